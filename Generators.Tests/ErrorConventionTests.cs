using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators.Tests;

public class ErrorConventionTests
{
    private static async Task<string[]> Run(string body)
    {
        CompilationWithAnalyzers analysis = Harness.Compile(Harness.Tree($$"""
            [PyModule("m")] public static partial class M { {{body}} }
            """)).WithAnalyzers([new ErrorConventionAnalyzer()]);
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.Id)];
    }

    [Theory]
    [InlineData("PYM040", "static PyObject? F(PyObject a) { Obj.Str(a); return a; }")]
    [InlineData("PYM040", "static PyObject? F(PyObject a) { Obj.IsTrue(a); return a; }")]
    [InlineData("PYM040", "static PyObject? F(PyObject a) { Obj.SetAttr(a, \"x\", a); return a; }")]
    [InlineData("PYM041", "static string F(PyObject a) => Obj.Str(a)!.ToString()!;")]
    [InlineData("PYM042", "static PyObject? F(PyObject a) { Err.Raise(Exc.TypeError, \"a\"); return Err.Raise(Exc.ValueError, \"b\"); }")]
    [InlineData("PYM042", "static void F(PyObject a) { Err.Fail(Exc.TypeError, \"a\"); Err.SetObject(Exc.TypeError, a); }")]
    [InlineData("PYM043", "[PyFunction(\"f\", \"(a, /)\")] static PyObject? F(PyObject a) => throw PyException.Of(Exc.ValueError, \"no\");")]
    [InlineData("PYM043", "[PyFunction(\"f\", \"()\")] static int? F() => throw PyException.Of(Exc.ValueError, \"no\");")]
    [InlineData("PYM043", "[PyType(\"m.T\")] partial class T : PyObject { [PyGetSet(\"p\")] PyObject? P { get { throw PyException.Of(Exc.ValueError, \"no\"); } } }")]
    [InlineData("PYM043", "[PyType(\"m.T\")] partial class T : PyObject { [PySlot(Slot.SqLength)] nint Len() => throw PyException.Of(Exc.ValueError, \"no\"); }")]
    public async Task A_breach_is_named(string id, string body) => Assert.Equal([id], await Run(body));

    [Theory]
    [InlineData("static PyObject? F(PyObject a) { if (Obj.Str(a) is null) return null; return a; }")]
    [InlineData("static PyObject? F(PyObject a) { Obj.Str(a); Err.Clear(); return a; }")]
    [InlineData("static PyObject? F(PyObject a) { if (a is PyStr) Obj.Str(a); Err.Clear(); return a; }")]
    [InlineData("static PyObject? F(PyObject a) { _ = Obj.Str(a); return null; }")]
    [InlineData("static PyObject? F(PyObject a) => Obj.SetAttr(a, \"x\", a) ? a : null;")]
    [InlineData("static string F(PyObject a) => Obj.Str(a) is { } s ? s.ToString()! : \"\";")]
    [InlineData("static PyObject? F(PyObject a) { if (a is PyNone) return Err.Raise(Exc.TypeError, \"a\"); return Err.Raise(Exc.ValueError, \"b\"); }")]
    [InlineData("[PyFunction(\"f\", \"(a, /)\")] static string F(PyObject a) => throw PyException.Of(Exc.ValueError, \"no\");")]
    [InlineData("[PyType(\"m.T\")] partial class T : PyObject { [PyGetSet(\"p\")] PyObject P => throw PyException.Of(Exc.ValueError, \"no\"); }")]
    [InlineData("[PyType(\"m.T\")] partial class T : PyObject { [PySlot(Slot.Repr)] PyObject Repr() => throw PyException.Of(Exc.ValueError, \"no\"); }")]
    [InlineData("[PyType(\"m.T\")] partial class T : PyObject { [PySlot(Slot.SqContains)] bool Contains(PyObject item) => throw PyException.Of(Exc.ValueError, \"no\"); }")]
    [InlineData("static PyObject? Helper(PyObject a) => throw new InvalidOperationException();")]
    public async Task What_keeps_to_it_is_left_alone(string body) => Assert.Empty(await Run(body));
}
