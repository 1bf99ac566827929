// Modules/_pickle.c: the Pickler type, its output and its memo.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Writes pickles to a file.</summary>
[PyType("_pickle.Pickler", Module = typeof(PickleModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Signature = "(file, protocol=None, fix_imports=True, buffer_callback=None)",
    Doc = "Writes pickles to a binary file.\n\nprotocol goes from 0 to 5, negative for the highest. file has a write() that takes\nbytes. Below protocol 3 fix_imports writes the names that Python 2 knows. From 5 on\nbuffer_callback is called with each PickleBuffer; a false answer leaves the buffer\nout of the pickle.")]
public partial class Pickler : PyObject
{
    private const int FrameSizeMin = 4, FrameSizeTarget = 64 * 1024, FrameHeaderSize = 9, WriteBufferSize = 4096, BatchSize = 1000, FastNestingLimit = 50, MaxDepth = 10_000;

    private const string AlreadyUsed = "Pickler object is already used";

    private static readonly PyStr s_write = PyStr.Intern("write"), s_persistentId = PyStr.Intern("persistent_id"), s_reducerOverride = PyStr.Intern("reducer_override"),
        s_dispatchTable = PyStr.Intern("dispatch_table");

    private Dictionary<PyObject, int> _memo = new(ReferenceEqualityComparer.Instance);
    private PyObject? _persistentId, _persistentIdAttribute, _reducerOverride, _write, _bufferCallback;
    private byte[] _output = [];
    private int _length, _frameStart = -1;
    private int _protocol;
    private bool _framing, _fixImports, _running;
    private int _fastNesting, _depth;
    private HashSet<PyObject>? _fastMemo;

    [PyMember("bin")] private int _binary;
    [PyMember("fast")] private int _fast;
    [PyMember("dispatch_table", Required = true)] private PyObject? _dispatchTable;

    protected internal Pickler() { }

    [Mirrors("_Pickler_New", 1101, 1147)]
    internal static Pickler Make() => new() { _output = new byte[WriteBufferSize] };

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(file, protocol=None, fix_imports=True, buffer_callback=None)"), Mirrors("_pickle_Pickler___init___impl", 4837, 4884)]
    private bool Init(PyObject file, PyObject? protocol, bool fix_imports = true, PyObject? buffer_callback = null)
    {
        if (_running) return Err.Fail(Exc.RuntimeError, AlreadyUsed);
        if (_write is not null) Reset();
        if (!SetProtocol(protocol, fix_imports) || !SetOutputStream(file) || !SetBufferCallback(buffer_callback)) return false;
        _length = 0;
        _output = new byte[WriteBufferSize];
        _fast = _fastNesting = 0;
        _fastMemo = null;
        return _dispatchTable is not null || Obj.TryGetAttr(this, s_dispatchTable, out _dispatchTable);
    }

    private void Reset()
    {
        _persistentId = _persistentIdAttribute = _reducerOverride = _write = _bufferCallback = _dispatchTable = null;
        _memo = new(ReferenceEqualityComparer.Instance);
    }

    [Mirrors("_Pickler_SetProtocol", 1149, 1174)]
    internal bool SetProtocol(PyObject? value, bool fixImports)
    {
        long protocol = PickleOp.DefaultProtocol;
        if (value is not (null or PyNone))
        {
            if (!Args.AsLong(value, out protocol)) return false;
            if (protocol < 0) protocol = PickleOp.HighestProtocol;
            else if (protocol > PickleOp.HighestProtocol) return Err.Fail(Exc.ValueError, $"pickle protocol must be <= {PickleOp.HighestProtocol}");
        }
        _protocol = (int)protocol;
        _binary = protocol > 0 ? 1 : 0;
        _fixImports = fixImports && protocol < 3;
        return true;
    }

    [Mirrors("_Pickler_SetOutputStream", 1178, 1192)]
    internal bool SetOutputStream(PyObject file)
    {
        if (!Obj.TryGetAttr(file, s_write, out _write)) return false;
        return _write is not null || Err.Fail(Exc.TypeError, "file must have a 'write' attribute");
    }

    [Mirrors("_Pickler_SetBufferCallback", 1194, 1208)]
    internal bool SetBufferCallback(PyObject? callback)
    {
        if (callback is PyNone) callback = null;
        if (callback is not null && _protocol < 5) return Err.Fail(Exc.ValueError, "buffer_callback needs protocol >= 5");
        _bufferCallback = callback;
        return true;
    }

    // Output. From protocol 4 on opcodes stand in frames, whose header is reserved with the first byte and filled at the end.

    [Mirrors("_Pickler_ClearBuffer", 936, 946)]
    private void ClearBuffer()
    {
        _output = new byte[WriteBufferSize];
        _length = 0;
        _frameStart = -1;
    }

    [Mirrors("_write_size64", 948, 961)]
    private static void WriteSize64(Span<byte> to, long value) => System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(to, value);

    [Mirrors("_Pickler_CommitFrame", 963, 983)]
    private void CommitFrame()
    {
        if (!_framing || _frameStart == -1) return;
        int size = _length - _frameStart - FrameHeaderSize;
        Span<byte> frame = _output.AsSpan(_frameStart);
        if (size >= FrameSizeMin)
        {
            frame[0] = PickleOp.Frame;
            WriteSize64(frame[1..], size);
        }
        else
        {
            frame.Slice(FrameHeaderSize, size).CopyTo(frame);
            _length -= FrameHeaderSize;
        }
        _frameStart = -1;
    }

    /// <summary>What has been written.</summary>
    [Mirrors("_Pickler_GetString", 985, 1000)]
    internal PyBytes TakeOutput()
    {
        CommitFrame();
        PyBytes output = PyBytes.From(_output.AsSpan(0, _length));
        _output = [];
        _length = 0;
        return output;
    }

    [Mirrors("_Pickler_FlushToFile", 1002, 1017)]
    internal bool FlushToFile() => Obj.Call(_write!, TakeOutput()) is not null;

    [Mirrors("_Pickler_OpcodeBoundary", 1019, 1049)]
    private bool OpcodeBoundary()
    {
        if (!_framing || _frameStart == -1 || _length - _frameStart - FrameHeaderSize < FrameSizeTarget) return true;
        CommitFrame();
        if (_write is null) return true;
        if (!FlushToFile()) return false;
        ClearBuffer();
        return true;
    }

    [Mirrors("_Pickler_Write", 1051, 1099)]
    private bool Write(ReadOnlySpan<byte> data)
    {
        bool newFrame = _framing && _frameStart == -1;
        long required = (long)_length + data.Length + (newFrame ? FrameHeaderSize : 0);
        if (required > _output.Length)
        {
            if (required > Array.MaxLength) return Err.NoMemory() is not null;
            Array.Resize(ref _output, (int)Math.Min(Array.MaxLength, Math.Max(required / 2 * 3, required)));
        }
        if (newFrame)
        {
            _frameStart = _length;
            _length += FrameHeaderSize;
        }
        data.CopyTo(_output.AsSpan(_length));
        _length += data.Length;
        return true;
    }

    private bool Write(byte opcode) => Write([opcode]);

    private bool Write(string ascii) => Write(System.Text.Encoding.ASCII.GetBytes(ascii));

    private bool WriteSized(byte opcode, uint value) => Write([opcode, (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)]);

    // Large data bypasses the buffer and stands outside of frames.
    [Mirrors("_Pickler_write_bytes", 2333, 2397)]
    private bool WriteBytes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, PyObject? payload)
    {
        bool bypass = data.Length >= FrameSizeTarget, framing = _framing;
        if (bypass)
        {
            CommitFrame();
            _framing = false;
        }
        if (!Write(header)) return false;
        if (bypass && _write is not null)
        {
            if (!FlushToFile() || Obj.Call(_write, payload ?? PyBytes.From(data)) is null) return false;
            ClearBuffer();
        }
        else if (!Write(data)) return false;
        _framing = framing;
        return true;
    }

    // The memo: what has been pickled, and under which number.

    [Mirrors("memo_get", 1722, 1766)]
    private bool MemoGet(PyObject key)
    {
        if (!_memo.TryGetValue(key, out int index))
        {
            Err.RaiseKeyError(key);
            return false;
        }
        if (_binary == 0) return Write($"g{index}\n");
        return index < 256 ? Write([PickleOp.BinGet, (byte)index]) : WriteSized(PickleOp.LongBinGet, (uint)index);
    }

    [Mirrors("memo_put", 1770, 1821)]
    private bool MemoPut(PyObject o)
    {
        if (_fast != 0) return true;
        int index = _memo.Count;
        _memo[o] = index;
        if (_protocol >= 4) return Write(PickleOp.Memoize);
        if (_binary == 0) return Write($"p{index}\n");
        return index < 256 ? Write([PickleOp.BinPut, (byte)index]) : WriteSized(PickleOp.LongBinPut, (uint)index);
    }

    // Without a memo a cycle would never end: deep down, the containers being pickled are remembered.
    [Mirrors("fast_save_enter", 2034, 2069)]
    private bool FastEnter(PyObject o)
    {
        if (++_fastNesting < FastNestingLimit) return true;
        _fastMemo ??= new(ReferenceEqualityComparer.Instance);
        if (_fastMemo.Add(o)) return true;
        _fastNesting = -1;
        return Err.Fail(Exc.ValueError, $"fast mode: can't pickle cyclic objects including object type {o.Type.Name} at {Obj.Address(o)}");
    }

    [Mirrors("fast_save_leave", 2071, 2085)]
    private void FastLeave(PyObject o)
    {
        if (_fastNesting-- >= FastNestingLimit) _fastMemo!.Remove(o);
    }

    // What Python sees.

    [PyMethod("persistent_id", "(obj, /)"), Mirrors("persistent_id", 4577, 4581)]
    private PyObject? PersistentId(PyObject obj) => PyNone.Instance;

    // A method of a subclass or an attribute counts, the method above does not.
    [Mirrors("dump", 4583, 4642)]
    internal bool DumpWhole(PickleModule.State state, PyObject o)
    {
        try
        {
            if (Obj.GetAttr(this, s_persistentId) is not { } persistentId) return false;
            _persistentId = persistentId is PyBuiltinFunction { Self: { } self, Def.Name: "persistent_id" } && ReferenceEquals(self, this) ? null : persistentId;
            if (!Obj.TryGetAttr(this, s_reducerOverride, out _reducerOverride)) return false;
            if (_protocol >= 2)
            {
                if (!Write([PickleOp.Proto, (byte)_protocol])) return false;
                if (_protocol >= 4) _framing = true;
            }
            if (!Save(state, o) || !Write(PickleOp.Stop)) return false;
            CommitFrame();
            return true;
        }
        finally
        {
            _framing = false;
            _persistentId = _reducerOverride = null;
        }
    }

    [PyMethod("dump", "(obj, /)", Doc = "Write the pickle of an object to the file."), Mirrors("_pickle_Pickler_dump_impl", 4677, 4703)]
    private PyObject? Dump(PickleModule.State state, PyObject obj)
    {
        if (_write is null) return Err.Raise(PickleModule.PicklingError, $"Pickler.__init__() was not called by {Type.Name}.__init__()");
        if (_running) return Err.Raise(Exc.RuntimeError, AlreadyUsed);
        _running = true;
        ClearBuffer();
        bool good = DumpWhole(state, obj) && FlushToFile();
        _running = false;
        return good ? PyNone.Instance : null;
    }

    [PyMethod("clear_memo", "()", Doc = "Forget what has been pickled, so that the same objects are written anew."), Mirrors("_pickle_Pickler_clear_memo_impl", 4656, 4664)]
    private PyObject? ClearMemo()
    {
        _memo.Clear();
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("_pickle_Pickler___sizeof___impl", 4712, 4729)]
    private PyObject? SizeOf() => PyInt.From(168 + _memo.Count * 16L + _output.Length);

    /// <summary>The memo as a dict from identity to number and object.</summary>
    internal PyDict CopyMemo()
    {
        PyDict copy = new();
        foreach ((PyObject key, int index) in _memo) copy.SetItem(PyInt.From(Obj.Identity(key)), PyTuple.Of(PyInt.From(index), key));
        return copy;
    }

    [Mirrors("Pickler_get_memo", 5056, 5061)]
    [PyGetSet("memo", Setter = nameof(SetMemo))] private PyObject? Memo => new PicklerMemoProxy(this);

    [Mirrors("Pickler_set_memo", 5063, 5125)]
    private bool SetMemo(PyObject? value)
    {
        Dictionary<PyObject, int> memo = new(ReferenceEqualityComparer.Instance);
        switch (value)
        {
            case null:
                return Err.Fail(Exc.TypeError, "attribute deletion is not supported");
            case PicklerMemoProxy proxy when proxy.GetType() == typeof(PicklerMemoProxy):
                memo = new(proxy.Owner._memo, ReferenceEqualityComparer.Instance);
                break;
            case PyDict dict:
                for (int pos = 0; dict.Next(ref pos, out _, out PyObject? entry);)
                {
                    if (entry is not PyTuple { Count: 2 } pair) return Err.Fail(Exc.TypeError, "'memo' values must be 2-item tuples");
                    if (!Args.AsSsize(pair[0], out nint index)) return false;
                    memo[pair[1]] = (int)index;
                }
                break;
            default:
                return Err.Fail(Exc.TypeError, $"'memo' attribute must be a PicklerMemoProxy object or dict, not {value.Type.Name}");
        }
        _memo = memo;
        return true;
    }

    [PySlot(Slot.GetAttr), Mirrors("Pickler_getattr", 5127, 5139)]
    private static PyObject? GetAttribute(PyObject self, PyStr name) =>
        name.Value == "persistent_id" && ((Pickler)self)._persistentIdAttribute is { } set ? set : Obj.GenericGetAttr(self, name);

    [PySlot(Slot.SetAttr), Mirrors("Pickler_setattr", 5141, 5154)]
    private static bool SetAttribute(PyObject self, PyStr name, PyObject? value)
    {
        if (name.Value != "persistent_id") return Obj.GenericSetAttr(self, name, value);
        ((Pickler)self)._persistentIdAttribute = value;
        return true;
    }
}

