using System.Reflection;
using PyModules.Runtime;

namespace PyModules.Generators.Tests;

/// <summary>Functions that blocks declare, compiled and called.</summary>
public sealed class ClinicRunTests
{
    private static readonly Lazy<(Assembly Assembly, PyModuleObject Module, PyModules.Runtime.ThreadState Thread)> s_sample = new(() =>
    {
        Assembly assembly = Harness.Load(ClinicSamples.Module + ClinicSamples.Type);
        PyModules.Runtime.ThreadState thread = new(new Interpreter());
        PyModules.Runtime.ThreadState.Current = thread;
        var spec = (NativeModuleSpec)assembly.GetType("Demo.ClinicModule")!.GetProperty("NativeSpec")!.GetValue(null)!;
        return (assembly, NativeModules.Create(spec, PyStr.From("_clinic")), thread);
    });

    private readonly PyModuleObject _module;

    public ClinicRunTests()
    {
        _module = s_sample.Value.Module;
        PyModules.Runtime.ThreadState.Current = s_sample.Value.Thread;
    }

    private PyObject? Find(string name) => _module.Dict.GetItem(PyStr.Intern(name));

    private PyObject? Call(string name, PyObject[] args, params string[] keywords) =>
        Obj.Vectorcall(Find(name)!, args, keywords.Length == 0 ? null : PyTuple.Of([.. keywords.Select(PyStr.Intern)]));

    private static PyObject Int(long value) => PyInt.From(value);

    private static string Show(PyObject? value)
    {
        if (value is not null) return ((PyStr)Obj.Repr(value)!).Value;
        PyBaseException error = Err.Fetch()!;
        return $"{error.Type.Name}: {((PyStr)Obj.Str(error)!).Value}";
    }

    [Theory]
    [InlineData("(False, False, 0, 0, 1, False, None)", 1)]
    [InlineData("(False, False, 0, 0, 1, True, 2)", 1, 2)]
    [InlineData("(False, True, 1, 2, 3, False, None)", 1, 2, 3)]
    [InlineData("(True, True, 2, 3, 4, False, None)", 1, 2, 3, 4)]
    [InlineData("(True, True, 2, 3, 4, True, 5)", 1, 2, 3, 4, 5)]
    [InlineData("TypeError: both_sides requires 1 to 5 arguments")]
    [InlineData("TypeError: both_sides requires 1 to 5 arguments", 1, 2, 3, 4, 5, 6)]
    public void Groups_on_the_left_win(string shown, params int[] values) =>
        Assert.Equal(shown, Show(Call("both_sides", [.. values.Select(v => Int(v))])));

    [Fact]
    public void A_clone_has_the_parameters_of_the_original()
    {
        Assert.Equal("990", Show(Call("add", [Int(3), Int(7)])));
        Assert.Equal("40", Show(Call("twice", [Int(3), Int(7), Int(2)], "scale")));
        Assert.Equal("TypeError: twice() takes at most 3 arguments (4 given)", Show(Call("twice", [Int(1), Int(1), Int(1), Int(1)])));
    }

    [Fact]
    public void A_converter_of_the_authors_own_converts_and_releases()
    {
        FieldInfo released = s_sample.Value.Assembly.GetType("Demo.ClinicModule")!.GetField("Released", BindingFlags.Static | BindingFlags.NonPublic)!;
        int before = (int)released.GetValue(null)!;
        Assert.Equal("(4, 1, 255)", Show(Call("everything", [Int(4), Int(0), PyStr.From("ff")], "hex")));
        Assert.Equal("(-2, 0, 0)", Show(Call("everything", [])));
        Assert.Equal("ValueError: everything() argument 'value' must be even", Show(Call("everything", [Int(3)])));
        Assert.Equal(before + 3, (int)released.GetValue(null)!);
    }

    [Fact]
    public void Return_converters_make_the_result()
    {
        Assert.Equal("10", Show(Call("half", [Int(5)])));
        Assert.Equal("True", Show(Call("truth", [Int(5)])));
    }

    [Fact]
    public void A_function_whose_condition_is_false_is_not_there()
    {
        Assert.NotNull(Find("magic"));
        Assert.Null(Find("nothing"));
    }

    [Fact]
    public void Getargs_has_messages_of_its_own()
    {
        Assert.Equal("(b'\\xc3\\xa9', b'x', 16, -1)", Show(Call("parsed", [PyStr.From("\u00e9")])));
        Assert.Equal("(b'a', b'b', 4294967295, 1)", Show(Call("parsed", [PyBytes.From("a"u8), PyStr.From("b"), Int(-1), PyBytes.From("z"u8)])));
        Assert.Equal("TypeError: parsed() missing required argument 'a' (pos 1)", Show(Call("parsed", [])));
        Assert.Equal("TypeError: parsed() argument 1 must be str, bytes or bytearray, not int", Show(Call("parsed", [Int(1)])));
        Assert.Equal("TypeError: parsed() got an unexpected keyword argument 'dd'. Did you mean 'd'?", Show(Call("parsed", [PyStr.From("a"), Int(1)], "dd")));
    }

    [Fact]
    public void Parsing_a_call_allocates_nothing()
    {
        PyObject changing = Find("changing")!, truth = Find("truth")!;
        PyObject[] two = [PyBool.True, PyBool.False];
        PyTuple names = PyTuple.Of(PyStr.Intern("b"));
        Run(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(1000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int times)
        {
            for (int i = 0; i < times; i++)
            {
                Obj.Vectorcall(changing, two, null);
                Obj.Vectorcall(changing, two, names);
                Obj.Vectorcall(truth, two.AsSpan(0, 1), null);
            }
        }
    }

    [Fact]
    public void Rest_by_name_is_a_dict() => Assert.Equal("{'x': 2}", Show(Call("rest", [Int(1), Int(2)], "x")));

    [Fact]
    public void A_type_has_its_constructor_methods_and_getset()
    {
        PyObject box = Call("Box", [Int(7)], "content")!;
        Assert.Equal("7", Show(Obj.GetAttr(box, "content")));
        Assert.True(Obj.SetAttr(box, PyStr.Intern("content"), Int(8)));
        Assert.Equal("8", Show(Obj.CallMethod(box, PyStr.Intern("boxes"), box)));
        Assert.Equal("<class '_clinic.Box'>", Show(Obj.CallMethod(box, PyStr.Intern("owner"))));
        Assert.Equal("TypeError: boxes() argument must be _clinic.Box, not int", Show(Obj.CallMethod(box, PyStr.Intern("boxes"), Int(1))));
        Assert.Equal("1", Show(Obj.CallMethod(box, PyStr.Intern("size"))));
        Assert.Equal("'(content=None)'", Show(Obj.GetAttr(Find("Box")!, "__text_signature__")));
        Assert.Equal("'A box.'", Show(Obj.GetAttr(Find("Box")!, "__doc__")));
    }
}
