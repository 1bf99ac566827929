// Modules/_io/textio.c: TextIOWrapper: set-up, state and the small methods.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Text over a buffered byte stream.</summary>
[PyType("_io.TextIOWrapper", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "Characters and lines over a buffered byte stream. newline None translates every line end to \\n when reading; '' keeps them; another value is the only end.")]
public partial class PyTextIOWrapper : PyTextIOBase
{
    private bool _ok, _detached;
    private nint _chunkSize;
    private PyObject? _buffer, _encoder, _decoder;
    [PyMember("encoding", ReadOnly = true)] private PyStr? _encoding;
    private PyStr? _errors;
    private string? _readNewLine;

    /// <summary>Null stands for \n.</summary>
    private PyStr? _writeNewLine;
    [PyMember("line_buffering", ReadOnly = true)] private bool _lineBuffering;
    [PyMember("write_through", ReadOnly = true)] private bool _writeThrough;
    [PyMember("_finalizing")] private bool _finalizing;
    private bool _readUniversal, _readTranslate, _writeTranslate, _seekable, _hasRead1, _telling;

    /// <summary>The codecs that need no incremental encoder.</summary>
    private enum Fast { None, Ascii, Latin1, Utf8, Utf16, Utf16Be, Utf16Le, Utf32, Utf32Be, Utf32Le }

    private Fast _fast;
    private bool _startOfStream;

    /// <summary>Decoded text not yet given out, and how much of it was.</summary>
    private PyStr? _decoded;
    private int _decodedUsed;

    /// <summary>Encoded pieces (ASCII ones still as str) that wait to be written.</summary>
    private List<PyObject>? _pending;
    private nint _pendingCount;

    /// <summary>The decoder's flags at a point where it had nothing buffered, and the bytes read after it; for tell().</summary>
    private PyObject? _snapshotFlags;
    private PyBytes? _snapshotInput;

    /// <summary>Bytes per character in the last chunk; a first guess for tell().</summary>
    private double _ratio;

    /// <summary>For quick closed checks.</summary>
    private PyFileIO? _raw;

    protected internal PyTextIOWrapper() { }

    /// <summary>The buffer; None when code that we called has detached it meanwhile, so that the next call raises.</summary>
    private PyObject Live => _buffer ?? PyNone.Instance;

    private static PyObject? Detached() => Err.Raise(Exc.ValueError, "underlying buffer has been detached");

    private PyObject? CallBuffer(PyStr method) => _buffer is null ? Detached() : Obj.CallMethod(_buffer, method);

    private PyObject? CallBuffer(PyStr method, PyObject a) => _buffer is null ? Detached() : Obj.CallMethod(_buffer, method, a);

    private PyObject? CallBuffer(PyStr method, PyObject a, PyObject b) => _buffer is null ? Detached() : Obj.CallMethod(_buffer, method, a, b);

    [Mirrors("validate_newline", 838, 850)]
    private static bool ValidateNewLine(string? newline) =>
        newline is null or "" or "\n" or "\r" or "\r\n" || Err.Fail(Exc.ValueError, $"illegal newline value: {UpToNul(newline)}");

    private static string UpToNul(string text) => text.IndexOf('\0') is >= 0 and var end ? text[..end] : text;

    [Mirrors("set_newline", 852, 886)]
    private void SetNewLine(string? newline)
    {
        _readNewLine = newline;
        _readUniversal = string.IsNullOrEmpty(newline);
        _readTranslate = newline is null;
        _writeTranslate = newline is not "";
        _writeNewLine = _readUniversal || newline == "\n" ? null : PyStr.From(newline!);
    }

    private bool? Ask(PyStr method) => CallBuffer(method) is { } answer ? Obj.IsTrue(answer) : null;

    [Mirrors("_textiowrapper_set_decoder", 888, 923)]
    private bool SetDecoder(PyTuple codec, string errors)
    {
        if (Ask(IoNames.readable) is not { } readable) return false;
        if (!readable) return true;
        _decoder = Codecs.IncrementalDecoder(codec, errors);
        if (_decoder is null) return false;
        if (_readUniversal) _decoder = new PyNewLineDecoder(_decoder, _readTranslate);
        return true;
    }

