// Parser/lexer/lexer.c: finding the next token.

namespace PyModules.Parser;

using PyModules.Runtime;

internal sealed partial class Tokenizer
{
    private const int Eof = -1;

    private static bool IsIdStart(int c) => (uint)((c | 0x20) - 'a') < 26 || c == '_' || c >= 128;
    private static bool IsIdChar(int c) => (uint)((c | 0x20) - 'a') < 26 || IsDigit(c) || c == '_' || c >= 128;
    private static bool IsDigit(int c) => (uint)(c - '0') < 10;
    private static bool IsHexDigit(int c) => IsDigit(c) || (uint)((c | 0x20) - 'a') < 6;

    private int Next()
    {
        if (Cur != Inp)
        {
            ColOffset++;
            return Data[Cur++];
        }
        return NextSlow();
    }

    [Mirrors("tok_nextc", 59, 96)]
    private int NextSlow()
    {
        while (true)
        {
            if (Cur != Inp)
            {
                ColOffset++;
                return Data[Cur++];
            }
            if (Done != TokDone.Ok) return Eof;
            if (!Underflow())
            {
                Cur = Inp;
                return Eof;
            }
            LineStart = Cur;
            if (Slice(LineStart, Inp).Contains((byte)0))
            {
                SyntaxError("source code cannot contain null bytes");
                Cur = Inp;
                return Eof;
            }
        }
    }

    [Mirrors("tok_backup", 99, 111)]
    private void Backup(int c)
    {
        if (c == Eof) return;
        Cur--;
        ColOffset--;
    }

    [Mirrors("_PyLexer_token_setup", 130, 151, File = "Parser/lexer/state.c")]
    private int Make(ref RawToken token, int type, int start, int end)
    {
        token.Level = Level;
        token.Lineno = type is Tok.String or Tok.FStringMiddle or Tok.TStringMiddle ? FirstLineno : Lineno;
        token.EndLineno = Lineno;
        token.Start = start;
        token.End = end;
        if (start >= 0)
        {
            token.ColOffset = StartingColOffset;
            token.EndColOffset = ColOffset;
        }
        else token.ColOffset = token.EndColOffset = -1;
        return type;
    }

    private int Make(ref RawToken token, int type) => Make(ref token, type, -1, -1);

    /// <summary>The token from <see cref="Start"/> up to here.</summary>
    private int MakeHere(ref RawToken token, int type) => Make(ref token, type, Start, Cur);

    private int Fail(ref RawToken token, string message) => Make(ref token, SyntaxError(message));

    /// <summary>_PyTokenizer_Get: the type of the next token.</summary>
    [Mirrors("_PyTokenizer_Get", 1574, 1583)]
    internal int Get(ref RawToken token)
    {
        int result = Mode.FString ? GetFString(ref token) : GetNormal(ref token);
        if (DecodingErred)
        {
            result = Tok.ErrorToken;
            Done = TokDone.Decode;
        }
        return result;
    }

    /// <summary>Remember the replacement field's source text on its closing token, where it is wanted.</summary>
    [Mirrors("set_ftstring_expr", 113, 176)]
    private void SetFtStringExpr(ref RawToken token)
    {
        ref TokenizerMode mode = ref Mode;
        if (!(mode.InDebug || mode.TString) || token.Metadata is not null) return;
        ReadOnlySpan<byte> text = Slice(mode.ExprStart, mode.ExprEnd);
        if (text.Contains((byte)'#'))
        {
            byte[] result = new byte[text.Length];
            int n = 0, quote = 0;
            for (int i = 0; i < text.Length; i++)
            {
                byte c = text[i];
                if (c == '\\')
                {
                    result[n++] = c;
                    if (++i < text.Length) result[n++] = text[i];
                    continue;
                }
                // Triple quotes open and close an odd number of times, so counting single ones does.
                if (c is (byte)'"' or (byte)'\'')
                {
                    if (quote == 0) quote = c;
                    else if (quote == c) quote = 0;
                }
                else if (c == '#' && quote == 0)
                {
                    while (i < text.Length && text[i] != '\n') i++;
                    if (i < text.Length) result[n++] = (byte)'\n';
                    continue;
                }
                result[n++] = c;
            }
            token.Metadata = PyStr.From(System.Text.Encoding.UTF8.GetString(result, 0, n));
        }
        else token.Metadata = PyStr.From(System.Text.Encoding.UTF8.GetString(text));
    }

