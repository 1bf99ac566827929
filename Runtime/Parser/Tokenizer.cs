// Parser/lexer/state.c, Parser/tokenizer/*.c: the state of the tokenizer and where its lines come from.

using System.Text;

namespace PyModules.Parser;

using PyModules.Runtime;

/// <summary>Why the tokenizer stopped (<c>errcode.h</c>).</summary>
internal enum TokDone
{
    Ok, Eof, Intr, Token, Error, NoMemory, TabSpace, TooDeep, Dedent, Decode, Eofs, Eols, LineCont, InteractStop, ColumnOverflow,
}

/// <summary>A token as the tokenizer found it; offsets are into <see cref="Tokenizer.Data"/>, -1 when there is none.</summary>
internal struct RawToken
{
    public int Level, Lineno, ColOffset, EndLineno, EndColOffset, Start, End;
    public PyObject? Metadata;
}

/// <summary>One level of string interpolation: how its literal text ends and how deep in brackets we are.</summary>
internal struct TokenizerMode
{
    public bool FString;
    public int CurlyBracketDepth, CurlyBracketExprStartDepth;
    public int Quote, QuoteSize;
    public bool Raw;
    public int Start, MultiLineStart, FirstLine;

    /// <summary>The span of the current replacement field's source; -1 when there is none.</summary>
    public int ExprStart, ExprEnd;
    public bool InDebug, InFormatSpec, TString;

    public readonly bool InsideExpr => CurlyBracketExprStartDepth >= 0;
}

/// <summary>Turns UTF-8 source into tokens.</summary>
internal sealed partial class Tokenizer
{
    internal const int MaxIndent = 100, MaxLevel = 200, MaxFStringLevel = 150, MaxExprNesting = 3, TabSize = 8;

    /// <summary>All text read so far, followed by a NUL; it only grows, so offsets stay good.</summary>
    internal byte[] Data = [0];
    internal int Cur, Inp, Buf, Start = -1, LineStart, MultiLineStart;
    private int _end;
    internal TokDone Done;
    internal int Indent;
    private readonly int[] _indents = new int[MaxIndent], _altIndents = new int[MaxIndent];
    private bool _atBol = true;
    internal int Pending;
    internal int Lineno, FirstLineno, StartingColOffset = -1, ColOffset = -1, Level;
    internal readonly byte[] ParenStack = new byte[MaxLevel];
    internal readonly int[] ParenLinenoStack = new int[MaxLevel], ParenColStack = new int[MaxLevel];
    internal PyObject? Filename;
    internal bool DecodingErred;
    internal string? Encoding;
    internal bool TypeComments, DiamondOperator, ReportWarnings = true, ExtraTokens, ImplicitNewline, InteractiveStop;
    private bool _commentNewline, _fromFile, _invalidUtf8;
    internal TokenizerMode[] Modes = new TokenizerMode[4];
    internal int ModeIndex;

    /// <summary>The source before decoding, for the text of error messages; null unless a string is tokenized.</summary>
    internal byte[]? SourceText;
    internal int SourceTextStart;

    /// <summary>Asks for the next line; null at the end. Only for input that comes line by line.</summary>
    private Func<PyObject?>? _readline;
    private Func<string, byte[]?>? _prompter;

    /// <summary>The lines that the prompter gave, each with a line end.</summary>
    internal readonly StringBuilder InteractiveSource = new();
    internal string? Prompt;
    private string? _nextPrompt;

    [Mirrors("_PyTokenizer_tok_new", 12, 63)]
    private Tokenizer() => Modes[0].CurlyBracketExprStartDepth = 0;

    internal bool Interactive => _prompter is not null;
    internal ReadOnlySpan<byte> Slice(int start, int end) => Data.AsSpan(start, end - start);
    internal ref TokenizerMode Mode => ref Modes[ModeIndex];
    internal char StringPrefix => Mode.TString ? 't' : 'f';

    /// <summary>_PyTokenizer_FromUTF8: the source is UTF-8, whatever a coding comment says.</summary>
    [Mirrors("_PyTokenizer_FromUTF8", 30, 55, File = "Parser/tokenizer/utf8_tokenizer.c")]
    internal static Tokenizer? FromUtf8(ReadOnlySpan<byte> source, bool execInput, bool preserveCrlf)
    {
        Tokenizer tok = new() { Encoding = "utf-8" };
        tok.SetData(TranslateNewlines(source, execInput, preserveCrlf));
        tok.SourceText = tok.Data;
        return tok;
    }

