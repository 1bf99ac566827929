#% results of operators that other operators take over
K = 2.5
class M:
    def __mul__(self, o): return K
    def __rmul__(self, o): return K
    def __add__(self, o): return K
    def __sub__(self, o): return K
m = M()
def f(m):
    return m * m + 1.0, (m * 2) - 1.0, m * 3.0 * 2.0, 1.0 + m * m, (m + m) * (m - m), K
for _ in range(3): print(f(m))

#% values that are named on the way keep what they are
def f(a, b, x):
    r = a * a - b * b + x
    y = (z := a * b) + 1.0
    q = a * b + (a * b) * (a - b)
    c = 0.0 < a * b < 100.0
    d = e = a * b
    d += 1.0
    return r, z, y, q, c, d, e
for _ in range(3): print(f(1.5, 2.5, 3.0))
def acc(n):
    s = 0.0
    seen = []
    for i in range(n):
        s += i * 0.5
        seen.append(s)
        s -= 0.25 * i
    return seen
print(acc(8))

#% across a yield, an await, a handler and a comprehension
def gen(a):
    v = a * a + (yield) * 2.0
    yield v
    yield [a * 1.0 + i * 2.0 for i in range(3)]
g = gen(3.0); next(g); print(g.send(4.0), next(g))
async def co(a):
    async def other(x): return x * 2.0
    return a * a + await other(a) - a * 1.0
c = co(1.5)
try: c.send(None)
except StopIteration as e: print(e.value)
def h(a):
    try: return a * a / 0.0
    except ZeroDivisionError as e: return a * 2.0 + 1.0, str(e)
print(h(2.0))
def k(a, flag):
    return (a * a if flag else a) + 1.0, a
x = 3.0
print(k(x, True), k(x, False), x)

#% subclasses, big numbers and mixed kinds
class F(float): pass
print((1e308 * 10.0) - 1.0, 2 * 3 + 4.5 * 2, F(2.0) * F(3.0) + 1.0, 7 * 0.1 - 3, type(F(1.0) + F(1.0)), 10 ** 20 * 1.0 + 1)
class R:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
print(2.0 * 3.0 + R(), 2.0 * 3.0 - R())
