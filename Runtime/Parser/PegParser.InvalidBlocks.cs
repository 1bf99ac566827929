// Grammar/python.gram, Parser/parser.c: what explains a syntax error in compound statements and f-strings.

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
    // invalid_with_item
    [Mirrors("invalid_with_item_rule", 23326, 23374)]
    private object? InvalidWithItemRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression 'as' expression &(',' | ')' | ':')
        {
            ExprNode? a;
            if (ExpressionRule() is not null
                && Expect(Tok.KwAs) is not null
                && (a = ExpressionRule()) is not null
                && LookAhead(_mark, Tmp17(), true))
                return Finish<object>(RaiseInvalidTarget(TargetsType.StarTargets, a));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_for_if_clause
    [Mirrors("invalid_for_if_clause_rule", 23377, 23426)]
    private object? InvalidForIfClauseRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'
        {
            if (Opt(Expect(Tok.KwAsync))
                && Expect(Tok.KwFor) is not null
                && Tmp71() is not null
                && LookAhead(_mark, Expect(Tok.KwIn), false))
                return Finish<object>(RaiseSyntaxError("'in' expected after for-loop variables"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (bitwise_or (',' bitwise_or)* [','])
    private object? Tmp71()
    {
        if (Enter()) return null;
        int mark = _mark;
        // bitwise_or (',' bitwise_or)* [',']
        {
            if (BitwiseOrRule() is not null && Loop62() is not null && Opt(Expect(Tok.Comma)))
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (',' bitwise_or)*
    private object[]? Loop62()
    {
        if (Enter()) return null;
        SeqBuilder<object> items = default;
        int mark = _mark;
        while (Tmp72() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (',' bitwise_or)
    private object? Tmp72()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ',' bitwise_or
        {
            if (Expect(Tok.Comma) is not null && BitwiseOrRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_for_target
    [Mirrors("invalid_for_target_rule", 23429, 23476)]
    private object? InvalidForTargetRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'async'? 'for' star_expressions
        {
            ExprNode? a;
            if (Opt(Expect(Tok.KwAsync)) && Expect(Tok.KwFor) is not null && (a = StarExpressionsRule()) is not null)
                return Finish<object>(RaiseInvalidTarget(TargetsType.ForTargets, a));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_group
    [Mirrors("invalid_group_rule", 23479, 23558)]
    private object? InvalidGroupRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' starred_expression ')'
        {
            ExprNode? a;
            if (Expect(Tok.LPar) is not null && (a = StarredExpressionRule()) is not null && Expect(Tok.RPar) is not null)
                return Finish<object>(RaiseAt(a, "cannot use starred expression here"));
            if (Backtrack(mark)) return null;
        }
        // '(' '**' expression ')'
        {
            Token? a;
            if (Expect(Tok.LPar) is not null
                && (a = Expect(Tok.DoubleStar)) is not null
                && ExpressionRule() is not null
                && Expect(Tok.RPar) is not null)
                return Finish<object>(RaiseAt(a, "cannot use double starred expression here"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_import
    [Mirrors("invalid_import_rule", 23561, 23637)]
    private object? InvalidImportRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'import' ','.dotted_name+ 'from' dotted_name
        {
            Token? a;
            if ((a = Expect(Tok.KwImport)) is not null
                && Gather23() is not null
                && Expect(Tok.KwFrom) is not null
                && DottedNameRule() is not null)
                return Finish<object>(RaiseFrom(a, "Did you mean to use 'from ... import ...' instead?"));
            if (Backtrack(mark)) return null;
        }
        // 'import' NEWLINE
        {
            Token? token;
            if (Expect(Tok.KwImport) is not null && (token = Expect(Tok.NewLine)) is not null)
                return Finish<object>(RaiseFrom(token, "Expected one or more names after 'import'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ','.dotted_name+
    private Name[]? Gather23()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (DottedNameRule() is { } first && Loop63() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<Name[]>(null);
    }

    // (',' dotted_name)*
    private Name[]? Loop63()
    {
        if (Enter()) return null;
        SeqBuilder<Name> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && DottedNameRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // invalid_dotted_as_name
    [Mirrors("invalid_dotted_as_name_rule", 23640, 23688)]
    private object? InvalidDottedAsNameRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression
        {
            ExprNode? a;
            if (DottedNameRule() is not null
                && Expect(Tok.KwAs) is not null
                && LookAhead(_mark, Tmp73(), false)
                && (a = ExpressionRule()) is not null)
                return Finish<object>(RaiseAt(a, $"cannot use {GetExprName(a)} as import target"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (NAME (',' | ')' | ';' | NEWLINE))
    private object? Tmp73()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME (',' | ')' | ';' | NEWLINE)
        {
            if (NameToken() is not null && Tmp74() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (',' | ')' | ';' | NEWLINE)
    private Token? Tmp74()
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
        // ';'
        {
            Token? v;
            if ((v = Expect(Tok.Semi)) is not null)
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

    // invalid_import_from_as_name
    [Mirrors("invalid_import_from_as_name_rule", 23691, 23739)]
    private object? InvalidImportFromAsNameRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression
        {
            ExprNode? a;
            if (NameToken() is not null
                && Expect(Tok.KwAs) is not null
                && LookAhead(_mark, Tmp73(), false)
                && (a = ExpressionRule()) is not null)
                return Finish<object>(RaiseAt(a, $"cannot use {GetExprName(a)} as import target"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_import_from_targets
    [Mirrors("invalid_import_from_targets_rule", 23742, 23812)]
    private object? InvalidImportFromTargetsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // import_from_as_names ',' NEWLINE
        {
            if (ImportFromAsNamesRule() is not null && Expect(Tok.Comma) is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("trailing comma not allowed without surrounding parentheses"));
            if (Backtrack(mark)) return null;
        }
        // NEWLINE
        {
            Token? token;
            if ((token = Expect(Tok.NewLine)) is not null)
                return Finish<object>(RaiseFrom(token, "Expected one or more names after 'import'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_with_stmt
    [Mirrors("invalid_with_stmt_rule", 23817, 23911)]
    private object? InvalidWithStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE
        {
            if (Opt(Expect(Tok.KwAsync))
                && Expect(Tok.KwWith) is not null
                && Gather24() is not null
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE
        {
            if (Opt(Expect(Tok.KwAsync))
                && Expect(Tok.KwWith) is not null
                && Expect(Tok.LPar) is not null
                && Gather25() is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ','.(expression ['as' star_target])+
    private object[]? Gather24()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (Tmp75() is { } first && Loop64() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<object[]>(null);
    }

    // (',' (expression ['as' star_target]))*
    private object[]? Loop64()
    {
        if (Enter()) return null;
        SeqBuilder<object> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && Tmp75() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // ','.(expressions ['as' star_target])+
    private object[]? Gather25()
    {
        if (Enter()) return null;
        int mark = _mark;
        if (Tmp76() is { } first && Loop65() is { } rest) return Leave(InsertInFront(first, rest));
        _mark = mark;
        return Leave<object[]>(null);
    }

    // (',' (expressions ['as' star_target]))*
    private object[]? Loop65()
    {
        if (Enter()) return null;
        SeqBuilder<object> items = default;
        int mark = _mark;
        while (Expect(Tok.Comma) is not null && Tmp76() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // (expression ['as' star_target])
    private object? Tmp75()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression ['as' star_target]
        {
            if (ExpressionRule() is not null && Opt(Tmp77()))
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (expressions ['as' star_target])
    private object? Tmp76()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expressions ['as' star_target]
        {
            if (ExpressionsRule() is not null && Opt(Tmp77()))
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('as' star_target)
    private object? Tmp77()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'as' star_target
        {
            if (Expect(Tok.KwAs) is not null && StarTargetRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_with_stmt_indent
    [Mirrors("invalid_with_stmt_indent_rule", 23916, 24020)]
    private object? InvalidWithStmtIndentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ['async'] 'with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT
        {
            Token? a;
            if (Opt(Expect(Tok.KwAsync))
                && (a = Expect(Tok.KwWith)) is not null
                && Gather24() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'with' statement on line {a.Lineno}"));
            if (Backtrack(mark)) return null;
        }
        // ['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT
        {
            Token? a;
            if (Opt(Expect(Tok.KwAsync))
                && (a = Expect(Tok.KwWith)) is not null
                && Expect(Tok.LPar) is not null
                && Gather25() is not null
                && Opt(Expect(Tok.Comma))
                && Expect(Tok.RPar) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'with' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_try_stmt
    [Mirrors("invalid_try_stmt_rule", 24027, 24199)]
    private object? InvalidTryStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'try' ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwTry)) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'try' statement on line {a.Lineno}"));
            if (Backtrack(mark)) return null;
        }
        // 'try' ':' block !('except' | 'finally')
        {
            if (Expect(Tok.KwTry) is not null
                && Expect(Tok.Colon) is not null
                && BlockRule() is not null
                && LookAhead(_mark, Tmp78(), false))
                return Finish<object>(RaiseSyntaxError("expected 'except' or 'finally' block"));
            if (Backtrack(mark)) return null;
        }
        // 'try' ':' block* except_block+ 'except' '*' expression ['as' NAME] ':'
        {
            Token? a;
            Token? b;
            if (Expect(Tok.KwTry) is not null
                && Expect(Tok.Colon) is not null
                && Loop66() is not null
                && Loop18() is not null
                && (a = Expect(Tok.KwExcept)) is not null
                && (b = Expect(Tok.Star)) is not null
                && ExpressionRule() is not null
                && Opt(Tmp79())
                && Expect(Tok.Colon) is not null)
                return Finish<object>(RaiseRange(a, b, "cannot have both 'except' and 'except*' on the same 'try'"));
            if (Backtrack(mark)) return null;
        }
        // 'try' ':' block* except_star_block+ 'except' [expression ['as' NAME]] ':'
        {
            Token? a;
            if (Expect(Tok.KwTry) is not null
                && Expect(Tok.Colon) is not null
                && Loop66() is not null
                && Loop19() is not null
                && (a = Expect(Tok.KwExcept)) is not null
                && Opt(Tmp80())
                && Expect(Tok.Colon) is not null)
                return Finish<object>(RaiseAt(a, "cannot have both 'except' and 'except*' on the same 'try'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('except' | 'finally')
    private Token? Tmp78()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'except'
        {
            Token? v;
            if ((v = Expect(Tok.KwExcept)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // 'finally'
        {
            Token? v;
            if ((v = Expect(Tok.KwFinally)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // block*
    private StmtNode[][]? Loop66()
    {
        if (Enter()) return null;
        SeqBuilder<StmtNode[]> items = default;
        int mark = _mark;
        while (BlockRule() is { } item)
        {
            items.Add(item);
            mark = _mark;
        }
        _mark = mark;
        return Leave(items.ToArray());
    }

    // ('as' NAME)
    private object? Tmp79()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'as' NAME
        {
            if (Expect(Tok.KwAs) is not null && NameToken() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (expression ['as' NAME])
    private object? Tmp80()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression ['as' NAME]
        {
            if (ExpressionRule() is not null && Opt(Tmp79()))
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_except_stmt
    [Mirrors("invalid_except_stmt_rule", 24206, 24364)]
    private object? InvalidExceptStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'except' expression ',' expressions 'as' NAME ':'
        {
            ExprNode? a;
            if (Expect(Tok.KwExcept) is not null
                && (a = ExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && ExpressionsRule() is not null
                && Expect(Tok.KwAs) is not null
                && NameToken() is not null
                && Expect(Tok.Colon) is not null)
                return Finish<object>(RaiseFrom(a, "multiple exception types must be parenthesized when using 'as'"));
            if (Backtrack(mark)) return null;
        }
        // 'except' expression ['as' NAME] NEWLINE
        {
            if (Expect(Tok.KwExcept) is not null
                && ExpressionRule() is not null
                && Opt(Tmp79())
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'except' NEWLINE
        {
            if (Expect(Tok.KwExcept) is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'except' expression 'as' expression ':' block
        {
            ExprNode? a;
            if (Expect(Tok.KwExcept) is not null
                && ExpressionRule() is not null
                && Expect(Tok.KwAs) is not null
                && (a = ExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && BlockRule() is not null)
                return Finish<object>(RaiseAt(a, $"cannot use except statement with {GetExprName(a)}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_except_star_stmt
    [Mirrors("invalid_except_star_stmt_rule", 24371, 24541)]
    private object? InvalidExceptStarStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'except' '*' expression ',' expressions 'as' NAME ':'
        {
            ExprNode? a;
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && (a = ExpressionRule()) is not null
                && Expect(Tok.Comma) is not null
                && ExpressionsRule() is not null
                && Expect(Tok.KwAs) is not null
                && NameToken() is not null
                && Expect(Tok.Colon) is not null)
                return Finish<object>(RaiseFrom(a, "multiple exception types must be parenthesized when using 'as'"));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' expression ['as' NAME] NEWLINE
        {
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && ExpressionRule() is not null
                && Opt(Tmp79())
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' (NEWLINE | ':')
        {
            if (Expect(Tok.KwExcept) is not null && Expect(Tok.Star) is not null && Tmp81() is not null)
                return Finish<object>(RaiseSyntaxError("expected one or more exception types"));
            if (Backtrack(mark)) return null;
        }
        // 'except' '*' expression 'as' expression ':' block
        {
            ExprNode? a;
            if (Expect(Tok.KwExcept) is not null
                && Expect(Tok.Star) is not null
                && ExpressionRule() is not null
                && Expect(Tok.KwAs) is not null
                && (a = ExpressionRule()) is not null
                && Expect(Tok.Colon) is not null
                && BlockRule() is not null)
                return Finish<object>(RaiseAt(a, $"cannot use except* statement with {GetExprName(a)}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (NEWLINE | ':')
    private Token? Tmp81()
    {
        if (Enter()) return null;
        int mark = _mark;
        // NEWLINE
        {
            Token? v;
            if ((v = Expect(Tok.NewLine)) is not null)
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

    // invalid_finally_stmt
    [Mirrors("invalid_finally_stmt_rule", 24544, 24592)]
    private object? InvalidFinallyStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'finally' ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwFinally)) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'finally' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_except_stmt_indent
    [Mirrors("invalid_except_stmt_indent_rule", 24597, 24684)]
    private object? InvalidExceptStmtIndentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'except' expression ['as' NAME] ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwExcept)) is not null
                && ExpressionRule() is not null
                && Opt(Tmp79())
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'except' statement on line {a.Lineno}"));
            if (Backtrack(mark)) return null;
        }
        // 'except' ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwExcept)) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'except' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_except_star_stmt_indent
    [Mirrors("invalid_except_star_stmt_indent_rule", 24688, 24746)]
    private object? InvalidExceptStarStmtIndentRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'except' '*' expression ['as' NAME] ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwExcept)) is not null
                && Expect(Tok.Star) is not null
                && ExpressionRule() is not null
                && Opt(Tmp79())
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'except*' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_match_stmt
    [Mirrors("invalid_match_stmt_rule", 24751, 24832)]
    private object? InvalidMatchStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // "match" subject_expr NEWLINE
        {
            if (ExpectSoftKeyword("match"u8) is not null && SubjectExprRule() is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(CheckVersion(10, "Pattern matching is", RaiseSyntaxError("expected ':'")));
            if (Backtrack(mark)) return null;
        }
        // "match" subject_expr ':' NEWLINE !INDENT
        {
            Name? a;
            if ((a = ExpectSoftKeyword("match"u8)) is not null
                && SubjectExprRule() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'match' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_case_block
    [Mirrors("invalid_case_block_rule", 24837, 24926)]
    private object? InvalidCaseBlockRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // "case" patterns guard? NEWLINE
        {
            if (ExpectSoftKeyword("case"u8) is not null
                && PatternsRule() is not null
                && Opt(GuardRule())
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // "case" patterns guard? ':' NEWLINE !INDENT
        {
            Name? a;
            if ((a = ExpectSoftKeyword("case"u8)) is not null
                && PatternsRule() is not null
                && Opt(GuardRule())
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'case' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_as_pattern
    [Mirrors("invalid_as_pattern_rule", 24929, 25005)]
    private object? InvalidAsPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // or_pattern 'as' "_"
        {
            Name? a;
            if (OrPatternRule() is not null && Expect(Tok.KwAs) is not null && (a = ExpectSoftKeyword("_"u8)) is not null)
                return Finish<object>(RaiseAt(a, "cannot use '_' as a target"));
            if (Backtrack(mark)) return null;
        }
        // or_pattern 'as' expression
        {
            ExprNode? a;
            if (OrPatternRule() is not null && Expect(Tok.KwAs) is not null && (a = ExpressionRule()) is not null)
                return Finish<object>(RaiseAt(a, $"cannot use {GetExprName(a)} as pattern target"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_class_pattern
    [Mirrors("invalid_class_pattern_rule", 25008, 25054)]
    private object? InvalidClassPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // name_or_attr '(' invalid_class_argument_pattern
        {
            PatternNode[]? a;
            if (NameOrAttrRule() is not null && Expect(Tok.LPar) is not null && (a = InvalidClassArgumentPatternRule()) is not null)
                return Finish<object>(RaiseRange(a[0], a[^1], "positional patterns follow keyword patterns"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_class_argument_pattern
    [Mirrors("invalid_class_argument_pattern_rule", 25058, 25108)]
    private PatternNode[]? InvalidClassArgumentPatternRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // [positional_patterns ','] keyword_patterns ',' positional_patterns
        {
            PatternNode[]? a;
            if (Opt(Tmp82())
                && KeywordPatternsRule() is not null
                && Expect(Tok.Comma) is not null
                && (a = PositionalPatternsRule()) is not null)
                return Leave<PatternNode[]>(a);
            _mark = mark;
        }
        return Leave<PatternNode[]>(null);
    }

    // (positional_patterns ',')
    private object? Tmp82()
    {
        if (Enter()) return null;
        int mark = _mark;
        // positional_patterns ','
        {
            if (PositionalPatternsRule() is not null && Expect(Tok.Comma) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_if_stmt
    [Mirrors("invalid_if_stmt_rule", 25113, 25194)]
    private object? InvalidIfStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'if' named_expression NEWLINE
        {
            if (Expect(Tok.KwIf) is not null && NamedExpressionRule() is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'if' named_expression ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwIf)) is not null
                && NamedExpressionRule() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'if' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_elif_stmt
    [Mirrors("invalid_elif_stmt_rule", 25199, 25280)]
    private object? InvalidElifStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'elif' named_expression NEWLINE
        {
            if (Expect(Tok.KwElif) is not null && NamedExpressionRule() is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'elif' named_expression ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwElif)) is not null
                && NamedExpressionRule() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'elif' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_else_stmt
    [Mirrors("invalid_else_stmt_rule", 25283, 25364)]
    private object? InvalidElseStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'else' ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwElse)) is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'else' statement on line {a.Lineno}"));
            if (Backtrack(mark)) return null;
        }
        // 'else' ':' block 'elif'
        {
            if (Expect(Tok.KwElse) is not null
                && Expect(Tok.Colon) is not null
                && BlockRule() is not null
                && Expect(Tok.KwElif) is not null)
                return Finish<object>(RaiseSyntaxError("'elif' block follows an 'else' block"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_while_stmt
    [Mirrors("invalid_while_stmt_rule", 25369, 25450)]
    private object? InvalidWhileStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'while' named_expression NEWLINE
        {
            if (Expect(Tok.KwWhile) is not null && NamedExpressionRule() is not null && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'while' named_expression ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwWhile)) is not null
                && NamedExpressionRule() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'while' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_for_stmt
    [Mirrors("invalid_for_stmt_rule", 25455, 25556)]
    private object? InvalidForStmtRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ['async'] 'for' star_targets 'in' star_expressions NEWLINE
        {
            if (Opt(Expect(Tok.KwAsync))
                && Expect(Tok.KwFor) is not null
                && StarTargetsRule() is not null
                && Expect(Tok.KwIn) is not null
                && StarExpressionsRule() is not null
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // ['async'] 'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT
        {
            Token? a;
            if (Opt(Expect(Tok.KwAsync))
                && (a = Expect(Tok.KwFor)) is not null
                && StarTargetsRule() is not null
                && Expect(Tok.KwIn) is not null
                && StarExpressionsRule() is not null
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after 'for' statement on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_def_raw
    [Mirrors("invalid_def_raw_rule", 25561, 25688)]
    private object? InvalidDefRawRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT
        {
            Token? a;
            if (Opt(Expect(Tok.KwAsync))
                && (a = Expect(Tok.KwDef)) is not null
                && NameToken() is not null
                && Opt(TypeParamsRule())
                && Expect(Tok.LPar) is not null
                && Opt(ParamsRule())
                && Expect(Tok.RPar) is not null
                && Opt(Tmp83())
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after function definition on line {a.Lineno}"));
            if (Backtrack(mark)) return null;
        }
        // ['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' [func_type_comment] block
        {
            if (Opt(Expect(Tok.KwAsync))
                && Expect(Tok.KwDef) is not null
                && NameToken() is not null
                && Opt(TypeParamsRule())
                && ExpectForced(Tok.LPar, "(") is not null
                && Opt(ParamsRule())
                && Expect(Tok.RPar) is not null
                && Opt(Tmp83())
                && ExpectForced(Tok.Colon, ":") is not null
                && Opt(FuncTypeCommentRule())
                && BlockRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('->' expression)
    private object? Tmp83()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '->' expression
        {
            if (Expect(Tok.RArrow) is not null && ExpressionRule() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_class_def_raw
    [Mirrors("invalid_class_def_raw_rule", 25693, 25790)]
    private object? InvalidClassDefRawRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // 'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE
        {
            if (Expect(Tok.KwClass) is not null
                && NameToken() is not null
                && Opt(TypeParamsRule())
                && Opt(Tmp84())
                && Expect(Tok.NewLine) is not null)
                return Finish<object>(RaiseSyntaxError("expected ':'"));
            if (Backtrack(mark)) return null;
        }
        // 'class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT
        {
            Token? a;
            if ((a = Expect(Tok.KwClass)) is not null
                && NameToken() is not null
                && Opt(TypeParamsRule())
                && Opt(Tmp84())
                && Expect(Tok.Colon) is not null
                && Expect(Tok.NewLine) is not null
                && LookAhead(_mark, Expect(Tok.Indent), false))
                return Finish<object>(RaiseIndentationError($"expected an indented block after class definition on line {a.Lineno}"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('(' [arguments] ')')
    private object? Tmp84()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '(' [arguments] ')'
        {
            if (Expect(Tok.LPar) is not null && Opt(ArgumentsRule()) && Expect(Tok.RPar) is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_double_starred_kvpairs
    [Mirrors("invalid_double_starred_kvpairs_rule", 25796, 25899)]
    private object? InvalidDoubleStarredKvpairsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ','.double_starred_kvpair+ ',' invalid_kvpair
        {
            if (Gather14() is not null && Expect(Tok.Comma) is not null && InvalidKvpairRule() is not null)
                return Leave<object>(Dummy<object>());
            if (Backtrack(mark)) return null;
        }
        // expression ':' '*' bitwise_or
        {
            Token? a;
            if (ExpressionRule() is not null
                && Expect(Tok.Colon) is not null
                && (a = Expect(Tok.Star)) is not null
                && BitwiseOrRule() is not null)
                return Finish<object>(RaiseFrom(a, "cannot use a starred expression in a dictionary value"));
            if (Backtrack(mark)) return null;
        }
        // expression ':' &('}' | ',')
        {
            Token? a;
            if (ExpressionRule() is not null && (a = Expect(Tok.Colon)) is not null && LookAhead(_mark, Tmp85(), true))
                return Finish<object>(RaiseAt(a, "expression expected after dictionary key and ':'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('}' | ',')
    private Token? Tmp85()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '}'
        {
            Token? v;
            if ((v = Expect(Tok.RBrace)) is not null)
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

    // invalid_kvpair
    [Mirrors("invalid_kvpair_rule", 25905, 26009)]
    private object? InvalidKvpairRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // expression !(':')
        {
            ExprNode? a;
            if ((a = ExpressionRule()) is not null && LookAhead(_mark, Expect(Tok.Colon), false))
                return Finish<object>(RaiseKnownLocation(Exc.SyntaxError, a.Lineno, a.EndColOffset - 1, a.EndLineno, -1, "':' expected after dictionary key"));
            if (Backtrack(mark)) return null;
        }
        // expression ':' '*' bitwise_or
        {
            Token? a;
            if (ExpressionRule() is not null
                && Expect(Tok.Colon) is not null
                && (a = Expect(Tok.Star)) is not null
                && BitwiseOrRule() is not null)
                return Finish<object>(RaiseFrom(a, "cannot use a starred expression in a dictionary value"));
            if (Backtrack(mark)) return null;
        }
        // expression ':' &('}' | ',')
        {
            Token? a;
            if (ExpressionRule() is not null && (a = Expect(Tok.Colon)) is not null && LookAhead(_mark, Tmp85(), true))
                return Finish<object>(RaiseAt(a, "expression expected after dictionary key and ':'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_starred_expression_unpacking
    [Mirrors("invalid_starred_expression_unpacking_rule", 26012, 26061)]
    private object? InvalidStarredExpressionUnpackingRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*' expression '=' expression
        {
            Token? a;
            ExprNode? b;
            if ((a = Expect(Tok.Star)) is not null
                && ExpressionRule() is not null
                && Expect(Tok.Equal) is not null
                && (b = ExpressionRule()) is not null)
                return Finish<object>(RaiseRange(a, b, "cannot assign to iterable argument unpacking"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_starred_expression
    [Mirrors("invalid_starred_expression_rule", 26064, 26104)]
    private object? InvalidStarredExpressionRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '*'
        {
            if (Expect(Tok.Star) is not null)
                return Finish<object>(RaiseSyntaxError("Invalid star expression"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_fstring_replacement_field
    [Mirrors("invalid_fstring_replacement_field_rule", 26118, 26475)]
    private object? InvalidFstringReplacementFieldRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '{' '='
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "f-string: valid expression required before '='"));
            if (Backtrack(mark)) return null;
        }
        // '{' '!'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Exclamation)) is not null)
                return Finish<object>(RaiseAt(a, "f-string: valid expression required before '!'"));
            if (Backtrack(mark)) return null;
        }
        // '{' ':'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Colon)) is not null)
                return Finish<object>(RaiseAt(a, "f-string: valid expression required before ':'"));
            if (Backtrack(mark)) return null;
        }
        // '{' '}'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.RBrace)) is not null)
                return Finish<object>(RaiseAt(a, "f-string: valid expression required before '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' !annotated_rhs
        {
            if (Expect(Tok.LBrace) is not null && LookAhead(_mark, AnnotatedRhsRule(), false))
                return Finish<object>(RaiseOnNextToken("f-string: expecting a valid expression after '{'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs !('=' | '!' | ':' | '}')
        {
            if (Expect(Tok.LBrace) is not null && AnnotatedRhsRule() is not null && LookAhead(_mark, Tmp86(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("f-string: expecting '=', or '!', or ':', or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '=' !('!' | ':' | '}')
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Expect(Tok.Equal) is not null
                && LookAhead(_mark, Tmp87(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("f-string: expecting '!', or ':', or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? invalid_fstring_conversion_character
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && InvalidFstringConversionCharacterRule() is not null)
                return Leave<object>(Dummy<object>());
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] !(':' | '}')
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && LookAhead(_mark, Tmp89(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("f-string: expecting ':' or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}'
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && Expect(Tok.Colon) is not null
                && Loop40() is not null
                && LookAhead(_mark, Expect(Tok.RBrace), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("f-string: expecting '}', or format specs"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] !'}'
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && LookAhead(_mark, Expect(Tok.RBrace), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("f-string: expecting '}'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('=' | '!' | ':' | '}')
    private Token? Tmp86()
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
        // '!'
        {
            Token? v;
            if ((v = Expect(Tok.Exclamation)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ':'
        {
            Token? v;
            if ((v = Expect(Tok.Colon)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '}'
        {
            Token? v;
            if ((v = Expect(Tok.RBrace)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('!' | ':' | '}')
    private Token? Tmp87()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '!'
        {
            Token? v;
            if ((v = Expect(Tok.Exclamation)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // ':'
        {
            Token? v;
            if ((v = Expect(Tok.Colon)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '}'
        {
            Token? v;
            if ((v = Expect(Tok.RBrace)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // ('!' NAME)
    private object? Tmp88()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '!' NAME
        {
            if (Expect(Tok.Exclamation) is not null && NameToken() is not null)
                return Leave<object>(Dummy<object>());
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // (':' | '}')
    private Token? Tmp89()
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
        // '}'
        {
            Token? v;
            if ((v = Expect(Tok.RBrace)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_fstring_conversion_character
    [Mirrors("invalid_fstring_conversion_character_rule", 26478, 26546)]
    private object? InvalidFstringConversionCharacterRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '!' &(':' | '}')
        {
            if (Expect(Tok.Exclamation) is not null && LookAhead(_mark, Tmp89(), true))
                return Finish<object>(RaiseOnNextToken("f-string: missing conversion character"));
            if (Backtrack(mark)) return null;
        }
        // '!' !NAME
        {
            if (Expect(Tok.Exclamation) is not null && LookAhead(_mark, NameToken(), false))
                return Finish<object>(RaiseOnNextToken("f-string: invalid conversion character"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_tstring_replacement_field
    [Mirrors("invalid_tstring_replacement_field_rule", 26560, 26917)]
    private object? InvalidTstringReplacementFieldRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '{' '='
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Equal)) is not null)
                return Finish<object>(RaiseAt(a, "t-string: valid expression required before '='"));
            if (Backtrack(mark)) return null;
        }
        // '{' '!'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Exclamation)) is not null)
                return Finish<object>(RaiseAt(a, "t-string: valid expression required before '!'"));
            if (Backtrack(mark)) return null;
        }
        // '{' ':'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.Colon)) is not null)
                return Finish<object>(RaiseAt(a, "t-string: valid expression required before ':'"));
            if (Backtrack(mark)) return null;
        }
        // '{' '}'
        {
            Token? a;
            if (Expect(Tok.LBrace) is not null && (a = Expect(Tok.RBrace)) is not null)
                return Finish<object>(RaiseAt(a, "t-string: valid expression required before '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' !annotated_rhs
        {
            if (Expect(Tok.LBrace) is not null && LookAhead(_mark, AnnotatedRhsRule(), false))
                return Finish<object>(RaiseOnNextToken("t-string: expecting a valid expression after '{'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs !('=' | '!' | ':' | '}')
        {
            if (Expect(Tok.LBrace) is not null && AnnotatedRhsRule() is not null && LookAhead(_mark, Tmp86(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("t-string: expecting '=', or '!', or ':', or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '=' !('!' | ':' | '}')
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Expect(Tok.Equal) is not null
                && LookAhead(_mark, Tmp87(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("t-string: expecting '!', or ':', or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? invalid_tstring_conversion_character
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && InvalidTstringConversionCharacterRule() is not null)
                return Leave<object>(Dummy<object>());
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] !(':' | '}')
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && LookAhead(_mark, Tmp89(), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("t-string: expecting ':' or '}'"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}'
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && Expect(Tok.Colon) is not null
                && Loop40() is not null
                && LookAhead(_mark, Expect(Tok.RBrace), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("t-string: expecting '}', or format specs"));
            if (Backtrack(mark)) return null;
        }
        // '{' annotated_rhs '='? ['!' NAME] !'}'
        {
            if (Expect(Tok.LBrace) is not null
                && AnnotatedRhsRule() is not null
                && Opt(Expect(Tok.Equal))
                && Opt(Tmp88())
                && LookAhead(_mark, Expect(Tok.RBrace), false))
                return Finish<object>(Raised ? null : RaiseOnNextToken("t-string: expecting '}'"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_tstring_conversion_character
    [Mirrors("invalid_tstring_conversion_character_rule", 26920, 26988)]
    private object? InvalidTstringConversionCharacterRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '!' &(':' | '}')
        {
            if (Expect(Tok.Exclamation) is not null && LookAhead(_mark, Tmp89(), true))
                return Finish<object>(RaiseOnNextToken("t-string: missing conversion character"));
            if (Backtrack(mark)) return null;
        }
        // '!' !NAME
        {
            if (Expect(Tok.Exclamation) is not null && LookAhead(_mark, NameToken(), false))
                return Finish<object>(RaiseOnNextToken("t-string: invalid conversion character"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_arithmetic
    [Mirrors("invalid_arithmetic_rule", 26991, 27040)]
    private object? InvalidArithmeticRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion
        {
            Token? a;
            ExprNode? b;
            if (SumRule() is not null
                && Tmp90() is not null
                && (a = Expect(Tok.KwNot)) is not null
                && (b = InversionRule()) is not null)
                return Finish<object>(RaiseRange(a, b, "'not' after an operator must be parenthesized"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('+' | '-' | '*' | '/' | '%' | '//' | '@')
    private Token? Tmp90()
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
            if (Backtrack(mark)) return null;
        }
        // '*'
        {
            Token? v;
            if ((v = Expect(Tok.Star)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '/'
        {
            Token? v;
            if ((v = Expect(Tok.Slash)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '%'
        {
            Token? v;
            if ((v = Expect(Tok.Percent)) is not null)
                return Leave<Token>(v);
            if (Backtrack(mark)) return null;
        }
        // '//'
        {
            Token? v;
            if ((v = Expect(Tok.DoubleSlash)) is not null)
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

    // invalid_factor
    [Mirrors("invalid_factor_rule", 27043, 27089)]
    private object? InvalidFactorRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // ('+' | '-' | '~') 'not' factor
        {
            Token? a;
            ExprNode? b;
            if (Tmp91() is not null && (a = Expect(Tok.KwNot)) is not null && (b = FactorRule()) is not null)
                return Finish<object>(RaiseRange(a, b, "'not' after an operator must be parenthesized"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // ('+' | '-' | '~')
    private Token? Tmp91()
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
            if (Backtrack(mark)) return null;
        }
        // '~'
        {
            Token? v;
            if ((v = Expect(Tok.Tilde)) is not null)
                return Leave<Token>(v);
            _mark = mark;
        }
        return Leave<Token>(null);
    }

    // invalid_type_params
    [Mirrors("invalid_type_params_rule", 27092, 27135)]
    private object? InvalidTypeParamsRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '[' ']'
        {
            Token? token;
            if (Expect(Tok.LSqb) is not null && (token = Expect(Tok.RSqb)) is not null)
                return Finish<object>(RaiseFrom(token, "Type parameter list cannot be empty"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_string_tstring_concat
    private object? InvalidStringTstringConcatRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // (fstring | string)+ tstring
        {
            ExprNode[]? a;
            ExprNode? b;
            if ((a = Loop44()) is not null && (b = TstringRule()) is not null)
                return Finish<object>(RaiseRange(a[^1], b, "cannot mix t-string literals with string or bytes literals"));
            if (Backtrack(mark)) return null;
        }
        // tstring+ (fstring | string)
        {
            ExprNode[]? a;
            ExprNode? b;
            if ((a = Loop45()) is not null && (b = Tmp33()) is not null)
                return Finish<object>(RaiseRange(a[^1], b, "cannot mix t-string literals with string or bytes literals"));
            _mark = mark;
        }
        return Leave<object>(null);
    }

    // invalid_diamond_operator
    private object? InvalidDiamondOperatorRule()
    {
        if (Enter()) return null;
        int mark = _mark;
        // '<' '>'
        {
            Token? a;
            Token? b;
            if ((a = Expect(Tok.Less)) is not null && (b = Expect(Tok.Greater)) is not null)
                return Finish<object>(DiamondOperatorError(a, b));
            _mark = mark;
        }
        return Leave<object>(null);
    }
}
