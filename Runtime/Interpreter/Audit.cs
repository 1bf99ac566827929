// Python/sysmodule.c: audit events.

namespace PyModules.Runtime;

/// <summary><c>PySys_Audit</c>.</summary>
public static class Audit
{
    /// <summary>Whether anybody listens: ask before building costly arguments.</summary>
    public static bool Enabled => ThreadState.Current.Interpreter.AuditHooks is not null;

    /// <summary>Tell the hooks; false raised.</summary>
    public static bool Raise(string @event, params ReadOnlySpan<PyObject> args)
    {
        if (!ThreadState.HasCurrent) return true;
        PyList? hooks = ThreadState.Current.Interpreter.AuditHooks;
        return hooks is null || Run(hooks, @event, args);
    }

    private static bool Run(PyList hooks, string @event, ReadOnlySpan<PyObject> args)
    {
        PyBaseException? saved = Err.Fetch();
        PyStr name = PyStr.From(@event);
        PyTuple tuple = PyTuple.Own(args.ToArray());
        for (int i = 0; i < hooks.Count; i++)
        {
            if (Obj.Call(hooks.Items[i], name, tuple) is null) return false;
        }
        Err.Restore(saved);
        return true;
    }
}

public sealed partial class Interpreter
{
    /// <summary>Hooks that <c>sys.addaudithook</c> added.</summary>
    internal PyList? AuditHooks;
}
