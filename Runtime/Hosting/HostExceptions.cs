// Exceptions that only a host causes.

using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>The exception types of the hosting interface.</summary>
public static unsafe partial class HostExceptions
{
    /// <summary>Raised in code that the host wants to end. Not an <c>Exception</c>, so that ordinary handlers let it through.</summary>
    [PyException("pymodules.Interrupted", Base = "global::PyModules.Runtime.Exc.BaseException", FromSpec = true, Layout = typeof(PyBaseException), Doc = "The host wants the code to end.")]
    public static partial PyType Interrupted { get; }
}
