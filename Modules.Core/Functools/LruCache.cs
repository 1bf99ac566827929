// Modules/_functoolsmodule.c: lru_cache.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>One cached result, linked by age.</summary>
[PyType("functools._lru_list_elem", Module = typeof(FunctoolsModule), Hidden = true, Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class LruLink : PyObject
{
    internal LruLink? Previous, Next;
    internal long Hash;
    internal PyObject? Key, Result;

    internal LruLink() { }
}

/// <summary>A function that remembers its results.</summary>
[PyType("functools._lru_cache_wrapper", NoTextSignature = true, Module = typeof(FunctoolsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.MethodDescriptor, Dict = true, WeakRefs = true)]
public sealed partial class LruCacheWrapper : PyObject
{
    // Marks the start of the keywords in a key.
    private static readonly PyObject s_keywordMark = new LruLink();

    private readonly LruLink _root = new();
    private readonly PyDict _cache = new();
    private PyObject _function = PyNone.Instance, _infoType = PyNone.Instance;
    private bool _typed;
    private nint _maxSize;
    private long _hits, _misses;

    internal LruCacheWrapper() => _root.Previous = _root.Next = _root;

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    PyObject? GetDict => Obj.GenericGetDict(this);

    bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    [PySlot(Slot.New, Signature = "(user_function, maxsize, typed, cache_info_type)", Name = "lru_cache", VarArgs = true), Mirrors("lru_cache_new", 1506, 1579)]
    static PyObject? New(PyType cls, PyObject userFunction, PyObject maxsize, bool typed, PyObject cacheInfoType)
    {
        if (!Obj.IsCallable(userFunction)) return Err.Raise(Exc.TypeError, "the first argument must be callable");
        nint size = -1;
        if (maxsize is not PyNone)
        {
            if (!Num.IndexCheck(maxsize)) return Err.Raise(Exc.TypeError, "maxsize should be integer or None");
            if (!Num.AsSsize(maxsize, Exc.OverflowError, out size)) return null;
            if (size < 0) size = 0;
        }
        LruCacheWrapper made = (LruCacheWrapper)cls.Alloc();
        (made._function, made._maxSize, made._typed, made._infoType) = (userFunction, size, typed, cacheInfoType);
        return made;
    }

    [Mirrors("lru_cache_make_key", 1123, 1182)]
    private PyObject MakeKey(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int keywords = kwnames?.Count ?? 0, positional = args.Length - keywords;
        if (!_typed && keywords == 0)
        {
            if (positional == 1 && args[0] is var only && (only is PyInt or PyBigInt || only.GetType() == typeof(PyStr))) return only;
            return PyTuple.Of(args);
        }
        PyObject[] key = new PyObject[positional + (keywords > 0 ? keywords * 2 + 1 : 0) + (_typed ? args.Length : 0)];
        int n = 0;
        for (int i = 0; i < positional; i++) key[n++] = args[i];
        if (keywords > 0)
        {
            key[n++] = s_keywordMark;
            for (int i = 0; i < keywords; i++)
            {
                key[n++] = kwnames!.Items[i];
                key[n++] = args[positional + i];
            }
        }
        if (_typed)
            for (int i = 0; i < args.Length; i++) key[n++] = args[i].Type;
        return PyTuple.Own(key);
    }

    [Mirrors("lru_cache_extract_link", 1234, 1241)]
    private static void Extract(LruLink link)
    {
        link.Previous!.Next = link.Next;
        link.Next!.Previous = link.Previous;
    }

    [Mirrors("lru_cache_append_link", 1243, 1251)]
    private void Append(LruLink link)
    {
        LruLink last = _root.Previous!;
        last.Next = _root.Previous = link;
        link.Previous = last;
        link.Next = _root;
    }

    [Mirrors("lru_cache_prepend_link", 1253, 1261)]
    private void Prepend(LruLink link)
    {
        LruLink first = _root.Next!;
        first.Previous = _root.Next = link;
        link.Previous = _root;
        link.Next = first;
    }

    [PySlot(Slot.Call), Mirrors("lru_cache_call", 1633, 1640)]
    PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (_maxSize == 0)
        {
            _misses++;
            return Obj.Vectorcall(_function, args, kwnames);
        }
        PyObject key = MakeKey(args, kwnames);
        long hash = Obj.Hash(key);
        if (hash == -1 || !_cache.TryGetItem(key, hash, out PyObject? found)) return null;
        if (_maxSize < 0)
        {
            if (found is not null)
            {
                _hits++;
                return found;
            }
            _misses++;
            if (Obj.Vectorcall(_function, args, kwnames) is not { } value) return null;
            return _cache.SetItem(key, hash, value) ? value : null;
        }
        if (found is LruLink hit)
        {
            Extract(hit);
            Append(hit);
            _hits++;
            return hit.Result;
        }
        _misses++;
        return Obj.Vectorcall(_function, args, kwnames) is { } result ? Update(key, hash, result) : null;
    }

    [Mirrors("bounded_lru_cache_update_lock_held", 1329, 1473)]
    private PyObject? Update(PyObject key, long hash, PyObject result)
    {
        if (!_cache.TryGetItem(key, hash, out PyObject? present)) return null;
        if (present is not null) return result;
        LruLink link;
        if (_cache.Count < _maxSize || ReferenceEquals(_root.Next, _root))
        {
            link = new LruLink { Hash = hash, Key = key, Result = result };
            if (!_cache.SetItem(key, hash, link)) return null;
            Append(link);
            return result;
        }
        link = _root.Next!;
        Extract(link);
        bool? removed = _cache.Remove(link.Key!, link.Hash);
        if (removed is null)
        {
            Prepend(link);
            return null;
        }
        // Somebody else removed the key: the link is an orphan and stays out.
        if (removed == false) return result;
        (link.Hash, link.Key, link.Result) = (hash, key, result);
        if (!_cache.SetItem(key, hash, link)) return null;
        Append(link);
        return result;
    }

    [PySlot(Slot.DescrGet), Mirrors("lru_cache_descr_get", 1642, 1649)]
    PyObject? Get(PyObject? instance, PyObject? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);

    [PyMethod("cache_info", "()", Doc = "Report cache statistics"), Mirrors("_functools__lru_cache_wrapper_cache_info_impl", 1658, 1675)]
    PyObject? CacheInfo() => Obj.Vectorcall(_infoType,
        [PyInt.From(_hits), PyInt.From(_misses), _maxSize == -1 ? PyNone.Instance : PyInt.From(_maxSize), PyInt.From(_cache.Count)], null);

    [PyMethod("cache_clear", "()", Doc = "Forget all results and set the counts to 0."), Mirrors("_functools__lru_cache_wrapper_cache_clear_impl", 1684, 1701)]
    PyObject? CacheClear()
    {
        _root.Previous = _root.Next = _root;
        _hits = _misses = 0;
        _cache.Clear();
        return PyNone.Instance;
    }

    [PyMethod("__reduce__", "()"), Mirrors("lru_cache_reduce", 1703, 1707)]
    PyObject? Reduce() => Obj.GetAttr(this, "__qualname__");

    [PyMethod("__copy__", Raw = true, NoTextSignature = true, VarArgs = true), Mirrors("lru_cache_copy", 1709, 1713)]
    PyObject? Copy(ReadOnlySpan<PyObject> args) => this;

    [PyMethod("__deepcopy__", Raw = true, NoTextSignature = true, VarArgs = true), Mirrors("lru_cache_deepcopy", 1715, 1719)]
    PyObject? DeepCopy(ReadOnlySpan<PyObject> args) => this;
}