    [Mirrors("_PyLexer_update_ftstring_expr", 178, 231)]
    private void UpdateFtStringExpr(int c)
    {
        ref TokenizerMode mode = ref Mode;
        switch (c)
        {
            case '{':
                mode.ExprStart = Cur;
                mode.ExprEnd = -1;
                break;
            case ':':
                if (mode.ExprEnd == -1) mode.ExprEnd = Start;
                break;
            default:
                mode.ExprEnd = Start;
                break;
        }
    }

    [Mirrors("lookahead", 233, 254)]
    private bool Follows(ReadOnlySpan<byte> test)
    {
        int cur = Cur, col = ColOffset;
        bool res = false;
        int i = 0;
        while (true)
        {
            int c = Next();
            if (i == test.Length) res = !IsIdChar(c);
            else if (c == test[i])
            {
                i++;
                continue;
            }
            Cur = cur;
            ColOffset = col;
            return res;
        }
    }

    /// <summary>What may follow a number: some keywords with a warning, no other letter.</summary>
    [Mirrors("verify_end_of_number", 256, 312)]
    private bool VerifyEndOfNumber(int c, string kind)
    {
        if (ExtraTokens) return true;
        bool keyword = false;
        switch (c)
        {
            case 'a': keyword = Follows("nd"u8); break;
            case 'e': keyword = Follows("lse"u8); break;
            case 'f': keyword = Follows("or"u8); break;
            case 'i':
                int c2 = Next();
                keyword = c2 is 'f' or 'n' or 's';
                Backup(c2);
                break;
            case 'o': keyword = Follows("r"u8); break;
            case 'n': keyword = Follows("ot"u8); break;
        }
        if (keyword)
        {
            Backup(c);
            if (!ParserWarn(Exc.SyntaxWarning, $"invalid {kind} literal")) return false;
            Next();
        }
        else if (c < 128 && IsIdChar(c))
        {
            Backup(c);
            SyntaxError($"invalid {kind} literal");
            return false;
        }
        return true;
    }

    /// <summary>PEP 3131: a name outside ASCII must be an identifier.</summary>
    [Mirrors("verify_identifier", 315, 362)]
    private bool VerifyIdentifier()
    {
        if (ExtraTokens) return true;
        if (DecodingErred) return false;
        PyStr? s = ParserHost.DecodeUtf8(Slice(Start, Cur));
        if (s is null)
        {
            Done = Err.Matches(Exc.UnicodeDecodeError) ? TokDone.Decode : TokDone.Error;
            return false;
        }
        int invalid = ParserHost.ScanIdentifier(s);
        if (invalid >= s.Length) return true;
        int ch = s[invalid];
        if (invalid + 1 < s.Length)
        {
            int at = Start;
            for (int i = 0; i <= invalid; i++) at += ValidUtf8(Data, at);
            Cur = at;
        }
        SyntaxError(ParserHost.IsPrintable(ch) ? $"invalid character '{char.ConvertFromUtf32(ch)}' (U+{ch:X4})" : $"invalid non-printable character U+{ch:X4}");
        return false;
    }

    /// <summary>Digits with single underscores; 0 is an error, else the character after them.</summary>
    [Mirrors("tok_decimal_tail", 364, 384)]
    private int DecimalTail()
    {
        int c;
        while (true)
        {
            do c = Next(); while (IsDigit(c));
            if (c != '_') return c;
            c = Next();
            if (!IsDigit(c))
            {
                Backup(c);
                SyntaxError("invalid decimal literal");
                return 0;
            }
        }
    }

    [Mirrors("tok_continuation_line", 386, 405)]
    private bool ContinuationLine()
    {
        int c = Next();
        if (c == '\r') c = Next();
        if (c != '\n')
        {
            Done = TokDone.LineCont;
            return false;
        }
        c = Next();
        if (c == Eof)
        {
            Done = TokDone.Eof;
            Cur = Inp;
            return false;
        }
        Backup(c);
        return true;
    }

    [Mirrors("maybe_raise_syntax_error_for_string_prefixes", 407, 450)]
    private bool CheckStringPrefixes(bool b, bool r, bool u, bool f, bool t)
    {
        string? bad = u && b ? "'u' and 'b'" : u && r ? "'u' and 'r'" : u && f ? "'u' and 'f'" : u && t ? "'u' and 't'"
            : b && f ? "'b' and 'f'" : b && t ? "'b' and 't'" : f && t ? "'f' and 't'" : null;
        if (bad is null) return true;
        SyntaxErrorRange(Start + 1 - LineStart, Cur - LineStart, bad + " prefixes are incompatible");
        return false;
    }

