// Objects/genobject.c: awaiting, for native code.

namespace PyModules.Runtime;

/// <summary>The <c>_PyCoro_*</c> and <c>_PyGen_*</c> helpers.</summary>
public static class AwaitableIter
{
    /// <summary><c>_PyCoro_GetAwaitableIter</c>.</summary>
    [Mirrors("_PyCoro_GetAwaitableIter", 1064, 1103)]
    public static PyObject? Get(PyObject o) => Eval.GetAwaitableIter(o);

    /// <summary><c>_PyGen_SetStopIterationValue</c>.</summary>
    public static void SetStopIteration(PyObject value) => PyGenBase.SetStopIterationValue(value);

    /// <summary><c>_PyGen_FetchStopIterationValue</c>: false when another exception is set.</summary>
    public static bool FetchStopIteration(out PyObject? value) => PyGenBase.FetchStopIterationValue(out value);
}
