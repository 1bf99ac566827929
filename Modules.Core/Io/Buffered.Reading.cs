// Modules/_io/bufferedio.c: reading through the buffer.

using PyModules.Runtime;

namespace PyModules.Modules;

public abstract partial class Buffered
{
    private PyBytes Take(long count)
    {
        PyBytes result = PyBytes.From(Room.AsSpan((int)_pos, (int)count));
        _pos += count;
        return result;
    }

    [Mirrors("_io__Buffered_peek_impl", 950, 973)]
    private protected PyObject? DoPeek()
    {
        if (!CheckOpen("peek of closed file") || !Enter()) return null;
        PyObject? result = !_writable || FlushAndRewind() ? PeekUnlocked() : null;
        Leave();
        return result;
    }

    /// <summary>What is buffered, or else one buffer's fill; the position stays.</summary>
    [Mirrors("_bufferedreader_peek_unlocked", 1883, 1908)]
    private PyObject? PeekUnlocked()
    {
        long have = ReadAhead;
        if (have > 0) return PyBytes.From(Room.AsSpan((int)_pos, (int)have));
        ResetRead();
        nint n = FillBuffer();
        if (n == -1) return null;
        _pos = 0;
        return PyBytes.From(Room.AsSpan(0, Math.Max(0, (int)n)));
    }

    [Mirrors("_io__Buffered_read_impl", 982, 1015)]
    private protected PyObject? DoRead(PyObject? size)
    {
        if (!IoHelp.OptionalSize(size, out nint n)) return null;
        if (!CheckInitialized()) return null;
        if (n < -1) return Err.Raise(Exc.ValueError, "read length must be non-negative or -1");
        if (!CheckOpen("read of closed file")) return null;
        if (n >= 0 && n <= ReadAhead) return Take(n);
        if (!Enter()) return null;
        PyObject? result = n == -1 ? ReadAllUnlocked() : ReadGeneric(n);
        Leave();
        return result;
    }

    [Mirrors("_bufferedreader_read_all", 1675, 1763)]
    private PyObject? ReadAllUnlocked()
    {
        long have = ReadAhead;
        PyBytes? first = have > 0 ? Take(have) : null;
        if (_writable && !FlushAndRewind()) return null;
        ResetRead();
        if (!Obj.TryGetAttr(LiveRaw, IoNames.readall, out PyObject? readAll)) return null;
        if (readAll is not null)
        {
            PyObject? rest = Obj.Call(readAll);
            if (rest is null) return null;
            if (rest is not PyNone and not PyBytes) return Err.Raise(Exc.TypeError, "readall() should return bytes");
            if (first is null) return rest;
            return rest is PyBytes bytes ? Join(first.Span, bytes.Span) : first;
        }
        MemoryStream chunks = new();
        if (first is not null) chunks.Write(first.Span);
        while (true)
        {
            PyObject? data = Obj.CallMethod(LiveRaw, IoNames.read);
            if (data is null) return null;
            if (data is not PyNone and not PyBytes) return Err.Raise(Exc.TypeError, "read() should return bytes");
            if (data is not PyBytes bytes || bytes.Span.Length == 0) return chunks.Length == 0 ? data : PyBytes.Own(chunks.ToArray());
            chunks.Write(bytes.Span);
            if (_absPos != -1) _absPos += bytes.Span.Length;
        }
    }

    private static PyBytes Join(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        byte[] all = new byte[a.Length + b.Length];
        a.CopyTo(all);
        b.CopyTo(all.AsSpan(a.Length));
        return PyBytes.Own(all);
    }

    /// <summary>Read until there is enough, the end, or it would block (None when nothing came).</summary>
    [Mirrors("_bufferedreader_read_generic", 1786, 1881)]
    private PyObject? ReadGeneric(nint n)
    {
        long have = ReadAhead;
        if (n <= have) return Take(n);
        if (n > Array.MaxLength) return Err.NoMemory();
        byte[] result = new byte[n];
        int written = 0;
        if (have > 0)
        {
            Room.AsSpan((int)_pos, (int)have).CopyTo(result);
            written = (int)have;
            _pos += have;
        }
        if (_writable && !FlushAndRewind()) return null;
        ResetRead();
        int remaining = result.Length - written;
        while (remaining > 0)
        {
            // Whole blocks go past the buffer.
            int whole = remaining - remaining % _size;
            if (whole == 0) break;
            nint r = RawRead(result.AsMemory(written, whole));
            if (r == -1) return null;
            if (r is 0 or -2) return Short(r);
            remaining -= (int)r;
            written += (int)r;
        }
        _pos = _rawPos = _readEnd = 0;
        // No read more than is needed: it might block for ever.
        while (remaining > 0 && _readEnd < _size)
        {
            nint r = FillBuffer();
            if (r == -1) return null;
            if (r is 0 or -2) return Short(r);
            int part = Math.Min(remaining, (int)r);
            Room.AsSpan((int)_pos, part).CopyTo(result.AsSpan(written));
            written += part;
            _pos += part;
            remaining -= part;
        }
        return PyBytes.Own(result);

        PyObject Short(nint r)
        {
            if (r != 0 && written == 0) return PyNone.Instance;
            Array.Resize(ref result, written);
            return PyBytes.Own(result);
        }
    }

