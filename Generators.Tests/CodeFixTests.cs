using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PyModules.Generators.CodeFixes;

namespace PyModules.Generators.Tests;

/// <summary>Each fix is applied to a mistake; then the mistake is gone and no other has come.</summary>
public class CodeFixTests
{
    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private static readonly AnalyzerOptions s_options = new([new File("_demo.c.index", "Modules/_demo.c\n10-20 demo_add 3-8 m.add\n")]);

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new NativeClassAnalyzer(), new CitationAnalyzer(), new AuthorAnalyzer()], s_options).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<string> Apply(CodeFixProvider provider, string id, string source, bool clean = true)
    {
        using AdhocWorkspace workspace = new();
        SyntaxTree tree = Harness.Tree(source);
        CSharpCompilation compilation = Harness.Compile(tree);
        Project project = workspace.AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References).WithParseOptions(Harness.Parsing).WithCompilationOptions(compilation.Options);
        Document document = project.AddDocument("Sample.cs", tree.GetText());
        Diagnostic diagnostic = (await Diagnose(document)).First(d => d.Id == id);
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        CodeActionOperation operation = Assert.Single(await Assert.Single(actions).GetOperationsAsync(default));
        Document made = ((ApplyChangesOperation)operation).ChangedSolution.GetDocument(document.Id)!;
        ImmutableArray<Diagnostic> left = await Diagnose(made);
        if (clean) Assert.DoesNotContain(left, d => d.Id != "PYM033");
        string text = (await made.GetTextAsync()).ToString();
        Assert.DoesNotContain(CSharpSyntaxTree.ParseText(text, Harness.Parsing).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return text;
    }

    private static string Type(string body, string attribute = "", string modifiers = "public partial") =>
        $$"""
        [PyType("x.T"{{attribute}})]
        {{modifiers}} class T : PyObject
        {
            {{body}}
        }
        """;

    private static string Module(string body) => $$"""
        [PyModule("m")]
        public static partial class M
        {
            {{body}}
        }
        """;

    [Fact]
    public async Task Make_partial() => Assert.Contains("public partial class T", await Apply(new MakePartial(), "PYM001", Type("", modifiers: "public")));

    [Fact]
    public async Task Make_a_record_partial() => Assert.Contains("public readonly partial record struct R(", await Apply(new MakePartial(), "PYM001", """
        [PyRecord("m.R")]
        public readonly record struct R(int A);
        """));

    [Fact]
    public async Task Make_the_module_static() =>
        Assert.Contains("public static partial class M", await Apply(new MakeStatic(), "PYM002", "[PyModule(\"m\")] public partial class M { }"));

    [Fact]
    public async Task Make_the_function_static() =>
        Assert.Contains("static PyObject? F()", await Apply(new MakeStatic(), "PYM021", Module("[PyFunction(\"f\", \"()\")] PyObject? F() => null;")));

    [Fact]
    public async Task Derive_from_PyObject() => Assert.Contains("class T : PyObject", await Apply(new DeriveFromPyObject(), "PYM003", "[PyType(\"x.T\")] public partial class T { }"));

    [Fact]
    public async Task Add_the_blank_constructor() => Assert.Contains("protected internal T() { }",
        await Apply(new AddBlankConstructor(), "PYM004", Type("public T(int x) { }", ", Flags = TypeFlags.BaseType")));

    [Fact]
    public async Task Remove_sealed() => Assert.Contains("public partial class T", await Apply(new RemoveSealed(), "PYM005", Type("", ", Flags = TypeFlags.BaseType", "public sealed partial")));

    [Theory]
    [InlineData("[PySlot(Slot.Hash)] string Hash() => null!;", "long Hash()")]
    [InlineData("[PySlot(Slot.NbAdd)] static PyObject? Add(PyObject a) => a;", "static PyObject? Add(PyObject a, PyObject other)")]
    [InlineData("[PySlot(Slot.RichCompare)] PyObject? Compare() => null;", "PyObject? Compare(PyObject other, CompareOp value)")]
    [InlineData("[PySlot(Slot.SetAttr)] bool Set(PyStr key) => true;", "bool Set(PyStr key, PyObject? value)")]
    public async Task Take_the_slot_s_signature(string member, string expected) => Assert.Contains(expected, await Apply(new FixSlotSignature(), "PYM006", Type(member)));

    [Theory]
    [InlineData("(a, b)", "PyObject a", "(PyObject a, PyObject b)")]
    [InlineData("(a, b=1, *args)", "PyObject b", "(PyObject a, PyObject b, ReadOnlySpan<PyObject> args)")]
    [InlineData("(a, /, b=1)", "ThreadState thread, PyObject first", "(ThreadState thread, PyObject first, PyObject? b)")]
    public async Task Add_the_signature_s_parameters(string signature, string given, string expected) =>
        Assert.Contains("F" + expected, await Apply(new AddParameters(), "PYM009", Module($"[PyFunction(\"f\", \"{signature}\")] static PyObject? F({given}) => null;"), clean: false));

    [Fact]
    public async Task Make_the_parameter_nullable() => Assert.Contains("F(PyObject? a)",
        await Apply(new MakeNullable(), "PYM011", Module("[PyFunction(\"f\", \"(a=object())\")] static PyObject? F(PyObject a) => a;")));

    [Fact]
    public async Task Rename_the_duplicate() => Assert.Contains("[PyFunction(\"go_on\", \"()\")]",
        await Apply(new RenameDuplicate(), "PYM013", Module("[PyFunction(\"f\", \"()\")] static PyObject? F() => null; [PyFunction(\"f\", \"()\")] static PyObject? GoOn() => null;")));

    [Fact]
    public async Task Mark_it_static() => Assert.Contains("Static = true", await Apply(new MarkStatic(), "PYM014", Type("[PyMethod(\"f\", \"()\")] static PyObject? F() => null;")));

    [Fact]
    public async Task Take_raw_arguments() => Assert.Contains("F(ReadOnlySpan<PyObject> args, PyTuple? kwnames)",
        await Apply(new FixRawSignature(), "PYM015", Type("[PyMethod(\"f\", Raw = true)] PyObject? F(PyObject a) => null;")));

    [Fact]
    public async Task Add_the_setter() => Assert.Contains("private bool SetP(PyObject? value) =>",
        await Apply(new AddSetter(), "PYM016", Type("[PyGetSet(\"p\", Setter = nameof(SetP))] PyObject? P => null;")));

    [Fact]
    public async Task Take_the_exec_step_s_signature() => Assert.Contains("static bool Exec(PyModuleObject module)",
        await Apply(new FixExecSignature(), "PYM020", Module("[PyExec] static bool Exec() => true;")));

    [Theory]
    [InlineData("PYM030", "\"demo_ad\", 10, 20", "[Mirrors(\"demo_add\", 10, 20)]")]
    [InlineData("PYM031", "\"demo_add\", 1, 2, File = \"Modules/_demo.c\"", "[Mirrors(\"demo_add\", 10, 20, File = \"Modules/_demo.c\")]")]
    public async Task Correct_the_citation(string id, string wrong, string expected) => Assert.Contains(expected,
        await Apply(new CorrectCitation(), id, Module($"[Mirrors({wrong}{(wrong.Contains("File") ? "" : ", File = \"Modules/_demo.c\"")})] static void Add() {{ }}")
            , clean: id == "PYM031") is var text && expected.Contains("File") ? text : text.Replace(", File = \"Modules/_demo.c\"", ""));

    [Fact]
    public async Task Add_the_missing_slot() => Assert.Contains("[PySlot(Slot.Iter)]",
        await Apply(new AddIter(), "PYM050", Type("[PySlot(Slot.IterNext)] PyObject? Next() => null;")));

    [Fact]
    public void Every_fix_is_for_a_rule_that_exists()
    {
        HashSet<string> ids = [.. new DiagnosticAnalyzer[] { new NativeClassAnalyzer(), new CitationAnalyzer(), new AuthorAnalyzer(), new ErrorConventionAnalyzer() }
            .SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id)];
        CodeFixProvider[] fixes = [.. typeof(MakePartial).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];
        Assert.True(fixes.Length >= 10);
        Assert.All(fixes.SelectMany(f => f.FixableDiagnosticIds), id => Assert.Contains(id, ids));
    }
}
