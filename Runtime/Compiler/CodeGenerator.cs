// Python/compile.c: the compiler's state, scopes and names.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;

namespace PyModules.Compiler;

/// <summary>One compilation: walks the tree and leaves instructions in the unit of each block.</summary>
internal sealed partial class CodeGenerator
{
    private readonly PyObject _filename;
    private readonly Symtable _st;
    private readonly FutureFeatures _future;
    private readonly PyCF _flags;
    private readonly int _optimize;
    private readonly ConstantCache _constCache = new();
    private readonly List<CompilerUnit> _stack = [];
    private CompilerUnit _u = null!;
    private bool _interactive;
    private int _disabledWarnings;

    /// <summary>Keep the sequences of nested blocks (for <c>_testinternalcapi</c>).</summary>
    internal bool SaveNested { get; init; }

    [Mirrors("compiler_setup", 108, 149)]
    internal CodeGenerator(ModNode mod, PyObject filename, CompilerFlags flags, int optimize)
    {
        _filename = filename;
        _future = FutureFeatures.FromAst(mod, filename);
        PyCF merged = flags.Flags | (PyCF)(int)_future.Features;
        _future.Features = (CodeFlags)(int)(merged & PyCF.Mask);
        _future.AllowTopLevelAwait = (merged & PyCF.AllowTopLevelAwait) != 0;
        flags.Flags = merged;
        _flags = merged;
        _optimize = optimize;
        if (!AstPreprocess.Preprocess(mod, filename, _optimize, (int)merged, false, true)) Abort();
        _st = Symtable.Build(mod, filename, _future);
    }

    private bool FutureAnnotations => (_future.Features & CodeFlags.FutureAnnotations) != 0;
    private InstructionSequence Seq => _u.Sequence;
    private SymtableEntry Entry => _u.Entry;
    private UnitMetadata Metadata => _u.Metadata;
    [Mirrors("_PyCompile_IsInteractiveTopLevel", 1290, 1297)]
    private bool IsInteractiveTopLevel => _interactive && _stack.Count == 0;

    private static PyStr Str(string s) => PyStr.Intern(s);

    /// <summary>compiler_mod.</summary>
    [Mirrors("compiler_mod", 844, 856)]
    internal PyCode CompileModule(ModNode mod)
    {
        Generate(mod);
        return OptimizeAndAssemble(mod is not Expression);
    }

    [Mirrors("compiler_codegen", 814, 842)]
    private void Generate(ModNode mod)
    {
        EnterScope("<module>", ScopeType.Module, _st.Lookup(mod), 1, null, null);
        switch (mod)
        {
            case Module m:
                ModuleBody(StartLocation(m.Body), m.Body, false);
                break;
            case Interactive m:
                _interactive = true;
                ModuleBody(StartLocation(m.Body), m.Body, true);
                break;
            case Expression m:
                Visit(m.Body);
                break;
            default:
                Throw(Exc.SystemError, $"module kind {mod.GetType().Name} should not be possible");
                break;
        }
    }

    [Mirrors("start_location", 799, 812)]
    private static SourceLocation StartLocation(StmtNode[] body) => body.Length > 0 ? SourceLocation.Of(body[0]) : new(1, 1, 0, 0);

    [Mirrors("dictbytype", 507, 571)]
    private static NameTable ByType(Dictionary<string, int> symbols, int scope, int flag, int offset)
    {
        NameTable table = new();
        List<string>? names = null;
        foreach ((string name, int symbol) in symbols)
            if (Sym.Scope(symbol) == scope || (symbol & flag) != 0) (names ??= []).Add(name);
        if (names is null) return table;
        names.Sort(CodePointComparer.Instance);
        foreach (string name in names) table.Set(name, offset++);
        return table;
    }

    /// <summary>_PyCompile_EnterScope.</summary>
    [Mirrors("_PyCompile_EnterScope", 573, 709)]
    private void PushUnit(string name, ScopeType scopeType, SymtableEntry entry, int lineno, string? privateName, UnitMetadata? metadata)
    {
        metadata ??= new UnitMetadata();
        CompilerUnit u = new(entry, scopeType, metadata);
        metadata.Name = name;
        foreach (string varName in entry.VarNames) metadata.VarNames.Add(varName);
        metadata.CellVars = ByType(entry.Symbols, Sym.ScopeCell, Sym.CompCell, 0);
        if (entry.NeedsClassClosure) metadata.CellVars.Add("__class__");
        if (entry.NeedsClassDict) metadata.CellVars.Add("__classdict__");
        if (entry.HasConditionalAnnotations) metadata.CellVars.Add("__conditional_annotations__");
        metadata.FreeVars = ByType(entry.Symbols, Sym.ScopeFree, Sym.FreeClass, metadata.CellVars.Count);
        metadata.FirstLineNo = lineno;
        if (scopeType == ScopeType.Class) u.StaticAttributes = [];
        if (_u is not null)
        {
            _stack.Add(_u);
            privateName ??= _u.Private;
        }
        u.Private = privateName;
        _u = u;
        if (scopeType != ScopeType.Module) SetQualName();
    }

