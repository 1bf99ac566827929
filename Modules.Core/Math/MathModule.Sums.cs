// Modules/mathmodule.c: fsum, sumprod, prod, dist, hypot.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

public static unsafe partial class MathModule
{
    [PyFunction("fsum", "(seq, /)", Doc = "The sum of floats, rounded once at the end."), Mirrors("math_fsum", 1362, 1478)]
    static PyObject? Fsum(PyObject seq)
    {
        if (Obj.GetIter(seq) is not { } iterator) return null;
        double[] p = new double[32];
        int n = 0;
        double specialSum = 0, infSum = 0, lo = 0;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (!PyFloat.AsDouble(item, out double x)) return null;
            double saved = x;
            int i = 0;
            for (int j = 0; j < n; j++)
            {
                double y = p[j];
                if (Math.Abs(x) < Math.Abs(y)) (x, y) = (y, x);
                double sum = x + y;
                lo = y - (sum - x);
                if (lo != 0) p[i++] = lo;
                x = sum;
            }
            n = i;
            if (x == 0) continue;
            if (!double.IsFinite(x))
            {
                if (double.IsFinite(saved)) return Err.Raise(Exc.OverflowError, "intermediate overflow in fsum");
                if (double.IsInfinity(saved)) infSum += saved;
                specialSum += saved;
                n = 0;
            }
            else
            {
                if (n >= p.Length) Array.Resize(ref p, p.Length * 2);
                p[n++] = x;
            }
        }
        if (Err.Occurred is not null) return null;
        if (specialSum != 0)
            return double.IsNaN(infSum) ? Err.Raise(Exc.ValueError, "-inf + inf in fsum") : new PyFloat(specialSum);
        double hi = 0;
        if (n > 0)
        {
            hi = p[--n];
            while (n > 0)
            {
                double x = hi, y = p[--n];
                hi = x + y;
                lo = y - (hi - x);
                if (lo != 0) break;
            }
            if (n > 0 && ((lo < 0 && p[n - 1] < 0) || (lo > 0 && p[n - 1] > 0)))
            {
                double y = lo * 2.0, x = hi + y;
                if (y == x - hi) hi = x;
            }
        }
        return new PyFloat(hi);
    }

    [PyFunction("prod", "(iterable, /, *, start=1)", Doc = "The product of all the elements in the iterable, times start.\n\nMeant for numeric values; others may be rejected."), Mirrors("math_prod_impl", 3290, 3425)]
    static PyObject? Prod(PyObject iterable, PyObject? start = null)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        PyObject? result = start ?? PyInt.One;
        while (Obj.IterNext(iterator) is { } item)
        {
            result = result is PyFloat f && f.GetType() == typeof(PyFloat) && item.GetType() == typeof(PyFloat)
                ? new PyFloat(f.Value * ((PyFloat)item).Value)
                : Num.Multiply(result, item);
            if (result is null) return null;
        }
        return Err.Occurred is null ? result : null;
    }

    // ---- extended precision

    private readonly record struct Twofold(double Hi, double Lo);

    private readonly record struct Triple(double Hi, double Lo, double Tiny);

    [Mirrors("dl_fast_sum", 94, 102)]
    private static Twofold FastSum(double a, double b)
    {
        double x = a + b;
        return new Twofold(x, a - x + b);
    }

    [Mirrors("dl_sum", 104, 112)]
    private static Twofold Sum(double a, double b)
    {
        double x = a + b, z = x - a;
        return new Twofold(x, a - (x - z) + (b - z));
    }

    [Mirrors("dl_mul", 116, 123)]
    private static Twofold Mul(double x, double y)
    {
        double z = x * y;
        return new Twofold(z, Math.FusedMultiplyAdd(x, y, -z));
    }

    [Mirrors("tl_fma", 170, 179)]
    private static Triple MulAdd(double x, double y, Triple total)
    {
        Twofold pr = Mul(x, y), sm = Sum(total.Hi, pr.Hi), r1 = Sum(total.Lo, pr.Lo), r2 = Sum(r1.Hi, sm.Lo);
        return new Triple(sm.Hi, r2.Hi, total.Tiny + r1.Lo + r2.Lo);
    }

    [Mirrors("vector_norm", 2528, 2577)]
    private static double VectorNorm(Span<double> vec, double max, bool foundNan)
    {
        if (double.IsInfinity(max)) return max;
        if (foundNan) return double.NaN;
        if (max == 0 || vec.Length <= 1) return max;
        const double Tiny = 2.2250738585072014e-308;
        MathHelp.Frexp(max, out int exponent);
        if (exponent < -1023)
        {
            foreach (ref double item in vec) item /= Tiny;
            return Tiny * VectorNorm(vec, max / Tiny, foundNan);
        }
        double scale = Math.ScaleB(1.0, -exponent), csum = 1.0, frac1 = 0, frac2 = 0, x;
        Twofold pr, sm;
        foreach (double item in vec)
        {
            x = item * scale;
            pr = Mul(x, x);
            sm = FastSum(csum, pr.Hi);
            csum = sm.Hi;
            frac1 += pr.Lo;
            frac2 += sm.Lo;
        }
        double h = Math.Sqrt(csum - 1.0 + (frac1 + frac2));
        pr = Mul(-h, h);
        sm = FastSum(csum, pr.Hi);
        csum = sm.Hi;
        frac1 += pr.Lo;
        frac2 += sm.Lo;
        x = csum - 1.0 + (frac1 + frac2);
        h += x / (2.0 * h);
        return h / scale;
    }

    [PyFunction("hypot", "(*coordinates)", Doc = "Multidimensional Euclidean distance from the origin to a point: sqrt(sum(x**2)).\n\nhypot(3.0, 4.0) is the hypotenuse of a 3/4/5 right triangle."), Mirrors("math_hypot_impl", 2697, 2737)]
    static PyObject? Hypot(ReadOnlySpan<PyObject> coordinates)
    {
        double[] vec = new double[coordinates.Length];
        double max = 0;
        bool nan = false;
        for (int i = 0; i < vec.Length; i++)
        {
            if (!PyFloat.AsDouble(coordinates[i], out double x)) return null;
            vec[i] = x = Math.Abs(x);
            nan |= double.IsNaN(x);
            if (x > max) max = x;
        }
        return new PyFloat(VectorNorm(vec, max, nan));
    }

    [PyFunction("dist", "(p, q, /)", Doc = "The Euclidean distance between two points p and q.\n\nEach is a sequence (or iterable) of coordinates, both of the same dimension."), Mirrors("math_dist_impl", 2597, 2676)]
    static PyObject? Dist(PyObject p, PyObject q)
    {
        PyTuple? a = p as PyTuple ?? Seq.Tuple(p);
        if (a is null) return null;
        PyTuple? b = q as PyTuple ?? Seq.Tuple(q);
        if (b is null) return null;
        if (a.Count != b.Count) return Err.Raise(Exc.ValueError, "both points must have the same number of dimensions");
        double[] vec = new double[a.Count];
        double max = 0;
        bool nan = false;
        for (int i = 0; i < vec.Length; i++)
        {
            if (!PyFloat.AsDouble(a[i], out double px) || !PyFloat.AsDouble(b[i], out double qx)) return null;
            double x = Math.Abs(px - qx);
            vec[i] = x;
            nan |= double.IsNaN(x);
            if (x > max) max = x;
        }
        return new PyFloat(VectorNorm(vec, max, nan));
    }

    // A float paired with a float, int or bool; both ints are not for this path.
    private static bool FloatPair(PyObject p, PyObject q, out double x, out double y)
    {
        x = y = 0;
        bool pf = p.GetType() == typeof(PyFloat), qf = q.GetType() == typeof(PyFloat);
        if (!pf && !qf) return false;
        return Part(p, out x) && Part(q, out y);

        static bool Part(PyObject o, out double value)
        {
            value = 0;
            if (o.GetType() == typeof(PyFloat))
            {
                value = ((PyFloat)o).Value;
                return true;
            }
            if (o is not (PyInt or PyBigInt or PyBool)) return false;
            value = PyLong.ToDouble(((PyLong)o).AsBigInteger());
            return !double.IsInfinity(value);
        }
    }

    [PyFunction("sumprod", "(p, q, /)", Doc = "The sum of products of values from two iterables p and q of equal length.\n\nFor float inputs and mixed int/float inputs the intermediate products and\nsums have extended precision."), Mirrors("math_sumprod_impl", 2769, 2979)]
    static PyObject? SumProd(PyObject p, PyObject q)
    {
        if (Obj.GetIter(p) is not { } pi || Obj.GetIter(q) is not { } qi) return null;
        PyObject? total = PyInt.Zero;
        bool intPath = true, intUsed = false, floatPath = true, floatUsed = false;
        Int128 intTotal = 0;
        Triple floatTotal = default;
        while (true)
        {
            PyObject? a = ItertoolsModule.Step(pi);
            if (a is null && Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return null;
            PyObject? b = ItertoolsModule.Step(qi);
            if (b is null && Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return null;
            if (a is null != b is null) return Err.Raise(Exc.ValueError, "Inputs are not the same length");
            bool finished = a is null;
            if (intPath)
            {
                if (!finished && a is PyInt x && b is PyInt y)
                {
                    Int128 next = intTotal + (Int128)x.Value * y.Value;
                    if (next >= long.MinValue && next <= long.MaxValue)
                    {
                        intTotal = next;
                        intUsed = true;
                        continue;
                    }
                }
                intPath = false;
                if (intUsed && (total = Num.Add(total!, PyLong.From(intTotal))) is null) return null;
            }
            if (floatPath)
            {
                if (!finished && FloatPair(a!, b!, out double x, out double y))
                {
                    Triple next = MulAdd(x, y, floatTotal);
                    if (double.IsFinite(next.Hi))
                    {
                        floatTotal = next;
                        floatUsed = true;
                        continue;
                    }
                }
                floatPath = false;
                if (floatUsed)
                {
                    Twofold last = Sum(floatTotal.Lo, floatTotal.Hi);
                    total = Num.Add(total, new PyFloat(floatTotal.Tiny + last.Lo + last.Hi));
                    if (total is null) return null;
                }
            }
            if (finished) return total;
            if (Num.Multiply(a!, b!) is not { } term) return null;
            total = Num.Add(total, term);
            if (total is null) return null;
        }
    }
}
