// Modules/_io/bufferedio.c: writing through the buffer.

using PyModules.Runtime;

namespace PyModules.Modules;

public abstract partial class Buffered
{
    private protected PyObject? DoWrite(PyBuffer buffer)
    {
        if (!CheckInitialized() || !Enter()) return null;
        long written = -1;
        // Another thread may have closed the file while we waited.
        if (IsClosed()) Err.Raise(Exc.ValueError, "write to closed file");
        else written = WriteUnlocked(buffer.Buf);
        Leave();
        return written < 0 ? null : PyInt.From(written);
    }

    private long WriteUnlocked(ReadOnlyMemory<byte> data)
    {
        if (!ValidRead && !ValidWrite) _pos = _rawPos = 0;
        long available = _size - _pos;
        if (data.Length <= available && data.Length < _size)
        {
            data.Span.CopyTo(Room.AsSpan((int)_pos));
            if (!ValidWrite || _writePos > _pos) _writePos = _pos;
            AdjustPosition(_pos + data.Length);
            if (_pos > _writeEnd) _writeEnd = _pos;
            return data.Length;
        }

        if (!FlushUnlocked()) return BufferAfterBlocking(data.Span);

        // The read buffer was filled but not changed: the raw stream is ahead.
        long offset = RawOffset;
        if (offset != 0)
        {
            if (RawSeek(-offset, 1) < 0) return -1;
            _rawPos -= offset;
        }

        int remaining = data.Length, written = 0;
        while (remaining >= _size)
        {
            nint n = RawWrite(data[written..]);
            if (n == -1) return -1;
            if (n == -2)
            {
                if (remaining > _size)
                {
                    data.Span.Slice(written, _size).CopyTo(Room);
                    _rawPos = 0;
                    AdjustPosition(_size);
                    _writeEnd = _size;
                    written += _size;
                    RaiseBlocked(written);
                    return -1;
                }
                Err.Clear();
                break;
            }
            written += (int)n;
            remaining -= (int)n;
            if (!ThreadState.Current.CheckSignals()) return -1;
        }
        if (_readable) ResetRead();
        if (remaining > 0)
        {
            data.Span.Slice(written, remaining).CopyTo(Room);
            written += remaining;
        }
        _writePos = 0;
        _writeEnd = remaining;
        AdjustPosition(remaining);
        _rawPos = 0;
        return written;
    }

    /// <summary>The raw stream takes no more: keep what fits.</summary>
    private long BufferAfterBlocking(ReadOnlySpan<byte> data)
    {
        if (!Err.Matches(Exc.BlockingIOError)) return -1;
        if (_readable) ResetRead();
        Buffer.BlockCopy(Room, (int)_writePos, Room, 0, (int)(_writeEnd - _writePos));
        _writeEnd -= _writePos;
        _rawPos -= _writePos;
        _pos -= _writePos;
        _writePos = 0;
        int available = (int)(_size - _writeEnd);
        if (data.Length <= available)
        {
            Err.Clear();
            data.CopyTo(Room.AsSpan((int)_writeEnd));
            _writeEnd += data.Length;
            _pos += data.Length;
            return data.Length;
        }
        data[..available].CopyTo(Room.AsSpan((int)_writeEnd));
        _writeEnd += available;
        _pos += available;
        RaiseBlocked(available);
        return -1;
    }
}
