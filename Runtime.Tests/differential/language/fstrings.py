#% basic
x = 5; print(f"{x} {x!r} {x:>3} {x=} {x = } {x!s:^5}|")
#% nested quotes
d = {"a": 1}
print(f"{d["a"]} {'a' 'b'} {"".join(["x", "y"])}")
#% nested spec
w, p = 8, 3
print(f"{3.14159:{w}.{p}f}|{'s':{'*'}^{w}}|")
#% escapes and braces
print(f"{{}} {{{1}}} \n\t\x41 {'\n'!r}")
#% raw
print(rf"\n{1}\t")
#% lambda and walrus
print(f"{(lambda x: x * 2)(3)} {(y := 5)} {y}")
#% multiline expression
print(f"{
    1 + 
    2  # comment
}")
#% conversion error
f"{1:z}"
#% string spec error
f"{'a':d}"
#% int specs
print(f"{255:x} {255:#X} {255:b} {255:#o} {255:c} {12345678:,} {12345678:_} {255:08b} {-5:+} {5: } {5:=+6}")
#% float specs
print(f"{3.0} {3.14159:.2f} {1e20:g} {1e-7:e} {0.5:%} {1234567.891:,.1f} {float('inf')} {float('nan'):f} {-0.0} {1.5:08.3f} {1e16} {1e15:}")
#% grouping in fraction
print(f"{1234.56789:.5f} {0.1:.20f} {1/3:.3g} {100000000.0:g} {123456789.0:.3}")
#% string specs
print(f"{'ab':5}|{'ab':>5}|{'ab':^5}|{'ab':-<5}|{'abcdef':.3}|{'é':5}|")
#% bool and none
print(f"{True} {None} {True:d} {True:>6}")
#% none with spec
f"{None:5}"
#% debug with format
v = 3.14159; print(f"{v=:.2f} {v = !r}")
#% concatenation
print("a" f"{1}" "b" f"{2}" r"\c")
#% bytes in fstring
print(f"{b'abc'}")
#% custom conversion
class A:
    def __repr__(self): return "R"
    def __str__(self): return "S"
print(f"{A()} {A()!r} {A()!s} {A()!a}")
#% ascii conversion
print(f"{'é☃😀'!a}")
#% template string
t = t"hello {1 + 1!r:>5} world {'x'}"
print(t.strings, t.values, [(i.expression, i.conversion, i.format_spec) for i in t.interpolations])
#% template repr
name = "n"
print(repr(t"{name}"), t"a" + t"b{name}")
#% percent formatting
print("%s %r %d %5.2f %x %o %e %c %% %-5s| %05d %+d" % ("s", "r", 42, 3.14159, 255, 8, 12345.678, "c", "l", 42, 7))
#% percent mapping
print("%(a)s %(b)03d" % {"a": 1, "b": 2})
#% percent too few
"%s %s" % (1,)
#% percent too many
"%s" % (1, 2)
#% percent bad type
"%d" % "x"
#% percent unsupported
"%y" % 1
#% percent star
print("%*d|%-*s|%.*f" % (5, 42, 6, "ab", 2, 3.14159))
#% str format
print("{} {1} {0}".format(1, 2) if False else "{0} {1} {0}".format(1, 2), "{a[k]} {b.real}".format(a={"k": 1}, b=3), "{:>{w}}".format("x", w=4))
#% format mixing
"{} {0}".format(1)
#% format missing
"{0} {1}".format(1)
#% format key
"{a}".format(b=1)
#% format unmatched
"{".format()
#% format single close
"}".format()
#% format_map
print("{a} {b}".format_map({"a": 1, "b": 2}))
