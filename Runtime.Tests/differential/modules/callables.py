#% what the functions of itertools say of their arguments
import itertools
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
p = itertools.product
for f in (lambda: list(p([1], repeat=2)), lambda: p(repeat="a"), lambda: p([1], repeat=-1), lambda: p([1], repeat=1.5), lambda: p([1], foo=1), lambda: p([1], foo=1, repeat=2), lambda: p([1], repeatx=2), lambda: p(1), lambda: p([1], repeat=2**70), lambda: p(range(10), repeat=2**62), lambda: p([1], **{"repeat": 1, "a": 2}), lambda: p(foo=1),
  lambda: itertools.zip_longest([1], foo=1), lambda: itertools.zip_longest([1], fillvalue=1, foo=2), lambda: itertools.zip_longest(1), lambda: itertools.zip_longest(foo=1),
  lambda: itertools.chain(foo=1), lambda: itertools.islice([1]), lambda: itertools.islice([1],1,2,3,4), lambda: itertools.islice([1], foo=1), lambda: itertools.islice([1], "a"), lambda: itertools.islice([1], -1), lambda: itertools.repeat(1, 2, 3), lambda: itertools.repeat(1, times="a"), lambda: itertools.repeat(1, tim=3), lambda: itertools.repeat(), lambda: itertools.count(1,2,3), lambda: itertools.count("a"), lambda: itertools.count(foo=1), lambda: itertools.accumulate(), lambda: itertools.accumulate([1], foo=1), lambda: itertools.starmap(1), lambda: itertools.batched([1], 0), lambda: itertools.batched([1], 1, strct=1), lambda: itertools.groupby(), lambda: itertools.compress([1]), lambda: itertools.pairwise(), lambda: itertools.combinations([1], -1), lambda: itertools.permutations([1], "a"), lambda: itertools.tee([1], -1), lambda: itertools.tee([1], 1, 2),
  lambda: itertools.starmap(1,2,foo=1), lambda: itertools.takewhile(1), lambda: itertools.filterfalse(1,2,foo=3)):
    show(f)

#% unhashable keys of an ordered dict
import collections
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
OD = collections.OrderedDict
for f in (lambda: OD().pop([]), lambda: OD().pop([], 1), lambda: OD(a=1).pop({}), lambda: OD(a=1).pop([]), lambda: OD(a=1).pop([], None), lambda: OD().pop(), lambda: OD().pop(1,2,3), lambda: OD().pop(1, foo=2), lambda: OD().pop(key=1, default=4), lambda: OD().pop("x"), lambda: OD()[[]], lambda: OD().get([]), lambda: OD().setdefault([]), lambda: OD().move_to_end([]), lambda: OD(a=1).move_to_end([]), lambda: OD().move_to_end("x"), lambda: [] in OD(), lambda: OD().__delitem__([]), lambda: OD(a=1).__delitem__([]), lambda: OD().popitem(1,2), lambda: OD.fromkeys(), lambda: OD.fromkeys([[]]), lambda: OD(1), lambda: OD([1]), lambda: OD([(1,2,3)]), lambda: OD(1,2), lambda: OD().update(1,2), lambda: OD().__reversed__(1)):
    show(f)
class SOD(OD): pass
for f in (lambda: SOD().pop([]), lambda: SOD(a=1).pop([], 1), lambda: SOD(a=1).pop([])): show(f)

#% how often an ordered dict asks for a hash
import collections
OD = collections.OrderedDict
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class H:
    n = 0
    def __hash__(self): H.n += 1; return 5
def setit(o, k): o[k] = 1
for f in (lambda: OD([([], 1)]), lambda: OD({1:2}, a=3), lambda: OD().update([([], 1)]), lambda: setit(OD(), []), lambda: OD().setdefault([], 1), lambda: OD() | {1: 2}, lambda: OD().__ior__([([], 1)])): show(f)
h = H(); o = OD(); o[h] = 1; print(H.n); o[h]; print(H.n); del o[h]; print(H.n); o[h] = 2; print(o.pop(h), H.n); o[h] = 3; o.move_to_end(h); print(H.n)
o = OD(a=1, b=2, c=3); print(o.pop("b"), o, list(reversed(o))); del o["a"]; print(o); o["z"] = 1; o.move_to_end("c"); print(o); o.pop("c"); o["q"] = 5; print(list(o.items()))
show(lambda: OD(a=1).__delitem__("q")); show(lambda: OD(a=1).pop("q"));

