// Python/flowgraph.c: building the graph, unreachable code, line numbers, exception targets, stack depth.

using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

/// <summary>The control flow graph of one code object.</summary>
internal sealed partial class Flowgraph
{
    private readonly BasicBlock _entry;
    private BasicBlock _current;
    private int _currentLabel = -1;
    private readonly List<BasicBlock> _stack = [];

    private Flowgraph() => _current = _entry = new BasicBlock();

    /// <summary>_PyCfg_FromInstructionSequence.</summary>
    [Mirrors("_PyCfg_FromInstructionSequence", 3844, 3907)]
    public static Flowgraph FromSequence(InstructionSequence seq)
    {
        seq.ApplyLabelMap();
        Flowgraph g = new();
        for (int i = 0; i < seq.Used; i++) seq.Instrs[i].Target = 0;
        for (int i = 0; i < seq.Used; i++)
        {
            ref Instruction instr = ref seq.Instrs[i];
            if (OpInfo.HasTarget(instr.Opcode)) seq.Instrs[instr.Oparg].Target = 1;
        }
        int offset = 0;
        for (int i = 0; i < seq.Used; i++)
        {
            ref Instruction instr = ref seq.Instrs[i];
            if (instr.Opcode == ANNOTATIONS_PLACEHOLDER)
            {
                if (seq.AnnotationsCode is { } annotations)
                {
                    for (int j = 0; j < annotations.Used; j++)
                        g.Add(annotations.Instrs[j].Opcode, annotations.Instrs[j].Oparg, annotations.Instrs[j].Loc);
                    offset += annotations.Used - 1;
                }
                else offset -= 1;
                continue;
            }
            if (instr.Target != 0)
            {
                g._currentLabel = i + offset;
                g.MaybeStartNewBlock();
            }
            g.Add(instr.Opcode, OpInfo.HasTarget(instr.Opcode) ? instr.Oparg + offset : instr.Oparg, instr.Loc);
        }
        return g;
    }

    [Mirrors("cfg_builder_current_block_is_terminated", 363, 381)]
    private bool CurrentBlockIsTerminated()
    {
        if (_current.Used > 0 && OpInfo.IsTerminator(_current.LastOp)) return true;
        if (_currentLabel != -1)
        {
            if (_current.Used > 0 || _current.Label != -1) return true;
            _current.Label = _currentLabel;
            _currentLabel = -1;
        }
        return false;
    }

    [Mirrors("cfg_builder_maybe_start_new_block", 383, 396)]
    private void MaybeStartNewBlock()
    {
        if (!CurrentBlockIsTerminated()) return;
        BasicBlock b = new() { Label = _currentLabel };
        _currentLabel = -1;
        _current.Next = b;
        _current = b;
    }

    [Mirrors("_PyCfgBuilder_Addop", 488, 493)]
    private void Add(Op op, int oparg, SourceLocation loc)
    {
        MaybeStartNewBlock();
        _current.Add(op, oparg, loc);
    }

