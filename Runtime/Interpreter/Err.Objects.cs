// Objects/object.c: the context of an AttributeError.

namespace PyModules.Runtime;

public static partial class Err
{
    /// <summary><c>_PyObject_SetAttributeErrorContext</c>: note object and name on an AttributeError that has none; returns null.</summary>
    [Mirrors("_PyObject_SetAttributeErrorContext", 1259, 1284)]
    internal static PyObject? SetAttributeContext(PyObject o, PyStr name)
    {
        if (Occurred is PyAttributeError { _name: null, _object: null } error)
        {
            error._name = name;
            error._object = o;
        }
        return null;
    }

    /// <summary>PyErr_WarnEx.</summary>
    public static bool Warn(PyType category, string message, int stackLevel = 1) => Warnings.Warn(category, message, stackLevel);

    /// <summary><c>_PyErr_FormatNote</c>: a note on the exception that is set.</summary>
    [Mirrors("_PyException_AddNote", 4505, 4518, File = "Objects/exceptions.c")]
    public static void AddNote(string note)
    {
        if (Fetch() is not { } exception) return;
        if (Obj.CallMethod(exception, Id.add_note, PyStr.From(note)) is null) Clear();
        Restore(exception);
    }
}

public sealed partial class ThreadState
{
    /// <summary>The objects whose repr is being made, outermost first.</summary>
    internal HashSet<PyObject> ReprRunning => _reprRunning ??= new(ReferenceEqualityComparer.Instance);
    private HashSet<PyObject>? _reprRunning;
}
