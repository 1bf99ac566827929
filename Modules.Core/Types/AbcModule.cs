// Modules/_abc.c: the machinery of abstract base classes.

using System.Runtime.CompilerServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Classes held weakly: the cache of a class does not keep the classes it knows alive.</summary>
/// <param name="listed">The classes are asked for in order, not only one by one.</param>
internal sealed class WeakClassSet(bool listed = false)
{
    // Made when it is needed: most classes register nothing, and each table is an object with a finalizer.
    private ConditionalWeakTable<PyObject, object>? _table;

    private WeakReference<PyObject>[] _list = [];
    private int _count;

    [Mirrors("_in_weak_set", 180, 201)]
    internal bool Contains(PyObject cls) => _table is { } table && table.TryGetValue(cls, out _);

    [Mirrors("_add_to_weak_set", 222, 257)]
    internal void Add(PyObject cls)
    {
        if (!(_table ??= new()).TryAdd(cls, this) || !listed) return;
        if (_count == _list.Length) MakeRoom();
        _list[_count++] = new WeakReference<PyObject>(cls);
    }

    // Classes that have gone leave the list when it is full; it grows when half of it or more is alive.
    private void MakeRoom()
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
            if (_list[i].TryGetTarget(out _)) _list[kept++] = _list[i];
        _count = kept;
        if (_count * 2 >= _list.Length) Array.Resize(ref _list, Math.Max(4, _count * 2));
    }

    internal void Clear()
    {
        _table?.Clear();
        _list = [];
        _count = 0;
    }

    internal List<PyObject> Live()
    {
        var live = new List<PyObject>();
        for (int i = 0; i < _count; i++)
            if (_list[i].TryGetTarget(out PyObject? cls)) live.Add(cls);
        if (_table is not null && !listed) AddLive(live, _table);
        return live;
    }

    private static void AddLive(List<PyObject> live, ConditionalWeakTable<PyObject, object> table)
    {
        foreach (KeyValuePair<PyObject, object> entry in table) live.Add(entry.Key);
    }

    /// <summary>A set of weak references, for the debug dump.</summary>
    internal PyObject? ToSet()
    {
        var set = new PySet();
        foreach (PyObject cls in Live())
            if (PyWeakRef.Create(cls) is not { } reference || !set.Add(reference)) return null;
        return set;
    }
}

/// <summary>Internal state held by ABC machinery.</summary>
[PyType("_abc._abc_data", Module = typeof(AbcModule), Hidden = true, Flags = TypeFlags.HeapType)]
internal sealed partial class AbcData : PyObject
{
    internal readonly WeakClassSet Registry = new(listed: true), Cache = new(), NegativeCache = new();
    internal ulong NegativeCacheVersion;

    [PySlot(Slot.New), Mirrors("abc_data_new", 123, 143)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => new AbcData();
}

[PyModule("_abc", Source = "Modules/_abc.c", Doc = "What abc does often, in native code.")]
public static partial class AbcModule
{
    internal sealed class State : PyModuleState
    {
        internal ulong InvalidationCounter;
    }

    private const TypeFlags CollectionFlags = TypeFlags.Sequence | TypeFlags.Mapping;
    private static readonly PyStr s_impl = PyStr.Intern("_abc_impl"), s_flags = PyStr.Intern("__abc_tpflags__"), s_hook = PyStr.Intern("__subclasshook__"),
        s_subclasses = PyStr.Intern("__subclasses__");

    [Mirrors("_get_impl", 164, 178)]
    private static AbcData? Impl(PyObject self)
    {
        if (Obj.GetAttr(self, s_impl) is not { } impl) return null;
        return impl as AbcData ?? Err.Raise<AbcData>(Exc.TypeError, "_abc_impl is set to a wrong type");
    }

    /// <summary>Empty a class's registry, for tests only.</summary>
    [PyFunction("_reset_registry", "(self, /)"), Mirrors("_abc__reset_registry", 270, 288)]
    private static PyObject? ResetRegistry(PyObject self)
    {
        if (Impl(self) is not { } impl) return null;
        impl.Registry.Clear();
        return PyNone.Instance;
    }

