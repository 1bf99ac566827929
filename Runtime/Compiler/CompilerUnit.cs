// Python/compile.c: the state of the block being compiled.

using PyModules.Ast;
using PyModules.Runtime;

namespace PyModules.Compiler;

internal enum ScopeType
{
    Module, Class, Function, AsyncFunction, Lambda, Comprehension, Annotations,
}

internal enum FBlockType
{
    WhileLoop, ForLoop, TryExcept, FinallyTry, FinallyEnd, With, AsyncWith, HandlerCleanup, PopValue, ExceptionHandler, ExceptionGroupHandler,
    AsyncComprehensionGenerator, StopIteration,
}

/// <summary>A syntactic block that a jump out of it has to unwind.</summary>
internal struct FBlock
{
    public FBlockType Type;
    public int Block, Exit;
    public SourceLocation Loc;

    /// <summary>The body of a finally, or the name to delete.</summary>
    public object? Datum;
}

/// <summary>Names and their indexes, in order of first use.</summary>
internal sealed class NameTable
{
    public readonly Dictionary<string, int> Index = new();
    public readonly List<string> Names = [];

    public int Count => Names.Count;

    /// <summary>_PyCompile_DictAddObj.</summary>
    [Mirrors("_PyCompile_DictAddObj", 434, 458)]
    public int Add(string name)
    {
        if (Index.TryGetValue(name, out int i)) return i;
        i = Names.Count;
        Set(name, i);
        return i;
    }

    public void Set(string name, int index)
    {
        Index[name] = index;
        Names.Add(name);
    }

    public bool Contains(string name) => Index.ContainsKey(name);
}

/// <summary>_PyCompile_CodeUnitMetadata.</summary>
internal sealed class UnitMetadata
{
    public string Name = "";
    public string? QualName;
    public readonly List<PyObject> Consts = [];
    public readonly Dictionary<PyObject, int> ConstIndex = new(ConstantComparer.Instance);
    public readonly NameTable Names = new();
    public NameTable VarNames = new(), CellVars = new(), FreeVars = new();

    /// <summary>Locals of inlined comprehensions in blocks that are no functions; true while one is being compiled.</summary>
    public readonly NameMap<bool> FastHidden = new();
    public int ArgCount, PosOnlyArgCount, KwOnlyArgCount, FirstLineNo;
}

/// <summary>struct compiler_unit.</summary>
internal sealed class CompilerUnit(SymtableEntry entry, ScopeType scopeType, UnitMetadata metadata)
{
    public const int MaxBlocks = 21;

    public readonly SymtableEntry Entry = entry;
    public readonly ScopeType ScopeType = scopeType;
    public readonly UnitMetadata Metadata = metadata;
    public string? Private;
    public HashSet<string>? StaticAttributes;
    public List<AnnAssign>? DeferredAnnotations;
    public List<int>? ConditionalAnnotationIndices;
    public int NextConditionalAnnotationIndex;
    public InstructionSequence Sequence = new();
    public InstructionSequence? StashedSequence;
    public int InInlinedComp, InConditionalBlock;
    public Vec<FBlock> FBlocks = new(4);
}

/// <summary>What inlining a comprehension changed and has to put back.</summary>
internal sealed class InlinedComprehensionState
{
    public List<string>? PushedLocals;
    public List<(string Name, int Symbol)>? TempSymbols;
    public List<string>? FastHidden;
    public int Cleanup = -1;
}
