import time
import re

N = 1_200

TEXT = "The quick brown fox (born 2019-04-05) jumps over 13 lazy dogs; mail fox@example.org or dog@example.com. " * 40


def work(n):
    for _ in range(n):
        re.findall(r"\b\w+@\w+\.\w{2,3}\b", TEXT)
        re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", TEXT)
        re.search(r"(?i)lazy\s+cats", TEXT)
        re.split(r"[ ;,.]+", TEXT)


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
