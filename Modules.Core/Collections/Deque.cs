// Modules/_collectionsmodule.c: deque.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A list with fast access at both ends.</summary>
[PyType("collections.deque", GenericGetAttr = true, Module = typeof(CollectionsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.Sequence, WeakRefs = true,
    Signature = "([iterable[, maxlen]])")]
public partial class Deque : PyObject
{
    // A ring: item i lies at (_head + i) modulo the capacity, a power of two.
    private PyObject?[] _ring = [];
    private int _head;
    internal int _count;
    private nint _maxLength = -1;

    /// <summary>Changes with every structural change; iterators compare it.</summary>
    internal long _state;

    protected internal Deque() { }

    internal PyObject At(int i) => _ring[(_head + i) & (_ring.Length - 1)]!;

    private void Put(int i, PyObject? value) => _ring[(_head + i) & (_ring.Length - 1)] = value;

    private void Reserve()
    {
        if (_count < _ring.Length) return;
        PyObject?[] ring = new PyObject?[Math.Max(8, _ring.Length * 2)];
        for (int i = 0; i < _count; i++) ring[i] = At(i);
        _ring = ring;
        _head = 0;
    }

    private void PushRight(PyObject item)
    {
        Reserve();
        Put(_count++, item);
        _state++;
        if (_maxLength >= 0 && _count > _maxLength) TakeLeft();
    }

    private void PushLeft(PyObject item)
    {
        Reserve();
        _head = (_head - 1) & (_ring.Length - 1);
        _count++;
        Put(0, item);
        _state++;
        if (_maxLength >= 0 && _count > _maxLength) TakeRight();
    }

    private PyObject TakeLeft()
    {
        PyObject item = At(0);
        Put(0, null);
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
        _state++;
        return item;
    }

    private PyObject TakeRight()
    {
        PyObject item = At(_count - 1);
        Put(--_count, null);
        _state++;
        return item;
    }

    private void Clear()
    {
        _ring = [];
        _head = _count = 0;
        _state++;
    }

    [Mirrors("consume_iterator", 449, 460)]
    private bool Extend(PyObject iterable, bool left)
    {
        if (ReferenceEquals(iterable, this))
        {
            if (Seq.List(iterable) is not { } copy) return false;
            iterable = copy;
        }
        if (Obj.GetIter(iterable) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (_maxLength == 0) continue;
            if (left) PushLeft(item);
            else PushRight(item);
        }
        return Err.Occurred is null;
    }

    [Mirrors("_deque_rotate", 938, 1060)]
    private void Rotate(nint n)
    {
        int length = _count;
        if (length <= 1) return;
        int steps = (int)(((n % length) + length) % length);
        if (steps == 0 && n == 0) return;
        _state++;
        if (steps <= length / 2)
            for (; steps > 0; steps--)
            {
                PyObject item = At(length - 1);
                Put(length - 1, null);
                _head = (_head - 1) & (_ring.Length - 1);
                Put(0, item);
            }
        else
            for (steps = length - steps; steps > 0; steps--)
            {
                PyObject item = At(0);
                Put(0, null);
                _head = (_head + 1) & (_ring.Length - 1);
                Put(length - 1, item);
            }
    }

    [Mirrors("deque_del_item", 1415, 1429)]
    private void RemoveAt(int index)
    {
        Rotate(-index);
        TakeLeft();
        Rotate(index);
    }

    // ---- slots

    [PySlot(Slot.New), Mirrors("deque_new", 201, 232)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(iterable=None, maxlen=None)"), Mirrors("deque_init_impl", 1738, 1762)]
    bool Init(PyObject? iterable, PyObject? maxlen)
    {
        nint length = -1;
        if (maxlen is not (null or PyNone))
        {
            if (!Args.IntAsSsize(maxlen, out length)) return false;
            if (length < 0) return Err.Fail(Exc.ValueError, "maxlen must be non-negative");
        }
        _maxLength = length;
        if (_count > 0) Clear();
        return iterable is null || Extend(iterable, false);
    }

    [PySlot(Slot.SqLength), Mirrors("deque_len", 1221, 1226)]
    nint Length() => _count;

    [PySlot(Slot.Iter), Mirrors("deque_iter", 1903, 1922)]
    PyObject? Iter() => new DequeIterator(this);

    [PySlot(Slot.SqItem), Mirrors("deque_item", 1404, 1413)]
    PyObject? Item(nint index) => (nuint)index < (nuint)_count ? At((int)index) : Err.Raise(Exc.IndexError, "deque index out of range");

    [PySlot(Slot.SqAssItem), Mirrors("deque_ass_item", 1516, 1525)]
    bool SetItem(nint index, PyObject? value)
    {
        if ((nuint)index >= (nuint)_count) return Err.Fail(Exc.IndexError, "deque index out of range");
        if (value is null) RemoveAt((int)index);
        else Put((int)index, value);
        return true;
    }

    [PySlot(Slot.SqContains), Mirrors("deque_contains", 1210, 1219)]
    bool? Contains(PyObject value)
    {
        long state = _state;
        int count = _count;
        for (int i = 0; i < count; i++)
        {
            bool? equal = Obj.RichCompareBool(At(i), value, CompareOp.Eq);
            if (equal != false) return equal;
            if (state != _state)
            {
                Err.Raise(Exc.RuntimeError, "deque mutated during iteration");
                return null;
            }
        }
        return false;
    }

    [PySlot(Slot.SqConcat), Mirrors("deque_concat", 693, 702)]
    PyObject? Concat(PyObject other)
    {
        if (other is not Deque) return Err.Raise(Exc.TypeError, $"can only concatenate deque (not \"{other.Type.Name}\") to deque");
        if (CopyMethod() is not { } copy) return null;
        if (copy is not Deque made) return Err.Raise(Exc.TypeError, $"copy() must return a deque, not {copy.Type.Name}");
        return made.Extend(other, false) ? made : null;
    }

    [PySlot(Slot.SqInplaceConcat), Mirrors("deque_inplace_concat", 574, 587)]
    PyObject? InplaceConcat(PyObject other) => Extend(other, false) ? this : null;

    [PySlot(Slot.SqRepeat), Mirrors("deque_repeat", 894, 911)]
    PyObject? Repeat(nint n) => CopyMethod() is Deque made ? made.InplaceRepeat(n) : null;

    [PySlot(Slot.SqInplaceRepeat), Mirrors("deque_inplace_repeat", 883, 892)]
    PyObject? InplaceRepeat(nint n)
    {
        int size = _count;
        if (size == 0 || n == 1) return this;
        if (n <= 0)
        {
            Clear();
            return this;
        }
        if (_maxLength >= 0 && (Int128)n * size > _maxLength) n = (_maxLength + size - 1) / size;
        if ((Int128)n * size > Array.MaxLength) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[] items = new PyObject[size];
        for (int i = 0; i < size; i++) items[i] = At(i);
        for (nint i = 1; i < n; i++)
            foreach (PyObject item in items) PushRight(item);
        return this;
    }

    [PySlot(Slot.Repr), Mirrors("deque_repr", 1616, 1645)]
    PyObject? Repr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("[...]") : null;
        try
        {
            if (Seq.List(this) is not { } list || Obj.Repr(list) is not PyStr text) return null;
            return PyStr.From(_maxLength >= 0 ? $"{Type.ShortName}({text.Value}, maxlen={_maxLength})" : $"{Type.ShortName}({text.Value})");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.RichCompare), Mirrors("deque_richcompare", 1647, 1724)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not Deque deque) return PyNotImplemented.Instance;
        if (_count != deque._count)
        {
            if (op == CompareOp.Eq) return PyBool.False;
            if (op == CompareOp.Ne) return PyBool.True;
        }
        DequeIterator a = new(this), b = new(deque);
        while (true)
        {
            PyObject? x = a.Next();
            if (x is null && Err.Occurred is not null) return null;
            PyObject? y = b.Next();
            if (x is null || y is null)
            {
                if (Err.Occurred is not null) return null;
                return PyBool.From(PyTuple.CompareLengths(x is null ? 0 : 1, y is null ? 0 : 1, op));
            }
            bool? equal = Obj.RichCompareBool(x, y, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == false) return op == CompareOp.Eq ? PyBool.False : op == CompareOp.Ne ? PyBool.True : PyBool.From(Obj.RichCompareBool(x, y, op));
        }
    }

    // ---- methods

    [PyMethod("append", "(item, /)", Doc = "Add an item at the right end."), Mirrors("deque_append_impl", 376, 383)]
    PyObject? Append(PyObject item)
    {
        PushRight(item);
        return PyNone.Instance;
    }

    [PyMethod("appendleft", "(item, /)", Doc = "Add an item at the left end."), Mirrors("deque_appendleft_impl", 423, 430)]
    PyObject? AppendLeft(PyObject item)
    {
        PushLeft(item);
        return PyNone.Instance;
    }

    [PyMethod("clear", "()", Doc = "Remove all elements."), Mirrors("deque_clearmethod_impl", 798, 804)]
    PyObject? ClearMethod()
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("__copy__", "()", Doc = "A shallow copy."), Mirrors("deque___copy___impl", 654, 659)]
    PyObject? CopyProtocol() => CopyMethod();

    [PyMethod("copy", "()", Doc = "A shallow copy."), Mirrors("deque_copy_impl", 598, 645)]
    PyObject? CopyMethod()
    {
        if (GetType() == typeof(Deque))
        {
            Deque copy = new() { _maxLength = _maxLength };
            for (int i = 0; i < _count; i++) copy.PushRight(At(i));
            return copy;
        }
        PyObject? made = _maxLength < 0 ? Obj.Call(Type, this) : Obj.Call(Type, this, PyInt.From(_maxLength));
        if (made is null or Deque) return made;
        return Err.Raise(Exc.TypeError, $"{Type.Name}() must return a deque, not {made.Type.Name}");
    }

    [PyMethod("count", "(value, /)", Doc = "How often value occurs."), Mirrors("deque_count_impl", 1141, 1176)]
    PyObject? CountOf(PyObject value)
    {
        long state = _state;
        int count = 0, length = _count;
        for (int i = 0; i < length; i++)
        {
            bool? equal = Obj.RichCompareBool(At(i), value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) count++;
            if (state != _state) return Err.Raise(Exc.RuntimeError, "deque mutated during iteration");
        }
        return PyInt.From(count);
    }

    [PyMethod("extend", "(iterable, /)", Doc = "Add the elements of the iterable on the right."), Mirrors("deque_extend_impl", 473, 516)]
    PyObject? ExtendRight(PyObject iterable) => Extend(iterable, false) ? PyNone.Instance : null;

    [PyMethod("extendleft", "(iterable, /)", Doc = "Add the elements of the iterable on the left, one by one."), Mirrors("deque_extendleft_impl", 529, 572)]
    PyObject? ExtendLeft(PyObject iterable) => Extend(iterable, true) ? PyNone.Instance : null;

    [PyMethod("index", Raw = true, TextSignature = "($self, value, [start, [stop]])", Doc = "The first index of value.\n\nValueError if it is not there."), Mirrors("deque_index_impl", 1244, 1306)]
    PyObject? Index(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("deque.index", kwnames) || !Args.CheckPositional("index", args.Length, 1, 3)) return null;
        nint start = 0, stop = _count;
        if (args.Length > 1 && !PySlice.SliceIndexNotNone(args[1], out start)) return null;
        if (args.Length > 2 && !PySlice.SliceIndexNotNone(args[2], out stop)) return null;
        if (start < 0) start = Math.Max(0, start + _count);
        if (stop < 0) stop = Math.Max(0, stop + _count);
        if (stop > _count) stop = _count;
        long state = _state;
        for (nint i = start; i < stop; i++)
        {
            bool? equal = Obj.RichCompareBool(At((int)i), args[0], CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) return PyInt.From(i);
            if (state != _state) return Err.Raise(Exc.RuntimeError, "deque mutated during iteration");
        }
        return Err.Raise(Exc.ValueError, "deque.index(x): x not in deque");
    }

    [PyMethod("insert", "(index, value, /)", Doc = "Put a value before the item at index."), Mirrors("deque_insert_impl", 1328, 1355)]
    PyObject? Insert(nint index, PyObject value)
    {
        if (_maxLength >= 0 && _count >= _maxLength) return Err.Raise(Exc.IndexError, "deque already at its maximum size");
        if (index >= _count) PushRight(value);
        else if (index <= -_count || index == 0) PushLeft(value);
        else
        {
            Rotate(-index);
            if (index < 0) PushRight(value);
            else PushLeft(value);
            Rotate(index);
        }
        return PyNone.Instance;
    }

    [PyMethod("pop", "()", Doc = "Remove and return the last item."), Mirrors("deque_pop_impl", 243, 277)]
    PyObject? Pop() => _count == 0 ? Err.Raise(Exc.IndexError, "pop from an empty deque") : TakeRight();

    [PyMethod("popleft", "()", Doc = "Remove and return the first item."), Mirrors("deque_popleft_impl", 288, 323)]
    PyObject? PopLeft() => _count == 0 ? Err.Raise(Exc.IndexError, "pop from an empty deque") : TakeLeft();

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("deque___reduce___impl", 1587, 1612)]
    PyObject? Reduce()
    {
        if (Obj.GetState(this) is not { } state || Obj.GetIter(this) is not { } iterator) return null;
        return PyTuple.Of(Type, _maxLength < 0 ? PyTuple.Empty : PyTuple.Of(PyTuple.Empty, PyInt.From(_maxLength)), state, iterator);
    }

    [PyMethod("remove", "(value, /)", Doc = "Remove the first occurrence of value.\n\nValueError if it is not there."), Mirrors("deque_remove_impl", 1442, 1482)]
    PyObject? Remove(PyObject value)
    {
        long state = _state;
        int length = _count;
        for (int i = 0; i < length; i++)
        {
            bool? equal = Obj.RichCompareBool(At(i), value, CompareOp.Eq);
            if (equal is null) return null;
            if (state != _state) return Err.Raise(Exc.IndexError, "deque mutated during iteration");
            if (equal != true) continue;
            RemoveAt(i);
            return PyNone.Instance;
        }
        return Err.Raise(Exc.ValueError, "deque.remove(x): x not in deque");
    }

    [PyMethod("__reversed__", "()", Doc = "A reverse iterator over the deque."), Mirrors("deque___reversed___impl", 1805, 1810)]
    PyObject? Reversed() => new DequeReverseIterator(this);

    [PyMethod("reverse", "()", Doc = "Reverse the deque in place."), Mirrors("deque_reverse_impl", 1091, 1128)]
    PyObject? Reverse()
    {
        for (int i = 0, j = _count - 1; i < j; i++, j--)
        {
            PyObject item = At(i);
            Put(i, At(j));
            Put(j, item);
        }
        return PyNone.Instance;
    }

    [PyMethod("rotate", "(n=1, /)", Doc = "Rotate the deque n steps to the right; a negative n rotates left."), Mirrors("deque_rotate_impl", 1073, 1080)]
    PyObject? RotateMethod(nint n = 1)
    {
        Rotate(n);
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("deque___sizeof___impl", 1773, 1784)]
    PyObject? SizeOf() => PyInt.From(72 + 8L * _ring.Length);

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PyGetSet("maxlen", Doc = "the length that the deque keeps to, or None"), Mirrors("deque_get_maxlen", 1786, 1793)]
    PyObject? MaxLength => _maxLength < 0 ? PyNone.Instance : PyInt.From(_maxLength);
}

