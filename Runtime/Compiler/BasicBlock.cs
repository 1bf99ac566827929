// Python/flowgraph.c: basic blocks and the graph's construction.

using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal struct CfgInstr
{
    public Op Opcode;
    public int Oparg;
    public SourceLocation Loc;
    public BasicBlock? Target, Except;

    public void SetNop()
    {
        Opcode = NOP;
        Oparg = 0;
    }

    public void Set(Op op, int oparg)
    {
        Opcode = op;
        Oparg = oparg;
    }
}

internal sealed class BasicBlock
{
    public CfgInstr[] Instrs = [];
    public int Used, Label = -1, Predecessors, StartDepth;
    public BasicBlock? Next;
    public List<BasicBlock?>? ExceptStack;
    public ulong UnsafeLocals;
    public bool PreserveLasti, Visited, IsHandler, Cold, Warm;

    public bool IsEmpty => Used == 0;

    public Op LastOp => Used > 0 ? Instrs[Used - 1].Opcode : NOP;

    [Mirrors("basicblock_nofallthrough", 237, 243)]
    public bool NoFallThrough => Used > 0 && (OpInfo.IsScopeExit(LastOp) || OpInfo.IsUnconditionalJump(LastOp));

    public bool FallsThrough => !NoFallThrough;

    [Mirrors("basicblock_exits_scope", 347, 351)]
    public bool ExitsScope => Used > 0 && OpInfo.IsScopeExit(LastOp);

    [Mirrors("basicblock_has_eval_break", 353, 361)]
    public bool HasEvalBreak
    {
        get
        {
            for (int i = 0; i < Used; i++)
                if (OpInfo.HasEvalBreak(Instrs[i].Opcode)) return true;
            return false;
        }
    }

    [Mirrors("basicblock_has_no_lineno", 1199, 1207)]
    public bool HasNoLineno
    {
        get
        {
            for (int i = 0; i < Used; i++)
                if (Instrs[i].Loc.Lineno >= 0) return false;
            return true;
        }
    }

    /// <summary>Room for one more. What an instruction removed earlier left there stays: CPython's exception tables show its handler.</summary>
    [Mirrors("basicblock_next_instr", 141, 156)]
    public ref CfgInstr NextInstr()
    {
        if (Used == Instrs.Length) Array.Resize(ref Instrs, Math.Max(8, Used * 2));
        return ref Instrs[Used++];
    }

    [Mirrors("basicblock_addop", 187, 206)]
    public void Add(Op op, int oparg, SourceLocation loc)
    {
        ref CfgInstr instr = ref NextInstr();
        instr.Opcode = op;
        instr.Oparg = oparg;
        instr.Target = null;
        instr.Loc = loc;
    }

    [Mirrors("basicblock_add_jump", 208, 222)]
    public void AddJump(Op op, BasicBlock target, SourceLocation loc)
    {
        Add(op, target.Label, loc);
        Instrs[Used - 1].Target = target;
    }

    [Mirrors("basicblock_append_instructions", 224, 235)]
    public void Append(BasicBlock from)
    {
        for (int i = 0; i < from.Used; i++) NextInstr() = from.Instrs[i];
    }

    [Mirrors("basicblock_insert_instruction", 265, 273)]
    public void Insert(int pos, in CfgInstr instr)
    {
        CfgInstr copy = instr;
        NextInstr();
        Array.Copy(Instrs, pos, Instrs, pos + 1, Used - 1 - pos);
        Instrs[pos] = copy;
    }

    [Mirrors("next_nonempty_block", 496, 503)]
    public static BasicBlock? NextNonEmpty(BasicBlock? b)
    {
        while (b is not null && b.Used == 0) b = b.Next;
        return b;
    }
}