    /// <summary>Empty both caches of a class, for tests only.</summary>
    [PyFunction("_reset_caches", "(self, /)"), Mirrors("_abc__reset_caches", 301, 325)]
    private static PyObject? ResetCaches(PyObject self)
    {
        if (Impl(self) is not { } impl) return null;
        impl.Cache.Clear();
        impl.NegativeCache.Clear();
        return PyNone.Instance;
    }

    /// <summary>Registry, both caches and their version, for debugging.</summary>
    [PyFunction("_get_dump", "(self, /)"), Mirrors("_abc__get_dump", 340, 358)]
    private static PyObject? GetDump(PyObject self)
    {
        if (Impl(self) is not { } impl) return null;
        if (impl.Registry.ToSet() is not { } registry || impl.Cache.ToSet() is not { } cache || impl.NegativeCache.ToSet() is not { } negative) return null;
        return PyTuple.Of(registry, cache, negative, PyLong.From(impl.NegativeCacheVersion));
    }

    [Mirrors("compute_abstract_methods", 361, 482)]
    private static bool ComputeAbstractMethods(PyObject self)
    {
        var abstracts = new PySet();
        if (Obj.GetAttr(self, Id.__dict__) is not { } ns || Mapping.Items(ns) is not { } items) return false;
        for (int i = 0; i < items.Count; i++)
        {
            if (!Seq.Fast(items[i], "items() returned non-iterable", out ReadOnlySpan<PyObject> pair, out _)) return false;
            if (pair.Length != 2) return Err.Fail(Exc.TypeError, "items() returned item which size is not 2");
            PyObject key = pair[0];
            if (Obj.IsAbstract(pair[1]) is not { } isAbstract) return false;
            if (isAbstract && !abstracts.Add(key)) return false;
        }
        if (Obj.GetAttr(self, Id.__bases__) is not { } found) return false;
        if (found is not PyTuple bases) return Err.Fail(Exc.TypeError, "__bases__ is not tuple");
        for (int i = 0; i < bases.Count; i++)
        {
            if (!Obj.TryGetAttr(bases[i], Id.__abstractmethods__, out PyObject? inherited)) return false;
            if (inherited is null) continue;
            if (Obj.GetIter(inherited) is not { } iterator) return false;
            while (Obj.IterNext(iterator) is { } key)
            {
                if (key is not PyStr name) return Err.Fail(Exc.TypeError, $"attribute name must be string, not '{key.Type.Name}'");
                if (!Obj.TryGetAttr(self, name, out PyObject? value)) return false;
                if (value is null) continue;
                if (Obj.IsAbstract(value) is not { } isAbstract) return false;
                if (isAbstract && !abstracts.Add(key)) return false;
            }
            if (Err.Occurred is not null) return false;
        }
        return Obj.Call(PyFrozenSet.TypeObject, abstracts) is { } frozen && Obj.SetAttr(self, Id.__abstractmethods__, frozen);
    }

    /// <summary>Set up the ABC state of a class.</summary>
    [PyFunction("_abc_init", "(self, /)"), Mirrors("_abc__abc_init", 495, 543)]
    private static PyObject? AbcInit(State state, PyObject self)
    {
        if (!ComputeAbstractMethods(self)) return null;
        if (!Obj.SetAttr(self, s_impl, new AbcData { NegativeCacheVersion = state.InvalidationCounter })) return null;
        if (self is not PyType cls || cls.Dict.GetItem(s_flags) is not { } flags) return PyNone.Instance;
        cls.Dict.Remove(s_flags);
        cls.Modified();
        if (flags is not PyInt { Value: var value }) return PyNone.Instance;
        TypeFlags wanted = (TypeFlags)value & CollectionFlags;
        if (wanted == CollectionFlags)
            return Err.Raise(Exc.TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        cls.SetFlags(wanted);
        return PyNone.Instance;
    }

    /// <summary>Register a virtual subclass.</summary>
    [PyFunction("_abc_register", "(self, subclass, /)"), Mirrors("_abc__abc_register_impl", 555, 605)]
    private static PyObject? AbcRegister(State state, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type) return Err.Raise(Exc.TypeError, "Can only register classes");
        if (Obj.IsSubclass(subclass, self) is not { } already) return null;
        if (already) return subclass;
        if (Obj.IsSubclass(self, subclass) is not { } cycle) return null;
        if (cycle) return Err.Raise(Exc.RuntimeError, "Refusing to create an inheritance cycle");
        if (Impl(self) is not { } impl) return null;
        impl.Registry.Add(subclass);
        state.InvalidationCounter++;
        if (self is PyType cls && (cls.Flags & CollectionFlags) is not 0 and var flags) SetFlagsRecursive(type, flags);
        return subclass;
    }

