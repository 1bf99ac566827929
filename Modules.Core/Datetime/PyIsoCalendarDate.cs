// Modules/_datetimemodule.c: the result of isocalendar().

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Year, week and week day as a tuple with names.</summary>
[PyType("datetime.IsoCalendarDate", Module = typeof(DatetimeModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.TupleSubclass,
    Doc = "What isocalendar() gives: (year, week, weekday), by index or by name.")]
public sealed partial class PyIsoCalendarDate : PyTuple
{
    internal PyIsoCalendarDate() { }

    internal PyIsoCalendarDate(int year, int week, int weekday) => _items = [PyInt.From(year), PyInt.From(week), PyInt.From(weekday)];

    [PySlot(Slot.New, Signature = "(year, week, weekday)"), Mirrors("iso_calendar_date_new_impl", 3743, 3760)]
    private static PyObject? New(PyType cls, int year, int week, int weekday) => new PyIsoCalendarDate(year, week, weekday);

    [Mirrors("iso_calendar_date_year", 3657, 3665)]
    [PyGetSet("year")] private PyObject? Year => _items[0];
    [Mirrors("iso_calendar_date_week", 3667, 3675)]
    [PyGetSet("week")] private PyObject? Week => _items[1];
    [Mirrors("iso_calendar_date_weekday", 3677, 3685)]
    [PyGetSet("weekday")] private PyObject? Weekday => _items[2];

    [PySlot(Slot.Repr), Mirrors("iso_calendar_date_repr", 3623, 3641)]
    private PyObject? Repr() => Obj.Str(_items[0]) is PyStr year && Obj.Str(_items[1]) is PyStr week && Obj.Str(_items[2]) is PyStr weekday
        ? PyStr.From($"{Type.Name}(year={year.Value}, week={week.Value}, weekday={weekday.Value})")
        : null;

    [PyMethod("__reduce__", "()", NoTextSignature = true, Doc = "How to pickle it: as a plain tuple."), Mirrors("iso_calendar_date_reduce", 3643, 3655)]
    private PyObject? Reduce() => PyTuple.Of(PyTuple.TypeObject, PyTuple.Of(PyTuple.Of(_items)));
}
