// What awaiting many .NET tasks at once costs beyond the wait itself: `dotnet run -c Release --project Benchmarks/Await > Benchmarks/Await/results.md`

using PyModules.Hosting;
using PyModules.Runtime;

const int Waits = 1000, Delay = 100, Rounds = 10;
using PyInterpreter python = new();
python.Execute($$"""
    import asyncio, time, threading, _waits

    async def native(n):
        return await asyncio.gather(*[_waits.later({{Delay}}, i) for i in range(n)])

    async def sleeps(n):
        return await asyncio.gather(*[asyncio.sleep({{Delay / 1000.0}}, i) for i in range(n)])

    def measure(what, n={{Waits}}):
        async def main():
            threads = threading.active_count()
            start = time.perf_counter()
            answers = await what(n)
            took = time.perf_counter() - start
            assert answers == list(range(n)) and threading.active_count() == threads
            return took
        return asyncio.run(main()) * 1000 - {{Delay}}
    """);

Console.WriteLine($"{Waits:N0} waits of {Delay} ms at once, in ms beyond the delay; the best and the worst of {Rounds} rounds in a warm process.");
Console.WriteLine();
Console.WriteLine("| awaited | first in the process | best | worst |");
Console.WriteLine("|---|---|---|---|");
foreach ((string name, string function) in (ReadOnlySpan<(string, string)>)[("C# `Task`", "native"), ("`asyncio.sleep`", "sleeps")])
{
    double first = python.Evaluate<double>($"measure({function})");
    double[] warm = [.. Enumerable.Range(0, Rounds).Select(_ => python.Evaluate<double>($"measure({function})")).Order()];
    Console.WriteLine($"| {name} | {first:F0} | {warm[0]:F0} | {warm[^1]:F0} |");
}

/// <summary>Something to wait for.</summary>
[PyModule("_waits")]
internal static partial class WaitsModule
{
    [PyFunction]
    private static async Task<int> Later(int milliseconds, int answer, CancellationToken cancellation)
    {
        await Task.Delay(milliseconds, cancellation);
        return answer;
    }
}
