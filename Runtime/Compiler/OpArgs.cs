// pycore_intrinsics.h, pycore_opcode_utils.h, opcode.h, pycore_ceval.h: what the arguments of instructions mean.

namespace PyModules.Compiler;

/// <summary>Argument of CALL_INTRINSIC_1.</summary>
public static class Intrinsic1
{
    public const int Invalid = 0, Print = 1, ImportStar = 2, StopIterationError = 3, AsyncGenWrap = 4, UnaryPositive = 5, ListToTuple = 6,
        TypeVar = 7, ParamSpec = 8, TypeVarTuple = 9, SubscriptGeneric = 10, TypeAlias = 11, Max = 11;

    public static readonly string[] Names =
    [
        "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP",
        "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE",
        "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS",
    ];
}

/// <summary>Argument of CALL_INTRINSIC_2.</summary>
public static class Intrinsic2
{
    public const int Invalid = 0, PrepReraiseStar = 1, TypeVarWithBound = 2, TypeVarWithConstraints = 3, SetFunctionTypeParams = 4, SetTypeParamDefault = 5, Max = 5;

    public static readonly string[] Names =
    [
        "INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
        "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT",
    ];
}

/// <summary>Argument of BINARY_OP.</summary>
public static class NB
{
    public const int ADD = 0, AND = 1, FLOOR_DIVIDE = 2, LSHIFT = 3, MATRIX_MULTIPLY = 4, MULTIPLY = 5, REMAINDER = 6, OR = 7, POWER = 8, RSHIFT = 9,
        SUBTRACT = 10, TRUE_DIVIDE = 11, XOR = 12, INPLACE_ADD = 13, INPLACE_AND = 14, INPLACE_FLOOR_DIVIDE = 15, INPLACE_LSHIFT = 16,
        INPLACE_MATRIX_MULTIPLY = 17, INPLACE_MULTIPLY = 18, INPLACE_REMAINDER = 19, INPLACE_OR = 20, INPLACE_POWER = 21, INPLACE_RSHIFT = 22,
        INPLACE_SUBTRACT = 23, INPLACE_TRUE_DIVIDE = 24, INPLACE_XOR = 25, SUBSCR = 26, OPARG_LAST = 26;

    /// <summary>Name and symbol of each, as <c>_opcode.get_nb_ops</c> lists them.</summary>
    public static readonly (string Name, string Symbol)[] Ops =
    [
        ("NB_ADD", "+"), ("NB_AND", "&"), ("NB_FLOOR_DIVIDE", "//"), ("NB_LSHIFT", "<<"), ("NB_MATRIX_MULTIPLY", "@"), ("NB_MULTIPLY", "*"),
        ("NB_REMAINDER", "%"), ("NB_OR", "|"), ("NB_POWER", "**"), ("NB_RSHIFT", ">>"), ("NB_SUBTRACT", "-"), ("NB_TRUE_DIVIDE", "/"),
        ("NB_XOR", "^"), ("NB_INPLACE_ADD", "+="), ("NB_INPLACE_AND", "&="), ("NB_INPLACE_FLOOR_DIVIDE", "//="), ("NB_INPLACE_LSHIFT", "<<="),
        ("NB_INPLACE_MATRIX_MULTIPLY", "@="), ("NB_INPLACE_MULTIPLY", "*="), ("NB_INPLACE_REMAINDER", "%="), ("NB_INPLACE_OR", "|="),
        ("NB_INPLACE_POWER", "**="), ("NB_INPLACE_RSHIFT", ">>="), ("NB_INPLACE_SUBTRACT", "-="), ("NB_INPLACE_TRUE_DIVIDE", "/="),
        ("NB_INPLACE_XOR", "^="), ("NB_SUBSCR", "[]"),
    ];
}

/// <summary>Argument of COMPARE_OP: the operator in bits 5 and up (Py_LT, LE, EQ, NE, GT, GE), 16 asks for a bool, the low bits are the mask of outcomes that are true.</summary>
public static class CompareArg
{
    public const int Unordered = 1, LessThan = 2, GreaterThan = 4, EqualTo = 8, NotEquals = Unordered | LessThan | GreaterThan, BoolFlag = 16;

    /// <summary>Outcome mask per operator.</summary>
    public static ReadOnlySpan<byte> Mask => [LessThan, LessThan | EqualTo, EqualTo, NotEquals, GreaterThan, GreaterThan | EqualTo];

    public static int Operator(int oparg) => oparg >> 5;
}

/// <summary>Argument of LOAD_COMMON_CONSTANT.</summary>
public static class CommonConstant
{
    public const int AssertionError = 0, NotImplementedError = 1, BuiltinTuple = 2, BuiltinAll = 3, BuiltinAny = 4, Count = 5;
}

/// <summary>Argument of LOAD_SPECIAL.</summary>
public static class SpecialMethod
{
    public const int Enter = 0, Exit = 1, AEnter = 2, AExit = 3, Max = 3;
    public static readonly string[] Names = ["__enter__", "__exit__", "__aenter__", "__aexit__"];
}

/// <summary>Argument of RESUME.</summary>
public static class ResumeArg
{
    public const int AtFuncStart = 0, AfterYield = 1, AfterYieldFrom = 2, AfterAwait = 3, LocationMask = 3, Depth1Mask = 4;
}

/// <summary>Argument of SET_FUNCTION_ATTRIBUTE.</summary>
public static class FunctionAttribute
{
    public const int Defaults = 1, KwDefaults = 2, Annotations = 4, Closure = 8, Annotate = 16;
}

/// <summary>Argument of CONVERT_VALUE.</summary>
public static class FVC
{
    public const int None = 0, Str = 1, Repr = 2, Ascii = 3;
}

/// <summary>Other bits of instruction arguments.</summary>
public static class OpArgs
{
    /// <summary>CONTAINS_OP and IS_OP invert with argument 1.</summary>
    public const int Invert = 1;

    /// <summary>LOAD_ATTR: bit 0 asks for a method (pushes function and self, or attribute and NULL); the name index is above it. LOAD_GLOBAL: bit 0 pushes a NULL after the value.</summary>
    public const int LowBit = 1;

    /// <summary>GET_AWAITABLE: what the awaitable came from.</summary>
    public const int AwaitAEnter = 1, AwaitAExit = 2;
}

/// <summary>The magic number of <c>.pyc</c> files.</summary>
public static class PycMagic
{
    public const int Number = 3627;
    public const uint Token = Number | ((uint)'\r' << 16) | ((uint)'\n' << 24);
}
