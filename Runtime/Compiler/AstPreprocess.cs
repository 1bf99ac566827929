// Python/ast_preprocess.c: what happens to a tree before the symbol table is built.

namespace PyModules.Compiler;

using PyModules.Ast;
using PyModules.Parser;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

/// <summary>Drops docstrings, folds <c>__debug__</c>, simple <c>%</c> formats and the numbers of patterns, and warns of jumps out of finally.</summary>
internal sealed class AstPreprocess
{
    private enum Region
    {
        Finally, Function, Loop,
    }

    private const int FutureAnnotations = 0x1000000;

    private readonly PyObject _filename;
    private readonly int _optimize;
    private readonly bool _futureAnnotations, _syntaxCheckOnly;
    private Vec<Region> _regions = new(4);

    private bool InFinally => _regions.Count > 0 && _regions[_regions.Count - 1] == Region.Finally;

    private AstPreprocess(PyObject filename, int optimize, int features, bool syntaxCheckOnly, bool warnings)
    {
        _warnings = warnings;
        _filename = filename;
        _optimize = optimize;
        _futureAnnotations = (features & FutureAnnotations) != 0;
        _syntaxCheckOnly = syntaxCheckOnly;
    }

    private readonly bool _warnings;

    /// <summary>_PyAST_Preprocess: changes the tree in place; false raised. <paramref name="warnings"/>: the tree becomes code.</summary>
    [Mirrors("_PyAST_Preprocess", 944, 963)]
    public static bool Preprocess(ModNode mod, PyObject filename, int optimize, int features, bool syntaxCheckOnly, bool warnings = false)
    {
        AstPreprocess state = new(filename, optimize, features, syntaxCheckOnly, warnings);
        switch (mod)
        {
            case Module m: return state.Body(ref m.Body);
            case Interactive i: return state.Statements(i.Body);
            case Expression e: return state.Fold(ref e.Body);
            default: return true;
        }
    }

    // ----- warnings (PEP 765)

    [Mirrors("control_flow_in_finally_warning", 64, 76)]
    private bool Warn(string keyword, StmtNode s)
    {
        if (!_warnings) return true;
        string message = $"'{keyword}' in a 'finally' block";
        if (ParserHost.WarnExplicit(Exc.SyntaxWarning, message, _filename, s.Lineno)) return true;
        if (Err.MatchesAndClear(Exc.SyntaxWarning))
        {
            string? text = ParserHost.ProgramText(_filename, s.Lineno, null);
            Err.Raise(Exc.SyntaxError, PyTuple.Of(PyStr.From(message), PyTuple.Of(_filename, PyInt.From(s.Lineno), PyInt.From(s.ColOffset + 1),
                text is null ? PyNone.Instance : PyStr.From(text), PyInt.From(s.EndLineno), PyInt.From(s.EndColOffset + 1))));
        }
        return false;
    }

    [Mirrors("push_cf_context", 41, 55)]
    private bool InRegion(Region region, StmtNode[] body)
    {
        _regions.Add(region);
        bool ok = Statements(body);
        _regions.Pop();
        return ok;
    }

    // ----- folding

    private static Constant At(PyObject value, ExprNode e) => PegParser.Place(new Constant(value, null), e);

    /// <summary>A `%` format with only %s, %r and %a becomes an f-string.</summary>
    [Mirrors("optimize_format", 315, 365)]
    private static ExprNode OptimizeFormat(BinOp node, PyStr fmt, ExprNode[] elts)
    {
        List<ExprNode> parts = [];
        int pos = 0, count = 0;
        while (true)
        {
            if (ParseLiteral(fmt, ref pos) is { } literal) parts.Add(literal);
            if (pos >= fmt.Length) break;
            if (count >= elts.Length) return node;
            pos++;
            ExprNode? field = ParseFormat(fmt, ref pos, elts[count]);
            count++;
            if (field is null) return node;
            parts.Add(field);
        }
        return count < elts.Length ? node : PegParser.Place(new JoinedStr(parts.ToArray()), node);
    }

    [Mirrors("parse_literal", 167, 208)]
    private static Constant? ParseLiteral(PyStr fmt, ref int pos)
    {
        List<int> text = [];
        while (pos < fmt.Length)
        {
            if (fmt[pos] == '%')
            {
                if (pos + 1 >= fmt.Length || fmt[pos + 1] != '%') break;
                pos++;
            }
            text.Add(fmt[pos++]);
        }
        return text.Count == 0 ? null : new Constant(PyStr.FromCodePoints(text.ToArray()), null) { Lineno = -1, ColOffset = -1, EndLineno = -1, EndColOffset = -1 };
    }

