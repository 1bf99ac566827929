// What a call of native code from Python costs, in time and memory: `dotnet run -c Release --project Benchmarks/Calls > Benchmarks/Calls/results.md`

using System.Diagnostics;
using PyModules.Hosting;
using PyModules.Runtime;

const int Rounds = 200_000;
using PyInterpreter python = new();
python.Execute("""
    import _calls, math
    from itertools import repeat
    thing = _calls.Thing()
    def nothing(n):
        for _ in repeat(None, n): pass
    """);

Console.WriteLine($"One call, beyond the empty loop, in a warm process: the best of 5 times {Rounds:N0}. Memory is what the calling thread allocates.");
Console.WriteLine();
Console.WriteLine("| convention | call | ns | bytes |");
Console.WriteLine("|---|---|---|---|");
(double baseTime, long baseBytes) = Measure("nothing");
foreach ((string convention, string function, string expression) in (ReadOnlySpan<(string, string, string)>)
    [
        ("function, no arguments", "_calls.none", "f()"),
        ("function, one", "_calls.one", "f(a)"),
        ("function, two", "_calls.two", "f(a, b)"),
        ("function, two `int`, result `bool`", "_calls.ints", "f(a, b)"),
        ("function, three", "_calls.three", "f(a, b, a)"),
        ("function, two with a default", "_calls.optional", "f(a)"),
        ("function, `*args`", "_calls.rest", "f(a, b, a)"),
        ("named parameters by position", "_calls.named", "f(a, b)"),
        ("named parameters by name", "_calls.named", "f(a, b=b)"),
        ("clinic block, keyword-only", "_calls.clinic", "f(a, b, scale=b)"),
        ("result a small `int`", "_calls.small", "f(a, b)"),
        ("result a large `int`", "_calls.large", "f(a, b)"),
        ("built-in: `str.find` of a `str`", "str.find", "f(text, text)"),
        ("built-in: `isinstance`", "isinstance", "f(a, int)"),
        ("built-in: `math.gcd`", "math.gcd", "f(a, b)"),
        ("method, no arguments", "thing", "f.none()"),
        ("method, one", "thing", "f.one(a)"),
        ("method, two", "thing", "f.two(a, b)"),
        ("method, named", "thing", "f.named(a, b=b)"),
        ("class method", "thing", "f.of_class(a)"),
        ("bound method kept", "thing.two", "f(a, b)"),
        ("getset, null for errors", "thing", "f.value"),
        ("getset, may throw", "thing", "f.sure"),
        ("getset, written", "thing", "f.value = a"),
        ("member", "thing", "f.field"),
        ("slot: `len`", "thing", "len(f)"),
        ("slot: `+`", "thing", "f + a"),
        ("slot: `[]`", "thing", "f[a]"),
        ("slot: `in`", "thing", "a in f"),
        ("slot: `==`", "thing", "f == a"),
        ("slot: call", "thing", "f(a, b)"),
        ("slot: new object", "_calls.Thing", "f()"),
        ("slot: new object, `__init__` may throw", "_calls.Made", "f(a)"),
        ("slot: new object, `__init__` says false", "_calls.RawMade", "f(a)"),
    ])
{
    // What the call names are locals, so that only the call is measured.
    python.Execute($"def call(n, f={function}, a=7, b=5, text='text', int=int, len=len):\n    for _ in repeat(None, n): {expression}");
    (double time, long bytes) = Measure("call");
    Console.WriteLine($"| {convention} | `{(function == "thing" ? expression : expression.Replace("f(", function + "("))}` | {(time - baseTime) / Rounds:F1} | {(long)Math.Round((bytes - baseBytes) / (double)Rounds)} |");
}

(double Time, long Bytes) Measure(string function)
{
    PyValue run = (PyValue)python.MainScope[function]!;
    using (python.Enter())
    {
        run.Call(Rounds);
        run.Call(Rounds);
        double best = double.MaxValue;
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            run.Call(Rounds);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return (best, least);
    }
}

/// <summary>Functions that do next to nothing.</summary>
[PyModule("_calls")]
internal static partial class CallsModule
{
    [PyFunction] private static PyObject? None() => PyNone.Instance;
    [PyFunction] private static PyObject? One(PyObject a) => a;
    [PyFunction] private static PyObject? Two(PyObject a, PyObject b) => a;
    [PyFunction] private static bool Ints(int a, int b) => a > b;
    [PyFunction] private static PyObject? Three(PyObject a, PyObject b, PyObject c) => c;
    [PyFunction] private static PyObject? Optional(PyObject a, PyObject? b = null) => b ?? a;
    [PyFunction("rest", "(*args)")] private static PyObject? Rest(ReadOnlySpan<PyObject> args) => args[0];
    [PyFunction("named", "(a, b)")] private static PyObject? Named(PyObject a, PyObject b) => b;
    [PyFunction] private static int Small(int a, int b) => a + b;
    [PyFunction] private static int Large(int a, int b) => a + b + 100_000;

    /// <summary>Declared as CPython declares its own.</summary>
    [PyFunction]
    [Clinic("""
        _calls.clinic
            a: object
            b: int
            /
            *
            scale: int = 1
        """)]
    private static PyObject? Clinic(PyObject a, int b, int scale) => a;
}

/// <summary>An object with some of everything.</summary>
[PyType("_calls.Thing", Module = typeof(CallsModule))]
internal sealed partial class Thing : PyObject
{
    private PyObject _value = PyNone.Instance;

    [PyMember("field")] private PyObject? _field = PyNone.Instance;

    [PySlot(Slot.New, Signature = "()")] private static PyObject? New(PyType cls) => cls.Alloc();
    [PySlot(Slot.SqLength)] private int Length() => 3;
    [PySlot(Slot.NbAdd)] private static PyObject? Add(PyObject a, PyObject b) => b;
    [PySlot(Slot.MpSubscript)] private PyObject? Subscript(PyObject key) => key;
    [PySlot(Slot.SqContains)] private bool? Contains(PyObject item) => true;
    [PySlot(Slot.RichCompare)] private PyObject? RichCompare(PyObject other, CompareOp op) => PyBool.True;
    [PySlot(Slot.Call, Signature = "(a, b, /)")] private PyObject? Call(PyObject a, PyObject b) => a;

    [PyMethod] private PyObject? None() => PyNone.Instance;
    [PyMethod] private PyObject? One(PyObject a) => a;
    [PyMethod] private PyObject? Two(PyObject a, PyObject b) => a;
    [PyMethod("named", "(a, b)")] private PyObject? Named(PyObject a, PyObject b) => b;
    [PyMethod(Class = true)] private static PyObject? OfClass(PyType cls, PyObject a) => a;

    [PyGetSet("value", Setter = nameof(SetValue))] private PyObject? Value => _value;
    [PyGetSet("sure")] private PyObject Sure => _value;

    private bool SetValue(PyObject? value)
    {
        _value = value ?? PyNone.Instance;
        return true;
    }
}

/// <summary>What the generated code initialises, and catches what is thrown.</summary>
[PyType("_calls.Made", Module = typeof(CallsModule))]
internal sealed partial class Made : PyObject
{
    private PyObject _value = PyNone.Instance;

    [PySlot(Slot.New)] private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(value, /)")]
    private bool Init(PyObject value)
    {
        _value = value;
        return true;
    }

    [PyMethod] private PyObject? Get() => _value;
}

/// <summary>The same with arguments that nobody parses and nothing caught.</summary>
[PyType("_calls.RawMade", Module = typeof(CallsModule))]
internal sealed partial class RawMade : PyObject
{
    private PyObject _value = PyNone.Instance;

    [PySlot(Slot.New)] private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init)]
    private bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length != 1) return Err.Fail(Exc.TypeError, "one argument");
        _value = args[0];
        return true;
    }

    [PyMethod] private PyObject? Get() => _value;
}
