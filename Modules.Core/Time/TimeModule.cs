// Modules/timemodule.c: clocks, sleep and calendar times.

using System.Text;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

[PyModule("time", Source = "Modules/timemodule.c", Doc = "Clocks, sleeping, and the conversion of times between seconds, tuples and text.")]
public static unsafe partial class TimeModule
{
    [PyConstant] private const int CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, CLOCK_PROCESS_CPUTIME_ID = 2, CLOCK_THREAD_CPUTIME_ID = 3, CLOCK_MONOTONIC_RAW = 4, CLOCK_BOOTTIME = 7, CLOCK_TAI = 11;
    [PyConstant] private const int _STRUCT_TM_ITEMS = 11;

    private const string BadTuple = "illegal time tuple argument";

    [PyExec, Mirrors("time_exec", 1976, 2158)]
    private static bool Exec(PyModuleObject module) => InitTimezone(module.Dict);

    [Mirrors("_PyFloat_FromPyTime", 99, 104)]
    private static PyObject Seconds(long ns) => new PyFloat(PyTime.AsSeconds(ns));

    [PyFunction("time", "()", NoTextSignature = true, Doc = "Seconds since the Epoch, as a float."), Mirrors("time_time", 107, 115)]
    private static PyObject? Time() => Seconds(PyTime.Now());

    [PyFunction("time_ns", "()", NoTextSignature = true, Doc = "Nanoseconds since the Epoch."), Mirrors("time_time_ns", 124, 132)]
    private static long TimeNs() => PyTime.Now();

    [PyFunction("monotonic", "()", NoTextSignature = true, Doc = "A clock that never goes backward, in seconds."), Mirrors("time_monotonic", 1197, 1205)]
    private static PyObject? Monotonic() => Seconds(PyTime.Monotonic());

    [PyFunction("monotonic_ns", "()", NoTextSignature = true, Doc = "A clock that never goes backward, in nanoseconds."), Mirrors("time_monotonic_ns", 1212, 1220)]
    private static long MonotonicNs() => PyTime.Monotonic();

    [PyFunction("perf_counter", "()", NoTextSignature = true, Doc = "The best clock for short durations, in seconds."), Mirrors("time_perf_counter", 1228, 1236)]
    private static PyObject? PerfCounter() => Seconds(PyTime.Monotonic());

    [PyFunction("perf_counter_ns", "()", NoTextSignature = true, Doc = "The best clock for short durations, in nanoseconds."), Mirrors("time_perf_counter_ns", 1244, 1252)]
    private static long PerfCounterNs() => PyTime.Monotonic();

    [PyFunction("process_time", "()", NoTextSignature = true, Doc = "CPU time of the process, in seconds."), Mirrors("time_process_time", 1416, 1425)]
    private static PyObject? ProcessTime() => Seconds(PyTime.Clock(CLOCK_PROCESS_CPUTIME_ID));

    [PyFunction("process_time_ns", "()", NoTextSignature = true, Doc = "CPU time of the process, in nanoseconds."), Mirrors("time_process_time_ns", 1432, 1441)]
    private static long ProcessTimeNs() => PyTime.Clock(CLOCK_PROCESS_CPUTIME_ID);

    [PyFunction("thread_time", "()", NoTextSignature = true, Doc = "CPU time of the thread, in seconds."), Mirrors("time_thread_time", 1591, 1599)]
    private static PyObject? ThreadTime() => Seconds(PyTime.Clock(CLOCK_THREAD_CPUTIME_ID));

    [PyFunction("thread_time_ns", "()", NoTextSignature = true, Doc = "CPU time of the thread, in nanoseconds."), Mirrors("time_thread_time_ns", 1606, 1614)]
    private static long ThreadTimeNs() => PyTime.Clock(CLOCK_THREAD_CPUTIME_ID);

    [Mirrors("time_clockid_converter", 185, 206)]
    private static bool ClockId(PyObject o, out int id)
    {
        if (Args.AsInt(o, out id)) return true;
        Err.Clear();
        return Err.Fail(Exc.TypeError, $"clk_id should be integer, not {o.Type.Name}");
    }

    [PyFunction("clock_gettime", "(clk_id, /)", Doc = "The time of a clock, in seconds."), Mirrors("time_clock_gettime_impl", 227, 238)]
    private static PyObject? ClockGetTime(PyObject clk_id)
    {
        if (!ClockId(clk_id, out int id)) return null;
        LibC.TimeSpec value;
        return LibC.clock_gettime(id, &value) != 0 ? Err.FromErrno(LibC.Errno) : new PyFloat(value.Seconds + value.Nanoseconds * 1e-9);
    }

