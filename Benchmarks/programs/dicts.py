import time

N = 500_000


def work(n):
    counts = {}
    for i in range(n):
        key = "key%d" % (i % 997)
        counts[key] = counts.get(key, 0) + 1
    numbers = {i: i * i for i in range(n)}
    total = 0
    for key, value in numbers.items():
        if key in counts or value & 1:
            total += value
    for i in range(0, n, 2):
        del numbers[i]
    return total, len(numbers)


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
