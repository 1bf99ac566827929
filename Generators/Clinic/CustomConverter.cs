using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>What a custom converter does for one parameter.</summary>
internal sealed record CustomBinding(string Conversion, bool KeepsDefault, string? Release, string? Default);

/// <summary>A converter that an author wrote: a class with [ClinicConverter].</summary>
internal sealed class CustomConverter
{
    private readonly INamedTypeSymbol _type;

    private CustomConverter(INamedTypeSymbol type) => _type = type;

    /// <summary>Looked for where C# would look for a class: within the author's class, then beside it, then in the namespaces around.</summary>
    public static CustomConverter? Find(string name, IParameterSymbol parameter) =>
        Find(Names.ClinicConverter, name, parameter.ContainingType) is { } type ? new(type) : null;

    public static INamedTypeSymbol? Find(string attribute, string name, INamedTypeSymbol from)
    {
        foreach (IEnumerable<INamedTypeSymbol> place in Places(from))
            foreach (INamedTypeSymbol type in place)
                if (MayConvert(type) && type.Attribute(attribute)?.Positional(0) == name) return type;
        return null;
    }

    /// <summary>To bind the attributes of every native class around would take most of a key's time: what is written shows that most are no converters.</summary>
    private static bool MayConvert(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty || type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is BaseTypeDeclarationSyntax declaration
        && declaration.AttributeLists.SelectMany(static list => list.Attributes).Any(static a => a.Name.ToString() is not ("PyType" or "PyModule" or "PyRecord" or "PyEnum" or "PyStructSequence")));

    private static IEnumerable<IEnumerable<INamedTypeSymbol>> Places(INamedTypeSymbol from)
    {
        for (INamedTypeSymbol? type = from; type is not null; type = type.ContainingType) yield return type.GetTypeMembers();
        for (INamespaceSymbol? space = from.ContainingNamespace; space is not null; space = space.ContainingNamespace) yield return space.GetTypeMembers();
    }

    /// <summary>Check the shape of the class for the C# parameter; null reported.</summary>
    public CustomBinding? Bind(IParameterSymbol parameter, string function, Report report)
    {
        IMethodSymbol? convert = _type.GetMembers("Convert").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsStatic && m.ReturnType.SpecialType == SpecialType.System_Boolean
            && m.Parameters.Length is 2 or 4 && m.Parameters[0].Type.Plain() == Names.Object && m.Parameters[1].RefKind is RefKind.Out or RefKind.Ref
            && m.Parameters.Skip(2).All(p => p.Type.SpecialType == SpecialType.System_String));
        if (convert is null)
        {
            report(Rules.ClinicConverterShape, _type, _type.Name, "static bool Convert(PyObject value, out T result)");
            return null;
        }
        if (!SymbolEqualityComparer.Default.Equals(convert.Parameters[1].Type, parameter.Type))
        {
            report(Rules.ClinicType, parameter, _type.Attribute(Names.ClinicConverter)!.Positional(0)!, convert.Parameters[1].Type.ToDisplayString(), parameter.Name, parameter.Type.ToDisplayString());
            return null;
        }
        IMethodSymbol? initial = _type.GetMembers("Default").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsStatic
            && SymbolEqualityComparer.Default.Equals(m.ReturnType, parameter.Type) && m.Parameters.Length <= 1 && m.Parameters.All(p => p.Type.SpecialType == SpecialType.System_String));
        bool byReference = convert.Parameters[1].RefKind == RefKind.Ref;
        bool releases = _type.GetMembers("Release").OfType<IMethodSymbol>().Any(m => m.IsStatic && m.Parameters.Length == 1);
        string call = $"{_type.Full()}.Convert($v, {(byReference ? "ref" : "out")} $p{(convert.Parameters.Length == 4 ? ", $n, $d" : "")})";
        string? value = initial is null ? null : $"{_type.Full()}.Default({(initial.Parameters.Length == 1 ? Source.Literal(function) : "")})";
        return new(call, byReference, releases ? _type.Full() + ".Release($p)" : null, value);
    }
}
