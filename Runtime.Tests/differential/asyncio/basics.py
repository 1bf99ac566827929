#% run and return
import asyncio
async def main(): return 5
print(asyncio.run(main()))
#% run non coroutine
import asyncio
asyncio.run(5)
#% run nested
import asyncio
async def main():
    c = asyncio.sleep(0)
    try: asyncio.run(c)
    finally: c.close()
asyncio.run(main())
#% gather order
import asyncio
async def f(n):
    await asyncio.sleep(0.01 * (3 - n)); return n
async def main(): print(await asyncio.gather(*(f(i) for i in range(3))))
asyncio.run(main())
#% gather exception
import asyncio
async def ok(): return 1
async def bad(): raise ValueError("bad")
async def main():
    print(await asyncio.gather(ok(), bad(), return_exceptions=True))
    await asyncio.gather(ok(), bad())
asyncio.run(main())
#% task result and name
import asyncio
async def f(): return 1
async def main():
    t = asyncio.create_task(f(), name="mine")
    print(t.get_name(), t.done()); print(await t, t.done(), t.result(), t.exception(), t.cancelled())
asyncio.run(main())
#% task cancel
import asyncio
async def f():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e: print("cancelled", e.args); raise
async def main():
    t = asyncio.create_task(f()); await asyncio.sleep(0); t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("main", e.args)
    print(t.cancelled(), t.cancelling())
asyncio.run(main())
#% task swallows cancel
import asyncio
async def f():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: return "kept"
async def main():
    t = asyncio.create_task(f()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
asyncio.run(main())
#% uncancel
import asyncio
async def main():
    t = asyncio.current_task(); t.cancel()
    try: await asyncio.sleep(0)
    except asyncio.CancelledError: print(t.cancelling(), t.uncancel())
asyncio.run(main())
#% timeout
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError as e: print("timeout", repr(e))
    async with asyncio.timeout(None) as cm: print(cm.expired(), cm.when())
asyncio.run(main())
#% wait_for
import asyncio
async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, "v"), 1))
    await asyncio.wait_for(asyncio.sleep(5), 0.01)
asyncio.run(main())
#% wait first completed
import asyncio
async def main():
    a = asyncio.create_task(asyncio.sleep(0, "a")); b = asyncio.create_task(asyncio.sleep(5))
    done, pending = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
    print(a in done, b in pending); b.cancel()
asyncio.run(main())
#% as_completed
import asyncio
async def f(n): await asyncio.sleep(n / 100); return n
async def main():
    for c in asyncio.as_completed([f(3), f(1), f(2)]): print(await c)
asyncio.run(main())
#% taskgroup success
import asyncio
async def f(n): await asyncio.sleep(0); return n
async def main():
    async with asyncio.TaskGroup() as tg: ts = [tg.create_task(f(i)) for i in range(3)]
    print([t.result() for t in ts])
asyncio.run(main())
#% taskgroup failure
import asyncio
async def bad(): await asyncio.sleep(0); raise ValueError("x")
async def slow():
    try: await asyncio.sleep(5)
    except asyncio.CancelledError: print("slow cancelled"); raise
async def main():
    async with asyncio.TaskGroup() as tg: tg.create_task(bad()); tg.create_task(slow())
asyncio.run(main())
#% taskgroup body error
import asyncio
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(5)); raise KeyError("body")
asyncio.run(main())
#% queue
import asyncio
async def main():
    q = asyncio.Queue(maxsize=2)
    async def prod():
        for i in range(4): await q.put(i)
        q.shutdown()
    t = asyncio.create_task(prod())
    try:
        while True: print(await q.get())
    except asyncio.QueueShutDown: print("down")
    await t
asyncio.run(main())
#% queue nowait
import asyncio
async def main():
    q = asyncio.PriorityQueue(); q.put_nowait(3); q.put_nowait(1); print(q.get_nowait(), q.qsize()); q.get_nowait(); q.get_nowait()
asyncio.run(main())
#% lock
import asyncio
async def main():
    l = asyncio.Lock(); log = []
    async def w(n):
        async with l: log.append(n); await asyncio.sleep(0); log.append(-n)
    await asyncio.gather(w(1), w(2)); print(log, l.locked())
    l.release()
