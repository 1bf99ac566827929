// Python/pystate.c, Python/ceval.c: frames, recursion and exception state of a thread.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public sealed partial class ThreadState
{
    internal Frame? CurrentFrame;

    /// <summary>Calls of Python functions left before RecursionError.</summary>
    internal int RecursionRemaining = DefaultRecursionLimit;
    internal int RecursionLimit = DefaultRecursionLimit;
    internal int RecursionHeadroom;

    /// <summary>Python frames that native code is nested into, for the check of the native stack.</summary>
    internal int NativeDepth;

    internal const int DefaultRecursionLimit = 1000;

    /// <summary>Something waits for the thread: signals, pending calls, another thread's wish for the GIL, an asynchronous exception.</summary>
    internal volatile int EvalBreaker;

    private const int ChunkSize = 1 << 16;
    private PyObject?[] _chunk;

    /// <summary>The data stack, for the next state when this one has ended.</summary>
    internal PyObject?[] Chunk => _chunk;

    // Below the outermost frame: its Next is where the data stack begins.
    private readonly Frame _floor = new();

    /// <summary>The frame for a call from <paramref name="caller"/>; nothing in it counts before it is written.</summary>
    internal Frame FrameAbove(Frame? caller)
    {
        Frame below = OnStack(caller);
        return below.Next ?? NewFrame(below);
    }

    private Frame OnStack(Frame? frame)
    {
        while (frame is not null && frame.Owner != FrameOwner.Thread) frame = frame.Previous;
        return frame ?? _floor;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame NewFrame(Frame below) => below.Next = new Frame();

    /// <summary>Where the data stack ends above the current frame.</summary>
    internal void DataTop(out PyObject?[] slots, out int top)
    {
        Frame? frame = CurrentFrame;
        while (frame is not null && frame.Owner != FrameOwner.Thread) frame = frame.Previous;
        if (frame is null)
        {
            slots = _chunk;
            top = 0;
            return;
        }
        slots = frame.Slots;
        top = frame.Top;
    }

    /// <summary>Give the frame a window of <paramref name="size"/> slots above the current frame; the slots are not cleared.</summary>
    [Mirrors("_PyThreadState_PushFrame", 2924, 2934)]
    internal void Place(Frame frame, int size)
    {
        DataTop(out PyObject?[] slots, out int top);
        if (top + size > slots.Length)
        {
            slots = new PyObject?[Math.Max(ChunkSize, size)];
            top = 0;
        }
        if (!ReferenceEquals(frame.Slots, slots)) frame.Slots = slots;
        frame.Base = top;
        frame.Top = top + size;
    }

    /// <summary>A frame has returned to <see cref="CurrentFrame"/>; one that a frame object refers to keeps its variables and is replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("_PyThreadState_PopFrame", 2936, 2956)]
    internal void DropFrame(Frame frame)
    {
        if (frame.FrameObject is not null)
        {
            ReplaceFrame(frame);
            return;
        }
        frame.Locals = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReplaceFrame(Frame frame)
    {
        OnStack(CurrentFrame).Next = null;
        frame.Next = null;
        frame.TakeOwnership();
    }

    /// <summary>Forget what dead slots and recycled frames still refer to, so that the collector can take it.</summary>
    internal void ClearDeadSlots()
    {
        OnStack(CurrentFrame).Next = null;
        Frame? window = null, callee = null;
        for (Frame? frame = CurrentFrame; frame is not null; callee = frame, frame = frame.Previous)
        {
            int end = frame.Top;
            if (window is not null && ReferenceEquals(window.Slots, frame.Slots)) end = Math.Min(end, window.Base);
            else if (window is null && frame.Owner == FrameOwner.Thread) end = frame.Slots.Length;
            frame.ClearDeadSlots(callee, end);
            if (frame.Owner == FrameOwner.Thread) window = frame;
        }
    }

    /// <summary>The limit of nested Python calls is reached: raise.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_CheckRecursiveCallPy", 891, 910)]
    internal bool RecursionError()
    {
        if (RecursionHeadroom > 0)
        {
            if (RecursionRemaining < -50) Environment.FailFast("Cannot recover from Python stack overflow.");
            return true;
        }
        if (RecursionRemaining > 0) return true;
        RecursionHeadroom++;
        Err.Raise(Exc.RecursionError, "maximum recursion depth exceeded");
        RecursionHeadroom--;
        return false;
    }
}
