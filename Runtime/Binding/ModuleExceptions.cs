// Python/errors.c: the exceptions that native modules make for themselves.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    internal readonly Dictionary<Type, PyType> ModuleExceptions = [];
}

/// <summary>The exception classes of native modules: mutable like every class, hence one for each interpreter.</summary>
public static class ModuleExceptions
{
    /// <summary>The current interpreter's class, null before its first use.</summary>
    /// <param name="key">The generated class that stands for the exception.</param>
    public static PyType? Find(Type key) => ThreadState.Current.Interpreter.ModuleExceptions.GetValueOrDefault(key);

    /// <summary>Make the class for the current interpreter, under its dotted name.</summary>
    [Mirrors("PyErr_NewException", 1276, 1327), Mirrors("PyErr_NewExceptionWithDoc", 1331, 1361)]
    public static PyType Make(Type key, string name, PyType @base, string? doc)
    {
        int dot = name.LastIndexOf('.');
        var dict = new PyDict();
        dict.SetItem(Id.__module__, PyStr.Intern(name[..dot]));
        if (doc is not null) dict.SetItem(Id.__doc__, PyStr.From(doc));
        PyType type = PyType.Create(PyType.TypeObject, name[(dot + 1)..], PyTuple.Of(@base), dict)
            ?? throw new InvalidOperationException($"the exception '{name}' cannot be made");
        ThreadState.Current.Interpreter.ModuleExceptions[key] = type;
        return type;
    }
}
