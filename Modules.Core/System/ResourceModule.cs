// Modules/resource.c: limits and usage of resources.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Limits and usage of the system's resources.</summary>
[PyModule("resource", Source = "Modules/resource.c", Doc = "Limits and usage of the system's resources.")]
public static unsafe partial class ResourceModule
{
    [PyConstant] private const int RLIMIT_CPU = 0, RLIMIT_FSIZE = 1, RLIMIT_DATA = 2, RLIMIT_STACK = 3, RLIMIT_CORE = 4, RLIMIT_NOFILE = 7, RLIMIT_OFILE = 7, RLIMIT_AS = 9,
        RLIMIT_RSS = 5, RLIMIT_NPROC = 6, RLIMIT_MEMLOCK = 8, RLIMIT_MSGQUEUE = 12, RLIMIT_NICE = 13, RLIMIT_RTPRIO = 14, RLIMIT_RTTIME = 15, RLIMIT_SIGPENDING = 11,
        RUSAGE_SELF = 0, RUSAGE_CHILDREN = -1, RUSAGE_THREAD = 1, RLIM_INFINITY = -1;

    private const int Count = 16, Einval = 22, Eperm = 1;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long Soft, Hard;
    }

    [LibraryImport("libc", SetLastError = true)] private static partial int getrusage(int who, long* usage);
    [LibraryImport("libc", SetLastError = true)] private static partial int getrlimit(int resource, Limits* limits);
    [LibraryImport("libc", SetLastError = true)] private static partial int setrlimit(int resource, Limits* limits);
    [LibraryImport("libc", SetLastError = true)] private static partial int prlimit(int pid, int resource, Limits* limits, Limits* old);

    [PyExec, Mirrors("resource_exec", 365, 511)]
    private static bool Exec(PyModuleObject module) => module.Dict.SetItem(PyStr.Intern("error"), Exc.OSError);

    /// <summary>What the process, its children or the thread used.</summary>
    [PyFunction("getrusage", "(who, /)"), Mirrors("resource_getrusage_impl", 103, 150)]
    private static PyObject? GetRUsage(int who)
    {
        const int fields = 16;
        long* usage = stackalloc long[fields + 2];
        if (getrusage(who, usage) == -1)
        {
            int error = Marshal.GetLastPInvokeError();
            return error == Einval ? Err.Raise(Exc.ValueError, "invalid who parameter") : Err.FromErrno(error);
        }
        var values = new PyObject[fields];
        values[0] = new PyFloat(usage[0] + usage[1] * 1e-6);
        values[1] = new PyFloat(usage[2] + usage[3] * 1e-6);
        for (int i = 2; i < fields; i++) values[i] = PyInt.From(usage[i + 2]);
        return PyStructSequence.Create(StructRUsage.TypeObject, values);
    }

    [Mirrors("rlimit2py", 196, 205)]
    private static PyObject Pair(Limits limits) => PyTuple.Of(PyInt.From(limits.Soft), PyInt.From(limits.Hard));

    [Mirrors("py2rlimit", 153, 194)]
    private static bool Read(PyObject o, out Limits limits)
    {
        limits = default;
        if (Seq.Tuple(o) is not { } pair) return false;
        if (pair.Count != 2) return Err.Fail(Exc.ValueError, "expected a tuple of 2 integers");
        return Limit(pair[0], out limits.Soft) && Limit(pair[1], out limits.Hard);
    }

    private static bool Limit(PyObject o, out long value)
    {
        if (Args.AsLong(o, out value)) return true;
        if (!Err.MatchesAndClear(Exc.OverflowError) || !Args.AsULong(o, out ulong wide)) return false;
        value = (long)wide;
        return true;
    }

    private static bool InRange(int resource) => resource is >= 0 and < Count || Err.Fail(Exc.ValueError, "invalid resource specified");

    /// <summary>The soft and hard limit of a resource.</summary>
    [PyFunction("getrlimit", "(resource, /)"), Mirrors("resource_getrlimit_impl", 215, 232)]
    private static PyObject? GetRLimit(int resource)
    {
        Limits limits;
        if (!InRange(resource)) return null;
        return getrlimit(resource, &limits) == -1 ? Err.FromErrno(Marshal.GetLastPInvokeError()) : Pair(limits);
    }

    /// <summary>Set the soft and hard limit of a resource.</summary>
    [PyFunction("setrlimit", "(resource, limits, /)"), Mirrors("resource_setrlimit_impl", 243, 276)]
    private static PyObject? SetRLimit(int resource, PyObject limits)
    {
        if (!InRange(resource) || !Audit.Raise("resource.setrlimit", PyInt.From(resource), limits) || !Read(limits, out Limits wanted)) return null;
        if (setrlimit(resource, &wanted) != -1) return PyNone.Instance;
        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            Einval => Err.Raise(Exc.ValueError, "current limit exceeds maximum limit"),
            Eperm => Err.Raise(Exc.ValueError, "not allowed to raise maximum limit"),
            _ => Err.FromErrno(error),
        };
    }

    /// <summary>The limits of a process, and set them where asked.</summary>
    [PyFunction("prlimit", "(pid, resource, limits=None, /)"), Mirrors("resource_prlimit_impl", 289, 328)]
    private static PyObject? PRLimit(int pid, int resource, PyObject? limits = null)
    {
        if (!InRange(resource) || !Audit.Raise("resource.prlimit", PyInt.From(pid), PyInt.From(resource), limits ?? PyNone.Instance)) return null;
        Limits wanted = default, old;
        bool set = limits is not null and not PyNone;
        if (set && !Read(limits!, out wanted)) return null;
        if (prlimit(pid, resource, set ? &wanted : null, &old) != -1) return Pair(old);
        int error = Marshal.GetLastPInvokeError();
        return error == Einval ? Err.Raise(Exc.ValueError, "current limit exceeds maximum limit") : Err.FromErrno(error);
    }

    /// <summary>The size of a page of memory.</summary>
    [PyFunction("getpagesize", "()"), Mirrors("resource_getpagesize_impl", 335, 348)]
    private static PyObject? GetPageSize() => PyInt.From(Environment.SystemPageSize);
}

/// <summary>What was used.</summary>
[PyType("resource.struct_rusage", Module = typeof(ResourceModule), Doc = "What a process used of the system's resources.")]
[PyStructSequence("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
    "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
    Docs = ["seconds in user mode", "seconds in the system", "most memory that was resident at once", "shared memory", "unshared data", "unshared stack", "page faults without a read", "page faults with a read", "how often it was swapped out", "block reads", "block writes", "messages sent", "messages received", "signals received", "switches that it asked for", "switches that were forced"])]
public sealed partial class StructRUsage : PyStructSequence;
