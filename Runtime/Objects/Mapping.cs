// Objects/abstract.c: the mapping protocol.

namespace PyModules.Runtime;

/// <summary>The <c>PyMapping_*</c> API.</summary>
public static unsafe partial class Mapping
{
    /// <summary>PyMapping_Check.</summary>
    public static bool Check(PyObject o) => throw new NotImplementedException();

    public static nint Size(PyObject o) => throw new NotImplementedException();

    public static PyObject? GetItem(PyObject o, PyStr key) => throw new NotImplementedException();

    /// <summary>PyMapping_GetOptionalItem: false only on error.</summary>
    public static bool TryGetItem(PyObject o, PyObject key, out PyObject? value) => throw new NotImplementedException();

    public static PyList? Keys(PyObject o) => throw new NotImplementedException();

    public static PyList? Values(PyObject o) => throw new NotImplementedException();

    public static PyList? Items(PyObject o) => throw new NotImplementedException();
}
