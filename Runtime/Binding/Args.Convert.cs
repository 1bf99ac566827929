// Tools/clinic: the converters of Argument Clinic, as functions.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Args
{
    /// <summary>The int behind an argument (<c>_PyNumber_Index</c>); null raised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyLong? Index(PyObject o) => o as PyLong ?? Num.Index(o);

    private static bool Overflow(string target) => Err.Fail(Exc.OverflowError, "Python int too large to convert to C " + target);

    /// <summary><c>PyLong_AsLong</c>.</summary>
    [Mirrors("PyLong_AsLong", 592, 604, File = "Objects/longobject.c")]
    public static bool AsLong(PyObject o, out long value)
    {
        if (o is PyInt exact)
        {
            value = exact.Value;
            return true;
        }
        value = 0;
        return Index(o) is { } index && (index.TryAsLong(out value) || Overflow("long"));
    }

    /// <summary><c>PyLong_AsInt</c>.</summary>
    [Mirrors("PyLong_AsInt", 609, 622, File = "Objects/longobject.c")]
    public static bool AsInt(PyObject o, out int value)
    {
        value = 0;
        if (Index(o) is not { } index) return false;
        if (!index.TryAsLong(out long number) || number != (int)number) return Overflow("int");
        value = (int)number;
        return true;
    }

    /// <summary><c>Py_ssize_t</c> of clinic: <c>PyNumber_Index</c> and <c>PyLong_AsSsize_t</c>.</summary>
    public static bool AsSsize(PyObject o, out nint value)
    {
        value = 0;
        if (Index(o) is not { } index) return false;
        if (!index.TryAsLong(out long number)) return Overflow("ssize_t");
        value = (nint)number;
        return true;
    }

    /// <summary><c>PyLong_AsSsize_t</c> of an object of any type: only an int will do, whatever has <c>__index__</c>.</summary>
    [Mirrors("PyLong_AsSsize_t", 627, 671, File = "Objects/longobject.c")]
    public static bool IntAsSsize(PyObject o, out nint value)
    {
        value = 0;
        return o is PyLong ? AsSsize(o, out value) : Err.Fail(Exc.TypeError, "an integer is required");
    }

    /// <summary><c>PyLong_AsNativeBytes</c> into an unsigned C integer.</summary>
    private static bool AsUnsigned(PyObject o, ulong max, string name, out ulong value)
    {
        value = 0;
        if (Index(o) is not { } index) return false;
        if (index.TryAsLong(out long number))
        {
            if (number < 0) return Err.Fail(Exc.ValueError, "Cannot convert negative int");
            value = (ulong)number;
        }
        else
        {
            BigInteger big = index.AsBigInteger();
            if (big.Sign < 0) return Err.Fail(Exc.ValueError, "Cannot convert negative int");
            if (big > ulong.MaxValue) return Err.Fail(Exc.OverflowError, "Python int too large for C " + name);
            value = (ulong)big;
        }
        return value <= max || Err.Fail(Exc.OverflowError, "Python int too large for C " + name);
    }

    public static bool AsUInt(PyObject o, out uint value)
    {
        bool good = AsUnsigned(o, uint.MaxValue, "unsigned int", out ulong number);
        value = (uint)number;
        return good;
    }

    [Mirrors("PyLong_AsUnsignedLong", 676, 725, File = "Objects/longobject.c")]
    public static bool AsULong(PyObject o, out ulong value) => AsUnsigned(o, ulong.MaxValue, "unsigned long", out value);

    [Mirrors("PyLong_AsSize_t", 730, 767, File = "Objects/longobject.c")]
    public static bool AsSize(PyObject o, out nuint value)
    {
        bool good = AsUnsigned(o, nuint.MaxValue, "size_t", out ulong number);
        value = (nuint)number;
        return good;
    }

    public static bool AsUShort(PyObject o, out ushort value)
    {
        bool good = AsUnsigned(o, ushort.MaxValue, "unsigned short", out ulong number);
        value = (ushort)number;
        return good;
    }

    /// <summary>Format unit <c>h</c>.</summary>
    public static bool AsShort(PyObject o, out short value)
    {
        value = 0;
        if (!AsLong(o, out long number)) return false;
        if (number < short.MinValue) return Err.Fail(Exc.OverflowError, "signed short integer is less than minimum");
        if (number > short.MaxValue) return Err.Fail(Exc.OverflowError, "signed short integer is greater than maximum");
        value = (short)number;
        return true;
    }

    /// <summary>Format unit <c>b</c>.</summary>
    public static bool AsByte(PyObject o, out byte value)
    {
        value = 0;
        if (!AsLong(o, out long number)) return false;
        if (number < 0) return Err.Fail(Exc.OverflowError, "unsigned byte integer is less than minimum");
        if (number > byte.MaxValue) return Err.Fail(Exc.OverflowError, "unsigned byte integer is greater than maximum");
        value = (byte)number;
        return true;
    }

    public static bool AsSByte(PyObject o, out sbyte value)
    {
        value = 0;
        if (!AsLong(o, out long number)) return false;
        if (number < sbyte.MinValue) return Err.Fail(Exc.OverflowError, "signed byte integer is less than minimum");
        if (number > sbyte.MaxValue) return Err.Fail(Exc.OverflowError, "signed byte integer is greater than maximum");
        value = (sbyte)number;
        return true;
    }

    /// <summary><c>PyFloat_AsDouble</c>.</summary>
    public static bool AsDouble(PyObject o, out double value)
    {
        if (o is PyFloat exact)
        {
            value = exact.Value;
            return true;
        }
        value = 0;
        PyType type = o.Type;
        if (type.Slots.NbFloat == null)
        {
            if (type.Slots.NbIndex == null) return Err.Fail(Exc.TypeError, $"must be real number, not {type.Name}");
            return Num.Index(o) is { } index && IntAsDouble(index, out value);
        }
        if (o is PyLong number && o.GetType() != typeof(PyLong.Heap)) return IntAsDouble(number, out value);
        if (type.Slots.NbFloat(o) is not { } result) return false;
        if (result is not PyFloat number2) return Err.Fail(Exc.TypeError, $"{type.Name}.__float__ returned non-float (type {result.Type.Name})");
        if (!ReferenceEquals(result.Type, PyFloat.TypeObject)
            && !Err.Warn(Exc.DeprecationWarning, $"{type.Name}.__float__ returned non-float (type {result.Type.Name}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.", 1))
            return false;
        value = number2.Value;
        return true;
    }

    /// <summary><c>PyLong_AsDouble</c>.</summary>
    public static bool IntAsDouble(PyLong number, out double value) => number.AsDouble(out value);

    public static bool AsFloat(PyObject o, out float value)
    {
        bool good = AsDouble(o, out double number);
        value = (float)number;
        return good;
    }

    /// <summary><c>PyObject_IsTrue</c>.</summary>
    public static bool AsBool(PyObject o, out bool value)
    {
        if (o is PyBool)
        {
            value = ReferenceEquals(o, PyBool.True);
            return true;
        }
        bool? truth = Obj.IsTrue(o);
        value = truth ?? false;
        return truth is not null;
    }

    /// <summary><c>PyUnicode_AsUTF8AndSize</c> and the length check: text that has a UTF-8 form, without embedded nulls.</summary>
    private static bool Text(PyStr text, out string value)
    {
        value = text.Value;
        if (text.HasSurrogates && Codecs.EncodeUtf8Array(text) is null) return false;
        return !value.Contains('\0') || Err.Fail(Exc.ValueError, "embedded null character");
    }

    /// <summary>Format unit <c>s</c>: text without embedded nulls.</summary>
    public static bool AsString(PyObject o, out string value, string function, string display)
    {
        value = "";
        if (o is not PyStr text)
        {
            BadArgument(function, display, "str", o);
            return false;
        }
        return Text(text, out value);
    }

    /// <summary>Format unit <c>z</c>: text or None.</summary>
    public static bool AsStringOrNone(PyObject o, out string? value, string function, string display)
    {
        value = null;
        if (o is PyNone) return true;
        if (o is not PyStr text)
        {
            BadArgument(function, display, "str or None", o);
            return false;
        }
        return Text(text, out value);
    }

    /// <summary>Format unit <c>C</c>: one character.</summary>
    public static bool AsCodePoint(PyObject o, out int value, string function, string display)
    {
        value = 0;
        if (o is not PyStr text)
        {
            BadArgument(function, display, "a unicode character", o);
            return false;
        }
        if (text.Length != 1)
            return Err.Fail(Exc.TypeError, $"{function}(): {display} must be a unicode character, not a string of length {text.Length}");
        value = text[0];
        return true;
    }

    /// <summary>Format unit <c>y*</c>.</summary>
    public static bool AsBuffer(PyObject o, out PyBuffer? value, string function, string display)
    {
        PyBuffer view = new();
        value = null;
        if (!Obj.GetBuffer(o, view, 0)) return false;
        value = view;
        return true;
    }

    /// <summary>Format unit <c>w*</c>.</summary>
    public static bool AsWritableBuffer(PyObject o, out PyBuffer? value, string function, string display)
    {
        PyBuffer view = new();
        value = null;
        if (!Obj.GetBuffer(o, view, 1))
        {
            Err.Clear();
            BadArgument(function, display, "read-write bytes-like object", o);
            return false;
        }
        value = view;
        return true;
    }

    /// <summary><c>PyObject_AsFileDescriptor</c>.</summary>
    [Mirrors("PyObject_AsFileDescriptor", 166, 217, File = "Objects/fileobject.c")]
    public static bool AsFileDescriptor(PyObject o, out int value)
    {
        value = -1;
        if (o is PyLong)
        {
            if (o is PyBool && !Err.Warn(Exc.RuntimeWarning, "bool is used as a file descriptor", 1)) return false;
            if (!AsInt(o, out value)) return false;
        }
        else
        {
            if (!Obj.TryGetAttr(o, s_fileno, out PyObject? method)) return false;
            if (method is null) return Err.Fail(Exc.TypeError, "argument must be an int, or have a fileno() method.");
            if (Obj.Call(method) is not { } number) return false;
            if (number is not PyLong) return Err.Fail(Exc.TypeError, "fileno() returned a non-integer");
            if (!AsInt(number, out value)) return false;
        }
        return value >= 0 || Err.Fail(Exc.ValueError, $"file descriptor cannot be a negative integer ({value})");
    }

    private static readonly PyStr s_fileno = PyStr.Intern("fileno");

    /// <summary>A truth value that may be an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? Return(bool? value) => value is { } truth ? PyBool.From(truth) : null;
}
