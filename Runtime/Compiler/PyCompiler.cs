// Python/compile.c, Python/pythonrun.c: from a tree, or from source text, to a code object.

using PyModules.Ast;
using PyModules.Parser;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>The compiler's entry points.</summary>
public static class PyCompiler
{
    /// <summary>_PyAST_Compile. <paramref name="optimize"/> -1 takes the interpreter's level. Null: an exception is set.</summary>
    [Mirrors("_PyAST_Compile", 1467, 1481)]
    public static PyCode? Compile(ModNode mod, PyObject filename, CompilerFlags? flags, int optimize)
    {
        flags ??= new CompilerFlags();
        if (optimize == -1) optimize = Runtime.ThreadState.Current.Interpreter.Config.OptimizationLevel;
        try
        {
            return new CodeGenerator(mod, filename, flags, optimize).CompileModule(mod);
        }
        catch (CompileAbort)
        {
            return null;
        }
    }

    /// <summary>Py_CompileStringObject: parse and compile UTF-8 (with <see cref="PyCF.IgnoreCookie"/>) or text in the encoding that it declares.</summary>
    [Mirrors("Py_CompileStringObject", 1484, 1512)]
    public static PyCode? CompileString(ReadOnlySpan<byte> source, PyObject filename, ParseMode mode, CompilerFlags? flags, int optimize)
    {
        flags ??= new CompilerFlags();
        ModNode? mod = PyParser.ParseString(source, filename, mode, (int)flags.Flags, flags.FeatureVersion);
        return mod is null ? null : Compile(mod, filename, flags, optimize);
    }

    /// <summary>Parse and compile text.</summary>
    public static PyCode? CompileString(string source, PyObject filename, ParseMode mode, CompilerFlags? flags = null, int optimize = -1)
    {
        flags ??= new CompilerFlags();
        ModNode? mod = PyParser.ParseString(source, filename, mode, (int)flags.Flags, flags.FeatureVersion);
        return mod is null ? null : Compile(mod, filename, flags, optimize);
    }

    /// <summary>_Py_SymtableStringObjectFlags.</summary>
    internal static Symtable? BuildSymtable(ModNode mod, PyObject filename, CompilerFlags flags)
    {
        try
        {
            FutureFeatures future = FutureFeatures.FromAst(mod, filename);
            future.Features |= (CodeFlags)(int)(flags.Flags & PyCF.Mask);
            future.AllowTopLevelAwait = (flags.Flags & PyCF.AllowTopLevelAwait) != 0;
            return Symtable.Build(mod, filename, future);
        }
        catch (CompileAbort)
        {
            return null;
        }
    }

    /// <summary>_PyCompile_AstPreprocess, for <c>ast.parse(optimize=...)</c>.</summary>
    [Mirrors("_PyCompile_AstPreprocess", 1483, 1499)]
    internal static bool Preprocess(ModNode mod, PyObject filename, CompilerFlags flags, int optimize, bool syntaxCheckOnly)
    {
        if (optimize == -1) optimize = Runtime.ThreadState.Current.Interpreter.Config.OptimizationLevel;
        try
        {
            FutureFeatures future = FutureFeatures.FromAst(mod, filename);
            return AstPreprocess.Preprocess(mod, filename, optimize, (int)(flags.Flags | (PyCF)(int)future.Features), syntaxCheckOnly);
        }
        catch (CompileAbort)
        {
            return false;
        }
    }
}
