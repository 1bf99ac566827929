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
    [PyFunction("stack_effect", "(opcode, oparg=None, /, *, jump=None)"), Mirrors("_opcode_stack_effect_impl", 36, 71)]
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
    [PyFunction("is_valid", "(opcode)"), Mirrors("_opcode_is_valid_impl", 82, 87)]
    private static bool IsValid(int opcode) => OpInfo.IsValid(opcode);

    /// <summary>Whether the opcode uses its oparg.</summary>
    [PyFunction("has_arg", "(opcode)"), Mirrors("_opcode_has_arg_impl", 98, 103)]
    private static bool HasArg(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasArg((Op)opcode);

    /// <summary>Whether the opcode accesses a constant.</summary>
    [PyFunction("has_const", "(opcode)"), Mirrors("_opcode_has_const_impl", 114, 119)]
    private static bool HasConst(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasConst((Op)opcode);

    /// <summary>Whether the opcode accesses an attribute by name.</summary>
    [PyFunction("has_name", "(opcode)"), Mirrors("_opcode_has_name_impl", 130, 135)]
    private static bool HasName(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasName((Op)opcode);

    /// <summary>Whether the opcode has a jump target.</summary>
    [PyFunction("has_jump", "(opcode)"), Mirrors("_opcode_has_jump_impl", 146, 151)]
    private static bool HasJump(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasJump((Op)opcode);

    /// <summary>Whether the opcode accesses a free variable.</summary>
    [PyFunction("has_free", "(opcode)"), Mirrors("_opcode_has_free_impl", 167, 172)]
    private static bool HasFree(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasFree((Op)opcode);

    /// <summary>Whether the opcode accesses a local variable.</summary>
    [PyFunction("has_local", "(opcode)"), Mirrors("_opcode_has_local_impl", 183, 188)]
    private static bool HasLocal(int opcode) => OpInfo.IsValid(opcode) && OpInfo.HasLocal((Op)opcode);

    /// <summary>Whether the opcode sets an exception handler.</summary>
    [PyFunction("has_exc", "(opcode)"), Mirrors("_opcode_has_exc_impl", 199, 204)]
    private static bool HasExc(int opcode) => OpInfo.IsValid(opcode) && OpInfo.IsBlockPush((Op)opcode);

    /// <summary>Return the specialization stats.</summary>
    [PyFunction("get_specialization_stats", "()"), Mirrors("_opcode_get_specialization_stats_impl", 213, 222)]
    private static PyObject? GetSpecializationStats() => PyNone.Instance;

    private static PyList ListOf(string[] names)
    {
        PyList list = new(names.Length);
        foreach (string name in names) list.Append(PyStr.From(name));
        return list;
    }

    /// <summary>Return array of symbols of binary ops.</summary>
    [PyFunction("get_nb_ops", "()"), Mirrors("_opcode_get_nb_ops_impl", 233, 291)]
    private static PyObject? GetNbOps()
    {
        PyList list = new(NB.Ops.Length);
        foreach ((string name, string symbol) in NB.Ops) list.Append(PyTuple.Of(PyStr.From(name), PyStr.From(symbol)));
        return list;
    }

    /// <summary>The names of the unary intrinsics.</summary>
    [PyFunction("get_intrinsic1_descs", "()"), Mirrors("_opcode_get_intrinsic1_descs_impl", 300, 317)]
    private static PyObject? GetIntrinsic1Descs() => ListOf(Intrinsic1.Names);

    /// <summary>The names of the binary intrinsics.</summary>
    [PyFunction("get_intrinsic2_descs", "()"), Mirrors("_opcode_get_intrinsic2_descs_impl", 327, 344)]
    private static PyObject? GetIntrinsic2Descs() => ListOf(Intrinsic2.Names);

    /// <summary>Return a list of special method names.</summary>
    [PyFunction("get_special_method_names", "()"), Mirrors("_opcode_get_special_method_names_impl", 353, 370)]
    private static PyObject? GetSpecialMethodNames() => ListOf(SpecialMethod.Names);

    /// <summary>The executor at an offset, or None.</summary>
    [PyFunction("get_executor", "(code, offset)"), Mirrors("_opcode_get_executor_impl", 382, 399)]
    private static PyObject? GetExecutor(PyObject code, int offset) =>
        code is PyCode ? Err.Raise(Exc.RuntimeError, "Executors are not available in this build")
            : Err.Raise(Exc.TypeError, $"expected a code object, not '{code.Type.Name}'");
}
