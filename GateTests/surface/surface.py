"""What the native modules and types look like from Python, compared with what CPython's do.

usage: surface.py dump                 print this interpreter's surface (CPython's is kept as cpython.tsv)
       surface.py compare [REPORT]     compare it with cpython.tsv; write REPORT where one is named
       surface.py known                print the differences in the form of known.tsv

A fact is a line: module, path, aspect, value. The aspects are kind, signature, qualname, module, flags, bases, mro, value, doc.
No documentation text is recorded, only that there is one: doc is said of what has a docstring, and one of ours that CPython
does not have is no difference. known.tsv lists the differences that there are; it may only shrink.
"""
import importlib
import os
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
FIRST = "_asyncio _thread _socket select _contextvars itertools _functools _collections _io builtins".split()
REST = """_abc _ast _bisect _blake2 _codecs _csv _heapq _imp _json _locale _md5 _opcode _operator _posixsubprocess _queue _random
_sha1 _sha2 _sha3 _signal _sre _stat _statistics _string _struct _suggestions _symtable _tokenize _tracemalloc _types _typing
_warnings _weakref array atexit binascii cmath errno faulthandler fcntl gc grp marshal math posix pwd pyexpat resource sys
termios time types unicodedata zlib""".split()

# What a build or a run decides, not the language.
OF_RUN = set("""__doc__ __file__ __loader__ __spec__ __package__ __builtins__ __path__ __annotations__ __annotations_cache__
__annotate_func__ __static_attributes__ __firstlineno__ __dictoffset__ __weakrefoffset__ __basicsize__ __itemsize__""".split())
STATE_MODULES = {"sys", "posix", "time", "errno", "_locale", "gc", "pyexpat", "_tokenize"}
VERSIONED = {"ZLIB_VERSION", "ZLIB_RUNTIME_VERSION", "EXPAT_VERSION", "unidata_version", "__version__"}

# The flags that say something to a program: not those of memory layout and caches.
FLAGS = {5: "SEQUENCE", 6: "MAPPING", 7: "DISALLOW_INSTANTIATION", 8: "IMMUTABLETYPE", 9: "HEAPTYPE", 10: "BASETYPE",
         11: "HAVE_VECTORCALL", 14: "HAVE_GC", 17: "METHOD_DESCRIPTOR", 20: "IS_ABSTRACT", 22: "MATCH_SELF", 24: "LONG",
         25: "LIST", 26: "TUPLE", 27: "BYTES", 28: "UNICODE", 29: "DICT", 30: "BASE_EXC", 31: "TYPE"}


DOCUMENTED = (type, types.BuiltinFunctionType, types.FunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
              types.MemberDescriptorType, staticmethod, classmethod)


def full_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def callable_facts(o):
    try:
        text = o.__text_signature__
    except AttributeError:
        return
    yield "signature", "-" if text is None else "".join(text.split())
    for aspect, name in (("qualname", "__qualname__"), ("module", "__module__")):
        value = getattr(o, name, None)
        if isinstance(value, str):
            yield aspect, value


def type_facts(cls):
    yield "flags", "|".join(name for bit, name in FLAGS.items() if cls.__flags__ >> bit & 1)
    yield "bases", " ".join(map(full_name, cls.__bases__))
    yield "mro", " ".join(map(full_name, cls.__mro__))


def doc_facts(o):
    """A plain value has the docstring of its type, which is no fact of the value; neither are the ready-made ones of slot wrappers."""
    if isinstance(o, DOCUMENTED) and isinstance(o.__doc__, str) and o.__doc__:
        yield "doc", "yes"


def object_facts(module, path, o, seen):
    yield path, "kind", type(o).__name__
    if isinstance(o, type):
        if o in seen:
            return
        seen.add(o)
        for aspect, value in (*callable_facts(o), *type_facts(o), *doc_facts(o)):
            yield path, aspect, value
        for name in sorted(vars(o)):
            if name in OF_RUN:
                continue
            if isinstance(vars(o)[name], type):
                yield f"{path}.{name}", "kind", "type"
            else:
                yield from object_facts(module, f"{path}.{name}", vars(o)[name], seen)
    elif isinstance(o, (bool, int, float, str)):
        if module not in STATE_MODULES and path.rsplit(".", 1)[-1] not in VERSIONED:
            yield path, "value", repr(o)
    else:
        for aspect, value in (*callable_facts(o), *doc_facts(o)):
            yield path, aspect, value


