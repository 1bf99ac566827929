// Modules/selectmodule.c: the epoll object.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>An epoll descriptor.</summary>
[PyType("select.epoll", Dealloc = true, NoTextSignature = true, GenericGetAttr = true, Module = typeof(SelectModule), Flags = TypeFlags.None)]
public sealed unsafe partial class PyEpoll : PyObject
{
    private const int ControlAdd = 1, ControlDelete = 2, ControlModify = 3, CloseOnExec = 0x80000;
    private const uint DefaultEvents = 1 | 2 | 4;
    private static readonly bool s_packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private int _fd = -1;

    [Mirrors("pyepoll_err_closed", 1288, 1293)]
    private static PyObject? Closed() => Err.Raise(Exc.ValueError, "I/O operation on closed epoll object");

    [Mirrors("newPyEpoll_Object", 1310, 1347)]
    private static PyObject? Make(PyType type, int fd)
    {
        var self = (PyEpoll)type.Alloc();
        self._fd = fd;
        if (fd >= 0) return self;
        self._fd = SocketNative.epoll_create1(CloseOnExec);
        return self._fd < 0 ? Err.FromErrno(Marshal.GetLastPInvokeError()) : self;
    }

    [PySlot(Slot.New, Signature = "(sizehint=-1, flags=0)"), Mirrors("select_epoll_impl", 1366, 1386)]
    private static PyObject? New(PyType type, int sizehint = -1, int flags = 0)
    {
        if (sizehint != -1 && sizehint <= 0) return Err.Raise(Exc.ValueError, "negative sizehint");
        if (flags != 0 && flags != CloseOnExec) return Err.Raise(Exc.OSError, "invalid flags");
        return Make(type, -1);
    }

    [PySlot(Slot.Finalize), Mirrors("pyepoll_dealloc", 1389, 1398)]
    private void Finish() => CloseDescriptor();

    [Mirrors("pyepoll_internal_close", 1295, 1308)]
    private int CloseDescriptor()
    {
        if (_fd < 0) return 0;
        int fd = _fd, error = 0;
        _fd = -1;
        using (Gil.Release())
        {
            if (SocketNative.close(fd) < 0) error = Marshal.GetLastPInvokeError();
        }
        return error;
    }

    /// <summary>Close the descriptor; what is asked of it later raises.</summary>
    [PyMethod("close", "()"), Mirrors("select_epoll_close_impl", 1409, 1419)]
    private PyObject? Close()
    {
        CloseDescriptor();
        return PyNone.Instance;
    }

    /// <summary>Whether the descriptor is closed.</summary>
    [Mirrors("pyepoll_get_closed", 1422, 1430)]
    [PyGetSet("closed")] private PyObject? IsClosed => PyBool.From(_fd < 0);

    /// <summary>The descriptor.</summary>
    [PyMethod("fileno", "()"), Mirrors("select_epoll_fileno_impl", 1438, 1445)]
    private PyObject? Fileno() => _fd < 0 ? Closed() : PyInt.From(_fd);

    /// <summary>An epoll object round a descriptor that there is.</summary>
    [PyMethod("fromfd", "(fd, /)", Class = true), Mirrors("select_epoll_fromfd_impl", 1458, 1464)]
    private static PyObject? FromFd(PyType type, int fd) => Make(type, fd);

    [Mirrors("pyepoll_internal_ctl", 1467, 1503)]
    private PyObject? Control(int operation, int fd, uint events)
    {
        if (_fd < 0) return Closed();
        int result, error;
        if (s_packed)
        {
            var ev = new SocketNative.EpollEventPacked { Events = events, Fd = fd };
            result = SocketNative.epoll_ctl(_fd, operation, fd, &ev);
            error = Marshal.GetLastPInvokeError();
        }
        else
        {
            var ev = new SocketNative.EpollEventAligned { Events = events, Fd = fd };
            result = SocketNative.epoll_ctl(_fd, operation, fd, &ev);
            error = Marshal.GetLastPInvokeError();
        }
        return result < 0 ? Err.FromErrno(error) : PyNone.Instance;
    }

    /// <summary>An event mask is taken modulo 2**32, as C's bitwise converter does.</summary>
    private static bool Mask(PyObject? o, out uint mask)
    {
        mask = DefaultEvents;
        if (o is null) return true;
        if (Num.Index(o) is not { } number) return false;
        mask = (uint)(number.AsBigInteger() & uint.MaxValue);
        return true;
    }

