// Python/sysmodule.c: the sys module.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Access to the interpreter.</summary>
[PyModule("sys", Source = "Python/sysmodule.c")]
public static unsafe partial class SysModule
{
    private static Interpreter Interp => ThreadState.Current.Interpreter;

    [PyFunction("addaudithook", "(hook)", Doc = "Call hook(event, args) for every audit event from now on. A hook cannot be removed."), Mirrors("sys_addaudithook_impl", 521, 552)]
    private static PyObject? AddAuditHook(PyObject hook)
    {
        if (!Audit.Raise("sys.addaudithook")) return Err.MatchesAndClear(Exc.RuntimeError) ? PyNone.Instance : null;
        (Interp.AuditHooks ??= new PyList()).Append(hook);
        return PyNone.Instance;
    }

    [PyFunction("audit", "(event, /, *args)", Doc = "Passes the event to any hooks that are attached."), Mirrors("sys_audit_impl", 564, 581)]
    private static PyObject? AuditEvent(PyStr @event, ReadOnlySpan<PyObject> args) => Audit.Raise(@event.Value, args) ? PyNone.Instance : null;

    [PyFunction("breakpointhook", "(*args, **kwargs)", Raw = true, Doc = "breakpoint() calls this: it runs what PYTHONBREAKPOINT names, pdb.set_trace by default."), Mirrors("sys_breakpointhook", 584, 668)]
    private static PyObject? BreakpointHook(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        // The C library's environment: os.putenv writes there.
        string? name = Interp.Config.UseEnvironment ? System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)LibC.getenv("PYTHONBREAKPOINT\0"u8.ToArray())) : null;
        if (string.IsNullOrEmpty(name)) name = "pdb.set_trace";
        else if (name == "0") return PyNone.Instance;
        int dot = name.LastIndexOf('.');
        string module = dot < 0 ? "builtins" : name[..dot], attribute = name[(dot + 1)..];
        PyObject? hook = module.Length == 0 || attribute.Length == 0 ? Err.Raise(Exc.ImportError, "bad name") : PyImport.Module(module) is { } found ? Submodule(found, module) is { } leaf ? Obj.GetAttr(leaf, PyStr.Intern(attribute)) : null : null;
        if (hook is null)
        {
            if (!Err.MatchesAndClear(Exc.ImportError) && !Err.MatchesAndClear(Exc.AttributeError) && !Err.MatchesAndClear(Exc.ValueError)) return null;
            return Warnings.Warn(Exc.RuntimeWarning, $"Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"", 1) ? PyNone.Instance : null;
        }
        return Obj.Vectorcall(hook, args, kwnames);
    }

    // import a.b gives a; the fromlist makes it b.
    private static PyObject? Submodule(PyObject module, string name) => PyImport.GetModule(PyStr.Intern(name)) ?? module;

    [PyFunction("_clear_internal_caches", "()", Doc = "Forget what the interpreter keeps only to be faster."), Mirrors("sys__clear_internal_caches_impl", 2233, 2248)]
    private static PyObject? ClearInternalCaches() => PyNone.Instance;

    [PyFunction("_clear_type_cache", "()", Doc = "Forget the look-ups of attributes in types."), Mirrors("sys__clear_type_cache_impl", 2211, 2225)]
    private static PyObject? ClearTypeCache()
    {
        if (!Warnings.Warn(Exc.DeprecationWarning, "sys._clear_type_cache() is deprecated and may be removed in a future version of Python.  Use sys._clear_internal_caches() instead.", 1)) return null;
        TypeCache.Clear();
        return PyNone.Instance;
    }

    [PyFunction("_clear_type_descriptors", "(type, /)", Doc = "Drop the __dict__ and __weakref__ descriptors of a class; for dataclasses that get slots.")]
    private static PyObject? ClearTypeDescriptors(PyType type)
    {
        if ((type.Flags & TypeFlags.ImmutableType) != 0) return Err.Raise(Exc.TypeError, "argument is immutable");
        foreach (string name in (string[])["__dict__", "__weakref__"])
        {
            if (type.Dict.Remove(PyStr.Intern(name)) is null) return null;
        }
        type.Modified();
        return PyNone.Instance;
    }

    [PyFunction("_current_frames", "()", Doc = "A dict from each thread's identifier to the frame that it is in. It is true for a moment only."), Mirrors("sys__current_frames_impl", 2133, 2138)]
    private static PyObject? CurrentFrames()
    {
        if (!Audit.Raise("sys._current_frames")) return null;
        PyDict dict = new();
        lock (Interp.Threads)
        {
            foreach (ThreadState thread in Interp.Threads)
            {
                if (Frame.Complete(thread.CurrentFrame) is { } frame) dict.SetItem(PyInt.From(thread.ThreadId), frame.Object);
            }
        }
        return dict;
    }

    [PyFunction("_current_exceptions", "()", Doc = "A dict from each thread's identifier to the exception that it handles, or None."), Mirrors("sys__current_exceptions_impl", 2148, 2153)]
    private static PyObject? CurrentExceptions()
    {
        if (!Audit.Raise("sys._current_exceptions")) return null;
        PyDict dict = new();
        lock (Interp.Threads)
        {
            foreach (ThreadState thread in Interp.Threads) dict.SetItem(PyInt.From(thread.ThreadId), (PyObject?)thread.HandledException ?? PyNone.Instance);
        }
        return dict;
    }

    [PyFunction("_debugmallocstats", "()", Doc = "Print debug info to stderr about the state of the memory allocators."), Mirrors("sys__debugmallocstats_impl", 2185, 2197)]
    private static PyObject? DebugMallocStats() => PyNone.Instance;

    [PyFunction("_dump_tracelets", "(outpath)", Doc = "Write the graph of the compiled traces to a file; this interpreter makes none."), Mirrors("sys__dump_tracelets_impl", 2556, 2570)]
    private static PyObject? DumpTracelets(PyObject outpath) => Err.Raise(Exc.NotImplementedError, "No JIT available");

    [PyFunction("_get_cpu_count_config", "()", Doc = "The number of processors that the command line or the environment set, -1 where they did not."), Mirrors("sys__get_cpu_count_config_impl", 2616, 2622)]
    private static PyObject? GetCpuCountConfig() => PyInt.From(Interp.Config.CpuCount);

    [PyFunction("_getframe", "(depth=0, /)", Doc = "Return a frame object from the call stack; depth counts from the top."), Mirrors("sys__getframe_impl", 2095, 2123)]
    private static PyObject? GetFrame(int depth = 0)
    {
        Frame? frame = FrameAccess.Current;
        while (depth > 0 && frame is not null)
        {
            frame = Frame.Complete(frame.Previous);
            depth--;
        }
        if (frame is null) return Err.Raise(Exc.ValueError, "call stack is not deep enough");
        return Audit.Raise("sys._getframe", frame.Object) ? frame.Object : null;
    }

    [PyFunction("_getframemodulename", "(depth=0)", Doc = "Return the name of the module for a calling frame; None when it has none."), Mirrors("sys__getframemodulename_impl", 2587, 2608)]
    private static PyObject? GetFrameModuleName(int depth = 0)
    {
        if (!Audit.Raise("sys._getframemodulename", PyInt.From(depth))) return null;
        Frame? frame = FrameAccess.Current;
        while (depth > 0 && frame is not null)
        {
            frame = Frame.Complete(frame.Previous);
            depth--;
        }
        return frame?.Function.Module ?? PyNone.Instance;
    }

    [PyFunction("_is_gil_enabled", "()", Doc = "Return True if the GIL is currently enabled and False if it's disabled."), Mirrors("sys__is_gil_enabled_impl", 2645, 2654)]
    private static PyObject? IsGilEnabled() => PyBool.True;

    [PyFunction("_is_immortal", "(op, /)", Doc = "Return True if the given object is \"immortal\"."), Mirrors("sys__is_immortal_impl", 1048, 1053)]
    private static PyObject? IsImmortal(PyObject op) => PyBool.From(op is PyNone or PyBool or PyInt { Value: >= -5 and <= 1024 } || op is PyStr text && text.IsInterned);

    [PyFunction("_is_interned", "(string, /)", Doc = "Whether this str is the one that stands for all equal ones."), Mirrors("sys__is_interned_impl", 1030, 1035)]
    private static PyObject? IsInterned(PyStr @string) => PyBool.From(@string.IsInterned);

    [PyFunction("intern", "(string, /)", Doc = "Return the interned string equal to the given one."), Mirrors("sys_intern_impl", 1003, 1018)]
    private static PyObject? Intern(PyObject @string)
    {
        if (@string.GetType() == typeof(PyStr)) return PyStr.Intern((PyStr)@string);
        return Err.Raise(Exc.TypeError, $"can't intern {@string.Type.Name}");
    }

    [PyFunction("call_tracing", "(func, args, /)", Doc = "Call func(*args) with tracing on: a debugger can debug what it calls itself."), Mirrors("sys_call_tracing_impl", 2169, 2174)]
    private static PyObject? CallTracing(PyObject func, PyTuple args) => Tracing.CallTracing(func, args);

    [PyFunction("displayhook", "(object, /)", Doc = "Show the value of an expression of an interactive session, unless it is None, and keep it as builtins._."), Mirrors("sys_displayhook", 750, 811)]
    private static PyObject? DisplayHook(PyObject @object)
    {
        Interpreter interpreter = Interp;
        PyStr underscore = PyStr.Intern("_");
        if (PyImport.GetModule(PyStr.Intern("builtins")) is not { } builtins) return Err.Occurred is null ? Err.Raise(Exc.RuntimeError, "lost builtins module") : null;
        if (@object == PyNone.Instance) return PyNone.Instance;
        if (!Obj.SetAttr(builtins, underscore, PyNone.Instance)) return null;
        if (interpreter.SysAttr("stdout") is not { } stdout || stdout == PyNone.Instance) return Err.Raise(Exc.RuntimeError, "lost sys.stdout");
        PyObject? text = Obj.Repr(@object);
        if (text is null) return null;
        if (Obj.CallMethod(stdout, s_write, text) is null)
        {
            if (!Err.MatchesAndClear(Exc.UnicodeEncodeError)) return null;
            if (Obj.GetAttr(stdout, PyStr.Intern("encoding")) is not PyStr encoding) return null;
            PyObject? bytes = Obj.CallMethod(text, PyStr.Intern("encode"), encoding, PyStr.Intern("backslashreplace"));
            PyObject? escaped = bytes is null ? null : Obj.CallMethod(bytes, PyStr.Intern("decode"), encoding, PyStr.Intern("strict"));
            if (escaped is null || Obj.CallMethod(stdout, s_write, escaped) is null) return null;
        }
        if (Obj.CallMethod(stdout, s_write, PyStr.From("\n")) is null) return null;
        return Obj.SetAttr(builtins, underscore, @object) ? PyNone.Instance : null;
    }

    private static readonly PyStr s_write = PyStr.Intern("write");

    [PyFunction("exception", "()", Doc = "Return the current exception: the most recent exception caught but not yet finished being handled."), Mirrors("sys_exception_impl", 845, 854)]
    private static PyObject? Exception() => (PyObject?)ThreadState.Current.HandledException ?? PyNone.Instance;

    [PyFunction("exc_info", "()", Doc = "The exception that is handled now as its class, itself and its traceback; three times None without one."), Mirrors("sys_exc_info_impl", 866, 872)]
    private static PyObject? ExcInfo()
    {
        PyObject none = PyNone.Instance;
        return ThreadState.Current.HandledException is { } exception ? PyTuple.Of(exception.Type, exception, (PyObject?)exception.Traceback ?? none) : PyTuple.Of(none, none, none);
    }

    [PyFunction("excepthook", "(exctype, value, traceback, /)", Doc = "Show an exception and its traceback on sys.stderr."), Mirrors("sys_excepthook_impl", 825, 832)]
    private static PyObject? ExceptHook(PyObject exctype, PyObject value, PyObject traceback)
    {
        if (value is not PyBaseException exception)
        {
            if (Interp.SysAttr("stderr") is { } lost && lost != PyNone.Instance)
                _ = Obj.CallMethod(lost, s_write, PyStr.From($"TypeError: print_exception(): Exception expected for value, {value.Type.Name} found\n"));
            Err.Clear();
            return PyNone.Instance;
        }
        if (traceback is PyTraceback tb && exception.Traceback is null) exception.Traceback = tb;
        if (Interp.SysAttr("stderr") is { } stderr && stderr != PyNone.Instance)
        {
            Display.Exception(Interp, exception, stderr);
            if (Obj.CallMethod(stderr, PyStr.Intern("flush")) is null) Err.Clear();
        }
        return PyNone.Instance;
    }

    [PyFunction("unraisablehook", "(unraisable, /)", Doc = "Report an exception that nobody can catch on sys.stderr.\n\nIts argument has the attributes exc_type, exc_value, exc_traceback, err_msg and object."), Mirrors("sys_unraisablehook", 892, 897)]
    private static PyObject? UnraisableHook(PyObject unraisable)
    {
        if (unraisable is not UnraisableHookArgs args) return Err.Raise(Exc.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
        if (args.Field(1) is PyBaseException exception)
        {
            if (exception.Traceback is null && args.Field(2) is PyTraceback tb) exception.Traceback = tb;
            Err.WriteDefault(Interp, args.Field(3), args.Field(4), exception);
        }
        return PyNone.Instance;
    }

    [PyFunction("exit", "(status=None, /)", Doc = "End the program by SystemExit.\n\nNone and 0 are success; other integers are the exit status; anything else is printed and means failure."), Mirrors("sys_exit_impl", 914, 921)]
    private static PyObject? Exit(PyObject? status) => Err.Raise(Exc.SystemExit, status ?? PyNone.Instance);

    [PyFunction("getdefaultencoding", "()", Doc = "The encoding that str uses by default."), Mirrors("sys_getdefaultencoding_impl", 938, 943)]
    private static PyObject? GetDefaultEncoding() => PyStr.Intern("utf-8");

    [PyFunction("getfilesystemencoding", "()", Doc = "The encoding of file names."), Mirrors("sys_getfilesystemencoding_impl", 951, 968)]
    private static PyObject? GetFilesystemEncoding() => PyStr.Intern(Interp.Config.FilesystemEncoding);

    [PyFunction("getfilesystemencodeerrors", "()", Doc = "Return the error mode used for Unicode to OS filename conversion."), Mirrors("sys_getfilesystemencodeerrors_impl", 976, 988)]
    private static PyObject? GetFilesystemEncodeErrors() => PyStr.Intern(Interp.Config.FilesystemErrors);

    [PyFunction("settrace", "(function, /)", Doc = "Set the trace function of the thread: it is called for every function, and its results for every line of them."), Mirrors("sys_settrace", 1144, 1160)]
    private static PyObject? SetTrace(PyObject function) => Tracing.SetTrace(ThreadState.Current, function == PyNone.Instance ? null : function) ? PyNone.Instance : null;

    [PyFunction("_settraceallthreads", "(function, /)", Doc = "Set the trace function of all threads."), Mirrors("sys__settraceallthreads", 1174, 1190)]
    private static PyObject? SetTraceAll(PyObject function)
    {
        ThreadState[] threads;
        lock (Interp.Threads) threads = Interp.Threads.ToArray();
        foreach (ThreadState thread in threads)
        {
            if (!Tracing.SetTrace(thread, function == PyNone.Instance ? null : function)) Err.Unraisable("Exception ignored in PyEval_SetTraceAllThreads", null);
        }
        return PyNone.Instance;
    }

    [PyFunction("gettrace", "()", Doc = "The trace function of the thread, or None."), Mirrors("sys_gettrace_impl", 1200, 1210)]
    private static PyObject? GetTrace() => ThreadState.Current.TraceFunction ?? PyNone.Instance;

    [PyFunction("setprofile", "(function, /)", Doc = "Set the profile function of the thread: it is called when a function begins and ends."), Mirrors("sys_setprofile", 1224, 1240)]
    private static PyObject? SetProfile(PyObject function) => Tracing.SetProfile(ThreadState.Current, function == PyNone.Instance ? null : function) ? PyNone.Instance : null;

    [PyFunction("_setprofileallthreads", "(function, /)", Doc = "Set the profile function of all threads."), Mirrors("sys__setprofileallthreads", 1254, 1269)]
    private static PyObject? SetProfileAll(PyObject function)
    {
        ThreadState[] threads;
        lock (Interp.Threads) threads = Interp.Threads.ToArray();
        foreach (ThreadState thread in threads)
        {
            if (!Tracing.SetProfile(thread, function == PyNone.Instance ? null : function)) Err.Unraisable("Exception ignored in PyEval_SetProfileAllThreads", null);
        }
        return PyNone.Instance;
    }

    [PyFunction("getprofile", "()", Doc = "The profile function of the thread, or None."), Mirrors("sys_getprofile_impl", 1279, 1289)]
    private static PyObject? GetProfile() => ThreadState.Current.ProfileFunction ?? PyNone.Instance;

    [PyFunction("setswitchinterval", "(interval, /)", Doc = "Set the ideal thread switching delay inside the Python interpreter, in seconds."), Mirrors("sys_setswitchinterval_impl", 1308, 1319)]
    private static PyObject? SetSwitchInterval(double interval)
    {
        if (interval <= 0) return Err.Raise(Exc.ValueError, "switch interval must be strictly positive");
        Interp.Gil.Interval = (long)(1e6 * interval);
        return PyNone.Instance;
    }

    [PyFunction("getswitchinterval", "()", Doc = "After how many seconds a thread lets others run."), Mirrors("sys_getswitchinterval_impl", 1328, 1333)]
    private static PyObject? GetSwitchInterval() => new PyFloat(1e-6 * Interp.Gil.Interval);

    [PyFunction("setrecursionlimit", "(limit, /)", Doc = "Set how deep calls may be nested."), Mirrors("sys_setrecursionlimit_impl", 1348, 1373)]
    private static PyObject? SetRecursionLimit(int limit)
    {
        if (limit < 1) return Err.Raise(Exc.ValueError, "recursion limit must be greater or equal than 1");
        ThreadState thread = ThreadState.Current;
        int depth = thread.RecursionLimit - thread.RecursionRemaining;
        if (depth >= limit) return Err.Raise(Exc.RecursionError, $"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        lock (Interp.Threads)
        {
            foreach (ThreadState other in Interp.Threads)
            {
                other.RecursionRemaining += limit - other.RecursionLimit;
                other.RecursionLimit = limit;
            }
        }
        Interp.RecursionLimit = limit;
        return PyNone.Instance;
    }

    [PyFunction("getrecursionlimit", "()", Doc = "How deep calls may be nested."), Mirrors("sys_getrecursionlimit_impl", 1608, 1613)]
    private static PyObject? GetRecursionLimit() => PyInt.From(ThreadState.Current.RecursionLimit);

    [PyFunction("set_coroutine_origin_tracking_depth", "(depth)", Doc = "Let coroutines of this thread remember that many frames of their making, as cr_origin; 0 is none."), Mirrors("sys_set_coroutine_origin_tracking_depth_impl", 1388, 1396)]
    private static PyObject? SetCoroutineOriginTrackingDepth(int depth)
    {
        if (depth < 0) return Err.Raise(Exc.ValueError, "depth must be >= 0");
        ThreadState.Current.CoroutineOriginTrackingDepth = depth;
        return PyNone.Instance;
    }

    [PyFunction("get_coroutine_origin_tracking_depth", "()", Doc = "How many frames of its making a coroutine remembers in this thread."), Mirrors("sys_get_coroutine_origin_tracking_depth_impl", 1404, 1409)]
    private static PyObject? GetCoroutineOriginTrackingDepth() => PyInt.From(ThreadState.Current.CoroutineOriginTrackingDepth);

    [PyFunction("set_asyncgen_hooks", Raw = true, NoTextSignature = true, Doc = "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet the hooks for asynchronous generators; one left out stays."), Mirrors("sys_set_asyncgen_hooks", 1432, 1488)]
    private static PyObject? SetAsyncgenHooks(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int count = Args.Positional(args, kwnames);
        if (count > 2) return Err.Raise(Exc.TypeError, $"set_asyncgen_hooks() takes at most 2 arguments ({count} given)");
        PyObject? first = count > 0 ? args[0] : null, finalizer = count > 1 ? args[1] : null;
        for (int i = 0; i < (kwnames?.Count ?? 0); i++)
        {
            string name = ((PyStr)kwnames![i]).Value;
            if (name == "firstiter") first = args[count + i];
            else if (name == "finalizer") finalizer = args[count + i];
            else return Err.Raise(Exc.TypeError, $"set_asyncgen_hooks() got an unexpected keyword argument '{name}'");
        }
        if (finalizer is not null && finalizer != PyNone.Instance && !Obj.IsCallable(finalizer))
            return Err.Raise(Exc.TypeError, $"callable finalizer expected, got {finalizer.Type.Name}");
        if (first is not null && first != PyNone.Instance && !Obj.IsCallable(first))
            return Err.Raise(Exc.TypeError, $"callable firstiter expected, got {first.Type.Name}");
        ThreadState thread = ThreadState.Current;
        if (finalizer is not null)
        {
            if (!Audit.Raise("sys.set_asyncgen_hooks_finalizer")) return null;
            thread.AsyncGenFinalizer = finalizer == PyNone.Instance ? null : finalizer;
        }
        if (first is not null)
        {
            if (!Audit.Raise("sys.set_asyncgen_hooks_firstiter")) return null;
            thread.AsyncGenFirstIter = first == PyNone.Instance ? null : first;
        }
        return PyNone.Instance;
    }

    [PyFunction("get_asyncgen_hooks", "()", Doc = "The hooks for asynchronous generators as (firstiter, finalizer)."), Mirrors("sys_get_asyncgen_hooks_impl", 1504, 1529)]
    private static PyObject? GetAsyncgenHooks()
    {
        ThreadState thread = ThreadState.Current;
        return PyStructSequence.Create(AsyncgenHooks.TypeObject, thread.AsyncGenFirstIter ?? PyNone.Instance, thread.AsyncGenFinalizer ?? PyNone.Instance);
    }

    [PyFunction("get_int_max_str_digits", "()", Doc = "How many digits an int may have in a conversion from or to text; 0 is any number."), Mirrors("sys_get_int_max_str_digits_impl", 1895, 1901)]
    private static PyObject? GetIntMaxStrDigits() => PyInt.From(Interp.IntMaxStrDigits);

    [PyFunction("set_int_max_str_digits", "(maxdigits)", Doc = "Set how many digits an int may have in a conversion from or to text; 0 is any number."), Mirrors("sys_set_int_max_str_digits_impl", 1912, 1920)]
    private static PyObject? SetIntMaxStrDigits(int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < 640) return Err.Raise(Exc.ValueError, "maxdigits must be 0 or larger than 640");
        Interp.IntMaxStrDigits = maxdigits;
        return PyNone.Instance;
    }

    [PyFunction("getrefcount", "(object, /)", Doc = "Return a count of references to the object: a fixed number, there is no such count here."), Mirrors("sys_getrefcount_impl", 2019, 2024)]
    private static PyObject? GetRefCount(PyObject @object) => PyInt.From(@object is PyNone or PyBool or PyInt { Value: >= -5 and <= 1024 } ? 4294967295 : 2);

    [PyFunction("getallocatedblocks", "()", Doc = "How many blocks of memory are in use."), Mirrors("sys_getallocatedblocks_impl", 2048, 2055)]
    private static PyObject? GetAllocatedBlocks() => PyInt.From(GC.GetTotalMemory(false) / 64);

    [PyFunction("getunicodeinternedsize", "(*, _only_immortal=False)", Doc = "How many strings are interned."), Mirrors("sys_getunicodeinternedsize_impl", 2066, 2076)]
    private static PyObject? GetUnicodeInternedSize(bool _only_immortal = false) => PyInt.From(InternTable.Shared.Count);

    [PyFunction("getsizeof", Raw = true, NoTextSignature = true, Doc = "getsizeof(object [, default]) -> int\n\nThe size of an object in memory, in bytes; the default where it does not tell."), Mirrors("sys_getsizeof", 1973, 1999)]
    private static PyObject? GetSizeOf(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int count = Args.Positional(args, kwnames);
        PyObject? o = count > 0 ? args[0] : null, fallback = count > 1 ? args[1] : null;
        for (int i = 0; i < (kwnames?.Count ?? 0); i++)
        {
            string name = ((PyStr)kwnames![i]).Value;
            if (name == "object") o = args[count + i];
            else if (name == "default") fallback = args[count + i];
            else return Err.Raise(Exc.TypeError, $"getsizeof() got an unexpected keyword argument '{name}'");
        }
        if (o is null) return Err.Raise(Exc.TypeError, "getsizeof() missing required argument 'object' (pos 1)");
        PyObject? result = null;
        if (Obj.LookupSpecial(o, PyStr.Intern("__sizeof__")) is { } method)
        {
            PyObject? size = Obj.Call(method);
            if (size is PyLong number)
            {
                if (number.TryAsLong(out long n) && n >= 0) result = PyInt.From(n + ((o.Type.Flags & TypeFlags.HaveGc) != 0 ? 16 : 0));
                else Err.Raise(Exc.ValueError, "__sizeof__() should return >= 0");
            }
            else if (size is not null) Err.Raise(Exc.TypeError, $"'{size.Type.Name}' object cannot be interpreted as an integer");
        }
        else if (Err.Occurred is null) Err.Raise(Exc.TypeError, $"Type {o.Type.Name} doesn't define __sizeof__");
        if (result is not null) return result;
        return fallback is not null && Err.MatchesAndClear(Exc.TypeError) ? fallback : null;
    }

    [PyFunction("is_finalizing", "()", Doc = "Whether the interpreter is about to end."), Mirrors("sys_is_finalizing_impl", 2259, 2264)]
    private static PyObject? IsFinalizing() => PyBool.From(Interp.Finalizing);

    [PyFunction("is_stack_trampoline_active", "()", Doc = "Whether Python functions are shown to a profiler of the system."), Mirrors("sys_is_stack_trampoline_active_impl", 2424, 2434)]
    private static PyObject? IsStackTrampolineActive() => PyBool.False;

    [PyFunction("activate_stack_trampoline", "(backend, /)", Doc = "Show Python functions to a profiler of the system; there is none that this interpreter works with."), Mirrors("sys_activate_stack_trampoline_impl", 2353, 2397)]
    private static PyObject? ActivateStackTrampoline(string backend) => Err.Raise(Exc.ValueError, "perf trampoline not available");

    [PyFunction("deactivate_stack_trampoline", "()", Doc = "End what activate_stack_trampoline() began."), Mirrors("sys_deactivate_stack_trampoline_impl", 2408, 2416)]
    private static PyObject? DeactivateStackTrampoline() => PyNone.Instance;

    [PyFunction("is_remote_debug_enabled", "()", Doc = "Whether another process may run code here by remote_exec()."), Mirrors("sys_is_remote_debug_enabled_impl", 2443, 2453)]
    private static PyObject? IsRemoteDebugEnabled() => PyBool.False;

    [PyFunction("remote_exec", "(pid, script)", Doc = "Have another process run a file of Python code as soon as it can."), Mirrors("sys_remote_exec_impl", 2481, 2544)]
    private static PyObject? RemoteExec(int pid, PyObject script) => Err.Raise(Exc.RuntimeError, "Remote debugging is not enabled");

    [PyFunction("_baserepl", "()", Doc = "The plain interactive prompt, for use where the better one is not to be had."), Mirrors("sys__baserepl_impl", 2630, 2637)]
    private static PyObject? BaseRepl() => Interp.BaseRepl is not { } run || run() ? PyNone.Instance : null;

    [PyFunction("getdlopenflags", "()", Doc = "The flags for loading shared libraries; see os.RTLD_*."), Mirrors("sys_getdlopenflags_impl", 1856, 1863)]
    private static PyObject? GetDlopenFlags(Interpreter interpreter) => PyInt.From(interpreter.DlopenFlags);

    [PyFunction("setdlopenflags", "(flags, /)", Doc = "Set the flags for loading shared libraries; see os.RTLD_*."), Mirrors("sys_setdlopenflags_impl", 1838, 1845)]
    private static PyObject? SetDlopenFlags(Interpreter interpreter, int flags)
    {
        interpreter.DlopenFlags = flags;
        return PyNone.Instance;
    }
}
