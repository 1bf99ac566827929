// Objects/unicodeobject.c: the type slots of str.

using System.Runtime.InteropServices;

namespace PyModules.Runtime;

public partial class PyStr
{
    private static readonly ArgParser s_newParser = new("str", 0, "object", "encoding", "errors");

    [PySlot(Slot.New), Mirrors("unicode_new_impl", 15563, 15583)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        PyObject? @object = null;
        string? encoding = null, errors = null;
        if (args.Length == 1 && kwnames is null or { Count: 0 })
        {
            @object = args[0];
        }
        else if (args.Length != 0)
        {
            if (cls == TypeObject && kwnames is null or { Count: 0 } && !Args.CheckPositional("str", args.Length, 0, 3)) return null;
            PyObject?[] given = new PyObject?[3];
            if (!Args.UnpackKeywords(args, kwnames, s_newParser, 0, 3, 0, false, given)) return null;
            @object = given[0];
            if (given[1] is { } name && !Args.AsString(name, out encoding!, "str", "argument 'encoding'")) return null;
            if (given[2] is { } handler && !Args.AsString(handler, out errors!, "str", "argument 'errors'")) return null;
        }
        PyObject? text = @object is null ? Empty
            : encoding is null && errors is null ? Obj.Str(@object)
            : FromEncodedObject(@object, encoding, errors);
        if (text is not PyStr s || cls == TypeObject) return text;
        var self = (PyStr)cls.Alloc();
        self._text = s._text;
        self._hash = s._hash;
        self._kind = s._kind;
        return self;
    }

    [PySlot(Slot.Hash)]
    private long HashSlot() => Hash;

    [PySlot(Slot.Str), Mirrors("unicode_str", 13338, 13342)]
    private PyObject? StrSlot() => Exact;