    [Mirrors("compiler_set_qualname", 227, 311)]
    private void SetQualName()
    {
        CompilerUnit u = _u;
        string? baseName = null;
        if (_stack.Count > 1)
        {
            CompilerUnit parent = _stack[^1];
            if (parent.ScopeType == ScopeType.Annotations)
            {
                // The parent is the block of the type parameters: its own parent counts.
                if (_stack.Count == 2)
                {
                    u.Metadata.QualName = u.Metadata.Name;
                    return;
                }
                parent = _stack[^2];
            }
            bool forceGlobal = u.ScopeType is ScopeType.Function or ScopeType.AsyncFunction or ScopeType.Class
                && parent.Entry.GetScope(Mangle.Name(parent.Private, u.Metadata.Name)) == Sym.ScopeGlobalExplicit;
            if (!forceGlobal)
                baseName = parent.ScopeType is ScopeType.Function or ScopeType.AsyncFunction or ScopeType.Lambda
                    ? parent.Metadata.QualName + ".<locals>" : parent.Metadata.QualName;
        }
        u.Metadata.QualName = baseName is null ? u.Metadata.Name : baseName + "." + u.Metadata.Name;
    }

    /// <summary>_PyCompile_ExitScope.</summary>
    [Mirrors("_PyCompile_ExitScope", 711, 747)]
    private void ExitScope()
    {
        InstructionSequence nested = _u.Sequence;
        if (_stack.Count == 0)
        {
            _u = null!;
            return;
        }
        _u = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        if (SaveNested) (_u.Sequence.Nested ??= []).Add(nested);
    }

    [Mirrors("_PyCompile_PushFBlock", 753, 769)]
    private void PushFBlock(SourceLocation loc, FBlockType type, int block, int exit, object? datum)
    {
        if (_u.FBlocks.Count >= CompilerUnit.MaxBlocks) Error(loc, "too many statically nested blocks");
        _u.FBlocks.Add(new FBlock { Type = type, Block = block, Loc = loc, Exit = exit, Datum = datum });
    }

    [Mirrors("_PyCompile_PopFBlock", 771, 779)]
    private void PopFBlock() => _u.FBlocks.Pop();

