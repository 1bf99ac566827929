// Objects/descrobject.c: the descriptors of native methods, members, getsets and slots.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>What native descriptors share (<c>PyDescrObject</c>).</summary>
public abstract class PyDescriptor(PyType owner, PyStr name) : PyObject
{
    private PyObject? _qualName;

    /// <summary><c>d_type</c>: the type whose instances it serves.</summary>
    public PyType Owner { get; } = owner;

    /// <summary><c>d_name</c>.</summary>
    public PyStr Name { get; } = name;

    /// <summary><c>descr_check</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Check(PyObject o) => ReferenceEquals(o.Type, Owner) || o.Type.IsSubtypeOf(Owner) || CheckFailed(o);

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("descr_check", 79, 92)]
    private bool CheckFailed(PyObject o) =>
        Err.Fail(Exc.TypeError, $"descriptor '{Name}' for '{Owner.Name}' objects doesn't apply to a '{o.Type.Name}' object");

    /// <summary><c>descr_get_qualname</c>.</summary>
    [Mirrors("calculate_qualname", 592, 618)]
    internal PyObject? QualName()
    {
        if (_qualName is not null) return _qualName;
        if (Obj.GetAttr(Owner, Id.__qualname__) is not { } qualName) return null;
        if (qualName is not PyStr text) return Err.Raise(Exc.TypeError, "<descriptor>.__objclass__.__qualname__ is not a unicode object");
        return _qualName = PyStr.From($"{text}.{Name}");
    }

    /// <summary><c>descr_reduce</c>.</summary>
    [Mirrors("descr_reduce", 629, 635)]
    internal PyObject? ReduceToGetAttr() => FrameAccess.GetBuiltin(Id.getattr) is { } getattr ? PyTuple.Of(getattr, PyTuple.Of(Owner, Name)) : null;

    [Mirrors("descr_repr", 41, 49)]
    internal PyObject? Show(string kind) => PyStr.From($"<{kind} '{Name}' of '{Owner.Name}' objects>");
}

/// <summary>A method of a native type.</summary>
[PyType("method_descriptor", Flags = TypeFlags.HaveGc | TypeFlags.MethodDescriptor | TypeFlags.HaveVectorcall)]
public sealed unsafe partial class PyMethodDescr(PyType owner, MethodDef def) : PyDescriptor(owner, PyStr.Intern(def.Name))
{
    /// <summary><c>d_method</c>.</summary>
    public MethodDef Def { get; } = def;

    [PySlot(Slot.Repr), Mirrors("method_repr", 51, 56)]
    internal PyObject? Repr() => Show("method");

    [PySlot(Slot.DescrGet), Mirrors("method_get", 137, 160)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null) return this;
        return Check(instance) ? PyBuiltinFunction.Bind(Def, instance) : null;
    }

    /// <summary><c>method_vectorcall_*</c>: the first argument is the instance.</summary>
    [PySlot(Slot.Call), Mirrors("method_vectorcall_FASTCALL_KEYWORDS", 407, 424)]
    internal static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var descriptor = Unsafe.As<PyMethodDescr>(self);
        if (args.Length - (kwnames?.Count ?? 0) < 1)
            return Err.Raise(Exc.TypeError, $"unbound method {Obj.FunctionStr(self)} needs an argument");
        if (!descriptor.Check(args[0])) return null;
        return NativeCall.Invoke(descriptor.Def, self, args[0], args[1..], kwnames);
    }

    /// <summary>The class that defines the method.</summary>
    [PyMember("__objclass__", ReadOnly = true)] private PyObject ObjClass => Owner;
    [Mirrors("descr_name", 33, 39)]
    [PyMember("__name__", ReadOnly = true)] private PyObject NameAttr => Name;
    [Mirrors("descr_get_qualname", 620, 627)]
    [PyGetSet("__qualname__")] internal PyObject? QualNameAttr => QualName();
    [Mirrors("method_get_doc", 576, 581)]
    [PyGetSet("__doc__")] internal PyObject? Doc => NativeCall.Doc(Def);
    [Mirrors("method_get_text_signature", 583, 590)]
    [PyGetSet("__text_signature__")] internal PyObject? TextSignature => NativeCall.TextSignature(Def);

    [PyMethod("__reduce__", "()")]
    internal PyObject? Reduce() => ReduceToGetAttr();
}

