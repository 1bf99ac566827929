// Modules/zlibmodule.c: the Compress type.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Compresses data as it comes.</summary>
[PyType("zlib.Compress", Module = typeof(ZlibModule), Hidden = true, Flags = TypeFlags.HeapType | TypeFlags.HaveGc | TypeFlags.DisallowInstantiation)]
public sealed unsafe partial class ZlibCompress : PyObject
{
    private readonly ZStream _stream;

    [Mirrors("newcompobject", 272, 299)]
    internal ZlibCompress(ZStream stream) => _stream = stream;

    /// <summary>Compress some data. What is returned may lag behind: flush() gives the rest.</summary>
    [PyMethod("compress", "(data, /)", DefiningClass = true), Mirrors("zlib_Compress_compress_impl", 763, 817)]
    private PyObject? Compress(PyBuffer data)
    {
        using ZStream.Entered entered = _stream.Enter();
        var output = new ZlibOutput(-1);
        fixed (byte* input = data.Span)
        {
            _stream.SetInput(input, (int)data.Len);
            do
            {
                if (output.IsFull && !output.Grow()) return null;
                ZResult result = _stream.Step(output, ZlibModule.NoFlush);
                if (result == ZResult.StreamError) return ZlibModule.Fail(_stream, result, "while compressing data");
            }
            while (output.IsFull);
        }
        return output.Finish();
    }

    /// <summary>What is left to be returned. After mode Z_FINISH, which is the default, nothing more can be compressed; after Z_SYNC_FLUSH and Z_FULL_FLUSH it can.</summary>
    [PyMethod("flush", "(mode=zlib.Z_FINISH, /)", DefiningClass = true), Mirrors("zlib_Compress_flush_impl", 995, 1068)]
    private PyObject? Flush(int mode = ZlibModule.Finish)
    {
        if (mode == ZlibModule.NoFlush) return PyBytes.Empty;
        using ZStream.Entered entered = _stream.Enter();
        var output = new ZlibOutput(-1);
        _stream.AvailIn = 0;
        ZResult result;
        do
        {
            if (output.IsFull && !output.Grow()) return null;
            result = _stream.Step(output, mode);
            if (result == ZResult.StreamError) return ZlibModule.Fail(_stream, result, "while flushing");
        }
        while (output.IsFull);

        if (result == ZResult.StreamEnd && mode == ZlibModule.Finish)
        {
            result = _stream.End();
            if (result != ZResult.Ok) return ZlibModule.Fail(_stream, result, "while finishing compression");
        }
        else if (result is not ZResult.Ok and not ZResult.BufError)
        {
            // BufError only says that the room ran out when nothing more was to come.
            return ZlibModule.Fail(_stream, result, "while flushing");
        }
        return output.Finish();
    }

    /// <summary>A copy that goes on by itself.</summary>
    [PyMethod("copy", "()", DefiningClass = true), Mirrors("zlib_Compress_copy_impl", 1080, 1123)]
    private PyObject? Copy()
    {
        using ZStream.Entered entered = _stream.Enter();
        ZStream copy = _stream.Copy(out ZResult result);
        return result switch
        {
            ZResult.Ok => new ZlibCompress(copy),
            ZResult.StreamError => Err.Raise(Exc.ValueError, "Inconsistent stream state"),
            ZResult.MemError => Err.Raise(Exc.MemoryError, "Can't allocate memory for compression object"),
            _ => ZlibModule.Fail(_stream, result, "while copying compression object"),
        };
    }

    [PyMethod("__copy__", "()", DefiningClass = true), Mirrors("zlib_Compress___copy___impl", 1132, 1137)]
    private PyObject? ShallowCopy() => Copy();

    [PyMethod("__deepcopy__", "(memo, /)", DefiningClass = true), Mirrors("zlib_Compress___deepcopy___impl", 1148, 1154)]
    private PyObject? DeepCopy(PyObject memo) => Copy();
}
