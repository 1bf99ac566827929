// Modules/signalmodule.c: Python's signal handlers.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Signals of the system; <c>signal.py</c> stands on this.</summary>
[PyModule("_signal", Source = "Modules/signalmodule.c", Doc = "Signals of the system.")]
public static unsafe partial class SignalModule
{
    private const string BadSignal = "signal number out of range";

    /// <summary>What the module object keeps: the handler of each signal, null where none was set by Python.</summary>
    internal sealed class State : PyModuleState
    {
        public readonly PyObject?[] Handlers = new PyObject?[SignalDelivery.Count];
        public PyObject DefaultHandler = PyNone.Instance, IgnoreHandler = PyNone.Instance, IntHandler = PyNone.Instance;
    }

    [PyConstant] private const int NSIG = SignalDelivery.Count, SIG_BLOCK = 0, SIG_UNBLOCK = 1, SIG_SETMASK = 2;
    [PyConstant] private const int SIGHUP = 1, SIGINT = 2, SIGQUIT = 3, SIGILL = 4, SIGTRAP = 5, SIGIOT = 6, SIGABRT = 6, SIGFPE = 8, SIGKILL = 9, SIGBUS = 7,
        SIGSEGV = 11, SIGSYS = 31, SIGPIPE = 13, SIGALRM = 14, SIGTERM = 15, SIGUSR1 = 10, SIGUSR2 = 12, SIGCLD = 17, SIGCHLD = 17, SIGPWR = 30, SIGIO = 29,
        SIGURG = 23, SIGWINCH = 28, SIGPOLL = 29, SIGSTOP = 19, SIGTSTP = 20, SIGCONT = 18, SIGTTIN = 21, SIGTTOU = 22, SIGVTALRM = 26, SIGPROF = 27,
        SIGXCPU = 24, SIGXFSZ = 25, SIGRTMIN = 34, SIGRTMAX = 64, SIGSTKFLT = 16;
    [PyConstant] private const int ITIMER_REAL = 0, ITIMER_VIRTUAL = 1, ITIMER_PROF = 2, SIG_DFL = 0, SIG_IGN = 1;

    /// <summary>An error of setitimer() or getitimer().</summary>
    [PyException("signal.ItimerError", Base = "global::PyModules.Runtime.Exc.OSError", Layout = typeof(PyOSError), Doc = "An error of an interval timer.")]
    public static partial PyType ItimerError { get; }

    [StructLayout(LayoutKind.Sequential)]
    private struct Timer
    {
        public long IntervalSeconds, IntervalMicroseconds, ValueSeconds, ValueMicroseconds;
    }

    [LibraryImport("libc", SetLastError = true)] private static partial uint alarm(uint seconds);
    [LibraryImport("libc", SetLastError = true)] private static partial int setitimer(int which, Timer* value, Timer* old);
    [LibraryImport("libc", SetLastError = true)] private static partial int getitimer(int which, Timer* value);
    [LibraryImport("libc", SetLastError = true)] private static partial int pause();
    [LibraryImport("libc")] private static partial int pthread_sigmask(int how, ulong* set, ulong* old);
    [LibraryImport("libc", SetLastError = true)] private static partial int sigpending(ulong* set);
    [LibraryImport("libc", SetLastError = true)] private static partial int sigtimedwait(ulong* set, byte* info, long* timeout);
    [LibraryImport("libc")] private static partial byte* strsignal(int signal);
    [LibraryImport("libc", SetLastError = true)] private static partial int fcntl(int fd, int command, nint argument);
    [LibraryImport("libc", SetLastError = true, EntryPoint = "syscall")] private static partial long syscall4(long number, long a, long b, long c, long d);

