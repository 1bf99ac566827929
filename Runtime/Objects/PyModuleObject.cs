// Objects/moduleobject.c: modules.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A module. Its name is a str; its docstring may be anything.</summary>
[PyType("module", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Dict = true, WeakRefs = true, Signature = "(name, doc=None)")]
public sealed partial class PyModuleObject : PyObject
{
    private PyType? _type;
    private PyDict? _dict = new();
    private WeakRefList? _weak;
    private readonly PyObject?[]? _slots;

    /// <summary>The state of a native module.</summary>
    internal PyModuleState? NativeState { get; set; }

    /// <summary>What the module was made of, when it is native.</summary>
    internal NativeModuleSpec? NativeSpec { get; set; }

    private PyModuleObject() { }

    private PyModuleObject(PyType type)
    {
        _type = type;
        if (type.SlotCount != 0) _slots = new PyObject?[type.SlotCount];
    }

    /// <summary><c>PyModule_NewObject</c>.</summary>
    [Mirrors("PyModule_NewObject", 125, 139)]
    public PyModuleObject(PyObject name, PyObject? doc = null) => InitDict(name, doc);

    [Mirrors("PyModule_New", 141, 151)]
    public PyModuleObject(string name)
        : this(PyStr.Intern(name))
    {
    }

    internal static PyObject AllocInstance(PyType type) => ReferenceEquals(type, TypeObject) ? new PyModuleObject() : new PyModuleObject(type);

    /// <inheritdoc/>
    public override PyType Type => _type ?? TypeObject;

    /// <inheritdoc/>
    public override bool TrySetType(PyType type)
    {
        _type = type;
        // Caches that looked only at the dict shall look again.
        if (Dict.SetItem(Id.__class__, type)) Dict.Remove(Id.__class__);
        return true;
    }

    /// <inheritdoc/>
    public override ref PyDict? DictSlot => ref _dict;

    /// <inheritdoc/>
    public override ref WeakRefList? WeakSlot => ref _weak;

    /// <inheritdoc/>
    public override PyObject?[]? SlotValues => _slots;

    /// <summary>The module's namespace.</summary>
    [Mirrors("PyModule_GetDict", 557, 565)]
    public PyDict Dict => _dict!;

    /// <summary>The native module's state.</summary>
    [Mirrors("PyModule_GetState", 710, 718)]
    public T State<T>() where T : PyModuleState => Unsafe.As<T>(NativeState!);

    /// <summary>The name in the dict, or null.</summary>
    [Mirrors("PyModule_GetNameObject", 567, 594)]
    public PyStr? ModuleName => Dict.GetItem(Id.__name__) as PyStr;

    [Mirrors("module_init_dict", 63, 86)]
    private void InitDict(PyObject name, PyObject? doc)
    {
        PyDict dict = Dict;
        dict.SetItem(Id.__name__, name);
        dict.SetItem(Id.__doc__, doc ?? PyNone.Instance);
        dict.SetItem(Id.__package__, PyNone.Instance);
        dict.SetItem(Id.__loader__, PyNone.Instance);
        dict.SetItem(Id.__spec__, PyNone.Instance);
    }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(name, doc=None)"), Mirrors("module___init___impl", 811, 816)]
    internal bool Init(PyStr name, PyObject? doc)
    {
        InitDict(name, doc);
        return true;
    }

    [PySlot(Slot.Repr), Mirrors("module_repr", 846, 852)]
    internal PyObject? Repr()
    {
        if (FrameAccess.ImportlibBootstrap() is { } bootstrap) return Obj.CallMethod(bootstrap, Id._module_repr, this);
        return Err.Occurred is null ? PyStr.From($"<module '{ModuleName}'>") : null;
    }

    [PySlot(Slot.GetAttr), Mirrors("_Py_module_getattro", 1138, 1143)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name) => Unsafe.As<PyModuleObject>(self).GetAttr(name, suppress: false);

