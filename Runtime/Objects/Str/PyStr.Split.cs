// Objects/unicodeobject.c: splitting, joining, stripping, padding.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

public partial class PyStr
{
    private PyList Build(Ranges r)
    {
        var items = new PyObject[r.Count];
        for (int i = 0; i < items.Length; i++) items[i] = Substring(r[i].Start, r[i].End);
        return PyList.Own(items);
    }

    /// <summary>PyUnicode_Split; a null separator splits at whitespace, a negative maximum is none.</summary>
    [Mirrors("split", 10542, 10632)]
    public PyList? Split(PyStr? sep, nint max = -1)
    {
        if (max < 0) max = nint.MaxValue;
        if (sep is null)
        {
            return Build(_s is { } s
                ? StringLib.SplitWhitespace<char, StringLib.CharClass>(s, max)
                : StringLib.SplitWhitespace<int, StringLib.CodePointClass>(_u, max));
        }
        if (sep.Length == 0) return Err.Raise<PyList>(Exc.ValueError, "empty separator");
        if (_s is { } t)
            return sep._s is { } v ? Build(StringLib.Split(t.AsSpan(), v.AsSpan(), max)) : PyList.Of(Exact);
        return Build(StringLib.Split((ReadOnlySpan<int>)_u, sep.CodePoints, max));
    }

    /// <summary>PyUnicode_RSplit.</summary>
    [Mirrors("rsplit", 10634, 10724)]
    public PyList? RSplit(PyStr? sep, nint max = -1)
    {
        if (max < 0) max = nint.MaxValue;
        if (sep is null)
        {
            return Build(_s is { } s
                ? StringLib.RSplitWhitespace<char, StringLib.CharClass>(s, max)
                : StringLib.RSplitWhitespace<int, StringLib.CodePointClass>(_u, max));
        }
        if (sep.Length == 0) return Err.Raise<PyList>(Exc.ValueError, "empty separator");
        if (_s is { } t)
            return sep._s is { } v ? Build(StringLib.RSplit(t.AsSpan(), v.AsSpan(), max)) : PyList.Of(Exact);
        return Build(StringLib.RSplit((ReadOnlySpan<int>)_u, sep.CodePoints, max));
    }

    private static bool Separator(PyObject? sep, out PyStr? s)
    {
        s = sep as PyStr;
        if (sep is null or PyNone or PyStr) return true;
        return Err.Fail(Exc.TypeError, $"must be str or None, not {sep.Type.Name}");
    }

    [PyMethod("split", "(sep=None, maxsplit=-1)", Doc = "The list of the parts between separators, from the left;\nwithout a separator, of the words between whitespace.")]
    [Mirrors("unicode_split_impl", 13127, 13140)]
    private PyObject? SplitMethod(PyObject? sep = null, nint maxsplit = -1) => Separator(sep, out PyStr? s) ? Split(s, maxsplit) : null;

    [PyMethod("rsplit", "(sep=None, maxsplit=-1)", Doc = "As split, but the splits are counted from the right.")]
    [Mirrors("unicode_rsplit_impl", 13305, 13318)]
    private PyObject? RSplitMethod(PyObject? sep = null, nint maxsplit = -1) => Separator(sep, out PyStr? s) ? RSplit(s, maxsplit) : null;

    [PyMethod("splitlines", "(keepends=False)", Doc = "The list of the lines, without their ends unless keepends is true.")]
    [Mirrors("unicode_splitlines_impl", 13331, 13336)]
    private PyObject? SplitLinesMethod(bool keepends = false) => SplitLines(keepends);

    /// <summary>PyUnicode_Splitlines.</summary>
    [Mirrors("PyUnicode_Splitlines", 10507, 10540)]
    public PyList SplitLines(bool keepEnds) => Build(_s is { } s
        ? StringLib.SplitLines<char, StringLib.CharClass>(s, keepEnds)
        : StringLib.SplitLines<int, StringLib.CodePointClass>(_u, keepEnds));

    [PyMethod("partition", "(sep, /)", Doc = "The part before the first separator, the separator, the part after it;\nthe whole and two empty strings when there is none.")]
    [Mirrors("unicode_partition", 13261, 13266)]
    private PyObject? PartitionMethod(PyObject sep)
    {
        if (EnsureStr(sep) is not { } s) return null;
        if (s.Length == 0) return Err.Raise(Exc.ValueError, "empty separator");
        int i = Find(s, 0, Length);
        return i < 0 ? PyTuple.Of(this, Empty, Empty) : PyTuple.Of(Substring(0, i), s, Substring(i + s.Length, Length));
    }

