// Objects/exceptions.c: ExceptionGroup and the map from errno to OSError's subclasses.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    /// <summary>A heap type, and so one for each interpreter.</summary>
    internal PyType? ExceptionGroup;
}

public static unsafe partial class Exc
{
    /// <summary>ExceptionGroup has two bases, so that it is made as a class statement would make it, on first use.</summary>
    [Mirrors("create_exception_group_class", 1707, 1723)]
    public static PyType ExceptionGroup => ThreadState.Current.Interpreter.ExceptionGroup ??= MakeExceptionGroup();

    private static PyType MakeExceptionGroup()
    {
        var dict = new PyDict();
        dict.SetItem(Id.__module__, PyStr.Intern("builtins"));
        PyObject? made = Obj.Call(PyType.TypeObject, PyStr.Intern("ExceptionGroup"), PyTuple.Of(BaseExceptionGroup, Exception), dict);
        return (PyType?)made ?? throw new InvalidOperationException("ExceptionGroup could not be made");
    }

    /// <summary>The subclass of OSError that Linux' errno selects, or null.</summary>
    internal static PyType? ForErrno(long errno) => errno switch
    {
        11 or 114 or 115 => BlockingIOError,
        32 or 108 => BrokenPipeError,
        10 => ChildProcessError,
        103 => ConnectionAbortedError,
        111 => ConnectionRefusedError,
        104 => ConnectionResetError,
        17 => FileExistsError,
        2 => FileNotFoundError,
        21 => IsADirectoryError,
        20 => NotADirectoryError,
        4 => InterruptedError,
        13 or 1 => PermissionError,
        3 => ProcessLookupError,
        110 => TimeoutError,
        _ => null,
    };
}
