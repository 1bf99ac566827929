using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PyModules.Generators;

/// <summary>What a token is.</summary>
internal enum ClinicToken { End, Name, String, Bytes, Int, Float, Symbol, Bad }

/// <summary>Cuts one line of a block into tokens of Python's own syntax.</summary>
internal sealed class ClinicLexer
{
    private readonly string _text;
    private int _at;

    public ClinicLexer(string text)
    {
        _text = text;
        Advance();
    }

    public ClinicToken Token { get; private set; }

    /// <summary>The token as written; of a string what it stands for.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the token starts.</summary>
    public int Start { get; private set; }

    public bool Is(string symbol) => Token == ClinicToken.Symbol && Text == symbol;

    /// <summary>Take the symbol if it is next.</summary>
    public bool Take(string symbol)
    {
        if (!Is(symbol)) return false;
        Advance();
        return true;
    }

    /// <summary>All from the current token to the end of the line.</summary>
    public string Rest() => _text.Substring(Start).Trim();

    public void Advance()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        Start = _at;
        if (_at >= _text.Length)
        {
            Token = ClinicToken.End;
            Text = "";
            return;
        }
        char c = _text[_at];
        if (c is '"' or '\'') Quoted(false);
        else if (c is 'b' or 'B' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\'')
        {
            _at++;
            Quoted(true);
        }
        else if (char.IsLetter(c) || c == '_')
        {
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_')) _at++;
            Token = ClinicToken.Name;
            Text = _text.Substring(Start, _at - Start);
        }
        else if (char.IsDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]))) Number();
        else
        {
            _at += c == '*' && _at + 1 < _text.Length && _text[_at + 1] == '*' ? 2 : c == '-' && _at + 1 < _text.Length && _text[_at + 1] == '>' ? 2 : 1;
            Token = ClinicToken.Symbol;
            Text = _text.Substring(Start, _at - Start);
        }
    }

    private void Number()
    {
        bool real = false, radix = _text[_at] == '0' && _at + 1 < _text.Length && _text[_at + 1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B';
        while (_at < _text.Length)
        {
            char c = _text[_at];
            bool sign = !radix && c is '+' or '-' && _text[_at - 1] is 'e' or 'E';
            if (!sign && !char.IsLetterOrDigit(c) && c is not '.' and not '_') break;
            real |= !radix && c is '.' or 'e' or 'E';
            _at++;
        }
        Token = real ? ClinicToken.Float : ClinicToken.Int;
        Text = _text.Substring(Start, _at - Start).Replace("_", "");
    }

    private void Quoted(bool bytes)
    {
        char quote = _text[_at++];
        StringBuilder value = new();
        while (_at < _text.Length && _text[_at] != quote)
        {
            char c = _text[_at++];
            if (c != '\\' || _at >= _text.Length) value.Append(c);
            else Escape(value, bytes);
        }
        Token = _at < _text.Length ? bytes ? ClinicToken.Bytes : ClinicToken.String : ClinicToken.Bad;
        Text = value.ToString();
        _at++;
    }

    private void Escape(StringBuilder value, bool bytes)
    {
        char c = _text[_at++];
        switch (c)
        {
            case 'n': value.Append('\n'); break;
            case 't': value.Append('\t'); break;
            case 'r': value.Append('\r'); break;
            case 'a': value.Append('\a'); break;
            case 'b': value.Append('\b'); break;
            case 'f': value.Append('\f'); break;
            case 'v': value.Append('\v'); break;
            case '\\' or '\'' or '"': value.Append(c); break;
            case 'x': Hex(value, 2); break;
            case 'u' when !bytes: Hex(value, 4); break;
            case >= '0' and <= '7':
            {
                int code = c - '0';
                for (int i = 0; i < 2 && _at < _text.Length && _text[_at] is >= '0' and <= '7'; i++) code = code * 8 + (_text[_at++] - '0');
                value.Append((char)code);
                break;
            }
            default: value.Append('\\').Append(c); break;
        }
    }

    private void Hex(StringBuilder value, int digits)
    {
        if (_at + digits <= _text.Length && int.TryParse(_text.Substring(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
        {
            value.Append((char)code);
            _at += digits;
        }
    }

    /// <summary>The words of a directive, quotes removed (<c>shlex</c>).</summary>
    public static List<string> Words(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool open = false;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                open = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (open) words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else
            {
                word.Append(c);
                open = true;
            }
        }
        if (open) words.Add(word.ToString());
        return words;
    }
}
