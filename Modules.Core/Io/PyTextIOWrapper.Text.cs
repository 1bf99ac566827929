// Modules/_io/textio.c: reading and writing text.

using PyModules.Runtime;

namespace PyModules.Modules;

public partial class PyTextIOWrapper
{
    /// <summary>Hand what is pending to the buffer, which is not flushed.</summary>
    [Mirrors("_textiowrapper_writeflush", 1578, 1646)]
    private bool WriteFlush()
    {
        if (_pending is null) return true;
        PyBytes bytes;
        if (_pending.Count == 1 && _pending[0] is PyBytes whole) bytes = whole;
        else
        {
            byte[] all = new byte[_pendingCount];
            int at = 0;
            foreach (PyObject piece in _pending)
            {
                if (piece is PyStr text) at += System.Text.Encoding.ASCII.GetBytes(text.Value, all.AsSpan(at));
                else
                {
                    ReadOnlySpan<byte> span = ((PyBytes)piece).Span;
                    span.CopyTo(all.AsSpan(at));
                    at += span.Length;
                }
            }
            bytes = PyBytes.Own(all);
        }
        _pending = null;
        _pendingCount = 0;
        PyObject? result;
        do result = CallBuffer(IoNames.write, bytes);
        while (result is null && IoHelp.TrapEintr());
        return result is not null;
    }

    [Mirrors("utf8_encode", 797, 802)]
    private PyObject? Encode(PyStr text)
    {
        string errors = _errors?.Value ?? "strict";
        return _fast switch
        {
            Fast.None => Obj.CallMethod(_encoder ?? PyNone.Instance, IoNames.encode, text),
            Fast.Ascii => Codecs.EncodeAscii(text, errors),
            Fast.Latin1 => Codecs.EncodeLatin1(text, errors),
            Fast.Utf8 => Codecs.EncodeUtf8(text, errors),
            Fast.Utf16 => Codecs.EncodeUtf16(text, errors, _startOfStream ? 0 : -1),
            Fast.Utf16Be => Codecs.EncodeUtf16(text, errors, 1),
            Fast.Utf16Le => Codecs.EncodeUtf16(text, errors, -1),
            Fast.Utf32 => Codecs.EncodeUtf32(text, errors, _startOfStream ? 0 : -1),
            Fast.Utf32Be => Codecs.EncodeUtf32(text, errors, 1),
            _ => Codecs.EncodeUtf32(text, errors, -1),
        };
    }

    [PyMethod("write", "(text, /)"), Mirrors("_io_TextIOWrapper_write_impl", 1655, 1801)]
    private PyObject? Write(PyStr text)
    {
        if (!CheckAttached() || !CheckOpen()) return null;
        if (_encoder is null) return IoHelp.Unsupported("not writable");
        int length = text.Length;
        bool hasLf = ((_writeTranslate && _writeNewLine is not null) || _lineBuffering) && text.IndexOf('\n') >= 0;
        if (hasLf && _writeTranslate && _writeNewLine is not null)
        {
            if (Obj.CallMethod(text, IoNames.replace, PyStr.From("\n"), _writeNewLine) is not { } replaced) return null;
            if (replaced is not PyStr translated) return Err.Raise(Exc.TypeError, $"replace() should return a str, not {replaced.Type.Name}");
            text = translated;
            // The str is of a class with a replace() of its own: that may have done anything to the stream.
            if (!CheckAttached() || !CheckOpen()) return null;
            if (_encoder is null) return IoHelp.Unsupported("not writable");
        }
        bool flushBuffer = _lineBuffering && (hasLf || text.IndexOf('\r') >= 0);

        PyObject? piece;
        nint size;
        if (_fast is Fast.Ascii or Fast.Latin1 or Fast.Utf8 && text.Length <= _chunkSize && text.IsAscii)
        {
            piece = text;
            size = text.Length;
        }
        else
        {
            piece = Encode(text);
            if (piece is null) return null;
            if (piece is not PyBytes bytes) return Err.Raise(Exc.TypeError, $"encoder should return a bytes object, not '{piece.Type.Name}'");
            size = bytes.Span.Length;
        }
        if (_fast != Fast.None) _startOfStream = false;

        // Huge pieces are not joined with others. Writing may run code that adds to what is pending.
        if (size >= _chunkSize)
        {
            while (_pending is not null)
                if (!WriteFlush()) return null;
        }
        (_pending ??= []).Add(piece);
        _pendingCount += size;
        if ((_pendingCount >= _chunkSize || flushBuffer || _writeThrough) && !WriteFlush()) return null;
        if (flushBuffer && CallBuffer(IoNames.flush) is null) return null;
        if (_snapshotInput is not null)
        {
            SetDecoded(null);
            _snapshotInput = null;
        }
        if (_decoder is not null && Obj.CallMethod(_decoder, IoNames.reset) is null) return null;
        return PyInt.From(length);
    }

