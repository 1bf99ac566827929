// Modules/_asynciomodule.c: Task, how it runs.

using PyModules.Runtime;

namespace PyModules.Modules;

public unsafe partial class TaskObj
{
    private static readonly MethodDef s_wakeup = new("task_wakeup", MethodFlags.OneArg, null, null) { OneArg = &Wakeup };

    [Mirrors("task_call_step_soon", 3014, 3029)]
    private bool CallStepSoon(PyObject? argument) => AsyncioModule.CallSoon(_loop!, new TaskStepMethWrapper(this, argument), null, _context);

    [Mirrors("task_set_error_soon", 3031, 3059)]
    private PyObject? SetErrorSoon(string message) =>
        Obj.Call(Exc.RuntimeError, PyStr.From(message)) is { } error && CallStepSoon(error) ? PyNone.Instance : null;

    [Mirrors("gen_status_from_result", 3061, 3073)]
    private static SendResult StatusFromResult(ref PyObject? result)
    {
        if (result is not null) return SendResult.Next;
        return PyGenBase.FetchStopIterationValue(out result) ? SendResult.Return : SendResult.Error;
    }

    [Mirrors("task_step_impl", 3075, 3203)]
    private PyObject? StepCore(AsyncioModule.State state, PyObject? exception)
    {
        if (_state != FutureState.Pending)
        {
            if (Obj.Repr(this) is PyStr task && Obj.Repr(exception ?? PyNone.Instance) is PyStr given)
                Err.Raise(state.InvalidStateError, $"__step(): already done: {task} {given}");
            return null;
        }
        if (_mustCancel)
        {
            if (exception is null || !Err.GivenMatches(exception, state.CancelledError))
            {
                exception = CreateCancelledError(state);
                if (exception is null) return null;
            }
            _mustCancel = false;
        }
        _futureWaiter = null;
        if (_coro is not { } coro) return Err.Raise(Exc.RuntimeError, "uninitialized Task object");

        PyObject? result;
        SendResult status;
        if (exception is null)
        {
            status = Obj.Send(coro, PyNone.Instance, out result);
        }
        else
        {
            result = Obj.CallMethod(coro, Names.@throw, exception);
            status = StatusFromResult(ref result);
        }
        if (status == SendResult.Next) return HandleResult(state, result!);
        if (status == SendResult.Return)
        {
            PyObject? done;
            if (_mustCancel)
            {
                // Cancelled just before the coroutine ended.
                _mustCancel = false;
                done = CancelCore(state, _cancelMessage);
            }
            else
            {
                done = SetResultCore(state, result!);
            }
            return done is null ? null : PyNone.Instance;
        }
        if (Err.Matches(state.CancelledError))
        {
            _cancelledException = Err.Fetch();
            return CancelCore(state, null);
        }
        PyBaseException raised = Err.Fetch()!;
        if (SetExceptionCore(state, raised) is null) return null;
        if (Err.GivenMatches(raised, Exc.KeyboardInterrupt) || Err.GivenMatches(raised, Exc.SystemExit))
        {
            Err.Restore(raised);
            return null;
        }
        return PyNone.Instance;
    }

    [Mirrors("task_step_handle_result_impl", 3206, 3452)]
    private PyObject? HandleResult(AsyncioModule.State state, PyObject result)
    {
        if (ReferenceEquals(result, this)) return SelfAwait();
        if (AsyncioModule.IsExact(result))
        {
            var future = (FutureObj)result;
            if (!ReferenceEquals(future._loop, _loop)) return DifferentLoop(result);
            if (!future._blocking) return YieldInsteadOfFrom(result);
            if (!future.AwaitedByAdd(this)) return null;
            future._blocking = false;
            if (future.AddDoneCallbackCore(new PyBuiltinFunction(s_wakeup, this, null), _context!) is null) return null;
            _futureWaiter = result;
            return CancelWaiter(result);
        }
        if (result is PyNone)
        {
            // A bare yield gives way for one turn of the loop.
            return CallStepSoon(null) ? result : null;
        }
        if (!Obj.TryGetAttr(result, Names.asyncio_future_blocking, out PyObject? attribute)) return null;
        if (attribute is not (null or PyNone))
        {
            if (Obj.IsTrue(attribute) is not { } blocking) return null;
            if (AsyncioModule.GetFutureLoop(result) is not { } loop) return null;
            if (!ReferenceEquals(loop, _loop)) return DifferentLoop(result);
            if (!blocking) return YieldInsteadOfFrom(result);
            if (result is FutureObj future && !future.AwaitedByAdd(this)) return null;
            if (!Obj.SetAttr(result, Names.asyncio_future_blocking, PyBool.False)) return null;
            PyBuiltinFunction wakeup = new(s_wakeup, this, null);
            if (Obj.GetAttr(result, Names.add_done_callback) is not { } add) return null;
            if (Obj.Vectorcall(add, [wakeup, _context!], Names.Context) is null) return null;
            _futureWaiter = result;
            return CancelWaiter(result);
        }
        if (Obj.IsInstance(result, PyGenerator.TypeObject) is not { } isGenerator) return null;
        if (Obj.Repr(result) is not PyStr shown) return null;
        if (!isGenerator) return SetErrorSoon($"Task got bad yield: {shown}");
        return Obj.Repr(this) is PyStr task
            ? SetErrorSoon($"yield was used instead of yield from for generator in task {task} with {shown}")
            : null;
    }

