// Modules/_pickle.c: the pickle machine.

using System.Buffers.Binary;
using PyModules.Runtime;

namespace PyModules.Modules;

public partial class Unpickler
{
    private static readonly PyStr s_getInitArgs = PyStr.Intern("__getinitargs__"), s_new = PyStr.Intern("__new__"), s_setState = PyStr.Intern("__setstate__"),
        s_dict = PyStr.Intern("__dict__"), s_extend = PyStr.Intern("extend"), s_append = PyStr.Intern("append"), s_add = PyStr.Intern("add");

    /// <summary>Run one pickle to its end; null raised.</summary>
    [Mirrors("load", 6892, 7032)]
    internal PyObject? LoadWhole(PickleModule.State state)
    {
        _marks.Clear();
        _markSet = false;
        _fence = _protocol = 0;
        _frameEnd = -1;
        Cut(0);
        try
        {
            if (Obj.GetAttr(this, s_persistentLoad) is not { } persistentLoad) return null;
            _persistentLoad = persistentLoad;
            while (true)
            {
                if (!ReadByte(out byte opcode))
                    return Err.MatchesAndClear(PickleModule.UnpicklingError) ? Err.Raise(Exc.EOFError, "Ran out of input") : null;
                if (opcode == PickleOp.Stop) break;
                if (!Execute(state, opcode)) return null;
            }
            return SkipConsumed() && Pop(out PyObject value) ? value : null;
        }
        finally
        {
            _persistentLoad = null;
        }
    }

    private bool Execute(PickleModule.State state, byte opcode)
    {
        switch (opcode)
        {
            case PickleOp.None: return Push(PyNone.Instance);
            case PickleOp.NewTrue: return Push(PyBool.True);
            case PickleOp.NewFalse: return Push(PyBool.False);
            case PickleOp.BinInt: return LoadBinInt(4);
            case PickleOp.BinInt1: return LoadBinInt(1);
            case PickleOp.BinInt2: return LoadBinInt(2);
            case PickleOp.Int: return LoadInt();
            case PickleOp.Long: return LoadLong();
            case PickleOp.Long1: return LoadCountedLong(1);
            case PickleOp.Long4: return LoadCountedLong(4);
            case PickleOp.Float: return LoadFloat();
            case PickleOp.BinFloat: return Read(8, out ReadOnlySpan<byte> number) && Push(new PyFloat(BinaryPrimitives.ReadDoubleBigEndian(number)));
            case PickleOp.ShortBinBytes: return LoadBinBytes(1);
            case PickleOp.BinBytes: return LoadBinBytes(4);
            case PickleOp.BinBytes8: return LoadBinBytes(8);
            case PickleOp.ByteArray8: return LoadByteArray();
            case PickleOp.NextBuffer: return LoadNextBuffer();
            case PickleOp.ReadOnlyBuffer: return LoadReadOnlyBuffer();
            case PickleOp.ShortBinString: return LoadBinString(1);
            case PickleOp.BinString: return LoadBinString(4);
            case PickleOp.String: return LoadString();
            case PickleOp.Unicode: return LoadUnicode();
            case PickleOp.ShortBinUnicode: return LoadBinUnicode(1);
            case PickleOp.BinUnicode: return LoadBinUnicode(4);
            case PickleOp.BinUnicode8: return LoadBinUnicode(8);
            case PickleOp.EmptyTuple: return Push(PyTuple.Empty);
            case PickleOp.Tuple1: return LoadTuple(1);
            case PickleOp.Tuple2: return LoadTuple(2);
            case PickleOp.Tuple3: return LoadTuple(3);
            case PickleOp.Tuple: return Marker(out int tuple) && LoadTuple(_count - tuple);
            case PickleOp.EmptyList: return Push(new PyList());
            case PickleOp.List: return Marker(out int list) && Push(PopList(list));
            case PickleOp.EmptyDict: return Push(new PyDict());
            case PickleOp.Dict: return LoadDict();
            case PickleOp.EmptySet: return Push(new PySet());
            case PickleOp.AddItems: return LoadAddItems();
            case PickleOp.FrozenSet: return Marker(out int set) && PopTuple(set) is { } items && Push(PyFrozenSet.FromIterable(items));
            case PickleOp.Obj: return LoadObj();
            case PickleOp.Inst: return LoadInst();
            case PickleOp.NewObj: return LoadNewObj(false);
            case PickleOp.NewObjEx: return LoadNewObj(true);
            case PickleOp.Global: return LoadGlobal();
            case PickleOp.StackGlobal: return LoadStackGlobal();
            case PickleOp.Append: return _count - 1 <= _fence ? Underflow() : DoAppend(_count - 1);
            case PickleOp.Appends: return Marker(out int appends) && DoAppend(appends);
            case PickleOp.Build: return LoadBuild();
            case PickleOp.Dup: return _count <= _fence ? Underflow() : Push(_stack[_count - 1]);
            case PickleOp.BinGet: return ReadByte(out byte shortIndex) && MemoGet(shortIndex);
            case PickleOp.LongBinGet: return Read(4, out ReadOnlySpan<byte> longIndex) && MemoGet(BinaryPrimitives.ReadUInt32LittleEndian(longIndex));
            case PickleOp.Get: return LoadIndex(out nint index) && MemoGet(index);
            case PickleOp.Mark: return LoadMark();
            case PickleOp.BinPut: return ReadByte(out byte shortPut) && Put(shortPut);
            case PickleOp.LongBinPut: return Read(4, out ReadOnlySpan<byte> longPut) && Put(BinaryPrimitives.ReadUInt32LittleEndian(longPut));
            case PickleOp.Put: return LoadPut();
            case PickleOp.Memoize: return Put(_memoCount);
            case PickleOp.Pop: return LoadPop();
            case PickleOp.PopMark:
                if (!Marker(out int mark)) return false;
                Cut(mark);
                return true;
            case PickleOp.SetItem: return DoSetItems(_count - 2);
            case PickleOp.SetItems: return Marker(out int pairs) && DoSetItems(pairs);
            case PickleOp.PersId: return LoadPersId();
            case PickleOp.BinPersId: return Pop(out PyObject id) && Push(Obj.Call(_persistentLoad!, id));
            case PickleOp.Reduce: return LoadReduce();
            case PickleOp.Proto: return LoadProto();
            case PickleOp.Frame: return LoadFrame();
            case PickleOp.Ext1: return LoadExtension(state, 1);
            case PickleOp.Ext2: return LoadExtension(state, 2);
            case PickleOp.Ext4: return LoadExtension(state, 4);
            default:
                return Failed(opcode is >= 0x20 and <= 0x7e and not (byte)'\'' and not (byte)'\\' ? $"invalid load key, '{(char)opcode}'." : $"invalid load key, '\\x{opcode:x2}'.");
        }
    }

