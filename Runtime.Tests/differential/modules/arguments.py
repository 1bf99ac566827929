#% what the C code asks of an argument by PyLong_AsSsize_t, by PyErr_SetObject and by the argument parsers
import array
import collections


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


class Index:
    def __index__(self):
        return 2


# An int, not an object with __index__; a place before the first is the end of a list, and the start of a tuple.
made = (
    lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: reversed((1, 2, 3)),
    lambda: iter('abc'), lambda: iter('a\u1234c'), lambda: iter(range(3)), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')),
    lambda: iter(array.array('b', b'abc')), lambda: iter(type('Items', (), {'__getitem__': lambda self, i: i})()),
)
for make in made:
    for state in ('a', None, 1.5, Index(), 1 << 80, -(1 << 80), -1, 2, 9, True):
        it = make()
        told(lambda: (it.__setstate__(state), next(it, None)))

grown = [1]
it = iter(grown)
it.__setstate__(7)
grown.append(2)
print(next(it, None))

for maxlen in ('a', 1.5, Index(), -1, True, 1 << 80):
    told(lambda: collections.deque([1], maxlen).maxlen)

# The key of a KeyError gives its arguments.
ordered = collections.OrderedDict(a=1)
for key in (None, (), (1,), (1, 2), 1, 'x'):
    told(ordered.pop, key)
    told(ordered.move_to_end, key)
    told(ordered.__delitem__, key)

told(collections.OrderedDict, 1, 2)
told(array.array, None)
told(array.array, 1)
told(told.__code__.replace, 1)
told(told.__code__.__replace__, 1, 2)

#% the state of a long range's iterator, names that are no UTF-8, and the encodings that surrogatepass knows
import _suggestions
import codecs


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for state in (True, 1.5, None, 2, -1, 1 << 90):
    it = iter(range(1 << 70, (1 << 70) + 3))
    told(lambda: (it.__setstate__(state), next(it, None)))

for names, name in ((['\udc80'], 'a'), (['a'], '\udc80'), (['abc'], 'abd'), (['\udc80'] + ['a'] * 800, 'b'), (['b', 'B'], 'b')):
    told(lambda: ascii(_suggestions._generate_suggestions(names, name)))


def found(name):
    if name.startswith('zzz'):
        return codecs.CodecInfo(lambda *args: ('', 0), lambda *args: ('', 0), name=name, _is_text_encoding=False)


codecs.register(found)
told('a'.encode, 'zzz' + 'z' * 500)
told(b'a'.decode, 'zzz' + 'z' * 500)

handler = codecs.lookup_error('surrogatepass')
for encoding in ('utf-8', 'UTF8', 'utf_16', 'utf16-le', 'utf-16be', 'utf32', 'utf-32_be', 'utf-16x', 'CP_UTF8', 'latin1', '\udc80', ''):
    told(lambda: ascii(handler(UnicodeEncodeError(encoding, 'a\ud800\udc80b', 1, 3, 'r'))))
    told(lambda: ascii(handler(UnicodeDecodeError(encoding, b'\xed\xa0\x80\x00\xd8\x00\xd8', 0, 1, 'r'))))

#% RLock and the names of threads
import _thread, threading
lock = _thread.RLock(1, a=2)
class Lock(_thread.RLock):
    def __init__(self, a, *, b): super().__init__()
print(isinstance(Lock(1, b=2), _thread.RLock))
def names():
    for name in ("x" * 20, "x" * 14 + "\xe9", "\udc80a", "a\0b", ""):
        _thread.set_name(name)
        print(ascii(_thread._get_name()))
    try:
        _thread.set_name(3)
    except TypeError as error:
        print(error)
thread = threading.Thread(target=names)
thread.start()
thread.join()
