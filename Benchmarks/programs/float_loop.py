import time

N = 500


def work(n):
    inside = 0
    for row in range(n):
        y = row / n * 2.0 - 1.0
        for column in range(n):
            x = column / n * 3.0 - 2.0
            a = b = 0.0
            for _ in range(20):
                a, b = a * a - b * b + x, 2.0 * a * b + y
                if a * a + b * b > 4.0:
                    break
            else:
                inside += 1
    return inside


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
