// Awaiting across the border, in both directions.

using System.Diagnostics;

namespace PyModules.Hosting.Tests;

public sealed class AsyncTests(PythonFixture fixture) : IClassFixture<PythonFixture>
{
    private PyInterpreter Python => fixture.Python;

    private T Run<T>(string body)
    {
        PyScope scope = Python.CreateScope();
        Python.Execute("import asyncio, contextvars, _probe\nasync def main():\n" + string.Join('\n', body.Split('\n').Select(line => "    " + line)), scope);
        return Python.Evaluate<T>("asyncio.run(main())", scope);
    }

    [Fact]
    public void A_thousand_waits_at_once_are_answered_on_one_thread()
    {
        Run<int>("return await _probe.later(1, 1)");
        ProbeCounts.Threads = 0;
        Assert.Equal(Enumerable.Range(0, 1000), Run<int[]>("""
            import threading
            threads = threading.active_count()
            answers = await asyncio.gather(*[_probe.later(100, i) for i in range(1000)])
            assert threading.active_count() == threads, threading.enumerate()
            return answers
            """));
        // How long it takes is for Benchmarks/Await to say.
        Assert.Equal(0, ProbeCounts.Threads);
    }

    [Fact]
    public void Cancelling_the_Python_task_cancels_the_token()
    {
        ProbeCounts.Cancelled = 0;
        Assert.Equal("cancelled", Run<string>("""
            task = asyncio.ensure_future(_probe.later(60000, 0))
            await asyncio.sleep(0.02)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                for _ in range(200):
                    await asyncio.sleep(0.005)
                return "cancelled"
            """));
        Assert.Equal(1, ProbeCounts.Cancelled);
    }

    [Fact]
    public void A_timeout_of_asyncio_cancels_the_token()
    {
        ProbeCounts.Cancelled = 0;
        Assert.True(Run<bool>("""
            try:
                async with asyncio.timeout(0.02):
                    await _probe.later(60000, 0)
            except TimeoutError:
                for _ in range(200):
                    await asyncio.sleep(0.005)
                return True
            """));
        Assert.Equal(1, ProbeCounts.Cancelled);
    }

    [Fact]
    public void A_cancelled_NET_task_cancels_the_future() => Assert.Equal("cancelled", Run<string>("""
        try:
            await _probe.give_up()
        except asyncio.CancelledError:
            return "cancelled"
        """));

    [Fact]
    public void An_exception_of_a_task_is_raised_where_it_is_awaited() => Assert.Equal("ValueError: no number", Run<string>("""
        try:
            await _probe.fail("no number")
        except Exception as e:
            return f"{type(e).__name__}: {e}"
        """));

    [Fact]
    public void Context_variables_are_those_of_the_caller_after_a_wait_too() => Assert.Equal("[('a', 'a'), ('b', 'b')]", Run<string>("""
        var = contextvars.ContextVar("var")
        async def one(value):
            var.set(value)
            return await _probe.around(var)
        return str(await asyncio.gather(one("a"), one("b")))
        """));

    [Fact]
    public void A_stream_is_an_async_iterator() => Assert.Equal([0, 1, 2, 3], Run<int[]>("""
        return [n async for n in _probe.count(4)]
        """));

    [Fact]
    public void What_a_block_declares_may_answer_later() => Assert.Equal("[7, 3, [0, 1, 2], '($module, milliseconds, /, *, answer=7)']", Run<string>("""
        return str([await _probe.declared(1), await _probe.declared(1, answer=3), [n async for n in _probe.numbers(3)], _probe.declared.__text_signature__])
        """));

    [Fact]
    public void A_stream_can_be_closed_early() => Assert.Equal(1, Run<int>("""
        stream = _probe.count(1000)
        async for n in stream:
            if n == 1:
                break
        await stream.aclose()
        return n
        """));

    [Fact]
    public void Without_a_loop_there_is_nothing_to_await()
    {
        PyException error = Assert.Throws<PyException>(() => Python.Execute("import _probe; _probe.later(1, 1)"));
        Assert.Equal("RuntimeError: no running event loop", error.Message);
    }

    [Fact]
    public void NET_code_that_Python_awaits_can_await_Python() => Assert.Equal(42, Run<int>("""
        async def inner():
            await asyncio.sleep(0.01)
            return 21
        return await _probe.twice(inner())
        """));

    private PyValue Coroutine(string body)
    {
        PyScope scope = Python.CreateScope();
        Python.Execute("import asyncio, _probe\nasync def main():\n" + string.Join('\n', body.Split('\n').Select(line => "    " + line)), scope);
        return ((PyValue)scope["main"]!).Call();
    }

    [Fact]
    public async Task NET_code_awaits_a_coroutine() =>
        Assert.Equal(5, await Python.RunAsync<int>(Coroutine("await asyncio.sleep(0.01)\nreturn await _probe.later(1, 5)")));

    [Fact]
    public async Task Many_coroutines_run_at_once_on_the_interpreter_s_loop()
    {
        Stopwatch clock = Stopwatch.StartNew();
        int[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Python.RunAsync<int>(Coroutine($"await asyncio.sleep(0.2)\nreturn {i}"))));
        Assert.Equal(Enumerable.Range(0, 100), answers);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_coroutine_s_exception_reaches_NET_with_its_traceback()
    {
        PyException error = await Assert.ThrowsAsync<PyException>(() => Python.RunAsync(Coroutine("raise LookupError('lost')")));
        Assert.True(error.Is("LookupError"));
        Assert.Contains("in main", error.PythonTraceback);
    }

    [Fact]
    public async Task Cancelling_the_token_cancels_the_coroutine()
    {
        using CancellationTokenSource stop = new(50);
        PyValue coroutine = Coroutine("await asyncio.sleep(60)");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Python.RunAsync(coroutine, stop.Token));
    }

    [Fact]
    public async Task The_end_of_an_interpreter_cancels_what_its_loop_runs()
    {
        PyInterpreter brief = new();
        brief.Execute("import asyncio");
        Task<PyValue> waiting = brief.RunAsync(brief.Evaluate("asyncio.sleep(60)"));
        Assert.Equal(1, await brief.RunAsync<int>(brief.Evaluate("asyncio.sleep(0, 1)")));
        brief.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
