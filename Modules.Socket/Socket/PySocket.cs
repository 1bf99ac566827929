// Modules/socketmodule.c: the socket object: its life, its mode, addresses and options.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A socket of the system.</summary>
[PyType("_socket.socket", NoTextSignature = true, Module = typeof(SocketModule), Flags = TypeFlags.HaveGc | TypeFlags.BaseType, Doc = "A socket of the system.\n\nsocket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)")]
public unsafe partial class PySocket : PyObject
{
    internal const int Eagain = 11, Eintr = 4, Einprogress = 115, Eisconn = 106, Ebadf = 9, Enotsock = 88, Econnreset = 104;
    private const int Cloexec = 0x80000, Nonblock = 0x800, Fionbio = 0x5421, SolSocket = 1, SoType = 3, SoError = 4, SoProtocol = 38, AfVsock = 40, AfAlg = 38;

    private int _fd = -1;
    [PyMember("family", ReadOnly = true, Doc = "the socket family")] private int _family;
    [PyMember("type", ReadOnly = true, Doc = "the socket type")] private int _type;
    [PyMember("proto", ReadOnly = true, Doc = "the socket protocol")] private int _protocol;

    /// <summary>Nanoseconds; 0 is non-blocking, negative is blocking without a limit.</summary>
    private long _timeout = -1;

    protected internal PySocket() { }

    internal int Fd => _fd;
    internal int Family => _family;
    internal int Protocol => _protocol;

    [Mirrors("set_error", 728, 741)]
    private static PyObject? Fail() => Err.FromErrno(Marshal.GetLastPInvokeError());