    /// <summary>The task was cancelled while it ran: pass that on to what it waits for now.</summary>
    private PyObject? CancelWaiter(PyObject waiter)
    {
        if (!_mustCancel) return PyNone.Instance;
        if (Obj.CallMethod(waiter, Names.cancel, _cancelMessage ?? PyNone.Instance) is not { } result || Obj.IsTrue(result) is not { } cancelled) return null;
        if (cancelled) _mustCancel = false;
        return PyNone.Instance;
    }

    private PyObject? SelfAwait() => Obj.Repr(this) is PyStr task ? SetErrorSoon($"Task cannot await on itself: {task}") : null;

    private PyObject? YieldInsteadOfFrom(PyObject result) => Obj.Repr(this) is PyStr task && Obj.Repr(result) is PyStr shown
        ? SetErrorSoon($"yield was used instead of yield from in task {task} with {shown}")
        : null;

    private PyObject? DifferentLoop(PyObject result) => Obj.Repr(this) is PyStr task && Obj.Repr(result) is PyStr shown
        ? SetErrorSoon($"Task {task} got Future {shown} attached to a different loop")
        : null;

    [Mirrors("task_step", 3454, 3480)]
    internal PyObject? Step(ThreadState thread, AsyncioModule.State state, PyObject? exception)
    {
        if (!AsyncioModule.EnterTask(thread, _loop!, this)) return null;
        PyObject? result = StepCore(state, exception);
        if (result is not null) return AsyncioModule.LeaveTask(thread, _loop!, this) ? result : null;
        PyBaseException? raised = Err.Fetch();
        AsyncioModule.LeaveTask(thread, _loop!, this);
        Err.ChainContext(raised);
        return null;
    }

    [Mirrors("task_eager_start", 3482, 3534)]
    private bool EagerStart(ThreadState thread, AsyncioModule.State state)
    {
        if (AsyncioModule.SwapCurrentTask(thread, _loop!, this) is not { } previous) return false;
        // One that ends without suspending takes itself away when its callbacks are scheduled.
        state.Tasks.Add(this, thread);
        if (_context is not PyContext context) return Err.Fail(Exc.TypeError, "an instance of Context was expected");
        if (!context.Enter(thread)) return false;
        bool good = StepCore(state, null) is not null;
        if (!good) Err.ChainContext(Err.Fetch());
        if (AsyncioModule.SwapCurrentTask(thread, _loop!, previous) is null) good = false;
        if (!context.Exit(thread)) good = false;
        if (_state != FutureState.Pending) _coro = null;
        return good;
    }

    [Mirrors("task_wakeup_lock_held", 3536, 3593)]
    private static PyObject? Wakeup(PyObject self, PyObject waited)
    {
        var task = (TaskObj)self;
        ThreadState thread = ThreadState.Current;
        var state = ModuleStates.Get<AsyncioModule.State>();
        if (waited is FutureObj future && !future.AwaitedByDiscard(task)) return null;
        if (AsyncioModule.IsExact(waited))
        {
            switch (((FutureObj)waited).GetResult(state, out PyObject? result))
            {
                case FutureOutcome.Result:
                    return task.Step(thread, state, null);
                case FutureOutcome.Exception:
                    return task.Step(thread, state, result);
            }
        }
        else if (Obj.CallMethod(waited, Names.result) is not null)
        {
            return task.Step(thread, state, null);
        }
        return task.Step(thread, state, Err.Fetch());
    }
}
