// Modules/_remote_debugging_module.c: RemoteUnwinder.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Looks at the threads and tasks of a Python process. C reads them out of the other process's memory; objects of .NET move about,
/// so that only the process itself can be looked at. Another one is refused with C's errors.</summary>
[PyType("_remote_debugging.RemoteUnwinder", Module = typeof(RemoteDebuggingModule), Flags = TypeFlags.ImmutableType | TypeFlags.HaveGc,
    Doc = "RemoteUnwinder(pid): look at the stacks of a Python process.")]
public sealed partial class RemoteUnwinder : PyObject
{
    /// <summary>Which threads <see cref="GetStackTrace"/> shows.</summary>
    private enum Choice { Main, Active, All }

    private const int MaxFrames = 1024;

    private Choice _choice;
    private bool _debug;

    // Null as long as asyncio has not been imported when the object was made.
    private AsyncioModule.State? _asyncio;

    internal RemoteUnwinder() { }

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => new RemoteUnwinder();

    [PySlot(Slot.Init)]
    [Clinic("""
        _remote_debugging.RemoteUnwinder.__init__
            pid: int
            *
            all_threads: bool = False
            only_active_thread: bool = False
            debug: bool = False
        """)]
    [Mirrors("_remote_debugging_RemoteUnwinder___init___impl", 2410, 2489)]
    private bool Init(ThreadState thread, int pid, bool allThreads, bool onlyActiveThread, bool debug)
    {
        _debug = debug;
        if (allThreads && onlyActiveThread) return Err.Fail(Exc.ValueError, "all_threads and only_active_thread cannot both be True");
        _choice = allThreads ? Choice.All : onlyActiveThread ? Choice.Active : Choice.Main;
        if (pid != LibC.getpid())
        {
            RemoteProcess.Refuse(pid);
            return Explain("Failed to get Python runtime address");
        }
        _asyncio = thread.Interpreter.FindModuleState(typeof(AsyncioModule.State)) as AsyncioModule.State;
        return true;
    }

    /// <summary>The threads of the process, each with the functions that it is in, the innermost first. Of which threads, the arguments of
    /// the constructor say: the main thread if nothing else.</summary>
    [PyMethod]
    [Clinic("""
        @critical_section
        _remote_debugging.RemoteUnwinder.get_stack_trace
        """)]
    [Mirrors("_remote_debugging_RemoteUnwinder_get_stack_trace_impl", 2523, 2598)]
    private PyObject? GetStackTrace(ThreadState thread)
    {
        PyList result = new();
        Interpreter interpreter = thread.Interpreter;
        lock (interpreter.Threads)
        {
            // The newest thread is the first in C's list.
            for (int i = interpreter.Threads.Count; --i >= 0;)
            {
                ThreadState one = interpreter.Threads[i];
                bool shown = _choice switch
                {
                    Choice.Main => ReferenceEquals(one, interpreter.MainThread),
                    Choice.Active => ReferenceEquals(one, interpreter.Gil.Holder),
                    _ => true,
                };
                if (!shown) continue;
                if (Frames(one.CurrentFrame, null) is not { } frames) return null;
                result.Append(PyStructSequence.Create(ThreadInfo.TypeObject, PyInt.From(one.NativeId), frames));
            }
        }
        return result;
    }

    /// <summary>All tasks that are not done, each with where it stands and which tasks wait for it. The last entry has the tasks of threads
    /// that are over.</summary>
    [PyMethod]
    [Clinic("""
        @critical_section
        _remote_debugging.RemoteUnwinder.get_all_awaited_by
        """)]
    [Mirrors("_remote_debugging_RemoteUnwinder_get_all_awaited_by_impl", 2644, 2727)]
    private PyObject? GetAllAwaitedBy(ThreadState thread)
    {
        if (_asyncio is null) return NoAsyncio("AsyncioDebug section unavailable in get_all_awaited_by");
        Interpreter interpreter = thread.Interpreter;
        PyList pending = new();
        _asyncio.Tasks.CopyTo(pending);
        PyList ofMain = new(), ofNone = new();
        // The registry has the newest task first, C's list the oldest.
        for (int i = pending.Count; --i >= 0;)
        {
            var task = (TaskObj)pending[i];
            PyList? list = task.ThreadId == interpreter.MainThread!.Id ? ofMain : IsOver(interpreter, task.ThreadId) ? ofNone : null;
            list?.Append(TaskEntry(task, CoroutineFrames(task)));
        }
        return PyList.Of(
            PyStructSequence.Create(AwaitedInfo.TypeObject, PyInt.From(interpreter.MainThread!.NativeId), ofMain),
            PyStructSequence.Create(AwaitedInfo.TypeObject, PyInt.From(0), ofNone));
    }

