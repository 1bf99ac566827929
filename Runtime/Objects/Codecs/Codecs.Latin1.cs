// Objects/unicodeobject.c: Latin-1 and ASCII.

using System.Text;

namespace PyModules.Runtime;

public static partial class Codecs
{
    /// <summary>_PyUnicode_AsLatin1String.</summary>
    [Mirrors("_PyUnicode_AsLatin1String", 7523, 7538)]
    public static unsafe PyBytes? EncodeLatin1(PyStr text, string? errors = null)
    {
        if (text.Kind <= StrKind.Latin1) return PyBytes.Own(Encoding.Latin1.GetBytes(text._s!));
        return EncodeUcs1(text, errors, 256, "latin-1", "ordinal not in range(256)", &AboveLatin1);
    }

    /// <summary>_PyUnicode_AsASCIIString.</summary>
    [Mirrors("_PyUnicode_AsASCIIString", 7647, 7660)]
    public static unsafe PyBytes? EncodeAscii(PyStr text, string? errors = null)
    {
        if (text.IsAscii) return PyBytes.Own(Encoding.Latin1.GetBytes(text._s!));
        return EncodeUcs1(text, errors, 128, "ascii", "ordinal not in range(128)", &AboveAscii);
    }

    private static bool AboveLatin1(int c) => c > 255;

    private static bool AboveAscii(int c) => c > 127;

    [Mirrors("unicode_encode_ucs1", 7346, 7521)]
    private static unsafe PyBytes? EncodeUcs1(PyStr text, string? errors, int limit, string encoding, string reason, delegate*<int, bool> bad)
    {
        var w = new ByteWriter(text.Length);
        var handler = new CodecErrors(errors);
        for (int i = 0; i < text.Length;)
        {
            int c = text[i];
            if (c < limit)
            {
                w.Append((byte)c);
                i++;
                continue;
            }
            i = EncodeError(encoding, reason, text, i, bad, ref handler, ref w, limit - 1);
            if (i < 0)
            {
                w.Dispose();
                return null;
            }
        }
        return w.Finish();
    }

    /// <summary>PyUnicode_DecodeASCII.</summary>
    [Mirrors("PyUnicode_DecodeASCII", 7548, 7645)]
    public static PyStr? DecodeAscii(ReadOnlySpan<byte> s, string? errors = null)
    {
        if (Ascii.IsValid(s)) return PyStr.FromAscii(Encoding.Latin1.GetString(s));
        var w = new StrWriter(s.Length);
        var handler = new CodecErrors(errors);
        for (int i = 0; i < s.Length;)
        {
            byte c = s[i];
            if (c < 128)
            {
                w.Append((int)c);
                i++;
                continue;
            }
            switch (handler.Known)
            {
                case ErrorHandler.Replace:
                    w.Append(0xFFFD);
                    i++;
                    break;
                case ErrorHandler.SurrogateEscape:
                    w.Append(0xDC00 + c);
                    i++;
                    break;
                case ErrorHandler.Ignore:
                    i++;
                    break;
                default:
                    i = handler.Decode("ascii", "ordinal not in range(128)", ref s, i, i + 1, ref w);
                    if (i < 0)
                    {
                        w.Dispose();
                        return null;
                    }
                    break;
            }
        }
        return w.Finish();
    }
}
