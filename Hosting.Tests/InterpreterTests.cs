// The hosting interface where Python code cannot see it.

using System.Diagnostics;

namespace PyModules.Hosting.Tests;

public sealed class InterpreterTests(PythonFixture fixture) : IClassFixture<PythonFixture>
{
    private PyInterpreter Python => fixture.Python;

    [Fact]
    public void Output_of_one_call_is_there_when_it_returns()
    {
        int before = fixture.Output.GetStringBuilder().Length;
        Python.Execute("print('né', end='')");
        Assert.Equal("né", fixture.Output.ToString()[before..]);
    }

    [Fact]
    public void A_syntax_error_is_an_exception_with_its_place()
    {
        PyException error = Assert.Throws<PyException>(() => Python.Execute("x = = 1", fileName: "bad.py"));
        Assert.True(error.Is("SyntaxError"));
        Assert.Contains("File \"bad.py\", line 1", error.PythonTraceback);
    }

    [Fact]
    public void Scopes_do_not_see_each_other()
    {
        PyScope one = Python.CreateScope(), two = Python.CreateScope();
        Python.Execute("x = 1", one);
        Assert.False(two.TryGet("x", out _));
        Assert.Equal(1, one.Get<int>("x"));
        Assert.True(one.Remove("x"));
        Assert.Throws<KeyNotFoundException>(() => one["x"]);
    }

    [Fact]
    public void A_dotted_import_gives_the_module_itself() => Assert.Equal("os.path", "os." + Python.Import("os.path").GetAttribute("__name__").As<string>().Replace("posixpath", "path"));

    [Fact]
    public void Values_survive_the_way_there_and_back()
    {
        void Same<T>(T value) => Assert.Equal(value, Python.ToValue(value).As<T>());
        Same(true);
        Same(int.MinValue);
        Same(ulong.MaxValue);
        Same(System.Numerics.BigInteger.Pow(7, 60));
        Same(1.5);
        Same(0.1m);
        Same("a\U0001F40D");
        Same(new byte[] { 0, 255 });
        Same(new DateTime(2026, 11, 25, 23, 59, 58, DateTimeKind.Utc).AddMicroseconds(7));
        Same(new DateTime(1, 1, 1));
        Same(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(-330)));
        Same(new DateOnly(2024, 2, 29));
        Same(new TimeOnly(1, 2, 3, 4, 5));
        Same(TimeSpan.FromTicks(-12345678901230));
        Same(Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"));
        Same(DayOfWeek.Friday);
        Same<int?>(null);
        Same<string?>(null);
        Same(new[] { 1, 2, 3 });
        Same(new Dictionary<string, int> { ["a"] = 1 });
    }

    [Fact]
    public void What_does_not_fit_raises()
    {
        Assert.True(Assert.Throws<PyException>(() => Python.Evaluate<int>("2**31")).Is("OverflowError"));
        Assert.True(Assert.Throws<PyException>(() => Python.Evaluate<string>("1")).Is("TypeError"));
        Assert.True(Assert.Throws<PyException>(() => Python.ToValue(new object())).Is("TypeError"));
        Assert.Throws<NotSupportedException>(() => Python.Evaluate<AppDomain>("1"));
    }

    [Fact]
    public void Many_threads_may_call_at_once()
    {
        PyScope scope = Python.CreateScope();
        Python.Execute("import threading\ncount = 0\nlock = threading.Lock()\ndef add():\n    global count\n    with lock:\n        count += 1", scope);
        PyValue add = (PyValue)scope["add"]!;
        Parallel.For(0, 200, _ => add.Call());
        Assert.Equal(200, scope.Get<int>("count"));
    }

    [Fact]
    public async Task A_callback_from_another_thread_gets_in_while_Python_waits()
    {
        PyScope scope = Python.CreateScope();
        Python.Execute("import threading\nready = threading.Event()", scope);
        PyValue ready = (PyValue)scope["ready"]!;
        Task later = Task.Run(async () =>
        {
            await Task.Delay(50);
            ready.CallMethod("set");
        });
        Assert.True(Python.Evaluate<bool>("ready.wait(10)", scope));
        await later;
    }

