// Modules/_datetimemodule.c: strftime with the codes that the C library does not know, and struct_time.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>What dates and times share on their way to text and tuples.</summary>
internal static unsafe class TimeText
{
    private static readonly PyStr s_replace = PyStr.Intern("replace"), s_percent = PyStr.Intern("%"), s_percents = PyStr.Intern("%%"), s_percentG = PyStr.Intern("%G");

    private static ReadOnlySpan<string> DayNames => s_dayNames;
    private static ReadOnlySpan<string> MonthNames => s_monthNames;
    private static readonly string[] s_dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] s_monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    [Mirrors("format_ctime", 1687, 1704)]
    internal static PyObject CTime(PyDate date, int hours, int minutes, int seconds) => PyStr.From(
        $"{DayNames[Calendar.Weekday(date.Year, date.Month, date.Day)]} {MonthNames[date.Month - 1]} {date.Day,2} {hours:D2}:{minutes:D2}:{seconds:D2} {date.Year:D4}");

    /// <summary>hours, minutes, seconds and so on by the name of the last field; null raised.</summary>
    internal static string? Clock(string? timespec, int hour, int minute, int second, int microsecond)
    {
        switch (timespec)
        {
            case null or "auto":
                return microsecond == 0 ? $"{hour:D2}:{minute:D2}:{second:D2}" : $"{hour:D2}:{minute:D2}:{second:D2}.{microsecond:D6}";
            case "hours":
                return $"{hour:D2}";
            case "minutes":
                return $"{hour:D2}:{minute:D2}";
            case "seconds":
                return $"{hour:D2}:{minute:D2}:{second:D2}";
            case "milliseconds":
                return $"{hour:D2}:{minute:D2}:{second:D2}.{microsecond / 1000:D3}";
            case "microseconds":
                return $"{hour:D2}:{minute:D2}:{second:D2}.{microsecond:D6}";
            default:
                Err.Raise(Exc.ValueError, "Unknown timespec value");
                return null;
        }
    }

    [Mirrors("get_tzinfo_member", 1492, 1503)]
    private static PyObject ZoneOf(PyObject o) => o switch
    {
        PyDateTime moment => moment.Zone,
        PyTimeOfDay time => time.Zone,
        _ => PyNone.Instance,
    };

    [Mirrors("make_somezreplacement", 1766, 1785)]
    private static PyStr? Offset(PyObject o, string separator, PyObject argument)
    {
        PyObject zone = ZoneOf(o);
        if (zone is PyNone) return PyStr.Empty;
        return PyTzInfo.FormatUtcOffset(separator, zone, argument) is { } text ? PyStr.From(text) : null;
    }

    // The name goes into a format: its own percent signs are doubled.
    [Mirrors("make_Zreplacement", 1787, 1828)]
    private static PyStr? ZoneName(PyObject o, PyObject argument)
    {
        PyObject zone = ZoneOf(o);
        if (zone is PyNone) return PyStr.Empty;
        PyObject? name = PyTzInfo.CallTzName(zone, argument);
        if (name is null) return null;
        if (name is PyNone) return PyStr.Empty;
        PyObject? escaped = Obj.CallMethod(name, s_replace, s_percent, s_percents);
        if (escaped is null or PyStr) return (PyStr?)escaped;
        Err.Raise(Exc.TypeError, "tzname.replace() did not return a string");
        return null;
    }

    [Mirrors("make_freplacement", 1830, 1842)]
    private static PyStr Fraction(PyObject o)
    {
        int microsecond = o switch
        {
            PyTimeOfDay time => time.Microsecond,
            PyDateTime moment => moment.Microsecond,
            _ => 0,
        };
        return PyStr.From($"{microsecond:D6}");
    }

    // The C library leaves out leading zeros of a year below 1000; null raised, empty when the C library may do it.
    private static string? PaddedYear(int code, PyObject strftime, PyTuple tuple)
    {
        if (!Args.AsLong(tuple[0], out long year)) return null;
        if (year >= 1000) return "";
        if (code == 'G')
        {
            if (Obj.Call(strftime, s_percentG, tuple) is not { } text || Num.Long(text) is not { } number || !Args.AsLong(number, out year)) return null;
        }
        return code switch
        {
            'F' => $"{year:D4}-%m-%d",
            'C' => $"{year:D4}"[..^2],
            _ => $"{year:D4}",
        };
    }

    [Mirrors("wrap_strftime", 1851, 2036)]
    internal static PyObject? StrFTime(PyObject o, PyStr format, PyObject timeTuple, PyObject zoneArgument)
    {
        if (PyImport.ModuleAttr("time", "strftime") is not { } strftime) return null;
        if (timeTuple is not PyTuple tuple) return Obj.Call(strftime, format, timeTuple);
        List<int> result = [];
        PyStr? offset = null, colonOffset = null, zoneName = null, fraction = null;
        int start = 0, length = format.Length;
        for (int i = 0; i < length;)
        {
            if (format[i] != '%')
            {
                i++;
                continue;
            }
            int end = i++;
            if (i == length) break;
            int code = format[i++];
            PyStr? replacement;
            switch (code)
            {
                case 'z':
                    replacement = offset ??= Offset(o, "", zoneArgument);
                    break;
                case ':' when i < length && format[i] == 'z':
                    i++;
                    replacement = colonOffset ??= Offset(o, ":", zoneArgument);
                    break;
                case 'Z':
                    replacement = zoneName ??= ZoneName(o, zoneArgument);
                    break;
                case 'f':
                    replacement = fraction ??= Fraction(o);
                    break;
                case 'Y' or 'G' or 'F' or 'C':
                    string? year = PaddedYear(code, strftime, tuple);
                    if (year is "") continue;
                    replacement = year is null ? null : PyStr.From(year);
                    break;
                default:
                    continue;
            }
            if (replacement is null) return null;
            Append(result, format, start, end);
            Append(result, replacement, 0, replacement.Length);
            start = i;
        }
        if (start == 0) return Obj.Call(strftime, format, tuple);
        Append(result, format, start, length);
        return Obj.Call(strftime, PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(result)), tuple);
    }

    private static void Append(List<int> result, PyStr text, int start, int end)
    {
        for (int i = start; i < end; i++) result.Add(text[i]);
    }

    [Mirrors("build_struct_time", 2060, 2079)]
    internal static PyObject? StructTime(int year, int month, int day, int hour, int minute, int second, int dst)
    {
        if (PyImport.ModuleAttr("time", "struct_time") is not { } type) return null;
        return Obj.Call(type, PyTuple.Of(
            PyInt.From(year), PyInt.From(month), PyInt.From(day), PyInt.From(hour), PyInt.From(minute), PyInt.From(second),
            PyInt.From(Calendar.Weekday(year, month, day)), PyInt.From(Calendar.DaysBeforeMonth(year, month) + day), PyInt.From(dst)));
    }

    /// <summary>_PyTime_localtime.</summary>
    internal static bool LocalTime(long when, out LibC.Tm tm)
    {
        fixed (LibC.Tm* p = &tm)
        {
            LibC.tzset();
            if (LibC.localtime_r(&when, p) is not null) return true;
        }
        return NoTime();
    }

    /// <summary>_PyTime_gmtime.</summary>
    internal static bool GmTime(long when, out LibC.Tm tm)
    {
        fixed (LibC.Tm* p = &tm)
            if (LibC.gmtime_r(&when, p) is not null) return true;
        return NoTime();
    }

    private static bool NoTime()
    {
        Err.FromErrno(LibC.Errno is 0 ? LibC.EINVAL : LibC.Errno);
        return false;
    }
}
