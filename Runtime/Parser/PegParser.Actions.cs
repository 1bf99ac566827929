// Parser/action_helpers.c: what the grammar's actions call.

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

internal enum TargetsType
{
    StarTargets, DelTargets, ForTargets,
}

internal sealed record CmpopExprPair(CmpOperator Op, ExprNode Expr);

internal sealed record KeyValuePair(ExprNode? Key, ExprNode Value);

internal sealed record KeyPatternPair(ExprNode Key, PatternNode Pattern);

internal sealed record NameDefaultPair(Arg Arg, ExprNode? Value);

internal sealed record SlashWithDefault(Arg[]? PlainNames, NameDefaultPair[] NamesWithDefaults);

internal sealed record StarEtc(Arg? Vararg, NameDefaultPair[]? Kwonlyargs, Arg? Kwarg);

internal sealed record KeywordOrStarred(AstNode Element, bool IsKeyword);

internal sealed record ResultTokenWithMetadata(ExprNode Result, PyObject? Metadata);

internal sealed class AugOperator
{
    public readonly Operator Kind;

    [Mirrors("_PyPegen_augoperator", 712, 721)]
    private AugOperator(Operator kind) => Kind = kind;

    public static AugOperator Add => new(Operator.Add);
    public static AugOperator Sub => new(Operator.Sub);
    public static AugOperator Mult => new(Operator.Mult);
    public static AugOperator MatMult => new(Operator.MatMult);
    public static AugOperator Div => new(Operator.Div);
    public static AugOperator Mod => new(Operator.Mod);
    public static AugOperator Pow => new(Operator.Pow);
    public static AugOperator LShift => new(Operator.LShift);
    public static AugOperator RShift => new(Operator.RShift);
    public static AugOperator BitOr => new(Operator.BitOr);
    public static AugOperator BitXor => new(Operator.BitXor);
    public static AugOperator BitAnd => new(Operator.BitAnd);
    public static AugOperator FloorDiv => new(Operator.FloorDiv);
}

internal sealed partial class PegParser
{
    [Mirrors("_PyPegen_singleton_seq", 17, 27)]
    private static T[] Singleton<T>(T a) => [a];

    [Mirrors("_PyPegen_seq_insert_in_front", 30, 48)]
    private static T[] InsertInFront<T>(T a, T[]? seq)
    {
        if (seq is null || seq.Length == 0) return [a];
        T[] result = new T[seq.Length + 1];
        result[0] = a;
        seq.CopyTo(result, 1);
        return result;
    }

    [Mirrors("_PyPegen_seq_append_to_end", 51, 69)]
    private static T[] SeqAppendToEnd<T>(T[]? seq, T a) => seq is null ? [a] : [.. seq, a];

    [Mirrors("_PyPegen_seq_flatten", 83, 104)]
    private static StmtNode[] SeqFlatten(StmtNode[][] seqs)
    {
        if (seqs.Length == 1) return seqs[0];
        int n = 0;
        foreach (StmtNode[] s in seqs) n += s.Length;
        StmtNode[] result = new StmtNode[n];
        n = 0;
        foreach (StmtNode[] s in seqs)
        {
            s.CopyTo(result, n);
            n += s.Length;
        }
        return result;
    }

    [Mirrors("_PyPegen_join_sequences", 469, 488)]
    private static T[] JoinSequences<T>(T[]? a, T[]? b) => a is null ? b ?? [] : b is null ? a : [.. a, .. b];

    private static Loc Span(AstNode first, AstNode last) => new(first.Lineno, first.ColOffset, last.EndLineno, last.EndColOffset);

    [Mirrors("_PyPegen_join_names_with_dot", 120, 137)]
    private static Name JoinNamesWithDot(Name first, Name second) =>
        Place(new Name(string.Intern(first.Id + "." + second.Id), ExprContext.Load), Span(first, second));

    [Mirrors("_PyPegen_seq_count_dots", 140, 159)]
    private static int SeqCountDots(Token[] seq)
    {
        int dots = 0;
        foreach (Token t in seq) dots += t.Type == Tok.Ellipsis ? 3 : 1;
        return dots;
    }

    [Mirrors("_PyPegen_alias_for_star", 162, 174)]
    private static Alias AliasForStar(Loc at) => Place(new Alias("*", null), at);

    [Mirrors("_PyPegen_map_names_to_ids", 177, 192)]
    private static string[] MapNamesToIds(ExprNode[] seq)
    {
        string[] result = new string[seq.Length];
        for (int i = 0; i < seq.Length; i++) result[i] = ((Name)seq[i]).Id;
        return result;
    }

