// Objects/memoryobject.c: packing and unpacking single native elements.

using System.Buffers.Binary;
using System.Numerics;

namespace PyModules.Runtime;

internal static class MemoryItem
{
    /// <summary>The character of a native single format, after an optional '@'; NUL for another.</summary>
    [Mirrors("get_native_fmtchar", 1202, 1229)]
    internal static char NativeChar(string format)
    {
        if (format.StartsWith('@')) format = format[1..];
        return format.Length == 1 && Size(format[0]) > 0 ? format[0] : '\0';
    }

    /// <summary>The size of a native format; 0 for an unknown one.</summary>
    internal static int Size(char format) => format switch
    {
        'c' or 'b' or 'B' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' or 'q' or 'Q' or 'n' or 'N' or 'd' or 'P' => 8,
        _ => 0,
    };

    [Mirrors("unpack_single", 1779, 1867)]
    internal static PyObject? Unpack(ReadOnlySpan<byte> s, char format) => format switch
    {
        'B' => PyInt.From(s[0]),
        'b' => PyInt.From((sbyte)s[0]),
        'c' => PyBytes.From(s[..1]),
        '?' => PyBool.From(s[0] != 0),
        'h' => PyInt.From(BinaryPrimitives.ReadInt16LittleEndian(s)),
        'H' => PyInt.From(BinaryPrimitives.ReadUInt16LittleEndian(s)),
        'i' => PyInt.From(BinaryPrimitives.ReadInt32LittleEndian(s)),
        'I' => PyInt.From(BinaryPrimitives.ReadUInt32LittleEndian(s)),
        'l' or 'q' or 'n' => PyInt.From(BinaryPrimitives.ReadInt64LittleEndian(s)),
        'L' or 'Q' or 'N' or 'P' => PyLong.From(BinaryPrimitives.ReadUInt64LittleEndian(s)),
        'f' => new PyFloat(BinaryPrimitives.ReadSingleLittleEndian(s)),
        'd' => new PyFloat(BinaryPrimitives.ReadDoubleLittleEndian(s)),
        'e' => new PyFloat((double)BinaryPrimitives.ReadHalfLittleEndian(s)),
        _ => Err.Raise(Exc.NotImplementedError, $"memoryview: format {format} not supported"),
    };

    /// <summary>pack_single; false raised. The format's text is for messages.</summary>
    [Mirrors("pack_single", 1878, 2030)]
    internal static bool Pack(Span<byte> to, PyObject item, char format, string text)
    {
        switch (format)
        {
            case 'f' or 'd' or 'e':
                if (!PyFloat.AsDouble(item, out double x)) return Fix(text);
                switch (format)
                {
                    case 'f': BinaryPrimitives.WriteSingleLittleEndian(to, (float)x); break;
                    case 'd': BinaryPrimitives.WriteDoubleLittleEndian(to, x); break;
                    default:
                        var half = (Half)x;
                        if (Half.IsInfinity(half) && !double.IsInfinity(x)) return ValueError(text);
                        BinaryPrimitives.WriteHalfLittleEndian(to, half);
                        break;
                }
                return true;
            case '?':
                if (Obj.IsTrue(item) is not { } truth) return false;
                to[0] = truth ? (byte)1 : (byte)0;
                return true;
            case 'c':
                if (item is not PyBytes bytes) return TypeError(text);
                if (bytes.Length != 1) return ValueError(text);
                to[0] = bytes.Span[0];
                return true;
        }
        if (Num.Index(item) is not { } n) return Fix(text);
        bool signed = format is 'b' or 'h' or 'i' or 'l' or 'q' or 'n';
        int bits = Size(format) * 8;
        if (signed)
        {
            if (!n.TryAsLong(out long v) || bits < 64 && (v < -(1L << (bits - 1)) || v >= 1L << (bits - 1))) return ValueError(text);
            Write(to, (ulong)v);
            return true;
        }
        BigInteger big = n.AsBigInteger();
        if (format == 'P' && big.Sign < 0 && big >= long.MinValue)
        {
            Write(to, (ulong)(long)big);
            return true;
        }
        if (big.Sign < 0 || big >> bits != 0) return ValueError(text);
        Write(to, (ulong)big);
        return true;
    }

    private static void Write(Span<byte> to, ulong v)
    {
        for (int i = 0; i < to.Length; i++, v >>= 8) to[i] = (byte)v;
    }

    [Mirrors("type_error_int", 1642, 1648)]
    private static bool TypeError(string format) => Err.Fail(Exc.TypeError, $"memoryview: invalid type for format '{format.TrimStart('@')}'");

    [Mirrors("value_error_int", 1650, 1656)]
    private static bool ValueError(string format) => Err.Fail(Exc.ValueError, $"memoryview: invalid value for format '{format.TrimStart('@')}'");

    [Mirrors("fix_error_int", 1658, 1673)]
    private static bool Fix(string format)
    {
        if (Err.MatchesAndClear(Exc.TypeError)) return TypeError(format);
        return (Err.MatchesAndClear(Exc.OverflowError) || Err.MatchesAndClear(Exc.ValueError)) && ValueError(format);
    }
}
