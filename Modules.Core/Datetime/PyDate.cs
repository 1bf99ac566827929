// Modules/_datetimemodule.c: date.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>A day of the proleptic Gregorian calendar.</summary>
[PyType("datetime.date", Module = typeof(DatetimeModule), Flags = TypeFlags.BaseType, Doc = "A calendar day: date(year, month, day).")]
public partial class PyDate : PyObject
{
    private const int DataSize = 4;

    private protected short _year = 1;
    private protected byte _month = 1, _day = 1;
    private protected long _hash = -1;

    private static readonly ArgParser s_new = new("", 0, "year", "month", "day"),
        s_fromIsoCalendar = new("fromisocalendar", 0, "year", "week", "day"), s_strftime = new("strftime", 0, "format"),
        s_replace = new("replace", 0, "year", "month", "day");

    private static readonly PyStr s_fromTimestamp = PyStr.Intern("fromtimestamp"), s_isoFormat = PyStr.Intern("isoformat"),
        s_timeTuple = PyStr.Intern("timetuple"), s_strFTime = PyStr.Intern("strftime");

    protected internal PyDate() { }

    [PyConstant("min")] private static PyObject Min => new PyDate();
    [PyConstant("max")] private static PyObject Max => new PyDate { _year = Calendar.MaxYear, _month = 12, _day = 31 };
    [PyConstant("resolution")] private static PyObject Resolution => PyTimeDelta.Create(1, 0, 0, false)!;

    internal int Year => _year;
    internal int Month => _month;
    internal int Day => _day;
    internal int Ordinal => Calendar.ToOrdinal(_year, _month, _day);

    [Mirrors("date_year", 3151, 3156)]
    [PyGetSet("year")] private PyObject? YearAttribute => PyInt.From(_year);
    [Mirrors("date_month", 3158, 3163)]
    [PyGetSet("month")] private PyObject? MonthAttribute => PyInt.From(_month);
    [Mirrors("date_day", 3165, 3170)]
    [PyGetSet("day")] private PyObject? DayAttribute => PyInt.From(_day);

    [Mirrors("set_date_fields", 901, 908)]
    private protected void SetDate(int year, int month, int day) => (_year, _month, _day) = ((short)year, (byte)month, (byte)day);

    [Mirrors("new_date_ex", 1154, 1167)]
    internal static PyObject? Create(int year, int month, int day, PyType type)
    {
        if (!Calendar.CheckDate(year, month, day)) return null;
        var made = (PyDate)type.Alloc();
        made.SetDate(year, month, day);
        return made;
    }

    // A subclass of Python's is called; the two classes of this file are made directly.
    [Mirrors("new_date_subclass_ex", 1177, 1194)]
    private static PyObject? Make(int year, int month, int day, PyType cls)
    {
        if (ReferenceEquals(cls, TypeObject)) return Create(year, month, day, cls);
        return ReferenceEquals(cls, PyDateTime.TypeObject)
            ? PyDateTime.Create(year, month, day, 0, 0, 0, 0, PyNone.Instance, 0, cls)
            : Obj.Call(cls, PyInt.From(year), PyInt.From(month), PyInt.From(day));
    }

    private static bool MonthIsSane(int month) => month is >= 1 and <= 12;

    [Mirrors("date_from_pickle", 3183, 3195)]
    private static PyObject FromPickle(PyType type, ReadOnlySpan<byte> data)
    {
        var made = (PyDate)type.Alloc();
        made._year = (short)(data[0] << 8 | data[1]);
        made._month = data[2];
        made._day = data[3];
        return made;
    }

    [PySlot(Slot.New), Mirrors("date_new", 3197, 3242)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (Args.Positional(args, kwnames) == 1)
        {
            if (args[0] is PyBytes state)
            {
                if (state.Length == DataSize && MonthIsSane(state.Span[2])) return FromPickle(cls, state.Span);
            }
            else if (args[0] is PyStr text && text.Length == DataSize && MonthIsSane(text[2]))
                return DatetimeArgs.PickledText(text, "date") is { } bytes ? FromPickle(cls, bytes) : null;
        }
        PyObject?[] given = new PyObject?[3];
        return DatetimeArgs.LeadingInts(args, kwnames, 3, 3) && Args.UnpackKeywords(args, kwnames, s_new, 3, 3, 0, false, given)
            && DatetimeArgs.Int(given[0]!, out int year) && DatetimeArgs.Int(given[1]!, out int month) && DatetimeArgs.Int(given[2]!, out int day)
            ? Create(year, month, day, cls)
            : null;
    }

