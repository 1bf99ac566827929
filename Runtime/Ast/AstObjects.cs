// Include/internal/pycore_ast.h: trees as Python objects, for compile().

using PyModules.Runtime;

namespace PyModules.Ast;

/// <summary>Between trees and the objects of the <c>ast</c> module.</summary>
public static class AstObjects
{
    /// <summary>PyAST_Check: whether the object is a node.</summary>
    [Mirrors("PyAST_Check", 18476, 18483, File = "Python/Python-ast.c")]
    public static bool Check(PyObject o) => o is PyAst;

    /// <summary>PyAST_mod2obj; null raised.</summary>
    public static PyObject? FromMod(ModNode mod) => AstState.Current?.FromNode(mod);

    /// <summary>PyAst_CheckMode: the root must fit the mode (<c>exec</c>, <c>eval</c> or <c>single</c>).</summary>
    [Mirrors("PyAst_CheckMode", 18427, 18452, File = "Python/Python-ast.c")]
    public static bool CheckMode(PyObject o, Parser.ParseMode mode)
    {
        if (AstState.Current is not { } state) return false;
        (int kind, string name) = mode switch
        {
            Parser.ParseMode.Exec => (AstKind.Module, "Module"), Parser.ParseMode.Eval => (AstKind.Expression, "Expression"),
            Parser.ParseMode.FuncType => (AstKind.FunctionType, "FunctionType"),
            _ => (AstKind.Interactive, "Interactive"),
        };
        return o.Type.IsSubtypeOf(state.TypeOf(kind)) || Err.Fail(Exc.TypeError, $"expected {name} node, got {o.Type.Name}");
    }

    /// <summary>PyAST_obj2mod; null raised. The caller validates.</summary>
    public static ModNode? ToMod(PyObject o, Parser.ParseMode mode) =>
        CheckMode(o, mode) && AstState.Current is { } state ? AstReader.Read(state, o) : null;

    /// <summary>_PyAST_Validate.</summary>
    public static bool Validate(ModNode mod) => Compiler.AstValidate.Validate(mod);

    /// <summary>compile() of a tree: a code object, or with <c>PyCF_ONLY_AST</c> a tree again. Null raised.</summary>
    public static PyObject? CompileTree(PyObject source, PyObject filename, Parser.ParseMode mode, Compiler.CompilerFlags flags, int optimize) =>
        ToMod(source, mode) is { } mod && Validate(mod) ? Finish(mod, filename, flags, optimize) : null;

    /// <summary>Py_CompileStringObject: a code object, or with <c>PyCF_ONLY_AST</c> a tree. Null raised.</summary>
    public static PyObject? CompileText(ReadOnlySpan<byte> source, PyObject filename, Parser.ParseMode mode, Compiler.CompilerFlags flags, int optimize) =>
        Parser.PyParser.ParseString(source, filename, mode, (int)flags.Flags, flags.FeatureVersion) is { } mod ? Finish(mod, filename, flags, optimize) : null;

    private static PyObject? Finish(ModNode mod, PyObject filename, Compiler.CompilerFlags flags, int optimize)
    {
        if ((flags.Flags & Compiler.PyCF.OnlyAst) == 0) return Compiler.PyCompiler.Compile(mod, filename, flags, optimize);
        bool checkOnly = (flags.Flags & Compiler.PyCF.OptimizedAst) == Compiler.PyCF.OnlyAst;
        return Compiler.PyCompiler.Preprocess(mod, filename, flags, optimize, checkOnly) ? FromMod(mod) : null;
    }
}
