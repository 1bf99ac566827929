// Modules/_asynciomodule.c: the module's state, what futures and tasks share, and the exec step.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Accelerator module for asyncio</summary>
[PyModule("_asyncio", Source = "Modules/_asynciomodule.c")]
public static partial class AsyncioModule
{
    /// <summary>What one interpreter's module holds.</summary>
    internal sealed class State : PyModuleState
    {
        internal PyObject AsyncioModule = null!;

        /// <summary>A WeakSet of tasks of other make, and the set of those that run eagerly.</summary>
        internal PyObject NonAsyncioTasks = null!;
        internal PySet NonAsyncioEagerTasks = null!;

        /// <summary>Types for which <c>asyncio.iscoroutine</c> has said yes.</summary>
        internal PySet IsCoroutineTypes = null!;

        internal PyObject GetEventLoopPolicy = null!;
        internal PyObject FutureRepr = null!;
        internal PyType CancelledError = null!, InvalidStateError = null!;
        internal PyObject TaskGetStack = null!, TaskPrintStack = null!, TaskRepr = null!;
        internal PyObject IsCoroutine = null!;
        internal PyObject ExtractStack = null!;

        /// <summary>The number of the last task that was not given a name.</summary>
        internal long TaskNameCounter;

        /// <summary>The tasks that are not done.</summary>
        internal readonly TaskRegistry Tasks = new();
    }

    [Mirrors("_is_coroutine", 253, 284)]
    private static bool? IsCoroutineSlow(State state, PyObject coro)
    {
        if (Obj.Call(state.IsCoroutine, coro) is not { } result) return null;
        bool? truth = Obj.IsTrue(result);
        if (truth is not true) return truth;
        // A program that makes more kinds of coroutine than this only loses the cache.
        if (state.IsCoroutineTypes.Count < 100 && !state.IsCoroutineTypes.Add(coro.Type)) return null;
        return true;
    }

    /// <summary>Whether a task can run the object; null raised.</summary>
    [Mirrors("is_coroutine", 287, 314)]
    internal static bool? CheckCoroutine(State state, PyObject coro)
    {
        if (coro is PyCoroutine) return true;
        bool? known = state.IsCoroutineTypes.Contains(coro.Type);
        return known is false ? IsCoroutineSlow(state, coro) : known;
    }

    /// <summary>The loop of any future-like object.</summary>
    [Mirrors("get_future_loop", 317, 339)]
    internal static PyObject? GetFutureLoop(PyObject future)
    {
        if (IsExact(future)) return ((FutureObj)future)._loop;
        if (!Obj.TryGetAttr(future, Names.get_loop, out PyObject? getLoop)) return null;
        return getLoop is not null ? Obj.Call(getLoop) : Obj.GetAttr(future, Names.loop);
    }

    /// <summary>Whether the object is a Future or Task and not of a subclass.</summary>
    internal static bool IsExact(PyObject o) => o.GetType() == typeof(FutureObj) || o.GetType() == typeof(TaskObj);

    [Mirrors("get_event_loop", 341, 362)]
    internal static PyObject? GetEventLoop(ThreadState thread, State state)
    {
        if (thread.AsyncioRunningLoop is { } loop) return loop;
        return Obj.Call(state.GetEventLoopPolicy) is { } policy ? Obj.CallMethod(policy, Names.get_event_loop) : null;
    }

    /// <summary>Ask the loop to call the function soon; false raised.</summary>
    [Mirrors("call_soon", 365, 397)]
    internal static bool CallSoon(PyObject loop, PyObject function, PyObject? argument, PyObject? context)
    {
        PyObject? handle = (argument, context) switch
        {
            (null, null) => Obj.CallMethod(loop, Names.call_soon, function),
            (null, _) => Obj.CallMethod(loop, Names.call_soon, [function, context], Names.Context),
            (_, null) => Obj.CallMethod(loop, Names.call_soon, function, argument),
            _ => Obj.CallMethod(loop, Names.call_soon, [function, argument, context], Names.Context),
        };
        return handle is not null;
    }

    [Mirrors("module_init", 4259, 4338)]
    private static bool Init(State state)
    {
        if (PyImport.Module("asyncio") is not { } asyncio) return false;
        state.AsyncioModule = asyncio;
        state.IsCoroutineTypes = new PySet();
        return Attribute("asyncio.events", "_get_event_loop_policy", out state.GetEventLoopPolicy)
            && Attribute("asyncio.base_futures", "_future_repr", out state.FutureRepr)
            && ExceptionType("InvalidStateError", out state.InvalidStateError)
            && ExceptionType("CancelledError", out state.CancelledError)
            && Attribute("asyncio.base_tasks", "_task_repr", out state.TaskRepr)
            && Attribute("asyncio.base_tasks", "_task_get_stack", out state.TaskGetStack)
            && Attribute("asyncio.base_tasks", "_task_print_stack", out state.TaskPrintStack)
            && Attribute("asyncio.coroutines", "iscoroutine", out state.IsCoroutine)
            && Attribute("traceback", "extract_stack", out state.ExtractStack)
            && MakeSets(state);
    }

    private static bool MakeSets(State state)
    {
        if (!Attribute("weakref", "WeakSet", out PyObject weakSet) || Obj.Call(weakSet) is not { } tasks) return false;
        state.NonAsyncioTasks = tasks;
        state.NonAsyncioEagerTasks = new PySet();
        return true;
    }

    private static bool Attribute(string module, string name, out PyObject value)
    {
        value = PyImport.ModuleAttr(module, name)!;
        return value is not null;
    }

    private static bool ExceptionType(string name, out PyType type)
    {
        type = null!;
        if (!Attribute("asyncio.exceptions", name, out PyObject value)) return false;
        if (value is not PyType found) return Err.Fail(Exc.TypeError, $"asyncio.exceptions.{name} is not a type");
        type = found;
        return true;
    }

    [PyExec, Mirrors("module_exec", 4361, 4396)]
    private static bool Exec(PyModuleObject module, State state)
    {
        FutureObj.TypeObject.LetWatchItself();
        TaskObj.TypeObject.LetWatchItself();
        return Init(state);
    }
}
