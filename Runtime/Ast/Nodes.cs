// Parser/Python.asdl: the nodes of the abstract syntax tree.

using PyModules.Runtime;

namespace PyModules.Ast;

/// <summary>A node of the tree. Lines count from 1, columns are UTF-8 byte offsets from 0.</summary>
public abstract class AstNode
{
    public int Lineno, ColOffset, EndLineno, EndColOffset;
}

/// <summary>Any <c>mod</c>.</summary>
public abstract class ModNode : AstNode;

/// <summary>Any <c>stmt</c>.</summary>
public abstract class StmtNode : AstNode;

/// <summary>Any <c>expr</c>.</summary>
public abstract class ExprNode : AstNode;

/// <summary>Any <c>excepthandler</c>.</summary>
public abstract class ExceptHandlerNode : AstNode;

/// <summary>Any <c>pattern</c>.</summary>
public abstract class PatternNode : AstNode;

/// <summary>Any <c>type_ignore</c>.</summary>
public abstract class TypeIgnoreNode : AstNode;

/// <summary>Any <c>type_param</c>.</summary>
public abstract class TypeParamNode : AstNode;

public enum ExprContext
{
    Load, Store, Del,
}

public enum BoolOperator
{
    And, Or,
}

public enum Operator
{
    Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv,
}

public enum UnaryOperator
{
    Invert, Not, UAdd, USub,
}

public enum CmpOperator
{
    Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn,
}

/// <summary><c>Module(stmt* body, type_ignore* type_ignores)</c></summary>
public sealed class Module(StmtNode[] body, TypeIgnoreNode[] typeIgnores) : ModNode
{
    public StmtNode[] Body = body;
    public TypeIgnoreNode[] TypeIgnores = typeIgnores;
}

/// <summary><c>Interactive(stmt* body)</c></summary>
public sealed class Interactive(StmtNode[] body) : ModNode
{
    public StmtNode[] Body = body;
}

/// <summary><c>Expression(expr body)</c></summary>
public sealed class Expression(ExprNode body) : ModNode
{
    public ExprNode Body = body;
}

/// <summary><c>FunctionType(expr* argtypes, expr returns)</c></summary>
public sealed class FunctionType(ExprNode[] argtypes, ExprNode returns) : ModNode
{
    public ExprNode[] Argtypes = argtypes;
    public ExprNode Returns = returns;
}

/// <summary><c>FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)</c></summary>
public sealed class FunctionDef(string name, Arguments args, StmtNode[] body, ExprNode[] decoratorList, ExprNode? returns, string? typeComment, TypeParamNode[] typeParams) : StmtNode
{
    public string Name = name;
    public Arguments Args = args;
    public StmtNode[] Body = body;
    public ExprNode[] DecoratorList = decoratorList;
    public ExprNode? Returns = returns;
    public string? TypeComment = typeComment;
    public TypeParamNode[] TypeParams = typeParams;
}

/// <summary><c>AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)</c></summary>
public sealed class AsyncFunctionDef(string name, Arguments args, StmtNode[] body, ExprNode[] decoratorList, ExprNode? returns, string? typeComment, TypeParamNode[] typeParams) : StmtNode
{
    public string Name = name;
    public Arguments Args = args;
    public StmtNode[] Body = body;
    public ExprNode[] DecoratorList = decoratorList;
    public ExprNode? Returns = returns;
    public string? TypeComment = typeComment;
    public TypeParamNode[] TypeParams = typeParams;
}

/// <summary><c>ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)</c></summary>
public sealed class ClassDef(string name, ExprNode[] bases, Keyword[] keywords, StmtNode[] body, ExprNode[] decoratorList, TypeParamNode[] typeParams) : StmtNode
{
    public string Name = name;
    public ExprNode[] Bases = bases;
    public Keyword[] Keywords = keywords;
    public StmtNode[] Body = body;
    public ExprNode[] DecoratorList = decoratorList;
    public TypeParamNode[] TypeParams = typeParams;
}

