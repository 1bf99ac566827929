// Modules/_multiprocessing/semaphore.c: a semaphore or a recursive mutex that processes share.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A semaphore of the system, or a mutex that its owner can take again, shared between processes by name.</summary>
[PyType("_multiprocessing.SemLock", Module = typeof(MultiprocessingModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "Semaphore/Mutex type")]
public unsafe partial class PySemLock : PyObject
{
    private const int Eagain = 11, Eintr = 4, Etimedout = 110, Create = 0x40, Exclusive = 0x80, OwnerOnly = 0x180;

    /// <summary>These are synchronize.py's numbers.</summary>
    private const int RecursiveMutex = 0, Semaphore = 1;

    [PyConstant("SEM_VALUE_MAX")] private const int MaximalValue = int.MaxValue;

    [PyMember("handle", ReadOnly = true)] private long _handle;
    [PyMember("kind", ReadOnly = true)] private int _kind;
    [PyMember("maxvalue", ReadOnly = true)] private int _maximum;
    [PyMember("name", ReadOnly = true)] private string? _name;
    private long _lastThread;
    private int _count;

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial nint sem_open(string name, int flags, int mode, uint value);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_close(nint semaphore);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_wait(nint semaphore);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_trywait(nint semaphore);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_timedwait(nint semaphore, TimeSpec* deadline);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_post(nint semaphore);
    [LibraryImport("libc", SetLastError = true)] private static partial int sem_getvalue(nint semaphore, int* value);
    [LibraryImport("libc", SetLastError = true)] private static partial int clock_gettime(int clock, TimeSpec* now);

    protected internal PySemLock() { }

    /// <summary><c>semlock_dealloc</c>: closing takes no Python, so .NET's finalizer thread may do it.</summary>
    ~PySemLock()
    {
        if (_handle != 0) sem_close((nint)_handle);
    }

    private bool IsMine(ThreadState thread) => _count > 0 && thread.ThreadId == _lastThread;

    [Mirrors("_PyMp_SetError", 40, 73, File = "Modules/_multiprocessing/multiprocessing.c")]
    private static PyObject? SystemError() => Err.FromErrno(Marshal.GetLastPInvokeError());

    [Mirrors("newsemlockobject", 464, 478)]
    private static PyObject NewSemLock(PyType type, nint handle, int kind, int maximum, string? name)
    {
        var self = (PySemLock)type.Alloc();
        self._handle = handle;
        self._kind = kind;
        self._maximum = maximum;
        self._name = name;
        return self;
    }

    [PySlot(Slot.New, Signature = "(kind, value, maxvalue, name, unlink)"), Mirrors("_multiprocessing_SemLock_impl", 492, 537)]
    private static PyObject? New(PyType cls, int kind, int value, int maxvalue, string name, bool unlink)
    {
        if (kind is not RecursiveMutex and not Semaphore) return Err.Raise(Exc.ValueError, "unrecognized kind");
        nint handle = sem_open(name, Create | Exclusive, OwnerOnly, (uint)value);
        if (handle == 0) return SystemError();
        if (!unlink || MultiprocessingModule.SystemUnlink(name) == 0) return NewSemLock(cls, handle, kind, maxvalue, unlink ? null : name);
        SystemError();
        sem_close(handle);
        return null;
    }

    [PyMethod("_rebuild", "(handle, kind, maxvalue, name, /)", Class = true, Doc = "Open by its name the semaphore that another process made."),
        Mirrors("_multiprocessing_SemLock__rebuild_impl", 551, 578)]
    private static PyObject? Rebuild(PyType cls, long handle, int kind, int maxvalue, [AllowNone] string? name)
    {
        var open = (nint)handle;
        if (name is not null && (open = sem_open(name, 0, 0, 0)) == 0) return SystemError();
        return NewSemLock(cls, open, kind, maxvalue, name);
    }

    [Mirrors("_multiprocessing_SemLock_acquire_impl", 314, 388)]
    private PyObject? AcquireCore(ThreadState thread, bool block, PyObject? timeout)
    {
        if (_kind == RecursiveMutex && IsMine(thread))
        {
            _count++;
            return PyBool.True;
        }
        TimeSpec deadline = default;
        bool limited = timeout is not null and not PyNone;
        if (limited && !Deadline(timeout!, out deadline)) return null;
        int result, error;
        // The GIL is given up only if there is nothing to take.
        do
        {
            result = sem_trywait((nint)_handle);
            error = Marshal.GetLastPInvokeError();
            if (result < 0 && error == Eintr && !thread.CheckSignals()) return null;
        }
        while (result < 0 && error == Eintr);
        if (result < 0 && error == Eagain && block)
        {
            do
            {
                using (Gil.Release(thread))
                {
                    result = limited ? sem_timedwait((nint)_handle, &deadline) : sem_wait((nint)_handle);
                    error = Marshal.GetLastPInvokeError();
                }
                if (result < 0 && error == Eintr && !thread.CheckSignals()) return null;
            }
            while (result < 0 && error == Eintr);
        }
        if (result < 0) return error is Eagain or Etimedout ? PyBool.False : Err.FromErrno(error);
        _count++;
        _lastThread = thread.ThreadId;
        return PyBool.True;
    }

    private static bool Deadline(PyObject timeout, out TimeSpec deadline)
    {
        const long second = 1_000_000_000;
        deadline = default;
        if (!Args.AsDouble(timeout, out double seconds)) return false;
        seconds = Math.Max(seconds, 0.0);
        TimeSpec now;
        clock_gettime(0, &now);
        long whole = (long)seconds, nanoseconds = now.Nanoseconds + (long)(1e9 * (seconds - whole) + 0.5);
        deadline.Seconds = now.Seconds + whole + nanoseconds / second;
        deadline.Nanoseconds = nanoseconds % second;
        return true;
    }

    [PyMethod("acquire", "(block=True, timeout=None)", Doc = "Take the semaphore, waiting for it where asked.")]
    private PyObject? Acquire(ThreadState thread, bool block = true, PyObject? timeout = null) => AcquireCore(thread, block, timeout);

    [PyMethod("__enter__", "()", Doc = "Take the semaphore."), Mirrors("_multiprocessing_SemLock___enter___impl", 695, 700)]
    private PyObject? Enter(ThreadState thread) => AcquireCore(thread, block: true, null);

    [PyMethod("release", "()", Doc = "Give the semaphore back."), Mirrors("_multiprocessing_SemLock_release_impl", 397, 456)]
    private PyObject? Release(ThreadState thread)
    {
        if (_kind == RecursiveMutex)
        {
            if (!IsMine(thread)) return Err.Raise(Exc.AssertionError, "attempt to release recursive lock not owned by thread");
            if (_count > 1)
            {
                _count--;
                return PyNone.Instance;
            }
        }
        else
        {
            // Another process may post between this look and ours: the limit is no guarantee.
            int value;
            if (sem_getvalue((nint)_handle, &value) < 0) return SystemError();
            if (value >= _maximum) return Err.Raise(Exc.ValueError, "semaphore or lock released too many times");
        }
        if (sem_post((nint)_handle) < 0) return SystemError();
        _count--;
        return PyNone.Instance;
    }

    [PyMethod("__exit__", "(exc_type=None, exc_value=None, exc_tb=None, /)", Doc = "Give the semaphore back."), Mirrors("_multiprocessing_SemLock___exit___impl", 714, 721)]
    private PyObject? ExitMethod(ThreadState thread, PyObject? exc_type = null, PyObject? exc_value = null, PyObject? exc_tb = null) => Release(thread);

    [PyMethod("_count", "()", Doc = "How much more often this process acquired than released."), Mirrors("_multiprocessing_SemLock__count_impl", 600, 605)]
    private PyObject? Count() => PyInt.From(_count);

    [PyMethod("_is_mine", "()", Doc = "Whether this thread holds the lock."), Mirrors("_multiprocessing_SemLock__is_mine_impl", 613, 619)]
    private PyObject? IsMineMethod(ThreadState thread) => PyBool.From(IsMine(thread));

    /// <summary>The value; negative numbers, where a system counts waiters so, are zero.</summary>
    private bool Value(out int value)
    {
        int read;
        bool ok = sem_getvalue((nint)_handle, &read) == 0;
        value = ok ? Math.Max(read, 0) : 0;
        if (!ok) SystemError();
        return ok;
    }

    [PyMethod("_get_value", "()", Doc = "The value of the semaphore."), Mirrors("_multiprocessing_SemLock__get_value_impl", 627, 644)]
    private PyObject? GetValue() => Value(out int value) ? PyInt.From(value) : null;

    [PyMethod("_is_zero", "()", Doc = "Whether the value is zero."), Mirrors("_multiprocessing_SemLock__is_zero_impl", 652, 672)]
    private PyObject? IsZero() => Value(out int value) ? PyBool.From(value == 0) : null;

    [PyMethod("_after_fork", "()", Doc = "Forget the acquisitions of the parent process."), Mirrors("_multiprocessing_SemLock__after_fork_impl", 680, 686)]
    private PyObject? AfterFork()
    {
        _count = 0;
        return PyNone.Instance;
    }
}
