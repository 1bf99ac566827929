// Objects/setobject.c: set.

namespace PyModules.Runtime;

/// <summary>A mutable set.</summary>
[PyType("set", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.MatchSelf, WeakRefs = true, Signature = "(iterable=(), /)")]
public partial class PySet : PyAnySet
{
    public PySet() { }

    /// <summary>PySet_New; null on error.</summary>
    public static PySet? FromIterable(PyObject iterable)
    {
        PySet set = new();
        return set.UpdateFrom(iterable) ? set : null;
    }

    /// <summary>_PySet_Update.</summary>
    public bool Update(PyObject iterable) => UpdateFrom(iterable);

    [PySlot(Slot.New), Mirrors("set_new", 1217, 1221)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls == TypeObject ? new PySet() : cls.Alloc();

    [PySlot(Slot.Init), Mirrors("set_init", 2420, 2447)]
    bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("set", kwnames) || !Args.CheckPositional(Type.Name, args.Length, 0, 1)) return false;
        ClearTable();
        return args.Length == 0 || UpdateFrom(args[0]);
    }

    [PySlot(Slot.NbInplaceOr), Mirrors("set_ior", 1386, 1397)]
    static PyObject? InplaceOr(PyObject a, PyObject b) =>
        b is not PyAnySet ? PyNotImplemented.Instance : ((PySet)a).UpdateFrom(b) ? a : null;

    [PySlot(Slot.NbInplaceAnd), Mirrors("set_iand", 1570, 1587)]
    static PyObject? InplaceAnd(PyObject a, PyObject b) =>
        b is not PyAnySet ? PyNotImplemented.Instance : ((PySet)a).IntersectionUpdate(((PySet)a).Intersection(b)) ? a : null;

    [PySlot(Slot.NbInplaceSubtract), Mirrors("set_isub", 1893, 1908)]
    static PyObject? InplaceSubtract(PyObject a, PyObject b) =>
        b is not PyAnySet ? PyNotImplemented.Instance : ((PySet)a).DifferenceUpdate(b) ? a : null;

    [PySlot(Slot.NbInplaceXor), Mirrors("set_ixor", 2048, 2062)]
    static PyObject? InplaceXor(PyObject a, PyObject b) =>
        b is not PyAnySet ? PyNotImplemented.Instance : ((PySet)a).SymmetricDifferenceUpdate(b) ? a : null;

    [PyMethod("add", "(object, /)", Doc = "Add an element; nothing happens if it is there."), Mirrors("set_add_impl", 2206, 2213)]
    PyObject? AddMethod(PyObject @object) => Add(@object) ? PyNone.Instance : null;

    [PyMethod("clear", "()", Doc = "Remove all elements."), Mirrors("set_clear_impl", 1323, 1329)]
    PyObject? ClearMethod()
    {
        ClearTable();
        return PyNone.Instance;
    }

    [PyMethod("discard", "(object, /)", Doc = "Remove an element if it is there."), Mirrors("set_discard_impl", 2348, 2368)]
    PyObject? DiscardMethod(PyObject @object) => DiscardImpl(@object) is null ? null : PyNone.Instance;

    [PyMethod("remove", "(object, /)", Doc = "Remove an element; KeyError if it is not there."), Mirrors("set_remove_impl", 2308, 2333)]
    PyObject? Remove(PyObject @object) => DiscardImpl(@object) switch
    {
        true => PyNone.Instance,
        false => Err.RaiseKeyError(@object),
        null => null,
    };

    [PyMethod("pop", "()", Doc = "Remove some element and return it.\n\nKeyError if there is none.")]
    PyObject? Pop()
    {
        if (_used == 0) return Err.Raise(Exc.KeyError, "pop from an empty set");
        int i = _finger & (_table.Length - 1);
        while (!IsLive(i)) i = i + 1 == _table.Length ? 0 : i + 1;
        PyObject key = TakeAt(i);
        _finger = i + 1;
        return key;
    }

    [PyMethod("update", "(*others)", Doc = "Add the elements of all others."), Mirrors("set_update_impl", 1107, 1120)]
    PyObject? UpdateMethod(ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
            if (!UpdateFrom(other)) return null;
        return PyNone.Instance;
    }

    [PyMethod("intersection_update", "(*others)", Doc = "Keep only the elements found in all others.")]
    [Mirrors("set_intersection_update_multi_impl", 1538, 1553)]
    PyObject? IntersectionUpdateMethod(ReadOnlySpan<PyObject> others) => IntersectionUpdate(IntersectionMulti(others)) ? PyNone.Instance : null;

    [PyMethod("difference_update", "(*others)", Doc = "Remove the elements found in any of the others."), Mirrors("set_difference_update_impl", 1728, 1746)]
    PyObject? DifferenceUpdateMethod(ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
            if (!DifferenceUpdate(other)) return null;
        return PyNone.Instance;
    }

    [PyMethod("symmetric_difference_update", "(other, /)", Doc = "Keep the elements found in exactly one of the two.")]
    PyObject? SymmetricDifferenceUpdateMethod(PyObject other) => SymmetricDifferenceUpdate(other) ? PyNone.Instance : null;

    [PySlot(Slot.Repr)]
    PyObject? Repr() => ReprImpl();

    [PySlot(Slot.SqLength), Mirrors("set_len", 618, 623)]
    nint Length() => Count;

    [PySlot(Slot.SqContains)]
    bool? SequenceContains(PyObject key) => ContainsImpl(key);

    [PySlot(Slot.Iter), Mirrors("set_iter", 965, 978)]
    PyObject? Iter() => new PySetIterator(this);

    [PySlot(Slot.RichCompare)]
    PyObject? RichCompare(PyObject other, CompareOp op) => RichCompareImpl(other, op);

    [PySlot(Slot.NbOr)]
    static PyObject? Or(PyObject a, PyObject b) => OrImpl(a, b);

    [PySlot(Slot.NbAnd), Mirrors("set_and", 1555, 1568)]
    static PyObject? And(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.Intersection(b) : PyNotImplemented.Instance;

    [PySlot(Slot.NbSubtract), Mirrors("set_sub", 1879, 1891)]
    static PyObject? Subtract(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.Difference(b) : PyNotImplemented.Instance;

    [PySlot(Slot.NbXor), Mirrors("set_xor", 2039, 2046)]
    static PyObject? Xor(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.SymmetricDifference(b) : PyNotImplemented.Instance;

    [PyMethod("__contains__", "(object, /)", Coexist = true, Doc = "x.__contains__(y) is y in x."), Mirrors("set___contains___impl", 2262, 2272)]
    PyObject? ContainsMethod(PyObject @object) => PyBool.From(ContainsImpl(@object));

    [PyMethod("copy", "()", Doc = "A shallow copy.")]
    PyObject? Copy() => CopyImpl();

    [PyMethod("union", "(*others)", Doc = "A new set of the elements of this set and all others.")]
    PyObject? Union(ReadOnlySpan<PyObject> others) => UnionImpl(others);

    [PyMethod("intersection", "(*others)", Doc = "A new set of the elements common to this set and all others.")]
    PyObject? IntersectionMethod(ReadOnlySpan<PyObject> others) => IntersectionMulti(others);

    [PyMethod("difference", "(*others)", Doc = "A new set of the elements that are in none of the others.")]
    PyObject? DifferenceMethod(ReadOnlySpan<PyObject> others) => DifferenceMulti(others);

    [PyMethod("symmetric_difference", "(other, /)", Doc = "A new set of the elements in exactly one of the two.")]
    PyObject? SymmetricDifferenceMethod(PyObject other) => SymmetricDifference(other);

    [PyMethod("isdisjoint", "(other, /)", Doc = "Whether the two have no element in common.")]
    PyObject? IsDisjointMethod(PyObject other) => PyBool.From(IsDisjoint(other));

    [PyMethod("issubset", "(other, /)", Doc = "Whether the other contains this set.")]
    PyObject? IsSubsetMethod(PyObject other) => PyBool.From(IsSubset(other));

    [PyMethod("issuperset", "(other, /)", Doc = "Whether this set contains the other.")]
    PyObject? IsSupersetMethod(PyObject other) => PyBool.From(IsSuperset(other));

    [PyMethod("__reduce__", "()", Doc = "The state for pickling.")]
    PyObject? Reduce() => ReduceImpl();

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("set___sizeof___impl", 2409, 2418)]
    PyObject? SizeOf() => PyInt.From(200 + (_table.Length > 8 ? 16L * _table.Length : 0));

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>An iterator over a set.</summary>
[PyType("set_iterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PySetIterator(PyAnySet set) : PyObject
{
    private PyAnySet? _set = set;
    private int _used = set.Count, _pos, _left = set.Count;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("setiter_iternext", 889, 930)]
    internal PyObject? Next()
    {
        if (_set is null) return null;
        if (_used != _set.Count)
        {
            _used = -1;
            return Err.Raise(Exc.RuntimeError, "Set changed size during iteration");
        }
        if (!_set.Next(ref _pos, out PyObject? key))
        {
            _set = null;
            return null;
        }
        _left--;
        return key;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many elements are left."), Mirrors("setiter_len", 851, 859)]
    PyObject? LengthHint() => PyInt.From(_set is not null && _used == _set.Count ? _left : 0);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("setiter_reduce", 863, 879)]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        (PyAnySet? set, int used, int pos, int left) = (_set, _used, _pos, _left);
        PyList? rest = Seq.List(this);
        (_set, _used, _pos, _left) = (set, used, pos, left);
        return rest is null ? null : PyTuple.Of(iter, PyTuple.Of(rest));
    }
}
