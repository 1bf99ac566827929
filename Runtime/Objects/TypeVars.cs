// Objects/typevarobject.c: type parameters, type aliases and typing.Generic.

namespace PyModules.Runtime;

/// <summary>The type of the NoDefault singleton.</summary>
[PyType("NoDefaultType")]
public sealed partial class PyNoDefault : PyObject
{
    /// <summary><c>typing.NoDefault</c>.</summary>
    public static PyNoDefault Instance { get; } = new();

    private PyNoDefault() { }

    [PySlot(Slot.New), Mirrors("nodefault_new", 88, 96)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "NoDefaultType takes no arguments") : Instance;

    [Mirrors("NoDefault_repr", 71, 75)]
    [PySlot(Slot.Repr)] internal PyObject? Repr() => PyStr.From("typing.NoDefault");

    [Mirrors("NoDefault_reduce", 77, 81)]
    [PyMethod("__reduce__", "()", NoTextSignature = true)] internal PyObject? Reduce() => PyStr.From("NoDefault");
}

/// <summary>Gives a value that is known already.</summary>
[PyType("_typing._ConstEvaluator")]
internal sealed partial class PyConstEvaluator(PyObject value) : PyObject
{
    [Mirrors("constevaluator_repr", 163, 168)]
    [PySlot(Slot.Repr)] internal PyObject? Repr() => Obj.Repr(value) is { } repr ? PyStr.From($"<constevaluator {repr}>") : null;

    [PySlot(Slot.Call), Mirrors("constevaluator_call", 170, 219)]
    internal PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "constevaluator.__call__() takes no keyword arguments");
        if (args.Length != 1) return Err.Raise(Exc.TypeError, $"constevaluator.__call__() takes exactly 1 argument ({args.Length} given)");
        if (!Args.AsInt(args[0], out int format)) return null;
        // annotationlib.Format.STRING
        if (format != 4) return value;
        if (value is not PyTuple tuple) return PyGenericAlias.TypeRepr(value) is { } text ? PyStr.From(text) : null;
        var parts = new List<string>();
        for (int i = 0; i < tuple.Count; i++)
        {
            if (PyGenericAlias.TypeRepr(tuple[i]) is not { } part) return null;
            parts.Add(part);
        }
        return PyStr.From($"({string.Join(", ", parts)})");
    }
}

/// <summary>What the three kinds of type parameters share.</summary>
public abstract class PyTypeParam : PyObject
{
    internal PyStr _name = PyStr.Empty;
    internal PyObject? _default, _evaluateDefault;

    /// <summary>The default, evaluated on first use; NoDefault when there is none.</summary>
    internal PyObject? Default() => _default ?? (_evaluateDefault is null ? PyNoDefault.Instance : _default = Obj.Call(_evaluateDefault));

    internal PyObject EvaluateDefault() => _evaluateDefault ?? (_default is null ? PyNone.Instance : new PyConstEvaluator(_default));

    internal PyBool HasDefault() => PyBool.From(_evaluateDefault is not null || _default is not (null or PyNoDefault));

    /// <summary><c>type_check</c>.</summary>
    [Mirrors("type_check", 347, 362)]
    internal static PyObject? TypeCheck(PyObject argument, string message) =>
        argument is PyNone ? PyNone.TypeObject : PyUnion.CallTyping(Id._type_check, [argument, PyStr.From(message)]);

    /// <summary>Set <c>__module__</c> to that of the calling function.</summary>
    [Mirrors("caller", 384, 400)]
    internal bool SetCallerModule() => Obj.SetAttr(this, Id.__module__, FrameAccess.CallerModule());

    /// <summary><c>unpack</c>: typing.Unpack[o].</summary>
    [Mirrors("unpack", 402, 418)]
    internal static PyObject? Unpack(PyObject o)
    {
        if (FrameAccess.ImportModule(Id.typing) is not { } typing || Obj.GetAttr(typing, Id.Unpack) is not { } unpack) return null;
        return Obj.GetItem(unpack, o);
    }

    /// <summary><c>unpack_typevartuples</c>.</summary>
    [Mirrors("unpack_typevartuples", 434, 465)]
    internal static PyTuple? UnpackTypeVarTuples(PyTuple parameters)
    {
        var items = new PyObject[parameters.Count];
        for (int i = 0; i < items.Length; i++)
        {
            PyObject? item = parameters[i] is PyTypeVarTuple ? Unpack(parameters[i]) : parameters[i];
            if (item is null) return null;
            items[i] = item;
        }
        return PyTuple.Own(items);
    }

