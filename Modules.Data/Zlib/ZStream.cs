// Modules/zlibmodule.c: a stream of zlib and who may use it.

using System.Runtime.InteropServices;
using PyModules.Runtime;
using static PyModules.Modules.ZlibNative;

namespace PyModules.Modules;

/// <summary>One compressing or decompressing stream; its memory goes when nobody knows it any more.</summary>
internal sealed unsafe class ZStream : IDisposable
{
    private readonly bool _deflates;
    private readonly ZState* _state = (ZState*)NativeMemory.AllocZeroed((nuint)sizeof(ZState));
    private bool _initialised;

    private ZStream(bool deflates) => _deflates = deflates;

    ~ZStream() => Free();

    /// <summary><c>deflateInit2</c>; the stream may be used when the result is Ok.</summary>
    internal static ZStream Deflating(int level, int method, int wbits, int memLevel, int strategy, out ZResult result)
    {
        var stream = new ZStream(deflates: true);
        result = deflateInit2_(stream._state, level, method, wbits, memLevel, strategy, zlibVersion(), sizeof(ZState));
        stream._initialised = result == ZResult.Ok;
        return stream;
    }

    /// <summary><c>inflateInit2</c>; the stream may be used when the result is Ok.</summary>
    internal static ZStream Inflating(int wbits, out ZResult result)
    {
        var stream = new ZStream(deflates: false);
        result = inflateInit2_(stream._state, wbits, zlibVersion(), sizeof(ZState));
        stream._initialised = result == ZResult.Ok;
        return stream;
    }

    /// <summary>The input that is left.</summary>
    internal int AvailIn
    {
        get => (int)_state->AvailIn;
        set => _state->AvailIn = (uint)value;
    }

    internal string? Message => Marshal.PtrToStringUTF8((nint)_state->Message);

    /// <summary>Where the next step reads: pinned until the last step of it.</summary>
    internal void SetInput(byte* data, int length)
    {
        _state->NextIn = data;
        _state->AvailIn = (uint)length;
    }

    /// <summary>Compress or decompress into what is free of the block, without the GIL.</summary>
    internal ZResult Step(ZlibOutput output, int flush)
    {
        ZResult result;
        byte none = 0;
        fixed (byte* block = output.Block)
        {
            // No room at all is no mistake, but a null address would be.
            _state->NextOut = block == null ? &none : block + output.Used;
            _state->AvailOut = (uint)(output.Block.Length - output.Used);
            using (Gil.Release()) result = _deflates ? deflate(_state, flush) : inflate(_state, flush);
            output.Used = output.Block.Length - (int)_state->AvailOut;
        }
        return result;
    }

    internal ZResult SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        // An empty dictionary is a dictionary: zlib takes a null address for a mistake.
        byte none = 0;
        fixed (byte* data = dictionary)
        {
            byte* start = data == null ? &none : data;
            return _deflates ? deflateSetDictionary(_state, start, (uint)dictionary.Length) : inflateSetDictionary(_state, start, (uint)dictionary.Length);
        }
    }

    internal ZStream Copy(out ZResult result)
    {
        var copy = new ZStream(_deflates);
        result = _deflates ? deflateCopy(copy._state, _state) : inflateCopy(copy._state, _state);
        copy._initialised = result == ZResult.Ok;
        return copy;
    }

    /// <summary><c>deflateEnd</c> or <c>inflateEnd</c>: later steps find a stream without state.</summary>
    internal ZResult End()
    {
        _initialised = false;
        return _deflates ? deflateEnd(_state) : inflateEnd(_state);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_initialised) End();
        NativeMemory.Free(_state);
    }

    /// <summary><c>ENTER_ZLIB</c>: one thread at a time; whoever waits does so without the GIL.</summary>
    internal Entered Enter()
    {
        if (!Monitor.TryEnter(this))
            using (Gil.Release()) Monitor.Enter(this);
        return new(this);
    }

    /// <summary>Leaves a stream when it goes out of scope.</summary>
    internal readonly ref struct Entered(ZStream stream)
    {
        public void Dispose() => Monitor.Exit(stream);
    }
}
