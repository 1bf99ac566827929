// Modules/_posixsubprocess.c: starting a child, on posix_spawn: a .NET process cannot fork.

using System.Runtime.InteropServices;
using System.Text;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Starting a child; <c>subprocess.py</c> stands on this.</summary>
[PyModule("_posixsubprocess", Source = "Modules/_posixsubprocess.c", Doc = "Starting a child process.")]
public static unsafe partial class PosixSubprocessModule
{
    private const int DupCloexec = 1030, Cloexec = 0x80000, PathOnly = 0x200000, Directory = 0x10000, Enoent = 2, Enotdir = 20, SigPipe = 13, SigXfsz = 25;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "syscall")] private static partial long SysCall(long number, long a, long b, long c);

    /// <summary>Start the first of the executables that there is. A failure before the program runs is written to the error pipe, as the child of a fork would.</summary>
    [PyFunction("fork_exec", """
        (args, executable_list, close_fds, pass_fds, cwd,
                  env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
                  errpipe_read, errpipe_write, restore_signals, call_setsid,
                  pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn,
                  /)
        """), Mirrors("subprocess_fork_exec_impl", 1007, 1320)]
    private static PyObject? ForkExec(ThreadState thread, PyObject args, PyObject executable_list, bool close_fds, PyTuple pass_fds, PyObject cwd, PyObject env,
        int p2cread, int p2cwrite, int c2pread, int c2pwrite, int errread, int errwrite, int errpipe_read, int errpipe_write,
        bool restore_signals, bool call_setsid, int pgid_to_set, PyObject gid, PyObject extra_groups, PyObject uid, int child_umask, PyObject preexec_fn)
    {
        if (preexec_fn is not PyNone && thread.Interpreter.Finalizing)
            return Err.Raise(Exc.PythonFinalizationError, "preexec_fn not supported at interpreter shutdown");
        if (close_fds && errpipe_write < 3) return Err.Raise(Exc.ValueError, "errpipe_write must be >= 3");
        if (!PassedFds(pass_fds, out int[] passed)) return Err.Raise(Exc.ValueError, "bad value(s) in fds_to_keep");
        // The error pipe is ours alone: what the child of a fork would write to it, this process writes.
        passed = Array.FindAll(passed, fd => fd != errpipe_write);
        if (!ByteStrings(executable_list, out List<byte[]> executables)) return null;
        List<byte[]> arguments = [];
        if (args is not PyNone && !Arguments(args, out arguments)) return null;
        List<byte[]>? environment = null;
        if (env is not PyNone && !ByteStrings(env, out environment)) return null;
        byte[]? folder = null;
        if (cwd is not PyNone && (folder = PathArg.FsConvert(cwd)) is null) return null;
        var identity = new Identity();
        if (!identity.Read(uid, gid, extra_groups)) return null;
        if (!Audit.Raise("_posixsubprocess.fork_exec", executable_list, args, env)) return null;
        // Without fork() there is no copy of this process that could run the function before it becomes the program.
        if (preexec_fn is not PyNone)
            return Err.Raise(Exc.RuntimeError, "preexec_fn is not supported: the child is not a copy of this process");

        var owned = new List<int>();
        try
        {
            return PyInt.From(Launch());
        }
        finally
        {
            foreach (int fd in owned) LibC.close(fd);
        }

        int Launch()
        {
            if (folder is not null && Reach(folder) is var reached and not 0)
                return ReportFailure(errpipe_write, reached, "noexec:chdir");
            using var spawn = new SpawnSetup();
            if (folder is not null) spawn.ChDir(folder);
            // A descriptor that one of the first dup2() calls would overwrite moves out of the way first.
            int outFd = c2pwrite, errFd = errwrite;
            if (outFd == 0) owned.Add(outFd = LibC.fcntl(outFd, DupCloexec, 3));
            if (errFd is 0 or 1) owned.Add(errFd = LibC.fcntl(errFd, DupCloexec, 3));
            if (p2cread != -1) spawn.Dup2(p2cread, 0);
            if (outFd != -1) spawn.Dup2(outFd, 1);
            if (errFd != -1) spawn.Dup2(errFd, 2);
            // dup2() of a descriptor onto itself takes its close-on-exec flag away.
            foreach (int fd in passed) spawn.Dup2(fd, fd);
            if (close_fds) CloseOthers(spawn, passed);
            if (restore_signals) spawn.SetSignals(SignalSet(SigPipe, SigXfsz), mask: false);
            if (call_setsid) spawn.Flags |= SpawnSetup.SetSid;
            if (pgid_to_set >= 0) spawn.SetGroup(pgid_to_set);
            using var argv = new NativeStrings(arguments);
            using NativeStrings? envp = environment is null ? null : new NativeStrings(environment);
            int pid = 0, error = Enoent;
            int identityError;
            // The child shares this process's memory until it runs its program, which may take as long as the file system likes.
            using (Gil.Release(thread))
                identity.Run(() => error = Spawn(spawn, executables, argv, envp, child_umask, out pid), out identityError);
            if (identityError != 0) return ReportFailure(errpipe_write, identityError, "noexec");
            return error == 0 ? pid : ReportFailure(errpipe_write, error, "");
        }
    }

    /// <summary>Try the executables in turn; the error that is neither of the two of a missing file wins.</summary>
    [Mirrors("child_exec", 659, 858)]
    private static int Spawn(SpawnSetup spawn, List<byte[]> executables, NativeStrings argv, NativeStrings? envp, int umask, out int pid)
    {
        pid = 0;
        int kept = 0, last = Enoent;
        byte** environment = envp is not null ? envp.Pointer : PosixModule.Environ;
        // The mask is the process's; it is changed for as long as the start takes.
        uint old = umask >= 0 ? LibC.umask((uint)umask) : 0;
        foreach (byte[] executable in executables)
        {
            last = spawn.Spawn(search: false, executable, argv.Pointer, environment, out pid);
            if (last == 0) break;
            if (last is not Enoent and not Enotdir && kept == 0) kept = last;
        }
        if (umask >= 0) LibC.umask(old);
        return last == 0 ? 0 : kept != 0 ? kept : last;
    }

    /// <summary>Whether the child could change to the folder: 0 or the error.</summary>
    private static int Reach(byte[] folder)
    {
        int fd = LibC.open(folder, PathOnly | Directory | Cloexec, 0);
        if (fd < 0) return Marshal.GetLastPInvokeError();
        LibC.close(fd);
        const int execute = 1;
        return LibC.access(folder, execute) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>What the child of a fork would write, for subprocess.py to raise. The number given back is no child's, so that waiting for it finds none.</summary>
    private static int ReportFailure(int pipe, int error, string message)
    {
        byte[] text = Encoding.ASCII.GetBytes($"OSError:{error:X}:{message}");
        fixed (byte* p = text) LibC.write(pipe, p, (nuint)text.Length);
        return LibC.getpid();
    }

    private static byte[] SignalSet(params ReadOnlySpan<int> signals)
    {
        var set = new byte[128];
        foreach (int signal in signals) set[(signal - 1) >> 3] |= (byte)(1 << ((signal - 1) & 7));
        return set;
    }

    [Mirrors("_close_open_fds", 571, 582)]
    private static void CloseOthers(SpawnSetup spawn, int[] passed)
    {
        if (passed.Length == 0)
        {
            spawn.CloseFrom(3);
            return;
        }
        int last = passed[^1];
        foreach (string entry in System.IO.Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), out int fd) && fd > 2 && fd < last && Array.BinarySearch(passed, fd) < 0) spawn.Close(fd);
        }
        spawn.CloseFrom(last + 1);
    }

    [Mirrors("_sanity_check_herthon_fd_sequence", 144, 163)]
    private static bool PassedFds(PyTuple tuple, out int[] fds)
    {
        fds = new int[tuple.Count];
        long previous = -1;
        for (int i = 0; i < fds.Length; i++)
        {
            if (tuple[i] is not PyLong number || !number.TryAsLong(out long fd) || fd < 0 || fd <= previous || fd > int.MaxValue) return false;
            fds[i] = (int)fd;
            previous = fd;
        }
        return true;
    }

    /// <summary>Bytes objects as C strings.</summary>
    [Mirrors("_PySequence_BytesToCharpArray", 201, 256)]
    private static bool ByteStrings(PyObject sequence, out List<byte[]> strings)
    {
        strings = [];
        nint count = Seq.Size(sequence);
        if (count < 0) return false;
        for (nint i = 0; i < count; i++)
        {
            if (Seq.GetItem(sequence, i) is not { } item) return false;
            if (item is not PyBytes bytes) return Err.Fail(Exc.TypeError, $"expected bytes, {item.Type.Name} found");
            if (bytes.Span.Contains((byte)0)) return Err.Fail(Exc.ValueError, "embedded null byte");
            strings.Add([.. bytes.Span, 0]);
        }
        return true;
    }

    private static bool Arguments(PyObject args, out List<byte[]> arguments)
    {
        arguments = [];
        if (!Seq.Fast(args, "argv must be a tuple", out ReadOnlySpan<PyObject> items, out _)) return false;
        int count = items.Length;
        for (int i = 0; i < count; i++)
        {
            // __fspath__ may have changed the list.
            if (args is PyList list && list.Count != count) return Err.Fail(Exc.RuntimeError, "args changed during iteration");
            if (PathArg.FsConvert(items[i]) is not { } text) return false;
            arguments.Add(text);
        }
        return true;
    }

    /// <summary>The user and groups of the child. Linux keeps them per thread: a thread takes them on, starts the child and ends.</summary>
    private sealed class Identity
    {
        private const long SetGroups = 116, SetReGid = 114, SetReUid = 113;
        private uint? _uid, _gid;
        private uint[]? _groups;

        public bool Read(PyObject uid, PyObject gid, PyObject groups)
        {
            if (!ReadGroups(groups)) return false;
            return ReadId(gid, "gid", out _gid) && ReadId(uid, "uid", out _uid);
        }

        private bool ReadGroups(PyObject groups)
        {
            const int most = 65536;
            if (groups is PyNone) return true;
            if (groups is not PyList list) return Err.Fail(Exc.TypeError, "setgroups argument must be a list");
            if (list.Count > most) return Err.Fail(Exc.ValueError, "too many extra_groups");
            _groups = new uint[list.Count];
            for (int i = 0; i < _groups.Length; i++)
            {
                PyObject item = list[i];
                if (item is not PyLong) return Err.Fail(Exc.TypeError, "extra_groups must be integers");
                if (PathArg.Id(item, "gid", out _groups[i])) continue;
                Err.Clear();
                return Err.Fail(Exc.ValueError, "invalid group id");
            }
            return true;
        }

        /// <summary>An id; -1 asks for no change, as None does.</summary>
        private static bool ReadId(PyObject o, string kind, out uint? id)
        {
            id = null;
            if (o is PyNone) return true;
            if (!PathArg.Id(o, kind, out uint value)) return false;
            if (value != uint.MaxValue) id = value;
            return true;
        }

        public void Run(Action start, out int error)
        {
            error = 0;
            if (_uid is null && _gid is null && _groups is null)
            {
                start();
                return;
            }
            int failed = 0;
            var thread = new Thread(() =>
            {
                if (!Become(out failed)) return;
                start();
            });
            thread.Start();
            thread.Join();
            error = failed;
        }

        private bool Become(out int error)
        {
            error = 0;
            long result = 0;
            if (_groups is not null)
                fixed (uint* groups = _groups)
                    result = SysCall(SetGroups, _groups.Length, (long)groups, 0);
            if (result == 0 && _gid is { } gid) result = SysCall(SetReGid, gid, gid, 0);
            if (result == 0 && _uid is { } uid) result = SysCall(SetReUid, uid, uid, 0);
            if (result != 0) error = Marshal.GetLastPInvokeError();
            return result == 0;
        }
    }
}
