// Objects/setobject.c: the hash table and the operations that set and frozenset share.

using System.Diagnostics.CodeAnalysis;

namespace PyModules.Runtime;

/// <summary>A set or frozenset. The probing is CPython's, because it shows in the iteration order.</summary>
public abstract class PyAnySet : PyObject
{
    internal struct Entry
    {
        internal PyObject? Key;
        internal long Hash;
    }

    /// <summary>Marks a removed entry; its hash is -1.</summary>
    private sealed class DummyKey : PyObject
    {
        public override PyType Type => throw new InvalidOperationException("the dummy set key has no type");
    }

    private const int MinSize = 8, LinearProbes = 9, PerturbShift = 5;
    private static readonly PyObject s_dummy = new DummyKey();

    // The table of every empty set; replaced before the first insertion.
    private static readonly Entry[] s_empty = new Entry[MinSize];

    internal Entry[] _table = s_empty;
    internal int _fill, _used, _finger;
    internal long _hash = -1;

    private protected PyAnySet() { }

    public int Count => _used;

    // ---- the table

    [Mirrors("set_lookkey", 77, 120)]
    private int Find(PyObject key, long hash)
    {
    restart:
        Entry[] table = _table;
        ulong mask = (ulong)table.Length - 1, perturb = (ulong)hash;
        ulong i = (ulong)hash & mask;
        while (true)
        {
            int at = (int)i;
            int probes = i + LinearProbes <= mask ? LinearProbes : 0;
            do
            {
                ref Entry entry = ref table[at];
                if (entry.Key is null) return -1;
                if (entry.Hash == hash && !ReferenceEquals(entry.Key, s_dummy))
                {
                    PyObject stored = entry.Key;
                    if (ReferenceEquals(stored, key)) return at;
                    bool? equal = KeyHash.Equal(stored, key);
                    if (equal is null) return -2;
                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(entry.Key, stored)) goto restart;
                    if (equal == true) return at;
                }
                at++;
            }
            while (probes-- > 0);
            perturb >>= PerturbShift;
            i = (i * 5 + 1 + perturb) & mask;
        }
    }

    /// <summary>set_add_entry: false on error.</summary>
    [Mirrors("set_add_entry", 206, 212)]
    internal bool AddEntry(PyObject key, long hash)
    {
    restart:
        Entry[] table = _table;
        ulong mask = (ulong)table.Length - 1, perturb = (ulong)hash;
        ulong i = (ulong)hash & mask;
        int free = -1, at;
        while (true)
        {
            at = (int)i;
            int probes = i + LinearProbes <= mask ? LinearProbes : 0;
            do
            {
                ref Entry entry = ref table[at];
                if (entry.Key is null) goto found;
                if (ReferenceEquals(entry.Key, s_dummy)) free = at;
                else if (entry.Hash == hash)
                {
                    PyObject stored = entry.Key;
                    if (ReferenceEquals(stored, key)) return true;
                    bool? equal = KeyHash.Equal(stored, key);
                    if (equal == true) return true;
                    if (equal is null) return false;
                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(entry.Key, stored)) goto restart;
                }
                at++;
            }
            while (probes-- > 0);
            perturb >>= PerturbShift;
            i = (i * 5 + 1 + perturb) & mask;
        }

    found:
        if (ReferenceEquals(table, s_empty)) table = _table = new Entry[MinSize];
        _used++;
        if (free >= 0)
        {
            table[free].Key = key;
            table[free].Hash = hash;
            return true;
        }
        _fill++;
        table[at].Key = key;
        table[at].Hash = hash;
        if ((ulong)_fill * 5 >= mask * 3) Resize(_used > 50000 ? _used * 2L : _used * 4L);
        return true;
    }

    [Mirrors("set_insert_clean", 252, 277)]
    private static void InsertClean(Entry[] table, PyObject key, long hash)
    {
        ulong mask = (ulong)table.Length - 1, perturb = (ulong)hash;
        ulong i = (ulong)hash & mask;
        while (true)
        {
            int at = (int)i;
            int probes = i + LinearProbes <= mask ? LinearProbes : 0;
            do
            {
                if (table[at].Key is null)
                {
                    table[at].Key = key;
                    table[at].Hash = hash;
                    return;
                }
                at++;
            }
            while (probes-- > 0);
            perturb >>= PerturbShift;
            i = (i * 5 + 1 + perturb) & mask;
        }
    }

    [Mirrors("set_table_resize", 287, 364)]
    private void Resize(long minUsed)
    {
        long size = MinSize;
        while (size <= minUsed) size <<= 1;
        Entry[] old = _table;
        if (size == MinSize && old.Length == MinSize && _fill == _used) return;
        Entry[] table = new Entry[size];
        foreach (ref Entry entry in old.AsSpan())
            if (entry.Key is { } key && !ReferenceEquals(key, s_dummy)) InsertClean(table, key, entry.Hash);
        _table = table;
        _fill = _used;
    }

    [Mirrors("set_discard_entry", 380, 397)]
    private bool? DiscardEntry(PyObject key, long hash)
    {
        int at = Find(key, hash);
        if (at < 0) return at == -1 ? false : null;
        _table[at].Key = s_dummy;
        _table[at].Hash = -1;
        _used--;
        return true;
    }

    [Mirrors("set_contains_entry", 366, 375)]
    private bool? ContainsEntry(PyObject key, long hash)
    {
        int at = Find(key, hash);
        return at >= 0 ? true : at == -1 ? false : null;
    }

    internal static long HashKey(PyObject key)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1) KeyHash.Unhashable(key, "a set element");
        return hash;
    }

    [Mirrors("set_clear_internal", 443, 491)]
    internal void ClearTable()
    {
        _table = s_empty;
        _fill = _used = 0;
        _hash = -1;
    }

    internal bool IsLive(int i) => _table[i].Key is { } key && !ReferenceEquals(key, s_dummy);

    [Mirrors("set_pop_impl", 707, 731)]
    internal PyObject TakeAt(int i)
    {
        PyObject key = _table[i].Key!;
        _table[i].Key = s_dummy;
        _table[i].Hash = -1;
        _used--;
        return key;
    }

    /// <summary>_PySet_NextEntry; start with <paramref name="pos"/> 0.</summary>
    public bool Next(ref int pos, [MaybeNullWhen(false)] out PyObject key) => Next(ref pos, out key, out _);

    [Mirrors("set_next", 506, 528)]
    internal bool Next(ref int pos, [MaybeNullWhen(false)] out PyObject key, out long hash)
    {
        Entry[] table = _table;
        int i = pos;
        while (i < table.Length && (table[i].Key is null || ReferenceEquals(table[i].Key, s_dummy))) i++;
        pos = i + 1;
        if (i >= table.Length)
        {
            key = null;
            hash = 0;
            return false;
        }
        key = table[i].Key!;
        hash = table[i].Hash;
        return true;
    }

    // ---- the C API

    /// <summary>PySet_Add; also fills a new frozenset.</summary>
    [Mirrors("set_add_key", 399, 408)]
    public bool Add(PyObject key)
    {
        long hash = HashKey(key);
        return hash != -1 && AddEntry(key, hash);
    }

    /// <summary>PySet_Contains.</summary>
    [Mirrors("set_contains_key", 410, 419)]
    public bool? Contains(PyObject key)
    {
        long hash = HashKey(key);
        return hash == -1 ? null : ContainsEntry(key, hash);
    }

    /// <summary>PySet_Discard.</summary>
    [Mirrors("set_discard_key", 421, 430)]
    public bool? Discard(PyObject key)
    {
        long hash = HashKey(key);
        return hash == -1 ? null : DiscardEntry(key, hash);
    }

    /// <summary>An exact set or frozenset as the receiver's base is.</summary>
    [Mirrors("make_new_set_basetype", 1156, 1166)]
    private PyAnySet MakeBase() => this is PySet ? new PySet() : new PyFrozenSet();

    /// <summary>A copy of the base type.</summary>
    [Mirrors("make_new_set", 1128, 1154)]
    internal PyAnySet CopyBase()
    {
        PyAnySet copy = MakeBase();
        copy.Merge(this);
        return copy;
    }

    /// <summary>set_update_internal.</summary>
    [Mirrors("set_update_internal", 1070, 1097)]
    public bool UpdateFrom(PyObject other)
    {
        if (other is PyAnySet set) return Merge(set);
        if (other.GetType() == typeof(PyDict))
        {
            PyDict dict = (PyDict)other;
            if ((_fill + (long)dict.Count) * 5 >= (_table.Length - 1) * 3L) Resize((_used + (long)dict.Count) * 2);
            for (int pos = 0; dict.Next(ref pos, out PyObject? key, out _, out long hash);)
                if (!AddEntry(key, hash)) return false;
            return true;
        }
        if (Obj.GetIter(other) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } key)
            if (!Add(key)) return false;
        return Err.Occurred is null;
    }

    [Mirrors("set_merge_lock_held", 625, 695)]
    private bool Merge(PyAnySet other)
    {
        if (ReferenceEquals(other, this) || other._used == 0) return true;
        if ((_fill + (long)other._used) * 5 >= (_table.Length - 1) * 3L) Resize((_used + (long)other._used) * 2);
        if (_fill == 0)
        {
            if (_table.Length == other._table.Length && other._fill == other._used) _table = (Entry[])other._table.Clone();
            else
            {
                if (ReferenceEquals(_table, s_empty)) _table = new Entry[MinSize];
                for (int pos = 0; other.Next(ref pos, out PyObject? key, out long hash);) InsertClean(_table, key, hash);
            }
            _fill = _used = other._used;
            return true;
        }
        Entry[] source = other._table;
        for (int i = 0; i < source.Length; i++)
            if (source[i].Key is { } key && !ReferenceEquals(key, s_dummy) && !AddEntry(key, source[i].Hash)) return false;
        return true;
    }

    [Mirrors("set_swap_bodies", 1234, 1271)]
    private void SwapBodies(PyAnySet other)
    {
        (_table, other._table) = (other._table, _table);
        (_fill, other._fill) = (other._fill, _fill);
        (_used, other._used) = (other._used, _used);
        if (this is PyFrozenSet && other is PyFrozenSet) (_hash, other._hash) = (other._hash, _hash);
        else _hash = other._hash = -1;
    }

    // ---- slots and methods

    [Mirrors("set_repr", 607, 616)]
    internal PyObject? ReprImpl()
    {
        int entered = Obj.ReprEnter(this);
        string name = Type.Name;
        if (entered != 0) return entered > 0 ? PyStr.From($"{name}(...)") : null;
        try
        {
            if (_used == 0) return PyStr.From($"{name}()");
            PyObject[] keys = new PyObject[_used];
            int n = 0;
            for (int pos = 0; Next(ref pos, out PyObject? key);) keys[n++] = key;
            bool exact = GetType() == typeof(PySet);
            ReprWriter writer = new('{');
            for (int i = 0; i < n; i++)
            {
                if (i > 0) writer.Append(", ");
                if (!writer.AppendRepr(keys[i])) return null;
            }
            PyStr braces = writer.Finish("}");
            return exact ? braces : PyStr.From($"{name}({braces.Value})");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [Mirrors("_shuffle_bits", 750, 754)]
    private static ulong ShuffleBits(ulong h) => (h ^ 89869747UL ^ (h << 16)) * 3644798167UL;

    [Mirrors("frozenset_hash_impl", 766, 806)]
    internal long HashImpl()
    {
        ulong hash = 0;
        for (int pos = 0; Next(ref pos, out _, out long h);) hash ^= ShuffleBits((ulong)h);
        hash ^= ((ulong)_used + 1) * 1927868237UL;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash * 69069U + 907133923UL;
        if (hash == ulong.MaxValue) hash = 590923713UL;
        return (long)hash;
    }

    // A set as the sought key stands for the frozenset of its elements.
    private static bool StandIn(PyObject key)
    {
        if (key is not PySet || !Err.Matches(Exc.TypeError)) return false;
        Err.Clear();
        return true;
    }

    [Mirrors("set_contains_lock_held", 2215, 2232)]
    internal bool? ContainsImpl(PyObject key) =>
        Contains(key) is { } found ? found : StandIn(key) ? ContainsEntry(key, ((PySet)key).HashImpl()) : null;

    internal bool? DiscardImpl(PyObject key) =>
        Discard(key) is { } found ? found : StandIn(key) ? DiscardEntry(key, ((PySet)key).HashImpl()) : null;

    [Mirrors("set_copy_impl", 1281, 1295)]
    internal PyObject? CopyImpl() => GetType() == typeof(PyFrozenSet) ? this : CopyBase();

    [Mirrors("set_union_impl", 1339, 1362)]
    internal PyObject? UnionImpl(ReadOnlySpan<PyObject> others)
    {
        PyAnySet result = CopyBase();
        foreach (PyObject other in others)
            if (!ReferenceEquals(other, this) && !result.UpdateFrom(other)) return null;
        return result;
    }

    [Mirrors("set_or", 1364, 1384)]
    internal static PyObject? OrImpl(PyObject a, PyObject b)
    {
        if (a is not PyAnySet set || b is not PyAnySet) return PyNotImplemented.Instance;
        PyAnySet result = set.CopyBase();
        return ReferenceEquals(a, b) || result.UpdateFrom(b) ? result : null;
    }

    [Mirrors("set_intersection", 1399, 1480)]
    internal PyAnySet? Intersection(PyObject other)
    {
        if (ReferenceEquals(other, this)) return CopyBase();
        PyAnySet result = MakeBase();
        if (other is PyAnySet set)
        {
            PyAnySet large = this, small = set;
            if (small._used > large._used) (large, small) = (small, large);
            for (int pos = 0; small.Next(ref pos, out PyObject? key, out long hash);)
            {
                bool? found = large.ContainsEntry(key, hash);
                if (found is null || (found == true && !result.AddEntry(key, hash))) return null;
            }
            return result;
        }
        if (Obj.GetIter(other) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } key)
        {
            long hash = Obj.Hash(key);
            if (hash == -1) return null;
            bool? found = ContainsEntry(key, hash);
            if (found is null) return null;
            if (found == true)
            {
                if (!result.AddEntry(key, hash)) return null;
                if (result._used >= _used) break;
            }
        }
        return Err.Occurred is null ? result : null;
    }

    [Mirrors("set_intersection_multi_impl", 1490, 1515)]
    internal PyAnySet? IntersectionMulti(ReadOnlySpan<PyObject> others)
    {
        if (others.Length == 0) return CopyBase();
        PyAnySet? result = this;
        foreach (PyObject other in others)
        {
            result = result.Intersection(other);
            if (result is null) return null;
        }
        return result;
    }

    [Mirrors("set_intersection_update", 1517, 1528)]
    internal bool IntersectionUpdate(PyAnySet? result)
    {
        if (result is null) return false;
        if (ReferenceEquals(result, this)) return true;
        SwapBodies(result);
        return true;
    }

    [Mirrors("set_isdisjoint_impl", 1599, 1657)]
    internal bool? IsDisjoint(PyObject other)
    {
        if (ReferenceEquals(other, this)) return _used == 0;
        if (other.GetType() == typeof(PySet) || other.GetType() == typeof(PyFrozenSet))
        {
            PyAnySet large = this, small = (PyAnySet)other;
            if (small._used > large._used) (large, small) = (small, large);
            for (int pos = 0; small.Next(ref pos, out PyObject? key, out long hash);)
            {
                bool? found = large.ContainsEntry(key, hash);
                if (found != false) return !found;
            }
            return true;
        }
        if (Obj.GetIter(other) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } key)
        {
            bool? found = Contains(key);
            if (found != false) return !found;
        }
        return Err.Occurred is null ? true : null;
    }

    [Mirrors("set_difference_update_internal", 1659, 1718)]
    internal bool DifferenceUpdate(PyObject other)
    {
        if (ReferenceEquals(other, this))
        {
            ClearTable();
            return true;
        }
        if (other is PyAnySet set)
        {
            if (set._used >> 3 > _used)
            {
                if (Intersection(set) is not { } common) return false;
                set = common;
            }
            for (int pos = 0; set.Next(ref pos, out PyObject? key, out long hash);)
                if (DiscardEntry(key, hash) is null) return false;
        }
        else
        {
            if (Obj.GetIter(other) is not { } iterator) return false;
            while (Obj.IterNext(iterator) is { } key)
                if (Discard(key) is null) return false;
            if (Err.Occurred is not null) return false;
        }
        if (_fill - _used > (_table.Length - 1) / 4) Resize(_used > 50000 ? _used * 2L : _used * 4L);
        return true;
    }

    [Mirrors("set_difference", 1762, 1836)]
    internal PyAnySet? Difference(PyObject other)
    {
        PyDict? dict = other.GetType() == typeof(PyDict) ? (PyDict)other : null;
        PyAnySet? set = other as PyAnySet;
        if ((dict is null && set is null) || _used >> 2 > (dict?.Count ?? set!._used))
        {
            PyAnySet copy = CopyBase();
            return copy.DifferenceUpdate(other) ? copy : null;
        }
        PyAnySet result = MakeBase();
        for (int pos = 0; Next(ref pos, out PyObject? key, out long hash);)
        {
            bool? found = dict is not null ? dict.Contains(key, hash) : set!.ContainsEntry(key, hash);
            if (found is null || (found == false && !result.AddEntry(key, hash))) return null;
        }
        return result;
    }

    [Mirrors("set_difference_multi_impl", 1846, 1877)]
    internal PyObject? DifferenceMulti(ReadOnlySpan<PyObject> others)
    {
        if (others.Length == 0) return CopyBase();
        PyAnySet? result = Difference(others[0]);
        for (int i = 1; result is not null && i < others.Length; i++)
            if (!result.DifferenceUpdate(others[i])) return null;
        return result;
    }

    [Mirrors("set_symmetric_difference_update_set", 1937, 1962)]
    private bool SymmetricWith(PyAnySet other)
    {
        for (int pos = 0; other.Next(ref pos, out PyObject? key, out long hash);)
        {
            bool? removed = DiscardEntry(key, hash);
            if (removed is null || (removed == false && !AddEntry(key, hash))) return false;
        }
        return true;
    }

    [Mirrors("set_symmetric_difference_update_impl", 1973, 2008)]
    internal bool SymmetricDifferenceUpdate(PyObject other)
    {
        if (ReferenceEquals(other, this))
        {
            ClearTable();
            return true;
        }
        if (other.GetType() == typeof(PyDict))
        {
            PyDict dict = (PyDict)other;
            for (int pos = 0; dict.Next(ref pos, out PyObject? key, out _, out long hash);)
            {
                bool? removed = DiscardEntry(key, hash);
                if (removed is null || (removed == false && !AddEntry(key, hash))) return false;
            }
            return true;
        }
        if (other is PyAnySet set) return SymmetricWith(set);
        PyAnySet made = MakeBase();
        return made.UpdateFrom(other) && SymmetricWith(made);
    }

    [Mirrors("set_symmetric_difference_impl", 2020, 2037)]
    internal PyObject? SymmetricDifference(PyObject other)
    {
        PyAnySet result = MakeBase();
        return result.UpdateFrom(other) && result.SymmetricWith(this) ? result : null;
    }

    [Mirrors("set_issubset_impl", 2074, 2107)]
    internal bool? IsSubset(PyObject other)
    {
        if (other is not PyAnySet set)
        {
            PyAnySet? common = Intersection(other);
            return common is null ? null : common._used == _used;
        }
        if (_used > set._used) return false;
        for (int pos = 0; Next(ref pos, out PyObject? key, out long hash);)
        {
            bool? found = set.ContainsEntry(key, hash);
            if (found != true) return found;
        }
        return true;
    }

    [Mirrors("set_issuperset_impl", 2119, 2148)]
    internal bool? IsSuperset(PyObject other)
    {
        if (other is PyAnySet set) return set.IsSubset(this);
        if (Obj.GetIter(other) is not { } iterator) return null;
        while (Obj.IterNext(iterator) is { } key)
        {
            bool? found = Contains(key);
            if (found != true) return found;
        }
        return Err.Occurred is null ? true : null;
    }

    [Mirrors("set_richcompare", 2150, 2192)]
    internal PyObject? RichCompareImpl(PyObject other, CompareOp op)
    {
        if (other is not PyAnySet set) return PyNotImplemented.Instance;
        return PyBool.From(op switch
        {
            CompareOp.Eq => EqualTo(set),
            CompareOp.Ne => !EqualTo(set),
            CompareOp.Le => IsSubset(set),
            CompareOp.Ge => IsSuperset(set),
            CompareOp.Lt => _used >= set._used ? false : IsSubset(set),
            _ => _used <= set._used ? false : IsSuperset(set),
        });
    }

    private bool? EqualTo(PyAnySet other)
    {
        if (_used != other._used) return false;
        if (_hash != -1 && other._hash != -1 && _hash != other._hash) return false;
        return IsSubset(other);
    }

    [Mirrors("set___reduce___impl", 2378, 2399)]
    internal PyObject? ReduceImpl()
    {
        if (Seq.List(this) is not { } keys || Obj.GetState(this) is not { } state) return null;
        return PyTuple.Of(Type, PyTuple.Of(keys), state);
    }
}
