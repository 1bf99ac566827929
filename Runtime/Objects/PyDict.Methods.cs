// Objects/dictobject.c: slots, methods and merging.

namespace PyModules.Runtime;

public partial class PyDict
{
    [PySlot(Slot.New), Mirrors("dict_new", 4844, 4869)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls == TypeObject ? new PyDict() : cls.Alloc();

    [PySlot(Slot.Init), Mirrors("dict_init", 4871, 4875)]
    bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => UpdateCommon(args, kwnames, "dict");

    [PySlot(Slot.Repr)]
    PyObject? Repr() => DictRepr();

    [Mirrors("dict_repr", 3402, 3410)]
    internal PyObject? DictRepr()
    {
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("{...}") : null;
        try
        {
            if (_used == 0) return PyStr.From("{}");
            ReprWriter writer = new('{');
            bool first = true;
            for (int pos = 0; Next(ref pos, out PyObject? key, out PyObject? value);)
            {
                if (!first) writer.Append(", ");
                first = false;
                if (!writer.AppendRepr(key)) return null;
                writer.Append(": ");
                if (!writer.AppendRepr(value)) return null;
            }
            return writer.Finish("}");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.MpLength), Mirrors("dict_length", 3412, 3416)]
    nint Length() => _used;

    [PySlot(Slot.MpSubscript), Mirrors("dict_subscript", 3418, 3452)]
    internal PyObject? Subscript(PyObject key)
    {
        if (!TryGetItem(key, out PyObject? value)) return null;
        return value ?? Missing(key);
    }

    private PyObject? Missing(PyObject key)
    {
        if (GetType() != typeof(PyDict))
        {
            if (Obj.LookupSpecial(this, Id.__missing__) is { } missing) return Obj.Call(missing, key);
            if (Err.Occurred is not null) return null;
        }
        return Err.RaiseKeyError(key);
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("dict_ass_sub", 3454, 3461)]
    internal bool AssSubscript(PyObject key, PyObject? value) => value is null ? DelItem(key) : SetItem(key, value);

    [PySlot(Slot.SqContains)]
    bool? SequenceContains(PyObject key) => Contains(key);

    [PySlot(Slot.Iter), Mirrors("dict_iter", 4908, 4913)]
    PyObject? Iter() => new PyDictKeyIterator(this);

    [PySlot(Slot.RichCompare), Mirrors("dict_richcompare", 4245, 4263)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyDict dict) return PyNotImplemented.Instance;
        return EqualTo(dict) is { } equal ? PyBool.From(equal == (op == CompareOp.Eq)) : null;
    }

    /// <summary>dict_equal.</summary>
    [Mirrors("dict_equal", 4234, 4243)]
    internal bool? EqualTo(PyDict other)
    {
        if (_used != other._used) return false;
        for (int i = 0; i < _nentries; i++)
        {
            if (_entries[i].Key is not { } key || _entries[i].Value is not { } value) continue;
            if (!other.TryGetItem(key, _entries[i].Hash, out PyObject? theirs)) return null;
            if (theirs is null) return false;
            bool? equal = Obj.RichCompareBool(value, theirs, CompareOp.Eq);
            if (equal != true) return equal;
        }
        return true;
    }

    [PySlot(Slot.NbOr), Mirrors("dict_or", 4707, 4722)]
    static PyObject? Or(PyObject a, PyObject b)
    {
        if (a is not PyDict left || b is not PyDict) return PyNotImplemented.Instance;
        PyDict result = left.Copy();
        return result.UpdateArg(b) ? result : null;
    }

    [PySlot(Slot.NbInplaceOr), Mirrors("dict_ior", 4724, 4731)]
    static PyObject? InplaceOr(PyObject a, PyObject b) => ((PyDict)a).UpdateArg(b) ? a : null;

    // ---- merging

    /// <summary>dict_update_common.</summary>
    [Mirrors("dict_update_common", 3664, 3685)]
    internal bool UpdateCommon(ReadOnlySpan<PyObject> args, PyTuple? kwnames, string name)
    {
        int keywords = kwnames?.Count ?? 0, positional = args.Length - keywords;
        if (!Args.CheckPositional(name, positional, 0, 1)) return false;
        if (positional == 1 && !UpdateArg(args[0])) return false;
        for (int i = 0; i < keywords; i++)
            if (!SetItem(kwnames!.Items[i], args[positional + i])) return false;
        return true;
    }

