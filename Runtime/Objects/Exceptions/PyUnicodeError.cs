// Objects/exceptions.c: UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError.

namespace PyModules.Runtime;

/// <summary>What the three Unicode errors share: the object, the range in it and the reason.</summary>
public abstract partial class PyUnicodeError : PyUnicodeErrorBase
{
    internal PyObject? _encoding, _object, _reason;
    internal nint _start, _end;

    /// <summary>The part of <see cref="_object"/> that is at fault, as error handlers see it.</summary>
    /// <param name="asBytes">The object must be bytes, else str; a TypeError says so.</param>
    /// <param name="start">Clipped into the object.</param>
    /// <param name="end">Clipped into the object, exclusive.</param>
    [Mirrors("_PyUnicodeError_GetParams", 3237, 3286)]
    internal bool GetParams(bool asBytes, out PyObject? obj, out nint length, out nint start, out nint end)
    {
        obj = null;
        length = start = end = 0;
        if (!CheckAttribute(_object, "object", asBytes)) return false;
        obj = _object;
        length = _object is PyBytes bytes ? bytes.Length : ((PyStr)_object!).Length;
        start = Math.Max(0, Math.Min(_start, length == 0 ? 0 : length - 1));
        end = Math.Min(Math.Max(_end, 1), length);
        return true;
    }

    /// <summary>Whether exactly one unit is at fault.</summary>
    private protected bool IsSingle(nint length) => _start >= 0 && _start < length && _end >= 0 && _end <= length && _end == _start + 1;

    [Mirrors("check_unicode_error_attribute", 2919, 2936)]
    internal static bool CheckAttribute(PyObject? attribute, string name, bool asBytes)
    {
        if (attribute is null) return Err.Fail(Exc.TypeError, $"UnicodeError '{name}' attribute is not set");
        return (asBytes ? attribute is PyBytes : attribute is PyStr)
            || Err.Fail(Exc.TypeError, $"UnicodeError '{name}' attribute must be a {(asBytes ? "bytes" : "string")}");
    }

    /// <summary>PyArg_ParseTuple's check of the argument count.</summary>
    private protected static bool TakesExactly(int given, int wanted) =>
        given == wanted || Err.Fail(Exc.TypeError, $"function takes exactly {wanted} arguments ({given} given)");

    private protected static bool TakeStr(PyObject value, int position) =>
        value is PyStr || Err.Fail(Exc.TypeError, $"argument {position} must be str, not {value.Type.Name}");

    private protected static string Escape(int character) =>
        character <= 0xff ? $"\\x{character:x2}" : character <= 0xffff ? $"\\u{character:x4}" : $"\\U{character:x8}";

    private protected bool Texts(out PyStr reason, out PyStr encoding)
    {
        encoding = PyStr.Empty;
        reason = PyStr.Empty;
        if (Obj.Str(_reason ?? PyNone.Instance) is not PyStr reasonText) return false;
        reason = reasonText;
        if (this is PyUnicodeTranslateError) return true;
        if (Obj.Str(_encoding ?? PyNone.Instance) is not PyStr encodingText) return false;
        encoding = encodingText;
        return true;
    }
}

/// <summary><c>UnicodeEncodeError</c>.</summary>
[PyType("UnicodeEncodeError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "A str cannot be encoded.")]
public partial class PyUnicodeEncodeError : PyUnicodeError
{
    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyUnicodeEncodeError().OfType(type);

    /// <summary>Raise for the range of <paramref name="text"/>.</summary>
    public static PyObject? Raise(string encoding, PyStr text, nint start, nint end, string reason)
    {
        if (Make(encoding, text, start, end, reason) is { } exception) Err.RaiseInstance(exception);
        return null;
    }

    /// <summary>A new instance for the range of <paramref name="text"/>.</summary>
    public static PyUnicodeEncodeError? Make(string encoding, PyStr text, nint start, nint end, string reason) =>
        (PyUnicodeEncodeError?)Obj.Vectorcall(TypeObject, (PyObject[])[PyStr.From(encoding), text, PyInt.From(start), PyInt.From(end), PyStr.From(reason)], null);

    [PyMember("encoding", Doc = "the codec")] private ref PyObject? Encoding => ref _encoding;
    [PyMember("object", Doc = "what was encoded")] private ref PyObject? Object => ref _object;
    [PyMember("start", Doc = "the first index at fault")] private ref nint Start => ref _start;
    [PyMember("end", Doc = "the index after the last at fault")] private ref nint End => ref _end;
    [PyMember("reason", Doc = "why")] private ref PyObject? Reason => ref _reason;

    [PySlot(Slot.Init), Mirrors("UnicodeEncodeError_init", 3570, 3593)]
    private bool EncodeInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames) || !TakesExactly(args.Length, 5)) return false;
        if (!TakeStr(args[0], 1) || !TakeStr(args[1], 2)) return false;
        if (!Num.AsSsize(args[2], Exc.OverflowError, out nint start) || !Num.AsSsize(args[3], Exc.OverflowError, out nint end)) return false;
        if (!TakeStr(args[4], 5)) return false;
        (_encoding, _object, _start, _end, _reason) = (args[0], args[1], start, end, args[4]);
        return true;
    }

    [PySlot(Slot.Str), Mirrors("UnicodeEncodeError_str", 3595, 3656)]
    private PyObject? EncodeStr()
    {
        if (_object is null) return PyStr.Empty;
        if (!Texts(out PyStr reason, out PyStr encoding) || !CheckAttribute(_object, "object", asBytes: false)) return null;
        var text = (PyStr)_object;
        return PyStr.From(IsSingle(text.Length)
            ? $"'{encoding.Value}' codec can't encode character '{Escape(text[(int)_start])}' in position {_start}: {reason.Value}"
            : $"'{encoding.Value}' codec can't encode characters in position {_start}-{_end - 1}: {reason.Value}");
    }
}

