// Include/internal/pycore_tstate.h: what asyncio keeps per thread.

namespace PyModules.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The event loop that runs on this thread.</summary>
    internal PyObject? AsyncioRunningLoop;

    /// <summary>The task whose step runs on this thread.</summary>
    internal PyObject? AsyncioRunningTask;
}
