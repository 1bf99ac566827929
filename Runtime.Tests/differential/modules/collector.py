#% what objects refer to
import gc
class A: __slots__ = ("v",)
a = A()
a.v = [1]
print([r is A or r is a.v for r in gc.get_referents(a)])
print(sorted(type(r).__name__ for r in gc.get_referents(A)))
def f(x=[1]): return a
m = A.__str__
print(any(r is f for r in gc.get_referents(staticmethod(f))), sorted(type(r).__name__ for r in gc.get_referents((1, "x"), [2.5])))
print(gc.get_referents(3, "x"), gc.get_referents())

#% who refers to an object
import gc
x = []
a, b, c = [x], (x,), {"k": x}
found = gc.get_referrers(x)
print([any(r is o for r in found) for o in (a, b, c, globals())], any(r is x for r in found))

#% all objects
import gc
x = []
class C: pass
c = C()
for generation in None, -1:
    found = gc.get_objects(generation)
    print(any(o is x for o in found), any(o is c for o in found), any(o is found for o in found))
gc.collect()
print(any(o is x for o in gc.get_objects(0)))
for generation in 3, -2, "x":
    try: gc.get_objects(generation)
    except Exception as e: print(type(e).__name__, e)

#% a finalized object that lives again
import gc
keep = []
class F:
    def __del__(self):
        keep.append(self)
        print("del", gc.is_finalized(self))
f = F()
print(gc.is_finalized(f))
del f
gc.collect()
print(gc.is_finalized(keep[0]), gc.is_finalized(3), gc.is_finalized(keep))

#% the flags for shared libraries
import sys
before = sys.getdlopenflags()
sys.setdlopenflags(before | 0x100)
print(sys.getdlopenflags() == before | 0x100)
sys.setdlopenflags(before)

#% a signal that lets calls go on
import os, signal, threading, time
def run(interrupts):
    r, w = os.pipe()
    late = threading.Timer(0.6, os.write, (w, b"x"))
    late.start()
    done = []
    signal.signal(signal.SIGALRM, lambda *_: done.append(time.monotonic() - start < 0.45))
    signal.siginterrupt(signal.SIGALRM, interrupts)
    start = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    os.read(r, 1)
    late.join()
    return done
print(run(True), run(False))
for number in 0, 9, 32, 65:
    try: signal.siginterrupt(number, False)
    except Exception as e: print(number, repr(e))
