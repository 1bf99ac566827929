// Modules/_datetimemodule.c: time.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A time of day, in a time zone or in none.</summary>
[PyType("datetime.time", Module = typeof(DatetimeModule), Flags = TypeFlags.BaseType,
    Doc = "A time of day: time([hour[, minute[, second[, microsecond[, tzinfo]]]]]).\n\ntzinfo is None or a tzinfo; the others are ints and 0 when left out.\n")]
public partial class PyTimeOfDay : PyObject
{
    private const int DataSize = 6;

    private byte _hour, _minute, _second, _fold;
    private int _microsecond;
    private PyObject _zone = PyNone.Instance;
    private long _hash = -1;

    private static readonly ArgParser s_new = new("", 0, "hour", "minute", "second", "microsecond", "tzinfo", "fold"),
        s_replace = new("replace", 0, "hour", "minute", "second", "microsecond", "tzinfo", "fold"),
        s_isoFormat = new("isoformat", 0, "timespec"), s_strftime = new("strftime", 0, "format");

    private static readonly PyStr s_isoformat = PyStr.Intern("isoformat");
    private static readonly PyTuple s_foldName = PyTuple.Of(PyStr.Intern("fold"));

    protected internal PyTimeOfDay() { }

    [PyConstant("min")] private static PyObject Min => new PyTimeOfDay();
    [PyConstant("max")] private static PyObject Max => new PyTimeOfDay { _hour = 23, _minute = 59, _second = 59, _microsecond = 999999 };
    [PyConstant("resolution")] private static PyObject Resolution => PyTimeDelta.Create(0, 0, 1, false)!;

    internal int Hour => _hour;
    internal int Minute => _minute;
    internal int Second => _second;
    internal int Microsecond => _microsecond;
    internal int Fold => _fold;

    /// <summary>The time zone, or None.</summary>
    internal PyObject Zone => _zone;

    [Mirrors("time_hour", 4519, 4524)]
    [PyGetSet("hour")] private PyObject? HourAttribute => PyInt.From(_hour);
    [Mirrors("time_minute", 4526, 4531)]
    [PyGetSet("minute")] private PyObject? MinuteAttribute => PyInt.From(_minute);
    [Mirrors("py_time_second", 4534, 4539)]
    [PyGetSet("second")] private PyObject? SecondAttribute => PyInt.From(_second);
    [Mirrors("time_microsecond", 4541, 4546)]
    [PyGetSet("microsecond")] private PyObject? MicrosecondAttribute => PyInt.From(_microsecond);
    [Mirrors("time_tzinfo", 4548, 4554)]
    [PyGetSet("tzinfo")] private PyObject? ZoneAttribute => _zone;
    [Mirrors("time_fold", 4556, 4561)]
    [PyGetSet("fold")] private PyObject? FoldAttribute => PyInt.From(_fold);

    [Mirrors("new_time_ex2", 1305, 1333), Mirrors("new_time_ex", 1335, 1340)]
    internal static PyTimeOfDay? Create(int hour, int minute, int second, int microsecond, PyObject zone, int fold, PyType type)
    {
        if (!Calendar.CheckTime(hour, minute, second, microsecond, fold) || !PyTzInfo.Check(zone)) return null;
        var made = (PyTimeOfDay)type.Alloc();
        (made._hour, made._minute, made._second, made._microsecond) = ((byte)hour, (byte)minute, (byte)second, microsecond);
        made._zone = zone;
        made._fold = (byte)fold;
        return made;
    }

    [Mirrors("new_time_subclass_fold_ex", 1345, 1361)]
    private static PyObject? Make(int hour, int minute, int second, int microsecond, PyObject zone, int fold, PyType cls)
    {
        if (ReferenceEquals(cls, TypeObject)) return Create(hour, minute, second, microsecond, zone, fold, cls);
        PyObject h = PyInt.From(hour), m = PyInt.From(minute), s = PyInt.From(second), us = PyInt.From(microsecond);
        return fold != 0 ? Obj.Vectorcall(cls, [h, m, s, us, zone, PyInt.From(fold)], s_foldName) : Obj.Vectorcall(cls, (PyObject[])[h, m, s, us, zone], null);
    }

