// Python/bytecodes.c: operators beyond two small ints.

using System.Runtime.CompilerServices;
using PyModules.Compiler;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary><c>_PyEval_BinaryOps</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyObject? Binary(int kind, PyObject a, PyObject b) => kind switch
    {
        NB.ADD => Num.Add(a, b),
        NB.AND => Num.And(a, b),
        NB.FLOOR_DIVIDE => Num.FloorDivide(a, b),
        NB.LSHIFT => Num.Lshift(a, b),
        NB.MATRIX_MULTIPLY => Num.MatrixMultiply(a, b),
        NB.MULTIPLY => Num.Multiply(a, b),
        NB.REMAINDER => Num.Remainder(a, b),
        NB.OR => Num.Or(a, b),
        NB.POWER => Num.Power(a, b, PyNone.Instance),
        NB.RSHIFT => Num.Rshift(a, b),
        NB.SUBTRACT => Num.Subtract(a, b),
        NB.TRUE_DIVIDE => Num.TrueDivide(a, b),
        NB.XOR => Num.Xor(a, b),
        NB.INPLACE_ADD => Num.InplaceAdd(a, b),
        NB.INPLACE_AND => Num.InplaceAnd(a, b),
        NB.INPLACE_FLOOR_DIVIDE => Num.InplaceFloorDivide(a, b),
        NB.INPLACE_LSHIFT => Num.InplaceLshift(a, b),
        NB.INPLACE_MATRIX_MULTIPLY => Num.InplaceMatrixMultiply(a, b),
        NB.INPLACE_MULTIPLY => Num.InplaceMultiply(a, b),
        NB.INPLACE_REMAINDER => Num.InplaceRemainder(a, b),
        NB.INPLACE_OR => Num.InplaceOr(a, b),
        NB.INPLACE_POWER => Num.InplacePower(a, b, PyNone.Instance),
        NB.INPLACE_RSHIFT => Num.InplaceRshift(a, b),
        NB.INPLACE_SUBTRACT => Num.InplaceSubtract(a, b),
        NB.INPLACE_TRUE_DIVIDE => Num.InplaceTrueDivide(a, b),
        NB.INPLACE_XOR => Num.InplaceXor(a, b),
        NB.SUBSCR => Obj.GetItem(a, b),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The operators that have no instruction of their own, with the cases that need no dispatch on types.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? BinaryFast(int kind, PyObject a, PyObject b)
    {
        if (a is PyInt x && b is PyInt y)
        {
            long l = x.Value, r = y.Value;
            switch (kind)
            {
                case NB.AND or NB.INPLACE_AND:
                    return PyInt.From(l & r);
                case NB.OR or NB.INPLACE_OR:
                    return PyInt.From(l | r);
                case NB.XOR or NB.INPLACE_XOR:
                    return PyInt.From(l ^ r);
                case NB.MULTIPLY or NB.INPLACE_MULTIPLY:
                    long high = Math.BigMul(l, r, out long low);
                    if (high == low >> 63) return PyInt.From(low);
                    break;
                case NB.RSHIFT or NB.INPLACE_RSHIFT when r >= 0:
                    return PyInt.From(l >> (int)Math.Min(r, 63));
                case NB.LSHIFT or NB.INPLACE_LSHIFT when (ulong)r < 32 && l is >= 0 and < 1L << 31:
                    return PyInt.From(l << (int)r);
                case NB.REMAINDER or NB.INPLACE_REMAINDER when r > 0:
                {
                    long rest = l % r;
                    return PyInt.From(rest < 0 ? rest + r : rest);
                }
                case NB.FLOOR_DIVIDE or NB.INPLACE_FLOOR_DIVIDE when r > 0:
                {
                    long quotient = Math.DivRem(l, r, out long rest);
                    return PyInt.From(rest < 0 ? quotient - 1 : quotient);
                }
            }
        }
        else if (PyFloat.IsExact(a, out PyFloat? p))
        {
            double q;
            if (PyFloat.IsExact(b, out PyFloat? other)) q = other.Value;
            else if (b is PyInt { Value: > -(1L << 53) and < 1L << 53 } small) q = small.Value;
            else return Binary(kind, a, b);
            switch (kind)
            {
                case NB.MULTIPLY or NB.INPLACE_MULTIPLY:
                    return new PyFloat(p.Value * q);
                case NB.TRUE_DIVIDE or NB.INPLACE_TRUE_DIVIDE when q != 0:
                    return new PyFloat(p.Value / q);
            }
        }
        return Binary(kind, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Compare(PyObject a, PyObject b, uint packed)
    {
        if (PyFloat.IsExact(a, out PyFloat? x) && PyFloat.IsExact(b, out PyFloat? y) && (packed & 32) != 0)
        {
            uint bit = x.Value < y.Value ? 2u : x.Value > y.Value ? 4u : x.Value == y.Value ? 8u : 1u;
            return PyBool.From((packed & bit) != 0);
        }
        PyObject? result = Obj.RichCompare(a, b, (CompareOp)(packed >> 8));
        if (result is null || (packed & 32) == 0 || result is PyBool) return result;
        bool? truth = Obj.IsTrue(result);
        return truth is null ? null : PyBool.From(truth.Value);
    }

    // 1 jumps, 0 does not, -1 failed. The mask is inverted already for jumps on false.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CompareJump(PyObject a, PyObject b, uint packed)
    {
        if (PyFloat.IsExact(a, out PyFloat? x) && PyFloat.IsExact(b, out PyFloat? y))
        {
            uint bit = x.Value < y.Value ? 2u : x.Value > y.Value ? 4u : x.Value == y.Value ? 8u : 1u;
            return (packed & bit) != 0 ? 1 : 0;
        }
        PyObject? result = Obj.RichCompare(a, b, (CompareOp)(packed >> 8));
        if (result is null) return -1;
        bool truth;
        if (result is PyBool) truth = result == PyBool.True;
        else if (Obj.IsTrue(result) is { } found) truth = found;
        else return -1;
        return truth == ((packed & 16) != 0) ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Truth(PyObject o)
    {
        if (o is PyBool) return o == PyBool.True ? 1 : 0;
        if (o == PyNone.Instance) return 0;
        if (o is PyInt n) return n.Value != 0 ? 1 : 0;
        if (o.GetType() == typeof(PyStr)) return Unsafe.As<PyStr>(o).Length != 0 ? 1 : 0;
        if (o.GetType() == typeof(PyList)) return Unsafe.As<PyList>(o).Count != 0 ? 1 : 0;
        return Obj.IsTrue(o) is { } truth ? truth ? 1 : 0 : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Contains(PyObject o, PyObject container)
    {
        bool? found = container.GetType() == typeof(PyDict) ? Unsafe.As<PyDict>(container).Contains(o) : Seq.Contains(container, o);
        return found is null ? -1 : found.Value ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PySlice NewSlice(PyObject start, PyObject stop) => new(start, stop, null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? BinarySlice(PyObject container, PyObject start, PyObject stop) =>
        Obj.GetItem(container, NewSlice(start, stop));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StoreSubscr(PyObject container, PyObject sub, PyObject value)
    {
        if (container.GetType() == typeof(PyDict)) return Unsafe.As<PyDict>(container).SetItem(sub, value);
        if (container.GetType() == typeof(PyList) && sub is PyInt index)
        {
            PyList list = Unsafe.As<PyList>(container);
            long n = index.Value;
            if (n < 0) n += list.Count;
            if ((ulong)n < (ulong)list.Count)
            {
                list.Items[n] = value;
                return true;
            }
        }
        return Obj.SetItem(container, sub, value);
    }

    // The __getitem__ of a Python class, when it takes just the key and is a plain function.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyFunction? SubscrFunctionSlow(PyType type) =>
        type.Lookup(Id.__getitem__) is PyFunction function && type.Slots.MpSubscript != null && Translated.Of(function.Code) is { Simple: true, ArgCount: 2 } ? function : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyFunction? SubscrFunction(PyObject container)
    {
        PyType type = container.Type;
        return type.IsHeapType ? SubscrFunctionSlow(type) : null;
    }
}
