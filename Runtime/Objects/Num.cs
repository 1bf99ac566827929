// Objects/abstract.c: the number protocol.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>The <c>PyNumber_*</c> API.</summary>
public static unsafe partial class Num
{
    /// <summary><c>binary_op1</c>: the left operand's slot, the right one's first when its type derives from the left one's. NotImplemented when neither can.</summary>
    [Mirrors("binary_op1", 929, 980)]
    private static PyObject? BinaryOp1(PyObject v, PyObject w, Slot slot)
    {
        PyType vType = v.Type, wType = w.Type;
        var slotV = (delegate*<PyObject, PyObject, PyObject?>)vType.SlotAt(slot);
        delegate*<PyObject, PyObject, PyObject?> slotW = null;
        if (!ReferenceEquals(vType, wType))
        {
            slotW = (delegate*<PyObject, PyObject, PyObject?>)wType.SlotAt(slot);
            if ((nint)slotW == (nint)slotV) slotW = null;
        }
        if (slotV != null)
        {
            PyObject? x;
            if (slotW != null && wType.IsSubtypeOf(vType))
            {
                x = slotW(v, w);
                if (x is not PyNotImplemented) return x;
                slotW = null;
            }
            x = slotV(v, w);
            if (x is not PyNotImplemented) return x;
        }
        return slotW != null ? slotW(v, w) : PyNotImplemented.Instance;
    }

    [Mirrors("binop_type_error", 988, 998)]
    private static PyObject? OperandError(PyObject v, PyObject w, string op) =>
        Err.Raise(Exc.TypeError, $"unsupported operand type(s) for {op}: '{v.Type.Name}' and '{w.Type.Name}'");

    internal static PyObject? BinaryOpOrNotImplemented(PyObject v, PyObject w, Slot slot) => BinaryOp1(v, w, slot);

    [Mirrors("binary_op", 1000, 1009)]
    private static PyObject? BinaryOp(PyObject v, PyObject w, Slot slot, string op)
    {
        PyObject? result = BinaryOp1(v, w, slot);
        return result is PyNotImplemented ? OperandError(v, w, op) : result;
    }

    /// <summary><c>binary_iop1</c>.</summary>
    [Mirrors("binary_iop1", 1217, 1241)]
    private static PyObject? InplaceOp1(PyObject v, PyObject w, Slot inplace, Slot slot)
    {
        var function = (delegate*<PyObject, PyObject, PyObject?>)v.Type.SlotAt(inplace);
        if (function != null)
        {
            PyObject? x = function(v, w);
            if (x is not PyNotImplemented) return x;
        }
        return BinaryOp1(v, w, slot);
    }

    [Mirrors("binary_iop", 1249, 1259)]
    private static PyObject? InplaceOp(PyObject v, PyObject w, Slot inplace, Slot slot, string op)
    {
        PyObject? result = InplaceOp1(v, w, inplace, slot);
        return result is PyNotImplemented ? OperandError(v, w, op) : result;
    }

    /// <summary><c>ternary_op</c>.</summary>
    [Mirrors("ternary_op", 1019, 1111)]
    private static PyObject? TernaryOp(PyObject v, PyObject w, PyObject z, string op)
    {
        PyType vType = v.Type, wType = w.Type;
        delegate*<PyObject, PyObject, PyObject, PyObject?> slotV = vType.Slots.NbPower, slotW = null;
        PyObject? x;
        if (!ReferenceEquals(vType, wType))
        {
            slotW = wType.Slots.NbPower;
            if ((nint)slotW == (nint)slotV) slotW = null;
        }
        if (slotV != null)
        {
            if (slotW != null && wType.IsSubtypeOf(vType))
            {
                x = slotW(v, w, z);
                if (x is not PyNotImplemented) return x;
                slotW = null;
            }
            x = slotV(v, w, z);
            if (x is not PyNotImplemented) return x;
        }
        if (slotW != null)
        {
            x = slotW(v, w, z);
            if (x is not PyNotImplemented) return x;
        }
        delegate*<PyObject, PyObject, PyObject, PyObject?> slotZ = z.Type.Slots.NbPower;
        if (slotZ != null && (nint)slotZ != (nint)slotV && (nint)slotZ != (nint)slotW)
        {
            x = slotZ(v, w, z);
            if (x is not PyNotImplemented) return x;
        }
        return z is PyNone
            ? OperandError(v, w, op)
            : Err.Raise(Exc.TypeError, $"unsupported operand type(s) for {op}: '{v.Type.Name}', '{w.Type.Name}', '{z.Type.Name}'");
    }

    [Mirrors("sequence_repeat", 1146, 1163)]
    private static PyObject? SequenceRepeat(delegate*<PyObject, nint, PyObject?> repeat, PyObject seq, PyObject n)
    {
        if (!IndexCheck(n)) return Err.Raise(Exc.TypeError, $"can't multiply sequence by non-int of type '{n.Type.Name}'");
        return AsSsize(n, Exc.OverflowError, out nint count) ? repeat(seq, count) : null;
    }

