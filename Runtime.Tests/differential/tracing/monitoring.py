#% tools
import sys
M = sys.monitoring
M.use_tool_id(2, 'mine')
print(M.get_tool(2), M.get_tool(3))
for call in (lambda: M.use_tool_id(2, 'again'), lambda: M.use_tool_id(7, 'x'), lambda: M.use_tool_id(1, 5), lambda: M.set_events(3, 1),
             lambda: M.set_events(2, -1), lambda: M.set_events(2, M.events.C_RETURN), lambda: M.register_callback(2, 3, None),
             lambda: M.register_callback(2, 1 << 30, None), lambda: M.set_local_events(2, 5, 0), lambda: M.set_local_events(2, M.get_tool.__class__, 0),
             lambda: M.set_local_events(2, (lambda: 0).__code__, M.events.RAISE), lambda: M.get_local_events(9, (lambda: 0).__code__)):
    try: call()
    except Exception as e: print(type(e).__name__, e)
M.set_events(2, M.events.BRANCH | M.events.CALL | M.events.C_RAISE | M.events.C_RETURN)
print(M.get_events(2) == M.events.BRANCH_LEFT | M.events.BRANCH_RIGHT | M.events.CALL, M._all_events())
M.free_tool_id(2)
print(M._all_events(), M.get_tool(2))

#% every event of a function
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'x')
names = {v: k for k, v in vars(E).items() if v}
seen = []
def shown(a):
    return a if isinstance(a, (int, str, type(None))) else '<missing>' if a is M.MISSING else getattr(a, '__name__', type(a).__name__)
for v, name in names.items():
    M.register_callback(0, v, lambda code, *args, name=name: seen.append((code.co_name, name, *map(shown, args))))
class A:
    def m(self): return 1
class B(A):
    def m(self): return super().m()
def gen():
    yield 1
    return 2
def f(x):
    for i in range(2):
        if i: x += 1
        else: x = x
    try: int('z')
    except ValueError: pass
    y = B().m()
    z = list(gen())
    while x > 99: pass
    w = None
    if w is None: w = 1
    print(*(), **{})
    return (lambda *a: a)(*[1, 2])
for events in (E.PY_START | E.PY_RESUME | E.PY_RETURN | E.PY_YIELD, E.CALL | E.C_RETURN | E.C_RAISE, E.LINE, E.INSTRUCTION, E.JUMP,
               E.BRANCH_LEFT | E.BRANCH_RIGHT, E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.RERAISE | E.STOP_ITERATION, E.BRANCH):
    M.set_events(0, events)
    f(3)
    M.set_events(0, 0)
    for s in seen:
        if s[0] in ('f', 'm', 'gen', '<lambda>'): print(*s)
    seen.clear()

#% throwing into generators, and asynchronous loops
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'x')
names = {v: k for k, v in vars(E).items() if v}
seen = []
def shown(a):
    return a if isinstance(a, (int, str, type(None))) else type(a).__name__
for v, name in names.items():
    M.register_callback(0, v, lambda code, *args, name=name: seen.append((code.co_name, name, *map(shown, args))))
def g():
    try: yield 1
    except KeyError: yield 2
def h():
    try: x = yield from g()
    finally: x = 3
async def a(n):
    for i in range(n): yield i
async def co():
    async for x in a(2): x
    try:
        async with C(): raise KeyError
    except KeyError: pass
    return 4
class C:
    async def __aenter__(self): return self
    async def __aexit__(self, *args): return False
def run():
    it = h()
    next(it)
    it.throw(KeyError())
    try: it.throw(ValueError())
    except ValueError: pass
    try: co().send(None)
    except StopIteration: pass
for events in (E.PY_THROW | E.PY_YIELD | E.PY_RESUME | E.PY_START | E.PY_RETURN, E.RAISE | E.RERAISE | E.PY_UNWIND | E.EXCEPTION_HANDLED | E.STOP_ITERATION,
               E.BRANCH_LEFT | E.BRANCH_RIGHT | E.JUMP):
    M.set_events(0, events)
    run()
    M.set_events(0, 0)
    for s in seen: print(*s)
    seen.clear()

#% DISABLE and restart_events
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'x')
seen = []
def line(code, n):
    seen.append(n - code.co_firstlineno)
    return M.DISABLE
M.register_callback(0, E.LINE, line)
def f():
    for i in range(3):
        i
    return i
M.set_local_events(0, f.__code__, E.LINE)
f(); print(seen); seen.clear()
f(); print(seen)
M.restart_events()
f(); print(seen); seen.clear()
M.set_local_events(0, f.__code__, 0)
M.restart_events()
f(); print(seen)
def raised(code, at, e): return M.DISABLE
M.register_callback(0, E.RAISE, raised)
M.set_events(0, E.RAISE)
try:
    try: 1 / 0
    except ZeroDivisionError: pass
except ValueError as e: print(e)
M.set_events(0, 0)

#% two tools, disabled apart
import sys
M = sys.monitoring; E = M.events
seen = []
for tool in 0, 1:
    M.use_tool_id(tool, 't%d' % tool)
    def cb(code, at, *args, tool=tool):
        seen.append((tool, at))
        if tool == 1: return M.DISABLE
    M.register_callback(tool, E.INSTRUCTION, cb)
def f(): return [][1:]
for tool in 0, 1: M.set_local_events(tool, f.__code__, E.INSTRUCTION)
f(); print(seen); seen.clear()
f(); print(seen)

#% events that a running function asks for itself
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'x')
seen = []
M.register_callback(0, E.LINE, lambda code, n: seen.append(n - code.co_firstlineno))
def f(a):
    b = 1
    c = (a, M.set_local_events(0, f.__code__, E.LINE), b)
    d = c
    M.set_local_events(0, f.__code__, 0)
    return d
print(f(2), seen)
def g():
    yield 1
    yield 2
it = g()
next(it)
M.set_local_events(0, g.__code__, E.LINE)
seen.clear()
print(next(it), seen)

#% a callback that raises
import sys
M = sys.monitoring; E = M.events
M.use_tool_id(0, 'x')
def cb(*args): raise LookupError('cb')
def f():
    try:
        x = 1
    except LookupError as e:
        return 'caught ' + str(e)
for e in (E.LINE, E.PY_START, E.PY_RETURN, E.INSTRUCTION):
    M.register_callback(0, e, cb)
    M.set_local_events(0, f.__code__, e)
    try: print(f())
    except LookupError as e: print('passed', e)
    M.set_local_events(0, f.__code__, 0)

#% branches
def f(a, b):
    while a:
        for x in b:
            if x: continue
            if x is not None: a -= 1
    return a
print(list(f.__code__.co_branches()))
