#% a module's exception is a class that can be changed
import zlib, binascii, struct
zlib.error.note = "n"
print(zlib.error.note, zlib.error.__module__, zlib.error.__qualname__, zlib.error.__bases__)
del zlib.error.note
print(sorted(n for n in vars(binascii.Error) if n != "__annotations_cache__"))
class Sub(struct.error): __slots__ = ("a",)
print(Sub.__mro__, isinstance(Sub(), struct.error))
try: struct.error("x").nothing
except AttributeError as e: print(e)

#% a type that names the generic look-up itself has it in its dict
import itertools, functools, operator
for cls in itertools.chain, itertools._grouper, functools.partial, operator.itemgetter:
    print(cls, "__getattribute__" in vars(cls), "__setattr__" in vars(cls))
class C(itertools.count):
    x = 1
    def __getattr__(self, name): return name
c = C()
c.y = 2
print(c.x, c.y, c.z, next(c), itertools.count.__getattribute__(c, "y"))
class D(functools.partial):
    def __getattribute__(self, name): return super().__getattribute__(name) if name.startswith("__") else name
print(D(print).func, D(print).__class__)

#% METH_VARARGS counts in words of its own
import socket, time
for f in socket.CMSG_LEN, socket.getprotobyname, time.clock_getres, time.get_clock_info:
    for args in (), (1, 2):
        try: f(*args)
        except TypeError as e: print(e)
    try: f(x=1)
    except TypeError as e: print(e)

#% the repr of a group keeps to what the group holds
import collections
items = [ValueError(1)]
g = ExceptionGroup("m", items)
items.append(TypeError(2))
print(repr(g), g.args)
g.args = ("m", (1,))
print(repr(g))
g.args = ("m", [], 1)
print(repr(g))
d = collections.deque([ValueError(1)])
g = ExceptionGroup("m", d)
d.clear()
print(repr(g))
class R:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
    def __repr__(self): print("repr"); return "R"
ExceptionGroup("m", R())

#% contexts and tokens have no hash
import contextvars
v = contextvars.ContextVar("v")
for o in contextvars.copy_context(), v.set(1):
    print(type(o).__hash__)
    try: hash(o)
    except TypeError as e: print(e)

#% the dict of a thread-local object belongs to the thread
import _thread, threading
l = _thread._local()
l.x = 1
print(l.__dict__, _thread._local.__dictoffset__, "__dict__" in vars(_thread._local))
class L(threading.local):
    def __init__(self): self.y = 3
m = L()
m.z = 2
t = threading.Thread(target=lambda: print(m.__dict__, hasattr(m, "z")))
t.start()
t.join()
print(m.__dict__)
m.__dict__ = {}

#% exceptions that share __new__ with BaseException
print([n for n in ("KeyError", "ValueError", "OSError", "UnicodeDecodeError", "TypeError", "ImportError", "LookupError")
       if "__new__" in vars(getattr(__builtins__, n, None) or __builtins__[n])])
print(type(BaseException.__new__(UnicodeDecodeError)))

#% members of type are read-only
class A: pass
for name in "__flags__", "__base__", "__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__":
    try: setattr(A, name, 1)
    except AttributeError as e: print(name, type(vars(type)[name]).__name__, e)
None | None

#% a stream's members
import io, sys
t = io.TextIOWrapper(io.BytesIO())
print(t.encoding.lower() in ("utf-8", "ansi_x3.4-1968"), t.line_buffering, t.write_through)
try: t.encoding = "x"
except AttributeError as e: print(e)
b = io.BufferedReader(io.BytesIO(b"x"))
try: b._finalizing = 1
except TypeError as e: print(e)
for call in (lambda: io.RawIOBase().readinto(bytearray(1)), lambda: io.RawIOBase().write(), lambda: b.detach() and b.raw):
    try: print(call())
    except Exception as e: print(repr(e))

#% generators are finalized by name
import sys, warnings
def g():
    try: yield 1
    finally: print("end")
x = g()
next(x)
x.__del__()
x.__del__()
print(list(x), type(type(x).__dict__["__del__"]).__name__)
async def c(): pass
y = c()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    y.__del__()
print([str(w.message).splitlines()[0] for w in caught])
y.close()
async def a(): yield
print(a().__del__())

#% patterns and type parameters want their end
import ast
where = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
def match(pattern):
    return ast.Module([ast.Match(ast.Name("a", ast.Load(), **where), [ast.match_case(pattern, None, [ast.Pass(**where)])], **where)], [])
def alias(parameter):
    return ast.Module([ast.TypeAlias(ast.Name("X", ast.Store(), **where), [parameter], ast.Name("a", ast.Load(), **where), **where)], [])
for tree in (match(ast.MatchAs(None, "x", lineno=1, col_offset=0)), match(ast.MatchAs(None, "x", lineno=1, col_offset=0, end_lineno=1)),
             match(ast.MatchAs(None, "x", lineno=1, col_offset=0, end_lineno=None, end_col_offset=3)), match(ast.MatchAs(None, "x", **where)),
             alias(ast.TypeVar("T", lineno=1, col_offset=0)), alias(ast.TypeVar("T", **where))):
    try: compile(tree, "x", "exec"); print("ok")
    except Exception as e: print(type(e).__name__, e)
print(ast.arguments._attributes, "_attributes" in vars(ast.arguments))
ast.MatchAs(None, "x").end_lineno
