using System.Reflection;
using PyModules.Runtime;

namespace PyModules.Generators.Tests;

/// <summary>What returns no null may throw: whatever Python calls, the exception is set when the generated code returns.</summary>
public sealed class ThrowTests
{
    private const string Source = """"
        [PyModule("thrower")]
        public static partial class ThrowerModule;

        [PyType("thrower.Thrower", Module = typeof(ThrowerModule))]
        public sealed partial class Thrower : PyObject
        {
            private static PyException No(string what) => PyException.Of(Exc.ValueError, what);

            [PySlot(Slot.New, Signature = "(fail=False)")] private static PyObject New(PyType cls, bool fail = false) => new Thrower();
            [PySlot(Slot.Init, Signature = "(fail=False)")] private bool Init(bool fail = false) => fail ? throw No("init") : true;
            [PySlot(Slot.Repr)] private PyObject Repr() => throw No("repr");
            [PySlot(Slot.SqContains)] private bool Contains(PyObject item) => throw No("contains");
            [PySlot(Slot.NbAdd)] private static PyObject Add(PyObject left, PyObject right) => throw No("add");
            [PyGetSet("number", Setter = nameof(SetNumber))] private int Number => throw No("number");
            private bool SetNumber(PyObject? value) => throw No("set number");
            [PyGetSet("text")] private string Text() => throw No("text");
            [PyGetSet("items")] private int[] Items => throw No("items");
            [PyGetSet("static_object")] private static PyObject Other(Thrower self) => throw No("other");
            [PyGetSet("block", Setter = nameof(SetBlock))] [Clinic("@getter\nthrower.Thrower.block")] private PyObject Block() => throw No("block");
            private static bool SetBlock(Thrower self, PyObject? value) => throw No("set block");
            [PyMethod("method", "()")] private int Method() => throw No("method");
        }
        """";

    private static readonly Lazy<PyModuleObject> s_module = new(() =>
    {
        Assembly assembly = Harness.Load(Source);
        return NativeModules.Create((NativeModuleSpec)assembly.GetType("ThrowerModule")!.GetProperty("NativeSpec")!.GetValue(null)!, PyStr.From("thrower"));
    });

    public ThrowTests()
    {
        if (!PyModules.Runtime.ThreadState.HasCurrent) PyModules.Runtime.ThreadState.Current = new PyModules.Runtime.ThreadState(new Interpreter());
    }

    private static PyObject Make(params PyObject[] args) => Obj.Vectorcall(s_module.Value.Dict.GetItem(PyStr.Intern("Thrower"))!, args, null)!;

    private static string Error()
    {
        PyBaseException error = Err.Fetch()!;
        return $"{error.Type.Name}: {((PyStr)Obj.Str(error)!).Value}";
    }

    [Theory]
    [InlineData("number", "number")]
    [InlineData("text", "text")]
    [InlineData("items", "items")]
    [InlineData("static_object", "other")]
    [InlineData("block", "block")]
    public void A_getter(string name, string message)
    {
        Assert.Null(Obj.GetAttr(Make(), PyStr.Intern(name)));
        Assert.Equal("ValueError: " + message, Error());
    }

    [Theory]
    [InlineData("number", "set number")]
    [InlineData("block", "set block")]
    public void A_setter(string name, string message)
    {
        Assert.False(Obj.SetAttr(Make(), PyStr.Intern(name), PyNone.Instance));
        Assert.Equal("ValueError: " + message, Error());
    }

    [Fact]
    public void A_constructor()
    {
        Assert.Null(Make(PyBool.True));
        Assert.Equal("ValueError: init", Error());
    }

    [Fact]
    public void A_slot()
    {
        PyObject thrower = Make();
        Assert.Null(Obj.Repr(thrower));
        Assert.Equal("ValueError: repr", Error());
        Assert.Null(Seq.Contains(thrower, PyNone.Instance));
        Assert.Equal("ValueError: contains", Error());
        Assert.Null(Num.Add(thrower, PyNone.Instance));
        Assert.Equal("ValueError: add", Error());
    }

    [Fact]
    public void A_method()
    {
        Assert.Null(Obj.CallMethod(Make(), PyStr.Intern("method")));
        Assert.Equal("ValueError: method", Error());
    }
}
