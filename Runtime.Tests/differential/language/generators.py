#% send
def g():
    x = yield 1
    print("got", x)
    y = yield x * 2
    print("got", y)
it = g(); print(next(it), it.send(5))
it.send(7)
#% send non none to new
def g(): yield
g().send(1)
#% throw
def g():
    try:
        yield 1
    except ValueError as e:
        print("caught", e); yield 2
it = g(); next(it); print(it.throw(ValueError("v")))
it.throw(KeyError("k"))
#% throw into new
def g(): yield
g().throw(ValueError("early"))
#% close runs finally
def g():
    try:
        yield 1
    finally:
        print("closed")
it = g(); next(it); print(it.close())
#% close ignored
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = g(); next(it); it.close()
#% close returns value
def g():
    try:
        yield
    except GeneratorExit:
        return 9
it = g(); next(it); print(it.close())
#% yield from value
def inner():
    x = yield 1
    return x
def outer():
    r = yield from inner()
    print("r", r)
it = outer(); next(it)
try:
    it.send("v")
except StopIteration:
    print("done")
#% yield from list and throw
def g(): yield from [1, 2]
it = g(); next(it)
it.throw(ValueError("x"))
#% already executing
def g():
    next(it)
    yield
it = g(); next(it)
#% stopiteration inside generator
def g():
    raise StopIteration
    yield
next(g())
#% generator attributes
def g(): yield
it = g()
print(it.gi_running, it.gi_frame is not None, it.gi_yieldfrom, it.gi_code.co_name, it.__name__, it.__qualname__)
list(it); print(it.gi_frame)
#% generator expression scope
x = 5
print(list(x for x in range(3)), x)
#% generator expression lazy
def p(x): print(x); return x
it = (p(i) for i in [1, 2])
print("made"); next(it)
#% comprehension nested
print([[i * j for j in range(3)] for i in range(3)], {i: j for i in "ab" for j in "cd"}, {i % 3 for i in range(9)})
#% comprehension conditions
print([(x, y) for x in range(4) if x % 2 for y in range(3) if y != x])
#% infinite with islice
import itertools
def nat():
    n = 0
    while True: yield n; n += 1
print(list(itertools.islice(nat(), 3, 9, 2)))
#% generator in for else
def g(): yield from range(2)
for x in g(): print(x)
else: print("else")
#% unpack generator
a, b, c = (i for i in range(3)); print(a, b, c)
#% generator return in list
def g():
    return [1]
    yield
print(list(g()))
#% coroutine not awaited send
async def c(): return 5
co = c()
try:
    co.send(None)
except StopIteration as e:
    print(e.value)
#% coroutine reuse
async def c(): return 5
co = c()
try: co.send(None)
except StopIteration: pass
co.send(None)
#% await non awaitable
async def c(): await 5
c().send(None)
#% custom awaitable
class A:
    def __await__(self):
        x = yield "asked"
        return x
async def c(): return await A()
co = c(); print(co.send(None))
try: co.send(3)
except StopIteration as e: print(e.value)
#% await returns non iterator
class A:
    def __await__(self): return 5
async def c(): await A()
c().send(None)
#% async generator protocol
async def ag():
    x = yield 1
    print("x", x)
    yield 2
a = ag()
def step(aw):
    try: aw.send(None)
    except StopIteration as e: return e.value
print(step(a.__anext__()), step(a.asend("s")))
try: step(a.__anext__())
except StopAsyncIteration: print("stop")
#% async generator athrow
async def ag():
    try: yield 1
    except ValueError: yield 2
a = ag()
def step(aw):
    try: aw.send(None)
    except StopIteration as e: return e.value
print(step(a.__anext__()), step(a.athrow(ValueError)))
#% async for over list
async def c():
    async for x in [1]: pass
c().send(None)
#% async with missing
async def c():
    async with 5: pass
c().send(None)
#% async comprehension
async def ag():
    for i in range(3): yield i
async def c(): return [x * 2 async for x in ag() if x]
try: c().send(None)
except StopIteration as e: print(e.value)
#% inspect state
import inspect
def g(): yield
it = g(); print(inspect.getgeneratorstate(it)); next(it); print(inspect.getgeneratorstate(it)); it.close(); print(inspect.getgeneratorstate(it))
#% throw with three args deprecated
import warnings
def g(): yield
it = g()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    try: it.throw(ValueError, "a", None)
    except ValueError as e: print(e)
    print(w[0].category.__name__, w[0].message)
#% deep yield from
def g(n):
    if n: yield from g(n - 1)
    yield n
print(list(g(50))[-3:])
#% generator as context via with
def g():
    with open("/dev/null") as f:
        yield f.name
print(list(g()))
#% exception context through generator
def g():
    try: yield
    except ValueError: raise KeyError("k")
it = g(); next(it)
it.throw(ValueError("v"))
#% throw chains only what the generator handles
def chain(e):
    r = []
    while e: r.append(repr(e)); e = e.__context__
    return r
def plain(): yield
def final():
    try: yield
    finally: raise Exception(5)
def handling():
    try: raise KeyError(1)
    except KeyError: yield
for make in (plain, final, handling):
    try: raise IndexError(3)
    except IndexError:
        g = make(); next(g)
        try: g.throw(Exception(0))
        except Exception as e: print(make.__name__, chain(e))
#% frame of an ended generator has no caller
def g(): yield
x = g(); frame = x.gi_frame; next(x); next(x, None); print(frame.f_back, x.gi_frame)
