// Python/instrumentation.c: sys.monitoring, and sys._jit.

using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Tools and the events that they ask for.</summary>
[PyModule("sys.monitoring", Source = "Python/instrumentation.c")]
public static partial class MonitoringModule
{
    private const int Tools = 6, Events = 19, LocalEvents = 11, Ungrouped = 16, CReturn = 16, CRaise = 17, Branch = 18, Call = 4, BranchLeft = 8, BranchRight = 9;

    private static readonly string[] s_events =
    [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION", "RAISE",
        "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH",
    ];

    internal sealed class State : PyModuleState
    {
        public readonly PyObject?[] Names = new PyObject?[Tools + 2];
        public readonly int[] Global = new int[Tools + 2];
        public readonly PyObject?[,] Callbacks = new PyObject?[Tools + 2, Events];
        public readonly System.Runtime.CompilerServices.ConditionalWeakTable<PyCode, int[]> Local = new();
    }

    [PyExec]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict, events = new();
        for (int i = 0; i < Events; i++) events.SetItem(PyStr.Intern(s_events[i]), PyInt.From(1 << i));
        events.SetItem(PyStr.Intern("NO_EVENTS"), PyInt.From(0));
        return dict.SetItem(PyStr.Intern("DISABLE"), new PyBaseObject()) && dict.SetItem(PyStr.Intern("MISSING"), new PyBaseObject())
            && dict.SetItem(PyStr.Intern("events"), PyNamespace.From(events)) && dict.SetItem(PyStr.Intern("DEBUGGER_ID"), PyInt.From(0))
            && dict.SetItem(PyStr.Intern("COVERAGE_ID"), PyInt.From(1)) && dict.SetItem(PyStr.Intern("PROFILER_ID"), PyInt.From(2)) && dict.SetItem(PyStr.Intern("OPTIMIZER_ID"), PyInt.From(5));
    }

    private static bool CheckTool(int tool) => tool is >= 0 and < Tools || Err.Fail(Exc.ValueError, $"invalid tool {tool} (must be between 0 and 5)");

    private static bool InUse(State state, int tool) => state.Names[tool] is not null || Err.Fail(Exc.ValueError, $"tool {tool} is not in use");

    [PyFunction("use_tool_id", "(tool_id, name, /)")]
    private static PyObject? UseToolId(State state, int tool_id, PyObject name)
    {
        if (!CheckTool(tool_id)) return null;
        if (name is not PyStr) return Err.Raise(Exc.ValueError, "tool name must be a str");
        if (state.Names[tool_id] is not null) return Err.Raise(Exc.ValueError, $"tool {tool_id} is already in use");
        state.Names[tool_id] = name;
        return PyNone.Instance;
    }

    private static void Clear(State state, int tool)
    {
        for (int i = 0; i < Events; i++) state.Callbacks[tool, i] = null;
        state.Global[tool] = 0;
        foreach ((PyCode _, int[] sets) in state.Local) sets[tool] = 0;
    }

    [PyFunction("clear_tool_id", "(tool_id, /)")]
    private static PyObject? ClearToolId(State state, int tool_id)
    {
        if (!CheckTool(tool_id) || !InUse(state, tool_id)) return null;
        Clear(state, tool_id);
        return PyNone.Instance;
    }

    [PyFunction("free_tool_id", "(tool_id, /)")]
    private static PyObject? FreeToolId(State state, int tool_id)
    {
        if (!CheckTool(tool_id)) return null;
        if (state.Names[tool_id] is not null) Clear(state, tool_id);
        state.Names[tool_id] = null;
        return PyNone.Instance;
    }

    [PyFunction("get_tool", "(tool_id, /)")]
    private static PyObject? GetTool(State state, int tool_id) => CheckTool(tool_id) ? state.Names[tool_id] ?? PyNone.Instance : null;

    [PyFunction("register_callback", "(tool_id, event, func, /)")]
    private static PyObject? RegisterCallback(State state, int tool_id, int @event, PyObject func)
    {
        if (!CheckTool(tool_id)) return null;
        if (BitOperations.PopCount((uint)@event) != 1) return Err.Raise(Exc.ValueError, "The callback can only be set for one event at a time");
        int id = BitOperations.TrailingZeroCount(@event);
        if (id is < 0 or >= Events) return Err.Raise(Exc.ValueError, $"invalid event {@event}");
        if (!Audit.Raise("sys.monitoring.register_callback", func)) return null;
        PyObject? old = state.Callbacks[tool_id, id];
        state.Callbacks[tool_id, id] = func == PyNone.Instance ? null : func;
        return old ?? PyNone.Instance;
    }

    private static int Shown(int events) => events;

    [PyFunction("get_events", "(tool_id, /)")]
    private static PyObject? GetEvents(State state, int tool_id) => CheckTool(tool_id) && InUse(state, tool_id) ? PyInt.From(Shown(state.Global[tool_id])) : null;

    // C_RETURN and C_RAISE come with CALL; BRANCH means both branches.
    private static bool Normalize(ref int events)
    {
        const int c = 1 << CReturn | 1 << CRaise;
        if ((events & c) != 0)
        {
            if ((events & 1 << Call) == 0 || (events & c) != c && (events & c) != 0 && (events & 1 << Call) == 0)
                return Err.Fail(Exc.ValueError, "cannot set C_RETURN or C_RAISE events independently");
            events &= ~c;
        }
        if ((events & 1 << Branch) != 0) events = events & ~(1 << Branch) | 1 << BranchLeft | 1 << BranchRight;
        return true;
    }

    [PyFunction("set_events", "(tool_id, event_set, /)")]
    private static PyObject? SetEvents(State state, int tool_id, int event_set)
    {
        if (!CheckTool(tool_id)) return null;
        if (event_set is < 0 or >= 1 << Events) return Err.Raise(Exc.ValueError, $"invalid event set 0x{event_set:x}");
        if (!Normalize(ref event_set) || !InUse(state, tool_id)) return null;
        state.Global[tool_id] = event_set;
        return PyNone.Instance;
    }

    [PyFunction("get_local_events", "(tool_id, code, /)")]
    private static PyObject? GetLocalEvents(State state, int tool_id, PyObject code)
    {
        if (code is not PyCode target) return Err.Raise(Exc.TypeError, "code must be a code object");
        if (!CheckTool(tool_id) || !InUse(state, tool_id)) return null;
        return PyInt.From(state.Local.TryGetValue(target, out int[]? sets) ? sets[tool_id] : 0);
    }

    [PyFunction("set_local_events", "(tool_id, code, event_set, /)")]
    private static PyObject? SetLocalEvents(State state, int tool_id, PyObject code, int event_set)
    {
        if (code is not PyCode target) return Err.Raise(Exc.TypeError, "code must be a code object");
        if (!CheckTool(tool_id) || !Normalize(ref event_set)) return null;
        if (event_set is < 0 or >= 1 << LocalEvents) return Err.Raise(Exc.ValueError, $"invalid local event set 0x{event_set:x}");
        if (!InUse(state, tool_id)) return null;
        SetsOf(state.Local, target)[tool_id] = event_set;
        return PyNone.Instance;
    }

    private static int[] SetsOf(System.Runtime.CompilerServices.ConditionalWeakTable<PyCode, int[]> table, PyCode code) => table.GetValue(code, static _ => new int[Tools + 2]);

    [PyFunction("restart_events", "()")]
    private static PyObject? RestartEvents() => PyNone.Instance;

    [PyFunction("_all_events", "()")]
    private static PyObject? AllEvents(State state)
    {
        PyDict dict = new();
        for (int e = 0; e < Ungrouped; e++)
        {
            int tools = 0;
            for (int t = 0; t < Tools; t++)
            {
                if ((state.Global[t] & 1 << e) != 0) tools |= 1 << t;
            }
            if (tools != 0) dict.SetItem(PyStr.Intern(s_events[e]), PyInt.From(tools));
        }
        return dict;
    }
}
