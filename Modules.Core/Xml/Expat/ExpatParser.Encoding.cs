// An XML parser: which encoding a document is in.

namespace PyModules.Modules.Expat;

internal sealed partial class ExpatParser
{
    private string? _protocolEncoding;

    /// <summary>What the protocol names; the first bytes of a document may know better.</summary>
    private XmlEncoding? _promised;

    /// <summary>Null as long as the first bytes have not been seen.</summary>
    private XmlEncoding? _encoding;

    private XmlError InitEncoding()
    {
        if (_protocolEncoding is not { } name) return XmlError.None;
        _promised = XmlEncoding.Named(name);
        return _promised is null ? ForeignEncoding(name) : XmlError.None;
    }

    private XmlError ForeignEncoding(string name)
    {
        if (Handlers.UnknownEncoding?.Invoke(name) is not { } map || !TableEncoding.Fits(map)) return XmlError.UnknownEncoding;
        _encoding = new TableEncoding(name, map);
        return XmlError.None;
    }

    /// <summary>
    /// Look at the first bytes. A token says that there is nothing to scan yet, or that a byte order mark was found; null that the
    /// encoding is known now.
    /// </summary>
    private XmlToken? Detect(int at, int end, bool content, out int next)
    {
        next = at;
        if (at >= end) return XmlToken.None;
        bool is16 = _promised is { Unit: 2 }, is8 = _promised == XmlEncoding.Latin1;
        byte first = _buffer[at];
        if (at + 1 == end)
        {
            if (first is 0x00 or 0x3C || first is 0xFE or 0xFF or 0xEF && !(is8 && content)) return XmlToken.Partial;
        }
        else
        {
            byte second = _buffer[at + 1];
            switch (first, second)
            {
                case (0xFE, 0xFF) when !(is8 && content): return Marked(XmlEncoding.Utf16Big, next = at + 2);
                case (0xFF, 0xFE) when !(is8 && content): return Marked(XmlEncoding.Utf16Little, next = at + 2);
                case (0xEF, 0xBB) when !(content && (is8 || is16)):
                    if (at + 2 == end) return XmlToken.Partial;
                    if (_buffer[at + 2] == 0xBF) return Marked(XmlEncoding.Utf8, next = at + 3);
                    break;
                case (0x3C, 0x00) when !(content && _promised == XmlEncoding.Utf16Big):
                    _encoding = XmlEncoding.Utf16Little;
                    return null;
                case (0x00, _) when !(content && _promised == XmlEncoding.Utf16Little):
                    _encoding = XmlEncoding.Utf16Big;
                    return null;
                case ( > 0x00, 0x00) when !content:
                    _encoding = XmlEncoding.Utf16Little;
                    return null;
            }
        }
        _encoding = _promised ?? XmlEncoding.Utf8;
        return null;
    }

    private XmlToken Marked(XmlEncoding encoding, int next)
    {
        _encoding = encoding;
        return XmlToken.Bom;
    }

    // ---- XML and text declarations ----

    private enum Standalone { No, Yes, Unsaid = -1 }

    /// <summary>Take the declaration that lies between two places.</summary>
    private XmlError XmlDeclaration(bool isText, int s, int next)
    {
        string? version = null, encoding = null;
        int encodingAt = -1;
        Standalone standalone = Standalone.Unsaid;
        if (BadDeclaration(isText, s, next, ref version, ref encoding, ref encodingAt, ref standalone) is { } bad)
        {
            SetEvent(bad);
            return isText ? XmlError.TextDecl : XmlError.XmlDecl;
        }
        if (!isText && standalone == Standalone.Yes)
        {
            _dtd.Standalone = true;
            if (_paramEntityParsing == ParamEntitiesUnlessStandalone) _paramEntityParsing = ParamEntitiesNever;
        }
        if (Handlers.XmlDecl is { } handler) handler(version, encoding, (int)standalone);
        else ReportDefault(s, next);
        if (_protocolEncoding is not null || encoding is null) return XmlError.None;
        XmlEncoding now = _encodingNow;
        XmlEncoding? declared = encoding.Equals("UTF-16", StringComparison.OrdinalIgnoreCase) && now.Unit == 2 ? now : XmlEncoding.Named(encoding);
        XmlError result = XmlError.None;
        if (declared is null) result = ForeignEncoding(encoding);
        else if (declared.Unit != now.Unit || declared.Unit == 2 && declared != now) result = XmlError.IncorrectEncoding;
        else _encoding = declared;
        if (result == XmlError.None) Read(_data, _dataEnd, _encoding!, _isMain);
        else SetEvent(encodingAt);
        return result;
    }

