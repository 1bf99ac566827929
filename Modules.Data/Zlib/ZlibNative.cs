// zlib.h: the system's zlib.

using System.Runtime.InteropServices;

namespace PyModules.Modules;

/// <summary>What a call of zlib answers.</summary>
internal enum ZResult
{
    Ok = 0, StreamEnd = 1, NeedDict = 2, Errno = -1, StreamError = -2, DataError = -3, MemError = -4, BufError = -5, VersionError = -6,
}

/// <summary><c>z_stream</c>. zlib keeps its address, so that it lives in native memory; null allocators stand for malloc and free.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZState
{
    public byte* NextIn;
    public uint AvailIn;
    public CULong TotalIn;
    public byte* NextOut;
    public uint AvailOut;
    public CULong TotalOut;
    public byte* Message;
    public void* Internal;
    public void* Allocate, Free, Opaque;
    public int DataType;
    public CULong Adler, Reserved;
}

/// <summary>zlib's functions. The library is looked for at the first call.</summary>
internal static unsafe partial class ZlibNative
{
    internal const string Lib = "libz.so.1";

    [LibraryImport(Lib)] internal static partial byte* zlibVersion();
    [LibraryImport(Lib)] internal static partial CULong adler32(CULong value, byte* data, uint length);
    [LibraryImport(Lib)] internal static partial CULong crc32(CULong value, byte* data, uint length);
    [LibraryImport(Lib)] internal static partial ZResult deflateInit2_(ZState* stream, int level, int method, int wbits, int memLevel, int strategy, byte* version, int size);
    [LibraryImport(Lib)] internal static partial ZResult deflateSetDictionary(ZState* stream, byte* dictionary, uint length);
    [LibraryImport(Lib)] internal static partial ZResult deflate(ZState* stream, int flush);
    [LibraryImport(Lib)] internal static partial ZResult deflateCopy(ZState* to, ZState* from);
    [LibraryImport(Lib)] internal static partial ZResult deflateEnd(ZState* stream);
    [LibraryImport(Lib)] internal static partial ZResult inflateInit2_(ZState* stream, int wbits, byte* version, int size);
    [LibraryImport(Lib)] internal static partial ZResult inflateSetDictionary(ZState* stream, byte* dictionary, uint length);
    [LibraryImport(Lib)] internal static partial ZResult inflate(ZState* stream, int flush);
    [LibraryImport(Lib)] internal static partial ZResult inflateCopy(ZState* to, ZState* from);
    [LibraryImport(Lib)] internal static partial ZResult inflateEnd(ZState* stream);
}
