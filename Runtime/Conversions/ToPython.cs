// .NET values as Python objects. Generated thunks call the typed ones, embedders the one that looks.

using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using PyModules.Hosting;
using PyModules.Runtime;

namespace PyModules.Conversions;

/// <summary>Makes Python objects of .NET values. Null says that a Python exception is set.</summary>
public static class ToPython
{
    public static PyObject Bool(bool value) => PyBool.From(value);

    public static PyObject Int(int value) => PyInt.From(value);

    public static PyObject UInt(uint value) => PyInt.From(value);

    public static PyObject Long(long value) => PyInt.From(value);

    public static PyObject ULong(ulong value) => PyLong.From(value);

    public static PyObject Ssize(nint value) => PyInt.From(value);

    public static PyObject Size(nuint value) => PyLong.From((ulong)value);

    public static PyObject Short(short value) => PyInt.From(value);

    public static PyObject UShort(ushort value) => PyInt.From(value);

    public static PyObject Byte(byte value) => PyInt.From(value);

    public static PyObject SByte(sbyte value) => PyInt.From(value);

    public static PyObject Double(double value) => new PyFloat(value);

    public static PyObject Float(float value) => new PyFloat(value);

    /// <summary>A <c>str</c> of one character.</summary>
    public static PyObject Char(char value) => PyStr.FromCodePoint(value);

    /// <summary>None for null.</summary>
    public static PyObject String(string? value) => value is null ? PyNone.Instance : PyStr.From(value);

    /// <summary><c>int</c>.</summary>
    public static PyObject BigInteger(BigInteger value) => PyLong.From(value);

    /// <summary><c>complex</c>.</summary>
    public static PyObject Complex(Complex value) => new PyComplex(value.Real, value.Imaginary);

    /// <summary><c>bytes</c>; None for null.</summary>
    public static PyObject Bytes(byte[]? value) => value is null ? PyNone.Instance : PyBytes.From(value);

    /// <summary><c>bytes</c>.</summary>
    public static PyObject Bytes(ReadOnlySpan<byte> value) => PyBytes.From(value);

    /// <summary><c>bytes</c>.</summary>
    public static PyObject Bytes(ReadOnlyMemory<byte> value) => PyBytes.From(value.Span);

    /// <summary><c>datetime.datetime</c>: aware of UTC or of the local offset where the kind says so, else naive.</summary>
    public static PyObject? DateTime(DateTime value) => value.Kind switch
    {
        DateTimeKind.Utc => Moment(value, Utc()),
        DateTimeKind.Local => DateTimeOffset(new DateTimeOffset(value)),
        _ => Moment(value, PyNone.Instance),
    };

    /// <summary><c>datetime.datetime</c> with the offset as its time zone.</summary>
    public static PyObject? DateTimeOffset(DateTimeOffset value)
    {
        PyObject? zone = value.Offset == System.TimeSpan.Zero ? Utc()
            : TimeSpan(value.Offset) is { } offset && PyImport.ModuleAttr("datetime", "timezone") is { } timezone ? Obj.Call(timezone, offset) : null;
        return Moment(value.DateTime, zone);
    }

    private static PyObject? Utc() => PyImport.ModuleAttr("datetime", "timezone") is { } timezone ? Obj.GetAttr(timezone, "utc") : null;

    private static PyObject? Moment(DateTime value, PyObject? zone) =>
        zone is not null && PyImport.ModuleAttr("datetime", "datetime") is { } type
            ? Obj.Vectorcall(type,
                [PyInt.From(value.Year), PyInt.From(value.Month), PyInt.From(value.Day), PyInt.From(value.Hour), PyInt.From(value.Minute), PyInt.From(value.Second), Micro(value.Ticks), zone], null)
            : null;

    private static PyInt Micro(long ticks) => PyInt.From(ticks % System.TimeSpan.TicksPerSecond / System.TimeSpan.TicksPerMicrosecond);

    /// <summary><c>datetime.date</c>.</summary>
    public static PyObject? DateOnly(DateOnly value) => PyImport.ModuleAttr("datetime", "date") is { } type
        ? Obj.Call(type, PyInt.From(value.Year), PyInt.From(value.Month), PyInt.From(value.Day)) : null;

    /// <summary><c>datetime.time</c>.</summary>
    public static PyObject? TimeOnly(TimeOnly value) => PyImport.ModuleAttr("datetime", "time") is { } type
        ? Obj.Vectorcall(type, (PyObject[])[PyInt.From(value.Hour), PyInt.From(value.Minute), PyInt.From(value.Second), Micro(value.Ticks)], null) : null;

