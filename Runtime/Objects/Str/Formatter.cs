// Python/formatter_unicode.c: format specifications for str, int, float and complex.

using System.Runtime.InteropServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

/// <summary>The <c>__format__</c> of the built-in types.</summary>
public static partial class Formatter
{
    // Py_DTSF_*
    internal const int AddDot0Flag = 2, AltFlag = 4, NoNegativeZeroFlag = 8;

    private enum Separator { None, Comma, Underscore, UnderscoreByFour, Locale }

    private struct Spec
    {
        internal int Fill, Align, Sign, Type;
        internal bool Alternate, NoNegativeZero;
        internal nint Width, Precision;
        internal Separator Thousands, FractionThousands;
    }

    /// <summary><c>str.__format__</c>.</summary>
    [Mirrors("_PyUnicode_FormatAdvancedWriter", 1553, 1587)]
    public static PyStr? FormatStr(PyStr value, PyStr spec)
    {
        StrWriter w = default;
        return Finish(ref w, WriteStr(ref w, value, spec, 0, spec.Length));
    }

    /// <summary><c>int.__format__</c>.</summary>
    public static PyStr? FormatLong(PyLong value, PyStr spec)
    {
        StrWriter w = default;
        return Finish(ref w, WriteLong(ref w, value, spec, 0, spec.Length));
    }

    /// <summary><c>float.__format__</c>.</summary>
    public static PyStr? FormatFloat(PyObject value, PyStr spec)
    {
        StrWriter w = default;
        return Finish(ref w, WriteFloat(ref w, value, spec, 0, spec.Length));
    }

    /// <summary><c>complex.__format__</c>.</summary>
    public static PyStr? FormatComplex(PyComplex value, PyStr spec)
    {
        StrWriter w = default;
        return Finish(ref w, WriteComplex(ref w, value, spec, 0, spec.Length));
    }

    private static PyStr? Finish(ref StrWriter w, bool ok)
    {
        if (ok) return w.Finish();
        w.Dispose();
        return null;
    }

    [Mirrors("unknown_presentation_type", 14, 31)]
    private static bool UnknownType(int type, PyObject value) =>
        Err.Fail(Exc.ValueError, type is > 32 and < 128
            ? $"Unknown format code '{(char)type}' for object of type '{value.Type.Name}'"
            : $"Unknown format code '\\x{type:x}' for object of type '{value.Type.Name}'");

    [Mirrors("invalid_thousands_separator_type", 33, 45)]
    private static bool BadSeparator(char separator, int type) =>
        Err.Fail(Exc.ValueError, type is > 32 and < 128 ? $"Cannot specify '{separator}' with '{(char)type}'." : $"Cannot specify '{separator}' with '\\x{type:x}'.");

    [Mirrors("invalid_comma_and_underscore", 47, 51)]
    private static bool BothSeparators() => Err.Fail(Exc.ValueError, "Cannot specify both ',' and '_'.");

    /// <summary>get_integer: how many digits were read; -1 raised.</summary>
    [Mirrors("get_integer", 60, 91)]
    private static int ReadInteger(PyStr s, ref int pos, int end, out nint value)
    {
        int digits = 0;
        value = 0;
        for (; pos < end; pos++, digits++)
        {
            int digit = UnicodeData.ToDecimal(s[pos]);
            if (digit < 0) break;
            if (value > (nint.MaxValue - digit) / 10) return Err.Minus1(Exc.ValueError, "Too many decimal digits in format string");
            value = value * 10 + digit;
        }
        return digits;
    }

