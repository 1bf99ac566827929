// Python/symtable.c: private names.

using PyModules.Runtime;

namespace PyModules.Compiler;

internal static class Mangle
{
    /// <summary>_Py_MaybeMangle.</summary>
    [Mirrors("_Py_MaybeMangle", 3166, 3184)]
    public static string Maybe(string? privateName, SymtableEntry entry, string name) =>
        entry.MangledNames is not null && !entry.MangledNames.Contains(name) ? name : Name(privateName, name);

    /// <summary>_Py_Mangle: <c>__spam</c> in class <c>_Eggs</c> is <c>_Eggs__spam</c>.</summary>
    [Mirrors("_Py_Mangle", 3186, 3246)]
    public static string Name(string? privateName, string ident)
    {
        if (privateName is null || !ident.StartsWith("__", StringComparison.Ordinal)) return ident;
        if (ident.EndsWith("__", StringComparison.Ordinal) || ident.Contains('.')) return ident;
        string bare = privateName.TrimStart('_');
        return bare.Length == 0 ? ident : "_" + bare + ident;
    }
}

/// <summary>Order of str: by code point, where UTF-16 differs from it.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static readonly CodePointComparer Instance = new();

    public int Compare(string? a, string? b)
    {
        int n = Math.Min(a!.Length, b!.Length);
        for (int i = 0; i < n; i++)
        {
            char x = a[i], y = b[i];
            if (x == y) continue;
            bool sx = char.IsSurrogate(x), sy = char.IsSurrogate(y);
            return sx == sy ? x - y : sx ? 1 : -1;
        }
        return a.Length - b.Length;
    }
}
