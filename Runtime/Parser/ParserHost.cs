// Python/errors.c, Python/pythonrun.c: what the parser asks of the rest of the runtime.

using System.Numerics;
using System.Text;

namespace PyModules.Parser;

using PyModules.Runtime;

/// <summary>The few things outside the parser that it needs.</summary>
internal static class ParserHost
{
    internal static PyType IncompleteInputError => Exc.IncompleteInputError;

    /// <summary>PyErr_WarnExplicitObject without a module; false when it became an error.</summary>
    internal static bool WarnExplicit(PyType category, string message, PyObject filename, int lineno) =>
        Warnings.WarnExplicit(category, PyStr.From(message), filename, lineno, null, null);

    [Mirrors("decode_utf8", 121, 132, File = "Parser/string_parser.c")]
    internal static PyStr? DecodeUtf8(ReadOnlySpan<byte> s) => Ascii.IsValid(s) ? PyStr.FromAscii(Encoding.ASCII.GetString(s)) : PyStr.Decode(s, "utf-8", null);

    internal static PyStr? DecodeText(ReadOnlySpan<byte> s, string encoding, string? errors) => PyStr.Decode(s, encoding, errors);

    /// <summary>Recode to UTF-8 with a NUL behind it; null raised.</summary>
    [Mirrors("_PyTokenizer_translate_into_utf8", 201, 210, File = "Parser/tokenizer/helpers.c")]
    internal static byte[]? Recode(ReadOnlySpan<byte> s, string encoding)
    {
        byte[]? utf8 = PyStr.Decode(s, encoding, null)?.ToUtf8();
        if (utf8 is not null) Array.Resize(ref utf8, utf8.Length + 1);
        return utf8;
    }

    internal static byte[]? EncodeUtf8(PyStr s) => s.ToUtf8();

    /// <summary><c>str(o)</c> for messages.</summary>
    internal static string Text(PyObject o) => o is PyStr s ? s.Value : (Obj.Str(o) as PyStr)?.Value ?? "";

    internal static string ReprText(string s) => (Obj.Repr(PyStr.From(s)) as PyStr)?.Value ?? "";

    /// <summary>_PyUnicode_ScanIdentifier: how many characters from the start make an identifier.</summary>
    internal static int ScanIdentifier(PyStr s)
    {
        if (s.Length == 0 || !(s[0] == '_' || UnicodeData.IsXidStart(s[0]))) return 0;
        int i = 1;
        while (i < s.Length && UnicodeData.IsXidContinue(s[i])) i++;
        return i;
    }

    internal static bool IsPrintable(int c) => UnicodeData.IsPrintable(c);
    internal static bool IsSpace(int c) => UnicodeData.IsSpace(c);

    /// <summary>NFKC by the unicodedata module; null raised.</summary>
    internal static string? NormalizeNfkc(PyStr s)
    {
        Interpreter interpreter = ThreadState.Current.Interpreter;
        PyObject? module = interpreter.Modules.GetItem(PyStr.Intern("unicodedata"));
        if (module is null)
        {
            if (interpreter.Builtins.GetItem(PyStr.Intern("__import__")) is not { } import) return s.Value;
            module = Obj.Call(import, PyStr.Intern("unicodedata"));
            if (module is null) return null;
        }
        PyObject? result = Obj.CallMethod(module, PyStr.Intern("normalize"), PyStr.Intern("NFKC"), s);
        if (result is null) return null;
        if (result is PyStr text) return text.Value;
        Err.Raise(Exc.TypeError, $"unicodedata.normalize() must return a string, not {result.Type.Name}");
        return null;
    }

    internal static double ParseDouble(ReadOnlySpan<char> s) =>
        double.Parse(s, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    internal static PyObject? IntFromDigits(ReadOnlySpan<char> s) => PyLong.FromString(s.ToString(), 10);

    /// <summary>The character of a name; -1 none, -2 raised.</summary>
    internal static int CodeFromName(string name) => !UnicodeNames.Load() ? -2 : UnicodeNames.TryGetCode(name, out int code) ? code : Err.Occurred is null ? -1 : -2;

    internal static PyStr FromCodePoints(ReadOnlySpan<int> s) => PyStr.FromCodePoints(s);

    /// <summary>_PyErr_ProgramDecodedTextObject: a line of the file, or null.</summary>
    internal static string? ProgramText(PyObject? filename, int lineno, string? encoding)
    {
        if (filename is not PyStr name || lineno <= 0 || !File.Exists(name.Value)) return null;
        byte[] data;
        try
        {
            data = File.ReadAllBytes(name.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        encoding ??= DeclaredEncoding(data);
        int start = 0;
        for (int i = 1; i < lineno; i++)
        {
            int at = data.AsSpan(start).IndexOf((byte)'\n');
            if (at < 0) return null;
            start += at + 1;
        }
        if (start == data.Length) return null;
        if (lineno == 1 && data is [0xEF, 0xBB, 0xBF, ..]) start = 3;
        int end = data.AsSpan(start).IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? data.AsSpan(start) : data.AsSpan(start, end + 1);
        if (encoding is null or "utf-8") return Encoding.UTF8.GetString(line);
        if (PyStr.Decode(line, encoding, "replace") is { } text) return text.Value;
        Err.Clear();
        return null;
    }

    /// <summary>_PyTokenizer_FindEncodingFilename: what a comment in the first two lines says.</summary>
    [Mirrors("_PyTokenizer_FindEncodingFilename", 427, 472, File = "Parser/tokenizer/file_tokenizer.c")]
    private static string? DeclaredEncoding(ReadOnlySpan<byte> data)
    {
        for (int i = 0; i < 2; i++)
        {
            int end = data.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? data : data[..end];
            if (Tokenizer.GetCodingSpec(line) is { } spec) return spec;
            ReadOnlySpan<byte> text = line.TrimStart(" \t\f"u8);
            if (end < 0 || (text.Length > 0 && text[0] is not ((byte)'#' or (byte)'\r'))) return null;
            data = data[(end + 1)..];
        }
        return null;
    }

    internal static void SetMetadata(PyBaseException exception, PyTuple metadata) => ((PySyntaxError)exception)._metadata = metadata;
}
