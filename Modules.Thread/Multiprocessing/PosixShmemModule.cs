// Modules/_multiprocessing/posixshmem.c: shared memory by name.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Shared memory by name; <c>multiprocessing.shared_memory</c> stands on this.</summary>
[PyModule("_posixshmem", Source = "Modules/_multiprocessing/posixshmem.c", Doc = "POSIX shared memory module")]
public static partial class PosixShmemModule
{
    private const int Eintr = 4;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int shm_open(string name, int flags, uint mode);
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int shm_unlink(string name);

    /// <summary>The name for C; null raised.</summary>
    private static string? Name(string function, PyObject argument)
    {
        if (argument is not PyStr path)
        {
            Args.BadArgument(function, "argument 1", "str", argument);
            return null;
        }
        if (path.ToUtf8() is null) return null;
        if (!path.Value.Contains('\0')) return path.Value;
        Err.Raise(Exc.ValueError, "embedded null character");
        return null;
    }

    /// <summary>Open a piece of shared memory; a file descriptor comes back.</summary>
    [PyFunction("shm_open", "(path, flags, mode=511)", VarArgs = true), Mirrors("_posixshmem_shm_open_impl", 44, 73)]
    private static PyObject? ShmOpen(ThreadState thread, PyStr path, int flags, int mode = 511)
    {
        if (Name("shm_open", path) is not { } name) return null;
        while (true)
        {
            int fd, error;
            using (Gil.Release(thread))
            {
                fd = shm_open(name, flags, (uint)mode);
                error = Marshal.GetLastPInvokeError();
            }
            if (fd >= 0) return PyInt.From(fd);
            if (error != Eintr) return Err.FromErrno(error, path);
            if (!thread.CheckSignals()) return null;
        }
    }

    /// <summary>Take the name away; the memory goes when nobody maps it any more.</summary>
    [PyFunction("shm_unlink", "(path, /)"), Mirrors("_posixshmem_shm_unlink_impl", 90, 118)]
    private static PyObject? ShmUnlink(ThreadState thread, PyObject path)
    {
        if (Name("shm_unlink", path) is not { } name) return null;
        while (true)
        {
            int result, error;
            using (Gil.Release(thread))
            {
                result = shm_unlink(name);
                error = Marshal.GetLastPInvokeError();
            }
            if (result == 0) return PyNone.Instance;
            if (error != Eintr) return Err.FromErrno(error, path);
            if (!thread.CheckSignals()) return null;
        }
    }
}