    [Mirrors("is_alignment_token", 98, 107)]
    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    [Mirrors("parse_internal_render_format_spec", 150, 372)]
    private static bool Parse(PyObject value, PyStr s, int start, int end, char defaultType, char defaultAlign, out Spec f)
    {
        int pos = start;
        bool align = false, fill = false;
        f = new Spec { Fill = ' ', Align = defaultAlign, Width = -1, Precision = -1, Type = defaultType };

        if (end - pos >= 2 && IsAlign(s[pos + 1]))
        {
            f.Align = s[pos + 1];
            f.Fill = s[pos];
            fill = align = true;
            pos += 2;
        }
        else if (end - pos >= 1 && IsAlign(s[pos]))
        {
            f.Align = s[pos++];
            align = true;
        }
        if (pos < end && s[pos] is ' ' or '+' or '-') f.Sign = s[pos++];
        if (pos < end && s[pos] == 'z')
        {
            f.NoNegativeZero = true;
            pos++;
        }
        if (pos < end && s[pos] == '#')
        {
            f.Alternate = true;
            pos++;
        }
        if (!fill && pos < end && s[pos] == '0')
        {
            f.Fill = '0';
            if (!align && defaultAlign == '>') f.Align = '=';
            pos++;
        }
        int consumed = ReadInteger(s, ref pos, end, out f.Width);
        if (consumed == -1) return false;
        if (consumed == 0) f.Width = -1;

        if (!ReadSeparators(s, ref pos, end, ref f.Thousands)) return false;
        if (pos < end && s[pos] == '.')
        {
            pos++;
            consumed = ReadInteger(s, ref pos, end, out f.Precision);
            if (consumed == -1) return false;
            if (consumed == 0) f.Precision = -1;
            int before = pos;
            if (!ReadSeparators(s, ref pos, end, ref f.FractionThousands)) return false;
            if (consumed == 0 && pos == before) return Err.Fail(Exc.ValueError, "Format specifier missing precision");
        }
        if (end - pos > 1)
        {
            return Err.Raise(Exc.ValueError, PyStr.From($"Invalid format specifier '{s.Substring(start, end).Value}' for object of type '{value.Type.Name}'")) is not null;
        }
        if (pos < end) f.Type = s[pos];

        if (f.Thousands != Separator.None)
        {
            switch (f.Type)
            {
                case 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0':
                    break;
                case 'b' or 'o' or 'x' or 'X' when f.Thousands == Separator.Underscore:
                    f.Thousands = Separator.UnderscoreByFour;
                    break;
                default:
                    return BadSeparator(f.Thousands == Separator.Comma ? ',' : '_', f.Type);
            }
        }
        if (f.Type == 'n' && f.FractionThousands != Separator.None)
            return BadSeparator(f.FractionThousands == Separator.Comma ? ',' : '_', f.Type);
        return true;
    }

    private static bool ReadSeparators(PyStr s, ref int pos, int end, ref Separator separator)
    {
        if (pos < end && s[pos] == ',')
        {
            separator = Separator.Comma;
            pos++;
        }
        if (pos < end && s[pos] == '_')
        {
            if (separator != Separator.None) return BothSeparators();
            separator = Separator.Underscore;
            pos++;
        }
        return !(pos < end && s[pos] == ',' && separator == Separator.Underscore) || BothSeparators();
    }

    // Numbers.

    private static readonly sbyte[] s_noGroups = [-1], s_threes = [3, 0], s_fours = [4, 0];

    private struct LocaleInfo
    {
        internal string DecimalPoint, ThousandsSep, FractionSep;

        /// <summary>The sizes of the groups; 0 at the end repeats the last, -1 ends grouping.</summary>
        internal sbyte[] Grouping;
    }

    [LibraryImport("libc")]
    private static unsafe partial byte** localeconv();

    [Mirrors("get_locale_info", 785, 846)]
    private static unsafe LocaleInfo GetLocale(Separator type, Separator fraction)
    {
        var info = new LocaleInfo { DecimalPoint = ".", ThousandsSep = "", FractionSep = "", Grouping = s_noGroups };
        switch (type)
        {
            case Separator.Locale:
                byte** lc = localeconv();
                info.DecimalPoint = Marshal.PtrToStringUTF8((nint)lc[0]) ?? ".";
                info.ThousandsSep = Marshal.PtrToStringUTF8((nint)lc[1]) ?? "";
                var grouping = new List<sbyte>();
                for (byte* p = lc[2]; ; p++)
                {
                    grouping.Add(*p is 127 or 255 ? (sbyte)-1 : (sbyte)*p);
                    if (*p is 0 or 127 or 255) break;
                }
                info.Grouping = [.. grouping];
                break;
            case Separator.Comma or Separator.Underscore:
                info.ThousandsSep = type == Separator.Comma ? "," : "_";
                info.Grouping = s_threes;
                break;
            case Separator.UnderscoreByFour:
                info.ThousandsSep = "_";
                info.Grouping = s_fours;
                break;
        }
        if (fraction != Separator.None)
        {
            info.FractionSep = fraction == Separator.Comma ? "," : "_";
            if (info.Grouping[0] == -1) info.Grouping = s_threes;
        }
        return info;
    }

