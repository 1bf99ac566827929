// Modules/arraymodule.c: the kinds of items.

using System.Buffers.Binary;
using PyModules.Runtime;

namespace PyModules.Modules;

internal static class ArrayItem
{
    internal const string Codes = "bBuwhHiIlLqQfd";

    internal static int Size(char code) => code switch
    {
        'b' or 'B' => 1,
        'h' or 'H' => 2,
        'u' or 'w' or 'i' or 'I' or 'f' => 4,
        'l' or 'L' or 'q' or 'Q' or 'd' => 8,
        _ => 0,
    };

    /// <summary>typecode_to_mformat_code.</summary>
    [Mirrors("typecode_to_mformat_code", 1921, 2013)]
    internal static int MachineFormat(char code) => code switch
    {
        'B' => 0,
        'b' => 1,
        'H' => 2,
        'h' => 4,
        'I' => 6,
        'i' => 8,
        'L' or 'Q' => 10,
        'l' or 'q' => 12,
        'f' => 14,
        'd' => 16,
        _ => 20,
    };

    [Mirrors("l_getitem", 440, 444)]
    internal static PyObject? Get(char code, ReadOnlySpan<byte> p)
    {
        switch (code)
        {
            case 'b': return PyInt.From((sbyte)p[0]);
            case 'B': return PyInt.From(p[0]);
            case 'h': return PyInt.From(BinaryPrimitives.ReadInt16LittleEndian(p));
            case 'H': return PyInt.From(BinaryPrimitives.ReadUInt16LittleEndian(p));
            case 'i': return PyInt.From(BinaryPrimitives.ReadInt32LittleEndian(p));
            case 'I': return PyInt.From(BinaryPrimitives.ReadUInt32LittleEndian(p));
            case 'l' or 'q': return PyInt.From(BinaryPrimitives.ReadInt64LittleEndian(p));
            case 'L' or 'Q': return PyLong.From(BinaryPrimitives.ReadUInt64LittleEndian(p));
            case 'f': return new PyFloat(BinaryPrimitives.ReadSingleLittleEndian(p));
            case 'd': return new PyFloat(BinaryPrimitives.ReadDoubleLittleEndian(p));
        }
        uint c = BinaryPrimitives.ReadUInt32LittleEndian(p);
        return c > 0x10FFFF ? Err.Raise(Exc.ValueError, "chr() arg not in range(0x110000)") : PyStr.FromCodePoint((int)c);
    }

    private static bool OutOfRange(long value, long low, long high, string kind) =>
        value < low ? Err.Fail(Exc.OverflowError, $"{kind} is less than minimum")
        : value > high && Err.Fail(Exc.OverflowError, $"{kind} is greater than maximum");

    /// <summary>Convert an item to the bytes of its kind; false raised.</summary>
    [Mirrors("l_setitem", 446, 455)]
    internal static bool Pack(char code, PyObject v, Span<byte> to)
    {
        switch (code)
        {
            case 'u' or 'w':
                if (v is not PyStr s) return Err.Fail(Exc.TypeError, $"array item must be a unicode character, not {v.Type.FullyQualifiedName}");
                if (s.Length != 1) return Err.Fail(Exc.TypeError, $"array item must be a unicode character, not a string of length {s.Length}");
                BinaryPrimitives.WriteInt32LittleEndian(to, s[0]);
                return true;
            case 'f' or 'd':
                if (!PyFloat.AsDouble(v, out double x)) return false;
                if (code == 'f') BinaryPrimitives.WriteSingleLittleEndian(to, (float)x);
                else BinaryPrimitives.WriteDoubleLittleEndian(to, x);
                return true;
        }
        if (Num.Index(v) is not { } n) return false;
        if (code is 'I' or 'L' or 'Q')
        {
            var big = n.AsBigInteger();
            if (big.Sign < 0) return Err.Fail(Exc.OverflowError, code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
            if (big > ulong.MaxValue) return Err.Fail(Exc.OverflowError, code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
            ulong u = (ulong)big;
            if (code != 'I')
            {
                BinaryPrimitives.WriteUInt64LittleEndian(to, u);
                return true;
            }
            if (u > uint.MaxValue) return Err.Fail(Exc.OverflowError, "unsigned int is greater than maximum");
            BinaryPrimitives.WriteUInt32LittleEndian(to, (uint)u);
            return true;
        }
        if (!n.TryAsLong(out long value)) return Err.Fail(Exc.OverflowError, code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
        (long low, long high, string parsed) = code switch
        {
            'b' or 'h' => (short.MinValue, short.MaxValue, "signed short integer"),
            'B' => (0L, byte.MaxValue, "unsigned byte integer"),
            'H' or 'i' => (int.MinValue, int.MaxValue, "signed integer"),
            _ => (long.MinValue, long.MaxValue, ""),
        };
        if (value < low || value > high) return OutOfRange(value, low, high, parsed);
        switch (code)
        {
            case 'b':
                if (value is < sbyte.MinValue or > sbyte.MaxValue) return OutOfRange(value, sbyte.MinValue, sbyte.MaxValue, "signed char");
                to[0] = (byte)value;
                return true;
            case 'B':
                to[0] = (byte)value;
                return true;
            case 'H':
                if (value is < 0 or > ushort.MaxValue) return OutOfRange(value, 0, ushort.MaxValue, "unsigned short");
                BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)value);
                return true;
            case 'h':
                BinaryPrimitives.WriteInt16LittleEndian(to, (short)value);
                return true;
            case 'i':
                BinaryPrimitives.WriteInt32LittleEndian(to, (int)value);
                return true;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(to, value);
                return true;
        }
    }

    /// <summary>The <c>compareitems</c> of integers and characters.</summary>
    internal static int Compare(char code, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int size = Size(code), n = Math.Min(a.Length, b.Length);
        int same = a[..n].CommonPrefixLength(b[..n]);
        if (same == n) return 0;
        int at = same / size * size;
        a = a[at..];
        b = b[at..];
        return code switch
        {
            'b' => ((sbyte)a[0]).CompareTo((sbyte)b[0]),
            'B' => a[0].CompareTo(b[0]),
            'h' => BinaryPrimitives.ReadInt16LittleEndian(a).CompareTo(BinaryPrimitives.ReadInt16LittleEndian(b)),
            'H' => BinaryPrimitives.ReadUInt16LittleEndian(a).CompareTo(BinaryPrimitives.ReadUInt16LittleEndian(b)),
            'i' or 'u' => BinaryPrimitives.ReadInt32LittleEndian(a).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(b)),
            'I' or 'w' => BinaryPrimitives.ReadUInt32LittleEndian(a).CompareTo(BinaryPrimitives.ReadUInt32LittleEndian(b)),
            'l' or 'q' => BinaryPrimitives.ReadInt64LittleEndian(a).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(b)),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(a).CompareTo(BinaryPrimitives.ReadUInt64LittleEndian(b)),
        };
    }
}
