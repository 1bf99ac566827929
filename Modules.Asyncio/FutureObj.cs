// Modules/_asynciomodule.c: Future, what it does.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>How far a future has come.</summary>
internal enum FutureState { Pending, Cancelled, Finished }

/// <summary>What asking a future for its result gave.</summary>
internal enum FutureOutcome { Raised, Result, Exception }

/// <summary>A result that may not be there yet; close to concurrent.futures.Future, but for one thread and without timeouts.</summary>
[PyType("_asyncio.Future", Module = typeof(AsyncioModule), Dict = true, WeakRefs = true,
    Flags = TypeFlags.ManagedDict | TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public partial class FutureObj : PyObject
{
    internal PyObject? _loop;
    private protected PyObject? _callback0, _context0;
    private protected PyList? _callbacks;
    private protected PyBaseException? _exception;
    private protected PyTraceback? _exceptionTraceback;
    private protected PyObject? _result, _sourceTraceback;
    internal PyObject? _cancelMessage;
    internal PyBaseException? _cancelledException;
    private protected PyObject? _awaitedBy;
    internal FutureState _state;
    private protected bool _awaitedByIsSet, _logTraceback;
    internal bool _blocking;
    private DestructionGuard? _guard;

    protected internal FutureObj() { }

    [Mirrors("future_is_alive", 400, 404)]
    internal bool IsAlive => _loop is not null;

    [Mirrors("future_ensure_alive", 407, 416)]
    private protected bool EnsureAlive() => IsAlive || Err.Fail(Exc.RuntimeError, "Future object is not initialized.");

    [Mirrors("future_schedule_callbacks", 429, 495)]
    private bool ScheduleCallbacks(AsyncioModule.State state)
    {
        if (this is TaskObj task) state.Tasks.Remove(task);
        // A call_soon of somebody else's may change the callbacks, so they are taken away before the calls.
        if (_callback0 is { } callback)
        {
            PyObject? context = _context0;
            _callback0 = null;
            _context0 = null;
            if (!AsyncioModule.CallSoon(_loop!, callback, this, context))
            {
                _callbacks = null;
                return false;
            }
        }
        if (_callbacks is not { } callbacks) return true;
        _callbacks = null;
        for (int i = 0; i < callbacks.Count; i++)
        {
            var pair = (PyTuple)callbacks[i];
            if (!AsyncioModule.CallSoon(_loop!, pair[0], this, pair[1])) return false;
        }
        return true;
    }

    [Mirrors("future_init", 498, 558)]
    private protected bool InitFuture(ThreadState thread, AsyncioModule.State state, PyObject loop)
    {
        _loop = null;
        _callback0 = _context0 = null;
        _callbacks = null;
        _result = null;
        _exception = null;
        _exceptionTraceback = null;
        _sourceTraceback = _cancelMessage = null;
        _cancelledException = null;
        _awaitedBy = null;
        _state = FutureState.Pending;
        _logTraceback = _blocking = _awaitedByIsSet = false;
        if (loop is PyNone)
        {
            if (AsyncioModule.GetEventLoop(thread, state) is not { } found) return false;
            loop = found;
        }
        _loop = loop;
        if (Obj.CallMethod(loop, Names.get_debug) is not { } debug || Obj.IsTrue(debug) is not { } isDebug) return false;
        if (isDebug && !thread.Interpreter.Finalizing)
        {
            // traceback may be gone when the interpreter ends.
            if (Obj.Call(state.ExtractStack) is not { } stack) return false;
            _sourceTraceback = stack;
        }
        return true;
    }

    /// <summary>Who waits for the future.</summary>
    internal IEnumerable<PyObject> Waiters
    {
        get
        {
            if (_awaitedBy is null) yield break;
            if (!_awaitedByIsSet)
            {
                yield return _awaitedBy;
                yield break;
            }
            int position = 0;
            while (((PySet)_awaitedBy).Next(ref position, out PyObject? waiter)) yield return waiter;
        }
    }

    /// <summary>Record a waiter. Mostly there is one, so a set is made for the second only.</summary>
    [Mirrors("future_awaited_by_add", 560, 600)]
    internal bool AwaitedByAdd(PyObject waiter)
    {
        if (_awaitedBy is null)
        {
            _awaitedBy = waiter;
            return true;
        }
        if (_awaitedByIsSet) return ((PySet)_awaitedBy).Add(waiter);
        PySet set = new();
        if (!set.Add(waiter) || !set.Add(_awaitedBy)) return false;
        _awaitedBy = set;
        _awaitedByIsSet = true;
        return true;
    }

    [Mirrors("future_awaited_by_discard", 602, 632)]
    internal bool AwaitedByDiscard(PyObject waiter)
    {
        if (_awaitedBy is null) return true;
        if (ReferenceEquals(_awaitedBy, waiter))
        {
            _awaitedBy = null;
            return true;
        }
        return !_awaitedByIsSet || ((PySet)_awaitedBy).Discard(waiter) is not null;
    }

    [Mirrors("future_set_result", 635, 657)]
    internal PyObject? SetResultCore(AsyncioModule.State state, PyObject result)
    {
        if (!EnsureAlive()) return null;
        if (_state != FutureState.Pending) return Err.Raise(state.InvalidStateError, "invalid state");
        _result = result;
        _state = FutureState.Finished;
        UpdateGuard();
        return ScheduleCallbacks(state) ? PyNone.Instance : null;
    }

    [Mirrors("future_set_exception", 659, 725)]
    internal PyObject? SetExceptionCore(AsyncioModule.State state, PyObject value)
    {
        if (_state != FutureState.Pending) return Err.Raise(state.InvalidStateError, "invalid state");
        if (Err.IsExceptionClass(value))
        {
            if (Obj.Call(value) is not { } made) return null;
            value = made;
            if (_state != FutureState.Pending) return Err.Raise(state.InvalidStateError, "invalid state");
        }
        if (value is not PyBaseException exception) return Err.Raise(Exc.TypeError, "invalid exception object");
        if (Err.GivenMatches(exception, Exc.StopIteration))
        {
            if (Obj.Call(Exc.RuntimeError, PyStr.From("StopIteration interacts badly with generators and cannot be raised into a Future")) is not PyBaseException error)
                return null;
            error.SetCause(exception);
            error.Context = exception;
            exception = error;
        }
        _exception = exception;
        _exceptionTraceback = exception.Traceback;
        _state = FutureState.Finished;
        if (!ScheduleCallbacks(state)) return null;
        _logTraceback = true;
        UpdateGuard();
        return PyNone.Instance;
    }

    [Mirrors("create_cancelled_error", 727, 746)]
    internal PyObject? CreateCancelledError(AsyncioModule.State state)
    {
        if (_cancelledException is { } exception)
        {
            _cancelledException = null;
            return exception;
        }
        return _cancelMessage is null or PyNone ? Obj.Call(state.CancelledError) : Obj.Call(state.CancelledError, _cancelMessage);
    }

    [Mirrors("future_set_cancelled_error", 748, 759)]
    private PyObject? RaiseCancelledError(AsyncioModule.State state)
    {
        if (CreateCancelledError(state) is { } exception) Err.SetObject(state.CancelledError, exception);
        return null;
    }

    [Mirrors("future_get_result", 761, 793)]
    internal FutureOutcome GetResult(AsyncioModule.State state, out PyObject? result)
    {
        result = null;
        if (_state == FutureState.Cancelled)
        {
            RaiseCancelledError(state);
            return FutureOutcome.Raised;
        }
        if (_state != FutureState.Finished)
        {
            Err.Raise(state.InvalidStateError, "Result is not set.");
            return FutureOutcome.Raised;
        }
        StopLogging();
        if (_exception is { } exception)
        {
            exception.Traceback = _exceptionTraceback;
            _exceptionTraceback = null;
            result = exception;
            return FutureOutcome.Exception;
        }
        result = _result;
        return FutureOutcome.Result;
    }

    /// <summary>The first callback stands alone, the others in a list of (callback, context).</summary>
    [Mirrors("future_add_done_callback", 795, 870)]
    internal PyObject? AddDoneCallbackCore(PyObject callback, PyObject context)
    {
        if (!IsAlive) return Err.Raise(Exc.RuntimeError, "uninitialized Future object");
        if (_state != FutureState.Pending) return AsyncioModule.CallSoon(_loop!, callback, this, context) ? PyNone.Instance : null;
        if (_callbacks is null && _callback0 is null)
        {
            _callback0 = callback;
            _context0 = context;
        }
        else
        {
            (_callbacks ??= new PyList()).Append(PyTuple.Of(callback, context));
        }
        return PyNone.Instance;
    }

    [Mirrors("future_cancel", 872, 892)]
    internal PyObject? CancelCore(AsyncioModule.State state, PyObject? message)
    {
        StopLogging();
        if (_state != FutureState.Pending) return PyBool.False;
        _state = FutureState.Cancelled;
        _cancelMessage = message;
        UpdateGuard();
        return ScheduleCallbacks(state) ? PyBool.True : null;
    }

    private protected void StopLogging()
    {
        _logTraceback = false;
        if (_guard is not null) UpdateGuard();
    }

    /// <summary>Whether somebody must hear of it when the object dies now.</summary>
    private protected virtual bool WantsFinalizer => _logTraceback;

    /// <summary>Only a future that has something to say when it dies pays for a finalizer: it would keep all that the future refers to for one more collection.
    /// Subclasses with a <c>__del__</c> get theirs on allocation.</summary>
    private protected void UpdateGuard()
    {
        if (!WantsFinalizer)
        {
            if (_guard is null) return;
            GC.SuppressFinalize(_guard);
            _guard = null;
        }
        else if (_guard is null && Type.WatchesItself)
        {
            _guard = new DestructionGuard(this);
        }
    }

    [PySlot(Slot.Finalize), Mirrors("FutureObj_finalize", 1685, 1744)]
    internal void FinalizeFuture()
    {
        if (!_logTraceback) return;
        _logTraceback = false;
        PyBaseException? saved = Err.Fetch();
        PyDict context = new();
        if (context.SetItem(Names.message, PyStr.From($"{Type.ShortName} exception was never retrieved"))
            && context.SetItem(Names.exception, _exception!)
            && context.SetItem(Names.future, this)
            && (_sourceTraceback is null || context.SetItem(Names.source_traceback, _sourceTraceback)))
            CallExceptionHandler(context);
        Err.Restore(saved);
    }

    private protected void CallExceptionHandler(PyDict context)
    {
        if (Obj.GetAttr(_loop!, Names.call_exception_handler) is not { } function) return;
        if (Obj.Call(function, context) is null) Err.WriteUnraisable("Exception ignored while calling asyncio function ", function);
    }

    /// <summary>Dies with its future and has the eval loop finalize it.</summary>
    private sealed class DestructionGuard(FutureObj future)
    {
        private readonly Interpreter _interpreter = ThreadState.Current.Interpreter;

        ~DestructionGuard() => _interpreter.QueueFinalizer(new Finalization(future));
    }

    private sealed unsafe class Finalization(FutureObj future) : PendingFinalizer
    {
        internal override PyObject? Subject => future;

        internal override void Run() => future.Type.Slots.Finalize(future);
    }
}
