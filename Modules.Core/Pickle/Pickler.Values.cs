// Modules/_pickle.c: saving values that hold no other objects.

using PyModules.Runtime;

namespace PyModules.Modules;

public partial class Pickler
{
    [Mirrors("save_bool", 2097, 2116)]
    private bool SaveBool(PyObject o)
    {
        bool value = ReferenceEquals(o, PyBool.True);
        return _protocol >= 2 ? Write(value ? PickleOp.NewTrue : PickleOp.NewFalse) : Write(value ? "I01\n" : "I00\n");
    }

    [Mirrors("save_long", 2118, 2282)]
    private bool SaveLong(PyLong o)
    {
        if (o.TryAsLong(out long value) && value is >= int.MinValue and <= int.MaxValue)
        {
            if (_binary == 0) return Write($"I{value}\n");
            if (value is < 0 or > 0xFFFF) return WriteSized(PickleOp.BinInt, (uint)(int)value);
            return value > 0xFF ? Write([PickleOp.BinInt2, (byte)value, (byte)(value >> 8)]) : Write([PickleOp.BinInt1, (byte)value]);
        }
        if (_protocol < 2) return Obj.Repr(o) is PyStr repr && Write($"L{repr.Value}L\n");
        byte[] bytes = o.AsBigInteger().ToByteArray();
        if (!(bytes.Length < 256 ? Write([PickleOp.Long1, (byte)bytes.Length]) : WriteSized(PickleOp.Long4, (uint)bytes.Length))) return false;
        return Write(bytes);
    }

    [Mirrors("save_float", 2284, 2324)]
    private bool SaveFloat(double value)
    {
        if (_binary == 0) return Write($"F{PyFloat.ToText(value)}\n");
        Span<byte> data = stackalloc byte[9];
        data[0] = PickleOp.BinFloat;
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleBigEndian(data[1..], value);
        return Write(data);
    }

    // The opcode with the length in 1, 4 or 8 bytes.
    private static ReadOnlySpan<byte> Header(Span<byte> header, byte op4, uint length)
    {
        header[0] = op4;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(header[1..], length);
        return header[..5];
    }

    [Mirrors("_save_bytes_data", 2399, 2445)]
    private bool SaveBytesData(PyObject o, ReadOnlySpan<byte> data)
    {
        Span<byte> header = stackalloc byte[9];
        ReadOnlySpan<byte> head = data.Length <= 0xFF ? [PickleOp.ShortBinBytes, (byte)data.Length] : Header(header, PickleOp.BinBytes, (uint)data.Length);
        return WriteBytes(head, data, o) && MemoPut(o);
    }

    [Mirrors("save_bytes", 2447, 2494)]
    private bool SaveBytes(PickleModule.State state, PyBytes o)
    {
        if (_protocol >= 3) return SaveBytesData(o, o.Span);
        // Python 2 gets its bytes through an encoding that changes nothing.
        return SaveReduce(state, o.Length == 0
            ? PyTuple.Of(PyBytes.TypeObject, PyTuple.Empty)
            : PyTuple.Of(state.CodecsEncode, PyTuple.Of(PyStr.FromLatin1(o.Span), s_latin1)), o);
    }

    private static readonly PyStr s_latin1 = PyStr.Intern("latin1");

    [Mirrors("_save_bytearray_data", 2496, 2521)]
    private bool SaveByteArrayData(PyObject o, ReadOnlySpan<byte> data)
    {
        Span<byte> header = stackalloc byte[9];
        header[0] = PickleOp.ByteArray8;
        WriteSize64(header[1..], data.Length);
        return WriteBytes(header, data, o) && MemoPut(o);
    }

    [Mirrors("save_bytearray", 2523, 2558)]
    private bool SaveByteArray(PickleModule.State state, PyByteArray o)
    {
        if (_protocol >= 5) return SaveByteArrayData(o, o.Span);
        return SaveReduce(state, o.Span.Length == 0
            ? PyTuple.Of(PyByteArray.TypeObject, PyTuple.Empty)
            : PyTuple.Of(PyByteArray.TypeObject, PyTuple.Of(PyBytes.From(o.Span))), o);
    }

    [Mirrors("save_picklebuffer", 2560, 2615)]
    private bool SavePickleBuffer(PickleBuffer o)
    {
        if (_protocol < 5) return Err.Fail(PickleModule.PicklingError, "PickleBuffer can only be pickled with protocol >= 5");
        if (o.View is not { } view) return false;
        if (view.SubOffsets is not null || !view.IsContiguous('A'))
            return Err.Fail(PickleModule.PicklingError, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        bool inBand = true;
        if (_bufferCallback is not null)
        {
            if (Obj.Call(_bufferCallback, o) is not { } answer || Obj.IsTrue(answer) is not { } truth) return false;
            inBand = truth;
        }
        if (inBand) return view.ReadOnly ? SaveBytesData(o, view.Span) : SaveByteArrayData(o, view.Span);
        return Write(PickleOp.NextBuffer) && (!view.ReadOnly || Write(PickleOp.ReadOnlyBuffer));
    }

    [Mirrors("raw_unicode_escape", 2619, 2686)]
    private static byte[] RawUnicodeEscape(PyStr text)
    {
        List<byte> result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (c >= 0x10000) result.AddRange(System.Text.Encoding.ASCII.GetBytes($"\\U{c:x8}"));
            else if (c >= 256 || c is '\\' or 0 or '\n' or '\r' or 0x1A) result.AddRange(System.Text.Encoding.ASCII.GetBytes($"\\u{c:x4}"));
            else result.Add((byte)c);
        }
        return [.. result];
    }

    [Mirrors("save_unicode", 2745, 2780)]
    private bool SaveUnicode(PyStr o)
    {
        if (_binary == 0) return Write(PickleOp.Unicode) && Write(RawUnicodeEscape(o)) && Write((byte)'\n') && MemoPut(o);
        if (Codecs.EncodeUtf8(o, "surrogatepass") is not { } encoded) return false;
        Span<byte> header = stackalloc byte[9];
        ReadOnlySpan<byte> head = encoded.Length <= 0xFF && _protocol >= 4
            ? [PickleOp.ShortBinUnicode, (byte)encoded.Length]
            : Header(header, PickleOp.BinUnicode, (uint)encoded.Length);
        return WriteBytes(head, encoded.Span, encoded) && MemoPut(o);
    }
}