    /// <summary>_PyUnicode_InsertThousandsGrouping: the digits with leading zeros up to a width and separators between groups,
    /// counted from the right, or from the left when going forward.</summary>
    [Mirrors("_PyUnicode_InsertThousandsGrouping", 9764, 9873, File = "Objects/unicodeobject.c")]
    [Mirrors("GroupGenerator_next", 20, 40, File = "Objects/stringlib/localeutil.h")]
    [Mirrors("InsertThousandsGrouping_fill", 45, 97, File = "Objects/stringlib/localeutil.h")]
    private static string Group(ReadOnlySpan<char> digits, nint minWidth, sbyte[] grouping, string separator, bool forward)
    {
        minWidth = Math.Max(0, minWidth);
        var groups = new List<string>();
        int remaining = digits.Length, at = forward ? 0 : digits.Length, g = 0;
        sbyte previous = 0;
        bool done = false;
        while (!done)
        {
            nint len;
            sbyte size = grouping[g];
            if (size == 0) size = previous;
            else if (size > 0)
            {
                previous = size;
                g++;
            }
            if (size > 0)
            {
                len = Math.Min(size, Math.Max(Math.Max(remaining, minWidth), 1));
            }
            else
            {
                len = Math.Max(Math.Max(remaining, minWidth), 1);
                done = true;
            }
            int zeros = (int)Math.Max(0, len - remaining), chars = (int)Math.Max(0, Math.Min(remaining, len));
            if (forward)
            {
                groups.Add(digits.Slice(at, chars).ToString() + new string('0', zeros));
                at += chars;
            }
            else
            {
                at -= chars;
                groups.Add(new string('0', zeros) + digits.Slice(at, chars).ToString());
            }
            remaining -= chars;
            minWidth -= len;
            if (remaining <= 0 && minWidth <= 0) break;
            minWidth -= separator.Length;
        }
        if (!forward) groups.Reverse();
        return string.Join(separator, groups);
    }

    /// <summary>A number laid out: pieces between which padding may go.</summary>
    private ref struct Layout
    {
        internal nint LeftPad, SignPad, Zeros, RightPad;
        internal string Sign, Prefix, Decimal;
        internal ReadOnlySpan<char> Digits, Fraction, Remainder;

        internal readonly nint Total =>
            LeftPad + Sign.Length + Prefix.Length + SignPad + Zeros + Digits.Length + Decimal.Length + Fraction.Length + Remainder.Length + RightPad;
    }

    /// <summary>calc_number_widths; false when it would be too big.</summary>
    [Mirrors("calc_number_widths", 523, 666)]
    private static bool Arrange(string prefix, bool negative, ReadOnlySpan<char> number, int nFrac, int nRemainder, bool hasDecimal,
        in LocaleInfo locale, in Spec f, out Layout layout)
    {
        layout = default;
        int nDigits = number.Length - nFrac - nRemainder - (hasDecimal ? 1 : 0);
        layout.Prefix = prefix;
        layout.Decimal = hasDecimal ? locale.DecimalPoint : "";
        layout.Remainder = number[^nRemainder..];
        layout.Sign = f.Sign switch { '+' => negative ? "-" : "+", ' ' => negative ? "-" : " ", _ => negative ? "-" : "" };
        int fracStart = nDigits + (hasDecimal ? 1 : 0);
        layout.Fraction = number.Slice(fracStart, nFrac);
        if (nFrac > 0 && locale.FractionSep.Length > 0) layout.Fraction = Group(layout.Fraction, nFrac, locale.Grouping, locale.FractionSep, true);
        nint other = layout.Sign.Length + prefix.Length + layout.Decimal.Length + nFrac + nRemainder;
        nint minWidth = f.Fill == '0' && f.Align == '=' ? f.Width - other + nFrac - layout.Fraction.Length : 0;
        if (minWidth > PyStr.MaxLength || f.Width > PyStr.MaxLength) return PyStr.NoMemory<PyStr>() is not null;
        layout.Digits = number[..nDigits];
        if (nDigits > 0)
        {
            // Most numbers have no groups: their zeros need no text of their own.
            if (locale.Grouping[0] == -1 || (locale.ThousandsSep.Length == 0 && locale.Grouping[0] == 3)) layout.Zeros = Math.Max(0, minWidth - nDigits);
            else layout.Digits = Group(layout.Digits, minWidth, locale.Grouping, locale.ThousandsSep, false);
        }
        nint padding = f.Width - (other + layout.Zeros + layout.Digits.Length + layout.Fraction.Length - nFrac);
        if (padding > 0)
        {
            switch (f.Align)
            {
                case '<': layout.RightPad = padding; break;
                case '^':
                    layout.LeftPad = padding / 2;
                    layout.RightPad = padding - layout.LeftPad;
                    break;
                case '=': layout.SignPad = padding; break;
                default: layout.LeftPad = padding; break;
            }
        }
        return true;
    }

