"""Write a stub file, and a page of documentation, for every native module.

    pymod Stubs/stubs.py stubs OUT [MODULE ...]     OUT/<module>.pyi
    pymod Stubs/stubs.py typed OUT TYPES            the same with the types of parameters and results, from a JSON file
    pymod Stubs/stubs.py pages OUT [MODULE ...]     OUT/<module>.md
    pymod Stubs/stubs.py check OUT                  parse the stubs, compare them with dir(), and look for what type checkers refuse

What a module has is asked of the module itself: the names, kinds and signatures that the generator made of the C# class. The types are
those of the C# signatures, which .NET's side knows: PyStubs of the hosting API passes them to write() and write_pages(), for an author's own modules too.
"""

import ast
import builtins
import enum
import importlib
import inspect
import json
import keyword
import re
import sys
from pathlib import Path
from types import UnionType

PLAIN = (bool, int, float, complex, str, bytes)
ANY = "typing.Any"
# The special methods that a stub shows, and what the slots behind them give.
DUNDERS = dict.fromkeys(
    ["__call__", "__iter__", "__next__", "__getitem__", "__aiter__", "__anext__", "__await__", "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__",
     "__matmul__", "__rmatmul__", "__imatmul__", "__truediv__", "__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__",
     "__lshift__", "__rlshift__", "__rshift__", "__rrshift__", "__and__", "__rand__", "__iand__", "__or__", "__ror__", "__ior__", "__xor__", "__rxor__", "__ixor__", "__neg__", "__pos__",
     "__abs__", "__invert__", "__lt__", "__le__", "__gt__", "__ge__", "__get__", "__copy__", "__deepcopy__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__reversed__",
     "__round__", "__complex__", "__missing__"], ANY) | {
    "__len__": "int", "__length_hint__": "int", "__contains__": "bool", "__setitem__": "None", "__delitem__": "None", "__set__": "None", "__delete__": "None",
    "__int__": "int", "__index__": "int", "__float__": "float", "__bool__": "bool", "__bytes__": "bytes", "__buffer__": "memoryview", "__reduce__": "str | tuple[typing.Any, ...]",
    "__class_getitem__": "types.GenericAlias"}


def dotted(owner):
    """The name by which a module's or a class's signatures are found."""
    return owner.__name__ if inspect.ismodule(owner) else owner.__qualname__ if owner.__module__ == "builtins" else f"{owner.__module__}.{owner.__qualname__}"


class Types:
    """The types that C# signatures give to a module's parameters and results, as the module's stub can write them.

    Without signatures a stub has no types. With them, what C# calls an object only may be anything.
    """

    def __init__(self, module, signatures):
        self.module, self.signatures, self.imports, self.members, self.unnamed = module, signatures, set(), set(), {}

    def of(self, owner):
        """By name, what is known of the functions and attributes of a module or a class."""
        if self.signatures is None:
            return None
        known = {}
        for line in self.signatures.get(dotted(owner), ()):
            if line.startswith("#"):
                continue
            if line.startswith("@"):
                node = ast.parse(f"def {line[1:]}: ...").body[0]
                known.setdefault(node.name, Known()).whole.append(node)
            elif ":" in line.partition("(")[0]:
                node = ast.parse(line).body[0]
                known[node.target.id] = Known(result=node.annotation, settable=node.value is not None)
            else:
                node = ast.parse(f"def {line}: ...").body[0]
                known[node.name] = Known({argument.arg: argument.annotation for argument in node.args.args}, node.returns)
        return known

    def text(self, annotation):
        """A type as the stub can write it here: a text, or what the parser made of one."""
        if annotation is None:
            annotation = ANY
        return ast.unparse(Names(self).visit(ast.parse(annotation, mode="eval").body if isinstance(annotation, str) else annotation))

    def builtin(self, name):
        """A builtin by a name that nothing here hides."""
        if not hasattr(self.module, name) and name not in self.members:
            return name
        self.imports.add("builtins")
        return f"builtins.{name}"

    def own(self, name):
        """What the module has, by a name that no member of the class hides."""
        if name not in self.members:
            return name
        self.imports.add(self.module.__name__)
        return f"{self.module.__name__}.{name}"

    def thing(self, home, name):
        """What another module has; the module itself may have it too."""
        there = getattr(load(home), name, None)
        if there is not None and getattr(self.module, name, None) is there:
            return self.own(name)
        if there is None or home == self.module.__name__:
            return self.text(ANY)
        if home == "builtins":
            return self.builtin(name)
        if home != "typing" and (hasattr(self.module, home.partition(".")[0]) or home.partition(".")[0] in self.members):
            return self.text(ANY)
        self.imports.add(home)
        return f"{home}.{name}"

    def kind(self, cls):
        """A class. One that no name leads to, as those of sys.flags and its like, gets a name that starts with an underscore."""
        if cls is UnionType:
            return self.thing("types", "UnionType")
        if cls.__module__ == self.module.__name__ and getattr(self.module, cls.__qualname__, None) is not cls:
            name = "_" + cls.__name__
            if hasattr(self.module, name):
                return self.text(ANY)
            self.unnamed[name] = cls
            return name
        found = getattr(load(cls.__module__), cls.__qualname__, None)
        return self.thing(cls.__module__, cls.__qualname__) if found is cls else self.text(ANY)


