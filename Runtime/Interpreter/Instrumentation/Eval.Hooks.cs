// Python/bytecodes.c: what the INSTRUMENTED_* instructions do besides their plain forms.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PyModules.Runtime;

/// <summary>What a hook of the instrumented translation stands before or behind.</summary>
internal enum HookKind : uint
{
    Resume, Return, Yield, Call, CallKw, CallEx, SuperAttr, Jump, JumpBackward,
    JumpIfFalse, JumpIfTrue, JumpIfNone, JumpIfNotNone, NotTaken, ForIter, ForIterNext, PopIter, EndSend, EndAsyncFor,
}

public static unsafe partial class Eval
{
    /// <summary>Run an instruction that only instrumented (or retired) code has. The loop goes on after <see cref="Frame.Ip"/>, which may have moved. False raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Traced(ThreadState thread, Frame frame, ref Instr i)
    {
        switch (i.Op)
        {
            case IOp.TraceLine:
            {
                int unit = i.D, ip = frame.Ip;
                if (thread.TracingDepth == 0 && !LineEvent(thread, frame, unit)) return false;
                if (frame.Ip == ip) frame.TracedUnit = unit;
                return true;
            }
            case IOp.TraceInstruction:
            {
                int unit = i.D;
                if (thread.TracingDepth == 0 && !InstructionEvent(thread, frame, unit)) return false;
                frame.PriorUnit = frame.TracedUnit = unit;
                return true;
            }
            case IOp.Hook:
                return Hook(thread, frame, ref i);
            default:
                SwitchToInstrumented(frame);
                return true;
        }
    }

    private static bool Hook(ThreadState thread, Frame frame, ref Instr i)
    {
        int unit = frame.Unit;
        switch ((HookKind)i.E)
        {
            case HookKind.Resume:
                if (thread.TracingDepth == 0) CodeMonitoring.Update(frame.Code.Code, thread.Interpreter.Monitors);
                frame.Announced = Watched(frame, unit);
                return Report(thread, i.D > 0 ? MonitorEvent.PyResume : MonitorEvent.PyStart, frame, unit);
            case HookKind.Return:
                return Report(thread, MonitorEvent.PyReturn, frame, unit, frame[i.B]!);
            case HookKind.Yield:
                return Report(thread, MonitorEvent.PyYield, frame, unit, frame[i.B]!);
            case HookKind.Call:
            case HookKind.CallKw:
                return HookCall(thread, frame, unit, ref i);
            case HookKind.CallEx:
                return HookCallEx(thread, frame, unit, ref frame[i.B]);
            case HookKind.SuperAttr:
                return HookSuperAttr(thread, frame, unit, ref frame[i.B], i.D, Unsafe.As<PyStr>(i.Cache!));
            case HookKind.Jump:
                return ReportJump(thread, MonitorEvent.Jump, frame, unit, unit, i.D);
            case HookKind.JumpBackward:
                return (thread.EvalBreaker == 0 || HandlePending(thread)) && ReportJump(thread, MonitorEvent.Jump, frame, unit, unit, i.D);
            case HookKind.JumpIfFalse:
                return !ReferenceEquals(frame[i.B], PyBool.False) || ReportJump(thread, MonitorEvent.BranchRight, frame, unit, unit, i.D);
            case HookKind.JumpIfTrue:
                return !ReferenceEquals(frame[i.B], PyBool.True) || ReportJump(thread, MonitorEvent.BranchRight, frame, unit, unit, i.D);
            case HookKind.JumpIfNone:
                return !ReferenceEquals(frame[i.B], PyNone.Instance) || ReportJump(thread, MonitorEvent.BranchRight, frame, unit, unit, i.D);
            case HookKind.JumpIfNotNone:
                return ReferenceEquals(frame[i.B], PyNone.Instance) || ReportJump(thread, MonitorEvent.BranchRight, frame, unit, unit, i.D);
            case HookKind.NotTaken:
                return ReportJump(thread, MonitorEvent.BranchLeft, frame, unit, frame.PriorUnit, unit + 1);
            case HookKind.ForIter:
                return HookForIter(thread, frame, unit, ref i);
            case HookKind.ForIterNext:
                return ReportJump(thread, MonitorEvent.BranchLeft, frame, unit, unit, i.D);
            case HookKind.PopIter:
                return ReportJump(thread, MonitorEvent.BranchRight, frame, unit, frame.PriorUnit, unit + 1);
            case HookKind.EndSend:
                return frame[i.B] is not (PyGenerator or PyCoroutine) || StopIterationEvent(thread, frame, unit, frame[i.C]!);
            case HookKind.EndAsyncFor:
                return ReportJump(thread, MonitorEvent.BranchRight, frame, unit, i.D, unit + 1);
            default:
                throw new InvalidOperationException($"unknown hook {i.E}");
        }
    }

