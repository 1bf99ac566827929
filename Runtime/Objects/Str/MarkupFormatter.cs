// Objects/stringlib/unicode_format.h: str.format.

namespace PyModules.Runtime;

/// <summary>A piece of a str; empty and without a str, it is absent.</summary>
internal struct SubString(PyStr? str, int start, int end)
{
    internal readonly PyStr? Str = str;
    internal int Start = start, End = end;

    internal readonly bool IsEmpty => Start >= End;
    internal readonly int this[int i] => Str![i];
    [Mirrors("SubString_new_object", 63, 69)]
    internal readonly PyObject OrNone => Str is null ? PyNone.Instance : Str.Substring(Start, End);
    [Mirrors("SubString_new_object_or_empty", 72, 79)]
    internal readonly PyStr OrEmpty => Str is null ? PyStr.Empty : Str.Substring(Start, End);

    /// <summary>The value of a decimal number, -1 when it is none; -2 raised.</summary>
    [Mirrors("get_integer", 111, 140)]
    internal readonly nint AsInteger()
    {
        if (IsEmpty) return -1;
        nint value = 0;
        for (int i = Start; i < End; i++)
        {
            int digit = UnicodeData.ToDecimal(Str![i]);
            if (digit < 0) return -1;
            if (value > (nint.MaxValue - digit) / 10)
            {
                Err.Fail(Exc.ValueError, "Too many decimal digits in format string");
                return -2;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

/// <summary>What a step of parsing found.</summary>
internal enum Found { Error, End, Item }

/// <summary>The attributes and items that follow a field's first name.</summary>
internal struct FieldNameIterator(PyStr str, int start, int end)
{
    private readonly PyStr _str = str;
    private readonly int _end = end;
    private int _index = start;

    [Mirrors("FieldNameIterator_next", 273, 310)]
    internal Found Next(out bool isAttribute, out nint index, out SubString name)
    {
        isAttribute = false;
        index = -1;
        name = default;
        if (_index >= _end) return Found.End;
        int start, stop;
        switch (_str[_index++])
        {
            case '.':
                isAttribute = true;
                start = _index;
                while (_index < _end && _str[_index] is not ('[' or '.')) _index++;
                name = new SubString(_str, start, _index);
                break;
            case '[':
                start = _index;
                stop = _str.IndexOf(']', _index, _end);
                if (stop < 0)
                {
                    Err.Fail(Exc.ValueError, "Missing ']' in format string");
                    return Found.Error;
                }
                _index = stop + 1;
                name = new SubString(_str, start, stop);
                index = name.AsInteger();
                if (index == -2) return Found.Error;
                break;
            default:
                Err.Fail(Exc.ValueError, "Only '.' or '[' may follow ']' in format field specifier");
                return Found.Error;
        }
        if (name.IsEmpty)
        {
            Err.Fail(Exc.ValueError, "Empty attribute in format string");
            return Found.Error;
        }
        return Found.Item;
    }
}

/// <summary>Breaks a format string into literals and fields.</summary>
internal struct MarkupIterator(PyStr str, int start, int end)
{
    private SubString _str = new(str, start, end);

    internal struct Piece
    {
        internal SubString Literal, FieldName, FormatSpec;
        internal int Conversion;
        internal bool FieldPresent, SpecNeedsExpanding;
    }

    [Mirrors("MarkupIterator_next", 674, 760)]
    internal Found Next(out Piece piece)
    {
        piece = default;
        if (_str.IsEmpty) return Found.End;
        int start = _str.Start, c = 0;
        bool markup = false;
        while (_str.Start < _str.End)
        {
            c = _str[_str.Start++];
            if (c is not ('{' or '}')) continue;
            markup = true;
            break;
        }
        bool atEnd = _str.IsEmpty;
        int len = _str.Start - start;
        if (c == '}' && (atEnd || _str[_str.Start] != c)) return Fail("Single '}' encountered in format string");
        if (atEnd && c == '{') return Fail("Single '{' encountered in format string");
        if (!atEnd)
        {
            if (c == _str[_str.Start])
            {
                _str.Start++;
                markup = false;
            }
            else
            {
                len--;
            }
        }
        piece.Literal = new SubString(_str.Str, start, start + len);
        if (!markup) return Found.Item;
        piece.FieldPresent = true;
        return ParseField(ref piece);
    }

    private static Found Fail(string message)
    {
        Err.Fail(Exc.ValueError, message);
        return Found.Error;
    }

    [Mirrors("parse_field", 553, 649)]
    private Found ParseField(ref Piece piece)
    {
        int c = 0, nameStart = _str.Start;
        while (_str.Start < _str.End)
        {
            c = _str[_str.Start++];
            if (c == '{') return Fail("unexpected '{' in field name");
            if (c == '[')
            {
                while (_str.Start < _str.End && _str[_str.Start] != ']') _str.Start++;
                continue;
            }
            if (c is '}' or ':' or '!') break;
        }
        piece.FieldName = new SubString(_str.Str, nameStart, _str.Start - 1);
        if (c is not ('!' or ':'))
            return c == '}' ? Found.Item : Fail("expected '}' before end of string");
        if (c == '!')
        {
            if (_str.IsEmpty) return Fail("end of string while looking for conversion specifier");
            piece.Conversion = _str[_str.Start++];
            if (_str.Start < _str.End)
            {
                c = _str[_str.Start++];
                if (c == '}') return Found.Item;
                if (c != ':') return Fail("expected ':' after conversion specifier");
            }
        }
        int specStart = _str.Start, depth = 1;
        while (_str.Start < _str.End)
        {
            c = _str[_str.Start++];
            if (c == '{')
            {
                piece.SpecNeedsExpanding = true;
                depth++;
            }
            else if (c == '}' && --depth == 0)
            {
                piece.FormatSpec = new SubString(_str.Str, specStart, _str.Start - 1);
                return Found.Item;
            }
        }
        return Fail("unmatched '{' in format spec");
    }
}

/// <summary>do_string_format.</summary>
internal ref struct MarkupFormatter
{
    private enum Numbering { Undecided, Auto, Manual }

    private readonly ReadOnlySpan<PyObject> _args;
    private readonly PyObject? _kwargs;
    private readonly bool _mapping;
    private Numbering _numbering;
    private int _next;

    private MarkupFormatter(ReadOnlySpan<PyObject> args, PyObject? kwargs, bool mapping)
    {
        _args = args;
        _kwargs = kwargs;
        _mapping = mapping;
    }

    /// <summary>str.format.</summary>
    [Mirrors("do_string_format", 940, 955)]
    internal static PyObject? Format(PyStr format, ReadOnlySpan<PyObject> args, PyDict? kwargs) =>
        new MarkupFormatter(args, kwargs, false).Build(new SubString(format, 0, format.Length), 2);

    /// <summary>str.format_map.</summary>
    [Mirrors("do_string_format_map", 957, 961)]
    internal static PyObject? Format(PyStr format, PyObject mapping) =>
        new MarkupFormatter(default, mapping, true).Build(new SubString(format, 0, format.Length), 2);

    [Mirrors("build_string", 909, 933)]
    private PyStr? Build(SubString input, int depth)
    {
        if (depth <= 0) return Err.Raise<PyStr>(Exc.ValueError, "Max string recursion exceeded");
        var w = new StrWriter(input.End - input.Start + 100);
        var iterator = new MarkupIterator(input.Str!, input.Start, input.End);
        while (true)
        {
            switch (iterator.Next(out MarkupIterator.Piece piece))
            {
                case Found.End:
                    return w.Finish();
                case Found.Item:
                    if (!piece.Literal.IsEmpty) w.Append(piece.Literal.Str!, piece.Literal.Start, piece.Literal.End);
                    if (!piece.FieldPresent || Output(ref w, in piece, depth)) continue;
                    break;
            }
            w.Dispose();
            return null;
        }
    }

    [Mirrors("output_markup", 805, 858)]
    private bool Output(ref StrWriter w, in MarkupIterator.Piece piece, int depth)
    {
        if (GetField(piece.FieldName) is not { } value) return false;
        if (piece.Conversion != 0)
        {
            if (Convert(value, piece.Conversion) is not { } converted) return false;
            value = converted;
        }
        SubString spec = piece.FormatSpec;
        if (piece.SpecNeedsExpanding)
        {
            if (Build(spec, depth - 1) is not { } expanded) return false;
            spec = new SubString(expanded, 0, expanded.Length);
        }
        return Render(ref w, value, spec);
    }

    [Mirrors("do_conversion", 764, 790)]
    private static PyObject? Convert(PyObject value, int conversion)
    {
        switch (conversion)
        {
            case 'r': return Obj.Repr(value);
            case 's': return Obj.Str(value);
            case 'a': return Obj.Ascii(value);
        }
        return Err.Raise(Exc.ValueError, conversion is > 32 and < 127
            ? $"Unknown conversion specifier {(char)conversion}"
            : $"Unknown conversion specifier \\x{conversion:x}");
    }

    [Mirrors("render_field", 499, 551)]
    private static bool Render(ref StrWriter w, PyObject value, SubString spec)
    {
        PyStr text = spec.Str ?? PyStr.Empty;
        if (value.GetType() == typeof(PyStr)) return Formatter.WriteStr(ref w, (PyStr)value, text, spec.Start, spec.End);
        if (value is PyInt or PyBigInt) return Formatter.WriteLong(ref w, (PyLong)value, text, spec.Start, spec.End);
        if (value.GetType() == typeof(PyFloat)) return Formatter.WriteFloat(ref w, value, text, spec.Start, spec.End);
        if (value.GetType() == typeof(PyComplex)) return Formatter.WriteComplex(ref w, (PyComplex)value, text, spec.Start, spec.End);
        if (Obj.Format(value, spec.OrEmpty) is not PyStr result) return false;
        w.Append(result);
        return true;
    }

    /// <summary>field_name_split; false raised.</summary>
    [Mirrors("field_name_split", 319, 388)]
    internal static bool SplitFieldName(PyStr str, int start, int end, out SubString first, out nint index, out FieldNameIterator rest)
    {
        int i = start;
        while (i < end && str[i] is not ('[' or '.')) i++;
        first = new SubString(str, start, i);
        rest = new FieldNameIterator(str, i, end);
        index = first.AsInteger();
        return index != -2;
    }

    [Mirrors("autonumber_state_error", 84, 104)]
    private bool Number(bool nameIsEmpty, ref nint index)
    {
        bool numeric = nameIsEmpty || index != -1;
        if (_numbering == Numbering.Undecided && numeric) _numbering = nameIsEmpty ? Numbering.Auto : Numbering.Manual;
        if (numeric)
        {
            if (_numbering == Numbering.Manual)
            {
                if (nameIsEmpty) return Err.Fail(Exc.ValueError, "cannot switch from manual field specification to automatic field numbering");
            }
            else if (!nameIsEmpty)
            {
                return Err.Fail(Exc.ValueError, "cannot switch from automatic field numbering to manual field specification");
            }
        }
        if (nameIsEmpty) index = _next++;
        return true;
    }

    [Mirrors("get_field_object", 396, 485)]
    private PyObject? GetField(SubString input)
    {
        if (!SplitFieldName(input.Str!, input.Start, input.End, out SubString first, out nint index, out FieldNameIterator rest)
            || !Number(first.IsEmpty, ref index)) return null;
        PyObject? value;
        if (index == -1)
        {
            PyStr key = first.OrEmpty;
            if (_kwargs is null) return Err.Raise(Exc.KeyError, (PyObject)key);
            value = Obj.GetItem(_kwargs, key);
            if (value is null) return null;
        }
        else
        {
            if (_mapping) return Err.Raise(Exc.ValueError, "Format string contains positional fields");
            if (index >= _args.Length)
                return Err.Raise(Exc.IndexError, $"Replacement index {index} out of range for positional args tuple");
            value = _args[(int)index];
        }
        while (true)
        {
            switch (rest.Next(out bool isAttribute, out index, out SubString name))
            {
                case Found.End: return value;
                case Found.Error: return null;
            }
            value = isAttribute ? Obj.GetAttr(value, PyStr.Intern(name.OrEmpty))
                : index == -1 ? Obj.GetItem(value, name.OrEmpty)
                : Seq.Check(value) ? Seq.GetItem(value, index)
                : Obj.GetItem(value, PyInt.From(index));
            if (value is null) return null;
        }
    }
}
