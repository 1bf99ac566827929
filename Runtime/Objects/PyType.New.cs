// Objects/typeobject.c: type_new, the making of a class.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed unsafe partial class PyType
{
    /// <summary>What <c>type_new</c> gathers on its way (<c>type_new_ctx</c>).</summary>
    private sealed class NewContext
    {
        internal required PyType Metatype;
        internal required PyStr Name;
        internal required PyTuple Bases;
        internal PyType[] BaseTypes = [];
        internal PyType Base = null!;
        internal PyTuple? Slots;
        internal bool AddDict, AddWeak, MayAddDict, MayAddWeak;
    }

    /// <summary><c>type_new</c>.</summary>
    [PySlot(Slot.New), Mirrors("type_new", 4950, 4996)]
    internal static PyObject? New(PyType metatype, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional != 3)
            return Err.Raise(Exc.TypeError, $"type.__new__() takes exactly 3 arguments ({positional} given)");
        if (args[0] is not PyStr name) return BadNewArgument(1, "str", args[0]);
        if (args[1] is not PyTuple bases) return BadNewArgument(2, "tuple", args[1]);
        if (args[2] is not PyDict ns) return BadNewArgument(3, "dict", args[2]);

        var context = new NewContext { Metatype = metatype, Name = name, Bases = bases };
        if (bases.Count == 0)
        {
            context.Base = CoreTypes.Object;
            context.BaseTypes = [CoreTypes.Object];
            context.Bases = PyTuple.Of(CoreTypes.Object);
        }
        else
        {
            foreach (PyObject item in bases.Items.AsSpan(0, bases.Count))
            {
                if (item is PyType) continue;
                if (!Obj.TryGetAttr(item, Id.__mro_entries__, out PyObject? entries)) return null;
                if (entries is not null)
                    return Err.Raise(Exc.TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
            }
            if (CalculateMetaclass(metatype, bases) is not { } winner) return null;
            if (!ReferenceEquals(winner, metatype))
            {
                if ((nint)winner.Slots.New != (nint)TypeObject.Slots.New) return winner.Slots.New(winner, args, kwnames);
                context.Metatype = winner;
            }
            if (FindBestBase(bases) is not { } best) return null;
            context.Base = best;
            context.BaseTypes = new PyType[bases.Count];
            for (int i = 0; i < bases.Count; i++) context.BaseTypes[i] = (PyType)bases[i];
        }
        return NewClass(context, ns, args[3..], kwnames);
    }

    private static PyObject? BadNewArgument(int n, string expected, PyObject o) =>
        Err.Raise(Exc.TypeError, $"type.__new__() argument {n} must be {expected}, not {(o is PyNone ? "None" : o.Type.Name)}");

    /// <summary>Make a class from C#: name, bases and a dict that is copied.</summary>
    public static PyType? Create(PyType metatype, string name, PyTuple bases, PyDict ns) =>
        (PyType?)Obj.Call(metatype, PyStr.From(name), bases, ns);

    /// <summary><c>type_new_impl</c>.</summary>
    [Mirrors("type_new_impl", 4833, 4883)]
    private static PyObject? NewClass(NewContext context, PyDict original, ReadOnlySpan<PyObject> kwvalues, PyTuple? kwnames)
    {
        PyDict dict = original.Copy();
        if (!ReadSlots(context, dict)) return null;

        PyType @base = context.Base;
        var type = new PyType(context.Name.Value, ReferenceEquals(context.Metatype, TypeObject) ? null : context.Metatype, null)
        {
            _htName = context.Name,
            _htQualName = context.Name,
            _dict = dict,
            _baseTypes = context.BaseTypes,
            _basesTuple = context.Bases,
            Base = @base,
            ClrType = @base.ClrType,
            HeapSlots = context.Slots,
            _flags = TypeFlags.HeapType | TypeFlags.BaseType | TypeFlags.HaveGc,
        };
        type._alloc = @base._alloc;
        type._ownWatch = @base._ownWatch;
        if (!type.SetAttributes(context, dict) || !type.ReadyClass()) return null;
        type.FixupSlotDispatchers();
        if (!type.CheckDictKeys(dict)) return null;
        return type.SetNames(dict) && type.InitSubclass(kwvalues, kwnames) ? type : null;
    }

    private bool CheckDictKeys(PyDict dict)
    {
        int pos = 0;
        while (dict.Next(ref pos, out PyObject? key, out _))
            if (key is not PyStr)
                return Warnings.Warn(Exc.RuntimeWarning, $"non-string key in the __dict__ of class {_name}", 1);
        return true;
    }

    /// <summary>A type whose instances vary in size in CPython: no <c>__slots__</c> below it, and no weak references for its subclasses.</summary>
    private bool HasItems => Has(TypeFlags.LongSubclass | TypeFlags.TupleSubclass | TypeFlags.BytesSubclass | TypeFlags.TypeSubclass);

    /// <summary><c>type_new_get_slots</c> and <c>type_new_slots</c>.</summary>
    [Mirrors("type_new_slots", 4341, 4366)]
    private static bool ReadSlots(NewContext context, PyDict dict)
    {
        PyType @base = context.Base;
        context.MayAddDict = !@base.InstanceHasDict && !@base.Has(TypeFlags.TypeSubclass);
        context.MayAddWeak = !@base.InstanceHasWeakRefs && !@base.HasItems;
        if (dict.GetItem(Id.__slots__) is not { } slots)
        {
            context.AddDict = context.MayAddDict;
            context.AddWeak = context.MayAddWeak;
            return true;
        }
        PyTuple? names = slots is PyStr ? PyTuple.Of(slots) : Seq.Tuple(slots);
        if (names is null) return false;
        if (names.Count > 0 && @base.HasItems)
            return Err.Fail(Exc.TypeError, $"nonempty __slots__ not supported for subtype of '{@base.Name}'");
        return VisitSlots(context, names) && CopySlots(context, dict, names);
    }

    /// <summary><c>type_new_visit_slots</c>.</summary>
    [Mirrors("type_new_visit_slots", 4165, 4196)]
    private static bool VisitSlots(NewContext context, PyTuple names)
    {
        foreach (PyObject item in names.Items.AsSpan(0, names.Count))
        {
            if (item is not PyStr name)
                return Err.Fail(Exc.TypeError, $"__slots__ items must be strings, not '{item.Type.Name}'");
            if (!name.IsIdentifier())
                return Err.Fail(Exc.TypeError, "__slots__ must be identifiers");
            if (name.Value == "__dict__")
            {
                if (!context.MayAddDict || context.AddDict)
                    return Err.Fail(Exc.TypeError, "__dict__ slot disallowed: we already got one");
                context.AddDict = true;
            }
            if (name.Value == "__weakref__")
            {
                if (!context.MayAddWeak || context.AddWeak)
                    return Err.Fail(Exc.TypeError, "__weakref__ slot disallowed: we already got one");
                context.AddWeak = true;
            }
        }
        return true;
    }

    /// <summary><c>type_new_copy_slots</c> and <c>type_new_slots_bases</c>.</summary>
    [Mirrors("type_new_copy_slots", 4203, 4269)]
    private static bool CopySlots(NewContext context, PyDict dict, PyTuple names)
    {
        PyObject[] copied = new PyObject[names.Count];
        int count = 0;
        foreach (PyObject item in names.Items.AsSpan(0, names.Count))
        {
            var slot = (PyStr)item;
            if ((context.AddDict && slot.Value == "__dict__") || (context.AddWeak && slot.Value == "__weakref__")) continue;
            slot = Mangle(context.Name, slot);
            if (dict.GetItem(slot) is not null && slot.Value is not ("__qualname__" or "__classcell__" or "__classdictcell__"))
            {
                PyObject? repr = Obj.Repr(slot);
                return repr is not null && Err.Fail(Exc.ValueError, $"{repr} in __slots__ conflicts with class variable");
            }
            int at = count++;
            for (; at > 0 && PyStr.Compare((PyStr)copied[at - 1], slot) > 0; at--) copied[at] = copied[at - 1];
            copied[at] = slot;
        }
        Array.Resize(ref copied, count);
        context.Slots = PyTuple.Own(copied);

        foreach (PyType type in context.BaseTypes)
        {
            if (ReferenceEquals(type, context.Base)) continue;
            if (context.MayAddDict && !context.AddDict && type.InstanceHasDict) context.AddDict = true;
            if (context.MayAddWeak && !context.AddWeak && type.InstanceHasWeakRefs) context.AddWeak = true;
        }
        return true;
    }

    /// <summary><c>_Py_Mangle</c>: a private name gets its class's name in front.</summary>
    internal static PyStr Mangle(PyStr className, PyStr name)
    {
        string text = name.Value, cls = className.Value;
        if (!text.StartsWith("__", StringComparison.Ordinal) || text.EndsWith("__", StringComparison.Ordinal) || ShortText.Contains(text, '.')) return name;
        cls = cls.TrimStart('_');
        return cls.Length == 0 ? name : PyStr.Intern("_" + cls + text);
    }

    /// <summary><c>type_new_set_attrs</c>.</summary>
    [Mirrors("type_new_set_attrs", 4712, 4762)]
    private bool SetAttributes(NewContext context, PyDict dict)
    {
        if (!IsUtf8(context.Name)) return false;
        if (context.Name.Value.Contains('\0')) return Err.Fail(Exc.ValueError, "type name must not contain null characters");

        if (dict.GetItem(Id.__module__) is null && FrameAccess.CurrentGlobals() is { } globals
            && globals.GetItem(Id.__name__) is { } module)
            dict.SetItem(Id.__module__, module);

        if (dict.GetItem(Id.__qualname__) is { } qualname)
        {
            if (qualname is not PyStr text) return Err.Fail(Exc.TypeError, $"type __qualname__ must be a str, not {qualname.Type.Name}");
            _htQualName = text;
            dict.Remove(Id.__qualname__);
        }

        if (dict.GetItem(Id.__doc__) is PyStr doc)
        {
            if (!IsUtf8(doc)) return false;
            if (doc.Length > _name.Length && doc[_name.Length] == '(') _signatureDoc = doc.Value;
        }
        if (dict.GetItem(Id.__new__) is PyFunction @new) dict.SetItem(Id.__new__, new PyStaticMethod(@new));
        if (dict.GetItem(Id.__init_subclass__) is PyFunction init) dict.SetItem(Id.__init_subclass__, new PyClassMethod(init));
        if (dict.GetItem(Id.__class_getitem__) is PyFunction getItem) dict.SetItem(Id.__class_getitem__, new PyClassMethod(getItem));

        if (dict.GetItem(Id.__classcell__) is { } cell)
        {
            if (cell is not PyCell c)
                return Err.Fail(Exc.TypeError, $"__classcell__ must be a nonlocal cell, not {Obj.Repr(cell.Type)}");
            c.Value = this;
            dict.Remove(Id.__classcell__);
        }
        if (dict.GetItem(Id.__classdictcell__) is { } dictCell)
        {
            if (dictCell is not PyCell c)
                return Err.Fail(Exc.TypeError, $"__classdictcell__ must be a nonlocal cell, not {Obj.Repr(dictCell.Type)}");
            c.Value = dict;
            dict.Remove(Id.__classdictcell__);
        }
        // Member descriptors for the slots, then the two getsets, unless the class body has the name.
        int index = Base!.SlotCount;
        if (HeapSlots is { } slots)
            foreach (PyObject slot in slots.Items.AsSpan(0, slots.Count))
            {
                if (dict.GetItem((PyStr)slot) is null) dict.SetItem(slot, PyMemberDescr.ForSlot(this, (PyStr)slot, index));
                index++;
            }
        SlotCount = index;
        InstanceHasDict = Base.InstanceHasDict || context.AddDict;
        InstanceHasWeakRefs = Base.InstanceHasWeakRefs || context.AddWeak;
        if (context.AddDict || Base.Has(TypeFlags.ManagedDict)) _flags |= TypeFlags.ManagedDict | (HasItemsBelow() ? 0 : TypeFlags.InlineValues);
        if (context.AddWeak || Base.Has(TypeFlags.ManagedWeakref)) _flags |= TypeFlags.ManagedWeakref;
        if (context.AddDict && dict.GetItem(Id.__dict__) is null)
            dict.SetItem(Id.__dict__, new PyGetSetDescr(this, "__dict__", &SubtypeDict.Get, &SubtypeDict.Set, "dictionary for instance variables"));
        if (context.AddWeak && dict.GetItem(Id.__weakref__) is null)
            dict.SetItem(Id.__weakref__, new PyGetSetDescr(this, "__weakref__", &SubtypeDict.GetWeakRef, null, "list of weak references to the object"));

        return true;
    }

    private bool HasItemsBelow() => Base!.HasItems;

    /// <summary><c>type_new_set_names</c>.</summary>
    [Mirrors("type_new_set_names", 11773, 11815)]
    private bool SetNames(PyDict dict)
    {
        PyDict names = dict.Copy();
        int pos = 0;
        while (names.Next(ref pos, out PyObject? key, out PyObject? value))
        {
            // The common values, told apart without a look-up.
            if (value is PyFunction or PyStr) continue;
            PyObject? setName = Obj.LookupSpecial(value!, Id.__set_name__);
            if (setName is null)
            {
                if (Err.Occurred is not null) return false;
                continue;
            }
            if (Obj.Call(setName, this, key!) is null)
            {
                PyBaseException exception = Err.Fetch()!;
                if (Obj.Repr(key!) is { } repr
                    && Obj.CallMethod(exception, Id.add_note, PyStr.From($"Error calling __set_name__ on '{value!.Type.Name}' instance {repr} in '{_name}'")) is not null)
                    Err.Restore(exception);
                return false;
            }
        }
        return true;
    }

    /// <summary><c>type_new_init_subclass</c>.</summary>
    [Mirrors("type_new_init_subclass", 11819, 11843)]
    private bool InitSubclass(ReadOnlySpan<PyObject> kwvalues, PyTuple? kwnames)
    {
        PyObject? found = null;
        for (int i = 1; i < _mro.Length && found is null; i++) found = _mro[i].Dict.GetItem(Id.__init_subclass__);
        if (kwvalues.Length == 0 && found is PyClassMethodDescr { Owner: var owner } && ReferenceEquals(owner, CoreTypes.Object)) return true;
        if (Obj.Call(PySuper.TypeObject, this, this) is not { } super) return false;
        if (Obj.GetAttr(super, Id.__init_subclass__) is not { } function) return false;
        return Obj.Vectorcall(function, kwvalues, kwnames) is not null;
    }

    /// <summary><c>_PyType_CalculateMetaclass</c>: the most derived metaclass.</summary>
    [Mirrors("_PyType_CalculateMetaclass", 4107, 4140)]
    public static PyType? CalculateMetaclass(PyType metatype, PyTuple bases)
    {
        PyType winner = metatype;
        foreach (PyObject item in bases.Items.AsSpan(0, bases.Count))
        {
            PyType type = item.Type;
            if (winner.IsSubtypeOf(type)) continue;
            if (type.IsSubtypeOf(winner))
            {
                winner = type;
                continue;
            }
            return Err.Raise<PyType>(Exc.TypeError,
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
        }
        return winner;
    }

    /// <summary><c>find_best_base</c>: the base whose layout all others fit into.</summary>
    [Mirrors("find_best_base", 3646, 3699)]
    private static PyType? FindBestBase(PyTuple bases)
    {
        PyType? best = null, winner = null;
        foreach (PyObject item in bases.Items.AsSpan(0, bases.Count))
        {
            if (item is not PyType type) return Err.Raise<PyType>(Exc.TypeError, "bases must be types");
            if (!type.Has(TypeFlags.BaseType))
                return Err.Raise<PyType>(Exc.TypeError, $"type '{type.Name}' is not an acceptable base type");
            PyType candidate = type.SolidBase();
            if (winner is null || (!winner.IsSubtypeOf(candidate) && candidate.IsSubtypeOf(winner)))
            {
                winner = candidate;
                best = type;
            }
            else if (!winner.IsSubtypeOf(candidate))
            {
                return Err.Raise<PyType>(Exc.TypeError, "multiple bases have instance lay-out conflict");
            }
        }
        return best;
    }

    /// <summary><c>solid_base</c>: the nearest type that adds something to the layout of its instances.</summary>
    [Mirrors("solid_base", 3710, 3727)]
    private PyType SolidBase()
    {
        PyType type = this;
        while (type.Base is { } @base && type.SlotCount == @base.SlotCount && type.ClrType == @base.ClrType) type = @base;
        return type;
    }
}

/// <summary>The <c>__dict__</c> and <c>__weakref__</c> that a class gives its instances (<c>subtype_getsets</c>).</summary>
internal static unsafe class SubtypeDict
{
    /// <summary><c>get_builtin_base_with_dict</c> and <c>get_dict_descriptor</c>.</summary>
    [Mirrors("get_dict_descriptor", 3908, 3918)]
    private static bool NativeDescriptor(PyObject o, out PyObject? descriptor)
    {
        descriptor = null;
        for (PyType? type = o.Type; type?.Base is not null; type = type.Base)
        {
            if (type.IsHeapType || !(type.InstanceHasDict || type.Has(TypeFlags.TypeSubclass))) continue;
            descriptor = type.Lookup(Id.__dict__);
            if (descriptor is null || descriptor.Type.Slots.DescrSet == null || descriptor.Type.Slots.DescrGet == null)
                return Err.Fail(Exc.TypeError, $"this __dict__ descriptor does not support '{o.Type.Name}' objects");
            return true;
        }
        return true;
    }

    [Mirrors("subtype_dict", 3928, 3949)]
    internal static PyObject? Get(PyObject o)
    {
        if (!NativeDescriptor(o, out PyObject? descriptor)) return null;
        return descriptor is null ? Obj.GenericGetDict(o) : descriptor.Type.Slots.DescrGet(descriptor, o, o.Type);
    }

    [Mirrors("subtype_setdict", 3981, 4002)]
    internal static bool Set(PyObject o, PyObject? value)
    {
        if (!NativeDescriptor(o, out PyObject? descriptor)) return false;
        if (descriptor is not null) return descriptor.Type.Slots.DescrSet(descriptor, o, value);
        if (value is not null) return Obj.GenericSetDict(o, value);
        ref PyDict? dict = ref o.DictSlot;
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref dict)) return Err.Fail(Exc.AttributeError, "This object has no __dict__");
        dict = null;
        return true;
    }

    [Mirrors("subtype_getweakref", 4004, 4028)]
    internal static PyObject? GetWeakRef(PyObject o)
    {
        ref WeakRefList? list = ref o.WeakSlot;
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref list)) return Err.Raise(Exc.AttributeError, "This object has no __weakref__");
        return list?.First() ?? (PyObject)PyNone.Instance;
    }
}
