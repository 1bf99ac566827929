// Objects/funcobject.c: functions written in Python.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Make a function of a code object.
///
///   code
///     the code to run
///   globals
///     its globals, a dict
///   name
///     a name other than the code's
///   argdefs
///     the default values of its arguments, a tuple
///   closure
///     the cells of its free variables, a tuple
///   kwdefaults
///     the default values of its keyword-only arguments, a dict</summary>
[PyType("function", Flags = TypeFlags.HaveGc | TypeFlags.MethodDescriptor | TypeFlags.HaveVectorcall, Dict = true, WeakRefs = true,
    Signature = "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)")]
public sealed unsafe partial class PyFunction : PyObject
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("PyModules", "PYM054", Justification = "The numbers are unique in the process; no interpreter can tell who took one.")]
    private static uint s_nextVersion;
    private uint _version;
    private PyCode _code;
    private PyTuple? _defaults;
    private PyDict? _kwDefaults;

    /// <summary><c>__globals__</c>.</summary>
    [PyMember("__globals__", ReadOnly = true)] public PyObject Globals;

    /// <summary><c>__builtins__</c>.</summary>
    [PyMember("__builtins__", ReadOnly = true)] public PyObject Builtins;

    /// <summary><c>__closure__</c>: the cells, or null.</summary>
    [PyMember("__closure__", ReadOnly = true)] public PyTuple? Closure;
    [PyMember("__doc__")] public PyObject? Doc;
    public PyObject? Module;
    public PyStr Name, QualName;

    /// <summary>A dict, the flat tuple of names and values that the compiler hands over, or null.</summary>
    public PyObject? Annotations;
    public PyObject? Annotate;
    public PyObject? TypeParams;

    /// <summary><c>PyFunction_NewWithQualName</c>; the module is the globals' <c>__name__</c>.</summary>
    [Mirrors("PyFunction_NewWithQualName", 146, 239)]
    public PyFunction(PyCode code, PyObject globals, PyStr? qualName = null)
    {
        _code = code;
        Globals = globals;
        Name = code.Name;
        QualName = qualName ?? code.QualName;
        // CO_HAS_DOCSTRING: the first constant is the docstring.
        Doc = ((int)code.Flags & 0x4000000) != 0 && code.Consts is [PyStr doc, ..] ? doc : null;
        var dict = globals as PyDict;
        Module = dict?.GetItem(Id.__name__);
        Builtins = FrameAccess.BuiltinsOf(dict);
    }

    /// <summary><c>__code__</c>.</summary>
    public PyCode Code
    {
        get => _code;
        set
        {
            _code = value;
            _version = 0;
        }
    }

    /// <summary><c>__defaults__</c>, or null.</summary>
    public PyTuple? Defaults
    {
        get => _defaults;
        set
        {
            _defaults = value;
            _version = 0;
        }
    }

    /// <summary><c>__kwdefaults__</c>, or null.</summary>
    public PyDict? KwDefaults
    {
        get => _kwDefaults;
        set
        {
            _kwDefaults = value;
            _version = 0;
        }
    }

    /// <summary>Another number whenever code or defaults have changed; made on first use.</summary>
    [Mirrors("_PyFunction_GetVersionForCurrentState", 399, 403)]
    public uint Version => _version != 0 ? _version : _version = Interlocked.Increment(ref s_nextVersion);

    [PySlot(Slot.New, Signature = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)"), Mirrors("func_new_impl", 1028, 1105)]
    internal static PyObject? New(PyType cls, PyCode code, PyDict globals, PyObject? name, PyObject? argdefs, PyObject? closure, PyObject? kwdefaults)
    {
        if (name is not (null or PyNone or PyStr)) return Err.Raise(Exc.TypeError, "arg 3 (name) must be None or string");
        if (argdefs is not (null or PyNone or PyTuple)) return Err.Raise(Exc.TypeError, "arg 4 (defaults) must be None or tuple");
        if (closure is not PyTuple)
        {
            bool none = closure is null or PyNone;
            if (none && code.NFree != 0) return Err.Raise(Exc.TypeError, "arg 5 (closure) must be tuple");
            if (!none) return Err.Raise(Exc.TypeError, "arg 5 (closure) must be None or tuple");
        }
        if (kwdefaults is not (null or PyNone or PyDict)) return Err.Raise(Exc.TypeError, "arg 6 (kwdefaults) must be None or dict");
        var cells = closure as PyTuple;
        int count = cells?.Count ?? 0;
        if (code.NFree != count)
            return Err.Raise(Exc.ValueError, $"{code.Name} requires closure of length {code.NFree}, not {count}");
        for (int i = 0; i < count; i++)
            if (cells![i] is not PyCell) return Err.Raise(Exc.TypeError, $"arg 5 (closure) expected cell, found {cells[i].Type.Name}");
        return new PyFunction(code, globals)
        {
            Name = name as PyStr ?? code.Name,
            Defaults = argdefs as PyTuple,
            Closure = cells,
            KwDefaults = kwdefaults as PyDict,
        };
    }

    [PySlot(Slot.Call)]
    internal static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Eval.CallFunction(Unsafe.As<PyFunction>(self), args, kwnames);

    [PySlot(Slot.DescrGet), Mirrors("func_descr_get", 1192, 1199)]
    internal static PyObject? Get(PyObject self, PyObject? instance, PyObject? owner) =>
        instance is null or PyNone ? self : new PyMethod(self, instance);

    [PySlot(Slot.Repr), Mirrors("func_repr", 1162, 1168)]
    internal PyObject? Repr() => PyStr.From($"<function {QualName} at {Obj.Address(this)}>");

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    internal PyObject? GetDict() => Obj.GenericGetDict(this);

    internal bool SetDict(PyObject? value) => Obj.GenericSetDict(this, value);

    [PyGetSet("__code__", Setter = nameof(SetCode)), Mirrors("func_get_code", 648, 657)]
    internal PyObject? GetCode() => _code;

    [Mirrors("func_set_code", 659, 706)]
    internal bool SetCode(PyObject? value)
    {
        if (value is not PyCode code) return Err.Fail(Exc.TypeError, "__code__ must be set to a code object");
        int closure = Closure?.Count ?? 0;
        if (code.NFree != closure)
            return Err.Fail(Exc.ValueError, $"{Name}() requires a code object with {closure} free vars, not {code.NFree}");
        if ((((int)code.Flags ^ (int)_code.Flags) & (0x20 | 0x80 | 0x200)) != 0
            && !Warnings.Warn(Exc.DeprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)", 1))
            return false;
        Code = code;
        return true;
    }

    [PyGetSet("__module__", Setter = nameof(SetModule))]
    internal PyObject? GetModule() => Module ?? PyNone.Instance;

    internal bool SetModule(PyObject? value)
    {
        Module = value;
        return true;
    }

    [PyGetSet("__name__", Setter = nameof(SetName)), Mirrors("func_get_name", 708, 713)]
    internal PyObject? GetName() => Name;

    [Mirrors("func_set_name", 715, 728)]
    internal bool SetName(PyObject? value)
    {
        if (value is not PyStr name) return Err.Fail(Exc.TypeError, "__name__ must be set to a string object");
        Name = name;
        return true;
    }

    [PyGetSet("__qualname__", Setter = nameof(SetQualName)), Mirrors("func_get_qualname", 730, 735)]
    internal PyObject? GetQualName() => QualName;

    [Mirrors("func_set_qualname", 737, 750)]
    internal bool SetQualName(PyObject? value)
    {
        if (value is not PyStr name) return Err.Fail(Exc.TypeError, "__qualname__ must be set to a string object");
        QualName = name;
        return true;
    }

    [PyGetSet("__defaults__", Setter = nameof(SetDefaults)), Mirrors("func_get_defaults", 752, 763)]
    internal PyObject? GetDefaults() => _defaults ?? (PyObject)PyNone.Instance;

    [Mirrors("func_set_defaults", 765, 792)]
    internal bool SetDefaults(PyObject? value)
    {
        if (value is not (null or PyNone or PyTuple)) return Err.Fail(Exc.TypeError, "__defaults__ must be set to a tuple object");
        Defaults = value as PyTuple;
        return true;
    }

    [PyGetSet("__kwdefaults__", Setter = nameof(SetKwDefaults)), Mirrors("func_get_kwdefaults", 794, 806)]
    internal PyObject? GetKwDefaults() => _kwDefaults ?? (PyObject)PyNone.Instance;

    [Mirrors("func_set_kwdefaults", 808, 835)]
    internal bool SetKwDefaults(PyObject? value)
    {
        if (value is not (null or PyNone or PyDict)) return Err.Fail(Exc.TypeError, "__kwdefaults__ must be set to a dict object");
        KwDefaults = value as PyDict;
        return true;
    }

    /// <summary>The dict of annotations of the function.</summary>
    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations)), Mirrors("function___annotations___get_impl", 894, 907)]
    internal PyObject? GetAnnotations()
    {
        if (Annotations is PyDict ready) return ready;
        if (Annotations is PyTuple pairs)
        {
            var dict = new PyDict();
            for (int i = 0; i + 1 < pairs.Count; i += 2)
                if (!dict.SetItem(pairs[i], pairs[i + 1])) return null;
            return Annotations = dict;
        }
        if (Annotate is null || !Obj.IsCallable(Annotate)) return Annotations = new PyDict();
        if (Obj.Call(Annotate, PyInt.From(1)) is not { } result) return null;
        if (result is not PyDict) return Err.Raise(Exc.TypeError, $"__annotate__ returned non-dict of type '{result.Type.Name}'");
        return Annotations = result;
    }

    [Mirrors("function___annotations___set_impl", 915, 932)]
    internal bool SetAnnotations(PyObject? value)
    {
        if (value is not (null or PyNone or PyDict)) return Err.Fail(Exc.TypeError, "__annotations__ must be set to a dict object");
        Annotations = value as PyDict;
        Annotate = PyNone.Instance;
        return true;
    }

    /// <summary>The function that makes the annotations.</summary>
    [PyGetSet("__annotate__", Setter = nameof(SetAnnotate)), Mirrors("function___annotate___get_impl", 845, 853)]
    internal PyObject? GetAnnotate() => Annotate ?? PyNone.Instance;

    [Mirrors("function___annotate___set_impl", 861, 884)]
    internal bool SetAnnotate(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "__annotate__ cannot be deleted");
        if (value is not PyNone)
        {
            if (!Obj.IsCallable(value)) return Err.Fail(Exc.TypeError, "__annotate__ must be callable or None");
            Annotations = null;
        }
        Annotate = value;
        return true;
    }

    /// <summary>The type parameters of a generic function.</summary>
    [PyGetSet("__type_params__", Setter = nameof(SetTypeParams)), Mirrors("function___type_params___get_impl", 942, 952)]
    internal PyObject? GetTypeParams() => TypeParams ?? PyTuple.Empty;

    [Mirrors("function___type_params___set_impl", 960, 973)]
    internal bool SetTypeParams(PyObject? value)
    {
        if (value is not PyTuple) return Err.Fail(Exc.TypeError, "__type_params__ must be set to a tuple");
        TypeParams = value;
        return true;
    }
}
