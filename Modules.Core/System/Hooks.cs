// Calls of the modules to what the interpreter owns: auditing, warnings, exceptions that nobody can catch.

using PyModules.Runtime;

namespace PyModules.Modules;

internal static class Hooks
{
    /// <summary>PySys_Audit; false raised.</summary>
    public static bool Audit(string name, params PyObject[] args) => Runtime.Audit.Raise(name, args);

    /// <inheritdoc cref="Audit(string, PyObject[])"/>
    public static bool Audit(string name) => Runtime.Audit.Raise(name);

    /// <inheritdoc cref="Audit(string, PyObject[])"/>
    public static bool Audit(string name, PyObject a) => Runtime.Audit.Raise(name, a);

    /// <inheritdoc cref="Audit(string, PyObject[])"/>
    public static bool Audit(string name, PyObject a, PyObject b) => Runtime.Audit.Raise(name, a, b);

    /// <inheritdoc cref="Audit(string, PyObject[])"/>
    public static bool Audit(string name, PyObject a, PyObject b, PyObject c) => Runtime.Audit.Raise(name, a, b, c);

    /// <summary>PyErr_WarnEx; false raised.</summary>
    public static bool Warn(PyType category, string message, int stackLevel = 1) => Err.Warn(category, message, stackLevel);

    /// <summary>PyErr_FormatUnraisable with an object at the end of the message.</summary>
    public static void Unraisable(string message, PyObject subject) => Err.Unraisable(message.TrimEnd(), subject);
}