    [Mirrors("unpack_iter", 1532, 1548)]
    internal static PyObject? UnpackIter(PyObject o) => Unpack(o) is { } unpacked ? Obj.GetIter(PyTuple.Of(unpacked)) : null;

    [Mirrors("make_union", 372, 382)]
    internal static PyObject? Or(PyObject a, PyObject b) => PyUnion.FromTuple(PyTuple.Of(a, b));

    internal static bool CheckVariance(bool covariant, bool contravariant, bool infer)
    {
        if (covariant && contravariant) return Err.Fail(Exc.ValueError, "Bivariant types are not supported.");
        return !infer || (!covariant && !contravariant) || Err.Fail(Exc.ValueError, "Variance cannot be specified with infer_variance.");
    }
}

/// <summary>Type variable.
///
/// It stands for any type in a generic class, function or type alias:
///
///     class Sequence[T]:  # T is a TypeVar
///         ...
///
/// Bounds and constraints say which types may replace it:
///
///     class StrSequence[S: str]: ...
///     class StrOrBytesSequence[A: (str, bytes)]: ...
///
/// The constructor makes one by hand; such variables are invariant unless
/// covariant, contravariant or infer_variance says otherwise.</summary>
[PyType("typing.TypeVar", NoTextSignature = true, Flags = TypeFlags.HaveGc | TypeFlags.ManagedDict | TypeFlags.ManagedWeakref | TypeFlags.HeapType | TypeFlags.ImmutableType, Dict = true, WeakRefs = true,
    Signature = "(name, *constraints, bound=None, default=typing.NoDefault,\n        covariant=False, contravariant=False, infer_variance=False)")]
public sealed partial class PyTypeVar : PyTypeParam
{
    private PyObject? _bound, _evaluateBound, _constraints, _evaluateConstraints;
    [PyMember("__covariant__", ReadOnly = true)] internal bool _covariant;
    [PyMember("__contravariant__", ReadOnly = true)] internal bool _contravariant;
    [PyMember("__infer_variance__", ReadOnly = true)] internal bool _inferVariance;

    [PySlot(Slot.New, Signature = "(name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)", Name = "typevar")]
    [Mirrors("typevar_new_impl", 686, 743)]
    internal static PyObject? New(PyType cls, PyStr name, PyTuple constraints, PyObject? bound, PyObject? @default, bool covariant = false, bool contravariant = false, bool infer_variance = false)
    {
        if (!CheckVariance(covariant, contravariant, infer_variance)) return null;
        if (bound is PyNone) bound = null;
        if (bound is not null)
        {
            bound = TypeCheck(bound, "Bound must be a type.");
            if (bound is null) return null;
        }
        if (constraints.Count == 1) return Err.Raise(Exc.TypeError, "A single constraint is not allowed");
        if (constraints.Count > 0 && bound is not null) return Err.Raise(Exc.TypeError, "Constraints cannot be combined with bound=...");
        var variable = new PyTypeVar
        {
            _name = name,
            _bound = bound,
            _constraints = constraints.Count == 0 ? null : constraints,
            _default = @default ?? PyNoDefault.Instance,
            _covariant = covariant,
            _contravariant = contravariant,
            _inferVariance = infer_variance,
        };
        return variable.SetCallerModule() ? variable : null;
    }

    /// <summary><c>_Py_make_typevar</c>.</summary>
    [Mirrors("_Py_make_typevar", 1809, 1814)]
    public static PyObject Make(PyObject name, PyObject? evaluateBound, PyObject? evaluateConstraints) =>
        new PyTypeVar { _name = (PyStr)name, _evaluateBound = evaluateBound, _evaluateConstraints = evaluateConstraints, _inferVariance = true };

    /// <summary><c>_Py_set_typeparam_default</c>.</summary>
    [Mirrors("_Py_set_typeparam_default", 2364, 2383)]
    public static PyObject? SetDefault(PyObject parameter, PyObject evaluate)
    {
        if (parameter is not PyTypeParam typeParam)
            return Obj.Repr(parameter) is { } repr ? Err.Raise(Exc.TypeError, $"Expected a type param, got {repr}") : null;
        typeParam._evaluateDefault = evaluate;
        return parameter;
    }

