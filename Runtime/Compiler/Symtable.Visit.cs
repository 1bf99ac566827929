// Python/symtable.c: the walk over the tree.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;

namespace PyModules.Compiler;

public sealed partial class Symtable
{
    private static SourceLocation LOC(AstNode node) => SourceLocation.Of(node);

    private void Visit(StmtNode[] body)
    {
        foreach (StmtNode s in body) Visit(s);
    }

    private void Visit(ExprNode[] list)
    {
        foreach (ExprNode e in list) Visit(e);
    }

    private void VisitOptional(ExprNode?[] list)
    {
        foreach (ExprNode? e in list)
            if (e is not null) Visit(e);
    }

    private void VisitOptional(ExprNode? e)
    {
        if (e is not null) Visit(e);
    }

    private void VisitConditional(StmtNode[] body, StmtNode[]? orelse = null)
    {
        bool old = _cur.InConditionalBlock;
        _cur.InConditionalBlock = true;
        Visit(body);
        if (orelse is not null) Visit(orelse);
        _cur.InConditionalBlock = old;
    }

    private void VisitFunction(StmtNode s, string name, Arguments args, StmtNode[] body, ExprNode[] decorators, ExprNode? returns, TypeParamNode[] typeParams, bool isAsync)
    {
        AddDef(name, Sym.Local, LOC(s));
        Visit(args.Defaults);
        VisitOptional(args.KwDefaults);
        Visit(decorators);
        if (typeParams.Length > 0)
        {
            // .defaults is there with and without defaults.
            EnterTypeParamBlock(name, typeParams, true, HasKwonlyDefaults(args), false, LOC(s));
            Visit(typeParams);
        }
        SymtableEntry entry = NewEntry(name, BlockType.Function, s, LOC(s));
        if (DocString.Get(body) is not null) entry.HasDocstring = true;
        VisitAnnotations(s, args, returns);
        EnterExistingBlock(entry, true);
        if (isAsync) _cur.Coroutine = true;
        VisitArguments(args);
        Visit(body);
        ExitBlock();
        if (typeParams.Length > 0) ExitBlock();
    }

    private void VisitClass(ClassDef s)
    {
        AddDef(s.Name, Sym.Local, LOC(s));
        Visit(s.DecoratorList);
        string? saved = _private;
        bool generic = s.TypeParams.Length > 0;
        if (generic)
        {
            EnterTypeParamBlock(s.Name, s.TypeParams, false, false, true, LOC(s));
            // Only the type parameters are mangled in the block that holds them.
            _private = s.Name;
            _cur.MangledNames = [];
            Visit(s.TypeParams);
        }
        Visit(s.Bases);
        CheckKeywords(s.Keywords);
        foreach (Keyword keyword in s.Keywords) Visit(keyword.Value);
        EnterBlock(s.Name, BlockType.Class, s, LOC(s));
        _private = s.Name;
        if (generic)
        {
            AddDef("__type_params__", Sym.Local, LOC(s));
            AddDef(".type_params", Sym.Use, LOC(s));
        }
        if (DocString.Get(s.Body) is not null) _cur.HasDocstring = true;
        Visit(s.Body);
        ExitBlock();
        if (generic) ExitBlock();
        _private = saved;
    }

    private void VisitTypeAlias(TypeAlias s)
    {
        Visit(s.Name);
        string name = ((Name)s.Name).Id;
        bool inClass = _cur.Type == BlockType.Class, generic = s.TypeParams.Length > 0;
        if (generic)
        {
            EnterTypeParamBlock(name, s.TypeParams, false, false, false, LOC(s));
            Visit(s.TypeParams);
        }
        EnterBlock(name, BlockType.TypeAlias, s, LOC(s));
        _cur.CanSeeClassScope = inClass;
        if (inClass) AddDef("__classdict__", Sym.Use, LOC(s.Value));
        Visit(s.Value);
        ExitBlock();
        if (generic) ExitBlock();
    }

    private void VisitAnnAssign(AnnAssign s)
    {
        _cur.AnnotationsUsed = true;
        bool simple = s.Simple != 0;
        if (s.Target is Name target)
        {
            int cur = LookupName(target.Id);
            if ((cur & (Sym.Global | Sym.Nonlocal)) != 0 && !ReferenceEquals(_cur.Symbols, _global) && simple)
                SyntaxAt(Filename, LOC(s), $"annotated name '{target.Id}' can't be {((cur & Sym.Global) != 0 ? "global" : "nonlocal")}");
            if (simple) AddDef(target.Id, Sym.Annot | Sym.Local, LOC(target));
            else if (s.Value is not null) AddDef(target.Id, Sym.Local, LOC(target));
        }
        else Visit(s.Target);
        VisitAnnotation(s.Annotation, _cur);
        VisitOptional(s.Value);
    }

