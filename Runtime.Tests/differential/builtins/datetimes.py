#% date limits and messages
from datetime import date
for args in ((0, 1, 1), (10000, 1, 1), (2023, 13, 1), (2023, 2, 29), (2024, 2, 29), ("x", 1, 1), (1, 2), (2**40, 1, 1), ()):
    try: print(date(*args))
    except Exception as e: print(type(e).__name__, e)
print(date.min, date.max, date.resolution)
#% date arithmetic
from datetime import date, timedelta
d = date(2024, 2, 28)
print(d + timedelta(2), d - timedelta(60), date(2024, 3, 1) - d, d.isocalendar(), d.toordinal(), date.fromordinal(738944))
for f in (lambda: date.max + timedelta(1), lambda: d + 1, lambda: d < 3, lambda: date.fromordinal(0), lambda: date.fromisocalendar(2024, 54, 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% timedelta arithmetic
from datetime import timedelta as T
a, b = T(days=1, seconds=3, microseconds=7), T(hours=5)
print(a / b, a // b, a % b, divmod(a, b), a * 1.5, a / 3, a // 3, -a, abs(-a), +a, repr(-a), str(-a), bool(T()))
print(T(0.5), T(microseconds=0.5), T(microseconds=1.5), T(seconds=1e-7 * 25), T(weeks=1, milliseconds=-1))
for f in (lambda: T(999999999) * 2, lambda: T("x"), lambda: a / 0, lambda: a // 0.5, lambda: T(1, foo=2), lambda: T.max + T(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% iso texts of datetime
from datetime import datetime
for s in ("2020-01-01T12:30:45.123456+05:30", "20200101T123045Z", "2020-W01-3 10:00", "2020W013T1000", "2020-W01-10", "2020-01-01T24:00", "2020-12-31T24:00:00",
          "2020-01-01T24:01", "2020-01-01T12:30:45.", "2020-01-01T12:30:45.1234567890", "2020-01-01T12:30:45+24:00", "2020-01-01T12:30+00:00:00.000001", "x", "2020-13-01", "2020-01-01T1:00"):
    try: print(s, repr(datetime.fromisoformat(s)))
    except Exception as e: print(s, type(e).__name__, e)
#% iso texts of time
from datetime import time
for s in ("T12", "12:30", "1230.5", "12:30:45,5", "12:30Z", "12:30+0530", "12:30+05:30:10.25", "24:00", "25:00", "12:60", "", "12:30ZZ"):
    try: print(s, repr(time.fromisoformat(s)))
    except Exception as e: print(s, type(e).__name__, e)
#% timespec
from datetime import datetime, time, timezone, timedelta
d = datetime(2024, 5, 6, 7, 8, 9, 123456, timezone(timedelta(hours=-3, minutes=-30)))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "weeks"):
    try: print(d.isoformat(" ", spec), d.timetz().isoformat(timespec=spec))
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: d.isoformat("ab"), lambda: d.isoformat(3), lambda: d.isoformat("T", 3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% zones compare and convert
from datetime import datetime, timezone, timedelta
utc, east = timezone.utc, timezone(timedelta(hours=2), "EAST")
a, b, naive = datetime(2024, 1, 1, 10, tzinfo=utc), datetime(2024, 1, 1, 12, tzinfo=east), datetime(2024, 1, 1)
print(a == b, hash(a) == hash(b), a - b, b.astimezone(utc), a.astimezone(east), repr(east), str(timezone(timedelta(minutes=-90))), a == naive)
print(a.timestamp(), datetime.fromtimestamp(0.5, utc), datetime.fromtimestamp(-1, east), a.utctimetuple()[:6], b.strftime("%z %:z %Z %f %Y %%z"))
for f in (lambda: a < naive, lambda: a - naive, lambda: timezone(timedelta(1)), lambda: timezone(3), lambda: datetime(2024, 1, 1, tzinfo=3), lambda: datetime.fromtimestamp(1e20, utc)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% replace and pickle
import copy, pickle
from datetime import date, datetime, time, timedelta, timezone
d = datetime(2024, 5, 6, 7, 8, 9, 10, timezone.utc, fold=1)
print(d.replace(year=1, fold=0), copy.replace(d, hour=0), date(2024, 1, 31).replace(month=3), time(1).replace(tzinfo=timezone.utc))
for o in (d, d.date(), d.timetz(), timedelta(-1, 2, 3), timezone(timedelta(hours=1), "x")):
    for protocol in range(6):
        assert pickle.loads(pickle.dumps(o, protocol)) == o
    print(o.__reduce_ex__(4))
for f in (lambda: d.replace(month=13), lambda: d.replace(foo=1), lambda: d.replace(2**40), lambda: date(b"\x07\xe8\x0d\x01"), lambda: d.replace("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#% zone that misbehaves
from datetime import datetime, tzinfo, timedelta
class Z(tzinfo):
    def __init__(self, v): self.v = v
    def utcoffset(self, dt): return self.v
    def dst(self, dt): return self.v
    def tzname(self, dt): return self.v
for v in (timedelta(1), timedelta(-1), 3, None, timedelta(hours=1)):
    d = datetime(2024, 1, 1, tzinfo=Z(v))
    for f in (d.utcoffset, d.dst, d.tzname, d.isoformat, d.utctimetuple, lambda: d.strftime("%z|%Z"), lambda: d.tzinfo.fromutc(d)):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
for f in (lambda: tzinfo().utcoffset(None), lambda: tzinfo().fromutc(datetime(1, 1, 1)), lambda: tzinfo().fromutc(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
