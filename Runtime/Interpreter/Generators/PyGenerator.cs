// Objects/genobject.c: the generator type.

namespace PyModules.Runtime;

/// <summary>A generator.</summary>
[PyType("generator", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, WeakRefs = true, Doc = "")]
public sealed partial class PyGenerator : PyGenBase
{
    private protected override string Noun => "generator";

    [Mirrors("gen_get_name", 703, 708)]
    [PyGetSet("__name__", Setter = nameof(SetName), Doc = "name of the generator")] private PyObject? NameObject => Name;
    private bool SetName(PyObject? value) => SetText(value, "__name__", ref Name);

    [Mirrors("gen_get_qualname", 725, 730)]
    [PyGetSet("__qualname__", Setter = nameof(SetQualName), Doc = "qualified name of the generator")] private PyObject? QualNameObject => QualName;
    [Mirrors("gen_set_qualname", 732, 745)]
    private bool SetQualName(PyObject? value) => SetText(value, "__qualname__", ref QualName);

    [Mirrors("gen_getyieldfrom", 747, 755)]
    [PyGetSet("gi_yieldfrom", Doc = "what the generator takes its values from by yield from, or None")] private PyObject? GiYieldFrom => YieldFrom ?? PyNone.Instance;
    [Mirrors("gen_getrunning", 758, 766)]
    [PyGetSet("gi_running", Doc = "whether it runs now")] private PyObject? GiRunning => PyBool.From(State == GeneratorState.Executing);
    [Mirrors("gen_getframe", 787, 792)]
    [PyGetSet("gi_frame")] private PyObject? GiFrame => FrameOrNone("gi_frame");
    [Mirrors("gen_getsuspended", 768, 773)]
    [PyGetSet("gi_suspended", Doc = "whether it waits at a yield")] private PyObject? GiSuspended => PyBool.From(IsSuspended);
    [Mirrors("gen_getcode", 803, 808)]
    [PyGetSet("gi_code")] private PyObject? GiCode => CodeAudited("gi_code");