    [Mirrors("_io__Buffered_read1_impl", 1024, 1080)]
    private protected PyObject? DoRead1(nint n)
    {
        if (!CheckInitialized()) return null;
        if (n < 0) n = _size;
        if (!CheckOpen("read of closed file")) return null;
        if (n == 0) return PyBytes.From([]);
        long have = ReadAhead;
        if (have > 0) return Take(Math.Min(have, n));
        byte[] result = new byte[n];
        if (!Enter()) return null;
        nint r = -1;
        if (!_writable || FlushAndRewind())
        {
            ResetRead();
            r = RawRead(result);
        }
        Leave();
        if (r == -1) return null;
        if (r == -2) r = 0;
        if (r < n) Array.Resize(ref result, (int)r);
        return PyBytes.Own(result);
    }

    [Mirrors("_buffered_readinto_generic", 1082, 1162)]
    private protected PyObject? DoReadInto(PyBuffer buffer, bool once)
    {
        if (!CheckOpen("readinto of closed file")) return null;
        int written = 0, length = (int)buffer.Len;
        long have = ReadAhead;
        if (have > 0)
        {
            int part = (int)Math.Min(have, length);
            Room.AsSpan((int)_pos, part).CopyTo(buffer.Span);
            _pos += part;
            if (part == length) return PyInt.From(length);
            written = part;
        }
        if (!Enter()) return null;
        PyObject? result = ReadIntoUnlocked(buffer, once, written, length);
        Leave();
        return result;
    }

    private PyObject? ReadIntoUnlocked(PyBuffer buffer, bool once, int written, int length)
    {
        if (_writable && !FlushAndRewind()) return null;
        ResetRead();
        _pos = 0;
        nint n;
        for (int remaining = length - written; remaining > 0; written += (int)n, remaining -= (int)n)
        {
            if (remaining > _size) n = RawRead(buffer.Buf.Slice(written, remaining));
            else if (!(once && written > 0))
            {
                n = FillBuffer();
                if (n > 0)
                {
                    if (n > remaining) n = remaining;
                    Room.AsSpan((int)_pos, (int)n).CopyTo(buffer.Span[written..]);
                    _pos += n;
                    continue;
                }
            }
            else n = 0;
            if (n == 0 || (n == -2 && written > 0)) break;
            if (n < 0) return n == -2 ? PyNone.Instance : null;
            if (once)
            {
                written += (int)n;
                break;
            }
        }
        return PyInt.From(written);
    }

    [Mirrors("_io__Buffered_readline_impl", 1308, 1314)]
    private protected PyObject? DoReadLine(PyObject? size) =>
        IoHelp.OptionalSize(size, out nint limit) && CheckInitialized() ? ReadLine(limit) : null;

    [Mirrors("_buffered_readline", 1193, 1299)]
    private protected PyObject? ReadLine(nint limit)
    {
        if (!CheckOpen("readline of closed file")) return null;
        long n = ReadAhead;
        if (limit >= 0 && n > limit) n = limit;
        ReadOnlySpan<byte> ahead = Room.AsSpan((int)_pos, (int)n);
        int end = ahead.IndexOf((byte)'\n');
        if (end >= 0) return Take(end + 1);
        if (n == limit) return Take(n);
        if (!Enter()) return null;
        PyObject? result = ReadLineSlow(limit, n);
        Leave();
        return result;
    }

    private PyObject? ReadLineSlow(nint limit, long have)
    {
        MemoryStream line = new();
        if (have > 0)
        {
            line.Write(Room, (int)_pos, (int)have);
            _pos += have;
            if (limit >= 0) limit -= (nint)have;
        }
        if (_writable && !FlushAndRewind()) return null;
        while (true)
        {
            ResetRead();
            nint n = FillBuffer();
            if (n == -1) return null;
            if (n <= 0) break;
            if (limit >= 0 && n > limit) n = limit;
            int end = Room.AsSpan(0, (int)n).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line.Write(Room, 0, end + 1);
                _pos = end + 1;
                break;
            }
            line.Write(Room, 0, (int)n);
            if (n == limit)
            {
                _pos = n;
                break;
            }
            if (limit >= 0) limit -= n;
        }
        return PyBytes.Own(line.ToArray());
    }

    [Mirrors("buffered_iternext", 1485, 1524)]
    private protected PyObject? NextLine(bool exact)
    {
        if (!CheckInitialized()) return null;
        PyObject? line = exact ? ReadLine(-1) : Obj.CallMethod(this, IoNames.readline);
        if (line is null) return null;
        if (line is not PyBytes bytes) return Err.Raise(Exc.OSError, $"readline() should have returned a bytes object, not '{line.Type.Name}'");
        return bytes.Span.Length == 0 ? null : line;
    }
}
