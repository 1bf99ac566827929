// Include/internal/pycore_ceval.h: _Py_EnterRecursiveCall, the guard of native recursion.

namespace PyModules.Runtime;

/// <summary>Native code that may recurse without bound asks here first.</summary>
public static class Recursion
{
    /// <summary>Whether a further native call fits on the stack; else RecursionError, and false.</summary>
    /// <param name="where">What follows the message, e.g. <c> while calling a Python object</c>.</param>
    public static bool Enter(string where) => ThreadState.Current.EnterRecursiveCall(where);

    /// <summary>The counterpart of <see cref="Enter"/>; the stack pointer is the count, so that nothing is left to do.</summary>
    public static void Leave()
    {
    }
}
