#% frozen modules have the loader and the spec of frozen modules
import os, site, codecs, abc, posixpath, _imp
for m in (os, site, codecs, abc, posixpath):
    s = m.__spec__
    print(s.name, s.loader, s.origin, s.has_location, s.cached, m.__loader__ is s.loader, m.__file__.rsplit("/", 1)[-1], m.join.__code__.co_filename if m is posixpath else "")
print(os.path.__name__, os.path.__spec__.name)

#% find_frozen says what there is
import _imp
for name in ("os", "zipimport", "importlib.util", "__hello__", "__hello_alias__", "__phello__", "__phello__.__init__", "__phello_alias__", "__phello_alias__.spam", "json", "x", ""):
    print(name, _imp.find_frozen(name), _imp.is_frozen(name))
data, package, origin = _imp.find_frozen("stat", withdata=True)
print(type(data), package, origin)

#% packages, code objects and missing ones
import _imp
print(_imp.is_frozen_package("__phello__"), _imp.is_frozen_package("os"))
print(_imp.get_frozen_object("__hello_alias__").co_filename, _imp.get_frozen_object("__phello__").co_filename)
for call in (_imp.get_frozen_object, _imp.is_frozen_package):
    try: call("no such")
    except ImportError as e: print(e, e.name)
print(_imp.init_frozen("no such"))

#% turned off, only what imports need is left
import _imp
before = _imp._frozen_module_names()
_imp._override_frozen_modules_for_tests(-1)
print(_imp._frozen_module_names(), _imp.find_frozen("os"), _imp.is_frozen("zipimport"))
_imp._override_frozen_modules_for_tests(1)
print(_imp.is_frozen("os"))
_imp._override_frozen_modules_for_tests(0)
print(_imp._frozen_module_names() == before, "os" in before)

#% a package that is frozen
import __phello__
print(__phello__.__spec__.loader, __phello__.__spec__.origin, [p.rsplit("/", 1)[-1] for p in __phello__.__path__])
import __phello__.spam
print(__phello__.spam.__spec__.name, __phello__.initialized)

#% a traceback names the frozen file
import os, traceback
try: os.path.join(1)
except TypeError: print([f.filename for f in traceback.extract_tb(__import__("sys").exc_info()[2])][1:])
