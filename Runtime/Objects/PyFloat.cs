// Objects/floatobject.c: the type and its arithmetic.

using System.Numerics;
using System.Text;

namespace PyModules.Runtime;

/// <summary>A floating-point number.</summary>
[PyType("float", Flags = TypeFlags.BaseType | TypeFlags.MatchSelf, Signature = "(x=0, /)")]
public partial class PyFloat : PyObject
{
    /// <summary>The number. Written only while an instance is being made.</summary>
    public double Value;

    protected internal PyFloat() { }

    public PyFloat(double value) => Value = value;

    [Mirrors("PyFloat_FromDouble", 123, 136)]
    public static PyFloat From(double value) => new(value);

    /// <summary>Whether the object is a float and of no subclass: what the loop's fast paths ask.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal static bool IsExact(PyObject? o, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyFloat? exact)
    {
        exact = o is not null && o.GetType() == typeof(PyFloat) ? System.Runtime.CompilerServices.Unsafe.As<PyFloat>(o) : null;
        return exact is not null;
    }

    // ---- conversions

    /// <summary>PyFloat_AsDouble.</summary>
    [Mirrors("PyFloat_AsDouble", 252, 309)]
    public static unsafe bool AsDouble(PyObject o, out double value)
    {
        if (o is PyFloat f)
        {
            value = f.Value;
            return true;
        }
        value = -1;
        PyType type = o.Type;
        if (type.Slots.NbFloat == null)
        {
            if (type.Slots.NbIndex != null) return Num.Index(o) is { } index && index.AsDouble(out value);
            return Err.Fail(Exc.TypeError, $"must be real number, not {type.Name}");
        }
        if (o is PyLong number && o.GetType() != typeof(PyLong.Heap)) return number.AsDouble(out value);
        if (type.Slots.NbFloat(o) is not { } result) return false;
        if (result is not PyFloat made) return Err.Fail(Exc.TypeError, $"{type.Name}.__float__ returned non-float (type {result.Type.Name})");
        if (made.GetType() != typeof(PyFloat)
            && !Err.Warn(Exc.DeprecationWarning, $"{type.Name}.__float__ returned non-float (type {made.Type.Name}).  "
                + "The ability to return an instance of a strict subclass of float is deprecated, and may not be supported in a future version of Python.", 1))
            return false;
        value = made.Value;
        return true;
    }

    /// <summary>PyOS_double_to_string. Never null; the nullable type suits callers that chain errors.</summary>
    public static string? DoubleToString(double value, char format, int precision, int flags) => DoubleText.ToString(value, format, precision, flags);

    /// <summary>The text of <c>repr(float)</c>.</summary>
    public static string ToText(double value) => DoubleText.ToString(value, 'r', 0, DoubleText.AddDot0);

    [Mirrors("float_from_string_inner", 145, 183)]
    private static bool TryParse(string text, out double value)
    {
        value = 0;
        ReadOnlySpan<char> body = text.AsSpan().Trim(" \t\n\v\f\r");
        if (!DoubleText.StripUnderscores(body.ToString(), out string stripped)) return false;
        int length = DoubleText.Parse(stripped, out value);
        return length > 0 && length == stripped.Length;
    }

    private static PyObject? NotANumber(PyObject shown) =>
        Obj.Repr(shown) is PyStr repr ? Err.Raise(Exc.ValueError, $"could not convert string to float: {repr.Value}") : null;

    /// <summary>PyFloat_FromString.</summary>
    [Mirrors("PyFloat_FromString", 185, 233)]
    public static PyObject? FromString(PyObject o)
    {
        double value;
        switch (o)
        {
            case PyStr text:
                return TryParse(NumberText.ToAscii(text), out value) ? new PyFloat(value) : NotANumber(o);
            case PyBytes bytes:
                return TryParse(Encoding.Latin1.GetString(bytes.Span), out value) ? new PyFloat(value) : NotANumber(o);
            case PyByteArray array:
                return TryParse(Encoding.Latin1.GetString(array.Span), out value) ? new PyFloat(value) : NotANumber(o);
        }
        if (Obj.CheckBuffer(o))
        {
            PyBuffer view = new();
            if (!Obj.GetBuffer(o, view, 0)) return null;
            string text = Encoding.Latin1.GetString(view.Span);
            view.Release();
            return TryParse(text, out value) ? new PyFloat(value) : NotANumber(o);
        }
        return Err.Raise(Exc.TypeError, $"float() argument must be a string or a real number, not '{o.Type.Name}'");
    }

