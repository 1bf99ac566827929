// Modules/cmathmodule.c.

using PyModules.Runtime;
using Cx = PyModules.Runtime.PyComplex.Cx;

namespace PyModules.Modules;

/// <summary>Mathematical functions for complex numbers.</summary>
[PyModule("cmath", Source = "Modules/cmathmodule.c")]
public static unsafe partial class CmathModule
{
    [PyConstant("pi")] private const double PiConstant = Math.PI;
    [PyConstant("e")] private const double EConstant = Math.E;
    [PyConstant("tau")] private const double TauConstant = Math.Tau;
    [PyConstant("inf")] private const double InfConstant = double.PositiveInfinity;
    [PyConstant("nan")] private static readonly double NanConstant = BitConverter.Int64BitsToDouble(0x7ff8000000000000);
    [PyConstant("infj")] private static PyObject InfJ => new PyComplex(0.0, double.PositiveInfinity);
    [PyConstant("nanj")] private static PyObject NanJ => new PyComplex(0.0, NanConstant);

    private const double Ln2 = 0.6931471805599453094, Ln10 = 2.302585092994045684, DblMin = 2.2250738585072014e-308;
    private const double Large = double.MaxValue / 4.0;
    private const int ScaleUp = 53, ScaleDown = -27;
    private static readonly double s_sqrtLarge = Math.Sqrt(Large), s_logLarge = Math.Log(Large), s_sqrtMin = Math.Sqrt(DblMin);

    private enum Fault { None, Domain, Range }

    [Mirrors("math_error", 899, 909)]
    private static PyObject? Raise(Fault fault) => fault == Fault.Domain
        ? Err.Raise(Exc.ValueError, "math domain error")
        : Err.Raise(Exc.OverflowError, "math range error");

    private static PyObject? Apply(PyObject arg, delegate*<Cx, ref Fault, Cx> function)
    {
        if (!PyComplex.AsComplex(arg, out Cx z)) return null;
        Fault fault = Fault.None;
        Cx r = function(z, ref fault);
        return fault != Fault.None ? Raise(fault) : new PyComplex(r.Re, r.Im);
    }

    private static Cx Neg(Cx z) => new(-z.Re, -z.Im);

    private static double Hypot(double x, double y) => LibM.hypot(x, y);

    private static double Log1p(double x) => x == 0 ? x : LibM.log1p(x);

    private static bool IsLarge(Cx z) => Math.Abs(z.Re) > Large || Math.Abs(z.Im) > Large;

    private static Cx Overflow(Cx r, ref Fault fault)
    {
        if (double.IsInfinity(r.Re) || double.IsInfinity(r.Im)) fault = Fault.Range;
        return r;
    }

