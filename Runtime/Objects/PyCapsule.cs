// Objects/capsule.c: a C# value wrapped for other native code.

namespace PyModules.Runtime;

/// <summary>Wraps a value for the use of other native modules; the name says what it is.</summary>
[PyType("PyCapsule", Flags = TypeFlags.HaveGc)]
public sealed partial class PyCapsule(object value, string? name) : PyObject
{
    public object Value { get; } = value;
    public string? Name { get; } = name;

    [PySlot(Slot.Repr), Mirrors("capsule_repr", 298, 315)]
    internal PyObject? Repr() => PyStr.From(Name is null ? $"<capsule object NULL at {Obj.Address(this)}>" : $"<capsule object \"{Name}\" at {Obj.Address(this)}>");
}
