// Objects/typeobject.c: the type object, its caches and its place in the hierarchy.

using System.Runtime.CompilerServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>The types that every other type's start-up needs; they lie apart so that making them touches no other static.</summary>
internal static class CoreTypes
{
    /// <summary><c>object</c>.</summary>
    internal static readonly PyType Object = PyType.CreateObjectType();
}

/// <summary>The type of types: with one argument the type of an object, with three a new type.</summary>
[PyType("type", Flags = TypeFlags.BaseType | TypeFlags.TypeSubclass | TypeFlags.HaveVectorcall | TypeFlags.ItemsAtEnd | TypeFlags.HaveGc, CustomType = true)]
public sealed unsafe partial class PyType : PyObject
{
    /// <summary>The metaclass; null stands for <c>type</c>, so that <c>type</c> can be made without itself.</summary>
    private PyType? _metatype;
    private string _name;
    private PyStr? _htName, _htQualName, _tpNameStr;
    private PyType[] _baseTypes = [];
    private PyType[] _mro = [];
    private PyTuple? _basesTuple, _mroTuple;
    private PyDict? _dict;
    private WeakRefList? _weak;

    /// <summary>The interpreter that made a class; null for native types, which all share.</summary>
    private Interpreter? _owner;
    private SubclassList? _subclasses;
    private readonly NativeTypeSpec? _spec;
    private PyDict? _partialDict;

    /// <summary>The order comes from a <c>mro()</c> of somebody's own, so that changes in it do not reach us through the bases.</summary>
    private bool _uncacheable;

    /// <summary><c>tp_*</c>: the slots, inherited ones included.</summary>
    public TypeSlots Slots;

    /// <summary>Changes whenever a look-up through this type may find something else; 0 until asked for.</summary>
    internal uint VersionTagOrZero;
    private TypeFlags _flags;

    /// <summary>Specialisation cache of the interpreter: the <c>__getitem__</c> or <c>__init__</c> function and such, cleared on every change.</summary>
    internal object? SpecCache;

    internal PyType(string name, PyType? metatype, NativeTypeSpec? spec)
    {
        _name = name;
        _metatype = metatype;
        _spec = spec;
    }

    /// <inheritdoc/>
    public override PyType Type => _metatype ?? TypeObject;

    /// <inheritdoc/>
    public override bool TrySetType(PyType type)
    {
        _metatype = type;
        return true;
    }

    /// <inheritdoc/>
    public override ref WeakRefList? WeakSlot => ref _weak;

    /// <summary><c>tp_name</c>: dotted for native types, the bare name for classes.</summary>
    /// <summary>Exact instances have nothing to finalize, though their subclasses may.</summary>
    internal bool SkipFinalizer { get; set; }

    /// <summary>The native finalizer of a type whose instances see to it themselves that it runs, if it has to; those of subclasses too, unless these have another.</summary>
    private nint _ownWatch;

    /// <summary>Instances see to their finalizer themselves.</summary>
    internal bool WatchesItself => (nint)Slots.Finalize == _ownWatch;

    /// <summary>From now on instances see to the present finalizer themselves.</summary>
    internal void LetWatchItself() => _ownWatch = (nint)Slots.Finalize;

    public string Name => _name;

    /// <summary><c>_PyType_Name</c>: what follows the last dot of a native type's name.</summary>
    public string ShortName => _spec is null ? _name : _name[(ShortText.LastIndexOf(_name, '.') + 1)..];

    /// <summary><c>tp_base</c>.</summary>
    public PyType? Base { get; private set; }

    /// <summary><c>tp_bases</c>.</summary>
    public PyTuple Bases => _basesTuple ??= PyTuple.Own(Array.ConvertAll(_baseTypes, static PyObject (t) => t));

    /// <summary><c>tp_mro</c>.</summary>
    public PyTuple Mro => _mroTuple ??= PyTuple.Own(Array.ConvertAll(_mro, static PyObject (t) => t));

