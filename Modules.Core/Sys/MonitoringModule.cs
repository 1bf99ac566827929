// Python/instrumentation.c: sys.monitoring.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Tools and the events that they ask for.</summary>
[PyModule("sys.monitoring", Source = "Python/instrumentation.c")]
public static partial class MonitoringModule
{
    private const int CReturnEvents = 1 << MonitorEvent.CReturn | 1 << MonitorEvent.CRaise, CCallEvents = CReturnEvents | 1 << MonitorEvent.Call;

    [PyExec, Mirrors("_Py_CreateMonitoringObject", 2532, 2580)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict, events = new();
        for (int i = 0; i < MonitorEvent.Count; i++) events.SetItem(PyStr.Intern(MonitorEvent.Names[i]), PyInt.From(1 << i));
        events.SetItem(PyStr.Intern("NO_EVENTS"), PyInt.From(0));
        return dict.SetItem(PyStr.Intern("DISABLE"), Monitors.Disable) && dict.SetItem(PyStr.Intern("MISSING"), Monitors.Missing)
            && dict.SetItem(PyStr.Intern("events"), PyNamespace.From(events))
            && dict.SetItem(PyStr.Intern("DEBUGGER_ID"), PyInt.From(MonitorTool.Debugger)) && dict.SetItem(PyStr.Intern("COVERAGE_ID"), PyInt.From(MonitorTool.Coverage))
            && dict.SetItem(PyStr.Intern("PROFILER_ID"), PyInt.From(MonitorTool.Profiler)) && dict.SetItem(PyStr.Intern("OPTIMIZER_ID"), PyInt.From(MonitorTool.Optimizer));
    }

    private static Monitors Own => ThreadState.Current.Interpreter.Monitors;

    [Mirrors("check_valid_tool", 2138, 2146)]
    private static bool CheckTool(int tool) =>
        tool is >= 0 and < MonitorTool.SysProfile || Err.Fail(Exc.ValueError, $"invalid tool {tool} (must be between 0 and 5)");

    /// <summary>Claim a tool for a name.</summary>
    [PyFunction("use_tool_id", "(tool_id, name, /)"), Mirrors("monitoring_use_tool_id_impl", 2157, 2175)]
    private static PyObject? UseToolId(int tool_id, PyObject name)
    {
        if (!CheckTool(tool_id)) return null;
        if (name is not PyStr) return Err.Raise(Exc.ValueError, "tool name must be a str");
        if (Own.Names[tool_id] is not null) return Err.Raise(Exc.ValueError, $"tool {tool_id} is already in use");
        Own.Names[tool_id] = name;
        return PyNone.Instance;
    }

    private static bool Clear(int tool) => Own.Names[tool] is null || Own.ClearTool(ThreadState.Current, tool);

    /// <summary>Forget the callbacks and events of a tool.</summary>
    [PyFunction("clear_tool_id", "(tool_id, /)"), Mirrors("monitoring_clear_tool_id_impl", 2185, 2202)]
    private static PyObject? ClearToolId(int tool_id) => CheckTool(tool_id) && Clear(tool_id) ? PyNone.Instance : null;

    /// <summary>Give a tool back.</summary>
    [PyFunction("free_tool_id", "(tool_id, /)"), Mirrors("monitoring_free_tool_id_impl", 2212, 2229)]
    private static PyObject? FreeToolId(int tool_id)
    {
        if (!CheckTool(tool_id) || !Clear(tool_id)) return null;
        Own.Names[tool_id] = null;
        return PyNone.Instance;
    }

    [PyFunction("get_tool", "(tool_id, /)"), Mirrors("monitoring_get_tool_impl", 2239, 2254)]
    private static PyObject? GetTool(int tool_id) => CheckTool(tool_id) ? Own.Names[tool_id] ?? PyNone.Instance : null;

