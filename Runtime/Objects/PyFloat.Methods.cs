// Objects/floatobject.c: methods.

using System.Numerics;
using System.Text;

namespace PyModules.Runtime;

public partial class PyFloat
{
    [PyMethod("from_number", "(number, /)", Class = true, Doc = "Convert a real number to a floating-point number.")]
    [Mirrors("float_from_number_impl", 1659, 1676)]
    static PyObject? FromNumber(PyType cls, PyObject number)
    {
        if (number.GetType() == typeof(PyFloat) && cls == TypeObject) return number;
        if (!AsDouble(number, out double value)) return null;
        PyFloat made = new(value);
        return cls == TypeObject ? made : Obj.Call(cls, made);
    }

    [PyMethod("conjugate", "()", Doc = "The number itself."), Mirrors("float_conjugate_impl", 1106, 1111)]
    PyObject? Conjugate() => Positive();

    [PyMethod("is_integer", "()", Doc = "Whether the number is integral."), Mirrors("float_is_integer_impl", 855, 874)]
    PyObject? IsInteger() => PyBool.From(double.IsFinite(Value) && Math.Floor(Value) == Value);

    [PyMethod("__trunc__", "()", Doc = "The integral value nearest to it between 0 and it."), Mirrors("float___trunc___impl", 882, 887)]
    PyObject? Trunc() => PyLong.FromDouble(Value);

    [PyMethod("__floor__", "()", Doc = "The greatest int that is not above it."), Mirrors("float___floor___impl", 895, 901)]
    PyObject? Floor() => PyLong.FromDouble(Math.Floor(Value));

    [PyMethod("__ceil__", "()", Doc = "The least int that is not below it."), Mirrors("float___ceil___impl", 909, 915)]
    PyObject? Ceil() => PyLong.FromDouble(Math.Ceiling(Value));

    [PyMethod("__round__", "(ndigits=None, /)", Doc = "The nearest int, ties to even; with ndigits, the nearest float of that many decimals.\n\nThe number of decimals may be negative.")]
    [Mirrors("float___round___impl", 1044, 1087)]
    PyObject? Round(PyObject? ndigits)
    {
        if (ndigits is null or PyNone) return PyLong.FromDouble(Math.Round(Value, MidpointRounding.ToEven));
        if (!Num.AsSsize(ndigits, null, out nint digits)) return null;
        if (!double.IsFinite(Value)) return new PyFloat(Value);
        if (digits > 323) return new PyFloat(Value);
        if (digits < -308) return new PyFloat(0.0 * Value);
        return RoundTo(Value, (int)digits, out double rounded) ? new PyFloat(rounded) : null;
    }

    [Mirrors("double_round", 926, 977)]
    private static bool RoundTo(double value, int digits, out double rounded)
    {
        string text = DoubleText.Digits(value, 3, digits, out int point);
        rounded = 0;
        if (text.Length > 0 && text != "0") DoubleText.Parse($"0.{text}e{point}", out rounded);
        if (double.IsNegative(value)) rounded = -rounded;
        return double.IsFinite(rounded) || Err.Fail(Exc.OverflowError, "rounded value too large to represent");
    }

    [PyMethod("hex", "()", Doc = "The value exactly, in hexadecimal.\n\n>>> (-1.5).hex()\n'-0x1.8000000000000p+0'"), Mirrors("float_hex_impl", 1174, 1226)]
    PyObject? Hex()
    {
        double x = Value;
        if (!double.IsFinite(x)) return Repr();
        if (x == 0) return PyStr.From(double.IsNegative(x) ? "-0x0.0p+0" : "0x0.0p+0");
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long fraction = bits & 0xfffffffffffffL;
        int lead = exponent == 0 ? 0 : 1;
        int e = exponent == 0 ? -1022 : exponent - 1023;
        return PyStr.From($"{(x < 0 ? "-" : "")}0x{lead}.{fraction:x13}p{(e < 0 ? '-' : '+')}{Math.Abs(e)}");
    }

    [Mirrors("hex_from_char", 1152, 1155)]
    private static int HexValue(char c) => char.IsAsciiHexDigit(c) ? System.Convert.ToInt32(c.ToString(), 16) : -1;

    [PyMethod("fromhex", "(string, /)", Class = true, Doc = "The float that a hexadecimal text says.\n\n>>> float.fromhex('0x1.8p3')\n12.0")]
    [Mirrors("float_fromhex_impl", 1245, 1484)]
    static PyObject? FromHex(PyType cls, PyObject @string)
    {
        if (@string is not PyStr str) return Err.Raise(Exc.TypeError, $"bad argument type for built-in operation");
        if (!ParseHex(str.Value, out double value)) return null;
        PyFloat made = new(value);
        return cls == TypeObject ? made : Obj.Call(cls, made);
    }