    // Numbers.

    // A size in little-endian bytes, -1 when it is beyond all measure.
    [Mirrors("calc_binsize", 5283, 5308)]
    private static long BinSize(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int i = 0; i < bytes.Length; i++) value |= (ulong)bytes[i] << (8 * i);
        return value > long.MaxValue ? -1 : (long)value;
    }

    // Four bytes have a sign, fewer have none.
    [Mirrors("calc_binint", 5315, 5335)]
    private static long BinInt(ReadOnlySpan<byte> bytes) => bytes.Length == 4 ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinSize(bytes);

    [Mirrors("load_binintx", 5337, 5350)]
    private bool LoadBinInt(int size) => Read(size, out ReadOnlySpan<byte> bytes) && Push(PyInt.From(BinInt(bytes)));

    // I00 and I01 are the bools of old protocols.
    [Mirrors("load_int", 5229, 5270)]
    private bool LoadInt()
    {
        if (!ReadText(1, out ReadOnlySpan<byte> text)) return false;
        if (text.SequenceEqual("00"u8)) return Push(PyBool.False);
        if (text.SequenceEqual("01"u8)) return Push(PyBool.True);
        PyLong? value = PyLong.FromUnicode(PyStr.FromLatin1(text), 10);
        return value is null ? Err.Fail(Exc.ValueError, "could not convert string to int") : Push(value);
    }

    [Mirrors("load_long", 5382, 5406)]
    private bool LoadLong()
    {
        if (!ReadText(1, out ReadOnlySpan<byte> text)) return false;
        if (text[^1] == 'L') text = text[..^1];
        return Push(Number(text));
    }

    // The message shows the end of the line as well.
    private static PyLong? Number(ReadOnlySpan<byte> text) => PyLong.FromUnicode(PyStr.FromLatin1([.. text, (byte)'\n']), 10);

    [Mirrors("load_counted_long", 5411, 5443)]
    private bool LoadCountedLong(int size)
    {
        if (!Read(size, out ReadOnlySpan<byte> bytes)) return false;
        long count = BinInt(bytes);
        if (count < 0) return Failed("LONG pickle has negative byte count");
        if (count == 0) return Push(PyInt.Zero);
        return Read(count, out bytes) && Push(PyLong.FromByteArray(bytes, true, true));
    }

    [Mirrors("load_float", 5445, 5472)]
    private bool LoadFloat()
    {
        if (!ReadText(1, out ReadOnlySpan<byte> text)) return false;
        if (PyFloat.FromString(PyStr.FromLatin1(text)) is { } value) return Push(value);
        return Err.MatchesAndClear(Exc.ValueError) && Err.Fail(Exc.ValueError, $"could not convert string to float: '{System.Text.Encoding.Latin1.GetString(text)}\n'");
    }

    // Bytes and text.

    private bool ReadSize(int bytes, string what, out long size)
    {
        size = 0;
        if (!Read(bytes, out ReadOnlySpan<byte> data)) return false;
        size = BinSize(data);
        return size >= 0 || Err.Fail(Exc.OverflowError, $"{what} exceeds system's maximum size of {long.MaxValue} bytes");
    }

    [Mirrors("load_string", 5495, 5540)]
    private bool LoadString()
    {
        if (!ReadLine(out ReadOnlySpan<byte> line)) return false;
        ReadOnlySpan<byte> text = line[..^1];
        if (text.Length < 2 || text[0] != text[^1] || text[0] is not ((byte)'\'' or (byte)'"')) return Failed("the STRING opcode argument must be quoted");
        return Codecs.DecodeBytesEscape(text[1..^1], null) is { } bytes && Push(Python2String(bytes.Span));
    }

    private PyObject? Python2String(ReadOnlySpan<byte> bytes) => _encoding == "bytes" ? PyBytes.From(bytes) : PyStr.Decode(bytes, _encoding, _errors);

    [Mirrors("load_counted_binstring", 5542, 5577)]
    private bool LoadBinString(int size)
    {
        if (!Read(size, out ReadOnlySpan<byte> count)) return false;
        long length = BinInt(count);
        if (length < 0) return Failed("BINSTRING pickle has negative byte count");
        return Read(length, out ReadOnlySpan<byte> bytes) && Push(Python2String(bytes));
    }

    // What a pickle claims is not allocated before it comes: the array grows with what is read.
    private byte[]? ReadArray(long length)
    {
        const int first = 1 << 20;
        if (length >> 47 != 0)
        {
            Err.NoMemory();
            return null;
        }
        if (!InFrame(length)) return null;
        byte[] bytes = new byte[Math.Min(length, first)];
        if (!ReadInto(bytes)) return null;
        while (bytes.Length < length)
        {
            int have = bytes.Length;
            if (have == Array.MaxLength)
            {
                Err.NoMemory();
                return null;
            }
            Array.Resize(ref bytes, (int)Math.Min(length, Math.Min(Array.MaxLength, have * 2L)));
            if (!ReadInto(bytes.AsMemory(have))) return null;
        }
        return bytes;
    }

    [Mirrors("load_counted_binbytes", 5579, 5607)]
    private bool LoadBinBytes(int size)
    {
        if (!ReadSize(size, "BINBYTES", out long length)) return false;
        return ReadArray(length) is { } bytes && Push(PyBytes.Own(bytes));
    }

    [Mirrors("load_counted_bytearray", 5609, 5640)]
    private bool LoadByteArray()
    {
        if (!ReadSize(8, "BYTEARRAY8", out long length)) return false;
        return ReadArray(length) is { } bytes && Push(PyByteArray.From(bytes));
    }

    [Mirrors("load_next_buffer", 5642, 5662)]
    private bool LoadNextBuffer()
    {
        if (_buffers is null) return Failed("pickle stream refers to out-of-band data but no *buffers* argument was given");
        PyObject? buffer = Obj.IterNext(_buffers);
        if (buffer is null && Err.Occurred is null) return Failed("not enough out-of-band buffers");
        return Push(buffer);
    }

    [Mirrors("load_readonly_buffer", 5664, 5688)]
    private bool LoadReadOnlyBuffer()
    {
        if (_count <= _fence) return Underflow();
        if (PyMemoryView.FromObject(_stack[_count - 1]) is not { } view) return false;
        if (!view.View.ReadOnly)
        {
            view.View.ReadOnly = true;
            _stack[_count - 1] = view;
        }
        return true;
    }

    [Mirrors("load_unicode", 5690, 5708)]
    private bool LoadUnicode() => ReadText(0, out ReadOnlySpan<byte> text) && Push(Codecs.DecodeRawUnicodeEscape(text, null, true, out _));

    [Mirrors("load_counted_binunicode", 5710, 5737)]
    private bool LoadBinUnicode(int size)
    {
        if (!ReadSize(size, "BINUNICODE", out long length)) return false;
        return Read(length, out ReadOnlySpan<byte> bytes) && Push(Codecs.DecodeUtf8(bytes, "surrogatepass"));
    }

    // Containers.

    [Mirrors("load_counted_tuple", 5739, 5752), Mirrors("load_tuple", 5754, 5763)]
    private bool LoadTuple(int count) => _count < count ? Underflow() : Push(PopTuple(_count - count));

    [Mirrors("load_dict", 5814, 5844)]
    private bool LoadDict()
    {
        if (!Marker(out int mark)) return false;
        PyDict dict = new();
        if ((_count - mark) % 2 != 0) return Failed("odd number of items for DICT");
        for (int i = mark; i < _count; i += 2)
            if (!dict.SetItem(_stack[i], _stack[i + 1])) return false;
        Cut(mark);
        return Push(dict);
    }

    [Mirrors("do_append", 6483, 6556)]
    private bool DoAppend(int start)
    {
        if (start > _count || start <= _fence) return Underflow();
        if (_count == start) return true;
        PyObject list = _stack[start - 1];
        if (list.GetType() == typeof(PyList)) return ((PyList)list).Extend(PopList(start));
        if (!Obj.TryGetAttr(list, s_extend, out PyObject? extend)) return false;
        if (extend is not null) return Obj.Call(extend, PopList(start)) is not null;
        // extend() came later than append(): an object may have the older one only.
        if (Obj.GetAttr(list, s_append) is not { } append) return false;
        PyList items = PopList(start);
        for (int i = 0; i < items.Count; i++)
            if (Obj.Call(append, items[i]) is null) return false;
        return true;
    }

    [Mirrors("do_setitems", 6575, 6610)]
    private bool DoSetItems(int start)
    {
        if (start > _count || start <= _fence) return Underflow();
        if (_count == start) return true;
        if ((_count - start) % 2 != 0) return Failed("odd number of items for SETITEMS");
        PyObject dict = _stack[start - 1];
        bool good = true;
        for (int i = start; i < _count && good; i += 2) good = Obj.SetItem(dict, _stack[i], _stack[i + 1]);
        Cut(start);
        return good;
    }

    [Mirrors("load_additems", 6627, 6681)]
    private bool LoadAddItems()
    {
        if (!Marker(out int mark)) return false;
        if (mark > _count || mark <= _fence) return Underflow();
        if (_count == mark) return true;
        PyObject set = _stack[mark - 1];
        if (set is PySet native) return PopTuple(mark) is { } items && native.UpdateFrom(items);
        if (Obj.GetAttr(set, s_add) is not { } add) return false;
        PyList added = PopList(mark);
        for (int i = 0; i < added.Count; i++)
            if (Obj.Call(add, added[i]) is null) return false;
        return true;
    }

    // Objects.

    [Mirrors("find_class", 5200, 5205)]
    private PyObject? Find(PyObject module, PyObject name) => Obj.CallMethod(this, s_findClass, module, name);

    // Classes of old were made without their __init__ when there was nothing to give it.
    [Mirrors("instantiate", 5869, 5886)]
    private static PyObject? Instantiate(PyObject cls, PyTuple args)
    {
        if (args.Count == 0 && cls is PyType)
        {
            if (!Obj.TryGetAttr(cls, s_getInitArgs, out PyObject? getInitArgs)) return null;
            if (getInitArgs is null) return Obj.CallMethod(cls, s_new, cls);
        }
        return Obj.CallTuple(cls, args, null);
    }

    [Mirrors("load_obj", 5888, 5915)]
    private bool LoadObj()
    {
        if (!Marker(out int mark)) return false;
        if (_count - mark < 1) return Underflow();
        return PopTuple(mark + 1) is { } args && Pop(out PyObject cls) && Push(Instantiate(cls, args));
    }

    [Mirrors("load_inst", 5917, 5970)]
    private bool LoadInst()
    {
        if (!Marker(out int mark) || !ReadText(1, out ReadOnlySpan<byte> text) || Codecs.DecodeAscii(text) is not { } module) return false;
        if (!ReadText(1, out text) || Codecs.DecodeAscii(text) is not { } name) return false;
        return Find(module, name) is { } cls && PopTuple(mark) is { } args && Push(Instantiate(cls, args));
    }

    [Mirrors("load_newobj", 5981, 6048)]
    private bool LoadNewObj(bool keywords)
    {
        PyObject? kwargs = null;
        if (keywords)
        {
            if (!Pop(out PyObject popped)) return false;
            kwargs = popped;
        }
        if (!Pop(out PyObject args) || !Pop(out PyObject cls)) return false;
        string op = keywords ? "NEWOBJ_EX" : "NEWOBJ";
        if (cls is not PyType type) return Failed($"{op} class argument must be a type, not {cls.Type.Name}");
        if (!HasNew(type)) return Failed($"{op} class argument '{type.Type.Name}' doesn't have __new__");
        if (args is not PyTuple positional) return Failed($"{op} args argument must be a tuple, not {args.Type.Name}");
        if (kwargs is not (null or PyDict)) return Failed($"{op} kwargs argument must be a dict, not {kwargs.Type.Name}");
        return Push(CallNew(type, positional, (PyDict?)kwargs));
    }

    private static unsafe bool HasNew(PyType type) => type.Slots.New != null;

    private static unsafe PyObject? CallNew(PyType type, PyTuple args, PyDict? kwargs)
    {
        if (kwargs is null or { Count: 0 }) return type.Slots.New(type, args.Span, null);
        List<PyObject> all = [.. args.Items], names = [];
        for (int pos = 0; kwargs.Next(ref pos, out PyObject? key, out PyObject? value);)
        {
            if (key is not PyStr) return Err.Raise(Exc.TypeError, "keywords must be strings");
            names.Add(key);
            all.Add(value);
        }
        return type.Slots.New(type, all.ToArray(), PyTuple.Own([.. names]));
    }

    [Mirrors("load_global", 6050, 6084)]
    private bool LoadGlobal()
    {
        if (!ReadText(1, out ReadOnlySpan<byte> text) || Codecs.DecodeUtf8(text) is not { } module) return false;
        if (!ReadText(1, out text) || Codecs.DecodeUtf8(text) is not { } name) return false;
        return Push(Find(module, name));
    }

    [Mirrors("load_stack_global", 6086, 6117)]
    private bool LoadStackGlobal()
    {
        if (!Pop(out PyObject name) || !Pop(out PyObject module)) return false;
        if (module.GetType() != typeof(PyStr) || name.GetType() != typeof(PyStr)) return Failed("STACK_GLOBAL requires str");
        return Push(Find(module, name));
    }

    [Mirrors("load_persid", 6119, 6148)]
    private bool LoadPersId()
    {
        if (!ReadText(0, out ReadOnlySpan<byte> text)) return false;
        if (Codecs.DecodeAscii(text) is { } id) return Push(Obj.Call(_persistentLoad!, id));
        return Err.MatchesAndClear(Exc.UnicodeDecodeError) && Failed("persistent IDs in protocol 0 must be ASCII strings");
    }

    [Mirrors("load_reduce", 6821, 6843)]
    private bool LoadReduce()
    {
        if (!Pop(out PyObject args) || !Pop(out PyObject callable)) return false;
        return args is PyTuple tuple ? Push(Obj.CallTuple(callable, tuple, null)) : Err.Fail(Exc.TypeError, "argument list must be a tuple");
    }

    [Mirrors("load_build", 6683, 6792)]
    private bool LoadBuild()
    {
        if (_count - 2 < _fence) return Underflow();
        if (!Pop(out PyObject state)) return false;
        PyObject o = _stack[_count - 1];
        if (!Obj.TryGetAttr(o, s_setState, out PyObject? setState)) return false;
        if (setState is not null) return Obj.Call(setState, state) is not null;

        PyObject? slotState = null;
        if (state is PyTuple { Count: 2 } both) (state, slotState) = (both[0], both[1]);
        if (state is not PyNone)
        {
            if (state is not PyDict attributes) return Failed("state is not a dictionary");
            if (Obj.GetAttr(o, s_dict) is not { } dict) return false;
            for (int pos = 0; attributes.Next(ref pos, out PyObject? key, out PyObject? value);)
                if (!Obj.SetItem(dict, key.GetType() == typeof(PyStr) ? PyStr.Intern((PyStr)key) : key, value)) return false;
        }
        if (slotState is null) return true;
        if (slotState is not PyDict slots) return Failed("slot state is not a dictionary");
        for (int pos = 0; slots.Next(ref pos, out PyObject? key, out PyObject? value);)
            if (!Obj.SetAttr(o, key, value)) return false;
        return true;
    }

    [Mirrors("load_extension", 6311, 6395)]
    private bool LoadExtension(PickleModule.State state, int size)
    {
        if (!Read(size, out ReadOnlySpan<byte> bytes)) return false;
        long code = BinInt(bytes);
        if (code <= 0) return Failed("EXT specifies code <= 0");
        PyObject key = PyInt.From(code);
        if (!state.ExtensionCache.TryGetItem(key, out PyObject? cached)) return false;
        if (cached is not null) return Push(cached);
        if (!state.InvertedRegistry.TryGetItem(key, out PyObject? pair)) return false;
        if (pair is null) return Err.Fail(Exc.ValueError, $"unregistered extension code {code}");
        if (pair is not PyTuple { Count: 2 } names || names[0] is not PyStr || names[1] is not PyStr)
            return Err.Fail(Exc.ValueError, $"_inverted_registry[{code}] isn't a 2-tuple of strings");
        return Find(names[0], names[1]) is { } found && state.ExtensionCache.SetItem(key, found) && Push(found);
    }

    // Stack and memo.

    [Mirrors("load_mark", 6794, 6819)]
    private bool LoadMark()
    {
        _markSet = true;
        _fence = _count;
        _marks.Add(_count);
        return true;
    }

    // A mark may be popped as if it were an object.
    [Mirrors("load_pop", 6168, 6193)]
    private bool LoadPop()
    {
        if (_marks.Count > 0 && _marks[^1] == _count)
        {
            DropMark();
            return true;
        }
        return Pop(out _);
    }

    private bool LoadIndex(out nint index)
    {
        index = 0;
        return ReadText(1, out ReadOnlySpan<byte> text) && Number(text) is { } number && Args.AsSsize(number, out index);
    }

    [Mirrors("load_binput", 6428, 6445)]
    private bool Put(long index) => _count <= _fence ? Underflow() : MemoPut(index, _stack[_count - 1]);

    [Mirrors("load_put", 6397, 6426)]
    private bool LoadPut()
    {
        if (!ReadText(1, out ReadOnlySpan<byte> text)) return false;
        if (_count <= _fence) return Underflow();
        if (Number(text) is not { } number || !Args.AsSsize(number, out nint index)) return false;
        return index < 0 ? Err.Fail(Exc.ValueError, "negative PUT argument") : Put(index);
    }

    [Mirrors("load_proto", 6848, 6865)]
    private bool LoadProto()
    {
        if (!ReadByte(out byte protocol)) return false;
        if (protocol > PickleOp.HighestProtocol) return Err.Fail(Exc.ValueError, $"unsupported pickle protocol: {protocol}");
        _protocol = protocol;
        return true;
    }

    // The frame is fetched as a whole; its opcodes are then read from memory.
    [Mirrors("load_frame", 6867, 6890)]
    private bool LoadFrame()
    {
        if (!Read(8, out ReadOnlySpan<byte> bytes)) return false;
        long length = BinSize(bytes);
        if (length < 0) return Err.Fail(Exc.OverflowError, $"FRAME length exceeds system's maximum of {long.MaxValue} bytes");
        if (_frameEnd >= 0 && _next < _frameEnd) return Failed("beginning of a new frame before end of current frame");
        _frameEnd = -1;
        if (!Read(length, out _)) return false;
        _frameEnd = _next;
        _next -= length;
        return true;
    }
}
