#% list methods
l = [3, 1, 2]; l.append(4); l.extend("ab"); l.insert(1, 9); l.remove(9); print(l, l.pop(), l.pop(0), l.index(2), l.count(1), l.copy(), l[::-1]); l.clear(); print(l)
#% list remove missing
[1].remove(2)
#% list index missing
[1].index(2)
#% list pop empty
[].pop()
#% list pop range
[1].pop(5)
#% list sort
l = ["b", "A", "c"]; l.sort(); print(l); l.sort(key=str.lower, reverse=True); print(l, sorted([3, 1, 2], reverse=True), sorted("bca"))
#% list sort mixed
[1, "a"].sort()
#% list sort stability
print(sorted([(1, "b"), (0, "x"), (1, "a"), (0, "y")], key=lambda t: t[0]))
#% list modified during sort
l = [3, 1, 2]
def k(x):
    l.append(1); return x
l.sort(key=k)
#% list compare
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == [1, 2], [1] == (1,), [[1], 2] > [[1], 1])
#% list recursive repr
l = [1]; l.append(l); d = {"k": l}; d["d"] = d
print(l, d)
#% list slicing
l = list(range(10)); print(l[-3:], l[8:2:-2], l[:100], l[5:2], l[::-3]); del l[1:8:2]; print(l)
#% list bad index
[1]["a"]
#% list assign index
[1][5] = 1
#% list concat tuple
[1] + (2,)
#% list mult
print([0] * 3, [[]] * 2, 2 * [1, 2])
#% list iteration mutation
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 6: break
print(l)
#% tuple ops
t = (1, 2, 3); print(t + (4,), t * 2, t[1:], t.index(2), t.count(1), hash(t) == hash((1, 2, 3)), (1,), (), t < (1, 2, 4), 2 in t)
#% tuple hash value
print(hash((1, 2, 3)), hash(()), hash((0,)), hash((1, (2, 3))))
#% tuple assign
(1, 2)[0] = 1
#% dict basics
d = {"a": 1, "b": 2}; d["c"] = 3; del d["a"]; d["a"] = 4
print(d, list(d), d.get("z"), d.get("z", 0), d.pop("b"), d.pop("q", None), d.setdefault("n", 5), d.items(), d.keys(), d.values(), len(d), "a" in d, d.popitem())
#% dict pop missing
{}.pop("x")
#% dict popitem empty
{}.popitem()
#% dict missing key types
{(1, 2): 3}[(1, 3)]
#% dict unhashable
{[]: 1}
#% dict update
d = {1: 1}; d.update({2: 2}, x=3); d.update([(4, 5)]); d |= {6: 7}; print(d, {1: 2} | {1: 3}, dict([("a", 1)], b=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
#% dict update bad
{}.update([1])
#% dict update length
{}.update([(1, 2, 3)])
#% dict change during iteration
d = {1: 1, 2: 2}
for k in d: d[k + 10] = 1
#% dict delete during iteration
d = {1: 1, 2: 2}
for k in d: del d[k]
#% dict keys changed same size
d = {1: 1, 2: 2}
for k in d:
    del d[k]; d[k + 5] = 1
#% dict equality and order
print({1: 2, 3: 4} == {3: 4, 1: 2}, list(reversed({1: 1, 2: 2})), {1: "int", True: "bool", 1.0: "float"})
#% dict views set ops
a = {1: 1, 2: 2}; b = {2: 2, 3: 3}
print(a.keys() & b.keys(), a.keys() - b.keys(), a.items() & b.items(), sorted(a.keys() | b.keys()), a.keys() == {1, 2}, a.keys().isdisjoint([5]), a.keys().mapping)
#% dict view repr
print({1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), iter({}).__length_hint__())
#% dict key eq raising
class K:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
d = {K(): 1}
d[K()]
#% dict compare
{} < {}
#% dict in dict literal merge
print({**{"a": 1}, "b": 2, **{"a": 3}})
#% set basics
s = {3, 1, 2}; s.add(5); s.discard(9); s.remove(1)
print(s, s | {7}, s & {2, 3}, s - {2}, s ^ {2, 9}, s <= {2, 3, 5, 6}, s.isdisjoint({0}), {1} < {1, 2}, frozenset([1, 2]), set(), s.pop() in (2, 3, 5), set("aab") == {"a", "b"})
#% set remove missing
{1}.remove(5)
#% set pop empty
set().pop()
#% set unhashable
{[1]}
#% set int order
print({10, 3, 7, 1}, set(range(20, 5, -3)), frozenset({100, 50, 25}), {0, -1, -2, 64, 8})
#% set of strings order
print({"apple", "banana", "cherry", "date"}, set("hello"))
#% set change during iteration
s = {1, 2}
for x in s: s.add(x + 10)
#% set operator type
{1} | [2]
#% set methods accept iterables
print({1}.union([2], (3,)), {1, 2}.intersection([2]), {1, 2}.difference("a"), {1}.issubset(range(3)), {1}.symmetric_difference([1, 2]))
#% frozenset hash and contains set
print({frozenset([1]): "x"}[frozenset([1])], {1} in [frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])), frozenset({1}) in {frozenset({1})}, {1} in {frozenset({1})})
#% range
r = range(1, 10, 3)
print(r, list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r.index(4), r.count(1), r[::-1], r == range(1, 11, 3), range(5)[1:3], hash(range(3)) == hash(range(0, 3)), range(0), range(10**30)[-1], reversed(range(3)).__next__())
#% range step zero
range(1, 2, 0)
#% range float
range(1.5)
#% range index missing
range(3).index(5)
#% slice
s = slice(1, None, 2)
print(s, s.indices(10), s == slice(1, None, 2), slice(5), s.start, hash(slice(1, 2)) == hash(slice(1, 2)))
#% slice step zero
[1][::0]
#% slice bad
[1]["a":]
#% enumerate zip map filter
print(list(enumerate("ab", 1)), list(zip("ab", [1, 2, 3])), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2])), list(zip()), list(map(str, range(2))))
#% zip strict
list(zip([1], [1, 2], strict=True))
#% zip strict longer
list(zip([1, 2], [1], strict=True))
#% zip non iterable
zip(1, [2])
#% map strict
list(map(lambda a, b: a, [1], [], strict=True))
#% iter sentinel
it = iter([1, 2, 3, 0, 5].__iter__().__next__, 0); print(list(it))
#% next default
print(next(iter([]), "d"))
next(iter([]))
#% next non iterator
next([1])
#% iter non iterable
iter(5)
#% any all
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in range(5)))
#% deque
from collections import deque
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); d.rotate(1)
print(d, d[0], d.pop(), d.popleft(), list(d), d.maxlen, deque("ab") + deque("c"), deque([1, 2]) < deque([1, 3]))
#% deque pop empty
from collections import deque
deque().pop()
#% deque mutated
from collections import deque
d = deque([1, 2])
for x in d: d.append(1)
#% defaultdict counter
from collections import defaultdict, Counter, OrderedDict, ChainMap
d = defaultdict(list); d["a"].append(1); print(d, Counter("abca").most_common(1), Counter(a=1) + Counter(a=2, b=1), OrderedDict([("x", 1)]), ChainMap({1: 2}, {3: 4})[3])
#% ordereddict move
from collections import OrderedDict
o = OrderedDict.fromkeys("abc"); o.move_to_end("a"); o.move_to_end("c", last=False); print(list(o), o.popitem(last=False), o == OrderedDict(o))
#% itertools
import itertools as i
print(list(i.chain([1], [2])), list(i.accumulate([1, 2, 3])), list(i.combinations("abc", 2)), list(i.permutations("ab")), list(i.product("ab", [1, 2])), list(i.groupby("aab", str))[0][0], list(i.islice(i.count(5, 2), 3)), list(i.takewhile(lambda x: x < 3, range(9))), list(i.dropwhile(lambda x: x < 3, range(5))), list(i.zip_longest("ab", "c", fillvalue="-")), list(i.starmap(pow, [(2, 3)])), list(i.compress("abc", [1, 0, 1])), list(i.pairwise("abc")), list(i.batched("abcde", 2)), list(i.repeat(1, 2)), [list(x) for x in i.tee([1, 2])], list(i.filterfalse(None, [0, 1])), list(i.combinations_with_replacement("ab", 2)), list(i.islice(i.cycle("ab"), 5)))
#% functools
import functools
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.lru_cache(maxsize=2)
def f(x): return x
f(1); f(2); f(1); f(3); print(f.cache_info())
#% singledispatch
import functools
@functools.singledispatch
def f(x): return "obj"
@f.register
def _(x: int): return "int"
@f.register(list)
def _(x): return "list"
print(f(1), f([]), f("s"), f(True))
#% reduce empty
import functools
functools.reduce(lambda a, b: a, [])
#% operator
import operator as o
print(o.itemgetter(1, 0)("ab"), o.attrgetter("real", "imag")(3), o.methodcaller("upper")("a"), o.add(1, 2), o.contains([1], 1), o.concat([1], [2]), o.countOf("aab", "a"), o.index(5), o.truth([]))
#% heapq bisect
import heapq, bisect
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 2); print(heapq.heappop(h), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3], key=lambda x: -x), list(heapq.merge([1, 4], [2])), bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2))
#% array
import array
a = array.array("i", [1, 2]); a.append(3); a.extend([4]); print(a, a[1:], a.tobytes(), a.typecode, a.itemsize, a.tolist(), a.index(3)); a.byteswap(); print(a)
#% array overflow
import array
array.array("b", [200])
#% array bad type
import array
array.array("i", ["x"])
#% weakref
import weakref
class A: pass
a = A(); r = weakref.ref(a); d = weakref.WeakValueDictionary(); d["k"] = a
print(r() is a, d["k"] is a, weakref.ref(a) is r)
weakref.ref(5)
#% copy
import copy
l = [1, [2], {3: [4]}]; c = copy.deepcopy(l); l[1].append(9); print(c, copy.copy((1, 2)))
class A:
    def __init__(self): self.x = [1]
