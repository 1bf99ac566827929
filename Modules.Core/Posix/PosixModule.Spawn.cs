// Modules/posixmodule.c: exec and posix_spawn. fork and its kin do not exist: a .NET process cannot fork.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    /// <summary>argv of exec and spawn; null raised.</summary>
    [Mirrors("parse_arglist", 6949, 6974)]
    private static NativeStrings? Arguments(PyObject argv, string what)
    {
        if (argv is not PyList and not PyTuple) return Err.Raise<NativeStrings>(Exc.TypeError, $"{what} must be a tuple or list");
        nint count = Seq.Size(argv);
        if (count < 1) return Err.Raise<NativeStrings>(Exc.ValueError, $"{what} must not be empty");
        var strings = new List<byte[]>();
        for (nint i = 0; i < count; i++)
        {
            if (Seq.GetItem(argv, i) is not { } item || PathArg.FsConvert(item) is not { } bytes) return null;
            if (i == 0 && bytes.Length == 1) return Err.Raise<NativeStrings>(Exc.ValueError, $"{what} first element cannot be empty");
            strings.Add(bytes);
        }
        return new NativeStrings(strings);
    }

    /// <summary>parse_envlist: a mapping as NAME=VALUE strings; null raised.</summary>
    [Mirrors("parse_envlist", 6848, 6947)]
    private static NativeStrings? Environment(PyObject env)
    {
        if (Mapping.Size(env) is var size && size < 0 || Mapping.Keys(env) is not { } keys || Mapping.Values(env) is not { } values) return null;
        var strings = new List<byte[]>();
        for (int i = 0; i < size; i++)
        {
            // The lists may be the mapping's own, and a path object may change them.
            if (i >= keys.Count || i >= values.Count) return Err.Raise<NativeStrings>(Exc.IndexError, "list index out of range");
            PyObject name = keys[i], text = values[i];
            if (PathArg.FsConvert(name) is not { } key || PathArg.FsConvert(text) is not { } value) return null;
            if (key.Length == 1 || key.AsSpan(1).Contains((byte)'=')) return Err.Raise<NativeStrings>(Exc.ValueError, "illegal environment variable name");
            byte[] entry = new byte[key.Length + value.Length];
            key.CopyTo(entry, 0);
            entry[key.Length - 1] = (byte)'=';
            value.CopyTo(entry, key.Length);
            strings.Add(entry);
        }
        return new NativeStrings(strings);
    }

    [PyFunction("execv", "(path, argv, /)", Doc = "Run a program in place of this process."), Mirrors("os_execv_impl", 6992, 7049)]
    private static PyObject? ExecV(PyObject path, PyObject argv)
    {
        if (PathArg.Convert(path, "execv") is not { } p || Arguments(argv, "execv() arg 2") is not { } arguments) return null;
        using (arguments)
        {
            if (!Hooks.Audit("os.exec", path, argv, PyNone.Instance)) return null;
            LibC.execve(p.Bytes, arguments.Pointer, Environ);
            return Err.FromErrno(LibC.Errno);
        }
    }

    [PyFunction("execve", "(path, argv, env)", Doc = "Run a program with an environment in place of this process."), Mirrors("os_execve_impl", 7065, 7141)]
    private static PyObject? ExecVE(PyObject path, PyObject argv, PyObject env)
    {
        if (PathArg.Convert(path, "execve", allowFd: true) is not { } p) return null;
        if (Arguments(argv, "execve: argv") is not { } arguments) return null;
        using (arguments)
        {
            if (!Mapping.Check(env)) return Err.Raise(Exc.TypeError, "execve: environment must be a mapping object");
            if (Environment(env) is not { } environment) return null;
            using (environment)
            {
                if (!Hooks.Audit("os.exec", path, argv, env)) return null;
                if (p.Fd >= 0) LibC.fexecve(p.Fd, arguments.Pointer, environment.Pointer);
                else LibC.execve(p.Bytes, arguments.Pointer, environment.Pointer);
                return p.Error(LibC.Errno);
            }
        }
    }

    private static bool SigSet(PyObject signals, SpawnSetup setup, bool mask)
    {
        PyObject? iterator = Obj.GetIter(signals);
        if (iterator is null) return false;
        Span<byte> set = stackalloc byte[128];
        set.Clear();
        bool any = false;
        while (Obj.IterNext(iterator) is { } item)
        {
            if (!Args.AsLong(item, out long signal)) return false;
            if (signal is <= 0 or > 64) return Err.Fail(Exc.ValueError, $"signal number {signal} out of range [1; 64]");
            set[(int)(signal - 1) / 8] |= (byte)(1 << (int)((signal - 1) % 8));
            any = true;
        }
        if (Err.Occurred is not null) return false;
        if (any || mask) setup.SetSignals(set, mask);
        return true;
    }

    [Mirrors("py_posix_spawn", 7432, 7568)]
    private static PyObject? Spawn(bool search, string function, PyObject path, PyObject argv, PyObject env, PyObject? file_actions, PyObject? setpgroup,
        bool resetids, bool setsid, PyObject? setsigmask, PyObject? setsigdef, PyObject? scheduler)
    {
        if (PathArg.Convert(path, function) is not { } p || Arguments(argv, $"{function}: argv") is not { } arguments) return null;
        using (arguments)
        {
            if (env is not PyNone && !Mapping.Check(env)) return Err.Raise(Exc.TypeError, $"{function}: environment must be a mapping object or None");
            NativeStrings? environment = null;
            if (env is not PyNone && (environment = Environment(env)) is null) return null;
            using (environment)
            using (SpawnSetup setup = new())
            {
                if (file_actions is not null and not PyNone && !FileActions(file_actions, setup)) return null;
                if (setpgroup is not null and not PyNone)
                {
                    if (!Args.AsInt(setpgroup, out int group)) return null;
                    setup.SetGroup(group);
                }
                if (resetids) setup.Flags |= SpawnSetup.ResetIds;
                if (setsid) setup.Flags |= SpawnSetup.SetSid;
                if (setsigmask is not null && Obj.IsTrue(setsigmask) != false && !SigSet(setsigmask, setup, mask: true)) return null;
                if (setsigdef is not null && Obj.IsTrue(setsigdef) != false && !SigSet(setsigdef, setup, mask: false)) return null;
                if (scheduler is not null and not PyNone)
                {
                    if (scheduler is not PyTuple { Count: 2 } pair) return Err.Raise(Exc.TypeError, $"{function}: scheduler must be a tuple or None");
                    int? policy = null;
                    if (pair[0] is not PyNone)
                    {
                        if (!Args.AsInt(pair[0], out int value)) return null;
                        policy = value;
                    }
                    if (!SchedParam.Priority(pair[1], out int priority)) return null;
                    setup.SetScheduler(policy, priority);
                }
                if (!Hooks.Audit("os.posix_spawn", path, argv, env)) return null;
                int error = setup.Spawn(search, p.Bytes, arguments.Pointer, environment is null ? Environ : environment.Pointer, out int pid);
                return error != 0 ? p.Error(error) : PyInt.From(pid);
            }
        }
    }

    [Mirrors("parse_file_actions", 7301, 7429)]
    private static bool FileActions(PyObject actions, SpawnSetup setup)
    {
        if (!Seq.Fast(actions, "file_actions must be a sequence or None", out ReadOnlySpan<PyObject> items, out _)) return false;
        foreach (PyObject item in items)
        {
            if (item is not PyTuple { Count: > 0 } action) return Err.Fail(Exc.TypeError, "Each file_actions element must be a non-empty tuple");
            if (!Args.AsLong(action[0], out long tag)) return false;
            int error;
            switch (tag)
            {
                case POSIX_SPAWN_OPEN:
                    if (action.Count != 5) return Err.Fail(Exc.TypeError, "A open file_action tuple must have 5 elements");
                    if (!Args.AsInt(action[1], out int fd) || PathArg.FsConvert(action[2]) is not { } path || !Args.AsInt(action[3], out int flags) || !Args.AsULong(action[4], out ulong mode)) return false;
                    error = setup.Open(fd, path, flags, (uint)mode);
                    break;
                case POSIX_SPAWN_CLOSE:
                    if (action.Count != 2) return Err.Fail(Exc.TypeError, "A close file_action tuple must have 2 elements");
                    if (!Args.AsInt(action[1], out fd)) return false;
                    error = setup.Close(fd);
                    break;
                case POSIX_SPAWN_DUP2:
                    if (action.Count != 3) return Err.Fail(Exc.TypeError, "A dup2 file_action tuple must have 3 elements");
                    if (!Args.AsInt(action[1], out fd) || !Args.AsInt(action[2], out int to)) return false;
                    error = setup.Dup2(fd, to);
                    break;
                case POSIX_SPAWN_CLOSEFROM:
                    if (action.Count != 2) return Err.Fail(Exc.TypeError, "A closefrom file_action tuple must have 2 elements");
                    if (!Args.AsInt(action[1], out fd)) return false;
                    error = setup.CloseFrom(fd);
                    break;
                default:
                    return Err.Fail(Exc.TypeError, "Unknown file_actions identifier");
            }
            if (error != 0)
            {
                Err.FromErrno(error);
                return false;
            }
        }
        return true;
    }

    [PyFunction("posix_spawn", "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)",
        Doc = "Run a program in a new process and return its id."), Mirrors("os_posix_spawn_impl", 7600, 7611)]
    private static PyObject? PosixSpawn(PyObject path, PyObject argv, PyObject env, PyObject? file_actions = null, PyObject? setpgroup = null, bool resetids = false, bool setsid = false,
        PyObject? setsigmask = null, PyObject? setsigdef = null, PyObject? scheduler = null) =>
        Spawn(false, "posix_spawn", path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler);

    [PyFunction("posix_spawnp", "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)",
        Doc = "The same, with the program looked up on PATH."), Mirrors("os_posix_spawnp_impl", 7646, 7657)]
    private static PyObject? PosixSpawnP(PyObject path, PyObject argv, PyObject env, PyObject? file_actions = null, PyObject? setpgroup = null, bool resetids = false, bool setsid = false,
        PyObject? setsigmask = null, PyObject? setsigdef = null, PyObject? scheduler = null) =>
        Spawn(true, "posix_spawnp", path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler);
}
