import time

N = 4_000_000


def work(n):
    i = total = 0
    while i < n:
        if i % 3 == 0:
            total += i * 2
        else:
            total ^= i
        i += 1
    return total


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