    /// <summary>PyNumber_Add (tries sq_concat).</summary>
    [Mirrors("PyNumber_Add", 1127, 1144)]
    public static PyObject? Add(PyObject a, PyObject b)
    {
        PyObject? result = BinaryOp1(a, b, Slot.NbAdd);
        if (result is not PyNotImplemented) return result;
        return a.Type.Slots.SqConcat != null ? a.Type.Slots.SqConcat(a, b) : OperandError(a, b, "+");
    }

    /// <summary>PyNumber_Multiply (tries sq_repeat).</summary>
    [Mirrors("PyNumber_Multiply", 1165, 1182)]
    public static PyObject? Multiply(PyObject a, PyObject b)
    {
        PyObject? result = BinaryOp1(a, b, Slot.NbMultiply);
        if (result is not PyNotImplemented) return result;
        if (a.Type.Slots.SqRepeat != null) return SequenceRepeat(a.Type.Slots.SqRepeat, a, b);
        if (b.Type.Slots.SqRepeat != null) return SequenceRepeat(b.Type.Slots.SqRepeat, b, a);
        return OperandError(a, b, "*");
    }

    public static PyObject? Subtract(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbSubtract, "-");

    public static PyObject? MatrixMultiply(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbMatrixMultiply, "@");

    public static PyObject? FloorDivide(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbFloorDivide, "//");

    public static PyObject? TrueDivide(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbTrueDivide, "/");

    public static PyObject? Remainder(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbRemainder, "%");

    public static PyObject? Divmod(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbDivmod, "divmod()");

    public static PyObject? Lshift(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbLshift, "<<");

    public static PyObject? Rshift(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbRshift, ">>");

    public static PyObject? And(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbAnd, "&");

    public static PyObject? Xor(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbXor, "^");

    public static PyObject? Or(PyObject a, PyObject b) => BinaryOp(a, b, Slot.NbOr, "|");

    /// <summary>c is None when absent.</summary>
    [Mirrors("PyNumber_Power", 1189, 1193)]
    public static PyObject? Power(PyObject a, PyObject b, PyObject c) => TernaryOp(a, b, c, "** or pow()");

    [Mirrors("PyNumber_InPlaceAdd", 1296, 1317)]
    public static PyObject? InplaceAdd(PyObject a, PyObject b)
    {
        PyObject? result = InplaceOp1(a, b, Slot.NbInplaceAdd, Slot.NbAdd);
        if (result is not PyNotImplemented) return result;
        delegate*<PyObject, PyObject, PyObject?> concat = a.Type.Slots.SqInplaceConcat;
        if (concat == null) concat = a.Type.Slots.SqConcat;
        return concat != null ? concat(a, b) : OperandError(a, b, "+=");
    }

    [Mirrors("PyNumber_InPlaceMultiply", 1319, 1346)]
    public static PyObject? InplaceMultiply(PyObject a, PyObject b)
    {
        PyObject? result = InplaceOp1(a, b, Slot.NbInplaceMultiply, Slot.NbMultiply);
        if (result is not PyNotImplemented) return result;
        delegate*<PyObject, nint, PyObject?> repeat = a.Type.Slots.SqInplaceRepeat;
        if (repeat == null) repeat = a.Type.Slots.SqRepeat;
        if (repeat != null) return SequenceRepeat(repeat, a, b);
        return b.Type.Slots.SqRepeat != null ? SequenceRepeat(b.Type.Slots.SqRepeat, b, a) : OperandError(a, b, "*=");
    }

    public static PyObject? InplaceSubtract(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceSubtract, Slot.NbSubtract, "-=");

    public static PyObject? InplaceMatrixMultiply(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceMatrixMultiply, Slot.NbMatrixMultiply, "@=");

    public static PyObject? InplaceFloorDivide(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceFloorDivide, Slot.NbFloorDivide, "//=");

    public static PyObject? InplaceTrueDivide(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceTrueDivide, Slot.NbTrueDivide, "/=");

    public static PyObject? InplaceRemainder(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceRemainder, Slot.NbRemainder, "%=");

    public static PyObject? InplaceLshift(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceLshift, Slot.NbLshift, "<<=");

    public static PyObject? InplaceRshift(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceRshift, Slot.NbRshift, ">>=");

    public static PyObject? InplaceAnd(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceAnd, Slot.NbAnd, "&=");

    public static PyObject? InplaceXor(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceXor, Slot.NbXor, "^=");

    public static PyObject? InplaceOr(PyObject a, PyObject b) => InplaceOp(a, b, Slot.NbInplaceOr, Slot.NbOr, "|=");

    [Mirrors("PyNumber_InPlacePower", 1348, 1353)]
    public static PyObject? InplacePower(PyObject a, PyObject b, PyObject c)
    {
        if (a.Type.Slots.NbInplacePower != null)
        {
            PyObject? x = a.Type.Slots.NbInplacePower(a, b, c);
            if (x is not PyNotImplemented) return x;
        }
        return TernaryOp(a, b, c, "**=");
    }

