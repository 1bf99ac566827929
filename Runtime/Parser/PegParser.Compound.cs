// Grammar/python.gram, Parser/parser.c: compound statements and function parameters.

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Expression = PyModules.Ast.Expression;
using Import = PyModules.Ast.Import;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

internal sealed partial class PegParser
{
    // block
    [Mirrors("block_rule", 4147, 4239)]
    private StmtNode[]? BlockRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoBlock, out StmtNode[]? memo)) return Leave(memo);
        int mark = _mark;
        // NEWLINE INDENT statements DEDENT
        {
            StmtNode[]? a;
            if (Expect(Tok.NewLine) is not null
                && Expect(Tok.Indent) is not null
                && (a = StatementsRule()) is not null
                && Expect(Tok.Dedent) is not null)
                return Memoize<StmtNode[]>(MemoBlock, mark, a);
            if (Backtrack(mark)) return null;
        }
        // simple_stmts
        {
            StmtNode[]? v;
            if ((v = SimpleStmtsRule()) is not null)
                return Memoize<StmtNode[]>(MemoBlock, mark, v);
            if (Backtrack(mark)) return null;
        }
        // invalid_block
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidBlockRule()) is not null)
                return Memoize<StmtNode[]>(MemoBlock, mark, Cast<StmtNode[]>(v));
            _mark = mark;
        }
        return Memoize<StmtNode[]>(MemoBlock, mark, null);
    }

    // decorators
    [Mirrors("decorators_rule", 4242, 4282)]
    private ExprNode[]? DecoratorsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ('@' named_expression NEWLINE)+
        {
            ExprNode[]? a;
            if ((a = Loop10()) is not null)
                return Leave<ExprNode[]>(a);
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // ('@' named_expression NEWLINE)+
    private ExprNode[]? Loop10()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp14() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // ('@' named_expression NEWLINE)
    private ExprNode? Tmp14()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '@' named_expression NEWLINE
        {
            ExprNode? f;
            if (Expect(Tok.At) is not null && (f = NamedExpressionRule()) is not null && Expect(Tok.NewLine) is not null)
                return Leave<ExprNode>(f);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // class_def
    [Mirrors("class_def_rule", 4285, 4347)]
    private StmtNode? ClassDefRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // decorators class_def_raw
        {
            ExprNode[]? a;
            StmtNode? b;
            if ((a = DecoratorsRule()) is not null && (b = ClassDefRawRule()) is not null)
                return Finish<StmtNode>(ClassDefDecorators(a, b));
            if (Backtrack(mark)) return null;
        }
        // class_def_raw
        {
            StmtNode? v;
            if ((v = ClassDefRawRule()) is not null)
                return Leave<StmtNode>(v);
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // class_def_raw
    [Mirrors("class_def_raw_rule", 4352, 4444)]
    private StmtNode? ClassDefRawRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_class_def_raw
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidClassDefRawRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'class' NAME [type_params] ['(' [arguments] ')'] ':' block
        {
            Name? a;
            TypeParamNode[]? t;
            Call? b;
            StmtNode[]? c;
            if (Expect(Tok.KwClass) is not null
                && (a = NameToken()) is not null
                && Opt(t = TypeParamsRule())
                && Opt(b = Tmp15())
                && Expect(Tok.Colon) is not null
                && (c = BlockRule()) is not null)
                return Leave<StmtNode>(At(mark, new ClassDef(a.Id, b?.Args ?? [], b?.Keywords ?? [], c, [], t ?? [])));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('(' [arguments] ')')
    private Call? Tmp15()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' [arguments] ')'
        {
            Call? z;
            if (Expect(Tok.LPar) is not null && Opt(z = ArgumentsRule()) && Expect(Tok.RPar) is not null)
                return Finish<Call>(z);
            _mark = mark;
        }
        return Leave<Call>(null);
    }

    // function_def
    [Mirrors("function_def_rule", 4447, 4509)]
    private StmtNode? FunctionDefRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // decorators function_def_raw
        {
            ExprNode[]? d;
            StmtNode? f;
            if ((d = DecoratorsRule()) is not null && (f = FunctionDefRawRule()) is not null)
                return Finish<StmtNode>(FunctionDefDecorators(d, f));
            if (Backtrack(mark)) return null;
        }
        // function_def_raw
        {
            StmtNode? v;
            if ((v = FunctionDefRawRule()) is not null)
                return Leave<StmtNode>(v);
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // function_def_raw
    [Mirrors("function_def_raw_rule", 4515, 4682)]
    private StmtNode? FunctionDefRawRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_def_raw
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDefRawRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block
        {
            Name? n;
            TypeParamNode[]? t;
            Arguments? @params;
            ExprNode? a;
            Token? tc;
            StmtNode[]? b;
            if (Expect(Tok.KwDef) is not null
                && (n = NameToken()) is not null
                && Opt(t = TypeParamsRule())
                && Expect(Tok.LPar) is not null
                && Opt(@params = ParamsRule())
                && Expect(Tok.RPar) is not null
                && Opt(a = Tmp16())
                && Expect(Tok.Colon) is not null
                && Opt(tc = FuncTypeCommentRule())
                && (b = BlockRule()) is not null)
                return Leave<StmtNode>(At(mark, new FunctionDef(n.Id, @params ?? EmptyArguments(), b, [], a, NewTypeComment(tc), t ?? [])));
            if (Backtrack(mark)) return null;
        }
        // 'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block
        {
            Name? n;
            TypeParamNode[]? t;
            Arguments? @params;
            ExprNode? a;
            Token? tc;
            StmtNode[]? b;
            if (Expect(Tok.KwAsync) is not null
                && Expect(Tok.KwDef) is not null
                && (n = NameToken()) is not null
                && Opt(t = TypeParamsRule())
                && Expect(Tok.LPar) is not null
                && Opt(@params = ParamsRule())
                && Expect(Tok.RPar) is not null
                && Opt(a = Tmp16())
                && Expect(Tok.Colon) is not null
                && Opt(tc = FuncTypeCommentRule())
                && (b = BlockRule()) is not null)
                return Finish<StmtNode>(CheckVersion(5, "Async functions are", At(mark, new AsyncFunctionDef(n.Id, @params ?? EmptyArguments(), b, [], a, NewTypeComment(tc), t ?? []))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('->' expression)
    private ExprNode? Tmp16()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '->' expression
        {
            ExprNode? z;
            if (Expect(Tok.RArrow) is not null && (z = ExpressionRule()) is not null)
                return Leave<ExprNode>(z);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // params
    [Mirrors("params_rule", 4685, 4739)]
    private Arguments? ParamsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_parameters
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidParametersRule()) is not null)
                return Leave<Arguments>(Cast<Arguments>(v));
            if (Backtrack(mark)) return null;
        }
        // parameters
        {
            Arguments? v;
            if ((v = ParametersRule()) is not null)
                return Leave<Arguments>(v);
            _mark = mark;
        }
        return Leave<Arguments>(null);
    }

    // parameters
    [Mirrors("parameters_rule", 4747, 4907)]
    private Arguments? ParametersRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // slash_no_default param_no_default* param_with_default* [star_etc]
        {
            Arg[]? a;
            Arg[]? b;
            NameDefaultPair[]? c;
            StarEtc? d;
            if ((a = SlashNoDefaultRule()) is not null
                && (b = Loop11()) is not null
                && (c = Loop12()) is not null
                && Opt(d = StarEtcRule()))
                return Finish<Arguments>(CheckVersion(8, "Positional-only parameters are", MakeArguments(a, null, b, c, d)));
            if (Backtrack(mark)) return null;
        }
        // slash_with_default param_with_default* [star_etc]
        {
            SlashWithDefault? a;
            NameDefaultPair[]? b;
            StarEtc? c;
            if ((a = SlashWithDefaultRule()) is not null && (b = Loop12()) is not null && Opt(c = StarEtcRule()))
                return Finish<Arguments>(CheckVersion(8, "Positional-only parameters are", MakeArguments(null, a, null, b, c)));
            if (Backtrack(mark)) return null;
        }
        // param_no_default+ param_with_default* [star_etc]
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            StarEtc? c;
            if ((a = Loop13()) is not null && (b = Loop12()) is not null && Opt(c = StarEtcRule()))
                return Finish<Arguments>(MakeArguments(null, null, a, b, c));
            if (Backtrack(mark)) return null;
        }
        // param_with_default+ [star_etc]
        {
            NameDefaultPair[]? a;
            StarEtc? b;
            if ((a = Loop14()) is not null && Opt(b = StarEtcRule()))
                return Finish<Arguments>(MakeArguments(null, null, null, a, b));
            if (Backtrack(mark)) return null;
        }
        // star_etc
        {
            StarEtc? a;
            if ((a = StarEtcRule()) is not null)
                return Finish<Arguments>(MakeArguments(null, null, null, null, a));
            _mark = mark;
        }
        return Leave<Arguments>(null);
    }

    // param_no_default*
    private Arg[]? Loop11()
    {
        if (Enter()) return null;
        SeqBuilder<Arg> items = default;
        int mark = _mark;
        while (ParamNoDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // param_with_default*
    private NameDefaultPair[]? Loop12()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (ParamWithDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // param_no_default+
    private Arg[]? Loop13()
    {
        if (Enter()) return null;
        SeqBuilder<Arg> items = default;
        int mark = _mark;
        while (ParamNoDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<Arg[]>(null);
        return Leave(items.ToArray());
    }

    // param_with_default+
    private NameDefaultPair[]? Loop14()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (ParamWithDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<NameDefaultPair[]>(null);
        return Leave(items.ToArray());
    }

    // slash_no_default
    [Mirrors("slash_no_default_rule", 4910, 4985)]
    private Arg[]? SlashNoDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param_no_default+ '/' ','
        {
            Arg[]? a;
            if ((a = Loop13()) is not null && Expect(Tok.Slash) is not null && Expect(Tok.Comma) is not null)
                return Leave<Arg[]>(a);
            if (Backtrack(mark)) return null;
        }
        // param_no_default+ '/' &')'
        {
            Arg[]? a;
            if ((a = Loop13()) is not null && Expect(Tok.Slash) is not null && LookAhead(_mark, Expect(Tok.RPar), true))
                return Leave<Arg[]>(a);
            _mark = mark;
        }
        return Leave<Arg[]>(null);
    }

    // slash_with_default
    [Mirrors("slash_with_default_rule", 4990, 5071)]
    private SlashWithDefault? SlashWithDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param_no_default* param_with_default+ '/' ','
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            if ((a = Loop11()) is not null
                && (b = Loop14()) is not null
                && Expect(Tok.Slash) is not null
                && Expect(Tok.Comma) is not null)
                return Leave<SlashWithDefault>(new SlashWithDefault(a, b));
            if (Backtrack(mark)) return null;
        }
        // param_no_default* param_with_default+ '/' &')'
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            if ((a = Loop11()) is not null
                && (b = Loop14()) is not null
                && Expect(Tok.Slash) is not null
                && LookAhead(_mark, Expect(Tok.RPar), true))
                return Leave<SlashWithDefault>(new SlashWithDefault(a, b));
            _mark = mark;
        }
        return Leave<SlashWithDefault>(null);
    }

    // star_etc
    [Mirrors("star_etc_rule", 5079, 5237)]
    private StarEtc? StarEtcRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_star_etc
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidStarEtcRule()) is not null)
                return Leave<StarEtc>(Cast<StarEtc>(v));
            if (Backtrack(mark)) return null;
        }
        // '*' param_no_default param_maybe_default* [kwds]
        {
            Arg? a;
            NameDefaultPair[]? b;
            Arg? c;
            if (Expect(Tok.Star) is not null
                && (a = ParamNoDefaultRule()) is not null
                && (b = Loop15()) is not null
                && Opt(c = KwdsRule()))
                return Leave<StarEtc>(new StarEtc(a, b, c));
            if (Backtrack(mark)) return null;
        }
        // '*' param_no_default_star_annotation param_maybe_default* [kwds]
        {
            Arg? a;
            NameDefaultPair[]? b;
            Arg? c;
            if (Expect(Tok.Star) is not null
                && (a = ParamNoDefaultStarAnnotationRule()) is not null
                && (b = Loop15()) is not null
                && Opt(c = KwdsRule()))
                return Leave<StarEtc>(new StarEtc(a, b, c));
            if (Backtrack(mark)) return null;
        }
        // '*' ',' param_maybe_default+ [kwds]
        {
            NameDefaultPair[]? b;
            Arg? c;
            if (Expect(Tok.Star) is not null
                && Expect(Tok.Comma) is not null
                && (b = Loop16()) is not null
                && Opt(c = KwdsRule()))
                return Leave<StarEtc>(new StarEtc(null, b, c));
            if (Backtrack(mark)) return null;
        }
        // kwds
        {
            Arg? a;
            if ((a = KwdsRule()) is not null)
                return Leave<StarEtc>(new StarEtc(null, null, a));
            _mark = mark;
        }
        return Leave<StarEtc>(null);
    }

    // param_maybe_default*
    private NameDefaultPair[]? Loop15()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (ParamMaybeDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // param_maybe_default+
    private NameDefaultPair[]? Loop16()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (ParamMaybeDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<NameDefaultPair[]>(null);
        return Leave(items.ToArray());
    }

    // kwds
    [Mirrors("kwds_rule", 5240, 5302)]
    private Arg? KwdsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_kwds
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidKwdsRule()) is not null)
                return Leave<Arg>(Cast<Arg>(v));
            if (Backtrack(mark)) return null;
        }
        // '**' param_no_default
        {
            Arg? a;
            if (Expect(Tok.DoubleStar) is not null && (a = ParamNoDefaultRule()) is not null)
                return Leave<Arg>(a);
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // param_no_default
    [Mirrors("param_no_default_rule", 5305, 5380)]
    private Arg? ParamNoDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param ',' TYPE_COMMENT?
        {
            Arg? a;
            Token? tc;
            if ((a = ParamRule()) is not null && Expect(Tok.Comma) is not null && Opt(tc = Expect(Tok.TypeComment)))
                return Finish<Arg>(AddTypeCommentToArg(a, tc));
            if (Backtrack(mark)) return null;
        }
        // param TYPE_COMMENT? &')'
        {
            Arg? a;
            Token? tc;
            if ((a = ParamRule()) is not null && Opt(tc = Expect(Tok.TypeComment)) && LookAhead(_mark, Expect(Tok.RPar), true))
                return Finish<Arg>(AddTypeCommentToArg(a, tc));
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // param_no_default_star_annotation
    [Mirrors("param_no_default_star_annotation_rule", 5385, 5460)]
    private Arg? ParamNoDefaultStarAnnotationRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param_star_annotation ',' TYPE_COMMENT?
        {
            Arg? a;
            Token? tc;
            if ((a = ParamStarAnnotationRule()) is not null && Expect(Tok.Comma) is not null && Opt(tc = Expect(Tok.TypeComment)))
                return Finish<Arg>(AddTypeCommentToArg(a, tc));
            if (Backtrack(mark)) return null;
        }
        // param_star_annotation TYPE_COMMENT? &')'
        {
            Arg? a;
            Token? tc;
            if ((a = ParamStarAnnotationRule()) is not null && Opt(tc = Expect(Tok.TypeComment)) && LookAhead(_mark, Expect(Tok.RPar), true))
                return Finish<Arg>(AddTypeCommentToArg(a, tc));
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // param_with_default
    [Mirrors("param_with_default_rule", 5463, 5544)]
    private NameDefaultPair? ParamWithDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param default ',' TYPE_COMMENT?
        {
            Arg? a;
            ExprNode? c;
            Token? tc;
            if ((a = ParamRule()) is not null
                && (c = DefaultRule()) is not null
                && Expect(Tok.Comma) is not null
                && Opt(tc = Expect(Tok.TypeComment)))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, tc));
            if (Backtrack(mark)) return null;
        }
        // param default TYPE_COMMENT? &')'
        {
            Arg? a;
            ExprNode? c;
            Token? tc;
            if ((a = ParamRule()) is not null
                && (c = DefaultRule()) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && LookAhead(_mark, Expect(Tok.RPar), true))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, tc));
            _mark = mark;
        }
        return Leave<NameDefaultPair>(null);
    }

    // param_maybe_default
    [Mirrors("param_maybe_default_rule", 5549, 5630)]
    private NameDefaultPair? ParamMaybeDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param default? ',' TYPE_COMMENT?
        {
            Arg? a;
            ExprNode? c;
            Token? tc;
            if ((a = ParamRule()) is not null
                && Opt(c = DefaultRule())
                && Expect(Tok.Comma) is not null
                && Opt(tc = Expect(Tok.TypeComment)))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, tc));
            if (Backtrack(mark)) return null;
        }
        // param default? TYPE_COMMENT? &')'
        {
            Arg? a;
            ExprNode? c;
            Token? tc;
            if ((a = ParamRule()) is not null
                && Opt(c = DefaultRule())
                && Opt(tc = Expect(Tok.TypeComment))
                && LookAhead(_mark, Expect(Tok.RPar), true))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, tc));
            _mark = mark;
        }
        return Leave<NameDefaultPair>(null);
    }

    // param
    [Mirrors("param_rule", 5633, 5694)]
    private Arg? ParamRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Arg>(null);
        // NAME annotation?
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null && Opt(b = AnnotationRule()))
                return Leave<Arg>(At(mark, new Arg(a.Id, b, null)));
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // param_star_annotation
    [Mirrors("param_star_annotation_rule", 5697, 5758)]
    private Arg? ParamStarAnnotationRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Arg>(null);
        // NAME star_annotation
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null && (b = StarAnnotationRule()) is not null)
                return Leave<Arg>(At(mark, new Arg(a.Id, b, null)));
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // annotation
    [Mirrors("annotation_rule", 5761, 5804)]
    private ExprNode? AnnotationRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':' expression
        {
            ExprNode? a;
            if (Expect(Tok.Colon) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // star_annotation
    [Mirrors("star_annotation_rule", 5807, 5850)]
    private ExprNode? StarAnnotationRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':' star_expression
        {
            ExprNode? a;
            if (Expect(Tok.Colon) is not null && (a = StarExpressionRule()) is not null)
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // default
    [Mirrors("default_rule", 5853, 5915)]
    private ExprNode? DefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '=' expression
        {
            ExprNode? a;
            if (Expect(Tok.Equal) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode>(a);
            if (Backtrack(mark)) return null;
        }
        // invalid_default
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDefaultRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // if_stmt
    [Mirrors("if_stmt_rule", 5921, 6055)]
    private StmtNode? IfStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_if_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidIfStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'if' named_expression ':' block elif_stmt
        {
            ExprNode? a;
            StmtNode[]? b;
            StmtNode? c;
            if (Expect(Tok.KwIf) is not null
                && (a = NamedExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null
                && (c = ElifStmtRule()) is not null)
                return Leave<StmtNode>(At(mark, new If(a, b, Singleton(c))));
            if (Backtrack(mark)) return null;
        }
        // 'if' named_expression ':' block [else_block]
        {
            ExprNode? a;
            StmtNode[]? b;
            StmtNode[]? c;
            if (Expect(Tok.KwIf) is not null
                && (a = NamedExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null
                && Opt(c = ElseBlockRule()))
                return Leave<StmtNode>(At(mark, new If(a, b, c ?? [])));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // elif_stmt
    [Mirrors("elif_stmt_rule", 6061, 6195)]
    private StmtNode? ElifStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_elif_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidElifStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'elif' named_expression ':' block elif_stmt
        {
            ExprNode? a;
            StmtNode[]? b;
            StmtNode? c;
            if (Expect(Tok.KwElif) is not null
                && (a = NamedExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null
                && (c = ElifStmtRule()) is not null)
                return Leave<StmtNode>(At(mark, new If(a, b, Singleton(c))));
            if (Backtrack(mark)) return null;
        }
        // 'elif' named_expression ':' block [else_block]
        {
            ExprNode? a;
            StmtNode[]? b;
            StmtNode[]? c;
            if (Expect(Tok.KwElif) is not null
                && (a = NamedExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null
                && Opt(c = ElseBlockRule()))
                return Leave<StmtNode>(At(mark, new If(a, b, c ?? [])));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // else_block
    [Mirrors("else_block_rule", 6198, 6263)]
    private StmtNode[]? ElseBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_else_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidElseStmtRule()) is not null)
                return Leave<StmtNode[]>(Cast<StmtNode[]>(v));
            if (Backtrack(mark)) return null;
        }
        // 'else' &&':' block
        {
            StmtNode[]? b;
            if (Expect(Tok.KwElse) is not null && ExpectForced(Tok.Colon, ":") is not null && (b = BlockRule()) is not null)
                return Leave<StmtNode[]>(b);
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // while_stmt
    [Mirrors("while_stmt_rule", 6266, 6355)]
    private StmtNode? WhileStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_while_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidWhileStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'while' named_expression ':' block [else_block]
        {
            ExprNode? a;
            StmtNode[]? b;
            StmtNode[]? c;
            if (Expect(Tok.KwWhile) is not null
                && (a = NamedExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null
                && Opt(c = ElseBlockRule()))
                return Leave<StmtNode>(At(mark, new While(a, b, c ?? [])));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // for_stmt
    [Mirrors("for_stmt_rule", 6362, 6550)]
    private StmtNode? ForStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_for_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidForStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]
        {
            ExprNode? t;
            ExprNode? ex;
            Token? tc;
            StmtNode[]? b;
            StmtNode[]? el;
            bool cut = false;
            if (Expect(Tok.KwFor) is not null
                && (t = StarTargetsRule()) is not null
                && Expect(Tok.KwIn) is not null
                && (cut = true)
                && (ex = StarExpressionsRule()) is not null
                && Expect(Tok.Colon) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && (b = BlockRule()) is not null
                && Opt(el = ElseBlockRule()))
                return Leave<StmtNode>(At(mark, new For(t, ex, b, el ?? [], NewTypeComment(tc))));
            _mark = mark;
            if (cut) return Leave<StmtNode>(null);
            if (Failed()) return null;
        }
        // 'async' 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]
        {
            ExprNode? t;
            ExprNode? ex;
            Token? tc;
            StmtNode[]? b;
            StmtNode[]? el;
            bool cut = false;
            if (Expect(Tok.KwAsync) is not null
                && Expect(Tok.KwFor) is not null
                && (t = StarTargetsRule()) is not null
                && Expect(Tok.KwIn) is not null
                && (cut = true)
                && (ex = StarExpressionsRule()) is not null
                && Expect(Tok.Colon) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && (b = BlockRule()) is not null
                && Opt(el = ElseBlockRule()))
                return Finish<StmtNode>(CheckVersion(5, "Async for loops are", At(mark, new AsyncFor(t, ex, b, el ?? [], NewTypeComment(tc)))));
            _mark = mark;
            if (cut) return Leave<StmtNode>(null);
            if (Failed()) return null;
        }
        // invalid_for_target
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidForTargetRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // with_stmt
    [Mirrors("with_stmt_rule", 6559, 6825)]
    private StmtNode? WithStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_with_stmt_indent
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidWithStmtIndentRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'with' '(' ','.with_item+ ','? ')' ':' [TYPE_COMMENT] block
        {
            WithItem[]? a;
            Token? tc;
            StmtNode[]? b;
            if (Expect(Tok.KwWith) is not null
                && Expect(Tok.LPar) is not null
                && (a = Gather5()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null
                && Expect(Tok.Colon) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && (b = BlockRule()) is not null)
                return Leave<StmtNode>(At(mark, new With(a, b, NewTypeComment(tc))));
            if (Backtrack(mark)) return null;
        }
        // 'with' ','.with_item+ ':' [TYPE_COMMENT] block
        {
            WithItem[]? a;
            Token? tc;
            StmtNode[]? b;
            if (Expect(Tok.KwWith) is not null
                && (a = Gather5()) is not null
                && Expect(Tok.Colon) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && (b = BlockRule()) is not null)
                return Leave<StmtNode>(At(mark, new With(a, b, NewTypeComment(tc))));
            if (Backtrack(mark)) return null;
        }
        // 'async' 'with' '(' ','.with_item+ ','? ')' ':' block
        {
            WithItem[]? a;
            StmtNode[]? b;
            if (Expect(Tok.KwAsync) is not null
                && Expect(Tok.KwWith) is not null
                && Expect(Tok.LPar) is not null
                && (a = Gather5()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Finish<StmtNode>(CheckVersion(5, "Async with statements are", At(mark, new AsyncWith(a, b, null))));
            if (Backtrack(mark)) return null;
        }
        // 'async' 'with' ','.with_item+ ':' [TYPE_COMMENT] block
        {
            WithItem[]? a;
            Token? tc;
            StmtNode[]? b;
            if (Expect(Tok.KwAsync) is not null
                && Expect(Tok.KwWith) is not null
                && (a = Gather5()) is not null
                && Expect(Tok.Colon) is not null
                && Opt(tc = Expect(Tok.TypeComment))
                && (b = BlockRule()) is not null)
                return Finish<StmtNode>(CheckVersion(5, "Async with statements are", At(mark, new AsyncWith(a, b, NewTypeComment(tc)))));
            if (Backtrack(mark)) return null;
        }
        // invalid_with_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidWithStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ','.with_item+
    private WithItem[]? Gather5()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (WithItemRule() is { } first && Loop17() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<WithItem[]>(null);
    }

    // (',' with_item)*
    private WithItem[]? Loop17()
    {
        if (Enter()) return null;
        SeqBuilder<WithItem> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && WithItemRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // with_item
    [Mirrors("with_item_rule", 6831, 6922)]
    private WithItem? WithItemRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression 'as' star_target &(',' | ')' | ':')
        {
            ExprNode? e;
            ExprNode? t;
            if ((e = ExpressionRule()) is not null
                && Expect(Tok.KwAs) is not null
                && (t = StarTargetRule()) is not null
                && LookAhead(_mark, Tmp17(), true))
                return Leave<WithItem>(new WithItem(e, t));
            if (Backtrack(mark)) return null;
        }
        // invalid_with_item
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidWithItemRule()) is not null)
                return Leave<WithItem>(Cast<WithItem>(v));
            if (Backtrack(mark)) return null;
        }
        // expression
        {
            ExprNode? e;
            if ((e = ExpressionRule()) is not null)
                return Leave<WithItem>(new WithItem(e, null));
            _mark = mark;
        }
        return Leave<WithItem>(null);
    }

    // (',' | ')' | ':')
    private Token? Tmp17()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ')'
        {
            Token? v;
            if ((v = Expect(Tok.RPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ':'
        {
            Token? v;
            if ((v = Expect(Tok.Colon)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // try_stmt
    [Mirrors("try_stmt_rule", 6929, 7111)]
    private StmtNode? TryStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // invalid_try_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidTryStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'try' &&':' block finally_block
        {
            StmtNode[]? b;
            StmtNode[]? f;
            if (Expect(Tok.KwTry) is not null
                && ExpectForced(Tok.Colon, ":") is not null
                && (b = BlockRule()) is not null
                && (f = FinallyBlockRule()) is not null)
                return Leave<StmtNode>(At(mark, new Try(b, [], [], f)));
            if (Backtrack(mark)) return null;
        }
        // 'try' &&':' block except_block+ [else_block] [finally_block]
        {
            StmtNode[]? b;
            ExceptHandlerNode[]? ex;
            StmtNode[]? el;
            StmtNode[]? f;
            if (Expect(Tok.KwTry) is not null
                && ExpectForced(Tok.Colon, ":") is not null
                && (b = BlockRule()) is not null
                && (ex = Loop18()) is not null
                && Opt(el = ElseBlockRule())
                && Opt(f = FinallyBlockRule()))
                return Leave<StmtNode>(At(mark, new Try(b, ex, el ?? [], f ?? [])));
            if (Backtrack(mark)) return null;
        }
        // 'try' &&':' block except_star_block+ [else_block] [finally_block]
        {
            StmtNode[]? b;
            ExceptHandlerNode[]? ex;
            StmtNode[]? el;
            StmtNode[]? f;
            if (Expect(Tok.KwTry) is not null
                && ExpectForced(Tok.Colon, ":") is not null
                && (b = BlockRule()) is not null
                && (ex = Loop19()) is not null
                && Opt(el = ElseBlockRule())
                && Opt(f = FinallyBlockRule()))
                return Finish<StmtNode>(CheckVersion(11, "Exception groups are", At(mark, new TryStar(b, ex, el ?? [], f ?? []))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // except_block+
    private ExceptHandlerNode[]? Loop18()
    {
        if (Enter()) return null;
        SeqBuilder<ExceptHandlerNode> items = default;
        int mark = _mark;
        while (ExceptBlockRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExceptHandlerNode[]>(null);
        return Leave(items.ToArray());
    }

    // except_star_block+
    private ExceptHandlerNode[]? Loop19()
    {
        if (Enter()) return null;
        SeqBuilder<ExceptHandlerNode> items = default;
        int mark = _mark;
        while (ExceptStarBlockRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExceptHandlerNode[]>(null);
        return Leave(items.ToArray());
    }

    // except_block
    [Mirrors("except_block_rule", 7120, 7354)]
    private ExceptHandlerNode? ExceptBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExceptHandlerNode>(null);
        // invalid_except_stmt_indent
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidExceptStmtIndentRule()) is not null)
                return Leave<ExceptHandlerNode>(Cast<ExceptHandlerNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'except' expression ':' block
        {
            ExprNode? e;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && (e = ExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Leave<ExceptHandlerNode>(At(mark, new ExceptHandler(e, null, b)));
            if (Backtrack(mark)) return null;
        }
        // 'except' expression 'as' NAME ':' block
        {
            ExprNode? e;
            Name? t;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && (e = ExpressionRule()) is not null
                && Expect(Tok.KwAs) is not null
                && (t = NameToken()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Leave<ExceptHandlerNode>(At(mark, new ExceptHandler(e, t.Id, b)));
            if (Backtrack(mark)) return null;
        }
        // 'except' expressions ':' block
        {
            ExprNode? e;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && (e = ExpressionsRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Finish<ExceptHandlerNode>(CheckVersion(14, "except expressions without parentheses are", At(mark, new ExceptHandler(e, null, b))));
            if (Backtrack(mark)) return null;
        }
        // 'except' ':' block
        {
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null && Expect(Tok.Colon) is not null && (b = BlockRule()) is not null)
                return Leave<ExceptHandlerNode>(At(mark, new ExceptHandler(null, null, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_except_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidExceptStmtRule()) is not null)
                return Leave<ExceptHandlerNode>(Cast<ExceptHandlerNode>(v));
            _mark = mark;
        }
        return Leave<ExceptHandlerNode>(null);
    }

    // except_star_block
    [Mirrors("except_star_block_rule", 7362, 7566)]
    private ExceptHandlerNode? ExceptStarBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExceptHandlerNode>(null);
        // invalid_except_star_stmt_indent
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidExceptStarStmtIndentRule()) is not null)
                return Leave<ExceptHandlerNode>(Cast<ExceptHandlerNode>(v));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' expression ':' block
        {
            ExprNode? e;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && (e = ExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Leave<ExceptHandlerNode>(At(mark, new ExceptHandler(e, null, b)));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' expression 'as' NAME ':' block
        {
            ExprNode? e;
            Name? t;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && (e = ExpressionRule()) is not null
                && Expect(Tok.KwAs) is not null
                && (t = NameToken()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Leave<ExceptHandlerNode>(At(mark, new ExceptHandler(e, t.Id, b)));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' expressions ':' block
        {
            ExprNode? e;
            StmtNode[]? b;
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && (e = ExpressionsRule()) is not null
                && Expect(Tok.Colon) is not null
                && (b = BlockRule()) is not null)
                return Finish<ExceptHandlerNode>(CheckVersion(14, "except expressions without parentheses are", At(mark, new ExceptHandler(e, null, b))));
            if (Backtrack(mark)) return null;
        }
        // invalid_except_star_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidExceptStarStmtRule()) is not null)
                return Leave<ExceptHandlerNode>(Cast<ExceptHandlerNode>(v));
            _mark = mark;
        }
        return Leave<ExceptHandlerNode>(null);
    }

    // finally_block
    [Mirrors("finally_block_rule", 7569, 7634)]
    private StmtNode[]? FinallyBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_finally_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidFinallyStmtRule()) is not null)
                return Leave<StmtNode[]>(Cast<StmtNode[]>(v));
            if (Backtrack(mark)) return null;
        }
        // 'finally' &&':' block
        {
            StmtNode[]? a;
            if (Expect(Tok.KwFinally) is not null && ExpectForced(Tok.Colon, ":") is not null && (a = BlockRule()) is not null)
                return Leave<StmtNode[]>(a);
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }
}