    [PyExec, Mirrors("signal_module_exec", 1612, 1672)]
    private static bool Exec(PyModuleObject module, State state)
    {
        PyDict dict = module.Dict;
        if (!dict.SetItem(PyStr.Intern("ItimerError"), ItimerError)) return false;
        state.DefaultHandler = dict.GetItem(PyStr.Intern("SIG_DFL"))!;
        state.IgnoreHandler = dict.GetItem(PyStr.Intern("SIG_IGN"))!;
        state.IntHandler = dict.GetItem(PyStr.Intern("default_int_handler"))!;
        Interpreter interpreter = ThreadState.Current.Interpreter;
        if (!ReferenceEquals(interpreter.MainThread, ThreadState.Current)) return true;
        bool owner = SignalDelivery.Process.Attach(interpreter);
        if (owner)
        {
            interpreter.SignalHandler = () => RunHandlers(state);
            interpreter.FinishSignals = () => Finish(state);
            interpreter.ReleaseSignals = () => SignalDelivery.Process.Detach(interpreter);
            interpreter.SimulateSignal = signal => Simulate(state, signal);
        }
        // SIGPIPE is .NET's to ignore, and so it does.
        if (owner && interpreter.Config.InstallSignalHandlers) SignalDelivery.Process.Set(SIGXFSZ, SignalDelivery.Disposition.Ignore);
        for (int signal = 1; signal < SignalDelivery.Count; signal++)
        {
            state.Handlers[signal] = SignalDelivery.Process.Current(signal) switch
            {
                { IsDefault: true } => state.DefaultHandler,
                { IsIgnored: true } => state.IgnoreHandler,
                // .NET catches these for itself; Python's default is the system's.
                _ when SignalDelivery.IsFault(signal) => state.DefaultHandler,
                _ when signal is SIGTERM or SIGQUIT or SIGINT or SIGCHLD or SIGCONT or SIGWINCH or SIGTTIN or SIGTTOU or SIGTSTP => state.DefaultHandler,
                _ => PyNone.Instance,
            };
        }
        if (!owner || !interpreter.Config.InstallSignalHandlers) return true;
        SignalDelivery.Process.Set(SIGTERM, SignalDelivery.Disposition.Default);
        SignalDelivery.Process.Set(SIGQUIT, SignalDelivery.Disposition.Default);
        if (ReferenceEquals(state.Handlers[SIGINT], state.DefaultHandler))
        {
            state.Handlers[SIGINT] = state.IntHandler;
            SignalDelivery.Process.Set(SIGINT, SignalDelivery.Disposition.Python);
        }
        return true;
    }

    /// <summary>Give the signals that Python has handlers for their default action back.</summary>
    [Mirrors("_PySignal_Fini", 1731, 1760)]
    private static void Finish(State state)
    {
        for (int signal = 1; signal < SignalDelivery.Count; signal++)
        {
            PyObject? handler = state.Handlers[signal];
            state.Handlers[signal] = null;
            if (handler is null or PyNone || !IsPython(state, handler)) continue;
            SignalDelivery.Process.Set(signal, SignalDelivery.Disposition.Default);
        }
    }

    private static bool IsPython(State state, PyObject? handler) => !ReferenceEquals(handler, state.DefaultHandler) && !ReferenceEquals(handler, state.IgnoreHandler);

    /// <summary>Act as if the signal had arrived, where it would not be ignored nor take its default action.</summary>
    [Mirrors("PyErr_SetInterruptEx", 1894, 1908)]
    private static void Simulate(State state, int signal)
    {
        if (IsPython(state, state.Handlers[signal])) SignalDelivery.Process.Trip(signal);
    }

    /// <summary>Call Python's handlers for the signals that arrived; on the main thread.</summary>
    [Mirrors("_PyErr_CheckSignalsTstate", 1793, 1878)]
    private static bool RunHandlers(State state)
    {
        int signal;
        while ((signal = SignalDelivery.Process.Take(SignalDelivery.Process.Blocked)) != 0)
        {
            PyObject? handler = state.Handlers[signal];
            if (handler is null or PyNone || !IsPython(state, handler))
            {
                // It was taken away meanwhile; user code has nothing to do with that.
                Err.Raise(Exc.OSError, $"Signal {signal} ignored due to race condition");
                Err.Unraisable("Exception ignored while calling signal handler", null);
                continue;
            }
            PyObject frame = (PyObject?)Frame.Complete(ThreadState.Current.CurrentFrame)?.Object ?? PyNone.Instance;
            if (Obj.Call(handler, PyInt.From(signal), frame) is not null) continue;
            // The others must not be forgotten because one raised.
            SignalDelivery.Process.Recheck();
            return false;
        }
        return true;
    }

    private static bool IsMain(ThreadState thread) => ReferenceEquals(thread.Interpreter.MainThread, thread) && SignalDelivery.Process.IsOwner(thread.Interpreter);

    private static bool InRange(int signal) => signal is >= 1 and < SignalDelivery.Count || Err.Fail(Exc.ValueError, BadSignal);

    /// <summary>The handler of SIGINT when nothing else was set: raises KeyboardInterrupt.</summary>
    [PyFunction("default_int_handler", "(signalnum, frame, /)"), Mirrors("signal_default_int_handler_impl", 231, 238)]
    private static PyObject? DefaultIntHandler(int signalnum, PyObject frame) => Err.Raise(Exc.KeyboardInterrupt);

    /// <summary>Have SIGALRM sent after so many seconds.</summary>
    [PyFunction("alarm", "(seconds, /)"), Mirrors("signal_alarm_impl", 393, 399)]
    private static long Alarm(int seconds) => alarm((uint)seconds);

    /// <summary>Wait for a signal.</summary>
    [PyFunction("pause", "()"), Mirrors("signal_pause_impl", 411, 425)]
    private static PyObject? Pause()
    {
        using (Gil.Release()) pause();
        return ThreadState.Current.CheckSignals() ? PyNone.Instance : null;
    }

