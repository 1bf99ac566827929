// The scanner: tokens of element content and of CDATA sections.

namespace PyModules.Modules.Expat;

internal sealed partial class XmlScanner
{
    /// <summary>The token of content at a place.</summary>
    public XmlToken Content(int at)
    {
        if (at >= _limit) return XmlToken.None;
        if (!Trim(at)) return XmlToken.Partial;
        int c = Peek(at);
        switch (c)
        {
            case '<': return Markup(at + _length);
            case '&': return Reference(at + _length);
            case '\r':
                at += _length;
                c = Peek(at);
                if (c == End) return Done(XmlToken.TrailingCr, _end);
                return Done(XmlToken.DataNewline, c == '\n' ? at + _length : at);
            case '\n': return Done(XmlToken.DataNewline, at + _length);
            case ']':
                at += _length;
                c = Peek(at);
                if (c == End) return Done(XmlToken.TrailingBracket, _end);
                if (c != ']') break;
                int third = at + _length;
                c = Peek(third);
                if (c == End) return Done(XmlToken.TrailingBracket, _end);
                if (c == '>') return Done(XmlToken.Invalid, third);
                break;
            case XmlEncoding.Bad or XmlEncoding.Partial: return Stop(c, at);
            default:
                at += _length;
                break;
        }
        return Data(at);
    }

    private XmlToken Data(int at)
    {
        while (true)
        {
            if (_encoding.IsUtf8 && at < _end)
            {
                int plain = _data.AsSpan(at, _end - at).IndexOfAny(s_dataStops);
                at = plain < 0 ? _end : at + plain;
            }
            int c = Peek(at);
            if (c < 0 || c is '<' or '&' or '\r' or '\n') return Done(XmlToken.DataChars, at);
            if (c == ']')
            {
                int second = at + _length;
                c = Peek(second);
                if (c == End) return Done(XmlToken.DataChars, at);
                if (c == ']')
                {
                    int third = second + _length;
                    c = Peek(third);
                    if (c == End) return Done(XmlToken.DataChars, at);
                    if (c == '>') return Done(XmlToken.Invalid, third);
                }
                at = second;
                continue;
            }
            at += _length;
        }
    }

    private XmlToken Markup(int at)
    {
        int c = Peek(at);
        if (IsNameStart(c)) return StartTag(at);
        switch (c)
        {
            case '!':
                at += _length;
                c = Peek(at);
                if (c == '-') return CommentAt(at + _length);
                return c == '[' ? CdataOpen(at + _length) : Stop(c, at);
            case '?': return Instruction(at + _length);
            case '/': return EndTag(at + _length);
            default: return Stop(c, at);
        }
    }

    private XmlToken CdataOpen(int at)
    {
        const string Word = "CDATA[";
        if (_end - at < Word.Length * _encoding.Unit) return Stop(End, at);
        foreach (char letter in Word)
        {
            if (Peek(at) != letter) return Done(XmlToken.Invalid, at);
            at += _length;
        }
        return Done(XmlToken.CdataOpen, at);
    }

    private XmlToken StartTag(int at)
    {
        Attributes.Clear();
        if (RestOfName(ref at, out int c) is { } problem) return problem;
        NameEnd = at;
        while (true)
        {
            if (!IsSpace(c)) return Close(c, at);
            at = SkipSpace(at, out c);
            if (!IsNameStart(c)) return Close(c, at);
            if (Attribute(ref at, out c) is { } wrong) return wrong;
        }
    }

    /// <summary>From a name's first character to the one behind the name, in which one colon may stand; what is wrong, if anything.</summary>
    private XmlToken? RestOfName(ref int at, out int c)
    {
        bool hadColon = false;
        while (true)
        {
            at += _length;
            c = Peek(at);
            if (IsName(c)) continue;
            if (c != ':' || hadColon) return null;
            hadColon = true;
            at += _length;
            c = Peek(at);
            if (!IsNameStart(c)) return Stop(c, at);
        }
    }

