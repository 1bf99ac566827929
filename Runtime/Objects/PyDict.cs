// Objects/dictobject.c: the hash table.

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A mapping that keeps insertion order.</summary>
/// <remarks>
/// Entries lie in insertion order in one array; removed ones are null until the next resize. Up to eight entries are searched
/// from the front, beyond that an open-addressing index table maps hashes to entry numbers (0 empty, -1 removed, else number + 1).
/// <para>Inline caches: <see cref="KeysVersion"/> names one state of one dict's set of keys for all time, so a cached
/// (version, entry number) pair needs neither the dict nor the key: <c>d.KeysVersionRaw == v</c> then <c>d.ValueAt(i)</c>.
/// A hint (entry number, valid for any dict) is checked by the key's identity: <see cref="TryGetHint"/>, <see cref="TrySetHint"/>.</para>
/// </remarks>
[PyType("dict", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.DictSubclass | TypeFlags.Mapping | TypeFlags.MatchSelf,
    Doc = "dict() -> an empty dictionary\ndict(mapping) -> a dictionary of the mapping's pairs\ndict(iterable) -> a dictionary of the iterable's pairs\ndict(**kwargs) -> a dictionary of the keyword arguments")]
public partial class PyDict : PyObject
{
    internal struct Entry
    {
        internal PyObject? Key;
        internal PyObject? Value;
        internal long Hash;
    }

    private const int SmallLimit = 8;
    internal const int Absent = -1, Failed = -3;
    private static readonly Entry[] s_none = [];
    [System.Diagnostics.CodeAnalysis.SuppressMessage("PyModules", "PYM054", Justification = "The numbers are unique in the process; no interpreter can tell who took one.")]
    private static int s_nextVersion;

    internal Entry[] _entries = s_none;
    private int[]? _indices;
    internal int _nentries;
    internal int _used;
    private uint _version;
    private bool _unicode = true;

    // All keys are interned: a look-up with an interned key needs no hash to fail.
    private bool _interned = true;

    public PyDict() { }

    /// <summary>An empty dict with room for <paramref name="capacity"/> entries.</summary>
    [Mirrors("PyDict_New", 971, 977)]
    public PyDict(int capacity)
    {
        if (capacity > 0) Allocate(capacity);
    }

    /// <summary>The number of items.</summary>
    public int Count => _used;

    // ---- for the interpreter's inline caches

    /// <summary>The stamp of the present set of keys, assigned on demand; never 0. Any insertion or removal of a key withdraws it; a new value for a key does not.</summary>
    [Mirrors("_PyDict_GetKeysVersionForCurrentState", 7621, 7630)]
    public uint KeysVersion => _version != 0 ? _version : _version = NewVersion();

