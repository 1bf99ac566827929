// The gates: every listed module of CPython's Lib/test must pass what CPython passes, less its known gaps.

using System.Text;
using Xunit;

namespace PyModules.GateTests;

public sealed class CPythonTests
{
    private static readonly Dictionary<string, Gate> s_gates = Gate.ReadAll(AppContext.BaseDirectory);
    private static readonly Lazy<GateRunner> s_runner = new(() => new GateRunner(s_gates.Values));

    public static TheoryData<string> Modules() => [.. s_gates.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Modules))]
    public async Task Passes_what_CPython_passes(string module)
    {
        Gate gate = s_gates[module];
        Assert.NotEmpty(gate.Wanted);
        GateResult result = await s_runner.Value.Result(gate);
        var report = new StringBuilder();
        foreach (string id in gate.Wanted.Order(StringComparer.Ordinal))
        {
            if (!result.Passed.Contains(id) && !gate.Known.ContainsKey(id)) report.AppendLine($"does not pass: {id}");
            else if (result.Passed.Contains(id) && gate.Known.ContainsKey(id)) report.AppendLine($"passes now, take it out of gates.tsv: {id}");
        }
        Assert.True(report.Length == 0, $"{module}: {result.Note}\n{report}");
    }
}
