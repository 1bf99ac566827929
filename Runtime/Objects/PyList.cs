// Objects/listobject.c.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>A mutable sequence.</summary>
[PyType("list", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ListSubclass | TypeFlags.Sequence | TypeFlags.MatchSelf, Signature = "(iterable=(), /)",
    Doc = "A mutable sequence built from an iterable; empty without one.")]
public partial class PyList : PyObject
{
    private static readonly PyObject[] s_none = [];

    /// <summary>The items in the first <see cref="_count"/> places. While the list is being sorted the count is -1's stand-in: 0, with an array of its own.</summary>
    internal PyObject[] _items = s_none;
    internal int _count;

    public PyList() { }

    /// <summary>An empty list with room for <paramref name="capacity"/> items.</summary>
    public PyList(int capacity) => _items = capacity == 0 ? s_none : new PyObject[capacity];

    /// <summary>A list of these objects.</summary>
    public static PyList Of(params ReadOnlySpan<PyObject> items) => Own(items.ToArray(), items.Length);

    /// <summary>A list that takes over the array.</summary>
    public static PyList Own(PyObject[] items) => Own(items, items.Length);

    /// <summary>A list that takes over the array, of which the first <paramref name="count"/> places are filled.</summary>
    public static PyList Own(PyObject[] items, int count) => new() { _items = items, _count = count };

