// Objects/typeobject.c: PyType_Ready, for native types and for classes made by type_new.

using System.Runtime.CompilerServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed unsafe partial class PyType
{
    private const TypeFlags CollectionFlags = TypeFlags.Sequence | TypeFlags.Mapping;

    private const TypeFlags InheritedFlags = TypeFlags.MatchSelf | TypeFlags.ItemsAtEnd | TypeFlags.LongSubclass | TypeFlags.ListSubclass
        | TypeFlags.TupleSubclass | TypeFlags.BytesSubclass | TypeFlags.UnicodeSubclass | TypeFlags.DictSubclass | TypeFlags.BaseExcSubclass | TypeFlags.TypeSubclass;

    /// <summary>A native type is ready but for its dict, which <see cref="FillNativeDict"/> fills when somebody looks.
    /// No static of this class is touched here: <c>type</c> itself comes this way.</summary>
    [Mirrors("_PyStaticType_InitBuiltin", 9252, 9256)]
    public static PyType FromSpec(NativeTypeSpec spec)
    {
        PyType type = new(spec.Name, null, spec);
        PyType @base = spec.Base ?? CoreTypes.Object;
        type.ReadyNative(@base);
        return type;
    }

    [Mirrors("type_ready", 9100, 9176)]
    private void ReadyNative(PyType? @base)
    {
        NativeTypeSpec spec = _spec!;
        _flags = spec.Flags | spec.Name switch
        {
            "int" => TypeFlags.LongSubclass,
            "list" => TypeFlags.ListSubclass,
            "tuple" => TypeFlags.TupleSubclass,
            "bytes" => TypeFlags.BytesSubclass,
            "str" => TypeFlags.UnicodeSubclass,
            "dict" => TypeFlags.DictSubclass,
            "BaseException" => TypeFlags.BaseExcSubclass,
            "type" => TypeFlags.TypeSubclass,
            _ => 0,
        };
        if ((_flags & TypeFlags.HeapType) == 0) _flags |= TypeFlags.ImmutableType | TypeFlags.StaticBuiltin;
        Base = @base;
        _metatype = @base?._metatype;
        ClrType = spec.ClrType;
        _alloc = spec.Alloc;
        InstanceHasDict = spec.Dict;
        InstanceHasWeakRefs = spec.WeakRefs;

        if (spec.FillSlots != null) spec.FillSlots(ref Slots);
        if (@base is null)
        {
            _mro = [this];
        }
        else
        {
            _baseTypes = [@base];
            _mro = [this, .. @base._mro];
            InstanceHasDict |= @base.InstanceHasDict;
            InstanceHasWeakRefs |= @base.InstanceHasWeakRefs;
            SetNew(@base);
            InheritFlags(@base);
            InheritSlots(@base, overridesHash: false);
            if (Slots.Hash == null) SlotRef(Slot.Hash) = SlotPointers.HashNotImplemented;
            @base.AddSubclass(this);
        }
        _flags |= TypeFlags.Ready;
    }

    /// <summary><c>type_ready_set_new</c>: a native type below <c>object</c> without a <c>tp_new</c> of its own is not callable.</summary>
    [Mirrors("type_ready_set_new", 8996, 9037)]
    private void SetNew(PyType @base)
    {
        // CPython's module types are heap types, which inherit object's unless they forbid it.
        bool heapLike = IsHeapType || (ShortText.Contains(_name, '.') && Has(TypeFlags.BaseType) && _alloc != null);
        if (Slots.New == null && ReferenceEquals(@base, CoreTypes.Object) && !heapLike)
            _flags |= TypeFlags.DisallowInstantiation;
        if (Has(TypeFlags.DisallowInstantiation))
            Slots.New = null;
        else if (Slots.New == null)
            Slots.New = @base.Slots.New;
    }

    [Mirrors("inherit_special", 8338, 8403)]
    private void InheritFlags(PyType @base)
    {
        _flags |= @base._flags & InheritedFlags;
        if ((@base._flags & TypeFlags.HaveGc) != 0) _flags |= TypeFlags.HaveGc;
    }

    /// <summary><c>inherit_slots</c>: every slot that is still empty; hash and comparison only together.</summary>
    [Mirrors("inherit_slots", 8418, 8612)]
    private void InheritSlots(PyType @base, bool overridesHash)
    {
        ref nint mine = ref Unsafe.As<TypeSlots, nint>(ref Slots);
        ref nint theirs = ref Unsafe.As<TypeSlots, nint>(ref @base.Slots);
        bool comparison = Slots.RichCompare == null && Slots.Hash == null && !overridesHash;
        for (int i = 0; i < sizeof(TypeSlots) / sizeof(nint); i++)
        {
            if (i is (int)Slot.Hash or (int)Slot.RichCompare ? !comparison : i == (int)Slot.New) continue;
            ref nint slot = ref Unsafe.Add(ref mine, i);
            if (slot != 0) continue;
            slot = Unsafe.Add(ref theirs, i);
            if (slot == 0) continue;
            if (i == (int)Slot.DescrGet && Has(TypeFlags.ImmutableType)) _flags |= @base._flags & TypeFlags.MethodDescriptor;
            if (i == (int)Slot.Call) _flags |= @base._flags & TypeFlags.HaveVectorcall;
        }
        if ((_flags & CollectionFlags) == 0) _flags |= @base._flags & CollectionFlags;
    }

    /// <summary><c>type_ready_fill_dict</c> of a native type, on first use.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("type_ready_fill_dict", 8778, 8798)]
    private PyDict FillNativeDict()
    {
        lock (_spec ?? (object)this)
        {
            if (_dict is { } ready) return ready;
            // A look-up made by the filling itself sees what is there so far.
            if (_partialDict is { } partial) return partial;
            PyDict dict = _partialDict = new PyDict();
            NativeTypeSpec? spec = _spec;
            if (spec is not null)
            {
                TypeSlots own = default;
                if (spec.FillSlots != null) spec.FillSlots(ref own);
                if ((own.New != null || spec.BaseNew) && !Has(TypeFlags.DisallowInstantiation)) dict.SetItem(Id.__new__, NewWrapper());
                AddOperators(dict, ref own);
                if (spec.FillDict != null) spec.FillDict(new NativeDict(this, dict));
                if (spec.Dict && Base is { InstanceHasDict: false } && !Has(TypeFlags.ManagedDict) && dict.GetItem(Id.__dict__) is null)
                    dict.SetItem(Id.__dict__, new PyGetSetDescr(this, "__dict__", &Obj.GenericGetDict, &Obj.GenericSetDict, null));
                if (dict.GetItem(Id.__doc__) is null)
                    dict.SetItem(Id.__doc__, spec.Doc is { } doc ? PyStr.From(doc) : PyNone.Instance);
                if (own.Hash == null && own.RichCompare != null && dict.GetItem(Id.__hash__) is null)
                    dict.SetItem(Id.__hash__, PyNone.Instance);
                if ((IsHeapType || IsHeapInC) && dict.GetItem(Id.__module__) is null && ShortText.LastIndexOf(_name, '.') is >= 0 and int dot)
                    dict.SetItem(Id.__module__, PyStr.Intern(_name[..dot]));
            }
            _dict = dict;
            _partialDict = null;
            return dict;
        }
    }

    /// <summary><c>add_operators</c>: a wrapper descriptor for every slot that the type defines.</summary>
    [Mirrors("add_operators", 11954, 12000)]
    private void AddOperators(PyDict dict, ref TypeSlots own)
    {
        foreach (SlotDef def in SlotDefs.All)
        {
            if (def.Wrap == Wrap.None || (def.Wrap == Wrap.Del && _spec!.Dealloc)) continue;
            nint pointer = Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref own), (int)def.Slot);
            if (pointer == 0 || dict.GetItem(def.Name) is not null) continue;
            dict.SetItem(def.Name, pointer == SlotPointers.HashNotImplemented ? PyNone.Instance : new PyWrapperDescr(this, def, pointer));
        }
    }

    [Mirrors("add_tp_new_wrapper", 10051, 10071)]
    private PyBuiltinFunction NewWrapper() => new(NewWrapperDef.Def, this, null);

    /// <summary>The rest of <c>PyType_Ready</c> for a class made by <c>type_new</c>, whose dict is already there.</summary>
    private bool ReadyClass()
    {
        if (!MroInternal(out _)) return false;
        Slots.New = Base!.Slots.New;
        if (_dict!.GetItem(Id.__doc__) is null) _dict.SetItem(Id.__doc__, PyNone.Instance);
        InheritFlags(Base);
        bool overridesHash = _dict.GetItem(Id.__eq__) is not null || _dict.GetItem(Id.__hash__) is not null;
        for (int i = 1; i < _mro.Length; i++) InheritSlots(_mro[i], overridesHash);
        if (Slots.Hash == null && _dict.GetItem(Id.__hash__) is null)
        {
            _dict.SetItem(Id.__hash__, PyNone.Instance);
            SlotRef(Slot.Hash) = SlotPointers.HashNotImplemented;
        }
        _owner = ThreadState.Current.Interpreter;
        foreach (PyType @base in _baseTypes) @base.AddSubclass(this);
        _flags |= TypeFlags.Ready;
        return true;
    }

    /// <summary><c>object</c>, the one type without a base.</summary>
    internal static PyType CreateObjectType()
    {
        var spec = new NativeTypeSpec
        {
            Name = "object",
            Flags = TypeFlags.BaseType,
            ClrType = typeof(PyObject),
            Doc = "The base of all classes.\n\nIt takes no arguments, and its instances have no attributes beside those that all objects have.\n",
            TextSignature = "()",
            FillSlots = &PyBaseObject.FillSlots,
            FillDict = &PyBaseObject.FillDict,
            Alloc = &PyBaseObject.AllocInstance,
        };
        var type = new PyType(spec.Name, null, spec);
        type.ReadyNative(null);
        return type;
    }

    /// <summary>Instances of <c>type</c> are made by <see cref="NewClass"/> alone.</summary>
    internal static PyObject AllocInstance(PyType type) => throw new InvalidOperationException("a type is not allocated blank");
}

