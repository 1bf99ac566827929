// Python objects as .NET values. Generated thunks call the typed ones, embedders the one that looks.

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Conversions;

/// <summary>Makes .NET values of Python objects. False says that a Python exception is set.</summary>
public static class FromPython
{
    private static bool Wrong(string expected, PyObject o) => Err.Fail(Exc.TypeError, $"must be {expected}, not {o.Type.Name}");

    /// <summary>A value of a record's struct sequence type, with all its fields.</summary>
    public static bool IsRecord(PyObject o, PyType type, [NotNullWhen(true)] out PyStructSequence? fields)
    {
        fields = o.Type == type ? (PyStructSequence)o : null;
        return fields is not null || Wrong(type.Name, o);
    }

    /// <summary>Any object.</summary>
    public static bool Object(PyObject o, out PyObject value)
    {
        value = o;
        return true;
    }

    /// <summary>A <c>str</c>.</summary>
    public static bool String(PyObject o, out string value)
    {
        value = (o as PyStr)?.Value ?? "";
        return o is PyStr || Wrong("str", o);
    }

    /// <summary>A <c>str</c> of one character.</summary>
    public static bool Char(PyObject o, out char value)
    {
        value = '\0';
        if (o is not PyStr { Value: { Length: 1 } text }) return Wrong("a character", o);
        value = text[0];
        return true;
    }

    /// <summary>A truth value.</summary>
    public static bool Bool(PyObject o, out bool value) => Args.AsBool(o, out value);

    /// <summary>An integer of any size.</summary>
    public static bool BigInteger(PyObject o, out BigInteger value)
    {
        value = default;
        if (Num.Index(o) is not { } index) return false;
        value = index.AsBigInteger();
        return true;
    }

    /// <summary>A number, real or not.</summary>
    public static bool Complex(PyObject o, out Complex value)
    {
        value = default;
        if (o is PyComplex complex)
        {
            value = new Complex(complex.Real, complex.Imag);
            return true;
        }
        if (!Args.AsDouble(o, out double real)) return false;
        value = new Complex(real, 0);
        return true;
    }

    /// <summary>The bytes of any object with a buffer.</summary>
    public static bool Bytes(PyObject o, out byte[] value)
    {
        value = [];
        PyBuffer view = new();
        if (!Obj.GetBuffer(o, view, PyBuffer.Simple)) return false;
        value = view.Span.ToArray();
        view.Release();
        return true;
    }

    private static bool IsInstance(PyObject o, string module, string name)
    {
        if (PyImport.ModuleAttr(module, name) is not { } type || Obj.IsInstance(o, type) is not { } good) return false;
        return good || Wrong($"{module}.{name}", o);
    }

    private static bool Int(PyObject o, string name, out int value)
    {
        value = 0;
        return Obj.GetAttr(o, name) is { } attribute && Args.AsInt(attribute, out value);
    }

    /// <summary>A <c>datetime.datetime</c>: of kind UTC when aware, unspecified when naive.</summary>
    public static bool DateTime(PyObject o, out DateTime value)
    {
        value = default;
        if (!IsInstance(o, "datetime", "datetime") || Offset(o, out TimeSpan? offset) is false || !Moment(o, out value)) return false;
        if (offset is { } zone) value = System.DateTime.SpecifyKind(value - zone, DateTimeKind.Utc);
        return true;
    }

    /// <summary>A <c>datetime.datetime</c> with a time zone; a naive one is local time, as in Python.</summary>
    public static bool DateTimeOffset(PyObject o, out DateTimeOffset value)
    {
        value = default;
        if (!IsInstance(o, "datetime", "datetime") || Offset(o, out TimeSpan? offset) is false || !Moment(o, out DateTime moment)) return false;
        value = offset is { } zone ? new DateTimeOffset(moment, zone) : new DateTimeOffset(System.DateTime.SpecifyKind(moment, DateTimeKind.Local));
        return true;
    }

    private static bool Offset(PyObject o, out TimeSpan? offset)
    {
        offset = null;
        if (Obj.CallMethod(o, PyStr.Intern("utcoffset")) is not { } delta) return false;
        if (delta is PyNone) return true;
        if (!TimeSpan(delta, out TimeSpan value)) return false;
        offset = value;
        return true;
    }

    private static bool Moment(PyObject o, out DateTime value)
    {
        value = default;
        if (!Int(o, "year", out int year) || !Int(o, "month", out int month) || !Int(o, "day", out int day) || !Int(o, "hour", out int hour)
            || !Int(o, "minute", out int minute) || !Int(o, "second", out int second) || !Int(o, "microsecond", out int microsecond)) return false;
        value = new DateTime(year, month, day, hour, minute, second).AddMicroseconds(microsecond);
        return true;
    }

