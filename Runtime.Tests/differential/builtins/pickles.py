#% pickled bytes by protocol
import pickle
for o in (None, True, 0, 255, 256, 65536, -1, 2**31, -2**31 - 1, 2**100, -2**2000 % 7, 1.5, "a\u20ac\n", b"xy", (), (1,), (1, 2, 3, 4), [1, 2], {"a": 1}, {1, }, frozenset({1}), bytearray(b"z"), int, len, ..., type(None)):
    for p in range(6):
        data = pickle.dumps(o, p)
        assert pickle.loads(data) == o
        print(p, data)
#% shared and recursive objects
import pickle
l = []; l.append(l); d = {}; d["d"] = d; t = ([],); t[0].append(t); s = "text" * 3
for p in range(6):
    a, b, c = (pickle.loads(pickle.dumps(x, p)) for x in (l, d, t))
    print(a[0] is a, b["d"] is b, c[0][0] is c, pickle.dumps([s, s], p))
#% frames and large data
import pickle, io
data = pickle.dumps([b"x" * 70000, "y" * 70000, list(range(3000))], 4)
print(len(data), data[:14], pickle.loads(data)[2][-1])
class File:
    def __init__(self): self.sizes = []
    def write(self, b): self.sizes.append(len(b))
f = File(); pickle.dump([b"x" * 70000, 1, "z" * 100000], f, 5); print(f.sizes)
#% broken pickles
import pickle, io
for d in (b"", b"\xff", b"'", b"g1\n.", b"gx\n.", b"p-1\n.", b"Np-1\n.", b"0", b"(0", b"(1", b"t.", b"Ix\n.", b"Lx\n.", b"F\n.", b"S'a\n.", b"\x82\x00.", b"\x82\x05.", b"\x80\x06.", b"cnope\nx\n.", b"\x8c\x02os\x8c\x01q\x93.",
          b"\x80\x04\x8c\x02os\x8c\x06path.q\x93.", b"NN\x81.", b"(Nd.", b"}N(Nu.", b"NNb.", b"Pa\n.", b"P\xff\n.", b"\x97.", b"NNa.", b"\x90", b"o", b"R", b"NNR.", b"h\x00.", b"2", b"T\xff\xff\xff\xff.", b"X\xff\xff\xff\xff.",
          b"\x8b\xff\xff\xff\xff", b"\x80\x04\x95\x03\0\0\0\0\0\0\0C\nhelloworld.", b"\x80\x04\x95\x0c\0\0\0\0\0\0\0N\x95\0\0\0\0\0\0\0\0NN.", b"\x80\x04\x95\x05\0\0\0\0\0\0\0N."):
    for f in (lambda: pickle.loads(d), lambda: pickle.load(io.BytesIO(d))):
        try: print(d, f())
        except Exception as e: print(d, type(e).__name__, e)
#% objects that cannot be pickled
import pickle
class Bad:
    def __init__(self, r): self.r = r
    def __reduce_ex__(self, p): return self.r
def local(): pass
for o in (lambda: 0, local, Bad(3), Bad(()), Bad((1, ())), Bad((int, 1)), Bad((int, (), None, 3)), Bad((int, (), None, None, 3)), Bad((int, (), None, None, None, 3)), Bad("nothing"), [1, {"k": Bad(3)}], (i for i in ())):
    for p in (0, 2, 5):
        try: print(pickle.dumps(o, p))
        except Exception as e: print(p, type(e).__name__, e, getattr(e, "__notes__", None))
#% hooks
import pickle, io
class P(pickle.Pickler):
    def persistent_id(self, o): return "big" if o == "BIG" else None
    def reducer_override(self, o): return (int, ("7",)) if isinstance(o, complex) else NotImplemented
class U(pickle.Unpickler):
    def persistent_load(self, id): return [id]
    def find_class(self, m, n): print("find", m, n); return super().find_class(m, n)
for p in (0, 2, 5):
    f = io.BytesIO(); P(f, p).dump(["BIG", 1j, print]); f.seek(0); print(U(f).load())
try: pickle.Unpickler(io.BytesIO(b"Pa\n.")).load()
except Exception as e: print(type(e).__name__, e)
#% buffers out of band
import pickle
b = bytearray(b"abc"); out = []
data = pickle.dumps([pickle.PickleBuffer(b), pickle.PickleBuffer(b"ro")], 5, buffer_callback=out.append)
print(data, [bytes(x.raw()) for x in out], pickle.loads(data, buffers=[b, b"ro"]))
for f in (lambda: pickle.loads(data), lambda: pickle.loads(data, buffers=[]), lambda: pickle.dumps(1, 4, buffer_callback=print), lambda: pickle.dumps(pickle.PickleBuffer(b""), 4), lambda: pickle.dumps(1, 9)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% python two strings
import pickle
for k in ({}, {"encoding": "latin1"}, {"encoding": "bytes"}, {"errors": "replace"}):
    try: print(pickle.loads(b"U\x02\xe9a.", **k), pickle.loads(b"S'\\xe9'\n.", **k))
    except Exception as e: print(type(e).__name__, e)
print(pickle.loads(b"c__builtin__\nxrange\n."), pickle.dumps(range, 2), pickle.dumps(range, 3))
