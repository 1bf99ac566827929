// A .NET delegate as a Python callable.

using PyModules.Conversions;
using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>A function of the host's.</summary>
[PyType("pymodules.HostFunction", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, WeakRefs = true, Doc = "A function of the host's.")]
internal sealed partial class HostFunction : PyObject
{
    private readonly string _name;
    private readonly int _arity;
    private readonly Func<PyValue[], object?> _call;

    /// <param name="arity">How many arguments it takes; -1 any number.</param>
    internal HostFunction(string name, int arity, Func<PyValue[], object?> call)
    {
        _name = name;
        _arity = arity;
        _call = call;
    }

    /// <summary>The delegate types whose arguments need no converting; others are made with <see cref="PyInterpreter.CreateFunction{TResult}"/>.</summary>
    internal static PyObject? Wrap(Delegate function) => function switch
    {
        Func<PyValue[], object?> any => new HostFunction(function.Method.Name, -1, any),
        Func<PyValue, object?> one => new HostFunction(function.Method.Name, 1, args => one(args[0])),
        Func<object?> none => new HostFunction(function.Method.Name, 0, _ => none()),
        Action action => new HostFunction(function.Method.Name, 0, _ =>
        {
            action();
            return null;
        }),
        _ => Err.Raise(Exc.TypeError, $"a delegate of type {function.GetType()} has no Python counterpart: use CreateFunction"),
    };

    [PySlot(Slot.Repr)] private PyObject? Repr() => PyStr.From($"<host function {_name}>");
    [PyGetSet("__name__", Doc = "The function's name.")] private PyObject? Name => PyStr.From(_name);

    [PySlot(Slot.Call)]
    private static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        HostFunction function = (HostFunction)self;
        if (!Args.NoKeywords(function._name, kwnames)) return null;
        if (function._arity >= 0 && !Args.CheckPositional(function._name, args.Length, function._arity, function._arity)) return null;
        try
        {
            PyInterpreter interpreter = PyInterpreter.Current;
            PyValue[] values = new PyValue[args.Length];
            for (int i = 0; i < values.Length; i++) values[i] = new PyValue(interpreter, args[i]);
            return ToPython.Object(function._call(values));
        }
        catch (Exception e)
        {
            return ClrErrors.Raise(e);
        }
    }
}

public sealed partial class PyInterpreter
{
    private PyValue Function(string name, int arity, Func<PyValue[], object?> call) => new(this, new HostFunction(name, arity, call));

    /// <summary>A Python function that runs <paramref name="function"/>: arguments and result are converted as <see cref="PyValue.As{T}"/> and
    /// <see cref="ToValue(object?)"/> do; an exception becomes the Python one of its kind.</summary>
    public PyValue CreateFunction<TResult>(string name, Func<TResult> function) => Function(name, 0, _ => function());

    /// <inheritdoc cref="CreateFunction{TResult}"/>
    public PyValue CreateFunction<T, TResult>(string name, Func<T, TResult> function) => Function(name, 1, a => function(a[0].As<T>()));

    /// <inheritdoc cref="CreateFunction{TResult}"/>
    public PyValue CreateFunction<T1, T2, TResult>(string name, Func<T1, T2, TResult> function) => Function(name, 2, a => function(a[0].As<T1>(), a[1].As<T2>()));

    /// <inheritdoc cref="CreateFunction{TResult}"/>
    public PyValue CreateFunction<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function) =>
        Function(name, 3, a => function(a[0].As<T1>(), a[1].As<T2>(), a[2].As<T3>()));

    /// <summary>The same for a function without a result.</summary>
    public PyValue CreateFunction<T>(string name, Action<T> function) => Function(name, 1, a =>
    {
        function(a[0].As<T>());
        return null;
    });

    /// <summary>A Python function that takes any number of arguments as they are.</summary>
    public PyValue CreateFunction(string name, Func<PyValue[], object?> function) => Function(name, -1, function);
}
