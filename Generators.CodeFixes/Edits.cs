using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators.CodeFixes;

/// <summary>Small changes of syntax that several fixes make.</summary>
internal static class Edits
{
    public static AttributeSyntax? Attribute(this MemberDeclarationSyntax member, params string[] names) =>
        member.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => names.Contains(attribute.Name.ToString()));

    public static AttributeSyntax With(this AttributeSyntax attribute, string argument)
    {
        AttributeArgumentSyntax added = ((AttributeSyntax)SyntaxFactory.ParseCompilationUnit("[assembly: A(" + argument + ")]").AttributeLists[0].Attributes[0]).ArgumentList!.Arguments[0];
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(list.AddArguments(added));
    }

    public static ParameterListSyntax Parameters(this BaseMethodDeclarationSyntax method, string text) =>
        SyntaxFactory.ParseParameterList(text).WithTriviaFrom(method.ParameterList);

    public static TypeSyntax Type(string text, SyntaxNode like) => SyntaxFactory.ParseTypeName(text).WithTriviaFrom(like);

    public static MemberDeclarationSyntax Member(string text) =>
        SyntaxFactory.ParseMemberDeclaration(text)!.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed, SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed);
}
