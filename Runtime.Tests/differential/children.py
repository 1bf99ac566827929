"""For snippets that look at whole processes: run this interpreter on something and print what the user would see."""
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

LIB = os.path.dirname(os.__file__)


def show(status, out, err, folder):
    def plain(data):
        text = data.decode("utf-8", "backslashreplace")
        for path, name in ((folder, "DIR"), (os.path.realpath(folder), "DIR"), (LIB, "LIB"), (sys.executable, "PYTHON")):
            text = text.replace(path, name)
        text = re.sub(r" at 0x[0-9a-f]+", " at 0x...", text)
        # A frame more or less of a deep recursion is the interpreter's own affair.
        return re.sub(r"\[Previous line repeated \d+ more times\]", "[Previous line repeated N more times]", text)

    print("status", status)
    for name, data in (("out", out), ("err", err)):
        for line in plain(data).splitlines():
            print(name, "|", line[:300])


def prepare(folder, files):
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())


def environment(extra):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **extra}


def run(*arguments, files={}, stdin="", env={}, tail=None, limit=100):
    """Run with these arguments in a folder that holds the files; of the errors only the last lines, if asked."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, files)
        done = subprocess.run([sys.executable, *arguments], cwd=folder, input=stdin.encode(), capture_output=True,
                              env=environment(env), timeout=limit)
        err = done.stderr if tail is None else b"\n".join(done.stderr.splitlines()[-tail:])
        show(done.returncode, done.stdout, err, folder)


def interrupt(code):
    """Run code that prints a line when it is ready, then send it SIGINT (which the child is to heed also where ours is ignored)."""
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + code
    with tempfile.TemporaryDirectory() as folder:
        child = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=environment({}))
        child.stdout.readline()
        # Nothing says from outside when the child has left print() and is where it is to be interrupted.
        time.sleep(0.5)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
        show(child.returncode, out, err, folder)


def hang_up(code):
    """Run code and close the pipe that it prints to."""
    with tempfile.TemporaryDirectory() as folder:
        child = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({}))
        child.stdout.readline()
        child.stdout.close()
        err = child.stderr.read()
        show(child.wait(60), b"", err, folder)


def terminal(*keys, arguments=("-q",), env={}):
    """Type the keys at a terminal that has the interpreter on it, each after the next prompt or question; print the lines that start with `=>`, and the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        ours, its = os.openpty()
        child = subprocess.Popen([sys.executable, *arguments], cwd=folder, stdin=its, stdout=its, stderr=its, close_fds=True,
                                 env=environment({"TERM": "xterm", "HOME": folder, "PYTHON_HISTORY": os.path.join(folder, "history"), **env}))
        os.close(its)
        out = b""

        def read_until(mark, seconds=60):
            nonlocal out
            start, end = len(out), time.monotonic() + seconds
            while time.monotonic() < end:
                if select.select([ours], [], [], 0.3)[0]:
                    try:
                        got = os.read(ours, 65536)
                    except OSError:
                        return
                    if not got:
                        return
                    out += got
                elif mark.search(out, start):
                    return

        for key in keys:
            read_until(re.compile(rb"(>>> |\.\.\. |\? )[^\n]*$"))
            os.write(ours, key.encode())
        read_until(re.compile(rb"(?!)"))
        try:
            status = child.wait(60)
        except subprocess.TimeoutExpired:
            child.kill()
            status = "still running"
        os.close(ours)
        text = re.sub(r"\x1b(\[[0-9;?]*[a-zA-Z]|[=>])", "", out.decode("utf-8", "replace"))
        for line in text.splitlines():
            if "=> " in line and "print" not in line:
                print(line[line.index("=>"):])
        print("status", status)
