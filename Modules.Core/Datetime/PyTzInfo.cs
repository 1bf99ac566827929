// Modules/_datetimemodule.c: tzinfo, and what the other types ask it.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The base of time zones.</summary>
[PyType("datetime.tzinfo", Module = typeof(DatetimeModule), Flags = TypeFlags.BaseType, Doc = "What a time zone derives from; of itself it knows no offset.")]
public partial class PyTzInfo : PyObject
{
    private static readonly PyStr s_getInitArgs = PyStr.Intern("__getinitargs__"), s_utcoffset = PyStr.Intern("utcoffset"),
        s_dst = PyStr.Intern("dst"), s_tzname = PyStr.Intern("tzname");

    protected internal PyTzInfo() { }

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [Mirrors("tzinfo_nogo", 4043, 4050)]
    private static PyObject? NoGo(string method) => Err.Raise(Exc.NotImplementedError, $"a tzinfo subclass must implement {method}()");

    [PyMethod("tzname", "(dt, /)", NoTextSignature = true, Doc = "The zone's name at a datetime."), Mirrors("tzinfo_tzname", 4054, 4058)]
    private PyObject? TzName(PyObject dt) => NoGo("tzname");

    [PyMethod("utcoffset", "(dt, /)", NoTextSignature = true, Doc = "How far the zone is from UTC at a datetime; east is positive.")]
    [Mirrors("tzinfo_utcoffset", 4060, 4064)]
    private PyObject? UtcOffset(PyObject dt) => NoGo("utcoffset");

    [PyMethod("dst", "(dt, /)", NoTextSignature = true, Doc = "The part of the offset that daylight saving adds at a datetime.")]
    [Mirrors("tzinfo_dst", 4066, 4070)]
    private PyObject? Dst(PyObject dt) => NoGo("dst");