    /// <summary><c>_Py_subscript_generic</c>.</summary>
    [Mirrors("_Py_subscript_generic", 2272, 2286)]
    public static PyObject? SubscriptGeneric(PyObject parameters) =>
        UnpackTypeVarTuples((PyTuple)parameters) is { } unpacked ? PyUnion.CallTyping(Id._GenericAlias, [PyGeneric.TypeObject, unpacked]) : null;

    [PySlot(Slot.Repr), Mirrors("typevar_repr", 518, 529)]
    internal PyObject? Repr() => _inferVariance ? _name : PyStr.From($"{(_covariant ? '+' : _contravariant ? '-' : '~')}{_name}");

    [PySlot(Slot.NbOr)] internal static PyObject? OrSlot(PyObject a, PyObject b) => Or(a, b);

    [PyMember("__name__", ReadOnly = true)] internal PyObject Name => _name;
    [Mirrors("typevar_bound", 539, 552)]
    [PyGetSet("__bound__")] internal PyObject? Bound => _bound ?? (_evaluateBound is null ? PyNone.Instance : _bound = Obj.Call(_evaluateBound));
    [Mirrors("typevar_constraints", 569, 582)]
    [PyGetSet("__constraints__")] internal PyObject? Constraints => _constraints ?? (_evaluateConstraints is null ? PyTuple.Empty : _constraints = Obj.Call(_evaluateConstraints));
    [Mirrors("typevar_default", 554, 567)]
    [PyGetSet("__default__")] internal PyObject? DefaultAttr => Default();
    [Mirrors("typevar_evaluate_bound", 584, 595)]
    [PyGetSet("evaluate_bound")] internal PyObject? EvaluateBound => _evaluateBound ?? (_bound is null ? PyNone.Instance : new PyConstEvaluator(_bound));
    [Mirrors("typevar_evaluate_constraints", 597, 608)]
    [PyGetSet("evaluate_constraints")] internal PyObject? EvaluateConstraints => _evaluateConstraints ?? (_constraints is null ? PyNone.Instance : new PyConstEvaluator(_constraints));
    [Mirrors("typevar_evaluate_default", 610, 621)]
    [PyGetSet("evaluate_default")] internal PyObject? EvaluateDefaultAttr => EvaluateDefault();

    [PyMethod("__typing_subst__", "(arg, /)"), Mirrors("typevar_typing_subst_impl", 753, 760)]
    internal PyObject? TypingSubst(PyObject arg) => PyUnion.CallTyping(Id._typevar_subst, [this, arg]);

    [PyMethod("__typing_prepare_subst__", "(alias, args, /)"), Mirrors("typevar_typing_prepare_subst_impl", 771, 820)]
    internal PyObject? TypingPrepareSubst(PyObject alias, PyObject args)
    {
        if (Obj.GetAttr(alias, Id.__parameters__) is not { } parameters) return null;
        nint index = Seq.Index(parameters, this);
        if (index == -1) return null;
        nint count = Seq.Size(args);
        if (count == -1) return null;
        if (index < count) return args;
        if (index == count)
        {
            if (Default() is not { } value) return null;
            if (value is not PyNoDefault) return Seq.Concat(args, PyTuple.Of(value));
        }
        return Obj.Str(alias) is { } shown ? Err.Raise(Exc.TypeError, $"Too few arguments for {shown}; actual {count}, expected at least {index + 1}") : null;
    }

    [Mirrors("typevar_reduce_impl", 827, 832)]
    [PyMethod("__reduce__", "()")] internal PyObject? Reduce() => _name;

    [Mirrors("typevar_has_default_impl", 840, 849)]
    [PyMethod("has_default", "()")] internal PyObject? HasDefaultMethod() => HasDefault();

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("typevar_mro_entries", 851, 857)]
    internal PyObject? MroEntries(PyObject bases) => Err.Raise(Exc.TypeError, "Cannot subclass an instance of TypeVar");
}

/// <summary>The args of a ParamSpec.
///
/// P.args is an instance of it; P.args.__origin__ is P.</summary>
[PyType("typing.ParamSpecArgs", NoTextSignature = true, Flags = TypeFlags.HaveGc | TypeFlags.ManagedWeakref | TypeFlags.HeapType | TypeFlags.ImmutableType, WeakRefs = true, Signature = "(origin)")]
public sealed partial class PyParamSpecArgs(PyObject origin) : PyObject
{
    [PyMember("__origin__", ReadOnly = true)] internal readonly PyObject _origin = origin;

