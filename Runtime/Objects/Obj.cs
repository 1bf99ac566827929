// Objects/object.c, Objects/call.c and the object part of Objects/abstract.c: the PyObject_* functions.

namespace PyModules.Runtime;

/// <summary>The <c>PyObject_*</c> API. A null, false or -1 result says that an exception is set, unless stated otherwise.</summary>
public static unsafe partial class Obj
{
    /// <summary>PyObject_Repr; the result is a str.</summary>
    public static PyObject? Repr(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_Str.</summary>
    public static PyObject? Str(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_ASCII.</summary>
    public static PyObject? Ascii(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_Bytes.</summary>
    public static PyObject? Bytes(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_Format.</summary>
    public static PyObject? Format(PyObject o, PyObject? spec) => throw new NotImplementedException();

    /// <summary>PyObject_Hash.</summary>
    public static long Hash(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_IsTrue.</summary>
    public static bool? IsTrue(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_RichCompare.</summary>
    public static PyObject? RichCompare(PyObject a, PyObject b, CompareOp op) => throw new NotImplementedException();

    /// <summary>PyObject_RichCompareBool: identity implies equality.</summary>
    public static bool? RichCompareBool(PyObject a, PyObject b, CompareOp op) => throw new NotImplementedException();

    /// <summary>PyObject_GetAttr.</summary>
    public static PyObject? GetAttr(PyObject o, PyStr name) => throw new NotImplementedException();

    /// <summary>PyObject_GetAttrString.</summary>
    public static PyObject? GetAttr(PyObject o, string name) => throw new NotImplementedException();

    /// <summary>PyObject_GetOptionalAttr: false only on error, value null when absent.</summary>
    public static bool TryGetAttr(PyObject o, PyStr name, out PyObject? value) => throw new NotImplementedException();

    /// <summary>PyObject_SetAttr; a null value deletes.</summary>
    public static bool SetAttr(PyObject o, PyStr name, PyObject? value) => throw new NotImplementedException();

    /// <summary>PyObject_GenericGetAttr.</summary>
    public static PyObject? GenericGetAttr(PyObject o, PyStr name) => throw new NotImplementedException();

    /// <summary>PyObject_GenericSetAttr.</summary>
    public static bool GenericSetAttr(PyObject o, PyStr name, PyObject? value) => throw new NotImplementedException();

    /// <summary>_PyObject_LookupSpecial: bound; null WITHOUT an exception when absent: check Err.Occurred.</summary>
    public static PyObject? LookupSpecial(PyObject o, PyStr name) => throw new NotImplementedException();

    /// <summary>PyObject_GetItem.</summary>
    public static PyObject? GetItem(PyObject o, PyObject key) => throw new NotImplementedException();

    /// <summary>PyObject_SetItem.</summary>
    public static bool SetItem(PyObject o, PyObject key, PyObject value) => throw new NotImplementedException();

    /// <summary>PyObject_DelItem.</summary>
    public static bool DelItem(PyObject o, PyObject key) => throw new NotImplementedException();

    /// <summary>PyObject_Size.</summary>
    public static nint Length(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_LengthHint.</summary>
    public static nint LengthHint(PyObject o, nint defaultValue) => throw new NotImplementedException();

    /// <summary>PyObject_GetIter.</summary>
    public static PyObject? GetIter(PyObject o) => throw new NotImplementedException();

    /// <summary>PyIter_Next: null without an exception when exhausted (StopIteration is swallowed).</summary>
    public static PyObject? IterNext(PyObject iterator) => throw new NotImplementedException();

    /// <summary>PyObject_GetAIter.</summary>
    public static PyObject? GetAIter(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_IsInstance.</summary>
    public static bool? IsInstance(PyObject o, PyObject cls) => throw new NotImplementedException();

    /// <summary>PyObject_IsSubclass.</summary>
    public static bool? IsSubclass(PyObject cls, PyObject of) => throw new NotImplementedException();

    /// <summary>PyCallable_Check.</summary>
    public static bool IsCallable(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_Vectorcall: args hold the positionals, then the values of kwnames.</summary>
    public static PyObject? Vectorcall(PyObject callable, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => throw new NotImplementedException();

    /// <summary>PyObject_CallNoArgs.</summary>
    public static PyObject? Call(PyObject callable) => throw new NotImplementedException();

    /// <summary>PyObject_CallOneArg.</summary>
    public static PyObject? Call(PyObject callable, PyObject a) => throw new NotImplementedException();

    /// <summary>PyObject_CallFunctionObjArgs.</summary>
    public static PyObject? Call(PyObject callable, PyObject a, PyObject b) => throw new NotImplementedException();

    /// <summary>PyObject_CallFunctionObjArgs.</summary>
    public static PyObject? Call(PyObject callable, PyObject a, PyObject b, PyObject c) => throw new NotImplementedException();

    /// <summary>PyObject_Call.</summary>
    public static PyObject? CallTuple(PyObject callable, PyTuple args, PyDict? kwargs) => throw new NotImplementedException();

    /// <summary>PyObject_CallMethodNoArgs.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name) => throw new NotImplementedException();

    /// <summary>PyObject_CallMethodOneArg.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name, PyObject a) => throw new NotImplementedException();

    /// <summary>PyObject_CallMethodObjArgs.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name, PyObject a, PyObject b) => throw new NotImplementedException();

    /// <summary>PyObject_VectorcallMethod, self not among the args.</summary>
    public static PyObject? CallMethod(PyObject o, PyStr name, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => throw new NotImplementedException();

    /// <summary>PyObject_SelfIter.</summary>
    public static PyObject? SelfIter(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_Dir.</summary>
    public static PyObject? Dir(PyObject? o) => throw new NotImplementedException();

    /// <summary>PyObject_HashNotImplemented.</summary>
    public static long HashNotImplemented(PyObject o) => throw new NotImplementedException();

    /// <summary>PyObject_GetBuffer.</summary>
    public static bool GetBuffer(PyObject o, PyBuffer view, int flags) => throw new NotImplementedException();

    /// <summary>PyObject_CheckBuffer.</summary>
    public static bool CheckBuffer(PyObject o) => throw new NotImplementedException();
}
