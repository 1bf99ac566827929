// Objects/abstract.c: the number protocol.

namespace PyModules.Runtime;

/// <summary>The <c>PyNumber_*</c> API.</summary>
public static unsafe partial class Num
{
    /// <summary>PyNumber_Add (tries sq_concat).</summary>
    public static PyObject? Add(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Subtract(PyObject a, PyObject b) => throw new NotImplementedException();

    /// <summary>PyNumber_Multiply (tries sq_repeat).</summary>
    public static PyObject? Multiply(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? MatrixMultiply(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? FloorDivide(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? TrueDivide(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Remainder(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Divmod(PyObject a, PyObject b) => throw new NotImplementedException();

    /// <summary>c is None when absent.</summary>
    public static PyObject? Power(PyObject a, PyObject b, PyObject c) => throw new NotImplementedException();

    public static PyObject? Lshift(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Rshift(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? And(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Xor(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Or(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceAdd(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceSubtract(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceMultiply(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceMatrixMultiply(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceFloorDivide(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceTrueDivide(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceRemainder(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplacePower(PyObject a, PyObject b, PyObject c) => throw new NotImplementedException();

    public static PyObject? InplaceLshift(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceRshift(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceAnd(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceXor(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? InplaceOr(PyObject a, PyObject b) => throw new NotImplementedException();

    public static PyObject? Negative(PyObject o) => throw new NotImplementedException();

    public static PyObject? Positive(PyObject o) => throw new NotImplementedException();

    public static PyObject? Invert(PyObject o) => throw new NotImplementedException();

    public static PyObject? Absolute(PyObject o) => throw new NotImplementedException();

    /// <summary>PyNumber_Index (exact int, or int subclass instance as given).</summary>
    public static PyLong? Index(PyObject o) => throw new NotImplementedException();

    /// <summary>PyIndex_Check.</summary>
    public static bool IndexCheck(PyObject o) => throw new NotImplementedException();

    /// <summary>PyNumber_Long.</summary>
    public static PyObject? Long(PyObject o) => throw new NotImplementedException();

    /// <summary>PyNumber_Float.</summary>
    public static PyObject? Float(PyObject o) => throw new NotImplementedException();

    /// <summary>PyNumber_ToBase.</summary>
    public static PyObject? ToBase(PyObject o, int numberBase) => throw new NotImplementedException();

    /// <summary>PyNumber_AsSsize_t: false raised; null clips.</summary>
    public static bool AsSsize(PyObject o, PyType? overflowError, out nint value) => throw new NotImplementedException();
}
