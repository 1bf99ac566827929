// Objects/unicodeobject.c: what a str is made of.

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PyModules.Runtime;

/// <summary>The narrowest of CPython's representations that holds a str; it decides the bytes that are hashed.</summary>
public enum StrKind : byte { Unknown, Ascii, Latin1, Ucs2, Ucs4 }

/// <summary>Text. Holds a .NET string while every code point fits 16 bits (each char is then one code point, surrogates included), an array of code points otherwise.</summary>
[PyType("str", Flags = TypeFlags.BaseType | TypeFlags.UnicodeSubclass | TypeFlags.MatchSelf)]
public partial class PyStr : PyObject
{
    internal const int MaxLength = 0x3FFFFFDF;
    internal const int MaxCodePoint = 0x10FFFF;

    // A string or a WideText: one field, because programs hold strs by the million.
    private object _text;
    private long _hash = -1;
    private StrKind _kind;
    private bool _interned;

    /// <summary>Text beyond the BMP, and its UTF-16 once somebody asked.</summary>
    private sealed class WideText(int[] points, string? utf16)
    {
        internal readonly int[] Points = points;
        internal string? Utf16 = utf16;
    }

    protected internal PyStr() => _text = "";

    private protected PyStr(string bmp) => _text = bmp;

    private protected PyStr(int[] codePoints, string? utf16 = null)
    {
        _text = new WideText(codePoints, utf16);
        _kind = StrKind.Ucs4;
    }