    /// <summary>The stamp if one is assigned, else 0: what a guard compares.</summary>
    public uint KeysVersionRaw
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _version;
    }

    /// <summary>Entry <paramref name="index"/>'s value, under a checked keys version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject ValueAt(int index) => _entries[index].Value!;

    /// <summary>Store into entry <paramref name="index"/>, under a checked keys version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetValueAt(int index, PyObject value) => _entries[index].Value = value;

    /// <summary>The entry number of a str key, or -1. No error unless keys other than strs are in the dict: then -3 with an exception set.</summary>
    [Mirrors("_PyDict_LookupIndex", 2295, 2310)]
    public int IndexOf(PyStr key) =>
        _unicode && key.GetType() == typeof(PyStr) ? LookupText(key) : KeyHash.Of((PyObject)key) is var hash && hash == -1 ? Failed : Lookup(key, hash);

    /// <summary>The value when entry <paramref name="hint"/> holds this very key object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? TryGetHint(int hint, PyStr key)
    {
        Entry[] entries = _entries;
        if ((uint)hint >= (uint)entries.Length) return null;
        ref Entry entry = ref entries[hint];
        return ReferenceEquals(entry.Key, key) ? entry.Value : null;
    }

    /// <summary>Replace the value when entry <paramref name="hint"/> holds this very key object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySetHint(int hint, PyStr key, PyObject value)
    {
        Entry[] entries = _entries;
        if ((uint)hint >= (uint)entries.Length) return false;
        ref Entry entry = ref entries[hint];
        if (!ReferenceEquals(entry.Key, key)) return false;
        entry.Value = value;
        return true;
    }

    /// <summary>Append a key that is known to be absent (STORE_ATTR of a new attribute after a failed hint and look-up).</summary>
    [Mirrors("insert_combined_dict", 1722, 1756)]
    public int Append(PyStr key, PyObject value)
    {
        InsertNew(key, KeyHash.Of((PyObject)key), value);
        return _nentries - 1;
    }

    /// <summary>Append a key, if its number becomes the one that it had in another dict: objects of one class get their attributes in one order. No search
    /// by hash is needed while there are few keys and all are interned.</summary>
    internal bool TryAppendAt(int index, PyStr key, PyObject value)
    {
        if (_nentries != index || !_interned || index >= SmallLimit || !key.IsInterned) return false;
        Entry[] entries = _entries;
        for (int i = 0; i < index; i++)
            if (ReferenceEquals(entries[i].Key, key)) return false;
        InsertNew(key, key.Hash, value);
        return true;
    }

    // ---- the C API

    /// <summary>PyDict_GetItemRef: false only on error, value null when absent.</summary>
    [Mirrors("PyDict_GetItemRef", 2391, 2408)]
    public bool TryGetItem(PyObject key, out PyObject? value)
    {
        int index;
        if (key.GetType() == typeof(PyStr) && _unicode) index = LookupText(Unsafe.As<PyStr>(key));
        else
        {
            long hash = KeyHash.Of(key);
            if (hash == -1)
            {
                KeyHash.Unhashable(key, "a dict key");
                value = null;
                return false;
            }
            index = Lookup(key, hash);
        }
        value = index >= 0 ? _entries[index].Value : null;
        return index != Failed;
    }

    /// <summary>PyDict_GetItemRef with a hash at hand.</summary>
    [Mirrors("_PyDict_GetItemRef_KnownHash", 2365, 2389)]
    internal bool TryGetItem(PyObject key, long hash, out PyObject? value)
    {
        int index = Lookup(key, hash);
        value = index >= 0 ? _entries[index].Value : null;
        return index != Failed;
    }

    /// <summary>The value of a str key or null. An error in a foreign key's comparison counts as absent (PyDict_GetItem).</summary>
    [Mirrors("PyDict_GetItemWithError", 2442, 2468)]
    public PyObject? GetItem(PyStr key)
    {
        int index = IndexOf(key);
        if (index >= 0) return _entries[index].Value;
        if (index == Failed) Err.Clear();
        return null;
    }

    /// <summary>The value of an interned or other str key given as a C# string, or null.</summary>
    public PyObject? GetItem(string key) => GetItem(PyStr.Intern(key));

    /// <summary>PyDict_SetItem.</summary>
    [Mirrors("PyDict_SetItem", 2645, 2656)]
    public bool SetItem(PyObject key, PyObject value)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1)
        {
            KeyHash.Unhashable(key, "a dict key");
            return false;
        }
        return SetItem(key, hash, value);
    }

    /// <summary>_PyDict_SetItem_KnownHash.</summary>
    [Mirrors("_PyDict_SetItem_KnownHash", 2680, 2697)]
    internal bool SetItem(PyObject key, long hash, PyObject value)
    {
        int index = Lookup(key, hash);
        if (index >= 0) _entries[index].Value = value;
        else if (index == Failed) return false;
        else InsertNew(key, hash, value);
        return true;
    }

    /// <summary>PyDict_SetItemString.</summary>
    public bool SetItem(string key, PyObject value) => SetItem(PyStr.Intern(key), value);

    /// <summary>Remove the key; false when absent, null on error.</summary>
    public bool? Remove(PyObject key) => Pop(key, out _);

    /// <summary>PyDict_DelItem: KeyError when absent.</summary>
    [Mirrors("PyDict_DelItem", 2760, 2771)]
    public bool DelItem(PyObject key)
    {
        bool? removed = Remove(key);
        if (removed == false) Err.RaiseKeyError(key);
        return removed == true;
    }

    /// <summary>PyDict_Pop: remove the key and hand out its value; false when absent, null on error.</summary>
    [Mirrors("PyDict_Pop", 3103, 3112)]
    public bool? Pop(PyObject key, out PyObject? value)
    {
        value = null;
        long hash = KeyHash.Of(key);
        if (hash == -1)
        {
            KeyHash.Unhashable(key, "a dict key");
            return null;
        }
        int index = Lookup(key, hash);
        if (index == Failed) return null;
        if (index < 0) return false;
        value = _entries[index].Value;
        RemoveAt(index);
        return true;
    }

    /// <summary>_PyDict_DelItem_KnownHash; false when absent, null on error.</summary>
    [Mirrors("_PyDict_DelItem_KnownHash", 2804, 2812)]
    internal bool? Remove(PyObject key, long hash)
    {
        int index = Lookup(key, hash);
        if (index == Failed) return null;
        if (index < 0) return false;
        RemoveAt(index);
        return true;
    }

    /// <summary>PyDict_Contains.</summary>
    [Mirrors("PyDict_Contains", 4767, 4777)]
    public bool? Contains(PyObject key)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1)
        {
            KeyHash.Unhashable(key, "a dict key");
            return null;
        }
        return Contains(key, hash);
    }

    /// <summary>_PyDict_Contains_KnownHash.</summary>
    [Mirrors("_PyDict_Contains_KnownHash", 4792, 4813)]
    internal bool? Contains(PyObject key, long hash)
    {
        int index = Lookup(key, hash);
        return index == Failed ? null : index >= 0;
    }

    /// <summary>PyDict_SetDefault: the present value, or <paramref name="value"/> after storing it; null on error.</summary>
    [Mirrors("PyDict_SetDefaultRef", 4439, 4448)]
    public PyObject? SetDefault(PyObject key, PyObject value)
    {
        long hash = KeyHash.Of(key);
        if (hash == -1)
        {
            KeyHash.Unhashable(key, "a dict key");
            return null;
        }
        int index = Lookup(key, hash);
        if (index >= 0) return _entries[index].Value;
        if (index == Failed) return null;
        InsertNew(key, hash, value);
        return value;
    }

    /// <summary>PyDict_Next; start with <paramref name="pos"/> 0. Values may be replaced during the walk.</summary>
    [Mirrors("PyDict_Next", 3017, 3021)]
    public bool Next(ref int pos, [MaybeNullWhen(false)] out PyObject key, [MaybeNullWhen(false)] out PyObject value) =>
        Next(ref pos, out key, out value, out _);

    /// <summary>_PyDict_Next.</summary>
    [Mirrors("_PyDict_Next", 2936, 2997)]
    internal bool Next(ref int pos, [MaybeNullWhen(false)] out PyObject key, [MaybeNullWhen(false)] out PyObject value, out long hash)
    {
        Entry[] entries = _entries;
        int i = pos, n = _nentries;
        while (i < n && entries[i].Key is null) i++;
        if (i >= n)
        {
            key = value = null;
            hash = 0;
            return false;
        }
        pos = i + 1;
        ref Entry entry = ref entries[i];
        key = entry.Key!;
        value = entry.Value!;
        hash = entry.Hash;
        return true;
    }

    /// <summary>PyDict_Clear.</summary>
    [Mirrors("PyDict_Clear", 2923, 2929)]
    public void Clear()
    {
        _entries = s_none;
        _indices = null;
        _nentries = _used = 0;
        _version = 0;
        _unicode = _interned = true;
    }

    /// <summary>PyDict_Copy: an exact dict.</summary>
    [Mirrors("PyDict_Copy", 4141, 4156)]
    public PyDict Copy()
    {
        PyDict copy = new();
        copy.TakeAll(this);
        return copy;
    }

    /// <summary>PyDict_Keys.</summary>
    [Mirrors("PyDict_Keys", 3507, 3516)]
    public PyList KeyList()
    {
        PyObject[] items = new PyObject[_used];
        int n = 0;
        for (int i = 0; i < _nentries; i++)
            if (_entries[i].Key is { } key) items[n++] = key;
        return PyList.Own(items, n);
    }

    /// <summary>PyDict_Values.</summary>
    [Mirrors("PyDict_Values", 3556, 3564)]
    public PyList ValueList()
    {
        PyObject[] items = new PyObject[_used];
        int n = 0;
        for (int i = 0; i < _nentries; i++)
            if (_entries[i].Key is not null) items[n++] = _entries[i].Value!;
        return PyList.Own(items, n);
    }

    /// <summary>PyDict_Items.</summary>
    [Mirrors("PyDict_Items", 3619, 3628)]
    public PyList ItemList()
    {
        PyObject[] items = new PyObject[_used];
        int n = 0;
        for (int i = 0; i < _nentries; i++)
            if (_entries[i].Key is { } key) items[n++] = PyTuple.Of(key, _entries[i].Value!);
        return PyList.Own(items, n);
    }

    /// <summary>_PyDict_HasOnlyStringKeys.</summary>
    [Mirrors("_PyDict_HasOnlyStringKeys", 1652, 1665)]
    public bool HasOnlyStringKeys
    {
        get
        {
            if (_unicode) return true;
            for (int i = 0; i < _nentries; i++)
                if (_entries[i].Key is not (null or PyStr)) return false;
            return true;
        }
    }

    // ---- the table

    [Mirrors("get_next_dict_keys_version", 7584, 7604)]
    private static uint NewVersion()
    {
        uint version = (uint)Interlocked.Increment(ref s_nextVersion);
        return version != 0 ? version : (uint)Interlocked.Increment(ref s_nextVersion);
    }

    /// <summary>The entry number of the key, -1 when absent, -3 on error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("_Py_dict_lookup", 1247, 1311)]
    internal int Lookup(PyObject key, long hash) =>
        _unicode && key.GetType() == typeof(PyStr) ? LookupText(Unsafe.As<PyStr>(key)) : LookupGeneric(key, hash);

    /// <summary>unicodekeys_lookup_unicode: all keys are exact strs and so is this one; an identical key among few is found without its hash.</summary>
    [Mirrors("unicodekeys_lookup_unicode", 1095, 1099)]
    private int LookupText(PyStr key)
    {
        Entry[] entries = _entries;
        int[]? indices = _indices;
        if (indices is null)
        {
            int n = _nentries;
            if ((uint)n > (uint)entries.Length) return Absent;
            for (int i = 0; i < n; i++)
                if (ReferenceEquals(entries[i].Key, key)) return i;
            if (n == 0 || (_interned && key.IsInterned)) return Absent;
            long h = KeyHash.Of(key);
            for (int i = 0; i < n; i++)
            {
                ref Entry entry = ref entries[i];
                if (entry.Hash == h && entry.Key is { } stored && PyStr.Equal(Unsafe.As<PyStr>(stored), key)) return i;
            }
            return Absent;
        }

        long hash = KeyHash.Of(key);
        uint mask = (uint)indices.Length - 1;
        ulong perturb = (ulong)hash;
        uint slot = (uint)hash & mask;
        while (true)
        {
            int number = indices[slot];
            if (number > 0)
            {
                ref Entry entry = ref entries[number - 1];
                if (ReferenceEquals(entry.Key, key) || (entry.Hash == hash && PyStr.Equal(Unsafe.As<PyStr>(entry.Key!), key)))
                    return number - 1;
            }
            else if (number == 0) return Absent;
            perturb >>= 5;
            slot = (uint)(slot * 5 + perturb + 1) & mask;
        }
    }

    /// <summary>dictkeys_generic_lookup: a comparison may run Python code and change the dict, then the search starts over.</summary>
    [Mirrors("dictkeys_generic_lookup", 1129, 1133)]
    private int LookupGeneric(PyObject key, long hash)
    {
    restart:
        Entry[] entries = _entries;
        int[]? indices = _indices;
        if (indices is null)
        {
            for (int i = 0; i < _nentries; i++)
            {
                if (entries[i].Hash != hash || entries[i].Key is not { } stored) continue;
                if (ReferenceEquals(stored, key)) return i;
                bool? equal = KeyHash.Equal(stored, key);
                if (equal is null) return Failed;
                if (!ReferenceEquals(entries, _entries) || !ReferenceEquals(entries[i].Key, stored)) goto restart;
                if (equal == true) return i;
            }
            return Absent;
        }

        uint mask = (uint)indices.Length - 1;
        ulong perturb = (ulong)hash;
        uint slot = (uint)hash & mask;
        while (true)
        {
            int number = indices[slot];
            if (number > 0)
            {
                int i = number - 1;
                if (entries[i].Hash == hash && entries[i].Key is { } stored)
                {
                    if (ReferenceEquals(stored, key)) return i;
                    bool? equal = KeyHash.Equal(stored, key);
                    if (equal is null) return Failed;
                    if (!ReferenceEquals(entries, _entries) || !ReferenceEquals(entries[i].Key, stored)) goto restart;
                    if (equal == true) return i;
                }
            }
            else if (number == 0) return Absent;
            perturb >>= 5;
            slot = (uint)(slot * 5 + perturb + 1) & mask;
        }
    }

    /// <summary>Append an entry for a key that is not there.</summary>
    [Mirrors("insertdict", 1817, 1884)]
    internal void InsertNew(PyObject key, long hash, PyObject value)
    {
        if (key.GetType() != typeof(PyStr)) _unicode = _interned = false;
        else if (!Unsafe.As<PyStr>(key).IsInterned) _interned = false;
        _version = 0;
        if (_nentries == _entries.Length) Grow();
        int n = _nentries;
        ref Entry entry = ref _entries[n];
        entry.Key = key;
        entry.Value = value;
        entry.Hash = hash;
        _nentries = n + 1;
        _used++;
        if (_indices is { } indices) Place(indices, hash, n);
    }

    [Mirrors("find_empty_slot", 1700, 1714)]
    private static void Place(int[] indices, long hash, int entry)
    {
        uint mask = (uint)indices.Length - 1;
        ulong perturb = (ulong)hash;
        uint slot = (uint)hash & mask;
        while (indices[slot] > 0)
        {
            perturb >>= 5;
            slot = (uint)(slot * 5 + perturb + 1) & mask;
        }
        indices[slot] = entry + 1;
    }

    [Mirrors("delitem_common", 2717, 2758)]
    internal void RemoveAt(int index)
    {
        ref Entry entry = ref _entries[index];
        if (_indices is { } indices)
        {
            uint mask = (uint)indices.Length - 1;
            ulong perturb = (ulong)entry.Hash;
            uint slot = (uint)entry.Hash & mask;
            while (indices[slot] != index + 1)
            {
                perturb >>= 5;
                slot = (uint)(slot * 5 + perturb + 1) & mask;
            }
            indices[slot] = -1;
        }
        entry = default;
        _used--;
        _version = 0;
    }

    /// <summary>Move an entry behind all others.</summary>
    internal void MoveToEnd(int index)
    {
        Entry entry = _entries[index];
        RemoveAt(index);
        InsertNew(entry.Key!, entry.Hash, entry.Value!);
    }

    /// <summary>Move an entry before all others; a gap made at the front serves many such moves.</summary>
    internal void MoveToFront(int index)
    {
        Entry entry = _entries[index];
        RemoveAt(index);
        int first = FirstIndex();
        if (first == 0)
        {
            Entry[] old = _entries;
            int n = _nentries, gap = Math.Max(4, _used);
            Allocate(_used + gap + 1);
            int next = gap;
            for (int i = 0; i < n; i++)
                if (old[i].Key is not null) _entries[next++] = old[i];
            _nentries = next;
            if (_indices is { } indices)
                for (int i = gap; i < next; i++) Place(indices, _entries[i].Hash, i);
            first = gap;
        }
        _entries[first - 1] = entry;
        if (_indices is { } table) Place(table, entry.Hash, first - 1);
        _used++;
        _nentries = Math.Max(_nentries, first);
        _version = 0;
    }

    /// <summary>The number of the first live entry, or of the end.</summary>
    internal int FirstIndex()
    {
        int i = 0;
        while (i < _nentries && _entries[i].Key is null) i++;
        return i;
    }

    /// <summary>Fresh arrays with room for at least <paramref name="capacity"/> entries; the content is the caller's business.</summary>
    [Mirrors("new_keys_object", 755, 809)]
    private void Allocate(int capacity)
    {
        if (capacity <= SmallLimit)
        {
            _entries = new Entry[capacity <= 4 ? 4 : SmallLimit];
            _indices = null;
            return;
        }
        int size = 16;
        while (size * 2L / 3 < capacity) size *= 2;
        _entries = new Entry[(int)(size * 2L / 3)];
        _indices = new int[size];
    }

    [Mirrors("dictresize", 1991, 2141)]
    private void Grow()
    {
        Entry[] old = _entries;
        int n = _nentries;
        int wanted = _used < 4 && old.Length < 4 ? 4 : _used < SmallLimit ? SmallLimit : _used * 2;
        Allocate(wanted);
        int next = 0;
        for (int i = 0; i < n; i++)
            if (old[i].Key is not null) _entries[next++] = old[i];
        _nentries = next;
        Reindex();
    }

    [Mirrors("build_indices_generic", 1936, 1949)]
    private void Reindex()
    {
        if (_indices is not { } indices) return;
        for (int i = 0; i < _nentries; i++) Place(indices, _entries[i].Hash, i);
    }

    /// <summary>Copy the table of another dict into this empty one.</summary>
    private void TakeAll(PyDict other)
    {
        _unicode = other._unicode;
        _interned = other._interned;
        _version = 0;
        if (other._used == 0)
        {
            _unicode = _interned = true;
            return;
        }
        if (other._used == other._nentries)
        {
            _entries = new Entry[other._entries.Length];
            Array.Copy(other._entries, _entries, other._nentries);
            _indices = (int[]?)other._indices?.Clone();
        }
        else
        {
            Allocate(other._used);
            int next = 0;
            for (int i = 0; i < other._nentries; i++)
                if (other._entries[i].Key is not null) _entries[next++] = other._entries[i];
            _nentries = next;
            Reindex();
        }
        _nentries = _used = other._used;
    }
}
