// Python/codegen.c: emitting instructions, unwinding blocks, entering scopes.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    private const int NoLabel = -1;
    private static SourceLocation NoLoc => SourceLocation.None;

    private static SourceLocation LOC(AstNode node) => SourceLocation.Of(node);

    private int NewLabel() => Seq.NewLabel();

    private void UseLabel(int label) => Seq.UseLabel(label);

    [Mirrors("codegen_addop_noarg", 273, 279)]
    private void Add(SourceLocation loc, Op op) => Seq.Add(op, 0, loc);

    [Mirrors("codegen_addop_i", 251, 265)]
    private void AddI(SourceLocation loc, Op op, int arg) => Seq.Add(op, arg, loc);

    [Mirrors("codegen_addop_j", 397, 405)]
    private void AddJump(SourceLocation loc, Op op, int label) => Seq.Add(op, label, loc);

    [Mirrors("codegen_addop_load_const", 287, 296)]
    private void LoadConst(SourceLocation loc, PyObject value) => Seq.Add(LOAD_CONST, AddConst(value), loc);

    /// <summary>ADDOP_N: the name as it stands.</summary>
    private void AddN(SourceLocation loc, Op op, NameTable table, string name) => Seq.Add(op, table.Add(name), loc);

    /// <summary>ADDOP_NAME: the name mangled; LOAD_ATTR keeps its low bit for methods, LOAD_GLOBAL is given as it is.</summary>
    [Mirrors("codegen_addop_name", 351, 392)]
    private void AddName(SourceLocation loc, Op op, NameTable table, string name)
    {
        int arg = table.Add(MaybeMangle(name));
        Seq.Add(op, op == LOAD_ATTR ? arg << 1 : arg, loc);
    }

    private void LoadMethod(SourceLocation loc, string name) => Seq.Add(LOAD_ATTR, (Metadata.Names.Add(MaybeMangle(name)) << 1) | 1, loc);

    /// <summary>LOAD_SUPER_ATTR: bit 0 asks for a method, bit 1 says that super() had two arguments.</summary>
    private void LoadSuper(SourceLocation loc, string name, bool method, bool twoArguments) =>
        Seq.Add(LOAD_SUPER_ATTR, (Metadata.Names.Add(MaybeMangle(name)) << 2) | (twoArguments ? 2 : 0) | (method ? 1 : 0), loc);

    [Mirrors("codegen_call_exit_with_nones", 459, 467)]
    private void CallExitWithNones(SourceLocation loc)
    {
        LoadConst(loc, PyNone.Instance);
        LoadConst(loc, PyNone.Instance);
        LoadConst(loc, PyNone.Instance);
        AddI(loc, CALL, 3);
    }

    [Mirrors("codegen_add_yield_from", 469, 492)]
    private void AddYieldFrom(SourceLocation loc, bool isAwait)
    {
        int send = NewLabel(), fail = NewLabel(), exit = NewLabel();
        UseLabel(send);
        AddJump(loc, SEND, exit);
        // The handler covers the yield alone: an exception thrown in goes to CLEANUP_THROW.
        AddJump(loc, SETUP_FINALLY, fail);
        AddI(loc, YIELD_VALUE, 1);
        Add(NoLoc, POP_BLOCK);
        AddI(loc, RESUME, isAwait ? ResumeArg.AfterAwait : ResumeArg.AfterYieldFrom);
        AddJump(loc, JUMP_NO_INTERRUPT, send);
        UseLabel(fail);
        Add(loc, CLEANUP_THROW);
        UseLabel(exit);
        Add(loc, END_SEND);
    }

    [Mirrors("codegen_pop_except_and_reraise", 494, 508)]
    private void PopExceptAndReraise(SourceLocation loc)
    {
        AddI(loc, COPY, 3);
        Add(loc, POP_EXCEPT);
        AddI(loc, RERAISE, 1);
    }

    [Mirrors("codegen_unwind_fblock", 515, 625)]
    private void UnwindFBlock(ref SourceLocation loc, in FBlock info, bool preserveTos)
    {
        switch (info.Type)
        {
            case FBlockType.WhileLoop:
            case FBlockType.ExceptionHandler:
            case FBlockType.ExceptionGroupHandler:
            case FBlockType.AsyncComprehensionGenerator:
            case FBlockType.StopIteration:
                return;
            case FBlockType.ForLoop:
                if (preserveTos) AddI(loc, SWAP, 2);
                Add(loc, POP_TOP);
                return;
            case FBlockType.TryExcept:
                Add(loc, POP_BLOCK);
                return;
            case FBlockType.FinallyTry:
                Add(loc, POP_BLOCK);
                if (preserveTos) PushFBlock(loc, FBlockType.PopValue, NoLabel, NoLabel, null);
                Visit((StmtNode[])info.Datum!);
                if (preserveTos) PopFBlock();
                // What follows belongs to no line of its own.
                loc = NoLoc;
                return;
            case FBlockType.FinallyEnd:
                if (preserveTos) AddI(loc, SWAP, 2);
                Add(loc, POP_TOP);
                if (preserveTos) AddI(loc, SWAP, 2);
                Add(loc, POP_BLOCK);
                Add(loc, POP_EXCEPT);
                return;
            case FBlockType.With:
            case FBlockType.AsyncWith:
                loc = info.Loc;
                Add(loc, POP_BLOCK);
                if (preserveTos)
                {
                    AddI(loc, SWAP, 3);
                    AddI(loc, SWAP, 2);
                }
                CallExitWithNones(loc);
                if (info.Type == FBlockType.AsyncWith)
                {
                    AddI(loc, GET_AWAITABLE, 2);
                    LoadConst(loc, PyNone.Instance);
                    AddYieldFrom(loc, true);
                }
                Add(loc, POP_TOP);
                loc = NoLoc;
                return;
            case FBlockType.HandlerCleanup:
                if (info.Datum is not null) Add(loc, POP_BLOCK);
                if (preserveTos) AddI(loc, SWAP, 2);
                Add(loc, POP_BLOCK);
                Add(loc, POP_EXCEPT);
                if (info.Datum is string name)
                {
                    LoadConst(loc, PyNone.Instance);
                    NameOp(loc, name, ExprContext.Store);
                    NameOp(loc, name, ExprContext.Del);
                }
                return;
            case FBlockType.PopValue:
                if (preserveTos) AddI(loc, SWAP, 2);
                Add(loc, POP_TOP);
                return;
        }
    }

    /// <summary>Unwind every block, or up to the innermost loop when <paramref name="findLoop"/>; says whether it met one.</summary>
    [Mirrors("codegen_unwind_fblock_stack", 628, 653)]
    private bool UnwindFBlockStack(ref SourceLocation loc, bool preserveTos, bool findLoop, out FBlock loop)
    {
        loop = default;
        ref Vec<FBlock> blocks = ref _u.FBlocks;
        if (blocks.Count == 0) return false;
        FBlock top = blocks[^1];
        if (top.Type == FBlockType.ExceptionGroupHandler) Error(loc, "'break', 'continue' and 'return' cannot appear in an except* block");
        if (findLoop && (top.Type is FBlockType.WhileLoop or FBlockType.ForLoop))
        {
            loop = top;
            return true;
        }
        PopFBlock();
        UnwindFBlock(ref loc, top, preserveTos);
        bool found = UnwindFBlockStack(ref loc, preserveTos, findLoop, out loop);
        blocks.Add(top);
        return found;
    }

    [Mirrors("codegen_enter_scope", 655, 671)]
    private void EnterScope(string name, ScopeType scopeType, SymtableEntry entry, int lineno, string? privateName, UnitMetadata? metadata)
    {
        PushUnit(name, scopeType, entry, lineno, privateName, metadata);
        SourceLocation loc = new(scopeType == ScopeType.Module ? 0 : lineno, lineno, 0, 0);
        AddI(loc, RESUME, ResumeArg.AtFuncStart);
        if (scopeType == ScopeType.Module) Add(loc, ANNOTATIONS_PLACEHOLDER);
    }

    private PyCode FinishScope(bool addNone)
    {
        PyCode co = OptimizeAndAssemble(addNone);
        ExitScope();
        return co;
    }

    [Mirrors("codegen_setup_annotations_scope", 673, 697)]
    private void SetupAnnotationsScope(SourceLocation loc, SymtableEntry entry, string name)
    {
        EnterScope(name, ScopeType.Annotations, entry, loc.Lineno, null, new UnitMetadata { PosOnlyArgCount = 1 });
        // A format beyond VALUE_WITH_FAKE_GLOBALS is not supported.
        AddI(loc, LOAD_FAST, 0);
        LoadConst(loc, PyInt.From(2));
        AddI(loc, COMPARE_OP, (4 << 5) | CompareArg.Mask[4]);
        int body = NewLabel();
        AddJump(loc, POP_JUMP_IF_FALSE, body);
        AddI(loc, LOAD_COMMON_CONSTANT, CommonConstant.NotImplementedError);
        AddI(loc, RAISE_VARARGS, 1);
        UseLabel(body);
    }

    [Mirrors("codegen_leave_annotations_scope", 699, 742)]
    private void LeaveAnnotationsScope(SourceLocation loc)
    {
        Add(loc, RETURN_VALUE);
        PyCode co = OptimizeAndAssemble(true);
        // The parameter is called ".format" while compiling so that an annotation may use "format".
        co.LocalsPlusNames[0] = Str("format");
        ExitScope();
        MakeClosure(loc, co, 0);
    }

    [Mirrors("codegen_deferred_annotations_body", 744, 795)]
    private void DeferredAnnotationsBody(SourceLocation loc, List<AnnAssign> deferred, List<int> indices, ScopeType scopeType)
    {
        AddI(loc, BUILD_MAP, 0);
        for (int i = 0; i < deferred.Count; i++)
        {
            AnnAssign st = deferred[i];
            string mangled = Mangle.Name(_u.Private, ((Name)st.Target).Id);
            int notSet = NewLabel();
            if (indices[i] != -1)
            {
                LoadConst(LOC(st), PyInt.From(indices[i]));
                if (scopeType == ScopeType.Class) AddName(LOC(st), LOAD_DEREF, Metadata.FreeVars, "__conditional_annotations__");
                else AddI(LOC(st), LOAD_GLOBAL, Metadata.Names.Add(MaybeMangle("__conditional_annotations__")) << 1);
                AddI(LOC(st), CONTAINS_OP, 0);
                AddJump(LOC(st), POP_JUMP_IF_FALSE, notSet);
            }
            Visit(st.Annotation);
            AddI(LOC(st), COPY, 2);
            LoadConst(LOC(st), Str(mangled));
            Add(loc, STORE_SUBSCR);
            UseLabel(notSet);
        }
    }

    [Mirrors("codegen_process_deferred_annotations", 797, 852)]
    private void ProcessDeferredAnnotations(SourceLocation loc)
    {
        List<AnnAssign>? deferred = _u.DeferredAnnotations;
        if (deferred is null) return;
        List<int> indices = _u.ConditionalAnnotationIndices!;
        ScopeType scopeType = _u.ScopeType;
        bool separate = scopeType == ScopeType.Module;
        if (separate)
        {
            _u.StashedSequence = _u.Sequence;
            _u.Sequence = new InstructionSequence();
        }
        SymtableEntry ste = Entry;
        SetupAnnotationsScope(loc, _st.Lookup(ste), ste.AnnotationBlock!.Name);
        DeferredAnnotationsBody(loc, deferred, indices, scopeType);
        LeaveAnnotationsScope(loc);
        NameOp(loc, ste.Type == BlockType.Class ? "__annotate_func__" : "__annotate__", ExprContext.Store);
        if (separate)
        {
            InstructionSequence annotations = _u.Sequence;
            _u.Sequence = _u.StashedSequence!;
            _u.StashedSequence = null;
            _u.Sequence.AnnotationsCode = annotations;
        }
    }

    [Mirrors("_PyCodegen_Module", 865, 873)]
    private void ModuleBody(SourceLocation loc, StmtNode[] body, bool isInteractive)
    {
        if (Entry.HasConditionalAnnotations)
        {
            AddI(loc, BUILD_SET, 0);
            AddN(loc, STORE_NAME, Metadata.Names, "__conditional_annotations__");
        }
        Body(loc, body, isInteractive);
    }

    [Mirrors("codegen_body", 875, 918)]
    private void Body(SourceLocation loc, StmtNode[] body, bool isInteractive)
    {
        SymtableEntry ste = Entry;
        if (FutureAnnotations && ste.AnnotationsUsed) Add(loc, SETUP_ANNOTATIONS);
        if (body.Length == 0) return;
        int first = 0;
        // A string at the prompt is no docstring.
        if (!isInteractive && ste.HasDocstring)
        {
            first = 1;
            LoadConst(LOC(((Expr)body[0]).Value), DocString.Clean(DocString.Get(body)!));
            NameOp(NoLoc, "__doc__", ExprContext.Store);
        }
        for (int i = first; i < body.Length; i++) Visit(body[i]);
        if (!FutureAnnotations) ProcessDeferredAnnotations(loc);
    }

    [Mirrors("codegen_make_closure", 930, 968)]
    private void MakeClosure(SourceLocation loc, PyCode co, int flags)
    {
        if (co.NFree > 0)
        {
            for (int i = co.FirstFree; i < co.NLocalsPlus; i++) AddI(loc, LOAD_CLOSURE, LookupArg(co, co.LocalsPlusNames[i].Value));
            flags |= FunctionAttribute.Closure;
            AddI(loc, BUILD_TUPLE, co.NFree);
        }
        LoadConst(loc, co);
        Add(loc, MAKE_FUNCTION);
        if ((flags & FunctionAttribute.Closure) != 0) AddI(loc, SET_FUNCTION_ATTRIBUTE, FunctionAttribute.Closure);
        if ((flags & FunctionAttribute.Annotations) != 0) AddI(loc, SET_FUNCTION_ATTRIBUTE, FunctionAttribute.Annotations);
        if ((flags & FunctionAttribute.Annotate) != 0) AddI(loc, SET_FUNCTION_ATTRIBUTE, FunctionAttribute.Annotate);
        if ((flags & FunctionAttribute.KwDefaults) != 0) AddI(loc, SET_FUNCTION_ATTRIBUTE, FunctionAttribute.KwDefaults);
        if ((flags & FunctionAttribute.Defaults) != 0) AddI(loc, SET_FUNCTION_ATTRIBUTE, FunctionAttribute.Defaults);
    }

    [Mirrors("codegen_nameop", 3193, 3295)]
    private void NameOp(SourceLocation loc, string name, ExprContext ctx)
    {
        string mangled = MaybeMangle(name);
        SymtableEntry ste = Entry;
        int scope = ste.GetScope(mangled);
        switch (scope)
        {
            case Sym.ScopeFree:
            case Sym.ScopeCell:
            {
                int arg = (scope == Sym.ScopeFree ? Metadata.FreeVars : Metadata.CellVars).Add(mangled);
                Op op = STORE_DEREF;
                if (ctx == ExprContext.Del) op = DELETE_DEREF;
                else if (ctx == ExprContext.Load)
                {
                    op = LOAD_DEREF;
                    if (ste.Type == BlockType.Class && _u.InInlinedComp == 0)
                    {
                        op = LOAD_FROM_DICT_OR_DEREF;
                        Add(loc, LOAD_LOCALS);
                    }
                    else if (ste.CanSeeClassScope)
                    {
                        op = LOAD_FROM_DICT_OR_DEREF;
                        AddN(loc, LOAD_DEREF, Metadata.FreeVars, "__classdict__");
                    }
                }
                AddI(loc, op, arg);
                return;
            }
            case Sym.ScopeLocal when ste.IsFunctionLike || (Metadata.FastHidden.TryGetValue(mangled, out bool hidden) && hidden):
                AddN(loc, ctx switch { ExprContext.Load => LOAD_FAST, ExprContext.Store => STORE_FAST, _ => DELETE_FAST }, Metadata.VarNames, mangled);
                return;
            case Sym.ScopeGlobalExplicit:
            case Sym.ScopeGlobalImplicit when ste.IsFunctionLike:
            {
                int arg = Metadata.Names.Add(mangled);
                if (ctx != ExprContext.Load)
                {
                    AddI(loc, ctx == ExprContext.Store ? STORE_GLOBAL : DELETE_GLOBAL, arg);
                }
                else if (ste.CanSeeClassScope && scope == Sym.ScopeGlobalImplicit)
                {
                    AddN(loc, LOAD_DEREF, Metadata.FreeVars, "__classdict__");
                    AddI(loc, LOAD_FROM_DICT_OR_GLOBALS, arg);
                }
                else AddI(loc, LOAD_GLOBAL, arg << 1);
                return;
            }
            default:
            {
                int arg = Metadata.Names.Add(mangled);
                if (ctx != ExprContext.Load) AddI(loc, ctx == ExprContext.Store ? STORE_NAME : DELETE_NAME, arg);
                else if (ste.Type == BlockType.Class && _u.InInlinedComp != 0) AddI(loc, LOAD_GLOBAL, arg << 1);
                else AddI(loc, LOAD_NAME, arg);
                return;
            }
        }
    }

    private static Op JumpIf(bool condition) => condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE;
}
