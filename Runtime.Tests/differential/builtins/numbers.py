#% int arithmetic
print(7 // -2, 7 % -2, -7 // 2, -7 % 2, divmod(-7, 2), 2 ** 100, 2 ** -2, pow(3, -1, 7), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, -1 >> 3, -(2**70) >> 65)
#% int parse
print(int("  42 "), int("-0x1F", 16), int("0b101", 0), int("1_000"), int("z", 36), int(b"12"), int(3.99), int("٣"), int(True))
#% int parse error
int("12a")
#% int parse empty
int("")
#% int parse base
int("9", 8)
#% int parse base range
int("9", 99)
#% int float str
int("1.5")
#% int none
int(None)
#% int nan
int(float("nan"))
#% int inf
int(float("inf"))
#% int base non string
int(5, 10)
#% int methods
print((255).bit_length(), (255).bit_count(), (-256).bit_length(), (5).to_bytes(2, "big"), (-5).to_bytes(3, "little", signed=True), int.from_bytes(b"\xff\x00", "big"), int.from_bytes(b"\xff", signed=True), (10).as_integer_ratio(), (5).is_integer(), (5).conjugate(), (5).real, (5).imag, (5).numerator)
#% to_bytes overflow
(300).to_bytes(1, "big")
#% to_bytes negative
(-1).to_bytes(1, "big")
#% shift negative
1 << -1
#% big ints
a = 3 ** 200; b = 7 ** 90
print(a // b, a % b, a * b % 10**20, -a // b, hash(a), hash(-a), a.bit_length(), str(a)[:20], a > b, a == a + 0, a & b, a | b, a ^ b, ~a & 0xff)
#% big division
print((10**400) / (10**399), (2**1000) / 3.0 if False else 10**30 / 7, 2**64 / 2**63)
#% hash values
print(hash(1), hash(-1), hash(2**61 - 1), hash(2**61), hash(1.0), hash(1.5), hash(float("inf")), hash(True), hash(1+2j), hash(-2), hash(None) == hash(None))
#% huge string limit
int("1" * 5000)
#% huge to string limit
str(10 ** 5000)
#% round int
print(round(1234, -2), round(1250, -2), round(1350, -2), round(5), round(-15, -1), round(25, -1))
#% round float
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e20), round(1.25, 1), round(float(5), 2), round(1234.5678, -2))
#% float repr
print(0.1, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1e22, 5e-324, 1.7976931348623157e308, 1/3, 100.0, -0.0, 2.5e-10, 1e100)
#% float parse
print(float(" 1.5e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(b"2.5"), float("1e400"), float("4.9e-324"), float(".5"), float("5."))
#% float parse error
float("1.5x")
#% float parse type
float([])
#% float methods
print((0.5).as_integer_ratio(), (1.5).is_integer(), (2.0).is_integer(), (0.1).hex(), float.fromhex("0x1.8p3"), (1e300).hex(), (-3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (-0.0).hex())
#% float ops
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(-7.5, 2), 2.0 ** 0.5, (-8) ** (1/3), 0.1 + 0.2, 1e308 * 10, 5 % 0.3, 1.0 == 1, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
#% nan comparisons
n = float("nan")
print(n == n, n != n, n < 1, [n] == [n], n in [n], min(n, 1), max(1, n), sorted([3, 1, 2]))
#% complex
print(1+2j, (1+2j) * (3-1j), (1+2j) / (3-1j), abs(3+4j), (1+2j).conjugate(), complex("1+2j"), complex(1, 2), complex("j"), -1j, 1j ** 2, (1+2j) == 1+2j, complex(1.5, -0.0), repr(complex(0, -1)), (2+0j) ** 3)
#% complex parse
complex("1 + 2j")
#% complex compare
1j < 2j
#% complex div zero
1j / 0
#% complex int
int(1j)
#% bool arithmetic
print(True + True, True * 3, -True, ~False, True & False, True | 1, True ^ True, type(True & True).__name__, type(True & 1).__name__, bool([]), bool([0]), bool(""), bool(0.0), True == 1, True is (1 == 1))
#% bin oct hex
print(bin(-10), oct(64), hex(-255), bin(0), hex(2**70), format(10, "b"), format(-255, "#x"))
#% bin of float
bin(1.5)
#% chr ord
print(chr(97), chr(0x1F600), ord("é"), ord("😀"), ord(b"a"))
chr(0x110000)
#% ord error
ord("ab")
#% ord type
ord(5)
#% abs min max sum
print(abs(-5), abs(-2.5), min(3, 1, 2), max([1, 5, 2], key=lambda x: -x), min([], default=9), sum([1, 2, 3], 10), sum([0.1] * 10), sum([[1], [2]], []), max("abc"))
#% min empty
min([])
#% max no arg
max()
#% sum strings
sum(["a"], "")
#% divmod zero
divmod(1, 0)
#% pow
print(pow(2, 10), pow(2, 10, 1000), pow(-2, 3, 5), pow(2.0, 3), pow(0, 0), pow(2, -1))
pow(2, 3, 0)
#% pow inverse
pow(2, -1, 4)
#% pow three floats
pow(2.0, 3, 5)
#% zero power negative
0 ** -1
#% unary on str
-"a"
#% add str int
"a" + 1
#% add int str
1 + "a"
#% mult list float
[1] * 1.5
#% compare str int
"a" < 1
#% math functions
import math
print(math.sqrt(2), math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(99), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(1), math.sin(1), math.atan2(1, -1), math.hypot(3, 4, 12), math.dist([1, 2], [4, 6]), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.copysign(1, -0.0), math.frexp(10), math.ldexp(0.5, 4), math.modf(2.5), math.fmod(-7, 3), math.remainder(7, 4), math.degrees(math.pi), math.isclose(0.1 + 0.2, 0.3), math.nextafter(1, 2), math.ulp(1), math.cbrt(27), math.erf(0.5), math.gamma(5), math.lgamma(10), math.sumprod([1, 2], [3, 4]), math.fma(2, 3, 4))
#% math domain
import math
math.sqrt(-1)
#% math log zero
import math
math.log(0)
#% math factorial negative
import math
math.factorial(-1)
#% math overflow
import math
math.exp(1000)
#% random
import random
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice("abc"), r.sample(range(10), 3), r.gauss(0, 1), r.getrandbits(40), [r.randrange(5) for _ in range(5)])
#% random shuffle
import random
r = random.Random("seed"); l = list(range(10)); r.shuffle(l); print(l, r.uniform(1, 2))
#% fractions decimal
from fractions import Fraction
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(0.5), round(Fraction(7, 2)))
#% statistics
import statistics
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3, 4]))
#% float format extremes
print("%.0f %.1f %.17g %.3e %g %G %.10g" % (0.5, 0.25, 0.1, 1e-10, 1e-5, 1e20, 1/3), format(1e23, "f"), format(2**0.5, ".30f"))
#% int format errors
format(5, ".2d")
#% int too large char
"%c" % 0x110000
#% int compare chains
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2)
#% is small ints
a = 256; b = 256
print(a is b, -5 is -5 if False else True)

#% sums of floats and ints lose as little as sums of floats
for numbers in ([1.0, 10**100, 1.0, -10**100], [1j, 10**100, 1.0, -10**100], [1.5, 2**63, -2**63, .1], [1j, 2.5, 3, 1e100, 1, -1e100], [1.0, True, 2**53, 1], [1.0, 10**400], [1j, 10**400]):
    try:
        print(sum(numbers))
    except OverflowError as error:
        print(error)
