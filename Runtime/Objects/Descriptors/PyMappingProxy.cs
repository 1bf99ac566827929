// Objects/descrobject.c: the read-only view of a mapping.

namespace PyModules.Runtime;

/// <summary>Read-only proxy of a mapping.</summary>
[PyType("mappingproxy", Flags = TypeFlags.HaveGc | TypeFlags.Mapping, Signature = "(mapping)")]
public sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    /// <summary>PyDictProxy_New.</summary>
    [Mirrors("PyDictProxy_New", 1279, 1293)]
    public static PyMappingProxy Create(PyObject mapping) => new(mapping);

    /// <summary>The mapping behind the proxy.</summary>
    public PyObject Mapping { get; } = mapping;

    [PySlot(Slot.New, Signature = "(mapping)"), Mirrors("mappingproxy_new_impl", 1262, 1277)]
    internal static PyObject? New(PyType cls, PyObject mapping) => Runtime.Mapping.Check(mapping) && mapping is not (PyList or PyTuple)
        ? new PyMappingProxy(mapping)
        : Err.Raise(Exc.TypeError, $"mappingproxy() argument must be a mapping, not {mapping.Type.Name}");

    [Mirrors("mappingproxy_len", 1044, 1049)]
    [PySlot(Slot.MpLength)] internal nint Length() => Obj.Length(Mapping);

    [Mirrors("mappingproxy_getitem", 1051, 1056)]
    [PySlot(Slot.MpSubscript)] internal PyObject? GetItem(PyObject key) => Obj.GetItem(Mapping, key);

    [Mirrors("mappingproxy_contains", 1088, 1096)]
    [PySlot(Slot.SqContains)] internal bool? Contains(PyObject key) => Seq.Contains(Mapping, key);

    [PySlot(Slot.NbOr), Mirrors("mappingproxy_or", 1064, 1074)]
    internal static PyObject? Or(PyObject a, PyObject b) => Num.Or(a is PyMappingProxy x ? x.Mapping : a, b is PyMappingProxy y ? y.Mapping : b);

    [PySlot(Slot.NbInplaceOr), Mirrors("mappingproxy_ior", 1076, 1081)]
    internal static PyObject? InplaceOr(PyObject a, PyObject b) => Err.Raise(Exc.TypeError, $"'|=' is not supported by {a.Type.Name}; use '|' instead");

    [Mirrors("mappingproxy_getiter", 1196, 1201)]
    [PySlot(Slot.Iter)] internal PyObject? Iter() => Obj.GetIter(Mapping);

    [Mirrors("mappingproxy_hash", 1203, 1208)]
    [PySlot(Slot.Hash)] internal long Hash() => Obj.Hash(Mapping);

    [Mirrors("mappingproxy_str", 1210, 1215)]
    [PySlot(Slot.Str)] internal PyObject? Str() => Obj.Str(Mapping);

    [Mirrors("mappingproxy_repr", 1217, 1222)]
    [PySlot(Slot.Repr)] internal PyObject? Repr() => Obj.Repr(Mapping) is { } repr ? PyStr.From($"mappingproxy({repr})") : null;

    [Mirrors("mappingproxy_richcompare", 1232, 1237)]
    [PySlot(Slot.RichCompare)] internal PyObject? RichCompare(PyObject other, CompareOp op) => Obj.RichCompare(Mapping, other, op);

    /// <summary>The value for key, or default when the mapping lacks it.</summary>
    [PyMethod("get", "(key, default=None, /)"), Mirrors("mappingproxy_get", 1111, 1128)]
    internal PyObject? Get(PyObject key, PyObject? @default) => Obj.CallMethod(Mapping, Id.get, key, @default ?? PyNone.Instance);

    /// <summary>The keys.</summary>
    [Mirrors("mappingproxy_keys", 1130, 1135)]
    [PyMethod("keys", "()", NoTextSignature = true)] internal PyObject? Keys() => Obj.CallMethod(Mapping, Id.keys);

    /// <summary>The values.</summary>
    [Mirrors("mappingproxy_values", 1137, 1142)]
    [PyMethod("values", "()", NoTextSignature = true)] internal PyObject? Values() => Obj.CallMethod(Mapping, Id.values);

    /// <summary>The pairs of keys and values.</summary>
    [Mirrors("mappingproxy_items", 1144, 1149)]
    [PyMethod("items", "()", NoTextSignature = true)] internal PyObject? Items() => Obj.CallMethod(Mapping, Id.items);

    /// <summary>A shallow copy.</summary>
    [Mirrors("mappingproxy_copy", 1151, 1156)]
    [PyMethod("copy", "()", NoTextSignature = true)] internal PyObject? Copy() => Obj.CallMethod(Mapping, Id.copy);

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    /// <summary>The keys from the last to the first.</summary>
    [Mirrors("mappingproxy_reversed", 1158, 1163)]
    [PyMethod("__reversed__", "()", NoTextSignature = true)] internal PyObject? Reversed() => Obj.CallMethod(Mapping, Id.__reversed__);
}
