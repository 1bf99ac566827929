// Grammar/python.gram, Parser/parser.c: lambda.

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
    // lambdef
    [Mirrors("lambdef_rule", 15255, 15322)]
    private ExprNode? LambdefRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // 'lambda' [lambda_params] ':' expression
        {
            Arguments? a;
            ExprNode? b;
            if (Expect(Tok.KwLambda) is not null
                && Opt(a = LambdaParamsRule())
                && Expect(Tok.Colon) is not null
                && (b = ExpressionRule()) is not null)
                return Leave<ExprNode>(At(mark, new Lambda(a ?? EmptyArguments(), b)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // lambda_params
    [Mirrors("lambda_params_rule", 15325, 15379)]
    private Arguments? LambdaParamsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_lambda_parameters
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidLambdaParametersRule()) is not null)
                return Leave<Arguments>(Cast<Arguments>(v));
            if (Backtrack(mark)) return null;
        }
        // lambda_parameters
        {
            Arguments? v;
            if ((v = LambdaParametersRule()) is not null)
                return Leave<Arguments>(v);
            _mark = mark;
        }
        return Leave<Arguments>(null);
    }

    // lambda_parameters
    [Mirrors("lambda_parameters_rule", 15387, 15547)]
    private Arguments? LambdaParametersRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* [lambda_star_etc]
        {
            Arg[]? a;
            Arg[]? b;
            NameDefaultPair[]? c;
            StarEtc? d;
            if ((a = LambdaSlashNoDefaultRule()) is not null
                && (b = Loop34()) is not null
                && (c = Loop35()) is not null
                && Opt(d = LambdaStarEtcRule()))
                return Finish<Arguments>(CheckVersion(8, "Positional-only parameters are", MakeArguments(a, null, b, c, d)));
            if (Backtrack(mark)) return null;
        }
        // lambda_slash_with_default lambda_param_with_default* [lambda_star_etc]
        {
            SlashWithDefault? a;
            NameDefaultPair[]? b;
            StarEtc? c;
            if ((a = LambdaSlashWithDefaultRule()) is not null && (b = Loop35()) is not null && Opt(c = LambdaStarEtcRule()))
                return Finish<Arguments>(CheckVersion(8, "Positional-only parameters are", MakeArguments(null, a, null, b, c)));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            StarEtc? c;
            if ((a = Loop36()) is not null && (b = Loop35()) is not null && Opt(c = LambdaStarEtcRule()))
                return Finish<Arguments>(MakeArguments(null, null, a, b, c));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_with_default+ [lambda_star_etc]
        {
            NameDefaultPair[]? a;
            StarEtc? b;
            if ((a = Loop37()) is not null && Opt(b = LambdaStarEtcRule()))
                return Finish<Arguments>(MakeArguments(null, null, null, a, b));
            if (Backtrack(mark)) return null;
        }
        // lambda_star_etc
        {
            StarEtc? a;
            if ((a = LambdaStarEtcRule()) is not null)
                return Finish<Arguments>(MakeArguments(null, null, null, null, a));
            _mark = mark;
        }
        return Leave<Arguments>(null);
    }

    // lambda_param_no_default*
    private Arg[]? Loop34()
    {
        if (Enter()) return null;
        SeqBuilder<Arg> items = default;
        int mark = _mark;
        while (LambdaParamNoDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // lambda_param_with_default*
    private NameDefaultPair[]? Loop35()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (LambdaParamWithDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // lambda_param_no_default+
    private Arg[]? Loop36()
    {
        if (Enter()) return null;
        SeqBuilder<Arg> items = default;
        int mark = _mark;
        while (LambdaParamNoDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<Arg[]>(null);
        return Leave(items.ToArray());
    }

    // lambda_param_with_default+
    private NameDefaultPair[]? Loop37()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (LambdaParamWithDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<NameDefaultPair[]>(null);
        return Leave(items.ToArray());
    }

    // lambda_slash_no_default
    [Mirrors("lambda_slash_no_default_rule", 15552, 15627)]
    private Arg[]? LambdaSlashNoDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param_no_default+ '/' ','
        {
            Arg[]? a;
            if ((a = Loop36()) is not null && Expect(Tok.Slash) is not null && Expect(Tok.Comma) is not null)
                return Leave<Arg[]>(a);
            if (Backtrack(mark)) return null;
        }
        // lambda_param_no_default+ '/' &':'
        {
            Arg[]? a;
            if ((a = Loop36()) is not null && Expect(Tok.Slash) is not null && LookAhead(_mark, Expect(Tok.Colon), true))
                return Leave<Arg[]>(a);
            _mark = mark;
        }
        return Leave<Arg[]>(null);
    }

    // lambda_slash_with_default
    [Mirrors("lambda_slash_with_default_rule", 15632, 15713)]
    private SlashWithDefault? LambdaSlashWithDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param_no_default* lambda_param_with_default+ '/' ','
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            if ((a = Loop34()) is not null
                && (b = Loop37()) is not null
                && Expect(Tok.Slash) is not null
                && Expect(Tok.Comma) is not null)
                return Leave<SlashWithDefault>(new SlashWithDefault(a, b));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_no_default* lambda_param_with_default+ '/' &':'
        {
            Arg[]? a;
            NameDefaultPair[]? b;
            if ((a = Loop34()) is not null
                && (b = Loop37()) is not null
                && Expect(Tok.Slash) is not null
                && LookAhead(_mark, Expect(Tok.Colon), true))
                return Leave<SlashWithDefault>(new SlashWithDefault(a, b));
            _mark = mark;
        }
        return Leave<SlashWithDefault>(null);
    }

    // lambda_star_etc
    [Mirrors("lambda_star_etc_rule", 15720, 15845)]
    private StarEtc? LambdaStarEtcRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_lambda_star_etc
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidLambdaStarEtcRule()) is not null)
                return Leave<StarEtc>(Cast<StarEtc>(v));
            if (Backtrack(mark)) return null;
        }
        // '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]
        {
            Arg? a;
            NameDefaultPair[]? b;
            Arg? c;
            if (Expect(Tok.Star) is not null
                && (a = LambdaParamNoDefaultRule()) is not null
                && (b = Loop38()) is not null
                && Opt(c = LambdaKwdsRule()))
                return Leave<StarEtc>(new StarEtc(a, b, c));
            if (Backtrack(mark)) return null;
        }
        // '*' ',' lambda_param_maybe_default+ [lambda_kwds]
        {
            NameDefaultPair[]? b;
            Arg? c;
            if (Expect(Tok.Star) is not null
                && Expect(Tok.Comma) is not null
                && (b = Loop39()) is not null
                && Opt(c = LambdaKwdsRule()))
                return Leave<StarEtc>(new StarEtc(null, b, c));
            if (Backtrack(mark)) return null;
        }
        // lambda_kwds
        {
            Arg? a;
            if ((a = LambdaKwdsRule()) is not null)
                return Leave<StarEtc>(new StarEtc(null, null, a));
            _mark = mark;
        }
        return Leave<StarEtc>(null);
    }

    // lambda_param_maybe_default*
    private NameDefaultPair[]? Loop38()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (LambdaParamMaybeDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // lambda_param_maybe_default+
    private NameDefaultPair[]? Loop39()
    {
        if (Enter()) return null;
        SeqBuilder<NameDefaultPair> items = default;
        int mark = _mark;
        while (LambdaParamMaybeDefaultRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<NameDefaultPair[]>(null);
        return Leave(items.ToArray());
    }

    // lambda_kwds
    [Mirrors("lambda_kwds_rule", 15848, 15910)]
    private Arg? LambdaKwdsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_lambda_kwds
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidLambdaKwdsRule()) is not null)
                return Leave<Arg>(Cast<Arg>(v));
            if (Backtrack(mark)) return null;
        }
        // '**' lambda_param_no_default
        {
            Arg? a;
            if (Expect(Tok.DoubleStar) is not null && (a = LambdaParamNoDefaultRule()) is not null)
                return Leave<Arg>(a);
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // lambda_param_no_default
    [Mirrors("lambda_param_no_default_rule", 15913, 15982)]
    private Arg? LambdaParamNoDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param ','
        {
            Arg? a;
            if ((a = LambdaParamRule()) is not null && Expect(Tok.Comma) is not null)
                return Leave<Arg>(a);
            if (Backtrack(mark)) return null;
        }
        // lambda_param &':'
        {
            Arg? a;
            if ((a = LambdaParamRule()) is not null && LookAhead(_mark, Expect(Tok.Colon), true))
                return Leave<Arg>(a);
            _mark = mark;
        }
        return Leave<Arg>(null);
    }

    // lambda_param_with_default
    [Mirrors("lambda_param_with_default_rule", 15985, 16060)]
    private NameDefaultPair? LambdaParamWithDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param default ','
        {
            Arg? a;
            ExprNode? c;
            if ((a = LambdaParamRule()) is not null && (c = DefaultRule()) is not null && Expect(Tok.Comma) is not null)
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, null));
            if (Backtrack(mark)) return null;
        }
        // lambda_param default &':'
        {
            Arg? a;
            ExprNode? c;
            if ((a = LambdaParamRule()) is not null && (c = DefaultRule()) is not null && LookAhead(_mark, Expect(Tok.Colon), true))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, null));
            _mark = mark;
        }
        return Leave<NameDefaultPair>(null);
    }

    // lambda_param_maybe_default
    [Mirrors("lambda_param_maybe_default_rule", 16063, 16138)]
    private NameDefaultPair? LambdaParamMaybeDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param default? ','
        {
            Arg? a;
            ExprNode? c;
            if ((a = LambdaParamRule()) is not null && Opt(c = DefaultRule()) && Expect(Tok.Comma) is not null)
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, null));
            if (Backtrack(mark)) return null;
        }
        // lambda_param default? &':'
        {
            Arg? a;
            ExprNode? c;
            if ((a = LambdaParamRule()) is not null && Opt(c = DefaultRule()) && LookAhead(_mark, Expect(Tok.Colon), true))
                return Finish<NameDefaultPair>(NameDefaultPair(a, c, null));
            _mark = mark;
        }
        return Leave<NameDefaultPair>(null);
    }

    // lambda_param
    [Mirrors("lambda_param_rule", 16141, 16199)]
    private Arg? LambdaParamRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Arg>(null);
        // NAME
        {
            Name? a;
            if ((a = NameToken()) is not null)
                return Leave<Arg>(At(mark, new Arg(a.Id, null, null)));
            _mark = mark;
        }
        return Leave<Arg>(null);
    }
}
