// The snippets of docs/embed.md. What stands between a #region and its end is in the page, letter for letter; PageTests sees to it.

using System.Globalization;

namespace PyModules.Hosting.Tests;

public sealed class EmbedPage
{
    [Fact]
    public void Start()
    {
        #region start
        using PyInterpreter python = new();
        python.Execute("""
            import json
            answer = json.loads('{"answer": 42}')["answer"]
            """);
        int answer = python.MainScope.Get<int>("answer");
        int twice = python.Evaluate<int>("answer * 2");
        #endregion
        Assert.Equal((42, 84), (answer, twice));
    }

    [Fact]
    public void Options()
    {
        #region options
        StringWriter output = new();
        PyInterpreterOptions options = new()
        {
            Arguments = { "report", "--year", "2026" },
            StandardOutput = output,
            StandardError = TextWriter.Null,
            StandardInput = new StringReader("first line\nsecond line\n"),
            Isolated = true,
            TimeLimit = TimeSpan.FromSeconds(30),
            RecursionLimit = 500,
        };
        using PyInterpreter python = new(options);
        python.Execute("""
            import sys
            print(sys.argv, input(), sys.getrecursionlimit())
            """);
        #endregion
        Assert.Equal("['report', '--year', '2026'] first line 500\n", output.ToString());
    }

    [Fact]
    public void Import_and_call()
    {
        using PyInterpreter python = new();
        #region call
        PyValue textwrap = python.Import("textwrap");
        string wrapped = textwrap.CallMethod("fill", "one two three four", 9).As<string>();

        PyValue sorted = python.Import("builtins").GetAttribute("sorted");
        List<int> numbers = sorted.Call([new[] { 3, 1, 2 }], new Dictionary<string, object?> { ["reverse"] = true }).ToList<int>();
        #endregion
        Assert.Equal("one two\nthree\nfour", wrapped);
        Assert.Equal([3, 2, 1], numbers);
    }

    [Fact]
    public void Convert()
    {
        using PyInterpreter python = new();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        #region convert
        PyScope scope = python.CreateScope();
        scope["when"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        scope["prices"] = new Dictionary<string, double> { ["tea"] = 2.5, ["cake"] = 4 };
        scope["blob"] = new byte[] { 1, 2, 3 };

        string text = python.Evaluate<string>("f'{when:%d %B %Y}'", scope);
        Dictionary<string, double> doubled = python.Evaluate<Dictionary<string, double>>("{k: v * 2 for k, v in prices.items()}", scope);
        int? nothing = python.Evaluate<int?>("None", scope);
        object? natural = python.Evaluate<object>("[1, 'two', (3.0, None)]", scope);
        #endregion
        Assert.Equal("02 January 2026", text);
        Assert.Equal(8, doubled["cake"]);
        Assert.Null(nothing);
        Assert.Equal(new List<object?> { 1L, "two", new object?[] { 3.0, null } }, natural);
    }

    [Fact]
    public void Host_functions()
    {
        using PyInterpreter python = new();
        #region function
        Dictionary<string, int> stock = new() { ["bolts"] = 12 };
        python.MainScope["stock"] = python.CreateFunction("stock", (string item) => stock[item]);

        string report = python.Evaluate<string>("f'{stock(\"bolts\")} bolts'");
        python.Execute("""
            try:
                stock("nuts")
            except KeyError as missing:
                caught = type(missing).__name__
            """);
        #endregion
        Assert.Equal("12 bolts", report);
        Assert.Equal("KeyError", python.MainScope.Get<string>("caught"));
    }

    [Fact]
    public void Errors()
    {
        using PyInterpreter python = new();
        string report = "";
        #region errors
        try
        {
            python.Execute("""
                def inverse(n):
                    return 1 / n
                inverse(0)
                """, fileName: "inverse.py");
        }
        catch (PyException error) when (error.Is("ArithmeticError"))
        {
            report = $"{error.Message}\n{error.PythonTraceback}";
        }
        #endregion
        Assert.Equal("""
            ZeroDivisionError: division by zero
            Traceback (most recent call last):
              File "inverse.py", line 3, in <module>
              File "inverse.py", line 2, in inverse
            ZeroDivisionError: division by zero

            """.ReplaceLineEndings("\n"), report);
    }

    [Fact]
    public void Cancellation()
    {
        using PyInterpreter python = new();
        bool ended = false;
        #region cancel
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(100));
        try
        {
            python.Execute("while True: pass", cancellation: stop.Token);
        }
        catch (OperationCanceledException)
        {
            ended = true;
        }
        #endregion
        Assert.True(ended);
    }

    [Fact]
    public async Task Several()
    {
        #region several
        using PyInterpreter red = new(), blue = new();
        red.Execute("import sys; sys.colour = 'red'");
        bool shared = blue.Evaluate<bool>("hasattr(__import__('sys'), 'colour')");

        // Each has its own GIL, so that both compute at the same time.
        Task<long> one = Task.Run(() => red.Evaluate<long>("sum(range(1000000))"));
        Task<long> two = Task.Run(() => blue.Evaluate<long>("sum(range(2000000))"));
        #endregion
        Assert.False(shared);
        Assert.Equal((499999500000, 1999999000000), (await one, await two));
    }

    [Fact]
    public void Objects_and_the_GIL()
    {
        using PyInterpreter python = new();
        #region gil
        PyValue words = python.Evaluate("['spam', 'ham']");
        int letters = 0;
        using (python.Enter())
        {
            foreach (PyObject word in ((PyList)words.Object).Span) letters += ((PyStr)word).Value.Length;
        }
        #endregion
        Assert.Equal(7, letters);
    }
}
