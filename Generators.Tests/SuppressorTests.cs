using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyModules.Generators.Tests;

public class SuppressorTests
{
    private static async Task<string[]> Warnings(string source)
    {
        CompilationWithAnalyzers analysis = Harness.Compile(Harness.Tree(source))
            .WithAnalyzers([new NativeSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: false));
        return [.. (await analysis.GetAllDiagnosticsAsync()).Where(d => !d.IsSuppressed && d.Severity == DiagnosticSeverity.Warning).Select(d => d.Id)];
    }

    [Theory]
    [InlineData("[PyMember(\"x\")] private long _x;")]
    [InlineData("[PyMember(\"x\")] private PyObject? _x;")]
    public async Task A_member_that_Python_fills_is_not_called_unused(string field)
    {
        Assert.Empty(await Warnings("[PyType(\"x.T\")] public class T : PyObject { " + field + " }"));
        Assert.NotEmpty(await Warnings("[PyType(\"x.T\")] public class T : PyObject { " + field.Substring(field.IndexOf(']') + 1) + " }"));
    }

    [Fact]
    public async Task A_field_of_the_state_is_filled_by_the_exec_step()
    {
        Assert.Empty(await Warnings("[PyModule(\"m\")] public static class M { internal sealed class State : PyModuleState { public PyObject A; } static void E(State s) => s.A = PyNone.Instance; }"));
        Assert.Equal(["CS8618"], await Warnings("public sealed class Other { public PyObject A; }"));
    }
}