    public static PyObject? Negative(PyObject o) => o.Type.Slots.NbNegative != null ? o.Type.Slots.NbNegative(o) : Unary(o, "unary -");

    public static PyObject? Positive(PyObject o) => o.Type.Slots.NbPositive != null ? o.Type.Slots.NbPositive(o) : Unary(o, "unary +");

    public static PyObject? Invert(PyObject o) => o.Type.Slots.NbInvert != null ? o.Type.Slots.NbInvert(o) : Unary(o, "unary ~");

    public static PyObject? Absolute(PyObject o) => o.Type.Slots.NbAbsolute != null ? o.Type.Slots.NbAbsolute(o) : Unary(o, "abs()");

    private static PyObject? Unary(PyObject o, string op) => Err.Raise(Exc.TypeError, $"bad operand type for {op}: '{o.Type.Name}'");

    /// <summary>PyNumber_Check.</summary>
    [Mirrors("PyNumber_Check", 902, 909)]
    public static bool Check(PyObject o)
    {
        PyType type = o.Type;
        return type.Slots.NbIndex != null || type.Slots.NbInt != null || type.Slots.NbFloat != null || o is PyComplex;
    }

    /// <summary>_PyNumber_Index (exact int, or int subclass instance as given).</summary>
    [Mirrors("_PyNumber_Index", 1399, 1439)]
    public static PyLong? Index(PyObject o)
    {
        if (o is PyLong number) return number;
        PyType type = o.Type;
        if (type.Slots.NbIndex == null) return Err.Raise<PyLong>(Exc.TypeError, $"'{type.Name}' object cannot be interpreted as an integer");
        PyObject? result = type.Slots.NbIndex(o);
        if (result is null) return null;
        if (result is not PyLong index) return Err.Raise<PyLong>(Exc.TypeError, $"__index__ returned non-int (type {result.Type.Name})");
        if (result is PyInt or PyBigInt) return index;
        return Warnings.Warn(Exc.DeprecationWarning,
            $"__index__ returned non-int (type {result.Type.Name}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1)
            ? index : null;
    }

    /// <summary>PyIndex_Check.</summary>
    [Mirrors("PyIndex_Check", 1387, 1391)]
    public static bool IndexCheck(PyObject o) => o is PyLong || o.Type.Slots.NbIndex != null;

    /// <summary>PyNumber_Long.</summary>
    [Mirrors("PyNumber_Long", 1508, 1589)]
    public static PyObject? Long(PyObject o)
    {
        if (o is PyInt or PyBigInt) return o;
        PyType type = o.Type;
        if (type.Slots.NbInt != null)
        {
            PyObject? result = type.Slots.NbInt(o);
            if (result is null or PyInt or PyBigInt) return result;
            if (result is not PyLong number) return Err.Raise(Exc.TypeError, $"__int__ returned non-int (type {result.Type.Name})");
            return Warnings.Warn(Exc.DeprecationWarning,
                $"__int__ returned non-int (type {result.Type.Name}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1)
                ? number.Exact : null;
        }
        if (type.Slots.NbIndex != null) return Index(o)?.Exact;
        return LongFromText(o);
    }

    /// <summary>PyNumber_Float.</summary>
    [Mirrors("PyNumber_Float", 1591, 1649)]
    public static PyObject? Float(PyObject o)
    {
        if (o.GetType() == typeof(PyFloat)) return o;
        PyType type = o.Type;
        if (type.Slots.NbFloat != null)
        {
            PyObject? result = type.Slots.NbFloat(o);
            if (result is null || result.GetType() == typeof(PyFloat)) return result;
            if (result is not PyFloat number) return Err.Raise(Exc.TypeError, $"{type.Name}.__float__ returned non-float (type {result.Type.Name})");
            return Warnings.Warn(Exc.DeprecationWarning,
                $"{type.Name}.__float__ returned non-float (type {result.Type.Name}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.", 1)
                ? new PyFloat(number.Value) : null;
        }
        if (type.Slots.NbIndex != null)
            return Index(o) is { } index && index.AsDouble(out double value) ? new PyFloat(value) : null;
        return o is PyFloat f ? new PyFloat(f.Value) : FloatFromText(o);
    }

    /// <summary>PyNumber_AsSsize_t: false raised; null clips.</summary>
    [Mirrors("PyNumber_AsSsize_t", 1457, 1505)]
    public static bool AsSsize(PyObject o, PyType? overflowError, out nint value)
    {
        value = 0;
        if (Index(o) is not { } index) return false;
        if (index.TryAsLong(out long number))
        {
            value = (nint)number;
            return true;
        }
        if (overflowError is not null) return Err.Fail(overflowError, $"cannot fit '{o.Type.Name}' into an index-sized integer");
        value = index.Sign < 0 ? nint.MinValue : nint.MaxValue;
        return true;
    }
}
