// Objects/tupleobject.c.

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>An immutable sequence.</summary>
[PyType("tuple", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.TupleSubclass | TypeFlags.Sequence | TypeFlags.MatchSelf, Signature = "(iterable=(), /)",
    Doc = "An immutable sequence built from an iterable.\n\nWithout an argument it is empty; an exact tuple is returned unchanged.")]
public partial class PyTuple : PyObject
{
    /// <summary>The items. Nobody writes to it once the tuple can be seen.</summary>
    internal PyObject[] _items;
    private long _hash = -1;

    /// <summary>The one empty exact tuple.</summary>
    [Mirrors("tuple_get_empty", 68, 72)]
    public static PyTuple Empty { get; } = new([]);

    protected internal PyTuple() => _items = [];

    private PyTuple(PyObject[] items) => _items = items;

    /// <summary>A tuple of these objects.</summary>
    [Mirrors("_PyTuple_FromArray", 368, 386)]
    public static PyTuple Of(params ReadOnlySpan<PyObject> items) => items.Length == 0 ? Empty : new PyTuple(items.ToArray());

    /// <summary>A tuple of these objects.</summary>
    public static PyTuple Of(PyObject a) => new([a]);

    /// <inheritdoc cref="Of(PyObject)"/>
    public static PyTuple Of(PyObject a, PyObject b) => new([a, b]);

    /// <inheritdoc cref="Of(PyObject)"/>
    public static PyTuple Of(PyObject a, PyObject b, PyObject c) => new([a, b, c]);

    /// <inheritdoc cref="Of(PyObject)"/>
    public static PyTuple Of(PyObject a, PyObject b, PyObject c, PyObject d) => new([a, b, c, d]);

    /// <inheritdoc cref="Of(PyObject)"/>
    public static PyTuple Of(PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) => new([a, b, c, d, e]);

    /// <summary>A tuple that takes over the array.</summary>
    [Mirrors("_PyTuple_FromArraySteal", 406, 426)]
    public static PyTuple Own(PyObject[] items) => items.Length == 0 ? Empty : new PyTuple(items);

