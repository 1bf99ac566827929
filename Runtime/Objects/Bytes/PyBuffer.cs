// Include/pybuffer.h and the buffer part of Objects/abstract.c.

namespace PyModules.Runtime;

/// <summary><c>Py_buffer</c>: a view of an exporter's memory. Get one with <see cref="Obj.GetBuffer"/> and <see cref="Release"/> it.</summary>
public sealed class PyBuffer
{
    // PyBUF_*
    public const int Simple = 0, Writable = 1, FormatFlag = 4, Nd = 8, StridesFlag = 0x10 | Nd,
        CContiguous = 0x20 | StridesFlag, FContiguous = 0x40 | StridesFlag, AnyContiguous = 0x80 | StridesFlag, Indirect = 0x100 | StridesFlag,
        Contig = Nd | Writable, ContigRo = Nd, Strided = StridesFlag | Writable, StridedRo = StridesFlag,
        Records = StridesFlag | Writable | FormatFlag, RecordsRo = StridesFlag | FormatFlag,
        Full = Indirect | Writable | FormatFlag, FullRo = Indirect | FormatFlag, Read = 0x100, Write = 0x200;

    public const int MaxDim = 64;

    /// <summary>The exporter; null for a released view and for memory without one.</summary>
    public PyObject? Obj;

    /// <summary>The exporter's memory. The first element stands at <see cref="Offset"/>.</summary>
    public Memory<byte> Buf;
    public nint Offset;

    /// <summary>The length in bytes of all elements.</summary>
    public nint Len;
    public nint ItemSize = 1;
    public bool ReadOnly;
    public int NDim = 1;

    /// <summary>Struct-style format; null is "B".</summary>
    public string? Format;
    public nint[]? Shape, Strides, SubOffsets;

    /// <summary>Whatever the exporter wants to keep with the view.</summary>
    public object? Internal;

    /// <summary>The bytes of a contiguous view.</summary>
    public Span<byte> Span => Buf.Span.Slice((int)Offset, (int)Len);

    /// <summary>PyBuffer_FillInfo.</summary>
    [Mirrors("PyBuffer_FillInfo", 763, 804)]
    public bool FillInfo(PyObject? exporter, Memory<byte> memory, bool readOnly, int flags)
    {
        if ((flags & Writable) == Writable && readOnly) return Err.Fail(Exc.BufferError, "Object is not writable.");
        Obj = exporter;
        Buf = memory;
        Offset = 0;
        Len = memory.Length;
        ReadOnly = readOnly;
        ItemSize = 1;
        Format = (flags & FormatFlag) == FormatFlag ? "B" : null;
        NDim = 1;
        Shape = (flags & Nd) == Nd ? [Len] : null;
        Strides = (flags & StridesFlag) == StridesFlag ? [1] : null;
        SubOffsets = null;
        Internal = null;
        return true;
    }

    /// <summary>PyBuffer_Release.</summary>
    [Mirrors("PyBuffer_Release", 806, 819)]
    public unsafe void Release()
    {
        if (Obj is not { } exporter) return;
        delegate*<PyObject, PyBuffer, void> release = exporter.Type.Slots.BfReleaseBuffer;
        if (release != null) release(exporter, this);
        Obj = null;
    }

    /// <summary>PyBuffer_IsContiguous for <c>'C'</c>, <c>'F'</c> or <c>'A'</c>.</summary>
    [Mirrors("PyBuffer_IsContiguous", 517, 530)]
    public bool IsContiguous(char order)
    {
        if (SubOffsets is not null) return false;
        return order switch { 'C' => IsC(), 'F' => IsFortran(), _ => IsC() || IsFortran() };
    }

    [Mirrors("_IsCContiguous", 490, 515)]
    private bool IsC()
    {
        if (Len == 0 || Strides is null) return true;
        nint expected = ItemSize;
        for (int i = NDim - 1; i >= 0; i--)
        {
            nint dim = Shape![i];
            if (dim > 1 && Strides[i] != expected) return false;
            expected *= dim;
        }
        return true;
    }

    [Mirrors("_IsFortranContiguous", 450, 488)]
    private bool IsFortran()
    {
        if (Len == 0) return true;
        if (Strides is null)
        {
            if (NDim <= 1) return true;
            int big = 0;
            for (int i = 0; i < NDim; i++)
                if (Shape![i] > 1) big++;
            return big <= 1;
        }
        nint expected = ItemSize;
        for (int i = 0; i < NDim; i++)
        {
            nint dim = Shape![i];
            if (dim > 1 && Strides[i] != expected) return false;
            expected *= dim;
        }
        return true;
    }

    /// <summary>The elements' bytes in C, Fortran or the view's own contiguous order.</summary>
    [Mirrors("buffer_to_contiguous", 495, 534, File = "Objects/memoryobject.c")]
    public byte[] ToContiguous(char order = 'C')
    {
        if (IsContiguous(order)) return Span.ToArray();
        var to = new byte[Len];
        nint[] shape = Shape!, strides = Strides ?? CStrides();
        if (Len == 0) return to;
        var index = new nint[NDim];
        var target = new nint[NDim];
        nint size = ItemSize;
        if (order == 'F')
        {
            for (int i = 0; i < NDim; i++)
            {
                target[i] = size;
                size *= shape[i];
            }
        }
        else
        {
            for (int i = NDim - 1; i >= 0; i--)
            {
                target[i] = size;
                size *= shape[i];
            }
        }
        ReadOnlySpan<byte> from = Buf.Span;
        while (true)
        {
            nint source = Offset, at = 0;
            for (int i = 0; i < NDim; i++)
            {
                source += index[i] * strides[i];
                at += index[i] * target[i];
            }
            from.Slice((int)source, (int)ItemSize).CopyTo(to.AsSpan((int)at));
            int d = NDim - 1;
            while (d >= 0 && ++index[d] == shape[d]) index[d--] = 0;
            if (d < 0) return to;
        }
    }

    /// <summary>The strides that the view has when it names none.</summary>
    [Mirrors("PyBuffer_FillContiguousStrides", 739, 761)]
    public nint[] CStrides()
    {
        var strides = new nint[NDim];
        nint size = ItemSize;
        for (int i = NDim - 1; i >= 0; i--)
        {
            strides[i] = size;
            size *= Shape![i];
        }
        return strides;
    }

    /// <summary>Copy all fields.</summary>
    internal void CopyFrom(PyBuffer other)
    {
        Obj = other.Obj;
        Buf = other.Buf;
        Offset = other.Offset;
        Len = other.Len;
        ItemSize = other.ItemSize;
        ReadOnly = other.ReadOnly;
        NDim = other.NDim;
        Format = other.Format;
        Shape = other.Shape;
        Strides = other.Strides;
        SubOffsets = other.SubOffsets;
        Internal = other.Internal;
    }
}
