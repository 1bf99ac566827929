// Objects/odictobject.c. The order is that of dict's entries; a gap at their front serves moves to the beginning.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A dict whose order can be changed and counts in comparisons.</summary>
[PyType("collections.OrderedDict", Module = typeof(CollectionsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Dict = true, WeakRefs = true)]
public partial class OrderedDict : PyDict
{
    // Entries before this one are known to be gone, unless the table was rebuilt since.
    private int _first;
    private Entry[]? _firstOf;

    protected internal OrderedDict() { }

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    PyObject? GetDict => Obj.GenericGetDict(this);

    bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    private int First()
    {
        int i = ReferenceEquals(_firstOf, _entries) ? _first : 0;
        while (i < _nentries && _entries[i].Key is null) i++;
        _first = i;
        _firstOf = _entries;
        return i;
    }

    private int Last()
    {
        int i = _nentries - 1;
        while (_entries[i].Key is null) i--;
        return i;
    }

    /// <summary>The value of one of the keys, looked up by its present hash; by __getitem__ in subclasses.</summary>
    internal PyObject? ValueOf(PyObject key)
    {
        if (GetType() != typeof(OrderedDict)) return Obj.GetItem(this, key);
        return TryGetItem(key, out PyObject? value) ? value ?? Err.RaiseKeyError(key) : null;
    }

    // ---- MutableMapping.update

    [Mirrors("mutablemapping_add_pairs", 2130, 2190)]
    private static bool AddPairs(PyObject self, PyObject pairs)
    {
        if (Obj.GetIter(pairs) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } pair)
        {
            if (Obj.GetIter(pair) is not { } parts) return false;
            PyObject? key = Obj.IterNext(parts);
            if (key is null) return Err.Occurred is null && Err.Fail(Exc.ValueError, "need more than 0 values to unpack");
            PyObject? value = Obj.IterNext(parts);
            if (value is null) return Err.Occurred is null && Err.Fail(Exc.ValueError, "need more than 1 value to unpack");
            if (Obj.IterNext(parts) is not null) return Err.Fail(Exc.ValueError, "too many values to unpack (expected 2)");
            if (Err.Occurred is not null || !Obj.SetItem(self, key, value)) return false;
        }
        return Err.Occurred is null;
    }

    [Mirrors("mutablemapping_update_arg", 2192, 2253)]
    private static bool UpdateMapping(PyObject self, PyObject other)
    {
        if (other.GetType() == typeof(PyDict)) return AddPairs(self, ((PyDict)other).ItemList());
        if (!Obj.TryGetAttr(other, Id.keys, out PyObject? keysMethod)) return false;
        if (keysMethod is not null)
        {
            if (Obj.Call(keysMethod) is not { } keys || Obj.GetIter(keys) is not { } iterator) return false;
            while (Obj.IterNext(iterator) is { } key)
                if (Obj.GetItem(other, key) is not { } value || !Obj.SetItem(self, key, value)) return false;
            return Err.Occurred is null;
        }
        if (!Obj.TryGetAttr(other, CollectionsModule.ItemsName, out PyObject? itemsMethod)) return false;
        if (itemsMethod is null) return AddPairs(self, other);
        return Obj.Call(itemsMethod) is { } items && AddPairs(self, items);
    }

    [Mirrors("mutablemapping_update", 2255, 2292)]
    private bool UpdateAll(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int keywords = kwnames?.Count ?? 0, positional = args.Length - keywords;
        if (positional > 1) return Err.Fail(Exc.TypeError, $"update() takes at most 1 positional argument ({positional} given)");
        if (positional == 1 && !UpdateMapping(this, args[0])) return false;
        for (int i = 0; i < keywords; i++)
            if (!Obj.SetItem(this, kwnames!.Items[i], args[positional + i])) return false;
        return true;
    }

    // ---- slots

    [PySlot(Slot.Init), Mirrors("odict_init", 1511, 1533)]
    bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 1) return Err.Fail(Exc.TypeError, $"expected at most 1 argument, got {positional}");
        return UpdateAll(args, kwnames);
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("odict_mp_ass_sub", 862, 869)]
    bool AssignItem(PyObject key, PyObject? value)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1) return false;
        if (value is not null) return SetItem(key, hash, value);
        bool? removed = Remove(key, hash);
        if (removed == false) Err.RaiseKeyError(key);
        return removed == true;
    }

    [PySlot(Slot.Iter), Mirrors("odict_iter", 1503, 1507)]
    PyObject? Iter() => new OrderedDictIterator(this, OrderedDictIterator.Part.Key, false);

    [PySlot(Slot.Repr), Mirrors("odict_repr", 1403, 1431)]
    PyObject? Repr()
    {
        if (Count == 0) return PyStr.From($"{Type.ShortName}()");
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From("...") : null;
        try
        {
            // Key by key, as a key whose hash has changed is a KeyError.
            PyDict copy = new();
            if (!copy.Merge(this, 1)) return null;
            return Obj.Repr(copy) is PyStr text ? PyStr.From($"{Type.ShortName}({text.Value})") : null;
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.RichCompare), Mirrors("odict_richcompare", 1467, 1499)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyDict dict) return PyNotImplemented.Instance;
        bool? equal = EqualTo(dict);
        if (equal == true && other is OrderedDict ordered) equal = KeysEqual(ordered);
        return equal is { } known ? PyBool.From(known == (op == CompareOp.Eq)) : null;
    }

    [Mirrors("_odict_keys_equal", 808, 853)]
    private bool? KeysEqual(OrderedDict other)
    {
        PyList mine = KeyList(), theirs = other.KeyList();
        for (int i = 0; i < mine.Count && i < theirs.Count; i++)
        {
            uint version = KeysVersion, otherVersion = other.KeysVersion;
            bool? equal = Obj.RichCompareBool(mine[i], theirs[i], CompareOp.Eq);
            if (equal != true) return equal;
            if (version != KeysVersionRaw || otherVersion != other.KeysVersionRaw)
            {
                Err.Raise(Exc.RuntimeError, "OrderedDict mutated during iteration");
                return null;
            }
        }
        return mine.Count == theirs.Count;
    }

    [PySlot(Slot.NbOr), Mirrors("odict_or", 886, 911)]
    static PyObject? Or(PyObject a, PyObject b)
    {
        (PyType type, PyObject other) = a is OrderedDict ? (a.Type, b) : (b.Type, a);
        if (other is not PyDict) return PyNotImplemented.Instance;
        if (Obj.Call(type, a) is not { } made) return null;
        return UpdateMapping(made, b) ? made : null;
    }

    [PySlot(Slot.NbInplaceOr), Mirrors("odict_inplace_or", 913, 920)]
    static PyObject? InplaceOr(PyObject a, PyObject b) => UpdateMapping(a, b) ? a : null;

    // ---- methods

    [PyMethod("fromkeys", "(iterable, value=None)", Class = true, Doc = "An ordered dictionary with keys from the iterable, all of one value."), Mirrors("OrderedDict_fromkeys_impl", 946, 951)]
    static PyObject? FromKeysMethod(PyType cls, PyObject iterable, PyObject? value) => FromKeys(cls, iterable, value);

    [PyMethod("__sizeof__", "()"), Mirrors("odict_sizeof", 958, 968)]
    PyObject? SizeOf() => PyInt.From(80 + 64L * _entries.Length);

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("odict_reduce", 974, 1008)]
    PyObject? Reduce()
    {
        if (Obj.GetState(this) is not { } state) return null;
        if (Obj.CallMethod(this, CollectionsModule.ItemsName) is not { } items || Obj.GetIter(items) is not { } iterator) return null;
        return PyTuple.Of(Type, PyTuple.Empty, state, PyNone.Instance, iterator);
    }

    [PyMethod("setdefault", "(key, default=None)", Doc = "The value of the key; the default is inserted if there is none."), Mirrors("OrderedDict_setdefault_impl", 1024, 1059)]
    PyObject? SetDefaultMethod(PyObject key, PyObject? @default)
    {
        PyObject value = @default ?? PyNone.Instance;
        if (GetType() == typeof(OrderedDict)) return SetDefault(key, value);
        bool? present = Seq.Contains(this, key);
        if (present is null) return null;
        if (present == true) return Obj.GetItem(this, key);
        return Obj.SetItem(this, key, value) ? value : null;
    }

    [PyMethod("pop", "(key, default=<unrepresentable>)", Doc = "od.pop(key[,default]) -> v, remove the key and return its value.\n\nWithout the key: the default if given, else KeyError."), Mirrors("OrderedDict_pop_impl", 1114, 1123)]
    PyObject? PopMethod(PyObject key, PyObject? @default = null)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1) return null;
        int index = Lookup(key, hash);
        if (index == Failed) return null;
        if (index < 0) return @default ?? Missing(key);
        PyObject? value = _entries[index].Value;
        RemoveAt(index);
        return value;
    }

    /// <summary>What the C code raises by <c>PyErr_SetObject</c>: the key gives the arguments, so None gives none and a tuple its items.</summary>
    private static PyObject? Missing(PyObject key)
    {
        Err.SetObject(Exc.KeyError, key);
        return null;
    }

    [PyMethod("popitem", "(last=True)", Doc = "Remove and return a (key, value) pair: the last, or the first if last is false."), Mirrors("OrderedDict_popitem_impl", 1138, 1161)]
    PyObject? PopItemMethod(bool last = true)
    {
        if (Count == 0) return Err.Raise(Exc.KeyError, "dictionary is empty");
        int i = last ? Last() : First();
        PyTuple pair = PyTuple.Of(_entries[i].Key!, _entries[i].Value!);
        RemoveAt(i);
        if (last) _nentries = i;
        return pair;
    }

    [PyMethod("keys", "()"), Mirrors("odictkeys_new", 1942, 1946)]
    PyObject? KeysMethod() => new OrderedDictKeys(this);

    [PyMethod("values", "()"), Mirrors("odictvalues_new", 2080, 2084)]
    PyObject? ValuesMethod() => new OrderedDictValues(this);

    [PyMethod("items", "()"), Mirrors("odictitems_new", 2011, 2015)]
    PyObject? ItemsMethod() => new OrderedDictItems(this);

    [PyMethod("update", Raw = true, NoTextSignature = true)]
    PyObject? UpdateMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => UpdateAll(args, kwnames) ? PyNone.Instance : null;

    [PyMethod("clear", "()", Doc = "Remove all items."), Mirrors("odict_clear", 1199, 1206)]
    PyObject? ClearMethod()
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy", "()", Doc = "A copy that holds the same keys and values in the same order."), Mirrors("odict_copy", 1216, 1263)]
    PyObject? CopyMethod()
    {
        OrderedDict? exact = GetType() == typeof(OrderedDict) ? new OrderedDict() : null;
        PyObject? made = exact ?? Obj.Call(Type);
        if (made is null) return null;
        PyList keys = KeyList();
        uint version = KeysVersion;
        for (int i = 0; i < keys.Count; i++)
        {
            if (ValueOf(keys[i]) is not { } value) return null;
            if (version != KeysVersionRaw) return Err.Raise(Exc.RuntimeError, "OrderedDict mutated during iteration");
            if (!(exact is not null ? exact.SetItem(keys[i], value) : Obj.SetItem(made, keys[i], value))) return null;
            if (version != KeysVersionRaw) return Err.Raise(Exc.RuntimeError, "OrderedDict mutated during iteration");
        }
        return made;
    }

    [PyMethod("__reversed__", "()", Doc = "A reverse iterator over the keys."), Mirrors("odict_reversed", 1277, 1282)]
    PyObject? Reversed() => new OrderedDictIterator(this, OrderedDictIterator.Part.Key, true);

    [PyMethod("move_to_end", "(key, last=True)", Doc = "Move an existing element to the end (or to the beginning if last is false).\n\nKeyError if it is not there."), Mirrors("OrderedDict_move_to_end_impl", 1298, 1332)]
    PyObject? MoveToEndMethod(PyObject key, bool last = true)
    {
        if (Count == 0) return Missing(key);
        if (ReferenceEquals(_entries[last ? Last() : First()].Key, key)) return PyNone.Instance;
        long hash = KeyHash.Of(key);
        if (hash == -1) return null;
        int index = Lookup(key, hash);
        if (index == Failed) return null;
        if (index < 0) return Missing(key);
        if (last)
        {
            if (index != Last()) MoveToEnd(index);
        }
        else if (index != First()) MoveToFront(index);
        _firstOf = null;
        return PyNone.Instance;
    }
}