    [PyMethod("fromutc", "(dt, /)", NoTextSignature = true, Doc = "A UTC datetime as local time."), Mirrors("tzinfo_fromutc", 4079, 4150)]
    private PyObject? FromUtc(PyObject dt)
    {
        if (dt is not PyDateTime moment) return Err.Raise(Exc.TypeError, "fromutc: argument must be a datetime");
        if (!ReferenceEquals(moment.Zone, this)) return Err.Raise(Exc.ValueError, "fromutc: dt.tzinfo is not self");
        if (CallUtcOffset(moment.Zone, moment) is not { } offset) return null;
        if (offset is not PyTimeDelta off) return Err.Raise(Exc.ValueError, "fromutc: non-None utcoffset() result required");
        if (CallDst(moment.Zone, moment) is not { } saving) return null;
        if (saving is not PyTimeDelta dst) return Err.Raise(Exc.ValueError, "fromutc: non-None dst() result required");
        if (PyTimeDelta.Difference(off, dst) is not { } standard || moment.Plus(standard, 1) is not { } result) return null;
        if (CallDst(moment.Zone, result) is not { } then) return null;
        if (then is not PyTimeDelta late) return Err.Raise(Exc.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
        if (late.IsZero) return result;
        return result is PyDateTime local ? local.Plus(late, 1) : Err.BadInternalCall();
    }

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: the class, what __getinitargs__ says, and the state."), Mirrors("tzinfo_reduce", 4157, 4184)]
    private PyObject? Reduce()
    {
        if (!Obj.TryGetAttr(this, s_getInitArgs, out PyObject? getInitArgs)) return null;
        PyObject? args = getInitArgs is null ? PyTuple.Empty : Obj.Call(getInitArgs);
        if (args is null || Obj.GetState(this) is not { } state) return null;
        return PyTuple.Of(Type, args, state);
    }

    [Mirrors("check_tzinfo_subclass", 1476, 1486)]
    internal static bool Check(PyObject zone) => zone is PyNone or PyTzInfo
        || Err.Fail(Exc.TypeError, $"tzinfo argument must be None or of a tzinfo subclass, not type '{zone.Type.Name}'");

    internal static PyObject? OffsetOutOfRange(PyTimeDelta offset) => Obj.Repr(offset) is PyStr repr
        ? Err.Raise(Exc.ValueError, $"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {repr.Value}")
        : null;

    // None, or a delta of less than a day; null raised.
    [Mirrors("call_tzinfo_method", 1512, 1548)]
    private static PyObject? CallOffset(PyObject zone, PyStr name, PyObject argument)
    {
        if (zone is PyNone) return zone;
        PyObject? offset = Obj.CallMethod(zone, name, argument);
        if (offset is null or PyNone) return offset;
        if (offset is not PyTimeDelta delta) return Err.Raise(Exc.TypeError, $"tzinfo.{name.Value}() must return None or timedelta, not '{offset.Type.Name}'");
        return delta.IsWithinADay ? delta : OffsetOutOfRange(delta);
    }

    [Mirrors("call_utcoffset", 1558, 1562)]
    internal static PyObject? CallUtcOffset(PyObject zone, PyObject argument) => CallOffset(zone, s_utcoffset, argument);

    [Mirrors("call_dst", 1572, 1576)]
    internal static PyObject? CallDst(PyObject zone, PyObject argument) => CallOffset(zone, s_dst, argument);

    [Mirrors("call_tzname", 1584, 1608)]
    internal static PyObject? CallTzName(PyObject zone, PyObject argument)
    {
        if (zone is PyNone) return zone;
        PyObject? name = Obj.CallMethod(zone, s_tzname, argument);
        if (name is null or PyNone or PyStr) return name;
        return Err.Raise(Exc.TypeError, $"tzinfo.tzname() must return None or a string, not '{name.Type.Name}'");
    }

    /// <summary>Sign, hours and minutes, then seconds and microseconds where there are any.</summary>
    internal static string? Format(PyTimeDelta offset, string separator)
    {
        char sign = '+';
        if (offset.Days < 0)
        {
            sign = '-';
            if (offset.Negated() is not { } negated) return null;
            offset = negated;
        }
        int minutes = Calendar.DivMod(offset.Seconds, 60, out int seconds), hours = Calendar.DivMod(minutes, 60, out minutes);
        string text = $"{sign}{hours:D2}{separator}{minutes:D2}";
        if (offset.Microseconds != 0) return text + $"{separator}{seconds:D2}.{offset.Microseconds:D6}";
        return seconds != 0 ? text + $"{separator}{seconds:D2}" : text;
    }

    /// <summary>The zone's offset as text, empty when it has none; null raised.</summary>
    [Mirrors("format_utcoffset", 1718, 1764)]
    internal static string? FormatUtcOffset(string separator, PyObject zone, PyObject argument)
    {
        PyObject? offset = CallUtcOffset(zone, argument);
        if (offset is null) return null;
        return offset is PyTimeDelta delta ? Format(delta, separator) : "";
    }

    [Mirrors("append_keyword_tzinfo", 1615, 1633)]
    internal static string? AppendTo(string repr, PyObject zone)
    {
        if (zone is PyNone) return repr;
        return Obj.Repr(zone) is PyStr text ? $"{repr[..^1]}, tzinfo={text.Value})" : null;
    }

    [Mirrors("append_keyword_fold", 1640, 1657)]
    internal static string AppendFold(string repr, int fold) => fold == 0 ? repr : $"{repr[..^1]}, fold={fold})";

    /// <summary>What an ISO text's offset becomes.</summary>
    [Mirrors("tzinfo_from_isoformat_results", 1659, 1681)]
    internal static PyObject? FromIsoResult(int result, int offset, int microseconds)
    {
        if (result != 1) return PyNone.Instance;
        if (offset == 0 && microseconds == 0) return PyTimeZone.Utc;
        return PyTimeDelta.Create(0, offset, microseconds, true) is { } delta ? PyTimeZone.Create(delta, null) : null;
    }
}
