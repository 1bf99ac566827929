// Modules/zlibmodule.c: the _ZlibDecompressor type, with the interface of bz2's and lzma's.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Decompresses data as it comes and keeps input until it is wanted. wbits says which container to expect; zdict is the dictionary that the compressor had.</summary>
[PyType("zlib._ZlibDecompressor", Module = typeof(ZlibModule), Flags = TypeFlags.HeapType | TypeFlags.HaveGc | TypeFlags.ImmutableType)]
public sealed unsafe partial class ZlibDecompressor : PyObject
{
    private readonly ZStream _stream;

    // Input that a call left over; C keeps a pointer into a buffer of its own.
    private byte[] _pending = [];

    /// <summary>Whether the end of the compressed data has come.</summary>
    [PyMember("eof", ReadOnly = true)] private bool _eof;

    /// <summary>What came after the end of the compressed data.</summary>
    [PyMember("unused_data", ReadOnly = true, Required = true)] private PyObject _unusedData = PyBytes.Empty;

    /// <summary>Whether more input is wanted before there is more output.</summary>
    [PyMember("needs_input", ReadOnly = true)] private bool _needsInput = true;

    private ZlibDecompressor(ZStream stream) => _stream = stream;

    [PySlot(Slot.New, Signature = "(wbits=15, zdict=b'')", VarArgs = true), Mirrors("ZlibDecompressor__new__", 1727, 1793)]
    private static PyObject? New(PyType cls, int wbits = ZlibModule.MaxWbits, PyObject? zdict = null) =>
        ZlibModule.NewInflating(wbits, zdict) is { } stream ? new ZlibDecompressor(stream) : null;

    /// <summary>Inflate what stands in the input, at most <paramref name="maxLength"/> bytes; <paramref name="left"/> is the input not used.</summary>
    [Mirrors("decompress_buf", 1460, 1555)]
    private PyBytes? DecompressBuffer(ReadOnlySpan<byte> data, nint maxLength, out int left)
    {
        left = 0;
        var output = new ZlibOutput(maxLength);
        ZResult result;
        fixed (byte* input = data)
        {
            _stream.SetInput(input, data.Length);
            // Even without room there is a first look at the input, which may be wrong.
            result = _stream.Step(output, ZlibModule.SyncFlush);
            while (output.IsFull && !output.AtLimit && result is ZResult.Ok or ZResult.BufError or ZResult.StreamEnd)
            {
                if (!output.Grow()) return null;
                result = _stream.Step(output, ZlibModule.SyncFlush);
            }
        }
        if (result == ZResult.StreamEnd)
        {
            _eof = true;
            left = _stream.AvailIn;
            result = _stream.End();
            if (result == ZResult.Ok) return output.Finish();
            ZlibModule.Fail(_stream, result, "while finishing decompression");
            return null;
        }
        if (result is not ZResult.Ok and not ZResult.BufError)
        {
            ZlibModule.Fail(_stream, result, "while decompressing data");
            return null;
        }
        left = _stream.AvailIn;
        return output.Finish();
    }

    /// <summary>Decompress some data, after what is left of earlier data. With max_length of 0 or more, at most so many bytes are
    /// returned; then needs_input is False when an empty <c>data</c> may bring more. Data behind the end goes to unused_data.</summary>
    [PyMethod("decompress", "(data, max_length=-1)"), Mirrors("zlib_ZlibDecompressor_decompress_impl", 1692, 1709), Mirrors("decompress", 1558, 1668)]
    private PyObject? Decompress(PyBuffer data, nint max_length = -1)
    {
        using ZStream.Entered entered = _stream.Enter();
        if (_eof) return Err.Raise(Exc.EOFError, "End of stream already reached");
        ReadOnlySpan<byte> input = data.Span;
        if (_pending.Length > 0)
        {
            _pending = [.. _pending, .. input];
            input = _pending;
        }
        if (DecompressBuffer(input, max_length, out int left) is not { } result)
        {
            _pending = [];
            return null;
        }
        ReadOnlySpan<byte> rest = input[^left..];
        if (_eof)
        {
            _needsInput = false;
            if (left > 0) _unusedData = PyBytes.From(rest);
            _pending = [];
        }
        else
        {
            _needsInput = left == 0;
            _pending = rest.ToArray();
        }
        return result;
    }
}
