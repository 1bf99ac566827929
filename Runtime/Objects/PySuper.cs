// Objects/typeobject.c: super.

namespace PyModules.Runtime;

/// <summary>super() -> the same as super(__class__, first argument)
/// super(type) -> an unbound super object
/// super(type, obj) -> a bound one; obj is an instance of type
/// super(type, type2) -> a bound one; type2 is a subclass of type
///
/// Attribute look-up on it starts after type in the method resolution order.</summary>
[PyType("super", Flags = TypeFlags.BaseType | TypeFlags.HaveGc)]
public unsafe partial class PySuper : PyObject
{
    [PyMember("__thisclass__", ReadOnly = true, Doc = "the class after which the look-up starts")] internal PyType? _type;
    [PyMember("__self__", ReadOnly = true, Doc = "the instance that methods are bound to; may be None")] internal PyObject? _object;
    [PyMember("__self_class__", ReadOnly = true, Doc = "the class whose method resolution order is followed; may be None")] internal PyType? _objectType;

    protected internal PySuper() { }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init), Mirrors("super_init_impl", 12413, 12454)]
    internal bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Fail(Exc.TypeError, "super() takes no keyword arguments");
        if (args.Length > 2) return Err.Fail(Exc.TypeError, $"super() expected at most 2 arguments, got {args.Length}");
        PyType? type = null;
        PyObject? instance = null;
        if (args.Length > 0)
        {
            type = args[0] as PyType;
            if (type is null) return Err.Fail(Exc.TypeError, $"super() argument 1 must be a type, not {args[0].Type.Name}");
            if (args.Length == 2) instance = args[1];
        }
        else if (!FrameAccess.SuperArguments(out type, out instance))
        {
            return false;
        }
        if (instance is PyNone) instance = null;
        PyType? instanceType = null;
        if (instance is not null)
        {
            instanceType = Check(type!, instance);
            if (instanceType is null) return false;
        }
        _type = type;
        _object = instance;
        _objectType = instanceType;
        return true;
    }

    /// <summary><c>supercheck</c>: the type whose MRO counts.</summary>
    [Mirrors("supercheck", 12202, 12266)]
    private static PyType? Check(PyType type, PyObject o)
    {
        if (o is PyType asType && asType.IsSubtypeOf(type)) return asType;
        if (o.Type.IsSubtypeOf(type)) return o.Type;
        if (!Obj.TryGetAttr(o, Id.__class__, out PyObject? claimed)) return null;
        if (claimed is PyType cls && !ReferenceEquals(cls, o.Type) && cls.IsSubtypeOf(type)) return cls;
        string kind = o is PyType ? "type" : "instance of";
        string name = o is PyType t ? t.Name : o.Type.Name;
        return Err.Raise<PyType>(Exc.TypeError, $"super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({type.Name}).");
    }

    /// <summary><c>_super_lookup_descr</c>.</summary>
    [Mirrors("_super_lookup_descr", 12085, 12132)]
    private static PyObject? LookupDescriptor(PyType type, PyType objectType, PyStr name)
    {
        ReadOnlySpan<PyType> mro = objectType.MroTypes;
        int i = 0;
        while (i < mro.Length && !ReferenceEquals(mro[i], type)) i++;
        for (i++; i < mro.Length; i++)
            if (mro[i].Dict.GetItem(name) is { } found) return found;
        return null;
    }

    /// <summary><c>_PySuper_Lookup</c>: for LOAD_SUPER_ATTR. <paramref name="method"/> is set when the result still wants self in front (asked for by <paramref name="wantMethod"/>).</summary>
    [Mirrors("do_super_lookup", 12136, 12185)]
    public static PyObject? Lookup(PyType type, PyObject o, PyStr name, bool wantMethod, out bool method)
    {
        method = false;
        if (Check(type, o) is not { } objectType) return null;
        if (LookupDescriptor(type, objectType, name) is { } found)
        {
            // A class as self binds nothing, and classes have another look-up than instances.
            if (wantMethod && o.Type.SlotAt(Slot.GetAttr) == SlotPointers.GenericGetAttr && found.Type.Has(TypeFlags.MethodDescriptor))
            {
                method = true;
                return found;
            }
            return Bind(found, o, objectType);
        }
        return new PySuper { _type = type, _object = o, _objectType = objectType } is var super ? Obj.GenericGetAttr(super, name) : null;
    }

    private static PyObject? Bind(PyObject found, PyObject o, PyType objectType)
    {
        delegate*<PyObject, PyObject?, PyObject?, PyObject?> get = found.Type.Slots.DescrGet;
        return get != null ? get(found, ReferenceEquals(o, objectType) ? null : o, objectType) : found;
    }

    [PySlot(Slot.GetAttr), Mirrors("super_getattro", 12187, 12200)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name)
    {
        var super = (PySuper)self;
        if (super._objectType is { } objectType && name.Value != "__class__"
            && LookupDescriptor(super._type!, objectType, name) is { } found)
            return Bind(found, super._object!, objectType);
        return Obj.GenericGetAttr(self, name);
    }

    [PySlot(Slot.DescrGet), Mirrors("super_descr_get", 12280, 12311)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null or PyNone || _object is not null || _type is null) return this;
        if (GetType() != typeof(PySuper)) return Obj.Call(Type, _type, instance);
        return Check(_type, instance) is { } objectType ? new PySuper { _type = _type, _object = instance, _objectType = objectType } : null;
    }

    [PySlot(Slot.Repr), Mirrors("super_repr", 12065, 12079)]
    internal PyObject? Repr() => _objectType is not null
        ? PyStr.From($"<super: <class '{_type?.Name ?? "NULL"}'>, <{_objectType.Name} object>>")
        : PyStr.From($"<super: <class '{_type?.Name ?? "NULL"}'>, NULL>");
}