a = A(); b = copy.deepcopy(a); a.x.append(2); print(b.x)
#% pickle
import pickle
class P: pass
for v in (1, 2**70, 1.5, "é", b"x", [1, (2,)], {"a": {1}}, None, True, range(3), slice(1), complex(1, 2), frozenset([1])):
    assert pickle.loads(pickle.dumps(v)) == v
print(pickle.loads(pickle.dumps([int, len])))
#% types
import types
print(type(len).__name__, type(lambda: 0).__name__, type([].append).__name__, type(str.join).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(type.__dict__["__dict__"]).__name__, types.SimpleNamespace(a=1, b="x"), type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(print), type(type))
#% union and generic alias
print(int | str, int | None, list[int], dict[str, int], list[int] == list[int], isinstance(1, int | str), (int | str) == (str | int), tuple[int, ...], list[int].__origin__, list[int].__args__, type(int | str))
#% isinstance errors
isinstance(1, [int])
#% isinstance union generic
isinstance(1, list[int])
#% issubclass
print(issubclass(bool, int), issubclass(int, (str, int)))
issubclass(1, int)
#% callable hash id vars dir
print(callable(len), callable(5), hash("a") == hash("a"), id(1) == id(1), "append" in dir([]), sorted(x for x in dir(type("A", (), {"zz": 1})()) if not x.startswith("__")))
#% eval exec
ns = {}; exec("x = 1\ndef f(): return x + 1", ns); print(eval("f() + x", ns), eval("a + b", {}, {"a": 1, "b": 2}))
#% eval none
eval(5)
#% locals globals
def f(a):
    b = 2
    return locals()