    [PyMethod("rpartition", "(sep, /)", Doc = "The part before the last separator, the separator, the part after it;\ntwo empty strings and the whole when there is none.")]
    [Mirrors("unicode_rpartition", 13281, 13286)]
    private PyObject? RPartitionMethod(PyObject sep)
    {
        if (EnsureStr(sep) is not { } s) return null;
        if (s.Length == 0) return Err.Raise(Exc.ValueError, "empty separator");
        int i = RFind(s, 0, Length);
        return i < 0 ? PyTuple.Of(Empty, Empty, this) : PyTuple.Of(Substring(0, i), s, Substring(i + s.Length, Length));
    }

    [Mirrors("ensure_unicode", 1032, 1042)]
    private static PyStr? EnsureStr(PyObject o) =>
        o as PyStr ?? Err.Raise<PyStr>(Exc.TypeError, $"must be str, not {o.Type.Name}");

    // Joining.

    [PyMethod("join", "(iterable, /)", Doc = "The strings of an iterable with this one between them."), Mirrors("unicode_join", 12513, 12518)]
    private PyObject? JoinMethod(PyObject iterable) => Join(this, iterable);

    /// <summary>PyUnicode_Join.</summary>
    [Mirrors("PyUnicode_Join", 10228, 10251)]
    public static PyObject? Join(PyStr separator, PyObject iterable)
    {
        if (!Seq.Fast(iterable, "can only join an iterable", out ReadOnlySpan<PyObject> items, out _)) return null;
        return JoinArray(separator, items);
    }

