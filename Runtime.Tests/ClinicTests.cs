// _testclinic against what CPython was recorded to answer, and CPython's own calls of it.

using Xunit;

namespace PyModules.Runtime.Tests;

public sealed class ClinicTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "clinic");

    [Fact]
    public void Every_call_of_testclinic_does_what_it_does_in_CPython()
    {
        Outcome outcome = Pymod.Run(TimeSpan.FromMinutes(4), "", Path.Combine(s_folder, "calls.py"), Path.Combine(s_folder, "calls.answers"));
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.True(lines[^1].EndsWith("answers, 0 different, 0 missing", StringComparison.Ordinal), outcome.Output + outcome.Errors);
        Assert.True(int.Parse(lines[^1].Split(' ')[0]) > 20_000);
    }

    [Fact]
    public void The_functional_tests_of_test_clinic_pass()
    {
        Outcome outcome = Pymod.Run(TimeSpan.FromMinutes(2), "", Path.Combine(s_folder, "functional.py"));
        string last = outcome.Output.TrimEnd().Split('\n')[^1];
        Assert.True(last == "97 run, 0 failed, 0 errors, 0 skipped", outcome.Output + outcome.Errors);
    }
}
