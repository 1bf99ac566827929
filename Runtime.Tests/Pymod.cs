// Running the command line as a user would.

using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace PyModules.Runtime.Tests;

/// <summary>What a run of <c>pymod</c> left.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);

internal static class Pymod
{
    private static readonly string s_path = typeof(Pymod).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PymodPath").Value!;

    /// <summary>Run with these arguments and wait, at most <paramref name="limit"/>.</summary>
    internal static Outcome Run(TimeSpan limit, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(s_path);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pymod {string.Join(' ', arguments)} did not end within {limit}.");
        }
        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }
}
