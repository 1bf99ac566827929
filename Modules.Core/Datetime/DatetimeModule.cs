// Modules/_datetimemodule.c: the module.

using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_datetime", Source = "Modules/_datetimemodule.c", Doc = "Dates, times, durations and time zones in native code.")]
public static partial class DatetimeModule
{
    [PyConstant] private const int MINYEAR = Calendar.MinYear, MAXYEAR = Calendar.MaxYear;

    [PyConstant("UTC")] private static PyObject UtcZone => PyTimeZone.Utc;

    [PyConstant("datetime_CAPI")] private static PyObject Api => new PyCapsule(new DatetimeApi(), "datetime.datetime_CAPI");

    /// <summary>The outcome of a comparison whose difference has this sign.</summary>
    [Mirrors("diff_to_bool", 2088, 2092)]
    internal static PyObject Ordered(int difference, CompareOp op) => PyBool.From(op switch
    {
        CompareOp.Lt => difference < 0,
        CompareOp.Le => difference <= 0,
        CompareOp.Eq => difference == 0,
        CompareOp.Ne => difference != 0,
        CompareOp.Gt => difference > 0,
        _ => difference >= 0,
    });
}

/// <summary>What other native modules may use, found through the capsule <c>_datetime.datetime_CAPI</c>.</summary>
public sealed class DatetimeApi
{
    internal DatetimeApi() { }

    public PyType DateType => PyDate.TypeObject;
    public PyType DateTimeType => PyDateTime.TypeObject;
    public PyType TimeType => PyTimeOfDay.TypeObject;
    public PyType DeltaType => PyTimeDelta.TypeObject;
    public PyType TzInfoType => PyTzInfo.TypeObject;
    public PyObject Utc => PyTimeZone.Utc;

    /// <summary>A date; null raised.</summary>
    public PyObject? Date(int year, int month, int day) => PyDate.Create(year, month, day, PyDate.TypeObject);

    /// <summary>A datetime; null raised.</summary>
    public PyObject? DateTime(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject zone, int fold) =>
        PyDateTime.Create(year, month, day, hour, minute, second, microsecond, zone, fold, PyDateTime.TypeObject);

    /// <summary>A time; null raised.</summary>
    public PyObject? Time(int hour, int minute, int second, int microsecond, PyObject zone, int fold) =>
        PyTimeOfDay.Create(hour, minute, second, microsecond, zone, fold, PyTimeOfDay.TypeObject);

    /// <summary>A timedelta, brought into its normal form; null raised.</summary>
    public PyObject? Delta(int days, int seconds, int microseconds) => PyTimeDelta.Create(days, seconds, microseconds, true);
}