    /// <summary><c>_Py_module_getattro_impl</c>; with <paramref name="suppress"/> null without an exception when absent.</summary>
    [Mirrors("_Py_module_getattro_impl", 985, 1135)]
    internal PyObject? GetAttr(PyStr name, bool suppress)
    {
        PyObject? attribute = Obj.GenericGetAttrSuppress(this, name);
        if (attribute is not null) return attribute;
        if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.AttributeError)) return null;
        if (Dict.GetItem(Id.__getattr__) is { } getattr)
        {
            PyObject? result = Obj.Call(getattr, name);
            if (result is null && suppress) Err.MatchesAndClear(Exc.AttributeError);
            return result;
        }
        return suppress ? null : RaiseMissing(name);
    }

    private PyObject? RaiseMissing(PyStr name)
    {
        if (Dict.GetItem(Id.__name__) is not PyStr moduleName) return Err.Raise(Exc.AttributeError, $"module has no attribute '{name.Value}'");
        if (Dict.GetItem(Id.__spec__) is not { } spec) return Err.Raise(Exc.AttributeError, $"module '{moduleName.Value}' has no attribute '{name.Value}'");
        if (!FileOrigin(spec, out PyStr? origin)) return null;
        bool shadowing = origin is not null && FrameAccess.IsPossiblyShadowing(origin.Value);
        bool ofStdlib = false;
        if (shadowing && FrameAccess.SysAttribute(Id.stdlib_module_names) is PyAnySet names)
        {
            if (names.Contains(moduleName) is not { } contained) return null;
            ofStdlib = contained;
        }
        if (ofStdlib)
            return Err.Raise(Exc.AttributeError,
                $"module '{moduleName.Value}' has no attribute '{name.Value}' (consider renaming '{origin!.Value}' since it has the same name as the standard library module named '{moduleName.Value}' and prevents importing that standard library module)");
        if (IsInitializing(spec) is not { } initializing) return null;
        if (initializing)
        {
            if (shadowing)
                return Err.Raise(Exc.AttributeError,
                    $"module '{moduleName.Value}' has no attribute '{name.Value}' (consider renaming '{origin!.Value}' if it has the same name as a library you intended to import)");
            return Err.Raise(Exc.AttributeError, origin is not null
                ? $"partially initialized module '{moduleName.Value}' from '{origin.Value}' has no attribute '{name.Value}' (most likely due to a circular import)"
                : $"partially initialized module '{moduleName.Value}' has no attribute '{name.Value}' (most likely due to a circular import)");
        }
        if (!Obj.TryGetAttr(spec, Id._uninitialized_submodules, out PyObject? submodules)) return null;
        if (submodules is not null)
        {
            if (Seq.Contains(submodules, name) is not { } submodule) return null;
            if (submodule)
                return Err.Raise(Exc.AttributeError, $"cannot access submodule '{name.Value}' of module '{moduleName.Value}' (most likely due to a circular import)");
        }
        return Err.Raise(Exc.AttributeError, "module '" + moduleName.Value + "' has no attribute '" + name.Value + "'");
    }

    /// <summary><c>_PyModuleSpec_GetFileOrigin</c>: false only on error.</summary>
    [Mirrors("_PyModuleSpec_GetFileOrigin", 890, 919)]
    internal static bool FileOrigin(PyObject spec, out PyStr? origin)
    {
        origin = null;
        if (!Obj.TryGetAttr(spec, Id.has_location, out PyObject? located)) return false;
        if (located is null) return true;
        if (Obj.IsTrue(located) is not { } truth) return false;
        if (!truth) return true;
        if (!Obj.TryGetAttr(spec, Id.origin, out PyObject? found)) return false;
        origin = found as PyStr;
        return true;
    }

    /// <summary><c>_PyModuleSpec_IsInitializing</c>.</summary>
    [Mirrors("_PyModuleSpec_IsInitializing", 856, 869)]
    internal static bool? IsInitializing(PyObject? spec)
    {
        if (spec is null) return false;
        if (!Obj.TryGetAttr(spec, Id._initializing, out PyObject? value)) return null;
        return value is null ? false : Obj.IsTrue(value);
    }

    [Mirrors("module_get_dict", 1216, 1229)]
    [PyMember("__dict__", ReadOnly = true)] private PyObject DictAttribute => Dict;

    [PyMethod("__dir__", "()", NoTextSignature = true, Doc = "The names in the module, or what its own __dir__() tells."), Mirrors("module_dir", 1185, 1208)]
    internal PyObject? Dir()
    {
        if (NamespaceDict() is not { } dict) return null;
        return dict.GetItem(Id.__dir__) is { } function ? Obj.Call(function) : Mapping.Keys(dict);
    }

    /// <summary><c>module_get_dict</c>: a subclass may show another <c>__dict__</c>.</summary>
    private PyDict? NamespaceDict()
    {
        if (Obj.GetAttr(this, Id.__dict__) is not { } found) return null;
        return found as PyDict ?? Err.Raise<PyDict>(Exc.TypeError, "<module>.__dict__ is not a dictionary");
    }

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations)), Mirrors("module_get_annotations", 1286, 1355)]
    internal PyObject? GetAnnotations()
    {
        if (NamespaceDict() is not { } dict) return null;
        if (dict.GetItem(Id.__annotations__) is { } ready) return ready;
        if (IsInitializing(Dict.GetItem(Id.__spec__)) is not { } initializing) return null;
        PyObject? annotations;
        if (dict.GetItem(Id.__annotate__) is { } annotate && Obj.IsCallable(annotate))
        {
            annotations = Obj.Call(annotate, PyInt.From(1));
            if (annotations is null) return null;
            if (annotations is not PyDict) return Err.Raise(Exc.TypeError, $"__annotate__ returned non-dict of type '{annotations.Type.Name}'");
        }
        else
        {
            annotations = new PyDict();
        }
        // While the module still runs, more may come.
        return initializing || dict.SetItem(Id.__annotations__, annotations) ? annotations : null;
    }

    [Mirrors("module_set_annotations", 1357, 1389)]
    internal bool SetAnnotations(PyObject? value)
    {
        if (NamespaceDict() is not { } dict) return false;
        if (value is not null)
        {
            if (!dict.SetItem(Id.__annotations__, value)) return false;
        }
        else if (dict.Remove(Id.__annotations__) is not true)
        {
            Err.Raise(Exc.AttributeError, Id.__annotations__);
            return false;
        }
        return dict.Remove(Id.__annotate__) is not null;
    }

    [PyGetSet("__annotate__", Setter = nameof(SetAnnotate)), Mirrors("module_get_annotate", 1231, 1250)]
    internal PyObject? GetAnnotate()
    {
        if (NamespaceDict() is not { } dict) return null;
        return dict.GetItem(Id.__annotate__) ?? (dict.SetItem(Id.__annotate__, PyNone.Instance) ? PyNone.Instance : null);
    }

    [Mirrors("module_set_annotate", 1252, 1284)]
    internal bool SetAnnotate(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "cannot delete __annotate__ attribute");
        if (NamespaceDict() is not { } dict) return false;
        if (value is not PyNone && !Obj.IsCallable(value)) return Err.Fail(Exc.TypeError, "__annotate__ must be callable or None");
        if (!dict.SetItem(Id.__annotate__, value)) return false;
        return value is PyNone || dict.Remove(Id.__annotations__) is not null;
    }
}
