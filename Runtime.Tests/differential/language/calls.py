#% missing positional
def f(a, b, c=3): pass
f(1)
#% missing two positional
def f(a, b, c=3): pass
f()
#% missing three
def f(a, b, c): pass
f()
#% too many positional
def f(a, b): pass
f(1, 2, 3)
#% too many with defaults
def f(a, b=1): pass
f(1, 2, 3)
#% takes none
def f(): pass
f(1)
#% too many positional with kwonly given
def f(a, *, k): pass
f(1, 2, k=3)
#% missing kwonly
def f(*, k, m): pass
f()
#% unexpected keyword
def f(a): pass
f(1, b=2)
#% unexpected keyword suggestion
def f(first, second): pass
f(1, secnd=2)
#% multiple values
def f(a, b): pass
f(1, a=2)
#% positional only as keyword
def f(a, b, /, c): pass
f(1, b=2, c=3)
#% positional only name into kwargs
def f(a, /, **kw): print(a, kw)
f(1, a=2)
#% star args and kwargs
def f(*a, **k): print(a, k)
f(*[1, 2], 3, *(4,), x=1, **{'y': 2}, z=3)
#% duplicate keyword in double star
def f(**k): pass
f(**{'a': 1}, **{'a': 2})
#% double star non mapping
def f(**k): pass
f(**[1])
#% star non iterable
def f(*k): pass
f(*5)
#% non string keyword
def f(**k): pass
f(**{1: 2})
#% default evaluated once
def f(x, l=[]):
    l.append(x); return l
print(f(1), f(2), f.__defaults__)
#% lambda
print((lambda x, *y, z=3, **w: (x, y, z, w))(1, 2, 3, z=4, k=5))
#% call non callable
(5)()
#% call none attribute
x = None
x.foo()
#% method on class without self
class A:
    def m(self, x): return x
A.m(5)
#% method wrong arity
class A:
    def m(self, x): return x
A().m()
#% bound method repr parts
class A:
    def m(self): pass
a = A()
print(a.m == a.m, a.m is a.m, a.m.__func__ is A.m, a.m.__self__ is a)
#% evaluation order of arguments
def p(x):
    print(x); return x
def f(*a, **k): pass
f(p(1), *p([2]), k=p(3), **p({'z': 4}))
#% kwdefaults
def f(*, a=1, b): pass
print(f.__kwdefaults__)
#% recursion error
def f(): f()
try:
    f()
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))
#% decorator order
def d(n):
    def deco(f):
        print("apply", n); return f
    print("make", n)
    return deco
@d(1)
@d(2)
def f(): pass
#% closure cell contents
def f():
    x = 1
    return lambda: x
print(f().__closure__[0].cell_contents, f().__code__.co_freevars)
#% builtin no keywords
len(obj=[1])
#% builtin arity
len()
#% builtin arity two
len([], [])
#% isinstance arity
isinstance(1)
#% print bad keyword
print(1, foo=2)
#% sorted positional
sorted([1], None)
#% int bad base keyword
int("5", bse=10)
#% str method arity
"a".join()
#% list append arity
[].append()
#% list append two
[].append(1, 2)
#% dict pop too many
{}.pop(1, 2, 3)
#% range no args
range()
#% type three args
print(type("X", (), {"a": 1}).a)
#% partial application
import functools
print(functools.partial(pow, 2)(5), functools.partial(int, base=2)("101"))
#% getattr default
print(getattr(1, "nope", "dflt"))
getattr(1, "nope")
#% call result chain
print("abc".upper().lower().title().swapcase())
