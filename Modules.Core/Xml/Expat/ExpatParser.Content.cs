// An XML parser: the content of elements.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    /// <summary>An element that is open. Its end tag must repeat the bytes of its name.</summary>
    private sealed class Tag
    {
        public byte[] Raw { get; set; } = [];
        public int RawLength { get; set; }
        public string Name { get; set; } = "";
        public List<(string Prefix, string? Before)> Bindings { get; } = [];
    }

    private readonly List<Tag> _tags = [];
    private int _tagLevel;

    /// <summary>How many of the levels stand for what lies round an external entity: they have no tags.</summary>
    private int OuterLevels => _parent is null ? 0 : 1;

    private XmlError Content(int start, int end, out int next)
    {
        Read(_buffer, end, _encoding ?? XmlEncoding.Utf8, isMain: true);
        return DoContent(OuterLevels, start, !_isFinal, out next);
    }

    private XmlError DoContent(int startLevel, int s, bool haveMore, out int nextPlace)
    {
        while (true)
        {
            nextPlace = s;
            SetEvent(s);
            XmlToken token = _scanner.Content(s);
            int next = _scanner.Next;
            if (!(haveMore && token is XmlToken.TrailingCr or XmlToken.TrailingBracket) && !Count(token, s, next)) return XmlError.AmplificationLimitBreach;
            XmlError error = XmlError.None;
            switch (token)
            {
                case XmlToken.TrailingCr:
                    if (haveMore) return XmlError.None;
                    if (Handlers.CharacterData is { } line) line("\n"u8);
                    else ReportDefault(s, _dataEnd);
                    // The text may end here only where nothing is open.
                    if (startLevel == 0) return XmlError.NoElements;
                    if (_tagLevel != startLevel) return XmlError.AsyncEntity;
                    nextPlace = _dataEnd;
                    return XmlError.None;
                case XmlToken.None:
                    if (haveMore) return XmlError.None;
                    if (startLevel == 0) return XmlError.NoElements;
                    return _tagLevel != startLevel ? XmlError.AsyncEntity : XmlError.None;
                case XmlToken.Invalid:
                    SetEvent(next);
                    return XmlError.InvalidToken;
                case XmlToken.Partial: return haveMore ? XmlError.None : XmlError.UnclosedToken;
                case XmlToken.PartialChar: return haveMore ? XmlError.None : XmlError.PartialChar;
                case XmlToken.TrailingBracket:
                    if (haveMore) return XmlError.None;
                    SendData(s, _dataEnd);
                    if (startLevel == 0 || _tagLevel != startLevel)
                    {
                        SetEvent(_dataEnd);
                        return startLevel == 0 ? XmlError.NoElements : XmlError.AsyncEntity;
                    }
                    nextPlace = _dataEnd;
                    return XmlError.None;
                case XmlToken.EntityRef:
                    error = GeneralEntity(s, next);
                    break;
                case XmlToken.StartTag:
                    error = StartTag(s, next);
                    break;
                case XmlToken.EmptyElement:
                    error = EmptyElement(s, next);
                    if (error == XmlError.None && _tagLevel == 0) return AfterRoot(next, out nextPlace);
                    break;
                case XmlToken.EndTag:
                    error = EndTag(startLevel, s, next);
                    if (error == XmlError.None && _tagLevel == 0) return AfterRoot(next, out nextPlace);
                    break;
                case XmlToken.CharRef:
                    int c = _scanner.CharRefNumber(s);
                    if (c < 0) return XmlError.BadCharRef;
                    if (Handlers.CharacterData is { } data) SendCharacter(data, c);
                    else ReportDefault(s, next);
                    break;
                case XmlToken.XmlDecl: return XmlError.MisplacedXmlPi;
                case XmlToken.DataNewline:
                    if (Handlers.CharacterData is { } newline) newline("\n"u8);
                    else ReportDefault(s, next);
                    break;
                case XmlToken.CdataOpen:
                    if (Handlers.StartCdataSection is { } begins) begins();
                    else ReportDefault(s, next);
                    error = DoCdata(next, haveMore, out next, out bool isClosed);
                    if (error == XmlError.None && !isClosed)
                    {
                        nextPlace = next;
                        _processor = Cdata;
                        return XmlError.None;
                    }
                    break;
                case XmlToken.DataChars:
                    SendData(s, next);
                    break;
                case XmlToken.ProcessingInstruction:
                    ReportInstruction(s, next);
                    break;
                case XmlToken.Comment:
                    ReportComment(s, next);
                    break;
            }
            if (error != XmlError.None) return error;
            s = next;
            if (_state == ParserState.Finished)
            {
                SetEvent(s);
                nextPlace = s;
                return XmlError.Aborted;
            }
            if (!_reenter) continue;
            nextPlace = s;
            return XmlError.None;
        }
    }

    private void SendData(int s, int next)
    {
        if (Handlers.CharacterData is { } handler) Send(handler, s, next);
        else ReportDefault(s, next);
    }

    private XmlError AfterRoot(int next, out int nextPlace)
    {
        nextPlace = next;
        if (_state == ParserState.Finished)
        {
            SetEvent(next);
            return XmlError.Aborted;
        }
        _processor = Epilog;
        return Epilog(next, _dataEnd, out nextPlace);
    }

    // ---- tags ----

    private Tag Push()
    {
        int index = _tagLevel - OuterLevels;
        if (index == _tags.Count) _tags.Add(new());
        _tagLevel++;
        Tag tag = _tags[index];
        tag.Bindings.Clear();
        return tag;
    }

    private XmlError StartTag(int s, int next)
    {
        int from = s + _encodingNow.Unit, length = _scanner.NameEnd - from;
        Tag tag = Push();
        if (tag.Raw.Length < length)
        {
            if (!Limits.Allocate(length)) return XmlError.NoMemory;
            tag.Raw = new byte[Math.Max(length, 32)];
        }
        _data.AsSpan(from, length).CopyTo(tag.Raw);
        tag.RawLength = length;
        XmlError error = StoreAttributes(from, from + length, tag.Bindings, out string name);
        if (error != XmlError.None) return error;
        tag.Name = name;
        if (Handlers.StartElement is { } handler) handler(name, _attributes, _specified);
        else ReportDefault(s, next);
        return XmlError.None;
    }

    private XmlError EmptyElement(int s, int next)
    {
        int from = s + _encodingNow.Unit;
        List<(string Prefix, string? Before)> bindings = _emptyBindings;
        bindings.Clear();
        XmlError error = StoreAttributes(from, _scanner.NameEnd, bindings, out string name);
        if (error != XmlError.None)
        {
            Unbind(bindings);
            return error;
        }
        bool silent = true;
        if (Handlers.StartElement is { } starts)
        {
            starts(name, _attributes, _specified);
            silent = false;
        }
        if (Handlers.EndElement is { } ends)
        {
            // The end is an event of its own, behind the tag.
            if (!silent) SetEvent(next);
            ends(name);
            silent = false;
        }
        if (silent) ReportDefault(s, next);
        Unbind(bindings);
        return XmlError.None;
    }

    private readonly List<(string Prefix, string? Before)> _emptyBindings = [];

    private XmlError EndTag(int startLevel, int s, int next)
    {
        if (_tagLevel == startLevel) return XmlError.AsyncEntity;
        int from = s + 2 * _encodingNow.Unit;
        Tag tag = _tags[--_tagLevel - OuterLevels];
        if (!_data.AsSpan(from, _scanner.NameEnd - from).SequenceEqual(tag.Raw.AsSpan(0, tag.RawLength)))
        {
            SetEvent(from);
            return XmlError.TagMismatch;
        }
        if (Handlers.EndElement is { } handler) handler(tag.Name);
        else ReportDefault(s, next);
        Unbind(tag.Bindings);
        return XmlError.None;
    }

    // ---- CDATA sections ----

    private XmlError Cdata(int start, int end, out int next)
    {
        Read(_buffer, end, _encoding!, isMain: true);
        XmlError error = DoCdata(start, !_isFinal, out next, out bool isClosed);
        if (error != XmlError.None || !isClosed) return error;
        if (_state == ParserState.Finished) return XmlError.Aborted;
        _processor = Content;
        return Content(next, end, out next);
    }

    private XmlError DoCdata(int s, bool haveMore, out int nextPlace, out bool isClosed)
    {
        isClosed = false;
        while (true)
        {
            nextPlace = s;
            SetEvent(s);
            XmlToken token = _scanner.Cdata(s);
            int next = _scanner.Next;
            if (!Count(token, s, next)) return XmlError.AmplificationLimitBreach;
            switch (token)
            {
                case XmlToken.CdataClose:
                    if (Handlers.EndCdataSection is { } ends) ends();
                    else ReportDefault(s, next);
                    nextPlace = next;
                    isClosed = true;
                    return XmlError.None;
                case XmlToken.DataNewline:
                    if (Handlers.CharacterData is { } newline) newline("\n"u8);
                    else ReportDefault(s, next);
                    break;
                case XmlToken.DataChars:
                    SendData(s, next);
                    break;
                case XmlToken.Invalid:
                    SetEvent(next);
                    return XmlError.InvalidToken;
                case XmlToken.PartialChar: return haveMore ? XmlError.None : XmlError.PartialChar;
                default: return haveMore ? XmlError.None : XmlError.UnclosedCdataSection;
            }
            s = next;
            if (_state != ParserState.Finished) continue;
            SetEvent(s);
            nextPlace = s;
            return XmlError.Aborted;
        }
    }
}
