// The C library's functions on file descriptors, files and folders. All set errno, read by Marshal.GetLastPInvokeError.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Every signature here is blittable as it stands; so stubs for the calls are compiled ahead of time.
[assembly: DisableRuntimeMarshalling]

namespace PyModules.Runtime.Native;

/// <summary>Linux' C library. Paths are NUL-terminated bytes; a negative result says that errno is set, unless stated otherwise.</summary>
internal static unsafe partial class LibC
{
    private const string Lib = "libc";

    /// <summary>The errno of the last call.</summary>
    public static int Errno => Marshal.GetLastPInvokeError();

    public const int AT_FDCWD = -100, AT_SYMLINK_NOFOLLOW = 0x100, AT_REMOVEDIR = 0x200, AT_SYMLINK_FOLLOW = 0x400, AT_EMPTY_PATH = 0x1000, AT_EACCESS = 0x200;
    public const int O_RDONLY = 0, O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0x40, O_EXCL = 0x80, O_TRUNC = 0x200, O_APPEND = 0x400, O_NONBLOCK = 0x800, O_CLOEXEC = 0x80000;
    public const int F_DUPFD = 0, F_GETFD = 1, F_SETFD = 2, F_GETFL = 3, F_SETFL = 4, F_DUPFD_CLOEXEC = 1030, FD_CLOEXEC = 1;
    public const int EINTR = 4, EAGAIN = 11, EBADF = 9, EISDIR = 21, EINVAL = 22, ESPIPE = 29, ENOENT = 2, ERANGE = 34, ENOSYS = 38, ENOTSUP = 95, EINPROGRESS = 115, EISCONN = 106, ETIMEDOUT = 110, ENXIO = 6, ENODEV = 19, EEXIST = 17, ENOMEM = 12, ENOTTY = 25, E2BIG = 7, EACCES = 13, EPERM = 1, ENOTDIR = 20, ENAMETOOLONG = 36, ECHILD = 10, EPIPE = 32;
    public const int S_IFMT = 0xF000, S_IFDIR = 0x4000, S_IFCHR = 0x2000, S_IFLNK = 0xA000, S_IFREG = 0x8000;

