#% deaths by a fault that the process sends itself
import re, subprocess, sys
def run(*arguments):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    told = done.stderr.partition("\n\nCurrent thread's C stack")[0]
    print(done.returncode, done.stdout, re.sub(r"0x[0-9a-f]+( \[.*\])?", "0x", told), sep="\n")
for code in ("signal.raise_signal(signal.SIGFPE)", "os.kill(os.getpid(), signal.SIGSEGV)", "signal.raise_signal(signal.SIGILL)", "signal.raise_signal(signal.SIGBUS)", "os.abort()"):
    run("-c", "import os, signal; " + code)
    run("-c", "import faulthandler, os, signal; faulthandler.enable(); " + code)
run("-X", "faulthandler", "-c", "import faulthandler; print(faulthandler.is_enabled())")
run("-c", "import faulthandler; print(faulthandler.is_enabled())")
run("-c", "import faulthandler; faulthandler.enable(); print(faulthandler.disable(), faulthandler.disable()); faulthandler._sigfpe()")
run("-c", "import faulthandler; faulthandler.enable(all_threads=False); faulthandler._sigsegv()")
run("-c", "import faulthandler; faulthandler._fatal_error_c_thread()")
run("-c", "import faulthandler, time; faulthandler.dump_traceback_later(0.1); time.sleep(0.5); faulthandler.dump_traceback()")
#% what is done on signals at the start
import signal
print([number for number in range(1, 32) if signal.getsignal(number) is None], signal.getsignal(signal.SIGXFSZ), signal.getsignal(signal.SIGSEGV))
