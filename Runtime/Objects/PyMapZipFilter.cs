// Python/bltinmodule.c: map, zip and filter.

namespace PyModules.Runtime;

/// <summary>What map and zip share: iterators that advance together, and the strict check.</summary>
internal static unsafe class Lockstep
{
    /// <summary>The value of the only keyword, strict.</summary>
    internal static bool Strict(string name, ReadOnlySpan<PyObject> args, PyTuple? kwnames, out bool strict)
    {
        strict = false;
        int keywords = kwnames?.Count ?? 0;
        for (int i = 0; i < keywords; i++)
        {
            if (((PyStr)kwnames!.Items[i]).Value != "strict")
                return Err.Fail(Exc.TypeError, $"{name}() got an unexpected keyword argument '{((PyStr)kwnames.Items[i]).Value}'");
            if (Obj.IsTrue(args[args.Length - keywords + i]) is not { } truth) return false;
            strict = truth;
        }
        return true;
    }

    internal static PyObject[]? Iterators(ReadOnlySpan<PyObject> iterables)
    {
        PyObject[] iterators = new PyObject[iterables.Length];
        for (int i = 0; i < iterables.Length; i++)
        {
            if (Obj.GetIter(iterables[i]) is not { } iterator) return null;
            iterators[i] = iterator;
        }
        return iterators;
    }

    /// <summary>Iterator <paramref name="i"/> is the first to be exhausted in strict mode.</summary>
    internal static PyObject? Uneven(string name, PyObject[] iterators, int i)
    {
        if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return null;
        if (i > 0) return Err.Raise(Exc.ValueError, $"{name}() argument {i + 1} is shorter than argument{(i == 1 ? " " : "s 1-")}{i}");
        for (i = 1; i < iterators.Length; i++)
        {
            if (iterators[i].Type.Slots.IterNext(iterators[i]) is not null)
                return Err.Raise(Exc.ValueError, $"{name}() argument {i + 1} is longer than argument{(i == 1 ? " " : "s 1-")}{i}");
            if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return null;
        }
        return null;
    }
}

/// <summary>A function applied to items.</summary>
[PyType("map", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(function, iterable, /, *iterables, strict=False)",
    Doc = "An iterator that computes the function with arguments from each of the\niterables, until the shortest is exhausted.\n\nIf strict is true and one is exhausted before the others, raise a ValueError.")]
public unsafe partial class PyMap : PyObject
{
    private PyObject[] _iterators = [];
    private PyObject _function = PyNone.Instance;
    private bool _strict;

    protected internal PyMap() { }

    [PySlot(Slot.New), Mirrors("map_new", 1322, 1377)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Lockstep.Strict("map", args, kwnames, out bool strict)) return null;
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional < 2) return Err.Raise(Exc.TypeError, "map() must have at least two arguments.");
        if (Lockstep.Iterators(args[1..positional]) is not { } iterators) return null;
        PyMap made = cls == TypeObject ? new PyMap() : (PyMap)cls.Alloc();
        made._iterators = iterators;
        made._function = args[0];
        made._strict = strict;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("map_next", 1443, 1526)]
    internal PyObject? Next()
    {
        PyObject[] iterators = _iterators;
        if (iterators.Length == 1)
        {
            PyObject iterator = iterators[0];
            return iterator.Type.Slots.IterNext(iterator) is { } item ? Obj.Call(_function, item) : _strict ? Lockstep.Uneven("map", iterators, 0) : null;
        }
        PyObject[] items = new PyObject[iterators.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            if (iterators[i].Type.Slots.IterNext(iterators[i]) is not { } item) return _strict ? Lockstep.Uneven("map", iterators, i) : null;
            items[i] = item;
        }
        return Obj.Vectorcall(_function, items, null);
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("map_reduce", 1528, 1547)]
    PyObject? Reduce()
    {
        PyTuple args = PyTuple.Of([_function, .. _iterators]);
        return _strict ? PyTuple.Of(Type, args, PyBool.True) : PyTuple.Of(Type, args);
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("map_setstate", 1551, 1561)]
    PyObject? SetState(PyObject state)
    {
        if (Obj.IsTrue(state) is not { } strict) return null;
        _strict = strict;
        return PyNone.Instance;
    }
}

/// <summary>Tuples of items side by side.</summary>
[PyType("zip", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(*iterables, strict=False)",
    Doc = "Tuples of the items of several iterables side by side, up to the end of the shortest.\n\n   >>> list(zip('ab', (1, 2, 3)))\n   [('a', 1), ('b', 2)]\n\nWith strict it is a ValueError when they are not equally long.")]
public unsafe partial class PyZip : PyObject
{
    private PyTuple _iterators = PyTuple.Empty;
    private bool _strict;

    protected internal PyZip() { }

    [PySlot(Slot.New), Mirrors("zip_new", 3003, 3068)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Lockstep.Strict("zip", args, kwnames, out bool strict)) return null;
        if (Lockstep.Iterators(args[..(args.Length - (kwnames?.Count ?? 0))]) is not { } iterators) return null;
        PyZip made = cls == TypeObject ? new PyZip() : (PyZip)cls.Alloc();
        made._iterators = PyTuple.Own(iterators);
        made._strict = strict;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("zip_next", 3089, 3178)]
    internal PyObject? Next()
    {
        PyObject[] iterators = _iterators._items;
        if (iterators.Length == 0) return null;
        PyObject[] items = new PyObject[iterators.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            PyObject iterator = iterators[i];
            if (iterator.Type.Slots.IterNext(iterator) is not { } item) return _strict ? Lockstep.Uneven("zip", iterators, i) : null;
            items[i] = item;
        }
        return PyTuple.Own(items);
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("zip_reduce", 3180, 3189)]
    PyObject? Reduce() => _strict ? PyTuple.Of(Type, _iterators, PyBool.True) : PyTuple.Of(Type, _iterators);

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("zip_setstate", 3191, 3201)]
    PyObject? SetState(PyObject state)
    {
        if (Obj.IsTrue(state) is not { } strict) return null;
        _strict = strict;
        return PyNone.Instance;
    }
}

/// <summary>The items for which a function is true.</summary>
[PyType("filter", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, Signature = "(function, iterable, /)",
    Doc = "An iterator of those items of the iterable for which function(item) is true.\n\nIf the function is None, the items that are true.")]
public unsafe partial class PyFilter : PyObject
{
    private PyObject _function = PyNone.Instance, _iterator = PyNone.Instance;

    protected internal PyFilter() { }

    [PySlot(Slot.New, Signature = "(function, iterable, /)"), Mirrors("filter_new", 499, 529)]
    static PyObject? New(PyType cls, PyObject function, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        PyFilter made = cls == TypeObject ? new PyFilter() : (PyFilter)cls.Alloc();
        made._function = function;
        made._iterator = iterator;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("filter_next", 582, 616)]
    internal PyObject? Next()
    {
        PyObject iterator = _iterator, function = _function;
        delegate*<PyObject, PyObject?> next = iterator.Type.Slots.IterNext;
        bool truth = function is PyNone || ReferenceEquals(function, PyBool.TypeObject);
        while (next(iterator) is { } item)
        {
            PyObject? good = truth ? item : Obj.Call(function, item);
            if (good is null) return null;
            bool? ok = Obj.IsTrue(good);
            if (ok is null) return null;
            if (ok == true) return item;
        }
        return null;
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("filter_reduce", 618, 623)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_function, _iterator));
}
