// Modules/posixmodule.c: stat_result and the other struct sequences.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>What stat() gives.</summary>
[PyType("os.stat_result", Module = typeof(PosixModule), Doc = "The result of stat(): a tuple of ten integers, and more as attributes.")]
[PyStructSequence("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", null, null, null,
    "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev", Visible = 10,
    Docs = ["type and permissions", "number of the inode", "the device that it is on", "number of hard links", "user that owns it", "group that owns it", "size in bytes", null, null, null, "time of the last access", "time of the last change of the data", "time of the last change of the inode", "time of the last access in nanoseconds", "time of the last change of the data in nanoseconds", "time of the last change of the inode in nanoseconds", "size of block that suits the file system", "how many blocks of 512 bytes are allocated", "the device that it is, if it is one"])]
public sealed partial class StatResult : PyStructSequence
{
    [Mirrors("_pystat_fromstructstat", 2670, 2790)]
    internal static PyObject From(in LibC.StatX s) => Create(TypeObject,
        PyInt.From(s.Mode), PyLong.From(s.Inode), PyLong.From(LibC.MakeDevice(s.DevMajor, s.DevMinor)), PyInt.From(s.LinkCount),
        PathArg.FromId(s.Uid), PathArg.FromId(s.Gid), PyLong.From(s.Size),
        PyInt.From(s.AccessTime.Seconds), PyInt.From(s.ModificationTime.Seconds), PyInt.From(s.ChangeTime.Seconds),
        Seconds(s.AccessTime), Seconds(s.ModificationTime), Seconds(s.ChangeTime),
        Nanoseconds(s.AccessTime), Nanoseconds(s.ModificationTime), Nanoseconds(s.ChangeTime),
        PyInt.From(s.BlockSize), PyLong.From(s.Blocks), PyLong.From(LibC.MakeDevice(s.RdevMajor, s.RdevMinor)));

    private static PyFloat Seconds(LibC.StatXTime t) => new(t.Seconds + 1e-9 * t.Nanoseconds);

    [Mirrors("fill_time", 2586, 2639)]
    private static PyLong Nanoseconds(LibC.StatXTime t)
    {
        const long Second = 1_000_000_000;
        return t.Seconds is > long.MinValue / Second and < long.MaxValue / Second
            ? PyLong.From(t.Seconds * Second + t.Nanoseconds)
            : PyLong.From((System.Numerics.BigInteger)t.Seconds * Second + t.Nanoseconds);
    }
}

/// <summary>What statvfs() gives.</summary>
[PyType("os.statvfs_result", Module = typeof(PosixModule), Doc = "The result of statvfs().")]
[PyStructSequence("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid", Visible = 10)]
public sealed partial class StatVfsResult : PyStructSequence
{
    [Mirrors("_pystatvfs_fromstructstatvfs", 13395, 13448)]
    internal static PyObject From(in LibC.StatVfs s) => Create(TypeObject,
        PyLong.From(s.BlockSize), PyLong.From(s.FragmentSize), PyLong.From(s.Blocks), PyLong.From(s.BlocksFree), PyLong.From(s.BlocksAvailable),
        PyLong.From(s.Files), PyLong.From(s.FilesFree), PyLong.From(s.FilesAvailable), PyLong.From(s.Flags), PyLong.From(s.NameMax), PyLong.From(s.FileSystemId));
}

/// <summary>What waitid() gives.</summary>
[PyType("posix.waitid_result", Module = typeof(PosixModule), Doc = "The result of waitid().")]
[PyStructSequence("si_pid", "si_uid", "si_signo", "si_status", "si_code")]
public sealed partial class WaitIdResult : PyStructSequence;

/// <summary>The size of a terminal.</summary>
[PyType("os.terminal_size", Module = typeof(PosixModule), Doc = "A terminal's size as (columns, lines).")]
[PyStructSequence("columns", "lines",
    Docs = ["width in characters", "height in characters"])]
public sealed partial class TerminalSize : PyStructSequence;

/// <summary>What times() gives.</summary>
[PyType("posix.times_result", Module = typeof(PosixModule), Doc = "The result of times().")]
[PyStructSequence("user", "system", "children_user", "children_system", "elapsed",
    Docs = ["seconds of the process in user mode", "seconds of the process in the system", "seconds of its children in user mode", "seconds of its children in the system", "seconds since a fixed point in the past"])]
public sealed partial class TimesResult : PyStructSequence;

/// <summary>What uname() gives.</summary>
[PyType("posix.uname_result", Module = typeof(PosixModule), Doc = "The result of uname().")]
[PyStructSequence("sysname", "nodename", "release", "version", "machine",
    Docs = ["name of the system", "name of the machine in its network", "release of the system", "version of the release", "kind of hardware"])]
public sealed partial class UnameResult : PyStructSequence;

/// <summary>A scheduler's parameters.</summary>
[PyType("posix.sched_param", Module = typeof(PosixModule), Doc = "The parameters of a scheduling policy.")]
[PyStructSequence("sched_priority",
    Docs = ["the priority"])]
public sealed partial class SchedParam : PyStructSequence
{
    [PySlot(Slot.New, Signature = "(sched_priority)"), Mirrors("os_sched_param_impl", 8269, 8280)]
    private static PyObject? New(PyType cls, PyObject sched_priority) => Create(cls, sched_priority);

    [PyMethod("__reduce__", "()", NoTextSignature = true, Coexist = true), Mirrors("os_sched_param_reduce", 8282, 8286)]
    private PyObject? Reduce() => PyTuple.Of(Type, PyTuple.Of(Items[0]));

    /// <summary>False raised.</summary>
    [Mirrors("convert_sched_param", 8306, 8324)]
    internal static bool Priority(PyObject o, out int priority)
    {
        priority = 0;
        if (o is not SchedParam parameter) return Err.Fail(Exc.TypeError, "must have a sched_param object");
        if (Args.AsInt(parameter.Items[0], out priority)) return true;
        if (Err.MatchesAndClear(Exc.OverflowError)) return Err.Fail(Exc.OverflowError, "sched_priority out of range");
        return false;
    }
}
