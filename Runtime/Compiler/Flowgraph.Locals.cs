// Python/flowgraph.c: unbound locals, borrowed loads, cold blocks, cells.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class Flowgraph
{
    [Mirrors("maybe_push", 3016, 3032)]
    private static void MaybePush(BasicBlock b, ulong unsafeMask, List<BasicBlock> stack)
    {
        ulong both = b.UnsafeLocals | unsafeMask;
        if (b.UnsafeLocals == both) return;
        b.UnsafeLocals = both;
        if (b.Visited) return;
        stack.Add(b);
        b.Visited = true;
    }

    [Mirrors("scan_block_for_locals", 3034, 3079)]
    private static void ScanBlockForLocals(BasicBlock b, List<BasicBlock> stack)
    {
        ulong mask = b.UnsafeLocals;
        for (int i = 0; i < b.Used; i++)
        {
            ref CfgInstr instr = ref b.Instrs[i];
            if (instr.Except is { } except) MaybePush(except, mask, stack);
            if (instr.Oparg >= 64) continue;
            ulong bit = 1UL << instr.Oparg;
            switch (instr.Opcode)
            {
                case DELETE_FAST:
                case LOAD_FAST_AND_CLEAR:
                case STORE_FAST_MAYBE_NULL:
                    mask |= bit;
                    break;
                case STORE_FAST:
                case LOAD_FAST_CHECK:
                    mask &= ~bit;
                    break;
                case LOAD_FAST:
                    if ((mask & bit) != 0) instr.Opcode = LOAD_FAST_CHECK;
                    mask &= ~bit;
                    break;
            }
        }
        if (b.Next is { } next && b.FallsThrough) MaybePush(next, mask, stack);
        if (b.Used > 0 && OpInfo.HasJump(b.LastOp)) MaybePush(b.Instrs[b.Used - 1].Target!, mask, stack);
    }

    [Mirrors("fast_scan_many_locals", 3081, 3126)]
    private void ScanManyLocals(int nlocals)
    {
        int[] states = new int[nlocals - 64];
        int blocknum = 0;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            blocknum++;
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                int arg = instr.Oparg;
                if (arg < 64) continue;
                switch (instr.Opcode)
                {
                    case DELETE_FAST:
                    case LOAD_FAST_AND_CLEAR:
                    case STORE_FAST_MAYBE_NULL:
                        states[arg - 64] = blocknum - 1;
                        break;
                    case STORE_FAST:
                        states[arg - 64] = blocknum;
                        break;
                    case LOAD_FAST:
                        if (states[arg - 64] != blocknum) instr.Opcode = LOAD_FAST_CHECK;
                        states[arg - 64] = blocknum;
                        break;
                }
            }
        }
    }

    /// <summary>Loads of locals that may be unbound become LOAD_FAST_CHECK.</summary>
    [Mirrors("add_checks_for_loads_of_uninitialized_variables", 3227, 3274)]
    private void AddChecksForUninitialized(int nlocals, int nparams)
    {
        if (nlocals == 0) return;
        if (nlocals > 64)
        {
            ScanManyLocals(nlocals);
            nlocals = 64;
        }
        List<BasicBlock> stack = TraversalStack();
        ulong start = 0;
        for (int i = nparams; i < nlocals; i++) start |= 1UL << i;
        MaybePush(_entry, start, stack);
        for (BasicBlock? b = _entry; b is not null; b = b.Next) ScanBlockForLocals(b, stack);
        while (stack.Count > 0)
        {
            BasicBlock b = Pop(stack);
            b.Visited = false;
            ScanBlockForLocals(b, stack);
        }
    }

    /// <summary>Handlers and what only they reach go to the end.</summary>
    [Mirrors("push_cold_blocks_to_end", 3358, 3437)]
    private void PushColdBlocksToEnd()
    {
        if (_entry.Next is null) return;
        MarkCold();
        int nextLabel = MaxLabel() + 1;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (!b.Cold || !b.FallsThrough || b.Next is not { Warm: true } next) continue;
            // A cold block that fell through into a warm one has to jump back.
            BasicBlock jump = new() { Cold = true, Next = next, Predecessors = 1 };
            if (next.Label == -1) next.Label = nextLabel++;
            jump.AddJump(JUMP_NO_INTERRUPT, next, SourceLocation.None);
            b.Next = jump;
        }
        BasicBlock? cold = null, coldTail = null;
        BasicBlock at = _entry;
        while (at.Next is not null)
        {
            while (at.Next is { Cold: false } warm) at = warm;
            if (at.Next is null) break;
            BasicBlock end = at.Next;
            while (end.Next is { Cold: true } more) end = more;
            if (cold is null) cold = at.Next;
            else coldTail!.Next = at.Next;
            coldTail = end;
            at.Next = end.Next;
            end.Next = null;
        }
        at.Next = cold;
        if (cold is not null) RemoveRedundantNopsAndJumps();
    }

    [Mirrors("mark_cold", 3308, 3355)]
    private void MarkCold()
    {
        List<BasicBlock> stack = TraversalStack();
        stack.Add(_entry);
        _entry.Visited = true;
        while (stack.Count > 0)
        {
            BasicBlock b = Pop(stack);
            b.Warm = true;
            if (b.Next is { Visited: false } next && b.FallsThrough)
            {
                stack.Add(next);
                next.Visited = true;
            }
            for (int i = 0; i < b.Used; i++)
            {
                if (!OpInfo.HasJump(b.Instrs[i].Opcode) || b.Instrs[i].Target is not { Visited: false } target) continue;
                stack.Add(target);
                target.Visited = true;
            }
        }
        stack = TraversalStack();
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            if (!b.IsHandler) continue;
            stack.Add(b);
            b.Visited = true;
        }
        while (stack.Count > 0)
        {
            BasicBlock b = Pop(stack);
            b.Cold = true;
            if (b.Next is { Warm: false, Visited: false } next && b.FallsThrough)
            {
                stack.Add(next);
                next.Visited = true;
            }
            for (int i = 0; i < b.Used; i++)
            {
                if (!OpInfo.HasJump(b.Instrs[i].Opcode) || b.Instrs[i].Target is not { Warm: false, Visited: false } target) continue;
                stack.Add(target);
                target.Visited = true;
            }
        }
    }

    [Mirrors("convert_pseudo_conditional_jumps", 3439, 3469)]
    private void ConvertPseudoConditionalJumps()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (instr.Opcode is not (JUMP_IF_FALSE or JUMP_IF_TRUE)) continue;
                instr.Opcode = instr.Opcode == JUMP_IF_FALSE ? POP_JUMP_IF_FALSE : POP_JUMP_IF_TRUE;
                SourceLocation loc = instr.Loc;
                BasicBlock? except = instr.Except;
                b.Insert(i++, new CfgInstr { Opcode = COPY, Oparg = 1, Loc = loc, Except = except });
                b.Insert(i++, new CfgInstr { Opcode = TO_BOOL, Loc = loc, Except = except });
            }
        }
    }

    [Mirrors("convert_pseudo_ops", 3471, 3492)]
    private void ConvertPseudoOps()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (OpInfo.IsBlockPush(instr.Opcode)) instr.SetNop();
                else if (instr.Opcode == LOAD_CLOSURE) instr.Opcode = LOAD_FAST;
                else if (instr.Opcode == STORE_FAST_MAYBE_NULL) instr.Opcode = STORE_FAST;
            }
        }
        RemoveRedundantNopsAndJumps();
    }

    /// <summary>Lay out locals, cells and free variables; returns how many there are.</summary>
    [Mirrors("prepare_localsplus", 3810, 3842)]
    private int PrepareLocalsPlus(UnitMetadata umd, CodeFlags flags)
    {
        int nlocals = umd.VarNames.Count, ncells = umd.CellVars.Count, nfree = umd.FreeVars.Count;
        int noffsets = ncells + nfree;
        int[] fixedMap = new int[noffsets];
        for (int i = 0; i < noffsets; i++) fixedMap[i] = nlocals + i;
        // A cell that is an argument or local shares its slot.
        foreach (string name in umd.CellVars.Names)
            if (umd.VarNames.Index.TryGetValue(name, out int varIndex)) fixedMap[umd.CellVars.Index[name]] = varIndex;
        InsertPrefix(umd, fixedMap, nfree, flags);
        int dropped = 0;
        for (int i = 0; i < noffsets; i++)
        {
            if (fixedMap[i] == i + nlocals) fixedMap[i] -= dropped;
            else dropped++;
        }
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            for (int i = 0; i < b.Used; i++)
            {
                ref CfgInstr instr = ref b.Instrs[i];
                if (instr.Opcode is MAKE_CELL or LOAD_CLOSURE or LOAD_DEREF or STORE_DEREF or DELETE_DEREF or LOAD_FROM_DICT_OR_DEREF)
                    instr.Oparg = fixedMap[instr.Oparg];
            }
        }
        return nlocals + noffsets - dropped;
    }

    [Mirrors("insert_prefix_instructions", 3686, 3763)]
    private void InsertPrefix(UnitMetadata umd, int[] fixedMap, int nfree, CodeFlags flags)
    {
        if ((flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0)
        {
            // The generator is made first: RETURN_GENERATOR leaves None for the POP_TOP on the first send.
            SourceLocation loc = new(umd.FirstLineNo, umd.FirstLineNo, -1, -1);
            _entry.Insert(0, new CfgInstr { Opcode = RETURN_GENERATOR, Loc = loc });
            _entry.Insert(1, new CfgInstr { Opcode = POP_TOP, Loc = loc });
        }
        int ncells = umd.CellVars.Count;
        if (ncells > 0)
        {
            int[] sorted = new int[ncells + umd.VarNames.Count];
            for (int i = 0; i < ncells; i++) sorted[fixedMap[i]] = i + 1;
            for (int i = 0, used = 0; used < ncells; i++)
            {
                if (sorted[i] == 0) continue;
                _entry.Insert(used++, new CfgInstr { Opcode = MAKE_CELL, Oparg = sorted[i] - 1, Loc = SourceLocation.None });
            }
        }
        if (nfree > 0) _entry.Insert(0, new CfgInstr { Opcode = COPY_FREE_VARS, Oparg = nfree, Loc = SourceLocation.None });
    }

    private const byte SupportKilled = 1, StoredAsLocal = 2, Unconsumed = 4;
    private const int NotLocal = -1, DummyInstr = -1;

    [Mirrors("load_fast_push_block", 2701, 2710)]
    private static void PushBlock(List<BasicBlock> stack, BasicBlock target)
    {
        if (target.Visited) return;
        target.Visited = true;
        stack.Add(target);
    }

    /// <summary>Loads whose value is consumed in the block while the local keeps it alive may borrow.</summary>
    [Mirrors("optimize_load_fast", 2749, 3013)]
    private void OptimizeLoadFast()
    {
        List<(int Instr, int Local)> refs = [];
        int maxInstrs = 0;
        for (BasicBlock? b = _entry; b is not null; b = b.Next) maxInstrs = Math.Max(maxInstrs, b.Used);
        byte[] marks = new byte[maxInstrs];
        List<BasicBlock> stack = TraversalStack();
        _entry.StartDepth = 0;
        _entry.Visited = true;
        stack.Add(_entry);
        while (stack.Count > 0)
        {
            BasicBlock block = Pop(stack);
            Array.Clear(marks, 0, block.Used);
            refs.Clear();
            for (int i = 0; i < block.StartDepth; i++) refs.Add((DummyInstr, NotLocal));
            for (int i = 0; i < block.Used; i++)
            {
                ref CfgInstr instr = ref block.Instrs[i];
                Op op = instr.Opcode;
                int oparg = instr.Oparg;
                switch (op)
                {
                    case DELETE_FAST:
                        KillLocal(oparg);
                        break;
                    case LOAD_FAST:
                        refs.Add((i, oparg));
                        break;
                    case LOAD_FAST_AND_CLEAR:
                        KillLocal(oparg);
                        refs.Add((i, oparg));
                        break;
                    case LOAD_FAST_LOAD_FAST:
                        refs.Add((i, oparg >> 4));
                        refs.Add((i, oparg & 15));
                        break;
                    case STORE_FAST:
                        StoreLocal(oparg, PopRef());
                        break;
                    case STORE_FAST_LOAD_FAST:
                        StoreLocal(oparg >> 4, PopRef());
                        refs.Add((i, oparg & 15));
                        break;
                    case STORE_FAST_STORE_FAST:
                        StoreLocal(oparg >> 4, PopRef());
                        StoreLocal(oparg & 15, PopRef());
                        break;
                    case COPY:
                        refs.Add(refs[^oparg]);
                        break;
                    case SWAP:
                        (refs[^oparg], refs[^1]) = (refs[^1], refs[^oparg]);
                        break;
                    case FORMAT_SIMPLE:
                    case GET_ANEXT:
                    case GET_LEN:
                    case GET_YIELD_FROM_ITER:
                    case IMPORT_FROM:
                    case MATCH_KEYS:
                    case MATCH_MAPPING:
                    case MATCH_SEQUENCE:
                    case WITH_EXCEPT_START:
                    {
                        int net = OpInfo.NumPushed(op, oparg) - OpInfo.NumPopped(op, oparg);
                        // The index within the loop, as CPython has it: it holds back a borrow at the block's start.
                        for (int j = 0; j < net; j++) refs.Add((j, NotLocal));
                        break;
                    }
                    case DICT_MERGE:
                    case DICT_UPDATE:
                    case LIST_APPEND:
                    case LIST_EXTEND:
                    case MAP_ADD:
                    case RERAISE:
                    case SET_ADD:
                    case SET_UPDATE:
                    {
                        int net = OpInfo.NumPopped(op, oparg) - OpInfo.NumPushed(op, oparg);
                        for (int j = 0; j < net; j++) PopRef();
                        break;
                    }
                    case END_SEND:
                    case SET_FUNCTION_ATTRIBUTE:
                    {
                        (int, int) tos = PopRef();
                        PopRef();
                        refs.Add(tos);
                        break;
                    }
                    case CHECK_EXC_MATCH:
                        PopRef();
                        refs.Add((i, NotLocal));
                        break;
                    case FOR_ITER:
                        PushBlock(stack, instr.Target!);
                        refs.Add((i, NotLocal));
                        break;
                    case LOAD_ATTR:
                    case LOAD_SUPER_ATTR:
                    {
                        (int, int) self = PopRef();
                        if (op == LOAD_SUPER_ATTR)
                        {
                            PopRef();
                            PopRef();
                        }
                        refs.Add((i, NotLocal));
                        // A method call may push self back.
                        if ((oparg & 1) != 0) refs.Add(self);
                        break;
                    }
                    case LOAD_SPECIAL:
                    case PUSH_EXC_INFO:
                    {
                        (int, int) tos = PopRef();
                        refs.Add((i, NotLocal));
                        refs.Add(tos);
                        break;
                    }
                    case SEND:
                        PushBlock(stack, instr.Target!);
                        PopRef();
                        refs.Add((i, NotLocal));
                        break;
                    default:
                    {
                        if (OpInfo.HasTarget(op)) PushBlock(stack, instr.Target!);
                        if (OpInfo.IsBlockPush(op)) break;
                        int popped = OpInfo.NumPopped(op, oparg), pushed = OpInfo.NumPushed(op, oparg);
                        for (int j = 0; j < popped; j++) PopRef();
                        for (int j = 0; j < pushed; j++) refs.Add((i, NotLocal));
                        break;
                    }
                }
            }
            if (block.Used > 0 && block.Next is { } next && block.FallsThrough) PushBlock(stack, next);
            foreach ((int instr, _) in CollectionsMarshal.AsSpan(refs))
                if (instr != DummyInstr) marks[instr] |= Unconsumed;
            for (int i = 0; i < block.Used; i++)
            {
                if (marks[i] != 0) continue;
                ref CfgInstr instr = ref block.Instrs[i];
                if (instr.Opcode == LOAD_FAST) instr.Opcode = LOAD_FAST_BORROW;
                else if (instr.Opcode == LOAD_FAST_LOAD_FAST) instr.Opcode = LOAD_FAST_BORROW_LOAD_FAST_BORROW;
            }
        }

        (int Instr, int Local) PopRef()
        {
            (int, int) r = refs[^1];
            refs.RemoveAt(refs.Count - 1);
            return r;
        }

        void KillLocal(int local)
        {
            foreach ((int instr, int l) in CollectionsMarshal.AsSpan(refs))
                if (l == local) marks[instr] |= SupportKilled;
        }

        void StoreLocal(int local, (int Instr, int Local) r)
        {
            KillLocal(local);
            if (r.Instr != DummyInstr) marks[r.Instr] |= StoredAsLocal;
        }
    }
}