print(f(1))
#% input eof
import sys, io
sys.stdin = io.StringIO("hello\n")
print(input())
input()
#% datetime
import datetime
d = datetime.datetime(2024, 2, 29, 12, 30); print(d.isoformat(), d + datetime.timedelta(days=366), d.strftime("%Y %j %A"), datetime.date.fromisoformat("2024-01-05").weekday(), datetime.timedelta(seconds=3661), repr(d))
#% time struct
import time
print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d", time.gmtime(86400)), time.strptime("2024-01-02", "%Y-%m-%d")[:3], type(time.gmtime(0)).__name__, time.gmtime(0).tm_year)
#% pathlib
import pathlib
p = pathlib.PurePosixPath("/a/b.tar.gz"); print(p.name, p.suffix, p.suffixes, p.stem, p.parent, p / "c", p.parts, p.with_suffix(".x"), p.is_absolute(), p.relative_to("/a"))
#% os path
import os.path as p
print(p.join("a", "/b", "c"), p.split("/a/b"), p.splitext("a.tar.gz"), p.normpath("a/../b//c"), p.basename("/a/b/"), p.dirname("/a/b"), p.commonpath(["/a/b", "/a/c"]), p.isabs("/a"), p.relpath("/a/b", "/a/c"))
#% contextvars
import contextvars
v = contextvars.ContextVar("v", default=1)
t = v.set(2); c = contextvars.copy_context(); v.set(3)
print(v.get(), c[v], c.run(v.get), len(c) >= 1); v.reset(t); print(v.get())
v.reset(t)
#% contextvar lookup error
import contextvars
contextvars.ContextVar("empty").get()
#% abc collections
import collections.abc as c
print(isinstance([], c.Sequence), isinstance({}, c.Mapping), isinstance(iter([]), c.Iterator), issubclass(dict, c.MutableMapping), isinstance(5, c.Hashable), isinstance([], c.Hashable), isinstance((x for x in []), c.Generator))
#% string io print
import io
o = io.StringIO(); print("a", 1, file=o, sep=","); print(repr(o.getvalue()))
#% getitem unsupported
(5)[0]
#% setitem unsupported
"abc"[0] = "x"
#% delitem unsupported
del "abc"[0]
#% len unsupported
len(5)
#% in unsupported
1 in 5
#% hash unhashable
hash([])
#% repr of builtins
print(repr(len), repr([].append)[:30], repr(int), repr(str.join), repr(type(None)), repr(NotImplemented), repr(Ellipsis), repr(object).strip())
#% threading
import threading
l = []; lock = threading.Lock()
def w(n):
    with lock: l.append(n)
ts = [threading.Thread(target=w, args=(i,)) for i in range(5)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(l), lock.locked(), threading.current_thread().name)
#% queue
import queue
q = queue.Queue(2); q.put(1); q.put(2)
try: q.put_nowait(3)
except queue.Full as e: print("full", repr(e))
print(q.get(), q.get(), q.empty())
q.get_nowait()
#% lock release unlocked
import threading
threading.Lock().release()
#% subprocess
import subprocess, sys
print(subprocess.run(["echo", "hi"], capture_output=True, text=True).stdout, subprocess.run(["sh", "-c", "exit 3"]).returncode)
subprocess.run(["false"], check=True)
#% subprocess missing
import subprocess
subprocess.run(["/nonexistent_program"])
#% reduce looks up builtins of the frame
for code in ("x.__reduce__()", "y.__reduce__()", "z.__reduce__()"):
    ns = {"__builtins__": {}, "x": iter([1]), "y": iter("ab"), "z": iter({1: 2})}
    try: print(eval(code, ns))
    except Exception as e: print(type(e).__name__, e)
