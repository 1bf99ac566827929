// Python/ceval_gil.c: what interrupts the loop: pending calls, signals, the GIL's hand-over, asynchronous exceptions.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    private readonly HandoffQueue<Func<bool>> _pending = new();

    /// <summary>The thread that started the interpreter: it runs signal handlers and pending calls.</summary>
    internal ThreadState? MainThread;

    /// <summary>Installed by the signal module: runs Python's handlers for signals that arrived; false raised.</summary>
    internal Func<bool>? SignalHandler;

    /// <summary>Installed by the signal module: takes Python's handlers away when the interpreter ends.</summary>
    internal Action? FinishSignals;

    /// <summary>Installed by the signal module: the interpreter is gone, and signals are free for another.</summary>
    internal Action? ReleaseSignals;
    internal volatile bool SignalsArrived;
    internal volatile bool Finalizing;

    /// <summary>Installed by a host whose main thread may sleep outside Python: there is work for it.</summary>
    internal Action? WakeMainThread;

    /// <summary>Py_AddPendingCall: run on the main thread soon; false from the call raised.</summary>
    [Mirrors("Py_AddPendingCall", 806, 821)]
    public void AddPendingCall(Func<bool> call)
    {
        _pending.Enqueue(call);
        if (MainThread is { } main) main.EvalBreaker = 1;
        WakeMainThread?.Invoke();
    }

    /// <summary>Called from a signal handler: have the main thread look.</summary>
    [Mirrors("_PyEval_SignalReceived", 662, 666)]
    public void NotifySignal()
    {
        SignalsArrived = true;
        if (MainThread is { } main) main.EvalBreaker = 1;
    }

    internal bool HasPending => !_pending.IsEmpty || HasFinalizers || SignalsArrived;

    [Mirrors("make_pending_calls", 919, 976)]
    internal bool RunPending(ThreadState thread, bool finalizers)
    {
        // Python code of one finalizer comes by here: the others keep their turn.
        if (finalizers && !thread.InFinalizers) RunFinalizers(thread);
        // Those that are added meanwhile wait for the next time.
        for (int n = _pending.Count; n > 0 && _pending.Dequeue() is { } call; n--)
        {
            if (!call())
            {
                if (!_pending.IsEmpty) thread.EvalBreaker = 1;
                return false;
            }
        }
        return true;
    }
}

public sealed partial class ThreadState
{
    /// <summary>A finalizer runs further out on this thread.</summary>
    internal bool InFinalizers;

    /// <summary>An exception that another thread wants raised here.</summary>
    internal PyObject? AsyncException;

    /// <summary>The host's wish that what runs here come to its end.</summary>
    internal Interruption? Interruption;

    /// <summary>The token of the host's call that runs here.</summary>
    internal CancellationToken Cancellation;

    /// <summary>The host may interrupt what runs here: waits look up now and then.</summary>
    internal bool Interruptible;

    /// <summary>PyErr_CheckSignals: run Python's signal handlers when on the main thread; false raised.</summary>
    [Mirrors("handle_signals", 823, 837)]
    public bool CheckSignals()
    {
        if (Interruption is { } interruption && !interruption.Check(this)) return false;
        Interpreter interpreter = Interpreter;
        if (!interpreter.SignalsArrived || !ReferenceEquals(interpreter.MainThread, this)) return true;
        interpreter.SignalsArrived = false;
        return interpreter.SignalHandler is null || interpreter.SignalHandler();
    }
}

public static unsafe partial class Eval
{
    /// <summary><c>_Py_HandlePending</c> after a call. Finalizers wait for the next jump back or start of a function: CPython's collector, which runs them, is started by an
    /// allocation and so stops code in few places, while .NET's may come between a call and the call that its result is for.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static bool HandlePendingInCall(ThreadState thread) => HandlePending(thread, inCall: true);

    /// <summary><c>_Py_HandlePending</c>: false raised.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    [Mirrors("_Py_HandlePending", 1356, 1430)]
    internal static bool HandlePending(ThreadState thread, bool inCall = false)
    {
        Interpreter interpreter = thread.Interpreter;
        int rest = interpreter.Monitors.Breaker;
        // Only a reminder for RESUME.
        if (rest != 0 && thread.EvalBreaker == rest) return true;
        thread.EvalBreaker = rest;
        if (ReferenceEquals(interpreter.MainThread, thread))
        {
            if (!thread.CheckSignals()) return false;
            if (!interpreter.RunPending(thread, !inCall)) return false;
        }
        else
        {
            if (thread.Interruption is { } interruption && !interruption.Check(thread)) return false;
            if (!inCall && !thread.InFinalizers && interpreter.FinalizersPileUp) interpreter.RunFinalizers(thread);
        }
        if (interpreter.Gil.DropRequested) interpreter.Gil.Yield(thread);
        if (Interlocked.Exchange(ref thread.AsyncException, null) is { } exception)
        {
            Err.SetObject(exception, null);
            return false;
        }
        // What waits for a jump or for the start of a function is not over with a call.
        bool finalizes = ReferenceEquals(interpreter.MainThread, thread) ? interpreter.HasFinalizers : interpreter.FinalizersPileUp;
        if (thread.ReentriesWanted > 0 || (inCall && finalizes && !thread.InFinalizers)) thread.EvalBreaker = 1;
        return true;
    }
}
