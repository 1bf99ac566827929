// Modules/zlibmodule.c: the Decompress type.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Decompresses data as it comes.</summary>
[PyType("zlib.Decompress", Module = typeof(ZlibModule), Hidden = true, Flags = TypeFlags.HeapType | TypeFlags.HaveGc | TypeFlags.DisallowInstantiation)]
public sealed unsafe partial class ZlibDecompress : PyObject
{
    private readonly ZStream _stream;
    private readonly PyObject? _zdict;

    /// <summary>What came after the end of the compressed data.</summary>
    [PyMember("unused_data", ReadOnly = true)] private PyObject _unusedData = PyBytes.Empty;

    /// <summary>What was not looked at, because enough was decompressed.</summary>
    [PyMember("unconsumed_tail", ReadOnly = true)] private PyObject _unconsumedTail = PyBytes.Empty;

    /// <summary>Whether the end of the compressed data has come.</summary>
    [PyMember("eof", ReadOnly = true)] private bool _eof;

    internal ZlibDecompress(ZStream stream, PyObject? zdict)
    {
        _stream = stream;
        _zdict = zdict;
    }

    /// <summary>Keep the input that was not used: behind the end for good, else until the next call.</summary>
    [Mirrors("save_unconsumed_input", 821, 862)]
    private void SaveUnconsumedInput(ReadOnlySpan<byte> data, ZResult result)
    {
        ReadOnlySpan<byte> left = data[(data.Length - _stream.AvailIn)..];
        if (result == ZResult.StreamEnd && left.Length > 0)
        {
            _unusedData = PyBytes.Own([.. ((PyBytes)_unusedData).Span, .. left]);
            _stream.AvailIn = 0;
            left = [];
        }
        if (left.Length > 0 || ((PyBytes)_unconsumedTail).Length > 0) _unconsumedTail = PyBytes.From(left);
    }

    /// <summary>Decompress some data. What is returned may lag behind: flush() gives the rest. With max_length at most so many
    /// bytes are returned, and input not yet looked at is found in unconsumed_tail.</summary>
    [PyMethod("decompress", "(data, /, max_length=0)", DefiningClass = true), Mirrors("zlib_Decompress_decompress_impl", 883, 979)]
    private PyObject? Decompress(PyBuffer data, nint max_length = 0)
    {
        if (max_length < 0) return Err.Raise(Exc.ValueError, "max_length must be non-negative");
        using ZStream.Entered entered = _stream.Enter();
        var output = new ZlibOutput(max_length == 0 ? -1 : max_length);
        ZResult result = ZResult.Ok;
        fixed (byte* input = data.Span)
        {
            _stream.SetInput(input, (int)data.Len);
            do
            {
                if (output.IsFull)
                {
                    if (output.AtLimit) break;
                    if (!output.Grow()) return null;
                }
                result = _stream.Step(output, ZlibModule.SyncFlush);
                if (result is ZResult.Ok or ZResult.BufError or ZResult.StreamEnd) continue;
                if (result != ZResult.NeedDict || _zdict is null) break;
                if (!ZlibModule.SetInflateDictionary(_stream, _zdict)) return null;
            }
            while (output.IsFull || result == ZResult.NeedDict);
        }
        SaveUnconsumedInput(data.Span, result);
        // The stream is ended by flush() alone.
        if (result == ZResult.StreamEnd) _eof = true;
        else if (result is not ZResult.Ok and not ZResult.BufError) return ZlibModule.Fail(_stream, result, "while decompressing data");
        return output.Finish();
    }

    /// <summary>What is left to be returned; length is the room to begin with.</summary>
    [PyMethod("flush", "(length=zlib.DEF_BUF_SIZE, /)", DefiningClass = true), Mirrors("zlib_Decompress_flush_impl", 1254, 1350)]
    private PyObject? Flush(nint length = ZlibModule.DefBufSize)
    {
        if (length <= 0) return Err.Raise(Exc.ValueError, "length must be greater than zero");
        using ZStream.Entered entered = _stream.Enter();
        var data = (PyBytes)_unconsumedTail;
        var output = new ZlibOutput(-1, length);
        ZResult result;
        fixed (byte* input = data.Span)
        {
            _stream.SetInput(input, data.Length);
            do
            {
                if (output.IsFull && !output.Grow()) return null;
                result = _stream.Step(output, ZlibModule.Finish);
            }
            while (result is ZResult.Ok or ZResult.BufError or ZResult.StreamEnd && output.IsFull);
        }
        SaveUnconsumedInput(data.Span, result);
        if (result == ZResult.StreamEnd)
        {
            _eof = true;
            result = _stream.End();
            if (result != ZResult.Ok) return ZlibModule.Fail(_stream, result, "while finishing decompression");
        }
        else if (result is not ZResult.Ok and not ZResult.BufError && !(_eof && result == ZResult.StreamError))
        {
            // A stream that has ended may be flushed again.
            return ZlibModule.Fail(_stream, result, "while decompressing data");
        }
        return output.Finish();
    }

    /// <summary>A copy that goes on by itself.</summary>
    [PyMethod("copy", "()", DefiningClass = true), Mirrors("zlib_Decompress_copy_impl", 1164, 1208)]
    private PyObject? Copy()
    {
        using ZStream.Entered entered = _stream.Enter();
        ZStream copy = _stream.Copy(out ZResult result);
        return result switch
        {
            ZResult.Ok => new ZlibDecompress(copy, _zdict) { _unusedData = _unusedData, _unconsumedTail = _unconsumedTail, _eof = _eof },
            ZResult.StreamError => Err.Raise(Exc.ValueError, "Inconsistent stream state"),
            ZResult.MemError => Err.Raise(Exc.MemoryError, "Can't allocate memory for decompression object"),
            _ => ZlibModule.Fail(_stream, result, "while copying decompression object"),
        };
    }

    [PyMethod("__copy__", "()", DefiningClass = true), Mirrors("zlib_Decompress___copy___impl", 1217, 1222)]
    private PyObject? ShallowCopy() => Copy();

    [PyMethod("__deepcopy__", "(memo, /)", DefiningClass = true), Mirrors("zlib_Decompress___deepcopy___impl", 1233, 1239)]
    private PyObject? DeepCopy(PyObject memo) => Copy();
}