    [PyFunction("register_callback", "(tool_id, event, func, /)"), Mirrors("monitoring_register_callback_impl", 2267, 2295)]
    private static PyObject? RegisterCallback(int tool_id, int @event, PyObject func)
    {
        if (!CheckTool(tool_id)) return null;
        if (BitOperations.PopCount((uint)@event) != 1) return Err.Raise(Exc.ValueError, "The callback can only be set for one event at a time");
        int id = BitOperations.TrailingZeroCount(@event);
        if (id is < 0 or >= MonitorEvent.Count) return Err.Raise(Exc.ValueError, $"invalid event {@event}");
        if (!Audit.Raise("sys.monitoring.register_callback", func)) return null;
        return Own.Register(tool_id, id, func == PyNone.Instance ? null : func) ?? PyNone.Instance;
    }

    [PyFunction("get_events", "(tool_id, /)"), Mirrors("monitoring_get_events_impl", 2305, 2315)]
    private static PyObject? GetEvents(int tool_id) => CheckTool(tool_id) ? PyInt.From(Monitors.EventsOf(Own.Tools, tool_id)) : null;

    // C_RETURN and C_RAISE come with CALL; BRANCH means both branches.
    private static bool Normalize(ref int events)
    {
        if ((events & CReturnEvents) != 0 && (events & CCallEvents) != CCallEvents)
            return Err.Fail(Exc.ValueError, "cannot set C_RETURN or C_RAISE events independently");
        events &= ~CReturnEvents;
        const int branch = 1 << MonitorEvent.Branch;
        if ((events & branch) != 0) events = events & ~branch | 1 << MonitorEvent.BranchLeft | 1 << MonitorEvent.BranchRight;
        return true;
    }

    /// <summary>Set what a tool is told of all code.</summary>
    [PyFunction("set_events", "(tool_id, event_set, /)"), Mirrors("monitoring_set_events_impl", 2326, 2350)]
    private static PyObject? SetEvents(int tool_id, int event_set)
    {
        if (!CheckTool(tool_id)) return null;
        if (event_set is < 0 or >= 1 << MonitorEvent.Count) return Err.Raise(Exc.ValueError, $"invalid event set 0x{event_set:x}");
        return Normalize(ref event_set) && Own.SetEvents(ThreadState.Current, tool_id, event_set) ? PyNone.Instance : null;
    }

    [PyFunction("get_local_events", "(tool_id, code, /)"), Mirrors("monitoring_get_local_events_impl", 2361, 2386)]
    private static PyObject? GetLocalEvents(int tool_id, PyObject code)
    {
        if (code is not PyCode target) return Err.Raise(Exc.TypeError, "code must be a code object");
        if (!CheckTool(tool_id)) return null;
        return PyInt.From(target.Monitoring is CodeMonitoring data ? Monitors.EventsOf(data.Local, tool_id) : 0);
    }

    /// <summary>Set what a tool is told of one code object.</summary>
    [PyFunction("set_local_events", "(tool_id, code, event_set, /)"), Mirrors("monitoring_set_local_events_impl", 2398, 2431)]
    private static PyObject? SetLocalEvents(int tool_id, PyObject code, int event_set)
    {
        if (code is not PyCode target) return Err.Raise(Exc.TypeError, "code must be a code object");
        if (!CheckTool(tool_id) || !Normalize(ref event_set)) return null;
        if (event_set is < 0 or >= 1 << MonitorEvent.LocalCount) return Err.Raise(Exc.ValueError, $"invalid local event set 0x{event_set:x}");
        return Own.SetLocalEvents(target, tool_id, event_set) ? PyNone.Instance : null;
    }

    /// <summary>Take back everything that was disabled.</summary>
    [PyFunction("restart_events", "()"), Mirrors("monitoring_restart_events_impl", 2438, 2466)]
    private static PyObject? RestartEvents() => Own.Restart(ThreadState.Current) ? PyNone.Instance : null;

    [PyFunction("_all_events", "()"), Mirrors("monitoring__all_events_impl", 2484, 2508)]
    private static PyObject? AllEvents()
    {
        PyDict dict = new();
        for (int e = 0; e < MonitorEvent.UngroupedCount; e++)
        {
            if (Own.Tools[e] != 0) dict.SetItem(PyStr.Intern(MonitorEvent.Names[e]), PyInt.From(Own.Tools[e]));
        }
        return dict;
    }
}