    [Mirrors("paramspecargs_new_impl", 1028, 1033)]
    [PySlot(Slot.New, Signature = "(origin)", Name = "paramspecargs")] internal static PyObject? New(PyType cls, PyObject origin) => new PyParamSpecArgs(origin);

    [PySlot(Slot.Repr), Mirrors("paramspecargs_repr", 1006, 1016)]
    internal PyObject? Repr() => _origin is PyParamSpec spec ? PyStr.From($"{spec._name}.args") : Obj.Repr(_origin) is { } repr ? PyStr.From($"{repr}.args") : null;

    [PySlot(Slot.RichCompare), Mirrors("paramspecattr_richcompare", 975, 987)]
    internal PyObject? RichCompare(PyObject other, CompareOp op) =>
        other is PyParamSpecArgs o && op is CompareOp.Eq or CompareOp.Ne ? Obj.RichCompare(_origin, ((PyParamSpecArgs)other)._origin, op) : PyNotImplemented.Instance;

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("paramspecargs_mro_entries", 1035, 1041)]
    internal PyObject? MroEntries(PyObject bases) => Err.Raise(Exc.TypeError, "Cannot subclass an instance of ParamSpecArgs");
}

/// <summary>The kwargs of a ParamSpec.
///
/// P.kwargs is an instance of it; P.kwargs.__origin__ is P.</summary>
[PyType("typing.ParamSpecKwargs", NoTextSignature = true, Flags = TypeFlags.HaveGc | TypeFlags.ManagedWeakref | TypeFlags.HeapType | TypeFlags.ImmutableType, WeakRefs = true, Signature = "(origin)")]
public sealed partial class PyParamSpecKwargs(PyObject origin) : PyObject
{
    [PyMember("__origin__", ReadOnly = true)] internal readonly PyObject _origin = origin;

    [Mirrors("paramspeckwargs_new_impl", 1108, 1113)]
    [PySlot(Slot.New, Signature = "(origin)", Name = "paramspeckwargs")] internal static PyObject? New(PyType cls, PyObject origin) => new PyParamSpecKwargs(origin);

    [PySlot(Slot.Repr), Mirrors("paramspeckwargs_repr", 1086, 1097)]
    internal PyObject? Repr() => _origin is PyParamSpec spec ? PyStr.From($"{spec._name}.kwargs") : Obj.Repr(_origin) is { } repr ? PyStr.From($"{repr}.kwargs") : null;

    [PySlot(Slot.RichCompare)]
    internal PyObject? RichCompare(PyObject other, CompareOp op) =>
        other is PyParamSpecKwargs && op is CompareOp.Eq or CompareOp.Ne ? Obj.RichCompare(_origin, ((PyParamSpecKwargs)other)._origin, op) : PyNotImplemented.Instance;

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("paramspeckwargs_mro_entries", 1115, 1121)]
    internal PyObject? MroEntries(PyObject bases) => Err.Raise(Exc.TypeError, "Cannot subclass an instance of ParamSpecKwargs");
}

/// <summary>Parameter specification variable.
///
/// It stands for the parameters of a callable, and passes them on from one
/// callable to another:
///
///     type IntFunc[**P] = Callable[P, int]
///
/// It serves as first argument of Callable, or in Concatenate.</summary>
[PyType("typing.ParamSpec", NoTextSignature = true, Flags = TypeFlags.HaveGc | TypeFlags.ManagedDict | TypeFlags.ManagedWeakref | TypeFlags.HeapType | TypeFlags.ImmutableType, Dict = true, WeakRefs = true,
    Signature = "(name, *, bound=None, default=typing.NoDefault,\n          covariant=False, contravariant=False, infer_variance=False)")]
public sealed partial class PyParamSpec : PyTypeParam
{
    [PyMember("__bound__", ReadOnly = true)] internal PyObject? _bound;
    [PyMember("__covariant__", ReadOnly = true)] internal bool _covariant;
    [PyMember("__contravariant__", ReadOnly = true)] internal bool _contravariant;
    [PyMember("__infer_variance__", ReadOnly = true)] internal bool _inferVariance;

