// C's math library, where .NET has no function of that name or not the same digits.

using System.Runtime.InteropServices;

namespace PyModules.Runtime;

internal static partial class LibM
{
    private const string Library = "libm.so.6";

    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double hypot(double x, double y);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double expm1(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double log1p(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double exp2(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double log2(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double erf(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double erfc(double x);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double fma(double x, double y, double z);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double nextafter(double x, double y);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double remainder(double x, double y);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double fmod(double x, double y);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double ldexp(double x, int n);
    [LibraryImport(Library)] [SuppressGCTransition] internal static partial double cbrt(double x);
}
