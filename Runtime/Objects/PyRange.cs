// Objects/rangeobject.c.

using System.Numerics;

namespace PyModules.Runtime;

/// <summary>An arithmetic sequence of ints.</summary>
[PyType("range", Flags = TypeFlags.Sequence)]
public sealed partial class PyRange : PyObject
{
    [PyMember("start", ReadOnly = true, Required = true)] private PyLong _start;
    [PyMember("stop", ReadOnly = true, Required = true)] private PyLong _stop;
    [PyMember("step", ReadOnly = true, Required = true)] private PyLong _step;
    private readonly PyLong _length;

    [Mirrors("make_range_object", 51, 73)]
    public PyRange(PyLong start, PyLong stop, PyLong step)
    {
        (_start, _stop, _step) = (start, stop, step);
        _length = LengthOf(start, stop, step);
    }

    [Mirrors("compute_range_length", 227, 308)]
    private static PyLong LengthOf(PyLong start, PyLong stop, PyLong step)
    {
        if (start.TryAsLong(out long low) && stop.TryAsLong(out long high) && step.TryAsLong(out long by)) return PyLong.From(LengthOf(low, high, by));
        if (start.Sign == 0 && step.TryAsLong(out by) && by == 1) return stop.Sign < 0 ? PyInt.Zero : stop;
        BigInteger a = start.AsBigInteger(), b = stop.AsBigInteger(), s = step.AsBigInteger();
        if (s.Sign < 0) (a, b, s) = (b, a, -s);
        return a >= b ? PyInt.Zero : PyLong.From((b - a - 1) / s + 1);
    }

    [Mirrors("get_len_of_range", 953, 976)]
    private static ulong LengthOf(long low, long high, long step)
    {
        if (step > 0 && low < high) return 1UL + ((ulong)high - 1UL - (ulong)low) / (ulong)step;
        if (step < 0 && low > high) return 1UL + ((ulong)low - 1UL - (ulong)high) / (0UL - (ulong)step);
        return 0;
    }

