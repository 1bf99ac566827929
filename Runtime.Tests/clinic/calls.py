"""Call everything in _testclinic in every way, and write down or compare what happens.

usage: calls.py --record FILE     with CPython: write the answers
       calls.py FILE              with any Python: compare, print each difference, then a summary

A call's answer is its result or its exception, with the warnings that it gave. The file holds each distinct answer once
and, for each callable, the numbers of its answers in the order of the calls, which is the same everywhere.
"""
import inspect
import itertools
import re
import sys
import warnings

import _testclinic as module


class Int(int):
    pass


class Str(str):
    pass


class Bytes(bytes):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"


class Real:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value

    def __repr__(self):
        return f"Real({self.value!r})"


class Complex:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value

    def __repr__(self):
        return f"Complex({self.value!r})"


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def __repr__(self):
        return f"Truth({self.value!r})"


class Plain:
    def __repr__(self):
        return "Plain()"


class Buffer:
    def __buffer__(self, flags):
        return memoryview(b"buffer")

    def __repr__(self):
        return "Buffer()"


VALUES = [
    None, True, False, Ellipsis, NotImplemented, 0, 1, -1, 2, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536,
    2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, -2**64, 2**100, -2**100, 10**400,
    Int(7), Int(2**70), Index(9), Index(-3), Index(2**70), Index(Int(4)), Index("text"), Index(ValueError("no index")),
    0.0, 1.5, -2.5, 1e300, float("inf"), float("-inf"), Real(2.5), Real("text"), Real(3), 1j, 2 + 3j, Complex(4j), Complex("text"), Complex(1.5),
    "", "a", "ab", "\xe9", "\u20ac", "\U0001f40d", "\ud800", "a\0b", "\0", "x" * 70, "xn--a", "\xfc.de", Str("s"), Str("text"), "12",
    b"", b"a", b"ab", b"\xff", b"a\0b", b"\0", Bytes(b"b"), Bytes(b"bytes"), bytearray(b""), bytearray(b"c"), bytearray(b"cd"), bytearray(b"\0"),
    memoryview(b"m"), memoryview(bytearray(b"mutable")), memoryview(b"abcdef")[::2], Buffer(),
    (), (1,), [], [1, 2], {}, {"a": 1}, set(), range(3), int, str, Plain(), Truth(True), Truth(False), Truth(ValueError("no truth")), Truth("text"),
]

GOOD = {
    "bytes_object_converter": [b"x"], "byte_array_object_converter": [bytearray(b"x")], "unicode_converter": ["x"],
    "char_converter": [b"x"] * 14, "int_converter": [1, 2, "x"], "py_complex_converter": [1j], "str_converter": ["x", b"y", "z"],
    "str_converter_encoding": ["x", b"y", b"z"], "py_buffer_converter": [b"x", bytearray(b"y")], "gh_99240_double_free": ["x", "y"],
    "clone_f1": ["x"], "clone_f2": ["x"], "depr_star_noinline": [1, 2, 3, "x"], "depr_kwd_noinline": [1, 2, 3, "x"],
    "DeprStarInitNoInline": [1, 2, 3, "x"], "DeprKwdInitNoInline": [1, 2, 3, "x"],
}

# What inspect cannot see: constructors, functions with optional groups, and a default that is a mere name.
SIGNATURES = {
    "DeprStarNew": "a=None", "DeprStarInit": "a=None", "DeprStarInitNoInline": "a, b, c=None, *, d=''", "DeprKwdNew": "a=None", "DeprKwdInit": "a=None",
    "DeprKwdInitNoInline": "a, /, b, c=None, d=''", "group_and_opt": "a, b, c, /", "group_and_two_opt": "a, b, c, d, e, /", "TestClass": "",
    "bool_converter_c_default": "a=True, b=False, c=True, d=0, /", "objects_converter": "a, b=None, /",
}

# Docstrings that are not a matter of parameters.
SENTENCES = {"gh_32092_oob", "gh_32092_kw_pass", "gh_99233_refcount", "gh_99240_double_free", "null_or_tuple_for_varargs"}


def callables():
    for name in sorted(dir(module)):
        value = getattr(module, name)
        if name.startswith("__") or not callable(value):
            continue
        yield name, value
        if isinstance(value, type):
            instance = value.__new__(value)
            for inner in sorted(vars(value)):
                if not inner.startswith("__"):
                    yield f"{name}.{inner}", getattr(instance, inner)
                    yield f"{name}.{inner} unbound", getattr(value, inner)


def parameters(name, function):
    if name in SIGNATURES:
        return list(inspect.signature(eval(f"lambda {SIGNATURES[name]}: 0")).parameters.values())
    return list(inspect.signature(function).parameters.values())


def value(base, position):
    good = GOOD.get(base, ())
    return good[position] if position < len(good) else position + 1


