// Objects/object.c: None, NotImplemented. Objects/sliceobject.c: Ellipsis.

namespace PyModules.Runtime;

/// <summary>The type of the None singleton.</summary>
[PyType("NoneType", Signature = "()")]
public sealed partial class PyNone : PyObject
{
    /// <summary><c>None</c>.</summary>
    public static PyNone Instance { get; } = new();

    private PyNone() { }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "NoneType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    internal PyObject? Repr() => Id.None;

    [PySlot(Slot.NbBool)]
    internal bool? Bool() => false;

    [PySlot(Slot.Hash)]
    internal long Hash() => 0xFCA86420;

    /// <summary>A type with a hash of its own does not inherit the comparison.</summary>
    [PySlot(Slot.RichCompare)]
    internal static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op) => PyBaseObject.RichCompare(self, other, op);
}

/// <summary>What NotImplemented is an instance of.</summary>
[PyType("NotImplementedType", Signature = "()")]
public sealed partial class PyNotImplemented : PyObject
{
    /// <summary><c>NotImplemented</c>.</summary>
    public static PyNotImplemented Instance { get; } = new();

    private PyNotImplemented() { }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "NotImplementedType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    internal PyObject? Repr() => Id.NotImplemented;

    [PySlot(Slot.NbBool)]
    internal bool? Bool()
    {
        Err.Raise(Exc.TypeError, "NotImplemented should not be used in a boolean context");
        return null;
    }

    [PyMethod("__reduce__", "()")]
    internal PyObject? Reduce() => Id.NotImplemented;
}

/// <summary>The type of the Ellipsis singleton.</summary>
[PyType("ellipsis", Signature = "()")]
public sealed partial class PyEllipsis : PyObject
{
    /// <summary><c>Ellipsis</c>.</summary>
    public static PyEllipsis Instance { get; } = new();

    private PyEllipsis() { }

    [PySlot(Slot.New)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "EllipsisType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    internal PyObject? Repr() => Id.Ellipsis;

    [PyMethod("__reduce__", "()")]
    internal PyObject? Reduce() => Id.Ellipsis;
}