    [Mirrors("simple_format_arg_parse", 212, 270)]
    private static FormattedValue? ParseFormat(PyStr fmt, ref int pos, ExprNode arg)
    {
        const int maxDigits = 3;
        int at = pos, length = fmt.Length, width = -1, precision = -1;
        bool left = false;
        int c;
        do
        {
            if (at >= length) return null;
            c = fmt[at++];
            left |= c == '-';
        } while (c is '-' or '+' or ' ' or '#' or '0');
        if (c is >= '0' and <= '9')
        {
            width = 0;
            for (int digits = 0; c is >= '0' and <= '9';)
            {
                width = width * 10 + (c - '0');
                if (at >= length) return null;
                c = fmt[at++];
                if (++digits >= maxDigits) return null;
            }
        }
        if (c == '.')
        {
            if (at >= length) return null;
            c = fmt[at++];
            precision = 0;
            for (int digits = 0; c is >= '0' and <= '9';)
            {
                precision = precision * 10 + (c - '0');
                if (at >= length) return null;
                c = fmt[at++];
                if (++digits >= maxDigits) return null;
            }
        }
        pos = at;
        if (c is not ('s' or 'r' or 'a')) return null;
        string spec = (!left && width > 0 ? ">" : "") + (width >= 0 ? width.ToString() : "") + (precision >= 0 ? "." + precision : "");
        ExprNode? formatSpec = spec.Length == 0 ? null
            : new Constant(PyStr.From(spec), null) { Lineno = -1, ColOffset = -1, EndLineno = -1, EndColOffset = -1 };
        return PegParser.Place(new FormattedValue(arg, c, formatSpec), arg);
    }

    /// <summary>Fold what is in <paramref name="e"/> and <paramref name="e"/> itself; false raised.</summary>
    private bool Fold<T>(ref T e) where T : ExprNode
    {
        if (!Recursion.Enter(" during compilation")) return false;
        ExprNode node = e;
        bool ok = FoldInside(ref node);
        Recursion.Leave();
        if (ok && !ReferenceEquals(node, e)) e = (T)node;
        return ok;
    }

    private bool FoldOpt(ref ExprNode? e)
    {
        if (e is null) return true;
        ExprNode node = e;
        bool ok = Fold(ref node);
        e = node;
        return ok;
    }

    private bool FoldAll(ExprNode?[] seq)
    {
        for (int i = 0; i < seq.Length; i++)
            if (!FoldOpt(ref seq[i])) return false;
        return true;
    }

    [Mirrors("astfold_expr", 490, 613)]
    private bool FoldInside(ref ExprNode node)
    {
        switch (node)
        {
            case Constant: return true;
            case Name n:
                if (!_syntaxCheckOnly && n.Ctx == ExprContext.Load && n.Id == "__debug__") node = At(PyBool.From(_optimize == 0), n);
                return true;
            case Attribute a: return Fold(ref a.Value);
            case Call c: return Fold(ref c.Func) && FoldAll(c.Args) && Keywords(c.Keywords);
            case BoolOp b: return FoldAll(b.Values);
            case BinOp b:
                if (!Fold(ref b.Left) || !Fold(ref b.Right)) return false;
                if (!_syntaxCheckOnly && b is { Op: Operator.Mod, Left: Constant { Value: PyStr fmt }, Right: Tuple items }
                    && !Array.Exists(items.Elts, static e => e is Starred)) node = OptimizeFormat(b, fmt, items.Elts);
                return true;
            case UnaryOp u: return Fold(ref u.Operand);
            case Lambda l: return Arguments(l.Args) && Fold(ref l.Body);
            case IfExp i: return Fold(ref i.Test) && Fold(ref i.Body) && Fold(ref i.Orelse);
            case Dict d: return FoldAll(d.Keys) && FoldAll(d.Values);
            case Set s: return FoldAll(s.Elts);
            case ListComp c: return Fold(ref c.Elt) && Comprehensions(c.Generators);
            case SetComp c: return Fold(ref c.Elt) && Comprehensions(c.Generators);
            case DictComp c: return Fold(ref c.Key) && Fold(ref c.Value) && Comprehensions(c.Generators);
            case GeneratorExp c: return Fold(ref c.Elt) && Comprehensions(c.Generators);
            case Await a: return Fold(ref a.Value);
            case Yield y: return FoldOpt(ref y.Value);
            case YieldFrom y: return Fold(ref y.Value);
            case Compare c: return Fold(ref c.Left) && FoldAll(c.Comparators);
            case FormattedValue f: return Fold(ref f.Value) && FoldOpt(ref f.FormatSpec);
            case Interpolation i: return Fold(ref i.Value) && FoldOpt(ref i.FormatSpec);
            case JoinedStr j: return FoldAll(j.Values);
            case TemplateStr t: return FoldAll(t.Values);
            case Subscript s: return Fold(ref s.Value) && Fold(ref s.Slice);
            case Starred s: return Fold(ref s.Value);
            case Slice s: return FoldOpt(ref s.Lower) && FoldOpt(ref s.Upper) && FoldOpt(ref s.Step);
            case List l: return FoldAll(l.Elts);
            case Tuple t: return FoldAll(t.Elts);
            case NamedExpr n: return Fold(ref n.Value);
            default: return true;
        }
    }

