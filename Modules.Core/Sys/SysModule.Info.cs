// Python/sysmodule.c: the module's values: versions, flags, numeric facts, and what start-up sets.

using System.Runtime.CompilerServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class SysModule
{
    private static PyInt Int(long n) => PyInt.From(n);
    private static PyStr Text(string s) => PyStr.From(s);
    private static PyObject OrNone(string? s) => s is null ? PyNone.Instance : Text(s);

    [Mirrors("make_version_info", 3497, 3541)]
    private static PyStructSequence VersionInfoTuple() =>
        PyStructSequence.Create(VersionInfo.TypeObject, Int(3), Int(14), Int(10), PyStr.Intern("final"), Int(0));

    private const long HexVersion = 0x030e0af0;

    [PyExec, Mirrors("_PySys_InitCore", 3749, 3873)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        Interpreter interpreter = Interp;
        PyConfig config = interpreter.Config;
        void Add(string name, PyObject value) => dict.SetItem(PyStr.Intern(name), value);
        interpreter.SysDict = dict;
        interpreter.IntMaxStrDigits = config.IntMaxStrDigits;
        foreach (string hook in (string[])["displayhook", "excepthook", "breakpointhook", "unraisablehook"])
            Add($"__{hook}__", dict.GetItem(PyStr.Intern(hook))!);
        Add("modules", interpreter.Modules);
        Add("version", Text("3.14.10 (PyModules, Nov 22 2026, 00:00:00) [.NET " + (AppContext.GetData("FX_PRODUCT_VERSION") as string ?? Environment.Version.ToString()) + "]"));
        Add("hexversion", Int(HexVersion));
        Add("_git", PyTuple.Of(Text("PyModules"), Text(""), Text("")));
        Add("_framework", Text(""));
        Add("api_version", Int(1013));
        Add("copyright", Text("Copyright (c) the PyModules authors.\nAll Rights Reserved."));
        Add("platform", PyStr.Intern(OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "win32" : "linux"));
        Add("maxsize", Int(long.MaxValue));
        Add("maxunicode", Int(0x10FFFF));
        Add("byteorder", PyStr.Intern(BitConverter.IsLittleEndian ? "little" : "big"));
        Add("float_repr_style", PyStr.Intern("short"));
        Add("abiflags", Text(""));
        Add("builtin_module_names", PyTuple.Own(BuiltinNames(interpreter)));
        Add("stdlib_module_names", StdlibNames());
        PyStructSequence version = VersionInfoTuple();
        Add("version_info", version);
        PyDict implementation = new();
        implementation.SetItem(PyStr.Intern("name"), Text("pymodules"));
        implementation.SetItem(PyStr.Intern("cache_tag"), Text("pymodules-314"));
        implementation.SetItem(PyStr.Intern("version"), version);
        implementation.SetItem(PyStr.Intern("hexversion"), Int(HexVersion));
        implementation.SetItem(PyStr.Intern("_multiarch"), Text(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu"));
        implementation.SetItem(PyStr.Intern("supports_isolated_interpreters"), PyBool.True);
        Add("implementation", PyNamespace.From(implementation));
        Add("float_info", PyStructSequence.Create(FloatInfo.TypeObject, new PyFloat(double.MaxValue), Int(1024), Int(308), new PyFloat(2.2250738585072014e-308), Int(-1021),
            Int(-307), Int(15), Int(53), new PyFloat(2.220446049250313e-16), Int(2), Int(1)));
        Add("int_info", PyStructSequence.Create(IntInfo.TypeObject, Int(30), Int(4), Int(4300), Int(640)));
        Add("hash_info", PyStructSequence.Create(HashInfo.TypeObject, Int(64), Int(2305843009213693951), Int(314159), Int(0), Int(1000003), PyStr.Intern("siphash13"), Int(64), Int(128), Int(0)));
        Add("thread_info", PyStructSequence.Create(ThreadInfo.TypeObject, PyStr.Intern("pthread"), PyStr.Intern("semaphore"), PyNone.Instance));
        Add("flags", MakeFlags(config));
        interpreter.UnraisableArgsType = UnraisableHookArgs.TypeObject;
        foreach (string name in (string[])["monitoring", "_jit"])
        {
            PyModuleObject part = NativeModules.Create(Inittab.Find("sys." + name)!, PyStr.Intern("sys." + name));
            if (!NativeModules.Exec(part)) return false;
            Add(name, part);
        }
        AddConfig(Add, config);
        return true;
    }

    [Mirrors("make_flags", 3458, 3471)]
    private static PyObject MakeFlags(PyConfig config)
    {
        PyObject Bit(bool b) => Int(b ? 1 : 0);
        return PyStructSequence.Create(Flags.TypeObject, Bit(config.ParserDebug), Bit(config.Inspect), Bit(config.Interactive), Int(config.OptimizationLevel),
            Bit(!config.WriteBytecode), Bit(!config.UserSiteDirectory), Bit(!config.SiteImport), Bit(!config.UseEnvironment), Int(config.Verbose), Int(config.BytesWarning),
            Bit(config.Quiet), Bit(!config.UseHashSeed || config.HashSeed is not 0), Bit(config.Isolated), PyBool.From(config.DevMode), Bit(config.Utf8Mode),
            Bit(config.WarnDefaultEncoding), PyBool.From(config.SafePath), Int(config.IntMaxStrDigits), PyInt.From(1), Bit(config.ThreadInheritContext), Bit(config.ContextAwareWarnings));
    }

    // What _PySys_UpdateConfig sets.
    [Mirrors("_PySys_UpdateConfig", 3878, 3958)]
    private static void AddConfig(Action<string, PyObject> add, PyConfig config)
    {
        PyList Strings(List<string> items)
        {
            PyList list = new();
            foreach (string item in items) list.Append(PyStr.From(item));
            return list;
        }
        add("path", Strings(config.ModuleSearchPaths));
        add("executable", Text(config.Executable));
        add("_base_executable", Text(config.BaseExecutable));
        add("prefix", Text(config.Prefix));
        add("base_prefix", Text(config.BasePrefix));
        add("exec_prefix", Text(config.ExecPrefix));
        add("base_exec_prefix", Text(config.BaseExecPrefix));
        add("platlibdir", Text(config.PlatLibDir));
        add("pycache_prefix", OrNone(config.PycachePrefix));
        add("argv", Strings(config.Argv));
        add("orig_argv", Strings(config.OrigArgv));
        add("warnoptions", Strings(config.WarnOptions));
        PyDict options = new();
        if (config.HasXOptions) AddOptions(options, config);
        add("_xoptions", options);
        add("_stdlib_dir", OrNone(config.StdlibDir));
        add("_home", PyNone.Instance);
        add("dont_write_bytecode", PyBool.From(!config.WriteBytecode));
        add("meta_path", new PyList());
        add("path_hooks", new PyList());
        add("path_importer_cache", new PyDict());
    }

    // By itself: enumerating the table is generic code that a start without -X need not load.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddOptions(PyDict options, PyConfig config)
    {
        foreach ((string name, string? value) in config.XOptions) options.SetItem(PyStr.From(name), value is null ? PyBool.True : Text(value));
    }

    [Mirrors("list_builtin_module_names", 2841, 2858)]
    private static PyObject[] BuiltinNames(Interpreter interpreter)
    {
        string[] all = Inittab.Names;
        PyObject[] names = new PyObject[all.Length];
        int count = 0;
        foreach (string name in all)
        {
            // A submodule is reached through its parent only.
            if (!ShortText.Contains(name, '.')) names[count++] = PyStr.Intern(name);
        }
        Array.Resize(ref names, count);
        return names;
    }

    [Mirrors("list_stdlib_module_names", 2861, 2883)]
    private static PyFrozenSet StdlibNames()
    {
        const string All = StdlibModuleNames;
        PyObject[] names = new PyObject[512];
        int count = 0;
        for (int start = 0, i = 0; i <= All.Length; i++)
        {
            if (i < All.Length && All[i] != ' ') continue;
            names[count++] = PyStr.Intern(All[start..i]);
            start = i + 1;
        }
        Array.Resize(ref names, count);
        return PyFrozenSet.FromIterable(PyTuple.Own(names))!;
    }

    private const string StdlibModuleNames =
        "__future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn " +
        "_codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _contextvars " +
        "_csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools " +
        "_gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma " +
        "_markupbase _md5 _multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem " +
        "_posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 " +
        "_sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable " +
        "_sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi " +
        "_wmi _zoneinfo _zstd abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 " +
        "cProfile calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib " +
        "contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum " +
        "errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib " +
        "grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale " +
        "logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode " +
        "operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd " +
        "py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select " +
        "selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat " +
        "statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this " +
        "threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata " +
        "unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib " +
        "zoneinfo";
}

/// <summary><c>sys.version_info</c>.</summary>
[PyType("sys.version_info", Module = typeof(SysModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation)]
[PyStructSequence("major", "minor", "micro", "releaselevel", "serial", Visible = 5)]
public sealed partial class VersionInfo : PyStructSequence;

/// <summary><c>sys.flags</c>.</summary>
[PyType("sys.flags", Module = typeof(SysModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation)]
[PyStructSequence("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning",
    "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil", "thread_inherit_context",
    "context_aware_warnings", Visible = 18)]
public sealed partial class Flags : PyStructSequence;

/// <summary><c>sys.float_info</c>.</summary>
[PyType("sys.float_info", Module = typeof(SysModule), Hidden = true, Doc = "sys.float_info\n\nFacts about the internal float type.")]
[PyStructSequence("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds", Visible = 11)]
public sealed partial class FloatInfo : PyStructSequence;

/// <summary><c>sys.int_info</c>.</summary>
[PyType("sys.int_info", Module = typeof(SysModule), Hidden = true, Doc = "sys.int_info\n\nFacts about the internal representation of integers, as in CPython.")]
[PyStructSequence("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold", Visible = 4)]
public sealed partial class IntInfo : PyStructSequence;

/// <summary><c>sys.hash_info</c>.</summary>
[PyType("sys.hash_info", Module = typeof(SysModule), Hidden = true, Doc = "hash_info\n\nParameters used for computing hashes.")]
[PyStructSequence("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff", Visible = 9)]
public sealed partial class HashInfo : PyStructSequence;

/// <summary><c>sys.thread_info</c>.</summary>
[PyType("sys.thread_info", Module = typeof(SysModule), Hidden = true, Doc = "sys.thread_info\n\nInformation about the thread implementation.")]
[PyStructSequence("name", "lock", "version", Visible = 3)]
public sealed partial class ThreadInfo : PyStructSequence;

/// <summary>The result of <c>sys.get_asyncgen_hooks()</c>.</summary>
[PyType("asyncgen_hooks", Module = typeof(SysModule), Hidden = true, Doc = "asyncgen_hooks\n\nThe hooks of asynchronous generators.")]
[PyStructSequence("firstiter", "finalizer", Visible = 2)]
public sealed partial class AsyncgenHooks : PyStructSequence;

/// <summary>What <c>sys.unraisablehook</c> gets.</summary>
[PyType("UnraisableHookArgs", Module = typeof(SysModule), Hidden = true, Doc = "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.")]
[PyStructSequence("exc_type", "exc_value", "exc_traceback", "err_msg", "object", Visible = 5)]
public sealed partial class UnraisableHookArgs : PyStructSequence;
