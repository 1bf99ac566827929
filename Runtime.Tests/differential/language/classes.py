#% mro diamond
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([c.__name__ for c in D.__mro__])
#% inconsistent mro
class A: pass
class B(A): pass
class C(A, B): pass
#% super chain
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f())
#% super without class cell
def f(self): return super().x
f(1)
#% slots
class A:
    __slots__ = ("x", "y")
a = A(); a.x = 1
print(a.x)
a.z = 2
#% slots unset
class A:
    __slots__ = ("x",)
A().x
#% slots conflict
class A:
    __slots__ = ("x",)
    x = 1
#% property
class A:
    @property
    def p(self): return 42
    @p.setter
    def p(self, v): print("set", v)
a = A(); print(a.p); a.p = 3
del a.p
#% readonly property
class A:
    @property
    def p(self): return 42
A().p = 1
#% descriptors priority
class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): print("set")
class NonData:
    def __get__(self, o, t): return "nondata"
class A:
    d = Data(); n = NonData()
a = A(); a.__dict__["d"] = 1; a.__dict__["n"] = 2
print(a.d, a.n, A.d, A.n)
#% set_name
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name)
class A:
    x = D(); y = D()
#% set_name error
class D:
    def __set_name__(self, owner, name): raise ValueError("no")
class A:
    x = D()
#% init_subclass
class A:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); print(cls.__name__, tag)
class B(A, tag=5): pass
class C(A): pass
#% init_subclass bad keyword
class A(x=1): pass
#% metaclass
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, kw); return super().__new__(m, name, bases, ns)
    def __init__(c, *a, **kw): print("init")
    def __call__(c, *a): print("call", a); return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name); return {}
class A(metaclass=M, k=1): pass
A()
#% metaclass conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass
#% class getitem
class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(A[int], A[1, 2])
#% getattr fallback
class A:
    def __getattr__(self, n):
        if n == "x": return 1
        raise AttributeError(n)
print(A().x, hasattr(A(), "y"))
#% getattribute override
class A:
    def __getattribute__(self, n):
        return "<" + n + ">"
print(A().anything)
#% attribute error message
class A: pass
A().foo
#% attribute error class
class A: pass
A.foo
#% setattr on object
object().x = 1
#% setattr on int
(1).x = 1
#% builtin type immutable
int.x = 1
#% instance new wrong
object.__new__(5)
#% new returns other
class A:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(A())
#% init returns non none
class A:
    def __init__(self): return 1
A()
#% object init args
class A: pass
A(1)
#% abstract
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @abc.abstractmethod
    def g(self): ...
A()
#% eq without hash
class A:
    def __eq__(self, o): return True
hash(A())
#% hash must be int
class A:
    def __hash__(self): return "x"
hash(A())
#% comparison fallback
class A:
    def __lt__(self, o): return "lt"
class B: pass
print(A() < B(), B() > A())
A() <= B()
#% reflected priority of subclass
class A:
    def __add__(self, o): return "A.add"
class B(A):
    def __radd__(self, o): return "B.radd"
print(A() + B(), B() + A())
#% notimplemented both
class A:
    def __add__(self, o): return NotImplemented
A() + A()
#% unsupported with int
class A: pass
1 + A()
#% iadd falls back
class A:
    def __add__(self, o): return "added"
a = A(); a += 1; print(a)
#% contains fallback to iter
class A:
    def __iter__(self): return iter([1, 2])
print(2 in A(), 3 in A())
#% iter by getitem
class A:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(A()), 20 in A())
#% len negative
class A:
    def __len__(self): return -1
len(A())
#% len not int
class A:
    def __len__(self): return "x"
len(A())
#% bool not bool
class A:
    def __bool__(self): return 1
bool(A())
#% index used
class A:
    def __index__(self): return 2
print([10, 20, 30][A()], hex(A()), range(5)[A()])
#% str returns non str
class A:
    def __str__(self): return 1
str(A())
#% repr default
class A: pass
print(repr(A()).startswith("<__snippet__.A object at 0x"))
#% class repr
class A:
    class B: pass
print(A, A.B, A.B.__qualname__)
#% format spec passes through
class A:
    def __format__(self, s): return "spec:" + s
print(f"{A():x>5}", format(A(), ""))
#% default format with spec
class A: pass
f"{A():10}"
#% call method
class A:
    def __call__(self, *a, **k): return a, k