    [Mirrors("_textiowrapper_set_encoder", 944, 986)]
    private bool SetEncoder(PyTuple codec, string errors)
    {
        if (Ask(IoNames.writable) is not { } writable) return false;
        if (!writable) return true;
        _fast = Fast.None;
        _encoder = Codecs.IncrementalEncoder(codec, errors);
        if (_encoder is null || !Obj.TryGetAttr(codec, IoNames.name, out PyObject? name)) return false;
        if (name is PyStr text)
        {
            _fast = text.Value switch
            {
                "ascii" => Fast.Ascii, "iso8859-1" => Fast.Latin1, "utf-8" => Fast.Utf8,
                "utf-16" => Fast.Utf16, "utf-16-be" => Fast.Utf16Be, "utf-16-le" => Fast.Utf16Le,
                "utf-32" => Fast.Utf32, "utf-32-be" => Fast.Utf32Be, "utf-32-le" => Fast.Utf32Le, _ => Fast.None,
            };
        }
        return true;
    }

    /// <summary>A stream that does not begin at its start gets no byte order mark.</summary>
    [Mirrors("_textiowrapper_fix_encoder_state", 988, 1020)]
    private bool FixEncoderState()
    {
        if (!_seekable || _encoder is null) return true;
        _startOfStream = true;
        if (CallBuffer(IoNames.tell) is not { } position) return false;
        if (Obj.RichCompareBool(position, PyInt.From(0), CompareOp.Eq) is not { } atStart) return false;
        if (atStart) return true;
        _startOfStream = false;
        return Obj.CallMethod(_encoder, IoNames.setstate, PyInt.From(0)) is not null;
    }

    /// <summary>Whether the name of an encoding or error handler can be C text: it has UTF-8, and no NUL.</summary>
    private static bool IsCText(PyStr text) => IsUtf8(text) && (text.IndexOf(0) < 0 || Err.Fail(Exc.ValueError, "embedded null character"));

    private static bool IsUtf8(PyStr text) => text.IsAscii || text.ToUtf8() is not null;

    [PySlot(Slot.Init, Signature = "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)"), Mirrors("_io_TextIOWrapper___init___impl", 1096, 1262)]
    private bool Init(Interpreter interpreter, PyObject buffer, [AllowNone] string? encoding = null, PyObject? errors = null, [AllowNone] string? newline = null, bool line_buffering = false, bool write_through = false)
    {
        _ok = _detached = false;
        if (encoding is null && IoModule.WarnDefaultEncoding(interpreter) && !Hooks.Warn(Exc.EncodingWarning, "'encoding' argument not specified")) return false;
        if (errors is null or PyNone) errors = IoNames.strict;
        else if (errors is not PyStr) return Err.Fail(Exc.TypeError, $"TextIOWrapper() argument 'errors' must be str or None, not {errors.Type.Name}");
        else if (IoModule.DevMode(interpreter) && Codecs.LookupError(((PyStr)errors).Value) is null) return false;
        var errorText = (PyStr)errors;
        if (!IsCText(errorText) || !ValidateNewLine(newline)) return false;

        _buffer = _encoder = _decoder = _snapshotFlags = null;
        _snapshotInput = null;
        _encoding = _errors = _decoded = null;
        _pending = null;
        _raw = null;
        _decodedUsed = 0;
        _pendingCount = 0;
        _fast = Fast.None;
        _ratio = 0;

        PyStr name = encoding is null or "locale" ? IoModule.LocaleEncoding(interpreter, encoding is null) : PyStr.From(encoding);
        if (Codecs.LookupTextEncoding(name.Value, null) is not { } codec) return false;
        _encoding = name;
        _errors = errorText;
        _chunkSize = 8192;
        _lineBuffering = line_buffering;
        _writeThrough = write_through;
        SetNewLine(newline);
        _buffer = buffer;
        if (!SetDecoder(codec, errorText.Value) || !SetEncoder(codec, errorText.Value)) return false;

        if (IsPlain(buffer))
        {
            if (!Obj.TryGetAttr(buffer, IoNames.raw, out PyObject? raw)) return false;
            if (raw is not null && raw.GetType() == typeof(PyFileIO)) _raw = (PyFileIO)raw;
        }
        if (Ask(IoNames.seekable) is not { } seekable) return false;
        _seekable = _telling = seekable;
        if (!Obj.TryGetAttr(buffer, IoNames.read1, out PyObject? read1)) return false;
        _hasRead1 = read1 is not null;
        _startOfStream = false;
        if (!FixEncoderState()) return false;
        if (IsPlain(buffer)) FinalizerGuard.Detach(buffer);
        _ok = true;
        return true;
    }

