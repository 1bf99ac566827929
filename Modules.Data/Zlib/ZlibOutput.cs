// Include/internal/pycore_blocks_output_buffer.h: output of a size not known before.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Collects output in blocks, each larger than the one before; the last is being filled.</summary>
internal sealed class ZlibOutput
{
    private const int Kilo = 1024, Mega = 1024 * Kilo;

    // The first are small, for short data; the largest bound what a result wastes.
    private static ReadOnlySpan<int> Sizes =>
        [32 * Kilo, 64 * Kilo, 256 * Kilo, Mega, 4 * Mega, 8 * Mega, 16 * Mega, 16 * Mega, 32 * Mega, 32 * Mega, 32 * Mega, 32 * Mega, 64 * Mega, 64 * Mega, 128 * Mega, 128 * Mega, 256 * Mega];

    private readonly List<byte[]> _full = [];
    private readonly long _limit;
    private long _fullSize;

    /// <param name="limit">How many bytes there may be at most; -1 for any number.</param>
    /// <param name="first">The size of the first block; 0 for the usual.</param>
    [Mirrors("OutputBuffer_InitAndGrow", 39, 49, File = "Modules/zlibmodule.c")]
    internal ZlibOutput(nint limit, nint first = 0)
    {
        _limit = limit < 0 ? long.MaxValue : limit;
        // A wish for much room is no reason to take it before there is data.
        Block = GC.AllocateUninitializedArray<byte>((int)(first > 0 ? Math.Min(first, 16 * Mega) : Math.Min(Sizes[0], _limit)));
    }

    internal byte[] Block { get; private set; }

    /// <summary>How much of the block is filled.</summary>
    internal int Used { get; set; }

    internal bool IsFull => Used == Block.Length;

    internal bool AtLimit => _fullSize + Used == _limit;

    /// <summary>Begin another block; false raised.</summary>
    [Mirrors("OutputBuffer_Grow", 53, 63, File = "Modules/zlibmodule.c")]
    internal bool Grow()
    {
        _full.Add(Block);
        _fullSize += Block.Length;
        long size = Math.Min(Sizes[Math.Min(_full.Count, Sizes.Length - 1)], _limit - _fullSize);
        if (_fullSize + size > Array.MaxLength) size = Array.MaxLength - _fullSize;
        if (size <= 0) return Err.Fail(Exc.MemoryError, "Unable to allocate output buffer.");
        Block = GC.AllocateUninitializedArray<byte>((int)size);
        Used = 0;
        return true;
    }

    [Mirrors("OutputBuffer_Finish", 71, 75, File = "Modules/zlibmodule.c")]
    internal PyBytes Finish()
    {
        if (_full.Count == 0) return PyBytes.From(Block.AsSpan(0, Used));
        var all = GC.AllocateUninitializedArray<byte>((int)(_fullSize + Used));
        int at = 0;
        foreach (byte[] block in _full)
        {
            block.CopyTo(all, at);
            at += block.Length;
        }
        Block.AsSpan(0, Used).CopyTo(all.AsSpan(at));
        return PyBytes.Own(all);
    }
}
