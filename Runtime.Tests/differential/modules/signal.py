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
