using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PyModules.Generators.Tests;

/// <summary>What was read once is kept; each of these changes, most of them in another file, must be seen nevertheless.</summary>
public class DependencyTests
{
    private const string Module = """[PyModule("m")] public static partial class M {""";

    /// <summary>After the edit of the second file all is generated as from nothing, and another text than before; going back, the first text again.</summary>
    private static void Seen(string source, string other, string edited)
    {
        SyntaxTree sample = Harness.Tree(source), before = Harness.Tree(other, "Other.cs"), after = Harness.Tree(edited, "Other.cs");
        SortedDictionary<string, string> old = Harness.Generate(sample, before), fresh = Harness.Generate(sample, after);
        Assert.NotEqual(old, fresh);
        CSharpCompilation compilation = Harness.Compile(sample, before);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        driver = driver.RunGenerators(compilation = compilation.ReplaceSyntaxTree(before, after));
        Assert.Equal(fresh, Files(driver));
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(after, before));
        Assert.Equal(old, Files(driver));
    }

    private static SortedDictionary<string, string> Files(GeneratorDriver driver)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult file in driver.GetRunResult().Results[0].GeneratedSources) files.Add(file.HintName, file.SourceText.ToString());
        return files;
    }

    /// <summary>The types that are read when the second file is edited, in order.</summary>
    private static string[] Read(string source, string other, string edited)
    {
        List<string> read = [];
        SyntaxTree before = Harness.Tree(other, "Other.cs");
        CSharpCompilation compilation = Harness.Compile(Harness.Tree(source), before);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PyModulesGenerator { OnRead = read.Add }.AsSourceGenerator()], parseOptions: Harness.Parsing);
        driver = driver.RunGenerators(compilation);
        read.Clear();
        driver.RunGenerators(compilation.ReplaceSyntaxTree(before, Harness.Tree(edited, "Other.cs")));
        return [.. read.Distinct().Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("", "public override PyDict? DictSlot { get; set; }")]
    [InlineData("", "int _field;")]
    [InlineData("int P => 1;", "int P { get; }")]
    [InlineData("", "internal static PyObject AllocInstance(PyType type) => new B();")]
    [InlineData("", "public class Heap : B;")]
    public void A_member_of_a_base_class(string old, string added)
    {
        const string derived = """[PyType("x.D")] public partial class D : B;""";
        string text = """[PyType("x.B", Flags = TypeFlags.BaseType)] public partial class B : PyObject { protected internal B() { } $ }""";
        Seen(derived, text.Replace("$", old), text.Replace("$", added));
    }

    [Theory]
    [InlineData("partial class B : PyObject", """[PyType("x.B", Dict = true, Flags = TypeFlags.BaseType)] partial class B : PyObject""")]
    [InlineData("partial class B : PyObject", "partial class B : PyDict")]
    [InlineData("partial class B : PyObject", "partial class B")]
    public void The_head_of_a_base_class(string old, string head) =>
        Seen("""[PyType("x.D")] public partial class D : C; public class C : B;""", $"public {old} {{ protected internal B() {{ }} }}", head.Replace("partial class", "public partial class") + " { protected internal B() { } }");

    [Theory]
    [InlineData("class K : PyObject;", "class K : PyDict;")]
    [InlineData("class K : PyObject;", """[PyType("x.K")] public partial class K : PyObject;""")]
    [InlineData("""[PyType("x.K")] public partial class K : PyObject;""", """[PyType(W.Name)] public partial class K : PyObject; static class W { public const string Name = "x.W"; }""")]
    public void The_head_of_the_base_of_a_type_in_a_signature(string old, string edited) =>
        Seen(Module + """ [PyFunction] static int F(B value) => 0; }""", "public class B : C; public class C : K; public " + old, "public class B : C; public class C : K; " + edited);

    [Fact]
    public void The_value_of_a_name_in_an_attribute_of_a_type_in_a_signature() => Seen(Module + " [PyFunction] static int F(T value) => 0; }",
        """[PyType(K.Name)] public partial class T : PyObject; static class K { public const string Name = "x.T"; }""",
        """[PyType(K.Name)] public partial class T : PyObject; static class K { public const string Name = "x.U"; }""");

    [Fact]
    public void A_class_of_the_name_of_an_attribute() =>
        Seen("namespace N { using PyModules.Runtime; " + Module + """ } [PyType("x.T")] public partial class T : PyObject; }""",
            "class Plain : Attribute { public Plain(string name) { } }", "namespace N { class PyTypeAttribute : Attribute { public PyTypeAttribute(string name) { } } }");

    [Fact]
    public void A_setter_that_a_base_class_gets() =>
        Seen("""[PyType("x.D")] public partial class D : C { [PyGetSet("a", Setter = "SetA")] PyObject? A => null; } public class C : B;""",
            "public class B : PyObject;", "public class B : PyObject { protected bool SetA(PyObject? value) => true; }");

    [Theory]
    [InlineData("enum E { A, B }", "enum E { A, Z, B }")]
    [InlineData("enum E { A, B }", "enum E : byte { A, B }")]
    [InlineData("enum E { A, B }", """[PyEnum("m.E")] enum E { A, B }""")]
    public void An_enum_in_a_signature(string old, string edited) =>
        Seen(Module + """ [PyFunction("f", "(a=1)")] static int F(E a = E.B) => 0; }""", old, edited);

    [Theory]
    [InlineData("const int Limit = 3;", "const int Limit = 4;")]
    [InlineData("const int Limit = Low; const int Low = 3;", "const int Limit = Low; const int Low = 4;")]
    [InlineData("const int Limit = (int)Step.Two; enum Step { One, Two }", "const int Limit = (int)Step.Two; enum Step { One, Half, Two }")]
    public void A_constant_for_a_default(string old, string edited) =>
        Seen(Module + """ [PyFunction("f", "(a=1)")] static int F(int a = K.Limit) => 0; }""", $"static class K {{ public {old} }}", $"static class K {{ public {edited} }}");

    [Fact]
    public void A_constant_that_comes_without_its_class()
    {
        SyntaxTree usings = CSharpSyntaxTree.ParseText("global using static K;", Harness.Parsing, "Usings.cs");
        SyntaxTree sample = Harness.Tree(Module + """ [PyFunction("f", "(a=1)")] static int F(int a = Limit) => 0; }""");
        SyntaxTree before = Harness.Tree("static class K { public const int Limit = 3; }", "Other.cs");
        CSharpCompilation compilation = Harness.Compile(usings, sample, before);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(before, Harness.Tree("static class K { public const int Limit = 4; }", "Other.cs")));
        Assert.Contains("(int)(4)", Files(driver)["M.g.cs"]);
    }

    [Fact]
    public void A_name_that_an_attribute_takes_from_a_constant() =>
        Seen(Module + """ [PyFunction(K.Name, "()")] static int F() => 0; }""", """static class K { public const string Name = "f"; }""", """static class K { public const string Name = "g"; }""");

    [Theory]
    [InlineData("", "public static int Default() => 1;")]
    [InlineData("", "public static void Release(int value) { }")]
    [InlineData("out int result) { result = 0; return true; }", "ref int result) { return true; }")]
    public void A_custom_converter(string old, string edited)
    {
        const string text = """[ClinicConverter("even")] static class Even { public static bool Convert(PyObject value, out int result) { result = 0; return true; } }""";
        string changed = old.Length > 0 ? text.Replace(old, edited) : text.Replace("{ public", "{ " + edited + " public");
        Seen(Module + " [PyFunction, Clinic(\"m.f\\n    a: even = 2\\n    /\\n\")] static PyObject? F(int a) => null; }", text, changed);
    }

    [Fact]
    public void A_converter_that_comes_nearer()
    {
        const string even = """public static bool Convert(PyObject value, out int result) { result = 0; return true; }""";
        string other = $$"""[ClinicConverter("even")] static class Far { {{even}} }""";
        Seen("namespace N { " + Module + " [PyFunction, Clinic(\"m.f\\n    a: even\\n    /\\n\")] static PyObject? F(int a) => null; } }", other,
            other + $$"""namespace N { [ClinicConverter("even")] static class Near { {{even}} } }""");
    }

    [Fact]
    public void A_return_converter() =>
        Seen(Module + " [PyFunction, Clinic(\"m.f -> twice\\n    a: int\\n    /\\n\")] static int F(int a) => a; }", "",
            """[ClinicReturnConverter("twice")] static class Twice { public static PyObject? Convert(int value) => null; }""");

    [Fact]
    public void The_original_of_a_clone_of_a_clone()
    {
        const string first = """[PyType("x.First")] public partial class A : PyObject { [PyMethod, Clinic("f = Second.g")] PyObject? F(int a) => null; }""";
        const string second = """
            [PyType("x.Second")] public partial class B : PyObject { [PyMethod, Clinic("g = Third.h")] PyObject? G(int a) => null; }
            [PyType("x.Third")] public partial class C : PyObject { [PyMethod, Clinic("h\n    a: int = 1\n    /\n")] PyObject? H(int a) => null; }
            """;
        Seen(first, second, second.Replace("int = 1", "int = 2"));
    }

    [Theory]
    [InlineData("int Y", "string Y")]
    [InlineData("int Y", "System.Type Y")]
    public void A_record_within_a_record(string old, string edited)
    {
        const string records = """
            [PyRecord("m.Outer")] public partial record Outer(Inner X);
            [PyRecord("m.Inner")] public partial record Inner(int Y);
            """;
        Seen(Module + " [PyFunction] static int F(Outer value) => 0; }", records, records.Replace(old, edited));
    }

    [Fact]
    public void A_comment_that_is_inherited_twice()
    {
        const string other = """
            public class B : PyObject
            {
                /// <inheritdoc cref="Second"/>
                void First() { }
                /// <summary>Old.</summary>
                void Second() { }
            }
            """;
        Seen("""
            [PyType("x.D")] public partial class D : B
            {
                /// <inheritdoc cref="First"/>
                [PyMethod("f", "()")] PyObject? F() => null;
            }
            """, other, other.Replace("Old", "New"));
    }

    [Theory]
    [InlineData("class T : PyObject;", """[PyType("x.T")] partial class T : PyObject;""")]
    [InlineData("""[PyType("x.T")] partial class T : PyObject;""", """[PyType("x.U")] partial class T : PyObject;""")]
    [InlineData("", "class T : PyModuleState;")]
    [InlineData("class T : PyObject;", "enum T { A }")]
    public void What_a_type_in_a_signature_is(string old, string edited) => Seen(Module + " [PyFunction] static int F(T value) => 0; }", old, edited);

    [Fact]
    public void A_nearer_type_of_the_same_name() =>
        Seen("namespace N { " + Module + " [PyFunction] static int F(T value) => 0; } }", "enum T { A }", """enum T { A } namespace N { [PyType("x.T")] partial class T : PyObject; }""");

    [Fact]
    public void Another_name_for_a_type()
    {
        SyntaxTree sample = CSharpSyntaxTree.ParseText("using PyModules.Runtime; " + Module + " [PyFunction] static int F(T value) => 0; }", Harness.Parsing, "Sample.cs");
        SyntaxTree before = CSharpSyntaxTree.ParseText("global using T = int;", Harness.Parsing, "Other.cs"), after = CSharpSyntaxTree.ParseText("global using T = string;", Harness.Parsing, "Other.cs");
        CSharpCompilation compilation = Harness.Compile(sample, before);
        GeneratorDriver driver = Harness.Driver().RunGenerators(compilation).RunGenerators(compilation.ReplaceSyntaxTree(before, after));
        Assert.Equal(Harness.Generate(sample, after), Files(driver));
        Assert.NotEqual(Harness.Generate(sample, before), Files(driver));
    }

    [Fact]
    public void What_may_be_null_in_the_rest_of_a_file()
    {
        const string other = """
            static class First { static void F() { } }
            [PyModule("n")] public static partial class N { [PyFunction] static string F() => ""; }
            """;
        Seen(Module + " }", other, other.Replace("F() { }", "F() {\n#nullable disable\n }"));
    }

    [Fact]
    public void The_state_in_a_new_part_of_a_module() =>
        Seen(Module + " }", "", """public static partial class M { internal sealed class State : PyModuleState; }""");

    [Fact]
    public void The_place_of_a_type_within_another() =>
        Seen(Module + " }", """public static partial class M { [PyType("m.T", Module = typeof(M))] partial class T : PyObject; [PyType("m.U", Module = typeof(M))] partial class U : PyObject; }""",
            """public static partial class M { [PyType("m.U", Module = typeof(M))] partial class U : PyObject; [PyType("m.T", Module = typeof(M))] partial class T : PyObject; }""");

    private const string Reader = """
        [PyType("x.A")] public partial class A : PyObject { [PyMethod("f", "(a)")] PyObject? F(int a) => null; }
        [PyType("x.B")] public partial class B : PyObject { [PyMethod("g", "(a)")] PyObject? G(C a) => null; [PyMethod("h", "()")] PyObject? H() => null; }
        """;

    private const string Edited = """[PyType("x.C")] public partial class C : PyObject { [PyMethod("h", "(a)")] PyObject? H(int a) { return null; } void I(int b) { } }""";

    [Fact]
    public void A_key_in_a_parameter_list_reads_its_type_and_what_names_both() => Assert.Equal(["B", "C"], Read(Reader, Edited, Edited.Replace("H(int a)", "H(int  a)")));

    [Fact]
    public void A_key_in_a_parameter_list_that_nobody_names_reads_its_type_alone() => Assert.Equal(["C"], Read(Reader, Edited, Edited.Replace("I(int b", "I(int  b")));

    [Theory]
    [InlineData("(\"x.C", "( \"x.C")]
    [InlineData("(\"x.C\")", "(\"x.C\", Dict = true)")]
    [InlineData(": PyObject", ":  PyObject")]
    [InlineData(": PyObject", ": PyDict")]
    public void A_key_in_the_head_of_a_type_reads_it_and_what_names_it(string old, string edited)
    {
        Assert.Equal(["B", "C"], Read(Reader, Edited, Edited.Replace(old, edited)));
        Assert.Equal(["C"], Read(Reader.Replace("C a", "int a"), Edited, Edited.Replace(old, edited)));
    }

    [Fact]
    public void A_key_in_a_body_reads_nothing() => Assert.Empty(Read(Reader, Edited, Edited.Replace("return null", "return  null")));

    [Fact]
    public void A_key_in_a_property_s_body_reads_nothing() =>
        Assert.Empty(Read(Reader, """[PyType("x.C")] public partial class C : PyObject { int P { get { return 1; } } }""", """[PyType("x.C")] public partial class C : PyObject { int P { get { return 2; } } }"""));

    [Fact]
    public void A_key_in_a_comment_of_a_type_reads_it_alone() =>
        Assert.Equal(["C"], Read(Reader.Replace("C a", "int a"), "/// <summary>Old.</summary>\n" + Edited, "/// <summary>New.</summary>\n" + Edited));
}