    /// <summary>Read the pseudo-attributes; where one is wrong.</summary>
    private int? BadDeclaration(bool isText, int s, int next, ref string? version, ref string? encoding, ref int encodingAt, ref Standalone standalone)
    {
        int unit = _encodingNow.Unit, at = s + 5 * unit, end = next - 2 * unit;
        if (Pseudo(ref at, end) is not { } part) return at;
        if (part.Name is null) return at;
        if (part.Name == "version")
        {
            version = part.Value!;
            if (!IsVersion(version)) return part.ValueAt;
            if (Pseudo(ref at, end) is not { } second) return at;
            part = second;
            // A text declaration must name its encoding.
            if (part.Name is null) return isText ? at : null;
        }
        else if (!isText)
        {
            return part.NameAt;
        }
        if (part.Name == "encoding")
        {
            if (!char.IsAsciiLetter(part.Value![0])) return part.ValueAt;
            (encoding, encodingAt) = (part.Value, part.ValueAt);
            if (Pseudo(ref at, end) is not { } third) return at;
            part = third;
            if (part.Name is null) return null;
        }
        if (part.Name != "standalone" || isText) return part.NameAt;
        if (part.Value is not ("yes" or "no")) return part.ValueAt;
        standalone = part.Value == "yes" ? Standalone.Yes : Standalone.No;
        while (at < end && Plain(at, out int behind) is ' ' or '\t' or '\n' or '\r') at = behind;
        return at < end ? at : null;
    }

    /// <summary>Version 1 with any minor number.</summary>
    private static bool IsVersion(string text) => text.Length > 2 && text.StartsWith("1.", StringComparison.Ordinal) && !text.AsSpan(2).ContainsAnyExceptInRange('0', '9');

    private int Plain(int at, out int next)
    {
        int c = _scanner.Read(at, out next);
        return c is >= 0 and < 0x80 ? c : -1;
    }

    /// <summary>One pseudo-attribute, or none at the end; null when it is wrong at <paramref name="at"/>.</summary>
    private (string? Name, int NameAt, string? Value, int ValueAt)? Pseudo(ref int at, int end)
    {
        if (at >= end) return (null, at, null, at);
        if (Plain(at, out _) is not (' ' or '\t' or '\n' or '\r')) return null;
        while (at < end && Plain(at, out int behind) is ' ' or '\t' or '\n' or '\r') at = behind;
        if (at >= end) return (null, at, null, at);
        int nameAt = at, nameEnd;
        while (true)
        {
            int c = Plain(at, out int behind);
            if (c < 0) return null;
            nameEnd = at;
            if (c == '=')
            {
                at = behind;
                break;
            }
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                do
                {
                    at = behind;
                    c = at < end ? Plain(at, out behind) : -1;
                }
                while (c is ' ' or '\t' or '\n' or '\r');
                if (c != '=') return null;
                at = behind;
                break;
            }
            at = behind;
            if (at >= end) return null;
        }
        if (nameAt == nameEnd) return null;
        int quote = at < end ? Plain(at, out int first) : -1;
        while (quote is ' ' or '\t' or '\n' or '\r')
        {
            at += _encodingNow.Unit;
            quote = at < end ? Plain(at, out first) : -1;
        }
        if (quote is not ('"' or '\'')) return null;
        at += _encodingNow.Unit;
        int valueAt = at;
        while (true)
        {
            int c = at < end ? Plain(at, out int behind) : -1;
            if (c == quote) break;
            if (c < 0 || !char.IsAsciiLetterOrDigit((char)c) && c is not ('.' or '-' or '_')) return null;
            at += _encodingNow.Unit;
        }
        int valueEnd = at;
        at += _encodingNow.Unit;
        // An empty value has no first letter to look at.
        string value = valueEnd > valueAt ? Text(valueAt, valueEnd) : "\0";
        return (Text(nameAt, nameEnd), nameAt, value, valueAt);
    }
}
