// Python/pythonrun.c for embedders: execute, evaluate, import, call.

using PyModules.Ast;
using PyModules.Compiler;
using PyModules.Conversions;
using PyModules.Parser;
using PyModules.Runtime;

namespace PyModules.Hosting;

public sealed partial class PyInterpreter
{
    /// <summary>Run statements in <c>__main__</c>, or in <paramref name="scope"/>.</summary>
    /// <param name="source">Any number of lines.</param>
    /// <param name="scope">The variables that the code sees and sets; null is <c>__main__</c>.</param>
    /// <param name="fileName">What tracebacks call the source.</param>
    /// <param name="cancellation">Ends the code when cancelled.</param>
    /// <exception cref="PyException">The code raised.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="TimeoutException">It ran for longer than <see cref="PyInterpreterOptions.TimeLimit"/>.</exception>
    public void Execute(string source, PyScope? scope = null, string fileName = "<embedded>", CancellationToken cancellation = default)
    {
        using GilScope gil = Enter();
        using Watch watch = new(this, cancellation);
        PyObject? result = Compile(source, fileName, ParseMode.Exec) is { } code ? Run(code, scope) : null;
        if (result is null) throw watch.Failure();
        FlushStdio();
    }

    /// <summary>Run a file as <c>__main__</c>: <c>__file__</c> is set and its folder comes first on <c>sys.path</c>.</summary>
    /// <inheritdoc cref="Execute" path="/exception"/>
    public void ExecuteFile(string path, CancellationToken cancellation = default)
    {
        byte[] source = File.ReadAllBytes(path);
        using GilScope gil = Enter();
        using Watch watch = new(this, cancellation);
        string full = Path.GetFullPath(path);
        if (!_core.Config.SafePath && _core.SysAttr("path") is PyList list) list.Insert(0, PyStr.From(Path.GetDirectoryName(full) ?? "/"));
        PyStr name = PyStr.From(full);
        PyObject? result = null;
        if (Main is { } main && main.SetItem(Id.__file__, name) && PyParser.ParseFile(source, name) is { } tree && PyCompiler.Compile(tree, name, null, -1) is { } code)
            result = Eval.EvalCode(code, main, main);
        if (result is null) throw watch.Failure();
        FlushStdio();
    }

    /// <summary>The value of an expression.</summary>
    /// <inheritdoc cref="Execute"/>
    public PyValue Evaluate(string expression, PyScope? scope = null, CancellationToken cancellation = default)
    {
        using GilScope gil = Enter();
        using Watch watch = new(this, cancellation);
        PyObject? result = Compile(expression.TrimStart(' ', '\t'), "<embedded>", ParseMode.Eval) is { } code ? Run(code, scope) : null;
        return result is null ? throw watch.Failure() : new PyValue(this, result);
    }

    /// <summary>The value of an expression as a .NET value; see <see cref="PyValue.As{T}"/>.</summary>
    /// <inheritdoc cref="Execute"/>
    public T Evaluate<T>(string expression, PyScope? scope = null, CancellationToken cancellation = default) => Evaluate(expression, scope, cancellation).As<T>();

    /// <summary><c>import name</c>: the module itself, also for a dotted name.</summary>
    /// <inheritdoc cref="Execute" path="/exception"/>
    public PyValue Import(string name, CancellationToken cancellation = default)
    {
        using GilScope gil = Enter();
        using Watch watch = new(this, cancellation);
        return PyImport.Module(name) is { } module ? new PyValue(this, module) : throw watch.Failure();
    }

    /// <summary>The variables of <c>__main__</c>.</summary>
    public PyScope MainScope
    {
        get
        {
            using GilScope gil = Enter();
            return new PyScope(this, Main ?? throw PyException.Fetch());
        }
    }

    /// <summary>A scope of its own, which sees the builtins only.</summary>
    public PyScope CreateScope()
    {
        using GilScope gil = Enter();
        PyDict dict = new();
        dict.SetItem(Id.__builtins__, _core.Modules.GetItem("builtins")!);
        dict.SetItem(Id.__name__, PyStr.Intern("<scope>"));
        return new PyScope(this, dict);
    }

    /// <summary>A .NET value as a Python object: see <see cref="ToPython"/> for what has a counterpart.</summary>
    /// <exception cref="NotSupportedException">There is none for the type.</exception>
    public PyValue ToValue(object? value)
    {
        using GilScope gil = Enter();
        return new PyValue(this, ToPython.Object(value) ?? throw PyException.Fetch());
    }

    /// <summary>Wrap an object that native code got.</summary>
    public PyValue ToValue(PyObject value) => new(this, value);

    private static PyDict? Main => PyImport.AddModule(PyStr.Intern("__main__"))?.Dict;

    private static PyCode? Compile(string source, string fileName, ParseMode mode)
    {
        if (source.Contains('\0'))
        {
            Err.Raise(Exc.SyntaxError, "source code string cannot contain null bytes");
            return null;
        }
        PyStr name = PyStr.From(fileName);
        return PyParser.ParseString(source, name, mode) is { } tree ? PyCompiler.Compile(tree, name, null, -1) : null;
    }

    private static PyObject? Run(PyCode code, PyScope? scope)
    {
        PyDict? dict = scope?.Dict ?? Main;
        return dict is null ? null : Eval.EvalCode(code, dict, dict);
    }
}
