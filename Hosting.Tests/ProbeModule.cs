// A native module for the tests: methods that answer later, and .NET types in signatures.

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyModules.Hosting.Tests;

/// <summary>What the methods have seen: the tests' own book, so that it outlives the interpreters.</summary>
internal static class ProbeCounts
{
    internal static int Cancelled, Threads;
}

/// <summary>Methods for the tests.</summary>
[PyModule("_probe")]
public static partial class ProbeModule
{
    /// <summary>Answer after some time.</summary>
    [PyFunction]
    private static async Task<int> Later(int milliseconds, int answer, CancellationToken cancellation)
    {
        int thread = Environment.CurrentManagedThreadId;
        try
        {
            await Task.Delay(milliseconds, cancellation);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref ProbeCounts.Cancelled);
            throw;
        }
        if (thread != Environment.CurrentManagedThreadId) Interlocked.Increment(ref ProbeCounts.Threads);
        return answer;
    }

    /// <summary>Fail after some time.</summary>
    [PyFunction]
    private static async Task Fail(string message)
    {
        await Task.Yield();
        throw new FormatException(message);
    }

    /// <summary>Be cancelled on .NET's side.</summary>
    [PyFunction]
    private static async ValueTask<string> GiveUp()
    {
        using CancellationTokenSource source = new(10);
        await Task.Delay(Timeout.Infinite, source.Token);
        return "never";
    }

    /// <summary>Read a variable before and after a wait.</summary>
    [PyFunction]
    private static async Task<(string, string)> Around(PyObject variable)
    {
        string before = Text(variable);
        await Task.Delay(5);
        return (before, Text(variable));
    }

    private static string Text(PyObject variable) => (Obj.CallMethod(variable, PyStr.Intern("get")) as PyStr ?? throw PyException.Fetch()).Value;

    /// <summary>Count with pauses.</summary>
    [PyFunction]
    private static IAsyncEnumerable<int> Count(int end) => Counting(end);

    private static async IAsyncEnumerable<int> Counting(int end, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (int i = 0; i < end; i++)
        {
            await Task.Delay(1, cancellation);
            yield return i;
        }
    }

    /// <summary>Await Python from .NET from Python.</summary>
    [PyFunction]
    private static async Task<int> Twice(PyObject coroutine) => (await PyInterpreter.Current.RunAsync(coroutine)).As<int>() * 2;

    [PyFunction] private static DateTime Tomorrow(DateTime day) => day.AddDays(1);
    [PyFunction] private static Guid Same(Guid id) => id;
    [PyFunction] private static BigInteger Square(BigInteger n) => n * n;
    [PyFunction] private static double Half(double? n) => n / 2 ?? -1;
    [PyFunction] private static int[] Sorted(IReadOnlyList<int> items) => [.. items.Order()];
    [PyFunction] private static List<List<string>> Pairs(Dictionary<string, int> items) => [.. items.Select(item => (List<string>)[item.Key, item.Value.ToString()])];
    [PyFunction] private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte b in bytes) sum += b;
        return sum;
    }

    [PyFunction] private static ReadOnlySpan<byte> Encode(string text) => Encoding.Unicode.GetBytes(text);
    [PyFunction] private static bool Stoppable(CancellationToken token) => token.CanBeCanceled;
    [PyFunction("greet", "(name, *, when=None)")] private static string Greet(string name, DateTime? when = null) => when is { } time ? $"{name} at {time:HH:mm}" : name;

    /// <summary>A block declares what answers later, too.</summary>
    [PyFunction]
    [Clinic("""
        _probe.declared
            milliseconds: int
            /
            *
            answer: int = 7
        """)]
    private static async Task<int> Declared(int milliseconds, int answer, CancellationToken cancellation)
    {
        await Task.Delay(milliseconds, cancellation);
        return answer;
    }

    [PyFunction, Clinic("_probe.numbers\n    end: int")] private static IAsyncEnumerable<int> Numbers(int end) => Counting(end);
    [PyFunction, Clinic("_probe.moment\n    year: int\n    month: int = 1")] private static DateTime? Moment(int year, int month) => year == 0 ? null : new(year, month, 1);

    [PyFunction("raise_", "(level, /)")] private static Level Raise(Level level) => level + 1;
    [PyFunction] private static Access Grant(Access access, Access more) => access | more;
    [PyFunction] private static Bits Invert(Bits bits) => ~bits;
    [PyFunction] private static Plain Next(Plain value) => value + 1;

    [PyFunction] private static PyObject? First(PyObject a, PyObject b) => a;
    [PyFunction] private static bool Larger(int a, int b) => a > b;

    [PyFunction]
    private static int Checked(int n) => n >= 0 ? n : throw PyException.Of(Exc.ValueError, "too small");
}

/// <summary>How loud.</summary>
[PyEnum("_probe.Level", Module = typeof(ProbeModule))]
public enum Level { Quiet = -1, Normal, VeryLoud }

/// <summary>What may be done.</summary>
[Flags, PyEnum("_probe.Access", Module = typeof(ProbeModule))]
public enum Access : byte { None, Read, Write, ReadWrite = Read | Write, Execute = 4 }

/// <summary>Too large for a signed number.</summary>
[Flags, PyEnum("_probe.Bits")]
public enum Bits : ulong { Low = 1, High = 1UL << 63 }

/// <summary>An enum that Python takes for a number.</summary>
public enum Plain : short { Zero, One }
