using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PyModules.Generators.Tests;

public class CitationTests
{
    private const string Index = """
        Modules/_demo.c
        10-20 demo_add 3-8 _demo.add
        22-30 demo_join
        32-40 demo_traverse
        """;

    private const string Reasons = "Modules/_demo.c\ngc: demo_traverse\n";
    private const string Head = "// Modules/_demo.c: all of it.\n";

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private static async Task<Diagnostic[]> Run(string source, string index = Index, string? reasons = Reasons, string head = Head)
    {
        List<AdditionalText> files = [new File("ports/_demo.c.index", index)];
        if (reasons is not null) files.Add(new File("ports/_demo.c.ports", reasons));
        SyntaxTree tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(head + "using PyModules.Runtime;\n" + source, Harness.Parsing, "Demo.cs");
        CompilationWithAnalyzers analysis = Harness.Compile(tree).WithAnalyzers([new CitationAnalyzer()], new AnalyzerOptions([.. files]));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    private static string Class(string body) => "[PyModule(\"_demo\")] public static partial class Demo { " + body + " }";

    private const string Add = "[Mirrors(\"demo_add\", 10, 20)] static void Add() { } ", Join = "[Mirrors(\"demo_join\", 22, 30)] static void Join() { } ";

    [Fact]
    public async Task A_whole_and_true_port_is_left_alone() => Assert.Empty(await Run(Class(Add + Join)));

    [Theory]
    [InlineData("10, 21")]
    [InlineData("11, 20")]
    [InlineData("12, 14")]
    public async Task Wrong_lines_are_named_with_the_right_ones(string lines)
    {
        Diagnostic found = Assert.Single(await Run(Class(Join + $"[Mirrors(\"demo_add\", {lines})] static void Add() {{ }}")));
        Assert.Equal("PYM031", found.Id);
        Assert.Equal("'demo_add' is at lines 10-20 of Modules/_demo.c", found.GetMessage());
        Assert.Equal("10", found.Properties["first"]);
    }

    [Fact]
    public async Task A_near_name_is_suggested() => Assert.Contains("did you mean 'demo_add'?",
        Assert.Single(await Run(Class(Add + Join + "[Mirrors(\"demo_ad\", 10, 20)] static void Other() { }"))).GetMessage());

    [Fact]
    public async Task Parts_of_one_function_may_have_several_members() => Assert.Empty(await Run(Class(Join
        + "[Mirrors(\"demo_add\", 10, 14, Part = true)] static void A() { } [Mirrors(\"demo_add\", 15, 20, Part = true)] static void B() { }")));

    [Fact]
    public async Task A_part_lies_within_its_function() => Assert.Equal(["PYM031"], (await Run(Class(Join
        + "[Mirrors(\"demo_add\", 10, 21, Part = true)] static void A() { }"))).Select(d => d.Id));

    [Fact]
    public async Task A_function_without_port_or_reason_is_named()
    {
        Diagnostic found = Assert.Single(await Run(Class(Add)));
        Assert.Equal("PYM033", found.Id);
        Assert.Contains("[Mirrors(\"demo_join\", 22, 30)]", found.GetMessage());
        Assert.Equal("ports/_demo.c.index", found.Location.GetLineSpan().Path);
        Assert.Equal(2, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("gc: demo_traverse\nbecause: demo_add")]
    [InlineData("gc: demo_traverse\nmissing: demo_add")]
    [InlineData("gc: demo_traverse\nmemory: demo add")]
    [InlineData("    demo_add\ngc: demo_traverse")]
    [InlineData("gc: demo_traverse, *")]
    public async Task A_line_that_says_nothing_is_named(string reasons) =>
        Assert.Equal(["PYM035"], (await Run(Class(Add + Join), reasons: "Modules/_demo.c\n" + reasons)).Select(d => d.Id));

    [Fact]
    public async Task Reasons_of_a_file_without_index_are_named() =>
        Assert.Contains("PYM035", (await Run(Class(Add + Join), reasons: "Modules/_other.c\n")).Select(d => d.Id));

    [Fact]
    public async Task Merged_functions_need_no_port() => Assert.Empty(await Run(Class(Add), reasons: """
        Modules/_demo.c
        # what follows is free text for readers
        gc: demo_traverse
        merged: demo_join -> demo_add
        """));

    [Fact]
    public async Task A_file_that_another_project_accounts_for_needs_no_reasons() =>
        Assert.Empty(await Run(Class(Add), reasons: "Modules/_demo.c\nelsewhere: * -> Other\n"));

    [Fact]
    public async Task A_file_that_another_project_accounts_for_has_true_citations_all_the_same() =>
        Assert.Equal(["PYM031"], (await Run(Class("[Mirrors(\"demo_add\", 10, 21)] static void Add() { }"), reasons: "Modules/_demo.c\nelsewhere: * -> Other\n")).Select(d => d.Id));

    [Fact]
    public async Task A_citation_needs_a_file() =>
        Assert.Contains("PYM036", (await Run(Class(Add + Join), head: "// No file.\n")).Select(d => d.Id));

    [Fact]
    public async Task A_citation_may_name_its_file() => Assert.Empty(await Run(Class(
        "[Mirrors(\"demo_add\", 10, 20, File = \"Modules/_demo.c\")] static void A() { } [Mirrors(\"demo_join\", 22, 30, File = \"Modules/_demo.c\")] static void B() { }"), head: "// No file.\n"));

    [Fact]
    public async Task The_cited_file_needs_an_index() =>
        Assert.Equal(["PYM037"], (await Run(Class(Add + Join + "[Mirrors(\"x\", 1, 2, File = \"Modules/_other.c\")] static void X() { }"))).Select(d => d.Id));

    [Fact]
    public async Task A_member_that_a_clinic_block_names_is_asked_for_its_citation()
    {
        Diagnostic[] found = await Run(Class(Join + "[PyFunction(\"add\", \"()\")] static void Add() { }"));
        Assert.Equal(["PYM033", "PYM038"], found.Select(d => d.Id));
        Assert.Equal("demo_add", found[1].Properties["function"]);
    }

    [Fact]
    public async Task Without_indices_nothing_is_held_against_anything()
    {
        CompilationWithAnalyzers analysis = Harness.Compile(Harness.Tree(Class(Add))).WithAnalyzers([new CitationAnalyzer()]);
        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync());
    }

    [Fact]
    public void Citations_are_not_in_the_assembly() =>
        Assert.DoesNotContain(Harness.Load(Head + Class(Add)).GetType("Demo")!.GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
            .SelectMany(m => m.CustomAttributes), a => a.AttributeType.Name == "MirrorsAttribute");
}
