// Objects/memoryobject.c: memoryview.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A view of another object's memory.</summary>
[PyType("memoryview", Flags = TypeFlags.HaveGc | TypeFlags.Sequence, WeakRefs = true, Signature = "(object)")]
public sealed partial class PyMemoryView : PyObject
{
    private readonly ManagedBuffer _buffer;
    private readonly PyBuffer _view = new();
    private long _hash = -1;
    private bool _released, _restricted;
    private bool _c, _f;
    private int _exports;

    private PyMemoryView(ManagedBuffer buffer)
    {
        _buffer = buffer;
        buffer.Exports++;
    }

    /// <summary>The view's fields. Do not release it.</summary>
    public PyBuffer View => _view;

    /// <summary>Make a new, contiguous view one of plain bytes.</summary>
    internal void MakeRaw()
    {
        _view.Format = "B";
        _view.NDim = 1;
        _view.ItemSize = 1;
        _view.Shape = [_view.Len];
        _view.Strides = [1];
        _c = _f = true;
    }

    // Making.

    /// <summary>mbuf_add_view.</summary>
    [Mirrors("mbuf_add_view", 675, 705)]
    private static PyMemoryView? Add(ManagedBuffer buffer, PyBuffer src)
    {
        if (src.NDim > PyBuffer.MaxDim)
            return Err.Raise<PyMemoryView>(Exc.ValueError, "memoryview: number of dimensions must not exceed 64");
        var mv = new PyMemoryView(buffer);
        PyBuffer dest = mv._view;
        dest.CopyFrom(src);
        dest.Format = src.Format ?? "B";
        switch (src.NDim)
        {
            case 0:
                dest.Shape = dest.Strides = null;
                break;
            case 1:
                dest.Shape = [src.Shape is { } shape ? shape[0] : src.Len / src.ItemSize];
                dest.Strides = [src.Strides is { } strides ? strides[0] : src.ItemSize];
                break;
            default:
                dest.Shape = (nint[])src.Shape!.Clone();
                dest.Strides = src.Strides is { } s ? (nint[])s.Clone() : dest.CStrides();
                break;
        }
        mv.InitFlags();
        return mv;
    }

    [Mirrors("init_flags", 610, 639)]
    private void InitFlags()
    {
        switch (_view.NDim)
        {
            case 0:
                _c = _f = true;
                break;
            case 1:
                _c = _f = _view.Shape![0] == 1 || _view.Strides![0] == _view.ItemSize;
                break;
            default:
                _c = _view.IsContiguous('C');
                _f = _view.IsContiguous('F');
                break;
        }
    }

    /// <summary>PyMemoryView_FromObject.</summary>
    [Mirrors("PyMemoryView_FromObjectAndFlags", 800, 825)]
    public static PyMemoryView? FromObject(PyObject o, int flags = PyBuffer.FullRo)
    {
        if (o is PyMemoryView mv) return mv.CheckNotReleased() && mv.CheckNotRestricted() ? Add(mv._buffer, mv._view) : null;
        if (!Obj.CheckBuffer(o))
            return Err.Raise<PyMemoryView>(Exc.TypeError, $"memoryview: a bytes-like object is required, not '{o.Type.Name}'");
        return ManagedBuffer.FromObject(o, flags) is { } buffer ? Add(buffer, buffer.Master) : null;
    }

    /// <summary>PyMemoryView_FromMemory.</summary>
    [Mirrors("PyMemoryView_FromMemory", 740, 762)]
    public static PyMemoryView FromMemory(Memory<byte> memory, bool readOnly)
    {
        var buffer = new ManagedBuffer();
        buffer.Master.FillInfo(null, memory, readOnly, PyBuffer.FullRo);
        return Add(buffer, buffer.Master)!;
    }

    /// <summary>PyMemoryView_FromBuffer: the exporter of <paramref name="info"/> is not released with the view.</summary>
    [Mirrors("PyMemoryView_FromBuffer", 769, 794)]
    public static PyMemoryView? FromBuffer(PyBuffer info)
    {
        var buffer = new ManagedBuffer();
        buffer.Master.CopyFrom(info);
        buffer.Master.Obj = null;
        return Add(buffer, buffer.Master);
    }