    [PySlot(Slot.RichCompare), Mirrors("PyUnicode_RichCompare", 11510, 11543)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyStr right) return PyNotImplemented.Instance;
        switch (op)
        {
            case CompareOp.Eq: return PyBool.From(Equal(this, right));
            case CompareOp.Ne: return PyBool.From(!Equal(this, right));
        }
        int c = ReferenceEquals(this, right) ? 0 : Compare(this, right);
        return PyBool.From(op switch { CompareOp.Lt => c < 0, CompareOp.Le => c <= 0, CompareOp.Gt => c > 0, _ => c >= 0 });
    }

    [PySlot(Slot.Iter), Mirrors("unicode_iter", 16381, 16402)]
    private PyObject? Iter() => new PyStrIter(this);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength), Mirrors("unicode_length", 12520, 12524)]
    private nint LengthSlot() => Length;

    [PySlot(Slot.SqItem), Mirrors("unicode_getitem", 11957, 11976)]
    private PyObject? SequenceItem(nint i)
    {
        if ((nuint)i >= (nuint)Length) return Err.Raise(Exc.IndexError, "string index out of range");
        return FromCodePoint(this[(int)i]);
    }

    [PySlot(Slot.MpSubscript), Mirrors("unicode_subscript", 14532, 14600)]
    private PyObject? Subscript(PyObject item)
    {
        if (item.GetType() == typeof(PyInt) || Num.IndexCheck(item))
        {
            if (!Num.AsSsize(item, Exc.IndexError, out nint i)) return null;
            return SequenceItem(i < 0 ? i + Length : i);
        }
        if (item is not PySlice slice)
            return Err.Raise(Exc.TypeError, $"string indices must be integers, not '{item.Type.Name}'");
        if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
        int n = (int)PySlice.AdjustIndices(Length, ref start, ref stop, step);
        if (n <= 0) return Empty;
        if (step == 1) return Substring((int)start, (int)start + n);
        if (_s is { } s) return Stride(s, (int)start, n, step);
        var u = new int[n];
        for (int i = 0; i < n; i++, start += step) u[i] = _u![start];
        return OwnCodePoints(u);
    }

    private PyStr Stride(string s, int start, int n, nint step)
    {
        if (n == 1) return FromCodePoint(s[start]);
        string text = new('\0', n);
        Span<char> to = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), n);
        if (step == -1)
        {
            s.AsSpan(start - n + 1, n).CopyTo(to);
            to.Reverse();
        }
        else
        {
            nint at = start;
            for (int i = 0; i < to.Length; i++, at += step) to[i] = s[(int)at];
        }
        return new PyStr(text) { _kind = _kind == StrKind.Ascii ? StrKind.Ascii : StrKind.Unknown };
    }

    [PySlot(Slot.SqConcat)]
    private static PyObject? ConcatSlot(PyObject left, PyObject right)
    {
        if (left is not PyStr a)
        {
            // `str + x` reaches here with a str at the left only; through sq_concat of another type never.
            return Err.Raise(Exc.TypeError, $"must be str, not {left.Type.Name}");
        }
        if (right is not PyStr b)
            return Err.Raise(Exc.TypeError, $"can only concatenate str (not \"{right.Type.Name}\") to str");
        return Concat(a, b);
    }

    [PySlot(Slot.SqRepeat)]
    private PyObject? RepeatSlot(nint count) => Repeat(count);

    [Mirrors("unicode_repeat", 12792, 12844)]
    public PyStr? Repeat(nint count)
    {
        if (count < 1) return Empty;
        if (count == 1) return Exact;
        int n = Length;
        if (n == 0) return Empty;
        if (count > nint.MaxValue / n) return Err.Raise<PyStr>(Exc.OverflowError, "repeated string is too long");
        if (count > MaxLength / n) return NoMemory<PyStr>();
        var w = new StrWriter((int)count * n);
        if (n == 1) w.Fill(this[0], (int)count);
        else for (nint i = 0; i < count; i++) w.Append(this);
        return w.Finish();
    }

    [PySlot(Slot.SqContains), Mirrors("PyUnicode_Contains", 11545, 11602)]
    private bool? ContainsSlot(PyObject item)
    {
        if (item is PyStr sub) return Contains(sub);
        Err.Raise(Exc.TypeError, $"'in <string>' requires string as left operand, not {item.Type.Name}");
        return null;
    }

    [PySlot(Slot.NbRemainder), Mirrors("unicode_mod", 14506, 14512)]
    private static PyObject? Remainder(PyObject a, PyObject b) =>
        a is PyStr format ? PercentFormat.Format(format, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot() => Repr();

    /// <summary>The text as a literal.</summary>
    [Mirrors("unicode_repr", 12937, 13026)]
    [Mirrors("STRINGLIB(repr)", 8, 95, File = "Objects/stringlib/repr.h")]
    public PyStr Repr()
    {
        int n = Length;
        bool single = IndexOf('\'') >= 0, doubles = single && IndexOf('"') >= 0;
        char quote = single && !doubles ? '"' : '\'';
        var w = new StrWriter(n + 2);
        w.Append(quote);
        for (int i = 0; i < n; i++)
        {
            int c = this[i];
            if (c == quote || c == '\\')
            {
                w.Append('\\');
                w.Append(c);
            }
            else if (c >= ' ' && c < 0x7f || c >= 0x7f && UnicodeData.IsPrintable(c))
            {
                w.Append(c);
            }
            else
            {
                AppendEscape(ref w, c);
            }
        }
        w.Append(quote);
        return w.Finish();
    }

    /// <summary>Append the escape of a control, unprintable or non-ASCII code point.</summary>
    internal static void AppendEscape(ref StrWriter w, int c)
    {
        switch (c)
        {
            case '\t': w.Append("\\t"); return;
            case '\n': w.Append("\\n"); return;
            case '\r': w.Append("\\r"); return;
        }
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        w.Append('\\');
        w.Append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) w.Append("0123456789abcdef"[(c >> shift) & 15]);
    }

    internal static T? NoMemory<T>() where T : class
    {
        Err.SetObject(Exc.MemoryError, null);
        return null;
    }

    /// <summary>_PyEval_SliceIndex: absent and None leave the value; false raised.</summary>
    internal static bool SliceIndex(PyObject? v, ref nint value)
    {
        if (v is null or PyNone) return true;
        if (Num.IndexCheck(v)) return Num.AsSsize(v, null, out value);
        return Err.Fail(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
    }
}