#% the lengths of control messages
import _socket
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for n in ("CMSG_LEN", "CMSG_SPACE"):
    g = getattr(_socket, n)
    for a in ((), (1,2), ("a",), (1.5,), (-1,), (2**31,), (2**31-1,), (2**63,), (-2**70,), (0,), (10,), (2**31-17,), (2**31-16,), (2**31-24,), (None,)):
        show(lambda: (n, a, g(*a)))

#% datetime converts one argument after the other
import datetime
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
dt, d, t = datetime.datetime, datetime.date, datetime.time
for f in (lambda: dt.combine(), lambda: dt.combine(1), lambda: dt.combine(1, 2), lambda: dt.combine(d(1,1,1), 2), lambda: dt.combine(d(1,1,1), t(), 5), lambda: dt.combine(time=t(), date=d(1,1,1)), lambda: dt.combine(time=1, date=2), lambda: dt.combine(d(1,1,1), t(), None, 4), lambda: dt.combine(d(1,1,1), foo=1), lambda: dt.combine(d(1,1,1), t(), date=1), lambda: dt.combine(d(1,1,1), t(), foo=1), lambda: dt.combine(d(1,1,1), t(), tzinf=1), lambda: dt.combine(time=t()), lambda: dt.combine(d(1,1,1), t(), tzinfo=5),
  lambda: d.fromisocalendar(), lambda: d.fromisocalendar("a"), lambda: d.fromisocalendar(1, "a"), lambda: d.fromisocalendar(2020, 1), lambda: d.fromisocalendar(2020, 1, 1.5), lambda: d.fromisocalendar(2**40, 1, 1), lambda: d.fromisocalendar(2020, 2**40, 1), lambda: d.fromisocalendar(2020, 54, 1), lambda: d.fromisocalendar(2020, 1, 9), lambda: d.fromisocalendar(0, 1, 1), lambda: d.fromisocalendar(1,2,3,4), lambda: d.fromisocalendar(2020, weak=1), lambda: d.fromisocalendar(day=1, week=1, year=2020), lambda: d.fromisocalendar(day=1, week=1, yeer=2020), lambda: d.fromisocalendar(2020, 1, 1, day=1), lambda: dt.fromisocalendar("a", 1),
  lambda: dt(1,1,1).isoformat(1), lambda: dt(1,1,1).isoformat("ab"), lambda: dt(1,1,1).isoformat(" ", 1), lambda: dt(1,1,1).isoformat(" ", "x"), lambda: dt(1,1,1).isoformat(1, foo=2), lambda: dt(1,1,1).isoformat(sep=1, timespec=2), lambda: dt(1,1,1).isoformat(timespec=2), lambda: dt(1,1,1).isoformat(" ", "auto", 3), lambda: t().isoformat(1), lambda: t().isoformat("x"), lambda: t().isoformat(foo=1), lambda: t().isoformat(1, 2), lambda: t().isoformat(timespec="hours"),
  lambda: dt(), lambda: dt(1), lambda: dt("a"), lambda: dt(1,1,"a"), lambda: dt(1,1,1,tzinfo=1), lambda: dt(1,1,1,foo=1), lambda: dt("a", foo=1), lambda: dt(1,1,1,1,1,1,1,None,1), lambda: dt(1,1,1,fold=2), lambda: d(), lambda: d("a"), lambda: d(1,1,1,1), lambda: d(1, foo=1), lambda: d(1,1,"a"), lambda: t("a"), lambda: t("a", foo=1), lambda: t(1, foo=1), lambda: t(1,1,1,1,None,1), lambda: t(tzinfo=1), lambda: datetime.timezone(), lambda: datetime.timezone(1), lambda: datetime.timezone(1, foo=2), lambda: datetime.timezone(datetime.timedelta(1)), lambda: datetime.timezone(datetime.timedelta(0), 1), lambda: datetime.timezone(datetime.timedelta(0), foo=1), lambda: datetime.timezone(datetime.timedelta(0), "a", 1), lambda: datetime.timezone(name="a"), lambda: datetime.timedelta("a"), lambda: datetime.timedelta(foo=1), lambda: datetime.timedelta(*[1]*8), lambda: d.fromtimestamp(), lambda: d.fromtimestamp("a"), lambda: dt.fromtimestamp("a", foo=1), lambda: dt.fromtimestamp(1, 2), lambda: dt.now(1), lambda: dt.now(foo=1), lambda: dt.strptime(1, 2), lambda: dt.utcfromtimestamp(), lambda: d(1,1,1).strftime(), lambda: d(1,1,1).strftime(1), lambda: d(1,1,1).replace(foo=1), lambda: d(1,1,1).replace("a"), lambda: dt(1,1,1).replace(foo=1), lambda: dt(1,1,1).replace(tzinfo=1), lambda: dt(1,1,1).astimezone(1), lambda: dt(1,1,1).astimezone(foo=1)):
    show(f)

