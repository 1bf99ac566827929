// Python/ast_unparse.c: an expression back to source, for annotations kept as strings.

using System.Text;

namespace PyModules.Compiler;

using PyModules.Ast;
using PyModules.Runtime;
using Attribute = PyModules.Ast.Attribute;
using Interpolation = PyModules.Ast.Interpolation;
using Tuple = PyModules.Ast.Tuple;

/// <summary>Writes expressions; lone surrogates of string constants appear as escapes only, so that UTF-16 text is enough.</summary>
internal struct AstUnparse
{
    private const int PrTuple = 0, PrTest = 1, PrOr = 2, PrAnd = 3, PrNot = 4, PrCmp = 5, PrExpr = 6, PrBor = 6, PrBxor = 7, PrBand = 8, PrShift = 9,
        PrArith = 10, PrTerm = 11, PrFactor = 12, PrPower = 13, PrAwait = 14, PrAtom = 15;

    private readonly StringBuilder _w;
    private bool _failed;

    private AstUnparse(StringBuilder w) => _w = w;

    /// <summary>_PyAST_ExprAsUnicode; null raised.</summary>
    [Mirrors("_PyAST_ExprAsUnicode", 1103, 1107)]
    public static PyStr? ExprAsUnicode(ExprNode e) => Text(e, PrTest) is { } text ? PyStr.From(text) : null;

    [Mirrors("expr_as_unicode", 1088, 1101)]
    private static string? Text(ExprNode e, int level)
    {
        AstUnparse u = new(new StringBuilder());
        u.Expr(e, level);
        return u._failed ? null : u._w.ToString();
    }

    [Mirrors("append_repr", 86, 114)]
    private void Repr(PyObject o)
    {
        if (Obj.Repr(o) is not PyStr repr)
        {
            _failed = true;
            return;
        }
        bool infinite = o is PyComplex || (o is PyFloat f && double.IsInfinity(f.Value));
        _w.Append(infinite ? repr.Value.Replace("inf", "1e309") : repr.Value);
    }

    private void Fail(string message)
    {
        _failed = true;
        Err.Raise(Exc.SystemError, message);
    }

    private readonly void Open(int level, int pr)
    {
        if (level > pr) _w.Append('(');
    }

    private readonly void Close(int level, int pr)
    {
        if (level > pr) _w.Append(')');
    }

    [Mirrors("append_ast_list", 367, 380)]
    private void List(ExprNode[] elts, int level)
    {
        for (int i = 0; i < elts.Length; i++)
        {
            if (i > 0) _w.Append(", ");
            Expr(elts[i], level);
        }
    }

