// Objects/cellobject.c: the cells of closures.

namespace PyModules.Runtime;

/// <summary>Create a new cell object.
///
///   contents
///     what the cell holds; without it the cell is empty,
///     and reading cell_contents raises ValueError</summary>
[PyType("cell", Flags = TypeFlags.HaveGc, Signature = "([contents])")]
public sealed partial class PyCell : PyObject
{
    /// <summary>The contents; null when empty.</summary>
    public PyObject? Value;

    [PySlot(Slot.New), Mirrors("cell_new", 36, 53)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "cell() takes no keyword arguments");
        if (args.Length > 1) return Err.Raise(Exc.TypeError, $"cell expected at most 1 argument, got {args.Length}");
        return new PyCell { Value = args.Length == 1 ? args[0] : null };
    }

    [PySlot(Slot.RichCompare), Mirrors("cell_richcompare", 96, 115)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (other is not PyCell cell) return PyNotImplemented.Instance;
        if (Value is not null && cell.Value is not null) return Obj.RichCompare(Value, cell.Value, op);
        // An empty cell is less than a full one.
        int a = Value is null ? 0 : 1, b = cell.Value is null ? 0 : 1;
        return PyBool.From(op switch
        {
            CompareOp.Lt => a < b,
            CompareOp.Le => a <= b,
            CompareOp.Eq => a == b,
            CompareOp.Ne => a != b,
            CompareOp.Gt => a > b,
            _ => a >= b,
        });
    }

    [PySlot(Slot.Repr), Mirrors("cell_repr", 117, 128)]
    internal PyObject? Repr() => Value is null
        ? PyStr.From($"<cell at {Obj.Address(this)}: empty>")
        : PyStr.From($"<cell at {Obj.Address(this)}: {Value.Type.Name} object at {Obj.Address(Value)}>");

    [PyGetSet("cell_contents", Setter = nameof(SetContents)), Mirrors("cell_get_contents", 146, 156)]
    internal PyObject? Contents => Value ?? Err.Raise(Exc.ValueError, "cell is empty");

    [Mirrors("cell_set_contents", 158, 165)]
    internal bool SetContents(PyObject? value)
    {
        Value = value;
        return true;
    }
}
