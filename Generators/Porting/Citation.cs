using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>One <c>[Mirrors(function, first, last)]</c> as it is written.</summary>
internal sealed record Citation(string Function, int First, int Last, bool Part, string? File)
{
    private static readonly Regex s_cFile = new(@"\b(?:Modules|Python|Objects|Parser|Programs|Include)/[\w/.-]*?\w\.[ch]\b", RegexOptions.CultureInvariant);

    /// <summary>The C files that the comment at a file's head names: what its citations mean.</summary>
    public static string[] CFiles(SyntaxNode root)
    {
        List<string> files = [];
        foreach (SyntaxTrivia trivia in root.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                foreach (Match match in s_cFile.Matches(trivia.ToString()))
                    if (!files.Contains(match.Value)) files.Add(match.Value);
        }
        return [.. files];
    }

    public static Citation? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not string function) return null;
        int Number(int index) => attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Value is int number ? number : 0;
        return new(function, Number(1), Number(2), attribute.Named<bool>("Part"), attribute.Named<string>("File"));
    }

    /// <summary>Read from syntax alone, for the report, which has no compilation.</summary>
    public static Citation? Read(AttributeSyntax attribute)
    {
        if (attribute.Name.ToString() is not ("Mirrors" or "MirrorsAttribute") || attribute.ArgumentList is not { } list) return null;
        string? function = null, file = null;
        List<int> lines = [];
        bool part = false;
        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            object? value = (argument.Expression as LiteralExpressionSyntax)?.Token.Value;
            switch (argument.NameEquals?.Name.Identifier.Text)
            {
                case "Part": part = argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression); break;
                case "File": file = value as string; break;
                default:
                    if (value is string text) function = text;
                    else if (value is int number) lines.Add(number);
                    break;
            }
        }
        return function is null ? null : new(function, lines.ElementAtOrDefault(0), lines.ElementAtOrDefault(1), part, file);
    }
}
