using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PyModules.Generators;

/// <summary>Turns [PyRecord] records and [PyEnum] enums into models.</summary>
internal static class ValueReader
{
    // Names that cannot be written after a dot.
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    };

    public static RecordModel? Record(INamedTypeSymbol type, AttributeData attribute, Report report, CancellationToken token)
    {
        if (!Shared.CheckPartial(type, report, token)) return null;
        if (Parameters(type) is not { Length: > 0 } parameters || type.IsGenericType)
        {
            report(Rules.RecordShape, type, type.Name);
            return null;
        }
        if (PyName(type, attribute, report) is not { } name) return null;
        ClrConversions conversions = new();
        List<FieldModel> fields = [];
        foreach (IParameterSymbol parameter in parameters)
        {
            string field = Symbols.SnakeCase(parameter.Name);
            if (s_keywords.Contains(field)) report(Rules.ValueName, parameter, parameter.Name, field, "cannot write after a dot");
            else if (fields.Any(f => f.PyName == field)) report(Rules.DuplicateName, parameter, field, type.Name);
            else if (conversions.Item(parameter.Type) is not { } to) report(Rules.RecordField, parameter, parameter.Name, parameter.Type.ToDisplayString());
            else fields.Add(new(field, parameter.Name, parameter.Type.Full(), to, Readable(parameter.Type) ? conversions.FromPython(parameter.Type) : null, Hints.Result(parameter.Type), type.Parameter(parameter.Name, token)));
        }
        if (fields.Count < parameters.Length) return null;
        return new(type.Namespace(), type.PartialHeaders(), type.Full(), type.IsValueType, name, type.Summary(token), Module(attribute), type.OrderKey(),
            fields.ToEquatable(), conversions.Locals);
    }

    /// <summary>Whether Python objects become values of the type, for a conversion that may be asked for from within it.</summary>
    private static bool Readable(ITypeSymbol type) => new ClrConversions().FromPython(type) is not null;

    /// <summary>The parameters that make a record positional.</summary>
    public static IParameterSymbol[]? Parameters(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is RecordDeclarationSyntax))?.Parameters.ToArray();

    public static EnumModel? Enum(INamedTypeSymbol type, AttributeData attribute, Report report, CancellationToken token)
    {
        if (type.ContainingType is { } container && !Shared.CheckPartial(container, report, token)) return null;
        if (PyName(type, attribute, report) is not { } name) return null;
        List<EnumMemberModel> members = [];
        bool good = true;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
        {
            string member = Symbols.SnakeCase(field.Name).ToUpperInvariant();
            if (member[0] == '_') report(Rules.ValueName, field, field.Name, member, "keeps for itself in an enum");
            else if (members.Any(m => m.PyName == member)) report(Rules.DuplicateName, field, member, type.Name);
            else
            {
                members.Add(new(member, Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)));
                continue;
            }
            good = false;
        }
        if (!good) return null;
        bool visible = true;
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType) visible &= t.DeclaredAccessibility == Accessibility.Public;
        string modifiers = type.ContainingType is null ? visible ? "public" : "internal" : Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetText(type.DeclaredAccessibility);
        bool flags = type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");
        INamedTypeSymbol underlying = type.EnumUnderlyingType!;
        EquatableArray<string> headers = type.ContainingType?.PartialHeaders() ?? default;
        return new(type.Namespace(), headers, type.Full(), type.Name + "Python", modifiers, name, type.Summary(token), Module(attribute), type.OrderKey(),
            flags, underlying.Full(), ClrConversions.Number(underlying), members.ToEquatable());
    }

    /// <summary>The static class beside an enum with [PyEnum].</summary>
    public static string EnumClass(ITypeSymbol type) => type.Full() + "Python";

    private static string? Module(AttributeData attribute) => (attribute.NamedArguments.FirstOrDefault(a => a.Key == "Module").Value.Value as INamedTypeSymbol)?.Full();

    /// <summary>A name without its module would make values that cannot be pickled.</summary>
    private static string? PyName(INamedTypeSymbol type, AttributeData attribute, Report report)
    {
        string name = attribute.Positional(0) ?? type.Name;
        int dot = name.LastIndexOf('.');
        if (dot > 0 && dot < name.Length - 1) return name;
        report(Rules.ValueModule, type, name);
        return null;
    }
}