def surface(name):
    """The facts of one module, or None where there is none."""
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    seen, facts = set(), {}
    if module.__doc__:
        facts["", "doc"] = "yes"
    for attribute in sorted(vars(module)):
        if attribute in OF_RUN or (name == "types" and not isinstance(vars(module)[attribute], type)):
            continue
        # The builtins of an interactive session come with site.
        if name == "builtins" and attribute in ("_", "exit", "quit", "copyright", "credits", "license", "help"):
            continue
        for path, aspect, value in object_facts(name, attribute, vars(module)[attribute], seen):
            facts[path, aspect] = value
    return facts


def read(path, columns):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t", columns - 1)


def recorded():
    facts = {}
    for module, path, aspect, value in read(os.path.join(HERE, "cpython.tsv"), 4):
        facts.setdefault(module, {})[path, aspect] = value
    return facts


def differences(ours, theirs):
    """Each as (path, aspect, what CPython has, what is here); missing whole is said once, of the kind."""
    for path, aspect in sorted(theirs.keys() | ours.keys()):
        mine, other = ours.get((path, aspect)), theirs.get((path, aspect))
        if mine == other or (aspect == "doc" and other is None):
            continue
        parent = path.rpartition(".")[0]
        if not path:
            yield path, aspect, other, mine
            continue
        absent = [facts for facts in (ours, theirs) if (path, "kind") not in facts or (parent and (parent, "kind") not in facts)]
        if absent and aspect != "kind":
            continue
        if parent and any((parent, "kind") not in facts for facts in (ours, theirs)):
            continue
        yield path, aspect, other, mine


# The columns of the report and the aspects that they count.
COLUMNS = {"names and kinds": ("kind",), "signatures": ("signature",), "flags, bases, mro, values ...": ("qualname", "module", "flags", "bases", "mro", "value"),
           "docstrings": ("doc",)}


def share(facts, different):
    """Rounded down, so that only what has no difference is at 100."""
    return "100.0" if not different else f"{max(0, 1000 * (facts - different) // max(1, facts)) / 10:.1f}"


def compare(report=None):
    known = {(m, p, a) for m, p, a, *_ in read(os.path.join(HERE, "known.tsv"), 4)}
    failures, names, rows, found = [], [], [], set()
    for module, theirs in recorded().items():
        ours = surface(module)
        if ours is None:
            failures.append(f"{module} is not there")
            continue
        different = list(differences(ours, theirs))
        for path, aspect, other, mine in different:
            found.add((module, path, aspect))
            if (module, path, aspect) not in known:
                failures.append(f"{module}\t{path}\t{aspect}\tCPython: {other}\there: {mine}")
        rows.append([(sum(aspect in aspects for _, aspect in theirs), sum(d[1] in aspects for d in different)) for aspects in COLUMNS.values()])
        names.append(module)
    failures += [f"{m}\t{p}\t{a}\tis equal now: take it out of known.tsv" for m, p, a in sorted(known - found)]
    lines = ["# The surface of native modules beside CPython 3.14.10's", "",
             "Written by `GateTests/surface/surface.py compare docs/surface.md`. The differences are listed in",
             "`GateTests/surface/known.tsv`; that list may only shrink. A name that only one of the two has counts as a difference.",
             "A docstring that only ours has does not. The texts are our own.", "",
             "| module | " + " | ".join(f"{title} | equal %" for title in COLUMNS) + " |", "|---|" + "---:|---:|" * len(COLUMNS)]
    names.append("all")
    rows.append([tuple(map(sum, zip(*column))) for column in zip(*rows)])
    lines += [f"| {name} | " + " | ".join(f"{count} | {share(count, different)}" for count, different in row) + " |" for name, row in zip(names, rows)]
    text = "\n".join(lines) + "\n"
    if report:
        with open(report, "w", encoding="utf-8") as out:
            out.write(text)
    print("\n".join(failures) if failures else text)
    return 1 if failures else 0


def main(arguments):
    if arguments == ["dump"]:
        for module in FIRST + REST:
            for (path, aspect), value in (surface(module) or {}).items():
                print(module, path, aspect, value, sep="\t")
        return 0
    if arguments == ["known"]:
        print("# module\tpath\taspect\tCPython's, and what is here")
        for module, theirs in recorded().items():
            for path, aspect, other, mine in differences(surface(module) or {}, theirs):
                print(module, path, aspect, f"{other} / {mine}", sep="\t")
        return 0
    if arguments[:1] == ["compare"] and len(arguments) <= 2:
        return compare(*arguments[1:])
    print(__doc__)
    return 2


sys.exit(main(sys.argv[1:]))