    [Mirrors("append_ast_expr", 1011, 1086)]
    private void Expr(ExprNode e, int level)
    {
        if (_failed) return;
        if (!Recursion.Enter(" during compilation"))
        {
            _failed = true;
            return;
        }
        switch (e)
        {
            case Name n: _w.Append(n.Id); break;
            case Constant c:
                if (c.Value == PyEllipsis.Instance) _w.Append("...");
                else
                {
                    _w.Append(c.Kind);
                    Constant(c.Value);
                }
                break;
            case Attribute a:
                Expr(a.Value, PrAtom);
                _w.Append(a.Value is Constant { Value: PyLong and not PyBool } ? " ." : ".").Append(a.Attr);
                break;
            case Subscript s:
                Expr(s.Value, PrAtom);
                _w.Append('[');
                Expr(s.Slice, PrTuple);
                _w.Append(']');
                break;
            case BoolOp b:
            {
                int pr = b.Op == BoolOperator.And ? PrAnd : PrOr;
                Open(level, pr);
                for (int i = 0; i < b.Values.Length; i++)
                {
                    if (i > 0) _w.Append(b.Op == BoolOperator.And ? " and " : " or ");
                    Expr(b.Values[i], pr + 1);
                }
                Close(level, pr);
                break;
            }
            case BinOp b:
            {
                (string op, int pr) = b.Op switch
                {
                    Operator.Add => (" + ", PrArith), Operator.Sub => (" - ", PrArith), Operator.Mult => (" * ", PrTerm),
                    Operator.MatMult => (" @ ", PrTerm), Operator.Div => (" / ", PrTerm), Operator.Mod => (" % ", PrTerm),
                    Operator.LShift => (" << ", PrShift), Operator.RShift => (" >> ", PrShift), Operator.BitOr => (" | ", PrBor),
                    Operator.BitXor => (" ^ ", PrBxor), Operator.BitAnd => (" & ", PrBand), Operator.FloorDiv => (" // ", PrTerm), _ => (" ** ", PrPower),
                };
                bool right = b.Op == Operator.Pow;
                Open(level, pr);
                Expr(b.Left, right ? pr + 1 : pr);
                _w.Append(op);
                Expr(b.Right, right ? pr : pr + 1);
                Close(level, pr);
                break;
            }
            case UnaryOp u:
            {
                (string op, int pr) = u.Op switch
                {
                    UnaryOperator.Invert => ("~", PrFactor), UnaryOperator.Not => ("not ", PrNot), UnaryOperator.UAdd => ("+", PrFactor), _ => ("-", PrFactor),
                };
                Open(level, pr);
                _w.Append(op);
                Expr(u.Operand, pr);
                Close(level, pr);
                break;
            }
            case Lambda l:
                Open(level, PrTest);
                _w.Append(l.Args.Args.Length + l.Args.Posonlyargs.Length != 0 ? "lambda " : "lambda");
                Args(l.Args);
                _w.Append(": ");
                Expr(l.Body, PrTest);
                Close(level, PrTest);
                break;
            case IfExp i:
                Open(level, PrTest);
                Expr(i.Body, PrTest + 1);
                _w.Append(" if ");
                Expr(i.Test, PrTest + 1);
                _w.Append(" else ");
                Expr(i.Orelse, PrTest);
                Close(level, PrTest);
                break;
            case Dict d:
                _w.Append('{');
                for (int i = 0; i < d.Values.Length; i++)
                {
                    if (i > 0) _w.Append(", ");
                    if (d.Keys[i] is { } key)
                    {
                        Expr(key, PrTest);
                        _w.Append(": ");
                        Expr(d.Values[i], PrTest);
                    }
                    else
                    {
                        _w.Append("**");
                        Expr(d.Values[i], PrExpr);
                    }
                }
                _w.Append('}');
                break;
            case Set s:
                _w.Append('{');
                List(s.Elts, PrTest);
                _w.Append('}');
                break;
            case List l:
                _w.Append('[');
                List(l.Elts, PrTest);
                _w.Append(']');
                break;
            case Tuple t:
                if (t.Elts.Length == 0)
                {
                    _w.Append("()");
                    break;
                }
                Open(level, PrTuple);
                List(t.Elts, PrTest);
                if (t.Elts.Length == 1) _w.Append(',');
                Close(level, PrTuple);
                break;
            case GeneratorExp g: Comprehension('(', g.Elt, g.Generators, ')'); break;
            case ListComp g: Comprehension('[', g.Elt, g.Generators, ']'); break;
            case SetComp g: Comprehension('{', g.Elt, g.Generators, '}'); break;
            case DictComp g:
                _w.Append('{');
                Expr(g.Key, PrTest);
                _w.Append(": ");
                Expr(g.Value, PrTest);
                Generators(g.Generators);
                _w.Append('}');
                break;
            case Yield y:
                _w.Append(y.Value is null ? "(yield" : "(yield ");
                if (y.Value is not null) Expr(y.Value, PrTest);
                _w.Append(')');
                break;
            case YieldFrom y:
                _w.Append("(yield from ");
                Expr(y.Value, PrTest);
                _w.Append(')');
                break;
            case Await a:
                Open(level, PrAwait);
                _w.Append("await ");
                Expr(a.Value, PrAtom);
                Close(level, PrAwait);
                break;
            case Compare c:
                Open(level, PrCmp);
                Expr(c.Left, PrCmp + 1);
                for (int i = 0; i < c.Comparators.Length; i++)
                {
                    _w.Append(c.Ops[i] switch
                    {
                        CmpOperator.Eq => " == ", CmpOperator.NotEq => " != ", CmpOperator.Lt => " < ", CmpOperator.LtE => " <= ", CmpOperator.Gt => " > ",
                        CmpOperator.GtE => " >= ", CmpOperator.Is => " is ", CmpOperator.IsNot => " is not ", CmpOperator.In => " in ", _ => " not in ",
                    });
                    Expr(c.Comparators[i], PrCmp + 1);
                }
                Close(level, PrCmp);
                break;
            case Call c: Call(c); break;
            case JoinedStr j: Joined(j, false); break;
            case TemplateStr t: Template(t); break;
            case FormattedValue f: Formatted(f); break;
            case Interpolation i: Interpolated(i); break;
            case Starred s:
                _w.Append('*');
                Expr(s.Value, PrExpr);
                break;
            case Slice s:
                if (s.Lower is not null) Expr(s.Lower, PrTest);
                _w.Append(':');
                if (s.Upper is not null) Expr(s.Upper, PrTest);
                if (s.Step is not null)
                {
                    _w.Append(':');
                    Expr(s.Step, PrTest);
                }
                break;
            case NamedExpr n:
                Open(level, PrTuple);
                Expr(n.Target, PrAtom);
                _w.Append(" := ");
                Expr(n.Value, PrAtom);
                Close(level, PrTuple);
                break;
            default: Fail("unknown expression kind"); break;
        }
        Recursion.Leave();
    }