asyncio.run(main())
#% event condition semaphore barrier
import asyncio
async def main():
    e = asyncio.Event(); t = asyncio.create_task(e.wait()); await asyncio.sleep(0); e.set(); print(await t, e.is_set())
    s = asyncio.Semaphore(1); await s.acquire(); print(s.locked()); s.release()
    c = asyncio.Condition()
    async def waiter():
        async with c: await c.wait(); return "notified"
    t = asyncio.create_task(waiter()); await asyncio.sleep(0)
    async with c: c.notify()
    print(await t)
    b = asyncio.Barrier(2); print(sorted(await asyncio.gather(b.wait(), b.wait())))
asyncio.run(main())
#% future callbacks
import asyncio
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    f.add_done_callback(lambda f: print("cb", f.result())); f.set_result(3)
    print(f.done()); await asyncio.sleep(0); print(await f)
    f.set_result(4)
asyncio.run(main())
#% future invalid state
import asyncio
async def main(): asyncio.get_running_loop().create_future().result()
asyncio.run(main())
#% future exception types
import asyncio
async def main():
    f = asyncio.Future()
    try: f.set_exception(StopIteration)
    except TypeError as e: print(e)
    f.set_exception(ValueError("e"))
    print(repr(f.exception())); await f
asyncio.run(main())
#% future repr
import asyncio
async def main():
    f = asyncio.Future(); print(repr(f)); f.set_result([1]); print(repr(f)); f = asyncio.Future(); f.cancel(); print(repr(f))
asyncio.run(main())
#% task repr
import asyncio
async def w(): await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(w(), name="T"); print(repr(t).startswith("<Task pending name='T' coro=<w() running at")); await t; print(repr(t).startswith("<Task finished name='T' coro=<w() done"), "result=None" in repr(t))
asyncio.run(main())
#% await future twice iter
import asyncio
async def main():
    f = asyncio.Future(); it = iter(f); print(it.send(None) is f)
    try: next(it)
    except RuntimeError as e: print(e)
asyncio.run(main())
#% shield
import asyncio
async def inner(): await asyncio.sleep(0.01); print("inner done"); return 1
async def main():
    t = asyncio.create_task(inner()); s = asyncio.shield(t); await asyncio.sleep(0); s.cancel()
    try: await s
    except asyncio.CancelledError: print("outer cancelled")
    print(await t)
asyncio.run(main())
#% call_soon order
import asyncio
async def main():
    loop = asyncio.get_running_loop(); l = []
    loop.call_soon(l.append, 1); loop.call_later(0, l.append, 3); loop.call_soon(l.append, 2); h = loop.call_soon(l.append, 9); h.cancel()
    await asyncio.sleep(0.01); print(l, h.cancelled())
asyncio.run(main())
#% call_soon_threadsafe
import asyncio, threading
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(f.set_result, "from thread")).start()
    print(await f)
asyncio.run(main())
#% to_thread and executor
import asyncio, threading
async def main():
    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
    print(await asyncio.get_running_loop().run_in_executor(None, pow, 2, 10))
asyncio.run(main())
#% contextvars in tasks
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def f(n): v.set(n); await asyncio.sleep(0); return v.get()
async def main(): print(await asyncio.gather(f(1), f(2)), v.get())
asyncio.run(main())
#% running loop errors
import asyncio
asyncio.get_running_loop()
#% current task and all tasks
import asyncio
async def main(): t = asyncio.current_task(); print(t in asyncio.all_tasks(), len(asyncio.all_tasks()))
asyncio.run(main())
#% exception handler
import asyncio
async def main():
    loop = asyncio.get_running_loop(); loop.set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0)
asyncio.run(main())
#% async generator finalised
import asyncio
async def ag():
    try: yield 1
    finally: print("agen closed")
async def main():
    a = ag(); print(await anext(a)); await a.aclose()
asyncio.run(main())
#% async comprehension and anext default
import asyncio
async def ag():
    for i in range(3): yield i; await asyncio.sleep(0)
async def main():
    print([x async for x in ag()], {x: x async for x in ag()}, await anext(ag()), await anext(aiter([].__class__.__iter__([])) if False else ag(), None))
