// Objects/longobject.c: construction and methods.

using System.Numerics;

namespace PyModules.Runtime;

public abstract partial class PyLong
{
    private static readonly ArgParser s_new = new("int", 1, "base");

    [PySlot(Slot.New), Mirrors("long_vectorcall", 6431, 6452)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        // The type itself is called by another way than its subclasses, unless with keywords.
        if (cls == TypeObject && kwnames is null)
            return Args.CheckPositional("int", args.Length, 0, 2) ? Create(args.Length > 0 ? args[0] : null, args.Length > 1 ? args[1] : null) : null;
        PyObject?[] given = new PyObject?[2];
        return Args.UnpackKeywords(args, kwnames, s_new, 0, 2, 0, false, given) ? NewImpl(cls, given[0], given[1]) : null;
    }

    [Mirrors("long_new_impl", 5885, 5929)]
    private static PyObject? NewImpl(PyType cls, PyObject? x, PyObject? @base)
    {
        PyObject? value = Create(x, @base);
        if (value is null || cls == TypeObject) return value;
        if (cls.Alloc() is not Heap made) return null;
        made._value = ((PyLong)value).Exact;
        return made;
    }

    private static PyObject? Create(PyObject? x, PyObject? baseObject)
    {
        if (x is null)
            return baseObject is null ? PyInt.Zero : Err.Raise(Exc.TypeError, "int() missing string argument");
        if (baseObject is null) return x.GetType() == typeof(PyInt) ? x : Num.Long(x);
        if (!Num.AsSsize(baseObject, null, out nint numberBase)) return null;
        if ((numberBase != 0 && numberBase < 2) || numberBase > 36)
            return Err.Raise(Exc.ValueError, "int() base must be >= 2 and <= 36, or 0");
        return x switch
        {
            PyStr text => FromUnicode(text, (int)numberBase),
            PyBytes bytes => FromBytes(bytes.Span, (int)numberBase),
            PyByteArray array => FromBytes(array.Span, (int)numberBase),
            _ => Err.Raise(Exc.TypeError, "int() can't convert non-string with explicit base"),
        };
    }

    [PyMethod("conjugate", "()", Doc = "The value itself."), Mirrors("long_long_meth", 6406, 6410)]
    PyObject? Conjugate() => Exact;

    [PyMethod("bit_length", "()", Doc = "How many bits the magnitude needs.\n\n>>> (37).bit_length()\n6"), Mirrors("int_bit_length_impl", 6207, 6215)]
    PyObject? BitLength() => PyInt.From(BitCountOf(this));

    [Mirrors("_PyLong_NumBits", 898, 920)]
    internal static long BitCountOf(PyLong value)
    {
        if (value.TryAsLong(out long small)) return 64 - BitOperations.LeadingZeroCount(small < 0 ? 0UL - (ulong)small : (ulong)small);
        return BigInteger.Abs(value.AsBigInteger()).GetBitLength();
    }

    [PyMethod("bit_count", "()", Doc = "How many bits of the magnitude are set.\n\n>>> (13).bit_count()\n3"), Mirrors("int_bit_count_impl", 6239, 6255)]
    PyObject? BitCount()
    {
        if (TryAsLong(out long small)) return PyInt.From(BitOperations.PopCount(small < 0 ? 0UL - (ulong)small : (ulong)small));
        long count = 0;
        foreach (byte b in BigInteger.Abs(AsBigInteger()).ToByteArray(isUnsigned: true)) count += BitOperations.PopCount(b);
        return PyInt.From(count);
    }

    [PyMethod("to_bytes", "(length=1, byteorder='big', *, signed=False)", Doc = "The value as bytes.\n\n  length\n    The number of bytes; OverflowError if the value needs more.\n  byteorder\n    'big' or 'little'.\n  signed\n    Use two's complement; without it a negative value is an OverflowError.")]
    [Mirrors("int_to_bytes_impl", 6308, 6346)]
    PyObject? ToBytes(nint length = 1, PyStr? byteorder = null, bool signed = false)
    {
        if (!ByteOrder(byteorder, out bool little)) return null;
        if (length < 0) return Err.Raise(Exc.ValueError, "length argument must be non-negative");
        byte[] bytes = new byte[length];
        return AsByteArray(bytes, little, signed) ? PyBytes.Own(bytes) : null;
    }

