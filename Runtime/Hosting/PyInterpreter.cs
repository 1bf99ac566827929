// The public interface for embedding: the life of an interpreter.

using PyModules.Async;
using PyModules.Runtime;
using PyModules.Runtime.Native;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Hosting;

/// <summary>
/// A Python interpreter inside a .NET process. Several can live side by side; each has its own modules, its own GIL and its own
/// main thread. All members may be called from any thread: each takes the GIL as long as it needs it and gives it back.
/// </summary>
public sealed partial class PyInterpreter : IDisposable
{
    /// <summary>Native types are made on first use; two interpreters that start at once would make them in each other's way.</summary>
    private static readonly Lock s_starting = new();

    private readonly PyInterpreterOptions _options;
    private readonly Runtime.Interpreter _core;
    private readonly MainLoop? _main;
    private readonly Lock _life = new();
    private int _inside;
    private bool _closed;

    /// <summary>Start an interpreter with the default settings.</summary>
    public PyInterpreter() : this(new PyInterpreterOptions()) { }

    /// <summary>Start an interpreter.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no standard library.</exception>
    /// <exception cref="PyException">It could not start.</exception>
    public PyInterpreter(PyInterpreterOptions options)
    {
        _options = options;
        PyConfig config = options.ToConfig();
        lock (s_starting)
        {
            LibC.InstallNudge();
            _main = new MainLoop(this, config);
            _core = _main.Start();
        }
    }

    /// <summary>The face of an interpreter that somebody else started, for native modules.</summary>
    private PyInterpreter(Runtime.Interpreter core)
    {
        _options = new PyInterpreterOptions { Isolated = core.Config.Isolated, RecursionLimit = core.RecursionLimit };
        _core = core;
    }

    /// <summary>The interpreter whose Python code called into the calling thread.</summary>
    /// <exception cref="InvalidOperationException">No Python code runs on this thread.</exception>
    public static PyInterpreter Current => Of(ThreadState.Current.Interpreter);

    /// <summary>The same for an interpreter's core.</summary>
    public static PyInterpreter Of(Runtime.Interpreter core) => core.Host ?? Interlocked.CompareExchange(ref core.Host, new PyInterpreter(core), null) ?? core.Host;

    /// <summary>What native modules see of the interpreter.</summary>
    public Runtime.Interpreter Core => _core;

    /// <summary>Write out what <c>sys.stdout</c> and <c>sys.stderr</c> hold back.</summary>
    public void Flush()
    {
        using GilScope scope = Enter();
        FlushStdio();
    }

    private void FlushStdio()
    {
        PyBaseException? pending = Err.Fetch();
        foreach (string name in (ReadOnlySpan<string>)["stdout", "stderr"])
        {
            if (_core.SysAttr(name) is { } stream && stream != PyNone.Instance) Obj.CallMethod(stream, PyStr.Intern("flush"));
            Err.Clear();
        }
        Err.Restore(pending);
    }

    /// <summary>End: wait for calls that run now and for Python's threads, run <c>atexit</c>, finalize and flush. Calls after this throw
    /// <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (_main is null) return;
        lock (_life)
        {
            if (_closed) return;
            _closed = true;
        }
        _main.End();
    }

    /// <summary>How many threads of the host's are inside; the end waits until there is none.</summary>
    private bool Idle => Volatile.Read(ref _inside) == 0;

    /// <summary>The interpreter's own thread: it starts and ends it, runs pending calls and finalizers, and the event loop of <c>RunAsync</c>.</summary>
    private sealed class MainLoop(PyInterpreter host, PyConfig config)
    {
        private readonly SemaphoreSlim _wake = new(0);
        private readonly ManualResetEventSlim _started = new();
        private Thread? _thread;
        private Runtime.Interpreter? _core;
        private PyException? _failure;
        private Exception? _crash;
        private volatile bool _ending;
        private volatile LoopBridge? _bridge;
        private PyObject? _runner, _loop;

        internal Runtime.Interpreter Start()
        {
            _thread = new Thread(Run, PyRuntime.StackSize) { Name = "Python", IsBackground = true };
            _thread.Start();
            _started.Wait();
            if (_failure is not null) throw _failure;
            if (_crash is not null) throw new InvalidOperationException("the interpreter could not start", _crash);
            return _core!;
        }

        internal void End()
        {
            _ending = true;
            Wake();
            if (Thread.CurrentThread != _thread) _thread!.Join();
        }

        private void Run()
        {
            PyRuntime runtime;
            try
            {
                runtime = new PyRuntime(config);
                _core = runtime.Interpreter;
                _core.Host = host;
                _core.RecursionLimit = ThreadState.Current.RecursionLimit = ThreadState.Current.RecursionRemaining = host._options.RecursionLimit;
                if (!runtime.Start()) _failure = PyException.Fetch();
            }
            catch (Exception e)
            {
                _crash = e;
                _started.Set();
                return;
            }
            ThreadState thread = ThreadState.Current;
            if (_failure is not null)
            {
                _core.Finalizing = true;
                _core.ReleaseSignals?.Invoke();
                _core.Gil.Drop(thread);
                _started.Set();
                return;
            }
            _core.WakeMainThread = Wake;
            _core.Gil.Drop(thread);
            _started.Set();
            while (!(_ending && host.Idle))
            {
                _wake.Wait();
                _core.Gil.Acquire(thread);
                Work(thread);
                if (_bridge is not null && !_ending) RunLoop();
                _core.Gil.Drop(thread);
            }
            _core.Gil.Acquire(thread);
            Work(thread);
            if (_runner is not null && Obj.CallMethod(_runner, PyStr.Intern("close")) is null) Err.WriteUnraisable(_runner);
            runtime.Finish();
            _core.Gil.Drop(thread);
            ThreadState.Detach();
        }

        private static void Work(ThreadState thread)
        {
            if (!Eval.HandlePending(thread)) Err.WriteUnraisable(null);
        }

        /// <summary>The interpreter's own event loop, on which work may be posted. The caller holds the GIL.</summary>
        internal LoopBridge Loop()
        {
            if (_bridge is { } running) return running;
            PyObject? runner = PyImport.ModuleAttr("asyncio", "Runner") is { } type ? Obj.Call(type) : null;
            if (runner is null || Obj.CallMethod(runner, PyStr.Intern("get_loop")) is not { } loop) throw host.Failure();
            // Importing may have let another thread in.
            if (_bridge is { } meanwhile)
            {
                if (Obj.CallMethod(runner, PyStr.Intern("close")) is null) throw host.Failure();
                return meanwhile;
            }
            if (LoopBridge.Of(ThreadState.Current, loop) is not { } bridge) throw host.Failure();
            _runner = runner;
            _loop = loop;
            _bridge = bridge;
            _wake.Release();
            return bridge;
        }

        private void RunLoop()
        {
            if (Obj.CallMethod(_loop!, PyStr.Intern("run_forever")) is null) Err.WriteUnraisable(_loop);
        }

        /// <summary>Something is to be done: pending calls, finalizers, the end.</summary>
        private void Wake()
        {
            _wake.Release();
            _bridge?.Post(() =>
            {
                Work(ThreadState.Current);
                if (_ending && Obj.CallMethod(_loop!, PyStr.Intern("stop")) is null) Err.WriteUnraisable(_loop);
            });
        }

        /// <summary>The last thread of the host's has left while the end waits.</summary>
        internal void Left()
        {
            if (_ending) _wake.Release();
        }
    }
}
