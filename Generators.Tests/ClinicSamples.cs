namespace PyModules.Generators.Tests;

/// <summary>A module and a type that use all of Argument Clinic's language.</summary>
internal static class ClinicSamples
{
    internal const string Module = """"
        namespace Demo;

        [PyModule("_clinic")]
        public static partial class ClinicModule
        {
            internal sealed class State : PyModuleState;

            [ThreadStatic] internal static int Released;

            [ClinicConverter("even")]
            internal static class EvenConverter
            {
                public static bool Convert(PyObject value, out Even result, string function, string display)
                {
                    result = default;
                    if (!Args.AsInt(value, out int number)) return false;
                    if (number % 2 != 0) return Err.Fail(Exc.ValueError, $"{function}() {display} must be even");
                    result = new Even(number);
                    return true;
                }

                public static Even Default() => new(-2);
                public static void Release(Even value) => Released++;
            }

            public readonly record struct Even(int Value);

            [ClinicReturnConverter("doubled")]
            internal static class DoubledConverter
            {
                public static PyObject? Convert(int value) => PyInt.From(value * 2);
            }

            private static bool Hexadecimal(PyObject value, out int result)
            {
                result = 0;
                return value is PyStr text && int.TryParse(text.Value, System.Globalization.NumberStyles.HexNumber, null, out result) || Err.Fail(Exc.ValueError, "not hex");
            }

            private const int Limit = 99;
            private static bool HasMagic => true;
            private static bool HasNothing => false;

            [PyFunction]
            [Clinic("""
                module _clinic

                _clinic.add as add_two
                    a: int
                        The first.
                    b: int = 2
                        The second,
                        if there is one.
                    /
                    *
                    scale: int(c_default="Limit") = LIMIT

                Add two ints.

                {parameters}
                And scale them.
                """)]
            private static long Add(State state, int a, int b, int scale) => (a + b) * scale;

            [PyFunction, Clinic("_clinic.twice = _clinic.add")]
            private static long Twice(int a, int b, int scale) => (a + b) * scale * 2;

            [PyFunction]
            [Clinic("""
                both_sides
                    [
                    [
                    a: object
                    ]
                    b: int
                    c: int
                    ]
                    d: object
                    [
                    e: object
                    ]
                    /
                Groups on both sides.
                """)]
            private static PyObject? BothSides(bool groupLeft2, PyObject? a, bool groupLeft1, int b, int c, PyObject d, bool groupRight1, PyObject? e) =>
                PyTuple.Of(PyBool.From(groupLeft2), PyBool.From(groupLeft1), PyInt.From(b), PyInt.From(c), d, PyBool.From(groupRight1), e ?? PyNone.Instance);

            [PyFunction]
            [Clinic("""
                everything
                    value: even = None
                    *args: tuple
                    hex: object(converter="Hexadecimal") = '0'
                """)]
            private static PyObject? Everything(Even value, ReadOnlySpan<PyObject> args, int hex = 0) => PyTuple.Of(PyInt.From(value.Value), PyInt.From(args.Length), PyInt.From(hex));

            [PyFunction, Clinic("rest\n    a: object\n    /\n    **kwds: dict")]
            private static PyObject? Rest(PyObject a, PyDict? kwds) => kwds ?? a;

            [PyFunction, Clinic("half -> doubled\n    x: int\n    /")]
            private static int Half(int x) => x;

            [PyFunction, Clinic("truth -> bool\n    x: object\n    /")]
            private static bool? Truth(PyObject x) => Obj.IsTrue(x);

            [PyFunction, Clinic("magic", If = nameof(HasMagic))]
            private static PyObject? Magic() => PyNone.Instance;

            [PyFunction, Clinic("nothing", If = nameof(HasNothing))]
            private static PyObject? Nothing() => PyNone.Instance;

            [PyFunction]
            [Clinic("""
                @text_signature "(a, b)"
                parsed
                    a: str(encoding="utf-8", accept={bytes, bytearray, str})
                    b: str(accept={robuffer, str}, zeroes=True) = "x"
                    c: unsigned_int(bitwise=True) = 0x10
                    d: Py_buffer = None
                """)]
            private static PyObject? Parsed(byte[] a, ReadOnlySpan<byte> b, uint c, PyBuffer? d) =>
                PyTuple.Of(PyBytes.From(a), PyBytes.From(b), PyInt.From(c), PyInt.From(d is null ? -1 : (long)d.Len));

            [PyFunction]
            [Clinic("""
                changing
                    a: object
                    / [from 3.20]
                    b: object = None
                    * [from 3.21]
                    c: object = None
                """)]
            private static PyObject? Changing(PyObject a, PyObject? b, PyObject c) => b ?? c;
        }

        """";

    internal const string Type = """"
        [PyType("_clinic.Box", Module = typeof(ClinicModule), Flags = TypeFlags.BaseType)]
        public partial class Box : PyObject
        {
            private PyObject? _content;

            [PySlot(Slot.New)]
            private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

            [PySlot(Slot.Init)]
            [Clinic("""
                class _clinic.Box "BoxObject *" "&Box_Type"

                _clinic.Box.__init__
                    content: object = None

                A box.
                """)]
            private bool Init(PyObject content)
            {
                _content = content;
                return true;
            }

            [PyMethod, Clinic("@classmethod\n_clinic.Box.of\n    content: object\n    /")]
            private static PyObject? Of(PyType cls, PyObject content) => Obj.Call(cls, content);

            [PyMethod, Clinic("@staticmethod\n_clinic.Box.size")]
            private static long Size() => 1;

            [PyMethod, Clinic("@critical_section\n@coexist\n_clinic.Box.__contains__\n    item: object\n    /")]
            private bool Contains(PyObject item) => ReferenceEquals(item, _content);

            [PyMethod, Clinic("_clinic.Box.owner\n    cls: defining_class\n    fallback: object = NULL\n    /")]
            private PyObject? Owner(PyType cls, PyObject? fallback) => cls;

            [PyMethod, Clinic("@disable fastcall\n_clinic.Box.plain\n    a: 'i'\n    b: 'i' = 0\n    /")]
            private long Plain(int a, int b) => a + b;

            [PyMethod, Clinic("_clinic.Box.boxes\n    other: object(subclass_of='&Box_Type', type='BoxObject *')\n    /")]
            private PyObject? Boxes(Box other) => other._content;

            [PyGetSet, Clinic("@getter\n_clinic.Box.content\n\nWhat is in it.")]
            private PyObject? Content => _content;

            [PyGetSet, Clinic("@setter\n_clinic.Box.content")]
            private bool SetContent(PyObject? value)
            {
                _content = value;
                return true;
            }
        }
        """";
}
