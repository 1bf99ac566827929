// Objects/enumobject.c.

using System.Numerics;

namespace PyModules.Runtime;

/// <summary>Pairs of a count and an item.</summary>
[PyType("enumerate", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(iterable, start=0)")]
public unsafe partial class PyEnumerate : PyObject
{
    private PyObject _iterator = PyNone.Instance;
    private long _index;

    // Set once the count has left the range of long.
    private PyLong? _big;

    protected internal PyEnumerate() { }

    private static readonly ArgParser s_new = new("enumerate", 0, "iterable", "start");

    [PySlot(Slot.New), Mirrors("enumerate_vectorcall", 103, 153)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (cls != TypeObject)
        {
            PyObject?[] given = new PyObject?[2];
            return Args.UnpackKeywords(args, kwnames, s_new, 1, 2, 0, false, given) ? Create(cls, given[0]!, given[1]) : null;
        }
        int keywords = kwnames is null ? 0 : kwnames.Count;
        switch (args.Length)
        {
            case 2 when keywords == 2 && Is(kwnames!, 0, "start"):
                return Check(kwnames!, 1, "iterable") ? Create(cls, args[1], args[0]) : null;
            case 2:
                return (keywords < 2 || Check(kwnames!, 0, "iterable")) && (keywords == 0 || Check(kwnames!, keywords - 1, "start")) ? Create(cls, args[0], args[1]) : null;
            case 1:
                return keywords == 0 || Check(kwnames!, 0, "iterable") ? Create(cls, args[0], null) : null;
            default:
                return Err.Raise(Exc.TypeError, args.Length == keywords ? "enumerate() missing required argument 'iterable'" : $"enumerate() takes at most 2 arguments ({args.Length} given)");
        }
    }

    private static bool Is(PyTuple kwnames, int index, string name) => kwnames.Items[index] is PyStr text && text.Value == name;

    [Mirrors("check_keyword", 90, 100)]
    private static bool Check(PyTuple kwnames, int index, string name) =>
        Is(kwnames, index, name) || Err.Fail(Exc.TypeError, $"'{((PyStr)kwnames.Items[index]).Value}' is an invalid keyword argument for enumerate()");

    [Mirrors("enum_new_impl", 47, 88)]
    private static PyObject? Create(PyType cls, PyObject iterable, PyObject? start)
    {
        PyEnumerate made = cls == TypeObject ? new PyEnumerate() : (PyEnumerate)cls.Alloc();
        if (start is not null)
        {
            if (Num.Index(start) is not { } index) return null;
            if (!index.TryAsLong(out made._index)) made._big = index.Exact;
        }
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        made._iterator = iterator;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("enum_next", 238, 286)]
    internal PyObject? Next()
    {
        if (_iterator.Type.Slots.IterNext(_iterator) is not { } item) return null;
        if (_big is { } big)
        {
            _big = PyLong.From(big.AsBigInteger() + BigInteger.One);
            return PyTuple.Of(big, item);
        }
        PyInt index = PyInt.From(_index);
        if (_index == long.MaxValue) _big = PyLong.From((BigInteger)_index + 1);
        else _index++;
        return PyTuple.Of(index, item);
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("enum_reduce", 288, 300)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_iterator, _big ?? PyInt.From(_index)));

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>A reverse iterator over a sequence.</summary>
[PyType("reversed", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(sequence, /)",
    Doc = "A reverse iterator over the values of the given sequence.")]
public partial class PyReversed : PyObject
{
    private PyObject? _sequence;
    private nint _index = -1;

    protected internal PyReversed() { }

    [PySlot(Slot.New, Signature = "(object, /)"), Mirrors("reversed_new_impl", 376, 418)]
    static PyObject? New(PyType cls, PyObject sequence)
    {
        PyObject? method = Obj.LookupSpecial(sequence, Id.__reversed__);
        if (method is PyNone) return Err.Raise(Exc.TypeError, $"'{sequence.Type.Name}' object is not reversible");
        if (method is not null) return Obj.Call(method);
        if (Err.Occurred is not null) return null;
        if (!Seq.Check(sequence)) return Err.Raise(Exc.TypeError, $"'{sequence.Type.Name}' object is not reversible");
        nint length = Seq.Size(sequence);
        if (length < 0) return null;
        PyReversed made = cls == TypeObject ? new PyReversed() : (PyReversed)cls.Alloc();
        made._index = length - 1;
        made._sequence = sequence;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("reversed_next", 453, 475)]
    internal PyObject? Next()
    {
        if (_index >= 0)
        {
            if (Seq.GetItem(_sequence!, _index) is { } item)
            {
                _index--;
                return item;
            }
            if (!Err.MatchesAndClear(Exc.IndexError)) Err.MatchesAndClear(Exc.StopIteration);
        }
        _index = -1;
        _sequence = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left."), Mirrors("reversed_len", 477, 492)]
    PyObject? LengthHint()
    {
        if (_index == -1) return PyInt.Zero;
        nint length = Seq.Size(_sequence!);
        return length < 0 ? null : PyInt.From(length < _index + 1 ? 0 : _index + 1);
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("reversed_reduce", 496, 507)]
    PyObject? Reduce() => _index != -1
        ? PyTuple.Of(Type, PyTuple.Of(_sequence!), PyInt.From(_index))
        : PyTuple.Of(Type, PyTuple.Of(PyTuple.Empty));

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("reversed_setstate", 509, 531)]
    PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_index != -1)
        {
            nint length = Seq.Size(_sequence!);
            if (length < 0) return null;
            _index = Math.Clamp(index, -1, length - 1);
        }
        return PyNone.Instance;
    }
}
