// The scanner: tokens of the prolog, of a DTD and of the values in both.

namespace PyModules.Modules.Expat;

internal sealed partial class XmlScanner
{
    private XmlToken Open(XmlToken token, int next)
    {
        IsOpen = true;
        return Done(token, next);
    }

    /// <summary>The token of the prolog at a place.</summary>
    public XmlToken Prolog(int at)
    {
        IsOpen = false;
        if (at >= _limit) return XmlToken.None;
        if (!Trim(at)) return XmlToken.Partial;
        int c = Peek(at), behind = at + _length;
        switch (c)
        {
            case '"' or '\'': return LiteralAt(c, behind);
            case '<': return Markdown(at, behind);
            case ' ' or '\t' or '\n' or '\r': return Space(c, behind);
            case '%': return PercentAt(behind);
            case ',': return Done(XmlToken.Comma, behind);
            case '[': return Done(XmlToken.OpenBracket, behind);
            case ']': return CloseBracketAt(behind);
            case '(': return Done(XmlToken.OpenParen, behind);
            case ')': return CloseParenAt(behind);
            case '|': return Done(XmlToken.Or, behind);
            case '>': return Done(XmlToken.DeclClose, behind);
            case '#': return PoundAt(behind);
            case < 0: return Stop(c, at);
        }
        if (IsNameStart(c) && c != ':') return NameAt(XmlToken.Name, at);
        if (IsName(c) || c == ':') return NameAt(c == ':' && !namespaces ? XmlToken.Name : XmlToken.NmToken, at);
        return Done(XmlToken.Invalid, at);
    }

    private XmlToken Space(int c, int at)
    {
        // A return at the end may be half of a line's end: it waits for the other half.
        while (true)
        {
            if (at >= _end) return c == '\r' ? Open(XmlToken.Space, _end) : Done(XmlToken.Space, at);
            int next = Peek(at);
            if (!IsSpace(next) || next == '\r' && at + _length >= _end) return Done(XmlToken.Space, at);
            c = ' ';
            at += _length;
        }
    }

    private XmlToken Markdown(int at, int behind)
    {
        int c = Peek(behind);
        // Whether a character that is not ASCII can begin a name, shows where the tag is read.
        if (IsNameStart(c) || c is >= 0x80 or XmlEncoding.Partial) return Done(XmlToken.InstanceStart, at);
        return c switch
        {
            '!' => Declaration(behind + _length),
            '?' => Instruction(behind + _length),
            _ => Stop(c, behind),
        };
    }

    private XmlToken Declaration(int at)
    {
        int c = Peek(at);
        if (c == '-') return CommentAt(at + _length);
        if (c == '[') return Done(XmlToken.CondSectOpen, at + _length);
        if (!IsKeywordLetter(c)) return Stop(c, at);
        while (true)
        {
            at += _length;
            c = Peek(at);
            if (c == '%')
            {
                // <!ENTITY% x is wrong, <!ENTITY %x; is not.
                int behind = Peek(at + 1 * _encoding.Unit);
                if (behind == End) return Stop(End, at);
                if (IsSpace(behind) || behind == '%') return Done(XmlToken.Invalid, at);
                Peek(at);
                return Done(XmlToken.DeclOpen, at);
            }
            if (IsSpace(c)) return Done(XmlToken.DeclOpen, at);
            if (!IsKeywordLetter(c)) return Stop(c, at);
        }
    }

    /// <summary>A declaration's word is compared later; a letter beyond ASCII is wrong already where it takes several bytes.</summary>
    private bool IsKeywordLetter(int c) => IsNameStart(c) && (c < 0x80 || !_encoding.IsUtf8 && (c < 0x100 || _encoding.Unit == 1));

    private XmlToken LiteralAt(int quote, int at)
    {
        int c;
        for (c = Peek(at); c != quote; c = Peek(at))
        {
            if (c < 0) return Stop(c, at);
            at += _length;
        }
        at += _length;
        c = Peek(at);
        if (c == End) return Open(XmlToken.Literal, at);
        return IsSpace(c) || c is '>' or '%' or '[' ? Done(XmlToken.Literal, at) : Done(XmlToken.Invalid, at);
    }

    private XmlToken PercentAt(int at)
    {
        int c = Peek(at);
        if (IsSpace(c) || c == '%') return Done(XmlToken.Percent, at);
        if (!IsNameStart(c)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsName(c));
        return c == ';' ? Done(XmlToken.ParamEntityRef, at + _length) : Stop(c, at);
    }

