// Python/bytecodes.c: _PyFloat_FromDouble_ConsumeInputs, the reuse of a float that only the operands' slots refer to.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>
/// What the translator says of floats between two operators of one expression. The result of the first lies in a slot that the second alone reads, so that
/// the second may write its own result into the same object. The first then has to make sure that nobody else knows the object: what a class's own
/// operator gave it is copied.
/// </summary>
internal static class Fresh
{
    /// <summary>Bits of the second operator: its left or its right operand is such an object.</summary>
    internal const uint Left = 1, Right = 2;

    /// <summary>Bit of the first: its result will be taken over.</summary>
    internal const uint Result = 4;

    // Calls, because what is inlined into the loop makes its frame bigger, and native recursion end sooner.

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyFloat Add(PyFloat left, PyFloat right, uint fresh) => Put(left.Value + right.Value, left, right, fresh);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyFloat Subtract(PyFloat left, PyFloat right, uint fresh) => Put(left.Value - right.Value, left, right, fresh);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyFloat Multiply(PyFloat left, PyFloat right, uint fresh) => Put(left.Value * right.Value, left, right, fresh);

    // Into the operand that may be written, else into a new float.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyFloat Put(double value, PyFloat left, PyFloat right, uint fresh)
    {
        if ((fresh & (Left | Right)) == 0) return new PyFloat(value);
        PyFloat result = (fresh & Left) != 0 ? left : right;
        result.Value = value;
        return result;
    }

    /// <summary>The same number in an object of its own.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyObject Unshared(PyObject result) => PyFloat.IsExact(result, out PyFloat? number) ? new PyFloat(number.Value) : result;
}
