// Objects/unicodeobject.c: UTF-16 and UTF-32.

using System.Buffers.Binary;

namespace PyModules.Runtime;

public static partial class Codecs
{
    /// <summary>PyUnicode_DecodeUTF16Stateful. A byte order of 0 reads a mark and is set by it; -1 is little, 1 big endian.</summary>
    [Mirrors("PyUnicode_DecodeUTF16Stateful", 6254, 6407)]
    [Mirrors("STRINGLIB(utf16_decode)", 500, 612, File = "Objects/stringlib/codecs.h")]
    public static PyStr? DecodeUtf16(ReadOnlySpan<byte> s, string? errors, ref int byteOrder, bool final, out int consumed)
    {
        int i = 0;
        consumed = s.Length;
        if (byteOrder == 0 && s.Length >= 2)
        {
            int mark = s[1] << 8 | s[0];
            if (mark == 0xFEFF) byteOrder = -1;
            else if (mark == 0xFFFE) byteOrder = 1;
            if (byteOrder != 0) i = 2;
        }
        if (i == s.Length) return PyStr.Empty;
        bool little = byteOrder <= 0;
        string encoding = little ? "utf-16-le" : "utf-16-be";
        var w = new StrWriter(s.Length / 2);
        var handler = new CodecErrors(errors);
        while (true)
        {
            string reason = "";
            int start = 0, end = 0;
            while (s.Length - i >= 2)
            {
                int c = Unit(s, i, little);
                i += 2;
                if (!IsSurrogate(c))
                {
                    w.Append(c);
                    continue;
                }
                if (c >= 0xDC00)
                {
                    reason = "illegal encoding";
                    start = i - 2;
                    end = i;
                    break;
                }
                if (s.Length - i < 2)
                {
                    i -= 2;
                    if (!final) goto done;
                    reason = "unexpected end of data";
                    start = i;
                    end = s.Length;
                    break;
                }
                int low = Unit(s, i, little);
                i += 2;
                if (low is < 0xDC00 or > 0xDFFF)
                {
                    reason = "illegal UTF-16 surrogate";
                    start = i - 4;
                    end = start + 2;
                    break;
                }
                w.Append(0x10000 + ((c & 0x3FF) << 10 | low & 0x3FF));
            }
            if (reason.Length == 0)
            {
                if (i == s.Length || !final) goto done;
                reason = "truncated data";
                start = i;
                end = s.Length;
            }
            i = handler.Decode(encoding, reason, ref s, start, end, ref w);
            if (i >= 0) continue;
            w.Dispose();
            return null;
        }
    done:
        consumed = i;
        return w.Finish();
    }

    private static int Unit(ReadOnlySpan<byte> s, int i, bool little) => little ? s[i + 1] << 8 | s[i] : s[i] << 8 | s[i + 1];

    /// <summary>_PyUnicode_EncodeUTF16: a byte order of 0 writes a mark and native order.</summary>
    [Mirrors("_PyUnicode_EncodeUTF16", 6409, 6571)]
    [Mirrors("STRINGLIB(utf16_encode)", 620, 740, File = "Objects/stringlib/codecs.h")]
    public static PyBytes? EncodeUtf16(PyStr text, string? errors, int byteOrder)
    {
        bool little = byteOrder <= 0;
        var w = new ByteWriter(text.Length * 2 + 2);
        if (byteOrder == 0) Put16(ref w, 0xFEFF, little);
        string encoding = byteOrder < 0 ? "utf-16-le" : byteOrder > 0 ? "utf-16-be" : "utf-16";
        var handler = new CodecErrors(errors);
        for (int i = 0; i < text.Length;)
        {
            int c = text[i];
            if (IsSurrogate(c))
            {
                i = EncodeWideError(encoding, text, i, 2, little, ref handler, ref w);
                if (i >= 0) continue;
                w.Dispose();
                return null;
            }
            i++;
            if (c >= 0x10000)
            {
                Put16(ref w, 0xD7C0 + (c >> 10), little);
                c = 0xDC00 + (c & 0x3FF);
            }
            Put16(ref w, c, little);
        }
        return w.Finish();
    }

