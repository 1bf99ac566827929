"""For the snippets about pyexpat: documents made of pieces, well-formed and not, and what a parser tells of each."""
import random
import pyexpat

HANDLERS = [
    "StartElementHandler", "EndElementHandler", "ProcessingInstructionHandler", "CharacterDataHandler", "UnparsedEntityDeclHandler",
    "NotationDeclHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "CommentHandler", "StartCdataSectionHandler",
    "EndCdataSectionHandler", "StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "EntityDeclHandler", "XmlDeclHandler",
    "ElementDeclHandler", "AttlistDeclHandler", "SkippedEntityHandler",
]
CHOICES = [
    HANDLERS, [], ["StartElementHandler", "CharacterDataHandler", "EndElementHandler"], ["EntityDeclHandler", "StartElementHandler"],
    ["ElementDeclHandler", "AttlistDeclHandler", "CommentHandler"],
    ["StartDoctypeDeclHandler", "EndElementHandler", "NotationDeclHandler", "UnparsedEntityDeclHandler"],
]
DECLARATIONS = [
    '<!ELEMENT a (b|c*)>', '<!ELEMENT b (#PCDATA|x)*>', '<!ELEMENT c EMPTY>', '<!ELEMENT d ANY>', '<!ELEMENT e ((a,b?)+,(c|d)*)>',
    '<!ELEMENT f (#PCDATA)>', '<!ELEMENT g (a|b,c)>', '<!ELEMENT h (#PCDATA|a)>', '<!ELEMENT p:q (p:r)>',
    '<!ATTLIST a x CDATA "def&lt;1">', '<!ATTLIST a y (p|q) #IMPLIED z NMTOKENS " a  b ">', '<!ATTLIST a i ID #REQUIRED>',
    '<!ATTLIST b n NOTATION (gif|png) "gif">', '<!ATTLIST a f CDATA #FIXED "v">',
    '<!ATTLIST a xmlns CDATA "urn:d" xmlns:p CDATA "urn:p" p:k CDATA "kk">', '<!ATTLIST a>', '<!ENTITY e "text<b/>">',
    '<!ENTITY f "&e;&e;">', '<!ENTITY g "&#60;b>x&#60;/b>">', '<!ENTITY % pe "<!ELEMENT zz EMPTY>">', '%pe;', '%undef;',
    '<!ENTITY ext SYSTEM "e.xml">', '<!ENTITY extp PUBLIC "-//X  Y" "e.xml">', '<!ENTITY un SYSTEM "u" NDATA gif>',
    '<!ENTITY % xp SYSTEM "pe.xml">', '%xp;', '<!ENTITY e "dup">', '<!ENTITY lt "&#38;#60;">', '<!ENTITY bad "a</b>">',
    '<!ENTITY r "&r;">', '<!ENTITY v "%pe;">', '<!ENTITY at "q &lt; \r\n x">', '<!ENTITY c1 "]]">', '<!ENTITY cd "<![CDATA[x">',
    '<!NOTATION gif PUBLIC "gif viewer">', '<!NOTATION png SYSTEM "png.exe">', '<!NOTATION n2 PUBLIC "p" "s">', '<!-- c -->',
    '<?pi data?>', '<?pi?>', ' \n', '<![INCLUDE[<!ELEMENT k EMPTY>]]>', '<![IGNORE[ <!x ]]>', '<!ENTITY n3 PUBLIC "b\tad" "s">',
    '<!ENTITY>', '<!FOO a>', '<!ELEMENT a>',
]
CONTENT = [
    'text', 'a&amp;b', '&lt;', '&#65;', '&#x41;&#xe9;', '&#0;', '&#xD800;', '&e;', '&f;', '&g;', '&ext;', '&undef;', '&un;',
    '&bad;', '&r;', '&c1;', '&cd;', '<b/>', '<b>t</b>', '<c x="1" y="2"/>', '<c x="1" x="2"/>', '<c  x = \'a"b\' />',
    "<p:q xmlns:p='urn:1' p:z='3'/>", '<q xmlns="urn:2"><r/></q>', '<q xmlns=""/>', '<p:u/>', '<q p:z="1"/>',
    '<![CDATA[cd ]] ]> <x> \r\n]]>', '<!-- com -- ment -->', '<!-- ok\r\n -->', '<?pi  d a\rta ?>', '<?xml version="1.0"?>',
    '<?XML x?>', '\r\n', '\r', '\n\n', '\xe9', '\u6f22\u5b57', '\U0001f600', '\xe4<\xe9>x</\xe9>', ']]>', ']', ']]', '&', '<', '<b',
    '</a>', '</b>', '<b a=1/>', '<b a="<"/>', '<b a="&e;"/>', '<b a="&at;&f;"/>', '<b z="  x \t y&#32; "/>', '<b a="&#x1;"/>',
    '<b a="x"b="y"/>', '\x01', '\x7f', '\x85', '\ufffe', '<a:b:c/>', '<:a/>', '<1/>', '<b -a="1"/>', '<a xml:lang="en"/>',
    '<a xmlns:xml="urn:x"/>', '<a xmlns:p=""/>', '<a xmlns:xmlns="x"/>', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
    '<b xmlns:p="u" xmlns:q="u" p:a="1" q:a="2"/>', '<a y=" p  q " z=" a  b " x=" c  d "/>', 'x' * 1500, '\xe9' * 700,
]
BEGINNINGS = [
    '', '', '', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>', '<?xml version="1.0" standalone="yes"?>',
    "<?xml version='1.0' encoding='us-ascii' standalone='no' ?>", '<?xml version="1.0" encoding="latin-1"?>',
    '<?xml version="1.0" encoding="iso-8859-1"?>', '<?xml version="1.1"?>', '<?xml encoding="utf-8"?>',
    '<?xml version="1.0" standalone="maybe"?>', '<?xml version="1.0" encoding="cp1251"?>',
    '<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.0" encoding=""?>', '<?xml?>', '<?xml version=1?>',
    '<?xml version="1.0"encoding="x"?>',
]
ENTITIES = [
    b'<x/>more', b'<?xml version="1.0" encoding="iso-8859-1"?>\xe9<y>&e;</y>', b'<?xml version="1.0"?>t', b'\xef\xbb\xbf<z/>',
    b'<z>', b'</z>', b'', b'text\r', b'<a>&ext;</a>', b'&undef;', b'\xff\xfe<\x00a\x00/\x00>\x00',
]
SUBSETS = [
    b'<!ELEMENT q EMPTY>', b'<![INCLUDE[<!ENTITY inc "i">]]>', b'<![IGNORE[<![x[]]>]]><!ENTITY inc "j">',
    b'<?xml encoding="utf-8"?><!ATTLIST a pe CDATA "v">', b'<!ENTITY % k "INCLUDE"><![%k;[<!ELEMENT kk (a%p2;)>]]>',
    b'<!ENTITY % t "CDATA"><!ATTLIST a w %t; #IMPLIED>', b'<!ENTITY e "from pe">', b'<!ELEMENT', b']]>',
    b'<!ENTITY % v1 "x"><!ENTITY v2 "%v1;y">', b'',
]


