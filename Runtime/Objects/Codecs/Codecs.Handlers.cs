// Python/codecs.c: the built-in error handlers.

using System.Globalization;
using System.Text;

namespace PyModules.Runtime;

public static partial class Codecs
{
    private static readonly string[] s_builtinHandlers =
        ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"];

    [Mirrors("_PyCodec_InitRegistry", 1570, 1699)]
    internal static unsafe PyDict BuiltinErrorHandlers()
    {
        var registry = new PyDict();
        Add("strict", "strict_errors", &Strict, "Implements the 'strict' error handling: raises the error.");
        Add("ignore", "ignore_errors", &Ignore, "Implements the 'ignore' error handling: malformed data is left out.");
        Add("replace", "replace_errors", &Replace, "Implements the 'replace' error handling: a marker stands for malformed data.");
        Add("xmlcharrefreplace", "xmlcharrefreplace_errors", &XmlCharRefReplace,
            "Implements the 'xmlcharrefreplace' error handling: an XML character reference stands for an unencodable character.");
        Add("backslashreplace", "backslashreplace_errors", &BackslashReplace,
            "Implements the 'backslashreplace' error handling: a backslashed escape stands for malformed data.");
        Add("namereplace", "namereplace_errors", &NameReplace,
            "Implements the 'namereplace' error handling: a \\N{...} escape stands for an unencodable character.");
        Add("surrogatepass", "surrogatepass", &SurrogatePass, null);
        Add("surrogateescape", "surrogateescape", &SurrogateEscape, null);
        return registry;

        void Add(string name, string function, delegate*<PyObject, PyObject, PyObject?> handler, string? doc) =>
            registry.SetItem(PyStr.Intern(name), new PyBuiltinFunction(new MethodDef(function, MethodFlags.OneArg, doc, null) { OneArg = handler }, null, null));
    }

    [Mirrors("wrong_exception_type", 673, 678)]
    private static PyObject? WrongType(PyObject exception) =>
        Err.Raise(Exc.TypeError, $"don't know how to handle {exception.Type.FullyQualifiedName} in error callback");

    private static PyObject? Result(PyObject replacement, nint position) => PyTuple.Of(replacement, PyInt.From(position));

    private static PyObject? Reraise(PyUnicodeError exception) => Err.RaiseInstance(exception);

    [Mirrors("PyCodec_StrictErrors", 785, 794)]
    private static PyObject? Strict(PyObject self, PyObject exception) =>
        exception is PyBaseException e ? Err.RaiseInstance(e) : Err.Raise(Exc.TypeError, "codec must pass exception instance");

    [Mirrors("PyCodec_IgnoreErrors", 812, 824)]
    private static PyObject? Ignore(PyObject self, PyObject exception)
    {
        if (exception is not PyUnicodeError e) return WrongType(exception);
        return e.GetParams(e is PyUnicodeDecodeError, out _, out _, out _, out nint end) ? Result(PyStr.Empty, end) : null;
    }

    [Mirrors("PyCodec_ReplaceErrors", 882, 897)]
    private static PyObject? Replace(PyObject self, PyObject exception)
    {
        switch (exception)
        {
            case PyUnicodeDecodeError d:
                return d.GetParams(true, out _, out _, out _, out nint last) ? Result(PyStr.FromCodePoint(0xFFFD), last) : null;
            case PyUnicodeError e:
                if (!e.GetParams(false, out _, out _, out nint start, out nint end)) return null;
                return Result(PyStr.FromBmp(new string(e is PyUnicodeEncodeError ? '?' : '\uFFFD', (int)Math.Max(0, end - start))), end);
            default:
                return WrongType(exception);
        }
    }

    [Mirrors("PyCodec_XMLCharRefReplaceErrors", 902, 967)]
    private static PyObject? XmlCharRefReplace(PyObject self, PyObject exception)
    {
        if (exception is not PyUnicodeEncodeError e) return WrongType(exception);
        if (!e.GetParams(false, out PyObject? text, out _, out nint start, out nint end)) return null;
        var b = new StringBuilder();
        for (nint i = start; i < end; i++) AppendCharRef(b, ((PyStr)text!)[(int)i]);
        return Result(PyStr.FromAscii(b.ToString()), end);
    }

