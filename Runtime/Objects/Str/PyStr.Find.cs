// Objects/unicodeobject.c: searching, counting, replacing.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public partial class PyStr
{
    /// <summary>Whether the text contains another.</summary>
    public bool Contains(PyStr sub) => Find(sub, 0, Length) >= 0;

    /// <summary>PyUnicode_Find forwards between indices in range: -1 when absent.</summary>
    [Mirrors("anylib_find", 10726, 10742)]
    public int Find(PyStr sub, int start, int end)
    {
        if (end - start < sub.Length || start > end) return -1;
        int i;
        if (_s is { } s)
        {
            if (sub._s is not { } t) return -1;
            i = StringLib.Find(s.AsSpan(start, end - start), t.AsSpan());
        }
        else
        {
            i = StringLib.Find(_u.AsSpan(start, end - start), (ReadOnlySpan<int>)sub.CodePoints);
        }
        return i < 0 ? -1 : i + start;
    }

    /// <summary>PyUnicode_Find backwards between indices in range: -1 when absent.</summary>
    public int RFind(PyStr sub, int start, int end)
    {
        if (end - start < sub.Length || start > end) return -1;
        int i;
        if (_s is { } s)
        {
            if (sub._s is not { } t) return -1;
            i = StringLib.RFind(s.AsSpan(start, end - start), t.AsSpan());
        }
        else
        {
            i = StringLib.RFind(_u.AsSpan(start, end - start), (ReadOnlySpan<int>)sub.CodePoints);
        }
        return i < 0 ? -1 : i + start;
    }

    /// <summary>Read optional start and end; false raised.</summary>
    private bool Bounds(PyObject? start, PyObject? end, out nint i, out nint j)
    {
        i = 0;
        j = nint.MaxValue;
        if (!SliceIndex(start, ref i) || !SliceIndex(end, ref j)) return false;
        StringLib.Adjust(ref i, ref j, Length);
        return true;
    }

    [Mirrors("any_find_slice", 9655, 9736)]
    private int FindSlice(PyStr sub, nint i, nint j, bool forward) =>
        j - i < sub.Length ? -1 : forward ? Find(sub, (int)i, (int)j) : RFind(sub, (int)i, (int)j);

    [PyMethod("find", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The lowest index at which the substring is found in S[start:end], or -1.")]
    [Mirrors("unicode_find_impl", 11945, 11955)]
    private PyObject? FindMethod(PyStr sub, PyObject? start = null, PyObject? end = null) =>
        Bounds(start, end, out nint i, out nint j) ? PyInt.From(FindSlice(sub, i, j, true)) : null;

    [PyMethod("rfind", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The highest index at which the substring is found in S[start:end], or -1.")]
    [Mirrors("unicode_rfind_impl", 13037, 13047)]
    private PyObject? RFindMethod(PyStr sub, PyObject? start = null, PyObject? end = null) =>
        Bounds(start, end, out nint i, out nint j) ? PyInt.From(FindSlice(sub, i, j, false)) : null;

    [PyMethod("index", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "As find, but raises ValueError when the substring is not found.")]
    [Mirrors("unicode_index_impl", 12008, 12021)]
    private PyObject? IndexMethod(PyStr sub, PyObject? start = null, PyObject? end = null)
    {
        if (!Bounds(start, end, out nint i, out nint j)) return null;
        int found = FindSlice(sub, i, j, true);
        return found < 0 ? Err.Raise(Exc.ValueError, "substring not found") : PyInt.From(found);
    }

    [PyMethod("rindex", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "As rfind, but raises ValueError when the substring is not found.")]
    [Mirrors("unicode_rindex_impl", 13058, 13071)]
    private PyObject? RIndexMethod(PyStr sub, PyObject? start = null, PyObject? end = null)
    {
        if (!Bounds(start, end, out nint i, out nint j)) return null;
        int found = FindSlice(sub, i, j, false);
        return found < 0 ? Err.Raise(Exc.ValueError, "substring not found") : PyInt.From(found);
    }

    [PyMethod("count", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The number of non-overlapping occurrences of a substring in S[start:end].")]
    [Mirrors("unicode_count_impl", 11760, 11826)]
    private PyObject? CountMethod(PyStr sub, PyObject? start = null, PyObject? end = null)
    {
        if (!Bounds(start, end, out nint i, out nint j)) return null;
        if (j - i < sub.Length) return PyInt.From(0);
        if (_s is { } s)
            return PyInt.From(sub._s is { } t ? StringLib.Count(s.AsSpan((int)i, (int)(j - i)), t.AsSpan()) : 0);
        return PyInt.From(StringLib.Count(_u.AsSpan((int)i, (int)(j - i)), (ReadOnlySpan<int>)sub.CodePoints));
    }

    /// <summary>tailmatch: whether S[start:end] starts (or ends) with a text.</summary>
    [Mirrors("tailmatch", 9920, 9981)]
    public bool TailMatch(PyStr sub, nint start, nint end, bool atEnd)
    {
        StringLib.Adjust(ref start, ref end, Length);
        end -= sub.Length;
        if (end < start) return false;
        if (sub.Length == 0) return true;
        int at = (int)(atEnd ? end : start);
        if (_s is { } s) return sub._s is { } t && s.AsSpan(at, t.Length).SequenceEqual(t);
        if (sub._u is { } v) return _u.AsSpan(at, v.Length).SequenceEqual(v);
        for (int i = 0; i < sub.Length; i++)
            if (_u![at + i] != sub._s![i]) return false;
        return true;
    }

    private PyObject? TailMatchMethod(string name, PyObject sub, PyObject? start, PyObject? end, bool atEnd)
    {
        nint i = 0, j = nint.MaxValue;
        if (!SliceIndex(start, ref i) || !SliceIndex(end, ref j)) return null;
        if (sub is PyTuple tuple)
        {
            foreach (PyObject o in tuple.Items)
            {
                if (o is not PyStr s)
                    return Err.Raise(Exc.TypeError, $"tuple for {name} must only contain str, not {o.Type.Name}");
                if (TailMatch(s, i, j, atEnd)) return PyBool.True;
            }
            return PyBool.False;
        }
        if (sub is not PyStr one)
            return Err.Raise(Exc.TypeError, $"{name} first arg must be str or a tuple of str, not {sub.Type.Name}");
        return PyBool.From(TailMatch(one, i, j, atEnd));
    }

    [PyMethod("startswith", "(prefix, start=None, end=None, /)", TextSignature = "($self, prefix[, start[, end]], /)", Doc = "Whether the text starts with the prefix, or with one of a tuple of them.")]
    [Mirrors("unicode_startswith_impl", 13584, 13622)]
    private PyObject? StartsWithMethod(PyObject prefix, PyObject? start = null, PyObject? end = null) => TailMatchMethod("startswith", prefix, start, end, false);

    [PyMethod("endswith", "(suffix, start=None, end=None, /)", TextSignature = "($self, suffix[, start[, end]], /)", Doc = "Whether the text ends with the suffix, or with one of a tuple of them.")]
    [Mirrors("unicode_endswith_impl", 13640, 13677)]
    private PyObject? EndsWithMethod(PyObject suffix, PyObject? start = null, PyObject? end = null) => TailMatchMethod("endswith", suffix, start, end, true);

    [PyMethod("removeprefix", "(prefix, /)", Doc = "The text without the prefix, if it has it."), Mirrors("unicode_removeprefix_impl", 12894, 12907)]
    private PyObject? RemovePrefix(PyStr prefix) =>
        TailMatch(prefix, 0, nint.MaxValue, false) ? Substring(prefix.Length, Length) : Exact;

    [PyMethod("removesuffix", "(suffix, /)", Doc = "The text without the suffix, if it has it."), Mirrors("unicode_removesuffix_impl", 12922, 12935)]
    private PyObject? RemoveSuffix(PyStr suffix) =>
        TailMatch(suffix, 0, nint.MaxValue, true) ? Substring(0, Length - suffix.Length) : Exact;

    [PyMethod("replace", "(old, new, /, count=-1)", Doc = "A copy with occurrences of old replaced by new: all, or the first count.")]
    [Mirrors("unicode_replace_impl", 12874, 12880)]
    private PyObject? ReplaceMethod(PyStr old, PyStr @new, nint count = -1) => Replace(old, @new, count);

    /// <summary>PyUnicode_Replace; a negative count is no limit.</summary>
    [Mirrors("replace", 10784, 11061)]
    public PyStr? Replace(PyStr old, PyStr with, nint count = -1)
    {
        int max = count < 0 || count > int.MaxValue ? int.MaxValue : (int)count;
        int n = Length;
        if (max == 0 || n < old.Length || Equal(old, with)) return Exact;
        if (old._u is not null && _u is null) return Exact;
        if (old.Length == 0) return Interleave(with, max);
        if (_s is { } s && with._s is { } w && max == int.MaxValue)
        {
            // Most names and paths do not hold what is looked for; see StringLib.RFind.
            if (old.Length == 1 && with.Length == 1 && s.Length <= 64) return ReplaceChar(s, old._s![0], w[0]);
            return ReplaceAll(s, old._s!, with);
        }
        return _s is not null ? ReplaceIn(_s.AsSpan(), old._s.AsSpan(), with, max) : ReplaceIn(_u.AsSpan(), (ReadOnlySpan<int>)old.CodePoints, with, max);
    }

    private PyStr ReplaceChar(string s, char old, char with)
    {
        int first = Native.ShortText.IndexOf(s, old);
        if (first < 0) return Exact;
        Span<char> text = stackalloc char[64];
        s.CopyTo(text);
        for (int i = first; i < s.Length; i++)
            if (text[i] == old) text[i] = with;
        return FromBmp(new string(text[..s.Length]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyStr ReplaceAll(string s, string old, PyStr with)
    {
        string t = s.Replace(old, with._s!, StringComparison.Ordinal);
        if (ReferenceEquals(s, t)) return Exact;
        return _kind == StrKind.Ascii && with._kind == StrKind.Ascii ? FromAscii(t) : FromBmp(t);
    }

    private PyStr? ReplaceIn<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> old, PyStr with, int max) where T : unmanaged, IEquatable<T>
    {
        int at = StringLib.Find(s, old);
        if (at < 0) return Exact;
        var w = new StrWriter(s.Length + 16);
        int i = 0;
        while (at >= 0 && max-- > 0)
        {
            w.Append(this, i, i + at);
            w.Append(with);
            i += at + old.Length;
            if ((long)w.Count > MaxLength)
            {
                w.Dispose();
                return Err.Raise<PyStr>(Exc.OverflowError, "replace string is too long");
            }
            at = StringLib.Find(s[i..], old);
        }
        w.Append(this, i, s.Length);
        return w.Finish();
    }

    private PyStr? Interleave(PyStr with, int max)
    {
        int n = Length, times = Math.Min(max, n + 1);
        if ((long)times * with.Length + n > MaxLength) return Err.Raise<PyStr>(Exc.OverflowError, "replace string is too long");
        var w = new StrWriter(n + times * with.Length);
        for (int i = 0; i < n; i++)
        {
            if (i < times) w.Append(with);
            w.Append(this[i]);
        }
        if (times > n) w.Append(with);
        return w.Finish();
    }
}