    private static bool ParseHex(string s, out double x)
    {
        bool Bad() => Err.Fail(Exc.ValueError, "invalid hexadecimal floating-point string");
        bool TooLarge() => Err.Fail(Exc.OverflowError, "hexadecimal value too large to represent as a float");
        char At(int index) => index < s.Length ? s[index] : '\0';
        bool Space(char c) => c is ' ' or (>= '\t' and <= '\r');
        bool End(int index)
        {
            while (Space(At(index))) index++;
            return index == s.Length || Bad();
        }
        int i = 0;
        while (Space(At(i))) i++;
        int special = DoubleText.ParseInfOrNan(s.AsSpan(i), out x);
        if (special > 0) return End(i + special);
        bool negative = At(i) == '-';
        if (At(i) is '-' or '+') i++;
        if (At(i) == '0' && At(i + 1) is 'x' or 'X') i += At(i) == '0' ? 2 : 0;
        StringBuilder digits = new();
        int fraction = 0;
        while (HexValue(At(i)) >= 0) digits.Append(At(i++));
        if (At(i) == '.')
        {
            i++;
            while (HexValue(At(i)) >= 0)
            {
                digits.Append(At(i++));
                fraction++;
            }
        }
        if (digits.Length == 0) return Bad();
        long exponent = 0;
        if (At(i) is 'p' or 'P')
        {
            i++;
            bool minus = At(i) == '-';
            if (At(i) is '-' or '+') i++;
            if (!char.IsAsciiDigit(At(i))) return Bad();
            for (; char.IsAsciiDigit(At(i)); i++)
                if (exponent < long.MaxValue / 20) exponent = exponent * 10 + (At(i) - '0');
            if (minus) exponent = -exponent;
        }
        string body = digits.ToString().TrimStart('0');
        if (body.Length == 0 || exponent < long.MinValue / 64)
        {
            x = negative ? -0.0 : 0.0;
            return End(i);
        }
        if (exponent > long.MaxValue / 64) return TooLarge();
        BigInteger coefficient = BigInteger.Parse("0" + body, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        exponent -= 4L * fraction;
        long top = exponent + (long)coefficient.GetBitLength();
        if (top < -1021 - 53)
        {
            x = negative ? -0.0 : 0.0;
            return End(i);
        }
        if (top > 1024) return TooLarge();
        long lowest = Math.Max(top, -1021) - 53;
        if (exponent < lowest)
        {
            int drop = (int)(lowest - exponent);
            BigInteger kept = coefficient >> drop, rest = coefficient - (kept << drop), half = BigInteger.One << (drop - 1);
            int order = rest.CompareTo(half);
            if (order > 0 || (order == 0 && !kept.IsEven)) kept += 1;
            coefficient = kept;
            exponent = lowest;
        }
        // At most 54 bits are left, so both steps are exact.
        if (coefficient.GetBitLength() > 54)
        {
            int zeros = (int)(coefficient.GetBitLength() - 54);
            coefficient >>= zeros;
            exponent += zeros;
        }
        x = Math.ScaleB((double)(long)coefficient, (int)exponent);
        if (double.IsInfinity(x)) return TooLarge();
        if (negative) x = -x;
        return End(i);
    }

    [PyMethod("as_integer_ratio", "()", Doc = "Two ints whose quotient is the value, in lowest terms; the second is positive.\n\n>>> (0.375).as_integer_ratio()\n(3, 8)")]
    [Mirrors("float_as_integer_ratio_impl", 1502, 1571)]
    PyObject? AsIntegerRatio()
    {
        if (double.IsInfinity(Value)) return Err.Raise(Exc.OverflowError, "cannot convert Infinity to integer ratio");
        if (double.IsNaN(Value)) return Err.Raise(Exc.ValueError, "cannot convert NaN to integer ratio");
        if (Value == 0) return PyTuple.Of(PyInt.Zero, PyInt.One);
        (long mantissa, int exponent) = DoubleText.Decompose(Value);
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        BigInteger numerator = mantissa >> zeros, denominator = BigInteger.One;
        exponent += zeros;
        if (exponent > 0) numerator <<= exponent;
        else denominator <<= -exponent;
        return PyTuple.Of(PyLong.From(Value < 0 ? -numerator : numerator), PyLong.From(denominator));
    }

    [PyMethod("__getnewargs__", "()"), Mirrors("float___getnewargs___impl", 1683, 1688)]
    PyObject? GetNewArgs() => PyTuple.Of(new PyFloat(Value));

    [PyMethod("__getformat__", "(typestr, /)", Class = true, Doc = "How the C double or float is stored; for the tests of Python.\n\n  typestr\n    'double' or 'float'.")]
    [Mirrors("float___getformat___impl", 1717, 1748)]
    static PyObject? GetFormat(PyType cls, string typestr)
    {
        if (typestr is not ("double" or "float")) return Err.Raise(Exc.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
        return PyStr.From(BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian");
    }

    [PyMethod("__format__", "(format_spec, /)", Doc = "Format the number by the format specification."), Mirrors("float___format___impl", 1772, 1789)]
    PyObject? Format(PyStr formatSpec) => Formatter.FormatFloat(this, formatSpec);

    [PyGetSet("real", Doc = "the real part, which is the number itself"), Mirrors("float_getreal", 1751, 1755)]
    PyObject? Real => Positive();

    [PyGetSet("imag", Doc = "the imaginary part, which is 0"), Mirrors("float_getimag", 1757, 1761)]
    PyObject? Imag => new PyFloat(0.0);
}
