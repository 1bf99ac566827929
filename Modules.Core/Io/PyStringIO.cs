// Modules/_io/stringio.c: a text stream in memory.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A text stream over code points in memory. While only appended to, the pieces are kept apart.</summary>
[PyType("_io.StringIO", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "A text stream in memory; newline is that of TextIOWrapper.")]
public partial class PyStringIO : PyTextIOBase
{
    /// <summary>What was appended so far, when not null; the buffer is not filled then.</summary>
    private List<PyStr>? _pieces;
    private int[] _buffer = [];
    private long _pos, _length;
    private bool _ok, _closed, _universal, _translate;
    private PyNewLineDecoder? _decoder;
    private string? _readNewLine;
    private PyStr? _writeNewLine;
    private static readonly PyStr s_newLine = PyStr.Intern("\n");

    protected internal PyStringIO() { }

    private bool Check() => CheckInitialized() && (!_closed || Err.Fail(Exc.ValueError, "I/O operation on closed file"));

    private bool CheckInitialized() => _ok || Err.Fail(Exc.ValueError, "I/O operation on uninitialized object");

    [PySlot(Slot.New), Mirrors("stringio_new", 648, 668)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(initial_value='', newline='\\n')"), Mirrors("_io_StringIO___init___impl", 681, 790)]
    private bool Init(PyObject? initial_value = null, PyObject? newline = null)
    {
        string? end = "\n";
        if (newline is PyNone) end = null;
        else if (newline is not null)
        {
            if (newline is not PyStr text) return Err.Fail(Exc.TypeError, $"newline must be str or None, not {newline.Type.Name}");
            end = text.Value;
        }
        if (end is not (null or "" or "\n" or "\r" or "\r\n")) return Err.Fail(Exc.ValueError, $"illegal newline value: {(Obj.Repr(newline!) is PyStr shown ? shown.Value : "?")}");
        if (initial_value is not (null or PyNone or PyStr)) return Err.Fail(Exc.TypeError, $"initial_value must be str or None, not {initial_value.Type.Name}");

        _ok = false;
        _readNewLine = end;
        _universal = string.IsNullOrEmpty(end);
        _translate = end is null;
        _writeNewLine = end is not null && end.StartsWith('\r') ? PyStr.From(end) : null;
        _decoder = _universal ? new PyNewLineDecoder(PyNone.Instance, _translate) : null;
        _length = _pos = 0;
        _buffer = [];
        if (initial_value is PyStr { Length: > 0 } value)
        {
            _pieces = null;
            if (!WriteStr(value)) return false;
        }
        else _pieces = [];
        _pos = 0;
        _closed = false;
        _ok = true;
        return true;
    }

    [Mirrors("make_intermediate", 131, 151)]
    private PyStr JoinPieces()
    {
        if (_pieces!.Count == 1) return _pieces[0];
        if (_pieces.Count == 0) return PyStr.Empty;
        StrWriter writer = new((int)Math.Min(_length, int.MaxValue / 2));
        foreach (PyStr piece in _pieces) writer.Append(piece);
        PyStr whole = writer.Finish();
        _pieces.Clear();
        _pieces.Add(whole);
        return whole;
    }

    [Mirrors("realize", 153, 184)]
    private void Realize()
    {
        if (_pieces is null) return;
        PyStr whole = JoinPieces();
        _buffer = whole.ToCodePoints();
        _pieces = null;
    }

    [Mirrors("resize_buffer", 79, 129)]
    private bool Grow(long size)
    {
        if (size > Array.MaxLength) return Err.Fail(Exc.OverflowError, "new buffer size too large");
        if (size > _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max(size, _buffer.Length * 2L)));
        return true;
    }

    [Mirrors("write_str", 188, 274)]
    private bool WriteStr(PyStr text)
    {
        PyStr? decoded = text.Exact;
        if (_decoder is not null) decoded = _decoder.Decode(text, final: true);
        if (decoded is not null && _writeNewLine is not null) decoded = decoded.Replace(s_newLine, _writeNewLine);
        if (decoded is null) return false;
        long end = _pos + decoded.Length;
        if (_pieces is not null && _length == _pos) _pieces.Add(decoded);
        else
        {
            Realize();
            if (!Grow(end)) return false;
            if (_pos > _length) _buffer.AsSpan((int)_length, (int)(_pos - _length)).Clear();
            decoded.CopyTo(_buffer.AsSpan((int)_pos));
        }
        _pos = end;
        if (_length < end) _length = end;
        return true;
    }

