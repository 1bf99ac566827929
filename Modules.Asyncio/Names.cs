// Include/internal/pycore_global_strings.h: the names that asyncio looks up.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Interned attribute names and keywords.</summary>
internal static class Names
{
    internal static readonly PyStr
        add = PyStr.Intern("add"),
        add_done_callback = PyStr.Intern("add_done_callback"),
        asyncio_future_blocking = PyStr.Intern("_asyncio_future_blocking"),
        call_exception_handler = PyStr.Intern("call_exception_handler"),
        call_soon = PyStr.Intern("call_soon"),
        cancel = PyStr.Intern("cancel"),
        discard = PyStr.Intern("discard"),
        done = PyStr.Intern("done"),
        exception = PyStr.Intern("exception"),
        future = PyStr.Intern("future"),
        get_debug = PyStr.Intern("get_debug"),
        get_event_loop = PyStr.Intern("get_event_loop"),
        get_loop = PyStr.Intern("get_loop"),
        is_running = PyStr.Intern("is_running"),
        loop = PyStr.Intern("_loop"),
        message = PyStr.Intern("message"),
        result = PyStr.Intern("result"),
        source_traceback = PyStr.Intern("source_traceback"),
        task = PyStr.Intern("task"),
        @throw = PyStr.Intern("throw");

    internal static readonly PyStr
        Cancelled = PyStr.Intern("CANCELLED"),
        Finished = PyStr.Intern("FINISHED"),
        Pending = PyStr.Intern("PENDING");

    /// <summary>The keyword of callbacks' context argument.</summary>
    internal static readonly PyTuple Context = PyTuple.Of(PyStr.Intern("context"));
}