    [PyFunction("clock_gettime_ns", "(clk_id, /)", Doc = "The time of a clock, in nanoseconds."), Mirrors("time_clock_gettime_ns_impl", 249, 265)]
    private static PyObject? ClockGetTimeNs(PyObject clk_id)
    {
        if (!ClockId(clk_id, out int id)) return null;
        LibC.TimeSpec value;
        return LibC.clock_gettime(id, &value) != 0 ? Err.FromErrno(LibC.Errno) : PyLong.From(value.Seconds * PyTime.SecondsToNs + value.Nanoseconds);
    }

    [PyFunction("clock_settime", "(clk_id, time, /)", NoTextSignature = true, VarArgs = true, Doc = "Set a clock, in seconds."), Mirrors("time_clock_settime", 269, 293)]
    private static PyObject? ClockSetTime(int clk_id, PyObject time) =>
        PyTime.FromSeconds(time, TimeRound.Floor, out long ns) ? SetClock(clk_id, ns) : null;

    [PyFunction("clock_settime_ns", "(clk_id, time, /)", NoTextSignature = true, VarArgs = true, Doc = "Set a clock, in nanoseconds."), Mirrors("time_clock_settime_ns", 300, 326)]
    private static PyObject? ClockSetTimeNs(int clk_id, PyObject time) => PyTime.FromLong(time, out long ns) ? SetClock(clk_id, ns) : null;

    private static PyObject? SetClock(int id, long ns)
    {
        LibC.TimeSpec value = PyTime.ToTimeSpec(ns);
        return LibC.clock_settime(id, &value) != 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
    }

    [PyFunction("clock_getres", "(clk_id, /)", NoTextSignature = true, VarArgs = true, Doc = "The resolution of a clock, in seconds."), Mirrors("time_clock_getres", 335, 352)]
    private static PyObject? ClockGetRes(int clk_id)
    {
        LibC.TimeSpec value;
        return LibC.clock_getres(clk_id, &value) != 0 ? Err.FromErrno(LibC.Errno) : new PyFloat(value.Seconds + value.Nanoseconds * 1e-9);
    }

    [PyFunction("pthread_getcpuclockid", "(thread_id, /)", NoTextSignature = true, VarArgs = true, Doc = "The clock that counts a thread's CPU time."), Mirrors("time_pthread_getcpuclockid", 366, 385)]
    private static PyObject? PthreadGetCpuClockId(ulong thread_id)
    {
        int id;
        int error = LibC.pthread_getcpuclockid((nuint)thread_id, &id);
        return error != 0 ? Err.FromErrno(error) : PyInt.From(id);
    }

    [PyFunction("sleep", "(seconds, /)", NoTextSignature = true, Doc = "Wait for a number of seconds."), Mirrors("time_sleep", 393, 412)]
    private static PyObject? Sleep(ThreadState thread, PyObject seconds)
    {
        if (!Hooks.Audit("time.sleep", seconds)) return null;
        if (!PyTime.FromSeconds(seconds, TimeRound.Timeout, out long timeout)) return null;
        if (timeout < 0) return Err.Raise(Exc.ValueError, "sleep length must be non-negative");
        long now = PyTime.Monotonic();
        LibC.TimeSpec deadline = PyTime.ToTimeSpec(timeout > long.MaxValue - now ? long.MaxValue : now + timeout);
        while (true)
        {
            int error;
            const int absolute = 1;
            using (Gil.Release()) error = LibC.clock_nanosleep(CLOCK_MONOTONIC, absolute, &deadline, null);
            if (error == 0) return PyNone.Instance;
            if (error != LibC.EINTR) return Err.FromErrno(error);
            if (!thread.CheckSignals()) return null;
        }
    }

    [Mirrors("tmtotuple", 456, 501)]
    private static PyObject ToTuple(in LibC.Tm tm) => PyStructSequence.Create(StructTime.TypeObject,
        PyInt.From(tm.Year + 1900L), PyInt.From(tm.Mon + 1), PyInt.From(tm.MDay), PyInt.From(tm.Hour), PyInt.From(tm.Min), PyInt.From(tm.Sec),
        PyInt.From((tm.WDay + 6) % 7), PyInt.From(tm.YDay + 1), PyInt.From(tm.IsDst), FsCodec.Decode(tm.Zone), PyInt.From(tm.GmtOff));

