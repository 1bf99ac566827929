// Modules/_datetimemodule.c: timedelta.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A duration in days, seconds and microseconds.</summary>
[PyType("datetime.timedelta", Module = typeof(DatetimeModule), Flags = TypeFlags.BaseType,
    Doc = "The difference between two points in time.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nEach argument is an int or a float, of either sign, and 0 when left out.")]
public partial class PyTimeDelta : PyObject
{
    [PyMember("days", ReadOnly = true, Doc = "Days; the only field that may be negative.")] private int _days;
    [PyMember("seconds", ReadOnly = true, Doc = "Seconds within the day, from 0.")] private int _seconds;
    [PyMember("microseconds", ReadOnly = true, Doc = "Microseconds within the second, from 0.")] private int _microseconds;
    private long _hash = -1;

    protected internal PyTimeDelta() { }

    internal static readonly PyTimeDelta Zero = new();

    private static readonly PyInt
        s_usPerMs = PyInt.From(1_000), s_usPerSecond = PyInt.From(1_000_000), s_usPerMinute = PyInt.From(60_000_000L),
        s_usPerHour = PyInt.From(3_600_000_000L), s_usPerDay = PyInt.From(86_400_000_000L), s_usPerWeek = PyInt.From(604_800_000_000L),
        s_secondsPerDay = PyInt.From(86_400);

    private static readonly PyStr s_asIntegerRatio = PyStr.Intern("as_integer_ratio");

    private static readonly ArgParser s_new = new("__new__", 0, "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");

    [PyConstant("resolution")] private static PyObject Resolution => Make(0, 0, 1);
    [PyConstant("min")] private static PyObject Min => Make(-Calendar.MaxDeltaDays, 0, 0);
    [PyConstant("max")] private static PyObject Max => Make(Calendar.MaxDeltaDays, 24 * 3600 - 1, 1000000 - 1);

    internal int Days => _days;
    internal int Seconds => _seconds;
    internal int Microseconds => _microseconds;

    private static PyTimeDelta Make(int days, int seconds, int microseconds) =>
        new() { _days = days, _seconds = seconds, _microseconds = microseconds };

    /// <summary>A delta of the exact type; null raised because there are too many days.</summary>
    internal static PyTimeDelta? Create(int days, int seconds, int microseconds, bool normalize) => Create(days, seconds, microseconds, normalize, TypeObject);

    [Mirrors("new_delta_ex", 1371, 1399)]
    internal static PyTimeDelta? Create(int days, int seconds, int microseconds, bool normalize, PyType type)
    {
        if (normalize) Calendar.NormalizeDelta(ref days, ref seconds, ref microseconds);
        if (!Calendar.CheckDeltaDays(days)) return null;
        if (days == 0 && seconds == 0 && microseconds == 0 && ReferenceEquals(type, TypeObject)) return Zero;
        var made = (PyTimeDelta)type.Alloc();
        made._days = days;
        made._seconds = seconds;
        made._microseconds = microseconds;
        return made;
    }

    /// <summary>Whether it lies strictly between minus and plus one day.</summary>
    internal bool IsWithinADay => !((_days == -1 && _seconds == 0 && _microseconds < 1) || _days < -1 || _days >= 1);

    internal bool IsZero => _days == 0 && _seconds == 0 && _microseconds == 0;

    [Mirrors("delta_to_microseconds", 2108, 2157)]
    private PyLong ToMicroseconds() => PyLong.From(((Int128)_days * 86_400 + _seconds) * 1_000_000 + _microseconds);

    // An int subclass may have a divmod of its own.
    [Mirrors("checked_divmod", 2159, 2180)]
    private static PyTuple? CheckedDivmod(PyObject a, PyObject b)
    {
        PyObject? result = Num.Divmod(a, b);
        if (result is null) return null;
        if (result is not PyTuple tuple)
        {
            Err.Raise(Exc.TypeError, $"divmod() returned non-tuple (type {result.Type.Name})");
            return null;
        }
        if (tuple.Count == 2) return tuple;
        Err.Raise(Exc.TypeError, $"divmod() returned a tuple of size {tuple.Count}");
        return null;
    }

