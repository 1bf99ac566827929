// Python/pythonrun.c: showing exceptions.

namespace PyModules.Runtime;

/// <summary><c>PyErr_Display</c> and <c>PyErr_Print</c>.</summary>
internal static class Display
{
    /// <summary><c>_PyErr_Display</c>: through Lib's traceback module; plainly when that cannot be.</summary>
    [Mirrors("_PyErr_Display", 1131, 1194)]
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

    /// <summary>Without Lib's help: the exceptions that led to this one first, each once.</summary>
    [Mirrors("print_exception_recursive", 1107, 1129)]
    private static void Plain(PyBaseException exception, PyObject file, HashSet<PyBaseException> seen)
    {
        if (!Recursion.Enter(" in print_exception_recursive")) return;
        CauseAndContext(exception, file, seen);
        if (Err.Occurred is null) Write(file, Text(exception));
        Recursion.Leave();
    }

    [Mirrors("print_exception_cause_and_context", 1067, 1105)]
    private static void CauseAndContext(PyBaseException exception, PyObject file, HashSet<PyBaseException> seen)
    {
        seen.Add(exception);
        if (exception.Cause is { } cause)
        {
            if (!seen.Contains(cause)) Chained(cause, file, seen, "The above exception was the direct cause of the following exception:\n");
        }
        else if (exception.Context is { } context && !exception.SuppressContext)
        {
            if (!seen.Contains(context)) Chained(context, file, seen, "During handling of the above exception, another exception occurred:\n");
        }
    }

    [Mirrors("print_chained", 1011, 1035)]
    private static void Chained(PyBaseException exception, PyObject file, HashSet<PyBaseException> seen, string message)
    {
        Plain(exception, file, seen);
        if (Err.Occurred is null) Write(file, $"\n{message}\n");
    }

    /// <summary>Traceback and message, without source lines' carets: for when Python's own module cannot run.</summary>
    [Mirrors("print_exception", 964, 998)]
    public static string Text(PyBaseException exception)
    {
        string text = PyTraceback.Print(ThreadState.Current.Interpreter, exception.Traceback);
        PyBaseException? saved = Err.Fetch();
        text += FileAndLine(exception);
        string shown = Obj.Str(exception) is PyStr str ? str.Value : "<exception str() failed>";
        Err.Clear();
        Err.Restore(saved);
        string name = Eval.QualifiedName(exception.Type);
        return text + (shown.Length == 0 ? name : $"{name}: {shown}") + "\n";
    }

    /// <summary>Where a syntax error stands, as far as CPython tells it here: it has long stopped to look for the line.</summary>
    [Mirrors("print_exception_file_and_line", 826, 874)]
    private static string FileAndLine(PyBaseException exception)
    {
        if (!Obj.TryGetAttr(exception, PyStr.Intern("print_file_and_line"), out PyObject? wanted) || wanted is null)
        {
            Err.Clear();
            return "";
        }
        PyObject? filename = Obj.GetAttr(exception, PyStr.Intern("filename"));
        string name = filename is null or PyNone ? "<string>" : Obj.Str(filename) is PyStr text ? text.Value : "";
        Err.Clear();
        return $"  File \"{name}\", line 0\n";
    }

    /// <summary>PyErr_PrintEx for an exception that is not SystemExit: sys.last_* and sys.excepthook.</summary>
    [Mirrors("PyErr_PrintEx", 773, 778)]
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
