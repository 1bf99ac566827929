// Modules/socketmodule.c: addresses between Python and sockaddr.

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class SocketModule
{
    /// <summary>Room for any address (<c>sockaddr_storage</c>).</summary>
    internal const int AddressSize = 128;

    private const int AfUnspec = 0, AfUnix = 1, AfInet = 2, AfInet6 = 10, AfNetlink = 16, AfPacket = 17, AfCan = 29, AfTipc = 30, AfAlg = 38, AfVsock = 40, AfQipcrtr = 42;
    private const int CanIsotp = 6, CanJ1939 = 7, SiocGifName = 0x8910, SiocGifIndex = 0x8933, IfReqSize = 40, IfNameSize = 16;

    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    /// <summary>set_gaierror.</summary>
    [Mirrors("set_gaierror", 766, 788)]
    internal static PyObject? RaiseGai(int error)
    {
        const int system = -11;
        if (error == system) return Err.FromErrno(Marshal.GetLastPInvokeError());
        return Err.Raise(GaiError, PyTuple.Of(PyInt.From(error), PyStr.From(Text(SocketNative.gai_strerror(error)))));
    }

    /// <summary>A host name as the C library takes it: ASCII as it is, other text by IDNA, with a closing NUL.</summary>
    /// <param name="function">The function whose only argument it is, where that parses it by format unit <c>et</c>.</param>
    [Mirrors("idna_converter", 1801, 1849)]
    internal static byte[]? HostName(PyObject o, string? function = null)
    {
        ReadOnlySpan<byte> name;
        switch (o)
        {
            case PyBytes bytes: name = bytes.Span; break;
            case PyByteArray array: name = array.Span; break;
            case PyStr { IsAscii: true } text: name = Encoding.ASCII.GetBytes(text.Value); break;
            case PyStr text:
                if (Obj.CallMethod(text, Id.Make("encode"), PyStr.From("idna")) is not PyBytes encoded)
                    return Err.Raise<byte[]>(Exc.TypeError, "encoding of hostname failed");
                name = encoded.Span;
                break;
            default:
                if (function is null) return Err.Raise<byte[]>(Exc.TypeError, $"str, bytes or bytearray expected, not {o.Type.Name}");
                Args.BadArgument(function, "argument 1", "str, bytes or bytearray", o);
                return null;
        }
        return name.Contains((byte)0)
            ? Err.Raise<byte[]>(Exc.TypeError, "host name must not contain null character")
            : [.. name, 0];
    }

    /// <summary>setipaddr: put the address of a host into <paramref name="address"/>; its length, or -1.</summary>
    [Mirrors("setipaddr", 1180, 1332)]
    internal static int SetIpAddress(byte[] host, Span<byte> address, int family)
    {
        address.Clear();
        fixed (byte* to = address)
        fixed (byte* name = host)
        {
            if (host.Length == 1) return Resolve(null, "0"u8, new SocketNative.AddrInfo { Family = family, SockType = 2, Flags = 1 }, to, address.Length, single: true);
            ReadOnlySpan<byte> text = host.AsSpan(0, host.Length - 1);
            if (text.SequenceEqual("255.255.255.255"u8) || text.SequenceEqual("<broadcast>"u8))
            {
                if (family is not AfInet and not AfUnspec) return Err.Minus1(Exc.OSError, "address family mismatched");
                *(ushort*)to = AfInet;
                *(uint*)(to + 4) = uint.MaxValue;
                return 4;
            }
            if (family is AfUnspec or AfInet && SocketNative.inet_pton(AfInet, name, to + 4) > 0)
            {
                *(ushort*)to = AfInet;
                return 4;
            }
            if (family is AfUnspec or AfInet6 && !text.Contains((byte)'%') && address.Length >= 28 && SocketNative.inet_pton(AfInet6, name, to + 8) > 0)
            {
                *(ushort*)to = AfInet6;
                return 16;
            }
            return Resolve(name, default, new SocketNative.AddrInfo { Family = family }, to, address.Length, single: false);
        }
    }

    private static int Resolve(byte* name, ReadOnlySpan<byte> service, SocketNative.AddrInfo hints, byte* to, int room, bool single)
    {
        SocketNative.AddrInfo* list;
        int error;
        fixed (byte* port = service)
        {
            using (Gil.Release())
                error = SocketNative.getaddrinfo(name, port, &hints, &list);
        }
        if (error != 0)
        {
            RaiseGai(error);
            return -1;
        }
        try
        {
            if (single && list->Family is not AfInet and not AfInet6) return Err.Minus1(Exc.OSError, "unsupported address family");
            if (single && list->Next != null) return Err.Minus1(Exc.OSError, "wildcard resolved to multiple address");
            int length = Math.Min((int)list->AddrLen, room);
            new ReadOnlySpan<byte>(list->Addr, length).CopyTo(new Span<byte>(to, room));
            return *(ushort*)to switch
            {
                AfInet => 4,
                AfInet6 => 16,
                _ => Err.Minus1(Exc.OSError, "unknown address family"),
            };
        }
        finally
        {
            SocketNative.freeaddrinfo(list);
        }
    }

    private static PyObject? NumericHost(int family, byte* address)
    {
        byte* text = stackalloc byte[64];
        return SocketNative.inet_ntop(family, address, text, 64) == null ? Err.FromErrno(Marshal.GetLastPInvokeError()) : PyStr.From(Text(text));
    }

    /// <summary>The name of a network interface by its index, empty when unknown.</summary>
    private static string InterfaceName(int fd, int index)
    {
        if (index == 0) return "";
        byte* request = stackalloc byte[IfReqSize];
        new Span<byte>(request, IfReqSize).Clear();
        *(int*)(request + IfNameSize) = index;
        return SocketNative.ioctl(fd, SiocGifName, request) == 0 ? Text(request) : "";
    }

    /// <summary>makesockaddr: the address as bind() and connect() take it.</summary>
    [Mirrors("makesockaddr", 1440, 1785)]
    internal static PyObject? MakeAddress(int fd, byte* address, int length, int protocol)
    {
        if (length == 0) return PyNone.Instance;
        ushort family = *(ushort*)address;
        switch (family)
        {
            case AfInet:
                return NumericHost(AfInet, address + 4) is { } host ? PyTuple.Of(host, PyInt.From(Port(address))) : null;
            case AfInet6:
                return NumericHost(AfInet6, address + 8) is { } host6
                    ? PyTuple.Of(host6, PyInt.From(Port(address)), PyInt.From(BinaryPrimitives.ReverseEndianness(*(uint*)(address + 4))), PyInt.From(*(uint*)(address + 24)))
                    : null;
            case AfUnix:
            {
                var path = new ReadOnlySpan<byte>(address + 2, Math.Max(0, length - 2));
                if (path.Length > 0 && path[0] == 0) return PyBytes.From(path);
                int end = path.IndexOf((byte)0);
                return PyStr.DecodeFs(end < 0 ? path : path[..end]);
            }
            case AfNetlink:
                return PyTuple.Of(PyInt.From(*(uint*)(address + 4)), PyInt.From(*(uint*)(address + 8)));
            case AfQipcrtr:
                return PyTuple.Of(PyInt.From(*(uint*)(address + 4)), PyInt.From(*(uint*)(address + 8)));
            case AfVsock:
                return PyTuple.Of(PyInt.From(*(uint*)(address + 8)), PyInt.From(*(uint*)(address + 4)));
            case AfPacket:
                return PyTuple.Of(PyStr.From(InterfaceName(fd, *(int*)(address + 4))), PyInt.From(Port(address)), PyInt.From(address[10]),
                    PyInt.From(*(ushort*)(address + 8)), PyBytes.From(new ReadOnlySpan<byte>(address + 12, address[11])));
            case AfTipc:
                return PyTuple.Of(PyInt.From(address[2]), PyInt.From(*(uint*)(address + 4)), PyInt.From(*(uint*)(address + 8)),
                    PyInt.From(address[2] == 3 ? 0 : address[2] == 1 ? *(uint*)(address + 12) : *(uint*)(address + 8)), PyInt.From((sbyte)address[3]));
            case AfCan:
            {
                PyStr name = PyStr.From(InterfaceName(fd, *(int*)(address + 4)));
                return protocol switch
                {
                    CanIsotp => PyTuple.Of(name, PyInt.From(*(uint*)(address + 8)), PyInt.From(*(uint*)(address + 12))),
                    CanJ1939 => PyTuple.Of(name, PyLong.From(*(ulong*)(address + 8)), PyInt.From(*(uint*)(address + 16)), PyInt.From(address[20])),
                    _ => PyTuple.Of(name),
                };
            }
            case AfAlg:
                return PyTuple.Of(PyStr.From(Text(address + 2)), PyStr.From(Text(address + 24)), PyInt.From(*(uint*)(address + 16)), PyInt.From(*(uint*)(address + 20)));
            default:
                return PyTuple.Of(PyInt.From(family), PyBytes.From(new ReadOnlySpan<byte>(address + 2, 14)));
        }
    }

    private static int Port(byte* address) => BinaryPrimitives.ReverseEndianness(*(ushort*)(address + 2));

    /// <summary>getsockaddrarg: an address argument of a socket method; the length, or -1. Bluetooth addresses are not taken: no Bluetooth header is needed to build us.</summary>
    [Mirrors("getsockaddrarg", 1856, 2726)]
    internal static int ParseAddress(PySocket socket, PyObject argument, Span<byte> address, string caller)
    {
        address.Clear();
        int family = socket.Family;
        BinaryPrimitives.WriteUInt16LittleEndian(address, (ushort)family);
        switch (family)
        {
            case AfUnix: return UnixAddress(argument, address);
            case AfInet: return InetAddress(argument, address, caller);
            case AfInet6: return Inet6Address(argument, address, caller);
            case AfNetlink:
            {
                if (!Fields(argument, $"{caller}(): AF_NETLINK address must be tuple, not {argument.Type.Name}", 2, 2, out PyTuple fields)) return -1;
                if (!Args.AsUInt(fields[0], out uint pid) || !Args.AsUInt(fields[1], out uint groups)) return -1;
                MemoryMarshal.Write(address[4..], pid);
                MemoryMarshal.Write(address[8..], groups);
                return 12;
            }
            case AfQipcrtr:
            case AfVsock:
            {
                string name = family == AfVsock ? "AF_VSOCK" : "AF_QIPCRTR";
                if (!Fields(argument, $"getsockaddrarg: {name} address must be tuple, not {argument.Type.Name}", 2, 2, out PyTuple fields)) return -1;
                if (!Args.AsUInt(fields[0], out uint first) || !Args.AsUInt(fields[1], out uint second)) return -1;
                MemoryMarshal.Write(address[4..], family == AfVsock ? second : first);
                MemoryMarshal.Write(address[8..], family == AfVsock ? first : second);
                return family == AfVsock ? 16 : 12;
            }
            case AfPacket: return PacketAddress(socket, argument, address, caller);
            case AfCan: return CanAddress(socket, argument, address);
            case AfTipc:
            {
                if (!Fields(argument, $"{caller}(): AF_TIPC address must be tuple, not {argument.Type.Name}", 4, 5, out PyTuple fields)) return -1;
                Span<uint> values = stackalloc uint[5];
                values[4] = 2;
                for (int i = 0; i < fields.Count; i++)
                    if (!Args.AsUInt(fields[i], out values[i])) return -1;
                if (values[0] is < 1 or > 3) return Err.Minus1(Exc.TypeError, $"{caller}(): invalid AF_TIPC address type");
                address[2] = (byte)values[0];
                address[3] = (byte)values[4];
                MemoryMarshal.Write(address[4..], values[1]);
                MemoryMarshal.Write(address[8..], values[2]);
                MemoryMarshal.Write(address[12..], values[0] == 1 ? values[3] : 0);
                return 16;
            }
            case AfAlg:
            {
                if (!Fields(argument, $"{caller}(): AF_ALG address must be tuple, not {argument.Type.Name}", 2, 4, out PyTuple fields)) return -1;
                if (fields[0] is not PyStr type || fields[1] is not PyStr name) return Err.Minus1(Exc.TypeError, "AF_ALG address must be a tuple (type, name[, feat[, mask]])");
                uint feature = 0, mask = 0;
                if (fields.Count > 2 && !Args.AsUInt(fields[2], out feature)) return -1;
                if (fields.Count > 3 && !Args.AsUInt(fields[3], out mask)) return -1;
                byte[] typeBytes = Encoding.UTF8.GetBytes(type.Value), nameBytes = Encoding.UTF8.GetBytes(name.Value);
                if (typeBytes.Length > 13) return Err.Minus1(Exc.ValueError, "AF_ALG type too long.");
                if (nameBytes.Length > 63) return Err.Minus1(Exc.ValueError, "AF_ALG name too long.");
                typeBytes.CopyTo(address[2..]);
                MemoryMarshal.Write(address[16..], feature);
                MemoryMarshal.Write(address[20..], mask);
                nameBytes.CopyTo(address[24..]);
                return 88;
            }
            default:
                return Err.Minus1(Exc.OSError, $"{caller}(): bad family");
        }
    }

    /// <summary>The fields of a tuple address.</summary>
    private static bool Fields(PyObject argument, string message, int min, int max, out PyTuple fields)
    {
        fields = argument as PyTuple ?? PyTuple.Empty;
        if (argument is not PyTuple) return Err.Fail(Exc.TypeError, message);
        return Args.CheckPositional("getsockaddrarg", fields.Count, min, max);
    }

    private static int UnixAddress(PyObject argument, Span<byte> address)
    {
        const int room = 108;
        if (argument is PyStr text)
        {
            if (PyStr.EncodeFs(text) is not { } encoded) return -1;
            argument = encoded;
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(argument, view, PyBuffer.Simple)) return -1;
        try
        {
            ReadOnlySpan<byte> path = view.Span;
            // An empty path lets Linux choose an abstract name; one that starts with NUL is abstract.
            bool isAbstract = path.Length == 0 || path[0] == 0;
            if (isAbstract ? path.Length > room : path.Length >= room) return Err.Minus1(Exc.OSError, "AF_UNIX path too long");
            path.CopyTo(address[2..]);
            return isAbstract ? path.Length + 2 : path.Length + 3;
        }
        finally
        {
            view.Release();
        }
    }

    private static int InetAddress(PyObject argument, Span<byte> address, string caller)
    {
        if (argument is not PyTuple fields) return Err.Minus1(Exc.TypeError, $"{caller}(): AF_INET address must be tuple, not {argument.Type.Name}");
        if (fields.Count != 2) return Err.Minus1(Exc.TypeError, "AF_INET address must be a pair (host, port)");
        if (HostName(fields[0]) is not { } host || !PortNumber(fields[1], caller, out int port)) return -1;
        if (SetIpAddress(host, address[..16], AfInet) < 0) return -1;
        BinaryPrimitives.WriteUInt16LittleEndian(address, AfInet);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        return 16;
    }

    private static int Inet6Address(PyObject argument, Span<byte> address, string caller)
    {
        if (argument is not PyTuple fields) return Err.Minus1(Exc.TypeError, $"{caller}(): AF_INET6 address must be tuple, not {argument.Type.Name}");
        if (fields.Count is < 2 or > 4) return Err.Minus1(Exc.TypeError, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        if (HostName(fields[0]) is not { } host || !PortNumber(fields[1], caller, out int port)) return -1;
        uint flow = 0, scope = 0;
        if (fields.Count > 2 && !Args.AsUIntMask(fields[2], out flow)) return -1;
        if (fields.Count > 3 && !Args.AsUIntMask(fields[3], out scope)) return -1;
        if (SetIpAddress(host, address[..28], AfInet6) < 0) return -1;
        if (flow > 0xfffff) return Err.Minus1(Exc.OverflowError, $"{caller}(): flowinfo must be 0-1048575.");
        BinaryPrimitives.WriteUInt16LittleEndian(address, AfInet6);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        BinaryPrimitives.WriteUInt32BigEndian(address[4..], flow);
        if (fields.Count > 3) BinaryPrimitives.WriteUInt32LittleEndian(address[24..], scope);
        return 28;
    }

    private static bool PortNumber(PyObject o, string caller, out int port)
    {
        if (!Args.AsInt(o, out port))
        {
            if (!Err.MatchesAndClear(Exc.OverflowError)) return false;
            port = -1;
        }
        return port is >= 0 and <= 0xffff || Err.Fail(Exc.OverflowError, $"{caller}(): port must be 0-65535.");
    }

    /// <summary>The index of an interface by its name, 0 for an empty one; -1 raised.</summary>
    private static int InterfaceIndex(int fd, ReadOnlySpan<byte> name)
    {
        if (name.Length == 0) return 0;
        if (name.Length >= IfNameSize) return Err.Minus1(Exc.OSError, "AF_CAN interface name too long");
        byte* request = stackalloc byte[IfReqSize];
        var span = new Span<byte>(request, IfReqSize);
        span.Clear();
        name.CopyTo(span);
        if (SocketNative.ioctl(fd, SiocGifIndex, request) >= 0) return *(int*)(request + IfNameSize);
        Err.FromErrno(Marshal.GetLastPInvokeError());
        return -1;
    }

    private static int PacketAddress(PySocket socket, PyObject argument, Span<byte> address, string caller)
    {
        if (argument is not PyTuple fields) return Err.Minus1(Exc.TypeError, $"{caller}(): AF_PACKET address must be tuple, not {argument.Type.Name}");
        if (fields.Count is < 2 or > 5 || fields[0] is not PyStr name)
            return Err.Minus1(Exc.TypeError, "AF_PACKET address must be a tuple of two to five elements");
        int type = 0, hatype = 0;
        if (!Args.AsInt(fields[1], out int protocol)) return -1;
        if (fields.Count > 2 && !Args.AsInt(fields[2], out type)) return -1;
        if (fields.Count > 3 && !Args.AsInt(fields[3], out hatype)) return -1;
        int index = InterfaceIndex(socket.Fd, Encoding.UTF8.GetBytes(name.Value));
        if (index < 0) return -1;
        if (fields.Count > 4)
        {
            if (fields[4] is not PyBytes hardware) return Err.Minus1(Exc.TypeError, $"a bytes-like object is required, not '{fields[4].Type.Name}'");
            if (hardware.Length > 8) return Err.Minus1(Exc.ValueError, "hardware address must be 8 bytes or less");
            hardware.Span.CopyTo(address[12..]);
            address[11] = (byte)hardware.Length;
        }
        if (protocol is < 0 or > 0xffff) return Err.Minus1(Exc.OverflowError, $"{caller}(): proto must be 0-65535.");
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)protocol);
        BinaryPrimitives.WriteInt32LittleEndian(address[4..], index);
        BinaryPrimitives.WriteUInt16LittleEndian(address[8..], (ushort)hatype);
        address[10] = (byte)type;
        return 20;
    }

    private static int CanAddress(PySocket socket, PyObject argument, Span<byte> address)
    {
        (int wanted, string message) = socket.Protocol switch
        {
            CanIsotp => (3, "AF_CAN address must be a tuple (interface, rx_addr, tx_addr)"),
            CanJ1939 => (4, "AF_CAN address must be a tuple (interface, name, pgn, addr)"),
            _ => (1, "AF_CAN address must be a tuple (interface, )"),
        };
        if (argument is not PyTuple fields || fields.Count != wanted || fields[0] is not PyStr name) return Err.Minus1(Exc.TypeError, message);
        if (PyStr.EncodeFs(name) is not { } encoded) return -1;
        int index = InterfaceIndex(socket.Fd, encoded.Span);
        if (index < 0) return -1;
        BinaryPrimitives.WriteInt32LittleEndian(address[4..], index);
        if (wanted == 3)
        {
            if (!Args.AsUInt(fields[1], out uint receive) || !Args.AsUInt(fields[2], out uint transmit)) return -1;
            BinaryPrimitives.WriteUInt32LittleEndian(address[8..], receive);
            BinaryPrimitives.WriteUInt32LittleEndian(address[12..], transmit);
        }
        else if (wanted == 4)
        {
            if (!Args.AsULong(fields[1], out ulong j1939Name) || !Args.AsUInt(fields[2], out uint group) || !Args.AsByte(fields[3], out byte j1939Address)) return -1;
            BinaryPrimitives.WriteUInt64LittleEndian(address[8..], j1939Name);
            BinaryPrimitives.WriteUInt32LittleEndian(address[16..], group);
            address[20] = j1939Address;
        }
        return 24;
    }
}
