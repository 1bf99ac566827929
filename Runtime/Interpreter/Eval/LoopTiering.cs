// No file of CPython's: how a long-running loop gets into better machine code.

namespace PyModules.Runtime;

/// <summary>
/// .NET replaces a method's code when it is called again, and the code that a release build carries has no way to be left in
/// the middle. A program whose main loop calls Python functions only would stay in its first activation of the eval loop,
/// and so in precompiled code, for ever. Therefore, in the first seconds of a program, the loop is left and entered again now
/// and then: in short series, because .NET counts some dozens of calls before it compiles a method anew, and starts to count only
/// when no new method has run for a while.
/// </summary>
internal sealed class LoopTiering : IDisposable
{
    private const int Period = 20, SeriesCount = 150;

    // .NET counts thirty calls.
    private const int SeriesLength = 35;

    private readonly ThreadState _thread;
    private readonly Timer _timer;
    private int _series;

    /// <summary>Begin for the thread that runs the program; disposal ends it.</summary>
    internal LoopTiering(ThreadState thread)
    {
        _thread = thread;
        _timer = new Timer(static state => ((LoopTiering)state!).Tick(), this, Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        _thread.ReentriesWanted = SeriesLength;
        _thread.EvalBreaker = 1;
        if (++_series == SeriesCount) _timer.Dispose();
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
