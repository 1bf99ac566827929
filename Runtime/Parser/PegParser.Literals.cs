// Parser/action_helpers.c, Parser/string_parser.c: string literals, f-strings and t-strings.

using System.Text;

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;
using Interpolation = PyModules.Ast.Interpolation;

internal sealed partial class PegParser
{
    // ----- literals (string_parser.c)

    /// <summary>Tell of the first unknown escape in a literal; false when the warning became an error.</summary>
    [Mirrors("warn_invalid_escape_sequence", 13, 119)]
    private bool WarnInvalidEscape(ReadOnlySpan<byte> s, int at, Token t)
    {
        // The second pass reads the same strings again.
        if (_callInvalidRules) return true;
        byte c = s[at];
        // The tokenizer has warned of these.
        if (t.Type is Tok.FStringMiddle or Tok.FStringEnd or Tok.TStringMiddle or Tok.TStringEnd && c is (byte)'{' or (byte)'}') return true;
        bool octal = c is >= (byte)'4' and <= (byte)'7';
        string what = octal ? Encoding.UTF8.GetString(s.Slice(at, Math.Min(3, s.Length - at))) : ((char)c).ToString();
        string head = $"\"\\{what}\" is an invalid {(octal ? "octal " : "")}escape sequence. ", tail = $"Did you mean \"\\\\{what}\"? A raw string is also an option.";
        PyType category = _featureVersion >= 12 ? Exc.SyntaxWarning : Exc.DeprecationWarning;

        int lineno = t.Lineno, col = t.ColOffset;
        for (int i = 0; i < at; i++)
        {
            if (s[i] == '\n')
            {
                lineno++;
                col = 0;
            }
            else col++;
        }
        if (lineno == t.Lineno)
        {
            byte first = 0;
            int quotes = 0;
            foreach (byte b in Bytes(t))
            {
                if (b is not ((byte)'\'' or (byte)'"')) break;
                if (quotes == 0) first = b;
                if (b == first) quotes++;
            }
            col += quotes;
        }
        if (ParserHost.WarnExplicit(category, head + "Such sequences will not work in the future. " + tail, _tok.Filename!, lineno)) return true;
        if (Err.MatchesAndClear(category))
        {
            _knownErrorToken = t;
            RaiseKnownLocation(Exc.SyntaxError, lineno, col - 1, lineno, col + 1, head + tail);
        }
        return false;
    }

    [Mirrors("_PyPegen_decode_string", 241, 248)]
    private PyObject? DecodeString(bool raw, ReadOnlySpan<byte> s, Token t)
    {
        if (raw) return ParserHost.DecodeUtf8(s);
        return DecodeUnicodeWithEscapes(s, t);
    }

