#% whole data and checksums
import zlib
data = b'hello ' * 1000
for level in (-1, 0, 1, 9):
    print(len(zlib.compress(data, level)) < len(data) + 20, zlib.decompress(zlib.compress(data, level)) == data)
print(zlib.crc32(b'abc'), zlib.crc32(b'abc', -1), zlib.crc32(b'abc', 2**70 + 5), zlib.crc32(b''), zlib.adler32(b'abc'), zlib.adler32(b''), zlib.adler32(data * 10, 7))
#% errors
import zlib
c, d = zlib.compressobj(), zlib.decompressobj()
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
attempt(lambda: zlib.decompress(b''))
attempt(lambda: zlib.decompress(b'xxxxxx'))
attempt(lambda: zlib.decompress(b'x', bufsize=-1))
attempt(lambda: zlib.decompress(b'x', 100))
attempt(lambda: zlib.compress(b'', 100))
attempt(lambda: zlib.compressobj(method=5))
attempt(lambda: zlib.compressobj(zdict=None))
attempt(lambda: zlib.decompressobj(zdict=None))
attempt(lambda: zlib._ZlibDecompressor(99))
attempt(lambda: zlib._ZlibDecompressor(-15, zdict=3))
attempt(lambda: zlib.compress(b'', lvel=1))
attempt(lambda: d.decompress(b'', -1))
attempt(lambda: d.flush(0))
attempt(lambda: type(c)())
attempt(lambda: zlib.crc32())
attempt(lambda: zlib.crc32(b'', ''))
#% dictionaries
import zlib
z = zlib.compressobj(zdict=b'hello world')
x = z.compress(b'hello hello world world' * 5) + z.flush()
for given in ({}, {'zdict': b'hello world'}, {'zdict': b'wrong'}):
    d = zlib.decompressobj(**given)
    for step in (lambda: d.decompress(x[:2], 1), d.flush, lambda: d.decompress(x[2:], 1), d.flush, d.flush):
        try:
            print(step())
        except Exception as e:
            print(repr(e))
    print(d.eof, d.unused_data)
#% after the end
import zlib
d = zlib.decompressobj()
print(d.decompress(zlib.compress(b'abc') + b'tail'), d.eof, d.unused_data, d.unconsumed_tail, d.flush())
for step in (lambda: d.decompress(b'x'), d.flush, d.copy):
    try:
        print(step())
    except Exception as e:
        print(repr(e))
#% input kept until it is wanted
import zlib
y = zlib.compress(b'abc' * 1000)
d = zlib._ZlibDecompressor()
for data, limit in ((y + b'tail', 0), (b'', 10), (b'more', 100000), (b'', 1)):
    try:
        print(len(d.decompress(data, limit)), d.needs_input, d.eof, d.unused_data)
    except Exception as e:
        print(repr(e))
#% copies go on by themselves
import copy, zlib
c = zlib.compressobj()
start = c.compress(b'abc')
e = copy.copy(c)
print(zlib.decompress(start + c.compress(b'def') + c.flush()), zlib.decompress(start + e.compress(b'xyz') + e.flush()))
