namespace PyModules.Generators.Tests;

/// <summary>A module and a type that use most of the framework.</summary>
internal static class Samples
{
    internal const string Module = """
        namespace Demo;

        /// <summary>Counts things.</summary>
        [PyModule("_demo")]
        public static partial class DemoModule
        {
            internal sealed class State : PyModuleState { internal int Calls; }

            [PyConstant("LIMIT")] internal const int Limit = 3;

            /// <summary>Add two ints.</summary>
            [PyFunction("add", "(a, b=2, /, *, scale=1)")]
            private static long Add(State state, int a, int b, int scale = 1) { state.Calls++; return (a + b) * scale; }

            [PyFunction("join", "(*args, sep=' ')")]
            private static PyObject? Join(ReadOnlySpan<PyObject> args, string sep)
            {
                string text = "";
                foreach (PyObject arg in args) text += (text.Length == 0 ? "" : sep) + ((PyStr)arg).Value;
                return PyStr.From(text);
            }

            [PyFunction("fail", "()")]
            private static string Fail() => throw PyException.Of(Exc.ValueError, "no luck");
        }

        """;

    internal const string Type = """
        /// <summary>A point.</summary>
        [PyType("_demo.Point", Module = typeof(DemoModule), Flags = TypeFlags.BaseType, WeakRefs = true)]
        public partial class Point : PyObject
        {
            [PyMember("x", Doc = "across")] private long _x;
            [PyMember("tag", Required = true)] private PyObject? _tag;

            [PySlot(Slot.New, Signature = "(x=0, /)")]
            private static PyObject? New(PyType cls, long x)
            {
                var point = (Point)cls.Alloc();
                point._x = x;
                return point;
            }

            [PySlot(Slot.Hash)] private long Hash() => _x;
            [PySlot(Slot.NbAdd)] private static PyObject? Add(PyObject a, PyObject b) => PyNotImplemented.Instance;
            [PySlot(Slot.MpLength)] private int Length() => 2;

            /// <summary>Move it.</summary>
            [PyMethod("move", "(dx, dy=0)")] private void Move(long dx, long dy) => _x += dx;
            [PyMethod("origin", "()", Class = true)] private static PyObject? Origin(PyType cls) => cls.Alloc();
            [PyGetSet("double", Setter = nameof(SetDouble))] private long Double => _x * 2;
            private bool SetDouble(PyObject? value) => true;
        }
        """;
}