    [Mirrors("astfold_keyword", 615, 620)]
    private bool Keywords(Keyword[] seq)
    {
        foreach (Keyword k in seq)
            if (!Fold(ref k.Value)) return false;
        return true;
    }

    [Mirrors("astfold_comprehension", 622, 629)]
    private bool Comprehensions(Comprehension[] seq)
    {
        foreach (Comprehension c in seq)
            if (!Fold(ref c.Target) || !Fold(ref c.Iter) || !FoldAll(c.Ifs)) return false;
        return true;
    }

    [Mirrors("astfold_arguments", 631, 642)]
    private bool Arguments(Arguments a) => ArgSeq(a.Posonlyargs) && ArgSeq(a.Args) && ArgOpt(a.Vararg) && ArgSeq(a.Kwonlyargs) && FoldAll(a.KwDefaults)
        && ArgOpt(a.Kwarg) && FoldAll(a.Defaults);

    [Mirrors("astfold_arg", 644, 651)]
    private bool ArgOpt(Arg? a) => a is null || _futureAnnotations || FoldOpt(ref a.Annotation);

    private bool ArgSeq(Arg[] seq)
    {
        foreach (Arg a in seq)
            if (!ArgOpt(a)) return false;
        return true;
    }

    [Mirrors("astfold_type_param", 922, 938)]
    private bool TypeParams(TypeParamNode[] seq)
    {
        foreach (TypeParamNode p in seq)
        {
            bool ok = p switch
            {
                TypeVar t => FoldOpt(ref t.Bound) && FoldOpt(ref t.DefaultValue),
                ParamSpec s => FoldOpt(ref s.DefaultValue),
                TypeVarTuple t => FoldOpt(ref t.DefaultValue),
                _ => true,
            };
            if (!ok) return false;
        }
        return true;
    }

    // ----- statements

    [Mirrors("astfold_body", 438, 466)]
    private bool Body(ref StmtNode[] body)
    {
        bool docstring = DocString.Get(body) is not null;
        if (docstring && _optimize >= 2)
        {
            // A body is never empty; `pass` takes four columns of one line.
            StmtNode doc = body[0];
            body = body.Length > 1 ? body[1..] : [PegParser.Place(new Pass(), new Loc(doc.Lineno, doc.ColOffset, doc.Lineno, doc.ColOffset + 4))];
            docstring = false;
        }
        if (!Statements(body)) return false;
        // A format folded to a string must not become the docstring.
        if (!docstring && DocString.Get(body) is not null)
        {
            Expr first = (Expr)body[0];
            first.Value = PegParser.Place(new JoinedStr([first.Value]), first);
        }
        return true;
    }

    private bool FunctionBody(ref StmtNode[] body)
    {
        _regions.Add(Region.Function);
        bool ok = Body(ref body);
        _regions.Pop();
        return ok;
    }

    private bool Statements(StmtNode[] seq)
    {
        foreach (StmtNode s in seq)
        {
            if (s is null) continue;
            if (!Recursion.Enter(" during compilation") || !Statement(s)) return false;
            Recursion.Leave();
        }
        return true;
    }