/// <summary><c>Return(expr? value)</c></summary>
public sealed class Return(ExprNode? value) : StmtNode
{
    public ExprNode? Value = value;
}

/// <summary><c>Delete(expr* targets)</c></summary>
public sealed class Delete(ExprNode[] targets) : StmtNode
{
    public ExprNode[] Targets = targets;
}

/// <summary><c>Assign(expr* targets, expr value, string? type_comment)</c></summary>
public sealed class Assign(ExprNode[] targets, ExprNode value, string? typeComment) : StmtNode
{
    public ExprNode[] Targets = targets;
    public ExprNode Value = value;
    public string? TypeComment = typeComment;
}

/// <summary><c>TypeAlias(expr name, type_param* type_params, expr value)</c></summary>
public sealed class TypeAlias(ExprNode name, TypeParamNode[] typeParams, ExprNode value) : StmtNode
{
    public ExprNode Name = name;
    public TypeParamNode[] TypeParams = typeParams;
    public ExprNode Value = value;
}

/// <summary><c>AugAssign(expr target, operator op, expr value)</c></summary>
public sealed class AugAssign(ExprNode target, Operator op, ExprNode value) : StmtNode
{
    public ExprNode Target = target;
    public Operator Op = op;
    public ExprNode Value = value;
}

/// <summary><c>AnnAssign(expr target, expr annotation, expr? value, int simple)</c></summary>
public sealed class AnnAssign(ExprNode target, ExprNode annotation, ExprNode? value, int simple) : StmtNode
{
    public ExprNode Target = target;
    public ExprNode Annotation = annotation;
    public ExprNode? Value = value;
    public int Simple = simple;
}

/// <summary><c>For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)</c></summary>
public sealed class For(ExprNode target, ExprNode iter, StmtNode[] body, StmtNode[] orelse, string? typeComment) : StmtNode
{
    public ExprNode Target = target;
    public ExprNode Iter = iter;
    public StmtNode[] Body = body;
    public StmtNode[] Orelse = orelse;
    public string? TypeComment = typeComment;
}

/// <summary><c>AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)</c></summary>
public sealed class AsyncFor(ExprNode target, ExprNode iter, StmtNode[] body, StmtNode[] orelse, string? typeComment) : StmtNode
{
    public ExprNode Target = target;
    public ExprNode Iter = iter;
    public StmtNode[] Body = body;
    public StmtNode[] Orelse = orelse;
    public string? TypeComment = typeComment;
}

/// <summary><c>While(expr test, stmt* body, stmt* orelse)</c></summary>
public sealed class While(ExprNode test, StmtNode[] body, StmtNode[] orelse) : StmtNode
{
    public ExprNode Test = test;
    public StmtNode[] Body = body;
    public StmtNode[] Orelse = orelse;
}

/// <summary><c>If(expr test, stmt* body, stmt* orelse)</c></summary>
public sealed class If(ExprNode test, StmtNode[] body, StmtNode[] orelse) : StmtNode
{
    public ExprNode Test = test;
    public StmtNode[] Body = body;
    public StmtNode[] Orelse = orelse;
}

/// <summary><c>With(withitem* items, stmt* body, string? type_comment)</c></summary>
public sealed class With(WithItem[] items, StmtNode[] body, string? typeComment) : StmtNode
{
    public WithItem[] Items = items;
    public StmtNode[] Body = body;
    public string? TypeComment = typeComment;
}

/// <summary><c>AsyncWith(withitem* items, stmt* body, string? type_comment)</c></summary>
public sealed class AsyncWith(WithItem[] items, StmtNode[] body, string? typeComment) : StmtNode
{
    public WithItem[] Items = items;
    public StmtNode[] Body = body;
    public string? TypeComment = typeComment;
}

/// <summary><c>Match(expr subject, match_case* cases)</c></summary>
public sealed class Match(ExprNode subject, MatchCase[] cases) : StmtNode
{
    public ExprNode Subject = subject;
    public MatchCase[] Cases = cases;
}

