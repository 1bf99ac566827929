// Modules/_multiprocessing/multiprocessing.c: what multiprocessing asks of the system beside pipes.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Named semaphores that processes share.</summary>
[PyModule("_multiprocessing", Source = "Modules/_multiprocessing/multiprocessing.c", Doc = "")]
public static partial class MultiprocessingModule
{
    [LibraryImport("libc", SetLastError = true, EntryPoint = "sem_unlink", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SystemUnlink(string name);

    [PyExec, Mirrors("multiprocessing_exec", 195, 275)]
    private static bool Exec(PyModuleObject module)
    {
        var flags = new PyDict();
        return flags.SetItem(PyStr.Intern("HAVE_SEM_OPEN"), PyInt.From(1)) && flags.SetItem(PyStr.Intern("HAVE_SEM_TIMEDWAIT"), PyInt.From(1))
            && module.Dict.SetItem(PyStr.Intern("flags"), flags);
    }

    /// <summary>Take the name of a semaphore away; it lives on where it is open.</summary>
    [PyFunction("sem_unlink", "(name, /)"), Mirrors("_multiprocessing_sem_unlink_impl", 167, 172)]
    [Mirrors("_PyMp_sem_unlink", 794, 803, File = "Modules/_multiprocessing/semaphore.c")]
    private static PyObject? SemUnlink(string name) => SystemUnlink(name) < 0 ? Err.FromErrno(Marshal.GetLastPInvokeError()) : PyNone.Instance;
}
