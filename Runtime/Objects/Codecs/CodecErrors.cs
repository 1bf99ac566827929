// Objects/unicodeobject.c: calling an error handler from a codec.

namespace PyModules.Runtime;

/// <summary>_Py_error_handler: the handlers that codecs know by themselves.</summary>
internal enum ErrorHandler { Strict, SurrogateEscape, Replace, Ignore, BackslashReplace, SurrogatePass, XmlCharRefReplace, Other }

/// <summary>The error handler of one run of a codec; the handler and its exception are made when first needed.</summary>
internal struct CodecErrors(string? errors)
{
    private readonly string? _errors = errors;
    private PyObject? _handler;
    private PyUnicodeError? _exception;
    private ErrorHandler? _known;

    [Mirrors("_Py_GetErrorHandler", 559, 584)]
    internal ErrorHandler Known => _known ??= _errors switch
    {
        null or "strict" => ErrorHandler.Strict,
        "surrogateescape" => ErrorHandler.SurrogateEscape,
        "replace" => ErrorHandler.Replace,
        "ignore" => ErrorHandler.Ignore,
        "backslashreplace" => ErrorHandler.BackslashReplace,
        "surrogatepass" => ErrorHandler.SurrogatePass,
        "xmlcharrefreplace" => ErrorHandler.XmlCharRefReplace,
        _ => ErrorHandler.Other,
    };

    [Mirrors("make_encode_exception", 7247, 7270)]
    private bool Prepare(PyUnicodeError? made, int start, int end, string reason)
    {
        if (_exception is null)
        {
            _exception = made;
            return made is not null;
        }
        _exception._start = start;
        _exception._end = end;
        _exception._reason = PyStr.From(reason);
        return true;
    }

    /// <summary>Call the handler; null when it raised or returned no pair.</summary>
    private PyObject? Call(string message, out nint position)
    {
        position = 0;
        _handler ??= Codecs.LookupError(_errors);
        if (_handler is null) return null;
        if (Obj.Call(_handler, _exception!) is not { } result) return null;
        if (result is not PyTuple { Count: 2 } pair || !Num.IndexCheck(pair[1])) return Err.Raise(Exc.TypeError, message);
        return Num.AsSsize(pair[1], Exc.OverflowError, out position) ? pair[0] : null;
    }

    private static bool Adjust(ref nint position, int size)
    {
        if (position < 0) position += size;
        return position >= 0 && position <= size || Err.Fail(Exc.IndexError, $"position {position} from error handler out of bounds");
    }

    /// <summary>unicode_decode_call_errorhandler_writer: the replacement is written, <paramref name="input"/> may be replaced by the handler,
    /// and the position at which decoding goes on returned; -1 raised.</summary>
    [Mirrors("unicode_decode_call_errorhandler_writer", 4505, 4603)]
    internal int Decode(string encoding, string reason, ref ReadOnlySpan<byte> input, int start, int end, ref StrWriter w)
    {
        const string message = "decoding error handler must return (str, int) tuple";
        if (!Prepare(_exception is null ? PyUnicodeDecodeError.Make(encoding, PyBytes.From(input), start, end, reason) : null, start, end, reason)) return -1;
        if (_handler is null && Known == ErrorHandler.Strict)
        {
            Err.RaiseInstance(_exception!);
            return -1;
        }
        if (Call(message, out nint position) is not { } replacement) return -1;
        if (replacement is not PyStr text) return Err.Minus1(Exc.TypeError, message);
        if (!PyUnicodeError.CheckAttribute(_exception!._object, "object", true)) return -1;
        input = ((PyBytes)_exception._object!).Span;
        if (!Adjust(ref position, input.Length)) return -1;
        w.Append(text);
        return (int)position;
    }

    /// <summary>unicode_encode_call_errorhandler: a str or bytes, or null.</summary>
    [Mirrors("unicode_encode_call_errorhandler", 7290, 7344)]
    internal PyObject? Encode(string encoding, string reason, PyStr text, int start, int end, out int next)
    {
        const string message = "encoding error handler must return (str/bytes, int) tuple";
        next = 0;
        if (!Prepare(_exception is null ? PyUnicodeEncodeError.Make(encoding, text, start, end, reason) : null, start, end, reason)) return null;
        if (Call(message, out nint position) is not { } replacement) return null;
        if (replacement is not (PyStr or PyBytes)) return Err.Raise(Exc.TypeError, message);
        if (!Adjust(ref position, text.Length)) return null;
        next = (int)position;
        return replacement;
    }

    /// <summary>raise_encode_exception.</summary>
    [Mirrors("raise_encode_exception", 7273, 7284)]
    internal PyObject? RaiseEncode(string encoding, PyStr text, int start, int end, string reason)
    {
        if (Prepare(_exception is null ? PyUnicodeEncodeError.Make(encoding, text, start, end, reason) : null, start, end, reason))
            Err.RaiseInstance(_exception!);
        return null;
    }

    /// <summary>unicode_translate_call_errorhandler.</summary>
    [Mirrors("unicode_translate_call_errorhandler", 9197, 9247)]
    internal PyStr? Translate(PyStr text, int start, int end, string reason, out int next)
    {
        const string message = "translating error handler must return (str, int) tuple";
        next = 0;
        PyUnicodeError? made = _exception is null
            ? (PyUnicodeError?)Obj.Vectorcall(PyUnicodeTranslateError.TypeObject, (PyObject[])[text, PyInt.From(start), PyInt.From(end), PyStr.From(reason)], null)
            : null;
        if (!Prepare(made, start, end, reason)) return null;
        if (Call(message, out nint position) is not { } replacement) return null;
        if (replacement is not PyStr result) return Err.Raise<PyStr>(Exc.TypeError, message);
        if (!Adjust(ref position, text.Length)) return null;
        next = (int)position;
        return result;
    }
}
