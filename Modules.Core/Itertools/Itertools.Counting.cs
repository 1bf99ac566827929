// Modules/itertoolsmodule.c: accumulate, count, repeat, zip_longest.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Running totals.</summary>
[PyType("itertools.accumulate", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, func=None, *, initial=None)",
    Doc = "The series of accumulated sums, or of another function's results.")]
public partial class AccumulateIterator : PyObject
{
    private PyObject _iterator = PyNone.Instance;
    private PyObject? _function, _initial, _total;

    protected internal AccumulateIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, func=None, *, initial=None)"), Mirrors("itertools_accumulate_impl", 2960, 2988)]
    static PyObject? New(PyType cls, PyObject iterable, PyObject? func, PyObject? initial)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return null;
        AccumulateIterator made = (AccumulateIterator)cls.Alloc();
        made._iterator = iterator;
        made._function = func is PyNone ? null : func;
        made._initial = initial is PyNone ? null : initial;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("accumulate_next", 3016, 3047)]
    PyObject? Next()
    {
        if (_initial is { } initial)
        {
            _initial = null;
            return _total = initial;
        }
        if (ItertoolsModule.Step(_iterator) is not { } value) return null;
        if (_total is null) return _total = value;
        PyObject? total = _function is null ? Num.Add(_total, value) : Obj.Call(_function, _total, value);
        return total is null ? null : _total = total;
    }
}

/// <summary>Evenly spaced values without end.</summary>
[PyType("itertools.count", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(start=0, step=1)",
    Doc = "Consecutive values: start, start + step, start + 2 * step, ...")]
public partial class CountIterator : PyObject
{
    // Fast while _slow is null: the step is 1 and the count fits.
    private long _count;
    private PyObject? _slow;
    private PyObject _step = PyInt.One;

    protected internal CountIterator() { }

    private static unsafe bool IsNumber(PyObject o) =>
        o is PyComplex || o.Type.Slots.NbIndex != null || o.Type.Slots.NbInt != null || o.Type.Slots.NbFloat != null;

    [PySlot(Slot.New, Signature = "(start=0, step=1)"), Mirrors("itertools_count_impl", 3372, 3448)]
    static PyObject? New(PyType cls, PyObject? start, PyObject? step)
    {
        if ((start is not null && !IsNumber(start)) || (step is not null && !IsNumber(step))) return Err.Raise(Exc.TypeError, "a number is required");
        long count = 0;
        bool fast = start is null or PyLong && step is null or PyLong
            && (start is null || ((PyLong)start).TryAsLong(out count))
            && (step is null || (((PyLong)step).TryAsLong(out long by) && by == 1))
            && count != long.MaxValue;
        CountIterator made = (CountIterator)cls.Alloc();
        made._step = step ?? PyInt.One;
        made._count = fast ? count : long.MaxValue;
        if (!fast) made._slow = start ?? PyInt.Zero;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("count_next", 3494, 3522)]
    PyObject? Next()
    {
        if (_count != long.MaxValue) return PyInt.From(_count++);
        PyObject current = _slow ?? PyInt.From(long.MaxValue);
        if (Num.Add(current, _step) is not { } next) return null;
        _slow = next;
        return current;
    }

    [PySlot(Slot.Repr), Mirrors("count_repr", 3524, 3547)]
    PyObject? Repr()
    {
        if (_count != long.MaxValue) return PyStr.From($"{Type.ShortName}({_count})");
        if (Obj.Repr(_slow ?? PyInt.From(long.MaxValue)) is not PyStr count) return null;
        if (_step is PyLong step && step.TryAsLong(out long by) && by == 1) return PyStr.From($"{Type.ShortName}({count.Value})");
        return Obj.Repr(_step) is PyStr text ? PyStr.From($"{Type.ShortName}({count.Value}, {text.Value})") : null;
    }
}

/// <summary>One object again and again.</summary>
[PyType("itertools.repeat", NoTextSignature = true, GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "repeat(object [,times]) -> an iterator that gives the object\nthe given number of times, or endlessly.")]
public partial class RepeatIterator : PyObject
{
    private PyObject _element = PyNone.Instance;
    private nint _count = -1;

    protected internal RepeatIterator() { }

    [PySlot(Slot.New, Signature = "(object, times=-1)"), Mirrors("repeat_new", 3581, 3605)]
    static PyObject? New(PyType cls, PyObject @object, PyObject? times)
    {
        nint count = -1;
        if (times is not null)
        {
            if (!Args.AsSsize(times, out count)) return null;
            if (count < 0) count = 0;
        }
        RepeatIterator made = (RepeatIterator)cls.Alloc();
        (made._element, made._count) = (@object, count);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("repeat_next", 3627, 3640)]
    PyObject? Next()
    {
        if (_count == 0) return null;
        if (_count > 0) _count--;
        return _element;
    }

    [PySlot(Slot.Repr), Mirrors("repeat_repr", 3642, 3653)]
    PyObject? Repr()
    {
        if (Obj.Repr(_element) is not PyStr text) return null;
        return PyStr.From(_count == -1 ? $"{Type.ShortName}({text.Value})" : $"{Type.ShortName}({text.Value}, {_count})");
    }

    [PyMethod("__length_hint__", "()", Doc = "How many repetitions are left."), Mirrors("repeat_len", 3655, 3664)]
    PyObject? LengthHint() => _count == -1 ? Err.Raise(Exc.TypeError, "len() of unsized object") : PyInt.From(_count);
}

/// <summary>Tuples of items side by side, as long as the longest.</summary>
[PyType("itertools.zip_longest", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(*iterables, fillvalue=None)",
    Doc = "Tuples whose i-th element comes from the i-th iterable, until the longest\nis exhausted; the fill value stands for what the shorter ones lack.")]
public partial class ZipLongestIterator : PyObject
{
    private PyObject?[] _iterators = [];
    private int _active;
    private PyObject _fill = PyNone.Instance;

    protected internal ZipLongestIterator() { }

    [PySlot(Slot.New), Mirrors("zip_longest_new", 3714, 3780)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject fill = PyNone.Instance;
        int keywords = kwnames?.Count ?? 0, given = args.Length - keywords;
        if (keywords > 0)
        {
            if (keywords > 1 || ((PyStr)kwnames!.Items[0]).Value != "fillvalue")
                return Err.Raise(Exc.TypeError, "zip_longest() got an unexpected keyword argument");
            fill = args[given];
        }
        PyObject?[] iterators = new PyObject?[given];
        for (int i = 0; i < given; i++)
        {
            iterators[i] = Obj.GetIter(args[i]);
            if (iterators[i] is null) return null;
        }
        ZipLongestIterator made = (ZipLongestIterator)cls.Alloc();
        (made._iterators, made._active, made._fill) = (iterators, given, fill);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("zip_longest_next", 3806, 3876)]
    PyObject? Next()
    {
        if (_active == 0) return null;
        PyObject[] result = new PyObject[_iterators.Length];
        for (int i = 0; i < result.Length; i++)
        {
            PyObject? item = null;
            if (_iterators[i] is { } iterator && (item = Obj.IterNext(iterator)) is null)
            {
                _active--;
                if (_active == 0 || Err.Occurred is not null)
                {
                    _active = 0;
                    return null;
                }
                _iterators[i] = null;
            }
            result[i] = item ?? _fill;
        }
        return PyTuple.Own(result);
    }
}
