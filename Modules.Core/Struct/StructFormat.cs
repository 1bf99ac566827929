// Modules/_struct.c: format characters and their packing.

using System.Buffers.Binary;
using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>One item of a format: <c>formatcode</c>.</summary>
internal readonly record struct FormatCode(char Format, long Offset, long Size, long Repeat, bool Little, bool Native);

/// <summary>A parsed format.</summary>
internal sealed class StructFormat
{
    internal required FormatCode[] Codes { get; init; }
    internal required long Size { get; init; }
    internal required long Length { get; init; }

    /// <summary>prepare_s: null raised.</summary>
    [Mirrors("prepare_s", 1573, 1709)]
    internal static StructFormat? Parse(ReadOnlySpan<byte> format)
    {
        if (format.Contains((byte)0)) return Fail("embedded null character");
        bool native = true, little = true;
        if (format.Length > 0 && format[0] is (byte)'<' or (byte)'>' or (byte)'!' or (byte)'=' or (byte)'@')
        {
            native = format[0] == '@';
            little = format[0] is not ((byte)'>' or (byte)'!');
            format = format[1..];
        }
        var codes = new List<FormatCode>();
        long size = 0, length = 0;
        for (int i = 0; i < format.Length;)
        {
            char c = (char)format[i++];
            if (c == ' ' || (uint)(c - 9) < 5) continue;
            long count = 1;
            if (char.IsAsciiDigit(c))
            {
                count = c - '0';
                while (true)
                {
                    if (i >= format.Length) return Fail("repeat count given without format specifier");
                    c = (char)format[i++];
                    if (!char.IsAsciiDigit(c)) break;
                    if (count >= long.MaxValue / 10 && (count > long.MaxValue / 10 || c - '0' > long.MaxValue % 10)) return Overflow();
                    count = count * 10 + (c - '0');
                }
            }
            (int itemSize, int alignment) = Describe(c, native);
            if (itemSize == 0) return Fail("bad char in struct format");
            if (alignment > 0 && size > 0)
            {
                long extra = alignment - 1 - (size - 1) % alignment;
                if (extra > long.MaxValue - size) return Overflow();
                size += extra;
            }
            if (count > (long.MaxValue - size) / itemSize) return Overflow();
            switch (c)
            {
                case 's' or 'p':
                    codes.Add(new FormatCode(c, size, count, 1, little, native));
                    length++;
                    break;
                case 'x':
                    break;
                default:
                    if (count > 0) codes.Add(new FormatCode(c, size, itemSize, count, little, native));
                    length += count;
                    break;
            }
            size += count * itemSize;
        }
        return new StructFormat { Codes = [.. codes], Size = size, Length = length };
    }

    private static StructFormat? Overflow() => Fail("total struct size too long");

    private static StructFormat? Fail(string message) => Err.Raise<StructFormat>(StructModule.Error, message);

    private static (int Size, int Alignment) Describe(char c, bool native)
    {
        int size = c switch
        {
            'x' or 'b' or 'B' or 'c' or 's' or 'p' or '?' => 1,
            'h' or 'H' or 'e' => 2,
            'i' or 'I' or 'f' => 4,
            'l' or 'L' => native ? 8 : 4,
            'q' or 'Q' or 'd' or 'F' => 8,
            'D' => 16,
            'n' or 'N' or 'P' => native ? 8 : 0,
            _ => 0,
        };
        int alignment = !native || size <= 1 ? 0 : c switch { 'F' => 4, 'D' => 8, _ => size };
        return (size, alignment);
    }

    // Unpacking.

    [Mirrors("lu_int", 1211, 1226)]
    internal static PyObject Unpack(in FormatCode code, ReadOnlySpan<byte> p)
    {
        bool little = code.Little;
        switch (code.Format)
        {
            case 'c': return PyBytes.From(p[..1]);
            case 'b': return PyInt.From((sbyte)p[0]);
            case 'B': return PyInt.From(p[0]);
            case '?': return PyBool.From(p[0] != 0);
            case 'h': return PyInt.From(little ? BinaryPrimitives.ReadInt16LittleEndian(p) : BinaryPrimitives.ReadInt16BigEndian(p));
            case 'H': return PyInt.From(little ? BinaryPrimitives.ReadUInt16LittleEndian(p) : BinaryPrimitives.ReadUInt16BigEndian(p));
            case 'e': return new PyFloat((double)(little ? BinaryPrimitives.ReadHalfLittleEndian(p) : BinaryPrimitives.ReadHalfBigEndian(p)));
            case 'f': return new PyFloat(ReadSingle(p, little));
            case 'd': return new PyFloat(ReadDouble(p, little));
            case 'F': return new PyComplex(ReadSingle(p, little), ReadSingle(p[4..], little));
            case 'D': return new PyComplex(ReadDouble(p, little), ReadDouble(p[8..], little));
            case 'i' or 'l' or 'q' or 'n':
                return PyInt.From(code.Size == 4
                    ? little ? BinaryPrimitives.ReadInt32LittleEndian(p) : BinaryPrimitives.ReadInt32BigEndian(p)
                    : little ? BinaryPrimitives.ReadInt64LittleEndian(p) : BinaryPrimitives.ReadInt64BigEndian(p));
            default:
                return PyLong.From(code.Size == 4
                    ? little ? BinaryPrimitives.ReadUInt32LittleEndian(p) : BinaryPrimitives.ReadUInt32BigEndian(p)
                    : little ? BinaryPrimitives.ReadUInt64LittleEndian(p) : BinaryPrimitives.ReadUInt64BigEndian(p));
        }
    }

