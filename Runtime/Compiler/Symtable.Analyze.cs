// Python/symtable.c: deciding the scope of every name.

using PyModules.Runtime;
using static PyModules.Compiler.CompileErrors;

namespace PyModules.Compiler;

public sealed partial class Symtable
{
    [Mirrors("symtable_analyze", 1348, 1373)]
    private void Analyze() => AnalyzeBlock(Top, null, [], [], [], null);

    [Mirrors("error_at_directive", 575, 598)]
    private void ErrorAtDirective(SymtableEntry entry, string name, string message)
    {
        foreach ((string directive, SourceLocation loc) in entry.Directives ?? [])
            if (directive == name) SyntaxAt(Filename, loc, message);
        Throw(Exc.RuntimeError, "BUG: internal directive bookkeeping broken");
    }

    [Mirrors("analyze_name", 665, 782)]
    private void AnalyzeName(SymtableEntry entry, Dictionary<string, int> scopes, string name, int flags, HashSet<string>? bound, HashSet<string> local,
        HashSet<string> free, HashSet<string> global, HashSet<string> typeParams, SymtableEntry? classEntry)
    {
        if ((flags & Sym.Global) != 0)
        {
            if ((flags & Sym.Nonlocal) != 0) ErrorAtDirective(entry, name, $"name '{name}' is nonlocal and global");
            scopes[name] = Sym.ScopeGlobalExplicit;
            global.Add(name);
            bound?.Remove(name);
            return;
        }
        if ((flags & Sym.Nonlocal) != 0)
        {
            if (bound is null) ErrorAtDirective(entry, name, "nonlocal declaration not allowed at module level");
            if (!bound!.Contains(name)) ErrorAtDirective(entry, name, $"no binding for nonlocal '{name}' found");
            if (typeParams.Contains(name)) ErrorAtDirective(entry, name, $"nonlocal binding not allowed for type parameter '{name}'");
            scopes[name] = Sym.ScopeFree;
            free.Add(name);
            return;
        }
        if ((flags & Sym.Bound) != 0)
        {
            scopes[name] = Sym.ScopeLocal;
            local.Add(name);
            global.Remove(name);
            if ((flags & Sym.TypeParam) != 0) typeParams.Add(name);
            else typeParams.Remove(name);
            return;
        }
        // A block directly inside a class sees names bound in the class: they are looked up at run time.
        if (classEntry is not null)
        {
            int classFlags = classEntry.GetSymbol(name);
            if ((classFlags & Sym.Global) != 0)
            {
                scopes[name] = Sym.ScopeGlobalExplicit;
                return;
            }
            if ((classFlags & Sym.Bound) != 0 && (classFlags & Sym.Nonlocal) == 0)
            {
                scopes[name] = Sym.ScopeGlobalImplicit;
                return;
            }
        }
        if (bound is not null && bound.Contains(name))
        {
            scopes[name] = Sym.ScopeFree;
            free.Add(name);
            return;
        }
        scopes[name] = Sym.ScopeGlobalImplicit;
    }

    [Mirrors("is_free_in_any_child", 784, 799)]
    private static bool IsFreeInAnyChild(SymtableEntry entry, string key)
    {
        foreach (SymtableEntry child in entry.Children)
            if (child.GetScope(key) == Sym.ScopeFree) return true;
        return false;
    }

    [Mirrors("inline_comprehension", 801, 880)]
    private static void InlineComprehension(SymtableEntry entry, SymtableEntry comp, Dictionary<string, int> scopes, HashSet<string> compFree, HashSet<string> inlinedCells)
    {
        List<string>? removed = null;
        foreach ((string k, int compFlags) in comp.Symbols)
        {
            // Only .0 is a parameter, and inlining does away with it.
            if ((compFlags & Sym.Param) != 0) continue;
            int scope = Sym.Scope(compFlags), onlyFlags = compFlags & ((1 << Sym.ScopeOffset) - 1);
            if (scope == Sym.ScopeCell || (onlyFlags & Sym.CompCell) != 0) inlinedCells.Add(k);
            if (scope == Sym.ScopeFree && entry.Type == BlockType.Class && k is ("__class__" or "__classdict__" or "__conditional_annotations__"))
            {
                // Not visible in the class's own body, to which the comprehension belongs now; a function inside it may still close over it.
                scope = Sym.ScopeGlobalImplicit;
                if (!IsFreeInAnyChild(comp, k)) compFree.Remove(k);
                (removed ??= []).Add(k);
            }
            if (!entry.Symbols.TryGetValue(k, out int existing))
            {
                entry.Symbols[k] = onlyFlags;
                scopes[k] = scope;
            }
            else
            {
                if (entry.Type != BlockType.Class && (compFlags & Sym.Bound) == 0) entry.Symbols[k] = existing | (onlyFlags & Sym.Use);
                if ((existing & Sym.Bound) != 0 && entry.Type != BlockType.Class && !IsFreeInAnyChild(comp, k)) compFree.Remove(k);
            }
        }
        foreach (string name in removed ?? []) comp.Symbols.Remove(name);
    }

