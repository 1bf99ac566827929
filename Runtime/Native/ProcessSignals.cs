// Modules/main.c (exit_sigint): how a process ends that was interrupted.

using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>What the process does to itself with signals.</summary>
internal static unsafe class ProcessSignals
{
    private const int Sigint = 2, StatusOfSigint = 130;

    /// <summary>Die of SIGINT, so that a shell sees what happened; the exit status for the case that the signal does not end the process.</summary>
    [Mirrors("exit_sigint", 726, 749)]
    internal static int ExitSigint()
    {
        LibC.SigAction byDefault = default;
        if (LibC.sigaction(Sigint, &byDefault, null) == 0) LibC.kill(LibC.getpid(), Sigint);
        return StatusOfSigint;
    }
}