    [Mirrors("microseconds_to_delta_ex", 2184, 2248)]
    private static PyTimeDelta? FromMicroseconds(PyObject microseconds, PyType type)
    {
        if (CheckedDivmod(microseconds, s_usPerSecond) is not { } tuple || !Args.AsInt(tuple[1], out int us)) return null;
        if (us is < 0 or >= 1000000) return BadDivmod();
        if (CheckedDivmod(tuple[0], s_secondsPerDay) is not { } rest || !Args.AsInt(rest[1], out int seconds)) return null;
        if (seconds is < 0 or >= 24 * 3600) return BadDivmod();
        return Args.AsInt(rest[0], out int days) ? Create(days, seconds, us, false, type) : null;

        static PyTimeDelta? BadDivmod()
        {
            Err.Raise(Exc.TypeError, "divmod() returned a value out of range");
            return null;
        }
    }

    private static PyTimeDelta? FromMicroseconds(PyObject? microseconds) => microseconds is null ? null : FromMicroseconds(microseconds, TypeObject);

    // Half goes to the even neighbour.
    [Mirrors("divide_nearest", 383, 396)]
    private static PyObject? DivideNearest(PyObject m, PyObject n)
    {
        if (m is not PyLong a || n is not PyLong b) return Err.Raise(Exc.TypeError, "non-integer arguments in division");
        BigInteger divisor = b.AsBigInteger();
        return divisor.IsZero ? Err.Raise(Exc.ZeroDivisionError, "division by zero") : PyLong.From(PyLong.DivmodNear(a.AsBigInteger(), divisor).Quotient);
    }

    [Mirrors("get_float_as_integer_ratio", 2274, 2299)]
    private static PyTuple? Ratio(PyObject number)
    {
        PyObject? ratio = Obj.CallMethod(number, s_asIntegerRatio);
        if (ratio is null) return null;
        if (ratio is not PyTuple tuple)
        {
            Err.Raise(Exc.TypeError, $"unexpected return type from as_integer_ratio(): expected tuple, not '{ratio.Type.Name}'");
            return null;
        }
        if (tuple.Count == 2) return tuple;
        Err.Raise(Exc.ValueError, "as_integer_ratio() must return a 2-tuple");
        return null;
    }

    // op is 0 to multiply, 1 to divide.
    [Mirrors("multiply_truedivide_timedelta_float", 2302, 2331)]
    private static PyObject? ScaleByFloat(PyTimeDelta delta, PyObject number, int op)
    {
        PyLong us = delta.ToMicroseconds();
        if (Ratio(number) is not { } ratio || Num.Multiply(us, ratio[op]) is not { } product) return null;
        return FromMicroseconds(DivideNearest(product, ratio[1 - op]));
    }

    [PySlot(Slot.NbAdd), Mirrors("delta_add", 2418, 2438)]
    private static PyObject? Add(PyObject left, PyObject right) => left is PyTimeDelta a && right is PyTimeDelta b
        ? Create(a._days + b._days, a._seconds + b._seconds, a._microseconds + b._microseconds, true)
        : PyNotImplemented.Instance;

    [PySlot(Slot.NbSubtract), Mirrors("delta_subtract", 2477, 2497)]
    private static PyObject? Subtract(PyObject left, PyObject right) => left is PyTimeDelta a && right is PyTimeDelta b
        ? Difference(a, b)
        : PyNotImplemented.Instance;

    internal static PyTimeDelta? Difference(PyTimeDelta a, PyTimeDelta b) =>
        Create(a._days - b._days, a._seconds - b._seconds, a._microseconds - b._microseconds, true);

    [PySlot(Slot.NbNegative), Mirrors("delta_negative", 2440, 2447)]
    private PyObject? NegativeSlot() => Negated();

    internal PyTimeDelta? Negated() => Create(-_days, -_seconds, -_microseconds, true);

    [PySlot(Slot.NbPositive), Mirrors("delta_positive", 2449, 2459)]
    private PyObject? Positive() => Create(_days, _seconds, _microseconds, false);

    [PySlot(Slot.NbAbsolute), Mirrors("delta_abs", 2461, 2475)]
    private PyObject? Absolute() => _days < 0 ? Negated() : Positive();

