// Python/instrumentation.c, Python/ceval.c: reporting events to the tools.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    /// <summary>The bit of the eval breaker that says: look at every RESUME whether the code is instrumented.</summary>
    internal const int InstrumentBreaker = 2;

    private enum Answer
    {
        Error, Ok, Disable,
    }

    /// <summary><c>call_one_instrument</c>.</summary>
    [Mirrors("call_one_instrument", 971, 993)]
    private static Answer CallTool(ThreadState thread, int tool, int @event, ReadOnlySpan<PyObject> args)
    {
        object? callback = thread.Interpreter.Monitors.Callback(tool, @event);
        if (callback is null) return Answer.Ok;
        int what = thread.WhatEvent;
        thread.WhatEvent = @event;
        thread.TracingDepth++;
        PyObject? result = callback is MonitorHandler handler ? handler.Invoke(thread, args) : Obj.Vectorcall((PyObject)callback, args, null);
        thread.TracingDepth--;
        thread.WhatEvent = what;
        return result is null ? Answer.Error : ReferenceEquals(result, Monitors.Disable) ? Answer.Disable : Answer.Ok;
    }

    // The tool with the highest number is asked first.
    [Mirrors("most_significant_bit", 1005, 1011)]
    private static int NextTool(ref int tools)
    {
        int tool = BitOperations.Log2((uint)tools);
        tools ^= 1 << tool;
        return tool;
    }

    /// <summary><c>call_instrumentation_vector</c>: report an event of the instruction at <paramref name="unit"/>; <paramref name="args"/> begin with the
    /// code object and an offset. False raised.</summary>
    [Mirrors("call_instrumentation_vector", 1139, 1201)]
    private static bool Report(ThreadState thread, int @event, Frame frame, int unit, ReadOnlySpan<PyObject> args)
    {
        if (thread.TracingDepth != 0) return true;
        PyCode code = frame.Code.Code;
        Monitors monitors = thread.Interpreter.Monitors;
        bool local = MonitorEvent.IsLocal(@event);
        CodeMonitoring? data = code.Monitoring as CodeMonitoring;
        int tools = local || @event >= MonitorEvent.UngroupedCount ? data?.Tools[unit] ?? 0 : monitors.Tools[@event];
        while (tools != 0)
        {
            int tool = NextTool(ref tools);
            Answer answer = CallTool(thread, tool, @event, args);
            if (answer == Answer.Error) return false;
            if (answer == Answer.Ok) continue;
            if (!local)
            {
                // It would come again at once.
                Err.Raise(Exc.ValueError, $"Cannot disable {MonitorEvent.Names[@event]} events. Callback removed.");
                monitors.ClearCallback(tool, @event);
                return false;
            }
            data!.Disable(unit, @event, tool);
        }
        return true;
    }

    private static PyObject Offset(int unit) => PyInt.From(unit * 2);

    private static bool Wanted(ThreadState thread, Frame frame, int unit) =>
        thread.TracingDepth == 0 && frame.Code.Code.Monitoring is CodeMonitoring data && data.Tools[unit] != 0;

    /// <summary>_Py_call_instrumentation.</summary>
    [Mirrors("_Py_call_instrumentation", 1203, 1210)]
    private static bool Report(ThreadState thread, int @event, Frame frame, int unit) =>
        !Wanted(thread, frame, unit) || Report(thread, @event, frame, unit, [frame.Code.Code, Offset(unit)]);

    /// <summary>_Py_call_instrumentation_arg.</summary>
    [Mirrors("_Py_call_instrumentation_arg", 1212, 1219)]
    private static bool Report(ThreadState thread, int @event, Frame frame, int unit, PyObject arg) =>
        !Wanted(thread, frame, unit) || Report(thread, @event, frame, unit, [frame.Code.Code, Offset(unit), arg]);

    /// <summary>_Py_call_instrumentation_2args.</summary>
    [Mirrors("_Py_call_instrumentation_2args", 1221, 1228)]
    private static bool Report(ThreadState thread, int @event, Frame frame, int unit, PyObject first, PyObject second) =>
        !Wanted(thread, frame, unit) || Report(thread, @event, frame, unit, [frame.Code.Code, Offset(unit), first, second]);

    /// <summary><c>_Py_call_instrumentation_jump</c>: after it the frame stands where the callback has put it, or where it stood.</summary>
    [Mirrors("_Py_call_instrumentation_jump", 1230, 1255)]
    private static bool ReportJump(ThreadState thread, int @event, Frame frame, int unit, int from, int to) =>
        !Wanted(thread, frame, unit) || Report(thread, @event, frame, unit, [frame.Code.Code, Offset(from), Offset(to)]);

    /// <summary><c>_Py_call_instrumentation_exc2</c>: the exception that is set stays set, unless the callback raises another.</summary>
    [Mirrors("_Py_call_instrumentation_exc2", 1274, 1282)]
    private static void ReportCallError(ThreadState thread, Frame frame, int unit, PyObject first, PyObject second)
    {
        if (!Wanted(thread, frame, unit)) return;
        PyBaseException? exception = Err.Fetch();
        if (Report(thread, MonitorEvent.CRaise, frame, unit, first, second)) Err.Restore(exception);
    }

    /// <summary><c>do_monitor_exc</c>: report the exception that is set; false when the callback put another in its place.</summary>
    [Mirrors("call_instrumentation_vector_protected", 1257, 1272)]
    [Mirrors("do_monitor_exc", 2351, 2370)]
    private static bool ReportException(ThreadState thread, int @event, Frame frame, int unit)
    {
        PyCode code = frame.Code.Code;
        if ((code.Flags & CodeFlags.NoMonitoringEvents) != 0 || thread.TracingDepth != 0) return true;
        PyBaseException exception = Err.Fetch()!;
        if (!Report(thread, @event, frame, unit, [code, Offset(unit), exception])) return false;
        Err.Restore(exception);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("no_tools_for_global_event", 2372, 2376)]
    private static bool AnyTool(ThreadState thread, int @event) => (thread.Interpreter.Monitors.Active & 1 << @event) != 0;

    private const int RaisingEvents = 1 << MonitorEvent.Raise | 1 << MonitorEvent.Reraise | 1 << MonitorEvent.PyUnwind;

    private static bool AnyRaising(ThreadState thread) => (thread.Interpreter.Monitors.Active & RaisingEvents) != 0;

    // _PyEval_MonitorRaise: an exception begins in the running instruction. CPython gives the last code unit that it has read by then.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseEvent(ThreadState thread, Frame frame)
    {
        if (AnyRaising(thread)) RaiseEvent(thread, frame, frame.Unit + ReadAhead(frame));
    }

    private static int ReadAhead(Frame frame) => frame.Code.Instrs[frame.Ip].Op is IOp.TraceLine or IOp.TraceInstruction or IOp.Yield
        ? 0 : Compiler.OpInfo.Caches((Compiler.Op)frame.Code.Code.Code[frame.Unit * 2]);

    // The same for an exception that comes out of a callee: the caller has not read its next instruction, so it is the unit before the call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PropagateEvent(ThreadState thread, Frame frame)
    {
        if (AnyRaising(thread)) RaiseEvent(thread, frame, frame.Unit - 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_MonitorRaise", 2391, 2399)]
    private static void RaiseEvent(ThreadState thread, Frame frame, int unit)
    {
        frame.RaisedUnit = unit;
        if (AnyTool(thread, MonitorEvent.Raise)) ReportException(thread, MonitorEvent.Raise, frame, unit);
    }

    /// <summary>An iterator's StopIteration, which goes no further.</summary>
    private static void StopIterationRaised(ThreadState thread, Frame frame)
    {
        if (AnyTool(thread, MonitorEvent.Raise)) ReportException(thread, MonitorEvent.Raise, frame, frame.Unit);
    }

    /// <summary><c>monitor_reraise</c>.</summary>
    [Mirrors("monitor_reraise", 2401, 2409)]
    private static void ReraiseEvent(ThreadState thread, Frame frame, int ip)
    {
        if (!AnyRaising(thread)) return;
        frame.RaisedUnit = frame.Code.Units[ip];
        if (AnyTool(thread, MonitorEvent.Reraise)) ReportException(thread, MonitorEvent.Reraise, frame, frame.RaisedUnit);
    }

    /// <summary><c>monitor_unwind</c>.</summary>
    [Mirrors("monitor_unwind", 2428, 2437)]
    private static void UnwindEvent(ThreadState thread, Frame frame)
    {
        if (AnyTool(thread, MonitorEvent.PyUnwind)) ReportException(thread, MonitorEvent.PyUnwind, frame, frame.RaisedUnit);
    }

    /// <summary><c>monitor_handled</c>; false raised.</summary>
    [Mirrors("monitor_handled", 2440, 2449)]
    private static bool HandledEvent(ThreadState thread, Frame frame, int handler, PyObject exception) =>
        !AnyTool(thread, MonitorEvent.ExceptionHandled) || (frame.Code.Code.Flags & CodeFlags.NoMonitoringEvents) != 0
        || Report(thread, MonitorEvent.ExceptionHandled, frame, frame.Code.Units[handler], [frame.Code.Code, Offset(frame.Code.Units[handler]), exception]);

    /// <summary>An exception is thrown into a generator: its RESUME does not run, so this stands in for it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("monitor_throw", 2451, 2460)]
    private static void ThrowEvent(ThreadState thread, Frame frame)
    {
        Monitors monitors = thread.Interpreter.Monitors;
        if (monitors.Version == 0) return;
        CodeMonitoring.Update(frame.Code.Code, monitors);
        if (frame.Code.Code.Translated is Translated { Instrumented: true } instrumented && !frame.Code.Instrumented)
        {
            int unit = frame.Unit;
            frame.Code = instrumented;
            frame.Ip = instrumented.IpOfUnit[unit];
        }
        // After its yield a generator stands at RESUME.
        if (AnyTool(thread, MonitorEvent.PyThrow)) ReportException(thread, MonitorEvent.PyThrow, frame, frame.Unit + 1);
    }

    /// <summary><c>monitor_stop_iteration</c>: a generator ended without raising StopIteration; report the one that is left out. False raised.</summary>
    [Mirrors("monitor_stop_iteration", 2411, 2426)]
    private static bool StopIterationEvent(ThreadState thread, Frame frame, int unit, PyObject value)
    {
        if (!Wanted(thread, frame, unit)) return true;
        Err.SetObject(Exc.StopIteration, value);
        if (!ReportException(thread, MonitorEvent.StopIteration, frame, unit)) return false;
        Err.Clear();
        return true;
    }

    /// <summary><c>_Py_call_instrumentation_line</c>; false raised.</summary>
    [Mirrors("_Py_call_instrumentation_line", 1297, 1397)]
    private static bool LineEvent(ThreadState thread, Frame frame, int unit)
    {
        PyCode code = frame.Code.Code;
        CodeMonitoring data = (CodeMonitoring)code.Monitoring!;
        int line = data.Lines[unit], previous = frame.TracedUnit;
        // RESUME has no LINE event of its own. CPython keeps a RESUME that it reports as it is; any other is specialised by now, and hides the line.
        if (data.Lines[previous] == line && (code.Code[previous * 2] != (byte)Compiler.Op.RESUME || !frame.Announced)) return true;
        int tools = data.LineTools[unit];
        if ((tools & 1 << MonitorTool.SysTrace) != 0)
        {
            tools &= ~(1 << MonitorTool.SysTrace);
            if (thread.TraceFunction is not null && frame.Object.TraceLines && !Tracing.Line(thread, frame.Object, line)) return false;
        }
        if (tools == 0) return true;
        PyObject number = PyInt.From(line);
        while (tools != 0)
        {
            int tool = NextTool(ref tools);
            Answer answer = CallTool(thread, tool, MonitorEvent.Line, [code, number]);
            if (answer == Answer.Error) return false;
            if (answer == Answer.Disable) data.Disable(unit, MonitorEvent.Line, tool);
        }
        return true;
    }

    /// <summary><c>_Py_call_instrumentation_instruction</c>; false raised.</summary>
    [Mirrors("_Py_call_instrumentation_instruction", 1399, 1449)]
    private static bool InstructionEvent(ThreadState thread, Frame frame, int unit)
    {
        PyCode code = frame.Code.Code;
        CodeMonitoring data = (CodeMonitoring)code.Monitoring!;
        int tools = data.InstructionTools[unit];
        PyObject offset = Offset(unit);
        while (tools != 0)
        {
            int tool = NextTool(ref tools);
            Answer answer = CallTool(thread, tool, MonitorEvent.Instruction, [code, offset]);
            if (answer == Answer.Error) return false;
            if (answer == Answer.Disable) data.Disable(unit, MonitorEvent.Instruction, tool);
        }
        return true;
    }
}
