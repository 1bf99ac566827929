// Python/ast.c: whether a tree that a program built makes sense.

namespace PyModules.Compiler;

using PyModules.Ast;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Import = PyModules.Ast.Import;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

/// <summary><c>_PyAST_Validate</c>. Every method is false when it raised.</summary>
internal static class AstValidate
{
    [Mirrors("_PyAST_Validate", 1046, 1074)]
    public static bool Validate(ModNode mod) => mod switch
    {
        Module m => Stmts(m.Body),
        Interactive i => Stmts(i.Body),
        Expression e => Expr(e.Body, ExprContext.Load),
        FunctionType f => Exprs(f.Argtypes, ExprContext.Load) && Expr(f.Returns, ExprContext.Load),
        _ => Err.Fail(Exc.SystemError, "impossible module node"),
    };

    private static bool Value(string message) => Err.Fail(Exc.ValueError, message);

    private static bool Positions(AstNode n)
    {
        if (n.Lineno > n.EndLineno) return Value($"AST node line range ({n.Lineno}, {n.EndLineno}) is not valid");
        if ((n.Lineno < 0 && n.EndLineno != n.Lineno) || (n.ColOffset < 0 && n.ColOffset != n.EndColOffset))
            return Value($"AST node column range ({n.ColOffset}, {n.EndColOffset}) for line range ({n.Lineno}, {n.EndLineno}) is not valid");
        if (n.Lineno == n.EndLineno && n.ColOffset > n.EndColOffset)
            return Value($"line {n.Lineno}, column {n.ColOffset}-{n.EndColOffset} is not a valid range");
        return true;
    }

    [Mirrors("validate_name", 51, 69)]
    private static bool Name(string name) => name is not ("None" or "True" or "False") || Value($"identifier field can't represent '{name}' constant");

    [Mirrors("validate_comprehension", 71, 87)]
    private static bool Comprehensions(Comprehension[] seq)
    {
        if (seq.Length == 0) return Value("comprehension with no generators");
        foreach (Comprehension c in seq)
            if (!Expr(c.Target, ExprContext.Store) || !Expr(c.Iter, ExprContext.Load) || !Exprs(c.Ifs, ExprContext.Load)) return false;
        return true;
    }

    [Mirrors("validate_keywords", 89, 97)]
    private static bool Keywords(Keyword[] seq)
    {
        foreach (Keyword k in seq)
            if (!Expr(k.Value, ExprContext.Load)) return false;
        return true;
    }

    [Mirrors("validate_args", 99, 110)]
    private static bool Args(Arg[] seq)
    {
        foreach (Arg a in seq)
            if (!Positions(a) || !ExprOpt(a.Annotation)) return false;
        return true;
    }

    private static bool ExprOpt(ExprNode? e) => e is null || Expr(e, ExprContext.Load);

    [Mirrors("validate_arguments", 127, 154)]
    private static bool Arguments(Arguments a)
    {
        if (!Args(a.Posonlyargs) || !Args(a.Args) || !ExprOpt(a.Vararg?.Annotation) || !Args(a.Kwonlyargs) || !ExprOpt(a.Kwarg?.Annotation)) return false;
        if (a.Defaults.Length > a.Posonlyargs.Length + a.Args.Length) return Value("more positional defaults than args on arguments");
        if (a.KwDefaults.Length != a.Kwonlyargs.Length) return Value("length of kwonlyargs is not the same as kw_defaults on arguments");
        return Exprs(a.Defaults, ExprContext.Load) && Exprs(a.KwDefaults, ExprContext.Load, true);
    }

    [Mirrors("ensure_literal_number", 416, 424)]
    private static bool IsNumber(PyObject value, bool real, bool imaginary) =>
        (real && (value.GetType() == typeof(PyFloat) || value is PyInt or PyBigInt)) || (imaginary && value.GetType() == typeof(PyComplex));

