// Protection against documents that grow out of proportion: by entities, or in memory.

namespace PyModules.Modules.Expat;

/// <summary>
/// Counts what a document and its external entities bring in and what becomes of it. A subparser counts at its root. Both protections
/// are silent below a threshold and above it allow a growth of so many times the input.
/// </summary>
internal sealed class Limits
{
    public const int DefaultAmplification = 100, DefaultExpansionThreshold = 8 << 20, DefaultAllocationThreshold = 64 << 20;

    private const long ShortestInclude = 22;

    private readonly Limits _root;
    private readonly bool _isRoot;
    private long _direct, _indirect, _allocated;
    private float _maxExpansion = DefaultAmplification, _maxAllocation = DefaultAmplification;
    private ulong _expansionThreshold = DefaultExpansionThreshold, _allocationThreshold = DefaultAllocationThreshold;

    public Limits(bool root)
    {
        _isRoot = root;
        _root = this;
    }

    public Limits(Limits parent) => _root = parent._root;

    /// <summary>Count bytes that were read, direct input or an entity's text; false when the limit is passed.</summary>
    public bool Count(int bytes, bool direct)
    {
        Limits root = _root;
        if (direct && _isRoot) root._direct += bytes;
        else root._indirect += bytes;
        ulong output = (ulong)(root._direct + root._indirect);
        if (output < root._expansionThreshold) return true;
        float factor = root._direct > 0 ? (float)output / root._direct : (float)(ShortestInclude + root._indirect) / ShortestInclude;
        return factor <= root._maxExpansion;
    }

    /// <summary>Count memory that is about to be held; false when the limit is passed.</summary>
    public bool Allocate(long bytes)
    {
        Limits root = _root;
        ulong total = (ulong)(root._allocated + bytes);
        float factor = root._direct > 0 ? (float)total / root._direct : 1;
        if (total >= root._allocationThreshold && factor > root._maxAllocation) return false;
        root._allocated += bytes;
        return true;
    }

    public bool SetExpansionThreshold(ulong value) => Set(ref _expansionThreshold, value, true);
    public bool SetAllocationThreshold(ulong value) => Set(ref _allocationThreshold, value, true);
    public bool SetMaxExpansion(float value) => Set(ref _maxExpansion, value, value >= 1);
    public bool SetMaxAllocation(float value) => Set(ref _maxAllocation, value, value >= 1);

    private bool Set<T>(ref T field, T value, bool valid)
    {
        if (!_isRoot || !valid) return false;
        field = value;
        return true;
    }
}
