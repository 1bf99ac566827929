// Objects/bytesobject.c: bytes and its slots.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>An immutable sequence of bytes.</summary>
[PyType("bytes", NoTextSignature = true, Flags = TypeFlags.BaseType | TypeFlags.BytesSubclass | TypeFlags.MatchSelf,
    Doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> bytes\nbytes(int) -> zero bytes\nbytes() -> empty bytes\n\nAn immutable sequence of bytes.")]
public partial class PyBytes : PyObject
{
    internal byte[] _b;
    private long _hash = -1;

    protected internal PyBytes() => _b = [];

    private protected PyBytes(byte[] b) => _b = b;

    private static readonly PyBytes s_empty = new([]);
    private static readonly PyBytes[] s_single = MakeSingles();

    private static PyBytes[] MakeSingles()
    {
        var all = new PyBytes[256];
        for (int i = 0; i < 256; i++) all[i] = new PyBytes([(byte)i]);
        return all;
    }

    [Mirrors("bytes_get_empty", 47, 52)]
    public static PyBytes Empty => s_empty;

    /// <summary>bytes with a copy of the data.</summary>
    [Mirrors("PyBytes_FromStringAndSize", 136, 162)]
    public static PyBytes From(ReadOnlySpan<byte> data) =>
        data.Length switch { 0 => s_empty, 1 => s_single[data[0]], _ => new PyBytes(data.ToArray()) };

    /// <summary>bytes that take over the array; nobody may write to it any more.</summary>
    public static PyBytes Own(byte[] data) =>
        data.Length switch { 0 => s_empty, 1 => s_single[data[0]], _ => new PyBytes(data) };

    /// <summary>The bytes of a string of which every char fits a byte.</summary>
    public static PyBytes FromLatin1(string s) => Own(System.Text.Encoding.Latin1.GetBytes(s));

    /// <summary>The bytes, which nobody may write to.</summary>
    public byte[] Array => _b;

    public ReadOnlySpan<byte> Span => _b;

    public int Length => _b.Length;

    public long Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hash != -1 ? _hash : _hash = HashSecret.HashBytes(_b);
    }

    /// <summary>The exact bytes with this value: itself unless an instance of a subclass.</summary>
    public PyBytes Exact => GetType() == typeof(PyBytes) ? this : new PyBytes(_b);

    public override bool Equals(object? obj) => obj is PyBytes other && _b.AsSpan().SequenceEqual(other._b);

    public override int GetHashCode() => Hash.GetHashCode();

    [PySlot(Slot.New, Signature = "(source=b'', encoding='utf-8', errors='strict')"), Mirrors("bytes_new_impl", 2751, 2835)]
    private static PyObject? New(PyType cls, PyObject? source = null, string? encoding = null, string? errors = null)
    {
        if (NewValue(source, encoding, errors) is not { } bytes) return null;
        if (cls == TypeObject) return bytes;
        var self = (PyBytes)cls.Alloc();
        self._b = bytes._b;
        self._hash = bytes._hash;
        return self;
    }

    private static PyBytes? NewValue(PyObject? x, string? encoding, string? errors)
    {
        if (x is null)
        {
            if (encoding is null && errors is null) return s_empty;
            return Err.Raise<PyBytes>(Exc.TypeError, encoding is not null ? "encoding without a string argument" : "errors without a string argument");
        }
        if (encoding is not null)
        {
            if (x is PyStr text) return (PyBytes?)text.Encode(encoding, errors);
            return Err.Raise<PyBytes>(Exc.TypeError, "encoding without a string argument");
        }
        if (errors is not null)
            return Err.Raise<PyBytes>(Exc.TypeError, x is PyStr ? "string argument without an encoding" : "errors without a string argument");
        if (x.GetType() == typeof(PyBytes)) return (PyBytes)x;
        if (Obj.LookupSpecial(x, Id.__bytes__) is { } method)
        {
            return Obj.Call(method) switch
            {
                null => null,
                PyBytes b => b,
                var other => Err.Raise<PyBytes>(Exc.TypeError, $"__bytes__ returned non-bytes (type {other.Type.Name})"),
            };
        }
        if (Err.Occurred is not null) return null;
        if (x is PyStr) return Err.Raise<PyBytes>(Exc.TypeError, "string argument without an encoding");
        if (Num.IndexCheck(x))
        {
            if (Num.AsSsize(x, Exc.OverflowError, out nint size))
            {
                if (size < 0) return Err.Raise<PyBytes>(Exc.ValueError, "negative count");
                return size > System.Array.MaxLength ? PyStr.NoMemory<PyBytes>() : Own(new byte[size]);
            }
            if (!Err.MatchesAndClear(Exc.TypeError)) return null;
        }
        return FromObject(x);
    }

    /// <summary>PyBytes_FromObject: of a buffer or an iterable of ints.</summary>
    [Mirrors("PyBytes_FromObject", 3002, 3042)]
    public static PyBytes? FromObject(PyObject x)
    {
        if (x.GetType() == typeof(PyBytes)) return (PyBytes)x;
        if (Obj.CheckBuffer(x)) return FromBuffer(x);
        if (x is not PyStr)
        {
            if (Obj.GetIter(x) is { } iterator) return BytesMethods.FromIterator(iterator) is { } data ? Own(data) : null;
            if (!Err.Matches(Exc.TypeError)) return null;
            Err.Clear();
        }
        return Err.Raise<PyBytes>(Exc.TypeError, $"cannot convert '{x.Type.Name}' object to bytes");
    }

    /// <summary>_PyBytes_FromBuffer: a copy of any view, in C order.</summary>
    [Mirrors("_PyBytes_FromBuffer", 2837, 2859)]
    internal static PyBytes? FromBuffer(PyObject x)
    {
        var view = new PyBuffer();
        if (!Obj.GetBuffer(x, view, PyBuffer.FullRo)) return null;
        PyBytes result = Own(view.ToContiguous());
        view.Release();
        return result;
    }

    [PySlot(Slot.Repr), PySlot(Slot.Str), Mirrors("bytes_repr", 1415, 1419)]
    private PyObject? Repr() => PyStr.FromAscii(BytesMethods.Repr(_b, "b"));

    [PySlot(Slot.Hash), Mirrors("bytes_hash", 1619, 1630)]
    private long HashSlot() => Hash;

    [PySlot(Slot.RichCompare), Mirrors("bytes_richcompare", 1556, 1617)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyBytes b)
        {
            if (op is CompareOp.Eq or CompareOp.Ne && !BytesMethods.WarnCompare("bytes", this, other)) return null;
            return PyNotImplemented.Instance;
        }
        return BytesMethods.Compare(_b, b._b, op);
    }

    [PySlot(Slot.Iter), Mirrors("bytes_iter", 3411, 3427)]
    private PyObject? Iter() => new PyBytesIter(this);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength), Mirrors("bytes_length", 1433, 1438)]
    private nint LengthSlot() => _b.Length;

    [PySlot(Slot.SqItem), Mirrors("bytes_item", 1528, 1537)]
    private PyObject? Item(nint i) =>
        (nuint)i < (nuint)_b.Length ? PyInt.From(_b[i]) : Err.Raise(Exc.IndexError, "index out of range");

    [PySlot(Slot.MpSubscript), Mirrors("bytes_subscript", 1632, 1696)]
    private PyObject? Subscript(PyObject item)
    {
        if (Num.IndexCheck(item))
        {
            if (!Num.AsSsize(item, Exc.IndexError, out nint i)) return null;
            return Item(i < 0 ? i + _b.Length : i);
        }
        if (item is not PySlice slice)
            return Err.Raise(Exc.TypeError, $"byte indices must be integers or slices, not {item.Type.Name}");
        if (!slice.Unpack(out nint start, out nint stop, out nint step)) return null;
        int n = (int)PySlice.AdjustIndices(_b.Length, ref start, ref stop, step);
        if (n <= 0) return s_empty;
        if (step == 1)
        {
            if (n == _b.Length && GetType() == typeof(PyBytes)) return this;
            return From(_b.AsSpan((int)start, n));
        }
        return Own(BytesMethods.Take(_b, start, step, n));
    }

    [PySlot(Slot.SqConcat), Mirrors("bytes_concat", 1441, 1483)]
    private static PyObject? Concat(PyObject a, PyObject b)
    {
        if (a is PyBytes x && b is PyBytes y)
        {
            if (x.Length == 0 && y.GetType() == typeof(PyBytes)) return y;
            if (y.Length == 0 && x.GetType() == typeof(PyBytes)) return x;
            return BytesMethods.Concat(x._b, y._b) is { } joined ? Own(joined) : null;
        }
        if (!BytesMethods.GetPair(a, b, out PyBuffer va, out PyBuffer vb)) return null;
        byte[]? result = BytesMethods.Concat(va.Span, vb.Span);
        va.Release();
        vb.Release();
        return result is null ? null : Own(result);
    }

    [PySlot(Slot.SqRepeat), Mirrors("bytes_repeat", 1485, 1520)]
    private PyObject? Repeat(nint n)
    {
        if (n < 0) n = 0;
        if (n == 1 && GetType() == typeof(PyBytes)) return this;
        if (n > 0 && _b.Length > nint.MaxValue / n) return Err.Raise(Exc.OverflowError, "repeated bytes are too long");
        return BytesMethods.Repeat(_b, n) is { } b ? Own(b) : null;
    }

    [PySlot(Slot.SqContains), Mirrors("bytes_contains", 1522, 1526)]
    private bool? Contains(PyObject item) => BytesMethods.Contains(_b, item);

    [PySlot(Slot.NbRemainder), Mirrors("bytes_mod", 2721, 2729)]
    private static PyObject? Remainder(PyObject a, PyObject b) =>
        a is PyBytes format ? BytesFormat.Format(format._b, b) is { } result ? Own(result) : null : PyNotImplemented.Instance;

    [PySlot(Slot.BfGetBuffer), Mirrors("bytes_buffer_getbuffer", 1698, 1704)]
    private bool GetBuffer(PyBuffer view, int flags) => view.FillInfo(this, _b, true, flags);

    [PyMethod("__getnewargs__", "()", NoTextSignature = true), Mirrors("bytes_getnewargs", 2654, 2659)]
    private PyObject? GetNewArgs() => PyTuple.Of(new PyBytes(_b));

    [PyMethod("__bytes__", "()", Doc = "The object as exact bytes."), Mirrors("bytes___bytes___impl", 1734, 1744)]
    private PyObject? BytesMethod() => Exact;

    private static PyBytes Make(byte[] b) => Own(b);

    private static PyBytes Make(ReadOnlySpan<byte> b) => From(b);

    /// <summary>The bytes where nothing changed: the exact object itself.</summary>
    private PyBytes Same() => Exact;

    private ReadOnlySpan<byte> View => _b;
}

