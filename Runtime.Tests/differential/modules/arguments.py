#% what the C code asks of an argument by PyLong_AsSsize_t, by PyErr_SetObject and by the argument parsers
import array
import collections


def told(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


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
