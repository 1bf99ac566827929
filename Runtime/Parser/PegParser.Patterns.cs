// Grammar/python.gram, Parser/parser.c: the match statement.

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
    // match_stmt
    [Mirrors("match_stmt_rule", 7639, 7734)]
    private StmtNode? MatchStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<StmtNode>(null);
        // "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
        {
            ExprNode? subject;
            MatchCase[]? cases;
            if (ExpectSoftKeyword("match"u8) is not null
                && (subject = SubjectExprRule()) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && Expect(Tok.Indent) is not null
                && (cases = Loop20()) is not null
                && Expect(Tok.Dedent) is not null)
                return Finish<StmtNode>(CheckVersion(10, "Pattern matching is", At(mark, new Match(subject, cases))));
            if (Backtrack(mark)) return null;
        }
        // invalid_match_stmt
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidMatchStmtRule()) is not null)
                return Leave<StmtNode>(Cast<StmtNode>(v));
            _mark = mark;
        }
        return Leave<StmtNode>(null);
    }

    // case_block+
    private MatchCase[]? Loop20()
    {
        if (Enter()) return null;
        SeqBuilder<MatchCase> items = default;
        int mark = _mark;
        while (CaseBlockRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        if (items.Count == 0 || _error) return Leave<MatchCase[]>(null);
        return Leave(items.ToArray());
    }

    // subject_expr
    [Mirrors("subject_expr_rule", 7737, 7820)]
    private ExprNode? SubjectExprRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // star_named_expression ',' star_named_expressions?
        {
            ExprNode? value;
            ExprNode[]? values;
            if ((value = StarNamedExpressionRule()) is not null && Expect(Tok.Comma) is not null && Opt(values = StarNamedExpressionsRule()))
                return Leave<ExprNode>(At(mark, new Tuple(InsertInFront(value, values), ExprContext.Load)));
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

    // case_block
    [Mirrors("case_block_rule", 7823, 7894)]
    private MatchCase? CaseBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // invalid_case_block
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidCaseBlockRule()) is not null)
                return Leave<MatchCase>(Cast<MatchCase>(v));
            if (Backtrack(mark)) return null;
        }
        // "case" patterns guard? ':' block
        {
            PatternNode? pattern;
            ExprNode? guard;
            StmtNode[]? body;
            if (ExpectSoftKeyword("case"u8) is not null
                && (pattern = PatternsRule()) is not null
                && Opt(guard = GuardRule())
                && Expect(Tok.Colon) is not null
                && (body = BlockRule()) is not null)
                return Leave<MatchCase>(new MatchCase(pattern, guard, body));
            _mark = mark;
        }
        return Leave<MatchCase>(null);
    }

    // guard
    [Mirrors("guard_rule", 7897, 7940)]
    private ExprNode? GuardRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'if' named_expression
        {
            ExprNode? guard;
            if (Expect(Tok.KwIf) is not null && (guard = NamedExpressionRule()) is not null)
                return Leave<ExprNode>(guard);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // patterns
    [Mirrors("patterns_rule", 7943, 8020)]
    private PatternNode? PatternsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // open_sequence_pattern
        {
            PatternNode[]? patterns;
            if ((patterns = OpenSequencePatternRule()) is not null)
                return Leave<PatternNode>(At(mark, new MatchSequence(patterns)));
            if (Backtrack(mark)) return null;
        }
        // pattern
        {
            PatternNode? v;
            if ((v = PatternRule()) is not null)
                return Leave<PatternNode>(v);
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // pattern
    [Mirrors("pattern_rule", 8023, 8077)]
    private PatternNode? PatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // as_pattern
        {
            PatternNode? v;
            if ((v = AsPatternRule()) is not null)
                return Leave<PatternNode>(v);
            if (Backtrack(mark)) return null;
        }
        // or_pattern
        {
            PatternNode? v;
            if ((v = OrPatternRule()) is not null)
                return Leave<PatternNode>(v);
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // as_pattern
    [Mirrors("as_pattern_rule", 8080, 8163)]
    private PatternNode? AsPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // or_pattern 'as' pattern_capture_target
        {
            PatternNode? pattern;
            Name? target;
            if ((pattern = OrPatternRule()) is not null && Expect(Tok.KwAs) is not null && (target = PatternCaptureTargetRule()) is not null)
                return Leave<PatternNode>(At(mark, new MatchAs(pattern, target.Id)));
            if (Backtrack(mark)) return null;
        }
        // invalid_as_pattern
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidAsPatternRule()) is not null)
                return Leave<PatternNode>(Cast<PatternNode>(v));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // or_pattern
    [Mirrors("or_pattern_rule", 8166, 8224)]
    private PatternNode? OrPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // '|'.closed_pattern+
        {
            PatternNode[]? patterns;
            if ((patterns = Gather6()) is not null)
                return Finish<PatternNode>(patterns.Length == 1 ? patterns[0] : At(mark, new MatchOr(patterns)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // '|'.closed_pattern+
    private PatternNode[]? Gather6()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (ClosedPatternRule() is { } first && Loop21() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<PatternNode[]>(null);
    }

    // ('|' closed_pattern)*
    private PatternNode[]? Loop21()
    {
        if (Enter()) return null;
        SeqBuilder<PatternNode> items = default;
        int mark = _mark;
        while (Expect(Tok.VBar) is not null && ClosedPatternRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // closed_pattern
    [Mirrors("closed_pattern_rule", 8235, 8408)]
    private PatternNode? ClosedPatternRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoClosedPattern, out PatternNode? memo)) return Leave(memo);
        int mark = _mark;
        // literal_pattern
        {
            PatternNode? v;
            if ((v = LiteralPatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // capture_pattern
        {
            PatternNode? v;
            if ((v = CapturePatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // wildcard_pattern
        {
            PatternNode? v;
            if ((v = WildcardPatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // value_pattern
        {
            PatternNode? v;
            if ((v = ValuePatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // group_pattern
        {
            PatternNode? v;
            if ((v = GroupPatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // sequence_pattern
        {
            PatternNode? v;
            if ((v = SequencePatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // mapping_pattern
        {
            PatternNode? v;
            if ((v = MappingPatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            if (Backtrack(mark)) return null;
        }
        // class_pattern
        {
            PatternNode? v;
            if ((v = ClassPatternRule()) is not null)
                return Memoize<PatternNode>(MemoClosedPattern, mark, v);
            _mark = mark;
        }
        return Memoize<PatternNode>(MemoClosedPattern, mark, null);
    }

    // literal_pattern
    [Mirrors("literal_pattern_rule", 8417, 8642)]
    private PatternNode? LiteralPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // signed_number !('+' | '-')
        {
            ExprNode? value;
            if ((value = SignedNumberRule()) is not null && LookAhead(_mark, Tmp18(), false))
                return Leave<PatternNode>(At(mark, new MatchValue(value)));
            if (Backtrack(mark)) return null;
        }
        // complex_number
        {
            ExprNode? value;
            if ((value = ComplexNumberRule()) is not null)
                return Leave<PatternNode>(At(mark, new MatchValue(value)));
            if (Backtrack(mark)) return null;
        }
        // strings
        {
            ExprNode? value;
            if ((value = StringsRule()) is not null)
                return Leave<PatternNode>(At(mark, new MatchValue(value)));
            if (Backtrack(mark)) return null;
        }
        // 'None'
        {
            if (Expect(Tok.KwNone) is not null)
                return Leave<PatternNode>(At(mark, new MatchSingleton(PyNone.Instance)));
            if (Backtrack(mark)) return null;
        }
        // 'True'
        {
            if (Expect(Tok.KwTrue) is not null)
                return Leave<PatternNode>(At(mark, new MatchSingleton(PyBool.True)));
            if (Backtrack(mark)) return null;
        }
        // 'False'
        {
            if (Expect(Tok.KwFalse) is not null)
                return Leave<PatternNode>(At(mark, new MatchSingleton(PyBool.False)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // ('+' | '-')
    private Token? Tmp18()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '+'
        {
            Token? v;
            if ((v = Expect(Tok.Plus)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '-'
        {
            Token? v;
            if ((v = Expect(Tok.Minus)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // literal_expr
    [Mirrors("literal_expr_rule", 8651, 8836)]
    private ExprNode? LiteralExprRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // signed_number !('+' | '-')
        {
            ExprNode? v;
            if ((v = SignedNumberRule()) is not null && LookAhead(_mark, Tmp18(), false))
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // complex_number
        {
            ExprNode? v;
            if ((v = ComplexNumberRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // &(STRING | FSTRING_START | TSTRING_START) strings
        {
            ExprNode? v;
            if (LookAhead(_mark, Tmp19(), true) && (v = StringsRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // 'None'
        {
            if (Expect(Tok.KwNone) is not null)
                return Leave<ExprNode>(At(mark, new Constant(PyNone.Instance, null)));
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
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // (STRING | FSTRING_START | TSTRING_START)
    private Token? Tmp19()
    {
        if (Enter()) return null;
        int mark = _mark;
        // STRING
        {
            Token? v;
            if ((v = Expect(Tok.String)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // FSTRING_START
        {
            Token? v;
            if ((v = Expect(Tok.FStringStart)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // TSTRING_START
        {
            Token? v;
            if ((v = Expect(Tok.TStringStart)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // complex_number
    [Mirrors("complex_number_rule", 8841, 8944)]
    private ExprNode? ComplexNumberRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // signed_real_number '+' imaginary_number
        {
            ExprNode? real;
            ExprNode? imag;
            if ((real = SignedRealNumberRule()) is not null && Expect(Tok.Plus) is not null && (imag = ImaginaryNumberRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(real, Operator.Add, imag)));
            if (Backtrack(mark)) return null;
        }
        // signed_real_number '-' imaginary_number
        {
            ExprNode? real;
            ExprNode? imag;
            if ((real = SignedRealNumberRule()) is not null && Expect(Tok.Minus) is not null && (imag = ImaginaryNumberRule()) is not null)
                return Leave<ExprNode>(At(mark, new BinOp(real, Operator.Sub, imag)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // signed_number
    [Mirrors("signed_number_rule", 8947, 9027)]
    private ExprNode? SignedNumberRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // NUMBER
        {
            ExprNode? v;
            if ((v = NumberToken()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // '-' NUMBER
        {
            ExprNode? number;
            if (Expect(Tok.Minus) is not null && (number = NumberToken()) is not null)
                return Leave<ExprNode>(At(mark, new UnaryOp(UnaryOperator.USub, number)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // signed_real_number
    [Mirrors("signed_real_number_rule", 9030, 9110)]
    private ExprNode? SignedRealNumberRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // real_number
        {
            ExprNode? v;
            if ((v = RealNumberRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // '-' real_number
        {
            ExprNode? real;
            if (Expect(Tok.Minus) is not null && (real = RealNumberRule()) is not null)
                return Leave<ExprNode>(At(mark, new UnaryOp(UnaryOperator.USub, real)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // real_number
    [Mirrors("real_number_rule", 9113, 9153)]
    private ExprNode? RealNumberRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NUMBER
        {
            ExprNode? real;
            if ((real = NumberToken()) is not null)
                return Finish<ExprNode>(EnsureReal(real));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // imaginary_number
    [Mirrors("imaginary_number_rule", 9156, 9196)]
    private ExprNode? ImaginaryNumberRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NUMBER
        {
            ExprNode? imag;
            if ((imag = NumberToken()) is not null)
                return Finish<ExprNode>(EnsureImaginary(imag));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // capture_pattern
    [Mirrors("capture_pattern_rule", 9199, 9257)]
    private PatternNode? CapturePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // pattern_capture_target
        {
            Name? target;
            if ((target = PatternCaptureTargetRule()) is not null)
                return Leave<PatternNode>(At(mark, new MatchAs(null, target.Id)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // pattern_capture_target
    [Mirrors("pattern_capture_target_rule", 9260, 9304)]
    private Name? PatternCaptureTargetRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // !"_" NAME !('.' | '(' | '=')
        {
            Name? name;
            if (LookAhead(_mark, ExpectSoftKeyword("_"u8), false) && (name = NameToken()) is not null && LookAhead(_mark, Tmp20(), false))
                return Finish<Name>(SetExprContext(name, Store));
            _mark = mark;
        }
        return Leave<Name>(null);
    }

    // ('.' | '(' | '=')
    private Token? Tmp20()
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
        // '('
        {
            Token? v;
            if ((v = Expect(Tok.LPar)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '='
        {
            Token? v;
            if ((v = Expect(Tok.Equal)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // wildcard_pattern
    [Mirrors("wildcard_pattern_rule", 9307, 9365)]
    private PatternNode? WildcardPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // "_"
        {
            if (ExpectSoftKeyword("_"u8) is not null)
                return Leave<PatternNode>(At(mark, new MatchAs(null, null)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // value_pattern
    [Mirrors("value_pattern_rule", 9368, 9428)]
    private PatternNode? ValuePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // attr !('.' | '(' | '=')
        {
            ExprNode? attr;
            if ((attr = AttrRule()) is not null && LookAhead(_mark, Tmp20(), false))
                return Leave<PatternNode>(At(mark, new MatchValue(attr)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // attr
    [Mirrors("attr_rule", 9433, 9466)]
    private ExprNode? AttrRule()
    {
        EnterLevel();
        if (IsMemoized(MemoAttr, out ExprNode? res)) return Leave(res);
        int mark = _mark, resultMark = _mark;
        while (true)
        {
            UpdateMemo(MemoAttr, mark, res);
            _mark = mark;
            ExprNode? raw = AttrRaw();
            if (_error) return Leave<ExprNode>(null);
            if (raw is null || _mark <= resultMark) break;
            resultMark = _mark;
            res = raw;
        }
        _mark = resultMark;
        return Leave(res);
    }

    [Mirrors("attr_raw", 9467, 9531)]
    private ExprNode? AttrRaw()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<ExprNode>(null);
        // name_or_attr '.' NAME
        {
            ExprNode? value;
            Name? attr;
            if ((value = NameOrAttrRule()) is not null && Expect(Tok.Dot) is not null && (attr = NameToken()) is not null)
                return Leave<ExprNode>(At(mark, new Attribute(value, attr.Id, ExprContext.Load)));
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // name_or_attr
    [Mirrors("name_or_attr_rule", 9535, 9589)]
    private ExprNode? NameOrAttrRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // attr
        {
            ExprNode? v;
            if ((v = AttrRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // NAME
        {
            Name? v;
            if ((v = NameToken()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // group_pattern
    [Mirrors("group_pattern_rule", 9592, 9638)]
    private PatternNode? GroupPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' pattern ')'
        {
            PatternNode? pattern;
            if (Expect(Tok.LPar) is not null && (pattern = PatternRule()) is not null && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(pattern);
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // sequence_pattern
    [Mirrors("sequence_pattern_rule", 9641, 9744)]
    private PatternNode? SequencePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // '[' maybe_sequence_pattern? ']'
        {
            PatternNode[]? patterns;
            if (Expect(Tok.LSqb) is not null && Opt(patterns = MaybeSequencePatternRule()) && Expect(Tok.RSqb) is not null)
                return Leave<PatternNode>(At(mark, new MatchSequence(patterns ?? [])));
            if (Backtrack(mark)) return null;
        }
        // '(' open_sequence_pattern? ')'
        {
            PatternNode[]? patterns;
            if (Expect(Tok.LPar) is not null && Opt(patterns = OpenSequencePatternRule()) && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(At(mark, new MatchSequence(patterns ?? [])));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // open_sequence_pattern
    [Mirrors("open_sequence_pattern_rule", 9747, 9793)]
    private PatternNode[]? OpenSequencePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // maybe_star_pattern ',' maybe_sequence_pattern?
        {
            PatternNode? pattern;
            PatternNode[]? patterns;
            if ((pattern = MaybeStarPatternRule()) is not null && Expect(Tok.Comma) is not null && Opt(patterns = MaybeSequencePatternRule()))
                return Leave<PatternNode[]>(InsertInFront(pattern, patterns));
            _mark = mark;
        }
        return Leave<PatternNode[]>(null);
    }

    // maybe_sequence_pattern
    [Mirrors("maybe_sequence_pattern_rule", 9796, 9840)]
    private PatternNode[]? MaybeSequencePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.maybe_star_pattern+ ','?
        {
            PatternNode[]? patterns;
            if ((patterns = Gather7()) is not null && Opt(Expect(Tok.Comma)))
                return Leave<PatternNode[]>(patterns);
            _mark = mark;
        }
        return Leave<PatternNode[]>(null);
    }

    // ','.maybe_star_pattern+
    private PatternNode[]? Gather7()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (MaybeStarPatternRule() is { } first && Loop22() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<PatternNode[]>(null);
    }

    // (',' maybe_star_pattern)*
    private PatternNode[]? Loop22()
    {
        if (Enter()) return null;
        SeqBuilder<PatternNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && MaybeStarPatternRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // maybe_star_pattern
    [Mirrors("maybe_star_pattern_rule", 9843, 9897)]
    private PatternNode? MaybeStarPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // star_pattern
        {
            PatternNode? v;
            if ((v = StarPatternRule()) is not null)
                return Leave<PatternNode>(v);
            if (Backtrack(mark)) return null;
        }
        // pattern
        {
            PatternNode? v;
            if ((v = PatternRule()) is not null)
                return Leave<PatternNode>(v);
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // star_pattern
    [Mirrors("star_pattern_rule", 9900, 10002)]
    private PatternNode? StarPatternRule()
    {
        if (Enter()) return null;
        if (IsMemoized(MemoStarPattern, out PatternNode? memo)) return Leave(memo);
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // '*' pattern_capture_target
        {
            Name? target;
            if (Expect(Tok.Star) is not null && (target = PatternCaptureTargetRule()) is not null)
                return Memoize<PatternNode>(MemoStarPattern, mark, At(mark, new MatchStar(target.Id)));
            if (Backtrack(mark)) return null;
        }
        // '*' wildcard_pattern
        {
            if (Expect(Tok.Star) is not null && WildcardPatternRule() is not null)
                return Memoize<PatternNode>(MemoStarPattern, mark, At(mark, new MatchStar(null)));
            _mark = mark;
        }
        return Memoize<PatternNode>(MemoStarPattern, mark, null);
    }

    // mapping_pattern
    [Mirrors("mapping_pattern_rule", 10009, 10205)]
    private PatternNode? MappingPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // '{' '}'
        {
            if (Expect(Tok.LBrace) is not null && Expect(Tok.RBrace) is not null)
                return Leave<PatternNode>(At(mark, new MatchMapping([], [], null)));
            if (Backtrack(mark)) return null;
        }
        // '{' double_star_pattern ','? '}'
        {
            Name? rest;
            if (Expect(Tok.LBrace) is not null
                && (rest = DoubleStarPatternRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RBrace) is not null)
                return Leave<PatternNode>(At(mark, new MatchMapping([], [], rest.Id)));
            if (Backtrack(mark)) return null;
        }
        // '{' items_pattern ',' double_star_pattern ','? '}'
        {
            KeyPatternPair[]? items;
            Name? rest;
            if (Expect(Tok.LBrace) is not null
                && (items = ItemsPatternRule()) is not null
                && Expect(Tok.Comma) is not null
                && (rest = DoubleStarPatternRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RBrace) is not null)
                return Leave<PatternNode>(At(mark, new MatchMapping(GetPatternKeys(items), GetPatterns(items), rest.Id)));
            if (Backtrack(mark)) return null;
        }
        // '{' items_pattern ','? '}'
        {
            KeyPatternPair[]? items;
            if (Expect(Tok.LBrace) is not null
                && (items = ItemsPatternRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RBrace) is not null)
                return Leave<PatternNode>(At(mark, new MatchMapping(GetPatternKeys(items), GetPatterns(items), null)));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // items_pattern
    [Mirrors("items_pattern_rule", 10208, 10243)]
    private KeyPatternPair[]? ItemsPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.key_value_pattern+
        {
            KeyPatternPair[]? v;
            if ((v = Gather8()) is not null)
                return Leave<KeyPatternPair[]>(v);
            _mark = mark;
        }
        return Leave<KeyPatternPair[]>(null);
    }

    // ','.key_value_pattern+
    private KeyPatternPair[]? Gather8()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (KeyValuePatternRule() is { } first && Loop23() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<KeyPatternPair[]>(null);
    }

    // (',' key_value_pattern)*
    private KeyPatternPair[]? Loop23()
    {
        if (Enter()) return null;
        SeqBuilder<KeyPatternPair> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && KeyValuePatternRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // key_value_pattern
    [Mirrors("key_value_pattern_rule", 10246, 10292)]
    private KeyPatternPair? KeyValuePatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // (literal_expr | attr) ':' pattern
        {
            ExprNode? key;
            PatternNode? pattern;
            if ((key = Tmp21()) is not null && Expect(Tok.Colon) is not null && (pattern = PatternRule()) is not null)
                return Leave<KeyPatternPair>(new KeyPatternPair(key, pattern));
            _mark = mark;
        }
        return Leave<KeyPatternPair>(null);
    }

    // (literal_expr | attr)
    private ExprNode? Tmp21()
    {
        if (Enter()) return null;
        int mark = _mark;
        // literal_expr
        {
            ExprNode? v;
            if ((v = LiteralExprRule()) is not null)
                return Leave<ExprNode>(v);
            if (Backtrack(mark)) return null;
        }
        // attr
        {
            ExprNode? v;
            if ((v = AttrRule()) is not null)
                return Leave<ExprNode>(v);
            _mark = mark;
        }
        return Leave<ExprNode>(null);
    }

    // double_star_pattern
    [Mirrors("double_star_pattern_rule", 10295, 10338)]
    private Name? DoubleStarPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '**' pattern_capture_target
        {
            Name? target;
            if (Expect(Tok.DoubleStar) is not null && (target = PatternCaptureTargetRule()) is not null)
                return Leave<Name>(target);
            _mark = mark;
        }
        return Leave<Name>(null);
    }

    // class_pattern
    [Mirrors("class_pattern_rule", 10346, 10573)]
    private PatternNode? ClassPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (!Fill()) return Leave<PatternNode>(null);
        // name_or_attr '(' ')'
        {
            ExprNode? cls;
            if ((cls = NameOrAttrRule()) is not null && Expect(Tok.LPar) is not null && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(At(mark, new MatchClass(cls, [], [], [])));
            if (Backtrack(mark)) return null;
        }
        // name_or_attr '(' positional_patterns ','? ')'
        {
            ExprNode? cls;
            PatternNode[]? patterns;
            if ((cls = NameOrAttrRule()) is not null
                && Expect(Tok.LPar) is not null
                && (patterns = PositionalPatternsRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(At(mark, new MatchClass(cls, patterns, [], [])));
            if (Backtrack(mark)) return null;
        }
        // name_or_attr '(' keyword_patterns ','? ')'
        {
            ExprNode? cls;
            KeyPatternPair[]? keywords;
            if ((cls = NameOrAttrRule()) is not null
                && Expect(Tok.LPar) is not null
                && (keywords = KeywordPatternsRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(At(mark, new MatchClass(cls, [], MapNamesToIds(GetPatternKeys(keywords)), GetPatterns(keywords))));
            if (Backtrack(mark)) return null;
        }
        // name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
        {
            ExprNode? cls;
            PatternNode[]? patterns;
            KeyPatternPair[]? keywords;
            if ((cls = NameOrAttrRule()) is not null
                && Expect(Tok.LPar) is not null
                && (patterns = PositionalPatternsRule()) is not null
                && Expect(Tok.Comma) is not null
                && (keywords = KeywordPatternsRule()) is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null)
                return Leave<PatternNode>(At(mark, new MatchClass(cls, patterns, MapNamesToIds(GetPatternKeys(keywords)), GetPatterns(keywords))));
            if (Backtrack(mark)) return null;
        }
        // invalid_class_pattern
        if (_callInvalidRules)
        {
            object? v;
            if ((v = InvalidClassPatternRule()) is not null)
                return Leave<PatternNode>(Cast<PatternNode>(v));
            _mark = mark;
        }
        return Leave<PatternNode>(null);
    }

    // positional_patterns
    [Mirrors("positional_patterns_rule", 10576, 10616)]
    private PatternNode[]? PositionalPatternsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.pattern+
        {
            PatternNode[]? args;
            if ((args = Gather9()) is not null)
                return Leave<PatternNode[]>(args);
            _mark = mark;
        }
        return Leave<PatternNode[]>(null);
    }

    // ','.pattern+
    private PatternNode[]? Gather9()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (PatternRule() is { } first && Loop24() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<PatternNode[]>(null);
    }

    // (',' pattern)*
    private PatternNode[]? Loop24()
    {
        if (Enter()) return null;
        SeqBuilder<PatternNode> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && PatternRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // keyword_patterns
    [Mirrors("keyword_patterns_rule", 10619, 10654)]
    private KeyPatternPair[]? KeywordPatternsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.keyword_pattern+
        {
            KeyPatternPair[]? v;
            if ((v = Gather10()) is not null)
                return Leave<KeyPatternPair[]>(v);
            _mark = mark;
        }
        return Leave<KeyPatternPair[]>(null);
    }

    // ','.keyword_pattern+
    private KeyPatternPair[]? Gather10()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (KeywordPatternRule() is { } first && Loop25() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<KeyPatternPair[]>(null);
    }

    // (',' keyword_pattern)*
    private KeyPatternPair[]? Loop25()
    {
        if (Enter()) return null;
        SeqBuilder<KeyPatternPair> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && KeywordPatternRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // keyword_pattern
    [Mirrors("keyword_pattern_rule", 10657, 10703)]
    private KeyPatternPair? KeywordPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME '=' pattern
        {
            Name? arg;
            PatternNode? value;
            if ((arg = NameToken()) is not null && Expect(Tok.Equal) is not null && (value = PatternRule()) is not null)
                return Leave<KeyPatternPair>(new KeyPatternPair(arg, value));
            _mark = mark;
        }
        return Leave<KeyPatternPair>(null);
    }
}
