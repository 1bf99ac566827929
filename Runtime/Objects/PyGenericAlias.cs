// Objects/genericaliasobject.c: list[int].

namespace PyModules.Runtime;

/// <summary>A parameterised generic, such as list[int].</summary>
[PyType("types.GenericAlias", Flags = TypeFlags.HaveGc | TypeFlags.BaseType | TypeFlags.HaveVectorcall, WeakRefs = true, Signature = "(origin, args, /)")]
public partial class PyGenericAlias : PyObject
{
    [PyMember("__origin__", ReadOnly = true)] internal PyObject? _origin;
    [PyMember("__args__", ReadOnly = true)] internal PyTuple _args = PyTuple.Empty;
    [PyMember("__unpacked__", ReadOnly = true)] internal bool _starred;
    private PyTuple? _parameters;

    protected internal PyGenericAlias() { }

    public PyObject Origin => _origin!;
    public PyTuple Arguments => _args;

    /// <summary><c>Py_GenericAlias</c>.</summary>
    [Mirrors("Py_GenericAlias", 1007, 1020)]
    public static PyObject Create(PyObject origin, PyObject args) =>
        new PyGenericAlias { _origin = origin, _args = args as PyTuple ?? PyTuple.Of(args) };

    public static PyObject Of(PyObject origin, PyObject args) => Create(origin, args);

