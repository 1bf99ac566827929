// What translations fill and leave.

namespace PyModules.Runtime;

/// <summary>The arrays that one translation after another fills: only what a code object keeps is allocated for it.</summary>
internal sealed class TranslatorScratch
{
    // More than this is not kept: one big module would hold it for good.
    private const int Kept = 16384;

    internal Vec<Instr> Instrs = new(512);
    internal Vec<int> Units = new(512);
    internal Vec<ushort> StackDepths = new(512);

    private int[] _depths = new int[1024];
    private bool[] _labels = new bool[1024];

    /// <summary>One number for each code unit, with anything in it.</summary>
    internal int[] Depths(int count) => count <= _depths.Length ? _depths : _depths = new int[Math.Max(count, _depths.Length * 2)];

    /// <summary>One flag for each code unit, all false.</summary>
    internal bool[] Labels(int count)
    {
        if (count > _labels.Length) return _labels = new bool[Math.Max(count, _labels.Length * 2)];
        Array.Clear(_labels, 0, count);
        return _labels;
    }

    /// <summary>Take back what the translator has filled.</summary>
    internal void Give(Vec<Instr> instrs, Vec<int> units, Vec<ushort> depths)
    {
        if (instrs.Count > Kept) return;
        instrs.Clear();
        units.Clear();
        depths.Clear();
        (Instrs, Units, StackDepths) = (instrs, units, depths);
    }
}

public sealed partial class ThreadState
{
    private TranslatorScratch? _translatorScratch;

    /// <summary>The thread's arrays for a translation.</summary>
    internal TranslatorScratch TranslatorScratch => _translatorScratch ??= new();
}