/// <summary>Iterates over the ints of a bytes object.</summary>
[PyType("bytes_iterator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class PyBytesIter : PyObject
{
    private PyBytes? _seq;
    private int _index;

    internal PyBytesIter(PyBytes seq) => _seq = seq;

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("striter_next", 3299, 3319)]
    private PyObject? Next()
    {
        if (_seq is not { } s) return null;
        if (_index < s.Length) return PyInt.From(s._b[_index++]);
        _seq = null;
        return null;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true), Mirrors("striter_len", 3321, 3329)]
    private PyObject? LengthHint() => PyInt.From(_seq is { } s ? s.Length - _index : 0);

    [PyMethod("__reduce__", "()", NoTextSignature = true), Mirrors("striter_reduce", 3334, 3348)]
    private PyObject? Reduce()
    {
        if (FrameAccess.GetBuiltin(Id.iter) is not { } iter) return null;
        return _seq is { } s ? PyTuple.Of(iter, PyTuple.Of(s), PyInt.From(_index)) : PyTuple.Of(iter, PyTuple.Of(PyTuple.Empty));
    }

    [PyMethod("__setstate__", "(state, /)", NoTextSignature = true), Mirrors("striter_setstate", 3352, 3367)]
    private PyObject? SetState(PyObject state)
    {
        if (!Args.IntAsSsize(state, out nint index)) return null;
        if (_seq is { } s) _index = (int)Math.Clamp(index, 0, s.Length);
        return PyNone.Instance;
    }
}
