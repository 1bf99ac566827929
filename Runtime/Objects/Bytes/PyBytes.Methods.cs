// Objects/bytesobject.c: the methods that bytes and bytearray have in common.

namespace PyModules.Runtime;

public partial class PyBytes
{
    private PyList Build(Ranges r)
    {
        var items = new PyObject[r.Count];
        for (int i = 0; i < items.Length; i++) items[i] = Make(View[r[i].Start..r[i].End]);
        return PyList.Own(items);
    }

    private PyObject? Wrap(byte[]? b) => b is null ? null : Make(b);

    [PyMethod("find", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The lowest index at which the subsection is found in B[start:end], or -1.")]
    [Mirrors("bytes_find_impl", 1928, 1935)]
    private PyObject? FindMethod(PyObject sub, PyObject? start = null, PyObject? end = null) => BytesMethods.Find(View, sub, start, end, true, false);

    [PyMethod("rfind", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The highest index at which the subsection is found in B[start:end], or -1.")]
    [Mirrors("bytes_rfind_impl", 1962, 1969)]
    private PyObject? RFindMethod(PyObject sub, PyObject? start = null, PyObject? end = null) => BytesMethods.Find(View, sub, start, end, false, false);

    [PyMethod("index", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "As find, but raises ValueError when the subsection is not found.")]
    [Mirrors("bytes_index_impl", 1945, 1952)]
    private PyObject? IndexMethod(PyObject sub, PyObject? start = null, PyObject? end = null) => BytesMethods.Find(View, sub, start, end, true, true);

    [PyMethod("rindex", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "As rfind, but raises ValueError when the subsection is not found.")]
    [Mirrors("bytes_rindex_impl", 1979, 1986)]
    private PyObject? RIndexMethod(PyObject sub, PyObject? start = null, PyObject? end = null) => BytesMethods.Find(View, sub, start, end, false, true);

    [PyMethod("count", "(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "The number of non-overlapping occurrences of a subsection in B[start:end].")]
    [Mirrors("bytes_count_impl", 2128, 2135)]
    private PyObject? CountMethod(PyObject sub, PyObject? start = null, PyObject? end = null) => BytesMethods.Count(View, sub, start, end);

    [PyMethod("startswith", "(prefix, start=None, end=None, /)", TextSignature = "($self, prefix[, start[, end]], /)", Doc = "Whether the value starts with the prefix, or with one of a tuple of them.")]
    [Mirrors("bytes_startswith_impl", 2408, 2415)]
    private PyObject? StartsWith(PyObject prefix, PyObject? start = null, PyObject? end = null) =>
        BytesMethods.TailMatch(View, "startswith", prefix, start, end, false);

    [PyMethod("endswith", "(suffix, start=None, end=None, /)", TextSignature = "($self, suffix[, start[, end]], /)", Doc = "Whether the value ends with the suffix, or with one of a tuple of them.")]
    [Mirrors("bytes_endswith_impl", 2432, 2439)]
    private PyObject? EndsWith(PyObject suffix, PyObject? start = null, PyObject? end = null) =>
        BytesMethods.TailMatch(View, "endswith", suffix, start, end, true);

    [PyMethod("removeprefix", "(prefix, /)", Doc = "The value without the prefix, if it has it."), Mirrors("bytes_removeprefix_impl", 2331, 2353)]
    private PyObject? RemovePrefix(PyBuffer prefix) =>
        prefix.Len > 0 && View.StartsWith(prefix.Span) ? Make(View[(int)prefix.Len..]) : Same();

    [PyMethod("removesuffix", "(suffix, /)", Doc = "The value without the suffix, if it has it."), Mirrors("bytes_removesuffix_impl", 2368, 2391)]
    private PyObject? RemoveSuffix(PyBuffer suffix) =>
        suffix.Len > 0 && View.EndsWith(suffix.Span) ? Make(View[..^(int)suffix.Len]) : Same();

    [PyMethod("replace", "(old, new, count=-1, /)", Doc = "A copy with occurrences of old replaced by new: all, or the first count.")]
    [Mirrors("bytes_replace_impl", 2307, 2315)]
    private PyObject? Replace(PyBuffer old, PyBuffer @new, nint count = -1)
    {
        byte[]? result = BytesMethods.Replace(View, old.Span, @new.Span, count, out bool changed);
        return result is null ? null : changed ? Make(result) : Same();
    }

    private PyObject? SplitWith(PyObject? sep, nint max, bool fromRight)
    {
        if (max < 0) max = nint.MaxValue;
        if (sep is null or PyNone)
        {
            return Build(fromRight
                ? StringLib.RSplitWhitespace<byte, StringLib.ByteClass>(View, max)
                : StringLib.SplitWhitespace<byte, StringLib.ByteClass>(View, max));
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(sep, view, PyBuffer.Simple)) return null;
        PyObject? result = view.Len == 0 ? Err.Raise(Exc.ValueError, "empty separator")
            : Build(fromRight ? StringLib.RSplit(View, (ReadOnlySpan<byte>)view.Span, max) : StringLib.Split(View, (ReadOnlySpan<byte>)view.Span, max));
        view.Release();
        return result;
    }

    [PyMethod("split", "(sep=None, maxsplit=-1)", Doc = "The list of the parts between separators, from the left;\nwithout a separator, of the parts between ASCII whitespace.")]
    [Mirrors("bytes_split_impl", 1765, 1786)]
    private PyObject? Split(PyObject? sep = null, nint maxsplit = -1) => SplitWith(sep, maxsplit, false);

    [PyMethod("rsplit", "(sep=None, maxsplit=-1)", Doc = "As split, but the splits are counted from the right."), Mirrors("bytes_rsplit_impl", 1850, 1871)]
    private PyObject? RSplit(PyObject? sep = null, nint maxsplit = -1) => SplitWith(sep, maxsplit, true);

    [PyMethod("splitlines", "(keepends=False)", Doc = "The list of the lines, without their ends unless keepends is true.")]
    [Mirrors("bytes_splitlines_impl", 2477, 2485)]
    private PyObject? SplitLines(bool keepends = false) => Build(StringLib.SplitLines<byte, StringLib.ByteClass>(View, keepends));

    [PyMethod("partition", "(sep, /)", Doc = "The part before the first separator, the separator, the part after it;\nthe whole and two empty values when there is none.")]
    [Mirrors("bytes_partition_impl", 1804, 1813)]
    private PyObject? Partition(PyObject sep) => PartitionWith(sep, false);

    [PyMethod("rpartition", "(sep, /)", Doc = "The part before the last separator, the separator, the part after it;\ntwo empty values and the whole when there is none.")]
    [Mirrors("bytes_rpartition_impl", 1831, 1840)]
    private PyObject? RPartition(PyObject sep) => PartitionWith(sep, true);

    [Mirrors("STRINGLIB(partition)", 12, 67, File = "Objects/stringlib/partition.h")]
    [Mirrors("STRINGLIB(rpartition)", 69, 124, File = "Objects/stringlib/partition.h")]
    private PyObject? PartitionWith(PyObject sep, bool fromRight)
    {
        var view = new PyBuffer();
        if (!Obj.GetBuffer(sep, view, PyBuffer.Simple)) return null;
        int n = (int)view.Len;
        PyObject? result;
        if (n == 0)
        {
            result = Err.Raise(Exc.ValueError, "empty separator");
        }
        else
        {
            int at = fromRight ? StringLib.RFind(View, (ReadOnlySpan<byte>)view.Span) : StringLib.Find(View, (ReadOnlySpan<byte>)view.Span);
            result = at >= 0 ? PyTuple.Of(Make(View[..at]), sep, Make(View[(at + n)..]))
                : fromRight ? PyTuple.Of(Make(default(ReadOnlySpan<byte>)), Make(default(ReadOnlySpan<byte>)), this)
                : PyTuple.Of(this, Make(default(ReadOnlySpan<byte>)), Make(default(ReadOnlySpan<byte>)));
        }
        view.Release();
        return result;
    }

    [PyMethod("join", "(iterable_of_bytes, /)", Doc = "The bytes-like objects of an iterable with this one between them.")]
    [Mirrors("bytes_join_impl", 1889, 1894)]
    private PyObject? JoinMethod(PyObject iterable_of_bytes)
    {
        if (iterable_of_bytes is PyList { Count: 1 } list && list.GetType() == typeof(PyList) && list[0].GetType() == typeof(PyBytes)) return list[0];
        if (iterable_of_bytes is PyTuple { Count: 1 } tuple && tuple[0].GetType() == typeof(PyBytes)) return tuple[0];
        return Wrap(BytesMethods.Join(_b, iterable_of_bytes));
    }

    [Mirrors("do_argstrip", 2058, 2065)]
    private PyObject? StripWith(PyObject? bytes, bool left, bool right)
    {
        (int i, int j) = (0, 0);
        if (bytes is null or PyNone)
        {
            (i, j) = BytesMethods.Strip(View, default, true, left, right);
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(bytes, view, PyBuffer.Simple)) return null;
            (i, j) = BytesMethods.Strip(View, view.Span, false, left, right);
            view.Release();
        }
        return j - i == View.Length ? Same() : Make(View[i..j]);
    }

    [PyMethod("strip", "(bytes=None, /)", Doc = "A copy without the given bytes, by default ASCII whitespace, at both ends.")]
    [Mirrors("bytes_strip_impl", 2078, 2083)]
    private PyObject? Strip(PyObject? bytes = null) => StripWith(bytes, true, true);

    [PyMethod("lstrip", "(bytes=None, /)", Doc = "A copy without the given bytes, by default ASCII whitespace, at the start.")]
    [Mirrors("bytes_lstrip_impl", 2096, 2101)]
    private PyObject? LStrip(PyObject? bytes = null) => StripWith(bytes, true, false);

    [PyMethod("rstrip", "(bytes=None, /)", Doc = "A copy without the given bytes, by default ASCII whitespace, at the end.")]
    [Mirrors("bytes_rstrip_impl", 2114, 2119)]
    private PyObject? RStrip(PyObject? bytes = null) => StripWith(bytes, false, true);

    [PyMethod("center", "(width, fillchar=b' ', /)", Doc = "A centered copy of the given width, padded with the fill byte.")]
    [Mirrors("stringlib_center_impl", 193, 207, File = "Objects/stringlib/transmogrify.h")]
    private PyObject? Center(nint width, PyObject? fillchar = null)
    {
        if (!BytesMethods.FillChar("center", fillchar, out byte fill)) return null;
        int n = View.Length;
        if (n >= width) return Same();
        nint margin = width - n, left = margin / 2 + (margin & width & 1);
        return Wrap(BytesMethods.Pad(View, left, margin - left, fill));
    }

    [PyMethod("ljust", "(width, fillchar=b' ', /)", Doc = "A left-justified copy of the given width, padded with the fill byte.")]
    [Mirrors("stringlib_ljust_impl", 145, 154, File = "Objects/stringlib/transmogrify.h")]
    private PyObject? LJust(nint width, PyObject? fillchar = null)
    {
        if (!BytesMethods.FillChar("ljust", fillchar, out byte fill)) return null;
        return View.Length >= width ? Same() : Wrap(BytesMethods.Pad(View, 0, width - View.Length, fill));
    }

    [PyMethod("rjust", "(width, fillchar=b' ', /)", Doc = "A right-justified copy of the given width, padded with the fill byte.")]
    [Mirrors("stringlib_rjust_impl", 169, 178, File = "Objects/stringlib/transmogrify.h")]
    private PyObject? RJust(nint width, PyObject? fillchar = null)
    {
        if (!BytesMethods.FillChar("rjust", fillchar, out byte fill)) return null;
        return View.Length >= width ? Same() : Wrap(BytesMethods.Pad(View, width - View.Length, 0, fill));
    }

    [PyMethod("zfill", "(width, /)", Doc = "The value with zeros on the left, after its sign, to fill the given width.")]
    [Mirrors("stringlib_zfill_impl", 220, 247, File = "Objects/stringlib/transmogrify.h")]
    private PyObject? ZFill(nint width)
    {
        if (View.Length >= width) return Same();
        return width > System.Array.MaxLength ? PyStr.NoMemory<PyObject>() : Make(BytesMethods.ZFill(View, (int)width));
    }

    [PyMethod("expandtabs", "(tabsize=8)", Doc = "A copy in which tabs are expanded to spaces.")]
    private PyObject? ExpandTabs(int tabsize = 8) => Wrap(BytesMethods.ExpandTabs(View, tabsize));

    [PyMethod("translate", "(table, /, delete=b'')", Doc = "A copy without the bytes to delete and with the others mapped by the table of 256 bytes;\na table of None maps each to itself.")]
    [Mirrors("bytes_translate_impl", 2152, 2263)]
    private PyObject? Translate(PyObject table, PyObject? delete = null)
    {
        byte[]? result = BytesMethods.Translate(View, table, delete, out bool unchanged);
        return result is null ? null : unchanged ? Same() : Make(result);
    }

    [PyMethod("maketrans", "(frm, to, /)", Static = true, Doc = "A table for translate that maps each byte of frm to the one at the same place in to.")]
    [Mirrors("bytes_maketrans_impl", 2283, 2288)]
    private static PyObject? MakeTrans(PyBuffer frm, PyBuffer to) => BytesMethods.MakeTrans(frm, to);

    [PyMethod("lower", "()", Doc = "A copy with ASCII letters in lower case.")]
    [Mirrors("stringlib_lower", 58, 68, File = "Objects/stringlib/ctype.h")]
    private PyObject? Lower() => Make(BytesMethods.Map(View, BytesMethods.ToLower));

    [PyMethod("upper", "()", Doc = "A copy with ASCII letters in upper case.")]
    [Mirrors("stringlib_upper", 70, 80, File = "Objects/stringlib/ctype.h")]
    private PyObject? Upper() => Make(BytesMethods.Map(View, BytesMethods.ToUpper));

    [PyMethod("title", "()", Doc = "A copy in which words start with upper case and go on in lower case.")]
    [Mirrors("stringlib_title", 82, 92, File = "Objects/stringlib/ctype.h")]
    private PyObject? Title() => Make(BytesMethods.Title(View));

    [PyMethod("capitalize", "()", Doc = "A copy whose first byte is upper case and the others lower case.")]
    [Mirrors("stringlib_capitalize", 94, 104, File = "Objects/stringlib/ctype.h")]
    private PyObject? Capitalize() => Make(BytesMethods.Capitalize(View));

    [PyMethod("swapcase", "()", Doc = "A copy with upper and lower case exchanged.")]
    [Mirrors("stringlib_swapcase", 106, 116, File = "Objects/stringlib/ctype.h")]
    private PyObject? SwapCase() => Make(BytesMethods.Map(View, BytesMethods.SwapCase));

    [PyMethod("isascii", "()", Doc = "Whether all bytes are ASCII; also when there are none.")]
    [Mirrors("stringlib_isascii", 25, 29, File = "Objects/stringlib/ctype.h")]
    private bool IsAscii() => System.Text.Ascii.IsValid(View);

    [PyMethod("isspace", "()", Doc = "Whether all bytes are ASCII whitespace and there is one at least.")]
    [Mirrors("stringlib_isspace", 7, 11, File = "Objects/stringlib/ctype.h")]
    private bool IsSpace() => BytesMethods.All(View, BytesMethods.IsSpace);

    [PyMethod("isalpha", "()", Doc = "Whether all bytes are ASCII letters and there is one at least.")]
    [Mirrors("stringlib_isalpha", 13, 17, File = "Objects/stringlib/ctype.h")]
    private bool IsAlpha() => BytesMethods.All(View, BytesMethods.IsAlpha);

    [PyMethod("isdigit", "()", Doc = "Whether all bytes are ASCII digits and there is one at least.")]
    [Mirrors("stringlib_isdigit", 31, 35, File = "Objects/stringlib/ctype.h")]
    private bool IsDigit() => BytesMethods.All(View, BytesMethods.IsDigit);

    [PyMethod("isalnum", "()", Doc = "Whether all bytes are ASCII letters or digits and there is one at least.")]
    [Mirrors("stringlib_isalnum", 19, 23, File = "Objects/stringlib/ctype.h")]
    private bool IsAlnum() => BytesMethods.All(View, static b => BytesMethods.IsAlpha(b) || BytesMethods.IsDigit(b));

    [PyMethod("islower", "()", Doc = "Whether all ASCII letters are lower case and there is one at least.")]
    [Mirrors("stringlib_islower", 37, 41, File = "Objects/stringlib/ctype.h")]
    private bool IsLower() => BytesMethods.IsCase(View, false);

    [PyMethod("isupper", "()", Doc = "Whether all ASCII letters are upper case and there is one at least.")]
    [Mirrors("stringlib_isupper", 43, 47, File = "Objects/stringlib/ctype.h")]
    private bool IsUpper() => BytesMethods.IsCase(View, true);

    [PyMethod("istitle", "()", Doc = "Whether upper case only starts words, lower case only continues them, and there is a letter.")]
    [Mirrors("stringlib_istitle", 49, 53, File = "Objects/stringlib/ctype.h")]
    private bool IsTitle() => BytesMethods.IsTitle(View);

    [PyMethod("decode", "(encoding='utf-8', errors='strict')", Doc = "The text that the bytes encode."), Mirrors("bytes_decode_impl", 2457, 2463)]
    private PyObject? Decode(string? encoding = null, string? errors = null) => PyStr.Decode(View, encoding, errors);

    [PyMethod("fromhex", "(string, /)", Class = true, Doc = "A value from a string of hexadecimal digits; whitespace between bytes is skipped.")]
    [Mirrors("bytes_fromhex_impl", 2500, 2509)]
    private static PyObject? FromHex(PyType cls, PyObject @string)
    {
        if (BytesMethods.FromHex(@string) is not { } b) return null;
        PyBytes result = Make(b);
        return cls == TypeObject ? result : Obj.Call(cls, result);
    }

    [PyMethod("hex", "(sep=<unrepresentable>, bytes_per_sep=1)", Doc = "A string of hexadecimal digits, with a separator between groups if one is given:\ngroups count from the right, for a negative size from the left.\n\n>>> b'\\x01\\xab'.hex(':')\n'01:ab'")]
    private PyObject? Hex(PyObject? sep = null, int bytes_per_sep = 1) =>
        BytesMethods.Hex(View, sep, bytes_per_sep, false) is { } b ? PyStr.FromLatin1(b) : null;
}