    [PySlot(Slot.New), Mirrors("sock_new", 5572, 5587)]
    private static PyObject? SocketNew(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => type.Alloc();

    [PySlot(Slot.Init, Signature = "(family=-1, type=-1, proto=-1, fileno=None)"), Mirrors("sock_initobj_impl", 5612, 5817)]
    private bool SocketInit(SocketModule.State state, int family = -1, int type = -1, int proto = -1, PyObject? fileno = null)
    {
        int fd;
        if (fileno is not null and not PyNone)
        {
            if (!Args.AsInt(fileno, out fd)) return false;
            if (fd < 0) return Err.Fail(Exc.ValueError, "negative file descriptor");
            if (!Probe(fd, ref family, ref type, ref proto)) return false;
        }
        else
        {
            if (family == -1) family = 2;
            if (type == -1) type = 1;
            if (proto == -1) proto = 0;
            fd = SocketNative.socket(family, type | Cloexec, proto);
            if (fd < 0) return Fail() is not null;
        }
        return Adopt(fd, family, type, proto, state.DefaultTimeout);
    }

    /// <summary>Ask the system what an open descriptor is.</summary>
    private static bool Probe(int fd, ref int family, ref int type, ref int protocol)
    {
        byte* address = stackalloc byte[SocketModule.AddressSize];
        uint length = SocketModule.AddressSize;
        if (SocketNative.getsockname(fd, address, &length) == 0)
        {
            if (family == -1) family = *(ushort*)address;
        }
        else if (family == -1 || Marshal.GetLastPInvokeError() is Ebadf or Enotsock)
        {
            return Fail() is not null;
        }
        return (type != -1 || IntOption(fd, SoType, out type)) && (protocol != -1 || IntOption(fd, SoProtocol, out protocol));
    }

    private static bool IntOption(int fd, int option, out int value)
    {
        int found;
        uint size = sizeof(int);
        int result = SocketNative.getsockopt(fd, SolSocket, option, &found, &size);
        value = found;
        return result == 0 || Fail() is not null;
    }

    [Mirrors("init_sockobject", 1099, 1139)]
    private bool Adopt(int fd, int family, int type, int protocol, long timeout)
    {
        _fd = fd;
        _family = family;
        _type = type & ~(Nonblock | Cloexec);
        _protocol = protocol;
        _timeout = (type & Nonblock) != 0 ? 0 : timeout;
        if ((type & Nonblock) != 0 || timeout < 0 || SetMode(blocking: false)) return true;
        SocketNative.close(fd);
        _fd = -1;
        return false;
    }

    /// <summary>new_sockobject: for socketpair().</summary>
    [Mirrors("new_sockobject", 1148, 1162)]
    internal static PySocket? Wrap(int fd, int family, int type, int protocol, long timeout)
    {
        var self = new PySocket();
        return self.Adopt(fd, family, type, protocol, timeout) ? self : null;
    }

    [PySlot(Slot.Finalize), Mirrors("sock_finalize", 5483, 5517)]
    private void SocketFinalize()
    {
        if (_fd == -1) return;
        PyBaseException? earlier = Err.Fetch();
        if (Obj.Repr(this) is PyStr text && !Warnings.Resource(this, 1, $"unclosed {text.Value}") && Err.Matches(Exc.Warning)) Err.WriteUnraisable(this);
        Err.Clear();
        int fd = _fd;
        _fd = -1;
        SocketNative.close(fd);
        Err.Restore(earlier);
    }

    [PySlot(Slot.Repr), Mirrors("sock_repr", 5539, 5567)]
    private PyObject? SocketRepr() => PyStr.From($"<socket object, fd={_fd}, family={_family}, type={_type}, proto={_protocol}>");

    [Mirrors("internal_setblocking", 793, 843)]
    private bool SetMode(bool blocking)
    {
        int nonblocking = blocking ? 0 : 1;
        return SocketNative.ioctl(_fd, Fionbio, &nonblocking) != -1 || Fail() is not null;
    }

    // ---- waiting

    /// <summary>A call that may have to wait for the socket. The result is negative with errno set when it failed.</summary>
    private interface ICall
    {
        nint Run(PySocket socket);
    }

    /// <summary>internal_select: 0 ready, 1 timed out, -1 failed.</summary>
    [Mirrors("internal_select", 845, 937)]
    private int Wait(bool writing, long interval, bool connecting, out int error)
    {
        error = 0;
        if (_fd == -1) return 0;
        var entry = new SocketNative.PollFd { Fd = _fd, Events = (short)((writing ? 4 : 1) | (connecting ? 8 : 0)) };
        long milliseconds = interval < 0 ? -1 : Math.Min(PyTime.AsMilliseconds(interval, TimeRound.Ceiling), int.MaxValue);
        int count;
        using (Gil.Release())
        {
            count = SocketNative.poll(&entry, 1, (int)milliseconds);
            error = Marshal.GetLastPInvokeError();
        }
        return count < 0 ? -1 : count == 0 ? 1 : 0;
    }

    /// <summary>sock_call_ex: run the call, waiting for readiness within the time-out and again after signals. Negative when an exception is set;
    /// with <paramref name="report"/> errno goes to <paramref name="error"/> instead, -1 standing for an exception.</summary>
    [Mirrors("sock_call_ex", 958, 1085)]
    private nint Call<T>(ref T call, bool writing, bool connecting, bool report, long timeout, out int error) where T : struct, ICall
    {
        error = 0;
        long deadline = 0;
        bool started = false;
        while (true)
        {
            if (timeout > 0 || connecting)
            {
                long interval = timeout;
                if (timeout > 0)
                {
                    if (started) interval = deadline - PyTime.Monotonic();
                    else deadline = PyTime.Monotonic() + timeout;
                    started = true;
                }
                int ready = timeout > 0 && interval < 0 ? 1 : Wait(writing, interval, connecting, out error);
                if (ready < 0)
                {
                    if (error != Eintr)
                    {
                        if (!report) Err.FromErrno(error);
                        return -1;
                    }
                    if (!ThreadState.Current.CheckSignals())
                    {
                        error = -1;
                        return -1;
                    }
                    continue;
                }
                if (ready == 1)
                {
                    error = Eagain;
                    if (!report) Err.Raise(Exc.TimeoutError, "timed out");
                    return -1;
                }
            }
            nint result;
            do
            {
                // A non-blocking socket answers at once: giving up the GIL would cost more than the call.
                if (_timeout == 0)
                {
                    result = call.Run(this);
                    error = Marshal.GetLastPInvokeError();
                }
                else
                {
                    using (Gil.Release())
                    {
                        result = call.Run(this);
                        error = Marshal.GetLastPInvokeError();
                    }
                }
                if (result >= 0)
                {
                    error = 0;
                    return result;
                }
                if (error == Eintr && !ThreadState.Current.CheckSignals())
                {
                    error = -1;
                    return -1;
                }
            }
            while (error == Eintr);
            // A false alarm: the data that made the socket ready was discarded.
            if (_timeout > 0 && error == Eagain) continue;
            if (!report) Err.FromErrno(error);
            return -1;
        }
    }

    private nint Call<T>(ref T call, bool writing) where T : struct, ICall => Call(ref call, writing, connecting: false, report: false, _timeout, out _);

    // ---- connecting

    private struct AcceptCall(byte* address, uint* length) : ICall
    {
        public readonly nint Run(PySocket socket) =>
            socket._family == AfAlg
                ? SocketNative.accept4(socket._fd, null, null, Cloexec)
                : SocketNative.accept4(socket._fd, address, length, Cloexec);
    }

    /// <summary>Take a connection: the new descriptor and the peer's address.</summary>
    [PyMethod("_accept", "()"), Mirrors("sock_accept", 3068, 3137)]
    private PyObject? Accept()
    {
        byte* address = stackalloc byte[SocketModule.AddressSize];
        uint length = _family == AfAlg ? 0u : SocketModule.AddressSize;
        new Span<byte>(address, SocketModule.AddressSize).Clear();
        var call = new AcceptCall(address, &length);
        nint fd = Call(ref call, writing: false);
        if (fd < 0) return null;
        return SocketModule.MakeAddress(_fd, address, (int)length, _protocol) is { } peer ? PyTuple.Of(PyInt.From(fd), peer) : null;
    }

    /// <summary>Bind to an address.</summary>
    [PyMethod("bind", "(object, /)"), Mirrors("sock_bind", 3514, 3537)]
    private PyObject? Bind(PyObject address)
    {
        byte* buffer = stackalloc byte[SocketModule.AddressSize];
        int length = SocketModule.ParseAddress(this, address, new Span<byte>(buffer, SocketModule.AddressSize), "bind");
        if (length < 0) return null;
        return SocketNative.bind(_fd, buffer, (uint)length) < 0 ? Fail() : PyNone.Instance;
    }

    /// <summary>Close the descriptor; a second time does nothing.</summary>
    [PyMethod("close", "()"), Mirrors("_socket_socket_close_impl", 3561, 3586)]
    private PyObject? Close()
    {
        int fd = _fd;
        if (fd == -1) return PyNone.Instance;
        _fd = -1;
        int result, error;
        using (Gil.Release())
        {
            result = SocketNative.close(fd);
            error = Marshal.GetLastPInvokeError();
        }
        // The peer's reset is no news on close.
        return result < 0 && error != Econnreset ? Err.FromErrno(error) : PyNone.Instance;
    }

    /// <summary>Give the descriptor away; the socket is closed then.</summary>
    [PyMethod("detach", "()"), Mirrors("sock_detach", 3588, 3595)]
    private PyObject? Detach()
    {
        int fd = _fd;
        _fd = -1;
        return PyInt.From(fd);
    }

    private struct ConnectCall(byte* address, uint length) : ICall
    {
        public readonly nint Run(PySocket socket) => SocketNative.connect(socket._fd, address, length);
    }

    /// <summary>What became of a connection under way.</summary>
    private struct ConnectResult : ICall
    {
        public readonly nint Run(PySocket socket)
        {
            int error;
            uint size = sizeof(int);
            if (SocketNative.getsockopt(socket._fd, SolSocket, SoError, &error, &size) != 0) return -1;
            if (error is 0 or Eisconn) return 0;
            Marshal.SetLastPInvokeError(error);
            return -1;
        }
    }

    /// <summary>0, an errno, or -1 with an exception set.</summary>
    [Mirrors("internal_connect", 3638, 3702)]
    private int ConnectTo(byte* address, uint length, bool raise)
    {
        int result, error;
        using (Gil.Release())
        {
            result = SocketNative.connect(_fd, address, length);
            error = result < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        if (result == 0) return 0;
        bool wait;
        if (error == Eintr)
        {
            if (!ThreadState.Current.CheckSignals()) return -1;
            wait = _timeout != 0;
        }
        else
        {
            wait = _timeout > 0 && error == Einprogress;
        }
        if (!wait)
        {
            if (!raise) return error;
            Err.FromErrno(error);
            return -1;
        }
        var call = new ConnectResult();
        if (Call(ref call, writing: true, connecting: true, report: !raise, _timeout, out error) < 0) return raise ? -1 : error;
        return 0;
    }

    /// <summary>Connect to an address.</summary>
    [PyMethod("connect", "(object, /)"), Mirrors("sock_connect", 3706, 3730)]
    private PyObject? Connect(PyObject address)
    {
        byte* buffer = stackalloc byte[SocketModule.AddressSize];
        int length = SocketModule.ParseAddress(this, address, new Span<byte>(buffer, SocketModule.AddressSize), "connect");
        if (length < 0) return null;
        return ConnectTo(buffer, (uint)length, raise: true) < 0 ? null : PyNone.Instance;
    }

    /// <summary>Connect to an address and give the error number, 0 for success.</summary>
    [PyMethod("connect_ex", "(object, /)"), Mirrors("sock_connect_ex", 3741, 3764)]
    private PyObject? ConnectEx(PyObject address)
    {
        byte* buffer = stackalloc byte[SocketModule.AddressSize];
        int length = SocketModule.ParseAddress(this, address, new Span<byte>(buffer, SocketModule.AddressSize), "connect_ex");
        if (length < 0) return null;
        int result = ConnectTo(buffer, (uint)length, raise: false);
        return result < 0 ? null : PyInt.From(result);
    }

    /// <summary>Let connections come.</summary>
    [PyMethod("listen", NoTextSignature = true), Mirrors("sock_listen", 3859, 3881)]
    private PyObject? Listen(int backlog = 128) => SocketNative.listen(_fd, Math.Max(backlog, 0)) < 0 ? Fail() : PyNone.Instance;

    /// <summary>Shut one or both directions down.</summary>
    [PyMethod("shutdown", "(object, /)"), Mirrors("sock_shutdown", 5270, 5287)]
    private PyObject? Shutdown(int how) => SocketNative.shutdown(_fd, how) < 0 ? Fail() : PyNone.Instance;

    // ---- what it is

    /// <summary>The descriptor, -1 when closed.</summary>
    [PyMethod("fileno", "()"), Mirrors("sock_fileno", 3776, 3781)]
    private PyObject? Fileno() => PyInt.From(_fd);

    /// <summary>The socket's own address.</summary>
    [PyMethod("getsockname", "()"), Mirrors("sock_getsockname", 3792, 3811)]
    private PyObject? GetSockName() => AddressOf(peer: false);

    /// <summary>The peer's address.</summary>
    [PyMethod("getpeername", "()"), Mirrors("sock_getpeername", 3826, 3845)]
    private PyObject? GetPeerName() => AddressOf(peer: true);

    private PyObject? AddressOf(bool peer)
    {
        byte* address = stackalloc byte[SocketModule.AddressSize];
        new Span<byte>(address, SocketModule.AddressSize).Clear();
        uint length = SocketModule.AddressSize;
        int result = peer ? SocketNative.getpeername(_fd, address, &length) : SocketNative.getsockname(_fd, address, &length);
        return result < 0 ? Fail() : SocketModule.MakeAddress(_fd, address, (int)length, _protocol);
    }

    /// <summary>True is blocking, False is not.</summary>
    [PyMethod("setblocking", "(object, /)"), Mirrors("sock_setblocking", 3153, 3168)]
    private PyObject? SetBlocking(bool flag)
    {
        _timeout = flag ? -1 : 0;
        return SetMode(flag) ? PyNone.Instance : null;
    }

    /// <summary>Whether operations wait.</summary>
    [PyMethod("getblocking", "()"), Mirrors("sock_getblocking", 3181, 3191)]
    private PyObject? GetBlocking() => PyBool.From(_timeout != 0);

    [Mirrors("socket_parse_timeout", 3199, 3238)]
    internal static bool ParseTimeout(PyObject o, out long timeout)
    {
        timeout = -1;
        if (o is PyNone) return true;
        return PyTime.FromSeconds(o, TimeRound.Timeout, out timeout) && (timeout >= 0 || Err.Fail(Exc.ValueError, "Timeout value out of range"));
    }

    /// <summary>Seconds that an operation may take; None is without a limit.</summary>
    [PyMethod("settimeout", "(object, /)"), Mirrors("sock_settimeout", 3246, 3283)]
    private PyObject? SetTimeout(PyObject timeout)
    {
        if (!ParseTimeout(timeout, out long nanoseconds)) return null;
        _timeout = nanoseconds;
        return SetMode(nanoseconds < 0) ? PyNone.Instance : null;
    }

    /// <summary>Seconds that an operation may take, or None.</summary>
    [PyMethod("gettimeout", "()"), Mirrors("sock_gettimeout_impl", 3295, 3306)]
    private PyObject? GetTimeout() => Timeout;

    /// <summary>the socket timeout</summary>
    [PyGetSet("timeout"), Mirrors("sock_gettimeout_getter", 3314, 3318)]
    private PyObject? Timeout => _timeout < 0 ? PyNone.Instance : new PyFloat(PyTime.AsSeconds(_timeout));

    // ---- options

    /// <summary>An option as an int, or as bytes where a size is given.</summary>
    [PyMethod("getsockopt", NoTextSignature = true), Mirrors("sock_getsockopt", 3437, 3501)]
    private PyObject? GetSockOpt(int level, int option, int buflen = 0)
    {
        uint size;
        if (buflen == 0)
        {
            long value = 0;
            size = _family == AfVsock ? 8u : 4u;
            if (SocketNative.getsockopt(_fd, level, option, &value, &size) < 0) return Fail();
            return PyInt.From(_family == AfVsock ? value : (int)value);
        }
        if (_family == AfVsock) return Err.Raise(Exc.OSError, "getsockopt string buffer not allowed");
        if (buflen is <= 0 or > 1024) return Err.Raise(Exc.OSError, "getsockopt buflen out of range");
        byte* buffer = stackalloc byte[buflen];
        size = (uint)buflen;
        return SocketNative.getsockopt(_fd, level, option, buffer, &size) < 0 ? Fail() : PyBytes.From(new ReadOnlySpan<byte>(buffer, (int)size));
    }

    /// <summary>Set an option: an int, a buffer, or None and a length.</summary>
    [PyMethod("setsockopt", NoTextSignature = true), Mirrors("sock_setsockopt", 3336, 3420)]
    private PyObject? SetSockOpt(int level, int option, PyObject value, PyObject? length = null)
    {
        int result;
        if (length is not null)
        {
            if (value is not PyNone) return Err.Raise(Exc.TypeError, $"setsockopt() argument 3 must be None, not {value.Type.Name}");
            if (!Args.AsUInt(length, out uint size)) return null;
            result = SocketNative.setsockopt(_fd, level, option, null, size);
        }
        else if (Num.IndexCheck(value))
        {
            if (_family == AfVsock)
            {
                if (!Args.AsULong(value, out ulong wide)) return null;
                result = SocketNative.setsockopt(_fd, level, option, &wide, 8);
            }
            else
            {
                if (!Args.AsInt(value, out int number)) return null;
                result = SocketNative.setsockopt(_fd, level, option, &number, 4);
            }
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(value, view, PyBuffer.Simple)) return null;
            fixed (byte* bytes = view.Span)
                result = SocketNative.setsockopt(_fd, level, option, bytes, (uint)view.Span.Length);
            view.Release();
        }
        return result < 0 ? Fail() : PyNone.Instance;
    }
}
