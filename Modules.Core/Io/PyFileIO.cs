// Modules/_io/fileio.c: a stream on a file descriptor.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>A raw stream on a file descriptor.</summary>
[PyType("_io.FileIO", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "A raw stream on a file. The mode is one of r, w, x and a, with + for both directions; opener(name, flags) may bring the descriptor.")]
public partial class PyFileIO : PyRawIOBase
{
    private const int SmallChunk = 8192, LargeCutoff = 65536, MaxRead = 0x7ffff000;
    private const string BadMode = "Must have exactly one of create/read/write/append mode and at most one plus";

    private int _fd = -1, _seekable = -1;
    private bool _created, _readable, _writable, _appending, _closefd = true;

    /// <summary>The size, type and block size when the file was opened, -1 when not known.</summary>
    private long _sizeAtOpen = -1, _blockSize = -1;
    private int _modeAtOpen = -1;

    [PyMember("_finalizing")] private bool _finalizing;

    protected internal PyFileIO() { }

    [Mirrors("_PyFileIO_closed", 91, 95)]
    internal bool IsClosed => _fd < 0;
    internal int Descriptor => _fd;

    [Mirrors("internal_close", 119, 144)]
    private bool CloseDescriptor()
    {
        int result = 0, errno = 0;
        if (_fd >= 0)
        {
            int fd = _fd;
            _fd = -1;
            using (Gil.Release())
            {
                result = LibC.close(fd);
                errno = LibC.Errno;
            }
        }
        ForgetStat();
        if (result >= 0) return true;
        Err.FromErrno(errno);
        return false;
    }

    private void ForgetStat() => _sizeAtOpen = _blockSize = _modeAtOpen = -1;

    [PyMethod("close", "()", DefiningClass = true, Doc = "Close the file; nothing when closed before."), Mirrors("_io_FileIO_close_impl", 158, 193)]
    private PyObject? Close()
    {
        PyObject? result = BaseClose();
        if (!_closefd)
        {
            _fd = -1;
            return result;
        }
        PyBaseException? error = result is null ? Err.Fetch() : null;
        if (_finalizing && DeallocWarn(this) is null) Err.Clear();
        bool closed = CloseDescriptor();
        if (result is null) Err.ChainContext(error);
        if (closed && result is not null && GetType() == typeof(PyFileIO)) FinalizerGuard.Detach(this);
        return closed ? result : null;
    }

    [PyMethod("_dealloc_warn", "(source, /)", NoTextSignature = true), Mirrors("fileio_dealloc_warn", 100, 116)]
    private PyObject? DeallocWarn(PyObject source)
    {
        if (_fd < 0 || !_closefd) return PyNone.Instance;
        PyBaseException? saved = Err.Fetch();
        string shown = Obj.Repr(source) is PyStr text ? text.Value : "?";
        Err.Clear();
        if (!Hooks.Warn(Exc.ResourceWarning, $"unclosed file {shown}") && Err.Matches(Exc.Warning)) Hooks.Unraisable("Exception ignored in ", this);
        Err.Restore(saved);
        return PyNone.Instance;
    }

