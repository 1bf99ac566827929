using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>What types and modules have in common.</summary>
internal static class Shared
{
    public static bool CheckPartial(INamedTypeSymbol type, Report report, CancellationToken token)
    {
        // What stands outside of all classes, while its class is being written, belongs to none.
        if (type.IsImplicitClass) return false;
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.Arity > 0 && !(t.IsRecord && ReferenceEquals(t, type)))
            {
                report(Rules.Generic, type, t.Name);
                return false;
            }
            foreach (SyntaxReference reference in t.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(token) is not TypeDeclarationSyntax declaration) continue;
                if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
                report(Rules.NotPartial, type, t.Name);
                return false;
            }
        }
        return true;
    }

    /// <summary>The stored <c>__text_signature__</c>: self in front, as CPython spells it.</summary>
    public static string? TextSignature(string? signature, Binding binding)
    {
        if (signature is null) return null;
        string self = binding switch { Binding.Instance or Binding.StaticSelf => "$self", Binding.Class => "$type", Binding.Module => "$module", _ => "" };
        string inner = signature.Trim();
        inner = inner.Substring(1, inner.Length - 2).Trim();
        if (self.Length == 0 || inner.StartsWith("$", System.StringComparison.Ordinal)) return "(" + inner + ")";
        if (inner.Length == 0) return $"({self}, /)";
        // self itself is positional-only: a slash follows it unless one comes later.
        return HasSlash(inner) ? $"({self}, {inner})" : $"({self}, /, {inner})";
    }

    private static bool HasSlash(string inner)
    {
        foreach (string part in inner.Split(','))
            if (part.Trim() == "/") return true;
        return false;
    }

    public static string FlagsText(ulong flags) => $"(§TypeFlags){flags.ToString(CultureInfo.InvariantCulture)}UL";

    public static ConstantModel? Constant(ISymbol member, AttributeData data, Report report)
    {
        ITypeSymbol? type = member switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, _ => null };
        bool isStatic = member is IFieldSymbol { IsConst: true } || member.IsStatic;
        string? expression = type is null || !isStatic ? null : Value(type, member.Name);
        if (expression is null)
        {
            report(Rules.ConstantType, member, member.Name, type?.ToDisplayString() ?? "?");
            return null;
        }
        return new(data.Positional(0) ?? member.Name, expression);
    }

    private static string? Value(ITypeSymbol type, string name)
    {
        if (type.IsPyObject()) return name;
        if (type.Plain() == "System.Numerics.BigInteger") return $"§PyLong.From({name})";
        return CallReader.ReadReturn(type, NullableAnnotation.NotAnnotated, out _) switch
        {
            ReturnKind.Bool => $"§PyBool.From({name})",
            ReturnKind.Integer => $"§PyInt.From((long){name})",
            ReturnKind.ULong => $"§PyLong.From((ulong){name})",
            ReturnKind.Double => $"new §PyFloat({name})",
            ReturnKind.String => $"§PyStr.From({name})",
            _ => null,
        };
    }
}
