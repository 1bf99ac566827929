// Objects/unicodeobject.c and Objects/bytesobject.c: unicode_escape, raw_unicode_escape and the escapes of bytes.

using System.Text;

namespace PyModules.Runtime;

public static partial class Codecs
{
    private static int HexValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>_PyUnicode_DecodeUnicodeEscapeStateful: with the warning for an invalid escape.</summary>
    [Mirrors("_PyUnicode_DecodeUnicodeEscapeStateful", 6848, 6885)]
    public static PyStr? DecodeUnicodeEscape(ReadOnlySpan<byte> s, string? errors, bool final, out int consumed)
    {
        if (DecodeUnicodeEscape(s, errors, final, out consumed, out int invalid, out _) is not { } result) return null;
        return invalid == -1 || WarnInvalidEscape(invalid) ? result : null;
    }

    private static bool WarnInvalidEscape(int invalid) => Warnings.Warn(Exc.DeprecationWarning, invalid > 0xff
        ? $"\"\\{Convert.ToString(invalid, 8)}\" is an invalid octal escape sequence. Such sequences will not work in the future. "
        : $"\"\\{(char)invalid}\" is an invalid escape sequence. Such sequences will not work in the future. ", 1);

    /// <summary>_PyUnicode_DecodeUnicodeEscapeInternal2: without the warning; the first invalid escape's character (or octal value) and where it stands,
    /// -1 for none or unknown.</summary>
    [Mirrors("_PyUnicode_DecodeUnicodeEscapeInternal2", 6598, 6846)]
    public static PyStr? DecodeUnicodeEscape(ReadOnlySpan<byte> s, string? errors, bool final, out int consumed, out int invalidChar, out int invalidPosition)
    {
        invalidChar = invalidPosition = -1;
        consumed = s.Length;
        if (s.Length == 0) return PyStr.Empty;
        ReadOnlySpan<byte> initial = s;
        var w = new StrWriter(s.Length);
        var handler = new CodecErrors(errors);
        int i = 0;
        while (i < s.Length)
        {
            int c = s[i++];
            if (c != '\\')
            {
                w.Append(c);
                continue;
            }
            int start = i - 1, digits, code = 0;
            string message;
            bool incomplete = false;
            if (i >= s.Length)
            {
                message = "\\ at end of string";
                incomplete = true;
                goto problem;
            }
            c = s[i++];
            switch (c)
            {
                case '\n': continue;
                case '\\' or '\'' or '"': w.Append(c); continue;
                case 'b': w.Append('\b'); continue;
                case 'f': w.Append('\f'); continue;
                case 't': w.Append('\t'); continue;
                case 'n': w.Append('\n'); continue;
                case 'r': w.Append('\r'); continue;
                case 'v': w.Append('\v'); continue;
                case 'a': w.Append('\a'); continue;
                case >= '0' and <= '7':
                    code = c - '0';
                    if (i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7')
                    {
                        code = code << 3 | s[i++] - '0';
                        if (i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7') code = code << 3 | s[i++] - '0';
                    }
                    if (code > 255 && invalidChar == -1)
                    {
                        invalidChar = code;
                        if (s == initial) invalidPosition = i - 3;
                    }
                    w.Append(code);
                    continue;
                case 'x':
                    digits = 2;
                    message = "truncated \\xXX escape";
                    break;
                case 'u':
                    digits = 4;
                    message = "truncated \\uXXXX escape";
                    break;
                case 'U':
                    digits = 8;
                    message = "truncated \\UXXXXXXXX escape";
                    break;
                case 'N':
                    message = "malformed \\N character escape";
                    if (i >= s.Length)
                    {
                        incomplete = true;
                        goto problem;
                    }
                    if (s[i] != '{') goto problem;
                    int nameStart = ++i;
                    while (i < s.Length && s[i] != '}') i++;
                    if (i >= s.Length)
                    {
                        incomplete = true;
                        goto problem;
                    }
                    if (i > nameStart)
                    {
                        string name = Encoding.Latin1.GetString(s[nameStart..i]);
                        i++;
                        if (!UnicodeNames.Load())
                        {
                            w.Dispose();
                            return null;
                        }
                        if (UnicodeNames.TryGetCode(name, out code))
                        {
                            w.Append(code);
                            continue;
                        }
                        message = "unknown Unicode character name";
                    }
                    goto problem;
                default:
                    if (invalidChar == -1)
                    {
                        invalidChar = c;
                        if (s == initial) invalidPosition = i - 1;
                    }
                    w.Append('\\');
                    w.Append(c);
                    continue;
            }
            uint value = 0;
            for (; digits > 0; i++, digits--)
            {
                if (i >= s.Length)
                {
                    incomplete = true;
                    goto problem;
                }
                int digit = HexValue(s[i]);
                if (digit < 0) goto problem;
                value = value << 4 | (uint)digit;
            }
            if (value <= PyStr.MaxCodePoint)
            {
                w.Append((int)value);
                continue;
            }
            message = "illegal Unicode character";
        problem:
            if (incomplete && !final)
            {
                consumed = start;
                return w.Finish();
            }
            i = handler.Decode("unicodeescape", message, ref s, start, i, ref w);
            if (i >= 0) continue;
            w.Dispose();
            return null;
        }
        return w.Finish();
    }

    /// <summary>PyUnicode_AsUnicodeEscapeString.</summary>
    [Mirrors("PyUnicode_AsUnicodeEscapeString", 6897, 7010)]
    public static PyBytes EncodeUnicodeEscape(PyStr text)
    {
        var b = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            switch (c)
            {
                case '\\': b.Append("\\\\"); break;
                case '\t': b.Append("\\t"); break;
                case '\n': b.Append("\\n"); break;
                case '\r': b.Append("\\r"); break;
                case >= ' ' and < 127: b.Append((char)c); break;
                default: AppendHex(b, c); break;
            }
        }
        return PyBytes.Own(Encoding.Latin1.GetBytes(b.ToString()));
    }

    /// <summary>_PyUnicode_DecodeRawUnicodeEscapeStateful.</summary>
    [Mirrors("_PyUnicode_DecodeRawUnicodeEscapeStateful", 7014, 7148)]
    public static PyStr? DecodeRawUnicodeEscape(ReadOnlySpan<byte> s, string? errors, bool final, out int consumed)
    {
        consumed = s.Length;
        if (s.Length == 0) return PyStr.Empty;
        var w = new StrWriter(s.Length);
        var handler = new CodecErrors(errors);
        int i = 0;
        while (i < s.Length)
        {
            int c = s[i++];
            if (c != '\\' || i >= s.Length && final)
            {
                w.Append(c);
                continue;
            }
            int start = i - 1;
            if (i >= s.Length)
            {
                consumed = start;
                return w.Finish();
            }
            c = s[i++];
            if (c is not ('u' or 'U'))
            {
                w.Append('\\');
                w.Append(c);
                continue;
            }
            int digits = c == 'u' ? 4 : 8;
            string message = c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
            uint value = 0;
            bool incomplete = false;
            for (; digits > 0; i++, digits--)
            {
                incomplete = i >= s.Length;
                int digit = incomplete ? -1 : HexValue(s[i]);
                if (digit < 0) break;
                value = value << 4 | (uint)digit;
            }
            if (digits == 0)
            {
                if (value <= PyStr.MaxCodePoint)
                {
                    w.Append((int)value);
                    continue;
                }
                message = "\\Uxxxxxxxx out of range";
            }
            else if (incomplete && !final)
            {
                consumed = start;
                return w.Finish();
            }
            i = handler.Decode("rawunicodeescape", message, ref s, start, i, ref w);
            if (i >= 0) continue;
            w.Dispose();
            return null;
        }
        return w.Finish();
    }

    /// <summary>PyUnicode_AsRawUnicodeEscapeString.</summary>
    [Mirrors("PyUnicode_AsRawUnicodeEscapeString", 7159, 7233)]
    public static PyBytes EncodeRawUnicodeEscape(PyStr text)
    {
        if (text.Kind <= StrKind.Latin1) return PyBytes.Own(Encoding.Latin1.GetBytes(text._s!));
        var b = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x100) b.Append((char)text[i]);
            else AppendHex(b, text[i]);
        }
        return PyBytes.Own(Encoding.Latin1.GetBytes(b.ToString()));
    }

    /// <summary>_PyBytes_DecodeEscape2: null raised; the first invalid escape as for <see cref="DecodeUnicodeEscape(ReadOnlySpan{byte}, string?, bool, out int, out int, out int)"/>.</summary>
    [Mirrors("_PyBytes_DecodeEscape2", 1078, 1194, File = "Objects/bytesobject.c")]
    public static PyBytes? DecodeBytesEscape(ReadOnlySpan<byte> s, string? errors, out int invalidChar, out int invalidPosition)
    {
        invalidChar = invalidPosition = -1;
        var w = new ByteWriter(s.Length);
        int i = 0;
        while (i < s.Length)
        {
            byte c = s[i++];
            if (c != '\\')
            {
                w.Append(c);
                continue;
            }
            if (i >= s.Length)
            {
                w.Dispose();
                return Err.Raise<PyBytes>(Exc.ValueError, "Trailing \\ in string");
            }
            c = s[i++];
            switch (c)
            {
                case (byte)'\n': continue;
                case (byte)'\\' or (byte)'\'' or (byte)'"': w.Append(c); continue;
                case (byte)'b': w.Append(8); continue;
                case (byte)'f': w.Append(12); continue;
                case (byte)'t': w.Append(9); continue;
                case (byte)'n': w.Append(10); continue;
                case (byte)'r': w.Append(13); continue;
                case (byte)'v': w.Append(11); continue;
                case (byte)'a': w.Append(7); continue;
                case >= (byte)'0' and <= (byte)'7':
                    int code = c - '0';
                    if (i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7')
                    {
                        code = code << 3 | s[i++] - '0';
                        if (i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7') code = code << 3 | s[i++] - '0';
                    }
                    if (code > 255 && invalidChar == -1)
                    {
                        invalidChar = code;
                        invalidPosition = i - 3;
                    }
                    w.Append((byte)code);
                    continue;
                case (byte)'x':
                    if (i + 1 < s.Length)
                    {
                        int high = HexValue(s[i]), low = HexValue(s[i + 1]);
                        if (high >= 0 && low >= 0)
                        {
                            w.Append((byte)(high << 4 | low));
                            i += 2;
                            continue;
                        }
                    }
                    if (i < s.Length && HexValue(s[i]) >= 0) i++;
                    switch (errors)
                    {
                        case null or "strict":
                            w.Dispose();
                            return Err.Raise<PyBytes>(Exc.ValueError, $"invalid \\x escape at position {i - 2}");
                        case "replace":
                            w.Append((byte)'?');
                            continue;
                        case "ignore":
                            continue;
                    }
                    w.Dispose();
                    return Err.Raise<PyBytes>(Exc.ValueError, $"decoding error; unknown error handling code: {errors}");
                default:
                    if (invalidChar == -1)
                    {
                        invalidChar = c;
                        invalidPosition = i - 1;
                    }
                    w.Append((byte)'\\');
                    w.Append(c);
                    continue;
            }
        }
        return w.Finish();
    }

    /// <summary>PyBytes_DecodeEscape: with the warning.</summary>
    [Mirrors("PyBytes_DecodeEscape", 1196, 1232, File = "Objects/bytesobject.c")]
    public static PyBytes? DecodeBytesEscape(ReadOnlySpan<byte> s, string? errors)
    {
        if (DecodeBytesEscape(s, errors, out int invalid, out _) is not { } result) return null;
        return invalid == -1 || WarnInvalidEscape(invalid) ? result : null;
    }
}
