// Modules/zlibmodule.c: the module's functions. A .NET buffer's length always fits zlib's 32 bits, so that C's outer loops,
// which hand over longer ones in pieces, run once here.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using static PyModules.Modules.ZlibNative;

namespace PyModules.Modules;

/// <summary>Compression and checksums of the zlib library.</summary>
[PyModule("zlib", Source = "Modules/zlibmodule.c")]
public static unsafe partial class ZlibModule
{
    internal const int MaxWbits = 15, DefMemLevel = 8, DefBufSize = 16 * 1024, Deflated = 8;
    internal const int NoFlush = 0, SyncFlush = 2, Finish = 4, DefaultCompression = -1, DefaultStrategy = 0;
    private const int LongData = 1024 * 5;

    [PyConstant] private const int MAX_WBITS = MaxWbits, DEFLATED = Deflated, DEF_MEM_LEVEL = DefMemLevel, DEF_BUF_SIZE = DefBufSize,
        Z_NO_COMPRESSION = 0, Z_BEST_SPEED = 1, Z_BEST_COMPRESSION = 9, Z_DEFAULT_COMPRESSION = DefaultCompression,
        Z_FILTERED = 1, Z_HUFFMAN_ONLY = 2, Z_RLE = 3, Z_FIXED = 4, Z_DEFAULT_STRATEGY = DefaultStrategy,
        Z_NO_FLUSH = NoFlush, Z_PARTIAL_FLUSH = 1, Z_SYNC_FLUSH = SyncFlush, Z_FULL_FLUSH = 3, Z_FINISH = Finish, Z_BLOCK = 5, Z_TREES = 6;

    [PyConstant("__version__")] private const string Version = "1.0";

    /// <summary>zlib could not do what was asked.</summary>
    [PyException("zlib.error", Base = "global::PyModules.Runtime.Exc.Exception")]
    public static partial PyType Error { get; }

    [PyConstant("error")]
    private static PyType ErrorType => Error;

    /// <summary>Where the system has no zlib there is no such module, as in a CPython built there.</summary>
    [PyExec, Mirrors("zlib_exec", 2115, 2203)]
    private static bool Exec(PyModuleObject module)
    {
        if (!NativeLibrary.TryLoad(Lib, typeof(ZlibNative).Assembly, null, out _))
        {
            PyObject? missing = Obj.Vectorcall(Exc.ModuleNotFoundError, [PyStr.From("No module named 'zlib'"), PyStr.Intern("zlib")], PyTuple.Of(PyStr.Intern("name")));
            if (missing is PyBaseException exception) Err.RaiseInstance(exception);
            return false;
        }
        // Bound when first used, not when built: the two versions are one.
        PyStr version = PyStr.From(Marshal.PtrToStringUTF8((nint)zlibVersion())!);
        return module.Dict.SetItem(PyStr.Intern("ZLIB_VERSION"), version) && module.Dict.SetItem(PyStr.Intern("ZLIB_RUNTIME_VERSION"), version);
    }

    /// <summary><c>zlib_error</c>: the error with zlib's own message, or one for its number.</summary>
    [Mirrors("zlib_error", 236, 263)]
    internal static PyObject? Fail(ZStream stream, ZResult result, string what)
    {
        string? message = result == ZResult.VersionError ? "library version mismatch" : stream.Message;
        message ??= result switch
        {
            ZResult.BufError => "incomplete or truncated stream",
            ZResult.StreamError => "inconsistent stream state",
            ZResult.DataError => "invalid input data",
            _ => null,
        };
        return Err.Raise(Error, message is null ? $"Error {(int)result} {what}" : $"Error {(int)result} {what}: {message}");
    }

    /// <summary>The bytes of data, compressed. The level is 0 to 9, or -1 for the usual; wbits is the size of the window and says which container to write.</summary>
    [PyFunction("compress", "(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)"), Mirrors("zlib_compress_impl", 338, 420)]
    private static PyObject? Compress(PyBuffer data, int level = DefaultCompression, int wbits = MaxWbits)
    {
        using ZStream stream = ZStream.Deflating(level, Deflated, wbits, DefMemLevel, DefaultStrategy, out ZResult result);
        switch (result)
        {
            case ZResult.Ok: break;
            case ZResult.MemError: return Err.Raise(Exc.MemoryError, "Out of memory while compressing data");
            case ZResult.StreamError: return Err.Raise(Error, "Bad compression level");
            default: return Fail(stream, result, "while compressing data");
        }
        var output = new ZlibOutput(-1);
        fixed (byte* input = data.Span)
        {
            stream.SetInput(input, (int)data.Len);
            do
            {
                if (output.IsFull && !output.Grow()) return null;
                result = stream.Step(output, Finish);
                if (result == ZResult.StreamError) return Fail(stream, result, "while compressing data");
            }
            while (output.IsFull);
        }
        result = stream.End();
        return result == ZResult.Ok ? output.Finish() : Fail(stream, result, "while finishing compression");
    }

