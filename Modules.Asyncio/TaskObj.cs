// Modules/_asynciomodule.c: Task, what Python sees.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A coroutine that an event loop runs.</summary>
[PyType("_asyncio.Task", Module = typeof(AsyncioModule), Dict = true, WeakRefs = true,
    Flags = TypeFlags.ManagedDict | TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public partial class TaskObj : FutureObj
{
    private bool _mustCancel, _logDestroyPending;
    private int _cancelsRequested;
    private PyObject? _futureWaiter, _coro, _name, _context;
    internal TaskRegistry.Node? _node;

    /// <summary>What the task runs; null once it is done.</summary>
    internal PyObject? Coroutine => _coro;

    /// <summary>The number of the thread that has made the task, as long as it is not done.</summary>
    internal long ThreadId => _node?.ThreadId ?? 0;

    protected internal TaskObj() { }

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        ReferenceEquals(cls, TypeObject) ? new TaskObj() : cls.Alloc();

    [PySlot(Slot.Init), Mirrors("_asyncio_Task___init___impl", 2326, 2413)]
    [Clinic("""
        _asyncio.Task.__init__
            coro: object
            *
            loop: object = None
            name: object = None
            context: object = None
            eager_start: bool = False
        """)]
    private bool Init(ThreadState thread, AsyncioModule.State state, PyObject coro, PyObject loop, PyObject name, PyObject context, bool eagerStart)
    {
        if (!InitFuture(thread, state, loop)) return false;
        if (AsyncioModule.CheckCoroutine(state, coro) is not { } isCoroutine) return false;
        if (!isCoroutine)
        {
            _logDestroyPending = false;
            return Obj.Repr(coro) is PyStr repr && Err.Fail(Exc.TypeError, $"a coroutine was expected, got {repr}");
        }
        _context = context is PyNone ? PyContext.CopyCurrent(thread) : context;
        _futureWaiter = null;
        _mustCancel = false;
        _logDestroyPending = true;
        _cancelsRequested = 0;
        _coro = coro;
        UpdateGuard();
        // The number alone is kept until somebody asks for the name.
        if (name is PyNone) _name = PyInt.From(++state.TaskNameCounter);
        else if (name.GetType() == typeof(PyStr)) _name = name;
        else if (Obj.Str(name) is { } text) _name = text;
        else return false;

        if (eagerStart)
        {
            if (Obj.CallMethod(_loop!, Names.is_running) is not { } running) return false;
            if (ReferenceEquals(running, PyBool.True)) return EagerStart(thread, state);
        }
        if (!CallStepSoon(null)) return false;
        state.Tasks.Add(this, thread);
        return true;
    }

    /// <inheritdoc cref="FutureObj.Result"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.result = _asyncio.Future.result
        """)]
    private PyObject? TaskResult(AsyncioModule.State state) => Result(state);

    /// <inheritdoc cref="FutureObj.Exception"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.exception = _asyncio.Future.exception
        """)]
    private PyObject? TaskException(AsyncioModule.State state) => Exception(state);

    /// <inheritdoc cref="FutureObj.AddDoneCallback"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.add_done_callback = _asyncio.Future.add_done_callback
        """)]
    private PyObject? TaskAddDoneCallback(ThreadState thread, PyObject fn, PyObject? context) => AddDoneCallback(thread, fn, context);

    /// <inheritdoc cref="FutureObj.RemoveDoneCallback"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.remove_done_callback = _asyncio.Future.remove_done_callback
        """)]
    private PyObject? TaskRemoveDoneCallback(PyObject fn) => RemoveDoneCallback(fn);

    /// <inheritdoc cref="FutureObj.IsCancelled"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.cancelled = _asyncio.Future.cancelled
        """)]
    private PyObject? TaskIsCancelled() => IsCancelled();

    /// <inheritdoc cref="FutureObj.IsDone"/>
    [PyMethod]
    [Clinic("""
        @critical_section
        _asyncio.Task.done = _asyncio.Future.done
        """)]
    private PyObject? TaskIsDone() => IsDone();

    [PyMethod, Mirrors("_asyncio_Task_set_result_impl", 2767, 2774)]
    [Clinic("""
        _asyncio.Task.set_result
            result: object
            /
        """)]
    private PyObject? TaskSetResult(PyObject result) => Err.Raise(Exc.RuntimeError, "Task does not support set_result operation");

    [PyMethod, Mirrors("_asyncio_Task_set_exception_impl", 2783, 2790)]
    [Clinic("""
        _asyncio.Task.set_exception
            exception: object
            /
        """)]
    private PyObject? TaskSetException(PyObject exception) => Err.Raise(Exc.RuntimeError, "Task does not support set_exception operation");

    /// <summary>Ask the task to cancel itself: the next step throws CancelledError into the coroutine, which may act on it or refuse.</summary>
    [PyMethod, Mirrors("_asyncio_Task_cancel_impl", 2601, 2645)]
    [Clinic("""
        @critical_section
        _asyncio.Task.cancel
            msg: object = None
        """)]
    private PyObject? TaskCancel(PyObject msg)
    {
        StopLogging();
        if (_state != FutureState.Pending) return PyBool.False;
        _cancelsRequested++;
        if (_futureWaiter is { } waiter)
        {
            if (Obj.CallMethod(waiter, Names.cancel, msg) is not { } result || Obj.IsTrue(result) is not { } cancelled) return null;
            if (cancelled) return PyBool.True;
        }
        _mustCancel = true;
        _cancelMessage = msg;
        return PyBool.True;
    }

    /// <summary>How many times cancel() was called, less the calls of uncancel().</summary>
    [PyMethod, Mirrors("_asyncio_Task_cancelling_impl", 2657, 2663)]
    [Clinic("""
        @critical_section
        _asyncio.Task.cancelling
        """)]
    private PyObject? Cancelling() => PyInt.From(_cancelsRequested);

    /// <summary>Take back one request to cancel; the number of those left is returned.</summary>
    [PyMethod, Mirrors("_asyncio_Task_uncancel_impl", 2677, 2689)]
    [Clinic("""
        @critical_section
        _asyncio.Task.uncancel
        """)]
    private PyObject? Uncancel()
    {
        if (_cancelsRequested > 0 && --_cancelsRequested == 0) _mustCancel = false;
        return PyInt.From(_cancelsRequested);
    }

    /// <summary>The frames of the suspended coroutine, or those of the traceback that ended it, oldest first.</summary>
    [PyMethod, Mirrors("_asyncio_Task_get_stack_impl", 2720, 2729)]
    [Clinic("""
        _asyncio.Task.get_stack
            cls: defining_class
            /
            *
            limit: object = None
        """)]
    private PyObject? GetStack(AsyncioModule.State state, PyObject limit) => Obj.Call(state.TaskGetStack, this, limit);

    /// <summary>Write the frames of get_stack() as a traceback, to sys.stderr unless told otherwise.</summary>
    [PyMethod, Mirrors("_asyncio_Task_print_stack_impl", 2749, 2758)]
    [Clinic("""
        _asyncio.Task.print_stack
            cls: defining_class
            /
            *
            limit: object = None
            file: object = None
        """)]
    private PyObject? PrintStack(AsyncioModule.State state, PyObject limit, PyObject file) => Obj.Call(state.TaskPrintStack, this, limit, file);

    /// <inheritdoc cref="FutureObj.MakeCancelledError"/>
    [PyMethod, Mirrors("_asyncio_Task__make_cancelled_error_impl", 2564, 2570)]
    [Clinic("""
        @critical_section
        _asyncio.Task._make_cancelled_error
        """)]
    private PyObject? TaskMakeCancelledError(AsyncioModule.State state) => MakeCancelledError(state);

    [PyMethod, Mirrors("_asyncio_Task_get_name_impl", 2824, 2840)]
    [Clinic("""
        @critical_section
        _asyncio.Task.get_name
        """)]
    private PyObject? GetName() => NameObject;

    /// <summary>The name; one that nobody chose is made now.</summary>
    internal PyObject NameObject
    {
        get
        {
            if (_name is PyInt number) _name = PyStr.From($"Task-{number.Value}");
            return _name ?? PyNone.Instance;
        }
    }

    [PyMethod, Mirrors("_asyncio_Task_set_name_impl", 2850, 2865)]
    [Clinic("""
        @critical_section
        _asyncio.Task.set_name
            value: object
            /
        """)]
    private PyObject? SetName(PyObject value)
    {
        if (value.GetType() != typeof(PyStr))
        {
            if (Obj.Str(value) is not { } text) return null;
            value = text;
        }
        _name = value;
        return PyNone.Instance;
    }

    [PyMethod, Mirrors("_asyncio_Task_get_coro_impl", 2797, 2806)]
    [Clinic("""
        @critical_section
        _asyncio.Task.get_coro
        """)]
    private PyObject? GetCoro() => _coro ?? PyNone.Instance;

    [PyMethod, Mirrors("_asyncio_Task_get_context_impl", 2812, 2817)]
    [Clinic("_asyncio.Task.get_context")]
    private PyObject? GetContext() => _context ?? PyNone.Instance;

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? TaskClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PyGetSet, Mirrors("_asyncio_Task__log_destroy_pending_get_impl", 2458, 2468)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Task._log_destroy_pending
        """)]
    private PyObject? LogDestroyPending => PyBool.From(_logDestroyPending);

    [PyGetSet, Mirrors("_asyncio_Task__log_destroy_pending_set_impl", 2476, 2490)]
    [Clinic("""
        @critical_section
        @setter
        _asyncio.Task._log_destroy_pending
        """)]
    private bool SetLogDestroyPending(PyObject? value)
    {
        if (value is null) return Undeletable("_log_destroy_pending");
        if (Obj.IsTrue(value) is not { } truth) return false;
        _logDestroyPending = truth;
        UpdateGuard();
        return true;
    }

    [PyGetSet, Mirrors("_asyncio_Task__must_cancel_get_impl", 2499, 2509)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Task._must_cancel
        """)]
    private PyObject? MustCancel => PyBool.From(_mustCancel);

    [PyGetSet, Mirrors("_asyncio_Task__coro_get_impl", 2517, 2526)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Task._coro
        """)]
    private PyObject? Coro => _coro ?? PyNone.Instance;

    [PyGetSet, Mirrors("_asyncio_Task__fut_waiter_get_impl", 2535, 2544)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Task._fut_waiter
        """)]
    private PyObject? FutureWaiter => _futureWaiter ?? PyNone.Instance;

    [PySlot(Slot.Repr), Mirrors("TaskObj_repr", 2546, 2551)]
    private PyObject? TaskRepr() => Obj.Call(ModuleStates.Get<AsyncioModule.State>().TaskRepr, this);

    [PySlot(Slot.Iter), PySlot(Slot.AmAwait)]
    private PyObject? IterateTask() => Iterate();

    // A pending task is also watched so that the registry forgets it.
    private protected override bool WantsFinalizer => _logTraceback || (_state == FutureState.Pending && _coro is not null);

    [PySlot(Slot.Finalize), Mirrors("TaskObj_finalize", 2867, 2928)]
    private void FinalizeTask()
    {
        if (_state == FutureState.Pending && _logDestroyPending)
        {
            PyBaseException? saved = Err.Fetch();
            PyDict context = new();
            if (context.SetItem(Names.message, PyStr.From("Task was destroyed but it is pending!"))
                && context.SetItem(Names.task, this)
                && (_sourceTraceback is null || context.SetItem(Names.source_traceback, _sourceTraceback)))
                CallExceptionHandler(context);
            Err.Restore(saved);
        }
        FinalizeFuture();
        ModuleStates.Get<AsyncioModule.State>().Tasks.Remove(this);
    }
}