    [PySlot(Slot.New), Mirrors("ga_new", 862, 882)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "GenericAlias() takes no keyword arguments");
        if (args.Length != 2) return Err.Raise(Exc.TypeError, $"GenericAlias expected 2 arguments, got {args.Length}");
        var alias = (PyGenericAlias)cls.Alloc();
        alias._origin = args[0];
        alias._args = args[1] as PyTuple ?? PyTuple.Of(args[1]);
        return alias;
    }

    /// <summary><c>_Py_typing_type_repr</c>: how a type is shown within another; null raised.</summary>
    internal static string? TypeRepr(PyObject p)
    {
        if (p is PyEllipsis) return "...";
        if (ReferenceEquals(p, PyNone.TypeObject)) return "None";
        if (!Obj.TryGetAttr(p, Id.__origin__, out PyObject? origin)) return null;
        PyObject? args = null;
        if (origin is not null && !Obj.TryGetAttr(p, Id.__args__, out args)) return null;
        if (args is null)
        {
            if (!Obj.TryGetAttr(p, Id.__qualname__, out PyObject? qualName)) return null;
            if (qualName is not null)
            {
                if (!Obj.TryGetAttr(p, Id.__module__, out PyObject? module)) return null;
                if (module is not (null or PyNone))
                {
                    if (Obj.Str(qualName) is not { } shown) return null;
                    if (module is PyStr { Value: "builtins" }) return shown.ToString();
                    return Obj.Str(module) is { } shownModule ? $"{shownModule}.{shown}" : null;
                }
            }
        }
        return Obj.Repr(p)?.ToString();
    }

    [PySlot(Slot.Repr), Mirrors("ga_repr", 85, 141)]
    internal PyObject? Repr()
    {
        if (TypeRepr(_origin!) is not { } origin) return null;
        var parts = new List<string>();
        for (int i = 0; i < _args.Count; i++)
        {
            string? part = _args[i].GetType() == typeof(PyList) ? ListRepr((PyList)_args[i]) : TypeRepr(_args[i]);
            if (part is null) return null;
            parts.Add(part);
        }
        return PyStr.From($"{(_starred ? "*" : "")}{origin}[{(parts.Count == 0 ? "()" : string.Join(", ", parts))}]");
    }

    [Mirrors("ga_repr_items_list", 55, 83)]
    private static string? ListRepr(PyList list)
    {
        var parts = new List<string>();
        for (int i = 0; i < list.Count; i++)
        {
            if (TypeRepr(list[i]) is not { } part) return null;
            parts.Add(part);
        }
        return $"[{string.Join(", ", parts)}]";
    }

    [Mirrors("tuple_add", 155, 163)]
    private static void AddOnce(List<PyObject> parameters, PyObject item)
    {
        foreach (PyObject p in parameters)
            if (ReferenceEquals(p, item)) return;
        parameters.Add(item);
    }

    /// <summary><c>_Py_make_parameters</c>: the type variables in the arguments, each once.</summary>
    [Mirrors("_Py_make_parameters", 181, 263)]
    internal static PyTuple? MakeParameters(PyObject args)
    {
        if (Seq.Tuple(args) is not { } tuple) return null;
        var parameters = new List<PyObject>();
        for (int i = 0; i < tuple.Count; i++)
        {
            PyObject t = tuple[i];
            if (t is PyType) continue;
            if (Obj.HasAttr(t, Id.__typing_subst__) is not { } substitutes) return null;
            if (substitutes)
            {
                AddOnce(parameters, t);
                continue;
            }
            if (!Obj.TryGetAttr(t, Id.__parameters__, out PyObject? inner)) return null;
            if (inner is null && t is PyTuple or PyList)
            {
                inner = MakeParameters(t);
                if (inner is null) return null;
            }
            if (inner is PyTuple more)
                for (int j = 0; j < more.Count; j++) AddOnce(parameters, more[j]);
        }
        return PyTuple.Own([.. parameters]);
    }

    [Mirrors("tuple_index", 144, 153)]
    private static int IndexOf(PyTuple parameters, PyObject item)
    {
        for (int i = 0; i < parameters.Count; i++)
            if (ReferenceEquals(parameters[i], item)) return i;
        return -1;
    }

    /// <summary><c>subs_tvars</c>.</summary>
    [Mirrors("subs_tvars", 270, 317)]
    private static PyObject? SubstituteIn(PyObject o, PyTuple parameters, ReadOnlySpan<PyObject> items)
    {
        if (!Obj.TryGetAttr(o, Id.__parameters__, out PyObject? found)) return null;
        if (found is not PyTuple { Count: > 0 } inner) return o;
        var args = new List<PyObject>();
        for (int i = 0; i < inner.Count; i++)
        {
            PyObject argument = inner[i];
            int index = IndexOf(parameters, argument);
            if (index >= 0)
            {
                PyObject parameter = parameters[index];
                argument = items[index];
                // A TypeVarTuple takes a whole tuple.
                if (parameter.Type.SlotAt(Slot.Iter) != 0 && argument is PyTuple several)
                {
                    for (int j = 0; j < several.Count; j++) args.Add(several[j]);
                    continue;
                }
            }
            args.Add(argument);
        }
        return Obj.GetItem(o, PyTuple.Own([.. args]));
    }

    /// <summary><c>_unpacked_tuple_args</c>: null without an exception when it is no unpacked tuple.</summary>
    [Mirrors("_unpacked_tuple_args", 334, 356)]
    private static PyObject? UnpackedArgs(PyObject argument)
    {
        if (argument is PyGenericAlias { _starred: true } alias && ReferenceEquals(alias._origin, PyTuple.TypeObject)) return alias._args;
        return Obj.TryGetAttr(argument, Id.__typing_unpacked_tuple_args__, out PyObject? result) && result is not PyNone ? result : null;
    }

    /// <summary><c>_unpack_args</c>.</summary>
    [Mirrors("_unpack_args", 358, 398)]
    private static PyTuple? UnpackArgs(PyObject item)
    {
        var args = new List<PyObject>();
        PyTuple items = item as PyTuple ?? PyTuple.Of(item);
        for (int i = 0; i < items.Count; i++)
        {
            PyObject one = items[i];
            if (one is not PyType)
            {
                if (UnpackedArgs(one) is PyTuple inner && !(inner.Count > 0 && inner[inner.Count - 1] is PyEllipsis))
                {
                    for (int j = 0; j < inner.Count; j++) args.Add(inner[j]);
                    continue;
                }
                if (Err.Occurred is not null) return null;
            }
            args.Add(one);
        }
        return PyTuple.Own([.. args]);
    }

    /// <summary><c>_Py_subs_parameters</c>: the arguments with the parameters replaced by what <paramref name="item"/> gives.</summary>
    [Mirrors("_Py_subs_parameters", 400, 547)]
    internal static PyTuple? Substitute(PyObject self, PyObject args, PyTuple parameters, PyObject item)
    {
        int count = parameters.Count;
        if (count == 0) return Obj.Repr(self) is { } repr ? Err.Raise<PyTuple>(Exc.TypeError, $"{repr} is not a generic class") : null;
        if (UnpackArgs(item) is not { } unpacked) return null;
        item = unpacked;
        for (int i = 0; i < count; i++)
        {
            if (!Obj.TryGetAttr(parameters[i], Id.__typing_prepare_subst__, out PyObject? prepare)) return null;
            if (prepare is null or PyNone) continue;
            PyObject? prepared = Obj.Call(prepare, self, item as PyTuple ?? PyTuple.Of(item));
            if (prepared is null) return null;
            item = prepared;
        }
        PyTuple items = item as PyTuple ?? PyTuple.Of(item);
        if (items.Count != count)
            return Obj.Repr(self) is { } shown
                ? Err.Raise<PyTuple>(Exc.TypeError, $"Too {(items.Count > count ? "many" : "few")} arguments for {shown}; actual {items.Count}, expected {count}")
                : null;
        if (Seq.Tuple(args) is not { } old) return null;
        var result = new List<PyObject>();
        for (int i = 0; i < old.Count; i++)
        {
            PyObject argument = old[i];
            if (argument is PyType)
            {
                result.Add(argument);
                continue;
            }
            if (argument is PyTuple or PyList)
            {
                if (Substitute(self, argument, parameters, item) is not { } inner) return null;
                PyObject? entry = argument is PyTuple ? inner : Seq.List(inner);
                if (entry is null) return null;
                result.Add(entry);
                continue;
            }
            if (!Obj.TryGetAttr(argument, Id.__typing_is_unpacked_typevartuple__, out PyObject? flag)) return null;
            bool unpack = false;
            if (flag is not null)
            {
                if (Obj.IsTrue(flag) is not { } truth) return null;
                unpack = truth;
            }
            if (!Obj.TryGetAttr(argument, Id.__typing_subst__, out PyObject? substitute)) return null;
            PyObject? replaced;
            if (substitute is not null)
            {
                int index = IndexOf(parameters, argument);
                if (index < 0)
                    return Obj.Repr(argument) is { } unknown
                        ? Err.Raise<PyTuple>(Exc.TypeError, $"argument {unknown} with __typing_subst__ was not found in __parameters__")
                        : null;
                replaced = Obj.Call(substitute, items[index]);
            }
            else
            {
                replaced = SubstituteIn(argument, parameters, items.Span);
            }
            if (replaced is null) return null;
            if (!unpack)
            {
                result.Add(replaced);
                continue;
            }
            if (replaced is not PyTuple several)
                return Err.Raise<PyTuple>(Exc.TypeError, $"expected __typing_subst__ of {argument.Type.Name} objects to return a tuple, not {replaced.Type.Name}");
            for (int j = 0; j < several.Count; j++) result.Add(several[j]);
        }
        return PyTuple.Own([.. result]);
    }

    [Mirrors("ga_parameters", 803, 814)]
    private PyTuple? GetParameters() => _parameters ??= MakeParameters(_args);

    [PySlot(Slot.MpSubscript), Mirrors("ga_getitem", 556, 582)]
    internal PyObject? GetItem(PyObject item)
    {
        if (GetParameters() is not { } parameters || Substitute(this, _args, parameters, item) is not { } args) return null;
        return new PyGenericAlias { _origin = _origin, _args = args, _starred = _starred };
    }

    [PySlot(Slot.Hash), Mirrors("ga_hash", 588, 602)]
    internal long Hash()
    {
        long a = Obj.Hash(_origin!);
        if (a == -1) return -1;
        long b = Obj.Hash(_args);
        if (b == -1) return -1;
        a ^= b;
        return a == -1 ? -2 : a;
    }

    [PySlot(Slot.Call), Mirrors("ga_call", 621, 627)]
    internal PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject? o = Obj.Vectorcall(_origin!, args, kwnames);
        if (o is null || Obj.SetAttr(o, Id.__orig_class__, this)) return o;
        return Err.MatchesAndClear(Exc.AttributeError) || Err.MatchesAndClear(Exc.TypeError) ? o : null;
    }

    private static readonly string[] s_own =
    [
        "__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
    ];

    [PySlot(Slot.GetAttr), Mirrors("ga_getattro", 654, 669)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name) => Array.IndexOf(s_own, name.Value) < 0
        ? Obj.GetAttr(((PyGenericAlias)self)._origin!, name)
        : Obj.GenericGetAttr(self, name);

    [PySlot(Slot.RichCompare), Mirrors("ga_richcompare", 671, 706)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyGenericAlias alias) return PyNotImplemented.Instance;
        bool? equal = _starred != alias._starred ? false : Obj.RichCompareBool(_origin!, alias._origin!, CompareOp.Eq);
        if (equal is true) equal = Obj.RichCompareBool(_args, alias._args, CompareOp.Eq);
        return equal is { } result ? PyBool.From(result == (op == CompareOp.Eq)) : null;
    }

    [PySlot(Slot.NbOr)] internal static PyObject? Or(PyObject a, PyObject b) => PyUnion.TypeOr(a, b);

    [Mirrors("ga_iter", 967, 976)]
    [PySlot(Slot.Iter)] internal PyObject? Iter() => new PyGenericAliasIterator(this);

    /// <summary>Type variables in the alias.</summary>
    [PyGetSet("__parameters__")] internal PyObject? Parameters => GetParameters();

    [PyGetSet("__typing_unpacked_tuple_args__"), Mirrors("ga_unpacked_tuple_args", 816, 824)]
    internal PyObject? UnpackedTupleArgs => _starred && ReferenceEquals(_origin, PyTuple.TypeObject) ? _args : PyNone.Instance;

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("ga_mro_entries", 708, 713)]
    internal PyObject? MroEntries(PyObject bases) => PyTuple.Of(_origin!);

    [PyMethod("__instancecheck__", "(object, /)", NoTextSignature = true), Mirrors("ga_instancecheck", 715, 721)]
    internal PyObject? InstanceCheck(PyObject o) => Err.Raise(Exc.TypeError, "isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__", "(object, /)", NoTextSignature = true), Mirrors("ga_subclasscheck", 723, 729)]
    internal PyObject? SubclassCheck(PyObject o) => Err.Raise(Exc.TypeError, "issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("ga_reduce", 731, 747)]
    internal PyObject? Reduce()
    {
        if (!_starred) return PyTuple.Of(Type, PyTuple.Of(_origin!, _args));
        if (FrameAccess.GetBuiltin(Id.next) is not { } next) return null;
        return PyTuple.Of(next, PyTuple.Of(new PyGenericAliasIterator((PyGenericAlias)Create(_origin!, _args))));
    }

    [PyMethod("__dir__", "()", NoTextSignature = true), Mirrors("ga_dir", 749, 785)]
    internal PyObject? Dir()
    {
        if (Obj.Dir(_origin!) is not PyList names) return null;
        foreach (string own in s_own)
        {
            PyStr name = PyStr.Intern(own);
            if (Seq.Contains(names, name) is not { } there) return null;
            if (!there) names.Append(name);
        }
        return names;
    }
}

/// <summary>Gives the alias unpacked, once: what <c>*list[int]</c> iterates over.</summary>
[PyType("generic_alias_iterator")]
public sealed partial class PyGenericAliasIterator(PyGenericAlias alias) : PyObject
{
    private PyGenericAlias? _alias = alias;

    [PySlot(Slot.Iter)] internal PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("ga_iternext", 888, 904)]
    internal PyObject? Next()
    {
        if (_alias is not { } alias) return null;
        _alias = null;
        return new PyGenericAlias { _origin = alias._origin, _args = alias._args, _starred = true };
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("ga_iter_reduce", 931, 945)]
    internal PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _alias is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_alias));
    }
}
