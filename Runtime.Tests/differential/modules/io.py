#% a raw stream that nobody finished
import io
raw = io.RawIOBase()
for name, arguments in (("readinto", (bytearray(1),)), ("readinto", ()), ("write", (b"x",)), ("write", (1, 2)), ("read", ()), ("read", (1,)), ("readall", ())):
    try:
        print(name, getattr(raw, name)(*arguments))
    except Exception as error:
        print(name, type(error).__name__, error)
#% streams that cannot be pickled
import io, pickle
for stream in (io.BufferedReader(io.BytesIO()), io.BufferedWriter(io.BytesIO()), io.BufferedRandom(io.BytesIO()), io.TextIOWrapper(io.BytesIO()), io.FileIO("/dev/null")):
    for call in (stream.__getstate__, stream.__reduce__, lambda: pickle.dumps(stream)):
        try:
            call()
        except TypeError as error:
            print(error)
#% truncation
import io
class Index:
    def __index__(self): return 1
for make in (lambda: io.BytesIO(b"ab\ncd"), lambda: io.StringIO("ab\ncd"), lambda: io.BufferedRandom(io.BytesIO(b"ab\ncd"))):
    for size in (None, 0, 2, 9, -1, 2**70, -2**70, 1.5, "x", Index()):
        stream = make()
        try:
            print(type(stream).__name__, repr(size)[:9], stream.truncate(size))
        except Exception as error:
            print(type(stream).__name__, repr(size)[:9], type(error).__name__, error)
#% offsets
import io
class Big(int): pass
for position in (2**70, Big(2**70), 1.5, "x"):
    try:
        io.BufferedReader(io.BytesIO()).seek(position)
    except Exception as error:
        print(type(error).__name__, error)
#% constructors of their own
import io
for kind in (io.BytesIO, io.StringIO, io.FileIO):
    print(kind.__name__, "__new__" in vars(kind), "__iter__" in vars(kind))
closed = io.BytesIO()
closed.close()
print(iter(closed) is closed)
