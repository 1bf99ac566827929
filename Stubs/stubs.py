"""Write a stub file, and a page of documentation, for every native module.

    pymod Stubs/stubs.py stubs OUT [MODULE ...]     OUT/<module>.pyi
    pymod Stubs/stubs.py pages OUT [MODULE ...]     OUT/<module>.md
    pymod Stubs/stubs.py check OUT                  parse the stubs and compare them with dir()

What a module has is asked of the module itself: the names, kinds and signatures that the generator made of the C# class.
"""

import ast
import importlib
import inspect
import keyword
import sys
from pathlib import Path

PLAIN = (bool, int, float, complex, str, bytes)
DUNDERS = {"__call__", "__iter__", "__next__", "__len__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__enter__", "__exit__",
           "__aiter__", "__anext__", "__await__", "__aenter__", "__aexit__", "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__",
           "__pow__", "__and__", "__or__", "__xor__", "__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__index__", "__bool__",
           "__lt__", "__le__", "__gt__", "__ge__", "__copy__", "__deepcopy__", "__reduce__", "__class_getitem__"}


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


def parameters(signature):
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
        if parameter.default is not parameter.empty:
            text += "=" + default(parameter.default)
        parts.append(text)
    if slash:
        parts.append("/")
    return ", ".join(parts)


def signature(function, first=None):
    """The parameters; anything goes where the function does not say."""
    try:
        found = inspect.signature(function)
    except (ValueError, TypeError, AttributeError):
        # AttributeError: a default that names something which the module's own names hide.
        return ", ".join(([first, "/"] if first else []) + ["*args", "**kwargs"])
    if first and not found.parameters:
        return first
    return parameters(found)


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


def function(name, value, indent, first=None, decorator=None):
    lines = [f"{indent}@{decorator}"] if decorator else []
    lines.append(f"{indent}def {name}({signature(value, first)}):")
    text = doc(value, indent + "    ")
    if text:
        return lines + text + [f"{indent}    ..."]
    lines[-1] += " ..."
    return lines


def class_body(cls):
    lines = doc(cls, "    ")
    members = {name: value for name, value in vars(cls).items() if name.isidentifier() and not keyword.iskeyword(name)}
    if "__init__" in members or "__new__" in members:
        try:
            text = parameters(inspect.signature(cls))
        except (ValueError, TypeError, AttributeError):
            text = "*args, **kwargs"
        lines.append(f"    def __init__({', '.join(['self', text] if text else ['self'])}): ..." if not text.startswith("/") else "    def __init__(self, *args, **kwargs): ...")
    for name in sorted(members):
        value = members[name]
        if name.startswith("__") and name.endswith("__") and name not in DUNDERS:
            continue
        if isinstance(value, staticmethod):
            lines += function(name, value.__func__, "    ", None, "staticmethod")
        elif type(value).__name__ in ("classmethod_descriptor", "classmethod"):
            bound = getattr(cls, name)
            text = signature(bound)
            lines += ["    @classmethod", f"    def {name}({', '.join(part for part in ('cls', text) if part)}): ..."] if not text.startswith("*,") else \
                ["    @classmethod", f"    def {name}(cls, {text}): ..."]
        elif type(value).__name__ in ("getset_descriptor", "member_descriptor", "property"):
            lines += ["    @property", f"    def {name}(self): ..."]
        elif callable(value):
            lines += function(name, value, "    ", "self")
        else:
            lines.append(f"    {name}: {annotation(value)}")
    return lines or ["    ..."]


def annotation(value):
    kind = type(value)
    return kind.__name__ if kind in PLAIN or kind in (tuple, list, dict, set, frozenset) else "object"


def base(cls, module):
    names = []
    for parent in cls.__bases__:
        if parent is object:
            continue
        if parent.__module__ == "builtins" and hasattr(sys.modules["builtins"], parent.__name__):
            names.append(parent.__name__)
        elif getattr(module, parent.__name__, None) is parent:
            names.append(parent.__name__)
    return f"({', '.join(names)})" if names else ""


def stub(module):
    """The text of a module's stub."""
    lines = doc(module, "") + [""]
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
            lines += function(name, value, "")
        else:
            lines.append(f"{name}: {annotation(value)}")
    for name in classes:
        cls = getattr(module, name)
        if cls in done:
            lines.append(f"{name} = {done[cls]}")
            continue
        done[cls] = name
        lines += ["", f"class {name}{base(cls, module)}:", *class_body(cls)]
    return "\n".join(lines).strip("\n") + "\n"


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
    folder.mkdir(parents=True, exist_ok=True)
    make, suffix = {"stubs": (stub, ".pyi"), "pages": (page, ".md")}[action]
    for name in names or native_modules():
        module = load(name)
        if module is not None:
            (folder / (name + suffix)).write_text(make(module), "utf-8")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("stubs", "pages", "check"):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
