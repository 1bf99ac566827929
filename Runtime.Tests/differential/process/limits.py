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
