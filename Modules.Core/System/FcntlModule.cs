// Modules/fcntlmodule.c: control of file descriptors.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Control of file descriptors.</summary>
[PyModule("fcntl", Source = "Modules/fcntlmodule.c", Doc = "Control of file descriptors.")]
public static unsafe partial class FcntlModule
{
    [PyConstant] private const long LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4, LOCK_UN = 8, LOCK_MAND = 32, LOCK_READ = 64, LOCK_WRITE = 128, LOCK_RW = 192,
        F_DUPFD = 0, F_DUPFD_CLOEXEC = 1030, F_GETFD = 1, F_SETFD = 2, F_GETFL = 3, F_SETFL = 4, F_GETLK = 5, F_SETLK = 6, F_SETLKW = 7,
        F_OFD_GETLK = 36, F_OFD_SETLK = 37, F_OFD_SETLKW = 38, F_GETOWN = 9, F_SETOWN = 8, F_GETSIG = 11, F_SETSIG = 10, F_RDLCK = 0, F_WRLCK = 1, F_UNLCK = 2,
        F_GETLK64 = 5, F_SETLK64 = 6, F_SETLKW64 = 7, FASYNC = 8192, F_SETLEASE = 1024, F_GETLEASE = 1025, F_NOTIFY = 1026, F_DUPFD_QUERY = 1027,
        F_EXLCK = 4, F_SHLCK = 8, F_SETPIPE_SZ = 1031, F_GETPIPE_SZ = 1032, FICLONE = 1074041865, FICLONERANGE = 1075876877, F_GETOWN_EX = 16, F_SETOWN_EX = 15,
        F_OWNER_TID = 0, F_OWNER_PID = 1, F_OWNER_PGRP = 2, F_GET_RW_HINT = 1035, F_SET_RW_HINT = 1036, F_GET_FILE_RW_HINT = 1037, F_SET_FILE_RW_HINT = 1038,
        RWH_WRITE_LIFE_NOT_SET = 0, RWH_WRITE_LIFE_NONE = 1, RWH_WRITE_LIFE_SHORT = 2, RWH_WRITE_LIFE_MEDIUM = 3, RWH_WRITE_LIFE_LONG = 4, RWH_WRITE_LIFE_EXTREME = 5,
        FD_CLOEXEC = 1, DN_ACCESS = 1, DN_MODIFY = 2, DN_CREATE = 4, DN_DELETE = 8, DN_RENAME = 16, DN_ATTRIB = 32, DN_MULTISHOT = 2147483648,
        F_ADD_SEALS = 1033, F_GET_SEALS = 1034, F_SEAL_SEAL = 1, F_SEAL_SHRINK = 2, F_SEAL_GROW = 4, F_SEAL_WRITE = 8, F_SEAL_FUTURE_WRITE = 16;

    private const int Eintr = 4, BufferSize = 1024;

    [LibraryImport("libc", SetLastError = true)] private static partial int fcntl(int fd, int command, nint argument);
    [LibraryImport("libc", SetLastError = true)] private static partial int ioctl(int fd, nuint request, nint argument);
    [LibraryImport("libc", SetLastError = true)] private static partial int flock(int fd, int operation);

    [StructLayout(LayoutKind.Sequential)]
    private struct Flock
    {
        public short Type, Whence;
        public long Start, Length;
        public int Pid;
    }

    /// <summary>Run a call without the GIL, again after signals; null when an exception is set.</summary>
    private static int? Retry(Func<int> call)
    {
        while (true)
        {
            int result, error;
            using (Gil.Release())
            {
                result = call();
                error = Marshal.GetLastPInvokeError();
            }
            if (result >= 0) return result;
            if (error != Eintr)
            {
                Err.FromErrno(error);
                return null;
            }
            if (!ThreadState.Current.CheckSignals()) return null;
        }
    }

    /// <summary>A fcntl() command, with an int, or a buffer that comes back as bytes.</summary>
    [PyFunction("fcntl", "(fd, cmd, arg=0, /)"), Mirrors("fcntl_fcntl_impl", 57, 151)]
    private static PyObject? Fcntl([FileDescriptor] int fd, int cmd, PyObject? arg = null)
    {
        if (!Audit.Raise("fcntl.fcntl", PyInt.From(fd), PyInt.From(cmd), arg ?? PyNone.Instance)) return null;
        if (arg is null || Num.IndexCheck(arg))
        {
            int value = 0;
            if (arg is not null)
            {
                if (Num.Index(arg) is not { } number) return null;
                value = (int)(uint)(number.AsBigInteger() & uint.MaxValue);
            }
            return Retry(() => fcntl(fd, cmd, value)) is { } result ? PyInt.From(result) : null;
        }
        if (arg is not PyStr && !Obj.CheckBuffer(arg))
            return Err.Raise(Exc.TypeError, $"fcntl() argument 3 must be an integer, a bytes-like object, or a string, not {arg.Type.Name}");
        if (Copy(arg, "fcntl argument 3 is too long") is not { } buffer) return null;
        int length = buffer.Length - 8;
        fixed (byte* p = buffer)
        {
            nint address = (nint)p;
            return Retry(() => fcntl(fd, cmd, address)) is null ? null : PyBytes.From(buffer.AsSpan(0, length));
        }
    }

