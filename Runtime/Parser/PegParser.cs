// Parser/pegen.c: the machine under the grammar's rules.

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyModules.Parser;

using PyModules.Ast;
using PyModules.Runtime;

/// <summary>What a source is to be parsed as.</summary>
public enum ParseMode
{
    Single = 256, Exec = 257, Eval = 258, FuncType = 345,
}

/// <summary>A token, and what the rules that started at it came to.</summary>
internal sealed class Token
{
    public int Type, Level, Lineno, ColOffset, EndLineno, EndColOffset, Start, End;
    public Memo? Memo;
    public PyObject? Metadata;

    /// <summary>The node of a name or number, made once.</summary>
    public ExprNode? Node;
}

/// <summary>The result of one rule at one token, and where it left off.</summary>
internal sealed class Memo(int rule, object? node, int mark, Memo? next)
{
    public readonly int Rule = rule;
    public object? Node = node;
    public int Mark = mark;
    public readonly Memo? Next = next;
}

/// <summary>A place in the source: what <c>EXTRA</c> is in the grammar's actions.</summary>
internal readonly record struct Loc(int Lineno, int ColOffset, int EndLineno, int EndColOffset)
{
    public static implicit operator Loc(Token t) => new(t.Lineno, t.ColOffset, t.EndLineno, t.EndColOffset);
    public static implicit operator Loc(AstNode n) => new(n.Lineno, n.ColOffset, n.EndLineno, n.EndColOffset);
}

/// <summary>Gathers the items of a repetition; one item costs one array.</summary>
internal struct SeqBuilder<T> where T : class
{
    private T? _first;
    private T[]? _items;
    public int Count;

    public void Add(T item)
    {
        if (Count == 0) _first = item;
        else
        {
            _items ??= new T[8];
            if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
            _items[Count] = item;
        }
        Count++;
    }

    public readonly T[] ToArray()
    {
        if (Count == 0) return [];
        if (Count == 1) return [_first!];
        T[] result = new T[Count];
        Array.Copy(_items!, 1, result, 1, Count - 1);
        result[0] = _first!;
        return result;
    }
}

/// <summary>One parse of one source. The rules are in the other files of this class.</summary>
internal sealed partial class PegParser
{
    private const int MaxStack = 6000;
    private const ExprContext Store = ExprContext.Store, Del = ExprContext.Del;

    private readonly Tokenizer _tok;
    private readonly ThreadState _thread;
    private Token[] _tokens = new Token[64];
    private int _mark, _fill, _level;
    private readonly ParseMode _mode;
    private bool _parsingStarted, _error, _callInvalidRules;
    private int _flags;
    private readonly int _featureVersion;
    private List<TypeIgnoreNode>? _typeIgnores;
    private Token? _knownErrorToken;
    private int _lastStmtLineno, _lastStmtCol;

    internal const int
        DontImplyDedent = 0x0002, IgnoreCookie = 0x0010, BarryAsBdfl = 0x0020, TypeComments = 0x0040, AllowIncompleteInput = 0x0100;

    /// <summary>Set when an interactive source has come to its end.</summary>
    internal bool AtEof { get; private set; }

    [Mirrors("_PyPegen_Parser_New", 815, 873)]
    internal PegParser(Tokenizer tok, ParseMode mode, int flags, int featureVersion)
    {
        _tok = tok;
        _thread = ThreadState.Current;
        _mode = mode;
        _flags = flags;
        _featureVersion = featureVersion;
        tok.TypeComments = (flags & TypeComments) != 0;
        tok.DiamondOperator = (flags & BarryAsBdfl) != 0;
    }

    private bool Raised => _thread.CurrentException is not null;

    // ----- what rules call

