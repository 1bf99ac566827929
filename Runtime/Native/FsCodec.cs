// Python/fileutils.c, PyUnicode_EncodeFSDefault and PyUnicode_DecodeFSDefault: UTF-8 with surrogateescape.

using System.Text;

namespace PyModules.Runtime.Native;

/// <summary>File names between str and bytes.</summary>
internal static class FsCodec
{
    /// <summary>The NUL-terminated bytes of a str; null when it holds a surrogate that stands for no byte (UnicodeEncodeError is set). The str may hold NULs.</summary>
    [Mirrors("encode_locale_ex", 789, 831)]
    public static byte[]? Encode(PyStr text)
    {
        if (text.IsAscii)
        {
            string value = text.Value;
            byte[] ascii = new byte[value.Length + 1];
            for (int i = 0; i < value.Length; i++) ascii[i] = (byte)value[i];
            return ascii;
        }
        byte[] result = new byte[text.Length * 4 + 1];
        int n = 0;
        bool onlyAscii = IsAscii;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (c < 0x80) result[n++] = (byte)c;
            else if (c is >= 0xDC80 and <= 0xDCFF) result[n++] = (byte)(c - 0xDC00);
            else if (onlyAscii || c is >= 0xD800 and <= 0xDFFF)
            {
                _ = Obj.CallMethod(text, PyStr.Intern("encode"), PyStr.From(onlyAscii ? "ascii" : "utf-8"), PyStr.From("surrogateescape"));
                return null;
            }
            else n += new Rune(c).EncodeToUtf8(result.AsSpan(n));
        }
        Array.Resize(ref result, n + 1);
        result[n] = 0;
        return result;
    }

    /// <summary>Without the NUL.</summary>
    public static PyBytes? EncodeBytes(PyStr text) => Encode(text) is { } bytes ? PyBytes.From(bytes.AsSpan(0, bytes.Length - 1)) : null;

    /// <summary>Never fails: a byte that is no UTF-8 becomes a lone surrogate.</summary>
    [Mirrors("_Py_DecodeLocaleEx", 598, 638)]
    public static PyStr Decode(ReadOnlySpan<byte> bytes)
    {
        if (AsciiText(bytes) is { } ascii) return PyStr.From(ascii);
        int[] points = new int[bytes.Length];
        int n = 0;
        bool onlyAscii = IsAscii;
        while (bytes.Length > 0)
        {
            if (onlyAscii && bytes[0] >= 0x80)
            {
                points[n++] = 0xDC00 + bytes[0];
                bytes = bytes[1..];
            }
            else if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
            {
                points[n++] = rune.Value;
                bytes = bytes[used..];
            }
            else
            {
                points[n++] = 0xDC00 + bytes[0];
                bytes = bytes[1..];
            }
        }
        return PyStr.FromCodePoints(points.AsSpan(0, n));
    }

    /// <summary>In the C locale without UTF-8 mode all that is not ASCII is undecodable.</summary>
    private static bool IsAscii => ThreadState.HasCurrent && ThreadState.Current.Interpreter.Config.FilesystemEncoding == "ascii";

    // Plain loops: file names are short, and .NET's own ways bring generic vector code into every start.
    private static string? AsciiText(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = bytes.Length <= 512 ? stackalloc char[512] : new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80) return null;
            text[i] = (char)bytes[i];
        }
        return new string(text[..bytes.Length]);
    }

    public static unsafe PyStr Decode(byte* text) => Decode(LibC.Text(text));

    /// <summary>A .NET string as NUL-terminated UTF-8, with the bytes that lone surrogates stand for.</summary>
    public static byte[] Terminated(string text)
    {
        byte[] bytes = new byte[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80)
            {
                return TerminatedWide(text);
            }
            bytes[i] = (byte)text[i];
        }
        return bytes;
    }

    private static byte[] TerminatedWide(string text)
    {
        byte[] bytes = new byte[text.Length * 3 + 1];
        int n = 0;
        for (int i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int used) == System.Buffers.OperationStatus.Done) n += rune.EncodeToUtf8(bytes.AsSpan(n));
            else if (text[i] is >= '\uDC80' and <= '\uDCFF') bytes[n++] = (byte)(text[i] - 0xDC00);
            else n += Rune.ReplacementChar.EncodeToUtf8(bytes.AsSpan(n));
            i += used;
        }
        Array.Resize(ref bytes, n + 1);
        return bytes;
    }
}
