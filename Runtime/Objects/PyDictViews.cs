// Objects/dictobject.c: views.

namespace PyModules.Runtime;

/// <summary>What the views share.</summary>
internal static class DictViews
{
    internal static PyDict? DictOf(PyObject view) => view switch
    {
        PyDictKeys keys => keys._dict,
        PyDictItems items => items._dict,
        PyDictValues values => values._dict,
        _ => null,
    };

    /// <summary>PyDictViewSet_Check.</summary>
    internal static bool IsSetLike(PyObject o) => o is PyDictKeys or PyDictItems;

    [Mirrors("dictview_repr", 6060, 6082)]
    internal static PyObject? Repr(PyObject view)
    {
        int entered = Obj.ReprEnter(view);
        if (entered != 0) return entered > 0 ? PyStr.From("...") : null;
        try
        {
            if (Seq.List(view) is not { } list || Obj.Repr(list) is not PyStr text) return null;
            return PyStr.From($"{view.Type.Name}({text.Value})");
        }
        finally
        {
            Obj.ReprLeave(view);
        }
    }

    [Mirrors("all_contained_in", 5977, 5999)]
    private static bool? AllContained(PyObject self, PyObject other)
    {
        if (Obj.GetIter(self) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } item)
        {
            bool? found = Seq.Contains(other, item);
            if (found != true) return found;
        }
        return Err.Occurred is null ? true : null;
    }

    [Mirrors("dictview_richcompare", 6001, 6058)]
    internal static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op)
    {
        if (other is not PyAnySet && !IsSetLike(other)) return PyNotImplemented.Instance;
        nint mine = Obj.Length(self);
        if (mine < 0) return null;
        nint theirs = Obj.Length(other);
        if (theirs < 0) return null;
        bool? ok = false;
        switch (op)
        {
            case CompareOp.Eq or CompareOp.Ne:
                if (mine == theirs) ok = AllContained(self, other);
                if (op == CompareOp.Ne) ok = !ok;
                break;
            case CompareOp.Lt:
                if (mine < theirs) ok = AllContained(self, other);
                break;
            case CompareOp.Le:
                if (mine <= theirs) ok = AllContained(self, other);
                break;
            case CompareOp.Gt:
                if (mine > theirs) ok = AllContained(other, self);
                break;
            case CompareOp.Ge:
                if (mine >= theirs) ok = AllContained(other, self);
                break;
        }
        return PyBool.From(ok);
    }

    [Mirrors("dictviews_to_set", 6119, 6131)]
    private static PySet? ToSet(PyObject self)
    {
        if (self is PyDictKeys keys && keys._dict.GetType() == typeof(PyDict)) self = keys._dict;
        return PySet.FromIterable(self);
    }

    [Mirrors("dictviews_sub", 6133, 6150)]
    internal static PyObject? Subtract(PyObject a, PyObject b)
    {
        if (ToSet(a) is not { } result) return null;
        return Obj.CallMethod(result, Id.difference_update, b) is null ? null : result;
    }

    [Mirrors("dictviews_or", 6240, 6253)]
    internal static PyObject? Or(PyObject a, PyObject b)
    {
        if (ToSet(a) is not { } result) return null;
        return result.UpdateFrom(b) ? result : null;
    }

    [Mirrors("dictviews_xor", 6355, 6375)]
    internal static PyObject? Xor(PyObject a, PyObject b)
    {
        if (a is PyDictItems left && b is PyDictItems right) return ItemsXor(left._dict, right._dict);
        if (ToSet(a) is not { } result) return null;
        return Obj.CallMethod(result, Id.symmetric_difference_update, b) is null ? null : result;
    }

    [Mirrors("dictitems_xor", 6339, 6353)]
    private static PyObject? ItemsXor(PyDict a, PyDict b)
    {
        PyDict rest = a.Copy();
        PySet result = new();
        for (int pos = 0; b.Next(ref pos, out PyObject? key, out PyObject? value, out long hash);)
        {
            if (!rest.TryGetItem(key, hash, out PyObject? mine)) return null;
            bool? same = mine is null ? false : Obj.RichCompareBool(mine, value, CompareOp.Eq);
            if (same is null) return null;
            if (same == true ? rest.Remove(key, hash) is null : !result.Add(PyTuple.Of(key, value))) return null;
        }
        return result.UpdateFrom(new PyDictItems(rest)) ? result : null;
    }

    /// <summary>_PyDictView_Intersect.</summary>
    [Mirrors("_PyDictView_Intersect", 6155, 6238)]
    internal static PyObject? And(PyObject self, PyObject other)
    {
        if (!IsSetLike(self)) (self, other) = (other, self);
        int length = DictOf(self)!.Count;
        if (other.GetType() == typeof(PySet) && length <= ((PySet)other).Count) return Obj.CallMethod(other, Id.intersection, self);
        if (IsSetLike(other) && DictOf(other)!.Count > length) (self, other) = (other, self);
        PySet result = new();
        if (Obj.GetIter(other) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } key)
        {
            bool? found = self is PyDictKeys keys ? keys._dict.Contains(key) : ((PyDictItems)self).Contains(key);
            if (found is null || (found == true && !result.Add(key))) return null;
        }
        return Err.Occurred is null ? result : null;
    }

    [Mirrors("dictviews_isdisjoint", 6396, 6445)]
    internal static PyObject? IsDisjoint(PyObject self, PyObject other)
    {
        if (ReferenceEquals(self, other)) return PyBool.From(DictOf(self)!.Count == 0);
        if (other is PyAnySet || IsSetLike(other))
        {
            nint length = Obj.Length(other);
            if (length < 0) return null;
            if (length > DictOf(self)!.Count) (self, other) = (other, self);
        }
        if (Obj.GetIter(other) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } item)
        {
            bool? found = Seq.Contains(self, item);
            if (found is null) return null;
            if (found == true) return PyBool.False;
        }
        return Err.Occurred is null ? PyBool.True : null;
    }
}