    private int SkipSpace(int at, out int c)
    {
        for (c = Peek(at); IsSpace(c); c = Peek(at)) at += _length;
        return at;
    }

    private XmlToken Close(int c, int at)
    {
        if (c == '>') return Done(XmlToken.StartTag, at + _length);
        if (c != '/') return Stop(c, at);
        at += _length;
        c = Peek(at);
        return c == '>' ? Done(XmlToken.EmptyElement, at + _length) : Stop(c, at);
    }

    /// <summary>From an attribute's name to the character behind its value; what is wrong, if anything.</summary>
    private XmlToken? Attribute(ref int at, out int c)
    {
        int name = at;
        if (RestOfName(ref at, out c) is { } problem) return problem;
        int nameEnd = at;
        if (IsSpace(c)) at = SkipSpace(at, out c);
        if (c != '=') return Stop(c, at);
        at = SkipSpace(at + _length, out c);
        if (c is not ('"' or '\'')) return Stop(c, at);
        int quote = c;
        at += _length;
        int value = at;
        for (c = Peek(at); c != quote; c = Peek(at))
        {
            if (c < 0 || c == '<') return Stop(c, at);
            at += _length;
            if (c != '&') continue;
            XmlToken reference = Reference(at);
            if (reference <= XmlToken.Invalid) return reference;
            at = Next;
        }
        Attributes.Add((name, nameEnd, value, at));
        at += _length;
        c = Peek(at);
        return null;
    }

    private XmlToken EndTag(int at)
    {
        int c = Peek(at);
        if (!IsNameStart(c)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsName(c) || c == ':');
        NameEnd = at;
        if (IsSpace(c)) at = SkipSpace(at, out c);
        return c == '>' ? Done(XmlToken.EndTag, at + _length) : Stop(c, at);
    }

    /// <summary>The token of a CDATA section at a place.</summary>
    public XmlToken Cdata(int at)
    {
        if (at >= _limit) return XmlToken.None;
        if (!Trim(at)) return XmlToken.Partial;
        int c = Peek(at);
        switch (c)
        {
            case ']':
                at += _length;
                c = Peek(at);
                if (c == End) return Stop(c, at);
                if (c != ']') break;
                int third = at + _length;
                c = Peek(third);
                if (c == End) return Stop(c, third);
                if (c == '>') return Done(XmlToken.CdataClose, third + _length);
                break;
            case '\r':
                at += _length;
                c = Peek(at);
                if (c == End) return Stop(c, at);
                return Done(XmlToken.DataNewline, c == '\n' ? at + _length : at);
            case '\n': return Done(XmlToken.DataNewline, at + _length);
            case < 0: return Stop(c, at);
            default:
                at += _length;
                break;
        }
        for (c = Peek(at); c >= 0 && c is not ('\r' or '\n' or ']'); c = Peek(at)) at += _length;
        return Done(XmlToken.DataChars, at);
    }

    /// <summary>An ignored section of a DTD, as far as the brackets that close it.</summary>
    public XmlToken Ignored(int at)
    {
        int level = 0;
        Trim(at);
        while (true)
        {
            int c = Peek(at);
            if (c < 0) return Stop(c, at);
            at += _length;
            if (c is not ('<' or ']')) continue;
            int second = c == '<' ? '!' : ']', third = c == '<' ? '[' : '>';
            int found = Peek(at);
            if (found == End) return Stop(found, at);
            if (found != second) continue;
            int behind = at + _length;
            found = Peek(behind);
            if (found == End) return Stop(found, behind);
            if (found != third)
            {
                // "]]]>" closes too: the second bracket may be the first of the pair.
                if (c == '<') at = behind;
                continue;
            }
            at = behind + _length;
            if (c == '<') level++;
            else if (level-- == 0) return Done(XmlToken.IgnoreSect, at);
        }
    }
}
