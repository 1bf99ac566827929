// Modules/_functoolsmodule.c: the module, cmp_to_key, reduce and Placeholder.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Tools that operate on functions.</summary>
[PyModule("_functools", Source = "Modules/_functoolsmodule.c")]
public static partial class FunctoolsModule
{
    [PyConstant("Placeholder")] private static PyObject PlaceholderValue => Placeholder.Instance;

    [PyFunction("cmp_to_key", "(mycmp)", Doc = "Turn a function of two arguments that compares by the sign of its result into one that makes sort keys."), Mirrors("_functools_cmp_to_key_impl", 937, 952)]
    static PyObject? CmpToKey(PyObject mycmp) => new KeyWrapper(mycmp, null);

    [PyFunction("reduce", "(function, iterable, /, initial=<unrepresentable>)",
        Doc = "Apply a function of two arguments cumulatively to the items of an iterable,\nfrom left to right, down to a single value. The initial value, if given,\ncomes before the items and is the result of an empty iterable.\n\nreduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) is ((((1+2)+3)+4)+5)."), Mirrors("_functools_reduce_impl", 974, 1042)]
    static PyObject? Reduce(PyObject function, PyObject iterable, PyObject? initial = null)
    {
        if (Obj.GetIter(iterable) is not { } iterator)
        {
            if (Err.Matches(Exc.TypeError)) Err.Raise(Exc.TypeError, "reduce() arg 2 must support iteration");
            return null;
        }
        PyObject? result = initial;
        while (Obj.IterNext(iterator) is { } item)
        {
            result = result is null ? item : Obj.Call(function, result, item);
            if (result is null) return null;
        }
        if (Err.Occurred is not null) return null;
        return result ?? Err.Raise(Exc.TypeError, "reduce() of empty iterable with no initial value");
    }
}

/// <summary>Stands for a positional argument that a call of a partial will bring.</summary>
[PyType("functools._PlaceholderType", Module = typeof(FunctoolsModule), Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed partial class Placeholder : PyObject
{
    internal static Placeholder Instance { get; } = new();

    private Placeholder() { }

    [PySlot(Slot.New), Mirrors("placeholder_new", 87, 108)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length > 0 ? Err.Raise(Exc.TypeError, "PlaceholderType takes no arguments") : Instance;

    [PySlot(Slot.Repr), Mirrors("placeholder_repr", 61, 65)]
    PyObject? Repr() => PyStr.From("Placeholder");

    [PyMethod("__reduce__", "()"), Mirrors("placeholder_reduce", 67, 71)]
    PyObject? Reduce() => PyStr.From("Placeholder");
}

/// <summary>A key that compares by a three-way function.</summary>
[PyType("functools.KeyWrapper", Module = typeof(FunctoolsModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class KeyWrapper : PyObject
{
    private readonly PyObject _compare;
    [PyMember("obj", Doc = "Value wrapped by a key function.")] private PyObject? _object;

    internal KeyWrapper(PyObject compare, PyObject? @object) => (_compare, _object) = (compare, @object);

    [PyGetSet("__text_signature__"), Mirrors("keyobject_text_signature", 836, 840)]
    PyObject? TextSignature => PyStr.From("(obj)");

    [PySlot(Slot.Call, Signature = "(obj)"), Mirrors("keyobject_call", 873, 892)]
    PyObject? Call(PyObject obj) => new KeyWrapper(_compare, obj);

    [PySlot(Slot.RichCompare), Mirrors("keyobject_richcompare", 894, 926)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not KeyWrapper right) return Err.Raise(Exc.TypeError, "other argument must be K instance");
        if (_object is not { } x || right._object is not { } y) return Err.Raise(Exc.AttributeError, "object");
        return Obj.Call(_compare, x, y) is { } result ? Obj.RichCompare(result, PyInt.Zero, op) : null;
    }
}
