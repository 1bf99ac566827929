// Modules/_struct.c: Struct.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A compiled format.</summary>
[PyType("_struct.Struct", NoTextSignature = true, GenericGetAttr = true, GenericSetAttr = true, Module = typeof(StructModule), Flags = TypeFlags.BaseType | TypeFlags.ImmutableType | TypeFlags.HaveGc, WeakRefs = true)]
public partial class StructObject : PyObject
{
    private StructFormat? _parsed;
    private PyBytes? _format;

    protected internal StructObject()
    {
    }

    internal long Size => _parsed?.Size ?? -1;

    [PySlot(Slot.New), Mirrors("s_new", 1711, 1729)]
    private static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames) => cls.Alloc();

    [PySlot(Slot.Init, Signature = "(format)"), Mirrors("Struct___init___impl", 1744, 1772)]
    internal bool Init(PyObject format)
    {
        if (format is PyStr s)
        {
            if (Codecs.EncodeAscii(s) is not { } ascii) return false;
            format = ascii;
        }
        if (format is not PyBytes bytes)
            return Err.Fail(Exc.TypeError, $"Struct() argument 1 must be a str or bytes object, not {format.Type.Name}");
        if (StructFormat.Parse(bytes.Span) is not { } parsed) return false;
        _format = bytes;
        _parsed = parsed;
        return true;
    }

    private StructFormat? Ready() => _parsed ?? Err.Raise<StructFormat>(Exc.RuntimeError, "Struct object is not initialized");

    [Mirrors("s_unpack_internal", 1808, 1851)]
    internal PyObject Unpack(ReadOnlySpan<byte> data)
    {
        StructFormat format = _parsed!;
        var items = new PyObject[format.Length];
        int n = 0;
        foreach (FormatCode code in format.Codes)
        {
            ReadOnlySpan<byte> p = data[(int)code.Offset..];
            for (long j = code.Repeat; j > 0; j--)
            {
                int size = (int)code.Size;
                items[n++] = code.Format switch
                {
                    's' => PyBytes.From(p[..size]),
                    'p' => size == 0 ? PyBytes.Empty : PyBytes.From(p.Slice(1, Math.Min(p[0], size - 1))),
                    _ => StructFormat.Unpack(in code, p),
                };
                p = p[size..];
            }
        }
        return PyTuple.Own(items);
    }

    [Mirrors("s_pack_internal", 2098, 2180)]
    private bool Pack(Span<byte> data, ReadOnlySpan<PyObject> args)
    {
        data.Clear();
        int i = 0;
        foreach (FormatCode code in _parsed!.Codes)
        {
            Span<byte> p = data[(int)code.Offset..];
            int size = (int)code.Size;
            for (long j = code.Repeat; j > 0; j--)
            {
                PyObject v = args[i++];
                if (code.Format is 's' or 'p')
                {
                    ReadOnlySpan<byte> text;
                    switch (v)
                    {
                        case PyBytes b: text = b.Span; break;
                        case PyByteArray a: text = a.Span; break;
                        default: return Err.Fail(StructModule.Error, $"argument for '{code.Format}' must be a bytes object");
                    }
                    if (code.Format == 's')
                    {
                        text[..Math.Min(text.Length, size)].CopyTo(p);
                    }
                    else if (size > 0)
                    {
                        int n = Math.Min(text.Length, size - 1);
                        text[..n].CopyTo(p[1..]);
                        p[0] = (byte)Math.Min(n, 255);
                    }
                }
                else if (!StructFormat.Pack(in code, p, v))
                {
                    if (v is PyLong && Err.Matches(Exc.OverflowError)) return Err.Fail(StructModule.Error, "int too large to convert");
                    return false;
                }
                p = p[size..];
            }
        }
        return true;
    }

    [PyMethod("pack", "(*args)", Raw = true, NoTextSignature = true, Doc = "S.pack(v1, v2, ...) -> bytes\n\nThe values as bytes of the format S.format.")]
    [Mirrors("s_pack", 2190, 2224)]
    internal PyObject? PackMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("Struct.pack", kwnames) || Ready() is not { } format) return null;
        if (args.Length != format.Length)
            return Err.Raise(StructModule.Error, $"pack expected {format.Length} items for packing (got {args.Length})");
        if (format.Size > Array.MaxLength) return PyStr.NoMemory<PyObject>();
        var data = new byte[format.Size];
        return Pack(data, args) ? PyBytes.Own(data) : null;
    }

    [PyMethod("pack_into", "(*args)", Raw = true, NoTextSignature = true, Doc = "S.pack_into(buffer, offset, v1, v2, ...)\n\nWrite the values as bytes of the format S.format into the buffer, from the offset on.")]
    [Mirrors("s_pack_into", 2234, 2326)]
    internal PyObject? PackIntoMethod(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("Struct.pack_into", kwnames) || Ready() is not { } format) return null;
        if (args.Length != format.Length + 2)
        {
            return Err.Raise(StructModule.Error, args.Length switch
            {
                0 => "pack_into expected buffer argument",
                1 => "pack_into expected offset argument",
                _ => $"pack_into expected {format.Length} items for packing (got {args.Length - 2})",
            });
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(args[0], view, PyBuffer.Writable))
        {
            Err.Clear();
            return Err.Raise(Exc.TypeError, $"argument must be read-write bytes-like object, not {args[0].Type.Name}");
        }
        PyObject? result = PackInto(view, args, format);
        view.Release();
        return result;
    }

    private PyObject? PackInto(PyBuffer view, ReadOnlySpan<PyObject> args, StructFormat format)
    {
        if (!Num.AsSsize(args[1], Exc.IndexError, out nint offset)) return null;
        if (offset < 0)
        {
            if (offset + format.Size > 0) return Err.Raise(StructModule.Error, $"no space to pack {format.Size} bytes at offset {offset}");
            if (offset + view.Len < 0) return Err.Raise(StructModule.Error, $"offset {offset} out of range for {view.Len}-byte buffer");
            offset += view.Len;
        }
        if (view.Len - offset < format.Size)
        {
            return Err.Raise(StructModule.Error,
                $"pack_into requires a buffer of at least {(ulong)format.Size + (ulong)offset} bytes for packing {format.Size} bytes at offset {offset} (actual buffer size is {view.Len})");
        }
        return Pack(view.Span.Slice((int)offset, (int)format.Size), args[2..]) ? PyNone.Instance : null;
    }

    [PyMethod("unpack", "(buffer, /)", Doc = "Return a tuple of the values that a buffer of Struct.size bytes holds.")]
    [Mirrors("Struct_unpack_impl", 1868, 1881)]
    internal PyObject? UnpackMethod(PyBuffer buffer)
    {
        if (Ready() is not { } format) return null;
        return buffer.Len == format.Size ? Unpack(buffer.Span)
            : Err.Raise(StructModule.Error, $"unpack requires a buffer of {format.Size} bytes");
    }

    [PyMethod("unpack_from", "(buffer, offset=0)", Doc = "Return a tuple of the values that a buffer holds from an offset on.")]
    [Mirrors("Struct_unpack_from_impl", 1899, 1938)]
    internal PyObject? UnpackFromMethod(PyBuffer buffer, nint offset = 0)
    {
        if (Ready() is not { } format) return null;
        if (offset < 0)
        {
            if (offset + format.Size > 0) return Err.Raise(StructModule.Error, $"not enough data to unpack {format.Size} bytes at offset {offset}");
            if (offset + buffer.Len < 0) return Err.Raise(StructModule.Error, $"offset {offset} out of range for {buffer.Len}-byte buffer");
            offset += buffer.Len;
        }
        if (buffer.Len - offset < format.Size)
        {
            return Err.Raise(StructModule.Error,
                $"unpack_from requires a buffer of at least {(ulong)format.Size + (ulong)offset} bytes for unpacking {format.Size} bytes at offset {offset} (actual buffer size is {buffer.Len})");
        }
        return Unpack(buffer.Span[(int)offset..]);
    }

    [PyMethod("iter_unpack", "(buffer, /)", Doc = "Return an iterator over tuples unpacked one after the other from the buffer,\nwhose size must be a multiple of the struct's.")]
    [Mirrors("Struct_iter_unpack_impl", 2051, 2085)]
    internal PyObject? IterUnpackMethod(PyObject buffer)
    {
        if (Ready() is not { } format) return null;
        if (format.Size == 0) return Err.Raise(StructModule.Error, "cannot iteratively unpack with a struct of length 0");
        var view = new PyBuffer();
        if (!Obj.GetBuffer(buffer, view, PyBuffer.Simple)) return null;
        if (view.Len % format.Size == 0) return new UnpackIterator(this, view);
        view.Release();
        return Err.Raise(StructModule.Error, $"iterative unpacking requires a buffer of a multiple of {format.Size} bytes");
    }

    [PyGetSet("format", Doc = "struct format string"), Mirrors("s_get_format", 2328, 2334)]
    private PyObject? Format => _format is { } f ? PyStr.FromLatin1(f.Span) : Err.Raise(Exc.RuntimeError, "Struct object is not initialized");

    [PyGetSet("size", Doc = "struct size in bytes"), Mirrors("s_get_size", 2336, 2341)]
    private PyObject? SizeGet => PyInt.From(Size);

    [PyMethod("__sizeof__", "()", NoTextSignature = true, Doc = "S.__sizeof__() -> size in memory, in bytes"), Mirrors("s_sizeof", 2346, 2355)]
    private PyObject? SizeOf() => Ready() is { } parsed ? PyInt.From(56 + 32 * (parsed.Codes.Length + 1)) : null;

    [PySlot(Slot.Repr), Mirrors("s_repr", 2357, 2369)]
    private PyObject? Repr()
    {
        if (Format is not PyStr format) return null;
        string name = Type.Name;
        return PyStr.From($"{name[(name.LastIndexOf('.') + 1)..]}({format.Repr().Value})");
    }
}

/// <summary>The iterator of iter_unpack.</summary>
[PyType("_struct.unpack_iterator", Flags = TypeFlags.HaveGc | TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation)]
public sealed partial class UnpackIterator : PyObject
{
    private StructObject? _struct;
    private readonly PyBuffer _view;
    private nint _index;

    internal UnpackIterator(StructObject @struct, PyBuffer view)
    {
        _struct = @struct;
        _view = view;
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("unpackiter_iternext", 1995, 2016)]
    private PyObject? Next()
    {
        if (_struct is not { } s) return null;
        if (_index >= _view.Len)
        {
            _struct = null;
            _view.Release();
            return null;
        }
        PyObject result = s.Unpack(_view.Span[(int)_index..]);
        _index += (nint)s.Size;
        return result;
    }

    [PyMethod("__length_hint__", "()", NoTextSignature = true), Mirrors("unpackiter_len", 1976, 1988)]
    private PyObject? LengthHint() => PyInt.From(_struct is { } s ? (_view.Len - _index) / s.Size : 0);
}
