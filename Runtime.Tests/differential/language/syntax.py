#% collected syntax errors
import traceback
def t(src, mode="exec"):
    try:
        compile(src, "<s>", mode)
        print("ok", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
for s in ["x = ", "def f(:", "if x\n  pass", "for in x: pass", "1 = x", "f() = 1", "x + 1 = 2", "None = 1", "def f(a, a): pass",
          "return 1", "yield 1", "break", "continue", "lambda: (yield)", "class A: return", "a, b += 1", "del f()", "del 1",
          "print 1", "exec 'x'", "import a.b as", "from . import *x", "from x import (a", "x = (1", "x = [1", "x = {1", "x = 1)", "x = (1]",
          "'abc", "'''abc", "f'{'", "f'{x'", "f'{}'", "f'{x!z}'", "f'{x:{y:{z}}}'", "f'{lambda x: 1}'", "0777", "1_", "1__0", "0x", "0b2", "1e", "1.e+", "10l", "0o8",
          "  x = 1", "if 1:\npass", "if 1:\n  x\n y", "if 1:\n\tx\n        y", "x = $", "x = ?", "a b", "a = b c", "(a b)", "[a b]", "{a b}", "f(a b)",
          "f(a=1, 2)", "f(**a, *b)", "f(a=1, a=2)", "f(1=2)", "f(a.b=2)", "f(x for x in y, 1)", "f(True=1)",
          "global x\nx = 1", "x = 1\nglobal x", "def f():\n x = 1\n global x", "def f():\n nonlocal x", "nonlocal x", "def f(x):\n global x",
          "async def f(): yield from x", "await x", "async for x in y: pass", "async with x: pass", "[await x for x in y]", "def f(): await x",
          "try: pass", "try: pass\nexcept: pass\nexcept X: pass", "try: pass\nexcept* X: pass\nexcept Y: pass", "try: pass\nexcept*: pass", "try: pass\nexcept a, b as c: pass",
          "with x as 1: pass", "for 1 in x: pass", "for x() in y: pass", "[x for 1 in y]", "(x := 1)", "x := 1", "(x.y := 1)", "[x := 1 for x in y]",
          "*a = 1", "*a, *b = 1", "a = *b", "(*a)", "print(*)", "f(**)", "def f(*): pass", "def f(*, **k): pass", "def f(a=1, b): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*a, *b): pass", "def f(**k, a): pass",
          "lambda *: 1", "lambda a=1, b: 1", "match x:\n case 1: pass\n case y: pass\n case z: pass", "match x:\n case a | b: pass", "match x:\n case {**a, 'k': 1}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case A(x=1, 2): pass",
          "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "import *", "from x import *, y", "def f(): from x import *",
          "@\ndef f(): pass", "class A(:", "class A", "def f", "else: x", "elif x: y", "x if y", "x if y else", "not", "x is", "x in", "a <> b", "a ! b", "a && b", "a || b", "++", "x++", "!x",
          "a = 'x' b'y'", "b'é'", "'\\N{nope}'", "'\\x1'", "'\\u12'", "'\\U11111111'", "b'\\x'", "x: int: str", "(x, y): int", "[x]: int", "x: int = yield", "def f() -> : pass", "type X", "type X = ", "type 1 = 2", "class A[T", "def f[](): pass", "def f[T, T](): pass",
          "while True print(1)", "if x = 1: pass", "while x = 1: pass", "f(a, b for b in c)", "{1: 2, 3}", "{1, 2: 3}", "{**a for a in b}", "{*a: 1}", "[*a for a in b]", "(*a for a in b)", "x[1, *]", "x[]", "a.1", "a.", ".a", "...a", "assert", "assert (1, 'x')", "raise from x", "pass x", "import", "from x import", "from import x", "global", "nonlocal", "del", "(", ")", "[", "{", "}", "\\", "\\ x", "x = 1 \\ y", "\x00", "a\x00b", "é = 1", "€ = 1", "x = “y”", "1a", "1if 1else 2", "0_7", "1.2.3", "1..real", "0xfor x in y"]:
    t(s)
#% eval mode
def t(src, mode="eval"):
    try:
        compile(src, "<s>", mode); print("ok", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, "|", e.msg, "|", e.lineno, e.offset)
for s in ["", "x = 1", "1 +", "1\n2", " 1", "1;2", "pass", "(1,\n2)", "lambda: 1", "x for x in y", "\n\n1", "1 # c"]: t(s)
#% single mode
def t(src):
    try:
        compile(src, "<s>", "single"); print("ok", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, "|", e.msg, "|", e.lineno, e.offset)
for s in ["1\n2", "x = 1", "if 1: pass", "if 1:\n  pass\n", "def f():\n  pass\nx", "1; 2"]: t(s)
#% bad compile mode
compile("1", "s", "nope")
#% compile flags
compile("1", "s", "exec", 1 << 30)
#% invalid escape warns
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    compile(r"'\d'", "s", "exec")
    compile("1 is 1", "s", "exec")
    compile("assert (1, 2)", "s", "exec")
    compile("'a'()", "s", "exec")
    compile("0xfor x in []", "s", "eval") if False else None
    for x in w: print(x.category.__name__, x.message, x.lineno)
#% return in finally warns
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    compile("def f():\n try: pass\n finally: return 1", "s", "exec")
    compile("for x in y:\n try: pass\n finally: break", "s", "exec")
    for x in w: print(x.category.__name__, x.message, x.lineno)
#% nested parentheses
try:
    compile("(" * 300 + ")" * 300, "s", "eval")
except SyntaxError as e: print(e.msg)
#% deep nesting expression
try:
    compile("-" * 100000 + "1", "s", "eval"); print("compiled")
except (RecursionError, MemoryError, SyntaxError) as e: print(type(e).__name__)
#% encodings
for b in (b"# -*- coding: latin-1 -*-\nx = '\xe9'", b"\xef\xbb\xbfx = 1", b"# coding: nope\n", b"x = '\xff'", b"\xef\xbb\xbf# coding: latin-1\n"):
    try:
        ns = {}; exec(compile(b, "s", "exec"), ns); print(ascii(ns["x"]))
    except SyntaxError as e: print(e.msg)
#% ast dump
import ast
print(ast.dump(ast.parse("x: int = f(a, *b, c=1, **d)[1:2, ...]"), include_attributes=True))
#% ast dump more
import ast
for s in ("async def f(a, /, b=1, *c, d, e=2, **g) -> int: await x", "match x:\n case {'a': 1, **r}: pass", "try: pass\nexcept* E as e: pass", "f'{x!r:>{w}} {y=}'", "lambda: (yield)", "a < b <= c != d is not e not in f", "type X[T: int = str, *Ts, **P] = T", "t'{x}'"):
    print(ast.dump(ast.parse(s)))
#% ast unparse
import ast
print(ast.unparse(ast.parse("if x:\n  y = [i for i in z if i]\nelse:\n  async def f(): return await g(*a, **b)")))
#% ast compile
import ast
t = ast.parse("1 + 2", mode="eval"); t.body.right.value = 40
print(eval(compile(t, "s", "eval")))
#% ast missing field
import ast
compile(ast.Module(body=[ast.Expr(value=ast.Name(id="x"))], type_ignores=[]), "s", "exec")
#% ast wrong type
import ast
compile(ast.Expression(body=5), "s", "eval")
#% literal eval
import ast
print(ast.literal_eval("{'a': [1, 2.5, -3, (None, True)], 'b': {1, 2}, 'c': b'x', 'd': 1+2j}"))
ast.literal_eval("f()")
#% tokenize
import tokenize, io
for t in tokenize.generate_tokens(io.StringIO("def f(x):\n    return f'{x!r:>5}' # c\n").readline):
    print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end)
#% dis simple
import dis
def f(a, b):
    for x in a:
        if x > b: return x
    return None
for i in dis.get_instructions(f): print(i.opname, i.argrepr, i.positions.lineno)
#% code attributes
def f(a, b=1, /, c=2, *d, e, **g):
    x = 1
    return lambda: (x, a)
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags, c.co_nlocals, c.co_stacksize, c.co_name, c.co_qualname)
#% symtable
import symtable
t = symtable.symtable("def f(a):\n global b\n c = a\n def g(): return c\n", "s", "exec")
f = t.get_children()[0]
print(f.get_name(), f.get_locals(), f.get_globals(), f.get_parameters(), [s.get_name() for s in f.get_symbols() if s.is_local()])
#% marshal roundtrip
import marshal
v = (1, -5, 2**100, 1.5, 1+2j, "a", "é", b"b", None, True, ..., [1], {"k": (1,)}, {1}, frozenset([2]), StopIteration)
print(marshal.loads(marshal.dumps(v)) == v)
c = marshal.loads(marshal.dumps(compile("x = 6 * 7", "s", "exec"))); ns = {}; exec(c, ns); print(ns["x"])
