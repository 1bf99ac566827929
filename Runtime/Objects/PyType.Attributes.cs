// Objects/typeobject.c: attributes of types, their getsets and methods.

using System.Runtime.CompilerServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed unsafe partial class PyType
{
    /// <summary><c>_Py_type_getattro</c>.</summary>
    [PySlot(Slot.GetAttr), Mirrors("_Py_type_getattro", 6359, 6364)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name)
    {
        var type = (PyType)self;
        PyObject? value = type.GetAttrSuppress(name);
        if (value is not null || Err.Occurred is not null) return value;
        Err.Raise(Exc.AttributeError, "type object '" + type._name + "' has no attribute '" + name.Value + "'");
        return Err.SetAttributeContext(type, name);
    }

    /// <summary><c>_Py_type_getattro_impl</c>: null without an exception when absent.</summary>
    [Mirrors("_Py_type_getattro_impl", 6267, 6355)]
    internal PyObject? GetAttrSuppress(PyStr name)
    {
        PyType metatype = Type;
        PyObject? metaAttribute = metatype.Lookup(name);
        delegate*<PyObject, PyObject?, PyObject?, PyObject?> metaGet = null;
        if (metaAttribute is not null)
        {
            PyType descriptorType = metaAttribute.Type;
            metaGet = descriptorType.Slots.DescrGet;
            if (metaGet != null && descriptorType.Slots.DescrSet != null) return metaGet(metaAttribute, this, metatype);
        }
        if (Lookup(name) is { } attribute)
        {
            if (attribute is PyFunction) return attribute;
            delegate*<PyObject, PyObject?, PyObject?, PyObject?> get = attribute.Type.Slots.DescrGet;
            return get != null ? get(attribute, null, this) : attribute;
        }
        return metaGet != null ? metaGet(metaAttribute!, this, metatype) : metaAttribute;
    }

    /// <summary><c>type_setattro</c>.</summary>
    [PySlot(Slot.SetAttr), Mirrors("type_setattro", 6424, 6509)]
    internal static bool SetAttrSlot(PyObject self, PyStr name, PyObject? value)
    {
        var type = (PyType)self;
        if (type.Has(TypeFlags.ImmutableType))
            return Obj.Repr(name) is { } repr && Err.Fail(Exc.TypeError, $"cannot set {repr} attribute of immutable type '{type._name}'");
        name = PyStr.Intern(name);
        PyObject? descriptor = type.Type.Lookup(name);
        if (descriptor is not null && descriptor.Type.Slots.DescrSet != null)
            return descriptor.Type.Slots.DescrSet(descriptor, type, value);
        return type.SetInDict(name, value);
    }

    /// <summary><c>type_update_dict</c> and <c>update_slot_after_setattr</c>.</summary>
    [Mirrors("type_update_dict", 6368, 6398)]
    internal bool SetInDict(PyStr name, PyObject? value)
    {
        PyDict dict = Dict;
        Modified();
        if (value is not null)
        {
            if (!dict.SetItem(name, value)) return false;
        }
        else if (dict.Remove(name) is not true)
        {
            Err.Raise(Exc.AttributeError, $"type object '{_name}' has no attribute '{name.Value}'");
            Err.SetAttributeContext(this, name);
            return false;
        }
        if (IsDunder(name.Value) && SlotDefs.Named(name) is { Length: > 0 } rows) UpdateSlot(name, rows);
        return true;
    }

    /// <summary><c>check_set_special_type_attr</c>.</summary>
    [Mirrors("check_set_special_type_attr", 1436, 1458)]
    private bool CheckSetSpecial(PyObject? value, string name)
    {
        if (Has(TypeFlags.ImmutableType)) return Err.Fail(Exc.TypeError, $"cannot set '{name}' attribute of immutable type '{_name}'");
        return value is not null || Err.Fail(Exc.TypeError, $"cannot delete '{name}' attribute of immutable type '{_name}'");
    }

    private bool SetDictItem(PyStr name, PyObject value)
    {
        Modified();
        return Dict.SetItem(name, value);
    }

    /// <summary>A C# type's or class's name as a str (<c>type_name</c>).</summary>
    [PyGetSet("__name__", Setter = nameof(SetName)), Mirrors("type_name", 1474, 1485)]
    internal PyStr GetName() => _htName ??= PyStr.Intern(ShortName);

    [Mirrors("type_set_name", 1500, 1529)]
    internal bool SetName(PyObject? value)
    {
        if (!CheckSetSpecial(value, "__name__")) return false;
        if (value is not PyStr name) return Err.Fail(Exc.TypeError, $"can only assign string to {_name}.__name__, not '{value!.Type.Name}'");
        if (!IsUtf8(name)) return false;
        if (name.Value.Contains('\0')) return Err.Fail(Exc.ValueError, "type name must not contain null characters");
        _name = name.Value;
        _htName = name;
        return true;
    }

    // C keeps names and docstrings as UTF-8: what it cannot encode is refused with the codec's error.
    private static bool IsUtf8(PyStr text) => text.IsAscii || Codecs.EncodeUtf8Array(text) is not null;

    [PyGetSet("__qualname__", Setter = nameof(SetQualName)), Mirrors("type_qualname", 1487, 1498)]
    internal PyStr GetQualName() => _htQualName ?? GetName();

    [Mirrors("type_set_qualname", 1531, 1549)]
    internal bool SetQualName(PyObject? value)
    {
        if (!CheckSetSpecial(value, "__qualname__")) return false;
        if (value is not PyStr name) return Err.Fail(Exc.TypeError, $"can only assign string to {_name}.__qualname__, not '{value!.Type.Name}'");
        _htQualName = name;
        return true;
    }

    [PyGetSet("__mro__"), Mirrors("type_get_mro", 1713, 1729)]
    internal PyObject? GetMro() => _mro.Length == 0 ? PyNone.Instance : Mro;

    /// <summary><c>type_module</c>; null raised.</summary>
    [PyGetSet("__module__", Setter = nameof(SetModule)), Mirrors("type_get_module", 1578, 1583)]
    internal PyObject? GetModule()
    {
        if (IsHeapType) return Dict.GetItem(Id.__module__) ?? Err.Raise(Exc.AttributeError, "__module__");
        int dot = ShortText.LastIndexOf(_name, '.');
        return dot < 0 ? Id.builtins : _tpNameStr ??= PyStr.Intern(_name[..dot]);
    }

    [Mirrors("type_set_module", 1585, 1599)]
    internal bool SetModule(PyObject? value)
    {
        if (!CheckSetSpecial(value, "__module__")) return false;
        Modified();
        Dict.Remove(Id.__firstlineno__);
        return Dict.SetItem(Id.__module__, value!);
    }

    /// <summary><c>_PyType_GetFullyQualifiedName</c>: the module and the qualified name, builtins and __main__ left out; for messages.</summary>
    [Mirrors("_PyType_GetFullyQualifiedName", 1602, 1633)]
    public string FullyQualifiedName
    {
        get
        {
            if (!IsHeapType) return _name;
            return Dict.GetItem(Id.__module__) is PyStr { Value: not ("builtins" or "__main__") } module
                ? $"{module.Value}.{GetQualName().Value}"
                : GetQualName().Value;
        }
    }

    [PyGetSet("__abstractmethods__", Setter = nameof(SetAbstractMethods)), Mirrors("type_abstractmethods", 1641, 1658)]
    internal PyObject? GetAbstractMethods() =>
        (ReferenceEquals(this, TypeObject) ? null : Dict.GetItem(Id.__abstractmethods__)) ?? Err.Raise(Exc.AttributeError, Id.__abstractmethods__);

    [Mirrors("type_set_abstractmethods", 1660, 1700)]
    internal bool SetAbstractMethods(PyObject? value)
    {
        bool isAbstract = false;
        if (value is not null)
        {
            if (Obj.IsTrue(value) is not { } truth) return false;
            isAbstract = truth;
            if (!Dict.SetItem(Id.__abstractmethods__, value)) return false;
        }
        else if (Dict.Remove(Id.__abstractmethods__) is not true)
        {
            Err.Raise(Exc.AttributeError, Id.__abstractmethods__);
            return false;
        }
        Modified();
        if (isAbstract) SetFlags(TypeFlags.IsAbstract);
        else ClearFlags(TypeFlags.IsAbstract);
        return true;
    }

    [PyGetSet("__dict__"), Mirrors("type_dict", 1981, 1990)]
    internal PyObject? GetDict() => new PyMappingProxy(Dict);

    [PyGetSet("__doc__", Setter = nameof(SetDoc)), Mirrors("type_get_doc", 1992, 2011)]
    internal PyObject? GetDoc()
    {
        if (!IsHeapType && _spec?.Doc is { Length: > 0 } doc) return PyStr.From(doc);
        if (Dict.GetItem(Id.__doc__) is not { } result) return PyNone.Instance;
        return result.Type.Slots.DescrGet != null ? result.Type.Slots.DescrGet(result, null, this) : result;
    }

    [Mirrors("type_set_doc", 2020, 2029)]
    internal bool SetDoc(PyObject? value) => CheckSetSpecial(value, "__doc__") && SetDictItem(Id.__doc__, value!);

    /// <summary>The docstring that a class of Python code was made with, where it may begin with a signature as native ones do.</summary>
    private string? _signatureDoc;

    [PyGetSet("__text_signature__"), Mirrors("type_get_text_signature", 2013, 2018)]
    internal PyObject? GetTextSignature() => (_spec?.TextSignature ?? DocSignature()) is { } signature ? PyStr.From(signature) : PyNone.Instance;

    [Mirrors("_PyType_GetTextSignatureFromInternalDoc", 942, 966), Mirrors("find_signature", 817, 840), Mirrors("skip_signature", 848, 860)]
    private string? DocSignature()
    {
        const string marker = ")\n--\n\n";
        if (_signatureDoc is not { } doc || !doc.StartsWith(_name, StringComparison.Ordinal) || doc.Length == _name.Length || doc[_name.Length] != '(') return null;
        int end = doc.IndexOf(marker, _name.Length, StringComparison.Ordinal), paragraph = doc.IndexOf("\n\n", _name.Length, StringComparison.Ordinal);
        return end < 0 || paragraph < end ? null : doc[_name.Length..(end + 1)];
    }

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations)), Mirrors("type_get_annotations", 2110, 2178)]
    internal PyObject? GetAnnotations()
    {
        if (!IsHeapType) return Err.Raise(Exc.AttributeError, $"type object '{_name}' has no attribute '__annotations__'");
        PyObject? annotations = Dict.GetItem(Id.__annotations__) ?? Dict.GetItem(Id.__annotations_cache__);
        if (annotations is not null)
            return annotations.Type.Slots.DescrGet != null ? annotations.Type.Slots.DescrGet(annotations, null, this) : annotations;
        if (Obj.GetAttr(this, Id.__annotate__) is not { } annotate) return null;
        if (Obj.IsCallable(annotate))
        {
            annotations = Obj.Call(annotate, PyInt.From(1));
            if (annotations is null) return null;
            if (annotations is not PyDict) return Err.Raise(Exc.TypeError, $"__annotate__ returned non-dict of type '{annotations.Type.Name}'");
        }
        else
        {
            annotations = new PyDict();
        }
        return SetDictItem(Id.__annotations_cache__, annotations) ? annotations : null;
    }

    [Mirrors("type_set_annotations", 2180, 2250)]
    internal bool SetAnnotations(PyObject? value)
    {
        if (Has(TypeFlags.ImmutableType)) return Err.Fail(Exc.TypeError, $"cannot set '__annotations__' attribute of immutable type '{_name}'");
        PyDict dict = Dict;
        bool plain = dict.GetItem(Id.__annotations__) is not null;
        PyStr name = plain ? Id.__annotations__ : Id.__annotations_cache__;
        if (value is not null)
        {
            if (!dict.SetItem(name, value)) return false;
        }
        else if (dict.Remove(name) is not true)
        {
            return Err.Fail(Exc.AttributeError, "__annotations__");
        }
        if (plain) dict.Remove(Id.__annotations_cache__);
        dict.Remove(Id.__annotate_func__);
        dict.Remove(Id.__annotate__);
        Modified();
        return true;
    }

    [PyGetSet("__annotate__", Setter = nameof(SetAnnotate)), Mirrors("type_get_annotate", 2031, 2069)]
    internal PyObject? GetAnnotate()
    {
        if (!IsHeapType) return Err.Raise(Exc.AttributeError, $"type object '{_name}' has no attribute '__annotate__'");
        PyObject? annotate = Dict.GetItem(Id.__annotate__) ?? Dict.GetItem(Id.__annotate_func__);
        if (annotate is null) return Dict.SetItem(Id.__annotate_func__, PyNone.Instance) ? PyNone.Instance : null;
        return annotate.Type.Slots.DescrGet != null ? annotate.Type.Slots.DescrGet(annotate, null, this) : annotate;
    }

    [Mirrors("type_set_annotate", 2071, 2108)]
    internal bool SetAnnotate(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "cannot delete __annotate__ attribute");
        if (Has(TypeFlags.ImmutableType)) return Err.Fail(Exc.TypeError, $"cannot set '__annotate__' attribute of immutable type '{_name}'");
        if (value is not PyNone && !Obj.IsCallable(value)) return Err.Fail(Exc.TypeError, "__annotate__ must be callable or None");
        if (!Dict.SetItem(Id.__annotate_func__, value)) return false;
        if (value is not PyNone) Dict.Remove(Id.__annotations_cache__);
        Modified();
        return true;
    }

    [PyGetSet("__type_params__", Setter = nameof(SetTypeParams)), Mirrors("type_get_type_params", 2252, 2265)]
    internal PyObject? GetTypeParams() => (ReferenceEquals(this, TypeObject) ? null : Dict.GetItem(Id.__type_params__)) ?? PyTuple.Empty;

    [Mirrors("type_set_type_params", 2267, 2282)]
    internal bool SetTypeParams(PyObject? value) => CheckSetSpecial(value, "__type_params__") && SetDictItem(Id.__type_params__, value!);

    [PyMember("__base__", ReadOnly = true)]
    private PyType? BaseAttribute => Base;

    [PyMember("__flags__", ReadOnly = true)]
    private PyObject FlagsAttribute => PyLong.From((ulong)(IsHeapInC ? Flags | TypeFlags.HeapType : Flags));

    /// <summary>Most types of modules are heap types in CPython; copyreg looks for the nearest base that is not.</summary>
    private bool IsHeapInC
    {
        get
        {
            int dot = ShortText.IndexOf(_name, '.');
            return dot > 0 && !Has(TypeFlags.HeapType) && _name[..dot] is not ("types" or "typing" or "datetime" or "weakref" or "_contextvars") && _name != "collections.OrderedDict";
        }
    }

    // The sizes are those that CPython's layout of such an object would have.
    [PyMember("__dictoffset__", ReadOnly = true)]
    private nint DictOffset => Has(TypeFlags.TypeSubclass) ? 264 : !InstanceHasDict ? 0 : Has(TypeFlags.ManagedDict) ? -1 : NativeSize(this) - 8;

    [PyMember("__weakrefoffset__", ReadOnly = true)]
    private nint WeakRefOffset => Has(TypeFlags.TypeSubclass) ? 368 : !InstanceHasWeakRefs ? 0 : Has(TypeFlags.ManagedWeakref) ? -32 : NativeSize(this) - 16;

    [PyMember("__itemsize__", ReadOnly = true)]
    internal int ItemSize => Has(TypeFlags.LongSubclass) ? 4 : Has(TypeFlags.TupleSubclass) ? 8 : Has(TypeFlags.BytesSubclass) ? 1 : Has(TypeFlags.TypeSubclass) ? 40 : 0;

    [PyMember("__basicsize__", ReadOnly = true)]
    internal int BasicSize => NativeSize(this) + 8 * SlotCount;

    private static int NativeSize(PyType type)
    {
        while (type.IsHeapType && type._spec is null) type = type.Base!;
        return type._name switch
        {
            "object" => 16,
            "int" or "bool" or "float" or "tuple" => 24,
            "list" => 40,
            "dict" => 48,
            "str" => 64,
            "bytes" => 33,
            "set" or "frozenset" => 200,
            "complex" => 32,
            "type" => 928,
            _ => type.Has(TypeFlags.BaseExcSubclass) ? 72 : 64,
        };
    }

    /// <summary>Check if an object is an instance.</summary>
    [PyMethod("__instancecheck__", "(instance, /)"), Mirrors("type___instancecheck___impl", 2294, 2299)]
    internal PyObject? InstanceCheck(PyObject instance) => Obj.RealIsInstance(instance, this) is { } result ? PyBool.From(result) : null;

    /// <summary>Check if a class is a subclass.</summary>
    [PyMethod("__subclasscheck__", "(subclass, /)"), Mirrors("type___subclasscheck___impl", 2310, 2315)]
    internal PyObject? SubclassCheck(PyObject subclass) => Obj.RealIsSubclass(subclass, this) is { } result ? PyBool.From(result) : null;

    /// <summary>The immediate subclasses, as a list.</summary>
    [PyMethod("__subclasses__", "()"), Mirrors("type___subclasses___impl", 6683, 6688)]
    internal PyObject? Subclasses(Interpreter interpreter) => PyList.Of(Array.ConvertAll(VisibleSubclasses(interpreter), static PyObject (t) => t));

    /// <summary>Make the namespace of a class statement.</summary>
    [PyMethod("__prepare__", "(name, bases, /, **kwds)", Class = true, Raw = true, TextSignature = "($cls, name, bases, /, **kwds)")]
    [Mirrors("type_prepare", 6690, 6695)]
    internal static PyObject? Prepare(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => new PyDict();

    /// <summary>The names in the type and its bases, for dir().</summary>
    [PyMethod("__dir__", "()"), Mirrors("type___dir___impl", 6769, 6781)]
    internal PyObject? DirMethod()
    {
        var dict = new PyDict();
        return PyBaseObject.MergeClassDict(dict, this) ? Mapping.Keys(dict) : null;
    }

    /// <summary>The type's size in memory, in bytes.</summary>
    [PyMethod("__sizeof__", "()"), Mirrors("type___sizeof___impl", 6789, 6804)]
    internal PyObject? SizeOf() => PyInt.From(IsHeapType ? 928 : 416);

    [PySlot(Slot.Repr), Mirrors("type_repr", 2335, 2370)]
    internal PyObject? ReprSlot()
    {
        PyObject? module = GetModule();
        if (module is null) Err.Clear();
        return module is PyStr text && text.Value != "builtins"
            ? PyStr.From($"<class '{text}.{GetQualName()}'>")
            : PyStr.From($"<class '{_name}'>");
    }

    /// <summary>Return self|value.</summary>
    [PySlot(Slot.NbOr)]
    internal static PyObject? OrSlot(PyObject a, PyObject b) => PyUnion.TypeOr(a, b);

    /// <summary><c>type_init</c>.</summary>
    [PySlot(Slot.Init), Mirrors("type_init", 4069, 4089)]
    internal static bool InitSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (kwnames is { Count: > 0 } && positional == 1) return Err.Fail(Exc.TypeError, "type.__init__() takes no keyword arguments");
        return positional is 1 or 3 || Err.Fail(Exc.TypeError, "type.__init__() takes 1 or 3 arguments");
    }

    /// <summary><c>type_call</c>: make an instance.</summary>
    [PySlot(Slot.Call), Mirrors("type_call", 2372, 2436)]
    internal static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var type = Unsafe.As<PyType>(self);
        if (ReferenceEquals(type, TypeObject))
        {
            int positional = args.Length - (kwnames?.Count ?? 0);
            if (positional == 1) return Args.NoKeywords("type", kwnames) ? args[0].Type : null;
            if (positional != 3) return Err.Raise(Exc.TypeError, "type() takes 1 or 3 arguments");
        }
        if (type.Slots.New == null) return Err.Raise(Exc.TypeError, $"cannot create '{type._name}' instances");
        PyObject? o = type.Slots.New(type, args, kwnames);
        if (o is null) return null;
        PyType actual = o.Type;
        if (!ReferenceEquals(actual, type) && !actual.IsSubtypeOf(type)) return o;
        if (actual.Slots.Init == null || (nint)actual.Slots.Init == SlotPointers.ObjectInit && (nint)actual.Slots.New != SlotPointers.ObjectNew) return o;
        return actual.Slots.Init(o, args, kwnames) ? o : null;
    }
}
