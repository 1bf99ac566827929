#% what options and variables set
from children import run
SHOW = ("import os, sys; print(*sys.flags[:6], sys.flags.int_max_str_digits, sys.warnoptions, sys._xoptions, sys.stdout.encoding, sys.stdout.errors,"
        " sys.getfilesystemencoding(), sys.pycache_prefix, os.cpu_count() if '-X' in sys.orig_argv or 'PYTHON_CPU_COUNT' in os.environ else '')")
for arguments, variables in (
    ([], {}),
    (["-bb", "-Werror", "-W", "ignore", "-Werror"], {"PYTHONWARNINGS": "default,,error"}),
    (["-Xdev"], {"PYTHONWARNINGS": "default"}),
    (["-dd", "-O"], {"PYTHONOPTIMIZE": "text", "PYTHONDONTWRITEBYTECODE": "0"}),
    (["-OO"], {"PYTHONOPTIMIZE": "-3", "PYTHONNOUSERSITE": "x"}),
    (["-X", "int_max_str_digits="], {}),
    (["-X", "int_max_str_digits=640"], {"PYTHONINTMAXSTRDIGITS": " +700"}),
    (["-X", "cpu_count=3"], {"PYTHON_CPU_COUNT": "5"}),
    ([], {"PYTHON_CPU_COUNT": "5"}),
    (["-X", "pycache_prefix"], {"PYTHONPYCACHEPREFIX": "/x"}),
    (["-X", "gil=1", "-X", "a=b=c", "-Xa"], {}),
    (["-I"], {"PYTHONOPTIMIZE": "2"}),
    ([], {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}),
    ([], {"LC_ALL": "C", "PYTHONIOENCODING": ""}),
    ([], {"PYTHONIOENCODING": "latin-1"}),
    ([], {"PYTHONIOENCODING": ":replace"}),
    ([], {"PYTHONHASHSEED": " +5"}),
):
    print(arguments, variables)
    run(*arguments, "-c", SHOW, env={"LC_ALL": "C.UTF-8", **variables})
#% settings that are refused
from children import run
for arguments, variables in (
    (["-X", "cpu_count=0"], {}),
    ([], {"PYTHON_CPU_COUNT": "many"}),
    (["-X", "gil=0"], {}),
    ([], {"PYTHON_GIL": "x"}),
    (["-X", "importtime=3"], {}),
    (["-X", "thread_inherit_context"], {}),
    ([], {"PYTHON_CONTEXT_AWARE_WARNINGS": "x"}),
    (["-X", "int_max_str_digits=700"], {"PYTHONINTMAXSTRDIGITS": "x"}),
    (["-X", "tracemalloc=x"], {}),
    (["-X", "utf8=2", "--wrong"], {}),
    ([], {"PYTHONUTF8": "2"}),
    ([], {"PYTHONMALLOC": "x"}),
    ([], {"PYTHON_FROZEN_MODULES": "x"}),
    ([], {"PYTHONHASHSEED": "-1"}),
    (["--wrong"], {}),
    (["-bJ"], {}),
    (["-W"], {}),
    (["--check-hash-based-pycs"], {}),
    (["--check-hash-based-pycs", "x"], {}),
    (["-b-"], {}),
):
    print(arguments, variables)
    ends = arguments[-1:] in (["-W"], ["--check-hash-based-pycs"])
    run(*arguments, *(() if ends else ("-c", "pass")), env={"LC_ALL": "C.UTF-8", **variables})