    [Mirrors("validate_constant", 156, 207)]
    private static bool Constant(PyObject value)
    {
        if (value is PyNone || value == PyEllipsis.Instance || value is PyBool || IsNumber(value, true, true) || value.GetType() == typeof(PyStr)
            || value.GetType() == typeof(PyBytes)) return true;
        if (value.GetType() == typeof(PyTuple) || value.GetType() == typeof(PyFrozenSet))
        {
            if (!Recursion.Enter(" during compilation")) return false;
            bool ok = true;
            if (value is PyTuple t)
            {
                for (int i = 0; ok && i < t.Count; i++) ok = Constant(t[i]);
            }
            else
            {
                int pos = 0;
                while (ok && ((PyFrozenSet)value).Next(ref pos, out PyObject? item)) ok = Constant(item!);
            }
            Recursion.Leave();
            return ok;
        }
        return Err.Fail(Exc.TypeError, $"got an invalid type in Constant: {value.Type.Name}");
    }

    [Mirrors("validate_exprs", 972, 990)]
    private static bool Exprs(ExprNode?[] seq, ExprContext ctx, bool nullOk = false)
    {
        foreach (ExprNode? e in seq)
        {
            if (e is not null)
            {
                if (!Expr(e, ctx)) return false;
            }
            else if (!nullOk) return Value("None disallowed in expression list");
        }
        return true;
    }

    [Mirrors("validate_expr", 209, 410)]
    private static bool Expr(ExprNode e, ExprContext ctx)
    {
        if (!Positions(e) || !Recursion.Enter(" during compilation")) return false;
        ExprContext? actual = e switch
        {
            Attribute a => a.Ctx, Subscript s => s.Ctx, Starred s => s.Ctx, Name n => n.Ctx, List l => l.Ctx, Tuple t => t.Ctx, _ => null,
        };
        if (e is Name name && !Name(name.Id)) return false;
        if (actual is null)
        {
            if (ctx != ExprContext.Load) return Value($"expression which can't be assigned to in {ctx} context");
        }
        else if (actual != ctx) return Value($"expression must have {ctx} context but has {actual} instead");
        bool ok = Inside(e, ctx);
        Recursion.Leave();
        return ok;
    }

    private static bool Inside(ExprNode e, ExprContext ctx)
    {
        const ExprContext load = ExprContext.Load;
        switch (e)
        {
            case Ast.Name: return true;
            case Constant c: return Constant(c.Value);
            case BoolOp b: return b.Values.Length < 2 ? Value("BoolOp with less than 2 values") : Exprs(b.Values, load);
            case BinOp b: return Expr(b.Left, load) && Expr(b.Right, load);
            case UnaryOp u: return Expr(u.Operand, load);
            case Lambda l: return Arguments(l.Args) && Expr(l.Body, load);
            case IfExp i: return Expr(i.Test, load) && Expr(i.Body, load) && Expr(i.Orelse, load);
            case Dict d:
                return d.Keys.Length != d.Values.Length ? Value("Dict doesn't have the same number of keys as values")
                    : Exprs(d.Keys, load, true) && Exprs(d.Values, load);
            case Set s: return Exprs(s.Elts, load);
            case ListComp c: return Comprehensions(c.Generators) && Expr(c.Elt, load);
            case SetComp c: return Comprehensions(c.Generators) && Expr(c.Elt, load);
            case GeneratorExp c: return Comprehensions(c.Generators) && Expr(c.Elt, load);
            case DictComp c: return Comprehensions(c.Generators) && Expr(c.Key, load) && Expr(c.Value, load);
            case Yield y: return ExprOpt(y.Value);
            case YieldFrom y: return Expr(y.Value, load);
            case Await a: return Expr(a.Value, load);
            case Compare c:
                if (c.Comparators.Length == 0) return Value("Compare with no comparators");
                if (c.Comparators.Length != c.Ops.Length) return Value("Compare has a different number of comparators and operands");
                return Exprs(c.Comparators, load) && Expr(c.Left, load);
            case Call c: return Expr(c.Func, load) && Exprs(c.Args, load) && Keywords(c.Keywords);
            case JoinedStr j: return Exprs(j.Values, load);
            case TemplateStr t: return Exprs(t.Values, load);
            case FormattedValue f: return Expr(f.Value, load) && ExprOpt(f.FormatSpec);
            case Interpolation i: return Expr(i.Value, load) && ExprOpt(i.FormatSpec);
            case Attribute a: return Expr(a.Value, load);
            case Subscript s: return Expr(s.Slice, load) && Expr(s.Value, load);
            case Starred s: return Expr(s.Value, ctx);
            case Slice s: return ExprOpt(s.Lower) && ExprOpt(s.Upper) && ExprOpt(s.Step);
            case List l: return Exprs(l.Elts, ctx);
            case Tuple t: return Exprs(t.Elts, ctx);
            case NamedExpr n: return n.Target is not Ast.Name ? Err.Fail(Exc.TypeError, "NamedExpr target must be a Name") : Expr(n.Value, load);
            default: return Err.Fail(Exc.SystemError, "unexpected expression");
        }
    }

