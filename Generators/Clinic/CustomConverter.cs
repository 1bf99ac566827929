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

    /// <summary>The converter of a parameter; null when there is none, or none that can be used, which has been reported.</summary>
    public static CustomConverter? Find(string name, IParameterSymbol parameter, Report report)
    {
        if (Find(Names.ClinicConverter, name, parameter, parameter.ContainingType, report, out bool failed) is { } type) return new(type);
        if (!failed) report(Rules.ClinicConverterUnknown, parameter, name);
        return null;
    }

    /// <summary>
    /// Looked for where C# would look for a class: within the author's class, then beside it, then in the namespaces around. What is not there may come from
    /// a referenced assembly, out of any namespace; of several, one in a namespace around the author's class is nearer.
    /// </summary>
    /// <param name="where">What asks for it, and gets the report.</param>
    public static INamedTypeSymbol? Find(string attribute, string name, ISymbol where, INamedTypeSymbol from, Report report, out bool failed)
    {
        failed = false;
        foreach (IEnumerable<INamedTypeSymbol> place in Places(from))
            foreach (INamedTypeSymbol type in place)
                if (MayConvert(type) && type.Attribute(attribute)?.Positional(0) == name) return Usable(type, out failed);
        List<INamedTypeSymbol> foreign = ForeignConverters.Find(attribute, name, from);
        if (foreign.Count == 0) return null;
        List<INamedTypeSymbol> visible = foreign.Where(type => IsVisible(type, from)).ToList();
        if (visible.Count == 0) return Usable(foreign[0], out failed);
        INamedTypeSymbol[] nearest = [.. visible.GroupBy(type => Distance(type, from)).OrderBy(static group => group.Key).First()];
        if (nearest.Length == 1) return Usable(nearest[0], out failed);
        failed = true;
        report(Rules.ClinicConverterAmbiguous, where, name, nearest[0].ToDisplayString(), nearest[1].ToDisplayString());
        return null;

        INamedTypeSymbol? Usable(INamedTypeSymbol type, out bool hides)
        {
            ISymbol? hidden = IsVisible(type, from) ? type.GetMembers().FirstOrDefault(m => m is IMethodSymbol { IsStatic: true, Name: "Convert" or "Default" or "Release" } && !IsVisible(m, from)) : type;
            hides = hidden is not null;
            if (hidden is not null) report(Rules.ClinicConverterHidden, where, name, hidden.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return hides ? null : type;
        }
    }

    private static bool IsVisible(ISymbol symbol, INamedTypeSymbol from) =>
        from.ContainingAssembly is ISourceAssemblySymbol { Compilation: { } compilation } && compilation.IsSymbolAccessibleWithin(symbol, from);

    /// <summary>How many namespaces out of the author's one has to go; the greatest of numbers where the type is not on the way.</summary>
    private static int Distance(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        string wanted = type.Namespace(), space = from.Namespace();
        for (int steps = 0; ; steps++)
        {
            if (space == wanted) return steps;
            if (space.Length == 0) return int.MaxValue;
            int dot = space.LastIndexOf('.');
            space = dot < 0 ? "" : space.Substring(0, dot);
        }
    }

    /// <summary>To bind the attributes of every native class around would take most of a key's time: what is written shows that most are no converters.</summary>
    public static bool MayConvert(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty || type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is BaseTypeDeclarationSyntax declaration
        && declaration.AttributeLists.SelectMany(static list => list.Attributes).Any(static a => a.Name.ToString() is not ("PyType" or "PyModule" or "PyRecord" or "PyEnum" or "PyStructSequence")));

    private static IEnumerable<IEnumerable<INamedTypeSymbol>> Places(INamedTypeSymbol from)
    {
        for (INamedTypeSymbol? type = from; type is not null; type = type.ContainingType) yield return type.GetTypeMembers();
        for (INamespaceSymbol? space = from.ContainingNamespace; space is not null; space = space.ContainingNamespace) yield return space.GetTypeMembers();
    }

    /// <summary>The class, where the author can mend it; else what asks for it.</summary>
    public static ISymbol Here(INamedTypeSymbol type, ISymbol where) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, where.ContainingAssembly) ? type : where;

    /// <summary>Check the shape of the class for the C# parameter; null reported.</summary>
    public CustomBinding? Bind(IParameterSymbol parameter, string function, Report report)
    {
        IMethodSymbol? convert = _type.GetMembers("Convert").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsStatic && m.ReturnType.SpecialType == SpecialType.System_Boolean
            && m.Parameters.Length is 2 or 4 && m.Parameters[0].Type.Plain() == Names.Object && m.Parameters[1].RefKind is RefKind.Out or RefKind.Ref
            && m.Parameters.Skip(2).All(p => p.Type.SpecialType == SpecialType.System_String));
        if (convert is null)
        {
            report(Rules.ClinicConverterShape, Here(_type, parameter), _type.Name, "public static bool Convert(PyObject value, out T result)");
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
