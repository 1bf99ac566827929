// An XML parser that is fed piece by piece: its interface and its input.

namespace PyModules.Modules.Expat;

/// <summary>Whether a parser has begun and ended.</summary>
internal enum ParserState { Initialized, Parsing, Finished }

/// <summary>
/// Reads XML 1.0 with namespaces as it comes and tells the handlers. A processor takes what there is and says how far it came; the
/// rest waits in the buffer for more. The reader of a token that stays unfinished is not asked again before the input has doubled,
/// so that a large token in small pieces costs no more than its length (reparse deferral).
/// </summary>
internal sealed partial class ExpatParser
{
    private const int FirstBufferSize = 1024;

    /// <summary>How much of what was read stays in the buffer.</summary>
    public const int ContextBytes = 1024;

    private delegate XmlError Processor(int start, int end, out int next);

    private readonly bool _namespaces;
    private readonly string? _separator;
    private readonly ExpatParser? _parent;
    private readonly Dtd _dtd;
    private readonly XmlScanner _scanner, _valueScanner;

    private Processor _processor;
    private ParserState _state;
    private bool _isFinal, _reenter, _isRunning;
    private XmlError _error;

    // The input: what is to be read lies from _ptr to _filled, behind at most ContextBytes of what was read.
    private byte[] _buffer = [];
    private int _ptr, _filled, _lastRequest, _partialBefore;

    /// <summary>Where the buffer's first byte stands in the document.</summary>
    private long _bufferAt;

    /// <summary>A parser of a document. The separator, where there is one, turns names into URI, separator and local name.</summary>
    public ExpatParser(string? encoding, string? separator)
    {
        _namespaces = separator is not null;
        _separator = separator;
        _protocolEncoding = encoding;
        _dtd = new();
        Limits = new(root: true);
        _scanner = new(_namespaces);
        _valueScanner = new(_namespaces);
        _documentEntity = true;
        _grammar = Document();
        _processor = PrologInit;
        if (_namespaces) Bind("xml", XmlNamespace);
    }

    /// <summary>A parser of an external entity: with a context a general one, without one a parameter entity.</summary>
    private ExpatParser(ExpatParser parent, string? context, string? encoding)
    {
        _parent = parent;
        _namespaces = parent._namespaces;
        _separator = parent._separator;
        _protocolEncoding = encoding;
        _dtd = parent._dtd;
        Limits = new(parent.Limits);
        _scanner = new(_namespaces);
        _valueScanner = new(_namespaces);
        ReturnTriplets = parent.ReturnTriplets;
        ReparseDeferral = parent.ReparseDeferral;
        _paramEntityParsing = parent._paramEntityParsing;
        Handlers.ExpandInternalEntities = parent.Handlers.ExpandInternalEntities;
        _grammar = ExternalSubset();
        if (context is not null)
        {
            SetContext(context);
            _processor = ExternalContentInit;
        }
        else
        {
            _isParamEntity = true;
            _inEntityValue = parent._inEntityValue;
            _processor = ExternalParameterInit;
        }
    }

    public ExpatHandlers Handlers { get; } = new();
    public string? Base { get; set; }
    public bool ReparseDeferral { get; set; } = true;
    public XmlError Error => _error;

    /// <summary>The protections, which a subparser shares with its root.</summary>
    public Limits Limits { get; }

    /// <summary>Whether names come with their prefix as a third part.</summary>
    public bool ReturnTriplets { get; private set; }

    public ExpatParser ExternalEntityParser(string? context, string? encoding) => new(this, context, encoding);

    /// <summary>Choose whether names come as triplets; not during a parse.</summary>
    public void SetReturnTriplets(bool value)
    {
        if (_state != ParserState.Parsing) ReturnTriplets = value;
    }

    /// <summary>Say what the protocol says of the encoding; not during a parse.</summary>
    public void SetEncoding(string? name)
    {
        if (_state != ParserState.Parsing) _protocolEncoding = name;
    }

    /// <summary>Choose which parameter entities are read: 0 none, 1 unless the document is standalone, 2 all. False during a parse.</summary>
    public bool SetParamEntityParsing(int mode)
    {
        if (_state == ParserState.Parsing) return false;
        _paramEntityParsing = mode;
        return true;
    }

