// Python/marshal.c: reading.

using System.Buffers.Binary;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>Reads one object, from memory or through a file's <c>readinto</c>.</summary>
/// <param name="data">The memory, which stays where it is; null when a file is read.</param>
internal sealed unsafe class MarshalReader(byte* data, int length, PyObject? file, bool allowCode)
{
    private readonly List<PyObject?> _refs = [];
    private int _pos, _depth;

    /// <summary>Set by a reader that failed; the exception is set.</summary>
    private bool _failed;

    /// <summary>read_object.</summary>
    [Mirrors("read_object", 1693, 1714)]
    public PyObject? Read()
    {
        PyObject? value = Object();
        return value ?? (_failed ? null : Err.Raise(Exc.TypeError, "NULL object in marshal data for object"));
    }

    private PyObject? Fail(PyType type, string message)
    {
        _failed = true;
        return Err.Raise(type, message);
    }

    [Mirrors("r_string", 788, 857)]
    private ReadOnlySpan<byte> Bytes(int n)
    {
        if (file is null)
        {
            if (length - _pos < n)
            {
                Fail(Exc.EOFError, "marshal data too short");
                return default;
            }
            _pos += n;
            return new(data + _pos - n, n);
        }
        PyByteArray buffer = new(new byte[n]);
        PyObject? result = Obj.CallMethod(file, PyStr.Intern("readinto"), buffer);
        if (result is null || !Args.AsSsize(result, out nint read))
        {
            _failed = true;
            return default;
        }
        if (read == n) return buffer.Span;
        if (read > n) Fail(Exc.ValueError, $"read() returned too much data: {n} bytes requested, {read} returned");
        else Fail(Exc.EOFError, "EOF read where not expected");
        return default;
    }

    [Mirrors("r_byte", 859, 884)]
    private int Byte()
    {
        if (file is null)
        {
            if (_pos < length) return data[_pos++];
            Fail(Exc.EOFError, "EOF read where not expected");
            return -1;
        }
        ReadOnlySpan<byte> b = Bytes(1);
        return _failed ? -1 : b[0];
    }

    [Mirrors("r_long", 902, 920)]
    private int Int()
    {
        ReadOnlySpan<byte> b = Bytes(4);
        return _failed ? -1 : BinaryPrimitives.ReadInt32LittleEndian(b);
    }

    private bool Size(out int n, string what)
    {
        n = Int();
        if (_failed) return false;
        if (n >= 0) return true;
        Fail(Exc.ValueError, $"bad marshal data ({what} size out of range)");
        return false;
    }

    [Mirrors("r_ref", 1110, 1121)]
    private PyObject? Ref(PyObject? o, bool flag)
    {
        if (o is not null && flag) _refs.Add(o);
        return o;
    }

    [Mirrors("r_ref_reserve", 1071, 1085)]
    private int Reserve(bool flag)
    {
        if (!flag) return -1;
        _refs.Add(null);
        return _refs.Count - 1;
    }

    [Mirrors("r_ref_insert", 1095, 1104)]
    private PyObject? Insert(PyObject? o, int index)
    {
        if (o is not null && index >= 0) _refs[index] = o;
        return o;
    }

    [Mirrors("r_object", 1123, 1691)]
    private PyObject? Object()
    {
        int code = Byte();
        if (code < 0)
        {
            if (Err.MatchesAndClear(Exc.EOFError)) Err.Raise(Exc.EOFError, "EOF read where object expected");
            return null;
        }
        if (++_depth > PyMarshal.MaxDepth)
        {
            _depth--;
            return Fail(Exc.ValueError, "recursion limit exceeded");
        }
        PyObject? value = Value(code & ~MarshalType.FlagRef, (code & MarshalType.FlagRef) != 0);
        _depth--;
        return value;
    }

