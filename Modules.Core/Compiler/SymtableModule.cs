// Modules/symtablemodule.c, Python/symtable.c: the compiler's symbol tables for the symtable module.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Parser;
using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_symtable", Source = "Modules/symtablemodule.c", Doc = "")]
public static partial class SymtableModule
{
    [PyConstant("USE")] private const int Use = Sym.Use;
    [PyConstant("DEF_GLOBAL")] private const int DefGlobal = Sym.Global;
    [PyConstant("DEF_NONLOCAL")] private const int DefNonlocal = Sym.Nonlocal;
    [PyConstant("DEF_LOCAL")] private const int DefLocal = Sym.Local;
    [PyConstant("DEF_PARAM")] private const int DefParam = Sym.Param;
    [PyConstant("DEF_TYPE_PARAM")] private const int DefTypeParam = Sym.TypeParam;
    [PyConstant("DEF_FREE_CLASS")] private const int DefFreeClass = Sym.FreeClass;
    [PyConstant("DEF_IMPORT")] private const int DefImport = Sym.Import;
    [PyConstant("DEF_BOUND")] private const int DefBound = Sym.Bound;
    [PyConstant("DEF_ANNOT")] private const int DefAnnot = Sym.Annot;
    [PyConstant("DEF_COMP_ITER")] private const int DefCompIter = Sym.CompIter;
    [PyConstant("DEF_COMP_CELL")] private const int DefCompCell = Sym.CompCell;
    [PyConstant("TYPE_FUNCTION")] private const int TypeFunction = (int)BlockType.Function;
    [PyConstant("TYPE_CLASS")] private const int TypeClass = (int)BlockType.Class;
    [PyConstant("TYPE_MODULE")] private const int TypeModule = (int)BlockType.Module;
    [PyConstant("TYPE_ANNOTATION")] private const int TypeAnnotation = (int)BlockType.Annotation;
    [PyConstant("TYPE_TYPE_ALIAS")] private const int TypeTypeAlias = (int)BlockType.TypeAlias;
    [PyConstant("TYPE_TYPE_PARAMETERS")] private const int TypeTypeParameters = (int)BlockType.TypeParameters;
    [PyConstant("TYPE_TYPE_VARIABLE")] private const int TypeTypeVariable = (int)BlockType.TypeVariable;
    [PyConstant("LOCAL")] private const int Local = Sym.ScopeLocal;
    [PyConstant("GLOBAL_EXPLICIT")] private const int GlobalExplicit = Sym.ScopeGlobalExplicit;
    [PyConstant("GLOBAL_IMPLICIT")] private const int GlobalImplicit = Sym.ScopeGlobalImplicit;
    [PyConstant("FREE")] private const int Free = Sym.ScopeFree;
    [PyConstant("CELL")] private const int Cell = Sym.ScopeCell;
    [PyConstant("SCOPE_OFF")] private const int ScopeOff = Sym.ScopeOffset;
    [PyConstant("SCOPE_MASK")] private const int ScopeMask = Sym.ScopeMask;

    /// <summary>The scopes and symbols of a source, as the compiler sees them.</summary>
    [PyFunction("symtable", "(source, filename, startstr, /)"), Mirrors("_symtable_symtable_impl", 23, 63)]
    private static PyObject? BuildTable(PyObject source, PyObject filename, string startstr)
    {
        if (PyStr.FsDecode(filename) is not { } path) return null;
        int flags = (int)PyCF.SourceIsUtf8;
        byte[]? bytes = PyParser.SourceAsUtf8(source, "symtable", "string or bytes", ref flags);
        if (bytes is null) return null;
        ParseMode mode;
        switch (startstr)
        {
            case "exec":
                mode = ParseMode.Exec;
                break;
            case "eval":
                mode = ParseMode.Eval;
                break;
            case "single":
                mode = ParseMode.Single;
                break;
            default:
                return Err.Raise(Exc.ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        ModNode? mod = PyParser.ParseString(bytes, path, mode, flags);
        if (mod is null) return null;
        Symtable? table = PyCompiler.BuildSymtable(mod, path, new CompilerFlags((PyCF)flags));
        return table is null ? null : new SymtableEntryObject(table.Top);
    }
}

/// <summary>One block of a symbol table.</summary>
[PyType("symtable entry", Hidden = true, Module = typeof(SymtableModule))]
public sealed partial class SymtableEntryObject : PyObject
{
    [PyMember("id", ReadOnly = true)] private PyObject? _id;
    [PyMember("name", ReadOnly = true)] private PyObject? _name;
    [PyMember("symbols", ReadOnly = true)] private PyObject? _symbols;
    [PyMember("varnames", ReadOnly = true)] private PyObject? _varNames;
    [PyMember("children", ReadOnly = true)] private PyObject? _children;
    [PyMember("nested", ReadOnly = true)] private int _nested;
    [PyMember("type", ReadOnly = true)] private int _type;
    [PyMember("lineno", ReadOnly = true)] private int _lineno;

    internal SymtableEntryObject(SymtableEntry entry)
    {
        _id = PyInt.From(entry.Id);
        _name = PyStr.Intern(entry.Name);
        PyDict symbols = new();
        foreach ((string name, int flags) in entry.Symbols) symbols.SetItem(PyStr.Intern(name), PyInt.From(flags));
        _symbols = symbols;
        PyList varNames = new(), children = new();
        foreach (string name in entry.VarNames) varNames.Append(PyStr.Intern(name));
        foreach (SymtableEntry child in entry.Children) children.Append(new SymtableEntryObject(child));
        _varNames = varNames;
        _children = children;
        _nested = entry.Nested ? 1 : 0;
        _type = (int)entry.Type;
        _lineno = entry.Loc.Lineno;
    }

    [PySlot(Slot.Repr)]
    internal PyObject? Repr() => PyStr.From($"<symtable entry {((PyStr)_name!).Value}({((PyInt)_id!).Value}), line {_lineno}>");
}