    /// <summary>Send a signal to the own process.</summary>
    [PyFunction("raise_signal", "(signalnum, /)"), Mirrors("signal_raise_signal_impl", 438, 460)]
    private static PyObject? RaiseSignal(int signalnum)
    {
        if (!SignalDelivery.Process.TryDeliverToSelf(signalnum))
        {
            int result, error;
            using (Gil.Release())
            {
                result = SignalDelivery.raise(signalnum);
                error = Marshal.GetLastPInvokeError();
            }
            if (result != 0) return Err.FromErrno(error);
        }
        return ThreadState.Current.CheckSignals() ? PyNone.Instance : null;
    }

    /// <summary>Set the handler of a signal: a callable, SIG_DFL or SIG_IGN. The earlier handler comes back.</summary>
    [PyFunction("signal", "(signalnum, handler, /)"), Mirrors("signal_signal_impl", 479, 549)]
    private static PyObject? Signal(State state, int signalnum, PyObject handler)
    {
        ThreadState thread = ThreadState.Current;
        if (!IsMain(thread))
            return Err.Raise(Exc.ValueError, "signal only works in main thread of the main interpreter");
        if (!InRange(signalnum)) return null;
        if (Obj.RichCompareBool(handler, state.IgnoreHandler, CompareOp.Eq) is not { } ignores) return null;
        bool defaults = false;
        if (!ignores)
        {
            if (Obj.RichCompareBool(handler, state.DefaultHandler, CompareOp.Eq) is not { } answer) return null;
            defaults = answer;
        }
        if (!ignores && !defaults && !Obj.IsCallable(handler))
            return Err.Raise(Exc.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        if (!thread.CheckSignals()) return null;
        const int einval = 22;
        if (signalnum is SIGKILL or SIGSTOP) return Err.FromErrno(einval);
        SignalDelivery.Disposition disposition = ignores ? SignalDelivery.Disposition.Ignore
            : defaults ? SignalDelivery.Disposition.Default : SignalDelivery.Disposition.Python;
        try
        {
            if (!SignalDelivery.Process.Set(signalnum, disposition)) return Err.FromErrno(Marshal.GetLastPInvokeError());
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            return Err.FromErrno(einval);
        }
        PyObject? old = state.Handlers[signalnum];
        state.Handlers[signalnum] = ignores ? state.IgnoreHandler : defaults ? state.DefaultHandler : handler;
        return old ?? PyNone.Instance;
    }

    /// <summary>What the system calls a signal.</summary>
    [PyFunction("strsignal", "(signalnum, /)"), Mirrors("signal_strsignal_impl", 600, 663)]
    private static PyObject? StrSignal(int signalnum)
    {
        if (!InRange(signalnum)) return null;
        string? text = Marshal.PtrToStringUTF8((nint)strsignal(signalnum));
        return text is null || text.Contains("Unknown signal", StringComparison.Ordinal) ? PyNone.Instance : PyStr.From(text);
    }

    /// <summary>Whether a signal interrupts system calls, or lets those go on that can.</summary>
    [PyFunction("siginterrupt", "(signalnum, flag, /)"), Mirrors("signal_siginterrupt_impl", 680, 706)]
    private static PyObject? SigInterrupt(int signalnum, int flag)
    {
        const int einval = 22;
        if (!InRange(signalnum)) return null;
        return SignalDelivery.Process.SetRestarts(signalnum, flag == 0) ? PyNone.Instance : Err.FromErrno(einval);
    }

    /// <summary>The handler of a signal: a callable, SIG_DFL, SIG_IGN, or None where Python did not set it.</summary>
    [PyFunction("getsignal", "(signalnum, /)"), Mirrors("signal_getsignal_impl", 567, 584)]
    private static PyObject? GetSignal(State state, int signalnum) => InRange(signalnum) ? state.Handlers[signalnum] ?? PyNone.Instance : null;

    /// <summary>Have a byte written to a descriptor whenever a signal arrives; -1 ends it. The earlier descriptor comes back.</summary>
    [PyFunction("set_wakeup_fd", "(fd, /, *, warn_on_full_buffer=True)"), Mirrors("signal_set_wakeup_fd_impl", 727, 831)]
    private static PyObject? SetWakeupFd(int fd, bool warn_on_full_buffer = true)
    {
        const int getFlags = 3, nonblock = 0x800;
        ThreadState thread = ThreadState.Current;
        if (!IsMain(thread))
            return Err.Raise(Exc.ValueError, "set_wakeup_fd only works in main thread of the main interpreter");
        if (fd != -1)
        {
            int flags = fcntl(fd, getFlags, 0);
            if (flags < 0) return Err.FromErrno(Marshal.GetLastPInvokeError());
            if ((flags & nonblock) == 0) return Err.Raise(Exc.ValueError, $"the fd {fd} must be in non-blocking mode");
        }
        int old = SignalDelivery.Process.WakeupFd;
        SignalDelivery.Process.WakeupFd = fd;
        SignalDelivery.Process.WarnOnFullBuffer = warn_on_full_buffer;
        return PyInt.From(old);
    }
}