    /// <summary>A <c>datetime.date</c>.</summary>
    public static bool DateOnly(PyObject o, out DateOnly value)
    {
        value = default;
        if (!IsInstance(o, "datetime", "date") || !Int(o, "year", out int year) || !Int(o, "month", out int month) || !Int(o, "day", out int day)) return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>A <c>datetime.time</c>.</summary>
    public static bool TimeOnly(PyObject o, out TimeOnly value)
    {
        value = default;
        if (!IsInstance(o, "datetime", "time") || !Int(o, "hour", out int hour) || !Int(o, "minute", out int minute)
            || !Int(o, "second", out int second) || !Int(o, "microsecond", out int microsecond)) return false;
        value = new TimeOnly(hour, minute, second).Add(System.TimeSpan.FromMicroseconds(microsecond));
        return true;
    }

    /// <summary>A <c>datetime.timedelta</c>. OverflowError beyond what .NET holds.</summary>
    public static bool TimeSpan(PyObject o, out TimeSpan value)
    {
        value = default;
        if (!IsInstance(o, "datetime", "timedelta") || !Int(o, "days", out int days) || !Int(o, "seconds", out int seconds) || !Int(o, "microseconds", out int microseconds)) return false;
        Int128 ticks = ((Int128)days * 86_400 + seconds) * System.TimeSpan.TicksPerSecond + (Int128)microseconds * System.TimeSpan.TicksPerMicrosecond;
        if (ticks < long.MinValue || ticks > long.MaxValue) return Err.Fail(Exc.OverflowError, "timedelta too large for a .NET TimeSpan");
        value = new TimeSpan((long)ticks);
        return true;
    }

    /// <summary>A <c>uuid.UUID</c>.</summary>
    public static bool Guid(PyObject o, out Guid value)
    {
        value = default;
        return IsInstance(o, "uuid", "UUID") && Obj.GetAttr(o, "hex") is PyStr hex && System.Guid.TryParseExact(hex.Value, "N", out value);
    }

    /// <summary>A <c>decimal.Decimal</c> or an integer.</summary>
    public static bool Decimal(PyObject o, out decimal value)
    {
        value = default;
        if (o is not PyLong && !IsInstance(o, "decimal", "Decimal")) return false;
        if (Obj.Str(o) is not PyStr text) return false;
        return decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || Err.Fail(Exc.OverflowError, $"{text.Value} does not fit a .NET decimal");
    }

    /// <summary>The items of any iterable, each converted. A str is taken for a mistake.</summary>
    public static unsafe bool List<T>(PyObject o, delegate*<PyObject, out T, bool> convert, out List<T> value)
    {
        value = [];
        if (o is PyStr) return Wrong("a sequence", o);
        if (!Seq.Fast(o, "must be a sequence", out ReadOnlySpan<PyObject> items, out _)) return false;
        // Converting may run Python code, which may change a list.
        PyObject[] copy = items.ToArray();
        value.EnsureCapacity(copy.Length);
        foreach (PyObject item in copy)
        {
            if (!convert(item, out T converted)) return false;
            value.Add(converted);
        }
        return true;
    }

    /// <summary>The same as an array.</summary>
    public static unsafe bool Array<T>(PyObject o, delegate*<PyObject, out T, bool> convert, out T[] value)
    {
        bool good = List(o, convert, out List<T> list);
        value = [.. list];
        return good;
    }

    /// <summary>The items of a mapping, keys and values converted.</summary>
    public static unsafe bool Dict<TKey, TValue>(PyObject o, delegate*<PyObject, out TKey, bool> key, delegate*<PyObject, out TValue, bool> value, out Dictionary<TKey, TValue> result)
        where TKey : notnull
    {
        result = [];
        PyDict? dict = o as PyDict;
        if (dict is null)
        {
            dict = new PyDict();
            if (Obj.HasAttr(o, PyStr.Intern("keys")) is not { } mapping) return false;
            if (!mapping) return Wrong("a mapping", o);
            if (Obj.CallMethod(dict, PyStr.Intern("update"), o) is null) return false;
        }
        foreach (PyObject pair in dict.ItemList().Span.ToArray())
        {
            PyTuple item = (PyTuple)pair;
            if (!key(item[0], out TKey k) || !value(item[1], out TValue v)) return false;
            result[k] = v;
        }
        return true;
    }
}
