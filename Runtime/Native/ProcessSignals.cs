// Modules/main.c (exit_sigint): how a process ends that was interrupted.

using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>What the process does to itself with signals.</summary>
internal static unsafe partial class ProcessSignals
{
    private const int Sigint = 2, StatusOfSigint = 130;

    [StructLayout(LayoutKind.Sequential)]
    private struct SigAction
    {
        public nint Handler;
        public fixed ulong Mask[16];
        public int Flags;
        public nint Restorer;
    }

    [LibraryImport("libc", SetLastError = true)] private static partial int sigaction(int signal, SigAction* action, SigAction* old);
    [LibraryImport("libc", SetLastError = true)] private static partial int kill(int pid, int signal);

    /// <summary>Die of SIGINT, so that a shell sees what happened; the exit status for the case that the signal does not end the process.</summary>
    internal static int ExitSigint()
    {
        SigAction byDefault = default;
        if (sigaction(Sigint, &byDefault, null) == 0) kill(Environment.ProcessId, Sigint);
        return StatusOfSigint;
    }
}
