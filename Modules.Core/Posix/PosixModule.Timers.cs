// Modules/posixmodule.c: timers that are descriptors.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    /// <summary>struct itimerspec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TimerSpec
    {
        internal LibC.TimeSpec Interval, Value;
    }

    [LibraryImport("libc", SetLastError = true)] private static partial int timerfd_create(int clock, int flags);
    [LibraryImport("libc", SetLastError = true)] private static partial int timerfd_settime(int fd, int flags, TimerSpec* value, TimerSpec* old);
    [LibraryImport("libc", SetLastError = true)] private static partial int timerfd_gettime(int fd, TimerSpec* value);

    [Mirrors("build_itimerspec", 10762, 10782)]
    private static PyObject TimerTuple(in TimerSpec timer)
    {
        static PyFloat Seconds(LibC.TimeSpec t) => new((double)t.Seconds + t.Nanoseconds * 1e-9);
        return PyTuple.Of(Seconds(timer.Value), Seconds(timer.Interval));
    }

    [Mirrors("build_itimerspec_ns", 10784, 10795)]
    private static PyObject TimerTupleNs(in TimerSpec timer)
    {
        static PyInt Nanoseconds(LibC.TimeSpec t) => PyInt.From(t.Seconds * 1_000_000_000L + t.Nanoseconds);
        return PyTuple.Of(Nanoseconds(timer.Value), Nanoseconds(timer.Interval));
    }

    [PyFunction("timerfd_create", "(clockid, /, *, flags=0)", Doc = "A descriptor that becomes readable when a timer of a clock expires."), Mirrors("os_timerfd_create_impl", 10821, 10835)]
    private static PyObject? TimerFdCreate(int clockid, int flags = 0)
    {
        // Never inheritable, as all descriptors that Python makes.
        int fd = timerfd_create(clockid, flags | TFD_CLOEXEC);
        return fd == -1 ? Err.FromErrno(LibC.Errno) : PyInt.From(fd);
    }

    /// <summary>_PyTime_FromSecondsDouble, for which a NaN is only one more number out of range.</summary>
    private static bool FromSecondsDouble(double seconds, out long ns)
    {
        ns = 0;
        return double.IsNaN(seconds)
            ? Err.Fail(Exc.OverflowError, "timestamp out of range for C PyTime_t")
            : PyTime.FromSeconds(new PyFloat(seconds), TimeRound.Floor, out ns);
    }

    private static bool SetTimer(int fd, int flags, long initial, long interval, out TimerSpec old)
    {
        TimerSpec value = new() { Value = PyTime.ToTimeSpec(initial), Interval = PyTime.ToTimeSpec(interval) };
        fixed (TimerSpec* before = &old)
            if (timerfd_settime(fd, flags, &value, before) != -1) return true;
        Err.FromErrno(LibC.Errno);
        return false;
    }

    [PyFunction("timerfd_settime", "(fd, /, *, flags=0, initial=0.0, interval=0.0)", Doc = "Set a timer to its first expiry and its interval, in seconds, and return what it was set to."),
        Mirrors("os_timerfd_settime_impl", 10854, 10887)]
    private static PyObject? TimerFdSetTime([FileDescriptor] int fd, int flags = 0, double initial = 0.0, double interval = 0.0)
    {
        if (!FromSecondsDouble(initial, out long first) || !FromSecondsDouble(interval, out long again)) return null;
        return SetTimer(fd, flags, first, again, out TimerSpec old) ? TimerTuple(old) : null;
    }

    [PyFunction("timerfd_settime_ns", "(fd, /, *, flags=0, initial=0, interval=0)", Doc = "Set a timer to its first expiry and its interval, in nanoseconds, and return what it was set to."),
        Mirrors("os_timerfd_settime_ns_impl", 10907, 10930)]
    private static PyObject? TimerFdSetTimeNs([FileDescriptor] int fd, int flags = 0, long initial = 0, long interval = 0) =>
        SetTimer(fd, flags, initial, interval, out TimerSpec old) ? TimerTupleNs(old) : null;

    private static bool ReadTimer(int fd, out TimerSpec now)
    {
        fixed (TimerSpec* value = &now)
            if (timerfd_gettime(fd, value) != -1) return true;
        Err.FromErrno(LibC.Errno);
        return false;
    }

    [PyFunction("timerfd_gettime", "(fd, /)", Doc = "When a timer expires next and its interval, in seconds."), Mirrors("os_timerfd_gettime_impl", 10942, 10955)]
    private static PyObject? TimerFdGetTime([FileDescriptor] int fd) => ReadTimer(fd, out TimerSpec now) ? TimerTuple(now) : null;

    [PyFunction("timerfd_gettime_ns", "(fd, /)", Doc = "When a timer expires next and its interval, in nanoseconds."), Mirrors("os_timerfd_gettime_ns_impl", 10968, 10981)]
    private static PyObject? TimerFdGetTimeNs([FileDescriptor] int fd) => ReadTimer(fd, out TimerSpec now) ? TimerTupleNs(now) : null;
}
