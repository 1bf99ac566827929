// Python/bltinmodule.c: sum().

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Sums with the fast paths of C: machine integers, compensated floats and complex numbers.</summary>
internal static class Summation
{
    // Neumaier's compensated sum.
    private struct Compensated
    {
        public double High, Low;

        [Mirrors("cs_add", 2662, 2673)]
        public void Add(double x)
        {
            double t = High + x;
            if (Math.Abs(High) >= Math.Abs(x)) Low += High - t + x;
            else Low += x - t + High;
            High = t;
        }

        [Mirrors("cs_to_double", 2675, 2685)]
        public readonly double Value => Low != 0 && double.IsFinite(Low) ? High + Low : High;
    }

    [Mirrors("builtin_sum_impl", 2701, 2935)]
    public static PyObject? Sum(PyObject iterable, PyObject? start)
    {
        PyObject? iterator = Obj.GetIter(iterable);
        if (iterator is null) return null;
        PyObject result;
        if (start is null) result = PyInt.From(0);
        else
        {
            if (start is PyStr) return Err.Raise(Exc.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
            if (start is PyBytes) return Err.Raise(Exc.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
            if (start is PyByteArray) return Err.Raise(Exc.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
            result = start;
        }
        if (result is PyInt first)
        {
            long total = first.Value;
            while (true)
            {
                PyObject? item = Obj.IterNext(iterator);
                if (item is null) return Err.Occurred is null ? PyInt.From(total) : null;
                if (item is PyInt or PyBool)
                {
                    long n = item is PyInt value ? value.Value : item == PyBool.True ? 1 : 0;
                    long sum = total + n;
                    if (((total ^ sum) & (n ^ sum)) >= 0)
                    {
                        total = sum;
                        continue;
                    }
                }
                PyObject? next = Num.Add(PyInt.From(total), item);
                if (next is null) return null;
                result = next;
                break;
            }
        }
        if (result.GetType() == typeof(PyFloat))
        {
            Compensated sum = new() { High = ((PyFloat)result).Value };
            while (true)
            {
                PyObject? item = Obj.IterNext(iterator);
                if (item is null) return Err.Occurred is null ? new PyFloat(sum.Value) : null;
                if (item.GetType() == typeof(PyFloat))
                {
                    sum.Add(((PyFloat)item).Value);
                    continue;
                }
                if (item is PyLong number)
                {
                    if (!number.AsDouble(out double n)) return null;
                    sum.Add(n);
                    continue;
                }
                PyObject? next = Num.Add(new PyFloat(sum.Value), item);
                if (next is null) return null;
                result = next;
                break;
            }
        }
        if (result.GetType() == typeof(PyComplex))
        {
            PyComplex z = (PyComplex)result;
            Compensated real = new() { High = z.Real }, imaginary = new() { High = z.Imag };
            while (true)
            {
                PyObject? item = Obj.IterNext(iterator);
                if (item is null) return Err.Occurred is null ? new PyComplex(real.Value, imaginary.Value) : null;
                if (item.GetType() == typeof(PyComplex))
                {
                    real.Add(((PyComplex)item).Real);
                    imaginary.Add(((PyComplex)item).Imag);
                    continue;
                }
                if (item is PyLong number)
                {
                    if (!number.AsDouble(out double n)) return null;
                    real.Add(n);
                    continue;
                }
                if (item is PyFloat f)
                {
                    real.Add(f.Value);
                    continue;
                }
                PyObject? next = Num.Add(new PyComplex(real.Value, imaginary.Value), item);
                if (next is null) return null;
                result = next;
                break;
            }
        }
        while (Obj.IterNext(iterator) is { } item)
        {
            PyObject? next = Num.Add(result, item);
            if (next is null) return null;
            result = next;
        }
        return Err.Occurred is null ? result : null;
    }
}
