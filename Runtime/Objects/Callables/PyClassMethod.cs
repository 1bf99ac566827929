// Objects/funcobject.c: classmethod and staticmethod.

namespace PyModules.Runtime;

/// <summary>The attributes that the two take over from what they wrap.</summary>
internal static class WrapperAttributes
{
    /// <summary><c>functools_wraps</c>.</summary>
    [Mirrors("functools_wraps", 1316, 1333)]
    internal static bool CopyAll(PyObject wrapper, PyObject wrapped) => Copy(wrapper, wrapped, Id.__module__)
        && Copy(wrapper, wrapped, Id.__name__) && Copy(wrapper, wrapped, Id.__qualname__) && Copy(wrapper, wrapped, Id.__doc__);

    [Mirrors("functools_copy_attr", 1303, 1313)]
    private static bool Copy(PyObject wrapper, PyObject wrapped, PyStr name) =>
        Obj.TryGetAttr(wrapped, name, out PyObject? value) && (value is null || Obj.SetAttr(wrapper, name, value));

    /// <summary><c>descriptor_get_wrapped_attribute</c>: cached in the wrapper's dict.</summary>
    [Mirrors("descriptor_get_wrapped_attribute", 1337, 1365)]
    internal static PyObject? Get(PyObject wrapper, PyObject? wrapped, PyStr name)
    {
        if (Obj.GenericGetDict(wrapper) is not PyDict dict) return null;
        if (dict.GetItem(name) is { } cached) return cached;
        if (wrapped is null) return Obj.RaiseNoAttribute(wrapper, name);
        return Obj.GetAttr(wrapped, name) is { } value && dict.SetItem(name, value) ? value : null;
    }

    [Mirrors("descriptor_set_wrapped_attribute", 1367, 1397)]
    internal static bool Set(PyObject wrapper, PyStr name, PyObject? value, string typeName)
    {
        if (Obj.GenericGetDict(wrapper) is not PyDict dict) return false;
        if (value is not null) return dict.SetItem(name, value);
        return dict.Remove(name) is true || Err.Fail(Exc.AttributeError, $"'{typeName}' object has no attribute '{name}'");
    }
}

/// <summary>Make a function a class method: called on the class or an instance, it gets the class as first argument.</summary>
[PyType("classmethod", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Dict = true, Signature = "(function, /)")]
public partial class PyClassMethod : PyObject
{
    [PyMember("__func__", ReadOnly = true)] internal PyObject? _callable;
    [PyMember("__wrapped__", ReadOnly = true)] internal ref PyObject? Wrapped => ref _callable;

    protected internal PyClassMethod() { }

    [Mirrors("PyClassMethod_New", 1624, 1633)]
    public PyClassMethod(PyObject callable) => _callable = callable;

    /// <summary>The wrapped callable; null before <c>__init__</c>.</summary>
    public PyObject? Callable => _callable;

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init), Mirrors("cm_init", 1474, 1490)]
    internal bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Fail(Exc.TypeError, "classmethod() takes no keyword arguments");
        if (args.Length != 1) return Err.Fail(Exc.TypeError, $"classmethod expected 1 argument, got {args.Length}");
        _callable = args[0];
        return WrapperAttributes.CopyAll(this, args[0]);
    }

    [PySlot(Slot.DescrGet), Mirrors("cm_descr_get", 1459, 1472)]
    internal PyObject? Get(PyObject? instance, PyObject? owner) =>
        _callable is null ? Err.Raise(Exc.RuntimeError, "uninitialized classmethod object") : new PyMethod(_callable, owner ?? instance!.Type);

    [PySlot(Slot.Repr), Mirrors("cm_repr", 1552, 1557)]
    internal PyObject? Repr() => _callable is null
        ? PyStr.From("<classmethod(None)>")
        : Obj.Repr(_callable) is { } repr ? PyStr.From($"<classmethod({repr})>") : null;

    [PyGetSet("__isabstractmethod__"), Mirrors("cm_get___isabstractmethod__", 1498, 1510)]
    internal PyObject? IsAbstractMethod() => Obj.IsAbstract(_callable) is { } isAbstract ? PyBool.From(isAbstract) : null;

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    internal PyObject? GetDict() => Obj.GenericGetDict(this);

    internal bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations)), Mirrors("cm_get___annotations__", 1512, 1517)]
    internal PyObject? GetAnnotations() => WrapperAttributes.Get(this, _callable, Id.__annotations__);

    [Mirrors("cm_set___annotations__", 1519, 1523)]
    internal bool SetAnnotations(PyObject? value) => WrapperAttributes.Set(this, Id.__annotations__, value, "classmethod");

    [PyGetSet("__annotate__", Setter = nameof(SetAnnotate)), Mirrors("cm_get___annotate__", 1525, 1530)]
    internal PyObject? GetAnnotate() => WrapperAttributes.Get(this, _callable, Id.__annotate__);

    [Mirrors("cm_set___annotate__", 1532, 1536)]
    internal bool SetAnnotate(PyObject? value) => WrapperAttributes.Set(this, Id.__annotate__, value, "classmethod");

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>Make a function a static method: called on the class or an instance, it gets neither.</summary>
[PyType("staticmethod", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Dict = true, Signature = "(function, /)")]
public partial class PyStaticMethod : PyObject
{
    [PyMember("__func__", ReadOnly = true)] internal PyObject? _callable;
    [PyMember("__wrapped__", ReadOnly = true)] internal ref PyObject? Wrapped => ref _callable;

