// An XML parser: where it is.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    // Places in the document; -1 is nowhere. Within an internal entity the event stays at its reference.
    private long _eventAt = -1, _positionAt = -1;
    private int _line, _column;

    public long ByteIndex => _eventAt;

    public int LineNumber
    {
        get
        {
            CatchUp();
            return _line + 1;
        }
    }

    public int ColumnNumber
    {
        get
        {
            CatchUp();
            return _column;
        }
    }

    /// <summary>The input from the current event on, as far as it has come.</summary>
    public ReadOnlySpan<byte> InputContext => _eventAt < 0 ? default : _buffer.AsSpan((int)(_eventAt - _bufferAt), (int)(_bufferAt + _filled - _eventAt));

    /// <summary>Whether there is an event that has an input context.</summary>
    public bool HasInputContext => _eventAt >= 0 && _buffer.Length > 0;

    private void SetEvent(int at)
    {
        if (_isMain) _eventAt = _bufferAt + at;
    }

    private void CatchUp()
    {
        if (_eventAt >= 0 && _eventAt >= _positionAt) MovePosition(_eventAt);
    }

    private void MovePosition(long to)
    {
        if (_positionAt < 0) return;
        XmlEncoding encoding = _encoding ?? XmlEncoding.Utf8;
        ReadOnlySpan<byte> data = _buffer.AsSpan(0, _filled);
        int at = (int)(_positionAt - _bufferAt), end = (int)(to - _bufferAt), unit = encoding.Unit;
        while (end - at >= unit)
        {
            int c = Ascii(encoding, data, at);
            if (c is '\n' or '\r')
            {
                _line++;
                _column = 0;
                at += unit;
                if (c == '\r' && end - at >= unit && Ascii(encoding, data, at) == '\n') at += unit;
                continue;
            }
            _column++;
            at += c >= 0 && c < 0x80 ? unit : encoding.Step(data, at);
        }
        _positionAt = to;
    }

    private static int Ascii(XmlEncoding encoding, ReadOnlySpan<byte> data, int at) =>
        encoding.IsUtf8 ? data[at] : encoding.Read(data, at, out _);
}
