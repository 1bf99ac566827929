// Include/cpython/pystate.h: _PyErr_StackItem, the stack of exceptions being handled.

namespace PyModules.Runtime;

/// <summary>One level of exceptions being handled: the thread's own, and one for each running generator.</summary>
public sealed class ExcInfo
{
    /// <summary>The exception being handled at this level, or null.</summary>
    public PyBaseException? Value;

    /// <summary>The level of whoever resumed this generator.</summary>
    public ExcInfo? Previous;
}

public sealed partial class ThreadState
{
    /// <summary>The innermost level of exceptions being handled.</summary>
    public ExcInfo ExcInfo = new();

    /// <summary>_PyErr_GetTopmostException: what <c>sys.exception()</c> shows.</summary>
    [Mirrors("_PyErr_GetTopmostException", 114, 126, File = "Python/errors.c")]
    public PyBaseException? HandledException
    {
        get
        {
            for (ExcInfo? level = ExcInfo; level is not null; level = level.Previous)
                if (level.Value is { } value) return value;
            return null;
        }
    }
}
