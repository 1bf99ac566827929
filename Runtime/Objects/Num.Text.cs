// Objects/abstract.c: numbers read from text, int() and float() of str and bytes.

namespace PyModules.Runtime;

public static partial class Num
{
    private static PyObject? LongFromText(PyObject o)
    {
        switch (o)
        {
            case PyStr text:
                return PyLong.FromUnicode(text, 10);
            case PyBytes bytes:
                return PyLong.FromBytes(bytes.Span, 10);
            case PyByteArray array:
                return PyLong.FromBytes(array.Span, 10);
        }
        if (!Obj.CheckBuffer(o))
            return Err.Raise(Exc.TypeError, $"int() argument must be a string, a bytes-like object or a real number, not '{o.Type.Name}'");
        var view = new PyBuffer();
        if (!Obj.GetBuffer(o, view, 0)) return null;
        PyObject? result = PyLong.FromBytes(view.Span, 10);
        view.Release();
        return result;
    }

    private static PyObject? FloatFromText(PyObject o) => PyFloat.FromString(o);

    /// <summary>PyNumber_ToBase.</summary>
    [Mirrors("PyNumber_ToBase", 1652, 1666)]
    public static PyObject? ToBase(PyObject o, int numberBase)
    {
        if (numberBase is not (2 or 8 or 10 or 16)) return Err.Raise(Exc.SystemError, "PyNumber_ToBase: base must be 2, 8, 10 or 16");
        return Index(o) is { } index && index.ToBase(numberBase) is { } text ? PyStr.FromAscii(text) : null;
    }
}
