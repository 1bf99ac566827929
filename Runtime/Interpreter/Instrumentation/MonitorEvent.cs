// Include/cpython/monitoring.h, Include/internal/pycore_instruments.h: events and tools.

namespace PyModules.Runtime;

/// <summary>Numbers of the events that sys.monitoring reports.</summary>
internal static class MonitorEvent
{
    /// <summary>Local events: they belong to a place in the code, and can be asked for per code object and disabled per place.</summary>
    public const int PyStart = 0, PyResume = 1, PyReturn = 2, PyYield = 3, Call = 4, Line = 5, Instruction = 6, Jump = 7, BranchLeft = 8, BranchRight = 9, StopIteration = 10;

    /// <summary>Events of exceptions, for all code or none.</summary>
    public const int Raise = 11, ExceptionHandled = 12, PyUnwind = 13, PyThrow = 14, Reraise = 15;

    /// <summary>Events that come along with others: the first two with Call; the last stands for both branches.</summary>
    public const int CReturn = 16, CRaise = 17, Branch = 18;

    public const int LocalCount = 11, UngroupedCount = 16, Count = 19;

    public static bool IsLocal(int @event) => @event < LocalCount;

    public static readonly string[] Names =
    [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION", "RAISE",
        "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH",
    ];
}

/// <summary>Numbers of the tools. Programs may claim those below <see cref="SysProfile"/>.</summary>
internal static class MonitorTool
{
    public const int Debugger = 0, Coverage = 1, Profiler = 2, Optimizer = 5, SysProfile = 6, SysTrace = 7, Count = 8;
}
