// Objects/longobject.c: ints to and from text and bytes.

using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyModules.Runtime;

public abstract partial class PyLong
{
    private const int DigitsThreshold = 640;

    [PySlot(Slot.Repr)]
    PyObject? Repr() => DecimalStr();

    internal PyStr? DecimalStr() => ToDecimal() is { } text ? PyStr.FromAscii(text) : null;

    /// <summary>long_to_decimal_string: null with ValueError beyond the digit limit.</summary>
    [Mirrors("long_to_decimal_string", 2243, 2250)]
    internal string? ToDecimal()
    {
        if (TryAsLong(out long small)) return small >= 0 ? ((ulong)small).ToString() : Negative(small);
        BigInteger value = AsBigInteger();
        long size = (BigInteger.Abs(value).GetBitLength() + 29) / 30;
        if (size >= 10 * DigitsThreshold / (3 * 30) + 2)
        {
            int limit = ThreadState.Current.Interpreter.IntMaxStrDigits;
            if (limit > 0 && limit / (3 * 30) <= (size - 11) / 10) return ExceedsLimit(limit);
            string text = value.ToString(CultureInfo.InvariantCulture);
            return limit > 0 && text.Length - (value.Sign < 0 ? 1 : 0) > limit ? ExceedsLimit(limit) : text;
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }

    // By itself: a minus sign is looked up in the culture.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Negative(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? ExceedsLimit(int limit)
    {
        Err.Raise(Exc.ValueError, $"Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
        return null;
    }

    /// <summary>_PyLong_Format: base 2, 8, 10 or 16, with prefix; null on error.</summary>
    [Mirrors("long_format_binary", 2257, 2420)]
    internal string? ToBase(int numberBase, bool alternate = true)
    {
        if (numberBase == 10) return ToDecimal();
        int shift = numberBase == 2 ? 1 : numberBase == 8 ? 3 : 4;
        if (TryAsLong(out long small)) return ToBase(small, shift, alternate);
        BigInteger value = AsBigInteger();
        bool negative = value.Sign < 0;
        if (negative) value = -value;
        StringBuilder text = new();
        if (value.IsZero) text.Append('0');
        else
        {
            byte[] bytes = value.ToByteArray(isUnsigned: true);
            long bits = value.GetBitLength();
            int digits = (int)((bits + shift - 1) / shift);
            text.EnsureCapacity(digits + 3);
            for (int i = digits - 1; i >= 0; i--)
            {
                long at = (long)i * shift;
                int index = (int)(at >> 3);
                int window = bytes[index] | (index + 1 < bytes.Length ? bytes[index + 1] << 8 : 0);
                text.Append("0123456789abcdef"[(window >> (int)(at & 7)) & (numberBase - 1)]);
            }
        }
        if (alternate) text.Insert(0, numberBase == 2 ? "0b" : numberBase == 8 ? "0o" : "0x");
        if (negative) text.Insert(0, '-');
        return text.ToString();
    }

    private static string ToBase(long value, int shift, bool alternate)
    {
        Span<char> text = stackalloc char[67];
        int at = text.Length;
        ulong rest = value < 0 ? (ulong)-value : (ulong)value;
        do
        {
            text[--at] = "0123456789abcdef"[(int)rest & ((1 << shift) - 1)];
            rest >>= shift;
        }
        while (rest != 0);
        if (alternate)
        {
            text[--at] = shift == 1 ? 'b' : shift == 3 ? 'o' : 'x';
            text[--at] = '0';
        }
        if (value < 0) text[--at] = '-';
        return new string(text[at..]);
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 37,
    };

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    /// <summary>What PyLong_FromString found wrong.</summary>
    private enum ParseFault { None, Syntax, Raised }

    /// <summary>PyLong_FromString: read a literal at the start of the text; <paramref name="end"/> is where it stops.</summary>
    [Mirrors("PyLong_FromString", 2973, 3077)]
    private static PyLong? Scan(ReadOnlySpan<char> text, int numberBase, out int end, out ParseFault fault)
    {
        int i = 0;
        bool negative = false, zeroOnly = false;
        fault = ParseFault.Syntax;
        char At(ReadOnlySpan<char> s, int index) => index < s.Length ? s[index] : '\0';
        while (i < text.Length && IsSpace(text[i])) i++;
        if (At(text, i) == '+') i++;
        else if (At(text, i) == '-')
        {
            i++;
            negative = true;
        }
        char second = (char)(At(text, i + 1) | 0x20);
        if (numberBase == 0)
        {
            if (At(text, i) != '0') numberBase = 10;
            else if (second == 'x') numberBase = 16;
            else if (second == 'o') numberBase = 8;
            else if (second == 'b') numberBase = 2;
            else
            {
                zeroOnly = true;
                numberBase = 10;
            }
        }
        if (At(text, i) == '0' && ((numberBase == 16 && second == 'x') || (numberBase == 8 && second == 'o') || (numberBase == 2 && second == 'b')))
        {
            i += 2;
            if (At(text, i) == '_') i++;
        }

        int start = i, digits = 0;
        end = i;
        char previous = '\0';
        if (At(text, i) == '_') return null;
        bool underscores = false;
        while (i < text.Length && (DigitValue(text[i]) < numberBase || text[i] == '_'))
        {
            if (text[i] == '_')
            {
                underscores = true;
                if (previous == '_')
                {
                    end = i - 1;
                    return null;
                }
            }
            else digits++;
            previous = text[i++];
        }
        end = i;
        if (previous == '_')
        {
            end = i - 1;
            return null;
        }
        if (start == i) return null;
        int stop = i;
        while (i < text.Length && IsSpace(text[i])) i++;
        end = i;
        if (i < text.Length) return null;

        ReadOnlySpan<char> body = text[start..stop];
        if (underscores) body = body.ToString().Replace("_", "");
        PyLong value;
        if (numberBase == 10 && body.Length <= 18)
        {
            long small = 0;
            foreach (char c in body) small = small * 10 + (c - '0');
            value = From(negative ? -small : small);
        }
        else
        {
            if ((numberBase & (numberBase - 1)) != 0 && digits > DigitsThreshold)
            {
                int limit = ThreadState.Current.Interpreter.IntMaxStrDigits;
                if (limit > 0 && digits > limit)
                {
                    fault = ParseFault.Raised;
                    Err.Raise(Exc.ValueError, $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit");
                    return null;
                }
            }
            BigInteger big = numberBase switch
            {
                10 => BigInteger.Parse(body, NumberStyles.None, CultureInfo.InvariantCulture),
                _ when (numberBase & (numberBase - 1)) == 0 => FromPowerOfTwo(body, BitOperations.TrailingZeroCount(numberBase)),
                _ => FromAnyBase(body, numberBase),
            };
            value = From(negative ? -big : big);
        }
        if (zeroOnly && value.Sign != 0) return null;
        fault = ParseFault.None;
        return value;
    }

    [Mirrors("long_from_binary_base", 2508, 2572)]
    private static BigInteger FromPowerOfTwo(ReadOnlySpan<char> digits, int shift)
    {
        byte[] bytes = new byte[(int)(((long)digits.Length * shift + 7) / 8) + 1];
        long at = 0;
        for (int i = digits.Length - 1; i >= 0; i--, at += shift)
        {
            int index = (int)(at >> 3), value = DigitValue(digits[i]) << (int)(at & 7);
            bytes[index] |= (byte)value;
            if (value > 255) bytes[index + 1] |= (byte)(value >> 8);
        }
        return new BigInteger(bytes, isUnsigned: true);
    }

    [Mirrors("long_from_non_binary_base", 2748, 2859)]
    private static BigInteger FromAnyBase(ReadOnlySpan<char> digits, int numberBase)
    {
        if (digits.Length <= 200)
        {
            BigInteger value = 0;
            foreach (char c in digits) value = value * numberBase + DigitValue(c);
            return value;
        }
        int half = digits.Length / 2;
        return FromAnyBase(digits[..half], numberBase) * BigInteger.Pow(numberBase, digits.Length - half) + FromAnyBase(digits[half..], numberBase);
    }

    private static PyLong? InvalidLiteral(int numberBase, PyObject shown)
    {
        if (Obj.Repr(shown) is not PyStr repr) return null;
        string text = repr.Value;
        if (text.Length > 200) text = text[..200];
        return Err.Raise<PyLong>(Exc.ValueError, $"invalid literal for int() with base {numberBase}: {text}");
    }

    /// <summary>PyLong_FromString on the whole text, as the tokenizer's numbers need it.</summary>
    public static PyLong? FromString(string text, int numberBase)
    {
        PyLong? value = Scan(text, numberBase, out int end, out ParseFault fault);
        if (fault == ParseFault.Raised) return null;
        return value is not null && end == text.Length ? value : InvalidLiteral(numberBase, PyStr.From(text.Length > 200 ? text[..200] : text));
    }

    /// <summary>PyLong_FromUnicodeObject.</summary>
    [Mirrors("PyLong_FromUnicodeObject", 3104, 3131)]
    public static PyLong? FromUnicode(PyStr text, int numberBase)
    {
        PyLong? value = Scan(NumberText.ToAscii(text), numberBase, out _, out ParseFault fault);
        if (fault == ParseFault.Raised) return null;
        return value ?? InvalidLiteral(numberBase, text);
    }

    /// <summary>_PyLong_FromBytes.</summary>
    [Mirrors("_PyLong_FromBytes", 3084, 3102)]
    public static PyLong? FromBytes(ReadOnlySpan<byte> text, int numberBase)
    {
        PyLong? value = Scan(Encoding.Latin1.GetString(text), numberBase, out _, out ParseFault fault);
        if (fault == ParseFault.Raised) return null;
        return value ?? InvalidLiteral(numberBase, PyBytes.From(text[..Math.Min(text.Length, 200)]));
    }

    /// <summary>_PyLong_FromByteArray.</summary>
    [Mirrors("_PyLong_FromByteArray", 922, 1035)]
    public static PyLong FromByteArray(ReadOnlySpan<byte> bytes, bool littleEndian, bool signed)
    {
        if (bytes.Length > sizeof(long)) return FromByteArrayBig(bytes, littleEndian, signed);
        ulong value = 0;
        for (int i = 0; i < bytes.Length; i++) value |= (ulong)bytes[littleEndian ? i : bytes.Length - 1 - i] << i * 8;
        if (!signed) return From(value);
        int unused = 64 - bytes.Length * 8;
        return bytes.Length == 0 ? PyInt.Zero : From((long)(value << unused) >> unused);
    }

    private static PyLong FromByteArrayBig(ReadOnlySpan<byte> bytes, bool littleEndian, bool signed) =>
        From(new BigInteger(bytes, !signed, !littleEndian));

    /// <summary>_PyLong_AsByteArray: false with OverflowError when it does not fit.</summary>
    [Mirrors("_PyLong_AsByteArray", 1037, 1177)]
    internal bool AsByteArray(Span<byte> bytes, bool littleEndian, bool signed)
    {
        if (!TryAsLong(out long small)) return AsByteArrayBig(bytes, littleEndian, signed);
        if (small < 0 && !signed) return Err.Fail(Exc.OverflowError, "can't convert negative int to unsigned");
        int n = bytes.Length;
        if (n < sizeof(long))
        {
            long top = signed ? small >> Math.Max(n * 8 - 1, 0) : small >> n * 8;
            if (signed && n > 0 ? top is not (0 or -1) : small != 0 && (n == 0 || top != 0)) return Err.Fail(Exc.OverflowError, "int too big to convert");
        }
        for (int i = 0; i < n; i++) bytes[littleEndian ? i : n - 1 - i] = (byte)(small >> Math.Min(i * 8, 63));
        return true;
    }

    private bool AsByteArrayBig(Span<byte> bytes, bool littleEndian, bool signed)
    {
        BigInteger value = AsBigInteger();
        if (value.Sign < 0 && !signed) return Err.Fail(Exc.OverflowError, "can't convert negative int to unsigned");
        byte fill = value.Sign < 0 ? (byte)0xff : (byte)0;
        if (value.IsZero)
        {
            bytes.Clear();
            return true;
        }
        int needed = value.GetByteCount(!signed);
        if (needed > bytes.Length) return Err.Fail(Exc.OverflowError, "int too big to convert");
        if (littleEndian)
        {
            value.TryWriteBytes(bytes, out int written, !signed, false);
            bytes[written..].Fill(fill);
        }
        else
        {
            value.TryWriteBytes(bytes[(bytes.Length - needed)..], out _, !signed, true);
            bytes[..(bytes.Length - needed)].Fill(fill);
        }
        return true;
    }
}

/// <summary>The text forms of numbers, shared by int, float and complex.</summary>
internal static class NumberText
{
    /// <summary>_PyUnicode_TransformDecimalAndSpaceToASCII: other characters become '?', and the rest is cut off there.</summary>
    [Mirrors("_PyUnicode_TransformDecimalAndSpaceToASCII", 9587, 9631, File = "Objects/unicodeobject.c")]
    internal static string ToAscii(PyStr text)
    {
        if (text.IsAscii) return text.Value;
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (c < 127) result.Append((char)c);
            else if (IsSpace(c)) result.Append(' ');
            else
            {
                int digit = DecimalValue(c);
                if (digit < 0)
                {
                    result.Append('?');
                    break;
                }
                result.Append((char)('0' + digit));
            }
        }
        return result.ToString();
    }

    internal static bool IsSpace(int c) => c is 0x85 or 0xa0 or 0x1680 or (>= 0x2000 and <= 0x200a) or 0x2028 or 0x2029 or 0x202f or 0x205f or 0x3000;

    internal static int DecimalValue(int c) => c is >= 0xd800 and <= 0xdfff ? -1 : CharUnicodeInfo.GetDecimalDigitValue(char.ConvertFromUtf32(c), 0);
}
