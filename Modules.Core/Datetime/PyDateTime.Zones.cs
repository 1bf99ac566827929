// Modules/_datetimemodule.c: datetime's arithmetic, comparison and conversion between zones.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public partial class PyDateTime
{
    private static readonly PyDateTime s_epoch = Create(1970, 1, 1, 0, 0, 0, 0, PyTimeZone.Utc, 0, TypeObject)!;

    private PyObject? Offset() => PyTzInfo.CallUtcOffset(_zone, this);

    [PyMethod("utcoffset", "()", NoTextSignature = true, Doc = "What the time zone's utcoffset() says."), Mirrors("datetime_utcoffset", 6017, 6021)]
    private PyObject? UtcOffset() => Offset();

    [PyMethod("dst", "()", NoTextSignature = true, Doc = "What the time zone's dst() says."), Mirrors("datetime_dst", 6023, 6027)]
    private PyObject? Dst() => PyTzInfo.CallDst(_zone, this);

    [PyMethod("tzname", "()", NoTextSignature = true, Doc = "What the time zone's tzname() says."), Mirrors("datetime_tzname", 6029, 6033)]
    private PyObject? TzName() => PyTzInfo.CallTzName(_zone, this);

    /// <summary>The moment moved by a delta, forwards or backwards, in the same zone.</summary>
    [Mirrors("add_datetime_timedelta", 6042, 6068)]
    internal PyObject? Plus(PyTimeDelta delta, int factor)
    {
        int year = _year, month = _month, day = _day + delta.Days * factor, hour = _hour, minute = _minute;
        int second = _second + delta.Seconds * factor, microsecond = _microsecond + delta.Microseconds * factor;
        return Calendar.NormalizeDateTime(ref year, ref month, ref day, ref hour, ref minute, ref second, ref microsecond)
            ? Make(year, month, day, hour, minute, second, microsecond, _zone, 0, Type)
            : null;
    }

    [PySlot(Slot.NbAdd), Mirrors("datetime_add", 6070, 6089)]
    private static PyObject? Add(PyObject left, PyObject right)
    {
        if (left is PyDateTime moment) return right is PyTimeDelta delta ? moment.Plus(delta, 1) : PyNotImplemented.Instance;
        return left is PyTimeDelta first && right is PyDateTime second ? second.Plus(first, 1) : PyNotImplemented.Instance;
    }

    [PySlot(Slot.NbSubtract)]
    private static PyObject? Subtract(PyObject left, PyObject right)
    {
        if (left is not PyDateTime moment) return PyNotImplemented.Instance;
        if (right is PyDateTime other) return Difference(moment, other);
        return right is PyTimeDelta delta ? moment.Plus(delta, -1) : PyNotImplemented.Instance;
    }

    private int SecondOfDay => _hour * 3600 + _minute * 60 + _second;

    [Mirrors("datetime_subtract", 6091, 6175)]
    private static PyTimeDelta? Difference(PyDateTime left, PyDateTime right)
    {
        PyTimeDelta? between = null;
        if (!ReferenceEquals(left._zone, right._zone))
        {
            if (left.Offset() is not { } offset1 || right.Offset() is not { } offset2) return null;
            if (offset1 is PyNone != offset2 is PyNone)
            {
                Err.Raise(Exc.TypeError, "can't subtract offset-naive and offset-aware datetimes");
                return null;
            }
            if (offset1 is PyTimeDelta a && offset2 is PyTimeDelta b && PyTimeDelta.Compare(a, b) != 0)
            {
                between = PyTimeDelta.Difference(a, b);
                if (between is null) return null;
            }
        }
        PyTimeDelta? result = PyTimeDelta.Create(left.Ordinal - right.Ordinal, left.SecondOfDay - right.SecondOfDay, left._microsecond - right._microsecond, true);
        return result is null || between is null ? result : PyTimeDelta.Difference(result, between);
    }

    private static int CompareFields(PyDateTime a, PyDateTime b)
    {
        int difference = CompareDates(a, b);
        if (difference == 0) difference = a.SecondOfDay - b.SecondOfDay;
        return difference != 0 ? difference : a._microsecond - b._microsecond;
    }

    // Whether the offset depends on the fold; null raised.
    [Mirrors("get_flip_fold_offset", 6325, 6336), Mirrors("flip_fold", 6309, 6323)]
    private bool? DependsOnFold(PyObject offset)
    {
        if (With(_zone, 1 - _fold)?.Offset() is not { } flipped) return null;
        return !ReferenceEquals(flipped, offset) && !(flipped is PyTimeDelta a && offset is PyTimeDelta b && PyTimeDelta.Compare(a, b) == 0);
    }

    // PEP 495: between zones, a moment whose offset depends on its fold equals nothing.
    [Mirrors("pep495_eq_exception", 6344, 6371)]
    private static bool? EqualityException(PyDateTime a, PyDateTime b, PyObject offsetA, PyObject offsetB)
    {
        if (a.DependsOnFold(offsetA) is not { } first) return null;
        return first ? true : b.DependsOnFold(offsetB);
    }

    [PySlot(Slot.RichCompare), Mirrors("datetime_richcompare", 6373, 6452)]
    private static PyObject? RichCompare(PyObject left, PyObject right, CompareOp op)
    {
        if (right is not PyDateTime other) return PyNotImplemented.Instance;
        var self = (PyDateTime)left;
        if (ReferenceEquals(self._zone, other._zone)) return DatetimeModule.Ordered(CompareFields(self, other), op);
        if (self.Offset() is not { } offset1 || other.Offset() is not { } offset2) return null;
        int difference;
        if (ReferenceEquals(offset1, offset2) || (offset1 is PyTimeDelta a && offset2 is PyTimeDelta b && PyTimeDelta.Compare(a, b) == 0))
            difference = CompareFields(self, other);
        else if (offset1 is not PyNone && offset2 is not PyNone)
        {
            if (Difference(self, other) is not { } delta) return null;
            difference = delta.Days != 0 ? delta.Days : delta.Seconds | delta.Microseconds;
        }
        else
            return op switch
            {
                CompareOp.Eq => PyBool.False,
                CompareOp.Ne => PyBool.True,
                _ => Err.Raise(Exc.TypeError, "can't compare offset-naive and offset-aware datetimes"),
            };
        if (op is CompareOp.Eq or CompareOp.Ne && difference == 0)
        {
            if (EqualityException(self, other, offset1, offset2) is not { } exception) return null;
            if (exception) difference = 1;
        }
        return DatetimeModule.Ordered(difference, op);
    }

    [PySlot(Slot.Hash), Mirrors("datetime_hash", 6454, 6516)]
    private long Hash()
    {
        if (_hash != -1) return _hash;
        PyDateTime? self = _fold == 0 ? this : With(_zone, 0);
        if (self?.Offset() is not { } offset) return -1;
        if (offset is PyTimeDelta delta)
        {
            PyTimeDelta? local = PyTimeDelta.Create(Ordinal, SecondOfDay, _microsecond, true);
            return local is null || PyTimeDelta.Difference(local, delta) is not { } utc ? -1 : _hash = Obj.Hash(utc);
        }
        Span<byte> data = stackalloc byte[DataSize];
        Write(data);
        return _hash = HashSecret.HashBytes(data);
    }

    [PyMethod("astimezone", null, Raw = true, NoTextSignature = true, Doc = "The same moment in another zone, the local one by default.\n"), Mirrors("datetime_astimezone", 6680, 6776)]
    private PyObject? AsTimeZone(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject?[] given = new PyObject?[1];
        if (!Args.UnpackKeywords(args, kwnames, s_asTimeZone, 0, 1, 0, false, given)) return null;
        PyObject zone = given[0] ?? PyNone.Instance;
        if (!PyTzInfo.Check(zone)) return null;

        PyObject? own = _zone is PyNone ? LocalClock.ZoneOfLocal(_year, _month, _day, _hour, _minute, _second, _fold) : _zone;
        if (own is null) return null;
        if (ReferenceEquals(own, zone)) return this;
        PyObject? offset = PyTzInfo.CallUtcOffset(own, this);
        if (offset is PyNone)
        {
            // A zone that knows no offset is as good as none.
            own = LocalClock.ZoneOfLocal(_year, _month, _day, _hour, _minute, _second, _fold);
            if (own is null) return null;
            if (ReferenceEquals(own, zone)) return this;
            offset = PyTzInfo.CallUtcOffset(own, this);
        }
        if (offset is not PyTimeDelta delta) return null;
        if (Plus(delta, -1) is not { } moved) return null;
        if (moved is not PyDateTime utc) return Err.Raise(Exc.TypeError, $"expected a datetime, not '{moved.Type.Name}'");
        if (utc._zone is PyNone)
        {
            if (utc.With(PyTimeZone.Utc, utc._fold) is not { } aware) return null;
            utc = aware;
        }
        else utc._zone = PyTimeZone.Utc;
        if (zone is PyNone)
        {
            if (LocalZone(utc) is not { } local) return null;
            zone = local;
        }
        utc._zone = zone;
        return Obj.CallMethod(zone, s_fromUtc, utc);
    }

    [Mirrors("local_timezone", 6609, 6641)]
    private static PyObject? LocalZone(PyDateTime utc)
    {
        if (Difference(utc, s_epoch) is not { } since || PyTimeDelta.Create(0, 1, 0, false) is not { } second || since.DividedBy(second) is not { } seconds) return null;
        return Args.AsLong(seconds, out long when) ? LocalClock.ZoneAt(when) : null;
    }

    [PyMethod("timetuple", "()", NoTextSignature = true, Doc = "The moment as time.localtime() gives it."), Mirrors("datetime_timetuple", 6778, 6802)]
    private PyObject? DateTimeTuple()
    {
        PyObject? saving = PyTzInfo.CallDst(_zone, this);
        if (saving is null) return null;
        return TimeText.StructTime(_year, _month, _day, _hour, _minute, _second, saving is PyTimeDelta delta ? delta.IsZero ? 0 : 1 : -1);
    }

    [PyMethod("utctimetuple", "()", NoTextSignature = true, Doc = "The moment in UTC as time.localtime() gives it.")]
    [Mirrors("datetime_utctimetuple", 6922, 6960)]
    private PyObject? UtcTimeTuple()
    {
        PyObject? offset = Offset();
        if (offset is null) return null;
        PyObject? utc = offset is PyTimeDelta delta ? Plus(delta, -1) : this;
        return utc is PyDateTime moment ? TimeText.StructTime(moment._year, moment._month, moment._day, moment._hour, moment._minute, moment._second, 0) : null;
    }

    [PyMethod("timestamp", "()", NoTextSignature = true, Doc = "The moment as a POSIX timestamp, a float."), Mirrors("datetime_timestamp", 6854, 6887)]
    private PyObject? Timestamp()
    {
        if (_zone is not PyNone) return Difference(this, s_epoch)?.TotalSeconds();
        return LocalClock.ToSeconds(_year, _month, _day, _hour, _minute, _second, _fold, out long seconds)
            ? new PyFloat(seconds - LocalClock.Epoch + _microsecond / 1e6)
            : null;
    }

    [PyMethod("date", "()", NoTextSignature = true, Doc = "The day, as a date."), Mirrors("datetime_getdate", 6889, 6896)]
    private PyObject? GetDate() => PyDate.Create(_year, _month, _day, PyDate.TypeObject);

    [PyMethod("time", "()", NoTextSignature = true, Doc = "The time of day, without a zone."), Mirrors("datetime_gettime", 6898, 6908)]
    private PyObject? GetTime() => PyTimeOfDay.Create(_hour, _minute, _second, _microsecond, PyNone.Instance, _fold, PyTimeOfDay.TypeObject);

    [PyMethod("timetz", "()", NoTextSignature = true, Doc = "The time of day, with the zone."), Mirrors("datetime_gettimetz", 6910, 6920)]
    private PyObject? GetTimeTz() => PyTimeOfDay.Create(_hour, _minute, _second, _microsecond, _zone, _fold, PyTimeOfDay.TypeObject);
}