    /// <summary>The method resolution order, this type first. Empty while a class is being made.</summary>
    internal ReadOnlySpan<PyType> MroTypes => _mro;

    /// <summary><c>tp_dict</c>; a native type fills it on first use. Whoever writes to it calls <see cref="Modified"/>.</summary>
    public PyDict Dict => _dict ?? FillNativeDict();

    /// <summary><c>tp_flags</c>.</summary>
    public TypeFlags Flags => _flags;

    internal bool Has(TypeFlags flag) => (_flags & flag) != 0;

    internal void SetFlags(TypeFlags flags) => _flags |= flags;

    internal void ClearFlags(TypeFlags flags) => _flags &= ~flags;

    internal bool IsHeapType => (_flags & TypeFlags.HeapType) != 0;

    /// <summary>The C# class whose memory layout the instances have.</summary>
    public Type ClrType { get; private set; } = typeof(PyObject);

    /// <summary>The allocator of the nearest native base: the exact class for that type, its <c>Heap</c> class for classes derived in Python.</summary>
    private delegate*<PyType, PyObject> _alloc;

    /// <summary>Instances have a <c>__dict__</c>.</summary>
    public bool InstanceHasDict { get; private set; }

    /// <summary>Instances can be weakly referenced.</summary>
    public bool InstanceHasWeakRefs { get; private set; }

    /// <summary>How many <c>__slots__</c> values an instance holds, all levels together.</summary>
    public int SlotCount { get; private set; }

    /// <summary>The names of the slots that this class itself added, mangled and sorted; null without <c>__slots__</c>.</summary>
    internal PyTuple? HeapSlots { get; private set; }

    /// <summary>The module object that a native type belongs to (<c>ht_module</c>), when somebody has set it.</summary>
    public PyModuleObject? Module { get; set; }

    /// <summary>The native spec, for types that have one of their own.</summary>
    internal NativeTypeSpec? Spec => _spec;

    /// <summary><c>tp_alloc</c>: a blank instance.</summary>
    [Mirrors("PyType_GenericAlloc", 2498, 2510)]
    public PyObject Alloc()
    {
        if (_alloc == null) throw new InvalidOperationException($"instances of '{_name}' are not allocated blank");
        PyObject o = _alloc(this);
        if (Slots.Finalize != null && !SkipFinalizer && !WatchesItself) FinalizerGuard.Attach(o);
        return o;
    }

    /// <summary><c>PyType_IsSubtype</c>.</summary>
    [Mirrors("PyType_IsSubtype", 2870, 2874)]
    public bool IsSubtypeOf(PyType type)
    {
        PyType[] mro = _mro;
        if (mro.Length == 0) return IsSubtypeByBaseChain(type);
        for (int i = 0; i < mro.Length; i++)
            if (ReferenceEquals(mro[i], type)) return true;
        return false;
    }

    /// <summary><c>type_is_subtype_base_chain</c>.</summary>
    [Mirrors("type_is_subtype_base_chain", 2833, 2843)]
    private bool IsSubtypeByBaseChain(PyType type)
    {
        for (PyType? a = this; a is not null; a = a.Base)
            if (ReferenceEquals(a, type)) return true;
        return ReferenceEquals(type, CoreTypes.Object);
    }