    private PyObject? Value(int type, bool flag)
    {
        switch (type)
        {
            case MarshalType.Null:
                return null;
            case MarshalType.None:
                return PyNone.Instance;
            case MarshalType.StopIter:
                return Exc.StopIteration;
            case MarshalType.Ellipsis:
                return PyEllipsis.Instance;
            case MarshalType.False:
                return PyBool.False;
            case MarshalType.True:
                return PyBool.True;
            case MarshalType.Int:
            {
                int n = Int();
                return _failed ? null : Ref(PyInt.From(n), flag);
            }
            case MarshalType.Int64:
            {
                ReadOnlySpan<byte> b = Bytes(8);
                return _failed ? null : Ref(PyInt.From(BinaryPrimitives.ReadInt64LittleEndian(b)), flag);
            }
            case MarshalType.Long:
                return Ref(Long(), flag);
            case MarshalType.Float:
            {
                double x = FloatText();
                return _failed ? null : Ref(new PyFloat(x), flag);
            }
            case MarshalType.BinaryFloat:
            {
                double x = FloatBits();
                return _failed ? null : Ref(new PyFloat(x), flag);
            }
            case MarshalType.Complex:
            {
                double re = FloatText(), im = _failed ? 0 : FloatText();
                return _failed ? null : Ref(new PyComplex(re, im), flag);
            }
            case MarshalType.BinaryComplex:
            {
                double re = FloatBits(), im = _failed ? 0 : FloatBits();
                return _failed ? null : Ref(new PyComplex(re, im), flag);
            }
            case MarshalType.String:
            {
                if (!Size(out int n, "bytes object")) return null;
                ReadOnlySpan<byte> b = Bytes(n);
                return _failed ? null : Ref(PyBytes.From(b), flag);
            }
            case MarshalType.Ascii:
            case MarshalType.AsciiInterned:
                return Size(out int length, "string") ? Ascii(length, type == MarshalType.AsciiInterned, flag) : null;
            case MarshalType.ShortAscii:
            case MarshalType.ShortAsciiInterned:
            {
                int n = Byte();
                return _failed ? null : Ascii(n, type == MarshalType.ShortAsciiInterned, flag);
            }
            case MarshalType.Interned:
            case MarshalType.Unicode:
            {
                if (!Size(out int n, "string")) return null;
                ReadOnlySpan<byte> b = Bytes(n);
                if (_failed) return null;
                PyStr? s = n == 0 ? PyStr.From("") : (n <= Codecs.ShortUtf8 ? Codecs.DecodeShortUtf8(b) : null) ?? PyStr.Decode(b, "utf-8", "surrogatepass");
                if (s is null)
                {
                    _failed = true;
                    return null;
                }
                return Ref(type == MarshalType.Interned ? PyStr.Intern(s) : s, flag);
            }
            case MarshalType.SmallTuple:
            {
                int n = Byte();
                return _failed ? null : Tuple(n, flag);
            }
            case MarshalType.Tuple:
                return Size(out int count, "tuple") ? Tuple(count, flag) : null;
            case MarshalType.List:
            {
                if (!Size(out int n, "list")) return null;
                PyList list = new();
                Ref(list, flag);
                for (int i = 0; i < n; i++)
                {
                    if (Item("list") is not { } item) return null;
                    list.Append(item);
                }
                return list;
            }
            case MarshalType.Dict:
            {
                PyDict dict = new();
                Ref(dict, flag);
                while (true)
                {
                    PyObject? key = Object();
                    if (key is null) break;
                    PyObject? item = Object();
                    if (item is null) break;
                    if (!dict.SetItem(key, item)) _failed = true;
                    if (_failed) break;
                }
                return _failed ? null : dict;
            }
            case MarshalType.Set:
            case MarshalType.FrozenSet:
                return Size(out int size, "set") ? Set(size, type == MarshalType.FrozenSet, flag) : null;
            case MarshalType.Code:
                return Code(flag);
            case MarshalType.Ref:
            {
                int n = Int();
                if (_failed) return null;
                return n >= 0 && n < _refs.Count && _refs[n] is { } o ? o : Fail(Exc.ValueError, "bad marshal data (invalid reference)");
            }
            case MarshalType.Slice:
            {
                int index = Reserve(flag);
                PyObject? start = Object(), stop = start is null ? null : Object(), step = stop is null ? null : Object();
                return step is null ? null : Insert(new PySlice(start, stop, step), index);
            }
            default:
                return Fail(Exc.ValueError, "bad marshal data (unknown type code)");
        }
    }

    private PyObject? Item(string what)
    {
        PyObject? item = Object();
        return item ?? (_failed ? null : Fail(Exc.TypeError, $"NULL object in marshal data for {what}"));
    }

    private PyObject? Ascii(int n, bool interned, bool flag)
    {
        ReadOnlySpan<byte> b = Bytes(n);
        if (_failed) return null;
        PyStr text = PyStr.FromLatin1(b);
        return Ref(interned ? PyStr.Intern(text) : text, flag);
    }

    private PyObject? Tuple(int n, bool flag)
    {
        if (n == 0) return Ref(PyTuple.Empty, flag);
        // A size that the data cannot hold is not worth allocating for.
        if (file is null && n > length - _pos)
        {
            for (int i = 0; i <= length; i++)
                if (Item("tuple") is null) return null;
        }
        PyObject[] items = new PyObject[n];
        PyTuple tuple = PyTuple.Own(items);
        Ref(tuple, flag);
        for (int i = 0; i < n; i++)
        {
            if (Item("tuple") is not { } item) return null;
            items[i] = item;
        }
        return tuple;
    }

    private PyObject? Set(int n, bool frozen, bool flag)
    {
        PyAnySet set = frozen ? new PyFrozenSet() : new PySet();
        int index = -1;
        if (frozen) index = Reserve(flag);
        else Ref(set, flag);
        for (int i = 0; i < n; i++)
        {
            if (Item("set") is not { } item) return null;
            if (set.Add(item)) continue;
            _failed = true;
            return null;
        }
        return Insert(set, index);
    }