/// <summary><c>Raise(expr? exc, expr? cause)</c></summary>
public sealed class Raise(ExprNode? exc, ExprNode? cause) : StmtNode
{
    public ExprNode? Exc = exc;
    public ExprNode? Cause = cause;
}

/// <summary><c>Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)</c></summary>
public sealed class Try(StmtNode[] body, ExceptHandlerNode[] handlers, StmtNode[] orelse, StmtNode[] finalbody) : StmtNode
{
    public StmtNode[] Body = body;
    public ExceptHandlerNode[] Handlers = handlers;
    public StmtNode[] Orelse = orelse;
    public StmtNode[] Finalbody = finalbody;
}

/// <summary><c>TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)</c></summary>
public sealed class TryStar(StmtNode[] body, ExceptHandlerNode[] handlers, StmtNode[] orelse, StmtNode[] finalbody) : StmtNode
{
    public StmtNode[] Body = body;
    public ExceptHandlerNode[] Handlers = handlers;
    public StmtNode[] Orelse = orelse;
    public StmtNode[] Finalbody = finalbody;
}

/// <summary><c>Assert(expr test, expr? msg)</c></summary>
public sealed class Assert(ExprNode test, ExprNode? msg) : StmtNode
{
    public ExprNode Test = test;
    public ExprNode? Msg = msg;
}

/// <summary><c>Import(alias* names)</c></summary>
public sealed class Import(Alias[] names) : StmtNode
{
    public Alias[] Names = names;
}

/// <summary><c>ImportFrom(identifier? module, alias* names, int? level)</c></summary>
public sealed class ImportFrom(string? module, Alias[] names, int? level) : StmtNode
{
    public string? Module = module;
    public Alias[] Names = names;
    public int? Level = level;
}

/// <summary><c>Global(identifier* names)</c></summary>
public sealed class Global(string[] names) : StmtNode
{
    public string[] Names = names;
}

/// <summary><c>Nonlocal(identifier* names)</c></summary>
public sealed class Nonlocal(string[] names) : StmtNode
{
    public string[] Names = names;
}

/// <summary><c>Expr(expr value)</c></summary>
public sealed class Expr(ExprNode value) : StmtNode
{
    public ExprNode Value = value;
}

/// <summary><c>Pass</c></summary>
public sealed class Pass : StmtNode;

/// <summary><c>Break</c></summary>
public sealed class Break : StmtNode;

/// <summary><c>Continue</c></summary>
public sealed class Continue : StmtNode;

/// <summary><c>BoolOp(boolop op, expr* values)</c></summary>
public sealed class BoolOp(BoolOperator op, ExprNode[] values) : ExprNode
{
    public BoolOperator Op = op;
    public ExprNode[] Values = values;
}

/// <summary><c>NamedExpr(expr target, expr value)</c></summary>
public sealed class NamedExpr(ExprNode target, ExprNode value) : ExprNode
{
    public ExprNode Target = target;
    public ExprNode Value = value;
}

/// <summary><c>BinOp(expr left, operator op, expr right)</c></summary>
public sealed class BinOp(ExprNode left, Operator op, ExprNode right) : ExprNode
{
    public ExprNode Left = left;
    public Operator Op = op;
    public ExprNode Right = right;
}

/// <summary><c>UnaryOp(unaryop op, expr operand)</c></summary>
public sealed class UnaryOp(UnaryOperator op, ExprNode operand) : ExprNode
{
    public UnaryOperator Op = op;
    public ExprNode Operand = operand;
}

/// <summary><c>Lambda(arguments args, expr body)</c></summary>
public sealed class Lambda(Arguments args, ExprNode body) : ExprNode
{
    public Arguments Args = args;
    public ExprNode Body = body;
}

/// <summary><c>IfExp(expr test, expr body, expr orelse)</c></summary>
public sealed class IfExp(ExprNode test, ExprNode body, ExprNode orelse) : ExprNode
{
    public ExprNode Test = test;
    public ExprNode Body = body;
    public ExprNode Orelse = orelse;
}