    public XmlError UseForeignDtd(bool value)
    {
        if (_state == ParserState.Parsing) return XmlError.CantChangeFeatureOnceParsing;
        _useForeignDtd = value;
        return XmlError.None;
    }

    /// <summary>End the parse after the handler that is running.</summary>
    public void Stop()
    {
        if (_state != ParserState.Finished) _state = ParserState.Finished;
    }

    /// <summary>Room for input; null when the parse is over.</summary>
    public Memory<byte>? GetBuffer(int length)
    {
        if (_state == ParserState.Finished || _isRunning)
        {
            _error = _isRunning ? XmlError.UnexpectedState : XmlError.Finished;
            return null;
        }
        _lastRequest = length;
        if (length > _buffer.Length - _filled || _buffer.Length == 0)
        {
            int keep = Math.Min(_ptr, ContextBytes), from = _ptr - keep, count = _filled - from;
            long needed = (long)length + count;
            if (_buffer.Length > 0 && needed <= _buffer.Length)
            {
                if (from > 0) _buffer.AsSpan(from, count).CopyTo(_buffer);
            }
            else
            {
                long size = Math.Max(_buffer.Length - _ptr, 0);
                if (size == 0) size = FirstBufferSize;
                do size *= 2;
                while (size < needed);
                if (size > Array.MaxLength || !Limits.Allocate(size - _buffer.Length))
                {
                    _error = XmlError.NoMemory;
                    return null;
                }
                byte[] larger = new byte[size];
                _buffer.AsSpan(from, count).CopyTo(larger);
                _buffer = larger;
            }
            _bufferAt += from;
            _ptr -= from;
            _filled -= from;
            _eventAt = _positionAt = -1;
        }
        return _buffer.AsMemory(_filled, length);
    }

    /// <summary>Parse a piece of the document; false on an error.</summary>
    public bool Parse(ReadOnlySpan<byte> data, bool isFinal)
    {
        if (GetBuffer(data.Length) is not { } room) return false;
        data.CopyTo(room.Span);
        return ParseBuffer(data.Length, isFinal);
    }

    /// <summary>Parse what was put into the buffer; false on an error.</summary>
    public bool ParseBuffer(int length, bool isFinal)
    {
        if (_state == ParserState.Finished)
        {
            _error = XmlError.Finished;
            return false;
        }
        _state = ParserState.Parsing;
        int start = _ptr;
        _positionAt = _bufferAt + start;
        _filled += length;
        _isFinal = isFinal;
        _isRunning = true;
        XmlError error = Process(start, _filled, out int next);
        _isRunning = false;
        (_ptr, _error) = (next, error);
        if (_error != XmlError.None)
        {
            _processor = Failed;
            return false;
        }
        if (isFinal && _state == ParserState.Parsing)
        {
            _state = ParserState.Finished;
            return true;
        }
        MovePosition(_bufferAt + _ptr);
        return true;
    }

    private XmlError Process(int start, int end, out int next)
    {
        int now = end - start;
        if (ReparseDeferral && !_isFinal)
        {
            int room = _buffer.Length - _filled;
            room -= Math.Min(room, ContextBytes);
            room += _ptr;
            if (now < 2 * _partialBefore && _lastRequest <= room)
            {
                next = start;
                return XmlError.None;
            }
        }
        int at = start;
        XmlError result;
        while (true)
        {
            result = _processor(at, end, out next);
            if (_state != ParserState.Parsing) _reenter = false;
            if (!_reenter) break;
            _reenter = false;
            if (result != XmlError.None) return result;
            at = next;
        }
        if (result == XmlError.None) _partialBefore = next == start ? now : 0;
        return result;
    }

    private XmlError Failed(int start, int end, out int next)
    {
        next = start;
        return _error;
    }

    // ---- the source that is being read: the document's buffer or an internal entity's text ----

    private byte[] _data = [];
    private int _dataEnd;
    private XmlEncoding _encodingNow = XmlEncoding.Utf8;
    private bool _isMain;

    private void Read(byte[] data, int end, XmlEncoding encoding, bool isMain)
    {
        _data = data;
        _dataEnd = end;
        _encodingNow = encoding;
        _isMain = isMain;
        _scanner.Open(data, end, encoding);
    }
}
