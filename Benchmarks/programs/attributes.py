import time

N = 1_200_000


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    @property
    def total(self):
        return self.x + self.y


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


def work(n):
    point, slotted = Point(0, 0), Slotted(0)
    for i in range(n):
        point = point.moved(1, 2)
        slotted.value += point.total & 1
    return point.x, slotted.value


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
