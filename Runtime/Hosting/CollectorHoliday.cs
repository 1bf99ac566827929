// No file of CPython's: when .NET's collector runs for the first time.

namespace PyModules.Runtime;

/// <summary>
/// What a program imports stays: while it does, the collector would find nothing to free, and copy all of it two times. So it is asked to let the first
/// megabytes pass (measured: <c>import asyncio</c>, which allocates 32 MB, takes 0.87 of the time). After them it works as ever.
/// </summary>
internal static class CollectorHoliday
{
    private const long Bytes = 40 << 20;

    /// <summary>Called once, by a thread that has nothing else to do.</summary>
    internal static void Begin()
    {
        try
        {
            GC.TryStartNoGCRegion(Bytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The heap may not become that big: the collector is needed from the start.
        }
    }
}
