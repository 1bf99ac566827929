using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators;

/// <summary>Holds every [Mirrors] against the indices of the ported C files, and those against the citations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CitationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CitationRules.All];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            Ports ports = Ports.Read(start.Options.AdditionalFiles, start.CancellationToken);
            if (ports.IsEmpty) return;
            Run run = new(ports);
            start.RegisterSymbolAction(run.Member, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.NamedType);
            start.RegisterCompilationEndAction(run.End);
        });
    }

    /// <summary>One cited function and the member that ports it.</summary>
    private readonly record struct Port(PortIndexFile Index, string Function, bool Part, ISymbol Member, Location Location);

    private sealed class Run(Ports ports)
    {
        private readonly ConcurrentBag<Port> _found = [];
        private readonly ConcurrentDictionary<SyntaxTree, string[]> _heads = [];

        public void Member(SymbolAnalysisContext context)
        {
            ISymbol member = context.Symbol;
            bool cited = false;
            foreach (AttributeData attribute in member.Attributes(Names.Mirrors))
            {
                cited = true;
                if (attribute.ApplicationSyntaxReference is not { } reference || Citation.Read(attribute) is not { } citation) continue;
                Location location = Location.Create(reference.SyntaxTree, reference.Span);
                string[] files = citation.File is null ? Head(reference.SyntaxTree, context.CancellationToken) : [citation.File];
                if (Check(citation, files, location, context.ReportDiagnostic) is { } index)
                    _found.Add(new(index, citation.Function, citation.Part, member, location));
            }
            if (!cited) Suggest(member, context);
        }

        private string[] Head(SyntaxTree tree, CancellationToken token) => _heads.GetOrAdd(tree, t => Citation.CFiles(t.GetRoot(token)));

        private PortIndexFile? Check(Citation citation, string[] files, Location location, Action<Diagnostic> report)
        {
            if (files.Length == 0)
            {
                report(Diagnostic.Create(CitationRules.NoFile, location, citation.Function));
                return null;
            }
            PortIndexFile[] indices = [.. files.Select(ports.Index).OfType<PortIndexFile>()];
            if (indices.Length == 0)
            {
                report(Diagnostic.Create(CitationRules.NoIndex, location, string.Join(", ", files)));
                return null;
            }
            foreach (PortIndexFile index in indices)
            {
                IReadOnlyList<PortFunction> places = index.Find(citation.Function);
                if (places.Count == 0) continue;
                if (!places.Any(place => citation.Part
                        ? citation.First >= place.First && citation.Last <= place.Last && citation.First <= citation.Last
                        : citation.First == place.First && citation.Last == place.Last))
                    report(Diagnostic.Create(CitationRules.WrongLines, location, Fix("lines", places[0]), citation.Function,
                        string.Join(" or ", places.Select(place => $"{place.First}-{place.Last}")), index.CFile));
                return index;
            }
            string? near = Near(citation.Function, indices);
            report(Diagnostic.Create(CitationRules.NoSuchFunction, location,
                near is null ? null : Fix("name", indices.SelectMany(i => i.Find(near)).First()),
                citation.Function, string.Join(" or ", indices.Select(i => i.CFile)), near is null ? "" : $": did you mean '{near}'?"));
            return null;
        }

        /// <summary>A member that Python reaches by the name of a clinic block ports that block's function.</summary>
        private void Suggest(ISymbol member, SymbolAnalysisContext context)
        {
            if (member.IsImplicitlyDeclared || PythonName(member) is not { } name) return;
            SyntaxReference? syntax = member.DeclaringSyntaxReferences.FirstOrDefault();
            if (syntax is null) return;
            foreach (string file in Head(syntax.SyntaxTree, context.CancellationToken))
            {
                if (ports.Index(file) is not { } index) continue;
                PortFunction[] places = [.. index.Functions.Where(f => f.Clinic == name)];
                if (places.Length != 1 || ports.Reason(file, places[0].Name) is not null) continue;
                context.ReportDiagnostic(Diagnostic.Create(CitationRules.Uncited, member.Locations[0], Fix("add", places[0]),
                    member.Name, places[0].Name, file, $"{places[0].First}, {places[0].Last}"));
            }
        }

        private static string? PythonName(ISymbol member)
        {
            if (member.ContainingType is not { } type) return null;
            AttributeData? data = member.Attribute(Names.PyFunction) ?? member.Attribute(Names.PyMethod);
            string? owner = (type.Attribute(Names.PyModule) ?? type.Attribute(Names.PyType))?.Positional(0);
            return data is null || owner is null ? null : owner + "." + (data.Positional(0) ?? Symbols.SnakeCase(member.Name));
        }

        public void End(CompilationAnalysisContext context)
        {
            foreach ((AdditionalText file, string problem, int line) in ports.Problems)
                context.ReportDiagnostic(Diagnostic.Create(CitationRules.Unreadable, ports.At(file, line, 0, 1), problem));

            Dictionary<(string, string), Port[]> cited = _found.GroupBy(port => (port.Index.CFile, port.Function)).ToDictionary(group => group.Key,
                group => group.OrderBy(port => port.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(port => port.Location.SourceSpan.Start).ToArray());
            foreach (Port[] group in cited.Values)
                foreach (Port port in group.Skip(1))
                    if (!port.Part || !group[0].Part)
                        context.ReportDiagnostic(Diagnostic.Create(CitationRules.PortedTwice, port.Location, port.Function, group[0].Member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));

            foreach ((AdditionalText file, PortReasons reasons) in ports.Reasons)
            {
                if (ports.Index(reasons.CFile) is not { } index || reasons.IsGuest) continue;
                HashSet<string> seen = [];
                foreach (ReasonEntry entry in reasons.Entries)
                    if (Stale(index, reasons, entry, seen, cited) is { } problem)
                        context.ReportDiagnostic(Diagnostic.Create(CitationRules.StaleReason, ports.At(file, entry.Line, entry.Start, entry.Length), entry.Function, problem));
            }

            foreach ((AdditionalText file, PortIndexFile index) in ports.Indices.Where(i => !ports.IsGuest(i.Index.CFile)))
                foreach (string name in index.Names)
                {
                    if (cited.ContainsKey((index.CFile, name)) || ports.Reason(index.CFile, name) is not null) continue;
                    PortFunction place = index.Find(name)[0];
                    int line = Array.FindIndex(index.Functions, f => f.Name == name) + 1;
                    context.ReportDiagnostic(Diagnostic.Create(CitationRules.NotPorted, ports.At(file, line, 0, 1),
                        name, index.CFile, $"{place.First}, {place.Last}", Path.GetFileName(index.CFile) + PortReasons.Extension));
                }
        }

        private static string? Stale(PortIndexFile index, PortReasons reasons, ReasonEntry entry, HashSet<string> seen, Dictionary<(string, string), Port[]> cited)
        {
            if (index.Find(entry.Function).Count == 0) return $"is not a function of {index.CFile}: remove it";
            if (!seen.Add(entry.Function)) return "has two reasons: keep one";
            if (cited.TryGetValue((index.CFile, entry.Function), out Port[]? ported)) return $"has a port, '{ported[0].Member.Name}': remove the reason";
            if (entry.Reason != Reason.Merged) return null;
            bool known = cited.ContainsKey((index.CFile, entry.Note!))
                || reasons.Entries.Any(e => e.Function == entry.Note && e.Function != entry.Function && e.Reason is Reason.Merged or Reason.Elsewhere);
            return known ? null : $"is said to be merged into '{entry.Note}', which has no port: name the function whose port does its work";
        }

        private static ImmutableDictionary<string, string?> Fix(string kind, PortFunction function) => ImmutableDictionary<string, string?>.Empty
            .Add("fix", kind).Add("function", function.Name).Add("first", function.First.ToString()).Add("last", function.Last.ToString());

        private static string? Near(string name, PortIndexFile[] indices)
        {
            string? best = null;
            int least = Math.Max(2, name.Length / 3) + 1;
            foreach (PortIndexFile index in indices)
                foreach (string candidate in index.Names)
                {
                    if (Math.Abs(candidate.Length - name.Length) >= least) continue;
                    int distance = Text.Distance(name, candidate);
                    if (distance >= least) continue;
                    least = distance;
                    best = candidate;
                }
            return best;
        }
    }
}