/// <summary>A class method of a native type.</summary>
[PyType("classmethod_descriptor", Flags = TypeFlags.HaveGc)]
public sealed partial class PyClassMethodDescr(PyType owner, MethodDef def) : PyDescriptor(owner, PyStr.Intern(def.Name))
{
    public MethodDef Def { get; } = def;

    [PySlot(Slot.Repr)]
    internal PyObject? Repr() => Show("method");

    [PySlot(Slot.DescrGet), Mirrors("classmethod_get", 94, 135)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        owner ??= instance?.Type;
        if (owner is null)
            return Err.Raise(Exc.TypeError, $"descriptor '{Name}' for type '{Owner.Name}' needs either an object or a type");
        if (owner is not PyType type)
            return Err.Raise(Exc.TypeError, $"descriptor '{Name}' for type '{Owner.Name}' needs a type, not a '{owner.Type.Name}' as arg 2");
        if (!type.IsSubtypeOf(Owner))
            return Err.Raise(Exc.TypeError, $"descriptor '{Name}' requires a subtype of '{Owner.Name}' but received '{type.Name}'");
        return PyBuiltinFunction.Bind(Def, type);
    }

    [PySlot(Slot.Call), Mirrors("classmethoddescr_call", 490, 513)]
    internal PyObject? CallSlot(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1)
            return Err.Raise(Exc.TypeError, $"descriptor '{Name}' of '{Owner.Name}' object needs an argument");
        return Get(null, args[0]) is { } bound ? Obj.Vectorcall(bound, args[1..], kwnames) : null;
    }

    [PyMember("__objclass__", ReadOnly = true)] private PyObject ObjClass => Owner;
    [PyMember("__name__", ReadOnly = true)] private PyObject NameAttr => Name;
    [PyGetSet("__qualname__")] internal PyObject? QualNameAttr => QualName();
    [PyGetSet("__doc__")] internal PyObject? Doc => NativeCall.Doc(Def);
    [PyGetSet("__text_signature__")] internal PyObject? TextSignature => NativeCall.TextSignature(Def);
}

/// <summary>A field of a native type, or a value of <c>__slots__</c>.</summary>
[PyType("member_descriptor", Flags = TypeFlags.HaveGc)]
public sealed unsafe partial class PyMemberDescr(PyType owner, PyStr name, delegate*<PyObject, PyObject?> get, delegate*<PyObject, PyObject?, bool> set, string? doc)
    : PyDescriptor(owner, name)
{
    private readonly delegate*<PyObject, PyObject?> _get = get;
    private readonly delegate*<PyObject, PyObject?, bool> _set = set;

    public PyMemberDescr(PyType owner, string name, delegate*<PyObject, PyObject?> get, delegate*<PyObject, PyObject?, bool> set, string? doc)
        : this(owner, PyStr.Intern(name), get, set, doc)
    {
    }

    /// <summary>The index in <see cref="PyObject.SlotValues"/>; -1 for a field of a native type.</summary>
    public int SlotIndex { get; private init; } = -1;

    private PyObject? RaiseEmpty(PyObject instance) =>
        Err.Raise(Exc.AttributeError, $"'{instance.Type.FullyQualifiedName}' object has no attribute '{Name}'");

    internal static PyMemberDescr ForSlot(PyType owner, PyStr name, int index) => new(owner, name, null, null, null) { SlotIndex = index };

    [PySlot(Slot.Repr), Mirrors("member_repr", 58, 63)]
    internal PyObject? Repr() => Show("member");

    [PySlot(Slot.DescrGet), Mirrors("member_get", 162, 181)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null) return this;
        if (!Check(instance)) return null;
        if (SlotIndex < 0) return _get(instance);
        return instance.SlotValues![SlotIndex] ?? RaiseEmpty(instance);
    }

    [PySlot(Slot.DescrSet), Mirrors("member_set", 232, 240)]
    internal bool Set(PyObject instance, PyObject? value)
    {
        if (!Check(instance)) return false;
        if (SlotIndex < 0)
            return _set != null ? _set(instance, value) : Err.Fail(Exc.AttributeError, "readonly attribute");
        ref PyObject? slot = ref instance.SlotValues![SlotIndex];
        if (value is null && slot is null) return Err.Fail(Exc.AttributeError, Name.Value);
        slot = value;
        return true;
    }

    [PyMember("__objclass__", ReadOnly = true)] private PyObject ObjClass => Owner;
    [PyMember("__name__", ReadOnly = true)] private PyObject NameAttr => Name;
    [PyGetSet("__qualname__")] internal PyObject? QualNameAttr => QualName();
    [Mirrors("member_get_doc", 655, 663)]
    [PyGetSet("__doc__")] internal PyObject? Doc => doc is null ? PyNone.Instance : PyStr.From(doc);

    [PyMethod("__reduce__", "()")]
    internal PyObject? Reduce() => ReduceToGetAttr();
}

