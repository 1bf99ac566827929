// Python/pytime.c: times as a count of nanoseconds.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>How a time that is no whole number of units is rounded; timeouts round away from zero.</summary>
public enum TimeRound { Floor, Ceiling, HalfEven, Up, Timeout = Up }

/// <summary>The <c>_PyTime_*</c> API. A false result says that an exception is set.</summary>
public static unsafe class PyTime
{
    public const long SecondsToNs = 1_000_000_000;
    public const int ClockRealtime = 0, ClockMonotonic = 1, ClockProcessCpu = 2, ClockThreadCpu = 3;

    [Mirrors("pytime_overflow", 106, 111)]
    public static bool Overflow() => Err.Fail(Exc.OverflowError, "timestamp out of range for C PyTime_t");

    [Mirrors("pytime_time_t_overflow", 98, 103)]
    public static bool TimeTOverflow() => Err.Fail(Exc.OverflowError, "timestamp out of range for platform time_t");

    [Mirrors("pytime_round", 293, 314)]
    public static double Round(double x, TimeRound round) => round switch
    {
        TimeRound.HalfEven => Math.Round(x, MidpointRounding.ToEven),
        TimeRound.Ceiling => Math.Ceiling(x),
        TimeRound.Floor => Math.Floor(x),
        _ => x >= 0 ? Math.Ceiling(x) : Math.Floor(x),
    };

    /// <summary>Seconds as an int or float to nanoseconds.</summary>
    [Mirrors("_PyTime_FromSecondsObject", 625, 629)]
    public static bool FromSeconds(PyObject o, TimeRound round, out long ns) => FromObject(o, round, SecondsToNs, out ns);

    [Mirrors("_PyTime_FromMillisecondsObject", 632, 636)]
    public static bool FromMilliseconds(PyObject o, TimeRound round, out long ns) => FromObject(o, round, 1_000_000, out ns);

    [Mirrors("pytime_from_object", 585, 622)]
    private static bool FromObject(PyObject o, TimeRound round, long unit, out long ns)
    {
        ns = 0;
        if (o is PyFloat number)
        {
            if (double.IsNaN(number.Value)) return Err.Fail(Exc.ValueError, "Invalid value NaN (not a number)");
            double d = Round(number.Value * unit, round);
            if (!(d >= long.MinValue && d < -(double)long.MinValue)) return Overflow();
            ns = (long)d;
            return true;
        }
        if (!Args.AsLong(o, out long value))
        {
            if (Err.MatchesAndClear(Exc.OverflowError)) return Overflow();
            if (Err.MatchesAndClear(Exc.TypeError)) return Err.Fail(Exc.TypeError, $"'{FullName(o)}' object cannot be interpreted as an integer or float");
            return false;
        }
        Int128 product = (Int128)value * unit;
        if (product < long.MinValue || product > long.MaxValue) return Overflow();
        ns = (long)product;
        return true;
    }

    /// <summary>PyUnicode_FromFormat's %T.</summary>
    private static string FullName(PyObject o) => o.Type.Name;

    /// <summary>_PyTime_FromLong: nanoseconds as an int.</summary>
    [Mirrors("_PyTime_FromLong", 472, 494)]
    public static bool FromLong(PyObject o, out long ns)
    {
        ns = 0;
        if (o is not PyLong number) return Err.Fail(Exc.TypeError, $"expect int, got {o.Type.Name}");
        return number.TryAsLong(out ns) || Overflow();
    }

    /// <summary>_PyTime_ObjectToTime_t.</summary>
    [Mirrors("_PyTime_ObjectToTime_t", 396, 428)]
    public static bool ToTimeT(PyObject o, TimeRound round, out long seconds)
    {
        seconds = 0;
        if (o is not PyFloat number) return AsTimeT(o, out seconds);
        if (double.IsNaN(number.Value)) return Err.Fail(Exc.ValueError, "Invalid value NaN (not a number)");
        double d = Round(number.Value, round);
        if (!(d >= long.MinValue && d < -(double)long.MinValue)) return TimeTOverflow();
        seconds = (long)d;
        return true;
    }