    [PySlot(Slot.New), Mirrors("fileio_new", 195, 215)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(file, mode='r', closefd=True, opener=None)"), Mirrors("_io_FileIO___init___impl", 243, 540)]
    private bool Init(PyObject file, string mode = "r", bool closefd = true, PyObject? opener = null)
    {
        if (_fd >= 0)
        {
            if (!_closefd) _fd = -1;
            else if (!CloseDescriptor()) return false;
        }
        if (file is PyBool && !Hooks.Warn(Exc.RuntimeWarning, "bool is used as a file descriptor")) return false;
        byte[]? path = null;
        if (Args.AsInt(file, out int fd))
        {
            if (fd < 0) return Err.Fail(Exc.ValueError, "negative file descriptor");
        }
        else
        {
            Err.Clear();
            fd = -1;
            if (PathArg.FsConvert(file) is not { } converted) return false;
            path = converted;
        }

        _created = _readable = _writable = _appending = false;
        int flags = 0;
        bool direction = false, plus = false;
        foreach (char c in mode)
        {
            switch (c)
            {
                case 'x' or 'r' or 'w' or 'a' when direction:
                case '+' when plus:
                    return Err.Fail(Exc.ValueError, BadMode);
                case 'x':
                    _created = _writable = true;
                    flags |= LibC.O_EXCL | LibC.O_CREAT;
                    break;
                case 'r':
                    _readable = true;
                    break;
                case 'w':
                    _writable = true;
                    flags |= LibC.O_CREAT | LibC.O_TRUNC;
                    break;
                case 'a':
                    _writable = _appending = true;
                    flags |= LibC.O_APPEND | LibC.O_CREAT;
                    break;
                case 'b':
                    break;
                case '+':
                    _readable = _writable = plus = true;
                    break;
                default:
                    return Err.Fail(Exc.ValueError, $"invalid mode: {mode}");
            }
            direction |= c is 'x' or 'r' or 'w' or 'a';
        }
        if (!direction) return Err.Fail(Exc.ValueError, BadMode);
        flags |= _readable && _writable ? LibC.O_RDWR : _readable ? LibC.O_RDONLY : LibC.O_WRONLY;
        flags |= LibC.O_CLOEXEC;
        if (!Hooks.Audit("open", file, PyStr.From(mode), PyInt.From(flags))) return false;

        bool own = false;
        if (fd >= 0)
        {
            _fd = fd;
            _closefd = closefd;
        }
        else
        {
            _closefd = true;
            if (!closefd) return Err.Fail(Exc.ValueError, "Cannot use closefd=False with file name");
            if (opener is null or PyNone)
            {
                int errno;
                do
                {
                    using (Gil.Release())
                    {
                        _fd = LibC.open(path!, flags, 0x1B6);
                        errno = LibC.Errno;
                    }
                    if (_fd < 0 && errno == LibC.EINTR && !ThreadState.Current.CheckSignals()) return false;
                }
                while (_fd < 0 && errno == LibC.EINTR);
                if (_fd < 0)
                {
                    Err.FromErrno(errno, file);
                    return false;
                }
            }
            else
            {
                PyObject? opened = Obj.Call(opener, file, PyInt.From(flags));
                if (opened is null) return false;
                if (opened is not PyLong) return Err.Fail(Exc.TypeError, "expected integer from opener");
                if (!Args.AsInt(opened, out int openedFd)) return false;
                if (openedFd < 0) return Err.Fail(Exc.ValueError, $"opener returned {openedFd}");
                _fd = openedFd;
            }
            own = true;
            if (opener is not (null or PyNone) && !FdIO.SetInheritable(_fd, false)) return Fail();
        }

        if (!Stat(file)) return Fail();
        if (!Obj.SetAttr(this, IoNames.name, file)) return Fail();
        // As if the first write had done it.
        if (_appending && Seek(0, 2, suppressPipe: true) is null) return Fail();
        return true;

        bool Fail()
        {
            if (!own) _fd = -1;
            if (_fd >= 0)
            {
                PyBaseException? error = Err.Fetch();
                CloseDescriptor();
                Err.ChainContext(error);
            }
            ForgetStat();
            return false;
        }
    }

    /// <summary>Other errors than a bad descriptor are none of ours; a folder is no file.</summary>
    private unsafe bool Stat(PyObject file)
    {
        LibC.StatX status;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.statx(_fd, s_empty, LibC.AT_EMPTY_PATH, LibC.STATX_BASIC_STATS, &status);
            errno = LibC.Errno;
        }
        ForgetStat();
        if (result < 0)
        {
            if (errno != LibC.EBADF) return true;
            Err.FromErrno(errno);
            return false;
        }
        if ((status.Mode & LibC.S_IFMT) == LibC.S_IFDIR)
        {
            Err.FromErrno(LibC.EISDIR, file);
            return false;
        }
        _sizeAtOpen = (long)status.Size;
        _blockSize = status.BlockSize;
        _modeAtOpen = status.Mode;
        return true;
    }

    private static readonly byte[] s_empty = [0];

    [Mirrors("err_closed", 583, 588)]
    private static PyObject? Closed() => Err.Raise(Exc.ValueError, "I/O operation on closed file");

    [Mirrors("err_mode", 590, 595)]
    private static PyObject? WrongMode(string action) => IoHelp.Unsupported($"File not open for {action}");

    [PyMethod("fileno", "()", Doc = "The file descriptor."), Mirrors("_io_FileIO_fileno_impl", 603, 610)]
    private PyObject? FileNo() => _fd < 0 ? Closed() : PyInt.From(_fd);

    [PyMethod("readable", "()", Doc = "Whether the file was opened for reading."), Mirrors("_io_FileIO_readable_impl", 618, 625)]
    private PyObject? Readable() => _fd < 0 ? Closed() : PyBool.From(_readable);

    [PyMethod("writable", "()", Doc = "Whether the file was opened for writing."), Mirrors("_io_FileIO_writable_impl", 633, 640)]
    private PyObject? Writable() => _fd < 0 ? Closed() : PyBool.From(_writable);

