// Python/pythonrun.c: showing exceptions.

namespace PyModules.Runtime;

/// <summary><c>PyErr_Display</c> and <c>PyErr_Print</c>.</summary>
internal static class Display
{
    /// <summary><c>_PyErr_Display</c>: through Lib's traceback module; plainly when that cannot be.</summary>
    public static void Exception(Interpreter interpreter, PyBaseException exception, PyObject file)
    {
        PyBaseException? saved = Err.Fetch();
        if (interpreter.ImportLib is not null && PyImport.Module("traceback") is { } module)
        {
            PyObject? print = Obj.GetAttr(module, PyStr.Intern("_print_exception_bltin"));
            if (print is not null && Obj.Call(print, exception) is not null)
            {
                Err.Restore(saved);
                return;
            }
        }
        Err.Clear();
        Plain(exception, file, []);
        Err.Clear();
        Err.Restore(saved);
    }

    private static void Write(PyObject file, string text) => _ = Obj.CallMethod(file, PyStr.Intern("write"), PyStr.From(text));

    private static void Plain(PyBaseException exception, PyObject file, HashSet<PyBaseException> seen)
    {
        if (!seen.Add(exception)) return;
        if (exception.Cause is { } cause)
        {
            Plain(cause, file, seen);
            Write(file, "\nThe above exception was the direct cause of the following exception:\n\n");
        }
        else if (exception.Context is { } context && !exception.SuppressContext)
        {
            Plain(context, file, seen);
            Write(file, "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
        Write(file, Text(exception));
    }

    /// <summary>Traceback and message, without source lines' carets: for when Python's own module cannot run.</summary>
    public static string Text(PyBaseException exception)
    {
        string text = PyTraceback.Print(ThreadState.Current.Interpreter, exception.Traceback);
        PyBaseException? saved = Err.Fetch();
        string shown = Obj.Str(exception) is PyStr str ? str.Value : "<exception str() failed>";
        Err.Clear();
        Err.Restore(saved);
        string name = Eval.QualifiedName(exception.Type);
        return text + (shown.Length == 0 ? name : $"{name}: {shown}") + "\n";
    }

    /// <summary>PyErr_PrintEx for an exception that is not SystemExit: sys.last_* and sys.excepthook.</summary>
    public static void Print(Interpreter interpreter, PyBaseException exception, bool setLast)
    {
        PyObject none = PyNone.Instance, traceback = (PyObject?)exception.Traceback ?? none;
        PyDict sys = interpreter.SysDict;
        if (setLast)
        {
            sys.SetItem(PyStr.Intern("last_exc"), exception);
            sys.SetItem(PyStr.Intern("last_type"), exception.Type);
            sys.SetItem(PyStr.Intern("last_value"), exception);
            sys.SetItem(PyStr.Intern("last_traceback"), traceback);
            Err.Clear();
        }
        PyObject? hook = interpreter.SysAttr("excepthook");
        if (!Audit.Raise("sys.excepthook", hook ?? none, exception.Type, exception, traceback))
        {
            if (Err.MatchesAndClear(Exc.RuntimeError)) return;
            Err.WriteUnraisable(null);
            return;
        }
        if (hook is null)
        {
            if (interpreter.SysAttr("stderr") is { } lost && lost != none)
            {
                Write(lost, "sys.excepthook is missing\n");
                Exception(interpreter, exception, lost);
            }
            else Console.Error.Write("sys.excepthook is missing\n" + Text(exception));
            return;
        }
        if (Obj.Call(hook, exception.Type, exception, traceback) is not null)
        {
            return;
        }
        PyBaseException second = Err.Fetch()!;
        if (second is PySystemExit)
        {
            Err.Restore(second);
            return;
        }
        if (interpreter.SysAttr("stderr") is { } stderr && stderr != none)
        {
            Write(stderr, "Error in sys.excepthook:\n");
            Exception(interpreter, second, stderr);
            Write(stderr, "\nOriginal exception was:\n");
            Exception(interpreter, exception, stderr);
        }
        Err.Clear();
    }
}
