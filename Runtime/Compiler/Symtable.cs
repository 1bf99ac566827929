// Python/symtable.c: building the table of blocks from the tree.

using PyModules.Ast;
using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;

namespace PyModules.Compiler;

/// <summary>The symbol table of one compilation.</summary>
public sealed partial class Symtable
{
    public readonly PyObject Filename;
    private readonly FutureFeatures _future;
    private readonly Dictionary<object, SymtableEntry> _blocks = new(ReferenceEqualityComparer.Instance);

    // The default of a type parameter is a block of its own beside the bound's, under the same node.
    private readonly Dictionary<object, SymtableEntry> _defaultBlocks = new(ReferenceEqualityComparer.Instance);
    private readonly List<SymtableEntry> _stack = [];
    private SymtableEntry _cur = null!;
    private Dictionary<string, int> _global = null!;
    private string? _private;

    public SymtableEntry Top { get; private set; } = null!;

    [Mirrors("symtable_new", 386, 410)]
    private Symtable(PyObject filename, FutureFeatures future)
    {
        Filename = filename;
        _future = future;
    }

    /// <summary>_PySymtable_Build.</summary>
    [Mirrors("_PySymtable_Build", 412, 489)]
    internal static Symtable Build(ModNode mod, PyObject filename, FutureFeatures future)
    {
        Symtable st = new(filename, future);
        st.EnterBlock("top", BlockType.Module, mod, default);
        st.Top = st._cur;
        switch (mod)
        {
            case Module module:
                if (DocString.Get(module.Body) is not null) st._cur.HasDocstring = true;
                st.Visit(module.Body);
                break;
            case Expression expression:
                st.Visit(expression.Body);
                break;
            case Interactive interactive:
                st.Visit(interactive.Body);
                break;
            default:
                Throw(Exc.RuntimeError, "this compiler does not handle FunctionTypes");
                break;
        }
        st.ExitBlock();
        st.Analyze();
        return st;
    }

    /// <summary>_PySymtable_Lookup.</summary>
    [Mirrors("_PySymtable_Lookup", 501, 517)]
    internal SymtableEntry Lookup(object key)
    {
        if (!_blocks.TryGetValue(key, out SymtableEntry? entry)) Throw(Exc.KeyError, "unknown symbol table entry");
        return entry;
    }

    [Mirrors("_PySymtable_LookupOptional", 519, 532)]
    internal SymtableEntry? LookupOptional(object key) => _blocks.GetValueOrDefault(key);

    internal SymtableEntry LookupDefault(object key)
    {
        if (!_defaultBlocks.TryGetValue(key, out SymtableEntry? entry)) Throw(Exc.KeyError, "unknown symbol table entry");
        return entry;
    }

    [Mirrors("ste_new", 92, 171)]
    private SymtableEntry NewEntry(string name, BlockType type, object key, SourceLocation loc, bool isDefault = false)
    {
        SymtableEntry entry = new(this, name, type, loc);
        if (_cur is not null)
        {
            if (_cur.Nested || _cur.IsFunctionLike) entry.Nested = true;
            if (_cur.Type == BlockType.Class && type == BlockType.Function) entry.Method = true;
        }
        (isDefault ? _defaultBlocks : _blocks)[key] = entry;
        return entry;
    }

    [Mirrors("symtable_exit_block", 1380, 1394)]
    private void ExitBlock()
    {
        _stack.RemoveAt(_stack.Count - 1);
        _cur = _stack.Count > 0 ? _stack[^1] : null!;
    }

    [Mirrors("symtable_enter_existing_block", 1396, 1434)]
    private void EnterExistingBlock(SymtableEntry entry, bool addToChildren)
    {
        _stack.Add(entry);
        SymtableEntry? prev = _cur;
        if (prev is not null)
        {
            entry.CompIterExpr = prev.CompIterExpr;
            if (prev.MangledNames is not null && entry.Type != BlockType.Class) entry.MangledNames = prev.MangledNames;
        }
        _cur = entry;
        // Annotations that stay strings take no part in the analysis.
        if ((_future.Features & CodeFlags.FutureAnnotations) != 0 && entry.Type == BlockType.Annotation) return;
        if (entry.Type == BlockType.Module) _global = entry.Symbols;
        if (addToChildren && prev is not null) prev.Children.Add(entry);
    }

    [Mirrors("symtable_enter_block", 1436, 1456)]
    private void EnterBlock(string name, BlockType type, object key, SourceLocation loc, bool isDefault = false)
    {
        EnterExistingBlock(NewEntry(name, type, key, loc, isDefault), true);
        if (type is BlockType.Annotation or BlockType.TypeVariable or BlockType.TypeAlias)
        {
            AddDef(".format", Sym.Param, loc);
            AddDef(".format", Sym.Use, loc);
        }
    }

    [Mirrors("symtable_lookup_entry", 1458, 1470)]
    private int LookupIn(SymtableEntry entry, string name) => entry.GetSymbol(Mangle.Maybe(_private, entry, name));

