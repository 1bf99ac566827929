using System.Reflection;
using PyModules.Runtime;

namespace PyModules.Generators.Tests;

/// <summary>Generated code, compiled and called as the interpreter calls it.</summary>
public sealed class RunTests
{
    private static readonly Lazy<PyModuleObject> s_module = new(() =>
    {
        Assembly assembly = Harness.Load(Samples.Module + Samples.Type);
        PyModules.Runtime.ThreadState.Current = new PyModules.Runtime.ThreadState(new Interpreter());
        var spec = (NativeModuleSpec)assembly.GetType("Demo.DemoModule")!.GetProperty("NativeSpec")!.GetValue(null)!;
        return NativeModules.Create(spec, PyStr.From("_demo"));
    });

    private readonly PyModuleObject _module;

    public RunTests()
    {
        _module = s_module.Value;
        if (!PyModules.Runtime.ThreadState.HasCurrent) PyModules.Runtime.ThreadState.Current = s_thread ?? new PyModules.Runtime.ThreadState(new Interpreter());
        s_thread ??= PyModules.Runtime.ThreadState.Current;
    }

    private static PyModules.Runtime.ThreadState? s_thread;

    private PyObject? Call(string name, PyObject[] args, params string[] keywords) =>
        Obj.Vectorcall(_module.Dict.GetItem(PyStr.Intern(name))!, args, keywords.Length == 0 ? null : PyTuple.Of([.. keywords.Select(PyStr.Intern)]));

    private static PyObject Int(long value) => PyInt.From(value);

    private static string Error()
    {
        PyBaseException error = Err.Fetch()!;
        return $"{error.Type.Name}: {((PyStr)Obj.Str(error)!).Value}";
    }

    [Fact]
    public void Arguments_defaults_and_keywords_arrive()
    {
        Assert.Equal(3, ((PyInt)Call("add", [Int(1)])!).Value);
        Assert.Equal(30, ((PyInt)Call("add", [Int(1), Int(2), Int(10)], "scale")!).Value);
        Assert.Equal("a-b", ((PyStr)Call("join", [PyStr.From("a"), PyStr.From("b"), PyStr.From("-")], "sep")!).Value);
    }

    [Theory]
    [InlineData("TypeError: add() takes at least 1 positional argument (0 given)")]
    [InlineData("TypeError: add() takes at most 2 positional arguments (3 given)", 1, 2, 3)]
    public void A_wrong_count_has_the_message_of_CPython(string message, params int[] values)
    {
        Assert.Null(Call("add", [.. values.Select(v => Int(v))]));
        Assert.Equal(message, Error());
    }

    [Fact]
    public void Wrong_keywords_and_types_have_the_messages_of_CPython()
    {
        Assert.Null(Call("add", [Int(1), Int(1)], "scales"));
        Assert.Equal("TypeError: add() got an unexpected keyword argument 'scales'. Did you mean 'scale'?", Error());
        Assert.Null(Call("add", [PyStr.From("1")]));
        Assert.Equal("TypeError: 'str' object cannot be interpreted as an integer", Error());
        Assert.Null(Call("join", [Int(1)], "sep"));
        Assert.Equal("TypeError: join() argument 'sep' must be str, not int", Error());
    }

    [Fact]
    public void A_thrown_PyException_becomes_a_Python_error()
    {
        Assert.Null(Call("fail", []));
        Assert.Equal("ValueError: no luck", Error());
    }

    [Fact]
    public void A_type_is_in_its_module_and_works()
    {
        var type = (PyType)_module.Dict.GetItem(PyStr.Intern("Point"))!;
        PyObject point = Obj.Call(type, Int(4))!;
        Assert.Equal(4, ((PyInt)Obj.GetAttr(point, "x")!).Value);
        Assert.NotNull(Obj.CallMethod(point, PyStr.Intern("move"), Int(3)));
        Assert.Equal(14, ((PyInt)Obj.GetAttr(point, "double")!).Value);
        Assert.Equal(7, Obj.Hash(point));
        Assert.Null(Obj.GetAttr(point, "tag"));
        Assert.Equal("AttributeError: '_demo.Point' object has no attribute 'tag'", Error());
    }
}
