using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators.Tests;

public class CachingTests
{
    private static readonly string[] s_steps =
        [Steps.Types, Steps.Modules, Steps.ModuleTypes, Steps.ModuleParts, Steps.Inittab, Steps.Assembly];

    private static Dictionary<string, IncrementalStepRunReason[]> Rerun(SyntaxTree sample, SyntaxTree edited, SyntaxTree? other = null, SyntaxTree? editedOther = null)
    {
        SyntaxTree[] before = other is null ? [sample] : [sample, other];
        CSharpCompilation compilation = Harness.Compile(before);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        compilation = compilation.ReplaceSyntaxTree(sample, edited);
        if (other is not null) compilation = compilation.ReplaceSyntaxTree(other, editedOther!);
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results[0];
        return s_steps.Where(result.TrackedSteps.ContainsKey).ToDictionary(step => step,
            step => result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
    }

    private static void AllCached(Dictionary<string, IncrementalStepRunReason[]> steps)
    {
        Assert.Equal(s_steps.Length, steps.Count);
        foreach ((string step, IncrementalStepRunReason[] reasons) in steps)
            Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
    }

    [Fact]
    public void Editing_another_file_leaves_every_step_cached()
    {
        SyntaxTree sample = Harness.Tree(Samples.Module + Samples.Type);
        AllCached(Rerun(sample, sample, Harness.Tree("class Other;", "Other.cs"), Harness.Tree("class Another { int x; }", "Other.cs")));
    }

    [Fact]
    public void Editing_a_method_body_leaves_every_step_cached() =>
        AllCached(Rerun(Harness.Tree(Samples.Module + Samples.Type), Harness.Tree((Samples.Module + Samples.Type).Replace("_x * 2;", "_x * 4;"))));

    [Fact]
    public void Editing_a_method_body_beside_a_block_leaves_every_step_cached()
    {
        string source = ClinicSamples.Module + ClinicSamples.Type;
        AllCached(Rerun(Harness.Tree(source), Harness.Tree(source.Replace("_content = content;", "_content = content ?? this;"))));
    }

    [Fact]
    public void Changing_a_block_runs_its_class_alone()
    {
        string source = ClinicSamples.Module + ClinicSamples.Type;
        var steps = Rerun(Harness.Tree(source), Harness.Tree(source.Replace("What is in it.", "What it holds.")));
        Assert.Contains(IncrementalStepRunReason.Modified, steps[Steps.Types]);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps[Steps.Modules]);
        steps = Rerun(Harness.Tree(source), Harness.Tree(source.Replace("Add two ints.", "Sum two ints.")));
        Assert.Contains(IncrementalStepRunReason.Modified, steps[Steps.Modules]);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps[Steps.Types]);
    }

    [Fact]
    public void Changing_the_original_changes_its_clones()
    {
        string source = ClinicSamples.Module + ClinicSamples.Type;
        string text = Harness.Generate(Harness.Tree(source.Replace("b: int = 2", "b: int = 3")))["Demo.ClinicModule.g.cs"];
        Assert.Contains("MethodDef(\"twice\"", text);
        Assert.Contains("b=3", text.Substring(text.IndexOf("\"twice\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Changing_a_signature_runs_the_type_but_not_the_module()
    {
        var steps = Rerun(Harness.Tree(Samples.Module + Samples.Type), Harness.Tree((Samples.Module + Samples.Type).Replace("(dx, dy=0)", "(dx, dy=1)")));
        Assert.Contains(IncrementalStepRunReason.Modified, steps[Steps.Types]);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps[Steps.Modules]);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps[Steps.ModuleParts]);
    }

    [Fact]
    public void A_function_in_a_new_partial_file_is_seen()
    {
        SyntaxTree sample = Harness.Tree(Samples.Module + Samples.Type);
        CSharpCompilation compilation = Harness.Compile(sample);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        compilation = compilation.AddSyntaxTrees(Harness.Tree("""
            namespace Demo;
            public static partial class DemoModule { [PyFunction("late", "()")] static PyObject? Late() => null; }
            """, "Late.cs"));
        string text = driver.RunGenerators(compilation).GetRunResult().Results[0].GeneratedSources.Single(f => f.HintName == "Demo.DemoModule.g.cs").SourceText.ToString();
        Assert.Contains("\"late\"", text);
    }

    [Fact]
    public void A_new_module_is_in_the_table()
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Tree(Samples.Module + Samples.Type));
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        compilation = compilation.AddSyntaxTrees(Harness.Tree("""[PyModule("another")] public static partial class Another { }""", "Another.cs"));
        string text = driver.RunGenerators(compilation).GetRunResult().Results[0].GeneratedSources.Single(f => f.HintName == "Inittab.g.cs").SourceText.ToString();
        Assert.Contains("\"another\"", text);
    }

    private static string Regenerate(string file, CSharpCompilation before, CSharpCompilation after) =>
        Harness.Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results[0].GeneratedSources.Single(f => f.HintName == file).SourceText.ToString();

    private const string Limited = """[PyModule("m")] public static partial class M { [PyFunction("f", "(a=1)")] static int F(int a = Other.Limit) { return a; } }""";

    [Fact]
    public void A_constant_in_another_file_is_read_anew()
    {
        SyntaxTree other = Harness.Tree("static class Other { public const int Limit = 3; }", "Other.cs");
        CSharpCompilation before = Harness.Compile(Harness.Tree(Limited), other);
        CSharpCompilation after = before.ReplaceSyntaxTree(other, Harness.Tree("static class Other { public const int Limit = 4; }", "Other.cs"));
        Assert.Contains("(int)(4)", Regenerate("M.g.cs", before, after));
    }

    [Fact]
    public void A_constant_in_another_assembly_is_read_anew()
    {
        MetadataReference three = Reference(3), four = Reference(4);
        CSharpCompilation before = Harness.Compile(Harness.Tree(Limited)).AddReferences(three);
        Assert.Contains("(int)(4)", Regenerate("M.g.cs", before, before.ReplaceReference(three, four)));

        static MetadataReference Reference(int limit) =>
            Harness.Compile(Harness.Tree($"public static class Other {{ public const int Limit = {limit}; }}")).WithAssemblyName("Other").ToMetadataReference();
    }

    [Fact]
    public void A_property_s_body_may_declare_a_field()
    {
        const string source = """
            [PyType("x.A", Flags = TypeFlags.BaseType)] public partial class A : PyObject { protected internal A() { } int _x; }
            [PyType("x.B")] public partial class B : A { int P { get { return 0; } } }
            """;
        SyntaxTree tree = Harness.Tree(source);
        CSharpCompilation before = Harness.Compile(tree), after = before.ReplaceSyntaxTree(tree, Harness.Tree(source.Replace("return 0;", "return field;")));
        Assert.Contains("ClrType = typeof(global::A)", Regenerate("B.g.cs", before, before));
        Assert.Contains("ClrType = typeof(global::B)", Regenerate("B.g.cs", before, after));
    }

    [Fact]
    public void What_moves_down_in_its_file_is_not_written_anew()
    {
        string source = Samples.Module + Samples.Type;
        AllCached(Rerun(Harness.Tree(source), Harness.Tree(source.Replace("=> throw PyException.Of(Exc.ValueError, \"no luck\");", "=>\n\n\n    throw null!;"))));
    }

    [Fact]
    public void A_method_s_edit_writes_one_file_and_not_the_table()
    {
        string source = Samples.Module + Samples.Type;
        SyntaxTree sample = Harness.Tree(source);
        CSharpCompilation compilation = Harness.Compile(sample);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        compilation = compilation.ReplaceSyntaxTree(sample, Harness.Tree(source.Replace("(dx, dy=0)", "(dx, dy=1)")));
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results[0];
        (object Value, IncrementalStepRunReason Reason)[] outputs = [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs)];
        Assert.True(outputs.Length > 2);
        Assert.Single(outputs, output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(result.TrackedSteps[Steps.Inittab].SelectMany(run => run.Outputs), output => Assert.Contains(output.Reason, s_kept));
    }

    private static readonly IncrementalStepRunReason[] s_kept = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static readonly Type[] s_forbidden =
        [typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel), typeof(AttributeData), typeof(Location)];

    [Fact]
    public void No_step_holds_a_symbol_or_syntax()
    {
        string values = """
            [PyRecord("_demo.R", Module = typeof(DemoModule))] public partial record R(int A);
            [PyEnum("_demo.E", Module = typeof(DemoModule))] public enum E { A }
            public static partial class Errors { [PyException("_demo.Error")] public static partial PyType Error { get; } }
            """;
        GeneratorRunResult result = Harness.Driver().RunGenerators(Harness.Compile(Harness.Tree(Samples.Module + Samples.Type + values),
            Harness.Tree(ClinicSamples.Module + ClinicSamples.Type, "Clinic.cs"))).GetRunResult().Results[0];
        string[] steps = [.. typeof(Steps).GetFields().Select(field => (string)field.GetValue(null)!)];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (string step in steps)
        {
            object[] held = [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];
            Assert.NotEmpty(held);
            foreach (object value in held) Look(value, step, seen);
        }
        Assert.True(seen.Count > 100);
    }

    private static void Look(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        Assert.False(Array.Exists(s_forbidden, type => type.IsInstanceOfType(value)), $"{path} is a {value.GetType()}");
        if (value is System.Collections.IEnumerable items)
            foreach (object? item in items) Look(item, path + "[]", seen);
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            foreach (System.Reflection.FieldInfo field in type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.DeclaredOnly))
                Look(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    [Fact]
    public void An_attribute_may_have_another_name_in_a_file() =>
        Assert.Contains("T.g.cs", Harness.Generate(CSharpSyntaxTree.ParseText("""
            using Native = PyModules.Runtime.PyTypeAttribute;
            [Native("x.T")] public partial class T : PyModules.Runtime.PyObject;
            """, Harness.Parsing, "Sample.cs")).Keys);
}
