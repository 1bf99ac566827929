// A .NET stream as a raw stream: the standard streams of an embedded interpreter.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Reads or writes a <see cref="Stream"/> with the GIL released. Closing it leaves the .NET stream open.</summary>
[PyType("_io._ClrStream", Module = typeof(IoModule), Hidden = true, Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A stream of the host's.")]
internal sealed partial class PyClrStream : PyRawIOBase
{
    private readonly Stream _stream;
    private readonly bool _writing;

    internal PyClrStream(Stream stream, bool writing)
    {
        _stream = stream;
        _writing = writing;
    }

    [PyMethod("readable", "()", Doc = "Whether the stream can be read.")]
    private PyObject? Readable() => CheckNotClosed() ? PyBool.From(!_writing && _stream.CanRead) : null;

    [PyMethod("writable", "()", Doc = "Whether the stream can be written.")]
    private PyObject? Writable() => CheckNotClosed() ? PyBool.From(_writing && _stream.CanWrite) : null;

    [PyMethod("readinto", "(buffer, /)", Doc = "Read into a buffer and return the count.")]
    private PyObject? ReadInto([Writable] PyBuffer buffer)
    {
        if (!CheckNotClosed()) return null;
        if (_writing) return IoHelp.Unsupported("File not open for reading");
        Memory<byte> into = buffer.Buf.Slice((int)buffer.Offset, (int)buffer.Len);
        try
        {
            int n;
            using (Gil.Release()) n = _stream.Read(into.Span);
            return PyInt.From(n);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NotSupportedException)
        {
            return Err.Raise(Exc.OSError, e.Message);
        }
    }

    [PyMethod("write", "(b, /)", Doc = "Write a buffer and return its length.")]
    private PyObject? Write(PyBuffer b)
    {
        if (!CheckNotClosed()) return null;
        if (!_writing) return IoHelp.Unsupported("File not open for writing");
        Memory<byte> from = b.Buf.Slice((int)b.Offset, (int)b.Len);
        try
        {
            using (Gil.Release()) _stream.Write(from.Span);
            return PyInt.From(from.Length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NotSupportedException)
        {
            return Err.Raise(Exc.OSError, e.Message);
        }
    }

    [PyMethod("flush", "()", Doc = "Have the .NET stream flush.")]
    private PyObject? Flush()
    {
        if (!CheckNotClosed()) return null;
        if (!_writing) return PyNone.Instance;
        try
        {
            using (Gil.Release()) _stream.Flush();
            return PyNone.Instance;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NotSupportedException)
        {
            return Err.Raise(Exc.OSError, e.Message);
        }
    }
}
