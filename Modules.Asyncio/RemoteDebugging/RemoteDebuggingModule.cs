// Modules/_remote_debugging_module.c: the module and the records that an unwinder gives.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Stacks and tasks of a Python process.</summary>
[PyModule("_remote_debugging", Source = "Modules/_remote_debugging_module.c")]
public static partial class RemoteDebuggingModule
{
    // Whether the process reads another's memory; it looks at its own objects instead.
    [PyConstant] private const int PROCESS_VM_READV_SUPPORTED = 0;
}

/// <summary>A frame.</summary>
[PyType("_remote_debugging.FrameInfo", Module = typeof(RemoteDebuggingModule), Doc = "Where a frame is.")]
[PyStructSequence("filename", "lineno", "funcname",
    Docs = ["file of the source", "line in the file", "name of the function"])]
public sealed partial class FrameInfo : PyStructSequence;

/// <summary>A coroutine and those that it awaits.</summary>
[PyType("_remote_debugging.CoroInfo", Module = typeof(RemoteDebuggingModule), Doc = "What a coroutine is at.")]
[PyStructSequence("call_stack", "task_name",
    Docs = ["the coroutine's frames, the innermost first", "the number of the task that runs it"])]
public sealed partial class CoroInfo : PyStructSequence;

/// <summary>A task of asyncio.</summary>
[PyType("_remote_debugging.TaskInfo", Module = typeof(RemoteDebuggingModule), Doc = "A task of asyncio and who waits for it.")]
[PyStructSequence("task_id", "task_name", "coroutine_stack", "awaited_by",
    Docs = ["the number that id() gives", "the task's name", "what its coroutine is at", "the tasks that wait for it"])]
public sealed partial class TaskInfo : PyStructSequence;

/// <summary>The frames of a thread.</summary>
[PyType("_remote_debugging.ThreadInfo", Module = typeof(RemoteDebuggingModule), Doc = "A thread and its frames.")]
[PyStructSequence("thread_id", "frame_info",
    Docs = ["the system's number of the thread", "its frames, the innermost first"])]
public sealed partial class ThreadInfo : PyStructSequence;

/// <summary>The tasks of a thread.</summary>
[PyType("_remote_debugging.AwaitedInfo", Module = typeof(RemoteDebuggingModule), Doc = "A thread and its tasks.")]
[PyStructSequence("thread_id", "awaited_by",
    Docs = ["the system's number of the thread", "its tasks, each with who waits for it"])]
public sealed partial class AwaitedInfo : PyStructSequence;
