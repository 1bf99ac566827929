// signal.h, sys/eventfd.h: waking a thread that waits in the system.

using System.Runtime.InteropServices;

namespace PyModules.Runtime.Native;

internal static unsafe partial class LibC
{
    /// <summary>Real-time signals 34 to 36 belong to the C library and to .NET; this one only makes a blocking call return.</summary>
    internal const int NudgeSignal = 62;

    /// <summary>The same for signals that let calls go on: the system restarts those that can be.</summary>
    internal const int RestartingNudgeSignal = 61;

    internal const int EFD_NONBLOCK = 0x800, EFD_CLOEXEC = 0x80000;

    /// <summary>The handler does nothing and calls are not restarted; doing this twice does no harm.</summary>
    internal static void InstallNudge() => InstallNudge(NudgeSignal, 0);

    internal static void InstallRestartingNudge() => InstallNudge(RestartingNudgeSignal, SA_RESTART);

    private const int SA_RESTART = 0x10000000;

    private static void InstallNudge(int signal, int flags)
    {
        SigAction nothing = new() { Handler = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "abs"), Flags = flags };
        sigaction(signal, &nothing, null);
    }
}