    private static void AppendCharRef(StringBuilder b, int c) => b.Append("&#").Append(c.ToString(CultureInfo.InvariantCulture)).Append(';');

    /// <summary>codec_handler_write_unicode_hex.</summary>
    [Mirrors("codec_handler_write_unicode_hex", 717, 740)]
    private static void AppendHex(StringBuilder b, int c) =>
        b.Append(CultureInfo.InvariantCulture, $"{(c >= 0x10000 ? $"\\U{c:x8}" : c >= 0x100 ? $"\\u{c:x4}" : $"\\x{c:x2}")}");

    [Mirrors("PyCodec_BackslashReplaceErrors", 1058, 1073)]
    private static PyObject? BackslashReplace(PyObject self, PyObject exception)
    {
        if (exception is not PyUnicodeError e) return WrongType(exception);
        bool decoding = e is PyUnicodeDecodeError;
        if (!e.GetParams(decoding, out PyObject? value, out _, out nint start, out nint end)) return null;
        var b = new StringBuilder();
        for (nint i = start; i < end; i++) AppendHex(b, decoding ? ((PyBytes)value!).Span[(int)i] : ((PyStr)value!)[(int)i]);
        return Result(PyStr.FromAscii(b.ToString()), end);
    }

    [Mirrors("PyCodec_NameReplaceErrors", 1078, 1145)]
    private static PyObject? NameReplace(PyObject self, PyObject exception)
    {
        if (exception is not PyUnicodeEncodeError e) return WrongType(exception);
        if (!e.GetParams(false, out PyObject? text, out _, out nint start, out nint end)) return null;
        if (!UnicodeNames.Load()) return null;
        var b = new StringBuilder();
        for (nint i = start; i < end; i++)
        {
            int c = ((PyStr)text!)[(int)i];
            if (UnicodeNames.GetName(c) is { } name) b.Append("\\N{").Append(name).Append('}');
            else AppendHex(b, c);
        }
        return Result(PyStr.FromAscii(b.ToString()), end);
    }

    private enum StandardEncoding { Unknown, Utf8, Utf16Be, Utf16Le, Utf32Be, Utf32Le }

    [Mirrors("get_standard_encoding", 1215, 1224), Mirrors("get_standard_encoding_impl", 1155, 1212)]
    private static StandardEncoding GetStandardEncoding(PyObject? name, out int width)
    {
        width = 0;
        if (name is not PyStr s) return StandardEncoding.Unknown;
        string e = s.Value;
        e = e.ToLowerInvariant();
        if (!e.StartsWith("utf", StringComparison.Ordinal)) return StandardEncoding.Unknown;
        e = e[3..];
        if (e.Length > 0 && e[0] is '-' or '_') e = e[1..];
        if (e == "8")
        {
            width = 3;
            return StandardEncoding.Utf8;
        }
        bool wide = e.StartsWith("32", StringComparison.Ordinal);
        if (!wide && !e.StartsWith("16", StringComparison.Ordinal)) return StandardEncoding.Unknown;
        width = wide ? 4 : 2;
        e = e[2..];
        if (e is "") return wide ? StandardEncoding.Utf32Le : StandardEncoding.Utf16Le;
        if (e[0] is '-' or '_') e = e[1..];
        return e switch
        {
            "le" => wide ? StandardEncoding.Utf32Le : StandardEncoding.Utf16Le,
            "be" => wide ? StandardEncoding.Utf32Be : StandardEncoding.Utf16Be,
            _ => StandardEncoding.Unknown,
        };
    }

    internal static bool IsSurrogate(int c) => c is >= 0xD800 and <= 0xDFFF;

