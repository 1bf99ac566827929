using System.Reflection;
using PyModules.Runtime;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Generators.Tests;

/// <summary>What the options of [PyType], [PyFunction], [PyException] and [PyStructSequence] change in what Python sees.</summary>
public sealed class OptionTests
{
    private const string Source = """
        namespace Demo;

        [PyModule("_options")]
        public static partial class OptionsModule
        {
            [PyException("options.Trouble", Doc = "Trouble.")] public static partial PyType Trouble { get; }
            [PyException("options.Fixed", FromSpec = true)] public static partial PyType Fixed { get; }

            [PyFunction("half", "(number, base=2, /)", VarArgs = true)] private static int Half(int number, int @base = 2) => number / @base;
            [PyFunction("told", "(a, /)", TextSignature = "($module, a[, b], /)")] private static PyObject? Told(PyObject a) => a;
        }

        [PyType("_options.Plain", Module = typeof(OptionsModule))]
        public sealed partial class Plain : PyObject
        {
            [PySlot(Slot.New)] private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();
            [PySlot(Slot.Finalize)] private void Finish() { }
        }

        [PyType("_options.Marked", Module = typeof(OptionsModule), GenericGetAttr = true, GenericSetAttr = true, Unhashable = true, Dealloc = true, Flags = TypeFlags.BaseType)]
        public partial class Marked : PyObject
        {
            [PySlot(Slot.New)] private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();
            [PySlot(Slot.Finalize)] private void Finish() { }

            /// <summary>Eight.</summary>
            [PyMember(ReadOnly = true)] internal int Eight => 8;
        }

        [PyType("_options.Child", Module = typeof(OptionsModule), BaseNew = true)]
        public sealed partial class Child : Marked
        {
            /// <inheritdoc cref="Marked.Eight"/>
            [PyMethod("nine", "()")] private int Nine() => 9;
        }

        [PyType("_options.Plainly", Module = typeof(OptionsModule))]
        public sealed partial class Plainly : PyObject
        {
            private string _host = "";
            private int _port;

            [PySlot(Slot.New)] private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();
            [PySlot(Slot.Init)]
            private void Init(string host, int port = 80) => (_host, _port) = (host, port > 0 ? port : throw PyException.Of(Exc.ValueError, "no port"));
            [PySlot(Slot.Repr)] private string Repr() => $"{_host}:{_port}";
            [PySlot(Slot.NbAbsolute)] private double Abs() => _port;
            [PySlot(Slot.NbFloat)] private double Float() => throw PyException.Of(Exc.ValueError, "no number");
            [PySlot(Slot.MpSubscript)] private int[] Item(PyObject key) => [_port];
            [PySlot(Slot.Iter)] private static PyObject? Same(PyObject self) => self;
            [PySlot(Slot.IterNext)] private int? Next() => _port > 81 ? null : _port++;
            [PySlot(Slot.Call)] private string Call(string name) => name + "@" + _host;
        }

        [PyType("_options.Pair", Module = typeof(OptionsModule))]
        [PyStructSequence("left", "right", Docs = ["to the left"])]
        public sealed partial class Pair : PyStructSequence;
        """;

    private static readonly Lazy<(Assembly Assembly, PyDict Dict, ThreadState Thread)> s_module = new(() =>
    {
        Assembly assembly = Harness.Load(Source);
        ThreadState thread = ThreadState.Current = new ThreadState(new Interpreter());
        var spec = (NativeModuleSpec)assembly.GetType("Demo.OptionsModule")!.GetProperty("NativeSpec")!.GetValue(null)!;
        return (assembly, NativeModules.Create(spec, PyStr.From("_options")).Dict, thread);
    });

    private readonly PyDict _dict;

    public OptionTests()
    {
        _dict = s_module.Value.Dict;
        ThreadState.Current = s_module.Value.Thread;
    }

    private PyObject Value(string name) => _dict.GetItem(PyStr.Intern(name))!;

    private bool Has(string type, string name) => ((PyType)Value(type)).Dict.GetItem(PyStr.Intern(name)) is not null;

    private static PyType Exception(string name) => (PyType)s_module.Value.Assembly.GetType("Demo.OptionsModule")!.GetProperty(name)!.GetValue(null)!;

    private static string Error()
    {
        PyBaseException error = Err.Fetch()!;
        return $"{error.Type.Name}: {((PyStr)Obj.Str(error)!).Value}";
    }

    [Fact]
    public void A_type_that_names_the_generic_functions_has_them_in_its_dict()
    {
        Assert.True(Has("Marked", "__getattribute__") && Has("Marked", "__setattr__") && Has("Marked", "__delattr__"));
        Assert.False(Has("Plain", "__getattribute__") || Has("Plain", "__setattr__"));
        Assert.Equal(8, ((PyInt)Obj.GetAttr(Obj.Call(Value("Marked"))!, "eight")!).Value);
    }

