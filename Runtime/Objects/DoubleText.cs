// Python/dtoa.c and Python/pystrtod.c: doubles to and from decimal text.

using System.Globalization;
using System.Numerics;
using System.Text;

namespace PyModules.Runtime;

/// <summary>Correctly rounded conversion between doubles and decimal digits.</summary>
public static class DoubleText
{
    internal const int SignFlag = 1, AddDot0 = 2, Alternate = 4, NoNegativeZero = 8;

    /// <summary>value == mantissa * 2**exponent exactly, for a finite value.</summary>
    internal static (long Mantissa, int Exponent) Decompose(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = bits & 0xfffffffffffffL;
        if (exponent == 0) exponent++;
        else mantissa |= 1L << 52;
        return (mantissa, exponent - 1075);
    }

    /// <summary>abs(value) * 10**digits, rounded half to even, as a decimal integer.</summary>
    private static string Scaled(double value, int digits)
    {
        (long mantissa, int exponent) = Decompose(value);
        if (digits is >= 0 and <= 22 && exponent is <= 0 and > -120)
        {
            // mantissa * 10**digits has at most 53 + 74 bits.
            UInt128 scaled = (UInt128)(ulong)mantissa * (UInt128)s_pow10[digits];
            if (exponent == 0) return scaled.ToString(CultureInfo.InvariantCulture);
            UInt128 whole = scaled >> -exponent, rest = scaled - (whole << -exponent), half = UInt128.One << (-exponent - 1);
            if (rest > half || (rest == half && !UInt128.IsEvenInteger(whole))) whole++;
            return whole <= ulong.MaxValue ? ((ulong)whole).ToString(CultureInfo.InvariantCulture) : whole.ToString(CultureInfo.InvariantCulture);
        }
        BigInteger numerator = mantissa, denominator = BigInteger.One;
        if (digits >= 0) numerator *= BigInteger.Pow(10, digits);
        else denominator = BigInteger.Pow(10, -digits);
        if (exponent >= 0) numerator <<= exponent;
        else denominator <<= -exponent;
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int order = (remainder << 1).CompareTo(denominator);
        if (order > 0 || (order == 0 && !quotient.IsEven)) quotient += 1;
        return quotient.ToString(CultureInfo.InvariantCulture);
    }

    private static readonly UInt128[] s_pow10 = MakePowers();

    private static UInt128[] MakePowers()
    {
        UInt128[] powers = new UInt128[23];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    /// <summary>_Py_dg_dtoa of a finite value without its sign: mode 0 shortest, 2 by significant digits, 3 by digits after the point.
    /// Trailing zeros are gone; the point stands before digit <paramref name="point"/>.</summary>
    [Mirrors("_Py_dg_dtoa", 2194, 2802)]
    internal static string Digits(double value, int mode, int count, out int point)
    {
        value = Math.Abs(value);
        if (value == 0)
        {
            point = 1;
            return "0";
        }
        if (mode == 0) return Shortest(value, out point);
        if (mode == 3)
        {
            // Beyond the last binary digit there are only zeros.
            count = Math.Min(count, 1100);
            string digits = Scaled(value, count);
            if (digits == "0")
            {
                point = -count;
                return "";
            }
            point = digits.Length - count;
            return digits.TrimEnd('0');
        }
        count = Math.Clamp(count, 1, 1100);
        int decade = (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            string digits = Scaled(value, count - 1 - decade);
            // The estimate may be one off, and rounding may carry into a new digit.
            if (digits.Length < count)
            {
                decade--;
                continue;
            }
            if (digits.Length > count)
            {
                bool carried = digits[0] == '1' && digits.AsSpan(1).TrimEnd('0').Length == 0;
                decade++;
                if (!carried) continue;
            }
            point = decade + 1;
            return digits.TrimEnd('0');
        }
    }

    private static string Shortest(double value, out int point)
    {
        Span<char> buffer = stackalloc char[32];
        value.TryFormat(buffer, out int length, "R", CultureInfo.InvariantCulture);
        ReadOnlySpan<char> text = buffer[..length];
        int e = text.IndexOf('E'), exponent = 0;
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }
        int dot = text.IndexOf('.');
        Span<char> digits = stackalloc char[32];
        int n = 0;
        foreach (char c in text)
            if (c != '.') digits[n++] = c;
        point = (dot < 0 ? text.Length : dot) + exponent;
        int lead = 0;
        while (lead < n - 1 && digits[lead] == '0')
        {
            lead++;
            point--;
        }
        while (n > lead + 1 && digits[n - 1] == '0') n--;
        return digits[lead..n].ToString();
    }

