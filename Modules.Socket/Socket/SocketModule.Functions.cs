// Modules/socketmodule.c: the module's functions: names, byte order, addresses as text. CAPI is left out: it is for C extensions alone.

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class SocketModule
{
    private const int Cloexec = 0x80000, DupCloexec = 1030;

    private static PyObject? Errno() => Err.FromErrno(Marshal.GetLastPInvokeError());

    private static byte[] CString(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    // ---- hosts

    /// <summary>The address of a host as text.</summary>
    [PyFunction("gethostbyname", NoTextSignature = true, VarArgs = true), Mirrors("socket_gethostbyname", 5959, 5981)]
    private static PyObject? GetHostByName(PyObject host)
    {
        if (HostName(host, "gethostbyname") is not { } name) return null;
        byte* address = stackalloc byte[AddressSize];
        if (!Audit.Raise("socket.gethostbyname", PyTuple.Of(host))) return null;
        return SetIpAddress(name, new Span<byte>(address, 16), AfInet) < 0 ? null : NumericHost(AfInet, address + 4);
    }

    [Mirrors("sock_decode_hostname", 5991, 6002)]
    private static PyObject HostEntry(SocketNative.HostEnt* entry)
    {
        var aliases = new PyList();
        for (byte** alias = entry->Aliases; alias != null && *alias != null; alias++) aliases.Append(PyStr.DecodeFs(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*alias)));
        var addresses = new PyList();
        for (byte** address = entry->AddrList; *address != null; address++)
            if (NumericHost(entry->AddrType, *address) is { } text) addresses.Append(text);
        return PyTuple.Of(PyStr.DecodeFs(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry->Name)), aliases, addresses);
    }

    [Mirrors("set_herror", 745, 761)]
    private static PyObject? RaiseHost(int error) => Err.Raise(HError, PyTuple.Of(PyInt.From(error), PyStr.From(Text(SocketNative.hstrerror(error)))));

    private const int HostBuffer = 16384;

    /// <summary>A host's name, aliases and addresses.</summary>
    [PyFunction("gethostbyname_ex", NoTextSignature = true, VarArgs = true), Mirrors("socket_gethostbyname_ex", 6151, 6215)]
    private static PyObject? GetHostByNameEx(PyObject host)
    {
        if (HostName(host, "gethostbyname_ex") is not { } name) return null;
        if (!Audit.Raise("socket.gethostbyname", PyTuple.Of(host))) return null;
        Span<byte> address = stackalloc byte[16];
        if (SetIpAddress(name, address, AfInet) < 0) return null;
        SocketNative.HostEnt entry;
        SocketNative.HostEnt* result;
        int error = 0;
        fixed (byte* p = name, buffer = new byte[HostBuffer])
        {
            using (Gil.Release()) SocketNative.gethostbyname_r(p, &entry, buffer, HostBuffer, &result, &error);
            return result == null ? RaiseHost(error) : HostEntry(result);
        }
    }

    /// <summary>A host's name, aliases and addresses, by an address.</summary>
    [PyFunction("gethostbyaddr", NoTextSignature = true, VarArgs = true), Mirrors("socket_gethostbyaddr", 6228, 6314)]
    private static PyObject? GetHostByAddr(PyObject host)
    {
        if (HostName(host, "gethostbyaddr") is not { } name) return null;
        if (!Audit.Raise("socket.gethostbyaddr", PyTuple.Of(host))) return null;
        byte* address = stackalloc byte[AddressSize];
        if (SetIpAddress(name, new Span<byte>(address, AddressSize), AfUnspec) < 0) return null;
        int family = *(ushort*)address;
        if (family is not AfInet and not AfInet6) return Err.Raise(Exc.OSError, "unsupported address family");
        SocketNative.HostEnt entry;
        SocketNative.HostEnt* result;
        int error = 0;
        fixed (byte* buffer = new byte[HostBuffer])
        {
            using (Gil.Release())
                SocketNative.gethostbyaddr_r(family == AfInet ? address + 4 : address + 8, family == AfInet ? 4u : 16u, family, &entry, buffer, HostBuffer, &result, &error);
            return result == null ? RaiseHost(error) : HostEntry(result);
        }
    }

    /// <summary>The name of this machine.</summary>
    [PyFunction("gethostname", "()", NoTextSignature = true), Mirrors("socket_gethostname", 5849, 5904)]
    private static PyObject? GetHostName()
    {
        if (!Audit.Raise("socket.gethostname")) return null;
        byte* buffer = stackalloc byte[1024];
        return SocketNative.gethostname(buffer, 1023) < 0 ? Errno() : PyStr.DecodeFs(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    /// <summary>Name this machine.</summary>
    [PyFunction("sethostname", NoTextSignature = true, VarArgs = true), Mirrors("socket_sethostname", 5917, 5952)]
    private static PyObject? SetHostName(PyObject name)
    {
        PyBytes? bytes = name switch { PyBytes given => given, PyStr text => PyStr.EncodeFs(text), _ => Err.Raise<PyBytes>(Exc.TypeError, $"expected str, bytes or os.PathLike object, not {name.Type.Name}") };
        if (bytes is null || !Audit.Raise("socket.sethostname", name)) return null;
        fixed (byte* p = bytes.Span)
            return SocketNative.sethostname(p, (nuint)bytes.Length) < 0 ? Errno() : PyNone.Instance;
    }

    // ---- services and protocols

    /// <summary>The port of a service.</summary>
    [PyFunction("getservbyname", NoTextSignature = true, VarArgs = true), Mirrors("socket_getservbyname", 6329, 6349)]
    private static PyObject? GetServByName(string servicename, string? protocolname = null)
    {
        byte[]? protocol = protocolname is null ? null : CString(protocolname);
        fixed (byte* name = CString(servicename), proto = protocol)
        {
            SocketNative.ServEnt* entry = SocketNative.getservbyname(name, proto);
            return entry == null ? Err.Raise(Exc.OSError, "service/proto not found") : PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)entry->Port));
        }
    }

    /// <summary>The service of a port.</summary>
    [PyFunction("getservbyport", NoTextSignature = true, VarArgs = true), Mirrors("socket_getservbyport", 6365, 6392)]
    private static PyObject? GetServByPort(int port, string? protocolname = null)
    {
        if (port is < 0 or > 0xffff) return Err.Raise(Exc.OverflowError, "getservbyport: port must be 0-65535.");
        byte[]? protocol = protocolname is null ? null : CString(protocolname);
        fixed (byte* proto = protocol)
        {
            SocketNative.ServEnt* entry = SocketNative.getservbyport(BinaryPrimitives.ReverseEndianness((ushort)port), proto);
            return entry == null ? Err.Raise(Exc.OSError, "port/proto not found") : PyStr.From(Text(entry->Name));
        }
    }

    /// <summary>The number of a protocol.</summary>
    [PyFunction("getprotobyname", NoTextSignature = true, VarArgs = true), Mirrors("socket_getprotobyname", 6408, 6423)]
    private static PyObject? GetProtoByName(string name)
    {
        fixed (byte* p = CString(name))
        {
            SocketNative.ProtoEnt* entry = SocketNative.getprotobyname(p);
            return entry == null ? Err.Raise(Exc.OSError, "protocol not found") : PyInt.From(entry->Protocol);
        }
    }

    // ---- descriptors

    private static bool AsDescriptor(PyObject o, out int fd) => Args.AsInt(o, out fd);

    /// <summary>Close a descriptor.</summary>
    [PyFunction("close", "(object, /)", NoTextSignature = true), Mirrors("socket_close", 6431, 6449)]
    private static PyObject? Close(PyObject fdobj)
    {
        if (!AsDescriptor(fdobj, out int fd)) return null;
        int result, error;
        using (Gil.Release())
        {
            result = SocketNative.close(fd);
            error = Marshal.GetLastPInvokeError();
        }
        return result < 0 && error != PySocket.Econnreset ? Err.FromErrno(error) : PyNone.Instance;
    }

    /// <summary>A second descriptor of the same socket.</summary>
    [PyFunction("dup", "(object, /)", NoTextSignature = true), Mirrors("socket_dup", 6460, 6503)]
    private static PyObject? Dup(PyObject fdobj)
    {
        if (!AsDescriptor(fdobj, out int fd)) return null;
        int copy = SocketNative.fcntl(fd, DupCloexec, 0);
        return copy < 0 ? Errno() : PyInt.From(copy);
    }

    /// <summary>Two sockets connected to each other.</summary>
    [PyFunction("socketpair", NoTextSignature = true, VarArgs = true), Mirrors("socket_socketpair", 6519, 6592)]
    private static PyObject? SocketPair(State state, int family = AfUnix, int type = 1, int proto = 0)
    {
        int* pair = stackalloc int[2];
        if (SocketNative.socketpair(family, type | Cloexec, proto, pair) < 0) return Errno();
        PySocket? first = PySocket.Wrap(pair[0], family, type, proto, state.DefaultTimeout);
        if (first is null)
        {
            SocketNative.close(pair[1]);
            return null;
        }
        return PySocket.Wrap(pair[1], family, type, proto, state.DefaultTimeout) is { } second ? PyTuple.Of(first, second) : null;
    }

    // ---- byte order

    private static PyObject? Swap16(PyObject integer) => Args.AsUInt16(integer, out ushort value) ? PyInt.From(BinaryPrimitives.ReverseEndianness(value)) : null;

    private static PyObject? Swap32(PyObject integer) => Args.AsUInt32(integer, out uint value) ? PyInt.From(BinaryPrimitives.ReverseEndianness(value)) : null;

    /// <summary>A 16-bit number from network to host order.</summary>
    [PyFunction("ntohs", "(integer, /)"), Mirrors("_socket_ntohs_impl", 6613, 6618)]
    private static PyObject? Ntohs(PyObject integer) => Swap16(integer);

    /// <summary>A 32-bit number from network to host order.</summary>
    [PyFunction("ntohl", "(integer, /)"), Mirrors("_socket_ntohl_impl", 6629, 6634)]
    private static PyObject? Ntohl(PyObject integer) => Swap32(integer);

    /// <summary>A 16-bit number from host to network order.</summary>
    [PyFunction("htons", "(integer, /)"), Mirrors("_socket_htons_impl", 6645, 6650)]
    private static PyObject? Htons(PyObject integer) => Swap16(integer);

    /// <summary>A 32-bit number from host to network order.</summary>
    [PyFunction("htonl", "(integer, /)"), Mirrors("_socket_htonl_impl", 6661, 6666)]
    private static PyObject? Htonl(PyObject integer) => Swap32(integer);

    // ---- addresses as text

    /// <summary>An IPv4 address from text in any of its old forms, packed.</summary>
    [PyFunction("inet_aton", "(ip_addr, /)"), Mirrors("_socket_inet_aton_impl", 6678, 6738)]
    private static PyObject? InetAton(string ip_addr)
    {
        byte* address = stackalloc byte[4];
        fixed (byte* text = CString(ip_addr))
            return SocketNative.inet_aton(text, address) == 0
                ? Err.Raise(Exc.OSError, "illegal IP address string passed to inet_aton")
                : PyBytes.From(new ReadOnlySpan<byte>(address, 4));
    }

    /// <summary>A packed IPv4 address as text.</summary>
    [PyFunction("inet_ntoa", "(packed_ip, /)"), Mirrors("_socket_inet_ntoa_impl", 6749, 6767)]
    private static PyObject? InetNtoa(PyBuffer packed_ip)
    {
        if (packed_ip.Span.Length != 4) return Err.Raise(Exc.OSError, "packed IP wrong length");
        fixed (byte* p = packed_ip.Span) return NumericHost(AfInet, p);
    }

    /// <summary>An address of a family from text, packed.</summary>
    [PyFunction("inet_pton", NoTextSignature = true, VarArgs = true), Mirrors("socket_inet_pton", 6778, 6821)]
    private static PyObject? InetPton(int af, string ip)
    {
        byte* address = stackalloc byte[16];
        int result;
        fixed (byte* text = CString(ip)) result = SocketNative.inet_pton(af, text, address);
        if (result == -1) return Errno();
        if (result == 0) return Err.Raise(Exc.OSError, "illegal IP address string passed to inet_pton");
        return af switch
        {
            AfInet => PyBytes.From(new ReadOnlySpan<byte>(address, 4)),
            AfInet6 => PyBytes.From(new ReadOnlySpan<byte>(address, 16)),
            _ => Err.Raise(Exc.OSError, "unknown address family"),
        };
    }

    /// <summary>A packed address of a family as text.</summary>
    [PyFunction("inet_ntop", NoTextSignature = true, VarArgs = true), Mirrors("socket_inet_ntop", 6828, 6877)]
    private static PyObject? InetNtop(int af, PyBuffer packed_ip)
    {
        int wanted = af switch { AfInet => 4, AfInet6 => 16, _ => 0 };
        if (wanted == 0) return Err.Raise(Exc.ValueError, $"unknown address family {af}");
        if (packed_ip.Span.Length != wanted) return Err.Raise(Exc.ValueError, "invalid length of packed IP address string");
        fixed (byte* p = packed_ip.Span) return NumericHost(af, p);
    }

    /// <summary>The addresses of a host and service.</summary>
    [PyFunction("getaddrinfo", "(host, port, family=0, type=0, proto=0, flags=0)", NoTextSignature = true), Mirrors("socket_getaddrinfo", 6885, 7012)]
    private static PyObject? GetAddrInfo(PyObject host, PyObject port, int family = 0, int type = 0, int proto = 0, int flags = 0)
    {
        byte[]? hostName = null, service = null;
        switch (host)
        {
            case PyNone: break;
            case PyStr:
                if (Obj.CallMethod(host, Id.Make("encode"), PyStr.From("idna")) is not PyBytes encoded) return null;
                hostName = [.. encoded.Span, 0];
                break;
            case PyBytes bytes: hostName = [.. bytes.Span, 0]; break;
            default: return Err.Raise(Exc.TypeError, "getaddrinfo() argument 1 must be string or None");
        }
        switch (port)
        {
            case PyNone: break;
            case PyLong number: service = CString(number.AsBigInteger().ToString()); break;
            case PyStr text:
                if (text.ToUtf8() is not { } utf8) return null;
                service = [.. utf8, 0];
                break;
            case PyBytes bytes: service = [.. bytes.Span, 0]; break;
            default: return Err.Raise(Exc.OSError, "Int or String expected");
        }
        if (!Audit.Raise("socket.getaddrinfo", host, port, PyInt.From(family), PyInt.From(type), PyInt.From(proto))) return null;
        var hints = new SocketNative.AddrInfo { Family = family, SockType = type, Protocol = proto, Flags = flags };
        SocketNative.AddrInfo* list;
        int error;
        fixed (byte* h = hostName, s = service)
        {
            using (Gil.Release()) error = SocketNative.getaddrinfo(h, s, &hints, &list);
        }
        if (error != 0) return RaiseGai(error);
        var all = new PyList();
        for (SocketNative.AddrInfo* entry = list; entry != null; entry = entry->Next)
        {
            if (MakeAddress(-1, entry->Addr, (int)entry->AddrLen, proto) is not { } address)
            {
                SocketNative.freeaddrinfo(list);
                return null;
            }
            all.Append(PyTuple.Of(PyInt.From(entry->Family), PyInt.From(entry->SockType), PyInt.From(entry->Protocol),
                PyStr.From(entry->CanonName == null ? "" : Text(entry->CanonName)), address));
        }
        SocketNative.freeaddrinfo(list);
        return all;
    }

    /// <summary>The host and service of an address.</summary>
    [PyFunction("getnameinfo", NoTextSignature = true, VarArgs = true), Mirrors("socket_getnameinfo", 7025, 7121)]
    private static PyObject? GetNameInfo(PyObject sockaddr, int flags)
    {
        const int numericService = 1024, hostSize = 1025, serviceSize = 32;
        if (sockaddr is not PyTuple fields) return Err.Raise(Exc.TypeError, "getnameinfo() argument 1 must be a tuple");
        if (fields.Count is < 2 or > 4 || fields[0] is not PyStr host) return Err.Raise(Exc.TypeError, "getnameinfo(): illegal sockaddr argument");
        uint flow = 0, scope = 0;
        if (!Args.AsInt(fields[1], out int port)) return null;
        if (fields.Count > 2 && !Args.AsUIntMask(fields[2], out flow)) return null;
        if (fields.Count > 3 && !Args.AsUIntMask(fields[3], out scope)) return null;
        if (flow > 0xfffff) return Err.Raise(Exc.OverflowError, "getnameinfo(): flowinfo must be 0-1048575.");
        if (!Audit.Raise("socket.getnameinfo", sockaddr)) return null;
        var hints = new SocketNative.AddrInfo { Family = AfUnspec, SockType = 2, Flags = numericService };
        SocketNative.AddrInfo* list;
        int error;
        fixed (byte* h = CString(host.Value), s = CString(port.ToString()))
        {
            using (Gil.Release()) error = SocketNative.getaddrinfo(h, s, &hints, &list);
        }
        if (error != 0) return RaiseGai(error);
        try
        {
            if (list->Next != null) return Err.Raise(Exc.OSError, "sockaddr resolved to multiple addresses");
            if (list->Family == AfInet && fields.Count != 2) return Err.Raise(Exc.OSError, "IPv4 sockaddr must be 2 tuple");
            if (list->Family == AfInet6)
            {
                *(uint*)(list->Addr + 4) = BinaryPrimitives.ReverseEndianness(flow);
                *(uint*)(list->Addr + 24) = scope;
            }
            byte* hostText = stackalloc byte[hostSize], serviceText = stackalloc byte[serviceSize];
            using (Gil.Release()) error = SocketNative.getnameinfo(list->Addr, list->AddrLen, hostText, hostSize, serviceText, serviceSize, flags);
            return error != 0 ? RaiseGai(error) : PyTuple.Of(PyStr.From(Text(hostText)), PyStr.From(Text(serviceText)));
        }
        finally
        {
            SocketNative.freeaddrinfo(list);
        }
    }

    /// <summary>The time-out of new sockets.</summary>
    [PyFunction("getdefaulttimeout", "()", NoTextSignature = true), Mirrors("socket_getdefaulttimeout", 7131, 7143)]
    private static PyObject? GetDefaultTimeout(State state) => state.DefaultTimeout < 0 ? PyNone.Instance : new PyFloat(PyTime.AsSeconds(state.DefaultTimeout));

    /// <summary>Set the time-out of new sockets.</summary>
    [PyFunction("setdefaulttimeout", "(object, /)", NoTextSignature = true), Mirrors("socket_setdefaulttimeout", 7152, 7164)]
    private static PyObject? SetDefaultTimeout(State state, PyObject timeout)
    {
        if (!PySocket.ParseTimeout(timeout, out long nanoseconds)) return null;
        state.DefaultTimeout = nanoseconds;
        return PyNone.Instance;
    }

    // ---- interfaces

    /// <summary>Number and name of each interface.</summary>
    [PyFunction("if_nameindex", "()", TextSignature = "($self, /)"), Mirrors("socket_if_nameindex", 7176, 7255)]
    private static PyObject? IfNameIndex()
    {
        SocketNative.IfNameIndex* entries = SocketNative.if_nameindex();
        if (entries == null) return Errno();
        var list = new PyList();
        for (SocketNative.IfNameIndex* entry = entries; entry->Index != 0; entry++) list.Append(PyTuple.Of(PyInt.From(entry->Index), PyStr.From(Text(entry->Name))));
        SocketNative.if_freenameindex(entries);
        return list;
    }

    /// <summary>The number of an interface.</summary>
    [PyFunction("if_nametoindex", "(oname, /)"), Mirrors("_socket_if_nametoindex_impl", 7270, 7289)]
    private static PyObject? IfNameToIndex(PyObject oname)
    {
        if (oname is not PyStr name || PyStr.EncodeFs(name) is not { } encoded) return Err.Raise(Exc.TypeError, $"expected str, bytes or os.PathLike object, not {oname.Type.Name}");
        fixed (byte* p = (byte[])[.. encoded.Span, 0])
        {
            uint index = SocketNative.if_nametoindex(p);
            return index == 0 ? Errno() : PyInt.From(index);
        }
    }

    /// <summary>The name of an interface.</summary>
    [PyFunction("if_indextoname", "(if_index, /)"), Mirrors("_socket_if_indextoname_impl", 7300, 7311)]
    private static PyObject? IfIndexToName(uint if_index)
    {
        byte* name = stackalloc byte[IfNameSize + 1];
        return SocketNative.if_indextoname(if_index, name) == null ? Errno() : PyStr.From(Text(name));
    }

    /// <summary>The length of a control message without padding.</summary>
    [PyFunction("CMSG_LEN", NoTextSignature = true, VarArgs = true), Mirrors("socket_CMSG_LEN", 7319, 7332)]
    private static PyObject? CmsgLen(nint length) =>
        length < 0 || length > int.MaxValue - PySocket.HeaderSize ? Err.Raise(Exc.OverflowError, "CMSG_LEN() argument out of range") : PyInt.From(PySocket.HeaderSize + length);

    /// <summary>The room that a control message takes.</summary>
    [PyFunction("CMSG_SPACE", NoTextSignature = true, VarArgs = true), Mirrors("socket_CMSG_SPACE", 7349, 7363)]
    private static PyObject? CmsgSpace(nint length) =>
        length < 0 || length > int.MaxValue - PySocket.HeaderSize - 8 ? Err.Raise(Exc.OverflowError, "CMSG_SPACE() argument out of range") : PyInt.From(PySocket.HeaderSize + PySocket.Align(length));
}
