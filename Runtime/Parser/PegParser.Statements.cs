// Grammar/python.gram, Parser/parser.c: the start rules, simple statements and imports.

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
    // file
    [Mirrors("file_rule", 977, 1020)]
    private ModNode? FileRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // [statements] ENDMARKER
        {
            StmtNode[]? a;
            if (Opt(a = StatementsRule()) && Expect(Tok.EndMarker) is not null)
                return Finish<ModNode>(MakeModule(a));
            _mark = mark;
        }
        return Leave<ModNode>(null);
    }

    // interactive
    [Mirrors("interactive_rule", 1023, 1063)]
    private ModNode? InteractiveRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // statement_newline
        {
            StmtNode[]? a;
            if ((a = StatementNewlineRule()) is not null)
                return Leave<ModNode>(new Interactive(a));
            _mark = mark;
        }
        return Leave<ModNode>(null);
    }

    // eval
    [Mirrors("eval_rule", 1066, 1112)]
    private ModNode? EvalRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expressions NEWLINE* ENDMARKER
        {
            ExprNode? a;
            if ((a = ExpressionsRule()) is not null && Loop1() is not null && Expect(Tok.EndMarker) is not null)
                return Leave<ModNode>(new Expression(a));
            _mark = mark;
        }
        return Leave<ModNode>(null);
    }

    // NEWLINE*
    private Token[]? Loop1()
    {
        if (Enter()) return null;
        SeqBuilder<Token> items = default;
        int mark = _mark;
        while (Expect(Tok.NewLine) is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // func_type
    [Mirrors("func_type_rule", 1115, 1173)]
    private ModNode? FuncTypeRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER
        {
            ExprNode[]? a;
            ExprNode? b;
            if (Expect(Tok.LPar) is not null
                && Opt(a = TypeExpressionsRule())
                && Expect(Tok.RPar) is not null
                && Expect(Tok.RArrow) is not null
                && (b = ExpressionRule()) is not null
                && Loop1() is not null
                && Expect(Tok.EndMarker) is not null)
                return Leave<ModNode>(new FunctionType(a ?? [], b));
            _mark = mark;
        }
        return Leave<ModNode>(null);
    }

    // statements
    [Mirrors("statements_rule", 1176, 1216)]
    private StmtNode[]? StatementsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // statement+
        {
            StmtNode[][]? a;
            if ((a = Loop2()) is not null)
                return Finish<StmtNode[]>(SeqFlatten(a));
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // statement+
    private StmtNode[][]? Loop2()
    {
        if (Enter()) return null;
        SeqBuilder<StmtNode[]> items = default;
        int mark = _mark;
        while (StatementRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<StmtNode[][]>(null);
        return Leave(items.ToArray());
    }

    // statement
    [Mirrors("statement_rule", 1219, 1283)]
    private StmtNode[]? StatementRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // compound_stmt
        {
            StmtNode? a;
            if ((a = CompoundStmtRule()) is not null)
                return Finish<StmtNode[]>(RegisterStmts(Singleton(a)));
            if (Backtrack(mark)) return null;
        }
        // simple_stmts
        {
            StmtNode[]? a;
            if ((a = SimpleStmtsRule()) is not null)
                return Leave<StmtNode[]>(a);
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // single_compound_stmt
    [Mirrors("single_compound_stmt_rule", 1286, 1326)]
    private StmtNode[]? SingleCompoundStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // compound_stmt
        {
            StmtNode? a;
            if ((a = CompoundStmtRule()) is not null)
                return Finish<StmtNode[]>(RegisterStmts(Singleton(a)));
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // statement_newline
    [Mirrors("statement_newline_rule", 1329, 1457)]
    private StmtNode[]? StatementNewlineRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode[]>(null);
        // single_compound_stmt NEWLINE
        {
            StmtNode[]? a;
            if ((a = SingleCompoundStmtRule()) is not null && Expect(Tok.NewLine) is not null)
                return Leave<StmtNode[]>(a);
            if (Backtrack(mark)) return null;
        }
        // simple_stmts
        {
            StmtNode[]? v;
            if ((v = SimpleStmtsRule()) is not null)
                return Leave<StmtNode[]>(v);
            if (Backtrack(mark)) return null;
        }
        // NEWLINE
        {
            if (Expect(Tok.NewLine) is not null)
                return Leave<StmtNode[]>(Singleton((StmtNode)At(mark, new Pass())));
            if (Backtrack(mark)) return null;
        }
        // ENDMARKER
        {
            if (Expect(Tok.EndMarker) is not null)
                return Finish<StmtNode[]>(InteractiveExit());
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // simple_stmts
    [Mirrors("simple_stmts_rule", 1460, 1536)]
    private StmtNode[]? SimpleStmtsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // simple_stmt !';' NEWLINE
        {
            StmtNode? a;
            if ((a = SimpleStmtRule()) is not null && LookAhead(_mark, Expect(Tok.Semi), false) && Expect(Tok.NewLine) is not null)
                return Leave<StmtNode[]>(Singleton(a));
            if (Backtrack(mark)) return null;
        }
        // ';'.simple_stmt+ [';'] NEWLINE
        {
            StmtNode[]? a;
            if ((a = Gather1()) is not null && Opt(Expect(Tok.Semi)) && Expect(Tok.NewLine) is not null)
                return Leave<StmtNode[]>(a);
            _mark = mark;
        }
        return Leave<StmtNode[]>(null);
    }

    // ';'.simple_stmt+
    private StmtNode[]? Gather1()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (SimpleStmtRule() is { } first && Loop3() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<StmtNode[]>(null);
    }

    // (';' simple_stmt)*
    private StmtNode[]? Loop3()
    {
        if (Enter()) return null;
        SeqBuilder<StmtNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Semi) is not null && SimpleStmtRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // simple_stmt
    [Mirrors("simple_stmt_rule", 1553, 1887)]
    private StmtNode? SimpleStmtRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoSimpleStmt, out StmtNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // assignment
        {
            StmtNode? v;
            if ((v = AssignmentRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &"type" type_alias
        {
            StmtNode? v;
            if (LookAhead(_mark, ExpectSoftKeyword("type"u8), true) && (v = TypeAliasRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // star_expressions
        {
            ExprNode? e;
            if ((e = StarExpressionsRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, At(mark, new Expr(e)));
            if (Backtrack(mark)) return null;
        }
        // &'return' return_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwReturn), true) && (v = ReturnStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &('import' | 'from') import_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Tmp1(), true) && (v = ImportStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'raise' raise_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwRaise), true) && (v = RaiseStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'pass' pass_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwPass), true) && (v = PassStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'del' del_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwDel), true) && (v = DelStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'yield' yield_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwYield), true) && (v = YieldStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'assert' assert_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwAssert), true) && (v = AssertStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'break' break_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwBreak), true) && (v = BreakStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'continue' continue_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwContinue), true) && (v = ContinueStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'global' global_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwGlobal), true) && (v = GlobalStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            if (Backtrack(mark)) return null;
        }
        // &'nonlocal' nonlocal_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwNonlocal), true) && (v = NonlocalStmtRule()) is not null)
                return Memoize<StmtNode>(MemoSimpleStmt, mark, v);
            _mark = mark;
        }
        return Memoize<StmtNode>(MemoSimpleStmt, mark, null);
    }

    // ('import' | 'from')
    private Token? Tmp1()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'import'
        {
            Token? v;
            if ((v = Expect(Tok.KwImport)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'from'
        {
            Token? v;
            if ((v = Expect(Tok.KwFrom)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // compound_stmt
    [Mirrors("compound_stmt_rule", 1898, 2080)]
    private StmtNode? CompoundStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // &('def' | '@' | 'async') function_def
        {
            StmtNode? v;
            if (LookAhead(_mark, Tmp2(), true) && (v = FunctionDefRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'if' if_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwIf), true) && (v = IfStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &('class' | '@') class_def
        {
            StmtNode? v;
            if (LookAhead(_mark, Tmp3(), true) && (v = ClassDefRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &('with' | 'async') with_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Tmp4(), true) && (v = WithStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &('for' | 'async') for_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Tmp5(), true) && (v = ForStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'try' try_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwTry), true) && (v = TryStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &'while' while_stmt
        {
            StmtNode? v;
            if (LookAhead(_mark, Expect(Tok.KwWhile), true) && (v = WhileStmtRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // match_stmt
        {
            StmtNode? v;
            if ((v = MatchStmtRule()) is not null)
                return Leave<StmtNode>(v);
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('def' | '@' | 'async')
    private Token? Tmp2()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'def'
        {
            Token? v;
            if ((v = Expect(Tok.KwDef)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '@'
        {
            Token? v;
            if ((v = Expect(Tok.At)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'async'
        {
            Token? v;
            if ((v = Expect(Tok.KwAsync)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('class' | '@')
    private Token? Tmp3()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'class'
        {
            Token? v;
            if ((v = Expect(Tok.KwClass)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '@'
        {
            Token? v;
            if ((v = Expect(Tok.At)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('with' | 'async')
    private Token? Tmp4()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'with'
        {
            Token? v;
            if ((v = Expect(Tok.KwWith)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'async'
        {
            Token? v;
            if ((v = Expect(Tok.KwAsync)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('for' | 'async')
    private Token? Tmp5()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'for'
        {
            Token? v;
            if ((v = Expect(Tok.KwFor)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'async'
        {
            Token? v;
            if ((v = Expect(Tok.KwAsync)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // assignment
    [Mirrors("assignment_rule", 2088, 2303)]
    private StmtNode? AssignmentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // NAME ':' expression ['=' annotated_rhs]
        {
            Name? a;
            ExprNode? b;
            ExprNode? c;
            if ((a = NameToken()) is not null
                && Expect(Tok.Colon) is not null
                && (b = ExpressionRule()) is not null
                && Opt(c = Tmp6()))
                return Finish<StmtNode>(CheckVersion(6, "Variable annotation syntax is", At(mark, new AnnAssign(SetExprContext(a, Store), b, c, 1))));
            if (Backtrack(mark)) return null;
        }
        // ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
        {
            ExprNode? a;
            ExprNode? b;
            ExprNode? c;
            if ((a = Tmp7()) is not null
                && Expect(Tok.Colon) is not null
                && (b = ExpressionRule()) is not null
                && Opt(c = Tmp6()))
                return Finish<StmtNode>(CheckVersion(6, "Variable annotations syntax is", At(mark, new AnnAssign(a, b, c, 0))));
            if (Backtrack(mark)) return null;
        }
        // (star_targets '=')+ annotated_rhs !'=' [TYPE_COMMENT]
        {
            ExprNode[]? a;
            ExprNode? b;
            Token? tc;
            if ((a = Loop4()) is not null
                && (b = AnnotatedRhsRule()) is not null
                && LookAhead(_mark, Expect(Tok.Equal), false)
                && Opt(tc = Expect(Tok.TypeComment)))
                return Leave<StmtNode>(At(mark, new Assign(a, b, NewTypeComment(tc))));
            if (Backtrack(mark)) return null;
        }
        // single_target augassign ~ annotated_rhs
        {
            ExprNode? a;
            AugOperator? b;
            ExprNode? c;
            bool cut = false;
            if ((a = SingleTargetRule()) is not null
                && (b = AugassignRule()) is not null
                && (cut = true)
                && (c = AnnotatedRhsRule()) is not null)
                return Leave<StmtNode>(At(mark, new AugAssign(a, b.Kind, c)));
            _mark = mark;
            if (cut) return Leave<StmtNode>(null);
            if (Failed()) return null;
        }
        // invalid_assignment
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidAssignmentRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('=' annotated_rhs)
    private ExprNode? Tmp6()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '=' annotated_rhs
        {
            ExprNode? d;
            if (Expect(Tok.Equal) is not null && (d = AnnotatedRhsRule()) is not null)
                return Leave<ExprNode>(d);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // ('(' single_target ')' | single_subscript_attribute_target)
    private ExprNode? Tmp7()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' single_target ')'
        {
            ExprNode? b;
            if (Expect(Tok.LPar) is not null && (b = SingleTargetRule()) is not null && Expect(Tok.RPar) is not null)
                return Leave<ExprNode>(b);
            if (Backtrack(mark)) return null;
        }
        // single_subscript_attribute_target
        {
            ExprNode? v;
            if ((v = SingleSubscriptAttributeTargetRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (star_targets '=')+
    private ExprNode[]? Loop4()
    {
        if (Enter()) return null;
        SeqBuilder<ExprNode> items = default;
        int mark = _mark;
        while (Tmp8() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<ExprNode[]>(null);
        return Leave(items.ToArray());
    }

    // (star_targets '=')
    private ExprNode? Tmp8()
    {
        if (Enter()) return null;
        int mark = _mark;
        // star_targets '='
        {
            ExprNode? z;
            if ((z = StarTargetsRule()) is not null && Expect(Tok.Equal) is not null)
                return Leave<ExprNode>(z);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // annotated_rhs
    [Mirrors("annotated_rhs_rule", 2306, 2360)]
    private ExprNode? AnnotatedRhsRule()
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
        // star_expressions
        {
            ExprNode? v;
            if ((v = StarExpressionsRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // augassign
    [Mirrors("augassign_rule", 2376, 2704)]
    private AugOperator? AugassignRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '+='
        {
            if (Expect(Tok.PlusEqual) is not null)
                return Leave<AugOperator>(AugOperator.Add);
            if (Backtrack(mark)) return null;
        }
        // '-='
        {
            if (Expect(Tok.MinEqual) is not null)
                return Leave<AugOperator>(AugOperator.Sub);
            if (Backtrack(mark)) return null;
        }
        // '*='
        {
            if (Expect(Tok.StarEqual) is not null)
                return Leave<AugOperator>(AugOperator.Mult);
            if (Backtrack(mark)) return null;
        }
        // '@='
        {
            if (Expect(Tok.AtEqual) is not null)
                return Finish<AugOperator>(CheckVersion(5, "The '@' operator is", AugOperator.MatMult));
            if (Backtrack(mark)) return null;
        }
        // '/='
        {
            if (Expect(Tok.SlashEqual) is not null)
                return Leave<AugOperator>(AugOperator.Div);
            if (Backtrack(mark)) return null;
        }
        // '%='
        {
            if (Expect(Tok.PercentEqual) is not null)
                return Leave<AugOperator>(AugOperator.Mod);
            if (Backtrack(mark)) return null;
        }
        // '&='
        {
            if (Expect(Tok.AmperEqual) is not null)
                return Leave<AugOperator>(AugOperator.BitAnd);
            if (Backtrack(mark)) return null;
        }
        // '|='
        {
            if (Expect(Tok.VBarEqual) is not null)
                return Leave<AugOperator>(AugOperator.BitOr);
            if (Backtrack(mark)) return null;
        }
        // '^='
        {
            if (Expect(Tok.CircumflexEqual) is not null)
                return Leave<AugOperator>(AugOperator.BitXor);
            if (Backtrack(mark)) return null;
        }
        // '<<='
        {
            if (Expect(Tok.LeftShiftEqual) is not null)
                return Leave<AugOperator>(AugOperator.LShift);
            if (Backtrack(mark)) return null;
        }
        // '>>='
        {
            if (Expect(Tok.RightShiftEqual) is not null)
                return Leave<AugOperator>(AugOperator.RShift);
            if (Backtrack(mark)) return null;
        }
        // '**='
        {
            if (Expect(Tok.DoubleStarEqual) is not null)
                return Leave<AugOperator>(AugOperator.Pow);
            if (Backtrack(mark)) return null;
        }
        // '//='
        {
            if (Expect(Tok.DoubleSlashEqual) is not null)
                return Leave<AugOperator>(AugOperator.FloorDiv);
            _mark = mark;
        }
        return Leave<AugOperator>(null);
    }

    // return_stmt
    [Mirrors("return_stmt_rule", 2707, 2768)]
    private StmtNode? ReturnStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'return' [star_expressions]
        {
            ExprNode? a;
            if (Expect(Tok.KwReturn) is not null && Opt(a = StarExpressionsRule()))
                return Leave<StmtNode>(At(mark, new Return(a)));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // raise_stmt
    [Mirrors("raise_stmt_rule", 2771, 2868)]
    private StmtNode? RaiseStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'raise' expression ['from' expression]
        {
            ExprNode? a;
            ExprNode? b;
            if (Expect(Tok.KwRaise) is not null && (a = ExpressionRule()) is not null && Opt(b = Tmp9()))
                return Leave<StmtNode>(At(mark, new Raise(a, b)));
            if (Backtrack(mark)) return null;
        }
        // 'raise'
        {
            if (Expect(Tok.KwRaise) is not null)
                return Leave<StmtNode>(At(mark, new Raise(null, null)));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('from' expression)
    private ExprNode? Tmp9()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'from' expression
        {
            ExprNode? z;
            if (Expect(Tok.KwFrom) is not null && (z = ExpressionRule()) is not null)
                return Leave<ExprNode>(z);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // pass_stmt
    [Mirrors("pass_stmt_rule", 2871, 2929)]
    private StmtNode? PassStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'pass'
        {
            if (Expect(Tok.KwPass) is not null)
                return Leave<StmtNode>(At(mark, new Pass()));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // break_stmt
    [Mirrors("break_stmt_rule", 2932, 2990)]
    private StmtNode? BreakStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'break'
        {
            if (Expect(Tok.KwBreak) is not null)
                return Leave<StmtNode>(At(mark, new Break()));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // continue_stmt
    [Mirrors("continue_stmt_rule", 2993, 3051)]
    private StmtNode? ContinueStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'continue'
        {
            if (Expect(Tok.KwContinue) is not null)
                return Leave<StmtNode>(At(mark, new Continue()));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // global_stmt
    [Mirrors("global_stmt_rule", 3054, 3115)]
    private StmtNode? GlobalStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'global' ','.NAME+
        {
            Name[]? a;
            if (Expect(Tok.KwGlobal) is not null && (a = Gather2()) is not null)
                return Leave<StmtNode>(At(mark, new Global(MapNamesToIds(a))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ','.NAME+
    private Name[]? Gather2()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (NameToken() is { } first && Loop5() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<Name[]>(null);
    }

    // (',' NAME)*
    private Name[]? Loop5()
    {
        if (Enter()) return null;
        SeqBuilder<Name> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && NameToken() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // nonlocal_stmt
    [Mirrors("nonlocal_stmt_rule", 3118, 3179)]
    private StmtNode? NonlocalStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'nonlocal' ','.NAME+
        {
            Name[]? a;
            if (Expect(Tok.KwNonlocal) is not null && (a = Gather2()) is not null)
                return Leave<StmtNode>(At(mark, new Nonlocal(MapNamesToIds(a))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // del_stmt
    [Mirrors("del_stmt_rule", 3182, 3264)]
    private StmtNode? DelStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'del' del_targets &(';' | NEWLINE)
        {
            ExprNode[]? a;
            if (Expect(Tok.KwDel) is not null && (a = DelTargetsRule()) is not null && LookAhead(_mark, Tmp10(), true))
                return Leave<StmtNode>(At(mark, new Delete(a)));
            if (Backtrack(mark)) return null;
        }
        // invalid_del_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDelStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // (';' | NEWLINE)
    private Token? Tmp10()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ';'
        {
            Token? v;
            if ((v = Expect(Tok.Semi)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // NEWLINE
        {
            Token? v;
            if ((v = Expect(Tok.NewLine)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // yield_stmt
    [Mirrors("yield_stmt_rule", 3267, 3325)]
    private StmtNode? YieldStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // yield_expr
        {
            ExprNode? y;
            if ((y = YieldExprRule()) is not null)
                return Leave<StmtNode>(At(mark, new Expr(y)));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // assert_stmt
    [Mirrors("assert_stmt_rule", 3328, 3392)]
    private StmtNode? AssertStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'assert' expression [',' expression]
        {
            ExprNode? a;
            ExprNode? b;
            if (Expect(Tok.KwAssert) is not null && (a = ExpressionRule()) is not null && Opt(b = Tmp11()))
                return Leave<StmtNode>(At(mark, new Assert(a, b)));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // (',' expression)
    private ExprNode? Tmp11()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' expression
        {
            ExprNode? z;
            if (Expect(Tok.Comma) is not null && (z = ExpressionRule()) is not null)
                return Leave<ExprNode>(z);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // import_stmt
    [Mirrors("import_stmt_rule", 3395, 3468)]
    private StmtNode? ImportStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_import
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidImportRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            if (Backtrack(mark)) return null;
        }
        // import_name
        {
            StmtNode? v;
            if ((v = ImportNameRule()) is not null)
                return Leave<StmtNode>(v);
            if (Backtrack(mark)) return null;
        }
        // import_from
        {
            StmtNode? v;
            if ((v = ImportFromRule()) is not null)
                return Leave<StmtNode>(v);
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // import_name
    [Mirrors("import_name_rule", 3471, 3532)]
    private StmtNode? ImportNameRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'import' dotted_as_names
        {
            Alias[]? a;
            if (Expect(Tok.KwImport) is not null && (a = DottedAsNamesRule()) is not null)
                return Leave<StmtNode>(At(mark, new Import(a)));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // import_from
    [Mirrors("import_from_rule", 3537, 3649)]
    private StmtNode? ImportFromRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // 'from' ('.' | '...')* dotted_name 'import' import_from_targets
        {
            Token[]? a;
            Name? b;
            Alias[]? c;
            if (Expect(Tok.KwFrom) is not null
                && (a = Loop6()) is not null
                && (b = DottedNameRule()) is not null
                && Expect(Tok.KwImport) is not null
                && (c = ImportFromTargetsRule()) is not null)
                return Finish<StmtNode>(CheckedFutureImport(b.Id, c, SeqCountDots(a), Extra(mark)));
            if (Backtrack(mark)) return null;
        }
        // 'from' ('.' | '...')+ 'import' import_from_targets
        {
            Token[]? a;
            Alias[]? b;
            if (Expect(Tok.KwFrom) is not null
                && (a = Loop7()) is not null
                && Expect(Tok.KwImport) is not null
                && (b = ImportFromTargetsRule()) is not null)
                return Leave<StmtNode>(At(mark, new ImportFrom(null, b, SeqCountDots(a))));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // ('.' | '...')*
    private Token[]? Loop6()
    {
        if (Enter()) return null;
        SeqBuilder<Token> items = default;
        int mark = _mark;
        while (Tmp12() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // ('.' | '...')+
    private Token[]? Loop7()
    {
        if (Enter()) return null;
        SeqBuilder<Token> items = default;
        int mark = _mark;
        while (Tmp12() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<Token[]>(null);
        return Leave(items.ToArray());
    }

    // ('.' | '...')
    private Token? Tmp12()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '.'
        {
            Token? v;
            if ((v = Expect(Tok.Dot)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '...'
        {
            Token? v;
            if ((v = Expect(Tok.Ellipsis)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // import_from_targets
    [Mirrors("import_from_targets_rule", 3656, 3788)]
    private Alias[]? ImportFromTargetsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Alias[]>(null);
        // '(' import_from_as_names [','] ')'
        {
            Alias[]? a;
            if (Expect(Tok.LPar) is not null
                && (a = ImportFromAsNamesRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null)
                return Leave<Alias[]>(a);
            if (Backtrack(mark)) return null;
        }
        // import_from_as_names !','
        {
            Alias[]? v;
            if ((v = ImportFromAsNamesRule()) is not null && LookAhead(_mark, Expect(Tok.Comma), false))
                return Leave<Alias[]>(v);
            if (Backtrack(mark)) return null;
        }
        // '*'
        {
            if (Expect(Tok.Star) is not null)
                return Leave<Alias[]>(Singleton(AliasForStar(Extra(mark))));
            if (Backtrack(mark)) return null;
        }
        // invalid_import_from_targets
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidImportFromTargetsRule()) is not null)
                return Leave<Alias[]>(Cast<Alias[]>(v));
            _mark = mark;
        }
        return Leave<Alias[]>(null);
    }

    // import_from_as_names
    [Mirrors("import_from_as_names_rule", 3791, 3831)]
    private Alias[]? ImportFromAsNamesRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.import_from_as_name+
        {
            Alias[]? a;
            if ((a = Gather3()) is not null)
                return Leave<Alias[]>(a);
            _mark = mark;
        }
        return Leave<Alias[]>(null);
    }

    // ','.import_from_as_name+
    private Alias[]? Gather3()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (ImportFromAsNameRule() is { } first && Loop8() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<Alias[]>(null);
    }

    // (',' import_from_as_name)*
    private Alias[]? Loop8()
    {
        if (Enter()) return null;
        SeqBuilder<Alias> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && ImportFromAsNameRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // import_from_as_name
    [Mirrors("import_from_as_name_rule", 3834, 3914)]
    private Alias? ImportFromAsNameRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Alias>(null);
        // invalid_import_from_as_name
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidImportFromAsNameRule()) is not null)
                return Leave<Alias>(Cast<Alias>(v));
            if (Backtrack(mark)) return null;
        }
        // NAME ['as' NAME]
        {
            Name? a;
            Name? b;
            if ((a = NameToken()) is not null && Opt(b = Tmp13()))
                return Leave<Alias>(At(mark, new Alias(a.Id, b?.Id)));
            _mark = mark;
        }
        return Leave<Alias>(null);
    }

    // ('as' NAME)
    private Name? Tmp13()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'as' NAME
        {
            Name? z;
            if (Expect(Tok.KwAs) is not null && (z = NameToken()) is not null)
                return Leave<Name>(z);
            _mark = mark;
        }
        return Leave<Name>(null);
    }

    // dotted_as_names
    [Mirrors("dotted_as_names_rule", 3917, 3957)]
    private Alias[]? DottedAsNamesRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.dotted_as_name+
        {
            Alias[]? a;
            if ((a = Gather4()) is not null)
                return Leave<Alias[]>(a);
            _mark = mark;
        }
        return Leave<Alias[]>(null);
    }

    // ','.dotted_as_name+
    private Alias[]? Gather4()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (DottedAsNameRule() is { } first && Loop9() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<Alias[]>(null);
    }

    // (',' dotted_as_name)*
    private Alias[]? Loop9()
    {
        if (Enter()) return null;
        SeqBuilder<Alias> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && DottedAsNameRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // dotted_as_name
    [Mirrors("dotted_as_name_rule", 3960, 4040)]
    private Alias? DottedAsNameRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<Alias>(null);
        // invalid_dotted_as_name
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidDottedAsNameRule()) is not null)
                return Leave<Alias>(Cast<Alias>(v));
            if (Backtrack(mark)) return null;
        }
        // dotted_name ['as' NAME]
        {
            Name? a;
            Name? b;
            if ((a = DottedNameRule()) is not null && Opt(b = Tmp13()))
                return Leave<Alias>(At(mark, new Alias(a.Id, b?.Id)));
            _mark = mark;
        }
        return Leave<Alias>(null);
    }

    // dotted_name
    [Mirrors("dotted_name_rule", 4045, 4078)]
    private Name? DottedNameRule()
    {
        EnterLevel();
        if (IsMemoized(MemoDottedName, out Name? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoDottedName, mark, res);
            _mark = mark;
            Name? raw = DottedNameRaw();
            if (_error) return Leave<Name>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("dotted_name_raw", 4079, 4144)]
    private Name? DottedNameRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        // dotted_name '.' NAME
        {
            Name? a;
            Name? b;
            if ((a = DottedNameRule()) is not null && Expect(Tok.Dot) is not null && (b = NameToken()) is not null)
                return Finish<Name>(JoinNamesWithDot(a, b));
            if (Backtrack(mark)) return null;
        }
        // NAME
        {
            Name? v;
            if ((v = NameToken()) is not null)
                return Leave<Name>(v);
            _mark = mark;
        }
        return Leave<Name>(null);
    }
}