    /// <summary><c>_PyType_Lookup</c>: the attribute in the dicts along the MRO, without binding; null without an error when absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("_PyType_LookupRef", 6133, 6137)]
    public PyObject? Lookup(PyStr name)
    {
        uint version = VersionTagOrZero;
        TypeCache.Entry entry = TypeCache.Entries[TypeCache.Index(version, name)];
        return entry.Version == version && ReferenceEquals(entry.Name, name) ? entry.Value : LookupSlow(name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyObject? LookupSlow(PyStr name)
    {
        uint version = VersionTag;
        PyObject? value = FindNameInMro(name);
        if (version != 0 && version == VersionTagOrZero)
            TypeCache.Entries[TypeCache.Index(version, name)] = new TypeCache.Entry(version, name, value);
        return value;
    }

    /// <summary><c>find_name_in_mro</c>, past the cache.</summary>
    [Mirrors("find_name_in_mro", 5886, 5932)]
    internal PyObject? FindNameInMro(PyStr name)
    {
        foreach (PyType type in _mro)
            if (type.Dict.GetItem(name) is { } value) return value;
        return null;
    }

    /// <summary><c>tp_version_tag</c>, assigned on first use (<c>assign_version_tag</c>). 0 while the type is not ready.</summary>
    public uint VersionTag => VersionTagOrZero != 0 ? VersionTagOrZero : AssignVersionTag();

    [Mirrors("assign_version_tag", 1362, 1409)]
    private uint AssignVersionTag()
    {
        if ((_flags & TypeFlags.Ready) == 0 || _uncacheable) return 0;
        // A base without a tag would not pass its changes on to us.
        foreach (PyType type in _baseTypes)
            if (type.VersionTag == 0) return 0;
        return VersionTagOrZero = TypeCache.NextVersion();
    }

    /// <summary><c>PyType_Modified</c>: what was found through this type or its subclasses may not hold any longer.</summary>
    [Mirrors("PyType_Modified", 1239, 1250)]
    public void Modified()
    {
        if (VersionTagOrZero == 0) return;
        if (_subclasses is { } subclasses)
            subclasses.Modified();
        VersionTagOrZero = 0;
        SpecCache = null;
    }

    private void AddSubclass(PyType type) => (_subclasses ?? Interlocked.CompareExchange(ref _subclasses, new SubclassList(), null) ?? _subclasses).Add(type);

    private void RemoveSubclass(PyType type) => _subclasses?.Remove(type);

    /// <summary>The live direct subclasses, in order of creation.</summary>
    internal PyType[] LiveSubclasses() => _subclasses?.Live() ?? [];

    /// <summary>What Python code of an interpreter may see of <see cref="LiveSubclasses"/>: native types and its own classes.</summary>
    internal PyType[] VisibleSubclasses(Interpreter interpreter)
    {
        PyType[] types = LiveSubclasses();
        int count = 0;
        foreach (PyType type in types)
            if (type._owner is null || ReferenceEquals(type._owner, interpreter)) types[count++] = type;
        Array.Resize(ref types, count);
        return types;
    }

    /// <summary>The slot as a raw pointer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref nint SlotRef(Slot slot) => ref Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref Slots), (int)slot);

    /// <summary>The slot as a raw pointer, 0 when absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint SlotAt(Slot slot) => Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref Slots), (int)slot);
}

/// <summary>The method cache of <c>_PyType_Lookup</c>. Entries are immutable, so that interpreters can share it without a lock.</summary>
internal static class TypeCache
{
    private const int Size = 4096;
    internal static readonly Entry[] Entries = MakeEntries();
    private static uint s_version;

    internal sealed class Entry(uint version, PyStr? name, PyObject? value)
    {
        internal readonly uint Version = version;
        internal readonly PyStr? Name = name;
        internal readonly PyObject? Value = value;
    }

    private static Entry[] MakeEntries()
    {
        var entries = new Entry[Size];
        Entry none = new(0, null, null);
        for (int i = 0; i < entries.Length; i++) entries[i] = none;
        return entries;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Index(uint version, PyStr name) => (int)((version * 31) ^ (uint)RuntimeHelpers.GetHashCode(name)) & (Size - 1);

    internal static uint NextVersion() => Interlocked.Increment(ref s_version);

    /// <summary><c>PyType_ClearCache</c>.</summary>
    [Mirrors("type_cache_clear", 977, 992)]
    internal static void Clear() => Array.Fill(Entries, new Entry(0, null, null));
}
