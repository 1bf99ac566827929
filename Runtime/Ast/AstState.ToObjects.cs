// Python/Python-ast.c: nodes to Python objects.

using PyModules.Runtime;

namespace PyModules.Ast;

internal sealed partial class AstState
{
    /// <summary>The object of a node; null raised.</summary>
    [Mirrors("ast2obj_mod", 8887, 8961), Mirrors("ast2obj_stmt", 8963, 9565), Mirrors("ast2obj_expr", 9567, 10083)]
    private PyObject? Build(AstNode node)
    {
        switch (node)
        {
            case Module n: return Make(AstKind.Module, node, [Seq(n.Body), Seq(n.TypeIgnores)]);
            case Interactive n: return Make(AstKind.Interactive, node, [Seq(n.Body)]);
            case Expression n: return Make(AstKind.Expression, node, [FromNode(n.Body)]);
            case FunctionType n: return Make(AstKind.FunctionType, node, [Seq(n.Argtypes), FromNode(n.Returns)]);
            case FunctionDef n: return Make(AstKind.FunctionDef, node, [Name(n.Name), FromNode(n.Args), Seq(n.Body), Seq(n.DecoratorList), FromNode(n.Returns), Text(n.TypeComment), Seq(n.TypeParams)]);
            case AsyncFunctionDef n: return Make(AstKind.AsyncFunctionDef, node, [Name(n.Name), FromNode(n.Args), Seq(n.Body), Seq(n.DecoratorList), FromNode(n.Returns), Text(n.TypeComment), Seq(n.TypeParams)]);
            case ClassDef n: return Make(AstKind.ClassDef, node, [Name(n.Name), Seq(n.Bases), Seq(n.Keywords), Seq(n.Body), Seq(n.DecoratorList), Seq(n.TypeParams)]);
            case Return n: return Make(AstKind.Return, node, [FromNode(n.Value)]);
            case Delete n: return Make(AstKind.Delete, node, [Seq(n.Targets)]);
            case Assign n: return Make(AstKind.Assign, node, [Seq(n.Targets), FromNode(n.Value), Text(n.TypeComment)]);
            case TypeAlias n: return Make(AstKind.TypeAlias, node, [FromNode(n.Name), Seq(n.TypeParams), FromNode(n.Value)]);
            case AugAssign n: return Make(AstKind.AugAssign, node, [FromNode(n.Target), Singleton(n.Op), FromNode(n.Value)]);
            case AnnAssign n: return Make(AstKind.AnnAssign, node, [FromNode(n.Target), FromNode(n.Annotation), FromNode(n.Value), PyInt.From(n.Simple)]);
            case For n: return Make(AstKind.For, node, [FromNode(n.Target), FromNode(n.Iter), Seq(n.Body), Seq(n.Orelse), Text(n.TypeComment)]);
            case AsyncFor n: return Make(AstKind.AsyncFor, node, [FromNode(n.Target), FromNode(n.Iter), Seq(n.Body), Seq(n.Orelse), Text(n.TypeComment)]);
            case While n: return Make(AstKind.While, node, [FromNode(n.Test), Seq(n.Body), Seq(n.Orelse)]);
            case If n: return Make(AstKind.If, node, [FromNode(n.Test), Seq(n.Body), Seq(n.Orelse)]);
            case With n: return Make(AstKind.With, node, [Seq(n.Items), Seq(n.Body), Text(n.TypeComment)]);
            case AsyncWith n: return Make(AstKind.AsyncWith, node, [Seq(n.Items), Seq(n.Body), Text(n.TypeComment)]);
            case Match n: return Make(AstKind.Match, node, [FromNode(n.Subject), Seq(n.Cases)]);
            case Raise n: return Make(AstKind.Raise, node, [FromNode(n.Exc), FromNode(n.Cause)]);
            case Try n: return Make(AstKind.Try, node, [Seq(n.Body), Seq(n.Handlers), Seq(n.Orelse), Seq(n.Finalbody)]);
            case TryStar n: return Make(AstKind.TryStar, node, [Seq(n.Body), Seq(n.Handlers), Seq(n.Orelse), Seq(n.Finalbody)]);
            case Assert n: return Make(AstKind.Assert, node, [FromNode(n.Test), FromNode(n.Msg)]);
            case Import n: return Make(AstKind.Import, node, [Seq(n.Names)]);
            case ImportFrom n: return Make(AstKind.ImportFrom, node, [Name(n.Module), Seq(n.Names), PyInt.From(n.Level ?? 0)]);
            case Global n: return Make(AstKind.Global, node, [Seq(n.Names)]);
            case Nonlocal n: return Make(AstKind.Nonlocal, node, [Seq(n.Names)]);
            case Expr n: return Make(AstKind.Expr, node, [FromNode(n.Value)]);
            case Pass: return Make(AstKind.Pass, node, []);
            case Break: return Make(AstKind.Break, node, []);
            case Continue: return Make(AstKind.Continue, node, []);
            case BoolOp n: return Make(AstKind.BoolOp, node, [Singleton(n.Op), Seq(n.Values)]);
            case NamedExpr n: return Make(AstKind.NamedExpr, node, [FromNode(n.Target), FromNode(n.Value)]);
            case BinOp n: return Make(AstKind.BinOp, node, [FromNode(n.Left), Singleton(n.Op), FromNode(n.Right)]);
            case UnaryOp n: return Make(AstKind.UnaryOp, node, [Singleton(n.Op), FromNode(n.Operand)]);
            case Lambda n: return Make(AstKind.Lambda, node, [FromNode(n.Args), FromNode(n.Body)]);
            case IfExp n: return Make(AstKind.IfExp, node, [FromNode(n.Test), FromNode(n.Body), FromNode(n.Orelse)]);
            case Dict n: return Make(AstKind.Dict, node, [Seq(n.Keys), Seq(n.Values)]);
            case Set n: return Make(AstKind.Set, node, [Seq(n.Elts)]);
            case ListComp n: return Make(AstKind.ListComp, node, [FromNode(n.Elt), Seq(n.Generators)]);
            case SetComp n: return Make(AstKind.SetComp, node, [FromNode(n.Elt), Seq(n.Generators)]);
            case DictComp n: return Make(AstKind.DictComp, node, [FromNode(n.Key), FromNode(n.Value), Seq(n.Generators)]);
            case GeneratorExp n: return Make(AstKind.GeneratorExp, node, [FromNode(n.Elt), Seq(n.Generators)]);
            case Await n: return Make(AstKind.Await, node, [FromNode(n.Value)]);
            case Yield n: return Make(AstKind.Yield, node, [FromNode(n.Value)]);
            case YieldFrom n: return Make(AstKind.YieldFrom, node, [FromNode(n.Value)]);
            case Compare n: return Make(AstKind.Compare, node, [FromNode(n.Left), Seq(n.Ops), Seq(n.Comparators)]);
            case Call n: return Make(AstKind.Call, node, [FromNode(n.Func), Seq(n.Args), Seq(n.Keywords)]);
            case FormattedValue n: return Make(AstKind.FormattedValue, node, [FromNode(n.Value), PyInt.From(n.Conversion), FromNode(n.FormatSpec)]);
            case Interpolation n: return Make(AstKind.Interpolation, node, [FromNode(n.Value), n.Str, PyInt.From(n.Conversion), FromNode(n.FormatSpec)]);
            case JoinedStr n: return Make(AstKind.JoinedStr, node, [Seq(n.Values)]);
            case TemplateStr n: return Make(AstKind.TemplateStr, node, [Seq(n.Values)]);
            case Constant n: return Make(AstKind.Constant, node, [n.Value, Text(n.Kind)]);
            case Attribute n: return Make(AstKind.Attribute, node, [FromNode(n.Value), Name(n.Attr), Singleton(n.Ctx)]);
            case Subscript n: return Make(AstKind.Subscript, node, [FromNode(n.Value), FromNode(n.Slice), Singleton(n.Ctx)]);
            case Starred n: return Make(AstKind.Starred, node, [FromNode(n.Value), Singleton(n.Ctx)]);
            case Name n: return Make(AstKind.Name, node, [Name(n.Id), Singleton(n.Ctx)]);
            case List n: return Make(AstKind.List, node, [Seq(n.Elts), Singleton(n.Ctx)]);
            case Tuple n: return Make(AstKind.Tuple, node, [Seq(n.Elts), Singleton(n.Ctx)]);
            case Slice n: return Make(AstKind.Slice, node, [FromNode(n.Lower), FromNode(n.Upper), FromNode(n.Step)]);
            case Comprehension n: return Make(AstKind.ProdComprehension, node, [FromNode(n.Target), FromNode(n.Iter), Seq(n.Ifs), PyInt.From(n.IsAsync)]);
            case ExceptHandler n: return Make(AstKind.ExceptHandler, node, [FromNode(n.Type), Name(n.Name), Seq(n.Body)]);
            case Arguments n: return Make(AstKind.ProdArguments, node, [Seq(n.Posonlyargs), Seq(n.Args), FromNode(n.Vararg), Seq(n.Kwonlyargs), Seq(n.KwDefaults), FromNode(n.Kwarg), Seq(n.Defaults)]);
            case Arg n: return Make(AstKind.ProdArg, node, [Name(n.Name), FromNode(n.Annotation), Text(n.TypeComment)]);
            case Keyword n: return Make(AstKind.ProdKeyword, node, [Name(n.Arg), FromNode(n.Value)]);
            case Alias n: return Make(AstKind.ProdAlias, node, [Name(n.Name), Name(n.Asname)]);
            case WithItem n: return Make(AstKind.ProdWithitem, node, [FromNode(n.ContextExpr), FromNode(n.OptionalVars)]);
            case MatchCase n: return Make(AstKind.ProdMatchCase, node, [FromNode(n.Pattern), FromNode(n.Guard), Seq(n.Body)]);
            case MatchValue n: return Make(AstKind.MatchValue, node, [FromNode(n.Value)]);
            case MatchSingleton n: return Make(AstKind.MatchSingleton, node, [n.Value]);
            case MatchSequence n: return Make(AstKind.MatchSequence, node, [Seq(n.Patterns)]);
            case MatchMapping n: return Make(AstKind.MatchMapping, node, [Seq(n.Keys), Seq(n.Patterns), Name(n.Rest)]);
            case MatchClass n: return Make(AstKind.MatchClass, node, [FromNode(n.Cls), Seq(n.Patterns), Seq(n.KwdAttrs), Seq(n.KwdPatterns)]);
            case MatchStar n: return Make(AstKind.MatchStar, node, [Name(n.Name)]);
            case MatchAs n: return Make(AstKind.MatchAs, node, [FromNode(n.Pattern), Name(n.Name)]);
            case MatchOr n: return Make(AstKind.MatchOr, node, [Seq(n.Patterns)]);
            case TypeIgnore n: return Make(AstKind.TypeIgnore, node, [PyInt.From(n.Lineno), Text(n.Tag)]);
            case TypeVar n: return Make(AstKind.TypeVar, node, [Name(n.Name), FromNode(n.Bound), FromNode(n.DefaultValue)]);
            case ParamSpec n: return Make(AstKind.ParamSpec, node, [Name(n.Name), FromNode(n.DefaultValue)]);
            case TypeVarTuple n: return Make(AstKind.TypeVarTuple, node, [Name(n.Name), FromNode(n.DefaultValue)]);
            default: return Err.Raise(Exc.SystemError, "unknown node " + node.GetType().Name);
        }
    }
}
