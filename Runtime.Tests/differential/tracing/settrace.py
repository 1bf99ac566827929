#% lines of a loop and a condition
import sys
def f(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += i
    return total
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return tracer
sys.settrace(tracer)
f(3)
sys.settrace(None)

#% a loop on one line reports every round
import sys
def f():
    for i in range(3): pass
def tracer(frame, event, arg):
    print(frame.f_lineno - frame.f_code.co_firstlineno, event)
    return tracer
sys.settrace(tracer)
f()
sys.settrace(None)

#% exceptions on their way
import sys
def inner():
    raise KeyError(1)
def outer():
    try:
        inner()
    except KeyError:
        pass
    finally:
        x = 1
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg and repr(arg[1]))
    return tracer
sys.settrace(tracer)
outer()
sys.settrace(None)

#% a generator is entered and left, and thrown into
import sys
def g():
    try:
        yield 1
    except ValueError:
        yield 2
def tracer(frame, event, arg):
    if frame.f_code is g.__code__:
        print(frame.f_lineno - frame.f_code.co_firstlineno, event, arg[1:2] if event == 'exception' else arg)
    return tracer
it = g()
sys.settrace(tracer)
next(it)
it.throw(ValueError())
sys.settrace(None)

#% a generator that was suspended before tracing began
import sys
def g(a, b):
    x = a + (yield 1) + b
    yield x
it = g(1, 5)
next(it)
def tracer(frame, event, arg):
    print(frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return tracer
sys.settrace(tracer)
r = it.send(10)
sys.settrace(None)
print(r)

#% yield from and STOP_ITERATION
import sys
def inner():
    yield 1
    return 7
def outer():
    x = yield from inner()
    return x
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, repr(arg[1]) if event == 'exception' else arg)
    return tracer
sys.settrace(tracer)
list(outer())
sys.settrace(None)

#% tracing that begins in the middle of an expression
import sys
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return tracer
def start(v):
    sys._getframe(1).f_trace = tracer
    sys.settrace(tracer)
    return v
def f(a, b):
    c = [a, b + start(2), *"x"] + [(a, start(3), b)]
    a, b = b, a
    d = {'k': a, **{'l': b}}
    return c, d
r = f(10, 20)
sys.settrace(None)
print(r)

#% tracing that begins below a native call
import sys
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event)
    return tracer
class P:
    @property
    def start(self):
        sys._getframe(1).f_trace = tracer
        sys.settrace(tracer)
        return 5
    def __add__(self, other):
        return getattr(self, 'start')
def f(p):
    x = [1, p + 1, 3]
    y = x
    return x
def key(n):
    sys._getframe(1).f_trace = tracer
    sys.settrace(tracer)
    return -n
def h():
    x = 3; return sorted([2, 1], key=key), x
r = f(P())
sys.settrace(None)
print(r)
r = h()
sys.settrace(None)
print(r)

#% a handler that tracing began in
import sys
def tracer(frame, event, arg):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event)
    return tracer
def start():
    sys._getframe(1).f_trace = tracer
    sys.settrace(tracer)
    raise ValueError('here')
def f():
    try:
        with open('/dev/null'):
            start()
    except ValueError as e:
        r = str(e)
    finally:
        z = 2
    return r, z
r = f()
sys.settrace(None)
print(r)

#% tracing that begins before a try
import sys
def tracer(frame, event, arg):
    print(frame.f_lineno - frame.f_code.co_firstlineno, event, frame.f_lasti)
    return tracer
def start(opcodes):
    sys._getframe(1).f_trace = tracer
    sys._getframe(1).f_trace_opcodes = opcodes
    sys.settrace(tracer)
def f(opcodes, n):
    start(opcodes)
    try:
        while n:
            n -= 1
    finally:
        pass
f(False, 1)
sys.settrace(None)
f(True, 1)
sys.settrace(None)

#% opcodes
import sys
def f(x):
    return x + 1
def tracer(frame, event, arg):
    frame.f_trace_opcodes = True
    if event == 'opcode': print(frame.f_lasti)
    else: print(event, arg)
    return tracer
