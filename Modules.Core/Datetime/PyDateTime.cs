// Modules/_datetimemodule.c: datetime, its constructors and its text.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>A day and a time of day, in a time zone or in none.</summary>
[PyType("datetime.datetime", Module = typeof(DatetimeModule), Flags = TypeFlags.BaseType,
    Doc = "A day and a time of day: datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]]).\n\ntzinfo is None or a tzinfo; the others are ints, and all after day may be left out.\n")]
public partial class PyDateTime : PyDate
{
    private const int DataSize = 10;

    private byte _hour, _minute, _second, _fold;
    private int _microsecond;
    private PyObject _zone = PyNone.Instance;

    private static readonly ArgParser s_new = new("", 0, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"),
        s_replace = new("replace", 0, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"),
        s_fromTimestamp = new("fromtimestamp", 0, "timestamp", "tz"), s_combine = new("combine", 0, "date", "time", "tzinfo"),
        s_isoFormat = new("isoformat", 0, "sep", "timespec"), s_asTimeZone = new("astimezone", 0, "tz");

    private static readonly PyStr s_fromUtc = PyStr.Intern("fromutc"), s_isoformat = PyStr.Intern("isoformat"), s_space = PyStr.Intern(" ");
    private static readonly PyTuple s_foldName = PyTuple.Of(PyStr.Intern("fold"));

    protected internal PyDateTime() { }

    [PyConstant("min")] private static PyObject Min => new PyDateTime();
    [PyConstant("max")] private static PyObject Max => Create(Calendar.MaxYear, 12, 31, 23, 59, 59, 999999, PyNone.Instance, 0, TypeObject)!;
    [PyConstant("resolution")] private static PyObject Resolution => PyTimeDelta.Create(0, 0, 1, false)!;

    internal int Microsecond => _microsecond;

    /// <summary>The time zone, or None.</summary>
    internal PyObject Zone => _zone;

    [Mirrors("datetime_hour", 5246, 5251)]
    [PyGetSet("hour")] private PyObject? HourAttribute => PyInt.From(_hour);
    [Mirrors("datetime_minute", 5253, 5258)]
    [PyGetSet("minute")] private PyObject? MinuteAttribute => PyInt.From(_minute);
    [Mirrors("datetime_second", 5260, 5265)]
    [PyGetSet("second")] private PyObject? SecondAttribute => PyInt.From(_second);
    [Mirrors("datetime_microsecond", 5267, 5272)]
    [PyGetSet("microsecond")] private PyObject? MicrosecondAttribute => PyInt.From(_microsecond);
    [Mirrors("datetime_tzinfo", 5274, 5280)]
    [PyGetSet("tzinfo")] private PyObject? ZoneAttribute => _zone;
    [Mirrors("datetime_fold", 5282, 5287)]
    [PyGetSet("fold")] private PyObject? FoldAttribute => PyInt.From(_fold);

    [Mirrors("new_datetime_ex2", 1197, 1228), Mirrors("new_datetime_ex", 1230, 1236)]
    internal static PyDateTime? Create(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject zone, int fold, PyType type)
    {
        if (!Calendar.CheckDate(year, month, day) || !Calendar.CheckTime(hour, minute, second, microsecond, fold) || !PyTzInfo.Check(zone)) return null;
        var made = (PyDateTime)type.Alloc();
        made.SetDate(year, month, day);
        (made._hour, made._minute, made._second, made._microsecond) = ((byte)hour, (byte)minute, (byte)second, microsecond);
        made._zone = zone;
        made._fold = (byte)fold;
        return made;
    }

    [Mirrors("new_datetime_subclass_fold_ex", 1275, 1293), Mirrors("call_subclass_fold", 1241, 1273), Mirrors("new_datetime_subclass_ex", 1295, 1302)]
    private static PyObject? Make(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject zone, int fold, PyType cls)
    {
        if (ReferenceEquals(cls, TypeObject)) return Create(year, month, day, hour, minute, second, microsecond, zone, fold, cls);
        PyObject y = PyInt.From(year), m = PyInt.From(month), d = PyInt.From(day), h = PyInt.From(hour), min = PyInt.From(minute), s = PyInt.From(second), us = PyInt.From(microsecond);
        return fold != 0
            ? Obj.Vectorcall(cls, [y, m, d, h, min, s, us, zone, PyInt.From(fold)], s_foldName)
            : Obj.Vectorcall(cls, (PyObject[])[y, m, d, h, min, s, us, zone], null);
    }

    // The same moment of the same type with another fold or zone.
    private PyDateTime? With(PyObject zone, int fold) => Create(_year, _month, _day, _hour, _minute, _second, _microsecond, zone, fold, Type);

    [Mirrors("datetime_from_pickle", 5308, 5338)]
    private static PyObject? FromPickle(PyType type, ReadOnlySpan<byte> data, PyObject zone)
    {
        if (!PyTzInfo.Check(zone)) return Err.Raise(Exc.TypeError, "bad tzinfo state arg");
        var made = (PyDateTime)type.Alloc();
        made._year = (short)(data[0] << 8 | data[1]);
        made._month = (byte)(data[2] & 0x7F);
        made._day = data[3];
        made._hour = data[4];
        made._minute = data[5];
        made._second = data[6];
        made._microsecond = data[7] << 16 | data[8] << 8 | data[9];
        made._fold = (byte)(data[2] >> 7);
        made._zone = zone;
        return made;
    }

    private static bool MonthIsSane(int month) => (month & 0x7F) is >= 1 and <= 12;

    [PySlot(Slot.New), Mirrors("datetime_new", 5340, 5398)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = Args.Positional(args, kwnames);
        if (positional is 1 or 2)
        {
            PyObject zone = positional == 2 ? args[1] : PyNone.Instance;
            if (args[0] is PyBytes state)
            {
                if (state.Length == DataSize && MonthIsSane(state.Span[2])) return FromPickle(cls, state.Span, zone);
            }
            else if (args[0] is PyStr text && text.Length == DataSize && MonthIsSane(text[2]))
                return DatetimeArgs.PickledText(text, "datetime") is { } bytes ? FromPickle(cls, bytes, zone) : null;
        }
        PyObject?[] given = new PyObject?[9];
        int hour = 0, minute = 0, second = 0, microsecond = 0, fold = 0;
        return DatetimeArgs.LeadingInts(args, kwnames, 3, 9) && Args.UnpackKeywords(args, kwnames, s_new, 3, 8, 0, false, given)
            && DatetimeArgs.Int(given[0]!, out int year) && DatetimeArgs.Int(given[1]!, out int month) && DatetimeArgs.Int(given[2]!, out int day)
            && DatetimeArgs.OptionalInt(given[3], ref hour) && DatetimeArgs.OptionalInt(given[4], ref minute) && DatetimeArgs.OptionalInt(given[5], ref second)
            && DatetimeArgs.OptionalInt(given[6], ref microsecond) && DatetimeArgs.OptionalInt(given[8], ref fold)
            ? Create(year, month, day, hour, minute, second, microsecond, given[7] ?? PyNone.Instance, fold, cls)
            : null;
    }

    [Mirrors("datetime_from_timet_and_us", 5453, 5516)]
    private static PyObject? FromTime(PyType cls, bool local, long when, int microsecond, PyObject zone)
    {
        if (!(local ? TimeText.LocalTime(when, out LibC.Tm tm) : TimeText.GmTime(when, out tm))) return null;
        int year = tm.Year + 1900, month = tm.Mon + 1, fold = 0;
        // A leap second is of no interest here, beyond that it must not be refused.
        int second = Math.Min(59, tm.Sec);
        if (zone is PyNone && local)
        {
            if (!LocalClock.Seconds(year, month, tm.MDay, tm.Hour, tm.Min, second, out long result)
                || !LocalClock.ToLocal(LocalClock.Epoch + when - LocalClock.MaxFoldSeconds, out long probe)) return null;
            long transition = result - probe - LocalClock.MaxFoldSeconds;
            if (transition < 0)
            {
                if (!LocalClock.ToLocal(LocalClock.Epoch + when + transition, out probe)) return null;
                if (probe == result) fold = 1;
            }
        }
        return Make(year, month, tm.MDay, tm.Hour, tm.Min, second, microsecond, zone, fold, cls);
    }

    [Mirrors("datetime_from_timestamp", 5525, 5537)]
    private static PyObject? FromTimestamp(PyType cls, bool local, PyObject timestamp, PyObject zone) =>
        Runtime.PyTime.ToFraction(timestamp, 1_000_000, TimeRound.HalfEven, out long when, out long microsecond)
            ? FromTime(cls, local, when, (int)microsecond, zone)
            : null;

    [Mirrors("datetime_best_possible", 5543, 5560)]
    private static PyObject? BestPossible(PyType cls, bool local, PyObject zone)
    {
        LibC.TimeVal now = Runtime.PyTime.ToTimeVal(Runtime.PyTime.Now(), TimeRound.HalfEven);
        return FromTime(cls, local, now.Seconds, (int)now.Microseconds, zone);
    }

    private static PyObject? ToZone(PyObject? utc, PyObject zone) => utc is null || zone is PyNone ? utc : Obj.CallMethod(zone, s_fromUtc, utc);

    [PyMethod("now", "(tz=None)", Class = true, Doc = "The current time in a zone, or the local time without one."), Mirrors("datetime_datetime_now_impl", 5575, 5598)]
    private static PyObject? Now(PyType cls, PyObject? tz)
    {
        PyObject zone = tz ?? PyNone.Instance;
        return PyTzInfo.Check(zone) ? ToZone(BestPossible(cls, zone is PyNone, zone), zone) : null;
    }

    [PyMethod("utcnow", "()", Class = true, NoTextSignature = true, Doc = "The current UTC time, without a zone."), Mirrors("datetime_utcnow", 5603, 5614)]
    private static PyObject? UtcNow(PyType cls) => Err.Warn(Exc.DeprecationWarning,
        "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).", 1)
        ? BestPossible(cls, false, PyNone.Instance)
        : null;

    [PyMethod("fromtimestamp", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The time in a zone at a POSIX timestamp, or the local time without a zone.")]
    [Mirrors("datetime_fromtimestamp", 5617, 5643)]
    private static PyObject? FromTimestamp(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[2];
        if (!Args.UnpackKeywords(args, kwnames, s_fromTimestamp, 1, 2, 0, false, given)) return null;
        PyObject zone = given[1] ?? PyNone.Instance;
        return PyTzInfo.Check(zone) ? ToZone(FromTimestamp(cls, zone is PyNone, given[0]!, zone), zone) : null;
    }

    [PyMethod("utcfromtimestamp", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The UTC time at a POSIX timestamp, without a zone.")]
    [Mirrors("datetime_utcfromtimestamp", 5646, 5663)]
    private static PyObject? UtcFromTimestamp(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Err.Warn(Exc.DeprecationWarning,
            "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", 1))
            return null;
        return DatetimeArgs.Count("utcfromtimestamp", args, kwnames, 1) ? FromTimestamp(cls, false, args[0], PyNone.Instance) : null;
    }

    [PyMethod("strptime", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The datetime that a text says, by a format as of time.strptime().")]
    [Mirrors("datetime_strptime", 5666, 5683)]
    private static PyObject? StrPTime(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        DatetimeArgs.StrPTime("_strptime_datetime_datetime", cls, args, kwnames);

    [PyMethod("combine", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The datetime of a date and a time.")]
    [Mirrors("datetime_combine", 5686, 5716)]
    private static PyObject? Combine(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        ArgCursor cursor = new(args, kwnames, s_combine, 2, 3);
        if (!cursor.Start() || !cursor.Next(out PyObject? first) || !DatetimeArgs.Typed(first!, PyDate.TypeObject, "combine", 1)
            || !cursor.Next(out PyObject? second) || !DatetimeArgs.Typed(second!, PyTimeOfDay.TypeObject, "combine", 2)
            || !cursor.Next(out PyObject? zone) || !cursor.Finish()) return null;
        var date = (PyDate)first!;
        var time = (PyTimeOfDay)second!;
        return Make(date.Year, date.Month, date.Day, time.Hour, time.Minute, time.Second, time.Microsecond, zone ?? time.Zone, time.Fold, cls);
    }

    [PyMethod("fromisoformat", "(string, /)", Class = true, NoTextSignature = true, Doc = "The datetime that a text in nearly any ISO 8601 format says."), Mirrors("datetime_fromisoformat", 5873, 5996)]
    private static PyObject? FromIsoFormat(PyType cls, PyObject value)
    {
        if (value is not PyStr text) return Err.Raise(Exc.TypeError, "fromisoformat: argument must be str");
        if (IsoFormat.Sanitize(text) is not { } clean || IsoFormat.Characters(clean) is not { } characters) return PyDate.InvalidIsoFormat(text);
        int length = clean.Length, separator = IsoFormat.FindSeparator(characters, length);
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, microsecond = 0, offset = 0, offsetMicroseconds = 0;
        int result = IsoFormat.Date(characters, separator, ref year, ref month, ref day);
        if (result == 0 && length > separator)
        {
            int skip = separator + 1;
            result = IsoFormat.Time(characters.AsSpan(skip), length - skip, out hour, out minute, out second, out microsecond, out offset, out offsetMicroseconds);
        }
        if (result < 0) return PyDate.InvalidIsoFormat(text);
        if (PyTzInfo.FromIsoResult(result, offset, offsetMicroseconds) is not { } zone) return null;
        if (hour == 24 && month <= 12)
        {
            int days = Calendar.DaysInMonth(year, month);
            if (day <= days)
            {
                if (minute != 0 || second != 0 || microsecond != 0)
                    return Err.Raise(Exc.ValueError, "minute, second, and microsecond must be 0 when hour is 24");
                hour = 0;
                day++;
                if (day > days)
                {
                    day = 1;
                    month++;
                    if (month > 12)
                    {
                        month = 1;
                        year++;
                    }
                }
            }
        }
        return Make(year, month, day, hour, minute, second, microsecond, zone, 0, cls);
    }

    [PySlot(Slot.Repr), Mirrors("datetime_repr", 6179, 6215)]
    private PyObject? Repr()
    {
        string fields = _microsecond != 0 ? $", {_second}, {_microsecond}" : _second != 0 ? $", {_second}" : "";
        string text = PyTzInfo.AppendFold($"{Type.Name}({_year}, {_month}, {_day}, {_hour}, {_minute}{fields})", _fold);
        return PyTzInfo.AppendTo(text, _zone) is { } whole ? PyStr.From(whole) : null;
    }

    [PySlot(Slot.Str), Mirrors("datetime_str", 6217, 6227)]
    private PyObject? Str() => Obj.CallMethod(this, s_isoformat, s_space);

    [PyMethod("isoformat", null, Raw = true, NoTextSignature = true,
        Doc = "The datetime as YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nsep stands between date and time. timespec names the last field to show: 'auto', 'hours',\n'minutes', 'seconds', 'milliseconds' or 'microseconds'.\n")]
    [Mirrors("datetime_isoformat", 6229, 6295)]
    private PyObject? IsoFormatText(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int separator = 'T';
        string? timespec = null;
        ArgCursor cursor = new(args, kwnames, s_isoFormat, 0, 2);
        if (!cursor.Start() || !cursor.Next(out PyObject? given) || !DatetimeArgs.OptionalCharacter(given, "isoformat", 1, ref separator)
            || !cursor.Next(out given) || !DatetimeArgs.TimeSpec(given, 2, out timespec) || !cursor.Finish()) return null;
        if (TimeText.Clock(timespec, _hour, _minute, _second, _microsecond) is not { } clock) return null;
        return PyTzInfo.FormatUtcOffset(":", _zone, this) is { } offset
            ? PyStr.Concat(PyStr.From(IsoText), PyStr.FromCodePoint(separator), PyStr.From(clock + offset))
            : null;
    }

    [PyMethod("ctime", "()", NoTextSignature = true, Doc = "The datetime as time.ctime() writes it."), Mirrors("datetime_ctime", 6297, 6305)]
    private PyObject? CTime() => TimeText.CTime(this, _hour, _minute, _second);

    [PyMethod("replace", "(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)", Raw = true,
        Doc = "The datetime with other values for some fields."), Mirrors("datetime_datetime_replace_impl", 6535, 6545)]
    private PyObject? Replace(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[9];
        if (!Args.UnpackKeywords(args, kwnames, s_replace, 0, 8, 0, false, given)) return null;
        int year = _year, month = _month, day = _day, hour = _hour, minute = _minute, second = _second, microsecond = _microsecond, fold = _fold;
        if (given[0] is { } newYear && !Args.AsInt(newYear, out year)) return null;
        if (given[1] is { } newMonth && !Args.AsInt(newMonth, out month)) return null;
        if (given[2] is { } newDay && !Args.AsInt(newDay, out day)) return null;
        if (given[3] is { } newHour && !Args.AsInt(newHour, out hour)) return null;
        if (given[4] is { } newMinute && !Args.AsInt(newMinute, out minute)) return null;
        if (given[5] is { } newSecond && !Args.AsInt(newSecond, out second)) return null;
        if (given[6] is { } newMicrosecond && !Args.AsInt(newMicrosecond, out microsecond)) return null;
        if (given[8] is { } newFold && !Args.AsInt(newFold, out fold)) return null;
        return Make(year, month, day, hour, minute, second, microsecond, given[7] ?? _zone, fold, Type);
    }

    [PyMethod("__replace__", "(**changes)", Raw = true, Doc = "What replace() gives.")]
    private PyObject? DunderReplace(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => Replace(args, kwnames);

    private void Write(Span<byte> data)
    {
        WriteDate(data);
        data[4] = _hour;
        data[5] = _minute;
        data[6] = _second;
        data[7] = (byte)(_microsecond >> 16);
        data[8] = (byte)(_microsecond >> 8);
        data[9] = (byte)_microsecond;
    }

    // The fold goes into a bit that no month needs; protocols below 4 know nothing of it.
    [Mirrors("datetime_getstate", 6969, 6988)]
    private PyTuple State(int protocol)
    {
        byte[] data = new byte[DataSize];
        Write(data);
        if (protocol > 3 && _fold != 0) data[2] |= 1 << 7;
        return _zone is PyNone ? PyTuple.Of(PyBytes.Own(data)) : PyTuple.Of(PyBytes.Own(data), _zone);
    }

    [PyMethod("__reduce_ex__", null, Raw = true, NoTextSignature = true, Doc = "How to pickle it by a protocol: the class, the packed fields and the zone.")]
    [Mirrors("datetime_reduce_ex", 6990, 7000)]
    private PyObject? ReduceEx(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        DatetimeArgs.Count("__reduce_ex__", args, kwnames, 1) && DatetimeArgs.Int(args[0], out int protocol) ? PyTuple.Of(Type, State(protocol)) : null;

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: the class, the packed fields and the zone.")]
    [Mirrors("datetime_reduce", 7002, 7008)]
    private PyObject? Reduce() => PyTuple.Of(Type, State(2));
}
