// One call of the embedder's into Python: its time limit, its cancellation, and what its failure is called.

using PyModules.Runtime;
using PyModules.Runtime.Native;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Hosting;

public sealed partial class PyInterpreter
{
    /// <summary>The token of the embedder's call that the calling thread is in; one that is never cancelled without.</summary>
    public static CancellationToken CurrentCancellation => ThreadState.HasCurrent ? ThreadState.Current.Cancellation : default;

    /// <summary>Watches over a call on the calling thread, which holds the GIL.</summary>
    private readonly struct Watch : IDisposable
    {
        private readonly PyInterpreter _host;
        private readonly Limits? _limits;

        internal Watch(PyInterpreter host, CancellationToken cancellation)
        {
            _host = host;
            cancellation.ThrowIfCancellationRequested();
            // Nested calls run within the limits of the outermost one, and may have a token of their own.
            ThreadState thread = ThreadState.Current;
            TimeSpan? limit = thread.Interruptible ? null : host._options.TimeLimit;
            if (limit is not null || cancellation.CanBeCanceled) _limits = new Limits(thread, limit, host._options.InterruptionGrace, cancellation);
        }

        /// <summary>The .NET exception for the Python exception that is set.</summary>
        internal Exception Failure()
        {
            PyException exception = PyException.Fetch();
            exception.Keep(_host);
            return _limits?.Explain(exception) ?? exception;
        }

        public void Dispose() => _limits?.Dispose();
    }

    /// <summary>Ends what a thread runs when the time is over or the token is cancelled.</summary>
    private sealed class Limits : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly ThreadState _thread;
        private readonly Interruption? _outer;
        private readonly bool _wasInterruptible;
        private readonly CancellationToken _outerCancellation;
        private readonly TimeSpan? _limit;
        private readonly TimeSpan _grace;
        private readonly CancellationToken _cancellation;
        private readonly CancellationTokenRegistration _registration;
        private readonly Timer? _timer;
        private Timer? _nudges, _end;
        private Interruption? _interruption;
        private bool _over, _timedOut;

        internal Limits(ThreadState thread, TimeSpan? limit, TimeSpan grace, CancellationToken cancellation)
        {
            _thread = thread;
            _limit = limit;
            _grace = grace;
            _cancellation = cancellation;
            _outer = thread.Interruption;
            _wasInterruptible = thread.Interruptible;
            thread.Interruptible = true;
            _outerCancellation = thread.Cancellation;
            if (cancellation.CanBeCanceled) thread.Cancellation = cancellation;
            if (limit is { } time) _timer = new Timer(static o => ((Limits)o!).TimeOver(), this, time, Timeout.InfiniteTimeSpan);
            _registration = cancellation.UnsafeRegister(static o => ((Limits)o!).Interrupt("the host has cancelled the call"), this);
        }

        private void TimeOver()
        {
            lock (_lock)
            {
                if (_interruption is null) _timedOut = true;
            }
            Interrupt($"the call ran for longer than {_limit}");
        }

        private void Interrupt(string message)
        {
            lock (_lock)
            {
                if (_over || _interruption is not null) return;
                _interruption = _thread.Interruption = new Interruption(message);
                _nudges = new Timer(static o => ((Limits)o!).Nudge(), this, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
                if (_grace <= TimeSpan.Zero) _interruption.Insist = true;
                else _end = new Timer(static o => ((Limits)o!).InsistNow(), this, _grace, Timeout.InfiniteTimeSpan);
            }
        }

        private void InsistNow()
        {
            lock (_lock)
            {
                if (!_over) _interruption!.Insist = true;
            }
        }

        /// <summary>A call that blocks may begin between two looks at the flag, so that one nudge is not enough.</summary>
        private void Nudge()
        {
            lock (_lock)
            {
                if (_over) return;
                _thread.EvalBreaker = 1;
                LibC.pthread_kill((nuint)_thread.ThreadId, LibC.NudgeSignal);
            }
        }

        internal Exception? Explain(PyException exception)
        {
            if (_interruption is null || !exception.Value.Type.IsSubtypeOf(HostExceptions.Interrupted)) return null;
            return _timedOut ? new TimeoutException(exception.Message, exception) : new OperationCanceledException(exception.Message, exception, _cancellation);
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _over = true;
                if (ReferenceEquals(_thread.Interruption, _interruption)) _thread.Interruption = _outer;
                _thread.Interruptible = _wasInterruptible;
                _thread.Cancellation = _outerCancellation;
            }
            _timer?.Dispose();
            _nudges?.Dispose();
            _end?.Dispose();
            _registration.Dispose();
        }
    }
}