/// <summary>The view that <c>dict.keys()</c> gives.</summary>
[PyType("dict_keys", Flags = TypeFlags.HaveGc)]
public partial class PyDictKeys(PyDict dict) : PyObject
{
    internal readonly PyDict _dict = dict;

    [PySlot(Slot.Repr)]
    PyObject? Repr() => DictViews.Repr(this);

    [PySlot(Slot.SqLength), Mirrors("dictview_len", 5918, 5926)]
    nint Length() => _dict.Count;

    [PySlot(Slot.Iter), Mirrors("dictkeys_iter", 6086, 6094)]
    PyObject? Iter() => MakeIterator(false);

    protected internal virtual PyObject MakeIterator(bool reverse) => reverse ? new PyDictReverseKeyIterator(_dict) : new PyDictKeyIterator(_dict);

    [PyMethod("__reversed__", "()", NoTextSignature = true, Doc = "A reverse iterator over the dict's keys."), Mirrors("dictkeys_reversed", 6509, 6517)]
    PyObject? Reversed() => MakeIterator(true);

    [PyGetSet("mapping", Doc = "dictionary that this view refers to"), Mirrors("dictview_mapping", 5951, 5959)]
    PyObject? MappingOf => PyMappingProxy.Create(_dict);

    [PySlot(Slot.RichCompare)]
    PyObject? RichCompare(PyObject other, CompareOp op) => DictViews.RichCompare(this, other, op);

    [PySlot(Slot.NbSubtract)]
    static PyObject? Subtract(PyObject a, PyObject b) => DictViews.Subtract(a, b);

    [PySlot(Slot.NbAnd)]
    static PyObject? And(PyObject a, PyObject b) => DictViews.And(a, b);

    [PySlot(Slot.NbXor)]
    static PyObject? Xor(PyObject a, PyObject b) => DictViews.Xor(a, b);

    [PySlot(Slot.NbOr)]
    static PyObject? Or(PyObject a, PyObject b) => DictViews.Or(a, b);

