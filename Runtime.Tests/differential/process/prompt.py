#% statements, errors and the end of input
from children import run
run("-i", "-q", stdin="x = 1\nprint(x)\n1 / 0\nfor i in range(2):\n    print(i)\n\nprint('end')")
#% source lines of functions
from children import run
run("-i", "-q", stdin="def f():\n    raise ValueError('v')\n\nf()\nf.__code__.co_filename\n")
#% syntax errors
from children import run
run("-i", "-q", stdin="1 +\nx = = 2\nif 1:\nprint(3)\n\n4\n")
#% future statements stay
from children import run
run("-i", "-q", stdin="from __future__ import annotations\ndef f(x: undefined): pass\n\nprint(f.__annotations__)\n")
#% prompts of its own
from children import run
run("-i", "-q", stdin="import sys\nsys.ps1 = '1> '\nsys.ps2 = '2> '\ndef f():\n    return 5\n\nf()\n")
#% exit
from children import run
run("-i", "-q", stdin="import sys\nsys.exit(4)\nprint('not reached')\n")
#% keyboard interrupt
from children import run
run("-i", "-q", stdin="raise KeyboardInterrupt\nprint('goes on')\n")
#% after a command
from children import run
run("-i", "-q", "-c", "y = 7", stdin="print(y)\n")
run("-i", "-q", "-c", "import sys; z = 8; sys.exit(3)", stdin="print(z)\n")
#% no input
from children import run
run("-i", "-q", stdin="")
#% lines in another encoding, and lines in none
from children import run
for encoding in "latin-1", "utf-8", "utf-8:surrogateescape":
    run("-i", "-q", "-S", "-c", "import os, sys; os.dup2(os.open('in', os.O_RDONLY), 0)", env={"PYTHONIOENCODING": encoding},
        files={"in": b'x="\xe9"\nprint(ascii(x))\nif 1:\n  "\xff"\n\nprint(3)\n'})
#% a file that runs first
from children import run
run("-i", "-q", stdin="print(x)\n'__file__' in globals()\n", env={"PYTHONSTARTUP": "start.py"}, files={"start.py": "x = __file__\n1 / 0\n"})
run("-i", "-q", stdin="print(2)\n", env={"PYTHONSTARTUP": "start.py"}, files={"start.py": "raise SystemExit(5)\n"})
run("-i", "-q", stdin="print(2)\n", env={"PYTHONSTARTUP": "missing.py"})
run("-i", "-q", "-E", stdin="print(2)\n", env={"PYTHONSTARTUP": "missing.py"})
#% a prompt that the program asks for
from children import run
run("-c", "import os; os.environ['PYTHONINSPECT'] = '1'", stdin="print(2)\n")
run("-i", "-c", "import sys; sys.__interactivehook__ = lambda: print('hook')", stdin="print(2)\n")
run("-i", "-q", "-c", "import sys; sys.__interactivehook__ = lambda: 1 / 0", stdin="print(2)\n")
run("-i", "-q", "-c", "import sys; sys._baserepl(); print('behind')", stdin="print(2)\n")
run("-i", "-q", "-c", "import sys; sys._baserepl(); print('behind')", stdin="raise SystemExit(7)\nprint(3)\n")
#% at a terminal
from children import terminal
terminal("x = 40\r", "def f():\r", "return x\r", "\r", "print('=>', f())\r", "\x1b[A", "\r", "import sys\r", "print('=>', sys.hexve\t)\r",
         "print('=>', 'é', input('? '))\r", "hey\r", "1 / 0\r", "\x1b[200~a = 1\nb = 2\nprint('=>', a + b)\n\x1b[201~", "\r", "exit\r")
terminal("print('=>', 1)\r", "\x04")
terminal("print('=>', 1)\r", "raise SystemExit(3)\r")
terminal("print('=>', 1)\r", "for i in range(2): print('=>', i)\r", "\r", "\x04", env={"PYTHON_BASIC_REPL": "1"})
terminal("print('=>', y)\r", "\x04", arguments=("-q", "-i", "-c", "y = 5"))
terminal("print('=>', y)\r", "\x04", env={"TERM": "dumb"}, arguments=("-q", "-i", "-c", "y = 5"))
