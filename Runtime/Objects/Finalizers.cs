// Objects/object.c: PyObject_CallFinalizer; here .NET's collector finds out that an object is gone.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Python code that waits to be run by the eval loop because an object has died.</summary>
internal abstract class PendingFinalizer
{
    /// <summary>What has died, where that may refer to other things with finalizers.</summary>
    internal virtual PyObject? Subject => null;

    /// <summary>When that was made; only the order counts.</summary>
    internal virtual long Born => 0;

    internal abstract void Run();
}

public sealed partial class Interpreter
{
    private readonly HandoffQueue<PendingFinalizer> _finalizers = new();

    /// <summary>Whether finalizers wait; a hint for the eval loop.</summary>
    internal volatile bool HasFinalizers;

    // More than this is more than the main thread alone keeps up with.
    private const int Backlog = 1000;

    /// <summary>So many finalizers wait that every thread that makes garbage should lend a hand.</summary>
    internal bool FinalizersPileUp => _waitingFinalizers > Backlog;
    private volatile int _waitingFinalizers;

    /// <summary>Called on .NET's finalizer thread.</summary>
    internal void QueueFinalizer(PendingFinalizer finalizer)
    {
        if (Finalizing) return;
        _finalizers.Enqueue(finalizer);
        Interlocked.Increment(ref _waitingFinalizers);
        HasFinalizers = true;
        if (MainThread is { } main) main.EvalBreaker = 1;
        if (Gil.Holder is { } holder && FinalizersPileUp) holder.EvalBreaker = 1;
        WakeMainThread?.Invoke();
    }

    /// <summary>The same for a plain call; in the order of calls it comes last.</summary>
    internal void QueueFinalizer(Action finalizer) => QueueFinalizer(new CallFinalizer(finalizer));

    private sealed class CallFinalizer(Action call) : PendingFinalizer
    {
        internal override void Run() => call();
    }

    /// <summary>Run what waits, on a thread that holds the GIL and between two instructions.</summary>
    internal void RunFinalizers(ThreadState thread)
    {
        HasFinalizers = false;
        if (!_finalizers.IsEmpty) RunWaiting(thread);
    }

    // By itself, as most programs end without.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunWaiting(ThreadState thread)
    {
        bool outer = thread.InFinalizers;
        thread.InFinalizers = true;
        List<PendingFinalizer> batch = [];
        while (!_finalizers.IsEmpty)
        {
            // .NET's thread may be in the middle of a group that has died together.
            GC.WaitForPendingFinalizers();
            batch.Clear();
            while (_finalizers.Dequeue() is { } waiting) batch.Add(waiting);
            Interlocked.Add(ref _waitingFinalizers, -batch.Count);
            FinalizerOrder.Sort(batch);
            foreach (PendingFinalizer finalizer in batch)
            {
                PyBaseException? saved = Err.Fetch();
                finalizer.Run();
                Err.Restore(saved);
            }
        }
        thread.InFinalizers = outer;
    }
}

/// <summary>Dies together with an object whose class has <c>__del__</c>, and calls that.</summary>
internal sealed class FinalizerGuard
{
    private static readonly ConditionalWeakTable<PyObject, FinalizerGuard> s_guards = new();
    private static long s_count;
    private readonly PyObject _object;
    private readonly Interpreter _interpreter;
    private readonly long _order = Interlocked.Increment(ref s_count);

    private FinalizerGuard(PyObject o)
    {
        _object = o;
        _interpreter = ThreadState.Current.Interpreter;
    }

    /// <summary>How many there have been: what comes later has a higher number.</summary>
    internal static long Last => Interlocked.Read(ref s_count);

    /// <summary>At exit: finalize what is still alive. Plain instances come first, the oldest of them before what it made (an event loop needs
    /// its sockets to close itself); then what native code keeps, the youngest first (a text layer before its buffer, a buffer before its file).</summary>
    internal static void FinalizeAll(Interpreter interpreter, long after)
    {
        if (Last > after) FinalizeYoungerThan(interpreter, after);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FinalizeYoungerThan(Interpreter interpreter, long after)
    {
        Vec<FinalizerGuard> found = new(4);
        foreach ((_, FinalizerGuard guard) in s_guards)
            if (guard._order > after && ReferenceEquals(guard._interpreter, interpreter)) found.Add(guard);
        FinalizerGuard[] guards = found.ToArray();
        if (guards.Length > 1) Sort(guards);
        foreach (FinalizerGuard guard in guards)
        {
            Detach(guard._object);
            new DelCall(guard._object, guard._order).Run();
            Err.Clear();
        }
    }

    // By itself: the framework's sort is generic code that most programs end without.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sort(FinalizerGuard[] guards) => Array.Sort(guards, static (a, b) =>
    {
        bool plain = a._object is PyInstance;
        return plain != b._object is PyInstance ? plain ? -1 : 1 : plain ? a._order.CompareTo(b._order) : b._order.CompareTo(a._order);
    });

    internal static void Attach(PyObject o) => s_guards.AddOrUpdate(o, new FinalizerGuard(o));

    /// <summary>The object need not be finalized any more.</summary>
    internal static void Detach(PyObject o)
    {
        if (!s_guards.TryGetValue(o, out FinalizerGuard? guard)) return;
        GC.SuppressFinalize(guard);
        s_guards.Remove(o);
    }

    ~FinalizerGuard() => _interpreter.QueueFinalizer(new DelCall(_object, _order));

    // Only what Python code defines can bring its object back to life, so that somebody can ask.
    private static readonly ConditionalWeakTable<PyObject, PyObject> s_finalized = new();

    /// <summary>Whether the <c>__del__</c> of an object has been called because it had died.</summary>
    internal static bool HasRun(PyObject o) => s_finalized.TryGetValue(o, out _);

    private sealed unsafe class DelCall(PyObject o, long order) : PendingFinalizer
    {
        internal override PyObject? Subject => o;

        internal override long Born => order;

        internal override void Run()
        {
            if (o.Type.Slots.Finalize == null) return;
            o.Type.Slots.Finalize(o);
            if (o.Type.SlotAt(Slot.Finalize) != SlotDefs.Generic[(int)Slot.Finalize]) return;
            s_finalized.TryAdd(o, PyNone.Instance);
            // The table does not forget an object that lives again; its finalizer is not for a second time.
            s_guards.Remove(o);
        }
    }
}
