using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators;

/// <summary>Turns a [PyException] property into an <see cref="ExceptionModel"/>.</summary>
internal static class ExceptionReader
{
    public static ExceptionModel? Read(IPropertySymbol property, AttributeData attribute, Report report, CancellationToken token)
    {
        INamedTypeSymbol container = property.ContainingType;
        if (!Shared.CheckPartial(container, report, token)) return null;
        if (!property.IsStatic || !property.IsPartialDefinition || property.SetMethod is not null || property.Type.Plain() != "PyModules.Runtime.PyType")
        {
            report(Rules.ExceptionProperty, property, property.Name);
            return null;
        }
        var layout = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Layout").Value.Value as INamedTypeSymbol;
        return new(
            container.Namespace(), container.PartialHeaders(), container.Full(), property.Name,
            SyntaxFacts.GetText(property.DeclaredAccessibility) + " static partial",
            attribute.Positional(0) ?? property.Name, attribute.Named<string>("Base") ?? "§Exc.Exception",
            layout?.Full() ?? "§PyBaseException", attribute.Named<string>("Doc") ?? property.Summary(token), attribute.Named<bool>("FromSpec"), property.OrderKey());
    }
}
