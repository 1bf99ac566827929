import time

N = 800_000


def work(n):
    squares = [i * i for i in range(n)]
    odd = [value for value in squares if value & 1]
    index = {value: i for i, value in enumerate(odd)}
    distinct = {value % 1009 for value in squares}
    pairs = [(a, b) for a in range(200) for b in range(n // 2000)]
    return len(odd), len(index), len(distinct), len(pairs)


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
