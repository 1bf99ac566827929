// Python/initconfig.c: the help texts, in our own words.

namespace PyModules.Cli;

internal static class HelpText
{
    public static string Usage(string program) => $"usage: {program} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

    public static string Options(string program) => Usage(program) + """
        Options (and corresponding environment variables):
        -b     : warn where bytes meet str or int; -bb makes it an error
        -B     : write no .pyc files (PYTHONDONTWRITEBYTECODE=x)
        -c cmd : run the text as a program; no options follow it
        -d     : debug output of the parser (PYTHONDEBUG=x)
        -E     : ignore every PYTHON* environment variable
        -h     : print this and exit (also -? or --help)
        -i     : a prompt after the script has run (PYTHONINSPECT=x)
        -I     : isolated from the environment (implies -E, -P and -s)
        -m mod : run a library module as a script; no options follow it
        -O     : drop assert statements and code under __debug__ (PYTHONOPTIMIZE=x)
        -OO    : as -O, and drop docstrings
        -P     : put no unsafe path in front of sys.path (PYTHONSAFEPATH=x)
        -q     : no version and copyright at the prompt
        -s     : no user site folder on sys.path (PYTHONNOUSERSITE=x)
        -S     : no 'import site' at the start
        -u     : unbuffered stdout and stderr (PYTHONUNBUFFERED=x)
        -v     : trace imports, more with -vv (PYTHONVERBOSE=x)
        -V     : print the version and exit (also --version); more with -VV
        -W arg : a warning filter, action:message:category:module:lineno (PYTHONWARNINGS=arg)
        -x     : skip the first line of the source
        -X opt : an option of the implementation; see --help-xoptions
        --check-hash-based-pycs always|default|never:
                 how hash-based .pyc files are checked
        --help-env: the environment variables
        --help-xoptions: the -X options
        --help-all: all of it
        Arguments:
        file   : a program read from a file
        -      : a program read from stdin (the default; a prompt on a terminal)
        arg ...: what the program finds in sys.argv[1:]

        """;

    public const string Environment = """
        Environment variables that change behavior:
        PYTHONASYNCIODEBUG: debug mode of asyncio
        PYTHONBREAKPOINT: what breakpoint() calls; 0 for nothing
        PYTHONCASEOK: imports ignore the case of names
        PYTHONCOERCECLOCALE: 0 keeps the C locale as it is
        PYTHONDEBUG: debug output of the parser (-d)
        PYTHONDEVMODE: development mode (-X dev)
        PYTHONDONTWRITEBYTECODE: write no .pyc files (-B)
        PYTHONEXECUTABLE: what sys.executable says
        PYTHONFAULTHANDLER: dump tracebacks on fatal signals (-X faulthandler)
        PYTHONHASHSEED: 'random', or a seed for the hashes of str and bytes
        PYTHONHOME: the folder whose lib/python3.14 holds the standard library
        PYTHONINSPECT: a prompt after the script has run (-i)
        PYTHONINTMAXSTRDIGITS: how long an int's text may be (-X int_max_str_digits)
        PYTHONIOENCODING: encoding[:errors] of stdin, stdout and stderr
        PYTHONNODEBUGRANGES: no columns in code objects (-X no_debug_ranges)
        PYTHONNOUSERSITE: no user site folder (-s)
        PYTHONOPTIMIZE: drop assertions (-O)
        PYTHONPLATLIBDIR: the name of the folder that holds python3.14; 'lib' unless said otherwise
        PYTHONPATH: folders put in front of sys.path, separated by ':'
        PYTHONPROFILEIMPORTTIME: time of each import (-X importtime)
        PYTHONPYCACHEPREFIX: where __pycache__ trees go (-X pycache_prefix)
        PYTHONSAFEPATH: no unsafe path in front of sys.path (-P)
        PYTHONSTARTUP: a file that the prompt runs first
        PYTHONTRACEMALLOC: trace allocations (-X tracemalloc)
        PYTHONUNBUFFERED: unbuffered stdout and stderr (-u)
        PYTHONUSERBASE: the user's base folder
        PYTHONUTF8: UTF-8 mode (-X utf8)
        PYTHONVERBOSE: trace imports (-v)
        PYTHONWARNDEFAULTENCODING: warn where no encoding is named (-X warn_default_encoding)
        PYTHONWARNINGS: warning filters, separated by ',' (-W)
        PYMODULES_CPYTHON_LIB: the standard library's folder, in place of the one recorded at build

        """;

    public const string XOptions = """
        The following implementation-specific options are available:
        -X context_aware_warnings=[0|1]: warning filters belong to the context
        -X cpu_count=[N|default]: what os.cpu_count() says (PYTHON_CPU_COUNT)
        -X dev: development mode
        -X faulthandler: dump tracebacks on fatal signals
        -X frozen_modules=[on|off]: whether modules of the start are found without a search; on unless said otherwise
        -X gil=1: the lock is always there; 0 is refused (PYTHON_GIL)
        -X importtime[=2]: time of each import; 2 tells of modules that were there already too
        -X int_max_str_digits=N: how long an int's text may be; 0 for no limit
        -X no_debug_ranges: no columns in code objects
        -X pycache_prefix=PATH: where __pycache__ trees go
        -X thread_inherit_context=[0|1]: threads start with a copy of the context
        -X tracemalloc[=N]: trace allocations with N frames
        -X utf8[=0|1]: UTF-8 mode
        -X warn_default_encoding: warn where no encoding is named

        """;
}
