// Modules/_io/iobase.c: _IOBase and _RawIOBase.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The base of every stream: closing, iteration over lines, and methods that say what a stream cannot do.</summary>
[PyType("_io._IOBase", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Dict = true, WeakRefs = true,
    Doc = "The base of all streams. It is iterable over lines, closes itself as a context manager, and raises UnsupportedOperation for what a subclass does not offer.")]
public partial class PyIOBase : PyObject
{
    protected internal PyIOBase() { }

    [Mirrors("iobase_is_closed", 79, 83)]
    private bool? IsClosed() => Obj.TryGetAttr(this, IoNames.__IOBase_closed, out PyObject? value) ? value is not null : null;

    /// <summary>By the attribute, which most classes override.</summary>
    [Mirrors("iobase_check_closed", 194, 211)]
    protected bool CheckNotClosed()
    {
        if (!Obj.TryGetAttr(this, IoNames.closed, out PyObject? value)) return false;
        if (value is null) return true;
        return Obj.IsTrue(value) is { } closed && (!closed || Err.Fail(Exc.ValueError, "I/O operation on closed file."));
    }

    [PyMethod("seek", "(offset, whence=os.SEEK_SET, /)", DefiningClass = true, Doc = "Move to a byte offset, relative to the start (0), the position (1) or the end (2), and return the new position."), Mirrors("_io__IOBase_seek_impl", 115, 122)]
    private PyObject? BaseSeek(PyObject offset, int whence = 0) => IoHelp.Unsupported("seek");

    [PyMethod("tell", "()", Doc = "The stream position."), Mirrors("_io__IOBase_tell_impl", 130, 135)]
    private PyObject? BaseTell() => Obj.CallMethod(this, IoNames.seek, PyInt.From(0), PyInt.From(1));

    [PyMethod("truncate", "(size=None, /)", DefiningClass = true, Doc = "Cut the stream at a size, by default the position, and return the size."), Mirrors("_io__IOBase_truncate_impl", 149, 156)]
    private PyObject? BaseTruncate(PyObject? size) => IoHelp.Unsupported("truncate");

    [PyMethod("flush", "()", Doc = "Write out what is buffered."), Mirrors("_io__IOBase_flush_impl", 168, 182)]
    private PyObject? BaseFlush() => IsClosed() switch
    {
        false => PyNone.Instance,
        true => Err.Raise(Exc.ValueError, "I/O operation on closed file."),
        null => null,
    };

    [PyGetSet("closed"), Mirrors("iobase_closed_get", 184, 192)]
    private PyObject? BaseClosed => IsClosed() is { } closed ? PyBool.From(closed) : null;

    [PyMethod("close", "()", Doc = "Flush and close; nothing when closed before."), Mirrors("_io__IOBase_close_impl", 266, 288)]
    internal PyObject? BaseClose()
    {
        if (IsClosed() is not { } closed) return null;
        if (closed) return PyNone.Instance;
        bool flushed = IoHelp.Flush(this);
        PyBaseException? error = Err.Fetch();
        bool set = Obj.SetAttr(this, IoNames.__IOBase_closed, PyBool.True);
        Err.ChainContext(error);
        return flushed && set ? PyNone.Instance : null;
    }

    [PySlot(Slot.Finalize), Mirrors("iobase_finalize", 292, 330)]
    private static void FinalizeStream(PyObject self)
    {
        PyBaseException? saved = Err.Fetch();
        bool? closed = null;
        if (Obj.TryGetAttr(self, IoNames.closed, out PyObject? value) && value is not null) closed = Obj.IsTrue(value);
        Err.Clear();
        if (closed == false)
        {
            // Views of it, if there are any, go with it.
            if (self is PyBytesIO bytes) bytes._exports = 0;
            // Tells close() that it runs at the end of the object's life.
            if (!Obj.SetAttr(self, IoNames._finalizing, PyBool.True)) Err.Clear();
            if (Obj.CallMethod(self, IoNames.close) is null) Hooks.Unraisable("Exception ignored while finalizing file ", self);
        }
        Err.Restore(saved);
    }

    [PyMethod("seekable", "()", Doc = "Whether the stream can be positioned."), Mirrors("_io__IOBase_seekable_impl", 404, 409)]
    private PyObject? BaseSeekable() => PyBool.False;

    [PyMethod("readable", "()", Doc = "Whether the stream can be read."), Mirrors("_io__IOBase_readable_impl", 436, 441)]
    private PyObject? BaseReadable() => PyBool.False;

