// Objects/object.c: None, NotImplemented. Objects/sliceobject.c: Ellipsis.

namespace PyModules.Runtime;

/// <summary>The type of the None singleton.</summary>
[PyType("NoneType", Signature = "()")]
public sealed partial class PyNone : PyObject
{
    /// <summary><c>None</c>.</summary>
    public static PyNone Instance { get; } = new();

    private PyNone() { }

    [PySlot(Slot.New), Mirrors("none_new", 2172, 2180)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "NoneType takes no arguments") : Instance;

    [PySlot(Slot.Repr), Mirrors("none_repr", 2156, 2160)]
    internal PyObject? Repr() => Id.None;

    [PySlot(Slot.NbBool), Mirrors("none_bool", 2182, 2186)]
    internal bool? Bool() => false;

    [PySlot(Slot.Hash), Mirrors("none_hash", 2188, 2191)]
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

    [PySlot(Slot.New), Mirrors("notimplemented_new", 2298, 2306)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "NotImplementedType takes no arguments") : Instance;

    [PySlot(Slot.Repr), Mirrors("NotImplemented_repr", 2281, 2285)]
    internal PyObject? Repr() => Id.NotImplemented;

    [PySlot(Slot.NbBool), Mirrors("notimplemented_bool", 2318, 2324)]
    internal bool? Bool()
    {
        Err.Raise(Exc.TypeError, "NotImplemented should not be used in a boolean context");
        return null;
    }

    [PyMethod("__reduce__", "()"), Mirrors("NotImplemented_reduce", 2287, 2291)]
    internal PyObject? Reduce() => Id.NotImplemented;
}

/// <summary>The type of the Ellipsis singleton.</summary>
[PyType("ellipsis", Signature = "()")]
public sealed partial class PyEllipsis : PyObject
{
    /// <summary><c>Ellipsis</c>.</summary>
    public static PyEllipsis Instance { get; } = new();

    private PyEllipsis() { }

    [PySlot(Slot.New), Mirrors("ellipsis_new", 27, 35)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length != 0 ? Err.Raise(Exc.TypeError, "EllipsisType takes no arguments") : Instance;

    [PySlot(Slot.Repr), Mirrors("ellipsis_repr", 47, 51)]
    internal PyObject? Repr() => Id.Ellipsis;

    [PyMethod("__reduce__", "()"), Mirrors("ellipsis_reduce", 53, 57)]
    internal PyObject? Reduce() => Id.Ellipsis;
}
