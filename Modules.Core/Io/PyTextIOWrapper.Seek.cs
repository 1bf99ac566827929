// Modules/_io/textio.c: seek and tell, whose positions are cookies: a byte position, the decoder's flags there,
// how many bytes to feed it and how many characters of the result to skip.

using System.Buffers.Binary;
using System.Numerics;
using PyModules.Runtime;

namespace PyModules.Modules;

public partial class PyTextIOWrapper
{
    private const int CookieSize = 21;

    private struct Cookie
    {
        public long Start;
        public int Flags, BytesToFeed, CharsToSkip;
        public bool NeedEof;
    }

    [Mirrors("textiowrapper_parse_cookie", 2415, 2437)]
    private static bool ParseCookie(PyObject o, out Cookie cookie)
    {
        cookie = default;
        if (Num.Long(o) is not PyLong number) return false;
        BigInteger value = number.AsBigInteger();
        if (value.Sign < 0) return Err.Fail(Exc.OverflowError, "can't convert negative int to unsigned");
        Span<byte> bytes = stackalloc byte[CookieSize];
        if (value.GetByteCount(isUnsigned: true) > CookieSize) return Err.Fail(Exc.OverflowError, "int too big to convert");
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        cookie.Start = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        cookie.Flags = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        cookie.BytesToFeed = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        cookie.CharsToSkip = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
        cookie.NeedEof = bytes[20] != 0;
        return true;
    }