    [PyMethod("writable", "()", Doc = "Whether the stream can be written."), Mirrors("_io__IOBase_writable_impl", 469, 474)]
    private PyObject? BaseWritable() => PyBool.False;

    [PyMethod("_checkClosed", "()", NoTextSignature = true), Mirrors("_PyIOBase_check_closed", 213, 223)]
    private PyObject? BaseCheckClosed() => CheckNotClosed() ? PyNone.Instance : null;

    [PyMethod("_checkSeekable", "()", NoTextSignature = true), Mirrors("iobase_check_seekable", 225, 230)]
    private PyObject? BaseCheckSeekable() => IoHelp.CheckSeekable(this) ? PyBool.True : null;

    [PyMethod("_checkReadable", "()", NoTextSignature = true), Mirrors("iobase_check_readable", 232, 237)]
    private PyObject? BaseCheckReadable() => IoHelp.CheckReadable(this) ? PyBool.True : null;

    [PyMethod("_checkWritable", "()", NoTextSignature = true), Mirrors("iobase_check_writable", 239, 244)]
    private PyObject? BaseCheckWritable() => IoHelp.CheckWritable(this) ? PyBool.True : null;

    [PyMethod("fileno", "()", DefiningClass = true, Doc = "The file descriptor, where there is one."), Mirrors("_io__IOBase_fileno_impl", 525, 531)]
    private PyObject? BaseFileNo() => IoHelp.Unsupported("fileno");

    [PyMethod("isatty", "()", Doc = "Whether the stream is a terminal."), Mirrors("_io__IOBase_isatty_impl", 541, 548)]
    private PyObject? BaseIsATty() => CheckNotClosed() ? PyBool.False : null;

    [PyMethod("__enter__", "()", NoTextSignature = true), Mirrors("iobase_enter", 496, 503)]
    private PyObject? Enter() => CheckNotClosed() ? this : null;

    [PyMethod("__exit__", null, Raw = true, NoTextSignature = true, VarArgs = true), Mirrors("iobase_exit", 505, 509)]
    private PyObject? Exit(ReadOnlySpan<PyObject> args) => Obj.CallMethod(this, IoNames.close);

    [PyMethod("readline", "(size=-1, /)", Doc = "Read a line, of at most size bytes when that is not negative."), Mirrors("_io__IOBase_readline_impl", 566, 674)]
    private PyObject? BaseReadLine(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint limit)) return null;
        if (!Obj.TryGetAttr(this, IoNames.peek, out PyObject? peek)) return null;
        MemoryStream buffer = new();
        while (limit < 0 || buffer.Length < limit)
        {
            nint ahead = 1;
            if (peek is not null)
            {
                PyObject? seen = Obj.Call(peek, PyInt.From(1));
                if (seen is null)
                {
                    if (IoHelp.TrapEintr()) continue;
                    return null;
                }
                if (seen is not PyBytes bytes) return Err.Raise(Exc.OSError, $"peek() should have returned a bytes object, not '{seen.Type.Name}'");
                if (bytes.Span.Length > 0)
                {
                    ReadOnlySpan<byte> span = bytes.Span;
                    long wanted = limit - buffer.Length;
                    if (limit >= 0 && wanted < span.Length) span = span[..(int)wanted];
                    int end = span.IndexOf((byte)'\n');
                    ahead = end >= 0 ? end + 1 : span.Length;
                }
            }
            PyObject? read = Obj.CallMethod(this, IoNames.read, PyInt.From(ahead));
            if (read is null)
            {
                if (IoHelp.TrapEintr()) continue;
                return null;
            }
            if (read is not PyBytes piece) return Err.Raise(Exc.OSError, $"read() should have returned a bytes object, not '{read.Type.Name}'");
            if (piece.Span.Length == 0) break;
            buffer.Write(piece.Span);
            if (piece.Span[^1] == '\n') break;
        }
        return PyBytes.Own(buffer.ToArray());
    }

    [PySlot(Slot.Iter), Mirrors("iobase_iter", 676, 683)]
    private PyObject? IterLines() => CheckNotClosed() ? this : null;

    [PySlot(Slot.IterNext), Mirrors("iobase_iternext", 685, 700)]
    private PyObject? NextLine()
    {
        PyObject? line = Obj.CallMethod(this, IoNames.readline);
        return line is null || Obj.Length(line) <= 0 ? null : line;
    }

    [PyMethod("readlines", "(hint=-1, /)", Doc = "The lines that follow; with a hint, no more once their sizes exceed it."), Mirrors("_io__IOBase_readlines_impl", 714, 775)]
    private PyObject? ReadLines(PyObject? hint)
    {
        if (!IoHelp.OptionalSize(hint, out nint limit)) return null;
        PyList result = new();
        if (limit <= 0) return Obj.CallMethod(result, IoNames.extend, this) is null ? null : result;
        PyObject? iterator = Obj.GetIter(this);
        if (iterator is null) return null;
        nint length = 0;
        while (Obj.IterNext(iterator) is { } line)
        {
            result.Append(line);
            nint size = Obj.Length(line);
            if (size < 0) return null;
            if (size > limit - length) return result;
            length += size;
        }
        return Err.Occurred is null ? result : null;
    }

    [PyMethod("writelines", "(lines, /)", Doc = "Write each of the lines; no line ends are added."), Mirrors("_io__IOBase_writelines", 788, 825)]
    private PyObject? WriteLines(PyObject lines)
    {
        if (!CheckNotClosed()) return null;
        PyObject? iterator = Obj.GetIter(lines);
        if (iterator is null) return null;
        while (Obj.IterNext(iterator) is { } line)
        {
            while (Obj.CallMethod(this, IoNames.write, line) is null)
            {
                if (!IoHelp.TrapEintr()) return null;
            }
        }
        return Err.Occurred is null ? PyNone.Instance : null;
    }
}