    private XmlToken PoundAt(int at)
    {
        int c = Peek(at);
        if (!IsNameStart(c)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsName(c));
        if (c == End) return Open(XmlToken.PoundName, at);
        return IsSpace(c) || c is ')' or '>' or '%' or '|' ? Done(XmlToken.PoundName, at) : Stop(c, at);
    }

    private XmlToken CloseBracketAt(int at)
    {
        int c = Peek(at);
        if (c == End) return Open(XmlToken.CloseBracket, at);
        if (c != ']') return Done(XmlToken.CloseBracket, at);
        int third = at + _length;
        c = Peek(third);
        if (c == End) return Stop(c, third);
        return c == '>' ? Done(XmlToken.CondSectClose, third + _length) : Done(XmlToken.CloseBracket, at);
    }

    private XmlToken CloseParenAt(int at)
    {
        int c = Peek(at);
        switch (c)
        {
            case End: return Open(XmlToken.CloseParen, at);
            case '*': return Done(XmlToken.CloseParenAsterisk, at + _length);
            case '?': return Done(XmlToken.CloseParenQuestion, at + _length);
            case '+': return Done(XmlToken.CloseParenPlus, at + _length);
            case ',' or '|' or ')' or '>' or ' ' or '\t' or '\r' or '\n': return Done(XmlToken.CloseParen, at);
            default: return Done(XmlToken.Invalid, at);
        }
    }

    private XmlToken NameAt(XmlToken kind, int at)
    {
        Peek(at);
        while (true)
        {
            at += _length;
            int c = Peek(at);
            if (c == ':' && namespaces)
            {
                at += _length;
                if (kind == XmlToken.Name)
                {
                    int local = Peek(at);
                    if (local == End) return Stop(End, at);
                    kind = XmlToken.PrefixedName;
                    if (local < 0) return Stop(local, at);
                    if (!IsName(local)) kind = XmlToken.NmToken;
                    else continue;
                }
                else if (kind == XmlToken.PrefixedName) kind = XmlToken.NmToken;
                at -= _encoding.Unit;
                Peek(at);
                continue;
            }
            if (IsName(c)) continue;
            switch (c)
            {
                case End: return Open(kind, at);
                case '>' or ')' or ',' or '|' or '[' or '%' or ' ' or '\t' or '\r' or '\n': return Done(kind, at);
                case '+' or '*' or '?':
                    if (kind == XmlToken.NmToken) return Done(XmlToken.Invalid, at);
                    return Done(c switch { '+' => XmlToken.NamePlus, '*' => XmlToken.NameAsterisk, _ => XmlToken.NameQuestion }, at + _length);
                default: return Stop(c, at);
            }
        }
    }

    /// <summary>The next piece of an attribute's value.</summary>
    public XmlToken AttributeValue(int at)
    {
        int c = Peek(at);
        switch (c)
        {
            case End: return XmlToken.None;
            case '&': return Reference(at + _length);
            case '\n': return Done(XmlToken.DataNewline, at + _length);
            case '\r': return Return(at + _length);
            case ' ' or '\t': return Done(XmlToken.ValueSpace, at + _length);
        }
        for (; c >= 0 && c is not ('&' or '\n' or '\r' or ' ' or '\t'); c = Peek(at))
        {
            if (c == '<') return Done(XmlToken.Invalid, at);
            at += _length;
        }
        return c is XmlEncoding.Bad or XmlEncoding.Partial ? Done(XmlToken.Invalid, at) : Done(XmlToken.DataChars, at);
    }

    /// <summary>The next piece of an entity's value.</summary>
    public XmlToken EntityValue(int at)
    {
        int c = Peek(at);
        switch (c)
        {
            case End: return XmlToken.None;
            case '&': return Reference(at + _length);
            case '%':
                XmlToken token = PercentAt(at + _length);
                return token == XmlToken.Percent ? XmlToken.Invalid : token;
            case '\n': return Done(XmlToken.DataNewline, at + _length);
            case '\r': return Return(at + _length);
        }
        for (; c >= 0 && c is not ('&' or '%' or '\n' or '\r'); c = Peek(at)) at += _length;
        return c is XmlEncoding.Bad or XmlEncoding.Partial ? Done(XmlToken.Invalid, at) : Done(XmlToken.DataChars, at);
    }

    private XmlToken Return(int at)
    {
        int c = Peek(at);
        return c == End ? Done(XmlToken.TrailingCr, at) : Done(XmlToken.DataNewline, c == '\n' ? at + _length : at);
    }
}