/// <summary>The <c>__new__</c> that a native type's dict gets (<c>tp_new_methoddef</c>).</summary>
internal static unsafe class NewWrapperDef
{
    internal static readonly MethodDef Def = new("__new__", MethodFlags.FastCall | MethodFlags.Keywords,
        "Make and return a new object.  See help(type) for accurate signature.", "($type, *args, **kwargs)") { FastCall = &Call };

    /// <summary><c>tp_new_wrapper</c>.</summary>
    [Mirrors("tp_new_wrapper", 9979, 10041)]
    private static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var type = (PyType)self;
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional < 1) return Err.Raise(Exc.TypeError, $"{type.Name}.__new__(): not enough arguments");
        if (args[0] is not PyType subtype)
            return Err.Raise(Exc.TypeError, $"{type.Name}.__new__(X): X is not a type object ({args[0].Type.Name})");
        if (!subtype.IsSubtypeOf(type))
            return Err.Raise(Exc.TypeError, $"{type.Name}.__new__({subtype.Name}): {subtype.Name} is not a subtype of {type.Name}");
        if ((subtype.Flags & TypeFlags.DisallowInstantiation) != 0) return Err.Raise(Exc.TypeError, $"cannot create '{subtype.Name}' instances");
        // The nearest base whose tp_new is native must be ours, or layouts would be mixed up.
        PyType? native = subtype;
        while (native is not null && (nint)native.Slots.New == SlotPointers.New) native = native.Base;
        if (native is not null && (nint)native.Slots.New != (nint)type.Slots.New)
            return Err.Raise(Exc.TypeError, $"{type.Name}.__new__({subtype.Name}) is not safe, use {native.Name}.__new__()");
        return type.Slots.New(subtype, args[1..], kwnames);
    }
}
