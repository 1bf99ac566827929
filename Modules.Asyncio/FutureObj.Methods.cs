// Modules/_asynciomodule.c: Future, what Python sees.

using PyModules.Runtime;

namespace PyModules.Modules;

public partial class FutureObj
{
    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) =>
        ReferenceEquals(cls, TypeObject) ? new FutureObj() : cls.Alloc();

    [PySlot(Slot.Init), Mirrors("_asyncio_Future___init___impl", 914, 920)]
    [Clinic("""
        _asyncio.Future.__init__
            *
            loop: object = None
        """)]
    private bool Init(ThreadState thread, AsyncioModule.State state, PyObject loop) => InitFuture(thread, state, loop);

    /// <summary>The result; an exception that was set is raised, as is CancelledError or, too early, InvalidStateError.</summary>
    [PyMethod, Mirrors("_asyncio_Future_result_impl", 973, 1001)]
    [Clinic("""
        @critical_section
        _asyncio.Future.result
        """)]
    internal PyObject? Result(AsyncioModule.State state)
    {
        if (!IsAlive) return Err.Raise(state.InvalidStateError, "Future object is not initialized.");
        switch (GetResult(state, out PyObject? result))
        {
            case FutureOutcome.Raised:
                return null;
            case FutureOutcome.Result:
                return result;
            default:
                Err.SetObject(result!.Type, result);
                return null;
        }
    }

    /// <summary>The exception that was set, or None; raises CancelledError or InvalidStateError where there is neither.</summary>
    [PyMethod, Mirrors("_asyncio_Future_exception_impl", 1018, 1048)]
    [Clinic("""
        @critical_section
        _asyncio.Future.exception
            cls: defining_class
            /
        """)]
    internal PyObject? Exception(AsyncioModule.State state)
    {
        if (!IsAlive) return Err.Raise(state.InvalidStateError, "Future object is not initialized.");
        if (_state == FutureState.Cancelled) return RaiseCancelledError(state);
        if (_state != FutureState.Finished) return Err.Raise(state.InvalidStateError, "Exception is not set.");
        if (_exception is null) return PyNone.Instance;
        StopLogging();
        return _exception;
    }

    /// <summary>Finish with a result; InvalidStateError when done already.</summary>
    [PyMethod, Mirrors("_asyncio_Future_set_result_impl", 1064, 1072)]
    [Clinic("""
        @critical_section
        _asyncio.Future.set_result
            cls: defining_class
            result: object
            /
        """)]
    private PyObject? SetResult(AsyncioModule.State state, PyObject result) => EnsureAlive() ? SetResultCore(state, result) : null;

    /// <summary>Finish with an exception; InvalidStateError when done already.</summary>
    [PyMethod, Mirrors("_asyncio_Future_set_exception_impl", 1088, 1096)]
    [Clinic("""
        @critical_section
        _asyncio.Future.set_exception
            cls: defining_class
            exception: object
            /
        """)]
    private PyObject? SetException(AsyncioModule.State state, PyObject exception) => EnsureAlive() ? SetExceptionCore(state, exception) : null;

    /// <summary>Have the loop call a function with the future once it is done.</summary>
    [PyMethod, Mirrors("_asyncio_Future_add_done_callback_impl", 1115, 1131)]
    [Clinic("""
        @critical_section
        _asyncio.Future.add_done_callback
            cls: defining_class
            fn: object
            /
            *
            context: object = NULL
        """)]
    internal PyObject? AddDoneCallback(ThreadState thread, PyObject fn, PyObject? context) =>
        AddDoneCallbackCore(fn, context ?? PyContext.CopyCurrent(thread));

    /// <summary>Remove a callback wherever it was added; the number of removals is returned.</summary>
    [PyMethod, Mirrors("_asyncio_Future_remove_done_callback_impl", 1146, 1255)]
    [Clinic("""
        @critical_section
        _asyncio.Future.remove_done_callback
            cls: defining_class
            fn: object
            /
        """)]
    internal PyObject? RemoveDoneCallback(PyObject fn)
    {
        if (!EnsureAlive()) return null;
        int cleared = 0;
        if (_callback0 is { } callback)
        {
            if (Obj.RichCompareBool(callback, fn, CompareOp.Eq) is not { } same) return null;
            if (same)
            {
                _callback0 = _context0 = null;
                cleared = 1;
            }
        }
        if (_callbacks is null) return PyInt.From(cleared);
        int count = _callbacks.Count;
        if (count == 0)
        {
            _callbacks = null;
            return PyInt.From(cleared);
        }
        if (count == 1)
        {
            if (Obj.RichCompareBool(((PyTuple)_callbacks[0])[0], fn, CompareOp.Eq) is not { } same) return null;
            if (!same) return PyInt.From(cleared);
            _callbacks = null;
            return PyInt.From(1 + cleared);
        }
        PyList kept = new();
        // A comparison may change the list that is walked.
        for (int i = 0; _callbacks is not null && i < _callbacks.Count; i++)
        {
            var pair = (PyTuple)_callbacks[i];
            if (Obj.RichCompareBool(pair[0], fn, CompareOp.Eq) is not { } same) return null;
            if (!same) kept.Append(pair);
        }
        if (kept.Count == 0 || _callbacks is null)
        {
            _callbacks = null;
            return PyInt.From(count + cleared);
        }
        count = _callbacks.Count;
        if (kept.Count != count && !_callbacks.SetSlice(0, count, kept)) return null;
        return PyInt.From(count - kept.Count + cleared);
    }

    /// <summary>Cancel and schedule the callbacks; False when done already.</summary>
    [PyMethod, Mirrors("_asyncio_Future_cancel_impl", 1272, 1280)]
    [Clinic("""
        @critical_section
        _asyncio.Future.cancel
            cls: defining_class
            /
            msg: object = None
        """)]
    private PyObject? Cancel(AsyncioModule.State state, PyObject msg) => EnsureAlive() ? CancelCore(state, msg) : null;

    /// <summary>Whether it was cancelled.</summary>
    [PyMethod, Mirrors("_asyncio_Future_cancelled_impl", 1289, 1299)]
    [Clinic("""
        @critical_section
        _asyncio.Future.cancelled
        """)]
    internal PyObject? IsCancelled() => PyBool.From(IsAlive && _state == FutureState.Cancelled);

    /// <summary>Whether it has a result or an exception or was cancelled.</summary>
    [PyMethod, Mirrors("_asyncio_Future_done_impl", 1311, 1321)]
    [Clinic("""
        @critical_section
        _asyncio.Future.done
        """)]
    internal PyObject? IsDone() => PyBool.From(IsAlive && _state != FutureState.Pending);

    /// <summary>The event loop that it belongs to.</summary>
    [PyMethod, Mirrors("_asyncio_Future_get_loop_impl", 1333, 1340)]
    [Clinic("""
        @critical_section
        _asyncio.Future.get_loop
            cls: defining_class
            /
        """)]
    private PyObject? GetLoop() => EnsureAlive() ? _loop : null;

    /// <summary>Make the CancelledError to raise; once only, as it gives away the stored exception.</summary>
    [PyMethod, Mirrors("_asyncio_Future__make_cancelled_error_impl", 1677, 1683)]
    [Clinic("""
        @critical_section
        _asyncio.Future._make_cancelled_error
        """)]
    internal PyObject? MakeCancelledError(AsyncioModule.State state) => CreateCancelledError(state);

    [PyMethod("__class_getitem__", "(item, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);

    [PyGetSet, Mirrors("_asyncio_Future__state_get_impl", 1632, 1656)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._state
        """)]
    private PyObject? StateName() => !EnsureAlive() ? null : _state switch
    {
        FutureState.Pending => Names.Pending,
        FutureState.Cancelled => Names.Cancelled,
        _ => Names.Finished,
    };

    private protected bool Undeletable(string name) => Err.Fail(Exc.AttributeError, $"attribute '{name}' of '{Type.Name}' objects cannot be deleted");

    [PyGetSet, Mirrors("_asyncio_Future__asyncio_future_blocking_get_impl", 1380, 1390)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._asyncio_future_blocking
        """)]
    private PyObject? Blocking => PyBool.From(IsAlive && _blocking);

    [PyGetSet, Mirrors("_asyncio_Future__asyncio_future_blocking_set_impl", 1398, 1418)]
    [Clinic("""
        @critical_section
        @setter
        _asyncio.Future._asyncio_future_blocking
        """)]
    private bool SetBlocking(PyObject? value)
    {
        if (value is null) return Undeletable("_asyncio_future_blocking");
        if (!EnsureAlive()) return false;
        if (Obj.IsTrue(value) is not { } truth) return false;
        _blocking = truth;
        return true;
    }

    [PyGetSet, Mirrors("_asyncio_Future__loop_get_impl", 1472, 1480)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._loop
        """)]
    private PyObject? Loop => _loop ?? PyNone.Instance;

    [PyGetSet, Mirrors("_asyncio_Future__callbacks_get_impl", 1488, 1536)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._callbacks
        """)]
    private PyObject? Callbacks()
    {
        if (!EnsureAlive()) return null;
        if (_callback0 is null && (_callbacks is null || _callbacks.Count == 0)) return PyNone.Instance;
        PyList all = new();
        if (_callback0 is not null) all.Append(PyTuple.Of(_callback0, _context0!));
        if (_callbacks is not null)
            for (int i = 0; i < _callbacks.Count; i++) all.Append(_callbacks[i]);
        return all;
    }

    [PyGetSet, Mirrors("_asyncio_Future__result_get_impl", 1544, 1555)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._result
        """)]
    private PyObject? ResultOrNone() => EnsureAlive() ? _result ?? PyNone.Instance : null;

    [PyGetSet, Mirrors("_asyncio_Future__exception_get_impl", 1563, 1573)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._exception
        """)]
    private PyObject? ExceptionOrNone() => EnsureAlive() ? (PyObject?)_exception ?? PyNone.Instance : null;

    [PyGetSet, Mirrors("_asyncio_Future__log_traceback_get_impl", 1426, 1438)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._log_traceback
        """)]
    private PyObject? LogTraceback() => EnsureAlive() ? PyBool.From(_logTraceback) : null;

    [PyGetSet, Mirrors("_asyncio_Future__log_traceback_set_impl", 1446, 1465)]
    [Clinic("""
        @critical_section
        @setter
        _asyncio.Future._log_traceback
        """)]
    private bool SetLogTraceback(PyObject? value)
    {
        if (value is null) return Undeletable("_log_traceback");
        if (Obj.IsTrue(value) is not { } truth) return false;
        if (truth) return Err.Fail(Exc.ValueError, "_log_traceback can only be set to False");
        StopLogging();
        return true;
    }

    [PyGetSet, Mirrors("_asyncio_Future__source_traceback_get_impl", 1581, 1589)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._source_traceback
        """)]
    private PyObject? SourceTraceback => IsAlive && _sourceTraceback is { } stack ? stack : PyNone.Instance;

    [PyGetSet, Mirrors("_asyncio_Future__cancel_message_get_impl", 1597, 1605)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._cancel_message
        """)]
    private PyObject? CancelMessage => _cancelMessage ?? PyNone.Instance;

    [PyGetSet, Mirrors("_asyncio_Future__cancel_message_set_impl", 1613, 1624)]
    [Clinic("""
        @critical_section
        @setter
        _asyncio.Future._cancel_message
        """)]
    private bool SetCancelMessage(PyObject? value)
    {
        if (value is null) return Undeletable("_cancel_message");
        _cancelMessage = value;
        return true;
    }

    [PyGetSet, Mirrors("_asyncio_Future__asyncio_awaited_by_get_impl", 1348, 1371)]
    [Clinic("""
        @critical_section
        @getter
        _asyncio.Future._asyncio_awaited_by
        """)]
    private PyObject? AwaitedBy()
    {
        if (_awaitedBy is null) return PyNone.Instance;
        return Obj.Call(PyFrozenSet.TypeObject, _awaitedByIsSet ? _awaitedBy : PyTuple.Of(_awaitedBy));
    }

    [PySlot(Slot.Repr), Mirrors("FutureObj_repr", 1658, 1665)]
    private PyObject? Repr() => EnsureAlive() ? Obj.Call(ModuleStates.Get<AsyncioModule.State>().FutureRepr, this) : null;

    [PySlot(Slot.Iter), PySlot(Slot.AmAwait), Mirrors("future_new_iter", 2047, 2066)]
    internal PyObject? Iterate() => EnsureAlive() ? new FutureIter(this) : null;
}
