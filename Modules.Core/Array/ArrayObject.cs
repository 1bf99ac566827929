// Modules/arraymodule.c: array.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A sequence of items of one basic type.</summary>
[PyType("array.array", GenericGetAttr = true, Module = typeof(ArrayModule), WeakRefs = true,
    Flags = TypeFlags.BaseType | TypeFlags.ImmutableType | TypeFlags.HaveGc | TypeFlags.Sequence)]
public partial class ArrayObject : PyObject, ICollectedExporter
{
    private char _code;
    private int _size;
    private byte[] _b = [];
    private int _count;
    private int _exports;

    protected internal ArrayObject()
    {
    }

    [Mirrors("newarrayobject", 634, 670)]
    private static ArrayObject? Alloc(PyType type, char code, long count)
    {
        int size = ArrayItem.Size(code);
        if (count * size > Array.MaxLength) return PyStr.NoMemory<ArrayObject>();
        var a = (ArrayObject)type.Alloc();
        a._code = code;
        a._size = size;
        a._b = count == 0 ? [] : new byte[count * size];
        a._count = (int)count;
        return a;
    }

    private static ArrayObject? Alloc(char code, long count) => Alloc(TypeObject, code, count);

    internal int Count => _count;

    internal Span<byte> Span => _b.AsSpan(0, _count * _size);

    private Span<byte> At(int i) => _b.AsSpan(i * _size, _size);

    [Mirrors("getarrayitem", 672, 683)]
    internal PyObject? Get(int i) => ArrayItem.Get(_code, At(i));

    private bool CanResize()
    {
        if (Volatile.Read(ref _exports) == 0) return true;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Volatile.Read(ref _exports) == 0 || Err.Fail(Exc.BufferError, "cannot resize an array that is exporting buffers");
    }

    void ICollectedExporter.ReleaseCollected(PyBuffer view) => Interlocked.Decrement(ref _exports);

    // array_resize.
    [Mirrors("array_resize", 133, 193)]
    private bool Resize(long count)
    {
        if (count == _count) return true;
        if (!CanResize()) return false;
        if (count * _size > Array.MaxLength) return Err.NoMemory() is not null;
        int n = (int)count;
        if (n == 0)
        {
            _b = [];
        }
        else if (n * _size > _b.Length || n < _count - 16)
        {
            long capacity = Math.Min(((count >> 4) + (_count < 8 ? 3 : 7) + count) * _size, Array.MaxLength);
            var grown = new byte[capacity];
            _b.AsSpan(0, Math.Min(_count, n) * _size).CopyTo(grown);
            _b = grown;
        }
        _count = n;
        return true;
    }

    // The items from low to high replaced by the bytes of others.
    [Mirrors("array_del_slice", 1001, 1034)]
    private bool Splice(int low, int high, ReadOnlySpan<byte> with)
    {
        int old = _count, n = with.Length / _size, tail = old - high;
        if (n < high - low)
        {
            if (!CanResize()) return false;
            _b.AsSpan(high * _size, tail * _size).CopyTo(_b.AsSpan((low + n) * _size));
            if (!Resize(old + n - (high - low))) return false;
        }
        else if (n > high - low)
        {
            if (!Resize((long)old + n - (high - low))) return false;
            _b.AsSpan(high * _size, tail * _size).CopyTo(_b.AsSpan((low + n) * _size));
        }
        with.CopyTo(_b.AsSpan(low * _size));
        return true;
    }

    // ins1.
    [Mirrors("ins1", 685, 713)]
    private bool InsertItem(nint where, PyObject v)
    {
        Span<byte> item = stackalloc byte[8];
        item = item[.._size];
        if (!ArrayItem.Pack(_code, v, item)) return false;
        if (where < 0) where = Math.Max(0, where + _count);
        int at = (int)Math.Min(where, _count);
        return Splice(at, at, item);
    }

    [Mirrors("array_iter_extend", 1060, 1081)]
    private bool ExtendIter(PyObject iterable)
    {
        if (Obj.GetIter(iterable) is not { } iterator) return false;
        while (Obj.IterNext(iterator) is { } item)
            if (!InsertItem(_count, item)) return false;
        return Err.Occurred is null;
    }