    /// <summary>The bytes of a buffer or str with some room behind them.</summary>
    private static byte[]? Copy(PyObject o, string tooLong)
    {
        byte[] data;
        if (o is PyStr text)
        {
            if (PyStr.EncodeFs(text) is not { } encoded) return null;
            data = encoded.Span.ToArray();
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(o, view, PyBuffer.Simple)) return null;
            data = view.Span.ToArray();
            view.Release();
        }
        return data.Length > BufferSize ? Err.Raise<byte[]>(Exc.ValueError, tooLong) : [.. data, .. new byte[8]];
    }

    /// <summary>An ioctl() request, with an int, or a buffer that is changed in place where it can be.</summary>
    [PyFunction("ioctl", "(fd, request, arg=0, mutate_flag=True, /)"), Mirrors("fcntl_ioctl_impl", 193, 334)]
    private static PyObject? Ioctl([FileDescriptor] int fd, ulong request, PyObject? arg = null, bool mutate_flag = true)
    {
        if (!Audit.Raise("fcntl.ioctl", PyInt.From(fd), PyLong.From(request), arg ?? PyNone.Instance)) return null;
        if (arg is null || Num.IndexCheck(arg))
        {
            int value = 0;
            if (arg is not null)
            {
                if (Num.Index(arg) is not { } number) return null;
                value = (int)(uint)(number.AsBigInteger() & uint.MaxValue);
            }
            return Retry(() => ioctl(fd, (nuint)request, value)) is { } result ? PyInt.From(result) : null;
        }
        if (arg is not PyStr && !Obj.CheckBuffer(arg))
            return Err.Raise(Exc.TypeError, $"ioctl() argument 3 must be an integer, a bytes-like object, or a string, not {arg.Type.Name}");
        if (arg is not PyStr && mutate_flag)
        {
            var view = new PyBuffer();
            if (Obj.GetBuffer(arg, view, PyBuffer.Writable))
            {
                fixed (byte* p = view.Span)
                {
                    nint address = (nint)p;
                    int? result = Retry(() => ioctl(fd, (nuint)request, address));
                    view.Release();
                    return result is { } number ? PyInt.From(number) : null;
                }
            }
            if (!Err.MatchesAndClear(Exc.BufferError)) return null;
        }
        if (Copy(arg, "ioctl argument 3 is too long") is not { } buffer) return null;
        int length = buffer.Length - 8;
        fixed (byte* p = buffer)
        {
            nint address = (nint)p;
            return Retry(() => ioctl(fd, (nuint)request, address)) is null ? null : PyBytes.From(buffer.AsSpan(0, length));
        }
    }

    /// <summary>Lock or unlock a file whole.</summary>
    [PyFunction("flock", "(fd, operation, /)"), Mirrors("fcntl_flock_impl", 349, 399)]
    private static PyObject? FlockFile([FileDescriptor] int fd, int operation) =>
        Audit.Raise("fcntl.flock", PyInt.From(fd), PyInt.From(operation)) && Retry(() => flock(fd, operation)) is not null ? PyNone.Instance : null;

    /// <summary>Lock or unlock a part of a file.</summary>
    [PyFunction("lockf", "(fd, cmd, len=0, start=0, whence=0, /)"), Mirrors("fcntl_lockf_impl", 436, 502)]
    private static PyObject? Lockf([FileDescriptor] int fd, int cmd, PyObject? len = null, PyObject? start = null, int whence = 0)
    {
        if (!Audit.Raise("fcntl.lockf", PyInt.From(fd), PyInt.From(cmd), len ?? PyNone.Instance, start ?? PyNone.Instance, PyInt.From(whence))) return null;
        var range = new Flock { Whence = (short)whence };
        if (cmd == LOCK_UN) range.Type = (short)F_UNLCK;
        else if ((cmd & LOCK_SH) != 0) range.Type = (short)F_RDLCK;
        else if ((cmd & LOCK_EX) != 0) range.Type = (short)F_WRLCK;
        else return Err.Raise(Exc.ValueError, "unrecognized lockf argument");
        if (start is not null && !Args.AsLong(start, out range.Start)) return null;
        if (len is not null && !Args.AsLong(len, out range.Length)) return null;
        nint address = (nint)(&range);
        int command = (int)((cmd & LOCK_NB) != 0 ? F_SETLK : F_SETLKW);
        return Retry(() => fcntl(fd, command, address)) is null ? null : PyNone.Instance;
    }
}
