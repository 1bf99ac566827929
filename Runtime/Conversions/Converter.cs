// From a Python object to a .NET type that is known by a type parameter.

using System.Collections.ObjectModel;
using System.Numerics;
using PyModules.Hosting;
using PyModules.Runtime;

namespace PyModules.Conversions;

/// <summary>Converts to T. What it does is found once for each T.</summary>
internal static class Converter<T>
{
    internal delegate bool Conversion(PyValue value, out T? result);

    /// <summary>False raised; NotSupportedException when no object converts to T.</summary>
    internal static readonly Conversion Convert = (Conversion?)Converters.Find(typeof(T), typeof(Conversion)) ?? Fallback();

    private static Conversion Fallback()
    {
        Type type = typeof(T), bare = Nullable.GetUnderlyingType(type) ?? type;
        bool nullable = bare != type;
        if (bare.IsEnum)
        {
            return (PyValue value, out T? result) =>
            {
                result = default;
                if (nullable && value.IsNone) return true;
                if (!Args.AsLong(value.Object, out long number)) return false;
                result = (T)Enum.ToObject(bare, number);
                return true;
            };
        }
        if (typeof(PyObject).IsAssignableFrom(type))
        {
            return static (PyValue value, out T? result) =>
            {
                result = default;
                if (value.Object is not T own) return Err.Fail(Exc.TypeError, $"must be {typeof(T).Name}, not {value.TypeName}");
                result = own;
                return true;
            };
        }
        return static (PyValue _, out T? _) => throw new NotSupportedException($"no Python object converts to {typeof(T)}");
    }
}

/// <summary>The types that objects convert to.</summary>
internal static unsafe class Converters
{
    private static readonly Dictionary<Type, Delegate> s_all = Make();

    internal static Delegate? Find(Type type, Type conversion) => s_all.TryGetValue(type, out Delegate? found) && found.GetType() == conversion ? found : null;

    private static Dictionary<Type, Delegate> Make()
    {
        Dictionary<Type, Delegate> all = [];
        Value<bool>(&FromPython.Bool);
        Value<int>(&Args.AsInt);
        Value<long>(&Args.AsLong);
        Value<uint>(&Args.AsUInt);
        Value<ulong>(&Args.AsULong);
        Value<short>(&Args.AsShort);
        Value<ushort>(&Args.AsUShort);
        Value<byte>(&Args.AsByte);
        Value<sbyte>(&Args.AsSByte);
        Value<nint>(&Args.AsSsize);
        Value<nuint>(&Args.AsSize);
        Value<double>(&Args.AsDouble);
        Value<float>(&Args.AsFloat);
        Value<BigInteger>(&FromPython.BigInteger);
        Value<Complex>(&FromPython.Complex);
        Value<decimal>(&FromPython.Decimal);
        Value<char>(&FromPython.Char);
        Value<DateTime>(&FromPython.DateTime);
        Value<DateTimeOffset>(&FromPython.DateTimeOffset);
        Value<DateOnly>(&FromPython.DateOnly);
        Value<TimeOnly>(&FromPython.TimeOnly);
        Value<TimeSpan>(&FromPython.TimeSpan);
        Value<Guid>(&FromPython.Guid);
        Reference<string>(&FromPython.String);
        Add((PyValue value, out byte[]? result) =>
        {
            result = null;
            return value.IsNone || FromPython.Bytes(value.Object, out result);
        });
        Add((PyValue value, out PyValue? result) =>
        {
            result = value;
            return true;
        });
        Add((PyValue value, out object? result) => Natural.Convert(value, out result));
        Lists<object>();
        Lists<PyValue>();
        return all;

        void Add<T>(Converter<T>.Conversion conversion) => all[typeof(T)] = conversion;

        void Value<T>(delegate*<PyObject, out T, bool> convert) where T : struct
        {
            Add((PyValue value, out T result) => convert(value.Object, out result));
            Add((PyValue value, out T? result) =>
            {
                result = null;
                if (value.IsNone) return true;
                bool good = convert(value.Object, out T converted);
                result = converted;
                return good;
            });
            Lists<T>();
        }

        void Reference<T>(delegate*<PyObject, out T, bool> convert) where T : class
        {
            Add((PyValue value, out T? result) =>
            {
                result = null;
                return value.IsNone || convert(value.Object, out result);
            });
            Lists<T>();
        }

        void Lists<T>()
        {
            Add((PyValue value, out List<T>? result) => List(value, out result));
            Add((PyValue value, out IReadOnlyList<T>? result) =>
            {
                bool good = List(value, out List<T>? list);
                result = list is null ? null : new ReadOnlyCollection<T>(list);
                return good;
            });
            Add((PyValue value, out IEnumerable<T>? result) =>
            {
                bool good = List(value, out List<T>? list);
                result = list;
                return good;
            });
            if (typeof(T) != typeof(byte))
                Add((PyValue value, out T[]? result) =>
                {
                    bool good = List(value, out List<T>? list);
                    result = list?.ToArray();
                    return good;
                });
            Add((PyValue value, out Dictionary<string, T>? result) => Dict(value, out result));
            Add((PyValue value, out IReadOnlyDictionary<string, T>? result) =>
            {
                bool good = Dict(value, out Dictionary<string, T>? dict);
                result = dict;
                return good;
            });
        }
    }