/// <summary>The memo of a pickler, seen from Python.</summary>
[PyType("_pickle.PicklerMemoProxy", Module = typeof(PickleModule), Hidden = true, Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = null)]
public partial class PicklerMemoProxy : PyObject
{
    internal Pickler Owner { get; } = null!;

    protected internal PicklerMemoProxy() { }

    [Mirrors("PicklerMemoProxy_New", 5041, 5052)]
    internal PicklerMemoProxy(Pickler owner) => Owner = owner;

    [PySlot(Slot.Hash)]
    private long Hash() => Obj.HashNotImplemented(this);

    [PyMethod("clear", "()", Doc = "Forget all."), Mirrors("_pickle_PicklerMemoProxy_clear_impl", 4903, 4910)]
    private PyObject? Clear() => Obj.CallMethod(Owner, PyStr.Intern("clear_memo"));

    [PyMethod("copy", "()", Doc = "The memo as a dict."), Mirrors("_pickle_PicklerMemoProxy_copy_impl", 4918, 4955)]
    private PyObject? Copy() => Owner.CopyMemo();

    [PyMethod("__reduce__", "()", Doc = "How to pickle it: as a dict."), Mirrors("_pickle_PicklerMemoProxy___reduce___impl", 4963, 4987)]
    private PyObject? Reduce() => PyTuple.Of(PyDict.TypeObject, PyTuple.Of(Owner.CopyMemo()));
}
