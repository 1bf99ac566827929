// Objects/genobject.c: asynchronous generators and their awaitables.

namespace PyModules.Runtime;

/// <summary>An asynchronous generator.</summary>
[PyType("async_generator", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, WeakRefs = true, Doc = "")]
public sealed partial class PyAsyncGen : PyGenBase
{
    internal const string IgnoredExit = "async generator ignored GeneratorExit";

    [PyMember("ag_running", ReadOnly = true)] internal bool RunningAsync;
    internal PyObject? Finalizer;
    internal bool Closed;
    private bool _hooksInited;

    private protected override string Noun => "async generator";

    [PyGetSet("__name__", Setter = nameof(SetName), Doc = "name of the async generator")] private PyObject? NameObject => Name;
    private bool SetName(PyObject? value) => SetText(value, "__name__", ref Name);

    [PyGetSet("__qualname__", Setter = nameof(SetQualName), Doc = "qualified name of the async generator")] private PyObject? QualNameObject => QualName;
    private bool SetQualName(PyObject? value) => SetText(value, "__qualname__", ref QualName);

    [PyGetSet("ag_await", Doc = "what the generator awaits, or None")] private PyObject? AgAwait => YieldFrom ?? PyNone.Instance;
    [Mirrors("ag_getframe", 1578, 1582)]
    [PyGetSet("ag_frame")] private PyObject? AgFrame => FrameOrNone("ag_frame");
    [Mirrors("ag_getcode", 1584, 1588)]
    [PyGetSet("ag_code")] private PyObject? AgCode => CodeAudited("ag_code");
    [Mirrors("ag_getsuspended", 1590, 1598)]
    [PyGetSet("ag_suspended")] private PyObject? AgSuspended => PyBool.From(IsSuspended);

    [Mirrors("async_gen_init_hooks", 1491, 1525)]
    private bool InitHooks()
    {
        if (_hooksInited) return true;
        _hooksInited = true;
        ThreadState thread = ThreadState.Current;
        if (thread.AsyncGenFinalizer is { } finalizer)
        {
            Finalizer = finalizer;
            Watch(thread);
        }
        return thread.AsyncGenFirstIter is not { } first || Obj.Call(first, this) is not null;
    }

    [PySlot(Slot.AmAiter)] private PyObject? Aiter() => this;
    [PySlot(Slot.AmAnext)] private PyObject? AnextSlot() => InitHooks() ? new PyAsyncGenASend(this, null).Watch() : null;

    /// <summary>The same where the result is awaited at once: nobody needs to watch for that.</summary>
    [Mirrors("async_gen_anext", 1528, 1536)]
    internal PyObject? Anext() => InitHooks() ? new PyAsyncGenASend(this, null) : null;

    [PySlot(Slot.AmSend)] private SendResult AmSend(PyObject arg, out PyObject? result) => SendEx(arg, out result, false, false);
    [PySlot(Slot.Finalize)] private void DelSlot() => FinalizeNow();
    [Mirrors("async_gen_repr", 1482, 1488)]
    [PySlot(Slot.Repr)] private PyObject? Repr() => PyStr.From($"<async_generator object {QualName.Value} at {Obj.Address(this)}>");

    [PyMethod("asend", "(value, /)", NoTextSignature = true, Doc = "asend(v) -> awaitable of the next value; v is the result of the yield.")]
    [Mirrors("async_gen_asend", 1539, 1547)]
    private PyObject? Asend(PyObject value) => InitHooks() ? new PyAsyncGenASend(this, value).Watch() : null;

    [PyMethod("aclose", "()", NoTextSignature = true, Doc = "aclose() -> raise GeneratorExit inside, awaited."), Mirrors("async_gen_aclose", 1550, 1558)]
    private PyObject? Aclose() => InitHooks() ? new PyAsyncGenAThrow(this, null).Watch() : null;