/// <summary>The base of unbuffered byte streams: read() and readall() on top of readinto().</summary>
[PyType("_io._RawIOBase", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "The base of unbuffered byte streams.")]
public partial class PyRawIOBase : PyIOBase
{
    protected internal PyRawIOBase() { }

    [PyMethod("read", "(size=-1, /)"), Mirrors("_io__RawIOBase_read_impl", 919, 951)]
    private PyObject? RawRead(nint size = -1)
    {
        if (size < 0) return Obj.CallMethod(this, IoNames.readall);
        PyByteArray buffer = new(new byte[size]);
        PyObject? result = Obj.CallMethod(this, IoNames.readinto, buffer);
        if (result is null or PyNone) return result;
        if (!Num.AsSsize(result, Exc.ValueError, out nint n)) return null;
        if (n < 0 || n > buffer.Span.Length) return Err.Raise(Exc.ValueError, $"readinto returned {n} outside buffer size {buffer.Span.Length}");
        return PyBytes.From(buffer.Span[..(int)n]);
    }

    [PyMethod("readall", "()", Doc = "Read until the end by calls of read()."), Mirrors("_io__RawIOBase_readall_impl", 960, 1012)]
    private PyObject? RawReadAll()
    {
        MemoryStream chunks = new();
        while (true)
        {
            PyObject? data = Obj.CallMethod(this, IoNames.read, PyInt.From(IoModule.DEFAULT_BUFFER_SIZE));
            if (data is null)
            {
                if (IoHelp.TrapEintr()) continue;
                return null;
            }
            if (data is PyNone)
            {
                if (chunks.Length == 0) return data;
                break;
            }
            if (data is not PyBytes bytes) return Err.Raise(Exc.TypeError, "read() should return bytes");
            if (bytes.Span.Length == 0) break;
            chunks.Write(bytes.Span);
        }
        return PyBytes.Own(chunks.ToArray());
    }

    [PyMethod("readinto", Raw = true, NoTextSignature = true, VarArgs = true), Mirrors("rawiobase_readinto", 1014, 1019)]
    private PyObject? RawReadInto(ReadOnlySpan<PyObject> args) => Err.Raise(Exc.NotImplementedError, (PyObject?)null);

    [PyMethod("write", Raw = true, NoTextSignature = true, VarArgs = true), Mirrors("rawiobase_write", 1021, 1026)]
    private PyObject? RawWrite(ReadOnlySpan<PyObject> args) => Err.Raise(Exc.NotImplementedError, (PyObject?)null);
}

/// <summary>The base of buffered byte streams.</summary>
[PyType("_io._BufferedIOBase", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "The base of buffered byte streams: read() takes no size for all, and blocking is an error, never None.")]
public partial class PyBufferedIOBase : PyIOBase
{
    protected internal PyBufferedIOBase() { }

