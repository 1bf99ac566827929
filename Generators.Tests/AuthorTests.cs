using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators.Tests;

public class AuthorTests
{
    private static async Task<string[]> Run(string source)
    {
        CompilationWithAnalyzers analysis = Harness.Compile(Harness.Tree(source)).WithAnalyzers([new AuthorAnalyzer()]);
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Id)];
    }

    private static string Type(string body, string attribute = "") => $$"""[PyType("x.T"{{attribute}})] public partial class T : PyObject { {{body}} }""";

    private static string Module(string body) => $$"""[PyModule("m")] public static partial class M { {{body}} }""";

    private const string Next = "[PySlot(Slot.IterNext)] PyObject? Next() => null; ";

    public static TheoryData<string, string> Mistakes => new()
    {
        { "PYM050", Type(Next) },
        { "PYM051", "public static class M { [PyFunction(\"f\", \"()\")] static PyObject? F() => null; }" },
        { "PYM051", "public static class M { [PyExec] static bool F(PyModuleObject m) => true; }" },
        { "PYM051", Module("[PyMethod(\"f\", \"()\")] static PyObject? F() => null;") },
        { "PYM051", Module("[PySlot(Slot.Repr)] static PyObject? F(PyObject o) => null;") },
        { "PYM052", Module("[PyFunction] static PyObject? F([Writable] PyObject a) => null;") },
        { "PYM052", Module("[PyFunction] static PyObject? F([CodePoint] string a) => null;") },
        { "PYM052", Module("[PyFunction] static PyObject? F([FileDescriptor] long a) => null;") },
        { "PYM052", Module("[PyFunction] static PyObject? F([AllowNone] string a) => null;") },
        { "PYM053", Module("sealed class State(int x) : PyModuleState { int X => x; }") },
        { "PYM054", Module("static int s_count;") },
        { "PYM054", Type("static int s_count;") },
        { "PYM055", Type("", ", Module = typeof(string)") },
        { "PYM055", """[PyRecord("m.R", Module = typeof(string))] public partial record R(int A);""" },
        { "PYM055", """[PyEnum("m.E", Module = typeof(string))] public enum E { A }""" },
        { "PYM056", Type("[PyMethod(\"f\", \"()\", Static = true, Class = true)] static PyObject? F(PyType cls) => null;") },
        { "PYM057", Module("[PyExec] static bool A(PyModuleObject m) => true; [PyExec] static bool B(PyModuleObject m) => true;") },
        { "PYM058", Module("sealed class A : PyModuleState; sealed class B : PyModuleState;") },
        { "PYM059", Module("") + " [PyModule(\"m\")] public static partial class N { }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named(string id, string source) => Assert.Equal([id], await Run(source));

    public static TheoryData<string> Good =>
    [
        Type(Next + "[PySlot(Slot.Iter)] static PyObject? Self(PyObject self) => self;"),
        Module("[PyFunction] static PyObject? F() => null; [PyExec] static bool E(PyModuleObject m) => true;"),
        Module("[PyFunction] static PyObject? F([Writable] PyBuffer a, [CodePoint] int b, [FileDescriptor] int c, [AllowNone] string? d) => null;"),
        Module("sealed class State : PyModuleState { int _x; } static readonly int s_a = 1; const int B = 2; [ThreadStatic] static int s_c;"),
        Module("") + Type("[PyMethod(\"f\", \"()\", Static = true)] static PyObject? F() => null;", ", Module = typeof(M)"),
        Module("") + " [PyModule(\"n\")] public static partial class N { }",
        "class Plain { static int s_count; }",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_code_is_left_alone(string source) => Assert.Empty(await Run(source));

    /// <summary>Not the first alone: every mistake of a file is reported in one go.</summary>
    [Fact]
    public async Task All_mistakes_of_a_file_are_named_at_once() => Assert.Equal(["PYM050", "PYM054", "PYM051"],
        await Run(Type(Next + "static int s_count;") + " public static class Plain { [PyFunction] static PyObject? F() => null; }"));
}
