// Python/Python-tokenize.c: the _tokenize module.

using System.Text;
using PyModules.Parser;
using PyModules.Runtime;

namespace PyModules.Modules;

// The tokenizer, for the tokenize module; neither the module nor its type has a docstring.
[PyModule("_tokenize", Source = "Python/Python-tokenize.c")]
public static partial class TokenizeModule;

[PyType("_tokenize.TokenizerIter", NoTextSignature = true, GenericGetAttr = true, Module = typeof(TokenizeModule), Flags = TypeFlags.ImmutableType)]
public sealed partial class PyTokenizerIter : PyObject
{
    private readonly Tokenizer _tok;
    private bool _done, _lineIsAscii;
    private PyStr? _lastLine;
    private int _lastLineno;

    private PyTokenizerIter(PyObject readline, string? encoding, bool extraTokens)
    {
        _tok = Tokenizer.FromReadline(() =>
        {
            PyObject? line = Obj.Call(readline);
            if (line is null) Err.MatchesAndClear(Exc.StopIteration);
            return line;
        }, encoding);
        _tok.Filename = PyStr.From("<string>");
        _tok.ExtraTokens = extraTokens;
    }

    [PySlot(Slot.New, Signature = "(readline, /, *, extra_tokens, encoding='utf-8')", Name = "tokenizeriter"), Mirrors("tokenizeriter_new_impl", 55, 85)]
    internal static PyObject? New(PyType cls, PyObject readline, bool extraTokens, string? encoding = null) =>
        new PyTokenizerIter(readline, encoding, extraTokens);

    [PySlot(Slot.Iter)] internal PyObject? Iter() => this;

    private static string Decode(ReadOnlySpan<byte> s) => Encoding.UTF8.GetString(s);

    [Mirrors("_tokenizer_error", 87, 181)]
    private void RaiseTokenizerError()
    {
        PyType type = Exc.SyntaxError;
        string message;
        switch (_tok.Done)
        {
            case TokDone.Token:
                message = "invalid token";
                break;
            case TokDone.Eof:
                Err.Raise(Exc.SyntaxError, "unexpected EOF in multi-line statement");
                if (Err.Occurred is PySyntaxError error)
                {
                    error._filename = _tok.Filename;
                    error._lineno = PyInt.From(_tok.Lineno);
                    error._offset = PyInt.From(Math.Max(_tok.Inp - _tok.Buf, 0));
                    error._endLineno = PyInt.From(_tok.Lineno);
                    error._endOffset = error._text = PyNone.Instance;
                }
                return;
            case TokDone.Dedent:
                type = Exc.IndentationError;
                message = "unindent does not match any outer indentation level";
                break;
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
                message = "unexpected character after line continuation character";
                break;
            default:
                message = "unknown tokenization error";
                break;
        }
        int size = Math.Max(_tok.Inp - _tok.Buf, 1);
        string line = Decode(_tok.Slice(_tok.Buf, _tok.Buf + size - 1));
        Err.Raise(type, PyTuple.Of(PyStr.From(message), PyTuple.Of(_tok.Filename!, PyInt.From(_tok.Lineno), PyInt.From(Tokenizer.Runes(line) + 1),
            PyStr.From(line), PyNone.Instance, PyNone.Instance)));
    }

    [Mirrors("_get_col_offsets", 204, 239)]
    private int Chars(int start, int end) => end <= start ? 0 : _lineIsAscii ? end - start : Tokenizer.Runes(Decode(_tok.Slice(start, end)));

    [PySlot(Slot.IterNext), Mirrors("tokenizeriter_next", 241, 349)]
    internal PyObject? Next()
    {
        RawToken token = default;
        int type = _tok.Get(ref token);
        if (type == Tok.ErrorToken)
        {
            if (Err.Occurred is null) RaiseTokenizerError();
            return null;
        }
        if (_done) return Err.Raise(Exc.StopIteration, "EOF");
        _done = type == Tok.EndMarker;
        PyStr text = token.Start < 0 ? PyStr.Empty : PyStr.From(Decode(_tok.Slice(token.Start, token.End)));
        bool trailing = type == Tok.EndMarker || (type == Tok.Dedent && _tok.Done == TokDone.Eof);
        bool literal = type is Tok.String or Tok.FStringMiddle or Tok.TStringMiddle;
        int lineStart = literal ? _tok.MultiLineStart : _tok.LineStart;
        int lineno = literal ? _tok.FirstLineno : _tok.Lineno, endLineno = _tok.Lineno;
        PyStr line;
        if (_tok.ExtraTokens && trailing) line = PyStr.Empty;
        else
        {
            int size = _tok.Inp - lineStart;
            if (size >= 1 && _tok.ImplicitNewline) size--;
            if (_tok.Lineno != _lastLineno)
            {
                ReadOnlySpan<byte> bytes = _tok.Slice(lineStart, lineStart + Math.Max(size, 0));
                _lineIsAscii = Ascii.IsValid(bytes);
                _lastLine = PyStr.From(Decode(bytes));
            }
            // Without any line there is nothing to show: the iteration ends.
            if (_lastLine is null) return null;
            line = _lastLine;
        }
        int col = token.Start >= lineStart ? Chars(lineStart, token.Start) : -1, endCol = -1;
        if (token.Start < 0) col = -1;
        if (token.End >= 0 && token.End >= _tok.LineStart)
            endCol = lineno == endLineno ? col + Chars(token.Start, token.End) : Chars(_tok.LineStart, token.End);
        _lastLineno = lineno;

        if (_tok.ExtraTokens)
        {
            if (trailing)
            {
                lineno = endLineno = lineno + 1;
                col = endCol = 0;
            }
            if (type is > Tok.Dedent and < Tok.Op) type = Tok.Op;
            else if (type == Tok.NewLine)
            {
                if (!_tok.ImplicitNewline) text = PyStr.From(_tok.Data[_tok.Start] == '\r' ? "\r\n" : "\n");
                endCol++;
            }
            else if (type == Tok.Nl && _tok.ImplicitNewline) text = PyStr.Empty;
        }
        return PyTuple.Of(PyInt.From(type), text, PyTuple.Of(PyInt.From(lineno), PyInt.From(col)),
            PyTuple.Of(PyInt.From(endLineno), PyInt.From(endCol)), line);
    }
}
