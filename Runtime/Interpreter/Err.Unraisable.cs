// Python/errors.c: exceptions that nobody can get.

namespace PyModules.Runtime;

public static partial class Err
{
    /// <summary>PyErr_FormatUnraisable("... %R", o).</summary>
    [Mirrors("PyErr_FormatUnraisable", 1738, 1746)]
    public static void Unraisable(string message, PyObject? o)
    {
        if (o is not null)
        {
            PyBaseException? saved = Fetch();
            string shown = Obj.Repr(o) is PyStr text ? text.Value : "<object repr() failed>";
            Clear();
            Restore(saved);
            message += " " + shown;
        }
        UnraisableCore(PyStr.From(message), null);
    }

    /// <summary>PyErr_WriteUnraisable.</summary>
    [Mirrors("PyErr_WriteUnraisable", 1758, 1762)]
    public static void WriteUnraisable(PyObject? o) => UnraisableCore(null, o);

    [Mirrors("format_unraisable_v", 1626, 1736)]
    private static void UnraisableCore(PyStr? message, PyObject? o)
    {
        ThreadState thread = ThreadState.Current;
        PyBaseException? exception = Fetch();
        if (exception is null) return;
        if (exception.Traceback is null && Frame.Complete(thread.CurrentFrame) is { } frame)
            exception.Traceback = new PyTraceback(null, frame.Object, frame.Unit * 2, -1);
        Interpreter interpreter = thread.Interpreter;
        PyObject none = PyNone.Instance;
        if (interpreter.UnraisableArgsType is { } type && interpreter.SysAttr("unraisablehook") is { } hook && hook != none)
        {
            PyObject? args = Obj.Call(type, PyTuple.Of(exception.Type, exception, (PyObject?)exception.Traceback ?? none, (PyObject?)message ?? none, o ?? none));
            if (args is not null)
            {
                if (!Audit.Raise("sys.unraisablehook", hook, args) || Obj.Call(hook, args) is null)
                {
                    exception = Fetch();
                    message = PyStr.From("Exception ignored in sys.unraisablehook");
                    o = hook;
                }
                else return;
            }
            else Clear();
        }
        if (exception is not null) WriteDefault(interpreter, message, o, exception);
        Clear();
    }

    /// <summary>The default hook: to sys.stderr, with the traceback.</summary>
    [Mirrors("write_unraisable_exc_file", 1448, 1563)]
    internal static void WriteDefault(Interpreter interpreter, PyObject? message, PyObject? o, PyBaseException exception)
    {
        if (interpreter.SysAttr("stderr") is not { } stderr || stderr == PyNone.Instance) return;
        // Without Lib's traceback module: what led here may be its end.
        string text = "";
        if (o is not null && o != PyNone.Instance)
        {
            string head = message is PyStr given ? $"{given.Value}: " : "Exception ignored in: ";
            text = head + (Obj.Repr(o) is PyStr repr ? repr.Value : "<object repr() failed>") + "\n";
            Clear();
        }
        else if (message is PyStr given) text = given.Value + ":\n";
        if (text.Length > 0) _ = Obj.CallMethod(stderr, PyStr.Intern("write"), PyStr.From(text));
        Clear();
        _ = Obj.CallMethod(stderr, PyStr.Intern("write"), PyStr.From(PyTraceback.Print(interpreter, exception.Traceback)));
        Clear();
        string shown = Obj.Str(exception) is PyStr str ? str.Value : "<exception str() failed>";
        Clear();
        _ = Obj.CallMethod(stderr, PyStr.Intern("write"), PyStr.From($"{Eval.QualifiedName(exception.Type)}: {shown}\n"));
        Clear();
        Obj.CallMethod(stderr, PyStr.Intern("flush"));
        Clear();
    }
}

public sealed partial class Interpreter
{
    /// <summary>The type of what <c>sys.unraisablehook</c> gets; set by the sys module.</summary>
    internal PyObject? UnraisableArgsType;
}