    /// <summary>_PyTokenizer_FromString: the source is bytes with perhaps a BOM or a coding comment. Null: an exception is set.</summary>
    [Mirrors("_PyTokenizer_FromString", 111, 129, File = "Parser/tokenizer/string_tokenizer.c")]
    internal static Tokenizer? FromString(ReadOnlySpan<byte> source, bool execInput, bool preserveCrlf)
    {
        Tokenizer tok = new();
        return tok.DecodeSource(TranslateNewlines(source, execInput, preserveCrlf)) ? tok : null;
    }

    /// <summary>_PyTokenizer_FromFile: the whole of a file. Lines that are not UTF-8 are an error when they are reached. Null: an exception is set.</summary>
    [Mirrors("_PyTokenizer_FromFile", 351, 383, File = "Parser/tokenizer/file_tokenizer.c")]
    internal static Tokenizer? FromFile(ReadOnlySpan<byte> source, PyObject filename)
    {
        Tokenizer tok = new() { Filename = filename, _fromFile = true };
        bool ok = tok.DecodeSource(TranslateNewlines(source, true, false));
        tok.SourceText = null;
        return ok ? tok : null;
    }

    /// <summary>_PyTokenizer_FromReadline: each call of <paramref name="readline"/> gives a line, null with or without an exception at the end.</summary>
    [Mirrors("_PyTokenizer_FromReadline", 108, 134, File = "Parser/tokenizer/readline_tokenizer.c")]
    internal static Tokenizer FromReadline(Func<PyObject?> readline, string? encoding) => new() { _readline = readline, Encoding = encoding };

    /// <summary>A tokenizer that prompts for each line, as the plain interactive loop does.</summary>
    internal static Tokenizer FromPrompter(Func<string, byte[]?> prompter, string encoding, string ps1, string ps2) =>
        new() { _prompter = prompter, Prompt = ps1, _nextPrompt = ps2, Encoding = encoding };

    private void SetData(byte[] data)
    {
        Data = data;
        _end = data.Length - 1;
    }

    /// <summary>Line ends become <c>\n</c>; the result ends with a NUL.</summary>
    [Mirrors("_PyTokenizer_translate_newlines", 212, 257, File = "Parser/tokenizer/helpers.c")]
    private static byte[] TranslateNewlines(ReadOnlySpan<byte> s, bool execInput, bool preserveCrlf)
    {
        bool addNewline = execInput && s.Length > 0 && s[^1] is not ((byte)'\n' or (byte)'\r');
        if (execInput && preserveCrlf && s.Length > 0 && s[^1] == '\r') addNewline = true;
        if (preserveCrlf || s.IndexOf((byte)'\r') < 0)
        {
            byte[] copy = new byte[s.Length + (addNewline ? 2 : 1)];
            s.CopyTo(copy);
            if (addNewline) copy[s.Length] = (byte)'\n';
            return copy;
        }
        byte[] buffer = new byte[s.Length + 2];
        int n = 0;
        for (int i = 0; i < s.Length; i++)
        {
            byte c = s[i];
            if (c == '\r')
            {
                c = (byte)'\n';
                if (i + 1 < s.Length && s[i + 1] == '\n') i++;
            }
            buffer[n++] = c;
        }
        if (addNewline) buffer[n++] = (byte)'\n';
        Array.Resize(ref buffer, n + 1);
        buffer[n] = 0;
        return buffer;
    }

    /// <summary>Get the next line into view.</summary>
    private bool Underflow() => _readline is not null ? UnderflowReadline() : _prompter is not null ? UnderflowInteractive() : UnderflowString();

    private void AdvanceLineno()
    {
        Lineno++;
        ColOffset = 0;
    }

    [Mirrors("tok_underflow_string", 7, 27, File = "Parser/tokenizer/string_tokenizer.c")]
    private bool UnderflowString()
    {
        int at = Data.AsSpan(Inp, _end - Inp).IndexOf((byte)'\n');
        int end;
        if (at >= 0) end = Inp + at + 1;
        else
        {
            end = _end;
            if (end == Inp)
            {
                // C reads a file line by line into the same place.
                if (_fromFile && Start < 0 && ModeIndex == 0) Buf = Cur;
                Done = TokDone.Eof;
                return false;
            }
        }
        if (Start < 0) Buf = Cur;
        LineStart = Cur;
        AdvanceLineno();
        Inp = end;
        if (!_invalidUtf8) return true;
        // The check ends with a null byte, which is an error of its own.
        int nul = Slice(Cur, end).IndexOf((byte)0);
        return EnsureUtf8(Data, Cur, nul < 0 ? end : Cur + nul) || ErrorRet();
    }

