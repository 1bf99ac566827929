// Objects/typeobject.c: object, its methods and its plain instances.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>An instance of a class whose native base is <c>object</c>: what most Python classes make.</summary>
public sealed class PyInstance(PyType type) : PyObject
{
    internal PyType InstanceType = type;
    internal PyDict? InstanceDict;
    private readonly PyObject?[]? _slots = type.SlotCount == 0 ? null : new PyObject?[type.SlotCount];
    private WeakRefList? _weak;

    /// <inheritdoc/>
    public override PyType Type => InstanceType;

    /// <inheritdoc/>
    public override bool TrySetType(PyType type)
    {
        InstanceType = type;
        return true;
    }

    /// <inheritdoc/>
    public override ref PyDict? DictSlot => ref InstanceType.InstanceHasDict ? ref InstanceDict : ref Unsafe.NullRef<PyDict?>();

    /// <inheritdoc/>
    public override ref WeakRefList? WeakSlot => ref InstanceType.InstanceHasWeakRefs ? ref _weak : ref Unsafe.NullRef<WeakRefList?>();

    /// <inheritdoc/>
    public override PyObject?[]? SlotValues => _slots;
}

/// <summary>An exact instance of <c>object</c>, and home of what <c>object</c> defines for all.</summary>
public sealed unsafe class PyBaseObject : PyObject
{
    /// <summary><c>object</c>.</summary>
    public static PyType TypeObject => CoreTypes.Object;

    /// <inheritdoc/>
    public override PyType Type => CoreTypes.Object;

    internal static PyObject AllocInstance(PyType type) => ReferenceEquals(type, CoreTypes.Object) ? new PyBaseObject() : new PyInstance(type);

