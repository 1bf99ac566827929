using PyModules.Hosting;
using PyModules.Runtime;

namespace PyModuleName.Tests;

public sealed class Python : IDisposable
{
    public PyInterpreter Interpreter { get; } = new();

    public void Dispose() => Interpreter.Dispose();
}

public sealed class PyModuleNameTests(Python python) : IClassFixture<Python>
{
    private T Evaluate<T>(string expression, string definitions = "")
    {
        python.Interpreter.Execute("import asyncio, python_module_name\n" + definitions);
        return python.Interpreter.Evaluate<T>(expression);
    }

    [Fact]
    public void It_greets() => Assert.Equal("hello Ada", Evaluate<string>("python_module_name.greet('Ada')"));

    [Fact]
    public void It_greets_loudly() => Assert.Equal("HELLO ADA!", Evaluate<string>("python_module_name.greet('Ada', loud=True)"));

    [Fact]
    public void A_wrong_argument_is_a_TypeError()
    {
        PyException error = Assert.Throws<PyException>(() => Evaluate<string>("python_module_name.greet(1)"));
        Assert.Equal("TypeError: greet() argument 1 must be str, not int", error.Message);
    }

    [Fact]
    public void It_greets_later() => Assert.Equal("hello Ada", Evaluate<string>("asyncio.run(main())", """
        async def main():
            return await python_module_name.greet_later("Ada", 0.01)
        """));

    [Fact]
    public void It_counts() => Assert.Equal("Counter(2)", Evaluate<string>("count()", """
        def count():
            counter = python_module_name.Counter(1)
            counter.next()
            return repr(counter)
        """));
}