    [PySlot(Slot.New, Signature = "(name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)", Name = "paramspec")]
    [Mirrors("paramspec_new_impl", 1321, 1351)]
    internal static PyObject? New(PyType cls, PyStr name, PyObject? bound, PyObject? @default, bool covariant = false, bool contravariant = false, bool infer_variance = false)
    {
        if (!CheckVariance(covariant, contravariant, infer_variance)) return null;
        var spec = new PyParamSpec
        {
            _name = name,
            _bound = bound,
            _default = @default ?? PyNoDefault.Instance,
            _covariant = covariant,
            _contravariant = contravariant,
            _inferVariance = infer_variance,
        };
        return spec.SetCallerModule() ? spec : null;
    }

    /// <summary><c>_Py_make_paramspec</c>.</summary>
    [Mirrors("_Py_make_paramspec", 1816, 1821)]
    public static PyObject Make(PyObject name) => new PyParamSpec { _name = (PyStr)name, _inferVariance = true };

    [PySlot(Slot.Repr), Mirrors("paramspec_repr", 1208, 1219)]
    internal PyObject? Repr() => _inferVariance ? _name : PyStr.From($"{(_covariant ? '+' : _contravariant ? '-' : '~')}{_name}");

    [PySlot(Slot.NbOr)] internal static PyObject? OrSlot(PyObject a, PyObject b) => Or(a, b);

    [PyMember("__name__", ReadOnly = true)] internal PyObject Name => _name;

    /// <summary>The positional arguments.</summary>
    [Mirrors("paramspec_args", 1230, 1235)]
    [PyGetSet("args")] internal PyObject? ArgsAttr => new PyParamSpecArgs(this);

    /// <summary>The keyword arguments.</summary>
    [Mirrors("paramspec_kwargs", 1237, 1242)]
    [PyGetSet("kwargs")] internal PyObject? KwargsAttr => new PyParamSpecKwargs(this);

    /// <summary>The default of this ParamSpec.</summary>
    [Mirrors("paramspec_default", 1244, 1257)]
    [PyGetSet("__default__")] internal PyObject? DefaultAttr => Default();
    [Mirrors("paramspec_evaluate_default", 1259, 1270)]
    [PyGetSet("evaluate_default")] internal PyObject? EvaluateDefaultAttr => EvaluateDefault();

    [PyMethod("__typing_subst__", "(arg, /)"), Mirrors("paramspec_typing_subst_impl", 1362, 1369)]
    internal PyObject? TypingSubst(PyObject arg) => PyUnion.CallTyping(Id._paramspec_subst, [this, arg]);

    [PyMethod("__typing_prepare_subst__", "(alias, args, /)"), Mirrors("paramspec_typing_prepare_subst_impl", 1380, 1389)]
    internal PyObject? TypingPrepareSubst(PyObject alias, PyObject args) => PyUnion.CallTyping(Id._paramspec_prepare_subst, [this, alias, args]);

    [Mirrors("paramspec_reduce_impl", 1396, 1401)]
    [PyMethod("__reduce__", "()")] internal PyObject? Reduce() => _name;

    [Mirrors("paramspec_has_default_impl", 1408, 1417)]
    [PyMethod("has_default", "()")] internal PyObject? HasDefaultMethod() => HasDefault();

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("paramspec_mro_entries", 1419, 1425)]
    internal PyObject? MroEntries(PyObject bases) => Err.Raise(Exc.TypeError, "Cannot subclass an instance of ParamSpec");
}

/// <summary>Type variable tuple.
///
/// It stands for any number of types, as TypeVar stands for one:
///
///     class C[*Ts]: ...</summary>
[PyType("typing.TypeVarTuple", NoTextSignature = true, Flags = TypeFlags.HaveGc | TypeFlags.ManagedDict | TypeFlags.ManagedWeakref | TypeFlags.HeapType | TypeFlags.ImmutableType, Dict = true, WeakRefs = true,
    Signature = "(name, *, default=typing.NoDefault)")]
public sealed partial class PyTypeVarTuple : PyTypeParam
{
    [PySlot(Slot.New, Signature = "(name, *, default=NoDefault)", Name = "typevartuple"), Mirrors("typevartuple_impl", 1594, 1606)]
    internal static PyObject? New(PyType cls, PyStr name, PyObject? @default)
    {
        var tuple = new PyTypeVarTuple { _name = name, _default = @default ?? PyNoDefault.Instance };
        return tuple.SetCallerModule() ? tuple : null;
    }

