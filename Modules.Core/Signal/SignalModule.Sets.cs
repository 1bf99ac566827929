// Modules/signalmodule.c: timers, masks and waiting for signals.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class SignalModule
{
    private const ulong AllSignals = ulong.MaxValue & ~(1UL << 31) & ~(1UL << 32);

    [Mirrors("timeval_from_double", 168, 182)]
    private static bool Microseconds(PyObject o, out long seconds, out long microseconds)
    {
        seconds = microseconds = 0;
        if (!PyTime.FromSeconds(o, TimeRound.Ceiling, out long nanoseconds)) return false;
        long total = PyTime.Divide(nanoseconds, 1000, TimeRound.Ceiling);
        seconds = Math.DivRem(total, 1_000_000, out microseconds);
        if (microseconds < 0)
        {
            microseconds += 1_000_000;
            seconds--;
        }
        return true;
    }

    [Mirrors("itimer_retval", 193, 217)]
    private static PyObject TimerTuple(in Timer timer) => PyTuple.Of(
        new PyFloat(timer.ValueSeconds + timer.ValueMicroseconds * 1e-6), new PyFloat(timer.IntervalSeconds + timer.IntervalMicroseconds * 1e-6));

    private static PyObject? TimerError() => Err.FromErrno(ItimerError, Marshal.GetLastPInvokeError());

    /// <summary>Set an interval timer; the earlier setting comes back.</summary>
    [PyFunction("setitimer", "(which, seconds, interval=0.0, /)"), Mirrors("signal_setitimer_impl", 865, 888)]
    private static PyObject? SetTimer(int which, PyObject seconds, PyObject? interval = null)
    {
        var timer = new Timer();
        if (!Microseconds(seconds, out timer.ValueSeconds, out timer.ValueMicroseconds)) return null;
        if (interval is not null && !Microseconds(interval, out timer.IntervalSeconds, out timer.IntervalMicroseconds)) return null;
        Timer old;
        return setitimer(which, &timer, &old) != 0 ? TimerError() : TimerTuple(old);
    }

    /// <summary>What is left of an interval timer.</summary>
    [PyFunction("getitimer", "(which, /)"), Mirrors("signal_getitimer_impl", 902, 915)]
    private static PyObject? GetTimer(int which)
    {
        Timer timer;
        return getitimer(which, &timer) != 0 ? TimerError() : TimerTuple(timer);
    }

    [Mirrors("_Py_Sigset_Converter", 1667, 1722, File = "Modules/posixmodule.c")]
    private static bool ToMask(PyObject iterable, out ulong mask)
    {
        mask = 0;
        if (Obj.GetIter(iterable) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (!Args.AsLong(item, out long signal))
            {
                if (!Err.MatchesAndClear(Exc.OverflowError)) return false;
                signal = 0;
            }
            if (signal is <= 0 or >= SignalDelivery.Count)
                return Err.Fail(Exc.ValueError, $"signal number {signal} out of range [1; {SignalDelivery.Count - 1}]");
            mask |= SignalDelivery.Bit((int)signal);
        }
        return Err.Occurred is null;
    }

    [Mirrors("sigset_to_set", 921, 953)]
    private static PyObject? ToSet(ulong mask)
    {
        var set = new PySet();
        for (int signal = 1; signal < SignalDelivery.Count; signal++)
            if ((mask & SignalDelivery.Bit(signal)) != 0 && !set.Add(PyInt.From(signal))) return null;
        return set;
    }

    /// <summary>Change which signals the calling thread lets in; the earlier mask comes back.</summary>
    [PyFunction("pthread_sigmask", "(how, mask, /)"), Mirrors("signal_pthread_sigmask_impl", 968, 987)]
    private static PyObject? SigMask(int how, PyObject mask)
    {
        if (!ToMask(mask, out ulong signals)) return null;
        // glibc's sigset_t has 128 bytes, of which Linux uses the first eight.
        ulong* wanted = stackalloc ulong[16], old = stackalloc ulong[16];
        new Span<ulong>(wanted, 16).Clear();
        wanted[0] = signals;
        int error = pthread_sigmask(how, wanted, old);
        if (error != 0) return Err.FromErrno(error);
        if (SignalDelivery.Process.OnMainThread)
        {
            ulong blocked = SignalDelivery.Process.Blocked;
            SignalDelivery.Process.SetBlocked(how switch
            {
                SIG_BLOCK => blocked | signals,
                SIG_UNBLOCK => blocked & ~signals,
                _ => signals,
            });
        }
        if (!ThreadState.Current.CheckSignals()) return null;
        return ToSet(old[0] & AllSignals);
    }

    /// <summary>The signals that wait to be let in.</summary>
    [PyFunction("sigpending", "()"), Mirrors("signal_sigpending_impl", 1003, 1013)]
    private static PyObject? SigPending()
    {
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        return sigpending(set) != 0 ? Err.FromErrno(Marshal.GetLastPInvokeError()) : ToSet((set[0] | SignalDelivery.Process.Pending()) & AllSignals);
    }

    /// <summary>Wait for one of the signals: those that the process holds back, and those that .NET's thread has noted. 0 on time-out, -1 raised.</summary>
    private static int WaitFor(ulong mask, long nanoseconds, byte* info)
    {
        const int eagain = 11, eintr = 4;
        ulong* set = stackalloc ulong[16];
        long* step = stackalloc long[2];
        new Span<ulong>(set, 16).Clear();
        set[0] = mask;
        long deadline = nanoseconds < 0 ? long.MaxValue : PyTime.Monotonic() + nanoseconds;
        while (true)
        {
            int noted = SignalDelivery.Process.Take(~mask);
            if (noted != 0)
            {
                *(int*)info = noted;
                return noted;
            }
            long left = Math.Min(deadline - PyTime.Monotonic(), 5_000_000);
            step[0] = 0;
            step[1] = Math.Max(left, 0);
            int signal, error;
            using (Gil.Release())
            {
                signal = sigtimedwait(set, info, step);
                error = Marshal.GetLastPInvokeError();
            }
            if (signal > 0) return signal;
            if (error is not eagain and not eintr)
            {
                Err.FromErrno(error);
                return -1;
            }
            if (!ThreadState.Current.CheckSignals()) return -1;
            if (PyTime.Monotonic() >= deadline) return 0;
        }
    }

    /// <summary>Wait until one of the signals is there, and give its number.</summary>
    [PyFunction("sigwait", "(sigset, /)"), Mirrors("signal_sigwait_impl", 1033, 1048)]
    private static PyObject? SigWait(PyObject sigset)
    {
        if (!ToMask(sigset, out ulong mask)) return null;
        byte* info = stackalloc byte[128];
        int signal = WaitFor(mask, -1, info);
        return signal < 0 ? null : PyInt.From(signal);
    }

    /// <summary>Every signal that the system knows.</summary>
    [PyFunction("valid_signals", "()"), Mirrors("signal_valid_signals_impl", 1064, 1089)]
    private static PyObject? ValidSignals() => ToSet(AllSignals);

    [Mirrors("fill_siginfo", 1121, 1153)]
    private static PyObject? Info(byte* info)
    {
        int* words = (int*)info;
        return PyStructSequence.Create(StructSigInfo.TypeObject, PyInt.From(words[0]), PyInt.From(words[2]), PyInt.From(words[1]),
            PyInt.From(words[4]), PyInt.From((uint)words[5]), PyInt.From(words[6]), PyInt.From(*(long*)(info + 16)));
    }

    /// <summary>Wait for one of the signals and give what is known of it.</summary>
    [PyFunction("sigwaitinfo", "(sigset, /)"), Mirrors("signal_sigwaitinfo_impl", 1170, 1189)]
    private static PyObject? SigWaitInfo(PyObject sigset)
    {
        if (!ToMask(sigset, out ulong mask)) return null;
        byte* info = stackalloc byte[128];
        new Span<byte>(info, 128).Clear();
        return WaitFor(mask, -1, info) < 0 ? null : Info(info);
    }

    /// <summary>The same for so many seconds at most; None when none came.</summary>
    [PyFunction("sigtimedwait", "(sigset, timeout, /)"), Mirrors("signal_sigtimedwait_impl", 1207, 1258)]
    private static PyObject? SigTimedWait(PyObject sigset, PyObject timeout)
    {
        if (!ToMask(sigset, out ulong mask) || !PyTime.FromSeconds(timeout, TimeRound.Ceiling, out long nanoseconds)) return null;
        if (nanoseconds < 0) return Err.Raise(Exc.ValueError, "timeout must be non-negative");
        byte* info = stackalloc byte[128];
        new Span<byte>(info, 128).Clear();
        return WaitFor(mask, nanoseconds, info) switch
        {
            < 0 => null,
            0 => PyNone.Instance,
            _ => Info(info),
        };
    }

    /// <summary>Send a signal to a thread of the process.</summary>
    [PyFunction("pthread_kill", "(thread_id, signalnum, /)"), Mirrors("signal_pthread_kill_impl", 1276, 1299)]
    private static PyObject? PthreadKill(ulong thread_id, int signalnum)
    {
        if (signalnum == 0 || !SignalDelivery.Process.TryDeliverToSelf(signalnum))
        {
            int error = SignalDelivery.pthread_kill((nuint)thread_id, signalnum);
            if (error != 0) return Err.FromErrno(error);
        }
        return ThreadState.Current.CheckSignals() ? PyNone.Instance : null;
    }

    /// <summary>Send a signal to the process of a pidfd.</summary>
    [PyFunction("pidfd_send_signal", "(pidfd, signalnum, siginfo=None, flags=0, /)"), Mirrors("signal_pidfd_send_signal_impl", 1319, 1334)]
    private static PyObject? PidfdSendSignal(int pidfd, int signalnum, PyObject? siginfo = null, int flags = 0)
    {
        const long pidfdSendSignal = 424;
        if (siginfo is not null and not PyNone) return Err.Raise(Exc.TypeError, "siginfo must be None");
        // To oneself it arrives at once, as with kill(): the system only says whether it may be sent.
        bool own = SignalDelivery.Process.IsCaught(signalnum) && IsOwnProcess(pidfd);
        if (syscall4(pidfdSendSignal, pidfd, own ? 0 : signalnum, 0, flags) < 0) return Err.FromErrno(Marshal.GetLastPInvokeError());
        if (own) SignalDelivery.Process.TryDeliverToSelf(signalnum);
        return PyNone.Instance;
    }

    // A pidfd says so among what /proc tells of descriptors; a folder of /proc serves as well and is known by its name.
    private static bool IsOwnProcess(int pidfd)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/self/fd/{pidfd}", returnFinalTarget: false)?.FullName == $"/proc/{Environment.ProcessId}"
                || File.ReadLines($"/proc/self/fdinfo/{pidfd}").Contains($"Pid:\t{Environment.ProcessId}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>What is known of a signal that was waited for.</summary>
[PyType("signal.struct_siginfo", Module = typeof(SignalModule), Doc = "What is known of a signal that was waited for.")]
[PyStructSequence("si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band",
    Docs = ["number of the signal", "what it is about", "an error number", "process that sent it", "user of that process", "exit status or signal", "band event"])]
public sealed partial class StructSigInfo : PyStructSequence;
