// Modules/_threadmodule.c: starting and joining threads.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A thread that can be waited for.</summary>
internal sealed class ThreadHandle
{
    private enum Phase { NotStarted, Starting, Running, Done }

    private readonly object _gate = new();
    private Phase _phase;
    private bool _exiting;

    public long Ident { get; private set; }

    [Mirrors("ThreadHandle_new", 207, 230)]
    public ThreadHandle() { }

    /// <summary>For a thread that was started elsewhere.</summary>
    public ThreadHandle(long ident)
    {
        Ident = ident;
        _phase = Phase.Running;
    }

    public bool IsDone
    {
        get
        {
            lock (_gate) return _exiting;
        }
    }

    [Mirrors("ThreadHandle_start", 416, 484)]
    public bool Start(ThreadModule.State state, PyObject function, PyTuple args, PyDict? kwargs, bool daemon)
    {
        lock (_gate)
        {
            if (_phase != Phase.NotStarted) return Err.Fail(ThreadModule.ThreadError, "thread already started");
            _phase = Phase.Starting;
        }
        ThreadState parent = ThreadState.Current;
        Interpreter interpreter = parent.Interpreter;
        if (interpreter.Finalizing)
        {
            lock (_gate)
            {
                _phase = Phase.Done;
                _exiting = true;
            }
            return Err.Fail(Exc.PythonFinalizationError, "can't create new thread at interpreter shutdown");
        }
        using ManualResetEventSlim ready = new();
        int stack = state.StackSize > 0 ? (int)Math.Min(state.StackSize, int.MaxValue) : 64 << 20;
        stack = Math.Max(stack, 1 << 20);
        Thread thread = new(() => Run(state, interpreter, function, args, kwargs, stack, ready), stack) { IsBackground = true };
        try
        {
            thread.Start();
        }
        catch (OutOfMemoryException)
        {
            lock (_gate)
            {
                _phase = Phase.Done;
                _exiting = true;
            }
            return Err.Fail(ThreadModule.ThreadError, "can't start new thread");
        }
        ready.Wait();
        return true;
    }

    [Mirrors("thread_run", 340, 404)]
    private void Run(ThreadModule.State state, Interpreter interpreter, PyObject function, PyTuple args, PyDict? kwargs, int stack, ManualResetEventSlim ready)
    {
        ThreadState thread = new(interpreter) { Id = Interlocked.Increment(ref interpreter.NextThreadId), ThreadId = NativeThread.Self() };
        thread.RecursionRemaining = thread.RecursionLimit = interpreter.RecursionLimit;
        thread.OwnStack((nuint)stack);
        lock (_gate)
        {
            Ident = thread.ThreadId;
            _phase = Phase.Running;
        }
        ready.Set();
        ThreadState.Current = thread;
        interpreter.Gil.Acquire(thread);
        lock (interpreter.Threads) interpreter.Threads.Add(thread);
        state.Count++;
        if (Obj.CallTuple(function, args, kwargs) is null && !Err.MatchesAndClear(Exc.SystemExit)) Err.Unraisable("Exception ignored in thread started by", function);
        state.Count--;
        lock (interpreter.Threads) interpreter.Threads.Remove(thread);
        Tracing.ThreadEnds(thread);
        thread.RunExitActions();
        lock (state.ShutdownHandles) state.ShutdownHandles.Remove(this);
        lock (_gate)
        {
            _exiting = true;
            Monitor.PulseAll(_gate);
        }
        interpreter.Gil.Drop(thread);
        ThreadState.Detach();
    }

    /// <summary>Wait; a negative timeout waits for ever. False raised; a timeout that has passed is no error.</summary>
    [Mirrors("ThreadHandle_join", 517, 578)]
    public bool Join(long timeoutNs)
    {
        ThreadState thread = ThreadState.Current;
        lock (_gate)
        {
            if (_phase < Phase.Running) return Err.Fail(ThreadModule.ThreadError, "thread not started");
            if (!_exiting)
            {
                if (Ident == thread.ThreadId) return Err.Fail(ThreadModule.ThreadError, "Cannot join current thread");
                if (thread.Interpreter.Finalizing) return Err.Fail(Exc.PythonFinalizationError, "cannot join thread at interpreter shutdown");
            }
        }
        bool? done = LockWait.Wait(thread, _gate, new Exit(this), timeoutNs);
        if (done is null) return false;
        if (done.Value)
        {
            lock (_gate) _phase = Phase.Done;
        }
        return true;
    }