    [PyMethod("isdisjoint", "(other, /)", NoTextSignature = true, Doc = "True when the view and the iterable have nothing in common.")]
    PyObject? IsDisjoint(PyObject other) => DictViews.IsDisjoint(this, other);

    [PySlot(Slot.SqContains), Mirrors("dictkeys_contains", 6096, 6103)]
    bool? Contains(PyObject key) => _dict.Contains(key);
}

/// <summary>The view that <c>dict.items()</c> gives.</summary>
[PyType("dict_items", Flags = TypeFlags.HaveGc)]
public partial class PyDictItems(PyDict dict) : PyObject
{
    internal readonly PyDict _dict = dict;

    [PySlot(Slot.Repr)]
    PyObject? Repr() => DictViews.Repr(this);

    [PySlot(Slot.SqLength)]
    nint Length() => _dict.Count;

    [PySlot(Slot.Iter), Mirrors("dictitems_iter", 6521, 6529)]
    PyObject? Iter() => MakeIterator(false);

    protected internal virtual PyObject MakeIterator(bool reverse) => reverse ? new PyDictReverseItemIterator(_dict) : new PyDictItemIterator(_dict);

    [PyMethod("__reversed__", "()", NoTextSignature = true, Doc = "A reverse iterator over the dict's items."), Mirrors("dictitems_reversed", 6621, 6629)]
    PyObject? Reversed() => MakeIterator(true);

    [PyGetSet("mapping", Doc = "dictionary that this view refers to")]
    PyObject? MappingOf => PyMappingProxy.Create(_dict);

    [PySlot(Slot.RichCompare)]
    PyObject? RichCompare(PyObject other, CompareOp op) => DictViews.RichCompare(this, other, op);

    [PySlot(Slot.NbSubtract)]
    static PyObject? Subtract(PyObject a, PyObject b) => DictViews.Subtract(a, b);

    [PySlot(Slot.NbAnd)]
    static PyObject? And(PyObject a, PyObject b) => DictViews.And(a, b);

    [PySlot(Slot.NbXor)]
    static PyObject? Xor(PyObject a, PyObject b) => DictViews.Xor(a, b);

    [PySlot(Slot.NbOr)]
    static PyObject? Or(PyObject a, PyObject b) => DictViews.Or(a, b);

    [PyMethod("isdisjoint", "(other, /)", NoTextSignature = true, Doc = "True when the view and the iterable have nothing in common.")]
    PyObject? IsDisjoint(PyObject other) => DictViews.IsDisjoint(this, other);

    [PySlot(Slot.SqContains), Mirrors("dictitems_contains", 6531, 6549)]
    internal bool? Contains(PyObject item)
    {
        if (item is not PyTuple { Count: 2 } pair) return false;
        if (!_dict.TryGetItem(pair[0], out PyObject? value)) return null;
        return value is null ? false : Obj.RichCompareBool(value, pair[1], CompareOp.Eq);
    }
}

/// <summary>The view that <c>dict.values()</c> gives.</summary>
[PyType("dict_values", Flags = TypeFlags.HaveGc)]
public partial class PyDictValues(PyDict dict) : PyObject
{
    internal readonly PyDict _dict = dict;

    [PySlot(Slot.Repr)]
    PyObject? Repr() => DictViews.Repr(this);

    [PySlot(Slot.SqLength)]
    nint Length() => _dict.Count;

    [PySlot(Slot.Iter), Mirrors("dictvalues_iter", 6633, 6641)]
    PyObject? Iter() => MakeIterator(false);

    protected internal virtual PyObject MakeIterator(bool reverse) => reverse ? new PyDictReverseValueIterator(_dict) : new PyDictValueIterator(_dict);

    [PyMethod("__reversed__", "()", NoTextSignature = true, Doc = "A reverse iterator over the dict's values."), Mirrors("dictvalues_reversed", 6711, 6719)]
    PyObject? Reversed() => MakeIterator(true);

    [PyGetSet("mapping", Doc = "dictionary that this view refers to")]
    PyObject? MappingOf => PyMappingProxy.Create(_dict);
}