    [PyMethod("seekable", "()", Doc = "Whether the file can be positioned."), Mirrors("_io_FileIO_seekable_impl", 648, 666)]
    private PyObject? Seekable()
    {
        if (_fd < 0) return Closed();
        if (_seekable < 0 && Seek(0, 1, suppressPipe: false) is null) Err.Clear();
        return PyBool.From(_seekable > 0);
    }

    /// <summary>What readinto() does: the count, -1 raised, -2 would block.</summary>
    internal nint ReadInto(Span<byte> buffer)
    {
        if (_fd < 0) Closed();
        else if (!_readable) WrongMode("reading");
        else
        {
            if (buffer.Length > MaxRead) buffer = buffer[..MaxRead];
            nint n = FdIO.Read(_fd, buffer, out int errno);
            if (n >= 0) return n;
            if (errno == LibC.EAGAIN) return -2;
            if (errno != 0) Err.FromErrno(errno);
        }
        return -1;
    }

    private static PyObject? Count(nint n) => n switch { >= 0 => PyInt.From(n), -2 => PyNone.Instance, _ => null };

    [PyMethod("readinto", "(buffer, /)", DefiningClass = true, Doc = "Read into a buffer and return the count, or None when that would block."), Mirrors("_io_FileIO_readinto_impl", 677, 704)]
    private PyObject? ReadInto([Writable] PyBuffer buffer) => Count(ReadInto(buffer.Span));

    [PyMethod("readall", "()", Doc = "Read to the end. When that would block: what there is, or None."), Mirrors("_io_FileIO_readall_impl", 737, 844)]
    private PyObject? ReadAll()
    {
        if (_fd < 0) return Closed();
        if (!_readable) return WrongMode("reading");
        long end = _sizeAtOpen < MaxRead ? _sizeAtOpen : -1;
        int size = end <= 0 ? SmallChunk : (int)end;
        if (end > 0 && size > LargeCutoff)
        {
            long position = LibC.lseek(_fd, 0, 1);
            if (position >= 0 && end > position) size = (int)(end - position);
        }
        byte[] result = new byte[size];
        Span<byte> next = stackalloc byte[1];
        int read = 0;
        while (true)
        {
            // A buffer of the file's size is the result; one byte more shows that the file has grown.
            bool full = read == result.Length;
            nint n = FdIO.Read(_fd, full ? next : result.AsSpan(read), out int errno);
            if (n == 0) break;
            if (full && n > 0)
            {
                if (read >= MaxRead) return Err.Raise(Exc.OverflowError, "unbounded read returned more bytes than a Python bytes object can hold");
                int grow = read > LargeCutoff ? read >> 3 : 256 + read;
                Array.Resize(ref result, (int)Math.Min((long)read + Math.Max(grow, SmallChunk), Array.MaxLength));
                result[read] = next[0];
            }
            if (n < 0)
            {
                if (errno == LibC.EAGAIN)
                {
                    if (read > 0) break;
                    return PyNone.Instance;
                }
                return errno == 0 ? null : Err.FromErrno(errno);
            }
            read += (int)n;
        }
        if (read < result.Length) Array.Resize(ref result, read);
        return PyBytes.Own(result);
    }

