// The C library's socket and polling functions.

using System.Runtime.InteropServices;

namespace PyModules.Modules;

/// <summary>The C library as <c>_socket</c> and <c>select</c> call it.</summary>
internal static unsafe partial class SocketNative
{
    private const string C = "libc";

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollFd
    {
        public int Fd;
        public short Events, Revents;
    }

    /// <summary>Packed on x64 alone; elsewhere the data is aligned.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    internal struct EpollEventPacked
    {
        public uint Events;
        public int Fd;
        public int Padding;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct EpollEventAligned
    {
        public uint Events;
        private readonly uint _gap;
        public int Fd;
        public int Padding;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeVal
    {
        public long Seconds, Microseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct AddrInfo
    {
        public int Flags, Family, SockType, Protocol;
        public uint AddrLen;
        public byte* Addr;
        public byte* CanonName;
        public AddrInfo* Next;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct IoVec
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct MsgHdr
    {
        public byte* Name;
        public uint NameLength;
        public IoVec* Iov;
        public nuint IovLength;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct CMsgHdr
    {
        public nuint Length;
        public int Level, Type;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct HostEnt
    {
        public byte* Name;
        public byte** Aliases;
        public int AddrType, Length;
        public byte** AddrList;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct ServEnt
    {
        public byte* Name;
        public byte** Aliases;
        public int Port;
        public byte* Protocol;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct ProtoEnt
    {
        public byte* Name;
        public byte** Aliases;
        public int Protocol;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct IfNameIndex
    {
        public uint Index;
        public byte* Name;
    }

    [LibraryImport(C, SetLastError = true)] internal static partial int select(int count, byte* read, byte* write, byte* except, TimeVal* timeout);
    [LibraryImport(C, SetLastError = true)] internal static partial int poll(PollFd* fds, nuint count, int timeout);
    [LibraryImport(C, SetLastError = true)] internal static partial int epoll_create1(int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial int epoll_ctl(int epfd, int op, int fd, void* ev);
    [LibraryImport(C, SetLastError = true)] internal static partial int epoll_wait(int epfd, void* events, int max, int timeout);
    [LibraryImport(C, SetLastError = true)] internal static partial int close(int fd);

    [LibraryImport(C, SetLastError = true)] internal static partial int socket(int family, int type, int protocol);
    [LibraryImport(C, SetLastError = true)] internal static partial int socketpair(int family, int type, int protocol, int* pair);
    [LibraryImport(C, SetLastError = true)] internal static partial int accept4(int fd, byte* address, uint* length, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial int bind(int fd, byte* address, uint length);
    [LibraryImport(C, SetLastError = true)] internal static partial int connect(int fd, byte* address, uint length);
    [LibraryImport(C, SetLastError = true)] internal static partial int listen(int fd, int backlog);
    [LibraryImport(C, SetLastError = true)] internal static partial int shutdown(int fd, int how);
    [LibraryImport(C, SetLastError = true)] internal static partial int getsockname(int fd, byte* address, uint* length);
    [LibraryImport(C, SetLastError = true)] internal static partial int getpeername(int fd, byte* address, uint* length);
    [LibraryImport(C, SetLastError = true)] internal static partial int getsockopt(int fd, int level, int option, void* value, uint* length);
    [LibraryImport(C, SetLastError = true)] internal static partial int setsockopt(int fd, int level, int option, void* value, uint length);
    [LibraryImport(C, SetLastError = true)] internal static partial nint recv(int fd, byte* buffer, nuint length, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial nint recvfrom(int fd, byte* buffer, nuint length, int flags, byte* address, uint* addressLength);
    [LibraryImport(C, SetLastError = true)] internal static partial nint recvmsg(int fd, MsgHdr* message, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial nint send(int fd, byte* buffer, nuint length, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial nint sendto(int fd, byte* buffer, nuint length, int flags, byte* address, uint addressLength);
    [LibraryImport(C, SetLastError = true)] internal static partial nint sendmsg(int fd, MsgHdr* message, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial int ioctl(int fd, nuint request, void* argument);
    [LibraryImport(C, SetLastError = true)] internal static partial int fcntl(int fd, int command, nint argument);
    [LibraryImport(C, SetLastError = true)] internal static partial int gethostname(byte* name, nuint length);
    [LibraryImport(C, SetLastError = true)] internal static partial int sethostname(byte* name, nuint length);
    [LibraryImport(C, SetLastError = true)] internal static partial int getaddrinfo(byte* host, byte* service, AddrInfo* hints, AddrInfo** result);
    [LibraryImport(C)] internal static partial void freeaddrinfo(AddrInfo* list);
    [LibraryImport(C)] internal static partial byte* gai_strerror(int error);
    [LibraryImport(C, SetLastError = true)] internal static partial int getnameinfo(byte* address, uint length, byte* host, uint hostLength, byte* service, uint serviceLength, int flags);
    [LibraryImport(C, SetLastError = true)] internal static partial int gethostbyname_r(byte* name, HostEnt* entry, byte* buffer, nuint length, HostEnt** result, int* error);
    [LibraryImport(C, SetLastError = true)] internal static partial int gethostbyaddr_r(byte* address, uint size, int type, HostEnt* entry, byte* buffer, nuint length, HostEnt** result, int* error);
    [LibraryImport(C)] internal static partial byte* hstrerror(int error);
    [LibraryImport(C)] internal static partial ServEnt* getservbyname(byte* name, byte* protocol);
    [LibraryImport(C)] internal static partial ServEnt* getservbyport(int port, byte* protocol);
    [LibraryImport(C)] internal static partial ProtoEnt* getprotobyname(byte* name);
    [LibraryImport(C, SetLastError = true)] internal static partial int inet_aton(byte* text, byte* address);
    [LibraryImport(C, SetLastError = true)] internal static partial int inet_pton(int family, byte* text, byte* address);
    [LibraryImport(C, SetLastError = true)] internal static partial byte* inet_ntop(int family, byte* address, byte* text, uint length);
    [LibraryImport(C, SetLastError = true)] internal static partial uint if_nametoindex(byte* name);
    [LibraryImport(C, SetLastError = true)] internal static partial byte* if_indextoname(uint index, byte* name);
    [LibraryImport(C, SetLastError = true)] internal static partial IfNameIndex* if_nameindex();
    [LibraryImport(C)] internal static partial void if_freenameindex(IfNameIndex* list);
}
