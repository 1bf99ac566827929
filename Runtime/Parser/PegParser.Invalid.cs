// Grammar/python.gram, Parser/parser.c: what explains a syntax error, in the second pass only.

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
    // invalid_arguments
    [Mirrors("invalid_arguments_rule", 20577, 20813)]
    private object? InvalidArgumentsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs) ',' ','.(starred_expression !'=')+
        {
            Token? a;
            if (Tmp42() is not null && (a = Expect(Tok.Comma)) is not null && Gather21() is not null)
                return Finish<object>(RaiseFrom(a, "iterable argument unpacking follows keyword argument unpacking"));
            if (Backtrack(mark)) return null;
        }
        // expression for_if_clauses ',' [args | expression for_if_clauses]
        {
            ExprNode? a;
            Comprehension[]? b;
            if ((a = ExpressionRule()) is not null
                && (b = ForIfClausesRule()) is not null
                && Expect(Tok.Comma) is not null
                && Opt(Tmp43()))
                return Finish<object>(RaiseRange(a, GetLastComprehensionItem(b[^1]), "Generator expression must be parenthesized"));
            if (Backtrack(mark)) return null;
        }
        // NAME '=' expression for_if_clauses
        {
            Name? a;
            Token? b;
            if ((a = NameToken()) is not null
                && (b = Expect(Tok.Equal)) is not null
                && ExpressionRule() is not null
                && ForIfClausesRule() is not null)
                return Finish<object>(RaiseRange(a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"));
            if (Backtrack(mark)) return null;
        }
        // [args ','] NAME '=' &(',' | ')')
        {
            Name? a;
            Token? b;
            if (Opt(Tmp44())
                && (a = NameToken()) is not null
                && (b = Expect(Tok.Equal)) is not null
                && LookAhead(_mark, Tmp45(), true))
                return Finish<object>(RaiseRange(a, b, "expected argument value expression"));
            if (Backtrack(mark)) return null;
        }
        // args for_if_clauses
        {
            Call? a;
            Comprehension[]? b;
            if ((a = ArgsRule()) is not null && (b = ForIfClausesRule()) is not null)
                return Finish<object>(NonparenGenexpInCall(a, b));
            if (Backtrack(mark)) return null;
        }
        // args ',' expression for_if_clauses
        {
            ExprNode? a;
            Comprehension[]? b;
            if (ArgsRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = ExpressionRule()) is not null
                && (b = ForIfClausesRule()) is not null)
                return Finish<object>(RaiseRange(a, GetLastComprehensionItem(b[^1]), "Generator expression must be parenthesized"));
            if (Backtrack(mark)) return null;
        }
        // args ',' args
        {
            Call? a;
            if ((a = ArgsRule()) is not null && Expect(Tok.Comma) is not null && ArgsRule() is not null)
                return Finish<object>(ArgumentsParsingError(a));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ((','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs) | kwargs)
    private object? Tmp42()
    {
        if (Enter()) return null;
        int mark = _mark;
        // (','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs)
        {
            object? v;
            if ((v = Tmp46()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // kwargs
        {
            KeywordOrStarred[]? v;
            if ((v = KwargsRule()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ','.(starred_expression !'=')+
    private ExprNode[]? Gather21()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (Tmp47() is { } first && Loop57() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' (starred_expression !'='))*
    private ExprNode[]? Loop57()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && Tmp47() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (args | expression for_if_clauses)
    private object? Tmp43()
    {
        if (Enter()) return null;
        int mark = _mark;
        // args
        {
            Call? v;
            if ((v = ArgsRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // expression for_if_clauses
        {
            if (ExpressionRule() is not null && ForIfClausesRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (args ',')
    private object? Tmp44()
    {
        if (Enter()) return null;
        int mark = _mark;
        // args ','
        {
            if (ArgsRule() is not null && Expect(Tok.Comma) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (',' | ')')
    private Token? Tmp45()
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
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // (','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs)
    private object? Tmp46()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs
        {
            if (Gather15() is not null && Expect(Tok.Comma) is not null && KwargsRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (starred_expression !'=')
    private ExprNode? Tmp47()
    {
        if (Enter()) return null;
        int mark = _mark;
        // starred_expression !'='
        {
            ExprNode? v;
            if ((v = StarredExpressionRule()) is not null && LookAhead(_mark, Expect(Tok.Equal), false))
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // invalid_kwarg
    [Mirrors("invalid_kwarg_rule", 20820, 20958)]
    private object? InvalidKwargRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ('True' | 'False' | 'None') '='
        {
            Token? a;
            Token? b;
            if ((a = Tmp48()) is not null && (b = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseRange(a, b, $"cannot assign to {TokenText(a)}"));
            if (Backtrack(mark)) return null;
        }
        // NAME '=' expression for_if_clauses
        {
            Name? a;
            Token? b;
            if ((a = NameToken()) is not null
                && (b = Expect(Tok.Equal)) is not null
                && ExpressionRule() is not null
                && ForIfClausesRule() is not null)
                return Finish<object>(RaiseRange(a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"));
            if (Backtrack(mark)) return null;
        }
        // !(NAME '=') expression '='
        {
            ExprNode? a;
            Token? b;
            if (LookAhead(_mark, Tmp49(), false) && (a = ExpressionRule()) is not null && (b = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseRange(a, b, "expression cannot contain assignment, perhaps you meant \"==\"?"));
            if (Backtrack(mark)) return null;
        }
        // '**' expression '=' expression
        {
            Token? a;
            ExprNode? b;
            if ((a = Expect(Tok.DoubleStar)) is not null
                && ExpressionRule() is not null
                && Expect(Tok.Equal) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<object>(RaiseRange(a, b, "cannot assign to keyword argument unpacking"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('True' | 'False' | 'None')
    private Token? Tmp48()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'True'
        {
            Token? v;
            if ((v = Expect(Tok.KwTrue)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'False'
        {
            Token? v;
            if ((v = Expect(Tok.KwFalse)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'None'
        {
            Token? v;
            if ((v = Expect(Tok.KwNone)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // (NAME '=')
    private object? Tmp49()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME '='
        {
            if (NameToken() is not null && Expect(Tok.Equal) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // expression_without_invalid
    [Mirrors("expression_without_invalid_rule", 20964, 21082)]
    private ExprNode? ExpressionWithoutInvalidRule()
    {
        bool previous = _callInvalidRules;
        _callInvalidRules = false;
        if (Enter()) return Restore<ExprNode>(previous, null);
        int mark = _mark;
        if (!Fill()) return Restore(previous, Leave<ExprNode>(null));
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
                return Restore(previous, Leave<ExprNode>(At(mark, new IfExp(b, a, c))));
            if (Backtrack(mark)) return Restore<ExprNode>(previous, null);
        }
        // disjunction
        {
            ExprNode? v;
            if ((v = DisjunctionRule()) is not null)
                return Restore(previous, Leave<ExprNode>(v));
            if (Backtrack(mark)) return Restore<ExprNode>(previous, null);
        }
        // lambdef
        {
            ExprNode? v;
            if ((v = LambdefRule()) is not null)
                return Restore(previous, Leave<ExprNode>(v));
            _mark = mark;
        }
        return Restore(previous, Leave<ExprNode>(null));
    }

    // invalid_legacy_expression
    [Mirrors("invalid_legacy_expression_rule", 21085, 21130)]
    private object? InvalidLegacyExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME !'(' star_expressions
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null && LookAhead(_mark, Expect(Tok.LPar), false) && (b = StarExpressionsRule()) is not null)
                return Finish<object>(CheckLegacyStmt(a) ? RaiseRange(a, b, $"Missing parentheses in call to '{a.Id}'. Did you mean {a.Id}(...)?") : null);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_type_param
    [Mirrors("invalid_type_param_rule", 21133, 21215)]
    private object? InvalidTypeParamRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*' NAME ':' expression
        {
            Token? colon;
            ExprNode? e;
            if (Expect(Tok.Star) is not null
                && NameToken() is not null
                && (colon = Expect(Tok.Colon)) is not null
                && (e = ExpressionRule()) is not null)
                return Finish<object>(RaiseFrom(colon, e is Tuple ? "cannot use constraints with TypeVarTuple" : "cannot use bound with TypeVarTuple"));
            if (Backtrack(mark)) return null;
        }
        // '**' NAME ':' expression
        {
            Token? colon;
            ExprNode? e;
            if (Expect(Tok.DoubleStar) is not null
                && NameToken() is not null
                && (colon = Expect(Tok.Colon)) is not null
                && (e = ExpressionRule()) is not null)
                return Finish<object>(RaiseFrom(colon, e is Tuple ? "cannot use constraints with ParamSpec" : "cannot use bound with ParamSpec"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_expression
    [Mirrors("invalid_expression_rule", 21225, 21469)]
    private object? InvalidExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // STRING (!STRING expression_without_invalid)+ STRING
        {
            ExprNode[]? a;
            if (Expect(Tok.String) is not null && (a = Loop58()) is not null && Expect(Tok.String) is not null)
                return Finish<object>(RaiseRange(a[0], a[^1], "invalid syntax. Is this intended to be part of the string?"));
            if (Backtrack(mark)) return null;
        }
        // !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid
        {
            ExprNode? a;
            ExprNode? b;
            if (LookAhead(_mark, Tmp50(), false) && (a = DisjunctionRule()) is not null && (b = ExpressionWithoutInvalidRule()) is not null)
                return Finish<object>(CheckLegacyStmt(a) ? null : _tokens[_mark - 1].Level == 0 ? null : RaiseRange(a, b, "invalid syntax. Perhaps you forgot a comma?"));
            if (Backtrack(mark)) return null;
        }
        // disjunction 'if' disjunction !('else' | ':')
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = DisjunctionRule()) is not null
                && Expect(Tok.KwIf) is not null
                && (b = DisjunctionRule()) is not null
                && LookAhead(_mark, Tmp51(), false))
                return Finish<object>(RaiseRange(a, b, "expected 'else' after 'if' expression"));
            if (Backtrack(mark)) return null;
        }
        // disjunction 'if' disjunction 'else' !expression
        {
            if (DisjunctionRule() is not null
                && Expect(Tok.KwIf) is not null
                && DisjunctionRule() is not null
                && Expect(Tok.KwElse) is not null
                && LookAhead(_mark, ExpressionRule(), false))
                return Finish<object>(RaiseOnNextToken("expected expression after 'else', but statement is given"));
            if (Backtrack(mark)) return null;
        }
        // (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt
        {
            StmtNode? a;
            if ((a = Tmp52()) is not null
                && Expect(Tok.KwIf) is not null
                && DisjunctionRule() is not null
                && Expect(Tok.KwElse) is not null
                && SimpleStmtRule() is not null)
                return Finish<object>(RaiseAt(a, "expected expression before 'if', but statement is given"));
            if (Backtrack(mark)) return null;
        }
        // 'lambda' [lambda_params] ':' &FSTRING_MIDDLE
        {
            Token? a;
            Token? b;
            if ((a = Expect(Tok.KwLambda)) is not null
                && Opt(LambdaParamsRule())
                && (b = Expect(Tok.Colon)) is not null
                && LookAhead(_mark, Expect(Tok.FStringMiddle), true))
                return Finish<object>(RaiseRange(a, b, "f-string: lambda expressions are not allowed without parentheses"));
            if (Backtrack(mark)) return null;
        }
        // 'lambda' [lambda_params] ':' &TSTRING_MIDDLE
        {
            Token? a;
            Token? b;
            if ((a = Expect(Tok.KwLambda)) is not null
                && Opt(LambdaParamsRule())
                && (b = Expect(Tok.Colon)) is not null
                && LookAhead(_mark, Expect(Tok.TStringMiddle), true))
                return Finish<object>(RaiseRange(a, b, "t-string: lambda expressions are not allowed without parentheses"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (!STRING expression_without_invalid)+
    private ExprNode[]? Loop58()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp53() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // (NAME STRING | SOFT_KEYWORD)
    private object? Tmp50()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME STRING
        {
            if (NameToken() is not null && Expect(Tok.String) is not null)
                return Leave<object>(Dummy<object>());
            if (Backtrack(mark)) return null;
        }
        // SOFT_KEYWORD
        {
            Name? v;
            if ((v = SoftKeywordToken()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('else' | ':')
    private Token? Tmp51()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'else'
        {
            Token? v;
            if ((v = Expect(Tok.KwElse)) is not null)
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

    // (pass_stmt | break_stmt | continue_stmt)
    private StmtNode? Tmp52()
    {
        if (Enter()) return null;
        int mark = _mark;
        // pass_stmt
        {
            StmtNode? v;
            if ((v = PassStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // break_stmt
        {
            StmtNode? v;
            if ((v = BreakStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // continue_stmt
        {
            StmtNode? v;
            if ((v = ContinueStmtRule()) is not null)
                return Leave<StmtNode>(v);
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // (!STRING expression_without_invalid)
    private ExprNode? Tmp53()
    {
        if (Enter()) return null;
        int mark = _mark;
        // !STRING expression_without_invalid
        {
            ExprNode? v;
            if (LookAhead(_mark, Expect(Tok.String), false) && (v = ExpressionWithoutInvalidRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // invalid_named_expression
    [Mirrors("invalid_named_expression_rule", 21475, 21592)]
    private object? InvalidNamedExpressionRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoInvalidNamedExpression, out object? memo)) return Leave(memo);
        int mark = _mark;
        // expression ':=' expression
        {
            ExprNode? a;
            if ((a = ExpressionRule()) is not null && Expect(Tok.ColonEqual) is not null && ExpressionRule() is not null)
                return Memoize<object>(MemoInvalidNamedExpression, mark, RaiseAt(a, $"cannot use assignment expressions with {GetExprName(a)}"));
            if (Backtrack(mark)) return null;
        }
        // NAME '=' bitwise_or !('=' | ':=')
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null
                && Expect(Tok.Equal) is not null
                && (b = BitwiseOrRule()) is not null
                && LookAhead(_mark, Tmp54(), false))
                return Memoize<object>(MemoInvalidNamedExpression, mark, RaiseRange(a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"));
            if (Backtrack(mark)) return null;
        }
        // !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=')
        {
            ExprNode? a;
            if (LookAhead(_mark, Tmp55(), false)
                && (a = BitwiseOrRule()) is not null
                && Expect(Tok.Equal) is not null
                && BitwiseOrRule() is not null
                && LookAhead(_mark, Tmp54(), false))
                return Memoize<object>(MemoInvalidNamedExpression, mark, RaiseAt(a, $"cannot assign to {GetExprName(a)} here. Maybe you meant '==' instead of '='?"));
            _mark = mark;
        }
        return Memoize<object>(MemoInvalidNamedExpression, mark, null);
    }

    // ('=' | ':=')
    private Token? Tmp54()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '='
        {
            Token? v;
            if ((v = Expect(Tok.Equal)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ':='
        {
            Token? v;
            if ((v = Expect(Tok.ColonEqual)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // (list | tuple | genexp | 'True' | 'None' | 'False')
    private object? Tmp55()
    {
        if (Enter()) return null;
        int mark = _mark;
        // list
        {
            ExprNode? v;
            if ((v = ListRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // tuple
        {
            ExprNode? v;
            if ((v = TupleRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // genexp
        {
            ExprNode? v;
            if ((v = GenexpRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // 'True'
        {
            Token? v;
            if ((v = Expect(Tok.KwTrue)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // 'None'
        {
            Token? v;
            if ((v = Expect(Tok.KwNone)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // 'False'
        {
            Token? v;
            if ((v = Expect(Tok.KwFalse)) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_assignment
    [Mirrors("invalid_assignment_rule", 21601, 21803)]
    private object? InvalidAssignmentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_ann_assign_target ':' expression
        {
            ExprNode? a;
            if ((a = InvalidAnnAssignTargetRule()) is not null && Expect(Tok.Colon) is not null && ExpressionRule() is not null)
                return Finish<object>(RaiseAt(a, $"only single target (not {GetExprName(a)}) can be annotated"));
            if (Backtrack(mark)) return null;
        }
        // star_named_expression ',' star_named_expressions* ':' expression
        {
            ExprNode? a;
            if ((a = StarNamedExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && Loop59() is not null
                && Expect(Tok.Colon) is not null
                && ExpressionRule() is not null)
                return Finish<object>(RaiseAt(a, "only single target (not tuple) can be annotated"));
            if (Backtrack(mark)) return null;
        }
        // expression ':' expression
        {
            ExprNode? a;
            if ((a = ExpressionRule()) is not null && Expect(Tok.Colon) is not null && ExpressionRule() is not null)
                return Finish<object>(RaiseAt(a, "illegal target for annotation"));
            if (Backtrack(mark)) return null;
        }
        // (star_targets '=')* star_expressions '='
        {
            ExprNode? a;
            if (Loop60() is not null && (a = StarExpressionsRule()) is not null && Expect(Tok.Equal) is not null)
                return Finish<object>(RaiseInvalidTarget(TargetsType.StarTargets, a));
            if (Backtrack(mark)) return null;
        }
        // (star_targets '=')* yield_expr '='
        {
            ExprNode? a;
            if (Loop60() is not null && (a = YieldExprRule()) is not null && Expect(Tok.Equal) is not null)
                return Finish<object>(RaiseAt(a, "assignment to yield expression not possible"));
            if (Backtrack(mark)) return null;
        }
        // star_expressions augassign annotated_rhs
        {
            ExprNode? a;
            if ((a = StarExpressionsRule()) is not null && AugassignRule() is not null && AnnotatedRhsRule() is not null)
                return Finish<object>(RaiseAt(a, $"'{GetExprName(a)}' is an illegal expression for augmented assignment"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // star_named_expressions*
    private ExprNode[][]? Loop59()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode[]> items = default;
        int mark = _mark;
        while (StarNamedExpressionsRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (star_targets '=')*
    private object[]? Loop60()
    {
        if (Enter()) return null;
        SeqBuilder<object> items = default;
        int mark = _mark;
        while (Tmp56() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (star_targets '=')
    private object? Tmp56()
    {
        if (Enter()) return null;
        int mark = _mark;
        // star_targets '='
        {
            if (StarTargetsRule() is not null && Expect(Tok.Equal) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_ann_assign_target
    [Mirrors("invalid_ann_assign_target_rule", 21806, 21890)]
    private ExprNode? InvalidAnnAssignTargetRule()
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
        // tuple
        {
            ExprNode? v;
            if ((v = TupleRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // '(' invalid_ann_assign_target ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = InvalidAnnAssignTargetRule()) is not null && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // invalid_del_stmt
    [Mirrors("invalid_del_stmt_rule", 21893, 21936)]
    private object? InvalidDelStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'del' star_expressions
        {
            ExprNode? a;
            if (Expect(Tok.KwDel) is not null && (a = StarExpressionsRule()) is not null)
                return Finish<object>(RaiseInvalidTarget(TargetsType.DelTargets, a));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_block
    [Mirrors("invalid_block_rule", 21939, 21981)]
    private object? InvalidBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NEWLINE !INDENT
        {
            if (Expect(Tok.NewLine) is not null && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError("expected an indented block"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_comprehension
    [Mirrors("invalid_comprehension_rule", 21987, 22102)]
    private object? InvalidComprehensionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ('[' | '(' | '{') starred_expression for_if_clauses
        {
            ExprNode? a;
            if (Tmp57() is not null && (a = StarredExpressionRule()) is not null && ForIfClausesRule() is not null)
                return Finish<object>(RaiseAt(a, "iterable unpacking cannot be used in comprehension"));
            if (Backtrack(mark)) return null;
        }
        // ('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses
        {
            ExprNode? a;
            ExprNode[]? b;
            if (Tmp58() is not null
                && (a = StarNamedExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && (b = StarNamedExpressionsRule()) is not null
                && ForIfClausesRule() is not null)
                return Finish<object>(RaiseRange(a, b[^1], "did you forget parentheses around the comprehension target?"));
            if (Backtrack(mark)) return null;
        }
        // ('[' | '{') star_named_expression ',' for_if_clauses
        {
            ExprNode? a;
            Token? b;
            if (Tmp58() is not null
                && (a = StarNamedExpressionRule()) is not null
                && (b = Expect(Tok.Comma)) is not null
                && ForIfClausesRule() is not null)
                return Finish<object>(RaiseRange(a, b, "did you forget parentheses around the comprehension target?"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('[' | '(' | '{')
    private Token? Tmp57()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '['
        {
            Token? v;
            if ((v = Expect(Tok.LSqb)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '('
        {
            Token? v;
            if ((v = Expect(Tok.LPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '{'
        {
            Token? v;
            if ((v = Expect(Tok.LBrace)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('[' | '{')
    private Token? Tmp58()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '['
        {
            Token? v;
            if ((v = Expect(Tok.LSqb)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '{'
        {
            Token? v;
            if ((v = Expect(Tok.LBrace)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_dict_comprehension
    [Mirrors("invalid_dict_comprehension_rule", 22105, 22157)]
    private object? InvalidDictComprehensionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '{' '**' bitwise_or for_if_clauses '}'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null
                && (a = Expect(Tok.DoubleStar)) is not null
                && BitwiseOrRule() is not null
                && ForIfClausesRule() is not null
                && Expect(Tok.RBrace) is not null)
                return Finish<object>(RaiseAt(a, "dict unpacking cannot be used in dict comprehension"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_parameters
    [Mirrors("invalid_parameters_rule", 22166, 22380)]
    private object? InvalidParametersRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // "/" ','
        {
            Token? a;
            if ((a = Expect(Tok.Slash)) is not null && Expect(Tok.Comma) is not null)
                return Finish<object>(RaiseAt(a, "at least one argument must precede /"));
            if (Backtrack(mark)) return null;
        }
        // (slash_no_default | slash_with_default) param_maybe_default* '/'
        {
            Token? a;
            if (Tmp59() is not null && Loop15() is not null && (a = Expect(Tok.Slash)) is not null)
                return Finish<object>(RaiseAt(a, "/ may appear only once"));
            if (Backtrack(mark)) return null;
        }
        // slash_no_default? param_no_default* invalid_parameters_helper param_no_default
        {
            Arg? a;
            if (Opt(SlashNoDefaultRule())
                && Loop11() is not null
                && InvalidParametersHelperRule() is not null
                && (a = ParamNoDefaultRule()) is not null)
                return Finish<object>(RaiseAt(a, "parameter without a default follows parameter with a default"));
            if (Backtrack(mark)) return null;
        }
        // param_no_default* '(' param_no_default+ ','? ')'
        {
            Token? a;
            Token? b;
            if (Loop11() is not null
                && (a = Expect(Tok.LPar)) is not null
                && Loop13() is not null
                && Opt(Expect(Tok.Comma))
                && (b = Expect(Tok.RPar)) is not null)
                return Finish<object>(RaiseRange(a, b, "Function parameters cannot be parenthesized"));
            if (Backtrack(mark)) return null;
        }
        // [slash_no_default | slash_with_default] param_maybe_default* '*' (',' | param_no_default) param_maybe_default* '/'
        {
            Token? a;
            if (Opt(Tmp59())
                && Loop15() is not null
                && Expect(Tok.Star) is not null
                && Tmp60() is not null
                && Loop15() is not null
                && (a = Expect(Tok.Slash)) is not null)
                return Finish<object>(RaiseAt(a, "/ must be ahead of *"));
            if (Backtrack(mark)) return null;
        }
        // param_maybe_default+ '/' '*'
        {
            Token? a;
            if (Loop16() is not null && Expect(Tok.Slash) is not null && (a = Expect(Tok.Star)) is not null)
                return Finish<object>(RaiseAt(a, "expected comma between / and *"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (slash_no_default | slash_with_default)
    private object? Tmp59()
    {
        if (Enter()) return null;
        int mark = _mark;
        // slash_no_default
        {
            Arg[]? v;
            if ((v = SlashNoDefaultRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // slash_with_default
        {
            SlashWithDefault? v;
            if ((v = SlashWithDefaultRule()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (',' | param_no_default)
    private object? Tmp60()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // param_no_default
        {
            Arg? v;
            if ((v = ParamNoDefaultRule()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_default
    [Mirrors("invalid_default_rule", 22383, 22425)]
    private object? InvalidDefaultRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '=' &(')' | ',')
        {
            Token? a;
            if ((a = Expect(Tok.Equal)) is not null && LookAhead(_mark, Tmp61(), true))
                return Finish<object>(RaiseAt(a, "expected default value expression"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (')' | ',')
    private Token? Tmp61()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ')'
        {
            Token? v;
            if ((v = Expect(Tok.RPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_star_etc
    [Mirrors("invalid_star_etc_rule", 22432, 22571)]
    private object? InvalidStarEtcRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*' (')' | ',' (')' | '**'))
        {
            Token? a;
            if ((a = Expect(Tok.Star)) is not null && Tmp62() is not null)
                return Finish<object>(RaiseAt(a, "named arguments must follow bare *"));
            if (Backtrack(mark)) return null;
        }
        // '*' ',' TYPE_COMMENT
        {
            if (Expect(Tok.Star) is not null && Expect(Tok.Comma) is not null && Expect(Tok.TypeComment) is not null)
                return Finish<object>(RaiseSyntaxError("bare * has associated type comment"));
            if (Backtrack(mark)) return null;
        }
        // '*' param '='
        {
            Token? a;
            if (Expect(Tok.Star) is not null && ParamRule() is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "var-positional argument cannot have default value"));
            if (Backtrack(mark)) return null;
        }
        // '*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',')
        {
            Token? a;
            if (Expect(Tok.Star) is not null
                && Tmp63() is not null
                && Loop15() is not null
                && (a = Expect(Tok.Star)) is not null
                && Tmp63() is not null)
                return Finish<object>(RaiseAt(a, "* argument may appear only once"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (')' | ',' (')' | '**'))
    private object? Tmp62()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ')'
        {
            Token? v;
            if ((v = Expect(Tok.RPar)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // ',' (')' | '**')
        {
            if (Expect(Tok.Comma) is not null && Tmp64() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (param_no_default | ',')
    private object? Tmp63()
    {
        if (Enter()) return null;
        int mark = _mark;
        // param_no_default
        {
            Arg? v;
            if ((v = ParamNoDefaultRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (')' | '**')
    private Token? Tmp64()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ')'
        {
            Token? v;
            if ((v = Expect(Tok.RPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '**'
        {
            Token? v;
            if ((v = Expect(Tok.DoubleStar)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_kwds
    [Mirrors("invalid_kwds_rule", 22574, 22686)]
    private object? InvalidKwdsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '**' param '='
        {
            Token? a;
            if (Expect(Tok.DoubleStar) is not null && ParamRule() is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "var-keyword argument cannot have default value"));
            if (Backtrack(mark)) return null;
        }
        // '**' param ',' param
        {
            Arg? a;
            if (Expect(Tok.DoubleStar) is not null
                && ParamRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = ParamRule()) is not null)
                return Finish<object>(RaiseAt(a, "arguments cannot follow var-keyword argument"));
            if (Backtrack(mark)) return null;
        }
        // '**' param ',' ('*' | '**' | '/')
        {
            Token? a;
            if (Expect(Tok.DoubleStar) is not null
                && ParamRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = Tmp65()) is not null)
                return Finish<object>(RaiseAt(a, "arguments cannot follow var-keyword argument"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('*' | '**' | '/')
    private Token? Tmp65()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*'
        {
            Token? v;
            if ((v = Expect(Tok.Star)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '**'
        {
            Token? v;
            if ((v = Expect(Tok.DoubleStar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '/'
        {
            Token? v;
            if ((v = Expect(Tok.Slash)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_parameters_helper
    [Mirrors("invalid_parameters_helper_rule", 22689, 22748)]
    private object? InvalidParametersHelperRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // slash_with_default
        {
            SlashWithDefault? a;
            if ((a = SlashWithDefaultRule()) is not null)
                return Leave<object>(Singleton(a));
            if (Backtrack(mark)) return null;
        }
        // param_with_default+
        {
            NameDefaultPair[]? v;
            if ((v = Loop14()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_lambda_parameters
    [Mirrors("invalid_lambda_parameters_rule", 22757, 22971)]
    private object? InvalidLambdaParametersRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // "/" ','
        {
            Token? a;
            if ((a = Expect(Tok.Slash)) is not null && Expect(Tok.Comma) is not null)
                return Finish<object>(RaiseAt(a, "at least one argument must precede /"));
            if (Backtrack(mark)) return null;
        }
        // (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* '/'
        {
            Token? a;
            if (Tmp66() is not null && Loop38() is not null && (a = Expect(Tok.Slash)) is not null)
                return Finish<object>(RaiseAt(a, "/ may appear only once"));
            if (Backtrack(mark)) return null;
        }
        // lambda_slash_no_default? lambda_param_no_default* invalid_lambda_parameters_helper lambda_param_no_default
        {
            Arg? a;
            if (Opt(LambdaSlashNoDefaultRule())
                && Loop34() is not null
                && InvalidLambdaParametersHelperRule() is not null
                && (a = LambdaParamNoDefaultRule()) is not null)
                return Finish<object>(RaiseAt(a, "parameter without a default follows parameter with a default"));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_no_default* '(' ','.lambda_param+ ','? ')'
        {
            Token? a;
            Token? b;
            if (Loop34() is not null
                && (a = Expect(Tok.LPar)) is not null
                && Gather22() is not null
                && Opt(Expect(Tok.Comma))
                && (b = Expect(Tok.RPar)) is not null)
                return Finish<object>(RaiseRange(a, b, "Lambda expression parameters cannot be parenthesized"));
            if (Backtrack(mark)) return null;
        }
        // [lambda_slash_no_default | lambda_slash_with_default] lambda_param_maybe_default* '*' (',' | lambda_param_no_default) lambda_param_maybe_default* '/'
        {
            Token? a;
            if (Opt(Tmp66())
                && Loop38() is not null
                && Expect(Tok.Star) is not null
                && Tmp67() is not null
                && Loop38() is not null
                && (a = Expect(Tok.Slash)) is not null)
                return Finish<object>(RaiseAt(a, "/ must be ahead of *"));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_maybe_default+ '/' '*'
        {
            Token? a;
            if (Loop39() is not null && Expect(Tok.Slash) is not null && (a = Expect(Tok.Star)) is not null)
                return Finish<object>(RaiseAt(a, "expected comma between / and *"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (lambda_slash_no_default | lambda_slash_with_default)
    private object? Tmp66()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_slash_no_default
        {
            Arg[]? v;
            if ((v = LambdaSlashNoDefaultRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // lambda_slash_with_default
        {
            SlashWithDefault? v;
            if ((v = LambdaSlashWithDefaultRule()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ','.lambda_param+
    private Arg[]? Gather22()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (LambdaParamRule() is { } first && Loop61() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<Arg[]>(null);
    }

    // (',' lambda_param)*
    private Arg[]? Loop61()
    {
        if (Enter()) return null;
        SeqBuilder<Arg> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && LambdaParamRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (',' | lambda_param_no_default)
    private object? Tmp67()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // lambda_param_no_default
        {
            Arg? v;
            if ((v = LambdaParamNoDefaultRule()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_lambda_parameters_helper
    [Mirrors("invalid_lambda_parameters_helper_rule", 22976, 23035)]
    private object? InvalidLambdaParametersHelperRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_slash_with_default
        {
            SlashWithDefault? a;
            if ((a = LambdaSlashWithDefaultRule()) is not null)
                return Leave<object>(Singleton(a));
            if (Backtrack(mark)) return null;
        }
        // lambda_param_with_default+
        {
            NameDefaultPair[]? v;
            if ((v = Loop37()) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_lambda_star_etc
    [Mirrors("invalid_lambda_star_etc_rule", 23041, 23150)]
    private object? InvalidLambdaStarEtcRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*' (':' | ',' (':' | '**'))
        {
            if (Expect(Tok.Star) is not null && Tmp68() is not null)
                return Finish<object>(RaiseSyntaxError("named arguments must follow bare *"));
            if (Backtrack(mark)) return null;
        }
        // '*' lambda_param '='
        {
            Token? a;
            if (Expect(Tok.Star) is not null && LambdaParamRule() is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "var-positional argument cannot have default value"));
            if (Backtrack(mark)) return null;
        }
        // '*' (lambda_param_no_default | ',') lambda_param_maybe_default* '*' (lambda_param_no_default | ',')
        {
            Token? a;
            if (Expect(Tok.Star) is not null
                && Tmp69() is not null
                && Loop38() is not null
                && (a = Expect(Tok.Star)) is not null
                && Tmp69() is not null)
                return Finish<object>(RaiseAt(a, "* argument may appear only once"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (':' | ',' (':' | '**'))
    private object? Tmp68()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':'
        {
            Token? v;
            if ((v = Expect(Tok.Colon)) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // ',' (':' | '**')
        {
            if (Expect(Tok.Comma) is not null && Tmp70() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (lambda_param_no_default | ',')
    private object? Tmp69()
    {
        if (Enter()) return null;
        int mark = _mark;
        // lambda_param_no_default
        {
            Arg? v;
            if ((v = LambdaParamNoDefaultRule()) is not null)
                return Leave<object>(v);
            if (Backtrack(mark)) return null;
        }
        // ','
        {
            Token? v;
            if ((v = Expect(Tok.Comma)) is not null)
                return Leave<object>(v);
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (':' | '**')
    private Token? Tmp70()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ':'
        {
            Token? v;
            if ((v = Expect(Tok.Colon)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '**'
        {
            Token? v;
            if ((v = Expect(Tok.DoubleStar)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_lambda_kwds
    [Mirrors("invalid_lambda_kwds_rule", 23156, 23268)]
    private object? InvalidLambdaKwdsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '**' lambda_param '='
        {
            Token? a;
            if (Expect(Tok.DoubleStar) is not null && LambdaParamRule() is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "var-keyword argument cannot have default value"));
            if (Backtrack(mark)) return null;
        }
        // '**' lambda_param ',' lambda_param
        {
            Arg? a;
            if (Expect(Tok.DoubleStar) is not null
                && LambdaParamRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = LambdaParamRule()) is not null)
                return Finish<object>(RaiseAt(a, "arguments cannot follow var-keyword argument"));
            if (Backtrack(mark)) return null;
        }
        // '**' lambda_param ',' ('*' | '**' | '/')
        {
            Token? a;
            if (Expect(Tok.DoubleStar) is not null
                && LambdaParamRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = Tmp65()) is not null)
                return Finish<object>(RaiseAt(a, "arguments cannot follow var-keyword argument"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_double_type_comments
    [Mirrors("invalid_double_type_comments_rule", 23271, 23323)]
    private object? InvalidDoubleTypeCommentsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT
        {
            if (Expect(Tok.TypeComment) is not null
                && Expect(Tok.NewLine) is not null
                && Expect(Tok.TypeComment) is not null
                && Expect(Tok.NewLine) is not null
                && Expect(Tok.Indent) is not null)
                return Finish<object>(RaiseSyntaxError("Cannot have two type comments on def"));
            _mark = mark;
        }
        return Leave<object>(null);
    }
}