    private static Cx Acos(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_acos, z);
        if (IsLarge(z))
            return new Cx(Math.Atan2(Math.Abs(z.Im), z.Re), -Math.CopySign(Math.Log(Hypot(z.Re / 2.0, z.Im / 2.0)) + Ln2 * 2.0, z.Im));
        Cx s1 = Sqrt(new Cx(1.0 - z.Re, -z.Im), ref fault), s2 = Sqrt(new Cx(1.0 + z.Re, z.Im), ref fault);
        return new Cx(2.0 * Math.Atan2(s1.Re, s2.Re), Math.Asinh(s2.Re * s1.Im - s2.Im * s1.Re));
    }

    private static Cx Acosh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_acosh, z);
        if (IsLarge(z)) return new Cx(Math.Log(Hypot(z.Re / 2.0, z.Im / 2.0)) + Ln2 * 2.0, Math.Atan2(z.Im, z.Re));
        Cx s1 = Sqrt(new Cx(z.Re - 1.0, z.Im), ref fault), s2 = Sqrt(new Cx(z.Re + 1.0, z.Im), ref fault);
        return new Cx(Math.Asinh(s1.Re * s2.Re + s1.Im * s2.Im), 2.0 * Math.Atan2(s1.Im, s2.Re));
    }

    private static Cx Asin(Cx z, ref Fault fault)
    {
        Cx s = Asinh(new Cx(-z.Im, z.Re), ref fault);
        return new Cx(s.Im, -s.Re);
    }

    private static Cx Asinh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_asinh, z);
        if (IsLarge(z))
        {
            double magnitude = Math.Log(Hypot(z.Re / 2.0, z.Im / 2.0)) + Ln2 * 2.0;
            double real = z.Im >= 0 ? Math.CopySign(magnitude, z.Re) : -Math.CopySign(magnitude, -z.Re);
            return new Cx(real, Math.Atan2(z.Im, Math.Abs(z.Re)));
        }
        Cx s1 = Sqrt(new Cx(1.0 + z.Im, -z.Re), ref fault), s2 = Sqrt(new Cx(1.0 - z.Im, z.Re), ref fault);
        return new Cx(Math.Asinh(s1.Re * s2.Im - s2.Re * s1.Im), Math.Atan2(z.Im, s1.Re * s2.Re - s1.Im * s2.Im));
    }

    private static Cx Atan(Cx z, ref Fault fault)
    {
        Cx s = Atanh(new Cx(-z.Im, z.Re), ref fault);
        return new Cx(s.Im, -s.Re);
    }

    private static Cx Atanh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_atanh, z);
        if (z.Re < 0) return Neg(Atanh(Neg(z), ref fault));
        double ay = Math.Abs(z.Im);
        if (z.Re > s_sqrtLarge || ay > s_sqrtLarge)
        {
            double h = Hypot(z.Re / 2.0, z.Im / 2.0);
            return new Cx(z.Re / 4.0 / h / h, Math.CopySign(Math.PI / 2.0, z.Im));
        }
        if (z.Re == 1.0 && ay < s_sqrtMin)
        {
            if (ay == 0)
            {
                fault = Fault.Domain;
                return new Cx(double.PositiveInfinity, z.Im);
            }
            return new Cx(-Math.Log(Math.Sqrt(ay) / Math.Sqrt(Hypot(ay, 2.0))), Math.CopySign(Math.Atan2(2.0, -ay) / 2, z.Im));
        }
        return new Cx(Log1p(4.0 * z.Re / ((1 - z.Re) * (1 - z.Re) + ay * ay)) / 4.0,
            -Math.Atan2(-2.0 * z.Im, (1 - z.Re) * (1 + z.Re) - ay * ay) / 2.0);
    }

    private static Cx Cos(Cx z, ref Fault fault) => Cosh(new Cx(-z.Im, z.Re), ref fault);

    private static Cx Cosh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z))
        {
            if (double.IsInfinity(z.Im) && !double.IsNaN(z.Re)) fault = Fault.Domain;
            if (!double.IsInfinity(z.Re) || !double.IsFinite(z.Im) || z.Im == 0) return Special(s_cosh, z);
            double imag = Math.CopySign(double.PositiveInfinity, Math.Sin(z.Im));
            return new Cx(Math.CopySign(double.PositiveInfinity, Math.Cos(z.Im)), z.Re > 0 ? imag : -imag);
        }
        if (Math.Abs(z.Re) <= s_logLarge) return Overflow(new Cx(Math.Cos(z.Im) * Math.Cosh(z.Re), Math.Sin(z.Im) * Math.Sinh(z.Re)), ref fault);
        double less = z.Re - Math.CopySign(1.0, z.Re);
        return Overflow(new Cx(Math.Cos(z.Im) * Math.Cosh(less) * Math.E, Math.Sin(z.Im) * Math.Sinh(less) * Math.E), ref fault);
    }

    private static Cx Exp(Cx z, ref Fault fault)
    {
        if (IsSpecial(z))
        {
            if (double.IsInfinity(z.Im) && (double.IsFinite(z.Re) || double.IsPositiveInfinity(z.Re))) fault = Fault.Domain;
            if (!double.IsInfinity(z.Re) || !double.IsFinite(z.Im) || z.Im == 0) return Special(s_exp, z);
            double magnitude = z.Re > 0 ? double.PositiveInfinity : 0.0;
            return new Cx(Math.CopySign(magnitude, Math.Cos(z.Im)), Math.CopySign(magnitude, Math.Sin(z.Im)));
        }
        if (z.Re > s_logLarge)
        {
            double l = Math.Exp(z.Re - 1.0);
            return Overflow(new Cx(l * Math.Cos(z.Im) * Math.E, l * Math.Sin(z.Im) * Math.E), ref fault);
        }
        double length = Math.Exp(z.Re);
        return Overflow(new Cx(length * Math.Cos(z.Im), length * Math.Sin(z.Im)), ref fault);
    }

    [Mirrors("c_log", 517, 584)]
    private static Cx Log(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_log, z);
        double ax = Math.Abs(z.Re), ay = Math.Abs(z.Im), real;
        if (ax > Large || ay > Large) real = Math.Log(Hypot(ax / 2.0, ay / 2.0)) + Ln2;
        else if (ax < DblMin && ay < DblMin)
        {
            if (ax > 0 || ay > 0) real = Math.Log(Hypot(Math.ScaleB(ax, 53), Math.ScaleB(ay, 53))) - 53 * Ln2;
            else
            {
                fault = Fault.Domain;
                real = double.NegativeInfinity;
            }
        }
        else
        {
            double h = Hypot(ax, ay);
            if (h is >= 0.71 and <= 1.73)
            {
                double am = Math.Max(ax, ay), an = Math.Min(ax, ay);
                real = Log1p((am - 1) * (am + 1) + an * an) / 2.0;
            }
            else real = Math.Log(h);
        }
        return new Cx(real, Math.Atan2(z.Im, z.Re));
    }

    private static Cx Log10(Cx z, ref Fault fault)
    {
        Cx r = Log(z, ref fault);
        return new Cx(r.Re / Ln10, r.Im / Ln10);
    }

    private static Cx Sin(Cx z, ref Fault fault)
    {
        Cx s = Sinh(new Cx(-z.Im, z.Re), ref fault);
        return new Cx(s.Im, -s.Re);
    }

    private static Cx Sinh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z))
        {
            if (double.IsInfinity(z.Im) && !double.IsNaN(z.Re)) fault = Fault.Domain;
            if (!double.IsInfinity(z.Re) || !double.IsFinite(z.Im) || z.Im == 0) return Special(s_sinh, z);
            double real = Math.CopySign(double.PositiveInfinity, Math.Cos(z.Im));
            return new Cx(z.Re > 0 ? real : -real, Math.CopySign(double.PositiveInfinity, Math.Sin(z.Im)));
        }
        if (Math.Abs(z.Re) <= s_logLarge) return Overflow(new Cx(Math.Cos(z.Im) * Math.Sinh(z.Re), Math.Sin(z.Im) * Math.Cosh(z.Re)), ref fault);
        double less = z.Re - Math.CopySign(1.0, z.Re);
        return Overflow(new Cx(Math.Cos(z.Im) * Math.Sinh(less) * Math.E, Math.Sin(z.Im) * Math.Cosh(less) * Math.E), ref fault);
    }

    private static Cx Sqrt(Cx z, ref Fault fault)
    {
        if (IsSpecial(z)) return Special(s_sqrt, z);
        if (z.Re == 0 && z.Im == 0) return new Cx(0.0, z.Im);
        double ax = Math.Abs(z.Re), ay = Math.Abs(z.Im), s;
        if (ax < DblMin && ay < DblMin)
        {
            ax = Math.ScaleB(ax, ScaleUp);
            s = Math.ScaleB(Math.Sqrt(ax + Hypot(ax, Math.ScaleB(ay, ScaleUp))), ScaleDown);
        }
        else
        {
            ax /= 8.0;
            s = 2.0 * Math.Sqrt(ax + Hypot(ax, ay / 8.0));
        }
        double d = ay / (2.0 * s);
        return z.Re >= 0 ? new Cx(s, Math.CopySign(d, z.Im)) : new Cx(d, Math.CopySign(s, z.Im));
    }

    private static Cx Tan(Cx z, ref Fault fault)
    {
        Cx s = Tanh(new Cx(-z.Im, z.Re), ref fault);
        return new Cx(s.Im, -s.Re);
    }

    private static Cx Tanh(Cx z, ref Fault fault)
    {
        if (IsSpecial(z))
        {
            if (double.IsInfinity(z.Im) && double.IsFinite(z.Re)) fault = Fault.Domain;
            if (!double.IsInfinity(z.Re) || !double.IsFinite(z.Im) || z.Im == 0) return Special(s_tanh, z);
            return new Cx(z.Re > 0 ? 1.0 : -1.0, Math.CopySign(0.0, 2.0 * Math.Sin(z.Im) * Math.Cos(z.Im)));
        }
        if (Math.Abs(z.Re) > s_logLarge)
            return new Cx(Math.CopySign(1.0, z.Re), 4.0 * Math.Sin(z.Im) * Math.Cos(z.Im) * Math.Exp(-2.0 * Math.Abs(z.Re)));
        double tx = Math.Tanh(z.Re), ty = Math.Tan(z.Im), cx = 1.0 / Math.Cosh(z.Re), txty = tx * ty, denom = 1.0 + txty * txty;
        return new Cx(tx * (1.0 + ty * ty) / denom, ty / denom * cx * cx);
    }

    [PyFunction("log", "(z, base=<unrepresentable>, /)", Doc = "The logarithm of z to a base, or the natural one."), Mirrors("cmath_log_impl", 875, 894)]
    static PyObject? LogFunction(PyObject z, PyObject? @base = null)
    {
        if (!PyComplex.AsComplex(z, out Cx x)) return null;
        Fault fault = Fault.None;
        Cx r = Log(x, ref fault);
        if (@base is not null)
        {
            if (!PyComplex.AsComplex(@base, out Cx y)) return null;
            Fault second = Fault.None;
            y = Log(y, ref second);
            PyComplex.Fault division = PyComplex.Fault.None;
            r = PyComplex.Quotient(r, y, ref division);
            if (second != Fault.None) fault = second;
            if (division != PyComplex.Fault.None) fault = Fault.Domain;
        }
        return fault != Fault.None ? Raise(fault) : new PyComplex(r.Re, r.Im);
    }

    [PyFunction("phase", "(z, /)", Doc = "The argument, also known as the phase angle, of a complex."), Mirrors("cmath_phase_impl", 921, 933)]
    static PyObject? Phase(PyObject z) => PyComplex.AsComplex(z, out Cx x) ? new PyFloat(Math.Atan2(x.Im, x.Re)) : null;

    [PyFunction("polar", "(z, /)", Doc = "The distance from zero and the angle of a complex number."), Mirrors("cmath_polar_impl", 946, 959)]
    static PyObject? Polar(PyObject z)
    {
        if (!PyComplex.AsComplex(z, out Cx x)) return null;
        double r = PyComplex.Abs(x, out bool overflow);
        return overflow ? Raise(Fault.Range) : PyTuple.Of(new PyFloat(r), new PyFloat(Math.Atan2(x.Im, x.Re)));
    }

    [PyFunction("rect", "(r, phi, /)", Doc = "The complex number at a distance and an angle."), Mirrors("cmath_rect_impl", 984, 1035)]
    static PyObject? Rect(double r, double phi)
    {
        if (double.IsFinite(r) && double.IsFinite(phi))
            return phi == 0 ? new PyComplex(r, r * phi) : new PyComplex(r * Math.Cos(phi), r * Math.Sin(phi));
        if (r != 0 && !double.IsNaN(r) && double.IsInfinity(phi)) return Raise(Fault.Domain);
        if (double.IsInfinity(r) && double.IsFinite(phi) && phi != 0)
        {
            double real = Math.CopySign(double.PositiveInfinity, Math.Cos(phi)), imag = Math.CopySign(double.PositiveInfinity, Math.Sin(phi));
            return r > 0 ? new PyComplex(real, imag) : new PyComplex(-real, -imag);
        }
        Cx z = Special(s_rect, new Cx(r, phi));
        return new PyComplex(z.Re, z.Im);
    }

    [PyFunction("isfinite", "(z, /)", Doc = "Whether both the real and imaginary parts of z are finite."), Mirrors("cmath_isfinite_impl", 1043, 1048)]
    static PyObject? IsFinite(PyObject z) => PyComplex.AsComplex(z, out Cx x) ? PyBool.From(double.IsFinite(x.Re) && double.IsFinite(x.Im)) : null;

    [PyFunction("isnan", "(z, /)", Doc = "Whether the real or imaginary part of z is not a number (NaN)."), Mirrors("cmath_isnan_impl", 1056, 1061)]
    static PyObject? IsNan(PyObject z) => PyComplex.AsComplex(z, out Cx x) ? PyBool.From(double.IsNaN(x.Re) || double.IsNaN(x.Im)) : null;

    [PyFunction("isinf", "(z, /)", Doc = "Whether the real or imaginary part of z is infinite."), Mirrors("cmath_isinf_impl", 1069, 1074)]
    static PyObject? IsInf(PyObject z) => PyComplex.AsComplex(z, out Cx x) ? PyBool.From(double.IsInfinity(x.Re) || double.IsInfinity(x.Im)) : null;

    [PyFunction("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two complex numbers are close in value.\n\n  rel_tol\n    maximum difference, relative to the larger magnitude\n  abs_tol\n    maximum difference whatever the magnitude\n\nNaN is close to nothing; infinities are close to themselves only."), Mirrors("cmath_isclose_impl", 1100, 1141)]
    static PyObject? IsClose(PyObject a, PyObject b, double rel_tol = 1e-09, double abs_tol = 0.0)
    {
        if (!PyComplex.AsComplex(a, out Cx x) || !PyComplex.AsComplex(b, out Cx y)) return null;
        if (rel_tol < 0 || abs_tol < 0) return Err.Raise(Exc.ValueError, "tolerances must be non-negative");
        if (x.Re == y.Re && x.Im == y.Im) return PyBool.True;
        if (double.IsInfinity(x.Re) || double.IsInfinity(x.Im) || double.IsInfinity(y.Re) || double.IsInfinity(y.Im)) return PyBool.False;
        double diff = PyComplex.Abs(new Cx(x.Re - y.Re, x.Im - y.Im), out _);
        return PyBool.From(diff <= rel_tol * PyComplex.Abs(y, out _) || diff <= rel_tol * PyComplex.Abs(x, out _) || diff <= abs_tol);
    }

    [PyFunction("acos", "(z, /)", Doc = "The arc cosine of z."), Mirrors("cmath_acos_impl", 177, 202)]
    static PyObject? AcosFunction(PyObject z) => Apply(z, &Acos);

    [PyFunction("acosh", "(z, /)", Doc = "The inverse hyperbolic cosine of z."), Mirrors("cmath_acosh_impl", 213, 237)]
    static PyObject? AcoshFunction(PyObject z) => Apply(z, &Acosh);

    [PyFunction("asin", "(z, /)", Doc = "The arc sine of z."), Mirrors("cmath_asin_impl", 245, 257)]
    static PyObject? AsinFunction(PyObject z) => Apply(z, &Asin);

    [PyFunction("asinh", "(z, /)", Doc = "The inverse hyperbolic sine of z."), Mirrors("cmath_asinh_impl", 268, 297)]
    static PyObject? AsinhFunction(PyObject z) => Apply(z, &Asinh);

    [PyFunction("atan", "(z, /)", Doc = "The arc tangent of z."), Mirrors("cmath_atan_impl", 306, 318)]
    static PyObject? AtanFunction(PyObject z) => Apply(z, &Atan);

    [PyFunction("atanh", "(z, /)", Doc = "The inverse hyperbolic tangent of z."), Mirrors("cmath_atanh_impl", 329, 371)]
    static PyObject? AtanhFunction(PyObject z) => Apply(z, &Atanh);

    [PyFunction("cos", "(z, /)", Doc = "The cosine of z."), Mirrors("cmath_cos_impl", 380, 390)]
    static PyObject? CosFunction(PyObject z) => Apply(z, &Cos);

    [PyFunction("cosh", "(z, /)", Doc = "The hyperbolic cosine of z."), Mirrors("cmath_cosh_impl", 402, 451)]
    static PyObject? CoshFunction(PyObject z) => Apply(z, &Cosh);

    [PyFunction("exp", "(z, /)", Doc = "The exponential value e**z."), Mirrors("cmath_exp_impl", 464, 513)]
    static PyObject? ExpFunction(PyObject z) => Apply(z, &Exp);

    [PyFunction("log10", "(z, /)", Doc = "The base-10 logarithm of z."), Mirrors("cmath_log10_impl", 593, 606)]
    static PyObject? Log10Function(PyObject z) => Apply(z, &Log10);

    [PyFunction("sin", "(z, /)", Doc = "The sine of z."), Mirrors("cmath_sin_impl", 615, 627)]
    static PyObject? SinFunction(PyObject z) => Apply(z, &Sin);

    [PyFunction("sinh", "(z, /)", Doc = "The hyperbolic sine of z."), Mirrors("cmath_sinh_impl", 639, 687)]
    static PyObject? SinhFunction(PyObject z) => Apply(z, &Sinh);

    [PyFunction("sqrt", "(z, /)", Doc = "The square root of z."), Mirrors("cmath_sqrt_impl", 698, 764)]
    static PyObject? SqrtFunction(PyObject z) => Apply(z, &Sqrt);

    [PyFunction("tan", "(z, /)", Doc = "The tangent of z."), Mirrors("cmath_tan_impl", 773, 785)]
    static PyObject? TanFunction(PyObject z) => Apply(z, &Tan);

    [PyFunction("tanh", "(z, /)", Doc = "The hyperbolic tangent of z."), Mirrors("cmath_tanh_impl", 797, 860)]
    static PyObject? TanhFunction(PyObject z) => Apply(z, &Tanh);
}
