// Modules/itertoolsmodule.c: batched, pairwise, groupby.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Tuples of n items.</summary>
[PyType("itertools.batched", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, n, *, strict=False)",
    Doc = "Batch data into tuples of length n; the last may be shorter.\n\n    >>> list(batched('ABCDEFG', 3))\n    [('A', 'B', 'C'), ('D', 'E', 'F'), ('G',)]\n\nIf strict is true, a shorter last batch is a ValueError.")]
public partial class BatchedIterator : PyObject
{
    private PyObject? _iterator;
    private nint _size = -1;
    private bool _strict;

    protected internal BatchedIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, n, *, strict=False)"), Mirrors("batched_new_impl", 136, 167)]
    static PyObject? New(PyType cls, PyObject iterable, nint n, bool strict = false)
    {
        if (n < 1) return Err.Raise(Exc.ValueError, "n must be at least one");
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        BatchedIterator made = (BatchedIterator)cls.Alloc();
        (made._iterator, made._size, made._strict) = (iterator, n, strict);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("batched_next", 189, 249)]
    PyObject? Next()
    {
        nint n = _size;
        if (n < 0 || _iterator is not { } iterator) return null;
        List<PyObject> items = new((int)Math.Min(n, 64));
        while (items.Count < n)
        {
            if (ItertoolsModule.Step(iterator) is { } item)
            {
                items.Add(item);
                continue;
            }
            if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return End();
            if (items.Count == 0) return End();
            if (!_strict) break;
            End();
            return Err.Raise(Exc.ValueError, "batched(): incomplete batch");
        }
        return PyTuple.Own(items.ToArray());
    }

    private PyObject? End()
    {
        _size = -1;
        _iterator = null;
        return null;
    }
}

/// <summary>Overlapping pairs.</summary>
[PyType("itertools.pairwise", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, /)")]
public partial class PairwiseIterator : PyObject
{
    private PyObject? _iterator, _old;

    protected internal PairwiseIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, /)"), Mirrors("pairwise_new_impl", 295, 319)]
    static PyObject? New(PyType cls, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        PairwiseIterator made = (PairwiseIterator)cls.Alloc();
        made._iterator = iterator;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("pairwise_next", 345, 402)]
    PyObject? Next()
    {
        if (_iterator is not { } iterator) return null;
        PyObject? old = _old;
        if (old is null)
        {
            _old = old = ItertoolsModule.Step(iterator);
            if (old is null)
            {
                _iterator = null;
                return null;
            }
            // The step may have run this very iterator to its end.
            if (_iterator is null)
            {
                _old = null;
                return null;
            }
            iterator = _iterator;
        }
        if (ItertoolsModule.Step(iterator) is not { } next)
        {
            _iterator = _old = null;
            return null;
        }
        _old = next;
        return PyTuple.Of(old, next);
    }
}

/// <summary>Consecutive keys and groups.</summary>
[PyType("itertools.groupby", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, key=None)",
    Doc = "An iterator of consecutive keys and groups from the iterable.\n\n  iterable\n    Elements to divide into groups by the key function.\n  key\n    Computes the group of an element; None groups by the element itself.")]
public partial class GroupBy : PyObject
{
    private PyObject _iterator = PyNone.Instance, _keyFunction = PyNone.Instance;
    private PyObject? _targetKey;
    internal PyObject? _key, _value;
    internal Grouper? _grouper;

    protected internal GroupBy() { }

    [PySlot(Slot.New, Signature = "(iterable, key=None)"), Mirrors("itertools_groupby_impl", 457, 477)]
    static PyObject? New(PyType cls, PyObject iterable, PyObject? key)
    {
        GroupBy made = (GroupBy)cls.Alloc();
        made._keyFunction = key ?? PyNone.Instance;
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        made._iterator = iterator;
        return made;
    }

    [Mirrors("groupby_step", 507, 531)]
    internal bool Step()
    {
        if (Obj.IterNext(_iterator) is not { } value) return false;
        PyObject? key = _keyFunction is PyNone ? value : Obj.Call(_keyFunction, value);
        if (key is null) return false;
        _value = value;
        _key = key;
        return true;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("groupby_next", 533, 569)]
    PyObject? Next()
    {
        _grouper = null;
        while (true)
        {
            if (_key is not null)
            {
                if (_targetKey is null) break;
                bool? same = Obj.RichCompareBool(_targetKey, _key, CompareOp.Eq);
                if (same is null) return null;
                if (same == false) break;
            }
            if (!Step()) return null;
        }
        _targetKey = _key;
        return PyTuple.Of(_key, new Grouper(this, _key));
    }
}

/// <summary>One group of <see cref="GroupBy"/>.</summary>
[PyType("itertools._grouper", NoTextSignature = true, GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Grouper : PyObject
{
    private readonly GroupBy _parent;
    private readonly PyObject _targetKey;

    [Mirrors("_grouper_create", 618, 631)]
    internal Grouper(GroupBy parent, PyObject targetKey)
    {
        (_parent, _targetKey) = (parent, targetKey);
        parent._grouper = this;
    }

    [PySlot(Slot.New, Signature = "(parent, tgtkey, /)"), Mirrors("itertools__grouper_impl", 610, 616)]
    static PyObject? New(PyType cls, GroupBy parent, PyObject targetKey) => new Grouper(parent, targetKey);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("_grouper_next", 655, 681)]
    PyObject? Next()
    {
        if (!ReferenceEquals(_parent._grouper, this)) return null;
        if (_parent._value is null && !_parent.Step()) return null;
        if (Obj.RichCompareBool(_targetKey, _parent._key!, CompareOp.Eq) != true) return null;
        PyObject? value = _parent._value;
        _parent._value = _parent._key = null;
        return value;
    }
}
