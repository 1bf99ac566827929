// Modules/_asynciomodule.c: the module's functions.

using PyModules.Runtime;

namespace PyModules.Modules;

public static partial class AsyncioModule
{
    /// <summary>The event loop that runs on this thread, or None.</summary>
    [PyFunction, Mirrors("_asyncio__get_running_loop_impl", 3620, 3631)]
    [Clinic("_asyncio._get_running_loop")]
    private static PyObject? GetRunningLoopOrNone(ThreadState thread) => thread.AsyncioRunningLoop ?? PyNone.Instance;

    /// <summary>Say which event loop runs on this thread; for event loops alone.</summary>
    [PyFunction, Mirrors("_asyncio__set_running_loop", 3644, 3654)]
    [Clinic("""
        _asyncio._set_running_loop
            loop: 'O'
            /
        """)]
    private static PyObject? SetRunningLoop(ThreadState thread, PyObject loop)
    {
        thread.AsyncioRunningLoop = loop is PyNone ? null : loop;
        return PyNone.Instance;
    }

    /// <summary>The running event loop; without one, the loop that the policy gives.</summary>
    [PyFunction, Mirrors("_asyncio_get_event_loop_impl", 3669, 3675)]
    [Clinic("_asyncio.get_event_loop")]
    private static PyObject? GetEventLoopFunction(ThreadState thread, State state) => GetEventLoop(thread, state);

    /// <summary>The event loop that runs on this thread; RuntimeError without one.</summary>
    [PyFunction, Mirrors("_asyncio_get_running_loop_impl", 3685, 3699)]
    [Clinic("_asyncio.get_running_loop")]
    private static PyObject? GetRunningLoop(ThreadState thread) =>
        thread.AsyncioRunningLoop ?? Err.Raise(Exc.RuntimeError, "no running event loop");

    /// <summary>Add a task to those that are not done.</summary>
    [PyFunction, Mirrors("_asyncio__register_task_impl", 3711, 3731)]
    [Clinic("""
        _asyncio._register_task
            task: object
        """)]
    private static PyObject? RegisterTask(ThreadState thread, State state, PyObject task)
    {
        if (task is TaskObj native)
        {
            state.Tasks.Add(native, thread);
            return PyNone.Instance;
        }
        return Obj.CallMethod(state.NonAsyncioTasks, Names.add, task) is null ? null : PyNone.Instance;
    }

    /// <summary>Add a task that runs eagerly.</summary>
    [PyFunction, Mirrors("_asyncio__register_eager_task_impl", 3743, 3761)]
    [Clinic("""
        _asyncio._register_eager_task
            task: object
        """)]
    private static PyObject? RegisterEagerTask(ThreadState thread, State state, PyObject task)
    {
        if (task is TaskObj native)
        {
            state.Tasks.Add(native, thread);
            return PyNone.Instance;
        }
        return state.NonAsyncioEagerTasks.Add(task) ? PyNone.Instance : null;
    }

    /// <summary>Take a task from those that are not done.</summary>
    [PyFunction, Mirrors("_asyncio__unregister_task_impl", 3774, 3790)]
    [Clinic("""
        _asyncio._unregister_task
            task: object
        """)]
    private static PyObject? UnregisterTask(State state, PyObject task)
    {
        if (task is TaskObj native)
        {
            state.Tasks.Remove(native);
            return PyNone.Instance;
        }
        return Obj.CallMethod(state.NonAsyncioTasks, Names.discard, task) is null ? null : PyNone.Instance;
    }

    /// <summary>Take a task from those that run eagerly.</summary>
    [PyFunction, Mirrors("_asyncio__unregister_eager_task_impl", 3802, 3819)]
    [Clinic("""
        _asyncio._unregister_eager_task
            task: object
        """)]
    private static PyObject? UnregisterEagerTask(State state, PyObject task)
    {
        if (task is TaskObj native)
        {
            state.Tasks.Remove(native);
            return PyNone.Instance;
        }
        return state.NonAsyncioEagerTasks.Discard(task) is null ? null : PyNone.Instance;
    }

    /// <summary>Say that the loop starts or goes on with a task.</summary>
    [PyFunction, Mirrors("_asyncio__enter_task_impl", 3835, 3843)]
    [Clinic("""
        _asyncio._enter_task
            loop: object
            task: object
        """)]
    private static PyObject? EnterTaskFunction(ThreadState thread, PyObject loop, PyObject task) =>
        EnterTask(thread, loop, task) ? PyNone.Instance : null;

    /// <summary>Say that the loop has stopped or suspended a task.</summary>
    [PyFunction, Mirrors("_asyncio__leave_task_impl", 3859, 3867)]
    [Clinic("""
        _asyncio._leave_task
            loop: object
            task: object
        """)]
    private static PyObject? LeaveTaskFunction(ThreadState thread, PyObject loop, PyObject task) =>
        LeaveTask(thread, loop, task) ? PyNone.Instance : null;

    /// <summary>Make a task the current one for a while; the task that was current, or None, is returned.</summary>
    [PyFunction, Mirrors("_asyncio__swap_current_task_impl", 3882, 3888)]
    [Clinic("""
        _asyncio._swap_current_task
            loop: object
            task: object
        """)]
    private static PyObject? SwapCurrentTaskFunction(ThreadState thread, PyObject loop, PyObject task) => SwapCurrentTask(thread, loop, task);