sys.settrace(tracer)
f(1)
sys.settrace(None)
f(1)

#% without lines
import sys
def f(x):
    return x
def tracer(frame, event, arg):
    frame.f_trace_lines = False
    print(event, arg)
    return tracer
sys.settrace(tracer)
f(1)
sys.settrace(None)

#% a trace function that raises ends tracing
import sys
def f():
    x = 1
    return x
def tracer(frame, event, arg):
    if event == 'line': raise RuntimeError('enough')
    return tracer
sys.settrace(tracer)
try:
    f()
except RuntimeError as e:
    print(repr(e), sys.gettrace())

#% call_tracing
import sys
def inner():
    return 1
def f():
    return 2
seen = []
def tracer(frame, event, arg):
    seen.append((frame.f_code.co_name, event))
    if frame.f_code is f.__code__ and event == 'call':
        sys.call_tracing(inner, ())
    return tracer
sys.settrace(tracer)
f()
sys.settrace(None)
print(seen)

#% jumping forwards and backwards
import sys
def f(out):
    out.append(1)
    out.append(2)
    out.append(3)
    out.append(4)
class Jump:
    def __init__(self, at, to): self.at, self.to, self.done = at, to, False
    def __call__(self, frame, event, arg):
        if event == 'line' and frame.f_code is f.__code__ and not self.done and frame.f_lineno - frame.f_code.co_firstlineno == self.at:
            self.done = True
            try: frame.f_lineno = frame.f_code.co_firstlineno + self.to
            except ValueError as e: print(e)
        return self
for at, to in (1, 4), (3, 1), (2, 9), (2, -1), (3, 3):
    out = []
    sys.settrace(Jump(at, to))
    f(out)
    sys.settrace(None)
    print(out)

#% jumps that are refused
import sys
def f(out):
    for i in range(2):
        out.append(i)
    try:
        out.append('t')
    except KeyError:
        out.append('e')
    with open('/dev/null'):
        out.append('w')
    out.append('end')
class Jump:
    def __init__(self, at, to): self.at, self.to, self.done = at, to, False
    def __call__(self, frame, event, arg):
        if event == 'line' and frame.f_code is f.__code__ and not self.done and frame.f_lineno - frame.f_code.co_firstlineno == self.at:
            self.done = True
            try: frame.f_lineno = frame.f_code.co_firstlineno + self.to
            except ValueError as e: print(e)
        return self
for at, to in (9, 2), (1, 6), (1, 8), (8, 9), (2, 9), (4, 1):
    out = []
    sys.settrace(Jump(at, to))
    f(out)
    sys.settrace(None)
    print(at, to, out)

#% setting f_lineno outside of a trace function
import sys
f = sys._getframe()
try: f.f_lineno = 1
except ValueError as e: print(e)
try: f.f_lineno = 'x'
except ValueError as e: print(e)
try: del f.f_lineno
except AttributeError as e: print(e)

#% profile
import sys
def f():
    len([])
    [].append(1)
    try: int('x')
    except ValueError: pass
    return max(1, 2, key=abs)
def profile(frame, event, arg):
    print(frame.f_code.co_name, event, getattr(arg, '__name__', arg))
sys.setprofile(profile)
f()
sys.setprofile(None)

#% another thread is traced on demand
import sys, threading
go, done = threading.Event(), threading.Event()
seen = []
def g(): return 1
def work():
    go.wait()
    g()
def tracer(frame, event, arg):
    if frame.f_code is g.__code__: seen.append(event)
    return tracer
t = threading.Thread(target=work)
t.start()
threading.settrace_all_threads(tracer)
go.set()
t.join()
threading.settrace_all_threads(None)
sys.settrace(None)
print(seen)

#% audit hooks are not traced
import sys
def hook(name, args):
    if name == 'sys.settrace': pass
sys.addaudithook(hook)
seen = []
def tracer(frame, event, arg):
    seen.append(frame.f_code.co_name)
    return tracer
def f(): pass
sys.settrace(tracer)
f()
sys.settrace(None)
print(seen)
