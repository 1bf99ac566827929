// Python/marshal.c: the entry points, and writing.

using System.Buffers.Binary;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>Type codes of the format.</summary>
internal static class MarshalType
{
    public const byte Null = (byte)'0', None = (byte)'N', False = (byte)'F', True = (byte)'T', StopIter = (byte)'S', Ellipsis = (byte)'.', BinaryFloat = (byte)'g',
        BinaryComplex = (byte)'y', Long = (byte)'l', String = (byte)'s', Tuple = (byte)'(', List = (byte)'[', Dict = (byte)'{', Code = (byte)'c', Unicode = (byte)'u',
        Unknown = (byte)'?', Set = (byte)'<', FrozenSet = (byte)'>', Slice = (byte)':', Interned = (byte)'t', Ascii = (byte)'a', AsciiInterned = (byte)'A',
        ShortAscii = (byte)'z', ShortAsciiInterned = (byte)'Z', SmallTuple = (byte)')', Int = (byte)'i', Complex = (byte)'x', Float = (byte)'f', Int64 = (byte)'I',
        Ref = (byte)'r', FlagRef = 0x80;
}

/// <summary>Python values as bytes, for <c>.pyc</c> files.</summary>
public static class PyMarshal
{
    public const int Version = 5, MaxDepth = 2000;

    /// <summary>PyMarshal_WriteObjectToString; null raised.</summary>
    public static PyBytes? Dumps(PyObject value, int version = Version, bool allowCode = true) =>
        Audit.Raise("marshal.dumps", value, PyInt.From(version)) ? Write(value, version, allowCode) : null;

    /// <summary>PyMarshal_ReadObjectFromString; null raised.</summary>
    [Mirrors("PyMarshal_ReadObjectFromString", 1814, 1834)]
    public static unsafe PyObject? Loads(ReadOnlySpan<byte> data, bool allowCode = true)
    {
        if (Audit.Enabled && !Audit.Raise("marshal.loads", PyBytes.From(data))) return null;
        fixed (byte* p = data) return new MarshalReader(p, data.Length, null, allowCode).Read();
    }

    /// <summary>Read one object through a file's <c>readinto</c>, and no byte more.</summary>
    internal static unsafe PyObject? Load(PyObject file, bool allowCode) =>
        Audit.Raise("marshal.load") ? new MarshalReader(null, 0, file, allowCode).Read() : null;

    [Mirrors("_PyMarshal_WriteObjectToString", 1836, 1887)]
    private static PyBytes? Write(PyObject value, int version, bool allowCode)
    {
        MarshalWriter writer = new(version, allowCode);
        writer.Write(value);
        switch (writer.Failure)
        {
            case MarshalFailure.None:
                return PyBytes.Own(writer.ToArray());
            case MarshalFailure.TooDeep:
                return Err.Raise<PyBytes>(Exc.ValueError, "object too deeply nested to marshal");
            case MarshalFailure.CodeNotAllowed:
                return Err.Raise<PyBytes>(Exc.ValueError, "marshalling code objects is disallowed");
            case MarshalFailure.Raised:
                return null;
            default:
                return Err.Raise<PyBytes>(Exc.ValueError, "unmarshallable object");
        }
    }
}

internal enum MarshalFailure
{
    None, Unmarshallable, TooDeep, CodeNotAllowed, Raised,
}

internal sealed class MarshalWriter(int version, bool allowCode)
{
    private byte[] _buffer = new byte[64];
    private int _used, _depth;
    /// <summary>Objects that a reader can only make when their parts are complete: no reference back to them from inside.</summary>
    private readonly HashSet<PyObject> _open = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PyObject, int>? _refs = version >= 3 ? new(ReferenceEqualityComparer.Instance) : null;

    public MarshalFailure Failure { get; private set; }

    public byte[] ToArray() => _buffer.AsSpan(0, _used).ToArray();