    /// <summary>dict_update_arg: a mapping by its keys, anything else as pairs.</summary>
    [Mirrors("dict_update_arg", 3648, 3662)]
    internal bool UpdateArg(PyObject other)
    {
        if (other.GetType() == typeof(PyDict)) return Merge(other, 1);
        if (!Obj.TryGetAttr(other, Id.keys, out PyObject? keys)) return false;
        return keys is not null ? Merge(other, 1) : MergeFromPairs(other, 1);
    }

    /// <summary>PyDict_Update.</summary>
    [Mirrors("PyDict_Update", 4004, 4009)]
    public bool Update(PyObject other) => Merge(other, 1);

    /// <summary>_PyDict_MergeEx. With <paramref name="over"/> 0 present keys keep their values, with 1 they are replaced, with 2 they are a KeyError (keyword arguments).</summary>
    [Mirrors("dict_merge", 3904, 4002)]
    public unsafe bool Merge(PyObject other, int over)
    {
        if (other is PyDict dict && (dict.GetType() == typeof(PyDict) || dict.Type.Slots.Iter == TypeObject.Slots.Iter)) return MergeDict(dict, over);
        if (Mapping.Keys(other) is not { } keys) return false;
        if (Obj.GetIter(keys) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } key)
        {
            if (over != 1)
            {
                bool? present = Contains(key);
                if (present is null) return false;
                if (present == true)
                {
                    if (over == 0) continue;
                    Err.RaiseKeyError(key);
                    return false;
                }
            }
            if (Obj.GetItem(other, key) is not { } value || !SetItem(key, value)) return false;
        }
        return Err.Occurred is null;
    }

    [Mirrors("dict_dict_merge", 3805, 3902)]
    private bool MergeDict(PyDict other, int over)
    {
        if (ReferenceEquals(other, this) || other._used == 0) return true;
        if (_used == 0)
        {
            TakeAll(other);
            return true;
        }
        if (_indices is null && _used + other._used > SmallLimit * 2) Presize(_used + other._used);
        for (int pos = 0; other.Next(ref pos, out PyObject? key, out PyObject? value, out long hash);)
        {
            int entries = other._nentries;
            int index = Lookup(key, hash);
            if (index == Failed) return false;
            if (index < 0) InsertNew(key, hash, value);
            else if (over == 1) _entries[index].Value = value;
            else if (over != 0)
            {
                Err.RaiseKeyError(key);
                return false;
            }
            if (entries != other._nentries) return Err.Fail(Exc.RuntimeError, "dict mutated during update");
        }
        return true;
    }

    [Mirrors("dict_new_presized", 2143, 2169)]
    private void Presize(int capacity)
    {
        Entry[] old = _entries;
        int n = _nentries, next = 0;
        Allocate(capacity);
        for (int i = 0; i < n; i++)
            if (old[i].Key is not null) _entries[next++] = old[i];
        _nentries = next;
        _version = 0;
        Reindex();
    }

    /// <summary>PyDict_MergeFromSeq2.</summary>
    [Mirrors("PyDict_MergeFromSeq2", 3794, 3803)]
    public bool MergeFromPairs(PyObject pairs, int over)
    {
        if (Obj.GetIter(pairs) is not { } iterator) return false;
        for (int i = 0; Obj.IterNext(iterator) is { } item; i++)
        {
            if (!Seq.Fast(item, "object is not iterable", out ReadOnlySpan<PyObject> pair, out _))
            {
                if (Err.Matches(Exc.TypeError)) Err.AddNote($"Cannot convert dictionary update sequence element #{i} to a sequence");
                return false;
            }
            if (pair.Length != 2)
                return Err.Fail(Exc.ValueError, $"dictionary update sequence element #{i} has length {pair.Length}; 2 is required");
            PyObject key = pair[0], value = pair[1];
            if (over != 0 ? !SetItem(key, value) : SetDefault(key, value) is null) return false;
        }
        return Err.Occurred is null;
    }

    // ---- methods

    [PyMethod("__contains__", "(key, /)", Coexist = true, Doc = "True if the dictionary has the key."), Mirrors("dict___contains___impl", 4276, 4288)]
    PyObject? ContainsMethod(PyObject key) => PyBool.From(Contains(key));

    [PyMethod("__getitem__", "(key, /)", Coexist = true, Doc = "Return self[key].")]
    PyObject? GetItemMethod(PyObject key) => Subscript(key);

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("dict___sizeof___impl", 4700, 4705)]
    PyObject? SizeOf() => PyInt.From(48 + 24L * _entries.Length + 4L * (_indices?.Length ?? 0));

    [PyMethod("get", "(key, default=None, /)", Doc = "The value of the key, or the default."), Mirrors("dict_get_impl", 4300, 4320)]
    PyObject? Get(PyObject key, PyObject? @default)
    {
        if (!TryGetItem(key, out PyObject? value)) return null;
        return value ?? @default ?? PyNone.Instance;
    }

    [PyMethod("setdefault", "(key, default=None, /)", Doc = "The value of the key; the default is inserted if there is none.")]
    [Mirrors("dict_setdefault_impl", 4473, 4481)]
    PyObject? SetDefaultMethod(PyObject key, PyObject? @default) => SetDefault(key, @default ?? PyNone.Instance);

    [PyMethod("pop", "(key, default=<unrepresentable>, /)", Doc = "D.pop(k[,d]) -> v, remove the key and return its value.\n\nWithout the key: the default if given, else KeyError.")]
    [Mirrors("dict_pop_impl", 4511, 4516)]
    PyObject? PopMethod(PyObject key, PyObject? @default = null)
    {
        if (_used == 0 && @default is null) return Err.RaiseKeyError(key);
        bool? removed = Pop(key, out PyObject? value);
        if (removed is null) return null;
        return removed == true ? value : @default ?? Err.RaiseKeyError(key);
    }

    [PyMethod("popitem", "()", Doc = "Remove the last (key, value) pair and return it.\n\nKeyError if the dict is empty.")]
    [Mirrors("dict_popitem_impl", 4528, 4611)]
    PyObject? PopItem()
    {
        if (_used == 0) return Err.Raise(Exc.KeyError, "popitem(): dictionary is empty");
        int i = _nentries - 1;
        while (_entries[i].Key is null) i--;
        PyTuple pair = PyTuple.Of(_entries[i].Key!, _entries[i].Value!);
        RemoveAt(i);
        _nentries = i;
        return pair;
    }

    [PyMethod("keys", "()", Doc = "A set-like view of the keys."), Mirrors("dict_keys_impl", 6502, 6507)]
    PyObject? Keys() => new PyDictKeys(this);

    [PyMethod("items", "()", Doc = "A set-like view of the items."), Mirrors("dict_items_impl", 6614, 6619)]
    PyObject? Items() => new PyDictItems(this);

    [PyMethod("values", "()", Doc = "A view of the values."), Mirrors("dict_values_impl", 6704, 6709)]
    PyObject? Values() => new PyDictValues(this);

    [PyMethod("update", Raw = true, NoTextSignature = true, Doc = "D.update([mapping or iterable of pairs,] **kwargs)\n\nSet the keys of the argument, and then those of kwargs.\nWhat has a keys() method is read by D[k] = E[k] for each of them, anything else as pairs.")]
    [Mirrors("dict_update", 3690, 3696)]
    PyObject? UpdateMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => UpdateCommon(args, kwnames, "update") ? PyNone.Instance : null;

    [PyMethod("fromkeys", "(iterable, value=None, /)", Class = true, Doc = "A dictionary with keys from the iterable, all of one value.")]
    [Mirrors("_PyDict_FromKeys", 3205, 3274)]
    internal static PyObject? FromKeys(PyType cls, PyObject iterable, PyObject? value)
    {
        value ??= PyNone.Instance;
        if (Obj.Call(cls) is not { } made) return null;
        PyDict? dict = made.GetType() == typeof(PyDict) ? (PyDict)made : null;
        if (dict is not null)
        {
            if (iterable.GetType() == typeof(PyDict))
            {
                PyDict keys = (PyDict)iterable;
                for (int pos = 0; keys.Next(ref pos, out PyObject? key, out _, out long hash);)
                    if (!dict.SetItem(key, hash, value)) return null;
                return dict;
            }
            if (iterable.GetType() == typeof(PySet) || iterable.GetType() == typeof(PyFrozenSet))
            {
                PyAnySet keys = (PyAnySet)iterable;
                for (int pos = 0; keys.Next(ref pos, out PyObject? key, out long hash);)
                    if (!dict.SetItem(key, hash, value)) return null;
                return dict;
            }
        }
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } key)
            if (!(dict is not null ? dict.SetItem(key, value) : Obj.SetItem(made, key, value))) return null;
        return Err.Occurred is null ? made : null;
    }

    [PyMethod("clear", "()", Doc = "Remove all items."), Mirrors("dict_clear_impl", 4490, 4496)]
    PyObject? ClearMethod()
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy", "()", Doc = "A shallow copy."), Mirrors("dict_copy_impl", 4032, 4037)]
    PyObject? CopyMethod() => Copy();

    [PyMethod("__reversed__", "()", Doc = "A reverse iterator over the keys."), Mirrors("dict___reversed___impl", 5847, 5853)]
    PyObject? Reversed() => new PyDictReverseKeyIterator(this);

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