/// <summary>The system's local time, as seconds since 0001-01-01.</summary>
internal static unsafe class LocalClock
{
    /// <summary>No zone of the IANA data base goes back by more than a day at once.</summary>
    internal const long MaxFoldSeconds = 24 * 3600;

    /// <summary>1970-01-01.</summary>
    internal const long Epoch = 719163L * 24 * 60 * 60;

    [Mirrors("utc_to_seconds", 5410, 5425)]
    internal static bool Seconds(int year, int month, int day, int hour, int minute, int second, out long seconds)
    {
        seconds = -1;
        if (year is < Calendar.MinYear or > Calendar.MaxYear) return Calendar.YearOutOfRange(year);
        seconds = (((long)Calendar.ToOrdinal(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        return true;
    }

    /// <summary>The local time at a UTC time.</summary>
    [Mirrors("local", 5427, 5447)]
    internal static bool ToLocal(long utc, out long local)
    {
        local = -1;
        return TimeText.LocalTime(utc - Epoch, out LibC.Tm tm) && Seconds(tm.Year + 1900, tm.Mon + 1, tm.MDay, tm.Hour, tm.Min, tm.Sec, out local);
    }

    /// <summary>The UTC time of a local time: of two answers the one that the fold says, in a gap one from beside it.</summary>
    [Mirrors("local_to_seconds", 6804, 6849)]
    internal static bool ToSeconds(int year, int month, int day, int hour, int minute, int second, int fold, out long utc)
    {
        utc = -1;
        if (!Seconds(year, month, day, hour, minute, second, out long t) || !ToLocal(t, out long local)) return false;
        long a = local - t, b, u1 = t - a, u2;
        if (!ToLocal(u1, out long t1)) return false;
        if (t1 == t)
        {
            // One answer; another may lie within a day before or behind it.
            u2 = fold != 0 ? u1 + MaxFoldSeconds : u1 - MaxFoldSeconds;
            if (!ToLocal(u2, out local)) return false;
            b = local - u2;
            if (a == b)
            {
                utc = u1;
                return true;
            }
        }
        else b = t1 - u1;
        u2 = t - b;
        if (!ToLocal(u2, out long t2)) return false;
        utc = t2 == t ? u2 : t1 == t ? u1 : fold != 0 ? Math.Min(u1, u2) : Math.Max(u1, u2);
        return true;
    }

    [Mirrors("local_timezone_from_timestamp", 6547, 6607)]
    internal static PyObject? ZoneAt(long when)
    {
        if (!TimeText.LocalTime(when, out LibC.Tm tm) || PyTimeDelta.Create(0, (int)tm.GmtOff, 0, true) is not { } offset) return null;
        return PyTimeZone.Create(offset, tm.Zone is null ? null : FsCodec.Decode(tm.Zone));
    }

    [Mirrors("local_timezone_from_local", 6647, 6678)]
    internal static PyObject? ZoneOfLocal(int year, int month, int day, int hour, int minute, int second, int fold)
    {
        if (!ToSeconds(year, month, day, hour, minute, second, fold, out long seconds) || !ToSeconds(year, month, day, hour, minute, second, 1 - fold, out long other)) return null;
        if (other != seconds && (other > seconds) == (fold == 1)) seconds = other;
        return ZoneAt(seconds - Epoch);
    }
}
