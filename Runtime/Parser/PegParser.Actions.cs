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
    private static T[] Singleton<T>(T a) => [a];

    private static T[] InsertInFront<T>(T a, T[]? seq)
    {
        if (seq is null || seq.Length == 0) return [a];
        T[] result = new T[seq.Length + 1];
        result[0] = a;
        seq.CopyTo(result, 1);
        return result;
    }

    private static T[] SeqAppendToEnd<T>(T[]? seq, T a) => seq is null ? [a] : [.. seq, a];

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

    private static T[] JoinSequences<T>(T[]? a, T[]? b) => a is null ? b ?? [] : b is null ? a : [.. a, .. b];

    private static Loc Span(AstNode first, AstNode last) => new(first.Lineno, first.ColOffset, last.EndLineno, last.EndColOffset);

    private static Name JoinNamesWithDot(Name first, Name second) =>
        Place(new Name(string.Intern(first.Id + "." + second.Id), ExprContext.Load), Span(first, second));

    private static int SeqCountDots(Token[] seq)
    {
        int dots = 0;
        foreach (Token t in seq) dots += t.Type == Tok.Ellipsis ? 3 : 1;
        return dots;
    }

    private static Alias AliasForStar(Loc at) => Place(new Alias("*", null), at);

    private static string[] MapNamesToIds(ExprNode[] seq)
    {
        string[] result = new string[seq.Length];
        for (int i = 0; i < seq.Length; i++) result[i] = ((Name)seq[i]).Id;
        return result;
    }

    private static CmpOperator[] GetCmpops(CmpopExprPair[] seq) => Array.ConvertAll(seq, static p => p.Op);
    private static ExprNode[] GetExprs(CmpopExprPair[] seq) => Array.ConvertAll(seq, static p => p.Expr);
    private static ExprNode?[] GetKeys(KeyValuePair[]? seq) => seq is null ? [] : Array.ConvertAll(seq, static p => p.Key);
    private static ExprNode[] GetValues(KeyValuePair[]? seq) => seq is null ? [] : Array.ConvertAll(seq, static p => p.Value);
    private static ExprNode[] GetPatternKeys(KeyPatternPair[] seq) => Array.ConvertAll(seq, static p => p.Key);
    private static PatternNode[] GetPatterns(KeyPatternPair[] seq) => Array.ConvertAll(seq, static p => p.Pattern);

    // ----- contexts

    private static ExprNode[] SetSeqContext(ExprNode[] seq, ExprContext ctx)
    {
        ExprNode[] result = new ExprNode[seq.Length];
        for (int i = 0; i < seq.Length; i++) result[i] = SetExprContext(seq[i], ctx);
        return result;
    }

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

    private static Name SetExprContext(Name n, ExprContext ctx) => Place(new Name(n.Id, ctx), n);

    // ----- parameters

    private static Arg[] GetNames(NameDefaultPair[] pairs) => Array.ConvertAll(pairs, static p => p.Arg);
    private static ExprNode[] GetDefaults(NameDefaultPair[] pairs) => Array.ConvertAll(pairs, static p => p.Value!);
    private static NameDefaultPair NameDefaultPair(Arg arg, ExprNode? value, Token? tc, PegParser p) => new(p.AddTypeCommentToArg(arg, tc)!, value);
    private NameDefaultPair NameDefaultPair(Arg arg, ExprNode? value, Token? tc) => NameDefaultPair(arg, value, tc, this);

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

    private static Arguments EmptyArguments() => new([], [], null, [], [], null, []);

    private static StmtNode FunctionDefDecorators(ExprNode[] decorators, StmtNode function) => function switch
    {
        AsyncFunctionDef f => Place(new AsyncFunctionDef(f.Name, f.Args, f.Body, decorators, f.Returns, f.TypeComment, f.TypeParams), f),
        FunctionDef f => Place(new FunctionDef(f.Name, f.Args, f.Body, decorators, f.Returns, f.TypeComment, f.TypeParams), f),
        _ => function,
    };

    private static StmtNode ClassDefDecorators(ExprNode[] decorators, StmtNode definition) => definition is ClassDef c
        ? Place(new ClassDef(c.Name, c.Bases, c.Keywords, c.Body, decorators, c.TypeParams), c) : definition;

    // ----- call arguments

    private static ExprNode[]? SeqExtractStarredExprs(KeywordOrStarred[] kwargs)
    {
        List<ExprNode>? result = null;
        foreach (KeywordOrStarred k in kwargs)
            if (!k.IsKeyword) (result ??= []).Add((ExprNode)k.Element);
        return result?.ToArray();
    }

    private static Keyword[]? SeqDeleteStarredExprs(KeywordOrStarred[] kwargs)
    {
        List<Keyword>? result = null;
        foreach (KeywordOrStarred k in kwargs)
            if (k.IsKeyword) (result ??= []).Add((Keyword)k.Element);
        return result?.ToArray();
    }

    private static readonly Name s_dummyName = new("", ExprContext.Load) { Lineno = 1, EndLineno = 1 };

    private static Name DummyName() => s_dummyName;

    private static Call CollectCallSeqs(ExprNode[] a, KeywordOrStarred[]? b, Loc at) => b is null
        ? Place(new Call(DummyName(), a, []), at)
        : Place(new Call(DummyName(), JoinSequences(a, SeqExtractStarredExprs(b)), SeqDeleteStarredExprs(b) ?? []), at);

    private object? ArgumentsParsingError(Call e)
    {
        bool unpacking = false;
        foreach (Keyword k in e.Keywords) unpacking |= k.Arg is null;
        return RaiseSyntaxError(unpacking ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument");
    }

    private static ExprNode GetLastComprehensionItem(Comprehension c) => c.Ifs.Length == 0 ? c.Iter : c.Ifs[^1];

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

    private ExprNode? EnsureImaginary(ExprNode e)
    {
        if (e is Constant { Value: PyComplex }) return e;
        RaiseAt(e, "imaginary number required in complex literal");
        return null;
    }

    private ExprNode? EnsureReal(ExprNode e)
    {
        if (e is Constant { Value: not PyComplex }) return e;
        RaiseAt(e, "real number required in complex literal");
        return null;
    }

    /// <summary>Whether this spelling of the inequality operator is the wrong one.</summary>
    private bool CheckBarryAsFlufl(Token t)
    {
        if ((_flags & BarryAsBdfl) == 0 || Bytes(t).SequenceEqual("<>"u8)) return false;
        RaiseSyntaxError("with Barry as BDFL, use '<>' instead of '!='");
        return true;
    }

    private object? DiamondOperatorError(Token less, Token greater) => less.Lineno == greater.Lineno && less.EndColOffset == greater.ColOffset
        ? RaiseRange(less, greater, "invalid syntax.  Maybe you meant '!=' instead of '<>'?") : null;

    private static bool CheckLegacyStmt(ExprNode name) => name is Name { Id: "print" or "exec" };

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

    private StmtNode[] RegisterStmts(StmtNode[] stmts)
    {
        if (_callInvalidRules && stmts.Length > 0 && _lastStmtLineno <= stmts[^1].Lineno)
        {
            _lastStmtLineno = stmts[^1].Lineno;
            _lastStmtCol = stmts[^1].ColOffset;
        }
        return stmts;
    }

    private Module MakeModule(StmtNode[]? a)
    {
        return new Module(a ?? [], _typeIgnores?.ToArray() ?? []);
    }

    private string? NewTypeComment(Token? tc) => tc is null ? null : TokenText(tc);

    private Arg? AddTypeCommentToArg(Arg a, Token? tc) => tc is null ? a : Place(new Arg(a.Name, a.Annotation, NewTypeComment(tc)), a);

    /// <summary>How error messages call an expression.</summary>
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
