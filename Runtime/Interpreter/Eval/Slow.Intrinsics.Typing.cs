// Python/intrinsics.c: the intrinsic functions that make type parameters and aliases.

using I1 = PyModules.Compiler.Intrinsic1;
using I2 = PyModules.Compiler.Intrinsic2;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    [Mirrors("make_typevar", 198, 203)]
    private static PyObject? TypingIntrinsic1(int which, PyObject value) => which switch
    {
        I1.TypeVar => PyTypeVar.Make(value, null, null),
        I1.ParamSpec => PyParamSpec.Make(value),
        I1.TypeVarTuple => PyTypeVarTuple.Make(value),
        I1.SubscriptGeneric => PyTypeVar.SubscriptGeneric(value),
        I1.TypeAlias => PyTypeAliasType.Make(value),
        _ => Err.Raise(Exc.SystemError, $"invalid intrinsic function {which}"),
    };

    [Mirrors("make_typevar_with_bound", 242, 248)]
    [Mirrors("make_typevar_with_constraints", 250, 256)]
    private static PyObject? TypingIntrinsic2(int which, PyObject a, PyObject b) => which switch
    {
        I2.TypeVarWithBound => PyTypeVar.Make(a, b, null),
        I2.TypeVarWithConstraints => PyTypeVar.Make(a, null, b),
        I2.SetTypeParamDefault => PyTypeVar.SetDefault(a, b),
        _ => Err.Raise(Exc.SystemError, $"invalid intrinsic function {which}"),
    };
}
