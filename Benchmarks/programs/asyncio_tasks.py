import time
import asyncio

N = 60_000


async def leaf(value):
    await asyncio.sleep(0)
    return value


async def run(n):
    for _ in range(n // 100):
        await asyncio.gather(*(leaf(i) for i in range(100)))


def work(n):
    asyncio.run(run(n))


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
