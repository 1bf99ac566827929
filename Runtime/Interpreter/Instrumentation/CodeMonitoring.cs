// Python/instrumentation.c: what a code object knows of the tools that watch it (_PyCoMonitoringData).

using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary>Instrumentation of one code object. Where CPython rewrites opcodes, the instrumented translation carries a hook at every
/// place, and what a tool wants there stands in the arrays here; hooks for lines and instructions are switched off as long as nobody wants them.</summary>
internal sealed class CodeMonitoring
{
    private const int NoEvent = -1;

    private readonly PyCode _code;

    /// <summary>The event that each code unit can report besides LINE and INSTRUCTION, or -1.</summary>
    private readonly sbyte[] _events;
    private readonly bool[] _starts;

    /// <summary>For each local event the tools that asked for it here, and those that asked here or everywhere.</summary>
    public readonly byte[] Local = new byte[MonitorEvent.LocalCount], Active = new byte[MonitorEvent.LocalCount];
    public readonly uint[] ToolVersions = new uint[MonitorTool.Count];

    /// <summary>For each code unit the tools that its event, its line and its instruction are reported to: fewer once some were disabled.</summary>
    public readonly byte[] Tools, LineTools, InstructionTools;

    /// <summary>The line of each instruction; -1 none, and for inline caches.</summary>
    public readonly int[] Lines;

    /// <summary>The plain translation while it is out of use.</summary>
    private Translated? _plain;
    private Translated? _instrumented;
    public Translated? Instrumented => _instrumented;
    private uint _version;

    [Mirrors("initialize_tools", 1451, 1505)]
    private CodeMonitoring(PyCode code)
    {
        _code = code;
        int units = code.Code.Length / 2;
        Tools = new byte[units];
        LineTools = new byte[units];
        InstructionTools = new byte[units];
        _events = new sbyte[units];
        _starts = new bool[units];
        Lines = new int[units];
        Array.Fill(_events, (sbyte)NoEvent);
        Array.Fill(Lines, -1);
        FindEvents();
        LineStarts.Mark(code, Lines, _starts);
    }

    /// <summary>The data of <paramref name="code"/>, made when absent.</summary>
    [Mirrors("allocate_instrumentation_data", 1647, 1667)]
    public static CodeMonitoring Of(PyCode code)
    {
        if (code.Monitoring is CodeMonitoring data) return data;
        data = new CodeMonitoring(code);
        code.Monitoring = data;
        return data;
    }

    /// <summary><c>_Py_Instrument</c>: bring the code up to date with the tools.</summary>
    [Mirrors("update_instrumentation_data", 1669, 1771)]
    public static void Update(PyCode code, Monitors monitors)
    {
        if (code.Monitoring is CodeMonitoring data)
        {
            if (data._version != monitors.Version) data.Instrument(monitors);
        }
        else if (monitors.Breaker != 0 && (code.Flags & CodeFlags.NoMonitoringEvents) == 0) Of(code).Instrument(monitors);
    }

    /// <summary>Whether a LINE event may start at a code unit.</summary>
    public bool StartsLine(int unit) => _starts[unit];

    /// <summary>Whether CPython would have an instrumented opcode at the unit.</summary>
    [Mirrors("is_instrumented", 188, 194)]
    public bool IsInstrumented(int unit) => Tools[unit] != 0 || LineTools[unit] != 0 || InstructionTools[unit] != 0;

    private Op OpAt(int unit) => (Op)_code.Code[unit * 2];

    [Mirrors("opcode_has_event", 179, 186)]
    private void FindEvents()
    {
        for (int u = _code.FirstTraceable; u < _events.Length; u += 1 + OpInfo.Caches(OpAt(u)))
        {
            _events[u] = (sbyte)(OpAt(u) switch
            {
                Op.RESUME => _code.Code[u * 2 + 1] > 0 ? MonitorEvent.PyResume : MonitorEvent.PyStart,
                Op.RETURN_VALUE => MonitorEvent.PyReturn,
                Op.YIELD_VALUE => MonitorEvent.PyYield,
                Op.CALL or Op.CALL_KW or Op.CALL_FUNCTION_EX or Op.LOAD_SUPER_ATTR => MonitorEvent.Call,
                Op.JUMP_FORWARD or Op.JUMP_BACKWARD => MonitorEvent.Jump,
                Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE or Op.POP_ITER or Op.END_ASYNC_FOR => MonitorEvent.BranchRight,
                Op.FOR_ITER or Op.NOT_TAKEN => MonitorEvent.BranchLeft,
                Op.END_FOR or Op.END_SEND => MonitorEvent.StopIteration,
                _ => NoEvent,
            });
        }
    }

