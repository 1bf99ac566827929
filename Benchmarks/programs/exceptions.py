import time

N = 800_000


def fails(i):
    if i & 1:
        raise ValueError(i)
    return i


def work(n):
    caught = 0
    for i in range(n):
        try:
            fails(i)
        except ValueError as error:
            caught += error.args[0] & 1
        finally:
            caught += 0
        try:
            {}[i]
        except KeyError:
            caught += 1
    return caught


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
