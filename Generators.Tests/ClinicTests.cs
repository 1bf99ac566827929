using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators.Tests;

public sealed class ClinicTests
{
    private const string Foreign = """
        namespace Library.Converters;
        [ClinicConverter("even")] public static class Even
        {
            public static bool Convert(PyObject value, out int result, string function, string display) { result = 0; return true; }
            public static int Default() => -2;
            public static void Release(int value) { }
        }
        [ClinicReturnConverter("doubled")] public static class Doubled { public static PyObject? Convert(int value) => null; }
        """;

    private const string UsesForeign = """[PyModule("m")] public static partial class M { [PyFunction, Clinic("m.f -> doubled\n    a: even = None\n    /\n")] static int F(int a) => a; }""";

    [Fact]
    public void Converters_may_come_from_a_package()
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Tree(UsesForeign)).AddReferences(Harness.Library(Foreign));
        GeneratorDriver driver = Harness.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        string text = driver.GetRunResult().Results[0].GeneratedSources.Single(f => f.HintName == "M.g.cs").SourceText.ToString();
        Assert.Contains("global::Library.Converters.Even.Convert(", text);
        Assert.Contains("global::Library.Converters.Even.Default()", text);
        Assert.Contains("global::Library.Converters.Even.Release(", text);
        Assert.Contains("global::Library.Converters.Doubled.Convert(", text);
    }

    /// <summary>In an editor a referenced project is no file but a compilation, whose sources are none of this one's.</summary>
    [Theory]
    [InlineData(Foreign, "")]
    [InlineData("[ClinicConverter(\"even\")] public static class Even { }", "PYM115")]
    public async Task Converters_may_come_from_a_project(string library, string expected)
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Tree(UsesForeign.Replace("-> doubled", expected.Length == 0 ? "-> doubled" : "")))
            .AddReferences(Harness.Compile(Harness.Tree(library, "Library.cs")).WithAssemblyName("Library").ToMetadataReference());
        var found = await compilation.WithAnalyzers([new NativeClassAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Select(d => d.Id));
    }

    [Fact]
    public void A_converter_of_one_s_own_comes_before_that_of_a_package()
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Tree(UsesForeign + """ [ClinicConverter("even")] static class Own { public static bool Convert(PyObject value, out int result) { result = 0; return true; } public static int Default() => 1; }"""))
            .AddReferences(Harness.Library(Foreign));
        string text = Harness.Driver().RunGenerators(compilation).GetRunResult().Results[0].GeneratedSources.Single(f => f.HintName == "M.g.cs").SourceText.ToString();
        Assert.Contains("global::Own.Convert(", text);
    }

    private static ClinicFunction Parse(string block)
    {
        ClinicFunction? function = ClinicParser.Parse(block, out string error);
        Assert.True(function is not null, error);
        return function;
    }

    [Fact]
    public void Every_kind_of_parameter_is_told_apart()
    {
        ClinicFunction function = Parse("m.f\n  a: int\n  /\n  b: object = None\n  *args: tuple\n  c: str(accept={str, NoneType}) = 'x'\n  **kwds: dict");
        Assert.Equal(
            [
                ("a", ParameterKind.PositionalOnly, "int", null), ("b", ParameterKind.PositionalOrKeyword, "object", "None"), ("args", ParameterKind.VarPositional, "tuple", null),
                ("c", ParameterKind.KeywordOnly, "str", "'x'"), ("kwds", ParameterKind.VarKeyword, "dict", (string?)null),
            ],
            function.Parameters.Select(p => (p.Name, p.Kind, p.Converter, p.Default?.Repr)));
        Assert.Equal(["str", "NoneType"], function.Parameters[3].Argument("accept")!.Set);
    }

    [Fact]
    public void Groups_are_numbered_outwards()
    {
        ClinicFunction function = Parse("f\n [\n [\n a: int\n ]\n b: int\n ]\n c: int\n [\n d: int\n [\n e: int\n ]\n ]\n /");
        Assert.Equal([-2, -1, 0, 1, 2], function.Parameters.Select(p => p.Group));
        Assert.Equal("f([[a,] b,] c, [d, [e]])", ClinicSignature.Doc(function, null));
        Assert.Null(ClinicSignature.Text(function));
    }

    [Theory]
    [InlineData("b'\\000'", "b'\\x00'")]
    [InlineData("\"it's\"", "\"it's\"")]
    [InlineData("0x1F", "31")]
    [InlineData("-1", "-1")]
    [InlineData("1e3", "1000.0")]
    [InlineData("NULL", "<unrepresentable>")]
    public void A_default_is_shown_as_its_repr(string source, string shown) => Assert.Equal(shown, ClinicLiterals.Parse(source)!.Repr);

    [Theory]
    [InlineData("f", "($module, /)")]
    [InlineData("f\n  a: int\n  /", "($module, a, /)")]
    [InlineData("f\n  a: int\n  b: int = 1", "($module, /, a, b=1)")]
    [InlineData("f\n  a: int\n  /\n  *\n  b: int(py_default='big') = 1", "($module, a, /, *, b=big)")]
    [InlineData("f\n  *args: tuple\n  b: int = 1", "($module, /, *args, b=1)")]
    [InlineData("f\n  a: int\n  /\n  **kwds: dict", "($module, a, /, **kwds)")]
    [InlineData("@text_signature \"($module, x)\"\nf\n  a: int", "($module, x)")]
    public void The_text_signature_is_that_of_clinic(string block, string text) => Assert.Equal(text, ClinicSignature.Text(Parse(block)));

    [Fact]
    public void A_long_signature_is_wrapped()
    {
        string text = ClinicSignature.Text(Parse("function\n" + string.Join("\n", Enumerable.Range(0, 9).Select(i => $"  parameter{i}: object"))))!;
        Assert.Equal("($module, /, parameter0, parameter1, parameter2, parameter3,\n         parameter4, parameter5, parameter6, parameter7, parameter8)", text);
    }

    [Fact]
    public void A_docstring_gets_its_parameters_and_deprecations()
    {
        ClinicFunction function = Parse("m.f\n  a: int\n    What it is.\n  * [from 3.20]\n  b: int\n\nDo it.");
        Assert.Equal("Do it.\n\n  a\n    What it is.\n\nNote: Passing 2 positional arguments to m.f() is deprecated. Parameter\n'b' will become a keyword-only parameter in Python 3.20.\n", ClinicSignature.Doc(function, "unused"));
        Assert.Equal("From the comment.", ClinicSignature.Doc(Parse("f"), "From the comment."));
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "f\n  a int", "needs a converter" },
        { "f\n  a: int\n b: int", "indented" },
        { "f\n  a: int = 1\n  b: int", "needs a default" },
        { "f\n  a: int\n  *", "must follow '*'" },
        { "f\n  a: int\n  *\n  b: int\n  *\n  c: int", "stands twice" },
        { "f\n  *\n  b: int\n  /", "before '*'" },
        { "f\n  a: int\n  /\n  b: int\n  /", "stands twice" },
        { "f\n  a: int\n  * [from 3]\n  b: int", "major.minor" },
        { "f\n  a: int\n  * [from 3.20]\n  b: int\n  * [from 3.21]\n  c: int", "latest version stands first" },
        { "f\n  a: int\n  / [from 3.21]\n  b: int\n  / [from 3.20]", "latest version stands last" },
        { "f\n  [\n  a: int", "not closed" },
        { "f\n  [\n  ]\n  a: int", "needs a parameter" },
        { "f\n  a: int\n  ]", "closes no" },
        { "f\n  a: int\n  a: int", "two parameters" },
        { "f\n  a: int(accept={str)", "braces" },
        { "f\n  a: int(py_default='1')", "py_default" },
        { "f\n  a: int = g()", "c_default" },
        { "f\n  a: int\n  b: defining_class", "first parameter" },
        { "f\n  a: int\n\nOne.\nTwo.", "summary" },
        { "@classmethod\n@staticmethod\nf", "only one of" },
        { "@final\nf", "not a directive" },
        { "@disable slowcall\nf", "fastcall" },
        { "f as", "not a dotted name" },
        { "C.__new__", "@classmethod" },
        { "C.__add__", "is a slot" },
        { "@getter\nC.f\n  a: int", "takes no parameters" },
        { "@setter\nC.f\n\nDoc.", "belongs to the @getter" },
        { "output push\nf", "no meaning here" },
        { "f\n\ta: int", "spaces" },
        { "@text_signature \"()\"\nf = g", "clone" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_block_is_told_what_to_do(string block, string words)
    {
        Assert.Null(ClinicParser.Parse(block, out string error));
        Assert.Matches(@"^line \d+: ", error);
        Assert.Contains(words, error);
    }

    [Theory]
    [InlineData("Demo.ClinicModule.g.cs")]
    [InlineData("Demo.Box.g.cs")]
    public void The_text_is_the_recorded_one(string file) =>
        Harness.Recorded(file, Harness.Generate(Harness.Tree(ClinicSamples.Module + ClinicSamples.Type))[file]);

    [Fact]
    public void Both_ways_to_declare_give_the_same_code()
    {
        static string Body(string attribute) => Regex.Match(Harness.Generate(Harness.Tree(
            $$"""[PyModule("m")] public static partial class M { [PyFunction{{attribute}}] static PyObject? F(int a, PyObject b) => b; }"""))["M.g.cs"],
            "private static global::PyModules.Runtime.PyObject\\? M0.*", RegexOptions.Singleline).Value;
        string clinic = Body(", Clinic(\"f\\n  a: int\\n  *\\n  b: object\")");
        Assert.NotEmpty(clinic);
        Assert.Equal(Body("(\"f\", \"(a, *, b)\")").Replace("int p0 = 0;\n            if (!global::PyModules.Runtime.Args.AsInt(a[0]!, out p0))", "if (!global::PyModules.Runtime.Args.AsInt(a[0]!, out int p0))"), clinic);
    }
}