    [Mirrors("symtable_lookup", 1472, 1476)]
    private int LookupName(string name) => LookupIn(_cur, name);

    [Mirrors("symtable_add_def_helper", 1478, 1569)]
    private void AddDefTo(SymtableEntry entry, string name, int flag, SourceLocation loc)
    {
        string mangled = Mangle.Maybe(_private, _cur, name);
        int val;
        if (entry.Symbols.TryGetValue(mangled, out int existing))
        {
            val = existing;
            if ((flag & Sym.Param) != 0 && (val & Sym.Param) != 0) SyntaxAt(Filename, loc, $"duplicate argument '{name}' in function definition");
            if ((flag & Sym.TypeParam) != 0 && (val & Sym.TypeParam) != 0) SyntaxAt(Filename, loc, $"duplicate type parameter '{name}'");
            val |= flag;
        }
        else val = flag;
        if (entry.CompIterTarget)
        {
            // Nested comprehensions: an inner target must not rebind what := bound outside.
            if ((val & (Sym.Global | Sym.Nonlocal)) != 0) SyntaxAt(Filename, loc, $"comprehension inner loop cannot rebind assignment expression target '{name}'");
            val |= Sym.CompIter;
        }
        entry.Symbols[mangled] = val;
        if ((flag & Sym.Param) != 0) entry.VarNames.Add(mangled);
        else if ((flag & Sym.Global) != 0)
        {
            _global.TryGetValue(mangled, out int global);
            _global[mangled] = global | flag;
        }
    }

    [Mirrors("check_name", 1571, 1586)]
    private void CheckName(string name, SourceLocation loc, ExprContext ctx)
    {
        if (name != "__debug__") return;
        if (ctx == ExprContext.Store) SyntaxAt(Filename, loc, "cannot assign to __debug__");
        if (ctx == ExprContext.Del) SyntaxAt(Filename, loc, "cannot delete __debug__");
    }

    [Mirrors("check_keywords", 1588, 1598)]
    private void CheckKeywords(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
            if (keyword.Arg is not null) CheckName(keyword.Arg, SourceLocation.Of(keyword), ExprContext.Store);
    }

    [Mirrors("symtable_add_def_ctx", 1615, 1629)]
    private void AddDef(string name, int flag, SourceLocation loc, ExprContext ctx)
    {
        if ((flag & (Sym.Param | Sym.Local | Sym.Import)) != 0) CheckName(name, loc, ctx);
        if ((flag & Sym.TypeParam) != 0) _cur.MangledNames?.Add(name);
        AddDefTo(_cur, name, flag, loc);
    }

    [Mirrors("symtable_add_def", 1631, 1637)]
    private void AddDef(string name, int flag, SourceLocation loc) => AddDef(name, flag, loc, flag == Sym.Use ? ExprContext.Load : ExprContext.Store);

    [Mirrors("symtable_enter_type_param_block", 1639, 1686)]
    private void EnterTypeParamBlock(string name, object key, bool hasDefaults, bool hasKwDefaults, bool isClass, SourceLocation loc)
    {
        BlockType currentType = _cur.Type;
        EnterBlock(name, BlockType.TypeParameters, key, loc);
        if (currentType == BlockType.Class)
        {
            _cur.CanSeeClassScope = true;
            AddDef("__classdict__", Sym.Use, loc);
        }
        if (isClass)
        {
            AddDef(".type_params", Sym.Local, loc);
            AddDef(".type_params", Sym.Use, loc);
            AddDef(".generic_base", Sym.Local, loc);
            AddDef(".generic_base", Sym.Use, loc);
        }
        if (hasDefaults) AddDef(".defaults", Sym.Param, loc);
        if (hasKwDefaults) AddDef(".kwdefaults", Sym.Param, loc);
    }

    [Mirrors("symtable_record_directive", 1758, 1778)]
    private void RecordDirective(string name, SourceLocation loc) => (_cur.Directives ??= []).Add((Mangle.Maybe(_private, _cur, name), loc));

    [Mirrors("has_kwonlydefaults", 1780, 1790)]
    private static bool HasKwonlyDefaults(Arguments args) => Array.Exists(args.KwDefaults, static d => d is not null);

    [Mirrors("check_import_from", 1792, 1809)]
    private void CheckImportFrom(ImportFrom s)
    {
        SourceLocation fut = _future.Location;
        if (s.Module == "__future__" && (s.Level ?? 0) == 0
            && (s.Lineno > fut.Lineno || (s.Lineno == fut.EndLineno && s.ColOffset > fut.EndColOffset)))
            SyntaxAt(Filename, SourceLocation.Of(s), "from __future__ imports must occur at the beginning of the file");
    }

    [Mirrors("allows_top_level_await", 1811, 1816)]
    private bool AllowsTopLevelAwait => _future.AllowTopLevelAwait && _cur.Type == BlockType.Module;

    private bool IsAsyncDef => _cur.Type == BlockType.Function && _cur.Coroutine;
}