    /// <summary>_PyUnicode_JoinArray.</summary>
    [Mirrors("_PyUnicode_JoinArray", 10253, 10418)]
    public static PyStr? JoinArray(PyStr separator, ReadOnlySpan<PyObject> items)
    {
        if (items.Length == 0) return Empty;
        if (items.Length == 1 && items[0].GetType() == typeof(PyStr)) return (PyStr)items[0];
        long size = (long)separator.Length * (items.Length - 1);
        bool bmp = separator._s is not null || items.Length == 1, ascii = separator._kind == StrKind.Ascii || items.Length == 1;
        for (int i = 0; i < items.Length; i++)
        {
            PyObject item = items[i];
            if (item.GetType() != typeof(PyStr) && item is not PyStr)
                return Err.Raise<PyStr>(Exc.TypeError, $"sequence item {i}: expected str instance, {item.Type.Name} found");
            PyStr s = Unsafe.As<PyStr>(item);
            size += s.Length;
            bmp &= s._s is not null;
            ascii &= s._kind == StrKind.Ascii;
        }
        if (size > MaxLength) return Err.Raise<PyStr>(Exc.OverflowError, "join() result is too long for a Python string");
        if (size == 0) return Empty;
        if (bmp)
        {
            string result = new('\0', (int)size);
            Span<char> to = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(result.AsSpan()), result.Length);
            ReadOnlySpan<char> sep = separator._s;
            for (int i = 0; i < items.Length; i++)
            {
                if (i > 0 && sep.Length > 0)
                {
                    sep.CopyTo(to);
                    to = to[sep.Length..];
                }
                string s = Unsafe.As<PyStr>(items[i])._s!;
                s.CopyTo(to);
                to = to[s.Length..];
            }
            if (result.Length == 1) return FromBmp(result);
            return new PyStr(result) { _kind = ascii ? StrKind.Ascii : StrKind.Unknown };
        }
        var u = new int[size];
        int at = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                separator.CopyTo(u.AsSpan(at));
                at += separator.Length;
            }
            var s = (PyStr)items[i];
            s.CopyTo(u.AsSpan(at));
            at += s.Length;
        }
        return OwnCodePoints(u);
    }

    // Stripping.

    [Mirrors("do_argstrip", 12717, 12732)]
    private PyObject? StripMethod(string name, PyObject? chars, bool left, bool right)
    {
        if (chars is null or PyNone) return Strip(null, left, right);
        return chars is PyStr set ? Strip(set, left, right) : Err.Raise(Exc.TypeError, $"{name} arg must be None or str");
    }

    /// <summary>Without the given characters, by default whitespace, at the ends.</summary>
    [Mirrors("_PyUnicode_XStrip", 12573, 12618)]
    public PyStr Strip(PyStr? set = null, bool left = true, bool right = true)
    {
        int i = 0, j = Length;
        if (set is null)
        {
            if (left) while (i < j && UnicodeData.IsSpace(this[i])) i++;
            if (right) while (j > i && UnicodeData.IsSpace(this[j - 1])) j--;
        }
        else
        {
            if (left) while (i < j && set.IndexOf(this[i]) >= 0) i++;
            if (right) while (j > i && set.IndexOf(this[j - 1]) >= 0) j--;
        }
        return Substring(i, j);
    }

    [PyMethod("strip", "(chars=None, /)", Doc = "A copy without the given characters, by default whitespace, at both ends.")]
    [Mirrors("unicode_strip_impl", 12746, 12751)]
    private PyObject? StripBoth(PyObject? chars = null) => StripMethod("strip", chars, true, true);

    [PyMethod("lstrip", "(chars=None, /)", Doc = "A copy without the given characters, by default whitespace, at the start.")]
    [Mirrors("unicode_lstrip_impl", 12765, 12770)]
    private PyObject? StripLeft(PyObject? chars = null) => StripMethod("lstrip", chars, true, false);

    [PyMethod("rstrip", "(chars=None, /)", Doc = "A copy without the given characters, by default whitespace, at the end.")]
    [Mirrors("unicode_rstrip_impl", 12784, 12789)]
    private PyObject? StripRight(PyObject? chars = null) => StripMethod("rstrip", chars, false, true);

    // Padding.

    [Mirrors("convert_uc", 11117, 11135)]
    private static bool FillChar(PyObject? o, out int c)
    {
        c = ' ';
        if (o is null) return true;
        if (o is not PyStr s) return Err.Fail(Exc.TypeError, $"The fill character must be a unicode character, not {o.Type.Name}");
        if (s.Length != 1) return Err.Fail(Exc.TypeError, "The fill character must be exactly one character long");
        c = s[0];
        return true;
    }

    [Mirrors("pad", 10466, 10505)]
    private PyStr? Pad(nint left, nint right, int fill)
    {
        left = Math.Max(left, 0);
        right = Math.Max(right, 0);
        if (left == 0 && right == 0) return Exact;
        if (left > nint.MaxValue - Length || right > nint.MaxValue - (left + Length)) return Err.Raise<PyStr>(Exc.OverflowError, "padded string is too long");
        if (left + right + Length > MaxLength) return NoMemory<PyStr>();
        var w = new StrWriter((int)(left + right) + Length);
        w.Fill(fill, (int)left);
        w.Append(this);
        w.Fill(fill, (int)right);
        return w.Finish();
    }

    [PyMethod("center", "(width, fillchar=' ', /)", Doc = "A centered string of the given width, padded with the fill character.")]
    [Mirrors("unicode_center_impl", 11149, 11162)]
    private PyObject? Center(nint width, PyObject? fillchar = null)
    {
        if (!FillChar(fillchar, out int c)) return null;
        if (Length >= width) return Exact;
        nint margin = width - Length, left = margin / 2 + (margin & width & 1);
        return Pad(left, margin - left, c);
    }

    [PyMethod("ljust", "(width, fillchar=' ', /)", Doc = "A left-justified string of the given width, padded with the fill character.")]
    [Mirrors("unicode_ljust_impl", 12538, 12546)]
    private PyObject? LJust(nint width, PyObject? fillchar = null) =>
        !FillChar(fillchar, out int c) ? null : Length >= width ? Exact : Pad(0, width - Length, c);

    [PyMethod("rjust", "(width, fillchar=' ', /)", Doc = "A right-justified string of the given width, padded with the fill character.")]
    [Mirrors("unicode_rjust_impl", 13085, 13093)]
    private PyObject? RJust(nint width, PyObject? fillchar = null) =>
        !FillChar(fillchar, out int c) ? null : Length >= width ? Exact : Pad(width - Length, 0, c);

    [PyMethod("zfill", "(width, /)", Doc = "The string with zeros on the left, after its sign, to fill the given width.")]
    [Mirrors("unicode_zfill_impl", 13535, 13567)]
    private PyObject? ZFill(nint width)
    {
        int n = Length;
        if (n >= width) return Exact;
        if (n == 0 || this[0] is not ('+' or '-')) return Pad(width - n, 0, '0');
        if (width > MaxLength) return NoMemory<PyStr>();
        var w = new StrWriter((int)width);
        w.Append(this[0]);
        w.Fill('0', (int)width - n);
        w.Append(this, 1, n);
        return w.Finish();
    }

    [PyMethod("expandtabs", "(tabsize=8)", Doc = "A copy in which tabs are expanded to spaces."), Mirrors("unicode_expandtabs_impl", 11860, 11934)]
    private PyObject? ExpandTabs(int tabsize = 8)
    {
        if (IndexOf('\t') < 0) return Exact;
        var w = new StrWriter(Length + 32);
        long column = 0;
        for (int i = 0; i < Length; i++)
        {
            int c = this[i];
            if (c == '\t')
            {
                if (tabsize <= 0) continue;
                int n = (int)(tabsize - column % tabsize);
                if ((long)w.Count + n > MaxLength)
                {
                    w.Dispose();
                    return Err.Raise(Exc.OverflowError, "new string is too long");
                }
                column += n;
                w.Fill(' ', n);
                continue;
            }
            column = c is '\n' or '\r' ? 0 : column + 1;
            w.Append(c);
        }
        return w.Finish();
    }
}
