// Which slots of the value stack hold something while an instruction runs.

namespace PyModules.Runtime;

/// <summary>The value stack of a frame that waits in one of its instructions.</summary>
/// <param name="Written">For each position of the stack whether a value was put into its slot; loads that are folded into operands never are.</param>
/// <param name="Kept">Positions that stay on the stack; those above are operands, which a called Python function takes over.</param>
internal readonly record struct LiveStack(bool[] Written, int Kept);

internal sealed partial class Translator
{
    private int _observed = -1;
    private LiveStack _live = new([], 0);

    /// <summary>The stack while instruction <paramref name="ip"/> runs: translating again, which gives the same instructions, shows it.</summary>
    public LiveStack Live(int ip)
    {
        _observed = ip;
        Run();
        return _live;
    }

    // Operands lie above _sp by now, and say how they were read.
    private void NoteLive() => _live = new LiveStack(Array.ConvertAll(_stack[..Math.Max(_before, _sp)], static value => value.Kind == Kind.Slot), _sp);
}