    /// <summary>Measure the indentation of a new line. False: <paramref name="error"/> is the token to return.</summary>
    private bool ReadIndentation(ref RawToken token, out bool blankline, out int error)
    {
        int col = 0, altcol = 0, contCol = 0, c;
        _atBol = false;
        blankline = false;
        error = Tok.ErrorToken;
        while (true)
        {
            c = Next();
            if (c == ' ')
            {
                col++;
                altcol++;
            }
            else if (c == '\t')
            {
                col = (col / TabSize + 1) * TabSize;
                altcol++;
            }
            else if (c == 12) col = altcol = 0;
            else if (c == '\\')
            {
                // The first backslash after white space fixes the indentation of what follows.
                contCol = contCol != 0 ? contCol : col;
                if (!ContinuationLine())
                {
                    Make(ref token, Tok.ErrorToken);
                    return false;
                }
            }
            else break;
        }
        Backup(c);
        if (c is '#' or '\n' or '\r')
        {
            if (col == 0 && c == '\n' && Prompt is not null) blankline = false;
            else if (Prompt is not null && Lineno == 1)
            {
                blankline = false;
                col = altcol = 0;
            }
            else blankline = true;
        }
        if (blankline || Level != 0) return true;
        if (contCol != 0) col = altcol = contCol;
        if (col == _indents[Indent])
        {
            if (altcol != _altIndents[Indent])
            {
                Make(ref token, IndentError());
                return false;
            }
        }
        else if (col > _indents[Indent])
        {
            if (Indent + 1 >= MaxIndent)
            {
                Done = TokDone.TooDeep;
                Cur = Inp;
                Make(ref token, Tok.ErrorToken);
                return false;
            }
            if (altcol <= _altIndents[Indent])
            {
                Make(ref token, IndentError());
                return false;
            }
            Pending++;
            _indents[++Indent] = col;
            _altIndents[Indent] = altcol;
        }
        else
        {
            while (Indent > 0 && col < _indents[Indent])
            {
                Pending--;
                Indent--;
            }
            if (col != _indents[Indent])
            {
                Done = TokDone.Dedent;
                Cur = Inp;
                Make(ref token, Tok.ErrorToken);
                return false;
            }
            if (altcol != _altIndents[Indent])
            {
                Make(ref token, IndentError());
                return false;
            }
        }
        return true;
    }

