// Modules/_testclinic.c: one function for each converter.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class TestClinicModule
{
    [PyFunction, Mirrors("test_empty_function_impl", 118, 123)]
    [Clinic("test_empty_function")]
    private static PyObject? TestEmptyFunction() => PyNone.Instance;

    [PyFunction, Mirrors("objects_converter_impl", 135, 140)]
    [Clinic("""
        objects_converter
            a: object
            b: object = NULL
            /
        """)]
    private static PyObject? ObjectsConverter(PyObject a, PyObject? b) => Pack(a, b);

    [PyFunction, Mirrors("bytes_object_converter_impl", 151, 161)]
    [Clinic("""
        bytes_object_converter
            a: PyBytesObject
            /
        """)]
    private static PyObject? BytesObjectConverter(PyBytes a) => PyTuple.Of(a);

    [PyFunction, Mirrors("byte_array_object_converter_impl", 172, 182)]
    [Clinic("""
        byte_array_object_converter
            a: PyByteArrayObject
            /
        """)]
    private static PyObject? ByteArrayObjectConverter(PyByteArray a) => PyTuple.Of(a);

    [PyFunction, Mirrors("unicode_converter_impl", 193, 203)]
    [Clinic("""
        unicode_converter
            a: unicode
            /
        """)]
    private static PyObject? UnicodeConverter(PyStr a) => PyTuple.Of(a);

    [PyFunction, Mirrors("bool_converter_impl", 216, 224)]
    [Clinic("""
        bool_converter
            a: bool = True
            b: bool(accept={object}) = True
            c: bool(accept={int}) = True
            /
        """)]
    private static PyObject? BoolConverter(bool a, bool b, bool c) => PyTuple.Of(PyBool.From(a), PyBool.From(b), PyBool.From(c));

    [PyFunction, Mirrors("bool_converter_c_default_impl", 238, 243)]
    [Clinic("""
        bool_converter_c_default
            a: bool = True
            b: bool = False
            c: bool(c_default="-2") = True
            d: bool(c_default="-3") = x
            /
        """)]
    private static PyObject? BoolConverterCDefault(int a, int b, int c, int d) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c), PyInt.From(d));

    [PyFunction, Mirrors("char_converter_impl", 267, 275)]
    [Clinic("""
        char_converter
            a: char = b'A'
            b: char = b'\a'
            c: char = b'\b'
            d: char = b'\t'
            e: char = b'\n'
            f: char = b'\v'
            g: char = b'\f'
            h: char = b'\r'
            i: char = b'"'
            j: char = b"'"
            k: char = b'?'
            l: char = b'\\'
            m: char = b'\000'
            n: char = b'\377'
            /
        """)]
    private static PyObject? CharConverter(byte a, byte b, byte c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k, byte l, byte m, byte n) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c), PyInt.From(d), PyInt.From(e), PyInt.From(f), PyInt.From(g), PyInt.From(h), PyInt.From(i), PyInt.From(j), PyInt.From(k), PyInt.From(l), PyInt.From(m), PyInt.From(n));

    [PyFunction, Mirrors("unsigned_char_converter_impl", 288, 294)]
    [Clinic("""
        unsigned_char_converter
            a: unsigned_char = 12
            b: unsigned_char(bitwise=False) = 34
            c: unsigned_char(bitwise=True) = 56
            /
        """)]
    private static PyObject? UnsignedCharConverter(byte a, byte b, byte c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("short_converter_impl", 305, 310)]
    [Clinic("""
        short_converter
            a: short = 12
            /
        """)]
    private static PyObject? ShortConverter(short a) => PyTuple.Of(PyInt.From(a));

    [PyFunction, Mirrors("unsigned_short_converter_impl", 323, 329)]
    [Clinic("""
        unsigned_short_converter
            a: unsigned_short = 12
            b: unsigned_short(bitwise=False) = 34
            c: unsigned_short(bitwise=True) = 56
            /
        """)]
    private static PyObject? UnsignedShortConverter(ushort a, ushort b, ushort c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("int_converter_impl", 342, 347)]
    [Clinic("""
        int_converter
            a: int = 12
            b: int(accept={int}) = 34
            c: int(accept={str}) = '-'
            /
        """)]
    private static PyObject? IntConverter(int a, int b, int c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("unsigned_int_converter_impl", 360, 366)]
    [Clinic("""
        unsigned_int_converter
            a: unsigned_int = 12
            b: unsigned_int(bitwise=False) = 34
            c: unsigned_int(bitwise=True) = 56
            /
        """)]
    private static PyObject? UnsignedIntConverter(uint a, uint b, uint c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("long_converter_impl", 377, 382)]
    [Clinic("""
        long_converter
            a: long = 12
            /
        """)]
    private static PyObject? LongConverter(long a) => PyTuple.Of(PyInt.From(a));

    [PyFunction, Mirrors("unsigned_long_converter_impl", 395, 401)]
    [Clinic("""
        unsigned_long_converter
            a: unsigned_long = 12
            b: unsigned_long(bitwise=False) = 34
            c: unsigned_long(bitwise=True) = 56
            /
        """)]
    private static PyObject? UnsignedLongConverter(ulong a, ulong b, ulong c) => PyTuple.Of(PyLong.From(a), PyLong.From(b), PyLong.From(c));

    [PyFunction, Mirrors("long_long_converter_impl", 412, 417)]
    [Clinic("""
        long_long_converter
            a: long_long = 12
            /
        """)]
    private static PyObject? LongLongConverter(long a) => PyTuple.Of(PyInt.From(a));

    [PyFunction, Mirrors("unsigned_long_long_converter_impl", 430, 437)]
    [Clinic("""
        unsigned_long_long_converter
            a: unsigned_long_long = 12
            b: unsigned_long_long(bitwise=False) = 34
            c: unsigned_long_long(bitwise=True) = 56
            /
        """)]
    private static PyObject? UnsignedLongLongConverter(ulong a, ulong b, ulong c) => PyTuple.Of(PyLong.From(a), PyLong.From(b), PyLong.From(c));

    [PyFunction, Mirrors("py_ssize_t_converter_impl", 450, 456)]
    [Clinic("""
        py_ssize_t_converter
            a: Py_ssize_t = 12
            b: Py_ssize_t(accept={int}) = 34
            c: Py_ssize_t(accept={int, NoneType}) = 56
            /
        """)]
    private static PyObject? PySsizeTConverter(nint a, nint b, nint c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("slice_index_converter_impl", 469, 475)]
    [Clinic("""
        slice_index_converter
            a: slice_index = 12
            b: slice_index(accept={int}) = 34
            c: slice_index(accept={int, NoneType}) = 56
            /
        """)]
    private static PyObject? SliceIndexConverter(nint a, nint b, nint c) => PyTuple.Of(PyInt.From(a), PyInt.From(b), PyInt.From(c));

    [PyFunction, Mirrors("size_t_converter_impl", 486, 491)]
    [Clinic("""
        size_t_converter
            a: size_t = 12
            /
        """)]
    private static PyObject? SizeTConverter(nuint a) => PyTuple.Of(PyLong.From((ulong)a));

    [PyFunction, Mirrors("float_converter_impl", 502, 507)]
    [Clinic("""
        float_converter
            a: float = 12.5
            /
        """)]
    private static PyObject? FloatConverter(float a) => PyTuple.Of(new PyFloat(a));

    [PyFunction, Mirrors("double_converter_impl", 518, 523)]
    [Clinic("""
        double_converter
            a: double = 12.5
            /
        """)]
    private static PyObject? DoubleConverter(double a) => PyTuple.Of(new PyFloat(a));

    [PyFunction, Mirrors("py_complex_converter_impl", 534, 539)]
    [Clinic("""
        py_complex_converter
            a: Py_complex
            /
        """)]
    private static PyObject? PyComplexConverter(Complex a) => PyTuple.Of(new PyComplex(a.Real, a.Imaginary));

    [PyFunction, Mirrors("str_converter_impl", 552, 597)]
    [Clinic("""
        str_converter
            a: str = "a"
            b: str(accept={robuffer}) = "b"
            c: str(accept={robuffer, str}, zeroes=True) = "c"
            /
        """)]
    private static PyObject? StrConverter(string a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c) =>
        Codecs.DecodeUtf8(b) is { } second && Codecs.DecodeUtf8(c) is { } third ? PyTuple.Of(PyStr.From(a), second, third) : null;

    [PyFunction, Mirrors("str_converter_encoding_impl", 610, 655)]
    [Clinic("""
        str_converter_encoding
            a: str(encoding="idna")
            b: str(encoding="idna", accept={bytes, bytearray, str})
            c: str(encoding="idna", accept={bytes, bytearray, str}, zeroes=True)
            /
        """)]
    private static PyObject? StrConverterEncoding(byte[] a, byte[] b, byte[] c) =>
        Codecs.DecodeUtf8(a) is { } first && Codecs.DecodeUtf8(b) is { } second && Codecs.DecodeUtf8(c) is { } third ? PyTuple.Of(first, second, third) : null;

    [PyFunction, Mirrors("py_buffer_converter_impl", 682, 687)]
    [Clinic("""
        py_buffer_converter
            a: Py_buffer(accept={str, buffer, NoneType})
            b: Py_buffer(accept={rwbuffer})
            /
        """)]
    private static PyObject? PyBufferConverter(PyBuffer a, PyBuffer b) => PyTuple.Of(PyBytes.From(a.ToContiguous()), PyBytes.From(b.ToContiguous()));
}
