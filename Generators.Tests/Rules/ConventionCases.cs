using static PyModules.Generators.Tests.RuleCase;

namespace PyModules.Generators.Tests;

/// <summary>PYM040 to PYM043: the convention that null, or false, says that an exception is set.</summary>
internal static class ConventionCases
{
    private const string No = "throw PyException.Of(Exc.ValueError, \"no\")";

    public static readonly RuleCase[] All =
    [
        new("PYM040", Module("static PyObject? F(PyObject a) { Obj.Str(a); «|Err.Clear(); »return a; }")),
        new("PYM040", Module("static PyObject? F(PyObject a) { «|_ = »Obj.IsTrue(a); return null; }")),
        new("PYM040", Module("static PyObject? F(PyObject a) { Obj.SetAttr(a, \"x\", a); «|Err.Clear(); »return a; }")),
        new("PYM041", Module("static string? F(PyObject a) => Obj.Str(a)«!|?».ToString();")),
        new("PYM042", Module("static PyObject? F(PyObject a) { «|if (a is PyNone) return »Err.Raise(Exc.TypeError, \"a\"); return Err.Raise(Exc.ValueError, \"b\"); }")),
        new("PYM042", Module("static void F(PyObject a) { Err.Fail(Exc.TypeError, \"a\"); «|Err.Clear(); »Err.SetObject(Exc.TypeError, a); }")),
        new("PYM043", Module($"[PyFunction(\"f\", \"(a, /)\")] static PyObject«?|» F(PyObject a) => {No};")),
        new("PYM043", Module($"[PyFunction(\"f\", \"()\")] static int«?|» F() => {No};")),
        new("PYM043", Type($"[PyGetSet(\"p\")] PyObject«?|» P {{ get {{ {No}; }} }}")),
        new("PYM043", Type($"[PySlot(Slot.Repr)] PyObject«?|» Repr() => {No};")),
        new("PYM043", Type($"[PySlot(Slot.SqContains)] bool«?|» Contains(PyObject item) => {No};")),
        new("PYM043", Type($"[«PySlot(Slot.SqLength)|PyMethod»] nint Len() => {No};")),
    ];
}
