// Calling a native function costs no memory.

namespace PyModules.Hosting.Tests;

public sealed class AllocationTests(PythonFixture fixture) : IClassFixture<PythonFixture>
{
    [Theory]
    [InlineData("_probe.first(a, b)")]
    [InlineData("_probe.larger(a, b)")]
    [InlineData("isinstance(a, int)")]
    public void A_call_of_a_native_function_with_two_arguments_allocates_nothing(string call)
    {
        PyScope scope = fixture.Python.CreateScope();
        fixture.Python.Execute($"import _probe\nfrom itertools import repeat\ndef run(n, a=7, b=5):\n    for _ in repeat(None, n): {call}", scope);
        PyValue run = (PyValue)scope["run"]!;
        using (fixture.Python.Enter())
        {
            long Bytes(int rounds)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                run.Call(rounds);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
            Bytes(50_000);
            Bytes(50_000);
            Assert.InRange(Bytes(50_000) - Bytes(1000), -4096, 4096);
        }
    }
}
