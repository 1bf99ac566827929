// Modules/cmathmodule.c: results for infinities, NaNs and zeros, by the kinds of the real (rows) and imaginary part
// (columns): -inf, negative, -0, +0, positive, +inf, NaN. U marks combinations that no caller looks up.

using PyModules.Runtime;
using Cx = PyModules.Runtime.PyComplex.Cx;

namespace PyModules.Modules;

public static partial class CmathModule
{
    private const double P = Math.PI, P14 = 0.25 * Math.PI, P12 = 0.5 * Math.PI, P34 = 0.75 * Math.PI;
    private const double Inf = double.PositiveInfinity, U = -9.5426319407711027e33;
    private static readonly double N = BitConverter.Int64BitsToDouble(0x7ff8000000000000);

    private static readonly Cx[] s_acos =
    [
        new(P34, Inf), new(P, Inf), new(P, Inf), new(P, -Inf), new(P, -Inf), new(P34, -Inf), new(N, Inf),
        new(P12, Inf), new(U, U), new(U, U), new(U, U), new(U, U), new(P12, -Inf), new(N, N),
        new(P12, Inf), new(U, U), new(P12, 0.0), new(P12, -0.0), new(U, U), new(P12, -Inf), new(P12, N),
        new(P12, Inf), new(U, U), new(P12, 0.0), new(P12, -0.0), new(U, U), new(P12, -Inf), new(P12, N),
        new(P12, Inf), new(U, U), new(U, U), new(U, U), new(U, U), new(P12, -Inf), new(N, N),
        new(P14, Inf), new(0.0, Inf), new(0.0, Inf), new(0.0, -Inf), new(0.0, -Inf), new(P14, -Inf), new(N, Inf),
        new(N, Inf), new(N, N), new(N, N), new(N, N), new(N, N), new(N, -Inf), new(N, N),
    ];

