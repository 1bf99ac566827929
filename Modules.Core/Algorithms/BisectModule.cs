// Modules/_bisectmodule.c.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Binary search in sorted sequences.</summary>
[PyModule("_bisect", Source = "Modules/_bisectmodule.c",
    Doc = "Bisection algorithms.\n\nKeep a list in sorted order without sorting it after each insertion.")]
public static partial class BisectModule
{
    private static readonly PyStr s_insert = PyStr.Intern("insert");

    [Mirrors("internal_bisect_right", 52, 149), Mirrors("internal_bisect_left", 236, 333)]
    private static nint Find(PyObject a, PyObject x, nint low, nint high, PyObject? key, bool right)
    {
        if (key is PyNone) key = null;
        if (low < 0) return Err.Minus1(Exc.ValueError, "lo must be non-negative");
        if (high == -1)
        {
            high = Seq.Size(a);
            if (high < 0) return -1;
        }
        while (low < high)
        {
            nint middle = (nint)(((nuint)low + (nuint)high) / 2);
            if (Seq.GetItem(a, middle) is not { } item) return -1;
            if (key is not null)
            {
                if (Obj.Call(key, item) is not { } value) return -1;
                item = value;
            }
            bool? less = right ? Obj.RichCompare(x, item, CompareOp.Lt) is { } r ? Obj.IsTrue(r) : null
                : Obj.RichCompare(item, x, CompareOp.Lt) is { } l ? Obj.IsTrue(l) : null;
            if (less is null) return -1;
            if (right == (less == true)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static bool High(PyObject? hi, out nint high)
    {
        high = -1;
        return hi is null or PyNone || Args.AsSsize(hi, out high);
    }

    private static PyObject? Bisect(PyObject a, PyObject x, nint lo, PyObject? hi, PyObject? key, bool right)
    {
        if (!High(hi, out nint high)) return null;
        nint index = Find(a, x, lo, high, key, right);
        return index < 0 ? null : PyInt.From(index);
    }

    private static PyObject? Insort(PyObject a, PyObject x, nint lo, PyObject? hi, PyObject? key, bool right)
    {
        if (!High(hi, out nint high)) return null;
        PyObject sought = x;
        if (key is not (null or PyNone))
        {
            if (Obj.Call(key, x) is not { } value) return null;
            sought = value;
        }
        nint index = Find(a, sought, lo, high, key, right);
        if (index < 0) return null;
        if (a.GetType() == typeof(PyList)) ((PyList)a).Insert(index, x);
        else if (Obj.CallMethod(a, s_insert, PyInt.From(index), x) is null) return null;
        return PyNone.Instance;
    }

    [PyFunction("bisect_right", "(a, x, lo=0, hi=None, *, key=None)", Doc = "The index where to insert x in the sorted list a, behind any equal items.\n\nlo and hi bound the part of a that is searched; a key function is applied\nto the items of a."), Mirrors("_bisect_bisect_right_impl", 173, 179)]
    static PyObject? BisectRight(PyObject a, PyObject x, nint lo = 0, PyObject? hi = null, PyObject? key = null) => Bisect(a, x, lo, hi, key, true);

    [PyFunction("insort_right", "(a, x, lo=0, hi=None, *, key=None)", Doc = "Insert x into the sorted list a, behind any equal items.\n\nlo and hi bound the part of a that is searched; a key function is applied\nto the items of a."), Mirrors("_bisect_insort_right_impl", 201, 234)]
    static PyObject? InsortRight(PyObject a, PyObject x, nint lo = 0, PyObject? hi = null, PyObject? key = null) => Insort(a, x, lo, hi, key, true);

    [PyFunction("bisect_left", "(a, x, lo=0, hi=None, *, key=None)", Doc = "The index where to insert x in the sorted list a, before any equal items.\n\nlo and hi bound the part of a that is searched; a key function is applied\nto the items of a."), Mirrors("_bisect_bisect_left_impl", 358, 364)]
    static PyObject? BisectLeft(PyObject a, PyObject x, nint lo = 0, PyObject? hi = null, PyObject? key = null) => Bisect(a, x, lo, hi, key, false);

    [PyFunction("insort_left", "(a, x, lo=0, hi=None, *, key=None)", Doc = "Insert x into the sorted list a, before any equal items.\n\nlo and hi bound the part of a that is searched; a key function is applied\nto the items of a."), Mirrors("_bisect_insort_left_impl", 387, 419)]
    static PyObject? InsortLeft(PyObject a, PyObject x, nint lo = 0, PyObject? hi = null, PyObject? key = null) => Insort(a, x, lo, hi, key, false);
}
