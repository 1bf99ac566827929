// No file of CPython's: how a long-running loop gets into better machine code.

namespace PyModules.Runtime;

/// <summary>
/// .NET replaces a method's code when it is called again, and the code that a release build carries has no way to be left in
/// the middle. A program whose main loop calls Python functions only would stay in its first activation of the eval loop,
/// and so in precompiled code, for ever. Therefore, in the first seconds of a program, the loop is left and entered again now
/// and then: in short series, because .NET counts some hundreds of calls before it compiles a method anew, and starts to count only
/// when no new method has run for a while.
/// </summary>
internal sealed class LoopTiering
{
    // In milliseconds. A program that only starts and ends is not disturbed.
    private const int Period = 20, FirstTick = 60, SeriesCount = 150;

    // As many calls as .NET counts (TieredCompilation.CallCountThreshold of the executable), and some more.
    private const int SeriesLength = 530;

    private volatile ThreadState? _thread;

    /// <summary>The thread that runs the program; null before and after.</summary>
    internal ThreadState? Thread
    {
        set => _thread = value;
    }

    /// <summary>What the process's first thread does while Python runs on its own: wait for its end, and until then disturb it now and then.
    /// A timer would cost a start two milliseconds.</summary>
    internal void WaitFor(Thread main)
    {
        if (main.Join(FirstTick)) return;
        for (int series = 0; series < SeriesCount; series++)
        {
            if (_thread is { } thread)
            {
                thread.ReentriesWanted = SeriesLength;
                thread.EvalBreaker = 1;
            }
            if (main.Join(Period)) return;
        }
        main.Join();
    }
}

public sealed partial class ThreadState
{
    /// <summary>How many more times the loop is to be left and entered again.</summary>
    internal volatile int ReentriesWanted;

    /// <summary>The loop was left in order to be entered again: its null is no error.</summary>
    internal bool Reentering;

    /// <summary>Asked at a point where the loop may be left.</summary>
    internal bool WantsReentry()
    {
        if (ReentriesWanted <= 0) return false;
        ReentriesWanted--;
        EvalBreaker = 1;
        return Reentering = true;
    }
}
