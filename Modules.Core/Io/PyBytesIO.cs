// Modules/_io/bytesio.c: a stream of bytes in memory.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A buffered stream over bytes in memory.</summary>
[PyType("_io.BytesIO", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A buffered stream over bytes in memory.")]
public partial class PyBytesIO : PyBufferedIOBase
{
    private byte[]? _data = [];
    private int _length;
    private long _pos;

    /// <summary>Views that getbuffer() gave out: the array must stay.</summary>
    internal int _exports;

    protected internal PyBytesIO() { }

    [PySlot(Slot.New), Mirrors("bytesio_new", 988, 1008)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(initial_bytes=b'')"), Mirrors("_io_BytesIO___init___impl", 1018, 1047)]
    private bool Init(PyObject? initial_bytes = null)
    {
        if (!CheckExports()) return false;
        _length = 0;
        _pos = 0;
        _data = [];
        if (initial_bytes is null or PyNone) return true;
        if (initial_bytes is PyBytes bytes)
        {
            _data = bytes.Span.ToArray();
            _length = _data.Length;
            return true;
        }
        if (Write(initial_bytes) is null) return false;
        _pos = 0;
        return true;
    }

    [Mirrors("check_closed", 42, 50)]
    private bool CheckClosed() => _data is not null || Err.Fail(Exc.ValueError, "I/O operation on closed file.");

    [Mirrors("check_exports", 52, 61)]
    private bool CheckExports()
    {
        if (Volatile.Read(ref _exports) == 0) return true;
        // Views that nobody holds any more count until they are collected.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Volatile.Read(ref _exports) == 0 || Err.Fail(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
    }

    [Mirrors("resize_buffer_lock_held", 136, 185)]
    private bool Resize(long size)
    {
        if (size > Array.MaxLength) return Err.Fail(Exc.OverflowError, "new buffer size too large");
        long capacity = _data!.Length;
        if (size < capacity / 2) capacity = size;
        else if (size <= capacity) return true;
        else if (size <= capacity * 1.125) capacity = size + (size >> 3) + (size < 9 ? 3 : 6);
        else capacity = Math.Max(size, Math.Min(capacity * 2, size + 4096));
        Array.Resize(ref _data, (int)Math.Min(capacity, Array.MaxLength));
        return true;
    }

    [Mirrors("write_bytes_lock_held", 191, 253)]
    private long WriteBytes(PyObject b)
    {
        if (!CheckExports()) return -1;
        PyBuffer view = new();
        if (!Obj.GetBuffer(b, view, PyBuffer.ContigRo)) return -1;
        try
        {
            // Filling the view may have run Python code.
            if (!CheckClosed() || !CheckExports()) return -1;
            ReadOnlySpan<byte> bytes = view.Span;
            if (bytes.Length == 0) return 0;
            long end = _pos + bytes.Length;
            if (end > _data!.Length && !Resize(end)) return -1;
            if (_pos > _length) _data.AsSpan(_length, (int)_pos - _length).Clear();
            bytes.CopyTo(_data.AsSpan((int)_pos));
            _pos = end;
            if (_length < end) _length = (int)end;
            return bytes.Length;
        }
        finally
        {
            view.Release();
        }
    }

    [PyMethod("readable", "()", Doc = "True while the stream is open."), Mirrors("_io_BytesIO_readable_impl", 277, 283)]
    private PyObject? Readable() => CheckClosed() ? PyBool.True : null;

    [PyMethod("writable", "()", Doc = "True while the stream is open."), Mirrors("_io_BytesIO_writable_impl", 291, 297)]
    private PyObject? Writable() => CheckClosed() ? PyBool.True : null;

    [PyMethod("seekable", "()", Doc = "True while the stream is open."), Mirrors("_io_BytesIO_seekable_impl", 305, 311)]
    private PyObject? Seekable() => CheckClosed() ? PyBool.True : null;

    [PyMethod("flush", "()", Doc = "Does nothing."), Mirrors("_io_BytesIO_flush_impl", 319, 325)]
    private PyObject? Flush() => CheckClosed() ? PyNone.Instance : null;

    [PyMethod("isatty", "()", Doc = "Always False."), Mirrors("_io_BytesIO_isatty_impl", 394, 400)]
    private PyObject? IsATty() => CheckClosed() ? PyBool.False : null;

    [PyMethod("tell", "()", Doc = "The position."), Mirrors("_io_BytesIO_tell_impl", 409, 415)]
    private PyObject? Tell() => CheckClosed() ? PyInt.From(_pos) : null;

    [PyMethod("getbuffer", "()", DefiningClass = true, Doc = "A writable view of the content."), Mirrors("_io_BytesIO_getbuffer_impl", 337, 355)]
    private PyObject? GetBuffer() => CheckClosed() ? PyMemoryView.FromObject(new BytesIOBuffer(this)) : null;

    [PyMethod("getvalue", "()", Doc = "The whole content."), Mirrors("_io_BytesIO_getvalue_impl", 364, 384)]
    private PyObject? GetValue() => CheckClosed() ? PyBytes.From(_data.AsSpan(0, _length)) : null;

    [Mirrors("read_bytes_lock_held", 417, 436)]
    private PyBytes Take(long size)
    {
        PyBytes result = PyBytes.From(_data.AsSpan((int)Math.Min(_pos, _length), (int)size));
        _pos += size;
        return result;
    }

    [PyMethod("read", "(size=-1, /)", Doc = "Read at most size bytes, all when negative."), Mirrors("_io_BytesIO_read_impl", 450, 467)]
    private PyObject? Read(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint wanted) || !CheckClosed()) return null;
        long rest = Math.Max(0, _length - _pos);
        return Take(wanted < 0 || wanted > rest ? rest : wanted);
    }

    [PyMethod("read1", "(size=-1, /)", Doc = "The same as read()."), Mirrors("_io_BytesIO_read1_impl", 482, 487)]
    private PyObject? Read1(PyObject? size) => Read(size);

    /// <summary>The length of the line at the position, 0 at the end.</summary>
    [Mirrors("scan_eol_lock_held", 79, 110)]
    private long LineLength(long limit)
    {
        long rest = _length - _pos;
        if (rest <= 0) return 0;
        if (limit < 0 || limit > rest) limit = rest;
        int end = _data.AsSpan((int)_pos, (int)limit).IndexOf((byte)'\n');
        return end >= 0 ? end + 1 : limit;
    }

    [PyMethod("readline", "(size=-1, /)", Doc = "Read a line, of at most size bytes when that is not negative."), Mirrors("_io_BytesIO_readline_impl", 502, 513)]
    private PyObject? ReadLine(PyObject? size) => IoHelp.OptionalSize(size, out nint limit) && CheckClosed() ? Take(LineLength(limit)) : null;

    [PyMethod("readlines", "(size=None, /)", Doc = "The lines that follow, about size bytes of them when given."), Mirrors("_io_BytesIO_readlines_impl", 528, 579)]
    private PyObject? ReadLines(PyObject? size)
    {
        if (!CheckClosed()) return null;
        nint limit = 0;
        if (size is PyLong)
        {
            if (!Args.AsSsize(size, out limit)) return null;
        }
        else if (size is not (null or PyNone)) return Err.Raise(Exc.TypeError, $"integer argument expected, got '{size.Type.Name}'");
        PyList result = new();
        long total = 0;
        while (LineLength(-1) is > 0 and long n)
        {
            result.Append(Take(n));
            total += n;
            if (limit > 0 && total >= limit) break;
        }
        return result;
    }

    [PyMethod("readinto", "(buffer, /)", Doc = "Read into a buffer and return the count."), Mirrors("_io_BytesIO_readinto_impl", 593, 616)]
    private PyObject? ReadInto([Writable] PyBuffer buffer)
    {
        if (!CheckClosed()) return null;
        int n = (int)Math.Clamp(_length - _pos, 0, buffer.Len);
        if (n > 0) _data.AsSpan((int)_pos, n).CopyTo(buffer.Span);
        _pos += n;
        return PyInt.From(n);
    }

    [PyMethod("truncate", "(size=None, /)", Doc = "Cut the content at a size, by default the position, and return the size."), Mirrors("_io_BytesIO_truncate_impl", 630, 661)]
    private PyObject? Truncate(PyObject? size)
    {
        if (!CheckClosed() || !CheckExports()) return null;
        nint n;
        if (size is null or PyNone) n = (nint)_pos;
        else
        {
            if (!Args.AsLong(size, out long given)) return null;
            n = (nint)given;
            if (n < 0) return Err.Raise(Exc.ValueError, $"negative size value {n}");
            // Asking for the size may have run Python code.
            if (!CheckClosed() || !CheckExports()) return null;
        }
        if (n < _length)
        {
            _length = (int)n;
            if (!Resize(n)) return null;
        }
        return PyInt.From(n);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iterate() => this;

    [PySlot(Slot.IterNext), Mirrors("bytesio_iternext", 681, 689)]
    private PyObject? Next()
    {
        if (!CheckClosed()) return null;
        long n = LineLength(-1);
        return n == 0 ? null : Take(n);
    }

    [PyMethod("seek", "(pos, whence=0, /)", Doc = "Move to an offset from the start (0), the position (1) or the end (2), and return the position."), Mirrors("_io_BytesIO_seek_impl", 707, 749)]
    private PyObject? Seek(nint pos, int whence = 0)
    {
        if (!CheckClosed()) return null;
        if (pos < 0 && whence == 0) return Err.Raise(Exc.ValueError, $"negative seek value {pos}");
        long origin;
        switch (whence)
        {
            case 0: origin = 0; break;
            case 1: origin = _pos; break;
            case 2: origin = _length; break;
            default: return Err.Raise(Exc.ValueError, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }
        if (pos > long.MaxValue - origin) return Err.Raise(Exc.OverflowError, "new position too large");
        _pos = Math.Max(0, origin + pos);
        return PyInt.From(_pos);
    }

    [PyMethod("write", "(b, /)", Doc = "Write bytes and return their count."), Mirrors("_io_BytesIO_write_impl", 762, 768)]
    private PyObject? Write(PyObject b)
    {
        if (!CheckClosed()) return null;
        long n = WriteBytes(b);
        return n < 0 ? null : PyInt.From(n);
    }

    [PyMethod("writelines", "(lines, /)", Doc = "Write each of the byte strings."), Mirrors("_io_BytesIO_writelines_impl", 783, 810)]
    private PyObject? WriteLines(PyObject lines)
    {
        if (!CheckClosed()) return null;
        PyObject? iterator = Obj.GetIter(lines);
        if (iterator is null) return null;
        while (Obj.IterNext(iterator) is { } line)
        {
            if (Write(line) is null) return null;
        }
        return Err.Occurred is null ? PyNone.Instance : null;
    }

    [PyMethod("close", "()", Doc = "Free the content; nothing works after."), Mirrors("_io_BytesIO_close_impl", 819, 826)]
    private PyObject? Close()
    {
        if (!CheckExports()) return null;
        _data = null;
        return PyNone.Instance;
    }

    [PyMethod("__getstate__", "()"), Mirrors("bytesio_getstate", 871, 879)]
    private PyObject? GetState()
    {
        PyObject? value = GetValue();
        if (value is null) return null;
        return PyTuple.Of(value, PyInt.From(_pos), DictSlot is { } dict ? dict.Copy() : PyNone.Instance);
    }

    [PyMethod("__setstate__", "(object, /)"), Mirrors("bytesio_setstate", 959, 967)]
    private PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple tuple || tuple.Count < 3) return Err.Raise(Exc.TypeError, $"{Type.Name}.__setstate__ argument should be 3-tuple, got {state.Type.Name}");
        if (!CheckExports()) return null;
        _length = 0;
        _pos = 0;
        if (Write(tuple[0]) is null) return null;
        if (tuple[1] is not PyLong) return Err.Raise(Exc.TypeError, $"second item of state must be an integer, not {tuple[1].Type.Name}");
        if (!Args.AsSsize(tuple[1], out nint position)) return null;
        if (position < 0) return Err.Raise(Exc.ValueError, "position value cannot be negative");
        _pos = position;
        if (tuple[2] is PyNone) return PyNone.Instance;
        if (tuple[2] is not PyDict attributes) return Err.Raise(Exc.TypeError, $"third item of state should be a dict, got a {tuple[2].Type.Name}");
        return IoModule.UpdateDict(this, attributes) ? PyNone.Instance : null;
    }

    [PyMethod("__sizeof__", "()"), Mirrors("bytesio_sizeof", 1066, 1074)]
    private PyObject? SizeOf() => PyInt.From(112L + (_data?.Length ?? 0));

    [PyGetSet("closed", Doc = "Whether the stream is closed."), Mirrors("bytesio_get_closed", 255, 269)]
    private PyObject? ClosedFlag => PyBool.From(_data is null);

    /// <summary>What getbuffer() exports.</summary>
    internal Memory<byte> Content => _data.AsMemory(0, _length);
}

/// <summary>Exports a BytesIO's content, which cannot be resized meanwhile.</summary>
[PyType("_io._BytesIOBuffer", Module = typeof(IoModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class BytesIOBuffer : PyObject, ICollectedExporter
{
    private readonly PyBytesIO _source = null!;

    internal BytesIOBuffer(PyBytesIO source) => _source = source;

    [PySlot(Slot.BfGetBuffer), Mirrors("bytesiobuf_getbuffer", 1189, 1203)]
    private bool GetBuffer(PyBuffer view, int flags)
    {
        if (!view.FillInfo(this, _source.Content, readOnly: false, flags)) return false;
        Interlocked.Increment(ref _source._exports);
        return true;
    }

    [PySlot(Slot.BfReleaseBuffer), Mirrors("bytesiobuf_releasebuffer", 1205, 1211)]
    private void ReleaseBuffer(PyBuffer view) => Interlocked.Decrement(ref _source._exports);

    void ICollectedExporter.ReleaseCollected(PyBuffer view) => Interlocked.Decrement(ref _source._exports);
}
