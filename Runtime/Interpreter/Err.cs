// Python/errors.c: setting, testing and clearing the thread's exception.

using System.Diagnostics.CodeAnalysis;

namespace PyModules.Runtime;

/// <summary>The <c>PyErr_*</c> API. A function that fails sets the exception here and returns null, false or -1.</summary>
public static partial class Err
{
    /// <summary>The exception that is set, or null.</summary>
    [Mirrors("PyErr_Occurred", 309, 317)]
    public static PyBaseException? Occurred => ThreadState.Current.CurrentException;

    /// <summary>PyErr_SetString; returns null so that a raise is one line.</summary>
    [Mirrors("PyErr_SetString", 292, 297)]
    public static PyObject? Raise(PyType type, string message) => Raise(type, PyStr.From(message));

    /// <summary>PyErr_SetObject: instantiate <paramref name="type"/> with <paramref name="value"/> (a tuple is the argument list, None is none).</summary>
    public static PyObject? Raise(PyType type, PyObject? value)
    {
        SetObject(type, value);
        return null;
    }

    /// <summary>Raise, for functions that return something narrower than an object.</summary>
    public static T? Raise<T>(PyType type, string message) where T : class
    {
        SetObject(type, PyStr.From(message));
        return null;
    }

    /// <summary>Raise, for functions that return false on error.</summary>
    public static bool Fail(PyType type, string message)
    {
        SetObject(type, PyStr.From(message));
        return false;
    }

    /// <summary>Raise, for functions that return -1 on error.</summary>
    public static int Minus1(PyType type, string message)
    {
        SetObject(type, PyStr.From(message));
        return -1;
    }

    /// <summary>Set an exception instance, chaining the one being handled as its context (<c>_PyErr_SetObject</c> with an instance).</summary>
    [Mirrors("_PyErr_SetRaisedException", 23, 29)]
    public static PyObject? RaiseInstance(PyBaseException exception)
    {
        SetObject(exception.Type, exception);
        return null;
    }

    /// <summary>PyErr_SetRaisedException: put back what <see cref="Fetch"/> took, without chaining.</summary>
    [Mirrors("PyErr_SetRaisedException", 107, 112)]
    public static void Restore(PyBaseException? exception) => ThreadState.Current.CurrentException = exception;

    /// <summary>PyErr_GetRaisedException: take the exception away; null when none is set.</summary>
    [Mirrors("_PyErr_GetRaisedException", 488, 493)]
    public static PyBaseException? Fetch()
    {
        ThreadState thread = ThreadState.Current;
        PyBaseException? exception = thread.CurrentException;
        thread.CurrentException = null;
        return exception;
    }

    /// <summary>PyErr_Clear.</summary>
    [Mirrors("_PyErr_Clear", 527, 531)]
    public static void Clear() => ThreadState.Current.CurrentException = null;

    /// <summary>PyErr_ExceptionMatches for one exception type.</summary>
    [Mirrors("PyErr_ExceptionMatches", 359, 364)]
    public static bool Matches(PyType type) => Occurred is { } exception && exception.Type.IsSubtypeOf(type);

    /// <summary>When the set exception is a <paramref name="type"/>, clear it and say true.</summary>
    public static bool MatchesAndClear(PyType type)
    {
        if (!Matches(type)) return false;
        Clear();
        return true;
    }
}
