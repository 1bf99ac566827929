# The source line of a warning.

#% a line that the loader of module_globals gives
import _warnings, warnings
class Loader:
    def __init__(self, source): self.source = source
    def get_source(self, name):
        if isinstance(self.source, Exception):
            raise self.source
        return self.source
class Spec:
    def __init__(self, loader): self.loader = loader
def warn(globals, line):
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            _warnings.warn_explicit("text", UserWarning, "nonexistent", line, module_globals=globals)
        print([(warning.lineno, warning.line) for warning in caught])
    except Exception as error:
        print(type(error).__name__, error)
for source in ("  a\nb\n", "", None, 3, b"x\ny", ValueError("v"), ImportError("i"), "a\x1db\u2028c"):
    loader = Loader(source)
    for line in (1, 2, 0, -1, 5):
        warn({"__name__": "m", "__loader__": loader, "__spec__": Spec(loader)}, line)
loader = Loader("a")
for globals in ({}, {"__name__": "m"}, {"__loader__": loader}, {"__spec__": Spec(loader)}, {"__name__": 3, "__spec__": Spec(loader), "__loader__": loader},
                {"__name__": "m", "__loader__": 3}, {"__name__": "m", "__loader__": None}, {"__name__": "m", "__spec__": Spec(loader)}):
    warn(globals, 1)

#% a warning of a program given on the command line
import subprocess, sys
code = "import warnings; warnings.warn_explicit('eggs', UserWarning, 'bar', 1, module_globals=globals())"
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr)