    /// <summary><c>_Py_make_typevartuple</c>.</summary>
    [Mirrors("_Py_make_typevartuple", 1823, 1828)]
    public static PyObject Make(PyObject name) => new PyTypeVarTuple { _name = (PyStr)name };

    [Mirrors("typevartuple_repr", 1550, 1555)]
    [PySlot(Slot.Repr)] internal PyObject? Repr() => _name;

    [PySlot(Slot.Iter)] internal PyObject? Iter() => UnpackIter(this);

    [PyMember("__name__", ReadOnly = true)] internal PyObject Name => _name;

    /// <summary>The default of this TypeVarTuple.</summary>
    [Mirrors("typevartuple_default", 1702, 1715)]
    [PyGetSet("__default__")] internal PyObject? DefaultAttr => Default();
    [Mirrors("typevartuple_evaluate_default", 1717, 1728)]
    [PyGetSet("evaluate_default")] internal PyObject? EvaluateDefaultAttr => EvaluateDefault();

    [PyMethod("__typing_subst__", "(arg, /)"), Mirrors("typevartuple_typing_subst_impl", 1616, 1622)]
    internal PyObject? TypingSubst(PyObject arg) => Err.Raise(Exc.TypeError, "Substitution of bare TypeVarTuple is not supported");

    [PyMethod("__typing_prepare_subst__", "(alias, args, /)"), Mirrors("typevartuple_typing_prepare_subst_impl", 1633, 1642)]
    internal PyObject? TypingPrepareSubst(PyObject alias, PyObject args) => PyUnion.CallTyping(Id._typevartuple_prepare_subst, [this, alias, args]);

    [Mirrors("typevartuple_reduce_impl", 1649, 1654)]
    [PyMethod("__reduce__", "()")] internal PyObject? Reduce() => _name;

    [Mirrors("typevartuple_has_default_impl", 1662, 1671)]
    [PyMethod("has_default", "()")] internal PyObject? HasDefaultMethod() => HasDefault();

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("typevartuple_mro_entries", 1673, 1679)]
    internal PyObject? MroEntries(PyObject bases) => Err.Raise(Exc.TypeError, "Cannot subclass an instance of TypeVarTuple");
}

/// <summary>Type alias, as the type statement makes it:
///
///     type Alias = int
///
/// Its value is not evaluated before somebody asks for it.</summary>
[PyType("typing.TypeAliasType", Flags = TypeFlags.HaveGc, NoTextSignature = true, Signature = "(name, value, *, type_params=<unrepresentable>)")]
public sealed partial class PyTypeAliasType : PyObject
{
    private PyStr _name = PyStr.Empty;
    private PyTuple? _typeParams;
    private PyObject? _computeValue, _value, _module;

    [PySlot(Slot.New, Signature = "(name, value, *, type_params=None)", Name = "typealias"), Mirrors("typealias_new_impl", 2095, 2119)]
    internal static PyObject? New(PyType cls, PyStr name, PyObject value, PyObject? type_params)
    {
        if (type_params is not (null or PyTuple)) return Err.Raise(Exc.TypeError, "type_params must be a tuple");
        if (type_params is PyTuple parameters && !CheckTypeParams(parameters)) return null;
        return new PyTypeAliasType { _name = name, _typeParams = type_params is PyTuple { Count: > 0 } given ? given : null, _value = value, _module = FrameAccess.CallerModule() };
    }

