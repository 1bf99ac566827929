// Tools/clinic/libclinic/converters: the converters that the C# type of a parameter does not choose by itself, and what blocks ask for besides.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Args
{
    /// <summary>A warning of <c>[from X.Y]</c>; false raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool WarnDeprecated(string message) => Err.Warn(Exc.DeprecationWarning, message, 1);

    /// <summary>A method with its defining class and no parameters: it is called with keywords, and counts for itself.</summary>
    public static bool NoArguments(string name, ReadOnlySpan<PyObject> args) => args.Length == 0 || Err.Fail(Exc.TypeError, name + "() takes no arguments");

    /// <summary>A number of arguments that fits no combination of optional groups.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WrongGroups(string fullName, int min, int max) => Err.Fail(Exc.TypeError, $"{fullName} requires {min} to {max} arguments");

    /// <summary><c>subclass_of=</c> with a type object known at run time only.</summary>
    public static bool AsInstance(PyObject o, out PyObject value, PyType type, string function, string display)
    {
        value = o;
        if (o.Type.IsSubtypeOf(type)) return true;
        BadArgument(function, display, type.Name, o);
        return false;
    }

    /// <summary><c>bool</c> as C's int.</summary>
    public static bool AsTruth(PyObject o, out int value)
    {
        bool good = AsBool(o, out bool truth);
        value = truth ? 1 : 0;
        return good;
    }

    /// <summary><c>bool(accept={int})</c>.</summary>
    public static bool AsIntTruth(PyObject o, out bool value)
    {
        bool good = AsInt(o, out int number);
        value = number != 0;
        return good;
    }

    /// <summary><c>int</c> into an enum.</summary>
    public static bool AsEnum<T>(PyObject o, out T value) where T : unmanaged, Enum
    {
        bool good = AsInt(o, out int number);
        value = (T)Enum.ToObject(typeof(T), number);
        return good;
    }

    /// <summary><c>char</c>: a bytes or bytearray of length 1.</summary>
    public static bool AsChar(PyObject o, out byte value, string function, string display) => Char(o, out value, function, display, "():");

    private static bool Char(PyObject o, out byte value, string function, string display, string called)
    {
        value = 0;
        switch (o)
        {
            case PyBytes { Span.Length: 1 } bytes:
                value = bytes.Span[0];
                return true;
            case PyByteArray { Span.Length: 1 } array:
                value = array.Span[0];
                return true;
            case PyBytes or PyByteArray:
                int length = o is PyBytes b ? b.Span.Length : ((PyByteArray)o).Span.Length;
                return Err.Fail(Exc.TypeError, $"{function}{called} {display} must be a byte string of length 1, not a {(o is PyBytes ? "bytes" : "bytearray")} object of length {length}");
            default:
                BadArgument(function, display, "a byte string of length 1", o);
                return false;
        }
    }

    /// <summary><c>PyLong_AsUnsignedLongMask</c>.</summary>
    private static bool AsMask(PyObject o, out ulong value)
    {
        value = 0;
        if (Index(o) is not { } index) return false;
        value = index.AsMask();
        return true;
    }

    public static bool AsByteMask(PyObject o, out byte value)
    {
        bool good = AsMask(o, out ulong number);
        value = (byte)number;
        return good;
    }

    public static bool AsUShortMask(PyObject o, out ushort value)
    {
        bool good = AsMask(o, out ulong number);
        value = (ushort)number;
        return good;
    }

    public static bool AsUIntMask(PyObject o, out uint value)
    {
        bool good = AsMask(o, out ulong number);
        value = (uint)number;
        return good;
    }

    /// <summary>Format units <c>k</c> and <c>K</c>: what is no int at all is a wrong argument.</summary>
    public static bool AsULongMask(PyObject o, out ulong value, string function, string display)
    {
        if (Num.IndexCheck(o)) return AsMask(o, out value);
        value = 0;
        BadArgument(function, display, "int", o);
        return false;
    }

    /// <summary><c>PyLong_AsLongLong</c>.</summary>
    public static bool AsLongLong(PyObject o, out long value)
    {
        value = 0;
        return Index(o) is { } index && (index.TryAsLong(out value) || Err.Fail(Exc.OverflowError, "int too big to convert"));
    }

    public static bool AsULongLong(PyObject o, out ulong value) => AsUnsigned(o, ulong.MaxValue, "unsigned long long", out value);

    public static bool AsUInt8(PyObject o, out byte value)
    {
        bool good = AsUnsigned(o, byte.MaxValue, "uint8_t", out ulong number);
        value = (byte)number;
        return good;
    }

    public static bool AsUInt16(PyObject o, out ushort value)
    {
        bool good = AsUnsigned(o, ushort.MaxValue, "uint16_t", out ulong number);
        value = (ushort)number;
        return good;
    }

    public static bool AsUInt32(PyObject o, out uint value)
    {
        bool good = AsUnsigned(o, uint.MaxValue, "uint32_t", out ulong number);
        value = (uint)number;
        return good;
    }

    public static bool AsUInt64(PyObject o, out ulong value) => AsUnsigned(o, ulong.MaxValue, "uint64_t", out value);

    /// <summary><c>Py_ssize_t(allow_negative=False)</c>.</summary>
    public static bool AsCount(PyObject o, out nint value, string function, string display)
    {
        if (!AsSsize(o, out value)) return false;
        return value >= 0 || Err.Fail(Exc.ValueError, $"{function}() {display} cannot be negative");
    }

    /// <summary><c>_Py_convert_optional_to_ssize_t</c>: None leaves the default.</summary>
    [Mirrors("_Py_convert_optional_to_ssize_t", 13, 34, File = "Python/modsupport.c")]
    public static bool AsSsizeOrNone(PyObject o, ref nint value)
    {
        if (o is PyNone) return true;
        if (!Num.IndexCheck(o)) return Err.Fail(Exc.TypeError, $"argument should be integer or None, not '{o.Type.Name}'");
        if (!Num.AsSsize(o, Exc.OverflowError, out nint number)) return false;
        value = number;
        return true;
    }

    /// <summary><c>_PyEval_SliceIndex</c>: None leaves the default.</summary>
    public static bool AsSliceIndexOrNone(PyObject o, ref nint value)
    {
        if (o is PyNone) return true;
        if (!PySlice.SliceIndex(o, out nint number)) return false;
        value = number;
        return true;
    }

    /// <summary><c>_PyEval_SliceIndexNotNone</c>.</summary>
    public static bool AsSliceIndex(PyObject o, out nint value) => PySlice.SliceIndexNotNone(o, out value);

    /// <summary><c>PyComplex_AsCComplex</c>.</summary>
    public static bool AsComplex(PyObject o, out Complex value)
    {
        bool good = PyComplex.AsComplex(o, out PyComplex.Cx number);
        value = new Complex(number.Re, number.Im);
        return good;
    }

    /// <summary><c>PyUnicode_AsWideCharString</c> without a size: no embedded nulls.</summary>
    public static bool AsWideString(PyObject o, out string? value, string function, string display)
    {
        value = null;
        if (o is not PyStr text)
        {
            BadArgument(function, display, "str", o);
            return false;
        }
        value = text.Value;
        return !value.Contains('\0') || Err.Fail(Exc.ValueError, "embedded null character");
    }

    public static bool AsWideStringOrNone(PyObject o, out string? value, string function, string display)
    {
        value = null;
        if (o is PyNone) return true;
        if (o is PyStr) return AsWideString(o, out value, function, display);
        BadArgument(function, display, "str or None", o);
        return false;
    }

    /// <summary>Format unit <c>s*</c>: a str gives its UTF-8.</summary>
    public static bool AsTextBuffer(PyObject o, out PyBuffer? value)
    {
        PyBuffer view = new();
        value = null;
        if (o is PyStr text)
        {
            if (Codecs.EncodeUtf8Array(text) is not { } bytes || !view.FillInfo(o, bytes, true, PyBuffer.Simple)) return false;
        }
        else if (!Obj.GetBuffer(o, view, PyBuffer.Simple)) return false;
        value = view;
        return true;
    }
}
