// Modules/posixmodule.c: file descriptors.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    private const int MaxRead = 0x7ffff000;

    [PyFunction("open", "(path, flags, mode=511, *, dir_fd=None)", Doc = "Open a file and return its descriptor, which no child process inherits."), Mirrors("os_open_impl", 11119, 11189)]
    private static PyObject? Open(PyObject path, int flags, int mode = 511, PyObject? dir_fd = null)
    {
        if (PathArg.Convert(path, "open") is not { } p || !PathArg.DirFd(dir_fd, out int dir)) return null;
        flags |= LibC.O_CLOEXEC;
        if (!Hooks.Audit("open", path, PyNone.Instance, PyInt.From(flags))) return null;
        while (true)
        {
            int fd, errno;
            using (Gil.Release())
            {
                fd = LibC.openat(dir, p.Bytes, flags, mode);
                errno = LibC.Errno;
            }
            if (fd >= 0) return PyInt.From(fd);
            if (errno != LibC.EINTR) return p.Error(errno);
            if (!ThreadState.Current.CheckSignals()) return null;
        }
    }

    [PyFunction("close", "(fd)", Doc = "Close a descriptor."), Mirrors("os_close_impl", 11200, 11217)]
    private static PyObject? Close(int fd)
    {
        int result, errno;
        // Linux has closed it even when interrupted: never again.
        using (Gil.Release())
        {
            result = LibC.close(fd);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno) : PyNone.Instance;
    }

    [PyFunction("closerange", "(fd_low, fd_high, /)", Doc = "Close the descriptors from fd_low up to fd_high, the last one not."), Mirrors("os_closerange_impl", 11229, 11237)]
    private static PyObject? CloseRange(int fd_low, int fd_high)
    {
        fd_low = Math.Max(fd_low, 0);
        if (fd_low >= fd_high) return PyNone.Instance;
        using (Gil.Release())
        {
            if (LibC.close_range((uint)fd_low, (uint)fd_high - 1, 0) != 0)
                for (int fd = fd_low; fd < fd_high; fd++) LibC.close(fd);
        }
        return PyNone.Instance;
    }

    [PyFunction("device_encoding", "(fd)", Doc = "The encoding of a terminal; None when the descriptor is none."), Mirrors("os_device_encoding_impl", 14766, 14771)]
    private static PyObject? DeviceEncoding(Interpreter interpreter, int fd)
    {
        if (LibC.isatty(fd) == 0) return PyNone.Instance;
        return PyStr.From(interpreter.Config.Utf8Mode ? "UTF-8" : Locale.Encoding());
    }

    [PyFunction("dup", "(fd, /)", Doc = "A duplicate of a descriptor."), Mirrors("os_dup_impl", 11249, 11254)]
    private static PyObject? Dup(int fd)
    {
        int copy = LibC.fcntl(fd, LibC.F_DUPFD_CLOEXEC, 0);
        return copy < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(copy);
    }

    [PyFunction("dup2", "(fd, fd2, inheritable=True)", Doc = "Duplicate a descriptor onto another."), Mirrors("os_dup2_impl", 11268, 11352)]
    private static PyObject? Dup2(int fd, int fd2, bool inheritable = true)
    {
        if (fd < 0 || fd2 < 0) return Err.FromErrno(LibC.EBADF);
        int result, errno;
        using (Gil.Release())
        {
            result = inheritable || fd == fd2 ? LibC.dup2(fd, fd2) : LibC.dup3(fd, fd2, LibC.O_CLOEXEC);
            errno = LibC.Errno;
        }
        if (result < 0) return Err.FromErrno(errno);
        if (!inheritable && fd == fd2 && !FdIO.SetInheritable(fd2, false)) return null;
        return PyInt.From(result);
    }

    [PyFunction("lockf", "(fd, command, length, /)", Doc = "Lock, test or unlock a section of a file."), Mirrors("os_lockf_impl", 11372, 11390)]
    private static PyObject? LockF(int fd, int command, long length) =>
        Hooks.Audit("os.lockf", PyInt.From(fd), PyInt.From(command), PyInt.From(length)) ? Retry(() => LibC.lockf(fd, command, length)) : null;

    [PyFunction("lseek", "(fd, position, whence, /)", Doc = "Set a descriptor's position and return it."), Mirrors("os_lseek_impl", 11413, 11441)]
    private static PyObject? LSeek(int fd, long position, int whence)
    {
        long result;
        int errno;
        using (Gil.Release())
        {
            result = LibC.lseek(fd, position, whence);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno) : PyInt.From(result);
    }

    [PyFunction("read", "(fd, length, /)", Doc = "Read from a descriptor."), Mirrors("os_read_impl", 11453, 11481)]
    private static PyObject? Read(int fd, nint length)
    {
        if (length < 0) return Err.FromErrno(LibC.EINVAL);
        byte[] buffer = new byte[Math.Min(length, MaxRead)];
        nint n = FdIO.Read(fd, buffer, out int errno);
        if (n < 0) return errno == 0 ? null : Err.FromErrno(errno);
        if (n < buffer.Length) Array.Resize(ref buffer, (int)n);
        return PyBytes.Own(buffer);
    }

    [PyFunction("readinto", "(fd, buffer, /)", Doc = "Read from a descriptor into a buffer and return the count."), Mirrors("os_readinto_impl", 11502, 11513)]
    private static PyObject? ReadInto(int fd, [Writable] PyBuffer buffer)
    {
        nint n = FdIO.Read(fd, buffer.Span, out int errno);
        return n >= 0 ? PyInt.From(n) : errno == 0 ? null : Err.FromErrno(errno);
    }

    [PyFunction("write", "(fd, data, /)", Doc = "Write to a descriptor and return the count."), Mirrors("os_write_impl", 11801, 11806)]
    private static PyObject? Write(int fd, PyBuffer data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (bytes.Length > MaxRead) bytes = bytes[..MaxRead];
        nint n = FdIO.Write(fd, bytes, out int errno);
        return n >= 0 ? PyInt.From(n) : errno == 0 ? null : Err.FromErrno(errno);
    }

    private delegate nint Transfer(byte* buffer, nuint count);

    /// <summary>A call that gives a count or -1, again after EINTR.</summary>
    private static nint Count(Func<nint> call)
    {
        while (true)
        {
            nint n;
            int errno;
            using (Gil.Release())
            {
                n = call();
                errno = LibC.Errno;
            }
            if (n >= 0) return n;
            if (errno != LibC.EINTR)
            {
                Err.FromErrno(errno);
                return -1;
            }
            if (!ThreadState.Current.CheckSignals()) return -1;
        }
    }

    private static PyObject? Result(nint n) => n < 0 ? null : PyInt.From(n);

    [PyFunction("pread", "(fd, length, offset, /)", Doc = "Read at an offset; the position stays."), Mirrors("os_pread_impl", 11650, 11684)]
    private static PyObject? PRead(int fd, nint length, long offset)
    {
        if (length < 0) return Err.FromErrno(LibC.EINVAL);
        byte[] buffer = new byte[length];
        nint n = Count(() =>
        {
            fixed (byte* p = buffer) return LibC.pread(fd, p, (nuint)buffer.Length, offset);
        });
        if (n < 0) return null;
        if (n < buffer.Length) Array.Resize(ref buffer, (int)n);
        return PyBytes.Own(buffer);
    }

    [PyFunction("pwrite", "(fd, buffer, offset, /)", Doc = "Write at an offset; the position stays."), Mirrors("os_pwrite_impl", 12310, 12328)]
    private static PyObject? PWrite(int fd, PyBuffer buffer, long offset) => Result(Count(() =>
    {
        fixed (byte* p = buffer.Span) return LibC.pwrite(fd, p, (nuint)buffer.Len, offset);
    }));

    private delegate nint VectorCall(LibC.IoVec* vector, int count);

    [Mirrors("iov_setup", 11519, 11558)]
    private static PyObject? Vector(PyObject buffers, bool writable, string function, VectorCall call)
    {
        if (!Seq.Check(buffers)) return Err.Raise(Exc.TypeError, $"{function}() arg 2 must be a sequence");
        nint count = Seq.Size(buffers);
        if (count < 0) return null;
        var views = new PyBuffer[count];
        var pins = new System.Buffers.MemoryHandle[count];
        int taken = 0;
        try
        {
            for (; taken < count; taken++)
            {
                PyObject? item = Seq.GetItem(buffers, taken);
                PyBuffer view = new();
                if (item is null || !Obj.GetBuffer(item, view, writable ? PyBuffer.Writable : PyBuffer.Simple)) return null;
                views[taken] = view;
                pins[taken] = view.Buf.Slice((int)view.Offset, (int)view.Len).Pin();
            }
            var vector = new LibC.IoVec[Math.Max(1, count)];
            for (int i = 0; i < count; i++) vector[i] = new LibC.IoVec { Base = (byte*)pins[i].Pointer, Length = (nuint)views[i].Len };
            return Result(Count(() =>
            {
                fixed (LibC.IoVec* p = vector) return call(p, (int)count);
            }));
        }
        finally
        {
            for (int i = 0; i < taken; i++)
            {
                pins[i].Dispose();
                views[i].Release();
            }
        }
    }

    [PyFunction("readv", "(fd, buffers, /)", Doc = "Read into several buffers."), Mirrors("os_readv_impl", 11592, 11631)]
    private static PyObject? ReadV(int fd, PyObject buffers) => Vector(buffers, true, "readv", (v, n) => LibC.readv(fd, v, n));

    [PyFunction("writev", "(fd, buffers, /)", Doc = "Write several buffers."), Mirrors("os_writev_impl", 12256, 12290)]
    private static PyObject? WriteV(int fd, PyObject buffers) => Vector(buffers, false, "writev", (v, n) => LibC.writev(fd, v, n));

    [PyFunction("preadv", "(fd, buffers, offset, flags=0, /)", Doc = "Read at an offset into several buffers."), Mirrors("os_preadv_impl", 11714, 11787)]
    private static PyObject? PReadV(int fd, PyObject buffers, long offset, int flags = 0) => Vector(buffers, true, "preadv2", (v, n) => LibC.preadv2(fd, v, n, offset, flags));

    [PyFunction("pwritev", "(fd, buffers, offset, flags=0, /)", Doc = "Write several buffers at an offset."), Mirrors("os_pwritev_impl", 12359, 12432)]
    private static PyObject? PWriteV(int fd, PyObject buffers, long offset, int flags = 0) => Vector(buffers, false, "pwritev2", (v, n) => LibC.pwritev2(fd, v, n, offset, flags));

    [PyFunction("sendfile", "(out_fd, in_fd, offset, count)", Doc = "Copy bytes from one descriptor to another inside the kernel; offset None uses and moves the position."), Mirrors("os_sendfile_impl", 11861, 12038)]
    private static PyObject? SendFile(int out_fd, int in_fd, PyObject offset, nint count)
    {
        long position = 0;
        if (offset is not PyNone && !Args.AsLong(offset, out position)) return null;
        bool useOffset = offset is not PyNone;
        return Result(Count(() =>
        {
            long at = position;
            return LibC.sendfile(out_fd, in_fd, useOffset ? &at : null, (nuint)count);
        }));
    }

    private static bool Offset(PyObject? o, out long offset)
    {
        offset = -1;
        return o is null or PyNone || Args.AsLong(o, out offset);
    }

    [PyFunction("copy_file_range", "(src, dst, count, offset_src=None, offset_dst=None)", Doc = "Copy bytes between two files inside the kernel."), Mirrors("os_copy_file_range_impl", 12456, 12501)]
    private static PyObject? CopyFileRange(int src, int dst, nint count, PyObject? offset_src = null, PyObject? offset_dst = null)
    {
        if (count < 0) return Err.Raise(Exc.ValueError, "negative value for 'count' not allowed");
        if (!Offset(offset_src, out long from) || !Offset(offset_dst, out long to)) return null;
        bool useFrom = offset_src is not (null or PyNone), useTo = offset_dst is not (null or PyNone);
        return Result(Count(() =>
        {
            long f = from, t = to;
            return LibC.copy_file_range(src, useFrom ? &f : null, dst, useTo ? &t : null, (nuint)count, 0);
        }));
    }

    [PyFunction("splice", "(src, dst, count, offset_src=None, offset_dst=None, flags=0)", Doc = "Move bytes between two descriptors of which one is a pipe."), Mirrors("os_splice_impl", 12528, 12570)]
    private static PyObject? Splice(int src, int dst, nint count, PyObject? offset_src = null, PyObject? offset_dst = null, uint flags = 0)
    {
        if (count < 0) return Err.Raise(Exc.ValueError, "negative value for 'count' not allowed");
        if (!Offset(offset_src, out long from) || !Offset(offset_dst, out long to)) return null;
        bool useFrom = offset_src is not (null or PyNone), useTo = offset_dst is not (null or PyNone);
        return Result(Count(() =>
        {
            long f = from, t = to;
            return LibC.splice(src, useFrom ? &f : null, dst, useTo ? &t : null, (nuint)count, flags);
        }));
    }

    [PyFunction("isatty", "(fd, /)", Doc = "Whether a descriptor is a terminal."), Mirrors("os_isatty_impl", 12117, 12128)]
    private static bool? IsATty(int fd)
    {
        using (Gil.Release())
            return LibC.isatty(fd) != 0;
    }

    [PyFunction("ttyname", "(fd, /)", Doc = "The name of a terminal."), Mirrors("os_ttyname_impl", 3419, 3441)]
    private static PyObject? TtyName(int fd)
    {
        byte* buffer = stackalloc byte[256];
        int error = LibC.ttyname_r(fd, buffer, 256);
        return error != 0 ? Err.FromErrno(error) : FsCodec.Decode(buffer);
    }

    private static PyObject? Pipe(int flags)
    {
        int* fds = stackalloc int[2];
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.pipe2(fds, flags);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno) : PyTuple.Of(PyInt.From(fds[0]), PyInt.From(fds[1]));
    }

    [PyFunction("pipe", "()", Doc = "A pipe as (read end, write end)."), Mirrors("os_pipe_impl", 12141, 12208)]
    private static PyObject? Pipe() => Pipe(LibC.O_CLOEXEC);

    [PyFunction("pipe2", "(flags, /)", Doc = "A pipe with flags."), Mirrors("os_pipe2_impl", 12228, 12239)]
    private static PyObject? Pipe2(int flags) => Pipe(flags);

    [PyFunction("ftruncate", "(fd, length, /)", Doc = "Cut an open file at a length."), Mirrors("os_ftruncate_impl", 12792, 12818)]
    private static PyObject? FTruncate(int fd, long length) =>
        Hooks.Audit("os.truncate", PyInt.From(fd), PyInt.From(length)) ? Retry(() => LibC.ftruncate(fd, length)) : null;

    private static PyObject? RetryError(Func<int> call)
    {
        while (true)
        {
            int error;
            using (Gil.Release()) error = call();
            if (error == 0) return PyNone.Instance;
            if (error != LibC.EINTR) return Err.FromErrno(error);
            if (!ThreadState.Current.CheckSignals()) return null;
        }
    }

    [PyFunction("posix_fallocate", "(fd, offset, length, /)", Doc = "Make sure that disk space is there for a range of a file."), Mirrors("os_posix_fallocate_impl", 12902, 12924)]
    private static PyObject? PosixFAllocate(int fd, long offset, long length) => RetryError(() => LibC.posix_fallocate(fd, offset, length));

    [PyFunction("posix_fadvise", "(fd, offset, length, advice, /)", Doc = "Say how a range of a file will be used."), Mirrors("os_posix_fadvise_impl", 12949, 12971)]
    private static PyObject? PosixFAdvise(int fd, long offset, long length, int advice) => RetryError(() => LibC.posix_fadvise(fd, offset, length, advice));

    [PyFunction("fsync", "(fd)", Doc = "Have a file written to disk."), Mirrors("os_fsync_impl", 3969, 3974)]
    private static PyObject? FSync([FileDescriptor] int fd) => Retry(() => LibC.fsync(fd));

    [PyFunction("fdatasync", "(fd)", Doc = "Have a file's data written to disk."), Mirrors("os_fdatasync_impl", 4010, 4015)]
    private static PyObject? FDataSync([FileDescriptor] int fd) => Retry(() => LibC.fdatasync(fd));

    [PyFunction("sync", "()", Doc = "Have everything written to disk."), Mirrors("os_sync_impl", 3985, 3993)]
    private static PyObject? Sync()
    {
        using (Gil.Release()) LibC.sync();
        return PyNone.Instance;
    }

    [PyFunction("get_inheritable", "(fd, /)", Doc = "Whether child processes inherit a descriptor."), Mirrors("os_get_inheritable_impl", 15444, 15453)]
    private static bool? GetInheritable(int fd) => FdIO.GetInheritable(fd);

    [PyFunction("set_inheritable", "(fd, inheritable, /)", Doc = "Set whether child processes inherit a descriptor."), Mirrors("os_set_inheritable_impl", 15465, 15477)]
    private static PyObject? SetInheritable(int fd, int inheritable) => FdIO.SetInheritable(fd, inheritable != 0) ? PyNone.Instance : null;

    [PyFunction("get_blocking", "(fd, /)", Doc = "Whether a descriptor is in blocking mode."), Mirrors("os_get_blocking_impl", 15541, 15551)]
    private static PyObject? GetBlocking(int fd)
    {
        int flags = LibC.fcntl(fd, LibC.F_GETFL, 0);
        return flags < 0 ? Err.FromErrno(LibC.Errno) : PyBool.From((flags & LibC.O_NONBLOCK) == 0);
    }

    [PyFunction("set_blocking", "(fd, blocking, /)", Doc = "Set a descriptor's blocking mode."), Mirrors("os_set_blocking_impl", 15565, 15577)]
    private static PyObject? SetBlocking(int fd, bool blocking)
    {
        int flags = LibC.fcntl(fd, LibC.F_GETFL, 0);
        if (flags < 0) return Err.FromErrno(LibC.Errno);
        int wanted = blocking ? flags & ~LibC.O_NONBLOCK : flags | LibC.O_NONBLOCK;
        return LibC.fcntl(fd, LibC.F_SETFL, wanted) < 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
    }

    [PyFunction("memfd_create", "(name, flags=MFD_CLOEXEC)", Doc = "A file in memory, as a descriptor."), Mirrors("os_memfd_create_impl", 15186, 15199)]
    private static PyObject? MemFdCreate(PyObject name, uint flags = MFD_CLOEXEC)
    {
        if (PathArg.FsConvert(name) is not { } bytes) return null;
        int fd = LibC.memfd_create(bytes, flags);
        return fd < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(fd);
    }

    [PyFunction("eventfd", "(initval, flags=EFD_CLOEXEC)", Doc = "A descriptor that counts events."), Mirrors("os_eventfd_impl", 15212, 15226)]
    private static PyObject? EventFd(uint initval, int flags = EFD_CLOEXEC)
    {
        int fd = LibC.eventfd(initval, flags);
        return fd < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(fd);
    }

    [PyFunction("eventfd_read", "(fd)", Doc = "Read an event counter."), Mirrors("os_eventfd_read_impl", 15236, 15249)]
    private static PyObject? EventFdRead([FileDescriptor] int fd)
    {
        Span<byte> value = stackalloc byte[8];
        nint n = FdIO.Read(fd, value, out int errno);
        return n < 0 ? errno == 0 ? null : Err.FromErrno(errno) : PyLong.From(BitConverter.ToUInt64(value));
    }

    [PyFunction("eventfd_write", "(fd, value)", Doc = "Add to an event counter."), Mirrors("os_eventfd_write_impl", 15260, 15272)]
    private static PyObject? EventFdWrite([FileDescriptor] int fd, ulong value)
    {
        nint n = FdIO.Write(fd, BitConverter.GetBytes(value), out int errno);
        return n < 0 ? errno == 0 ? null : Err.FromErrno(errno) : PyNone.Instance;
    }

    [PyFunction("posix_openpt", "(oflag, /)", Doc = "Open a pseudo-terminal's master."), Mirrors("os_posix_openpt_impl", 8670, 8693)]
    private static PyObject? PosixOpenPt(int oflag)
    {
        int fd = LibC.posix_openpt(oflag);
        if (fd < 0) return Err.FromErrno(LibC.Errno);
        return FdIO.SetInheritable(fd, false) ? PyInt.From(fd) : null;
    }

    [PyFunction("grantpt", "(fd, /)", Doc = "Grant access to a pseudo-terminal's slave."), Mirrors("os_grantpt_impl", 8709, 8731)]
    private static PyObject? GrantPt([FileDescriptor] int fd) => LibC.grantpt(fd) < 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;

    [PyFunction("unlockpt", "(fd, /)", Doc = "Unlock a pseudo-terminal's slave."), Mirrors("os_unlockpt_impl", 8747, 8755)]
    private static PyObject? UnlockPt([FileDescriptor] int fd) => LibC.unlockpt(fd) < 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;

    [PyFunction("ptsname", "(fd, /)", Doc = "The name of a pseudo-terminal's slave."), Mirrors("os_ptsname_impl", 8785, 8809)]
    private static PyObject? PtsName([FileDescriptor] int fd)
    {
        byte* buffer = stackalloc byte[256];
        int error = LibC.ptsname_r(fd, buffer, 256);
        return error != 0 ? Err.FromErrno(error) : FsCodec.Decode(buffer);
    }

    [PyFunction("openpty", "()", Doc = "A pseudo-terminal as (master, slave)."), Mirrors("os_openpty_impl", 8847, 8937)]
    private static PyObject? OpenPty()
    {
        int master, slave;
        if (LibC.openpty(&master, &slave, null, null, null) < 0) return Err.FromErrno(LibC.Errno);
        return FdIO.SetInheritable(master, false) && FdIO.SetInheritable(slave, false) ? PyTuple.Of(PyInt.From(master), PyInt.From(slave)) : null;
    }

    [LibraryImport("libutil.so.1", SetLastError = true)] private static partial int login_tty(int fd);

    [PyFunction("login_tty", "(fd, /)", Doc = "Make a terminal the controlling one of this process, in a new session, and its standard streams."), Mirrors("os_login_tty_impl", 8959, 8987)]
    private static PyObject? LoginTty([FileDescriptor] int fd) => NoneOrError(login_tty(fd));

    [PyFunction("get_terminal_size", "(fd=<unrepresentable>, /)", Doc = "The size of the terminal on a descriptor, standard output by default."), Mirrors("os_get_terminal_size_impl", 15315, 15378)]
    private static PyObject? GetTerminalSize(int fd = 1)
    {
        const int getWindowSize = 0x5413;
        ushort* size = stackalloc ushort[4];
        if (LibC.ioctl(fd, getWindowSize, (nint)size) != 0) return Err.FromErrno(LibC.Errno);
        return PyStructSequence.Create(TerminalSize.TypeObject, PyInt.From(size[1]), PyInt.From(size[0]));
    }

    [PyFunction("tcgetpgrp", "(fd, /)", Doc = "The process group in a terminal's foreground."), Mirrors("os_tcgetpgrp_impl", 11061, 11069)]
    private static PyObject? TcGetPGrp(int fd)
    {
        int group = LibC.tcgetpgrp(fd);
        return group < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(group);
    }

    [PyFunction("tcsetpgrp", "(fd, pgid, /)", Doc = "Set the process group in a terminal's foreground."), Mirrors("os_tcsetpgrp_impl", 11084, 11091)]
    private static PyObject? TcSetPGrp(int fd, int pgid) => LibC.tcsetpgrp(fd, pgid) < 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
}
