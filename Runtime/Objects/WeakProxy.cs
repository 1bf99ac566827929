// Objects/weakrefobject.c: proxies, which pass every operation on to the object they stand for.

namespace PyModules.Runtime;

/// <summary>What the two proxy types do.</summary>
public abstract partial class PyWeakProxy : PyWeakReference
{
    /// <summary><c>weakref.ProxyType</c>.</summary>
    public static PyType TypeObject => PyPlainWeakProxy.TypeObject;

    /// <summary>PyWeakref_NewProxy.</summary>
    [Mirrors("PyWeakref_NewProxy", 925, 933)]
    public static PyObject? CreateProxy(PyObject target, PyObject? callback) =>
        Make(Obj.IsCallable(target) ? PyCallableWeakProxy.TypeObject : TypeObject, target, callback);

    /// <summary><c>proxy_check_ref</c>; null raised.</summary>
    [Mirrors("proxy_check_ref", 522, 531)]
    private static PyObject? Unwrap(PyObject o) =>
        o is PyWeakProxy proxy ? proxy.Target ?? Err.Raise(Exc.ReferenceError, "weakly-referenced object no longer exists") : o;

    internal static PyObject? ProxyGetAttr(PyObject self, PyStr name) => Unwrap(self) is { } o ? Obj.GetAttr(o, name) : null;

    [Mirrors("proxy_setattr", 623, 633)]
    internal static bool ProxySetAttr(PyObject self, PyStr name, PyObject? value) => Unwrap(self) is { } o && Obj.SetAttr(o, name, value);

    internal static PyObject? ProxyStr(PyObject self) => Unwrap(self) is { } o ? Obj.Str(o) : null;

    [Mirrors("proxy_repr", 603, 620)]
    internal static PyObject? ProxyRepr(PyObject self) => PyStr.From(((PyWeakProxy)self).Target is { } target
        ? $"<weakproxy at {Obj.Address(self)}; to '{target.Type.FullyQualifiedName}' at {Obj.Address(target)}>"
        : $"<weakproxy at {Obj.Address(self)}; dead>");

    [Mirrors("proxy_richcompare", 635, 644)]
    internal static PyObject? ProxyRichCompare(PyObject self, PyObject other, CompareOp op) =>
        Unwrap(self) is { } a && Unwrap(other) is { } b ? Obj.RichCompare(a, b, op) : null;

    [Mirrors("proxy_bool", 682, 692)]
    internal static bool? ProxyBool(PyObject self) => Unwrap(self) is { } o ? Obj.IsTrue(o) : null;

    [Mirrors("proxy_contains", 704, 714)]
    internal static bool? ProxyContains(PyObject self, PyObject value) => Unwrap(self) is { } o ? Seq.Contains(o, value) : null;

    [Mirrors("proxy_length", 718, 728)]
    internal static nint ProxyLength(PyObject self) => Unwrap(self) is { } o ? Obj.Length(o) : -1;

    internal static PyObject? ProxyGetItem(PyObject self, PyObject key) => Unwrap(self) is { } o && Unwrap(key) is { } k ? Obj.GetItem(o, k) : null;

    [Mirrors("proxy_setitem", 732, 747)]
    internal static bool ProxySetItem(PyObject self, PyObject key, PyObject? value) =>
        Unwrap(self) is { } o && (value is null ? Obj.DelItem(o, key) : Obj.SetItem(o, key, value));

    [Mirrors("proxy_iter", 751, 761)]
    internal static PyObject? ProxyIter(PyObject self) => Unwrap(self) is { } o ? Obj.GetIter(o) : null;

    [Mirrors("proxy_iternext", 763, 780)]
    internal static PyObject? ProxyNext(PyObject self)
    {
        if (Unwrap(self) is not { } o) return null;
        return Obj.IsIterator(o) ? Obj.IterNext(o) : Err.Raise(Exc.TypeError, $"Weakref proxy referenced a non-iterator '{o.Type.Name}' object");
    }

