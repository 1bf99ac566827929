using Microsoft.CodeAnalysis;

namespace PyModules.Generators.Tests;

public class OutputTests
{
    [Fact]
    public void The_same_source_gives_the_same_text() =>
        Assert.Equal(Harness.Generate(Harness.Tree(Samples.Module + Samples.Type)), Harness.Generate(Harness.Tree(Samples.Module + Samples.Type)));

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        SyntaxTree module = Harness.Tree(Samples.Module, "A.cs"), type = Harness.Tree("namespace Demo;\n" + Samples.Type, "B.cs"),
            second = Harness.Tree("""
                namespace Demo;
                [PyType("_demo.Other", Module = typeof(DemoModule))] public sealed partial class Other : PyObject;
                """, "C.cs");
        Assert.Equal(Harness.Generate(module, type, second), Harness.Generate(second, type, module));
    }

    [Theory]
    [InlineData("Demo.DemoModule.g.cs")]
    [InlineData("Demo.Point.g.cs")]
    [InlineData("Inittab.g.cs")]
    public void The_text_is_the_recorded_one(string file) => Harness.Recorded(file, Harness.Generate(Harness.Tree(Samples.Module + Samples.Type))[file]);

    [Fact]
    public void An_executable_merges_the_tables_of_what_it_references()
    {
        Harness.Driver().RunGeneratorsAndUpdateCompilation(Harness.Compile(Harness.Tree(Samples.Module + Samples.Type)), out Compilation library, out _);
        Compilation program = Harness.Compile(OutputKind.ConsoleApplication, Harness.Tree("class P { static void Main() { } }"))
            .WithAssemblyName("Program").AddReferences(library.ToMetadataReference());
        string text = Harness.Driver().RunGenerators(program).GetRunResult().Results[0].GeneratedSources.Single().SourceText.ToString();
        Assert.Contains("Inittab.Add(new string[] { \"_demo\" }, &R0);", text);
        Assert.Contains("R0() => global::PyModules.Generated.SampleInittab.Register();", text);
    }
}