    private void EnterLevel()
    {
        if (_level++ == MaxStack || ((_level & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())) StackOverflow();
    }

    /// <summary>Enter a rule; true when it must return null at once.</summary>
    private bool Enter()
    {
        EnterLevel();
        if (!_error) return false;
        _level--;
        return true;
    }

    private T? Leave<T>(T? result) where T : class
    {
        _level--;
        return result;
    }

    /// <summary>Leave with the result of an action, which is null when it raised or declined.</summary>
    private T? Finish<T>(T? result) where T : class
    {
        if (result is null && Raised) _error = true;
        _level--;
        return result;
    }

    private T? Memoize<T>(int rule, int mark, T? result) where T : class
    {
        if (result is null && Raised) _error = true;
        else _tokens[mark].Memo = new Memo(rule, result, _mark, _tokens[mark].Memo);
        _level--;
        return result;
    }

    private T? Restore<T>(bool callInvalidRules, T? result) where T : class
    {
        _callInvalidRules = callInvalidRules;
        return result;
    }

    /// <summary>An alternative failed: go back for the next; true when an error stops the rule.</summary>
    private bool Backtrack(int mark)
    {
        _mark = mark;
        return Failed();
    }

    private bool Failed()
    {
        if (!_error) return false;
        _level--;
        return true;
    }

    private bool Opt(object? _) => !_error;

    [Mirrors("_PyPegen_lookahead", 412, 419)]
    private bool LookAhead(int mark, object? result, bool positive)
    {
        _mark = mark;
        return result is not null == positive;
    }

    [Mirrors("_PyPegen_is_memoized", 348, 380)]
    private bool IsMemoized<T>(int rule, out T? result) where T : class
    {
        result = null;
        if (!Fill()) return true;
        for (Memo? m = _tokens[_mark].Memo; m is not null; m = m.Next)
        {
            if (m.Rule != rule) continue;
            _mark = m.Mark;
            result = Unsafe.As<T?>(m.Node);
            return true;
        }
        return false;
    }

    [Mirrors("_PyPegen_update_memo", 96, 109)]
    private void UpdateMemo(int rule, int mark, object? node)
    {
        for (Memo? m = _tokens[mark].Memo; m is not null; m = m.Next)
        {
            if (m.Rule != rule) continue;
            m.Node = node;
            m.Mark = _mark;
            return;
        }
        _tokens[mark].Memo = new Memo(rule, node, _mark, _tokens[mark].Memo);
    }

    [Mirrors("_PyPegen_expect_token", 421, 436)]
    private Token? Expect(int type)
    {
        if (_mark == _fill && !Fill()) return null;
        Token t = _tokens[_mark];
        if (t.Type != type) return null;
        _mark++;
        return t;
    }

    [Mirrors("_PyPegen_expect_forced_token", 451, 471)]
    private Token? ExpectForced(int type, string expected)
    {
        if (_error || !Fill()) return null;
        Token t = _tokens[_mark];
        if (t.Type != type)
        {
            RaiseAt(t, $"expected '{expected}'");
            return null;
        }
        _mark++;
        return t;
    }

    [Mirrors("_PyPegen_expect_soft_keyword", 473, 495)]
    private Name? ExpectSoftKeyword(ReadOnlySpan<byte> keyword)
    {
        if (_mark == _fill && !Fill()) return null;
        Token t = _tokens[_mark];
        return t.Type == Tok.Name && Bytes(t).SequenceEqual(keyword) ? NameToken() : null;
    }

    [Mirrors("_PyPegen_soft_keyword_token", 614, 628)]
    private Name? SoftKeywordToken()
    {
        Token? t = Expect(Tok.Name);
        if (t is null) return null;
        ReadOnlySpan<byte> s = Bytes(t);
        return s.SequenceEqual("_"u8) || s.SequenceEqual("case"u8) || s.SequenceEqual("match"u8) || s.SequenceEqual("type"u8) ? NameFromToken(t) : null;
    }

    [Mirrors("_PyPegen_name_token", 601, 606)]
    private Name? NameToken() => Expect(Tok.Name) is { } t ? NameFromToken(t) : null;

    [Mirrors("_PyPegen_name_from_token", 581, 599)]
    private Name? NameFromToken(Token t)
    {
        if (t.Node is Name known) return known;
        string? id = NewIdentifier(Bytes(t));
        if (id is null)
        {
            _error = true;
            return null;
        }
        Name name = Place(new Name(id, ExprContext.Load), t);
        t.Node = name;
        return name;
    }

    private ReadOnlySpan<byte> Bytes(Token t) => _tok.Slice(t.Start, t.End);
    private string TokenText(Token t) => Encoding.UTF8.GetString(Bytes(t));

    internal static T Place<T>(T node, Loc at) where T : AstNode
    {
        node.Lineno = at.Lineno;
        node.ColOffset = at.ColOffset;
        node.EndLineno = at.EndLineno;
        node.EndColOffset = at.EndColOffset;
        return node;
    }

    /// <summary>The node spans from the token at <paramref name="mark"/> to the last one read.</summary>
    private T At<T>(int mark, T node) where T : AstNode
    {
        Token first = _tokens[mark], last = LastToken();
        node.Lineno = first.Lineno;
        node.ColOffset = first.ColOffset;
        node.EndLineno = last.EndLineno;
        node.EndColOffset = last.EndColOffset;
        return node;
    }

    private Loc Extra(int mark)
    {
        Token first = _tokens[mark], last = LastToken();
        return new Loc(first.Lineno, first.ColOffset, last.EndLineno, last.EndColOffset);
    }

    [Mirrors("_PyPegen_get_last_nonnwhitespace_token", 497, 509)]
    private Token LastToken()
    {
        Token token = _tokens[0];
        for (int m = _mark - 1; m >= 0; m--)
        {
            token = _tokens[m];
            if (token.Type != Tok.EndMarker && token.Type is < Tok.NewLine or > Tok.Dedent) break;
        }
        return token;
    }

    /// <summary>What a matched alternative without an action yields.</summary>
    private static T Dummy<T>() where T : class => Cast<T>(null);

    private static T Cast<T>(object? value) where T : class
    {
        if (value is T t) return t;
        // Rules that only look for errors yield something when they found none; the tree is then never used.
        object made = typeof(T) == typeof(object) || typeof(T).IsAssignableFrom(typeof(Name)) ? new Name("", ExprContext.Load)
            : typeof(T) == typeof(StmtNode) ? new Pass()
            : typeof(T) == typeof(Call) ? new Call(new Name("", ExprContext.Load), [], [])
            : typeof(T) == typeof(ExceptHandlerNode) ? new ExceptHandler(null, null, [])
            : typeof(T) == typeof(PatternNode) ? new MatchAs(null, null)
            : typeof(T) == typeof(Arguments) ? new Arguments([], [], null, [], [], null, [])
            : typeof(T) == typeof(Arg) ? new Arg("", null, null)
            : typeof(T) == typeof(StarEtc) ? new StarEtc(null, null, null)
            : typeof(T) == typeof(Alias) ? new Alias("", null)
            : typeof(T) == typeof(Comprehension) ? new Comprehension(new Name("", ExprContext.Store), new Name("", ExprContext.Load), [], 0)
            : typeof(T) == typeof(WithItem) ? new WithItem(new Name("", ExprContext.Load), null)
            : typeof(T) == typeof(MatchCase) ? new MatchCase(new MatchAs(null, null), null, [])
            : typeof(T) == typeof(KeywordOrStarred) ? new KeywordOrStarred(new Keyword("", new Name("", ExprContext.Load)), true)
            : typeof(T) == typeof(TypeParamNode) ? new TypeVar("", null, null)
            : typeof(T) == typeof(Token) ? new Token()
            : typeof(T) == typeof(StmtNode[]) ? new StmtNode[] { new Pass() }
            : typeof(T) == typeof(Alias[]) ? Array.Empty<Alias>()
            : typeof(T) == typeof(TypeParamNode[]) ? Array.Empty<TypeParamNode>()
            : throw new InvalidOperationException($"no dummy for {typeof(T)}");
        if (made is ExprNode node) node.Lineno = node.EndLineno = 1;
        return (T)made;
    }

    // ----- tokens

    /// <summary>Have the token at the mark; false when the tokenizer failed.</summary>
    private bool Fill()
    {
        if (_mark < _fill || FillToken()) return true;
        _error = true;
        return false;
    }

    [Mirrors("_PyPegen_fill_token", 243, 292)]
    private bool FillToken()
    {
        RawToken raw = default;
        int type = _tok.Get(ref raw);
        while (type == Tok.TypeIgnore)
        {
            (_typeIgnores ??= []).Add(new TypeIgnore(Encoding.UTF8.GetString(_tok.Slice(raw.Start, raw.End))) { Lineno = _tok.Lineno });
            raw.Metadata = null;
            type = _tok.Get(ref raw);
        }
        if (_mode == ParseMode.Single && type == Tok.EndMarker && _parsingStarted)
        {
            // The end of a single input is the end of its last line too.
            type = Tok.NewLine;
            _parsingStarted = false;
            if (_tok.Indent != 0 && (_flags & DontImplyDedent) == 0)
            {
                _tok.Pending = -_tok.Indent;
                _tok.Indent = 0;
            }
        }
        else _parsingStarted = true;

        if (_fill == _tokens.Length) Array.Resize(ref _tokens, _fill * 2);
        Token t = new()
        {
            Type = type == Tok.Name ? Tok.KeywordOrName(_tok.Slice(raw.Start, raw.End)) : type,
            Level = raw.Level, Lineno = raw.Lineno, ColOffset = raw.ColOffset, EndLineno = raw.EndLineno, EndColOffset = raw.EndColOffset,
            Start = Math.Max(raw.Start, 0), End = Math.Max(raw.End, 0), Metadata = raw.Metadata,
        };
        _tokens[_fill++] = t;
        if (type != Tok.ErrorToken) return true;
        if (_tok.Done == TokDone.Decode) RaiseDecodeError();
        else TokenizerError();
        return false;
    }

    private int _internCount;
    private string?[] _intern = new string?[64];

    /// <summary>An identifier, NFKC when it is not ASCII; equal ones are one string.</summary>
    [Mirrors("_PyPegen_new_identifier", 511, 579)]
    private string? NewIdentifier(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        bool ascii = true;
        foreach (byte b in utf8)
        {
            hash = (hash ^ b) * 16777619;
            ascii &= b < 128;
        }
        if (!ascii)
        {
            PyStr? s = ParserHost.DecodeUtf8(utf8);
            if (s is null) return null;
            string? normal = ParserHost.NormalizeNfkc(s);
            if (normal is null) return null;
            if (normal is "None" or "True" or "False")
            {
                Err.Raise(Exc.ValueError, $"identifier field can't represent '{normal}' constant");
                return null;
            }
            return string.Intern(normal);
        }
        uint mask = (uint)_intern.Length - 1;
        for (uint i = hash & mask; ; i = (i + 1) & mask)
        {
            string? known = _intern[i];
            if (known is null)
            {
                string made = string.Intern(Encoding.ASCII.GetString(utf8));
                _intern[i] = made;
                if (++_internCount * 2 > _intern.Length) GrowIntern();
                return made;
            }
            if (known.Length == utf8.Length && Ascii.Equals(utf8, known)) return known;
        }
    }

    private void GrowIntern()
    {
        string?[] old = _intern;
        _intern = new string?[old.Length * 2];
        uint mask = (uint)_intern.Length - 1;
        foreach (string? s in old)
        {
            if (s is null) continue;
            uint hash = 2166136261;
            foreach (char c in s) hash = (hash ^ (byte)c) * 16777619;
            uint i = hash & mask;
            while (_intern[i] is not null) i = (i + 1) & mask;
            _intern[i] = s;
        }
    }

    [Mirrors("_PyPegen_number_token", 703, 757)]
    private ExprNode? NumberToken()
    {
        Token? t = Expect(Tok.Number);
        if (t is null) return null;
        if (t.Node is { } known) return known;
        ReadOnlySpan<byte> raw = Bytes(t);
        if (_featureVersion < 6 && raw.Contains((byte)'_'))
        {
            _error = true;
            RaiseSyntaxError("Underscores in numeric literals are only supported in Python 3.6 and greater");
            return null;
        }
        PyObject? value = ParseNumber(raw);
        if (value is null)
        {
            _error = true;
            if (Err.Matches(Exc.ValueError))
            {
                PyBaseException exception = Err.Fetch()!;
                RaiseKnownLocation(Exc.SyntaxError, t.Lineno, -1, t.EndLineno, -1,
                    $"{ParserHost.Text(exception)} - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
            }
            return null;
        }
        return t.Node = Place(new Constant(value, null), t);
    }

    [Mirrors("parsenumber", 674, 701)]
    private static PyObject? ParseNumber(ReadOnlySpan<byte> raw)
    {
        Span<char> s = raw.Length <= 128 ? stackalloc char[raw.Length] : new char[raw.Length];
        int n = 0;
        foreach (byte b in raw)
            if (b != '_') s[n++] = (char)b;
        s = s[..n];
        if (s.Length > 1 && s[0] == '0' && s[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            int shift = s[1] is 'x' or 'X' ? 4 : s[1] is 'o' or 'O' ? 3 : 1;
            BigInteger big = default;
            ulong value = 0;
            int bits = 0;
            bool large = false;
            foreach (char c in s[2..])
            {
                uint digit = c <= '9' ? (uint)(c - '0') : (uint)((c | 0x20) - 'a' + 10);
                if (!large && bits + shift > 62)
                {
                    if (value >> (62 - shift) != 0)
                    {
                        big = value;
                        large = true;
                    }
                }
                if (large) return ParseLargeBinary(s[2..], shift);
                value = (value << shift) | digit;
                if (bits != 0 || digit != 0) bits += shift;
            }
            return PyInt.From((long)value);
        }
        if (s[^1] is 'j' or 'J') return new PyComplex(0.0, ParserHost.ParseDouble(s[..^1]));
        bool isInt = true;
        foreach (char c in s)
            if (c is < '0' or > '9')
            {
                isInt = false;
                break;
            }
        if (!isInt) return new PyFloat(ParserHost.ParseDouble(s));
        if (s.Length <= 18)
        {
            long value = 0;
            foreach (char c in s) value = value * 10 + (c - '0');
            return PyInt.From(value);
        }
        return ParserHost.IntFromDigits(s);
    }

    private static PyLong ParseLargeBinary(ReadOnlySpan<char> digits, int shift)
    {
        // From the low end, into little-endian bytes.
        byte[] bytes = new byte[digits.Length * shift / 8 + 2];
        int bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            char c = digits[i];
            int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            bytes[bit >> 3] |= (byte)(digit << (bit & 7));
            if ((bit & 7) + shift > 8) bytes[(bit >> 3) + 1] |= (byte)(digit >> (8 - (bit & 7)));
            bit += shift;
        }
        return PyLong.From(new BigInteger(bytes, isUnsigned: true));
    }

    // ----- running

    [Mirrors("bad_single_statement", 762, 786)]
    private bool BadSingleStatement()
    {
        byte[] s = _tok.Data;
        int i = _tok.Cur;
        while (true)
        {
            while (s[i] is (byte)' ' or (byte)'\t' or (byte)'\n' or 12) i++;
            if (s[i] == 0) return false;
            if (s[i] != '#') return true;
            while (s[i] is not (0 or (byte)'\n')) i++;
        }
    }

    [Mirrors("_PyPegen_parse", 37849, 37870, File = "Parser/parser.c")]
    private ModNode? Parse() => _mode switch
    {
        ParseMode.Exec => FileRule(),
        ParseMode.Single => InteractiveRule(),
        ParseMode.Eval => EvalRule(),
        _ => FuncTypeRule(),
    };

    /// <summary>_PyPegen_run_parser: parse; on a syntax error parse again to say what is wrong.</summary>
    [Mirrors("_PyPegen_run_parser", 955, 1003)]
    internal ModNode? Run()
    {
        ModNode? result = Parse();
        if (result is null)
        {
            if ((_flags & AllowIncompleteInput) != 0 && _tok.Done is TokDone.Eof or TokDone.Eofs or TokDone.Eols)
            {
                Err.Clear();
                RaiseError(ParserHost.IncompleteInputError, false, "incomplete input");
                return null;
            }
            if (Raised && !Err.Matches(Exc.SyntaxError)) return null;
            if (AtEof && _tok.Interactive) return null;
            Token last = _tokens[_fill - 1];
            ResetForErrorPass();
            Parse();
            SetSyntaxError(last);
            if (Err.Matches(Exc.SyntaxError)) SetSyntaxErrorMetadata();
            return null;
        }
        if (_mode == ParseMode.Single && BadSingleStatement())
        {
            RaiseSyntaxError("multiple statements found while compiling a single statement");
            return null;
        }
        return result;
    }

    [Mirrors("reset_parser_state_for_error_pass", 887, 902)]
    private void ResetForErrorPass()
    {
        _lastStmtLineno = _lastStmtCol = 0;
        for (int i = 0; i < _fill; i++) _tokens[i].Memo = null;
        _mark = 0;
        _callInvalidRules = true;
        _tok.InteractiveStop = true;
    }

    [Mirrors("_PyPegen_interactive_exit", 16, 23)]
    private StmtNode[]? InteractiveExit()
    {
        AtEof = true;
        return null;
    }
}
