using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PyModules.Generators.CodeFixes;

/// <summary>PYM030, PYM031: the citation takes the name and the lines of the index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CorrectCitation() : NodeFix<AttributeSyntax>("Correct the citation", "PYM030", "PYM031")
{
    protected override SyntaxNode? Apply(AttributeSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        if (!diagnostic.Properties.TryGetValue("function", out string? function)) return null;
        string arguments = $"\"{function}\", {diagnostic.Properties["first"]}, {diagnostic.Properties["last"]}";
        foreach (AttributeArgumentSyntax argument in node.ArgumentList?.Arguments ?? [])
            if (argument.NameEquals is not null) arguments += ", " + argument;
        return node.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList("(" + arguments + ")"));
    }
}

/// <summary>PYM038: the member gets the citation of the function that its Python name stands for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddCitation() : NodeFix<MethodDeclarationSyntax>("Add the citation", "PYM038")
{
    protected override SyntaxNode? Apply(MethodDeclarationSyntax node, Diagnostic diagnostic, SyntaxGenerator generator)
    {
        if (node.AttributeLists.Count == 0 || !diagnostic.Properties.TryGetValue("function", out string? function)) return null;
        AttributeSyntax citation = SyntaxFactory.Attribute(SyntaxFactory.ParseName("Mirrors"),
            SyntaxFactory.ParseAttributeArgumentList($"(\"{function}\", {diagnostic.Properties["first"]}, {diagnostic.Properties["last"]})"));
        AttributeListSyntax list = node.AttributeLists[0];
        return node.ReplaceNode(list, list.AddAttributes(citation));
    }
}
