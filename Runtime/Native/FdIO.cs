// Python/fileutils.c: _Py_read and _Py_write, which retry what a signal interrupted.

namespace PyModules.Runtime.Native;

/// <summary>Reading and writing descriptors with the GIL released.</summary>
internal static unsafe class FdIO
{
    /// <summary>-1 with <paramref name="errno"/> zero when a signal handler raised; with another errno nothing is set yet.</summary>
    [Mirrors("_Py_read", 1866, 1923)]
    public static nint Read(int fd, Span<byte> buffer, out int errno)
    {
        fixed (byte* p = buffer)
        {
            while (true)
            {
                nint n;
                using (Gil.Release())
                {
                    n = LibC.read(fd, p, (nuint)buffer.Length);
                    errno = LibC.Errno;
                }
                if (n >= 0) return n;
                if (errno != LibC.EINTR) return -1;
                if (!ThreadState.Current.CheckSignals())
                {
                    errno = 0;
                    return -1;
                }
            }
        }
    }

    /// <inheritdoc cref="Read"/>
    [Mirrors("_Py_write_impl", 1925, 2024)]
    public static nint Write(int fd, ReadOnlySpan<byte> buffer, out int errno)
    {
        fixed (byte* p = buffer)
        {
            while (true)
            {
                nint n;
                using (Gil.Release())
                {
                    n = LibC.write(fd, p, (nuint)buffer.Length);
                    errno = LibC.Errno;
                }
                if (n >= 0) return n;
                if (errno != LibC.EINTR) return -1;
                if (!ThreadState.Current.CheckSignals())
                {
                    errno = 0;
                    return -1;
                }
            }
        }
    }

    /// <summary>_Py_get_inheritable; null raised.</summary>
    [Mirrors("get_inheritable", 1402, 1434)]
    public static bool? GetInheritable(int fd)
    {
        int flags = LibC.fcntl(fd, LibC.F_GETFD, 0);
        if (flags >= 0) return (flags & LibC.FD_CLOEXEC) == 0;
        Err.FromErrno(LibC.Errno);
        return null;
    }

    /// <summary>_Py_set_inheritable; false raised.</summary>
    [Mirrors("set_inheritable", 1447, 1575)]
    public static bool SetInheritable(int fd, bool inheritable)
    {
        int flags = LibC.fcntl(fd, LibC.F_GETFD, 0);
        if (flags >= 0)
        {
            int wanted = inheritable ? flags & ~LibC.FD_CLOEXEC : flags | LibC.FD_CLOEXEC;
            if (wanted == flags || LibC.fcntl(fd, LibC.F_SETFD, wanted) >= 0) return true;
        }
        Err.FromErrno(LibC.Errno);
        return false;
    }
}
