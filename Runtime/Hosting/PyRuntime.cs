// Python/pylifecycle.c, Modules/main.c: the life of an interpreter.

using System.Runtime.ExceptionServices;

namespace PyModules.Runtime;

/// <summary>Starts an interpreter, runs programs in it and ends it.</summary>
public sealed partial class PyRuntime
{
    /// <summary>The stack of the thread that runs Python: deep native recursion (comparisons, repr, parsing) must fit.</summary>
    public const int StackSize = 512 << 20;

    private readonly Interpreter _interpreter;
    private readonly ThreadState _thread;

    public Interpreter Interpreter => _interpreter;

    // On a thread of its own that has a stack of StackSize.
    internal PyRuntime(PyConfig config)
    {
        _interpreter = new Interpreter { Config = config };
        _thread = new ThreadState(_interpreter) { Id = ++_interpreter.NextThreadId, ThreadId = (long)Native.LibC.pthread_self() };
        _thread.OwnStack(StackSize);
        _interpreter.MainThread = _thread;
        _interpreter.BaseRepl = RunBaseRepl;
        _interpreter.Threads.Add(_thread);
        ThreadState.Current = _thread;
        _interpreter.Gil.Acquire(_thread);
    }

    /// <summary>Run a whole process: what the configuration says, on a thread with a big stack. The result is the exit code.</summary>
    [Mirrors("pymain_main", 790, 803)]
    public static int RunMain(PyConfig config)
    {
        int exit = 0;
        ExceptionDispatchInfo? failure = null;
        LoopTiering tiering = new();
        Thread main = new(() =>
        {
            try
            {
                exit = MainThread(config, tiering);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, StackSize) { Name = "MainThread" };
        main.Start();
        FirstHeap.Prepare();
        tiering.WaitFor(main);
        failure?.Throw();
        return exit;
    }

    [Mirrors("Py_RunMain", 765, 787)]
    private static int MainThread(PyConfig config, LoopTiering tiering)
    {
        PyRuntime runtime = new(config);
        if (!runtime.Start())
        {
            runtime.TellFailure();
            return 1;
        }
        tiering.Thread = runtime._thread;
        int exit = runtime.RunProgram();
        tiering.Thread = null;
        if (!runtime.Finish()) exit = 120;
        return runtime._interpreter.UnhandledKeyboardInterrupt ? ProcessSignals.ExitSigint() : exit;
    }

    /// <summary>Make the core modules and the import system; false raised.</summary>
    [Mirrors("init_interp_main", 1171, 1382)]
    internal bool Start()
    {
        Interpreter interpreter = _interpreter;
        if (CoreModule("sys") is not { } sys || CoreModule("builtins") is not { } builtins) return false;
        interpreter.Builtins = builtins.Dict;
        PreliminaryStderr(sys);
        if (!StartImportlib(sys)) return DumpPaths(sys, "can't initialize the import system");
        if (PyImport.Module("encodings") is null) return DumpPaths(sys, "Failed to import encodings module");
        if (!NameStdioEncoding() || !OpenStdio(sys)) return false;
        // faulthandler_init_enable: -X faulthandler.
        if (interpreter.Config.FaultHandler && (PyImport.Module("faulthandler") is not { } faults || Obj.CallMethod(faults, PyStr.Intern("enable")) is null)) return false;
        _startupGuards = FinalizerGuard.Last;
        // Warnings filters from -W and the environment are Lib's own business.
        if (interpreter.Config.WarnOptions.Count > 0 && PyImport.Module("warnings") is null) Err.Clear();
        if (PyImport.AddModule(PyStr.Intern("__main__")) is not { } main) return false;
        main.Dict.SetItem(Id.__builtins__, builtins);
        if (PyImport.ModuleAttr("_frozen_importlib", "BuiltinImporter") is not { } loader) return false;
        main.Dict.SetItem(PyStr.Intern("__loader__"), loader);
        if (interpreter.Config.InstallSignalHandlers && Inittab.Contains("_signal") && PyImport.Module("_signal") is null) return false;
        return !interpreter.Config.SiteImport || PyImport.Module("site") is not null;
    }

    /// <summary>A native module that exists before imports do.</summary>
    [Mirrors("pycore_init_builtins", 766, 851)]
    private PyModuleObject? CoreModule(string name)
    {
        if (Inittab.Find(name) is not { } spec)
        {
            Err.Raise(Exc.ImportError, $"no native module {name}: register the inittab first");
            return null;
        }
        PyModuleObject module = NativeModules.Create(spec, PyStr.Intern(name));
        _interpreter.Modules.SetItem(PyStr.Intern(name), module);
        if (name == "builtins") _interpreter.Builtins = module.Dict;
        return NativeModules.Exec(module) ? module : null;
    }

    // Until io is there a plain writer does; only who traces imports writes that early, so that other starts do not make its type.
    [Mirrors("_PySys_SetPreliminaryStderr", 3968, 3987, File = "Python/sysmodule.c")]
    private void PreliminaryStderr(PyModuleObject sys)
    {
        PyObject writer = _interpreter.Config.Verbose > 0 ? new StdPrinter(2) : PyNone.Instance;
        sys.Dict.SetItem(PyStr.Intern("stderr"), writer);
        sys.Dict.SetItem(PyStr.Intern("__stderr__"), writer);
    }

    [Mirrors("init_importlib", 3200, 3246, File = "Python/import.c")]
    private bool StartImportlib(PyModuleObject sys)
    {
        PyCode? code = FrozenModules.Code(_interpreter, FrozenModules.Find(_interpreter, "_frozen_importlib")!);
        if (code is null) return false;
        PyStr name = PyStr.Intern("_frozen_importlib");
        PyModuleObject bootstrap = new(name);
        _interpreter.Modules.SetItem(name, bootstrap);
        bootstrap.Dict.SetItem(Id.__builtins__, _interpreter.Modules.GetItem(PyStr.Intern("builtins"))!);
        bootstrap.Dict.SetItem(PyStr.Intern("__origname__"), PyStr.Intern("importlib._bootstrap"));
        if (Eval.EvalCode(code, bootstrap.Dict, bootstrap.Dict) is null) return false;
        if (CoreModule("_imp") is not { } imp) return false;
        _interpreter.ImportLib = bootstrap;
        if (Obj.CallMethod(bootstrap, PyStr.Intern("_install"), sys, imp) is null) return false;
        if (Obj.CallMethod(bootstrap, PyStr.Intern("_install_external_importers")) is null) return false;
        return InstallZipImport();
    }

    // init_zipimport: first on sys.path_hooks; without zlib it still reads stored entries.
    [Mirrors("init_zipimport", 4127, 4161, File = "Python/import.c")]
    private bool InstallZipImport()
    {
        if (_interpreter.SysAttr("path_hooks") is not PyList hooks) return Err.Fail(Exc.RuntimeError, "unable to get sys.path_hooks");
        if (PyImport.Module("zipimport") is not { } zipimport)
        {
            Err.Clear();
            return true;
        }
        if (Obj.GetAttr(zipimport, PyStr.Intern("zipimporter")) is not { } importer) return false;
        hooks.Insert(0, importer);
        return true;
    }

    // The name that the codec gives itself; those of the common locales are known without asking.
    [Mirrors("init_stdio_encoding", 16468, 16478, File = "Objects/unicodeobject.c")]
    [Mirrors("config_get_codec_name", 16421, 16465, File = "Objects/unicodeobject.c")]
    private bool NameStdioEncoding()
    {
        PyConfig config = _interpreter.Config;
        if (config.StdioEncoding is "utf-8" or "ascii") return true;
        if (Codecs.Lookup(config.StdioEncoding) is not { } codec || Obj.GetAttr(codec, Id.name) is not PyStr name)
        {
            _failure = "init_stdio_encoding: failed to get the Python codec name of the stdio encoding";
            return false;
        }
        config.StdioEncoding = name.Value;
        return true;
    }

    /// <summary>Objects with finalizers up to this number are the standard streams: they stay usable to the end.</summary>
    private long _startupGuards;

    /// <summary><c>init_sys_streams</c>.</summary>
    [Mirrors("init_sys_streams", 2790, 2884)]
    private bool OpenStdio(PyModuleObject sys)
    {
        PyConfig config = _interpreter.Config;
        if (PyImport.Module("io") is not { } io) return false;
        if (Obj.GetAttr(io, PyStr.Intern("open")) is not { } open) return false;
        if (!_interpreter.Builtins.SetItem(PyStr.Intern("open"), open)) return false;
        return Open(0, "stdin", config.StandardInput, config.StdioErrors)
            && Open(1, "stdout", config.StandardOutput, config.StdioErrors)
            && Open(2, "stderr", config.StandardError, "backslashreplace");

        bool Open(int fd, string name, Stream? host, string errors)
        {
            PyObject? stream = host is null ? Stream(io, open, fd, name, errors) : HostStream(io, host, fd, name, errors);
            if (stream is null)
            {
                if (Err.Occurred is not null) return false;
                stream = PyNone.Instance;
            }
            sys.Dict.SetItem(PyStr.Intern(name), stream);
            sys.Dict.SetItem(PyStr.Intern($"__{name}__"), stream);
            return true;
        }
    }

    // create_stdio. Null without an exception: the descriptor is closed.
    [Mirrors("create_stdio", 2616, 2754)]
    private PyObject? Stream(PyObject io, PyObject open, int fd, string name, string errors)
    {
        PyConfig config = _interpreter.Config;
        bool writing = fd != 0;
        int buffering = !config.BufferedStdio && writing ? 0 : -1;
        PyObject none = PyNone.Instance;
        PyTuple kwnames = PyTuple.Of(PyStr.Intern("closefd"));
        PyObject? buffer = Obj.Vectorcall(open, (PyObject[])[PyInt.From(fd), PyStr.Intern(writing ? "wb" : "rb"), PyInt.From(buffering), none, none, none, PyBool.False], kwnames);
        if (buffer is null)
        {
            // EBADF: no such stream.
            return Err.Occurred is PyOSError ? ClearedNull() : null;
        }
        PyObject? raw = buffer;
        if (buffering != 0)
        {
            raw = Obj.GetAttr(buffer, PyStr.Intern("raw"));
            if (raw is null) return null;
        }
        if (!Obj.SetAttr(raw, Id.name, PyStr.Intern($"<{name}>"))) return null;
        PyObject? tty = Obj.CallMethod(raw, PyStr.Intern("isatty"));
        if (tty is null) return null;
        bool? interactive = Obj.IsTrue(tty);
        if (interactive is null) return null;
        PyObject writeThrough = PyBool.From(buffering == 0), lineBuffering = PyBool.From(interactive.Value && config.BufferedStdio || fd == 2 && config.BufferedStdio);
        PyObject? wrapper = Obj.GetAttr(io, PyStr.Intern("TextIOWrapper"));
        if (wrapper is null) return null;
        PyObject? stream = Obj.Vectorcall(wrapper,
            (PyObject[])[buffer, PyStr.Intern(config.StdioEncoding), PyStr.Intern(errors), PyStr.Intern("\n"), lineBuffering, writeThrough], null);
        if (stream is null) return null;
        return Obj.SetAttr(stream, PyStr.Intern("mode"), PyStr.Intern(writing ? "w" : "r")) ? stream : null;
    }

    /// <summary>The same over a stream of the host's. Lines go out at once: the host looks while the program runs.</summary>
    private PyObject? HostStream(PyObject io, Stream host, int fd, string name, string errors)
    {
        bool writing = fd != 0;
        if (_interpreter.StreamFactory is not { } make) return Err.Raise(Exc.RuntimeError, "the io module takes no streams of the host's");
        PyObject raw = make(host, writing);
        if (!Obj.SetAttr(raw, Id.name, PyStr.Intern($"<{name}>"))) return null;
        if (Obj.GetAttr(io, PyStr.Intern(writing ? "BufferedWriter" : "BufferedReader")) is not { } bufferType || Obj.Call(bufferType, raw) is not { } buffer) return null;
        if (Obj.GetAttr(io, PyStr.Intern("TextIOWrapper")) is not { } wrapper) return null;
        PyObject? stream = Obj.Vectorcall(wrapper,
            [buffer, PyStr.Intern("utf-8"), PyStr.Intern(errors), PyStr.Intern("\n"), PyBool.From(writing), PyBool.False], null);
        if (stream is null) return null;
        return Obj.SetAttr(stream, PyStr.Intern("mode"), PyStr.Intern(writing ? "w" : "r")) ? stream : null;
    }

    private static PyObject? ClearedNull()
    {
        Err.Clear();
        return null;
    }
}
