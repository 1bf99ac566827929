// A dict of variables.

using PyModules.Conversions;
using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>The variables that code runs with: those of <c>__main__</c> or a set of its own.</summary>
public sealed class PyScope
{
    internal PyScope(PyInterpreter interpreter, PyDict dict)
    {
        Interpreter = interpreter;
        Dict = dict;
    }

    /// <summary>The interpreter that the variables live in.</summary>
    public PyInterpreter Interpreter { get; }

    internal PyDict Dict { get; }

    /// <summary>A variable's value; setting converts as <see cref="PyInterpreter.ToValue(object?)"/> does.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    public object? this[string name]
    {
        get => TryGet(name, out PyValue? value) ? value : throw new KeyNotFoundException($"name '{name}' is not defined");
        set
        {
            using PyInterpreter.GilScope gil = Interpreter.Enter();
            if (ToPython.Object(value) is not { } converted || !Dict.SetItem(PyStr.Intern(name), converted)) throw PyException.Fetch();
        }
    }

    /// <summary>A variable as a .NET value; see <see cref="PyValue.As{T}"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    public T Get<T>(string name) => TryGet(name, out PyValue? value) ? value.As<T>() : throw new KeyNotFoundException($"name '{name}' is not defined");

    /// <summary>A variable, if there is one.</summary>
    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyValue? value)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        value = Dict.GetItem(PyStr.Intern(name)) is { } found ? new PyValue(Interpreter, found) : null;
        return value is not null;
    }

    /// <summary>Forget a variable; false when there is none.</summary>
    public bool Remove(string name)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Dict.Remove(PyStr.Intern(name)) ?? throw PyException.Fetch();
    }

    /// <summary>The names of all variables.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            using PyInterpreter.GilScope gil = Interpreter.Enter();
            List<string> names = [];
            foreach (PyObject key in Dict.KeyList().Span)
                if (key is PyStr text) names.Add(text.Value);
            return names;
        }
    }
}
