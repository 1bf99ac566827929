// Modules/_testmultiphase.c: the module of that name; the others that C keeps in the same library show what a module definition can get wrong,
// and here the generator refuses such a one.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A module that is made in several steps, for tests of imports.</summary>
[PyModule("_testmultiphase", Source = "Modules/_testmultiphase.c", Doc = "Test module main")]
public static partial class TestMultiphaseModule
{
    [PyConstant("int_const")] private const int IntConst = 1969;
    [PyConstant("str_const")] private const string StrConst = "something different";

    [PyException("_testimportexec.error", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Error { get; }

    [PyConstant("error")] private static PyType ErrorType => Error;

    [PyExec, Mirrors("execfunc", 382, 421)]
    private static bool Exec(PyModuleObject module)
    {
        var attributes = new PyDict();
        if (!attributes.SetItem(Id.__module__, PyStr.Intern("_testimportexec")) || !attributes.SetItem(Id.__slots__, PyTuple.Empty)) return false;
        PyObject? str = Obj.Call(PyType.TypeObject, PyStr.Intern("Str"), PyTuple.Of(PyStr.TypeObject), attributes);
        return str is not null && module.Dict.SetItem(PyStr.Intern("Str"), str);
    }

    [PyFunction("foo", Raw = true, NoTextSignature = true, Doc = "foo(i, j): the sum of both, which wraps round."), Mirrors("testexport_foo", 309, 318)]
    private static PyObject? Foo(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("foo", kwnames)) return null;
        if (args.Length != 2) return Err.Raise(Exc.TypeError, $"foo() takes exactly 2 arguments ({args.Length} given)");
        return Args.AsLong(args[0], out long i) && Args.AsLong(args[1], out long j) ? PyInt.From(unchecked(i + j)) : null;
    }

    [PyFunction("call_state_registration_func", NoTextSignature = true, Doc = "What a module that is made in several steps is told by: 0 PyState_FindModule, 1 PyState_AddModule, 2 PyState_RemoveModule.")]
    [Mirrors("call_state_registration_func", 327, 358)]
    private static PyObject? CallStateRegistrationFunc(int i) => i switch
    {
        1 => Err.Raise(Exc.SystemError, "PyState_AddModule called on module with slots"),
        2 => Err.Raise(Exc.SystemError, "PyState_RemoveModule called on module with slots"),
        _ => PyNone.Instance,
    };
}

/// <summary>An object that keeps its attributes itself.</summary>
[PyType("_testimportexec.Example", Module = typeof(TestMultiphaseModule), Flags = TypeFlags.HaveGc, Doc = "The Example type")]
public sealed partial class TestMultiphaseExample : PyObject
{
    private PyDict? _attributes;

    [PySlot(Slot.New)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        args.Length == 0 ? type.Alloc() : Err.Raise(Exc.TypeError, "_testimportexec.Example() takes no arguments");

    [PySlot(Slot.Finalize), Mirrors("Example_finalize", 51, 56)]
    private void DropAttributes() => _attributes = null;

    [PyMethod("demo", Raw = true, NoTextSignature = true, Doc = "The argument when it is a str."), Mirrors("Example_demo", 58, 68)]
    private PyObject? Demo(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("demo", kwnames)) return null;
        if (args.Length > 1) return Err.Raise(Exc.TypeError, $"demo() takes at most 1 argument ({args.Length} given)");
        return args.Length == 1 && args[0] is PyStr text ? text : PyNone.Instance;
    }

    [PySlot(Slot.GetAttr), Mirrors("Example_getattro", 78, 92)]
    private PyObject? GetAttr(PyStr name)
    {
        if (_attributes is null) return Obj.GenericGetAttr(this, name);
        if (!_attributes.TryGetItem(name, out PyObject? value)) return null;
        return value ?? Obj.GenericGetAttr(this, name);
    }

    [PySlot(Slot.SetAttr), Mirrors("Example_setattr", 94, 112)]
    private bool SetAttr(PyStr name, PyObject? value)
    {
        // C takes the name as UTF-8.
        if (Codecs.EncodeUtf8(name) is null) return false;
        _attributes ??= new PyDict();
        if (value is not null) return _attributes.SetItem(name, value);
        if (_attributes.DelItem(name)) return true;
        return Err.MatchesAndClear(Exc.KeyError) && Err.Fail(Exc.AttributeError, "delete non-existing Example attribute");
    }
}
