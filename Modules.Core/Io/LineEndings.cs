// Modules/_io/textio.c: _PyIO_find_line_ending.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

internal static class LineEndings
{
    /// <summary>The length of the line with its end, or -1 with <paramref name="consumed"/> telling how much need not be looked at again.</summary>
    /// <param name="translated">All ends are \n by now.</param>
    /// <param name="universal">\n, \r and \r\n end a line; otherwise <paramref name="newline"/> does.</param>
    public static int Find(bool translated, bool universal, string? newline, PyStr text, int start, int end, out int consumed) =>
        text.IsBmp
            ? Find(translated, universal, newline, System.Runtime.InteropServices.MemoryMarshal.Cast<char, ushort>(text.Chars[start..end]), out consumed)
            : Find(translated, universal, newline, (ReadOnlySpan<int>)text.CodePoints.AsSpan(start, end - start), out consumed);

    [Mirrors("_PyIO_find_line_ending", 2113, 2197)]
    public static int Find<T>(bool translated, bool universal, string? newline, ReadOnlySpan<T> s, out int consumed) where T : unmanaged, IBinaryInteger<T>
    {
        T lf = T.CreateTruncating((int)'\n'), cr = T.CreateTruncating((int)'\r');
        consumed = s.Length;
        if (translated) return After(s.IndexOf(lf));
        if (universal)
        {
            int at = s.IndexOfAny(lf, cr);
            if (at < 0) return -1;
            return s[at] == cr && at + 1 < s.Length && s[at + 1] == lf ? at + 2 : at + 1;
        }
        if (newline!.Length == 1) return After(s.IndexOf(T.CreateTruncating((int)newline[0])));

        for (int from = 0; from + 1 < s.Length;)
        {
            int at = s[from..^1].IndexOf(cr);
            if (at < 0) break;
            at += from;
            if (s[at + 1] == lf) return at + 2;
            from = at + 1;
        }
        // Half an end may wait at the end.
        if (s.Length > 0 && s[^1] == cr) consumed = s.Length - 1;
        return -1;

        static int After(int at) => at < 0 ? -1 : at + 1;
    }
}
