// A call from Python of a C# method that answers later.

using PyModules.Conversions;
using PyModules.Runtime;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Async;

/// <summary>
/// What a generated thunk does around a method that returns a task: the method starts at once on the loop's thread, and what it
/// awaits goes on there. Python gets a future of the running loop.
/// </summary>
public readonly unsafe ref struct AsyncCall
{
    private readonly LoopBridge _bridge;
    private readonly CancellationTokenSource? _cancel;
    private readonly SynchronizationContext? _outer;

    private AsyncCall(LoopBridge bridge, CancellationTokenSource? cancel, PyContext context)
    {
        _bridge = bridge;
        _cancel = cancel;
        _outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new CallContext(bridge, context));
    }

    /// <summary>Cancelled when Python cancels the future. For methods that take one.</summary>
    public CancellationToken Token => _cancel?.Token ?? default;

    /// <summary>Before the method is called. False raised: no loop runs on this thread.</summary>
    public static bool Begin(bool cancellable, out AsyncCall call) => Begin(cancellable ? new CancellationTokenSource() : null, out call);

    /// <summary>The same with somebody's source.</summary>
    internal static bool Begin(CancellationTokenSource? cancel, out AsyncCall call)
    {
        ThreadState thread = ThreadState.Current;
        call = default;
        if (LoopBridge.OfRunningLoop(thread) is not { } bridge) return false;
        call = new AsyncCall(bridge, cancel, PyContext.Current(thread));
        return true;
    }

    /// <summary>After the call, whatever came of it.</summary>
    public void End() => SynchronizationContext.SetSynchronizationContext(_outer);

    /// <summary>The future for a task without a result.</summary>
    public PyObject? Await(Task task) => PendingCall.Start(_bridge, task, static _ => PyNone.Instance, _cancel);

    /// <inheritdoc cref="Await(Task)"/>
    public PyObject? Await(ValueTask task) => Await(task.AsTask());

    /// <summary>The future for a task with a result.</summary>
    public PyObject? Await<T>(Task<T> task, delegate*<T, PyObject?> convert) => PendingCall.Start(_bridge, task, done => convert(((Task<T>)done).Result), _cancel);

    /// <inheritdoc cref="Await{T}(Task{T}, delegate*{T, PyObject?})"/>
    public PyObject? Await<T>(ValueTask<T> task, delegate*<T, PyObject?> convert) => Await(task.AsTask(), convert);

    /// <summary>The future for the next item of a stream.</summary>
    internal PyObject? AwaitNext<T>(ValueTask<bool> moved, IAsyncEnumerator<T> items, delegate*<T, PyObject?> convert) =>
        PendingCall.Start(_bridge, moved.AsTask(),
            done => ((Task<bool>)done).Result ? convert(items.Current) : Err.Raise(Exc.StopAsyncIteration), _cancel);
}

/// <summary>A task that Python waits for. It is also the callback of its future: a future that was cancelled cancels the token.</summary>
[PyType("pymodules.PendingCall", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, Doc = "Passes a cancellation on to .NET.")]
internal sealed partial class PendingCall : PyObject
{
    private static readonly PyStr s_createFuture = PyStr.Intern("create_future"), s_addDoneCallback = PyStr.Intern("add_done_callback"), s_done = PyStr.Intern("done"),
        s_cancelled = PyStr.Intern("cancelled"), s_cancel = PyStr.Intern("cancel"), s_setResult = PyStr.Intern("set_result"), s_setException = PyStr.Intern("set_exception");

    private readonly Task _task;
    private readonly Func<Task, PyObject?> _result;
    private readonly PyObject _future;
    private readonly CancellationTokenSource? _cancel;

    private PendingCall(Task task, Func<Task, PyObject?> result, PyObject future, CancellationTokenSource? cancel)
    {
        _task = task;
        _result = result;
        _future = future;
        _cancel = cancel;
    }

    internal static PyObject? Start(LoopBridge bridge, Task task, Func<Task, PyObject?> result, CancellationTokenSource? cancel)
    {
        if (Obj.CallMethod(bridge.Loop!, s_createFuture) is not { } future) return null;
        PendingCall call = new(task, result, future, cancel);
        if (task.IsCompleted) return call.Complete() ? future : null;
        if (cancel is not null && Obj.CallMethod(future, s_addDoneCallback, call) is null) return null;
        // The end comes on whatever thread ends the task; Python hears of it on its own.
        task.ContinueWith(static (_, state) =>
        {
            (LoopBridge bridge, PendingCall call) = ((LoopBridge, PendingCall))state!;
            bridge.Post(() =>
            {
                if (!call.Complete()) Err.WriteUnraisable(call._future);
            });
        }, (bridge, call), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return future;
    }

    /// <summary>Hand the outcome to the future, unless Python has cancelled it. False raised.</summary>
    private bool Complete()
    {
        if (Obj.CallMethod(_future, s_done) is not { } done || Obj.IsTrue(done) is not { } isDone) return false;
        if (isDone)
        {
            // Nobody will ask for the exception any more.
            _ = _task.Exception;
            return true;
        }
        if (_task.IsCanceled) return Obj.CallMethod(_future, s_cancel) is not null;
        PyBaseException error;
        if (_task.Exception is { } exception) error = ClrErrors.ToPython(exception);
        else
        {
            if (_result(_task) is { } result) return Obj.CallMethod(_future, s_setResult, result) is not null;
            error = Err.Fetch()!;
        }
        if (error.Type.IsSubtypeOf(Exc.StopIteration))
        {
            // A future takes no StopIteration: it would end the coroutine that waits.
            Err.Raise(Exc.RuntimeError, "a .NET method raised StopIteration");
            PyBaseException wrapper = Err.Fetch()!;
            wrapper.SetCause(error);
            error = wrapper;
        }
        return Obj.CallMethod(_future, s_setException, error) is not null;
    }

    /// <summary>The future is done.</summary>
    [PySlot(Slot.Call)]
    private static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PendingCall call = (PendingCall)self;
        if (Obj.CallMethod(call._future, s_cancelled) is not { } cancelled || Obj.IsTrue(cancelled) is not { } isCancelled) return null;
        // What listens to the token runs elsewhere: it may block, and this is the loop.
        if (isCancelled) call._cancel!.CancelAsync();
        return PyNone.Instance;
    }
}
