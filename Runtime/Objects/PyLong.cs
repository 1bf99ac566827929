// Objects/longobject.c: the classes, conversions and arithmetic.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A Python int: <see cref="PyInt"/> when it fits a long, <see cref="PyBigInt"/> beyond, <see cref="PyBool"/>, or an instance of a subclass.</summary>
[PyType("int", NoTextSignature = true, Flags = TypeFlags.BaseType | TypeFlags.LongSubclass | TypeFlags.MatchSelf,
    Doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nAn integer of any size: 0, a number cut off behind its point, or a text read in a base from 2 to 36.\nBase 0 goes by the prefix of the text.\n\n>>> int('0x1f', base=0)\n31")]
public abstract partial class PyLong : PyObject
{
    private const long HashModulus = (1L << 61) - 1;
    internal const string TooManyDigits = "too many digits in integer";

    private protected PyLong() { }

    /// <summary>The value when it fits a long.</summary>
    public abstract bool TryAsLong(out long value);

    public abstract BigInteger AsBigInteger();

    /// <summary>-1, 0 or 1.</summary>
    public abstract int Sign { get; }

    /// <summary>The exact int of the same value.</summary>
    public abstract PyLong Exact { get; }

    /// <summary>An instance of a Python subclass of int.</summary>
    public sealed class Heap : PyLong
    {
        private PyType _type;
        private PyDict? _dict;
        private WeakRefList? _weakRefs;
        private readonly PyObject?[]? _slotValues;
        internal PyLong _value = PyInt.Zero;

        internal Heap(PyType type)
        {
            _type = type;
            if (type.SlotCount != 0) _slotValues = new PyObject?[type.SlotCount];
        }

        public override PyType Type => _type;

        public override bool TrySetType(PyType type)
        {
            _type = type;
            return true;
        }

        public override ref PyDict? DictSlot
        {
            get
            {
                if (_type.InstanceHasDict) return ref _dict;
                return ref Unsafe.NullRef<PyDict?>();
            }
        }

        public override ref WeakRefList? WeakSlot
        {
            get
            {
                if (_type.InstanceHasWeakRefs) return ref _weakRefs;
                return ref Unsafe.NullRef<WeakRefList?>();
            }
        }

        public override PyObject?[]? SlotValues => _slotValues;

        public override bool TryAsLong(out long value) => _value.TryAsLong(out value);

        public override BigInteger AsBigInteger() => _value.AsBigInteger();

        public override int Sign => _value.Sign;

        public override PyLong Exact => _value;
    }

    // ---- making ints

    /// <summary>PyLong_FromLong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt From(long value) => PyInt.From(value);

    /// <summary>PyLong_FromUnsignedLongLong.</summary>
    [Mirrors("PyLong_FromUnsignedLong", 410, 414)]
    public static PyLong From(ulong value) => value <= long.MaxValue ? PyInt.From((long)value) : new PyBigInt(value);

    /// <summary>The int of that value, in its smallest form.</summary>
    [Mirrors("_PyLong_FromDigits", 200, 214)]
    public static PyLong From(BigInteger value) =>
        value.GetBitLength() < 64 ? PyInt.From((long)value) : new PyBigInt(value);

    /// <summary>The int of that value.</summary>
    public static PyLong From(Int128 value) =>
        value >= long.MinValue && value <= long.MaxValue ? PyInt.From((long)value) : new PyBigInt((BigInteger)value);

    /// <summary>PyLong_FromDouble.</summary>
    [Mirrors("PyLong_FromDouble", 434, 487)]
    public static PyLong? FromDouble(double value)
    {
        if (value > -9223372036854775808.0 && value < 9223372036854775808.0) return PyInt.From((long)value);
        if (double.IsInfinity(value)) return Err.Raise<PyLong>(Exc.OverflowError, "cannot convert float infinity to integer");
        if (double.IsNaN(value)) return Err.Raise<PyLong>(Exc.ValueError, "cannot convert float NaN to integer");
        return From(new BigInteger(value));
    }

    // ---- reading ints

    /// <summary>PyLong_AsDouble: OverflowError when out of range.</summary>
    [Mirrors("PyLong_AsDouble", 3484, 3514)]
    public bool AsDouble(out double value)
    {
        if (TryAsLong(out long small))
        {
            value = small;
            return true;
        }
        value = ToDouble(AsBigInteger());
        if (double.IsInfinity(value)) return Err.Fail(Exc.OverflowError, "int too large to convert to float");
        return true;
    }

    /// <summary>The nearest double, ties to even; infinite when out of range.</summary>
    internal static double ToDouble(BigInteger value)
    {
        bool negative = value.Sign < 0;
        if (negative) value = -value;
        long bits = value.GetBitLength();
        if (bits <= 63) return negative ? -(double)(long)value : (double)(long)value;
        if (bits > 1024) return negative ? double.NegativeInfinity : double.PositiveInfinity;
        int shift = (int)bits - 62;
        BigInteger top = value >> shift;
        long mantissa = (long)top;
        if (top << shift != value) mantissa |= 1;
        double result = Math.ScaleB((double)mantissa, shift);
        return negative ? -result : result;
    }

    /// <summary>_PyLong_Frexp: value == x * 2**exponent with 0.5 &lt;= |x| &lt; 1.</summary>
    [Mirrors("_PyLong_Frexp", 3385, 3479)]
    internal double Frexp(out long exponent)
    {
        BigInteger value = AsBigInteger();
        if (value.IsZero)
        {
            exponent = 0;
            return 0.0;
        }
        BigInteger magnitude = BigInteger.Abs(value);
        exponent = magnitude.GetBitLength();
        double x;
        if (exponent <= 62) x = Math.ScaleB((double)(long)magnitude, -(int)exponent);
        else
        {
            BigInteger top = magnitude >> (int)(exponent - 62);
            long mantissa = (long)top;
            if (top << (int)(exponent - 62) != magnitude) mantissa |= 1;
            x = Math.ScaleB((double)mantissa, -62);
        }
        if (x == 1.0)
        {
            x = 0.5;
            exponent++;
        }
        return value.Sign < 0 ? -x : x;
    }

    /// <summary>The value modulo 2**64 (PyLong_AsUnsignedLongLongMask).</summary>
    [Mirrors("PyLong_AsUnsignedLongMask", 800, 822)]
    public ulong AsMask() => TryAsLong(out long value) ? (ulong)value : (ulong)(AsBigInteger() & ulong.MaxValue);

    // ---- hashing

    /// <summary>The hash of a small int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long HashLong(long value)
    {
        if ((ulong)(value + HashModulus - 1) < (ulong)(2 * HashModulus - 1)) return value == -1 ? -2 : value;
        return HashLarge(value);
    }

    private static long HashLarge(long value)
    {
        ulong magnitude = value < 0 ? 0UL - (ulong)value : (ulong)value;
        long hash = (long)(magnitude % (ulong)HashModulus);
        if (value < 0) hash = -hash;
        return hash == -1 ? -2 : hash;
    }

    internal static long HashBig(BigInteger value)
    {
        long hash = (long)(BigInteger.Abs(value) % HashModulus);
        if (value.Sign < 0) hash = -hash;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Hash), Mirrors("long_hash", 3601, 3655)]
    long Hash() => TryAsLong(out long value) ? HashLong(value) : HashBig(AsBigInteger());

    // ---- arithmetic

    private static bool BothLong(PyObject a, PyObject b, out long x, out long y)
    {
        y = 0;
        return ((PyLong)a).TryAsLong(out x) && ((PyLong)b).TryAsLong(out y);
    }

    [PySlot(Slot.NbAdd), Mirrors("long_add_method", 3787, 3792)]
    public static PyObject? Add(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            long sum = unchecked(x + y);
            if (((x ^ sum) & (y ^ sum)) >= 0) return PyInt.From(sum);
        }
        return AddBig((PyLong)a, (PyLong)b);
    }

    [PySlot(Slot.NbSubtract), Mirrors("long_sub_method", 3830, 3835)]
    public static PyObject? Subtract(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            long difference = unchecked(x - y);
            if (((x ^ y) & (x ^ difference)) >= 0) return PyInt.From(difference);
        }
        return SubtractBig((PyLong)a, (PyLong)b);
    }

    [PySlot(Slot.NbMultiply), Mirrors("long_mul_method", 4277, 4282)]
    public static PyObject? Multiply(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            long high = Math.BigMul(x, y, out long low);
            if (high == low >> 63) return PyInt.From(low);
        }
        return MultiplyBig((PyLong)a, (PyLong)b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("long_add", 3748, 3779)]
    private static PyLong AddBig(PyLong a, PyLong b) => From(a.AsBigInteger() + b.AsBigInteger());

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("long_sub", 3795, 3822)]
    private static PyLong SubtractBig(PyLong a, PyLong b) => From(a.AsBigInteger() - b.AsBigInteger());

    // Methods that mention BigInteger make .NET load it with all its interfaces, which most programs never need.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("k_mul", 3980, 4143)]
    private static PyObject? MultiplyBig(PyLong a, PyLong b)
    {
        BigInteger p = a.AsBigInteger(), q = b.AsBigInteger();
        return TooBig(p.GetBitLength() + q.GetBitLength()) ? Overflow() : From(p * q);
    }

    // BigInteger ends at 2**31 bits; CPython's limit lies far beyond, where memory ends first.
    private static bool TooBig(long bits) => bits >= int.MaxValue - 64;

    private static PyObject? Overflow() => Err.Raise(Exc.MemoryError, (PyObject?)null);

    [PySlot(Slot.NbFloorDivide), Mirrors("long_div", 4493, 4507)]
    public static PyObject? FloorDivide(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            if (y == 0) return Err.Raise(Exc.ZeroDivisionError, "division by zero");
            if (y == -1) return x == long.MinValue ? new PyBigInt(-(BigInteger)x) : PyInt.From(-x);
            long quotient = x / y;
            if ((x ^ y) < 0 && quotient * y != x) quotient--;
            return PyInt.From(quotient);
        }
        return DivMod(((PyLong)a).AsBigInteger(), ((PyLong)b).AsBigInteger(), out BigInteger q, out _) ? From(q) : null;
    }

    [PySlot(Slot.NbRemainder), Mirrors("long_mod", 4771, 4781)]
    public static PyObject? Remainder(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            if (y == 0) return Err.Raise(Exc.ZeroDivisionError, "division by zero");
            if (y == -1) return PyInt.Zero;
            long remainder = x % y;
            if (remainder != 0 && (remainder ^ y) < 0) remainder += y;
            return PyInt.From(remainder);
        }
        return DivMod(((PyLong)a).AsBigInteger(), ((PyLong)b).AsBigInteger(), out _, out BigInteger r) ? From(r) : null;
    }

    [PySlot(Slot.NbDivmod), Mirrors("long_divmod", 4783, 4804)]
    public static PyObject? Divmod(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y) && y is not (0 or -1))
        {
            long quotient = x / y, remainder = x - quotient * y;
            if (remainder != 0 && (remainder ^ y) < 0)
            {
                quotient--;
                remainder += y;
            }
            return PyTuple.Of(PyInt.From(quotient), PyInt.From(remainder));
        }
        return DivMod(((PyLong)a).AsBigInteger(), ((PyLong)b).AsBigInteger(), out BigInteger q, out BigInteger r)
            ? PyTuple.Of(From(q), From(r))
            : null;
    }

    /// <summary>Floor division; false with ZeroDivisionError.</summary>
    [Mirrors("l_divmod", 4389, 4461)]
    internal static bool DivMod(BigInteger a, BigInteger b, out BigInteger quotient, out BigInteger remainder)
    {
        if (b.IsZero)
        {
            quotient = remainder = default;
            return Err.Fail(Exc.ZeroDivisionError, "division by zero");
        }
        quotient = BigInteger.DivRem(a, b, out remainder);
        if (!remainder.IsZero && (remainder.Sign < 0) != (b.Sign < 0))
        {
            quotient -= 1;
            remainder += b;
        }
        return true;
    }

    /// <summary>The quotient nearest to a / b, ties to even, and the rest (_PyLong_DivmodNear).</summary>
    [Mirrors("_PyLong_DivmodNear", 6023, 6106)]
    internal static (BigInteger Quotient, BigInteger Remainder) DivmodNear(BigInteger a, BigInteger b)
    {
        BigInteger q = BigInteger.DivRem(a, b, out BigInteger r);
        bool negative = (a.Sign < 0) != (b.Sign < 0);
        int order = (BigInteger.Abs(r) << 1).CompareTo(BigInteger.Abs(b));
        if (order > 0 || (order == 0 && !q.IsEven))
        {
            if (negative)
            {
                q -= 1;
                r += b;
            }
            else
            {
                q += 1;
                r -= b;
            }
        }
        return (q, r);
    }

    [PySlot(Slot.NbTrueDivide), Mirrors("long_true_divide", 4514, 4769)]
    public static PyObject? TrueDivide(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        if (BothLong(a, b, out long x, out long y))
        {
            if (y == 0) return Err.Raise(Exc.ZeroDivisionError, "division by zero");
            const long Limit = 1L << 53;
            if (x >= -Limit && x <= Limit && y >= -Limit && y <= Limit) return new PyFloat((double)x / y);
        }
        return TrueDivide(((PyLong)a).AsBigInteger(), ((PyLong)b).AsBigInteger(), out double result) ? new PyFloat(result) : null;
    }

    /// <summary>The correctly rounded quotient.</summary>
    internal static bool TrueDivide(BigInteger a, BigInteger b, out double result)
    {
        result = 0;
        if (b.IsZero) return Err.Fail(Exc.ZeroDivisionError, "division by zero");
        bool negative = (a.Sign < 0) != (b.Sign < 0);
        if (a.IsZero)
        {
            result = negative ? -0.0 : 0.0;
            return true;
        }
        a = BigInteger.Abs(a);
        b = BigInteger.Abs(b);
        long diff = a.GetBitLength() - b.GetBitLength();
        if (diff > 1024) return Err.Fail(Exc.OverflowError, "integer division result too large for a float");
        if (diff < -1021 - 53 - 1)
        {
            result = negative ? -0.0 : 0.0;
            return true;
        }
        int shift = (int)Math.Max(diff, -1021) - 53 - 2;
        if (shift <= 0) a <<= -shift;
        else b <<= shift;
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
        ulong bits = (ulong)quotient;
        int length = 64 - BitOperations.LeadingZeroCount(bits);
        int extra = Math.Max(length, -1021 - shift) - 53;
        ulong mask = 1UL << (extra - 1);
        ulong low = bits | (rest.IsZero ? 0UL : 1UL);
        if ((low & mask) != 0 && (low & (3 * mask - 1)) != 0) low += mask;
        bits = low & ~(2 * mask - 1);
        double value = bits;
        if (shift + length >= 1024 && (shift + length > 1024 || value == Math.ScaleB(1.0, length)))
            return Err.Fail(Exc.OverflowError, "integer division result too large for a float");
        value = Math.ScaleB(value, shift);
        result = negative ? -value : value;
        return true;
    }

    [PySlot(Slot.NbPower), Mirrors("long_pow", 4888, 5167)]
    public static PyObject? Power(PyObject a, PyObject b, PyObject c)
    {
        if (a is not PyLong x || b is not PyLong y) return PyNotImplemented.Instance;
        if (c is PyLong modulus) return PowerMod(x, y, modulus.AsBigInteger());
        if (c is not PyNone) return PyNotImplemented.Instance;
        if (y.Sign < 0) return PyFloat.Power(a, b, c);
        if (!y.TryAsLong(out long exponent))
        {
            if (!x.TryAsLong(out long unit) || unit is < -1 or > 1) return Overflow();
            return unit == -1 && y.AsBigInteger().IsEven ? PyInt.One : x.Exact;
        }
        if (x.TryAsLong(out long small))
        {
            if (small is 0 or 1) return exponent == 0 ? PyInt.One : PyInt.From(small);
            if (small == -1) return PyInt.From((exponent & 1) == 0 ? 1 : -1);
            if (small == 2) return exponent < 63 ? PyInt.From(1L << (int)exponent) : TooBig(exponent) ? Overflow() : From(BigInteger.One << (int)exponent);
            // Repeated squaring in a long as far as it goes.
            long result = 1, factor = small, left = exponent;
            while (true)
            {
                if ((left & 1) != 0 && !TryMultiply(result, factor, out result)) break;
                left >>= 1;
                if (left == 0) return PyInt.From(result);
                if (!TryMultiply(factor, factor, out factor)) break;
            }
        }
        BigInteger value = x.AsBigInteger();
        if (exponent > int.MaxValue || TooBig((value.GetBitLength() - 1) * exponent)) return Overflow();
        return From(BigInteger.Pow(value, (int)exponent));
    }

    private static bool TryMultiply(long x, long y, out long product) => Math.BigMul(x, y, out product) == product >> 63;

    private static PyObject? PowerMod(PyLong x, PyLong y, BigInteger modulus)
    {
        if (modulus.IsZero) return Err.Raise(Exc.ValueError, "pow() 3rd argument cannot be 0");
        bool negative = modulus.Sign < 0;
        if (negative) modulus = -modulus;
        if (modulus.IsOne) return PyInt.Zero;
        BigInteger value = x.AsBigInteger(), exponent = y.AsBigInteger();
        if (exponent.Sign < 0)
        {
            exponent = -exponent;
            if (!TryInvert(value, modulus, out value))
                return Err.Raise(Exc.ValueError, "base is not invertible for the given modulus");
        }
        value %= modulus;
        if (value.Sign < 0) value += modulus;
        BigInteger result = BigInteger.ModPow(value, exponent, modulus);
        if (negative && !result.IsZero) result -= modulus;
        return From(result);
    }

    [Mirrors("long_invmod", 4827, 4884)]
    private static bool TryInvert(BigInteger a, BigInteger n, out BigInteger inverse)
    {
        BigInteger b = 1, c = 0, m = n;
        while (!n.IsZero)
        {
            if (!FloorDivRem(a, n, out BigInteger q, out BigInteger r)) break;
            a = n;
            n = r;
            BigInteger t = b - q * c;
            b = c;
            c = t;
        }
        inverse = b % m;
        return a.IsOne;
    }

    private static bool FloorDivRem(BigInteger a, BigInteger b, out BigInteger q, out BigInteger r)
    {
        q = BigInteger.DivRem(a, b, out r);
        if (!r.IsZero && (r.Sign < 0) != (b.Sign < 0))
        {
            q -= 1;
            r += b;
        }
        return true;
    }

    [PySlot(Slot.NbNegative), Mirrors("long_neg_method", 5201, 5205)]
    PyObject? Negative() => Negate(this);

    [Mirrors("long_neg", 5187, 5199)]
    internal static PyLong Negate(PyLong value) =>
        value.TryAsLong(out long small) && small != long.MinValue ? PyInt.From(-small) : From(-value.AsBigInteger());

    [PySlot(Slot.NbPositive)]
    [PySlot(Slot.NbInt)]
    [PySlot(Slot.NbIndex)]
    PyObject? Positive() => Exact;

    [PySlot(Slot.NbAbsolute), Mirrors("long_abs_method", 5216, 5220)]
    PyObject? Absolute() => Sign < 0 ? Negate(this) : Exact;

    [PySlot(Slot.NbBool), Mirrors("long_bool", 5222, 5226)]
    bool? Bool() => Sign != 0;

    [PySlot(Slot.NbInvert), Mirrors("long_invert", 5169, 5185)]
    PyObject? Invert() => TryAsLong(out long value) ? PyInt.From(~value) : From(-(AsBigInteger() + 1));

    [PySlot(Slot.NbFloat), Mirrors("long_float", 5864, 5872)]
    PyObject? Float() => AsDouble(out double value) ? new PyFloat(value) : null;

    [PySlot(Slot.NbLshift), Mirrors("long_lshift_method", 5416, 5440)]
    public static PyObject? Lshift(PyObject a, PyObject b)
    {
        if (a is not PyLong x || b is not PyLong y) return PyNotImplemented.Instance;
        if (y.Sign < 0) return Err.Raise(Exc.ValueError, "negative shift count");
        if (x.Sign == 0) return PyInt.Zero;
        if (!y.TryAsLong(out long shift)) return Err.Raise(Exc.OverflowError, TooManyDigits);
        if (x.TryAsLong(out long value) && shift < 64)
        {
            long shifted = value << (int)shift;
            if (shift < 63 && shifted >> (int)shift == value) return PyInt.From(shifted);
        }
        return LshiftBig(x, shift);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("long_lshift1", 5374, 5413)]
    private static PyObject? LshiftBig(PyLong x, long shift)
    {
        // A power of two times what a double holds exactly: the framework makes its digits without the vector code of a shift, which .NET has to compile at the start.
        if (x.TryAsLong(out long value) && value is > -(1L << 53) and < 1L << 53 && shift < 1024 - 64 + BitOperations.LeadingZeroCount((ulong)Math.Abs(value)))
            return From(new BigInteger(Math.ScaleB(value, (int)shift)));
        BigInteger big = x.AsBigInteger();
        if (shift > int.MaxValue || TooBig(big.GetBitLength() + shift)) return Overflow();
        return From(big << (int)shift);
    }

    [PySlot(Slot.NbRshift), Mirrors("long_rshift", 5318, 5345)]
    public static PyObject? Rshift(PyObject a, PyObject b)
    {
        if (a is not PyLong x || b is not PyLong y) return PyNotImplemented.Instance;
        if (y.Sign < 0) return Err.Raise(Exc.ValueError, "negative shift count");
        if (x.Sign == 0) return PyInt.Zero;
        if (!y.TryAsLong(out long shift) || shift > int.MaxValue) return PyInt.From(x.Sign < 0 ? -1 : 0);
        if (x.TryAsLong(out long value)) return PyInt.From(value >> (int)Math.Min(shift, 63));
        return From(x.AsBigInteger() >> (int)shift);
    }

    [PySlot(Slot.NbAnd), Mirrors("long_and", 5610, 5620)]
    public static PyObject? And(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        return BothLong(a, b, out long x, out long y) ? PyInt.From(x & y) : From(((PyLong)a).AsBigInteger() & ((PyLong)b).AsBigInteger());
    }

    [PySlot(Slot.NbXor), Mirrors("long_xor", 5622, 5632)]
    public static PyObject? Xor(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        return BothLong(a, b, out long x, out long y) ? PyInt.From(x ^ y) : From(((PyLong)a).AsBigInteger() ^ ((PyLong)b).AsBigInteger());
    }

    [PySlot(Slot.NbOr), Mirrors("long_or", 5634, 5644)]
    public static PyObject? Or(PyObject a, PyObject b)
    {
        if (a is not PyLong || b is not PyLong) return PyNotImplemented.Instance;
        return BothLong(a, b, out long x, out long y) ? PyInt.From(x | y) : From(((PyLong)a).AsBigInteger() | ((PyLong)b).AsBigInteger());
    }

    /// <summary>Three-way comparison.</summary>
    [Mirrors("long_compare", 3522, 3541)]
    internal static int Compare(PyLong a, PyLong b) =>
        BothLong(a, b, out long x, out long y) ? x.CompareTo(y) : a.AsBigInteger().CompareTo(b.AsBigInteger());

    [PySlot(Slot.RichCompare), Mirrors("long_richcompare", 3543, 3553)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyLong y) return PyNotImplemented.Instance;
        return PyBool.From(PyTuple.CompareLengths(ReferenceEquals(this, y) ? 0 : Compare(this, y), 0, op));
    }
}

