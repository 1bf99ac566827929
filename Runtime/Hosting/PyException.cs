// A Python exception on its way through C# code.

using PyModules.Hosting;

namespace PyModules.Runtime;

/// <summary>Carries a Python exception through C# code that is written with exceptions; the edge turns it back into the null convention.</summary>
public sealed class PyException(PyBaseException exception) : Exception
{
    /// <summary>The Python exception.</summary>
    public PyBaseException Value { get; } = exception;

    /// <inheritdoc/>
    public override string Message => Describe();

    /// <summary>Throw what the thread state holds.</summary>
    public static PyException Fetch() =>
        Err.Fetch() is { } exception ? new(exception) : throw new InvalidOperationException("no Python exception is set");

    /// <summary>Raise a new exception of a Python type.</summary>
    public static PyException Of(PyType type, string message)
    {
        Err.Raise(type, message);
        return Fetch();
    }

    /// <summary>Set the exception on the thread state; null, as a failed function returns.</summary>
    public PyObject? Restore()
    {
        Err.Restore(Value);
        return null;
    }

    private PyInterpreter? _host;
    private string? _message, _traceback;

    /// <summary>The name of the exception's class, with its module unless that is builtins.</summary>
    public string TypeName => Eval.QualifiedName(Value.Type);

    /// <summary>Whether the exception is a <c>TypeError</c>, <c>LookupError</c> or whatever; by the name of the class or one of its bases.</summary>
    public bool Is(string typeName)
    {
        foreach (PyType type in Value.Type.MroTypes)
            if (type.Name == typeName || Eval.QualifiedName(type) == typeName) return true;
        return false;
    }

    /// <summary>What Python would print: the traceback, causes, notes and the message.</summary>
    public string PythonTraceback => _traceback ??= InPython(static exception =>
        PyImport.ModuleAttr("traceback", "format_exception") is { } format && Obj.Call(format, exception.Value) is PyList lines
            ? string.Concat(lines.Span.ToArray().Select(static line => ((PyStr)line).Value))
            : Display.Text(exception.Value)) ?? Message;

    /// <summary>The .NET exception that caused it, when it came from .NET code.</summary>
    public Exception? ClrException => Value.ClrException;

    /// <summary>The message, the Python traceback and the .NET one.</summary>
    public override string ToString() => $"{GetType().FullName}: {PythonTraceback.TrimEnd()}\n{StackTrace}";

    /// <summary>Its way out of Python: the texts are made with the help of this interpreter when somebody asks.</summary>
    internal void Keep(PyInterpreter host) => _host = host;

    private string? InPython(Func<PyException, string> make)
    {
        if (!ThreadState.HasCurrent && _host is null) return null;
        try
        {
            using PyInterpreter.GilScope gil = (_host ?? PyInterpreter.Current).Enter();
            PyBaseException? pending = Err.Fetch();
            string text = make(this);
            Err.Restore(pending);
            return text;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    private string Describe() => _message ??= InPython(static exception =>
    {
        string text = Obj.Str(exception.Value) is PyStr str ? str.Value : "";
        Err.Clear();
        return text.Length == 0 ? exception.TypeName : exception.TypeName + ": " + text;
    }) ?? TypeName;
}
