// Modules/mathmodule.c: functions of one and two doubles.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Mathematical functions of the C standard.</summary>
[PyModule("math", Source = "Modules/mathmodule.c")]
public static unsafe partial class MathModule
{
    [PyConstant("pi")] private const double Pi = Math.PI;
    [PyConstant("e")] private const double E = Math.E;
    [PyConstant("tau")] private const double Tau = Math.Tau;
    [PyConstant("inf")] private const double Infinity = double.PositiveInfinity;
    [PyConstant("nan")] private static readonly double Nan = BitConverter.Int64BitsToDouble(0x7ff8000000000000);

    private static PyObject? DomainError() => Err.Raise(Exc.ValueError, "math domain error");

    private static PyObject? RangeError() => Err.Raise(Exc.OverflowError, "math range error");

    private static PyObject? DomainError(string? message, double x) =>
        message is null ? DomainError() : Err.Raise(Exc.ValueError, message.Replace("%s", PyFloat.ToText(x)));

    /// <summary>A NaN out of a number is a domain error; an infinity out of a finite number an overflow or a domain error.</summary>
    [Mirrors("math_1", 920, 958)]
    private static PyObject? One(PyObject arg, delegate*<double, double> function, bool canOverflow, string? message)
    {
        if (!PyFloat.AsDouble(arg, out double x)) return null;
        double r = function(x);
        if (double.IsNaN(r) && !double.IsNaN(x)) return DomainError(message, x);
        if (double.IsInfinity(r) && double.IsFinite(x)) return canOverflow ? RangeError() : DomainError(message, x);
        return new PyFloat(r);
    }

    [Mirrors("math_2", 1014, 1047)]
    private static PyObject? Two(PyObject a, PyObject b, delegate*<double, double, double> function)
    {
        if (!PyFloat.AsDouble(a, out double x) || !PyFloat.AsDouble(b, out double y)) return null;
        double r = function(x, y);
        if (double.IsNaN(r) && !double.IsNaN(x) && !double.IsNaN(y)) return DomainError();
        if (double.IsInfinity(r) && double.IsFinite(x) && double.IsFinite(y)) return RangeError();
        return new PyFloat(r);
    }

    private static double Fabs(double x) => Math.Abs(x);

    // .NET has no direct function pointer to a P/Invoke.
    private static double Erf(double x) => LibM.erf(x);

    private static double Erfc(double x) => LibM.erfc(x);

    private static double Expm1(double x) => LibM.expm1(x);

    private static double Exp2(double x) => LibM.exp2(x);

    private static double Log1p(double x) => x == 0 ? x : LibM.log1p(x);

    [PyFunction("acos", "(x, /)", Doc = "Arc cosine of x, in radians, between 0 and pi.")]
    static PyObject? AcosOf(PyObject x) => One(x, &Math.Acos, false, "expected a number in range from -1 up to 1, got %s");

    [PyFunction("acosh", "(x, /)", Doc = "Inverse hyperbolic cosine of x.")]
    static PyObject? AcoshOf(PyObject x) => One(x, &Math.Acosh, false, "expected argument value not less than 1, got %s");

    [PyFunction("asin", "(x, /)", Doc = "Arc sine of x, in radians, between -pi/2 and pi/2.")]
    static PyObject? AsinOf(PyObject x) => One(x, &Math.Asin, false, "expected a number in range from -1 up to 1, got %s");

    [PyFunction("asinh", "(x, /)", Doc = "Inverse hyperbolic sine of x.")]
    static PyObject? AsinhOf(PyObject x) => One(x, &Math.Asinh, false, null);

    [PyFunction("atan", "(x, /)", Doc = "Arc tangent of x, in radians, between -pi/2 and pi/2.")]
    static PyObject? AtanOf(PyObject x) => One(x, &Math.Atan, false, null);

    [PyFunction("atanh", "(x, /)", Doc = "Inverse hyperbolic tangent of x.")]
    static PyObject? AtanhOf(PyObject x) => One(x, &Math.Atanh, false, "expected a number between -1 and 1, got %s");

    [PyFunction("cbrt", "(x, /)", Doc = "Cube root of x.")]
    static PyObject? CbrtOf(PyObject x) => One(x, &Math.Cbrt, false, null);