    [Mirrors("unpack_float", 287, 297)]
    private static double ReadSingle(ReadOnlySpan<byte> p, bool little) =>
        little ? BinaryPrimitives.ReadSingleLittleEndian(p) : BinaryPrimitives.ReadSingleBigEndian(p);

    [Mirrors("unpack_double", 299, 309)]
    private static double ReadDouble(ReadOnlySpan<byte> p, bool little) =>
        little ? BinaryPrimitives.ReadDoubleLittleEndian(p) : BinaryPrimitives.ReadDoubleBigEndian(p);

    // Packing.

    private static bool StructFail(string message) => Err.Fail(StructModule.Error, message);

    [Mirrors("lp_int", 1318, 1344)]
    internal static bool Pack(in FormatCode code, Span<byte> p, PyObject v)
    {
        switch (code.Format)
        {
            case 'c':
                if (v is not PyBytes { Length: 1 } one) return StructFail("char format requires a bytes object of length 1");
                p[0] = one.Span[0];
                return true;
            case '?':
                if (Obj.IsTrue(v) is not { } truth) return false;
                p[0] = truth ? (byte)1 : (byte)0;
                return true;
            case 'e' or 'f' or 'd':
                if (!PyFloat.AsDouble(v, out double x))
                {
                    Err.Clear();
                    return StructFail("required argument is not a float");
                }
                return code.Format switch { 'e' => WriteHalf(p, x, code.Little), 'f' => WriteSingle(p, x, code.Little), _ => WriteDouble(p, x, code.Little) };
            case 'F' or 'D':
                if (!PyComplex.AsComplex(v, out PyComplex.Cx z))
                {
                    Err.Clear();
                    return StructFail("required argument is not a complex");
                }
                return code.Format == 'F'
                    ? WriteComplexPart(p, z.Re, code.Little) && WriteComplexPart(p[4..], z.Im, code.Little)
                    : WriteDouble(p, z.Re, code.Little) && WriteDouble(p[8..], z.Im, code.Little);
        }
        if (v is not PyLong n)
        {
            if (!Num.IndexCheck(v)) return StructFail("required argument is not an integer");
            if (Num.Index(v) is not { } index) return false;
            n = index;
        }
        int bits = (int)code.Size * 8;
        ulong value;
        if (code.Format is 'b' or 'h' or 'i' or 'l' or 'q' or 'n')
        {
            if (!n.TryAsLong(out long signed) || bits < 64 && (signed < -(1L << (bits - 1)) || signed >= 1L << (bits - 1)))
            {
                long largest = long.MaxValue >> (64 - bits);
                return StructFail($"'{code.Format}' format requires {~largest} <= number <= {largest}");
            }
            value = (ulong)signed;
        }
        else
        {
            BigInteger big = n.AsBigInteger();
            if (code.Format == 'P' && big.Sign < 0 && big >= long.MinValue)
            {
                value = (ulong)(long)big;
            }
            else if (big.Sign < 0 || big > ulong.MaxValue || bits < 64 && big >> bits != 0)
            {
                return code.Format == 'P' ? Err.Fail(Exc.OverflowError, "Python int too large to convert to C unsigned long")
                    : StructFail($"'{code.Format}' format requires 0 <= number <= {ulong.MaxValue >> (64 - bits)}");
            }
            else
            {
                value = (ulong)big;
            }
        }
        for (int i = 0; i < code.Size; i++) p[code.Little ? i : (int)code.Size - 1 - i] = (byte)(value >> (8 * i));
        return true;
    }

    [Mirrors("pack_halffloat", 272, 285)]
    private static bool WriteHalf(Span<byte> p, double x, bool little)
    {
        var half = (Half)x;
        if (Half.IsInfinity(half) && !double.IsInfinity(x)) return Err.Fail(Exc.OverflowError, "float too large to pack with e format");
        if (little) BinaryPrimitives.WriteHalfLittleEndian(p, half);
        else BinaryPrimitives.WriteHalfBigEndian(p, half);
        return true;
    }

    [Mirrors("lp_float", 1427, 1437)]
    private static bool WriteSingle(Span<byte> p, double x, bool little)
    {
        float f = (float)x;
        if (float.IsInfinity(f) && !double.IsInfinity(x)) return Err.Fail(Exc.OverflowError, "float too large to pack with f format");
        if (little) BinaryPrimitives.WriteSingleLittleEndian(p, f);
        else BinaryPrimitives.WriteSingleBigEndian(p, f);
        return true;
    }

    /// <summary>Half of a complex number: only the big-endian converters look for an overflow, the others cast as C does.</summary>
    [Mirrors("np_float_complex", 786, 800)]
    private static bool WriteComplexPart(Span<byte> p, double x, bool little)
    {
        if (!little) return WriteSingle(p, x, little);
        BinaryPrimitives.WriteSingleLittleEndian(p, (float)x);
        return true;
    }

    [Mirrors("lp_double", 1439, 1449)]
    private static bool WriteDouble(Span<byte> p, double x, bool little)
    {
        if (little) BinaryPrimitives.WriteDoubleLittleEndian(p, x);
        else BinaryPrimitives.WriteDoubleBigEndian(p, x);
        return true;
    }
}
