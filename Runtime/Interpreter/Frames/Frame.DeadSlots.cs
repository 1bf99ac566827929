// What .NET's collector must not find: slots of the value stack that nothing will read again.

namespace PyModules.Runtime;

internal sealed partial class Frame
{
    /// <summary>Clear what the value stack holds beyond its values, up to <paramref name="end"/>, while the frame waits in an instruction for <paramref name="callee"/>, or for native code.</summary>
    internal void ClearDeadSlots(Frame? callee, int end)
    {
        int stack = Base + Code.NLocalsPlus, depth = Code.Depths[Ip];
        ref Instr instr = ref Code.Instrs[Ip];
        if (!Code.Instrumented)
        {
            LiveStack live = new Translator(Code.Code, instrument: false).Live(Ip);
            // The operands are the called function's own from its first instruction on; of a new instance the caller keeps track.
            if (callee is { Entry: false, Incomplete: false }) depth = live.Kept + (callee.Init ? 1 : 0);
            for (int position = 0; position < depth; position++)
            {
                // A call that takes a bound method apart puts its instance into the slot that was left out.
                if (!live.Written[position] && !(position > live.Kept && Slots[stack + position - 1] is PyMethod)) Slots[stack + position] = null;
            }
        }
        // What an iterator has given so far lies above the operand.
        if (instr.Op is IOp.UnpackSequence) depth = Math.Max(depth, instr.A - Code.NLocalsPlus + instr.D);
        else if (instr.Op is IOp.UnpackEx) depth = Math.Max(depth, instr.A - Code.NLocalsPlus + (instr.D & 0xFF) + 1 + (instr.D >> 8));
        if (end > stack + depth) Array.Clear(Slots, stack + depth, end - stack - depth);
    }
}
