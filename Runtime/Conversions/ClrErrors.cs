// .NET exceptions as Python exceptions, and back.

using PyModules.Hosting;
using PyModules.Runtime;

namespace PyModules.Conversions;

/// <summary>Maps exceptions at the border. The .NET exception stays with the Python one, so that it is found again on the other side.</summary>
public static class ClrErrors
{
    /// <summary>Set the Python exception for a .NET one; null, as a failed function returns.</summary>
    public static PyObject? Raise(Exception exception)
    {
        Err.RaiseInstance(ToPython(exception));
        return null;
    }

    /// <summary>The Python exception for a .NET one.</summary>
    public static PyBaseException ToPython(Exception exception)
    {
        if (exception is PyException python) return python.Value;
        if (exception is AggregateException { InnerExceptions: [{ } single] }) return ToPython(single);
        (PyType type, string message) = Describe(exception);
        PyBaseException? pending = Err.Fetch();
        PyBaseException value = Obj.Call(type, PyStr.From(message)) as PyBaseException ?? Err.Fetch()!;
        value.ClrException = exception;
        Err.Restore(pending);
        return value;
    }

    private static (PyType Type, string Message) Describe(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => (Exc.FileNotFoundError, exception.Message),
        UnauthorizedAccessException => (Exc.PermissionError, exception.Message),
        EndOfStreamException => (Exc.EOFError, exception.Message),
        IOException => (Exc.OSError, exception.Message),
        TimeoutException => (Exc.TimeoutError, exception.Message),
        KeyNotFoundException => (Exc.KeyError, exception.Message),
        IndexOutOfRangeException => (Exc.IndexError, exception.Message),
        DivideByZeroException => (Exc.ZeroDivisionError, exception.Message),
        OverflowException => (Exc.OverflowError, exception.Message),
        ArithmeticException => (Exc.ArithmeticError, exception.Message),
        InvalidCastException => (Exc.TypeError, exception.Message),
        ArgumentNullException => (Exc.TypeError, exception.Message),
        ArgumentException or FormatException => (Exc.ValueError, exception.Message),
        NotImplementedException or NotSupportedException => (Exc.NotImplementedError, exception.Message),
        OutOfMemoryException => (Exc.MemoryError, exception.Message),
        InvalidOperationException => (Exc.RuntimeError, exception.Message),
        _ => (Exc.RuntimeError, $"{exception.GetType().FullName}: {exception.Message}"),
    };
}
