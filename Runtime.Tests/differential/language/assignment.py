#% chained targets evaluate left to right
log = []
class D(dict):
    def __setitem__(self, k, v):
        log.append(k); super().__setitem__(k, v)
d = D(); d['a'] = d['b'] = x = 3
print(log, x)
#% starred middle
a, *b, c = range(6)
print(a, b, c)
#% starred empty
a, *b = [1]
print(a, b)
#% too many
a, b = 1, 2, 3
#% too few
a, b, c = 1, 2
#% too few starred
a, b, *c = [1]
#% not iterable
a, b = 5
#% nested unpack
(a, [b, (c, *d)]), e = (1, [2, (3, 4, 5)]), 6
print(a, b, c, d, e)
#% augmented on tuple item raises but changes list
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
#% augmented order of evaluation
def f(n):
    print("f", n); return n
l = [0, 10, 20]
l[f(1)] += f(5)
print(l)
#% walrus in comprehension leaks
print([y := x * 2 for x in range(4)], y)
#% walrus in while
it = iter([3, 2, 0, 9])
while n := next(it):
    print(n)
#% del then use
x = 1
del x
x
#% unbound local
def f():
    print(x)
    x = 1
f()
#% free variable unbound
def f():
    def g():
        return x
    g()
    x = 1
f()
#% global statement
def f():
    global gg
    gg = 7
f(); print(gg)
#% nonlocal counter
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c(); print(c(), c())
#% swap
a, b = 1, 2
a, b = b, a
print(a, b)
#% slices assign
l = list(range(10))
l[2:5] = "xyz!"
l[::3] = [0] * len(l[::3])
print(l)
#% extended slice wrong size
l = list(range(6)); l[::2] = [1]
#% annotated assignment at module level
x: int = 3
y: "undefined name" 
print(x, __annotations__ if '__annotations__' in globals() else None)
#% annotate function
def f(a: int, b: "str" = 1, *c: float, d: bytes, **e: dict) -> None: ...
print(f.__annotations__)
#% multiple del targets
a = b = 1; l = [1, 2, 3]
del a, (b, l[0])
print(l, 'a' in globals(), 'b' in globals())
