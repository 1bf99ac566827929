// Objects/unicodeobject.c: `str % args`.

namespace PyModules.Runtime;

/// <summary>PyUnicode_Format.</summary>
internal ref struct PercentFormat
{
    [Flags]
    internal enum Flag { LeftJust = 1, Sign = 2, Blank = 4, Alt = 8, Zero = 16 }

    private readonly PyStr _format;
    private int _pos;
    private PyObject _args;
    private readonly PyObject? _dict;
    private int _argCount, _argIndex;
    private StrWriter _writer;

    // The conversion being read.
    private int _ch;
    private Flag _flags;
    private nint _width;
    private int _prec;

    private PercentFormat(PyStr format, PyObject args)
    {
        _format = format;
        _args = args;
        if (args is PyTuple tuple)
        {
            _argCount = tuple.Count;
        }
        else
        {
            _argCount = -1;
            _argIndex = -2;
            if (args is not PyStr && Mapping.Check(args)) _dict = args;
        }
        _writer = new StrWriter(format.Length + 100);
    }

    [Mirrors("PyUnicode_Format", 15467, 15548)]
    internal static PyObject? Format(PyStr format, PyObject args)
    {
        var f = new PercentFormat(format, args);
        if (f.Run()) return f._writer.Finish();
        f._writer.Dispose();
        return null;
    }

    private bool Run()
    {
        int n = _format.Length;
        while (_pos < n)
        {
            int next = _format.IndexOf('%', _pos, n);
            if (next < 0) next = n;
            if (next > _pos) _writer.Append(_format, _pos, next);
            _pos = next + 1;
            if (next == n) break;
            if (!FormatArg()) return false;
        }
        if (_argIndex < _argCount && _dict is null)
            return Err.Fail(Exc.TypeError, "not all arguments converted during string formatting");
        return true;
    }

    [Mirrors("unicode_format_getnextarg", 14633, 14648)]
    private PyObject? NextArg()
    {
        int i = _argIndex;
        if (i < _argCount)
        {
            _argIndex++;
            return _argCount < 0 ? _args : ((PyTuple)_args)[i];
        }
        return Err.Raise(Exc.TypeError, "not enough arguments for format string");
    }

    [Mirrors("unicode_format_arg", 15423, 15465)]
    private bool FormatArg()
    {
        if (_pos >= _format.Length) return Err.Fail(Exc.ValueError, "incomplete format");
        if (_format[_pos] == '%')
        {
            _pos++;
            _writer.Append('%');
            return true;
        }
        if (!Parse()) return false;
        if (NextArg() is not { } v) return false;
        if (!Convert(v)) return false;
        if (_dict is not null && _argIndex < _argCount)
            return Err.Fail(Exc.TypeError, "not all arguments converted during string formatting");
        return true;
    }

    private bool Read()
    {
        if (_pos >= _format.Length) return false;
        _ch = _format[_pos++];
        return true;
    }

    [Mirrors("unicode_format_arg_parse", 14978, 15149)]
    private bool Parse()
    {
        _flags = 0;
        _width = -1;
        _prec = -1;
        _ch = _format[_pos];
        bool more = true;
        if (_ch == '(')
        {
            if (_dict is null) return Err.Fail(Exc.TypeError, "format requires a mapping");
            int start = ++_pos, depth = 1;
            while (depth > 0 && Read())
            {
                if (_ch == ')') depth--;
                else if (_ch == '(') depth++;
            }
            if (depth > 0) return Err.Fail(Exc.ValueError, "incomplete format key");
            if (Obj.GetItem(_dict, _format.Substring(start, _pos - 1)) is not { } value) return false;
            _args = value;
            _argCount = -1;
            _argIndex = -2;
        }
        while (more = Read())
        {
            Flag flag = _ch switch { '-' => Flag.LeftJust, '+' => Flag.Sign, ' ' => Flag.Blank, '#' => Flag.Alt, '0' => Flag.Zero, _ => 0 };
            if (flag == 0) break;
            _flags |= flag;
        }
        if (more && _ch == '*')
        {
            if (NextArg() is not { } v) return false;
            if (v is not PyLong) return Err.Fail(Exc.TypeError, "* wants int");
            if (!Args.AsSsize(v, out _width)) return false;
            if (_width == nint.MinValue) return Err.Fail(Exc.OverflowError, "width too big");
            if (_width < 0)
            {
                _flags |= Flag.LeftJust;
                _width = -_width;
            }
            more = Read();
        }
        else if (more && (uint)(_ch - '0') < 10)
        {
            _width = _ch - '0';
            while ((more = Read()) && (uint)(_ch - '0') < 10)
            {
                if (_width > (nint.MaxValue - (_ch - '0')) / 10) return Err.Fail(Exc.ValueError, "width too big");
                _width = _width * 10 + (_ch - '0');
            }
        }
        if (more && _ch == '.')
        {
            _prec = 0;
            more = Read();
            if (more && _ch == '*')
            {
                if (NextArg() is not { } v) return false;
                if (v is not PyLong) return Err.Fail(Exc.TypeError, "* wants int");
                if (!Args.AsInt(v, out _prec)) return false;
                if (_prec < 0) _prec = 0;
                more = Read();
            }
            else if (more && (uint)(_ch - '0') < 10)
            {
                _prec = _ch - '0';
                while ((more = Read()) && (uint)(_ch - '0') < 10)
                {
                    if (_prec > (int.MaxValue - (_ch - '0')) / 10) return Err.Fail(Exc.ValueError, "precision too big");
                    _prec = _prec * 10 + (_ch - '0');
                }
            }
        }
        if (more && _ch is 'h' or 'l' or 'L') more = Read();
        return more || Err.Fail(Exc.ValueError, "incomplete format");
    }

    [Mirrors("unicode_format_arg_format", 15165, 15267)]
    private bool Convert(PyObject v)
    {
        bool numeric = false;
        PyStr? s;
        if (v is PyInt small && _width == -1 && _prec == -1 && (_ch is 's' or 'r' or 'a' || (_ch is 'd' or 'i' or 'u' && (_flags & (Flag.Sign | Flag.Blank)) == 0)))
        {
            _writer.AppendDecimal(small.Value);
            return true;
        }
        switch (_ch)
        {
            case 's' or 'r' or 'a':
                s = (_ch == 's' ? v.GetType() == typeof(PyStr) ? v : Obj.Str(v) : _ch == 'r' ? Obj.Repr(v) : Obj.Ascii(v)) as PyStr;
                break;
            case 'i' or 'd' or 'u' or 'o' or 'x' or 'X':
                if (IntArgument(v, (char)_ch) is not { } number) return false;
                s = PyStr.FromAscii(FormatLong(number, (_flags & Flag.Alt) != 0, _prec, (char)_ch) is { } digits ? digits : "");
                if (s.Length == 0) return false;
                numeric = true;
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                if (FormatFloat(v, (char)_ch, _prec, (_flags & Flag.Alt) != 0) is not { } text) return false;
                s = PyStr.FromAscii(text);
                numeric = true;
                break;
            case 'c':
                if (!CharArgument(v, out int c)) return false;
                s = PyStr.FromCodePoint(c);
                break;
            default:
                return Err.Fail(Exc.ValueError,
                    $"unsupported format character '{(_ch is >= 31 and <= 126 ? (char)_ch : '?')}' (0x{_ch:x}) at index {_pos - 1}");
        }
        return s is not null && Output(s, numeric);
    }

    /// <summary>The int that a d, i, u, o, x or X conversion formats.</summary>
    [Mirrors("mainformatlong", 14840, 14932)]
    internal static PyLong? IntArgument(PyObject v, char type)
    {
        if (v is PyLong n) return n;
        bool index = type is 'o' or 'x' or 'X';
        ref TypeSlots slots = ref v.Type.Slots;
        bool isNumber;
        unsafe { isNumber = slots.NbIndex != null || slots.NbInt != null || slots.NbFloat != null || v is PyComplex; }
        if (isNumber)
        {
            if ((index ? Num.Index(v) : Num.Long(v)) is PyLong converted) return converted;
            if (!Err.MatchesAndClear(Exc.TypeError)) return null;
        }
        return Err.Raise<PyLong>(Exc.TypeError, $"%{type} format: {(index ? "an integer" : "a real number")} is required, not {v.Type.Name}");
    }

    /// <summary>_PyUnicode_FormatLong.</summary>
    [Mirrors("_PyUnicode_FormatLong", 14711, 14834)]
    internal static string? FormatLong(PyLong v, bool alt, int prec, char type)
    {
        if (prec > int.MaxValue - 3)
        {
            Err.Fail(Exc.OverflowError, "precision too large");
            return null;
        }
        int numberBase = type switch { 'o' => 8, 'x' or 'X' => 16, _ => 10 };
        if (Num.ToBase(v, numberBase) is not PyStr text) return null;
        string s = text.Value;
        int sign = s[0] == '-' ? 1 : 0, prefix = numberBase == 10 ? 0 : 2;
        int digits = s.Length - sign - prefix;
        if (prec > digits || prefix != 0 && !alt)
        {
            string head = s[..sign] + (alt ? s.Substring(sign, prefix) : "");
            s = head + new string('0', Math.Max(prec - digits, 0)) + s[(sign + prefix)..];
        }
        return type == 'X' ? s.ToUpperInvariant() : s;
    }

    /// <summary>formatfloat: with the default precision of 6.</summary>
    [Mirrors("formatfloat", 14656, 14691)]
    internal static string? FormatFloat(PyObject v, char type, int prec, bool alt) =>
        PyFloat.AsDouble(v, out double x) ? PyFloat.DoubleToString(x, type, prec < 0 ? 6 : prec, alt ? Formatter.AltFlag : 0) : null;

    [Mirrors("formatchar", 14934, 14970)]
    private static bool CharArgument(PyObject v, out int c)
    {
        c = 0;
        if (v is PyStr s)
        {
            if (s.Length != 1)
                return Err.Fail(Exc.TypeError, $"%c requires an int or a unicode character, not a string of length {s.Length}");
            c = s[0];
            return true;
        }
        if (Num.Index(v) is not { } n)
        {
            return Err.MatchesAndClear(Exc.TypeError)
                && Err.Fail(Exc.TypeError, $"%c requires an int or a unicode character, not {v.Type.FullyQualifiedName}");
        }
        if (!n.TryAsLong(out long x) || x is < 0 or > PyStr.MaxCodePoint) return Err.Fail(Exc.OverflowError, "%c arg not in range(0x110000)");
        c = (int)x;
        return true;
    }

    [Mirrors("unicode_format_arg_output", 15269, 15419)]
    private bool Output(PyStr s, bool numeric)
    {
        int len = s.Length;
        if ((_width == -1 || _width <= len) && (_prec == -1 || _prec >= len) && (_flags & (Flag.Sign | Flag.Blank)) == 0)
        {
            _writer.Append(s);
            return true;
        }
        bool zero = numeric && (_flags & Flag.Zero) != 0;
        if (_ch is 's' or 'r' or 'a' && _prec >= 0 && len > _prec) len = _prec;
        int at = 0, end = len, sign = 0;
        if (numeric)
        {
            if (s[0] is '-' or '+') sign = s[at++];
            else if ((_flags & Flag.Sign) != 0) sign = '+';
            else if ((_flags & Flag.Blank) != 0) sign = ' ';
        }
        bool prefix = (_flags & Flag.Alt) != 0 && _ch is 'x' or 'X' or 'o' && numeric;
        nint body = end - at + (sign != 0 ? 1 : 0);
        nint pad = _width > body ? _width - body : 0;
        if (pad > PyStr.MaxLength) return PyStr.NoMemory<PyStr>() is not null;
        bool left = (_flags & Flag.LeftJust) != 0;
        if (!left && !zero) _writer.Fill(' ', (int)pad);
        if (sign != 0) _writer.Append(sign);
        if (prefix)
        {
            _writer.Append(s, at, at + 2);
            at += 2;
        }
        if (!left && zero) _writer.Fill('0', (int)pad);
        _writer.Append(s, at, end);
        if (left) _writer.Fill(' ', (int)pad);
        return true;
    }
}
