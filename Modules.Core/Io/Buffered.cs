// Modules/_io/bufferedio.c: what BufferedReader, BufferedWriter and BufferedRandom share.

using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>One buffer for reading and writing over a raw stream. It starts at the raw stream's position <c>_absPos - _rawPos</c>.</summary>
public abstract partial class Buffered : PyBufferedIOBase
{
    private protected PyObject? _raw;
    private protected bool _ok, _detached, _readable, _writable, _finalizing;

    /// <summary>Neither this class nor the raw stream's is overridden from Python.</summary>
    private protected PyFileIO? _fastRaw;

    /// <summary>The raw stream's absolute position, -1 when not known.</summary>
    private protected long _absPos;
    private byte[]? _room;

    /// <summary>The stream has been closed, and its buffer is gone.</summary>
    private bool _released;

    /// <summary>The buffer, made when something is first put into it: a file that is read whole needs none, and one of this size is a large object to the collector.</summary>
    private protected byte[] Room => _room ??= TakeSpare() ?? GC.AllocateUninitializedArray<byte>(_size);

    /// <summary>The position in the buffer, and where in the buffer the raw stream stands.</summary>
    private protected long _pos, _rawPos;

    /// <summary>After the last byte read, -1 when the buffer is not one for reading.</summary>
    private protected long _readEnd;

    /// <summary>The range that waits to be written; the end is -1 when there is none.</summary>
    private protected long _writePos, _writeEnd;
    private protected int _size;

    private readonly object _gate = new();
    private int _owner, _waiting;

    private static readonly PyStr s_blocked = PyStr.From("write could not complete without blocking");

    /// <summary>The raw stream; None when code that we called has detached it meanwhile, so that the next call raises.</summary>
    private PyObject LiveRaw => _raw ?? PyNone.Instance;

    /// <summary>One thread at a time; the GIL guards the fields, the gate is for waiting.</summary>
    [Mirrors("_enter_buffered_busy", 292, 325)]
    private protected bool Enter()
    {
        int me = Environment.CurrentManagedThreadId;
        if (_owner != 0)
        {
            if (_owner == me)
            {
                string shown = Obj.Repr(this) is PyStr text ? text.Value : "?";
                return Err.Fail(Exc.RuntimeError, $"reentrant call inside {shown}");
            }
            while (_owner != 0)
            {
                _waiting++;
                using (Gil.Release())
                {
                    lock (_gate)
                    {
                        if (Volatile.Read(ref _owner) != 0) Monitor.Wait(_gate, 100);
                    }
                }
                _waiting--;
            }
        }
        _owner = me;
        return true;
    }

    private protected void Leave()
    {
        Volatile.Write(ref _owner, 0);
        if (_waiting == 0) return;
        lock (_gate) Monitor.PulseAll(_gate);
    }

    private protected bool CheckInitialized() =>
        _ok || Err.Fail(Exc.ValueError, _detached ? "raw stream has been detached" : "I/O operation on uninitialized object");

    [Mirrors("buffered_closed", 511, 523)]
    private protected bool? RawClosed()
    {
        if (!CheckInitialized()) return null;
        return Obj.GetAttr(LiveRaw, IoNames.closed) is { } closed ? Obj.IsTrue(closed) : null;
    }

    /// <summary>An error counts as closed: the caller's ValueError replaces it, as in C.</summary>
    private protected bool IsClosed() => _released || (_fastRaw is not null ? _fastRaw.IsClosed : RawClosed() != false);

    private protected bool CheckOpen(string message)
    {
        if (!CheckInitialized()) return false;
        return !IsClosed() || ReadAhead != 0 || Err.Fail(Exc.ValueError, message);
    }

    private protected bool ValidRead => _readable && _readEnd != -1;
    private protected bool ValidWrite => _writable && _writeEnd != -1;
    private protected long ReadAhead => ValidRead ? _readEnd - _pos : 0;
    private protected long RawOffset => (ValidRead || ValidWrite) && _rawPos >= 0 ? _rawPos - _pos : 0;

    [Mirrors("_bufferedreader_reset_buf", 1564, 1567)]
    private protected void ResetRead() => _readEnd = -1;

