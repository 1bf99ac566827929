// Objects/exceptions.c: StopIteration and SystemExit.

namespace PyModules.Runtime;

/// <summary><c>StopIteration</c>, with the value that a generator returned.</summary>
[PyType("StopIteration", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "An iterator's __next__() has nothing more.")]
public partial class PyStopIteration : PyExceptionObject
{
    [PyMember("value", Doc = "what the generator returned")] internal PyObject? _value;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PyStopIteration().OfType(type);

    /// <summary>The return value of the generator.</summary>
    public PyObject Value => _value ?? PyNone.Instance;

    [PySlot(Slot.Init), Mirrors("StopIteration_init", 753, 769)]
    private bool StopInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames)) return false;
        _value = args.Length > 0 ? args[0] : PyNone.Instance;
        return true;
    }
}

/// <summary><c>SystemExit</c>, with the exit status.</summary>
[PyType("SystemExit", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "The program asks to end.")]
public partial class PySystemExit : PyBaseException
{
    [PyMember("code", Doc = "the exit status")] internal PyObject? _code;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PySystemExit().OfType(type);

    /// <summary>The status as given: None, an int or anything else.</summary>
    public PyObject Code => _code ?? PyNone.Instance;

    [PySlot(Slot.Init), Mirrors("SystemExit_init", 818, 836)]
    private bool ExitInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames)) return false;
        if (args.Length == 1) _code = args[0];
        else if (args.Length > 1) _code = _args;
        return true;
    }
}
