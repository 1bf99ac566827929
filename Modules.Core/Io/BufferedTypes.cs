// Modules/_io/bufferedio.c: the buffered types. The methods stand in each type's own dict, as in C.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A buffer over a readable raw stream.</summary>
[PyType("_io.BufferedReader", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A buffer over a readable raw stream.")]
public partial class PyBufferedReader : Buffered
{
    protected internal PyBufferedReader() { }

    [PySlot(Slot.Init, Signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"), Mirrors("_io_BufferedReader___init___impl", 1577, 1606)]
    private bool Init(PyObject raw, nint buffer_size = IoModule.DEFAULT_BUFFER_SIZE)
    {
        _ok = _detached = false;
        if (!IoHelp.CheckReadable(raw)) return false;
        return InitBuffer(raw, buffer_size, readable: true, writable: false, vanilla: GetType() == typeof(PyBufferedReader));
    }

    [PyMethod("detach", "()")]
    private PyObject? Detach() => DoDetach();

    [PyMethod("flush", "()")]
    private PyObject? Flush() => DoSimpleFlush();

    [PyMethod("close", "()")]
    private PyObject? Close() => DoClose();

    [PyMethod("seekable", "()"), Mirrors("_io__Buffered_seekable_impl", 630, 636)]
    private PyObject? Seekable() => Forward(IoNames.seekable);

    [PyMethod("readable", "()"), Mirrors("_io__Buffered_readable_impl", 643, 649)]
    private PyObject? Readable() => Forward(IoNames.readable);

    [PyMethod("fileno", "()"), Mirrors("_io__Buffered_fileno_impl", 700, 706)]
    private PyObject? FileNo() => Forward(IoNames.fileno);

    [PyMethod("isatty", "()"), Mirrors("_io__Buffered_isatty_impl", 713, 719)]
    private PyObject? IsATty() => Forward(IoNames.isatty);

    [PyMethod("_dealloc_warn", "(source, /)")]
    private PyObject? DeallocWarn(PyObject source) => DoDeallocWarn(source);

    [PyMethod("read", "(size=-1, /)")]
    private PyObject? Read(PyObject? size) => DoRead(size);

    [PyMethod("peek", "(size=0, /)")]
    private PyObject? Peek(nint size = 0) => DoPeek();

    [PyMethod("read1", "(size=-1, /)")]
    private PyObject? Read1(nint size = -1) => DoRead1(size);

    [PyMethod("readinto", "(buffer, /)"), Mirrors("_io__Buffered_readinto_impl", 1171, 1176)]
    private PyObject? ReadInto([Writable] PyBuffer buffer) => DoReadInto(buffer, once: false);

    [PyMethod("readinto1", "(buffer, /)"), Mirrors("_io__Buffered_readinto1_impl", 1185, 1190)]
    private PyObject? ReadInto1([Writable] PyBuffer buffer) => DoReadInto(buffer, once: true);

    [PyMethod("readline", "(size=-1, /)")]
    private PyObject? ReadLine(PyObject? size) => DoReadLine(size);

    [PyMethod("seek", "(target, whence=0, /)")]
    private PyObject? Seek(PyObject target, int whence = 0) => DoSeek(target, whence);

    [PyMethod("tell", "()")]
    private PyObject? Tell() => DoTell();

    [PyMethod("truncate", "(pos=None, /)", DefiningClass = true)]
    private PyObject? Truncate(PyObject? pos) => DoTruncate(pos ?? PyNone.Instance);

    [PyMethod("__sizeof__", "()")]
    private PyObject? SizeOf() => DoSizeOf();

    [PyMethod("__getstate__", "()", NoTextSignature = true)]
    private PyObject? GetState() => IoHelp.CannotPickle(this);

    [PyGetSet("closed"), Mirrors("_io__Buffered_closed_get_impl", 531, 537)]
    private PyObject? ClosedFlag => ForwardAttr(IoNames.closed);

    [PyGetSet("name"), Mirrors("_io__Buffered_name_get_impl", 671, 677)]
    private PyObject? Name => ForwardAttr(IoNames.name);

    [PyGetSet("mode"), Mirrors("_io__Buffered_mode_get_impl", 685, 691)]
    private PyObject? Mode => ForwardAttr(IoNames.mode);

    [PyMember("raw", ReadOnly = true)] private ref PyObject? Raw => ref _raw;

    [PyMember("_finalizing")] private ref bool Finalizing => ref _finalizing;

    [PySlot(Slot.Repr)]
    private PyObject? Repr() => DoRepr();

    [PySlot(Slot.IterNext)]
    private PyObject? Next() => NextLine(exact: GetType() == typeof(PyBufferedReader));
}

/// <summary>A buffer over a writable raw stream.</summary>
[PyType("_io.BufferedWriter", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A buffer over a writable raw stream.")]
public partial class PyBufferedWriter : Buffered
{
    protected internal PyBufferedWriter() { }

    [PySlot(Slot.Init, Signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"), Mirrors("_io_BufferedWriter___init___impl", 1933, 1964)]
    private bool Init(PyObject raw, nint buffer_size = IoModule.DEFAULT_BUFFER_SIZE)
    {
        _ok = _detached = false;
        if (!IoHelp.CheckWritable(raw)) return false;
        return InitBuffer(raw, buffer_size, readable: false, writable: true, vanilla: GetType() == typeof(PyBufferedWriter));
    }

    [PyMethod("close", "()")]
    private PyObject? Close() => DoClose();

    [PyMethod("detach", "()")]
    private PyObject? Detach() => DoDetach();

    [PyMethod("seekable", "()")]
    private PyObject? Seekable() => Forward(IoNames.seekable);

    [PyMethod("writable", "()"), Mirrors("_io__Buffered_writable_impl", 656, 662)]
    private PyObject? Writable() => Forward(IoNames.writable);

    [PyMethod("fileno", "()")]
    private PyObject? FileNo() => Forward(IoNames.fileno);

    [PyMethod("isatty", "()")]
    private PyObject? IsATty() => Forward(IoNames.isatty);

    [PyMethod("_dealloc_warn", "(source, /)")]
    private PyObject? DeallocWarn(PyObject source) => DoDeallocWarn(source);

    [PyMethod("write", "(buffer, /)"), Mirrors("_io_BufferedWriter_write_impl", 2076, 2219)]
    private PyObject? Write(PyBuffer buffer) => DoWrite(buffer);

    [PyMethod("truncate", "(pos=None, /)", DefiningClass = true)]
    private PyObject? Truncate(PyObject? pos) => DoTruncate(pos ?? PyNone.Instance);

    [PyMethod("flush", "()")]
    private PyObject? Flush() => DoFlush();

    [PyMethod("seek", "(target, whence=0, /)")]
    private PyObject? Seek(PyObject target, int whence = 0) => DoSeek(target, whence);

    [PyMethod("tell", "()")]
    private PyObject? Tell() => DoTell();

    [PyMethod("__sizeof__", "()")]
    private PyObject? SizeOf() => DoSizeOf();

    [PyMethod("__getstate__", "()", NoTextSignature = true)]
    private PyObject? GetState() => IoHelp.CannotPickle(this);

    [PyGetSet("closed")]
    private PyObject? ClosedFlag => ForwardAttr(IoNames.closed);

    [PyGetSet("name")]
    private PyObject? Name => ForwardAttr(IoNames.name);

    [PyGetSet("mode")]
    private PyObject? Mode => ForwardAttr(IoNames.mode);

    [PyMember("raw", ReadOnly = true)] private ref PyObject? Raw => ref _raw;

    [PyMember("_finalizing")] private ref bool Finalizing => ref _finalizing;

    [PySlot(Slot.Repr)]
    private PyObject? Repr() => DoRepr();
}

/// <summary>A buffer over a raw stream that can be read, written and positioned.</summary>
[PyType("_io.BufferedRandom", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = "A buffer over a raw stream that can be read, written and positioned.")]
public partial class PyBufferedRandom : Buffered
{
    protected internal PyBufferedRandom() { }

    [PySlot(Slot.Init, Signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"), Mirrors("_io_BufferedRandom___init___impl", 2470, 2506)]
    private bool Init(PyObject raw, nint buffer_size = IoModule.DEFAULT_BUFFER_SIZE)
    {
        _ok = _detached = false;
        if (!IoHelp.CheckSeekable(raw) || !IoHelp.CheckReadable(raw) || !IoHelp.CheckWritable(raw)) return false;
        return InitBuffer(raw, buffer_size, readable: true, writable: true, vanilla: GetType() == typeof(PyBufferedRandom));
    }

    [PyMethod("close", "()")]
    private PyObject? Close() => DoClose();

    [PyMethod("detach", "()")]
    private PyObject? Detach() => DoDetach();

    [PyMethod("seekable", "()")]
    private PyObject? Seekable() => Forward(IoNames.seekable);

    [PyMethod("readable", "()")]
    private PyObject? Readable() => Forward(IoNames.readable);

    [PyMethod("writable", "()")]
    private PyObject? Writable() => Forward(IoNames.writable);

    [PyMethod("fileno", "()")]
    private PyObject? FileNo() => Forward(IoNames.fileno);

    [PyMethod("isatty", "()")]
    private PyObject? IsATty() => Forward(IoNames.isatty);

    [PyMethod("_dealloc_warn", "(source, /)")]
    private PyObject? DeallocWarn(PyObject source) => DoDeallocWarn(source);

    [PyMethod("flush", "()")]
    private PyObject? Flush() => DoFlush();

    [PyMethod("seek", "(target, whence=0, /)")]
    private PyObject? Seek(PyObject target, int whence = 0) => DoSeek(target, whence);

    [PyMethod("tell", "()")]
    private PyObject? Tell() => DoTell();

    [PyMethod("truncate", "(pos=None, /)", DefiningClass = true)]
    private PyObject? Truncate(PyObject? pos) => DoTruncate(pos ?? PyNone.Instance);

    [PyMethod("read", "(size=-1, /)")]
    private PyObject? Read(PyObject? size) => DoRead(size);

    [PyMethod("read1", "(size=-1, /)")]
    private PyObject? Read1(nint size = -1) => DoRead1(size);

    [PyMethod("readinto", "(buffer, /)")]
    private PyObject? ReadInto([Writable] PyBuffer buffer) => DoReadInto(buffer, once: false);

    [PyMethod("readinto1", "(buffer, /)")]
    private PyObject? ReadInto1([Writable] PyBuffer buffer) => DoReadInto(buffer, once: true);

    [PyMethod("readline", "(size=-1, /)")]
    private PyObject? ReadLine(PyObject? size) => DoReadLine(size);

    [PyMethod("peek", "(size=0, /)")]
    private PyObject? Peek(nint size = 0) => DoPeek();

    [PyMethod("write", "(buffer, /)")]
    private PyObject? Write(PyBuffer buffer) => DoWrite(buffer);

    [PyMethod("__sizeof__", "()")]
    private PyObject? SizeOf() => DoSizeOf();

    [PyMethod("__getstate__", "()", NoTextSignature = true)]
    private PyObject? GetState() => IoHelp.CannotPickle(this);

    [PyGetSet("closed")]
    private PyObject? ClosedFlag => ForwardAttr(IoNames.closed);

    [PyGetSet("name")]
    private PyObject? Name => ForwardAttr(IoNames.name);

    [PyGetSet("mode")]
    private PyObject? Mode => ForwardAttr(IoNames.mode);

    [PyMember("raw", ReadOnly = true)] private ref PyObject? Raw => ref _raw;

    [PyMember("_finalizing")] private ref bool Finalizing => ref _finalizing;

    [PySlot(Slot.Repr)]
    private PyObject? Repr() => DoRepr();

    [PySlot(Slot.IterNext)]
    private PyObject? Next() => NextLine(exact: GetType() == typeof(PyBufferedRandom));
}

/// <summary>A buffered reader and a buffered writer as one stream.</summary>
[PyType("_io.BufferedRWPair", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "A reader and a writer as one stream, for a socket or a pair of pipes.")]
public partial class PyBufferedRWPair : PyBufferedIOBase
{
    private PyObject? _reader, _writer;

    protected internal PyBufferedRWPair() { }

    [PySlot(Slot.Init, Signature = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)"), Mirrors("_io_BufferedRWPair___init___impl", 2258, 2286)]
    private bool Init(PyObject reader, PyObject writer, nint buffer_size = IoModule.DEFAULT_BUFFER_SIZE)
    {
        if (!IoHelp.CheckReadable(reader) || !IoHelp.CheckWritable(writer)) return false;
        _reader = Obj.Call(PyBufferedReader.TypeObject, reader, PyInt.From(buffer_size));
        if (_reader is null) return false;
        _writer = Obj.Call(PyBufferedWriter.TypeObject, writer, PyInt.From(buffer_size));
        if (_writer is null) _reader = null;
        return _writer is not null;
    }

    [Mirrors("_forward_call", 2322, 2341)]
    private static PyObject? Forward(PyObject? stream, PyStr name, ReadOnlySpan<PyObject> args = default) =>
        stream is null ? Err.Raise(Exc.ValueError, "I/O operation on uninitialized object") : Obj.CallMethod(stream, name, args, null);

    [PyMethod("read", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_read", 2343, 2348)]
    private PyObject? Read(ReadOnlySpan<PyObject> args) => Forward(_reader, IoNames.read, args);

    [PyMethod("peek", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_peek", 2350, 2355)]
    private PyObject? Peek(ReadOnlySpan<PyObject> args) => Forward(_reader, IoNames.peek, args);

    [PyMethod("read1", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_read1", 2357, 2362)]
    private PyObject? Read1(ReadOnlySpan<PyObject> args) => Forward(_reader, IoNames.read1, args);

    [PyMethod("readinto", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_readinto", 2364, 2369)]
    private PyObject? Readinto(ReadOnlySpan<PyObject> args) => Forward(_reader, IoNames.readinto, args);

    [PyMethod("readinto1", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_readinto1", 2371, 2376)]
    private PyObject? Readinto1(ReadOnlySpan<PyObject> args) => Forward(_reader, IoNames.readinto1, args);

    [PyMethod("write", null, Raw = true, NoTextSignature = true), Mirrors("bufferedrwpair_write", 2378, 2383)]
    private PyObject? Write(ReadOnlySpan<PyObject> args) => Forward(_writer, IoNames.write, args);

    [PyMethod("flush", "()", NoTextSignature = true), Mirrors("bufferedrwpair_flush", 2385, 2390)]
    private PyObject? Flush() => Forward(_writer, IoNames.flush);

    [PyMethod("readable", "()", NoTextSignature = true), Mirrors("bufferedrwpair_readable", 2392, 2397)]
    private PyObject? Readable() => Forward(_reader, IoNames.readable);

    [PyMethod("writable", "()", NoTextSignature = true), Mirrors("bufferedrwpair_writable", 2399, 2404)]
    private PyObject? Writable() => Forward(_writer, IoNames.writable);

    [PyMethod("close", "()", NoTextSignature = true), Mirrors("bufferedrwpair_close", 2406, 2424)]
    private PyObject? Close()
    {
        PyBaseException? error = Forward(_writer, IoNames.close) is null ? Err.Fetch() : null;
        return IoHelp.AfterFailure(error, Forward(_reader, IoNames.close));
    }

    [PyMethod("isatty", "()", NoTextSignature = true), Mirrors("bufferedrwpair_isatty", 2426, 2439)]
    private PyObject? IsATty()
    {
        PyObject? writer = Forward(_writer, IoNames.isatty);
        return writer == PyBool.False ? Forward(_reader, IoNames.isatty) : writer;
    }

    [PyGetSet("closed"), Mirrors("bufferedrwpair_closed_get", 2441, 2451)]
    private PyObject? ClosedFlag =>
        _writer is null ? Err.Raise(Exc.RuntimeError, "the BufferedRWPair object is being garbage-collected") : Obj.GetAttr(_writer, IoNames.closed);
}