    [PyFunction("cos", "(x, /)", Doc = "Cosine of x, in radians.")]
    static PyObject? CosOf(PyObject x) => One(x, &Math.Cos, false, "expected a finite input, got %s");

    [PyFunction("cosh", "(x, /)", Doc = "Hyperbolic cosine of x.")]
    static PyObject? CoshOf(PyObject x) => One(x, &Math.Cosh, true, null);

    [PyFunction("erf", "(x, /)", Doc = "Error function at x.")]
    static PyObject? ErfOf(PyObject x) => One(x, &Erf, false, null);

    [PyFunction("erfc", "(x, /)", Doc = "1 minus the error function, exact for large x as well.")]
    static PyObject? ErfcOf(PyObject x) => One(x, &Erfc, false, null);

    [PyFunction("exp", "(x, /)", Doc = "e to the power x.")]
    static PyObject? ExpOf(PyObject x) => One(x, &Math.Exp, true, null);

    [PyFunction("exp2", "(x, /)", Doc = "2 to the power x.")]
    static PyObject? Exp2Of(PyObject x) => One(x, &Exp2, true, null);

    [PyFunction("expm1", "(x, /)", Doc = "exp(x)-1, without the loss of precision for small x.")]
    static PyObject? Expm1Of(PyObject x) => One(x, &Expm1, true, null);

    [PyFunction("fabs", "(x, /)", Doc = "Absolute value of the float x.")]
    static PyObject? FabsOf(PyObject x) => One(x, &Fabs, false, null);

    [PyFunction("log1p", "(x, /)", Doc = "Natural logarithm of 1+x, accurate for x near zero.")]
    static PyObject? Log1pOf(PyObject x) => One(x, &Log1p, false, "expected argument value > -1, got %s");

    [PyFunction("sin", "(x, /)", Doc = "Sine of x, in radians.")]
    static PyObject? SinOf(PyObject x) => One(x, &Math.Sin, false, "expected a finite input, got %s");

    [PyFunction("sinh", "(x, /)", Doc = "Hyperbolic sine of x.")]
    static PyObject? SinhOf(PyObject x) => One(x, &Math.Sinh, true, null);

    [PyFunction("sqrt", "(x, /)", Doc = "Square root of x.")]
    static PyObject? SqrtOf(PyObject x) => One(x, &Math.Sqrt, false, "expected a nonnegative input, got %s");

    [PyFunction("tan", "(x, /)", Doc = "Tangent of x, in radians.")]
    static PyObject? TanOf(PyObject x) => One(x, &Math.Tan, false, "expected a finite input, got %s");

    [PyFunction("tanh", "(x, /)", Doc = "Hyperbolic tangent of x.")]
    static PyObject? TanhOf(PyObject x) => One(x, &Math.Tanh, false, null);

    [PyFunction("atan2", "(y, x, /)", Doc = "Arc tangent of y/x, in radians; the signs of both count.")]
    static PyObject? Atan2Function(PyObject y, PyObject x) => Two(y, x, &Math.Atan2);

    [PyFunction("copysign", "(x, y, /)", Doc = "A float with the magnitude of x and the sign of y.")]
    static PyObject? CopysignFunction(PyObject x, PyObject y) => Two(x, y, &Math.CopySign);

    [PyFunction("remainder", "(x, y, /)", Doc = "Difference between x and the closest integer multiple of y; ties go to the even multiple.")]
    static PyObject? RemainderFunction(PyObject x, PyObject y) => Two(x, y, &RemainderOf);

    [Mirrors("m_remainder", 529, 617)]
    private static double RemainderOf(double x, double y)
    {
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            if (y == 0) return double.NaN;
            double absx = Math.Abs(x), absy = Math.Abs(y), m = absx % absy, c = absy - m, r;
            if (m < c) r = m;
            else if (m > c) r = -c;
            else r = m - 2.0 * (0.5 * (absx - m) % absy);
            return Math.CopySign(1.0, x) * r;
        }
        if (double.IsNaN(x)) return x;
        if (double.IsNaN(y)) return y;
        return double.IsInfinity(x) ? double.NaN : x;
    }
}