def document(r):
    """A document made of random pieces; a third of them with a byte changed, or cut off."""
    text = r.choice(BEGINNINGS)
    if r.random() < .2:
        text += r.choice(["\n", "<!--x-->", "<?a b?>", " ", "x", "\r"])
    if r.random() < .7:
        kind = r.random()
        text += "<!DOCTYPE a"
        if kind < .2:
            text += ' SYSTEM "a.dtd"'
        elif kind < .3:
            text += " PUBLIC \"-//A  B\" 'a.dtd'"
        elif kind < .33:
            text += r.choice([' PUBLIC "x"', " FOO", '"s"', " SYSTEM", "%x;"])
        if r.random() < .9:
            text += " [" + "".join(r.choice(DECLARATIONS) for _ in range(r.randrange(0, 6))) + "]"
        text += r.choice([">", ">", ">", ">", " >", "", "x>"])
    text += r.choice(["", "\n"]) + "<a>" + "".join(r.choice(CONTENT) for _ in range(r.randrange(0, 5))) + "</a>"
    if r.random() < .2:
        text += r.choice(["\n", "<!--x-->", "<?a b?>", "x", "<b/>", "\r", "&lt;", "<!DOCTYPE a>", " \r\n"])
    encoding = r.choice(["utf-8"] * 6 + ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "utf-8-sig", "cp1251"])
    data = text.encode(encoding, "replace" if r.random() < .7 else "xmlcharrefreplace")
    if r.random() < .35 and len(data) > 3:
        at = r.randrange(len(data))
        kind = r.random()
        if kind < .4:
            return data[:at]
        if kind < .7:
            return data[:at] + bytes([r.choice(b"<>&;\"'[]()%#!?-/= \t\r\n:a\xc3\x80\x00\xff|,*+")]) + data[at + 1:]
        return data[:at] + data[at + 1:]
    return data


