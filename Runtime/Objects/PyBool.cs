// Objects/boolobject.c.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>True and False.</summary>
[PyType("bool", Signature = "(object=False, /)", Flags = TypeFlags.LongSubclass,
    Doc = "True when the argument is true, else False.\n\nThe only two instances are the builtins True and False. The type derives\nfrom int and cannot be derived from.")]
public sealed partial class PyBool : PyLong
{
    private readonly long _value;

    public static PyBool True { get; } = new(1);
    public static PyBool False { get; } = new(0);

    private PyBool(long value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("PyBool_FromLong", 21, 24)]
    public static PyBool From(bool value) => value ? True : False;

    /// <summary>True or False; null stays null.</summary>
    public static PyBool? From(bool? value) => value is { } known ? From(known) : null;

    public override bool TryAsLong(out long value)
    {
        value = _value;
        return true;
    }

    public override BigInteger AsBigInteger() => _value;

    public override int Sign => (int)_value;

    public override PyLong Exact => PyInt.From(_value);

    [PySlot(Slot.New), Mirrors("bool_new", 28, 42)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("bool", kwnames) || !Args.CheckPositional("bool", args.Length, 0, 1)) return null;
        return args.Length == 0 ? False : From(Obj.IsTrue(args[0]));
    }

    [PySlot(Slot.Repr), Mirrors("bool_repr", 13, 17)]
    PyObject? Repr() => PyStr.Intern(_value != 0 ? "True" : "False");

    [PySlot(Slot.NbInvert), Mirrors("bool_invert", 70, 84)]
    PyObject? Invert()
    {
        if (!Err.Warn(Exc.DeprecationWarning, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
                + "This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. "
                + "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.", 1))
            return null;
        return PyInt.From(~_value);
    }

    [PySlot(Slot.NbAnd), Mirrors("bool_and", 86, 92)]
    public static new PyObject? And(PyObject a, PyObject b) =>
        a is PyBool x && b is PyBool y ? From((x._value & y._value) != 0) : PyLong.And(a, b);

    [PySlot(Slot.NbXor), Mirrors("bool_xor", 102, 108)]
    public static new PyObject? Xor(PyObject a, PyObject b) =>
        a is PyBool x && b is PyBool y ? From(x._value != y._value) : PyLong.Xor(a, b);

    [PySlot(Slot.NbOr), Mirrors("bool_or", 94, 100)]
    public static new PyObject? Or(PyObject a, PyObject b) =>
        a is PyBool x && b is PyBool y ? From((x._value | y._value) != 0) : PyLong.Or(a, b);
}
