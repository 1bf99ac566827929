using static PyModules.Generators.Tests.RuleCase;

namespace PyModules.Generators.Tests;

/// <summary>What a rule might be mistaken about, though it is farther from a trigger than a near miss.</summary>
internal static class GoodCode
{
    private const string No = "throw PyException.Of(Exc.ValueError, \"no\")";

    public static readonly string[] All =
    [
        Samples.Module + Samples.Type,
        ClinicSamples.Module + ClinicSamples.Type,
        Module("[PyRecord(\"m.R\")] internal partial record R(int Klass, R? Next, E Kind, DateTime? When); [PyEnum(\"m.E\")] internal enum E { None, Async } [PyFunction] static R? F(R r, E e) => r;"),
        Block("m.f\n[\na: object\nb: object\n]\nc: object = None\n/", "bool group, PyObject? a, PyObject? b, PyObject c"),
        Block("f\na: object\nb: object", "ThreadState thread, PyObject x, PyObject b"),
        Block("f\na: 's#'\nb: int(accept={str})", "ReadOnlySpan<byte> a, int b"),
        Block("f\na: object(subclass_of='&PyDict_Type') = NULL\nb: int = LIMIT", "PyDict? a, int b = 3"),
        Block("f -> Py_ssize_t", returns: "nint?", rest: "[PyFunction, Clinic(\"g = m.f\")] static nint G() => 0;"),
        Type("[PyMethod(\"f\", \"(a)\", DefiningClass = true)] PyObject? F(PyObject a) => a; [PyMethod, Clinic(\"T.g\\n  cls: defining_class\\n  a: object\")] PyObject? G(PyObject a) => null;"),
        Module("""
            [ClinicConverter("port")] public static class PortConverter
            {
                public static bool Convert(PyObject value, out int result)
                {
                    if (!Args.AsInt(value, out result)) return false;
                    return result is > 0 and < 65536 || Err.Fail(Exc.ValueError, "a port is a number from 1 to 65535");
                }
            }
            [PyFunction, Clinic("listen\n    port: port\n    /")] private static int Listen(int port) => port;
            """),
        Type("[PyMethod(\"f\", \"(a, b=1, /, *args, c, d=2)\")] PyObject? F(int a, int b, PyTuple args, int c, int d) => null;"),
        Type("[PyMethod(\"f\", \"(a=',', b=(1, 2), *, c)\")] PyObject? F(string a, PyObject? b, int c) => null;"),
        Module("sealed class State : PyModuleState { int _x; } static readonly int s_a = 1; const int B = 2; static int C => 3; static int D { get; } = 4;"),
        Module("[PyFunction] static PyObject? F([Writable] PyBuffer a, [CodePoint] int b, [FileDescriptor] int c, [AllowNone] string? d) => null;"),
        Module("static PyObject? F(PyObject a) { if (Obj.Str(a) is null) return null; return a; }"),
        Module("static PyObject? F(PyObject a) { if (a is PyStr) Obj.Str(a); Err.Clear(); return a; }"),
        Module("static PyObject? F(PyObject a) => Obj.SetAttr(a, \"x\", a) ? a : null;"),
        Module("static string F(PyObject a) => Obj.Str(a) is { } s ? s.ToString()! : \"\";"),
        Module("static PyObject? F(PyObject a) => throw new InvalidOperationException();"),
        Module($"[PyFunction] static int F() {{ int? G() => {No}; return G() ?? 0; }}"),
        """namespace N.@event { [PyType("x.T")] public partial class @class : PyObject; [PyModule("m")] public static partial class @static { public static @class? @as => null; } }""",
        "class Plain { static int s_count; }",
    ];
}