#% constructors that are called by another way than their subclasses
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for f in (lambda: enumerate(), lambda: enumerate(foo=1), lambda: enumerate([1], foo=1), lambda: enumerate([1], 1, 2), lambda: enumerate(1), lambda: enumerate(start=1), lambda: list(enumerate(iterable="a", start=5)), lambda: list(enumerate(start=5, iterable="a")), lambda: enumerate([1], "a"), lambda: enumerate([1], 1, foo=2), lambda: enumerate(iterable=[1], foo=2), lambda: enumerate(foo=1, iterable=[1]), lambda: enumerate([], iterable=[]), lambda: int(1,2,3), lambda: int(1,2,base=3), lambda: int("1", base=2, foo=1), lambda: int(base=2), lambda: int(x=1), lambda: int("a"), lambda: int(1, 2), lambda: int("1", "a"), lambda: int("1", 99), lambda: int([]), lambda: type(1, foo=2), lambda: type(), lambda: type(1,2), lambda: type(1,2,3), lambda: type("a",(),{}, x=1), lambda: type(foo=1), lambda: type("a", 1, {}), lambda: type("a", (), 1)):
    show(f)

#% a pickle buffer
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
import pickle
for f in (lambda: pickle.PickleBuffer(), lambda: pickle.PickleBuffer(1), lambda: pickle.PickleBuffer(1, 2), lambda: pickle.PickleBuffer(b"a", foo=1), lambda: pickle.PickleBuffer(foo=1), lambda: pickle.PickleBuffer(buffer=b"a")): show(f)

#% methods that C gives their defining class
import array, io, re, sys, zlib, warnings
warnings.simplefilter("ignore")
class X: pass
def show(label, f, *a, **k):
    try: print(label, "ok", type(f(*a, **k)).__name__)
    except BaseException as e: print(label, type(e).__name__, e)
things = [array.array("i", [1]), re.compile("a"), re.compile("a").scanner("a"), zlib.compressobj(), zlib.decompressobj(), io.BytesIO(b"a"), io.StringIO("a"),
          io.FileIO("/dev/null"), io.BufferedReader(io.FileIO("/dev/null")), io.TextIOWrapper(io.FileIO("/dev/null"))]
bases = [io._io._IOBase, io._io._RawIOBase, io._io._BufferedIOBase, io._io._TextIOBase]
for o in things + [b() for b in bases]:
    for n in sorted(dir(type(o))):
        f = getattr(o, n, None)
        if type(f).__name__ != "builtin_method" or n == "close": continue
        label = f"{type(o).__name__}.{n}"
        for a, k in ((X,) * 9, {}), ((), {"zz": 1}), ((X,), {"zz": 1}), ((X, X), {}): show(label, f, *a, **k)

#% what errors call a function or a constructor
import functools, itertools, collections, _collections, _json, _tokenize, _typing, _sha3, _csv, _thread, zlib, time, gc, _socket, io, _posixshmem
class X: pass
def show(label, f, *a, **k):
    try: print(label, "ok", type(f(*a, **k)).__name__)
    except BaseException as e: print(label, type(e).__name__, e)
cached = functools.lru_cache(X)
for f in (_collections._deque_iterator, _collections._deque_reverse_iterator, functools._lru_cache_wrapper, itertools._tee_dataobject, _json.make_encoder, _json.make_scanner, _json.scanstring,
          _tokenize.TokenizerIter, _typing.ParamSpec, _typing.ParamSpecArgs, _typing.ParamSpecKwargs, _typing.TypeAliasType, _typing.TypeVar, _typing.TypeVarTuple, _sha3.sha3_256, _csv.Dialect,
          _thread.lock, _thread.RLock, _thread.stack_size, zlib._ZlibDecompressor, time.asctime, time.ctime, time.gmtime, time.localtime, time.strftime, time.clock_settime, gc.set_threshold,
          _socket.getnameinfo, _socket.getservbyname, _socket.getservbyport, _socket.inet_ntop, _socket.inet_pton, _socket.socketpair, _posixshmem.shm_open, cached.__copy__, cached.__deepcopy__,
          io.BytesIO().__exit__, io.StringIO().__exit__):
    for a, k in ((X,) * 9, {}), ((), {"zz": 1}), ((X,), {"zz": 1}), ((X, X), {}): show(f.__name__, f, *a, **k)