    // ----- patterns

    [Mirrors("ensure_literal_negative", 426, 441)]
    private static bool IsNegative(ExprNode e, bool imaginary) =>
        e is UnaryOp { Op: UnaryOperator.USub, Operand: Constant c } && IsNumber(c.Value, true, imaginary);

    [Mirrors("ensure_literal_complex", 443, 481)]
    private static bool IsComplex(ExprNode e) => e is BinOp { Op: Operator.Add or Operator.Sub, Right: Constant right } b
        && (b.Left is Constant left ? IsNumber(left.Value, true, false) : IsNegative(b.Left, false)) && IsNumber(right.Value, false, true);

    [Mirrors("validate_pattern_match_value", 483, 536)]
    private static bool MatchValue(ExprNode e)
    {
        if (!Expr(e, ExprContext.Load)) return false;
        if (e is Constant c)
        {
            return IsNumber(c.Value, true, true) || c.Value.GetType() == typeof(PyBytes) || c.Value.GetType() == typeof(PyStr)
                || Value("unexpected constant inside of a literal pattern");
        }
        // What the folding leaves of numbers, and f-strings, is for the compiler to refuse.
        return e is Attribute or JoinedStr or TemplateStr || IsNegative(e, true) || IsComplex(e)
            || Value("patterns may only match literals and attribute lookups");
    }

    [Mirrors("validate_capture", 538, 547)]
    private static bool Capture(string name) => name == "_" ? Value("can't capture name '_' in patterns") : Name(name);

    [Mirrors("validate_patterns", 992, 1003)]
    private static bool Patterns(PatternNode[] seq, bool starOk)
    {
        foreach (PatternNode p in seq)
            if (!Pattern(p, starOk)) return false;
        return true;
    }

    [Mirrors("validate_pattern", 549, 699)]
    private static bool Pattern(PatternNode p, bool starOk)
    {
        if (!Positions(p) || !Recursion.Enter(" during compilation")) return false;
        bool ok = PatternInside(p, starOk);
        Recursion.Leave();
        return ok;
    }

