"""Run the snippets of one file and print what each did.

usage: driver.py FILE.py

A file holds snippets, each below a line `#% title`. Every snippet runs in a namespace of its own; what it
prints and the exception that ends it are its answer. The output is the title, then the answer, indented.
"""
import io
import os
import re
import sys

LIB = os.path.dirname(os.__file__)


def split(path):
    title, lines = None, []
    with open(path, encoding="utf-8") as source:
        for line in source:
            if line.startswith("#% "):
                if title is not None:
                    yield title, "".join(lines)
                title, lines = line[3:].strip(), []
            else:
                lines.append(line)
    if title is not None:
        yield title, "".join(lines)


def describe(error):
    text = f"{type(error).__name__}: {error}"
    for label, other in (("cause", error.__cause__), ("context", error.__context__)):
        if other is not None and not (label == "context" and error.__suppress_context__):
            text += f"\n  {label} {type(other).__name__}: {other}"
    for note in getattr(error, "__notes__", ()):
        text += f"\n  note {note}"
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            text += "\n  | " + describe(inner).replace("\n", "\n  | ")
    return text


def run(title, source):
    out = io.StringIO()
    real, sys.stdout = sys.stdout, out
    try:
        namespace = {"__name__": "__snippet__", "__builtins__": __builtins__}
        exec(compile(source, "<snippet>", "exec", dont_inherit=True), namespace)
    except BaseException as error:
        out.write("=> " + describe(error) + "\n")
    finally:
        sys.stdout = real
    answer = re.sub(r" at 0x[0-9a-f]+", " at 0x...", out.getvalue()).replace(LIB, "LIB")
    print("#% " + title)
    for line in answer.splitlines():
        print("    " + line)


for title, source in split(sys.argv[1]):
    run(title, source)
