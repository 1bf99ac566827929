// Objects/bytes_methods.c and Objects/stringlib: what bytes and bytearray share.

using System.Text;

namespace PyModules.Runtime;

internal static class BytesMethods
{
    internal static bool IsSpace(byte b) => b == ' ' || (uint)(b - 9) < 5;

    internal static bool IsUpper(byte b) => (uint)(b - 'A') < 26;

    internal static bool IsLower(byte b) => (uint)(b - 'a') < 26;

    internal static bool IsDigit(byte b) => (uint)(b - '0') < 10;

    internal static bool IsAlpha(byte b) => (uint)((b | 0x20) - 'a') < 26;

    internal static byte ToUpper(byte b) => IsLower(b) ? (byte)(b - 32) : b;

    internal static byte ToLower(byte b) => IsUpper(b) ? (byte)(b + 32) : b;

    /// <param name="always">bytearray escapes a single quote even within double quotes.</param>
    [Mirrors("PyBytes_Repr", 1340, 1413, File = "Objects/bytesobject.c")]
    internal static string Repr(ReadOnlySpan<byte> s, string prefix, bool always = false)
    {
        char quote = s.Contains((byte)'\'') && !s.Contains((byte)'"') ? '"' : '\'';
        var b = new StringBuilder(s.Length + 8).Append(prefix).Append(quote);
        foreach (byte c in s)
        {
            if (c == quote || c == '\\' || always && c == '\'') b.Append('\\').Append((char)c);
            else if (c == '\t') b.Append("\\t");
            else if (c == '\n') b.Append("\\n");
            else if (c == '\r') b.Append("\\r");
            else if (c is < (byte)' ' or >= 0x7f) b.Append("\\x").Append("0123456789abcdef"[c >> 4]).Append("0123456789abcdef"[c & 15]);
            else b.Append((char)c);
        }
        return b.Append(quote).ToString();
    }

