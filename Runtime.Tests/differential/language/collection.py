#% an argument that the called function lets go of
import gc, weakref
class X:
    def m(self, x):
        self = x = None
        check("method")
seen = []
def track(x):
    seen.append(weakref.ref(x))
    return x
def check(label):
    gc.collect()
    print(label, [r() is not None for r in seen])
    seen.clear()
def drops(x=None, *rest, **more):
    x = rest = None
    more.clear()
    check("dropped")
drops(track(X()))
drops(track(X()), track(X()), track(X()))
drops(x=track(X()), y=track(X()))
drops(**{"x": track(X())})
track(X()).m(track(X()))

#% values that an expression is done with
import gc, weakref
class X: pass
seen = []
def track(x):
    seen.append(weakref.ref(x))
    return x
def f():
    list(map(track, [X(), X()]))
    print(1 + len([track(X())]))
    gc.collect()
    print([r() is not None for r in seen])
f()
def g():
    yield track(X())
    x = track(X())
    yield x
    x = None
    gc.collect()
    print([r() is not None for r in seen])
    yield
seen.clear()
for value in g():
    value = None

#% values that an instruction still needs when the collector runs
import gc
from functools import partial, reduce
from types import MethodType
class Items:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        gc.collect()
        if self.n > 3: raise StopIteration
        return [self.n]
a, b, c = Items()
print(a, b, c)
a, *b = Items()
print(a, b)
a, *b, c = Items()
print(a, b, c)
def f():
    for i, (a, b, c) in enumerate([Items(), Items()]):
        print(i, a, b, c)
f()
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, other):
        gc.collect()
        return self.v < other.v
keys = [K(3), K(2), K(1)]
sort = keys.sort
sort()
print([k.v for k in keys])
key = lambda k: (gc.collect(), k.v)[1]
print(max(K(1), K(2), K(3), key=key).v, min([K(1), K(2)], key=key).v)
print(partial(reduce, lambda a, b: (gc.collect(), a + b)[1])([1, 2, 3], 10))
largest = MethodType(max, K(5))
print(largest(K(4), key=key).v, largest(*[K(9)], key=key).v)

#% the same under a tracer
import gc, sys
class Items:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        gc.collect()
        if self.n > 3: raise StopIteration
        return [self.n]
def f():
    a, b, c = Items()
    d, *e = Items()
    return a, b, c, d, e
sys.settrace(lambda *args: None)
try:
    print(f())
finally:
    sys.settrace(None)

#% a value that was compared with None
import gc, weakref
class X: pass
def f(r):
    x = r()
    if x is not None and r:
        return (x, 1)
def g():
    x = X()
    r = weakref.ref(x)
    f(r)
    if x is not None: x = None
    gc.collect()
    print(r() is None)
g()

#% what a weak reference's callback and others are called in turn
import gc, weakref
class X: pass
def f():
    x, done = X(), []
    kept = [weakref.finalize(x, done.append, i) for i in range(6)]
    kept[2]()
    kept[4].detach()
    del x
    gc.collect()
    print(done)
f()
f()

#% thread-local data in a cycle with its owner
import gc, threading, weakref
class X: pass
def f():
    x = X()
    x.local = threading.local()
    x.local.x = x
    return weakref.ref(x)
r = f()
gc.collect()
print(r() is None)
local = threading.local()
local.a = 1
def work():
    print(hasattr(local, "a"))
    local.a = 2
    print(local.a)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print(local.a)

#% methods of an asynchronous generator that nothing awaits
import gc, warnings
async def agen(): yield 1
def f(make):
    g = agen()
    make(g)
    gc.collect()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for make in (lambda g: g.asend(None), lambda g: g.__anext__(), lambda g: g.aclose(), lambda g: g.athrow(ValueError),
                 lambda g: g.asend(None).close(), lambda g: g.aclose().close()):
        try:
            f(make)
        except Exception as error:
            print(repr(error))
for w in caught:
    print(w.category.__name__, w.message)

#% what a call with a starred argument gave dies with its last name
import gc, weakref
class Thing:
    def __init__(self, *args): pass
def starred(*args):
    made = set(*args)
    watch = weakref.ref(made)
    made = None
    gc.collect()
    return watch()
def method(*args):
    made = Thing(*args)
    watch = weakref.ref(made)
    made = None
    gc.collect()
    return watch()
print(starred(), starred([1]), method(), method(1, 2))

#% what an iterator gave to yield from dies with its last name
import gc, weakref
class Thing: pass
class Iterator:
    def __iter__(self): return self
    def __next__(self): return Thing()
def delegate():
    yield from Iterator()
generator = delegate()
watch = weakref.ref(next(generator))
gc.collect()
print(watch())

#% finalizers go from the outside to the inside
import gc
class Node:
    def __init__(self, number, *inner):
        self.number, self.inner = number, inner
    def __del__(self): order.append(self.number)
class Box(list):
    def __del__(self): order.append(len(self))
for young_outside in (True, False):
    order = []
    if young_outside:
        node = None
        for number in range(20):
            node = Node(number, node)
    else:
        node = first = Node(0)
        for number in range(1, 20):
            node.inner = {"next": [Node(number)]}
            node = node.inner["next"][0]
        del first
    del node
    gc.collect()
    print(order)
order = []
box = Box()
for number in range(5):
    box = Box([box, *[None] * number])
del box
gc.collect()
print(order)

#% a suspended generator is closed before what it uses is finalized
import gc
class Resource:
    def __del__(self): print("resource")
def use(resource):
    try:
        yield
    finally:
        print("finally")
generator = use(Resource())
next(generator)
del generator
gc.collect()