    internal PyObject? Bytes() => Unwrap(this) is { } o ? Obj.CallMethod(o, Id.__bytes__) : null;

    internal PyObject? Reversed() => Unwrap(this) is { } o ? Obj.CallMethod(o, Id.__reversed__) : null;

    internal static PyObject? ProxyPower(PyObject a, PyObject b, PyObject c) =>
        Unwrap(a) is { } x && Unwrap(b) is { } y && Unwrap(c) is { } z ? Num.Power(x, y, z) : null;

    internal static PyObject? ProxyInplacePower(PyObject a, PyObject b, PyObject c) =>
        Unwrap(a) is { } x && Unwrap(b) is { } y && Unwrap(c) is { } z ? Num.InplacePower(x, y, z) : null;

    internal static PyObject? ProxyNegative(PyObject self) => Unwrap(self) is { } o ? Num.Negative(o) : null;

    internal static PyObject? ProxyPositive(PyObject self) => Unwrap(self) is { } o ? Num.Positive(o) : null;

    internal static PyObject? ProxyAbsolute(PyObject self) => Unwrap(self) is { } o ? Num.Absolute(o) : null;

    internal static PyObject? ProxyInvert(PyObject self) => Unwrap(self) is { } o ? Num.Invert(o) : null;

    internal static PyObject? ProxyInt(PyObject self) => Unwrap(self) is { } o ? Num.Long(o) : null;

    internal static PyObject? ProxyFloat(PyObject self) => Unwrap(self) is { } o ? Num.Float(o) : null;

    internal static PyObject? ProxyIndex(PyObject self) => Unwrap(self) is { } o ? Num.Index(o) : null;