    /// <summary>make_cfg_traversal_stack.</summary>
    [Mirrors("make_cfg_traversal_stack", 746, 758)]
    private List<BasicBlock> TraversalStack()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next) b.Visited = false;
        _stack.Clear();
        return _stack;
    }

    private static BasicBlock Pop(List<BasicBlock> stack)
    {
        BasicBlock b = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return b;
    }

    /// <summary>Conditional jumps only jump forward; what falls through a taken-or-not branch starts with NOT_TAKEN.</summary>
    [Mirrors("normalize_jumps", 596, 608)]
    private void NormalizeJumps()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next) b.Visited = false;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            b.Visited = true;
            if (b.Used == 0 || !OpInfo.IsConditionalJump(b.LastOp)) continue;
            ref CfgInstr last = ref b.Instrs[b.Used - 1];
            SourceLocation loc = last.Loc;
            BasicBlock target = last.Target!;
            if (!target.Visited)
            {
                b.Add(NOT_TAKEN, 0, loc);
                continue;
            }
            BasicBlock backwards = new() { StartDepth = target.StartDepth, Cold = b.Cold, Next = b.Next };
            backwards.Add(NOT_TAKEN, 0, loc);
            backwards.AddJump(JUMP, target, loc);
            last.Opcode = last.Opcode switch
            {
                POP_JUMP_IF_NOT_NONE => POP_JUMP_IF_NONE,
                POP_JUMP_IF_NONE => POP_JUMP_IF_NOT_NONE,
                POP_JUMP_IF_FALSE => POP_JUMP_IF_TRUE,
                _ => POP_JUMP_IF_FALSE,
            };
            last.Target = b.Next;
            b.Next = backwards;
        }
    }

    [Mirrors("check_cfg", 610, 626)]
    private void CheckGraph()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            for (int i = 0; i < b.Used - 1; i++)
                if (OpInfo.IsTerminator(b.Instrs[i].Opcode)) Throw(Exc.SystemError, "malformed control flow graph.");
    }

    [Mirrors("get_max_label", 628, 638)]
    private int MaxLabel()
    {
        int label = -1;
        for (BasicBlock? b = _entry; b is not null; b = b.Next) label = Math.Max(label, b.Label);
        return label;
    }

    [Mirrors("translate_jump_labels_to_targets", 641, 672)]
    private void TranslateLabelsToTargets()
    {
        BasicBlock?[] map = new BasicBlock?[MaxLabel() + 1];
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            if (b.Label >= 0) map[b.Label] = b;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                instr.Target = OpInfo.HasTarget(instr.Opcode) ? map[instr.Oparg] : null;
            }
        }
    }

    [Mirrors("mark_except_handlers", 674, 690)]
    private void MarkExceptHandlers()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            for (int i = 0; i < b.Used; i++)
                if (OpInfo.IsBlockPush(b.Instrs[i].Opcode)) b.Instrs[i].Target!.IsHandler = true;
    }

    [Mirrors("stackdepth_push", 797, 810)]
    private static void PushDepth(List<BasicBlock> stack, BasicBlock b, int depth)
    {
        if (b.StartDepth >= 0 && b.StartDepth != depth) Throw(Exc.ValueError, "Invalid CFG, inconsistent stackdepth");
        if (b.StartDepth < depth && b.StartDepth < 100)
        {
            b.StartDepth = depth;
            stack.Add(b);
        }
    }

    [Mirrors("calculate_stackdepth", 815, 890)]
    private int CalculateStackDepth()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next) b.StartDepth = int.MinValue;
        List<BasicBlock> stack = TraversalStack();
        int max = 0;
        PushDepth(stack, _entry, 0);
        while (stack.Count > 0)
        {
            BasicBlock b = Pop(stack);
            int depth = b.StartDepth;
            BasicBlock? next = b.Next;
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (!OpInfo.TryStackEffect((int)instr.Opcode, instr.Oparg, 0, out int net))
                    Throw(Exc.SystemError, $"Invalid stack effect for opcode={(int)instr.Opcode}, arg={instr.Oparg}");
                int newDepth = depth + net;
                if (newDepth < 0) Throw(Exc.ValueError, "Invalid CFG, stack underflow");
                max = Math.Max(max, depth);
                if (OpInfo.HasTarget(instr.Opcode) && instr.Opcode != END_ASYNC_FOR)
                {
                    OpInfo.TryStackEffect((int)instr.Opcode, instr.Oparg, 1, out net);
                    PushDepth(stack, instr.Target!, depth + net);
                }
                depth = newDepth;
                if (OpInfo.IsUnconditionalJump(instr.Opcode) || OpInfo.IsScopeExit(instr.Opcode))
                {
                    next = null;
                    break;
                }
            }
            if (next is not null) PushDepth(stack, next, depth);
        }
        return max;
    }

    /// <summary>Give every instruction the handler that covers it.</summary>
    [Mirrors("label_exception_targets", 892, 998)]
    private void LabelExceptionTargets()
    {
        List<BasicBlock> todo = TraversalStack();
        _entry.ExceptStack = [null];
        _entry.Visited = true;
        todo.Add(_entry);
        while (todo.Count > 0)
        {
            BasicBlock b = Pop(todo);
            List<BasicBlock?>? handlers = b.ExceptStack!;
            b.ExceptStack = null;
            BasicBlock? handler = handlers[^1];
            int lastYieldDepth = -1;
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (OpInfo.IsBlockPush(instr.Opcode))
                {
                    BasicBlock target = instr.Target!;
                    if (!target.Visited)
                    {
                        target.ExceptStack = new List<BasicBlock?>(handlers!);
                        target.Visited = true;
                        todo.Add(target);
                    }
                    if (instr.Opcode is SETUP_WITH or SETUP_CLEANUP) target.PreserveLasti = true;
                    handlers!.Add(target);
                    handler = target;
                }
                else if (instr.Opcode == POP_BLOCK)
                {
                    handlers!.RemoveAt(handlers.Count - 1);
                    handler = handlers[^1];
                    instr.SetNop();
                }
                else if (OpInfo.HasJump(instr.Opcode))
                {
                    instr.Except = handler;
                    BasicBlock target = instr.Target!;
                    if (!target.Visited)
                    {
                        if (b.FallsThrough) target.ExceptStack = new List<BasicBlock?>(handlers!);
                        else
                        {
                            target.ExceptStack = handlers;
                            handlers = null;
                        }
                        target.Visited = true;
                        todo.Add(target);
                    }
                }
                else
                {
                    instr.Except = handler;
                    if (instr.Opcode == YIELD_VALUE) lastYieldDepth = handlers!.Count - 1;
                    else if (instr.Opcode == RESUME && instr.Oparg != ResumeArg.AtFuncStart)
                    {
                        if (lastYieldDepth == 1) instr.Oparg |= ResumeArg.Depth1Mask;
                        lastYieldDepth = -1;
                    }
                }
            }
            if (b.FallsThrough && b.Next is { Visited: false } next)
            {
                next.ExceptStack = handlers;
                next.Visited = true;
                todo.Add(next);
            }
        }
    }

    [Mirrors("remove_unreachable", 1002, 1048)]
    private void RemoveUnreachable()
    {
        List<BasicBlock> stack = TraversalStack();
        for (BasicBlock? b = _entry; b is not null; b = b.Next) b.Predecessors = 0;
        _entry.Predecessors = 1;
        _entry.Visited = true;
        stack.Add(_entry);
        while (stack.Count > 0)
        {
            BasicBlock b = Pop(stack);
            if (b.Next is { } next && b.FallsThrough)
            {
                if (!next.Visited)
                {
                    stack.Add(next);
                    next.Visited = true;
                }
                next.Predecessors++;
            }
            for (int i = 0; i < b.Used; i++)
            {
                if (!OpInfo.HasTarget(b.Instrs[i].Opcode)) continue;
                BasicBlock target = b.Instrs[i].Target!;
                if (!target.Visited)
                {
                    stack.Add(target);
                    target.Visited = true;
                }
                target.Predecessors++;
            }
        }
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (b.Predecessors != 0) continue;
            b.Used = 0;
            b.IsHandler = false;
        }
    }

    [Mirrors("basicblock_remove_redundant_nops", 1050, 1108)]
    private static int RemoveRedundantNops(BasicBlock bb)
    {
        int dest = 0, prevLineno = -1;
        CfgInstr[] instrs = bb.Instrs;
        for (int src = 0; src < bb.Used; src++)
        {
            int lineno = instrs[src].Loc.Lineno;
            if (instrs[src].Opcode == NOP)
            {
                // A NOP stays only when its line would otherwise not be seen.
                if (lineno < 0 || prevLineno == lineno) continue;
                if (src < bb.Used - 1)
                {
                    int nextLineno = instrs[src + 1].Loc.Lineno;
                    if (nextLineno == lineno) continue;
                    if (nextLineno < 0)
                    {
                        instrs[src + 1].Loc = instrs[src].Loc;
                        continue;
                    }
                }
                else if (BasicBlock.NextNonEmpty(bb.Next) is { } next)
                {
                    SourceLocation nextLoc = SourceLocation.None;
                    for (int i = 0; i < next.Used; i++)
                    {
                        if (next.Instrs[i].Opcode == NOP && next.Instrs[i].Loc.Lineno < 0) continue;
                        nextLoc = next.Instrs[i].Loc;
                        break;
                    }
                    if (lineno == nextLoc.Lineno) continue;
                }
            }
            if (dest != src) instrs[dest] = instrs[src];
            dest++;
            prevLineno = lineno;
        }
        int removed = bb.Used - dest;
        bb.Used = dest;
        return removed;
    }

    [Mirrors("remove_redundant_nops", 1110, 1119)]
    private int RemoveRedundantNops()
    {
        int changes = 0;
        for (BasicBlock? b = _entry; b is not null; b = b.Next) changes += RemoveRedundantNops(b);
        return changes;
    }

    [Mirrors("remove_redundant_jumps", 1165, 1197)]
    private int RemoveRedundantJumps()
    {
        int changes = 0;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (b.Used == 0 || !OpInfo.IsUnconditionalJump(b.LastOp)) continue;
            ref CfgInstr last = ref b.Instrs[b.Used - 1];
            BasicBlock? target = BasicBlock.NextNonEmpty(last.Target);
            if (target is null) Throw(Exc.SystemError, "jump with NULL target");
            if (target != BasicBlock.NextNonEmpty(b.Next)) continue;
            changes++;
            last.SetNop();
        }
        return changes;
    }

    [Mirrors("remove_redundant_nops_and_jumps", 2503, 2517)]
    private void RemoveRedundantNopsAndJumps()
    {
        while (RemoveRedundantNops() + RemoveRedundantJumps() > 0) { }
    }

    /// <summary>Small exit blocks, and blocks without a line that jump on, are copied to where they are jumped to from.</summary>
    [Mirrors("inline_small_or_no_lineno_blocks", 1251, 1265)]
    private void InlineSmallOrNoLinenoBlocks()
    {
        const int maxCopySize = 4;
        bool changes;
        do
        {
            changes = false;
            for (BasicBlock? b = _entry; b is not null; b = b.Next)
            {
                if (b.Used == 0 || !OpInfo.IsUnconditionalJump(b.LastOp)) continue;
                BasicBlock target = b.Instrs[b.Used - 1].Target!;
                bool smallExit = target.ExitsScope && target.Used <= maxCopySize;
                bool noLinenoNoFallThrough = target.HasNoLineno && target.NoFallThrough;
                if (!smallExit && !noLinenoNoFallThrough) continue;
                Op removed = b.LastOp;
                b.Instrs[b.Used - 1].SetNop();
                b.Append(target);
                if (noLinenoNoFallThrough && OpInfo.IsUnconditionalJump(b.LastOp) && removed == JUMP)
                    b.Instrs[b.Used - 1].Opcode = JUMP;
                target.Predecessors--;
                changes = true;
            }
        }
        while (changes);
    }

    [Mirrors("is_exit_or_eval_check_without_lineno", 3494, 3502)]
    private static bool IsExitOrEvalCheckWithoutLineno(BasicBlock b) => (b.ExitsScope || b.HasEvalBreak) && b.HasNoLineno;

    /// <summary>Exits without a line take the line of what jumps to them: one copy per jump.</summary>
    [Mirrors("duplicate_exits_without_lineno", 3514, 3557)]
    private void DuplicateExitsWithoutLineno()
    {
        int nextLabel = MaxLabel() + 1;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (b.Used == 0 || !OpInfo.HasJump(b.LastOp)) continue;
            ref CfgInstr last = ref b.Instrs[b.Used - 1];
            BasicBlock target = BasicBlock.NextNonEmpty(last.Target)!;
            if (!IsExitOrEvalCheckWithoutLineno(target) || target.Predecessors <= 1) continue;
            BasicBlock copy = new();
            copy.Append(target);
            copy.Instrs[0].Loc = last.Loc;
            last.Target = copy;
            target.Predecessors--;
            copy.Predecessors = 1;
            copy.Next = target.Next;
            copy.Label = nextLabel++;
            target.Next = copy;
        }
        // An exit reached by falling through continues the line.
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            if (b.FallsThrough && b.Next is { } next && b.Used > 0 && IsExitOrEvalCheckWithoutLineno(next))
                next.Instrs[0].Loc = b.Instrs[b.Used - 1].Loc;
    }

    [Mirrors("propagate_line_numbers", 3567, 3600)]
    private void PropagateLineNumbers()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (b.Used == 0) continue;
            SourceLocation prev = SourceLocation.None;
            for (int i = 0; i < b.Used; i++)
            {
                if (b.Instrs[i].Loc.Lineno == -1) b.Instrs[i].Loc = prev;
                else prev = b.Instrs[i].Loc;
            }
            if (b.FallsThrough && b.Next is { Predecessors: 1, Used: > 0 } next && next.Instrs[0].Loc.Lineno == -1) next.Instrs[0].Loc = prev;
            ref CfgInstr last = ref b.Instrs[b.Used - 1];
            if (OpInfo.HasJump(last.Opcode) && last.Target is { Predecessors: 1, Instrs.Length: > 0 } target && target.Instrs[0].Loc.Lineno == -1)
                target.Instrs[0].Loc = prev;
        }
    }

    [Mirrors("resolve_line_numbers", 3602, 3608)]
    private void ResolveLineNumbers()
    {
        DuplicateExitsWithoutLineno();
        PropagateLineNumbers();
    }

    /// <summary>_PyCfg_OptimizeCodeUnit.</summary>
    [Mirrors("_PyCfg_OptimizeCodeUnit", 3610, 3634)]
    public void OptimizeCodeUnit(List<PyObject> consts, ConstantCache constCache, int nlocals, int nparams)
    {
        _consts = consts;
        _constCache = constCache;
        TranslateLabelsToTargets();
        MarkExceptHandlers();
        LabelExceptionTargets();
        CheckGraph();
        InlineSmallOrNoLinenoBlocks();
        RemoveUnreachable();
        ResolveLineNumbers();
        OptimizeLoadConst();
        for (BasicBlock? b = _entry; b is not null; b = b.Next) OptimizeBasicBlock(b);
        RemoveRedundantNopsAndPairs();
        RemoveUnreachable();
        RemoveRedundantNopsAndJumps();
        RemoveUnusedConsts();
        AddChecksForUninitialized(nlocals, nparams);
        InsertSuperInstructions();
        PushColdBlocksToEnd();
        ResolveLineNumbers();
    }

    /// <summary>_PyCfg_OptimizedCfgToInstructionSequence.</summary>
    [Mirrors("_PyCfg_OptimizedCfgToInstructionSequence", 3947, 3992)]
    public InstructionSequence ToOptimizedSequence(UnitMetadata metadata, CodeFlags flags, out int stackDepth, out int nlocalsplus)
    {
        ConvertPseudoConditionalJumps();
        stackDepth = CalculateStackDepth();
        nlocalsplus = PrepareLocalsPlus(metadata, flags);
        ConvertPseudoOps();
        NormalizeJumps();
        OptimizeLoadFast();
        return ToSequence();
    }

    [Mirrors("_PyCfg_ToInstructionSequence", 3909, 3944)]
    private InstructionSequence ToSequence()
    {
        InstructionSequence seq = new();
        int label = 0;
        for (BasicBlock? b = _entry; b is not null; b = b.Next) b.Label = label++;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            seq.UseLabel(b.Label);
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (OpInfo.HasTarget(instr.Opcode)) instr.Oparg = instr.Target!.Label;
                ref Instruction added = ref seq.Add(instr.Opcode, instr.Oparg, instr.Loc);
                added.HandlerLabel = -1;
                if (instr.Except is not { } except) continue;
                added.HandlerLabel = except.Label;
                added.HandlerStartDepth = except.StartDepth;
                added.HandlerPreserveLasti = except.PreserveLasti;
            }
        }
        seq.ApplyLabelMap();
        return seq;
    }
}
