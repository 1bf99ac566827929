// Objects/unicodeobject.c: UTF-7.

namespace PyModules.Runtime;

public static partial class Codecs
{
    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static bool IsBase64(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c is '+' or '/');

    private static bool DecodesDirectly(int c) => c <= 127 && c != '+';

    /// <summary>RFC 2152's sets D and whitespace and set O go as they are.</summary>
    private static bool EncodesDirectly(int c)
    {
        if (c is <= 0 or >= 128 or '+' or '\\' or '~') return false;
        return c is '\t' or '\n' or '\r' || c is >= 32 and < 127;
    }

    /// <summary>PyUnicode_DecodeUTF7Stateful.</summary>
    [Mirrors("PyUnicode_DecodeUTF7Stateful", 4701, 4896)]
    public static PyStr? DecodeUtf7(ReadOnlySpan<byte> s, string? errors, bool final, out int consumed)
    {
        consumed = 0;
        int size = s.Length, i = 0, start = 0, shiftOutStart = 0, bits = 0, surrogate = 0;
        ulong buffer = 0;
        bool inShift = false;
        var w = new StrWriter(size);
        var handler = new CodecErrors(errors);
        while (true)
        {
            while (i < s.Length)
            {
                int c = s[i];
                string? problem = null;
                if (inShift)
                {
                    if (IsBase64(c))
                    {
                        buffer = buffer << 6 | (uint)Base64Digits.IndexOf((char)c);
                        bits += 6;
                        i++;
                        if (bits < 16) continue;
                        int unit = (int)(buffer >> (bits - 16)) & 0xFFFF;
                        bits -= 16;
                        buffer &= (1UL << bits) - 1;
                        if (surrogate != 0)
                        {
                            if (unit is >= 0xDC00 and <= 0xDFFF)
                            {
                                w.Append(0x10000 + ((surrogate & 0x3FF) << 10 | unit & 0x3FF));
                                surrogate = 0;
                                continue;
                            }
                            w.Append(surrogate);
                            surrogate = 0;
                        }
                        if (unit is >= 0xD800 and <= 0xDBFF) surrogate = unit;
                        else w.Append(unit);
                        continue;
                    }
                    inShift = false;
                    if (bits >= 6)
                    {
                        i++;
                        problem = "partial character in shift sequence";
                    }
                    else if (bits > 0 && buffer != 0)
                    {
                        i++;
                        problem = "non-zero padding bits in shift sequence";
                    }
                    else
                    {
                        if (surrogate != 0 && DecodesDirectly(c)) w.Append(surrogate);
                        surrogate = 0;
                        if (c == '-') i++;
                        continue;
                    }
                }
                else if (c == '+')
                {
                    start = i++;
                    if (i < s.Length && s[i] == '-')
                    {
                        i++;
                        w.Append('+');
                        continue;
                    }
                    if (i >= s.Length || IsBase64(s[i]))
                    {
                        inShift = true;
                        surrogate = 0;
                        shiftOutStart = w.Count;
                        bits = 0;
                        buffer = 0;
                        continue;
                    }
                    i++;
                    problem = "ill-formed sequence";
                }
                else if (DecodesDirectly(c))
                {
                    i++;
                    w.Append(c);
                    continue;
                }
                else
                {
                    start = i++;
                    problem = "unexpected special character";
                }
                i = handler.Decode("utf7", problem, ref s, start, i, ref w);
                if (i < 0) goto error;
            }
            if (!inShift || !final) break;
            inShift = false;
            if (surrogate == 0 && bits < 6 && !(bits > 0 && buffer != 0)) break;
            i = handler.Decode("utf7", "unterminated shift sequence", ref s, start, size, ref w);
            if (i < 0) goto error;
            if (i >= s.Length) break;
        }
        consumed = i;
        if (inShift && !final)
        {
            consumed = start;
            w.Truncate(shiftOutStart);
        }
        return w.Finish();
    error:
        w.Dispose();
        return null;
    }

    /// <summary>_PyUnicode_EncodeUTF7.</summary>
    [Mirrors("_PyUnicode_EncodeUTF7", 4899, 4997)]
    public static PyBytes EncodeUtf7(PyStr text)
    {
        var w = new ByteWriter(text.Length * 2);
        bool inShift = false;
        int bits = 0;
        ulong buffer = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (inShift)
            {
                if (EncodesDirectly(c))
                {
                    if (bits > 0)
                    {
                        w.Append((byte)Base64Digits[(int)(buffer << (6 - bits)) & 0x3F]);
                        buffer = 0;
                        bits = 0;
                    }
                    inShift = false;
                    if (IsBase64(c) || c == '-') w.Append((byte)'-');
                    w.Append((byte)c);
                    continue;
                }
            }
            else if (c == '+')
            {
                w.Append("+-"u8);
                continue;
            }
            else if (EncodesDirectly(c))
            {
                w.Append((byte)c);
                continue;
            }
            else
            {
                w.Append((byte)'+');
                inShift = true;
            }
            if (c >= 0x10000)
            {
                Put(ref w, 0xD7C0 + (c >> 10));
                c = 0xDC00 + (c & 0x3FF);
            }
            Put(ref w, c);
        }
        if (bits > 0) w.Append((byte)Base64Digits[(int)(buffer << (6 - bits)) & 0x3F]);
        if (inShift) w.Append((byte)'-');
        return w.Finish();

        void Put(ref ByteWriter to, int unit)
        {
            bits += 16;
            buffer = buffer << 16 | (uint)unit;
            while (bits >= 6)
            {
                to.Append((byte)Base64Digits[(int)(buffer >> (bits - 6)) & 0x3F]);
                bits -= 6;
            }
        }
    }
}