    [Mirrors("_bufferediobase_readinto_generic", 49, 82, File = "Modules/_io/bufferedio.c")]
    private PyObject? Generic(PyBuffer buffer, PyStr method)
    {
        PyObject? data = Obj.CallMethod(this, method, PyInt.From(buffer.Len));
        if (data is null) return null;
        if (data is not PyBytes bytes) return Err.Raise(Exc.TypeError, "read() should return bytes");
        if (bytes.Span.Length > buffer.Len) return Err.Raise(Exc.ValueError, $"read() returned too much data: {buffer.Len} bytes requested, {bytes.Span.Length} returned");
        bytes.Span.CopyTo(buffer.Span);
        return PyInt.From(bytes.Span.Length);
    }

    [PyMethod("readinto", "(buffer, /)"), Mirrors("_io__BufferedIOBase_readinto_impl", 91, 96, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseReadInto([Writable] PyBuffer buffer) => Generic(buffer, IoNames.read);

    [PyMethod("readinto1", "(buffer, /)"), Mirrors("_io__BufferedIOBase_readinto1_impl", 105, 110, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseReadInto1([Writable] PyBuffer buffer) => Generic(buffer, IoNames.read1);

    [PyMethod("detach", "()", DefiningClass = true, Doc = "Part from the raw stream and return it; the buffer is of no use after.")]
    [Mirrors("_io__BufferedIOBase_detach_impl", 131, 137, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseDetach() => IoHelp.Unsupported("detach");

    [PyMethod("read", "(size=-1, /)", DefiningClass = true, Doc = "Read up to size bytes, all by default; fewer at the end or on interactive streams.")]
    [Mirrors("_io__BufferedIOBase_read_impl", 164, 171, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseRead(PyObject? size) => IoHelp.Unsupported("read");

    [PyMethod("read1", "(size=-1, /)", DefiningClass = true, Doc = "Read up to size bytes by one call of the raw stream at most.")]
    [Mirrors("_io__BufferedIOBase_read1_impl", 186, 193, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseRead1(PyObject? size) => IoHelp.Unsupported("read1");

    [PyMethod("write", "(b, /)", DefiningClass = true, Doc = "Write a buffer and return its length.")]
    [Mirrors("_io__BufferedIOBase_write_impl", 211, 218, File = "Modules/_io/bufferedio.c")]
    private PyObject? BaseWrite(PyObject b) => IoHelp.Unsupported("write");
}

/// <summary>The base of text streams.</summary>
[PyType("_io._TextIOBase", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "The base of text streams: characters and lines, over a buffer of bytes.")]
public partial class PyTextIOBase : PyIOBase
{
    protected internal PyTextIOBase() { }

    [PyMethod("detach", "()", DefiningClass = true, Doc = "Part from the buffer and return it."), Mirrors("_io__TextIOBase_detach_impl", 64, 70, File = "Modules/_io/textio.c")]
    private PyObject? BaseDetach() => IoHelp.Unsupported("detach");

    [PyMethod("read", "(size=-1, /)", DefiningClass = true, Doc = "Read up to size characters, all by default.")]
    [Mirrors("_io__TextIOBase_read_impl", 84, 91, File = "Modules/_io/textio.c")]
    private PyObject? BaseRead(PyObject? size) => IoHelp.Unsupported("read");

    [PyMethod("readline", "(size=-1, /)", DefiningClass = true, Doc = "Read up to the end of the line.")]
    [Mirrors("_io__TextIOBase_readline_impl", 105, 112, File = "Modules/_io/textio.c")]
    private PyObject? BaseReadLine(PyObject? size) => IoHelp.Unsupported("readline");

    [PyMethod("write", "(s, /)", DefiningClass = true, Doc = "Write a string and return its length.")]
    [Mirrors("_io__TextIOBase_write_impl", 126, 133, File = "Modules/_io/textio.c")]
    private PyObject? BaseWrite(PyObject s) => IoHelp.Unsupported("write");

    [PyGetSet("encoding", Doc = "The encoding, None here."), Mirrors("_io__TextIOBase_encoding_get_impl", 144, 149, File = "Modules/_io/textio.c")]
    private PyObject? BaseEncoding => PyNone.Instance;

    [PyGetSet("newlines", Doc = "The line ends seen so far, None here.")]
    [Mirrors("_io__TextIOBase_newlines_get_impl", 162, 167, File = "Modules/_io/textio.c")]
    private PyObject? BaseNewLines => PyNone.Instance;

    [PyGetSet("errors", Doc = "How coding errors are handled, None here.")]
    [Mirrors("_io__TextIOBase_errors_get_impl", 178, 183, File = "Modules/_io/textio.c")]
    private PyObject? BaseErrors => PyNone.Instance;
}