    internal static PyObject? ProxyAdd(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Add(x, y) : null;

    internal static PyObject? ProxyInplaceAdd(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceAdd(x, y) : null;

    internal static PyObject? ProxySubtract(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Subtract(x, y) : null;

    internal static PyObject? ProxyInplaceSubtract(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceSubtract(x, y) : null;

    internal static PyObject? ProxyMultiply(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Multiply(x, y) : null;

    internal static PyObject? ProxyInplaceMultiply(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceMultiply(x, y) : null;

    internal static PyObject? ProxyRemainder(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Remainder(x, y) : null;

    internal static PyObject? ProxyInplaceRemainder(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceRemainder(x, y) : null;

    internal static PyObject? ProxyDivmod(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Divmod(x, y) : null;

    internal static PyObject? ProxyLshift(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Lshift(x, y) : null;

    internal static PyObject? ProxyInplaceLshift(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceLshift(x, y) : null;

    internal static PyObject? ProxyRshift(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Rshift(x, y) : null;

    internal static PyObject? ProxyInplaceRshift(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceRshift(x, y) : null;

    internal static PyObject? ProxyAnd(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.And(x, y) : null;

    internal static PyObject? ProxyInplaceAnd(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceAnd(x, y) : null;

    internal static PyObject? ProxyXor(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Xor(x, y) : null;

    internal static PyObject? ProxyInplaceXor(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceXor(x, y) : null;

    internal static PyObject? ProxyOr(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.Or(x, y) : null;

    internal static PyObject? ProxyInplaceOr(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceOr(x, y) : null;

    internal static PyObject? ProxyFloorDivide(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.FloorDivide(x, y) : null;

    internal static PyObject? ProxyInplaceFloorDivide(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceFloorDivide(x, y) : null;

    internal static PyObject? ProxyTrueDivide(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.TrueDivide(x, y) : null;

    internal static PyObject? ProxyInplaceTrueDivide(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceTrueDivide(x, y) : null;

    internal static PyObject? ProxyMatrixMultiply(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.MatrixMultiply(x, y) : null;

    internal static PyObject? ProxyInplaceMatrixMultiply(PyObject a, PyObject b) => Unwrap(a) is { } x && Unwrap(b) is { } y ? Num.InplaceMatrixMultiply(x, y) : null;
}

/// <summary>A proxy of an object that it does not keep alive.</summary>
[PyType("weakref.ProxyType", Flags = TypeFlags.HaveGc)]
public sealed partial class PyPlainWeakProxy : PyWeakProxy
{
    [PySlot(Slot.GetAttr)] internal static PyObject? TProxyGetAttr(PyObject self, PyStr name) => ProxyGetAttr(self, name);

    [PySlot(Slot.SetAttr)] internal static bool TProxySetAttr(PyObject self, PyStr name, PyObject? value) => ProxySetAttr(self, name, value);

    [PySlot(Slot.Str)] internal static PyObject? TProxyStr(PyObject self) => ProxyStr(self);

    [PySlot(Slot.Repr)] internal static PyObject? TProxyRepr(PyObject self) => ProxyRepr(self);

    [PySlot(Slot.RichCompare)] internal static PyObject? TProxyRichCompare(PyObject self, PyObject other, CompareOp op) => ProxyRichCompare(self, other, op);

    [PySlot(Slot.NbBool)] internal static bool? TProxyBool(PyObject self) => ProxyBool(self);

    [PySlot(Slot.SqContains)] internal static bool? TProxyContains(PyObject self, PyObject value) => ProxyContains(self, value);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength)] internal static nint TProxyLength(PyObject self) => ProxyLength(self);

    [PySlot(Slot.MpSubscript)] internal static PyObject? TProxyGetItem(PyObject self, PyObject key) => ProxyGetItem(self, key);

    [PySlot(Slot.MpAssSubscript)] internal static bool TProxySetItem(PyObject self, PyObject key, PyObject? value) => ProxySetItem(self, key, value);

    [PySlot(Slot.Iter)] internal static PyObject? TProxyIter(PyObject self) => ProxyIter(self);

    [PySlot(Slot.IterNext)] internal static PyObject? TProxyNext(PyObject self) => ProxyNext(self);

    [PySlot(Slot.NbPower)] internal static PyObject? TProxyPower(PyObject a, PyObject b, PyObject c) => ProxyPower(a, b, c);

    [PySlot(Slot.NbInplacePower)] internal static PyObject? TProxyInplacePower(PyObject a, PyObject b, PyObject c) => ProxyInplacePower(a, b, c);

    [PySlot(Slot.NbNegative)] internal static PyObject? TProxyNegative(PyObject self) => ProxyNegative(self);

    [PySlot(Slot.NbPositive)] internal static PyObject? TProxyPositive(PyObject self) => ProxyPositive(self);

    [PySlot(Slot.NbAbsolute)] internal static PyObject? TProxyAbsolute(PyObject self) => ProxyAbsolute(self);

    [PySlot(Slot.NbInvert)] internal static PyObject? TProxyInvert(PyObject self) => ProxyInvert(self);

    [PySlot(Slot.NbInt)] internal static PyObject? TProxyInt(PyObject self) => ProxyInt(self);

    [PySlot(Slot.NbFloat)] internal static PyObject? TProxyFloat(PyObject self) => ProxyFloat(self);

    [PySlot(Slot.NbIndex)] internal static PyObject? TProxyIndex(PyObject self) => ProxyIndex(self);

    [PySlot(Slot.NbAdd)] internal static PyObject? TProxyAdd(PyObject a, PyObject b) => ProxyAdd(a, b);

    [PySlot(Slot.NbInplaceAdd)] internal static PyObject? TProxyInplaceAdd(PyObject a, PyObject b) => ProxyInplaceAdd(a, b);

    [PySlot(Slot.NbSubtract)] internal static PyObject? TProxySubtract(PyObject a, PyObject b) => ProxySubtract(a, b);

    [PySlot(Slot.NbInplaceSubtract)] internal static PyObject? TProxyInplaceSubtract(PyObject a, PyObject b) => ProxyInplaceSubtract(a, b);

    [PySlot(Slot.NbMultiply)] internal static PyObject? TProxyMultiply(PyObject a, PyObject b) => ProxyMultiply(a, b);

    [PySlot(Slot.NbInplaceMultiply)] internal static PyObject? TProxyInplaceMultiply(PyObject a, PyObject b) => ProxyInplaceMultiply(a, b);

    [PySlot(Slot.NbRemainder)] internal static PyObject? TProxyRemainder(PyObject a, PyObject b) => ProxyRemainder(a, b);

    [PySlot(Slot.NbInplaceRemainder)] internal static PyObject? TProxyInplaceRemainder(PyObject a, PyObject b) => ProxyInplaceRemainder(a, b);

    [PySlot(Slot.NbDivmod)] internal static PyObject? TProxyDivmod(PyObject a, PyObject b) => ProxyDivmod(a, b);

    [PySlot(Slot.NbLshift)] internal static PyObject? TProxyLshift(PyObject a, PyObject b) => ProxyLshift(a, b);

    [PySlot(Slot.NbInplaceLshift)] internal static PyObject? TProxyInplaceLshift(PyObject a, PyObject b) => ProxyInplaceLshift(a, b);

    [PySlot(Slot.NbRshift)] internal static PyObject? TProxyRshift(PyObject a, PyObject b) => ProxyRshift(a, b);

    [PySlot(Slot.NbInplaceRshift)] internal static PyObject? TProxyInplaceRshift(PyObject a, PyObject b) => ProxyInplaceRshift(a, b);

    [PySlot(Slot.NbAnd)] internal static PyObject? TProxyAnd(PyObject a, PyObject b) => ProxyAnd(a, b);

    [PySlot(Slot.NbInplaceAnd)] internal static PyObject? TProxyInplaceAnd(PyObject a, PyObject b) => ProxyInplaceAnd(a, b);

    [PySlot(Slot.NbXor)] internal static PyObject? TProxyXor(PyObject a, PyObject b) => ProxyXor(a, b);

    [PySlot(Slot.NbInplaceXor)] internal static PyObject? TProxyInplaceXor(PyObject a, PyObject b) => ProxyInplaceXor(a, b);

    [PySlot(Slot.NbOr)] internal static PyObject? TProxyOr(PyObject a, PyObject b) => ProxyOr(a, b);

    [PySlot(Slot.NbInplaceOr)] internal static PyObject? TProxyInplaceOr(PyObject a, PyObject b) => ProxyInplaceOr(a, b);

    [PySlot(Slot.NbFloorDivide)] internal static PyObject? TProxyFloorDivide(PyObject a, PyObject b) => ProxyFloorDivide(a, b);

    [PySlot(Slot.NbInplaceFloorDivide)] internal static PyObject? TProxyInplaceFloorDivide(PyObject a, PyObject b) => ProxyInplaceFloorDivide(a, b);

    [PySlot(Slot.NbTrueDivide)] internal static PyObject? TProxyTrueDivide(PyObject a, PyObject b) => ProxyTrueDivide(a, b);

    [PySlot(Slot.NbInplaceTrueDivide)] internal static PyObject? TProxyInplaceTrueDivide(PyObject a, PyObject b) => ProxyInplaceTrueDivide(a, b);

    [PySlot(Slot.NbMatrixMultiply)] internal static PyObject? TProxyMatrixMultiply(PyObject a, PyObject b) => ProxyMatrixMultiply(a, b);

    [PySlot(Slot.NbInplaceMatrixMultiply)] internal static PyObject? TProxyInplaceMatrixMultiply(PyObject a, PyObject b) => ProxyInplaceMatrixMultiply(a, b);

    [PyMethod("__bytes__", "()", NoTextSignature = true)] internal PyObject? BytesMethod() => Bytes();

    [PyMethod("__reversed__", "()", NoTextSignature = true)] internal PyObject? ReversedMethod() => Reversed();
}

/// <summary>A proxy of a callable.</summary>
[PyType("weakref.CallableProxyType", Flags = TypeFlags.HaveGc)]
public sealed partial class PyCallableWeakProxy : PyWeakProxy
{
    [PySlot(Slot.Call)]
    internal PyObject? ProxyCall(ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        Target is { } target ? Obj.Vectorcall(target, args, kwnames) : Err.Raise(Exc.ReferenceError, "weakly-referenced object no longer exists");

    [PySlot(Slot.GetAttr)] internal static PyObject? TProxyGetAttr(PyObject self, PyStr name) => ProxyGetAttr(self, name);

    [PySlot(Slot.SetAttr)] internal static bool TProxySetAttr(PyObject self, PyStr name, PyObject? value) => ProxySetAttr(self, name, value);

    [PySlot(Slot.Str)] internal static PyObject? TProxyStr(PyObject self) => ProxyStr(self);

    [PySlot(Slot.Repr)] internal static PyObject? TProxyRepr(PyObject self) => ProxyRepr(self);

    [PySlot(Slot.RichCompare)] internal static PyObject? TProxyRichCompare(PyObject self, PyObject other, CompareOp op) => ProxyRichCompare(self, other, op);

    [PySlot(Slot.NbBool)] internal static bool? TProxyBool(PyObject self) => ProxyBool(self);

    [PySlot(Slot.SqContains)] internal static bool? TProxyContains(PyObject self, PyObject value) => ProxyContains(self, value);

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength)] internal static nint TProxyLength(PyObject self) => ProxyLength(self);

    [PySlot(Slot.MpSubscript)] internal static PyObject? TProxyGetItem(PyObject self, PyObject key) => ProxyGetItem(self, key);

    [PySlot(Slot.MpAssSubscript)] internal static bool TProxySetItem(PyObject self, PyObject key, PyObject? value) => ProxySetItem(self, key, value);

    [PySlot(Slot.Iter)] internal static PyObject? TProxyIter(PyObject self) => ProxyIter(self);

    [PySlot(Slot.IterNext)] internal static PyObject? TProxyNext(PyObject self) => ProxyNext(self);

    [PySlot(Slot.NbPower)] internal static PyObject? TProxyPower(PyObject a, PyObject b, PyObject c) => ProxyPower(a, b, c);

    [PySlot(Slot.NbInplacePower)] internal static PyObject? TProxyInplacePower(PyObject a, PyObject b, PyObject c) => ProxyInplacePower(a, b, c);

    [PySlot(Slot.NbNegative)] internal static PyObject? TProxyNegative(PyObject self) => ProxyNegative(self);

    [PySlot(Slot.NbPositive)] internal static PyObject? TProxyPositive(PyObject self) => ProxyPositive(self);

    [PySlot(Slot.NbAbsolute)] internal static PyObject? TProxyAbsolute(PyObject self) => ProxyAbsolute(self);

    [PySlot(Slot.NbInvert)] internal static PyObject? TProxyInvert(PyObject self) => ProxyInvert(self);

    [PySlot(Slot.NbInt)] internal static PyObject? TProxyInt(PyObject self) => ProxyInt(self);

    [PySlot(Slot.NbFloat)] internal static PyObject? TProxyFloat(PyObject self) => ProxyFloat(self);

    [PySlot(Slot.NbIndex)] internal static PyObject? TProxyIndex(PyObject self) => ProxyIndex(self);

    [PySlot(Slot.NbAdd)] internal static PyObject? TProxyAdd(PyObject a, PyObject b) => ProxyAdd(a, b);

    [PySlot(Slot.NbInplaceAdd)] internal static PyObject? TProxyInplaceAdd(PyObject a, PyObject b) => ProxyInplaceAdd(a, b);

    [PySlot(Slot.NbSubtract)] internal static PyObject? TProxySubtract(PyObject a, PyObject b) => ProxySubtract(a, b);

    [PySlot(Slot.NbInplaceSubtract)] internal static PyObject? TProxyInplaceSubtract(PyObject a, PyObject b) => ProxyInplaceSubtract(a, b);

    [PySlot(Slot.NbMultiply)] internal static PyObject? TProxyMultiply(PyObject a, PyObject b) => ProxyMultiply(a, b);

    [PySlot(Slot.NbInplaceMultiply)] internal static PyObject? TProxyInplaceMultiply(PyObject a, PyObject b) => ProxyInplaceMultiply(a, b);

    [PySlot(Slot.NbRemainder)] internal static PyObject? TProxyRemainder(PyObject a, PyObject b) => ProxyRemainder(a, b);

    [PySlot(Slot.NbInplaceRemainder)] internal static PyObject? TProxyInplaceRemainder(PyObject a, PyObject b) => ProxyInplaceRemainder(a, b);

    [PySlot(Slot.NbDivmod)] internal static PyObject? TProxyDivmod(PyObject a, PyObject b) => ProxyDivmod(a, b);

    [PySlot(Slot.NbLshift)] internal static PyObject? TProxyLshift(PyObject a, PyObject b) => ProxyLshift(a, b);

    [PySlot(Slot.NbInplaceLshift)] internal static PyObject? TProxyInplaceLshift(PyObject a, PyObject b) => ProxyInplaceLshift(a, b);

    [PySlot(Slot.NbRshift)] internal static PyObject? TProxyRshift(PyObject a, PyObject b) => ProxyRshift(a, b);

    [PySlot(Slot.NbInplaceRshift)] internal static PyObject? TProxyInplaceRshift(PyObject a, PyObject b) => ProxyInplaceRshift(a, b);

    [PySlot(Slot.NbAnd)] internal static PyObject? TProxyAnd(PyObject a, PyObject b) => ProxyAnd(a, b);

    [PySlot(Slot.NbInplaceAnd)] internal static PyObject? TProxyInplaceAnd(PyObject a, PyObject b) => ProxyInplaceAnd(a, b);

    [PySlot(Slot.NbXor)] internal static PyObject? TProxyXor(PyObject a, PyObject b) => ProxyXor(a, b);

    [PySlot(Slot.NbInplaceXor)] internal static PyObject? TProxyInplaceXor(PyObject a, PyObject b) => ProxyInplaceXor(a, b);

    [PySlot(Slot.NbOr)] internal static PyObject? TProxyOr(PyObject a, PyObject b) => ProxyOr(a, b);

    [PySlot(Slot.NbInplaceOr)] internal static PyObject? TProxyInplaceOr(PyObject a, PyObject b) => ProxyInplaceOr(a, b);

    [PySlot(Slot.NbFloorDivide)] internal static PyObject? TProxyFloorDivide(PyObject a, PyObject b) => ProxyFloorDivide(a, b);

    [PySlot(Slot.NbInplaceFloorDivide)] internal static PyObject? TProxyInplaceFloorDivide(PyObject a, PyObject b) => ProxyInplaceFloorDivide(a, b);

    [PySlot(Slot.NbTrueDivide)] internal static PyObject? TProxyTrueDivide(PyObject a, PyObject b) => ProxyTrueDivide(a, b);

    [PySlot(Slot.NbInplaceTrueDivide)] internal static PyObject? TProxyInplaceTrueDivide(PyObject a, PyObject b) => ProxyInplaceTrueDivide(a, b);

    [PySlot(Slot.NbMatrixMultiply)] internal static PyObject? TProxyMatrixMultiply(PyObject a, PyObject b) => ProxyMatrixMultiply(a, b);

    [PySlot(Slot.NbInplaceMatrixMultiply)] internal static PyObject? TProxyInplaceMatrixMultiply(PyObject a, PyObject b) => ProxyInplaceMatrixMultiply(a, b);
}
