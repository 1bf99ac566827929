// Objects/descrobject.c: the read-only view of a mapping.

namespace PyModules.Runtime;

/// <summary>Read-only proxy of a mapping.</summary>
[PyType("mappingproxy", Flags = TypeFlags.HaveGc | TypeFlags.Mapping, Signature = "(mapping)")]
public sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    /// <summary>PyDictProxy_New.</summary>
    public static PyMappingProxy Create(PyObject mapping) => new(mapping);

    /// <summary>The mapping behind the proxy.</summary>
    public PyObject Mapping { get; } = mapping;

    [PySlot(Slot.New, Signature = "(mapping)")]
    internal static PyObject? New(PyType cls, PyObject mapping) => Runtime.Mapping.Check(mapping) && mapping is not (PyList or PyTuple)
        ? new PyMappingProxy(mapping)
        : Err.Raise(Exc.TypeError, $"mappingproxy() argument must be a mapping, not {mapping.Type.Name}");

    [PySlot(Slot.MpLength)] internal nint Length() => Obj.Length(Mapping);

    [PySlot(Slot.MpSubscript)] internal PyObject? GetItem(PyObject key) => Obj.GetItem(Mapping, key);

    [PySlot(Slot.SqContains)] internal bool? Contains(PyObject key) => Seq.Contains(Mapping, key);

    [PySlot(Slot.NbOr)]
    internal static PyObject? Or(PyObject a, PyObject b) => Num.Or(a is PyMappingProxy x ? x.Mapping : a, b is PyMappingProxy y ? y.Mapping : b);

    [PySlot(Slot.NbInplaceOr)]
    internal static PyObject? InplaceOr(PyObject a, PyObject b) => Err.Raise(Exc.TypeError, $"'|=' is not supported by {a.Type.Name}; use '|' instead");

    [PySlot(Slot.Iter)] internal PyObject? Iter() => Obj.GetIter(Mapping);

    [PySlot(Slot.Hash)] internal long Hash() => Obj.Hash(Mapping);

    [PySlot(Slot.Str)] internal PyObject? Str() => Obj.Str(Mapping);

    [PySlot(Slot.Repr)] internal PyObject? Repr() => Obj.Repr(Mapping) is { } repr ? PyStr.From($"mappingproxy({repr})") : null;

    [PySlot(Slot.RichCompare)] internal PyObject? RichCompare(PyObject other, CompareOp op) => Obj.RichCompare(Mapping, other, op);

    /// <summary>The value for key, or default when the mapping lacks it.</summary>
    [PyMethod("get", "(key, default=None, /)")]
    internal PyObject? Get(PyObject key, PyObject? @default) => Obj.CallMethod(Mapping, Id.get, key, @default ?? PyNone.Instance);

    /// <summary>The keys.</summary>
    [PyMethod("keys", "()", NoTextSignature = true)] internal PyObject? Keys() => Obj.CallMethod(Mapping, Id.keys);

    /// <summary>The values.</summary>
    [PyMethod("values", "()", NoTextSignature = true)] internal PyObject? Values() => Obj.CallMethod(Mapping, Id.values);

    /// <summary>The pairs of keys and values.</summary>
    [PyMethod("items", "()", NoTextSignature = true)] internal PyObject? Items() => Obj.CallMethod(Mapping, Id.items);

    /// <summary>A shallow copy.</summary>
    [PyMethod("copy", "()", NoTextSignature = true)] internal PyObject? Copy() => Obj.CallMethod(Mapping, Id.copy);

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    /// <summary>The keys from the last to the first.</summary>
    [PyMethod("__reversed__", "()", NoTextSignature = true)] internal PyObject? Reversed() => Obj.CallMethod(Mapping, Id.__reversed__);
}
