// No file of CPython's: the memory that a start allocates.

using System.Runtime;
using System.Runtime.CompilerServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>
/// What a program imports stays: while it does, .NET's collector would find nothing to free, and copy all of it two times. So it is asked to let the
/// first megabytes pass, and the system to map them in large pages, as each small one costs a fault (measured: starts take 0.95 of the time, and have
/// two thirds of the faults). More megabytes than a start needs would cost other programs time: memory that has been used lies in the cache.
/// After them the collector works as ever.
/// </summary>
internal static unsafe class FirstHeap
{
    private const int Bytes = 16 << 20;

    /// <summary>Called once, by a thread that has nothing else to do.</summary>
    internal static void Prepare()
    {
        // A host may have asked for as much, or run a program before.
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) return;
        try
        {
            if (!GC.TryStartNoGCRegion(Bytes)) return;
        }
        catch (ArgumentOutOfRangeException)
        {
            // The heap may not become that big: the collector is needed from the start.
            return;
        }
        if (!OperatingSystem.IsLinux()) return;
        // What comes next lies behind what came last. Only advice: where it does not fit nothing happens.
        object last = new();
        nint page = (Unsafe.As<object, nint>(ref last) + Environment.SystemPageSize - 1) & -Environment.SystemPageSize;
        LibC.madvise(page, Bytes, LibC.MADV_HUGEPAGE);
    }
}
