// Python/instrumentation.c: the tools of an interpreter, what each watches and whom it calls.

namespace PyModules.Runtime;

/// <summary>A callback of the interpreter's own: sys.settrace, sys.setprofile and the old branch event come in through these.</summary>
internal abstract class MonitorHandler
{
    /// <summary>Null raised; <see cref="Monitors.Disable"/> asks for no more of this event here.</summary>
    public abstract PyObject? Invoke(ThreadState thread, ReadOnlySpan<PyObject> args);
}

public sealed partial class Interpreter
{
    /// <summary>Tools and events of sys.monitoring.</summary>
    internal readonly Monitors Monitors = new();
}

public sealed partial class ThreadState
{
    /// <summary>The event whose callback runs on this thread; -1 outside of callbacks.</summary>
    internal int WhatEvent = -1;
}

/// <summary>What sys.monitoring knows of the whole interpreter.</summary>
internal sealed class Monitors
{
    /// <summary><c>sys.monitoring.DISABLE</c> and <c>MISSING</c>: compared by identity.</summary>
    public static readonly PyObject Disable = new PyBaseObject(), Missing = new PyBaseObject();

    /// <summary>A step of the version; the low bits are left out as in C, so that the count ends where C's does.</summary>
    private const uint VersionStep = 256;

    /// <summary>For each event the set of tools that asked for it everywhere.</summary>
    public readonly byte[] Tools = new byte[MonitorEvent.UngroupedCount];
    public readonly PyObject?[] Names = new PyObject?[MonitorTool.Count];
    public readonly uint[] ToolVersions = new uint[MonitorTool.Count];

    /// <summary>Callbacks: a Python object or a <see cref="MonitorHandler"/>.</summary>
    private readonly object?[,] _callbacks = new object?[MonitorTool.Count, MonitorEvent.Count];

    /// <summary>Grows with every change; code objects remember the one that they were instrumented for.</summary>
    public uint Version { get; private set; }

    /// <summary>Code that was instrumented before this version forgets what was disabled.</summary>
    public uint LastRestart { get; private set; }

    /// <summary>Bit per event: some tool asked for it everywhere.</summary>
    public int Active { get; private set; }

    /// <summary>What the threads' eval breaker rests at: not zero while code must ask at RESUME whether it is instrumented.</summary>
    public int Breaker => (Active & ((1 << MonitorEvent.LocalCount) - 1)) != 0 ? Eval.InstrumentBreaker : 0;

    public object? Callback(int tool, int @event) => _callbacks[tool, @event];

    public void ClearCallback(int tool, int @event) => _callbacks[tool, @event] = null;

    private static bool TooOften() => Err.Fail(Exc.OverflowError, "events set too many times");

    /// <summary><c>check_tool</c>.</summary>
    [Mirrors("check_tool", 1987, 1997)]
    private bool CheckTool(int tool) => tool >= MonitorTool.SysProfile || Names[tool] is not null || Err.Fail(Exc.ValueError, $"tool {tool} is not in use");

    /// <summary><c>get_events</c>: the set that a tool asked for.</summary>
    [Mirrors("get_events", 280, 290)]
    public static int EventsOf(ReadOnlySpan<byte> tools, int tool)
    {
        int events = 0;
        for (int e = 0; e < tools.Length; e++) events |= (tools[e] >> tool & 1) << e;
        return events;
    }

    /// <summary><c>set_events</c>, <c>set_local_events</c>.</summary>
    [Mirrors("set_events", 1963, 1973)]
    public static void SetEventsOf(Span<byte> tools, int tool, int events)
    {
        for (int e = 0; e < tools.Length; e++) tools[e] = (byte)(tools[e] & ~(1 << tool) | (events >> e & 1) << tool);
    }

    /// <summary><c>_PyMonitoring_SetEvents</c>; false raised.</summary>
    [Mirrors("_PyMonitoring_SetEvents", 2003, 2036)]
    public bool SetEvents(ThreadState thread, int tool, int events)
    {
        if (!CheckTool(tool)) return false;
        if (EventsOf(Tools, tool) == events) return true;
        SetEventsOf(Tools, tool, events);
        Active = 0;
        for (int e = 0; e < Tools.Length; e++)
        {
            if (Tools[e] != 0) Active |= 1 << e;
        }
        if (!Advance()) return false;
        InstrumentExecuting(thread.Interpreter);
        return true;
    }

