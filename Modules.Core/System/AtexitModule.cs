// Modules/atexitmodule.c: functions to be run when the program ends.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Functions to be run when the program ends.</summary>
[PyModule("atexit", Source = "Modules/atexitmodule.c", Doc = "Functions to be run when the program ends.")]
public static partial class AtexitModule
{
    private sealed record Callback(PyObject Function, PyObject[] Args, PyTuple? Kwnames);

    /// <summary>The callbacks in the order of registration.</summary>
    internal sealed class State : PyModuleState
    {
        public readonly List<object> Callbacks = [];
    }

    /// <summary>Have a function called at the end, with these arguments.</summary>
    [PyFunction("register", "(func, /, *args, **kwargs)", Raw = true), Mirrors("atexit_register", 171, 209)]
    private static PyObject? Register(State state, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional == 0) return Err.Raise(Exc.TypeError, "register() takes at least 1 argument (0 given)");
        if (!Obj.IsCallable(args[0])) return Err.Raise(Exc.TypeError, "the first argument must be callable");
        state.Callbacks.Add(new Callback(args[0], args[1..].ToArray(), kwnames));
        return args[0];
    }

    /// <summary>Forget all functions.</summary>
    [PyFunction("_clear", "()"), Mirrors("atexit_clear", 233, 238)]
    private static PyObject? Clear(State state)
    {
        state.Callbacks.Clear();
        return PyNone.Instance;
    }

    /// <summary>Forget a function, however often it was registered.</summary>
    [PyFunction("unregister", "(func, /)"), Mirrors("atexit_unregister", 288, 297)]
    private static PyObject? Unregister(State state, PyObject func)
    {
        for (int i = state.Callbacks.Count - 1; i >= 0; i--)
        {
            if (i >= state.Callbacks.Count) continue;
            var callback = (Callback)state.Callbacks[i];
            if (Obj.RichCompareBool(func, callback.Function, CompareOp.Eq) is not { } equal) return null;
            if (equal) state.Callbacks.Remove(callback);
        }
        return PyNone.Instance;
    }

    /// <summary>Run the functions, the last first, and forget them.</summary>
    [PyFunction("_run_exitfuncs", "()"), Mirrors("atexit_callfuncs", 102, 144)]
    private static PyObject? RunExitFuncs(State state)
    {
        while (state.Callbacks.Count > 0)
        {
            var callback = (Callback)state.Callbacks[^1];
            state.Callbacks.RemoveAt(state.Callbacks.Count - 1);
            if (Obj.Vectorcall(callback.Function, callback.Args, callback.Kwnames) is null)
                Err.WriteUnraisable($"Exception ignored in atexit callback {(Shown(callback.Function))}", null);
        }
        return PyNone.Instance;
    }

    private static string Shown(PyObject function)
    {
        PyBaseException? raised = Err.Fetch();
        string text = Obj.Repr(function) is PyStr repr ? repr.Value : "?";
        Err.Restore(raised);
        return text;
    }

    /// <summary>How many functions wait.</summary>
    [PyFunction("_ncallbacks", "()"), Mirrors("atexit_ncallbacks", 246, 253)]
    private static PyObject? Ncallbacks(State state) => PyInt.From(state.Callbacks.Count);
}
