// Python/ceval.c: what objects ask of the running frame.

namespace PyModules.Runtime;

/// <summary>The object model's view of the interpreter.</summary>
internal static class FrameAccess
{
    /// <summary>The innermost frame that can be seen, or null.</summary>
    [Mirrors("PyEval_GetFrame", 2622, 2634)]
    [Mirrors("PyThreadState_GetFrame", 1958, 1971, File = "Python/pystate.c")]
    internal static Frame? Current => Frame.Complete(ThreadState.Current.CurrentFrame);

    /// <summary>PyEval_GetGlobals; null outside of Python code.</summary>
    [Mirrors("PyEval_GetGlobals", 2749, 2758)]
    internal static PyDict? CurrentGlobals() => Current?.Globals as PyDict;

    /// <summary>PyEval_GetFrameLocals: a new dict for a function, the namespace for others; null raised.</summary>
    [Mirrors("PyEval_GetFrameLocals", 2760, 2764)]
    internal static PyObject? CurrentLocals()
    {
        if (Current is not { } frame) return Err.Raise(Exc.SystemError, "frame does not exist");
        PyObject? locals = PyFrame.Locals(frame);
        if (locals is not PyFrameLocalsProxy proxy) return locals;
        PyDict dict = new();
        return dict.Update(proxy) ? dict : null;
    }

    /// <summary><c>_PyEval_BuiltinsFromGlobals</c>.</summary>
    internal static PyObject BuiltinsOf(PyDict? globals) => Eval.BuiltinsOf(globals ?? (PyObject)PyNone.Instance) ?? ThreadState.Current.Interpreter.Builtins;

    /// <summary>_PyEval_GetBuiltin; AttributeError when absent.</summary>
    [Mirrors("_PyEval_GetBuiltin", 2654, 2662)]
    internal static PyObject? GetBuiltin(PyStr name)
    {
        PyObject builtins = Current?.Builtins ?? ThreadState.Current.Interpreter.Builtins;
        if (!Mapping.TryGetItem(builtins, name, out PyObject? found)) return null;
        return found ?? Err.Raise(Exc.AttributeError, name);
    }

    internal static PyObject? ImportModule(PyStr name) => PyImport.Module(name.Value);

    internal static PyObject? ImportlibBootstrap() => ThreadState.Current.Interpreter.ImportLib;

    /// <summary>The module of the running function (<c>caller</c> of typevarobject.c), or None.</summary>
    internal static PyObject CallerModule() => Current?.Function.Module ?? PyNone.Instance;

    internal static PyObject? SysAttribute(PyStr name) => ThreadState.Current.Interpreter.SysDict.GetItem(name);

    internal static bool IsPossiblyShadowing(string origin) => PyImport.IsPossiblyShadowing(PyStr.From(origin));

    /// <summary>Have the loop look at what waits.</summary>
    internal static void BreakEvalLoop(Interpreter interpreter)
    {
        if (interpreter.MainThread is { } main) main.EvalBreaker = 1;
    }

    /// <summary><c>super_init_without_args</c>: the class cell and the first argument of the running function.</summary>
    internal static bool SuperArguments(out PyType? type, out PyObject? instance)
    {
        type = null;
        instance = null;
        if (ThreadState.Current.CurrentFrame is not { } frame) return Err.Fail(Exc.RuntimeError, "super(): no current frame");
        PyCode code = frame.Code.Code;
        if (code.ArgCount == 0) return Err.Fail(Exc.RuntimeError, "super(): no arguments");
        instance = frame[0];
        if (instance is PyCell cell && (code.LocalsPlusKinds[0] & FastKind.Cell) != 0) instance = cell.Value;
        if (instance is null) return Err.Fail(Exc.RuntimeError, "super(): arg[0] deleted");
        for (int i = code.FirstFree; i < code.NLocalsPlus; i++)
        {
            if (code.LocalsPlusNames[i].Value != "__class__") continue;
            if (frame[i] is not PyCell closure) return Err.Fail(Exc.RuntimeError, "super(): bad __class__ cell");
            if (closure.Value is null) return Err.Fail(Exc.RuntimeError, "super(): empty __class__ cell");
            type = closure.Value as PyType;
            return type is not null || Err.Fail(Exc.RuntimeError, $"super(): __class__ is not a type ({closure.Value.Type.Name})");
        }
        return Err.Fail(Exc.RuntimeError, "super(): __class__ cell not found");
    }
}