    [Mirrors("fill_number", 671, 777)]
    private static void Write(ref StrWriter w, in Layout l, int fill, bool upper)
    {
        w.Fill(fill, (int)l.LeftPad);
        w.Append(l.Sign);
        w.Append(upper ? l.Prefix.ToUpperInvariant() : l.Prefix);
        w.Fill(fill, (int)l.SignPad);
        w.Fill('0', (int)l.Zeros);
        if (upper) w.Append(l.Digits.ToString().ToUpperInvariant());
        else w.AppendUtf16(l.Digits);
        w.AppendUtf16(l.Decimal);
        w.Append(l.Fraction);
        w.Append(l.Remainder);
        w.Fill(fill, (int)l.RightPad);
    }

    /// <summary>parse_number.</summary>
    [Mirrors("parse_number", 488, 516)]
    private static void Split(ReadOnlySpan<char> s, out int nRemainder, out int nFrac, out bool hasDecimal)
    {
        int pos = 0;
        while (pos < s.Length && char.IsAsciiDigit(s[pos])) pos++;
        hasDecimal = pos < s.Length && s[pos] == '.';
        if (hasDecimal) pos++;
        int frac = pos;
        while (pos < s.Length && char.IsAsciiDigit(s[pos])) pos++;
        nFrac = pos - frac;
        nRemainder = s.Length - pos;
    }

    [Mirrors("format_obj", 1539, 1551)]
    private static bool WriteObject(ref StrWriter w, PyObject value)
    {
        if (Obj.Str(value) is not PyStr s) return false;
        w.Append(s);
        return true;
    }

    // str.