def calls(name, function):
    """Every (args, kwargs), without repetition of thought but with some of deed."""
    base = name.split()[0].split(".")[-1]
    found = parameters(name, function)
    fixed = [p for p in found if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    shift = 1 if name.endswith(" unbound") and fixed and fixed[0].name == "self" else 0
    fixed = fixed[shift:]
    lead = (module_instance(name),) if shift else ()
    names = [p.name for p in fixed]
    good = [value(base, i) for i in range(len(fixed) + 4)]
    positional = [p for p in fixed if p.kind != p.KEYWORD_ONLY]

    # Every number of arguments.
    for count in range(len(fixed) + 4):
        yield lead + tuple(good[:count]), {}
    # Every prefix by position, with every subset (or every small and every large one) by name.
    for count in range(len(positional) + 2):
        sizes = range(len(names) + 1) if len(names) <= 4 else [1, 2, len(names) - 1, len(names)]
        for size in sizes:
            for subset in itertools.combinations(range(len(names)), size):
                if subset and (size < 2 or len(names) <= 5 or count in (0, 1, len(positional)) or subset[0] == count):
                    yield lead + tuple(good[:count]), {names[i]: good[i] for i in subset}
        # The rest by name, then what does not belong there.
        rest = {names[i]: good[i] for i in range(count, len(names))}
        yield lead + tuple(good[:count]), rest
        yield lead + tuple(good[:count]), dict(reversed(rest.items()))
        for extra in ("zzz", "", "self", "args", "b\u00e9", *(n + "s" for n in names[:3]), *(n.upper() for n in names[:3])):
            yield lead + tuple(good[:count]), rest | {extra: 0}
        yield lead + tuple(good[:count]), {Str(k): v for k, v in rest.items()}
    # Every kind of value in every place.
    for position in range(len(positional) + (2 if len(found) > len(fixed) + shift else 0)):
        if base == "char_converter" and position > 2:
            continue
        wide = base.endswith("_converter") or base.startswith(("str_", "bool_")) or (base in GOOD and position < 4)
        for other in VALUES if wide else VALUES[::13]:
            args = good[:max(position, sum(p.default is p.empty for p in positional))]
            args[position:position + 1] = [other]
            yield lead + tuple(args), {names[i]: good[i] for i in range(len(positional), len(names)) if fixed[i].default is inspect.Parameter.empty}
    for p in fixed:
        if p.kind != p.POSITIONAL_ONLY:
            for other in VALUES if base in GOOD else VALUES[::13]:
                yield lead, {n: good[i] for i, n in enumerate(names)} | {p.name: other}


def module_instance(name):
    cls = getattr(module, name.split(".")[0])
    return cls.__new__(cls)


def mask(text):
    return re.sub(r" at 0x[0-9a-f]+", " at 0x...", text)


def answer(function, args, kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            text = repr(function(*args, **kwargs))
        except BaseException as error:
            text = f"{type(error).__name__}: {error}"
    for warning in caught:
        place = "" if warning.filename == __file__ else " elsewhere"
        text += f" !{warning.category.__name__}{place}: {warning.message}"
    return mask(text)


def describe(name, function):
    """What introspection says."""
    facts = [type(function).__name__, function.__name__, function.__qualname__, getattr(function, "__module__", None),
             function.__text_signature__, None if name in SENTENCES else function.__doc__]
    try:
        facts.append(str(inspect.signature(function)))
    except ValueError as error:
        facts.append(f"ValueError: {error}")
    return mask(repr(facts))


def undefined(name, args, kwargs):
    """What C leaves to chance, or ends with a failed assertion."""
    if name == "str_converter":
        return len(args) < 3 and not kwargs  # the length of c's default is never set
    if name in ("unsigned_long_converter", "unsigned_long_long_converter"):
        last = args[2] if len(args) == 3 else None  # an exception of __index__ is overlooked
        return isinstance(last, Index) and not isinstance(last.value, int)
    return False


def run():
    for name, function in callables():
        yield name, None, describe(name, function)
        for args, kwargs in calls(name, function):
            if not undefined(name, args, kwargs):
                yield name, (args, kwargs), answer(function, args, kwargs)


def escape(text):
    return text.encode("ascii", "backslashreplace").decode().replace("\n", "\\n").replace("\r", "\\r")


def record(path):
    known, numbers = {}, {}
    for name, _, text in run():
        numbers.setdefault(name, []).append(known.setdefault(escape(text), len(known)))
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write(f"{len(known)}\n")
        out.writelines(text + "\n" for text in known)
        for name, row in numbers.items():
            out.write(name + "\t" + " ".join(map(str, row)) + "\n")


def compare(path):
    with open(path, encoding="ascii") as lines:
        known = [next(lines).rstrip("\n") for _ in range(int(next(lines)))]
        expected = {}
        for line in lines:
            name, row = line.rstrip("\n").split("\t")
            expected[name] = iter([known[int(n)] for n in row.split()])
    total = different = 0
    for name, call, text in run():
        total += 1
        wanted = next(expected.get(name, iter(())), None)
        if escape(text) != wanted:
            different += 1
            what = "introspection" if call is None else f"{call[0]!r} {call[1]!r}"
            print(ascii(f"{name} {what}")[1:-1], f"\n  CPython: {wanted}\n  here:    {escape(text)}")
    missing = sum(len(list(rest)) for rest in expected.values())
    print(f"{total} answers, {different} different, {missing} missing")


if sys.argv[1] == "--record":
    record(sys.argv[2])
else:
    compare(sys.argv[1])
