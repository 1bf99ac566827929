// Python/bytecodes.c: BUILD_TEMPLATE and BUILD_INTERPOLATION.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary>A template from its two tuples, or an interpolation: value, expression and, with bit 0 of the argument, the format.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? BuildTemplate(ref PyObject? from, ref Instr i) =>
        i.Op == IOp.BuildTemplate
            ? PyTemplate.Build((PyTuple)from!, (PyTuple)Unsafe.Add(ref from, 1)!)
            : PyInterpolation.Build(from!, Unsafe.Add(ref from, 1)!, i.D >> 2, (i.D & 1) != 0 ? Unsafe.Add(ref from, 2)! : PyStr.Empty);
}
