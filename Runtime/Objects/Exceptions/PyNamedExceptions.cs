// Objects/exceptions.c: ImportError, NameError and AttributeError, which remember what was looked for.

namespace PyModules.Runtime;

/// <summary><c>ImportError</c>.</summary>
[PyType("ImportError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "A module, or a name in it, is not to be found.")]
public partial class PyImportError : PyExceptionObject
{
    [PyMember("msg", Doc = "the message")] internal PyObject? _message;
    [PyMember("name", Doc = "the module's name")] internal PyObject? _name;
    [PyMember("path", Doc = "the module's path")] internal PyObject? _path;
    [PyMember("name_from", Doc = "the name that the module lacks")] internal PyObject? _nameFrom;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyImportError().OfType(type);

    [PySlot(Slot.Init), Mirrors("ImportError_init", 1743, 1777)]
    private bool ImportInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        ReadOnlySpan<PyObject> positional = kwnames is null ? args : args[..(args.Length - kwnames.Count)];
        SetArgs(positional);
        if (!KeywordFields.Take("ImportError", args, kwnames, "name", out _name, "path", out _path, "name_from", out _nameFrom)) return false;
        _message = positional.Length == 1 ? positional[0] : null;
        return true;
    }

    [PySlot(Slot.Str), Mirrors("ImportError_str", 1809, 1817)]
    private PyObject? ImportStr() => _message is PyStr && _message.GetType() == typeof(PyStr) ? _message : BaseStr();

    [Mirrors("ImportError_getstate", 1819, 1848)]
    private PyObject? GetState()
    {
        if (_name is null && _path is null && _nameFrom is null) return (PyObject?)_dict ?? PyNone.Instance;
        PyDict state = _dict is null ? new PyDict() : _dict.Copy();
        if (_name is not null && !state.SetItem(Id.Make("name"), _name)) return null;
        if (_path is not null && !state.SetItem(Id.Make("path"), _path)) return null;
        if (_nameFrom is not null && !state.SetItem(Id.Make("name_from"), _nameFrom)) return null;
        return state;
    }

    [PyMethod("__reduce__", NoTextSignature = true), Mirrors("ImportError_reduce", 1851, 1865)]
    private PyObject? Reduce() => GetState() is not { } state ? null : state is PyNone ? PyTuple.Of(_type, _args) : PyTuple.Of(_type, _args, state);
}

/// <summary><c>NameError</c>.</summary>
[PyType("NameError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "A name is bound nowhere.")]
public partial class PyNameError : PyExceptionObject
{
    [PyMember("name", Doc = "the name")] internal PyObject? _name;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyNameError().OfType(type);

    /// <summary>The name that was looked for.</summary>
    public PyObject? Name { get => _name; set => _name = value; }

    [PySlot(Slot.Init), Mirrors("NameError_init", 2437, 2462)]
    private bool NameInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        SetArgs(kwnames is null ? args : args[..(args.Length - kwnames.Count)]);
        return KeywordFields.Take("NameError", args, kwnames, "name", out _name, null, out _, null, out _);
    }
}

/// <summary><c>AttributeError</c>.</summary>
[PyType("AttributeError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "An object lacks the attribute.")]
public partial class PyAttributeError : PyExceptionObject
{
    [PyMember("name", Doc = "the attribute's name")] internal PyObject? _name;
    [PyMember("obj", Doc = "the object")] internal PyObject? _object;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyAttributeError().OfType(type);

    [PySlot(Slot.Init), Mirrors("AttributeError_init", 2520, 2547)]
    private bool AttributeInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        SetArgs(kwnames is null ? args : args[..(args.Length - kwnames.Count)]);
        return KeywordFields.Take("AttributeError", args, kwnames, "name", out _name, "obj", out _object, null, out _);
    }

    /// <summary>The object itself stays out: it rarely pickles.</summary>
    [PyMethod("__getstate__", NoTextSignature = true), Mirrors("AttributeError_getstate", 2576, 2603)]
    private PyObject? GetState()
    {
        PyDict state = _dict is null ? new PyDict() : _dict.Copy();
        if (_name is not null && !state.SetItem(Id.Make("name"), _name)) return null;
        return state.SetItem(Id.Make("args"), _args) ? state : null;
    }

    [PyMethod("__reduce__", NoTextSignature = true), Mirrors("AttributeError_reduce", 2605, 2617)]
    private PyObject? Reduce() => GetState() is { } state ? PyTuple.Of(_type, _args, state) : null;
}

/// <summary>The keyword-only fields that some exceptions take beside any positional arguments.</summary>
internal static class KeywordFields
{
    internal static bool Take(string function, ReadOnlySpan<PyObject> args, PyTuple? kwnames,
        string? name0, out PyObject? value0, string? name1, out PyObject? value1, string? name2, out PyObject? value2)
    {
        value0 = value1 = value2 = null;
        if (kwnames is null) return true;
        int first = args.Length - kwnames.Count;
        for (int i = 0; i < kwnames.Count; i++)
        {
            string keyword = ((PyStr)kwnames[i]).Value;
            PyObject value = args[first + i];
            if (keyword == name0) value0 = value;
            else if (keyword == name1) value1 = value;
            else if (keyword == name2) value2 = value;
            else return Err.Fail(Exc.TypeError, $"{function}() got an unexpected keyword argument '{keyword}'");
        }
        return true;
    }
}