/// <summary><c>Dict(expr?* keys, expr* values)</c></summary>
public sealed class Dict(ExprNode?[] keys, ExprNode[] values) : ExprNode
{
    public ExprNode?[] Keys = keys;
    public ExprNode[] Values = values;
}

/// <summary><c>Set(expr* elts)</c></summary>
public sealed class Set(ExprNode[] elts) : ExprNode
{
    public ExprNode[] Elts = elts;
}

/// <summary><c>ListComp(expr elt, comprehension* generators)</c></summary>
public sealed class ListComp(ExprNode elt, Comprehension[] generators) : ExprNode
{
    public ExprNode Elt = elt;
    public Comprehension[] Generators = generators;
}

/// <summary><c>SetComp(expr elt, comprehension* generators)</c></summary>
public sealed class SetComp(ExprNode elt, Comprehension[] generators) : ExprNode
{
    public ExprNode Elt = elt;
    public Comprehension[] Generators = generators;
}

/// <summary><c>DictComp(expr key, expr value, comprehension* generators)</c></summary>
public sealed class DictComp(ExprNode key, ExprNode value, Comprehension[] generators) : ExprNode
{
    public ExprNode Key = key;
    public ExprNode Value = value;
    public Comprehension[] Generators = generators;
}

/// <summary><c>GeneratorExp(expr elt, comprehension* generators)</c></summary>
public sealed class GeneratorExp(ExprNode elt, Comprehension[] generators) : ExprNode
{
    public ExprNode Elt = elt;
    public Comprehension[] Generators = generators;
}

/// <summary><c>Await(expr value)</c></summary>
public sealed class Await(ExprNode value) : ExprNode
{
    public ExprNode Value = value;
}

/// <summary><c>Yield(expr? value)</c></summary>
public sealed class Yield(ExprNode? value) : ExprNode
{
    public ExprNode? Value = value;
}

/// <summary><c>YieldFrom(expr value)</c></summary>
public sealed class YieldFrom(ExprNode value) : ExprNode
{
    public ExprNode Value = value;
}

/// <summary><c>Compare(expr left, cmpop* ops, expr* comparators)</c></summary>
public sealed class Compare(ExprNode left, CmpOperator[] ops, ExprNode[] comparators) : ExprNode
{
    public ExprNode Left = left;
    public CmpOperator[] Ops = ops;
    public ExprNode[] Comparators = comparators;
}

/// <summary><c>Call(expr func, expr* args, keyword* keywords)</c></summary>
public sealed class Call(ExprNode func, ExprNode[] args, Keyword[] keywords) : ExprNode
{
    public ExprNode Func = func;
    public ExprNode[] Args = args;
    public Keyword[] Keywords = keywords;
}

/// <summary><c>FormattedValue(expr value, int conversion, expr? format_spec)</c></summary>
public sealed class FormattedValue(ExprNode value, int conversion, ExprNode? formatSpec) : ExprNode
{
    public ExprNode Value = value;
    public int Conversion = conversion;
    public ExprNode? FormatSpec = formatSpec;
}

/// <summary><c>Interpolation(expr value, constant str, int conversion, expr? format_spec)</c></summary>
public sealed class Interpolation(ExprNode value, PyObject str, int conversion, ExprNode? formatSpec) : ExprNode
{
    public ExprNode Value = value;
    public PyObject Str = str;
    public int Conversion = conversion;
    public ExprNode? FormatSpec = formatSpec;
}

/// <summary><c>JoinedStr(expr* values)</c></summary>
public sealed class JoinedStr(ExprNode[] values) : ExprNode
{
    public ExprNode[] Values = values;
}

/// <summary><c>TemplateStr(expr* values)</c></summary>
public sealed class TemplateStr(ExprNode[] values) : ExprNode
{
    public ExprNode[] Values = values;
}