print(A()(1, x=2))
#% context manager order
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *e): print("exit", e[0] and e[0].__name__); return True
with CM() as c: raise ValueError
print("after")
#% with missing exit
class A:
    def __enter__(self): pass
with A(): pass
#% with not context manager
with 5: pass
#% delattr
class A: pass
a = A(); a.x = 1; del a.x
del a.x
#% class attribute delete
class A: x = 1
del A.x
print(hasattr(A, "x"))
#% dunder class assignment
class A: pass
class B: pass
a = A(); a.__class__ = B
print(type(a).__name__)
a.__class__ = int
#% private mangling
class A:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
print(A().get(), list(A().__dict__))
#% vars of instance
class A:
    def __init__(self): self.b = 1; self.a = 2
print(vars(A()))
#% staticmethod classmethod
class A:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
class B(A): pass
print(A.s(1), A().s(2), A.c(), B().c())
#% type call mutable doc
class A:
    "doc"
print(A.__doc__); A.__doc__ = "new"; print(A.__doc__)
#% bases assignment
class A: pass
class B:
    def f(self): return "B"
class C(A): pass
C.__bases__ = (B,)
print(C().f())
#% subclasses
class A: pass
class B(A): pass
class C(A): pass
print([c.__name__ for c in A.__subclasses__()])
#% int subclass
class I(int):
    def __add__(self, o): return I(int(self) + o)
x = I(5) + 3
print(x, type(x).__name__, x * 2, type(x * 2).__name__)
#% str subclass
class S(str):
    def upper(self): return "U"
print(S("a").upper(), S("a") + "b", type(S("a") + "b").__name__, {S("k"): 1}["k"])
#% dict missing
class D(dict):
    def __missing__(self, k): return k * 2
print(D()["ab"], D().get("ab"))
#% list subclass
class L(list): pass
l = L([3, 1, 2]); l.sort(); l.x = 1
print(l, l.x, type(l[:]).__name__)
#% exception subclass attributes
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
try:
    raise E(1, 2)
except E as e:
    print(e, e.args, e.b, repr(e))
#% type parameters
class Box[T]:
    def get[U](self, u: U) -> T: ...
print(Box.__type_params__, Box.get.__type_params__, Box[int])
#% generic function
def first[T: (int, str) = int](x: T) -> T: return x
T, = first.__type_params__
print(T.__constraints__, T.__default__, first(3))
#% type alias
type Pair[A, B = int] = tuple[A, B]
print(Pair, Pair.__type_params__, Pair.__value__, Pair[str])
#% dataclass
from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list, compare=False)
print(P(1), P(1) < P(1, 2), P(2) == P(2))
P()
#% enum
import enum
class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
print(Color.RED, repr(Color.GREEN), Color(1), Color["GREEN"], list(Color))
Color(9)
#% namedtuple
from collections import namedtuple
P = namedtuple("P", "x y", defaults=[5])
print(P(1), P(1)._replace(y=2), P._fields, P(1)._asdict())
P()
#% names and docs must be encodable
for name, doc in (("A\udc00", None), ("A", "x\udc00"), ("A\0", None), ("\xc4", "\U0001f40d")):
    try: print(type(name, (), {"__doc__": doc}).__name__)
    except Exception as e: print(type(e).__name__, ascii(str(e)))
#% namespace replace of a liar
import types, copy
class N(types.SimpleNamespace):
    made = False
    def __new__(cls): return 5 if cls.made else super().__new__(cls)
n = N(); N.made = True
copy.replace(n)

#% a signature at the beginning of a class's docstring
for doc in ("A(raw, x=1)\n--\n\nText", "A(raw\n--\n\n", "A(raw)\n--\nText", "A(raw)\n\n--\n\n", "B(raw)\n--\n\nx", "A()\n--\n\n", " A(x)\n--\n\nfoo", None, 3, "A(a)\n--\n\n b)\n--\n\n"):
    A = type("A", (), {"__doc__": doc})
    print(repr(A.__text_signature__), repr(A.__doc__))
    A.__doc__ = "A(other)\n--\n\nT"
    print(repr(A.__text_signature__), repr(A.__doc__))
    A.__name__ = "B"
    print(repr(A.__text_signature__))
