using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Converters of referenced projects and packages, found by their attribute wherever they stand.</summary>
internal static class ForeignConverters
{
    // An assembly's symbol is the same one from key to key, and goes with its compilation.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<(string, string), List<INamedTypeSymbol>>> s_known = new();

    /// <summary>The classes with that attribute and name, in the order of their names.</summary>
    public static List<INamedTypeSymbol> Find(string attribute, string name, INamedTypeSymbol from)
    {
        List<INamedTypeSymbol> found = [];
        foreach (IAssemblySymbol assembly in from.ContainingModule.ReferencedAssemblySymbols)
            if (MayHave(assembly) && s_known.GetValue(assembly, Read).TryGetValue((attribute, name), out List<INamedTypeSymbol>? types)) found.AddRange(types);
        found.Sort(static (a, b) => string.CompareOrdinal(a.ToDisplayString(), b.ToDisplayString()));
        return found;
    }

    /// <summary>Only what knows the attributes can have them.</summary>
    private static bool MayHave(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static identity => identity.Name == Names.Runtime));

    private static Dictionary<(string, string), List<INamedTypeSymbol>> Read(IAssemblySymbol assembly)
    {
        Dictionary<(string, string), List<INamedTypeSymbol>> known = [];
        Stack<INamespaceOrTypeSymbol> open = new([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (INamespaceOrTypeSymbol member in open.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                open.Push(member);
                if (member is not INamedTypeSymbol type || !CustomConverter.MayConvert(type)) continue;
                foreach (string attribute in (ReadOnlySpan<string>)[Names.ClinicConverter, Names.ClinicReturnConverter])
                {
                    if (type.Attribute(attribute)?.Positional(0) is not { } name) continue;
                    if (!known.TryGetValue((attribute, name), out List<INamedTypeSymbol>? types)) known.Add((attribute, name), types = []);
                    types.Add(type);
                }
            }
        }
        return known;
    }
}