class Names(ast.NodeTransformer):
    def __init__(self, types):
        self.types = types

    def visit_Attribute(self, node):
        home, _, name = ast.unparse(node).rpartition(".")
        return ast.parse(self.types.thing(home, name), mode="eval").body

    def visit_Name(self, node):
        return ast.parse(self.types.builtin(node.id) if hasattr(builtins, node.id) else self.types.text(ANY), mode="eval").body


class Known:
    """What is known of a function or an attribute."""

    def __init__(self, parameters=None, result=None, settable=False):
        self.parameters, self.result, self.settable = parameters or {}, result, settable
        # The whole signatures, where Python shows none.
        self.whole = []


def native_modules():
    return sorted(name for name in sys.builtin_module_names if name != "__main__")


def load(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def public(names):
    return sorted(name for name in names if name.isidentifier() and not keyword.iskeyword(name))


def default(value, kind):
    """A default as a stub shows it: itself when it is a simple literal, and of the type."""
    if value is not None and type(value) not in PLAIN or type(value) is float:
        return "..."
    if kind is None or kind in (ANY, "object"):
        return repr(value)
    words = kind.replace("|", " ").split()
    fits = {"int": ("int", "float", "typing.SupportsIndex"), "NoneType": ("None",)}.get(type(value).__name__, (type(value).__name__,))
    return repr(value) if any(word in fits for word in words) else "..."


def parameters(signature, types=None, known=None):
    parts, slash, star = [], False, False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.POSITIONAL_ONLY:
            slash = True
        elif slash:
            parts.append("/")
            slash = False
        if parameter.kind is parameter.VAR_POSITIONAL:
            star = True
        elif parameter.kind is parameter.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        prefix = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        text = prefix + parameter.name
        equals, kind = "=", None
        if types is not None and types.signatures is not None and (parts or parameter.name not in ("self", "cls", "type")):
            kind = types.text(known.parameters.get(parameter.name) if known else None)
            if parameter.default is None and kind != ANY and not kind.endswith("None"):
                kind += " | None"
            text += ": " + kind
            equals = " = "
        if parameter.default is not parameter.empty:
            text += equals + default(parameter.default, kind)
        parts.append(text)
    if slash:
        parts.append("/")
    return ", ".join(parts)


def anything(types):
    if types is None or types.signatures is None:
        return "*args, **kwargs"
    return f"*args: {types.text(ANY)}, **kwargs: {types.text(ANY)}"


def signature(function, first=None, types=None, known=None):
    """The parameters; anything goes where the function does not say."""
    try:
        found = inspect.signature(function)
    except (ValueError, TypeError, AttributeError):
        # AttributeError: a default that names something which the module's own names hide.
        return f"{first}, /, {anything(types)}" if first else anything(types)
    if first and not found.parameters:
        return first
    return parameters(found, types, known)


def whole(node, first, types):
    """The parameters of a signature that C# gives."""
    for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]:
        if argument is not None:
            argument.annotation = ast.parse(types.text(argument.annotation), mode="eval").body
    text = ast.unparse(node.args)
    if not first:
        return text
    return f"{first}, {text}" if node.args.posonlyargs or not text else f"{first}, /, {text}"


