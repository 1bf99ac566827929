// Python/traceback.c: the traceback type.

namespace PyModules.Runtime;

/// <summary>One entry of a traceback.</summary>
[PyType("traceback", Flags = TypeFlags.HaveGc, Signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)")]
public sealed partial class PyTraceback : PyObject
{
    internal PyTraceback? Next;
    internal readonly PyFrame Frame;
    [PyMember("tb_lasti", ReadOnly = true)] internal int Lasti;

    /// <summary>-1 asks the line table when it is needed.</summary>
    private int _line;

    [Mirrors("tb_create_raw", 72, 91)]
    internal PyTraceback(PyTraceback? next, PyFrame frame, int lasti, int line)
    {
        Next = next;
        Frame = frame;
        Lasti = lasti;
        _line = line;
    }

    [PySlot(Slot.New, Signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)"), Mirrors("tb_new_impl", 105, 120)]
    private static PyObject? New(PyType cls, PyObject tb_next, PyFrame tb_frame, int tb_lasti, int tb_lineno)
    {
        if (tb_next is not (PyTraceback or PyNone)) return Err.Raise(Exc.TypeError, $"expected traceback object or None, got '{tb_next.Type.Name}'");
        return new PyTraceback(tb_next as PyTraceback, tb_frame, tb_lasti, tb_lineno);
    }

    /// <summary>The line; -1 unknown.</summary>
    [Mirrors("tb_get_lineno", 146, 153)]
    public int Line => _line == -1 ? Frame.Code.LineAt(Lasti / 2) : _line;

    [PyMember("tb_frame", ReadOnly = true)] private PyObject TbFrame => Frame;
    [Mirrors("tb_lineno_get", 155, 167)]
    [PyGetSet("tb_lineno")] private PyObject? TbLineno => Line is var line && line < 0 ? PyNone.Instance : PyInt.From(line);
    [Mirrors("traceback_tb_next_get_impl", 135, 144)]
    [PyGetSet("tb_next", Setter = nameof(SetNext))] private PyObject? TbNext => (PyObject?)Next ?? PyNone.Instance;

    [Mirrors("traceback_tb_next_set_impl", 175, 213)]
    private bool SetNext(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.TypeError, "can't delete tb_next attribute");
        if (value == PyNone.Instance)
        {
            Next = null;
            return true;
        }
        if (value is not PyTraceback next) return Err.Fail(Exc.TypeError, $"expected traceback object, got '{value.Type.Name}'");
        for (PyTraceback? cursor = next; cursor is not null; cursor = cursor.Next)
        {
            if (ReferenceEquals(cursor, this)) return Err.Fail(Exc.ValueError, "traceback loop detected");
        }
        Next = next;
        return true;
    }

    [PyMethod("__dir__", "()", NoTextSignature = true), Mirrors("tb_dir", 122, 127)]
    private PyObject? Dir() => PyList.Of([PyStr.From("tb_frame"), PyStr.From("tb_next"), PyStr.From("tb_lasti"), PyStr.From("tb_lineno")]);
}
