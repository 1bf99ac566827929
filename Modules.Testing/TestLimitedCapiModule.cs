// Modules/_testlimitedcapi/abstract.c: the object, mapping and sequence protocols as Python functions.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Calls the native protocols as they are, for tests. None stands for a null argument.</summary>
[PyModule("_testlimitedcapi", Source = "Modules/_testlimitedcapi.c")]
public static partial class TestLimitedCapiModule
{
    // null_error of the protocols; an argument that is None counts as null.
    private static bool Given(PyObject a) => a is not PyNone || Err.Fail(Exc.SystemError, "null argument to internal routine");

    private static bool Given(PyObject a, PyObject b) => Given(a) && Given(b);

    private static PyObject? Zero(bool good) => good ? PyInt.Zero : null;

    private static PyObject? Size(nint size) => size < 0 ? null : PyInt.From(size);

    private static PyObject? Truth(bool? value) => value is { } truth ? PyInt.From(truth ? 1 : 0) : null;

    [PyFunction("_py_getbuiltwithassert", NoTextSignature = true, Doc = "Whether internal assertions are compiled in.")]
    private static PyObject? BuiltWithAssert()
    {
        bool checks = false;
        System.Diagnostics.Debug.Assert(checks = true);
        return PyInt.From(checks ? 1 : 0);
    }

    [Mirrors("object_repr", 5, 10)]
    [PyFunction("object_repr", NoTextSignature = true)]
    private static PyObject? ObjectRepr(PyObject o) => o is PyNone ? PyStr.From("<NULL>") : Obj.Repr(o);

    [Mirrors("object_ascii", 12, 17)]
    [PyFunction("object_ascii", NoTextSignature = true)]
    private static PyObject? ObjectAscii(PyObject o) => o is PyNone ? PyStr.From("<NULL>") : Obj.Ascii(o);

    [Mirrors("object_str", 19, 24)]
    [PyFunction("object_str", NoTextSignature = true)]
    private static PyObject? ObjectStr(PyObject o) => o is PyNone ? PyStr.From("<NULL>") : Obj.Str(o);

    [Mirrors("object_bytes", 26, 31)]
    [PyFunction("object_bytes", NoTextSignature = true)]
    private static PyObject? ObjectBytes(PyObject o) => o is PyNone ? PyBytes.From("<NULL>"u8) : Obj.Bytes(o);

    [Mirrors("object_getattr", 33, 43)]
    [PyFunction("object_getattr", NoTextSignature = true)]
    private static PyObject? ObjectGetAttr(PyObject o, PyObject name) => Given(o, name) ? Obj.GetAttr(o, name) : null;

    [Mirrors("object_getattrstring", 45, 56)]
    [PyFunction("object_getattrstring", NoTextSignature = true)]
    private static PyObject? ObjectGetAttrString(PyObject o, PyObject name) => Name(o, name) is { } text ? Obj.GetAttr(o, text) : null;

    // A C string comes as str or bytes; bytes that are no UTF-8 are refused with the codec's error.
    private static PyStr? Name(PyObject o, PyObject name)
    {
        if (!Given(o, name)) return null;
        PyStr? text = name switch
        {
            PyStr given => given,
            PyBytes bytes => Codecs.DecodeUtf8(bytes.Span),
            _ => Err.Raise<PyStr>(Exc.TypeError, $"argument 2 must be str, read-only bytes-like object or None, not {name.Type.Name}"),
        };
        return text is null ? null : PyStr.Intern(text);
    }

    private static PyObject? HasOrReport(PyObject o, PyStr? name)
    {
        if (name is not null && Obj.HasAttr(o, name) is { } found) return PyInt.From(found ? 1 : 0);
        Err.WriteUnraisable("Exception ignored in PyObject_HasAttr(); consider using PyObject_HasAttrWithError(), PyObject_GetOptionalAttr() or PyObject_GetAttr()", null);
        return PyInt.Zero;
    }