    /// <summary>Unicode escapes. What is not ASCII is spelled as an escape first, as in C: the positions in messages count that text.</summary>
    [Mirrors("decode_unicode_with_escapes", 134, 218)]
    private PyObject? DecodeUnicodeWithEscapes(ReadOnlySpan<byte> s, Token t)
    {
        if (!Ascii.IsValid(s))
        {
            PyStr? whole = ParserHost.DecodeUtf8(s);
            if (whole is null) return null;
            List<byte> expanded = new(s.Length * 2);
            for (int i = 0; i < whole.Length;)
            {
                int c = whole[i];
                if (c == '\\')
                {
                    expanded.Add((byte)'\\');
                    i++;
                    if (i >= whole.Length || whole[i] >= 128)
                    {
                        expanded.AddRange("u005c"u8);
                        continue;
                    }
                    c = whole[i];
                }
                if (c >= 128) expanded.AddRange(Encoding.ASCII.GetBytes($"\\U{c:x8}"));
                else expanded.Add((byte)c);
                i++;
            }
            s = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(expanded);
        }
        int tail = s.Length;
        while (tail > 0 && s[tail - 1] == '\\') tail--;
        // A lone backslash at the end stands before a replacement field; the tokenizer has warned.
        if (((s.Length - tail) & 1) != 0) s = (byte[])[.. s, .. "u005c"u8];
        int[] result = new int[s.Length];
        int n = 0, invalid = -1;
        for (int i = 0; i < s.Length;)
        {
            int c = s[i++];
            if (c != '\\')
            {
                result[n++] = c;
                continue;
            }
            int start = i - 1;
            c = s[i++];
            switch (c)
            {
                case '\n': continue;
                case '\\' or '\'' or '"': result[n++] = c; continue;
                case 'b': result[n++] = '\b'; continue;
                case 'f': result[n++] = 12; continue;
                case 't': result[n++] = '\t'; continue;
                case 'n': result[n++] = '\n'; continue;
                case 'r': result[n++] = '\r'; continue;
                case 'v': result[n++] = 11; continue;
                case 'a': result[n++] = 7; continue;
                case >= '0' and <= '7':
                {
                    int value = c - '0';
                    for (int k = 0; k < 2 && i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7'; k++) value = value * 8 + s[i++] - '0';
                    if (value > 255 && invalid < 0) invalid = i - 3;
                    result[n++] = value;
                    continue;
                }
                case 'x' or 'u' or 'U':
                {
                    uint value = 0;
                    for (int count = c == 'x' ? 2 : c == 'u' ? 4 : 8; count > 0; count--)
                    {
                        int digit = i < s.Length ? HexValue(s[i]) : -1;
                        if (digit < 0) return EscapeError(s, start, i, c == 'x' ? "truncated \\xXX escape" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
                        value = (value << 4) | (uint)digit;
                        i++;
                    }
                    if (value > 0x10FFFF) return EscapeError(s, start, i, "illegal Unicode character");
                    result[n++] = (int)value;
                    continue;
                }
                case 'N':
                {
                    string reason = "malformed \\N character escape";
                    if (i < s.Length && s[i] == '{')
                    {
                        int name = ++i;
                        while (i < s.Length && s[i] != '}') i++;
                        if (i < s.Length && i > name)
                        {
                            int code = ParserHost.CodeFromName(Encoding.ASCII.GetString(s[name..i]));
                            i++;
                            if (code == -2) return null;
                            if (code >= 0)
                            {
                                result[n++] = code;
                                continue;
                            }
                            reason = "unknown Unicode character name";
                        }
                    }
                    return EscapeError(s, start, i, reason);
                }
                default:
                    if (invalid < 0) invalid = i - 1;
                    result[n++] = '\\';
                    result[n++] = c;
                    continue;
            }
        }
        if (invalid >= 0 && !WarnInvalidEscape(s, invalid, t)) return null;
        return ParserHost.FromCodePoints(result.AsSpan(0, n));
    }

    private static int HexValue(int c) => c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;

    private static PyObject? EscapeError(ReadOnlySpan<byte> s, int start, int end, string reason) =>
        Err.Raise(Exc.UnicodeDecodeError, PyTuple.Of(PyStr.From("unicodeescape"), PyBytes.From(s), PyInt.From(start), PyInt.From(end), PyStr.From(reason)));

    [Mirrors("decode_bytes_with_escapes", 220, 239)]
    private PyObject? DecodeBytesWithEscapes(ReadOnlySpan<byte> s, Token t)
    {
        byte[] result = new byte[s.Length];
        int n = 0, invalid = -1;
        for (int i = 0; i < s.Length;)
        {
            byte c = s[i++];
            if (c != '\\')
            {
                result[n++] = c;
                continue;
            }
            if (i >= s.Length) return Err.Raise(Exc.ValueError, "Trailing \\ in string");
            c = s[i++];
            switch (c)
            {
                case (byte)'\n': break;
                case (byte)'\\' or (byte)'\'' or (byte)'"': result[n++] = c; break;
                case (byte)'b': result[n++] = 8; break;
                case (byte)'f': result[n++] = 12; break;
                case (byte)'t': result[n++] = 9; break;
                case (byte)'n': result[n++] = 10; break;
                case (byte)'r': result[n++] = 13; break;
                case (byte)'v': result[n++] = 11; break;
                case (byte)'a': result[n++] = 7; break;
                case >= (byte)'0' and <= (byte)'7':
                {
                    int value = c - '0', start = i - 1;
                    for (int k = 0; k < 2 && i < s.Length && s[i] is >= (byte)'0' and <= (byte)'7'; k++) value = value * 8 + s[i++] - '0';
                    if (value > 255 && invalid < 0) invalid = start;
                    result[n++] = (byte)value;
                    break;
                }
                case (byte)'x':
                {
                    if (i + 1 < s.Length && HexValue(s[i]) is >= 0 and int high && HexValue(s[i + 1]) is >= 0 and int low)
                    {
                        result[n++] = (byte)((high << 4) | low);
                        i += 2;
                        break;
                    }
                    return Err.Raise(Exc.ValueError, $"invalid \\x escape at position {i - 2}");
                }
                default:
                    if (invalid < 0) invalid = i - 1;
                    result[n++] = (byte)'\\';
                    i--;
                    result[n++] = s[i++];
                    break;
            }
        }
        if (invalid >= 0 && !WarnInvalidEscape(s, invalid, t)) return null;
        return PyBytes.From(result.AsSpan(0, n));
    }

    /// <summary>A string or bytes literal with prefix and quotes.</summary>
    [Mirrors("_PyPegen_parse_string", 253, 339)]
    private PyObject? ParseString(Token t)
    {
        ReadOnlySpan<byte> s = Bytes(t);
        bool bytesMode = false, raw = false;
        int i = 0;
        for (; ; i++)
        {
            int c = s[i] | 0x20;
            if (c == 'b') bytesMode = true;
            else if (c == 'r') raw = true;
            else if (c != 'u') break;
        }
        byte quote = s[i];
        s = s[(i + 1)..^1];
        if (s.Length >= 4 && s[0] == quote && s[1] == quote) s = s[2..^2];
        raw = raw || !s.Contains((byte)'\\');
        if (!bytesMode) return DecodeString(raw, s, t);
        if (s.ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            RaiseAt(t, "bytes can only contain ASCII literal characters");
            return null;
        }
        return raw ? PyBytes.From(s) : DecodeBytesWithEscapes(s, t);
    }

    [Mirrors("_PyPegen_constant_from_string", 1438, 1460)]
    private ExprNode? ConstantFromString(Token t)
    {
        PyObject? s = ParseString(t);
        if (s is null)
        {
            if (Raised) RaiseDecodeError();
            return null;
        }
        return Place(new Constant(s, _tok.Data[t.Start] == 'u' ? "u" : null), t);
    }

    [Mirrors("_PyPegen_constant_from_token", 1420, 1436)]
    private ExprNode? ConstantFromToken(Token t)
    {
        PyStr? s = ParserHost.DecodeUtf8(Bytes(t));
        return s is null ? null : Place(new Constant(s, null), t);
    }

    [Mirrors("_PyPegen_decoded_constant_from_token", 1401, 1418)]
    private ExprNode? DecodedConstantFromToken(Token t)
    {
        PyObject? s = DecodeString(_tok.ModeIndex > 0 && _tok.Mode.Raw, Bytes(t), t);
        return s is null ? null : Place(new Constant(s, null), t);
    }

    // ----- f-strings and t-strings

    private static bool IsEmptyStr(ExprNode e) => e is Constant { Value: PyStr { Length: 0 } };

    [Mirrors("_PyPegen_decode_fstring_part", 1266, 1295)]
    private Constant? DecodeFStringPart(bool raw, Constant constant, Token token)
    {
        PyStr text = (PyStr)constant.Value;
        if (text.Length == 2 && text[0] == text[1] && text[0] is '{' or '}') text = PyStr.From(((char)text[0]).ToString());
        byte[]? s = ParserHost.EncodeUtf8(text);
        if (s is null) return null;
        PyObject? decoded = raw || !s.AsSpan().Contains((byte)'\\') ? text : DecodeString(false, s, token);
        if (decoded is null)
        {
            RaiseDecodeError(_callInvalidRules ? null : (Loc?)(Loc)constant);
            return null;
        }
        return Place(new Constant(decoded, null), constant);
    }

    /// <summary>Decode the literal parts, unfold `=` fields, drop empty parts.</summary>
    [Mirrors("_get_resized_exprs", 1297, 1381)]
    private ExprNode[]? GetResizedExprs(Token a, ExprNode[] raws, Token b, bool template)
    {
        bool raw = Bytes(a).IndexOfAny((byte)'r', (byte)'R') >= 0;
        List<ExprNode> result = new(raws.Length);
        foreach (ExprNode item in raws)
        {
            if (item is JoinedStr joined)
            {
                if (joined.Values.Length != 2)
                {
                    Err.Raise(Exc.SystemError, (template ? "unexpected TemplateStr node without debug data in t-string at line "
                        : "unexpected JoinedStr node without debug data in f-string at line ") + item.Lineno);
                    return null;
                }
                result.AddRange(joined.Values);
                continue;
            }
            if (item is Constant constant)
            {
                Constant? decoded = DecodeFStringPart(raw, constant, b);
                if (decoded is null) return null;
                if (!IsEmptyStr(decoded)) result.Add(decoded);
                continue;
            }
            result.Add(item);
        }
        return result.ToArray();
    }

    [Mirrors("_PyPegen_template_str", 1383, 1390)]
    private ExprNode? TemplateStr(Token a, ExprNode[] raws, Token b) => GetResizedExprs(a, raws, b, true) is { } values
        ? Place(new TemplateStr(values), new Loc(a.Lineno, a.ColOffset, b.EndLineno, b.EndColOffset)) : null;

    [Mirrors("_PyPegen_joined_str", 1392, 1399)]
    private ExprNode? JoinedStr(Token a, ExprNode[] raws, Token b) => GetResizedExprs(a, raws, b, false) is { } values
        ? Place(new JoinedStr(values), new Loc(a.Lineno, a.ColOffset, b.EndLineno, b.EndColOffset)) : null;

    [Mirrors("_PyPegen_check_fstring_conversion", 962, 984)]
    private ResultTokenWithMetadata? CheckFstringConversion(Token bang, Name conversion)
    {
        if (bang.Lineno != conversion.Lineno || bang.EndColOffset != conversion.ColOffset)
        {
            RaiseRange(bang, conversion, $"{_tok.StringPrefix}-string: conversion type must come right after the exclamation mark");
            return null;
        }
        if (conversion.Id is not ("s" or "r" or "a"))
        {
            RaiseAt(conversion, $"{_tok.StringPrefix}-string: invalid conversion character {ParserHost.ReprText(conversion.Id)}: expected 's', 'r', or 'a'");
            return null;
        }
        return new ResultTokenWithMetadata(conversion, bang.Metadata);
    }

    [Mirrors("_PyPegen_setup_full_format_spec", 986, 1038)]
    private ResultTokenWithMetadata? SetupFullFormatSpec(Token colon, ExprNode[] spec, Loc at)
    {
        // An empty spec is an empty JoinedStr, not one that holds an empty constant.
        if (Array.Exists(spec, IsEmptyStr)) spec = Array.FindAll(spec, static e => !IsEmptyStr(e));
        ExprNode? result = spec.Length == 0 || (spec.Length == 1 && spec[0] is Constant)
            ? Place(new JoinedStr(spec), at) : ConcatenateStrings(spec, at);
        return result is null ? null : new ResultTokenWithMetadata(result, colon.Metadata);
    }

    [Mirrors("_get_interpolation_conversion", 1462, 1477)]
    private static int GetConversion(Token? debug, ResultTokenWithMetadata? conversion, ResultTokenWithMetadata? format) =>
        conversion is not null ? ((Name)conversion.Result).Id[0] : debug is not null && format is null ? 'r' : -1;

    private static ExprNode WithDebugText(ExprNode field, PyObject text, ResultTokenWithMetadata? conversion, ResultTokenWithMetadata? format, Loc at)
    {
        (int endLine, int endCol) = conversion is not null ? (conversion.Result.Lineno, conversion.Result.ColOffset)
            : format is not null ? (format.Result.Lineno, format.Result.ColOffset + 1) : (at.EndLineno, at.EndColOffset);
        Constant debug = Place(new Constant(text, null), new Loc(at.Lineno, at.ColOffset + 1, endLine, endCol - 1));
        return Place(new JoinedStr([debug, field]), new Loc(at.Lineno, at.ColOffset, endLine, endCol));
    }

    [Mirrors("_PyPegen_formatted_value", 1553, 1597)]
    private static ExprNode? FormattedValue(ExprNode expression, Token? debug, ResultTokenWithMetadata? conversion, ResultTokenWithMetadata? format,
        Token brace, Loc at)
    {
        ExprNode field = Place(new FormattedValue(expression, GetConversion(debug, conversion, format), format?.Result), at);
        if (debug is null) return field;
        return WithDebugText(field, (conversion is not null ? conversion.Metadata : format is not null ? format.Metadata : brace.Metadata)!, conversion, format, at);
    }

    [Mirrors("_PyPegen_interpolation", 1497, 1551)]
    private static ExprNode? Interpolation(ExprNode expression, Token? debug, ResultTokenWithMetadata? conversion, ResultTokenWithMetadata? format,
        Token brace, Loc at)
    {
        PyStr text = (PyStr)(conversion is not null ? conversion.Metadata : format is not null ? format.Metadata : brace.Metadata)!;
        int end = text.Length;
        if (debug is not null)
            while (end > 0 && text[--end] != '=') { }
        int[] kept = new int[end];
        for (int i = 0; i < end; i++) kept[i] = text[i];
        ExprNode field = Place(new Interpolation(expression, ParserHost.FromCodePoints(kept), GetConversion(debug, conversion, format), format?.Result), at);
        return debug is null ? field : WithDebugText(field, text, conversion, format, at);
    }

    [Mirrors("_build_concatenated_unicode", 1625, 1669)]
    private static PyStr JoinText(ReadOnlySpan<ExprNode> parts)
    {
        List<int> all = [];
        foreach (ExprNode e in parts)
        {
            PyStr s = (PyStr)((Constant)e).Value;
            for (int i = 0; i < s.Length; i++) all.Add(s[i]);
        }
        return ParserHost.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
    }

    /// <summary>The parts of adjacent literals in one list, neighbouring constants joined, empty ones dropped.</summary>
    [Mirrors("_build_concatenated_str", 1671, 1825)]
    private static ExprNode[] BuildConcatenated(ExprNode[] strings)
    {
        List<ExprNode> flat = [];
        foreach (ExprNode e in strings)
        {
            if (e is JoinedStr j) flat.AddRange(j.Values);
            else if (e is TemplateStr t) flat.AddRange(t.Values);
            else flat.Add(e);
        }
        List<ExprNode> values = [];
        for (int i = 0; i < flat.Count; i++)
        {
            ExprNode e = flat[i];
            if (e is Constant first)
            {
                int end = i + 1;
                while (end < flat.Count && flat[end] is Constant) end++;
                if (end > i + 1)
                {
                    PyStr text = JoinText(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(flat)[i..end]);
                    e = Place(new Constant(text, first.Kind), Span(first, flat[end - 1]));
                    i = end - 1;
                }
                if (IsEmptyStr(e)) continue;
            }
            values.Add(e);
        }
        return values.ToArray();
    }

    [Mirrors("_build_concatenated_template_str", 1837, 1846)]
    private ExprNode? ConcatenateTstrings(ExprNode[] strings, Loc at) => Place(new TemplateStr(BuildConcatenated(strings)), at);

    [Mirrors("_PyPegen_concatenate_strings", 1848, 1912)]
    private ExprNode? ConcatenateStrings(ExprNode[] strings, Loc at)
    {
        bool formatted = false, text = false, bytes = false;
        foreach (ExprNode e in strings)
        {
            if (e is Constant { Value: PyBytes }) bytes = true;
            else if (e is Constant) text = true;
            else formatted = true;
        }
        if ((text || formatted) && bytes)
        {
            RaiseSyntaxError("cannot mix bytes and nonbytes literals");
            return null;
        }
        if (formatted) return Place(new JoinedStr(BuildConcatenated(strings)), at);
        if (strings.Length == 1) return strings[0];
        string? kind = ((Constant)strings[0]).Kind;
        if (!bytes) return Place(new Constant(JoinText(strings), kind), at);
        List<byte> all = [];
        foreach (ExprNode e in strings) all.AddRange(((PyBytes)((Constant)e).Value).Span);
        return Place(new Constant(PyBytes.From(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all)), kind), at);
    }
}
