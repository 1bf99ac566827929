// Include/internal/pycore_opcode_utils.h: families of instructions.

using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

public static partial class OpInfo
{
    public const int StackUseGuideline = 30, MaxRealOpcode = 254, InvalidStackEffect = int.MaxValue;

    [Mirrors("is_block_push", 98, 103, File = "Python/flowgraph.c")]
    public static bool IsBlockPush(Op op) => op is SETUP_FINALLY or SETUP_WITH or SETUP_CLEANUP;

    [Mirrors("is_jump", 105, 109, File = "Python/flowgraph.c")]
    public static bool HasTarget(Op op) => HasJump(op) || IsBlockPush(op);

    public static bool IsTerminator(Op op) => HasJump(op) || IsScopeExit(op);

    public static bool IsUnconditionalJump(Op op) => op is JUMP or JUMP_NO_INTERRUPT or JUMP_FORWARD or JUMP_BACKWARD or JUMP_BACKWARD_NO_INTERRUPT;

    public static bool IsConditionalJump(Op op) => op is POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE or POP_JUMP_IF_NONE or POP_JUMP_IF_NOT_NONE;

    public static bool IsScopeExit(Op op) => op is RETURN_VALUE or RAISE_VARARGS or RERAISE;

    /// <summary>Net effect on the stack, with <paramref name="jump"/> 1 when the jump is taken, 0 when not, -1 for the maximum; false for an instruction that does not occur in code.</summary>
    [Mirrors("get_stack_effects", 774, 795, File = "Python/flowgraph.c")]
    public static bool TryStackEffect(int opcode, int oparg, int jump, out int net)
    {
        net = 0;
        if (opcode < 0 || (opcode <= MaxRealOpcode && (int)Deopt((Op)opcode) != opcode)) return false;
        Op op = (Op)opcode;
        int popped = NumPopped(op, oparg), pushed = NumPushed(op, oparg);
        if (popped < 0 || pushed < 0) return false;
        net = IsBlockPush(op) && jump == 0 ? 0 : pushed - popped;
        return true;
    }
}
