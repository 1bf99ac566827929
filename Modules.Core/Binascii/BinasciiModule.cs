// Modules/binascii.c: binary data as ASCII.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Conversion between binary data and ASCII.</summary>
[PyModule("binascii", Source = "Modules/binascii.c")]
public static partial class BinasciiModule
{
    /// <summary>Data that cannot be converted.</summary>
    [PyException("binascii.Error", Base = "global::PyModules.Runtime.Exc.ValueError")]
    public static partial PyType Error { get; }

    /// <summary>Data that ends too early.</summary>
    [PyException("binascii.Incomplete", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Incomplete { get; }

    [PyConstant("Error")]
    private static PyType ErrorType => Error;

    [PyConstant("Incomplete")]
    private static PyType IncompleteType => Incomplete;

    /// <summary>ascii_buffer_converter; null raised.</summary>
    [Mirrors("ascii_buffer_converter", 163, 190)]
    private static byte[]? AsciiBuffer(PyObject data)
    {
        if (data is PyStr s)
        {
            if (s.IsAscii) return System.Text.Encoding.Latin1.GetBytes(s.Value);
            Err.Fail(Exc.ValueError, "string argument should contain only ASCII characters");
            return null;
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(data, view, PyBuffer.Simple))
        {
            Err.Clear();
            Err.Fail(Exc.TypeError, $"argument should be bytes, buffer or ASCII string, not '{data.Type.Name}'");
            return null;
        }
        byte[] bytes = view.Span.ToArray();
        view.Release();
        return bytes;
    }

    [PyFunction("a2b_uu", "(data, /)", Doc = "Decode one line of uuencoded data."), Mirrors("binascii_a2b_uu_impl", 203, 288)]
    private static PyObject? A2bUu(PyObject data)
    {
        if (AsciiBuffer(data) is not { } s) return null;
        if (s.Length == 0) return Err.Raise(Error, "Missing length byte");
        int i = 1, length = (s[0] - ' ') & 0x3f, bits = 0;
        uint left = 0;
        var w = new ByteWriter(length);
        for (; length > 0; i++)
        {
            uint c = i < s.Length ? s[i] : 0u;
            if (c is '\n' or '\r' || i >= s.Length)
            {
                c = 0;
            }
            else
            {
                if (c is < ' ' or > ' ' + 64)
                {
                    w.Dispose();
                    return Err.Raise(Error, "Illegal char");
                }
                c = (c - ' ') & 0x3f;
            }
            left = left << 6 | c;
            bits += 6;
            if (bits < 8) continue;
            bits -= 8;
            w.Append((byte)(left >> bits));
            left &= (1u << bits) - 1;
            length--;
        }
        for (; i < s.Length; i++)
        {
            if (s[i] is (byte)' ' or (byte)' ' + 64 or (byte)'\n' or (byte)'\r') continue;
            w.Dispose();
            return Err.Raise(Error, "Trailing garbage");
        }
        return w.Finish();
    }

    [PyFunction("b2a_uu", "(data, /, *, backtick=False)", Doc = "Uuencode line of data."), Mirrors("binascii_b2a_uu_impl", 301, 360)]
    private static PyObject? B2aUu(PyBuffer data, bool backtick = false)
    {
        ReadOnlySpan<byte> s = data.Span;
        if (s.Length > 45) return Err.Raise(Error, "At most 45 bytes at once");
        var w = new ByteWriter(64);
        w.Append(backtick && s.Length == 0 ? (byte)'`' : (byte)(' ' + s.Length));
        uint left = 0;
        int bits = 0;
        for (int i = 0; i < s.Length || bits != 0; i++)
        {
            left = left << 8 | (i < s.Length ? s[i] : 0u);
            bits += 8;
            while (bits >= 6)
            {
                uint c = left >> (bits - 6) & 0x3f;
                bits -= 6;
                w.Append(backtick && c == 0 ? (byte)'`' : (byte)(c + ' '));
            }
        }
        w.Append((byte)'\n');
        return w.Finish();
    }

    private static ReadOnlySpan<byte> Base64 => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    private static readonly byte[] s_base64Values = MakeBase64Values();

    private static byte[] MakeBase64Values()
    {
        var table = new byte[256];
        table.AsSpan().Fill(255);
        for (int i = 0; i < 64; i++) table[Base64[i]] = (byte)i;
        return table;
    }

    [PyFunction("a2b_base64", "(data, /, *, strict_mode=False)", Doc = "Decode base64.\n\n  strict_mode\n    whether characters outside the alphabet, wrong padding and what follows it are errors"), Mirrors("binascii_a2b_base64_impl", 377, 512)]
    private static PyObject? A2bBase64(PyObject data, bool strict_mode = false)
    {
        if (AsciiBuffer(data) is not { } s) return null;
        if (strict_mode && s.Length > 0 && s[0] == '=') return Err.Raise(Error, "Leading padding not allowed");
        var w = new ByteWriter((s.Length + 3) / 4 * 3);
        int quad = 0, left = 0, pads = 0;
        string? problem;
        for (int i = 0; i < s.Length; i++)
        {
            byte c = s[i];
            if (c == '=')
            {
                pads++;
                if (!strict_mode || quad >= 2 && quad + pads <= 4) continue;
                if (quad == 1) break;
                problem = "Excess padding not allowed";
                goto error;
            }
            int value = s_base64Values[c];
            if (value >= 64)
            {
                if (!strict_mode) continue;
                problem = "Only base64 data is allowed";
                goto error;
            }
            if (strict_mode && pads > 0)
            {
                problem = quad + pads == 4 ? "Excess data after padding" : "Discontinuous padding not allowed";
                goto error;
            }
            pads = 0;
            switch (quad)
            {
                case 0:
                    quad = 1;
                    left = value;
                    break;
                case 1:
                    quad = 2;
                    w.Append((byte)(left << 2 | value >> 4));
                    left = value & 0x0f;
                    break;
                case 2:
                    quad = 3;
                    w.Append((byte)(left << 4 | value >> 2));
                    left = value & 0x03;
                    break;
                default:
                    quad = 0;
                    w.Append((byte)(left << 6 | value));
                    left = 0;
                    break;
            }
        }
        if (quad == 0 || quad >= 2 && quad + pads >= 4) return w.Finish();
        problem = quad == 1
            ? $"Invalid base64-encoded string: number of data characters ({w.Count / 3 * 4 + 1}) cannot be 1 more than a multiple of 4"
            : "Incorrect padding";
    error:
        w.Dispose();
        return Err.Raise(Error, problem);
    }

    [PyFunction("b2a_base64", "(data, /, *, newline=True)", Doc = "Encode as one line of base64, with a line end unless newline is false."), Mirrors("binascii_b2a_base64_impl", 526, 588)]
    private static PyObject? B2aBase64(PyBuffer data, bool newline = true)
    {
        ReadOnlySpan<byte> s = data.Span;
        int length = (s.Length + 2) / 3 * 4;
        var result = new byte[length + (newline ? 1 : 0)];
        System.Buffers.Text.Base64.EncodeToUtf8(s, result, out _, out _);
        if (newline) result[length] = (byte)'\n';
        return PyBytes.Own(result);
    }

    [PyFunction("crc_hqx", "(data, crc, /)", Doc = "The 16-bit CRC-CCITT checksum of the data, going on from that of data before."), Mirrors("binascii_crc_hqx_impl", 601, 617)]
    private static PyObject? CrcHqx(PyBuffer data, PyObject crc)
    {
        if (!Args.AsUIntMask(crc, out uint value)) return null;
        value &= 0xffff;
        foreach (byte b in data.Span)
        {
            value ^= (uint)b << 8;
            for (int i = 0; i < 8; i++) value = (value & 0x8000) != 0 ? value << 1 ^ 0x1021 : value << 1;
            value &= 0xffff;
        }
        return PyInt.From(value);
    }

    private static readonly uint[] s_crc32 = MakeCrc32();

    private static uint[] MakeCrc32()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ c >> 1 : c >> 1;
            table[i] = c;
        }
        return table;
    }