    [Mirrors("time_from_pickle", 4580, 4610)]
    private static PyObject? FromPickle(PyType type, ReadOnlySpan<byte> data, PyObject zone)
    {
        if (!PyTzInfo.Check(zone)) return Err.Raise(Exc.TypeError, "bad tzinfo state arg");
        var made = (PyTimeOfDay)type.Alloc();
        made._hour = (byte)(data[0] & 0x7F);
        made._minute = data[1];
        made._second = data[2];
        made._microsecond = data[3] << 16 | data[4] << 8 | data[5];
        made._fold = (byte)(data[0] >> 7);
        made._zone = zone;
        return made;
    }

    [PySlot(Slot.New), Mirrors("time_new", 4612, 4666)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = Args.Positional(args, kwnames);
        if (positional is 1 or 2)
        {
            PyObject zone = positional == 2 ? args[1] : PyNone.Instance;
            if (args[0] is PyBytes state)
            {
                if (state.Length == DataSize && (state.Span[0] & 0x7F) < 24) return FromPickle(cls, state.Span, zone);
            }
            else if (args[0] is PyStr text && text.Length == DataSize && (text[0] & 0x7F) < 24)
                return DatetimeArgs.PickledText(text, "time") is { } bytes ? FromPickle(cls, bytes, zone) : null;
        }
        int hour = 0, minute = 0, second = 0, microsecond = 0, fold = 0;
        PyObject? tzinfo = null;
        ArgCursor cursor = new(args, kwnames, s_new, 0, 5);
        return cursor.Start() && cursor.Next(out PyObject? given) && DatetimeArgs.OptionalInt(given, ref hour) && cursor.Next(out given) && DatetimeArgs.OptionalInt(given, ref minute)
            && cursor.Next(out given) && DatetimeArgs.OptionalInt(given, ref second) && cursor.Next(out given) && DatetimeArgs.OptionalInt(given, ref microsecond)
            && cursor.Next(out tzinfo) && cursor.Next(out given) && DatetimeArgs.OptionalInt(given, ref fold) && cursor.Finish()
            ? Create(hour, minute, second, microsecond, tzinfo ?? PyNone.Instance, fold, cls)
            : null;
    }