    private static void Put16(ref ByteWriter w, int c, bool little)
    {
        if (little) BinaryPrimitives.WriteUInt16LittleEndian(w.Extend(2), (ushort)c);
        else BinaryPrimitives.WriteUInt16BigEndian(w.Extend(2), (ushort)c);
    }

    private static void Put32(ref ByteWriter w, int c, bool little)
    {
        if (little) BinaryPrimitives.WriteInt32LittleEndian(w.Extend(4), c);
        else BinaryPrimitives.WriteInt32BigEndian(w.Extend(4), c);
    }

    private static int EncodeWideError(string encoding, PyStr text, int at, int width, bool little, ref CodecErrors handler, ref ByteWriter w)
    {
        const string reason = "surrogates not allowed";
        switch (handler.Encode(encoding, reason, text, at, at + 1, out int next))
        {
            case null:
                return -1;
            case PyBytes bytes when bytes.Length % width == 0:
                w.Append(bytes.Span);
                return next;
            case PyStr { IsAscii: true } s:
                foreach (char c in s._s!)
                {
                    if (width == 2) Put16(ref w, c, little);
                    else Put32(ref w, c, little);
                }
                return next;
        }
        handler.RaiseEncode(encoding, text, at, at + 1, reason);
        return -1;
    }

    /// <summary>PyUnicode_DecodeUTF32Stateful.</summary>
    [Mirrors("PyUnicode_DecodeUTF32Stateful", 5947, 6090)]
    public static PyStr? DecodeUtf32(ReadOnlySpan<byte> s, string? errors, ref int byteOrder, bool final, out int consumed)
    {
        int i = 0;
        consumed = s.Length;
        if (byteOrder == 0 && s.Length >= 4)
        {
            uint mark = BinaryPrimitives.ReadUInt32LittleEndian(s);
            if (mark == 0xFEFF) byteOrder = -1;
            else if (mark == 0xFFFE0000) byteOrder = 1;
            if (byteOrder != 0) i = 4;
        }
        if (i == s.Length) return PyStr.Empty;
        bool little = byteOrder <= 0;
        string encoding = little ? "utf-32-le" : "utf-32-be";
        var w = new StrWriter(s.Length / 4);
        var handler = new CodecErrors(errors);
        while (true)
        {
            string reason = "";
            int end = 0;
            while (s.Length - i >= 4)
            {
                uint c = little ? BinaryPrimitives.ReadUInt32LittleEndian(s[i..]) : BinaryPrimitives.ReadUInt32BigEndian(s[i..]);
                if (c <= PyStr.MaxCodePoint && !IsSurrogate((int)c))
                {
                    w.Append((int)c);
                    i += 4;
                    continue;
                }
                reason = c > PyStr.MaxCodePoint ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
                end = i + 4;
                break;
            }
            if (reason.Length == 0)
            {
                if (i == s.Length || !final) break;
                reason = "truncated data";
                end = s.Length;
            }
            i = handler.Decode(encoding, reason, ref s, i, end, ref w);
            if (i >= 0) continue;
            w.Dispose();
            return null;
        }
        consumed = i;
        return w.Finish();
    }

    /// <summary>_PyUnicode_EncodeUTF32.</summary>
    [Mirrors("_PyUnicode_EncodeUTF32", 6092, 6235)]
    [Mirrors("STRINGLIB(utf32_encode)", 757, 828, File = "Objects/stringlib/codecs.h")]
    public static PyBytes? EncodeUtf32(PyStr text, string? errors, int byteOrder)
    {
        bool little = byteOrder <= 0;
        var w = new ByteWriter(text.Length * 4 + 4);
        if (byteOrder == 0) Put32(ref w, 0xFEFF, little);
        string encoding = byteOrder < 0 ? "utf-32-le" : byteOrder > 0 ? "utf-32-be" : "utf-32";
        var handler = new CodecErrors(errors);
        for (int i = 0; i < text.Length;)
        {
            int c = text[i];
            if (!IsSurrogate(c))
            {
                Put32(ref w, c, little);
                i++;
                continue;
            }
            i = EncodeWideError(encoding, text, i, 4, little, ref handler, ref w);
            if (i >= 0) continue;
            w.Dispose();
            return null;
        }
        return w.Finish();
    }
}