    private static readonly Cx[] s_acosh =
    [
        new(Inf, -P34), new(Inf, -P), new(Inf, -P), new(Inf, P), new(Inf, P), new(Inf, P34), new(Inf, N),
        new(Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(0.0, -P12), new(0.0, P12), new(U, U), new(Inf, P12), new(N, P12),
        new(Inf, -P12), new(U, U), new(0.0, -P12), new(0.0, P12), new(U, U), new(Inf, P12), new(N, P12),
        new(Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P14), new(Inf, -0.0), new(Inf, -0.0), new(Inf, 0.0), new(Inf, 0.0), new(Inf, P14), new(Inf, N),
        new(Inf, N), new(N, N), new(N, N), new(N, N), new(N, N), new(Inf, N), new(N, N),
    ];

    private static readonly Cx[] s_asinh =
    [
        new(-Inf, -P14), new(-Inf, -0.0), new(-Inf, -0.0), new(-Inf, 0.0), new(-Inf, 0.0), new(-Inf, P14), new(-Inf, N),
        new(-Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(-Inf, P12), new(N, N),
        new(-Inf, -P12), new(U, U), new(-0.0, -0.0), new(-0.0, 0.0), new(U, U), new(-Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P14), new(Inf, -0.0), new(Inf, -0.0), new(Inf, 0.0), new(Inf, 0.0), new(Inf, P14), new(Inf, N),
        new(Inf, N), new(N, N), new(N, -0.0), new(N, 0.0), new(N, N), new(Inf, N), new(N, N),
    ];

    private static readonly Cx[] s_atanh =
    [
        new(-0.0, -P12), new(-0.0, -P12), new(-0.0, -P12), new(-0.0, P12), new(-0.0, P12), new(-0.0, P12), new(-0.0, N),
        new(-0.0, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(-0.0, P12), new(N, N),
        new(-0.0, -P12), new(U, U), new(-0.0, -0.0), new(-0.0, 0.0), new(U, U), new(-0.0, P12), new(-0.0, N),
        new(0.0, -P12), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(0.0, P12), new(0.0, N),
        new(0.0, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(0.0, P12), new(N, N),
        new(0.0, -P12), new(0.0, -P12), new(0.0, -P12), new(0.0, P12), new(0.0, P12), new(0.0, P12), new(0.0, N),
        new(0.0, -P12), new(N, N), new(N, N), new(N, N), new(N, N), new(0.0, P12), new(N, N),
    ];

    private static readonly Cx[] s_cosh =
    [
        new(Inf, N), new(U, U), new(Inf, 0.0), new(Inf, -0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(N, 0.0), new(U, U), new(1.0, 0.0), new(1.0, -0.0), new(U, U), new(N, 0.0), new(N, 0.0),
        new(N, 0.0), new(U, U), new(1.0, -0.0), new(1.0, 0.0), new(U, U), new(N, 0.0), new(N, 0.0),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(Inf, N), new(U, U), new(Inf, -0.0), new(Inf, 0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(N, N), new(N, 0.0), new(N, 0.0), new(N, N), new(N, N), new(N, N),
    ];

    private static readonly Cx[] s_exp =
    [
        new(0.0, 0.0), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(0.0, 0.0), new(0.0, 0.0),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(N, N), new(U, U), new(1.0, -0.0), new(1.0, 0.0), new(U, U), new(N, N), new(N, N),
        new(N, N), new(U, U), new(1.0, -0.0), new(1.0, 0.0), new(U, U), new(N, N), new(N, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(Inf, N), new(U, U), new(Inf, -0.0), new(Inf, 0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(N, N), new(N, -0.0), new(N, 0.0), new(N, N), new(N, N), new(N, N),
    ];

    private static readonly Cx[] s_log =
    [
        new(Inf, -P34), new(Inf, -P), new(Inf, -P), new(Inf, P), new(Inf, P), new(Inf, P34), new(Inf, N),
        new(Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(-Inf, -P), new(-Inf, P), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(-Inf, -0.0), new(-Inf, 0.0), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P12), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, P12), new(N, N),
        new(Inf, -P14), new(Inf, -0.0), new(Inf, -0.0), new(Inf, 0.0), new(Inf, 0.0), new(Inf, P14), new(Inf, N),
        new(Inf, N), new(N, N), new(N, N), new(N, N), new(N, N), new(Inf, N), new(N, N),
    ];

    private static readonly Cx[] s_sinh =
    [
        new(Inf, N), new(U, U), new(-Inf, -0.0), new(-Inf, 0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(0.0, N), new(U, U), new(-0.0, -0.0), new(-0.0, 0.0), new(U, U), new(0.0, N), new(0.0, N),
        new(0.0, N), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(0.0, N), new(0.0, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(Inf, N), new(U, U), new(Inf, -0.0), new(Inf, 0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(N, N), new(N, -0.0), new(N, 0.0), new(N, N), new(N, N), new(N, N),
    ];

    private static readonly Cx[] s_sqrt =
    [
        new(Inf, -Inf), new(0.0, -Inf), new(0.0, -Inf), new(0.0, Inf), new(0.0, Inf), new(Inf, Inf), new(N, Inf),
        new(Inf, -Inf), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, Inf), new(N, N),
        new(Inf, -Inf), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(Inf, Inf), new(N, N),
        new(Inf, -Inf), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(Inf, Inf), new(N, N),
        new(Inf, -Inf), new(U, U), new(U, U), new(U, U), new(U, U), new(Inf, Inf), new(N, N),
        new(Inf, -Inf), new(Inf, -0.0), new(Inf, -0.0), new(Inf, 0.0), new(Inf, 0.0), new(Inf, Inf), new(Inf, N),
        new(Inf, -Inf), new(N, N), new(N, N), new(N, N), new(N, N), new(Inf, Inf), new(N, N),
    ];

    private static readonly Cx[] s_tanh =
    [
        new(-1.0, 0.0), new(U, U), new(-1.0, -0.0), new(-1.0, 0.0), new(U, U), new(-1.0, 0.0), new(-1.0, 0.0),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(-0.00, N), new(U, U), new(-0.0, -0.0), new(-0.0, 0.0), new(U, U), new(-0.00, N), new(-0.0, N),
        new(0.00, N), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(0.00, N), new(0.0, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(1.0, 0.0), new(U, U), new(1.0, -0.0), new(1.0, 0.0), new(U, U), new(1.0, 0.0), new(1.0, 0.0),
        new(N, N), new(N, N), new(N, -0.0), new(N, 0.0), new(N, N), new(N, N), new(N, N),
    ];

    private static readonly Cx[] s_rect =
    [
        new(Inf, N), new(U, U), new(-Inf, 0.0), new(-Inf, -0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(0.0, 0.0), new(U, U), new(-0.0, 0.0), new(-0.0, -0.0), new(U, U), new(0.0, 0.0), new(0.0, 0.0),
        new(0.0, 0.0), new(U, U), new(0.0, -0.0), new(0.0, 0.0), new(U, U), new(0.0, 0.0), new(0.0, 0.0),
        new(N, N), new(U, U), new(U, U), new(U, U), new(U, U), new(N, N), new(N, N),
        new(Inf, N), new(U, U), new(Inf, -0.0), new(Inf, 0.0), new(U, U), new(Inf, N), new(Inf, N),
        new(N, N), new(N, N), new(N, 0.0), new(N, 0.0), new(N, N), new(N, N), new(N, N),
    ];

    [Mirrors("special_type", 117, 140)]
    private static int Kind(double d)
    {
        if (double.IsFinite(d)) return d != 0 ? d > 0 ? 4 : 1 : double.IsNegative(d) ? 2 : 3;
        return double.IsNaN(d) ? 6 : d > 0 ? 5 : 0;
    }

    private static bool IsSpecial(Cx z) => !double.IsFinite(z.Re) || !double.IsFinite(z.Im);

    private static Cx Special(Cx[] table, Cx z) => table[Kind(z.Re) * 7 + Kind(z.Im)];
}