def result(name, types, known):
    if types.signatures is None:
        return ""
    found = known.whole[0].returns if known and known.whole else known.result if known else None
    return f" -> {types.text(found or DUNDERS.get(name))}"


def doc(thing, indent):
    text = thing.__dict__.get("__doc__") if isinstance(thing, type) else getattr(thing, "__doc__", None)
    if not isinstance(text, str) or not text.strip():
        return []
    text = inspect.cleandoc(text).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if text.endswith('"'):
        text += " "
    lines = text.split("\n")
    if len(lines) == 1:
        return [f'{indent}"""{text}"""']
    return [f'{indent}"""{lines[0]}', *[(indent + line).rstrip() for line in lines[1:]], f'{indent}"""']


def function(name, value, indent, types, known, first=None, decorator=None):
    """A function; where it can be called in ways that have no signature in common, one for each."""
    lines = []
    found = known.get(name) if known else None
    ways = [whole(node, first, types) for node in found.whole] if found and found.whole else [signature(value, None if first == "cls" else first, types, found)]
    text = doc(value, indent + "    ")
    for way in ways:
        if len(ways) > 1:
            lines.append(f"{indent}@{types.thing('typing', 'overload')}")
        if decorator:
            lines.append(f"{indent}@{types.builtin(decorator)}")
        if first == "cls" and not way.startswith("cls"):
            way = f"cls, {way}" if way else "cls"
        lines.append(f"{indent}def {name}({way}){result(name, types, found)}:")
        if text:
            lines += text + [f"{indent}    ..."]
            text = []
        else:
            lines[-1] += " ..."
    return lines


def attribute(name, value, types, known):
    found = known.get(name) if known else None
    lines = [f"    @{types.builtin('property')}", f"    def {name}(self){result('', types, found)}:"]
    text = doc(value, "        ")
    if text:
        lines += text + ["        ..."]
    else:
        lines[-1] += " ..."
    if found and found.settable:
        lines += [f"    @{name}.setter", f"    def {name}(self, value: {types.text(found.result)}, /) -> None: ..."]
    return lines


def class_body(cls, types):
    lines = doc(cls, "    ")
    if issubclass(cls, enum.Enum):
        return lines + [f"    {name} = {member.value!r}" for name, member in cls.__members__.items()]
    known = types.of(cls)
    members = {name: value for name, value in vars(cls).items() if name.isidentifier() and not keyword.iskeyword(name)}
    types.members = {name for name in members if not (name.startswith("__") and name.endswith("__"))}
    if "__init__" in members or "__new__" in members:
        found = known.get("__init__") if known else None
        ways = [whole(node, "self", types) for node in found.whole] if found else []
        if not ways:
            try:
                text = parameters(inspect.signature(cls), types, found)
            except (ValueError, TypeError, AttributeError):
                text = anything(types)
            ways = [f"self, {text}" if text else "self"]
        for way in ways:
            if len(ways) > 1:
                lines.append(f"    @{types.thing('typing', 'overload')}")
            lines.append(f"    def __init__({way}){' -> None' if known is not None else ''}: ...")
    for name in sorted(members):
        value = members[name]
        if name.startswith("__") and name.endswith("__") and name not in DUNDERS:
            continue
        if isinstance(value, staticmethod):
            lines += function(name, value.__func__, "    ", types, known, None, "staticmethod")
        elif type(value).__name__ in ("classmethod_descriptor", "classmethod"):
            lines += function(name, getattr(cls, name), "    ", types, known, "cls", "classmethod")
        elif type(value).__name__ in ("getset_descriptor", "member_descriptor", "property"):
            lines += attribute(name, value, types, known)
        elif callable(value):
            lines += function(name, value, "    ", types, known, "self")
        elif value is not None or name not in DUNDERS:
            line = f"    {name}: {types.thing('typing', 'ClassVar')}[{annotation(value, types)}]"
            # What a subclass has of its own kind, as datetime.max, is what it is, be it right for checkers or not.
            other = next((vars(parent)[name] for parent in cls.__mro__[1:] if name in vars(parent)), value)
            lines.append(line if type(other) is type(value) else f"{line}  # pyright: ignore[reportIncompatibleVariableOverride]")
    types.members = set()
    return lines or ["    ..."]


