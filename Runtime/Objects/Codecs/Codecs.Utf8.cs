// Objects/unicodeobject.c and Objects/stringlib/codecs.h: UTF-8.

using System.Runtime.CompilerServices;
using System.Text;

namespace PyModules.Runtime;

public static partial class Codecs
{
    /// <summary>PyUnicode_DecodeUTF8.</summary>
    [Mirrors("PyUnicode_DecodeUTF8", 5007, 5013)]
    public static PyStr? DecodeUtf8(ReadOnlySpan<byte> s, string? errors = null) => DecodeUtf8(s, errors, true, out _);

    /// <summary>PyUnicode_DecodeUTF8Stateful: unless final, an incomplete end is left and what was consumed reported.</summary>
    [Mirrors("PyUnicode_DecodeUTF8Stateful", 5532, 5541)]
    [Mirrors("STRINGLIB(utf8_decode)", 22, 252)]
    public static PyStr? DecodeUtf8(ReadOnlySpan<byte> s, string? errors, bool final, out int consumed)
    {
        consumed = s.Length;
        if (s.Length == 0) return PyStr.Empty;
        if (s.Length <= 64 && DecodeShortUtf8(s) is { } known) return known;
        if (Ascii.IsValid(s)) return PyStr.FromAscii(Encoding.Latin1.GetString(s));
        if (System.Text.Unicode.Utf8.IsValid(s)) return PyStr.From(Encoding.UTF8.GetString(s));

        var w = new StrWriter(s.Length);
        var handler = new CodecErrors(errors);
        int i = 0;
        while (i < s.Length)
        {
            int problem = DecodeUtf8Run(s, ref i, ref w);
            int end;
            string reason;
            switch (problem)
            {
                case 0:
                    if (i == s.Length || !final) goto done;
                    reason = "unexpected end of data";
                    end = s.Length;
                    break;
                case 1:
                    reason = "invalid start byte";
                    end = i + 1;
                    break;
                default:
                    if (problem == 2 && !final && s[i] == 0xED && s.Length - i == 2 && s[i + 1] is >= 0xA0 and <= 0xBF) goto done;
                    reason = "invalid continuation byte";
                    end = i + problem - 1;
                    break;
            }
            switch (handler.Known)
            {
                case ErrorHandler.Ignore:
                    i = end;
                    break;
                case ErrorHandler.Replace:
                    w.Append(0xFFFD);
                    i = end;
                    break;
                case ErrorHandler.SurrogateEscape:
                    for (; i < end; i++) w.Append(0xDC00 + s[i]);
                    break;
                default:
                    i = handler.Decode("utf-8", reason, ref s, i, end, ref w);
                    if (i < 0)
                    {
                        w.Dispose();
                        return null;
                    }
                    break;
            }
        }
    done:
        consumed = i;
        return w.Finish();
    }

    internal const int ShortUtf8 = 2048;