/// <summary><c>Constant(constant value, string? kind)</c></summary>
public sealed class Constant(PyObject value, string? kind) : ExprNode
{
    public PyObject Value = value;
    public string? Kind = kind;
}

/// <summary><c>Attribute(expr value, identifier attr, expr_context ctx)</c></summary>
public sealed class Attribute(ExprNode value, string attr, ExprContext ctx) : ExprNode
{
    public ExprNode Value = value;
    public string Attr = attr;
    public ExprContext Ctx = ctx;
}

/// <summary><c>Subscript(expr value, expr slice, expr_context ctx)</c></summary>
public sealed class Subscript(ExprNode value, ExprNode slice, ExprContext ctx) : ExprNode
{
    public ExprNode Value = value;
    public ExprNode Slice = slice;
    public ExprContext Ctx = ctx;
}

/// <summary><c>Starred(expr value, expr_context ctx)</c></summary>
public sealed class Starred(ExprNode value, ExprContext ctx) : ExprNode
{
    public ExprNode Value = value;
    public ExprContext Ctx = ctx;
}

/// <summary><c>Name(identifier id, expr_context ctx)</c></summary>
public sealed class Name(string id, ExprContext ctx) : ExprNode
{
    public string Id = id;
    public ExprContext Ctx = ctx;
}

/// <summary><c>List(expr* elts, expr_context ctx)</c></summary>
public sealed class List(ExprNode[] elts, ExprContext ctx) : ExprNode
{
    public ExprNode[] Elts = elts;
    public ExprContext Ctx = ctx;
}

/// <summary><c>Tuple(expr* elts, expr_context ctx)</c></summary>
public sealed class Tuple(ExprNode[] elts, ExprContext ctx) : ExprNode
{
    public ExprNode[] Elts = elts;
    public ExprContext Ctx = ctx;
}

/// <summary><c>Slice(expr? lower, expr? upper, expr? step)</c></summary>
public sealed class Slice(ExprNode? lower, ExprNode? upper, ExprNode? step) : ExprNode
{
    public ExprNode? Lower = lower;
    public ExprNode? Upper = upper;
    public ExprNode? Step = step;
}

/// <summary><c>Comprehension(expr target, expr iter, expr* ifs, int is_async)</c></summary>
public sealed class Comprehension(ExprNode target, ExprNode iter, ExprNode[] ifs, int isAsync) : AstNode
{
    public ExprNode Target = target;
    public ExprNode Iter = iter;
    public ExprNode[] Ifs = ifs;
    public int IsAsync = isAsync;
}

/// <summary><c>ExceptHandler(expr? type, identifier? name, stmt* body)</c></summary>
public sealed class ExceptHandler(ExprNode? type, string? name, StmtNode[] body) : ExceptHandlerNode
{
    public ExprNode? Type = type;
    public string? Name = name;
    public StmtNode[] Body = body;
}

/// <summary><c>Arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)</c></summary>
public sealed class Arguments(Arg[] posonlyargs, Arg[] args, Arg? vararg, Arg[] kwonlyargs, ExprNode?[] kwDefaults, Arg? kwarg, ExprNode[] defaults) : AstNode
{
    public Arg[] Posonlyargs = posonlyargs;
    public Arg[] Args = args;
    public Arg? Vararg = vararg;
    public Arg[] Kwonlyargs = kwonlyargs;
    public ExprNode?[] KwDefaults = kwDefaults;
    public Arg? Kwarg = kwarg;
    public ExprNode[] Defaults = defaults;
}

/// <summary><c>Arg(identifier arg, expr? annotation, string? type_comment)</c></summary>
public sealed class Arg(string name, ExprNode? annotation, string? typeComment) : AstNode
{
    public string Name = name;
    public ExprNode? Annotation = annotation;
    public string? TypeComment = typeComment;
}

/// <summary><c>Keyword(identifier? arg, expr value)</c></summary>
public sealed class Keyword(string? arg, ExprNode value) : AstNode
{
    public string? Arg = arg;
    public ExprNode Value = value;
}