    protected internal PyStaticMethod() { }

    [Mirrors("PyStaticMethod_New", 1859, 1868)]
    public PyStaticMethod(PyObject callable) => _callable = callable;

    /// <summary>The wrapped callable; null before <c>__init__</c>.</summary>
    public PyObject? Callable => _callable;

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init), Mirrors("sm_init", 1705, 1721)]
    internal bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Fail(Exc.TypeError, "staticmethod() takes no keyword arguments");
        if (args.Length != 1) return Err.Fail(Exc.TypeError, $"staticmethod expected 1 argument, got {args.Length}");
        _callable = args[0];
        return WrapperAttributes.CopyAll(this, args[0]);
    }

    [PySlot(Slot.DescrGet), Mirrors("sm_descr_get", 1692, 1703)]
    internal PyObject? Get(PyObject? instance, PyObject? owner) => _callable ?? Err.Raise(Exc.RuntimeError, "uninitialized staticmethod object");

    [PySlot(Slot.Call), Mirrors("sm_call", 1723, 1728)]
    internal PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        _callable is null ? Err.Raise(Exc.RuntimeError, "uninitialized staticmethod object") : Obj.Vectorcall(_callable, args, kwnames);

    [PySlot(Slot.Repr), Mirrors("sm_repr", 1789, 1794)]
    internal PyObject? Repr() => _callable is null
        ? PyStr.From("<staticmethod(None)>")
        : Obj.Repr(_callable) is { } repr ? PyStr.From($"<staticmethod({repr})>") : null;

    [PyGetSet("__isabstractmethod__"), Mirrors("sm_get___isabstractmethod__", 1736, 1748)]
    internal PyObject? IsAbstractMethod() => Obj.IsAbstract(_callable) is { } isAbstract ? PyBool.From(isAbstract) : null;

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    internal PyObject? GetDict() => Obj.GenericGetDict(this);

    internal bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations)), Mirrors("sm_get___annotations__", 1750, 1755)]
    internal PyObject? GetAnnotations() => WrapperAttributes.Get(this, _callable, Id.__annotations__);

    [Mirrors("sm_set___annotations__", 1757, 1761)]
    internal bool SetAnnotations(PyObject? value) => WrapperAttributes.Set(this, Id.__annotations__, value, "staticmethod");

    [PyGetSet("__annotate__", Setter = nameof(SetAnnotate)), Mirrors("sm_get___annotate__", 1763, 1768)]
    internal PyObject? GetAnnotate() => WrapperAttributes.Get(this, _callable, Id.__annotate__);

    [Mirrors("sm_set___annotate__", 1770, 1774)]
    internal bool SetAnnotate(PyObject? value) => WrapperAttributes.Set(this, Id.__annotate__, value, "staticmethod");

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