    [Mirrors("set_global_version", 1040, 1058)]
    private bool Advance()
    {
        uint next = Version + VersionStep;
        if (next == 0) return TooOften();
        Version = next;
        return true;
    }

    /// <summary><c>_PyMonitoring_SetLocalEvents</c>; false raised.</summary>
    [Mirrors("_PyMonitoring_SetLocalEvents", 2038, 2074)]
    public bool SetLocalEvents(PyCode code, int tool, int events)
    {
        if (code.FirstTraceable >= code.Code.Length / 2) return Err.Fail(Exc.SystemError, $"cannot instrument shim code object '{code.Name.Value}'");
        if (!CheckTool(tool)) return false;
        CodeMonitoring data = CodeMonitoring.Of(code);
        data.ToolVersions[tool] = ToolVersions[tool];
        if (EventsOf(data.Local, tool) == events) return true;
        SetEventsOf(data.Local, tool, events);
        data.Instrument(this);
        return true;
    }

    /// <summary><c>_PyMonitoring_GetLocalEvents</c>; null raised.</summary>
    [Mirrors("_PyMonitoring_GetLocalEvents", 2076, 2091)]
    public int? LocalEvents(PyCode code, int tool)
    {
        if (!CheckTool(tool)) return null;
        return code.Monitoring is CodeMonitoring data ? EventsOf(data.Local, tool) : 0;
    }

    /// <summary><c>_PyMonitoring_ClearToolId</c>; false raised.</summary>
    [Mirrors("_PyMonitoring_ClearToolId", 2093, 2128)]
    public bool ClearTool(ThreadState thread, int tool)
    {
        for (int e = 0; e < MonitorEvent.Count; e++) Register(tool, e, null);
        if (!SetEvents(thread, tool, 0) || !Advance()) return false;
        // What code objects were told about this tool is void from here on.
        ToolVersions[tool] = Version;
        InstrumentExecuting(thread.Interpreter);
        return true;
    }

    /// <summary><c>monitoring.restart_events</c>; false raised.</summary>
    public bool Restart(ThreadState thread)
    {
        uint restart = Version + VersionStep, next = restart + VersionStep;
        if (next <= VersionStep) return TooOften();
        LastRestart = restart;
        Version = next;
        InstrumentExecuting(thread.Interpreter);
        return true;
    }

    /// <summary><c>_PyMonitoring_RegisterCallback</c>: the callback that was there before.</summary>
    [Mirrors("_PyMonitoring_RegisterCallback", 3015, 3060)]
    public PyObject? Register(int tool, int @event, object? callback)
    {
        object? old;
        if (@event == MonitorEvent.Branch)
        {
            old = _callbacks[tool, MonitorEvent.BranchLeft];
            _callbacks[tool, MonitorEvent.BranchRight] = callback is PyObject right ? new BranchHandler(right) : null;
            _callbacks[tool, MonitorEvent.BranchLeft] = callback is PyObject left ? new BranchHandler(left) : null;
        }
        else
        {
            old = _callbacks[tool, @event];
            _callbacks[tool, @event] = callback;
        }
        return old is BranchHandler branch ? branch.Handler : old as PyObject;
    }

    // instrument_all_executing_code_objects: code on some thread's stack changes at once, all other at its next RESUME.
    [Mirrors("instrument_all_executing_code_objects", 1938, 1961)]
    private void InstrumentExecuting(Interpreter interpreter)
    {
        ThreadState[] threads;
        lock (interpreter.Threads) threads = [.. interpreter.Threads];
        foreach (ThreadState thread in threads)
        {
            if (Breaker != 0) thread.EvalBreaker = 1;
            for (Frame? frame = thread.CurrentFrame; frame is not null; frame = frame.Previous) CodeMonitoring.Update(frame.Code.Code, this);
        }
    }
}