def short(value):
    return value if not isinstance(value, str) or len(value) < 60 else f"{value[:20]}...{len(value)}"


class Reader:
    """One parse: which handlers, in which pieces, with which settings, all by chance."""

    def __init__(self, r, show):
        self.r, self.show, self.depth = r, show, 0
        self.separator = r.choice([None, None, "!", " ", ""])
        self.step = r.choice([0, 0, 1, 7])
        self.handlers = r.choice(CHOICES)
        self.default = r.choice(["", "DefaultHandler", "DefaultHandlerExpand"])
        self.standalone, self.external = r.random() < .3, r.random() < .9
        self.parser = p = pyexpat.ParserCreate("utf-8" if r.random() < .1 else None, self.separator)
        self.hook(p)
        p.SetParamEntityParsing(r.randrange(3))
        if r.random() < .1:
            p.UseForeignDTD(True)
        if r.random() < .2:
            p.SetReparseDeferralEnabled(False)
        p.namespace_prefixes = r.random() < .3
        p.ordered_attributes = r.random() < .25
        p.buffer_text = r.random() < .15
        p.specified_attributes = r.random() < .15
        p.SetBase("http://base")

    def hook(self, p):
        def handler(name):
            def tell(*args):
                place = p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex
                self.show(" ", name.removesuffix("Handler"), *map(short, args), *place)
            return tell
        for name in self.handlers:
            setattr(p, name, handler(name))
        if self.default:
            setattr(p, self.default, handler(self.default))
        if self.standalone:
            p.NotStandaloneHandler = lambda: self.show("  NotStandalone") or 1
        if self.external:
            p.ExternalEntityRefHandler = lambda *args: self.entity(p, *args)

    def entity(self, p, context, base, system, public):
        self.show("  ExternalEntityRef", context and sorted(context.split("\f")), base, system, public)
        if self.depth > 2:
            return 1
        self.depth += 1
        try:
            inner = p.ExternalEntityParserCreate(context)
            self.hook(inner)
            text = self.r.choice(SUBSETS if context is None else ENTITIES)
            self.feed(inner, text)
            return 1
        except pyexpat.ExpatError as error:
            self.show("  inner error", error.code, error.lineno, error.offset)
            return self.r.choice([0, 1])
        finally:
            self.depth -= 1

    def feed(self, p, data):
        if self.step == 0:
            return p.Parse(data, True)
        for at in range(0, len(data), self.step):
            p.Parse(data[at:at + self.step])
        return p.Parse(b"", True)


def read(seed, count):
    """Read documents and print the events, the error and where the parser stood."""
    for number in range(count):
        r = random.Random(seed * 1000 + number)
        data = document(r)
        reader = Reader(r, lambda *parts: print(*map(str, parts)))
        print(number, data if len(data) < 600 else data[:600] + b"...")
        try:
            print("  =", reader.feed(reader.parser, data))
        except pyexpat.ExpatError as error:
            print("  error", error, error.code)
        except Exception as error:
            print("  raises", type(error).__name__, error)
        p = reader.parser
        print("  at", p.ErrorCode, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex)
