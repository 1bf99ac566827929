// Objects/abstract.c: the sequence protocol.

namespace PyModules.Runtime;

/// <summary>The <c>PySequence_*</c> API.</summary>
public static unsafe partial class Seq
{
    private static PyObject? TypeError(string message) => Err.Raise(Exc.TypeError, message);

    /// <summary>PySequence_Check.</summary>
    [Mirrors("PySequence_Check", 1671, 1678)]
    public static bool Check(PyObject o) => o is not PyDict && o.Type.Slots.SqItem != null;

    [Mirrors("PySequence_Size", 1680, 1701)]
    public static nint Size(PyObject o)
    {
        PyType type = o.Type;
        if (type.Slots.SqLength != null) return type.Slots.SqLength(o);
        return Err.Minus1(Exc.TypeError, type.Slots.MpLength != null ? $"{type.Name} is not a sequence" : $"object of type '{type.Name}' has no len()");
    }

    [Mirrors("PySequence_Concat", 1711, 1735)]
    public static PyObject? Concat(PyObject a, PyObject b)
    {
        if (a.Type.Slots.SqConcat != null) return a.Type.Slots.SqConcat(a, b);
        if (Check(a) && Check(b))
        {
            PyObject? result = Num.BinaryOpOrNotImplemented(a, b, Slot.NbAdd);
            if (result is not PyNotImplemented) return result;
        }
        return TypeError($"'{a.Type.Name}' object can't be concatenated");
    }

    [Mirrors("PySequence_Repeat", 1737, 1766)]
    public static PyObject? Repeat(PyObject o, nint count)
    {
        if (o.Type.Slots.SqRepeat != null) return o.Type.Slots.SqRepeat(o, count);
        if (Check(o))
        {
            PyObject? result = Num.BinaryOpOrNotImplemented(o, PyInt.From(count), Slot.NbMultiply);
            if (result is not PyNotImplemented) return result;
        }
        return TypeError($"'{o.Type.Name}' object can't be repeated");
    }

    [Mirrors("PySequence_InPlaceConcat", 1768, 1795)]
    public static PyObject? InplaceConcat(PyObject a, PyObject b)
    {
        if (a.Type.Slots.SqInplaceConcat != null) return a.Type.Slots.SqInplaceConcat(a, b);
        if (a.Type.Slots.SqConcat != null) return a.Type.Slots.SqConcat(a, b);
        return Check(a) && Check(b) ? Num.InplaceAdd(a, b) : TypeError($"'{a.Type.Name}' object can't be concatenated");
    }

    [Mirrors("PySequence_InPlaceRepeat", 1797, 1829)]
    public static PyObject? InplaceRepeat(PyObject o, nint count)
    {
        if (o.Type.Slots.SqInplaceRepeat != null) return o.Type.Slots.SqInplaceRepeat(o, count);
        return o.Type.Slots.SqRepeat == null && Check(o) ? Num.InplaceMultiply(o, PyInt.From(count)) : Repeat(o, count);
    }

    /// <summary>A negative index counts from the end, once.</summary>
    private static bool FromEnd(PyObject o, PyType type, ref nint i)
    {
        if (i >= 0 || type.Slots.SqLength == null) return true;
        nint length = type.Slots.SqLength(o);
        i += length;
        return length >= 0;
    }

    [Mirrors("PySequence_GetItem", 1831, 1859)]
    public static PyObject? GetItem(PyObject o, nint i)
    {
        PyType type = o.Type;
        if (type.Slots.SqItem != null) return FromEnd(o, type, ref i) ? type.Slots.SqItem(o, i) : null;
        return TypeError(type.Slots.MpSubscript != null ? $"{type.Name} is not a sequence" : $"'{type.Name}' object does not support indexing");
    }

    [Mirrors("PySequence_SetItem", 1883, 1914)]
    public static bool SetItem(PyObject o, nint i, PyObject value)
    {
        PyType type = o.Type;
        if (type.Slots.SqAssItem != null) return FromEnd(o, type, ref i) && type.Slots.SqAssItem(o, i, value);
        return Err.Fail(Exc.TypeError, type.Slots.MpAssSubscript != null ? $"{type.Name} is not a sequence" : $"'{type.Name}' object does not support item assignment");
    }

    [Mirrors("PySequence_DelItem", 1916, 1947)]
    public static bool DelItem(PyObject o, nint i)
    {
        PyType type = o.Type;
        if (type.Slots.SqAssItem != null) return FromEnd(o, type, ref i) && type.Slots.SqAssItem(o, i, null);
        return Err.Fail(Exc.TypeError, type.Slots.MpAssSubscript != null ? $"{type.Name} is not a sequence" : $"'{type.Name}' object doesn't support item deletion");
    }

    private static PySlice Slice(nint low, nint high) => new(PyInt.From(low), PyInt.From(high), PyNone.Instance);

