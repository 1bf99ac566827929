#% a wake-up descriptor that cannot be written
import os, signal, sys
sys.unraisablehook = lambda args: print(args.exc_type, args.exc_value, args.err_msg, args.object)
signal.signal(signal.SIGALRM, lambda number, frame: print("handler", number))
reader, writer = os.pipe()
os.set_blocking(reader, False)
os.set_blocking(writer, False)
def fill(size):
    try:
        while True: os.write(writer, b"x" * size)
    except BlockingIOError:
        pass
for fd, warn in ((reader, True), (reader, False), (writer, True), (writer, False)):
    if fd == writer:
        fill(4096)
        fill(1)
    signal.set_wakeup_fd(fd, warn_on_full_buffer=warn)
    signal.raise_signal(signal.SIGALRM)
    for _ in range(100): pass
    print("done")
signal.set_wakeup_fd(-1)
signal.signal(signal.SIGALRM, signal.SIG_DFL)
sys.unraisablehook = sys.__unraisablehook__

#% a blocked signal waits, whatever thread of the process gets it
import os, signal, threading
blocked = [signal.SIGUSR1, signal.SIGUSR2]
signal.pthread_sigmask(signal.SIG_BLOCK, blocked)
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending() == {signal.SIGUSR1}, signal.getsignal(signal.SIGUSR1))
print(signal.sigwait(blocked), signal.sigpending())
killer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR2))
killer.start()
print(signal.sigwaitinfo(blocked).si_signo, signal.sigtimedwait(blocked, 0))
killer.join()
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", number))
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
signal.raise_signal(signal.SIGUSR1)
print(signal.sigpending() == {signal.SIGUSR1})
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", number))
signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
signal.signal(signal.SIGUSR1, signal.SIG_DFL)

#% a blocked signal kills when it is let in
import subprocess, sys
for act in ("os.kill(os.getpid(), signal.SIGUSR1)", "signal.raise_signal(signal.SIGUSR1)", "None"):
    code = f"""
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
{act}
print("alive", flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print("let in", flush=True)
signal.raise_signal(signal.SIGUSR1)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    print(done.returncode, done.stdout.split("\n"))

#% a simulated signal whose handler is not Python's
import _thread, signal
for handler in (signal.SIG_IGN, signal.SIG_DFL):
    signal.signal(signal.SIGUSR1, handler)
    _thread.interrupt_main(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
print("nothing")

#% signals while the interpreter ends
import subprocess, sys
code = """
import _thread, signal, sys, atexit
class Late:
    is_finalizing = sys.is_finalizing
    interrupt = _thread.interrupt_main
    write = sys.stdout.write
    def __del__(self):
        self.write(f"{Late.is_finalizing()}\\n")
        Late.interrupt()
late = Late()
atexit.register(lambda: print(sys.is_finalizing()))
"""
done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
print(done.returncode, done.stdout.split(), done.stderr)