/// <summary>A computed attribute of a native type.</summary>
[PyType("getset_descriptor", Flags = TypeFlags.HaveGc)]
public sealed unsafe partial class PyGetSetDescr(PyType owner, string name, delegate*<PyObject, PyObject?> get, delegate*<PyObject, PyObject?, bool> set, string? doc)
    : PyDescriptor(owner, PyStr.Intern(name))
{
    private readonly delegate*<PyObject, PyObject?> _get = get;
    private readonly delegate*<PyObject, PyObject?, bool> _set = set;

    [PySlot(Slot.Repr), Mirrors("getset_repr", 65, 70)]
    internal PyObject? Repr() => Show("attribute");

    [PySlot(Slot.DescrGet), Mirrors("getset_get", 183, 201)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null) return this;
        if (!Check(instance)) return null;
        return _get != null ? _get(instance) : Err.Raise(Exc.AttributeError, $"attribute '{Name}' of '{Owner.Name}' objects is not readable");
    }

    [PySlot(Slot.DescrSet), Mirrors("getset_set", 242, 259)]
    internal bool Set(PyObject instance, PyObject? value)
    {
        if (!Check(instance)) return false;
        return _set != null ? _set(instance, value) : Err.Fail(Exc.AttributeError, $"attribute '{Name}' of '{Owner.Name}' objects is not writable");
    }

    [PyMember("__objclass__", ReadOnly = true)] private PyObject ObjClass => Owner;
    [PyMember("__name__", ReadOnly = true)] private PyObject NameAttr => Name;
    [PyGetSet("__qualname__")] internal PyObject? QualNameAttr => QualName();
    [Mirrors("getset_get_doc", 671, 679)]
    [PyGetSet("__doc__")] internal PyObject? Doc => doc is null ? PyNone.Instance : PyStr.From(doc);
}

/// <summary>A special method that calls a native type's slot.</summary>
[PyType("wrapper_descriptor", Flags = TypeFlags.HaveGc | TypeFlags.MethodDescriptor)]
public sealed partial class PyWrapperDescr : PyDescriptor
{
    internal readonly SlotDef Def;

    /// <summary><c>d_wrapped</c>: the slot's function.</summary>
    internal readonly nint Wrapped;

    internal PyWrapperDescr(PyType owner, SlotDef def, nint wrapped)
        : base(owner, def.Name)
    {
        Def = def;
        Wrapped = wrapped;
    }

    internal bool IsGenericGetAttr => Wrapped == SlotPointers.GenericGetAttr;

    [PySlot(Slot.Repr), Mirrors("wrapperdescr_repr", 72, 77)]
    internal PyObject? Repr() => Show("slot wrapper");

