import time
import json

N = 1_500

DATA = {"users": [{"id": i, "name": f"user {i}", "tags": ["a", "b", "c"], "score": i / 3, "active": i % 2 == 0, "none": None} for i in range(100)]}


def work(n):
    for _ in range(n):
        text = json.dumps(DATA)
        json.loads(text)


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
