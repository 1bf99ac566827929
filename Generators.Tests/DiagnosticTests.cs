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
        { "PYM010", Type("[PyMethod(\"f\", \"(a)\")] PyObject? F(Uri a) => null;") },
        { "PYM011", Type("[PyMethod(\"f\", \"(a=object())\")] PyObject? F(PyObject a) => a;") },
        { "PYM012", Type("[PyMethod(\"f\", \"()\")] Uri F() => null!;") },
        { "PYM013", Type("[PyMethod(\"f\", \"()\")] PyObject? F() => null; [PyMethod(\"f\", \"()\")] PyObject? G() => null;") },
        { "PYM014", Type("[PyMethod(\"f\", \"()\")] static PyObject? F() => null;") },
        { "PYM015", Type("[PyMethod(\"f\", Raw = true)] PyObject? F(PyObject a) => null;") },
        { "PYM016", Type("[PyGetSet(\"p\", Setter = \"SetP\")] PyObject? P => null;") },
        { "PYM017", Type("[PyMember(\"d\")] DateTime _d;") },
        { "PYM018", Module("[PyConstant(\"D\")] static readonly DateTime D = default;") },
        { "PYM019", Type("[PyGetSet(\"p\")] PyObject? P(int x) => null;") },
        { "PYM020", Module("[PyExec] static bool Exec() => true;") },
        { "PYM021", Module("[PyFunction(\"f\", \"()\")] PyObject? F() => null;") },
        { "PYM023", Module("[PyException(\"m.Error\")] public static PyType Error => null!;") },
        { "PYM023", Module("[PyException(\"m.Error\")] public static partial PyObject Error { get; }") },
        { "PYM001", """[PyRecord("m.R")] public record struct R(int A);""" },
        { "PYM001", "public class Outer { [PyEnum(\"m.E\")] public enum E { A } }" },
        { "PYM012", Module("[PyFunction] static (int, Uri) F() => default;") },
        { "PYM013", """[PyRecord("m.R")] public partial record R(int AB, int Ab);""" },
        { "PYM013", """[PyEnum("m.E")] public enum E { ReadWrite, READ_WRITE }""" },
        { "PYM024", """[PyRecord("m.R")] public partial record R { public int A { get; init; } }""" },
        { "PYM024", """[PyRecord("m.R")] public partial record R<T>(int A);""" },
        { "PYM025", """[PyRecord("m.R")] public partial record R(int A, Uri B);""" },
        { "PYM026", """[PyRecord("m.R")] public partial record R(int Class);""" },
        { "PYM026", """[PyEnum("m.E")] public enum E { _Hidden_ }""" },
        { "PYM027", """[PyRecord("R")] public partial record R(int A);""" },
        { "PYM027", """[PyEnum("E")] public enum E { A }""" },
        { "PYM028", Type("[PyMethod(\"f\", \"()\", DefiningClass = true, Static = true)] static PyObject? F() => null;") },
        { "PYM028", Type("[PyMethod(\"f\", Raw = true, DefiningClass = true)] PyObject? F(ReadOnlySpan<PyObject> args) => null;") },
        { "PYM100", Module("[PyFunction, Clinic(\"f\\n  a int\")] static PyObject? F(PyObject a) => a;") },
        { "PYM100", Module("[PyFunction, Clinic(\"f\\n  [\\n  a: object\\n  b: object\\n  ]\\n  c: object = None\\n  d: object = None\\n  /\")] static PyObject? F(bool group, PyObject? a, PyObject? b, PyObject c, PyObject d) => a;") },
        { "PYM101", Module("[PyFunction, Clinic(\"other.f\")] static PyObject? F() => null;") },
        { "PYM101", Type("[PyMethod, Clinic(\"x.U.f\")] PyObject? F() => null;") },
        { "PYM102", Type("[PyMethod, Clinic(\"@getter\\nT.f\")] PyObject? F() => null;") },
        { "PYM102", Type("[PySlot(Slot.New), Clinic(\"T.f\")] static PyObject? F(PyType t) => null;") },
        { "PYM102", Module("[PyFunction, Clinic(\"@classmethod\\nf\")] static PyObject? F() => null;") },
        { "PYM102", Module("[PyFunction, Clinic(\"f\\n  cls: defining_class\")] static PyObject? F() => null;") },
        { "PYM103", Module("[PyFunction, Clinic(\"f\\n  a: object\\n  b: object\")] static PyObject? F(PyObject a) => a;") },
        { "PYM103", Module("[PyFunction, Clinic(\"f\")] static PyObject? F(PyObject a) => a;") },
        { "PYM104", Module("[PyFunction, Clinic(\"f\\n  a: object\\n  b: object\")] static PyObject? F(PyObject b, PyObject a) => a;") },
        { "PYM105", Module("[PyFunction, Clinic(\"f\\n  a: thing\")] static PyObject? F(PyObject a) => a;") },
        { "PYM105", Module("[PyFunction, Clinic(\"f\\n  a: 'q'\")] static PyObject? F(PyObject a) => a;") },
        { "PYM106", Module("[PyFunction, Clinic(\"f\\n  a: int(zeroes=True)\")] static PyObject? F(int a) => null;") },
        { "PYM106", Module("[PyFunction, Clinic(\"f\\n  a: int(accept={bytes})\")] static PyObject? F(int a) => null;") },
        { "PYM107", Module("[PyFunction, Clinic(\"f\\n  a: int\")] static PyObject? F(long a) => null;") },
        { "PYM107", Module("[PyFunction, Clinic(\"f\\n  a: object\")] static PyObject? F(PyDict a) => a;") },
        { "PYM107", Module("[PyFunction, Clinic(\"f\\n  *args: array\")] static PyObject? F(PyTuple args) => args;") },
        { "PYM108", Module("[PyFunction, Clinic(\"f\\n  a: object = NULL\")] static PyObject? F(PyObject a) => a;") },
        { "PYM108", Module("[PyFunction, Clinic(\"f\\n  a: int = LIMIT\")] static PyObject? F(int a) => null;") },
        { "PYM109", Module("[PyFunction, Clinic(\"f -> bool\")] static int F() => 0;") },
        { "PYM110", Module("[PyFunction, Clinic(\"f -> thing\")] static int F() => 0;") },
        { "PYM111", Module("[PyFunction, Clinic(\"f = g\")] static PyObject? F() => null;") },
        { "PYM112", Module("[PyFunction(\"f\", \"()\"), Clinic(\"f\")] static PyObject? F() => null;") },
        { "PYM113", Module("[PyFunction, Clinic(\"f\\n  [\\n  a: int\\n  ]\\n  b: int\\n  /\")] static PyObject? F(int a, int b) => null;") },
        { "PYM114", Module("[PyFunction, Clinic(\"f\\n  a: str(accept={robuffer})\\n  *args: tuple\")] static PyObject? F(ReadOnlySpan<byte> a, PyTuple args) => args;") },
        { "PYM115", Module("[PyFunction, Clinic(\"f\\n  a: thing\")] static PyObject? F(int a) => null; [ClinicConverter(\"thing\")] static class C { }") },
        { "PYM116", Type("[PyGetSet, Clinic(\"@setter\\nT.p\")] bool P(PyObject? value) => true;") },
        { "PYM117", Module("[Clinic(\"f\")] static PyObject? F() => null;") },
        { "PYM118", Module("[PyFunction, Clinic(\"f\\n  a: object\\n  / [from 3.14]\")] static PyObject? F(PyObject a) => a;") },
        { "PYM119", Module("[PyFunction, Clinic(\"f\\n  [\\n  a: object\\n  ]\\n  b: object\\n  /\")] static PyObject? F(bool group, PyObject a, PyObject b) => b;") },
        { "PYM022", Module("[PyFunction(\"f\", \"(a, **kw)\")] static PyObject? F(PyObject a, PyDict? kw) => a;") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named(string id, string source) => Assert.Equal([id], await Harness.Diagnose(source));

    [Fact]
    public async Task Good_code_is_left_alone() => Assert.Empty(await Harness.Diagnose(Samples.Module + Samples.Type));

    [Fact]
    public async Task Good_blocks_are_left_alone() => Assert.Empty(await Harness.Diagnose(ClinicSamples.Module + ClinicSamples.Type));

    /// <summary>For each diagnostic of blocks, and some of the others, what comes nearest to it and is right.</summary>
    public static TheoryData<string> NearMisses => new()
    {
        Module("[PyException(\"m.Error\")] public static partial PyType Error { get; }"),
        Module("[PyRecord(\"m.R\")] internal partial record R(int Klass, R? Next, E Kind, DateTime? When); [PyEnum(\"m.E\")] internal enum E { None, Async } [PyFunction] static R? F(R r, E e) => r;"),
        Module("[PyFunction, Clinic(\"m.f\\n  [\\n  a: object\\n  b: object\\n  ]\\n  c: object = None\\n  /\")] static PyObject? F(bool group, PyObject? a, PyObject? b, PyObject c) => a;"),
        Type("[PyMethod(\"f\", \"(a)\", DefiningClass = true)] PyObject? F(PyObject a) => a; [PyMethod(\"g\", Raw = true, DefiningClass = true)] PyObject? G(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => null;"),
        Type("[PyMethod, Clinic(\"T.f\")] PyObject? F() => null; [PyGetSet, Clinic(\"@getter\\nx.T.g\")] PyObject? G => null;"),
        Type("[PySlot(Slot.New), Clinic(\"@classmethod\\nT.__new__\")] static PyObject? F(PyType t) => null;"),
        Type("[PyMethod, Clinic(\"T.f\\n  cls: defining_class\\n  a: object\")] PyObject? F(PyObject a) => null;"),
        Module("[PyFunction, Clinic(\"f\\n  a: object\\n  b: object\")] static PyObject? F(ThreadState thread, PyObject x, PyObject b) => x;"),
        Module("[PyFunction, Clinic(\"f\\n  a: 's#'\\n  b: int(accept={str})\")] static PyObject? F(ReadOnlySpan<byte> a, int b) => null;"),
        Module("[PyFunction, Clinic(\"f\\n  a: object(subclass_of='&PyDict_Type') = NULL\\n  b: int = LIMIT\")] static PyObject? F(PyDict? a, int b = 3) => a;"),
        Module("[PyFunction, Clinic(\"f -> Py_ssize_t\")] static nint? F() => 0; [PyFunction, Clinic(\"g = m.f\")] static nint G() => 0;"),
        Module("[PyFunction(\"f\"), Clinic(\"f\\n  a: object\\n  / [from 3.15]\")] static PyObject? F(PyObject a) => a;"),
    };

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task What_is_right_is_not_reported(string source) => Assert.Empty(await Harness.Diagnose(source));
}
