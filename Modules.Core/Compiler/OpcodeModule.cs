// Modules/_opcode.c: what dis knows of instructions.

using PyModules.Compiler;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Opcode support module.</summary>
[PyModule("_opcode", Source = "Modules/_opcode.c", Doc = "Opcode support module.")]
public static partial class OpcodeModule
{
    [PyConstant("ENABLE_SPECIALIZATION")] private const int EnableSpecialization = 1;
    [PyConstant("ENABLE_SPECIALIZATION_FT")] private const int EnableSpecializationFT = 0;

    /// <summary>Compute the stack effect of the opcode.</summary>
    [PyFunction("stack_effect", "(opcode, oparg=None, /, *, jump=None)")]
    private static PyObject? StackEffect(int opcode, PyObject? oparg, PyObject? jump)
    {
        int arg = 0;
        if (oparg is not (null or PyNone) && !Args.AsInt(oparg, out arg)) return null;
        int taken;
        if (jump is null or PyNone) taken = -1;
        else if (ReferenceEquals(jump, PyBool.True)) taken = 1;
        else if (ReferenceEquals(jump, PyBool.False)) taken = 0;
        else return Err.Raise(Exc.ValueError, "stack_effect: jump must be False, True or None");
        return OpInfo.IsValid(opcode) && OpInfo.TryStackEffect(opcode, arg, taken, out int net) ? PyInt.From(net) : Err.Raise(Exc.ValueError, "invalid opcode or oparg");
    }

    /// <summary>Whether the opcode is valid.</summary>
    [PyFunction("is_valid", "(opcode)")]
    private static bool IsValid(int opcode) => OpInfo.IsValid(opcode);

    /// <summary>Whether the opcode uses its oparg.</summary>
    [PyFunction("has_arg", "(opcode)")]
    private static bool HasArg(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasArg((Op)opcode);

    /// <summary>Whether the opcode accesses a constant.</summary>
    [PyFunction("has_const", "(opcode)")]
    private static bool HasConst(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasConst((Op)opcode);

    /// <summary>Whether the opcode accesses an attribute by name.</summary>
    [PyFunction("has_name", "(opcode)")]
    private static bool HasName(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasName((Op)opcode);

    /// <summary>Whether the opcode has a jump target.</summary>
    [PyFunction("has_jump", "(opcode)")]
    private static bool HasJump(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasJump((Op)opcode);

    /// <summary>Whether the opcode accesses a free variable.</summary>
    [PyFunction("has_free", "(opcode)")]
    private static bool HasFree(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasFree((Op)opcode);

    /// <summary>Whether the opcode accesses a local variable.</summary>
    [PyFunction("has_local", "(opcode)")]
    private static bool HasLocal(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasLocal((Op)opcode);

    /// <summary>Whether the opcode sets an exception handler.</summary>
    [PyFunction("has_exc", "(opcode)")]
    private static bool HasExc(int opcode) => OpInfo.IsValid(opcode) && OpInfo.IsBlockPush((Op)opcode);

    /// <summary>Return the specialization stats.</summary>
    [PyFunction("get_specialization_stats", "()")]
    private static PyObject? GetSpecializationStats() => PyNone.Instance;

    private static PyObject? ListOf(IEnumerable<PyObject> items) => PyList.Of([.. items]);

    /// <summary>Return array of symbols of binary ops.</summary>
    [PyFunction("get_nb_ops", "()")]
    private static PyObject? GetNbOps() => ListOf(NB.Ops.Select(static op => PyTuple.Of(PyStr.From(op.Name), PyStr.From(op.Symbol))));

    /// <summary>The names of the unary intrinsics.</summary>
    [PyFunction("get_intrinsic1_descs", "()")]
    private static PyObject? GetIntrinsic1Descs() => ListOf(Intrinsic1.Names.Select(PyStr.From));

    /// <summary>The names of the binary intrinsics.</summary>
    [PyFunction("get_intrinsic2_descs", "()")]
    private static PyObject? GetIntrinsic2Descs() => ListOf(Intrinsic2.Names.Select(PyStr.From));

    /// <summary>Return a list of special method names.</summary>
    [PyFunction("get_special_method_names", "()")]
    private static PyObject? GetSpecialMethodNames() => ListOf(SpecialMethod.Names.Select(PyStr.From));

    /// <summary>The executor at an offset, or None.</summary>
    [PyFunction("get_executor", "(code, offset)")]
    private static PyObject? GetExecutor(PyObject code, int offset) =>
        code is PyCode ? Err.Raise(Exc.RuntimeError, "Executors are not available in this build")
            : Err.Raise(Exc.TypeError, $"expected a code object, not '{code.Type.Name}'");
}
