// Grammar/python.gram, Parser/parser.c: displays, comprehensions and call arguments.

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
    // list
    [Mirrors("list_rule", 17127, 17191)]
    private ExprNode? ListRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '[' [star_named_expressions] ']'
        {
            ExprNode[]? a;
            if (Expect(Tok.LSqb) is not null && Opt(a = StarNamedExpressionsRule()) && Expect(Tok.RSqb) is not null)
                return Leave<ExprNode>(At(mark, new List(a ?? [], ExprContext.Load)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // tuple
    [Mirrors("tuple_rule", 17194, 17258)]
    private ExprNode? TupleRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '(' [star_named_expression ',' [star_named_expressions]] ')'
        {
            ExprNode[]? a;
            if (Expect(Tok.LPar) is not null && Opt(a = Tmp34()) && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(At(mark, new Tuple(a ?? [], ExprContext.Load)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (star_named_expression ',' [star_named_expressions])
    private ExprNode[]? Tmp34()
    {
        if (Enter()) return null;
        int mark = _mark;
        // star_named_expression ',' [star_named_expressions]
        {
            ExprNode? y;
            ExprNode[]? z;
            if ((y = StarNamedExpressionRule()) is not null && Expect(Tok.Comma) is not null && Opt(z = StarNamedExpressionsRule()))
                return Leave<ExprNode[]>(InsertInFront(y, z));
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // set
    [Mirrors("set_rule", 17261, 17325)]
    private ExprNode? SetRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' star_named_expressions '}'
        {
            ExprNode[]? a;
            if (Expect(Tok.LBrace) is not null && (a = StarNamedExpressionsRule()) is not null && Expect(Tok.RBrace) is not null)
                return Leave<ExprNode>(At(mark, new Set(a)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // dict
    [Mirrors("dict_rule", 17328, 17417)]
    private ExprNode? DictRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' [double_starred_kvpairs] '}'
        {
            KeyValuePair[]? a;
            if (Expect(Tok.LBrace) is not null && Opt(a = DoubleStarredKvpairsRule()) && Expect(Tok.RBrace) is not null)
                return Leave<ExprNode>(At(mark, new Dict(GetKeys(a), GetValues(a))));
            if (Backtrack(mark)) return null;
        }
        // '{' invalid_double_starred_kvpairs '}'
        {
            if (Expect(Tok.LBrace) is not null && InvalidDoubleStarredKvpairsRule() is not null && Expect(Tok.RBrace) is not null)
                return Leave<ExprNode>(Dummy<ExprNode>());
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // double_starred_kvpairs
    [Mirrors("double_starred_kvpairs_rule", 17420, 17464)]
    private KeyValuePair[]? DoubleStarredKvpairsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.double_starred_kvpair+ [',']
        {
            KeyValuePair[]? a;
            if ((a = Gather14()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<KeyValuePair[]>(a);
            _mark = mark;
        }
        return Leave<KeyValuePair[]>(null);
    }

    // ','.double_starred_kvpair+
    private KeyValuePair[]? Gather14()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (DoubleStarredKvpairRule() is { } first && Loop46() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<KeyValuePair[]>(null);
    }

    // (',' double_starred_kvpair)*
    private KeyValuePair[]? Loop46()
    {
        if (Enter()) return null;
        SeqBuilder<KeyValuePair> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && DoubleStarredKvpairRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // double_starred_kvpair
    [Mirrors("double_starred_kvpair_rule", 17467, 17529)]
    private KeyValuePair? DoubleStarredKvpairRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '**' bitwise_or
        {
            ExprNode? a;
            if (Expect(Tok.DoubleStar) is not null && (a = BitwiseOrRule()) is not null)
                return Leave<KeyValuePair>(new KeyValuePair(null, a));
            if (Backtrack(mark)) return null;
        }
        // kvpair
        {
            KeyValuePair? v;
            if ((v = KvpairRule()) is not null)
                return Leave<KeyValuePair>(v);
            _mark = mark;
        }
        return Leave<KeyValuePair>(null);
    }

    // kvpair
    [Mirrors("kvpair_rule", 17532, 17578)]
    private KeyValuePair? KvpairRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression ':' expression
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = ExpressionRule()) is not null && Expect(Tok.Colon) is not null && (b = ExpressionRule()) is not null)
                return Leave<KeyValuePair>(new KeyValuePair(a, b));
            _mark = mark;
        }
        return Leave<KeyValuePair>(null);
    }

    // for_if_clauses
    [Mirrors("for_if_clauses_rule", 17581, 17621)]
    private Comprehension[]? ForIfClausesRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // for_if_clause+
        {
            Comprehension[]? a;
            if ((a = Loop47()) is not null)
                return Leave<Comprehension[]>(a);
            _mark = mark;
        }
        return Leave<Comprehension[]>(null);
    }

    // for_if_clause+
    private Comprehension[]? Loop47()
    {
        if (Enter()) return null;
        SeqBuilder<Comprehension> items = default;
        int mark = _mark;
        while (ForIfClauseRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<Comprehension[]>(null);
        return Leave(items.ToArray());
    }

    // for_if_clause
    [Mirrors("for_if_clause_rule", 17628, 17771)]
    private Comprehension? ForIfClauseRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
        {
            ExprNode? a;
            ExprNode? b;
            ExprNode[]? c;
            bool cut = false;
            if (Expect(Tok.KwAsync) is not null
                && Expect(Tok.KwFor) is not null
                && (a = StarTargetsRule()) is not null
                && Expect(Tok.KwIn) is not null
                && (cut = true)
                && (b = DisjunctionRule()) is not null
                && (c = Loop48()) is not null)
                return Finish<Comprehension>(CheckVersion(6, "Async comprehensions are", new Comprehension(a, b, c, 1)));
            _mark = mark;
            if (cut) return Leave<Comprehension>(null);
            if (Failed()) return null;
        }
        // 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
        {
            ExprNode? a;
            ExprNode? b;
            ExprNode[]? c;
            bool cut = false;
            if (Expect(Tok.KwFor) is not null
                && (a = StarTargetsRule()) is not null
                && Expect(Tok.KwIn) is not null
                && (cut = true)
                && (b = DisjunctionRule()) is not null
                && (c = Loop48()) is not null)
                return Leave<Comprehension>(new Comprehension(a, b, c, 0));
            _mark = mark;
            if (cut) return Leave<Comprehension>(null);
            if (Failed()) return null;
        }
        // invalid_for_if_clause
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidForIfClauseRule()) is not null)
                return Leave<Comprehension>(Cast<Comprehension>(v));
            if (Backtrack(mark)) return null;
        }
        // invalid_for_target
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidForTargetRule()) is not null)
                return Leave<Comprehension>(Cast<Comprehension>(v));
            _mark = mark;
        }
        return Leave<Comprehension>(null);
    }

    // ('if' disjunction)*
    private ExprNode[]? Loop48()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp35() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // ('if' disjunction)
    private ExprNode? Tmp35()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'if' disjunction
        {
            ExprNode? z;
            if (Expect(Tok.KwIf) is not null && (z = DisjunctionRule()) is not null)
                return Leave<ExprNode>(z);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // listcomp
    [Mirrors("listcomp_rule", 17774, 17860)]
    private ExprNode? ListcompRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '[' named_expression for_if_clauses ']'
        {
            ExprNode? a;
            Comprehension[]? b;
            if (Expect(Tok.LSqb) is not null
                && (a = NamedExpressionRule()) is not null
                && (b = ForIfClausesRule()) is not null
                && Expect(Tok.RSqb) is not null)
                return Leave<ExprNode>(At(mark, new ListComp(a, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_comprehension
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidComprehensionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // setcomp
    [Mirrors("setcomp_rule", 17863, 17949)]
    private ExprNode? SetcompRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' named_expression for_if_clauses '}'
        {
            ExprNode? a;
            Comprehension[]? b;
            if (Expect(Tok.LBrace) is not null
                && (a = NamedExpressionRule()) is not null
                && (b = ForIfClausesRule()) is not null
                && Expect(Tok.RBrace) is not null)
                return Leave<ExprNode>(At(mark, new SetComp(a, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_comprehension
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidComprehensionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // genexp
    [Mirrors("genexp_rule", 17954, 18040)]
    private ExprNode? GenexpRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '(' (assignment_expression | expression !':=') for_if_clauses ')'
        {
            ExprNode? a;
            Comprehension[]? b;
            if (Expect(Tok.LPar) is not null
                && (a = Tmp36()) is not null
                && (b = ForIfClausesRule()) is not null
                && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(At(mark, new GeneratorExp(a, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_comprehension
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidComprehensionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (assignment_expression | expression !':=')
    private ExprNode? Tmp36()
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
        // expression !':='
        {
            ExprNode? v;
            if ((v = ExpressionRule()) is not null && LookAhead(_mark, Expect(Tok.ColonEqual), false))
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // dictcomp
    [Mirrors("dictcomp_rule", 18043, 18129)]
    private ExprNode? DictcompRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '{' kvpair for_if_clauses '}'
        {
            KeyValuePair? a;
            Comprehension[]? b;
            if (Expect(Tok.LBrace) is not null
                && (a = KvpairRule()) is not null
                && (b = ForIfClausesRule()) is not null
                && Expect(Tok.RBrace) is not null)
                return Leave<ExprNode>(At(mark, new DictComp(a.Key!, a.Value, b)));
            if (Backtrack(mark)) return null;
        }
        // invalid_dict_comprehension
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDictComprehensionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // arguments
    [Mirrors("arguments_rule", 18132, 18202)]
    private Call? ArgumentsRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoArguments, out Call? memo)) return Leave(memo);
        int mark = _mark;
        // args [','] &')'
        {
            Call? a;
            if ((a = ArgsRule()) is not null && Opt(Expect(Tok.Comma)) && LookAhead(_mark, Expect(Tok.RPar), true))
                return Memoize<Call>(MemoArguments, mark, a);
            if (Backtrack(mark)) return null;
        }
        // invalid_arguments
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidArgumentsRule()) is not null)
                return Memoize<Call>(MemoArguments, mark, Cast<Call>(v));
            _mark = mark;
        }
        return Memoize<Call>(MemoArguments, mark, null);
    }

    // args
    [Mirrors("args_rule", 18207, 18301)]
    private Call? ArgsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Call>(null);
        // ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs]
        {
            ExprNode[]? a;
            KeywordOrStarred[]? b;
            if ((a = Gather15()) is not null && Opt(b = Tmp37()))
                return Finish<Call>(CollectCallSeqs(a, b, Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // kwargs
        {
            KeywordOrStarred[]? a;
            if ((a = KwargsRule()) is not null)
                return Leave<Call>(At(mark, new Call(DummyName(), SeqExtractStarredExprs(a) ?? [], SeqDeleteStarredExprs(a) ?? [])));
            _mark = mark;
        }
        return Leave<Call>(null);
    }

    // ','.(starred_expression | (assignment_expression | expression !':=') !'=')+
    private ExprNode[]? Gather15()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (Tmp38() is { } first && Loop49() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' (starred_expression | (assignment_expression | expression !':=') !'='))*
    private ExprNode[]? Loop49()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && Tmp38() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (',' kwargs)
    private KeywordOrStarred[]? Tmp37()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' kwargs
        {
            KeywordOrStarred[]? k;
            if (Expect(Tok.Comma) is not null && (k = KwargsRule()) is not null)
                return Leave<KeywordOrStarred[]>(k);
            _mark = mark;
        }
        return Leave<KeywordOrStarred[]>(null);
    }

    // (starred_expression | (assignment_expression | expression !':=') !'=')
    private ExprNode? Tmp38()
    {
        if (Enter()) return null;
        int mark = _mark;
        // starred_expression
        {
            ExprNode? v;
            if ((v = StarredExpressionRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // (assignment_expression | expression !':=') !'='
        {
            ExprNode? v;
            if ((v = Tmp36()) is not null && LookAhead(_mark, Expect(Tok.Equal), false))
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // kwargs
    [Mirrors("kwargs_rule", 18307, 18391)]
    private KeywordOrStarred[]? KwargsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+
        {
            KeywordOrStarred[]? a;
            KeywordOrStarred[]? b;
            if ((a = Gather16()) is not null && Expect(Tok.Comma) is not null && (b = Gather17()) is not null)
                return Finish<KeywordOrStarred[]>(JoinSequences(a, b));
            if (Backtrack(mark)) return null;
        }
        // ','.kwarg_or_starred+
        {
            KeywordOrStarred[]? v;
            if ((v = Gather16()) is not null)
                return Leave<KeywordOrStarred[]>(v);
            if (Backtrack(mark)) return null;
        }
        // ','.kwarg_or_double_starred+
        {
            KeywordOrStarred[]? v;
            if ((v = Gather17()) is not null)
                return Leave<KeywordOrStarred[]>(v);
            _mark = mark;
        }
        return Leave<KeywordOrStarred[]>(null);
    }

    // ','.kwarg_or_starred+
    private KeywordOrStarred[]? Gather16()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (KwargOrStarredRule() is { } first && Loop50() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<KeywordOrStarred[]>(null);
    }

    // (',' kwarg_or_starred)*
    private KeywordOrStarred[]? Loop50()
    {
        if (Enter()) return null;
        SeqBuilder<KeywordOrStarred> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && KwargOrStarredRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // ','.kwarg_or_double_starred+
    private KeywordOrStarred[]? Gather17()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (KwargOrDoubleStarredRule() is { } first && Loop51() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<KeywordOrStarred[]>(null);
    }

    // (',' kwarg_or_double_starred)*
    private KeywordOrStarred[]? Loop51()
    {
        if (Enter()) return null;
        SeqBuilder<KeywordOrStarred> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && KwargOrDoubleStarredRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // starred_expression
    [Mirrors("starred_expression_rule", 18397, 18496)]
    private ExprNode? StarredExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // invalid_starred_expression_unpacking
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidStarredExpressionUnpackingRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            if (Backtrack(mark)) return null;
        }
        // '*' expression
        {
            ExprNode? a;
            if (Expect(Tok.Star) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode>(At(mark, new Starred(a, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // invalid_starred_expression
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidStarredExpressionRule()) is not null)
                return Leave<ExprNode>(Cast<ExprNode>(v));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // kwarg_or_starred
    [Mirrors("kwarg_or_starred_rule", 18499, 18606)]
    private KeywordOrStarred? KwargOrStarredRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<KeywordOrStarred>(null);
        // invalid_kwarg
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidKwargRule()) is not null)
                return Leave<KeywordOrStarred>(Cast<KeywordOrStarred>(v));
            if (Backtrack(mark)) return null;
        }
        // NAME '=' expression
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null && Expect(Tok.Equal) is not null && (b = ExpressionRule()) is not null)
                return Leave<KeywordOrStarred>(new KeywordOrStarred(At(mark, new Keyword(a.Id, b)), true));
            if (Backtrack(mark)) return null;
        }
        // starred_expression
        {
            ExprNode? a;
            if ((a = StarredExpressionRule()) is not null)
                return Leave<KeywordOrStarred>(new KeywordOrStarred(a, false));
            _mark = mark;
        }
        return Leave<KeywordOrStarred>(null);
    }

    // kwarg_or_double_starred
    [Mirrors("kwarg_or_double_starred_rule", 18609, 18728)]
    private KeywordOrStarred? KwargOrDoubleStarredRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<KeywordOrStarred>(null);
        // invalid_kwarg
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidKwargRule()) is not null)
                return Leave<KeywordOrStarred>(Cast<KeywordOrStarred>(v));
            if (Backtrack(mark)) return null;
        }
        // NAME '=' expression
        {
            Name? a;
            ExprNode? b;
            if ((a = NameToken()) is not null && Expect(Tok.Equal) is not null && (b = ExpressionRule()) is not null)
                return Leave<KeywordOrStarred>(new KeywordOrStarred(At(mark, new Keyword(a.Id, b)), true));
            if (Backtrack(mark)) return null;
        }
        // '**' expression
        {
            ExprNode? a;
            if (Expect(Tok.DoubleStar) is not null && (a = ExpressionRule()) is not null)
                return Leave<KeywordOrStarred>(new KeywordOrStarred(At(mark, new Keyword(null, a)), true));
            _mark = mark;
        }
        return Leave<KeywordOrStarred>(null);
    }
}
