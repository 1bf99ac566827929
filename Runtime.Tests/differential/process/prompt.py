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
