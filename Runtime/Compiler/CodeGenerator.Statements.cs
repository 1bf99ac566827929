// Python/codegen.c: statements.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    private void Visit(StmtNode[] body)
    {
        foreach (StmtNode s in body) Visit(s);
    }

    [Mirrors("codegen_visit_stmt", 2998, 3103)]
    private void Visit(StmtNode node)
    {
        CheckStack();
        switch (node)
        {
            case FunctionDef s:
                Function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false);
                break;
            case AsyncFunctionDef s:
                Function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true);
                break;
            case ClassDef s:
                Class(s);
                break;
            case TypeAlias s:
                TypeAliasStatement(s);
                break;
            case Return s:
                ReturnStatement(s);
                break;
            case Delete s:
                foreach (ExprNode target in s.Targets) Visit(target);
                break;
            case Assign s:
                Visit(s.Value);
                for (int i = 0; i < s.Targets.Length; i++)
                {
                    if (i < s.Targets.Length - 1) AddI(LOC(s), COPY, 1);
                    Visit(s.Targets[i]);
                }
                break;
            case AugAssign s:
                AugAssignStatement(s);
                break;
            case AnnAssign s:
                AnnAssignStatement(s);
                break;
            case Raise s:
            {
                int n = 0;
                if (s.Exc is not null)
                {
                    Visit(s.Exc);
                    n++;
                    if (s.Cause is not null)
                    {
                        Visit(s.Cause);
                        n++;
                    }
                }
                AddI(LOC(s), RAISE_VARARGS, n);
                break;
            }
            case Assert s:
                AssertStatement(s);
                break;
            case Ast.Import s:
                ImportStatement(s);
                break;
            case ImportFrom s:
                FromImport(s);
                break;
            case Expr s:
                ExpressionStatement(LOC(s), s.Value);
                break;
            case Pass s:
                Add(LOC(s), NOP);
                break;
            case Break s:
                BreakStatement(LOC(s));
                break;
            case Continue s:
                ContinueStatement(LOC(s));
                break;
            case Global or Nonlocal:
                break;
            default:
                _u.InConditionalBlock++;
                VisitConditional(node);
                _u.InConditionalBlock--;
                break;
        }
    }

    private void VisitConditional(StmtNode node)
    {
        switch (node)
        {
            case For s:
                ForStatement(s);
                break;
            case While s:
                WhileStatement(s);
                break;
            case If s:
                IfStatement(s);
                break;
            case Match s:
                MatchStatement(s);
                break;
            case Try s:
                if (s.Finalbody.Length > 0) TryFinally(s, s.Finalbody, s.Handlers.Length > 0 ? () => TryExcept(s) : () => Visit(s.Body));
                else TryExcept(s);
                break;
            case TryStar s:
                if (s.Finalbody.Length > 0) TryFinally(s, s.Finalbody, s.Handlers.Length > 0 ? () => TryStarExcept(s) : () => Visit(s.Body));
                else TryStarExcept(s);
                break;
            case With s:
                WithInner(s, s.Items, s.Body, 0);
                break;
            case AsyncWith s:
                AsyncWithInner(s, s.Items, s.Body, 0);
                break;
            case AsyncFor s:
                AsyncForStatement(s);
                break;
        }
    }

    [Mirrors("codegen_if", 2050, 2076)]
    private void IfStatement(If s)
    {
        int end = NewLabel();
        int next = s.Orelse.Length > 0 ? NewLabel() : end;
        JumpIf(LOC(s), s.Test, next, false);
        Visit(s.Body);
        if (s.Orelse.Length > 0)
        {
            AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
            UseLabel(next);
            Visit(s.Orelse);
        }
        UseLabel(end);
    }

    [Mirrors("codegen_for", 2078, 2122)]
    private void ForStatement(For s)
    {
        SourceLocation loc = LOC(s);
        int start = NewLabel(), body = NewLabel(), cleanup = NewLabel(), end = NewLabel();
        PushFBlock(loc, FBlockType.ForLoop, start, end, null);
        Visit(s.Iter);
        loc = LOC(s.Iter);
        Add(loc, GET_ITER);
        UseLabel(start);
        AddJump(loc, FOR_ITER, cleanup);
        // The target's line is traced even when nothing is left of the store.
        Add(LOC(s.Target), NOP);
        UseLabel(body);
        Visit(s.Target);
        Visit(s.Body);
        AddJump(NoLoc, JUMP, start);
        UseLabel(cleanup);
        Add(NoLoc, END_FOR);
        Add(NoLoc, POP_ITER);
        PopFBlock();
        Visit(s.Orelse);
        UseLabel(end);
    }

    [Mirrors("codegen_async_for", 2124, 2170)]
    private void AsyncForStatement(AsyncFor s)
    {
        SourceLocation loc = LOC(s);
        int start = NewLabel(), send = NewLabel(), except = NewLabel(), end = NewLabel();
        Visit(s.Iter);
        Add(LOC(s.Iter), GET_AITER);
        UseLabel(start);
        PushFBlock(loc, FBlockType.ForLoop, start, end, null);
        AddJump(loc, SETUP_FINALLY, except);
        Add(loc, GET_ANEXT);
        LoadConst(loc, PyNone.Instance);
        UseLabel(send);
        AddYieldFrom(loc, true);
        Add(loc, POP_BLOCK);
        Add(loc, NOT_TAKEN);
        Visit(s.Target);
        Visit(s.Body);
        AddJump(NoLoc, JUMP, start);
        PopFBlock();
        UseLabel(except);
        loc = LOC(s.Iter);
        AddJump(loc, END_ASYNC_FOR, send);
        Visit(s.Orelse);
        UseLabel(end);
    }

    [Mirrors("codegen_while", 2172, 2196)]
    private void WhileStatement(While s)
    {
        int loop = NewLabel(), end = NewLabel(), anchor = NewLabel();
        UseLabel(loop);
        PushFBlock(LOC(s), FBlockType.WhileLoop, loop, end, null);
        JumpIf(LOC(s), s.Test, anchor, false);
        Visit(s.Body);
        AddJump(NoLoc, JUMP, loop);
        PopFBlock();
        UseLabel(anchor);
        Visit(s.Orelse);
        UseLabel(end);
    }

    [Mirrors("codegen_return", 2198, 2237)]
    private void ReturnStatement(Return s)
    {
        SourceLocation loc = LOC(s);
        bool preserveTos = s.Value is not null and not Constant;
        SymtableEntry ste = Entry;
        if (!ste.IsFunctionLike) Error(loc, "'return' outside function");
        if (s.Value is not null && ste.Coroutine && ste.Generator) Error(loc, "'return' with value in async generator");
        if (preserveTos) Visit(s.Value!);
        else if (s.Value is not null)
        {
            loc = LOC(s.Value);
            Add(loc, NOP);
        }
        if (s.Value is null || s.Value.Lineno != s.Lineno)
        {
            loc = LOC(s);
            Add(loc, NOP);
        }
        UnwindFBlockStack(ref loc, preserveTos, false, out _);
        if (s.Value is null) LoadConst(loc, PyNone.Instance);
        else if (!preserveTos) LoadConst(loc, ((Constant)s.Value).Value);
        Add(loc, RETURN_VALUE);
    }

    [Mirrors("codegen_break", 2239, 2253)]
    private void BreakStatement(SourceLocation loc)
    {
        SourceLocation origin = loc;
        Add(loc, NOP);
        if (!UnwindFBlockStack(ref loc, false, true, out FBlock loop)) Error(origin, "'break' outside loop");
        UnwindFBlock(ref loc, loop, false);
        AddJump(loc, JUMP, loop.Exit);
    }

    [Mirrors("codegen_continue", 2255, 2268)]
    private void ContinueStatement(SourceLocation loc)
    {
        SourceLocation origin = loc;
        Add(loc, NOP);
        if (!UnwindFBlockStack(ref loc, false, true, out FBlock loop)) Error(origin, "'continue' not properly in loop");
        AddJump(loc, JUMP, loop.Block);
    }

    [Mirrors("codegen_try_finally", 2300, 2349)]
    private void TryFinally(StmtNode s, StmtNode[] finalbody, Action visitBody)
    {
        SourceLocation loc = LOC(s);
        int body = NewLabel(), end = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        AddJump(loc, SETUP_FINALLY, end);
        UseLabel(body);
        PushFBlock(loc, FBlockType.FinallyTry, body, end, finalbody);
        visitBody();
        Add(NoLoc, POP_BLOCK);
        PopFBlock();
        Visit(finalbody);
        AddJump(NoLoc, JUMP_NO_INTERRUPT, exit);
        UseLabel(end);
        AddJump(NoLoc, SETUP_CLEANUP, cleanup);
        Add(NoLoc, PUSH_EXC_INFO);
        PushFBlock(NoLoc, FBlockType.FinallyEnd, end, NoLabel, null);
        // The same body once more: it has warned already.
        _disabledWarnings++;
        Visit(finalbody);
        _disabledWarnings--;
        PopFBlock();
        AddI(NoLoc, RERAISE, 0);
        UseLabel(cleanup);
        PopExceptAndReraise(NoLoc);
        UseLabel(exit);
    }

    private void DeleteHandlerName(string name)
    {
        LoadConst(NoLoc, PyNone.Instance);
        NameOp(NoLoc, name, ExprContext.Store);
        NameOp(NoLoc, name, ExprContext.Del);
    }

    [Mirrors("codegen_try_except", 2431, 2560)]
    private void TryExcept(Try s)
    {
        SourceLocation tryLoc = LOC(s);
        int body = NewLabel(), except = NewLabel(), end = NewLabel(), cleanup = NewLabel();
        AddJump(tryLoc, SETUP_FINALLY, except);
        UseLabel(body);
        PushFBlock(tryLoc, FBlockType.TryExcept, body, NoLabel, null);
        Visit(s.Body);
        PopFBlock();
        Add(NoLoc, POP_BLOCK);
        Visit(s.Orelse);
        AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
        UseLabel(except);
        AddJump(NoLoc, SETUP_CLEANUP, cleanup);
        Add(NoLoc, PUSH_EXC_INFO);
        PushFBlock(tryLoc, FBlockType.ExceptionHandler, NoLabel, NoLabel, null);
        for (int i = 0; i < s.Handlers.Length; i++)
        {
            ExceptHandler handler = (ExceptHandler)s.Handlers[i];
            SourceLocation loc = LOC(handler);
            if (handler.Type is null && i < s.Handlers.Length - 1) Error(loc, "default 'except:' must be last");
            except = NewLabel();
            if (handler.Type is not null)
            {
                Visit(handler.Type);
                Add(loc, CHECK_EXC_MATCH);
                AddJump(loc, POP_JUMP_IF_FALSE, except);
            }
            if (handler.Name is not null)
            {
                int cleanupEnd = NewLabel(), cleanupBody = NewLabel();
                NameOp(loc, handler.Name, ExprContext.Store);
                // The name is deleted however the body ends.
                AddJump(loc, SETUP_CLEANUP, cleanupEnd);
                UseLabel(cleanupBody);
                PushFBlock(loc, FBlockType.HandlerCleanup, cleanupBody, NoLabel, handler.Name);
                Visit(handler.Body);
                PopFBlock();
                Add(NoLoc, POP_BLOCK);
                Add(NoLoc, POP_BLOCK);
                Add(NoLoc, POP_EXCEPT);
                DeleteHandlerName(handler.Name);
                AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
                UseLabel(cleanupEnd);
                DeleteHandlerName(handler.Name);
                AddI(NoLoc, RERAISE, 1);
            }
            else
            {
                int cleanupBody = NewLabel();
                Add(loc, POP_TOP);
                UseLabel(cleanupBody);
                PushFBlock(loc, FBlockType.HandlerCleanup, cleanupBody, NoLabel, null);
                Visit(handler.Body);
                PopFBlock();
                Add(NoLoc, POP_BLOCK);
                Add(NoLoc, POP_EXCEPT);
                AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
            }
            UseLabel(except);
        }
        PopFBlock();
        AddI(NoLoc, RERAISE, 0);
        UseLabel(cleanup);
        PopExceptAndReraise(NoLoc);
        UseLabel(end);
    }

    [Mirrors("codegen_try_star_except", 2614, 2779)]
    private void TryStarExcept(TryStar s)
    {
        SourceLocation tryLoc = LOC(s);
        int body = NewLabel(), except = NewLabel(), orelse = NewLabel(), end = NewLabel(), cleanup = NewLabel(), reraiseStar = NewLabel();
        AddJump(tryLoc, SETUP_FINALLY, except);
        UseLabel(body);
        PushFBlock(tryLoc, FBlockType.TryExcept, body, NoLabel, null);
        Visit(s.Body);
        PopFBlock();
        Add(NoLoc, POP_BLOCK);
        AddJump(NoLoc, JUMP_NO_INTERRUPT, orelse);
        int n = s.Handlers.Length;
        UseLabel(except);
        AddJump(NoLoc, SETUP_CLEANUP, cleanup);
        Add(NoLoc, PUSH_EXC_INFO);
        PushFBlock(tryLoc, FBlockType.ExceptionGroupHandler, NoLabel, NoLabel, null);
        for (int i = 0; i < n; i++)
        {
            ExceptHandler handler = (ExceptHandler)s.Handlers[i];
            SourceLocation loc = LOC(handler);
            except = NewLabel();
            int exceptWithError = NewLabel(), noMatch = NewLabel();
            if (i == 0)
            {
                // Below the exception: the list of what is to be raised in the end.
                AddI(loc, BUILD_LIST, 0);
                AddI(loc, COPY, 2);
            }
            if (handler.Type is not null)
            {
                Visit(handler.Type);
                Add(loc, CHECK_EG_MATCH);
                AddI(loc, COPY, 1);
                AddJump(loc, POP_JUMP_IF_NONE, noMatch);
            }
            int cleanupEnd = NewLabel(), cleanupBody = NewLabel();
            if (handler.Name is not null) NameOp(loc, handler.Name, ExprContext.Store);
            else Add(loc, POP_TOP);
            AddJump(loc, SETUP_CLEANUP, cleanupEnd);
            UseLabel(cleanupBody);
            PushFBlock(loc, FBlockType.HandlerCleanup, cleanupBody, NoLabel, handler.Name);
            Visit(handler.Body);
            PopFBlock();
            Add(NoLoc, POP_BLOCK);
            if (handler.Name is not null) DeleteHandlerName(handler.Name);
            AddJump(NoLoc, JUMP_NO_INTERRUPT, except);
            UseLabel(cleanupEnd);
            if (handler.Name is not null) DeleteHandlerName(handler.Name);
            AddI(NoLoc, LIST_APPEND, 3);
            Add(NoLoc, POP_TOP);
            AddJump(NoLoc, JUMP_NO_INTERRUPT, exceptWithError);
            UseLabel(except);
            Add(NoLoc, NOP);
            AddJump(NoLoc, JUMP_NO_INTERRUPT, exceptWithError);
            UseLabel(noMatch);
            Add(loc, POP_TOP);
            UseLabel(exceptWithError);
            if (i == n - 1)
            {
                AddI(NoLoc, LIST_APPEND, 1);
                AddJump(NoLoc, JUMP_NO_INTERRUPT, reraiseStar);
            }
        }
        PopFBlock();
        int reraise = NewLabel();
        UseLabel(reraiseStar);
        AddI(NoLoc, CALL_INTRINSIC_2, Intrinsic2.PrepReraiseStar);
        AddI(NoLoc, COPY, 1);
        AddJump(NoLoc, POP_JUMP_IF_NOT_NONE, reraise);
        Add(NoLoc, POP_TOP);
        Add(NoLoc, POP_BLOCK);
        Add(NoLoc, POP_EXCEPT);
        AddJump(NoLoc, JUMP_NO_INTERRUPT, end);
        UseLabel(reraise);
        Add(NoLoc, POP_BLOCK);
        AddI(NoLoc, SWAP, 2);
        Add(NoLoc, POP_EXCEPT);
        AddI(NoLoc, RERAISE, 0);
        UseLabel(cleanup);
        PopExceptAndReraise(NoLoc);
        UseLabel(orelse);
        Visit(s.Orelse);
        UseLabel(end);
    }

    [Mirrors("codegen_import_as", 2800, 2840)]
    private void ImportAs(SourceLocation loc, string name, string asname)
    {
        int dot = name.IndexOf('.');
        if (dot < 0)
        {
            NameOp(loc, asname, ExprContext.Store);
            return;
        }
        while (true)
        {
            int pos = dot + 1;
            dot = name.IndexOf('.', pos);
            AddN(loc, IMPORT_FROM, Metadata.Names, dot < 0 ? name[pos..] : name[pos..dot]);
            if (dot < 0) break;
            AddI(loc, SWAP, 2);
            Add(loc, POP_TOP);
        }
        NameOp(loc, asname, ExprContext.Store);
        Add(loc, POP_TOP);
    }

    [Mirrors("codegen_import", 2842, 2886)]
    private void ImportStatement(Ast.Import s)
    {
        SourceLocation loc = LOC(s);
        foreach (Alias alias in s.Names)
        {
            LoadConst(loc, PyInt.From(0));
            LoadConst(loc, PyNone.Instance);
            AddName(loc, IMPORT_NAME, Metadata.Names, alias.Name);
            if (alias.Asname is not null) ImportAs(loc, alias.Name, alias.Asname);
            else
            {
                int dot = alias.Name.IndexOf('.');
                NameOp(loc, dot < 0 ? alias.Name : alias.Name[..dot], ExprContext.Store);
            }
        }
    }

    [Mirrors("codegen_from_import", 2888, 2937)]
    private void FromImport(ImportFrom s)
    {
        SourceLocation loc = LOC(s);
        LoadConst(loc, PyInt.From(s.Level ?? 0));
        LoadConst(loc, PyTuple.Own(Array.ConvertAll(s.Names, PyObject (alias) => Str(alias.Name))));
        AddName(loc, IMPORT_NAME, Metadata.Names, s.Module ?? "");
        for (int i = 0; i < s.Names.Length; i++)
        {
            Alias alias = s.Names[i];
            if (i == 0 && alias.Name[0] == '*')
            {
                AddI(loc, CALL_INTRINSIC_1, Intrinsic1.ImportStar);
                Add(NoLoc, POP_TOP);
                return;
            }
            AddName(loc, IMPORT_FROM, Metadata.Names, alias.Name);
            NameOp(loc, alias.Asname ?? alias.Name, ExprContext.Store);
        }
        // The module itself.
        Add(loc, POP_TOP);
    }

    [Mirrors("codegen_assert", 2939, 2967)]
    private void AssertStatement(Assert s)
    {
        if (s.Test is Ast.Tuple { Elts.Length: > 0 } || (s.Test is Constant { Value: PyTuple tuple } && tuple.Items.Length > 0))
            Warn(LOC(s), "assertion is always true, perhaps remove parentheses?");
        if (_optimize != 0) return;
        int end = NewLabel();
        JumpIf(LOC(s), s.Test, end, true);
        AddI(LOC(s), LOAD_COMMON_CONSTANT, CommonConstant.AssertionError);
        if (s.Msg is not null)
        {
            Visit(s.Msg);
            AddI(LOC(s), CALL, 0);
        }
        AddI(LOC(s.Test), RAISE_VARARGS, 1);
        UseLabel(end);
    }

    [Mirrors("codegen_stmt_expr", 2969, 2988)]
    private void ExpressionStatement(SourceLocation loc, ExprNode value)
    {
        if (IsInteractiveTopLevel)
        {
            Visit(value);
            AddI(loc, CALL_INTRINSIC_1, Intrinsic1.Print);
            Add(NoLoc, POP_TOP);
            return;
        }
        if (value is Constant)
        {
            Add(loc, NOP);
            return;
        }
        Visit(value);
        Add(NoLoc, POP_TOP);
    }

    [Mirrors("codegen_augassign", 5341, 5414)]
    private void AugAssignStatement(AugAssign s)
    {
        ExprNode target = s.Target;
        SourceLocation loc = LOC(target);
        switch (target)
        {
            case Ast.Attribute e:
                Visit(e.Value);
                AddI(loc, COPY, 1);
                AddName(UpdateStartLocation(loc, e), LOAD_ATTR, Metadata.Names, e.Attr);
                break;
            case Subscript e:
                Visit(e.Value);
                if (IsTwoPartSlice(e.Slice))
                {
                    SliceTwoParts((Slice)e.Slice);
                    AddI(loc, COPY, 3);
                    AddI(loc, COPY, 3);
                    AddI(loc, COPY, 3);
                    Add(loc, BINARY_SLICE);
                }
                else
                {
                    Visit(e.Slice);
                    AddI(loc, COPY, 2);
                    AddI(loc, COPY, 2);
                    AddI(loc, BINARY_OP, NB.SUBSCR);
                }
                break;
            case Name e:
                NameOp(loc, e.Id, ExprContext.Load);
                break;
            default:
                Throw(Exc.SystemError, $"invalid node type ({target.GetType().Name}) for augmented assignment");
                break;
        }
        Visit(s.Value);
        AddBinary(LOC(s), s.Op, true);
        switch (target)
        {
            case Ast.Attribute e:
                loc = UpdateStartLocation(loc, e);
                AddI(loc, SWAP, 2);
                AddName(loc, STORE_ATTR, Metadata.Names, e.Attr);
                break;
            case Subscript e:
                if (IsTwoPartSlice(e.Slice))
                {
                    AddI(loc, SWAP, 4);
                    AddI(loc, SWAP, 3);
                    AddI(loc, SWAP, 2);
                    Add(loc, STORE_SLICE);
                }
                else
                {
                    AddI(loc, SWAP, 3);
                    AddI(loc, SWAP, 2);
                    Add(loc, STORE_SUBSCR);
                }
                break;
            case Name e:
                NameOp(loc, e.Id, ExprContext.Store);
                break;
        }
    }

    [Mirrors("codegen_check_ann_expr", 5416, 5422)]
    private void CheckAnnExpr(ExprNode e)
    {
        Visit(e);
        Add(LOC(e), POP_TOP);
    }

    [Mirrors("codegen_check_ann_subscr", 5441, 5469)]
    private void CheckAnnSubscript(ExprNode e)
    {
        switch (e)
        {
            case Slice s:
                if (s.Lower is not null) CheckAnnExpr(s.Lower);
                if (s.Upper is not null) CheckAnnExpr(s.Upper);
                if (s.Step is not null) CheckAnnExpr(s.Step);
                break;
            case Ast.Tuple t:
                foreach (ExprNode elt in t.Elts) CheckAnnSubscript(elt);
                break;
            default:
                CheckAnnExpr(e);
                break;
        }
    }

    [Mirrors("codegen_annassign", 5471, 5539)]
    private void AnnAssignStatement(AnnAssign s)
    {
        SourceLocation loc = LOC(s);
        if (s.Value is not null)
        {
            Visit(s.Value);
            Visit(s.Target);
        }
        switch (s.Target)
        {
            case Name target:
                if (s.Simple == 0 || _u.ScopeType is not (ScopeType.Module or ScopeType.Class)) break;
                if (FutureAnnotations)
                {
                    VisitAnnExpr(s.Annotation);
                    AddName(loc, LOAD_NAME, Metadata.Names, "__annotations__");
                    LoadConst(loc, Str(MaybeMangle(target.Id)));
                    Add(loc, STORE_SUBSCR);
                    break;
                }
                (_u.DeferredAnnotations ??= []).Add(s);
                if (_u.ScopeType == ScopeType.Module || _u.InConditionalBlock > 0)
                {
                    int index = _u.NextConditionalAnnotationIndex++;
                    (_u.ConditionalAnnotationIndices ??= []).Add(index);
                    if (_u.ScopeType == ScopeType.Class) AddName(loc, LOAD_DEREF, Metadata.CellVars, "__conditional_annotations__");
                    else AddName(loc, LOAD_NAME, Metadata.Names, "__conditional_annotations__");
                    LoadConst(loc, PyInt.From(index));
                    AddI(loc, SET_ADD, 1);
                    Add(loc, POP_TOP);
                }
                else (_u.ConditionalAnnotationIndices ??= []).Add(-1);
                break;
            case Ast.Attribute target:
                if (s.Value is null) CheckAnnExpr(target.Value);
                break;
            case Subscript target:
                if (s.Value is null)
                {
                    CheckAnnExpr(target.Value);
                    CheckAnnSubscript(target.Slice);
                }
                break;
            default:
                Throw(Exc.SystemError, $"invalid node type ({s.Target.GetType().Name}) for annotated assignment");
                break;
        }
    }

    [Mirrors("codegen_with_except_finish", 4936, 4958)]
    private void WithExceptFinish(int cleanup)
    {
        int suppress = NewLabel();
        Add(NoLoc, TO_BOOL);
        AddJump(NoLoc, POP_JUMP_IF_TRUE, suppress);
        AddI(NoLoc, RERAISE, 2);
        UseLabel(suppress);
        Add(NoLoc, POP_TOP);
        Add(NoLoc, POP_BLOCK);
        Add(NoLoc, POP_EXCEPT);
        Add(NoLoc, POP_TOP);
        Add(NoLoc, POP_TOP);
        Add(NoLoc, POP_TOP);
        int exit = NewLabel();
        AddJump(NoLoc, JUMP_NO_INTERRUPT, exit);
        UseLabel(cleanup);
        PopExceptAndReraise(NoLoc);
        UseLabel(exit);
    }

    private void AwaitNone(SourceLocation loc, int source)
    {
        AddI(loc, GET_AWAITABLE, source);
        LoadConst(loc, PyNone.Instance);
        AddYieldFrom(loc, true);
    }

    [Mirrors("codegen_async_with_inner", 4984, 5063)]
    private void AsyncWithInner(AsyncWith s, WithItem[] items, StmtNode[] body, int pos)
    {
        WithItem item = items[pos];
        int block = NewLabel(), final = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        Visit(item.ContextExpr);
        SourceLocation loc = LOC(item.ContextExpr);
        AddI(loc, COPY, 1);
        AddI(loc, LOAD_SPECIAL, SpecialMethod.AExit);
        AddI(loc, SWAP, 2);
        AddI(loc, SWAP, 3);
        AddI(loc, LOAD_SPECIAL, SpecialMethod.AEnter);
        AddI(loc, CALL, 0);
        AwaitNone(loc, 1);
        AddJump(loc, SETUP_WITH, final);
        UseLabel(block);
        PushFBlock(loc, FBlockType.AsyncWith, block, final, s);
        if (item.OptionalVars is not null) Visit(item.OptionalVars);
        else Add(loc, POP_TOP);
        if (++pos == items.Length) Visit(body);
        else AsyncWithInner(s, items, body, pos);
        PopFBlock();
        Add(loc, POP_BLOCK);
        CallExitWithNones(loc);
        AwaitNone(loc, 2);
        Add(loc, POP_TOP);
        AddJump(loc, JUMP, exit);
        UseLabel(final);
        AddJump(loc, SETUP_CLEANUP, cleanup);
        Add(loc, PUSH_EXC_INFO);
        Add(loc, WITH_EXCEPT_START);
        AwaitNone(loc, 2);
        WithExceptFinish(cleanup);
        UseLabel(exit);
    }

    [Mirrors("codegen_with_inner", 5093, 5160)]
    private void WithInner(With s, WithItem[] items, StmtNode[] body, int pos)
    {
        WithItem item = items[pos];
        int block = NewLabel(), final = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        Visit(item.ContextExpr);
        SourceLocation loc = LOC(item.ContextExpr);
        AddI(loc, COPY, 1);
        AddI(loc, LOAD_SPECIAL, SpecialMethod.Exit);
        AddI(loc, SWAP, 2);
        AddI(loc, SWAP, 3);
        AddI(loc, LOAD_SPECIAL, SpecialMethod.Enter);
        AddI(loc, CALL, 0);
        AddJump(loc, SETUP_WITH, final);
        UseLabel(block);
        PushFBlock(loc, FBlockType.With, block, final, s);
        if (item.OptionalVars is not null) Visit(item.OptionalVars);
        else Add(loc, POP_TOP);
        if (++pos == items.Length) Visit(body);
        else WithInner(s, items, body, pos);
        Add(NoLoc, POP_BLOCK);
        PopFBlock();
        CallExitWithNones(loc);
        Add(loc, POP_TOP);
        AddJump(loc, JUMP, exit);
        UseLabel(final);
        AddJump(loc, SETUP_CLEANUP, cleanup);
        Add(loc, PUSH_EXC_INFO);
        Add(loc, WITH_EXCEPT_START);
        WithExceptFinish(cleanup);
        UseLabel(exit);
    }
}
