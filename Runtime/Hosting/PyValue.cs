// A Python object in the hands of .NET code.

using PyModules.Conversions;
using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>A Python object together with its interpreter. All members may be used from any thread.</summary>
public sealed class PyValue
{
    internal PyValue(PyInterpreter interpreter, PyObject value)
    {
        Interpreter = interpreter;
        Object = value;
    }

    /// <summary>The interpreter that the object lives in.</summary>
    public PyInterpreter Interpreter { get; }

    /// <summary>The object itself; touch it only between <see cref="PyInterpreter.Enter"/> and its end.</summary>
    public PyObject Object { get; }

    /// <summary>Whether it is <c>None</c>.</summary>
    public bool IsNone => Object is PyNone;

    /// <summary>The name of its class.</summary>
    public string TypeName => Object.Type.ShortName;

    private PyValue Own(PyObject? result) => result is null ? throw Interpreter.Failure() : new PyValue(Interpreter, result);

    /// <summary>An attribute.</summary>
    /// <exception cref="PyException">AttributeError, or what the getter raised.</exception>
    public PyValue GetAttribute(string name)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Own(Obj.GetAttr(Object, name));
    }

    /// <summary>An attribute, if there is one.</summary>
    public bool TryGetAttribute(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyValue? value)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        if (!Obj.TryGetAttr(Object, PyStr.Intern(name), out PyObject? found)) throw Interpreter.Failure();
        value = found is null ? null : new PyValue(Interpreter, found);
        return value is not null;
    }

    /// <summary>Set an attribute to a converted value.</summary>
    public void SetAttribute(string name, object? value)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        if (ToPython.Object(value) is not { } converted || !Obj.SetAttr(Object, name, converted)) throw Interpreter.Failure();
    }

    /// <summary><c>self[key]</c>; keys and values are converted.</summary>
    public object? this[object key]
    {
        get => GetItem(key);
        set
        {
            using PyInterpreter.GilScope gil = Interpreter.Enter();
            if (ToPython.Object(key) is not { } k || ToPython.Object(value) is not { } v || !Obj.SetItem(Object, k, v)) throw Interpreter.Failure();
        }
    }

    /// <summary><c>self[key]</c>.</summary>
    public PyValue GetItem(object key)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Own(ToPython.Object(key) is { } k ? Obj.GetItem(Object, k) : null);
    }

    /// <summary><c>len(self)</c>.</summary>
    public int Count
    {
        get
        {
            using PyInterpreter.GilScope gil = Interpreter.Enter();
            nint length = Obj.Length(Object);
            return length < 0 ? throw Interpreter.Failure() : checked((int)length);
        }
    }

    /// <summary><c>bool(self)</c>.</summary>
    public bool IsTrue
    {
        get
        {
            using PyInterpreter.GilScope gil = Interpreter.Enter();
            return Obj.IsTrue(Object) ?? throw Interpreter.Failure();
        }
    }

    /// <summary>Call it with converted arguments.</summary>
    /// <exception cref="PyException">What it raised.</exception>
    public PyValue Call(params ReadOnlySpan<object?> args) => Call(args, null);

    /// <summary>Call it with converted positional and keyword arguments.</summary>
    /// <inheritdoc cref="PyInterpreter.Execute" path="/exception"/>
    public PyValue Call(ReadOnlySpan<object?> args, IReadOnlyDictionary<string, object?>? keywords, CancellationToken cancellation = default)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Interpreter.Call(Object, args, keywords, cancellation);
    }

    /// <summary>Call a method with converted arguments.</summary>
    public PyValue CallMethod(string name, params ReadOnlySpan<object?> args)
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Obj.GetAttr(Object, name) is { } method ? Interpreter.Call(method, args, null, default) : throw Interpreter.Failure();
    }

    /// <summary>The .NET value that stands for it. T may be bool, any integer or floating type, BigInteger, Complex, decimal, char, string, byte[],
    /// DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Guid, an enum, any of these nullable (for None), arrays, List and IReadOnlyList of
    /// the common ones, Dictionary with str keys of them, PyValue, PyObject and its classes, and object for what fits best.</summary>
    /// <exception cref="PyException">TypeError, OverflowError and the like: the object is no such value.</exception>
    /// <exception cref="NotSupportedException">T is none of these types.</exception>
    public T As<T>()
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Converter<T>.Convert(this, out T? value) ? value! : throw Interpreter.Failure();
    }

    /// <summary>The items of any iterable.</summary>
    public IReadOnlyList<PyValue> Items()
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        if (Seq.List(Object) is not { } list) throw Interpreter.Failure();
        PyValue[] items = new PyValue[list.Count];
        for (int i = 0; i < items.Length; i++) items[i] = new PyValue(Interpreter, list[i]);
        return items;
    }

    /// <summary>The items of any iterable, converted.</summary>
    public List<T> ToList<T>()
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        List<T> result = [];
        foreach (PyValue item in Items()) result.Add(item.As<T>());
        return result;
    }

    /// <summary>The items of a mapping, converted.</summary>
    public Dictionary<TKey, TValue> ToDictionary<TKey, TValue>() where TKey : notnull
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        Dictionary<TKey, TValue> result = [];
        foreach (PyValue pair in CallMethod("items").Items()) result[pair.GetItem(0).As<TKey>()] = pair.GetItem(1).As<TValue>();
        return result;
    }

    /// <summary><c>repr(self)</c>.</summary>
    public string Repr()
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Obj.Repr(Object) is PyStr text ? text.Value : throw Interpreter.Failure();
    }

    /// <summary><c>str(self)</c>.</summary>
    public override string ToString()
    {
        using PyInterpreter.GilScope gil = Interpreter.Enter();
        return Obj.Str(Object) is PyStr text ? text.Value : throw Interpreter.Failure();
    }
}

public sealed partial class PyInterpreter
{
    internal PyException Failure()
    {
        PyException exception = PyException.Fetch();
        exception.Keep(this);
        return exception;
    }

    /// <summary>A call on a thread that holds the GIL.</summary>
    internal PyValue Call(PyObject callable, ReadOnlySpan<object?> args, IReadOnlyDictionary<string, object?>? keywords, CancellationToken cancellation)
    {
        int count = args.Length + (keywords?.Count ?? 0), at = 0;
        PyObject[] values = new PyObject[count];
        PyObject[] names = new PyObject[count - args.Length];
        foreach (object? arg in args) values[at++] = ToPython.Object(arg) ?? throw Failure();
        if (keywords is not null)
            foreach ((string name, object? value) in keywords)
            {
                names[at - args.Length] = PyStr.Intern(name);
                values[at++] = ToPython.Object(value) ?? throw Failure();
            }
        using Watch watch = new(this, cancellation);
        PyObject? result = Obj.Vectorcall(callable, values, names.Length == 0 ? null : PyTuple.Own(names));
        return result is null ? throw watch.Failure() : new PyValue(this, result);
    }
}
