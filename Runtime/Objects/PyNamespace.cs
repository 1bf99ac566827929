// Objects/namespaceobject.c: types.SimpleNamespace.

namespace PyModules.Runtime;

/// <summary>A simple attribute-based namespace.</summary>
[PyType("types.SimpleNamespace", Flags = TypeFlags.HaveGc | TypeFlags.BaseType, Dict = true, Signature = "(mapping_or_iterable=(), /, **kwargs)")]
public partial class PyNamespace : PyObject
{
    protected internal PyNamespace() { }

    /// <summary><c>_PyNamespace_New</c>; the dict is copied.</summary>
    [Mirrors("_PyNamespace_New", 307, 322)]
    public static PyNamespace From(PyDict? attributes)
    {
        var ns = new PyNamespace();
        ns.DictSlot = attributes?.Copy() ?? new PyDict();
        return ns;
    }

    /// <summary><c>_PyNamespace_New</c>.</summary>
    public static PyNamespace FromDict(PyDict attributes) => From(attributes);

    /// <summary>The attributes.</summary>
    public PyDict Attributes => DictSlot ??= new PyDict();

    [PySlot(Slot.New), Mirrors("namespace_new", 26, 42)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject o = cls.Alloc();
        o.DictSlot = new PyDict();
        return o;
    }

    [PySlot(Slot.Init), Mirrors("namespace_init", 45, 78)]
    internal bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 1) return Err.Fail(Exc.TypeError, $"{Type.ShortName} expected at most 1 argument, got {positional}");
        PyDict attributes = Attributes;
        if (positional == 1)
        {
            PyObject? given = args[0].GetType() == typeof(PyDict) ? args[0] : Obj.Call(PyDict.TypeObject, args[0]);
            if (given is not PyDict dict) return false;
            if (!dict.HasOnlyStringKeys) return Err.Fail(Exc.TypeError, "keywords must be strings");
            if (!attributes.Update(dict)) return false;
        }
        return kwnames is null || attributes.Update(Obj.KeywordDict(args, kwnames) ?? new PyDict());
    }

    [PySlot(Slot.Repr), Mirrors("namespace_repr", 91, 172)]
    internal PyObject? Repr()
    {
        string name = GetType() == typeof(PyNamespace) ? "namespace" : Type.Name;
        int entered = Obj.ReprEnter(this);
        if (entered != 0) return entered > 0 ? PyStr.From($"{name}(...)") : null;
        try
        {
            var parts = new List<string>();
            PyDict attributes = Attributes;
            PyList keys = attributes.KeyList();
            for (int i = 0; i < keys.Count; i++)
            {
                if (keys[i] is not PyStr { Length: > 0 } key || attributes.GetItem(key) is not { } value) continue;
                if (Obj.Repr(value) is not { } repr) return null;
                parts.Add($"{key}={repr}");
            }
            return PyStr.From($"{name}({string.Join(", ", parts)})");
        }
        finally
        {
            Obj.ReprLeave(this);
        }
    }

    [PySlot(Slot.RichCompare), Mirrors("namespace_richcompare", 193, 201)]
    internal PyObject? RichCompare(PyObject other, CompareOp op) =>
        other is PyNamespace ns ? Obj.RichCompare(Attributes, ns.Attributes, op) : PyNotImplemented.Instance;

    [PyMember("__dict__", ReadOnly = true)] private PyObject DictAttribute => Attributes;

    /// <summary>The state for pickle.</summary>
    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("namespace_reduce", 206, 218)]
    internal PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Empty, Attributes);

    /// <summary>A copy of the namespace with some attributes changed.</summary>
    [PyMethod("__replace__", "(**changes)", Raw = true), Mirrors("namespace_replace", 221, 245)]
    internal PyObject? Replace(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length != (kwnames?.Count ?? 0)) return Err.Raise(Exc.TypeError, "__replace__() takes no positional arguments");
        PyObject? result = Obj.Call(Type);
        if (result is null) return null;
        if (result is not PyNamespace copy)
            return Err.Raise(Exc.TypeError, $"expect {TypeObject.Name} type, but {Type.FullyQualifiedName}() returned '{result.Type.FullyQualifiedName}' object");
        if (!copy.Attributes.Update(Attributes)) return null;
        return Obj.KeywordDict(args, kwnames) is not { } changes || copy.Attributes.Update(changes) ? copy : null;
    }
}
