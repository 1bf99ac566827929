#% times out of range
import select, signal, socket, threading, time
lock = threading.Lock()
lock.acquire()
poll = select.poll()
for value in (1e300, -1e300, 2**62, 2**63, 10**30, -10**30, float("nan"), float("inf"), "x", 1j, 1e10):
    for name, call in (("sleep", time.sleep), ("acquire", lambda v: lock.acquire(timeout=v)), ("settimeout", lambda v: socket.socket().settimeout(v)),
                       ("sigtimedwait", lambda v: signal.sigtimedwait([], v)), ("clock_settime", lambda v: time.clock_settime(999, v)), ("gmtime", time.gmtime), ("ctime", time.ctime)):
        if isinstance(value, float) and value in (1e10,) and name not in ("acquire",):
            continue
        try:
            print(name, repr(value)[:9], call(value))
        except Exception as error:
            print(name, repr(value)[:9], type(error).__name__, error)
#% timers that are descriptors
import os, time
fd = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.get_inheritable(fd))
print(os.timerfd_settime(fd, initial=0.01, interval=2.5))
print(int.from_bytes(os.read(fd, 8), "little"), os.timerfd_gettime(fd)[1], os.timerfd_gettime_ns(fd)[1])
left, interval = os.timerfd_settime_ns(fd, initial=10**9, interval=5)
print(interval, left > 10**9)
for call in (lambda: os.timerfd_settime(fd, initial=float("nan")), lambda: os.timerfd_settime(fd, initial=1e300), lambda: os.timerfd_settime(fd, initial=-1.0),
             lambda: os.timerfd_settime_ns(fd, initial=-5), lambda: os.timerfd_settime(999), lambda: os.timerfd_gettime(999), lambda: os.timerfd_gettime_ns("x"),
             lambda: os.timerfd_create(999), lambda: os.login_tty(999)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
os.close(fd)