    [Mirrors("tok_get_normal_mode", 452, 1339)]
    private int GetNormal(ref RawToken token)
    {
        int c;
        bool blankline;
    nextLine:
        Start = -1;
        StartingColOffset = -1;
        blankline = false;
        if (_atBol && !ReadIndentation(ref token, out blankline, out int error)) return error;

        Start = Cur;
        StartingColOffset = ColOffset;
        if (Pending != 0)
        {
            if (Pending < 0)
            {
                Pending++;
                return ExtraTokens ? Make(ref token, Tok.Dedent, Cur, Cur) : Make(ref token, Tok.Dedent);
            }
            Pending--;
            return ExtraTokens ? Make(ref token, Tok.Indent, Buf, Cur) : Make(ref token, Tok.Indent);
        }

        c = Next();
        Backup(c);

    again:
        Start = -1;
        do c = Next(); while (c is ' ' or '\t' or 12);
        Start = Cur - 1;
        StartingColOffset = ColOffset - 1;

        if (c == '#')
        {
            if (ReadComment(ref token, ref c, blankline, out int comment)) return comment;
        }
        if (Done == TokDone.InteractStop) return Make(ref token, Tok.EndMarker);
        if (c == Eof) return Make(ref token, Level == 0 && Done == TokDone.Eof ? Tok.EndMarker : Tok.ErrorToken);

        if (IsIdStart(c))
        {
            bool b = false, r = false, u = false, f = false, t = false;
            while (true)
            {
                if (!b && c is 'b' or 'B') b = true;
                else if (!u && c is 'u' or 'U') u = true;
                else if (!r && c is 'r' or 'R') r = true;
                else if (!f && c is 'f' or 'F') f = true;
                else if (!t && c is 't' or 'T') t = true;
                else break;
                c = Next();
                if (c is '"' or '\'')
                {
                    if (!CheckStringPrefixes(b, r, u, f, t)) return Make(ref token, Tok.ErrorToken);
                    return f || t ? ReadFStringStart(ref token, c) : ReadString(ref token, c);
                }
            }
            bool nonAscii = false;
            while (IsIdChar(c))
            {
                nonAscii |= c >= 128;
                c = Next();
            }
            Backup(c);
            if (nonAscii && !VerifyIdentifier()) return Make(ref token, Tok.ErrorToken);
            return MakeHere(ref token, Tok.Name);
        }

        if (c == '\r') c = Next();
        if (c == '\n')
        {
            _atBol = true;
            if (blankline || Level > 0)
            {
                if (!ExtraTokens) goto nextLine;
                _commentNewline = false;
                return MakeHere(ref token, Tok.Nl);
            }
            if (_commentNewline && ExtraTokens)
            {
                _commentNewline = false;
                return MakeHere(ref token, Tok.Nl);
            }
            return Make(ref token, Tok.NewLine, Start, Cur - 1);
        }

        if (c == '.')
        {
            c = Next();
            if (IsDigit(c)) return ReadNumber(ref token, c, true);
            if (c == '.')
            {
                c = Next();
                if (c == '.') return MakeHere(ref token, Tok.Ellipsis);
                Backup(c);
                Backup('.');
            }
            else Backup(c);
            return MakeHere(ref token, Tok.Dot);
        }

        if (IsDigit(c)) return ReadNumber(ref token, c, false);
        if (c is '\'' or '"') return ReadString(ref token, c);

        if (c == '\\')
        {
            if (!ContinuationLine()) return Make(ref token, Tok.ErrorToken);
            goto again;
        }
        return ReadPunctuation(ref token, c);
    }

    /// <summary>Skip a comment; true when it is a token of its own.</summary>
    private bool ReadComment(ref RawToken token, ref int c, bool blankline, out int type)
    {
        type = 0;
        while (c is not (Eof or '\n' or '\r')) c = Next();
        if (TypeComments)
        {
            int p = Start, col = StartingColOffset, i = 0;
            ReadOnlySpan<byte> prefix = "# type: "u8;
            while (i < prefix.Length && p < Cur)
            {
                if (prefix[i] == ' ')
                {
                    while (Data[p] is (byte)' ' or (byte)'\t')
                    {
                        p++;
                        col++;
                    }
                }
                else if (prefix[i] == Data[p])
                {
                    p++;
                    col++;
                }
                else break;
                i++;
            }
            if (i == prefix.Length)
            {
                int ignoreEnd = p + 6, ignoreCol = col + 6;
                Backup(c);
                bool ignore = Cur >= ignoreEnd && Slice(p, ignoreEnd).SequenceEqual("ignore"u8)
                    && !(Cur > ignoreEnd && (Data[ignoreEnd] >= 128 || char.IsAsciiLetterOrDigit((char)Data[ignoreEnd])));
                int start = ignore ? ignoreEnd : p, end = Cur;
                if (ignore && blankline)
                {
                    Next();
                    _atBol = true;
                }
                token.Level = Level;
                token.Lineno = token.EndLineno = Lineno;
                token.ColOffset = ignore ? ignoreCol : col;
                token.EndColOffset = ColOffset;
                token.Start = start;
                token.End = end;
                type = ignore ? Tok.TypeIgnore : Tok.TypeComment;
                return true;
            }
        }
        if (!ExtraTokens) return false;
        Backup(c);
        _commentNewline = blankline;
        type = MakeHere(ref token, Tok.Comment);
        return true;
    }

