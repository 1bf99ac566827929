// Objects/unionobject.c: int | str.

namespace PyModules.Runtime;

/// <summary>A union of types, such as int | str</summary>
[PyType("typing.Union", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, WeakRefs = true)]
public sealed partial class PyUnion : PyObject
{
    [PyMember("__args__", ReadOnly = true)] internal readonly PyTuple _args;
    private readonly PyFrozenSet _hashable;
    private readonly PyTuple? _unhashable;
    private PyTuple? _parameters;

    private PyUnion(PyTuple args, PyFrozenSet hashable, PyTuple? unhashable)
    {
        _args = args;
        _hashable = hashable;
        _unhashable = unhashable;
    }

    /// <summary><c>_Py_union_args</c>.</summary>
    [Mirrors("_Py_union_args", 423, 428)]
    public PyTuple Members => _args;

    /// <summary>Gathers members without duplicates (<c>unionbuilder</c>).</summary>
    private struct Builder(bool isChecked)
    {
        private readonly PyList _args = new();
        private readonly PySet _hashable = new();
        private PyList? _unhashable;

        [Mirrors("unionbuilder_add_single", 208, 230)]
        internal bool Add(PyObject argument)
        {
            if (argument is PyNone) argument = PyNone.TypeObject;
            else if (argument is PyUnion union) return AddAll(union._args);
            if (!isChecked) return AddUnchecked(argument);
            return TypeCheck(argument, "Union[arg, ...]: each arg must be a type.") is { } type && AddUnchecked(type);
        }

        [Mirrors("unionbuilder_add_tuple", 232, 242)]
        internal bool AddAll(PyTuple arguments)
        {
            for (int i = 0; i < arguments.Count; i++)
                if (!Add(arguments[i])) return false;
            return true;
        }

        [Mirrors("unionbuilder_add_single_unchecked", 168, 206)]
        private bool AddUnchecked(PyObject argument)
        {
            if (Obj.Hash(argument) == -1)
            {
                Err.Clear();
                if (_unhashable is null) _unhashable = new PyList();
                else if (Seq.Contains(_unhashable, argument) is not { } seen) return false;
                else if (seen) return true;
                _unhashable.Append(argument);
            }
            else
            {
                if (_hashable.Contains(argument) is not { } seen) return false;
                if (seen) return true;
                if (!_hashable.Add(argument)) return false;
            }
            _args.Append(argument);
            return true;
        }

        [Mirrors("make_union", 532, 583)]
        internal readonly PyObject? Make()
        {
            if (_args.Count == 0) return Err.Raise(Exc.TypeError, "Cannot take a Union of no types.");
            if (_args.Count == 1) return _args[0];
            return Obj.Call(PyFrozenSet.TypeObject, _hashable) is PyFrozenSet hashable
                ? new PyUnion(_args.ToTuple(), hashable, _unhashable?.ToTuple())
                : null;
        }
    }

    [Mirrors("is_unionable", 244, 255)]
    private static bool IsUnionable(PyObject o) => o is PyNone or PyType or PyGenericAlias or PyUnion or PyTypeAliasType;

    [Mirrors("type_check", 448, 467)]
    private static PyObject? TypeCheck(PyObject argument, string message)
    {
        if (argument is PyNone) return PyNone.TypeObject;
        if (IsUnionable(argument)) return argument;
        return CallTyping(Id._type_check, [argument, PyStr.From(message)]);
    }

    /// <summary><c>call_typing_func_object</c>.</summary>
    [Mirrors("call_typing_func_object", 430, 446)]
    internal static PyObject? CallTyping(PyStr name, ReadOnlySpan<PyObject> args)
    {
        if (FrameAccess.ImportModule(Id.typing) is not { } typing || Obj.GetAttr(typing, name) is not { } function) return null;
        return Obj.Vectorcall(function, args, null);
    }

    /// <summary><c>_Py_union_type_or</c>.</summary>
    [Mirrors("_Py_union_type_or", 257, 277)]
    internal static PyObject? TypeOr(PyObject a, PyObject b)
    {
        if (!IsUnionable(a) || !IsUnionable(b)) return PyNotImplemented.Instance;
        var builder = new Builder(false);
        return builder.Add(a) && builder.Add(b) ? builder.Make() : null;
    }

