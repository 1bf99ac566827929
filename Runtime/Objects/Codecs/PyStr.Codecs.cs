// Objects/unicodeobject.c: encoding and decoding by name, and the file system's encoding.

namespace PyModules.Runtime;

public partial class PyStr
{
    /// <summary>PyUnicode_FromEncodedObject.</summary>
    [Mirrors("PyUnicode_FromEncodedObject", 3541, 3592)]
    public static PyObject? FromEncodedObject(PyObject o, string? encoding, string? errors)
    {
        if (o is PyBytes bytes) return Decode(bytes.Span, encoding, errors);
        if (o is PyStr) return Err.Raise(Exc.TypeError, "decoding str is not supported");
        var view = new PyBuffer();
        if (!Obj.GetBuffer(o, view, PyBuffer.Simple))
            return Err.Raise(Exc.TypeError, $"decoding to str: need a bytes-like object, {o.Type.Name} found");
        PyObject? result = Decode(view.Span, encoding, errors);
        view.Release();
        return result;
    }

    // unicode_check_encoding_errors: in development mode names are checked even if nothing needs them.
    [Mirrors("unicode_check_encoding_errors", 615, 674)]
    internal static bool CheckEncodingErrors(string? encoding, string? errors)
    {
        if (encoding is null && errors is null) return true;
        Interpreter interpreter = ThreadState.Current.Interpreter;
        if (!interpreter.Config.DevMode) return true;
        if (encoding is not (null or "utf-8" or "utf8" or "ascii") && Codecs.Lookup(encoding) is null) return false;
        return errors is null or "strict" or "ignore" or "replace" or "surrogateescape" or "surrogatepass" || Codecs.LookupError(errors) is not null;
    }

    /// <summary>PyUnicode_Decode.</summary>
    [Mirrors("PyUnicode_Decode", 3643, 3731)]
    public static PyStr? Decode(ReadOnlySpan<byte> s, string? encoding, string? errors)
    {
        if (!CheckEncodingErrors(encoding, errors)) return null;
        if (s.Length == 0) return Empty;
        if (encoding is null) return Codecs.DecodeUtf8(s, errors);
        int order = 0;
        switch (Codecs.Normalize(encoding))
        {
            case "utf_8" or "utf8": return Codecs.DecodeUtf8(s, errors);
            case "utf_16" or "utf16": return Codecs.DecodeUtf16(s, errors, ref order, true, out _);
            case "utf_32" or "utf32": return Codecs.DecodeUtf32(s, errors, ref order, true, out _);
            case "ascii" or "us_ascii": return Codecs.DecodeAscii(s, errors);
            case "latin1" or "latin_1" or "iso_8859_1" or "iso8859_1": return FromLatin1(s);
        }
        PyMemoryView view = PyMemoryView.FromMemory(s.ToArray(), true);
        if (Codecs.DecodeText(view, encoding, errors) is not { } text) return null;
        return text as PyStr ?? Err.Raise<PyStr>(Exc.TypeError,
            $"'{encoding}' decoder returned '{text.Type.Name}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    /// <summary>PyUnicode_AsEncodedString.</summary>
    [Mirrors("PyUnicode_AsEncodedString", 3901, 3999)]
    public PyObject? Encode(string? encoding, string? errors)
    {
        if (!CheckEncodingErrors(encoding, errors)) return null;
        if (encoding is null) return Codecs.EncodeUtf8(this, errors);
        switch (Codecs.Normalize(encoding))
        {
            case "utf_8" or "utf8": return Codecs.EncodeUtf8(this, errors);
            case "utf_16" or "utf16": return Codecs.EncodeUtf16(this, errors, 0);
            case "utf_32" or "utf32": return Codecs.EncodeUtf32(this, errors, 0);
            case "ascii" or "us_ascii": return Codecs.EncodeAscii(this, errors);
            case "latin1" or "latin_1" or "iso_8859_1" or "iso8859_1": return Codecs.EncodeLatin1(this, errors);
        }
        switch (Codecs.EncodeText(this, encoding, errors))
        {
            case null: return null;
            case PyBytes bytes: return bytes;
            case PyByteArray array:
                return Warnings.Warn(Exc.RuntimeWarning, $"encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types", 1)
                    ? PyBytes.From(array.Span) : null;
            case var other:
                return Err.Raise(Exc.TypeError,
                    $"'{encoding}' encoder returned '{other.Type.Name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
        }
    }

    /// <summary>PyUnicode_AsUTF8String; null raised (lone surrogates).</summary>
    public byte[]? ToUtf8() => Codecs.EncodeUtf8Array(this);

    /// <summary>PyUnicode_EncodeFSDefault: UTF-8 with surrogateescape.</summary>
    [Mirrors("PyUnicode_EncodeFSDefault", 3867, 3899)]
    public static PyBytes? EncodeFs(PyStr s) => Codecs.EncodeUtf8(s, "surrogateescape");

    /// <summary>PyUnicode_DecodeFSDefault.</summary>
    [Mirrors("PyUnicode_DecodeFSDefaultAndSize", 4099, 4132)]
    public static PyStr DecodeFs(ReadOnlySpan<byte> s) => Codecs.DecodeUtf8(s, "surrogateescape")!;

    /// <summary>PyUnicode_FSConverter: str, bytes or path-like to bytes without NUL.</summary>
    [Mirrors("PyUnicode_FSConverter", 4135, 4172)]
    public static PyBytes? FsConvert(PyObject o)
    {
        PyBytes? bytes = FsPath(o) switch { PyBytes b => b, PyStr s => EncodeFs(s), _ => null };
        if (bytes is null) return null;
        return bytes.Span.Contains((byte)0) ? Err.Raise<PyBytes>(Exc.ValueError, "embedded null byte") : bytes;
    }

    /// <summary>PyUnicode_FSDecoder: str, bytes or path-like to str without NUL.</summary>
    [Mirrors("PyUnicode_FSDecoder", 4175, 4217)]
    public static PyStr? FsDecode(PyObject o)
    {
        PyStr? s = FsPath(o) switch { PyStr t => t, PyBytes b => DecodeFs(b.Span), _ => null };
        if (s is null) return null;
        return s.IndexOf(0) >= 0 ? Err.Raise<PyStr>(Exc.ValueError, "embedded null character") : s;
    }

    /// <summary>PyOS_FSPath: a str or bytes.</summary>
    public static PyObject? FsPath(PyObject path)
    {
        if (path is PyStr or PyBytes) return path;
        PyObject? method = Obj.LookupSpecial(path, Id.Make("__fspath__"));
        if (method is null or PyNone)
        {
            return Err.Occurred is not null ? null
                : Err.Raise(Exc.TypeError, $"expected str, bytes or os.PathLike object, not {path.Type.Name}");
        }
        if (Obj.Call(method) is not { } result) return null;
        return result is PyStr or PyBytes ? result
            : Err.Raise(Exc.TypeError, $"expected {path.Type.Name}.__fspath__() to return str or bytes, not {result.Type.Name}");
    }
}
