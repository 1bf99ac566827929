# Files that hide modules of the library.

#% files, packages and a current folder that is gone
import os, subprocess, sys, tempfile
def run(folder, code, **kwargs):
    with open(os.path.join(folder, "main.py"), "w") as file:
        file.write(code)
    done = subprocess.run([sys.executable, *kwargs.get("args", ["main.py"])], cwd=folder, capture_output=True, text=True)
    print(done.stderr.strip().split("\n")[-1].replace(os.path.realpath(folder), "FOLDER").replace(folder, "FOLDER"))
for package in (False, True):
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "fractions.py")
        if package:
            os.mkdir(os.path.join(folder, "fractions"))
            name = os.path.join(folder, "fractions", "__init__.py")
        with open(name, "w") as file:
            file.write("shadowing = True")
        for code in ("import fractions; fractions.Fraction", "from fractions import Fraction",
                     "import fractions\nclass S(str): __hash__ = None\nfractions.__name__ = S('fractions')\nfractions.Fraction",
                     "import fractions\nclass S(str): __hash__ = None\nfractions.__name__ = S('fractions')\nfrom fractions import Fraction",
                     "import fractions\nfractions.__name__ = 'other'\nfractions.Fraction"):
            run(folder, code)
with tempfile.TemporaryDirectory() as folder:
    gone = os.path.join(folder, "gone")
    os.mkdir(gone)
    code = f"import os, shutil; os.chdir({gone!r}); os.rmdir({gone!r}); os.does_not_exist"
    run(folder, code, args=["-c", code])

#% frozen modules
import _imp
for data in (b"6\'\xd5Cu\x12", b"N", b"", "x", 3):
    try:
        print(_imp.get_frozen_object("x", data))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))
for call in (_imp.get_frozen_object, _imp.is_frozen_package):
    try:
        call("no such")
    except ImportError as error:
        print(error, error.name)

#% a module whose import fails in another thread is imported anew
import importlib.machinery, sys, threading, time
started, go = threading.Event(), threading.Event()
class Loader:
    runs = 0
    def create_module(self, spec): return None
    def exec_module(self, module):
        Loader.runs += 1
        module.run = Loader.runs
        if Loader.runs == 1:
            started.set()
            go.wait()
            raise RuntimeError("first")
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "fails_at_first": return importlib.machinery.ModuleSpec(name, Loader())
sys.meta_path.insert(0, finder := Finder())
answers = {}
def load(number):
    try:
        answers[number] = __import__("fails_at_first").run
    except RuntimeError as error:
        answers[number] = str(error)
threads = [threading.Thread(target=load, args=(number,)) for number in (1, 2)]
threads[0].start()
started.wait()
threads[1].start()
time.sleep(0.2)
go.set()
for thread in threads: thread.join()
print(answers[1], answers[2], sys.modules.pop("fails_at_first").run)
sys.meta_path.remove(finder)