    /// <summary>The bytes of compressed data, decompressed. wbits says which container to expect; bufsize is the room to begin with.</summary>
    [PyFunction("decompress", "(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)"), Mirrors("zlib_decompress_impl", 436, 544)]
    private static PyObject? Decompress(PyBuffer data, int wbits = MaxWbits, nint bufsize = DefBufSize)
    {
        if (bufsize < 0) return Err.Raise(Exc.ValueError, "bufsize must be non-negative");
        var output = new ZlibOutput(-1, Math.Max(bufsize, 1));
        using ZStream stream = ZStream.Inflating(wbits, out ZResult result);
        switch (result)
        {
            case ZResult.Ok: break;
            case ZResult.MemError: return Err.Raise(Exc.MemoryError, "Out of memory while decompressing data");
            default: return Fail(stream, result, "while preparing to decompress data");
        }
        fixed (byte* input = data.Span)
        {
            stream.SetInput(input, (int)data.Len);
            do
            {
                if (output.IsFull && !output.Grow()) return null;
                result = stream.Step(output, Finish);
                switch (result)
                {
                    case ZResult.Ok or ZResult.BufError or ZResult.StreamEnd: break;
                    case ZResult.MemError: return Err.Raise(Exc.MemoryError, "Out of memory while decompressing data");
                    default: return Fail(stream, result, "while decompressing data");
                }
            }
            while (output.IsFull);
        }
        if (result != ZResult.StreamEnd) return Fail(stream, result, "while decompressing data");
        result = stream.End();
        return result == ZResult.Ok ? output.Finish() : Fail(stream, result, "while finishing decompression");
    }

    /// <summary>An object that compresses data as it comes.</summary>
    [PyFunction("compressobj", "(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)")]
    [Mirrors("zlib_compressobj_impl", 574, 630)]
    private static PyObject? CompressObj(
        int level = DefaultCompression, int method = Deflated, int wbits = MaxWbits, int memLevel = DefMemLevel, int strategy = DefaultStrategy, PyBuffer? zdict = null)
    {
        ZStream stream = ZStream.Deflating(level, method, wbits, memLevel, strategy, out ZResult result);
        switch (result)
        {
            case ZResult.Ok: break;
            case ZResult.MemError: return Err.Raise(Exc.MemoryError, "Can't allocate memory for compression object");
            case ZResult.StreamError: return Err.Raise(Exc.ValueError, "Invalid initialization option");
            default: return Fail(stream, result, "while creating compression object");
        }
        if (zdict is null) return new ZlibCompress(stream);
        return stream.SetDictionary(zdict.Span) switch
        {
            ZResult.Ok => new ZlibCompress(stream),
            ZResult.StreamError => Err.Raise(Exc.ValueError, "Invalid dictionary"),
            _ => Err.Raise(Exc.ValueError, "deflateSetDictionary()"),
        };
    }

    /// <summary>An object that decompresses data as it comes; zdict is the dictionary that the compressor had.</summary>
    [PyFunction("decompressobj", "(wbits=MAX_WBITS, zdict=b'')"), Mirrors("zlib_decompressobj_impl", 668, 716)]
    private static PyObject? DecompressObj(int wbits = MaxWbits, PyObject? zdict = null)
    {
        if (zdict is not null && !Obj.CheckBuffer(zdict)) return Err.Raise(Exc.TypeError, "zdict argument must support the buffer protocol");
        return NewInflating(wbits, zdict) is { } stream ? new ZlibDecompress(stream, zdict) : null;
    }

    /// <summary>A stream for a decompressing object; null raised.</summary>
    internal static ZStream? NewInflating(int wbits, PyObject? zdict)
    {
        ZStream stream = ZStream.Inflating(wbits, out ZResult result);
        switch (result)
        {
            case ZResult.Ok:
                // A raw stream does not ask for its dictionary.
                return zdict is null || wbits >= 0 || SetInflateDictionary(stream, zdict) ? stream : null;
            case ZResult.StreamError:
                return Err.Raise<ZStream>(Exc.ValueError, "Invalid initialization option");
            case ZResult.MemError:
                return Err.Raise<ZStream>(Exc.MemoryError, "Can't allocate memory for decompression object");
            default:
                Fail(stream, result, "while creating decompression object");
                return null;
        }
    }

    [Mirrors("set_inflate_zdict", 632, 654)]
    internal static bool SetInflateDictionary(ZStream stream, PyObject zdict)
    {
        var view = new PyBuffer();
        if (!Obj.GetBuffer(zdict, view, PyBuffer.Simple)) return false;
        ZResult result = stream.SetDictionary(view.Span);
        view.Release();
        return result == ZResult.Ok || Fail(stream, result, "while setting zdict") is not null;
    }

    /// <summary>The Adler-32 checksum of data, going on from another.</summary>
    [PyFunction("adler32", "(data, value=1, /)"), Mirrors("zlib_adler32_impl", 1863, 1887)]
    private static PyObject? Adler32(PyBuffer data, PyObject? value = null) => Checksum(&adler32, data, value, 1);

    /// <summary>The CRC-32 checksum of data, going on from another.</summary>
    [PyFunction("crc32", "(data, value=0, /)"), Mirrors("zlib_crc32_impl", 1940, 1972)]
    private static PyObject? Crc32(PyBuffer data, PyObject? value = null) => Checksum(&crc32, data, value, 0);

    private static PyObject? Checksum(delegate*<CULong, byte*, uint, CULong> function, PyBuffer data, PyObject? value, uint start)
    {
        if (value is not null && !Args.AsUIntMask(value, out start)) return null;
        CULong sum = new(start);
        byte none = 0;
        fixed (byte* input = data.Span)
        {
            // For a null address zlib answers the sum's first value.
            byte* p = input == null ? &none : input;
            if (data.Len > LongData)
            {
                using (Gil.Release()) sum = function(sum, p, (uint)data.Len);
            }
            else sum = function(sum, p, (uint)data.Len);
        }
        return PyInt.From((uint)sum.Value);
    }
}