    [PySlot(Slot.New), Mirrors("range_new", 138, 145)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("range", kwnames)) return null;
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "range expected at least 1 argument, got 0");
        if (args.Length > 3) return Err.Raise(Exc.TypeError, $"range expected at most 3 arguments, got {args.Length}");
        if (Num.Index(args[0])?.Exact is not { } first) return null;
        if (args.Length == 1) return new PyRange(PyInt.Zero, first, PyInt.One);
        if (Num.Index(args[1])?.Exact is not { } second) return null;
        PyLong? step = PyInt.One;
        if (args.Length == 3)
        {
            step = Num.Index(args[2])?.Exact;
            if (step is null) return null;
            if (step.Sign == 0) return Err.Raise(Exc.ValueError, "range() arg 3 must not be zero");
        }
        return new PyRange(first, second, step);
    }

    [PySlot(Slot.SqLength), Mirrors("range_length", 310, 315)]
    nint Length()
    {
        if (_length.TryAsLong(out long length)) return (nint)length;
        return Err.Minus1(Exc.OverflowError, "Python int too large to convert to C ssize_t");
    }

    [PySlot(Slot.MpLength)]
    nint MappingLength() => Length();

    [PySlot(Slot.NbBool), Mirrors("range_bool", 742, 747)]
    bool? Bool() => _length.Sign != 0;

    [Mirrors("compute_item", 317, 336)]
    private PyLong At(BigInteger i) => PyLong.From(_start.AsBigInteger() + i * _step.AsBigInteger());

    [Mirrors("compute_range_item", 338, 388)]
    private PyObject? ItemAt(PyLong index)
    {
        if (index.TryAsLong(out long i) && _length.TryAsLong(out long n) && _start.TryAsLong(out long start) && _step.TryAsLong(out long step))
        {
            if (i < 0) i += n;
            if ((ulong)i >= (ulong)n) return Err.Raise(Exc.IndexError, "range object index out of range");
            return PyLong.From((Int128)start + (Int128)i * step);
        }
        BigInteger at = index.AsBigInteger(), length = _length.AsBigInteger();
        if (at.Sign < 0) at += length;
        return at.Sign < 0 || at >= length ? Err.Raise(Exc.IndexError, "range object index out of range") : At(at);
    }

    [PySlot(Slot.SqItem), Mirrors("range_item", 390, 401)]
    PyObject? Item(nint index) => ItemAt(PyInt.From(index));

    [PySlot(Slot.MpSubscript), Mirrors("range_subscript", 713, 733)]
    PyObject? Subscript(PyObject key)
    {
        if (Num.IndexCheck(key)) return Num.Index(key) is { } index ? ItemAt(index) : null;
        if (key is PySlice slice)
        {
            if (!slice.GetLongIndices(_length.AsBigInteger(), out BigInteger start, out BigInteger stop, out BigInteger step)) return null;
            return new PyRange(At(start), At(stop), PyLong.From(_step.AsBigInteger() * step));
        }
        return Err.Raise(Exc.TypeError, $"range indices must be integers or slices, not {key.Type.Name}");
    }

    private static bool IsPlainInt(PyObject o) => o is PyInt or PyBigInt or PyBool;

    [Mirrors("range_contains_long", 443, 486)]
    private bool ContainsInt(PyLong value)
    {
        if (_start.TryAsLong(out long start) && _stop.TryAsLong(out long stop) && _step.TryAsLong(out long step) && value.TryAsLong(out long v))
        {
            if (step > 0 ? v < start || v >= stop : v > start || v <= stop) return false;
            return step is 1 or -1 || ((Int128)v - start) % step == 0;
        }
        BigInteger a = _start.AsBigInteger(), b = _stop.AsBigInteger(), s = _step.AsBigInteger(), x = value.AsBigInteger();
        if (s.Sign > 0 ? x < a || x >= b : x > a || x <= b) return false;
        return ((x - a) % s).IsZero;
    }

    [PySlot(Slot.SqContains), Mirrors("range_contains", 488, 497)]
    bool? Contains(PyObject value) => IsPlainInt(value) ? ContainsInt((PyLong)value) : Seq.IterSearchEqual(this, value);

    [PySlot(Slot.RichCompare), Mirrors("range_richcompare", 540, 568)]
    PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyRange range || op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        bool equal = ReferenceEquals(this, range)
            || (PyLong.Compare(_length, range._length) == 0
                && (_length.Sign == 0
                    || (PyLong.Compare(_start, range._start) == 0
                        && (PyLong.Compare(_length, PyInt.One) == 0 || PyLong.Compare(_step, range._step) == 0))));
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PySlot(Slot.Hash), Mirrors("range_hash", 578, 613)]
    long Hash()
    {
        bool empty = _length.Sign == 0, single = PyLong.Compare(_length, PyInt.One) == 0;
        return Obj.Hash(PyTuple.Of(_length, empty ? PyNone.Instance : _start, empty || single ? PyNone.Instance : _step));
    }

    [PySlot(Slot.Repr), Mirrors("range_repr", 683, 702)]
    PyObject? Repr()
    {
        if (_start.ToDecimal() is not { } start || _stop.ToDecimal() is not { } stop || _step.ToDecimal() is not { } step) return null;
        return PyStr.From(step == "1" ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})");
    }

    [PySlot(Slot.Iter), Mirrors("range_iter", 1154, 1207)]
    PyObject? Iter()
    {
        if (_start.TryAsLong(out long start) && _stop.TryAsLong(out long stop) && _step.TryAsLong(out long step) && _length.TryAsLong(out long length)
            && (length == 0 || (step > 0 ? stop <= long.MaxValue - (step - 1) : stop >= long.MinValue + (-1 - step))))
            return new PyRangeIterator(start, step, length);
        return new PyLongRangeIterator(_start.AsBigInteger(), _step.AsBigInteger(), _length.AsBigInteger());
    }

    [PyMethod("__reversed__", "()", NoTextSignature = true, Doc = "A reverse iterator."), Mirrors("range_reverse", 1209, 1312)]
    PyObject? Reversed()
    {
        if (_start.TryAsLong(out long start) && _step.TryAsLong(out long step) && _length.TryAsLong(out long length) && _stop.TryAsLong(out _)
            && step != long.MinValue && (Int128)start - step is var before && before >= long.MinValue && before <= long.MaxValue)
            return new PyRangeIterator(unchecked((long)before + length * step), -step, length);
        BigInteger n = _length.AsBigInteger();
        return new PyLongRangeIterator(_start.AsBigInteger() + (n - 1) * _step.AsBigInteger(), -_step.AsBigInteger(), n);
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("range_reduce", 705, 711)]
    PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(_start, _stop, _step));

    [PyMethod("count", "(object, /)", NoTextSignature = true, Doc = "rangeobject.count(value) -> integer -- how often the value occurs")]
    [Mirrors("range_count", 615, 631)]
    PyObject? CountOf(PyObject value)
    {
        if (IsPlainInt(value)) return PyInt.From(ContainsInt((PyLong)value) ? 1 : 0);
        nint count = Seq.Count(this, value);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("index", "(object, /)", NoTextSignature = true, Doc = "rangeobject.index(value) -> integer -- the index of the value.\nValueError if it is not there.")]
    [Mirrors("range_index", 633, 670)]
    PyObject? Index(PyObject value)
    {
        if (!IsPlainInt(value))
        {
            nint index = Seq.Index(this, value);
            return index < 0 ? null : PyInt.From(index);
        }
        if (!ContainsInt((PyLong)value)) return Err.Raise(Exc.ValueError, "range.index(x): x not in range");
        return PyLong.From((((PyLong)value).AsBigInteger() - _start.AsBigInteger()) / _step.AsBigInteger());
    }
}