    private void AppendLine(ReadOnlySpan<byte> line)
    {
        int need = _end + line.Length + 2;
        if (need > Data.Length) Array.Resize(ref Data, Math.Max(need, Data.Length * 2));
        line.CopyTo(Data.AsSpan(_end));
        _end += line.Length;
        Inp = _end;
        Data[_end] = 0;
    }

    [Mirrors("tok_underflow_readline", 70, 106, File = "Parser/tokenizer/readline_tokenizer.c")]
    private bool UnderflowReadline()
    {
        if (Start < 0 && ModeIndex == 0) Buf = Cur = Inp = _end;
        PyObject? raw = _readline!();
        if (raw is null)
        {
            if (Err.Occurred is not null) return ErrorRet();
        }
        else
        {
            PyStr? line;
            if (Encoding is not null)
            {
                if (raw is not PyBytes bytes)
                {
                    Err.Raise(Exc.TypeError, "readline() returned a non-bytes object");
                    return ErrorRet();
                }
                line = ParserHost.DecodeText(bytes.Span, Encoding, "replace");
                if (line is null) return ErrorRet();
            }
            else
            {
                line = raw as PyStr;
                if (line is null)
                {
                    Err.Raise(Exc.TypeError, "readline() returned a non-string object");
                    return ErrorRet();
                }
            }
            byte[]? utf8 = ParserHost.EncodeUtf8(line);
            if (utf8 is null) return ErrorRet();
            AppendLine(utf8);
        }
        LineStart = Cur;
        if (Inp == Cur)
        {
            Done = TokDone.Eof;
            return false;
        }
        ImplicitNewline = false;
        if (Data[Inp - 1] != '\n')
        {
            AppendLine("\n"u8);
            ImplicitNewline = true;
        }
        AdvanceLineno();
        return true;
    }

    [Mirrors("tok_underflow_interactive", 192, 282, File = "Parser/tokenizer/file_tokenizer.c")]
    private bool UnderflowInteractive()
    {
        if (InteractiveStop)
        {
            Done = TokDone.InteractStop;
            return true;
        }
        byte[]? line = _prompter!(Prompt!);
        if (line is [_, ..]) line = ParserHost.Recode(line, Encoding!)?[..^1];
        if (line is not null) InteractiveSource.Append(System.Text.Encoding.UTF8.GetString(line)).Append(line is [.., (byte)'\n'] ? "" : "\n");
        Prompt = _nextPrompt;
        if (line is null) Done = Err.Occurred is { } error && error.Type.IsSubtypeOf(Exc.ValueError) ? TokDone.Decode : TokDone.Intr;
        else if (line.Length == 0) Done = TokDone.Eof;
        else
        {
            byte[] translated = TranslateNewlines(line, false, false);
            AdvanceLineno();
            bool fresh = Start < 0;
            if (fresh) Buf = Cur = Inp = _end;
            AppendLine(translated.AsSpan(0, translated.Length - 1));
            if (fresh) LineStart = Buf;
        }
        return Done == TokDone.Ok;
    }

    // ----- encodings

    /// <summary>decode_str: look for a BOM and a coding comment, then recode to UTF-8.</summary>
    [Mirrors("decode_str", 53, 108, File = "Parser/tokenizer/string_tokenizer.c")]
    private bool DecodeSource(byte[] source)
    {
        SourceText = source;
        int start = 0, end = source.Length - 1;
        if (end >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF)
        {
            start = 3;
            Encoding = "utf-8";
        }
        SourceTextStart = start;
        Data = source;
        int newline1 = Find(source, start, end), newline2 = newline1 < 0 ? -1 : Find(source, newline1 + 1, end);
        string? recode = null;
        bool normal = false;
        if (newline1 >= 0)
        {
            if (!CheckCodingSpec(source, start, newline1 - start, 1, ref recode, ref normal)) return false;
            if (recode is null && !normal && newline2 >= 0
                && !CheckCodingSpec(source, newline1 + 1, newline2 - newline1, 2, ref recode, ref normal)) return false;
        }
        if (recode is not null)
        {
            byte[]? utf8 = ParserHost.Recode(source.AsSpan(start, end - start), recode);
            if (utf8 is null) return ErrorRet();
            SetData(utf8);
            return true;
        }
        _invalidUtf8 = _fromFile && !System.Text.Unicode.Utf8.IsValid(source.AsSpan(start, end - start));
        if (!_fromFile && !EnsureUtf8(source, start, end)) return ErrorRet();
        SetData(source);
        Buf = Cur = Inp = start;
        return true;
    }

