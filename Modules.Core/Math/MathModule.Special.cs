// Modules/mathmodule.c: gamma, logarithms, decomposition of doubles.

using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class MathModule
{
    private const double LanczosG = 6.024680040776729583740234375, LanczosGMinusHalf = 5.524680040776729583740234375;

    private static readonly double[] s_lanczosNumerator =
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    private static readonly double[] s_lanczosDenominator =
        [0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0];

    private static readonly double[] s_gamma =
    [
        1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0, 87178291200.0,
        1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 121645100408832000.0, 2432902008176640000.0,
        51090942171709440000.0, 1124000727777607680000.0,
    ];

    private enum Fault { None, Domain, Range }

    [Mirrors("m_sinpi", 221, 253)]
    private static double SinPi(double x)
    {
        double y = Math.Abs(x) % 2.0;
        double r = (int)Math.Round(2.0 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1.0 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2.0)),
        };
        return Math.CopySign(1.0, x) * r;
    }

    [Mirrors("lanczos_sum", 350, 377)]
    private static double LanczosSum(double x)
    {
        double num = 0, den = 0;
        if (x < 5.0)
            for (int i = s_lanczosNumerator.Length - 1; i >= 0; i--)
            {
                num = num * x + s_lanczosNumerator[i];
                den = den * x + s_lanczosDenominator[i];
            }
        else
            for (int i = 0; i < s_lanczosNumerator.Length; i++)
            {
                num = num / x + s_lanczosNumerator[i];
                den = den / x + s_lanczosDenominator[i];
            }
        return num / den;
    }

    [Mirrors("m_tgamma", 380, 474)]
    private static double Gamma(double x, out Fault fault)
    {
        fault = Fault.None;
        if (!double.IsFinite(x))
        {
            if (double.IsNaN(x) || x > 0) return x;
            fault = Fault.Domain;
            return double.NaN;
        }
        if (x == 0)
        {
            fault = Fault.Domain;
            return Math.CopySign(double.PositiveInfinity, x);
        }
        if (x == Math.Floor(x))
        {
            if (x < 0)
            {
                fault = Fault.Domain;
                return double.NaN;
            }
            if (x <= s_gamma.Length) return s_gamma[(int)x - 1];
        }
        double absx = Math.Abs(x), r;
        if (absx < 1e-20)
        {
            r = 1.0 / x;
            if (double.IsInfinity(r)) fault = Fault.Range;
            return r;
        }
        if (absx > 200.0)
        {
            if (x < 0) return 0.0 / SinPi(x);
            fault = Fault.Range;
            return double.PositiveInfinity;
        }
        double y = absx + LanczosGMinusHalf;
        double z = absx > LanczosGMinusHalf ? y - absx - LanczosGMinusHalf : y - LanczosGMinusHalf - absx;
        z = z * LanczosG / y;
        if (x < 0)
        {
            r = -Math.PI / SinPi(absx) / absx * Math.Exp(y) / LanczosSum(absx);
            r -= z * r;
            if (absx < 140.0) r /= Math.Pow(y, absx - 0.5);
            else
            {
                double root = Math.Pow(y, absx / 2.0 - 0.25);
                r /= root;
                r /= root;
            }
        }
        else
        {
            r = LanczosSum(absx) / Math.Exp(y);
            r += z * r;
            if (absx < 140.0) r *= Math.Pow(y, absx - 0.5);
            else
            {
                double root = Math.Pow(y, absx / 2.0 - 0.25);
                r *= root;
                r *= root;
            }
        }
        if (double.IsInfinity(r)) fault = Fault.Range;
        return r;
    }

    [Mirrors("m_lgamma", 481, 523)]
    private static double LogGamma(double x, out Fault fault)
    {
        fault = Fault.None;
        if (!double.IsFinite(x)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x == Math.Floor(x) && x <= 2.0)
        {
            if (x > 0) return 0.0;
            fault = Fault.Domain;
            return double.PositiveInfinity;
        }
        double absx = Math.Abs(x);
        if (absx < 1e-20) return -Math.Log(absx);
        double r = Math.Log(LanczosSum(absx)) - LanczosG;
        r += (absx - 0.5) * (Math.Log(absx + LanczosG - 0.5) - 1);
        if (x < 0) r = 1.144729885849400174143427351353058711647 - Math.Log(Math.Abs(SinPi(absx))) - Math.Log(absx) - r;
        if (double.IsInfinity(r)) fault = Fault.Range;
        return r;
    }

    private static PyObject? Finish(double x, double r, Fault fault) => fault switch
    {
        Fault.Domain => DomainError("expected a noninteger or positive integer, got %s", x),
        Fault.Range when Math.Abs(r) >= 1.5 => RangeError(),
        _ => new PyFloat(r),
    };

    [PyFunction("gamma", "(x, /)", Doc = "Gamma function at x.")]
    static PyObject? GammaFunction(PyObject x) => PyFloat.AsDouble(x, out double value) ? Finish(value, Gamma(value, out Fault fault), fault) : null;

    [PyFunction("lgamma", "(x, /)", Doc = "Natural logarithm of the absolute value of the gamma function at x.")]
    static PyObject? LogGammaFunction(PyObject x) => PyFloat.AsDouble(x, out double value) ? Finish(value, LogGamma(value, out Fault fault), fault) : null;

    // ---- logarithms

    [Mirrors("m_log2", 659, 684)]
    private static double Log2(double x) => x > 0 && double.IsFinite(x) ? LibM.log2(x) : Math.Log2(x);

    [Mirrors("loghelper", 2233, 2271)]
    private static PyObject? LogOf(PyObject arg, delegate*<double, double> function)
    {
        const string Message = "expected a positive input";
        if (arg is PyLong number)
        {
            if (number.Sign <= 0) return Err.Raise(Exc.ValueError, Message);
            double value = number.TryAsLong(out long small) ? small : PyLong.ToDouble(number.AsBigInteger());
            if (!double.IsInfinity(value)) return new PyFloat(function(value));
            double mantissa = number.Frexp(out long exponent);
            return new PyFloat(function(mantissa) + function(2.0) * exponent);
        }
        return One(arg, function, false, Message + ", got %s");
    }

    [PyFunction("log", Raw = true, NoTextSignature = true, Doc = "log(x, [base=math.e])\nThe logarithm of x to the given base, the natural one without."), Mirrors("math_log", 2276, 2299)]
    static PyObject? Log(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("math.log", kwnames) || !Args.CheckPositional("log", args.Length, 1, 2)) return null;
        PyObject? numerator = LogOf(args[0], &Math.Log);
        if (numerator is null || args.Length == 1) return numerator;
        return LogOf(args[1], &Math.Log) is { } denominator ? Num.TrueDivide(numerator, denominator) : null;
    }

    [PyFunction("log2", "(x, /)", Doc = "The base 2 logarithm of x."), Mirrors("math_log2", 2315, 2320)]
    static PyObject? Log2Function(PyObject x) => LogOf(x, &Log2);

    [PyFunction("log10", "(x, /)", Doc = "The base 10 logarithm of x."), Mirrors("math_log10", 2332, 2337)]
    static PyObject? Log10(PyObject x) => LogOf(x, &Math.Log10);

    // ---- pieces of doubles

    [PyFunction("frexp", "(x, /)", Doc = "The mantissa and exponent of x, as the pair (m, e).\n\nm is a float and e an int with x = m * 2.**e; if x is 0, both are 0, else\n0.5 <= abs(m) < 1.0."), Mirrors("math_frexp_impl", 2097, 2111)]
    static PyObject? Frexp(double x)
    {
        double mantissa = MathHelp.Frexp(x, out int exponent);
        return PyTuple.Of(new PyFloat(mantissa), PyInt.From(exponent));
    }

    [PyFunction("ldexp", "(x, i, /)", Doc = "x * (2**i), in essence the inverse of frexp()."), Mirrors("math_ldexp_impl", 2126, 2192)]
    static PyObject? Ldexp(double x, PyObject i)
    {
        if (i is not PyLong number) return Err.Raise(Exc.TypeError, "Expected an int as second argument to ldexp.");
        if (!number.TryAsLong(out long exponent)) exponent = number.Sign < 0 ? long.MinValue : long.MaxValue;
        if (x == 0 || !double.IsFinite(x)) return new PyFloat(x);
        if (exponent > int.MaxValue) return RangeError();
        if (exponent < int.MinValue) return new PyFloat(Math.CopySign(0.0, x));
        double r = LibM.ldexp(x, (int)exponent);
        return double.IsInfinity(r) ? RangeError() : new PyFloat(r);
    }

    [PyFunction("modf", "(x, /)", Doc = "The fractional and integer parts of x, both floats with the sign of x."), Mirrors("math_modf_impl", 2206, 2221)]
    static PyObject? Modf(double x)
    {
        if (double.IsInfinity(x)) return PyTuple.Of(new PyFloat(Math.CopySign(0.0, x)), new PyFloat(x));
        if (double.IsNaN(x)) return PyTuple.Of(new PyFloat(x), new PyFloat(x));
        double whole = Math.Truncate(x);
        return PyTuple.Of(new PyFloat(Math.CopySign(x - whole, x)), new PyFloat(whole));
    }

    [PyFunction("fmod", "(x, y, /)", Doc = "The remainder of x/y as C has it: with the sign of x."), Mirrors("math_fmod_impl", 2394, 2423)]
    static PyObject? Fmod(double x, double y)
    {
        if (double.IsInfinity(y) && double.IsFinite(x)) return new PyFloat(x);
        double r = x % y;
        return double.IsNaN(r) && !double.IsNaN(x) && !double.IsNaN(y) ? DomainError() : new PyFloat(r);
    }

    [PyFunction("pow", "(x, y, /)", Doc = "x to the power y, as a float."), Mirrors("math_pow_impl", 2998, 3064)]
    static PyObject? PowFunction(double x, double y)
    {
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            double r = Math.Pow(x, y);
            if (double.IsNaN(r)) return DomainError();
            if (double.IsInfinity(r)) return x == 0 ? DomainError() : RangeError();
            return new PyFloat(r);
        }
        double result;
        if (double.IsNaN(x)) result = y == 0 ? 1.0 : x;
        else if (double.IsNaN(y)) result = x == 1.0 ? 1.0 : y;
        else if (double.IsInfinity(x))
        {
            bool odd = double.IsFinite(y) && Math.Abs(y) % 2.0 == 1.0;
            result = y > 0 ? odd ? x : Math.Abs(x) : y == 0 ? 1.0 : odd ? Math.CopySign(0.0, x) : 0.0;
        }
        else if (Math.Abs(x) == 1.0) result = 1.0;
        else if (y > 0 && Math.Abs(x) > 1.0) result = y;
        else result = y < 0 && Math.Abs(x) < 1.0 ? -y : 0.0;
        return new PyFloat(result);
    }

    [PyFunction("fma", "(x, y, z, /)", Doc = "Fused multiply-add: (x * y) + z with a single rounding."), Mirrors("math_fma_impl", 2353, 2379)]
    static PyObject? Fma(double x, double y, double z)
    {
        double r = LibM.fma(x, y, z);
        if (double.IsFinite(r)) return new PyFloat(r);
        if (double.IsNaN(r))
        {
            if (!double.IsNaN(x) && !double.IsNaN(y) && !double.IsNaN(z)) return Err.Raise(Exc.ValueError, "invalid operation in fma");
        }
        else if (double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z)) return Err.Raise(Exc.OverflowError, "overflow in fma");
        return new PyFloat(r);
    }

    [PyFunction("degrees", "(x, /)", Doc = "Convert the angle x from radians to degrees."), Mirrors("math_degrees_impl", 3079, 3084)]
    static PyObject? Degrees(double x) => new PyFloat(x * (180.0 / Math.PI));

    [PyFunction("radians", "(x, /)", Doc = "Convert the angle x from degrees to radians."), Mirrors("math_radians_impl", 3096, 3101)]
    static PyObject? Radians(double x) => new PyFloat(x * (Math.PI / 180.0));

    [PyFunction("isfinite", "(x, /)", Doc = "Whether x is neither an infinity nor a NaN."), Mirrors("math_isfinite_impl", 3113, 3118)]
    static PyObject? IsFinite(double x) => PyBool.From(double.IsFinite(x));

    [PyFunction("isnan", "(x, /)", Doc = "Whether x is a NaN (not a number)."), Mirrors("math_isnan_impl", 3130, 3135)]
    static PyObject? IsNan(double x) => PyBool.From(double.IsNaN(x));

    [PyFunction("isinf", "(x, /)", Doc = "Whether x is an infinity of either sign."), Mirrors("math_isinf_impl", 3147, 3152)]
    static PyObject? IsInf(double x) => PyBool.From(double.IsInfinity(x));

    [PyFunction("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two floating-point numbers are close in value.\n\n  rel_tol\n    maximum difference, relative to the larger magnitude\n  abs_tol\n    maximum difference whatever the magnitude\n\nNaN is close to nothing; infinities are close to themselves only."), Mirrors("math_isclose_impl", 3180, 3221)]
    static PyObject? IsClose(double a, double b, double rel_tol = 1e-09, double abs_tol = 0.0)
    {
        if (rel_tol < 0 || abs_tol < 0) return Err.Raise(Exc.ValueError, "tolerances must be non-negative");
        if (a == b) return PyBool.True;
        if (double.IsInfinity(a) || double.IsInfinity(b)) return PyBool.False;
        double diff = Math.Abs(b - a);
        return PyBool.From(diff <= Math.Abs(rel_tol * b) || diff <= Math.Abs(rel_tol * a) || diff <= abs_tol);
    }

    [PyFunction("nextafter", "(x, y, /, *, steps=None)", Doc = "The floating-point value that is so many steps after x towards y, one without steps.\n\nNaN operands give NaN; ValueError if steps is negative."), Mirrors("math_nextafter_impl", 3948, 4060)]
    static PyObject? NextAfter(double x, double y, PyObject? steps = null)
    {
        if (steps is null or PyNone) return new PyFloat(LibM.nextafter(x, y));
        if (Num.Index(steps) is not { } number) return null;
        if (number.Sign < 0) return Err.Raise(Exc.ValueError, "steps must be a non-negative integer");
        ulong count = PyLong.BitCountOf(number) > 64 ? ulong.MaxValue : number.AsMask();
        if (count == 0 || double.IsNaN(x)) return new PyFloat(x);
        if (double.IsNaN(y)) return new PyFloat(y);
        ulong ux = BitConverter.DoubleToUInt64Bits(x), uy = BitConverter.DoubleToUInt64Bits(y);
        if (ux == uy) return new PyFloat(x);
        const ulong Sign = 1UL << 63;
        ulong ax = ux & ~Sign, ay = uy & ~Sign, result;
        if (((ux ^ uy) & Sign) != 0)
        {
            if (ax + ay <= count) result = uy;
            else if (ax < count) result = (uy & Sign) | (count - ax);
            else result = ux - count;
        }
        else if (ax > ay) result = ax - ay >= count ? ux - count : uy;
        else result = ay - ax >= count ? ux + count : uy;
        return new PyFloat(BitConverter.UInt64BitsToDouble(result));
    }

    [PyFunction("ulp", "(x, /)", Doc = "The value of the least significant bit of the float x."), Mirrors("math_ulp_impl", 4072, 4091)]
    static PyObject? Ulp(double x)
    {
        if (double.IsNaN(x)) return new PyFloat(x);
        x = Math.Abs(x);
        if (double.IsInfinity(x)) return new PyFloat(x);
        double next = Math.BitIncrement(x);
        return new PyFloat(double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x);
    }
}
