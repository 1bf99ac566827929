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

#% a str whose replace() does things to the stream that it is written to
import io
def run(action):
    readonly = io.BufferedReader(io.BytesIO())
    stream = io.TextIOWrapper(io.BytesIO(), newline="\r\n")
    class Text(str):
        def replace(self, *args):
            return action(stream, readonly)
    try:
        print(stream.write(Text("a\n")))
    except Exception as error:
        print(type(error).__name__, error)
def fail(stream, readonly):
    try:
        stream.__init__(readonly, encoding="nonexistent-encoding")
    except LookupError as error:
        print(error)
    return "x"
run(lambda stream, readonly: None)
run(lambda stream, readonly: (stream.close(), "a")[1])
run(lambda stream, readonly: (stream.detach(), "a")[1])
run(lambda stream, readonly: (stream.__init__(readonly), "a")[1])
run(fail)

#% names of encodings, handlers and line ends that C cannot take
import io
for given in (dict(encoding="\udcfe"), dict(encoding="utf-8\0"), dict(encoding="utf-8", errors="\udcfe"), dict(encoding="utf-8", errors="a\0"),
              dict(encoding="utf-8", newline="\udcfe"), dict(encoding="x", newline="xy\0"), dict(errors=3), dict(encoding=3), dict(encoding="utf-8", newline="xyz")):
    for call in ("__init__", "reconfigure"):
        buffer = io.BytesIO()
        stream = io.TextIOWrapper(buffer)
        try:
            if call == "reconfigure":
                stream.reconfigure(**given)
            else:
                stream.__init__(buffer, **given)
            print(call, given)
        except Exception as error:
            print(call, given, type(error).__name__, ascii(str(error)))

#% the buffer of a stream that has none
import io
class Sub(io.TextIOWrapper): pass
print(repr(Sub(io.StringIO())), repr(Sub(io.BytesIO())))
detached = io.TextIOWrapper(io.BytesIO())
detached.detach()
for stream in (io.TextIOWrapper.__new__(io.TextIOWrapper), detached):
    for name in ("buffer", "encoding", "errors", "line_buffering", "name"):
        try:
            print(name, getattr(stream, name))
        except Exception as error:
            print(name, type(error).__name__, error)

#% who warns of an unclosed file
import gc, io, os, warnings
reader, writer = os.pipe()
for kind in ({"buffering": 0, "mode": "rb"}, {"mode": "rb"}, {"mode": "r", "encoding": "utf-8"}):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        stream = io.open(os.dup(reader), **kind)
        shown = repr(stream)
        stream = None
        gc.collect()
    print(f"unclosed file {shown}" in [str(warning.message) for warning in caught])
os.close(reader)
os.close(writer)
