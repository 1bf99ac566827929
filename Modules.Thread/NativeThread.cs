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

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int pthread_setname_np(nint thread, string name);

    [LibraryImport("libc")]
    private static partial int pthread_getname_np(nint thread, Span<byte> buffer, nuint length);

    [Mirrors("PyThread_get_thread_native_id", 383, 414)]
    public static long Id() => gettid();

    [Mirrors("PyThread_get_thread_ident_ex", 367, 374)]
    public static long Self() => pthread_self();

    public static void SetName(string name) => _ = pthread_setname_np(pthread_self(), name);

    public static string GetName()
    {
        Span<byte> buffer = stackalloc byte[100];
        if (pthread_getname_np(pthread_self(), buffer, 100) != 0) return "";
        int end = buffer.IndexOf((byte)0);
        return System.Text.Encoding.UTF8.GetString(buffer[..Math.Max(end, 0)]);
    }
}
