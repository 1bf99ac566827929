// Modules/_pickle.c: the Unpickler type, its input, its stack and its memo.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Reads pickles from a file.</summary>
[PyType("_pickle.Unpickler", Module = typeof(PickleModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Signature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
    Doc = "Reads pickles from a binary file.\n\nfile has read() and readline(), and may have readinto() and peek(). The protocol is\nfound out. For pickles of Python 2 fix_imports translates module names, and encoding\nand errors say how its strings are decoded ('bytes' keeps them). buffers gives what\nthe pickler left out.")]
public partial class Unpickler : PyObject
{
    private const int Prefetch = 128 * 1024, WholeLine = -1;

    private const string AlreadyUsed = "Unpickler object is already used";

    private static readonly PyStr s_peek = PyStr.Intern("peek"), s_readInto = PyStr.Intern("readinto"), s_read = PyStr.Intern("read"), s_readLine = PyStr.Intern("readline"),
        s_persistentLoad = PyStr.Intern("persistent_load"), s_findClass = PyStr.Intern("find_class");

    // The stack. Nothing below the fence, the last mark, may be popped.
    private PyObject[] _stack = new PyObject[8];
    private int _count, _fence;
    private bool _markSet;
    private readonly List<int> _marks = [];

    private PyObject?[] _memo = new PyObject?[32];
    private int _memoCount;

    private PyObject? _persistentLoad, _persistentLoadAttribute;
    private PyObject? _read, _readInto, _readLine, _peek, _buffers;
    private readonly PyBuffer _buffer = new();
    private Memory<byte> _input;
    private long _next, _prefetched;
    private string _encoding = "ASCII", _errors = "strict";
    private int _protocol;
    private bool _fixImports, _running;

    // Where the frame being read ends in the input, -1 outside of frames.
    private long _frameEnd = -1;

    protected internal Unpickler() { }

    [Mirrors("_Unpickler_New", 1595, 1648)]
    internal static Unpickler Make(bool fixImports, string encoding, string errors) => new() { _fixImports = fixImports, _encoding = encoding, _errors = errors };

    [PySlot(Slot.New)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())"), Mirrors("_pickle_Unpickler___init___impl", 7344, 7379)]
    private bool Init(PyObject file, bool fix_imports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        if (_running) return Err.Fail(Exc.RuntimeError, AlreadyUsed);
        if (_read is not null) Reset();
        if (!SetInputStream(file)) return false;
        _encoding = encoding;
        _errors = errors;
        if (!SetBuffers(buffers)) return false;
        _fixImports = fix_imports;
        _stack = new PyObject[8];
        _count = _fence = 0;
        _markSet = false;
        _memo = new PyObject?[32];
        _memoCount = 0;
        _protocol = 0;
        return true;
    }

    [Mirrors("Unpickler_clear", 7248, 7276)]
    private void Reset()
    {
        _read = _readInto = _readLine = _peek = _buffers = _persistentLoad = _persistentLoadAttribute = null;
        _buffer.Release();
        _input = default;
        _next = _prefetched = 0;
        _frameEnd = -1;
        _marks.Clear();
    }

    [Mirrors("_Unpickler_SetInputStream", 1652, 1681)]
    internal bool SetInputStream(PyObject file)
    {
        if (!Obj.TryGetAttr(file, s_peek, out _peek) || !Obj.TryGetAttr(file, s_readInto, out _readInto)
            || !Obj.TryGetAttr(file, s_read, out _read) || !Obj.TryGetAttr(file, s_readLine, out _readLine)) return false;
        if (_readLine is not null && _read is not null) return true;
        _read = _readInto = _readLine = _peek = null;
        return Err.Fail(Exc.TypeError, "file must have 'read' and 'readline' attributes");
    }

    [Mirrors("_Unpickler_SetBuffers", 1706, 1719)]
    internal bool SetBuffers(PyObject? buffers)
    {
        _buffers = null;
        if (buffers is null or PyNone) return true;
        _buffers = Obj.GetIter(buffers);
        return _buffers is not null;
    }

    /// <summary>Take a bytes-like object as input: its length, -1 on error.</summary>
    [Mirrors("_Unpickler_SetStringInput", 1212, 1224)]
    internal long SetStringInput(PyObject data)
    {
        _buffer.Release();
        if (!Obj.GetBuffer(data, _buffer, PyBuffer.ContigRo)) return -1;
        _input = _buffer.Buf.Slice((int)_buffer.Offset, (int)_buffer.Len);
        _next = 0;
        _prefetched = _input.Length;
        return _input.Length;
    }

    private static bool Failed(string message) => Err.Fail(PickleModule.UnpicklingError, message);

    [Mirrors("bad_readline", 1226, 1231)]
    private static bool Truncated() => Failed("pickle data was truncated");

    // What was peeked at and used is read now.
    [Mirrors("_Unpickler_SkipConsumed", 1234, 1253)]
    private bool SkipConsumed()
    {
        long consumed = _next - _prefetched;
        if (consumed <= 0) return true;
        if (Obj.Call(_read!, PyInt.From(consumed)) is null) return false;
        _prefetched = _next;
        return true;
    }

    [Mirrors("_Unpickler_ReadFromFile", 1271, 1323)]
    private long ReadFromFile(long n)
    {
        if (!SkipConsumed()) return -1;
        PyObject? data;
        if (n == WholeLine) data = Obj.Call(_readLine!);
        else
        {
            if (_peek is not null && n < Prefetch)
            {
                data = Obj.Call(_peek, PyInt.From(Prefetch));
                if (data is null)
                {
                    if (!Err.MatchesAndClear(Exc.NotImplementedError)) return -1;
                    // A wrapper whose file below cannot peek.
                    _peek = null;
                }
                else
                {
                    long size = SetStringInput(data);
                    if (size < 0) return -1;
                    _prefetched = 0;
                    if (n <= size) return n;
                }
            }
            data = Obj.Call(_read!, PyInt.From(n));
        }
        return data is null ? -1 : SetStringInput(data);
    }

    // No opcode goes on beyond the end of its frame.
    private bool InFrame(long n)
    {
        if (_frameEnd < 0) return true;
        if (_next == _frameEnd)
        {
            _frameEnd = -1;
            return true;
        }
        return n <= _frameEnd - _next || Failed("pickle exhausted before end of frame");
    }

    /// <summary>The next bytes, good until the next read.</summary>
    [Mirrors("_Unpickler_ReadImpl", 1326, 1353)]
    private bool Read(long n, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!InFrame(n)) return false;
        if (n <= _input.Length - _next)
        {
            bytes = _input.Span.Slice((int)_next, (int)n);
            _next += n;
            return true;
        }
        if (_next > long.MaxValue - n) return Failed("read would overflow (invalid bytecode)");
        if (_read is null) return Truncated();
        long got = ReadFromFile(n);
        if (got < 0) return false;
        if (got < n) return Truncated();
        bytes = _input.Span[..(int)n];
        _next = n;
        return true;
    }

    private bool ReadByte(out byte value)
    {
        bool good = Read(1, out ReadOnlySpan<byte> bytes);
        value = good ? bytes[0] : (byte)0;
        return good;
    }

    /// <summary>Fill a buffer: from what is there, then from the file without a copy in between.</summary>
    [Mirrors("_Unpickler_ReadInto", 1363, 1443)]
    private bool ReadInto(Memory<byte> to)
    {
        if (!InFrame(to.Length)) return false;
        int there = (int)Math.Min(_input.Length - _next, to.Length);
        if (there > 0)
        {
            _input.Span.Slice((int)_next, there).CopyTo(to.Span);
            _next += there;
            to = to[there..];
            if (to.Length == 0) return true;
        }
        if (_read is null) return to.Length == 0 || Truncated();
        if (!SkipConsumed()) return false;
        if (_readInto is null)
        {
            PyObject? data = Obj.Call(_read, PyInt.From(to.Length));
            if (data is null) return false;
            if (data is not PyBytes bytes) return Err.Fail(Exc.ValueError, $"read() returned non-bytes object ({PickleModule.Repr(data.Type)})");
            if (bytes.Length < to.Length) return Truncated();
            bytes.Span[..to.Length].CopyTo(to.Span);
            return true;
        }
        if (Obj.Call(_readInto, PyMemoryView.FromMemory(to, readOnly: false)) is not { } result || !Args.AsSsize(result, out nint got)) return false;
        if (got < 0) return Err.Fail(Exc.ValueError, "readinto() returned negative size");
        return got >= to.Length || Truncated();
    }

    /// <summary>A line with its end; good until the next read.</summary>
    [Mirrors("_Unpickler_Readline", 1486, 1509)]
    private bool ReadLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_next < _input.Length)
        {
            int end = _input.Span[(int)_next..].IndexOf((byte)'\n');
            if (!InFrame(end >= 0 ? end + 1 : long.MaxValue)) return false;
            if (end >= 0)
            {
                line = _input.Span.Slice((int)_next, end + 1);
                _next += end + 1;
                return true;
            }
        }
        if (_read is null) return Truncated();
        long got = ReadFromFile(WholeLine);
        if (got < 0) return false;
        if (got == 0 || _input.Span[(int)got - 1] != '\n') return Truncated();
        _next = got;
        line = _input.Span[..(int)got];
        return true;
    }

    // The line without its end, which must leave this many bytes.
    private bool ReadText(int least, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!ReadLine(out ReadOnlySpan<byte> line)) return false;
        if (line.Length <= least) return Truncated();
        text = line[..^1];
        return true;
    }

    // The stack.

    [Mirrors("Pdata_stack_underflow", 518, 526)]
    private bool Underflow() => Failed(_markSet ? "unexpected MARK found" : "unpickling stack underflow");

    [Mirrors("Pdata_push", 544, 553)]
    private bool Push(PyObject? o)
    {
        if (o is null) return false;
        if (_count == _stack.Length) Array.Resize(ref _stack, _count + (_count >> 1) + 6);
        _stack[_count++] = o;
        return true;
    }

    [Mirrors("Pdata_pop", 532, 541)]
    private bool Pop(out PyObject o)
    {
        if (_count <= _fence)
        {
            o = null!;
            return Underflow();
        }
        o = _stack[--_count];
        _stack[_count] = null!;
        return true;
    }

    [Mirrors("Pdata_clear", 477, 491)]
    private void Cut(int count)
    {
        Array.Clear(_stack, count, _count - count);
        _count = count;
    }

    [Mirrors("Pdata_poptuple", 564, 583)]
    private PyTuple? PopTuple(int start)
    {
        if (start < _fence)
        {
            Underflow();
            return null;
        }
        PyTuple tuple = PyTuple.Of(_stack.AsSpan(start, _count - start));
        Cut(start);
        return tuple;
    }

    [Mirrors("Pdata_poplist", 585, 600)]
    private PyList PopList(int start)
    {
        PyList list = new();
        for (int i = start; i < _count; i++) list.Append(_stack[i]);
        Cut(start);
        return list;
    }

    private void DropMark()
    {
        _marks.RemoveAt(_marks.Count - 1);
        _markSet = _marks.Count != 0;
        _fence = _markSet ? _marks[^1] : 0;
    }

    /// <summary>Where the items behind the last mark begin.</summary>
    [Mirrors("marker", 5207, 5220)]
    private bool Marker(out int mark)
    {
        mark = -1;
        if (_marks.Count < 1) return Failed("could not find MARK");
        mark = _marks[^1];
        DropMark();
        return true;
    }

    // The memo.

    [Mirrors("_Unpickler_MemoPut", 1545, 1564)]
    private bool MemoPut(long index, PyObject value)
    {
        if (index >= _memo.Length)
        {
            if (index * 2 > Array.MaxLength) return Err.NoMemory() is not null;
            Array.Resize(ref _memo, (int)index * 2);
        }
        if (_memo[index] is null) _memoCount++;
        _memo[index] = value;
        return true;
    }

    [Mirrors("_Unpickler_MemoGet", 1534, 1541)]
    private bool MemoGet(long index)
    {
        if (index >= 0 && index < _memo.Length && _memo[index] is { } value) return Push(value);
        return Failed($"Memo value not found at index {index}");
    }

    /// <summary>The memo as a dict from number to object.</summary>
    internal PyDict CopyMemo()
    {
        PyDict copy = new();
        for (int i = 0; i < _memo.Length; i++)
            if (_memo[i] is { } value) copy.SetItem(PyInt.From(i), value);
        return copy;
    }

    internal void ClearMemo()
    {
        Array.Clear(_memo);
        _memoCount = 0;
    }

    [Mirrors("Unpickler_get_memo", 7552, 7557)]
    [PyGetSet("memo", Setter = nameof(SetMemo))] private PyObject? Memo => new UnpicklerMemoProxy(this);

    [Mirrors("Unpickler_set_memo", 7559, 7635)]
    private bool SetMemo(PyObject? value)
    {
        (PyObject?[] oldMemo, int oldCount) = (_memo, _memoCount);
        switch (value)
        {
            case null:
                return Err.Fail(Exc.TypeError, "attribute deletion is not supported");
            case UnpicklerMemoProxy proxy when proxy.GetType() == typeof(UnpicklerMemoProxy):
                _memoCount = proxy.Owner._memoCount;
                _memo = (PyObject?[])proxy.Owner._memo.Clone();
                return true;
            case PyDict dict:
                (_memo, _memoCount) = (new PyObject?[Math.Max(32, dict.Count)], 0);
                for (int pos = 0; dict.Next(ref pos, out PyObject? key, out PyObject? item);)
                {
                    if (key is PyLong ? Args.AsSsize(key, out nint index) && (index >= 0 || Err.Fail(Exc.ValueError, "memo key must be positive integers.")) && MemoPut(index, item)
                        : Err.Fail(Exc.TypeError, "memo key must be integers")) continue;
                    (_memo, _memoCount) = (oldMemo, oldCount);
                    return false;
                }
                return true;
            default:
                return Err.Fail(Exc.TypeError, $"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {value.Type.Name}");
        }
    }

    // What Python sees.

    [PyMethod("persistent_load", "(pid, /)", Doc = "What a subclass overrides to find objects by their persistent ids."), Mirrors("_pickle_Unpickler_persistent_load_impl", 7044, 7054)]
    private PyObject? PersistentLoad(PyObject pid) => Err.Raise(PickleModule.UnpicklingError,
        "A load persistent id instruction was encountered, but no persistent_load function was specified.");

    [PyMethod("load", "()", Doc = "Read the object of one pickle."), Mirrors("_pickle_Unpickler_load_impl", 7069, 7089)]
    private PyObject? Load(PickleModule.State state) => _read is null
        ? Err.Raise(PickleModule.UnpicklingError, $"Unpickler.__init__() was not called by {Type.Name}.__init__()")
        : _running ? Err.Raise(Exc.RuntimeError, AlreadyUsed) : LoadGuarded(state);

    private PyObject? LoadGuarded(PickleModule.State state)
    {
        _running = true;
        PyObject? result = LoadWhole(state);
        _running = false;
        return result;
    }

    [PyMethod("find_class", "(module_name, global_name, /)",
        Doc = "The object that a pickle names, its module imported first. A subclass overrides it\nto say which names a pickle may have; functions come this way too."), Mirrors("_pickle_Unpickler_find_class_impl", 7114, 7213)]
    private PyObject? FindClass(PickleModule.State state, PyObject module_name, PyObject global_name)
    {
        if (!Hooks.Audit("pickle.find_class", module_name, global_name)) return null;
        if (_protocol < 3 && _fixImports)
        {
            if (!state.NameMapping2To3.TryGetItem(PyTuple.Of(module_name, global_name), out PyObject? item)) return null;
            if (item is not null)
            {
                if (item is not PyTuple { Count: 2 } pair)
                    return Err.Raise(Exc.RuntimeError, $"_compat_pickle.NAME_MAPPING values should be 2-tuples, not {item.Type.Name}");
                (module_name, global_name) = (pair[0], pair[1]);
                if (module_name is not PyStr || global_name is not PyStr)
                    return Err.Raise(Exc.RuntimeError, $"_compat_pickle.NAME_MAPPING values should be pairs of str, not ({module_name.Type.Name}, {global_name.Type.Name})");
            }
            else
            {
                if (!state.ImportMapping2To3.TryGetItem(module_name, out item)) return null;
                if (item is not null)
                {
                    if (item is not PyStr) return Err.Raise(Exc.RuntimeError, $"_compat_pickle.IMPORT_MAPPING values should be strings, not {item.Type.Name}");
                    module_name = item;
                }
            }
        }
        if (PickleModule.Import(module_name) is not { } module) return null;
        if (_protocol < 4) return Obj.GetAttr(module, global_name);
        if (global_name is not PyStr name) return Err.Raise(Exc.TypeError, $"must be str, not {global_name.Type.Name}");
        PyStr[] path = PickleModule.DottedPath(name);
        PyObject? global = PickleModule.GetAttribute(module, path);
        if (global is not null || path.Length <= 1) return global;
        return PickleModule.RaiseOver(Exc.AttributeError, _ => $"Can't resolve path {PickleModule.Repr(name)} on module {PickleModule.Repr(module_name)}");
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("_pickle_Unpickler___sizeof___impl", 7222, 7238)]
    private PyObject? SizeOf() => PyInt.From(264 + _memo.Length * 8L + _marks.Capacity * 8L + _encoding.Length + 1 + _errors.Length + 1);

    [PySlot(Slot.GetAttr), Mirrors("Unpickler_getattr", 7637, 7649)]
    private static PyObject? GetAttribute(PyObject self, PyStr name) =>
        name.Value == "persistent_load" && ((Unpickler)self)._persistentLoadAttribute is { } set ? set : Obj.GenericGetAttr(self, name);

    [PySlot(Slot.SetAttr), Mirrors("Unpickler_setattr", 7651, 7664)]
    private static bool SetAttribute(PyObject self, PyStr name, PyObject? value)
    {
        if (name.Value != "persistent_load") return Obj.GenericSetAttr(self, name, value);
        ((Unpickler)self)._persistentLoadAttribute = value;
        return true;
    }
}

