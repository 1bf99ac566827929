// Objects/frameobject.c: jumping by assignment to f_lineno.

namespace PyModules.Runtime;

/// <summary>The setter of <c>frame.f_lineno</c>.</summary>
internal static class FrameLine
{
    /// <summary><c>frame_lineno_set_impl</c>; false raised.</summary>
    [Mirrors("frame_lineno_set_impl", 1643, 1837)]
    public static bool Set(PyFrame frame, PyObject? value)
    {
        PyCode code = frame.Code;
        if (value is null) return Err.Fail(Exc.AttributeError, "attribute 'f_lineno' of 'frame' objects cannot be deleted");
        if (!ReferenceEquals(value.Type, PyLong.TypeObject)) return Err.Fail(Exc.ValueError, "lineno must be an integer");
        if (!MayJump(ThreadState.Current.WhatEvent)) return false;
        if (value is not PyInt { Value: >= int.MinValue and <= int.MaxValue } number) return Err.Fail(Exc.ValueError, "lineno out of range");
        int line = (int)number.Value;
        if (line < code.FirstLineNo) return Err.Fail(Exc.ValueError, $"line {line} comes before the current code block");

        List<(int Unit, int Line)> starts = code.LineChanges();
        int found = int.MaxValue;
        foreach ((int _, int start) in starts)
        {
            if (start >= line) found = Math.Min(found, start);
        }
        if (found == int.MaxValue) return Err.Fail(Exc.ValueError, $"line {line} comes after the current code block");

        Frame inner = frame.Inner;
        // Every frame of a traced thread is instrumented but one that waits for a native call since before that.
        if (!inner.Code.Instrumented) return Err.Fail(Exc.ValueError, "can't jump during a call");
        bool suspended = inner.Generator is { IsSuspended: true };
        if (!FindTarget(code, starts, found, suspended ? inner.Unit + 1 : inner.Unit, out long from, out long to, out int target)) return false;
        if (!BindLocals(inner)) return false;
        // The value that a yield takes off is not there.
        if (suspended) from = StackMarks.Pop(from);
        PopTo(inner, from, to);
        if (suspended) inner.Generator!.State = GeneratorState.Suspended;
        frame.LineNo = 0;
        inner.Ip = inner.Code.IpOfUnit[target] - 1;
        inner.TracedUnit = target;
        return true;
    }

    // Jumps are a debugger's: they are for events after which the loop looks where the frame stands.
    private static bool MayJump(int what) => what switch
    {
        < 0 => Err.Fail(Exc.ValueError, "f_lineno can only be set in a trace function"),
        MonitorEvent.PyResume or MonitorEvent.Jump or MonitorEvent.Branch or MonitorEvent.BranchLeft or MonitorEvent.BranchRight or MonitorEvent.Line or MonitorEvent.PyYield => true,
        MonitorEvent.PyStart => Err.Fail(Exc.ValueError, "can't jump from the 'call' trace event of a new frame"),
        MonitorEvent.Call or MonitorEvent.CReturn => Err.Fail(Exc.ValueError, "can't jump during a call"),
        MonitorEvent.PyReturn or MonitorEvent.PyUnwind or MonitorEvent.PyThrow or MonitorEvent.Raise or MonitorEvent.CRaise
            or MonitorEvent.Instruction or MonitorEvent.ExceptionHandled => Err.Fail(Exc.ValueError, "can only jump from a 'line' trace event"),
        _ => Err.Fail(Exc.SystemError, "unexpected event type"),
    };

    // Of the places where the line begins, the one that keeps most of the stack.
    [Mirrors("first_line_not_before", 1598, 1611)]
    private static bool FindTarget(PyCode code, List<(int Unit, int Line)> starts, int line, int unit, out long from, out long to, out int target)
    {
        long[] stacks = StackMarks.Of(code);
        from = stacks[unit];
        to = StackMarks.Overflowed;
        target = -1;
        string message = "cannot find bytecode for specified line";
        bool explained = false;
        foreach ((int start, int at) in starts)
        {
            if (at != line) continue;
            if (StackMarks.Compatible(from, stacks[start]))
            {
                if (stacks[start] > to)
                {
                    to = stacks[start];
                    target = start;
                }
            }
            else if (target < 0 && !explained)
            {
                if (from == StackMarks.Overflowed) message = "stack to deep to analyze";
                else if (from == StackMarks.Uninitialized) message = "can't jump from unreachable code";
                else
                {
                    message = StackMarks.Explain(stacks[start]);
                    explained = true;
                }
            }
        }
        return target >= 0 || Err.Fail(Exc.ValueError, message);
    }

    // The compiler may have relied on an assignment that is jumped over.
    private static bool BindLocals(Frame frame)
    {
        int unbound = 0, count = frame.Code.NLocalsPlus;
        for (int k = 0; k < count; k++)
        {
            if (frame[k] is null) unbound++;
        }
        if (unbound == 0) return true;
        if (!Warnings.Warn(Exc.RuntimeWarning, $"assigning None to {unbound} unbound local{(unbound == 1 ? "" : "s")}", 0)) return false;
        for (int k = 0; k < count; k++) frame[k] ??= PyNone.Instance;
        return true;
    }

    // Leaving a handler by a jump restores the exception that was handled around it.
    private static void PopTo(Frame frame, long from, long to)
    {
        int slot = frame.Code.NLocalsPlus + StackMarks.Depth(from);
        while (from > to)
        {
            PyObject? popped = frame[--slot];
            if (StackMarks.Top(from) == StackMarks.Kind.Except) ThreadState.Current.ExcInfo.Value = popped as PyBaseException;
            from = StackMarks.Pop(from);
        }
    }
}