    [PyMethod("getvalue", "()", Doc = "The whole content."), Mirrors("_io_StringIO_getvalue_impl", 283, 293)]
    private PyObject? GetValue() => !Check() ? null : _pieces is not null ? JoinPieces() : PyStr.FromCodePoints(_buffer.AsSpan(0, (int)_length));

    [PyMethod("tell", "()", Doc = "The position."), Mirrors("_io_StringIO_tell_impl", 302, 309)]
    private PyObject? Tell() => Check() ? PyInt.From(_pos) : null;

    [PyMethod("read", "(size=-1, /)", Doc = "Read at most size characters, all when negative."), Mirrors("_io_StringIO_read_impl", 323, 352)]
    private PyObject? Read(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint wanted) || !Check()) return null;
        long rest = _length - _pos, n = wanted < 0 || wanted > rest ? Math.Max(0, rest) : wanted;
        if (_pieces is not null && _pos == 0 && n == rest)
        {
            _pos = _length;
            return JoinPieces();
        }
        Realize();
        if (n == 0) return PyStr.Empty;
        PyStr result = PyStr.FromCodePoints(_buffer.AsSpan((int)_pos, (int)n));
        _pos += n;
        return result;
    }

    [Mirrors("_stringio_readline", 355, 382)]
    private PyStr TakeLine(long limit)
    {
        if (_pos >= _length) return PyStr.Empty;
        Realize();
        if (limit < 0 || limit > _length - _pos) limit = _length - _pos;
        ReadOnlySpan<int> rest = _buffer.AsSpan((int)_pos, (int)limit);
        int n = LineEndings.Find(_translate, _universal, _readNewLine, rest, out _);
        if (n < 0) n = (int)limit;
        _pos += n;
        return PyStr.FromCodePoints(rest[..n]);
    }

    [PyMethod("readline", "(size=-1, /)", Doc = "Read up to the end of the line."), Mirrors("_io_StringIO_readline_impl", 395, 404)]
    private PyObject? ReadLine(PyObject? size) => IoHelp.OptionalSize(size, out nint limit) && Check() ? TakeLine(limit) : null;

    [PySlot(Slot.IterNext), Mirrors("stringio_iternext", 406, 442)]
    private PyObject? Next()
    {
        if (!Check()) return null;
        PyObject? line = GetType() == typeof(PyStringIO) ? TakeLine(-1) : Obj.CallMethod(this, IoNames.readline);
        if (line is null) return null;
        if (line is not PyStr text) return Err.Raise(Exc.OSError, $"readline() should have returned a str object, not '{line.Type.Name}'");
        return text.Length == 0 ? null : text;
    }

    [PyMethod("truncate", "(pos=None, /)", Doc = "Cut the content at a position, by default the current one, and return it."), Mirrors("_io_StringIO_truncate_impl", 457, 488)]
    private PyObject? Truncate(PyObject? pos)
    {
        if (!Check()) return null;
        long size = _pos;
        if (pos is not (null or PyNone))
        {
            if (!IoHelp.OptionalSize(pos, out nint given)) return null;
            if (given < 0) return Err.Raise(Exc.ValueError, $"Negative size value {given}");
            size = given;
        }
        if (size < _length)
        {
            Realize();
            _length = size;
        }
        return PyInt.From(size);
    }

    [PyMethod("seek", "(pos, whence=0, /)", Doc = "Move to a position (whence 0), stay (1) or go to the end (2), and return the position."), Mirrors("_io_StringIO_seek_impl", 506, 542)]
    private PyObject? Seek(nint pos, int whence = 0)
    {
        if (!Check()) return null;
        if (whence is not (0 or 1 or 2)) return Err.Raise(Exc.ValueError, $"Invalid whence ({whence}, should be 0, 1 or 2)");
        if (pos < 0 && whence == 0) return Err.Raise(Exc.ValueError, $"Negative seek position {pos}");
        if (whence != 0 && pos != 0) return Err.Raise(Exc.OSError, "Can't do nonzero cur-relative seeks");
        _pos = whence switch { 0 => pos, 1 => _pos, _ => _length };
        return PyInt.From(_pos);
    }

    [PyMethod("write", "(s, /)", Doc = "Write a string and return its length."), Mirrors("_io_StringIO_write_impl", 556, 575)]
    private PyObject? Write(PyObject s)
    {
        if (!CheckInitialized()) return null;
        if (s is not PyStr text) return Err.Raise(Exc.TypeError, $"string argument expected, got '{s.Type.Name}'");
        if (!Check() || (text.Length > 0 && !WriteStr(text))) return null;
        return PyInt.From(text.Length);
    }

    [PyMethod("close", "()", Doc = "Free the content; nothing works after."), Mirrors("_io_StringIO_close_impl", 589, 603)]
    private PyObject? Close()
    {
        _closed = true;
        _buffer = [];
        _pieces = null;
        _readNewLine = null;
        _writeNewLine = null;
        _decoder = null;
        return PyNone.Instance;
    }

    [PyMethod("readable", "()", Doc = "True while the stream is open."), Mirrors("_io_StringIO_readable_impl", 801, 808)]
    private PyObject? Readable() => Check() ? PyBool.True : null;

    [PyMethod("writable", "()", Doc = "True while the stream is open."), Mirrors("_io_StringIO_writable_impl", 817, 824)]
    private PyObject? Writable() => Check() ? PyBool.True : null;

    [PyMethod("seekable", "()", Doc = "True while the stream is open."), Mirrors("_io_StringIO_seekable_impl", 833, 840)]
    private PyObject? Seekable() => Check() ? PyBool.True : null;

    [PyMethod("__getstate__", "()"), Mirrors("_io_StringIO___getstate___impl", 860, 886)]
    private PyObject? GetState()
    {
        PyObject? value = GetValue();
        if (value is null) return null;
        return PyTuple.Of(value, _readNewLine is null ? PyNone.Instance : PyStr.From(_readNewLine), PyInt.From(_pos), DictSlot is { } dict ? dict.Copy() : PyNone.Instance);
    }

    [PyMethod("__setstate__", "(state, /)"), Mirrors("_io_StringIO___setstate___impl", 896, 997)]
    private PyObject? SetState(PyObject state)
    {
        if (_closed) return Err.Raise(Exc.ValueError, "I/O operation on closed file");
        if (state is not PyTuple tuple || tuple.Count < 4) return Err.Raise(Exc.TypeError, $"{Type.Name}.__setstate__ argument should be 4-tuple, got {state.Type.Name}");
        if (!Init(tuple[0], tuple[1])) return null;
        // __init__ translated the ends once more; the state's text is what counts.
        if (tuple[0] is PyStr text)
        {
            _pieces = null;
            _buffer = text.ToCodePoints();
            _length = _buffer.Length;
        }
        else _length = 0;
        if (tuple[2] is not PyLong) return Err.Raise(Exc.TypeError, $"third item of state must be an integer, got {tuple[2].Type.Name}");
        if (!Args.AsSsize(tuple[2], out nint position)) return null;
        if (position < 0) return Err.Raise(Exc.ValueError, "position value cannot be negative");
        _pos = position;
        if (tuple[3] is PyNone) return PyNone.Instance;
        if (tuple[3] is not PyDict attributes) return Err.Raise(Exc.TypeError, $"fourth item of state should be a dict, got a {tuple[3].Type.Name}");
        return IoModule.UpdateDict(this, attributes) ? PyNone.Instance : null;
    }

    [PyGetSet("closed"), Mirrors("_io_StringIO_closed_get_impl", 1005, 1011)]
    private PyObject? ClosedFlag => CheckInitialized() ? PyBool.From(_closed) : null;

    [PyGetSet("line_buffering"), Mirrors("_io_StringIO_line_buffering_get_impl", 1019, 1026)]
    private PyObject? LineBuffering => Check() ? PyBool.False : null;

    [PyGetSet("newlines"), Mirrors("_io_StringIO_newlines_get_impl", 1034, 1044)]
    private PyObject? NewLines => !Check() ? null : _decoder is null ? PyNone.Instance : _decoder.NewLines;
}
