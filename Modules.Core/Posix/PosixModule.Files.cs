// Modules/posixmodule.c: files and folders by name.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    private static readonly byte[] s_empty = [0];

    /// <summary>The result of a call that sets errno: None, or OSError with the path's name.</summary>
    private static PyObject? Done(int result, int errno, PathArg path) => result < 0 ? path.Error(errno) : PyNone.Instance;

    [Mirrors("follow_symlinks_specified", 1562, 1570)]
    private static bool FollowCheck(string function, bool follow) =>
        follow || Err.Fail(Exc.NotImplementedError, $"{function}: follow_symlinks unavailable on this platform");

    [Mirrors("fd_and_follow_symlinks_invalid", 1596, 1607)]
    private static bool FdAndFollow(string function, PathArg path, bool follow) =>
        path.Fd <= 0 || follow || Err.Fail(Exc.ValueError, $"{function}: cannot use fd and follow_symlinks together");

    [Mirrors("dir_fd_and_fd_invalid", 1584, 1594)]
    private static bool FdAndDirFd(string function, PathArg path, int dir) =>
        !path.IsFd || dir == LibC.AT_FDCWD || Err.Fail(Exc.ValueError, $"{function}: can't specify dir_fd without matching path");

    [Mirrors("posix_do_stat", 2795, 2858)]
    private static PyObject? DoStat(string function, PyObject pathObject, PyObject? dirFd, bool follow, bool allowFd)
    {
        if (PathArg.Convert(pathObject, function, allowFd: allowFd) is not { } path || !PathArg.DirFd(dirFd, out int dir)) return null;
        if (!FdAndDirFd(function, path, dir) || !FdAndFollow(function, path, follow)) return null;
        LibC.StatX status;
        return Stat(path, dir, follow, &status, out int errno) ? StatResult.From(status) : path.Error(errno);
    }

    internal static bool Stat(PathArg path, int dir, bool follow, LibC.StatX* status, out int errno)
    {
        int result;
        using (Gil.Release())
        {
            result = path.HasFd
                ? LibC.statx(path.Fd, s_empty, LibC.AT_EMPTY_PATH, LibC.STATX_BASIC_STATS, status)
                : LibC.statx(dir, path.Bytes, follow ? 0 : LibC.AT_SYMLINK_NOFOLLOW, LibC.STATX_BASIC_STATS, status);
            errno = LibC.Errno;
        }
        return result == 0;
    }

    [PyFunction("stat", "(path, *, dir_fd=None, follow_symlinks=True)", Doc = "The status of a file, by name or descriptor."), Mirrors("os_stat_impl", 3231, 3236)]
    private static PyObject? Stat(PyObject path, PyObject? dir_fd = null, bool follow_symlinks = true) => DoStat("stat", path, dir_fd, follow_symlinks, allowFd: true);

    [PyFunction("lstat", "(path, *, dir_fd=None)", Doc = "The status of a file; a symbolic link is not followed."), Mirrors("os_lstat_impl", 3254, 3260)]
    private static PyObject? LStat(PyObject path, PyObject? dir_fd = null) => DoStat("lstat", path, dir_fd, follow: false, allowFd: false);

    [PyFunction("fstat", "(fd)", Doc = "The status of an open file."), Mirrors("os_fstat_impl", 12081, 12103)]
    private static PyObject? FStat(int fd)
    {
        LibC.StatX status;
        int result, errno;
        do
        {
            using (Gil.Release())
            {
                result = LibC.statx(fd, s_empty, LibC.AT_EMPTY_PATH, LibC.STATX_BASIC_STATS, &status);
                errno = LibC.Errno;
            }
            if (result < 0 && errno == LibC.EINTR && !ThreadState.Current.CheckSignals()) return null;
        }
        while (result < 0 && errno == LibC.EINTR);
        return result < 0 ? Err.FromErrno(errno) : StatResult.From(status);
    }

    [PyFunction("access", "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", Doc = "Whether the user may use a path in a way."), Mirrors("os_access_impl", 3302, 3391)]
    private static bool? Access(PyObject path, int mode, PyObject? dir_fd = null, bool effective_ids = false, bool follow_symlinks = true)
    {
        if (PathArg.Convert(path, "access") is not { } p || !PathArg.DirFd(dir_fd, out int dir)) return null;
        int flags = (follow_symlinks ? 0 : LibC.AT_SYMLINK_NOFOLLOW) | (effective_ids ? LibC.AT_EACCESS : 0);
        using (Gil.Release())
            return LibC.faccessat(dir, p.Bytes, mode, flags) == 0;
    }

    [PyFunction("chdir", "(path)", Doc = "Change the current folder."), Mirrors("os_chdir_impl", 3482, 3511)]
    private static PyObject? ChDir(PyObject path)
    {
        if (PathArg.Convert(path, "chdir", allowFd: true) is not { } p || !Hooks.Audit("os.chdir", path)) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = p.HasFd ? LibC.fchdir(p.Fd) : LibC.chdir(p.Bytes);
            errno = LibC.Errno;
        }
        return Done(result, errno, p);
    }

    [PyFunction("fchdir", "(fd)", Doc = "Change the current folder to an open one."), Mirrors("os_fchdir_impl", 3527, 3535)]
    private static PyObject? FChDir([FileDescriptor] int fd) => Hooks.Audit("os.chdir", PyInt.From(fd)) ? Retry(() => LibC.fchdir(fd)) : null;

    /// <summary>Call with the GIL released, again when a signal interrupted; None or OSError.</summary>
    private static PyObject? Retry(Func<int> call)
    {
        while (true)
        {
            int result, errno;
            using (Gil.Release())
            {
                result = call();
                errno = LibC.Errno;
            }
            if (result >= 0) return PyNone.Instance;
            if (errno != LibC.EINTR) return Err.FromErrno(errno);
            if (!ThreadState.Current.CheckSignals()) return null;
        }
    }

    [PyFunction("chroot", "(path)", Doc = "Change the root folder."), Mirrors("os_chroot_impl", 3945, 3956)]
    private static PyObject? ChRoot(PyObject path)
    {
        if (PathArg.Convert(path, "chroot") is not { } p) return null;
        return Done(LibC.chroot(p.Bytes), LibC.Errno, p);
    }

    [PyFunction("chmod", "(path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))", Doc = "Change a file's mode."), Mirrors("os_chmod_impl", 3629, 3756)]
    private static PyObject? ChMod(PyObject path, int mode, PyObject? dir_fd = null, bool follow_symlinks = true)
    {
        if (PathArg.Convert(path, "chmod", allowFd: true) is not { } p || !PathArg.DirFd(dir_fd, out int dir)) return null;
        if (!Hooks.Audit("os.chmod", path, PyInt.From(mode), PyInt.From(dir == LibC.AT_FDCWD ? -1 : dir))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = p.HasFd ? LibC.fchmod(p.Fd, (uint)mode)
                : dir != LibC.AT_FDCWD || !follow_symlinks ? LibC.fchmodat(dir, p.Bytes, (uint)mode, follow_symlinks ? 0 : LibC.AT_SYMLINK_NOFOLLOW)
                : LibC.chmod(p.Bytes, (uint)mode);
            errno = LibC.Errno;
        }
        if (result < 0 && !follow_symlinks && errno is LibC.ENOTSUP)
        {
            if (dir != LibC.AT_FDCWD) return Err.Raise(Exc.ValueError, "chmod: cannot use dir_fd and follow_symlinks together");
            FollowCheck("chmod", false);
            return null;
        }
        return Done(result, errno, p);
    }

    [PyFunction("fchmod", "(fd, mode)", Doc = "Change an open file's mode."), Mirrors("os_fchmod_impl", 3776, 3806)]
    private static PyObject? FChMod(int fd, int mode) =>
        Hooks.Audit("os.chmod", PyInt.From(fd), PyInt.From(mode), PyInt.From(-1)) ? Retry(() => LibC.fchmod(fd, (uint)mode)) : null;

    private static bool Ids(PyObject uid, PyObject gid, out uint u, out uint g)
    {
        g = 0;
        return PathArg.Id(uid, "uid", out u) && PathArg.Id(gid, "gid", out g);
    }

    [PyFunction("chown", "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", Doc = "Change a file's owner and group; -1 leaves one as it is."), Mirrors("os_chown_impl", 4059, 4121)]
    private static PyObject? ChOwn(PyObject path, PyObject uid, PyObject gid, PyObject? dir_fd = null, bool follow_symlinks = true)
    {
        if (PathArg.Convert(path, "chown", allowFd: true) is not { } p || !Ids(uid, gid, out uint u, out uint g) || !PathArg.DirFd(dir_fd, out int dir)) return null;
        if (!FdAndDirFd("chown", p, dir) || !FdAndFollow("chown", p, follow_symlinks)) return null;
        if (!Hooks.Audit("os.chown", path, uid, gid, PyInt.From(dir == LibC.AT_FDCWD ? -1 : dir))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = p.HasFd ? LibC.fchown(p.Fd, u, g) : LibC.fchownat(dir, p.Bytes, u, g, follow_symlinks ? 0 : LibC.AT_SYMLINK_NOFOLLOW);
            errno = LibC.Errno;
        }
        return Done(result, errno, p);
    }

    [PyFunction("fchown", "(fd, uid, gid)", Doc = "Change an open file's owner and group."), Mirrors("os_fchown_impl", 4139, 4159)]
    private static PyObject? FChOwn(int fd, PyObject uid, PyObject gid)
    {
        if (!Ids(uid, gid, out uint u, out uint g) || !Hooks.Audit("os.chown", PyInt.From(fd), uid, gid, PyInt.From(-1))) return null;
        return Retry(() => LibC.fchown(fd, u, g));
    }

    [PyFunction("lchown", "(path, uid, gid)", Doc = "Change the owner and group of a file; a symbolic link is not followed."), Mirrors("os_lchown_impl", 4177, 4192)]
    private static PyObject? LChOwn(PyObject path, PyObject uid, PyObject gid)
    {
        if (PathArg.Convert(path, "lchown") is not { } p || !Ids(uid, gid, out uint u, out uint g)) return null;
        return Hooks.Audit("os.chown", path, uid, gid, PyInt.From(-1)) ? Done(LibC.lchown(p.Bytes, u, g), LibC.Errno, p) : null;
    }

    [Mirrors("posix_getcwd", 4196, 4308)]
    private static byte[]? CurrentFolder()
    {
        for (int size = 1024; ; size *= 2)
        {
            byte[] buffer = new byte[size];
            byte* result;
            int errno;
            fixed (byte* p = buffer)
            {
                using (Gil.Release())
                {
                    result = LibC.getcwd(p, (nuint)size);
                    errno = LibC.Errno;
                }
            }
            if (result is not null) return buffer.AsSpan(0, buffer.AsSpan().IndexOf((byte)0)).ToArray();
            if (errno == LibC.ERANGE) continue;
            Err.FromErrno(errno);
            return null;
        }
    }

    [PyFunction("getcwd", "()", Doc = "The current folder as a str."), Mirrors("os_getcwd_impl", 4317, 4322)]
    private static PyObject? GetCwd() => CurrentFolder() is { } bytes ? FsCodec.Decode(bytes) : null;

    [PyFunction("getcwdb", "()", Doc = "The current folder as bytes."), Mirrors("os_getcwdb_impl", 4331, 4336)]
    private static PyObject? GetCwdB() => CurrentFolder() is { } bytes ? PyBytes.Own(bytes) : null;

    [PyFunction("link", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=(os.name != 'nt'))", Doc = "Make a hard link."), Mirrors("os_link_impl", 4368, 4446)]
    private static PyObject? Link(PyObject src, PyObject dst, PyObject? src_dir_fd = null, PyObject? dst_dir_fd = null, PyObject? follow_symlinks = null)
    {
        if (PathArg.Convert(src, "link", "src") is not { } from || PathArg.Convert(dst, "link", "dst") is not { } to) return null;
        if (!PathArg.DirFd(src_dir_fd, out int fromDir) || !PathArg.DirFd(dst_dir_fd, out int toDir)) return null;
        bool? follow = follow_symlinks is null ? null : Obj.IsTrue(follow_symlinks);
        if (follow_symlinks is not null && follow is null) return null;
        if (!Hooks.Audit("os.link", src, dst, PyInt.From(Shown(fromDir)), PyInt.From(Shown(toDir)))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.linkat(fromDir, from.Bytes, toDir, to.Bytes, follow != false ? LibC.AT_SYMLINK_FOLLOW : 0);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno, from.Object, to.Object) : PyNone.Instance;
    }

    /// <summary>How audit events show dir_fd.</summary>
    private static int Shown(int dir) => dir == LibC.AT_FDCWD ? -1 : dir;

    [PyFunction("listdir", "(path=None)", Doc = "The names in a folder, by default the current one, without '.' and '..'."), Mirrors("os_listdir_impl", 4685, 4698)]
    private static PyObject? ListDir(PyObject? path = null)
    {
        if (PathArg.Convert(path, "listdir", nullable: true, allowFd: true) is not { } p) return null;
        if (!Hooks.Audit("os.listdir", path ?? PyNone.Instance)) return null;
        nint dir;
        int errno;
        bool duplicated = false;
        using (Gil.Release())
        {
            if (p.HasFd)
            {
                int copy = LibC.fcntl(p.Fd, LibC.F_DUPFD_CLOEXEC, 0);
                errno = LibC.Errno;
                dir = 0;
                duplicated = copy >= 0;
                if (duplicated)
                {
                    dir = LibC.fdopendir(copy);
                    errno = LibC.Errno;
                    if (dir == 0) LibC.close(copy);
                }
            }
            else
            {
                dir = LibC.opendir(p.Bytes ?? PathArg.Here);
                errno = LibC.Errno;
            }
        }
        if (dir == 0) return p.HasFd && !duplicated ? Err.FromErrno(errno) : p.Error(errno);
        PyList result = new();
        try
        {
            while (true)
            {
                LibC.DirEnt* entry;
                using (Gil.Release())
                {
                    entry = LibC.readdir(dir);
                    errno = LibC.Errno;
                }
                if (entry is null)
                {
                    if (errno != 0) return p.Error(errno);
                    return result;
                }
                ReadOnlySpan<byte> name = LibC.Text(entry->Name);
                if (!IsDots(name)) result.Append(p.Name(name));
            }
        }
        finally
        {
            using (Gil.Release())
            {
                // The duplicate shares its position with the caller's descriptor.
                if (p.HasFd) LibC.rewinddir(dir);
                LibC.closedir(dir);
            }
        }
    }

    internal static bool IsDots(ReadOnlySpan<byte> name) => name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);

    private static PyObject? WithDir(string function, string audit, PyObject pathObject, PyObject? dirFd, PyObject? extra, Func<int, byte[], int> call)
    {
        if (PathArg.Convert(pathObject, function) is not { } path || !PathArg.DirFd(dirFd, out int dir)) return null;
        if (audit.Length > 0 && !(extra is null ? Hooks.Audit(audit, pathObject, PyInt.From(Shown(dir))) : Hooks.Audit(audit, pathObject, extra, PyInt.From(Shown(dir))))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = call(dir, path.Bytes);
            errno = LibC.Errno;
        }
        return Done(result, errno, path);
    }

    [PyFunction("mkdir", "(path, mode=511, *, dir_fd=None)", Doc = "Make a folder."), Mirrors("os_mkdir_impl", 5718, 5805)]
    private static PyObject? MkDir(PyObject path, int mode = 511, PyObject? dir_fd = null) =>
        WithDir("mkdir", "os.mkdir", path, dir_fd, PyInt.From(mode), (dir, name) => LibC.mkdirat(dir, name, (uint)mode));

    [PyFunction("rmdir", "(path, *, dir_fd=None)", Doc = "Remove an empty folder."), Mirrors("os_rmdir_impl", 6036, 6080)]
    private static PyObject? RmDir(PyObject path, PyObject? dir_fd = null) =>
        WithDir("rmdir", "os.rmdir", path, dir_fd, null, static (dir, name) => LibC.unlinkat(dir, name, LibC.AT_REMOVEDIR));

    [PyFunction("unlink", "(path, *, dir_fd=None)", Doc = "Remove a file."), Mirrors("os_unlink_impl", 6216, 6262)]
    private static PyObject? Unlink(PyObject path, PyObject? dir_fd = null) =>
        WithDir("unlink", "os.remove", path, dir_fd, null, static (dir, name) => LibC.unlinkat(dir, name, 0));

    [PyFunction("remove", "(path, *, dir_fd=None)", Doc = "Remove a file."), Mirrors("os_remove_impl", 6276, 6281)]
    private static PyObject? Remove(PyObject path, PyObject? dir_fd = null) =>
        WithDir("remove", "os.remove", path, dir_fd, null, static (dir, name) => LibC.unlinkat(dir, name, 0));

    [PyFunction("mkfifo", "(path, mode=438, *, dir_fd=None)", Doc = "Make a named pipe."), Mirrors("os_mkfifo_impl", 12590, 12629)]
    private static PyObject? MkFifo(PyObject path, int mode = 438, PyObject? dir_fd = null) =>
        WithDir("mkfifo", "", path, dir_fd, null, (dir, name) => LibC.mkfifoat(dir, name, (uint)mode));

    [PyFunction("mknod", "(path, mode=384, device=0, *, dir_fd=None)", Doc = "Make a file system node."), Mirrors("os_mknod_impl", 12658, 12696)]
    private static PyObject? MkNod(PyObject path, int mode = 384, PyObject? device = null, PyObject? dir_fd = null)
    {
        ulong number = 0;
        if (device is not null && !Args.AsULong(device, out number)) return null;
        return WithDir("mknod", "", path, dir_fd, null, (dir, name) => LibC.mknodat(dir, name, (uint)mode, number));
    }

    [Mirrors("internal_rename", 5904, 5970)]
    private static PyObject? DoRename(string function, PyObject src, PyObject dst, PyObject? srcDir, PyObject? dstDir)
    {
        if (PathArg.Convert(src, function, "src") is not { } from || PathArg.Convert(dst, function, "dst") is not { } to) return null;
        if (!PathArg.DirFd(srcDir, out int fromDir) || !PathArg.DirFd(dstDir, out int toDir)) return null;
        if (!Hooks.Audit("os.rename", src, dst, PyInt.From(Shown(fromDir)), PyInt.From(Shown(toDir)))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.renameat(fromDir, from.Bytes, toDir, to.Bytes);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno, from.Object, to.Object) : PyNone.Instance;
    }

    [PyFunction("rename", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Rename a file or folder."), Mirrors("os_rename_impl", 5991, 5997)]
    private static PyObject? Rename(PyObject src, PyObject dst, PyObject? src_dir_fd = null, PyObject? dst_dir_fd = null) =>
        DoRename("rename", src, dst, src_dir_fd, dst_dir_fd);

    [PyFunction("replace", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Rename a file or folder over an existing one."), Mirrors("os_replace_impl", 6012, 6018)]
    private static PyObject? Replace(PyObject src, PyObject dst, PyObject? src_dir_fd = null, PyObject? dst_dir_fd = null) =>
        DoRename("replace", src, dst, src_dir_fd, dst_dir_fd);

    [PyFunction("symlink", "(src, dst, target_is_directory=False, *, dir_fd=None)", Doc = "Make a symbolic link to src named dst."), Mirrors("os_symlink_impl", 10546, 10642)]
    private static PyObject? Symlink(PyObject src, PyObject dst, bool target_is_directory = false, PyObject? dir_fd = null)
    {
        if (PathArg.Convert(src, "symlink", "src") is not { } from || PathArg.Convert(dst, "symlink", "dst") is not { } to || !PathArg.DirFd(dir_fd, out int dir)) return null;
        if (!Hooks.Audit("os.symlink", src, dst, PyInt.From(Shown(dir)))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.symlinkat(from.Bytes, dir, to.Bytes);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno, from.Object, to.Object) : PyNone.Instance;
    }

    [PyFunction("readlink", "(path, *, dir_fd=None)", Doc = "What a symbolic link points to."), Mirrors("os_readlink_impl", 10333, 10439)]
    private static PyObject? ReadLink(PyObject path, PyObject? dir_fd = null)
    {
        if (PathArg.Convert(path, "readlink") is not { } p || !PathArg.DirFd(dir_fd, out int dir)) return null;
        Span<byte> buffer = stackalloc byte[4097];
        nint n;
        int errno;
        fixed (byte* to = buffer)
        {
            using (Gil.Release())
            {
                n = LibC.readlinkat(dir, p.Bytes, to, 4096);
                errno = LibC.Errno;
            }
        }
        return n < 0 ? p.Error(errno) : p.Name(buffer[..(int)n]);
    }

    [PyFunction("utime", "(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", Doc = "Set a file's access and modification time, in seconds or nanoseconds; to now by default."), Mirrors("os_utime_impl", 6628, 6782)]
    private static PyObject? UTime(PyObject path, PyObject? times = null, PyObject? ns = null, PyObject? dir_fd = null, bool follow_symlinks = true)
    {
        if (PathArg.Convert(path, "utime", allowFd: true) is not { } p || !PathArg.DirFd(dir_fd, out int dir)) return null;
        if (times is PyNone) times = null;
        if (times is not null && ns is not null) return Err.Raise(Exc.ValueError, "utime: you may specify either 'times' or 'ns' but not both");
        LibC.TimeSpec* spec = stackalloc LibC.TimeSpec[2];
        bool now = false;
        if (times is not null)
        {
            if (times is not PyTuple { Count: 2 } pair) return Err.Raise(Exc.TypeError, "utime: 'times' must be either a tuple of two ints or None");
            for (int i = 0; i < 2; i++)
                if (!PyTime.ToFraction(pair[i], PyTime.SecondsToNs, TimeRound.Floor, out spec[i].Seconds, out spec[i].Nanoseconds)) return null;
        }
        else if (ns is not null)
        {
            if (ns is not PyTuple { Count: 2 } pair) return Err.Raise(Exc.TypeError, "utime: 'ns' must be a tuple of two ints");
            for (int i = 0; i < 2; i++)
                if (!SplitNs(pair[i], out spec[i].Seconds, out spec[i].Nanoseconds)) return null;
        }
        else now = true;
        if (!FdAndDirFd("utime", p, dir) || !FdAndFollow("utime", p, follow_symlinks)) return null;
        if (!Hooks.Audit("os.utime", path, times ?? PyNone.Instance, ns ?? PyNone.Instance, PyInt.From(Shown(dir)))) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = p.HasFd ? LibC.futimens(p.Fd, now ? null : spec)
                : LibC.utimensat(dir, p.Bytes, now ? null : spec, follow_symlinks ? 0 : LibC.AT_SYMLINK_NOFOLLOW);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno, p.Object) : PyNone.Instance;
    }

    [Mirrors("split_py_long_to_s_and_ns", 6562, 6587)]
    private static bool SplitNs(PyObject o, out long seconds, out long rest)
    {
        seconds = rest = 0;
        if (Num.Divmod(o, PyInt.From(PyTime.SecondsToNs)) is not { } divided) return false;
        if (divided is not PyTuple { Count: 2 } pair) return Err.Fail(Exc.TypeError, $"{o.Type.Name}.__divmod__() must return a 2-tuple, not {divided.Type.Name}");
        if (!Args.AsLong(pair[0], out seconds)) return Err.MatchesAndClear(Exc.OverflowError) ? PyTime.TimeTOverflow() : false;
        return Args.AsLong(pair[1], out rest);
    }

    [PyFunction("truncate", "(path, length)", Doc = "Cut a file at a length."), Mirrors("os_truncate_impl", 12834, 12871)]
    private static PyObject? Truncate(PyObject path, PyObject length)
    {
        if (PathArg.Convert(path, "truncate", allowFd: true) is not { } p || !Args.AsLong(length, out long size)) return null;
        if (p.HasFd) return FTruncate(p.Fd, size);
        if (!Hooks.Audit("os.truncate", path, length)) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.truncate(p.Bytes, size);
            errno = LibC.Errno;
        }
        return Done(result, errno, p);
    }

    [PyFunction("statvfs", "(path)", Doc = "The status of a file system."), Mirrors("os_statvfs_impl", 13516, 13561)]
    private static PyObject? StatVfs(PyObject path)
    {
        if (PathArg.Convert(path, "statvfs", allowFd: true) is not { } p) return null;
        LibC.StatVfs status;
        int result, errno;
        using (Gil.Release())
        {
            result = p.HasFd ? LibC.fstatvfs(p.Fd, &status) : LibC.statvfs(p.Bytes, &status);
            errno = LibC.Errno;
        }
        return result < 0 ? p.Error(errno) : StatVfsResult.From(status);
    }

    [PyFunction("fstatvfs", "(fd, /)", Doc = "The status of an open file's file system."), Mirrors("os_fstatvfs_impl", 13463, 13498)]
    private static PyObject? FStatVfs(int fd)
    {
        LibC.StatVfs status;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.fstatvfs(fd, &status);
            errno = LibC.Errno;
        }
        return result < 0 ? Err.FromErrno(errno) : StatVfsResult.From(status);
    }

    [PyFunction("pathconf", "(path, name)", Doc = "A limit of the file system for a path."), Mirrors("os_pathconf_impl", 13801, 13823)]
    private static PyObject? PathConf(PyObject path, PyObject name)
    {
        if (PathArg.Convert(path, "pathconf", allowFd: true) is not { } p || !ConfName(name, PathconfNames, out int number)) return null;
        long limit = p.IsFd ? LibC.fpathconf(p.Fd, number) : LibC.pathconf(p.Bytes, number);
        int errno = LibC.Errno;
        if (limit != -1 || errno == 0) return PyInt.From(limit);
        return errno == LibC.EINVAL ? Err.FromErrno(errno) : p.Error(errno);
    }

    [PyFunction("fpathconf", "(fd, name, /)", Doc = "A limit of the file system for an open file."), Mirrors("os_fpathconf_impl", 13772, 13784)]
    private static PyObject? FPathConf([FileDescriptor] int fd, PyObject name)
    {
        if (!ConfName(name, PathconfNames, out int number)) return null;
        long limit = LibC.fpathconf(fd, number);
        int errno = LibC.Errno;
        return limit == -1 && errno != 0 ? Err.FromErrno(errno) : PyInt.From(limit);
    }

    private static PyObject? XAttr(PyObject path, PyObject attribute, string function, out PathArg? p, out byte[] name)
    {
        name = s_empty;
        p = PathArg.Convert(path, function, allowFd: true);
        if (p is null || PathArg.Convert(attribute, function, "attribute") is not { } converted) return null;
        name = converted.Bytes;
        return PyNone.Instance;
    }

    [PyFunction("getxattr", "(path, attribute, *, follow_symlinks=True)", Doc = "An extended attribute's value."), Mirrors("os_getxattr_impl", 14880, 14936)]
    private static PyObject? GetXAttr(PyObject path, PyObject attribute, bool follow_symlinks = true)
    {
        if (XAttr(path, attribute, "getxattr", out PathArg? p, out byte[] name) is null || !FdAndFollow("getxattr", p!, follow_symlinks)) return null;
        if (!Hooks.Audit("os.getxattr", path, attribute)) return null;
        foreach (int size in (int[])[128, 65536])
        {
            byte[] buffer = new byte[size];
            nint n;
            int errno;
            fixed (byte* to = buffer)
            {
                using (Gil.Release())
                {
                    n = p!.Fd >= 0 ? LibC.fgetxattr(p.Fd, name, to, (nuint)size)
                        : follow_symlinks ? LibC.getxattr(p.Bytes, name, to, (nuint)size) : LibC.lgetxattr(p.Bytes, name, to, (nuint)size);
                    errno = LibC.Errno;
                }
            }
            if (n >= 0) return PyBytes.From(buffer.AsSpan(0, (int)n));
            if (errno != LibC.ERANGE || size > 128) return p.Error(errno);
        }
        return null;
    }

    [PyFunction("setxattr", "(path, attribute, value, flags=0, *, follow_symlinks=True)", Doc = "Set an extended attribute."), Mirrors("os_setxattr_impl", 14958, 14991)]
    private static PyObject? SetXAttr(PyObject path, PyObject attribute, PyBuffer value, int flags = 0, bool follow_symlinks = true)
    {
        if (XAttr(path, attribute, "setxattr", out PathArg? p, out byte[] name) is null || !FdAndFollow("setxattr", p!, follow_symlinks)) return null;
        if (!Hooks.Audit("os.setxattr", path, attribute, PyBytes.From(value.Span), PyInt.From(flags))) return null;
        int result, errno;
        fixed (byte* from = value.Span)
        {
            using (Gil.Release())
            {
                result = p!.Fd >= 0 ? LibC.fsetxattr(p.Fd, name, from, (nuint)value.Len, flags)
                    : follow_symlinks ? LibC.setxattr(p.Bytes, name, from, (nuint)value.Len, flags) : LibC.lsetxattr(p.Bytes, name, from, (nuint)value.Len, flags);
                errno = LibC.Errno;
            }
        }
        return Done(result, errno, p);
    }

    [PyFunction("removexattr", "(path, attribute, *, follow_symlinks=True)", Doc = "Remove an extended attribute."), Mirrors("os_removexattr_impl", 15011, 15039)]
    private static PyObject? RemoveXAttr(PyObject path, PyObject attribute, bool follow_symlinks = true)
    {
        if (XAttr(path, attribute, "removexattr", out PathArg? p, out byte[] name) is null || !FdAndFollow("removexattr", p!, follow_symlinks)) return null;
        if (!Hooks.Audit("os.removexattr", path, attribute)) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = p!.Fd >= 0 ? LibC.fremovexattr(p.Fd, name) : follow_symlinks ? LibC.removexattr(p.Bytes, name) : LibC.lremovexattr(p.Bytes, name);
            errno = LibC.Errno;
        }
        return Done(result, errno, p);
    }

    [PyFunction("listxattr", "(path=None, *, follow_symlinks=True)", Doc = "The names of the extended attributes."), Mirrors("os_listxattr_impl", 15058, 15142)]
    private static PyObject? ListXAttr(PyObject? path = null, bool follow_symlinks = true)
    {
        if (PathArg.Convert(path, "listxattr", nullable: true, allowFd: true) is not { } p || !FdAndFollow("listxattr", p, follow_symlinks)) return null;
        if (!Hooks.Audit("os.listxattr", path ?? PyNone.Instance)) return null;
        foreach (int size in (int[])[256, 65536])
        {
            byte[] buffer = new byte[size];
            nint n;
            int errno;
            fixed (byte* to = buffer)
            {
                using (Gil.Release())
                {
                    n = p.Fd >= 0 ? LibC.flistxattr(p.Fd, to, (nuint)size) : follow_symlinks ? LibC.listxattr(p.Bytes, to, (nuint)size) : LibC.llistxattr(p.Bytes, to, (nuint)size);
                    errno = LibC.Errno;
                }
            }
            if (n < 0)
            {
                if (errno == LibC.ERANGE && size == 256) continue;
                return p.Error(errno);
            }
            PyList names = new();
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, (int)n);
            while (rest.IndexOf((byte)0) is >= 0 and int end)
            {
                names.Append(FsCodec.Decode(rest[..end]));
                rest = rest[(end + 1)..];
            }
            return names;
        }
        return null;
    }

    [PyFunction("fspath", "(path)", Doc = "The path itself when it is a str or bytes, else what its __fspath__() gives."), Mirrors("os_fspath_impl", 16616, 16621)]
    private static PyObject? FsPath(PyObject path) => PyStr.FsPath(path);

    [PyFunction("scandir", "(path=None)", Doc = "An iterator of DirEntry objects for a folder, by default the current one."), Mirrors("os_scandir_impl", 16456, 16557)]
    private static PyObject? ScanDir(PyObject? path = null)
    {
        if (PathArg.Convert(path, "scandir", nullable: true, allowFd: true) is not { } p) return null;
        return Hooks.Audit("os.scandir", path ?? PyNone.Instance) ? ScanDirIterator.Open(p) : null;
    }

    [PyFunction("_path_normpath", "(path)", Doc = "A path without '.' and doubled slashes, with '..' taken back."), Mirrors("os__path_normpath_impl", 5674, 5692)]
    private static PyObject? PathNormPath(PyObject path)
    {
        bool bytes = path is PyBytes;
        if (path is not PyStr and not PyBytes)
        {
            PyObject? converted = PyStr.FsPath(path);
            if (converted is null) return null;
            path = converted;
            bytes = path is PyBytes;
        }
        int[] points = path is PyStr text ? text.ToCodePoints() : Array.ConvertAll(((PyBytes)path).Span.ToArray(), static b => (int)b);
        int[] result = new int[Math.Max(points.Length, 1)];
        int length = Normalize(points, result);
        return bytes ? PyBytes.Own(Array.ConvertAll(result[..length], static c => (byte)c)) : PyStr.FromCodePoints(result.AsSpan(0, length));
    }

    /// <summary>The normal form of a path, which is never longer, but for the one of the empty path; the result is its length.</summary>
    private static int Normalize(ReadOnlySpan<int> path, Span<int> result)
    {
        int slashes = 0;
        while (slashes < path.Length && path[slashes] == '/') slashes++;
        // POSIX lets two slashes at the start mean something of their own, but not three.
        int root = slashes == 2 ? 2 : Math.Min(slashes, 1), length = root, start = slashes;
        for (int i = 0; i < root; i++) result[i] = '/';
        for (int i = slashes; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] != '/') continue;
            ReadOnlySpan<int> part = path[start..i];
            start = i + 1;
            if (part.Length == 0 || part is ['.']) continue;
            bool up = part is ['.', '.'];
            if (up && length == root && root > 0) continue;
            if (up && length > root && !EndsUp(result[root..length]))
            {
                while (length > root && result[length - 1] != '/') length--;
                if (length > root) length--;
                continue;
            }
            if (length > root) result[length++] = '/';
            part.CopyTo(result[length..]);
            length += part.Length;
        }
        if (length == 0) result[length++] = '.';
        return length;
    }

    private static bool EndsUp(ReadOnlySpan<int> parts) => parts is ['.', '.'] or [.., '/', '.', '.'];

    [PyFunction("_path_splitroot_ex", "(p, /)", TextSignature = "($module, /, p)", Doc = "A path as drive, root and tail; the drive is empty here."), Mirrors("os__path_splitroot_ex_impl", 5621, 5663)]
    private static PyObject? PathSplitRootEx(PyObject p)
    {
        PyObject? converted = PyStr.FsPath(p);
        if (converted is null) return null;
        if (converted is PyBytes bytes)
        {
            int root = Root(bytes.Span.Length, i => bytes.Span[i]);
            return PyTuple.Of(PyBytes.From([]), PyBytes.From(bytes.Span[..root]), PyBytes.From(bytes.Span[root..]));
        }
        var text = (PyStr)converted;
        int length = Root(text.Length, i => text[i]);
        return PyTuple.Of(PyStr.Empty, text.Substring(0, length), text.Substring(length));

        static int Root(int length, Func<int, int> at)
        {
            if (length == 0 || at(0) != '/') return 0;
            return length >= 2 && at(1) == '/' && (length == 2 || at(2) != '/') ? 2 : 1;
        }
    }
}