    private static int Find(byte[] s, int start, int end)
    {
        int at = s.AsSpan(start, end - start).IndexOf((byte)'\n');
        return at < 0 ? -1 : start + at;
    }

    [Mirrors("_PyTokenizer_check_coding_spec", 386, 434, File = "Parser/tokenizer/helpers.c")]
    private bool CheckCodingSpec(byte[] s, int start, int size, int lineno, ref string? recode, ref bool normal)
    {
        string? spec = GetCodingSpec(s.AsSpan(start, Math.Min(size, s.Length - start)));
        if (spec is null)
        {
            for (int i = start; i < start + size; i++)
            {
                if (s[i] is (byte)'#' or (byte)'\n' or (byte)'\r') break;
                if (s[i] is not ((byte)' ' or (byte)'\t' or 12))
                {
                    normal = true;
                    break;
                }
            }
            return true;
        }
        normal = true;
        if (Encoding is null)
        {
            if (spec != "utf-8") recode = spec;
            Encoding = spec;
        }
        else if (Encoding != spec)
        {
            Lineno = lineno;
            LineStart = start;
            Cur = start;
            SyntaxErrorRange(0, size, $"encoding problem: {spec} with BOM");
            return false;
        }
        return true;
    }

    /// <summary>get_coding_spec: the encoding named by a comment that stands alone on its line.</summary>
    [Mirrors("get_coding_spec", 333, 380, File = "Parser/tokenizer/helpers.c")]
    internal static string? GetCodingSpec(ReadOnlySpan<byte> s)
    {
        int i = 0;
        for (; i < s.Length - 6; i++)
        {
            if (s[i] == '#') break;
            if (s[i] is not ((byte)' ' or (byte)'\t' or 12)) return null;
        }
        for (; i < s.Length - 6; i++)
        {
            if (!s[i..].StartsWith("coding"u8)) continue;
            int t = i + 6;
            if (s[t] is not ((byte)':' or (byte)'=')) continue;
            do t++; while (t < s.Length && s[t] is (byte)' ' or (byte)'\t');
            int begin = t;
            while (t < s.Length && (char.IsAsciiLetterOrDigit((char)s[t]) || s[t] is (byte)'-' or (byte)'_' or (byte)'.')) t++;
            if (begin < t) return NormalName(System.Text.Encoding.ASCII.GetString(s[begin..t]));
        }
        return null;
    }

    [Mirrors("get_normal_name", 303, 330, File = "Parser/tokenizer/helpers.c")]
    private static string NormalName(string s)
    {
        string n = (s.Length > 12 ? s[..12] : s).Replace('_', '-').ToLowerInvariant();
        if (n == "utf-8" || n.StartsWith("utf-8-", StringComparison.Ordinal)) return "utf-8";
        if (n is "latin-1" or "iso-8859-1" or "iso-latin-1" || n.StartsWith("latin-1-", StringComparison.Ordinal)
            || n.StartsWith("iso-8859-1-", StringComparison.Ordinal) || n.StartsWith("iso-latin-1-", StringComparison.Ordinal)) return "iso-8859-1";
        return s;
    }

    /// <summary>How many bytes the UTF-8 sequence at <paramref name="i"/> has; 0 when it is not valid.</summary>
    [Mirrors("valid_utf8", 441, 496, File = "Parser/tokenizer/helpers.c")]
    private static int ValidUtf8(byte[] s, int i)
    {
        int c = s[i], expected;
        if (c < 0x80) return 1;
        if (c < 0xE0)
        {
            if (c < 0xC2) return 0;
            expected = 1;
        }
        else if (c < 0xF0)
        {
            if (c == 0xE0 && s[i + 1] < 0xA0) return 0;
            if (c == 0xED && s[i + 1] >= 0xA0) return 0;
            expected = 2;
        }
        else if (c < 0xF5)
        {
            if (s[i + 1] < 0x90 ? c == 0xF0 : c == 0xF4) return 0;
            expected = 3;
        }
        else return 0;
        for (int k = 1; k <= expected; k++)
            if (s[i + k] is < 0x80 or >= 0xC0) return 0;
        return expected + 1;
    }