    [Mirrors("astfold_stmt", 653, 806)]
    private bool Statement(StmtNode s)
    {
        switch (s)
        {
            case Expr e: return Fold(ref e.Value);
            case Assign a: return FoldAll(a.Targets) && Fold(ref a.Value);
            case AugAssign a: return Fold(ref a.Target) && Fold(ref a.Value);
            case AnnAssign a: return Fold(ref a.Target) && (_futureAnnotations || Fold(ref a.Annotation)) && FoldOpt(ref a.Value);
            case FunctionDef f:
                return TypeParams(f.TypeParams) && Arguments(f.Args) && FunctionBody(ref f.Body) && FoldAll(f.DecoratorList)
                    && (_futureAnnotations || FoldOpt(ref f.Returns));
            case AsyncFunctionDef f:
                return TypeParams(f.TypeParams) && Arguments(f.Args) && FunctionBody(ref f.Body) && FoldAll(f.DecoratorList)
                    && (_futureAnnotations || FoldOpt(ref f.Returns));
            case ClassDef c: return TypeParams(c.TypeParams) && FoldAll(c.Bases) && Keywords(c.Keywords) && Body(ref c.Body) && FoldAll(c.DecoratorList);
            case Return r: return (!InFinally || Warn("return", s)) && FoldOpt(ref r.Value);
            case Break: return !InFinally || Warn("break", s);
            case Continue: return !InFinally || Warn("continue", s);
            case Delete d: return FoldAll(d.Targets);
            case TypeAlias t: return Fold(ref t.Name) && TypeParams(t.TypeParams) && Fold(ref t.Value);
            case For f: return Fold(ref f.Target) && Fold(ref f.Iter) && InRegion(Region.Loop, f.Body) && Statements(f.Orelse);
            case AsyncFor f: return Fold(ref f.Target) && Fold(ref f.Iter) && InRegion(Region.Loop, f.Body) && Statements(f.Orelse);
            case While w: return Fold(ref w.Test) && InRegion(Region.Loop, w.Body) && Statements(w.Orelse);
            case If i: return Fold(ref i.Test) && Statements(i.Body) && Statements(i.Orelse);
            case With w: return WithItems(w.Items) && Statements(w.Body);
            case AsyncWith w: return WithItems(w.Items) && Statements(w.Body);
            case Raise r: return FoldOpt(ref r.Exc) && FoldOpt(ref r.Cause);
            case Try t: return Statements(t.Body) && Handlers(t.Handlers) && Statements(t.Orelse) && InRegion(Region.Finally, t.Finalbody);
            case TryStar t: return Statements(t.Body) && Handlers(t.Handlers) && Statements(t.Orelse) && InRegion(Region.Finally, t.Finalbody);
            case Assert a: return Fold(ref a.Test) && FoldOpt(ref a.Msg);
            case Match m: return Fold(ref m.Subject) && Cases(m.Cases);
            default: return true;
        }
    }

    [Mirrors("astfold_excepthandler", 808, 820)]
    private bool Handlers(ExceptHandlerNode[] seq)
    {
        foreach (ExceptHandlerNode h in seq)
            if (h is ExceptHandler e && !(FoldOpt(ref e.Type) && Statements(e.Body))) return false;
        return true;
    }

    [Mirrors("astfold_withitem", 822, 828)]
    private bool WithItems(WithItem[] seq)
    {
        foreach (WithItem i in seq)
            if (!Fold(ref i.ContextExpr) || !FoldOpt(ref i.OptionalVars)) return false;
        return true;
    }

    // ----- patterns

    [Mirrors("astfold_match_case", 913, 920)]
    private bool Cases(MatchCase[] seq)
    {
        foreach (MatchCase c in seq)
            if (!Pattern(c.Pattern) || !FoldOpt(ref c.Guard) || !Statements(c.Body)) return false;
        return true;
    }

    /// <summary>The constant that an operation gives; an operation that fails stays as it is.</summary>
    [Mirrors("make_const", 130, 150)]
    private static bool MakeConst(ref ExprNode node, PyObject? value)
    {
        if (value is not null) node = At(value, node);
        else
        {
            if (Err.Matches(Exc.KeyboardInterrupt)) return false;
            Err.Clear();
        }
        return true;
    }

    [Mirrors("fold_const_match_patterns", 830, 869)]
    private bool FoldPatternNumber(ref ExprNode node)
    {
        if (_syntaxCheckOnly) return true;
        switch (node)
        {
            case UnaryOp { Op: UnaryOperator.USub, Operand: Constant c }:
                return MakeConst(ref node, Num.Negative(c.Value));
            case BinOp { Op: Operator.Add or Operator.Sub, Right: Constant right } b:
                if (!FoldPatternNumber(ref b.Left)) return false;
                return b.Left is not Constant left
                    || MakeConst(ref node, b.Op == Operator.Add ? Num.Add(left.Value, right.Value) : Num.Subtract(left.Value, right.Value));
            default: return true;
        }
    }

    private bool Patterns(PatternNode[] seq)
    {
        foreach (PatternNode p in seq)
            if (!Pattern(p)) return false;
        return true;
    }

    [Mirrors("astfold_pattern", 871, 911)]
    private bool Pattern(PatternNode p)
    {
        if (!Recursion.Enter(" during compilation")) return false;
        bool ok = true;
        switch (p)
        {
            case MatchValue v:
                ok = FoldPatternNumber(ref v.Value);
                break;
            case MatchSequence s:
                ok = Patterns(s.Patterns);
                break;
            case MatchMapping m:
                for (int i = 0; ok && i < m.Keys.Length; i++) ok = FoldPatternNumber(ref m.Keys[i]);
                ok = ok && Patterns(m.Patterns);
                break;
            case MatchClass c:
                ok = Fold(ref c.Cls) && Patterns(c.Patterns) && Patterns(c.KwdPatterns);
                break;
            case MatchAs { Pattern: { } inner }:
                ok = Pattern(inner);
                break;
            case MatchOr o:
                ok = Patterns(o.Patterns);
                break;
        }
        Recursion.Leave();
        return ok;
    }
}