/// <summary>An iterator over an ordered dict.</summary>
[PyType("odict_iterator", Flags = TypeFlags.HaveGc)]
public sealed partial class OrderedDictIterator : PyObject
{
    internal enum Part { Key, Value, Item }

    private OrderedDict? _dict;
    private readonly Part _part;
    private readonly bool _reverse;
    private readonly uint _version;
    private int _index, _left;

    [Mirrors("odictiter_new", 1846, 1877)]
    internal OrderedDictIterator(OrderedDict dict, Part part, bool reverse)
    {
        (_dict, _part, _reverse, _version, _left) = (dict, part, reverse, dict.KeysVersion, dict.Count);
        _index = reverse ? dict._nentries - 1 : 0;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("odictiter_iternext", 1722, 1782)]
    PyObject? Next()
    {
        if (_dict is not { } dict || _left == 0)
        {
            _dict = null;
            return null;
        }
        if (dict.KeysVersionRaw != _version)
        {
            _dict = null;
            return Err.Raise(Exc.RuntimeError, "OrderedDict mutated during iteration");
        }
        while (dict._entries[_index].Key is null) _index += _reverse ? -1 : 1;
        ref PyDict.Entry entry = ref dict._entries[_index];
        _index += _reverse ? -1 : 1;
        _left--;
        PyObject key = entry.Key!;
        return _part switch
        {
            Part.Key => key,
            Part.Item => dict.ValueOf(key) is { } value ? PyTuple.Of(key, value) : null,
            _ => dict.ValueOf(key),
        };
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("odictiter_reduce", 1788, 1806)]
    PyObject? Reduce()
    {
        (OrderedDict? dict, int index, int left) = (_dict, _index, _left);
        PyList? rest = Seq.List(this);
        (_dict, _index, _left) = (dict, index, left);
        return rest is null ? null : ContainerHelp.ReduceIter("iter", rest);
    }
}