    [Mirrors("_PyLong_AsTime_t", 204, 221)]
    private static bool AsTimeT(PyObject o, out long seconds)
    {
        if (Args.AsLong(o, out seconds)) return true;
        return Err.MatchesAndClear(Exc.OverflowError) ? TimeTOverflow() : false;
    }

    /// <summary>_PyTime_ObjectToTimespec and _PyTime_ObjectToTimeval, by denominator.</summary>
    [Mirrors("pytime_object_to_denominator", 365, 393)]
    public static bool ToFraction(PyObject o, long denominator, TimeRound round, out long seconds, out long numerator)
    {
        seconds = numerator = 0;
        if (o is PyFloat number)
        {
            if (double.IsNaN(number.Value)) return Err.Fail(Exc.ValueError, "Invalid value NaN (not a number)");
            double whole = Math.Truncate(number.Value), fraction = Round((number.Value - whole) * denominator, round);
            if (fraction >= denominator)
            {
                fraction -= denominator;
                whole += 1;
            }
            else if (fraction < 0)
            {
                fraction += denominator;
                whole -= 1;
            }
            if (!(whole >= long.MinValue && whole < -(double)long.MinValue)) return TimeTOverflow();
            seconds = (long)whole;
            numerator = (long)fraction;
            return true;
        }
        if (AsTimeT(o, out seconds)) return true;
        if (Err.MatchesAndClear(Exc.TypeError)) return Err.Fail(Exc.TypeError, $"argument must be int or float, not {FullName(o)}");
        return false;
    }

    [Mirrors("PyTime_AsSecondsDouble", 639, 656)]
    public static double AsSeconds(long ns) => ns % SecondsToNs == 0 ? ns / SecondsToNs : ns / 1e9;

    [Mirrors("pytime_divide", 699, 738)]
    public static long Divide(long ns, long unit, TimeRound round)
    {
        long quotient = ns / unit, rest = ns % unit;
        switch (round)
        {
            case TimeRound.HalfEven:
                long twice = Math.Abs(rest);
                if (twice > unit - twice || (twice == unit - twice && (quotient & 1) != 0)) quotient += ns >= 0 ? 1 : -1;
                return quotient;
            case TimeRound.Ceiling:
                return ns >= 0 && rest != 0 ? quotient + 1 : quotient;
            case TimeRound.Floor:
                return ns < 0 && rest != 0 ? quotient - 1 : quotient;
            default:
                return rest == 0 ? quotient : ns >= 0 ? quotient + 1 : quotient - 1;
        }
    }

    [Mirrors("_PyTime_AsMilliseconds", 785, 789)]
    public static long AsMilliseconds(long ns, TimeRound round) => Divide(ns, 1_000_000, round);

    [Mirrors("pytime_as_timespec", 866, 883)]
    internal static LibC.TimeSpec ToTimeSpec(long ns)
    {
        long seconds = ns / SecondsToNs, rest = ns % SecondsToNs;
        if (rest < 0)
        {
            rest += SecondsToNs;
            seconds--;
        }
        return new LibC.TimeSpec { Seconds = seconds, Nanoseconds = rest };
    }

    [Mirrors("pytime_as_timeval", 792, 803)]
    internal static LibC.TimeVal ToTimeVal(long ns, TimeRound round)
    {
        long us = Divide(ns, 1000, round), seconds = us / 1_000_000, rest = us % 1_000_000;
        if (rest < 0)
        {
            rest += 1_000_000;
            seconds--;
        }
        return new LibC.TimeVal { Seconds = seconds, Microseconds = rest };
    }

    /// <summary>A clock that the system is known to have.</summary>
    [Mirrors("py_get_system_clock", 900, 1005)]
    public static long Clock(int clock)
    {
        LibC.TimeSpec value;
        _ = LibC.clock_gettime(clock, &value);
        return value.Seconds * SecondsToNs + value.Nanoseconds;
    }

    [Mirrors("PyTime_Monotonic", 1222, 1230)]
    public static long Monotonic() => Clock(ClockMonotonic);

    [Mirrors("PyTime_Time", 1008, 1016)]
    public static long Now() => Clock(ClockRealtime);
}