/// <summary>An iterator over a range whose values fit a long.</summary>
[PyType("range_iterator")]
public sealed partial class PyRangeIterator(long start, long step, long length) : PyObject
{
    private long _next = start, _left = length;
    private readonly long _step = step;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("rangeiter_next", 830, 841)]
    internal PyObject? Next()
    {
        if (_left <= 0) return null;
        long value = _next;
        _next = unchecked(value + _step);
        _left--;
        return PyInt.From(value);
    }

    /// <summary>For FOR_ITER_RANGE: the next value unboxed.</summary>
    internal bool TryNext(out long value)
    {
        value = _next;
        if (_left <= 0) return false;
        _next = unchecked(value + _step);
        _left--;
        return true;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many values are left."), Mirrors("rangeiter_len", 843, 848)]
    PyObject? LengthHint() => PyInt.From(_left);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("rangeiter_reduce", 853, 882)]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        PyRange rest = new(PyInt.From(_next), PyInt.From(unchecked(_next + _left * _step)), PyInt.From(_step));
        return PyTuple.Of(iter, PyTuple.Of(rest), PyNone.Instance);
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("rangeiter_setstate", 884, 899)]
    PyObject? SetState(PyObject state)
    {
        if (!Args.AsLong(state, out long index)) return null;
        index = Math.Clamp(index, 0, _left);
        _next = unchecked(_next + index * _step);
        _left -= index;
        return PyNone.Instance;
    }
}

/// <summary>An iterator over a range of any ints.</summary>
[PyType("longrange_iterator")]
public sealed partial class PyLongRangeIterator(BigInteger start, BigInteger step, BigInteger length) : PyObject
{
    private BigInteger _next = start, _left = length;
    private readonly BigInteger _step = step;

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("longrangeiter_next", 1099, 1119)]
    internal PyObject? Next()
    {
        if (_left.Sign <= 0) return null;
        PyLong value = PyLong.From(_next);
        _next += _step;
        _left -= 1;
        return value;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true, Doc = "How many values are left."), Mirrors("longrangeiter_len", 1005, 1011)]
    PyObject? LengthHint() => PyLong.From(_left);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "The state for pickling."), Mirrors("longrangeiter_reduce", 1013, 1040)]
    PyObject? Reduce()
    {
        if (ContainerHelp.Builtin("iter") is not { } iter) return null;
        PyRange rest = new(PyLong.From(_next), PyLong.From(_next + _left * _step), PyLong.From(_step));
        return PyTuple.Of(iter, PyTuple.Of(rest), PyNone.Instance);
    }

    [PyMethod("__setstate__", "(object, /)", NoTextSignature = true, Doc = "Set the state from a pickle."), Mirrors("longrangeiter_setstate", 1042, 1080)]
    PyObject? SetState(PyObject state)
    {
        if (state is not PyLong number || (state.GetType() != typeof(PyInt) && state.GetType() != typeof(PyBigInt)))
            return Err.Raise(Exc.TypeError, $"state must be an int, not {state.Type.Name}");
        BigInteger index = BigInteger.Max(0, BigInteger.Min(number.AsBigInteger(), _left));
        _next += index * _step;
        _left -= index;
        return PyNone.Instance;
    }
}
