// Objects/sliceobject.c: slice.

using System.Numerics;

namespace PyModules.Runtime;

/// <summary>What stands in the brackets of extended indexing.</summary>
[PyType("slice", Flags = TypeFlags.HaveGc)]
public sealed partial class PySlice(PyObject? start, PyObject? stop, PyObject? step) : PyObject
{
    [PyMember("start", ReadOnly = true)] private PyObject _start = start ?? PyNone.Instance;
    [PyMember("stop", ReadOnly = true)] private PyObject _stop = stop ?? PyNone.Instance;
    [PyMember("step", ReadOnly = true)] private PyObject _step = step ?? PyNone.Instance;

    /// <summary>_PyBuildSlice: without a step.</summary>
    [Mirrors("PySlice_New", 143, 157)]
    public static PySlice Of(PyObject start, PyObject stop) => new(start, stop, null);

    public PyObject Start => _start;
    public PyObject Stop => _stop;
    public PyObject Step => _step;

    /// <summary>_PyEval_SliceIndex: clipped to nint.</summary>
    [Mirrors("_PyEval_SliceIndex", 2833, 2853, File = "Python/ceval.c")]
    public static bool SliceIndex(PyObject value, out nint index)
    {
        if (Num.IndexCheck(value)) return Num.AsSsize(value, null, out index);
        index = 0;
        return Err.Fail(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
    }

    /// <summary>_PyEval_SliceIndexNotNone.</summary>
    [Mirrors("_PyEval_SliceIndexNotNone", 2855, 2873, File = "Python/ceval.c")]
    public static bool SliceIndexNotNone(PyObject value, out nint index)
    {
        if (Num.IndexCheck(value)) return Num.AsSsize(value, null, out index);
        index = 0;
        return Err.Fail(Exc.TypeError, "slice indices must be integers or have an __index__ method");
    }

    /// <summary>PySlice_Unpack.</summary>
    [Mirrors("PySlice_Unpack", 217, 261)]
    public bool Unpack(out nint start, out nint stop, out nint step)
    {
        start = stop = 0;
        step = 1;
        if (_step is not PyNone)
        {
            if (!SliceIndex(_step, out step)) return false;
            if (step == 0) return Err.Fail(Exc.ValueError, "slice step cannot be zero");
            if (step < -nint.MaxValue) step = -nint.MaxValue;
        }
        if (_start is PyNone) start = step < 0 ? nint.MaxValue : 0;
        else if (!SliceIndex(_start, out start)) return false;
        if (_stop is PyNone) stop = step < 0 ? nint.MinValue : nint.MaxValue;
        else if (!SliceIndex(_stop, out stop)) return false;
        return true;
    }

    /// <summary>PySlice_AdjustIndices: clip to the length; the result is how many items the slice has.</summary>
    [Mirrors("PySlice_AdjustIndices", 263, 303)]
    public static nint AdjustIndices(nint length, ref nint start, ref nint stop, nint step)
    {
        if (start < 0)
        {
            start += length;
            if (start < 0) start = step < 0 ? -1 : 0;
        }
        else if (start >= length) start = step < 0 ? length - 1 : length;
        if (stop < 0)
        {
            stop += length;
            if (stop < 0) stop = step < 0 ? -1 : 0;
        }
        else if (stop >= length) stop = step < 0 ? length - 1 : length;
        if (step < 0) return stop < start ? (start - stop - 1) / -step + 1 : 0;
        return start < stop ? (stop - start - 1) / step + 1 : 0;
    }

    [Mirrors("evaluate_slice_index", 375, 387)]
    private static bool Evaluate(PyObject value, out BigInteger index)
    {
        index = default;
        if (!Num.IndexCheck(value))
            return Err.Fail(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
        if (Num.Index(value) is not { } number) return false;
        index = number.AsBigInteger();
        return true;
    }

    /// <summary>_PySlice_GetLongIndices.</summary>
    [Mirrors("_PySlice_GetLongIndices", 393, 520)]
    internal bool GetLongIndices(BigInteger length, out BigInteger start, out BigInteger stop, out BigInteger step)
    {
        start = stop = default;
        step = BigInteger.One;
        if (_step is not PyNone)
        {
            if (!Evaluate(_step, out step)) return false;
            if (step.IsZero) return Err.Fail(Exc.ValueError, "slice step cannot be zero");
        }
        bool backwards = step.Sign < 0;
        BigInteger lower = backwards ? -1 : 0, upper = backwards ? length - 1 : length;
        if (_start is PyNone) start = backwards ? upper : lower;
        else
        {
            if (!Evaluate(_start, out start)) return false;
            start = start.Sign < 0 ? BigInteger.Max(start + length, lower) : BigInteger.Min(start, upper);
        }
        if (_stop is PyNone) stop = backwards ? lower : upper;
        else
        {
            if (!Evaluate(_stop, out stop)) return false;
            stop = stop.Sign < 0 ? BigInteger.Max(stop + length, lower) : BigInteger.Min(stop, upper);
        }
        return true;
    }

    [PySlot(Slot.New), Mirrors("slice_new", 318, 338)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("slice", kwnames) || !Args.CheckPositional("slice", args.Length, 1, 3)) return null;
        return args.Length == 1 ? new PySlice(null, args[0], null) : new PySlice(args[0], args[1], args.Length > 2 ? args[2] : null);
    }

    [PySlot(Slot.Repr), Mirrors("slice_repr", 357, 363)]
    PyObject? Repr()
    {
        ReprWriter writer = new('s');
        writer.Append("lice(");
        if (!writer.AppendRepr(_start)) return null;
        writer.Append(", ");
        if (!writer.AppendRepr(_stop)) return null;
        writer.Append(", ");
        return writer.AppendRepr(_step) ? writer.Finish(")") : null;
    }

    [PySlot(Slot.RichCompare), Mirrors("slice_richcompare", 575, 620)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PySlice slice) return PyNotImplemented.Instance;
        if (ReferenceEquals(this, slice)) return PyBool.From(op is CompareOp.Eq or CompareOp.Le or CompareOp.Ge);
        return Obj.RichCompare(PyTuple.Of(_start, _stop, _step), PyTuple.Of(slice._start, slice._stop, slice._step), op);
    }

    [PySlot(Slot.Hash), Mirrors("slice_hash", 645, 667)]
    long Hash()
    {
        const ulong Prime1 = 11400714785074694791, Prime2 = 14029467366897019727, Prime5 = 2870177450012600261;
        ulong acc = Prime5;
        foreach (PyObject part in (ReadOnlySpan<PyObject>)[_start, _stop, _step])
        {
            long lane = KeyHash.Of(part);
            if (lane == -1) return -1;
            acc += (ulong)lane * Prime2;
            acc = (acc << 31) | (acc >> 33);
            acc *= Prime1;
        }
        return acc == ulong.MaxValue ? 1546275796 : (long)acc;
    }

    [PyMethod("indices", "(object, /)", NoTextSignature = true, Doc = "S.indices(len) -> (start, stop, stride)\n\nThe bounds and the step that the slice means for a sequence of this length; what reaches beyond it is cut off.")]
    [Mirrors("slice_indices", 524, 550)]
    PyObject? Indices(PyObject length)
    {
        if (Num.Index(length) is not { } number) return null;
        if (number.Sign < 0) return Err.Raise(Exc.ValueError, "length should not be negative");
        if (!GetLongIndices(number.AsBigInteger(), out BigInteger start, out BigInteger stop, out BigInteger step)) return null;
        return PyTuple.Of(PyLong.From(start), PyLong.From(stop), PyLong.From(step));
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("slice_reduce", 560, 565)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_start, _stop, _step));
}
