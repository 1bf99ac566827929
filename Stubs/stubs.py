"""Write a stub file, and a page of documentation, for every native module.

    pymod Stubs/stubs.py stubs OUT [MODULE ...]     OUT/<module>.pyi
    pymod Stubs/stubs.py typed OUT TYPES            the same with the types of parameters and results, from a JSON file
    pymod Stubs/stubs.py pages OUT [MODULE ...]     OUT/<module>.md
    pymod Stubs/stubs.py check OUT                  parse the stubs and compare them with dir()

What a module has is asked of the module itself: the names, kinds and signatures that the generator made of the C# class. The types are
those of the C# signatures, which .NET's side knows: PyStubs.Write() of the hosting API passes them to write(), for an author's own modules too.
"""

import ast
import builtins
import enum
import importlib
import inspect
import json
import keyword
import sys
from collections import defaultdict
from pathlib import Path

PLAIN = (bool, int, float, complex, str, bytes)
DUNDERS = {"__call__", "__iter__", "__next__", "__len__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__enter__", "__exit__",
           "__aiter__", "__anext__", "__await__", "__aenter__", "__aexit__", "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__",
           "__pow__", "__and__", "__or__", "__xor__", "__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__index__", "__bool__",
           "__lt__", "__le__", "__gt__", "__ge__", "__copy__", "__deepcopy__", "__reduce__", "__class_getitem__"}


class Types(ast.NodeTransformer):
    """The types that C# signatures give to a module's parameters and results, as the module's stub can write them.

    Without signatures a stub has no types. With them, what takes any object, or checks by itself what it takes, is an object.
    """

    def __init__(self, module, signatures):
        self.module, self.signatures, self.imports = module, signatures, set()

    def of(self, owner):
        """By name, what is known of the functions and attributes of a module or a class: a dict of types; "return" is that of the result."""
        if self.signatures is None:
            return defaultdict(lambda: None)
        known = defaultdict(dict)
        self.imports.add("typing")
        name = owner.__name__ if inspect.ismodule(owner) else owner.__qualname__ if owner.__module__ == "builtins" else f"{owner.__module__}.{owner.__qualname__}"
        for line in self.signatures.get(name, ()):
            if ":" in line.partition("(")[0]:
                node = ast.parse(line).body[0]
                known[node.target.id] = {"return": self.text(node.annotation)}
                continue
            node = ast.parse(f"def {line}: ...").body[0]
            known[node.name] = {argument.arg: self.text(argument.annotation) for argument in node.args.args}
            if node.returns is not None:
                known[node.name]["return"] = self.text(node.returns)
        return known

    def text(self, node):
        return ast.unparse(self.visit(node))

    def visit_Attribute(self, node):
        home, _, name = ast.unparse(node).rpartition(".")
        if home == self.module.__name__:
            return ast.Name(name if hasattr(self.module, name) else "object")
        if not hasattr(load(home), name):
            return ast.Name("object")
        self.imports.add(home)
        return node

    def visit_Name(self, node):
        return node if hasattr(builtins, node.id) else ast.Name("object")


def native_modules():
    return sorted(name for name in sys.builtin_module_names if name != "__main__")