asyncio.run(main())
#% eager tasks
import asyncio
async def f(): print("eager"); return 1
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(f()); print("created", t.done()); print(await t)
asyncio.run(main())
#% runner
import asyncio
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, "a")), r.run(asyncio.sleep(0, "b")))
r.run(asyncio.sleep(0))
#% streams echo
import asyncio
async def handle(r, w):
    data = await r.readline(); w.write(data.upper()); await w.drain(); w.close(); await w.wait_closed()
async def main():
    s = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with s:
        r, w = await asyncio.open_connection(*s.sockets[0].getsockname()); w.write(b"hello\n"); print(await r.read()); w.close()
asyncio.run(main())
#% stream readuntil and eof
import asyncio
async def main():
    r = asyncio.StreamReader(); r.feed_data(b"a;bc"); print(await r.readuntil(b";")); r.feed_eof(); print(r.at_eof(), await r.read(), r.at_eof())
    await r.readexactly(1)
asyncio.run(main())
#% connection refused
import asyncio, socket
async def main():
    s = socket.socket(); s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]; s.close()
    try: await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e: print(e.errno, type(e).__name__)
asyncio.run(main())
#% subprocess
import asyncio
async def main():
    p = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1); print(await p.communicate(b"piped"), p.returncode)
    p = await asyncio.create_subprocess_shell("echo err >&2; exit 4", stderr=-1); print((await p.communicate())[1], p.returncode)
asyncio.run(main())
#% signal handler
import asyncio, signal, os
async def main():
    e = asyncio.Event(); asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, e.set); os.kill(os.getpid(), signal.SIGUSR1); await asyncio.wait_for(e.wait(), 5); print("signalled")
asyncio.run(main())
#% unix socket pair
import asyncio, socket
async def main():
    a, b = socket.socketpair(); a.setblocking(False); b.setblocking(False); loop = asyncio.get_running_loop()
    await loop.sock_sendall(a, b"xyz"); print(await loop.sock_recv(b, 10)); a.close(); b.close()
asyncio.run(main())
#% datagram
import asyncio
class P(asyncio.DatagramProtocol):
    def __init__(self, f): self.f = f
    def datagram_received(self, d, a): self.f.set_result(d)
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    t, _ = await loop.create_datagram_endpoint(lambda: P(f), local_addr=("127.0.0.1", 0))
    c, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=t.get_extra_info("sockname")); c.sendto(b"dg"); print(await f); t.close(); c.close()
asyncio.run(main())
#% keyboard interrupt in task
import asyncio
async def main(): raise KeyboardInterrupt
asyncio.run(main())
#% system exit in task
import asyncio
async def main(): raise SystemExit(3)
asyncio.run(main())
#% native classes
import asyncio, _asyncio
print(asyncio.Future is _asyncio.Future, asyncio.Task is _asyncio.Task, asyncio.Future.__module__, asyncio.isfuture(5), asyncio.iscoroutinefunction(asyncio.sleep))
#% task bad coroutine
import asyncio
async def main(): asyncio.Task(5)
asyncio.run(main())
#% await task in two places
import asyncio
async def f(): await asyncio.sleep(0); return "r"
async def main():
    t = asyncio.create_task(f()); print(await asyncio.gather(t, t, asyncio.wait_for(t, 1)))
asyncio.run(main())
#% task awaits itself
import asyncio
async def main():
    async def f(): await t
    t = asyncio.create_task(f(), name="self-awaiter"); await t
asyncio.run(main())
#% bad yield in task
import asyncio, types
@types.coroutine
def bad(): yield 5
async def main(): await bad()
asyncio.run(main())
#% call graph
import asyncio
async def inner(): print([f.frame.f_code.co_name for f in asyncio.capture_call_graph().call_stack][-2:])
async def main(): await inner()
asyncio.run(main())
#% staggered debug off
import asyncio
async def main(): print(asyncio.get_running_loop().get_debug())
asyncio.run(main())
#% timeout reschedule
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(10) as t:
        t.reschedule(loop.time() - 1)
        await asyncio.sleep(1)
asyncio.run(main())
