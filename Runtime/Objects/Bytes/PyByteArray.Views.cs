// Objects/bytearrayobject.c: resizing with views about.

namespace PyModules.Runtime;

public partial class PyByteArray
{
    private List<WeakReference<ManagedBuffer>>? _views;

    /// <summary>Remember a memoryview's buffer.</summary>
    internal void AddView(ManagedBuffer buffer)
    {
        const int few = 8;
        _views ??= [];
        if (_views.Count >= few) _views.RemoveAll(static view => !view.TryGetTarget(out ManagedBuffer? target) || target.Released);
        _views.Add(new WeakReference<ManagedBuffer>(buffer));
    }

    /// <summary>
    /// Where CPython's reference counts tell at once that <c>bytes(memoryview(data)[:n])</c> has let go of its views, .NET's collector
    /// tells late. So a view that no variable of a running function names is taken for dropped: it keeps the old memory, and
    /// the array goes on with a copy. Anything else that exports the memory, or a view that is named, forbids the resize.
    /// </summary>
    private bool LeaveViews()
    {
        List<ManagedBuffer> open = [];
        if (_views is not null)
        {
            foreach (WeakReference<ManagedBuffer> view in _views)
                if (view.TryGetTarget(out ManagedBuffer? buffer) && !buffer.Released) open.Add(buffer);
        }
        if (open.Count < Volatile.Read(ref _exports))
        {
            // Collected buffers may still wait for their finalizer.
            GC.Collect(0);
            GC.WaitForPendingFinalizers();
            if (Volatile.Read(ref _exports) == 0) return true;
        }
        if (open.Count < Volatile.Read(ref _exports) || IsNamed(ThreadState.Current))
            return Err.Fail(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
        foreach (ManagedBuffer buffer in open)
        {
            buffer.Released = true;
            GC.SuppressFinalize(buffer);
        }
        Volatile.Write(ref _exports, 0);
        _views!.Clear();
        _b = (byte[])_b.Clone();
        return true;
    }

    /// <summary>Whether a local, cell or global variable of a running function holds a memoryview of this array.</summary>
    private bool IsNamed(ThreadState thread)
    {
        PyObject? seen = null;
        for (Frame? frame = Frame.Complete(thread.CurrentFrame); frame is not null; frame = Frame.Complete(frame.Previous))
        {
            for (int i = 0; i < frame.Code.NLocalsPlus; i++)
                if (IsView(frame[i] is PyCell cell ? cell.Value : frame[i])) return true;
            if (ReferenceEquals(frame.Globals, seen) || frame.Globals is not PyDict globals) continue;
            seen = globals;
            int position = 0;
            while (globals.Next(ref position, out _, out PyObject? value))
                if (IsView(value)) return true;
        }
        return false;
    }

    private bool IsView(PyObject? o) => o is PyMemoryView { IsReleased: false } view && ReferenceEquals(view.BufferOwner, this);
}