    [Mirrors("_bufferedwriter_reset_buf", 1914, 1919)]
    private protected void ResetWrite()
    {
        _writePos = 0;
        _writeEnd = -1;
    }

    private protected void AdjustPosition(long position)
    {
        _pos = position;
        if (ValidRead && _readEnd < _pos) _readEnd = _pos;
    }

    [Mirrors("_buffered_init", 828, 863)]
    private protected bool InitBuffer(PyObject raw, nint size, bool readable, bool writable, bool vanilla)
    {
        _raw = raw;
        _readable = readable;
        _writable = writable;
        if (size <= 0) return Err.Fail(Exc.ValueError, "buffer size must be strictly positive");
        if (size > Array.MaxLength)
        {
            Err.NoMemory();
            return false;
        }
        _size = (int)size;
        _room = null;
        _released = false;
        _owner = 0;
        _fastRaw = vanilla && raw.GetType() == typeof(PyFileIO) ? (PyFileIO)raw : null;
        if (RawTell() == -1) Err.Clear();
        if (readable) ResetRead();
        if (writable)
        {
            ResetWrite();
            _pos = 0;
        }
        // We finalize the raw stream: its own end must not come before ours.
        if (raw.GetType() == typeof(PyFileIO)) FinalizerGuard.Detach(raw);
        _ok = true;
        return true;
    }

    private long Position(PyObject? result)
    {
        if (result is null || !IoHelp.AsOffset(result, out long n)) return -1;
        if (n < 0)
        {
            Err.Raise(Exc.OSError, $"Raw stream returned invalid position {n}");
            return -1;
        }
        return _absPos = n;
    }

    [Mirrors("_buffered_raw_tell", 774, 793)]
    private protected long RawTell()
    {
        _absPos = -1;
        return Position(Obj.CallMethod(LiveRaw, IoNames.tell));
    }

    [Mirrors("_buffered_raw_seek", 795, 826)]
    private protected long RawSeek(long target, int whence) => Position(Obj.CallMethod(LiveRaw, IoNames.seek, PyInt.From(target), PyInt.From(whence)));

    /// <summary>The count, -1 raised, -2 would block.</summary>
    [Mirrors("_bufferedreader_raw_read", 1608, 1656)]
    private protected nint RawRead(Memory<byte> into)
    {
        nint n;
        if (_fastRaw is not null)
        {
            n = _fastRaw.ReadInto(into.Span);
            if (n < 0) return n;
        }
        else
        {
            PyMemoryView view = PyMemoryView.FromMemory(into, readOnly: false);
            PyObject? result;
            do result = Obj.CallMethod(LiveRaw, IoNames.readinto, view);
            while (result is null && IoHelp.TrapEintr());
            if (result is null) return -1;
            if (result is PyNone) return -2;
            if (!Num.AsSsize(result, Exc.ValueError, out n))
            {
                Err.RaiseFromCause(Exc.OSError, "raw readinto() failed");
                return -1;
            }
            if (n < 0 || n > into.Length)
            {
                Err.Raise(Exc.OSError, $"raw readinto() returned invalid length {n} (should have been between 0 and {into.Length})");
                return -1;
            }
        }
        if (n > 0 && _absPos != -1) _absPos += n;
        return n;
    }

    // One buffer goes from a closed file to the next. Only a raw stream of ours is sure to have kept no view of it.
    private byte[]? TakeSpare() => _size == IoModule.DEFAULT_BUFFER_SIZE ? Interlocked.Exchange(ref ModuleStates.Get<IoModule.State>().SpareBuffer, null) : null;

    private void GiveSpare()
    {
        if (_room is { Length: IoModule.DEFAULT_BUFFER_SIZE } room && _fastRaw is not null) ModuleStates.Get<IoModule.State>().SpareBuffer = room;
        _room = null;
        _released = true;
    }

    [Mirrors("_bufferedreader_fill_buffer", 1658, 1673)]
    private protected nint FillBuffer()
    {
        int start = ValidRead ? (int)_readEnd : 0;
        nint n = RawRead(Room.AsMemory(start, _size - start));
        if (n <= 0) return n;
        _readEnd = _rawPos = start + n;
        return n;
    }

