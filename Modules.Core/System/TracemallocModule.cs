// Modules/_tracemalloc.c: memory tracing. Nothing is traced: .NET's allocations cannot be attributed to Python lines;
// starting a trace says so. What a program asks while not tracing is answered as CPython does.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Memory tracing.</summary>
[PyModule("_tracemalloc", Source = "Modules/_tracemalloc.c", Doc = "Memory tracing; not available on .NET.")]
public static partial class TracemallocModule
{
    [PyFunction("is_tracing", "()", Doc = "Whether memory is traced."), Mirrors("_tracemalloc_is_tracing_impl", 19, 24)]
    private static PyObject? IsTracing() => PyBool.False;

    [PyFunction("clear_traces", "()", Doc = "Forget the traces."), Mirrors("_tracemalloc_clear_traces_impl", 33, 39)]
    private static PyObject? ClearTraces() => PyNone.Instance;

    [PyFunction("_get_traces", "()", Doc = "The traces."), Mirrors("_tracemalloc__get_traces_impl", 53, 58)]
    private static PyObject? GetTraces() => new PyList();

    [PyFunction("_get_object_traceback", "(obj, /)", Doc = "Where an object was allocated, or None."), Mirrors("_tracemalloc__get_object_traceback", 75, 80)]
    private static PyObject? GetObjectTraceback(PyObject obj) => PyNone.Instance;

    [PyFunction("start", "(nframe=1, /)", Doc = "Trace memory: raises RuntimeError, for .NET does not say who allocates."), Mirrors("_tracemalloc_start_impl", 95, 103)]
    private static PyObject? Start(int nframe = 1) =>
        nframe is < 1 or > 65535
            ? Err.Raise(Exc.ValueError, "the number of frames must be in range [1; 65535]")
            : Err.Raise(Exc.RuntimeError, "tracing of memory allocations is not available on .NET");

    [PyFunction("stop", "()", Doc = "Stop tracing."), Mirrors("_tracemalloc_stop_impl", 114, 120)]
    private static PyObject? Stop() => PyNone.Instance;

    [PyFunction("get_traceback_limit", "()", Doc = "How many frames a trace keeps."), Mirrors("_tracemalloc_get_traceback_limit_impl", 132, 137)]
    private static PyObject? GetTracebackLimit() => PyInt.From(1);

    [PyFunction("get_tracemalloc_memory", "()", Doc = "The memory that tracing takes."), Mirrors("_tracemalloc_get_tracemalloc_memory_impl", 147, 152)]
    private static PyObject? GetTracemallocMemory() => PyInt.From(0);

    [PyFunction("get_traced_memory", "()", Doc = "The traced memory, now and at its peak."), Mirrors("_tracemalloc_get_traced_memory_impl", 163, 168)]
    private static PyObject? GetTracedMemory() => PyTuple.Of(PyInt.From(0), PyInt.From(0));

    [PyFunction("reset_peak", "()", Doc = "Make the present size the peak."), Mirrors("_tracemalloc_reset_peak_impl", 179, 185)]
    private static PyObject? ResetPeak() => PyNone.Instance;
}