    [Mirrors("_PyPegen_get_cmpops", 208, 223)]
    private static CmpOperator[] GetCmpops(CmpopExprPair[] seq) => Array.ConvertAll(seq, static p => p.Op);
    [Mirrors("_PyPegen_get_exprs", 225, 240)]
    private static ExprNode[] GetExprs(CmpopExprPair[] seq) => Array.ConvertAll(seq, static p => p.Expr);
    [Mirrors("_PyPegen_get_keys", 353, 366)]
    private static ExprNode?[] GetKeys(KeyValuePair[]? seq) => seq is null ? [] : Array.ConvertAll(seq, static p => p.Key);
    [Mirrors("_PyPegen_get_values", 369, 382)]
    private static ExprNode[] GetValues(KeyValuePair[]? seq) => seq is null ? [] : Array.ConvertAll(seq, static p => p.Value);
    [Mirrors("_PyPegen_get_pattern_keys", 398, 411)]
    private static ExprNode[] GetPatternKeys(KeyPatternPair[] seq) => Array.ConvertAll(seq, static p => p.Key);
    [Mirrors("_PyPegen_get_patterns", 414, 427)]
    private static PatternNode[] GetPatterns(KeyPatternPair[] seq) => Array.ConvertAll(seq, static p => p.Pattern);

    // ----- contexts

    [Mirrors("_set_seq_context", 243, 260)]
    private static ExprNode[] SetSeqContext(ExprNode[] seq, ExprContext ctx)
    {
        ExprNode[] result = new ExprNode[seq.Length];
        for (int i = 0; i < seq.Length; i++) result[i] = SetExprContext(seq[i], ctx);
        return result;
    }

    [Mirrors("_PyPegen_set_expr_context", 308, 337)]
    private static ExprNode SetExprContext(ExprNode e, ExprContext ctx) => e switch
    {
        Name n => Place(new Name(n.Id, ctx), e),
        Tuple t => Place(new Tuple(SetSeqContext(t.Elts, ctx), ctx), e),
        List l => Place(new List(SetSeqContext(l.Elts, ctx), ctx), e),
        Subscript s => Place(new Subscript(s.Value, s.Slice, ctx), e),
        Attribute a => Place(new Attribute(a.Value, a.Attr, ctx), e),
        Starred s => Place(new Starred(SetExprContext(s.Value, ctx), ctx), e),
        _ => e,
    };

    [Mirrors("_set_name_context", 262, 266)]
    private static Name SetExprContext(Name n, ExprContext ctx) => Place(new Name(n.Id, ctx), n);

    // ----- parameters

    [Mirrors("_get_names", 490, 503)]
    [Mirrors("_PyPegen_name_default_pair", 430, 440)]
    private static Arg[] GetNames(NameDefaultPair[] pairs) => Array.ConvertAll(pairs, static p => p.Arg);
    [Mirrors("_get_defaults", 505, 518)]
    private static ExprNode[] GetDefaults(NameDefaultPair[] pairs) => Array.ConvertAll(pairs, static p => p.Value!);
    private static NameDefaultPair NameDefaultPair(Arg arg, ExprNode? value, Token? tc, PegParser p) => new(p.AddTypeCommentToArg(arg, tc)!, value);
    private NameDefaultPair NameDefaultPair(Arg arg, ExprNode? value, Token? tc) => NameDefaultPair(arg, value, tc, this);

    [Mirrors("_PyPegen_make_arguments", 640, 678)]
    private static Arguments MakeArguments(Arg[]? slashWithoutDefault, SlashWithDefault? slashWithDefault, Arg[]? plainNames,
        NameDefaultPair[]? namesWithDefault, StarEtc? starEtc)
    {
        Arg[] posonly = slashWithoutDefault
            ?? (slashWithDefault is null ? [] : JoinSequences(slashWithDefault.PlainNames, GetNames(slashWithDefault.NamesWithDefaults)));
        Arg[] posargs = namesWithDefault is null ? plainNames ?? [] : JoinSequences(plainNames, GetNames(namesWithDefault));
        ExprNode[] defaults = JoinSequences(slashWithDefault is null ? null : GetDefaults(slashWithDefault.NamesWithDefaults),
            namesWithDefault is null ? null : GetDefaults(namesWithDefault));
        Arg[] kwonly = starEtc?.Kwonlyargs is { } k ? GetNames(k) : [];
        ExprNode?[] kwDefaults = starEtc?.Kwonlyargs is { } d ? GetDefaults(d) : [];
        return new Arguments(posonly, posargs, starEtc?.Vararg, kwonly, kwDefaults, starEtc?.Kwarg, defaults);
    }

    [Mirrors("_PyPegen_empty_arguments", 683, 709)]
    private static Arguments EmptyArguments() => new([], [], null, [], [], null, []);

