// Python/_warnings.c, Python/errors.c: short names for native code.

namespace PyModules.Runtime;

public static partial class Err
{
    /// <summary>PyErr_FormatUnraisable with a message and the object's repr after it.</summary>
    public static void WriteUnraisable(string message, PyObject? o) => Unraisable(message.TrimEnd(), o);
}