    private static void SetFlagsRecursive(PyType type, TypeFlags flags)
    {
        if (type.Has(TypeFlags.ImmutableType) || (type.Flags & CollectionFlags) == flags) return;
        type.ClearFlags(CollectionFlags);
        type.SetFlags(flags);
        foreach (PyType subclass in type.LiveSubclasses()) SetFlagsRecursive(subclass, flags);
    }

    /// <summary>What isinstance() asks an abstract class.</summary>
    [PyFunction("_abc_instancecheck", "(self, instance, /)"), Mirrors("_abc__abc_instancecheck_impl", 618, 685)]
    private static PyObject? AbcInstanceCheck(State state, PyObject self, PyObject instance)
    {
        if (Impl(self) is not { } impl || !Obj.TryGetAttr(instance, Id.__class__, out PyObject? subclass)) return null;
        PyType subtype = instance.Type;
        subclass ??= subtype;
        if (impl.Cache.Contains(subclass)) return PyBool.True;
        if (ReferenceEquals(subtype, subclass))
        {
            if (impl.NegativeCacheVersion == state.InvalidationCounter && impl.NegativeCache.Contains(subclass)) return PyBool.False;
            return Obj.CallMethod(self, Id.__subclasscheck__, subclass);
        }
        PyObject? result = Obj.CallMethod(self, Id.__subclasscheck__, subclass);
        if (result is null || Obj.IsTrue(result) is not { } truth) return null;
        return truth ? result : Obj.CallMethod(self, Id.__subclasscheck__, subtype);
    }

    /// <summary>What issubclass() asks an abstract class.</summary>
    [PyFunction("_abc_subclasscheck", "(self, subclass, /)"), Mirrors("_abc__abc_subclasscheck_impl", 704, 841)]
    private static PyObject? AbcSubclassCheck(State state, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type) return Err.Raise(Exc.TypeError, "issubclass() arg 1 must be a class");
        if (Impl(self) is not { } impl) return null;
        if (impl.Cache.Contains(subclass)) return PyBool.True;
        if (impl.NegativeCacheVersion < state.InvalidationCounter)
        {
            impl.NegativeCache.Clear();
            impl.NegativeCacheVersion = state.InvalidationCounter;
        }
        else if (impl.NegativeCache.Contains(subclass))
        {
            return PyBool.False;
        }
        PyObject? hook = Obj.CallMethod(self, s_hook, subclass);
        if (hook is null) return null;
        if (hook is PyBool)
        {
            (ReferenceEquals(hook, PyBool.True) ? impl.Cache : impl.NegativeCache).Add(subclass);
            return hook;
        }
        if (hook is not PyNotImplemented) return Err.Raise(Exc.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        if (self is PyType cls && type.IsSubtypeOf(cls)) return Positive(impl, subclass);

        // Registered classes and their subclasses.
        if (impl.Registry.Contains(subclass)) return PyBool.True;
        foreach (PyObject registered in impl.Registry.Live())
        {
            if (Obj.IsSubclass(subclass, registered) is not { } yes) return null;
            if (yes) return Positive(impl, subclass);
        }

        if (Obj.CallMethod(self, s_subclasses) is not { } found) return null;
        if (found is not PyList subclasses) return Err.Raise(Exc.TypeError, "__subclasses__() must return a list");
        for (int i = 0; i < subclasses.Count; i++)
        {
            if (Obj.IsSubclass(subclass, subclasses[i]) is not { } yes) return null;
            if (yes) return Positive(impl, subclass);
        }
        impl.NegativeCache.Add(subclass);
        return PyBool.False;
    }

    private static PyObject Positive(AbcData impl, PyObject subclass)
    {
        impl.Cache.Add(subclass);
        return PyBool.True;
    }

    /// <summary>A token that changes with every registration on any abstract class.</summary>
    [PyFunction("get_cache_token", "()"), Mirrors("_abc_get_cache_token_impl", 919, 925)]
    private static PyObject? GetCacheToken(State state) => PyLong.From(state.InvalidationCounter);
}