    [PyFunction("crc32", "(data, crc=0, /)", Doc = "The 32-bit checksum of the data, going on from that of data before."), Mirrors("binascii_crc32_impl", 764, 800)]
    private static PyObject? Crc32(PyBuffer data, PyObject? crc = null)
    {
        uint value = 0;
        if (crc is not null && !Args.AsUIntMask(crc, out value)) return null;
        value = ~value;
        foreach (byte b in data.Span) value = s_crc32[(value ^ b) & 0xff] ^ value >> 8;
        return PyInt.From(~value);
    }

    private const string HexDoc = "The bytes as hexadecimal digits, with a separator between groups where asked.";

    [PyFunction("b2a_hex", "(data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = HexDoc), Mirrors("binascii_b2a_hex_impl", 844, 851)]
    private static PyObject? B2aHex(PyBuffer data, PyObject? sep = null, int bytes_per_sep = 1) =>
        BytesMethods.Hex(data.Span, sep, bytes_per_sep, true) is { } b ? PyBytes.Own(b) : null;

    [PyFunction("hexlify", "(data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = HexDoc), Mirrors("binascii_hexlify_impl", 862, 869)]
    private static PyObject? Hexlify(PyBuffer data, PyObject? sep = null, int bytes_per_sep = 1) => B2aHex(data, sep, bytes_per_sep);

    [PyFunction("a2b_hex", "(hexstr, /)", Doc = "Decode pairs of hexadecimal digits."), Mirrors("binascii_a2b_hex_impl", 883, 936)]
    private static PyObject? A2bHex(PyObject hexstr)
    {
        if (AsciiBuffer(hexstr) is not { } s) return null;
        if (s.Length % 2 != 0) return Err.Raise(Error, "Odd-length string");
        var result = new byte[s.Length / 2];
        for (int i = 0; i < result.Length; i++)
        {
            int top = BytesMethods.HexDigit(s[2 * i]), bottom = BytesMethods.HexDigit(s[2 * i + 1]);
            if (top < 0 || bottom < 0) return Err.Raise(Error, "Non-hexadecimal digit found");
            result[i] = (byte)(top << 4 | bottom);
        }
        return PyBytes.Own(result);
    }

    [PyFunction("unhexlify", "(hexstr, /)", Doc = "Decode pairs of hexadecimal digits."), Mirrors("binascii_unhexlify_impl", 946, 951)]
    private static PyObject? Unhexlify(PyObject hexstr) => A2bHex(hexstr);

    [PyFunction("a2b_qp", "(data, header=False)", Doc = "Decode quoted-printable text; in a header an underscore is a space."), Mirrors("binascii_a2b_qp_impl", 965, 1035)]
    private static PyObject? A2bQp(PyObject data, bool header = false)
    {
        if (AsciiBuffer(data) is not { } s) return null;
        var w = new ByteWriter(s.Length);
        for (int i = 0; i < s.Length;)
        {
            if (s[i] == '=')
            {
                i++;
                if (i >= s.Length) break;
                if (s[i] is (byte)'\n' or (byte)'\r')
                {
                    while (i < s.Length && s[i] != '\n') i++;
                    if (i < s.Length) i++;
                }
                else if (s[i] == '=')
                {
                    w.Append((byte)'=');
                    i++;
                }
                else if (i + 1 < s.Length && BytesMethods.HexDigit(s[i]) >= 0 && BytesMethods.HexDigit(s[i + 1]) >= 0)
                {
                    w.Append((byte)(BytesMethods.HexDigit(s[i]) << 4 | BytesMethods.HexDigit(s[i + 1])));
                    i += 2;
                }
                else
                {
                    w.Append((byte)'=');
                }
            }
            else
            {
                w.Append(header && s[i] == '_' ? (byte)' ' : s[i]);
                i++;
            }
        }
        return w.Finish();
    }

    private const int MaxLineSize = 76;

    [PyFunction("b2a_qp", "(data, quotetabs=False, istext=True, header=False)", Doc = "Encode as quoted-printable text.\n\nquotetabs encodes tabs and spaces as well; istext keeps line ends as they are; header makes underscores of spaces."), Mirrors("binascii_b2a_qp_impl", 1067, 1240)]
    private static PyObject? B2aQp(PyBuffer data, bool quotetabs = false, bool istext = true, bool header = false)
    {
        ReadOnlySpan<byte> s = data.Span;
        int newline = s.IndexOf((byte)'\n'), line = 0;
        bool crlf = newline > 0 && s[newline - 1] == '\r';
        var w = new ByteWriter(s.Length * 2);
        for (int i = 0; i < s.Length;)
        {
            byte c = s[i];
            bool last = i + 1 == s.Length;
            if (c > 126 || c == '=' || header && c == '_'
                || c == '.' && line == 0 && (last || s[i + 1] is (byte)'\n' or (byte)'\r' or 0)
                || !istext && c is (byte)'\r' or (byte)'\n' && !istext
                || c is (byte)'\t' or (byte)' ' && last
                || c < 33 && c != '\r' && c != '\n' && (quotetabs || c != '\t' && c != ' '))
            {
                if (line + 3 >= MaxLineSize) SoftBreak(ref w);
                w.Append((byte)'=');
                Hex(ref w, c);
                i++;
                line += 3;
            }
            else if (istext && (c == '\n' || !last && c == '\r' && s[i + 1] == '\n'))
            {
                line = 0;
                if (w.Count > 0 && w.Written[^1] is (byte)' ' or (byte)'\t')
                {
                    byte blank = w.Written[^1];
                    w.Truncate(w.Count - 1);
                    w.Append((byte)'=');
                    Hex(ref w, blank);
                }
                if (crlf) w.Append((byte)'\r');
                w.Append((byte)'\n');
                i += c == '\r' ? 2 : 1;
            }
            else
            {
                if (!last && s[i + 1] != '\n' && line + 1 >= MaxLineSize) SoftBreak(ref w);
                line++;
                w.Append(header && c == ' ' ? (byte)'_' : c);
                i++;
            }
        }
        return w.Finish();

        void SoftBreak(ref ByteWriter to)
        {
            to.Append((byte)'=');
            if (crlf) to.Append((byte)'\r');
            to.Append((byte)'\n');
            line = 0;
        }

        static void Hex(ref ByteWriter to, byte b)
        {
            to.Append((byte)"0123456789ABCDEF"[b >> 4]);
            to.Append((byte)"0123456789ABCDEF"[b & 15]);
        }
    }
}
