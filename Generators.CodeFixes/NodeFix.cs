using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace PyModules.Generators.CodeFixes;

/// <summary>A fix that puts one node in another's place: the innermost <typeparamref name="T"/> round the diagnostic.</summary>
public abstract class NodeFix<T>(string title, params string[] ids) : CodeFixProvider where T : SyntaxNode
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        SyntaxGenerator generator = SyntaxGenerator.GetGenerator(context.Document);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            T? node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<T>().FirstOrDefault();
            if (node is null || Apply(node, diagnostic, generator) is not { } made) continue;
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(node, made.WithAdditionalAnnotations(Formatter.Annotation)))), GetType().Name), diagnostic);
        }
    }

    /// <summary>What takes the node's place; null where nothing can be done.</summary>
    protected abstract SyntaxNode? Apply(T node, Diagnostic diagnostic, SyntaxGenerator generator);
}
