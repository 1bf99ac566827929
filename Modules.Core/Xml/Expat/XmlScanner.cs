// The scanner: characters and what is common to the tokens of content and of the prolog.

using System.Buffers;
using System.Xml;

namespace PyModules.Modules.Expat;

/// <summary>
/// Cuts input into tokens where it lies. A token that may go on behind the end of the input is told apart from one that is wrong,
/// and a wrong one says at which byte: that is the place the user reads in the error.
/// </summary>
internal sealed partial class XmlScanner(bool namespaces)
{
    private const int End = XmlEncoding.End;

    private static readonly SearchValues<byte> s_dataStops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'<', (byte)'&', (byte)']',
        .. Enumerable.Range(0x80, 0x80).Select(i => (byte)i)]);

    private byte[] _data = [];
    private int _limit, _end, _length;
    private XmlEncoding _encoding = XmlEncoding.Utf8;

    /// <summary>Behind the token; for an invalid one, where it is wrong.</summary>
    public int Next { get; private set; }

    /// <summary>Whether the token touches the end of the input, so that more input might make it longer.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The attributes of the tag just found: where names and values begin and end.</summary>
    public List<(int Name, int NameEnd, int Value, int ValueEnd)> Attributes { get; } = [];

    /// <summary>Behind the name of the tag or instruction just found.</summary>
    public int NameEnd { get; private set; }

    public void Open(byte[] data, int end, XmlEncoding encoding)
    {
        _data = data;
        _limit = _end = end;
        _encoding = encoding;
    }

    // ---- characters ----

    private int Peek(int at)
    {
        if (at >= _end) return End;
        byte first = _data[at];
        if (first is >= 0x20 and < 0x80 && _encoding.IsUtf8)
        {
            _length = 1;
            return first;
        }
        return _encoding.Read(_data.AsSpan(0, _end), at, out _length);
    }

    /// <summary>The character at a place, and the place behind it.</summary>
    public int Read(int at, out int next)
    {
        int c = Peek(at);
        next = at + _length;
        return c;
    }

    private static bool IsSpace(int c) => c is ' ' or '\t' or '\n' or '\r';

    public bool IsNameStart(int c) => c < 0x80
        ? char.IsAsciiLetter((char)Math.Max(c, 0)) || c == '_' || c == ':' && !namespaces
        : c <= 0xFFFF && XmlConvert.IsStartNCNameChar((char)c);

    private bool IsName(int c) => c < 0x80
        ? char.IsAsciiLetterOrDigit((char)Math.Max(c, 0)) || c is '_' or '-' or '.' || c == ':' && !namespaces
        : c <= 0xFFFF && XmlConvert.IsNCNameChar((char)c);

    private XmlToken Done(XmlToken token, int next)
    {
        Next = next;
        return token;
    }

    /// <summary>The token cannot go on with this character.</summary>
    private XmlToken Stop(int c, int at)
    {
        Next = at;
        return c switch
        {
            End => XmlToken.Partial,
            XmlEncoding.Partial => XmlToken.PartialChar,
            _ => XmlToken.Invalid,
        };
    }

    /// <summary>Leave a half unit at the end out of sight; false when there is nothing else.</summary>
    private bool Trim(int at)
    {
        if (_encoding.Unit == 2) _end = _limit - ((_limit - at) & 1);
        return at < _end;
    }

    // ---- what prolog and content share ----

    /// <summary>Behind <c>&lt;?</c>.</summary>
    private XmlToken Instruction(int at)
    {
        int target = at;
        int c = Peek(at);
        if (!IsNameStart(c)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsName(c));
        if (!IsSpace(c) && c != '?') return Stop(c, at);
        NameEnd = at;
        if (Target(target, at) is not { } kind) return Done(XmlToken.Invalid, at);
        at += _length;
        if (c == '?')
        {
            c = Peek(at);
            return c == '>' ? Done(kind, at + _length) : Stop(c, at);
        }
        while (true)
        {
            c = Peek(at);
            if (c < 0) return Stop(c, at);
            at += _length;
            if (c != '?') continue;
            c = Peek(at);
            if (c == End) return Stop(c, at);
            if (c == '>') return Done(kind, at + _length);
        }
    }

    /// <summary>The name xml makes a declaration; in capitals it is reserved.</summary>
    private XmlToken? Target(int at, int end)
    {
        Span<char> name = stackalloc char[3];
        int count = 0;
        for (; at < end; at += _length)
        {
            int c = Peek(at);
            if (count == 3) return Rewound(end, XmlToken.ProcessingInstruction);
            name[count++] = c < 0x80 ? (char)c : '\0';
        }
        XmlToken? kind = count == 3 && name is "xml" ? XmlToken.XmlDecl
            : count == 3 && name.Equals("xml", StringComparison.OrdinalIgnoreCase) ? null : XmlToken.ProcessingInstruction;
        return Rewound(end, kind);
    }

    private XmlToken? Rewound(int end, XmlToken? kind)
    {
        Peek(end);
        return kind;
    }

    /// <summary>Behind <c>&lt;!-</c>.</summary>
    private XmlToken CommentAt(int at)
    {
        int c = Peek(at);
        if (c != '-') return Stop(c, at);
        at += _length;
        while (true)
        {
            c = Peek(at);
            if (c < 0) return Stop(c, at);
            at += _length;
            if (c != '-') continue;
            c = Peek(at);
            if (c == End) return Stop(c, at);
            if (c != '-') continue;
            at += _length;
            c = Peek(at);
            return c == '>' ? Done(XmlToken.Comment, at + _length) : Stop(c, at);
        }
    }

    /// <summary>Behind an ampersand.</summary>
    private XmlToken Reference(int at)
    {
        int c = Peek(at);
        if (c == '#') return CharReference(at + _length);
        if (!IsNameStart(c)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsName(c));
        return c == ';' ? Done(XmlToken.EntityRef, at + _length) : Stop(c, at);
    }

    private XmlToken CharReference(int at)
    {
        int c = Peek(at);
        bool hex = c == 'x';
        if (hex)
        {
            at += _length;
            c = Peek(at);
        }
        if (!IsDigit(c, hex)) return Stop(c, at);
        do
        {
            at += _length;
            c = Peek(at);
        }
        while (IsDigit(c, hex));
        return c == ';' ? Done(XmlToken.CharRef, at + _length) : Stop(c, at);
    }

    private static bool IsDigit(int c, bool hex) => c is >= 0 and < 0x80 && (hex ? char.IsAsciiHexDigit((char)c) : char.IsAsciiDigit((char)c));

    /// <summary>The number of the reference that begins at a place; -1 when no character has it.</summary>
    public int CharRefNumber(int at)
    {
        at += 2 * _encoding.Unit;
        int c = Read(at, out int next), number = 0, radix = 10;
        if (c == 'x')
        {
            radix = 16;
            c = Read(next, out next);
        }
        for (; c != ';'; c = Read(next, out next))
        {
            number = number * radix + Convert.ToInt32(((char)c).ToString(), radix);
            if (number >= 0x110000) return -1;
        }
        return XmlEncoding.IsXml(number) ? number : -1;
    }
}
