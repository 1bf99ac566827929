// Python/instrumentation.c: the BRANCH event of 3.12, which stands for both sides of a branch.

namespace PyModules.Runtime;

/// <summary>Passes BRANCH_LEFT and BRANCH_RIGHT on to a callback for BRANCH.</summary>
internal sealed class BranchHandler(PyObject handler) : MonitorHandler
{
    public readonly PyObject Handler = handler;

    [Mirrors("branch_handler_vectorcall", 2942, 2999)]
    public override PyObject? Invoke(ThreadState thread, ReadOnlySpan<PyObject> args)
    {
        PyCode code = (PyCode)args[0];
        int unit = (int)((PyInt)args[1]).Value / 2;
        // When one side is disabled the jump itself is quiet, and so the other side is too.
        return code.Monitoring is CodeMonitoring data && data.IsInstrumented(unit) ? Obj.Vectorcall(Handler, args, null) : Monitors.Disable;
    }
}