    private void VisitDirective(StmtNode s, string[] names, int flag)
    {
        string word = flag == Sym.Global ? "global" : "nonlocal";
        foreach (string name in names)
        {
            int cur = LookupName(name);
            if ((cur & (Sym.Param | Sym.Local | Sym.Use | Sym.Annot)) != 0)
            {
                SyntaxAt(Filename, LOC(s), (cur & Sym.Param) != 0 ? $"name '{name}' is parameter and {word}"
                    : (cur & Sym.Use) != 0 ? $"name '{name}' is used prior to {word} declaration"
                    : (cur & Sym.Annot) != 0 ? $"annotated name '{name}' can't be {word}"
                    : $"name '{name}' is assigned to before {word} declaration");
            }
            AddDef(name, flag, LOC(s));
            RecordDirective(name, LOC(s));
        }
    }

    private void VisitTry(StmtNode[] body, ExceptHandlerNode[] handlers, StmtNode[] orelse, StmtNode[] finalbody)
    {
        bool old = _cur.InConditionalBlock;
        _cur.InConditionalBlock = true;
        Visit(body);
        foreach (ExceptHandlerNode node in handlers)
        {
            ExceptHandler handler = (ExceptHandler)node;
            VisitOptional(handler.Type);
            if (handler.Name is not null) AddDef(handler.Name, Sym.Local, LOC(handler));
            Visit(handler.Body);
        }
        Visit(orelse);
        Visit(finalbody);
        _cur.InConditionalBlock = old;
    }

    private void VisitWith(WithItem[] items, StmtNode[] body)
    {
        bool old = _cur.InConditionalBlock;
        _cur.InConditionalBlock = true;
        foreach (WithItem item in items)
        {
            Visit(item.ContextExpr);
            VisitOptional(item.OptionalVars);
        }
        Visit(body);
        _cur.InConditionalBlock = old;
    }

    [Mirrors("symtable_raise_if_not_coroutine", 3128, 3136)]
    private void RequireCoroutine(StmtNode s, string message)
    {
        if (AllowsTopLevelAwait) _cur.Coroutine = true;
        if (!_cur.Coroutine) SyntaxAt(Filename, LOC(s), message);
    }

    [Mirrors("symtable_visit_stmt", 1827, 2271)]
    private void Visit(StmtNode node)
    {
        CheckStack();
        switch (node)
        {
            case FunctionDef s:
                VisitFunction(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false);
                break;
            case AsyncFunctionDef s:
                VisitFunction(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true);
                break;
            case ClassDef s:
                VisitClass(s);
                break;
            case TypeAlias s:
                VisitTypeAlias(s);
                break;
            case Return s:
                if (s.Value is not null)
                {
                    Visit(s.Value);
                    _cur.ReturnsValue = true;
                }
                break;
            case Delete s:
                Visit(s.Targets);
                break;
            case Assign s:
                Visit(s.Targets);
                Visit(s.Value);
                break;
            case AnnAssign s:
                VisitAnnAssign(s);
                break;
            case AugAssign s:
                Visit(s.Target);
                Visit(s.Value);
                break;
            case For s:
                Visit(s.Target);
                Visit(s.Iter);
                VisitConditional(s.Body, s.Orelse);
                break;
            case While s:
                Visit(s.Test);
                VisitConditional(s.Body, s.Orelse);
                break;
            case If s:
                Visit(s.Test);
                VisitConditional(s.Body, s.Orelse);
                break;
            case Match s:
            {
                Visit(s.Subject);
                bool old = _cur.InConditionalBlock;
                _cur.InConditionalBlock = true;
                foreach (MatchCase m in s.Cases)
                {
                    Visit(m.Pattern);
                    VisitOptional(m.Guard);
                    Visit(m.Body);
                }
                _cur.InConditionalBlock = old;
                break;
            }
            case Raise s:
                if (s.Exc is not null)
                {
                    Visit(s.Exc);
                    VisitOptional(s.Cause);
                }
                break;
            case Try s:
                VisitTry(s.Body, s.Handlers, s.Orelse, s.Finalbody);
                break;
            case TryStar s:
                VisitTry(s.Body, s.Handlers, s.Orelse, s.Finalbody);
                break;
            case Assert s:
                Visit(s.Test);
                VisitOptional(s.Msg);
                break;
            case Ast.Import s:
                foreach (Alias alias in s.Names) VisitAlias(alias);
                break;
            case ImportFrom s:
                foreach (Alias alias in s.Names) VisitAlias(alias);
                CheckImportFrom(s);
                break;
            case Global s:
                VisitDirective(s, s.Names, Sym.Global);
                break;
            case Nonlocal s:
                VisitDirective(s, s.Names, Sym.Nonlocal);
                break;
            case Expr s:
                Visit(s.Value);
                break;
            case With s:
                VisitWith(s.Items, s.Body);
                break;
            case AsyncWith s:
                RequireCoroutine(s, "'async with' outside async function");
                VisitWith(s.Items, s.Body);
                break;
            case AsyncFor s:
                RequireCoroutine(s, "'async for' outside async function");
                Visit(s.Target);
                Visit(s.Iter);
                VisitConditional(s.Body, s.Orelse);
                break;
        }
    }

