// The snippets of docs/write-a-module.md; PageTests compares them.

using System.Runtime.CompilerServices;

namespace PyModules.Hosting.Tests;

#region module
/// <summary>Measurements of a sensor.</summary>
[PyModule("sensor")]
public static partial class SensorModule
{
    /// <summary>The mean of some numbers.</summary>
    /// <param name="numbers">What was measured.</param>
    /// <param name="default">What the mean of nothing is.</param>
    /// <returns>The sum of the numbers by their count.</returns>
    [PyFunction("mean", "(numbers, /, *, default=0.0)")]
    private static double Mean(IReadOnlyList<double> numbers, double @default = 0) => numbers.Count == 0 ? @default : numbers.Average();

    /// <summary>The sum of the bytes of any buffer.</summary>
    [PyFunction]
    private static long Checksum(ReadOnlySpan<byte> data)
    {
        long sum = 0;
        foreach (byte b in data) sum += b;
        return sum;
    }
    #endregion

    #region async
    /// <summary>Wait for the next value. Cancelling the Python task cancels the token.</summary>
    [PyFunction]
    private static async Task<int> Next(CancellationToken cancellation)
    {
        await Task.Delay(10, cancellation);
        return 7;
    }

    /// <summary>Values as they come, for <c>async for</c>.</summary>
    [PyFunction]
    private static async IAsyncEnumerable<int> Values(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Delay(1);
            yield return i;
        }
    }
    #endregion
}

#region values
/// <summary>How far a sensor can be trusted.</summary>
[PyEnum("sensor.Quality", Module = typeof(SensorModule))]
public enum Quality { Bad, Fair, Good }

/// <summary>What a sensor measured.</summary>
/// <param name="Value">The number itself.</param>
[PyRecord("sensor.Reading", Module = typeof(SensorModule))]
public readonly partial record struct Reading(double Value, DateTime TakenAt, Quality Quality);

public static partial class SensorModule
{
    /// <summary>A reading that can be trusted one step more.</summary>
    [PyFunction]
    private static Reading Improve(Reading reading) => reading with { Quality = (Quality)Math.Min((int)reading.Quality + 1, (int)Quality.Good) };
}
#endregion

#region type
/// <summary>A block of samples that Python sees as a buffer.</summary>
[PyType("sensor.Samples", Module = typeof(SensorModule), Flags = TypeFlags.BaseType)]
public partial class Samples : PyObject
{
    private byte[] _data = [];

    /// <summary>What the block is called.</summary>
    [PyMember("label")] private string? _label;

    /// <param name="size">How many samples there are.</param>
    /// <exception cref="Exc.ValueError">The size is negative.</exception>
    [PySlot(Slot.New, Signature = "(size, label=None)")]
    private static PyObject? New(PyType cls, int size, [AllowNone] string? label = null)
    {
        if (size < 0) return Err.Raise(Exc.ValueError, "size must not be negative");
        Samples samples = (Samples)cls.Alloc();
        samples._data = new byte[size];
        samples._label = label;
        return samples;
    }

    /// <summary>Set every sample.</summary>
    [PyMethod]
    private void Fill(byte value) => Array.Fill(_data, value);

    [PySlot(Slot.MpLength)]
    private nint Length() => _data.Length;

    [PySlot(Slot.BfGetBuffer)]
    private bool GetBuffer(PyBuffer view, int flags) => view.FillInfo(this, _data, readOnly: false, flags);
}
#endregion

public sealed class WritePage(PythonFixture fixture) : IClassFixture<PythonFixture>
{
    [Fact]
    public void The_module_works()
    {
        #region use
        PyInterpreter python = fixture.Python;
        python.Execute("""
            import asyncio, sensor

            samples = sensor.Samples(4, label="first")
            samples.fill(3)
            memoryview(samples)[0] = 1

            async def main():
                return [await sensor.next()] + [n async for n in sensor.values(2)]
            """);
        long sum = python.Evaluate<long>("sensor.checksum(samples)");
        double mean = python.Evaluate<double>("sensor.mean(memoryview(samples))");
        int[] values = python.Evaluate<int[]>("asyncio.run(main())");
        string name = python.Evaluate<string>("sensor.improve(sensor.Reading([1.5, __import__('datetime').datetime.now(), sensor.Quality.BAD])).quality.name");
        #endregion
        Assert.Equal("FAIR", name);
        Assert.Equal(10, sum);
        Assert.Equal(2.5, mean);
        Assert.Equal([7, 0, 1], values);
    }

    [Fact]
    public void Its_stub_has_the_types_of_the_signatures()
    {
        PyInterpreter python = fixture.Python;
        string folder = Directory.CreateTempSubdirectory("pymodules-stubs-").FullName;
        try
        {
            #region stubs
            PyStubs.Write(python, folder, "sensor");
            #endregion
            string text = File.ReadAllText(Path.Combine(folder, "sensor.pyi"));
            foreach (string line in (string[])
                [
                    "def mean(numbers: collections.abc.Iterable[typing.SupportsFloat | typing.SupportsIndex], /, *, default: typing.SupportsFloat | typing.SupportsIndex = ...) -> float:",
                    "def checksum(data: collections.abc.Buffer, /) -> int:",
                    "def next() -> collections.abc.Awaitable[int]:",
                    "def values(count: typing.SupportsIndex, /) -> collections.abc.AsyncIterator[int]:",
                    "def improve(reading: Reading, /) -> Reading:",
                    "class Quality(enum.IntEnum):\n    \"\"\"How far a sensor can be trusted.\"\"\"\n    BAD = 0\n    FAIR = 1\n    GOOD = 2\n",
                    "    def taken_at(self) -> datetime.datetime: ...",
                    "    def __init__(self, size: typing.SupportsIndex, label: str | None = None) -> None: ...",
                    "import collections.abc\nimport datetime\nimport enum\nimport typing\n",
                ])
                Assert.Contains(line, text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Its_page_says_what_the_comments_say()
    {
        PyInterpreter python = fixture.Python;
        string folder = Directory.CreateTempSubdirectory("pymodules-pages-").FullName;
        try
        {
            #region pages
            PyStubs.WritePages(python, folder, "sensor");
            #endregion
            string page = File.ReadAllText(Path.Combine(folder, "sensor.md"));
            if (Environment.GetEnvironmentVariable("PYMODULES_RECORD") is { Length: > 0 } target) File.WriteAllText(Path.Combine(target, "sensor.md"), page);
            else Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs/sensor.md")).ReplaceLineEndings("\n"), page);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