    /// <summary>A buffer whose end of life is ours to see to.</summary>
    private static bool IsPlain(PyObject buffer) =>
        buffer.GetType() == typeof(PyBufferedReader) || buffer.GetType() == typeof(PyBufferedWriter) || buffer.GetType() == typeof(PyBufferedRandom);

    [PyMethod("reconfigure", "(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", Doc = "Change parameters of the stream, which is flushed first."), Mirrors("_io_TextIOWrapper_reconfigure_impl", 1364, 1440)]
    private PyObject? Reconfigure(Interpreter interpreter, PyObject? encoding = null, PyObject? errors = null, PyObject? newline = null, PyObject? line_buffering = null, PyObject? write_through = null)
    {
        if (encoding is PyNone) encoding = null;
        if (errors is PyNone) errors = null;
        if (encoding is not (null or PyStr)) return Err.Raise(Exc.TypeError, $"reconfigure() argument 'encoding' must be str or None, not {encoding.Type.Name}");
        if (errors is not (null or PyStr)) return Err.Raise(Exc.TypeError, $"reconfigure() argument 'errors' must be str or None, not {errors.Type.Name}");
        if (newline is not (null or PyNone or PyStr)) return Err.Raise(Exc.TypeError, $"reconfigure() argument 'newline' must be str or None, not {newline.Type.Name}");
        if (_decoded is not null && (encoding is not null || errors is not null || newline is not null))
            return IoHelp.Unsupported("It is not possible to set the encoding or newline of stream after the first read");
        if (newline is PyStr given && !IsUtf8(given)) return null;
        string? end = (newline as PyStr)?.Value;
        if (!ValidateNewLine(end)) return null;
        if (!OptionalBool(line_buffering, _lineBuffering, out bool lines) || !OptionalBool(write_through, _writeThrough, out bool through)) return null;
        if (!IoHelp.Flush(this)) return null;
        _ratio = 0;
        if (newline is not null) SetNewLine(end);
        if (!ChangeEncoding(interpreter, (PyStr?)encoding, (PyStr?)errors, newline is not null)) return null;
        _lineBuffering = lines;
        _writeThrough = through;
        return PyNone.Instance;

        static bool OptionalBool(PyObject? o, bool absent, out bool value)
        {
            value = absent;
            if (o is null or PyNone) return true;
            bool good = Args.AsLong(o, out long number);
            value = number != 0;
            return good;
        }
    }

    [Mirrors("textiowrapper_change_encoding", 1282, 1346)]
    private bool ChangeEncoding(Interpreter interpreter, PyStr? encoding, PyStr? errors, bool newLineChanged)
    {
        if (encoding is null && errors is null && !newLineChanged) return true;
        if (encoding is null)
        {
            encoding = _encoding!;
            errors ??= _errors!;
        }
        else
        {
            if (encoding.Value == "locale") encoding = IoModule.LocaleEncoding(interpreter, false);
            errors ??= IoNames.strict;
        }
        if (!IsUtf8(encoding) || !IsUtf8(errors)) return false;
        // To C the names end at a NUL.
        string handler = UpToNul(errors.Value);
        if (Codecs.LookupTextEncoding(UpToNul(encoding.Value), null) is not { } codec) return false;
        if (!SetDecoder(codec, handler) || !SetEncoder(codec, handler)) return false;
        _encoding = encoding;
        _errors = errors;
        return FixEncoderState();
    }

