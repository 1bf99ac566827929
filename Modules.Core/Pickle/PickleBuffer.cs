// Objects/picklebufobject.c: PickleBuffer.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A buffer that a pickle may leave out of its stream.</summary>
[PyType("pickle.PickleBuffer", Module = typeof(PickleModule), Flags = TypeFlags.HaveGc, WeakRefs = true, Doc = "Marks a buffer that may travel beside the pickle.")]
public sealed partial class PickleBuffer : PyObject
{
    private static readonly ArgParser s_new = new("PickleBuffer", 1);
    private readonly PyBuffer _view = new();

    internal PickleBuffer() { }

    private bool IsReleased => _view.Obj is null && !Err.Fail(Exc.ValueError, "operation forbidden on released PickleBuffer object");

    /// <summary>The view; null raised because it was released.</summary>
    [Mirrors("PyPickleBuffer_GetBuffer", 34, 51)]
    internal PyBuffer? View => IsReleased ? null : _view;

    [PySlot(Slot.New), Mirrors("picklebuf_new", 68, 91)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        ArgCursor cursor = new(args, kwnames, s_new, 1, 1);
        if (!cursor.Start() || !cursor.Next(out PyObject? exporter) || !cursor.Finish()) return null;
        PickleBuffer made = new();
        return Obj.GetBuffer(exporter!, made._view, PyBuffer.FullRo) ? made : null;
    }

    [PySlot(Slot.BfGetBuffer), Mirrors("picklebuf_getbuf", 122, 132)]
    private bool GetBuffer(PyBuffer view, int flags) => !IsReleased && Obj.GetBuffer(_view.Obj!, view, flags);

    // A request goes on to the exporter, which is released itself; the slot says that releasing matters.
    [PySlot(Slot.BfReleaseBuffer), Mirrors("picklebuf_releasebuf", 134, 142)]
    private void ReleaseBuffer(PyBuffer view)
    {
    }

    /// <summary>The memory below as a flat memoryview of bytes; BufferError if it is not contiguous.</summary>
    [PyMethod("raw", "()"), Mirrors("picklebuf_raw", 151, 184)]
    private PyObject? Raw()
    {
        if (IsReleased) return null;
        if (_view.SubOffsets is not null || !_view.IsContiguous('A'))
            return Err.Raise(Exc.BufferError, "cannot extract raw buffer from non-contiguous buffer");
        PyMemoryView? view = PyMemoryView.FromObject(this);
        view?.MakeRaw();
        return view;
    }

    /// <summary>Let go of the memory below.</summary>
    [PyMethod("release", "()"), Mirrors("picklebuf_release", 192, 198)]
    private PyObject? Release()
    {
        _view.Release();
        return PyNone.Instance;
    }
}