/// <summary>The memo of an unpickler, seen from Python.</summary>
[PyType("_pickle.UnpicklerMemoProxy", Module = typeof(PickleModule), Hidden = true, Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Doc = null)]
public partial class UnpicklerMemoProxy : PyObject
{
    internal Unpickler Owner { get; } = null!;

    protected internal UnpicklerMemoProxy() { }

    [Mirrors("UnpicklerMemoProxy_New", 7535, 7547)]
    internal UnpicklerMemoProxy(Unpickler owner) => Owner = owner;

    [PySlot(Slot.Hash)]
    private long Hash() => Obj.HashNotImplemented(this);

    [PyMethod("clear", "()", Doc = "Forget all."), Mirrors("_pickle_UnpicklerMemoProxy_clear_impl", 7401, 7410)]
    private PyObject? Clear()
    {
        Owner.ClearMemo();
        return PyNone.Instance;
    }

    [PyMethod("copy", "()", Doc = "The memo as a dict."), Mirrors("_pickle_UnpicklerMemoProxy_copy_impl", 7418, 7448)]
    private PyObject? Copy() => Owner.CopyMemo();

    [PyMethod("__reduce__", "()", Doc = "How to pickle it: as a dict."), Mirrors("_pickle_UnpicklerMemoProxy___reduce___impl", 7456, 7481)]
    private PyObject? Reduce() => PyTuple.Of(PyDict.TypeObject, PyTuple.Of(Owner.CopyMemo()));
}
