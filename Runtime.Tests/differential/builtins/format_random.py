#% format: random specifications
import hashlib
import random

random.seed(7)
values = [0, 1, -1, 7, 255, -255, 12345, -12345, 1234567, -987654321, 2**31, -2**63, 2**63 - 1, 2**64, 10**30, -10**25, True,
          1.5, -2.25, 0.0, -0.0, 1e100, 1234567.891, float("inf"), float("nan"), "abc", "", "x" * 20, "\U0001f600\xe9", 1 + 2j]
digest = hashlib.sha256()


def pick(*choices):
    return random.choice(choices)


for turn in range(9000):
    spec = (pick("", "", "<", ">", "^", "=", "x<", "0=", "\U0001f600>", "*^") + pick("", "+", "-", " ") + pick("", "", "z") + pick("", "#")
            + pick("", "0") + pick("", "1", "5", "12", "30") + pick("", "", ",", "_") + pick("", "", ".0", ".3", ".10")
            + pick("", "", "d", "x", "X", "b", "o", "c", "n", "e", "f", "g", "%", "s", "F", "G", "E"))
    value = random.choice(values)
    try:
        text = format(value, spec)
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    digest.update(ascii((spec, text)).encode())
    if turn % 300 == 0:
        print(ascii((spec, str(value), text)), digest.hexdigest()[:8])

#% percent: random conversions
import hashlib
import random

random.seed(8)
values = [0, 1, -1, 255, -12345, 2**63 - 1, -2**63, 2**64, 10**30, True, 1.5, -0.0, float("inf"), "abc", "", "\U0001f600\xe9", None]
digest = hashlib.sha256()
for turn in range(6000):
    spec = ("%" + "".join(random.choice(["", "+", "-", " ", "#", "0"]) for _ in range(2)) + random.choice(["", "1", "5", "12"])
            + random.choice(["", "", ".0", ".3"]) + random.choice("diouxXcsreEfFgGa"))
    value = random.choice(values)
    try:
        text = spec % (value,)
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    digest.update(ascii((spec, text)).encode())
    if turn % 300 == 0:
        print(ascii((spec, str(value), text)), digest.hexdigest()[:8])

#% slices with a step, of every kind of text
for text in ("abcdef", "\xe9\xe0\xfc" * 3, "\u20ac\u0394x", "\U0001f600abc", "x" * 100, "a\ud800b"):
    for part in (slice(None, None, -1), slice(5, 1, -1), slice(None, None, 2), slice(None, None, -3), slice(1, None, 2), slice(-1, -4, -2),
                 slice(10, None, -1), slice(0, 1, 5)):
        result = text[part]
        print(ascii(result), result.isascii(), hash(result) == hash("".join(list(text)[part])))
    print(ascii(text.upper()), ascii(text.lower()))

#% integers in the other bases
for value in (0, 1, -1, 255, -256, 2**63 - 1, -2**63, 2**63, -2**64, 10**40):
    print(hex(value), oct(value), bin(value), f"{value:#x} {value:X} {value:b} {value:_b} {value:#o}")
