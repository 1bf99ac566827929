using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PyModules.Generators;

/// <summary>Finds the block of a method, and follows clones to what they copy.</summary>
internal static class ClinicBlocks
{
    /// <summary>The block of a member; null without one, or when it is wrong (which has been reported: <paramref name="failed"/>).</summary>
    /// <param name="owner">The class that becomes a type or a module.</param>
    /// <param name="ownerName">Its dotted Python name.</param>
    public static ClinicFunction? Read(INamedTypeSymbol owner, string ownerName, bool isType, ISymbol member, Report report, out bool failed)
    {
        failed = false;
        if (member.Attribute(Names.Clinic) is not { } data) return null;
        failed = true;
        if (ClinicParser.Parse(data.Positional(0) ?? "", out string error) is not { } block)
        {
            report(Rules.ClinicSyntax, member, member.Name, error);
            return null;
        }
        if (block.FullName.Length == 0)
        {
            report(Rules.ClinicSyntax, member, member.Name, "the name of the function is missing");
            return null;
        }
        string shortName = ownerName.Substring(ownerName.LastIndexOf('.') + 1);
        bool named = block.Parent.Length == 0 || block.Parent == ownerName || (isType && block.Parent == shortName);
        if (!named || (block.Class is { } declared && isType && declared.Name != ownerName && declared.Name != shortName)
            || (block.Module is { } module && module != ownerName && !ownerName.StartsWith(module + ".", System.StringComparison.Ordinal)))
        {
            report(Rules.ClinicName, member, named ? block.Class?.Name ?? block.Module! : block.FullName, ownerName);
            return null;
        }
        if (isType)
        {
            block.Class ??= new(ownerName, "", "");
            if (block.IsNewOrInit && block.Parent.Length == 0) block.FullName = ownerName + "." + block.Name;
        }
        if (block.CloneOf is not null && !Clone(owner, member, block, report)) return null;
        for (int i = 0; i < block.Parameters.Count; i++)
        {
            if (!block.Parameters[i].IsLegacy) continue;
            if (ClinicConverters.FromFormatUnit(block.Parameters[i]) is not { } modern)
            {
                report(Rules.ClinicConverterUnknown, member, block.Parameters[i].Converter);
                return null;
            }
            block.Parameters[i] = modern;
        }
        foreach (ClinicParameter parameter in block.Parameters)
            foreach (ClinicVersion? version in new[] { parameter.DeprecatedPositional, parameter.DeprecatedKeyword })
                if (version is { } due && due.CompareTo(s_python) <= 0) report(Rules.ClinicDue, member, due.ToString(), parameter.Name);
        failed = false;
        return block;
    }

    /// <summary>The Python that the runtime is.</summary>
    private static readonly ClinicVersion s_python = new(3, 14);

    private static bool Clone(INamedTypeSymbol owner, ISymbol member, ClinicFunction block, Report report)
    {
        if (Find(owner, member, block.CloneOf!, 0) is not { } original)
        {
            report(Rules.ClinicClone, member, block.CloneOf!, member.Name);
            return false;
        }
        if (!original.IsNewOrInit && (original.Kind != block.Kind || original.Coexist != block.Coexist))
        {
            report(Rules.ClinicKind, member, member.Name, $"it clones '{block.CloneOf}': give both the same @classmethod, @staticmethod and @coexist");
            return false;
        }
        block.Parameters = original.Parameters.Select(p => p.Copy()).ToList();
        if (!original.IsNewOrInit)
        {
            block.ReturnConverter = original.ReturnConverter;
            block.ReturnArguments = original.ReturnArguments;
        }
        block.ForcedSignature = original.ForcedSignature;
        return true;
    }

    /// <summary>The block that a clone names: in the same class, its bases, or the class of that Python name in the same namespace.</summary>
    private static ClinicFunction? Find(INamedTypeSymbol owner, ISymbol member, string name, int depth)
    {
        int dot = name.LastIndexOf('.');
        string parent = dot < 0 ? "" : name.Substring(0, dot), last = name.Substring(dot + 1);
        foreach (INamedTypeSymbol type in Candidates(owner, parent))
        {
            foreach (ISymbol other in type.Ordered())
            {
                if (SymbolEqualityComparer.Default.Equals(other, member) || other.Attribute(Names.Clinic)?.Positional(0) is not { } text) continue;
                if (!text.Contains(last) || ClinicParser.Parse(text, out _) is not { } block || block.Name != last) continue;
                if (block.CloneOf is null) return block;
                if (depth >= 8 || Find(type, other, block.CloneOf, depth + 1) is not { } original) return null;
                block.Parameters = original.Parameters.Select(p => p.Copy()).ToList();
                return block;
            }
        }
        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Candidates(INamedTypeSymbol owner, string parent)
    {
        for (INamedTypeSymbol? type = owner; type is not null; type = type.BaseType)
            if (parent.Length == 0 || IsNamed(type, parent)) yield return type;
        if (parent.Length == 0) yield break;
        foreach (INamedTypeSymbol type in owner.ContainingNamespace.GetTypeMembers().OrderBy(t => t.Name, System.StringComparer.Ordinal))
            if (IsNamed(type, parent)) yield return type;
    }

    private static bool IsNamed(INamedTypeSymbol type, string name)
    {
        string? own = type.Attribute(Names.PyType)?.Positional(0) ?? type.Attribute(Names.PyModule)?.Positional(0);
        return own is not null && (own == name || own.EndsWith("." + name, System.StringComparison.Ordinal));
    }
}
