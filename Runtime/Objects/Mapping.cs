// Objects/abstract.c: the mapping protocol.

namespace PyModules.Runtime;

/// <summary>The <c>PyMapping_*</c> API.</summary>
public static unsafe partial class Mapping
{
    /// <summary>PyMapping_Check.</summary>
    [Mirrors("PyMapping_Check", 2259, 2264)]
    public static bool Check(PyObject o) => o.Type.Slots.MpSubscript != null;

    [Mirrors("PyMapping_Size", 2266, 2288)]
    public static nint Size(PyObject o)
    {
        PyType type = o.Type;
        if (type.Slots.MpLength != null) return type.Slots.MpLength(o);
        return Err.Minus1(Exc.TypeError, type.Slots.SqLength != null ? $"{type.Name} is not a mapping" : $"object of type '{type.Name}' has no len()");
    }

    public static PyObject? GetItem(PyObject o, PyStr key) => Obj.GetItem(o, key);

    /// <summary>PyMapping_GetOptionalItem: false only on error.</summary>
    [Mirrors("PyMapping_GetOptionalItem", 206, 223)]
    public static bool TryGetItem(PyObject o, PyObject key, out PyObject? value)
    {
        if (o.GetType() == typeof(PyDict)) return ((PyDict)o).TryGetItem(key, out value);
        value = Obj.GetItem(o, key);
        return value is not null || Err.MatchesAndClear(Exc.KeyError);
    }

    [Mirrors("PyMapping_Keys", 2452, 2462)]
    public static PyList? Keys(PyObject o) => o.GetType() == typeof(PyDict) ? ((PyDict)o).KeyList() : AsList(o, Id.keys);

    [Mirrors("PyMapping_Values", 2476, 2486)]
    public static PyList? Values(PyObject o) => o.GetType() == typeof(PyDict) ? ((PyDict)o).ValueList() : AsList(o, Id.values);

    [Mirrors("PyMapping_Items", 2464, 2474)]
    public static PyList? Items(PyObject o) => o.GetType() == typeof(PyDict) ? ((PyDict)o).ItemList() : AsList(o, Id.items);

    /// <summary><c>method_output_as_list</c>.</summary>
    [Mirrors("method_output_as_list", 2423, 2450)]
    private static PyList? AsList(PyObject o, PyStr method)
    {
        if (Obj.CallMethod(o, method) is not { } output) return null;
        if (output.GetType() == typeof(PyList)) return (PyList)output;
        if (Obj.GetIter(output) is { } iterator) return Seq.List(iterator);
        if (Err.MatchesAndClear(Exc.TypeError))
            Err.Raise(Exc.TypeError, $"{o.Type.Name}.{method}() returned a non-iterable (type {output.Type.Name})");
        return null;
    }
}