    [PySlot(Slot.DescrGet), Mirrors("wrapperdescr_get", 203, 214)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null) return this;
        return Check(instance) ? new PyMethodWrapper(this, instance) : null;
    }

    /// <summary><c>wrapperdescr_call</c>.</summary>
    [PySlot(Slot.Call), Mirrors("wrapperdescr_call", 535, 573)]
    internal static PyObject? CallSlot(PyObject o, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var self = Unsafe.As<PyWrapperDescr>(o);
        if (args.Length - (kwnames?.Count ?? 0) < 1)
            return Err.Raise(Exc.TypeError, $"descriptor '{self.Name}' of '{self.Owner.Name}' object needs an argument");
        PyObject instance = args[0];
        if (!instance.Type.IsSubtypeOf(self.Owner))
            return Err.Raise(Exc.TypeError, $"descriptor '{self.Name}' requires a '{self.Owner.Name}' object but received a '{instance.Type.Name}'");
        return SlotWrappers.Call(self.Def, self.Wrapped, instance, args[1..], kwnames);
    }

    [PyMember("__objclass__", ReadOnly = true)] private PyObject ObjClass => Owner;
    [PyMember("__name__", ReadOnly = true)] private PyObject NameAttr => Name;
    [PyGetSet("__qualname__")] internal PyObject? QualNameAttr => QualName();
    [Mirrors("wrapperdescr_get_doc", 687, 692)]
    [PyGetSet("__doc__")] internal PyObject? Doc => PyStr.From(Def.Doc);
    [Mirrors("wrapperdescr_get_text_signature", 694, 700)]
    [PyGetSet("__text_signature__")] internal PyObject? TextSignature => PyStr.From(Def.TextSignature);

    [PyMethod("__reduce__", "()")]
    internal PyObject? Reduce() => ReduceToGetAttr();
}

/// <summary>A slot wrapper bound to its instance.</summary>
[PyType("method-wrapper", Flags = TypeFlags.HaveGc)]
public sealed partial class PyMethodWrapper : PyObject
{
    private readonly PyWrapperDescr _descriptor;
    private readonly PyObject _self;

    [Mirrors("PyWrapper_New", 1487, 1505)]
    internal PyMethodWrapper(PyWrapperDescr descriptor, PyObject self)
    {
        _descriptor = descriptor;
        _self = self;
    }

    [PySlot(Slot.Call), Mirrors("wrapper_call", 1433, 1438)]
    internal PyObject? CallSlot(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        SlotWrappers.Call(_descriptor.Def, _descriptor.Wrapped, _self, args, kwnames);

    [PySlot(Slot.Repr), Mirrors("wrapper_repr", 1358, 1366)]
    internal PyObject? Repr() => PyStr.From($"<method-wrapper '{_descriptor.Name}' of {_self.Type.Name} object at {Obj.Address(_self)}>");

    [PySlot(Slot.RichCompare), Mirrors("wrapper_richcompare", 1319, 1343)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyMethodWrapper wrapper) return PyNotImplemented.Instance;
        bool equal = ReferenceEquals(_descriptor, wrapper._descriptor) && ReferenceEquals(_self, wrapper._self);
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PySlot(Slot.Hash), Mirrors("wrapper_hash", 1345, 1356)]
    internal long Hash()
    {
        long hash = Obj.GenericHash(_self) ^ Obj.GenericHash(_descriptor);
        return hash == -1 ? -2 : hash;
    }

    [PyMember("__self__", ReadOnly = true)] private PyObject Self => _self;
    [Mirrors("wrapper_objclass", 1386, 1392)]
    [PyGetSet("__objclass__")] internal PyObject? ObjClass => _descriptor.Owner;
    [Mirrors("wrapper_name", 1394, 1400)]
    [PyGetSet("__name__")] internal PyObject? Name => _descriptor.Name;
    [Mirrors("wrapper_qualname", 1417, 1422)]
    [PyGetSet("__qualname__")] internal PyObject? QualName => _descriptor.QualName();
    [Mirrors("wrapper_doc", 1402, 1407)]
    [PyGetSet("__doc__")] internal PyObject? Doc => PyStr.From(_descriptor.Def.Doc);
    [Mirrors("wrapper_text_signature", 1409, 1415)]
    [PyGetSet("__text_signature__")] internal PyObject? TextSignature => PyStr.From(_descriptor.Def.TextSignature);

    [PyMethod("__reduce__", "()"), Mirrors("wrapper_reduce", 1368, 1374)]
    internal PyObject? Reduce() => FrameAccess.GetBuiltin(Id.getattr) is { } getattr ? PyTuple.Of(getattr, PyTuple.Of(_self, _descriptor.Name)) : null;
}
