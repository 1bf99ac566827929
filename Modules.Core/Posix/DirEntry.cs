// Modules/posixmodule.c: scandir's iterator and DirEntry.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>An entry of a folder; its type often needs no system call.</summary>
[PyType("posix.DirEntry", Module = typeof(PosixModule), Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation, Doc = "An entry that scandir() found.")]
public sealed unsafe partial class DirEntry : PyObject
{
    private const byte TypeUnknown = 0, TypeDir = 4, TypeReg = 8, TypeLink = 10;

    [PyMember("name", ReadOnly = true, Doc = "the name, relative to the folder")] private readonly PyObject _name = null!;
    [PyMember("path", ReadOnly = true, Doc = "the folder's path joined with the name")] private readonly PyObject _path = null!;
    private readonly byte _type;
    private readonly ulong _inode;
    private readonly int _dirFd;
    private PyObject? _stat, _lstat;

    [Mirrors("DirEntry_from_posix_info", 16123, 16184)]
    internal DirEntry(PyObject name, PyObject path, byte type, ulong inode, int dirFd)
    {
        _name = name;
        _path = path;
        _type = type;
        _inode = inode;
        _dirFd = dirFd;
    }

    [Mirrors("DirEntry_fetch_stat", 15669, 15728)]
    private PyObject? FetchStat(bool follow)
    {
        if (PathArg.Convert(_dirFd >= 0 ? _name : _path, "DirEntry") is not { } path) return null;
        LibC.StatX status;
        return PosixModule.Stat(path, _dirFd >= 0 ? _dirFd : LibC.AT_FDCWD, follow, &status, out int errno)
            ? StatResult.From(status) : Err.FromErrno(errno, _path);
    }

    [Mirrors("DirEntry_get_lstat", 15730, 15742)]
    private PyObject? LStat() => _lstat ??= FetchStat(follow: false);

    [PyMethod("stat", "(*, follow_symlinks=True)", Doc = "The entry's status, kept after the first call."), Mirrors("os_DirEntry_stat_impl", 15754, 15778)]
    private PyObject? Stat(bool follow_symlinks = true)
    {
        if (!follow_symlinks) return LStat();
        if (_stat is null)
        {
            if (IsSymlink() is not { } link) return null;
            _stat = link ? FetchStat(follow: true) : LStat();
        }
        return _stat;
    }

    [PyMethod("is_symlink", "()", Doc = "Whether the entry is a symbolic link."), Mirrors("os_DirEntry_is_symlink_impl", 15634, 15650)]
    private bool? IsSymlink() => _type != TypeUnknown ? _type == TypeLink : TestMode(follow: false, LibC.S_IFLNK);

    [PyMethod("is_junction", "()", Doc = "False: there are no junctions here."), Mirrors("os_DirEntry_is_junction_impl", 15658, 15667)]
    private static bool? IsJunction(PyObject self) => false;

    [Mirrors("DirEntry_test_mode", 15781, 15858)]
    private bool? TestMode(bool follow, int kind)
    {
        bool link = _type == TypeLink;
        if (_type == TypeUnknown || (follow && link))
        {
            PyObject? status = Stat(follow);
            if (status is null)
            {
                // A file that went, or a dangling link, is of no kind.
                if (!Err.MatchesAndClear(Exc.FileNotFoundError)) return null;
                return false;
            }
            return Args.AsLong(((StatResult)status).Items[0], out long mode) ? (mode & LibC.S_IFMT) == kind : null;
        }
        if (link) return kind == LibC.S_IFLNK;
        return kind == LibC.S_IFDIR ? _type == TypeDir : kind == LibC.S_IFREG && _type == TypeReg;
    }

    [PyMethod("is_dir", "(*, follow_symlinks=True)", Doc = "Whether the entry is a folder."), Mirrors("os_DirEntry_is_dir_impl", 15870, 15876)]
    private bool? IsDir(bool follow_symlinks = true) => TestMode(follow_symlinks, LibC.S_IFDIR);

    [PyMethod("is_file", "(*, follow_symlinks=True)", Doc = "Whether the entry is a regular file."), Mirrors("os_DirEntry_is_file_impl", 15888, 15894)]
    private bool? IsFile(bool follow_symlinks = true) => TestMode(follow_symlinks, LibC.S_IFREG);

    [PyMethod("inode", "()", Doc = "The entry's inode."), Mirrors("os_DirEntry_inode_impl", 15902, 15936)]
    private PyObject? Inode() => PyLong.From(_inode);