    private static bool List<T>(PyValue value, out List<T>? result)
    {
        result = null;
        if (value.IsNone) return true;
        if (!FromPython.List(value.Object, &FromPython.Object, out List<PyObject> items)) return false;
        List<T> list = new(items.Count);
        foreach (PyObject item in items)
        {
            if (!Converter<T>.Convert(new PyValue(value.Interpreter, item), out T? converted)) return false;
            list.Add(converted!);
        }
        result = list;
        return true;
    }

    private static bool Dict<T>(PyValue value, out Dictionary<string, T>? result)
    {
        result = null;
        if (value.IsNone) return true;
        if (!FromPython.Dict(value.Object, &FromPython.String, &FromPython.Object, out Dictionary<string, PyObject> items)) return false;
        Dictionary<string, T> dict = new(items.Count);
        foreach ((string key, PyObject item) in items)
        {
            if (!Converter<T>.Convert(new PyValue(value.Interpreter, item), out T? converted)) return false;
            dict[key] = converted!;
        }
        result = dict;
        return true;
    }
}

/// <summary>The .NET value that fits an object best.</summary>
internal static class Natural
{
    /// <summary>null, bool, long or BigInteger, double, Complex, string, byte[], List of object, object[] for a tuple, Dictionary, HashSet,
    /// the types of datetime, Guid, decimal; other objects stay a <see cref="PyValue"/>. False raised.</summary>
    internal static bool Convert(PyValue value, out object? result)
    {
        bool good = true;
        switch (value.Object)
        {
            case PyNone:
                result = null;
                return true;
            case PyBool truth:
                result = truth == PyBool.True;
                return true;
            case PyLong number:
                result = number.TryAsLong(out long small) ? (object)small : number.AsBigInteger();
                return true;
            case PyFloat real:
                result = real.Value;
                return true;
            case PyComplex complex:
                result = new Complex(complex.Real, complex.Imag);
                return true;
            case PyStr text:
                result = text.Value;
                return true;
            case PyBytes or PyByteArray:
                good = FromPython.Bytes(value.Object, out byte[] bytes);
                result = bytes;
                return good;
            case PyList:
                result = Items(value, ref good);
                return good;
            case PyTuple:
                result = Items(value, ref good).ToArray();
                return good;
            case PyAnySet:
                result = new HashSet<object?>(Items(value, ref good));
                return good;
            case PyDict dict:
            {
                Dictionary<object, object?> items = [];
                foreach (PyObject pair in dict.ItemList().Span.ToArray())
                {
                    PyTuple item = (PyTuple)pair;
                    good &= Convert(new PyValue(value.Interpreter, item[0]), out object? key) & Convert(new PyValue(value.Interpreter, item[1]), out object? content);
                    if (!good) break;
                    items[key ?? DBNull.Value] = content;
                }
                result = items;
                return good;
            }
        }
        switch (Eval.QualifiedName(value.Object.Type))
        {
            case "datetime.datetime":
                if (Obj.CallMethod(value.Object, PyStr.Intern("utcoffset")) is not { } offset)
                {
                    result = null;
                    return false;
                }
                if (offset is PyNone)
                {
                    good = FromPython.DateTime(value.Object, out DateTime naive);
                    result = naive;
                    return good;
                }
                good = FromPython.DateTimeOffset(value.Object, out DateTimeOffset aware);
                result = aware;
                return good;
            case "datetime.date":
                good = FromPython.DateOnly(value.Object, out DateOnly date);
                result = date;
                return good;
            case "datetime.time":
                good = FromPython.TimeOnly(value.Object, out TimeOnly time);
                result = time;
                return good;
            case "datetime.timedelta":
                good = FromPython.TimeSpan(value.Object, out TimeSpan span);
                result = span;
                return good;
            case "uuid.UUID":
                good = FromPython.Guid(value.Object, out Guid guid);
                result = guid;
                return good;
            case "decimal.Decimal":
                good = FromPython.Decimal(value.Object, out decimal number);
                result = number;
                return good;
            default:
                result = value;
                return true;
        }
    }

    private static List<object?> Items(PyValue value, ref bool good)
    {
        List<object?> list = [];
        foreach (PyValue item in value.Items())
        {
            good = Convert(item, out object? converted);
            if (!good) break;
            list.Add(converted);
        }
        return list;
    }
}
