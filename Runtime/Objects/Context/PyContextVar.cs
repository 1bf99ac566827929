// Python/context.c: ContextVar and Token.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A variable whose value depends on the context.</summary>
[PyType("_contextvars.ContextVar", NoTextSignature = true, Flags = TypeFlags.HaveGc)]
public sealed partial class PyContextVar : PyObject
{
    [PyMember("name", ReadOnly = true)] private readonly PyObject? _name;
    private readonly PyObject? _default;
    private readonly long _hash;
    private PyObject? _cached;
    private ThreadState? _cachedThread;
    private ulong _cachedVersion;

    [Mirrors("contextvar_new", 867, 902)]
    private PyContextVar(PyStr name, long nameHash, PyObject? @default)
    {
        _name = name;
        _default = @default;
        // Variables of one name differ, and so do those made one after another.
        _hash = RuntimeHelpers.GetHashCode(this) * 0x9E3779B1L ^ nameHash;
        if (_hash == -1) _hash = -2;
    }

    /// <summary>PyContextVar_New.</summary>
    [Mirrors("PyContextVar_New", 260, 270)]
    public static PyContextVar Create(string name, PyObject? @default = null) => new(PyStr.From(name), 0, @default);

    /// <summary>The hash as the trie uses it.</summary>
    internal uint TrieHash => (uint)_hash ^ (uint)(_hash >> 32);

    /// <summary>PyContextVar_Get: null when there is neither a value nor a default.</summary>
    [Mirrors("PyContextVar_Get", 273, 337)]
    public PyObject? Value(ThreadState thread, PyObject? @default)
    {
        if (thread.Context is { } context)
        {
            if (_cached is { } cached && ReferenceEquals(_cachedThread, thread) && _cachedVersion == thread.ContextVersion) return cached;
            if (context._vars.Find(this) is { } found)
            {
                Cache(thread, found);
                return found;
            }
        }
        return @default ?? _default;
    }

    private void Cache(ThreadState thread, PyObject value)
    {
        _cached = value;
        _cachedThread = thread;
        _cachedVersion = thread.ContextVersion;
    }

    /// <summary>PyContextVar_Set.</summary>
    [Mirrors("PyContextVar_Set", 340, 373)]
    public PyToken Assign(ThreadState thread, PyObject value)
    {
        PyContext context = PyContext.Current(thread);
        PyToken token = new(context, this, context._vars.Find(this));
        SetCore(thread, value);
        return token;
    }

    [Mirrors("contextvar_set", 782, 809)]
    private void SetCore(ThreadState thread, PyObject value)
    {
        PyContext context = PyContext.Current(thread);
        context._vars = context._vars.Assoc(this, value);
        Cache(thread, value);
    }

    [Mirrors("contextvar_del", 811, 837)]
    private bool Delete(ThreadState thread)
    {
        _cached = null;
        PyContext context = PyContext.Current(thread);
        ContextMap rest = context._vars.Without(this);
        if (ReferenceEquals(rest, context._vars))
        {
            Err.Raise(Exc.LookupError, this);
            return false;
        }
        context._vars = rest;
        return true;
    }

    /// <summary>PyContextVar_Reset.</summary>
    [Mirrors("PyContextVar_Reset", 376, 411)]
    public bool Restore(ThreadState thread, PyToken token)
    {
        if (token.Used) return Complain(Exc.RuntimeError, token, "has already been used once");
        if (!ReferenceEquals(token.Variable, this)) return Complain(Exc.ValueError, token, "was created by a different ContextVar");
        if (!ReferenceEquals(PyContext.Current(thread), token.Context)) return Complain(Exc.ValueError, token, "was created in a different Context");
        token.Used = true;
        if (token.OldValue is not { } old) return Delete(thread);
        SetCore(thread, old);
        return true;
    }

    private static bool Complain(PyType type, PyToken token, string what) => Obj.Repr(token) is PyStr repr && Err.Fail(type, $"{repr} {what}");

    [PySlot(Slot.New, Signature = "(name, /, *, default=<unrepresentable>)"), Mirrors("contextvar_tp_new", 914, 928)]
    private static PyObject? New(PyType cls, PyObject name, PyObject? @default)
    {
        if (name is not PyStr text) return Err.Raise(Exc.TypeError, "context variable name must be a str");
        long hash = Obj.Hash(name);
        return hash == -1 ? null : new PyContextVar(text, hash, @default);
    }