    private bool CheckAttached()
    {
        if (!_ok) return Err.Fail(Exc.ValueError, "I/O operation on uninitialized object");
        return !_detached || Err.Fail(Exc.ValueError, "underlying buffer has been detached");
    }

    private bool CheckOpen()
    {
        if (GetType() != typeof(PyTextIOWrapper)) return CheckNotClosed();
        bool closed;
        if (_raw is not null) closed = _raw.IsClosed;
        else
        {
            if (Obj.GetAttr(Live, IoNames.closed) is not { } value || Obj.IsTrue(value) is not { } truth) return false;
            closed = truth;
        }
        return !closed || Err.Fail(Exc.ValueError, "I/O operation on closed file.");
    }

    [PyMethod("detach", "()", Doc = "Flush, part from the buffer and return it."), Mirrors("_io_TextIOWrapper_detach_impl", 1561, 1574)]
    private PyObject? Detach()
    {
        if (!CheckAttached() || !IoHelp.Flush(this)) return null;
        if (_buffer is not { } buffer) return Detached();
        _buffer = null;
        _detached = true;
        if (IsPlain(buffer)) FinalizerGuard.Attach(buffer);
        return buffer;
    }

    private PyObject? Forward(PyStr method) => CheckAttached() ? CallBuffer(method) : null;

    [PyMethod("fileno", "()"), Mirrors("_io_TextIOWrapper_fileno_impl", 3049, 3055)]
    private PyObject? FileNo() => Forward(IoNames.fileno);

    [PyMethod("seekable", "()"), Mirrors("_io_TextIOWrapper_seekable_impl", 3062, 3068)]
    private PyObject? Seekable() => Forward(IoNames.seekable);

    [PyMethod("readable", "()"), Mirrors("_io_TextIOWrapper_readable_impl", 3075, 3081)]
    private PyObject? Readable() => Forward(IoNames.readable);

    [PyMethod("writable", "()"), Mirrors("_io_TextIOWrapper_writable_impl", 3088, 3094)]
    private PyObject? Writable() => Forward(IoNames.writable);

    [PyMethod("isatty", "()"), Mirrors("_io_TextIOWrapper_isatty_impl", 3101, 3107)]
    private PyObject? IsATty() => Forward(IoNames.isatty);

    [PyMethod("flush", "()"), Mirrors("_io_TextIOWrapper_flush_impl", 3114, 3124)]
    private PyObject? Flush()
    {
        if (!CheckAttached() || !CheckOpen()) return null;
        _telling = _seekable;
        return WriteFlush() ? CallBuffer(IoNames.flush) : null;
    }

    [PyMethod("close", "()"), Mirrors("_io_TextIOWrapper_close_impl", 3131, 3173)]
    private PyObject? Close()
    {
        if (!CheckAttached()) return null;
        if (ClosedFlag is not { } value || Obj.IsTrue(value) is not { } closed) return null;
        // Looking at `closed` may have run code that detached the buffer.
        if (closed || _buffer is null) return PyNone.Instance;
        if (_finalizing && CallBuffer(IoNames._dealloc_warn, this) is null) Err.Clear();
        PyBaseException? error = IoHelp.Flush(this) ? null : Err.Fetch();
        PyObject? result = IoHelp.AfterFailure(error, CallBuffer(IoNames.close));
        if (result is not null && Type.Flags.HasFlag(TypeFlags.ImmutableType)) FinalizerGuard.Detach(this);
        return result;
    }

    [PyMethod("truncate", "(pos=None, /)"), Mirrors("_io_TextIOWrapper_truncate_impl", 2961, 2972)]
    private PyObject? Truncate(PyObject? pos)
    {
        if (!CheckAttached() || !IoHelp.Flush(this)) return null;
        return CallBuffer(IoNames.truncate, pos ?? PyNone.Instance);
    }