    /// <summary>The task that the loop runs now.</summary>
    [PyFunction, Mirrors("_asyncio_current_task_impl", 3900, 3944)]
    [Clinic("""
        _asyncio.current_task
            loop: object = None
        """)]
    private static PyObject? CurrentTask(ThreadState thread, PyObject loop)
    {
        if (loop is PyNone)
        {
            if (GetRunningLoop(thread) is not { } running) return null;
            loop = running;
        }
        if (ReferenceEquals(thread.AsyncioRunningLoop, loop)) return thread.AsyncioRunningTask ?? PyNone.Instance;
        List<ThreadState> threads = thread.Interpreter.Threads;
        lock (threads)
        {
            foreach (ThreadState other in threads)
                if (ReferenceEquals(other.AsyncioRunningLoop, loop)) return other.AsyncioRunningTask ?? PyNone.Instance;
        }
        return PyNone.Instance;
    }

    [Mirrors("add_one_task", 3947, 3984)]
    private static bool AddOneTask(PySet tasks, PyObject task, PyObject loop)
    {
        if (task.GetType() == typeof(TaskObj))
        {
            var native = (TaskObj)task;
            return native._state != FutureState.Pending || !ReferenceEquals(native._loop, loop) || tasks.Add(task);
        }
        if (Obj.CallMethod(task, Names.done) is not { } done) return false;
        if (ReferenceEquals(done, PyBool.True)) return true;
        if (GetFutureLoop(task) is not { } taskLoop) return false;
        return !ReferenceEquals(taskLoop, loop) || tasks.Add(task);
    }

    /// <summary>The loop's tasks that are not done.</summary>
    [PyFunction, Mirrors("_asyncio_all_tasks_impl", 4049, 4129)]
    [Clinic("""
        _asyncio.all_tasks
            loop: object = None
        """)]
    private static PyObject? AllTasks(ThreadState thread, State state, PyObject loop)
    {
        if (loop is PyNone)
        {
            if (GetRunningLoop(thread) is not { } running) return null;
            loop = running;
        }
        // Eager tasks first: one that stops being eager meanwhile is then among the others.
        PyList tasks = new();
        if (!tasks.Extend(state.NonAsyncioEagerTasks) || !tasks.Extend(state.NonAsyncioTasks)) return null;
        state.Tasks.CopyTo(tasks);
        PySet result = new();
        for (int i = 0; i < tasks.Count; i++)
            if (!AddOneTask(result, tasks[i], loop)) return null;
        return result;
    }

    /// <summary>Record that a future is awaited by a waiter.</summary>
    [PyFunction, Mirrors("_asyncio_future_add_to_awaited_by_impl", 4142, 4158)]
    [Clinic("""
        _asyncio.future_add_to_awaited_by
            fut: object
            waiter: object
            /
        """)]
    private static PyObject? FutureAddToAwaitedBy(PyObject fut, PyObject waiter) =>
        fut is not FutureObj future || waiter is not FutureObj || future.AwaitedByAdd(waiter) ? PyNone.Instance : null;

    /// <summary>Forget that a future is awaited by a waiter.</summary>
    [PyFunction, Mirrors("_asyncio_future_discard_from_awaited_by_impl", 4169, 4185)]
    [Clinic("""
        _asyncio.future_discard_from_awaited_by
            fut: object
            waiter: object
            /
        """)]
    private static PyObject? FutureDiscardFromAwaitedBy(PyObject fut, PyObject waiter) =>
        fut is not FutureObj future || waiter is not FutureObj || future.AwaitedByDiscard(waiter) ? PyNone.Instance : null;

    [Mirrors("enter_task", 2243, 2264)]
    internal static bool EnterTask(ThreadState thread, PyObject loop, PyObject task)
    {
        if (!ReferenceEquals(thread.AsyncioRunningLoop, loop)) return NotRunning(loop);
        if (thread.AsyncioRunningTask is { } running)
        {
            if (Obj.Repr(task) is PyStr wanted && Obj.Repr(running) is PyStr current)
                Err.Raise(Exc.RuntimeError, $"Cannot enter into task {wanted} while another task {current} is being executed.");
            return false;
        }
        thread.AsyncioRunningTask = task;
        return true;
    }

    [Mirrors("leave_task", 2266, 2286)]
    internal static bool LeaveTask(ThreadState thread, PyObject loop, PyObject task)
    {
        if (!ReferenceEquals(thread.AsyncioRunningLoop, loop)) return NotRunning(loop);
        if (!ReferenceEquals(thread.AsyncioRunningTask, task))
        {
            if (Obj.Repr(task) is PyStr wanted && Obj.Repr(thread.AsyncioRunningTask ?? PyNone.Instance) is PyStr current)
                Err.Raise(Exc.RuntimeError, $"Invalid attempt to leave task {wanted} while task {current} is entered.");
            return false;
        }
        thread.AsyncioRunningTask = null;
        return true;
    }

    [Mirrors("swap_current_task", 2288, 2309)]
    internal static PyObject? SwapCurrentTask(ThreadState thread, PyObject loop, PyObject task)
    {
        if (!ReferenceEquals(thread.AsyncioRunningLoop, loop))
        {
            NotRunning(loop);
            return null;
        }
        PyObject? previous = thread.AsyncioRunningTask;
        thread.AsyncioRunningTask = task is PyNone ? null : task;
        return previous ?? PyNone.Instance;
    }

    private static bool NotRunning(PyObject loop) => Obj.Repr(loop) is PyStr repr && Err.Fail(Exc.RuntimeError, $"loop {repr} is not the running loop");
}
