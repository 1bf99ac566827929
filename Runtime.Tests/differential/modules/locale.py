#% what the C library says of the locale
import _locale
print(_locale.localeconv())
for key in (999999, 0, 1, -1, 131171, _locale.LC_ALL, _locale.CHAR_MAX):
    try:
        print(key, repr(_locale.nl_langinfo(key)))
    except ValueError as error:
        print(key, error)
for name in ("CODESET", "RADIXCHAR", "THOUSEP", "D_FMT", "T_FMT", "ERA", "ALT_DIGITS", "CRNCYSTR", "YESEXPR", "DAY_1", "ABMON_12", "_DATE_FMT"):
    print(name, repr(_locale.nl_langinfo(getattr(_locale, name))))
#% categories and locales that are not there
import _locale
for arguments in ((0, "xx_YY"), (99,), (-1,), (100, "C"), (6, "a\0b")):
    try:
        print(_locale.setlocale(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