    [PyMethod("read", "(size=-1, /)", DefiningClass = true, Doc = "Read at most size bytes by one system call; all when negative. None when that would block."), Mirrors("_io_FileIO_read_impl", 864, 911)]
    private PyObject? Read(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint wanted)) return null;
        if (_fd < 0) return Closed();
        if (!_readable) return WrongMode("reading");
        if (wanted < 0) return ReadAll();
        byte[] result = new byte[Math.Min(wanted, MaxRead)];
        nint n = ReadInto(result);
        if (n < 0) return Count(n);
        if (n < result.Length) Array.Resize(ref result, (int)n);
        return PyBytes.Own(result);
    }

    /// <summary>What write() does: the count, -1 raised, -2 would block.</summary>
    internal nint Write(ReadOnlySpan<byte> bytes)
    {
        if (_fd < 0) Closed();
        else if (!_writable) WrongMode("writing");
        else
        {
            if (bytes.Length > MaxRead) bytes = bytes[..MaxRead];
            nint n = FdIO.Write(_fd, bytes, out int errno);
            if (n >= 0) return n;
            if (errno == LibC.EAGAIN) return -2;
            if (errno != 0) Err.FromErrno(errno);
        }
        return -1;
    }

    [PyMethod("write", "(b, /)", DefiningClass = true, Doc = "Write by one system call and return the count, or None when that would block."), Mirrors("_io_FileIO_write_impl", 926, 953)]
    private PyObject? Write(PyBuffer b) => Count(Write(b.Span));

    [Mirrors("portable_lseek", 958, 1019)]
    private PyObject? Seek(long position, int whence, bool suppressPipe)
    {
        long result;
        int errno;
        using (Gil.Release())
        {
            result = LibC.lseek(_fd, position, whence);
            errno = LibC.Errno;
        }
        if (_seekable < 0) _seekable = result >= 0 ? 1 : 0;
        if (result < 0)
        {
            if (!suppressPipe || errno != LibC.ESPIPE) return Err.FromErrno(errno);
            result = 0;
        }
        return PyInt.From(result);
    }

    [PyMethod("seek", "(pos, whence=0, /)", Doc = "Move to an offset from the start (0), the position (1) or the end (2), and return the position."), Mirrors("_io_FileIO_seek_impl", 1038, 1046)]
    private PyObject? Seek(PyObject pos, int whence = 0)
    {
        if (_fd < 0) return Closed();
        return Args.AsLong(pos, out long position) ? Seek(position, whence, suppressPipe: false) : null;
    }

    [PyMethod("tell", "()", Doc = "The position."), Mirrors("_io_FileIO_tell_impl", 1056, 1064)]
    private PyObject? Tell() => _fd < 0 ? Closed() : Seek(0, 1, suppressPipe: false);

    [PyMethod("truncate", "(size=None, /)", DefiningClass = true, Doc = "Cut the file at a size, by default the position, and return it."), Mirrors("_io_FileIO_truncate_impl", 1079, 1141)]
    private PyObject? Truncate(PyObject? size)
    {
        if (_fd < 0) return Closed();
        if (!_writable) return WrongMode("writing");
        if (size is null or PyNone)
        {
            size = Seek(0, 1, suppressPipe: false);
            if (size is null) return null;
        }
        if (!Args.AsLong(size, out long length)) return null;
        int result, errno;
        using (Gil.Release())
        {
            result = LibC.ftruncate(_fd, length);
            errno = LibC.Errno;
        }
        if (result != 0) return Err.FromErrno(errno);
        ForgetStat();
        return size;
    }

    [Mirrors("mode_string", 1144, 1167)]
    private string ModeText =>
        _created ? _readable ? "xb+" : "xb"
        : _appending ? _readable ? "ab+" : "ab"
        : _readable ? _writable ? "rb+" : "rb" : "wb";

    [PySlot(Slot.Repr), Mirrors("fileio_repr", 1169, 1205)]
    private PyObject? Repr()
    {
        if (_fd < 0) return PyStr.From($"<{Type.Name} [closed]>");
        if (!Obj.TryGetAttr(this, IoNames.name, out PyObject? name)) return null;
        string rest = $" mode='{ModeText}' closefd={(_closefd ? "True" : "False")}";
        return name is null ? PyStr.From($"<{Type.Name} fd={_fd}{rest}>") : IoHelp.ReprWith(this, "name=", name, rest);
    }

    [PyMethod("isatty", "()", Doc = "Whether the file is a terminal."), Mirrors("_io_FileIO_isatty_impl", 1213, 1227)]
    private PyObject? IsATty() => _fd < 0 ? Closed() : PyBool.From(LibC.isatty(_fd) != 0);

    /// <summary>For open(), whose fresh stat result says that what is no character device is no terminal.</summary>
    [PyMethod("_isatty_open_only", "()", NoTextSignature = true), Mirrors("_io_FileIO_isatty_open_only", 1237, 1245)]
    internal PyObject? IsATtyOpenOnly() => _modeAtOpen >= 0 && (_modeAtOpen & LibC.S_IFMT) != LibC.S_IFCHR ? PyBool.False : IsATty();

    [PyMethod("__getstate__", "()", NoTextSignature = true)]
    private PyObject? GetState() => IoHelp.CannotPickle(this);

    [PyGetSet("closed", Doc = "Whether the file is closed."), Mirrors("fileio_get_closed", 1271, 1276)]
    private PyObject? ClosedFlag => PyBool.From(_fd < 0);

    [PyGetSet("closefd", Doc = "Whether close() closes the descriptor."), Mirrors("fileio_get_closefd", 1278, 1283)]
    private PyObject? CloseFd => PyBool.From(_closefd);

    [PyGetSet("mode", Doc = "The mode in the form of open()."), Mirrors("fileio_get_mode", 1285, 1290)]
    private PyObject? Mode => PyStr.From(ModeText);

    [PyGetSet("_blksize", Doc = "A good size of a buffer for this file."), Mirrors("fileio_get_blksize", 1292, 1302)]
    internal PyObject? BlockSize => PyInt.From(_blockSize > 1 ? _blockSize : IoModule.DEFAULT_BUFFER_SIZE);
}
