// Parser/pegen_errors.c: syntax errors, their place and the line they show.

using System.Text;

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;

internal sealed partial class PegParser
{
    private const int CurrentPos = -5;

    private object? RaiseSyntaxError(string message) => RaiseError(Exc.SyntaxError, false, message);
    private object? RaiseIndentationError(string message) => RaiseError(Exc.IndentationError, false, message);
    private object? RaiseOnNextToken(string message) => RaiseError(Exc.SyntaxError, true, message);
    private object? RaiseAt(Loc a, string message) => RaiseRange(a, a, message);

    private object? RaiseRange(Loc a, Loc b, string message) =>
        RaiseKnownLocation(Exc.SyntaxError, a.Lineno, a.ColOffset, b.EndLineno, b.EndColOffset, message);

    private object? RaiseFrom(Loc a, string message) =>
        RaiseKnownLocation(Exc.SyntaxError, a.Lineno, a.ColOffset, CurrentPos, CurrentPos, message);

    /// <summary>RAISE_ERROR_KNOWN_LOCATION: columns count from 0 here.</summary>
    private object? RaiseKnownLocation(PyType type, int lineno, int colOffset, int endLineno, int endColOffset, string message) =>
        RaiseAtLocation(type, lineno, colOffset == CurrentPos ? CurrentPos : colOffset + 1, endLineno,
            endColOffset == CurrentPos ? CurrentPos : endColOffset + 1, message);

    private object? RaiseInvalidTarget(TargetsType type, ExprNode? e)
    {
        ExprNode? invalid = GetInvalidTarget(e, type);
        if (invalid is null) return null;
        string name = GetExprName(invalid);
        return RaiseAt(invalid, type == TargetsType.DelTargets ? $"cannot delete {name}" : $"cannot assign to {name}");
    }

    [Mirrors("raise_unclosed_parentheses_error", 51, 59)]
    private void RaiseUnclosedParentheses()
    {
        int line = _tok.ParenLinenoStack[_tok.Level - 1], col = _tok.ParenColStack[_tok.Level - 1];
        RaiseKnownLocation(Exc.SyntaxError, line, col, line, -1, $"'{(char)_tok.ParenStack[_tok.Level - 1]}' was never closed");
    }

    [Mirrors("_Pypegen_tokenizer_error", 61, 119)]
    private void TokenizerError()
    {
        if (Raised) return;
        PyType type = Exc.SyntaxError;
        int col = -1;
        string message;
        _error = true;
        switch (_tok.Done)
        {
            case TokDone.Token:
                message = "invalid token";
                break;
            case TokDone.Eof:
                if (_tok.Level > 0) RaiseUnclosedParentheses();
                else RaiseSyntaxError("unexpected EOF while parsing");
                return;
            case TokDone.Dedent:
                RaiseIndentationError("unindent does not match any outer indentation level");
                return;
            case TokDone.Intr:
                Err.Raise(Exc.KeyboardInterrupt, (PyObject?)null);
                return;
            case TokDone.NoMemory:
                Err.Raise(Exc.MemoryError, (PyObject?)null);
                return;
            case TokDone.TabSpace:
                type = Exc.TabError;
                message = "inconsistent use of tabs and spaces in indentation";
                break;
            case TokDone.TooDeep:
                type = Exc.IndentationError;
                message = "too many levels of indentation";
                break;
            case TokDone.LineCont:
                col = _tok.Cur - _tok.Buf - 1;
                message = "unexpected character after line continuation character";
                break;
            case TokDone.ColumnOverflow:
                Err.Raise(Exc.OverflowError, "Parser column offset overflow - source line is too big");
                return;
            default:
                message = "unknown parsing error";
                break;
        }
        RaiseKnownLocation(type, _tok.Lineno, Math.Max(col, 0), _tok.Lineno, -1, message);
    }

    /// <summary>Turn a codec's complaint about a token into a SyntaxError.</summary>
    [Mirrors("_Pypegen_raise_decode_error", 121, 153)]
    private void RaiseDecodeError(Loc? at = null)
    {
        string? kind = Err.Matches(Exc.UnicodeError) ? "unicode error" : Err.Matches(Exc.ValueError) ? "value error" : null;
        if (kind is null) return;
        PyBaseException exception = Err.Fetch()!;
        string message = $"({kind}) {ParserHost.Text(exception)}";
        if (at is { } place) RaiseAt(place, message);
        else RaiseSyntaxError(message);
    }

    /// <summary>An unreadable token further on outranks a generic error, when its line comes first.</summary>
    [Mirrors("_PyPegen_tokenize_full_source_to_check_for_errors", 155, 215)]
    private void TokenizeFullSource()
    {
        if (_tok.Prompt is not null) return;
        PyBaseException? exception = Err.Fetch();
        Token current = _knownErrorToken ?? _tokens[_fill - 1];
        int line = current.Lineno;
        RawToken raw = default;
        while (true)
        {
            int type = _tok.Get(ref raw);
            raw.Metadata = null;
            if (type == Tok.ErrorToken)
            {
                if (Raised) break;
                if (_tok.Level != 0 && line > _tok.ParenLinenoStack[_tok.Level - 1])
                {
                    RaiseUnclosedParentheses();
                    break;
                }
            }
            else if (type != Tok.EndMarker) continue;
            break;
        }
        // Inside an f-string the error in its expression matters more than how the string goes on.
        if (!(Raised && _tok.ModeIndex <= 0)) Err.Restore(exception);
    }

