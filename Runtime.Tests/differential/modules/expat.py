#% documents 0
import documents
documents.read(0, 20)
#% documents 1
import documents
documents.read(1, 20)
#% documents 2
import documents
documents.read(2, 20)
#% documents 3
import documents
documents.read(3, 20)
#% documents 4
import documents
documents.read(4, 20)
#% documents 5
import documents
documents.read(5, 20)
#% documents 6
import documents
documents.read(6, 20)
#% documents 7
import documents
documents.read(7, 20)
#% documents 8
import documents
documents.read(8, 20)
#% documents 9
import documents
documents.read(9, 20)
#% documents 10
import documents
documents.read(10, 20)
#% documents 11
import documents
documents.read(11, 20)
#% attributes of the parser
import pyexpat
p = pyexpat.ParserCreate()
for name in ("buffer_size", "buffer_text", "buffer_used", "namespace_prefixes", "ordered_attributes", "specified_attributes", "intern"):
    print(name, getattr(p, name))
for name, value in [("buffer_size", 0), ("buffer_size", "x"), ("buffer_size", 2**31), ("buffer_text", 5), ("StartElementHandler", 3)]:
    try:
        setattr(p, name, value)
        print(name, getattr(p, name))
    except Exception as error:
        print(name, type(error).__name__, error)
for name in ("buffer_size", "buffer_text", "StartElementHandler", "intern", "namespace_prefixes"):
    try:
        delattr(p, name)
    except Exception as error:
        print(name, type(error).__name__, error)
print(p.ErrorCode, p.ErrorLineNumber, p.ErrorColumnNumber, p.ErrorByteIndex, p.CurrentByteIndex)
#% what may not be done
import pyexpat
for call in (lambda: pyexpat.ParserCreate("utf-8", "xx"), lambda: pyexpat.ParserCreate(intern=[]), lambda: pyexpat.ParserCreate(1),
             lambda: pyexpat.XMLParserType(), lambda: pyexpat.ErrorString("x"), lambda: pyexpat.ParserCreate().Parse(1),
             lambda: pyexpat.ParserCreate().ParseFile(1), lambda: pyexpat.ParserCreate().SetBase("a\0"),
             lambda: pyexpat.ParserCreate().SetAllocTrackerMaximumAmplification(0.5),
             lambda: pyexpat.ParserCreate().ExternalEntityParserCreate("").SetBillionLaughsAttackProtectionActivationThreshold(3),
             lambda: pyexpat.ParserCreate("no-such").Parse("<a/>", True), lambda: pyexpat.ParserCreate("no-such").Parse(b"<a/>", True)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(pyexpat.ErrorString(3), pyexpat.ErrorString(0), pyexpat.ErrorString(-1), pyexpat.ErrorString(1000))
#% a handler raises
import pyexpat
import traceback
p = pyexpat.ParserCreate()
def start(name, attributes):
    raise ValueError(name)
p.StartElementHandler = start
try:
    p.Parse("<a><b/></a>", True)
except ValueError as error:
    print([(entry.name, entry.filename.rpartition("/")[2]) for entry in traceback.extract_tb(error.__traceback__)])
print(p.StartElementHandler)
try:
    p.Parse("", True)
except pyexpat.ExpatError as error:
    print(error)
#% a handler parses
import pyexpat
p = pyexpat.ParserCreate()
p.StartElementHandler = lambda *args: p.Parse("<c/>")
try:
    p.Parse("<a/>", True)
except RuntimeError as error:
    print(error)
#% files and input context
import io
import pyexpat
p = pyexpat.ParserCreate()
p.StartElementHandler = lambda name, attributes: print(name, len(p.GetInputContext()), p.CurrentByteIndex)
print(p.GetInputContext())
print(p.ParseFile(io.BytesIO(b"<a>" + b"<b/>" * 3 + b" " * 3000 + b"<c/></a>")))
print(p.GetInputContext())
for text in ("str", 3):
    class File:
        def read(self, size):
            return text
    try:
        pyexpat.ParserCreate().ParseFile(File())
    except TypeError as error:
        print(error)
class Long:
    def read(self, size):
        return b"x" * (size + 1)
try:
    pyexpat.ParserCreate().ParseFile(Long())
except ValueError as error:
    print(error)
#% laughs by the billion
import pyexpat
lines = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
p = pyexpat.ParserCreate()
p.CharacterDataHandler = lambda text: None
try:
    p.Parse(f'<!DOCTYPE a [<!ENTITY e0 "lol">{lines}]><a>&e9;</a>', True)
except pyexpat.ExpatError as error:
    print(error)
