// Grammar/python.gram, Parser/parser.c: type aliases and type parameters.

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
    // type_alias
    [Mirrors("type_alias_rule", 10706, 10776)]
    private StmtNode? TypeAliasRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // "type" NAME [type_params] '=' expression
        {
            Name? n;
            TypeParamNode[]? t;
            ExprNode? b;
            if (ExpectSoftKeyword("type"u8) is not null
                && (n = NameToken()) is not null
                && Opt(t = TypeParamsRule())
                && Expect(Tok.Equal) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<StmtNode>(CheckVersion(12, "Type statement is", At(mark, new TypeAlias(SetExprContext(n, Store), t ?? [], b))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // type_params
    [Mirrors("type_params_rule", 10779, 10844)]
    private TypeParamNode[]? TypeParamsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_type_params
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidTypeParamsRule()) is not null)
                return Leave<TypeParamNode[]>(Cast<TypeParamNode[]>(v));
            if (Backtrack(mark)) return null;
        }
        // '[' type_param_seq ']'
        {
            TypeParamNode[]? t;
            if (Expect(Tok.LSqb) is not null && (t = TypeParamSeqRule()) is not null && Expect(Tok.RSqb) is not null)
                return Finish<TypeParamNode[]>(CheckVersion(12, "Type parameter lists are", t));
            _mark = mark;
        }
        return Leave<TypeParamNode[]>(null);
    }

    // type_param_seq
    [Mirrors("type_param_seq_rule", 10847, 10891)]
    private TypeParamNode[]? TypeParamSeqRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.type_param+ [',']
        {
            TypeParamNode[]? a;
            if ((a = Gather11()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<TypeParamNode[]>(a);
            _mark = mark;
        }
        return Leave<TypeParamNode[]>(null);
    }

    // ','.type_param+
    private TypeParamNode[]? Gather11()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (TypeParamRule() is { } first && Loop26() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<TypeParamNode[]>(null);
    }

    // (',' type_param)*
    private TypeParamNode[]? Loop26()
    {
        if (Enter()) return null;
        SeqBuilder<TypeParamNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && TypeParamRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // type_param
    [Mirrors("type_param_rule", 10898, 11064)]
    private TypeParamNode? TypeParamRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoTypeParam, out TypeParamNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<TypeParamNode>(null);
        // NAME [type_param_bound] [type_param_default]
        {
            Name? a;
            ExprNode? b;
            ExprNode? c;
            if ((a = NameToken()) is not null && Opt(b = TypeParamBoundRule()) && Opt(c = TypeParamDefaultRule()))
                return Memoize<TypeParamNode>(MemoTypeParam, mark, At(mark, new TypeVar(a.Id, b, c)));
            if (Backtrack(mark)) return null;
        }
        // invalid_type_param
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidTypeParamRule()) is not null)
                return Memoize<TypeParamNode>(MemoTypeParam, mark, Cast<TypeParamNode>(v));
            if (Backtrack(mark)) return null;
        }
        // '*' NAME [type_param_starred_default]
        {
            Name? a;
            ExprNode? b;
            if (Expect(Tok.Star) is not null && (a = NameToken()) is not null && Opt(b = TypeParamStarredDefaultRule()))
                return Memoize<TypeParamNode>(MemoTypeParam, mark, At(mark, new TypeVarTuple(a.Id, b)));
            if (Backtrack(mark)) return null;
        }
        // '**' NAME [type_param_default]
        {
            Name? a;
            ExprNode? b;
            if (Expect(Tok.DoubleStar) is not null && (a = NameToken()) is not null && Opt(b = TypeParamDefaultRule()))
                return Memoize<TypeParamNode>(MemoTypeParam, mark, At(mark, new ParamSpec(a.Id, b)));
            _mark = mark;
        }
        return Memoize<TypeParamNode>(MemoTypeParam, mark, null);
    }

    // type_param_bound
    [Mirrors("type_param_bound_rule", 11067, 11110)]
    private ExprNode? TypeParamBoundRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':' expression
        {
            ExprNode? e;
            if (Expect(Tok.Colon) is not null && (e = ExpressionRule()) is not null)
                return Leave<ExprNode>(e);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // type_param_default
    [Mirrors("type_param_default_rule", 11113, 11156)]
    private ExprNode? TypeParamDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '=' expression
        {
            ExprNode? e;
            if (Expect(Tok.Equal) is not null && (e = ExpressionRule()) is not null)
                return Finish<ExprNode>(CheckVersion(13, "Type parameter defaults are", e));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // type_param_starred_default
    [Mirrors("type_param_starred_default_rule", 11159, 11202)]
    private ExprNode? TypeParamStarredDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '=' star_expression
        {
            ExprNode? e;
            if (Expect(Tok.Equal) is not null && (e = StarExpressionRule()) is not null)
                return Finish<ExprNode>(CheckVersion(13, "Type parameter defaults are", e));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }
}