/// <summary><c>UnicodeDecodeError</c>.</summary>
[PyType("UnicodeDecodeError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "Bytes cannot be decoded.")]
public partial class PyUnicodeDecodeError : PyUnicodeError
{
    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyUnicodeDecodeError().OfType(type);

    /// <summary>Raise for the range of <paramref name="data"/>.</summary>
    public static PyObject? Raise(string encoding, PyBytes data, nint start, nint end, string reason)
    {
        if (Make(encoding, data, start, end, reason) is { } exception) Err.RaiseInstance(exception);
        return null;
    }

    /// <summary>A new instance for the range of <paramref name="data"/>.</summary>
    [Mirrors("PyUnicodeDecodeError_Create", 3785, 3792)]
    public static PyUnicodeDecodeError? Make(string encoding, PyBytes data, nint start, nint end, string reason) =>
        (PyUnicodeDecodeError?)Obj.Vectorcall(TypeObject, (PyObject[])[PyStr.From(encoding), data, PyInt.From(start), PyInt.From(end), PyStr.From(reason)], null);

    [PyMember("encoding", Doc = "the codec")] private ref PyObject? Encoding => ref _encoding;
    [PyMember("object", Doc = "what was decoded")] private ref PyObject? Object => ref _object;
    [PyMember("start", Doc = "the first index at fault")] private ref nint Start => ref _start;
    [PyMember("end", Doc = "the index after the last at fault")] private ref nint End => ref _end;
    [PyMember("reason", Doc = "why")] private ref PyObject? Reason => ref _reason;

    [PySlot(Slot.Init), Mirrors("UnicodeDecodeError_init", 3677, 3716)]
    private bool DecodeInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames) || !TakesExactly(args.Length, 5)) return false;
        if (!TakeStr(args[0], 1)) return false;
        if (!Num.AsSsize(args[2], Exc.OverflowError, out nint start) || !Num.AsSsize(args[3], Exc.OverflowError, out nint end)) return false;
        if (!TakeStr(args[4], 5)) return false;
        PyObject data = args[1];
        if (data is not PyBytes)
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(data, view, PyBuffer.Simple)) return false;
            data = PyBytes.From(view.Span);
            view.Release();
        }
        (_encoding, _object, _start, _end, _reason) = (args[0], data, start, end, args[4]);
        return true;
    }

    [PySlot(Slot.Str), Mirrors("UnicodeDecodeError_str", 3718, 3769)]
    private PyObject? DecodeStr()
    {
        if (_object is null) return PyStr.Empty;
        if (!Texts(out PyStr reason, out PyStr encoding) || !CheckAttribute(_object, "object", asBytes: true)) return null;
        var data = (PyBytes)_object;
        return PyStr.From(IsSingle(data.Length)
            ? $"'{encoding.Value}' codec can't decode byte 0x{data.Span[(int)_start]:x2} in position {_start}: {reason.Value}"
            : $"'{encoding.Value}' codec can't decode bytes in position {_start}-{_end - 1}: {reason.Value}");
    }
}

/// <summary><c>UnicodeTranslateError</c>.</summary>
[PyType("UnicodeTranslateError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "A str cannot be translated.")]
public partial class PyUnicodeTranslateError : PyUnicodeError
{
    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyUnicodeTranslateError().OfType(type);

    [PyMember("encoding", Doc = "the codec")] private ref PyObject? Encoding => ref _encoding;
    [PyMember("object", Doc = "what was translated")] private ref PyObject? Object => ref _object;
    [PyMember("start", Doc = "the first index at fault")] private ref nint Start => ref _start;
    [PyMember("end", Doc = "the index after the last at fault")] private ref nint End => ref _end;
    [PyMember("reason", Doc = "why")] private ref PyObject? Reason => ref _reason;

    [PySlot(Slot.Init), Mirrors("UnicodeTranslateError_init", 3799, 3819)]
    private bool TranslateInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames) || !TakesExactly(args.Length, 4)) return false;
        if (!TakeStr(args[0], 1)) return false;
        if (!Num.AsSsize(args[1], Exc.OverflowError, out nint start) || !Num.AsSsize(args[2], Exc.OverflowError, out nint end)) return false;
        if (!TakeStr(args[3], 4)) return false;
        (_object, _start, _end, _reason) = (args[0], start, end, args[3]);
        return true;
    }

    [PySlot(Slot.Str), Mirrors("UnicodeTranslateError_str", 3822, 3875)]
    private PyObject? TranslateStr()
    {
        if (_object is null) return PyStr.Empty;
        if (!Texts(out PyStr reason, out _) || !CheckAttribute(_object, "object", asBytes: false)) return null;
        var text = (PyStr)_object;
        return PyStr.From(IsSingle(text.Length)
            ? $"can't translate character '{Escape(text[(int)_start])}' in position {_start}: {reason.Value}"
            : $"can't translate characters in position {_start}-{_end - 1}: {reason.Value}");
    }
}
