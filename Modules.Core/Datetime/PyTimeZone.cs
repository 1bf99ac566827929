// Modules/_datetimemodule.c: timezone.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A zone with one offset.</summary>
[PyType("datetime.timezone", Module = typeof(DatetimeModule), Doc = "A time zone whose distance from UTC never changes.")]
public sealed partial class PyTimeZone : PyTzInfo
{
    private PyTimeDelta _offset = PyTimeDelta.Zero;
    private PyStr? _name;

    internal PyTimeZone() { }

    internal static readonly PyTimeZone Utc = new();

    private static readonly ArgParser s_new = new("timezone", 0, "offset", "name");

    [PyConstant("utc")] private static PyObject UtcConstant => Utc;

    // Rounded to the minute, as they have always been.
    [PyConstant("min")] private static PyObject Min => Made(PyTimeDelta.Create(-1, 60, 0, true)!, null);
    [PyConstant("max")] private static PyObject Max => Made(PyTimeDelta.Create(0, (23 * 60 + 59) * 60, 0, false)!, null);

    [Mirrors("create_timezone", 1418, 1441), Mirrors("create_timezone_from_delta", 7213, 7223)]
    private static PyTimeZone Made(PyTimeDelta offset, PyStr? name) =>
        ReferenceEquals(offset, Utc._offset) && name is null ? Utc : new PyTimeZone { _offset = offset, _name = name };

    /// <summary>A zone of less than a day; null raised.</summary>
    [Mirrors("new_timezone", 1446, 1467)]
    internal static PyObject? Create(PyTimeDelta offset, PyStr? name)
    {
        if (name is null && offset.IsZero) return Utc;
        return offset.IsWithinADay ? Made(offset, name) : OffsetOutOfRange(offset);
    }

    [PySlot(Slot.New), Mirrors("timezone_new", 4254, 4264)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyStr? name = null;
        ArgCursor cursor = new(args, kwnames, s_new, 1, 2);
        if (!cursor.Start() || !cursor.Next(out PyObject? offset) || !DatetimeArgs.Typed(offset!, PyTimeDelta.TypeObject, "timezone", 1)
            || !cursor.Next(out PyObject? text) || text is not null && (name = DatetimeArgs.Text(text, "timezone", 2)) is null || !cursor.Finish()) return null;
        return Create((PyTimeDelta)offset!, name);
    }

    [PySlot(Slot.RichCompare), Mirrors("timezone_richcompare", 4275, 4286)]
    private static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op) => op is CompareOp.Eq or CompareOp.Ne && other is PyTimeZone b
        ? DatetimeModule.Ordered(PyTimeDelta.Compare(((PyTimeZone)self)._offset, b._offset), op)
        : PyNotImplemented.Instance;

    [PySlot(Slot.Hash), Mirrors("timezone_hash", 4288, 4293)]
    private long Hash() => _offset.Hash();

    [Mirrors("_timezone_check_argument", 4299, 4307)]
    private static bool CheckArgument(PyObject dt, string method) => dt is PyNone or PyDateTime
        || Err.Fail(Exc.TypeError, $"{method}(dt) argument must be a datetime instance or None, not {dt.Type.Name}");

    [PySlot(Slot.Repr), Mirrors("timezone_repr", 4309, 4326)]
    private PyObject? Repr()
    {
        if (ReferenceEquals(this, Utc)) return PyStr.From($"{Type.Name}.utc");
        if (Obj.Repr(_offset) is not PyStr offset) return null;
        if (_name is null) return PyStr.From($"{Type.Name}({offset.Value})");
        return Obj.Repr(_name) is PyStr name ? PyStr.From($"{Type.Name}({offset.Value}, {name.Value})") : null;
    }

    [PySlot(Slot.Str), Mirrors("timezone_str", 4328, 4373)]
    private PyObject? Str()
    {
        if (_name is not null) return _name;
        if (_offset.IsZero) return PyStr.From("UTC");
        return Format(_offset, ":") is { } text ? PyStr.From("UTC" + text) : null;
    }

    [PyMethod("tzname", "(dt, /)", NoTextSignature = true, Doc = "The name it was made with, or the offset in the form 'UTC(+|-)HH:MM'.")]
    [Mirrors("timezone_tzname", 4375, 4382)]
    private PyObject? TzName(PyObject dt) => CheckArgument(dt, "tzname") ? Str() : null;

    [PyMethod("utcoffset", "(dt, /)", NoTextSignature = true, Doc = "The offset."), Mirrors("timezone_utcoffset", 4384, 4392)]
    private PyObject? UtcOffset(PyObject dt) => CheckArgument(dt, "utcoffset") ? _offset : null;

    [PyMethod("dst", "(dt, /)", NoTextSignature = true, Doc = "None: there is no daylight saving."), Mirrors("timezone_dst", 4394, 4401)]
    private PyObject? Dst(PyObject dt) => CheckArgument(dt, "dst") ? PyNone.Instance : null;

    [PyMethod("fromutc", "(dt, /)", NoTextSignature = true, Doc = "A UTC datetime as local time."), Mirrors("timezone_fromutc", 4403, 4420)]
    private PyObject? FromUtc(PyObject dt)
    {
        if (dt is not PyDateTime moment) return Err.Raise(Exc.TypeError, "fromutc: argument must be a datetime");
        if (!ReferenceEquals(moment.Zone, this)) return Err.Raise(Exc.ValueError, "fromutc: dt.tzinfo is not self");
        return moment.Plus(_offset, 1);
    }

    [PyMethod("__getinitargs__", "()", NoTextSignature = true, Doc = "The arguments that make it again."), Mirrors("timezone_getinitargs", 4422, 4429)]
    private PyObject? GetInitArgs() => _name is null ? PyTuple.Of(_offset) : PyTuple.Of(_offset, _name);
}