    [Mirrors("append_ast_constant", 892, 911)]
    private void Constant(PyObject value)
    {
        if (value is not PyTuple t)
        {
            Repr(value);
            return;
        }
        _w.Append('(');
        for (int i = 0; i < t.Count; i++)
        {
            if (i > 0) _w.Append(", ");
            Constant(t[i]);
        }
        _w.Append(t.Count == 1 ? ",)" : ")");
    }

    [Mirrors("append_ast_genexp", 436, 443)]
    private void Comprehension(char open, ExprNode elt, Comprehension[] generators, char close)
    {
        _w.Append(open);
        Expr(elt, PrTest);
        Generators(generators);
        _w.Append(close);
    }

    [Mirrors("append_ast_comprehension", 405, 421)]
    private void Generators(Comprehension[] generators)
    {
        foreach (Comprehension g in generators)
        {
            _w.Append(g.IsAsync != 0 ? " async for " : " for ");
            Expr(g.Target, PrTuple);
            _w.Append(" in ");
            Expr(g.Iter, PrTest + 1);
            foreach (ExprNode test in g.Ifs)
            {
                _w.Append(" if ");
                Expr(test, PrTest + 1);
            }
        }
    }

    [Mirrors("append_ast_arg", 220, 231)]
    private void Arg(Arg a)
    {
        _w.Append(a.Name);
        if (a.Annotation is null) return;
        _w.Append(": ");
        Expr(a.Annotation, PrTest);
    }

    [Mirrors("append_ast_args", 233, 297)]
    private void Args(Arguments a)
    {
        bool first = true;
        int positional = a.Posonlyargs.Length + a.Args.Length;
        for (int i = 0; i < positional; i++)
        {
            Comma(ref first);
            Arg(i < a.Posonlyargs.Length ? a.Posonlyargs[i] : a.Args[i - a.Posonlyargs.Length]);
            int d = i - positional + a.Defaults.Length;
            if (d >= 0)
            {
                _w.Append('=');
                Expr(a.Defaults[d], PrTest);
            }
            if (i + 1 == a.Posonlyargs.Length) _w.Append(", /");
        }
        if (a.Vararg is not null || a.Kwonlyargs.Length != 0)
        {
            Comma(ref first);
            _w.Append('*');
            if (a.Vararg is not null) Arg(a.Vararg);
        }
        for (int i = 0; i < a.Kwonlyargs.Length; i++)
        {
            Comma(ref first);
            Arg(a.Kwonlyargs[i]);
            int d = i - a.Kwonlyargs.Length + a.KwDefaults.Length;
            if (d >= 0 && a.KwDefaults[d] is { } value)
            {
                _w.Append('=');
                Expr(value, PrTest);
            }
        }
        if (a.Kwarg is null) return;
        Comma(ref first);
        _w.Append("**");
        Arg(a.Kwarg);
    }

    private readonly void Comma(ref bool first)
    {
        if (!first) _w.Append(", ");
        first = false;
    }

