// Modules/_threadmodule.c: the _thread module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Low-level primitives for working with threads.</summary>
[PyModule("_thread", Source = "Modules/_threadmodule.c")]
public static partial class ThreadModule
{
    internal sealed class State : PyModuleState
    {
        public readonly List<ThreadHandle> ShutdownHandles = [];
        public long StackSize;
        public int Count;
    }

    internal static PyType ThreadError => Exc.RuntimeError;

    [PyExec, Mirrors("thread_module_exec", 2637, 2753)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem(PyStr.Intern("LockType"), PyLock.TypeObject) && dict.SetItem(PyStr.Intern("error"), ThreadError)
            && dict.SetItem(PyStr.Intern("TIMEOUT_MAX"), new PyFloat(Math.Floor(long.MaxValue * 1e-9))) && dict.SetItem(PyStr.Intern("_ThreadHandle"), PyThreadHandle.TypeObject)
            && dict.SetItem(PyStr.Intern("_local"), PyThreadLocal.TypeObject) && dict.SetItem(PyStr.Intern("_ExceptHookArgs"), ExceptHookArgs.TypeObject);
    }

    [PyFunction("start_new_thread", "(function, args, kwargs={}, /)", Raw = true, Doc = "Call the function with these arguments in a new thread and give the thread's identifier.\n\nThe thread ends when the function returns. An exception other than SystemExit is reported.")]
    private static PyObject? StartNewThread(PyModuleObject module, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => StartNew(module, args, kwnames, "start_new_thread");

    [PyFunction("start_new", "(function, args, kwargs={}, /)", Raw = true, Doc = "Another name of start_new_thread().")]
    private static PyObject? StartNewOld(PyModuleObject module, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => StartNew(module, args, kwnames, "start_new");

    [Mirrors("thread_PyThread_start_new_thread", 1879, 1923)]
    private static PyObject? StartNew(PyModuleObject module, ReadOnlySpan<PyObject> args, PyTuple? kwnames, string name)
    {
        if (!Args.NoKeywords(name, kwnames) || !Args.CheckPositional("start_new_thread", args.Length, 2, 3)) return null;
        if (!Obj.IsCallable(args[0])) return Err.Raise(Exc.TypeError, "first arg must be callable");
        if (args[1] is not PyTuple arguments) return Err.Raise(Exc.TypeError, "2nd arg must be a tuple");
        if (args.Length > 2 && args[2] is not PyDict) return Err.Raise(Exc.TypeError, "optional 3rd arg must be a dictionary");
        PyDict? keywords = args.Length > 2 ? (PyDict)args[2] : null;
        if (!Audit.Raise("_thread.start_new_thread", args[0], arguments, (PyObject?)keywords ?? PyNone.Instance)) return null;
        ThreadHandle handle = new();
        return handle.Start(module.State<State>(), args[0], arguments, keywords, daemon: true) ? PyInt.From(handle.Ident) : null;
    }

    [PyFunction("start_joinable_thread", "(function, handle=None, daemon=True)", Doc = "Run the function in a new thread and give its handle, by which others can wait for its end.\n\nA handle that is given is filled in; it must not have been started. The interpreter does not wait for daemons when it ends."), Mirrors("thread_PyThread_start_joinable_thread", 1944, 1992)]
    private static PyObject? StartJoinableThread(PyModuleObject module, PyObject function, PyObject? handle, bool daemon = true)
    {
        if (!Obj.IsCallable(function)) return Err.Raise(Exc.TypeError, "thread function must be callable");
        if (handle is null or PyNone) handle = new PyThreadHandle();
        if (handle is not PyThreadHandle joinable) return Err.Raise(Exc.TypeError, "'handle' must be a _ThreadHandle");
        if (!Audit.Raise("_thread.start_joinable_thread", function, PyInt.From(daemon ? 1 : 0), handle)) return null;
        State state = module.State<State>();
        if (!daemon)
        {
            lock (state.ShutdownHandles) state.ShutdownHandles.Add(joinable.Handle);
        }
        if (joinable.Handle.Start(state, function, PyTuple.Empty, null, daemon)) return handle;
        lock (state.ShutdownHandles) state.ShutdownHandles.Remove(joinable.Handle);
        return null;
    }

    [PyFunction("daemon_threads_allowed", "()", Doc = "Whether threads may be daemons in this interpreter."), Mirrors("thread_daemon_threads_allowed", 1827, 1837)]
    private static PyObject? DaemonThreadsAllowed() => PyBool.True;

    [PyFunction("allocate_lock", "()", Doc = "A new lock that nobody holds."), Mirrors("thread_PyThread_allocate_lock", 2055, 2060)]
    private static PyObject? AllocateLock() => new PyLock();

    [PyFunction("allocate", "()", Doc = "Another name of allocate_lock().")]
    private static PyObject? Allocate() => new PyLock();

    [PyFunction("exit_thread", "()", Doc = "Another name of exit()."), Mirrors("thread_PyThread_exit_thread", 2008, 2013)]
    private static PyObject? ExitThread() => Err.Raise(Exc.SystemExit);

    [PyFunction("exit", "()", Doc = "End the calling thread quietly, by SystemExit.")]
    private static PyObject? Exit() => Err.Raise(Exc.SystemExit);

    [PyFunction("interrupt_main", "(signum=signal.SIGINT, /)", Doc = "Act as if the signal had reached the main thread. Nothing happens where Python does not handle it."), Mirrors("thread_PyThread_interrupt_main", 2028, 2041)]
    private static PyObject? InterruptMain(int signum = 2)
    {
        if (signum is < 1 or > 64) return Err.Raise(Exc.ValueError, "signal number out of range");
        Interpreter interpreter = ThreadState.Current.Interpreter;
        if (interpreter.SimulateSignal is { } simulate) simulate(signum);
        else
        {
            interpreter.AddPendingCall(static () =>
            {
                Err.Raise(Exc.KeyboardInterrupt);
                return false;
            });
        }
        return PyNone.Instance;
    }

    [PyFunction("get_ident", "()", Doc = "A number other than 0 that names the calling thread among those that live. A later thread may have it again."), Mirrors("thread_get_ident", 2075, 2084)]
    private static PyObject? GetIdent(ThreadState thread) => PyInt.From(thread.ThreadId);

    [PyFunction("get_native_id", "()", Doc = "The number by which the system knows the calling thread."), Mirrors("thread_get_native_id", 2099, 2104)]
    private static PyObject? GetNativeId() => PyInt.From(NativeThread.Id());

    [PyFunction("_count", "()", Doc = "How many threads of this module run in the interpreter now, the main thread not counted."), Mirrors("thread__count", 2115, 2120)]
    private static PyObject? CountThreads(State state) => PyInt.From(state.Count);

    [PyFunction("stack_size", "(size=0, /)", VarArgs = true, Doc = "Return the thread stack size used when creating new threads, and set it when size is given."), Mirrors("thread_stack_size", 2134, 2166)]
    [Mirrors("_pythread_pthread_set_stacksize", 832, 869, File = "Python/thread_pthread.h")]
    [Mirrors("PyThread_get_stacksize", 75, 79, File = "Python/thread.c")]
    [Mirrors("PyThread_set_stacksize", 86, 94, File = "Python/thread.c")]
    private static PyObject? StackSize(State state, nint size = -1)
    {
        long old = state.StackSize;
        if (size == -1) return PyInt.From(old);
        if (size < 0) return Err.Raise(Exc.ValueError, "size must be 0 or a positive value");
        if (size is > 0 and < 32768) return Err.Raise(Exc.ValueError, $"size not valid: {size} bytes");
        state.StackSize = size;
        return PyInt.From(old);
    }

    [PyFunction("_excepthook", "(args, /)", Doc = "Report the exception that ended a thread, as threading.excepthook does."), Mirrors("thread_excepthook", 2267, 2322)]
    private static PyObject? ExceptHook(PyObject args)
    {
        if (args is not ExceptHookArgs hookArgs) return Err.Raise(Exc.TypeError, "_thread._excepthook argument type must be ExceptHookArgs");
        if (hookArgs.Field(0) == (PyObject)Exc.SystemExit) return PyNone.Instance;
        Interpreter interpreter = ThreadState.Current.Interpreter;
        PyObject none = PyNone.Instance, thread = hookArgs.Field(3);
        PyObject? file = interpreter.SysAttr("stderr");
        if (file is null || file == none)
        {
            if (thread == none) return none;
            file = Obj.GetAttr(thread, PyStr.Intern("_stderr"));
            if (file is null) return null;
            if (file == none) return none;
        }
        PyStr write = PyStr.Intern("write");
        string name = "";
        if (thread != none)
        {
            if (Obj.GetAttr(thread, PyStr.Intern("_name")) is PyStr text) name = text.Value;
            else Err.Clear();
        }
        if (name.Length == 0) name = ThreadState.Current.ThreadId.ToString();
        if (Obj.CallMethod(file, write, PyStr.From($"Exception in thread {name}:\n")) is null) return null;
        if (hookArgs.Field(1) is PyBaseException exception)
        {
            if (exception.Traceback is null && hookArgs.Field(2) is PyTraceback traceback) exception.Traceback = traceback;
            Display.Exception(interpreter, exception, file);
        }
        return Obj.CallMethod(file, PyStr.Intern("flush"));
    }

    [PyFunction("_is_main_interpreter", "()", Doc = "Whether this is the first interpreter of the process."), Mirrors("thread__is_main_interpreter", 2330, 2335)]
    private static PyObject? IsMainInterpreter() => PyBool.True;

    [PyFunction("_shutdown", "()", Doc = "Wait for all threads that are no daemons. The interpreter calls it as it ends."), Mirrors("thread_shutdown", 2343, 2383)]
    private static PyObject? Shutdown(State state)
    {
        long ident = ThreadState.Current.ThreadId;
        while (true)
        {
            ThreadHandle? next = null;
            lock (state.ShutdownHandles)
            {
                foreach (ThreadHandle handle in state.ShutdownHandles)
                {
                    if (handle.Ident == ident) continue;
                    next = handle;
                    break;
                }
            }
            if (next is null) return PyNone.Instance;
            if (!next.Join(-1)) Err.WriteUnraisable(null);
            lock (state.ShutdownHandles) state.ShutdownHandles.Remove(next);
        }
    }

    [PyFunction("_make_thread_handle", "(ident, /)", Doc = "A handle of a thread that was started by other means, known by its identifier."), Mirrors("thread__make_thread_handle", 2391, 2413)]
    private static PyObject? MakeThreadHandle(PyLong ident)
    {
        ident.TryAsLong(out long n);
        return new PyThreadHandle(new ThreadHandle(n));
    }

    [PyFunction("_get_main_thread_ident", "()", Doc = "The identifier of the main thread, for threading's own use."), Mirrors("thread__get_main_thread_ident", 2422, 2426)]
    private static PyObject? GetMainThreadIdent(ThreadState thread) => PyInt.From(thread.Interpreter.MainThread!.ThreadId);

    /// <summary>How many bytes of a thread's name the system keeps.</summary>
    [PyConstant] private const int _NAME_MAXLEN = 15;

    [PyFunction("set_name", "(name)", Doc = "Tell the system the name of the calling thread; what is too long is cut off."), Mirrors("_thread_set_name_impl", 2503, 2586)]
    private static PyObject? SetName(PyStr name)
    {
        if (Codecs.EncodeUtf8(name, "replace") is not { } encoded) return null;
        // Cut off by bytes, in the middle of a character if need be; the last byte stays 0.
        Span<byte> terminated = stackalloc byte[_NAME_MAXLEN + 1];
        terminated.Clear();
        encoded.Span[..Math.Min(encoded.Span.Length, _NAME_MAXLEN)].CopyTo(terminated);
        return NativeThread.SetName(terminated) is not 0 and var error ? Err.FromErrno(error) : PyNone.Instance;
    }

    [PyFunction("_get_name", "()", Doc = "The name that the system has for the calling thread."), Mirrors("_thread__get_name_impl", 2451, 2490)]
    private static PyObject? GetName()
    {
        Span<byte> name = stackalloc byte[100];
        return NativeThread.GetName(name, out int length) is not 0 and var error ? Err.FromErrno(error) : PyStr.DecodeFs(name[..length]);
    }
}

/// <summary>The arguments of <c>threading.excepthook</c>.</summary>
[PyType("_thread._ExceptHookArgs", Module = typeof(ThreadModule), Hidden = true)]
[PyStructSequence("exc_type", "exc_value", "exc_traceback", "thread", Visible = 4,
    Docs = ["class of the exception", "the exception", "its traceback", "the thread"])]
public sealed partial class ExceptHookArgs : PyStructSequence;
