// Objects/setobject.c: frozenset.

namespace PyModules.Runtime;

/// <summary>An immutable set.</summary>
[PyType("frozenset", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.MatchSelf, WeakRefs = true, Signature = "(iterable=(), /)")]
public partial class PyFrozenSet : PyAnySet
{
    public PyFrozenSet() { }

    /// <summary>PyFrozenSet_New; null on error.</summary>
    [Mirrors("make_new_frozenset", 1168, 1180)]
    public static PyFrozenSet? FromIterable(PyObject iterable)
    {
        PyFrozenSet set = new();
        return set.UpdateFrom(iterable) ? set : null;
    }

    [PySlot(Slot.New, Signature = "(iterable=(), /)"), Mirrors("frozenset_new", 1182, 1198)]
    static PyObject? New(PyType cls, PyObject? iterable)
    {
        if (cls == TypeObject)
        {
            if (iterable is null) return new PyFrozenSet();
            return iterable.GetType() == typeof(PyFrozenSet) ? iterable : FromIterable(iterable);
        }
        if (cls.Alloc() is not PyFrozenSet made) return null;
        return iterable is null || made.UpdateFrom(iterable) ? made : null;
    }

    [PySlot(Slot.Hash), Mirrors("frozenset_hash", 808, 821)]
    long Hash() => _hash != -1 ? _hash : _hash = HashImpl();

    [PySlot(Slot.Repr)]
    PyObject? Repr() => ReprImpl();

    [PySlot(Slot.SqLength)]
    nint Length() => Count;

    [PySlot(Slot.SqContains)]
    bool? SequenceContains(PyObject key) => ContainsImpl(key);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => new PySetIterator(this);

    [PySlot(Slot.RichCompare)]
    PyObject? RichCompare(PyObject other, CompareOp op) => RichCompareImpl(other, op);

    [PySlot(Slot.NbOr)]
    static PyObject? Or(PyObject a, PyObject b) => OrImpl(a, b);

    [PySlot(Slot.NbAnd)]
    static PyObject? And(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.Intersection(b) : PyNotImplemented.Instance;

    [PySlot(Slot.NbSubtract)]
    static PyObject? Subtract(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.Difference(b) : PyNotImplemented.Instance;

    [PySlot(Slot.NbXor)]
    static PyObject? Xor(PyObject a, PyObject b) =>
        a is PyAnySet set && b is PyAnySet ? set.SymmetricDifference(b) : PyNotImplemented.Instance;

    [PyMethod("__contains__", "(object, /)", Coexist = true, Doc = "x.__contains__(y) is y in x."), Mirrors("frozenset___contains___impl", 2284, 2294)]
    PyObject? ContainsMethod(PyObject @object) => PyBool.From(ContainsImpl(@object));

    [PyMethod("copy", "()", Doc = "A shallow copy."), Mirrors("frozenset_copy_impl", 1305, 1313)]
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

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes.")]
    PyObject? SizeOf() => PyInt.From(200 + (_table.Length > 8 ? 16L * _table.Length : 0));

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
