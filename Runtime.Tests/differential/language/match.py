#% literals
def m(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "small"
        case -1: return "neg"
        case "a": return "str"
        case None: return "none"
        case True: return "true"
        case 1.5: return "float"
        case 1+2j: return "complex"
        case _: return "other"
print([m(x) for x in (0, 1, 2, -1, "a", None, True, False, 1.5, 1+2j, [])])
#% sequences
def m(x):
    match x:
        case []: return "empty"
        case [a]: return ("one", a)
        case [a, b]: return ("two", a, b)
        case [a, *rest, z]: return ("many", a, rest, z)
        case _: return "no"
print([m(x) for x in ([], [1], (1, 2), [1, 2, 3, 4], "ab", {1}, range(3), iter([]))])
#% mappings
def m(x):
    match x:
        case {"k": 1, **rest}: return ("k1", rest)
        case {"k": v}: return ("k", v)
        case {}: return "any"
        case _: return "no"
print([m(x) for x in ({"k": 1, "z": 2}, {"k": 5}, {}, [], {"q": 1})])
#% classes
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(x):
    match x:
        case P(0, y): return ("x0", y)
        case P(x=x, y=0): return ("y0", x)
        case P(): return "P"
        case int(n): return ("int", n)
        case str() as s: return ("str", s)
        case _: return "no"
print([m(x) for x in (P(0, 1), P(1, 0), P(1, 1), 5, "s", [])])
#% guards and binding
def m(x):
    match x:
        case [a, b] if a > b: return "gt"
        case [a, b] if a == b: return "eq"
        case [a, b]: return "lt"
print(m([2, 1]), m([1, 1]), m([0, 1]))
#% too many positional
class P: pass
match P():
    case P(1): pass
#% match args not tuple
class P: __match_args__ = ["x"]
match P():
    case P(1): pass
#% duplicate attribute
class P:
    __match_args__ = ("x",)
    x = 1
match P():
    case P(1, x=1): pass
#% value pattern
import enum
class C(enum.Enum): A = 1; B = 2
def m(x):
    match x:
        case C.A: return "A"
        case C.B: return "B"
print(m(C.B), m(1))
#% or pattern binds
match [1, 2]:
    case [x] | [x, _]: print(x)
#% as pattern nested
match {"a": [1, (2, 3)]}:
    case {"a": [1, (2, y) as t] as l}: print(y, t, l)
#% match class not class
x = 5
match 1:
    case x(): pass
#% soft keywords as names
match = 1; case = 2; type = 3; _ = 4
print(match, case, type, _)
#% star in middle with wildcard
match [1, 2, 3, 4]:
    case [1, *_, 4]: print("ok")
#% builtin single positional
def m(x):
    match x:
        case bool(b): return ("bool", b)
        case dict(d): return ("dict", d)
        case list([a, *_]): return ("list", a)
        case bytes(b): return ("bytes", b)
print(m(True), m({1: 2}), m([9]), m(b"x"))
