// Python/legacy_tracing.c: sys.settrace and sys.setprofile on top of the monitoring events.

namespace PyModules.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The functions that sys.settrace and sys.setprofile were given.</summary>
    internal PyObject? TraceFunction, ProfileFunction;

    /// <summary>A callback is running: nothing is reported meanwhile.</summary>
    internal int TracingDepth;
}

/// <summary>Installing trace and profile functions, and calling them.</summary>
internal static partial class Tracing
{
    private const int TraceEvents = 1 << MonitorEvent.PyStart | 1 << MonitorEvent.PyResume | 1 << MonitorEvent.PyReturn | 1 << MonitorEvent.PyYield
        | 1 << MonitorEvent.Raise | 1 << MonitorEvent.Line | 1 << MonitorEvent.Jump | 1 << MonitorEvent.PyUnwind | 1 << MonitorEvent.PyThrow
        | 1 << MonitorEvent.StopIteration;

    private const int ProfileEvents = 1 << MonitorEvent.PyStart | 1 << MonitorEvent.PyResume | 1 << MonitorEvent.PyReturn | 1 << MonitorEvent.PyYield
        | 1 << MonitorEvent.Call | 1 << MonitorEvent.PyUnwind | 1 << MonitorEvent.PyThrow;

    // Names of the events as trace functions get them.
    internal static readonly PyStr CallName = PyStr.Intern("call"), ExceptionName = PyStr.Intern("exception"), LineName = PyStr.Intern("line"),
        ReturnName = PyStr.Intern("return"), CCallName = PyStr.Intern("c_call"), CExceptionName = PyStr.Intern("c_exception"),
        CReturnName = PyStr.Intern("c_return"), OpcodeName = PyStr.Intern("opcode");

    /// <summary><c>_PyEval_SetTrace</c>; false raised.</summary>
    [Mirrors("_PyEval_SetTrace", 593, 637)]
    public static bool SetTrace(ThreadState thread, PyObject? function)
    {
        if (!Audit.Raise("sys.settrace")) return false;
        ThreadState current = ThreadState.Current;
        Interpreter interpreter = thread.Interpreter;
        if (!interpreter.TraceCallbacksSet)
        {
            interpreter.TraceCallbacksSet = true;
            RegisterTraceHandlers(interpreter.Monitors);
        }
        interpreter.TracingThreads += (function is not null ? 1 : 0) - (thread.TraceFunction is not null ? 1 : 0);
        thread.TraceFunction = function;
        int events = 0;
        if (interpreter.TracingThreads > 0)
        {
            events = TraceEvents;
            if (current.FrameObject is { TraceOpcodes: true } frame && !SetOpcodeTrace(frame, true)) return false;
        }
        return interpreter.Monitors.SetEvents(current, MonitorTool.SysTrace, events);
    }

    /// <summary><c>_PyEval_SetProfile</c>; false raised.</summary>
    [Mirrors("_PyEval_SetProfile", 496, 526)]
    public static bool SetProfile(ThreadState thread, PyObject? function)
    {
        if (!Audit.Raise("sys.setprofile")) return false;
        Interpreter interpreter = thread.Interpreter;
        if (!interpreter.ProfileCallbacksSet)
        {
            interpreter.ProfileCallbacksSet = true;
            RegisterProfileHandlers(interpreter.Monitors);
        }
        interpreter.ProfilingThreads += (function is not null ? 1 : 0) - (thread.ProfileFunction is not null ? 1 : 0);
        thread.ProfileFunction = function;
        return interpreter.Monitors.SetEvents(ThreadState.Current, MonitorTool.SysProfile, interpreter.ProfilingThreads > 0 ? ProfileEvents : 0);
    }

    /// <summary>The thread goes: it counts no longer as traced. As in C, the events stay until somebody sets them anew.</summary>
    public static void ThreadEnds(ThreadState thread)
    {
        if (thread.TraceFunction is not null) thread.Interpreter.TracingThreads--;
        if (thread.ProfileFunction is not null) thread.Interpreter.ProfilingThreads--;
        thread.TraceFunction = thread.ProfileFunction = null;
    }