    /// <summary><c>force_instrument_lock_held</c>.</summary>
    [Mirrors("force_instrument_lock_held", 1773, 1902)]
    public void Instrument(Monitors monitors)
    {
        if ((_code.Flags & CodeFlags.NoMonitoringEvents) != 0) return;
        for (int t = 0; t < MonitorTool.Count; t++)
        {
            if (ToolVersions[t] == monitors.ToolVersions[t]) continue;
            for (int e = 0; e < Local.Length; e++) Local[e] &= (byte)~(1 << t);
        }
        bool restarted = monitors.LastRestart > _version, changed = false, any = false;
        Span<byte> removed = stackalloc byte[MonitorEvent.LocalCount], added = stackalloc byte[MonitorEvent.LocalCount];
        for (int e = 0; e < MonitorEvent.LocalCount; e++)
        {
            byte now = (byte)(monitors.Tools[e] | Local[e]), before = Active[e];
            removed[e] = restarted ? before : (byte)(before & ~now);
            added[e] = restarted ? now : (byte)(now & ~before);
            Active[e] = now;
            changed |= (removed[e] | added[e]) != 0;
            any |= now != 0;
        }
        _version = monitors.Version;
        if (!changed) return;
        for (int u = _code.FirstTraceable; u < _events.Length; u += 1 + OpInfo.Caches(OpAt(u)))
        {
            int e = _events[u];
            if (e != NoEvent) Tools[u] = (byte)(Tools[u] & ~removed[e] | added[e]);
            if (_starts[u]) LineTools[u] = (byte)(LineTools[u] & ~removed[MonitorEvent.Line] | added[MonitorEvent.Line]);
            if (OpAt(u) is not (Op.RESUME or Op.END_FOR))
                InstructionTools[u] = (byte)(InstructionTools[u] & ~removed[MonitorEvent.Instruction] | added[MonitorEvent.Instruction]);
        }
        if (any) Install();
        else Uninstall();
    }

    [Mirrors("instrument", 756, 783)]
    private void Install()
    {
        if (_instrumented is null) _instrumented = new Translator(_code, instrument: true).Run();
        SwitchHooks();
        if (ReferenceEquals(_code.Translated, _instrumented)) return;
        _plain = (Translated?)_code.Translated ?? _plain;
        _plain?.Retire();
        _code.Translated = _instrumented;
    }

    // Frames that run the instrumented form stay with it until they return: every hook in it asks for nothing.
    [Mirrors("de_instrument", 675, 704)]
    private void Uninstall()
    {
        if (_instrumented is null) return;
        SwitchHooks();
        _plain?.Reinstate();
        _code.Translated = _plain;
    }

    private void SwitchHooks()
    {
        Instr[] instrs = _instrumented!.Instrs;
        for (int ip = 0; ip < instrs.Length; ip++)
        {
            ref Instr i = ref instrs[ip];
            if (i.Op is IOp.TraceLine or IOp.TraceNoLine) i.Op = LineTools[i.D] != 0 ? IOp.TraceLine : IOp.TraceNoLine;
            else if (i.Op is IOp.TraceInstruction or IOp.TraceMark) i.Op = InstructionTools[i.D] != 0 ? IOp.TraceInstruction : IOp.TraceMark;
        }
    }

    /// <summary><c>remove_tools</c>, <c>remove_line_tools</c>, <c>remove_per_instruction_tools</c>: a callback answered DISABLE.</summary>
    [Mirrors("remove_tools", 827, 851)]
    public void Disable(int unit, int @event, int tool)
    {
        byte[] tools = @event switch { MonitorEvent.Line => LineTools, MonitorEvent.Instruction => InstructionTools, _ => Tools };
        tools[unit] &= (byte)~(1 << tool);
        if (tools[unit] != 0 || ReferenceEquals(tools, Tools)) return;
        (IOp on, IOp off) = @event == MonitorEvent.Line ? (IOp.TraceLine, IOp.TraceNoLine) : (IOp.TraceInstruction, IOp.TraceMark);
        int ip = _instrumented!.IpOfUnit[unit];
        while (_instrumented.Instrs[ip].Op != on || _instrumented.Instrs[ip].D != unit) ip++;
        _instrumented.Instrs[ip].Op = off;
    }
}