    [Mirrors("parse_time_t_args", 507, 524)]
    private static bool When(PyObject? seconds, out long when)
    {
        if (seconds is not (null or PyNone)) return PyTime.ToTimeT(seconds, TimeRound.Floor, out when);
        when = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    private static bool LocalTime(long when, out LibC.Tm tm)
    {
        fixed (LibC.Tm* p = &tm)
        {
            LibC.tzset();
            if (LibC.localtime_r(&when, p) is not null) return true;
        }
        Err.FromErrno(LibC.Errno is 0 ? LibC.EINVAL : LibC.Errno);
        return false;
    }

    [PyFunction("gmtime", "(seconds=None, /)", NoTextSignature = true, VarArgs = true, Doc = "The UTC calendar time of seconds since the Epoch, or of now."), Mirrors("time_gmtime", 526, 545)]
    private static PyObject? GmTime(PyObject? seconds)
    {
        if (!When(seconds, out long when)) return null;
        LibC.Tm tm;
        return LibC.gmtime_r(&when, &tm) is null ? Err.FromErrno(LibC.Errno is 0 ? LibC.EINVAL : LibC.Errno) : ToTuple(tm);
    }

    [PyFunction("localtime", "(seconds=None, /)", NoTextSignature = true, VarArgs = true, Doc = "The local calendar time of seconds since the Epoch, or of now."), Mirrors("time_localtime", 570, 594)]
    private static PyObject? LocalTime(PyObject? seconds) => When(seconds, out long when) && LocalTime(when, out LibC.Tm tm) ? ToTuple(tm) : null;

    /// <summary>The time zone's name, when the tuple brings one, as bytes that the C library can point to; null when it brings none.</summary>
    [Mirrors("gettmarg", 610, 672)]
    private static bool GetTm(PyObject args, string function, out LibC.Tm tm, out byte[]? zone)
    {
        tm = default;
        zone = null;
        if (args is not PyTuple tuple) return Err.Fail(Exc.TypeError, "Tuple or struct_time argument required");
        if (tuple.Count != 9) return Err.Fail(Exc.TypeError, $"{function}(): {BadTuple}");
        Span<int> v = stackalloc int[9];
        for (int i = 0; i < 9; i++)
        {
            if (!Args.AsInt(tuple[i], out v[i])) return false;
        }
        if (v[0] < int.MinValue + 1900) return Err.Fail(Exc.OverflowError, "year out of range");
        tm.Year = v[0] - 1900;
        tm.Mon = v[1] - 1;
        tm.MDay = v[2];
        tm.Hour = v[3];
        tm.Min = v[4];
        tm.Sec = v[5];
        tm.WDay = (v[6] + 1) % 7;
        tm.YDay = v[7] - 1;
        tm.IsDst = v[8];
        if (args.Type == StructTime.TypeObject)
        {
            PyObject item = ((PyStructSequence)args).Field(9);
            if (item is not PyNone)
            {
                if (item is not PyStr name) return Err.Fail(Exc.TypeError, "bad argument type for built-in operation");
                zone = FsCodec.Encode(name);
                if (zone is null) return false;
            }
            item = ((PyStructSequence)args).Field(10);
            if (item is not PyNone && !Args.AsLong(item, out tm.GmtOff)) return false;
        }
        return true;
    }

    /// <summary>The C library indexes tables with these fields. Zero, one below the lowest value, is taken as the lowest.</summary>
    [Mirrors("checktm", 678, 742)]
    private static bool CheckTm(ref LibC.Tm tm)
    {
        if (tm.Mon == -1) tm.Mon = 0;
        else if (tm.Mon is < 0 or > 11) return Err.Fail(Exc.ValueError, "month out of range");
        if (tm.MDay == 0) tm.MDay = 1;
        else if (tm.MDay is < 0 or > 31) return Err.Fail(Exc.ValueError, "day of month out of range");
        if (tm.Hour is < 0 or > 23) return Err.Fail(Exc.ValueError, "hour out of range");
        if (tm.Min is < 0 or > 59) return Err.Fail(Exc.ValueError, "minute out of range");
        if (tm.Sec is < 0 or > 61) return Err.Fail(Exc.ValueError, "seconds out of range");
        if (tm.WDay < 0) return Err.Fail(Exc.ValueError, "day of week out of range");
        if (tm.YDay == -1) tm.YDay = 0;
        else if (tm.YDay is < 0 or > 365) return Err.Fail(Exc.ValueError, "day of year out of range");
        return true;
    }

    [PyFunction("strftime", "(format, time_tuple=None, /)", NoTextSignature = true, VarArgs = true, Doc = "A calendar time as text, by a format of the C library's strftime."), Mirrors("time_strftime", 859, 966)]
    private static PyObject? StrFTime(PyStr format, PyObject? time_tuple)
    {
        LibC.Tm tm;
        byte[]? zone = null;
        if (time_tuple is null)
        {
            if (!LocalTime(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), out tm)) return null;
        }
        else if (!GetTm(time_tuple, "strftime", out tm, out zone) || !CheckTm(ref tm)) return null;
        tm.IsDst = Math.Clamp(tm.IsDst, -1, 1);

        List<int> result = [];
        fixed (byte* zoneName = zone)
        {
            if (zone is not null) tm.Zone = zoneName;
            // The C library sees the ASCII runs only; what is between them goes through as it is.
            for (int i = 0, n = format.Length; i < n;)
            {
                int start = i;
                while (i < n && format[i] is > 0 and < 128) i++;
                if (i > start)
                {
                    byte[] run = new byte[i - start + 1];
                    for (int k = start; k < i; k++) run[k - start] = (byte)format[k];
                    byte[] buffer = new byte[1024];
                    nuint written;
                    while (true)
                    {
                        fixed (byte* p = buffer) written = LibC.strftime(p, (nuint)buffer.Length, run, &tm);
                        if (written != 0 || buffer.Length >= 256 * (i - start)) break;
                        buffer = new byte[buffer.Length * 2];
                    }
                    PyStr piece = FsCodec.Decode(buffer.AsSpan(0, (int)written));
                    for (int k = 0; k < piece.Length; k++) result.Add(piece[k]);
                }
                for (; i < n && format[i] != '%'; i++) result.Add(format[i]);
            }
        }
        return PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(result));
    }

    [PyFunction("strptime", null, Raw = true, NoTextSignature = true, VarArgs = true, Doc = "Parse a calendar time by a format like strftime's."), Mirrors("time_strptime", 979, 992)]
    private static PyObject? StrPTime(ReadOnlySpan<PyObject> args)
    {
        if (PyImport.ModuleAttr("_strptime", "_strptime_time") is not { } function) return null;
        return Obj.Vectorcall(function, args, null);
    }

    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    [Mirrors("_asctime", 1003, 1022)]
    private static PyStr Text(in LibC.Tm tm) =>
        PyStr.From($"{s_days[tm.WDay]} {s_months[tm.Mon]}{tm.MDay,3} {tm.Hour:D2}:{tm.Min:D2}:{tm.Sec:D2} {1900L + tm.Year}");

    [PyFunction("asctime", Raw = true, NoTextSignature = true, VarArgs = true, Doc = "A calendar time in the form 'Sat Jun 06 16:26:11 1998'."), Mirrors("time_asctime", 1024, 1046)]
    private static PyObject? AscTime(ReadOnlySpan<PyObject> args)
    {
        LibC.Tm tm;
        if (!Args.CheckPositional("asctime", args.Length, 0, 1)) return null;
        if (args.Length == 0)
        {
            if (!LocalTime(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), out tm)) return null;
        }
        else if (!GetTm(args[0], "asctime", out tm, out _) || !CheckTm(ref tm)) return null;
        return Text(tm);
    }

    [PyFunction("ctime", "(seconds=None, /)", NoTextSignature = true, VarArgs = true, Doc = "ctime([seconds]) -> str\n\nLocal time as text such as 'Sat Jun 06 16:26:11 1998', now by default."), Mirrors("time_ctime", 1055, 1065)]
    private static PyObject? CTime(PyObject? seconds) => When(seconds, out long when) && LocalTime(when, out LibC.Tm tm) ? Text(tm) : null;

    [PyFunction("mktime", "(time_tuple, /)", NoTextSignature = true, Doc = "Seconds since the Epoch of a local calendar time."), Mirrors("time_mktime", 1075, 1143)]
    private static PyObject? MkTime(PyObject time_tuple)
    {
        if (!GetTm(time_tuple, "mktime", out LibC.Tm tm, out byte[]? zone)) return null;
        fixed (byte* zoneName = zone)
        {
            if (zone is not null) tm.Zone = zoneName;
            // -1 is a time as well; that the week day was not filled in is what tells an error.
            tm.WDay = -1;
            long seconds = LibC.mktime(&tm);
            return seconds == -1 && tm.WDay == -1 ? Err.Raise(Exc.OverflowError, "mktime argument out of range") : new PyFloat(seconds);
        }
    }

    [PyFunction("tzset", "()", NoTextSignature = true, Doc = "Take the time zone from the environment variable TZ anew."), Mirrors("time_tzset", 1157, 1180)]
    private static PyObject? TzSet(PyModuleObject module)
    {
        LibC.tzset();
        return InitTimezone(module.Dict) ? PyNone.Instance : null;
    }

    /// <summary>timezone, altzone, daylight and tzname, by looking at this year's January and July.</summary>
    [Mirrors("init_timezone", 1780, 1897)]
    private static bool InitTimezone(PyDict dict)
    {
        const long year = (365 * 24 + 6) * 3600;
        long t = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / year * year;
        if (!Zone(t, out PyStr january, out long januaryZone) || !Zone(t + year / 2, out PyStr july, out long julyZone)) return false;
        bool north = januaryZone >= julyZone;
        return Set("timezone", PyInt.From(north ? januaryZone : julyZone)) && Set("altzone", PyInt.From(north ? julyZone : januaryZone))
            && Set("daylight", PyInt.From(januaryZone != julyZone ? 1 : 0)) && Set("tzname", north ? PyTuple.Of(january, july) : PyTuple.Of(july, january));

        bool Set(string name, PyObject value) => dict.SetItem(PyStr.Intern(name), value);

        static bool Zone(long when, out PyStr name, out long offset)
        {
            name = PyStr.Empty;
            offset = 0;
            if (!LocalTime(when, out LibC.Tm tm)) return false;
            name = FsCodec.Decode(tm.Zone);
            offset = -tm.GmtOff;
            return true;
        }
    }

    [PyFunction("get_clock_info", "(name, /)", NoTextSignature = true, VarArgs = true, Doc = "What is known of a clock: its implementation, resolution, and whether it can go back or be set."), Mirrors("time_get_clock_info", 1629, 1750)]
    private static PyObject? GetClockInfo(string name)
    {
        (int id, string text, bool monotonic, bool adjustable) = name switch
        {
            "time" => (CLOCK_REALTIME, "CLOCK_REALTIME", false, true),
            "monotonic" or "perf_counter" => (CLOCK_MONOTONIC, "CLOCK_MONOTONIC", true, false),
            "process_time" => (CLOCK_PROCESS_CPUTIME_ID, "CLOCK_PROCESS_CPUTIME_ID", true, false),
            "thread_time" => (CLOCK_THREAD_CPUTIME_ID, "CLOCK_THREAD_CPUTIME_ID", true, false),
            _ => (-1, "", false, false),
        };
        if (id < 0) return Err.Raise(Exc.ValueError, "unknown clock");
        LibC.TimeSpec resolution;
        if (LibC.clock_getres(id, &resolution) != 0) return Err.FromErrno(LibC.Errno);
        PyDict dict = new();
        bool good = dict.SetItem(PyStr.Intern("implementation"), PyStr.From($"clock_gettime({text})")) && dict.SetItem(PyStr.Intern("monotonic"), PyBool.From(monotonic))
            && dict.SetItem(PyStr.Intern("adjustable"), PyBool.From(adjustable))
            && dict.SetItem(PyStr.Intern("resolution"), new PyFloat(resolution.Seconds + resolution.Nanoseconds * 1e-9));
        return good ? PyNamespace.From(dict) : null;
    }
}

/// <summary>A calendar time.</summary>
[PyType("time.struct_time", Module = typeof(TimeModule), Doc = "A calendar time: a tuple of nine integers with names, and the time zone as attributes.")]
[PyStructSequence("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff", Visible = 9,
    Docs = ["the year, such as 1993", "the month, 1 to 12", "the day of the month, 1 to 31", "the hour, 0 to 23", "the minute, 0 to 59", "the second, 0 to 61", "the day of the week, 0 for Monday to 6", "the day of the year, 1 to 366", "1 in daylight saving time, 0 outside, -1 where unknown", "short name of the time zone", "seconds east of UTC"])]
public sealed partial class StructTime : PyStructSequence;
