// Objects/bytearrayobject.c: bytearray and its slots.

namespace PyModules.Runtime;

/// <summary>A mutable sequence of bytes.</summary>
[PyType("bytearray", NoTextSignature = true, Flags = TypeFlags.BaseType | TypeFlags.MatchSelf,
    Doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> bytearray\nbytearray(int) -> zero bytes\nbytearray() -> empty bytearray\n\nA mutable sequence of bytes.")]
public partial class PyByteArray : PyObject
{
    private byte[] _b = [];
    private int _start, _count;
    private int _exports;

    protected internal PyByteArray()
    {
    }

    public PyByteArray(byte[] data)
    {
        _b = data;
        _count = data.Length;
    }

    public static PyByteArray From(ReadOnlySpan<byte> data) => new(data.ToArray());

    /// <summary>A bytearray of zeros.</summary>
    public static PyByteArray OfSize(nint n) => new(new byte[n]);

    public int Length => _count;

    public Span<byte> Span => _b.AsSpan(_start, _count);

    private ReadOnlySpan<byte> View => _b.AsSpan(_start, _count);

    [Mirrors("_canresize", 85, 94)]
    private bool CanResize() => Volatile.Read(ref _exports) == 0 || LeaveViews();

    /// <summary>A view of this was collected unreleased; on the finalizer's thread.</summary>
    internal void ReleaseCollected() => Interlocked.Decrement(ref _exports);

    /// <summary>PyByteArray_Resize; new bytes are unspecified.</summary>
    [Mirrors("PyByteArray_Resize", 273, 281)]
    public bool Resize(nint size)
    {
        if (size < 0) return Err.Fail(Exc.ValueError, $"Can only resize to positive sizes, got {size}");
        if (size == _count) return true;
        if (!CanResize()) return false;
        if (size > Array.MaxLength) return PyStr.NoMemory<PyObject>() is not null;
        int n = (int)size;
        if (_start + n > _b.Length || n < _b.Length / 2 - 16)
        {
            int capacity = n <= _count ? n : (int)Math.Min(Array.MaxLength, n + (n >> 3) + (n < 9 ? 3L : 6L));
            var grown = new byte[capacity];
            _b.AsSpan(_start, Math.Min(_count, n)).CopyTo(grown);
            _b = grown;
            _start = 0;
        }
        _count = n;
        return true;
    }

    /// <summary>bytearray_setslice_linear.</summary>
    [Mirrors("bytearray_setslice", 614, 663)]
    private bool SetSlice(int low, int high, ReadOnlySpan<byte> with)
    {
        int old = high - low, growth = with.Length - old;
        if (growth == 0)
        {
            with.CopyTo(Span[low..]);
            return true;
        }
        if (!CanResize()) return false;
        if (growth < 0)
        {
            if (low == 0) _start -= growth;
            else Span[high..].CopyTo(Span[(low + with.Length)..]);
            _count += growth;
            with.CopyTo(Span[low..]);
            if (_count == 0)
            {
                _b = [];
                _start = 0;
            }
            return true;
        }
        int tail = _count - high;
        if (!Resize((nint)_count + growth)) return false;
        Span.Slice(high, tail).CopyTo(Span[(high + growth)..]);
        with.CopyTo(Span[low..]);
        return true;
    }

    /// <summary>Append without a check for exports by the caller.</summary>
    internal bool AppendSpan(ReadOnlySpan<byte> data)
    {
        int at = _count;
        if (!Resize((nint)at + data.Length)) return false;
        data.CopyTo(Span[at..]);
        return true;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(source=b'', encoding='utf-8', errors='strict')"), Mirrors("bytearray___init___impl", 889, 1064)]
    private bool Init(PyObject? source = null, string? encoding = null, string? errors = null)
    {
        if (_count != 0 && !Resize(0)) return false;
        if (source is null)
        {
            if (encoding is null && errors is null) return true;
            return Err.Fail(Exc.TypeError, encoding is not null ? "encoding without a string argument" : "errors without a string argument");
        }
        if (source is PyStr text)
        {
            if (encoding is null) return Err.Fail(Exc.TypeError, "string argument without an encoding");
            return text.Encode(encoding, errors) is PyBytes encoded && AppendSpan(encoded.Span);
        }
        if (encoding is not null || errors is not null)
            return Err.Fail(Exc.TypeError, encoding is not null ? "encoding without a string argument" : "errors without a string argument");
        if (Num.IndexCheck(source))
        {
            if (Num.AsSsize(source, Exc.OverflowError, out nint n))
            {
                if (n < 0) return Err.Fail(Exc.ValueError, "negative count");
                if (!Resize(n)) return false;
                Span.Clear();
                return true;
            }
            if (!Err.MatchesAndClear(Exc.TypeError)) return false;
        }
        if (Obj.CheckBuffer(source))
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(source, view, PyBuffer.FullRo)) return false;
            bool ok = AppendSpan(view.IsContiguous('C') ? view.Span : view.ToContiguous());
            view.Release();
            return ok;
        }
        if (Obj.GetIter(source) is not { } iterator)
        {
            return Err.MatchesAndClear(Exc.TypeError) && Err.Fail(Exc.TypeError, $"cannot convert '{source.Type.Name}' object to bytearray");
        }
        while (Obj.IterNext(iterator) is { } item)
        {
            int at = _count;
            if (!ByteValue(item, out byte b) || !Resize((nint)at + 1)) return Emptied();
            Span[at] = b;
        }
        return Err.Occurred is null || Emptied();
    }

    // What fails to initialize stays empty.
    private bool Emptied()
    {
        PyBaseException? error = Err.Fetch();
        if (!Resize(0)) Err.Clear();
        if (error is not null) Err.Restore(error);
        return false;
    }

    /// <summary>_getbytevalue.</summary>
    [Mirrors("_getbytevalue", 25, 44)]
    private static bool ByteValue(PyObject o, out byte b)
    {
        b = 0;
        if (Num.Index(o) is not { } n) return false;
        if (!n.TryAsLong(out long value) || value is < 0 or > 255) return Err.Fail(Exc.ValueError, "byte must be in range(0, 256)");
        b = (byte)value;
        return true;
    }

    /// <summary>PyByteArray_FromObject.</summary>
    [Mirrors("PyByteArray_FromObject", 100, 104)]
    private static PyByteArray? FromObject(PyObject o) => Obj.Call(TypeObject, o) as PyByteArray;

    [PySlot(Slot.Repr), PySlot(Slot.Str), Mirrors("bytearray_repr", 1157, 1165)]
    private PyObject? Repr()
    {
        string name = Type.Name;
        int dot = name.LastIndexOf('.');
        return PyStr.From((dot < 0 ? name : name[(dot + 1)..]) + "(" + BytesMethods.Repr(View, "b", true) + ")");
    }

    [PySlot(Slot.RichCompare), Mirrors("bytearray_richcompare", 1179, 1232)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is PyBytes bytes) return BytesMethods.Compare(View, bytes._b, op);
        if (!Obj.CheckBuffer(other))
        {
            if (op is CompareOp.Eq or CompareOp.Ne && !BytesMethods.WarnCompare("bytearray", this, other)) return null;
            return PyNotImplemented.Instance;
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(other, view, PyBuffer.Simple))
        {
            Err.Clear();
            return PyNotImplemented.Instance;
        }
        PyObject result = BytesMethods.Compare(View, view.Span, op);
        view.Release();
        return result;
    }

    [PySlot(Slot.Iter), Mirrors("bytearray_iter", 3006, 3022)]
    private PyObject? Iter() => new PyByteArrayIter(this);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength), Mirrors("bytearray_length", 322, 326)]
    private nint LengthSlot() => _count;

    [PySlot(Slot.SqItem), Mirrors("bytearray_getitem", 448, 456)]
    internal PyObject? Item(nint i) =>
        (nuint)i < (nuint)_count ? PyInt.From(_b[_start + i]) : Err.Raise(Exc.IndexError, "bytearray index out of range");

    [PySlot(Slot.SqAssItem), Mirrors("bytearray_setitem", 696, 704)]
    private bool SetItem(nint i, PyObject? value)
    {
        byte b = 0;
        if (value is not null && !ByteValue(value, out b)) return false;
        if ((nuint)i >= (nuint)_count) return Err.Fail(Exc.IndexError, "bytearray index out of range");
        if (value is null) return SetSlice((int)i, (int)i + 1, default);
        Span[(int)i] = b;
        return true;
    }

    [PySlot(Slot.MpSubscript), Mirrors("bytearray_subscript", 518, 527)]
    private PyObject? Subscript(PyObject item)
    {
        if (Num.IndexCheck(item))
        {
            if (!Num.AsSsize(item, Exc.IndexError, out nint i)) return null;
            return Item(i < 0 ? i + _count : i);
        }
        if (item is not PySlice slice)
            return Err.Raise(Exc.TypeError, $"bytearray indices must be integers or slices, not {item.Type.Name}");
        if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
        int n = (int)PySlice.AdjustIndices(_count, ref start, ref stop, step);
        if (n <= 0) return new PyByteArray();
        return step == 1 ? From(View.Slice((int)start, n)) : new PyByteArray(BytesMethods.Take(View, start, step, n));
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("bytearray_ass_subscript", 863, 878)]
    private bool SetSubscript(PyObject index, PyObject? values)
    {
        nint start, stop, step;
        int n;
        if (Num.IndexCheck(index))
        {
            if (!Num.AsSsize(index, Exc.IndexError, out nint i)) return false;
            byte b = 0;
            if (values is not null && !ByteValue(values, out b)) return false;
            if (i < 0) i += _count;
            if ((nuint)i >= (nuint)_count) return Err.Fail(Exc.IndexError, "bytearray index out of range");
            if (values is not null)
            {
                Span[(int)i] = b;
                return true;
            }
            start = i;
            stop = i + 1;
            step = 1;
            n = 1;
        }
        else if (index is PySlice slice)
        {
            if (!slice.Unpack(out start, out stop, out step)) return false;
            n = (int)PySlice.AdjustIndices(_count, ref start, ref stop, step);
        }
        else
        {
            return Err.Fail(Exc.TypeError, $"bytearray indices must be integers or slices, not {index.Type.Name}");
        }
        ReadOnlySpan<byte> with = default;
        if (values is PyByteArray other && !ReferenceEquals(other, this))
        {
            with = other.View;
        }
        else if (values is not null)
        {
            if (values is PyStr or PyLong or PyFloat or PyComplex || Num.IndexCheck(values))
                return Err.Fail(Exc.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            return FromObject(values) is { } copy && SetSubscript(index, copy);
        }
        if (step < 0 && start < stop || step > 0 && start > stop) stop = start;
        if (step == 1) return SetSlice((int)start, (int)stop, with);
        if (with.Length == 0)
        {
            if (!CanResize()) return false;
            if (n == 0) return true;
            if (step < 0)
            {
                stop = start + 1;
                start = stop + step * (n - 1) - 1;
                step = -step;
            }
            Span<byte> span = Span;
            int to = (int)start;
            for (int from = to, skipped = 0; from < span.Length; from++)
            {
                if (skipped < n && from == start + skipped * step) skipped++;
                else span[to++] = span[from];
            }
            return Resize(_count - n);
        }
        if (with.Length != n)
            return Err.Fail(Exc.ValueError, $"attempt to assign bytes of size {with.Length} to extended slice of size {n}");
        for (int i = 0; i < n; i++, start += step) Span[(int)start] = with[i];
        return true;
    }

    [PySlot(Slot.SqConcat), Mirrors("PyByteArray_Concat", 283, 318)]
    private static PyObject? Concat(PyObject a, PyObject b)
    {
        if (!BytesMethods.GetPair(a, b, out PyBuffer va, out PyBuffer vb)) return null;
        byte[]? result = BytesMethods.Concat(va.Span, vb.Span);
        va.Release();
        vb.Release();
        return result is null ? null : new PyByteArray(result);
    }

    [PySlot(Slot.SqInplaceConcat), Mirrors("bytearray_iconcat", 357, 365)]
    private PyObject? InplaceConcat(PyObject other)
    {
        if (ReferenceEquals(other, this)) return AppendSpan(View.ToArray()) ? this : null;
        var view = new PyBuffer();
        if (!Obj.GetBuffer(other, view, PyBuffer.Simple)) return Err.Raise(Exc.TypeError, $"can't concat {other.Type.Name} to {Type.Name}");
        bool ok = AppendSpan(view.Span);
        view.Release();
        return ok ? this : null;
    }

    [PySlot(Slot.SqRepeat), Mirrors("bytearray_repeat", 389, 397)]
    private PyObject? Repeat(nint n) => BytesMethods.Repeat(View, n) is { } b ? new PyByteArray(b) : null;

    [PySlot(Slot.SqInplaceRepeat), Mirrors("bytearray_irepeat", 426, 434)]
    private PyObject? InplaceRepeat(nint n)
    {
        if (n < 0) n = 0;
        if (n == 1) return this;
        if (n != 1 && !CanResize()) return null;
        if (BytesMethods.Repeat(View, n) is not { } b) return null;
        _b = b;
        _start = 0;
        _count = b.Length;
        return this;
    }

    [PySlot(Slot.SqContains), Mirrors("bytearray_contains", 1403, 1413)]
    private bool? Contains(PyObject item)
    {
        Interlocked.Increment(ref _exports);
        bool? found = BytesMethods.Contains(View, item);
        Interlocked.Decrement(ref _exports);
        return found;
    }

    [PySlot(Slot.NbRemainder), Mirrors("bytearray_mod", 2757, 2772)]
    private static PyObject? Remainder(PyObject a, PyObject b)
    {
        if (a is not PyByteArray format) return PyNotImplemented.Instance;
        Interlocked.Increment(ref format._exports);
        byte[]? result = BytesFormat.Format(format.View, b);
        Interlocked.Decrement(ref format._exports);
        return result is null ? null : new PyByteArray(result);
    }

    [PySlot(Slot.BfGetBuffer), Mirrors("bytearray_getbuffer", 65, 73)]
    private bool GetBuffer(PyBuffer view, int flags)
    {
        if (!view.FillInfo(this, _b.AsMemory(_start, _count), false, flags)) return false;
        Interlocked.Increment(ref _exports);
        return true;
    }

    [PySlot(Slot.BfReleaseBuffer), Mirrors("bytearray_releasebuffer", 75, 83)]
    private void ReleaseBuffer(PyBuffer view) => Interlocked.Decrement(ref _exports);

    // Methods of a list.

    [PyMethod("append", "(item, /)", Doc = "Add one byte at the end."), Mirrors("bytearray_append_impl", 2040, 2057)]
    private PyObject? Append(PyObject item)
    {
        if (!ByteValue(item, out byte b)) return null;
        return AppendSpan([b]) ? PyNone.Instance : null;
    }

    [PyMethod("extend", "(iterable_of_ints, /)", Doc = "Add all integers of the iterable at the end, each as a byte.")]
    [Mirrors("bytearray_extend_impl", 2100, 2198)]
    private PyObject? Extend(PyObject iterable)
    {
        if (Obj.CheckBuffer(iterable))
        {
            if (ReferenceEquals(iterable, this)) return AppendSpan(View.ToArray()) ? PyNone.Instance : null;
            int end = _count;
            if (FromObject(iterable) is not { } copy) return null;
            // The buffer may have come from Python code that resized this.
            end = Math.Min(end, _count);
            return SetSlice(end, end, copy.View) ? PyNone.Instance : null;
        }
        if (Obj.GetIter(iterable) is not { } iterator)
        {
            if (Err.MatchesAndClear(Exc.TypeError)) Err.Raise(Exc.TypeError, $"can't extend bytearray with {iterable.Type.Name}");
            return null;
        }
        if (Obj.LengthHint(iterable, 32) < 0) return null;
        var w = new ByteWriter(32);
        while (Obj.IterNext(iterator) is { } item)
        {
            if (ByteValue(item, out byte b))
            {
                w.Append(b);
                continue;
            }
            w.Dispose();
            if (iterable is PyStr && Err.MatchesAndClear(Exc.TypeError)) Err.Raise(Exc.TypeError, "expected iterable of integers; got: 'str'");
            return null;
        }
        bool ok = Err.Occurred is null && AppendSpan(w.Written);
        w.Dispose();
        return ok ? PyNone.Instance : null;
    }

    [PyMethod("insert", "(index, item, /)", Doc = "Put a byte before the one at index."), Mirrors("bytearray_insert_impl", 1920, 1947)]
    private PyObject? Insert(nint index, PyObject item)
    {
        if (!ByteValue(item, out byte b)) return null;
        if (index < 0) index = Math.Max(0, index + _count);
        int at = (int)Math.Min(index, _count);
        return SetSlice(at, at, [b]) ? PyNone.Instance : null;
    }

    [PyMethod("pop", "(index=-1, /)", Doc = "Remove and return a single item, by default the last."), Mirrors("bytearray_pop_impl", 2214, 2243)]
    private PyObject? Pop(nint index = -1)
    {
        if (_count == 0) return Err.Raise(Exc.IndexError, "pop from empty bytearray");
        if (index < 0) index += _count;
        if ((nuint)index >= (nuint)_count) return Err.Raise(Exc.IndexError, "pop index out of range");
        byte b = View[(int)index];
        return SetSlice((int)index, (int)index + 1, default) ? PyInt.From(b) : null;
    }

    [PyMethod("remove", "(value, /)", Doc = "Remove the first byte of this value.\n\nValueError if there is none.")]
    [Mirrors("bytearray_remove_impl", 2256, 2276)]
    private PyObject? Remove(PyObject value)
    {
        if (!ByteValue(value, out byte b)) return null;
        int at = View.IndexOf(b);
        if (at < 0) return Err.Raise(Exc.ValueError, "value not found in bytearray");
        return SetSlice(at, at + 1, default) ? PyNone.Instance : null;
    }

    [PyMethod("reverse", "()", Doc = "Reverse the order of the values in bytearray in place."), Mirrors("bytearray_reverse_impl", 1879, 1896)]
    private void Reverse() => Span.Reverse();

    [PyMethod("clear", "()", Doc = "Remove all bytes."), Mirrors("bytearray_clear_impl", 1325, 1332)]
    private PyObject? Clear() => Resize(0) ? PyNone.Instance : null;

    [PyMethod("copy", "()", Doc = "Return a copy of B."), Mirrors("bytearray_copy_impl", 1341, 1347)]
    private PyObject? Copy() => From(View);

    [PyMethod("resize", "(size, /)", Doc = "Resize the bytearray; what is added is zero."), Mirrors("bytearray_resize_impl", 1541, 1555)]
    private PyObject? ResizeMethod(nint size)
    {
        int old = _count;
        if (!Resize(size)) return null;
        if (size > old) Span[old..].Clear();
        return PyNone.Instance;
    }

    [PyMethod("__alloc__", "()", NoTextSignature = true, Doc = "B.__alloc__() -> int\n\nThe number of bytes actually allocated.")]
    [Mirrors("bytearray_alloc", 2458, 2463)]
    private PyObject? AllocMethod() => PyInt.From(_b.Length == 0 ? 0 : Math.Max(_b.Length, _count + 1));

    [PyMethod("__sizeof__", "()", Doc = "The size in bytes that CPython would report."), Mirrors("bytearray_sizeof_impl", 2652, 2659)]
    private PyObject? SizeOf() => PyInt.From(56 + (_b.Length == 0 ? 0 : Math.Max(_b.Length, _count + 1)));

    [PyMethod("__reduce__", "()", Doc = "The state for pickling."), Mirrors("bytearray_reduce_impl", 2622, 2627)]
    private PyObject? Reduce() => ReduceWith(2);

    [PyMethod("__reduce_ex__", "(proto=0, /)", Doc = "The state for pickling, for a protocol."), Mirrors("bytearray_reduce_ex_impl", 2639, 2644)]
    private PyObject? ReduceEx(int proto = 0) => ReduceWith(proto);

    [Mirrors("_common_reduce", 2589, 2613)]
    private PyObject? ReduceWith(int proto)
    {
        if (Obj.CallMethod(this, Id.Make("__getstate__")) is not { } state) return null;
        PyTuple arguments = _count == 0 ? PyTuple.Empty
            : proto < 3 ? PyTuple.Of(PyStr.FromLatin1(View), PyStr.From("latin-1"))
            : PyTuple.Of(PyBytes.From(View));
        return PyTuple.Of(Type, arguments, state);
    }

    private static PyByteArray Make(byte[] b) => new(b);

    private static PyByteArray Make(ReadOnlySpan<byte> b) => From(b);

    private PyByteArray Same() => From(View);
}

/// <summary>Iterates over the ints of a bytearray.</summary>
[PyType("bytearray_iterator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class PyByteArrayIter : PyObject
{
    private PyByteArray? _seq;
    private int _index;

    internal PyByteArrayIter(PyByteArray seq) => _seq = seq;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("bytearrayiter_next", 2869, 2901)]
    private PyObject? Next()
    {
        if (_seq is not { } s) return null;
        if (_index < s.Length) return s.Item(_index++);
        _seq = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true), Mirrors("bytearrayiter_length_hint", 2903, 2916)]
    private PyObject? LengthHint() => PyInt.From(_seq is { } s ? Math.Max(0, s.Length - _index) : 0);

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("bytearrayiter_reduce", 2921, 2935)]
    private PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _seq is { } s ? PyTuple.Of(iter, PyTuple.Of(s), PyInt.From(_index)) : PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty));
    }

    [PyMethod("__setstate__", "(state, /)", NoTextSignature = true), Mirrors("bytearrayiter_setstate", 2937, 2959)]
    private PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_seq is { } s) _index = index < 0 ? int.MaxValue : (int)Math.Min(index, s.Length);
        return PyNone.Instance;
    }
}