    /// <summary>The items; read only.</summary>
    public PyObject[] Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items;
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items.Length;
    }

    public ReadOnlySpan<PyObject> Span => _items;

    public PyObject this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items[index];
    }

    /// <summary>PyTuple_GetSlice: an exact tuple.</summary>
    [Mirrors("PyTuple_GetSlice", 444, 452)]
    public PyTuple GetSlice(nint low, nint high)
    {
        if (low < 0) low = 0;
        if (high > _items.Length) high = _items.Length;
        if (high < low) high = low;
        if (low == 0 && high == _items.Length && GetType() == typeof(PyTuple)) return this;
        return Of(_items.AsSpan((int)low, (int)(high - low)));
    }

    [PySlot(Slot.New, Signature = "(iterable=(), /)"), Mirrors("tuple_new_impl", 698, 711)]
    static PyObject? New(PyType cls, PyObject? iterable)
    {
        PyTuple? items = iterable is null ? Empty : Seq.Tuple(iterable);
        if (items is null || cls == TypeObject) return items;
        if (cls.Alloc() is not PyTuple made) return null;
        made._items = items._items;
        return made;
    }

    [PySlot(Slot.Repr), Mirrors("tuple_repr", 221, 289)]
    PyObject? Repr()
    {
        PyObject[] items = _items;
        if (items.Length == 0) return PyStr.From("()");
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("(...)") : null;
        try
        {
            ReprWriter writer = new('(');
            for (int i = 0; i < items.Length; i++)
            {
                if (i > 0) writer.Append(", ");
                if (!writer.AppendRepr(items[i])) return null;
            }
            return writer.Finish(items.Length == 1 ? ",)" : ")");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    /// <summary>xxHash's lane mixing, without its avalanche.</summary>
    [PySlot(Slot.Hash), Mirrors("tuple_hash", 304, 337)]
    long Hash()
    {
        if (_hash != -1) return _hash;
        if (!Recursion.Enter(" while hashing a tuple")) return -1;
        return _hash = Mix();
    }

    private long Mix()
    {
        const ulong Prime1 = 11400714785074694791, Prime2 = 14029467366897019727, Prime5 = 2870177450012600261;
        ulong acc = Prime5;
        foreach (PyObject item in _items)
        {
            long lane = KeyHash.Of(item);
            if (lane == -1) return -1;
            acc += (ulong)lane * Prime2;
            acc = (acc << 31) | (acc >> 33);
            acc *= Prime1;
        }
        acc += (ulong)_items.Length ^ (Prime5 ^ 3527539UL);
        if (acc == ulong.MaxValue) acc = 1546275796;
        return (long)acc;
    }

    [PySlot(Slot.SqLength), Mirrors("tuple_length", 339, 344)]
    nint Length() => _items.Length;

    [PySlot(Slot.SqContains), Mirrors("tuple_contains", 346, 355)]
    bool? Contains(PyObject value)
    {
        foreach (PyObject item in _items)
        {
            bool? equal = Obj.RichCompareBool(item, value, CompareOp.Eq);
            if (equal != false) return equal;
        }
        return false;
    }

    [PySlot(Slot.SqItem), Mirrors("tuple_item", 357, 366)]
    PyObject? SequenceItem(nint index)
    {
        if ((nuint)index >= (nuint)_items.Length) return Err.Raise(Exc.IndexError, "tuple index out of range");
        return _items[index];
    }

    [PySlot(Slot.SqConcat), Mirrors("tuple_concat", 454, 499)]
    PyObject? Concat(PyObject other)
    {
        if (_items.Length == 0 && other.GetType() == typeof(PyTuple)) return other;
        if (other is not PyTuple tuple)
            return Err.Raise(Exc.TypeError, $"can only concatenate tuple (not \"{other.Type.Name}\") to tuple");
        if (tuple._items.Length == 0 && GetType() == typeof(PyTuple)) return this;
        PyObject[] items = new PyObject[_items.Length + tuple._items.Length];
        _items.CopyTo(items, 0);
        tuple._items.CopyTo(items, _items.Length);
        return Own(items);
    }

    [PySlot(Slot.SqRepeat), Mirrors("tuple_repeat", 501, 548)]
    PyObject? Repeat(nint count)
    {
        int size = _items.Length;
        if ((size == 0 || count == 1) && GetType() == typeof(PyTuple)) return this;
        if (size == 0 || count <= 0) return Empty;
        if (count > Array.MaxLength / size) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[] items = new PyObject[size * (int)count];
        if (size == 1) Array.Fill(items, _items[0]);
        else
            for (int i = 0; i < items.Length; i += size) _items.CopyTo(items, i);
        return Own(items);
    }

    [PySlot(Slot.MpLength)]
    nint MappingLength() => _items.Length;

    [PySlot(Slot.MpSubscript), Mirrors("tuple_subscript", 780, 834)]
    internal PyObject? Subscript(PyObject key)
    {
        if (key.GetType() == typeof(PyInt))
        {
            long i = Unsafe.As<PyInt>(key).Value;
            if (i < 0) i += _items.Length;
            if ((ulong)i < (ulong)_items.Length) return _items[i];
            return Err.Raise(Exc.IndexError, "tuple index out of range");
        }
        if (Num.IndexCheck(key))
        {
            if (!Num.AsSsize(key, Exc.IndexError, out nint i)) return null;
            if (i < 0) i += _items.Length;
            return SequenceItem(i);
        }
        if (key is PySlice slice)
        {
            if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
            nint length = PySlice.AdjustIndices(_items.Length, ref start, ref stop, step);
            if (length <= 0) return Empty;
            if (start == 0 && step == 1 && length == _items.Length && GetType() == typeof(PyTuple)) return this;
            PyObject[] items = new PyObject[length];
            if (step == 1) Array.Copy(_items, start, items, 0, length);
            else
                for (nint i = 0, cursor = start; i < length; i++, cursor += step) items[i] = _items[cursor];
            return Own(items);
        }
        return Err.Raise(Exc.TypeError, $"tuple indices must be integers or slices, not {key.Type.Name}");
    }

    [PySlot(Slot.RichCompare), Mirrors("tuple_richcompare", 628, 679)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyTuple tuple) return PyNotImplemented.Instance;
        PyObject[] a = _items, b = tuple._items;
        int n = Math.Min(a.Length, b.Length), i = 0;
        for (; i < n; i++)
        {
            bool? equal = Obj.RichCompareBool(a[i], b[i], CompareOp.Eq);
            if (equal is null) return null;
            if (equal == false) break;
        }
        if (i >= n) return PyBool.From(CompareLengths(a.Length, b.Length, op));
        if (op == CompareOp.Eq) return PyBool.False;
        if (op == CompareOp.Ne) return PyBool.True;
        return Obj.RichCompare(a[i], b[i], op);
    }

    internal static bool CompareLengths(nint a, nint b, CompareOp op) => op switch
    {
        CompareOp.Lt => a < b,
        CompareOp.Le => a <= b,
        CompareOp.Eq => a == b,
        CompareOp.Ne => a != b,
        CompareOp.Gt => a > b,
        CompareOp.Ge => a >= b,
        _ => throw new UnreachableException(),
    };

    [PySlot(Slot.Iter), Mirrors("tuple_iter", 1134, 1151)]
    PyObject? Iter() => new PyTupleIterator(this);

    [PyMethod("__getnewargs__", NoTextSignature = false, Doc = "The arguments to rebuild the tuple from."), Mirrors("tuple___getnewargs___impl", 840, 845)]
    PyObject? GetNewArgs() => Of(Of(_items));

    [PyMethod("index", "(value, start=0, stop=sys.maxsize, /)", Doc = "The first index of value.\n\nValueError if it is not there.")]
    [Mirrors("tuple_index_impl", 563, 590)]
    PyObject? Index(PyObject value, PyObject? start, PyObject? stop)
    {
        nint from = 0, to = nint.MaxValue;
        if (start is not null && !PySlice.SliceIndexNotNone(start, out from)) return null;
        if (stop is not null && !PySlice.SliceIndexNotNone(stop, out to)) return null;
        if (from < 0) from = Math.Max(0, from + _items.Length);
        if (to < 0) to += _items.Length;
        else if (to > _items.Length) to = _items.Length;
        for (nint i = from; i < to; i++)
        {
            bool? equal = Obj.RichCompareBool(_items[i], value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) return PyInt.From(i);
        }
        return Err.Raise(Exc.ValueError, "tuple.index(x): x not in tuple");
    }

    [PyMethod("count", "(value, /)", Doc = "How often value occurs."), Mirrors("tuple_count_impl", 601, 616)]
    PyObject? CountOf(PyObject value)
    {
        int count = 0;
        foreach (PyObject item in _items)
        {
            bool? equal = Obj.RichCompareBool(item, value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) count++;
        }
        return PyInt.From(count);
    }

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>An iterator over a tuple.</summary>
[PyType("tuple_iterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyTupleIterator(PyTuple tuple) : PyObject
{
    private PyTuple? _tuple = tuple;
    private int _index;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("tupleiter_next", 1005, 1032)]
    internal PyObject? Next()
    {
        PyTuple? tuple = _tuple;
        if (tuple is null) return null;
        PyObject[] items = tuple._items;
        if ((uint)_index < (uint)items.Length) return items[_index++];
        _tuple = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left."), Mirrors("tupleiter_len", 1034, 1049)]
    PyObject? LengthHint() => PyInt.From(_tuple is null ? 0 : _tuple.Count - _index);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("tupleiter_reduce", 1053, 1072)]
    PyObject? Reduce()
    {
        // Looking up the builtin may run code that exhausts this iterator.
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        return _tuple is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_tuple), PyInt.From(_index));
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("tupleiter_setstate", 1074, 1089)]
    PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_tuple is not null) _index = (int)Math.Clamp(index, 0, _tuple.Count);
        return PyNone.Instance;
    }
}
