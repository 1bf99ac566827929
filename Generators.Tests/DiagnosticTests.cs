namespace PyModules.Generators.Tests;

public class DiagnosticTests
{
    private static string Type(string body, string attribute = "", string modifiers = "public partial") =>
        $$"""[PyType("x.T"{{attribute}})] {{modifiers}} class T : PyObject { {{body}} }""";

    private static string Module(string body) => $$"""[PyModule("m")] public static partial class M { {{body}} }""";

    public static TheoryData<string, string> Mistakes => new()
    {
        { "PYM001", Type("", modifiers: "public") },
        { "PYM002", """[PyModule("m")] public partial class M { }""" },
        { "PYM003", """[PyType("x.T")] public partial class T { }""" },
        { "PYM004", Type("public T(int x) { }", ", Flags = TypeFlags.BaseType") },
        { "PYM005", Type("", ", Flags = TypeFlags.BaseType", "public sealed partial") },
        { "PYM006", Type("[PySlot(Slot.Hash)] string Hash() => \"\";") },
        { "PYM006", Type("[PySlot(Slot.NbAdd)] static PyObject? Add(PyObject a) => a;") },
        { "PYM007", Type("[PySlot(Slot.Repr)] PyObject? A() => null; [PySlot(Slot.Repr)] PyObject? B() => null;") },
        { "PYM008", Type("[PyMethod(\"f\", \"a, b\")] PyObject? F(PyObject a, PyObject b) => a;") },
        { "PYM008", Type("[PyMethod(\"f\", \"(1x)\")] PyObject? F(PyObject a) => a;") },
        { "PYM009", Type("[PyMethod(\"f\", \"(a, b)\")] PyObject? F(PyObject a) => a;") },
        { "PYM010", Type("[PyMethod(\"f\", \"(a)\")] PyObject? F(DateTime a) => null;") },
        { "PYM011", Type("[PyMethod(\"f\", \"(a=object())\")] PyObject? F(PyObject a) => a;") },
        { "PYM012", Type("[PyMethod(\"f\", \"()\")] DateTime F() => default;") },
        { "PYM013", Type("[PyMethod(\"f\", \"()\")] PyObject? F() => null; [PyMethod(\"f\", \"()\")] PyObject? G() => null;") },
        { "PYM014", Type("[PyMethod(\"f\", \"()\")] static PyObject? F() => null;") },
        { "PYM015", Type("[PyMethod(\"f\", Raw = true)] PyObject? F(PyObject a) => null;") },
        { "PYM016", Type("[PyGetSet(\"p\", Setter = \"SetP\")] PyObject? P => null;") },
        { "PYM017", Type("[PyMember(\"d\")] DateTime _d;") },
        { "PYM018", Module("[PyConstant(\"D\")] static readonly DateTime D = default;") },
        { "PYM019", Type("[PyGetSet(\"p\")] PyObject? P(int x) => null;") },
        { "PYM020", Module("[PyExec] static bool Exec() => true;") },
        { "PYM022", Module("[PyFunction(\"f\", \"(a, **kw)\")] static PyObject? F(PyObject a, PyDict? kw) => a;") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named(string id, string source) => Assert.Equal([id], await Harness.Diagnose(source));

    [Fact]
    public async Task Good_code_is_left_alone() => Assert.Empty(await Harness.Diagnose(Samples.Module + Samples.Type));
}