    /// <summary>The count, -1 raised, -2 would block.</summary>
    [Mirrors("_bufferedwriter_raw_write", 1966, 2011)]
    private protected nint RawWrite(ReadOnlyMemory<byte> from)
    {
        nint n;
        if (_fastRaw is not null)
        {
            n = _fastRaw.Write(from.Span);
            if (n < 0) return n;
        }
        else
        {
            PyMemoryView view = PyMemoryView.FromMemory(System.Runtime.InteropServices.MemoryMarshal.AsMemory(from), readOnly: true);
            PyObject? result;
            do result = Obj.CallMethod(LiveRaw, IoNames.write, view);
            while (result is null && IoHelp.TrapEintr());
            if (result is null) return -1;
            if (result is PyNone) return -2;
            bool good = Num.AsSsize(result, Exc.ValueError, out n);
            if (!good || n < 0 || n > from.Length)
            {
                Err.Raise(Exc.OSError, $"raw write() returned invalid length {n} (should have been between 0 and {from.Length})");
                return -1;
            }
        }
        if (n > 0 && _absPos != -1) _absPos += n;
        return n;
    }

    [Mirrors("_set_BlockingIOError", 746, 756)]
    private static void RaiseBlocked(long written)
    {
        Err.Clear();
        if (Obj.Call(Exc.BlockingIOError, PyInt.From(LibC.EAGAIN), s_blocked, PyInt.From(written)) is PyBaseException error) Err.RaiseInstance(error);
    }

    [Mirrors("_bufferedwriter_flush_unlocked", 2013, 2067)]
    private protected bool FlushUnlocked()
    {
        if (ValidWrite && _writePos != _writeEnd)
        {
            long rewind = RawOffset + (_pos - _writePos);
            if (rewind != 0)
            {
                if (RawSeek(-rewind, 1) < 0) return false;
                _rawPos -= rewind;
            }
            while (_writePos < _writeEnd)
            {
                nint n = RawWrite(Room.AsMemory((int)_writePos, (int)(_writeEnd - _writePos)));
                if (n == -1) return false;
                if (n == -2)
                {
                    RaiseBlocked(0);
                    return false;
                }
                _writePos += n;
                _rawPos = _writePos;
                // A signal may have cut the write short; its handler runs before we block again.
                if (!ThreadState.Current.CheckSignals()) return false;
            }
        }
        // After this no write buffer is valid, so that tell() adds no offset.
        ResetWrite();
        return true;
    }

    [Mirrors("buffered_flush_and_rewind_unlocked", 898, 918)]
    private protected bool FlushAndRewind()
    {
        if (!FlushUnlocked()) return false;
        if (!_readable) return true;
        long n = RawSeek(-RawOffset, 1);
        ResetRead();
        return n != -1;
    }

    [Mirrors("_io__Buffered__dealloc_warn_impl", 476, 489)]
    private protected PyObject? DoDeallocWarn(PyObject source)
    {
        if (_ok && _raw is not null && Obj.CallMethod(_raw, IoNames._dealloc_warn, source) is null) Err.Clear();
        return PyNone.Instance;
    }

    [Mirrors("_io__Buffered_simple_flush_impl", 503, 509)]
    private protected PyObject? DoSimpleFlush() => CheckInitialized() ? Obj.CallMethod(LiveRaw, IoNames.flush) : null;

    private protected PyObject? Forward(PyStr method) => CheckInitialized() ? Obj.CallMethod(LiveRaw, method) : null;

    private protected PyObject? ForwardAttr(PyStr name) => CheckInitialized() ? Obj.GetAttr(LiveRaw, name) : null;

