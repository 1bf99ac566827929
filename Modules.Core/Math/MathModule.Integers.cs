// Modules/mathmodule.c: integers, rounding.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class MathModule
{
    private static readonly PyStr s_floor = PyStr.Intern("__floor__"), s_ceil = PyStr.Intern("__ceil__"), s_trunc = PyStr.Intern("__trunc__");

    // Null without an exception: there is no such method.
    private static PyObject? CallSpecial(PyObject o, PyStr name) => Obj.LookupSpecial(o, name) is { } method ? Obj.Call(method) : null;

    [PyFunction("floor", "(x, /)", Doc = "The floor of x as an integral: the largest that is <= x."), Mirrors("math_floor", 1192, 1215)]
    static PyObject? Floor(PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return PyLong.FromDouble(Math.Floor(((PyFloat)x).Value));
        if (CallSpecial(x, s_floor) is { } result) return result;
        if (Err.Occurred is not null || !PyFloat.AsDouble(x, out double value)) return null;
        return PyLong.FromDouble(Math.Floor(value));
    }

    [PyFunction("ceil", "(x, /)", Doc = "The ceiling of x as an integral: the smallest that is >= x."), Mirrors("math_ceil", 1123, 1146)]
    static PyObject? Ceil(PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return PyLong.FromDouble(Math.Ceiling(((PyFloat)x).Value));
        if (CallSpecial(x, s_ceil) is { } result) return result;
        if (Err.Occurred is not null || !PyFloat.AsDouble(x, out double value)) return null;
        return PyLong.FromDouble(Math.Ceiling(value));
    }

    [PyFunction("trunc", "(x, /)", Doc = "Truncate the real x to the integral nearest to it between 0 and it.\n\nUses the __trunc__ method."), Mirrors("math_trunc", 2064, 2082)]
    static PyObject? Trunc(PyObject x)
    {
        if (x.GetType() == typeof(PyFloat)) return PyLong.FromDouble(((PyFloat)x).Value);
        if (CallSpecial(x, s_trunc) is { } result) return result;
        return Err.Occurred is not null ? null : Err.Raise(Exc.TypeError, $"type {x.Type.Name} doesn't define __trunc__ method");
    }

    [PyFunction("factorial", "(n, /)", Doc = "n!"), Mirrors("math_factorial", 2013, 2050)]
    static PyObject? Factorial(PyObject n)
    {
        if (Num.Index(n) is not { } number) return null;
        if (!number.TryAsLong(out long value))
            return number.Sign < 0
                ? Err.Raise(Exc.ValueError, "factorial() not defined for negative values")
                : Err.Raise(Exc.OverflowError, $"factorial() argument should not exceed {long.MaxValue}");
        if (value < 0) return Err.Raise(Exc.ValueError, "factorial() not defined for negative values");
        if (value > 100_000_000) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        return PyLong.From(Product(1, value));
    }

    // low+1 .. high multiplied, halves first so that the factors stay balanced.
    [Mirrors("factorial_partial_product", 1888, 1937)]
    private static BigInteger Product(long low, long high)
    {
        if (high <= low) return BigInteger.One;
        if (high - low <= 12)
        {
            BigInteger result = low + 1;
            for (long i = low + 2; i <= high; i++) result *= i;
            return result;
        }
        long middle = low + (high - low) / 2;
        return Product(low, middle) * Product(middle, high);
    }

    [PyFunction("isqrt", "(n, /)", Doc = "The integer part of the square root of n."), Mirrors("math_isqrt", 1692, 1817)]
    static PyObject? Isqrt(PyObject n)
    {
        if (Num.Index(n) is not { } number) return null;
        if (number.Sign < 0) return Err.Raise(Exc.ValueError, "isqrt() argument must be nonnegative");
        if (number.TryAsLong(out long small))
        {
            long root = (long)Math.Sqrt(small);
            while (root * (Int128)root > small) root--;
            while ((root + 1) * (Int128)(root + 1) <= small) root++;
            return PyInt.From(root);
        }
        return PyLong.From(Isqrt(number.AsBigInteger()));
    }

    private static BigInteger Isqrt(BigInteger n)
    {
        long c = ((long)n.GetBitLength() - 1) / 2;
        BigInteger a = 1;
        long d = 0;
        int levels = c == 0 ? 0 : BitOperations.Log2((ulong)c) + 1;
        for (int s = levels - 1; s >= 0; s--)
        {
            long e = d;
            d = c >> s;
            a = (a << (int)(d - e - 1)) + (n >> (int)(2 * c - e - d + 1)) / a;
        }
        return a * a > n ? a - 1 : a;
    }

    [PyFunction("gcd", "(*integers)", Doc = "The greatest integer that divides all arguments."), Mirrors("math_gcd_impl", 717, 761)]
    static PyObject? Gcd(ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = 0;
        foreach (PyObject item in integers)
        {
            if (Num.Index(item) is not { } number) return null;
            result = BigInteger.GreatestCommonDivisor(result, number.AsBigInteger());
        }
        return PyLong.From(result);
    }

    [PyFunction("lcm", "(*integers)", Doc = "Least Common Multiple."), Mirrors("math_lcm_impl", 800, 840)]
    static PyObject? Lcm(ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = 1;
        foreach (PyObject item in integers)
        {
            if (Num.Index(item) is not { } number) return null;
            BigInteger value = number.AsBigInteger();
            result = result.IsZero || value.IsZero ? 0 : BigInteger.Abs(result / BigInteger.GreatestCommonDivisor(result, value) * value);
        }
        return PyLong.From(result);
    }

    private static bool Natural(PyObject o, string name, out BigInteger value)
    {
        value = default;
        if (Num.Index(o) is not { } number) return false;
        value = number.AsBigInteger();
        return value.Sign >= 0 || Err.Fail(Exc.ValueError, $"{name} must be a non-negative integer");
    }

    private static bool Naturals(PyObject n, PyObject k, out BigInteger nv, out BigInteger kv)
    {
        nv = kv = default;
        if (Num.Index(n) is not { } first || Num.Index(k) is not { } second) return false;
        nv = first.AsBigInteger();
        kv = second.AsBigInteger();
        if (nv.Sign < 0) return Err.Fail(Exc.ValueError, "n must be a non-negative integer");
        return kv.Sign >= 0 || Err.Fail(Exc.ValueError, "k must be a non-negative integer");
    }

    // n * (n-1) * ... of k factors.
    [Mirrors("perm_comb", 3670, 3717, Part = true)]
    private static BigInteger Falling(BigInteger n, long k)
    {
        if (k == 0) return 1;
        if (k == 1) return n;
        long half = k / 2;
        return Falling(n, half) * Falling(n - half, k - half);
    }

    [PyFunction("perm", "(n, k=None, /)", Doc = "The number of ways to choose k items from n without repetition and with order.\n\nn! / (n - k)! when k <= n, else zero; without k it is n!."), Mirrors("math_perm_impl", 3738, 3810)]
    static PyObject? Perm(PyObject n, PyObject? k)
    {
        if (k is null or PyNone) return Factorial(n);
        if (!Naturals(n, k, out BigInteger nv, out BigInteger kv)) return null;
        if (nv < kv) return PyInt.Zero;
        if (kv > long.MaxValue) return Err.Raise(Exc.OverflowError, $"k must not exceed {long.MaxValue}");
        return PyLong.From(Falling(nv, (long)kv));
    }

    [PyFunction("comb", "(n, k, /)", Doc = "The number of ways to choose k items from n without repetition and without order.\n\nn! / (k! * (n - k)!) when k <= n, else zero."), Mirrors("math_comb_impl", 3833, 3928)]
    static PyObject? Comb(PyObject n, PyObject k)
    {
        if (!Naturals(n, k, out BigInteger nv, out BigInteger kv)) return null;
        if (nv < kv) return PyInt.Zero;
        BigInteger least = BigInteger.Min(kv, nv - kv);
        if (least > long.MaxValue) return Err.Raise(Exc.OverflowError, $"min(n - k, k) must not exceed {long.MaxValue}");
        return PyLong.From(Choose(nv, (long)least));
    }

    // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
    [Mirrors("perm_comb", 3670, 3717, Part = true)]
    private static BigInteger Choose(BigInteger n, long k)
    {
        if (k == 0) return 1;
        if (k <= 20) return Falling(n, k) / Product(1, k);
        long j = k / 2;
        return Choose(n, j) * Choose(n - j, k - j) / Choose(k, j);
    }
}
