using static PyModules.Generators.Tests.RuleCase;

namespace PyModules.Generators.Tests;

/// <summary>PYM100 to PYM119: blocks of Argument Clinic.</summary>
internal static class ClinicCases
{
    private const string Thing = "public static bool Convert(PyObject value, out int result) { result = 0; return true; }";

    public static readonly RuleCase[] All =
    [
        new("PYM100", Block("f\na«|:» int", "int a")),
        new("PYM100", Block("f\na: int = 1\nb: int«| = 2»", "int a, int b")),
        new("PYM100", Block("f\na: int\n«/\n|»/", "int a")),
        new("PYM100", Block("f\na: int\nb: «|int»", "int a, int b")),
        new("PYM100", Block("f\na: int\n«*|/»", "int a")),
        new("PYM100", Block("f\n[\na: object\nb: object\n]\nc: object« = None|»\nd: object = None\n/", "bool group, PyObject? a, PyObject? b, PyObject c, PyObject d")),
        new("PYM101", Block("«other|m».f")),
        new("PYM101", Type("[PyMethod, Clinic(\"x.«U|T».f\")] PyObject? F() => null;")),
        new("PYM101", Type("[PyMethod, Clinic(\"class x.«U|T» \\\"\\\" \\\"\\\"\\nf\")] PyObject? F() => null;")),
        new("PYM101", Block("module «n|m»\nf").Replace("\\n  f", "\\nf")),
        new("PYM102", Type("[«PyMethod|PyGetSet», Clinic(\"@getter\\nT.f\")] PyObject? F() => null;")),
        new("PYM102", Type("[«PyGetSet|PyMethod», Clinic(\"T.f\")] PyObject? F() => null;")),
        new("PYM102", Type("[PySlot(Slot.«Repr|Call»), Clinic(\"T.f\")] PyObject? F() => null;")),
        new("PYM102", Type("[PySlot(Slot.«Init|New»), Clinic(\"@classmethod\\nT.__new__\")] static PyObject? F(PyType cls) => null;")),
        new("PYM102", Module("[PyFunction, Clinic(\"«@classmethod\\n|»f\")] static PyObject? F() => null;")),
        new("PYM102", Module("[PyFunction, Clinic(\"«@coexist\\n|»f\")] static PyObject? F() => null;")),
        new("PYM102", Block("f\na: «defining_class|object»", "PyObject a")),
        new("PYM102", Type("[PyMethod, Clinic(\"f\")] PyObject? F() => null; [PyMethod, Clinic(\"«@classmethod\\n|»g = f\")] PyObject? G() => null;")),
        new("PYM103", Block("f\na: object«\nb: object|»", "PyObject a")),
        new("PYM103", Block("f\na: object", "PyObject a«, PyObject b|»")),
        new("PYM104", Block("f\na: object\nb: object", "PyObject «b, PyObject a|a, PyObject b»")),
        new("PYM105", Block("f\na: «thing|object»", "PyObject a")),
        new("PYM105", Block("f\na: '«q|O»'", "PyObject a")),
        new("PYM105", Block("f\na: thing", "int a", rest: $"[ClinicConverter(\"«think|thing»\")] static class C {{ {Thing} }}")),
        new("PYM106", Block("f\na: int(«zeroes=True|accept={int}»)", "int a")),
        new("PYM106", Block("f\na: int(accept={«bytes|str»})", "int a")),
        new("PYM106", Block("f\na: str(«bitwise|zeroes»=True, accept={robuffer})", "ReadOnlySpan<byte> a")),
        new("PYM107", Block("f\na: int", "«long|int» a")),
        new("PYM107", Block("f\na: object", "«PyDict|PyObject» a")),
        new("PYM107", Block("f\n*args: array", "«PyTuple|ReadOnlySpan<PyObject>» args")),
        new("PYM107", Block("f\na: thing", "«long|int» a", rest: $"[ClinicConverter(\"thing\")] static class C {{ {Thing} }}")),
        new("PYM108", Block("f\na: object = NULL", "PyObject«|?» a")),
        new("PYM108", Block("f\na: int = LIMIT", "int a«| = 3»")),
        new("PYM108", Block("f\na: int = «'x'|1»", "int a")),
        new("PYM109", Block("f -> bool", returns: "«int|bool»")),
        new("PYM109", Block("f -> «double|Py_ssize_t»", returns: "nint?")),
        new("PYM110", Block("f -> «thing|int»", returns: "int")),
        new("PYM111", Block("f = «g|h»", rest: "[PyFunction, Clinic(\"h\")] static PyObject? H() => null;")),
        new("PYM112", Module("[PyFunction(\"f\"«, \"()\"|»), Clinic(\"f\")] static PyObject? F() => null;")),
        new("PYM112", Module("[PyFunction(\"«g|f»\"), Clinic(\"f\")] static PyObject? F() => null;")),
        new("PYM112", Type("[PyMethod(«Static = true|»), Clinic(\"@staticmethod\\nf\")] static PyObject? F() => null;")),
        new("PYM112", Type("[PySlot(Slot.Init«, Signature = \"()\"|»), Clinic(\"T.__init__\")] bool F() => true;")),
        new("PYM113", Block("f\n[\na: int\n]\nb: int\n/", "«|bool groupLeft1, »int a, int b")),
        new("PYM114", Block("f\na: str(accept={robuffer})\n«*args: tuple|args: object(subclass_of='&PyTuple_Type')»", "ReadOnlySpan<byte> a, PyTuple args")),
        new("PYM115", Block("f\na: thing", "int a", rest: "[ClinicConverter(\"thing\")] static class C { public static «int|bool» Convert(PyObject value, out int result) { result = 0; return default; } }")),
        new("PYM115", Block("f\na: thing", "int a", rest: "[ClinicConverter(\"thing\")] static class C { public static bool Convert(PyObject value, «in|out» int result) { result = 0; return default; } }")),
        new("PYM115", Block("f -> thing", returns: "int", rest: "[ClinicReturnConverter(\"thing\")] static class C { public static PyObject? Convert(«long|int» value) => null; }")),
        new("PYM116", Type("[PyGetSet, Clinic(\"@getter\\nT.«q|p»\")] PyObject? P => null; [PyGetSet, Clinic(\"@setter\\nT.p\")] bool SetP(PyObject? value) => true;")),
        new("PYM116", Type("[PyGetSet, Clinic(\"@getter\\nT.p\")] PyObject? P => null; [PyGetSet, Clinic(\"@setter\\nT.p\")] bool SetP(«int|PyObject?» value) => true;")),
        new("PYM117", Module("[«|PyFunction, »Clinic(\"f\")] static PyObject? F() => null;")),
        new("PYM118", Block("f\na: object\n/ [from 3.«14|15»]", "PyObject a")),
        new("PYM118", Block("f\n* [from 3.«13|16»]\na: object", "PyObject a")),
        new("PYM119", Block("f\n[\na: object\n]\nb: object\n/", "bool groupLeft1, PyObject«|?» a, PyObject b")),
    ];
}
