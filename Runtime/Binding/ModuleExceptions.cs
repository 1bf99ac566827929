// Python/errors.c: the exceptions that native modules make for themselves.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    private Vec<Type> _exceptionKeys = new(8);
    private Vec<PyType> _exceptionTypes = new(8);

    /// <summary>The class that stands for an exception of a native module here, null before its first use.</summary>
    internal PyType? FindModuleException(Type key)
    {
        for (int i = 0; i < _exceptionKeys.Count; i++)
            if (_exceptionKeys[i] == key) return _exceptionTypes[i];
        return null;
    }

    internal void AddModuleException(Type key, PyType type)
    {
        _exceptionTypes.Add(type);
        _exceptionKeys.Add(key);
    }
}

/// <summary>The exception classes of native modules: mutable like every class, hence one for each interpreter.</summary>
public static class ModuleExceptions
{
    /// <summary>The current interpreter's class, null before its first use.</summary>
    /// <param name="key">The generated class that stands for the exception.</param>
    public static PyType? Find(Type key) => ThreadState.Current.Interpreter.FindModuleException(key);

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
        ThreadState.Current.Interpreter.AddModuleException(key, type);
        return type;
    }
}
