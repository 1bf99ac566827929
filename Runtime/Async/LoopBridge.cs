// Lib/asyncio/base_events.py, call_soon_threadsafe: how .NET threads hand work to an event loop without running Python themselves.

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PyModules.Hosting;
using PyModules.Runtime;
using PyModules.Runtime.Native;
using ThreadState = PyModules.Runtime.ThreadState;

namespace PyModules.Async;

/// <summary>
/// The .NET side of one asyncio event loop. Any thread may post work; the loop's thread does it, with the GIL, between two callbacks of
/// Python's. The loop watches a descriptor that a post makes readable, so that a thread that posts needs neither the GIL nor Python.
/// </summary>
[PyType("pymodules.LoopBridge", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, Doc = "Does what .NET threads have posted to an event loop.")]
internal sealed unsafe partial class LoopBridge : PyObject
{
    private static readonly PyStr s_addReader = PyStr.Intern("add_reader"), s_callSoonThreadsafe = PyStr.Intern("call_soon_threadsafe");

    private readonly PyInterpreter _host;
    private readonly WeakReference<PyObject> _loop;
    private readonly ConcurrentQueue<Action> _queue = new();
    private readonly SafeFileHandle? _descriptor;
    private int _woken;

    private LoopBridge(PyInterpreter host, PyObject loop, SafeFileHandle? descriptor)
    {
        _host = host;
        _loop = new WeakReference<PyObject>(loop);
        _descriptor = descriptor;
    }

    internal PyInterpreter Host => _host;

    /// <summary>The loop; null once it is gone.</summary>
    internal PyObject? Loop => _loop.TryGetTarget(out PyObject? loop) ? loop : null;

    /// <summary>The bridge of the loop that runs on this thread. Null raised RuntimeError: there is none.</summary>
    internal static LoopBridge? OfRunningLoop(ThreadState thread) => thread.AsyncioRunningLoop is { } loop and not PyNone
        ? Of(thread, loop)
        : Err.Raise<LoopBridge>(Exc.RuntimeError, "no running event loop");

    /// <summary>The bridge of a loop, made on the loop's thread or before the loop runs. Null raised.</summary>
    internal static LoopBridge? Of(ThreadState thread, PyObject loop)
    {
        ConditionalWeakTable<PyObject, LoopBridge> bridges = thread.Interpreter.LoopBridges;
        if (bridges.TryGetValue(loop, out LoopBridge? known)) return known;
        int fd = LibC.eventfd(0, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK);
        if (fd < 0)
        {
            Err.FromErrno(LibC.Errno);
            return null;
        }
        SafeFileHandle descriptor = new(fd, ownsHandle: true);
        LoopBridge bridge = new(PyInterpreter.Of(thread.Interpreter), loop, descriptor);
        if (Obj.CallMethod(loop, s_addReader, PyInt.From(fd), bridge) is null)
        {
            descriptor.Dispose();
            if (!Err.MatchesAndClear(Exc.NotImplementedError)) return null;
            bridge = new(bridge._host, loop, null);
        }
        bridges.Add(loop, bridge);
        return bridge;
    }

    /// <summary>Have the loop's thread do something soon. Callable from any thread, with the GIL or without.</summary>
    internal void Post(Action work)
    {
        _queue.Enqueue(work);
        Wake();
    }

    /// <summary>Have the loop look up.</summary>
    internal void Wake()
    {
        if (Interlocked.Exchange(ref _woken, 1) != 0) return;
        if (_descriptor is { } descriptor)
        {
            bool added = false;
            try
            {
                descriptor.DangerousAddRef(ref added);
                ulong one = 1;
                LibC.write((int)descriptor.DangerousGetHandle(), (byte*)&one, sizeof(ulong));
            }
            catch (ObjectDisposedException)
            {
                // The loop is gone, and nobody waits for what was posted.
            }
            finally
            {
                if (added) descriptor.DangerousRelease();
            }
        }
        else ThreadPool.UnsafeQueueUserWorkItem(static bridge => bridge.WakeByCall(), this, preferLocal: false);
    }

    /// <summary>For loops that watch no descriptors.</summary>
    private void WakeByCall()
    {
        using PyInterpreter.GilScope gil = _host.Enter();
        if (Loop is { } loop && Obj.CallMethod(loop, s_callSoonThreadsafe, this) is null) Err.WriteUnraisable(loop);
    }

    /// <summary>The loop calls: do all that is there now.</summary>
    [PySlot(Slot.Call)]
    private static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        LoopBridge bridge = (LoopBridge)self;
        if (bridge._descriptor is { } descriptor)
        {
            ulong count;
            LibC.read((int)descriptor.DangerousGetHandle(), (byte*)&count, sizeof(ulong));
        }
        Volatile.Write(ref bridge._woken, 0);
        SynchronizationContext? outer = SynchronizationContext.Current;
        try
        {
            // What is posted meanwhile has woken the loop again.
            for (int n = bridge._queue.Count; n > 0 && bridge._queue.TryDequeue(out Action? work); n--)
            {
                work();
                if (Err.Occurred is not null) Err.WriteUnraisable(bridge);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
        return PyNone.Instance;
    }
}

/// <summary>Where the continuations of one call's <c>await</c>s run: on the loop's thread, with the GIL, in the context of the Python code that called.</summary>
internal sealed class CallContext(LoopBridge bridge, PyContext context) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => bridge.Post(() => Run(d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("an event loop does not wait");

    public override SynchronizationContext CreateCopy() => this;

    private void Run(SendOrPostCallback d, object? state)
    {
        ThreadState thread = ThreadState.Current;
        bool entered = context.TryEnter(thread);
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        finally
        {
            if (entered) context.Exit(thread);
        }
    }
}