    [Mirrors("symtable_extend_namedexpr_scope", 2273, 2368)]
    private void ExtendNamedExprScope(Name e)
    {
        string target = e.Id;
        SourceLocation loc = LOC(e);
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            SymtableEntry entry = _stack[i];
            if (entry.Comprehension != ComprehensionType.None)
            {
                int inScope = LookupIn(entry, target);
                if ((inScope & Sym.CompIter) != 0 && (inScope & Sym.Local) != 0)
                    SyntaxAt(Filename, loc, $"assignment expression cannot rebind comprehension iteration variable '{target}'");
                continue;
            }
            switch (entry.Type)
            {
                case BlockType.Function:
                    AddDef(target, (LookupIn(entry, target) & Sym.Global) != 0 ? Sym.Global : Sym.Nonlocal, loc);
                    RecordDirective(target, loc);
                    AddDefTo(entry, target, Sym.Local, loc);
                    return;
                case BlockType.Module:
                    AddDef(target, Sym.Global, loc);
                    RecordDirective(target, loc);
                    AddDefTo(entry, target, Sym.Global, loc);
                    return;
                case BlockType.Class:
                    SyntaxAt(Filename, loc, "assignment expression within a comprehension cannot be used in a class body");
                    break;
                case BlockType.TypeParameters:
                    SyntaxAt(Filename, loc, "assignment expression within a comprehension cannot be used within the definition of a generic");
                    break;
                case BlockType.TypeAlias:
                    SyntaxAt(Filename, loc, "assignment expression within a comprehension cannot be used in a type alias");
                    break;
                case BlockType.TypeVariable:
                    SyntaxAt(Filename, loc, "assignment expression within a comprehension cannot be used in a TypeVar bound");
                    break;
            }
        }
    }

    [Mirrors("symtable_visit_expr", 2389, 2575)]
    private void Visit(ExprNode node)
    {
        CheckStack();
        switch (node)
        {
            case NamedExpr e:
                RaiseIfAnnotationBlock("named expression", e);
                if (_cur.CompIterExpr > 0) SyntaxAt(Filename, LOC(e), "assignment expression cannot be used in a comprehension iterable expression");
                if (_cur.Comprehension != ComprehensionType.None) ExtendNamedExprScope((Name)e.Target);
                Visit(e.Value);
                Visit(e.Target);
                break;
            case BoolOp e:
                Visit(e.Values);
                break;
            case BinOp e:
                Visit(e.Left);
                Visit(e.Right);
                break;
            case UnaryOp e:
                Visit(e.Operand);
                break;
            case Lambda e:
                Visit(e.Args.Defaults);
                VisitOptional(e.Args.KwDefaults);
                EnterBlock("lambda", BlockType.Function, e, LOC(e));
                VisitArguments(e.Args);
                Visit(e.Body);
                ExitBlock();
                break;
            case IfExp e:
                Visit(e.Test);
                Visit(e.Body);
                Visit(e.Orelse);
                break;
            case Dict e:
                VisitOptional(e.Keys);
                Visit(e.Values);
                break;
            case Set e:
                Visit(e.Elts);
                break;
            case GeneratorExp e:
                VisitComprehension(e, "genexpr", ComprehensionType.Generator, e.Generators, e.Elt, null);
                break;
            case ListComp e:
                VisitComprehension(e, "listcomp", ComprehensionType.List, e.Generators, e.Elt, null);
                break;
            case SetComp e:
                VisitComprehension(e, "setcomp", ComprehensionType.Set, e.Generators, e.Elt, null);
                break;
            case DictComp e:
                VisitComprehension(e, "dictcomp", ComprehensionType.Dict, e.Generators, e.Key, e.Value);
                break;
            case Yield e:
                RaiseIfAnnotationBlock("yield expression", e);
                VisitOptional(e.Value);
                _cur.Generator = true;
                RaiseIfComprehensionBlock(e);
                break;
            case YieldFrom e:
                RaiseIfAnnotationBlock("yield expression", e);
                Visit(e.Value);
                _cur.Generator = true;
                RaiseIfComprehensionBlock(e);
                break;
            case Await e:
                RaiseIfAnnotationBlock("await expression", e);
                if (!AllowsTopLevelAwait)
                {
                    if (!_cur.IsFunctionLike) SyntaxAt(Filename, LOC(e), "'await' outside function");
                    if (!IsAsyncDef && _cur.Comprehension == ComprehensionType.None) SyntaxAt(Filename, LOC(e), "'await' outside async function");
                }
                Visit(e.Value);
                _cur.Coroutine = true;
                break;
            case Compare e:
                Visit(e.Left);
                Visit(e.Comparators);
                break;
            case Call e:
                Visit(e.Func);
                Visit(e.Args);
                CheckKeywords(e.Keywords);
                foreach (Keyword keyword in e.Keywords) Visit(keyword.Value);
                break;
            case FormattedValue e:
                Visit(e.Value);
                VisitOptional(e.FormatSpec);
                break;
            case Interpolation e:
                Visit(e.Value);
                VisitOptional(e.FormatSpec);
                break;
            case JoinedStr e:
                Visit(e.Values);
                break;
            case TemplateStr e:
                Visit(e.Values);
                break;
            case Ast.Attribute e:
                CheckName(e.Attr, LOC(e), e.Ctx);
                Visit(e.Value);
                break;
            case Subscript e:
                Visit(e.Value);
                Visit(e.Slice);
                break;
            case Starred e:
                Visit(e.Value);
                break;
            case Slice e:
                VisitOptional(e.Lower);
                VisitOptional(e.Upper);
                VisitOptional(e.Step);
                break;
            case Name e:
                if (_cur.InUnevaluatedAnnotation) break;
                AddDef(e.Id, e.Ctx == ExprContext.Load ? Sym.Use : Sym.Local, LOC(e), e.Ctx);
                // super() without arguments reads __class__.
                if (e.Ctx == ExprContext.Load && e.Id == "super" && _cur.IsFunctionLike) AddDef("__class__", Sym.Use, LOC(e));
                break;
            case List e:
                Visit(e.Elts);
                break;
            case Ast.Tuple e:
                Visit(e.Elts);
                break;
        }
    }

    [Mirrors("symtable_visit_type_param_bound_or_default", 2577, 2612)]
    private void VisitBoundOrDefault(ExprNode? e, string name, TypeParamNode key, bool isDefault, string? scopeInfo, SourceLocation errorLoc)
    {
        if (name == "__classdict__") SyntaxAt(Filename, errorLoc, $"reserved name '{name}' cannot be used for type parameter");
        if (e is null) return;
        bool inClass = _cur.CanSeeClassScope;
        EnterBlock(name, BlockType.TypeVariable, key, LOC(e), isDefault);
        _cur.CanSeeClassScope = inClass;
        if (inClass) AddDef("__classdict__", Sym.Use, LOC(e));
        _cur.ScopeInfo = scopeInfo;
        Visit(e);
        ExitBlock();
    }

    [Mirrors("symtable_visit_type_param", 2614, 2668)]
    private void Visit(TypeParamNode[] typeParams)
    {
        foreach (TypeParamNode node in typeParams)
        {
            CheckStack();
            SourceLocation loc = LOC(node);
            switch (node)
            {
                case TypeVar t:
                    AddDef(t.Name, Sym.TypeParam | Sym.Local, loc);
                    VisitBoundOrDefault(t.Bound, t.Name, t, false, t.Bound is Ast.Tuple ? "a TypeVar constraint" : "a TypeVar bound", loc);
                    VisitBoundOrDefault(t.DefaultValue, t.Name, t, true, "a TypeVar default", loc);
                    break;
                case TypeVarTuple t:
                    AddDef(t.Name, Sym.TypeParam | Sym.Local, loc);
                    VisitBoundOrDefault(t.DefaultValue, t.Name, t, true, "a TypeVarTuple default", loc);
                    break;
                case ParamSpec t:
                    AddDef(t.Name, Sym.TypeParam | Sym.Local, loc);
                    VisitBoundOrDefault(t.DefaultValue, t.Name, t, true, "a ParamSpec default", loc);
                    break;
            }
        }
    }

    [Mirrors("symtable_visit_pattern", 2670, 2724)]
    private void Visit(PatternNode node)
    {
        CheckStack();
        switch (node)
        {
            case MatchValue p:
                Visit(p.Value);
                break;
            case MatchSequence p:
                foreach (PatternNode q in p.Patterns) Visit(q);
                break;
            case MatchStar p:
                if (p.Name is not null) AddDef(p.Name, Sym.Local, LOC(p));
                break;
            case MatchMapping p:
                Visit(p.Keys);
                foreach (PatternNode q in p.Patterns) Visit(q);
                if (p.Rest is not null) AddDef(p.Rest, Sym.Local, LOC(p));
                break;
            case MatchClass p:
                Visit(p.Cls);
                foreach (PatternNode q in p.Patterns) Visit(q);
                for (int i = 0; i < p.KwdAttrs.Length; i++) CheckName(p.KwdAttrs[i], LOC(p.KwdPatterns[i]), ExprContext.Store);
                foreach (PatternNode q in p.KwdPatterns) Visit(q);
                break;
            case MatchAs p:
                if (p.Pattern is not null) Visit(p.Pattern);
                if (p.Name is not null) AddDef(p.Name, Sym.Local, LOC(p));
                break;
            case MatchOr p:
                foreach (PatternNode q in p.Patterns) Visit(q);
                break;
        }
    }

    [Mirrors("symtable_visit_params", 2740, 2752)]
    private void VisitParams(Arg[] args)
    {
        foreach (Arg arg in args) AddDef(arg.Name, Sym.Param, LOC(arg));
    }

    [Mirrors("symtable_visit_annotation", 2754, 2805)]
    private void VisitAnnotation(ExprNode annotation, SymtableEntry parent)
    {
        // Annotations of local variables are never evaluated.
        bool unevaluated = _cur.Type == BlockType.Function;
        if (((_cur.Type == BlockType.Class && _cur.InConditionalBlock) || _cur.Type == BlockType.Module) && !_cur.HasConditionalAnnotations)
        {
            _cur.HasConditionalAnnotations = true;
            AddDef("__conditional_annotations__", Sym.Use, LOC(annotation));
        }
        if (parent.AnnotationBlock is null)
        {
            BlockType currentType = parent.Type;
            EnterBlock("__annotate__", BlockType.Annotation, parent, LOC(annotation));
            parent.AnnotationBlock = _cur;
            if (currentType == BlockType.Class && (_future.Features & CodeFlags.FutureAnnotations) == 0)
            {
                _cur.CanSeeClassScope = true;
                parent.NeedsClassDict = true;
                AddDef("__classdict__", Sym.Use, LOC(annotation));
            }
        }
        else EnterExistingBlock(parent.AnnotationBlock, false);
        if (unevaluated) _cur.InUnevaluatedAnnotation = true;
        Visit(annotation);
        if (unevaluated) _cur.InUnevaluatedAnnotation = false;
        ExitBlock();
    }

    [Mirrors("symtable_visit_argannotations", 2807, 2821)]
    private void VisitArgAnnotation(Arg? arg)
    {
        if (arg?.Annotation is null) return;
        _cur.AnnotationsUsed = true;
        Visit(arg.Annotation);
    }

    [Mirrors("symtable_visit_annotations", 2823, 2861)]
    private void VisitAnnotations(StmtNode o, Arguments a, ExprNode? returns)
    {
        bool inClass = _cur.CanSeeClassScope;
        BlockType currentType = _cur.Type;
        EnterBlock("__annotate__", BlockType.Annotation, a, LOC(o));
        if (inClass || currentType == BlockType.Class)
        {
            _cur.CanSeeClassScope = true;
            AddDef("__classdict__", Sym.Use, LOC(o));
        }
        foreach (Arg arg in a.Posonlyargs) VisitArgAnnotation(arg);
        foreach (Arg arg in a.Args) VisitArgAnnotation(arg);
        VisitArgAnnotation(a.Vararg);
        VisitArgAnnotation(a.Kwarg);
        foreach (Arg arg in a.Kwonlyargs) VisitArgAnnotation(arg);
        if (returns is not null)
        {
            _cur.AnnotationsUsed = true;
            Visit(returns);
        }
        ExitBlock();
    }

    [Mirrors("symtable_visit_arguments", 2863, 2886)]
    private void VisitArguments(Arguments a)
    {
        VisitParams(a.Posonlyargs);
        VisitParams(a.Args);
        VisitParams(a.Kwonlyargs);
        if (a.Vararg is not null)
        {
            AddDef(a.Vararg.Name, Sym.Param, LOC(a.Vararg));
            _cur.VarArgs = true;
        }
        if (a.Kwarg is not null)
        {
            AddDef(a.Kwarg.Name, Sym.Param, LOC(a.Kwarg));
            _cur.VarKeywords = true;
        }
    }

    [Mirrors("symtable_visit_alias", 2922, 2956)]
    private void VisitAlias(Alias a)
    {
        string name = a.Asname ?? a.Name;
        int dot = name.IndexOf('.');
        if (name != "*") AddDef(dot >= 0 ? name[..dot] : name, Sym.Import, LOC(a));
        else if (_cur.Type != BlockType.Module) SyntaxAt(Filename, LOC(a), "import * only allowed at module level");
    }

    [Mirrors("symtable_visit_comprehension", 2959, 2973)]
    private void VisitComprehensionClause(Comprehension lc)
    {
        _cur.CompIterTarget = true;
        Visit(lc.Target);
        _cur.CompIterTarget = false;
        _cur.CompIterExpr++;
        Visit(lc.Iter);
        _cur.CompIterExpr--;
        Visit(lc.Ifs);
        if (lc.IsAsync != 0) _cur.Coroutine = true;
    }

    [Mirrors("symtable_handle_comprehension", 2984, 3053)]
    private void VisitComprehension(ExprNode e, string scopeName, ComprehensionType type, Comprehension[] generators, ExprNode elt, ExprNode? value)
    {
        bool isGenerator = type == ComprehensionType.Generator;
        Comprehension outermost = generators[0];
        // The outermost iterable belongs to the enclosing scope.
        _cur.CompIterExpr++;
        Visit(outermost.Iter);
        _cur.CompIterExpr--;
        EnterBlock(scopeName, BlockType.Function, e, LOC(e));
        _cur.Comprehension = type;
        if (outermost.IsAsync != 0) _cur.Coroutine = true;
        AddDef(".0", Sym.Param, _cur.Loc);
        _cur.CompIterTarget = true;
        Visit(outermost.Target);
        _cur.CompIterTarget = false;
        Visit(outermost.Ifs);
        for (int i = 1; i < generators.Length; i++) VisitComprehensionClause(generators[i]);
        if (value is not null) Visit(value);
        Visit(elt);
        _cur.Generator = isGenerator;
        bool isAsync = _cur.Coroutine && !isGenerator;
        ExitBlock();
        if (isAsync && !IsAsyncDef && _cur.Comprehension == ComprehensionType.None && !AllowsTopLevelAwait)
            SyntaxAt(Filename, LOC(e), "asynchronous comprehension outside of an asynchronous function");
        if (isAsync) _cur.Coroutine = true;
    }

    [Mirrors("symtable_raise_if_annotation_block", 3088, 3114)]
    private void RaiseIfAnnotationBlock(string what, ExprNode e)
    {
        string? message = _cur.Type switch
        {
            BlockType.Annotation => $"{what} cannot be used within an annotation",
            BlockType.TypeVariable => $"{what} cannot be used within {_cur.ScopeInfo}",
            BlockType.TypeAlias => $"{what} cannot be used within a type alias",
            BlockType.TypeParameters => $"{what} cannot be used within the definition of a generic",
            _ => null,
        };
        if (message is not null) SyntaxAt(Filename, LOC(e), message);
    }

    [Mirrors("symtable_raise_if_comprehension_block", 3116, 3126)]
    private void RaiseIfComprehensionBlock(ExprNode e)
    {
        string? message = _cur.Comprehension switch
        {
            ComprehensionType.None => null,
            ComprehensionType.List => "'yield' inside list comprehension",
            ComprehensionType.Set => "'yield' inside set comprehension",
            ComprehensionType.Dict => "'yield' inside dict comprehension",
            _ => "'yield' inside generator expression",
        };
        if (message is not null) SyntaxAt(Filename, LOC(e), message);
    }
}