    [Mirrors("_PyPegen_function_def_decorators", 724, 749)]
    private static StmtNode FunctionDefDecorators(ExprNode[] decorators, StmtNode function) => function switch
    {
        AsyncFunctionDef f => Place(new AsyncFunctionDef(f.Name, f.Args, f.Body, decorators, f.Returns, f.TypeComment, f.TypeParams), f),
        FunctionDef f => Place(new FunctionDef(f.Name, f.Args, f.Body, decorators, f.Returns, f.TypeComment, f.TypeParams), f),
        _ => function,
    };

    [Mirrors("_PyPegen_class_def_decorators", 752, 763)]
    private static StmtNode ClassDefDecorators(ExprNode[] decorators, StmtNode definition) => definition is ClassDef c
        ? Place(new ClassDef(c.Name, c.Bases, c.Keywords, c.Body, decorators, c.TypeParams), c) : definition;

    // ----- call arguments

    [Mirrors("_PyPegen_seq_extract_starred_exprs", 793, 813)]
    private static ExprNode[]? SeqExtractStarredExprs(KeywordOrStarred[] kwargs)
    {
        List<ExprNode>? result = null;
        foreach (KeywordOrStarred k in kwargs)
            if (!k.IsKeyword) (result ??= []).Add((ExprNode)k.Element);
        return result?.ToArray();
    }

    [Mirrors("_PyPegen_seq_delete_starred_exprs", 816, 837)]
    private static Keyword[]? SeqDeleteStarredExprs(KeywordOrStarred[] kwargs)
    {
        List<Keyword>? result = null;
        foreach (KeywordOrStarred k in kwargs)
            if (k.IsKeyword) (result ??= []).Add((Keyword)k.Element);
        return result?.ToArray();
    }

    private static readonly Name s_dummyName = new("", ExprContext.Load) { Lineno = 1, EndLineno = 1 };

    [Mirrors("_PyPegen_dummy_name", 10, 14)]
    private static Name DummyName() => s_dummyName;

    [Mirrors("_PyPegen_collect_call_seqs", 1126, 1160)]
    private static Call CollectCallSeqs(ExprNode[] a, KeywordOrStarred[]? b, Loc at) => b is null
        ? Place(new Call(DummyName(), a, []), at)
        : Place(new Call(DummyName(), JoinSequences(a, SeqExtractStarredExprs(b)), SeqDeleteStarredExprs(b) ?? []), at);

    [Mirrors("_PyPegen_arguments_parsing_error", 1221, 1238)]
    private object? ArgumentsParsingError(Call e)
    {
        bool unpacking = false;
        foreach (Keyword k in e.Keywords) unpacking |= k.Arg is null;
        return RaiseSyntaxError(unpacking ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
    }

    [Mirrors("_PyPegen_get_last_comprehension_item", 1118, 1124)]
    private static ExprNode GetLastComprehensionItem(Comprehension c) => c.Ifs.Length == 0 ? c.Iter : c.Ifs[^1];

    [Mirrors("_PyPegen_nonparen_genexp_in_call", 1240, 1262)]
    private object? NonparenGenexpInCall(Call args, Comprehension[] comprehensions)
    {
        // dict((a, b) for a, b in x) is fine: only what follows another argument is not.
        if (args.Args.Length <= 1) return null;
        return RaiseRange(args.Args[^1], GetLastComprehensionItem(comprehensions[^1]), "Generator expression must be parenthesized");
    }

    // ----- checks

    private T? CheckVersion<T>(int version, string what, T? node) where T : class
    {
        if (node is null)
        {
            _error = true;
            return null;
        }
        if (_featureVersion >= version) return node;
        _error = true;
        RaiseSyntaxErrorPastError($"{what} only supported in Python 3.{version} and greater");
        return null;
    }

    private void RaiseSyntaxErrorPastError(string message) => RaiseSyntaxError(message);

    [Mirrors("_PyPegen_ensure_imaginary", 839, 847)]
    private ExprNode? EnsureImaginary(ExprNode e)
    {
        if (e is Constant { Value: PyComplex }) return e;
        RaiseAt(e, "imaginary number required in complex literal");
        return null;
    }

    [Mirrors("_PyPegen_ensure_real", 849, 857)]
    private ExprNode? EnsureReal(ExprNode e)
    {
        if (e is Constant { Value: not PyComplex }) return e;
        RaiseAt(e, "real number required in complex literal");
        return null;
    }

    /// <summary>Whether this spelling of the inequality operator is the wrong one.</summary>
    [Mirrors("_PyPegen_check_barry_as_flufl", 920, 934)]
    private bool CheckBarryAsFlufl(Token t)
    {
        if ((_flags & BarryAsBdfl) == 0 || Bytes(t).SequenceEqual("<>"u8)) return false;
        RaiseSyntaxError("with Barry as BDFL, use '<>' instead of '!='");
        return true;
    }