    [Mirrors("PyCodec_SurrogatePassErrors", 1403, 1416)]
    private static PyObject? SurrogatePass(PyObject self, PyObject exception)
    {
        if (exception is PyUnicodeEncodeError e)
        {
            if (!PyUnicodeError.CheckAttribute(e._encoding, "encoding", false) || ((PyStr)e._encoding!).ToUtf8() is null) return null;
            StandardEncoding code = GetStandardEncoding(e._encoding, out int width);
            if (code == StandardEncoding.Unknown) return Reraise(e);
            if (!e.GetParams(false, out PyObject? text, out _, out nint start, out nint end)) return null;
            var w = new ByteWriter((int)Math.Max(0, end - start) * width);
            for (nint i = start; i < end; i++)
            {
                int c = ((PyStr)text!)[(int)i];
                if (!IsSurrogate(c))
                {
                    w.Dispose();
                    return Reraise(e);
                }
                switch (code)
                {
                    case StandardEncoding.Utf8: w.Append([(byte)(0xe0 | c >> 12), (byte)(0x80 | c >> 6 & 0x3f), (byte)(0x80 | c & 0x3f)]); break;
                    case StandardEncoding.Utf16Le: w.Append([(byte)c, (byte)(c >> 8)]); break;
                    case StandardEncoding.Utf16Be: w.Append([(byte)(c >> 8), (byte)c]); break;
                    case StandardEncoding.Utf32Le: w.Append([(byte)c, (byte)(c >> 8), 0, 0]); break;
                    default: w.Append([0, 0, (byte)(c >> 8), (byte)c]); break;
                }
            }
            return Result(w.Finish(), end);
        }
        if (exception is PyUnicodeDecodeError d)
        {
            if (!PyUnicodeError.CheckAttribute(d._encoding, "encoding", false) || ((PyStr)d._encoding!).ToUtf8() is null) return null;
            StandardEncoding code = GetStandardEncoding(d._encoding, out int width);
            if (code == StandardEncoding.Unknown) return Reraise(d);
            if (!d.GetParams(true, out PyObject? data, out nint length, out nint start, out _)) return null;
            int c = 0;
            if (length - start >= width)
            {
                ReadOnlySpan<byte> p = ((PyBytes)data!).Span[(int)start..];
                c = code switch
                {
                    StandardEncoding.Utf8 => (p[0] & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80
                        ? (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 | p[2] & 0x3f : 0,
                    StandardEncoding.Utf16Le => p[1] << 8 | p[0],
                    StandardEncoding.Utf16Be => p[0] << 8 | p[1],
                    StandardEncoding.Utf32Le => p[3] << 24 | p[2] << 16 | p[1] << 8 | p[0],
                    _ => p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3],
                };
            }
            return IsSurrogate(c) ? Result(PyStr.FromCodePoint(c), start + width) : Reraise(d);
        }
        return WrongType(exception);
    }

    [Mirrors("PyCodec_SurrogateEscapeErrors", 1496, 1509)]
    private static PyObject? SurrogateEscape(PyObject self, PyObject exception)
    {
        if (exception is PyUnicodeEncodeError e)
        {
            if (!e.GetParams(false, out PyObject? text, out _, out nint start, out nint end)) return null;
            var w = new ByteWriter((int)Math.Max(0, end - start));
            for (nint i = start; i < end; i++)
            {
                int c = ((PyStr)text!)[(int)i];
                if (c is < 0xDC80 or > 0xDCFF)
                {
                    w.Dispose();
                    return Reraise(e);
                }
                w.Append((byte)c);
            }
            return Result(w.Finish(), end);
        }
        if (exception is PyUnicodeDecodeError d)
        {
            if (!d.GetParams(true, out PyObject? data, out _, out nint start, out nint end)) return null;
            Span<char> escaped = stackalloc char[4];
            int n = 0;
            while (n < 4 && n < end - start)
            {
                byte b = ((PyBytes)data!).Span[(int)start + n];
                if (b < 128) break;
                escaped[n++] = (char)(0xDC00 + b);
            }
            return n == 0 ? Reraise(d) : Result(PyStr.FromBmp(escaped[..n]), start + n);
        }
        return WrongType(exception);
    }
}
