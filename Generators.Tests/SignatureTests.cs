namespace PyModules.Generators.Tests;

public class SignatureTests
{
    [Fact]
    public void Every_kind_of_parameter_is_told_apart()
    {
        var parameters = SignatureParser.Parse("(a, b=(1, 2), /, c='x,y', *args, d, e=<unrepresentable>, **kw)", out string error)!;
        Assert.Equal("", error);
        Assert.Equal(
            [
                ("a", ParameterKind.PositionalOnly, null), ("b", ParameterKind.PositionalOnly, "(1, 2)"), ("c", ParameterKind.PositionalOrKeyword, "'x,y'"),
                ("args", ParameterKind.VarPositional, null), ("d", ParameterKind.KeywordOnly, null), ("e", ParameterKind.KeywordOnly, "<unrepresentable>"),
                ("kw", ParameterKind.VarKeyword, (string?)null),
            ],
            parameters.Select(p => (p.Name, p.Kind, p.Default)));
    }

    [Theory]
    [InlineData("()", "($self, /)")]
    [InlineData("(object, /)", "($self, object, /)")]
    [InlineData("(a, b=1)", "($self, /, a, b=1)")]
    public void The_text_signature_has_self_in_front(string signature, string stored) =>
        Assert.Equal(stored, Shared.TextSignature(signature, Binding.Instance));
}