    [PyMethod("__fspath__", "()", Doc = "The entry's path."), Mirrors("os_DirEntry___fspath___impl", 15951, 15956)]
    private PyObject? FsPath() => _path;

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585.")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);

    [PySlot(Slot.Repr), Mirrors("DirEntry_repr", 15938, 15943)]
    private PyObject? Repr() => Obj.Repr(_name) is PyStr text ? PyStr.From($"<DirEntry {text.Value}>") : null;
}

/// <summary>Iterates over a folder's entries; closes itself at the end.</summary>
[PyType("posix.ScandirIterator", Module = typeof(PosixModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation)]
public sealed unsafe partial class ScanDirIterator : PyObject
{
    private PathArg _path = null!;
    private nint _dir;

    internal static PyObject? Open(PathArg path)
    {
        nint dir = 0;
        int errno;
        bool duplicated = false;
        using (Gil.Release())
        {
            if (path.HasFd)
            {
                int copy = LibC.fcntl(path.Fd, LibC.F_DUPFD_CLOEXEC, 0);
                errno = LibC.Errno;
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
                dir = LibC.opendir(path.Bytes ?? PathArg.Here);
                errno = LibC.Errno;
            }
        }
        if (dir == 0) return path.HasFd && !duplicated ? Err.FromErrno(errno) : path.Error(errno);
        ScanDirIterator iterator = new() { _path = path, _dir = dir };
        FinalizerGuard.Attach(iterator);
        return iterator;
    }

    [Mirrors("ScandirIterator_closedir", 16214, 16226)]
    private void CloseDir()
    {
        nint dir = _dir;
        _dir = 0;
        if (dir == 0) return;
        FinalizerGuard.Detach(this);
        using (Gil.Release())
        {
            lock (_path)
            {
                if (_path.HasFd) LibC.rewinddir(dir);
                LibC.closedir(dir);
            }
        }
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("ScandirIterator_iternext", 16228, 16271)]
    private PyObject? Next()
    {
        while (_dir != 0)
        {
            byte[]? name = null;
            byte type = 0;
            ulong inode = 0;
            int errno = 0;
            using (Gil.Release())
            {
                // Another thread may read or close the folder meanwhile: the entry is the folder's own memory.
                lock (_path)
                {
                    LibC.DirEnt* entry = _dir == 0 ? null : LibC.readdir(_dir);
                    if (_dir != 0) errno = LibC.Errno;
                    if (entry is not null)
                    {
                        name = LibC.Text(entry->Name).ToArray();
                        type = entry->Type;
                        inode = entry->Inode;
                    }
                }
            }
            if (name is null)
            {
                if (errno != 0) _path.Error(errno);
                CloseDir();
                return null;
            }
            if (PosixModule.IsDots(name)) continue;
            PyObject nameObject = _path.Name(name), path = nameObject;
            if (!_path.HasFd)
            {
                byte[] terminated = _path.Bytes ?? PathArg.Here;
                ReadOnlySpan<byte> folder = terminated.AsSpan(0, terminated.Length - 1);
                bool slash = folder.Length > 0 && folder[^1] != '/';
                byte[] joined = new byte[folder.Length + (slash ? 1 : 0) + name.Length];
                folder.CopyTo(joined);
                if (slash) joined[folder.Length] = (byte)'/';
                name.CopyTo(joined, joined.Length - name.Length);
                path = _path.Name(joined);
            }
            return new DirEntry(nameObject, path, type, inode, _path.Fd);
        }
        return null;
    }

    [PyMethod("__enter__", "()", NoTextSignature = true), Mirrors("ScandirIterator_enter", 16362, 16366)]
    private PyObject? Enter() => this;

    [PyMethod("__exit__", null, Raw = true, NoTextSignature = true), Mirrors("ScandirIterator_exit", 16368, 16374)]
    private PyObject? Exit(ReadOnlySpan<PyObject> args)
    {
        CloseDir();
        return PyNone.Instance;
    }

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("ScandirIterator_close", 16354, 16360)]
    private PyObject? Close()
    {
        CloseDir();
        return PyNone.Instance;
    }

    [PySlot(Slot.Finalize), Mirrors("ScandirIterator_finalize", 16376, 16401)]
    private void Destroy()
    {
        if (_dir == 0) return;
        PyBaseException? saved = Err.Fetch();
        CloseDir();
        string shown = $"scandir iterator {(Obj.Repr(this) as PyStr)?.Value}";
        if (!Warnings.Resource(this, 1, $"unclosed {shown}") && Err.Matches(Exc.Warning)) Err.Unraisable($"Exception ignored while finalizing {shown}", null);
        Err.Restore(saved);
    }
}
