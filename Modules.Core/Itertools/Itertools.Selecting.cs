// Modules/itertoolsmodule.c: cycle, dropwhile, takewhile, islice, starmap, chain, compress, filterfalse.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The items over and over.</summary>
[PyType("itertools.cycle", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, /)",
    Doc = "The elements of the iterable until it is exhausted, then the same again, endlessly.")]
public partial class CycleIterator : PyObject
{
    private PyObject? _iterator;
    private readonly PyList _saved = new();
    private int _index = -1;

    protected internal CycleIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, /)"), Mirrors("itertools_cycle_impl", 1140, 1172)]
    static PyObject? New(PyType cls, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        CycleIterator made = (CycleIterator)cls.Alloc();
        made._iterator = iterator;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("cycle_next", 1196, 1225)]
    PyObject? Next()
    {
        if (_iterator is { } iterator)
        {
            if (Obj.IterNext(iterator) is { } item)
            {
                _saved.Append(item);
                return item;
            }
            if (Err.Occurred is not null) return null;
            _index = 0;
            _iterator = null;
        }
        if (_saved.Count == 0) return null;
        PyObject next = _saved[_index];
        if (++_index >= _saved.Count) _index = 0;
        return next;
    }
}

/// <summary>What comes from the first false on.</summary>
[PyType("itertools.dropwhile", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(predicate, iterable, /)",
    Doc = "Drop items as long as predicate(item) is true; from then on every element.")]
public partial class DropWhileIterator : PyObject
{
    private PyObject _predicate = PyNone.Instance, _iterator = PyNone.Instance;
    private bool _started;

    protected internal DropWhileIterator() { }

    [PySlot(Slot.New, Signature = "(predicate, iterable, /)"), Mirrors("itertools_dropwhile_impl", 1270, 1293)]
    static PyObject? New(PyType cls, PyObject predicate, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        DropWhileIterator made = (DropWhileIterator)cls.Alloc();
        (made._predicate, made._iterator) = (predicate, iterator);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("dropwhile_next", 1317, 1349)]
    PyObject? Next()
    {
        while (ItertoolsModule.Step(_iterator) is { } item)
        {
            if (_started) return item;
            if (Obj.Call(_predicate, item) is not { } good) return null;
            bool? ok = Obj.IsTrue(good);
            if (ok is null) return null;
            if (ok == false)
            {
                _started = true;
                return item;
            }
        }
        return null;
    }
}

/// <summary>What comes before the first false.</summary>
[PyType("itertools.takewhile", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(predicate, iterable, /)",
    Doc = "The successive entries of the iterable as long as predicate(entry) is true.")]
public partial class TakeWhileIterator : PyObject
{
    private PyObject _predicate = PyNone.Instance, _iterator = PyNone.Instance;
    private bool _stopped;

    protected internal TakeWhileIterator() { }

    [PySlot(Slot.New, Signature = "(predicate, iterable, /)"), Mirrors("itertools_takewhile_impl", 1392, 1415)]
    static PyObject? New(PyType cls, PyObject predicate, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        TakeWhileIterator made = (TakeWhileIterator)cls.Alloc();
        (made._predicate, made._iterator) = (predicate, iterator);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("takewhile_next", 1439, 1467)]
    PyObject? Next()
    {
        if (_stopped || ItertoolsModule.Step(_iterator) is not { } item) return null;
        if (Obj.Call(_predicate, item) is not { } good) return null;
        bool? ok = Obj.IsTrue(good);
        if (ok == true) return item;
        if (ok == false) _stopped = true;
        return null;
    }
}