    /// <summary>The storage; only the first <see cref="Count"/> places are items.</summary>
    public PyObject[] Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items;
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _count;
    }

    /// <summary>The items; valid until the list changes.</summary>
    public ReadOnlySpan<PyObject> Span => new(_items, 0, _count);

    public PyObject this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items[index];

        // The store skips the array covariance check: the array's element type is always PyObject.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), (nint)(uint)index) = value;
    }

    /// <summary>PyList_Append.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("PyList_Append", 531, 543)]
    public void Append(PyObject item)
    {
        int n = _count;
        PyObject[] items = _items;
        if ((uint)n < (uint)items.Length)
        {
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), (nint)(uint)n) = item;
            _count = n + 1;
        }
        else AppendSlow(item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyList_AppendTakeRefListResize", 518, 529)]
    private void AppendSlow(PyObject item)
    {
        Reserve(_count + 1);
        _items[_count++] = item;
    }

    [Mirrors("list_resize", 106, 188)]
    private void Reserve(int wanted)
    {
        if (wanted <= _items.Length) return;
        long capacity = Math.Max(4, Math.Min(Array.MaxLength, wanted + (wanted >> 3) + 6L) & ~3L);
        if (_items.Length > 0 && capacity < _items.Length * 3L / 2) capacity = Math.Min(Array.MaxLength, _items.Length * 3L / 2);
        Array.Resize(ref _items, (int)Math.Max(capacity, wanted));
    }

    /// <summary>PyList_Insert.</summary>
    [Mirrors("PyList_Insert", 502, 515)]
    public void Insert(nint index, PyObject item)
    {
        int n = _count;
        if (index < 0 && (index += n) < 0) index = 0;
        if (index > n) index = n;
        Reserve(n + 1);
        Array.Copy(_items, index, _items, index + 1, n - index);
        _items[index] = item;
        _count = n + 1;
    }

    /// <summary>PyList_AsTuple.</summary>
    [Mirrors("PyList_AsTuple", 3214, 3227)]
    public PyTuple ToTuple() => PyTuple.Of(Span);

    /// <summary>PyList_GetSlice.</summary>
    [Mirrors("PyList_GetSlice", 712, 736)]
    public PyList GetSlice(nint low, nint high)
    {
        low = Math.Clamp(low, 0, _count);
        high = Math.Clamp(high, low, _count);
        return Of(_items.AsSpan((int)low, (int)(high - low)));
    }

    /// <summary>PyList_SetSlice; null deletes.</summary>
    [Mirrors("PyList_SetSlice", 1021, 1029)]
    public bool SetSlice(nint low, nint high, PyObject? value)
    {
        PyObject[] source = s_none;
        int n = 0;
        if (value is not null)
        {
            if (!Seq.Fast(value, "can only assign an iterable", out ReadOnlySpan<PyObject> items, out _)) return false;
            source = ReferenceEquals(value, this) || items.Length > 0 ? items.ToArray() : s_none;
            n = source.Length;
        }
        low = Math.Clamp(low, 0, _count);
        high = Math.Clamp(high, low, _count);
        ReplaceRange((int)low, (int)(high - low), source, n);
        return true;
    }

    [Mirrors("list_ass_slice_lock_held", 890, 989)]
    internal void ReplaceRange(int low, int removed, PyObject[] source, int added)
    {
        int delta = added - removed;
        if (_count + delta == 0)
        {
            Clear();
            return;
        }
        if (delta > 0) Reserve(_count + delta);
        if (delta != 0) Array.Copy(_items, low + removed, _items, low + added, _count - low - removed);
        if (delta < 0) Array.Clear(_items, _count + delta, -delta);
        Array.Copy(source, 0, _items, low, added);
        _count += delta;
    }

    /// <summary>PyList_Extend.</summary>
    [Mirrors("_list_extend", 1400, 1455)]
    public bool Extend(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyList) || iterable.GetType() == typeof(PyTuple))
        {
            ReadOnlySpan<PyObject> items = iterable is PyList list ? list.Span : ((PyTuple)iterable).Span;
            int n = items.Length;
            if (n == 0) return true;
            Reserve(_count + n);
            // Extending by itself: Reserve may have replaced the array, so take the span anew.
            if (ReferenceEquals(iterable, this)) items = Span;
            items.CopyTo(_items.AsSpan(_count));
            _count += n;
            return true;
        }
        if (iterable.GetType() == typeof(PyDict))
        {
            PyDict dict = (PyDict)iterable;
            Reserve(_count + dict.Count);
            for (int pos = 0; dict.Next(ref pos, out PyObject? key, out _);) Append(key);
            return true;
        }
        return ExtendIter(iterable);
    }

    [Mirrors("list_extend_iter_lock_held", 1223, 1296)]
    private unsafe bool ExtendIter(PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return false;
        nint hint = Obj.LengthHint(iterable, 8);
        if (hint < 0) return false;
        if (hint < Array.MaxLength / 2 && _count + hint > _items.Length && hint > 8) Array.Resize(ref _items, _count + (int)hint);
        delegate*<PyObject, PyObject?> next = iterator.Type.Slots.IterNext;
        while (next(iterator) is { } item) Append(item);
        if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return false;
        return true;
    }

    /// <summary>Drop the items from <paramref name="count"/> on.</summary>
    public void Truncate(int count)
    {
        Array.Clear(_items, count, _count - count);
        _count = count;
    }

    /// <summary>PyList_Clear.</summary>
    [Mirrors("list_clear_impl", 841, 869)]
    public void Clear()
    {
        _items = s_none;
        _count = 0;
    }

    // ---- slots

    [PySlot(Slot.Init, Signature = "(iterable=(), /)"), Mirrors("list___init___impl", 3479, 3501)]
    bool Init(PyObject? iterable)
    {
        if (_count > 0) Clear();
        return iterable is null || Extend(iterable);
    }

    [PySlot(Slot.New)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls == TypeObject ? new PyList() : cls.Alloc();

    [PySlot(Slot.Repr), Mirrors("list_repr", 628, 640)]
    PyObject? Repr()
    {
        if (_count == 0) return PyStr.From("[]");
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("[...]") : null;
        try
        {
            ReprWriter writer = new('[');
            for (int i = 0; i < _count; i++)
            {
                if (i > 0) writer.Append(", ");
                if (!writer.AppendRepr(_items[i])) return null;
            }
            return writer.Finish("]");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.SqLength), Mirrors("list_length", 642, 646)]
    nint Length() => _count;

    [PySlot(Slot.MpLength)]
    nint MappingLength() => _count;

    [PySlot(Slot.SqContains), Mirrors("list_contains", 648, 665)]
    bool? Contains(PyObject value)
    {
        for (int i = 0; i < _count; i++)
        {
            bool? equal = Obj.RichCompareBool(_items[i], value, CompareOp.Eq);
            if (equal != false) return equal;
        }
        return false;
    }

    [PySlot(Slot.SqItem), Mirrors("list_item", 667, 686)]
    PyObject? SequenceItem(nint index)
    {
        if ((nuint)index >= (nuint)_count) return Err.Raise(Exc.IndexError, "list index out of range");
        return _items[index];
    }

    [PySlot(Slot.SqAssItem), Mirrors("list_ass_item", 1104, 1113)]
    bool SetItem(nint index, PyObject? value)
    {
        if ((nuint)index >= (nuint)_count) return Err.Fail(Exc.IndexError, "list assignment index out of range");
        if (value is null) RemoveAt((int)index);
        else _items[index] = value;
        return true;
    }

    internal void RemoveAt(int index)
    {
        int n = --_count;
        Array.Copy(_items, index + 1, _items, index, n - index);
        _items[n] = null!;
    }

    [PySlot(Slot.SqConcat), Mirrors("list_concat", 770, 786)]
    PyObject? Concat(PyObject other)
    {
        if (other is not PyList list)
            return Err.Raise(Exc.TypeError, $"can only concatenate list (not \"{other.Type.Name}\") to list");
        if ((long)_count + list._count > Array.MaxLength) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[] items = new PyObject[_count + list._count];
        Array.Copy(_items, items, _count);
        Array.Copy(list._items, 0, items, _count, list._count);
        return Own(items);
    }

    [PySlot(Slot.SqRepeat), Mirrors("list_repeat", 830, 839)]
    PyObject? Repeat(nint count)
    {
        int size = _count;
        if (size == 0 || count <= 0) return new PyList();
        if (count > Array.MaxLength / size) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[] items = new PyObject[size * (int)count];
        Fill(items, size);
        return Own(items);
    }

    private void Fill(PyObject[] items, int size)
    {
        if (size == 1)
        {
            Array.Fill(items, _items[0]);
            return;
        }
        Array.Copy(_items, items, size);
        for (int done = size; done < items.Length;)
        {
            int n = Math.Min(done, items.Length - done);
            Array.Copy(items, 0, items, done, n);
            done += n;
        }
    }

    [PySlot(Slot.SqInplaceRepeat), Mirrors("list_inplace_repeat", 1065, 1079)]
    PyObject? InplaceRepeat(nint count)
    {
        int size = _count;
        if (size == 0 || count == 1) return this;
        if (count < 1)
        {
            Clear();
            return this;
        }
        if (count > Array.MaxLength / size) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[] items = new PyObject[size * (int)count];
        Fill(items, size);
        _items = items;
        _count = items.Length;
        return this;
    }

    [PySlot(Slot.SqInplaceConcat), Mirrors("list_inplace_concat", 1507, 1515)]
    PyObject? InplaceConcat(PyObject other) => Extend(other) ? this : null;

    [PySlot(Slot.Iter), Mirrors("list_iter", 3973, 3991)]
    PyObject? Iter() => new PyListIterator(this);

    [PySlot(Slot.MpSubscript), Mirrors("list_subscript", 3638, 3660)]
    internal PyObject? Subscript(PyObject key)
    {
        if (key.GetType() == typeof(PyInt))
        {
            long i = Unsafe.As<PyInt>(key).Value;
            if (i < 0) i += _count;
            if ((ulong)i < (ulong)_count) return _items[i];
            return Err.Raise(Exc.IndexError, "list index out of range");
        }
        if (Num.IndexCheck(key))
        {
            if (!Num.AsSsize(key, Exc.IndexError, out nint i)) return null;
            if (i < 0) i += _count;
            return SequenceItem(i);
        }
        if (key is PySlice slice)
        {
            if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
            nint length = PySlice.AdjustIndices(_count, ref start, ref stop, step);
            if (length <= 0) return new PyList();
            PyObject[] items = new PyObject[length];
            if (step == 1) Array.Copy(_items, start, items, 0, length);
            else
                for (nint i = 0, cursor = start; i < length; i++, cursor += step) items[i] = _items[cursor];
            return Own(items);
        }
        return Err.Raise(Exc.TypeError, $"list indices must be integers or slices, not {key.Type.Name}");
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("list_ass_subscript", 3848, 3864)]
    internal bool AssSubscript(PyObject key, PyObject? value)
    {
        if (key.GetType() == typeof(PyInt) && value is not null)
        {
            long i = Unsafe.As<PyInt>(key).Value;
            if (i < 0) i += _count;
            if ((ulong)i >= (ulong)_count) return Err.Fail(Exc.IndexError, "list assignment index out of range");
            this[(int)i] = value;
            return true;
        }
        if (Num.IndexCheck(key))
        {
            if (!Num.AsSsize(key, Exc.IndexError, out nint i)) return false;
            if (i < 0) i += _count;
            return SetItem(i, value);
        }
        if (key is PySlice slice) return AssSlice(slice, value);
        return Err.Fail(Exc.TypeError, $"list indices must be integers or slices, not {key.Type.Name}");
    }

    [Mirrors("list_ass_subscript_lock_held", 3679, 3846)]
    private bool AssSlice(PySlice slice, PyObject? value)
    {
        if (!slice.Unpack(out nint from, out nint to, out nint step)) return false;
        nint start = from, stop = to;
        nint length = PySlice.AdjustIndices(_count, ref start, ref stop, step);
        if (step == 1) return SetSlice(start, stop, value);

        if (value is null)
        {
            if (length <= 0) return true;
            if (step < 0)
            {
                start += step * (length - 1);
                step = -step;
            }
            nint write = start, next = start, left = length;
            for (nint read = start; read < _count; read++)
            {
                if (left > 0 && read == next)
                {
                    next += step;
                    left--;
                }
                else _items[write++] = _items[read];
            }
            Array.Clear(_items, (int)write, _count - (int)write);
            _count = (int)write;
            return true;
        }

        if (!Seq.Fast(value, "must assign iterable to extended slice", out ReadOnlySpan<PyObject> given, out _)) return false;
        PyObject[] items = given.ToArray();
        // Taking the items may have run Python code that changed the list.
        start = from;
        stop = to;
        length = PySlice.AdjustIndices(_count, ref start, ref stop, step);
        if (items.Length != length)
            return Err.Fail(Exc.ValueError, $"attempt to assign sequence of size {items.Length} to extended slice of size {Math.Max(0, length)}");
        for (nint i = 0, cursor = start; i < length; i++, cursor += step) _items[cursor] = items[i];
        return true;
    }

    [PySlot(Slot.RichCompare), Mirrors("list_richcompare", 3457, 3465)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyList list) return PyNotImplemented.Instance;
        if (_count != list._count && op is CompareOp.Eq or CompareOp.Ne && _count != list._count) return PyBool.From(op == CompareOp.Ne);
        int i = 0;
        for (; i < _count && i < list._count; i++)
        {
            PyObject a = _items[i], b = list._items[i];
            if (ReferenceEquals(a, b)) continue;
            bool? equal = Obj.RichCompareBool(a, b, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == false) break;
        }
        if (i >= _count || i >= list._count) return PyBool.From(PyTuple.CompareLengths(_count, list._count, op));
        if (op == CompareOp.Eq) return PyBool.False;
        if (op == CompareOp.Ne) return PyBool.True;
        return Obj.RichCompare(_items[i], list._items[i], op);
    }

    // ---- methods

    [PyMethod("append", "(object, /)", Doc = "Add an object at the end."), Mirrors("list_append_impl", 1175, 1183)]
    PyObject? AppendMethod(PyObject @object)
    {
        Append(@object);
        return PyNone.Instance;
    }

    [PyMethod("insert", "(index, object, /)", Doc = "Put an object before the item at index."), Mirrors("list_insert_impl", 1126, 1134)]
    PyObject? InsertMethod(nint index, PyObject @object)
    {
        Insert(index, @object);
        return PyNone.Instance;
    }

    [PyMethod("extend", "(iterable, /)", Doc = "Append the items of the iterable."), Mirrors("list_extend_impl", 1466, 1474)]
    PyObject? ExtendMethod(PyObject iterable) => Extend(iterable) ? PyNone.Instance : null;

    [PyMethod("clear", "()", Doc = "Remove all items."), Mirrors("py_list_clear_impl", 1143, 1149)]
    PyObject? ClearMethod()
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy", "()", Doc = "A shallow copy of the list."), Mirrors("list_copy_impl", 1158, 1163)]
    PyObject? CopyMethod() => GetSlice(0, _count);

    [PyMethod("pop", "(index=-1, /)", Doc = "Remove the item at index (the last by default) and return it.\n\nIndexError if the list is empty or the index is out of range.")]
    [Mirrors("list_pop_impl", 1529, 1571)]
    PyObject? Pop(nint index = -1)
    {
        if (_count == 0) return Err.Raise(Exc.IndexError, "pop from empty list");
        if (index < 0) index += _count;
        if ((nuint)index >= (nuint)_count) return Err.Raise(Exc.IndexError, "pop index out of range");
        PyObject item = _items[index];
        if (index == _count - 1) _items[--_count] = null!;
        else RemoveAt((int)index);
        return item;
    }

    [PyMethod("reverse", "()", Doc = "Reverse the list in place."), Mirrors("list_reverse_impl", 3188, 3195)]
    PyObject? ReverseMethod()
    {
        Array.Reverse(_items, 0, _count);
        return PyNone.Instance;
    }

    [PyMethod("index", "(value, start=0, stop=sys.maxsize, /)", Doc = "The first index of value.\n\nValueError if it is not there.")]
    [Mirrors("list_index_impl", 3281, 3311)]
    PyObject? Index(PyObject value, PyObject? start, PyObject? stop)
    {
        nint from = 0, to = nint.MaxValue;
        if (start is not null && !PySlice.SliceIndexNotNone(start, out from)) return null;
        if (stop is not null && !PySlice.SliceIndexNotNone(stop, out to)) return null;
        if (from < 0) from = Math.Max(0, from + _count);
        if (to < 0) to = Math.Max(0, to + _count);
        for (nint i = from; i < to && i < _count; i++)
        {
            bool? equal = Obj.RichCompareBool(_items[i], value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) return PyInt.From(i);
        }
        return Err.Raise(Exc.ValueError, "list.index(x): x not in list");
    }

    [PyMethod("count", "(value, /)", Doc = "How often value occurs."), Mirrors("list_count_impl", 3322, 3346)]
    PyObject? CountOf(PyObject value)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            PyObject item = _items[i];
            if (ReferenceEquals(item, value))
            {
                count++;
                continue;
            }
            bool? equal = Obj.RichCompareBool(item, value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true) count++;
        }
        return PyInt.From(count);
    }

    [PyMethod("remove", "(value, /)", Doc = "Remove the first occurrence of value.\n\nValueError if it is not there.")]
    [Mirrors("list_remove_impl", 3360, 3381)]
    PyObject? Remove(PyObject value)
    {
        for (int i = 0; i < _count; i++)
        {
            bool? equal = Obj.RichCompareBool(_items[i], value, CompareOp.Eq);
            if (equal is null) return null;
            if (equal == true)
            {
                if (i < _count) RemoveAt(i);
                return PyNone.Instance;
            }
        }
        return Err.Raise(Exc.ValueError, "list.remove(x): x not in list");
    }

    [PyMethod("__getitem__", "(index, /)", Coexist = true, Doc = "Return self[index].")]
    PyObject? GetItemMethod(PyObject index) => Subscript(index);

    [PyMethod("__reversed__", "()", Doc = "A reverse iterator over the list."), Mirrors("list___reversed___impl", 4132, 4146)]
    PyObject? Reversed() => new PyListReverseIterator(this);

    [PyMethod("__sizeof__", "()", Doc = "The size of the list in memory, in bytes."), Mirrors("list___sizeof___impl", 3535, 3543)]
    PyObject? SizeOf() => PyInt.From(40 + 8L * _items.Length);

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>An iterator over a list.</summary>
[PyType("list_iterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyListIterator(PyList list) : PyObject
{
    private PyList? _list = list;
    private int _index;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("listiter_next", 4010, 4032)]
    internal PyObject? Next()
    {
        PyList? list = _list;
        if (list is null) return null;
        int i = _index;
        if ((uint)i < (uint)list._count)
        {
            _index = i + 1;
            return list._items[i];
        }
        _list = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left."), Mirrors("listiter_len", 4034, 4046)]
    PyObject? LengthHint() => PyInt.From(_list is null ? 0 : Math.Max(0, _list._count - _index));

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("listiter_reduce", 4048, 4052)]
    PyObject? Reduce()
    {
        // Looking up the builtin may run code that exhausts this iterator.
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        return _list is null ? PyTuple.Of(iter, PyTuple.Of(new PyList())) : PyTuple.Of(iter, PyTuple.Of(_list), PyInt.From(_index));
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("listiter_setstate", 4054, 4069)]
    PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_list is not null) _index = index < 0 ? int.MaxValue : (int)Math.Min(index, _list._count);
        return PyNone.Instance;
    }
}

/// <summary>A reverse iterator over a list.</summary>
[PyType("list_reverseiterator", Flags = TypeFlags.HaveGc)]
public sealed partial class PyListReverseIterator(PyList list) : PyObject
{
    private PyList? _list = list;
    private int _index = list._count - 1;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("listreviter_next", 4164, 4187)]
    internal PyObject? Next()
    {
        PyList? list = _list;
        if (list is null) return null;
        int i = _index;
        if ((uint)i < (uint)list._count)
        {
            _index = i - 1;
            return list._items[i];
        }
        _index = -1;
        _list = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many items are left."), Mirrors("listreviter_len", 4189, 4198)]
    PyObject? LengthHint() => PyInt.From(_list is null || _list._count < _index + 1 ? 0 : _index + 1);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("listreviter_reduce", 4200, 4204)]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("reversed") is not { } reversed) return null;
        if (_list is not null) return PyTuple.Of(reversed, PyTuple.Of(_list), PyInt.From(_index));
        return ContainerHelp.ReduceIter("iter", new PyList());
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("listreviter_setstate", 4206, 4221)]
    PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_list is not null) _index = (int)Math.Clamp(index, -1, _list._count - 1);
        return PyNone.Instance;
    }
}
