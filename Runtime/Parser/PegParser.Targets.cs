// Grammar/python.gram, Parser/parser.c: assignment targets and function types.

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
    // star_targets
    [Mirrors("star_targets_rule", 18731, 18822)]
    private ExprNode? StarTargetsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // star_target !','
        {
            ExprNode? a;
            if ((a = StarTargetRule()) is not null && LookAhead(_mark, Expect(Tok.Comma), false))
                return Leave<ExprNode>(a);
            if (Backtrack(mark)) return null;
        }
        // star_target (',' star_target)* [',']
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = StarTargetRule()) is not null && (b = Loop52()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode>(At(mark, new Tuple(InsertInFront(a, b), ExprContext.Store)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (',' star_target)*
    private ExprNode[]? Loop52()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp39() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (',' star_target)
    private ExprNode? Tmp39()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' star_target
        {
            ExprNode? c;
            if (Expect(Tok.Comma) is not null && (c = StarTargetRule()) is not null)
                return Leave<ExprNode>(c);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // star_targets_list_seq
    [Mirrors("star_targets_list_seq_rule", 18825, 18869)]
    private ExprNode[]? StarTargetsListSeqRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.star_target+ [',']
        {
            ExprNode[]? a;
            if ((a = Gather18()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode[]>(a);
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // ','.star_target+
    private ExprNode[]? Gather18()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (StarTargetRule() is { } first && Loop53() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' star_target)*
    private ExprNode[]? Loop53()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && StarTargetRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // star_targets_tuple_seq
    [Mirrors("star_targets_tuple_seq_rule", 18872, 18946)]
    private ExprNode[]? StarTargetsTupleSeqRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // star_target (',' star_target)+ [',']
        {
            ExprNode? a;
            ExprNode[]? b;
            if ((a = StarTargetRule()) is not null && (b = Loop54()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode[]>(InsertInFront(a, b));
            if (Backtrack(mark)) return null;
        }
        // star_target ','
        {
            ExprNode? a;
            if ((a = StarTargetRule()) is not null && Expect(Tok.Comma) is not null)
                return Leave<ExprNode[]>(Singleton(a));
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // (',' star_target)+
    private ExprNode[]? Loop54()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp39() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // star_target
    [Mirrors("star_target_rule", 18949, 19034)]
    private ExprNode? StarTargetRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoStarTarget, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // '*' (!'*' star_target)
        {
            ExprNode? a;
            if (Expect(Tok.Star) is not null && (a = Tmp40()) is not null)
                return Memoize<ExprNode>(MemoStarTarget, mark, At(mark, new Starred(SetExprContext(a, Store), ExprContext.Store)));
            if (Backtrack(mark)) return null;
        }
        // target_with_star_atom
        {
            ExprNode? v;
            if ((v = TargetWithStarAtomRule()) is not null)
                return Memoize<ExprNode>(MemoStarTarget, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoStarTarget, mark, null);
    }

    // (!'*' star_target)
    private ExprNode? Tmp40()
    {
        if (Enter()) return null;
        int mark = _mark;
        // !'*' star_target
        {
            ExprNode? v;
            if (LookAhead(_mark, Expect(Tok.Star), false) && (v = StarTargetRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // target_with_star_atom
    [Mirrors("target_with_star_atom_rule", 19040, 19174)]
    private ExprNode? TargetWithStarAtomRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoTargetWithStarAtom, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // t_primary '.' NAME !t_lookahead
        {
            ExprNode? a;
            Name? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.Dot) is not null
                && (b = NameToken()) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Memoize<ExprNode>(MemoTargetWithStarAtom, mark, At(mark, new Attribute(a, b.Id, ExprContext.Store)));
            if (Backtrack(mark)) return null;
        }
        // t_primary '[' slices ']' !t_lookahead
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.LSqb) is not null
                && (b = SlicesRule()) is not null
                && Expect(Tok.RSqb) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Memoize<ExprNode>(MemoTargetWithStarAtom, mark, At(mark, new Subscript(a, b, ExprContext.Store)));
            if (Backtrack(mark)) return null;
        }
        // star_atom
        {
            ExprNode? v;
            if ((v = StarAtomRule()) is not null)
                return Memoize<ExprNode>(MemoTargetWithStarAtom, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoTargetWithStarAtom, mark, null);
    }

    // star_atom
    [Mirrors("star_atom_rule", 19181, 19338)]
    private ExprNode? StarAtomRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // NAME
        {
            Name? a;
            if ((a = NameToken()) is not null)
                return Finish<ExprNode>(SetExprContext(a, Store));
            if (Backtrack(mark)) return null;
        }
        // '(' target_with_star_atom ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = TargetWithStarAtomRule()) is not null && Expect(Tok.RPar) is not null)
                return Finish<ExprNode>(SetExprContext(a, Store));
            if (Backtrack(mark)) return null;
        }
        // '(' [star_targets_tuple_seq] ')'
        {
            ExprNode[]? a;
            if (Expect(Tok.LPar) is not null && Opt(a = StarTargetsTupleSeqRule()) && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(At(mark, new Tuple(a ?? [], ExprContext.Store)));
            if (Backtrack(mark)) return null;
        }
        // '[' [star_targets_list_seq] ']'
        {
            ExprNode[]? a;
            if (Expect(Tok.LSqb) is not null && Opt(a = StarTargetsListSeqRule()) && Expect(Tok.RSqb) is not null)
                return Leave<ExprNode>(At(mark, new List(a ?? [], ExprContext.Store)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // single_target
    [Mirrors("single_target_rule", 19341, 19430)]
    private ExprNode? SingleTargetRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // single_subscript_attribute_target
        {
            ExprNode? v;
            if ((v = SingleSubscriptAttributeTargetRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // NAME
        {
            Name? a;
            if ((a = NameToken()) is not null)
                return Finish<ExprNode>(SetExprContext(a, Store));
            if (Backtrack(mark)) return null;
        }
        // '(' single_target ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = SingleTargetRule()) is not null && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // single_subscript_attribute_target
    [Mirrors("single_subscript_attribute_target_rule", 19435, 19545)]
    private ExprNode? SingleSubscriptAttributeTargetRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // t_primary '.' NAME !t_lookahead
        {
            ExprNode? a;
            Name? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.Dot) is not null
                && (b = NameToken()) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Leave<ExprNode>(At(mark, new Attribute(a, b.Id, ExprContext.Store)));
            if (Backtrack(mark)) return null;
        }
        // t_primary '[' slices ']' !t_lookahead
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.LSqb) is not null
                && (b = SlicesRule()) is not null
                && Expect(Tok.RSqb) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Leave<ExprNode>(At(mark, new Subscript(a, b, ExprContext.Store)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // t_primary
    [Mirrors("t_primary_rule", 19555, 19588)]
    private ExprNode? TPrimaryRule()
    {
        EnterLevel();
        if (IsMemoized(MemoTPrimary, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoTPrimary, mark, res);
            _mark = mark;
            ExprNode? raw = TPrimaryRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("t_primary_raw", 19589, 19807)]
    private ExprNode? TPrimaryRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // t_primary '.' NAME &t_lookahead
        {
            ExprNode? a;
            Name? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.Dot) is not null
                && (b = NameToken()) is not null
                && LookAhead(_mark, TLookaheadRule(), true))
                return Leave<ExprNode>(At(mark, new Attribute(a, b.Id, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // t_primary '[' slices ']' &t_lookahead
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.LSqb) is not null
                && (b = SlicesRule()) is not null
                && Expect(Tok.RSqb) is not null
                && LookAhead(_mark, TLookaheadRule(), true))
                return Leave<ExprNode>(At(mark, new Subscript(a, b, ExprContext.Load)));
            if (Backtrack(mark)) return null;
        }
        // t_primary genexp &t_lookahead
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TPrimaryRule()) is not null && (b = GenexpRule()) is not null && LookAhead(_mark, TLookaheadRule(), true))
                return Leave<ExprNode>(At(mark, new Call(a, Singleton(b), [])));
            if (Backtrack(mark)) return null;
        }
        // t_primary '(' [arguments] ')' &t_lookahead
        {
            ExprNode? a;
            Call? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.LPar) is not null
                && Opt(b = ArgumentsRule())
                && Expect(Tok.RPar) is not null
                && LookAhead(_mark, TLookaheadRule(), true))
                return Leave<ExprNode>(At(mark, new Call(a, b?.Args ?? [], b?.Keywords ?? [])));
            if (Backtrack(mark)) return null;
        }
        // atom &t_lookahead
        {
            ExprNode? a;
            if ((a = AtomRule()) is not null && LookAhead(_mark, TLookaheadRule(), true))
                return Leave<ExprNode>(a);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // t_lookahead
    [Mirrors("t_lookahead_rule", 19810, 19883)]
    private Token? TLookaheadRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '('
        {
            Token? v;
            if ((v = Expect(Tok.LPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '['
        {
            Token? v;
            if ((v = Expect(Tok.LSqb)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '.'
        {
            Token? v;
            if ((v = Expect(Tok.Dot)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // del_targets
    [Mirrors("del_targets_rule", 19886, 19930)]
    private ExprNode[]? DelTargetsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.del_target+ [',']
        {
            ExprNode[]? a;
            if ((a = Gather19()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<ExprNode[]>(a);
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // ','.del_target+
    private ExprNode[]? Gather19()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (DelTargetRule() is { } first && Loop55() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' del_target)*
    private ExprNode[]? Loop55()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && DelTargetRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // del_target
    [Mirrors("del_target_rule", 19936, 20070)]
    private ExprNode? DelTargetRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoDelTarget, out ExprNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // t_primary '.' NAME !t_lookahead
        {
            ExprNode? a;
            Name? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.Dot) is not null
                && (b = NameToken()) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Memoize<ExprNode>(MemoDelTarget, mark, At(mark, new Attribute(a, b.Id, ExprContext.Del)));
            if (Backtrack(mark)) return null;
        }
        // t_primary '[' slices ']' !t_lookahead
        {
            ExprNode? a;
            ExprNode? b;
            if ((a = TPrimaryRule()) is not null
                && Expect(Tok.LSqb) is not null
                && (b = SlicesRule()) is not null
                && Expect(Tok.RSqb) is not null
                && LookAhead(_mark, TLookaheadRule(), false))
                return Memoize<ExprNode>(MemoDelTarget, mark, At(mark, new Subscript(a, b, ExprContext.Del)));
            if (Backtrack(mark)) return null;
        }
        // del_t_atom
        {
            ExprNode? v;
            if ((v = DelTAtomRule()) is not null)
                return Memoize<ExprNode>(MemoDelTarget, mark, v);
            _mark = mark;
        }
        return Memoize<ExprNode>(MemoDelTarget, mark, null);
    }

    // del_t_atom
    [Mirrors("del_t_atom_rule", 20073, 20230)]
    private ExprNode? DelTAtomRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // NAME
        {
            Name? a;
            if ((a = NameToken()) is not null)
                return Finish<ExprNode>(SetExprContext(a, Del));
            if (Backtrack(mark)) return null;
        }
        // '(' del_target ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = DelTargetRule()) is not null && Expect(Tok.RPar) is not null)
                return Finish<ExprNode>(SetExprContext(a, Del));
            if (Backtrack(mark)) return null;
        }
        // '(' [del_targets] ')'
        {
            ExprNode[]? a;
            if (Expect(Tok.LPar) is not null && Opt(a = DelTargetsRule()) && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(At(mark, new Tuple(a ?? [], ExprContext.Del)));
            if (Backtrack(mark)) return null;
        }
        // '[' [del_targets] ']'
        {
            ExprNode[]? a;
            if (Expect(Tok.LSqb) is not null && Opt(a = DelTargetsRule()) && Expect(Tok.RSqb) is not null)
                return Leave<ExprNode>(At(mark, new List(a ?? [], ExprContext.Del)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // type_expressions
    [Mirrors("type_expressions_rule", 20240, 20478)]
    private ExprNode[]? TypeExpressionsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.expression+ ',' '*' expression ',' '**' expression
        {
            ExprNode[]? a;
            ExprNode? b;
            ExprNode? c;
            if ((a = Gather20()) is not null
                && Expect(Tok.Comma) is not null
                && Expect(Tok.Star) is not null
                && (b = ExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && Expect(Tok.DoubleStar) is not null
                && (c = ExpressionRule()) is not null)
                return Finish<ExprNode[]>(SeqAppendToEnd(SeqAppendToEnd(a, b), c));
            if (Backtrack(mark)) return null;
        }
        // ','.expression+ ',' '*' expression
        {
            ExprNode[]? a;
            ExprNode? b;
            if ((a = Gather20()) is not null
                && Expect(Tok.Comma) is not null
                && Expect(Tok.Star) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<ExprNode[]>(SeqAppendToEnd(a, b));
            if (Backtrack(mark)) return null;
        }
        // ','.expression+ ',' '**' expression
        {
            ExprNode[]? a;
            ExprNode? b;
            if ((a = Gather20()) is not null
                && Expect(Tok.Comma) is not null
                && Expect(Tok.DoubleStar) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<ExprNode[]>(SeqAppendToEnd(a, b));
            if (Backtrack(mark)) return null;
        }
        // '*' expression ',' '**' expression
        {
            ExprNode? a;
            ExprNode? b;
            if (Expect(Tok.Star) is not null
                && (a = ExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && Expect(Tok.DoubleStar) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<ExprNode[]>(SeqAppendToEnd(Singleton(a), b));
            if (Backtrack(mark)) return null;
        }
        // '*' expression
        {
            ExprNode? a;
            if (Expect(Tok.Star) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode[]>(Singleton(a));
            if (Backtrack(mark)) return null;
        }
        // '**' expression
        {
            ExprNode? a;
            if (Expect(Tok.DoubleStar) is not null && (a = ExpressionRule()) is not null)
                return Leave<ExprNode[]>(Singleton(a));
            if (Backtrack(mark)) return null;
        }
        // ','.expression+
        {
            ExprNode[]? a;
            if ((a = Gather20()) is not null)
                return Leave<ExprNode[]>(a);
            _mark = mark;
        }
        return Leave<ExprNode[]>(null);
    }

    // ','.expression+
    private ExprNode[]? Gather20()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (ExpressionRule() is { } first && Loop56() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<ExprNode[]>(null);
    }

    // (',' expression)*
    private ExprNode[]? Loop56()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && ExpressionRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // func_type_comment
    [Mirrors("func_type_comment_rule", 20484, 20567)]
    private Token? FuncTypeCommentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NEWLINE TYPE_COMMENT &(NEWLINE INDENT)
        {
            Token? t;
            if (Expect(Tok.NewLine) is not null && (t = Expect(Tok.TypeComment)) is not null && LookAhead(_mark, Tmp41(), true))
                return Leave<Token>(t);
            if (Backtrack(mark)) return null;
        }
        // invalid_double_type_comments
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDoubleTypeCommentsRule()) is not null)
                return Leave<Token>(Cast<Token>(v));
            if (Backtrack(mark)) return null;
        }
        // TYPE_COMMENT
        {
            Token? v;
            if ((v = Expect(Tok.TypeComment)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // (NEWLINE INDENT)
    private object? Tmp41()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NEWLINE INDENT
        {
            if (Expect(Tok.NewLine) is not null && Expect(Tok.Indent) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }
}
