// Coroutines from .NET: awaiting what an event loop of Python's runs.

using PyModules.Async;
using PyModules.Conversions;
using PyModules.Runtime;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Hosting;

public sealed partial class PyInterpreter
{
    /// <summary>
    /// Run a coroutine, or await any other awaitable, as a task of an asyncio loop: of the one that runs on the calling thread, else of
    /// the interpreter's own, which starts when it is first needed and goes on until the interpreter ends. No thread waits meanwhile.
    /// </summary>
    /// <param name="awaitable">What to await.</param>
    /// <param name="cancellation">Cancels the Python task.</param>
    /// <exception cref="PyException">What the coroutine raised.</exception>
    /// <exception cref="OperationCanceledException">The Python task was cancelled, by the token or in Python.</exception>
    public Task<PyValue> RunAsync(PyValue awaitable, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<PyValue>(cancellation);
        if (ThreadState.HasCurrent && ThreadState.Current is { AsyncioRunningLoop: { } and not PyNone } thread
            && ReferenceEquals(thread.Interpreter, _core) && ReferenceEquals(_core.Gil.Holder, thread))
        {
            if (LoopBridge.OfRunningLoop(thread) is not { } running) throw Failure();
            CoroutineRun here = new(this, running, awaitable.Object, cancellation);
            here.Start();
            return here.Task;
        }
        if (_main is null) throw new InvalidOperationException("no event loop runs on this thread, and the interpreter has none of its own");
        using GilScope alive = Enter();
        LoopBridge bridge = _main.Loop();
        CoroutineRun run = new(this, bridge, awaitable.Object, cancellation);
        bridge.Post(run.Start);
        return run.Task;
    }

    /// <summary>The same with a converted result.</summary>
    /// <inheritdoc cref="RunAsync(PyValue, CancellationToken)"/>
    public async Task<T> RunAsync<T>(PyValue awaitable, CancellationToken cancellation = default) => (await RunAsync(awaitable, cancellation)).As<T>();

    /// <summary>The same for an object that native code got.</summary>
    /// <inheritdoc cref="RunAsync(PyValue, CancellationToken)"/>
    public Task<PyValue> RunAsync(PyObject awaitable, CancellationToken cancellation = default) => RunAsync(new PyValue(this, awaitable), cancellation);
}

/// <summary>An awaitable that .NET waits for. It is also the callback of its task.</summary>
[PyType("pymodules.CoroutineRun", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, Doc = "Tells .NET that a task is done.")]
internal sealed partial class CoroutineRun : PyObject
{
    private static readonly PyStr s_ensureFuture = PyStr.Intern("ensure_future"), s_loop = PyStr.Intern("loop"), s_addDoneCallback = PyStr.Intern("add_done_callback"),
        s_cancelled = PyStr.Intern("cancelled"), s_cancel = PyStr.Intern("cancel"), s_exception = PyStr.Intern("exception"), s_result = PyStr.Intern("result");

    private readonly PyInterpreter _host;
    private readonly LoopBridge _bridge;
    private readonly PyObject _awaitable;
    private readonly CancellationToken _cancellation;
    private readonly TaskCompletionSource<PyValue> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;
    private PyObject? _task;

    internal CoroutineRun(PyInterpreter host, LoopBridge bridge, PyObject awaitable, CancellationToken cancellation)
    {
        _host = host;
        _bridge = bridge;
        _awaitable = awaitable;
        _cancellation = cancellation;
    }

    internal Task<PyValue> Task => _outcome.Task;

    /// <summary>On the loop's thread.</summary>
    internal void Start()
    {
        PyObject? task = PyImport.ModuleAttr("asyncio", "ensure_future") is { } ensure && _bridge.Loop is { } loop
            ? Obj.Vectorcall(ensure, [_awaitable, loop], PyTuple.Of(s_loop)) : null;
        if (task is null || Obj.CallMethod(task, s_addDoneCallback, this) is null)
        {
            Fail();
            return;
        }
        _task = task;
        if (_cancellation.CanBeCanceled) _registration = _cancellation.UnsafeRegister(static run => ((CoroutineRun)run!).CancelSoon(), this);
    }

    private void CancelSoon() => _bridge.Post(() =>
    {
        if (Obj.CallMethod(_task!, s_cancel) is null) Err.WriteUnraisable(_task);
    });

    private void Fail()
    {
        PyException exception = PyException.Fetch();
        exception.Keep(_host);
        _outcome.TrySetException(exception);
    }

    /// <summary>The task is done.</summary>
    [PySlot(Slot.Call)]
    private static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        CoroutineRun run = (CoroutineRun)self;
        run._registration.Dispose();
        if (Obj.CallMethod(run._task!, s_cancelled) is not { } cancelled || Obj.IsTrue(cancelled) is not { } isCancelled) return null;
        if (isCancelled) run._outcome.TrySetCanceled(run._cancellation);
        else if (Obj.CallMethod(run._task!, s_exception) is not { } exception) return null;
        else if (exception is PyBaseException error)
        {
            Err.Restore(error);
            run.Fail();
        }
        else if (Obj.CallMethod(run._task!, s_result) is { } result) run._outcome.TrySetResult(new PyValue(run._host, result));
        else return null;
        return PyNone.Instance;
    }
}