    /// <summary>The text of a few bytes, by hand: it is short work, and the framework's decoders load their types. Null when they are not valid or stand for more than the BMP.</summary>
    /// <param name="s">At most <see cref="ShortUtf8"/> bytes.</param>
    [SkipLocalsInit]
    internal static unsafe PyStr? DecodeShortUtf8(ReadOnlySpan<byte> s)
    {
        char* text = stackalloc char[ShortUtf8];
        int n = 0;
        for (int i = 0; i < s.Length; i++)
        {
            int c = s[i];
            if (c >= 0x80)
            {
                if (c is >= 0xC2 and < 0xE0 && i + 1 < s.Length && IsContinuation(s[i + 1])) c = (c & 0x1F) << 6 | s[++i] & 0x3F;
                else if (c is >= 0xE0 and < 0xF0 && i + 2 < s.Length && IsContinuation(s[i + 1]) && IsContinuation(s[i + 2]))
                {
                    c = (c & 0x0F) << 12 | (s[++i] & 0x3F) << 6 | s[++i] & 0x3F;
                    if (c is < 0x800 or >= 0xD800 and < 0xE000) return null;
                }
                else return null;
            }
            text[n++] = (char)c;
        }
        string result = new(text, 0, n);
        return n == s.Length ? PyStr.FromAscii(result) : PyStr.From(result);
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    /// <summary>Decode up to an error: 0 at the end or an incomplete sequence, 1 at an invalid start, n + 1 when n bytes start a sequence that goes wrong.</summary>
    [Mirrors("unicode_decode_utf8_impl", 5273, 5393)]
    private static int DecodeUtf8Run(ReadOnlySpan<byte> s, ref int i, ref StrWriter w)
    {
        while (i < s.Length)
        {
            int c = s[i];
            if (c < 0x80)
            {
                w.Append(c);
                i++;
                continue;
            }
            int left = s.Length - i;
            if (c < 0xE0)
            {
                if (c < 0xC2) return 1;
                if (left < 2) return 0;
                if (!IsContinuation(s[i + 1])) return 2;
                w.Append((c & 0x1F) << 6 | s[i + 1] & 0x3F);
                i += 2;
            }
            else if (c < 0xF0)
            {
                if (left < 2) return 0;
                byte b = s[i + 1];
                if (!IsContinuation(b) || (b < 0xA0 ? c == 0xE0 : c == 0xED)) return 2;
                if (left < 3) return 0;
                if (!IsContinuation(s[i + 2])) return 3;
                w.Append((c & 0x0F) << 12 | (b & 0x3F) << 6 | s[i + 2] & 0x3F);
                i += 3;
            }
            else if (c < 0xF5)
            {
                if (left < 2) return 0;
                byte b = s[i + 1];
                if (!IsContinuation(b) || (b < 0x90 ? c == 0xF0 : c == 0xF4)) return 2;
                if (left < 3) return 0;
                if (!IsContinuation(s[i + 2])) return 3;
                if (left < 4) return 0;
                if (!IsContinuation(s[i + 3])) return 4;
                w.Append((c & 0x07) << 18 | (b & 0x3F) << 12 | (s[i + 2] & 0x3F) << 6 | s[i + 3] & 0x3F);
                i += 4;
            }
            else
            {
                return 1;
            }
        }
        return 0;
    }

    /// <summary>PyUnicode_AsUTF8String with an error handler.</summary>
    [Mirrors("_PyUnicode_AsUTF8String", 5923, 5927)]
    public static PyBytes? EncodeUtf8(PyStr text, string? errors = null) => EncodeUtf8Array(text, errors) is { } a ? PyBytes.Own(a) : null;

    /// <summary>The UTF-8 of a str; null raised.</summary>
    [Mirrors("unicode_encode_utf8", 5827, 5868)]
    [Mirrors("STRINGLIB(utf8_encoder)", 260, 470)]
    public static unsafe byte[]? EncodeUtf8Array(PyStr text, string? errors = null)
    {
        if (text.IsAscii) return AsciiBytes(text._s!);
        if (text._s is { } s ? !s.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') : !text._u.AsSpan().ContainsAnyInRange(0xD800, 0xDFFF))
            return Encoding.UTF8.GetBytes(text.Value);
        var w = new ByteWriter(text.Length * 3);
        var handler = new CodecErrors(errors);
        for (int i = 0; i < text.Length;)
        {
            int c = text[i++];
            if (c < 0x80) w.Append((byte)c);
            else if (c < 0x800) AppendTwo(ref w, c);
            else if (IsSurrogate(c))
            {
                i = EncodeError("utf-8", "surrogates not allowed", text, i - 1, &IsSurrogate, ref handler, ref w, 127);
                if (i < 0)
                {
                    w.Dispose();
                    return null;
                }
            }
            else if (c < 0x10000) AppendThree(ref w, c);
            else AppendFour(ref w, c);
        }
        return w.ToArray();
    }

    // Encoding.Latin1 is compiled anew at every start, and this is where a start comes along.
    private static byte[] AsciiBytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        if (text.Length > 256) Encoding.ASCII.GetBytes(text, bytes);
        else
            for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }

    private static void AppendTwo(ref ByteWriter w, int c)
    {
        w.Append((byte)(0xC0 | c >> 6));
        w.Append((byte)(0x80 | c & 0x3F));
    }

    private static void AppendThree(ref ByteWriter w, int c)
    {
        w.Append((byte)(0xE0 | c >> 12));
        w.Append((byte)(0x80 | c >> 6 & 0x3F));
        w.Append((byte)(0x80 | c & 0x3F));
    }

    private static void AppendFour(ref ByteWriter w, int c)
    {
        w.Append((byte)(0xF0 | c >> 18));
        w.Append((byte)(0x80 | c >> 12 & 0x3F));
        w.Append((byte)(0x80 | c >> 6 & 0x3F));
        w.Append((byte)(0x80 | c & 0x3F));
    }

    /// <summary>What the encoders with one-byte replacements share: collect the unencodable run at <paramref name="start"/> and handle it.
    /// The position to go on from; -1 raised.</summary>
    private static unsafe int EncodeError(string encoding, string reason, PyStr text, int start, delegate*<int, bool> bad,
        ref CodecErrors handler, ref ByteWriter w, int limit)
    {
        int end = start + 1;
        while (end < text.Length && bad(text[end])) end++;
        switch (handler.Known)
        {
            case ErrorHandler.Strict:
                handler.RaiseEncode(encoding, text, start, end, reason);
                return -1;
            case ErrorHandler.Replace:
                w.Fill((byte)'?', end - start);
                return end;
            case ErrorHandler.Ignore:
                return end;
            case ErrorHandler.BackslashReplace or ErrorHandler.XmlCharRefReplace:
                var b = new StringBuilder();
                for (int i = start; i < end; i++)
                {
                    if (handler.Known == ErrorHandler.BackslashReplace) AppendHex(b, text[i]);
                    else AppendCharRef(b, text[i]);
                }
                w.AppendLatin1(b.ToString());
                return end;
            case ErrorHandler.SurrogatePass when encoding == "utf-8":
                for (int i = start; i < end; i++) AppendThree(ref w, text[i]);
                return end;
            case ErrorHandler.SurrogateEscape:
                while (start < end && text[start] is >= 0xDC80 and <= 0xDCFF) w.Append((byte)text[start++]);
                if (start >= end) return end;
                break;
        }
        switch (handler.Encode(encoding, reason, text, start, end, out int next))
        {
            case null:
                return -1;
            case PyBytes bytes:
                w.Append(bytes.Span);
                return next;
            case PyStr s:
                if (s.MaxChar > limit)
                {
                    handler.RaiseEncode(encoding, text, start, end, reason);
                    return -1;
                }
                w.AppendLatin1(s._s);
                return next;
        }
        return next;
    }
}
