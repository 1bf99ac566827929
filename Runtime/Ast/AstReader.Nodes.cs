// Python/Python-ast.c: Python objects to nodes.

using PyModules.Runtime;

namespace PyModules.Ast;

internal sealed partial class AstReader
{
    /// <summary>Any <c>mod</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_mod", 10878, 11131)]
    private ModNode? ReadMod(PyObject o)
    {
        if (o is PyNone) return null;
        switch (_state.KindOf(o, AstKind.SumMod))
        {
            case AstKind.Module:
            {
                StmtNode[] body = Seq(o, "Module", "body", ReadStmt);
                if (_failed) return null;
                TypeIgnoreNode[] typeIgnores = Seq(o, "Module", "type_ignores", ReadTypeIgnore);
                if (_failed) return null;
                return new Module(body, typeIgnores);
            }
            case AstKind.Interactive:
            {
                StmtNode[] body = Seq(o, "Interactive", "body", ReadStmt);
                if (_failed) return null;
                return new Interactive(body);
            }
            case AstKind.Expression:
            {
                ExprNode? body = Node(o, "Expression", "body", true, ReadExpr);
                if (_failed) return null;
                if (body is null) return Required<ModNode>("body", "Expression");
                return new Expression(body);
            }
            case AstKind.FunctionType:
            {
                ExprNode[] argtypes = Seq(o, "FunctionType", "argtypes", ReadExpr);
                if (_failed) return null;
                ExprNode? returns = Node(o, "FunctionType", "returns", true, ReadExpr);
                if (_failed) return null;
                if (returns is null) return Required<ModNode>("returns", "FunctionType");
                return new FunctionType(argtypes, returns);
            }
            default: return Unexpected<ModNode>("mod", o);
        }
    }

