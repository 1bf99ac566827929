// An XML parser: the prolog and the DTD, token by token.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    private const int ParamEntitiesNever = 0, ParamEntitiesUnlessStandalone = 1;

    private readonly bool _documentEntity, _isParamEntity;
    private int _paramEntityParsing = ParamEntitiesNever;
    private bool _useForeignDtd;

    // The token that the grammar looks at.
    private XmlToken _token;
    private int _tokenAt, _tokenEnd;
    private bool _reportDefault, _beginsContent, _allowClosingDoctype;

    /// <summary>Whether an ignored section is not closed yet.</summary>
    private bool _ignoring;

    private XmlError PrologInit(int start, int end, out int next)
    {
        next = start;
        XmlError error = InitEncoding();
        if (error != XmlError.None) return error;
        _processor = Prolog;
        return Prolog(start, end, out next);
    }

    private XmlError Prolog(int start, int end, out int next)
    {
        Read(_buffer, end, _encoding ?? XmlEncoding.Utf8, isMain: true);
        return DoProlog(start, !_isFinal, allowClosingDoctype: true, out next);
    }

    /// <summary>The next token of the prolog; finds the encoding out before the first one.</summary>
    private XmlToken ScanProlog(int s, out int next, out bool isOpen)
    {
        isOpen = false;
        if (_isMain && _encoding is null)
        {
            if (Detect(s, _dataEnd, content: false, out next) is { } found) return found;
        }
        if (_isMain && _encodingNow != _encoding) Read(_data, _dataEnd, _encoding!, isMain: true);
        XmlToken token = _scanner.Prolog(s);
        next = _scanner.Next;
        isOpen = _scanner.IsOpen;
        return token;
    }

    private XmlError DoProlog(int s, bool haveMore, bool allowClosingDoctype, out int nextPlace)
    {
        while (true)
        {
            nextPlace = s;
            SetEvent(s);
            XmlToken token = ScanProlog(s, out int next, out bool isOpen);
            if (token <= XmlToken.Invalid || isOpen)
            {
                if (haveMore && token != XmlToken.Invalid) return XmlError.None;
                switch (token)
                {
                    case XmlToken.Invalid:
                        SetEvent(next);
                        return XmlError.InvalidToken;
                    case XmlToken.Partial: return XmlError.UnclosedToken;
                    case XmlToken.PartialChar: return XmlError.PartialChar;
                    case XmlToken.None:
                        if (!_isMain && !_open.Peek().BetweenDeclarations) return XmlError.None;
                        if (_isParamEntity || !_isMain) return _inDeclaration || _includeLevel > 0 ? XmlError.IncompletePe : XmlError.None;
                        return XmlError.NoElements;
                }
                if (token != XmlToken.Space) next = _dataEnd;
            }
            if (!Count(token, s, next)) return XmlError.AmplificationLimitBreach;
            _token = token;
            (_tokenAt, _tokenEnd) = (s, next);
            _allowClosingDoctype = allowClosingDoctype;
            _reportDefault = token != XmlToken.Bom;
            XmlError error = Role();
            if (error != XmlError.None) return error;
            if (_ignoring)
            {
                error = Ignore(next, haveMore, out next);
                if (error != XmlError.None) return error;
                if (_ignoring)
                {
                    nextPlace = next;
                    _processor = IgnoreSection;
                    return XmlError.None;
                }
            }
            if (_beginsContent)
            {
                _processor = Content;
                return Content(s, _dataEnd, out nextPlace);
            }
            if (_reportDefault) ReportDefault(s, next);
            if (_state == ParserState.Finished)
            {
                nextPlace = next;
                return XmlError.Aborted;
            }
            s = next;
            if (!_reenter) continue;
            nextPlace = s;
            return XmlError.None;
        }
    }

    /// <summary>Have the token play its part.</summary>
    private XmlError Role()
    {
        if (_token == XmlToken.Bom) return XmlError.None;
        if (_inDeclaration)
        {
            if (_token == XmlToken.Space)
            {
                Quiet(_declaration);
                return XmlError.None;
            }
            if (_token == XmlToken.ParamEntityRef && !_documentEntity) return ParameterEntity(inner: true);
        }
        _problem = XmlError.None;
        _grammar.MoveNext();
        return _problem;
    }

    private bool Count(XmlToken token, int s, int next) => token <= XmlToken.Invalid || Limits.Count(next - s, _isMain);

    private XmlError IgnoreSection(int start, int end, out int next)
    {
        Read(_buffer, end, _encoding!, isMain: true);
        XmlError error = Ignore(start, !_isFinal, out next);
        if (error != XmlError.None || _ignoring) return error;
        _processor = Prolog;
        return Prolog(next, end, out next);
    }

    /// <summary>Pass over an ignored section.</summary>
    private XmlError Ignore(int s, bool haveMore, out int next)
    {
        SetEvent(s);
        next = s;
        switch (_scanner.Ignored(s))
        {
            case XmlToken.IgnoreSect:
                next = _scanner.Next;
                _reportDefault = false;
                ReportDefault(s, next);
                _ignoring = false;
                return _state == ParserState.Finished ? XmlError.Aborted : XmlError.None;
            case XmlToken.Invalid:
                SetEvent(_scanner.Next);
                return XmlError.InvalidToken;
            case XmlToken.PartialChar: return haveMore ? XmlError.None : XmlError.PartialChar;
            default: return haveMore ? XmlError.None : XmlError.Syntax;
        }
    }

    private XmlError Epilog(int s, int end, out int nextPlace)
    {
        Read(_buffer, end, _encoding!, isMain: true);
        while (true)
        {
            nextPlace = s;
            SetEvent(s);
            XmlToken token = _scanner.Prolog(s);
            int next = _scanner.Next;
            if (!Count(token, s, next)) return XmlError.AmplificationLimitBreach;
            switch (token)
            {
                case XmlToken.Space:
                    ReportDefault(s, next);
                    if (_scanner.IsOpen)
                    {
                        nextPlace = next;
                        return _state == ParserState.Finished ? XmlError.Aborted : XmlError.None;
                    }
                    break;
                case XmlToken.None: return XmlError.None;
                case XmlToken.ProcessingInstruction:
                    ReportInstruction(s, next);
                    break;
                case XmlToken.Comment:
                    ReportComment(s, next);
                    break;
                case XmlToken.Invalid:
                    SetEvent(next);
                    return XmlError.InvalidToken;
                case XmlToken.Partial: return _isFinal ? XmlError.UnclosedToken : XmlError.None;
                case XmlToken.PartialChar: return _isFinal ? XmlError.PartialChar : XmlError.None;
                default: return XmlError.JunkAfterDocElement;
            }
            s = next;
            if (_state != ParserState.Finished) continue;
            nextPlace = s;
            return XmlError.Aborted;
        }
    }
}