    // CONVERT_TO_DOUBLE: null stands for NotImplemented or an error, told apart by the result.
    [Mirrors("_Py_convert_int_to_double", 325, 342)]
    private static bool Convert(PyObject o, out double value, out PyObject? result)
    {
        result = null;
        switch (o)
        {
            case PyFloat f:
                value = f.Value;
                return true;
            case PyLong number:
                return number.AsDouble(out value);
            default:
                value = 0;
                result = PyNotImplemented.Instance;
                return false;
        }
    }

    // ---- slots

    [PySlot(Slot.New, Signature = "(x=0, /)"), Mirrors("float_new_impl", 1585, 1604)]
    static PyObject? New(PyType cls, PyObject? x)
    {
        PyObject? made = x is null ? new PyFloat(0) : x.GetType() == typeof(PyStr) ? FromString(x) : Num.Float(x);
        if (made is null || cls == TypeObject) return made;
        PyFloat instance = (PyFloat)cls.Alloc();
        instance.Value = ((PyFloat)made).Value;
        return instance;
    }

    [PySlot(Slot.Repr), Mirrors("float_repr", 344, 360)]
    PyObject? Repr() => PyStr.From(ToText(Value));

    [PySlot(Slot.Hash), Mirrors("float_hash", 555, 560)]
    long Hash() => HashDouble(this, Value);

