using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators;

/// <summary>Reads every native class as the generator does and reports what the readers complain about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeClassAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.All];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.Attribute(Names.PyType) is { } typeAttribute)
            TypeReader.Read(type, typeAttribute, Report, context.CancellationToken);
        if (type.Attribute(Names.PyModule) is { } moduleAttribute)
            ModuleReader.Read(type, moduleAttribute, Report, context.CancellationToken);
        if (type.Attribute(Names.PyRecord) is { } recordAttribute)
            ValueReader.Record(type, recordAttribute, Report, context.CancellationToken);
        if (type.Attribute(Names.PyEnum) is { } enumAttribute)
            ValueReader.Enum(type, enumAttribute, Report, context.CancellationToken);

        foreach (ISymbol member in type.GetMembers())
        {
            if (member.Attribute(Names.Clinic) is not null && member.Attribute(Names.PyFunction) is null && member.Attribute(Names.PyMethod) is null
                && member.Attribute(Names.PyGetSet) is null && member.Attribute(Names.PySlot) is null)
                Report(Rules.ClinicUnattached, member, [member.Name]);
            if (member is IPropertySymbol property && property.Attribute(Names.PyException) is { } exceptionAttribute)
                ExceptionReader.Read(property, exceptionAttribute, Report, context.CancellationToken);
        }

        void Report(DiagnosticDescriptor rule, ISymbol where, object[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, where.Locations[0], arguments));
    }
}
