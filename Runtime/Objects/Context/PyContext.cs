// Python/context.c: Context.

namespace PyModules.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The context that code on this thread runs in; null until something asks for it.</summary>
    public PyContext? Context;

    /// <summary>Changes with every switch of context, so that variables can cache their value.</summary>
    internal ulong ContextVersion;
}

/// <summary>A mapping from context variables to their values.</summary>
[PyType("_contextvars.Context", Flags = TypeFlags.HaveGc, WeakRefs = true)]
public sealed partial class PyContext : PyObject
{
    internal ContextMap _vars;
    private PyContext? _previous;
    private bool _entered;

    /// <summary>PyContext_New.</summary>
    [Mirrors("context_new_empty", 445, 461)]
    public PyContext() => _vars = ContextMap.Empty;

    [Mirrors("context_new_from_vars", 464, 476)]
    private PyContext(ContextMap vars) => _vars = vars;

    /// <summary>PyContext_CopyCurrent.</summary>
    [Mirrors("PyContext_CopyCurrent", 91, 100)]
    public static PyContext CopyCurrent(ThreadState thread) => new(Current(thread)._vars);

    /// <summary>The thread's context, made when it has none.</summary>
    [Mirrors("context_get", 479, 493)]
    internal static PyContext Current(ThreadState thread) => thread.Context ??= new PyContext();

    /// <summary>PyContext_Enter.</summary>
    [Mirrors("_PyContext_Enter", 193, 211)]
    public bool Enter(ThreadState thread)
    {
        if (_entered)
        {
            if (Obj.Repr(this) is PyStr repr) Err.Raise(Exc.RuntimeError, $"cannot enter context: {repr} is already entered");
            return false;
        }
        _previous = thread.Context;
        _entered = true;
        thread.Context = this;
        thread.ContextVersion++;
        return true;
    }

    /// <summary>Enter unless somebody is in it.</summary>
    internal bool TryEnter(ThreadState thread) => !_entered && Enter(thread);

    /// <summary>PyContext_Exit.</summary>
    [Mirrors("_PyContext_Exit", 223, 249)]
    public bool Exit(ThreadState thread)
    {
        if (!_entered)
        {
            if (Obj.Repr(this) is PyStr repr) Err.Raise(Exc.RuntimeError, $"cannot exit context: {repr} has not been entered");
            return false;
        }
        if (!ReferenceEquals(thread.Context, this))
            return Err.Fail(Exc.RuntimeError, "cannot exit context: thread state references a different context object");
        thread.Context = _previous;
        _previous = null;
        _entered = false;
        thread.ContextVersion++;
        return true;
    }

    [Mirrors("context_check_key_type", 495, 505)]
    private static PyContextVar? CheckKey(PyObject key)
    {
        if (key is PyContextVar variable) return variable;
        if (Obj.Repr(key) is PyStr repr) Err.Raise(Exc.TypeError, $"a ContextVar key was expected, got {repr}");
        return null;
    }

    [PySlot(Slot.New), Mirrors("context_tp_new", 507, 516)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length == 0 ? new PyContext() : Err.Raise(Exc.TypeError, "Context() does not accept any arguments");

    [PySlot(Slot.Iter), Mirrors("context_tp_iter", 549, 554)]
    private PyObject? Iterate() => new PyContextKeyIterator(_vars);

    [PySlot(Slot.RichCompare), Mirrors("context_tp_richcompare", 556, 581)]
    private PyObject? Compare(PyObject other, CompareOp op)
    {
        if (other is not PyContext context || op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        return ContextMap.Equal(_vars, context._vars) is { } equal ? PyBool.From(op == CompareOp.Eq ? equal : !equal) : null;
    }

    [PySlot(Slot.MpLength), Mirrors("context_tp_len", 583, 588)]
    private nint Length() => _vars.Count;

    [PySlot(Slot.MpSubscript), Mirrors("context_tp_subscript", 590, 607)]
    private PyObject? Subscript(PyObject key)
    {
        if (CheckKey(key) is not { } variable) return null;
        return _vars.Find(variable) ?? Err.RaiseKeyError(key);
    }

    [PySlot(Slot.SqContains), Mirrors("context_tp_contains", 609, 618)]
    private bool? Contains(PyObject key) => CheckKey(key) is { } variable ? _vars.Find(variable) is not null : null;

    /// <summary>The variable's value, or the default where the context has none.</summary>
    [PyMethod("get", "(key, default=None, /)"), Mirrors("_contextvars_Context_get_impl", 633, 651)]
    private PyObject? Get(PyObject key, PyObject @default) => CheckKey(key) is { } variable ? _vars.Find(variable) ?? @default : null;

    /// <summary>The pairs of variable and value.</summary>
    [PyMethod("items", "()"), Mirrors("_contextvars_Context_items_impl", 662, 667)]
    private PyObject? Items() => new PyContextItemIterator(_vars);

    /// <summary>The variables that have a value.</summary>
    [PyMethod("keys", "()"), Mirrors("_contextvars_Context_keys_impl", 676, 681)]
    private PyObject? Keys() => new PyContextKeyIterator(_vars);

    /// <summary>The values of the variables.</summary>
    [PyMethod("values", "()"), Mirrors("_contextvars_Context_values_impl", 690, 695)]
    private PyObject? Values() => new PyContextValueIterator(_vars);

    /// <summary>A new context with the same values.</summary>
    [PyMethod("copy", "()"), Mirrors("_contextvars_Context_copy_impl", 704, 709)]
    private PyObject? Copy() => new PyContext(_vars);

    [PyMethod("run", Raw = true, NoTextSignature = true), Mirrors("context_run", 712, 737)]
    private PyObject? Run(ThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (Args.Positional(args, kwnames) < 1) return Err.Raise(Exc.TypeError, "run() missing 1 required positional argument");
        if (!Enter(thread)) return null;
        PyObject? result = Obj.Vectorcall(args[0], args[1..], kwnames);
        return Exit(thread) ? result : null;
    }
}

/// <summary>Walks a map that cannot change.</summary>
public abstract class PyContextIterator : PyObject
{
    private readonly ContextMap.Entry[] _entries;
    private int _next;

    internal PyContextIterator(ContextMap vars) => _entries = vars.ToArray();

    internal ContextMap.Entry? NextEntry() => _next < _entries.Length ? _entries[_next++] : null;
}

/// <summary>The variables of a context.</summary>
[PyType("keys")]
public sealed partial class PyContextKeyIterator : PyContextIterator
{
    internal PyContextKeyIterator(ContextMap vars) : base(vars) { }

    [PySlot(Slot.Iter)] private static PyObject? Self(PyObject self) => self;

    [PySlot(Slot.IterNext)] private PyObject? Next() => NextEntry()?.Key;
}

/// <summary>The values of a context.</summary>
[PyType("values")]
public sealed partial class PyContextValueIterator : PyContextIterator
{
    internal PyContextValueIterator(ContextMap vars) : base(vars) { }

    [PySlot(Slot.Iter)] private static PyObject? Self(PyObject self) => self;

    [PySlot(Slot.IterNext)] private PyObject? Next() => NextEntry()?.Value;
}

/// <summary>The pairs of a context.</summary>
[PyType("items")]
public sealed partial class PyContextItemIterator : PyContextIterator
{
    internal PyContextItemIterator(ContextMap vars) : base(vars) { }

    [PySlot(Slot.Iter)] private static PyObject? Self(PyObject self) => self;

    [PySlot(Slot.IterNext)] private PyObject? Next() => NextEntry() is { } entry ? PyTuple.Of(entry.Key, entry.Value) : null;
}