    [LibraryImport(Lib, SetLastError = true)] public static partial int open(byte[] path, int flags, int mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int openat(int dir, byte[] path, int flags, int mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int close(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int close_range(uint first, uint last, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint read(int fd, byte* buffer, nuint count);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint write(int fd, byte* buffer, nuint count);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint pread(int fd, byte* buffer, nuint count, long offset);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint pwrite(int fd, byte* buffer, nuint count, long offset);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint readv(int fd, IoVec* iov, int count);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint writev(int fd, IoVec* iov, int count);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint preadv2(int fd, IoVec* iov, int count, long offset, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint pwritev2(int fd, IoVec* iov, int count, long offset, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial long lseek(int fd, long offset, int whence);
    [LibraryImport(Lib, SetLastError = true)] public static partial int ftruncate(int fd, long length);
    [LibraryImport(Lib, SetLastError = true)] public static partial int truncate(byte[] path, long length);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fsync(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fdatasync(int fd);
    [LibraryImport(Lib)] public static partial void sync();
    [LibraryImport(Lib, SetLastError = true)] public static partial int dup(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int dup2(int fd, int to);
    [LibraryImport(Lib, SetLastError = true)] public static partial int dup3(int fd, int to, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int pipe2(int* fds, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fcntl(int fd, int command, nint argument);
    [LibraryImport(Lib, SetLastError = true)] public static partial int ioctl(int fd, nuint request, nint argument);
    [LibraryImport(Lib, SetLastError = true)] public static partial int flock(int fd, int operation);
    [LibraryImport(Lib, SetLastError = true)] public static partial int lockf(int fd, int command, long length);
    [LibraryImport(Lib, SetLastError = true)] public static partial int isatty(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int ttyname_r(int fd, byte* buffer, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial int statx(int dir, byte[] path, int flags, uint mask, StatX* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int faccessat(int dir, byte[] path, int mode, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int access(byte[] path, int mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int chdir(byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fchdir(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int chroot(byte[] path);
    [LibraryImport(Lib)] public static partial byte* strerror(int errno);
    [LibraryImport(Lib, SetLastError = true)] public static partial byte* getcwd(byte* buffer, nuint size);

    /// <summary>Advice: map in large pages.</summary>
    public const int MADV_HUGEPAGE = 14;
    [LibraryImport(Lib)] public static partial int madvise(nint address, nuint size, int advice);
    [LibraryImport(Lib, SetLastError = true)] public static partial int chmod(byte[] path, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fchmod(int fd, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fchmodat(int dir, byte[] path, uint mode, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int chown(byte[] path, uint uid, uint gid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fchown(int fd, uint uid, uint gid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int lchown(byte[] path, uint uid, uint gid);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fchownat(int dir, byte[] path, uint uid, uint gid, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mkdir(byte[] path, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mkdirat(int dir, byte[] path, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int rmdir(byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial int unlink(byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial int unlinkat(int dir, byte[] path, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int rename(byte[] from, byte[] to);
    [LibraryImport(Lib, SetLastError = true)] public static partial int renameat(int fromDir, byte[] from, int toDir, byte[] to);
    [LibraryImport(Lib, SetLastError = true)] public static partial int link(byte[] from, byte[] to);
    [LibraryImport(Lib, SetLastError = true)] public static partial int linkat(int fromDir, byte[] from, int toDir, byte[] to, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int symlink(byte[] target, byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial int symlinkat(byte[] target, int dir, byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint readlink(byte[] path, byte* buffer, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint readlinkat(int dir, byte[] path, byte* buffer, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mkfifo(byte[] path, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mkfifoat(int dir, byte[] path, uint mode);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mknod(byte[] path, uint mode, ulong device);
    [LibraryImport(Lib, SetLastError = true)] public static partial int mknodat(int dir, byte[] path, uint mode, ulong device);
    [LibraryImport(Lib)] public static partial uint umask(uint mask);
    [LibraryImport(Lib, SetLastError = true)] public static partial int utimensat(int dir, byte[]? path, TimeSpec* times, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int futimens(int fd, TimeSpec* times);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint opendir(byte[] path);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint fdopendir(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial DirEnt* readdir(nint dir);
    [LibraryImport(Lib, SetLastError = true)] public static partial void rewinddir(nint dir);
    [LibraryImport(Lib, SetLastError = true)] public static partial int closedir(nint dir);
    [LibraryImport(Lib, SetLastError = true)] public static partial int dirfd(nint dir);
    [LibraryImport(Lib, SetLastError = true)] public static partial int statvfs(byte[] path, StatVfs* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fstatvfs(int fd, StatVfs* result);
    [LibraryImport(Lib, SetLastError = true)] public static partial long pathconf(byte[] path, int name);
    [LibraryImport(Lib, SetLastError = true)] public static partial long fpathconf(int fd, int name);
    [LibraryImport(Lib, SetLastError = true)] public static partial long sysconf(int name);
    [LibraryImport(Lib, SetLastError = true)] public static partial nuint confstr(int name, byte* buffer, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint sendfile(int to, int from, long* offset, nuint count);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint copy_file_range(int from, long* fromOffset, int to, long* toOffset, nuint count, uint flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint splice(int from, long* fromOffset, int to, long* toOffset, nuint count, uint flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int posix_fallocate(int fd, long offset, long length);
    [LibraryImport(Lib, SetLastError = true)] public static partial int posix_fadvise(int fd, long offset, long length, int advice);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint getrandom(byte* buffer, nuint size, uint flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int memfd_create(byte[] name, uint flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int eventfd(uint initial, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint getxattr(byte[] path, byte[] name, byte* value, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint lgetxattr(byte[] path, byte[] name, byte* value, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint fgetxattr(int fd, byte[] name, byte* value, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial int setxattr(byte[] path, byte[] name, byte* value, nuint size, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int lsetxattr(byte[] path, byte[] name, byte* value, nuint size, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fsetxattr(int fd, byte[] name, byte* value, nuint size, int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int removexattr(byte[] path, byte[] name);
    [LibraryImport(Lib, SetLastError = true)] public static partial int lremovexattr(byte[] path, byte[] name);
    [LibraryImport(Lib, SetLastError = true)] public static partial int fremovexattr(int fd, byte[] name);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint listxattr(byte[] path, byte* list, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint llistxattr(byte[] path, byte* list, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial nint flistxattr(int fd, byte* list, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial int posix_openpt(int flags);
    [LibraryImport(Lib, SetLastError = true)] public static partial int grantpt(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int unlockpt(int fd);
    [LibraryImport(Lib, SetLastError = true)] public static partial int ptsname_r(int fd, byte* buffer, nuint size);
    [LibraryImport(Lib, SetLastError = true)] public static partial int openpty(int* master, int* slave, byte* name, void* termios, void* size);

    /// <summary>The bytes of a C string.</summary>
    public static ReadOnlySpan<byte> Text(byte* text)
    {
        if (text is null) return default;
        int length = 0;
        while (text[length] != 0) length++;
        return new(text, length);
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct IoVec
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeVal
    {
        public long Seconds, Microseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct StatXTime
    {
        public long Seconds;
        public uint Nanoseconds;
        public int Reserved;
    }

    /// <summary>The same on every architecture, unlike <c>struct stat</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct StatX
    {
        public uint Mask, BlockSize;
        public ulong Attributes;
        public uint LinkCount, Uid, Gid;
        public ushort Mode, Spare0;
        public ulong Inode, Size, Blocks, AttributesMask;
        public StatXTime AccessTime, BirthTime, ChangeTime, ModificationTime;
        public uint RdevMajor, RdevMinor, DevMajor, DevMinor;
        public ulong MountId;
        public uint DirectMemoryAlign, DirectOffsetAlign;
        public fixed ulong Spare[12];
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct DirEnt
    {
        public ulong Inode;
        public long Offset;
        public ushort RecordLength;
        public byte Type;
        public fixed byte Name[256];
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct StatVfs
    {
        public ulong BlockSize, FragmentSize, Blocks, BlocksFree, BlocksAvailable, Files, FilesFree, FilesAvailable, FileSystemId, Flags, NameMax;
        public fixed int Spare[6];
    }

    public const uint STATX_BASIC_STATS = 0x7ff, STATX_BTIME = 0x800;

    /// <summary>glibc's makedev.</summary>
    public static ulong MakeDevice(ulong major, ulong minor) =>
        (minor & 0xff) | ((major & 0xfff) << 8) | ((minor & ~0xffUL) << 12) | ((major & ~0xfffUL) << 32);

    public static uint Major(ulong device) => (uint)(((device >> 8) & 0xfff) | ((device >> 32) & ~0xfffUL));

    public static uint Minor(ulong device) => (uint)((device & 0xff) | ((device >> 12) & ~0xffUL));
}
