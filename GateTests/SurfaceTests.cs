// The surface of every native module beside CPython's: names, kinds, signatures, flags, bases, values.

using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace PyModules.GateTests;

public sealed class SurfaceTests
{
    private static readonly string s_pymod = typeof(SurfaceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PymodPath").Value!;

    [Fact]
    public async Task Differs_from_CPythons_only_where_known()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[s_pymod, Path.Combine(AppContext.BaseDirectory, "surface", "surface.py"), "compare"])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
