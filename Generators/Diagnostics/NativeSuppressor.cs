using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators;

/// <summary>Silences what the compiler and its style rules say of members that only generated code reaches.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeSuppressor : DiagnosticSuppressor
{
    private static readonly string[] s_attributes =
        [Names.PyFunction, Names.PyMethod, Names.PyGetSet, Names.PyMember, Names.PySlot, Names.PyConstant, Names.PyExec];

    private static readonly SuppressionDescriptor[] s_used =
    [
        .. new[] { "IDE0051", "IDE0052", "IDE0060", "CA1801", "CA1811", "CA1822", "CA1823", "CS0169", "CS0414", "CS0649", "IDE0044" }
            .Select(id => new SuppressionDescriptor("PYMS" + id, id, "The generated code of the native class reaches the member, with the signature that it has")),
    ];

    private static readonly SuppressionDescriptor s_state =
        new("PYMSCS8618", "CS8618", "The exec step or the blank allocation fills the field before Python can see it");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. s_used, s_state];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            SemanticModel model = context.GetSemanticModel(tree);
            SyntaxNode? node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            ISymbol? symbol = null;
            for (; node is not null && symbol is null; node = node.Parent) symbol = model.GetDeclaredSymbol(node, context.CancellationToken);
            if (symbol is IParameterSymbol parameter) symbol = parameter.ContainingSymbol;
            if (symbol is null) continue;
            if (diagnostic.Id == "CS8618")
            {
                if ((symbol as INamedTypeSymbol ?? symbol.ContainingType).DerivesFrom(Names.ModuleState)) context.ReportSuppression(Suppression.Create(s_state, diagnostic));
            }
            else if (s_attributes.Any(name => symbol.Attribute(name) is not null))
                context.ReportSuppression(Suppression.Create(s_used.First(s => s.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }
}