    [PyMethod("send", "(arg, /)", NoTextSignature = true, Doc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.")]
    [Mirrors("gen_send", 321, 325)]
    private PyObject? SendMethod(PyObject arg) => Send(arg);

    [PyMethod("throw", Raw = true, Doc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise an exception inside, and give the next value or raise StopIteration.\nThe second form is deprecated.")]
    private PyObject? ThrowRaw(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => ThrowMethod(args, kwnames);

    [PyMethod("close", "()", NoTextSignature = true, Doc = "close() -> end it by a GeneratorExit inside.")]
    private PyObject? CloseMethod() => Close();

    [PyMethod("__sizeof__", "()", NoTextSignature = true, Doc = "The size of the object in memory, in bytes.")]
    private PyObject? SizeOfMethod() => SizeOf();

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PySlot(Slot.Finalize)] private void DelSlot() => FinalizeNow();
    [Mirrors("gen_repr", 695, 701)]
    [PySlot(Slot.Repr)] private PyObject? Repr() => PyStr.From($"<generator object {QualName.Value} at {Obj.Address(this)}>");
    [PySlot(Slot.Iter)] private PyObject? Iter() => this;
    [PySlot(Slot.IterNext)] private PyObject? IterNext() => Next();
    [Mirrors("PyGen_am_send", 290, 295)]
    [PySlot(Slot.AmSend)] private SendResult AmSend(PyObject arg, out PyObject? result) => SendEx(arg, out result, false, false);
}

/// <summary>A coroutine.</summary>
[PyType("coroutine", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, WeakRefs = true, Doc = "")]
public sealed partial class PyCoroutine : PyGenBase
{
    private protected override string Noun => "coroutine";

    [PyMember("cr_origin", ReadOnly = true)] internal PyObject? Origin;

    [PyGetSet("__name__", Setter = nameof(SetName), Doc = "name of the coroutine")] private PyObject? NameObject => Name;
    private bool SetName(PyObject? value) => SetText(value, "__name__", ref Name);

    [PyGetSet("__qualname__", Setter = nameof(SetQualName), Doc = "qualified name of the coroutine")] private PyObject? QualNameObject => QualName;
    private bool SetQualName(PyObject? value) => SetText(value, "__qualname__", ref QualName);

    [Mirrors("coro_get_cr_await", 1125, 1132)]
    [PyGetSet("cr_await", Doc = "what the coroutine awaits, or None")] private PyObject? CrAwait => YieldFrom ?? PyNone.Instance;
    [Mirrors("cr_getrunning", 1144, 1152)]
    [PyGetSet("cr_running", Doc = "whether it runs now")] private PyObject? CrRunning => PyBool.From(State == GeneratorState.Executing);
    [Mirrors("cr_getframe", 1154, 1158)]
    [PyGetSet("cr_frame")] private PyObject? CrFrame => FrameOrNone("cr_frame");
    [Mirrors("cr_getcode", 1160, 1164)]
    [PyGetSet("cr_code")] private PyObject? CrCode => CodeAudited("cr_code");
    [Mirrors("cr_getsuspended", 1134, 1142)]
    [PyGetSet("cr_suspended", Doc = "whether it waits at an await")] private PyObject? CrSuspended => PyBool.From(IsSuspended);

    [PyMethod("send", "(arg, /)", NoTextSignature = true, Doc = "send(arg) -> resume with 'arg' passed into coroutine,\nuntil it yields a value or ends with StopIteration.")]
    private PyObject? SendMethod(PyObject arg) => Send(arg);

    [PyMethod("throw", Raw = true, Doc = "throw(value)\nthrow(type[,value[,tb]])\n\nResume by an exception in coroutine, until it yields a value or ends.")]
    private PyObject? ThrowRaw(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => ThrowMethod(args, kwnames);

    [PyMethod("close", "()", NoTextSignature = true, Doc = "close() -> end it by a GeneratorExit inside coroutine.")]
    private PyObject? CloseMethod() => Close();

    [PyMethod("__sizeof__", "()", NoTextSignature = true, Doc = "The size of the object in memory, in bytes.")]
    private PyObject? SizeOfMethod() => SizeOf();

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PySlot(Slot.Finalize)] private void DelSlot() => FinalizeNow();
    [Mirrors("coro_repr", 1105, 1111)]
    [PySlot(Slot.Repr)] private PyObject? Repr() => PyStr.From($"<coroutine object {QualName.Value} at {Obj.Address(this)}>");
    [Mirrors("coro_await", 1113, 1123)]
    [PySlot(Slot.AmAwait)] private PyObject? Await() => new PyCoroutineWrapper(this);
    [PySlot(Slot.AmSend)] private SendResult AmSend(PyObject arg, out PyObject? result) => SendEx(arg, out result, false, false);
}

/// <summary>A wrapper object implementing __await__ for coroutines.</summary>
[PyType("coroutine_wrapper", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, Doc = "A wrapper object implementing __await__ for coroutines.")]
public sealed partial class PyCoroutineWrapper(PyCoroutine coroutine) : PyObject
{
    [PySlot(Slot.Iter)] private PyObject? Iter() => this;
    [Mirrors("coro_wrapper_iternext", 1279, 1284)]
    [PySlot(Slot.IterNext)] private PyObject? IterNext() => coroutine.Next();

    [PyMethod("send", "(arg, /)", NoTextSignature = true, Doc = "As the coroutine's send()."), Mirrors("coro_wrapper_send", 1286, 1291)]
    private PyObject? SendMethod(PyObject arg) => coroutine.Send(arg);

    [PyMethod("throw", Raw = true, Doc = "As the coroutine's throw()."), Mirrors("coro_wrapper_throw", 1293, 1298)]
    private PyObject? ThrowRaw(ReadOnlySpan<PyObject> args, PyTuple? kwnames) => coroutine.ThrowMethod(args, kwnames);

    [PyMethod("close", "()", NoTextSignature = true, Doc = "As the coroutine's close()."), Mirrors("coro_wrapper_close", 1300, 1305)]
    private PyObject? CloseMethod() => coroutine.Close();
}