    /// <summary>Watch a descriptor.</summary>
    [PyMethod("register", "(fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)"), Mirrors("select_epoll_register_impl", 1518, 1524)]
    private PyObject? Register([FileDescriptor] int fd, PyObject? eventmask = null) => Mask(eventmask, out uint mask) ? Control(ControlAdd, fd, mask) : null;

    /// <summary>Change what is watched on a descriptor.</summary>
    [PyMethod("modify", "(fd, eventmask)"), Mirrors("select_epoll_modify_impl", 1537, 1543)]
    private PyObject? Modify([FileDescriptor] int fd, PyObject eventmask) => Mask(eventmask, out uint mask) ? Control(ControlModify, fd, mask) : null;

    /// <summary>Watch a descriptor no longer.</summary>
    [PyMethod("unregister", "(fd)"), Mirrors("select_epoll_unregister_impl", 1554, 1559)]
    private PyObject? Unregister([FileDescriptor] int fd) => Control(ControlDelete, fd, 0);

    /// <summary>Wait for events; the timeout is in seconds.</summary>
    [PyMethod("poll", "(timeout=None, maxevents=-1)"), Mirrors("select_epoll_poll_impl", 1576, 1684)]
    private PyObject? Poll(PyObject? timeout = null, int maxevents = -1)
    {
        if (_fd < 0) return Closed();
        long wait = -1, milliseconds = -1, deadline = 0;
        if (timeout is not null and not PyNone)
        {
            if (!SelectModule.Seconds(timeout, "timeout must be an integer or None", out wait)) return null;
            milliseconds = PyTime.AsMilliseconds(wait, TimeRound.Ceiling);
            if (milliseconds is < int.MinValue or > int.MaxValue) return Err.Raise(Exc.OverflowError, "timeout is too large");
            if (milliseconds < 0) milliseconds = -1;
            if (wait >= 0) deadline = PyTime.Monotonic() + wait;
        }
        if (maxevents == -1) maxevents = SelectModule.SetSize - 1;
        else if (maxevents < 1) return Err.Raise(Exc.ValueError, $"maxevents must be greater than 0, got {maxevents}");

        int size = s_packed ? sizeof(SocketNative.EpollEventPacked) : sizeof(SocketNative.EpollEventAligned);
        const int inPlace = 64;
        byte* events = stackalloc byte[inPlace * sizeof(SocketNative.EpollEventAligned)];
        void* allocated = null;
        if (maxevents > inPlace) events = (byte*)(allocated = NativeMemory.Alloc((nuint)maxevents, (nuint)size));
        try
        {
            int count, error;
            while (true)
            {
                if (milliseconds == 0)
                {
                    count = SocketNative.epoll_wait(_fd, events, maxevents, 0);
                    error = Marshal.GetLastPInvokeError();
                }
                else
                {
                    using (Gil.Release())
                    {
                        count = SocketNative.epoll_wait(_fd, events, maxevents, (int)milliseconds);
                        error = Marshal.GetLastPInvokeError();
                    }
                }
                if (count >= 0 || error != SelectModule.Eintr) break;
                if (!ThreadState.Current.CheckSignals()) return null;
                if (wait < 0) continue;
                wait = deadline - PyTime.Monotonic();
                if (wait < 0)
                {
                    count = 0;
                    break;
                }
                milliseconds = PyTime.AsMilliseconds(wait, TimeRound.Ceiling);
            }
            if (count < 0) return Err.FromErrno(error);
            var result = new PyObject[count];
            for (int i = 0; i < count; i++)
            {
                (int fd, uint mask) = s_packed
                    ? (((SocketNative.EpollEventPacked*)events)[i].Fd, ((SocketNative.EpollEventPacked*)events)[i].Events)
                    : (((SocketNative.EpollEventAligned*)events)[i].Fd, ((SocketNative.EpollEventAligned*)events)[i].Events);
                result[i] = PyTuple.Of(PyInt.From(fd), PyInt.From(mask));
            }
            return PyList.Of(result);
        }
        finally
        {
            NativeMemory.Free(allocated);
        }
    }

    [PyMethod("__enter__", "()"), Mirrors("select_epoll___enter___impl", 1692, 1700)]
    private PyObject? Enter() => _fd < 0 ? Closed() : this;

    [PyMethod("__exit__", "(exc_type=None, exc_value=None, exc_tb=None, /)"), Mirrors("select_epoll___exit___impl", 1712, 1719)]
    private PyObject? Exit(PyObject? excType = null, PyObject? excValue = null, PyObject? excTb = null) => Obj.CallMethod(this, Id.Make("close"));
}
