// Python/codegen.c: comprehensions and generator expressions.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    private enum CompType
    {
        GenExp, List, Set, Dict,
    }

    private void ComprehensionIter(Comprehension comp)
    {
        Visit(comp.Iter);
        Add(LOC(comp.Iter), comp.IsAsync != 0 ? GET_AITER : GET_ITER);
    }

    [Mirrors("codegen_comprehension_generator", 4389, 4407)]
    private void ComprehensionGenerator(SourceLocation loc, Comprehension[] generators, int index, int depth, ExprNode elt, ExprNode? val, CompType type, bool iterOnStack)
    {
        if (generators[index].IsAsync != 0) AsyncComprehensionGenerator(loc, generators, index, depth, elt, val, type, iterOnStack);
        else SyncComprehensionGenerator(loc, generators, index, depth, elt, val, type, iterOnStack);
    }

    private SourceLocation ComprehensionElement(ExprNode elt, ExprNode? val, CompType type, int depth)
    {
        SourceLocation loc = LOC(elt);
        switch (type)
        {
            case CompType.GenExp:
                Visit(elt);
                AddYield(loc);
                Add(loc, POP_TOP);
                break;
            case CompType.List:
                Visit(elt);
                AddI(loc, LIST_APPEND, depth + 1);
                break;
            case CompType.Set:
                Visit(elt);
                AddI(loc, SET_ADD, depth + 1);
                break;
            case CompType.Dict:
                Visit(elt);
                Visit(val!);
                loc = new(elt.Lineno, val!.EndLineno, elt.ColOffset, val.EndColOffset);
                AddI(loc, MAP_ADD, depth + 1);
                break;
        }
        return loc;
    }

    [Mirrors("codegen_sync_comprehension_generator", 4409, 4531)]
    private void SyncComprehensionGenerator(SourceLocation loc, Comprehension[] generators, int index, int depth, ExprNode elt, ExprNode? val, CompType type, bool iterOnStack)
    {
        int start = NewLabel(), ifCleanup = NewLabel(), anchor = NewLabel();
        Comprehension gen = generators[index];
        bool isLoop = true;
        if (!iterOnStack)
        {
            if (index == 0) AddI(loc, LOAD_FAST, 0);
            else
            {
                // "for y in [f(x)]" is the idiom for a temporary: an assignment, no loop.
                ExprNode[]? elts = gen.Iter switch { List list => list.Elts, Ast.Tuple tuple => tuple.Elts, _ => null };
                if (elts is [not Starred])
                {
                    Visit(elts[0]);
                    isLoop = false;
                }
                else ComprehensionIter(gen);
            }
        }
        if (isLoop)
        {
            depth++;
            UseLabel(start);
            AddJump(LOC(gen.Iter), FOR_ITER, anchor);
        }
        Visit(gen.Target);
        foreach (ExprNode test in gen.Ifs) JumpIf(loc, test, ifCleanup, false);
        SourceLocation eltLoc = LOC(elt);
        if (++index < generators.Length) ComprehensionGenerator(loc, generators, index, depth, elt, val, type, false);
        else eltLoc = ComprehensionElement(elt, val, type, depth);
        UseLabel(ifCleanup);
        if (isLoop)
        {
            AddJump(eltLoc, JUMP, start);
            UseLabel(anchor);
            Add(NoLoc, END_FOR);
            Add(NoLoc, POP_ITER);
        }
    }

    [Mirrors("codegen_async_comprehension_generator", 4533, 4632)]
    private void AsyncComprehensionGenerator(SourceLocation loc, Comprehension[] generators, int index, int depth, ExprNode elt, ExprNode? val, CompType type, bool iterOnStack)
    {
        int start = NewLabel(), send = NewLabel(), except = NewLabel(), ifCleanup = NewLabel();
        Comprehension gen = generators[index];
        if (!iterOnStack)
        {
            if (index == 0) AddI(loc, LOAD_FAST, 0);
            else ComprehensionIter(gen);
        }
        UseLabel(start);
        PushFBlock(loc, FBlockType.AsyncComprehensionGenerator, start, NoLabel, null);
        AddJump(loc, SETUP_FINALLY, except);
        Add(loc, GET_ANEXT);
        LoadConst(loc, PyNone.Instance);
        UseLabel(send);
        AddYieldFrom(loc, true);
        Add(loc, POP_BLOCK);
        Visit(gen.Target);
        foreach (ExprNode test in gen.Ifs) JumpIf(loc, test, ifCleanup, false);
        depth++;
        SourceLocation eltLoc = LOC(elt);
        if (++index < generators.Length) ComprehensionGenerator(loc, generators, index, depth, elt, val, type, false);
        else eltLoc = ComprehensionElement(elt, val, type, depth);
        UseLabel(ifCleanup);
        AddJump(eltLoc, JUMP, start);
        PopFBlock();
        UseLabel(except);
        AddJump(loc, END_ASYNC_FOR, send);
    }

    [Mirrors("push_inlined_comprehension_state", 4702, 4712)]
    private void PushInlinedState(SourceLocation loc, SymtableEntry comp, InlinedComprehensionState state)
    {
        TweakInlinedComprehensionScopes(comp, state);
        bool inClassBlock = Entry.Type == BlockType.Class && _u.InInlinedComp == 0;
        SymtableEntry outer = Entry;
        foreach ((string k, int symbol) in comp.Symbols)
        {
            if (((symbol & Sym.Local) == 0 || (symbol & Sym.Nonlocal) != 0) && !inClassBlock) continue;
            // What the name meant outside waits on the stack.
            AddName(loc, LOAD_FAST_AND_CLEAR, Metadata.VarNames, k);
            if (Sym.Scope(symbol) == Sym.ScopeCell)
                AddName(loc, MAKE_CELL, outer.GetScope(k) == Sym.ScopeFree ? Metadata.FreeVars : Metadata.CellVars, k);
            (state.PushedLocals ??= []).Add(k);
        }
        if (state.PushedLocals is null) return;
        // The iterator goes back to the top.
        AddI(loc, SWAP, state.PushedLocals.Count + 1);
        state.Cleanup = NewLabel();
        AddJump(loc, SETUP_FINALLY, state.Cleanup);
    }

    [Mirrors("restore_inlined_comprehension_locals", 4714, 4734)]
    private void RestoreInlinedLocals(SourceLocation loc, List<string> pushed)
    {
        AddI(loc, SWAP, pushed.Count + 1);
        for (int i = pushed.Count - 1; i >= 0; i--) AddName(loc, STORE_FAST_MAYBE_NULL, Metadata.VarNames, pushed[i]);
    }

    [Mirrors("pop_inlined_comprehension_state", 4761, 4768)]
    private void PopInlinedState(SourceLocation loc, InlinedComprehensionState state)
    {
        if (state.PushedLocals is { } pushed)
        {
            Add(NoLoc, POP_BLOCK);
            int end = NewLabel();
            AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
            UseLabel(state.Cleanup);
            // Drop the unfinished result below the exception.
            AddI(NoLoc, SWAP, 2);
            Add(NoLoc, POP_TOP);
            RestoreInlinedLocals(loc, pushed);
            AddI(NoLoc, RERAISE, 0);
            UseLabel(end);
            RestoreInlinedLocals(loc, pushed);
        }
        RevertInlinedComprehensionScopes(state);
    }

    [Mirrors("codegen_comprehension", 4770, 4884)]
    private void ComprehensionExpression(ExprNode e, CompType type, string name, Comprehension[] generators, ExprNode elt, ExprNode? val)
    {
        SymtableEntry entry = _st.Lookup(e);
        bool isInlined = entry.CompInlined, isAsync = entry.Coroutine;
        SourceLocation loc = LOC(e);
        Comprehension outermost = generators[0];
        InlinedComprehensionState state = new();
        if (isInlined)
        {
            ComprehensionIter(outermost);
            PushInlinedState(loc, entry, state);
        }
        else EnterScope(name, ScopeType.Comprehension, entry, e.Lineno, null, new UnitMetadata { ArgCount = 1 });
        if (type != CompType.GenExp)
        {
            AddI(loc, type switch { CompType.List => BUILD_LIST, CompType.Set => BUILD_SET, _ => BUILD_MAP }, 0);
            if (isInlined) AddI(loc, SWAP, 2);
        }
        ComprehensionGenerator(loc, generators, 0, 0, elt, val, type, isInlined);
        if (isInlined)
        {
            PopInlinedState(loc, state);
            return;
        }
        if (type != CompType.GenExp) Add(loc, RETURN_VALUE);
        else WrapInStopIterationHandler();
        MakeClosure(loc, FinishScope(true), 0);
        ComprehensionIter(outermost);
        AddI(loc, CALL, 0);
        if (isAsync && type != CompType.GenExp) AwaitNone(loc, 0);
    }
}
