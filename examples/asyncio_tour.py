"""A tour of asyncio: what a real program uses, each part printing what it found.

Every line of output is the same on every run and on every Python.
"""
import asyncio
import os
import signal
import sys
import threading


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, number):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for turn in range(3):
        writer.write(f"client {number} turn {turn}\n".encode())
        await writer.drain()
        answers.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return answers


async def streams():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        results = await asyncio.gather(*(client(port, n) for n in range(200)))
    right = sum(answers == [f"CLIENT {n} TURN {t}" for t in range(3)] for n, answers in enumerate(results))
    print(f"streams: {right} of {len(results)} clients were answered right")


async def task_group():
    async def works():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            print("task group: the sibling was cancelled")
            raise

    async def fails():
        await asyncio.sleep(0)
        raise ValueError("one task failed")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(works())
            group.create_task(fails())
    except* ValueError as errors:
        print("task group:", [str(error) for error in errors.exceptions])


async def timeouts():
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(60)
    except TimeoutError:
        print("timeout: the block took too long")
    print("timeout:", await asyncio.wait_for(asyncio.sleep(0, "in time"), 60))


async def queue_workers():
    queue = asyncio.Queue(maxsize=4)
    squares = {}

    async def worker():
        while True:
            try:
                number = await queue.get()
            except asyncio.QueueShutDown:
                return
            await asyncio.sleep(0)
            squares[number] = number * number
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(worker())
        for number in range(20):
            await queue.put(number)
        await queue.join()
        queue.shutdown()
    print("queue:", sum(squares.values()), "from", len(squares), "items")


async def threads():
    main = threading.get_ident()
    other = await asyncio.to_thread(threading.get_ident)
    print("to_thread: another thread did it:", main != other)


async def subprocess():
    program = "import sys; data = sys.stdin.read(); print(data[::-1]); print(len(data), file=sys.stderr); sys.exit(7)"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out, err = await child.communicate(b"sehcnarb fo llam dlo na")
    print("subprocess:", out.decode().strip(), "|", err.decode().strip(), "|", child.returncode)


async def signals():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, arrived.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(arrived.wait(), 10)
    loop.remove_signal_handler(signal.SIGUSR1)
    print("signal: SIGUSR1 arrived")


async def generators():
    async def countdown(start):
        while start:
            yield start
            await asyncio.sleep(0)
            start -= 1

    print("async generator:", [number async for number in countdown(5)])


async def main():
    for part in (streams, task_group, timeouts, queue_workers, threads, subprocess, signals, generators):
        await part()
    print("done")


if __name__ == "__main__":
    asyncio.run(main())