/// <summary>An exact int that fits a long.</summary>
public sealed class PyInt : PyLong
{
    private const int SmallMin = -5, SmallMax = 1024;
    private static readonly PyInt[] s_small = MakeSmall();

    public readonly long Value;

    public static PyInt Zero { get; } = From(0);
    public static PyInt One { get; } = From(1);

    private PyInt(long value) => Value = value;

    [Mirrors("get_small_int", 58, 63)]
    private static PyInt[] MakeSmall()
    {
        PyInt[] small = new PyInt[SmallMax - SmallMin + 1];
        for (int i = 0; i < small.Length; i++) small[i] = new PyInt(i + SmallMin);
        return small;
    }

    /// <summary>The int of that value; from -5 to 1024 always the same object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("PyLong_FromLong", 372, 376)]
    public static new PyInt From(long value)
    {
        ulong index = (ulong)(value - SmallMin);
        PyInt[] small = s_small;
        return index < (ulong)small.Length ? small[index] : new PyInt(value);
    }

    [Mirrors("PyLong_AsLongAndOverflow", 511, 587)]
    public override bool TryAsLong(out long value)
    {
        value = Value;
        return true;
    }

    public override BigInteger AsBigInteger() => Value;

    public override int Sign => Math.Sign(Value);

    public override PyLong Exact => this;
}

/// <summary>An exact int that does not fit a long.</summary>
public sealed class PyBigInt : PyLong
{
    public readonly BigInteger Value;

    internal PyBigInt(BigInteger value) => Value = value;

    public override bool TryAsLong(out long value)
    {
        value = 0;
        return false;
    }

    public override BigInteger AsBigInteger() => Value;

    public override int Sign => Value.Sign;

    public override PyLong Exact => this;
}

/// <summary>Settings of the number types, one per interpreter.</summary>
public sealed partial class Interpreter
{
    /// <summary>The longest decimal string converted to or from int (sys.set_int_max_str_digits); 0 is no limit.</summary>
    public int IntMaxStrDigits { get; set; } = 4300;
}
