// What a call of a native function from Python costs: time, and memory. `dotnet run -c Release --project Benchmarks/Calls`

using System.Diagnostics;
using PyModules.Hosting;
using PyModules.Runtime;

const int Rounds = 200_000;
using PyInterpreter python = new();
python.Execute("""
    import _calls, math
    from itertools import repeat
    def nothing(n):
        for _ in repeat(None, n): pass
    """);

Console.WriteLine("| call | ns | bytes |");
Console.WriteLine("|---|---|---|");
(double baseTime, long baseBytes) = Measure("nothing");
foreach ((string function, string arguments) in (ReadOnlySpan<(string, string)>)
    [
        ("_calls.none", "()"), ("_calls.one", "(a)"), ("_calls.two", "(a, b)"), ("_calls.ints", "(a, b)"), ("_calls.three", "(a, b, a)"),
        ("_calls.named", "(a, b)"), ("_calls.named", "(a, b=b)"), ("str.find", "(text, text)"), ("isinstance", "(a, int)"), ("math.gcd", "(a, b)"),
    ])
{
    // What the call names are locals, so that only the call is measured.
    python.Execute($"def call(n, f={function}, a=7, b=5, text='text', int=int):\n    for _ in repeat(None, n): f{arguments}");
    (double time, long bytes) = Measure("call");
    Console.WriteLine($"| `{function}{arguments}` | {(time - baseTime) / Rounds:F1} | {(bytes - baseBytes) / (double)Rounds:F2} |");
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

/// <summary>Functions that do nothing.</summary>
[PyModule("_calls")]
internal static partial class CallsModule
{
    [PyFunction] private static PyObject? None() => PyNone.Instance;
    [PyFunction] private static PyObject? One(PyObject a) => a;
    [PyFunction] private static PyObject? Two(PyObject a, PyObject b) => a;
    [PyFunction] private static bool Ints(int a, int b) => a > b;
    [PyFunction] private static PyObject? Three(PyObject a, PyObject b, PyObject c) => c;
    [PyFunction("named", "(a, b)")] private static PyObject? Named(PyObject a, PyObject b) => b;
}