    private object? DiamondOperatorError(Token less, Token greater) => less.Lineno == greater.Lineno && less.EndColOffset == greater.ColOffset
        ? RaiseRange(less, greater, "invalid syntax.  Maybe you meant '!=' instead of '<>'?") : null;

    [Mirrors("_PyPegen_check_legacy_stmt", 936, 948)]
    private static bool CheckLegacyStmt(ExprNode name) => name is Name { Id: "print" or "exec" };

    [Mirrors("_PyPegen_checked_future_import", 1914, 1927)]
    private StmtNode CheckedFutureImport(string module, Alias[] names, int level, Loc at)
    {
        if (level == 0 && module == "__future__")
            foreach (Alias a in names)
                if (a.Name == "barry_as_FLUFL")
                {
                    _flags |= BarryAsBdfl;
                    _tok.DiamondOperator = true;
                }
        return Place(new ImportFrom(module, names, level), at);
    }

    [Mirrors("_PyPegen_register_stmts", 1929, 1944)]
    private StmtNode[] RegisterStmts(StmtNode[] stmts)
    {
        if (_callInvalidRules && stmts.Length > 0 && _lastStmtLineno <= stmts[^1].Lineno)
        {
            _lastStmtLineno = stmts[^1].Lineno;
            _lastStmtCol = stmts[^1].ColOffset;
        }
        return stmts;
    }

    [Mirrors("_PyPegen_make_module", 859, 883)]
    private Module MakeModule(StmtNode[]? a)
    {
        return new Module(a ?? [], _typeIgnores?.ToArray() ?? []);
    }

    [Mirrors("_PyPegen_new_type_comment", 885, 897)]
    private string? NewTypeComment(Token? tc) => tc is null ? null : TokenText(tc);

    [Mirrors("_PyPegen_add_type_comment_to_arg", 899, 916)]
    private Arg? AddTypeCommentToArg(Arg a, Token? tc) => tc is null ? a : Place(new Arg(a.Name, a.Annotation, NewTypeComment(tc)), a);

    /// <summary>How error messages call an expression.</summary>
    [Mirrors("_PyPegen_get_expr_name", 1040, 1116)]
    private static string GetExprName(ExprNode e)
    {
        switch (e)
        {
            case Attribute: return "attribute";
            case Subscript: return "subscript";
            case Starred: return "starred";
            case Name: return "name";
            case List: return "list";
            case Tuple: return "tuple";
            case Lambda: return "lambda";
            case Call: return "function call";
            case BoolOp or BinOp or UnaryOp: return "expression";
            case GeneratorExp: return "generator expression";
            case Yield or YieldFrom: return "yield expression";
            case Await: return "await expression";
            case ListComp: return "list comprehension";
            case SetComp: return "set comprehension";
            case DictComp: return "dict comprehension";
            case Dict: return "dict literal";
            case Set: return "set display";
            case Ast.JoinedStr or Ast.FormattedValue: return "f-string expression";
            case Ast.TemplateStr or Ast.Interpolation: return "t-string expression";
            case Constant c:
                return c.Value == PyNone.Instance ? "None" : c.Value == PyBool.False ? "False" : c.Value == PyBool.True ? "True"
                    : c.Value == PyEllipsis.Instance ? "ellipsis" : "literal";
            case Compare: return "comparison";
            case IfExp: return "conditional expression";
            case NamedExpr: return "named expression";
            default:
                Err.Raise(Exc.SystemError, $"unexpected expression in assignment {e.GetType().Name} (line {e.Lineno})");
                return "";
        }
    }

    /// <summary>The innermost part of <paramref name="e"/> that cannot be assigned to or deleted.</summary>
    [Mirrors("_PyPegen_get_invalid_target", 1164, 1219)]
    private static ExprNode? GetInvalidTarget(ExprNode? e, TargetsType type)
    {
        switch (e)
        {
            case List l: return FirstInvalid(l.Elts, type);
            case Tuple t: return FirstInvalid(t.Elts, type);
            case Starred s: return type == TargetsType.DelTargets ? e : GetInvalidTarget(s.Value, type);
            case Compare c:
                // `a in b` of `for a in b` reads as a comparison.
                if (type != TargetsType.ForTargets) return e;
                return c.Ops[0] == CmpOperator.In ? GetInvalidTarget(c.Left, type) : null;
            case null or Name or Subscript or Attribute: return null;
            default: return e;
        }
    }

    private static ExprNode? FirstInvalid(ExprNode[] elts, TargetsType type)
    {
        foreach (ExprNode e in elts)
            if (GetInvalidTarget(e, type) is { } child) return child;
        return null;
    }
}
