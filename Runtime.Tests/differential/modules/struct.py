#% integers at the edges of every format
import struct
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
class Fails:
    def __index__(self): raise ZeroDivisionError("index")
values = [0, -1, 127, -129, 256, 65536, 2**31, -2**31 - 1, 2**32, 2**63, -2**63 - 1, 2**64, 2**100, -2**100, 1.5, "x", None, True, Index(5), Index(2**70), Fails()]
for order in "@<>":
    for code in "bBhHiIlLqQnNP":
        for number, value in enumerate(values):
            try:
                print(order + code, number, struct.pack(order + code, value))
            except Exception as error:
                print(order + code, number, type(error).__name__, error)
#% floats that do not fit
import struct
class Half:
    def __float__(self): raise ValueError("float")
for order in "@=<>!":
    for code in "efdFD":
        for value in (0, 65519, 65520, 2**63, 2**2000, 65519.9, 65520.0, 1e39, -1e39, 1e400, float("nan"), 5.96e-8, 2.98e-8, 1j, "x", Half()):
            try:
                print(order + code, repr(value)[:9] if not isinstance(value, Half) else "Half", struct.pack(order + code, value))
            except Exception as error:
                print(order + code, repr(value)[:9] if not isinstance(value, Half) else "Half", type(error).__name__, error)
#% formats
import struct
for text in ("@x", "3s", "0s", "5p", "0p", "@bi", "@ib", "<bi", "2h3x", " i i", "3", "i3", "@q0i", "$", "<n", "\xe9", b"\xff", b"i", "i\0", "9" * 21 + "s", "@bF", "@bD", 1, None):
    for make in (struct.calcsize, struct.Struct, lambda format: struct.pack(format, 1)):
        try:
            print(repr(text), make(text))
        except Exception as error:
            print(repr(text), type(error).__name__, error)
#% keywords
import struct
for call in (lambda: struct.Struct("i").pack(x=1), lambda: struct.Struct("i").pack_into(x=1), lambda: struct.pack("i", x=1)):
    try:
        call()
    except TypeError as error:
        print(error)
