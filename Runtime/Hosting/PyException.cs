// A Python exception on its way through C# code.

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

    private string Describe()
    {
        if (!ThreadState.HasCurrent) return Value.Type.Name;
        PyBaseException? pending = Err.Fetch();
        string text = Obj.Str(Value) is PyStr str ? str.Value : "";
        Err.Restore(pending);
        return text.Length == 0 ? Value.Type.Name : Value.Type.Name + ": " + text;
    }
}
