// Modules/posixmodule.c: processes, users, scheduling and the system.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    private static PyObject? IntOrError(int value) => value < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(value);

    [Mirrors("posix_error", 1808, 1812)]
    private static PyObject? NoneOrError(int value) => value < 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;

    [PyFunction("getpid", "()", Doc = "The process' id."), Mirrors("os_getpid_impl", 9097, 9106)]
    private static int GetPid() => LibC.getpid();

    [PyFunction("getppid", "()", Doc = "The parent process' id."), Mirrors("os_getppid_impl", 9530, 9539)]
    private static int GetPPid() => LibC.getppid();

    [PyFunction("getpgid", "(pid)", Doc = "A process' group."), Mirrors("os_getpgid_impl", 9352, 9360)]
    private static PyObject? GetPGid(int pid) => IntOrError(LibC.getpgid(pid));

    [PyFunction("getpgrp", "()", Doc = "This process' group."), Mirrors("os_getpgrp_impl", 9371, 9380)]
    private static int GetPGrp() => LibC.getpgrp();

    [PyFunction("setpgrp", "()", Doc = "Make this process a group's leader."), Mirrors("os_setpgrp_impl", 9391, 9402)]
    private static PyObject? SetPGrp() => NoneOrError(LibC.setpgrp());

    [PyFunction("setpgid", "(pid, pgrp, /)", Doc = "Put a process into a group."), Mirrors("os_setpgid_impl", 11040, 11047)]
    private static PyObject? SetPGid(int pid, int pgrp) => NoneOrError(LibC.setpgid(pid, pgrp));

    [PyFunction("getsid", "(pid, /)", Doc = "A process' session."), Mirrors("os_getsid_impl", 10998, 11007)]
    private static PyObject? GetSid(int pid) => IntOrError(LibC.getsid(pid));

    [PyFunction("setsid", "()", Doc = "Make this process a session's leader."), Mirrors("os_setsid_impl", 11018, 11025)]
    private static PyObject? SetSid() => NoneOrError(LibC.setsid());

    [PyFunction("getuid", "()", Doc = "The user's id."), Mirrors("os_getuid_impl", 9593, 9598)]
    private static PyObject? GetUid() => PathArg.FromId(LibC.getuid());

    [PyFunction("geteuid", "()", Doc = "The effective user's id."), Mirrors("os_geteuid_impl", 9065, 9070)]
    private static PyObject? GetEUid() => PathArg.FromId(LibC.geteuid());

    [PyFunction("getgid", "()", Doc = "The group's id."), Mirrors("os_getgid_impl", 9081, 9086)]
    private static PyObject? GetGid() => PathArg.FromId(LibC.getgid());

    [PyFunction("getegid", "()", Doc = "The effective group's id."), Mirrors("os_getegid_impl", 9049, 9054)]
    private static PyObject? GetEGid() => PathArg.FromId(LibC.getegid());

    [PyFunction("getresuid", "()", Doc = "The real, effective and saved user ids."), Mirrors("os_getresuid_impl", 14827, 14837)]
    private static PyObject? GetResUid()
    {
        uint r, e, s;
        return LibC.getresuid(&r, &e, &s) < 0 ? Err.FromErrno(LibC.Errno) : PyTuple.Of(PathArg.FromId(r), PathArg.FromId(e), PathArg.FromId(s));
    }

    [PyFunction("getresgid", "()", Doc = "The real, effective and saved group ids."), Mirrors("os_getresgid_impl", 14848, 14858)]
    private static PyObject? GetResGid()
    {
        uint r, e, s;
        return LibC.getresgid(&r, &e, &s) < 0 ? Err.FromErrno(LibC.Errno) : PyTuple.Of(PathArg.FromId(r), PathArg.FromId(e), PathArg.FromId(s));
    }

    [PyFunction("setuid", "(uid, /)", Doc = "Set the user's id."), Mirrors("os_setuid_impl", 9733, 9740)]
    private static PyObject? SetUid(PyObject uid) => PathArg.Id(uid, "uid", out uint u) ? NoneOrError(LibC.setuid(u)) : null;

    [PyFunction("seteuid", "(euid, /)", Doc = "Set the effective user's id."), Mirrors("os_seteuid_impl", 9754, 9761)]
    private static PyObject? SetEUid(PyObject euid) => PathArg.Id(euid, "uid", out uint u) ? NoneOrError(LibC.seteuid(u)) : null;

    [PyFunction("setgid", "(gid, /)", Doc = "Set the group's id."), Mirrors("os_setgid_impl", 9841, 9848)]
    private static PyObject? SetGid(PyObject gid) => PathArg.Id(gid, "gid", out uint g) ? NoneOrError(LibC.setgid(g)) : null;

    [PyFunction("setegid", "(egid, /)", Doc = "Set the effective group's id."), Mirrors("os_setegid_impl", 9775, 9782)]
    private static PyObject? SetEGid(PyObject egid) => PathArg.Id(egid, "gid", out uint g) ? NoneOrError(LibC.setegid(g)) : null;

    [PyFunction("setreuid", "(ruid, euid, /)", Doc = "Set the real and effective user ids."), Mirrors("os_setreuid_impl", 9797, 9806)]
    private static PyObject? SetReUid(PyObject ruid, PyObject euid) =>
        PathArg.Id(ruid, "uid", out uint r) && PathArg.Id(euid, "uid", out uint e) ? NoneOrError(LibC.setreuid(r, e)) : null;

    [PyFunction("setregid", "(rgid, egid, /)", Doc = "Set the real and effective group ids."), Mirrors("os_setregid_impl", 9821, 9828)]
    private static PyObject? SetReGid(PyObject rgid, PyObject egid) =>
        PathArg.Id(rgid, "gid", out uint r) && PathArg.Id(egid, "gid", out uint e) ? NoneOrError(LibC.setregid(r, e)) : null;

    [PyFunction("setresuid", "(ruid, euid, suid, /)", Doc = "Set the real, effective and saved user ids."), Mirrors("os_setresuid_impl", 14786, 14793)]
    private static PyObject? SetResUid(PyObject ruid, PyObject euid, PyObject suid) =>
        PathArg.Id(ruid, "uid", out uint r) && PathArg.Id(euid, "uid", out uint e) && PathArg.Id(suid, "uid", out uint s) ? NoneOrError(LibC.setresuid(r, e, s)) : null;

    [PyFunction("setresgid", "(rgid, egid, sgid, /)", Doc = "Set the real, effective and saved group ids."), Mirrors("os_setresgid_impl", 14809, 14816)]
    private static PyObject? SetResGid(PyObject rgid, PyObject egid, PyObject sgid) =>
        PathArg.Id(rgid, "gid", out uint r) && PathArg.Id(egid, "gid", out uint e) && PathArg.Id(sgid, "gid", out uint s) ? NoneOrError(LibC.setresgid(r, e, s)) : null;

    private static PyList IdList(ReadOnlySpan<uint> ids)
    {
        PyList list = new();
        foreach (uint id in ids) list.Append(PathArg.FromId(id));
        return list;
    }

    [PyFunction("getgroups", "()", Doc = "The supplementary groups."), Mirrors("os_getgroups_impl", 9245, 9291)]
    private static PyObject? GetGroups()
    {
        int count = LibC.getgroups(0, null);
        if (count < 0) return Err.FromErrno(LibC.Errno);
        uint[] groups = new uint[count + 1];
        fixed (uint* p = groups) count = LibC.getgroups(count, p);
        return count < 0 ? Err.FromErrno(LibC.Errno) : IdList(groups.AsSpan(0, count));
    }

    [PyFunction("setgroups", "(groups, /)", Doc = "Set the supplementary groups."), Mirrors("os_setgroups", 9862, 9914)]
    private static PyObject? SetGroups(PyObject groups)
    {
        if (!Seq.Check(groups)) return Err.Raise(Exc.TypeError, "setgroups argument must be a sequence");
        nint count = Seq.Size(groups);
        if (count < 0) return null;
        if (count > 65536) return Err.Raise(Exc.ValueError, "too many groups");
        uint[] ids = new uint[count + 1];
        for (int i = 0; i < count; i++)
        {
            PyObject? item = Seq.GetItem(groups, i);
            if (item is null) return null;
            if (item is not PyLong) return Err.Raise(Exc.TypeError, "groups must be integers");
            if (!PathArg.Id(item, "gid", out ids[i])) return null;
        }
        fixed (uint* p = ids) return NoneOrError(LibC.setgroups((nuint)count, p));
    }

    [PyFunction("initgroups", "(username, gid, /)", Doc = "Set the supplementary groups to a user's, and one more."), Mirrors("os_initgroups_impl", 9328, 9339)]
    private static PyObject? InitGroups(PyObject username, PyObject gid)
    {
        if (PathArg.FsConvert(username) is not { } name || !PathArg.Id(gid, "gid", out uint g)) return null;
        return NoneOrError(LibC.initgroups(name, g));
    }

    [PyFunction("getgrouplist", "(user, group, /)", Doc = "The groups that a user belongs to."), Mirrors("os_getgrouplist_impl", 9147, 9234)]
    private static PyObject? GetGroupList(string user, PyObject group)
    {
        if (!PathArg.Id(group, "gid", out uint g)) return null;
        byte[] name = FsCodec.Terminated(user);
        for (int size = 64; ; size *= 2)
        {
            uint[] groups = new uint[size];
            int count = size;
            int result;
            fixed (uint* p = groups) result = LibC.getgrouplist(name, g, p, &count);
            if (result >= 0) return IdList(groups.AsSpan(0, count));
            if (size > 1 << 20) return Err.FromErrno(LibC.Errno);
        }
    }

    [PyFunction("getlogin", "()", Doc = "The name of the logged-in user."), Mirrors("os_getlogin_impl", 9550, 9582)]
    private static PyObject? GetLogin()
    {
        byte* name = LibC.getlogin();
        return name is null ? LibC.Errno != 0 ? Err.FromErrno(LibC.Errno) : Err.Raise(Exc.OSError, "unable to determine login name") : FsCodec.Decode(name);
    }

    [PyFunction("ctermid", "()", Doc = "The name of the controlling terminal."), Mirrors("os_ctermid_impl", 3451, 3466)]
    private static PyObject? CTermId()
    {
        byte* buffer = stackalloc byte[64];
        byte* name = LibC.ctermid(buffer);
        return name is null ? Err.FromErrno(LibC.Errno) : FsCodec.Decode(name);
    }

    [PyFunction("nice", "(increment, /)", Doc = "Add to the process' niceness and return it."), Mirrors("os_nice_impl", 5824, 5850)]
    private static PyObject? Nice(int increment)
    {
        // -1 is a niceness as well.
        int value = LibC.nice(increment);
        return value == -1 && LibC.Errno != 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(value);
    }

    [PyFunction("getpriority", "(which, who)", Doc = "The scheduling priority of a process, group or user."), Mirrors("os_getpriority_impl", 5864, 5875)]
    private static PyObject? GetPriority(int which, int who)
    {
        int value = LibC.getpriority(which, (uint)who);
        int errno = LibC.Errno;
        return value == -1 && errno != 0 ? Err.FromErrno(errno) : PyInt.From(value);
    }

    [PyFunction("setpriority", "(which, who, priority)", Doc = "Set the scheduling priority of a process, group or user."), Mirrors("os_setpriority_impl", 5890, 5900)]
    private static PyObject? SetPriority(int which, int who, int priority) => NoneOrError(LibC.setpriority(which, (uint)who, priority));

    [PyFunction("kill", "(pid, signal, /)", Doc = "Send a signal to a process."), Mirrors("os_kill_impl", 9617, 9666)]
    private static PyObject? Kill(ThreadState thread, int pid, nint signal)
    {
        if (!Hooks.Audit("os.kill", PyInt.From(pid), PyInt.From(signal))) return null;
        // POSIX lets a signal that a process sends to itself arrive before kill() returns; .NET would bring it on a thread of its own, later.
        bool delivered = pid == global::System.Environment.ProcessId && SignalDelivery.Process.TryDeliverToSelf((int)signal);
        if (!delivered && LibC.kill(pid, (int)signal) == -1) return Err.FromErrno(LibC.Errno);
        return thread.CheckSignals() ? PyNone.Instance : null;
    }

    [PyFunction("killpg", "(pgid, signal, /)", Doc = "Send a signal to a process group."), Mirrors("os_killpg_impl", 9681, 9695)]
    private static PyObject? KillPg(ThreadState thread, int pgid, int signal)
    {
        if (!Hooks.Audit("os.killpg", PyInt.From(pgid), PyInt.From(signal))) return null;
        if (LibC.killpg(pgid, signal) == -1) return Err.FromErrno(LibC.Errno);
        return thread.CheckSignals() ? PyNone.Instance : null;
    }

    [PyFunction("pidfd_open", "(pid, flags=0)", Doc = "A descriptor that stands for a process."), Mirrors("os_pidfd_open_impl", 10245, 10254)]
    private static PyObject? PidFdOpen(int pid, uint flags = 0)
    {
        const int pidfdOpen = 434;
        int fd = LibC.syscall(pidfdOpen, pid, flags, 0, 0);
        return fd < 0 ? Err.FromErrno(LibC.Errno) : PyInt.From(fd);
    }

    private static int Wait(Func<int> call)
    {
        while (true)
        {
            int pid, errno;
            using (Gil.Release())
            {
                pid = call();
                errno = LibC.Errno;
            }
            if (pid >= 0) return pid;
            if (errno != LibC.EINTR)
            {
                Err.FromErrno(errno);
                return -1;
            }
            if (!ThreadState.Current.CheckSignals()) return -1;
        }
    }

    [PyFunction("waitpid", "(pid, options, /)", Doc = "Wait for a child and return (pid, status)."), Mirrors("os_waitpid_impl", 10138, 10156)]
    private static PyObject? WaitPid(int pid, int options)
    {
        int status = 0;
        int found = Wait(() =>
        {
            int s;
            int result = LibC.waitpid(pid, &s, options);
            status = s;
            return result;
        });
        return found < 0 ? null : PyTuple.Of(PyInt.From(found), PyInt.From(found == 0 ? 0 : status));
    }

    [PyFunction("wait", "()", Doc = "Wait for any child and return (pid, status)."), Mirrors("os_wait_impl", 10209, 10227)]
    private static PyObject? Wait() => WaitPid(-1, 0);

    [Mirrors("wait_helper", 9918, 9978)]
    private static PyObject? WaitUsage(Func<LibC.RUsage[], int[], int> call)
    {
        var usage = new LibC.RUsage[1];
        var status = new int[1];
        int pid = Wait(() => call(usage, status));
        if (pid < 0) return null;
        PyObject? module = PyImport.Module("resource");
        if (module is null || Obj.GetAttr(module, "struct_rusage") is not PyType type) return null;
        PyObject? result = Obj.Call(type, RUsageFields(usage[0]));
        return result is null ? null : PyTuple.Of(PyInt.From(pid), PyInt.From(status[0]), result);
    }

    /// <summary>The fields of <c>struct_rusage</c>.</summary>
    internal static PyTuple RUsageFields(in LibC.RUsage u) => PyTuple.Of(
        new PyFloat(u.UserTime.Seconds + u.UserTime.Microseconds * 1e-6), new PyFloat(u.SystemTime.Seconds + u.SystemTime.Microseconds * 1e-6),
        PyInt.From(u.MaxRss), PyInt.From(u.Ixrss), PyInt.From(u.Idrss), PyInt.From(u.Isrss), PyInt.From(u.MinorFaults), PyInt.From(u.MajorFaults), PyInt.From(u.Swaps),
        PyInt.From(u.InBlocks), PyInt.From(u.OutBlocks), PyInt.From(u.MessagesSent), PyInt.From(u.MessagesReceived), PyInt.From(u.Signals),
        PyInt.From(u.VoluntarySwitches), PyInt.From(u.InvoluntarySwitches));

    [PyFunction("wait3", "(options)", Doc = "Wait for any child and return (pid, status, usage)."), Mirrors("os_wait3_impl", 9993, 10012)]
    private static PyObject? Wait3(int options) => WaitUsage((usage, status) =>
    {
        fixed (LibC.RUsage* u = usage)
        fixed (int* s = status) return LibC.wait3(s, options, u);
    });

    [PyFunction("wait4", "(pid, options)", Doc = "Wait for a child and return (pid, status, usage)."), Mirrors("os_wait4_impl", 10030, 10049)]
    private static PyObject? Wait4(int pid, int options) => WaitUsage((usage, status) =>
    {
        fixed (LibC.RUsage* u = usage)
        fixed (int* s = status) return LibC.wait4(pid, s, options, u);
    });

    [PyFunction("waitid", "(idtype, id, options, /)", Doc = "Wait for a child's change of state; None when there is none."), Mirrors("os_waitid_impl", 10072, 10119)]
    private static PyObject? WaitId(int idtype, int id, int options)
    {
        byte[] info = new byte[128];
        int result = Wait(() =>
        {
            fixed (byte* p = info) return LibC.waitid(idtype, (uint)id, p, options);
        });
        if (result < 0) return null;
        int At(int offset) => BitConverter.ToInt32(info, offset);
        if (At(12 + 4) == 0) return PyNone.Instance;
        return PyStructSequence.Create(WaitIdResult.TypeObject, PyInt.From(At(16)), PathArg.FromId((uint)At(20)), PyInt.From(At(0)), PyInt.From(At(24)), PyInt.From(At(8)));
    }

    [PyFunction("WCOREDUMP", "(status, /)", Doc = "Whether the process dumped core."), Mirrors("os_WCOREDUMP_impl", 13176, 13183)]
    private static bool WCoreDump(int status) => (status & 0x80) != 0;

    [PyFunction("WIFCONTINUED", "(status)", Doc = "Whether the process was continued."), Mirrors("os_WIFCONTINUED_impl", 13199, 13206)]
    private static bool WIfContinued(int status) => status == 0xffff;

    [PyFunction("WIFSTOPPED", "(status)", Doc = "Whether the process was stopped."), Mirrors("os_WIFSTOPPED_impl", 13219, 13226)]
    private static bool WIfStopped(int status) => (status & 0xff) == 0x7f;

    [PyFunction("WIFSIGNALED", "(status)", Doc = "Whether a signal ended the process."), Mirrors("os_WIFSIGNALED_impl", 13239, 13246)]
    private static bool WIfSignaled(int status) => (sbyte)((status & 0x7f) + 1) >> 1 > 0;

    [PyFunction("WIFEXITED", "(status)", Doc = "Whether the process exited."), Mirrors("os_WIFEXITED_impl", 13259, 13266)]
    private static bool WIfExited(int status) => (status & 0x7f) == 0;

    [PyFunction("WEXITSTATUS", "(status)", Doc = "The process' exit code."), Mirrors("os_WEXITSTATUS_impl", 13279, 13286)]
    private static int WExitStatus(int status) => (status >> 8) & 0xff;

    [PyFunction("WTERMSIG", "(status)", Doc = "The signal that ended the process."), Mirrors("os_WTERMSIG_impl", 13299, 13306)]
    private static int WTermSig(int status) => status & 0x7f;

    [PyFunction("WSTOPSIG", "(status)", Doc = "The signal that stopped the process."), Mirrors("os_WSTOPSIG_impl", 13319, 13326)]
    private static int WStopSig(int status) => (status >> 8) & 0xff;

    [PyFunction("waitstatus_to_exitcode", "(status)", Doc = "A wait status as exit code: minus the signal when one ended the process."), Mirrors("os_waitstatus_to_exitcode_impl", 16806, 16868)]
    private static PyObject? WaitStatusToExitCode(PyObject status)
    {
        if (!Args.AsInt(status, out int s)) return null;
        if (WIfExited(s)) return PyInt.From(WExitStatus(s));
        if (WIfSignaled(s)) return PyInt.From(-WTermSig(s));
        if (WIfStopped(s)) return Err.Raise(Exc.ValueError, $"process stopped by delivery of signal {WStopSig(s)}");
        return Err.Raise(Exc.ValueError, $"invalid wait status: {s}");
    }

    [PyFunction("_exit", "(status)", Doc = "End the process at once."), Mirrors("os__exit_impl", 6795, 6801)]
    private static PyObject? Exit(int status)
    {
        LibC._exit(status);
        return null;
    }

    [PyFunction("abort", "()", Doc = "End the process by SIGABRT."), Mirrors("os_abort_impl", 14611, 14624)]
    private static PyObject? Abort()
    {
        SignalDelivery.Process.Fault?.Invoke(SignalDelivery.Sigabrt);
        LibC.abort();
        return null;
    }

    [PyFunction("system", "(command)", Doc = "Run a command in a subshell and return its wait status."), Mirrors("os_system_impl", 6093, 6109)]
    private static PyObject? System(PyObject command)
    {
        if (PathArg.FsConvert(command) is not { } bytes || !Hooks.Audit("os.system", command)) return null;
        using (Gil.Release())
        {
            int status = LibC.system(bytes);
            return PyInt.From(status);
        }
    }

    [PyFunction("umask", "(mask, /)", Doc = "Set the file mode mask and return the old one."), Mirrors("os_umask_impl", 6149, 6157)]
    private static PyObject? UMask(int mask) => PyInt.From(LibC.umask((uint)mask));

    [PyFunction("uname", "()", Doc = "What the system is."), Mirrors("os_uname_impl", 6319, 6357)]
    private static PyObject? UName()
    {
        const int field = 65;
        byte* buffer = stackalloc byte[field * 6];
        if (LibC.uname(buffer) < 0) return Err.FromErrno(LibC.Errno);
        PyObject At(int i) => FsCodec.Decode(buffer + (i * field));
        return PyStructSequence.Create(UnameResult.TypeObject, At(0), At(1), At(2), At(3), At(4));
    }

    [PyFunction("times", "()", Doc = "CPU times of the process and its children, in seconds."), Mirrors("os_times_impl", 10713, 10754)]
    private static PyObject? Times()
    {
        long* t = stackalloc long[4];
        long elapsed = LibC.times(t);
        if (elapsed == -1) return Err.FromErrno(LibC.Errno);
        const int clockTicks = 2;
        double ticks = LibC.sysconf(clockTicks);
        return PyStructSequence.Create(TimesResult.TypeObject, new PyFloat(t[0] / ticks), new PyFloat(t[1] / ticks), new PyFloat(t[2] / ticks), new PyFloat(t[3] / ticks), new PyFloat(elapsed / ticks));
    }

    [PyFunction("getloadavg", "()", Doc = "The load averages of 1, 5 and 15 minutes."), Mirrors("os_getloadavg_impl", 14742, 14752)]
    private static PyObject? GetLoadAvg()
    {
        double* averages = stackalloc double[3];
        return LibC.getloadavg(averages, 3) != 3 ? Err.Raise(Exc.OSError, "Load averages are unobtainable") : PyTuple.Of(new PyFloat(averages[0]), new PyFloat(averages[1]), new PyFloat(averages[2]));
    }

    [PyFunction("cpu_count", "()", Doc = "The number of processors, None when unknown."), Mirrors("os_cpu_count_impl", 15389, 15432)]
    private static PyObject? CpuCount()
    {
        int given = ThreadState.Current.Interpreter.Config.CpuCount;
        if (given > 0) return PyInt.From(given);
        const int online = 84;
        long count = LibC.sysconf(online);
        return count < 1 ? PyNone.Instance : PyInt.From(count);
    }

    [PyFunction("urandom", "(size, /)", Doc = "Random bytes for cryptography."), Mirrors("os_urandom_impl", 15155, 15175)]
    private static PyObject? URandom(nint size)
    {
        if (size < 0) return Err.Raise(Exc.ValueError, "negative argument not allowed");
        byte[] bytes = new byte[size];
        global::System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return PyBytes.Own(bytes);
    }

    [PyFunction("getrandom", "(size, flags=0)", Doc = "Random bytes from the kernel."), Mirrors("os_getrandom_impl", 16633, 16681)]
    private static PyObject? GetRandom(nint size, int flags = 0)
    {
        if (size < 0) return Err.FromErrno(LibC.EINVAL);
        byte[] bytes = new byte[size];
        nint n = Count(() =>
        {
            fixed (byte* p = bytes) return LibC.getrandom(p, (nuint)bytes.Length, (uint)flags);
        });
        if (n < 0) return null;
        if (n < size) Array.Resize(ref bytes, (int)n);
        return PyBytes.Own(bytes);
    }

    [PyFunction("strerror", "(code, /)", Doc = "The text of an error number."), Mirrors("os_strerror_impl", 13151, 13162)]
    private static PyObject? StrError(int code) => PyStr.From(Err.StrError(code));

    [PyFunction("putenv", "(name, value, /)", Doc = "Set an environment variable of the process."), Mirrors("os_putenv_impl", 13050, 13058)]
    private static PyObject? PutEnv(PyObject name, PyObject value)
    {
        if (PathArg.FsConvert(name) is not { } n || PathArg.FsConvert(value) is not { } v) return null;
        if (n.AsSpan().Contains((byte)'=')) return Err.Raise(Exc.ValueError, "illegal environment variable name");
        if (!Hooks.Audit("os.putenv", PyBytes.From(n.AsSpan(0, n.Length - 1)), PyBytes.From(v.AsSpan(0, v.Length - 1)))) return null;
        return LibC.setenv(n, v, 1) != 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
    }

    [PyFunction("unsetenv", "(name, /)", Doc = "Remove an environment variable of the process."), Mirrors("os_unsetenv_impl", 13103, 13111)]
    private static PyObject? UnsetEnv(PyObject name)
    {
        if (PathArg.FsConvert(name) is not { } n || !Hooks.Audit("os.unsetenv", PyBytes.From(n.AsSpan(0, n.Length - 1)))) return null;
        return LibC.unsetenv(n) != 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
    }

    /// <summary>The address of the C library's <c>environ</c>.</summary>
    private static readonly nint s_environ = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "environ");

    internal static byte** Environ => *(byte***)s_environ;

    [Mirrors("convertenviron", 1737, 1804)]
    private static PyDict MakeEnviron()
    {
        PyDict result = new();
        for (byte** entry = Environ; entry is not null && *entry is not null; entry++)
        {
            ReadOnlySpan<byte> text = LibC.Text(*entry);
            int equals = 0;
            while (equals < text.Length && text[equals] != '=') equals++;
            if (equals == text.Length) continue;
            PyBytes key = PyBytes.From(text[..equals]);
            // The first of two variables of one name wins.
            if (result.Contains(key) == false) result.SetItem(key, PyBytes.From(text[(equals + 1)..]));
        }
        return result;
    }

    [PyFunction("_create_environ", "()", Doc = "The process' environment as a dict."), Mirrors("os__create_environ_impl", 16933, 16938)]
    private static PyObject? CreateEnviron() => MakeEnviron();

    [PyFunction("_inputhook", "()", Doc = "Call the input hook; there is none."), Mirrors("os__inputhook_impl", 16901, 16912)]
    private static PyObject? InputHook() => PyInt.From(-1);

    [PyFunction("_is_inputhook_installed", "()", Doc = "False: there is no input hook."), Mirrors("os__is_inputhook_installed_impl", 16920, 16925)]
    private static PyObject? IsInputHookInstalled() => PyBool.False;

    [PyFunction("sysconf", "(name, /)", Doc = "A limit of the system."), Mirrors("os_sysconf_impl", 14538, 14549)]
    private static PyObject? SysConf(PyObject name)
    {
        if (!ConfName(name, SysconfNames, out int number)) return null;
        long value = LibC.sysconf(number);
        int errno = LibC.Errno;
        return value == -1 && errno != 0 ? Err.FromErrno(errno) : PyInt.From(value);
    }

    [PyFunction("confstr", "(name, /)", Doc = "A string of the system's configuration."), Mirrors("os_confstr_impl", 13990, 14023)]
    private static PyObject? ConfStr(PyObject name)
    {
        if (!ConfName(name, ConfstrNames, out int number)) return null;
        byte[] buffer = new byte[255];
        nuint size;
        fixed (byte* p = buffer) size = LibC.confstr(number, p, (nuint)buffer.Length);
        if (size == 0) return LibC.Errno != 0 ? Err.FromErrno(LibC.Errno) : PyNone.Instance;
        if (size > (nuint)buffer.Length)
        {
            buffer = new byte[size];
            fixed (byte* p = buffer) size = LibC.confstr(number, p, size);
        }
        return FsCodec.Decode(buffer.AsSpan(0, (int)size - 1));
    }

    [Mirrors("conv_confname", 13633, 13666)]
    private static bool ConfName(PyObject name, (string Name, int Number)[] table, out int number)
    {
        number = 0;
        if (Num.IndexCheck(name)) return Args.AsInt(name, out number);
        if (name is not PyStr text) return Err.Fail(Exc.TypeError, "configuration names must be strings or integers");
        foreach ((string known, int value) in table)
        {
            if (known != text.Value) continue;
            number = value;
            return true;
        }
        return Err.Fail(Exc.ValueError, "unrecognized configuration name");
    }

    [PyFunction("sched_get_priority_max", "(policy)", Doc = "The highest priority of a policy."), Mirrors("os_sched_get_priority_max_impl", 8198, 8208)]
    private static PyObject? SchedGetPriorityMax(int policy) => IntOrError(LibC.sched_get_priority_max(policy));

    [PyFunction("sched_get_priority_min", "(policy)", Doc = "The lowest priority of a policy."), Mirrors("os_sched_get_priority_min_impl", 8219, 8227)]
    private static PyObject? SchedGetPriorityMin(int policy) => IntOrError(LibC.sched_get_priority_min(policy));

    [PyFunction("sched_getscheduler", "(pid, /)", Doc = "A process' scheduling policy."), Mirrors("os_sched_getscheduler_impl", 8242, 8252)]
    private static PyObject? SchedGetScheduler(int pid) => IntOrError(LibC.sched_getscheduler(pid));

    [PyFunction("sched_setscheduler", "(pid, policy, param, /)", Doc = "Set a process' scheduling policy."), Mirrors("os_sched_setscheduler_impl", 8343, 8361)]
    private static PyObject? SchedSetScheduler(int pid, int policy, PyObject param) =>
        SchedParam.Priority(param, out int priority) ? NoneOrError(LibC.sched_setscheduler(pid, policy, &priority)) : null;

    [PyFunction("sched_getparam", "(pid, /)", Doc = "A process' scheduling parameters."), Mirrors("os_sched_getparam_impl", 8377, 8398)]
    private static PyObject? SchedGetParam(int pid)
    {
        int priority;
        return LibC.sched_getparam(pid, &priority) < 0 ? Err.FromErrno(LibC.Errno) : PyStructSequence.Create(SchedParam.TypeObject, PyInt.From(priority));
    }

    [PyFunction("sched_setparam", "(pid, param, /)", Doc = "Set a process' scheduling parameters."), Mirrors("os_sched_setparam_impl", 8413, 8425)]
    private static PyObject? SchedSetParam(int pid, PyObject param) =>
        SchedParam.Priority(param, out int priority) ? NoneOrError(LibC.sched_setparam(pid, &priority)) : null;

    [PyFunction("sched_rr_get_interval", "(pid, /)", Doc = "A process' round-robin quantum, in seconds."), Mirrors("os_sched_rr_get_interval_impl", 8440, 8453)]
    private static PyObject? SchedRrGetInterval(int pid)
    {
        LibC.TimeSpec interval;
        return LibC.sched_rr_get_interval(pid, &interval) < 0 ? Err.FromErrno(LibC.Errno) : new PyFloat(interval.Seconds + 1e-9 * interval.Nanoseconds);
    }

    [PyFunction("sched_yield", "()", Doc = "Give the processor to another thread."), Mirrors("os_sched_yield_impl", 8463, 8475)]
    private static PyObject? SchedYield()
    {
        using (Gil.Release()) LibC.sched_yield();
        return PyNone.Instance;
    }

    private const int CpuMaskSize = 1024;

    [PyFunction("sched_setaffinity", "(pid, mask, /)", Doc = "Set the processors that a process may use."), Mirrors("os_sched_setaffinity_impl", 8492, 8578)]
    private static PyObject? SchedSetAffinity(int pid, PyObject mask)
    {
        PyObject? iterator = Obj.GetIter(mask);
        if (iterator is null) return null;
        byte[] set = new byte[CpuMaskSize];
        while (Obj.IterNext(iterator) is { } item)
        {
            if (item is not PyLong) return Err.Raise(Exc.TypeError, $"expected an iterator of ints, but iterator yielded <class '{item.Type.Name}'>");
            if (!Args.AsLong(item, out long cpu)) return null;
            if (cpu < 0) return Err.Raise(Exc.ValueError, "negative CPU number");
            if (cpu > int.MaxValue - 1) return Err.Raise(Exc.OverflowError, "CPU number too large");
            if (cpu >= CpuMaskSize * 8) return Err.FromErrno(LibC.EINVAL);
            set[cpu / 8] |= (byte)(1 << (int)(cpu % 8));
        }
        if (Err.Occurred is not null) return null;
        fixed (byte* p = set) return NoneOrError(LibC.sched_setaffinity(pid, CpuMaskSize, p));
    }

    [PyFunction("sched_getaffinity", "(pid, /)", Doc = "The processors that a process may use."), Mirrors("os_sched_getaffinity_impl", 8591, 8650)]
    private static PyObject? SchedGetAffinity(int pid)
    {
        byte[] set = new byte[CpuMaskSize];
        int result;
        fixed (byte* p = set) result = LibC.sched_getaffinity(pid, CpuMaskSize, p);
        if (result < 0) return Err.FromErrno(LibC.Errno);
        PySet cpus = new();
        for (int i = 0; i < CpuMaskSize * 8; i++)
            if ((set[i / 8] & (1 << (i % 8))) != 0 && !cpus.Add(PyInt.From(i))) return null;
        return cpus;
    }

    [PyFunction("major", "(device, /)", Doc = "A device number's major part."), Mirrors("os_major_impl", 12732, 12737)]
    private static PyObject? Major(PyObject device) => Device(device, out ulong d) ? Part(LibC.Major(d)) : null;

    /// <summary>The number that stands for no device is -1.</summary>
    [Mirrors("_Py_Dev_Converter", 1039, 1080)]
    private static bool Device(PyObject o, out ulong device)
    {
        device = ulong.MaxValue;
        return (o is PyLong number && number.TryAsLong(out long value) && value == -1) || Args.AsULong(o, out device);
    }

    [Mirrors("_PyLong_FromDev", 1026, 1035)]
    private static PyObject Part(uint value) => value == uint.MaxValue ? PyInt.From(-1) : PyInt.From(value);

    [PyFunction("minor", "(device, /)", Doc = "A device number's minor part."), Mirrors("os_minor_impl", 12749, 12754)]
    private static PyObject? Minor(PyObject device) => Device(device, out ulong d) ? Part(LibC.Minor(d)) : null;

    [PyFunction("makedev", "(major, minor, /)", Doc = "A device number of its parts."), Mirrors("os_makedev_impl", 12767, 12777)]
    private static PyObject? MakeDev(PyObject major, PyObject minor)
    {
        if (!Device(major, out ulong a) || !Device(minor, out ulong b)) return null;
        if ((a > uint.MaxValue && a != ulong.MaxValue) || (b > uint.MaxValue && b != ulong.MaxValue)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C unsigned int");
        ulong device = LibC.MakeDevice((uint)a, (uint)b);
        return device == ulong.MaxValue ? PyInt.From(-1) : PyLong.From(device);
    }

    [PyFunction("unshare", "(flags)", Doc = "Leave namespaces that are shared with other processes."), Mirrors("os_unshare_impl", 10297, 10312)]
    private static PyObject? Unshare(int flags) => NoneOrError(LibC.unshare(flags));

    [PyFunction("setns", "(fd, nstype=0)", Doc = "Enter a namespace."), Mirrors("os_setns_impl", 10269, 10284)]
    private static PyObject? SetNs([FileDescriptor] int fd, int nstype = 0) => NoneOrError(LibC.setns(fd, nstype));
}
