// Grammar/python.gram, Parser/parser.c: expressions.

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
    // expressions
    [Mirrors("expressions_rule", 11205, 11325)]
    private ExprNode? ExpressionsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // expression (',' expression)+ [',']
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = ExpressionRule()) is not null && (b = Loop27()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode>(At(mark, new Tuple(InsertInFront(a, b), ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // expression ','
        {
            ExprNode? a;
            if ((a = ExpressionRule()) is not null && Expect(Tok.Comma) is not null)
                return Leave<ExprNode>(At(mark, new Tuple(Singleton(a), ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // expression
        {
            ExprNode? v;
            if ((v = ExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (',' expression)+
    private ExprNode[]? Loop27()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp22() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // (',' expression)
    private ExprNode? Tmp22()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' expression
        {
            ExprNode? c;
            if (Expect(Tok.Comma) is not null && (c = ExpressionRule()) is not null)
                return Leave<ExprNode>(c);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // expression
    [Mirrors("expression_rule", 11333, 11484)]
    private ExprNode? ExpressionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoExpression, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // invalid_expression
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidExpressionRule()) is not null)
                return Memoize<ExprNode>(MemoExpression, mark, Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // invalid_legacy_expression
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidLegacyExpressionRule()) is not null)
                return Memoize<ExprNode>(MemoExpression, mark, Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // disjunction 'if' disjunction 'else' expression
        {
            ExprNode? a;
            ExprNode? b;
            ExprNode? c;
            if ((a = DisjunctionRule()) is not null
                && Expect(Tok.KwIf) is not null
                && (b = DisjunctionRule()) is not null
                && Expect(Tok.KwElse) is not null
                && (c = ExpressionRule()) is not null)
                return Memoize<ExprNode>(MemoExpression, mark, At(mark, new IfExp(b, a, c)));
            if (Backtrack(mark)) return null;
        }
        // disjunction
        {
            ExprNode? v;
            if ((v = DisjunctionRule()) is not null)
                return Memoize<ExprNode>(MemoExpression, mark, v);
            if (Backtrack(mark)) return null;
        }
        // lambdef
        {
            ExprNode? v;
            if ((v = LambdefRule()) is not null)
                return Memoize<ExprNode>(MemoExpression, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoExpression, mark, null);
    }

    // yield_expr
    [Mirrors("yield_expr_rule", 11487, 11587)]
    private ExprNode? YieldExprRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // 'yield' 'from' expression
        {
            ExprNode? a;
            if (Expect(Tok.KwYield) is not null && Expect(Tok.KwFrom) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode>(At(mark, new YieldFrom(a)));
            if (Backtrack(mark)) return null;
        }
        // 'yield' [star_expressions]
        {
            ExprNode? a;
            if (Expect(Tok.KwYield) is not null && Opt(a = StarExpressionsRule()))
                return Leave<ExprNode>(At(mark, new Yield(a)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // star_expressions
    [Mirrors("star_expressions_rule", 11593, 11713)]
    private ExprNode? StarExpressionsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // star_expression (',' star_expression)+ [',']
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = StarExpressionRule()) is not null && (b = Loop28()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode>(At(mark, new Tuple(InsertInFront(a, b), ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // star_expression ','
        {
            ExprNode? a;
            if ((a = StarExpressionRule()) is not null && Expect(Tok.Comma) is not null)
                return Leave<ExprNode>(At(mark, new Tuple(Singleton(a), ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // star_expression
        {
            ExprNode? v;
            if ((v = StarExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (',' star_expression)+
    private ExprNode[]? Loop28()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp23() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // (',' star_expression)
    private ExprNode? Tmp23()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' star_expression
        {
            ExprNode? c;
            if (Expect(Tok.Comma) is not null && (c = StarExpressionRule()) is not null)
                return Leave<ExprNode>(c);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // star_expression
    [Mirrors("star_expression_rule", 11716, 11801)]
    private ExprNode? StarExpressionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoStarExpression, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '*' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.Star) is not null && (a = BitwiseOrRule()) is not null)
                return Memoize<ExprNode>(MemoStarExpression, mark, At(mark, new Starred(a, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // expression
        {
            ExprNode? v;
            if ((v = ExpressionRule()) is not null)
                return Memoize<ExprNode>(MemoStarExpression, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoStarExpression, mark, null);
    }

    // star_named_expressions
    [Mirrors("star_named_expressions_rule", 11804, 11848)]
    private ExprNode[]? StarNamedExpressionsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.star_named_expression+ [',']
        {
            ExprNode[]? a;
            if ((a = Gather12()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode[]>(a);
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // ','.star_named_expression+
    private ExprNode[]? Gather12()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (StarNamedExpressionRule() is { } first && Loop29() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' star_named_expression)*
    private ExprNode[]? Loop29()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && StarNamedExpressionRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // star_named_expression
    [Mirrors("star_named_expression_rule", 11851, 11931)]
    private ExprNode? StarNamedExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '*' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.Star) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<ExprNode>(At(mark, new Starred(a, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // named_expression
        {
            ExprNode? v;
            if ((v = NamedExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // assignment_expression
    [Mirrors("assignment_expression_rule", 11934, 12005)]
    private ExprNode? AssignmentExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // NAME ':=' ~ expression
        {
            Name? a;
            ExprNode? b;
            bool cut = false;
            if ((a = NameToken()) is not null
                && Expect(Tok.ColonEqual) is not null
                && (cut = true)
                && (b = ExpressionRule()) is not null)
                return Finish<ExprNode>(CheckVersion(8, "Assignment expressions are", At(mark, new NamedExpr(SetExprContext(a, Store), b))));
            _mark = mark;
            if (cut) return Leave<ExprNode>(null);
        }
        return Leave<ExprNode>(null);
    }

    // named_expression
    [Mirrors("named_expression_rule", 12008, 12083)]
    private ExprNode? NamedExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // assignment_expression
        {
            ExprNode? v;
            if ((v = AssignmentExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // invalid_named_expression
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidNamedExpressionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // expression !':='
        {
            ExprNode? v;
            if ((v = ExpressionRule()) is not null && LookAhead(_mark, Expect(Tok.ColonEqual), false))
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // disjunction
    [Mirrors("disjunction_rule", 12086, 12171)]
    private ExprNode? DisjunctionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoDisjunction, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // conjunction ('or' conjunction)+
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = ConjunctionRule()) is not null && (b = Loop30()) is not null)
                return Memoize<ExprNode>(MemoDisjunction, mark, At(mark, new BoolOp(BoolOperator.Or, InsertInFront(a, b))));
            if (Backtrack(mark)) return null;
        }
        // conjunction
        {
            ExprNode? v;
            if ((v = ConjunctionRule()) is not null)
                return Memoize<ExprNode>(MemoDisjunction, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoDisjunction, mark, null);
    }

    // ('or' conjunction)+
    private ExprNode[]? Loop30()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp24() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // ('or' conjunction)
    private ExprNode? Tmp24()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'or' conjunction
        {
            ExprNode? c;
            if (Expect(Tok.KwOr) is not null && (c = ConjunctionRule()) is not null)
                return Leave<ExprNode>(c);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // conjunction
    [Mirrors("conjunction_rule", 12174, 12259)]
    private ExprNode? ConjunctionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoConjunction, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // inversion ('and' inversion)+
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = InversionRule()) is not null && (b = Loop31()) is not null)
                return Memoize<ExprNode>(MemoConjunction, mark, At(mark, new BoolOp(BoolOperator.And, InsertInFront(a, b))));
            if (Backtrack(mark)) return null;
        }
        // inversion
        {
            ExprNode? v;
            if ((v = InversionRule()) is not null)
                return Memoize<ExprNode>(MemoConjunction, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoConjunction, mark, null);
    }

    // ('and' inversion)+
    private ExprNode[]? Loop31()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp25() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // ('and' inversion)
    private ExprNode? Tmp25()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'and' inversion
        {
            ExprNode? c;
            if (Expect(Tok.KwAnd) is not null && (c = InversionRule()) is not null)
                return Leave<ExprNode>(c);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // inversion
    [Mirrors("inversion_rule", 12262, 12347)]
    private ExprNode? InversionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoInversion, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // 'not' inversion
        {
            ExprNode? a;
            if (Expect(Tok.KwNot) is not null && (a = InversionRule()) is not null)
                return Memoize<ExprNode>(MemoInversion, mark, At(mark, new UnaryOp(UnaryOperator.Not, a)));
            if (Backtrack(mark)) return null;
        }
        // comparison
        {
            ExprNode? v;
            if ((v = ComparisonRule()) is not null)
                return Memoize<ExprNode>(MemoInversion, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoInversion, mark, null);
    }

    // comparison
    [Mirrors("comparison_rule", 12350, 12430)]
    private ExprNode? ComparisonRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // bitwise_or compare_op_bitwise_or_pair+
        {
            ExprNode? a;
            CmpopExprPair[]? b;
            if ((a = BitwiseOrRule()) is not null && (b = Loop32()) is not null)
                return Leave<ExprNode>(At(mark, new Compare(a, GetCmpops(b), GetExprs(b))));
            if (Backtrack(mark)) return null;
        }
        // bitwise_or
        {
            ExprNode? v;
            if ((v = BitwiseOrRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // compare_op_bitwise_or_pair+
    private CmpopExprPair[]? Loop32()
    {
        if (Enter()) return null;
        SeqBuilder<CmpopExprPair> items = default;
        int mark = _mark;
        while (CompareOpBitwiseOrPairRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<CmpopExprPair[]>(null);
        return Leave(items.ToArray());
    }

    // compare_op_bitwise_or_pair
    [Mirrors("compare_op_bitwise_or_pair_rule", 12443, 12649)]
    private CmpopExprPair? CompareOpBitwiseOrPairRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // eq_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = EqBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // noteq_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = NoteqBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // lte_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = LteBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // lt_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = LtBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // gte_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = GteBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // gt_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = GtBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // notin_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = NotinBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // in_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = InBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // isnot_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = IsnotBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            if (Backtrack(mark)) return null;
        }
        // is_bitwise_or
        {
            CmpopExprPair? v;
            if ((v = IsBitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(v);
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // eq_bitwise_or
    [Mirrors("eq_bitwise_or_rule", 12652, 12695)]
    private CmpopExprPair? EqBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '==' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.EqEqual) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.Eq, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // noteq_bitwise_or
    [Mirrors("noteq_bitwise_or_rule", 12698, 12741)]
    private CmpopExprPair? NoteqBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ('!=') bitwise_or
        {
            ExprNode? a;
            if (Tmp26() is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.NotEq, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // ('!=')
    private Token? Tmp26()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '!='
        {
            Token? tok;
            if ((tok = Expect(Tok.NotEqual)) is not null)
                return Finish<Token>(CheckBarryAsFlufl(tok) ? null : tok);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // lte_bitwise_or
    [Mirrors("lte_bitwise_or_rule", 12744, 12787)]
    private CmpopExprPair? LteBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '<=' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.LessEqual) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.LtE, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // lt_bitwise_or
    [Mirrors("lt_bitwise_or_rule", 12790, 12833)]
    private CmpopExprPair? LtBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_diamond_operator
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDiamondOperatorRule()) is not null)
                return Leave<CmpopExprPair>(Cast<CmpopExprPair>(v));
            if (Backtrack(mark)) return null;
        }
        // '<' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.Less) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.Lt, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // gte_bitwise_or
    [Mirrors("gte_bitwise_or_rule", 12836, 12879)]
    private CmpopExprPair? GteBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '>=' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.GreaterEqual) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.GtE, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // gt_bitwise_or
    [Mirrors("gt_bitwise_or_rule", 12882, 12925)]
    private CmpopExprPair? GtBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '>' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.Greater) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.Gt, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // notin_bitwise_or
    [Mirrors("notin_bitwise_or_rule", 12928, 12974)]
    private CmpopExprPair? NotinBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'not' 'in' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.KwNot) is not null && Expect(Tok.KwIn) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.NotIn, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // in_bitwise_or
    [Mirrors("in_bitwise_or_rule", 12977, 13020)]
    private CmpopExprPair? InBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'in' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.KwIn) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.In, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // isnot_bitwise_or
    [Mirrors("isnot_bitwise_or_rule", 13023, 13069)]
    private CmpopExprPair? IsnotBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'is' 'not' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.KwIs) is not null && Expect(Tok.KwNot) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.IsNot, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // is_bitwise_or
    [Mirrors("is_bitwise_or_rule", 13072, 13115)]
    private CmpopExprPair? IsBitwiseOrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'is' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.KwIs) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<CmpopExprPair>(new CmpopExprPair(CmpOperator.Is, a));
            _mark = mark;
        }
        return Leave<CmpopExprPair>(null);
    }

    // bitwise_or
    [Mirrors("bitwise_or_rule", 13120, 13153)]
    private ExprNode? BitwiseOrRule()
    {
        EnterLevel();
        if (IsMemoized(MemoBitwiseOr, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoBitwiseOr, mark, res);
            _mark = mark;
            ExprNode? raw = BitwiseOrRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("bitwise_or_raw", 13154, 13237)]
    private ExprNode? BitwiseOrRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // bitwise_or '|' bitwise_xor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = BitwiseOrRule()) is not null && Expect(Tok.VBar) is not null && (b = BitwiseXorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.BitOr, b)));
            if (Backtrack(mark)) return null;
        }
        // bitwise_xor
        {
            ExprNode? v;
            if ((v = BitwiseXorRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // bitwise_xor
    [Mirrors("bitwise_xor_rule", 13242, 13275)]
    private ExprNode? BitwiseXorRule()
    {
        EnterLevel();
        if (IsMemoized(MemoBitwiseXor, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoBitwiseXor, mark, res);
            _mark = mark;
            ExprNode? raw = BitwiseXorRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("bitwise_xor_raw", 13276, 13359)]
    private ExprNode? BitwiseXorRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // bitwise_xor '^' bitwise_and
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = BitwiseXorRule()) is not null && Expect(Tok.Circumflex) is not null && (b = BitwiseAndRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.BitXor, b)));
            if (Backtrack(mark)) return null;
        }
        // bitwise_and
        {
            ExprNode? v;
            if ((v = BitwiseAndRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // bitwise_and
    [Mirrors("bitwise_and_rule", 13364, 13397)]
    private ExprNode? BitwiseAndRule()
    {
        EnterLevel();
        if (IsMemoized(MemoBitwiseAnd, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoBitwiseAnd, mark, res);
            _mark = mark;
            ExprNode? raw = BitwiseAndRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("bitwise_and_raw", 13398, 13481)]
    private ExprNode? BitwiseAndRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // bitwise_and '&' shift_expr
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = BitwiseAndRule()) is not null && Expect(Tok.Amper) is not null && (b = ShiftExprRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.BitAnd, b)));
            if (Backtrack(mark)) return null;
        }
        // shift_expr
        {
            ExprNode? v;
            if ((v = ShiftExprRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // shift_expr
    [Mirrors("shift_expr_rule", 13486, 13519)]
    private ExprNode? ShiftExprRule()
    {
        EnterLevel();
        if (IsMemoized(MemoShiftExpr, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoShiftExpr, mark, res);
            _mark = mark;
            ExprNode? raw = ShiftExprRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("shift_expr_raw", 13520, 13661)]
    private ExprNode? ShiftExprRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // shift_expr '<<' sum
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = ShiftExprRule()) is not null && Expect(Tok.LeftShift) is not null && (b = SumRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.LShift, b)));
            if (Backtrack(mark)) return null;
        }
        // shift_expr '>>' sum
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = ShiftExprRule()) is not null && Expect(Tok.RightShift) is not null && (b = SumRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.RShift, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_arithmetic
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidArithmeticRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // sum
        {
            ExprNode? v;
            if ((v = SumRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // sum
    [Mirrors("sum_rule", 13666, 13699)]
    private ExprNode? SumRule()
    {
        EnterLevel();
        if (IsMemoized(MemoSum, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoSum, mark, res);
            _mark = mark;
            ExprNode? raw = SumRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("sum_raw", 13700, 13822)]
    private ExprNode? SumRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // sum '+' term
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = SumRule()) is not null && Expect(Tok.Plus) is not null && (b = TermRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Add, b)));
            if (Backtrack(mark)) return null;
        }
        // sum '-' term
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = SumRule()) is not null && Expect(Tok.Minus) is not null && (b = TermRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Sub, b)));
            if (Backtrack(mark)) return null;
        }
        // term
        {
            ExprNode? v;
            if ((v = TermRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // term
    [Mirrors("term_rule", 13834, 13867)]
    private ExprNode? TermRule()
    {
        EnterLevel();
        if (IsMemoized(MemoTerm, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoTerm, mark, res);
            _mark = mark;
            ExprNode? raw = TermRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("term_raw", 13868, 14126)]
    private ExprNode? TermRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // term '*' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TermRule()) is not null && Expect(Tok.Star) is not null && (b = FactorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Mult, b)));
            if (Backtrack(mark)) return null;
        }
        // term '/' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TermRule()) is not null && Expect(Tok.Slash) is not null && (b = FactorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Div, b)));
            if (Backtrack(mark)) return null;
        }
        // term '//' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TermRule()) is not null && Expect(Tok.DoubleSlash) is not null && (b = FactorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.FloorDiv, b)));
            if (Backtrack(mark)) return null;
        }
        // term '%' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TermRule()) is not null && Expect(Tok.Percent) is not null && (b = FactorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Mod, b)));
            if (Backtrack(mark)) return null;
        }
        // term '@' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TermRule()) is not null && Expect(Tok.At) is not null && (b = FactorRule()) is not null)
                return Finish<ExprNode>(CheckVersion(5, "The '@' operator is", At(mark, new BinOp(a, Operator.MatMult, b))));
            if (Backtrack(mark)) return null;
        }
        // invalid_factor
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidFactorRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // factor
        {
            ExprNode? v;
            if ((v = FactorRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // factor
    [Mirrors("factor_rule", 14129, 14286)]
    private ExprNode? FactorRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoFactor, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '+' factor
        {
            ExprNode? a;
            if (Expect(Tok.Plus) is not null && (a = FactorRule()) is not null)
                return Memoize<ExprNode>(MemoFactor, mark, At(mark, new UnaryOp(UnaryOperator.UAdd, a)));
            if (Backtrack(mark)) return null;
        }
        // '-' factor
        {
            ExprNode? a;
            if (Expect(Tok.Minus) is not null && (a = FactorRule()) is not null)
                return Memoize<ExprNode>(MemoFactor, mark, At(mark, new UnaryOp(UnaryOperator.USub, a)));
            if (Backtrack(mark)) return null;
        }
        // '~' factor
        {
            ExprNode? a;
            if (Expect(Tok.Tilde) is not null && (a = FactorRule()) is not null)
                return Memoize<ExprNode>(MemoFactor, mark, At(mark, new UnaryOp(UnaryOperator.Invert, a)));
            if (Backtrack(mark)) return null;
        }
        // power
        {
            ExprNode? v;
            if ((v = PowerRule()) is not null)
                return Memoize<ExprNode>(MemoFactor, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoFactor, mark, null);
    }

    // power
    [Mirrors("power_rule", 14289, 14372)]
    private ExprNode? PowerRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // await_primary '**' factor
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = AwaitPrimaryRule()) is not null && Expect(Tok.DoubleStar) is not null && (b = FactorRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(a, Operator.Pow, b)));
            if (Backtrack(mark)) return null;
        }
        // await_primary
        {
            ExprNode? v;
            if ((v = AwaitPrimaryRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // await_primary
    [Mirrors("await_primary_rule", 14375, 14460)]
    private ExprNode? AwaitPrimaryRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoAwaitPrimary, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // 'await' primary
        {
            ExprNode? a;
            if (Expect(Tok.KwAwait) is not null && (a = PrimaryRule()) is not null)
                return Memoize<ExprNode>(MemoAwaitPrimary, mark, CheckVersion(5, "Await expressions are", At(mark, new Await(a))));
            if (Backtrack(mark)) return null;
        }
        // primary
        {
            ExprNode? v;
            if ((v = PrimaryRule()) is not null)
                return Memoize<ExprNode>(MemoAwaitPrimary, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoAwaitPrimary, mark, null);
    }

    // primary
    [Mirrors("primary_rule", 14470, 14503)]
    private ExprNode? PrimaryRule()
    {
        EnterLevel();
        if (IsMemoized(MemoPrimary, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoPrimary, mark, res);
            _mark = mark;
            ExprNode? raw = PrimaryRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("primary_raw", 14504, 14707)]
    private ExprNode? PrimaryRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // primary '.' NAME
        {
            ExprNode? a;
            Name? b;
            if ((a = PrimaryRule()) is not null && Expect(Tok.Dot) is not null && (b = NameToken()) is not null)
                return Leave<ExprNode>(At(mark, new Attribute(a, b.Id, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // primary genexp
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = PrimaryRule()) is not null && (b = GenexpRule()) is not null)
                return Leave<ExprNode>(At(mark, new Call(a, Singleton(b), [])));
            if (Backtrack(mark)) return null;
        }
        // primary '(' [arguments] ')'
        {
            ExprNode? a;
            Call? b;
            if ((a = PrimaryRule()) is not null
                && Expect(Tok.LPar) is not null
                && Opt(b = ArgumentsRule())
                && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(At(mark, new Call(a, b?.Args ?? [], b?.Keywords ?? [])));
            if (Backtrack(mark)) return null;
        }
        // primary '[' slices ']'
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = PrimaryRule()) is not null
                && Expect(Tok.LSqb) is not null
                && (b = SlicesRule()) is not null
                && Expect(Tok.RSqb) is not null)
                return Leave<ExprNode>(At(mark, new Subscript(a, b, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // atom
        {
            ExprNode? v;
            if ((v = AtomRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // slices
    [Mirrors("slices_rule", 14710, 14798)]
    private ExprNode? SlicesRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // slice !','
        {
            ExprNode? a;
            if ((a = SliceRule()) is not null && LookAhead(_mark, Expect(Tok.Comma), false))
                return Leave<ExprNode>(a);
            if (Backtrack(mark)) return null;
        }
        // ','.(slice | starred_expression)+ [',']
        {
            ExprNode[]? a;
            if ((a = Gather13()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode>(At(mark, new Tuple(a, ExprContext.Load)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // ','.(slice | starred_expression)+
    private ExprNode[]? Gather13()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (Tmp27() is { } first && Loop33() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' (slice | starred_expression))*
    private ExprNode[]? Loop33()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && Tmp27() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (slice | starred_expression)
    private ExprNode? Tmp27()
    {
        if (Enter()) return null;
        int mark = _mark;
        // slice
        {
            ExprNode? v;
            if ((v = SliceRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // starred_expression
        {
            ExprNode? v;
            if ((v = StarredExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // slice
    [Mirrors("slice_rule", 14801, 14892)]
    private ExprNode? SliceRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // [expression] ':' [expression] [':' [expression]]
        {
            ExprNode? a;
            ExprNode? b;
            ExprNode? c;
            if (Opt(a = ExpressionRule())
                && Expect(Tok.Colon) is not null
                && Opt(b = ExpressionRule())
                && Opt(c = Tmp28()))
                return Leave<ExprNode>(At(mark, new Slice(a, b, c)));
            if (Backtrack(mark)) return null;
        }
        // named_expression
        {
            ExprNode? a;
            if ((a = NamedExpressionRule()) is not null)
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (':' [expression])
    private ExprNode? Tmp28()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':' [expression]
        {
            ExprNode? d;
            if (Expect(Tok.Colon) is not null && Opt(d = ExpressionRule()))
                return Finish<ExprNode>(d);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // atom
    [Mirrors("atom_rule", 14905, 15184)]
    private ExprNode? AtomRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // NAME
        {
            Name? v;
            if ((v = NameToken()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // 'True'
        {
            if (Expect(Tok.KwTrue) is not null)
                return Leave<ExprNode>(At(mark, new Constant(PyBool.True, null)));
            if (Backtrack(mark)) return null;
        }
        // 'False'
        {
            if (Expect(Tok.KwFalse) is not null)
                return Leave<ExprNode>(At(mark, new Constant(PyBool.False, null)));
            if (Backtrack(mark)) return null;
        }
        // 'None'
        {
            if (Expect(Tok.KwNone) is not null)
                return Leave<ExprNode>(At(mark, new Constant(PyNone.Instance, null)));
            if (Backtrack(mark)) return null;
        }
        // &(STRING | FSTRING_START | TSTRING_START) strings
        {
            ExprNode? v;
            if (LookAhead(_mark, Tmp19(), true) && (v = StringsRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // NUMBER
        {
            ExprNode? v;
            if ((v = NumberToken()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'(' (tuple | group | genexp)
        {
            ExprNode? v;
            if (LookAhead(_mark, Expect(Tok.LPar), true) && (v = Tmp29()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'[' (list | listcomp)
        {
            ExprNode? v;
            if (LookAhead(_mark, Expect(Tok.LSqb), true) && (v = Tmp30()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'{' (dict | set | dictcomp | setcomp)
        {
            ExprNode? v;
            if (LookAhead(_mark, Expect(Tok.LBrace), true) && (v = Tmp31()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // '...'
        {
            if (Expect(Tok.Ellipsis) is not null)
                return Leave<ExprNode>(At(mark, new Constant(PyEllipsis.Instance, null)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (tuple | group | genexp)
    private ExprNode? Tmp29()
    {
        if (Enter()) return null;
        int mark = _mark;
        // tuple
        {
            ExprNode? v;
            if ((v = TupleRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // group
        {
            ExprNode? v;
            if ((v = GroupRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // genexp
        {
            ExprNode? v;
            if ((v = GenexpRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (list | listcomp)
    private ExprNode? Tmp30()
    {
        if (Enter()) return null;
        int mark = _mark;
        // list
        {
            ExprNode? v;
            if ((v = ListRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // listcomp
        {
            ExprNode? v;
            if ((v = ListcompRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (dict | set | dictcomp | setcomp)
    private ExprNode? Tmp31()
    {
        if (Enter()) return null;
        int mark = _mark;
        // dict
        {
            ExprNode? v;
            if ((v = DictRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // set
        {
            ExprNode? v;
            if ((v = SetRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // dictcomp
        {
            ExprNode? v;
            if ((v = DictcompRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // setcomp
        {
            ExprNode? v;
            if ((v = SetcompRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // group
    [Mirrors("group_rule", 15187, 15252)]
    private ExprNode? GroupRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' (yield_expr | named_expression) ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = Tmp32()) is not null && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(a);
            if (Backtrack(mark)) return null;
        }
        // invalid_group
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidGroupRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (yield_expr | named_expression)
    private ExprNode? Tmp32()
    {
        if (Enter()) return null;
        int mark = _mark;
        // yield_expr
        {
            ExprNode? v;
            if ((v = YieldExprRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // named_expression
        {
            ExprNode? v;
            if ((v = NamedExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }
}