    [Fact]
    public void An_unhashable_type_says_so_with_None()
    {
        Assert.Same(PyNone.Instance, ((PyType)Value("Marked")).Dict.GetItem(PyStr.Intern("__hash__")));
        Assert.Equal(-1, Obj.Hash(Obj.Call(Value("Marked"))!));
        Assert.Equal("TypeError: unhashable type: '_options.Marked'", Error());
    }

    [Fact]
    public void A_deallocator_is_no_finalizer() => Assert.True(Has("Plain", "__del__") && !Has("Marked", "__del__"));

    [Fact]
    public void A_type_may_name_the_constructor_of_its_base() => Assert.True(Has("Child", "__new__"));

    [Fact]
    public void A_read_only_member_may_be_any_property()
    {
        PyObject descriptor = ((PyType)Value("Marked")).Dict.GetItem(PyStr.Intern("eight"))!;
        Assert.Equal("member_descriptor", descriptor.Type.Name);
        Assert.False(Obj.SetAttr(Obj.Call(Value("Marked"))!, PyStr.Intern("eight"), PyInt.From(1)));
        Assert.Equal("AttributeError: readonly attribute", Error());
    }

    [Fact]
    public void Slots_take_and_give_what_methods_do()
    {
        PyObject made = Obj.Call(Value("Plainly"), PyStr.From("local"))!;
        Assert.Equal("local:80", ((PyStr)Obj.Repr(made)!).Value);
        Assert.Equal(80.0, ((PyFloat)Num.Absolute(made)!).Value);
        Assert.Equal("[80]", ((PyStr)Obj.Repr(Obj.GetItem(made, PyNone.Instance)!)!).Value);
        Assert.Equal("ada@local", ((PyStr)Obj.Call(made, PyStr.From("ada"))!).Value);
        Assert.Equal("[80, 81]", ((PyStr)Obj.Repr(Seq.List(made)!)!).Value);
        Assert.Null(Num.Float(made));
        Assert.Equal("ValueError: no number", Error());
        Assert.Null(Obj.Vectorcall(Value("Plainly"), [PyStr.From("local"), PyInt.From(0)], null));
        Assert.Equal("ValueError: no port", Error());
        Assert.Null(Obj.Vectorcall(Value("Plainly"), [], null));
        Assert.Equal("TypeError: Plainly expected at least 1 argument, got 0", Error());
        Assert.Equal("(host, port=80, /)", ((PyStr)Obj.GetAttr(Value("Plainly"), "__text_signature__")!).Value);
    }

    [Fact]
    public void An_inherited_comment_is_the_docstring()
    {
        PyObject method = ((PyType)Value("Child")).Dict.GetItem(PyStr.Intern("nine"))!;
        Assert.Equal("Eight.", ((PyStr)Obj.GetAttr(method, "__doc__")!).Value);
    }

    [Fact]
    public void Fields_of_a_struct_sequence_have_docstrings()
    {
        PyDict dict = ((PyType)Value("Pair")).Dict;
        Assert.Equal("to the left", ((PyStr)Obj.GetAttr(dict.GetItem(PyStr.Intern("left"))!, "__doc__")!).Value);
        Assert.Same(PyNone.Instance, Obj.GetAttr(dict.GetItem(PyStr.Intern("right"))!, "__doc__"));
    }

    [Fact]
    public void A_parsed_tuple_has_words_of_its_own()
    {
        Assert.Equal(4, ((PyInt)Obj.Call(Value("half"), PyInt.From(8))!).Value);
        Assert.Null(Obj.Vectorcall(Value("half"), [], null));
        Assert.Equal("TypeError: half() takes at least 1 argument (0 given)", Error());
    }

    [Fact]
    public void A_text_signature_may_differ_from_the_parameters() =>
        Assert.Equal("($module, a[, b], /)", ((PyStr)Obj.GetAttr(Value("told"), "__text_signature__")!).Value);

    [Fact]
    public void Each_interpreter_has_exceptions_of_its_own()
    {
        PyType first = Exception("Trouble"), shared = Exception("Fixed");
        Assert.Same(first, Exception("Trouble"));
        Assert.Equal(("Trouble", TypeFlags.HeapType), (first.Name, first.Flags & (TypeFlags.HeapType | TypeFlags.ImmutableType)));
        ThreadState before = ThreadState.Current;
        ThreadState.Current = new ThreadState(new Interpreter());
        try
        {
            Assert.NotSame(first, Exception("Trouble"));
            Assert.Same(shared, Exception("Fixed"));
        }
        finally
        {
            ThreadState.Current = before;
        }
    }
}