    [Mirrors("w_reserve", 133, 166)]
    private Span<byte> Reserve(int n)
    {
        if (_used + n > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_used + n, _buffer.Length * 2));
        Span<byte> span = _buffer.AsSpan(_used, n);
        _used += n;
        return span;
    }

    private void Byte(int b) => Reserve(1)[0] = (byte)b;

    [Mirrors("w_short", 193, 198)]
    private void Short(int x) => BinaryPrimitives.WriteInt16LittleEndian(Reserve(2), (short)x);

    [Mirrors("w_long", 200, 207)]
    private void Int(int x) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(4), x);

    [Mirrors("w_pstring", 224, 229)]
    private void Sized(ReadOnlySpan<byte> s)
    {
        Int(s.Length);
        s.CopyTo(Reserve(s.Length));
    }

    [Mirrors("w_float_str", 366, 376)]
    private void FloatText(double v)
    {
        byte[] text = Encoding.ASCII.GetBytes(DoubleText.ToString(v, 'g', 17, 0));
        Byte(text.Length);
        text.CopyTo(Reserve(text.Length));
    }

    [Mirrors("w_float_bin", 355, 364)]
    private void FloatBits(double v) => BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), v);

    /// <summary>w_object. Every object that may be shared takes a number: CPython asks the reference count, which would make the bytes depend on the caller.</summary>
    [Mirrors("w_object", 429, 461)]
    public void Write(PyObject? v)
    {
        if (Failure != MarshalFailure.None) return;
        if (++_depth > PyMarshal.MaxDepth) Failure = MarshalFailure.TooDeep;
        else if (v is null) Byte(MarshalType.Null);
        else if (v is PyNone) Byte(MarshalType.None);
        else if (ReferenceEquals(v, Exc.StopIteration)) Byte(MarshalType.StopIter);
        else if (v is PyEllipsis) Byte(MarshalType.Ellipsis);
        else if (ReferenceEquals(v, PyBool.False)) Byte(MarshalType.False);
        else if (ReferenceEquals(v, PyBool.True)) Byte(MarshalType.True);
        else
        {
            byte flag = 0;
            if (_refs is not null)
            {
                if (_refs.TryGetValue(v, out int index))
                {
                    if (_open.Contains(v)) Failure = MarshalFailure.Unmarshallable;
                    Byte(MarshalType.Ref);
                    Int(index);
                    _depth--;
                    return;
                }
                _refs[v] = _refs.Count;
                flag = MarshalType.FlagRef;
            }
            bool isOpen = v is PyCode or PySlice or PyFrozenSet;
            if (isOpen) _open.Add(v);
            WriteComplex(v, flag);
            if (isOpen) _open.Remove(v);
        }
        _depth--;
    }

    [Mirrors("w_complex_object", 463, 701)]
    private void WriteComplex(PyObject v, byte flag)
    {
        if (v is PyInt or PyBigInt && v.GetType() != typeof(PyBool))
        {
            PyLong n = (PyLong)v;
            if (n.TryAsLong(out long x) && x == (int)x)
            {
                Byte(MarshalType.Int | flag);
                Int((int)x);
            }
            else BigInt(n.AsBigInteger(), flag);
        }
        else if (v.GetType() == typeof(PyFloat))
        {
            double x = ((PyFloat)v).Value;
            if (version > 1)
            {
                Byte(MarshalType.BinaryFloat | flag);
                FloatBits(x);
            }
            else
            {
                Byte(MarshalType.Float | flag);
                FloatText(x);
            }
        }
        else if (v.GetType() == typeof(PyComplex))
        {
            PyComplex c = (PyComplex)v;
            if (version > 1)
            {
                Byte(MarshalType.BinaryComplex | flag);
                FloatBits(c.Real);
                FloatBits(c.Imag);
            }
            else
            {
                Byte(MarshalType.Complex | flag);
                FloatText(c.Real);
                FloatText(c.Imag);
            }
        }
        else if (v.GetType() == typeof(PyBytes))
        {
            Byte(MarshalType.String | flag);
            Sized(((PyBytes)v).Span);
        }
        else if (v.GetType() == typeof(PyStr)) Text((PyStr)v, flag);
        else if (v.GetType() == typeof(PyTuple))
        {
            PyObject[] items = ((PyTuple)v).Items;
            if (version >= 4 && items.Length < 256)
            {
                Byte(MarshalType.SmallTuple | flag);
                Byte(items.Length);
            }
            else
            {
                Byte(MarshalType.Tuple | flag);
                Int(items.Length);
            }
            foreach (PyObject item in items) Write(item);
        }
        else if (v.GetType() == typeof(PyList))
        {
            PyList list = (PyList)v;
            Byte(MarshalType.List | flag);
            int n = list.Count;
            Int(n);
            for (int i = 0; i < n; i++) Write(list.Items[i]);
        }
        else if (v.GetType() == typeof(PyDict))
        {
            Byte(MarshalType.Dict | flag);
            int pos = 0;
            PyDict dict = (PyDict)v;
            while (dict.Next(ref pos, out PyObject? key, out PyObject? value))
            {
                Write(key);
                Write(value);
            }
            Write(null);
        }
        else if (v.GetType() == typeof(PySet) || v.GetType() == typeof(PyFrozenSet)) SortedSet((PyAnySet)v, flag);
        else if (v is PyCode code) Code(code, flag);
        else if (v is PySlice slice)
        {
            if (version < 5)
            {
                Failure = MarshalFailure.Unmarshallable;
                return;
            }
            Byte(MarshalType.Slice | flag);
            Write(slice.Start);
            Write(slice.Stop);
            Write(slice.Step);
        }
        else if (Obj.CheckBuffer(v))
        {
            PyBuffer view = new();
            if (!Obj.GetBuffer(v, view, PyBuffer.Simple))
            {
                Err.Clear();
                Failure = MarshalFailure.Unmarshallable;
                return;
            }
            Byte(MarshalType.String | flag);
            Sized(view.Span);
            view.Release();
        }
        else Failure = MarshalFailure.Unmarshallable;
    }

    [Mirrors("w_PyLong", 294, 353)]
    private void BigInt(System.Numerics.BigInteger x, byte flag)
    {
        Byte(MarshalType.Long | flag);
        int sign = x.Sign;
        x = System.Numerics.BigInteger.Abs(x);
        byte[] bytes = x.ToByteArray(isUnsigned: true);
        int digits = (int)((x.GetBitLength() + 14) / 15);
        Int(sign * digits);
        // 15 bits at a time from the little-endian bytes.
        uint acc = 0;
        int bits = 0, at = 0;
        for (int i = 0; i < digits; i++)
        {
            while (bits < 15 && at < bytes.Length)
            {
                acc |= (uint)bytes[at++] << bits;
                bits += 8;
            }
            Short((int)(acc & 0x7fff));
            acc >>= 15;
            bits -= 15;
        }
    }

    private void Text(PyStr s, byte flag)
    {
        bool interned = s.IsInterned;
        if (version >= 4 && s.IsAscii)
        {
            string text = s.Value;
            if (text.Length < 256)
            {
                Byte((interned ? MarshalType.ShortAsciiInterned : MarshalType.ShortAscii) | flag);
                Byte(text.Length);
            }
            else
            {
                Byte((interned ? MarshalType.AsciiInterned : MarshalType.Ascii) | flag);
                Int(text.Length);
            }
            Encoding.ASCII.GetBytes(text, Reserve(text.Length));
            return;
        }
        Byte((version >= 3 && interned ? MarshalType.Interned : MarshalType.Unicode) | flag);
        Sized(SurrogatePass.Encode(s));
    }

    /// <summary>Members in the order of their own bytes, so that equal sets are equal bytes.</summary>
    private void SortedSet(PyAnySet set, byte flag)
    {
        Byte((set is PyFrozenSet ? MarshalType.FrozenSet : MarshalType.Set) | flag);
        List<PyObject> members = ConstantComparer.Members(set);
        Int(members.Count);
        List<(byte[] Dump, PyObject Value)> pairs = [];
        foreach (PyObject member in members)
        {
            MarshalWriter writer = new(version, allowCode);
            writer.Write(member);
            if (writer.Failure != MarshalFailure.None)
            {
                Failure = writer.Failure;
                return;
            }
            if (set.Count != members.Count)
            {
                // A member's buffer ran Python code.
                Err.Raise(Exc.RuntimeError, "set changed size during iteration");
                Failure = MarshalFailure.Raised;
                return;
            }
            pairs.Add((writer.ToArray(), member));
        }
        pairs.Sort(static (a, b) => a.Dump.AsSpan().SequenceCompareTo(b.Dump));
        foreach ((_, PyObject value) in pairs) Write(value);
    }

    private void Code(PyCode co, byte flag)
    {
        if (!allowCode)
        {
            Failure = MarshalFailure.CodeNotAllowed;
            return;
        }
        Byte(MarshalType.Code | flag);
        Int(co.ArgCount);
        Int(co.PosOnlyArgCount);
        Int(co.KwOnlyArgCount);
        Int(co.StackSize);
        Int((int)co.Flags);
        Write(co.CodeBytes);
        Write(co.ConstsTuple);
        Write(co.NamesTuple);
        Write(co.LocalsPlusTuple);
        Write(co.KindsBytes);
        Write(co.Filename);
        Write(co.Name);
        Write(co.QualName);
        Int(co.FirstLineNo);
        Write(co.LineTableBytes);
        Write(co.ExceptionTableBytes);
    }
}

/// <summary>UTF-8 with lone surrogates encoded like any other code point.</summary>
internal static class SurrogatePass
{
    public static byte[] Encode(PyStr s)
    {
        List<byte> bytes = new(s.Length * 3);
        for (int i = 0; i < s.Length; i++)
        {
            int c = s[i];
            if (c < 0x80) bytes.Add((byte)c);
            else if (c < 0x800)
            {
                bytes.Add((byte)(0xc0 | (c >> 6)));
                bytes.Add((byte)(0x80 | (c & 63)));
            }
            else if (c < 0x10000)
            {
                bytes.Add((byte)(0xe0 | (c >> 12)));
                bytes.Add((byte)(0x80 | ((c >> 6) & 63)));
                bytes.Add((byte)(0x80 | (c & 63)));
            }
            else
            {
                bytes.Add((byte)(0xf0 | (c >> 18)));
                bytes.Add((byte)(0x80 | ((c >> 12) & 63)));
                bytes.Add((byte)(0x80 | ((c >> 6) & 63)));
                bytes.Add((byte)(0x80 | (c & 63)));
            }
        }
        return [.. bytes];
    }
}
