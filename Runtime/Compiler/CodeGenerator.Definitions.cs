// Python/codegen.c: functions, classes, type parameters, type aliases.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class CodeGenerator
{
    [Mirrors("codegen_decorators", 970, 981)]
    private void Decorators(ExprNode[] decorators)
    {
        foreach (ExprNode decorator in decorators) Visit(decorator);
    }

    [Mirrors("codegen_apply_decorators", 983, 995)]
    private void ApplyDecorators(ExprNode[] decorators)
    {
        for (int i = decorators.Length - 1; i >= 0; i--) AddI(LOC(decorators[i]), CALL, 0);
    }

    [Mirrors("codegen_kwonlydefaults", 997, 1026)]
    private bool KwonlyDefaults(SourceLocation loc, Arg[] kwonlyargs, ExprNode?[] defaults)
    {
        int count = 0;
        for (int i = 0; i < kwonlyargs.Length; i++)
        {
            if (defaults[i] is not { } value) continue;
            count++;
            LoadConst(loc, Str(MaybeMangle(kwonlyargs[i].Name)));
            Visit(value);
        }
        if (count == 0) return false;
        AddI(loc, BUILD_MAP, count);
        return true;
    }

    [Mirrors("codegen_visit_annexpr", 1028, 1034)]
    private void VisitAnnExpr(ExprNode annotation) => LoadConst(LOC(annotation), CompileErrors.Check(AstUnparse.ExprAsUnicode(annotation)));

    [Mirrors("codegen_argannotation", 1036, 1068)]
    private int ArgAnnotation(string name, ExprNode? annotation, SourceLocation loc)
    {
        if (annotation is null) return 0;
        LoadConst(loc, Str(MaybeMangle(name)));
        if (FutureAnnotations) VisitAnnExpr(annotation);
        else if (annotation is Starred starred)
        {
            // *args: *Ts means the one value that *Ts unpacks to.
            Visit(starred.Value);
            AddI(loc, UNPACK_SEQUENCE, 1);
        }
        else Visit(annotation);
        return 1;
    }

    [Mirrors("codegen_function_annotations", 1120, 1151)]
    private int FunctionAnnotations(SourceLocation loc, Arguments args, ExprNode? returns)
    {
        SymtableEntry? ste = _st.LookupOptional(args);
        if (ste is null || !ste.AnnotationsUsed) return 0;
        SetupAnnotationsScope(loc, ste, ste.Name);
        int n = 0;
        foreach (Arg arg in args.Args) n += ArgAnnotation(arg.Name, arg.Annotation, loc);
        foreach (Arg arg in args.Posonlyargs) n += ArgAnnotation(arg.Name, arg.Annotation, loc);
        if (args.Vararg is not null) n += ArgAnnotation(args.Vararg.Name, args.Vararg.Annotation, loc);
        foreach (Arg arg in args.Kwonlyargs) n += ArgAnnotation(arg.Name, arg.Annotation, loc);
        if (args.Kwarg is not null) n += ArgAnnotation(args.Kwarg.Name, args.Kwarg.Annotation, loc);
        n += ArgAnnotation("return", returns, loc);
        AddI(loc, BUILD_MAP, n);
        LeaveAnnotationsScope(loc);
        return FunctionAttribute.Annotate;
    }

    [Mirrors("codegen_default_arguments", 1162, 1181)]
    private int DefaultArguments(SourceLocation loc, Arguments args)
    {
        int flags = 0;
        if (args.Defaults.Length > 0)
        {
            foreach (ExprNode value in args.Defaults) Visit(value);
            AddI(loc, BUILD_TUPLE, args.Defaults.Length);
            flags |= FunctionAttribute.Defaults;
        }
        if (KwonlyDefaults(loc, args.Kwonlyargs, args.KwDefaults)) flags |= FunctionAttribute.KwDefaults;
        return flags;
    }

    [Mirrors("codegen_wrap_in_stopiteration_handler", 1183, 1200)]
    private void WrapInStopIterationHandler()
    {
        int handler = NewLabel();
        // The handler covers all but the RESUME that was emitted first.
        Seq.Insert(0, SETUP_CLEANUP, handler, NoLoc);
        LoadConst(NoLoc, PyNone.Instance);
        Add(NoLoc, RETURN_VALUE);
        UseLabel(handler);
        AddI(NoLoc, CALL_INTRINSIC_1, Intrinsic1.StopIterationError);
        AddI(NoLoc, RERAISE, 1);
    }

    [Mirrors("codegen_type_param_bound_or_default", 1202, 1227)]
    private void TypeParamBoundOrDefault(ExprNode e, string name, SymtableEntry entry, bool allowStarred)
    {
        LoadConst(LOC(e), PyTuple.Of(PyInt.From(1)));
        SetupAnnotationsScope(LOC(e), entry, name);
        if (allowStarred && e is Starred starred)
        {
            Visit(starred.Value);
            AddI(LOC(e), UNPACK_SEQUENCE, 1);
        }
        else Visit(e);
        Add(LOC(e), RETURN_VALUE);
        MakeClosure(LOC(e), FinishScope(true), FunctionAttribute.Defaults);
    }

    [Mirrors("codegen_type_params", 1229, 1316)]
    private void TypeParams(TypeParamNode[] typeParams)
    {
        bool seenDefault = false;
        foreach (TypeParamNode node in typeParams)
        {
            SourceLocation loc = LOC(node);
            (string name, ExprNode? defaultValue) = node switch
            {
                TypeVar t => (t.Name, t.DefaultValue),
                TypeVarTuple t => (t.Name, t.DefaultValue),
                ParamSpec t => (t.Name, t.DefaultValue),
                _ => throw new InvalidOperationException(),
            };
            LoadConst(loc, Str(name));
            switch (node)
            {
                case TypeVar { Bound: { } bound }:
                    TypeParamBoundOrDefault(bound, name, _st.Lookup(node), false);
                    AddI(loc, CALL_INTRINSIC_2, bound is Ast.Tuple ? Intrinsic2.TypeVarWithConstraints : Intrinsic2.TypeVarWithBound);
                    break;
                case TypeVar:
                    AddI(loc, CALL_INTRINSIC_1, Intrinsic1.TypeVar);
                    break;
                case TypeVarTuple:
                    AddI(loc, CALL_INTRINSIC_1, Intrinsic1.TypeVarTuple);
                    break;
                default:
                    AddI(loc, CALL_INTRINSIC_1, Intrinsic1.ParamSpec);
                    break;
            }
            if (defaultValue is not null)
            {
                seenDefault = true;
                TypeParamBoundOrDefault(defaultValue, name, _st.LookupDefault(node), node is TypeVarTuple);
                AddI(loc, CALL_INTRINSIC_2, Intrinsic2.SetTypeParamDefault);
            }
            else if (seenDefault) Error(loc, $"non-default type parameter '{name}' follows default type parameter");
            AddI(loc, COPY, 1);
            NameOp(loc, name, ExprContext.Store);
        }
        AddI(LOC(typeParams[0]), BUILD_TUPLE, typeParams.Length);
    }

    [Mirrors("codegen_function_body", 1318, 1395)]
    private void FunctionBody(StmtNode s, string name, Arguments args, StmtNode[] body, bool isAsync, int flags, int firstLineNo)
    {
        UnitMetadata metadata = new() { ArgCount = args.Args.Length, PosOnlyArgCount = args.Posonlyargs.Length, KwOnlyArgCount = args.Kwonlyargs.Length };
        EnterScope(name, isAsync ? ScopeType.AsyncFunction : ScopeType.Function, _st.Lookup(s), firstLineNo, null, metadata);
        SymtableEntry ste = Entry;
        int first = 0;
        if (ste.HasDocstring)
        {
            first = 1;
            // The docstring is constant 0, loaded by nobody.
            AddConst(DocString.Clean(DocString.Get(body)!));
        }
        int start = NewLabel();
        UseLabel(start);
        bool addHandler = ste.Coroutine || ste.Generator;
        if (addHandler) PushFBlock(NoLoc, FBlockType.StopIteration, start, NoLabel, null);
        for (int i = first; i < body.Length; i++) Visit(body[i]);
        if (addHandler)
        {
            WrapInStopIterationHandler();
            PopFBlock();
        }
        MakeClosure(LOC(s), FinishScope(true), flags);
    }

    [Mirrors("codegen_function", 1397, 1510)]
    private void Function(StmtNode s, string name, Arguments args, StmtNode[] body, ExprNode[] decorators, ExprNode? returns, TypeParamNode[] typeParams, bool isAsync)
    {
        Decorators(decorators);
        int firstLineNo = decorators.Length > 0 ? decorators[0].Lineno : s.Lineno;
        SourceLocation loc = LOC(s);
        bool isGeneric = typeParams.Length > 0;
        int flags = DefaultArguments(loc, args);
        int typeParamArgs = 0;
        if (isGeneric)
        {
            if ((flags & FunctionAttribute.Defaults) != 0) typeParamArgs++;
            if ((flags & FunctionAttribute.KwDefaults) != 0) typeParamArgs++;
            if (typeParamArgs == 2) AddI(loc, SWAP, 2);
            EnterScope($"<generic parameters of {name}>", ScopeType.Annotations, _st.Lookup(typeParams), firstLineNo, null, new UnitMetadata { ArgCount = typeParamArgs });
            TypeParams(typeParams);
            for (int i = 0; i < typeParamArgs; i++) AddI(loc, LOAD_FAST, i);
        }
        flags |= FunctionAnnotations(loc, args, returns);
        FunctionBody(s, name, args, body, isAsync, flags, firstLineNo);
        if (isGeneric)
        {
            AddI(loc, SWAP, 2);
            AddI(loc, CALL_INTRINSIC_2, Intrinsic2.SetFunctionTypeParams);
            MakeClosure(loc, FinishScope(false), 0);
            if (typeParamArgs > 0)
            {
                AddI(loc, SWAP, typeParamArgs + 1);
                AddI(loc, CALL, typeParamArgs - 1);
            }
            else
            {
                Add(loc, PUSH_NULL);
                AddI(loc, CALL, 0);
            }
        }
        ApplyDecorators(decorators);
        NameOp(loc, name, ExprContext.Store);
    }

    [Mirrors("codegen_class_body", 1522, 1628)]
    private void ClassBody(ClassDef s, int firstLineNo)
    {
        EnterScope(s.Name, ScopeType.Class, _st.Lookup(s), firstLineNo, s.Name, null);
        SourceLocation loc = new(firstLineNo, firstLineNo, 0, 0);
        NameOp(loc, "__name__", ExprContext.Load);
        NameOp(loc, "__module__", ExprContext.Store);
        LoadConst(loc, Str(Metadata.QualName!));
        NameOp(loc, "__qualname__", ExprContext.Store);
        LoadConst(loc, PyInt.From(Metadata.FirstLineNo));
        NameOp(loc, "__firstlineno__", ExprContext.Store);
        if (s.TypeParams.Length > 0)
        {
            NameOp(loc, ".type_params", ExprContext.Load);
            NameOp(loc, "__type_params__", ExprContext.Store);
        }
        if (Entry.NeedsClassDict)
        {
            Add(loc, LOAD_LOCALS);
            AddN(loc, STORE_DEREF, Metadata.CellVars, "__classdict__");
        }
        if (Entry.HasConditionalAnnotations)
        {
            AddI(loc, BUILD_SET, 0);
            AddN(loc, STORE_DEREF, Metadata.CellVars, "__conditional_annotations__");
        }
        Body(loc, s.Body, false);
        LoadConst(NoLoc, StaticAttributesAsTuple());
        NameOp(NoLoc, "__static_attributes__", ExprContext.Store);
        if (Entry.NeedsClassDict)
        {
            AddI(NoLoc, LOAD_CLOSURE, Metadata.CellVars.Index["__classdict__"]);
            NameOp(NoLoc, "__classdictcell__", ExprContext.Store);
        }
        if (Entry.NeedsClassClosure)
        {
            AddI(NoLoc, LOAD_CLOSURE, Metadata.CellVars.Index["__class__"]);
            AddI(NoLoc, COPY, 1);
            NameOp(NoLoc, "__classcell__", ExprContext.Store);
        }
        else LoadConst(NoLoc, PyNone.Instance);
        Add(NoLoc, RETURN_VALUE);
        PyCode co = FinishScope(true);
        loc = LOC(s);
        Add(loc, LOAD_BUILD_CLASS);
        Add(loc, PUSH_NULL);
        MakeClosure(loc, co, 0);
        LoadConst(loc, Str(s.Name));
    }

    [Mirrors("codegen_class", 1630, 1705)]
    private void Class(ClassDef s)
    {
        Decorators(s.DecoratorList);
        int firstLineNo = s.DecoratorList.Length > 0 ? s.DecoratorList[0].Lineno : s.Lineno;
        SourceLocation loc = LOC(s);
        bool isGeneric = s.TypeParams.Length > 0;
        if (isGeneric)
        {
            EnterScope($"<generic parameters of {s.Name}>", ScopeType.Annotations, _st.Lookup(s.TypeParams), firstLineNo, s.Name, null);
            TypeParams(s.TypeParams);
            NameOp(loc, ".type_params", ExprContext.Store);
        }
        ClassBody(s, firstLineNo);
        if (isGeneric)
        {
            NameOp(loc, ".type_params", ExprContext.Load);
            AddI(loc, CALL_INTRINSIC_1, Intrinsic1.SubscriptGeneric);
            NameOp(loc, ".generic_base", ExprContext.Store);
            CallHelper(loc, 2, s.Bases, ".generic_base", s.Keywords);
            MakeClosure(loc, FinishScope(false), 0);
            Add(loc, PUSH_NULL);
            AddI(loc, CALL, 0);
        }
        else CallHelper(loc, 2, s.Bases, null, s.Keywords);
        ApplyDecorators(s.DecoratorList);
        NameOp(loc, s.Name, ExprContext.Store);
    }

    [Mirrors("codegen_typealias", 1734, 1781)]
    private void TypeAliasStatement(TypeAlias s)
    {
        SourceLocation loc = LOC(s);
        bool isGeneric = s.TypeParams.Length > 0;
        string name = ((Name)s.Name).Id;
        if (isGeneric)
        {
            EnterScope($"<generic parameters of {name}>", ScopeType.Annotations, _st.Lookup(s.TypeParams), loc.Lineno, null, null);
            LoadConst(loc, Str(name));
            TypeParams(s.TypeParams);
        }
        else
        {
            LoadConst(loc, Str(name));
            LoadConst(loc, PyNone.Instance);
        }
        LoadConst(loc, PyTuple.Of(PyInt.From(1)));
        SetupAnnotationsScope(loc, _st.Lookup(s), name);
        Visit(s.Value);
        Add(loc, RETURN_VALUE);
        MakeClosure(loc, FinishScope(false), FunctionAttribute.Defaults);
        AddI(loc, BUILD_TUPLE, 3);
        AddI(loc, CALL_INTRINSIC_1, Intrinsic1.TypeAlias);
        if (isGeneric)
        {
            MakeClosure(loc, FinishScope(false), 0);
            Add(loc, PUSH_NULL);
            AddI(loc, CALL, 0);
        }
        NameOp(loc, name, ExprContext.Store);
    }

    [Mirrors("codegen_lambda", 2006, 2048)]
    private void LambdaExpression(Lambda e)
    {
        Arguments args = e.Args;
        SourceLocation loc = LOC(e);
        int flags = DefaultArguments(loc, args);
        UnitMetadata metadata = new() { ArgCount = args.Args.Length, PosOnlyArgCount = args.Posonlyargs.Length, KwOnlyArgCount = args.Kwonlyargs.Length };
        EnterScope("<lambda>", ScopeType.Lambda, _st.Lookup(e), e.Lineno, null, metadata);
        Visit(e.Body);
        PyCode co;
        if (Entry.Generator) co = FinishScope(false);
        else
        {
            Add(LOC(e.Body), RETURN_VALUE);
            co = FinishScope(true);
        }
        MakeClosure(loc, co, flags);
    }
}