    [PySlot(Slot.Repr), Mirrors("textiowrapper_repr", 2974, 3039)]
    private PyObject? Repr()
    {
        if (!_ok) return Err.Raise(Exc.ValueError, "I/O operation on uninitialized object");
        switch (Obj.ReprEnter(this))
        {
            case < 0: return null;
            case 1: return Err.Raise(Exc.RuntimeError, $"reentrant call inside {Type.Name}.__repr__");
        }
        try
        {
            string text = $"<{Type.Name}";
            // A detached stream has no name.
            if (!Part(IoNames.name, "name=", allowValueError: true) || !Part(IoNames.mode, "mode=", allowValueError: false)) return null;
            if (Obj.Repr(_encoding!) is not PyStr encoding) return null;
            return PyStr.From($"{text} encoding={encoding.Value}>");

            bool Part(PyStr attribute, string label, bool allowValueError)
            {
                if (!Obj.TryGetAttr(this, attribute, out PyObject? value))
                {
                    if (!allowValueError || !Err.MatchesAndClear(Exc.ValueError)) return false;
                    value = null;
                }
                if (value is null) return true;
                if (Obj.Repr(value) is not PyStr shown) return false;
                text += $" {label}{shown.Value}";
                return true;
            }
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.IterNext), Mirrors("textiowrapper_iternext", 3175, 3211)]
    private PyObject? Next()
    {
        if (!CheckAttached()) return null;
        _telling = false;
        PyObject? line = GetType() == typeof(PyTextIOWrapper) ? ReadLine((nint)(-1)) : Obj.CallMethod(this, IoNames.readline);
        if (line is null) return null;
        if (line is not PyStr text) return Err.Raise(Exc.OSError, $"readline() should have returned a str object, not '{line.Type.Name}'");
        if (text.Length > 0) return text;
        _snapshotInput = null;
        _telling = _seekable;
        return null;
    }

    [PyMethod("__getstate__", "()", NoTextSignature = true)]
    private PyObject? GetState() => IoHelp.CannotPickle(this);

    [PyGetSet("name"), Mirrors("_io_TextIOWrapper_name_get_impl", 3219, 3225)]
    private PyObject? Name => CheckAttached() ? Obj.GetAttr(Live, IoNames.name) : null;

    [PyGetSet("closed"), Mirrors("_io_TextIOWrapper_closed_get_impl", 3233, 3239)]
    private PyObject? ClosedFlag => CheckAttached() ? Obj.GetAttr(Live, IoNames.closed) : null;

    [PyGetSet("newlines"), Mirrors("_io_TextIOWrapper_newlines_get_impl", 3247, 3259)]
    private PyObject? NewLines
    {
        get
        {
            if (!CheckAttached()) return null;
            if (_decoder is null) return PyNone.Instance;
            if (!Obj.TryGetAttr(_decoder, IoNames.newlines, out PyObject? value)) return null;
            return value ?? PyNone.Instance;
        }
    }

    [PyGetSet("errors"), Mirrors("_io_TextIOWrapper_errors_get_impl", 3267, 3273)]
    private PyObject? Errors => _ok ? _errors : Err.Raise(Exc.ValueError, "I/O operation on uninitialized object");

    [PyGetSet("_CHUNK_SIZE", Setter = nameof(SetChunkSize)), Mirrors("_io_TextIOWrapper__CHUNK_SIZE_get_impl", 3281, 3287)]
    private PyObject? ChunkSize => CheckAttached() ? PyInt.From(_chunkSize) : null;

    [Mirrors("_io_TextIOWrapper__CHUNK_SIZE_set_impl", 3295, 3315)]
    private bool SetChunkSize(PyObject? value)
    {
        if (!CheckAttached()) return false;
        if (value is null) return Err.Fail(Exc.AttributeError, "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted");
        if (!Num.AsSsize(value, Exc.ValueError, out nint n)) return false;
        if (n <= 0) return Err.Fail(Exc.ValueError, "a strictly positive integer is required");
        _chunkSize = n;
        return true;
    }

    [PyGetSet("buffer")]
    private PyObject? BufferAttribute => CheckAttached() ? _buffer ?? PyNone.Instance : null;

}
