using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators.Tests;

/// <summary>Each rule is reported where it is broken and not a token beside, by all analyzers together: see Rules/ for the cases.</summary>
public class RuleTests
{
    private static readonly Dictionary<string, RuleCase> s_cases = Named(
        [.. NativeCases.All, .. CitationCases.All, .. ConventionCases.All, .. AuthorCases.All, .. ClinicCases.All]);

    private static Dictionary<string, RuleCase> Named(RuleCase[] cases) =>
        cases.GroupBy(c => c.Id).SelectMany(group => group.Select((c, i) => (Name: $"{c.Id}, {i + 1}", Case: c))).ToDictionary(c => c.Name, c => c.Case);

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    private static DiagnosticAnalyzer[] Analyzers => [new NativeClassAnalyzer(), new CitationAnalyzer(), new ErrorConventionAnalyzer(), new AuthorAnalyzer()];

    internal static readonly DiagnosticDescriptor[] Rules = [.. Analyzers.SelectMany(a => a.SupportedDiagnostics)];

    [Fact]
    public void Every_rule_has_a_trigger_and_a_near_miss()
    {
        Assert.True(Rules.Length >= 40);
        Assert.Equal(Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), s_cases.Values.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(s_cases.Values, c => Assert.Null(c.Fault()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_named(string name)
    {
        RuleCase wrong = s_cases[name].Wrong;
        Assert.Equal(string.Join(" ", new[] { wrong.Id, wrong.Besides }.Where(id => id is not null).Order(StringComparer.Ordinal)), await Diagnose(wrong));
        // What is generated for the rest must not add errors of its own, which nobody can mend.
        Assert.Empty(Generated(wrong).Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_comes_nearest_is_left_alone(string name)
    {
        RuleCase right = s_cases[name].Right;
        Assert.Equal("", await Diagnose(right));
        Assert.Empty(Generated(right).Where(d => d.Severity == DiagnosticSeverity.Error || d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true));
    }

    public static TheoryData<string> Good => [.. GoodCode.All];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_code_is_left_alone(string source)
    {
        Assert.Equal("", await Diagnose(new("", source)));
        Assert.Empty(Generated(new("", source)).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>Not the first alone: every mistake of a file is reported in one go.</summary>
    [Fact]
    public async Task All_mistakes_of_a_file_are_named_at_once() => Assert.Equal("PYM006 PYM050 PYM051 PYM054", await Diagnose(new("", """
        [PyType("x.T")] public partial class T : PyObject { [PySlot(Slot.IterNext)] PyObject? Next() => null; static int s_count; [PySlot(Slot.Hash)] string Hash() => ""; }
        public static class Plain { [PyFunction] static PyObject? F() => null; }
        """)));

    private static CSharpCompilation Compile(RuleCase code)
    {
        // A citation looks for its C file at the head.
        string head = code.Index is null ? "" : code.Source[..(code.Source.IndexOf('\n') + 1)];
        CSharpCompilation compilation = Harness.Compile(CSharpSyntaxTree.ParseText(head + Harness.Usings + code.Source[head.Length..], Harness.Parsing, "Sample.cs"));
        return code.Library is null ? compilation : compilation.AddReferences(Harness.Library(code.Library));
    }

    private static async Task<string> Diagnose(RuleCase code)
    {
        List<AdditionalText> files = [];
        if (code.Index is not null) files.Add(new Text("ports/_demo.c.index", code.Index));
        if (code.Reasons is not null) files.Add(new Text("ports/_demo.c.ports", code.Reasons));
        ImmutableArray<Diagnostic> found = await Compile(code).WithAnalyzers([.. Analyzers], new AnalyzerOptions([.. files])).GetAnalyzerDiagnosticsAsync();
        return string.Join(" ", found.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    private static ImmutableArray<Diagnostic> Generated(RuleCase code)
    {
        GeneratorDriver driver = Harness.Driver().RunGeneratorsAndUpdateCompilation(Compile(code), out Compilation output, out _);
        Assert.Null(driver.GetRunResult().Results[0].Exception);
        return output.GetDiagnostics();
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