/// <summary><c>Alias(identifier name, identifier? asname)</c></summary>
public sealed class Alias(string name, string? asname) : AstNode
{
    public string Name = name;
    public string? Asname = asname;
}

/// <summary><c>WithItem(expr context_expr, expr? optional_vars)</c></summary>
public sealed class WithItem(ExprNode contextExpr, ExprNode? optionalVars) : AstNode
{
    public ExprNode ContextExpr = contextExpr;
    public ExprNode? OptionalVars = optionalVars;
}

/// <summary><c>MatchCase(pattern pattern, expr? guard, stmt* body)</c></summary>
public sealed class MatchCase(PatternNode pattern, ExprNode? guard, StmtNode[] body) : AstNode
{
    public PatternNode Pattern = pattern;
    public ExprNode? Guard = guard;
    public StmtNode[] Body = body;
}

/// <summary><c>MatchValue(expr value)</c></summary>
public sealed class MatchValue(ExprNode value) : PatternNode
{
    public ExprNode Value = value;
}

/// <summary><c>MatchSingleton(constant value)</c></summary>
public sealed class MatchSingleton(PyObject value) : PatternNode
{
    public PyObject Value = value;
}

/// <summary><c>MatchSequence(pattern* patterns)</c></summary>
public sealed class MatchSequence(PatternNode[] patterns) : PatternNode
{
    public PatternNode[] Patterns = patterns;
}

/// <summary><c>MatchMapping(expr* keys, pattern* patterns, identifier? rest)</c></summary>
public sealed class MatchMapping(ExprNode[] keys, PatternNode[] patterns, string? rest) : PatternNode
{
    public ExprNode[] Keys = keys;
    public PatternNode[] Patterns = patterns;
    public string? Rest = rest;
}

/// <summary><c>MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)</c></summary>
public sealed class MatchClass(ExprNode cls, PatternNode[] patterns, string[] kwdAttrs, PatternNode[] kwdPatterns) : PatternNode
{
    public ExprNode Cls = cls;
    public PatternNode[] Patterns = patterns;
    public string[] KwdAttrs = kwdAttrs;
    public PatternNode[] KwdPatterns = kwdPatterns;
}

/// <summary><c>MatchStar(identifier? name)</c></summary>
public sealed class MatchStar(string? name) : PatternNode
{
    public string? Name = name;
}

/// <summary><c>MatchAs(pattern? pattern, identifier? name)</c></summary>
public sealed class MatchAs(PatternNode? pattern, string? name) : PatternNode
{
    public PatternNode? Pattern = pattern;
    public string? Name = name;
}

/// <summary><c>MatchOr(pattern* patterns)</c></summary>
public sealed class MatchOr(PatternNode[] patterns) : PatternNode
{
    public PatternNode[] Patterns = patterns;
}

/// <summary><c>TypeIgnore(int lineno, string tag)</c></summary>
public sealed class TypeIgnore(string tag) : TypeIgnoreNode
{
    public string Tag = tag;
}

/// <summary><c>TypeVar(identifier name, expr? bound, expr? default_value)</c></summary>
public sealed class TypeVar(string name, ExprNode? bound, ExprNode? defaultValue) : TypeParamNode
{
    public string Name = name;
    public ExprNode? Bound = bound;
    public ExprNode? DefaultValue = defaultValue;
}

/// <summary><c>ParamSpec(identifier name, expr? default_value)</c></summary>
public sealed class ParamSpec(string name, ExprNode? defaultValue) : TypeParamNode
{
    public string Name = name;
    public ExprNode? DefaultValue = defaultValue;
}

/// <summary><c>TypeVarTuple(identifier name, expr? default_value)</c></summary>
public sealed class TypeVarTuple(string name, ExprNode? defaultValue) : TypeParamNode
{
    public string Name = name;
    public ExprNode? DefaultValue = defaultValue;
}