    // B callable, self or null, C arguments; for CALL_KW the names behind them. Calls of Python functions are left to the instruction behind the hook.
    private static bool HookCall(ThreadState thread, Frame frame, int unit, ref Instr i)
    {
        ref PyObject? at = ref frame[i.B];
        int count = i.C;
        PyObject callable = at!;
        PyTuple? names = (HookKind)i.E == HookKind.CallKw ? Unsafe.As<PyTuple>(Unsafe.Add(ref at, 2 + count)) : null;
        if (callable.GetType() == typeof(PyMethod) && Unsafe.Add(ref at, 1) is null)
        {
            PyMethod bound = Unsafe.As<PyMethod>(callable);
            Unsafe.Add(ref at, 1) = bound.Self;
            at = callable = bound.Function;
        }
        int start = 2;
        if (Unsafe.Add(ref at, 1) is not null)
        {
            start = 1;
            count++;
        }
        PyObject first = count > 0 ? Unsafe.Add(ref at, start)! : Monitors.Missing;
        bool watched = Watched(frame, unit);
        if (!Report(thread, MonitorEvent.Call, frame, unit, callable, first)) return false;
        if (callable.GetType() == typeof(PyFunction)) return true;
        PyObject? result = Obj.Vectorcall(callable, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref at, start)!, count), names);
        return FinishCall(thread, frame, unit, ref at, watched, callable, first, result);
    }

    private static bool HookCallEx(ThreadState thread, Frame frame, int unit, ref PyObject? at)
    {
        PyObject callable = at!;
        PyTuple? arguments = StarArguments(callable, Unsafe.Add(ref at, 2)!);
        if (arguments is null) return false;
        Unsafe.Add(ref at, 2) = arguments;
        PyObject first = arguments.Count > 0 ? arguments[0] : Monitors.Missing;
        bool watched = Watched(frame, unit);
        if (!Report(thread, MonitorEvent.Call, frame, unit, callable, first)) return false;
        if (callable is PyFunction or PyMethod) return true;
        PyObject? result = Obj.CallTuple(callable, arguments, Unsafe.As<PyDict>(Unsafe.Add(ref at, 3)));
        return FinishCall(thread, frame, unit, ref at, watched, callable, first, result);
    }

    private static bool Watched(Frame frame, int unit) => ((CodeMonitoring)frame.Code.Code.Monitoring!).Tools[unit] != 0;

    // The call is done: report it when somebody watched as it began, and go on behind the instruction that would have done it.
    private static bool FinishCall(ThreadState thread, Frame frame, int unit, ref PyObject? at, bool watched, PyObject callable, PyObject first, PyObject? result)
    {
        if (result is null)
        {
            if (watched) ReportCallError(thread, frame, unit, callable, first);
            return false;
        }
        if (watched && !Report(thread, MonitorEvent.CReturn, frame, unit, callable, first)) return false;
        at = result;
        if (thread.EvalBreaker != 0 && !HandlePending(thread)) return false;
        frame.Ip++;
        return true;
    }

    private static bool HookSuperAttr(ThreadState thread, Frame frame, int unit, ref PyObject? at, int arg, PyStr name)
    {
        if (!Wanted(thread, frame, unit)) return true;
        PyObject global = at!, cls = Unsafe.Add(ref at, 1)!, self = Unsafe.Add(ref at, 2)!;
        PyObject first = (arg & 2) != 0 ? cls : Monitors.Missing;
        if (!Report(thread, MonitorEvent.Call, frame, unit, global, first)) return false;
        PyObject? super = (arg & 2) != 0 ? Obj.Call(global, cls, self) : Obj.Call(global);
        if (super is null)
        {
            ReportCallError(thread, frame, unit, global, first);
            return false;
        }
        if (!Report(thread, MonitorEvent.CReturn, frame, unit, global, first) || Obj.GetAttr(super, name) is not { } attribute) return false;
        if ((arg & 1) != 0) Unsafe.Add(ref at, 1) = null;
        at = attribute;
        frame.Ip++;
        return true;
    }

    // A generator runs natively here, as an iterator of any other kind does. CPython would run it in the loop where no event pauses
    // specialisation, and report the StopIteration that it then leaves out.
    private static bool HookForIter(ThreadState thread, Frame frame, int unit, ref Instr i)
    {
        if (frame[i.B] is not PyGenerator generator) return true;
        PyObject? item = NextOf(generator);
        if (item is not null)
        {
            frame[i.A] = item;
            frame.Ip++;
            return true;
        }
        bool paused = ((CodeMonitoring)frame.Code.Code.Monitoring!).IsInstrumented(unit);
        PyObject value = PyNone.Instance;
        if (thread.CurrentException is not null)
        {
            if (!Err.Matches(Exc.StopIteration)) return false;
            if (paused)
            {
                StopIterationRaised(thread, frame);
                thread.CurrentException = null;
            }
            else value = ((PyStopIteration)Err.Fetch()!).Value ?? value;
        }
        // D is behind the END_FOR.
        if (!paused && !StopIterationEvent(thread, frame, i.D - 1, value)) return false;
        frame.Ip = frame.Code.IpOfUnit[i.D] - 1;
        return true;
    }

    /// <summary>RESUME while something waits: take up instrumentation, then what _CHECK_PERIODIC does. False raised.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ResumePending(ThreadState thread, Frame frame, int arg)
    {
        if (thread.TracingDepth == 0 && !frame.Code.Instrumented)
        {
            CodeMonitoring.Update(frame.Code.Code, thread.Interpreter.Monitors);
            // At RESUME every value lies in its slot.
            if (frame.Code.Code.Translated is Translated { Instrumented: true } instrumented)
            {
                int unit = frame.Unit;
                frame.Code = instrumented;
                frame.Ip = instrumented.IpOfUnit[unit];
                while (instrumented.Instrs[frame.Ip].Op != IOp.Resume) frame.Ip++;
                frame.TracedUnit = unit;
            }
        }
        return (arg & 3) >= 2 || HandlePending(thread);
    }

    /// <summary>The frame runs plain code that is out of use: find its place in the instrumented code, and go on there.</summary>
    private static void SwitchToInstrumented(Frame frame)
    {
        Translated plain = frame.Code;
        Translated instrumented = ((CodeMonitoring)plain.Code.Monitoring!).Instrumented!;
        int unit = new Translator(plain.Code, instrument: false).Locate(frame.Ip, frame);
        frame.TracedUnit = plain.Units[Math.Max(frame.Ip - 1, 0)];
        frame.Code = instrumented;
        frame.Ip = instrumented.IpOfUnit[unit] - 1;
    }
}