/// <summary>The view that <c>OrderedDict.keys()</c> gives.</summary>
[PyType("odict_keys", Flags = TypeFlags.HaveGc)]
public sealed partial class OrderedDictKeys(OrderedDict dict) : PyDictKeys(dict)
{
    [Mirrors("odictkeys_iter", 1881, 1890), Mirrors("odictkeys_reversed", 1892, 1901)]
    protected internal override PyObject MakeIterator(bool reverse) => new OrderedDictIterator((OrderedDict)_dict, OrderedDictIterator.Part.Key, reverse);
}

/// <summary>The view that <c>OrderedDict.values()</c> gives.</summary>
[PyType("odict_values", Flags = TypeFlags.HaveGc)]
public sealed partial class OrderedDictValues(OrderedDict dict) : PyDictValues(dict)
{
    [Mirrors("odictvalues_iter", 2019, 2028), Mirrors("odictvalues_reversed", 2030, 2039)]
    protected internal override PyObject MakeIterator(bool reverse) => new OrderedDictIterator((OrderedDict)_dict, OrderedDictIterator.Part.Value, reverse);
}

/// <summary>The view that <c>OrderedDict.items()</c> gives.</summary>
[PyType("odict_items", Flags = TypeFlags.HaveGc)]
public sealed partial class OrderedDictItems(OrderedDict dict) : PyDictItems(dict)
{
    [Mirrors("odictitems_iter", 1950, 1959), Mirrors("odictitems_reversed", 1961, 1970)]
    protected internal override PyObject MakeIterator(bool reverse) => new OrderedDictIterator((OrderedDict)_dict, OrderedDictIterator.Part.Item, reverse);
}
