// Objects/descrobject.c: property.

namespace PyModules.Runtime;

/// <summary>An attribute whose access calls functions.
///
///   fget
///     called to read the attribute
///   fset
///     called to set it
///   fdel
///     called to delete it
///   doc
///     its docstring; without one, that of fget
///
/// As a decorator it turns a method into a read-only attribute; the setter()
/// and deleter() methods of the result are decorators for the other two.</summary>
[PyType("property", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(fget=None, fset=None, fdel=None, doc=None)")]
public partial class PyProperty : PyObject
{
    [PyMember("fget", ReadOnly = true)] internal PyObject? _get;
    [PyMember("fset", ReadOnly = true)] internal PyObject? _set;
    [PyMember("fdel", ReadOnly = true)] internal PyObject? _delete;
    private PyObject? _doc, _name;
    private bool _getterDoc;

    protected internal PyProperty() { }

    /// <summary>The getter, or null.</summary>
    public PyObject? Getter => _get;

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(fget=None, fset=None, fdel=None, doc=None)"), Mirrors("property_init_impl", 1836, 1912)]
    internal bool Init(PyObject? fget, PyObject? fset, PyObject? fdel, PyObject? doc)
    {
        _get = fget is PyNone ? null : fget;
        _set = fset is PyNone ? null : fset;
        _delete = fdel is PyNone ? null : fdel;
        _doc = null;
        _name = null;
        _getterDoc = false;
        PyObject? found = null;
        if (doc is not (null or PyNone))
        {
            found = doc;
        }
        else if (_get is not null)
        {
            if (!Obj.TryGetAttr(_get, Id.__doc__, out found)) return false;
            if (found is PyNone) found = null;
            if (found is not null) _getterDoc = true;
        }
        if (GetType() == typeof(PyProperty))
        {
            _doc = found;
            return true;
        }
        // A subclass keeps the docstring in its instance dict, where it hides the class's.
        if (Obj.SetAttr(this, Id.__doc__, found ?? PyNone.Instance)) return true;
        // Without a place for it, a docstring that was given is dropped.
        return !_getterDoc && Err.MatchesAndClear(Exc.AttributeError);
    }

    /// <summary><c>property_name</c>: true with null when there is none.</summary>
    [Mirrors("property_name", 1646, 1658)]
    private bool TryName(out PyObject? name)
    {
        name = _name;
        return name is not null || _get is null || Obj.TryGetAttr(_get, Id.__name__, out name);
    }

    private bool Fail(PyObject instance, string lack)
    {
        if (!TryName(out PyObject? name)) return false;
        if (Obj.Repr(instance.Type.GetQualName()) is not { } type) return false;
        if (name is null) return Err.Fail(Exc.AttributeError, $"property of {type} object has no {lack}");
        return Obj.Repr(name) is { } shown && Err.Fail(Exc.AttributeError, $"property {shown} of {type} object has no {lack}");
    }

    [PySlot(Slot.DescrGet), Mirrors("property_descr_get", 1660, 1694)]
    internal PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null or PyNone) return this;
        if (_get is not null) return Obj.Call(_get, instance);
        Fail(instance, "getter");
        return null;
    }

    [PySlot(Slot.DescrSet), Mirrors("property_descr_set", 1696, 1759)]
    internal bool Set(PyObject instance, PyObject? value)
    {
        PyObject? function = value is null ? _delete : _set;
        if (function is null) return Fail(instance, value is null ? "deleter" : "setter");
        return (value is null ? Obj.Call(function, instance) : Obj.Call(function, instance, value)) is not null;
    }

    [Mirrors("property_copy", 1761, 1797)]
    private PyObject? CopyWith(PyObject? get, PyObject? set, PyObject? delete)
    {
        PyObject newGet = get is null or PyNone ? _get ?? PyNone.Instance : get;
        PyObject newSet = set is null or PyNone ? _set ?? PyNone.Instance : set;
        PyObject newDelete = delete is null or PyNone ? _delete ?? PyNone.Instance : delete;
        PyObject doc = _getterDoc && newGet is not PyNone ? PyNone.Instance : _doc ?? PyNone.Instance;
        PyObject? copy = Obj.Vectorcall(Type, (PyObject[])[newGet, newSet, newDelete, doc], null);
        if (copy is PyProperty property) property._name = _name;
        return copy;
    }

    /// <summary>Decorator: the property with another getter.</summary>
    [Mirrors("property_getter", 1572, 1576)]
    [PyMethod("getter", "(object, /)")] internal PyObject? GetterMethod(PyObject @object) => CopyWith(@object, null, null);

    /// <summary>Decorator: the property with another setter.</summary>
    [Mirrors("property_setter", 1582, 1586)]
    [PyMethod("setter", "(object, /)")] internal PyObject? SetterMethod(PyObject @object) => CopyWith(null, @object, null);

    /// <summary>Decorator: the property with another deleter.</summary>
    [Mirrors("property_deleter", 1592, 1596)]
    [PyMethod("deleter", "(object, /)")] internal PyObject? DeleterMethod(PyObject @object) => CopyWith(null, null, @object);

    /// <summary>Tell the property its name.</summary>
    [PyMethod("__set_name__", "(owner, name, /)", Raw = true), Mirrors("property_set_name", 1605, 1621)]
    internal PyObject? SetNameMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length != 2)
            return Err.Raise(Exc.TypeError, $"__set_name__() takes 2 positional arguments but {args.Length} were given");
        _name = args[1];
        return PyNone.Instance;
    }

    [PyGetSet("__doc__", Setter = nameof(SetDoc))]
    internal PyObject? GetDoc() => _doc ?? PyNone.Instance;

    internal bool SetDoc(PyObject? value)
    {
        _doc = value;
        return true;
    }

    [PyGetSet("__name__", Setter = nameof(SetName)), Mirrors("property_get__name__", 1914, 1927)]
    internal PyObject? GetName()
    {
        if (!TryName(out PyObject? name)) return null;
        return name ?? Err.Raise(Exc.AttributeError, "'property' object has no attribute '__name__'");
    }

    [Mirrors("property_set__name__", 1929, 1935)]
    internal bool SetName(PyObject? value)
    {
        _name = value;
        return true;
    }

    [PyGetSet("__isabstractmethod__"), Mirrors("property_get___isabstractmethod__", 1937, 1965)]
    internal PyObject? IsAbstractMethod()
    {
        foreach (PyObject? function in (PyObject?[])[_get, _set, _delete])
        {
            if (Obj.IsAbstract(function) is not { } isAbstract) return null;
            if (isAbstract) return PyBool.True;
        }
        return PyBool.False;
    }
}