    [Mirrors("PySequence_GetSlice", 1861, 1881)]
    public static PyObject? GetSlice(PyObject o, nint low, nint high) =>
        o.Type.Slots.MpSubscript != null ? o.Type.Slots.MpSubscript(o, Slice(low, high)) : TypeError($"'{o.Type.Name}' object is unsliceable");

    [Mirrors("PySequence_SetSlice", 1949, 1970)]
    public static bool SetSlice(PyObject o, nint low, nint high, PyObject value) => o.Type.Slots.MpAssSubscript != null
        ? o.Type.Slots.MpAssSubscript(o, Slice(low, high), value)
        : Err.Fail(Exc.TypeError, $"'{o.Type.Name}' object doesn't support slice assignment");

    [Mirrors("PySequence_DelSlice", 1972, 1993)]
    public static bool DelSlice(PyObject o, nint low, nint high) => o.Type.Slots.MpAssSubscript != null
        ? o.Type.Slots.MpAssSubscript(o, Slice(low, high), null)
        : Err.Fail(Exc.TypeError, $"'{o.Type.Name}' object doesn't support slice deletion");

    /// <summary>PySequence_Tuple.</summary>
    [Mirrors("PySequence_Tuple", 1995, 2069)]
    public static PyTuple? Tuple(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple)) return (PyTuple)iterable;
        if (iterable.GetType() == typeof(PyList)) return ((PyList)iterable).ToTuple();
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        var items = new List<PyObject>();
        while (Obj.IterNext(iterator) is { } item) items.Add(item);
        return Err.Occurred is null ? PyTuple.Own([.. items]) : null;
    }

    /// <summary>PySequence_List.</summary>
    [Mirrors("PySequence_List", 2071, 2092)]
    public static PyList? List(PyObject iterable)
    {
        var list = new PyList();
        return list.Extend(iterable) ? list : null;
    }

    /// <summary>PySequence_Fast: the items of a list or tuple in place, of another iterable copied; TypeError with the message when not iterable.</summary>
    [Mirrors("PySequence_Fast", 2094, 2120)]
    public static bool Fast(PyObject iterable, string message, out ReadOnlySpan<PyObject> items, out PyObject holder)
    {
        holder = iterable;
        items = default;
        if (iterable.GetType() == typeof(PyTuple))
        {
            items = ((PyTuple)iterable).Span;
            return true;
        }
        if (iterable.GetType() == typeof(PyList))
        {
            items = ((PyList)iterable).Span;
            return true;
        }
        if (Obj.GetIter(iterable) is not { } iterator)
        {
            if (Err.MatchesAndClear(Exc.TypeError)) Err.Raise(Exc.TypeError, message);
            return false;
        }
        if (List(iterator) is not { } list) return false;
        holder = list;
        items = list.Span;
        return true;
    }

    [Mirrors("PySequence_Contains", 2230, 2241)]
    public static bool? Contains(PyObject seq, PyObject o) =>
        seq.Type.Slots.SqContains != null ? seq.Type.Slots.SqContains(seq, o) : IterContains(seq, o);

    /// <summary>PY_ITERSEARCH_CONTAINS.</summary>
    [Mirrors("_PySequence_IterSearch", 2128, 2218)]
    public static bool? IterContains(PyObject seq, PyObject o)
    {
        if (Iterator(seq, "is not a container or iterable") is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (Obj.RichCompareBool(item, o, CompareOp.Eq) is not { } equal) return null;
            if (equal) return true;
        }
        return Err.Occurred is null ? false : null;
    }

    private static PyObject? Iterator(PyObject seq, string complaint)
    {
        PyObject? iterator = Obj.GetIter(seq);
        if (iterator is null && Err.MatchesAndClear(Exc.TypeError)) TypeError($"argument of type '{seq.Type.Name}' {complaint}");
        return iterator;
    }

    [Mirrors("PySequence_Count", 2221, 2225)]
    public static nint Count(PyObject seq, PyObject o)
    {
        if (Iterator(seq, "is not iterable") is not { } iterator) return -1;
        nint n = 0;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (Obj.RichCompareBool(item, o, CompareOp.Eq) is not { } equal) return -1;
            if (equal) n++;
        }
        return Err.Occurred is null ? n : -1;
    }

    [Mirrors("PySequence_Index", 2251, 2255)]
    public static nint Index(PyObject seq, PyObject o)
    {
        if (Iterator(seq, "is not iterable") is not { } iterator) return -1;
        for (nint n = 0; Obj.IterNext(iterator) is { } item; n++)
        {
            if (Obj.RichCompareBool(item, o, CompareOp.Eq) is not { } equal) return -1;
            if (equal) return n;
        }
        return Err.Occurred is null ? Err.Minus1(Exc.ValueError, "sequence.index(x): x not in sequence") : -1;
    }

    public static bool? IterSearchEqual(PyObject seq, PyObject o) => IterContains(seq, o);
}