    internal static void FillSlots(ref TypeSlots slots)
    {
        slots.Repr = &Repr;
        slots.Str = &Str;
        slots.Hash = &Obj.GenericHash;
        slots.RichCompare = &RichCompare;
        Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref slots), (int)Slot.GetAttr) = SlotPointers.GenericGetAttr;
        Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref slots), (int)Slot.SetAttr) = SlotPointers.GenericSetAttr;
        Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref slots), (int)Slot.Init) = SlotPointers.ObjectInit;
        Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref slots), (int)Slot.New) = SlotPointers.ObjectNew;
    }

    internal static readonly MethodDef ReduceDef = new("__reduce__", MethodFlags.NoArgs, "Help pickle.", "($self, /)") { NoArgs = &Reduce };
    internal static readonly MethodDef GetStateDef = new("__getstate__", MethodFlags.NoArgs, "Help pickle: the instance's state.", "($self, /)") { NoArgs = &GetState };

    internal static void FillDict(NativeDict dict)
    {
        dict.Method(new("__reduce_ex__", MethodFlags.OneArg, "Help pickle.", "($self, protocol, /)") { OneArg = &ReduceEx });
        dict.Method(ReduceDef);
        dict.Method(GetStateDef);
        dict.Method(new("__subclasshook__", MethodFlags.OneArg | MethodFlags.Class,
            "Let an abstract class say what its virtual subclasses are.\n\nABCMeta.__subclasscheck__() asks it. True, False or NotImplemented;\nthe last leaves the answer to the usual algorithm.\n", "($type, object, /)") { OneArg = &SubclassHook });
        dict.Method(new("__init_subclass__", MethodFlags.NoArgs | MethodFlags.Class,
            "Called whenever a class is derived from this one.\n\nIt does nothing by itself; classes override it.\n", "($type, /)") { NoArgs = &InitSubclass });
        dict.Method(new("__format__", MethodFlags.OneArg, "The plain object formatter.\n\nReturn str(self) when format_spec is empty, else raise TypeError.", "($self, format_spec, /)") { OneArg = &Format });
        dict.Method(new("__sizeof__", MethodFlags.NoArgs, "The object's size in memory, in bytes.", "($self, /)") { NoArgs = &SizeOf });
        dict.Method(new("__dir__", MethodFlags.NoArgs, "The names that dir() shows.", "($self, /)") { NoArgs = &Dir });
        dict.GetSet("__class__", &GetClass, &SetClass, "the class of the object");
    }

    [Mirrors("excess_args", 7013, 7018)]
    private static bool ExcessArgs(ReadOnlySpan<PyObject> args) => args.Length != 0;

    /// <summary><c>object_init</c>.</summary>
    [Mirrors("object_init", 7020, 7038)]
    internal static bool Init(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!ExcessArgs(args)) return true;
        PyType type = self.Type;
        if (type.SlotAt(Slot.Init) != SlotPointers.ObjectInit)
            return Err.Fail(Exc.TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        if (type.SlotAt(Slot.New) == SlotPointers.ObjectNew)
            return Err.Fail(Exc.TypeError, $"{type.Name}.__init__() takes exactly one argument (the instance to initialize)");
        return true;
    }

    /// <summary><c>object_new</c>.</summary>
    [Mirrors("object_new", 7040, 7108)]
    internal static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (ExcessArgs(args))
        {
            if (type.SlotAt(Slot.New) != SlotPointers.ObjectNew)
                return Err.Raise(Exc.TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
            if (type.SlotAt(Slot.Init) == SlotPointers.ObjectInit)
                return Err.Raise(Exc.TypeError, $"{type.Name}() takes no arguments");
        }
        return type.Has(TypeFlags.IsAbstract) ? RaiseAbstract(type) : type.Alloc();
    }

    private static PyObject? RaiseAbstract(PyType type)
    {
        if (type.GetAbstractMethods() is not { } methods || Seq.List(methods) is not { } list) return null;
        if (!list.Sort()) return null;
        var names = new List<string>();
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is not PyStr name)
                return Err.Raise(Exc.TypeError, $"sequence item {i}: expected str instance, {list[i].Type.Name} found");
            names.Add(name.Value);
        }
        return Err.Raise(Exc.TypeError,
            $"Can't instantiate abstract class {type.Name} without an implementation for abstract method{(names.Count > 1 ? "s" : "")} '{string.Join("', '", names)}'");
    }

    /// <summary><c>object_repr</c>.</summary>
    [Mirrors("object_repr", 7116, 7142)]
    internal static PyObject? Repr(PyObject self)
    {
        PyType type = self.Type;
        PyObject? module = type.GetModule();
        if (module is null) Err.Clear();
        return module is PyStr text && text.Value != "builtins"
            ? PyStr.From($"<{text}.{type.GetQualName()} object at {Obj.Address(self)}>")
            : PyStr.From($"<{type.Name} object at {Obj.Address(self)}>");
    }

    [Mirrors("object_str", 7144, 7153)]
    internal static PyObject? Str(PyObject self) => self.Type.Slots.Repr(self);

    /// <summary><c>object_richcompare</c>.</summary>
    [Mirrors("object_richcompare", 7155, 7197)]
    internal static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op)
    {
        switch (op)
        {
            case CompareOp.Eq:
                return ReferenceEquals(self, other) ? PyBool.True : PyNotImplemented.Instance;
            case CompareOp.Ne:
            {
                // By default != inverts ==, unless that says NotImplemented.
                if (self.Type.Slots.RichCompare == null) return PyNotImplemented.Instance;
                PyObject? result = self.Type.Slots.RichCompare(self, other, CompareOp.Eq);
                if (result is null or PyNotImplemented) return result;
                return Obj.IsTrue(result) is { } truth ? PyBool.From(!truth) : null;
            }
            default:
                return PyNotImplemented.Instance;
        }
    }

    [Mirrors("object_get_class", 7205, 7209)]
    private static PyObject? GetClass(PyObject self) => self.Type;

    /// <summary><c>object_set_class</c>.</summary>
    [Mirrors("object_set_class", 7409, 7444)]
    private static bool SetClass(PyObject self, PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "can't delete __class__ attribute");
        if (value is not PyType newType) return Err.Fail(Exc.TypeError, $"__class__ must be set to a class, not '{value.Type.Name}' object");
        PyType oldType = self.Type;
        if (!(newType.IsSubtypeOf(PyModuleObject.TypeObject) && oldType.IsSubtypeOf(PyModuleObject.TypeObject))
            && (newType.Has(TypeFlags.ImmutableType) || oldType.Has(TypeFlags.ImmutableType)))
            return Err.Fail(Exc.TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        if (!PyType.CompatibleForAssignment(oldType, newType, "__class__")) return false;
        return self.TrySetType(newType)
            || Err.Fail(Exc.TypeError, $"__class__ assignment: '{newType.Name}' object layout differs from '{oldType.Name}'");
    }

    [Mirrors("object_subclasshook", 8012, 8016)]
    private static PyObject? SubclassHook(PyObject cls, PyObject argument) => PyNotImplemented.Instance;

    [Mirrors("object_init_subclass", 8026, 8030)]
    private static PyObject? InitSubclass(PyObject cls) => PyNone.Instance;

    [Mirrors("object___format___impl", 8049, 8062)]
    private static PyObject? Format(PyObject self, PyObject spec)
    {
        if (spec is not PyStr text) return Err.Raise(Exc.TypeError, $"__format__() argument must be str, not {(spec is PyNone ? "None" : spec.Type.Name)}");
        return text.Length > 0 ? Err.Raise(Exc.TypeError, $"unsupported format string passed to {self.Type.Name}.__format__") : Obj.Str(self);
    }

    [Mirrors("object___sizeof___impl", 8070, 8086)]
    private static PyObject? SizeOf(PyObject self)
    {
        PyType type = self.Type;
        long size = type.BasicSize;
        if (self is PyTuple tuple) size += 8L * tuple.Count;
        else if (self is PyBytes bytes) size += bytes.Span.Length;
        return PyInt.From(size);
    }

    /// <summary><c>merge_class_dict</c>.</summary>
    [Mirrors("merge_class_dict", 6706, 6757)]
    internal static bool MergeClassDict(PyDict dict, PyObject cls)
    {
        if (cls is PyType type && ReferenceEquals(type.Type, PyType.TypeObject))
        {
            foreach (PyType t in type.MroTypes)
            {
                int pos = 0;
                PyDict members = t.Dict;
                while (members.Next(ref pos, out PyObject? key, out PyObject? value)) dict.SetItem(key!, value!);
            }
            return true;
        }
        if (!Obj.TryGetAttr(cls, Id.__dict__, out PyObject? classDict)) return false;
        if (classDict is not null && !dict.Update(classDict)) return false;
        if (!Obj.TryGetAttr(cls, Id.__bases__, out PyObject? bases)) return false;
        if (bases is null) return true;
        nint n = Seq.Size(bases);
        if (n < 0) return false;
        for (nint i = 0; i < n; i++)
            if (Seq.GetItem(bases, i) is not { } @base || !MergeClassDict(dict, @base)) return false;
        return true;
    }

    [Mirrors("object___dir___impl", 8097, 8140)]
    private static PyObject? Dir(PyObject self)
    {
        if (!Obj.TryGetAttr(self, Id.__dict__, out PyObject? found)) return null;
        PyDict dict = found is PyDict d ? d.Copy() : new PyDict();
        if (!Obj.TryGetAttr(self, Id.__class__, out PyObject? cls)) return null;
        if (cls is not null && !MergeClassDict(dict, cls)) return null;
        return Mapping.Keys(dict);
    }

    // Pickling.

    [Mirrors("import_copyreg", 7460, 7476)]
    private static PyObject? ImportCopyReg() => FrameAccess.ImportModule(Id.copyreg);

    /// <summary><c>_PyType_GetSlotNames</c>.</summary>
    [Mirrors("_PyType_GetSlotNames", 7478, 7525)]
    private static PyObject? SlotNames(PyType type)
    {
        if (type.Dict.GetItem(Id.__slotnames__) is { } cached)
        {
            return cached is PyNone or PyList
                ? cached
                : Err.Raise(Exc.TypeError, $"{type.Name}.__slotnames__ should be a list or None, not {cached.Type.Name}");
        }
        if (ImportCopyReg() is not { } copyreg || Obj.CallMethod(copyreg, Id._slotnames, type) is not { } names) return null;
        return names is PyNone or PyList ? names : Err.Raise(Exc.TypeError, "copyreg._slotnames didn't return a list or None");
    }

    /// <summary><c>object_getstate_default</c>.</summary>
    [Mirrors("object_getstate_default", 7527, 7650)]
    private static PyObject? GetStateDefault(PyObject self, bool required)
    {
        PyType type = self.Type;
        if (required && type.ItemSize != 0) return Err.Raise(Exc.TypeError, $"cannot pickle {type.Name} objects");
        PyObject? state = PyNone.Instance;
        ref PyDict? slot = ref self.DictSlot;
        if (!Unsafe.IsNullRef(ref slot) && slot is { Count: > 0 })
        {
            state = Obj.GenericGetDict(self);
            if (state is null) return null;
        }
        if (SlotNames(type) is not { } names) return null;
        // A native layout that the state would not carry over cannot be pickled.
        if (required && type.ClrType != typeof(PyObject) && !typeof(PyModuleObject).IsAssignableFrom(type.ClrType) | type.ClrType == typeof(PyModuleObject))
            return Err.Raise(Exc.TypeError, $"cannot pickle '{type.Name}' object");
        if (names is PyList { Count: > 0 } list)
        {
            var slots = new PyDict();
            int size = list.Count;
            for (int i = 0; i < list.Count; i++)
            {
                if (list[i] is not PyStr name) return Err.Raise(Exc.TypeError, $"attribute name must be string, not '{list[i].Type.Name}'");
                if (!Obj.TryGetAttr(self, name, out PyObject? value)) return null;
                if (value is not null && !slots.SetItem(name, value)) return null;
                if (size != list.Count) return Err.Raise(Exc.RuntimeError, "__slotnames__ changed size during iteration");
            }
            if (slots.Count > 0) state = PyTuple.Of(state, slots);
        }
        return state;
    }

    [Mirrors("object___getstate___impl", 7687, 7692)]
    private static PyObject? GetState(PyObject self) => GetStateDefault(self, false);

    /// <summary><c>object_getstate</c>.</summary>
    [Mirrors("object_getstate", 7652, 7673)]
    internal static PyObject? GetState(PyObject self, bool required)
    {
        if (Obj.GetAttr(self, Id.__getstate__) is not { } method) return null;
        return method is PyBuiltinFunction function && ReferenceEquals(function.Self, self) && ReferenceEquals(function.Def, GetStateDef)
            ? GetStateDefault(self, required)
            : Obj.Call(method);
    }

    /// <summary><c>_PyObject_GetNewArguments</c>.</summary>
    [Mirrors("_PyObject_GetNewArguments", 7694, 7784)]
    private static bool NewArguments(PyObject self, out PyTuple? args, out PyDict? kwargs)
    {
        args = null;
        kwargs = null;
        if (Obj.LookupSpecial(self, Id.__getnewargs_ex__) is { } ex)
        {
            if (Obj.Call(ex) is not { } result) return false;
            if (result is not PyTuple pair) return Err.Fail(Exc.TypeError, $"__getnewargs_ex__ should return a tuple, not '{result.Type.Name}'");
            if (pair.Count != 2) return Err.Fail(Exc.ValueError, $"__getnewargs_ex__ should return a tuple of length 2, not {pair.Count}");
            args = pair[0] as PyTuple;
            if (args is null)
                return Err.Fail(Exc.TypeError, $"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{pair[0].Type.Name}'");
            kwargs = pair[1] as PyDict;
            return kwargs is not null
                || Err.Fail(Exc.TypeError, $"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{pair[1].Type.Name}'");
        }
        if (Err.Occurred is not null) return false;
        if (Obj.LookupSpecial(self, Id.__getnewargs__) is { } plain)
        {
            if (Obj.Call(plain) is not { } result) return false;
            args = result as PyTuple;
            return args is not null || Err.Fail(Exc.TypeError, $"__getnewargs__ should return a tuple, not '{result.Type.Name}'");
        }
        return Err.Occurred is null;
    }

    /// <summary><c>reduce_newobj</c>.</summary>
    [Mirrors("reduce_newobj", 7826, 7921)]
    private static PyObject? ReduceNewObj(PyObject self)
    {
        PyType type = self.Type;
        if (type.Slots.New == null) return Err.Raise(Exc.TypeError, $"cannot pickle '{type.Name}' object");
        if (!NewArguments(self, out PyTuple? args, out PyDict? kwargs) || ImportCopyReg() is not { } copyreg) return null;
        PyObject? newObj;
        PyTuple newArgs;
        if (kwargs is null || kwargs.Count == 0)
        {
            newObj = Obj.GetAttr(copyreg, Id.__newobj__);
            newArgs = args is null ? PyTuple.Of(type) : PyTuple.Own([type, .. args.Items.AsSpan(0, args.Count)]);
        }
        else
        {
            newObj = Obj.GetAttr(copyreg, Id.__newobj_ex__);
            newArgs = PyTuple.Of(type, args!, kwargs);
        }
        if (newObj is null) return null;
        if (GetState(self, args is null && self is not (PyList or PyDict)) is not { } state) return null;
        PyObject? listItems = PyNone.Instance, dictItems = PyNone.Instance;
        if (self is PyList)
        {
            listItems = Obj.GetIter(self);
            if (listItems is null) return null;
        }
        if (self is PyDict)
        {
            if (Obj.CallMethod(self, Id.items) is not { } items) return null;
            dictItems = Obj.GetIter(items);
            if (dictItems is null) return null;
        }
        return PyTuple.Of(newObj, newArgs, state, listItems, dictItems);
    }

    [Mirrors("_common_reduce", 7938, 7954)]
    private static PyObject? CommonReduce(PyObject self, PyLong protocol)
    {
        if (!protocol.TryAsLong(out long value) || value >= 2) return ReduceNewObj(self);
        return ImportCopyReg() is { } copyreg ? Obj.CallMethod(copyreg, Id._reduce_ex, self, protocol) : null;
    }

    [Mirrors("object___reduce___impl", 7962, 7967)]
    private static PyObject? Reduce(PyObject self) => CommonReduce(self, PyInt.From(0));

    [Mirrors("object___reduce_ex___impl", 7978, 8010)]
    private static PyObject? ReduceEx(PyObject self, PyObject protocol)
    {
        if (Num.Index(protocol) is not { } number) return null;
        if (!Obj.TryGetAttr(self, Id.__reduce__, out PyObject? reduce)) return null;
        if (reduce is not null)
        {
            if (Obj.GetAttr(self.Type, Id.__reduce__) is not { } classReduce) return null;
            if (!ReferenceEquals(classReduce, CoreTypes.Object.Dict.GetItem(Id.__reduce__))) return Obj.Call(reduce);
        }
        return CommonReduce(self, number);
    }
}