    [Mirrors("textiowrapper_set_decoded_chars", 1805, 1810)]
    private void SetDecoded(PyStr? text)
    {
        _decoded = text;
        _decodedUsed = 0;
    }

    [Mirrors("textiowrapper_get_decoded_chars", 1812, 1842)]
    private PyStr TakeDecoded(nint n)
    {
        if (_decoded is null) return PyStr.Empty;
        int available = _decoded.Length - _decodedUsed;
        if (n < 0 || n > available) n = available;
        PyStr result = _decodedUsed > 0 || n < available ? _decoded.Substring(_decodedUsed, _decodedUsed + (int)n) : _decoded;
        _decodedUsed += (int)n;
        return result;
    }

    [Mirrors("_textiowrapper_decode", 925, 942)]
    private PyStr? DecodeBytes(PyObject bytes, bool final) =>
        _decoder?.GetType() == typeof(PyNewLineDecoder)
            ? ((PyNewLineDecoder)_decoder).Decode(bytes, final)
            : PyNewLineDecoder.CheckDecoded(Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.decode, bytes, PyBool.From(final)));

    /// <summary>The decoder's pending bytes and flags.</summary>
    private bool DecoderState(out PyBytes buffer, out PyObject flags)
    {
        buffer = null!;
        flags = PyNone.Instance;
        PyObject? state = Obj.CallMethod(_decoder ?? PyNone.Instance, IoNames.getstate);
        if (state is null) return false;
        if (state is not PyTuple { Count: 2 } pair) return Err.Fail(Exc.TypeError, "illegal decoder state");
        if (pair[0] is not PyBytes bytes)
            return Err.Fail(Exc.TypeError, $"illegal decoder state: the first item should be a bytes object, not '{pair[0].Type.Name}'");
        buffer = bytes;
        flags = pair[1];
        return true;
    }

    /// <summary>Read and decode one chunk in place of the decoded text; false at the end, null raised.</summary>
    [Mirrors("textiowrapper_read_chunk", 1846, 1972)]
    private bool? ReadChunk(nint hint)
    {
        if (_decoder is null)
        {
            IoHelp.Unsupported("not readable");
            return null;
        }
        PyBytes before = null!;
        PyObject flags = PyNone.Instance;
        // tell() needs a point where the decoder's buffer is empty: that many bytes before here.
        if (_telling && !DecoderState(out before, out flags)) return null;
        if (hint > 0) hint = (nint)(Math.Max(_ratio, 1.0) * hint);
        PyStr method = _hasRead1 ? IoNames.read1 : IoNames.read;
        PyObject? chunk = CallBuffer(method, PyInt.From(Math.Max(_chunkSize, hint)));
        if (chunk is null) return null;
        nint count;
        if (chunk is PyBytes plain) count = plain.Span.Length;
        else
        {
            PyBuffer view = new();
            if (!Obj.GetBuffer(chunk, view, 0))
            {
                Err.Raise(Exc.TypeError, $"underlying {method.Value}() should have returned a bytes-like object, not '{chunk.Type.Name}'");
                return null;
            }
            count = view.Len;
            view.Release();
        }
        bool end = count == 0;
        PyStr? text = DecodeBytes(chunk, end);
        if (text is null) return null;
        SetDecoded(text);
        _ratio = text.Length > 0 ? (double)count / text.Length : 0;
        if (text.Length > 0) end = false;
        if (_telling)
        {
            PyObject? input = before.Span.Length == 0 && chunk is PyBytes ? chunk : Seq.Concat(before, chunk);
            if (input is not PyBytes bytes) return null;
            _snapshotFlags = flags;
            _snapshotInput = bytes;
        }
        return !end;
    }

    [PyMethod("read", "(size=-1, /)"), Mirrors("_io_TextIOWrapper_read_impl", 1981, 2089)]
    private PyObject? Read(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint n) || !CheckAttached() || !CheckOpen()) return null;
        if (_decoder is null) return IoHelp.Unsupported("not readable");
        if (!WriteFlush()) return null;
        if (n < 0)
        {
            PyObject? bytes = CallBuffer(IoNames.read);
            if (bytes is null) return null;
            if (bytes is PyNone) return Err.Raise(Exc.BlockingIOError, "Read returned None.");
            PyStr? rest = DecodeBytes(bytes, true);
            if (rest is null) return null;
            PyStr first = TakeDecoded(-1);
            if (_snapshotInput is not null)
            {
                SetDecoded(null);
                _snapshotInput = null;
            }
            return first.Length == 0 ? rest : PyStr.Concat(first, rest);
        }

        PyStr piece = TakeDecoded(n);
        nint remaining = n - piece.Length;
        if (remaining == 0) return piece;
        StrWriter writer = new(piece.Length + 64);
        writer.Append(piece);
        while (remaining > 0)
        {
            bool? more = ReadChunk(remaining);
            if (more is null)
            {
                if (IoHelp.TrapEintr()) continue;
                writer.Dispose();
                return null;
            }
            if (!more.Value) break;
            piece = TakeDecoded(remaining);
            writer.Append(piece);
            remaining -= piece.Length;
        }
        return writer.Finish();
    }

    [PyMethod("readline", "(size=-1, /)"), Mirrors("_io_TextIOWrapper_readline_impl", 2365, 2371)]
    private PyObject? ReadLineMethod(nint size = -1) => CheckAttached() ? ReadLine(size) : null;

    [Mirrors("_textiowrapper_readline", 2199, 2356)]
    private PyObject? ReadLine(nint limit)
    {
        if (!CheckOpen() || !WriteFlush()) return null;
        PyStr? line = null, remaining = null;
        List<PyStr>? chunks = null;
        nint chunked = 0;
        int start, end, offset;
        while (true)
        {
            bool more = true;
            while (_decoded is null || _decoded.Length == 0)
            {
                if (ReadChunk(0) is not { } got)
                {
                    if (IoHelp.TrapEintr()) continue;
                    return null;
                }
                more = got;
                if (!more) break;
            }
            if (!more)
            {
                SetDecoded(null);
                _snapshotInput = null;
                start = end = offset = 0;
                break;
            }
            if (remaining is null)
            {
                line = _decoded!;
                start = _decodedUsed;
                offset = 0;
            }
            else
            {
                line = PyStr.Concat(remaining, _decoded!)!;
                start = 0;
                offset = remaining.Length;
                remaining = null;
            }
            int found = LineEndings.Find(_readTranslate, _readUniversal, _readNewLine, line, start, line.Length, out int consumed);
            end = start + (found >= 0 ? found : consumed);
            if (limit >= 0 && end - start + chunked >= limit)
            {
                end = start + (int)(limit - chunked);
                break;
            }
            if (found >= 0) break;
            if (end > start)
            {
                (chunks ??= []).Add(line.Substring(start, end));
                chunked += end - start;
            }
            if (end < line.Length) remaining = line.Substring(end, line.Length);
            line = null;
            SetDecoded(null);
        }
        if (line is not null)
        {
            _decodedUsed = end - offset;
            if (start > 0 || end < line.Length) line = line.Substring(start, end);
        }
        if (remaining is not null) (chunks ??= []).Add(remaining);
        if (chunks is null) return line ?? PyStr.Empty;
        StrWriter writer = new((int)Math.Min(chunked + 128, 1 << 20));
        foreach (PyStr chunk in chunks) writer.Append(chunk);
        if (line is not null) writer.Append(line);
        return writer.Finish();
    }
}