    [Mirrors("_io__Buffered_close_impl", 544, 600)]
    private protected PyObject? DoClose()
    {
        if (!CheckInitialized() || !Enter()) return null;
        bool? closed = RawClosed();
        if (closed != false)
        {
            Leave();
            return closed is null ? null : PyNone.Instance;
        }
        if (_finalizing && DoDeallocWarn(this) is null) Err.Clear();
        // flush() takes the lock itself.
        Leave();
        bool flushed = IoHelp.Flush(this);
        PyBaseException? error = flushed ? null : Err.Fetch();
        if (!Enter()) return null;
        PyObject? result = Obj.CallMethod(LiveRaw, IoNames.close);
        GiveSpare();
        if (error is not null)
        {
            Err.ChainContext(error);
            result = null;
        }
        _readEnd = 0;
        _pos = 0;
        Leave();
        if (result is not null && Type.Flags.HasFlag(TypeFlags.ImmutableType)) FinalizerGuard.Detach(this);
        return result;
    }

    [Mirrors("_io__Buffered_detach_impl", 607, 621)]
    private protected PyObject? DoDetach()
    {
        if (!CheckInitialized() || !IoHelp.Flush(this)) return null;
        PyObject raw = LiveRaw;
        _raw = null;
        _fastRaw = null;
        _detached = true;
        _ok = false;
        if (raw.GetType() == typeof(PyFileIO)) FinalizerGuard.Attach(raw);
        return raw;
    }

    [Mirrors("_io__Buffered_flush_impl", 925, 940)]
    private protected PyObject? DoFlush()
    {
        if (!CheckOpen("flush of closed file") || !Enter()) return null;
        bool good = FlushAndRewind();
        Leave();
        return good ? PyNone.Instance : null;
    }

    [Mirrors("_io__Buffered_tell_impl", 1322, 1339)]
    private protected PyObject? DoTell()
    {
        if (!CheckInitialized()) return null;
        long position = RawTell();
        return position == -1 ? null : PyInt.From(Math.Max(0, position - RawOffset));
    }

    [Mirrors("_io__Buffered_seek_impl", 1349, 1442)]
    private protected PyObject? DoSeek(PyObject targetObject, int whence)
    {
        if (!CheckInitialized()) return null;
        if (whence is < 0 or > 4) return Err.Raise(Exc.ValueError, $"whence value {whence} unsupported");
        if (!CheckOpen("seek of closed file") || !IoHelp.CheckSeekable(LiveRaw)) return null;
        if (!IoHelp.AsOffset(targetObject, out long target)) return null;
        if (whence is 0 or 1 && _readable)
        {
            long current = _absPos != -1 ? _absPos : RawTell();
            if (current == -1) return null;
            long available = ReadAhead;
            if (available > 0)
            {
                long offset = whence == 0 ? target - (current - RawOffset) : target;
                if (offset >= -_pos && offset <= available)
                {
                    _pos += offset;
                    return PyInt.From(Math.Max(0, current - available + offset));
                }
            }
        }
        if (!Enter()) return null;
        PyObject? result = null;
        if (!_writable || FlushUnlocked())
        {
            if (whence == 1) target -= RawOffset;
            long n = RawSeek(target, whence);
            if (n != -1)
            {
                _rawPos = -1;
                result = PyInt.From(n);
                if (_readable) ResetRead();
            }
        }
        Leave();
        return result;
    }

    [Mirrors("_io__Buffered_truncate_impl", 1452, 1483)]
    private protected PyObject? DoTruncate(PyObject position)
    {
        if (!CheckOpen("truncate of closed file")) return null;
        if (!_writable) return IoHelp.Unsupported("truncate");
        if (!Enter()) return null;
        PyObject? result = null;
        if (FlushAndRewind())
        {
            result = Obj.CallMethod(LiveRaw, IoNames.truncate, position);
            if (result is not null && RawTell() == -1) Err.Clear();
        }
        Leave();
        return result;
    }

    [Mirrors("buffered_repr", 1526, 1558)]
    private protected PyObject? DoRepr()
    {
        if (!Obj.TryGetAttr(this, IoNames.name, out PyObject? name))
        {
            // The raw stream was detached.
            if (!Err.MatchesAndClear(Exc.ValueError)) return null;
            name = null;
        }
        return name is null ? PyStr.From($"<{Type.Name}>") : IoHelp.ReprWith(this, "name=", name, "");
    }

    [Mirrors("_io__Buffered___sizeof___impl", 444, 453)]
    private protected PyObject? DoSizeOf() => PyInt.From(160L + (_released ? 0 : _size));
}
