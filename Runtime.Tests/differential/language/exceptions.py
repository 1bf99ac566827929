#% raise class
raise ValueError
#% raise instance with args
raise ValueError(1, 2)
#% raise non exception
raise 5
#% raise from
try:
    1 / 0
except ZeroDivisionError as e:
    raise KeyError("k") from e
#% raise from none
try:
    1 / 0
except ZeroDivisionError:
    raise KeyError("k") from None
#% implicit context
try:
    1 / 0
except ZeroDivisionError:
    undefined
#% raise from non exception
raise ValueError from 5
#% bare raise outside
raise
#% reraise
try:
    try:
        1 / 0
    except ZeroDivisionError:
        print("caught"); raise
except Exception as e:
    print(type(e).__name__)
#% except tuple
for x in (KeyError, IndexError, OSError):
    try:
        raise x("m")
    except (KeyError, IndexError) as e:
        print("A", e)
    except OSError as e:
        print("B", e)
#% except variable deleted
try:
    raise ValueError
except ValueError as e:
    pass
print('e' in globals())
#% except non class
try:
    raise ValueError
except 5:
    pass
#% finally order
def f():
    try:
        return print("body")
    finally:
        print("finally")
f()
#% finally overrides return
def f():
    for i in range(3):
        try:
            continue
        finally:
            print(i)
    try:
        return 1
    finally:
        x = 2
print(f())
#% else clause
try:
    pass
except Exception:
    print("no")
else:
    print("else")
finally:
    print("fin")
#% nested finally with exception
try:
    try:
        raise KeyError("a")
    finally:
        raise IndexError("b")
except IndexError as e:
    print(repr(e), repr(e.__context__))
#% notes
e = ValueError("v"); e.add_note("one"); e.add_note("two")
raise e
#% note must be str
ValueError().add_note(5)
#% group
raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])])
#% except star
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
except* ValueError as eg:
    print("V", [repr(x) for x in eg.exceptions])
except* TypeError as eg:
    print("T", eg.exceptions)
#% except star rest reraised
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as eg:
    print(repr(eg), eg.exceptions)
#% except star naked
try:
    raise ValueError(5)
except* ValueError as eg:
    print(repr(eg))
#% split and subgroup
eg = ExceptionGroup("m", [ValueError(1), TypeError(2), ExceptionGroup("i", [ValueError(3)])])
print(eg.split(ValueError)); print(eg.subgroup(lambda e: isinstance(e, TypeError)))
#% group validation
ExceptionGroup("x", [])
#% group validation item
ExceptionGroup("x", [5])
#% group nests base
ExceptionGroup("x", [KeyboardInterrupt()])
#% base group picks class
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [SystemExit()])).__name__)
#% stopiteration value
def g():
    yield 1
    return 7
it = g(); next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value)
#% oserror subclass
print(repr(OSError(2, "nope", "f")), type(OSError(13, "x")).__name__, OSError(2, "nope", "f"), OSError("only"))
#% open missing
open("/nonexistent/file")
#% import missing
import nonexistent_module_xyz
#% import from missing
from os import nonexistent_name
#% import dotted missing
import os.nonexistent
#% assert
assert 1 == 2, "msg %d" % 3
#% assert no message
assert False
#% keyerror repr
{}["a b"]
#% indexerror list
[][0]
#% indexerror tuple
()[1]
#% indexerror string
""[0]
#% zero division int
1 // 0
#% zero modulo
1 % 0
#% float division
1.0 / 0
#% float modulo
1.0 % 0
#% overflow
2.0 ** 10000
#% overflow int to float
float(10 ** 400)
#% name error suggestion text
foobar_undefined
#% attribute of module
import os
os.nope
#% system exit code
import sys
sys.exit("bye")
#% exception equality
print(ValueError(1) == ValueError(1), repr(ValueError("a", 2)), str(ValueError()), str(ValueError("x")), str(ValueError(1, 2)))
#% exception pickled by reduce
print(ValueError(1).__reduce__(), KeyError("k").__reduce__())
#% with_traceback
e = ValueError()
print(e.with_traceback(None) is e)
e.with_traceback(5)
#% traceback depth
import sys
def f(): g()
def g(): raise ValueError
try:
    f()
except ValueError as e:
    tb = e.__traceback__; n = 0; names = []
    while tb: names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
    print(names[-2:])
#% sys exception
import sys
try:
    raise ValueError(3)
except ValueError:
    print(sys.exception(), sys.exc_info()[0])
print(sys.exception())
#% unicode errors
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode("utf8"), lambda: "\ud800".encode("utf8"), lambda: b"ab\xe2\x82".decode("utf8")):
    try:
        f()
    except UnicodeError as e:
        print(type(e).__name__, e, e.start, e.end, e.reason)
#% suppress
import contextlib
with contextlib.suppress(KeyError):
    {}[1]
print("ok")
#% exit stack order
import contextlib
with contextlib.ExitStack() as s:
    s.callback(print, 1); s.callback(print, 2)
    print("body")
#% generator cleanup
@__import__("contextlib").contextmanager
def cm():
    print("in")
    try:
        yield 5
    except ValueError as e:
        print("got", e)
    print("out")
with cm() as x:
    raise ValueError(x)
