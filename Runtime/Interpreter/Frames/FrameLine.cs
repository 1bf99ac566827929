// Objects/frameobject.c: jumping by assignment to f_lineno.

namespace PyModules.Runtime;

/// <summary>The setter of <c>frame.f_lineno</c>.</summary>
internal static class FrameLine
{
    public static bool Set(PyFrame frame, PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.AttributeError, "cannot delete attribute");
        if (value is not PyLong || value.GetType() == typeof(PyBool)) return Err.Fail(Exc.ValueError, "lineno must be an integer");
        if (!ThreadState.HasCurrent || ThreadState.Current.TracingDepth == 0)
            return Err.Fail(Exc.ValueError, "f_lineno can only be set by a trace function");
        return Err.Fail(Exc.ValueError, "can't jump from the 'call' trace event of a new frame");
    }
}