/// <summary>An iterator over a deque.</summary>
[PyType("collections._deque_iterator", NoTextSignature = true, GenericGetAttr = true, Module = typeof(CollectionsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class DequeIterator : PyObject
{
    private readonly Deque _deque;
    private readonly long _state;
    private int _index, _left;

    internal DequeIterator(Deque deque) => (_deque, _state, _left) = (deque, deque._state, deque._count);

    [PySlot(Slot.New, Signature = "(deque, index=0, /)", Name = "", VarArgs = true), Mirrors("dequeiter_new", 1994, 2027)]
    static PyObject? New(PyType cls, Deque deque, nint index = 0)
    {
        DequeIterator made = new(deque);
        for (nint i = 0; i < index && made._left > 0; i++) made.Next();
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dequeiter_next", 1979, 1992)]
    internal PyObject? Next()
    {
        if (_deque._state != _state)
        {
            _left = 0;
            return Err.Raise(Exc.RuntimeError, "deque mutated during iteration");
        }
        if (_left == 0) return null;
        _left--;
        return _deque.At(_index++);
    }

    [PyMethod("__length_hint__", "()", Doc = "How many elements are left."), Mirrors("dequeiter_len", 2029, 2035)]
    PyObject? LengthHint() => PyInt.From(_left);

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("dequeiter_reduce", 2039, 2053)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_deque, PyInt.From(_deque._count - _left)));
}

/// <summary>A reverse iterator over a deque.</summary>
[PyType("collections._deque_reverse_iterator", NoTextSignature = true, GenericGetAttr = true, Module = typeof(CollectionsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class DequeReverseIterator : PyObject
{
    private readonly Deque _deque;
    private readonly long _state;
    private int _left;

    internal DequeReverseIterator(Deque deque) => (_deque, _state, _left) = (deque, deque._state, deque._count);

    [PySlot(Slot.New, Signature = "(deque, index=0, /)", Name = "", VarArgs = true), Mirrors("dequereviter_new", 2144, 2177)]
    static PyObject? New(PyType cls, Deque deque, nint index = 0)
    {
        DequeReverseIterator made = new(deque);
        for (nint i = 0; i < index && made._left > 0; i++) made.Next();
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dequereviter_next", 2130, 2142)]
    internal PyObject? Next()
    {
        if (_left == 0) return null;
        if (_deque._state != _state)
        {
            _left = 0;
            return Err.Raise(Exc.RuntimeError, "deque mutated during iteration");
        }
        return _deque.At(--_left);
    }

    [PyMethod("__length_hint__", "()", Doc = "How many elements are left.")]
    PyObject? LengthHint() => PyInt.From(_left);

    [PyMethod("__reduce__", "()", Doc = "The state for pickling.")]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_deque, PyInt.From(_deque._count - _left)));
}