    /// <summary>_PyMemoryView_FromBufferProc: of what a buffer slot gives when called by itself.</summary>
    [Mirrors("_PyMemoryView_FromBufferProc", 831, 848)]
    internal static unsafe PyMemoryView? FromBufferProc(PyObject o, int flags, delegate*<PyObject, PyBuffer, int, bool> getBuffer)
    {
        var buffer = new ManagedBuffer();
        return getBuffer(o, buffer.Master, flags) ? Add(buffer, buffer.Master) : null;
    }

    /// <summary>The exporter of the managed buffer.</summary>
    internal PyObject? BufferOwner => _buffer.Master.Obj;

    /// <summary>No new views of this one from now on, as for the argument of <c>__release_buffer__</c>.</summary>
    internal void Restrict() => _restricted = true;

    [PySlot(Slot.New, Signature = "(object)"), Mirrors("memoryview_impl", 1013, 1018)]
    private static PyObject? New(PyType cls, PyObject @object) => FromObject(@object);

    [PyMethod("_from_flags", "(object, flags)", Class = true, Doc = "A view of an object's buffer, asked for with these flags; for tests.")]
    [Mirrors("memoryview__from_flags_impl", 1031, 1036)]
    private static PyObject? FromFlags(PyType cls, PyObject @object, int flags) => FromObject(@object, flags);

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);

    // Releasing.

    internal bool IsReleased => _released || _buffer.Released;

    private bool CheckNotReleased() =>
        !IsReleased || Err.Fail(Exc.ValueError, "operation forbidden on released memoryview object");

    private bool CheckNotRestricted() =>
        !_restricted || Err.Fail(Exc.ValueError, "cannot create new view on restricted memoryview");

    /// <summary>_memory_release.</summary>
    [Mirrors("_memory_release", 1108, 1120)]
    public bool Release()
    {
        if (_released) return true;
        if (_exports > 0)
            return Err.Fail(Exc.BufferError, $"memoryview has {_exports} exported buffer{(_exports == 1 ? "" : "s")}");
        _released = true;
        if (--_buffer.Exports == 0) _buffer.Release();
        return Err.Occurred is null;
    }

    [PyMethod("release", "()", Doc = "Let go of the object's buffer; the view is of no use afterwards."), Mirrors("memoryview_release_impl", 1128, 1148)]
    private PyObject? ReleaseMethod() => Release() ? PyNone.Instance : null;

    [PyMethod("__enter__", "()", NoTextSignature = true), Mirrors("memory_enter", 1182, 1187)]
    private PyObject? Enter() => CheckNotReleased() ? this : null;

    [PyMethod("__exit__", "(*exc_info)", Doc = "Release the buffer."), Mirrors("memory_exit", 1189, 1193)]
    private PyObject? Exit(ReadOnlySpan<PyObject> exc_info) => ReleaseMethod();

    // Buffer protocol.

    [PySlot(Slot.BfGetBuffer), Mirrors("memory_getbuf", 1528, 1610)]
    private bool GetBuffer(PyBuffer view, int flags)
    {
        if (!CheckNotReleased() || !CheckNotRestricted()) return false;
        if ((flags & PyBuffer.Writable) != 0 && _view.ReadOnly) return Fail("memoryview: underlying buffer is not writable");
        view.CopyFrom(_view);
        view.Obj = null;
        if ((flags & PyBuffer.FormatFlag) == 0) view.Format = null;
        if ((flags & PyBuffer.CContiguous) == PyBuffer.CContiguous && !_c) return Fail("memoryview: underlying buffer is not C-contiguous");
        if ((flags & PyBuffer.FContiguous) == PyBuffer.FContiguous && !_f) return Fail("memoryview: underlying buffer is not Fortran contiguous");
        if ((flags & PyBuffer.AnyContiguous) == PyBuffer.AnyContiguous && !_c && !_f) return Fail("memoryview: underlying buffer is not contiguous");
        if ((flags & PyBuffer.StridesFlag) != PyBuffer.StridesFlag)
        {
            if (!_c) return Fail("memoryview: underlying buffer is not C-contiguous");
            view.Strides = null;
        }
        if ((flags & PyBuffer.Nd) == 0)
        {
            if (view.Format is not null) return Fail("memoryview: cannot cast to unsigned bytes if the format flag is present");
            view.NDim = 1;
            view.Shape = null;
        }
        view.Obj = this;
        _exports++;
        return true;

        static bool Fail(string message) => Err.Fail(Exc.BufferError, message);
    }

    [PySlot(Slot.BfReleaseBuffer), Mirrors("memory_releasebuf", 1612, 1623)]
    private void ReleaseBuffer(PyBuffer view) => _exports--;

    // Attributes.

    private PyObject? IfAlive(PyObject? value) => CheckNotReleased() ? value : null;

    [Mirrors("_IntTupleFromSsizet", 3257, 3279)]
    private static PyObject Tuple(nint[]? values)
    {
        if (values is null) return PyTuple.Empty;
        var items = new PyObject[values.Length];
        for (int i = 0; i < items.Length; i++) items[i] = PyInt.From(values[i]);
        return PyTuple.Own(items);
    }

    [PyGetSet("obj", Doc = "The object whose memory this is."), Mirrors("memory_obj_get", 3281, 3292)]
    private PyObject? ObjGet => IfAlive(_view.Obj ?? PyNone.Instance);

    [PyGetSet("nbytes", Doc = "The number of bytes of all elements."), Mirrors("memory_nbytes_get", 3294, 3300)]
    private PyObject? NBytes => IfAlive(PyInt.From(_view.Len));

    [PyGetSet("readonly", Doc = "Whether the memory is read only."), Mirrors("memory_readonly_get", 3342, 3348)]
    private PyObject? ReadOnlyGet => IfAlive(PyBool.From(_view.ReadOnly));

    [PyGetSet("itemsize", Doc = "The size in bytes of each element."), Mirrors("memory_itemsize_get", 3310, 3316)]
    private PyObject? ItemSize => IfAlive(PyInt.From(_view.ItemSize));

    [PyGetSet("format", Doc = "The format of each element, in the struct module's style."), Mirrors("memory_format_get", 3302, 3308)]
    private PyObject? Format => CheckNotReleased() ? PyStr.From(_view.Format!) : null;

    [PyGetSet("ndim", Doc = "The number of dimensions."), Mirrors("memory_ndim_get", 3350, 3356)]
    private PyObject? NDim => IfAlive(PyInt.From(_view.NDim));

    [PyGetSet("shape", Doc = "The length of each dimension."), Mirrors("memory_shape_get", 3318, 3324)]
    private PyObject? Shape => CheckNotReleased() ? Tuple(_view.Shape) : null;

    [PyGetSet("strides", Doc = "The bytes from one element to the next, for each dimension."), Mirrors("memory_strides_get", 3326, 3332)]
    private PyObject? Strides => CheckNotReleased() ? Tuple(_view.Strides) : null;

    [PyGetSet("suboffsets", Doc = "Used internally for PIL-style arrays."), Mirrors("memory_suboffsets_get", 3334, 3340)]
    private PyObject? SubOffsets => CheckNotReleased() ? Tuple(_view.SubOffsets) : null;

    [PyGetSet("c_contiguous", Doc = "Whether the memory is C contiguous."), Mirrors("memory_c_contiguous", 3358, 3364)]
    private PyObject? CContiguous => IfAlive(PyBool.From(_c));

    [PyGetSet("f_contiguous", Doc = "Whether the memory is Fortran contiguous."), Mirrors("memory_f_contiguous", 3366, 3372)]
    private PyObject? FContiguous => IfAlive(PyBool.From(_f));

    [PyGetSet("contiguous", Doc = "Whether the memory is contiguous."), Mirrors("memory_contiguous", 3374, 3380)]
    private PyObject? Contiguous => IfAlive(PyBool.From(_c || _f));

    // Conversions.

    private byte[] Bytes(char order = 'C')
    {
        if (order == 'A') order = _f && !_c ? 'F' : 'C';
        return _c && order == 'C' ? _view.Span.ToArray() : _view.ToContiguous(order);
    }

    [PyMethod("tobytes", "(order='C')", Doc = "The data as bytes: in C order, Fortran order ('F') or the view's own ('A').")]
    [Mirrors("memoryview_tobytes_impl", 2281, 2315)]
    private PyObject? ToBytes([AllowNone] string? order = null)
    {
        if (!CheckNotReleased()) return null;
        if (order is not (null or "C" or "F" or "A")) return Err.Raise(Exc.ValueError, "order must be 'C', 'F' or 'A'");
        return PyBytes.Own(Bytes(order is null ? 'C' : order[0]));
    }

    [PyMethod("hex", "(sep=<unrepresentable>, bytes_per_sep=1)", Doc = "The data as a string of hexadecimal digits, with a separator between groups if one is given.\n\n>>> memoryview(b'+-').hex(':')\n'2b:2d'")]
    private PyObject? Hex(PyObject? sep = null, int bytes_per_sep = 1)
    {
        if (!CheckNotReleased()) return null;
        // The separator's length may be Python code.
        _exports++;
        byte[]? digits = BytesMethods.Hex(Bytes(), sep, bytes_per_sep, false);
        _exports--;
        return digits is { } b ? PyStr.FromLatin1(b) : null;
    }

    [PyMethod("tolist", "()", Doc = "The elements as a list, nested for each dimension."), Mirrors("memoryview_tolist_impl", 2240, 2265)]
    private PyObject? ToList()
    {
        if (!CheckNotReleased() || Native(_view.Format!) is not { } format) return null;
        if (_view.NDim == 0) return MemoryItem.Unpack(_view.Buf.Span[(int)_view.Offset..], format);
        return ToList(0, _view.Offset, format);
    }

    [Mirrors("tolist_rec", 2198, 2230)]
    private PyObject? ToList(int dim, nint offset, char format)
    {
        int n = (int)_view.Shape![dim];
        var items = new PyObject[n];
        for (int i = 0; i < n; i++, offset += _view.Strides![dim])
        {
            PyObject? item = dim == _view.NDim - 1 ? MemoryItem.Unpack(_view.Buf.Span[(int)offset..], format) : ToList(dim + 1, offset, format);
            if (item is null) return null;
            items[i] = item;
        }
        return PyList.Own(items);
    }

    [PyMethod("toreadonly", "()", Doc = "A read-only version of the memoryview."), Mirrors("memoryview_toreadonly_impl", 1507, 1521)]
    private PyObject? ToReadOnly()
    {
        if (!CheckNotReleased() || !CheckNotRestricted() || Add(_buffer, _view) is not { } mv) return null;
        mv._view.ReadOnly = true;
        return mv;
    }

    [PyMethod("cast", "(format, shape=<unrepresentable>)", Doc = "A view of the same memory with another format or shape.")]
    [Mirrors("memoryview_cast_impl", 1447, 1499)]
    private PyObject? Cast(PyStr format, PyObject? shape = null)
    {
        if (!CheckNotReleased() || !CheckNotRestricted()) return null;
        if (!_c) return Err.Raise(Exc.TypeError, "memoryview: casts are restricted to C-contiguous views");
        if ((shape is not null || _view.NDim != 1) && Array.IndexOf(_view.Shape ?? [], 0) >= 0)
            return Err.Raise(Exc.TypeError, "memoryview: cannot cast view with zeros in shape or strides");
        ReadOnlySpan<PyObject> dims = default;
        if (shape is not null)
        {
            switch (shape)
            {
                case PyTuple t: dims = t.Items; break;
                case PyList l: dims = l.Items.AsSpan(0, l.Count); break;
                default: return Err.Raise(Exc.TypeError, "shape must be a list or a tuple");
            }
            if (dims.Length > PyBuffer.MaxDim) return Err.Raise(Exc.ValueError, "memoryview: number of dimensions must not exceed 64");
            if (_view.NDim != 1 && dims.Length != 1) return Err.Raise(Exc.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        if (!format.IsAscii) return Codecs.EncodeAscii(format) is null ? null : null;
        string f = format.Value;
        char dest = MemoryItem.NativeChar(f);
        int size = MemoryItem.Size(dest);
        if (size == 0)
            return Err.Raise(Exc.ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        if (!IsByte(MemoryItem.NativeChar(_view.Format!)) && !IsByte(dest))
            return Err.Raise(Exc.TypeError, "memoryview: cannot cast between two non-byte formats");
        if (_view.Len % size != 0) return Err.Raise(Exc.TypeError, "memoryview: length is not a multiple of itemsize");
        var mv = new PyMemoryView(_buffer);
        PyBuffer view = mv._view;
        view.CopyFrom(_view);
        view.Format = f;
        view.ItemSize = size;
        view.NDim = 1;
        view.Shape = [view.Len / size];
        view.Strides = [size];
        view.SubOffsets = null;
        if (shape is not null)
        {
            view.NDim = dims.Length;
            nint length = size;
            if (dims.Length == 0)
            {
                view.Shape = view.Strides = null;
            }
            else
            {
                view.Shape = new nint[dims.Length];
                for (int i = 0; i < dims.Length; i++)
                {
                    if (dims[i] is not PyLong n) return Err.Raise(Exc.TypeError, "memoryview.cast(): elements of shape must be integers");
                    if (!n.TryAsLong(out long x)) return Err.Raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
                    if (x <= 0) return Err.Raise(Exc.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
                    if (x > nint.MaxValue / length) return Err.Raise(Exc.ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
                    length *= (nint)x;
                    view.Shape[i] = (nint)x;
                }
                view.Strides = view.CStrides();
            }
            if (view.Len != length) return Err.Raise(Exc.TypeError, "memoryview: product(shape) * itemsize != buffer size");
        }
        mv.InitFlags();
        return mv;
    }

    private static bool IsByte(char format) => format is 'b' or 'B' or 'c';

    /// <summary>adjust_fmt: the native format's character; null raised.</summary>
    private static char? Native(string format)
    {
        char c = MemoryItem.NativeChar(format);
        if (c != '\0') return c;
        Err.Fail(Exc.NotImplementedError, $"memoryview: unsupported format {format}");
        return null;
    }

    // Items.

    [PySlot(Slot.SqLength), PySlot(Slot.MpLength), Mirrors("memory_length", 2742, 2752)]
    private nint LengthSlot()
    {
        if (!CheckNotReleased()) return -1;
        if (_view.NDim != 0) return _view.Shape![0];
        Err.Fail(Exc.TypeError, "0-dim memory has no length");
        return -1;
    }

    [Mirrors("lookup_dimension", 2387, 2410)]
    private bool Locate(int dim, nint index, ref nint offset)
    {
        nint n = _view.Shape![dim];
        if (index < 0) index += n;
        if ((nuint)index >= (nuint)n) return Err.Fail(Exc.IndexError, $"index out of bounds on dimension {dim + 1}");
        offset += index * _view.Strides![dim];
        return true;
    }

    [Mirrors("ptr_from_tuple", 2421, 2445)]
    private bool Locate(PyTuple key, out nint offset)
    {
        offset = _view.Offset;
        if (key.Count > _view.NDim)
            return Err.Fail(Exc.TypeError, $"cannot index {_view.NDim}-dimension view with {key.Count}-element tuple");
        for (int dim = 0; dim < key.Count; dim++)
            if (!Num.AsSsize(key[dim], Exc.IndexError, out nint index) || !Locate(dim, index, ref offset)) return false;
        return true;
    }

    [PySlot(Slot.SqItem), Mirrors("memory_item", 2450, 2477)]
    internal PyObject? Item(nint index)
    {
        if (!CheckNotReleased() || Native(_view.Format!) is not { } format) return null;
        switch (_view.NDim)
        {
            case 0: return Err.Raise(Exc.TypeError, "invalid indexing of 0-dim memory");
            case 1:
                nint offset = _view.Offset;
                return Locate(0, index, ref offset) ? MemoryItem.Unpack(_view.Buf.Span[(int)offset..], format) : null;
        }
        return Err.Raise(Exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
    }

    [Mirrors("is_multiindex", 2553, 2568)]
    private static bool IsMultiIndex(PyObject key)
    {
        if (key is not PyTuple tuple) return false;
        foreach (PyObject item in tuple.Items)
            if (!Num.IndexCheck(item)) return false;
        return true;
    }

    [Mirrors("is_multislice", 2534, 2551)]
    private static bool IsMultiSlice(PyObject key)
    {
        if (key is not PyTuple { Count: > 0 } tuple) return false;
        foreach (PyObject item in tuple.Items)
            if (item is not PySlice) return false;
        return true;
    }

    [PySlot(Slot.MpSubscript), Mirrors("memory_subscript", 2576, 2637)]
    private PyObject? Subscript(PyObject key)
    {
        if (!CheckNotReleased()) return null;
        if (_view.NDim == 0)
        {
            if (key is PyTuple { Count: 0 })
                return Native(_view.Format!) is { } f ? MemoryItem.Unpack(_view.Buf.Span[(int)_view.Offset..], f) : null;
            return key is PyEllipsis ? this : Err.Raise(Exc.TypeError, "invalid indexing of 0-dim memory");
        }
        if (Num.IndexCheck(key))
            return Num.AsSsize(key, Exc.IndexError, out nint index) ? Item(index) : null;
        if (key is PySlice slice)
        {
            if (!CheckNotRestricted() || Add(_buffer, _view) is not { } sliced) return null;
            if (!Slice(sliced._view, slice)) return null;
            nint length = sliced._view.ItemSize;
            foreach (nint n in sliced._view.Shape!) length *= n;
            sliced._view.Len = length;
            sliced.InitFlags();
            return sliced;
        }
        if (IsMultiIndex(key))
        {
            if (Native(_view.Format!) is not { } format) return null;
            var tuple = (PyTuple)key;
            if (tuple.Count < _view.NDim) return Err.Raise(Exc.NotImplementedError, "sub-views are not implemented");
            return Locate(tuple, out nint offset) && CheckNotReleased() ? MemoryItem.Unpack(_view.Buf.Span[(int)offset..], format) : null;
        }
        return IsMultiSlice(key)
            ? Err.Raise(Exc.NotImplementedError, "multi-dimensional slicing is not implemented")
            : Err.Raise(Exc.TypeError, "memoryview: invalid slice key");
    }

    /// <summary>init_slice on the first dimension.</summary>
    [Mirrors("init_slice", 2505, 2532)]
    private static bool Slice(PyBuffer view, PySlice slice)
    {
        if (!slice.Unpack(out nint start, out nint stop, out nint step)) return false;
        nint n = PySlice.AdjustIndices(view.Shape![0], ref start, ref stop, step);
        view.Offset += view.Strides![0] * start;
        view.Shape[0] = n;
        view.Strides[0] *= step;
        return true;
    }

    [PySlot(Slot.MpAssSubscript), Mirrors("memory_ass_sub", 2639, 2740)]
    private bool SetSubscript(PyObject key, PyObject? value)
    {
        if (!CheckNotReleased() || Native(_view.Format!) is not { } format) return false;
        if (_view.ReadOnly) return Err.Fail(Exc.TypeError, "cannot modify read-only memory");
        if (value is null) return Err.Fail(Exc.TypeError, "cannot delete memory");
        nint offset = _view.Offset;
        if (_view.NDim == 0)
        {
            return key is PyEllipsis or PyTuple { Count: 0 } ? Store(offset, value, format)
                : Err.Fail(Exc.TypeError, "invalid indexing of 0-dim memory");
        }
        if (Num.IndexCheck(key))
        {
            if (_view.NDim > 1) return Err.Fail(Exc.NotImplementedError, "sub-views are not implemented");
            return Num.AsSsize(key, Exc.IndexError, out nint index) && Locate(0, index, ref offset) && Store(offset, value, format);
        }
        if (key is PySlice slice && _view.NDim == 1)
        {
            var src = new PyBuffer();
            if (!Obj.GetBuffer(value, src, PyBuffer.FullRo)) return false;
            var dest = new PyBuffer();
            dest.CopyFrom(_view);
            dest.Shape = [_view.Shape![0]];
            dest.Strides = [_view.Strides![0]];
            bool ok = Slice(dest, slice) && CheckNotReleased() && Copy(dest, src);
            src.Release();
            return ok;
        }
        if (IsMultiIndex(key))
        {
            var tuple = (PyTuple)key;
            if (tuple.Count < _view.NDim) return Err.Fail(Exc.NotImplementedError, "sub-views are not implemented");
            return Locate(tuple, out offset) && Store(offset, value, format);
        }
        if (key is PySlice || IsMultiSlice(key))
            return Err.Fail(Exc.NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
        return Err.Fail(Exc.TypeError, "memoryview: invalid slice key");
    }

    private bool Store(nint offset, PyObject value, char format)
    {
        Span<byte> item = stackalloc byte[16];
        item = item[..(int)_view.ItemSize];
        if (!MemoryItem.Pack(item, value, format, _view.Format!) || !CheckNotReleased()) return false;
        item.CopyTo(_view.Buf.Span[(int)offset..]);
        return true;
    }

    /// <summary>copy_single: one dimension.</summary>
    [Mirrors("copy_single", 404, 432)]
    private static bool Copy(PyBuffer dest, PyBuffer src)
    {
        string from = src.Format ?? "B";
        if (dest.Format!.TrimStart('@') != from.TrimStart('@') || dest.ItemSize != src.ItemSize || src.NDim != 1
            || dest.Shape![0] != (src.Shape is { } s ? s[0] : src.Len / src.ItemSize))
            return Err.Fail(Exc.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        int n = (int)dest.Shape[0], size = (int)dest.ItemSize;
        nint step = src.Strides is { } t ? t[0] : size;
        if (step == size && dest.Strides![0] == size)
        {
            src.Buf.Span.Slice((int)src.Offset, n * size).CopyTo(dest.Buf.Span[(int)dest.Offset..]);
            return true;
        }
        var items = new byte[n * size];
        for (int i = 0; i < n; i++) src.Buf.Span.Slice((int)(src.Offset + i * step), size).CopyTo(items.AsSpan(i * size));
        for (int i = 0; i < n; i++) items.AsSpan(i * size, size).CopyTo(dest.Buf.Span[(int)(dest.Offset + i * dest.Strides![0])..]);
        return true;
    }

    // Searching.

    [PyMethod("count", "(value, /)", Doc = "The number of occurrences of a value."), Mirrors("memoryview_count_impl", 2783, 2816)]
    private PyObject? Count(PyObject value)
    {
        if (Obj.GetIter(this) is not { } iterator) return null;
        long count = 0;
        while (Obj.IterNext(iterator) is { } item)
        {
            switch (Obj.RichCompareBool(item, value, CompareOp.Eq))
            {
                case null: return null;
                case true: count++; break;
            }
        }
        return Err.Occurred is null ? PyInt.From(count) : null;
    }

    [PyMethod("index", "(value, start=0, stop=sys.maxsize, /)", Doc = "The index of the first occurrence of a value; ValueError if it is not present.")]
    [Mirrors("memoryview_index_impl", 2836, 2902)]
    private PyObject? Index(PyObject value, PyObject? start = null, PyObject? stop = null)
    {
        nint i = 0, j = nint.MaxValue;
        if (!StrictIndex(start, ref i) || !StrictIndex(stop, ref j) || !CheckNotReleased()) return null;
        if (_view.NDim == 0) return Err.Raise(Exc.TypeError, "invalid lookup on 0-dim memory");
        if (_view.NDim != 1) return Err.Raise(Exc.NotImplementedError, "multi-dimensional lookup is not implemented");
        nint n = _view.Shape![0];
        if (i < 0) i = Math.Max(i + n, 0);
        if (j < 0) j = Math.Max(j + n, 0);
        j = Math.Min(j, n);
        for (; i < j; i++)
        {
            if (Item(i) is not { } item) return null;
            switch (Obj.RichCompareBool(item, value, CompareOp.Eq))
            {
                case null: return null;
                case true: return PyInt.From(i);
            }
        }
        return Err.Raise(Exc.ValueError, "memoryview.index(x): x not found");
    }

    private static bool StrictIndex(PyObject? o, ref nint value)
    {
        if (o is null) return true;
        if (Num.IndexCheck(o)) return Num.AsSsize(o, null, out value);
        return Err.Fail(Exc.TypeError, "slice indices must be integers or have an __index__ method");
    }

    [PySlot(Slot.Iter), Mirrors("memory_iter", 3508, 3544)]
    private PyObject? Iter()
    {
        if (!CheckNotReleased()) return null;
        if (_view.NDim == 0) return Err.Raise(Exc.TypeError, "invalid indexing of 0-dim memory");
        if (_view.NDim != 1) return Err.Raise(Exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
        return Native(_view.Format!) is null ? null : new PyMemoryIter(this, _view.Shape![0]);
    }

    // Comparing.

    [PySlot(Slot.RichCompare), Mirrors("memory_richcompare", 3095, 3196)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        bool? equal;
        if (IsReleased || other is PyMemoryView { IsReleased: true })
        {
            equal = ReferenceEquals(this, other);
        }
        else if (other is PyMemoryView mv)
        {
            equal = SameItems(_view, mv._view);
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(other, view, PyBuffer.FullRo))
            {
                Err.Clear();
                return PyNotImplemented.Instance;
            }
            equal = SameItems(_view, view);
            view.Release();
        }
        if (equal is { } value) return PyBool.From(value == (op == CompareOp.Eq));
        return Err.Occurred is null ? PyNotImplemented.Instance : null;
    }

    /// <summary>Null without an exception: not implemented.</summary>
    [Mirrors("cmp_rec", 3059, 3093)]
    private static bool? SameItems(PyBuffer v, PyBuffer w)
    {
        nint[] vs = v.NDim == 0 ? [] : v.Shape ?? [v.Len / v.ItemSize], ws = w.NDim == 0 ? [] : w.Shape ?? [w.Len / w.ItemSize];
        if (v.NDim != w.NDim) return false;
        bool empty = false;
        for (int i = 0; i < vs.Length; i++)
        {
            if (vs[i] != ws[i]) return false;
            if (vs[i] != 0) continue;
            empty = true;
            break;
        }
        char vf = MemoryItem.NativeChar(v.Format ?? "B"), wf = MemoryItem.NativeChar(w.Format ?? "B");
        byte[] a = v.ToContiguous(), b = w.ToContiguous();
        if (vf != '\0' && vf == wf && vf is not ('f' or 'd' or 'e' or 'F' or 'D' or '?')) return a.AsSpan().SequenceEqual(b);
        PyObject? unpackV = null, unpackW = null;
        if (vf == '\0' || wf == '\0' || vf != wf)
        {
            if ((unpackV = Unpacker(v.Format ?? "B")) is null || (unpackW = Unpacker(w.Format ?? "B")) is null) return FixStructError();
        }
        if (empty) return true;
        int n = v.ItemSize == 0 ? 0 : a.Length / (int)v.ItemSize;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<byte> x = a.AsSpan(i * (int)v.ItemSize, (int)v.ItemSize), y = b.AsSpan(i * (int)w.ItemSize, (int)w.ItemSize);
            PyObject? p = unpackV is null ? MemoryItem.Unpack(x, vf) : UnpackStruct(unpackV, x);
            PyObject? q = unpackW is null ? MemoryItem.Unpack(y, wf) : UnpackStruct(unpackW, y);
            if (p is null || q is null) return null;
            if (Obj.RichCompare(p, q, CompareOp.Eq) is not { } result) return null;
            switch (Obj.IsTrue(result))
            {
                case null: return null;
                case false: return false;
            }
        }
        return true;
    }

    [Mirrors("struct_get_unpacker", 2078, 2128)]
    private static PyObject? Unpacker(string format)
    {
        if (PyImport.ModuleAttr("struct", "Struct") is not { } type || Obj.Call(type, PyStr.From(format)) is not { } packer) return null;
        return Obj.GetAttr(packer, "unpack_from");
    }

    [Mirrors("struct_unpack_single", 2131, 2148)]
    private static PyObject? UnpackStruct(PyObject unpack, ReadOnlySpan<byte> item)
    {
        if (Obj.Call(unpack, PyBytes.From(item)) is not { } result) return null;
        return result is PyTuple { Count: 1 } one ? one[0] : result;
    }

    [Mirrors("fix_struct_error_int", 2913, 2925)]
    private static bool? FixStructError()
    {
        if (Err.Matches(Exc.ImportError) || Err.Matches(Exc.MemoryError)) return null;
        Err.Clear();
        return null;
    }

    [PySlot(Slot.Hash), Mirrors("memory_hash", 3202, 3250)]
    private long HashSlot()
    {
        if (_hash != -1) return _hash;
        if (!CheckNotReleased()) return -1;
        if (!_view.ReadOnly) return Err.Minus1(Exc.ValueError, "cannot hash writable memoryview object");
        if (!IsByte(MemoryItem.NativeChar(_view.Format!)))
            return Err.Minus1(Exc.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        if (_view.Obj is { } exporter)
        {
            _exports++;
            long hash = Obj.Hash(exporter);
            _exports--;
            if (hash == -1) return -1;
        }
        return _hash = HashSecret.HashBytes(Bytes());
    }

    [PySlot(Slot.Repr), Mirrors("memory_repr", 2372, 2380)]
    private PyObject? Repr() =>
        PyStr.From($"<{(_released ? "released memory" : "memory")} at 0x{(ulong)RuntimeHelpers.GetHashCode(this) << 4:x}>");
}

/// <summary>Iterates over the elements of a memoryview.</summary>
[PyType("memory_iterator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class PyMemoryIter : PyObject
{
    private PyMemoryView? _seq;
    private readonly nint _length;
    private nint _index;

    internal PyMemoryIter(PyMemoryView seq, nint length)
    {
        _seq = seq;
        _length = length;
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("memoryiter_next", 3480, 3506)]
    private PyObject? Next()
    {
        if (_seq is not { } s) return null;
        if (_index < _length) return s.Item(_index++);
        _seq = null;
        return null;
    }
}