    [Fact]
    public void A_time_limit_ends_a_loop_that_catches_everything()
    {
        using PyInterpreter limited = new(new PyInterpreterOptions { TimeLimit = TimeSpan.FromMilliseconds(200), InterruptionGrace = TimeSpan.FromMilliseconds(100) });
        Stopwatch clock = Stopwatch.StartNew();
        TimeoutException error = Assert.Throws<TimeoutException>(() => limited.Execute("""
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass
            """));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.IsType<PyException>(error.InnerException);
        Assert.Equal(2, limited.Evaluate<int>("1 + 1"));
    }

    [Theory]
    [InlineData("import time; time.sleep(60)")]
    [InlineData("import threading; threading.Lock().acquire() and threading.Event().wait(60)")]
    [InlineData("import select; select.select([], [], [], 60)")]
    [InlineData("import asyncio; asyncio.run(asyncio.sleep(60))")]
    public void Cancellation_ends_a_call_that_blocks(string source)
    {
        using CancellationTokenSource stop = new(100);
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Throws<OperationCanceledException>(() => Python.Execute(source, cancellation: stop.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Interrupted_code_may_clean_up()
    {
        PyScope scope = Python.CreateScope();
        using CancellationTokenSource stop = new(100);
        Assert.Throws<OperationCanceledException>(() => Python.Execute("""
            cleaned = 0
            try:
                while True: pass
            finally:
                for i in range(1000): cleaned += 1
            """, scope, cancellation: stop.Token));
        Assert.Equal(1000, scope.Get<int>("cleaned"));
    }

    [Fact]
    public void The_recursion_limit_is_the_option_s()
    {
        using PyInterpreter shallow = new(new PyInterpreterOptions { RecursionLimit = 60 });
        PyException error = Assert.Throws<PyException>(() => shallow.Execute("def f(n): return n and f(n - 1)\nf(40)\nf(80)"));
        Assert.True(error.Is("RecursionError"));
    }

    [Fact]
    public void An_exception_of_the_host_s_comes_back_as_it_was()
    {
        InvalidOperationException cause = new("no coffee");
        Python.MainScope["brew"] = Python.CreateFunction<int>("brew", () => throw cause);
        PyException error = Assert.Throws<PyException>(() => Python.Execute("brew()"));
        Assert.Same(cause, error.ClrException);
        Assert.Equal("RuntimeError: no coffee", error.Message);
    }

    [Fact]
    public void Interpreters_share_no_classes_that_Python_can_change()
    {
        using PyInterpreter other = new();
        Python.Execute("import io\nExceptionGroup.mark = io.UnsupportedOperation.mark = 1\nclass OnlyHere: pass");
        Assert.False(other.Evaluate<bool>("hasattr(ExceptionGroup, 'mark') or hasattr(__import__('io').UnsupportedOperation, 'mark')"));
        Assert.False(other.Evaluate<bool>("any(c.__name__ == 'OnlyHere' for c in object.__subclasses__())"));
        Assert.True(Python.Evaluate<bool>("any(c.__name__ == 'OnlyHere' for c in object.__subclasses__())"));
    }

    [Fact]
    public void One_interpreter_may_call_into_another()
    {
        using PyInterpreter other = new();
        Python.MainScope["ask"] = Python.CreateFunction("ask", (string expression) => other.Evaluate<long>(expression));
        Assert.Equal(43, Python.Evaluate<long>("ask('6 * 7') + 1"));
    }

    [Fact]
    public void The_end_runs_atexit_and_flushes_and_calls_after_it_throw()
    {
        StringWriter output = new();
        PyInterpreter brief = new(new PyInterpreterOptions { StandardOutput = output });
        brief.Execute("import atexit\natexit.register(print, 'bye')\nopen_end = print('hello', end=' ')");
        brief.Dispose();
        brief.Dispose();
        Assert.Equal("hello bye\n", output.ToString());
        Assert.Throws<ObjectDisposedException>(() => brief.Execute("1"));
    }

    [Fact]
    public void Finalizers_run_though_nobody_calls_in()
    {
        PyScope scope = Python.CreateScope();
        Python.Execute("done = []\nclass Gone:\n    def __del__(self): done.append(1)\nGone()", scope);
        for (int i = 0; i < 100 && Python.Evaluate<int>("len(done)", scope) == 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(20);
        }
        Assert.Equal(1, Python.Evaluate<int>("len(done)", scope));
    }
}