    [Mirrors("_PyTokenizer_ensure_utf8", 498, 520, File = "Parser/tokenizer/helpers.c")]
    private bool EnsureUtf8(byte[] s, int start, int end)
    {
        if (System.Text.Unicode.Utf8.IsValid(s.AsSpan(start, end - start))) return true;
        // The second line of a file is still looked at together with the first.
        int lineno = _fromFile ? (Lineno == 2 ? 1 : Lineno) : 1, lineStart = start;
        for (int i = start; i < end;)
        {
            int length = ValidUtf8(s, i);
            if (length == 0)
            {
                Lineno = lineno;
                LineStart = lineStart;
                Cur = i;
                SyntaxErrorRange(i - lineStart + 1, i - lineStart + 1, $"Non-UTF-8 code starting with '\\x{s[i]:x2}'{(Filename is null ? "" : " in file " + ParserHost.Text(Filename))}"
                    + $" on line {lineno}, but no encoding declared; see https://peps.python.org/pep-0263/ for details");
                return false;
            }
            if (s[i] == '\n')
            {
                lineno++;
                lineStart = i + 1;
            }
            i += length;
        }
        return true;
    }

    // ----- errors

    [Mirrors("_PyTokenizer_error_ret", 94, 106, File = "Parser/tokenizer/helpers.c")]
    private bool ErrorRet()
    {
        DecodingErred = true;
        Cur = Inp = Buf = _end;
        Start = -1;
        Done = TokDone.Decode;
        return false;
    }

    /// <summary>_PyTokenizer_syntaxerror: raise at the current position.</summary>
    [Mirrors("_PyTokenizer_syntaxerror", 63, 72, File = "Parser/tokenizer/helpers.c")]
    internal int SyntaxError(string message) => SyntaxErrorRange(-1, -1, message);

    [Mirrors("_syntaxerror_range", 10, 61, File = "Parser/tokenizer/helpers.c")]
    internal int SyntaxErrorRange(int colOffset, int endColOffset, string message)
    {
        if (Done == TokDone.Error) return Tok.ErrorToken;
        int lineEnd = LineStart;
        while (Data[lineEnd] is not ((byte)'\n' or 0)) lineEnd++;
        if (colOffset == -1) colOffset = Runes(System.Text.Encoding.UTF8.GetString(Slice(LineStart, Math.Max(Cur, LineStart))));
        else colOffset = CharOffset(colOffset);
        endColOffset = endColOffset == -1 ? colOffset : CharOffset(endColOffset);
        Err.Raise(Exc.SyntaxError, PyTuple.Of(PyStr.From(message), PyTuple.Of(Filename ?? PyNone.Instance, PyInt.From(Lineno), PyInt.From(colOffset),
            PyStr.From(System.Text.Encoding.UTF8.GetString(Slice(LineStart, lineEnd))), PyInt.From(Lineno), PyInt.From(endColOffset))));
        Done = TokDone.Error;
        return Tok.ErrorToken;
    }

    /// <summary>How many characters the first <paramref name="bytes"/> of the line are.</summary>
    private int CharOffset(int bytes) => Runes(System.Text.Encoding.UTF8.GetString(Slice(LineStart, Math.Min(LineStart + bytes, Data.Length))));

    internal static int Runes(string s)
    {
        int n = s.Length;
        for (int i = 1; i < s.Length; i++)
            if (char.IsLowSurrogate(s[i]) && char.IsHighSurrogate(s[i - 1])) n--;
        return n;
    }

    [Mirrors("_PyTokenizer_indenterror", 86, 92, File = "Parser/tokenizer/helpers.c")]
    private int IndentError()
    {
        Done = TokDone.TabSpace;
        Cur = Inp;
        return Tok.ErrorToken;
    }

    /// <summary>Warn of a backslash before a brace in a string literal; false when the warning became an error.</summary>
    [Mirrors("_PyTokenizer_warn_invalid_escape_sequence", 108, 148, File = "Parser/tokenizer/helpers.c")]
    private bool WarnInvalidEscape(int c)
    {
        if (!ReportWarnings) return true;
        string head = $"\"\\{(char)c}\" is an invalid escape sequence. ", tail = $"Did you mean \"\\\\{(char)c}\"? A raw string is also an option.";
        if (ParserHost.WarnExplicit(Exc.SyntaxWarning, head + "Such sequences will not work in the future. " + tail, Filename!, Lineno)) return true;
        if (Err.MatchesAndClear(Exc.SyntaxWarning)) SyntaxError(head + tail);
        return false;
    }

    [Mirrors("_PyTokenizer_parser_warn", 150, 183, File = "Parser/tokenizer/helpers.c")]
    private bool ParserWarn(PyType category, string message)
    {
        if (!ReportWarnings) return true;
        if (ParserHost.WarnExplicit(category, message, Filename!, Lineno)) return true;
        if (Err.MatchesAndClear(category)) SyntaxError(message);
        Done = TokDone.Error;
        return false;
    }
}