    [PySlot(Slot.NbMultiply), Mirrors("delta_multiply", 2540, 2564)]
    private static PyObject? Multiply(PyObject left, PyObject right)
    {
        if (left is PyTimeDelta delta)
        {
            if (right is PyLong) return FromMicroseconds(Num.Multiply(right, delta.ToMicroseconds()));
            if (right is PyFloat) return ScaleByFloat(delta, right, 0);
        }
        else if (left is PyLong) return FromMicroseconds(Num.Multiply(left, ((PyTimeDelta)right).ToMicroseconds()));
        else if (left is PyFloat) return ScaleByFloat((PyTimeDelta)right, left, 0);
        return PyNotImplemented.Instance;
    }

    [PySlot(Slot.NbFloorDivide), Mirrors("delta_divide", 2566, 2586)]
    private static PyObject? FloorDivide(PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta delta) return PyNotImplemented.Instance;
        if (right is PyLong) return FromMicroseconds(Num.FloorDivide(delta.ToMicroseconds(), right));
        return right is PyTimeDelta other ? Num.FloorDivide(delta.ToMicroseconds(), other.ToMicroseconds()) : PyNotImplemented.Instance;
    }

    /// <summary>Whole multiples of the other delta.</summary>
    [Mirrors("divide_timedelta_timedelta", 2354, 2375)]
    internal PyObject? DividedBy(PyTimeDelta other) => Num.FloorDivide(ToMicroseconds(), other.ToMicroseconds());

    [PySlot(Slot.NbTrueDivide), Mirrors("delta_truedivide", 2588, 2609)]
    private static PyObject? TrueDivide(PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta delta) return PyNotImplemented.Instance;
        if (right is PyTimeDelta other) return Num.TrueDivide(delta.ToMicroseconds(), other.ToMicroseconds());
        if (right is PyFloat) return ScaleByFloat(delta, right, 1);
        return right is PyLong ? FromMicroseconds(DivideNearest(delta.ToMicroseconds(), right)) : PyNotImplemented.Instance;
    }

    [PySlot(Slot.NbRemainder), Mirrors("delta_remainder", 2611, 2644)]
    private static PyObject? Remainder(PyObject left, PyObject right) => left is PyTimeDelta a && right is PyTimeDelta b
        ? FromMicroseconds(Num.Remainder(a.ToMicroseconds(), b.ToMicroseconds()))
        : PyNotImplemented.Instance;

    [PySlot(Slot.NbDivmod), Mirrors("delta_divmod", 2646, 2683)]
    private static PyObject? Divmod(PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta a || right is not PyTimeDelta b) return PyNotImplemented.Instance;
        if (CheckedDivmod(a.ToMicroseconds(), b.ToMicroseconds()) is not { } parts) return null;
        return FromMicroseconds(parts[1]) is { } rest ? PyTuple.Of(parts[0], rest) : null;
    }

    [PySlot(Slot.NbBool), Mirrors("delta_bool", 2892, 2898)]
    private bool? Bool() => !IsZero;

    [Mirrors("delta_cmp", 2499, 2510)]
    internal static int Compare(PyTimeDelta a, PyTimeDelta b)
    {
        int difference = a._days - b._days;
        if (difference == 0) difference = a._seconds - b._seconds;
        return difference != 0 ? difference : a._microseconds - b._microseconds;
    }

    [PySlot(Slot.RichCompare), Mirrors("delta_richcompare", 2512, 2522)]
    private static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op) => other is PyTimeDelta b
        ? DatetimeModule.Ordered(Compare((PyTimeDelta)self, b), op)
        : PyNotImplemented.Instance;

    [PySlot(Slot.Hash), Mirrors("delta_hash", 2526, 2538)]
    internal long Hash()
    {
        if (_hash == -1) _hash = Obj.Hash(State());
        return _hash;
    }

    [Mirrors("delta_getstate", 2981, 2987)]
    private PyTuple State() => PyTuple.Of(PyInt.From(_days), PyInt.From(_seconds), PyInt.From(_microseconds));

    // The whole part is summed exactly; fractions of a microsecond gather apart, as floats.
    [Mirrors("accum", 2694, 2773)]
    private static PyObject? Accumulate(string tag, PyObject soFar, PyObject number, PyInt factor, ref double leftover)
    {
        if (number is PyLong) return Num.Multiply(number, factor) is { } product ? Num.Add(soFar, product) : null;
        if (number is not PyFloat real) return Err.Raise(Exc.TypeError, $"unsupported type for timedelta {tag} component: {number.Type.Name}");

        double whole = Math.Truncate(real.Value), fraction = real.Value - whole;
        if (PyLong.FromDouble(whole) is not { } wholePart || Num.Multiply(wholePart, factor) is not { } exact || Num.Add(soFar, exact) is not { } sum) return null;
        if (fraction == 0.0) return sum;
        double rest = factor.Value * fraction, restWhole = Math.Truncate(rest);
        if (PyLong.FromDouble(restWhole) is not { } restPart) return null;
        leftover += rest - restWhole;
        return Num.Add(sum, restPart);
    }

    [PySlot(Slot.New), Mirrors("delta_new", 2775, 2890)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        ArgumentSlots slots = default;
        Span<PyObject?> given = slots;
        if (!Args.UnpackKeywords(args, kwnames, s_new, 0, 7, 0, false, given)) return null;
        PyObject? x = PyInt.Zero;
        double leftover = 0.0;
        if (given[2] is { } us) x = Accumulate("microseconds", x, us, PyInt.One, ref leftover);
        if (x is not null && given[3] is { } ms) x = Accumulate("milliseconds", x, ms, s_usPerMs, ref leftover);
        if (x is not null && given[1] is { } second) x = Accumulate("seconds", x, second, s_usPerSecond, ref leftover);
        if (x is not null && given[4] is { } minute) x = Accumulate("minutes", x, minute, s_usPerMinute, ref leftover);
        if (x is not null && given[5] is { } hour) x = Accumulate("hours", x, hour, s_usPerHour, ref leftover);
        if (x is not null && given[0] is { } day) x = Accumulate("days", x, day, s_usPerDay, ref leftover);
        if (x is not null && given[6] is { } week) x = Accumulate("weeks", x, week, s_usPerWeek, ref leftover);
        if (x is null) return null;
        if (leftover != 0)
        {
            double whole = Math.Round(leftover, MidpointRounding.AwayFromZero);
            if (Math.Abs(whole - leftover) == 0.5)
            {
                // Exactly between two: the sum as a whole has to become even.
                if (Num.And(x, PyInt.One) is not { } bit || Obj.IsTrue(bit) is not { } odd) return null;
                int one = odd ? 1 : 0;
                whole = 2.0 * Math.Round((leftover + one) * 0.5, MidpointRounding.AwayFromZero) - one;
            }
            x = Num.Add(x, PyInt.From((long)whole));
            if (x is null) return null;
        }
        return FromMicroseconds(x, cls);
    }

    [System.Runtime.CompilerServices.InlineArray(7)]
    private struct ArgumentSlots
    {
        private PyObject? _first;
    }

    [PySlot(Slot.Repr), Mirrors("delta_repr", 2900, 2947)]
    private PyObject? Repr()
    {
        List<string> parts = [];
        if (_days != 0) parts.Add($"days={_days}");
        if (_seconds != 0) parts.Add($"seconds={_seconds}");
        if (_microseconds != 0) parts.Add($"microseconds={_microseconds}");
        return PyStr.From($"{Type.Name}({(parts.Count == 0 ? "0" : string.Join(", ", parts))})");
    }

    [PySlot(Slot.Str), Mirrors("delta_str", 2949, 2976)]
    private PyObject? Str()
    {
        int minutes = Calendar.DivMod(_seconds, 60, out int seconds), hours = Calendar.DivMod(minutes, 60, out minutes);
        string text = $"{hours}:{minutes:D2}:{seconds:D2}";
        if (_microseconds != 0) text += $".{_microseconds:D6}";
        return PyStr.From(_days == 0 ? text : $"{_days} day{(_days is 1 or -1 ? "" : "s")}, {text}");
    }

    [PyMethod("total_seconds", "()", NoTextSignature = true, Doc = "The whole duration in seconds."), Mirrors("delta_total_seconds", 2989, 3007)]
    internal PyObject? TotalSeconds() => Num.TrueDivide(ToMicroseconds(), s_usPerSecond);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: the class and the fields."), Mirrors("delta_reduce", 3009, 3014)]
    private PyObject? Reduce() => PyTuple.Of(Type, State());
}
