// Python/ceval_gil.c: the global interpreter lock.

using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>One per interpreter. The thread that holds it runs Python.</summary>
public sealed class Gil
{
    private readonly object _lock = new();
    private bool _locked;
    private ThreadState? _holder, _lastHolder;
    private int _waiting;

    /// <summary>Another thread has waited for the switch interval.</summary>
    internal volatile bool DropRequested;

    /// <summary>sys.getswitchinterval, in microseconds.</summary>
    internal long Interval = 5000;

    internal ThreadState? Holder => _holder;

    /// <summary><c>take_gil</c>. A thread that comes after the interpreter has begun to finish never returns.</summary>
    [Mirrors("take_gil", 284, 418)]
    internal void Acquire(ThreadState thread)
    {
        lock (_lock)
        {
            if (thread.Interpreter.Finalizing && !ReferenceEquals(thread, thread.Interpreter.MainThread)) Hang();
            if (_locked)
            {
                _waiting++;
                while (_locked)
                {
                    ThreadState? holder = _holder;
                    int milliseconds = (int)Math.Clamp(Interval / 1000, 1, int.MaxValue);
                    bool pulsed = Monitor.Wait(_lock, milliseconds);
                    if (!pulsed && _locked && ReferenceEquals(holder, _holder) && holder is not null)
                    {
                        DropRequested = true;
                        holder.EvalBreaker = 1;
                    }
                    if (thread.Interpreter.Finalizing && !ReferenceEquals(thread, thread.Interpreter.MainThread))
                    {
                        _waiting--;
                        Hang();
                    }
                }
                _waiting--;
            }
            _locked = true;
            _holder = thread;
            _lastHolder = thread;
            DropRequested = false;
            // Whoever gave way waits until somebody has taken it.
            if (_waiting > 0) Monitor.PulseAll(_lock);
        }
        if (thread.Interpreter.HasPending || thread.AsyncException is not null) thread.EvalBreaker = 1;
        else if (thread.EvalBreaker == 0) thread.EvalBreaker = thread.Interpreter.Monitors.Breaker;
    }

    [Mirrors("_PyThreadState_HangThread", 2992, 2998, File = "Python/pystate.c")]
    private void Hang()
    {
        Monitor.Exit(_lock);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary><c>drop_gil</c>.</summary>
    [Mirrors("drop_gil", 215, 275)]
    internal void Drop(ThreadState thread)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_holder, thread)) throw new InvalidOperationException("the GIL is held by another thread");
            _locked = false;
            _holder = null;
            if (_waiting > 0) Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Give way to a thread that has asked.</summary>
    internal void Yield(ThreadState thread)
    {
        Drop(thread);
        lock (_lock)
        {
            _waiting++;
            for (int rounds = 0; ReferenceEquals(_lastHolder, thread) && !_locked && _waiting > 1 && rounds < 50; rounds++) Monitor.Wait(_lock, 5);
            _waiting--;
        }
        Acquire(thread);
    }

    /// <summary>Py_BEGIN_ALLOW_THREADS: <c>using (Gil.Release()) { a call that blocks }</c>. Keeps the last P/Invoke error.</summary>
    public static Released Release() => new(ThreadState.Current);

    /// <summary>The same without the thread-static read.</summary>
    public static Released Release(ThreadState thread) => new(thread);

    /// <summary>Takes the GIL back when disposed.</summary>
    [Mirrors("PyEval_SaveThread", 638, 644)]
    public readonly ref struct Released
    {
        private readonly ThreadState _thread;

        internal Released(ThreadState thread)
        {
            _thread = thread;
            thread.Interpreter.Gil.Drop(thread);
        }

        [Mirrors("PyEval_RestoreThread", 646, 659)]
        public void Dispose()
        {
            int error = Marshal.GetLastPInvokeError();
            _thread.Interpreter.Gil.Acquire(_thread);
            Marshal.SetLastPInvokeError(error);
        }
    }
}

public sealed partial class Interpreter
{
    internal readonly Gil Gil = new();
}