    [PySlot(Slot.Hash), Mirrors("contextvar_tp_hash", 961, 966)]
    private long Hash() => _hash;

    [PySlot(Slot.Repr), Mirrors("contextvar_tp_repr", 968, 1006)]
    private PyObject? Repr()
    {
        if (Obj.Repr(_name!) is not PyStr name) return null;
        if (_default is null) return PyStr.From($"<ContextVar name={name} at {Obj.Address(this)}>");
        return Obj.Repr(_default) is PyStr value ? PyStr.From($"<ContextVar name={name} default={value} at {Obj.Address(this)}>") : null;
    }

    /// <summary>The value in the current context, else the default given here or to the variable; LookupError without any.</summary>
    [PyMethod("get", "(default=<unrepresentable>, /)"), Mirrors("_contextvars_ContextVar_get_impl", 1023, 1044)]
    private PyObject? Get(ThreadState thread, PyObject? @default) => Value(thread, @default) ?? Err.Raise(Exc.LookupError, this);

    /// <summary>Give the variable a value in the current context; the token can undo it.</summary>
    [PyMethod("set", "(value, /)"), Mirrors("_contextvars_ContextVar_set_impl", 1059, 1064)]
    private PyObject? Set(ThreadState thread, PyObject value) => Assign(thread, value);

    /// <summary>Put back what the variable was before the set that made the token.</summary>
    [PyMethod("reset", "(token, /)"), Mirrors("_contextvars_ContextVar_reset_impl", 1077, 1092)]
    private PyObject? Reset(ThreadState thread, PyObject token)
    {
        if (token is not PyToken made)
            return Obj.Repr(token) is PyStr repr ? Err.Raise(Exc.TypeError, $"expected an instance of Token, got {repr}") : null;
        return Restore(thread, made) ? PyNone.Instance : null;
    }

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>What a variable was before it was set.</summary>
[PyType("_contextvars.Token", Unhashable = true, Flags = TypeFlags.HaveGc)]
public sealed partial class PyToken : PyObject
{
    internal readonly PyContext Context;
    internal readonly PyContextVar Variable;
    internal readonly PyObject? OldValue;
    internal bool Used;

    [Mirrors("token_new", 1294, 1312)]
    internal PyToken(PyContext context, PyContextVar variable, PyObject? oldValue)
    {
        Context = context;
        Variable = variable;
        OldValue = oldValue;
    }

    [Mirrors("get_token_missing", 1347, 1351)]
    [PyConstant("MISSING")] internal static PyObject Missing => PyTokenMissing.Instance;

    [PySlot(Slot.New), Mirrors("token_tp_new", 1141, 1147)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Err.Raise(Exc.RuntimeError, "Tokens can only be created by ContextVars");

    [PySlot(Slot.Repr), Mirrors("token_tp_repr", 1177, 1207)]
    private PyObject? Repr() =>
        Obj.Repr(Variable) is PyStr variable ? PyStr.From($"<Token{(Used ? " used" : "")} var={variable} at {Obj.Address(this)}>") : null;

    [Mirrors("token_get_var", 1209, 1214)]
    [PyGetSet("var", Doc = null)] private PyObject? Var => Variable;

    [Mirrors("token_get_old_value", 1216, 1225)]
    [PyGetSet("old_value", Doc = null)] private PyObject? Old => OldValue ?? PyTokenMissing.Instance;

    /// <summary>Use the token in a with statement.</summary>
    [PyMethod("__enter__", "()"), Mirrors("token_enter_impl", 1239, 1244)]
    private PyObject? Enter() => this;

    /// <summary>Put back what the variable was.</summary>
    [PyMethod("__exit__", "(type, val, tb, /)"), Mirrors("token_exit_impl", 1257, 1267)]
    private PyObject? Exit(ThreadState thread, PyObject type, PyObject val, PyObject tb) => Variable.Restore(thread, this) ? PyNone.Instance : null;

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}

/// <summary>Stands for the value of a variable that had none.</summary>
[PyType("Token.MISSING")]
public sealed partial class PyTokenMissing : PyObject
{
    internal static readonly PyTokenMissing Instance = new();

    private PyTokenMissing() { }

    [PySlot(Slot.Repr), Mirrors("context_token_missing_tp_repr", 1318, 1322)]
    private static PyObject? Repr(PyObject self) => PyStr.From("<Token.MISSING>");
}