/// <summary>A slice of an iterator.</summary>
[PyType("itertools.islice", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public partial class SliceIterator : PyObject
{
    private PyObject? _iterator;
    private nint _next, _stop = -1, _step = 1, _count;

    protected internal SliceIterator() { }

    private const string BadStop = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

    // False: no number, or one out of range.
    private static bool Number(PyObject o, out nint value)
    {
        if (Num.AsSsize(o, Exc.OverflowError, out value)) return true;
        Err.Clear();
        value = -1;
        return false;
    }

    [PySlot(Slot.New), Mirrors("islice_new", 1503, 1588)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!ItertoolsModule.TakesKeywords(cls, TypeObject) && !Args.NoKeywords("islice", kwnames)) return null;
        args = args[..(args.Length - (kwnames?.Count ?? 0))];
        if (!Args.CheckPositional("islice", args.Length, 2, 4)) return null;
        nint start = 0, stop = -1, step = 1;
        PyObject last = args.Length == 2 ? args[1] : args[2];
        if (args.Length > 2 && args[1] is not PyNone) Number(args[1], out start);
        if (last is not PyNone && (!Number(last, out stop) || stop == -1)) return Err.Raise(Exc.ValueError, BadStop);
        if (start < 0 || stop < -1) return Err.Raise(Exc.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (args.Length == 4 && args[3] is not PyNone) Number(args[3], out step);
        if (step < 1) return Err.Raise(Exc.ValueError, "Step for islice() must be a positive integer or None.");
        if (Obj.GetIter(args[0]) is not { } iterator) return null;
        SliceIterator made = (SliceIterator)cls.Alloc();
        (made._iterator, made._next, made._stop, made._step) = (iterator, start, stop, step);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("islice_next", 1610, 1648)]
    PyObject? Next()
    {
        if (_iterator is not { } iterator) return null;
        while (_count < _next)
        {
            if (ItertoolsModule.Step(iterator) is null) return End();
            _count++;
        }
        if (_stop != -1 && _count >= _stop) return End();
        if (ItertoolsModule.Step(iterator) is not { } item) return End();
        _count++;
        nint old = _next;
        _next = unchecked(_next + _step);
        if (_next < old || (_stop != -1 && _next > _stop)) _next = _stop;
        return item;
    }

    private PyObject? End()
    {
        _iterator = null;
        return null;
    }
}

/// <summary>A function applied to argument tuples.</summary>
[PyType("itertools.starmap", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(function, iterable, /)",
    Doc = "An iterator of the function's values at argument tuples from the iterable.")]
public partial class StarMapIterator : PyObject
{
    private PyObject _function = PyNone.Instance, _iterator = PyNone.Instance;

    protected internal StarMapIterator() { }

    [PySlot(Slot.New, Signature = "(function, iterable, /)"), Mirrors("itertools_starmap_impl", 1701, 1723)]
    static PyObject? New(PyType cls, PyObject function, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        StarMapIterator made = (StarMapIterator)cls.Alloc();
        (made._function, made._iterator) = (function, iterator);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("starmap_next", 1747, 1768)]
    PyObject? Next()
    {
        if (ItertoolsModule.Step(_iterator) is not { } item) return null;
        PyTuple? args = item.GetType() == typeof(PyTuple) ? (PyTuple)item : Seq.Tuple(item);
        return args is null ? null : Obj.Vectorcall(_function, args.Span, null);
    }
}

/// <summary>Iterables one after the other.</summary>
[PyType("itertools.chain", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(*iterables)",
    Doc = "The elements of the first iterable until it is exhausted, then those of the next,\nand so on through all of them.")]
public partial class ChainIterator : PyObject
{
    private PyObject? _source, _active;

    protected internal ChainIterator() { }

    [Mirrors("chain_new_internal", 1801, 1815)]
    private static PyObject? Make(PyType cls, PyObject source)
    {
        ChainIterator made = (ChainIterator)cls.Alloc();
        made._source = source;
        return made;
    }

    [PySlot(Slot.New), Mirrors("chain_new", 1817, 1833)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!ItertoolsModule.TakesKeywords(cls, TypeObject) && !Args.NoKeywords("chain", kwnames)) return null;
        return Obj.GetIter(PyTuple.Of(args[..(args.Length - (kwnames?.Count ?? 0))])) is { } source ? Make(cls, source) : null;
    }

    [PyMethod("from_iterable", "(iterable, /)", Class = true, Doc = "A chain over the iterables that one iterable gives, lazily."), Mirrors("itertools_chain_from_iterable_impl", 1843, 1854)]
    static PyObject? FromIterable(PyType cls, PyObject iterable) => Obj.GetIter(iterable) is { } source ? Make(cls, source) : null;

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585")]
    static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("chain_next", 1878, 1915)]
    PyObject? Next()
    {
        while (_source is { } source)
        {
            if (_active is null)
            {
                PyObject? iterable = Obj.IterNext(source);
                if (iterable is not null) _active = Obj.GetIter(iterable);
                if (_active is null)
                {
                    _source = null;
                    return null;
                }
            }
            if (ItertoolsModule.Step(_active) is { } item) return item;
            if (Err.Occurred is not null && !Err.MatchesAndClear(Exc.StopIteration)) return null;
            _active = null;
        }
        return null;
    }
}

/// <summary>Items whose selector is true.</summary>
[PyType("itertools.compress", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(data, selectors)",
    Doc = "The data elements whose selector elements are true.\n\nStops with the shorter of the two.")]
public partial class CompressIterator : PyObject
{
    private PyObject _data = PyNone.Instance, _selectors = PyNone.Instance;

    protected internal CompressIterator() { }

    [PySlot(Slot.New, Signature = "(data, selectors)"), Mirrors("itertools_compress_impl", 3098, 3124)]
    static PyObject? New(PyType cls, PyObject data, PyObject selectors)
    {
        if (Obj.GetIter(data) is not { } first || Obj.GetIter(selectors) is not { } second) return null;
        CompressIterator made = (CompressIterator)cls.Alloc();
        (made._data, made._selectors) = (first, second);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("compress_next", 3148, 3183)]
    PyObject? Next()
    {
        while (true)
        {
            if (ItertoolsModule.Step(_data) is not { } datum || ItertoolsModule.Step(_selectors) is not { } selector) return null;
            bool? ok = Obj.IsTrue(selector);
            if (ok is null) return null;
            if (ok == true) return datum;
        }
    }
}

/// <summary>Items for which a function is false.</summary>
[PyType("itertools.filterfalse", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(function, iterable, /)",
    Doc = "Those items of the iterable for which function(item) is false.\n\nIf the function is None, the items that are false.")]
public partial class FilterFalseIterator : PyObject
{
    private PyObject _function = PyNone.Instance, _iterator = PyNone.Instance;

    protected internal FilterFalseIterator() { }

    [PySlot(Slot.New, Signature = "(function, iterable, /)"), Mirrors("itertools_filterfalse_impl", 3227, 3249)]
    static PyObject? New(PyType cls, PyObject function, PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        FilterFalseIterator made = (FilterFalseIterator)cls.Alloc();
        (made._function, made._iterator) = (function, iterator);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("filterfalse_next", 3273, 3306)]
    PyObject? Next()
    {
        bool truth = _function is PyNone || ReferenceEquals(_function, PyBool.TypeObject);
        while (ItertoolsModule.Step(_iterator) is { } item)
        {
            PyObject? good = truth ? item : Obj.Call(_function, item);
            if (good is null) return null;
            bool? ok = Obj.IsTrue(good);
            if (ok is null) return null;
            if (ok == false) return item;
        }
        return null;
    }
}
