// Objects/abstract.c: the sequence protocol.

namespace PyModules.Runtime;

/// <summary>The <c>PySequence_*</c> API.</summary>
public static unsafe partial class Seq
{
    /// <summary>PySequence_Check.</summary>
    public static bool Check(PyObject o) => throw new NotImplementedException();

    public static nint Size(PyObject o) => throw new NotImplementedException();

    public static PyObject? Concat(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Repeat(PyObject o, nint count) => throw new NotImplementedException();

    public static PyObject? GetItem(PyObject o, nint i) => throw new NotImplementedException();

    public static bool SetItem(PyObject o, nint i, PyObject value) => throw new NotImplementedException();

    public static bool DelItem(PyObject o, nint i) => throw new NotImplementedException();

    public static PyObject? GetSlice(PyObject o, nint low, nint high) => throw new NotImplementedException();

    /// <summary>PySequence_Tuple.</summary>
    public static PyTuple? Tuple(PyObject iterable) => throw new NotImplementedException();

    /// <summary>PySequence_List.</summary>
    public static PyList? List(PyObject iterable) => throw new NotImplementedException();

    /// <summary>PySequence_Fast: the items of a list or tuple in place, of another iterable copied; TypeError with the message when not iterable.</summary>
    public static bool Fast(PyObject iterable, string message, out ReadOnlySpan<PyObject> items, out PyObject holder) => throw new NotImplementedException();

    public static bool? Contains(PyObject seq, PyObject o) => throw new NotImplementedException();

    public static nint Count(PyObject seq, PyObject o) => throw new NotImplementedException();

    public static nint Index(PyObject seq, PyObject o) => throw new NotImplementedException();

    public static bool? IterSearchEqual(PyObject seq, PyObject o) => throw new NotImplementedException();
}
