// Include/internal/pycore_symtable.h: what the symbol table knows of a block.

using PyModules.Ast;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>Where something stands in the source; columns are UTF-8 byte offsets.</summary>
public readonly record struct SourceLocation(int Lineno, int EndLineno, int ColOffset, int EndColOffset)
{
    /// <summary>No location, and "that of the next instruction".</summary>
    public static readonly SourceLocation None = new(-1, -1, -1, -1), Next = new(-2, -2, -2, -2);

    // The comparer that a record makes by itself is a generic object that .NET builds by reflection.
    public bool Equals(SourceLocation other) =>
        Lineno == other.Lineno && EndLineno == other.EndLineno && ColOffset == other.ColOffset && EndColOffset == other.EndColOffset;

    public override int GetHashCode() => ((Lineno * 31 + EndLineno) * 31 + ColOffset) * 31 + EndColOffset;

    public static SourceLocation Of(AstNode node) => new(node.Lineno, node.EndLineno, node.ColOffset, node.EndColOffset);
}

/// <summary>The kinds of block, with the numbers of <c>_symtable</c>.</summary>
public enum BlockType
{
    Function, Class, Module, Annotation, TypeAlias, TypeParameters, TypeVariable,
}

public enum ComprehensionType
{
    None, List, Dict, Set, Generator,
}

/// <summary>Flags and scopes of a symbol.</summary>
public static class Sym
{
    public const int Global = 1, Local = 2, Param = 2 << 1, Nonlocal = 2 << 2, Use = 2 << 3, FreeClass = 2 << 5, Import = 2 << 6, Annot = 2 << 7,
        CompIter = 2 << 8, TypeParam = 2 << 9, CompCell = 2 << 10, Bound = Local | Param | Import,
        ScopeOffset = 12, ScopeMask = Global | Local | Param | Nonlocal;

    /// <summary>Scopes, stored above <see cref="ScopeOffset"/>.</summary>
    public const int ScopeLocal = 1, ScopeGlobalExplicit = 2, ScopeGlobalImplicit = 3, ScopeFree = 4, ScopeCell = 5;

    public static int Scope(int symbol) => (symbol >> ScopeOffset) & ScopeMask;
}

/// <summary>One block of the program: its symbols and what was seen in it.</summary>
public sealed class SymtableEntry(Symtable table, string name, BlockType type, SourceLocation loc)
{
    private static int s_lastId;

    public readonly Symtable Table = table;
    public readonly int Id = Interlocked.Increment(ref s_lastId);
    public readonly string Name = name;
    public readonly BlockType Type = type;
    public readonly SourceLocation Loc = loc;
    public readonly Dictionary<string, int> Symbols = new();
    public readonly List<string> VarNames = [];
    public readonly List<SymtableEntry> Children = [];
    public List<(string Name, SourceLocation Loc)>? Directives;
    public HashSet<string>? MangledNames;
    public string? ScopeInfo;
    public ComprehensionType Comprehension;
    public int CompIterExpr;
    public SymtableEntry? AnnotationBlock;
    public bool Nested, Generator, Coroutine, AnnotationsUsed, VarArgs, VarKeywords, ReturnsValue, NeedsClassClosure, NeedsClassDict, CompInlined,
        CompIterTarget, CanSeeClassScope, HasDocstring, Method, HasConditionalAnnotations, InConditionalBlock, InUnevaluatedAnnotation;

    [Mirrors("_PyST_IsFunctionLike", 565, 573, File = "Python/symtable.c")]
    public bool IsFunctionLike => Type is BlockType.Function or BlockType.Annotation or BlockType.TypeVariable or BlockType.TypeAlias or BlockType.TypeParameters;

    [Mirrors("_PyST_GetSymbol", 534, 553, File = "Python/symtable.c")]
    public int GetSymbol(string name) => Symbols.TryGetValue(name, out int flags) ? flags : 0;
    [Mirrors("_PyST_GetScope", 555, 563, File = "Python/symtable.c")]
    public int GetScope(string name) => Sym.Scope(GetSymbol(name));
}
