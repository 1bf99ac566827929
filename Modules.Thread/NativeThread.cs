// Python/thread_pthread.h: what the system knows of a thread.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

internal static partial class NativeThread
{
    [LibraryImport("libc")]
    private static partial int gettid();

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial int pthread_setname_np(nint thread, ReadOnlySpan<byte> name);

    [LibraryImport("libc")]
    private static partial int pthread_getname_np(nint thread, Span<byte> buffer, nuint length);

    [Mirrors("PyThread_get_thread_native_id", 383, 414)]
    public static long Id() => gettid();

    [Mirrors("PyThread_get_thread_ident_ex", 367, 374)]
    public static long Self() => pthread_self();

    /// <summary>The error number, 0 for none. The name ends with a NUL.</summary>
    public static int SetName(ReadOnlySpan<byte> name) => pthread_setname_np(pthread_self(), name);

    /// <summary>The error number, 0 for none.</summary>
    public static int GetName(Span<byte> name, out int length)
    {
        int error = pthread_getname_np(pthread_self(), name, (nuint)name.Length);
        length = Math.Max(name.IndexOf((byte)0), 0);
        return error;
    }
}