    [Mirrors("r_PyLong", 987, 1038)]
    private PyObject? Long()
    {
        int n = Int();
        if (_failed) return null;
        if (n == int.MinValue) return Fail(Exc.ValueError, "bad marshal data (long size out of range)");
        int digits = Math.Abs(n);
        ReadOnlySpan<byte> b = file is null ? Bytes((int)Math.Min((long)digits * 2, int.MaxValue)) : Bytes(digits * 2);
        if (_failed) return null;
        if (digits <= 4)
        {
            long small = 0;
            for (int i = digits - 1; i >= 0; i--)
            {
                int digit = BinaryPrimitives.ReadInt16LittleEndian(b[(i * 2)..]);
                if (digit < 0) return Fail(Exc.ValueError, "bad marshal data (digit out of range in long)");
                if (digit == 0 && i == digits - 1) return Fail(Exc.ValueError, "bad marshal data (unnormalized long data)");
                small = small << 15 | (uint)digit;
            }
            return PyInt.From(n < 0 ? -small : small);
        }
        return BigLong(b, digits, n < 0);
    }

    private PyObject? BigLong(ReadOnlySpan<byte> b, int digits, bool negative)
    {
        byte[] bytes = new byte[(int)(((long)digits * 15 + 7) / 8) + 1];
        uint acc = 0;
        int bits = 0, at = 0;
        for (int i = 0; i < digits; i++)
        {
            int digit = BinaryPrimitives.ReadInt16LittleEndian(b[(i * 2)..]);
            if (digit < 0) return Fail(Exc.ValueError, "bad marshal data (digit out of range in long)");
            if (digit == 0 && i == digits - 1) return Fail(Exc.ValueError, "bad marshal data (unnormalized long data)");
            acc |= (uint)digit << bits;
            bits += 15;
            while (bits >= 8)
            {
                bytes[at++] = (byte)acc;
                acc >>= 8;
                bits -= 8;
            }
        }
        if (bits > 0) bytes[at] = (byte)acc;
        System.Numerics.BigInteger value = new(bytes, isUnsigned: true);
        return PyLong.From(negative ? -value : value);
    }

    [Mirrors("r_float_bin", 1040, 1047)]
    private double FloatBits()
    {
        ReadOnlySpan<byte> b = Bytes(8);
        return _failed ? 0 : BinaryPrimitives.ReadDoubleLittleEndian(b);
    }

    [Mirrors("r_float_str", 1051, 1068)]
    private double FloatText()
    {
        int n = Byte();
        if (_failed) return 0;
        ReadOnlySpan<byte> b = Bytes(n);
        if (_failed) return 0;
        PyObject? x = Obj.Call(PyFloat.TypeObject, PyStr.From(Encoding.Latin1.GetString(b)));
        if (x is PyFloat f) return f.Value;
        _failed = true;
        return 0;
    }

    private T? Part<T>() where T : PyObject
    {
        PyObject? o = Object();
        if (o is T part) return part;
        if (o is not null) Err.Raise(Exc.SystemError, "bad argument to internal function");
        else if (!_failed) Err.Raise(Exc.TypeError, "NULL object in marshal data for code object");
        _failed = true;
        return null;
    }

    private static PyStr[]? Strings(PyTuple tuple)
    {
        PyStr[] names = new PyStr[tuple.Items.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (tuple.Items[i] is not PyStr name) return null;
            names[i] = name;
        }
        return names;
    }

    private PyObject? Code(bool flag)
    {
        if (!allowCode) return Fail(Exc.ValueError, "unmarshalling code objects is disallowed");
        int index = Reserve(flag);
        int argCount = Int(), posOnly = _failed ? 0 : Int(), kwOnly = _failed ? 0 : Int(), stackSize = _failed ? 0 : Int(), flags = _failed ? 0 : Int();
        if (_failed) return null;
        if (Part<PyBytes>() is not { } code || Part<PyTuple>() is not { } consts || Part<PyTuple>() is not { } names || Part<PyTuple>() is not { } localsPlus
            || Part<PyBytes>() is not { } kinds || Part<PyStr>() is not { } filename || Part<PyStr>() is not { } name || Part<PyStr>() is not { } qualname) return null;
        int firstLineNo = Int();
        if (_failed) return null;
        if (Part<PyBytes>() is not { } lineTable || Part<PyBytes>() is not { } exceptionTable) return null;
        if (Strings(names) is not { } nameStrings || Strings(localsPlus) is not { } localsPlusStrings) return Fail(Exc.SystemError, "non-string found in code slot");
        CodeParts parts = new()
        {
            Code = code.Array, Consts = consts.Items, Names = nameStrings, LocalsPlusNames = localsPlusStrings, LocalsPlusKinds = kinds.Array,
            ExceptionTable = exceptionTable.Array, LineTable = lineTable.Array, Filename = filename, Name = name, QualName = qualname,
            ArgCount = argCount, PosOnlyArgCount = posOnly, KwOnlyArgCount = kwOnly, StackSize = stackSize, FirstLineNo = firstLineNo, Flags = (CodeFlags)flags,
        };
        if (!CodeInterning.Validate(parts))
        {
            _failed = true;
            return null;
        }
        return Insert(new PyCode(parts), index);
    }
}