def annotation(value, types):
    """The type of a constant."""
    kind = type(value)
    if inspect.ismodule(value):
        return types.thing("types", "ModuleType")
    if value is None:
        return "None"
    if kind is tuple and value:
        return f"{types.builtin('tuple')}[{', '.join(annotation(item, types) for item in value)}]"
    if kind in (tuple, list, set, frozenset):
        return f"{types.builtin(kind.__name__)}[{one([annotation(item, types) for item in value], types)}{', ...' * (kind is tuple)}]"
    if kind is dict:
        keys, items = [annotation(key, types) for key in value], [annotation(item, types) for item in value.values()]
        return f"{types.builtin('dict')}[{one(keys, types)}, {one(items, types)}]"
    if isinstance(value, type):
        return f"{types.builtin('type')}[{types.kind(value)}]"
    return types.kind(kind)


def one(kinds, types):
    return kinds[0] if kinds and len(set(kinds)) == 1 else types.text(ANY)


def base(cls, types):
    names = [types.kind(parent) for parent in cls.__bases__ if parent is not object]
    return f"({', '.join(names)})" if names else ""


def elsewhere(cls, module, types):
    """Where another native module has a class that this one has too; None when it is this one's."""
    if cls.__module__ == module.__name__ or cls.__module__ not in sys.builtin_module_names or getattr(load(cls.__module__), cls.__qualname__, None) is not cls:
        return None
    return types.kind(cls) if cls.__qualname__ not in vars(module) else None


def stub(module, signatures=None):
    """The text of a module's stub."""
    types = Types(module, signatures)
    known = types.of(module)
    lines = []
    classes = [name for name in public(dir(module)) if isinstance(getattr(module, name), type) and name != "__loader__"]
    # A class stands behind its bases, and its own name before other names of it.
    classes.sort(key=lambda name: (len(getattr(module, name).__mro__), name != getattr(module, name).__name__, name))
    done = {}
    for name in public(dir(module)):
        if name in ("__doc__", "__name__", "__loader__", "__spec__", "__package__", "__builtins__", "__debug__") or name in classes:
            continue
        value = getattr(module, name)
        if inspect.isroutine(value):
            lines += function(name, value, "", types, known)
        else:
            lines.append(f"{name}: {annotation(value, types)}")
    for name in classes:
        cls = getattr(module, name)
        other = done.get(cls) or elsewhere(cls, module, types)
        if other is not None:
            lines.append(f"{name} = {other}")
            continue
        done[cls] = name
        lines += ["", f"class {name}{base(cls, types)}:", *class_body(cls, types)]
    for name, cls in sorted(types.unnamed.items()):
        lines += ["", f"class {name}{base(cls, types)}:", *class_body(cls, types)]
    head = doc(module, "") + ["", *(f"import {name}" for name in sorted(types.imports)), ""]
    return "\n".join(head + lines).strip("\n") + "\n"


def write_files(folder, names, ending, text, signatures):
    """Write a file for each module: what text() makes of it."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        module = load(name)
        if module is not None:
            (folder / (name + ending)).write_text(text(module, signatures), "utf-8")


def write(folder, names, signatures=None):
    """Write the stubs of modules into a folder."""
    write_files(folder, names, ".pyi", stub, signatures)


def call(name, node):
    """How a function is called, by its stub."""
    parameters = node.args
    first = (parameters.posonlyargs + parameters.args)[:1]
    if first and first[0].arg in ("self", "cls") and first[0].annotation is None:
        (parameters.posonlyargs or parameters.args).pop(0)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns is not None and node.name != "__init__" else ""
    return f"    {name}({ast.unparse(parameters)}){returns}"


def described(node):
    text = ast.get_docstring(node)
    return [*text.split("\n"), ""] if text else []


def notes(owner, signatures):
    """By function, what the comments of the C# code say of parameters, result and exceptions, as lines of a page."""
    said = {}
    for line in (signatures or {}).get(dotted(owner), ()) if owner is not None else ():
        if line.startswith("#"):
            function, about, text = (line[1:] + " ").split(" ", 2)
            said.setdefault(function, []).append((about, text.strip()))
    return {function: note_lines(lines) for function, lines in said.items()}