    private static bool PatternInside(PatternNode p, bool starOk)
    {
        switch (p)
        {
            case MatchValue v: return MatchValue(v.Value);
            case MatchSingleton s: return s.Value is PyNone or PyBool || Value("MatchSingleton can only contain True, False and None");
            case MatchSequence s: return Patterns(s.Patterns, true);
            case MatchMapping m:
                if (m.Keys.Length != m.Patterns.Length) return Value("MatchMapping doesn't have the same number of keys as patterns");
                if (m.Rest is not null && !Capture(m.Rest)) return false;
                foreach (ExprNode key in m.Keys)
                    if (key is not Constant { Value: PyNone or PyBool } && !MatchValue(key)) return false;
                return Patterns(m.Patterns, false);
            case MatchClass c:
                if (c.KwdAttrs.Length != c.KwdPatterns.Length) return Value("MatchClass doesn't have the same number of keyword attributes as patterns");
                if (!Expr(c.Cls, ExprContext.Load)) return false;
                ExprNode cls = c.Cls;
                while (cls is Attribute a) cls = a.Value;
                if (cls is not Ast.Name) return Value("MatchClass cls field can only contain Name or Attribute nodes.");
                foreach (string attr in c.KwdAttrs)
                    if (!Name(attr)) return false;
                return Patterns(c.Patterns, false) && Patterns(c.KwdPatterns, false);
            case MatchStar s:
                if (!starOk) return Value("can't use MatchStar here");
                return s.Name is null || Capture(s.Name);
            case MatchAs a:
                if (a.Name is not null && !Capture(a.Name)) return false;
                if (a.Pattern is null) return true;
                return a.Name is null ? Value("MatchAs must specify a target name if a pattern is given") : Pattern(a.Pattern, false);
            case MatchOr o: return o.Patterns.Length < 2 ? Value("MatchOr requires at least 2 patterns") : Patterns(o.Patterns, false);
            default: return Err.Fail(Exc.SystemError, "unexpected pattern");
        }
    }

    // ----- statements

    [Mirrors("_validate_nonempty_seq", 701, 708)]
    private static bool NonEmpty(Array seq, string what, string owner) => seq.Length != 0 || Value($"empty {what} on {owner}");
    [Mirrors("validate_body", 719, 724)]
    private static bool Body(StmtNode[] body, string owner) => NonEmpty(body, "body", owner) && Stmts(body);

    [Mirrors("validate_stmts", 953, 970)]
    private static bool Stmts(StmtNode[] seq)
    {
        foreach (StmtNode? s in seq)
        {
            if (s is null) return Value("None disallowed in statement list");
            if (!Positions(s) || !Recursion.Enter(" during compilation") || !Stmt(s)) return false;
            Recursion.Leave();
        }
        return true;
    }

    private static bool Aliases(Alias[] names, string owner)
    {
        if (!NonEmpty(names, "names", owner)) return false;
        foreach (Alias a in names)
            if (!Name(a.Name) || (a.Asname is not null && !Name(a.Asname))) return false;
        return true;
    }

    private static bool Function(string name, string owner, StmtNode[] body, TypeParamNode[] typeParams, Arguments args, ExprNode[] decorators, ExprNode? returns) =>
        Name(name) && Body(body, owner) && TypeParams(typeParams) && Arguments(args) && Exprs(decorators, ExprContext.Load) && ExprOpt(returns);

    private static bool With(string owner, WithItem[] items, StmtNode[] body)
    {
        if (!NonEmpty(items, "items", owner)) return false;
        foreach (WithItem i in items)
            if (!Expr(i.ContextExpr, ExprContext.Load) || (i.OptionalVars is not null && !Expr(i.OptionalVars, ExprContext.Store))) return false;
        return Body(body, owner);
    }

    private static bool Try(string owner, StmtNode[] body, ExceptHandlerNode[] handlers, StmtNode[] orelse, StmtNode[] final)
    {
        if (!Body(body, owner)) return false;
        if (handlers.Length == 0 && final.Length == 0) return Value(owner + " has neither except handlers nor finalbody");
        if (handlers.Length == 0 && orelse.Length != 0) return Value(owner + " has orelse but no except handlers");
        foreach (ExceptHandlerNode h in handlers)
        {
            if (owner == "Try" && !Positions(h)) return false;
            if (h is ExceptHandler e && !((e.Name is null || Name(e.Name)) && ExprOpt(e.Type) && Body(e.Body, "ExceptHandler"))) return false;
        }
        return Stmts(final) && Stmts(orelse);
    }