    [Mirrors("append_ast_call", 556, 589)]
    private void Call(Call c)
    {
        Expr(c.Func, PrAtom);
        if (c.Args.Length == 1 && c.Keywords.Length == 0 && c.Args[0] is GeneratorExp g)
        {
            Comprehension('(', g.Elt, g.Generators, ')');
            return;
        }
        _w.Append('(');
        bool first = true;
        foreach (ExprNode arg in c.Args)
        {
            Comma(ref first);
            Expr(arg, PrTest);
        }
        foreach (Keyword k in c.Keywords)
        {
            Comma(ref first);
            _w.Append(k.Arg is null ? "**" : k.Arg + "=");
            Expr(k.Value, PrTest);
        }
        _w.Append(')');
    }

    // ----- f-strings and t-strings

    [Mirrors("append_fstring_element", 620, 639)]
    private void Element(ExprNode e, bool formatSpec)
    {
        switch (e)
        {
            case Constant { Value: PyStr s }: _w.Append(s.Value.Replace("{", "{{").Replace("}", "}}")); break;
            case JoinedStr j: Joined(j, formatSpec); break;
            case TemplateStr t: Template(t); break;
            case FormattedValue f: Formatted(f); break;
            case Interpolation i: Interpolated(i); break;
            default: Fail("unknown expression kind inside f-string or t-string"); break;
        }
    }

    [Mirrors("_write_values_subarray", 665, 693)]
    private string Elements(ReadOnlySpan<ExprNode> values, bool formatSpec)
    {
        AstUnparse u = new(new StringBuilder());
        foreach (ExprNode e in values) u.Element(e, formatSpec);
        _failed |= u._failed;
        return u._w.ToString();
    }

    [Mirrors("build_ftstring_body", 643, 663)]
    private void Quoted(char prefix, ReadOnlySpan<ExprNode> values)
    {
        string body = Elements(values, false);
        _w.Append(prefix);
        if (!_failed) Repr(PyStr.From(body));
    }

    [Mirrors("append_joinedstr", 761, 782)]
    private void Joined(JoinedStr j, bool formatSpec)
    {
        if (formatSpec) _w.Append(Elements(j.Values, true));
        else Quoted('f', j.Values);
    }

    [Mirrors("append_templatestr", 695, 759)]
    private void Template(TemplateStr t)
    {
        int last = 0, n = t.Values.Length;
        if (n == 0)
        {
            Quoted('t', []);
            return;
        }
        for (int i = 0; i < n; i++)
        {
            // A field of an f-string that stood beside the t-string.
            if (t.Values[i] is not FormattedValue) continue;
            if (i > last)
            {
                Quoted('t', t.Values.AsSpan(last, i - last));
                _w.Append(' ');
            }
            Quoted('f', t.Values.AsSpan(i, 1));
            if (i + 1 < n) _w.Append(' ');
            last = i + 1;
        }
        if (last < n) Quoted('t', t.Values.AsSpan(last));
    }

    [Mirrors("append_interpolation_str", 784, 800)]
    private readonly void FieldText(string text) => _w.Append(text.StartsWith('{') ? "{ " : "{").Append(text);

    [Mirrors("append_interpolation_conversion", 816, 841)]
    private void FieldEnd(int conversion, ExprNode? spec)
    {
        if (conversion >= 0)
        {
            if (conversion is 'a' or 'r' or 's') _w.Append('!').Append((char)conversion);
            else
            {
                Fail("unknown f-value conversion kind");
                return;
            }
        }
        if (spec is not null)
        {
            _w.Append(':');
            Element(spec, true);
        }
        _w.Append('}');
    }

    [Mirrors("append_interpolation", 856, 872)]
    private void Interpolated(Interpolation i)
    {
        FieldText(((PyStr)i.Str).Value);
        FieldEnd(i.Conversion, i.FormatSpec);
    }

    [Mirrors("append_formattedvalue", 874, 890)]
    private void Formatted(FormattedValue f)
    {
        // Above a lambda, whose colon would begin the format.
        string? text = Text(f.Value, PrTest + 1);
        if (text is null)
        {
            _failed = true;
            return;
        }
        FieldText(text);
        FieldEnd(f.Conversion, f.FormatSpec);
    }
}
