using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>Questions that readers ask of symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_bare =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions
            & ~SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary><c>global::A.B</c>, without the nullable mark of reference types.</summary>
    public static string Full(this ITypeSymbol type) => type.ToDisplayString(s_bare);

    /// <summary><c>A.B</c> for comparing with <see cref="Names"/>.</summary>
    public static string Plain(this ITypeSymbol type)
    {
        string full = type.Full();
        return full.StartsWith("global::", StringComparison.Ordinal) ? full.Substring(8) : full;
    }

    public static AttributeData? Attribute(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && Is(type, name)) return attribute;
        return null;
    }

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && Is(type, name));

    private static bool Is(INamedTypeSymbol type, string name) =>
        name.EndsWith(type.Name, StringComparison.Ordinal)
        && name.Length == Names.Runtime.Length + 1 + type.Name.Length
        && type.ContainingNamespace.ToDisplayString() == Names.Runtime;

    /// <summary>The value of a named argument; the default without it, and while it is being written.</summary>
    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array) return argument.Value.Value is T value ? value : default;
        return default;
    }

    public static string? Positional(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index ? attribute.ConstructorArguments[index].Value as string : null;

    public static bool DerivesFrom(this ITypeSymbol? type, string plainName)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.Plain() == plainName) return true;
        return false;
    }

    public static bool IsPyObject(this ITypeSymbol? type) => type.DerivesFrom(Names.Object);

    /// <summary>Members in source order, the same on every machine.</summary>
    public static IEnumerable<ISymbol> Ordered(this INamedTypeSymbol type) =>
        type.GetMembers().Where(member => member.Locations.Length > 0 && member.Locations[0].IsInSource)
            .OrderBy(member => System.IO.Path.GetFileName(member.Locations[0].SourceTree!.FilePath), StringComparer.Ordinal)
            .ThenBy(member => member.Locations[0].SourceSpan.Start);

    /// <summary>A key that sorts declarations in source order, and stays the same when only text moves.</summary>
    public static string OrderKey(this ISymbol symbol)
    {
        SyntaxReference declaration = symbol.DeclaringSyntaxReferences[0];
        return System.IO.Path.GetFileName(declaration.SyntaxTree.FilePath) + declaration.GetSyntax().Position();
    }

    /// <summary>Where a declaration stands in its file: its number among the members round it, and theirs.</summary>
    public static string Position(this SyntaxNode declaration)
    {
        string position = "";
        for (SyntaxNode? node = declaration; node is MemberDeclarationSyntax member; node = node.Parent)
        {
            SyntaxList<MemberDeclarationSyntax> siblings = node.Parent switch
            {
                TypeDeclarationSyntax type => type.Members,
                BaseNamespaceDeclarationSyntax space => space.Members,
                CompilationUnitSyntax unit => unit.Members,
                _ => default,
            };
            position = ":" + siblings.IndexOf(member).ToString("D5") + position;
        }
        return position;
    }

    public static EquatableArray<string> PartialHeaders(this INamedTypeSymbol type)
    {
        List<string> headers = [];
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
            headers.Insert(0, ((t.IsRecord, t.TypeKind == TypeKind.Struct) switch
            {
                (true, true) => "partial record struct ",
                (true, false) => "partial record ",
                (false, true) => "partial struct ",
                _ => "partial class ",
            }) + Escaped(t.Name));
        return headers.ToEquatable();
    }

    public static string Namespace(this INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : string.Join(".", type.ContainingNamespace.ToDisplayString().Split('.').Select(Escaped));

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The text of the XML summary, whether or not the compiler parses documentation.</summary>
    public static string? Summary(this ISymbol symbol, CancellationToken token)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax(token);
            if (symbol is IFieldSymbol) node = node.Parent?.Parent ?? node;
            string trivia = node.GetLeadingTrivia().ToFullString();
            if (Summary(trivia) is { } text) return text;
            Match inherited = Regex.Match(trivia, "<inheritdoc cref=\"(?:\\w+\\.)?(\\w+)\"");
            if (!inherited.Success || inherited.Groups[1].Value == symbol.Name) continue;
            for (INamedTypeSymbol? t = symbol.ContainingType; t is not null; t = t.BaseType)
                foreach (ISymbol other in t.GetMembers(inherited.Groups[1].Value))
                    if (other.Summary(token) is { } summary) return summary;
        }
        return null;
    }

    /// <summary>What the XML comment says of a parameter.</summary>
    public static string? Parameter(this ISymbol symbol, string name, CancellationToken token)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
            if (Element(reference.GetSyntax(token).GetLeadingTrivia().ToFullString(), $"<param name=\"{Regex.Escape(name)}\">(.*?)</param>") is { } text) return text;
        return null;
    }

    /// <summary>What the XML comment says of the result.</summary>
    public static string? Returns(this ISymbol symbol, CancellationToken token) =>
        symbol.DeclaringSyntaxReferences.Select(r => Element(r.GetSyntax(token).GetLeadingTrivia().ToFullString(), "<returns>(.*?)</returns>")).FirstOrDefault(text => text is not null);

    /// <summary>The exceptions of the XML comment, each as it is named there and with what is said of it.</summary>
    public static IEnumerable<(string Cref, string Text)> Exceptions(this ISymbol symbol, CancellationToken token)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            string trivia = reference.GetSyntax(token).GetLeadingTrivia().ToFullString();
            foreach (Match match in Regex.Matches(trivia, "<exception cref=\"([^\"]*)\""))
                yield return (match.Groups[1].Value, Element(trivia, $"<exception cref=\"{Regex.Escape(match.Groups[1].Value)}\">(.*?)</exception>") ?? "");
        }
    }

    private static string? Summary(string trivia) => Element(trivia, "<summary>(.*?)</summary>");

    private static string? Element(string trivia, string pattern)
    {
        StringBuilder xml = new();
        foreach (string raw in trivia.Split('\n'))
        {
            string line = raw.Trim();
            if (line.StartsWith("///", StringComparison.Ordinal)) xml.Append(line.Substring(3).TrimStart()).Append('\n');
        }
        Match match = Regex.Match(xml.ToString(), pattern, RegexOptions.Singleline);
        if (!match.Success) return null;
        string text = Regex.Replace(match.Groups[1].Value, "<(?:see|seealso|paramref|typeparamref)\\s+(?:cref|name|langword)=\"(?:\\w:)?([^\"]*)\"\\s*/>", "$1");
        text = Regex.Replace(text, "</?para>", "\n");
        text = Regex.Replace(text, "<[^>]*>", "");
        text = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&");
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary><c>AddDoneCallback</c> is <c>add_done_callback</c>.</summary>
    public static string SnakeCase(string name)
    {
        StringBuilder text = new();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsUpper(c))
            {
                bool boundary = i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
                if (boundary && name[i - 1] != '_') text.Append('_');
                text.Append(char.ToLowerInvariant(c));
            }
            else text.Append(c);
        }
        return text.ToString();
    }
}