def note_lines(said):
    lines = [f"- `{about}`: {text}" for about, text in said if about != "->" and about[0] != "!"]
    lines += [""] if lines else []
    for about, text in said:
        if about == "->":
            lines += [f"Returns: {text}", ""]
    raised = [f"- `{about[1:]}`{': ' * bool(text)}{text}" for about, text in said if about[0] == "!"]
    return [*lines, "Raises:", "", *raised, ""] if raised else lines


def callables(body, heading, prefix="", said={}):
    """A section for each function of a body; the overloads of one stand together."""
    lines, ways = [], {}
    for node in body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__") and not any(ast.unparse(d).rpartition(".")[2] in ("property", "setter") for d in node.decorator_list):
            ways.setdefault(node.name, []).append(node)
    for name, nodes in ways.items():
        lines += [f"{heading} {prefix}{name}", "", *(call(prefix + name, node) for node in nodes), ""]
        for node in nodes:
            lines += described(node)
        lines += said.get(name, ())
    return lines


def class_page(node, said):
    bases = f"({', '.join(ast.unparse(parent) for parent in node.bases)})" if node.bases else ""
    lines = [f"### class {node.name}{bases}", ""]
    makers = [call(node.name, member) for member in node.body if isinstance(member, ast.FunctionDef) and member.name == "__init__"]
    lines += [*makers, ""] if makers else []
    lines += described(node) + said.get("__init__", [])
    settable = {member.name for member in node.body if isinstance(member, ast.FunctionDef) and any(ast.unparse(d) == f"{member.name}.setter" for d in member.decorator_list)}
    listed = []
    for member in node.body:
        match member:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                listed.append(f"- `{name}` = {ast.unparse(value)}")
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("__"):
                listed.append(f"- `{name}`: `{ast.unparse(member.annotation)}`")
            case ast.FunctionDef(name=name, decorator_list=[decorator]) if ast.unparse(decorator).rpartition(".")[2] == "property":
                kind = f": `{ast.unparse(member.returns)}`" if member.returns is not None else ""
                text = " ".join((ast.get_docstring(member) or "").split())
                listed.append(f"- `{name}`{kind}{' (can be set)' * (name in settable)}{'. ' * bool(text)}{text}")
    lines += [*listed, ""] if listed else []
    return lines + callables(node.body, "####", node.name + ".", said)


def page(module, signatures=None):
    """The text of a module's page: what its stub says, which has the comments of the C# code for docstrings."""
    tree = ast.parse(stub(module, signatures))
    lines = [f"# {module.__name__}", "", *described(tree)]
    functions = callables(tree.body, "###", said=notes(module, signatures))
    lines += ["## Functions", "", *functions] if functions else []
    classes = [line for node in tree.body if isinstance(node, ast.ClassDef) for line in class_page(node, notes(getattr(module, node.name, None), signatures))]
    lines += ["## Classes", "", *classes] if classes else []
    others = []
    for node in tree.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)):
                others.append(f"- `{name}`: `{ast.unparse(node.annotation)}`")
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                others.append(f"- `{name}` is `{ast.unparse(value)}`")
    lines += ["## Other names", "", *others] if others else []
    return "\n".join(lines).rstrip() + "\n"


def write_pages(folder, names, signatures=None):
    """Write the pages of modules into a folder."""
    write_files(folder, names, ".md", page, signatures)


def declared(tree):
    names = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