    /// <summary>Any <c>stmt</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_stmt", 11133, 13788)]
    private StmtNode? ReadStmt(PyObject o)
    {
        if (o is PyNone) return null;
        if (!ReadPositions(o, "stmt", out Parser.Loc at)) return null;
        switch (_state.KindOf(o, AstKind.SumStmt))
        {
            case AstKind.FunctionDef:
            {
                string? name = Node(o, "FunctionDef", "name", true, Identifier);
                if (_failed) return null;
                Arguments? args = Node(o, "FunctionDef", "args", true, ReadArguments);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "FunctionDef", "body", ReadStmt);
                if (_failed) return null;
                ExprNode[] decoratorList = Seq(o, "FunctionDef", "decorator_list", ReadExpr);
                if (_failed) return null;
                ExprNode? returns = Node(o, "FunctionDef", "returns", false, ReadExpr);
                if (_failed) return null;
                string? typeComment = Node(o, "FunctionDef", "type_comment", false, Text);
                if (_failed) return null;
                TypeParamNode[] typeParams = Seq(o, "FunctionDef", "type_params", ReadTypeParam);
                if (_failed) return null;
                if (name is null) return Required<StmtNode>("name", "FunctionDef");
                if (args is null) return Required<StmtNode>("args", "FunctionDef");
                return Parser.PegParser.Place(new FunctionDef(name, args, body, decoratorList, returns, typeComment, typeParams), at);
            }
            case AstKind.AsyncFunctionDef:
            {
                string? name = Node(o, "AsyncFunctionDef", "name", true, Identifier);
                if (_failed) return null;
                Arguments? args = Node(o, "AsyncFunctionDef", "args", true, ReadArguments);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "AsyncFunctionDef", "body", ReadStmt);
                if (_failed) return null;
                ExprNode[] decoratorList = Seq(o, "AsyncFunctionDef", "decorator_list", ReadExpr);
                if (_failed) return null;
                ExprNode? returns = Node(o, "AsyncFunctionDef", "returns", false, ReadExpr);
                if (_failed) return null;
                string? typeComment = Node(o, "AsyncFunctionDef", "type_comment", false, Text);
                if (_failed) return null;
                TypeParamNode[] typeParams = Seq(o, "AsyncFunctionDef", "type_params", ReadTypeParam);
                if (_failed) return null;
                if (name is null) return Required<StmtNode>("name", "AsyncFunctionDef");
                if (args is null) return Required<StmtNode>("args", "AsyncFunctionDef");
                return Parser.PegParser.Place(new AsyncFunctionDef(name, args, body, decoratorList, returns, typeComment, typeParams), at);
            }
            case AstKind.ClassDef:
            {
                string? name = Node(o, "ClassDef", "name", true, Identifier);
                if (_failed) return null;
                ExprNode[] bases = Seq(o, "ClassDef", "bases", ReadExpr);
                if (_failed) return null;
                Keyword[] keywords = Seq(o, "ClassDef", "keywords", ReadKeyword);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "ClassDef", "body", ReadStmt);
                if (_failed) return null;
                ExprNode[] decoratorList = Seq(o, "ClassDef", "decorator_list", ReadExpr);
                if (_failed) return null;
                TypeParamNode[] typeParams = Seq(o, "ClassDef", "type_params", ReadTypeParam);
                if (_failed) return null;
                if (name is null) return Required<StmtNode>("name", "ClassDef");
                return Parser.PegParser.Place(new ClassDef(name, bases, keywords, body, decoratorList, typeParams), at);
            }
            case AstKind.Return:
            {
                ExprNode? value = Node(o, "Return", "value", false, ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Return(value), at);
            }
            case AstKind.Delete:
            {
                ExprNode[] targets = Seq(o, "Delete", "targets", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Delete(targets), at);
            }
            case AstKind.Assign:
            {
                ExprNode[] targets = Seq(o, "Assign", "targets", ReadExpr);
                if (_failed) return null;
                ExprNode? value = Node(o, "Assign", "value", true, ReadExpr);
                if (_failed) return null;
                string? typeComment = Node(o, "Assign", "type_comment", false, Text);
                if (_failed) return null;
                if (value is null) return Required<StmtNode>("value", "Assign");
                return Parser.PegParser.Place(new Assign(targets, value, typeComment), at);
            }
            case AstKind.TypeAlias:
            {
                ExprNode? name = Node(o, "TypeAlias", "name", true, ReadExpr);
                if (_failed) return null;
                TypeParamNode[] typeParams = Seq(o, "TypeAlias", "type_params", ReadTypeParam);
                if (_failed) return null;
                ExprNode? value = Node(o, "TypeAlias", "value", true, ReadExpr);
                if (_failed) return null;
                if (name is null) return Required<StmtNode>("name", "TypeAlias");
                if (value is null) return Required<StmtNode>("value", "TypeAlias");
                return Parser.PegParser.Place(new TypeAlias(name, typeParams, value), at);
            }
            case AstKind.AugAssign:
            {
                ExprNode? target = Node(o, "AugAssign", "target", true, ReadExpr);
                if (_failed) return null;
                Operator op = (Operator)EnumField(o, "AugAssign", "op", "operator", AstKind.SumOperator);
                if (_failed) return null;
                ExprNode? value = Node(o, "AugAssign", "value", true, ReadExpr);
                if (_failed) return null;
                if (target is null) return Required<StmtNode>("target", "AugAssign");
                if (value is null) return Required<StmtNode>("value", "AugAssign");
                return Parser.PegParser.Place(new AugAssign(target, op, value), at);
            }
            case AstKind.AnnAssign:
            {
                ExprNode? target = Node(o, "AnnAssign", "target", true, ReadExpr);
                if (_failed) return null;
                ExprNode? annotation = Node(o, "AnnAssign", "annotation", true, ReadExpr);
                if (_failed) return null;
                ExprNode? value = Node(o, "AnnAssign", "value", false, ReadExpr);
                if (_failed) return null;
                int simple = Int(o, "AnnAssign", "simple", true);
                if (_failed) return null;
                if (target is null) return Required<StmtNode>("target", "AnnAssign");
                if (annotation is null) return Required<StmtNode>("annotation", "AnnAssign");
                return Parser.PegParser.Place(new AnnAssign(target, annotation, value, simple), at);
            }
            case AstKind.For:
            {
                ExprNode? target = Node(o, "For", "target", true, ReadExpr);
                if (_failed) return null;
                ExprNode? iter = Node(o, "For", "iter", true, ReadExpr);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "For", "body", ReadStmt);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "For", "orelse", ReadStmt);
                if (_failed) return null;
                string? typeComment = Node(o, "For", "type_comment", false, Text);
                if (_failed) return null;
                if (target is null) return Required<StmtNode>("target", "For");
                if (iter is null) return Required<StmtNode>("iter", "For");
                return Parser.PegParser.Place(new For(target, iter, body, orelse, typeComment), at);
            }
            case AstKind.AsyncFor:
            {
                ExprNode? target = Node(o, "AsyncFor", "target", true, ReadExpr);
                if (_failed) return null;
                ExprNode? iter = Node(o, "AsyncFor", "iter", true, ReadExpr);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "AsyncFor", "body", ReadStmt);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "AsyncFor", "orelse", ReadStmt);
                if (_failed) return null;
                string? typeComment = Node(o, "AsyncFor", "type_comment", false, Text);
                if (_failed) return null;
                if (target is null) return Required<StmtNode>("target", "AsyncFor");
                if (iter is null) return Required<StmtNode>("iter", "AsyncFor");
                return Parser.PegParser.Place(new AsyncFor(target, iter, body, orelse, typeComment), at);
            }
            case AstKind.While:
            {
                ExprNode? test = Node(o, "While", "test", true, ReadExpr);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "While", "body", ReadStmt);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "While", "orelse", ReadStmt);
                if (_failed) return null;
                if (test is null) return Required<StmtNode>("test", "While");
                return Parser.PegParser.Place(new While(test, body, orelse), at);
            }
            case AstKind.If:
            {
                ExprNode? test = Node(o, "If", "test", true, ReadExpr);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "If", "body", ReadStmt);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "If", "orelse", ReadStmt);
                if (_failed) return null;
                if (test is null) return Required<StmtNode>("test", "If");
                return Parser.PegParser.Place(new If(test, body, orelse), at);
            }
            case AstKind.With:
            {
                WithItem[] items = Seq(o, "With", "items", ReadWithitem);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "With", "body", ReadStmt);
                if (_failed) return null;
                string? typeComment = Node(o, "With", "type_comment", false, Text);
                if (_failed) return null;
                return Parser.PegParser.Place(new With(items, body, typeComment), at);
            }
            case AstKind.AsyncWith:
            {
                WithItem[] items = Seq(o, "AsyncWith", "items", ReadWithitem);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "AsyncWith", "body", ReadStmt);
                if (_failed) return null;
                string? typeComment = Node(o, "AsyncWith", "type_comment", false, Text);
                if (_failed) return null;
                return Parser.PegParser.Place(new AsyncWith(items, body, typeComment), at);
            }
            case AstKind.Match:
            {
                ExprNode? subject = Node(o, "Match", "subject", true, ReadExpr);
                if (_failed) return null;
                MatchCase[] cases = Seq(o, "Match", "cases", ReadMatchCase);
                if (_failed) return null;
                if (subject is null) return Required<StmtNode>("subject", "Match");
                return Parser.PegParser.Place(new Match(subject, cases), at);
            }
            case AstKind.Raise:
            {
                ExprNode? exc = Node(o, "Raise", "exc", false, ReadExpr);
                if (_failed) return null;
                ExprNode? cause = Node(o, "Raise", "cause", false, ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Raise(exc, cause), at);
            }
            case AstKind.Try:
            {
                StmtNode[] body = Seq(o, "Try", "body", ReadStmt);
                if (_failed) return null;
                ExceptHandlerNode[] handlers = Seq(o, "Try", "handlers", ReadExcepthandler);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "Try", "orelse", ReadStmt);
                if (_failed) return null;
                StmtNode[] finalbody = Seq(o, "Try", "finalbody", ReadStmt);
                if (_failed) return null;
                return Parser.PegParser.Place(new Try(body, handlers, orelse, finalbody), at);
            }
            case AstKind.TryStar:
            {
                StmtNode[] body = Seq(o, "TryStar", "body", ReadStmt);
                if (_failed) return null;
                ExceptHandlerNode[] handlers = Seq(o, "TryStar", "handlers", ReadExcepthandler);
                if (_failed) return null;
                StmtNode[] orelse = Seq(o, "TryStar", "orelse", ReadStmt);
                if (_failed) return null;
                StmtNode[] finalbody = Seq(o, "TryStar", "finalbody", ReadStmt);
                if (_failed) return null;
                return Parser.PegParser.Place(new TryStar(body, handlers, orelse, finalbody), at);
            }
            case AstKind.Assert:
            {
                ExprNode? test = Node(o, "Assert", "test", true, ReadExpr);
                if (_failed) return null;
                ExprNode? msg = Node(o, "Assert", "msg", false, ReadExpr);
                if (_failed) return null;
                if (test is null) return Required<StmtNode>("test", "Assert");
                return Parser.PegParser.Place(new Assert(test, msg), at);
            }
            case AstKind.Import:
            {
                Alias[] names = Seq(o, "Import", "names", ReadAlias);
                if (_failed) return null;
                return Parser.PegParser.Place(new Import(names), at);
            }
            case AstKind.ImportFrom:
            {
                string? module = Node(o, "ImportFrom", "module", false, Identifier);
                if (_failed) return null;
                Alias[] names = Seq(o, "ImportFrom", "names", ReadAlias);
                if (_failed) return null;
                int level = Int(o, "ImportFrom", "level", false);
                if (_failed) return null;
                return Parser.PegParser.Place(new ImportFrom(module, names, level), at);
            }
            case AstKind.Global:
            {
                string[] names = Seq(o, "Global", "names", Identifier);
                if (_failed) return null;
                return Parser.PegParser.Place(new Global(names), at);
            }
            case AstKind.Nonlocal:
            {
                string[] names = Seq(o, "Nonlocal", "names", Identifier);
                if (_failed) return null;
                return Parser.PegParser.Place(new Nonlocal(names), at);
            }
            case AstKind.Expr:
            {
                ExprNode? value = Node(o, "Expr", "value", true, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<StmtNode>("value", "Expr");
                return Parser.PegParser.Place(new Expr(value), at);
            }
            case AstKind.Pass:
            {
                return Parser.PegParser.Place(new Pass(), at);
            }
            case AstKind.Break:
            {
                return Parser.PegParser.Place(new Break(), at);
            }
            case AstKind.Continue:
            {
                return Parser.PegParser.Place(new Continue(), at);
            }
            default: return Unexpected<StmtNode>("stmt", o);
        }
    }

    /// <summary>Any <c>expr</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_expr", 13790, 15700)]
    private ExprNode? ReadExpr(PyObject o)
    {
        if (o is PyNone) return null;
        if (!ReadPositions(o, "expr", out Parser.Loc at)) return null;
        switch (_state.KindOf(o, AstKind.SumExpr))
        {
            case AstKind.BoolOp:
            {
                BoolOperator op = (BoolOperator)EnumField(o, "BoolOp", "op", "boolop", AstKind.SumBoolop);
                if (_failed) return null;
                ExprNode[] values = Seq(o, "BoolOp", "values", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new BoolOp(op, values), at);
            }
            case AstKind.NamedExpr:
            {
                ExprNode? target = Node(o, "NamedExpr", "target", true, ReadExpr);
                if (_failed) return null;
                ExprNode? value = Node(o, "NamedExpr", "value", true, ReadExpr);
                if (_failed) return null;
                if (target is null) return Required<ExprNode>("target", "NamedExpr");
                if (value is null) return Required<ExprNode>("value", "NamedExpr");
                return Parser.PegParser.Place(new NamedExpr(target, value), at);
            }
            case AstKind.BinOp:
            {
                ExprNode? left = Node(o, "BinOp", "left", true, ReadExpr);
                if (_failed) return null;
                Operator op = (Operator)EnumField(o, "BinOp", "op", "operator", AstKind.SumOperator);
                if (_failed) return null;
                ExprNode? right = Node(o, "BinOp", "right", true, ReadExpr);
                if (_failed) return null;
                if (left is null) return Required<ExprNode>("left", "BinOp");
                if (right is null) return Required<ExprNode>("right", "BinOp");
                return Parser.PegParser.Place(new BinOp(left, op, right), at);
            }
            case AstKind.UnaryOp:
            {
                UnaryOperator op = (UnaryOperator)EnumField(o, "UnaryOp", "op", "unaryop", AstKind.SumUnaryop);
                if (_failed) return null;
                ExprNode? operand = Node(o, "UnaryOp", "operand", true, ReadExpr);
                if (_failed) return null;
                if (operand is null) return Required<ExprNode>("operand", "UnaryOp");
                return Parser.PegParser.Place(new UnaryOp(op, operand), at);
            }
            case AstKind.Lambda:
            {
                Arguments? args = Node(o, "Lambda", "args", true, ReadArguments);
                if (_failed) return null;
                ExprNode? body = Node(o, "Lambda", "body", true, ReadExpr);
                if (_failed) return null;
                if (args is null) return Required<ExprNode>("args", "Lambda");
                if (body is null) return Required<ExprNode>("body", "Lambda");
                return Parser.PegParser.Place(new Lambda(args, body), at);
            }
            case AstKind.IfExp:
            {
                ExprNode? test = Node(o, "IfExp", "test", true, ReadExpr);
                if (_failed) return null;
                ExprNode? body = Node(o, "IfExp", "body", true, ReadExpr);
                if (_failed) return null;
                ExprNode? orelse = Node(o, "IfExp", "orelse", true, ReadExpr);
                if (_failed) return null;
                if (test is null) return Required<ExprNode>("test", "IfExp");
                if (body is null) return Required<ExprNode>("body", "IfExp");
                if (orelse is null) return Required<ExprNode>("orelse", "IfExp");
                return Parser.PegParser.Place(new IfExp(test, body, orelse), at);
            }
            case AstKind.Dict:
            {
                ExprNode[] keys = Seq(o, "Dict", "keys", ReadExpr);
                if (_failed) return null;
                ExprNode[] values = Seq(o, "Dict", "values", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Dict(keys, values), at);
            }
            case AstKind.Set:
            {
                ExprNode[] elts = Seq(o, "Set", "elts", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Set(elts), at);
            }
            case AstKind.ListComp:
            {
                ExprNode? elt = Node(o, "ListComp", "elt", true, ReadExpr);
                if (_failed) return null;
                Comprehension[] generators = Seq(o, "ListComp", "generators", ReadComprehension);
                if (_failed) return null;
                if (elt is null) return Required<ExprNode>("elt", "ListComp");
                return Parser.PegParser.Place(new ListComp(elt, generators), at);
            }
            case AstKind.SetComp:
            {
                ExprNode? elt = Node(o, "SetComp", "elt", true, ReadExpr);
                if (_failed) return null;
                Comprehension[] generators = Seq(o, "SetComp", "generators", ReadComprehension);
                if (_failed) return null;
                if (elt is null) return Required<ExprNode>("elt", "SetComp");
                return Parser.PegParser.Place(new SetComp(elt, generators), at);
            }
            case AstKind.DictComp:
            {
                ExprNode? key = Node(o, "DictComp", "key", true, ReadExpr);
                if (_failed) return null;
                ExprNode? value = Node(o, "DictComp", "value", true, ReadExpr);
                if (_failed) return null;
                Comprehension[] generators = Seq(o, "DictComp", "generators", ReadComprehension);
                if (_failed) return null;
                if (key is null) return Required<ExprNode>("key", "DictComp");
                if (value is null) return Required<ExprNode>("value", "DictComp");
                return Parser.PegParser.Place(new DictComp(key, value, generators), at);
            }
            case AstKind.GeneratorExp:
            {
                ExprNode? elt = Node(o, "GeneratorExp", "elt", true, ReadExpr);
                if (_failed) return null;
                Comprehension[] generators = Seq(o, "GeneratorExp", "generators", ReadComprehension);
                if (_failed) return null;
                if (elt is null) return Required<ExprNode>("elt", "GeneratorExp");
                return Parser.PegParser.Place(new GeneratorExp(elt, generators), at);
            }
            case AstKind.Await:
            {
                ExprNode? value = Node(o, "Await", "value", true, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Await");
                return Parser.PegParser.Place(new Await(value), at);
            }
            case AstKind.Yield:
            {
                ExprNode? value = Node(o, "Yield", "value", false, ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Yield(value), at);
            }
            case AstKind.YieldFrom:
            {
                ExprNode? value = Node(o, "YieldFrom", "value", true, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "YieldFrom");
                return Parser.PegParser.Place(new YieldFrom(value), at);
            }
            case AstKind.Compare:
            {
                ExprNode? left = Node(o, "Compare", "left", true, ReadExpr);
                if (_failed) return null;
                CmpOperator[] ops = Enums(o, "Compare", "ops", "cmpop", AstKind.SumCmpop, static i => (CmpOperator)i);
                if (_failed) return null;
                ExprNode[] comparators = Seq(o, "Compare", "comparators", ReadExpr);
                if (_failed) return null;
                if (left is null) return Required<ExprNode>("left", "Compare");
                return Parser.PegParser.Place(new Compare(left, ops, comparators), at);
            }
            case AstKind.Call:
            {
                ExprNode? func = Node(o, "Call", "func", true, ReadExpr);
                if (_failed) return null;
                ExprNode[] args = Seq(o, "Call", "args", ReadExpr);
                if (_failed) return null;
                Keyword[] keywords = Seq(o, "Call", "keywords", ReadKeyword);
                if (_failed) return null;
                if (func is null) return Required<ExprNode>("func", "Call");
                return Parser.PegParser.Place(new Call(func, args, keywords), at);
            }
            case AstKind.FormattedValue:
            {
                ExprNode? value = Node(o, "FormattedValue", "value", true, ReadExpr);
                if (_failed) return null;
                int conversion = Int(o, "FormattedValue", "conversion", true);
                if (_failed) return null;
                ExprNode? formatSpec = Node(o, "FormattedValue", "format_spec", false, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "FormattedValue");
                return Parser.PegParser.Place(new FormattedValue(value, conversion, formatSpec), at);
            }
            case AstKind.Interpolation:
            {
                ExprNode? value = Node(o, "Interpolation", "value", true, ReadExpr);
                if (_failed) return null;
                PyObject? str = Node(o, "Interpolation", "str", true, static x => x);
                if (_failed) return null;
                int conversion = Int(o, "Interpolation", "conversion", true);
                if (_failed) return null;
                ExprNode? formatSpec = Node(o, "Interpolation", "format_spec", false, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Interpolation");
                if (str is null) return Required<ExprNode>("str", "Interpolation");
                return Parser.PegParser.Place(new Interpolation(value, str, conversion, formatSpec), at);
            }
            case AstKind.JoinedStr:
            {
                ExprNode[] values = Seq(o, "JoinedStr", "values", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new JoinedStr(values), at);
            }
            case AstKind.TemplateStr:
            {
                ExprNode[] values = Seq(o, "TemplateStr", "values", ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new TemplateStr(values), at);
            }
            case AstKind.Constant:
            {
                PyObject? value = Node(o, "Constant", "value", true, static x => x);
                if (_failed) return null;
                string? kind = Node(o, "Constant", "kind", false, Text);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Constant");
                return Parser.PegParser.Place(new Constant(value, kind), at);
            }
            case AstKind.Attribute:
            {
                ExprNode? value = Node(o, "Attribute", "value", true, ReadExpr);
                if (_failed) return null;
                string? attr = Node(o, "Attribute", "attr", true, Identifier);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "Attribute", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Attribute");
                if (attr is null) return Required<ExprNode>("attr", "Attribute");
                return Parser.PegParser.Place(new Attribute(value, attr, ctx), at);
            }
            case AstKind.Subscript:
            {
                ExprNode? value = Node(o, "Subscript", "value", true, ReadExpr);
                if (_failed) return null;
                ExprNode? slice = Node(o, "Subscript", "slice", true, ReadExpr);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "Subscript", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Subscript");
                if (slice is null) return Required<ExprNode>("slice", "Subscript");
                return Parser.PegParser.Place(new Subscript(value, slice, ctx), at);
            }
            case AstKind.Starred:
            {
                ExprNode? value = Node(o, "Starred", "value", true, ReadExpr);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "Starred", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                if (value is null) return Required<ExprNode>("value", "Starred");
                return Parser.PegParser.Place(new Starred(value, ctx), at);
            }
            case AstKind.Name:
            {
                string? id = Node(o, "Name", "id", true, Identifier);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "Name", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                if (id is null) return Required<ExprNode>("id", "Name");
                return Parser.PegParser.Place(new Name(id, ctx), at);
            }
            case AstKind.List:
            {
                ExprNode[] elts = Seq(o, "List", "elts", ReadExpr);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "List", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                return Parser.PegParser.Place(new List(elts, ctx), at);
            }
            case AstKind.Tuple:
            {
                ExprNode[] elts = Seq(o, "Tuple", "elts", ReadExpr);
                if (_failed) return null;
                ExprContext ctx = (ExprContext)EnumField(o, "Tuple", "ctx", "expr_context", AstKind.SumExprContext);
                if (_failed) return null;
                return Parser.PegParser.Place(new Tuple(elts, ctx), at);
            }
            case AstKind.Slice:
            {
                ExprNode? lower = Node(o, "Slice", "lower", false, ReadExpr);
                if (_failed) return null;
                ExprNode? upper = Node(o, "Slice", "upper", false, ReadExpr);
                if (_failed) return null;
                ExprNode? step = Node(o, "Slice", "step", false, ReadExpr);
                if (_failed) return null;
                return Parser.PegParser.Place(new Slice(lower, upper, step), at);
            }
            default: return Unexpected<ExprNode>("expr", o);
        }
    }

    /// <summary>Any <c>comprehension</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_comprehension", 16013, 16118)]
    private Comprehension? ReadComprehension(PyObject o)
    {
        if (o is PyNone) return null;
        ExprNode? target = Node(o, "comprehension", "target", true, ReadExpr);
        if (_failed) return null;
        ExprNode? iter = Node(o, "comprehension", "iter", true, ReadExpr);
        if (_failed) return null;
        ExprNode[] ifs = Seq(o, "comprehension", "ifs", ReadExpr);
        if (_failed) return null;
        int isAsync = Int(o, "comprehension", "is_async", true);
        if (_failed) return null;
        if (target is null) return Required<Comprehension>("target", "comprehension");
        if (iter is null) return Required<Comprehension>("iter", "comprehension");
        return new Comprehension(target, iter, ifs, isAsync);
    }

    /// <summary>Any <c>excepthandler</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_excepthandler", 16120, 16297)]
    private ExceptHandlerNode? ReadExcepthandler(PyObject o)
    {
        if (o is PyNone) return null;
        if (!ReadPositions(o, "excepthandler", out Parser.Loc at)) return null;
        switch (_state.KindOf(o, AstKind.SumExcepthandler))
        {
            case AstKind.ExceptHandler:
            {
                ExprNode? type = Node(o, "ExceptHandler", "type", false, ReadExpr);
                if (_failed) return null;
                string? name = Node(o, "ExceptHandler", "name", false, Identifier);
                if (_failed) return null;
                StmtNode[] body = Seq(o, "ExceptHandler", "body", ReadStmt);
                if (_failed) return null;
                return Parser.PegParser.Place(new ExceptHandler(type, name, body), at);
            }
            default: return Unexpected<ExceptHandlerNode>("excepthandler", o);
        }
    }

    /// <summary>Any <c>arguments</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_arguments", 16299, 16543)]
    private Arguments? ReadArguments(PyObject o)
    {
        if (o is PyNone) return null;
        Arg[] posonlyargs = Seq(o, "arguments", "posonlyargs", ReadArg);
        if (_failed) return null;
        Arg[] args = Seq(o, "arguments", "args", ReadArg);
        if (_failed) return null;
        Arg? vararg = Node(o, "arguments", "vararg", false, ReadArg);
        if (_failed) return null;
        Arg[] kwonlyargs = Seq(o, "arguments", "kwonlyargs", ReadArg);
        if (_failed) return null;
        ExprNode[] kwDefaults = Seq(o, "arguments", "kw_defaults", ReadExpr);
        if (_failed) return null;
        Arg? kwarg = Node(o, "arguments", "kwarg", false, ReadArg);
        if (_failed) return null;
        ExprNode[] defaults = Seq(o, "arguments", "defaults", ReadExpr);
        if (_failed) return null;
        return new Arguments(posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }

    /// <summary>Any <c>arg</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_arg", 16545, 16683)]
    private Arg? ReadArg(PyObject o)
    {
        if (o is PyNone) return null;
        string? arg = Node(o, "arg", "arg", true, Identifier);
        if (_failed) return null;
        ExprNode? annotation = Node(o, "arg", "annotation", false, ReadExpr);
        if (_failed) return null;
        string? typeComment = Node(o, "arg", "type_comment", false, Text);
        if (_failed) return null;
        if (!ReadPositions(o, "arg", out Parser.Loc at)) return null;
        if (arg is null) return Required<Arg>("arg", "arg");
        return Parser.PegParser.Place(new Arg(arg, annotation, typeComment), at);
    }

    /// <summary>Any <c>keyword</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_keyword", 16685, 16806)]
    private Keyword? ReadKeyword(PyObject o)
    {
        if (o is PyNone) return null;
        string? arg = Node(o, "keyword", "arg", false, Identifier);
        if (_failed) return null;
        ExprNode? value = Node(o, "keyword", "value", true, ReadExpr);
        if (_failed) return null;
        if (!ReadPositions(o, "keyword", out Parser.Loc at)) return null;
        if (value is null) return Required<Keyword>("value", "keyword");
        return Parser.PegParser.Place(new Keyword(arg, value), at);
    }

    /// <summary>Any <c>alias</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_alias", 16808, 16929)]
    private Alias? ReadAlias(PyObject o)
    {
        if (o is PyNone) return null;
        string? name = Node(o, "alias", "name", true, Identifier);
        if (_failed) return null;
        string? asname = Node(o, "alias", "asname", false, Identifier);
        if (_failed) return null;
        if (!ReadPositions(o, "alias", out Parser.Loc at)) return null;
        if (name is null) return Required<Alias>("name", "alias");
        return Parser.PegParser.Place(new Alias(name, asname), at);
    }

    /// <summary>Any <c>withitem</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_withitem", 16931, 16979)]
    private WithItem? ReadWithitem(PyObject o)
    {
        if (o is PyNone) return null;
        ExprNode? contextExpr = Node(o, "withitem", "context_expr", true, ReadExpr);
        if (_failed) return null;
        ExprNode? optionalVars = Node(o, "withitem", "optional_vars", false, ReadExpr);
        if (_failed) return null;
        if (contextExpr is null) return Required<WithItem>("context_expr", "withitem");
        return new WithItem(contextExpr, optionalVars);
    }

    /// <summary>Any <c>match_case</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_match_case", 16981, 17068)]
    private MatchCase? ReadMatchCase(PyObject o)
    {
        if (o is PyNone) return null;
        PatternNode? pattern = Node(o, "match_case", "pattern", true, ReadPattern);
        if (_failed) return null;
        ExprNode? guard = Node(o, "match_case", "guard", false, ReadExpr);
        if (_failed) return null;
        StmtNode[] body = Seq(o, "match_case", "body", ReadStmt);
        if (_failed) return null;
        if (pattern is null) return Required<MatchCase>("pattern", "match_case");
        return new MatchCase(pattern, guard, body);
    }

    /// <summary>Any <c>pattern</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_pattern", 17070, 17656)]
    private PatternNode? ReadPattern(PyObject o)
    {
        if (o is PyNone) return null;
        if (!ReadPositions(o, "pattern", out Parser.Loc at)) return null;
        switch (_state.KindOf(o, AstKind.SumPattern))
        {
            case AstKind.MatchValue:
            {
                ExprNode? value = Node(o, "MatchValue", "value", true, ReadExpr);
                if (_failed) return null;
                if (value is null) return Required<PatternNode>("value", "MatchValue");
                return Parser.PegParser.Place(new MatchValue(value), at);
            }
            case AstKind.MatchSingleton:
            {
                PyObject? value = Node(o, "MatchSingleton", "value", true, static x => x);
                if (_failed) return null;
                if (value is null) return Required<PatternNode>("value", "MatchSingleton");
                return Parser.PegParser.Place(new MatchSingleton(value), at);
            }
            case AstKind.MatchSequence:
            {
                PatternNode[] patterns = Seq(o, "MatchSequence", "patterns", ReadPattern);
                if (_failed) return null;
                return Parser.PegParser.Place(new MatchSequence(patterns), at);
            }
            case AstKind.MatchMapping:
            {
                ExprNode[] keys = Seq(o, "MatchMapping", "keys", ReadExpr);
                if (_failed) return null;
                PatternNode[] patterns = Seq(o, "MatchMapping", "patterns", ReadPattern);
                if (_failed) return null;
                string? rest = Node(o, "MatchMapping", "rest", false, Identifier);
                if (_failed) return null;
                return Parser.PegParser.Place(new MatchMapping(keys, patterns, rest), at);
            }
            case AstKind.MatchClass:
            {
                ExprNode? cls = Node(o, "MatchClass", "cls", true, ReadExpr);
                if (_failed) return null;
                PatternNode[] patterns = Seq(o, "MatchClass", "patterns", ReadPattern);
                if (_failed) return null;
                string[] kwdAttrs = Seq(o, "MatchClass", "kwd_attrs", Identifier);
                if (_failed) return null;
                PatternNode[] kwdPatterns = Seq(o, "MatchClass", "kwd_patterns", ReadPattern);
                if (_failed) return null;
                if (cls is null) return Required<PatternNode>("cls", "MatchClass");
                return Parser.PegParser.Place(new MatchClass(cls, patterns, kwdAttrs, kwdPatterns), at);
            }
            case AstKind.MatchStar:
            {
                string? name = Node(o, "MatchStar", "name", false, Identifier);
                if (_failed) return null;
                return Parser.PegParser.Place(new MatchStar(name), at);
            }
            case AstKind.MatchAs:
            {
                PatternNode? pattern = Node(o, "MatchAs", "pattern", false, ReadPattern);
                if (_failed) return null;
                string? name = Node(o, "MatchAs", "name", false, Identifier);
                if (_failed) return null;
                return Parser.PegParser.Place(new MatchAs(pattern, name), at);
            }
            case AstKind.MatchOr:
            {
                PatternNode[] patterns = Seq(o, "MatchOr", "patterns", ReadPattern);
                if (_failed) return null;
                return Parser.PegParser.Place(new MatchOr(patterns), at);
            }
            default: return Unexpected<PatternNode>("pattern", o);
        }
    }

    /// <summary>Any <c>type_ignore</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_type_ignore", 17658, 17723)]
    private TypeIgnoreNode? ReadTypeIgnore(PyObject o)
    {
        if (o is PyNone) return null;
        switch (_state.KindOf(o, AstKind.SumTypeIgnore))
        {
            case AstKind.TypeIgnore:
            {
                int lineno = Int(o, "TypeIgnore", "lineno", true);
                if (_failed) return null;
                string? tag = Node(o, "TypeIgnore", "tag", true, Text);
                if (_failed) return null;
                if (tag is null) return Required<TypeIgnoreNode>("tag", "TypeIgnore");
                return new TypeIgnore(tag) { Lineno = lineno };
            }
            default: return Unexpected<TypeIgnoreNode>("type_ignore", o);
        }
    }

    /// <summary>Any <c>type_param</c>; null for None and on error.</summary>
    [Mirrors("obj2ast_type_param", 17725, 17977)]
    private TypeParamNode? ReadTypeParam(PyObject o)
    {
        if (o is PyNone) return null;
        if (!ReadPositions(o, "type_param", out Parser.Loc at)) return null;
        switch (_state.KindOf(o, AstKind.SumTypeParam))
        {
            case AstKind.TypeVar:
            {
                string? name = Node(o, "TypeVar", "name", true, Identifier);
                if (_failed) return null;
                ExprNode? bound = Node(o, "TypeVar", "bound", false, ReadExpr);
                if (_failed) return null;
                ExprNode? defaultValue = Node(o, "TypeVar", "default_value", false, ReadExpr);
                if (_failed) return null;
                if (name is null) return Required<TypeParamNode>("name", "TypeVar");
                return Parser.PegParser.Place(new TypeVar(name, bound, defaultValue), at);
            }
            case AstKind.ParamSpec:
            {
                string? name = Node(o, "ParamSpec", "name", true, Identifier);
                if (_failed) return null;
                ExprNode? defaultValue = Node(o, "ParamSpec", "default_value", false, ReadExpr);
                if (_failed) return null;
                if (name is null) return Required<TypeParamNode>("name", "ParamSpec");
                return Parser.PegParser.Place(new ParamSpec(name, defaultValue), at);
            }
            case AstKind.TypeVarTuple:
            {
                string? name = Node(o, "TypeVarTuple", "name", true, Identifier);
                if (_failed) return null;
                ExprNode? defaultValue = Node(o, "TypeVarTuple", "default_value", false, ReadExpr);
                if (_failed) return null;
                if (name is null) return Required<TypeParamNode>("name", "TypeVarTuple");
                return Parser.PegParser.Place(new TypeVarTuple(name, defaultValue), at);
            }
            default: return Unexpected<TypeParamNode>("type_param", o);
        }
    }
}
