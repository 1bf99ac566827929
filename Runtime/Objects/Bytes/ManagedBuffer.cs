// Objects/memoryobject.c: the managed buffer behind memoryviews.

namespace PyModules.Runtime;

/// <summary>One buffer got from an exporter and shared by memoryviews.</summary>
internal class ManagedBuffer
{
    internal readonly PyBuffer Master = new();
    internal int Exports;
    internal bool Released;

    [Mirrors("mbuf_release", 106, 117)]
    internal void Release()
    {
        if (Released) return;
        Released = true;
        GC.SuppressFinalize(this);
        Master.Release();
    }

    /// <summary>_PyManagedBuffer_FromObject; null raised.</summary>
    [Mirrors("_PyManagedBuffer_FromObject", 88, 104)]
    internal static unsafe ManagedBuffer? FromObject(PyObject exporter, int flags)
    {
        ManagedBuffer buffer = exporter.Type.Slots.BfReleaseBuffer != null ? new Collected() : new ManagedBuffer();
        if (Obj.GetBuffer(exporter, buffer.Master, flags))
        {
            if (buffer.Master.Obj is PyByteArray array) array.AddView(buffer);
            return buffer;
        }
        GC.SuppressFinalize(buffer);
        return null;
    }

    /// <summary>A buffer whose exporter waits for the release: views that are dropped unreleased give it back when they are collected,
    /// where CPython does at the last reference.</summary>
    private sealed class Collected : ManagedBuffer
    {
        ~Collected()
        {
            if (!Released && Master.Obj is PyByteArray array) array.ReleaseCollected();
            else if (!Released && Master.Obj is ICollectedExporter exporter) exporter.ReleaseCollected(Master);
        }
    }
}

/// <summary>An exporter that can take a buffer back on the finalizer's thread.</summary>
internal interface ICollectedExporter
{
    void ReleaseCollected(PyBuffer view);
}