class Faults:
    """What a type checker would refuse in a stub: names that lead nowhere or to no type, and what is there twice."""

    def __init__(self, tree):
        self.found = []
        self.types, self.modules = set(), set()
        self.names = self.scope(tree.body)
        for node in tree.body:
            match node:
                case ast.Import(names=names):
                    self.modules.update(alias.name for alias in names)
                case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                    self.types.add(name)
        defined = set()
        for node in tree.body:
            match node:
                case ast.ClassDef():
                    for parent in node.bases:
                        self.type(parent, node, ())
                        if isinstance(parent, ast.Name) and parent.id in self.names and parent.id not in defined:
                            self.say(node, f"the base {parent.id} comes later")
                    members = self.scope(node.body)
                    for member in node.body:
                        self.member(member, members)
                    defined.add(node.name)
                case ast.Assign(targets=[ast.Name(id=name)]):
                    self.type(node.value, node, ())
                    defined.add(name)
                case _:
                    self.member(node, ())

    def say(self, node, text):
        self.found.append(f"line {node.lineno}: {text}")

    def scope(self, body):
        """The names that a body defines, each once unless it is overloaded or has a setter."""
        names, overloaded = {}, {}
        for node in body:
            match node:
                case ast.FunctionDef(name=name, decorator_list=decorators):
                    overloads = any(ast.unparse(d).endswith("overload") for d in decorators)
                    again = overloads and name in overloaded or any(ast.unparse(d) == f"{name}.setter" for d in decorators) and name in names
                    if overloads:
                        overloaded.setdefault(name, []).append(node)
                case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                    again = False
                case _:
                    continue
            if name in names and not again:
                self.say(node, f"{name} is there twice")
            names[name] = node
        for name, nodes in overloaded.items():
            if len(nodes) == 1:
                self.say(nodes[0], f"{name} is overloaded once")
        return names

    def member(self, node, members):
        match node:
            case ast.FunctionDef(args=args):
                for decorator in node.decorator_list:
                    if not ast.unparse(decorator).endswith(".setter"):
                        self.name(decorator, node, members)
                for argument in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]:
                    if argument is not None and argument.annotation is not None:
                        self.type(argument.annotation, node, members)
                if node.returns is not None:
                    self.type(node.returns, node, members)
            case ast.AnnAssign():
                self.type(node.annotation, node, members)

    def type(self, node, place, members):
        match node:
            case ast.BinOp(left=left, right=right, op=ast.BitOr()):
                self.type(left, place, members)
                self.type(right, place, members)
            case ast.Subscript(value=value, slice=inner):
                self.type(value, place, members)
                for item in inner.elts if isinstance(inner, ast.Tuple) else [inner]:
                    self.type(item, place, members)
            case ast.Name(id=name) if name not in members and name in self.names and name not in self.types:
                self.say(place, f"{name} is no type")
            case ast.Name() | ast.Attribute():
                self.name(node, place, members)
            case ast.Constant(value=None) | ast.Constant(value=builtins.Ellipsis):
                pass
            case _:
                self.say(place, f"{ast.unparse(node)} is no type")

    def name(self, node, place, members):
        text = ast.unparse(node)
        home, _, last = text.rpartition(".")
        if text.partition(".")[0] in members:
            self.say(place, f"{text} is a member here")
        elif not home and text not in self.names and not hasattr(builtins, text) or home and (home not in self.modules or not hasattr(load(home), last)):
            self.say(place, f"{text} leads nowhere")


def check(folder):
    """Say what is wrong with the stubs in a folder, and with the pages if there are any; the number of modules that were looked at, and whether all are good."""
    good, seen = True, 0
    for name in native_modules():
        module = load(name)
        if module is None:
            continue
        seen += 1
        path = folder / f"{name}.pyi"
        try:
            tree = ast.parse(path.read_text("utf-8"), str(path))
        except (OSError, SyntaxError) as error:
            print(f"{name}: {error}")
            good = False
            continue
        missing = [n for n in public(dir(module)) if not n.startswith("__") and n not in declared(tree)]
        if missing:
            print(f"{name}: not listed: {', '.join(missing)}")
            good = False
        for fault in Faults(tree).found:
            print(f"{name}: {fault}")
            good = False
        path = folder / f"{name}.md"
        words = set(re.findall(r"\w+", path.read_text("utf-8"))) if path.exists() else None
        missing = [n for n in public(dir(module)) if words is not None and not n.startswith("__") and n not in words]
        if missing:
            print(f"{name}: not on the page: {', '.join(missing)}")
            good = False
    print(f"{seen} modules")
    return good and seen > 0


def main(action, out, *names):
    folder = Path(out)
    if action == "check":
        return 0 if check(folder) else 1
    match action:
        case "stubs":
            write(folder, names or native_modules())
        case "typed":
            write(folder, native_modules(), json.loads(Path(names[0]).read_text("utf-8")))
        case "pages":
            write_pages(folder, names or native_modules())
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("stubs", "typed", "pages", "check"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