    [Mirrors("object_hasattr", 58, 68)]
    [PyFunction("object_hasattr", NoTextSignature = true)]
    private static PyObject? ObjectHasAttr(PyObject o, PyObject name) =>
        HasOrReport(o, !Given(o, name) ? null : name as PyStr ?? Err.Raise<PyStr>(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'"));

    [Mirrors("object_hasattrstring", 70, 81)]
    [PyFunction("object_hasattrstring", NoTextSignature = true)]
    private static PyObject? ObjectHasAttrString(PyObject o, PyObject name) => HasOrReport(o, Name(o, name));

    [Mirrors("object_setattr", 83, 94)]
    [PyFunction("object_setattr", NoTextSignature = true)]
    private static PyObject? ObjectSetAttr(PyObject o, PyObject name, PyObject value) => Zero(Given(o, name) && Obj.SetAttr(o, name, value is PyNone ? null : value));

    [Mirrors("object_setattrstring", 96, 108)]
    [PyFunction("object_setattrstring", NoTextSignature = true)]
    private static PyObject? ObjectSetAttrString(PyObject o, PyObject name, PyObject value) =>
        Zero(Name(o, name) is { } text && Obj.SetAttr(o, text, value is PyNone ? null : value));

    [Mirrors("object_delattr", 110, 120)]
    [PyFunction("object_delattr", NoTextSignature = true)]
    private static PyObject? ObjectDelAttr(PyObject o, PyObject name) => Zero(Given(o, name) && Obj.SetAttr(o, name, null));

    [Mirrors("object_delattrstring", 122, 133)]
    [PyFunction("object_delattrstring", NoTextSignature = true)]
    private static PyObject? ObjectDelAttrString(PyObject o, PyObject name) => Zero(Name(o, name) is { } text && Obj.SetAttr(o, text, null));

    [Mirrors("number_check", 135, 140)]
    [PyFunction("number_check", NoTextSignature = true)]
    private static PyObject? NumberCheck(PyObject o) => PyBool.From(o is not PyNone && Num.Check(o));

    [Mirrors("mapping_check", 142, 147)]
    [PyFunction("mapping_check", NoTextSignature = true)]
    private static unsafe PyObject? MappingCheck(PyObject o) => PyInt.From(o is not PyNone && o.Type.Slots.MpSubscript != null ? 1 : 0);

    [Mirrors("mapping_size", 149, 154)]
    [PyFunction("mapping_size", NoTextSignature = true)]
    private static PyObject? MappingSize(PyObject o) => Given(o) ? Size(Mapping.Size(o)) : null;

    [Mirrors("mapping_length", 156, 161)]
    [PyFunction("mapping_length", NoTextSignature = true)]
    private static PyObject? MappingLength(PyObject o) => MappingSize(o);

    [Mirrors("object_getitem", 163, 173)]
    [PyFunction("object_getitem", NoTextSignature = true)]
    private static PyObject? ObjectGetItem(PyObject o, PyObject key) => Given(o, key) ? Obj.GetItem(o, key) : null;

    [Mirrors("mapping_getitemstring", 175, 186)]
    [PyFunction("mapping_getitemstring", NoTextSignature = true)]
    private static PyObject? MappingGetItemString(PyObject o, PyObject key) => Name(o, key) is { } text ? Obj.GetItem(o, text) : null;

    private static bool? Has(PyObject o, PyObject? key)
    {
        if (key is null || !Mapping.TryGetItem(o, key, out PyObject? found)) return null;
        return found is not null;
    }

    private static PyObject? ReportedKey(bool? found)
    {
        if (found is { } answer) return PyInt.From(answer ? 1 : 0);
        Err.WriteUnraisable("Exception ignored in PyMapping_HasKey(); consider using PyMapping_HasKeyWithError(), PyMapping_GetOptionalItem() or PyObject_GetItem()", null);
        return PyInt.Zero;
    }

    [Mirrors("mapping_haskey", 188, 198)]
    [PyFunction("mapping_haskey", NoTextSignature = true)]
    private static PyObject? MappingHasKey(PyObject o, PyObject key) => ReportedKey(Given(o, key) ? Has(o, key) : null);

    [Mirrors("mapping_haskeystring", 200, 211)]
    [PyFunction("mapping_haskeystring", NoTextSignature = true)]
    private static PyObject? MappingHasKeyString(PyObject o, PyObject key) => ReportedKey(Has(o, Name(o, key)));

    [Mirrors("mapping_haskeywitherror", 213, 223)]
    [PyFunction("mapping_haskeywitherror", NoTextSignature = true)]
    private static PyObject? MappingHasKeyWithError(PyObject o, PyObject key) => Given(o, key) ? Truth(Has(o, key)) : null;

    [Mirrors("mapping_haskeystringwitherror", 225, 236)]
    [PyFunction("mapping_haskeystringwitherror", NoTextSignature = true)]
    private static PyObject? MappingHasKeyStringWithError(PyObject o, PyObject key) => Truth(Has(o, Name(o, key)));

    [Mirrors("object_setitem", 238, 249)]
    [PyFunction("object_setitem", NoTextSignature = true)]
    private static PyObject? ObjectSetItem(PyObject o, PyObject key, PyObject value) => Zero(Given(o, key) && Given(value) && Obj.SetItem(o, key, value));

    [Mirrors("mapping_setitemstring", 251, 263)]
    [PyFunction("mapping_setitemstring", NoTextSignature = true)]
    private static PyObject? MappingSetItemString(PyObject o, PyObject key, PyObject value) => Zero(Name(o, key) is { } text && Given(value) && Obj.SetItem(o, text, value));

    [Mirrors("object_delitem", 265, 275)]
    [PyFunction("object_delitem", NoTextSignature = true)]
    private static PyObject? ObjectDelItem(PyObject o, PyObject key) => Zero(Given(o, key) && Obj.DelItem(o, key));

    [Mirrors("mapping_delitem", 277, 287)]
    [PyFunction("mapping_delitem", NoTextSignature = true)]
    private static PyObject? MappingDelItem(PyObject o, PyObject key) => ObjectDelItem(o, key);

    [Mirrors("mapping_delitemstring", 289, 300)]
    [PyFunction("mapping_delitemstring", NoTextSignature = true)]
    private static PyObject? MappingDelItemString(PyObject o, PyObject key) => Zero(Name(o, key) is { } text && Obj.DelItem(o, text));

    // method_output_as_list: an exact dict answers for itself.
    private static PyObject? Listed(PyObject o, string method)
    {
        if (!Given(o) || Obj.CallMethod(o, PyStr.Intern(method)) is not { } view) return null;
        if (Obj.GetIter(view) is { } iterator) return Seq.List(iterator);
        return Err.MatchesAndClear(Exc.TypeError)
            ? Err.Raise(Exc.TypeError, $"{o.Type.Name}.{method}() returned a non-iterable (type {view.Type.Name})")
            : null;
    }

    [Mirrors("mapping_keys", 302, 307)]
    [PyFunction("mapping_keys", NoTextSignature = true)]
    private static PyObject? MappingKeys(PyObject o) => Listed(o, "keys");

    [Mirrors("mapping_values", 309, 314)]
    [PyFunction("mapping_values", NoTextSignature = true)]
    private static PyObject? MappingValues(PyObject o) => Listed(o, "values");

    [Mirrors("mapping_items", 316, 321)]
    [PyFunction("mapping_items", NoTextSignature = true)]
    private static PyObject? MappingItems(PyObject o) => Listed(o, "items");

    [Mirrors("sequence_check", 324, 329)]
    [PyFunction("sequence_check", NoTextSignature = true)]
    private static PyObject? SequenceCheck(PyObject o) => PyInt.From(o is not PyNone && Seq.Check(o) ? 1 : 0);

    [Mirrors("sequence_size", 331, 336)]
    [PyFunction("sequence_size", NoTextSignature = true)]
    private static PyObject? SequenceSize(PyObject o) => Given(o) ? Size(Seq.Size(o)) : null;

    [Mirrors("sequence_length", 338, 343)]
    [PyFunction("sequence_length", NoTextSignature = true)]
    private static PyObject? SequenceLength(PyObject o) => SequenceSize(o);

    [Mirrors("sequence_concat", 345, 356)]
    [PyFunction("sequence_concat", NoTextSignature = true)]
    private static PyObject? SequenceConcat(PyObject a, PyObject b) => Given(a, b) ? Seq.Concat(a, b) : null;

    [Mirrors("sequence_repeat", 358, 369)]
    [PyFunction("sequence_repeat", NoTextSignature = true)]
    private static PyObject? SequenceRepeat(PyObject o, nint count) => Given(o) ? Seq.Repeat(o, count) : null;

    [Mirrors("sequence_inplaceconcat", 371, 382)]
    [PyFunction("sequence_inplaceconcat", NoTextSignature = true)]
    private static PyObject? SequenceInplaceConcat(PyObject a, PyObject b) => Given(a, b) ? Seq.InplaceConcat(a, b) : null;

    [Mirrors("sequence_inplacerepeat", 384, 395)]
    [PyFunction("sequence_inplacerepeat", NoTextSignature = true)]
    private static PyObject? SequenceInplaceRepeat(PyObject o, nint count) => Given(o) ? Seq.InplaceRepeat(o, count) : null;

    [Mirrors("sequence_getitem", 397, 408)]
    [PyFunction("sequence_getitem", NoTextSignature = true)]
    private static PyObject? SequenceGetItem(PyObject o, nint index) => Given(o) ? Seq.GetItem(o, index) : null;

    [Mirrors("sequence_setitem", 410, 422)]
    [PyFunction("sequence_setitem", NoTextSignature = true)]
    private static PyObject? SequenceSetItem(PyObject o, nint index, PyObject value)
    {
        if (!Given(o)) return null;
        return Zero(value is PyNone ? Seq.DelItem(o, index) : Seq.SetItem(o, index, value));
    }

    [Mirrors("sequence_delitem", 425, 436)]
    [PyFunction("sequence_delitem", NoTextSignature = true)]
    private static PyObject? SequenceDelItem(PyObject o, nint index) => Zero(Given(o) && Seq.DelItem(o, index));

    [Mirrors("sequence_setslice", 438, 450)]
    [PyFunction("sequence_setslice", NoTextSignature = true)]
    private static PyObject? SequenceSetSlice(PyObject o, nint low, nint high, PyObject value)
    {
        if (!Given(o)) return null;
        return Zero(value is PyNone ? Seq.DelSlice(o, low, high) : Seq.SetSlice(o, low, high, value));
    }

    [Mirrors("sequence_delslice", 452, 463)]
    [PyFunction("sequence_delslice", NoTextSignature = true)]
    private static PyObject? SequenceDelSlice(PyObject o, nint low, nint high) => Zero(Given(o) && Seq.DelSlice(o, low, high));

    [Mirrors("sequence_count", 465, 476)]
    [PyFunction("sequence_count", NoTextSignature = true)]
    private static PyObject? SequenceCount(PyObject o, PyObject value) => Given(o, value) ? Size(Seq.Count(o, value)) : null;

    [Mirrors("sequence_contains", 478, 489)]
    [PyFunction("sequence_contains", NoTextSignature = true)]
    private static PyObject? SequenceContains(PyObject o, PyObject value) => Given(o, value) ? Truth(Seq.Contains(o, value)) : null;

    [Mirrors("sequence_index", 491, 502)]
    [PyFunction("sequence_index", NoTextSignature = true)]
    private static PyObject? SequenceIndex(PyObject o, PyObject value) => Given(o, value) ? Size(Seq.Index(o, value)) : null;

    [Mirrors("sequence_list", 504, 509)]
    [PyFunction("sequence_list", NoTextSignature = true)]
    private static PyObject? SequenceList(PyObject o) => Given(o) ? Seq.List(o) : null;

    [Mirrors("sequence_tuple", 511, 516)]
    [PyFunction("sequence_tuple", NoTextSignature = true)]
    private static PyObject? SequenceTuple(PyObject o) => Given(o) ? Seq.Tuple(o) : null;

    [Mirrors("sequence_fast", 519, 529)]
    [PyFunction("sequence_fast", NoTextSignature = true)]
    private static PyObject? SequenceFast(PyObject o, string message) => Given(o) && Seq.Fast(o, message, out _, out PyObject holder) ? holder : null;
}
