#% split variants
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "a\nb\r\nc\x0bd".splitlines(), "a\nb".splitlines(True), "abc".partition("b"), "abc".rpartition("x"))
#% split empty separator
"a".split("")
#% strip
print("xxaxx".strip("x"), "  a ".lstrip() + "|", "abc".rstrip("bc"), "prefix-a".removeprefix("prefix-"), "a.py".removesuffix(".py"))
#% find
print("hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".index("e"), "hello".count("l"), "aaa".count("aa"), "".count(""), "abc".find("", 5), "abc".count("", 1))
#% index missing
"abc".index("z")
#% replace
print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "aXbX".replace("X", ""), "aaa".replace("aa", "b"))
#% case
print("hello world".title(), "HELLO".capitalize(), "ß".upper(), "İ".lower() == "i̇", "ǆ".title(), "Straße".casefold(), "ΑΣ".lower(), "ﬁ".upper(), "they're".title(), "hELLO".swapcase())
#% predicates
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "a b".isidentifier(), "é_1".isidentifier(), "Ab".istitle(), " \t".isspace(), "ABC".isupper(), "\n".isprintable(), "".isalpha(), "".isascii(), "é".isascii())
#% justify
print("a".center(5, "*"), "ab".center(5), "a".ljust(3) + "|", "a".rjust(3), "-5".zfill(4), "+3".zfill(5), "abc".zfill(2), "a\tb".expandtabs(4))
#% join
print(",".join(["a", "b"]), "".join([]), "-".join("abc"))
",".join([1])
#% join second
",".join(["a", 1])
#% startswith
print("abc".startswith(("x", "a")), "abc".endswith("bc", 1), "abc".startswith("", 5), "abc".startswith("c", -1))
#% startswith type
"a".startswith(1)
#% translate
print("abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy", "c")))
#% index and slice
s = "héllo😀"
print(len(s), s[1], s[-1], s[::-1], s[1:4], s[10:], s[::2], s[-3:-1], "😀" in s)
#% index float
"abc"[1.0]
#% compare
print("a" < "b", "a" < "B", "é" > "z", "abc" < "abd", "a" == "a", "" < "a", "\U0001F600" > "\uffff", max("a😀z"))
#% repr
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\\\x00\x7f\xa0é\u200b😀\ud800\U0010ffff"))
#% ascii
print(ascii("é☃😀'"))
#% multiplication
print("ab" * 3, "ab" * 0, "ab" * -1, 3 * "x")
#% encode
print("é☃😀".encode(), "é".encode("latin-1"), "é☃".encode("ascii", "replace"), "é☃".encode("ascii", "xmlcharrefreplace"), "é☃".encode("ascii", "backslashreplace"), "é".encode("ascii", "ignore"), "\udcff".encode("utf8", "surrogateescape"), "a".encode("utf-16"), "a".encode("utf-32-be"), "é".encode("utf-7"), "é☃".encode("ascii", "namereplace"), "\ud800".encode("utf8", "surrogatepass"))
#% decode
print(b"\xc3\xa9".decode(), b"\xff".decode("latin-1"), b"a\xffb".decode("utf8", "replace"), b"a\xffb".decode("utf8", "ignore"), b"a\xffb".decode("utf8", "surrogateescape").encode("ascii", "backslashreplace"), b"a\xffb".decode("ascii", "backslashreplace"), b"\xff\xfea\x00".decode("utf-16"), b"+AOk-".decode("utf-7"), b"\\u00e9\\n".decode("unicode_escape"), b"caf\xe9".decode("cp1252"))
#% unknown encoding
"a".encode("nope")
#% unknown handler
"é".encode("ascii", "nope")
#% decode partial
b"\xe2\x82".decode()
#% decode utf8 invalid forms
for b in (b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80", b"\xe2\x28\xa1", b"\xf0\x9f\x98"):
    try: b.decode()
    except UnicodeDecodeError as e: print(e)
#% str of bytes
print(str(b"a"), str(b"a", "ascii"), str(), str(5), str(object=None))
#% str decode type
str(5, "ascii")
#% bytes basics
b = b"hello"
print(b[0], b[1:3], b + b"x", b * 2, 104 in b, b"ll" in b, b.upper(), b.find(b"l"), b.split(b"l"), b.hex(), b.hex(":"), b.hex("-", 2), bytes.fromhex("68 65"), bytes([1, 2]), bytes(3), list(b), b.replace(b"l", b"L"), b.startswith(b"he"), repr(b"\x00'\"\xff\n"))
#% bytes out of range
bytes([256])
#% bytes from str
bytes("a")
#% bytes concat str
b"a" + "b"
#% bytes fromhex error
bytes.fromhex("6x")
#% bytes format
print(b"%s %d %x %r %a %c" % (b"a", 5, 255, "x", "é", 65))
#% bytes bad format
b"%s" % "a"
#% bytearray
a = bytearray(b"abc"); a.append(100); a.extend(b"ef"); a[0] = 65; a[1:3] = b"xyz"; del a[-1]
print(a, a.pop(), a.pop(0), a); a.insert(0, 33); a.reverse(); print(a, a.copy() == a, bytes(a))
#% bytearray value
bytearray(b"a")[0] = 256
#% bytearray resize with view
a = bytearray(b"abc"); m = memoryview(a)
a.append(1)
#% memoryview
m = memoryview(bytearray(b"abcdef")); m[0] = 120; m[2:4] = b"YZ"
print(bytes(m), m[1], m.tolist(), m[::2].tolist(), m.format, m.itemsize, m.shape, m.strides, m.readonly, m.cast("H").tolist(), m == b"xbYZef", len(m), m.nbytes)
#% memoryview readonly
memoryview(b"a")[0] = 1
#% memoryview released
m = memoryview(b"a"); m.release(); m[0]
#% unicode names
import unicodedata
print(unicodedata.name("é"), unicodedata.lookup("SNOWMAN"), unicodedata.category("A"), unicodedata.normalize("NFD", "é") == "e\u0301", unicodedata.numeric("½"), unicodedata.bidirectional("a"), unicodedata.east_asian_width("中"), "\N{BULLET}", unicodedata.name("한"), unicodedata.decomposition("é"), unicodedata.combining("\u0301"))
#% unicode name missing
import unicodedata
unicodedata.name("\x00")
#% string module
import string
print(string.capwords("a b"), string.Template("$a ${b}").substitute(a=1, b=2), string.ascii_letters[:5], string.Formatter().format("{0}{x}", 1, x=2))
#% textwrap
import textwrap
print(textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n    b\n"))
#% regex
import re
print(re.findall(r"\d+", "a1b22"), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.split(r"[,;]", "a,b;c"), re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05").groupdict(), re.search(r"(?i)HELLO", "say hello").span(), re.fullmatch(r"a*b", "aaab") is not None, re.sub("a", lambda m: m[0].upper(), "banana"), re.escape("a.b*c"), re.compile("(a)|(b)").search("b").groups(), re.findall(r"(?<=a)b(?!c)", "abc abd"), re.subn("x", "y", "xxz"), [m.start() for m in re.finditer("o", "foo boo")])
#% regex lazy and backrefs
import re
print(re.findall(r"<.+?>", "<a><b>"), re.search(r"(\w+) \1", "the the cat").group(), re.findall(r"(?m)^\w", "ab\ncd"), re.findall(r"(?s)a.b", "a\nb"), re.sub(r"\s+", " ", "a \n b"), re.match(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").group(0, 1), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"(?x) a # c \n b", "ab"), re.search(r"(?>a+)b", "aaab").group(), re.search(r"a{2,3}+", "aaaa").group(), re.findall("[^\\W\\d_]+", "ab1_é"))
#% regex error
import re
re.compile("(a")
#% regex error position
import re
re.compile("a**")
#% regex unknown group
import re
re.sub("a", r"\g<x>", "a")
#% struct
import struct
print(struct.pack(">IhB", 1, -2, 255), struct.unpack("<2sH", b"ab\x01\x02"), struct.calcsize("@iq"), struct.pack("<d", 1.5), struct.pack("3s", b"a"), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
#% struct error
import struct
struct.pack("B", 256)
#% struct size error
import struct
struct.unpack("I", b"abc")
#% base64 binascii
import base64, binascii
print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), binascii.hexlify(b"ab"), binascii.crc32(b"abc"), base64.b32encode(b"a"), base64.b85encode(b"abc"))
#% binascii error
import binascii
binascii.unhexlify("a")
#% hashes
import hashlib
print(hashlib.md5(b"a").hexdigest(), hashlib.sha1(b"a").hexdigest(), hashlib.sha256(b"a").hexdigest()[:16], hashlib.sha3_256(b"a").hexdigest()[:16], hashlib.blake2b(b"a", digest_size=8).hexdigest(), hashlib.shake_128(b"a").hexdigest(8), hashlib.sha512(b"a").hexdigest()[:16])
#% json
import json
print(json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {"c": float("inf")}}, indent=1, sort_keys=True), json.loads('{"x": [1, -2.5e3, "\\u00e9", null]}'), json.dumps("é", ensure_ascii=False), json.dumps([1, {}], separators=(",", ":")))
#% json error
import json
json.loads('{"a": }')
#% json unserialisable
import json
json.dumps({1: object})
#% csv
import csv, io
o = io.StringIO(); w = csv.writer(o); w.writerow(["a", 'b"c', "d,e", 5]); print(repr(o.getvalue()), list(csv.reader(['a,"b,c",d', "1,2"])))
#% io stringio
import io
s = io.StringIO("a\nb\nc"); print(s.readline(), s.read(1), s.tell(), s.readlines()); s.seek(0); s.write("X"); print(s.getvalue())
#% io bytesio
import io
b = io.BytesIO(b"abc"); b.seek(0, 2); b.write(b"d"); print(b.getvalue(), b.tell(), b.read(), b.getbuffer()[0])
#% textiowrapper
import io
t = io.TextIOWrapper(io.BytesIO(b"a\r\nb\rc\n\xc3\xa9"), encoding="utf-8", newline=None)
print(t.readlines(), t.encoding, t.newlines)
#% print options
print(1, 2, sep="-", end="!\n"); print(*"abc", sep=""); print(); print("a", file=None)