    /// <summary>_Py_HashDouble; a NaN hashes by the identity of its object.</summary>
    internal static long HashDouble(PyObject owner, double value)
    {
        const int Bits = 61;
        const ulong Modulus = (1UL << Bits) - 1;
        if (!double.IsFinite(value))
        {
            if (double.IsNaN(value)) return Obj.GenericHash(owner);
            return value > 0 ? 314159 : -314159;
        }
        if (value is > -1e15 and < 1e15 && (long)value is var whole && whole == value) return whole == -1 ? -2 : whole;
        double m = MathHelp.Frexp(value, out int e);
        bool negative = m < 0;
        if (negative) m = -m;
        ulong x = 0;
        while (m != 0)
        {
            x = ((x << 28) & Modulus) | (x >> (Bits - 28));
            m *= 268435456.0;
            e -= 28;
            ulong y = (ulong)m;
            m -= y;
            x += y;
            if (x >= Modulus) x -= Modulus;
        }
        e = e >= 0 ? e % Bits : Bits - 1 - ((-1 - e) % Bits);
        x = ((x << e) & Modulus) | (x >> (Bits - e));
        long hash = negative ? -(long)x : (long)x;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.RichCompare), Mirrors("float_richcompare", 377, 553)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        double a = Value;
        if (other is PyFloat f) return PyBool.From(Compare(a, f.Value, op));
        if (other is not PyLong number) return PyNotImplemented.Instance;
        if (!double.IsFinite(a)) return PyBool.From(Compare(a, 0, op));
        const long Exact = 1L << 53;
        if (number.TryAsLong(out long small) && small is >= -Exact and <= Exact) return PyBool.From(Compare(a, small, op));
        // Compare the whole parts exactly, then the fraction decides.
        BigInteger b = number.AsBigInteger();
        double floor = Math.Floor(a);
        int order = new BigInteger(floor).CompareTo(b);
        if (order == 0 && a != floor) order = 1;
        return PyBool.From(PyTuple.CompareLengths(order, 0, op));
    }

    internal static bool Compare(double a, double b, CompareOp op) => op switch
    {
        CompareOp.Eq => a == b,
        CompareOp.Ne => a != b,
        CompareOp.Lt => a < b,
        CompareOp.Le => a <= b,
        CompareOp.Gt => a > b,
        _ => a >= b,
    };

    [PySlot(Slot.NbAdd), Mirrors("float_add", 562, 570)]
    public static PyObject? Add(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        return new PyFloat(x + y);
    }

    [PySlot(Slot.NbSubtract), Mirrors("float_sub", 572, 580)]
    public static PyObject? Subtract(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        return new PyFloat(x - y);
    }

    [PySlot(Slot.NbMultiply), Mirrors("float_mul", 582, 590)]
    public static PyObject? Multiply(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        return new PyFloat(x * y);
    }

    [PySlot(Slot.NbTrueDivide), Mirrors("float_div", 592, 605)]
    public static PyObject? TrueDivide(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        return y == 0 ? ZeroDivision() : new PyFloat(x / y);
    }

    private static PyObject? ZeroDivision() => Err.Raise(Exc.ZeroDivisionError, "division by zero");

    /// <summary>Python's remainder of doubles: the sign of the divisor.</summary>
    internal static double Modulo(double x, double y)
    {
        double mod = x % y;
        if (mod != 0)
        {
            if ((y < 0) != (mod < 0)) mod += y;
        }
        else mod = Math.CopySign(0.0, y);
        return mod;
    }

    [Mirrors("_float_div_mod", 635, 671)]
    internal static void FloorDivMod(double x, double y, out double floor, out double mod)
    {
        mod = x % y;
        double div = (x - mod) / y;
        if (mod != 0)
        {
            if ((y < 0) != (mod < 0))
            {
                mod += y;
                div -= 1.0;
            }
        }
        else mod = Math.CopySign(0.0, y);
        if (div != 0)
        {
            floor = Math.Floor(div);
            if (div - floor > 0.5) floor += 1.0;
        }
        else floor = Math.CopySign(0.0, x / y);
    }

    [PySlot(Slot.NbRemainder), Mirrors("float_rem", 607, 633)]
    public static PyObject? Remainder(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        return y == 0 ? ZeroDivision() : new PyFloat(Modulo(x, y));
    }

    [PySlot(Slot.NbDivmod), Mirrors("float_divmod", 673, 686)]
    public static PyObject? Divmod(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        if (y == 0) return ZeroDivision();
        FloorDivMod(x, y, out double floor, out double mod);
        return PyTuple.Of(new PyFloat(floor), new PyFloat(mod));
    }

    [PySlot(Slot.NbFloorDivide), Mirrors("float_floor_div", 688, 701)]
    public static PyObject? FloorDivide(PyObject a, PyObject b)
    {
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        if (y == 0) return ZeroDivision();
        FloorDivMod(x, y, out double floor, out _);
        return new PyFloat(floor);
    }

    private static bool IsOdd(double x) => Math.Abs(x % 2.0) == 1.0;

    [PySlot(Slot.NbPower), Mirrors("float_pow", 707, 824)]
    public static PyObject? Power(PyObject a, PyObject b, PyObject c)
    {
        if (c is not PyNone)
            return Err.Raise(Exc.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
        if (!Convert(a, out double x, out PyObject? result) || !Convert(b, out double y, out result)) return result;
        if (y == 0) return new PyFloat(1.0);
        if (double.IsNaN(x)) return new PyFloat(x);
        if (double.IsNaN(y)) return new PyFloat(x == 1.0 ? 1.0 : y);
        if (double.IsInfinity(y))
        {
            x = Math.Abs(x);
            if (x == 1.0) return new PyFloat(1.0);
            return new PyFloat(y > 0 == x > 1.0 ? Math.Abs(y) : 0.0);
        }
        if (double.IsInfinity(x))
        {
            bool odd = IsOdd(y);
            if (y > 0) return new PyFloat(odd ? x : Math.Abs(x));
            return new PyFloat(odd ? Math.CopySign(0.0, x) : 0.0);
        }
        if (x == 0)
        {
            if (y < 0) return Err.Raise(Exc.ZeroDivisionError, "zero to a negative power");
            return new PyFloat(IsOdd(y) ? x : 0.0);
        }
        bool negate = false;
        if (x < 0)
        {
            if (y != Math.Floor(y)) return PyComplex.Power(a, b, c);
            x = -x;
            negate = IsOdd(y);
        }
        if (x == 1.0) return new PyFloat(negate ? -1.0 : 1.0);
        double power = Math.Pow(x, y);
        if (double.IsInfinity(power)) return Err.Raise(Exc.OverflowError, PyTuple.Of(PyInt.From(34), PyStr.From("Numerical result out of range")));
        return new PyFloat(negate ? -power : power);
    }

    [PySlot(Slot.NbNegative), Mirrors("float_neg", 828, 833)]
    PyObject? Negative() => new PyFloat(-Value);

    [PySlot(Slot.NbPositive)]
    [PySlot(Slot.NbFloat), Mirrors("float_float", 1089, 1098)]
    PyObject? Positive() => GetType() == typeof(PyFloat) ? this : new PyFloat(Value);

    [PySlot(Slot.NbAbsolute), Mirrors("float_abs", 835, 840)]
    PyObject? Absolute() => new PyFloat(Math.Abs(Value));

    [PySlot(Slot.NbBool), Mirrors("float_bool", 842, 847)]
    bool? Bool() => Value != 0;

    [PySlot(Slot.NbInt)]
    PyObject? Int() => PyLong.FromDouble(Value);
}

/// <summary>Functions of C's math library that .NET lacks.</summary>
internal static class MathHelp
{
    /// <summary>value == result * 2**exponent with 0.5 &lt;= |result| &lt; 1.</summary>
    internal static double Frexp(double value, out int exponent)
    {
        exponent = 0;
        if (value == 0 || !double.IsFinite(value)) return value;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7ff);
        if (biased == 0)
        {
            bits = BitConverter.DoubleToInt64Bits(value * 18014398509481984.0);
            biased = (int)((bits >> 52) & 0x7ff) - 54;
        }
        exponent = biased - 1022;
        return BitConverter.Int64BitsToDouble((bits & ~(0x7ffL << 52)) | (1022L << 52));
    }
}