    /// <summary><c>typealias_check_type_params</c>.</summary>
    [Mirrors("typealias_check_type_params", 1955, 1997)]
    private static bool CheckTypeParams(PyTuple parameters)
    {
        bool defaultSeen = false;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is not PyTypeParam parameter)
                return Obj.Repr(parameters[i]) is { } repr && Err.Fail(Exc.TypeError, $"Expected a type param, got {repr}");
            if (parameter.Default() is not { } value) return false;
            if (value is not PyNoDefault) defaultSeen = true;
            else if (defaultSeen)
                return Obj.Repr(parameter) is { } shown && Err.Fail(Exc.TypeError, $"non-default type parameter '{shown}' follows default type parameter");
        }
        return true;
    }

    /// <summary><c>_Py_make_typealias</c>: of a tuple of name, type parameters and the function that computes the value.</summary>
    [Mirrors("_Py_make_typealias", 2175, 2186)]
    public static PyObject Make(PyObject parts)
    {
        var tuple = (PyTuple)parts;
        return new PyTypeAliasType { _name = (PyStr)tuple[0], _typeParams = tuple[1] is PyTuple { Count: > 0 } given ? given : null, _computeValue = tuple[2] };
    }

    [Mirrors("typealias_repr", 1877, 1882)]
    [PySlot(Slot.Repr)] internal PyObject? Repr() => _name;

    [PySlot(Slot.NbOr)] internal static PyObject? Or(PyObject a, PyObject b) => PyUnion.TypeOr(a, b);

    [PySlot(Slot.Iter)] internal PyObject? Iter() => PyTypeParam.UnpackIter(this);

    [PySlot(Slot.MpSubscript), Mirrors("typealias_subscript", 2065, 2075)]
    internal PyObject? GetItem(PyObject args) =>
        _typeParams is null ? Err.Raise(Exc.TypeError, "Only generic type aliases are subscriptable") : PyGenericAlias.Create(this, args);

    [PyMember("__name__", ReadOnly = true)] internal PyObject Name => _name;
    [Mirrors("typealias_parameters", 1907, 1915)]
    [PyGetSet("__parameters__")] internal PyObject? Parameters => _typeParams is null ? PyTuple.Empty : PyTypeParam.UnpackTypeVarTuples(_typeParams);
    [Mirrors("typealias_type_params", 1917, 1925)]
    [PyGetSet("__type_params__")] internal PyObject? TypeParams => _typeParams ?? PyTuple.Empty;
    [Mirrors("typealias_value", 1889, 1894)]
    [PyGetSet("__value__")] internal PyObject? Value => _value ??= Obj.Call(_computeValue!);
    [Mirrors("typealias_evaluate_value", 1896, 1905)]
    [PyGetSet("evaluate_value")] internal PyObject? EvaluateValue => _computeValue ?? new PyConstEvaluator(_value!);
    [Mirrors("typealias_module", 1927, 1944)]
    [PyGetSet("__module__")] internal PyObject? Module => _module ?? (_computeValue as PyFunction)?.Module ?? PyNone.Instance;

    [Mirrors("typealias_reduce_impl", 2058, 2063)]
    [PyMethod("__reduce__", "()")] internal PyObject? Reduce() => _name;
}

/// <summary><c>typing.Generic</c>: adds nothing to the layout, so that it goes with any other base.</summary>
public static unsafe class PyGeneric
{
    /// <summary>The type.</summary>
    public static PyType TypeObject { get; } = PyType.FromSpec(new NativeTypeSpec
    {
        Name = "typing.Generic",
        Doc = "Base of generic classes.\n\nA class with type parameters has it as a base without more ado. In older code\nit is named together with type variables.",
        Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.HeapType,
        ClrType = typeof(PyObject),
        FillDict = &FillDict,
        Alloc = &PyBaseObject.AllocInstance,
    });

    private static void FillDict(NativeDict dict)
    {
        dict.Method(new("__class_getitem__", MethodFlags.FastCall | MethodFlags.Keywords | MethodFlags.Class, "Give the class type arguments.", null) { FastCall = &ClassGetItem });
        dict.Method(new("__init_subclass__", MethodFlags.FastCall | MethodFlags.Keywords | MethodFlags.Class, "Set up subclasses.", null) { FastCall = &InitSubclass });
    }

    [Mirrors("call_typing_args_kwargs", 2223, 2256)]
    private static PyObject? CallTyping(PyStr name, PyObject cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (FrameAccess.ImportModule(Id.typing) is not { } typing || Obj.GetAttr(typing, name) is not { } function) return null;
        return Obj.CallPrepend(function, cls, args, kwnames);
    }

    [Mirrors("generic_class_getitem", 2265, 2270)]
    private static PyObject? ClassGetItem(PyObject cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => CallTyping(Id._generic_class_getitem, cls, args, kwnames);

    [Mirrors("generic_init_subclass", 2258, 2263)]
    private static PyObject? InitSubclass(PyObject cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => CallTyping(Id._generic_init_subclass, cls, args, kwnames);
}
