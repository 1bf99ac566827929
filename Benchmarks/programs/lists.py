import time

N = 700_000


def work(n):
    items = []
    for i in range(n):
        items.append((i * 7919) % 10007)
    items.sort()
    back = items[::-1]
    total = 0
    for i in range(len(back)):
        total += back[i] - items[i]
    back.sort(key=lambda value: -value)
    first, *rest = back
    return total, first, len(rest), sum(rest), items.count(5)


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