    /// <summary>PyOS_double_to_string: format code e, f, g or r (upper case for E, INF and NAN in capitals).</summary>
    [Mirrors("PyOS_double_to_string", 757, 915)]
    public static string ToString(double value, char format, int precision, int flags)
    {
        bool upper = format is 'E' or 'F' or 'G';
        if (upper) format = (char)(format | 0x20);
        bool negative = double.IsNegative(value);
        if (!double.IsFinite(value))
        {
            if (double.IsNaN(value)) return ((flags & SignFlag) != 0 ? "+" : "") + (upper ? "NAN" : "nan");
            return (negative ? "-" : (flags & SignFlag) != 0 ? "+" : "") + (upper ? "INF" : "inf");
        }
        int mode;
        switch (format)
        {
            case 'e':
                mode = 2;
                precision++;
                break;
            case 'f':
                mode = 3;
                break;
            case 'g':
                mode = 2;
                if (precision == 0) precision = 1;
                break;
            case 'r':
                mode = 0;
                precision = 0;
                break;
            default:
                throw new ArgumentException("unknown float format", nameof(format));
        }
        string digits = Digits(value, mode, precision, out int point);
        if ((flags & NoNegativeZero) != 0 && (digits is "" or "0")) negative = false;
        bool dot0 = (flags & AddDot0) != 0, alternate = (flags & Alternate) != 0, useExponent = false;
        int end = digits.Length, exponent = 0;
        switch (format)
        {
            case 'e':
                useExponent = true;
                end = precision;
                break;
            case 'f':
                end = point + precision;
                break;
            case 'g':
                if (point <= -4 || point > (dot0 ? precision - 1 : precision)) useExponent = true;
                if (alternate) end = precision;
                break;
            case 'r':
                if (point is <= -4 or > 16) useExponent = true;
                break;
        }
        if (useExponent)
        {
            exponent = point - 1;
            point = 1;
        }
        int start = point <= 0 ? point - 1 : 0;
        end = !useExponent && dot0 ? Math.Max(end, point + 1) : Math.Max(end, point);

        StringBuilder text = new(end - start + 10);
        if (negative) text.Append('-');
        else if ((flags & SignFlag) != 0) text.Append('+');
        if (point <= 0)
        {
            text.Append('0', point - start).Append('.').Append('0', -point);
        }
        else text.Append('0', -start);
        if (point > 0 && point <= digits.Length) text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
        else text.Append(digits);
        if (digits.Length < point) text.Append('0', point - digits.Length).Append('.').Append('0', end - point);
        else text.Append('0', Math.Max(0, end - digits.Length));
        if (text[^1] == '.' && !alternate) text.Length--;
        if (useExponent)
        {
            text.Append(upper ? 'E' : 'e').Append(exponent < 0 ? '-' : '+');
            exponent = Math.Abs(exponent);
            if (exponent < 10) text.Append('0');
            text.Append(exponent);
        }
        return text.ToString();
    }

    /// <summary>_Py_parse_inf_or_nan: how many characters were read, 0 if none.</summary>
    [Mirrors("_Py_parse_inf_or_nan", 27, 58)]
    internal static int ParseInfOrNan(ReadOnlySpan<char> text, out double value)
    {
        int i = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            i++;
        }
        ReadOnlySpan<char> rest = text[i..];
        if (rest.StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return i + (rest.StartsWith("infinity", StringComparison.OrdinalIgnoreCase) ? 8 : 3);
        }
        if (rest.StartsWith("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = negative ? -double.NaN : double.NaN;
            if (double.IsNegative(value) != negative) value = BitConverter.Int64BitsToDouble(negative ? unchecked((long)0xfff8000000000000UL) : 0x7ff8000000000000L);
            return i + 3;
        }
        value = 0;
        return 0;
    }

    /// <summary>PyOS_string_to_double: how many characters make a number, 0 if the text does not begin with one. Values out of range are infinite.</summary>
    [Mirrors("_Py_dg_strtod", 1385, 2108)]
    [Mirrors("PyOS_string_to_double", 298, 331)]
    public static int Parse(ReadOnlySpan<char> text, out double value)
    {
        int i = 0;
        value = 0;
        if (i < text.Length && text[i] is '+' or '-') i++;
        int digits = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
            digits++;
        }
        if (i < text.Length && text[i] == '.')
        {
            int dot = i++;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
                digits++;
            }
            if (digits == 0) i = dot;
        }
        if (digits == 0) return ParseInfOrNan(text, out value);
        int mantissa = i;
        long exponent = 0;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int j = i + 1;
            bool negative = false;
            if (j < text.Length && text[j] is '+' or '-') negative = text[j++] == '-';
            if (j < text.Length && char.IsAsciiDigit(text[j]))
            {
                for (; j < text.Length && char.IsAsciiDigit(text[j]); j++)
                    if (exponent < 1_000_000_000) exponent = exponent * 10 + (text[j] - '0');
                if (negative) exponent = -exponent;
                i = j;
            }
        }
        if (Math.Abs(exponent) < 100_000) value = double.Parse(text[..i], NumberStyles.Float, CultureInfo.InvariantCulture);
        else value = ParseExtreme(text[..mantissa], exponent);
        return i;
    }

    // An exponent far out: fold it with the position of the first digit so that .NET sees a small one.
    private static double ParseExtreme(ReadOnlySpan<char> mantissa, long exponent)
    {
        bool negative = mantissa[0] == '-';
        StringBuilder digits = new();
        long point = 0;
        bool seenPoint = false;
        foreach (char c in mantissa)
        {
            if (c == '.') seenPoint = true;
            else if (char.IsAsciiDigit(c))
            {
                if (digits.Length > 0 || c != '0')
                {
                    digits.Append(c);
                    if (!seenPoint) point++;
                }
                else if (seenPoint) point--;
            }
        }
        double value = 0;
        if (digits.Length > 0)
        {
            long magnitude = point + exponent;
            value = magnitude > 400 ? double.PositiveInfinity
                : magnitude < -400 ? 0
                : double.Parse($"0.{digits}e{magnitude}", NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return negative ? -value : value;
    }

    /// <summary>_Py_string_to_number_with_underscores: false when an underscore stands where none may; then the text is not a number.</summary>
    [Mirrors("_Py_string_to_number_with_underscores", 344, 402)]
    internal static bool StripUnderscores(string text, out string stripped)
    {
        stripped = text;
        if (!text.Contains('_')) return true;
        StringBuilder result = new(text.Length);
        char previous = '\0';
        foreach (char c in text)
        {
            if (c == '_')
            {
                if (!char.IsAsciiDigit(previous)) return false;
            }
            else
            {
                result.Append(c);
                if (previous == '_' && !char.IsAsciiDigit(c)) return false;
            }
            previous = c;
        }
        if (previous == '_') return false;
        stripped = result.ToString();
        return true;
    }
}
