#% missing script
from children import run
run("nothing.py")
#% syntax error in a script
from children import run
run("a.py", files={"a.py": "x = 1\nif x\n    pass\n"})
#% uncaught exception with a cause
from children import run
run("a.py", files={"a.py": "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise ValueError('bad') from e\n\nf()\n"})
#% uncaught exception while handling another
from children import run
run("a.py", files={"a.py": "try:\n    {}['k']\nexcept KeyError:\n    undefined_name\n"})
#% exception group
from children import run
run("a.py", files={"a.py": "raise ExceptionGroup('several', [ValueError(1), ExceptionGroup('inner', [TypeError('t'), OSError(2, 'no')])])\n"})
#% notes and suggestions
from children import run
run("a.py", files={"a.py": "class C:\n    colour = 1\ntry:\n    C().color\nexcept AttributeError as e:\n    e.add_note('look again')\n    raise\n"})
#% sys.exit with each kind of argument
from children import run
for argument in ("", "None", "0", "3", "256", "-1", "True", "'text'", "1.5", "(1, 2)", "[]", "2**70"):
    print(argument)
    run("-c", f"import sys; sys.exit({argument})")
#% sys.exit inside a function after output
from children import run
run("a.py", files={"a.py": "import sys\nprint('before')\ndef f():\n    try:\n        sys.exit('the end')\n    finally:\n        print('finally')\nf()\n"})
#% interrupt of a loop
from children import interrupt
interrupt("print('ready', flush=True)\nwhile True:\n    pass")
#% interrupt of a sleep
from children import interrupt
interrupt("import time\nprint('ready', flush=True)\ntime.sleep(50)")
#% interrupt that is caught
from children import interrupt
interrupt("import time\nprint('ready', flush=True)\ntry:\n    time.sleep(50)\nexcept KeyboardInterrupt:\n    print('caught')")
#% interrupt of an event loop
from children import interrupt
interrupt("import asyncio\nasync def main():\n    print('ready', flush=True)\n    try:\n        await asyncio.sleep(50)\n    finally:\n        print('cleaned')\ntry:\n    asyncio.run(main())\nexcept KeyboardInterrupt:\n    print('caught')")
#% broken pipe
from children import hang_up
hang_up("import time\nprint('first', flush=True)\ntime.sleep(1)\nfor i in range(100000):\n    print('line', i)")
#% error in atexit
from children import run
run("-c", "import atexit\natexit.register(lambda: 1 / 0)\nprint('body')")
#% error in a thread
from children import run
run("-c", "import threading\nt = threading.Thread(target=lambda: 1 / 0, name='worker')\nt.start()\nt.join()\nprint('main goes on')")
#% error at import
from children import run
run("a.py", files={"a.py": "import b\n", "b.py": "import c\n", "c.py": "raise RuntimeError('deep')\n"})
#% module that is not there
from children import run
run("-m", "no_such_module")
run("-m", "no_such.module")
#% package without a main
from children import run
run("-m", "pack", files={"pack/__init__.py": ""})
#% folder with and without a main
from children import run
run("d", files={"d/__main__.py": "print('main of', __name__)\n"})
run("e", files={"e/x.py": ""})
#% script on standard input
from children import run
run("-", "x", "y", stdin="import sys\nprint(sys.argv)\n")
run(stdin="print(1)\nraise LookupError('in')\n")
run(stdin="x = = 1\n")
#% command
from children import run
run("-c", "import sys; print(sys.argv)", "a", "-b")
run("-c", "1 +")
run("-c", "raise OSError(2, 'gone', 'file')")
#% warnings
from children import run
run("-W", "error", "-c", "import warnings; warnings.warn('w')")
run("-W", "always", "-c", "import warnings; warnings.warn('w', DeprecationWarning)")
run("-c", "import warnings; warnings.warn('w')", env={"PYTHONWARNINGS": "error::UserWarning"})
#% excepthook that fails
from children import run
run("-c", "import sys\ndef hook(*a):\n    raise TypeError('hook')\nsys.excepthook = hook\nraise ValueError('first')")
#% optimised and assertions
from children import run
run("-c", "assert 1 == 2, 'no'")
run("-O", "-c", "assert 1 == 2, 'no'; print(__debug__)")
#% errors that nobody can get
from children import run
run("a.py", files={"a.py": """
import gc, json, sys
class D:
    def __init__(self, f): self.f = f
    def __del__(self):
        self.f()
def deep(n):
    if n == 0: raise ValueError()
    deep(n - 1)
class E(Exception):
    def __str__(self): 1 / 0
def chain():
    try: 1 / 0
    except Exception as e: raise E("x") from e
def group(): raise ExceptionGroup("g", [ValueError(1)])
def subscript():
    x = [1, 2][
        5]
def note():
    e = ValueError("x\\ny")
    e.add_note("n")
    raise e
def limit(n):
    sys.tracebacklimit = n
    deep(3)
for f in chain, group, subscript, note, lambda: deep(10), lambda: json.loads("{"), lambda: limit(2), lambda: limit(0), lambda: limit(-10**30):
    D(f)
    gc.collect()
del sys.tracebacklimit
D(lambda: exec(compile("1 / 0", "<string>", "exec")))
gc.collect()
"""})
#% how a program is named
from children import run
for name in "./a.py", "a.py", ".", "./.", "../missing/a.py", "b":
    run(name, "1", files={"a.py": "import sys\nprint(__file__, sys.argv, sys.path[0])\n", "__main__.py": "import sys\nprint(__file__, sys.argv, sys.path[0])\n",
                          "b/__main__.py": "print(__file__)\n"})
