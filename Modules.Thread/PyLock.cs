// Modules/_threadmodule.c: lock and RLock.

using PyModules.Runtime;

namespace PyModules.Modules;

internal static class LockArgs
{
    /// <summary><c>lock_acquire_parse_args</c>: nanoseconds, -1 for ever, 0 not at all; false raised.</summary>
    [Mirrors("lock_acquire_parse_args", 781, 825)]
    public static bool Parse(bool blocking, PyObject? timeout, out long ns)
    {
        ns = -1;
        if (timeout is not null && !PyTime.FromSeconds(timeout, TimeRound.Up, out ns)) return false;
        bool forever = timeout is null || ns == -1_000_000_000;
        if (forever) ns = -1;
        if (!blocking && !forever) return Err.Fail(Exc.ValueError, "can't specify a timeout for a non-blocking call");
        if (!forever && ns < 0) return Err.Fail(Exc.ValueError, "timeout value must be a non-negative number");
        if (!blocking) ns = 0;
        return true;
    }
}

/// <summary>A lock that is not owned by the thread that locked it.</summary>
[PyType("_thread.lock", Module = typeof(ThreadModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, WeakRefs = true, Signature = "()")]
public sealed partial class PyLock : PyObject
{
    private readonly object _gate = new();
    private bool _locked;

    [PySlot(Slot.New, Signature = "()"), Mirrors("lock_new_impl", 944, 954)]
    private static PyObject? New(PyType cls) => new PyLock();

    private bool TryTake()
    {
        lock (_gate)
        {
            if (_locked) return false;
            return _locked = true;
        }
    }

    private PyObject? AcquireCore(bool blocking, PyObject? timeout)
    {
        if (!LockArgs.Parse(blocking, timeout, out long ns)) return null;
        if (TryTake()) return PyBool.True;
        if (ns == 0) return PyBool.False;
        bool? got = LockWait.Wait(ThreadState.Current, _gate, new Unlocked(this), ns);
        return got is null ? null : PyBool.From(got.Value);
    }

    private readonly struct Unlocked(PyLock self) : ILockCondition
    {
        public bool TryTake() => !self._locked && (self._locked = true);
    }

    [PyMethod("acquire", "(blocking=True, timeout=-1)", Doc = "Take the lock, waiting for it when blocking, for at most timeout seconds if that is not negative. Whether it was taken.")]
    [Mirrors("lock_PyThread_acquire_lock", 827, 844)]
    private PyObject? Acquire(bool blocking = true, PyObject? timeout = null) => AcquireCore(blocking, timeout);

    [PyMethod("acquire_lock", "(blocking=True, timeout=-1)", Doc = "Another name of acquire().")]
    private PyObject? AcquireLock(bool blocking = true, PyObject? timeout = null) => AcquireCore(blocking, timeout);

    [PyMethod("__enter__", "()", Doc = "Lock the lock.")]
    private PyObject? Enter() => AcquireCore(true, null);

    [PyMethod("release", "()", Doc = "Let go of the lock, so that somebody who waits can take it. Any thread may, if it is held.")]
    [Mirrors("lock_PyThread_release_lock", 869, 880)]
    private PyObject? Release()
    {
        lock (_gate)
        {
            if (!_locked) return Err.Raise(Exc.RuntimeError, "release unlocked lock");
            _locked = false;
            Monitor.Pulse(_gate);
        }
        return PyNone.Instance;
    }

    [PyMethod("release_lock", "()", Doc = "Another name of release().")]
    private PyObject? ReleaseLock() => Release();

    [PyMethod("__exit__", "(*exc_info)", Doc = "Release the lock.")]
    private PyObject? ExitMethod(ReadOnlySpan<PyObject> exc_info) => Release();

    [PyMethod("locked", "()", Doc = "Whether somebody holds the lock."), Mirrors("lock_locked_lock", 902, 907)]
    private PyObject? Locked() => PyBool.From(_locked);

    [PyMethod("locked_lock", "()", Doc = "Another name of locked().")]
    private PyObject? LockedLock() => PyBool.From(_locked);

    [PyMethod("_at_fork_reinit", "()", NoTextSignature = true), Mirrors("lock__at_fork_reinit", 930, 936)]
    private PyObject? AtForkReinit()
    {
        _locked = false;
        return PyNone.Instance;
    }

    [PySlot(Slot.Repr), Mirrors("lock_repr", 921, 927)] private PyObject? Repr() => PyStr.From($"<{(_locked ? "locked" : "unlocked")} _thread.lock object at {Obj.Address(this)}>");
}

/// <summary>A lock that its owner can take again.</summary>
[PyType("_thread.RLock", Module = typeof(ThreadModule), Flags = TypeFlags.HaveGc | TypeFlags.BaseType | TypeFlags.ImmutableType, WeakRefs = true)]
public partial class PyRLock : PyObject
{
    private readonly object _gate = new();
    private long _owner;
    private long _count;

    protected internal PyRLock() { }

    [PySlot(Slot.New), Mirrors("rlock_new_impl", 1215, 1225)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [Mirrors("rlock_acquire", 1047, 1064)]
    private PyObject? AcquireCore(bool blocking, PyObject? timeout)
    {
        if (!LockArgs.Parse(blocking, timeout, out long ns)) return null;
        ThreadState thread = ThreadState.Current;
        long me = thread.ThreadId;
        lock (_gate)
        {
            if (_owner == me || _count == 0)
            {
                _owner = me;
                _count++;
                return PyBool.True;
            }
        }
        if (ns == 0) return PyBool.False;
        bool? got = LockWait.Wait(thread, _gate, new Unowned(this, me), ns);
        return got is null ? null : PyBool.From(got.Value);
    }

    private readonly struct Unowned(PyRLock self, long thread) : ILockCondition
    {
        public bool TryTake()
        {
            if (self._count != 0) return false;
            self._owner = thread;
            self._count = 1;
            return true;
        }
    }

    [PyMethod("acquire", "(blocking=True, timeout=-1)", Doc = "Lock the lock: its owner can take it again, others wait.")]
    private PyObject? Acquire(bool blocking = true, PyObject? timeout = null) => AcquireCore(blocking, timeout);

    [PyMethod("__enter__", "()", Doc = "Lock the lock.")]
    private PyObject? Enter() => AcquireCore(true, null);

    [PyMethod("release", "()", Doc = "Release the lock; as often as it was acquired."), Mirrors("rlock_release", 1089, 1099)]
    private PyObject? Release()
    {
        lock (_gate)
        {
            if (_count == 0 || _owner != ThreadState.Current.ThreadId) return Err.Raise(Exc.RuntimeError, "cannot release un-acquired lock");
            if (--_count == 0)
            {
                _owner = 0;
                Monitor.Pulse(_gate);
            }
        }
        return PyNone.Instance;
    }

    [PyMethod("__exit__", "(*exc_info)", Doc = "Release the lock.")]
    private PyObject? ExitMethod(ReadOnlySpan<PyObject> exc_info) => Release();

    [PyMethod("locked", "()", NoTextSignature = true, Doc = "Whether some thread holds the lock."), Mirrors("rlock_locked", 1120, 1126)]
    private PyObject? Locked() => PyBool.From(_count > 0);

    [PyMethod("_is_owned", "()", Doc = "Whether the calling thread holds the lock; for conditions."), Mirrors("rlock_is_owned", 1196, 1202)]
    private PyObject? IsOwned() => PyBool.From(_count > 0 && _owner == ThreadState.Current.ThreadId);

    [PyMethod("_recursion_count", "()", Doc = "How often the calling thread holds the lock; for tests."), Mirrors("rlock_recursion_count", 1180, 1188)]
    private PyObject? RecursionCount() => PyInt.From(_owner == ThreadState.Current.ThreadId ? _count : 0);

    [PyMethod("_acquire_restore", "(state, /)", Doc = "Take the lock as often as a state of _release_save() says; for conditions.")]
    [Mirrors("rlock_acquire_restore", 1133, 1148)]
    private PyObject? AcquireRestore(PyObject state)
    {
        if (state is not PyTuple { Count: 2 } tuple || !Args.AsLong(tuple[0], out long count) || !Args.AsLong(tuple[1], out long owner)) return null;
        if (AcquireCore(true, null) is null) return null;
        lock (_gate)
        {
            _owner = owner;
            _count = count;
        }
        return PyNone.Instance;
    }

    [PyMethod("_release_save", "()", Doc = "Let go of the lock whole and give the state for _acquire_restore(); for conditions.")]
    [Mirrors("rlock_release_save", 1156, 1172)]
    private PyObject? ReleaseSave()
    {
        lock (_gate)
        {
            if (_count == 0 || _owner != ThreadState.Current.ThreadId) return Err.Raise(Exc.RuntimeError, "cannot release un-acquired lock");
            PyTuple saved = PyTuple.Of(PyInt.From(_count), PyInt.From(_owner));
            _count = 0;
            _owner = 0;
            Monitor.Pulse(_gate);
            return saved;
        }
    }

    [PyMethod("_at_fork_reinit", "()", NoTextSignature = true), Mirrors("rlock__at_fork_reinit", 1249, 1255)]
    private PyObject? AtForkReinit()
    {
        _count = _owner = 0;
        return PyNone.Instance;
    }

    [PySlot(Slot.Repr), Mirrors("rlock_repr", 1227, 1245)]
    private PyObject? Repr() =>
        PyStr.From($"<{(_count > 0 ? "locked" : "unlocked")} {Type.Name} object owner={_owner} count={_count} at {Obj.Address(this)}>");
}