    [Mirrors("_PyPegen_raise_error", 219, 263)]
    private object? RaiseError(PyType type, bool useMark, string message)
    {
        if (_error && Raised) return null;
        if (_fill == 0) return RaiseAtLocation(type, 0, 0, 0, -1, message);
        if (useMark && !Fill()) return null;
        Token t = _knownErrorToken ?? _tokens[useMark ? _mark : _fill - 1];
        int col = t.ColOffset != -1 ? t.ColOffset + 1 : _tok.Cur == _tok.Buf ? 0 : _tok.Cur - _tok.LineStart;
        return RaiseAtLocation(type, t.Lineno, col, t.EndLineno, t.EndColOffset != -1 ? t.EndColOffset + 1 : -1, message);
    }

    [Mirrors("get_error_line_from_tokenizer_buffers", 265, 306)]
    private string ErrorLineFromBuffers(int lineno)
    {
        byte[] data = _tok.Interactive ? _tok.Data : _tok.SourceText ?? _tok.Data;
        int cur = _tok.Interactive || _tok.SourceText is null ? 0 : _tok.SourceTextStart;
        int end = data.Length;
        for (int i = 0; i < lineno - 1; i++)
        {
            int at = data.AsSpan(cur, end - cur).IndexOf((byte)'\n');
            if (at < 0) break;
            cur += at + 1;
        }
        int stop = data.AsSpan(cur, end - cur).IndexOfAny((byte)'\n', (byte)0);
        return Encoding.UTF8.GetString(data, cur, stop < 0 ? end - cur : stop);
    }

    /// <summary>_PyPegen_raise_error_known_location: columns count bytes from 1.</summary>
    [Mirrors("_PyPegen_raise_error_known_location", 308, 403)]
    private object? RaiseAtLocation(PyType type, int lineno, int colOffset, int endLineno, int endColOffset, string message)
    {
        if (_error && Raised) return null;
        _error = true;
        if (endLineno == CurrentPos) endLineno = _tok.Lineno;
        if (endColOffset == CurrentPos) endColOffset = _tok.Cur - _tok.LineStart;
        string? line = null;
        if (_tok.Interactive) line = ErrorLineFromBuffers(lineno);
        else if (_mode == ParseMode.Exec) line = ParserHost.ProgramText(_tok.Filename, lineno, _tok.Encoding);
        if (line is null)
        {
            line = _tok.Lineno <= lineno && _tok.Inp > _tok.Buf
                ? Encoding.UTF8.GetString(_tok.Slice(_tok.LineStart, Math.Max(_tok.Inp, _tok.LineStart)))
                : ErrorLineFromBuffers(lineno);
        }
        int col = CharOffset(line, colOffset), endCol = endColOffset > 0 ? CharOffset(line, endColOffset) : endColOffset;
        Err.Raise(type, PyTuple.Of(PyStr.From(message), PyTuple.Of(_tok.Filename ?? PyNone.Instance, PyInt.From(lineno), PyInt.From(col),
            PyStr.From(line), PyInt.From(endLineno), PyInt.From(endCol))));
        return null;
    }

    /// <summary>How many characters the first <paramref name="offset"/> bytes of a line are; one past its end is one more.</summary>
    [Mirrors("_PyPegen_byte_offset_to_character_offset", 67, 75, File = "Parser/pegen.c")]
    private static int CharOffset(string line, int offset)
    {
        if (offset <= 0) return 0;
        byte[] utf8 = Encoding.UTF8.GetBytes(line);
        if (offset <= utf8.Length) return Tokenizer.Runes(Encoding.UTF8.GetString(utf8, 0, offset));
        return Tokenizer.Runes(line) + 1;
    }

    [Mirrors("_Pypegen_set_syntax_error", 405, 446)]
    private void SetSyntaxError(Token last)
    {
        if (Raised)
        {
            if (_tok.Done is TokDone.Ok && Err.Matches(Exc.SyntaxError)) TokenizeFullSource();
            return;
        }
        if (_fill == 0) RaiseSyntaxError("error at start before reading any input");
        if (last.Type == Tok.ErrorToken && _tok.Done == TokDone.Eof)
        {
            if (_tok.Level > 0) RaiseUnclosedParentheses();
            else RaiseSyntaxError("unexpected EOF while parsing");
            return;
        }
        if (last.Type is Tok.Indent or Tok.Dedent)
        {
            RaiseIndentationError(last.Type == Tok.Indent ? "unexpected indent" : "unexpected unindent");
            return;
        }
        // The first pass's last token: the second may have read further in its search.
        RaiseAt(last, "invalid syntax");
        TokenizeFullSource();
    }

    [Mirrors("_PyPegen_set_syntax_error_metadata", 910, 953, File = "Parser/pegen.c")]
    private void SetSyntaxErrorMetadata()
    {
        PyBaseException exception = Err.Fetch()!;
        PyObject source = PyNone.Instance;
        if (_tok.SourceText is { } text && !_tok.Interactive)
        {
            ReadOnlySpan<byte> bytes = text.AsSpan(_tok.SourceTextStart, text.Length - 1 - _tok.SourceTextStart);
            source = (_tok.Encoding is null ? ParserHost.DecodeUtf8(bytes) : ParserHost.DecodeText(bytes, _tok.Encoding, null)) ?? source;
            Err.Clear();
        }
        ParserHost.SetMetadata(exception, PyTuple.Of(PyInt.From(_lastStmtLineno), PyInt.From(_lastStmtCol), source));
        Err.Restore(exception);
    }

    [Mirrors("_Pypegen_stack_overflow", 448, 454)]
    private void StackOverflow()
    {
        _error = true;
        Err.Raise(Exc.MemoryError, "Parser stack overflowed - Python source too complex to parse");
    }
}