    [PyMethod("from_bytes", "(bytes, byteorder='big', *, signed=False)", Class = true, Doc = "The int that the bytes spell.\n\n  bytes\n    A bytes-like object or an iterable of bytes.\n  byteorder\n    'big' or 'little'.\n  signed\n    Read two's complement.")]
    [Mirrors("int_from_bytes_impl", 6370, 6404)]
    static PyObject? FromBytesMethod(PyType cls, PyObject bytes, PyStr? byteorder = null, bool signed = false)
    {
        if (!ByteOrder(byteorder, out bool little)) return null;
        if (Obj.Bytes(bytes) is not PyBytes data) return null;
        PyLong value = FromByteArray(data.Span, little, signed);
        return cls == TypeObject ? value : Obj.Call(cls, value);
    }

    private static bool ByteOrder(PyStr? name, out bool little)
    {
        little = name?.Value == "little";
        return name is null || little || name.Value == "big" || Err.Fail(Exc.ValueError, "byteorder must be either 'little' or 'big'");
    }

    [PyMethod("as_integer_ratio", "()", Doc = "The int itself and 1.\n\n>>> (-3).as_integer_ratio()\n(-3, 1)")]
    [Mirrors("int_as_integer_ratio_impl", 6272, 6284)]
    PyObject? AsIntegerRatio() => PyTuple.Of(Exact, PyInt.One);

    [PyMethod("is_integer", "()", Doc = "True, as for any float that is integral."), Mirrors("int_is_integer_impl", 6424, 6429)]
    PyObject? IsInteger() => PyBool.True;

    [PyMethod("__trunc__", "()", NoTextSignature = true, Doc = "Truncating an int gives the int.")]
    PyObject? Trunc() => Exact;

    [PyMethod("__floor__", "()", NoTextSignature = true, Doc = "The floor of an int is the int.")]
    PyObject? Floor() => Exact;

    [PyMethod("__ceil__", "()", NoTextSignature = true, Doc = "The ceiling of an int is the int.")]
    PyObject? Ceil() => Exact;

    [PyMethod("__round__", "(ndigits=None, /)", Doc = "Round an int; a negative number of digits rounds to tens, hundreds and so on, ties to even.")]
    [Mirrors("int___round___impl", 6119, 6178)]
    PyObject? Round(PyObject? ndigits)
    {
        if (ndigits is null or PyNone) return Exact;
        if (Num.Index(ndigits) is not { } digits) return null;
        if (digits.Sign >= 0) return Exact;
        if (!digits.TryAsLong(out long n) || n < -100_000_000)
        {
            // 10 ** -n is out of reach; it is certainly more than twice the value.
            return PyInt.Zero;
        }
        BigInteger value = AsBigInteger();
        if (-n > value.GetBitLength() * 0.302 + 2) return PyInt.Zero;
        return From(value - DivmodNear(value, BigInteger.Pow(10, (int)-n)).Remainder);
    }

    [PyMethod("__getnewargs__", "()"), Mirrors("int___getnewargs___impl", 5971, 5976)]
    PyObject? GetNewArgs() => PyTuple.Of(Exact);

    [PyMethod("__format__", "(format_spec, /)", Doc = "Convert to a string by the format specification."), Mirrors("int___format___impl", 5999, 6016)]
    PyObject? Format(PyStr formatSpec) => Formatter.FormatLong(this, formatSpec);

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("int___sizeof___impl", 6186, 6194)]
    PyObject? SizeOf() => PyInt.From(24 + 4 * Math.Max(1, (BitCountOf(this) + 29) / 30));

    [PyGetSet("real", Doc = "the real part, which is the number itself"), Mirrors("long_long_getter", 6412, 6416)]
    PyObject? Real => Exact;

    [PyGetSet("imag", Doc = "the imaginary part, which is 0"), Mirrors("long_get0", 5978, 5982)]
    PyObject? Imag => PyInt.Zero;

    [PyGetSet("numerator", Doc = "the upper part of the fraction, which is the number itself")]
    PyObject? Numerator => Exact;

    [PyGetSet("denominator", Doc = "the lower part of the fraction, which is 1"), Mirrors("long_get1", 5984, 5988)]
    PyObject? Denominator => PyInt.One;
}
