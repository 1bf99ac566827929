using static PyModules.Generators.Tests.RuleCase;

namespace PyModules.Generators.Tests;

/// <summary>PYM050 to PYM060: pairs, places, and what spans the assembly.</summary>
internal static class AuthorCases
{
    private const string Next = "[PySlot(Slot.IterNext)] PyObject? Next() => null;", Same = "[PySlot(Slot.Iter)] static PyObject? Self(PyObject self) => self;";

    public static readonly RuleCase[] All =
    [
        new("PYM050", Type("[PySlot(Slot.«IterNext|AmAnext»)] PyObject? Next() => null;")),
        new("PYM050", $$"""[PyType("x.B", Flags = TypeFlags.BaseType)] public partial class B : PyObject { {{Same}} } """ + Type(Next, @base: "«PyObject|B»")),
        new("PYM051", """«|[PyModule("m")] »public static partial class M { [PyFunction("f", "()")] static PyObject? F() => null; }"""),
        new("PYM051", """«|[PyModule("m")] »public static partial class M { [PyExec] static bool F(PyModuleObject m) => true; }"""),
        new("PYM051", """«|[PyModule("m")] »public static partial class M { [PyConstant("f")] const int F = 1; }"""),
        new("PYM051", """«|[PyType("x.T")] »public partial class T : PyObject { [PySlot(Slot.Repr)] PyObject? F() => null; }"""),
        new("PYM051", """«|[PyType("x.T")] »public partial class T : PyObject { [PyGetSet] PyObject? F => null; }"""),
        new("PYM051", """«|[PyType("x.T")] »public partial class T : PyObject { [PyMember("f")] int _f; }"""),
        new("PYM051", Module("[«PyMethod|PyFunction»(\"f\", \"()\")] static PyObject? F() => null;")),
        new("PYM051", Type("[«PyFunction(\"f\")|PyMethod(Static = true)»] static PyObject? F() => null;")),
        new("PYM052", Module("[PyFunction] static PyObject? F([Writable] «PyObject|PyBuffer» a) => null;")),
        new("PYM052", Module("[PyFunction] static PyObject? F([CodePoint] «string|int» a) => null;")),
        new("PYM052", Module("[PyFunction] static PyObject? F([FileDescriptor] «long|int» a) => null;")),
        new("PYM052", Module("[PyFunction] static PyObject? F([AllowNone] string«|?» a) => null;")),
        new("PYM053", Module("sealed class State(int x«| = 0») : PyModuleState { int X => x; }")),
        new("PYM053", Module("internal sealed class State : PyModuleState { «private|internal» State() { } }")),
        new("PYM054", Module("static «|readonly »int s_count = 1;")),
        new("PYM054", Type("static «|readonly »int s_count = 1;")),
        new("PYM054", Type("static int Count { get;« set;|» } = 1;")),
        new("PYM054", Type("«|[ThreadStatic] »static int s_count;")),
        new("PYM054", Module("sealed class State : PyModuleState { internal «static |»int Count; }")),
        new("PYM054", """[PyRecord("m.R")] public partial record R(int A) { «static int|const int» Count = 1; }"""),
        new("PYM055", Module("") + Type("", ", Module = typeof(«string|M»)")),
        new("PYM055", Module("") + """[PyRecord("m.R", Module = typeof(«string|M»))] public partial record R(int A);"""),
        new("PYM055", Module("") + """[PyEnum("m.E", Module = typeof(«string|M»))] public enum E { A }"""),
        new("PYM056", Type("[PyMethod(Class = true«, Static = true|»)] static PyObject? F(PyType cls) => null;")),
        new("PYM057", Module("[PyExec] static bool A(PyModuleObject m) => true; «[PyExec] |»static bool B(PyModuleObject m) => true;")),
        new("PYM058", Module("sealed class A : PyModuleState; sealed class B« : PyModuleState|»;")),
        new("PYM059", Module("") + " [PyModule(\"«m|n»\")] public static partial class N { }"),
        new("PYM060", Type("[PySlot(Slot.New)] static T New(PyType cls) => «new T()|(T)cls.Alloc()»;", ", Flags = TypeFlags.BaseType")),
        new("PYM060", Type("[PySlot(Slot.New)] static T New(PyType cls) => new();", ", Flags = TypeFlags.«BaseType|None»")),
    ];
}