    /// <summary><c>_PyEval_CallTracing</c>: call with tracing as if no callback were running.</summary>
    [Mirrors("_PyEval_CallTracing", 2477, 2491, File = "Python/ceval.c")]
    public static PyObject? CallTracing(PyObject function, PyTuple args)
    {
        ThreadState thread = ThreadState.Current;
        int saved = thread.TracingDepth;
        thread.TracingDepth = 0;
        PyObject? result = Obj.CallTuple(function, args, null);
        thread.TracingDepth = saved;
        return result;
    }

    /// <summary><c>_PyEval_SetOpcodeTrace</c>; false raised.</summary>
    [Mirrors("_PyEval_SetOpcodeTrace", 136, 162)]
    public static bool SetOpcodeTrace(PyFrame frame, bool enable)
    {
        const int instruction = 1 << MonitorEvent.Instruction;
        Monitors monitors = ThreadState.Current.Interpreter.Monitors;
        if (monitors.LocalEvents(frame.Code, MonitorTool.SysTrace) is not { } events) return false;
        if ((events & instruction) != 0 == enable) return true;
        return monitors.SetLocalEvents(frame.Code, MonitorTool.SysTrace, events ^ instruction);
    }

    /// <summary><c>trace_trampoline</c>: call the function of the frame, or the thread's for a call; false raised, and tracing ends.</summary>
    [Mirrors("trace_trampoline", 1100, 1130, File = "Python/sysmodule.c")]
    private static bool CallTrace(ThreadState thread, PyFrame frame, PyStr what, PyObject? arg)
    {
        PyObject? callback = ReferenceEquals(what, CallName) ? thread.TraceFunction : frame.TraceFunction;
        if (callback is null) return true;
        PyObject? result = Obj.Call(callback, frame, what, arg ?? PyNone.Instance);
        if (result is null)
        {
            PyBaseException? exception = Err.Fetch();
            if (SetTrace(thread, null)) Err.Restore(exception);
            frame.TraceFunction = null;
            return false;
        }
        if (result != PyNone.Instance) frame.TraceFunction = result;
        return true;
    }

    /// <summary><c>profile_trampoline</c>.</summary>
    [Mirrors("profile_trampoline", 1085, 1098, File = "Python/sysmodule.c")]
    private static bool CallProfile(ThreadState thread, PyFrame frame, PyStr what, PyObject? arg)
    {
        if (Obj.Call(thread.ProfileFunction!, frame, what, arg ?? PyNone.Instance) is not null) return true;
        PyBaseException? exception = Err.Fetch();
        if (SetProfile(thread, null)) Err.Restore(exception);
        return false;
    }

    /// <summary>A LINE event for the trace function, without the detour over a Python int; false raised.</summary>
    [Mirrors("sys_trace_line_func", 330, 352)]
    public static bool Line(ThreadState thread, PyFrame frame, int line)
    {
        int what = thread.WhatEvent;
        thread.WhatEvent = MonitorEvent.Line;
        thread.TracingDepth++;
        bool ok = TraceLine(thread, frame, line);
        thread.TracingDepth--;
        thread.WhatEvent = what;
        return ok;
    }

    /// <summary><c>trace_line</c>.</summary>
    [Mirrors("trace_line", 308, 328)]
    private static bool TraceLine(ThreadState thread, PyFrame frame, int line)
    {
        if (!frame.TraceLines || line < 0) return true;
        frame.LineNo = line;
        bool ok = CallTrace(thread, frame, LineName, null);
        frame.LineNo = 0;
        return ok;
    }
}

public sealed partial class Interpreter
{
    /// <summary>How many threads have a trace or a profile function.</summary>
    internal int TracingThreads, ProfilingThreads;
    internal bool TraceCallbacksSet, ProfileCallbacksSet;
}
