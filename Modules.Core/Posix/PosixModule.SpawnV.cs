// Lib/os.py: the spawn functions. There they are made of fork and exec, which do not exist here; where a module brings them, as on Windows, os takes those.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

public static unsafe partial class PosixModule
{
    [PyConstant] private const int P_WAIT = 0, P_NOWAIT = 1, P_NOWAITO = 1;

    private const int CannotRun = 127;

    private static PyObject? SpawnV(int mode, PyObject file, PyObject args, PyObject? env, bool search, string function)
    {
        if (args is not PyTuple and not PyList) return Err.Raise(Exc.TypeError, "argv must be a tuple or a list");
        if (Seq.Size(args) == 0) return Err.Raise(Exc.ValueError, "argv first element cannot be empty");
        if (Seq.GetItem(args, 0) is not { } first || Obj.IsTrue(first) is not { } named) return null;
        if (!named) return Err.Raise(Exc.ValueError, "argv first element cannot be empty");
        PyObject environment = env ?? (PyObject)PyNone.Instance;
        PyObject? pid = Spawn(search, function, file, args, environment, null, null, false, false, null, null, null);
        if (pid is null)
        {
            // A forked child would say by its exit code that it could not run the program.
            if (!Err.MatchesAndClear(Exc.OSError)) return null;
            if (mode == P_WAIT) return PyInt.From(CannotRun);
            return Spawn(false, function, PyStr.From("/bin/sh"), PyTuple.Of(PyStr.From("sh"), PyStr.From("-c"), PyStr.From($"exit {CannotRun}")), PyNone.Instance, null, null, false, false, null, null, null);
        }
        if (mode != P_WAIT) return pid;
        if (!Args.AsInt(pid, out int id)) return null;
        while (true)
        {
            if (WaitPid(id, 0) is not PyTuple result || !Args.AsInt(result[1], out int status)) return null;
            if (!WIfStopped(status)) return WaitStatusToExitCode(result[1]);
        }
    }

    [PyFunction("spawnv", "(mode, file, args, /)", Doc = "Run a program; wait for its exit code (P_WAIT) or return its process id (P_NOWAIT).")]
    private static PyObject? SpawnV(int mode, PyObject file, PyObject args) => SpawnV(mode, file, args, null, false, "spawnv");

    [PyFunction("spawnve", "(mode, file, args, env, /)", Doc = "The same with an environment.")]
    private static PyObject? SpawnVE(int mode, PyObject file, PyObject args, PyObject env) => SpawnV(mode, file, args, env, false, "spawnve");

    [PyFunction("spawnvp", "(mode, file, args, /)", Doc = "Like spawnv, with the program looked up on PATH.")]
    private static PyObject? SpawnVP(int mode, PyObject file, PyObject args) => SpawnV(mode, file, args, null, true, "spawnvp");

    [PyFunction("spawnvpe", "(mode, file, args, env, /)", Doc = "Like spawnve, with the program looked up on PATH.")]
    private static PyObject? SpawnVPE(int mode, PyObject file, PyObject args, PyObject env) => SpawnV(mode, file, args, env, true, "spawnvpe");
}
