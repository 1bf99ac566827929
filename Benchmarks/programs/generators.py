import time

N = 2_000_000


def numbers(n):
    for i in range(n):
        yield i


def evens(source):
    for value in source:
        if not value & 1:
            yield value


def nested(n):
    yield from evens(numbers(n))


def work(n):
    return sum(nested(n)) + sum(value * 2 for value in numbers(n))


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
