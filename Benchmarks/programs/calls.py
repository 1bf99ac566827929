import time

N = 1_500_000


def add(a, b=1, *, c=2):
    return a + b + c


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    total = 0
    for i in range(n):
        total = add(i, 2, c=total & 7) + add(total & 3)
    fib(25 if n == N else 10)
    return total


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