    [PyMethod("strptime", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The time that a text says, by a format as of time.strptime().")]
    [Mirrors("time_strptime", 4669, 4687)]
    private static PyObject? StrPTime(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        DatetimeArgs.StrPTime("_strptime_datetime_time", cls, args, kwnames);

    private PyObject? Offset() => PyTzInfo.CallUtcOffset(_zone, PyNone.Instance);

    [PyMethod("utcoffset", "()", NoTextSignature = true, Doc = "What the time zone's utcoffset() says."), Mirrors("time_utcoffset", 4708, 4712)]
    private PyObject? UtcOffset() => Offset();

    [PyMethod("dst", "()", NoTextSignature = true, Doc = "What the time zone's dst() says."), Mirrors("time_dst", 4714, 4718)]
    private PyObject? Dst() => PyTzInfo.CallDst(_zone, PyNone.Instance);

    [PyMethod("tzname", "()", NoTextSignature = true, Doc = "What the time zone's tzname() says."), Mirrors("time_tzname", 4720, 4724)]
    private PyObject? TzName() => PyTzInfo.CallTzName(_zone, PyNone.Instance);

    [PySlot(Slot.Repr), Mirrors("time_repr", 4730, 4755)]
    private PyObject? Repr()
    {
        string fields = _microsecond != 0 ? $", {_second}, {_microsecond}" : _second != 0 ? $", {_second}" : "";
        string? text = PyTzInfo.AppendTo($"{Type.Name}({_hour}, {_minute}{fields})", _zone);
        return text is null ? null : PyStr.From(PyTzInfo.AppendFold(text, _fold));
    }

    [PySlot(Slot.Str), Mirrors("time_str", 4757, 4761)]
    private PyObject? Str() => Obj.CallMethod(this, s_isoformat);

    [PyMethod("isoformat", null, Raw = true, NoTextSignature = true,
        Doc = "The time as [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\ntimespec names the last field to show: 'auto', 'hours', 'minutes', 'seconds',\n'milliseconds' or 'microseconds'.\n")]
    [Mirrors("time_isoformat", 4763, 4828)]
    private PyObject? IsoText(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[1];
        if (!Args.UnpackKeywords(args, kwnames, s_isoFormat, 0, 1, 0, false, given) || !DatetimeArgs.TimeSpec(given[0], 1, out string? timespec)) return null;
        if (TimeText.Clock(timespec, _hour, _minute, _second, _microsecond) is not { } text) return null;
        return PyTzInfo.FormatUtcOffset(":", _zone, PyNone.Instance) is { } offset ? PyStr.From(text + offset) : null;
    }

    // strftime wants a year that it can take: 1900 it is.
    [PyMethod("strftime", null, Raw = true, NoTextSignature = true, Doc = "The time as text, by a format as of time.strftime().")]
    [Mirrors("time_strftime", 4830, 4860)]
    private PyObject? StrFTime(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[1];
        if (!Args.UnpackKeywords(args, kwnames, s_strftime, 1, 1, 0, false, given) || DatetimeArgs.Text(given[0]!, "strftime", 1) is not { } format) return null;
        PyTuple tuple = PyTuple.Of(PyInt.From(1900), PyInt.One, PyInt.One, PyInt.From(_hour), PyInt.From(_minute), PyInt.From(_second), PyInt.Zero, PyInt.One, PyInt.From(-1));
        return TimeText.StrFTime(this, format, tuple, PyNone.Instance);
    }

    [PyMethod("__format__", null, Raw = true, NoTextSignature = true, Doc = "What strftime() gives for the format.")]
    private PyObject? Format(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => PyDate.FormatBy(this, args, kwnames);

    private static int CompareFields(PyTimeOfDay a, PyTimeOfDay b)
    {
        int difference = a.SecondOfDay - b.SecondOfDay;
        return difference != 0 ? difference : a._microsecond - b._microsecond;
    }

    private int SecondOfDay => _hour * 3600 + _minute * 60 + _second;

    [PySlot(Slot.RichCompare), Mirrors("time_richcompare", 4866, 4935)]
    private static PyObject? RichCompare(PyObject left, PyObject right, CompareOp op)
    {
        if (right is not PyTimeOfDay other) return PyNotImplemented.Instance;
        var self = (PyTimeOfDay)left;
        if (ReferenceEquals(self._zone, other._zone)) return DatetimeModule.Ordered(CompareFields(self, other), op);
        if (self.Offset() is not { } offset1 || other.Offset() is not { } offset2) return null;
        if (ReferenceEquals(offset1, offset2)) return DatetimeModule.Ordered(CompareFields(self, other), op);
        if (offset1 is PyTimeDelta a && offset2 is PyTimeDelta b)
        {
            if (PyTimeDelta.Compare(a, b) == 0) return DatetimeModule.Ordered(CompareFields(self, other), op);
            int difference = self.SecondOfDay - a.Days * 86400 - a.Seconds - (other.SecondOfDay - b.Days * 86400 - b.Seconds);
            return DatetimeModule.Ordered(difference != 0 ? difference : self._microsecond - other._microsecond, op);
        }
        return op switch
        {
            CompareOp.Eq => PyBool.False,
            CompareOp.Ne => PyBool.True,
            _ => Err.Raise(Exc.TypeError, "can't compare offset-naive and offset-aware times"),
        };
    }

    [PySlot(Slot.Hash), Mirrors("time_hash", 4937, 4991)]
    private long Hash()
    {
        if (_hash != -1) return _hash;
        PyTimeOfDay? self = _fold == 0 ? this : Create(_hour, _minute, _second, _microsecond, _zone, 0, Type);
        if (self?.Offset() is not { } offset) return -1;
        if (offset is PyTimeDelta delta)
        {
            PyTimeDelta? time = PyTimeDelta.Create(0, SecondOfDay, _microsecond, true);
            return time is null || PyTimeDelta.Difference(time, delta) is not { } utc ? -1 : _hash = Obj.Hash(utc);
        }
        Span<byte> data = stackalloc byte[DataSize];
        Write(data);
        return _hash = HashSecret.HashBytes(data);
    }

    private void Write(Span<byte> data)
    {
        data[0] = _hour;
        data[1] = _minute;
        data[2] = _second;
        data[3] = (byte)(_microsecond >> 16);
        data[4] = (byte)(_microsecond >> 8);
        data[5] = (byte)_microsecond;
    }

    [PyMethod("replace", "(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)", Raw = true, Doc = "The time with other values for some fields."), Mirrors("datetime_time_replace_impl", 5007, 5015)]
    private PyObject? Replace(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[6];
        if (!Args.UnpackKeywords(args, kwnames, s_replace, 0, 5, 0, false, given)) return null;
        int hour = _hour, minute = _minute, second = _second, microsecond = _microsecond, fold = _fold;
        if (given[0] is { } newHour && !Args.AsInt(newHour, out hour)) return null;
        if (given[1] is { } newMinute && !Args.AsInt(newMinute, out minute)) return null;
        if (given[2] is { } newSecond && !Args.AsInt(newSecond, out second)) return null;
        if (given[3] is { } newMicrosecond && !Args.AsInt(newMicrosecond, out microsecond)) return null;
        if (given[5] is { } newFold && !Args.AsInt(newFold, out fold)) return null;
        return Make(hour, minute, second, microsecond, given[4] ?? _zone, fold, Type);
    }

    [PyMethod("__replace__", "(**changes)", Raw = true, Doc = "What replace() gives.")]
    private PyObject? DunderReplace(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => Replace(args, kwnames);

    [PyMethod("fromisoformat", "(string, /)", Class = true, NoTextSignature = true, Doc = "The time that a text in ISO 8601 format says."), Mirrors("time_fromisoformat", 5017, 5090)]
    private static PyObject? FromIsoFormat(PyType cls, PyObject value)
    {
        if (value is not PyStr text) return Err.Raise(Exc.TypeError, "fromisoformat: argument must be str");
        if (IsoFormat.Characters(text) is not { } characters) return PyDate.InvalidIsoFormat(text);
        int skip = characters[0] == 'T' ? 1 : 0;
        int result = IsoFormat.Time(characters.AsSpan(skip), text.Length - skip, out int hour, out int minute, out int second, out int microsecond, out int offset, out int offsetMicroseconds);
        if (result < 0) return PyDate.InvalidIsoFormat(text);
        if (hour == 24)
        {
            if (minute != 0 || second != 0 || microsecond != 0)
                return Err.Raise(Exc.ValueError, "minute, second, and microsecond must be 0 when hour is 24");
            hour = 0;
        }
        return PyTzInfo.FromIsoResult(result, offset, offsetMicroseconds) is { } zone ? Make(hour, minute, second, microsecond, zone, 0, cls) : null;
    }

    // The fold goes into a bit that no hour needs; protocols below 4 know nothing of it.
    [Mirrors("time_getstate", 5100, 5119)]
    private PyTuple State(int protocol)
    {
        byte[] data = new byte[DataSize];
        Write(data);
        if (protocol > 3 && _fold != 0) data[0] |= 1 << 7;
        return _zone is PyNone ? PyTuple.Of(PyBytes.Own(data)) : PyTuple.Of(PyBytes.Own(data), _zone);
    }

    [PyMethod("__reduce_ex__", null, Raw = true, NoTextSignature = true, Doc = "How to pickle it by a protocol: the class, the packed fields and the zone.")]
    [Mirrors("time_reduce_ex", 5121, 5130)]
    private PyObject? ReduceEx(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        DatetimeArgs.Count("__reduce_ex__", args, kwnames, 1) && DatetimeArgs.Int(args[0], out int protocol) ? PyTuple.Of(Type, State(protocol)) : null;

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: the class, the packed fields and the zone.")]
    [Mirrors("time_reduce", 5132, 5137)]
    private PyObject? Reduce() => PyTuple.Of(Type, State(2));
}
