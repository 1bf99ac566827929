// Python/legacy_tracing.c, Python/instrumentation.c: sys.settrace and sys.setprofile.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The functions that sys.settrace and sys.setprofile were given.</summary>
    internal PyObject? TraceFunction, ProfileFunction;

    /// <summary>A trace function is running: nothing is traced meanwhile.</summary>
    internal int TracingDepth;
}

public static unsafe partial class Eval
{
    // An exception passes through a frame.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseEvent(ThreadState thread, Frame frame)
    {
        if (thread.TraceFunction is not null) RaiseEventSlow(thread, frame);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RaiseEventSlow(ThreadState thread, Frame frame)
    {
        _ = thread;
        _ = frame;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Trace(ThreadState thread, Frame frame, ref PyObject? r, ref Instr i) => throw new InvalidOperationException($"unknown instruction {i.Op}");

    internal static void TraceChanged(ThreadState thread, Frame frame)
    {
    }
}