    private readonly struct Exit(ThreadHandle handle) : ILockCondition
    {
        public bool TryTake() => handle._exiting;
    }

    [Mirrors("ThreadHandle_set_done", 594, 607)]
    public bool SetDone()
    {
        lock (_gate)
        {
            if (_phase < Phase.Running) return Err.Fail(ThreadModule.ThreadError, "thread not started");
            _exiting = true;
            _phase = Phase.Done;
            Monitor.PulseAll(_gate);
        }
        return true;
    }
}

/// <summary>What a wait is for. A struct, so that waiting allocates nothing.</summary>
internal interface ILockCondition
{
    /// <summary>Called under the gate: take what is waited for, if it is there.</summary>
    bool TryTake();
}

/// <summary>Blocking waits that signals can interrupt on the main thread.</summary>
internal static class LockWait
{
    /// <summary>Wait under <paramref name="gate"/> until the condition holds: false timed out, null raised. The GIL is released meanwhile.</summary>
    [Mirrors("PyThread_acquire_lock_timed_with_retries", 131, 177, File = "Python/thread.c")]
    public static bool? Wait<T>(ThreadState thread, object gate, T condition, long timeoutNs) where T : struct, ILockCondition, allows ref struct
    {
        lock (gate)
        {
            if (condition.TryTake()) return true;
        }
        if (timeoutNs == 0) return false;
        long deadline = timeoutNs < 0 ? long.MaxValue : Now() + timeoutNs;
        bool main = thread.Interruptible || ReferenceEquals(thread, thread.Interpreter.MainThread);
        while (true)
        {
            bool held;
            using (Gil.Release(thread))
            {
                lock (gate)
                {
                    while (!(held = condition.TryTake()))
                    {
                        long left = deadline == long.MaxValue ? long.MaxValue : deadline - Now();
                        if (left <= 0) break;
                        if (main && (thread.EvalBreaker & 1) != 0) break;
                        long milliseconds = left == long.MaxValue ? int.MaxValue : Math.Min((left + 999_999) / 1_000_000, int.MaxValue);
                        // The main thread looks up now and then: signals only set a flag.
                        Monitor.Wait(gate, (int)(main ? Math.Min(milliseconds, 20) : milliseconds));
                    }
                }
            }
            if (held) return true;
            if (main && !Eval.HandlePending(thread)) return null;
            if (deadline != long.MaxValue && Now() >= deadline)
            {
                lock (gate) return condition.TryTake();
            }
        }
    }

    private static long Now() => PyTime.Monotonic();
}

/// <summary>A handle to wait for a thread's end.</summary>
[PyType("_thread._ThreadHandle", Module = typeof(ThreadModule), Hidden = true, Flags = TypeFlags.HaveGc)]
public sealed partial class PyThreadHandle : PyObject
{
    internal readonly ThreadHandle Handle;

    [Mirrors("PyThreadHandleObject_new", 618, 636)]
    internal PyThreadHandle() => Handle = new ThreadHandle();

    internal PyThreadHandle(ThreadHandle handle) => Handle = handle;

    [PySlot(Slot.New), Mirrors("PyThreadHandleObject_tp_new", 638, 642)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => new PyThreadHandle();

    [PySlot(Slot.Repr), Mirrors("PyThreadHandleObject_repr", 662, 669)] private PyObject? Repr() => PyStr.From($"<_thread._ThreadHandle object: ident={Handle.Ident}>");
    [Mirrors("PyThreadHandleObject_get_ident", 671, 676)]
    [PyGetSet("ident")] private PyObject? Ident => PyInt.From(Handle.Ident);

    [PyMethod("join", "(timeout=None, /)", NoTextSignature = true), Mirrors("PyThreadHandleObject_join", 678, 700)]
    private PyObject? Join(PyObject? timeout)
    {
        long ns = -1;
        if (timeout is not (null or PyNone) && !PyTime.FromSeconds(timeout, TimeRound.Up, out ns)) return null;
        return Handle.Join(ns) ? PyNone.Instance : null;
    }

    [Mirrors("PyThreadHandleObject_set_done", 714, 722)]
    [PyMethod("_set_done", "()", NoTextSignature = true)] private PyObject? SetDone() => Handle.SetDone() ? PyNone.Instance : null;
    [Mirrors("PyThreadHandleObject_is_done", 702, 712)]
    [PyMethod("is_done", "()", NoTextSignature = true)] private PyObject? IsDone() => PyBool.From(Handle.IsDone);
}