    /// <summary><c>datetime.timedelta</c>, rounded down to microseconds.</summary>
    public static PyObject? TimeSpan(TimeSpan value)
    {
        if (PyImport.ModuleAttr("datetime", "timedelta") is not { } type) return null;
        long microseconds = (long)Math.Floor(value.Ticks / (double)System.TimeSpan.TicksPerMicrosecond);
        if (value.Ticks % System.TimeSpan.TicksPerMicrosecond == 0) microseconds = value.Ticks / System.TimeSpan.TicksPerMicrosecond;
        return Obj.Call(type, PyInt.From(0), PyInt.From(0), PyInt.From(microseconds));
    }

    /// <summary><c>uuid.UUID</c>.</summary>
    public static PyObject? Guid(Guid value) => PyImport.ModuleAttr("uuid", "UUID") is { } type ? Obj.Call(type, PyStr.From(value.ToString("N"))) : null;

    /// <summary><c>decimal.Decimal</c>.</summary>
    public static PyObject? Decimal(decimal value) => PyImport.ModuleAttr("decimal", "Decimal") is { } type
        ? Obj.Call(type, PyStr.From(value.ToString(System.Globalization.CultureInfo.InvariantCulture))) : null;

    /// <summary>A list of converted items; None for null.</summary>
    public static unsafe PyObject? List<T>(IEnumerable<T>? items, delegate*<T, PyObject?> convert)
    {
        if (items is null) return PyNone.Instance;
        PyList list = items.TryGetNonEnumeratedCount(out int count) ? new PyList(count) : new PyList();
        foreach (T item in items)
        {
            if (convert(item) is not { } converted) return null;
            list.Append(converted);
        }
        return list;
    }

    /// <summary>A dict of converted keys and values; None for null.</summary>
    public static unsafe PyObject? Dict<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>>? items, delegate*<TKey, PyObject?> key, delegate*<TValue, PyObject?> value)
    {
        if (items is null) return PyNone.Instance;
        PyDict dict = new();
        foreach ((TKey k, TValue v) in items)
        {
            if (key(k) is not { } pythonKey || value(v) is not { } pythonValue || !dict.SetItem(pythonKey, pythonValue)) return null;
        }
        return dict;
    }

    /// <summary>The counterpart of a value whose type is known at run time only: None, bool, int, float, complex, str, bytes, list, tuple, dict, set and
    /// frozenset, datetime's types, uuid.UUID, decimal.Decimal; Python objects as they are; delegates as functions. TypeError for other types.</summary>
    public static PyObject? Object(object? value)
    {
        switch (value)
        {
            case null: return PyNone.Instance;
            case PyObject o: return o;
            case PyValue v: return v.Object;
            case PyScope s: return s.Dict;
            case bool b: return PyBool.From(b);
            case string s: return PyStr.From(s);
            case int n: return PyInt.From(n);
            case long n: return PyInt.From(n);
            case double d: return new PyFloat(d);
            case float f: return new PyFloat(f);
            case char c: return PyStr.FromCodePoint(c);
            case byte n: return PyInt.From(n);
            case sbyte n: return PyInt.From(n);
            case short n: return PyInt.From(n);
            case ushort n: return PyInt.From(n);
            case uint n: return PyInt.From(n);
            case ulong n: return PyLong.From(n);
            case nint n: return PyInt.From(n);
            case BigInteger n: return PyLong.From(n);
            case Complex c: return Complex(c);
            case decimal d: return Decimal(d);
            case byte[] b: return PyBytes.From(b);
            case ReadOnlyMemory<byte> b: return Bytes(b);
            case Memory<byte> b: return Bytes((ReadOnlyMemory<byte>)b);
            case DateTime t: return DateTime(t);
            case DateTimeOffset t: return DateTimeOffset(t);
            case DateOnly t: return DateOnly(t);
            case TimeOnly t: return TimeOnly(t);
            case TimeSpan t: return TimeSpan(t);
            case Guid g: return Guid(g);
            case Enum e: return PyLong.From(new BigInteger(Convert.ToDecimal(e, System.Globalization.CultureInfo.InvariantCulture)));
            case Delegate f: return HostFunction.Wrap(f);
            case ITuple t: return Tuple(t);
            case IDictionary d: return Dict(d);
            case IEnumerable e: return Items(e);
            default: return Err.Raise(Exc.TypeError, $"a .NET value of type {value.GetType()} has no Python counterpart");
        }
    }

    private static PyTuple? Tuple(ITuple tuple)
    {
        PyObject[] items = new PyObject[tuple.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (Object(tuple[i]) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Own(items);
    }

    private static PyDict? Dict(IDictionary items)
    {
        PyDict dict = new();
        foreach (DictionaryEntry entry in items)
        {
            if (Object(entry.Key) is not { } key || Object(entry.Value) is not { } value || !dict.SetItem(key, value)) return null;
        }
        return dict;
    }

    private static PyList? Items(IEnumerable items)
    {
        PyList list = new();
        foreach (object? item in items)
        {
            if (Object(item) is not { } converted) return null;
            list.Append(converted);
        }
        return list;
    }
}
