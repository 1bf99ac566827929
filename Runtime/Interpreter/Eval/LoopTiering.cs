// No file of CPython's: how a long-running loop gets into better machine code.

namespace PyModules.Runtime;

/// <summary>
/// .NET replaces a method's code when it is called again, and the code that a release build carries has no way to be left in
/// the middle. A program whose main loop calls Python functions only would stay in its first activation of the eval loop,
/// and so in precompiled code, for ever. Therefore, in the first seconds of a program, the loop is left and entered again now
/// and then: in short series, because .NET counts some dozens of calls before each of its steps.
/// </summary>
internal sealed class LoopTiering : IDisposable
{
    // Long enough after one another for the JIT's background work, which waits 100 ms for quiet before each step.
    private static readonly int[] s_pauses = [120, 110, 120, 150, 150, 250, 300, 400, 600, 1000, 1500, 3000];
    private const int SeriesLength = 35;

    private readonly ThreadState _thread;
    private readonly Timer _timer;
    private int _step;

    /// <summary>Begin for the thread that runs the program; disposal ends it.</summary>
    internal LoopTiering(ThreadState thread)
    {
        _thread = thread;
        _timer = new Timer(static state => ((LoopTiering)state!).Tick(), this, s_pauses[0], Timeout.Infinite);
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        _thread.ReentriesWanted = SeriesLength;
        _thread.EvalBreaker = 1;
        if (++_step < s_pauses.Length) _timer.Change(s_pauses[_step], Timeout.Infinite);
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
