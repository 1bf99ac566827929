import time
import asyncio

N = 10_000


async def echo(reader, writer):
    while data := await reader.readline():
        writer.write(data)
        await writer.drain()
    writer.close()


async def client(port, turns):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(turns):
        writer.write(b"ping pong ping pong\n")
        await writer.drain()
        await reader.readline()
    writer.close()


async def run(n):
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        await asyncio.gather(*(client(port, n // 10) for _ in range(10)))


def work(n):
    asyncio.run(run(n))


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