    [Mirrors("analyze_cells", 892, 935)]
    private static void AnalyzeCells(Dictionary<string, int> scopes, HashSet<string> free, HashSet<string> inlinedCells)
    {
        List<string>? cells = null;
        foreach ((string name, int scope) in scopes)
            if (scope == Sym.ScopeLocal && (free.Contains(name) || inlinedCells.Contains(name))) (cells ??= []).Add(name);
        if (cells is null) return;
        foreach (string name in cells)
        {
            scopes[name] = Sym.ScopeCell;
            free.Remove(name);
        }
    }

    [Mirrors("drop_class_free", 937, 958)]
    private static void DropClassFree(SymtableEntry entry, HashSet<string> free)
    {
        if (free.Remove("__class__")) entry.NeedsClassClosure = true;
        if (free.Remove("__classdict__")) entry.NeedsClassDict = true;
        if (free.Remove("__conditional_annotations__")) entry.HasConditionalAnnotations = true;
    }

    [Mirrors("update_symbols", 964, 1083)]
    private static void UpdateSymbols(SymtableEntry entry, Dictionary<string, int> scopes, HashSet<string>? bound, HashSet<string> free, HashSet<string> inlinedCells, bool classFlag)
    {
        Dictionary<string, int> symbols = entry.Symbols;
        foreach (string name in symbols.Keys)
        {
            // Writing a present key while enumerating is allowed: the layout does not change.
            int flags = symbols[name];
            if (inlinedCells.Contains(name)) flags |= Sym.CompCell;
            symbols[name] = flags | (scopes[name] << Sym.ScopeOffset);
        }
        foreach (string name in free)
        {
            if (symbols.TryGetValue(name, out int flags))
            {
                // A free variable of a method that the class binds too.
                if (classFlag) symbols[name] = flags | Sym.FreeClass;
                continue;
            }
            if (bound is not null && !bound.Contains(name)) continue;
            symbols[name] = Sym.ScopeFree << Sym.ScopeOffset;
        }
    }

    [Mirrors("analyze_block", 1110, 1302)]
    private void AnalyzeBlock(SymtableEntry entry, HashSet<string>? bound, HashSet<string> free, HashSet<string> global, HashSet<string> typeParams, SymtableEntry? classEntry)
    {
        HashSet<string> local = [], newGlobal = [], newFree = [], newBound = [], inlinedCells = [];
        Dictionary<string, int> scopes = new();
        bool isClass = entry.Type == BlockType.Class;
        if (isClass)
        {
            // Names of the class itself are not visible in its methods: pass on what was there before.
            newGlobal.UnionWith(global);
            if (bound is not null) newBound.UnionWith(bound);
        }
        foreach ((string name, int flags) in entry.Symbols)
            AnalyzeName(entry, scopes, name, flags, bound, local, free, global, typeParams, classEntry);
        if (!isClass)
        {
            if (entry.IsFunctionLike) newBound.UnionWith(local);
            if (bound is not null) newBound.UnionWith(bound);
            newGlobal.UnionWith(global);
        }
        else
        {
            newBound.Add("__class__");
            newBound.Add("__classdict__");
            newBound.Add("__conditional_annotations__");
        }
        foreach (SymtableEntry child in entry.Children)
        {
            SymtableEntry? newClassEntry = null;
            if (child.CanSeeClassScope) newClassEntry = isClass ? entry : classEntry;
            bool inline = child.Comprehension != ComprehensionType.None && !child.Generator && !entry.CanSeeClassScope;
            HashSet<string> childFree = new(newFree);
            AnalyzeBlock(child, new(newBound), childFree, new(newGlobal), new(typeParams), newClassEntry);
            if (inline)
            {
                InlineComprehension(entry, child, scopes, childFree, inlinedCells);
                child.CompInlined = true;
            }
            newFree.UnionWith(childFree);
        }
        for (int i = entry.Children.Count - 1; i >= 0; i--)
        {
            SymtableEntry child = entry.Children[i];
            if (!child.CompInlined) continue;
            entry.Children.RemoveAt(i);
            entry.Children.InsertRange(i, child.Children);
        }
        if (entry.IsFunctionLike) AnalyzeCells(scopes, newFree, inlinedCells);
        else if (isClass) DropClassFree(entry, newFree);
        UpdateSymbols(entry, scopes, bound, newFree, inlinedCells, isClass || entry.CanSeeClassScope);
        free.UnionWith(newFree);
    }
}
