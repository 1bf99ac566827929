// Objects/unicodeobject.c: the buffers of texts that are being built.

using System.Buffers;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Arrays for texts that are being built. Each thread keeps one, which most writers find free; the framework's pool takes the big ones.</summary>
internal static class CharPool
{
    private const int Smallest = 256, Kept = 16384;

    [ThreadStatic] private static char[]? t_spare;

    /// <summary>An array of at least so many chars, with anything in it.</summary>
    public static char[] Rent(int count)
    {
        if (t_spare is { } spare && spare.Length >= count)
        {
            t_spare = null;
            return spare;
        }
        return count <= Kept ? GC.AllocateUninitializedArray<char>(Math.Max(count, Smallest)) : RentBig(count);
    }

    public static void Return(char[] chars)
    {
        if (chars.Length > Kept) ReturnBig(chars);
        else if (t_spare is not { } spare || spare.Length < chars.Length) t_spare = chars;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static char[] RentBig(int count) => ArrayPool<char>.Shared.Rent(count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnBig(char[] chars) => ArrayPool<char>.Shared.Return(chars);
}
