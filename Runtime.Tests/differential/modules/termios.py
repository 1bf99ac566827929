#% attributes of a new terminal
import os, termios
master, slave = os.openpty()
print(termios.tcgetattr(slave))
os.close(master); os.close(slave)
#% speeds with and without a constant
import os, termios
master, slave = os.openpty()
for speeds in [(9600, 9600), (0, 9600), (9600, 0), (300, 9600), (12345, 12345), (9600, 12345), (7200, 7200), (2**32 - 1, 5), (-1, -1), (4000000, 4000000)]:
    a = termios.tcgetattr(slave)
    a[4:6] = speeds
    termios.tcsetattr(slave, termios.TCSANOW, a)
    print(speeds, termios.tcgetattr(slave)[:6])
os.close(master); os.close(slave)
#% characters and noncanonical mode
import os, termios
master, slave = os.openpty()
a = termios.tcgetattr(slave)
a[3] &= ~termios.ICANON
a[6][termios.VMIN] = 3
a[6][termios.VTIME] = b'\x07'
a[6][18] = 300
termios.tcsetattr(slave, termios.TCSADRAIN, a)
print(termios.tcgetattr(slave)[3:])
os.close(master); os.close(slave)
#% wrong attributes
import os, termios
master, slave = os.openpty()
good = termios.tcgetattr(slave)
def attempt(when, a, fd=slave):
    try:
        print(termios.tcsetattr(fd, when, a))
    except Exception as e:
        print(repr(e))
attempt(3, good)
attempt(0, good[:6])
attempt(0, tuple(good))
attempt(0, [2**63] + good[1:])
attempt(0, ['x'] + good[1:])
attempt(0, good[:6] + [good[6][:-1]])
attempt(0, good[:6] + [good[6][:-1] + [b'ab']])
attempt(0, good[:6] + [good[6][:-1] + [1.0]])
attempt(0, good, -1)
attempt(0, good, 'x')
os.close(master); os.close(slave)
#% window size
import os, termios
master, slave = os.openpty()
termios.tcsetwinsize(slave, (25, 81))
print(termios.tcgetwinsize(master))
for size in [(1, 2, 3), {1, 2}, (65536, 1), (-1, 1), ('a', 1), [3, 4]]:
    try:
        print(termios.tcsetwinsize(slave, size), termios.tcgetwinsize(slave))
    except Exception as e:
        print(repr(e))
os.close(master); os.close(slave)
#% not a terminal
import os, termios
r, w = os.pipe()
for name, *args in [('tcgetattr',), ('tcgetwinsize',), ('tcsendbreak', 0), ('tcdrain',), ('tcflush', 0), ('tcflow', 0), ('tcsetwinsize', (1, 1))]:
    try:
        getattr(termios, name)(r, *args)
    except termios.error as e:
        print(name, repr(e), e.args, str(e))
os.close(r); os.close(w)
#% error is no OSError
import termios
print(termios.error.__mro__, termios.error.__module__, termios.error.__qualname__, repr(termios.error(1, 2)))
