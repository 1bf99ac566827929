// Modules/_asynciomodule.c: the callable that runs one step of a task.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>What a task hands to call_soon.</summary>
[PyType("_asyncio.TaskStepMethWrapper", Module = typeof(AsyncioModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "")]
public sealed partial class TaskStepMethWrapper : PyObject
{
    private readonly TaskObj _task;
    private readonly PyObject? _argument;

    [Mirrors("TaskStepMethWrapper_new", 2169, 2184)]
    internal TaskStepMethWrapper(TaskObj task, PyObject? argument)
    {
        _task = task;
        _argument = argument;
    }

    [PySlot(Slot.Call), Mirrors("TaskStepMethWrapper_call", 2104, 2123)]
    private PyObject? Call(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "function takes no keyword arguments");
        if (args.Length != 0) return Err.Raise(Exc.TypeError, "function takes no positional arguments");
        return _task.Step(ThreadState.Current, ModuleStates.Get<AsyncioModule.State>(), _argument);
    }

    [PyGetSet("__self__"), Mirrors("TaskStepMethWrapper_get___self__", 2136, 2144)]
    private PyObject? Self => _task;
}