    [Mirrors("validate_stmt", 726, 951)]
    private static bool Stmt(StmtNode s)
    {
        const ExprContext load = ExprContext.Load, store = ExprContext.Store;
        switch (s)
        {
            case FunctionDef f: return Function(f.Name, "FunctionDef", f.Body, f.TypeParams, f.Args, f.DecoratorList, f.Returns);
            case AsyncFunctionDef f: return Function(f.Name, "AsyncFunctionDef", f.Body, f.TypeParams, f.Args, f.DecoratorList, f.Returns);
            case ClassDef c:
                return Name(c.Name) && Body(c.Body, "ClassDef") && TypeParams(c.TypeParams) && Exprs(c.Bases, load) && Keywords(c.Keywords) && Exprs(c.DecoratorList, load);
            case Return r: return ExprOpt(r.Value);
            case Delete d: return NonEmpty(d.Targets, "targets", "Delete") && Exprs(d.Targets, ExprContext.Del);
            case Assign a: return NonEmpty(a.Targets, "targets", "Assign") && Exprs(a.Targets, store) && Expr(a.Value, load);
            case AugAssign a: return Expr(a.Target, store) && Expr(a.Value, load);
            case AnnAssign a:
                if (a.Target is not Ast.Name && a.Simple != 0) return Err.Fail(Exc.TypeError, "AnnAssign with simple non-Name target");
                return Expr(a.Target, store) && ExprOpt(a.Value) && Expr(a.Annotation, load);
            case TypeAlias t:
                if (t.Name is not Ast.Name) return Err.Fail(Exc.TypeError, "TypeAlias with non-Name name");
                return Expr(t.Name, store) && TypeParams(t.TypeParams) && Expr(t.Value, load);
            case For f: return Expr(f.Target, store) && Expr(f.Iter, load) && Body(f.Body, "For") && Stmts(f.Orelse);
            case AsyncFor f: return Expr(f.Target, store) && Expr(f.Iter, load) && Body(f.Body, "AsyncFor") && Stmts(f.Orelse);
            case While w: return Expr(w.Test, load) && Body(w.Body, "While") && Stmts(w.Orelse);
            case If i: return Expr(i.Test, load) && Body(i.Body, "If") && Stmts(i.Orelse);
            case Ast.With w: return With("With", w.Items, w.Body);
            case AsyncWith w: return With("AsyncWith", w.Items, w.Body);
            case Match m:
                if (!Expr(m.Subject, load) || !NonEmpty(m.Cases, "cases", "Match")) return false;
                foreach (MatchCase c in m.Cases)
                    if (!Pattern(c.Pattern, false) || !ExprOpt(c.Guard) || !Body(c.Body, "match_case")) return false;
                return true;
            case Raise r:
                if (r.Exc is not null) return Expr(r.Exc, load) && ExprOpt(r.Cause);
                return r.Cause is null || Value("Raise with cause but no exception");
            case Ast.Try t: return Try("Try", t.Body, t.Handlers, t.Orelse, t.Finalbody);
            case TryStar t: return Try("TryStar", t.Body, t.Handlers, t.Orelse, t.Finalbody);
            case Assert a: return Expr(a.Test, load) && ExprOpt(a.Msg);
            case Import i: return Aliases(i.Names, "Import");
            case ImportFrom i: return i.Level < 0 ? Value("Negative ImportFrom level") : Aliases(i.Names, "ImportFrom");
            case Global g: return NonEmpty(g.Names, "names", "Global");
            case Nonlocal n: return NonEmpty(n.Names, "names", "Nonlocal");
            case Ast.Expr e: return Expr(e.Value, load);
            case Pass or Break or Continue: return true;
            default: return Err.Fail(Exc.SystemError, "unexpected statement");
        }
    }

    [Mirrors("validate_type_params", 1032, 1044)]
    private static bool TypeParams(TypeParamNode[] seq)
    {
        foreach (TypeParamNode p in seq)
        {
            if (!Positions(p)) return false;
            bool ok = p switch
            {
                TypeVar t => Name(t.Name) && ExprOpt(t.Bound) && ExprOpt(t.DefaultValue),
                ParamSpec s => Name(s.Name) && ExprOpt(s.DefaultValue),
                TypeVarTuple t => Name(t.Name) && ExprOpt(t.DefaultValue),
                _ => true,
            };
            if (!ok) return false;
        }
        return true;
    }
}
