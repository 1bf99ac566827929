// .NET types in the signatures of native functions.

namespace PyModules.Hosting.Tests;

public sealed class ConversionTests(PythonFixture fixture) : IClassFixture<PythonFixture>
{
    [Theory]
    [InlineData("_probe.tomorrow(datetime.datetime(2026, 12, 31))", "datetime.datetime(2027, 1, 1, 0, 0)")]
    [InlineData("_probe.tomorrow(datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc))", "datetime.datetime(2026, 1, 2, 0, 0, tzinfo=datetime.timezone.utc)")]
    [InlineData("_probe.same(uuid.UUID(int=5))", "UUID('00000000-0000-0000-0000-000000000005')")]
    [InlineData("_probe.square(10**20)", "10000000000000000000000000000000000000000")]
    [InlineData("_probe.half(3), _probe.half(None)", "(1.5, -1.0)")]
    [InlineData("_probe.sorted((3, 1, True))", "[1, 1, 3]")]
    [InlineData("_probe.pairs({'a': 1, 'b': 2})", "[['a', '1'], ['b', '2']]")]
    [InlineData("_probe.sum(b'abc'), _probe.sum(bytearray(3)), _probe.sum(memoryview(b'xabx')[1:3])", "(294, 0, 195)")]
    [InlineData("_probe.encode('ab')", "b'a\\x00b\\x00'")]
    [InlineData("_probe.greet('Ada'), _probe.greet('Ada', when=datetime.datetime(2026, 1, 1, 7, 5))", "('Ada', 'Ada at 07:05')")]
    [InlineData("_probe.greet.__text_signature__", "'($module, /, name, *, when=None)'")]
    [InlineData("_probe.checked(1)", "1")]
    public void Values_cross(string expression, string repr)
    {
        fixture.Python.Execute("import _probe, datetime, uuid");
        Assert.Equal(repr, fixture.Python.Evaluate(expression).Repr());
    }

    [Theory]
    [InlineData("_probe.tomorrow(1)", "TypeError: must be datetime.datetime, not int")]
    [InlineData("_probe.sorted('ab')", "TypeError: must be a sequence, not str")]
    [InlineData("_probe.sorted([1, 'b'])", "TypeError: 'str' object cannot be interpreted as an integer")]
    [InlineData("_probe.sum('ab')", "TypeError: a bytes-like object is required, not 'str'")]
    [InlineData("_probe.pairs(3)", "TypeError: must be a mapping, not int")]
    [InlineData("_probe.checked(-1)", "ValueError: too small")]
    public void What_does_not_convert_raises(string expression, string message)
    {
        fixture.Python.Execute("import _probe");
        Assert.Equal(message, Assert.Throws<PyException>(() => fixture.Python.Evaluate(expression)).Message);
    }

    [Fact]
    public void A_token_in_a_signature_is_that_of_the_host_s_call()
    {
        using CancellationTokenSource source = new();
        fixture.Python.Execute("import _probe");
        Assert.True(fixture.Python.Evaluate("_probe.stoppable()", cancellation: source.Token).As<bool>());
        Assert.False(fixture.Python.Evaluate("_probe.stoppable()").As<bool>());
    }
}
