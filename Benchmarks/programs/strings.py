import time

N = 400_000


def work(n):
    parts = []
    for i in range(n):
        text = f"item {i:05d} of {n}"
        parts.append(text.upper().replace("ITEM", "x").strip())
    joined = ",".join(parts)
    words = joined.split(",")
    found = sum(word.startswith("x 000") for word in words)
    reversed_text = joined[::-1]
    return found, len(reversed_text), joined.count("9"), joined.encode().find(b"00042")


work(max(1, N // 10))
begin = time.perf_counter()
work(N)
print(time.perf_counter() - begin)