    [PyMethod("fromtimestamp", "(timestamp, /)", Class = true, Doc = "The local date at a POSIX timestamp, a number such as time.time() gives."), Mirrors("datetime_date_fromtimestamp_impl", 3300, 3305)]
    [Mirrors("date_fromtimestamp", 3244, 3260)]
    private static PyObject? FromTimestamp(PyType cls, PyObject timestamp) =>
        Runtime.PyTime.ToTimeT(timestamp, TimeRound.Floor, out long when) && TimeText.LocalTime(when, out LibC.Tm tm)
            ? Make(tm.Year + 1900, tm.Mon + 1, tm.MDay, cls)
            : null;

    // A subclass such as datetime has a fromtimestamp of its own, which wants all that time.time() knows.
    [PyMethod("today", "()", Class = true, NoTextSignature = true, Doc = "The current date or datetime: fromtimestamp(time.time()) of the class.")]
    [Mirrors("date_today", 3267, 3285)]
    private static PyObject? Today(PyType cls)
    {
        if (PyImport.ModuleAttr("time", "time") is not { } clock || Obj.Call(clock) is not { } now) return null;
        return Obj.CallMethod(cls, s_fromTimestamp, now);
    }

    [PyMethod("fromordinal", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The date with this ordinal; 0001-01-01 has 1.")]
    [Mirrors("date_fromordinal", 3327, 3347)]
    private static PyObject? FromOrdinal(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!DatetimeArgs.Count("fromordinal", args, kwnames, 1) || !DatetimeArgs.Int(args[0], out int ordinal)) return null;
        if (ordinal < 1) return Err.Raise(Exc.ValueError, "ordinal must be >= 1");
        Calendar.FromOrdinal(ordinal, out int year, out int month, out int day);
        return Make(year, month, day, cls);
    }

    [PyMethod("fromisoformat", "(string, /)", Class = true, NoTextSignature = true, Doc = "The date that a text in ISO 8601 format says.")]
    [Mirrors("date_fromisoformat", 3350, 3387)]
    private static PyObject? FromIsoFormat(PyType cls, PyObject value)
    {
        if (value is not PyStr text) return Err.Raise(Exc.TypeError, "fromisoformat: argument must be str");
        int year = 0, month = 0, day = 0;
        if (text.Length is not (7 or 8 or 10) || IsoFormat.Characters(text) is not { } characters
            || IsoFormat.Date(characters, text.Length, ref year, ref month, ref day) < 0)
            return InvalidIsoFormat(text);
        return Make(year, month, day, cls);
    }

    internal static PyObject? InvalidIsoFormat(PyStr text) =>
        Obj.Repr(text) is PyStr repr ? Err.Raise(Exc.ValueError, $"Invalid isoformat string: {repr.Value}") : null;

    [PyMethod("fromisocalendar", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The date of an ISO year, week number and week day; isocalendar() goes the other way.")]
    [Mirrors("date_fromisocalendar", 3390, 3430)]
    private static PyObject? FromIsoCalendar(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int year = 0, week = 0, day = 0;
        ArgCursor cursor = new(args, kwnames, s_fromIsoCalendar, 3, 3);
        if (!cursor.Start() || !cursor.Next(out PyObject? given) || !DatetimeArgs.Int(given!, out year)
            || !cursor.Next(out given) || !DatetimeArgs.Int(given!, out week) || !cursor.Next(out given) || !DatetimeArgs.Int(given!, out day) || !cursor.Finish())
            return Err.MatchesAndClear(Exc.OverflowError) ? Err.Raise(Exc.ValueError, "ISO calendar component out of range") : null;
        int month = 0, isoDay = day, isoYear = year;
        switch (Calendar.FromIso(isoYear, week, isoDay, ref year, ref month, ref day))
        {
            case -4:
                Calendar.YearOutOfRange(isoYear);
                return null;
            case -2:
                return Err.Raise(Exc.ValueError, $"Invalid week: {week}");
            case -3:
                return Err.Raise(Exc.ValueError, $"Invalid weekday: {isoDay} (range is [1, 7])");
            default:
                return Make(year, month, day, cls);
        }
    }

    [PyMethod("strptime", null, Class = true, Raw = true, NoTextSignature = true, Doc = "The date that a text says, by a format as of time.strptime().")]
    [Mirrors("date_strptime", 3433, 3451)]
    private static PyObject? StrPTime(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        DatetimeArgs.StrPTime("_strptime_datetime_date", cls, args, kwnames);

    [Mirrors("add_date_timedelta", 3461, 3475)]
    private PyObject? Plus(PyTimeDelta delta, bool negate)
    {
        int year = _year, month = _month, day = _day + (negate ? -delta.Days : delta.Days);
        return Calendar.NormalizeDate(ref year, ref month, ref day) ? Make(year, month, day, Type) : null;
    }

    [PySlot(Slot.NbAdd), Mirrors("date_add", 3477, 3502)]
    private static PyObject? Add(PyObject left, PyObject right)
    {
        if (left is PyDateTime || right is PyDateTime) return PyNotImplemented.Instance;
        if (left is PyDate date) return right is PyTimeDelta delta ? date.Plus(delta, false) : PyNotImplemented.Instance;
        return left is PyTimeDelta first && right is PyDate second ? second.Plus(first, false) : PyNotImplemented.Instance;
    }

    [PySlot(Slot.NbSubtract), Mirrors("date_subtract", 3504, 3529)]
    private static PyObject? Subtract(PyObject left, PyObject right)
    {
        if (left is PyDateTime || right is PyDateTime || left is not PyDate date) return PyNotImplemented.Instance;
        if (right is PyDate other) return PyTimeDelta.Create(date.Ordinal - other.Ordinal, 0, 0, false);
        return right is PyTimeDelta delta ? date.Plus(delta, true) : PyNotImplemented.Instance;
    }

    [PySlot(Slot.Repr), Mirrors("date_repr", 3534, 3541)]
    private PyObject? Repr() => PyStr.From($"{Type.Name}({_year}, {_month}, {_day})");

    [PyMethod("isoformat", "()", NoTextSignature = true, Doc = "The date as YYYY-MM-DD."), Mirrors("date_isoformat", 3543, 3549)]
    private PyObject? DateIsoFormat() => PyStr.From(IsoText);

    private protected string IsoText => $"{_year:D4}-{_month:D2}-{_day:D2}";

    [PySlot(Slot.Str), Mirrors("date_str", 3552, 3556)]
    private PyObject? Str() => Obj.CallMethod(this, s_isoFormat);

    [PyMethod("ctime", "()", NoTextSignature = true, Doc = "The date as time.ctime() writes it."), Mirrors("date_ctime", 3559, 3563)]
    private PyObject? DateCTime() => TimeText.CTime(this, 0, 0, 0);

    [PyMethod("strftime", null, Raw = true, NoTextSignature = true, Doc = "The date as text, by a format as of time.strftime().")]
    [Mirrors("date_strftime", 3565, 3586)]
    private PyObject? StrFTime(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[1];
        if (!Args.UnpackKeywords(args, kwnames, s_strftime, 1, 1, 0, false, given) || DatetimeArgs.Text(given[0]!, "strftime", 1) is not { } format) return null;
        return Obj.CallMethod(this, s_timeTuple) is { } tuple ? TimeText.StrFTime(this, format, tuple, this) : null;
    }

    [PyMethod("__format__", null, Raw = true, NoTextSignature = true, Doc = "What strftime() gives for the format.")]
    private PyObject? Format(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => FormatBy(this, args, kwnames);

    [Mirrors("date_format", 3588, 3601)]
    internal static PyObject? FormatBy(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!DatetimeArgs.Count("__format__", args, kwnames, 1) || DatetimeArgs.Text(args[0], "__format__", 1) is not { } format) return null;
        return format.Length == 0 ? Obj.Str(self) : Obj.CallMethod(self, s_strFTime, format);
    }

    [PyMethod("isocalendar", "()", NoTextSignature = true, Doc = "ISO year, week number and week day, as a tuple with names."), Mirrors("date_isocalendar", 3762, 3792)]
    private PyObject? IsoCalendar()
    {
        int year = _year, today = Ordinal;
        int week = Calendar.DivMod(today - Calendar.IsoWeek1Monday(year), 7, out int day);
        if (week < 0)
        {
            year--;
            week = Calendar.DivMod(today - Calendar.IsoWeek1Monday(year), 7, out day);
        }
        else if (week >= 52 && today >= Calendar.IsoWeek1Monday(year + 1))
        {
            year++;
            week = 0;
        }
        return new PyIsoCalendarDate(year, week + 1, day + 1);
    }

    [PyMethod("isoweekday", "()", NoTextSignature = true, Doc = "The day of the week; Monday is 1, Sunday 7."), Mirrors("date_isoweekday", 3605, 3611)]
    private PyObject? IsoWeekday() => PyInt.From(Calendar.Weekday(_year, _month, _day) + 1);

    [PyMethod("weekday", "()", NoTextSignature = true, Doc = "The day of the week; Monday is 0, Sunday 6."), Mirrors("date_weekday", 3872, 3877)]
    private PyObject? Weekday() => PyInt.From(Calendar.Weekday(_year, _month, _day));

    [PyMethod("toordinal", "()", NoTextSignature = true, Doc = "The number of the day, counted from 0001-01-01 as 1."), Mirrors("date_toordinal", 3865, 3870)]
    private PyObject? ToOrdinal() => PyInt.From(Ordinal);

    [PyMethod("timetuple", "()", NoTextSignature = true, Doc = "The date as time.localtime() gives it."), Mirrors("date_timetuple", 3817, 3824)]
    private PyObject? TimeTuple() => TimeText.StructTime(_year, _month, _day, 0, 0, 0, -1);

    [PySlot(Slot.RichCompare), Mirrors("date_richcompare", 3796, 3815)]
    private static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op) =>
        other is PyDate date and not PyDateTime ? DatetimeModule.Ordered(CompareDates((PyDate)self, date), op) : PyNotImplemented.Instance;

    internal static int CompareDates(PyDate a, PyDate b)
    {
        int difference = a._year - b._year;
        if (difference == 0) difference = a._month - b._month;
        return difference != 0 ? difference : a._day - b._day;
    }

    [Mirrors("date_getstate", 3882, 3889)]
    private protected void WriteDate(Span<byte> data)
    {
        data[0] = (byte)(_year >> 8);
        data[1] = (byte)_year;
        data[2] = _month;
        data[3] = _day;
    }

    [PySlot(Slot.Hash), Mirrors("date_hash", 3853, 3863)]
    private long Hash()
    {
        if (_hash != -1) return _hash;
        Span<byte> data = stackalloc byte[DataSize];
        WriteDate(data);
        return _hash = HashSecret.HashBytes(data);
    }

    [PyMethod("replace", "(year=unchanged, month=unchanged, day=unchanged)", Raw = true, Doc = "The date with other values for some fields."), Mirrors("datetime_date_replace_impl", 3836, 3842)]
    private PyObject? Replace(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[3];
        if (!Args.UnpackKeywords(args, kwnames, s_replace, 0, 3, 0, false, given)) return null;
        int year = _year, month = _month, day = _day;
        if (given[0] is { } newYear && !Args.AsInt(newYear, out year)) return null;
        if (given[1] is { } newMonth && !Args.AsInt(newMonth, out month)) return null;
        if (given[2] is { } newDay && !Args.AsInt(newDay, out day)) return null;
        return Make(year, month, day, Type);
    }

    [PyMethod("__replace__", "(**changes)", Raw = true, Doc = "What replace() gives.")]
    private PyObject? DunderReplace(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => Replace(args, kwnames);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: the class and the packed fields."), Mirrors("date_reduce", 3891, 3896)]
    private PyObject? Reduce()
    {
        byte[] data = new byte[DataSize];
        WriteDate(data);
        return PyTuple.Of(Type, PyTuple.Of(PyBytes.Own(data)));
    }
}
