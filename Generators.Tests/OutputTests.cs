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

    [Fact]
    public void What_comments_say_of_a_call_stands_beside_its_signature()
    {
        string text = Harness.Generate(Harness.Tree("""
            namespace Demo;
            [PyModule("_said")]
            public static partial class SaidModule
            {
                /// <summary>Something.</summary>
                /// <param name="firstOne">What is
                /// taken.</param>
                /// <returns>What comes <c>out</c>.</returns>
                /// <exception cref="Exc.KeyError">There is none.</exception>
                /// <exception cref="System.ArgumentException"/>
                [PyFunction("find", "(first_one, other=0)")] private static int Find(ThreadState thread, int firstOne, int other = 0) => firstOne;
            }
            """))["Demo.SaidModule.g.cs"];
        foreach (string line in (string[])["#find first_one What is taken.", "#find -> What comes out.", "#find !KeyError There is none.", "#find !ValueError\""]) Assert.Contains(line, text);
        Assert.DoesNotContain("#find other", text);
    }
}
