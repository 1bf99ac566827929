// Objects/stringlib: searching and splitting, once for chars, code points and bytes.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A growing list of index ranges.</summary>
internal struct Ranges
{
    private (int Start, int End)[] _items;

    internal int Count { get; private set; }

    internal void Add(int start, int end)
    {
        _items ??= new (int, int)[12];
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        _items[Count++] = (start, end);
    }

    internal readonly (int Start, int End) this[int i] => _items[i];

    internal readonly void Reverse() => _items?.AsSpan(0, Count).Reverse();
}

internal static class StringLib
{
    /// <summary>ADJUST_INDICES.</summary>
    internal static void Adjust(ref nint start, ref nint end, int length)
    {
        if (end > length) end = length;
        else if (end < 0) end = end + length < 0 ? 0 : end + length;
        if (start < 0) start = start + length < 0 ? 0 : start + length;
    }

    /// <summary>The first index of a needle, or -1; an empty needle is at 0.</summary>
    [Mirrors("STRINGLIB(find)", 7, 24, File = "Objects/stringlib/find.h")]
    internal static int Find<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub) where T : unmanaged, IEquatable<T>
    {
        if (sub.Length > s.Length) return -1;
        return sub.Length switch { 0 => 0, 1 => s.IndexOf(sub[0]), _ => s.Length < 2000 || sub.Length < 100 ? s.IndexOf(sub) : FindLong(s, sub) };
    }

    /// <summary>Find for inputs on which the naive search may be quadratic: Knuth-Morris-Pratt once it has proved slow.</summary>
    [Mirrors("STRINGLIB(adaptive_find)", 616, 686, File = "Objects/stringlib/fastsearch.h")]
    private static int FindLong<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub) where T : unmanaged, IEquatable<T>
    {
        long work = 0, allowed = 4L * s.Length + 4096;
        int i = 0, last = s.Length - sub.Length;
        while (i <= last)
        {
            int at = s[i..(last + 1)].IndexOf(sub[0]);
            if (at < 0) return -1;
            i += at;
            int same = s.Slice(i, sub.Length).CommonPrefixLength(sub);
            if (same == sub.Length) return i;
            work += same + 8;
            i++;
            if (work > allowed) return FindKmp(s, sub, i);
        }
        return -1;
    }

    [Mirrors("STRINGLIB(_two_way)", 369, 502, File = "Objects/stringlib/fastsearch.h")]
    private static int FindKmp<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub, int from) where T : unmanaged, IEquatable<T>
    {
        var fail = new int[sub.Length];
        for (int i = 1, k = 0; i < sub.Length; i++)
        {
            while (k > 0 && !sub[i].Equals(sub[k])) k = fail[k - 1];
            if (sub[i].Equals(sub[k])) k++;
            fail[i] = k;
        }
        for (int i = from, k = 0; i < s.Length; i++)
        {
            while (k > 0 && !s[i].Equals(sub[k])) k = fail[k - 1];
            if (s[i].Equals(sub[k])) k++;
            if (k == sub.Length) return i - k + 1;
        }
        return -1;
    }

    /// <summary>The last index of a needle, or -1; an empty needle is at the end.</summary>
    [Mirrors("STRINGLIB(rfind)", 26, 43, File = "Objects/stringlib/find.h")]
    internal static int RFind<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub) where T : unmanaged, IEquatable<T>
    {
        if (sub.Length > s.Length) return -1;
        if (sub.Length != 1 || s.Length > 64) return RFindLong(s, sub);
        T one = sub[0];
        int at = s.Length - 1;
        while (at >= 0 && !s[at].Equals(one)) at--;
        return at;
    }

    // By itself: names and paths that a start splits are short, and the framework's search loads vector code.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("STRINGLIB(default_rfind)", 689, 736, File = "Objects/stringlib/fastsearch.h")]
    private static int RFindLong<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub) where T : unmanaged, IEquatable<T> =>
        sub.Length switch { 0 => s.Length, 1 => s.LastIndexOf(sub[0]), _ => s.LastIndexOf(sub) };

    /// <summary>How often a needle occurs without overlap, up to a maximum.</summary>
    [Mirrors("STRINGLIB(count)", 12, 30, File = "Objects/stringlib/count.h")]
    internal static int Count<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sub, int max = int.MaxValue) where T : unmanaged, IEquatable<T>
    {
        if (sub.Length == 0) return Math.Min(s.Length + 1, max);
        if (sub.Length == 1 && max == int.MaxValue) return s.Count(sub[0]);
        int count = 0;
        while (count < max)
        {
            int i = Find(s, sub);
            if (i < 0) break;
            count++;
            s = s[(i + sub.Length)..];
        }
        return count;
    }

    [Mirrors("STRINGLIB(split)", 144, 190, File = "Objects/stringlib/split.h")]
    internal static Ranges Split<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sep, nint max) where T : unmanaged, IEquatable<T>
    {
        Ranges r = default;
        int i = 0;
        while (max-- > 0)
        {
            int at = Find(s[i..], sep);
            if (at < 0) break;
            r.Add(i, i + at);
            i += at + sep.Length;
        }
        r.Add(i, s.Length);
        return r;
    }

    [Mirrors("STRINGLIB(rsplit)", 286, 333, File = "Objects/stringlib/split.h")]
    internal static Ranges RSplit<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sep, nint max) where T : unmanaged, IEquatable<T>
    {
        Ranges r = default;
        int j = s.Length;
        while (max-- > 0)
        {
            int at = RFind(s[..j], sep);
            if (at < 0) break;
            r.Add(at + sep.Length, j);
            j = at;
        }
        r.Add(0, j);
        r.Reverse();
        return r;
    }

    internal interface IClass<T>
    {
        static abstract bool IsSpace(T c);
        static abstract bool IsLineBreak(T c);
        static abstract bool Is(T c, char ascii);
    }

    internal readonly struct CharClass : IClass<char>
    {
        public static bool IsSpace(char c) => UnicodeData.IsSpace(c);
        public static bool Is(char c, char ascii) => c == ascii;
        public static bool IsLineBreak(char c) => UnicodeData.IsLineBreak(c);
    }

    internal readonly struct CodePointClass : IClass<int>
    {
        public static bool IsSpace(int c) => UnicodeData.IsSpace(c);
        public static bool Is(int c, char ascii) => c == ascii;
        public static bool IsLineBreak(int c) => UnicodeData.IsLineBreak(c);
    }

    internal readonly struct ByteClass : IClass<byte>
    {
        public static bool IsSpace(byte c) => c == ' ' || (uint)(c - 9) < 5;
        public static bool Is(byte c, char ascii) => c == ascii;
        public static bool IsLineBreak(byte c) => c is (byte)'\n' or (byte)'\r';
    }

    [Mirrors("STRINGLIB(split_whitespace)", 53, 99, File = "Objects/stringlib/split.h")]
    internal static Ranges SplitWhitespace<T, TClass>(ReadOnlySpan<T> s, nint max) where T : unmanaged where TClass : struct, IClass<T>
    {
        Ranges r = default;
        int i = 0, n = s.Length;
        while (max-- > 0)
        {
            while (i < n && TClass.IsSpace(s[i])) i++;
            if (i == n) break;
            int j = i++;
            while (i < n && !TClass.IsSpace(s[i])) i++;
            r.Add(j, i);
        }
        if (i < n)
        {
            while (i < n && TClass.IsSpace(s[i])) i++;
            if (i != n) r.Add(i, n);
        }
        return r;
    }

    [Mirrors("STRINGLIB(rsplit_whitespace)", 192, 240, File = "Objects/stringlib/split.h")]
    internal static Ranges RSplitWhitespace<T, TClass>(ReadOnlySpan<T> s, nint max) where T : unmanaged where TClass : struct, IClass<T>
    {
        Ranges r = default;
        int i = s.Length - 1;
        while (max-- > 0)
        {
            while (i >= 0 && TClass.IsSpace(s[i])) i--;
            if (i < 0) break;
            int j = i--;
            while (i >= 0 && !TClass.IsSpace(s[i])) i--;
            r.Add(i + 1, j + 1);
        }
        if (i >= 0)
        {
            while (i >= 0 && TClass.IsSpace(s[i])) i--;
            if (i >= 0) r.Add(0, i + 1);
        }
        r.Reverse();
        return r;
    }

    [Mirrors("STRINGLIB(splitlines)", 335, 389, File = "Objects/stringlib/split.h")]
    internal static Ranges SplitLines<T, TClass>(ReadOnlySpan<T> s, bool keepEnds) where T : unmanaged where TClass : struct, IClass<T>
    {
        Ranges r = default;
        for (int i = 0, j = 0; i < s.Length; j = i)
        {
            while (i < s.Length && !TClass.IsLineBreak(s[i])) i++;
            int end = i;
            if (i < s.Length)
            {
                if (TClass.Is(s[i], '\r') && i + 1 < s.Length && TClass.Is(s[i + 1], '\n')) i += 2;
                else i++;
                if (keepEnds) end = i;
            }
            r.Add(j, end);
        }
        return r;
    }
}