    [Mirrors("textiowrapper_build_cookie", 2439, 2452)]
    private static PyLong BuildCookie(in Cookie cookie)
    {
        Span<byte> bytes = stackalloc byte[CookieSize];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, cookie.Start);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], cookie.Flags);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], cookie.BytesToFeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], cookie.CharsToSkip);
        bytes[20] = cookie.NeedEof ? (byte)1 : (byte)0;
        return PyLong.From(new BigInteger(bytes, isUnsigned: true));
    }

    /// <summary>At the start reset() is called: codecs such as utf-16 have a start state that is not zero.</summary>
    [Mirrors("_textiowrapper_decoder_setstate", 2454, 2476)]
    private bool SetDecoderState(in Cookie cookie) => (cookie.Start == 0 && cookie.Flags == 0
        ? Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.reset)
        : Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.setstate, PyTuple.Of(PyBytes.From([]), PyInt.From(cookie.Flags)))) is not null;

    [Mirrors("_textiowrapper_encoder_reset", 2478, 2495)]
    private bool ResetEncoder(bool atStart)
    {
        PyObject? result = atStart ? Obj.CallMethod(_encoder ?? PyNone.Instance, IoNames.reset) : Obj.CallMethod(_encoder ?? PyNone.Instance, IoNames.setstate, PyInt.From(0));
        _startOfStream = atStart;
        return result is not null;
    }

    [PyMethod("seek", "(cookie, whence=os.SEEK_SET, /)", Doc = "Go to the start, the end, or a position that tell() gave, and return the position."), Mirrors("_io_TextIOWrapper_seek_impl", 2529, 2715)]
    private PyObject? Seek(PyObject cookie, int whence = 0)
    {
        if (!CheckAttached() || !CheckOpen()) return null;
        if (!_seekable) return IoHelp.Unsupported("underlying stream is not seekable");
        PyObject zero = PyInt.From(0);
        switch (whence)
        {
            case 0:
                break;
            case 1:
                if (Obj.RichCompareBool(cookie, zero, CompareOp.Eq) is not { } stays) return null;
                if (!stays) return IoHelp.Unsupported("can't do nonzero cur-relative seeks");
                // Brings the buffer to our position.
                if (Obj.CallMethod(this, IoNames.tell) is not { } here) return null;
                cookie = here;
                break;
            case 2:
                if (Obj.RichCompareBool(cookie, zero, CompareOp.Eq) is not { } toEnd) return null;
                if (!toEnd) return IoHelp.Unsupported("can't do nonzero end-relative seeks");
                return SeekEnd();
            default:
                return Err.Raise(Exc.ValueError, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }
        if (Obj.RichCompareBool(cookie, zero, CompareOp.Lt) is not { } negative) return null;
        if (negative) return Err.Raise(Exc.ValueError, $"negative seek position {(Obj.Repr(cookie) is PyStr shown ? shown.Value : "?")}");
        if (!IoHelp.Flush(this)) return null;

        // Back to the safe start point, then replay the reading of the characters after it.
        if (!ParseCookie(cookie, out Cookie target)) return null;
        if (CallBuffer(IoNames.seek, PyInt.From(target.Start)) is null) return null;
        SetDecoded(null);
        _snapshotInput = null;
        if (_decoder is not null && !SetDecoderState(target)) return null;
        if (target.CharsToSkip != 0)
        {
            PyObject? input = CallBuffer(IoNames.read, PyInt.From(target.BytesToFeed));
            if (input is null) return null;
            if (input is not PyBytes bytes) return Err.Raise(Exc.TypeError, $"underlying read() should have returned a bytes object, not '{input.Type.Name}'");
            _snapshotFlags = PyInt.From(target.Flags);
            _snapshotInput = bytes;
            PyStr? text = PyNewLineDecoder.CheckDecoded(Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.decode, bytes, PyBool.From(target.NeedEof)));
            if (text is null) return null;
            SetDecoded(text);
            if (text.Length < target.CharsToSkip) return Err.Raise(Exc.OSError, "can't restore logical file position");
            _decodedUsed = target.CharsToSkip;
        }
        else
        {
            _snapshotFlags = PyInt.From(target.Flags);
            _snapshotInput = PyBytes.From([]);
        }
        if (_encoder is not null && !ResetEncoder(target.Start == 0 && target.Flags == 0)) return null;
        return cookie;
    }

    private PyObject? SeekEnd()
    {
        if (!IoHelp.Flush(this)) return null;
        SetDecoded(null);
        _snapshotInput = null;
        if (_decoder is not null && Obj.CallMethod(_decoder, IoNames.reset) is null) return null;
        PyObject? position = CallBuffer(IoNames.seek, PyInt.From(0), PyInt.From(2));
        if (position is null) return null;
        if (_encoder is not null)
        {
            if (Obj.RichCompareBool(position, PyInt.From(0), CompareOp.Eq) is not { } atStart || !ResetEncoder(atStart)) return null;
        }
        return position;
    }

    [PyMethod("tell", "()", Doc = "The position, as a number for seek() only."), Mirrors("_io_TextIOWrapper_tell_impl", 2727, 2952)]
    private PyObject? Tell()
    {
        if (!CheckAttached() || !CheckOpen()) return null;
        if (!_seekable) return IoHelp.Unsupported("underlying stream is not seekable");
        if (!_telling) return Err.Raise(Exc.OSError, "telling position disabled by next() call");
        if (!WriteFlush() || !IoHelp.Flush(this)) return null;
        PyObject? position = CallBuffer(IoNames.tell);
        if (position is null || _decoder is null || _snapshotInput is null) return position;

        Cookie cookie = default;
        if (!Args.AsLong(position, out cookie.Start) || !Args.AsInt(_snapshotFlags!, out cookie.Flags)) return null;
        PyBytes input = _snapshotInput;
        cookie.Start -= input.Span.Length;
        if (_decodedUsed == 0) return BuildCookie(cookie);

        PyObject? saved = Obj.CallMethod(_decoder, IoNames.getstate);
        if (saved is null) return null;
        bool good = FindCookie(input, ref cookie);
        PyBaseException? error = good ? null : Err.Fetch();
        PyObject? restored = Obj.CallMethod(_decoder, IoNames.setstate, saved);
        if (!good)
        {
            Err.ChainContext(error);
            return null;
        }
        return restored is null ? null : BuildCookie(cookie);
    }

    private int DecodeCount(ReadOnlySpan<byte> bytes)
    {
        PyStr? text = PyNewLineDecoder.CheckDecoded(Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.decode, PyBytes.From(bytes)));
        return text?.Length ?? -1;
    }

    private bool DecoderState(out int buffered, out int flags)
    {
        buffered = flags = 0;
        if (!DecoderState(out PyBytes bytes, out PyObject flagsObject)) return false;
        buffered = bytes.Span.Length;
        return Args.AsInt(flagsObject, out flags);
    }

    private bool FindCookie(PyBytes input, ref Cookie cookie)
    {
        int charsToSkip = _decodedUsed;
        // A quick search, by the ratio, for a start point close to where we are.
        int skipBytes = (int)(_ratio * charsToSkip), skipBack = 1;
        while (skipBytes > 0)
        {
            if (!SetDecoderState(cookie)) return false;
            int decoded = DecodeCount(input.Span[..Math.Min(skipBytes, input.Span.Length)]);
            if (decoded < 0) return false;
            if (decoded <= charsToSkip)
            {
                if (!DecoderState(out int buffered, out int flags)) return false;
                if (buffered == 0)
                {
                    cookie.Flags = flags;
                    charsToSkip -= decoded;
                    break;
                }
                skipBytes -= buffered;
                skipBack = 1;
            }
            else
            {
                skipBytes -= skipBack;
                skipBack *= 2;
            }
        }
        if (skipBytes <= 0)
        {
            skipBytes = 0;
            if (!SetDecoderState(cookie)) return false;
        }
        cookie.Start += skipBytes;
        cookie.CharsToSkip = charsToSkip;
        if (charsToSkip == 0) return true;

        // Then byte by byte, noting each point where the decoder has nothing buffered.
        int total = 0, at = skipBytes;
        for (; at < input.Span.Length; at++)
        {
            int n = DecodeCount(input.Span.Slice(at, 1));
            if (n < 0) return false;
            total += n;
            cookie.BytesToFeed++;
            if (!DecoderState(out int buffered, out int flags)) return false;
            if (buffered == 0 && total <= charsToSkip)
            {
                cookie.Start += cookie.BytesToFeed;
                charsToSkip -= total;
                cookie.Flags = flags;
                cookie.BytesToFeed = 0;
                total = 0;
            }
            if (total >= charsToSkip) break;
        }
        if (at == input.Span.Length)
        {
            PyStr? text = PyNewLineDecoder.CheckDecoded(Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.decode, PyBytes.From([]), PyBool.True));
            if (text is null) return false;
            total += text.Length;
            cookie.NeedEof = true;
            if (total < charsToSkip) return Err.Fail(Exc.OSError, "can't reconstruct logical file position");
        }
        cookie.CharsToSkip = charsToSkip;
        return true;
    }
}