    /// <summary><c>_Py_union_from_tuple</c>.</summary>
    [Mirrors("_Py_union_from_tuple", 469, 487)]
    internal static PyObject? FromTuple(PyObject arguments)
    {
        var builder = new Builder(true);
        return (arguments.GetType() == typeof(PyTuple) ? builder.AddAll((PyTuple)arguments) : builder.Add(arguments)) ? builder.Make() : null;
    }

    [PySlot(Slot.Hash), Mirrors("union_hash", 46, 69)]
    internal long Hash()
    {
        if (_unhashable is null) return Obj.Hash(_hashable);
        for (int i = 0; i < _unhashable.Count; i++)
            if (Obj.Hash(_unhashable[i]) == -1) return -1;
        return Err.Minus1(Exc.TypeError, $"union contains {_unhashable.Count} unhashable elements");
    }

    [PySlot(Slot.RichCompare), Mirrors("union_richcompare", 113, 130)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyUnion union) return PyNotImplemented.Instance;
        if (IsEqual(union) is not { } equal) return null;
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [Mirrors("unions_equal", 71, 111)]
    private bool? IsEqual(PyUnion other)
    {
        bool? equal = Obj.RichCompareBool(_hashable, other._hashable, CompareOp.Eq);
        if (equal is not true) return equal;
        if (_unhashable is null || other._unhashable is null) return _unhashable is null && other._unhashable is null;
        if (_unhashable.Count != other._unhashable.Count) return false;
        for (int i = 0; i < _unhashable.Count; i++)
        {
            bool? there = Seq.Contains(other._unhashable, _unhashable[i]);
            if (there is not true) return there;
            bool? here = Seq.Contains(_unhashable, other._unhashable[i]);
            if (here is not true) return here;
        }
        return true;
    }

    /// <summary>A union takes what <c>typing.Union</c> takes, such as forward references in strings.</summary>
    [PySlot(Slot.NbOr)]
    internal static PyObject? Or(PyObject a, PyObject b)
    {
        var builder = new Builder(true);
        return builder.Add(a) && builder.Add(b) ? builder.Make() : null;
    }

    [PySlot(Slot.Repr), Mirrors("union_repr", 279, 318)]
    internal PyObject? Repr()
    {
        var parts = new List<string>();
        for (int i = 0; i < _args.Count; i++)
        {
            if (PyGenericAlias.TypeRepr(_args[i]) is not { } part) return null;
            parts.Add(part);
        }
        return PyStr.From(string.Join(" | ", parts));
    }

    [PySlot(Slot.GetAttr), Mirrors("union_getattro", 406, 421)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name) =>
        name.Value == "__module__" ? Obj.GetAttr(TypeObject, name) : Obj.GenericGetAttr(self, name);

    [PySlot(Slot.MpSubscript), Mirrors("union_getitem", 341, 357)]
    internal PyObject? GetItem(PyObject item)
    {
        if (GetParameters() is not { } parameters) return null;
        return PyGenericAlias.Substitute(this, _args, parameters, item) is { } args ? FromTuple(args) : null;
    }

    [Mirrors("union_init_parameters", 326, 339)]
    private PyTuple? GetParameters() => _parameters ??= PyGenericAlias.MakeParameters(_args);

    /// <summary>Type variables in the union.</summary>
    [Mirrors("union_parameters", 363, 371)]
    [PyGetSet("__parameters__")] internal PyObject? Parameters => GetParameters();

    /// <summary>The type's name.</summary>
    [Mirrors("union_name", 373, 377)]
    [PyGetSet("__name__")] internal PyObject? Name => PyStr.Intern("Union");

    /// <summary>The type's qualified name.</summary>
    [PyGetSet("__qualname__")] internal PyObject? QualName => PyStr.Intern("Union");

    /// <summary>The type itself, always.</summary>
    [Mirrors("union_origin", 379, 383)]
    [PyGetSet("__origin__")] internal PyObject? Origin => TypeObject;

    [PyMethod("__mro_entries__", "(object, /)", NoTextSignature = true), Mirrors("union_mro_entries", 495, 500)]
    internal PyObject? MroEntries(PyObject bases) => Obj.Repr(this) is { } repr ? Err.Raise(Exc.TypeError, $"Cannot subclass {repr}") : null;

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true), Mirrors("union_class_getitem", 489, 493)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => FromTuple(item);
}
