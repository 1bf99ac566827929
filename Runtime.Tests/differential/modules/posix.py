# Arguments of os that are no paths, and paths that are none.

#% descriptors below zero
import os
for name, call in (("stat", os.stat), ("stat dir_fd", lambda fd: os.stat("x", dir_fd=fd)), ("stat link", lambda fd: os.stat(fd, follow_symlinks=False)),
                   ("stat both", lambda fd: os.stat(fd, dir_fd=1)), ("utime both", lambda fd: os.utime(fd, dir_fd=0)), ("chown link", lambda fd: os.chown(fd, 1, 1, follow_symlinks=False)),
                   ("chdir", os.chdir), ("chmod", lambda fd: os.chmod(fd, 0o777)), ("chown", lambda fd: os.chown(fd, -1, -1)), ("truncate", lambda fd: os.truncate(fd, 1)),
                   ("statvfs", os.statvfs), ("pathconf", lambda fd: os.pathconf(fd, 1)), ("getxattr", lambda fd: os.getxattr(fd, "user.a")),
                   ("setxattr", lambda fd: os.setxattr(fd, "user.a", b"")), ("removexattr", lambda fd: os.removexattr(fd, "user.a")), ("execve", lambda fd: os.execve(fd, ["x"], {}))):
    for fd in (-1, -7):
        try:
            print(name, fd, call(fd))
        except Exception as error:
            print(name, fd, type(error).__name__, error)
for call in (os.listdir, os.scandir, os.utime):
    try:
        call(-7)
    except OSError as error:
        print(error)

#% __fspath__ that is None
import os, io, pathlib
class Foo: __fspath__ = None
for call in (os.fspath, open, os.stat, os.fsencode, os.listdir, lambda path: os.rename(path, "a"), lambda path: os.rename("a", path), os.scandir,
             lambda path: compile("a", path, "exec"), lambda path: os.execv(path, ["a"]), io.open_code, pathlib.Path):
    try:
        call(Foo())
    except Exception as error:
        print(type(error).__name__, error)

#% arguments of exec
import os
for argv in ([], (), [""], ["\0"], [1], 3, {}, "abc", ["a"]):
    for call in (lambda argv: os.execve("/nonexistent", argv, {}), lambda argv: os.execv("/nonexistent", argv)):
        try:
            call(argv)
        except Exception as error:
            print(argv, type(error).__name__, error)

#% environments of exec
import os
class Environment:
    def __init__(self, keys, values): self._keys, self._values = keys, values
    def __len__(self): return 2
    def __getitem__(self, key): raise RuntimeError
    def keys(self): return self._keys
    def values(self): return self._values
class Emptying:
    def __fspath__(self):
        shared.clear()
        return b"name"
shared = [Emptying()]
for keys, values in (([], []), (["a"], ["b"]), (["a", "b"], ["c"]), (["a", "b", "c"], ["a", "b"]), (3, []), (["a", "b"], 3), (["a=b", "c"], ["c", "d"]),
                     (["", "c"], ["c", "d"]), ([1, 2], ["c", "d"]), (["a", "b"], [1, 2]), (["a\0", "b"], [1, 2]), (["a", "b"], ["1\0", 2]), (shared, shared)):
    try:
        os.execve("/nonexistent", ["a"], Environment(keys, values))
    except Exception as error:
        print(type(error).__name__, error)

#% a folder's iterator that nobody closes
import gc, os, warnings
for use in (next, list, lambda entries: entries.close()):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        entries = os.scandir("/")
        use(entries)
        shown = repr(entries)
        del entries
        gc.collect()
    print([(warning.category.__name__, str(warning.message) == f"unclosed scandir iterator {shown}") for warning in caught])