def load(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def public(names):
    return sorted(name for name in names if name.isidentifier() and not keyword.iskeyword(name))


def default(value):
    """A default as a stub shows it: itself when it is a simple literal."""
    if value is None or type(value) in PLAIN and type(value) is not float:
        return repr(value)
    return "..."


def parameters(signature, types=None):
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
        equals = "="
        if types is not None and (parts or parameter.name not in ("self", "cls", "type")):
            kind = types.get(parameter.name, "object")
            if parameter.default is None and kind != "object" and not kind.endswith("None"):
                kind += " | None"
            text += ": " + kind
            equals = " = "
        if parameter.default is not parameter.empty:
            text += equals + default(parameter.default)
        parts.append(text)
    if slash:
        parts.append("/")
    return ", ".join(parts)


def signature(function, first=None, types=None):
    """The parameters; anything goes where the function does not say."""
    try:
        found = inspect.signature(function)
    except (ValueError, TypeError, AttributeError):
        # AttributeError: a default that names something which the module's own names hide.
        rest = ["*args", "**kwargs"] if types is None else ["*args: object", "**kwargs: object"]
        return ", ".join(([first, "/"] if first else []) + rest)
    if first and not found.parameters:
        return first
    return parameters(found, types)


def result(types):
    return "" if types is None else f" -> {types.get('return', 'typing.Any')}"


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


def function(name, value, indent, first=None, decorator=None, types=None):
    lines = [f"{indent}@{decorator}"] if decorator else []
    lines.append(f"{indent}def {name}({signature(value, first, types)}){result(types)}:")
    text = doc(value, indent + "    ")
    if text:
        return lines + text + [f"{indent}    ..."]
    lines[-1] += " ..."
    return lines


def class_body(cls, types):
    lines = doc(cls, "    ")
    if issubclass(cls, enum.Enum):
        return lines + [f"    {name} = {member.value!r}" for name, member in cls.__members__.items()]
    known = types.of(cls)
    members = {name: value for name, value in vars(cls).items() if name.isidentifier() and not keyword.iskeyword(name)}
    if "__init__" in members or "__new__" in members:
        try:
            text = parameters(inspect.signature(cls), known["__init__"])
        except (ValueError, TypeError, AttributeError):
            text = "/"
        if text.startswith("/"):
            text = "*args, **kwargs" if known["__init__"] is None else "*args: object, **kwargs: object"
        end = "" if known["__init__"] is None else " -> None"
        lines.append(f"    def __init__({', '.join(['self', text] if text else ['self'])}){end}: ...")
    for name in sorted(members):
        value = members[name]
        if name.startswith("__") and name.endswith("__") and name not in DUNDERS:
            continue
        if isinstance(value, staticmethod):
            lines += function(name, value.__func__, "    ", None, "staticmethod", known[name])
        elif type(value).__name__ in ("classmethod_descriptor", "classmethod"):
            bound = getattr(cls, name)
            text = signature(bound, None, known[name])
            lines += ["    @classmethod", f"    def {name}({', '.join(part for part in ('cls', text) if part)}){result(known[name])}: ..."]
        elif type(value).__name__ in ("getset_descriptor", "member_descriptor", "property"):
            lines += ["    @property", f"    def {name}(self){result(known[name])}: ..."]
        elif callable(value):
            lines += function(name, value, "    ", "self", None, known[name])
        else:
            lines.append(f"    {name}: {annotation(value)}")
    return lines or ["    ..."]


def annotation(value):
    kind = type(value)
    return kind.__name__ if kind in PLAIN or kind in (tuple, list, dict, set, frozenset) else "object"


def base(cls, module, types):
    names = []
    for parent in cls.__bases__:
        if parent is object:
            continue
        if parent.__module__ == "builtins" and hasattr(sys.modules["builtins"], parent.__name__):
            names.append(parent.__name__)
        elif getattr(module, parent.__name__, None) is parent:
            names.append(parent.__name__)
        elif getattr(load(parent.__module__), parent.__name__, None) is parent:
            names.append(f"{parent.__module__}.{parent.__name__}")
            types.imports.add(parent.__module__)
    return f"({', '.join(names)})" if names else ""


def stub(module, signatures=None):
    """The text of a module's stub."""
    types = Types(module, signatures)
    known = types.of(module)
    lines = []
    classes = [name for name in public(dir(module)) if isinstance(getattr(module, name), type) and name != "__loader__"]
    # A class stands behind its bases.
    classes.sort(key=lambda name: (len(getattr(module, name).__mro__), name))
    done = {}
    for name in public(dir(module)):
        if name in ("__doc__", "__name__", "__loader__", "__spec__", "__package__", "__builtins__") or name in classes:
            continue
        value = getattr(module, name)
        if inspect.ismodule(value):
            lines.append(f"{name}: object")
        elif inspect.isroutine(value):
            lines += function(name, value, "", types=known[name])
        else:
            lines.append(f"{name}: {annotation(value)}")
    for name in classes:
        cls = getattr(module, name)
        if cls in done:
            lines.append(f"{name} = {done[cls]}")
            continue
        done[cls] = name
        lines += ["", f"class {name}{base(cls, module, types)}:", *class_body(cls, types)]
    head = doc(module, "") + ["", *(f"import {name}" for name in sorted(types.imports)), ""]
    return "\n".join(head + lines).strip("\n") + "\n"


def write(folder, names, signatures=None):
    """Write the stubs of modules into a folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        module = load(name)
        if module is not None:
            (folder / (name + ".pyi")).write_text(stub(module, signatures), "utf-8")


def page(module):
    """The text of a module's page."""
    lines = [f"# {module.__name__}", "", inspect.getdoc(module) or "", ""]
    for name in public(dir(module)):
        if name.startswith("__"):
            continue
        value = getattr(module, name)
        if inspect.isroutine(value):
            lines += [f"## {name}({signature(value)})", "", inspect.getdoc(value) or "", ""]
        elif isinstance(value, type):
            lines += [f"## class {name}", "", (inspect.getdoc(value) if isinstance(vars(value).get("__doc__"), str) else None) or "", ""]
            for member, descriptor in sorted(vars(value).items()):
                text = getattr(descriptor, "__doc__", None)
                if not member.startswith("__") and isinstance(text, str) and text:
                    lines.append(f"- `{member}`: {' '.join(text.split())}")
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


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


def check(folder):
    """Say what is wrong with the stubs in a folder; the number of modules that were looked at, and whether all are good."""
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
            folder.mkdir(parents=True, exist_ok=True)
            for name in names or native_modules():
                module = load(name)
                if module is not None:
                    (folder / (name + ".md")).write_text(page(module), "utf-8")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("stubs", "typed", "pages", "check"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
