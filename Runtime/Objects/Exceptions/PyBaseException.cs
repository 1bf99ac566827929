// Objects/exceptions.c: BaseException.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Common base class of all exceptions.</summary>
[PyType("BaseException", Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.BaseExcSubclass, CustomType = true, Dict = true,
    Doc = "Base of every exception.")]
public partial class PyBaseException : PyObject
{
    /// <summary>The .NET exception that this one stands for.</summary>
    internal Exception? ClrException;

    internal PyType _type = null!;
    internal PyDict? _dict;
    private WeakRefList? _weakRefs;
    private PyObject?[]? _slotValues;
    internal PyTuple _args = PyTuple.Empty;
    internal PyTraceback? _traceback;
    internal PyBaseException? _context, _cause;

    [PyMember("__suppress_context__")] internal bool _suppressContext;

    protected internal PyBaseException() { }

    /// <summary><c>tp_alloc</c>, for exception types with a spec of their own.</summary>
    public static PyObject AllocInstance(PyType type) => new PyBaseException().OfType(type);

    /// <summary>Give a blank instance its type.</summary>
    internal PyBaseException OfType(PyType type)
    {
        _type = type;
        if (type.SlotCount > 0) _slotValues = new PyObject?[type.SlotCount];
        return this;
    }

    public override PyType Type => _type;

    public override bool TrySetType(PyType type)
    {
        _type = type;
        return true;
    }

    public override ref PyDict? DictSlot => ref _dict;

    public override ref WeakRefList? WeakSlot
    {
        get
        {
            if (_type.InstanceHasWeakRefs) return ref _weakRefs;
            return ref Unsafe.NullRef<WeakRefList?>();
        }
    }

    public override PyObject?[]? SlotValues => _slotValues;

    /// <summary>The <c>args</c> tuple.</summary>
    [Mirrors("PyException_GetArgs", 579, 587)]
    public PyTuple ExceptionArgs => _args;

    [Mirrors("PyException_GetTraceback", 518, 526)]
    public PyTraceback? Traceback { get => _traceback; set => _traceback = value; }
    [Mirrors("PyException_GetContext", 560, 568)]
    public PyBaseException? Context { get => _context; set => _context = value; }
    [Mirrors("PyException_GetCause", 539, 547)]
    public PyBaseException? Cause => _cause;
    public bool SuppressContext { get => _suppressContext; set => _suppressContext = value; }

    /// <summary>PyException_SetCause: also hides the context.</summary>
    [Mirrors("PyException_SetCause", 550, 558)]
    public void SetCause(PyBaseException? cause)
    {
        _cause = cause;
        _suppressContext = true;
    }

    [PySlot(Slot.New), Mirrors("BaseException_new", 59, 85)]
    internal static PyObject? BaseNew(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var self = (PyBaseException)type.Alloc();
        self._args = kwnames is null ? PyTuple.Of(args) : PyTuple.Of(args[..(args.Length - kwnames.Count)]);
        return self;
    }