    internal static PyObject Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, CompareOp op)
    {
        switch (op)
        {
            case CompareOp.Eq: return PyBool.From(a.SequenceEqual(b));
            case CompareOp.Ne: return PyBool.From(!a.SequenceEqual(b));
        }
        int c = a.SequenceCompareTo(b);
        return PyBool.From(op switch { CompareOp.Lt => c < 0, CompareOp.Le => c <= 0, CompareOp.Gt => c > 0, _ => c >= 0 });
    }

    /// <summary>The -b warnings about comparing bytes with str or int; false raised.</summary>
    internal static bool WarnCompare(string type, PyObject self, PyObject other)
    {
        if (ThreadState.Current.Interpreter.Config.BytesWarning == 0) return true;
        if (other is PyStr) return Warnings.Warn(Exc.BytesWarning, $"Comparison between {type} and string", 1);
        return self is not PyBytes || other is not PyLong || Warnings.Warn(Exc.BytesWarning, $"Comparison between {type} and int", 1);
    }

    internal static byte[] Take(ReadOnlySpan<byte> s, nint start, nint step, int n)
    {
        var b = new byte[n];
        for (int i = 0; i < n; i++, start += step) b[i] = s[(int)start];
        return b;
    }

    /// <summary>Two views to concatenate; false raised.</summary>
    internal static bool GetPair(PyObject a, PyObject b, out PyBuffer va, out PyBuffer vb)
    {
        va = new PyBuffer();
        vb = new PyBuffer();
        if (Obj.GetBuffer(a, va, PyBuffer.Simple))
        {
            if (Obj.GetBuffer(b, vb, PyBuffer.Simple)) return true;
            va.Release();
        }
        return Err.Fail(Exc.TypeError, $"can't concat {b.Type.Name} to {a.Type.Name}");
    }

    internal static byte[]? Concat(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if ((long)a.Length + b.Length > Array.MaxLength) return PyStr.NoMemory<byte[]>();
        byte[] result = GC.AllocateUninitializedArray<byte>(a.Length + b.Length);
        a.CopyTo(result);
        b.CopyTo(result.AsSpan(a.Length));
        return result;
    }

    [Mirrors("_PyBytes_Repeat", 3712, 3733, File = "Objects/bytesobject.c")]
    internal static byte[]? Repeat(ReadOnlySpan<byte> s, nint n)
    {
        if (n <= 0 || s.Length == 0) return [];
        if (n > Array.MaxLength / s.Length) return PyStr.NoMemory<byte[]>();
        var b = new byte[s.Length * n];
        if (s.Length == 1) b.AsSpan().Fill(s[0]);
        else for (int i = 0; i < b.Length; i += s.Length) s.CopyTo(b.AsSpan(i));
        return b;
    }

    [Mirrors("_Py_bytes_contains", 603, 624)]
    internal static bool? Contains(ReadOnlySpan<byte> s, PyObject item)
    {
        if (item is PyBytes bytes) return StringLib.Find(s, bytes.Span) >= 0;
        if (Num.IndexCheck(item) && Num.AsSsize(item, null, out nint value))
        {
            if (value is >= 0 and <= 255) return s.Contains((byte)value);
            Err.Fail(Exc.ValueError, "byte must be in range(0, 256)");
            return null;
        }
        Err.Clear();
        var view = new PyBuffer();
        if (!Obj.GetBuffer(item, view, PyBuffer.Simple)) return null;
        bool found = StringLib.Find(s, view.Span) >= 0;
        view.Release();
        return found;
    }

    /// <summary>_PyBytes_FromIterator.</summary>
    [Mirrors("_PyBytes_FromIterator", 2940, 3000, File = "Objects/bytesobject.c")]
    internal static byte[]? FromIterator(PyObject iterator)
    {
        var w = new ByteWriter(64);
        while (Obj.IterNext(iterator) is { } item)
        {
            if (!Num.AsSsize(item, null, out nint value)) goto error;
            if (value is < 0 or > 255)
            {
                Err.Fail(Exc.ValueError, "bytes must be in range(0, 256)");
                goto error;
            }
            w.Append((byte)value);
        }
        if (Err.Occurred is null) return w.ToArray();
    error:
        w.Dispose();
        return null;
    }

    // Searching.

    /// <summary>A needle that is bytes-like or an int in range(256).</summary>
    internal readonly ref struct Needle
    {
        private readonly PyBuffer? _view;
        internal readonly ReadOnlySpan<byte> Span;
        internal readonly bool Ok;

        [Mirrors("parse_args_finds_byte", 405, 432)]
        internal Needle(PyObject o)
        {
            if (o is PyBytes bytes)
            {
                Span = bytes.Span;
                Ok = true;
            }
            else if (Obj.CheckBuffer(o))
            {
                _view = new PyBuffer();
                if (!Obj.GetBuffer(o, _view, PyBuffer.Simple)) return;
                Span = _view.Span;
                Ok = true;
            }
            else if (!Num.IndexCheck(o))
            {
                Err.Fail(Exc.TypeError, $"argument should be integer or bytes-like object, not '{o.Type.Name}'");
            }
            else if (Num.AsSsize(o, null, out nint value))
            {
                if (value is >= 0 and <= 255)
                {
                    Span = new byte[] { (byte)value };
                    Ok = true;
                }
                else
                {
                    Err.Fail(Exc.ValueError, "byte must be in range(0, 256)");
                }
            }
        }

        internal void Dispose() => _view?.Release();
    }

    private static bool Bounds(int length, PyObject? start, PyObject? end, out nint i, out nint j)
    {
        i = 0;
        j = nint.MaxValue;
        if (!PyStr.SliceIndex(start, ref i) || !PyStr.SliceIndex(end, ref j)) return false;
        StringLib.Adjust(ref i, ref j, length);
        return true;
    }

    /// <summary>find and its relatives: with a raise, a missing needle raises.</summary>
    [Mirrors("find_internal", 454, 512)]
    internal static PyObject? Find(ReadOnlySpan<byte> s, PyObject sub, PyObject? start, PyObject? end, bool forward, bool raise)
    {
        if (!Bounds(s.Length, start, end, out nint i, out nint j)) return null;
        using Needle needle = new(sub);
        if (!needle.Ok) return null;
        int found = -1;
        if (j - i >= needle.Span.Length)
        {
            ReadOnlySpan<byte> part = s.Slice((int)i, (int)(j - i));
            found = forward ? StringLib.Find(part, needle.Span) : StringLib.RFind(part, needle.Span);
            if (found >= 0) found += (int)i;
        }
        return found < 0 && raise ? Err.Raise(Exc.ValueError, "subsection not found") : PyInt.From(found);
    }

    [Mirrors("_Py_bytes_count", 564, 601)]
    internal static PyObject? Count(ReadOnlySpan<byte> s, PyObject sub, PyObject? start, PyObject? end)
    {
        if (!Bounds(s.Length, start, end, out nint i, out nint j)) return null;
        using Needle needle = new(sub);
        if (!needle.Ok) return null;
        return PyInt.From(j - i < needle.Span.Length ? 0 : StringLib.Count(s.Slice((int)i, (int)(j - i)), needle.Span));
    }

    [Mirrors("tailmatch", 631, 675)]
    private static bool? TailMatch(ReadOnlySpan<byte> s, PyObject sub, nint start, nint end, bool atEnd)
    {
        PyBuffer? view = null;
        ReadOnlySpan<byte> part;
        if (sub is PyBytes bytes)
        {
            part = bytes.Span;
        }
        else
        {
            view = new PyBuffer();
            if (!Obj.GetBuffer(sub, view, PyBuffer.Simple)) return null;
            part = view.Span;
        }
        StringLib.Adjust(ref start, ref end, s.Length);
        bool match = end - start >= part.Length && start <= s.Length
            && s.Slice((int)(atEnd ? end - part.Length : start), part.Length).SequenceEqual(part);
        view?.Release();
        return match;
    }

    [Mirrors("_Py_bytes_tailmatch", 677, 708)]
    internal static PyObject? TailMatch(ReadOnlySpan<byte> s, string name, PyObject sub, PyObject? start, PyObject? end, bool atEnd)
    {
        nint i = 0, j = nint.MaxValue;
        if (!PyStr.SliceIndex(start, ref i) || !PyStr.SliceIndex(end, ref j)) return null;
        if (sub is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items)
            {
                switch (TailMatch(s, item, i, j, atEnd))
                {
                    case null: return null;
                    case true: return PyBool.True;
                }
            }
            return PyBool.False;
        }
        if (TailMatch(s, sub, i, j, atEnd) is { } result) return PyBool.From(result);
        if (Err.MatchesAndClear(Exc.TypeError))
            Err.Raise(Exc.TypeError, $"{name} first arg must be bytes or a tuple of bytes, not {sub.Type.Name}");
        return null;
    }

    // Whole-value operations.

    [Mirrors("_Py_bytes_isalpha", 41, 62), Mirrors("_Py_bytes_isspace", 11, 32), Mirrors("_Py_bytes_isalnum", 71, 92), Mirrors("_Py_bytes_isdigit", 101, 122)]
    internal static bool All(ReadOnlySpan<byte> s, Func<byte, bool> test)
    {
        foreach (byte b in s)
            if (!test(b)) return false;
        return s.Length > 0;
    }

    [Mirrors("_Py_bytes_islower", 131, 156), Mirrors("_Py_bytes_isupper", 165, 190)]
    internal static bool IsCase(ReadOnlySpan<byte> s, bool upper)
    {
        bool cased = false;
        foreach (byte b in s)
        {
            if (upper ? IsLower(b) : IsUpper(b)) return false;
            cased |= upper ? IsUpper(b) : IsLower(b);
        }
        return cased;
    }

    [Mirrors("_Py_bytes_istitle", 201, 242)]
    internal static bool IsTitle(ReadOnlySpan<byte> s)
    {
        bool cased = false, previous = false;
        foreach (byte b in s)
        {
            bool upper = IsUpper(b);
            if (!upper && !IsLower(b))
            {
                previous = false;
                continue;
            }
            if (upper == previous) return false;
            previous = cased = true;
        }
        return cased;
    }

    [Mirrors("_Py_bytes_lower", 250, 258), Mirrors("_Py_bytes_upper", 266, 274)]
    internal static byte[] Map(ReadOnlySpan<byte> s, Func<byte, byte> map)
    {
        var b = new byte[s.Length];
        for (int i = 0; i < b.Length; i++) b[i] = map(s[i]);
        return b;
    }

    [Mirrors("_Py_bytes_title", 283, 303)]
    internal static byte[] Title(ReadOnlySpan<byte> s)
    {
        var b = new byte[s.Length];
        bool previous = false;
        for (int i = 0; i < b.Length; i++)
        {
            byte c = s[i];
            if (IsAlpha(c))
            {
                c = previous ? ToLower(c) : ToUpper(c);
                previous = true;
            }
            else
            {
                previous = false;
            }
            b[i] = c;
        }
        return b;
    }

    [Mirrors("_Py_bytes_capitalize", 312, 319)]
    internal static byte[] Capitalize(ReadOnlySpan<byte> s)
    {
        byte[] b = Map(s, ToLower);
        if (b.Length > 0) b[0] = ToUpper(s[0]);
        return b;
    }

    [Mirrors("_Py_bytes_swapcase", 328, 345)]
    internal static byte SwapCase(byte b) => IsUpper(b) ? ToLower(b) : ToUpper(b);

    [Mirrors("stringlib_replace", 676, 737, File = "Objects/stringlib/transmogrify.h")]
    internal static byte[]? Replace(ReadOnlySpan<byte> s, ReadOnlySpan<byte> old, ReadOnlySpan<byte> with, nint count, out bool changed)
    {
        changed = false;
        int max = count < 0 || count > int.MaxValue ? int.MaxValue : (int)count;
        if (max == 0 || s.Length < old.Length) return [];
        var w = new ByteWriter(s.Length);
        if (old.Length == 0)
        {
            int times = Math.Min(max, s.Length + 1);
            for (int i = 0; i < s.Length; i++)
            {
                if (i < times) w.Append(with);
                w.Append(s[i]);
            }
            if (times > s.Length) w.Append(with);
            changed = true;
            return w.ToArray();
        }
        long size = s.Length + (long)(with.Length - old.Length) * StringLib.Count(s, old, max);
        if (size > Array.MaxLength)
        {
            Err.Fail(Exc.OverflowError, "replace bytes is too long");
            return null;
        }
        while (max-- > 0)
        {
            int at = StringLib.Find(s, old);
            if (at < 0) break;
            changed = true;
            w.Append(s[..at]);
            w.Append(with);
            s = s[(at + old.Length)..];
        }
        w.Append(s);
        return w.ToArray();
    }

    [Mirrors("do_xstrip", 1989, 2026, File = "Objects/bytesobject.c")]
    internal static (int Start, int End) Strip(ReadOnlySpan<byte> s, ReadOnlySpan<byte> set, bool whitespace, bool left, bool right)
    {
        int i = 0, j = s.Length;
        if (left) while (i < j && (whitespace ? IsSpace(s[i]) : set.Contains(s[i]))) i++;
        if (right) while (j > i && (whitespace ? IsSpace(s[j - 1]) : set.Contains(s[j - 1]))) j--;
        return (i, j);
    }

    [Mirrors("pad", 104, 131, File = "Objects/stringlib/transmogrify.h")]
    internal static byte[]? Pad(ReadOnlySpan<byte> s, nint left, nint right, byte fill)
    {
        left = Math.Max(0, left);
        right = Math.Max(0, right);
        if (left > Array.MaxLength || right > Array.MaxLength || left + right + s.Length > Array.MaxLength) return PyStr.NoMemory<byte[]>();
        var b = new byte[left + right + s.Length];
        b.AsSpan(0, (int)left).Fill(fill);
        s.CopyTo(b.AsSpan((int)left));
        b.AsSpan((int)left + s.Length).Fill(fill);
        return b;
    }

    internal static bool FillChar(string method, PyObject? o, out byte fill)
    {
        fill = (byte)' ';
        switch (o)
        {
            case null:
                return true;
            case PyBytes b when b.Length == 1:
                fill = b.Span[0];
                return true;
            case PyByteArray a when a.Length == 1:
                fill = a.Span[0];
                return true;
            case PyBytes b:
                return Err.Fail(Exc.TypeError, $"{method}(): argument 2 must be a byte string of length 1, not a bytes object of length {b.Length}");
            case PyByteArray a:
                return Err.Fail(Exc.TypeError, $"{method}(): argument 2 must be a byte string of length 1, not a bytearray object of length {a.Length}");
        }
        return Err.Fail(Exc.TypeError, $"{method}() argument 2 must be a byte string of length 1, not {(o is PyNone ? "None" : o.Type.Name)}");
    }

    internal static byte[] ZFill(ReadOnlySpan<byte> s, int width)
    {
        var b = new byte[width];
        b.AsSpan().Fill((byte)'0');
        s.CopyTo(b.AsSpan(width - s.Length));
        if (s.Length > 0 && s[0] is (byte)'+' or (byte)'-')
        {
            b[width - s.Length] = (byte)'0';
            b[0] = s[0];
        }
        return b;
    }

    [Mirrors("stringlib_expandtabs_impl", 36, 102, File = "Objects/stringlib/transmogrify.h")]
    internal static byte[]? ExpandTabs(ReadOnlySpan<byte> s, int tabSize)
    {
        var w = new ByteWriter(s.Length + 16);
        long column = 0;
        foreach (byte c in s)
        {
            if (c == '\t')
            {
                if (tabSize <= 0) continue;
                int n = (int)(tabSize - column % tabSize);
                if ((long)w.Count + n > Array.MaxLength)
                {
                    w.Dispose();
                    Err.Fail(Exc.OverflowError, "result too long");
                    return null;
                }
                column += n;
                w.Fill((byte)' ', n);
                continue;
            }
            column = c is (byte)'\n' or (byte)'\r' ? 0 : column + 1;
            w.Append(c);
        }
        return w.ToArray();
    }

    /// <summary>translate: null raised; unchanged says that nothing differs.</summary>
    internal static byte[]? Translate(ReadOnlySpan<byte> s, PyObject table, PyObject? delete, out bool unchanged)
    {
        unchanged = false;
        byte[]? map = null;
        if (table is not PyNone)
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(table, view, PyBuffer.Simple)) return null;
            if (view.Len != 256)
            {
                view.Release();
                Err.Fail(Exc.ValueError, "translation table must be 256 characters long");
                return null;
            }
            map = view.Span.ToArray();
            view.Release();
        }
        Span<bool> drop = stackalloc bool[256];
        if (delete is not null)
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(delete, view, PyBuffer.Simple)) return null;
            foreach (byte b in view.Span) drop[b] = true;
            view.Release();
        }
        var w = new ByteWriter(s.Length);
        bool changed = false;
        foreach (byte c in s)
        {
            if (drop[c])
            {
                changed = true;
                continue;
            }
            byte to = map is null ? c : map[c];
            changed |= to != c;
            w.Append(to);
        }
        unchanged = !changed;
        return w.ToArray();
    }

    [Mirrors("_Py_bytes_maketrans", 356, 379)]
    internal static PyObject? MakeTrans(PyBuffer from, PyBuffer to)
    {
        if (from.Len != to.Len) return Err.Raise(Exc.ValueError, "maketrans arguments must have same length");
        var table = new byte[256];
        for (int i = 0; i < 256; i++) table[i] = (byte)i;
        for (int i = 0; i < from.Span.Length; i++) table[from.Span[i]] = to.Span[i];
        return PyBytes.Own(table);
    }

    /// <summary>STRINGLIB(bytes_join).</summary>
    [Mirrors("STRINGLIB(bytes_join)", 7, 159, File = "Objects/stringlib/join.h")]
    internal static byte[]? Join(ReadOnlySpan<byte> separator, PyObject iterable)
    {
        if (!Seq.Fast(iterable, "can only join an iterable", out ReadOnlySpan<PyObject> items, out _)) return null;
        PyObject[] parts = items.ToArray();
        var w = new ByteWriter(256);
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0) w.Append(separator);
            if (parts[i] is PyBytes bytes)
            {
                w.Append(bytes.Span);
                continue;
            }
            var view = new PyBuffer();
            if (!Obj.GetBuffer(parts[i], view, PyBuffer.Simple))
            {
                w.Dispose();
                if (Err.MatchesAndClear(Exc.TypeError))
                    Err.Raise(Exc.TypeError, $"sequence item {i}: expected a bytes-like object, {parts[i].Type.Name} found");
                return null;
            }
            w.Append(view.Span);
            view.Release();
            if ((iterable as PyList)?.Count is not { } now || now == parts.Length) continue;
            w.Dispose();
            Err.Raise(Exc.RuntimeError, "sequence changed size during iteration");
            return null;
        }
        return w.ToArray();
    }

    /// <summary>_PyBytes_FromHex.</summary>
    [Mirrors("_PyBytes_FromHex", 2511, 2620, File = "Objects/bytesobject.c")]
    internal static byte[]? FromHex(PyObject source)
    {
        PyBuffer? view = null;
        ReadOnlySpan<byte> s;
        if (source is PyStr text)
        {
            for (int i = 0; i < text.Length; i++)
                if (text[i] > 127) return BadHex(i);
            s = Encoding.Latin1.GetBytes(text.Value);
        }
        else if (Obj.CheckBuffer(source))
        {
            view = new PyBuffer();
            if (!Obj.GetBuffer(source, view, PyBuffer.Simple)) return null;
            s = view.Span;
        }
        else
        {
            Err.Fail(Exc.TypeError, $"fromhex() argument must be str or bytes-like, not {source.Type.FullyQualifiedName}");
            return null;
        }
        var w = new ByteWriter(s.Length / 2 + 1);
        byte[]? result = null;
        for (int i = 0; ;)
        {
            while (i < s.Length && IsSpace(s[i])) i++;
            if (i >= s.Length)
            {
                result = w.ToArray();
                break;
            }
            int top = HexDigit(s[i]);
            if (top < 0)
            {
                BadHex(i);
                break;
            }
            i++;
            int bottom = i < s.Length ? HexDigit(s[i]) : -1;
            if (bottom < 0)
            {
                if (i >= s.Length) Err.Fail(Exc.ValueError, "fromhex() arg must contain an even number of hexadecimal digits");
                else BadHex(i);
                break;
            }
            i++;
            w.Append((byte)(top << 4 | bottom));
        }
        if (result is null) w.Dispose();
        view?.Release();
        return result;
    }

    private static byte[]? BadHex(int position)
    {
        Err.Fail(Exc.ValueError, $"non-hexadecimal number found in fromhex() arg at position {position}");
        return null;
    }

    internal static int HexDigit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>_Py_strhex_impl: the hex digits as bytes; null raised.</summary>
    [Mirrors("_Py_strhex_impl", 7, 144, File = "Python/pystrhex.c")]
    internal static byte[]? Hex(ReadOnlySpan<byte> s, PyObject? separator, int group, bool asBytes)
    {
        byte sep = 0;
        if (separator is null)
        {
            group = 0;
        }
        else
        {
            nint length = Obj.Length(separator);
            if (length < 0) return null;
            if (length != 1) return Fail(Exc.ValueError, "sep must be length 1.");
            int c;
            switch (separator)
            {
                case PyStr t: c = t[0]; break;
                case PyBytes b: c = b.Span[0]; break;
                default: return Fail(Exc.TypeError, "sep must be str or bytes.");
            }
            if (c > 255 || c > 127 && !asBytes) return Fail(Exc.ValueError, "sep must be ASCII.");
            sep = (byte)c;
        }
        long every = Math.Abs((long)group);
        if (every >= s.Length) group = 0;
        var result = new byte[s.Length * 2 + (group == 0 ? 0 : (int)((s.Length - 1) / every))];
        int j = 0;
        for (int i = 0; i < s.Length; i++)
        {
            if (group > 0 && i > 0 && (s.Length - i) % every == 0 || group < 0 && i > 0 && i % every == 0) result[j++] = sep;
            result[j++] = (byte)"0123456789abcdef"[s[i] >> 4];
            result[j++] = (byte)"0123456789abcdef"[s[i] & 15];
        }
        return result;

        static byte[]? Fail(PyType type, string message)
        {
            Err.Fail(type, message);
            return null;
        }
    }
}