    /// <summary>The text when it is all BMP.</summary>
    internal string? _s
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _text as string;
    }

    /// <summary>The code points when one at least is above U+FFFF.</summary>
    internal int[]? _u => (_text as WideText)?.Points;

    [Mirrors("unicode_get_empty", 259, 263)]
    public static PyStr Empty => SingleChars.EmptyStr;

    private static class SingleChars
    {
        internal static readonly PyStr EmptyStr = InternTable.Shared.Intern(new PyStr("") { _kind = StrKind.Ascii });
        internal static readonly PyStr[] Latin1 = MakeLatin1();

        [Mirrors("get_latin1_char", 1952, 1957)]
        private static PyStr[] MakeLatin1()
        {
            var all = new PyStr[256];
            for (int i = 0; i < all.Length; i++)
                all[i] = InternTable.Shared.Intern(new PyStr(((char)i).ToString()) { _kind = i < 128 ? StrKind.Ascii : StrKind.Latin1 });
            return all;
        }
    }

    // Making.

    /// <summary>A str of UTF-16 text: surrogate pairs are one code point.</summary>
    public static PyStr From(string utf16)
    {
        if (utf16.Length <= 1) return FromBmp(utf16);
        return MayHavePairs(utf16) ? FromUtf16Slow(utf16) : new PyStr(utf16);
    }

    /// <summary>A str of UTF-16 text: surrogate pairs are one code point.</summary>
    public static PyStr From(ReadOnlySpan<char> utf16)
    {
        if (utf16.Length == 0) return Empty;
        if (utf16.Length == 1) return FromCodePoint(utf16[0]);
        return MayHavePairs(utf16) ? FromUtf16Slow(utf16.ToString()) : new PyStr(utf16.ToString());
    }

    // Short texts by hand: most are, and the framework's search is a good deal of generic code that a start would wait for.
    internal static bool MayHavePairs(ReadOnlySpan<char> s)
    {
        if (s.Length > 512) return LongMayHavePairs(s);
        foreach (char c in s)
            if (char.IsHighSurrogate(c)) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool LongMayHavePairs(ReadOnlySpan<char> s) => s.ContainsAnyInRange('\uD800', '\uDBFF');

    private static PyStr FromUtf16Slow(string s)
    {
        int pairs = 0;
        for (int i = 0; i + 1 < s.Length; i++)
            if (char.IsHighSurrogate(s[i]) && char.IsLowSurrogate(s[i + 1])) { pairs++; i++; }
        if (pairs == 0) return new PyStr(s);
        var u = new int[s.Length - pairs];
        for (int i = 0, j = 0; i < s.Length; i++, j++)
        {
            if (i + 1 < s.Length && char.IsHighSurrogate(s[i]) && char.IsLowSurrogate(s[i + 1]))
                u[j] = char.ConvertToUtf32(s[i], s[++i]);
            else
                u[j] = s[i];
        }
        return new PyStr(u, s);
    }

    /// <summary>A str with one code point for each char, lone surrogates and pairs alike.</summary>
    public static PyStr FromBmp(string s)
    {
        if (s.Length == 0) return Empty;
        if (s.Length == 1 && s[0] < 256) return SingleChars.Latin1[s[0]];
        return new PyStr(s);
    }

    /// <inheritdoc cref="FromBmp(string)"/>
    [Mirrors("_PyUnicode_FromUCS2", 2321, 2345)]
    public static PyStr FromBmp(ReadOnlySpan<char> s)
    {
        if (s.Length == 0) return Empty;
        if (s.Length == 1 && s[0] < 256) return SingleChars.Latin1[s[0]];
        return new PyStr(s.ToString());
    }

    /// <summary>A str known to be pure ASCII.</summary>
    [Mirrors("_PyUnicode_FromASCII", 2264, 2281)]
    public static PyStr FromAscii(string s)
    {
        if (s.Length == 0) return Empty;
        if (s.Length == 1) return SingleChars.Latin1[s[0]];
        return new PyStr(s) { _kind = StrKind.Ascii };
    }

    /// <summary>One code point for each byte (Latin-1).</summary>
    [Mirrors("_PyUnicode_FromUCS1", 2298, 2319)]
    public static unsafe PyStr FromLatin1(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return Empty;
        if (bytes.Length == 1) return SingleChars.Latin1[bytes[0]];
        if (bytes.Length > 4096) return FromLongLatin1(bytes);
        string text = new('\0', bytes.Length);
        int all = 0;
        fixed (char* p = text)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                all |= bytes[i];
                p[i] = (char)bytes[i];
            }
        }
        return new PyStr(text) { _kind = all < 0x80 ? StrKind.Ascii : StrKind.Latin1 };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyStr FromLongLatin1(ReadOnlySpan<byte> bytes) => new(Encoding.Latin1.GetString(bytes));

    /// <summary>PyUnicode_FromOrdinal without its check.</summary>
    [Mirrors("unicode_char", 1959, 1983)]
    public static PyStr FromCodePoint(int c)
    {
        if (c < 256) return SingleChars.Latin1[c];
        return c < 0x10000 ? new PyStr(((char)c).ToString()) : new PyStr([c]);
    }

    /// <summary>PyUnicode_FromKindAndData for UCS4.</summary>
    [Mirrors("_PyUnicode_FromUCS4", 2347, 2373)]
    public static PyStr FromCodePoints(ReadOnlySpan<int> u)
    {
        if (u.Length == 0) return Empty;
        if (u.Length == 1) return FromCodePoint(u[0]);
        return IsWide(u) ? new PyStr(u.ToArray()) : new PyStr(Narrow(u));
    }

    /// <summary>As <see cref="FromCodePoints"/>, taking over the array where possible.</summary>
    internal static PyStr OwnCodePoints(int[] u) =>
        u.Length > 1 && IsWide(u) ? new PyStr(u) : FromCodePoints(u);

    // Whether a code point lies beyond the basic plane.
    private static bool IsWide(ReadOnlySpan<int> u)
    {
        foreach (int c in u)
            if ((uint)c > 0xFFFF) return true;
        return false;
    }

    internal static string Narrow(ReadOnlySpan<int> u)
    {
        string s = new('\0', u.Length);
        Span<char> to = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(s.AsSpan()), s.Length);
        for (int i = 0; i < to.Length; i++) to[i] = (char)u[i];
        return s;
    }

    [Mirrors("as_ucs4", 2592, 2638)]
    internal static int[] Widen(ReadOnlySpan<char> s)
    {
        var u = new int[s.Length];
        for (int i = 0; i < u.Length; i++) u[i] = s[i];
        return u;
    }

    // Looking.

    /// <summary>The text as UTF-16.</summary>
    public string Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _text as string ?? WideValue();
    }

    private string WideValue()
    {
        var wide = (WideText)_text;
        return wide.Utf16 ??= ToUtf16(wide.Points);
    }

    public override string ToString() => Value;

    private static string ToUtf16(int[] u)
    {
        var b = new StringBuilder(u.Length + 8);
        foreach (int c in u)
        {
            if (c < 0x10000) b.Append((char)c);
            else b.Append((char)(0xD7C0 + (c >> 10))).Append((char)(0xDC00 + (c & 0x3FF)));
        }
        return b.ToString();
    }

    /// <summary>The number of code points.</summary>
    public int Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _s is { } s ? s.Length : _u!.Length;
    }

    /// <summary>The code point at an index in range.</summary>
    public int this[int i]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _s is { } s ? s[i] : _u![i];
    }

    /// <summary>Whether the text is held as a .NET string with one char a code point.</summary>
    public bool IsBmp => _s is not null;

    /// <summary>The chars of a <see cref="IsBmp"/> str.</summary>
    public ReadOnlySpan<char> Chars => _s;

    public StrKind Kind => _kind != StrKind.Unknown ? _kind : _kind = FindKind(_s!);

    [Mirrors("_PyUnicode_FindMaxChar", 2440, 2473)]
    private static StrKind FindKind(ReadOnlySpan<char> s)
    {
        if (s.Length > 512) return FindLongKind(s);
        int all = 0;
        foreach (char c in s) all |= c;
        return all < 0x80 ? StrKind.Ascii : all < 0x100 ? StrKind.Latin1 : StrKind.Ucs2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StrKind FindLongKind(ReadOnlySpan<char> s) =>
        Ascii.IsValid(s) ? StrKind.Ascii : s.ContainsAnyExceptInRange('\0', '\u00FF') ? StrKind.Ucs2 : StrKind.Latin1;

    public bool IsAscii => Kind == StrKind.Ascii;

    /// <summary>Whether a surrogate stands in the text, which then has no UTF-8 form.</summary>
    internal bool HasSurrogates => Kind >= StrKind.Ucs2 && (_s is { } s ? s.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') : _u.AsSpan().ContainsAnyInRange(0xD800, 0xDFFF));

    /// <summary>PyUnicode_MAX_CHAR_VALUE: the bound of the representation.</summary>
    public int MaxChar => Kind switch { StrKind.Ascii => 0x7F, StrKind.Latin1 => 0xFF, StrKind.Ucs2 => 0xFFFF, _ => MaxCodePoint };

    /// <summary>Copy the code points out.</summary>
    public int[] ToCodePoints() => _u is { } u ? (int[])u.Clone() : Widen(_s);

    /// <summary>The code points: the str's own array when astral, a copy otherwise.</summary>
    internal int[] CodePoints => _u ?? Widen(_s);

    public bool IsInterned => _interned;

    /// <summary>The exact str with this text: itself unless an instance of a subclass.</summary>
    [Mirrors("unicode_result_unchanged", 830, 839)]
    public PyStr Exact => GetType() == typeof(PyStr) ? this : Bare();

    [Mirrors("_PyUnicode_Copy", 2521, 2542)]
    private PyStr Bare() => _s is { } s ? FromBmp(s) : new PyStr(_u!);

    // Hash and equality.

    /// <summary>PyUnicode hash; never -1.</summary>
    [Mirrors("PyUnicode_HASH", 170, 174)]
    public long Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hash != -1 ? _hash : ComputeHash();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("unicode_hash", 11980, 11997)]
    private long ComputeHash()
    {
        long h;
        switch (Kind)
        {
            case StrKind.Ascii or StrKind.Latin1:
                byte[]? rented = null;
                int n = _s!.Length;
                Span<byte> bytes = n <= 256 ? stackalloc byte[256] : (rented = ArrayPool<byte>.Shared.Rent(n));
                for (int i = 0; i < n; i++) bytes[i] = (byte)_s[i];
                h = HashSecret.HashBytes(bytes[..n]);
                if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
                break;
            case StrKind.Ucs2:
                h = HashSecret.HashBytes(MemoryMarshal.AsBytes(_s.AsSpan()));
                break;
            default:
                h = HashSecret.HashBytes(MemoryMarshal.AsBytes(_u.AsSpan()));
                break;
        }
        return _hash = h;
    }

    /// <summary>Whether two strs have the same text (<c>_PyUnicode_Equal</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("_PyUnicode_Equal", 11283, 11292)]
    public static bool Equal(PyStr a, PyStr b) => ReferenceEquals(a, b) || a.SameText(b);

    private bool SameText(PyStr other)
    {
        if (_s is { } s)
            return other._s is { } t && s.Length == t.Length && (_hash == other._hash || _hash == -1 || other._hash == -1) && string.Equals(s, t);
        return other._u is { } v && _u.AsSpan().SequenceEqual(v);
    }

    public bool Equals(PyStr? other) => other is not null && Equal(this, other);

    /// <summary>Whether the text is that of the UTF-16 string.</summary>
    public bool Equals(string utf16) => Value == utf16;

    public override bool Equals(object? obj) => obj is PyStr other && Equal(this, other);

    public override int GetHashCode() => Hash.GetHashCode();

    /// <summary>PyUnicode_Compare: by code point.</summary>
    [Mirrors("unicode_compare", 11166, 11280)]
    public static int Compare(PyStr a, PyStr b)
    {
        if (a._s is { } s && b._s is { } t) return string.CompareOrdinal(s, t);
        int n = Math.Min(a.Length, b.Length);
        for (int i = 0; i < n; i++)
            if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
        return a.Length.CompareTo(b.Length);
    }

    // Interning.

    /// <summary>The interned str with this UTF-16 text.</summary>
    [Mirrors("PyUnicode_InternFromString", 16098, 16108)]
    public static PyStr Intern(string utf16) => InternTable.Shared.Intern(From(utf16));

    /// <summary>PyUnicode_InternInPlace: the one interned str with this text. Instances of subclasses are left alone.</summary>
    [Mirrors("_PyUnicode_InternMortal", 16067, 16072)]
    public static PyStr Intern(PyStr s) =>
        s._interned || s.GetType() != typeof(PyStr) ? s : InternTable.Shared.Intern(s);

    internal void MarkInterned() => _interned = true;

    // Putting together and taking apart.

    /// <summary>PyUnicode_Concat for two strs; null when the result would be too long.</summary>
    [Mirrors("PyUnicode_Concat", 11606, 11659)]
    public static PyStr? Concat(PyStr a, PyStr b)
    {
        if (a.Length == 0) return b.Exact;
        if (b.Length == 0) return a.Exact;
        if ((long)a.Length + b.Length > MaxLength)
            return Err.Raise<PyStr>(Exc.OverflowError, "strings are too large to concat");
        if (a._s is { } s && b._s is { } t)
        {
            StrKind kind = a._kind != StrKind.Unknown && b._kind != StrKind.Unknown ? (StrKind)Math.Max((byte)a._kind, (byte)b._kind) : StrKind.Unknown;
            return new PyStr(string.Concat(s, t)) { _kind = kind };
        }
        var u = new int[a.Length + b.Length];
        a.CopyTo(u);
        b.CopyTo(u.AsSpan(a.Length));
        return new PyStr(u);
    }

    /// <summary>Write all code points into a span that is long enough.</summary>
    [Mirrors("_copy_characters", 1469, 1610)]
    internal void CopyTo(Span<int> to)
    {
        if (_u is { } u) { u.CopyTo(to); return; }
        ReadOnlySpan<char> s = _s;
        for (int i = 0; i < s.Length; i++) to[i] = s[i];
    }

    /// <summary>PyUnicode_Substring with indices in range; the whole of an exact str is itself.</summary>
    [Mirrors("PyUnicode_Substring", 12620, 12652)]
    public PyStr Substring(int start, int end)
    {
        int n = end - start;
        if (n <= 0) return Empty;
        if (n == Length) return Exact;
        if (_s is { } s)
        {
            if (n == 1) return FromCodePoint(s[start]);
            return new PyStr(s.Substring(start, n)) { _kind = _kind == StrKind.Ascii ? StrKind.Ascii : StrKind.Unknown };
        }
        return FromCodePoints(_u.AsSpan(start, n));
    }

    /// <summary>PyUnicode_Substring: the end is clipped, a start beyond it gives the empty str.</summary>
    public PyStr Substring(int start) => Substring(start, Length);

    /// <summary>The index of a code point between two indices in range, or -1.</summary>
    [Mirrors("findchar", 1094, 1122)]
    public int IndexOf(int c, int start, int end)
    {
        int i;
        if (_s is { } s)
        {
            if (c > 0xFFFF) return -1;
            i = s.AsSpan(start, end - start).IndexOf((char)c);
        }
        else
        {
            i = _u.AsSpan(start, end - start).IndexOf(c);
        }
        return i < 0 ? -1 : i + start;
    }

    public int IndexOf(int c) => IndexOf(c, 0, Length);

    /// <summary>The last index of a code point between two indices in range, or -1.</summary>
    public int LastIndexOf(int c, int start, int end)
    {
        int i;
        if (_s is { } s)
        {
            if (c > 0xFFFF) return -1;
            i = s.AsSpan(start, end - start).LastIndexOf((char)c);
        }
        else
        {
            i = _u.AsSpan(start, end - start).LastIndexOf(c);
        }
        return i < 0 ? -1 : i + start;
    }
}
