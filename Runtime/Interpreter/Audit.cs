// Python/sysmodule.c: audit events.

namespace PyModules.Runtime;

/// <summary><c>PySys_Audit</c>.</summary>
public static class Audit
{
    /// <summary>Whether anybody listens: ask before building costly arguments.</summary>
    [Mirrors("should_audit", 229, 240)]
    public static bool Enabled => ThreadState.Current.Interpreter.AuditHooks is not null;

    /// <summary>Tell the hooks; false raised.</summary>
    public static bool Raise(string @event, params ReadOnlySpan<PyObject> args)
    {
        if (!ThreadState.HasCurrent) return true;
        PyList? hooks = ThreadState.Current.Interpreter.AuditHooks;
        return hooks is null || Run(hooks, @event, args);
    }

    /// <inheritdoc cref="Raise(string, ReadOnlySpan{PyObject})"/>
    public static bool Raise(string @event) => !Listened || Raise(@event, default(ReadOnlySpan<PyObject>));

    /// <inheritdoc cref="Raise(string, ReadOnlySpan{PyObject})"/>
    public static bool Raise(string @event, PyObject a) => !Listened || Raise(@event, new ReadOnlySpan<PyObject>(in a));

    /// <inheritdoc cref="Raise(string, ReadOnlySpan{PyObject})"/>
    public static bool Raise(string @event, PyObject a, PyObject b) => !Listened || Raise(@event, new StackArgs2(a, b).Span);

    /// <inheritdoc cref="Raise(string, ReadOnlySpan{PyObject})"/>
    public static bool Raise(string @event, PyObject a, PyObject b, PyObject c) => !Listened || Raise(@event, new StackArgs3(a, b, c).Span);

    /// <inheritdoc cref="Raise(string, ReadOnlySpan{PyObject})"/>
    public static bool Raise(string @event, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) => !Listened || Raise(@event, new StackArgs5(a, b, c, d, e).Span);

    private static bool Listened => ThreadState.HasCurrent && Enabled;

    [Mirrors("sys_audit_tstate", 243, 368)]
    private static bool Run(PyList hooks, string @event, ReadOnlySpan<PyObject> args)
    {
        PyBaseException? saved = Err.Fetch();
        PyStr name = PyStr.From(@event);
        PyTuple tuple = PyTuple.Own(args.ToArray());
        // Hooks are not traced unless they ask for it.
        ThreadState thread = ThreadState.Current;
        thread.TracingDepth++;
        bool ok = true;
        for (int i = 0; i < hooks.Count && ok; i++) ok = Call(thread, hooks.Items[i], name, tuple);
        thread.TracingDepth--;
        if (ok) Err.Restore(saved);
        return ok;
    }

    private static bool Call(ThreadState thread, PyObject hook, PyStr name, PyTuple args)
    {
        if (!Obj.TryGetAttr(hook, s_canTrace, out PyObject? wish)) return false;
        bool? traced = wish is null ? false : Obj.IsTrue(wish);
        if (traced is null) return false;
        if (traced.Value) thread.TracingDepth--;
        bool ok = Obj.Call(hook, name, args) is not null;
        if (traced.Value) thread.TracingDepth++;
        return ok;
    }

    private static readonly PyStr s_canTrace = PyStr.Intern("__cantrace__");
}

public sealed partial class Interpreter
{
    /// <summary>Hooks that <c>sys.addaudithook</c> added.</summary>
    internal PyList? AuditHooks;
}