    [Mirrors("_PyCompile_MaybeAddStaticAttributeToClass", 201, 225)]
    private void AddStaticAttribute(Ast.Attribute e)
    {
        if (e.Ctx != ExprContext.Store || e.Value is not Name { Id: "self" }) return;
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            if (_stack[i].ScopeType != ScopeType.Class) continue;
            _stack[i].StaticAttributes!.Add(e.Attr);
            break;
        }
    }

    [Mirrors("_PyCompile_AddConst", 460, 471)]
    private int AddConst(PyObject o)
    {
        o = _constCache.Merge(o, true);
        if (Metadata.ConstIndex.TryGetValue(o, out int index)) return index;
        index = Metadata.Consts.Count;
        Metadata.ConstIndex[o] = index;
        Metadata.Consts.Add(o);
        return index;
    }

    [Mirrors("_PyCompile_GetRefType", 858, 882)]
    private int GetRefType(string name)
    {
        if (_u.ScopeType == ScopeType.Class && name is ("__class__" or "__classdict__" or "__conditional_annotations__"))
            return Sym.ScopeCell;
        int scope = _u.Entry.GetScope(name);
        if (scope == 0) Throw(Exc.SystemError, $"_PyST_GetScope(name='{name}') failed: unknown scope in unit {Metadata.Name}");
        return scope;
    }

    [Mirrors("_PyCompile_LookupArg", 901, 938)]
    private int LookupArg(PyCode co, string name)
    {
        int refType = GetRefType(name);
        NameTable table = refType == Sym.ScopeCell ? Metadata.CellVars : Metadata.FreeVars;
        if (!table.Index.TryGetValue(name, out int arg))
            Throw(Exc.SystemError, $"compiler_lookup_arg(name='{name}') with reftype={refType} failed in {Metadata.Name}; freevars of code {co.Name.Value}");
        return arg;
    }

    [Mirrors("_PyCompile_StaticAttributesAsTuple", 940, 955)]
    private PyTuple StaticAttributesAsTuple()
    {
        List<string> names = [.. _u.StaticAttributes!];
        names.Sort(CodePointComparer.Instance);
        return PyTuple.Own([.. names.ConvertAll(Str)]);
    }

    [Mirrors("_PyCompile_Error", 1183, 1197)]
    private void Error(SourceLocation loc, string message) => Syntax(_filename, loc, message);

    [Mirrors("_PyCompile_Warn", 1203, 1217)]
    private void Warn(SourceLocation loc, string message)
    {
        if (_disabledWarnings == 0) SyntaxWarning(_filename, loc, message);
    }

    [Mirrors("_PyCompile_MaybeMangle", 1225, 1229)]
    private string MaybeMangle(string name) => Mangle.Maybe(_u.Private, _u.Entry, name);

    [Mirrors("compute_code_flags", 1368, 1399)]
    private CodeFlags ComputeCodeFlags()
    {
        SymtableEntry ste = _u.Entry;
        CodeFlags flags = 0;
        if (ste.IsFunctionLike)
        {
            flags |= CodeFlags.NewLocals | CodeFlags.Optimized;
            if (ste.Nested) flags |= CodeFlags.Nested;
            if (ste.Generator) flags |= ste.Coroutine ? CodeFlags.AsyncGenerator : CodeFlags.Generator;
            if (ste.VarArgs) flags |= CodeFlags.VarArgs;
            if (ste.VarKeywords) flags |= CodeFlags.VarKeywords;
            if (ste.HasDocstring) flags |= CodeFlags.HasDocstring;
            if (ste.Method) flags |= CodeFlags.Method;
        }
        if (ste.Coroutine && !ste.Generator) flags |= CodeFlags.Coroutine;
        return flags | (CodeFlags)(int)(_flags & PyCF.Mask);
    }

    /// <summary>_PyCompile_OptimizeAndAssemble.</summary>
    [Mirrors("_PyCompile_OptimizeAndAssemble", 1448, 1465)]
    private PyCode OptimizeAndAssemble(bool addNone)
    {
        CodeFlags flags = ComputeCodeFlags();
        if (addNone) LoadConst(SourceLocation.None, PyNone.Instance);
        Add(SourceLocation.None, Op.RETURN_VALUE);
        List<PyObject> consts = Metadata.Consts;
        Flowgraph g = Flowgraph.FromSequence(_u.Sequence);
        g.OptimizeCodeUnit(consts, _constCache, Metadata.VarNames.Count, _u.Entry.VarNames.Count);
        InstructionSequence optimized = g.ToOptimizedSequence(Metadata, flags, out int stackDepth, out int nlocalsplus);
        return Assembler.MakeCode(Metadata, consts, stackDepth, optimized, nlocalsplus, flags, _filename);
    }

    [Mirrors("_PyCompile_TweakInlinedComprehensionScopes", 1007, 1085)]
    private void TweakInlinedComprehensionScopes(SymtableEntry comp, InlinedComprehensionState state)
    {
        bool inClassBlock = _u.Entry.Type == BlockType.Class && _u.InInlinedComp == 0;
        _u.InInlinedComp++;
        Dictionary<string, int> symbols = _u.Entry.Symbols;
        foreach ((string k, int symbol) in comp.Symbols)
        {
            int scope = Sym.Scope(symbol), outSymbol = _u.Entry.GetSymbol(k), outScope = Sym.Scope(outSymbol);
            if ((scope != outScope && scope != Sym.ScopeFree && !(scope == Sym.ScopeCell && outScope == Sym.ScopeFree)) || inClassBlock)
            {
                symbols[k] = symbol;
                (state.TempSymbols ??= []).Add((k, outSymbol));
            }
            if ((((symbol & Sym.Local) != 0 && (symbol & Sym.Nonlocal) == 0) || inClassBlock) && !_u.Entry.IsFunctionLike)
            {
                if (!(Metadata.FastHidden.TryGetValue(k, out bool hidden) && hidden))
                {
                    Metadata.FastHidden[k] = true;
                    (state.FastHidden ??= []).Add(k);
                }
            }
        }
    }

    [Mirrors("_PyCompile_RevertInlinedComprehensionScopes", 1087, 1119)]
    private void RevertInlinedComprehensionScopes(InlinedComprehensionState state)
    {
        _u.InInlinedComp--;
        foreach ((string name, int symbol) in state.TempSymbols ?? []) _u.Entry.Symbols[name] = symbol;
        foreach (string name in state.FastHidden ?? []) Metadata.FastHidden[name] = false;
    }
}