    [PyMethod("athrow", Raw = true, Doc = "athrow(value)\nathrow(type[,value[,tb]])\n\nRaise an exception inside, and give the next value, awaited.\nThe second form is deprecated.")]
    [Mirrors("async_gen_athrow", 1560, 1576)]
    private PyObject? Athrow(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("athrow", kwnames)) return null;
        if (args.Length > 1 && !Warnings.Warn(Exc.DeprecationWarning, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.", 1))
            return null;
        return InitHooks() ? new PyAsyncGenAThrow(this, PyTuple.Own(args.ToArray())).Watch() : null;
    }

    [PyMethod("__sizeof__", "()", NoTextSignature = true, Doc = "The size of the object in memory, in bytes.")]
    private PyObject? SizeOfMethod() => SizeOf();

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    /// <summary><c>async_gen_unwrap_value</c>: a wrapped value becomes StopIteration's value.</summary>
    [Mirrors("async_gen_unwrap_value", 1722, 1749)]
    internal PyObject? Unwrap(PyObject? result)
    {
        if (result is null)
        {
            if (Err.Occurred is null) Err.Raise(Exc.StopAsyncIteration);
            if (Err.Matches(Exc.StopAsyncIteration) || Err.Matches(Exc.GeneratorExit)) Closed = true;
            RunningAsync = false;
            return null;
        }
        if (result is PyAsyncGenWrappedValue wrapped)
        {
            SetStopIterationValue(wrapped.Value);
            RunningAsync = false;
            return null;
        }
        return result;
    }
}

/// <summary>The value of a <c>yield</c> in an asynchronous generator, told apart from what its awaits yield.</summary>
[PyType("async_generator_wrapped_value", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGenWrappedValue(PyObject value) : PyObject
{
    internal readonly PyObject Value = value;
}

internal enum AwaitableState { Init, Iter, Closed }

/// <summary>Dies together with the awaitable of a generator's method, and warns when nothing ever awaited that.</summary>
internal sealed class UnawaitedMethod(PyAsyncGen generator, string method)
{
    private readonly Interpreter _interpreter = ThreadState.Current.Interpreter;

    ~UnawaitedMethod() => _interpreter.QueueFinalizer(() => Warnings.UnawaitedMethod(generator, method));
}

/// <summary>How far such an awaitable is. Its first step puts the warning off.</summary>
internal struct WatchedState
{
    private UnawaitedMethod? _unawaited;

    public AwaitableState Value
    {
        readonly get;
        set
        {
            field = value;
            if (_unawaited is null) return;
            GC.SuppressFinalize(_unawaited);
            _unawaited = null;
        }
    }

    public void Watch(PyAsyncGen generator, string method) => _unawaited = new UnawaitedMethod(generator, method);
}

/// <summary>The awaitable of <c>__anext__()</c> and <c>asend()</c>.</summary>
[PyType("async_generator_asend", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGenASend(PyAsyncGen generator, PyObject? sendValue) : PyObject
{
    private const string Reused = "cannot reuse already awaited __anext__()/asend()", Running = "anext(): asynchronous generator is already running";
    private WatchedState _state;

    private AwaitableState State
    {
        get => _state.Value;
        set => _state.Value = value;
    }

    /// <summary>Have a warning given when it is collected as it is now.</summary>
    [Mirrors("async_gen_asend_finalize", 1891, 1898)]
    internal PyAsyncGenASend Watch()
    {
        _state.Watch(generator, "asend");
        return this;
    }

    [PySlot(Slot.AmAwait)] private PyObject? Await() => this;
    [PySlot(Slot.Iter)] private PyObject? Iter() => this;
    [Mirrors("async_gen_asend_iternext", 1822, 1826)]
    [PySlot(Slot.IterNext)] private PyObject? IterNext() => SendCore(null);

    [PyMethod("send", "(arg, /)", NoTextSignature = true, Doc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.")]
    [Mirrors("async_gen_asend_send", 1784, 1819)]
    private PyObject? SendMethod(PyObject arg) => SendCore(arg);

    private PyObject? SendCore(PyObject? arg)
    {
        if (State == AwaitableState.Closed) return Err.Raise(Exc.RuntimeError, Reused);
        if (State == AwaitableState.Init)
        {
            if (generator.RunningAsync)
            {
                State = AwaitableState.Closed;
                return Err.Raise(Exc.RuntimeError, Running);
            }
            if (arg is null || arg == PyNone.Instance) arg = sendValue;
            State = AwaitableState.Iter;
        }
        generator.RunningAsync = true;
        PyObject? result = generator.Unwrap(generator.Send(arg));
        if (result is null) State = AwaitableState.Closed;
        return result;
    }

    [PyMethod("throw", Raw = true), Mirrors("async_gen_asend_throw", 1829, 1863)]
    private PyObject? ThrowRaw(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (State == AwaitableState.Closed) return Err.Raise(Exc.RuntimeError, Reused);
        if (State == AwaitableState.Init)
        {
            if (generator.RunningAsync)
            {
                State = AwaitableState.Closed;
                return Err.Raise(Exc.RuntimeError, Running);
            }
            State = AwaitableState.Iter;
            generator.RunningAsync = true;
        }
        PyObject? result = generator.Unwrap(generator.ThrowMethod(args, kwnames));
        if (result is null)
        {
            generator.RunningAsync = false;
            State = AwaitableState.Closed;
        }
        return result;
    }

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("async_gen_asend_close", 1866, 1889)]
    private PyObject? CloseMethod()
    {
        if (State == AwaitableState.Closed) return PyNone.Instance;
        if (ThrowRaw([Exc.GeneratorExit], null) is not null) return Err.Raise(Exc.RuntimeError, "coroutine ignored GeneratorExit");
        if (Err.MatchesAndClear(Exc.StopIteration) || Err.MatchesAndClear(Exc.StopAsyncIteration) || Err.MatchesAndClear(Exc.GeneratorExit)) return PyNone.Instance;
        return null;
    }
}

/// <summary>The awaitable of <c>athrow()</c> and, without arguments, <c>aclose()</c>.</summary>
[PyType("async_generator_athrow", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGenAThrow(PyAsyncGen generator, PyTuple? args) : PyObject
{
    private const string Reused = "cannot reuse already awaited aclose()/athrow()";
    private WatchedState _state;

    private AwaitableState State
    {
        get => _state.Value;
        set => _state.Value = value;
    }

    /// <summary>Have a warning given when it is collected as it is now.</summary>
    [Mirrors("async_gen_athrow_finalize", 2332, 2340)]
    internal PyAsyncGenAThrow Watch()
    {
        _state.Watch(generator, args is null ? "aclose" : "athrow");
        return this;
    }

    [PySlot(Slot.AmAwait)] private PyObject? Await() => this;
    [PySlot(Slot.Iter)] private PyObject? Iter() => this;
    [Mirrors("async_gen_athrow_iternext", 2299, 2303)]
    [PySlot(Slot.IterNext)] private PyObject? IterNext() => SendMethod(PyNone.Instance);

    private PyObject? AlreadyRunning()
    {
        State = AwaitableState.Closed;
        return Err.Raise(Exc.RuntimeError, args is null ? "aclose(): asynchronous generator is already running" : "athrow(): asynchronous generator is already running");
    }

    [PyMethod("send", "(arg, /)", NoTextSignature = true, Doc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.")]
    [Mirrors("async_gen_athrow_send", 2096, 2226)]
    private PyObject? SendMethod(PyObject arg)
    {
        if (State == AwaitableState.Closed) return Err.Raise(Exc.RuntimeError, Reused);
        if (generator.Finished)
        {
            State = AwaitableState.Closed;
            return Err.Raise(Exc.StopIteration);
        }
        PyObject? result;
        if (State == AwaitableState.Init)
        {
            if (generator.RunningAsync) return AlreadyRunning();
            if (generator.Closed)
            {
                State = AwaitableState.Closed;
                return Err.Raise(Exc.StopAsyncIteration);
            }
            if (arg != PyNone.Instance) return Err.Raise(Exc.RuntimeError, "can't send non-None value to a just-started coroutine");
            State = AwaitableState.Iter;
            generator.RunningAsync = true;
            if (args is null)
            {
                generator.Closed = true;
                result = generator.Throw(false, Exc.GeneratorExit, null, null);
                if (result is PyAsyncGenWrappedValue) return YieldClose();
            }
            else
            {
                if (!Args.CheckPositional("athrow", args.Count, 1, 3)) return null;
                result = generator.Unwrap(generator.Throw(false, args[0], args.Count > 1 ? args[1] : null, args.Count > 2 ? args[2] : null));
            }
            return result ?? CheckError();
        }
        result = generator.Send(arg);
        if (args is not null) return generator.Unwrap(result);
        if (result is null) return CheckError();
        return result is PyAsyncGenWrappedValue ? YieldClose() : result;
    }

    private PyObject? YieldClose()
    {
        generator.RunningAsync = false;
        State = AwaitableState.Closed;
        return Err.Raise(Exc.RuntimeError, PyAsyncGen.IgnoredExit);
    }

    private PyObject? CheckError()
    {
        generator.RunningAsync = false;
        State = AwaitableState.Closed;
        // aclose() is done: that is StopIteration.
        if (args is null && (Err.MatchesAndClear(Exc.StopAsyncIteration) || Err.MatchesAndClear(Exc.GeneratorExit))) Err.Raise(Exc.StopIteration);
        return null;
    }

    [PyMethod("throw", Raw = true), Mirrors("async_gen_athrow_throw", 2229, 2296)]
    private PyObject? ThrowRaw(ReadOnlySpan<PyObject> arguments, PyTuple? kwnames)
    {
        if (State == AwaitableState.Closed) return Err.Raise(Exc.RuntimeError, Reused);
        if (State == AwaitableState.Init)
        {
            if (generator.RunningAsync) return AlreadyRunning();
            State = AwaitableState.Iter;
            generator.RunningAsync = true;
        }
        PyObject? result = generator.ThrowMethod(arguments, kwnames);
        if (args is not null)
        {
            result = generator.Unwrap(result);
            if (result is null)
            {
                generator.RunningAsync = false;
                State = AwaitableState.Closed;
            }
            return result;
        }
        if (result is PyAsyncGenWrappedValue) return YieldClose();
        return result ?? CheckError();
    }

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("async_gen_athrow_close", 2306, 2329)]
    private PyObject? CloseMethod()
    {
        if (State == AwaitableState.Closed) return PyNone.Instance;
        if (ThrowRaw([Exc.GeneratorExit], null) is not null) return Err.Raise(Exc.RuntimeError, "coroutine ignored GeneratorExit");
        if (Err.MatchesAndClear(Exc.StopIteration) || Err.MatchesAndClear(Exc.StopAsyncIteration) || Err.MatchesAndClear(Exc.GeneratorExit)) return PyNone.Instance;
        return null;
    }
}
