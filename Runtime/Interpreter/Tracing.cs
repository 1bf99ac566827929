// Python/legacy_tracing.c: installing trace and profile functions.

namespace PyModules.Runtime;

/// <summary>sys.settrace and sys.setprofile.</summary>
internal static class Tracing
{
    public static bool SetTrace(ThreadState thread, PyObject? function)
    {
        if (!Audit.Raise("sys.settrace")) return false;
        thread.TraceFunction = function;
        return true;
    }

    public static bool SetProfile(ThreadState thread, PyObject? function)
    {
        if (!Audit.Raise("sys.setprofile")) return false;
        thread.ProfileFunction = function;
        return true;
    }

    /// <summary>A new thread starts untraced.</summary>
    public static void InheritAllThreads(ThreadState thread)
    {
        thread.TraceFunction = null;
        thread.ProfileFunction = null;
    }

    /// <summary><c>_PyEval_CallTracing</c>.</summary>
    public static PyObject? CallTracing(PyObject function, PyTuple args)
    {
        ThreadState thread = ThreadState.Current;
        int saved = thread.TracingDepth;
        thread.TracingDepth = 0;
        PyObject? result = Obj.CallTuple(function, args, null);
        thread.TracingDepth = saved;
        return result;
    }
}
