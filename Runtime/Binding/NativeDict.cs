// The dict of a native type or module while generated code fills it (type_add_methods and its like, PyModule_AddFunctions).

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>Takes methods, descriptors and values from generated code and puts them into a type's or a module's dict.</summary>
public sealed unsafe class NativeDict
{
    private readonly PyType? _type;
    private readonly PyModuleObject? _module;
    private readonly PyDict _dict;

    /// <summary>The dict of a type that already holds its slot wrappers.</summary>
    public NativeDict(PyType type, PyDict dict)
    {
        _type = type;
        _dict = dict;
    }

    /// <summary>The dict of a module.</summary>
    public NativeDict(PyModuleObject module)
    {
        _module = module;
        _dict = module.Dict;
    }

    /// <summary><c>type_add_method</c>, or a function of the module.</summary>
    public void Method(MethodDef def)
    {
        PyStr name = PyStr.Intern(def.Name);
        if (_module is not null)
        {
            _dict.SetItem(name, new PyBuiltinFunction(def, _module, ModuleName()));
            return;
        }
        // A slot wrapper of the same name stays, unless the method says that it stands above it.
        if ((def.Flags & MethodFlags.Coexist) == 0 && _dict.GetItem(name) is not null) return;
        PyObject descriptor =
            (def.Flags & MethodFlags.Class) != 0 ? new PyClassMethodDescr(_type!, def)
            : (def.Flags & MethodFlags.Static) != 0 ? new PyStaticMethod(new PyBuiltinFunction(def, _type!, null))
            : new PyMethodDescr(_type!, def);
        _dict.SetItem(name, descriptor);
    }

    private PyStr ModuleName() => _dict.GetItem(Id.__name__) as PyStr ?? PyStr.Intern("");

    /// <summary><c>PyDescr_NewGetSet</c>.</summary>
    public void GetSet(string name, delegate*<PyObject, PyObject?> getter, delegate*<PyObject, PyObject?, bool> setter, string? doc)
    {
        PyStr key = PyStr.Intern(name);
        if (_dict.GetItem(key) is null) _dict.SetItem(key, new PyGetSetDescr(_type!, name, getter, setter, doc));
    }

    /// <summary><c>PyDescr_NewMember</c>; without a setter the member is read-only.</summary>
    public void Member(string name, delegate*<PyObject, PyObject?> getter, delegate*<PyObject, PyObject?, bool> setter, string? doc)
    {
        PyStr key = PyStr.Intern(name);
        if (_dict.GetItem(key) is null) _dict.SetItem(key, new PyMemberDescr(_type!, name, getter, setter, doc));
    }

    /// <summary>A plain value.</summary>
    public void Add(string name, PyObject value) => _dict.SetItem(PyStr.Intern(name), value);

    /// <summary><c>PyModule_AddType</c>: under its short name.</summary>
    public void Type(PyType type)
    {
        string name = type.Name;
        Add(name[(ShortText.LastIndexOf(name, '.') + 1)..], type);
    }
}
