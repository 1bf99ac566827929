// Running CPython's test modules in pymod, two at a time.

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;

namespace PyModules.GateTests;

/// <summary>What a module's run showed.</summary>
internal sealed record GateResult(HashSet<string> Passed, string Note);

/// <summary>Starts a module's run when asked and keeps its result.</summary>
internal sealed class GateRunner
{
    private static readonly string s_pymod = typeof(GateRunner).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PymodPath").Value!;

    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<string, Task<GateResult>> _runs = new();

    /// <summary>Run all of them in the background.</summary>
    public GateRunner(IEnumerable<Gate> gates)
    {
        foreach (Gate gate in gates) _runs[gate.Module] = Task.Run(() => RunAsync(gate));
    }

    public Task<GateResult> Result(Gate gate) => _runs[gate.Module];

    private async Task<GateResult> RunAsync(Gate gate)
    {
        await _places.WaitAsync();
        string folder = Directory.CreateTempSubdirectory("pymod-gate-").FullName;
        try
        {
            string report = Path.Combine(folder, "junit.xml");
            var start = new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string argument in (string[])[s_pymod, "-m", "test", "-v", "--junit-xml", report, gate.Module["test.".Length..]])
                start.ArgumentList.Add(argument);
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(gate.Limit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return new GateResult([], $"did not end within {gate.Limit.TotalSeconds} s");
            }
            string tail = string.Join('\n', (await output + await errors).TrimEnd().Split('\n').TakeLast(15));
            return File.Exists(report)
                ? new GateResult(Passed(report), $"exit {process.ExitCode}\n{tail}")
                : new GateResult([], $"exit {process.ExitCode}, no report\n{tail}");
        }
        finally
        {
            _places.Release();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The ids with a passing case and none that failed or was skipped.</summary>
    private static HashSet<string> Passed(string report)
    {
        var passed = new HashSet<string>();
        var other = new HashSet<string>();
        foreach (XElement test in XDocument.Load(report).Descendants("testcase"))
        {
            bool good = test.Element("failure") is null && test.Element("error") is null && test.Element("skipped") is null;
            (good ? passed : other).Add((string?)test.Attribute("name") ?? "");
        }
        passed.ExceptWith(other);
        return passed;
    }
}
