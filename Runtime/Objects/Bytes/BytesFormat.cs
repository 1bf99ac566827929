// Objects/bytesobject.c: `bytes % args`.

using System.Text;

namespace PyModules.Runtime;

/// <summary>_PyBytes_FormatEx.</summary>
internal ref struct BytesFormat
{
    private readonly ReadOnlySpan<byte> _format;
    private int _pos;
    private PyObject _args;
    private readonly PyObject? _dict;
    private int _argCount, _argIndex;
    private ByteWriter _writer;
    private int _c;
    private PercentFormat.Flag _flags;
    private nint _width;
    private int _prec;

    private unsafe BytesFormat(ReadOnlySpan<byte> format, PyObject args)
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
            if (args is not (PyBytes or PyStr or PyByteArray) && args.Type.Slots.MpSubscript != null) _dict = args;
        }
        _writer = new ByteWriter(format.Length + 100);
    }

    [Mirrors("_PyBytes_FormatEx", 597, 1075)]
    internal static byte[]? Format(ReadOnlySpan<byte> format, PyObject args)
    {
        var f = new BytesFormat(format.ToArray(), args);
        if (f.Run()) return f._writer.ToArray();
        f._writer.Dispose();
        return null;
    }

    private bool Run()
    {
        while (_pos < _format.Length)
        {
            int next = _format[_pos..].IndexOf((byte)'%');
            int end = next < 0 ? _format.Length : _pos + next;
            _writer.Append(_format[_pos..end]);
            _pos = end + 1;
            if (next < 0) break;
            if (_pos >= _format.Length) return Err.Fail(Exc.ValueError, "incomplete format");
            if (_format[_pos] == '%')
            {
                _pos++;
                _writer.Append((byte)'%');
                continue;
            }
            if (!Parse() || NextArg() is not { } v || !Convert(v)) return false;
            if (_dict is not null && _argIndex < _argCount) return Unconverted();
        }
        return _argIndex >= _argCount || _dict is not null || Unconverted();
    }

    private static bool Unconverted() => Err.Fail(Exc.TypeError, "not all arguments converted during bytes formatting");

    [Mirrors("getnextarg", 403, 417)]
    private PyObject? NextArg()
    {
        int i = _argIndex;
        if (i >= _argCount) return Err.Raise(Exc.TypeError, "not enough arguments for format string");
        _argIndex++;
        return _argCount < 0 ? _args : ((PyTuple)_args)[i];
    }

    private bool Read()
    {
        if (_pos >= _format.Length) return false;
        _c = _format[_pos++];
        return true;
    }

    private bool Parse()
    {
        _flags = 0;
        _width = _prec = -1;
        if (_format[_pos] == '(')
        {
            if (_dict is null) return Err.Fail(Exc.TypeError, "format requires a mapping");
            int start = ++_pos, depth = 1;
            while (depth > 0 && Read())
            {
                if (_c == ')') depth--;
                else if (_c == '(') depth++;
            }
            if (depth > 0) return Err.Fail(Exc.ValueError, "incomplete format key");
            if (Obj.GetItem(_dict, PyBytes.From(_format[start..(_pos - 1)])) is not { } value) return false;
            _args = value;
            _argCount = -1;
            _argIndex = -2;
        }
        bool more;
        while (more = Read())
        {
            PercentFormat.Flag flag = _c switch
            {
                '-' => PercentFormat.Flag.LeftJust, '+' => PercentFormat.Flag.Sign, ' ' => PercentFormat.Flag.Blank,
                '#' => PercentFormat.Flag.Alt, '0' => PercentFormat.Flag.Zero, _ => 0,
            };
            if (flag == 0) break;
            _flags |= flag;
        }
        if (more && _c == '*')
        {
            if (NextArg() is not { } v) return false;
            if (v is not PyLong) return Err.Fail(Exc.TypeError, "* wants int");
            if (!Args.AsSsize(v, out _width)) return false;
            if (_width == nint.MinValue) return Err.Fail(Exc.OverflowError, "width too big");
            if (_width < 0)
            {
                _flags |= PercentFormat.Flag.LeftJust;
                _width = -_width;
            }
            more = Read();
        }
        else if (more && (uint)(_c - '0') < 10)
        {
            _width = _c - '0';
            while ((more = Read()) && (uint)(_c - '0') < 10)
            {
                if (_width > (nint.MaxValue - (_c - '0')) / 10) return Err.Fail(Exc.ValueError, "width too big");
                _width = _width * 10 + (_c - '0');
            }
        }
        if (more && _c == '.')
        {
            _prec = 0;
            more = Read();
            if (more && _c == '*')
            {
                if (NextArg() is not { } v) return false;
                if (v is not PyLong) return Err.Fail(Exc.TypeError, "* wants int");
                if (!Args.AsInt(v, out _prec)) return false;
                _prec = Math.Max(_prec, 0);
                more = Read();
            }
            else if (more && (uint)(_c - '0') < 10)
            {
                _prec = _c - '0';
                while ((more = Read()) && (uint)(_c - '0') < 10)
                {
                    if (_prec > (int.MaxValue - (_c - '0')) / 10) return Err.Fail(Exc.ValueError, "prec too big");
                    _prec = _prec * 10 + (_c - '0');
                }
            }
        }
        if (more && _c is 'h' or 'l' or 'L') more = Read();
        return more || Err.Fail(Exc.ValueError, "incomplete format");
    }

    private bool Convert(PyObject v)
    {
        bool numeric = false;
        ReadOnlySpan<byte> s;
        bool alt = (_flags & PercentFormat.Flag.Alt) != 0;
        switch (_c)
        {
            case 'r' or 'a':
                if (Obj.Ascii(v) is not PyStr ascii) return false;
                s = Encoding.Latin1.GetBytes(ascii.Value);
                break;
            case 's' or 'b':
                if (!ObjectBytes(v, out s)) return false;
                break;
            case 'i' or 'd' or 'u' or 'o' or 'x' or 'X':
                if (PercentFormat.IntArgument(v, (char)_c) is not { } n || PercentFormat.FormatLong(n, alt, _prec, (char)_c) is not { } digits) return false;
                s = Encoding.Latin1.GetBytes(digits);
                numeric = true;
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                if (PercentFormat.FormatFloat(v, (char)_c, _prec, alt) is not { } text)
                {
                    Err.Clear();
                    return Err.Fail(Exc.TypeError, $"float argument required, not {v.Type.Name}");
                }
                s = Encoding.Latin1.GetBytes(text);
                numeric = true;
                break;
            case 'c':
                if (!ByteArgument(v, out byte b)) return false;
                s = new byte[] { b };
                break;
            case > 127:
                return Err.Fail(Exc.OverflowError, "character argument not in range(0x110000)");
            default:
                return Err.Fail(Exc.ValueError, $"unsupported format character '{(char)_c}' (0x{_c:x}) at index {_pos - 1}");
        }
        if (_c is 's' or 'b' or 'r' or 'a' && _prec >= 0 && s.Length > _prec) s = s[.._prec];
        return Output(s, numeric);
    }

    [Mirrors("format_obj", 545, 593)]
    private static bool ObjectBytes(PyObject v, out ReadOnlySpan<byte> s)
    {
        s = default;
        switch (v)
        {
            case PyBytes bytes:
                s = bytes.Span;
                return true;
            case PyByteArray array:
                s = array.Span.ToArray();
                return true;
        }
        if (Obj.LookupSpecial(v, Id.__bytes__) is { } method)
        {
            if (Obj.Call(method) is not { } result) return false;
            if (result is not PyBytes bytes) return Err.Fail(Exc.TypeError, $"__bytes__ returned non-bytes (type {result.Type.Name})");
            s = bytes.Span;
            return true;
        }
        if (Err.Occurred is not null) return false;
        if (Obj.CheckBuffer(v))
        {
            if (PyBytes.FromBuffer(v) is not { } bytes) return false;
            s = bytes.Span;
            return true;
        }
        return Err.Fail(Exc.TypeError, $"%b requires a bytes-like object, or an object that implements __bytes__, not '{v.Type.Name}'");
    }

    [Mirrors("byte_converter", 497, 541)]
    private static bool ByteArgument(PyObject v, out byte b)
    {
        b = 0;
        switch (v)
        {
            case PyBytes bytes:
                if (bytes.Length != 1)
                    return Err.Fail(Exc.TypeError, $"%c requires an integer in range(256) or a single byte, not a bytes object of length {bytes.Length}");
                b = bytes.Span[0];
                return true;
            case PyByteArray array:
                if (array.Length != 1)
                    return Err.Fail(Exc.TypeError, $"%c requires an integer in range(256) or a single byte, not a bytearray object of length {array.Length}");
                b = array.Span[0];
                return true;
        }
        if (!Num.IndexCheck(v))
            return Err.Fail(Exc.TypeError, $"%c requires an integer in range(256) or a single byte, not {v.Type.FullyQualifiedName}");
        if (Num.Index(v) is not { } n) return false;
        if (!n.TryAsLong(out long value) || value is < 0 or > 255) return Err.Fail(Exc.OverflowError, "%c arg not in range(256)");
        b = (byte)value;
        return true;
    }

    private bool Output(ReadOnlySpan<byte> s, bool numeric)
    {
        byte sign = 0;
        if (numeric)
        {
            if (s[0] is (byte)'-' or (byte)'+')
            {
                sign = s[0];
                s = s[1..];
            }
            else if ((_flags & PercentFormat.Flag.Sign) != 0) sign = (byte)'+';
            else if ((_flags & PercentFormat.Flag.Blank) != 0) sign = (byte)' ';
        }
        bool zero = numeric && (_flags & PercentFormat.Flag.Zero) != 0, left = (_flags & PercentFormat.Flag.LeftJust) != 0;
        nint pad = _width - s.Length - (sign != 0 ? 1 : 0);
        if (pad > Array.MaxLength - _writer.Count - s.Length - 8) return PyStr.NoMemory<PyObject>() is not null;
        int n = (int)Math.Max(0, pad);
        if (!left && !zero) _writer.Fill((byte)' ', n);
        if (sign != 0) _writer.Append(sign);
        if (numeric && (_flags & PercentFormat.Flag.Alt) != 0 && _c is 'o' or 'x' or 'X')
        {
            _writer.Append(s[..2]);
            s = s[2..];
        }
        if (!left && zero) _writer.Fill((byte)'0', n);
        _writer.Append(s);
        if (left) _writer.Fill((byte)' ', n);
        return true;
    }
}
