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
    [InlineData("_probe.moment(2026), _probe.moment(year=2026, month=3), _probe.moment(0)", "(datetime.datetime(2026, 1, 1, 0, 0), datetime.datetime(2026, 3, 1, 0, 0), None)")]
    [InlineData("_probe.raise_(_probe.Level.QUIET), _probe.raise_(0), _probe.raise_(1)", "(<Level.NORMAL: 0>, <Level.VERY_LOUD: 1>, 2)")]
    [InlineData("_probe.Level.__mro__[1], _probe.Level.__module__, _probe.Level.__doc__, list(_probe.Level)", "(<enum 'IntEnum'>, '_probe', 'How loud.', [<Level.QUIET: -1>, <Level.NORMAL: 0>, <Level.VERY_LOUD: 1>])")]
    [InlineData("pickle.loads(pickle.dumps(_probe.Level.VERY_LOUD)) is _probe.Level.VERY_LOUD", "True")]
    [InlineData("_probe.grant(1, 2) is _probe.Access.READ_WRITE, _probe.grant(_probe.Access.READ, 4), list(_probe.Access)", "(True, <Access.READ|EXECUTE: 5>, [<Access.READ: 1>, <Access.WRITE: 2>, <Access.EXECUTE: 4>])")]
    [InlineData("_probe.grant(_probe.Access.NONE, 0)", "<Access.NONE: 0>")]
    [InlineData("int(_probe.invert(1)), int(_probe.invert(2**64 - 1)), hasattr(_probe, 'Bits')", "(18446744073709551614, 0, False)")]
    [InlineData("_probe.next(0), type(_probe.next(0))", "(1, <class 'int'>)")]
    public void Values_cross(string expression, string repr)
    {
        fixture.Python.Execute("import _probe, datetime, pickle, uuid");
        Assert.Equal(repr, fixture.Python.Evaluate(expression).Repr());
    }

    [Theory]
    [InlineData("_probe.tomorrow(1)", "TypeError: must be datetime.datetime, not int")]
    [InlineData("_probe.sorted('ab')", "TypeError: must be a sequence, not str")]
    [InlineData("_probe.sorted([1, 'b'])", "TypeError: 'str' object cannot be interpreted as an integer")]
    [InlineData("_probe.sum('ab')", "TypeError: a bytes-like object is required, not 'str'")]
    [InlineData("_probe.pairs(3)", "TypeError: must be a mapping, not int")]
    [InlineData("_probe.checked(-1)", "ValueError: too small")]
    [InlineData("_probe.raise_(7)", "ValueError: 7 is not a valid Level")]
    [InlineData("_probe.raise_('NORMAL')", "TypeError: 'str' object cannot be interpreted as an integer")]
    [InlineData("_probe.grant(256, 0)", "OverflowError: unsigned byte integer is greater than maximum")]
    public void What_does_not_convert_raises(string expression, string message)
    {
        fixture.Python.Execute("import _probe");
        Assert.Equal(message, Assert.Throws<PyException>(() => fixture.Python.Evaluate(expression)).Message);
    }

    [Fact]
    public void Each_interpreter_has_an_enum_class_of_its_own()
    {
        using PyInterpreter other = new();
        foreach (PyInterpreter python in (PyInterpreter[])[fixture.Python, other])
        {
            python.Execute("import _probe");
            Assert.True(python.Evaluate<bool>("_probe.raise_(0) is _probe.Level.VERY_LOUD"));
        }
        other.Execute("_probe.Level.mark = 1");
        Assert.False(fixture.Python.Evaluate<bool>("hasattr(_probe.Level, 'mark')"));
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