    private int ReadNumber(ref RawToken token, int c, bool fraction)
    {
        if (fraction) return ReadFraction(ref token, c);
        if (c != '0')
        {
            c = DecimalTail();
            if (c == 0) return Make(ref token, Tok.ErrorToken);
            return c == '.' ? ReadFraction(ref token, Next()) : ReadExponent(ref token, c);
        }
        c = Next();
        if (c is 'x' or 'X')
        {
            c = Next();
            do
            {
                if (c == '_') c = Next();
                if (!IsHexDigit(c))
                {
                    Backup(c);
                    return Fail(ref token, "invalid hexadecimal literal");
                }
                do c = Next(); while (IsHexDigit(c));
            } while (c == '_');
            if (!VerifyEndOfNumber(c, "hexadecimal")) return Make(ref token, Tok.ErrorToken);
        }
        else if (c is 'o' or 'O' or 'b' or 'B')
        {
            bool octal = c is 'o' or 'O';
            string kind = octal ? "octal" : "binary";
            int limit = octal ? '8' : '2';
            c = Next();
            do
            {
                if (c == '_') c = Next();
                if (c < '0' || c >= limit)
                {
                    if (IsDigit(c)) return Fail(ref token, $"invalid digit '{(char)c}' in {kind} literal");
                    Backup(c);
                    return Fail(ref token, $"invalid {kind} literal");
                }
                do c = Next(); while (c >= '0' && c < limit);
            } while (c == '_');
            if (IsDigit(c)) return Fail(ref token, $"invalid digit '{(char)c}' in {kind} literal");
            if (!VerifyEndOfNumber(c, kind)) return Make(ref token, Tok.ErrorToken);
        }
        else
        {
            bool nonzero = false;
            while (true)
            {
                if (c == '_')
                {
                    c = Next();
                    if (!IsDigit(c))
                    {
                        Backup(c);
                        return Fail(ref token, "invalid decimal literal");
                    }
                }
                if (c != '0') break;
                c = Next();
            }
            int zerosEnd = Cur;
            if (IsDigit(c))
            {
                nonzero = true;
                c = DecimalTail();
                if (c == 0) return Make(ref token, Tok.ErrorToken);
            }
            if (c == '.') return ReadFraction(ref token, Next());
            if (c is 'e' or 'E' or 'j' or 'J') return ReadExponent(ref token, c);
            if (nonzero && !ExtraTokens)
            {
                Backup(c);
                return Make(ref token, SyntaxErrorRange(Start + 1 - LineStart, zerosEnd - LineStart,
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"));
            }
            if (!VerifyEndOfNumber(c, "decimal")) return Make(ref token, Tok.ErrorToken);
        }
        Backup(c);
        return MakeHere(ref token, Tok.Number);
    }

    private int ReadFraction(ref RawToken token, int c)
    {
        if (IsDigit(c))
        {
            c = DecimalTail();
            if (c == 0) return Make(ref token, Tok.ErrorToken);
        }
        return ReadExponent(ref token, c);
    }

    private int ReadExponent(ref RawToken token, int c)
    {
        if (c is 'e' or 'E')
        {
            int e = c;
            c = Next();
            if (c is '+' or '-')
            {
                c = Next();
                if (!IsDigit(c))
                {
                    Backup(c);
                    return Fail(ref token, "invalid decimal literal");
                }
            }
            else if (!IsDigit(c))
            {
                Backup(c);
                if (!VerifyEndOfNumber(e, "decimal")) return Make(ref token, Tok.ErrorToken);
                Backup(e);
                return MakeHere(ref token, Tok.Number);
            }
            c = DecimalTail();
            if (c == 0) return Make(ref token, Tok.ErrorToken);
        }
        if (c is 'j' or 'J')
        {
            c = Next();
            if (!VerifyEndOfNumber(c, "imaginary")) return Make(ref token, Tok.ErrorToken);
        }
        else if (!VerifyEndOfNumber(c, "decimal")) return Make(ref token, Tok.ErrorToken);
        Backup(c);
        return MakeHere(ref token, Tok.Number);
    }

    private int ReadFStringStart(ref RawToken token, int quote)
    {
        int quoteSize = 1;
        FirstLineno = Lineno;
        MultiLineStart = LineStart;
        int after = Next();
        if (after == quote)
        {
            int third = Next();
            if (third == quote) quoteSize = 3;
            else
            {
                Backup(third);
                Backup(after);
            }
        }
        else Backup(after);

        int start = Start, end = Cur;
        if (ModeIndex + 1 >= MaxFStringLevel) return Make(ref token, SyntaxError("too many nested f-strings or t-strings"), start, end);
        if (++ModeIndex == Modes.Length) Array.Resize(ref Modes, Modes.Length * 2);
        int first = Data[Start] | 0x20, second = Data[Start + 1] | 0x20;
        bool template = first == 't' || (first == 'r' && second == 't');
        Mode = new TokenizerMode
        {
            FString = true, Quote = quote, QuoteSize = quoteSize, Start = Start, MultiLineStart = LineStart, FirstLine = Lineno,
            ExprStart = -1, ExprEnd = -1, Raw = first == 'r' || second == 'r', TString = template, CurlyBracketExprStartDepth = -1,
        };
        return Make(ref token, template ? Tok.TStringStart : Tok.FStringStart, start, end);
    }

    private int ReadString(ref RawToken token, int quote)
    {
        int quoteSize = 1, endQuoteSize = 0;
        bool escapedQuote = false;
        FirstLineno = Lineno;
        MultiLineStart = LineStart;
        int c = Next();
        if (c == quote)
        {
            c = Next();
            if (c == quote) quoteSize = 3;
            else endQuoteSize = 1;
        }
        if (c != quote) Backup(c);

        while (endQuoteSize != quoteSize)
        {
            c = Next();
            if (Done == TokDone.Error) return Make(ref token, Tok.ErrorToken);
            if (Done == TokDone.Decode) break;
            if (c == Eof || (quoteSize == 1 && c == '\n'))
            {
                // Report the error at the quote that opens the string.
                Cur = Start + 1;
                LineStart = MultiLineStart;
                int line = Lineno;
                Lineno = FirstLineno;
                if (ModeIndex > 0 && Mode.Quote == quote && Mode.QuoteSize == quoteSize) return Fail(ref token, $"{StringPrefix}-string: expecting '}}'");
                if (quoteSize == 3)
                {
                    SyntaxError($"unterminated triple-quoted string literal (detected at line {line})");
                    if (c != '\n') Done = TokDone.Eofs;
                }
                else
                {
                    SyntaxError(escapedQuote
                        ? $"unterminated string literal (detected at line {line}); perhaps you escaped the end quote?"
                        : $"unterminated string literal (detected at line {line})");
                    if (c != '\n') Done = TokDone.Eols;
                }
                return Make(ref token, Tok.ErrorToken);
            }
            if (c == quote) endQuoteSize++;
            else
            {
                endQuoteSize = 0;
                if (c == '\\')
                {
                    c = Next();
                    if (c == quote) escapedQuote = true;
                    if (c == '\r') Next();
                }
            }
        }
        return MakeHere(ref token, Tok.String);
    }

    private int ReadPunctuation(ref RawToken token, int c)
    {
        if (c is ':' or '}' or '!' or '{' && ModeIndex > 0 && Mode.InsideExpr && !(c == '!' && Cur != Inp && Data[Cur] == '='))
        {
            // The depth has not counted this '{' yet.
            ref TokenizerMode mode = ref Mode;
            int cursor = mode.CurlyBracketDepth - (c != '{' ? 1 : 0);
            if (cursor == 0 || (cursor == 1 && (mode.InDebug || mode.InFormatSpec)))
            {
                UpdateFtStringExpr(c);
                if (c != '{') SetFtStringExpr(ref token);
            }
            if (c == ':' && cursor == mode.CurlyBracketExprStartDepth)
            {
                mode.FString = true;
                mode.InFormatSpec = true;
                return MakeHere(ref token, Tok.Colon);
            }
        }

        int c2 = Next();
        int type = c == '<' && c2 == '>' && !DiamondOperator ? Tok.Op : TwoChars(c, c2);
        if (type != Tok.Op)
        {
            int c3 = Next();
            int type3 = ThreeChars(c, c2, c3);
            if (type3 != Tok.Op) type = type3;
            else Backup(c3);
            return MakeHere(ref token, type);
        }
        Backup(c2);

        switch (c)
        {
            case '(' or '[' or '{':
                if (Level >= MaxLevel) return Fail(ref token, "too many nested parentheses");
                ParenStack[Level] = (byte)c;
                ParenLinenoStack[Level] = Lineno;
                ParenColStack[Level] = Start - LineStart;
                Level++;
                if (ModeIndex > 0) Mode.CurlyBracketDepth++;
                break;
            case ')' or ']' or '}':
                if (ModeIndex > 0 && Mode.CurlyBracketDepth == 0 && c == '}') return Fail(ref token, $"{StringPrefix}-string: single '}}' is not allowed");
                if (!ExtraTokens && Level == 0) return Fail(ref token, $"unmatched '{(char)c}'");
                if (Level > 0)
                {
                    Level--;
                    int opening = ParenStack[Level];
                    if (!((opening == '(' && c == ')') || (opening == '[' && c == ']') || (opening == '{' && c == '}')))
                    {
                        // A brace that opens a replacement field has nothing to match but its own end.
                        if (ModeIndex > 0 && opening == '{' && Mode.CurlyBracketDepth - 1 == Mode.CurlyBracketExprStartDepth)
                            return Fail(ref token, $"{StringPrefix}-string: unmatched '{(char)c}'");
                        if (!ExtraTokens)
                        {
                            string message = $"closing parenthesis '{(char)c}' does not match opening parenthesis '{(char)opening}'";
                            if (ParenLinenoStack[Level] != Lineno) message += $" on line {ParenLinenoStack[Level]}";
                            return Fail(ref token, message);
                        }
                    }
                }
                if (ModeIndex > 0)
                {
                    ref TokenizerMode mode = ref Mode;
                    mode.CurlyBracketDepth--;
                    if (mode.CurlyBracketDepth < 0) return Fail(ref token, $"{StringPrefix}-string: unmatched '{(char)c}'");
                    if (c == '}' && mode.CurlyBracketDepth == mode.CurlyBracketExprStartDepth)
                    {
                        mode.CurlyBracketExprStartDepth--;
                        mode.FString = true;
                        mode.InFormatSpec = false;
                        mode.InDebug = false;
                    }
                }
                break;
        }
        if (c is < 32 or 127) return Fail(ref token, $"invalid non-printable character U+{c:X4}");
        if (c == '=' && Mode.InsideExpr) Mode.InDebug = true;
        return MakeHere(ref token, OneChar(c));
    }

    /// <summary>The literal text of an f-string or t-string, up to a replacement field or the end.</summary>
    [Mirrors("tok_get_fstring_mode", 1341, 1561)]
    private int GetFString(ref RawToken token)
    {
        bool unicodeEscape = false;
        int endQuoteSize = 0;
        Start = Cur;
        FirstLineno = Lineno;
        StartingColOffset = ColOffset;

        int c = Next();
        if (c == '{')
        {
            int peek = Next();
            Backup(peek);
            Backup(c);
            if (peek != '{')
            {
                if (++Mode.CurlyBracketExprStartDepth >= MaxExprNesting) return Fail(ref token, $"{StringPrefix}-string: expressions nested too deeply");
                Mode.FString = false;
                return GetNormal(ref token);
            }
        }
        else Backup(c);

        bool atEnd = true;
        for (int i = 0; i < Mode.QuoteSize; i++)
        {
            int q = Next();
            if (q != Mode.Quote)
            {
                Backup(q);
                atEnd = false;
                break;
            }
        }
        if (atEnd)
        {
            bool template = Mode.TString;
            Mode.ExprStart = Mode.ExprEnd = -1;
            ModeIndex--;
            return MakeHere(ref token, template ? Tok.TStringEnd : Tok.FStringEnd);
        }

        MultiLineStart = LineStart;
        while (endQuoteSize != Mode.QuoteSize)
        {
            c = Next();
            if (Done is TokDone.Error or TokDone.Decode) return Make(ref token, Tok.ErrorToken);
            ref TokenizerMode mode = ref Mode;
            int middle = mode.TString ? Tok.TStringMiddle : Tok.FStringMiddle;
            bool inFormatSpec = mode.InFormatSpec && mode.InsideExpr;
            if (c == Eof || (mode.QuoteSize == 1 && c == '\n'))
            {
                if (DecodingErred) return Make(ref token, Tok.ErrorToken);
                if (inFormatSpec && c == '\n')
                    return Fail(ref token, $"{StringPrefix}-string: newlines are not allowed in format specifiers for single quoted {StringPrefix}-strings");
                Cur = mode.Start + 1;
                LineStart = mode.MultiLineStart;
                int line = Lineno;
                Lineno = mode.FirstLine;
                if (mode.QuoteSize == 3)
                {
                    SyntaxError($"unterminated triple-quoted {StringPrefix}-string literal (detected at line {line})");
                    if (c != '\n') Done = TokDone.Eofs;
                    return Make(ref token, Tok.ErrorToken);
                }
                return Fail(ref token, $"unterminated {StringPrefix}-string literal (detected at line {line})");
            }
            if (c == mode.Quote)
            {
                endQuoteSize++;
                continue;
            }
            endQuoteSize = 0;
            if (c == '{')
            {
                UpdateFtStringExpr(c);
                int peek = Next();
                if (peek == '{' && !inFormatSpec) return Make(ref token, middle, Start, Cur - 1);
                Backup(peek);
                Backup(c);
                if (++mode.CurlyBracketExprStartDepth >= MaxExprNesting) return Fail(ref token, $"{StringPrefix}-string: expressions nested too deeply");
                mode.FString = false;
                mode.InFormatSpec = false;
                return MakeHere(ref token, middle);
            }
            if (c == '}')
            {
                if (unicodeEscape) return MakeHere(ref token, middle);
                int peek = Next();
                // A doubled brace stands for itself in literal text only, not in a format spec.
                if (peek == '}' && !inFormatSpec && mode.CurlyBracketDepth == 0) return Make(ref token, middle, Start, Cur - 1);
                Backup(peek);
                Backup(c);
                mode.FString = false;
                mode.InFormatSpec = false;
                return MakeHere(ref token, middle);
            }
            if (c == '\\')
            {
                int peek = Next();
                if (peek == '\r') peek = Next();
                if (peek is '{' or '}')
                {
                    if (!mode.Raw && !WarnInvalidEscape(peek)) return Make(ref token, Tok.ErrorToken);
                    Backup(peek);
                    continue;
                }
                if (!mode.Raw && peek == 'N')
                {
                    peek = Next();
                    if (peek == '{') unicodeEscape = true;
                    else Backup(peek);
                }
            }
        }
        // The closing quotes are the next token.
        for (int i = 0; i < Mode.QuoteSize; i++) Backup(Mode.Quote);
        return MakeHere(ref token, Mode.TString ? Tok.TStringMiddle : Tok.FStringMiddle);
    }

    [Mirrors("_PyToken_OneChar", 83, 113, File = "Parser/token.c")]
    internal static int OneChar(int c) => c switch
    {
        '!' => Tok.Exclamation, '%' => Tok.Percent, '&' => Tok.Amper, '(' => Tok.LPar, ')' => Tok.RPar, '*' => Tok.Star, '+' => Tok.Plus,
        ',' => Tok.Comma, '-' => Tok.Minus, '.' => Tok.Dot, '/' => Tok.Slash, ':' => Tok.Colon, ';' => Tok.Semi, '<' => Tok.Less, '=' => Tok.Equal,
        '>' => Tok.Greater, '@' => Tok.At, '[' => Tok.LSqb, ']' => Tok.RSqb, '^' => Tok.Circumflex, '{' => Tok.LBrace, '|' => Tok.VBar,
        '}' => Tok.RBrace, '~' => Tok.Tilde, _ => Tok.Op,
    };

    [Mirrors("_PyToken_TwoChars", 115, 197, File = "Parser/token.c")]
    internal static int TwoChars(int c1, int c2) => (c1, c2) switch
    {
        ('!', '=') => Tok.NotEqual, ('%', '=') => Tok.PercentEqual, ('&', '=') => Tok.AmperEqual, ('*', '*') => Tok.DoubleStar,
        ('*', '=') => Tok.StarEqual, ('+', '=') => Tok.PlusEqual, ('-', '=') => Tok.MinEqual, ('-', '>') => Tok.RArrow,
        ('/', '/') => Tok.DoubleSlash, ('/', '=') => Tok.SlashEqual, (':', '=') => Tok.ColonEqual, ('<', '<') => Tok.LeftShift,
        ('<', '=') => Tok.LessEqual, ('<', '>') => Tok.NotEqual, ('=', '=') => Tok.EqEqual, ('>', '=') => Tok.GreaterEqual,
        ('>', '>') => Tok.RightShift, ('@', '=') => Tok.AtEqual, ('^', '=') => Tok.CircumflexEqual, ('|', '=') => Tok.VBarEqual, _ => Tok.Op,
    };

    [Mirrors("_PyToken_ThreeChars", 199, 250, File = "Parser/token.c")]
    internal static int ThreeChars(int c1, int c2, int c3) => (c1, c2, c3) switch
    {
        ('*', '*', '=') => Tok.DoubleStarEqual, ('.', '.', '.') => Tok.Ellipsis, ('/', '/', '=') => Tok.DoubleSlashEqual,
        ('<', '<', '=') => Tok.LeftShiftEqual, ('>', '>', '=') => Tok.RightShiftEqual, _ => Tok.Op,
    };
}