    [PySlot(Slot.Init), Mirrors("BaseException_init", 87, 96)]
    internal bool BaseInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords(_type.Name, kwnames)) return false;
        SetArgs(args);
        return true;
    }

    /// <summary>Take the positional arguments; the tuple that <c>__new__</c> made of the same objects stays.</summary>
    [Mirrors("PyException_SetArgs", 589, 596)]
    private protected void SetArgs(ReadOnlySpan<PyObject> args)
    {
        if (_args.Count == args.Length)
        {
            int i = 0;
            while (i < args.Length && ReferenceEquals(_args[i], args[i])) i++;
            if (i == args.Length) return;
        }
        _args = PyTuple.Of(args);
    }

    [PySlot(Slot.Str), Mirrors("BaseException_str", 170, 190)]
    internal PyObject? BaseStr() => _args.Count switch
    {
        0 => PyStr.Empty,
        1 => Obj.Str(_args[0]),
        _ => Obj.Str(_args),
    };

    [PySlot(Slot.Repr), Mirrors("BaseException_repr", 192, 210)]
    internal PyObject? BaseRepr()
    {
        if (Obj.Repr(_args.Count == 1 ? _args[0] : _args) is not PyStr text) return null;
        return PyStr.Concat(PyStr.From(_type.ShortName), _args.Count == 1 ? PyStr.Concat(PyStr.From("("), text, PyStr.From(")")) : text);
    }

    [PyMethod("__reduce__", "()"), Mirrors("BaseException___reduce___impl", 219, 227)]
    internal PyObject? BaseReduce() => _dict is null ? PyTuple.Of(_type, _args) : PyTuple.Of(_type, _args, _dict);

    [PyMethod("__setstate__", "(state, /)"), Mirrors("BaseException___setstate___impl", 242, 266)]
    private PyObject? SetState(PyObject state)
    {
        if (state is PyNone) return PyNone.Instance;
        if (state is not PyDict dict) return Err.Raise(Exc.TypeError, "state is not a dictionary");
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr name) return Err.Raise(Exc.TypeError, $"attribute name must be string, not '{key.Type.Name}'");
            if (!Obj.SetAttr(this, name, value)) return null;
        }
        return PyNone.Instance;
    }

    [PyMethod("with_traceback", "(tb, /)", Doc = "Store the traceback and give the exception back."), Mirrors("BaseException_with_traceback_impl", 278, 286)]
    private PyObject? WithTraceback(PyObject tb) => SetTracebackObject(tb) ? this : null;

    [PyMethod("add_note", "(note, /)", Doc = "Append a note, shown below the exception."), Mirrors("BaseException_add_note_impl", 297, 326)]
    private PyObject? AddNote(PyStr note)
    {
        if (!Obj.TryGetAttr(this, Id.__notes__, out PyObject? notes)) return null;
        if (notes is null)
        {
            notes = new PyList();
            if (!Obj.SetAttr(this, Id.__notes__, notes)) return null;
        }
        else if (notes is not PyList)
        {
            return Err.Raise(Exc.TypeError, "Cannot add note: __notes__ is not a list");
        }
        ((PyList)notes).Append(note);
        return PyNone.Instance;
    }

    [PyGetSet("args", Setter = nameof(SetArgsObject)), Mirrors("BaseException_args_get_impl", 342, 350)]
    private PyObject? ArgsObject => _args;

    [Mirrors("BaseException_args_set_impl", 358, 372)]
    private bool SetArgsObject(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "args may not be deleted");
        if (Seq.Tuple(value) is not { } tuple) return false;
        _args = tuple;
        return true;
    }

    [PyGetSet("__traceback__", Setter = nameof(SetTracebackObject)), Mirrors("BaseException___traceback___get_impl", 380, 388)]
    private PyObject? TracebackObject => (PyObject?)_traceback ?? PyNone.Instance;

    [Mirrors("BaseException___traceback___set_impl", 397, 418)]
    internal bool SetTracebackObject(PyObject? value)
    {
        switch (value)
        {
            case null: return Err.Fail(Exc.TypeError, "__traceback__ may not be deleted");
            case PyTraceback traceback: _traceback = traceback; return true;
            case PyNone: _traceback = null; return true;
            default: return Err.Fail(Exc.TypeError, "__traceback__ must be a traceback or None");
        }
    }

    [PyGetSet("__context__", Setter = nameof(SetContextObject)), Mirrors("BaseException___context___get_impl", 426, 434)]
    private PyObject? ContextObject => (PyObject?)_context ?? PyNone.Instance;

    [Mirrors("BaseException___context___set_impl", 442, 461)]
    private bool SetContextObject(PyObject? value)
    {
        if (!TakeException(value, "__context__", "context", out PyBaseException? exception)) return false;
        _context = exception;
        return true;
    }

    [PyGetSet("__cause__", Setter = nameof(SetCauseObject)), Mirrors("BaseException___cause___get_impl", 469, 477)]
    private PyObject? CauseObject => (PyObject?)_cause ?? PyNone.Instance;

    [Mirrors("BaseException___cause___set_impl", 485, 505)]
    private bool SetCauseObject(PyObject? value)
    {
        if (!TakeException(value, "__cause__", "cause", out PyBaseException? exception)) return false;
        SetCause(exception);
        return true;
    }

    private static bool TakeException(PyObject? value, string attribute, string what, out PyBaseException? exception)
    {
        exception = value as PyBaseException;
        if (value is null) return Err.Fail(Exc.TypeError, $"{attribute} may not be deleted");
        if (exception is null && value is not PyNone)
            return Err.Fail(Exc.TypeError, $"exception {what} must be None or derive from BaseException");
        return true;
    }

    [PyGetSet("__dict__", Setter = nameof(SetDictObject))]
    private PyObject? DictObject => _dict ??= new PyDict();

    private bool SetDictObject(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "cannot delete __dict__");
        if (value is not PyDict dict) return Err.Fail(Exc.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
        _dict = dict;
        return true;
    }
}

/// <summary>Common base class of all exceptions that do not end the program by design.</summary>
[PyType("Exception", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true,
    Doc = "Base of every exception that is not a request to stop.")]
public partial class PyExceptionObject : PyBaseException;

/// <summary><c>LookupError</c>.</summary>
[PyType("LookupError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "Base of look-up errors.")]
public partial class PyLookupError : PyExceptionObject;

/// <summary><c>KeyError</c>.</summary>
[PyType("KeyError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "A mapping lacks the key.")]
public partial class PyKeyError : PyLookupError
{
    /// <summary>A single argument shows as its repr, so that an empty key is visible.</summary>
    [PySlot(Slot.Str), Mirrors("KeyError_str", 2873, 2890)]
    private static PyObject? KeyStr(PyObject self)
    {
        var exception = (PyBaseException)self;
        return exception._args.Count == 1 ? Obj.Repr(exception._args[0]) : exception.BaseStr();
    }
}

/// <summary><c>ValueError</c>.</summary>
[PyType("ValueError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "An argument of the right type but a wrong value.")]
public partial class PyValueError : PyExceptionObject;

/// <summary><c>UnicodeError</c>.</summary>
[PyType("UnicodeError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, BaseNew = true, Doc = "An error of encoding or decoding.")]
public partial class PyUnicodeErrorBase : PyValueError;
