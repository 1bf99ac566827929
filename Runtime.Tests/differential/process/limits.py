#% nested parentheses
from children import run
run("a.py", files={"a.py": "(" * 100_000 + ")" * 100_000}, tail=1)
#% unbounded recursion
from children import run
run("-c", "def f(): f()\nf()", tail=1)
#% null bytes
from children import run
run("a.py", files={"a.py": b"x = 1\n\0\0y = 2\n"}, tail=1)
#% random bytes
import random
from children import run
run("a.py", files={"a.py": random.Random(7).randbytes(1000)}, tail=1)
#% very long line
from children import run
run("a.py", files={"a.py": "x = [" + "1, " * 4_000_000 + "]\nprint(len(x))\n"}, tail=1)
#% long string on one line
from children import run
run("a.py", files={"a.py": "x = '" + "a" * 50_000_000 + "'\nprint(len(x))\n"}, tail=1)
#% dict changed while iterated
from children import run
run("-c", "d = {1: 1, 2: 2}\nfor k in d:\n    d[k + 10] = 1", tail=1)
#% recursion limit of a million
from children import run
run("-c", "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(100_000))", tail=1)
#% recursion through native code
from children import run
run("-c", "def f(x): return list(map(f, [x]))\ntry:\n    f(1)\nexcept RecursionError:\n    print('RecursionError')", tail=1)
run("-c", "class A:\n    def __eq__(self, other): return self == other\ntry:\n    A() == A()\nexcept RecursionError:\n    print('RecursionError')", tail=1)
run("-c", "class A:\n    def __repr__(self): return repr(self)\ntry:\n    repr(A())\nexcept RecursionError:\n    print('RecursionError')", tail=1)
run("-c", "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\ntry:\n    A().a\nexcept RecursionError:\n    print('RecursionError')", tail=1)
#% deep json
from children import run
run("-c", "import json\ntry:\n    json.loads('[' * 100_000)\nexcept RecursionError as e:\n    print('RecursionError')", tail=1)
#% deep data
from children import run
run("-c", """
import sys
def nest(n, wrap):
    x = None
    for _ in range(n): x = wrap(x)
    return x
def attempt(label, f):
    try:
        f()
        print(label, "goes")
    except RecursionError as error:
        text = str(error)
        print(label, text[:14], text[text.find(")"):] if label != "calls" else "")
N = 110_000
attempt("repr list", lambda: repr(nest(N, lambda x: [x])))
attempt("repr dict", lambda: repr(nest(N, lambda x: {1: x})))
attempt("repr tuple", lambda: repr(nest(N, lambda x: (x,))))
attempt("str", lambda: str(nest(10_000, lambda x: [x])))
attempt("equal", lambda: nest(N, lambda x: [x]) == nest(N, lambda x: [x]))
attempt("hash", lambda: hash(nest(N, lambda x: (x,))))
attempt("sum of constants", lambda: compile("+".join(["1"] * 50_000), "", "exec"))
attempt("sum of names", lambda: compile("+".join(["x"] * 50_000), "", "exec"))
attempt("shorter sum", lambda: compile("+".join(["x"] * 15_000), "", "exec"))
def through(n): return list(map(through, [n - 1])) if n else 0
attempt("calls", lambda: through(10_000))
sys.setrecursionlimit(10**6)
attempt("calls", lambda: through(5_000))
attempt("calls", lambda: through(100_000))
""", tail=1)
#% deep calls in a thread
from children import run
run("-c", """
import sys, threading
sys.setrecursionlimit(10**6)
def through(n): return list(map(through, [n - 1])) if n else 0
def work():
    through(5_000)
    try:
        through(100_000)
    except RecursionError as error:
        print(str(error)[:14])
thread = threading.Thread(target=work)
thread.start()
thread.join()
""", tail=1)
#% null bytes, encodings and the end of a file
from children import run
for source in (b"x = 1\ny\0 = 2\n", b"\0", b"x = 1\n# \xff\n", b"'a\0\xff'\n", b"'a\xff\0'\n", b"x\n'\xff'\n\0", b"# \xe4\n# coding: latin-1\nx y",
               b"# coding: foo\n", b"class A:\n", b"if 1:\n  x\nclass A:\n", b"x = (\n1,\n"):
    run("a.py", files={"a.py": source})