    [Mirrors("format_string_internal", 861, 952)]
    internal static bool WriteStr(ref StrWriter w, PyStr value, PyStr spec, int start, int end)
    {
        if (start >= end)
        {
            if (value.GetType() != typeof(PyStr)) return WriteObject(ref w, value);
            w.Append(value);
            return true;
        }
        if (!Parse(value, spec, start, end, 's', '<', out Spec f)) return false;
        if (f.Type != 's') return UnknownType(f.Type, value);
        if (f.Sign != 0)
            return Err.Fail(Exc.ValueError, f.Sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        if (f.NoNegativeZero) return Err.Fail(Exc.ValueError, "Negative zero coercion (z) not allowed in string format specifier");
        if (f.Alternate) return Err.Fail(Exc.ValueError, "Alternate form (#) not allowed in string format specifier");
        if (f.Align == '=') return Err.Fail(Exc.ValueError, "'=' alignment not allowed in string format specifier");
        int len = value.Length;
        if (f.Precision >= 0 && len >= f.Precision) len = (int)f.Precision;
        nint total = Math.Max(len, f.Width), pad = total - len;
        if (total > PyStr.MaxLength) return PyStr.NoMemory<PyStr>() is not null;
        nint left = f.Align switch { '>' => pad, '^' => pad / 2, _ => 0 };
        w.Fill(f.Fill, (int)left);
        w.Append(value, 0, len);
        w.Fill(f.Fill, (int)(pad - left));
        return true;
    }

    // int.

    [Mirrors("_PyLong_FormatAdvancedWriter", 1589, 1649)]
    internal static bool WriteLong(ref StrWriter w, PyLong value, PyStr spec, int start, int end)
    {
        if (start >= end)
        {
            if (value is not PyInt exact) return WriteObject(ref w, value);
            w.AppendDecimal(exact.Value);
            return true;
        }
        if (!Parse(value, spec, start, end, 'd', '>', out Spec f)) return false;
        switch (f.Type)
        {
            case 'b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n':
                return WriteLong(ref w, value, in f);
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                return Num.Float(value) is { } x && WriteFloat(ref w, x, in f);
            default:
                return UnknownType(f.Type, value);
        }
    }

    [Mirrors("format_long_internal", 959, 1130)]
    private static bool WriteLong(ref StrWriter w, PyLong value, in Spec f)
    {
        if (f.Precision != -1) return Err.Fail(Exc.ValueError, "Precision not allowed in integer format specifier");
        if (f.NoNegativeZero) return Err.Fail(Exc.ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
        if (f.Type == 'c') return WriteChar(ref w, value, in f);
        bool plain = f.Sign is not ('+' or ' ') && f.Width == -1 && f.Thousands == Separator.None;
        if (plain && f.Type == 'd' && value is PyInt small)
        {
            w.AppendDecimal(small.Value);
            return true;
        }
        int numberBase = f.Type switch { 'b' => 2, 'o' => 8, 'x' or 'X' => 16, _ => 10 };
        Span<char> buffer = stackalloc char[ShortText.DecimalLength];
        scoped ReadOnlySpan<char> s;
        if (numberBase == 10 && value is PyInt i)
        {
            s = ShortText.Decimal(i.Value, buffer);
        }
        else if (Num.ToBase(value, numberBase) is PyStr text)
        {
            s = text.Value;
        }
        else
        {
            return false;
        }
        bool negative = s[0] == '-';
        int skip = (negative ? 1 : 0) + (numberBase == 10 ? 0 : 2);
        string prefix = f.Alternate && numberBase != 10 ? s.Slice(negative ? 1 : 0, 2).ToString() : "";
        LocaleInfo locale = GetLocale(f.Type == 'n' ? Separator.Locale : f.Thousands, Separator.None);
        if (!Arrange(prefix, negative, s[skip..], 0, 0, false, in locale, in f, out Layout layout)) return false;
        Write(ref w, in layout, f.Fill, f.Type == 'X');
        return true;
    }

    private static bool WriteChar(ref StrWriter w, PyLong value, in Spec f)
    {
        if (f.Sign != 0) return Err.Fail(Exc.ValueError, "Sign not allowed with integer format specifier 'c'");
        if (f.Alternate) return Err.Fail(Exc.ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
        if (!value.TryAsLong(out long c)) return Err.Fail(Exc.OverflowError, "Python int too large to convert to C long");
        if (c is < 0 or > PyStr.MaxCodePoint) return Err.Fail(Exc.OverflowError, "%c arg not in range(0x110000)");
        nint pad = Math.Max(0, f.Width - 1);
        if (pad > PyStr.MaxLength) return PyStr.NoMemory<PyStr>() is not null;
        nint left = f.Align switch { '<' => 0, '^' => pad / 2, _ => pad };
        w.Fill(f.Fill, (int)left);
        w.Append((int)c);
        w.Fill(f.Fill, (int)(pad - left));
        return true;
    }

    // float.

    [Mirrors("_PyFloat_FormatAdvancedWriter", 1651, 1688)]
    internal static bool WriteFloat(ref StrWriter w, PyObject value, PyStr spec, int start, int end)
    {
        if (start >= end) return WriteObject(ref w, value);
        if (!Parse(value, spec, start, end, '\0', '>', out Spec f)) return false;
        return f.Type is '\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%' ? WriteFloat(ref w, value, in f) : UnknownType(f.Type, value);
    }

    [Mirrors("format_float_internal", 1137, 1284)]
    private static bool WriteFloat(ref StrWriter w, PyObject value, in Spec f)
    {
        if (f.Precision > int.MaxValue) return Err.Fail(Exc.ValueError, "precision too big");
        int precision = (int)f.Precision, defaultPrecision = 6, flags = (f.Alternate ? AltFlag : 0) | (f.NoNegativeZero ? NoNegativeZeroFlag : 0);
        char type = (char)f.Type;
        bool percent = false;
        if (type == '\0')
        {
            flags |= AddDot0Flag;
            type = 'r';
            defaultPrecision = 0;
        }
        if (type == 'n') type = 'g';
        if (!PyFloat.AsDouble(value, out double x)) return false;
        if (type == '%')
        {
            type = 'f';
            x *= 100;
            percent = true;
        }
        if (precision < 0) precision = defaultPrecision;
        else if (type == 'r') type = 'g';
        if (PyFloat.DoubleToString(x, type, precision, flags) is not { } s) return false;
        if (percent) s += "%";
        if (f.Sign is not ('+' or ' ') && f.Width == -1 && f.Type != 'n' && f.Thousands == Separator.None && f.FractionThousands == Separator.None)
        {
            w.Append(s);
            return true;
        }
        bool negative = s[0] == '-';
        ReadOnlySpan<char> number = s.AsSpan(negative ? 1 : 0);
        Split(number, out int nRemainder, out int nFrac, out bool hasDecimal);
        LocaleInfo locale = GetLocale(f.Type == 'n' ? Separator.Locale : f.Thousands, f.FractionThousands);
        if (!Arrange("", negative, number, nFrac, nRemainder, hasDecimal, in locale, in f, out Layout layout)) return false;
        Write(ref w, in layout, f.Fill, false);
        return true;
    }

    // complex.

    [Mirrors("_PyComplex_FormatAdvancedWriter", 1690, 1726)]
    internal static bool WriteComplex(ref StrWriter w, PyComplex value, PyStr spec, int start, int end)
    {
        if (start >= end) return WriteObject(ref w, value);
        if (!Parse(value, spec, start, end, '\0', '>', out Spec f)) return false;
        if (f.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n')) return UnknownType(f.Type, value);
        if (f.Precision > int.MaxValue) return Err.Fail(Exc.ValueError, "precision too big");
        if (f.Fill == '0') return Err.Fail(Exc.ValueError, "Zero padding is not allowed in complex format specifier");
        if (f.Align == '=') return Err.Fail(Exc.ValueError, "'=' alignment flag is not allowed in complex format specifier");
        double re = value.Real, im = value.Imag;
        int precision = (int)f.Precision, defaultPrecision = 6, flags = (f.Alternate ? AltFlag : 0) | (f.NoNegativeZero ? NoNegativeZeroFlag : 0);
        char type = (char)f.Type;
        bool skipReal = false, parens = false;
        if (type == '\0')
        {
            type = 'r';
            defaultPrecision = 0;
            if (re == 0.0 && !double.IsNegative(re)) skipReal = true;
            else parens = true;
        }
        if (type == 'n') type = 'g';
        if (precision < 0) precision = defaultPrecision;
        else if (type == 'r') type = 'g';
        if (PyFloat.DoubleToString(re, type, precision, flags) is not { } sre || PyFloat.DoubleToString(im, type, precision, flags) is not { } sim) return false;
        LocaleInfo locale = GetLocale(f.Type == 'n' ? Separator.Locale : f.Thousands, f.FractionThousands);
        Spec bare = f;
        bare.Fill = 0;
        bare.Align = '<';
        bare.Width = -1;
        if (!ArrangePart(sre, in locale, in bare, out Layout reLayout)) return false;
        if (!skipReal) bare.Sign = '+';
        if (!ArrangePart(sim, in locale, in bare, out Layout imLayout)) return false;
        nint chars = (skipReal ? 0 : reLayout.Total) + imLayout.Total + 1 + (parens ? 2 : 0);
        nint pad = Math.Max(0, f.Width - chars), left = f.Align switch { '>' => pad, '^' => pad / 2, _ => 0 };
        if (pad > PyStr.MaxLength) return PyStr.NoMemory<PyStr>() is not null;
        w.Fill(f.Fill, (int)left);
        if (parens) w.Append('(');
        if (!skipReal) Write(ref w, in reLayout, ' ', false);
        Write(ref w, in imLayout, ' ', false);
        w.Append('j');
        if (parens) w.Append(')');
        w.Fill(f.Fill, (int)(pad - left));
        return true;
    }

    private static bool ArrangePart(string s, in LocaleInfo locale, in Spec f, out Layout layout)
    {
        bool negative = s[0] == '-';
        ReadOnlySpan<char> number = s.AsSpan(negative ? 1 : 0);
        Split(number, out int nRemainder, out int nFrac, out bool hasDecimal);
        return Arrange("", negative, number, nFrac, nRemainder, hasDecimal, in locale, in f, out layout);
    }
}