    [Mirrors("array_do_extend", 1083, 1114)]
    private bool DoExtend(PyObject other)
    {
        if (other is not ArrayObject b) return ExtendIter(other);
        if (b._code != _code) return Err.Fail(Exc.TypeError, "can only extend with array of same kind");
        byte[] data = b._b;
        int old = _count, bytes = b._count * _size;
        if (!Resize((long)old + b._count)) return false;
        data.AsSpan(0, bytes).CopyTo(_b.AsSpan(old * _size));
        return true;
    }

    /// <summary>make_array.</summary>
    [Mirrors("make_array", 2029, 2057)]
    internal static PyObject? Make(PyType type, char code, PyObject items) => Create(type, code, items);

    [PySlot(Slot.New), Mirrors("array_new", 2715, 2878)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 })
        {
            if (cls == TypeObject) return Err.Raise(Exc.TypeError, "array.array() takes no keyword arguments");
            args = args[..(args.Length - kwnames.Count)];
        }
        if (args.Length == 0) return Err.Raise(Exc.TypeError, "array() takes at least 1 argument (0 given)");
        if (args.Length > 2) return Err.Raise(Exc.TypeError, $"array() takes at most 2 arguments ({args.Length} given)");
        if (args[0] is not PyStr s) return Err.Raise(Exc.TypeError, $"array() argument 1 must be a unicode character, not {(args[0] is PyNone ? "None" : args[0].Type.Name)}");
        if (s.Length != 1) return Err.Raise(Exc.TypeError, $"array() argument 1 must be a unicode character, not a string of length {s.Length}");
        return Create(cls, s[0], args.Length > 1 ? args[1] : null);
    }

    private static PyObject? Create(PyType cls, int c, PyObject? initial)
    {
        if (c == 'u' && !Err.Warn(Exc.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16")) return null;
        bool unicode = c is 'u' or 'w';
        if (initial is PyStr && !unicode)
            return Err.Raise(Exc.TypeError, $"cannot use a str to initialize an array with typecode '{PyStr.FromCodePoint(c).Value}'");
        if (initial is ArrayObject { _code: 'u' or 'w' } && !unicode)
            return Err.Raise(Exc.TypeError, $"cannot use a unicode array to initialize an array with typecode '{PyStr.FromCodePoint(c).Value}'");
        PyObject? iterator = null;
        bool direct = initial is null or PyList or PyByteArray or PyBytes or PyTuple || initial is PyStr && unicode || initial is ArrayObject same && same._code == c;
        if (!direct)
        {
            if ((iterator = Obj.GetIter(initial!)) is null) return null;
            initial = null;
        }
        if (c > 127 || !ArrayItem.Codes.Contains((char)c))
            return Err.Raise(Exc.ValueError, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        char code = (char)c;
        long length = initial switch { PyList list => list.Count, PyTuple tuple => tuple.Count, ArrayObject other => other._count, _ => 0 };
        if (Alloc(cls, code, length) is not { } a) return null;
        switch (initial)
        {
            case PyList or PyTuple:
                for (int i = 0; i < length; i++)
                {
                    if (Seq.GetItem(initial, i) is not { } item) return null;
                    if (i >= a._count) return Err.Raise(Exc.IndexError, "array assignment index out of range");
                    if (!ArrayItem.Pack(code, item, a.At(i))) return null;
                }
                break;
            case PyBytes bytes:
                if (!a.AppendBytes(bytes.Span)) return null;
                break;
            case PyByteArray bytes:
                if (!a.AppendBytes(bytes.Span)) return null;
                break;
            case PyStr text:
                if (!a.AppendText(text)) return null;
                break;
            case ArrayObject other:
                other.Span.CopyTo(a._b);
                break;
        }
        return iterator is null || a.ExtendIter(iterator) ? a : null;
    }

    [Mirrors("frombytes", 1706, 1740)]
    private bool AppendBytes(ReadOnlySpan<byte> data)
    {
        if (data.Length % _size != 0) return Err.Fail(Exc.ValueError, "bytes length not a multiple of item size");
        int old = _count;
        if (!Resize((long)old + data.Length / _size)) return false;
        data.CopyTo(_b.AsSpan(old * _size));
        return true;
    }

    private bool AppendText(PyStr text)
    {
        int old = _count;
        if (!Resize((long)old + text.Length)) return false;
        for (int i = 0; i < text.Length; i++) System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(At(old + i), text[i]);
        return true;
    }

    private PyList? ToListObject()
    {
        var list = new PyList(_count);
        for (int i = 0; i < _count; i++)
        {
            if (Get(i) is not { } item) return null;
            list.Append(item);
        }
        return list;
    }

    private PyObject? Text()
    {
        if (_code == 'w') return PyStr.Decode(Span, "utf-32-le", "strict");
        var w = new StrWriter(_count);
        for (int i = 0; i < _count; i++)
        {
            uint c = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(At(i));
            if (c > 0x10FFFF)
            {
                w.Dispose();
                return Err.Raise(Exc.ValueError, $"character U+{c:x} is not in range [U+0000; U+10ffff]");
            }
            w.Append((int)c);
        }
        return w.Finish();
    }

    [PySlot(Slot.Repr), Mirrors("array_repr", 2413, 2439)]
    private PyObject? Repr()
    {
        string name = Type.Name;
        name = name[(name.LastIndexOf('.') + 1)..];
        if (_count == 0) return PyStr.From($"{name}('{_code}')");
        PyObject? items = _code is 'u' or 'w' ? Text() : ToListObject();
        if (items is null || Obj.Repr(items) is not PyStr shown) return null;
        return PyStr.Concat(PyStr.From($"{name}('{_code}', "), PyStr.Concat(shown, PyStr.From(")"))!);
    }

    [PySlot(Slot.RichCompare), Mirrors("array_richcompare", 741, 849)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not ArrayObject b) return PyNotImplemented.Instance;
        if (_count != b._count && op is CompareOp.Eq or CompareOp.Ne) return PyBool.From(op == CompareOp.Ne);
        if (_code == b._code && _code is not ('f' or 'd'))
        {
            int order = ArrayItem.Compare(_code, Span, b.Span);
            return PyBool.From(Holds(op, order != 0 ? order : _count.CompareTo(b._count)));
        }
        for (int i = 0; i < _count && i < b._count; i++)
        {
            if (Get(i) is not { } x || b.Get(i) is not { } y || Obj.RichCompareBool(x, y, CompareOp.Eq) is not { } equal) return null;
            if (equal) continue;
            return op switch
            {
                CompareOp.Eq => PyBool.False,
                CompareOp.Ne => PyBool.True,
                _ => Obj.RichCompare(x, y, op),
            };
        }
        return PyBool.From(Holds(op, _count.CompareTo(b._count)));
    }

    private static bool Holds(CompareOp op, int order) => op switch
    {
        CompareOp.Lt => order < 0,
        CompareOp.Le => order <= 0,
        CompareOp.Eq => order == 0,
        CompareOp.Ne => order != 0,
        CompareOp.Gt => order > 0,
        _ => order >= 0,
    };

    [PySlot(Slot.Iter), Mirrors("array_iter", 3005, 3026)]
    private PyObject? Iter() => new ArrayIterator(this);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength), Mirrors("array_length", 851, 855)]
    private nint Length() => _count;

    [PySlot(Slot.SqItem), Mirrors("array_item", 857, 865)]
    private PyObject? Item(nint i) => (nuint)i < (nuint)_count ? Get((int)i) : Err.Raise(Exc.IndexError, "array index out of range");

    [PySlot(Slot.SqAssItem), Mirrors("array_ass_item", 1036, 1048)]
    private bool SetItem(nint i, PyObject? value)
    {
        if ((nuint)i >= (nuint)_count) return Err.Fail(Exc.IndexError, "array assignment index out of range");
        return value is null ? Splice((int)i, (int)i + 1, default) : Store((int)i, value);
    }

    // The conversion runs code that may shrink this.
    [Mirrors("setarrayitem", 1050, 1058)]
    private bool Store(int i, PyObject value)
    {
        Span<byte> item = stackalloc byte[8];
        item = item[.._size];
        if (!ArrayItem.Pack(_code, value, item)) return false;
        if (i >= _count) return Err.Fail(Exc.IndexError, "array assignment index out of range");
        item.CopyTo(At(i));
        return true;
    }

    [PySlot(Slot.SqContains), Mirrors("array_contains", 1249, 1263)]
    private bool? Contains(PyObject v)
    {
        for (int i = 0; i < _count; i++)
        {
            if (Get(i) is not { } item || Obj.RichCompareBool(item, v, CompareOp.Eq) is not { } equal) return null;
            if (equal) return true;
        }
        return false;
    }

    [PySlot(Slot.SqConcat), Mirrors("array_concat", 938, 973)]
    private PyObject? Concat(PyObject other)
    {
        if (other is not ArrayObject b) return Err.Raise(Exc.TypeError, $"can only append array (not \"{other.Type.Name}\") to array");
        if (b._code != _code) return Err.BadArgument();
        if (Alloc(_code, (long)_count + b._count) is not { } made) return null;
        Span.CopyTo(made._b);
        b.Span.CopyTo(made._b.AsSpan(_count * _size));
        return made;
    }

    [PySlot(Slot.SqRepeat), Mirrors("array_repeat", 975, 999)]
    private PyObject? Repeat(nint n)
    {
        if (n < 0 || _count == 0) n = 0;
        if (n > Array.MaxLength || Alloc(_code, n * _count) is not { } made) return Err.Occurred is null ? Err.NoMemory() : null;
        Fill(made._b, Span, (int)n);
        return made;
    }

    private static void Fill(Span<byte> to, ReadOnlySpan<byte> unit, int n)
    {
        for (int i = 0; i < n; i++) unit.CopyTo(to[(i * unit.Length)..]);
    }

    [PySlot(Slot.SqInplaceConcat), Mirrors("array_inplace_concat", 1116, 1131)]
    private PyObject? InplaceConcat(PyObject other)
    {
        if (other is not ArrayObject) return Err.Raise(Exc.TypeError, $"can only extend array with array (not \"{other.Type.Name}\")");
        return DoExtend(other) ? this : null;
    }

    [PySlot(Slot.SqInplaceRepeat), Mirrors("array_inplace_repeat", 1133, 1156)]
    private PyObject? InplaceRepeat(nint n)
    {
        if (_count == 0 || n == 1) return this;
        if (n < 0) n = 0;
        if (n > Array.MaxLength) return Err.NoMemory();
        byte[] unit = Span.ToArray();
        if (!Resize(n * _count)) return null;
        Fill(_b, unit, (int)n);
        return this;
    }

    [PySlot(Slot.MpSubscript), Mirrors("array_subscr", 2441, 2503)]
    private PyObject? Subscript(PyObject key)
    {
        if (Num.IndexCheck(key)) return Num.AsSsize(key, Exc.IndexError, out nint i) ? Item(i < 0 ? i + _count : i) : null;
        if (key is not PySlice slice) return Err.Raise(Exc.TypeError, "array indices must be integers");
        if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
        int n = (int)PySlice.AdjustIndices(_count, ref start, ref stop, step);
        if (Alloc(_code, Math.Max(n, 0)) is not { } made) return null;
        if (step == 1 && n > 0) _b.AsSpan((int)start * _size, n * _size).CopyTo(made._b);
        else
        {
            for (int j = 0; j < n; j++, start += step) At((int)start).CopyTo(made.At(j));
        }
        return made;
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("array_ass_subscr", 2505, 2662)]
    private bool SetSubscript(PyObject key, PyObject? value)
    {
        nint start, stop, step;
        int n;
        if (Num.IndexCheck(key))
        {
            if (!Num.AsSsize(key, Exc.IndexError, out nint i)) return false;
            return SetItem(i < 0 ? i + _count : i, value);
        }
        if (key is not PySlice slice) return Err.Fail(Exc.TypeError, "array indices must be integers");
        if (!slice.Unpack(out start, out stop, out step)) return false;
        n = (int)PySlice.AdjustIndices(_count, ref start, ref stop, step);
        ReadOnlySpan<byte> with = default;
        if (value is ArrayObject other)
        {
            if (other._code != _code) return Err.BadArgument() is not null;
            with = ReferenceEquals(other, this) ? Span.ToArray() : other.Span;
        }
        else if (value is not null)
        {
            return Err.Fail(Exc.TypeError, $"can only assign array (not \"{value.Type.Name}\") to array slice");
        }
        int needed = with.Length / _size;
        if (step > 0 && stop < start || step < 0 && stop > start) stop = start;
        if ((needed == 0 || n != needed) && !CanResize()) return false;
        if (step == 1) return Splice((int)start, (int)stop, with);
        if (needed == 0)
        {
            if (n == 0) return true;
            if (step < 0)
            {
                stop = start + 1;
                start = stop + step * (n - 1) - 1;
                step = -step;
            }
            int to = (int)start;
            for (int from = to, skipped = 0; from < _count; from++)
            {
                if (skipped < n && from == start + skipped * step) skipped++;
                else At(from).CopyTo(At(to++));
            }
            return Resize(_count - n);
        }
        if (needed != n) return Err.Fail(Exc.ValueError, $"attempt to assign array of size {needed} to extended slice of size {n}");
        for (int i = 0; i < n; i++, start += step) with.Slice(i * _size, _size).CopyTo(At((int)start));
        return true;
    }

    [PySlot(Slot.BfGetBuffer), Mirrors("array_buffer_getbuf", 2667, 2706)]
    private bool GetBuffer(PyBuffer view, int flags)
    {
        view.FillInfo(this, _b.AsMemory(0, _count * _size), false, flags);
        view.ItemSize = _size;
        view.Shape = (flags & PyBuffer.Nd) == PyBuffer.Nd ? [_count] : null;
        view.Strides = (flags & PyBuffer.StridesFlag) == PyBuffer.StridesFlag ? [_size] : null;
        view.Format = (flags & PyBuffer.FormatFlag) == PyBuffer.FormatFlag ? _code == 'u' ? "w" : _code.ToString() : null;
        Interlocked.Increment(ref _exports);
        return true;
    }

    [PySlot(Slot.BfReleaseBuffer), Mirrors("array_buffer_relbuf", 2708, 2713)]
    private void ReleaseBuffer(PyBuffer view) => Interlocked.Decrement(ref _exports);

    [PyGetSet("typecode", Doc = "the type code that the array was made with"), Mirrors("array_get_typecode", 2362, 2368)]
    private PyObject? TypeCode => PyStr.From(_code.ToString());

    [PyGetSet("itemsize", Doc = "the size of an item in bytes"), Mirrors("array_get_itemsize", 2370, 2375)]
    private PyObject? ItemSize => PyInt.From(_size);

    [PyMethod("append", "(v, /)", Doc = "Append an item at the end."), Mirrors("array_array_append_impl", 1422, 1427)]
    private PyObject? Append(PyObject v) => InsertItem(_count, v) ? PyNone.Instance : null;

    [PyMethod("buffer_info", "()", Doc = "Return the address of the items in memory and their number.\n\nThe number times itemsize is the size of the buffer in bytes."), Mirrors("array_array_buffer_info_impl", 1386, 1411)]
    private PyObject? BufferInfo() => PyTuple.Of(PyInt.From(Obj.Identity(this) + 64), PyInt.From(_count));

    [PyMethod("byteswap", "()", Doc = "Swap the bytes of every item."), Mirrors("array_array_byteswap_impl", 1438, 1487)]
    private void ByteSwap()
    {
        for (int i = 0; i < _count; i++) At(i).Reverse();
    }

    [PyMethod("clear", "()", Doc = "Remove all items."), Mirrors("array_array_clear_impl", 899, 907)]
    private PyObject? Clear() => Resize(0) ? PyNone.Instance : null;

    [PyMethod("__copy__", "()", Doc = "A copy of the array."), Mirrors("array_array___copy___impl", 915, 920)]
    private PyObject? Copy()
    {
        if (Alloc(_code, _count) is not { } made) return null;
        Span.CopyTo(made._b);
        return made;
    }

    [PyMethod("__deepcopy__", "(unused, /)", Doc = "A copy of the array."), Mirrors("array_array___deepcopy___impl", 931, 936)]
    private PyObject? DeepCopy(PyObject unused) => Copy();

    [PyMethod("count", "(v, /)", Doc = "Return how often an item occurs."), Mirrors("array_array_count_impl", 1176, 1198)]
    private PyObject? CountOf(PyObject v)
    {
        int found = 0;
        for (int i = 0; i < _count; i++)
        {
            if (Get(i) is not { } item || Obj.RichCompareBool(item, v, CompareOp.Eq) is not { } equal) return null;
            if (equal) found++;
        }
        return PyInt.From(found);
    }

    [PyMethod("extend", "(bb, /)", DefiningClass = true, Doc = "Append the items of an iterable."), Mirrors("array_array_extend_impl", 1349, 1358)]
    private PyObject? Extend(PyObject bb) => DoExtend(bb) ? PyNone.Instance : null;

    [PyMethod("fromfile", "(f, n, /)", DefiningClass = true, Doc = "Read items from a file and append them."), Mirrors("array_array_fromfile_impl", 1533, 1584)]
    private PyObject? FromFile(PyObject f, nint n)
    {
        if (n < 0) return Err.Raise(Exc.ValueError, "negative count");
        if (n > nint.MaxValue / _size) return Err.NoMemory();
        if (Obj.CallMethod(f, Id.Make("read"), PyInt.From(n * _size)) is not { } read) return null;
        if (read is not PyBytes bytes) return Err.Raise(Exc.TypeError, "read() didn't return bytes");
        if (!AppendBytes(bytes.Span)) return null;
        return bytes.Length == n * _size ? PyNone.Instance : Err.Raise(Exc.EOFError, "read() didn't return enough bytes");
    }

    [PyMethod("fromlist", "(list, /)", Doc = "Append the items of a list."), Mirrors("array_array_fromlist_impl", 1644, 1676)]
    private PyObject? FromList(PyObject list)
    {
        if (list is not PyList items) return Err.Raise(Exc.TypeError, "arg must be list");
        int n = items.Count, old = _count;
        if (n == 0) return PyNone.Instance;
        if (!Resize((long)old + n)) return null;
        for (int i = 0; i < n; i++)
        {
            if (!Store(_count - n + i, items[i]))
            {
                _count = Math.Min(_count, old);
                return null;
            }
            if (items.Count == n) continue;
            _count = Math.Min(_count, old);
            return Err.Raise(Exc.RuntimeError, "list changed size during iteration");
        }
        return PyNone.Instance;
    }

    [PyMethod("frombytes", "(buffer, /)", Doc = "Append items given as the bytes of machine values, as fromfile() reads them."), Mirrors("array_array_frombytes_impl", 1751, 1756)]
    private PyObject? FromBytes(PyBuffer buffer)
    {
        if (buffer.ItemSize != 1) return Err.Raise(Exc.TypeError, "a bytes-like object is required");
        return AppendBytes(ReferenceEquals(buffer.Obj, this) ? buffer.Span.ToArray() : buffer.Span) ? PyNone.Instance : null;
    }

    [PyMethod("fromunicode", "(ustr, /)", Doc = "Append the characters of a str.\n\nThe array must be one of characters; for others, encode the str and use frombytes()."), Mirrors("array_array_fromunicode_impl", 1789, 1836)]
    private PyObject? FromUnicode(PyStr ustr)
    {
        if (_code is not ('u' or 'w')) return Err.Raise(Exc.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        return AppendText(ustr) ? PyNone.Instance : null;
    }

    [PyMethod("index", "(v, start=0, stop=sys.maxsize, /)", Doc = "Return the index of the first occurrence of an item.\n\nValueError when there is none."), Mirrors("array_array_index_impl", 1214, 1247)]
    private PyObject? Index(PyObject v, PyObject? start = null, PyObject? stop = null)
    {
        nint from = 0, to = nint.MaxValue;
        if (start is not null && !PySlice.SliceIndexNotNone(start, out from)) return null;
        if (stop is not null && !PySlice.SliceIndexNotNone(stop, out to)) return null;
        if (from < 0) from = Math.Max(0, from + _count);
        if (to < 0) to += _count;
        for (nint i = from; i < to && i < _count; i++)
        {
            if (Get((int)i) is not { } item || Obj.RichCompareBool(item, v, CompareOp.Eq) is not { } equal) return null;
            if (equal) return PyInt.From(i);
        }
        return Err.Raise(Exc.ValueError, "array.index(x): x not in array");
    }

    [PyMethod("insert", "(i, v, /)", Doc = "Insert an item before a position."), Mirrors("array_array_insert_impl", 1370, 1375)]
    private PyObject? Insert(nint i, PyObject v) => InsertItem(i, v) ? PyNone.Instance : null;

    [PyMethod("pop", "(i=-1, /)", Doc = "Remove and return an item, by default the last."), Mirrors("array_array_pop_impl", 1312, 1337)]
    private PyObject? Pop(nint i = -1)
    {
        if (_count == 0) return Err.Raise(Exc.IndexError, "pop from empty array");
        if (i < 0) i += _count;
        if ((nuint)i >= (nuint)_count) return Err.Raise(Exc.IndexError, "pop index out of range");
        return Get((int)i) is { } item && Splice((int)i, (int)i + 1, default) ? item : null;
    }

    [PyMethod("remove", "(v, /)", Doc = "Remove the first occurrence of an item."), Mirrors("array_array_remove_impl", 1274, 1299)]
    private PyObject? Remove(PyObject v)
    {
        for (int i = 0; i < _count; i++)
        {
            if (Get(i) is not { } item || Obj.RichCompareBool(item, v, CompareOp.Eq) is not { } equal) return null;
            if (!equal) continue;
            if (i < _count && !Splice(i, i + 1, default)) return null;
            return PyNone.Instance;
        }
        return Err.Raise(Exc.ValueError, "array.remove(x): x not in array");
    }

    [PyMethod("reverse", "()", Doc = "Reverse the order of the items."), Mirrors("array_array_reverse_impl", 1495, 1520)]
    private void Reverse()
    {
        Span<byte> kept = stackalloc byte[8];
        for (int i = 0, j = _count - 1; i < j; i++, j--)
        {
            At(i).CopyTo(kept);
            At(j).CopyTo(At(i));
            kept[.._size].CopyTo(At(j));
        }
    }

    [PyMethod("tofile", "(f, /)", DefiningClass = true, Doc = "Write all items as machine values to a file."), Mirrors("array_array_tofile_impl", 1596, 1633)]
    private PyObject? ToFile(PyObject f)
    {
        for (int at = 0; at < _count * _size; at += 64 * 1024)
        {
            PyBytes block = PyBytes.From(Span[at..Math.Min(at + 64 * 1024, _count * _size)]);
            if (Obj.CallMethod(f, Id.Make("write"), block) is null) return null;
        }
        return PyNone.Instance;
    }

    [PyMethod("tolist", "()", Doc = "Return a list of the items."), Mirrors("array_array_tolist_impl", 1684, 1704)]
    private PyObject? ToList() => ToListObject();

    [PyMethod("tobytes", "()", Doc = "Return the bytes of the items as machine values."), Mirrors("array_array_tobytes_impl", 1764, 1774)]
    private PyObject? ToBytes() => PyBytes.From(Span);

    [PyMethod("tounicode", "()", Doc = "Return the characters as a str.\n\nThe array must be one of characters; for others, use tobytes().decode()."), Mirrors("array_array_tounicode_impl", 1848, 1866)]
    private PyObject? ToUnicode() =>
        _code is 'u' or 'w' ? Text() : Err.Raise(Exc.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");

    [PyMethod("__sizeof__", "()", Doc = "Return the size in memory, in bytes."), Mirrors("array_array___sizeof___impl", 1874, 1881)]
    private PyObject? SizeOf() => PyInt.From(64 + _b.Length);

    [PyMethod("__reduce_ex__", "(value, /)", DefiningClass = true, Doc = "The state for pickling, for a protocol."), Mirrors("array_array___reduce_ex___impl", 2283, 2360)]
    private PyObject? ReduceEx(PyObject value)
    {
        if (value is not PyLong number) return Err.Raise(Exc.TypeError, "__reduce_ex__ argument should be an integer");
        if (!number.TryAsLong(out long protocol)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C long");
        if (!Obj.TryGetAttr(this, Id.Make("__dict__"), out PyObject? dict)) return null;
        dict ??= PyNone.Instance;
        PyStr code = PyStr.From(_code.ToString());
        if (protocol < 3) return ToListObject() is { } list ? PyTuple.Of(Type, PyTuple.Of(code, list), dict) : null;
        if (PyImport.ModuleAttr("array", "_array_reconstructor") is not { } make) return null;
        return PyTuple.Of(make, PyTuple.Of(Type, code, PyInt.From(ArrayItem.MachineFormat(_code)), PyBytes.From(Span)), dict);
    }

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>The iterator of an array.</summary>
[PyType("array.arrayiterator", Module = typeof(ArrayModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class ArrayIterator(ArrayObject array) : PyObject
{
    private ArrayObject? _array = array;
    private nint _index;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("arrayiter_next", 3028, 3050)]
    private PyObject? Next()
    {
        if (_array is null) return null;
        if (_index < _array.Count) return _array.Get((int)_index++);
        _array = null;
        return null;
    }

    [PyMethod("__reduce__", "()"), Mirrors("array_arrayiterator___reduce___impl", 3081, 3093)]
    private PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.Make("iter")) is not { } iter) return null;
        return _array is null ? PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty)) : PyTuple.Of(iter, PyTuple.Of(_array), PyInt.From(_index));
    }

    [PyMethod("__setstate__", "(state, /)"), Mirrors("array_arrayiterator___setstate___impl", 3104, 3122)]
    private PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_array is not null) _index = Math.Clamp(index, 0, _array.Count);
        return PyNone.Instance;
    }
}