    /// <summary>The task that the main thread runs and all that wait for it, at first or second hand; empty when no task runs.</summary>
    [PyMethod]
    [Clinic("""
        @critical_section
        _remote_debugging.RemoteUnwinder.get_async_stack_trace
        """)]
    [Mirrors("_remote_debugging_RemoteUnwinder_get_async_stack_trace_impl", 2756, 2798)]
    private PyObject? GetAsyncStackTrace(ThreadState thread)
    {
        if (_asyncio is null) return NoAsyncio("AsyncioDebug section unavailable in get_async_stack_trace");
        ThreadState main = thread.Interpreter.MainThread!;
        PyList result = new();
        if (main.AsyncioRunningTask is not TaskObj running) return result;
        PyList tasks = new();
        if (Frames(main.CurrentFrame, (running.Coroutine as PyGenBase)?.Code) is not { } frames) return null;
        tasks.Append(TaskEntry(running, frames));
        HashSet<TaskObj> seen = [running];
        Queue<TaskObj> open = new(seen);
        while (open.TryDequeue(out TaskObj? task))
        {
            foreach (PyObject waiter in task.Waiters)
            {
                if (waiter is not TaskObj next || !seen.Add(next)) continue;
                tasks.Append(TaskEntry(next, CoroutineFrames(next)));
                open.Enqueue(next);
            }
        }
        result.Append(PyStructSequence.Create(AwaitedInfo.TypeObject, PyInt.From(main.NativeId), tasks));
        return result;
    }

    private static bool IsOver(Interpreter interpreter, long threadId)
    {
        lock (interpreter.Threads) return !interpreter.Threads.Exists(thread => thread.Id == threadId);
    }

    private static PyObject TaskEntry(TaskObj task, PyList frames)
    {
        PyList waiters = new();
        foreach (PyObject waiter in task.Waiters)
        {
            if (waiter is TaskObj next) waiters.Append(CoroutineEntry(next, CoroutineFrames(next)));
        }
        return PyStructSequence.Create(TaskInfo.TypeObject, TaskNumber(task), task.NameObject, PyList.Of(CoroutineEntry(task, frames)), waiters);
    }

    private static PyObject CoroutineEntry(TaskObj task, PyList frames) => PyStructSequence.Create(CoroInfo.TypeObject, frames, TaskNumber(task));

    private static PyObject TaskNumber(TaskObj task) => PyInt.From(Obj.Identity(task));

    // The frames that a task's coroutine waits in, the innermost first. An awaitable of another make ends the chain.
    [Mirrors("parse_coro_chain", 799, 843)]
    private static PyList CoroutineFrames(TaskObj task)
    {
        List<PyObject> frames = [];
        Type? kind = task.Coroutine?.GetType();
        for (var coroutine = task.Coroutine as PyGenBase; coroutine is { Finished: false }; coroutine = coroutine.YieldFrom as PyGenBase)
        {
            if (coroutine.GetType() != kind) break;
            frames.Add(FrameEntry(coroutine.Frame));
        }
        frames.Reverse();
        return PyList.Own([.. frames]);
    }

    // The functions that a thread is in up to the one that native code has called, as far as C follows them, or up to the one that runs the
    // code asked for.
    [Mirrors("process_frame_chain", 2252, 2308)]
    private PyList? Frames(Frame? frame, PyCode? last)
    {
        PyList frames = new();
        for (; frame is not null; frame = frame.Previous)
        {
            if (frames.Count == MaxFrames)
            {
                Err.Raise(Exc.RuntimeError, "Too many stack frames (possible infinite loop)");
                Explain("Frame chain iteration limit exceeded");
                return null;
            }
            frames.Append(FrameEntry(frame));
            if (last is null ? frame.Entry : ReferenceEquals(frame.Code.Code, last)) break;
        }
        return frames;
    }

    private static PyObject FrameEntry(Frame frame)
    {
        PyCode code = frame.Code.Code;
        return PyStructSequence.Create(FrameInfo.TypeObject, code.Filename, PyInt.From(code.LineAt(frame.Unit)), code.QualName);
    }

    private PyObject? NoAsyncio(string explanation)
    {
        Err.Raise(Exc.RuntimeError, "AsyncioDebug section not available");
        Explain(explanation);
        return null;
    }

    /// <summary>With <c>debug=True</c>, say at which step it failed; a missing permission speaks for itself.</summary>
    private bool Explain(string message)
    {
        if (_debug && !Err.Matches(Exc.PermissionError)) Err.RaiseFromCause(Exc.RuntimeError, message);
        return false;
    }
}
