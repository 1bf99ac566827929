// Modules/_datetimemodule.c: ISO 8601 text to fields.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Parsers of ISO 8601 dates and times. They read code points behind which zeros stand, so that looking ahead never leaves the text.</summary>
internal static class IsoFormat
{
    private const int Sentinel = 16;

    /// <summary>The code points with zeros behind them; null for a text with a surrogate, which no encoding takes.</summary>
    internal static int[]? Characters(PyStr text)
    {
        int[] characters = new int[text.Length + Sentinel];
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (IsSurrogate(c)) return null;
            characters[i] = c;
        }
        return characters;
    }

    internal static bool IsSurrogate(int c) => c is >= 0xD800 and <= 0xDFFF;

    [Mirrors("is_digit", 914, 917)]
    internal static bool IsDigit(int c) => (uint)(c - '0') < 10;

    // The position after the digits, -1 when there are too few.
    [Mirrors("parse_digits", 919, 932)]
    private static int Digits(ReadOnlySpan<int> text, int at, ref int value, int count)
    {
        for (int i = 0; i < count; i++, at++)
        {
            if (at >= text.Length || !IsDigit(text[at])) return -1;
            value = value * 10 + (text[at] - '0');
        }
        return at;
    }

    /// <summary>0, or a negative number that says which part is malformed.</summary>
    [Mirrors("parse_isoformat_date", 934, 1004)]
    internal static int Date(ReadOnlySpan<int> text, int length, ref int year, ref int month, ref int day)
    {
        int p = Digits(text, 0, ref year, 4);
        if (p < 0) return -1;
        bool separated = text[p] == '-';
        if (separated) p++;
        if (text[p] == 'W')
        {
            p++;
            int week = 0, weekday = 0;
            p = Digits(text, p, ref week, 2);
            if (p < 0) return -3;
            if (p < length)
            {
                if (separated && text[p++] != '-') return -2;
                p = Digits(text, p, ref weekday, 1);
                if (p < 0) return -4;
            }
            else weekday = 1;
            int failed = Calendar.FromIso(year, week, weekday, ref year, ref month, ref day);
            return failed != 0 ? -3 + failed : 0;
        }
        p = Digits(text, p, ref month, 2);
        if (p < 0) return -1;
        if (separated && text[p++] != '-') return -2;
        return Digits(text, p, ref day, 2) < 0 ? -1 : 0;
    }

    // [HH[:?MM[:?SS]]] and a fraction: 0, 1 when text is left over, or a negative number.
    [Mirrors("parse_hh_mm_ss_ff", 1006, 1076)]
    private static int Clock(ReadOnlySpan<int> text, int p, int end, out int hour, out int minute, out int second, out int microsecond)
    {
        Span<int> values = stackalloc int[3];
        values.Clear();
        hour = minute = second = microsecond = 0;
        bool separated = true;
        for (int i = 0; i < 3; i++)
        {
            p = Digits(text, p, ref values[i], 2);
            (hour, minute, second) = (values[0], values[1], values[2]);
            if (p < 0) return -3;
            int c = text[p++];
            if (i == 0) separated = c == ':';
            if (p >= end) return c is '.' or ',' ? -3 : c != 0 ? 1 : 0;
            if (separated && c == ':')
            {
                if (i == 2) return -4;
            }
            else if (c is '.' or ',')
            {
                if (i < 2) return -3;
                break;
            }
            else if (!separated) p--;
            else return -4;
        }
        int digits = Math.Min(end - p, 6);
        p = Digits(text, p, ref microsecond, digits);
        if (p < 0) return -3;
        ReadOnlySpan<int> correction = [100000, 10000, 1000, 100, 10];
        if (digits < 6) microsecond *= correction[digits - 1];
        while (IsDigit(text[p])) p++;
        return text[p] != 0 ? 1 : 0;
    }

    /// <summary>0 without a time zone, 1 with one, a negative number for malformed text.</summary>
    [Mirrors("parse_isoformat_time", 1078, 1147)]
    internal static int Time(ReadOnlySpan<int> text, int length, out int hour, out int minute, out int second, out int microsecond, out int offset, out int offsetMicroseconds)
    {
        offset = offsetMicroseconds = 0;
        int zone = 0;
        do
        {
            if (text[zone] is 'Z' or '+' or '-') break;
        }
        while (++zone < length);

        int result = Clock(text, 0, zone, out hour, out minute, out second, out microsecond);
        if (result < 0) return result;
        if (zone == length) return result == 1 ? -5 : 0;
        if (text[zone] == 'Z') return text[zone + 1] != 0 ? -5 : 1;

        int sign = text[zone] == '-' ? -1 : 1;
        result = Clock(text, zone + 1, length, out int zoneHour, out int zoneMinute, out int zoneSecond, out offsetMicroseconds);
        offset = sign * (zoneHour * 3600 + zoneMinute * 60 + zoneSecond);
        offsetMicroseconds *= sign;
        return result != 0 ? -5 : 1;
    }

    /// <summary>The text with a surrogate where the separator may stand replaced by T; null when it is too short.</summary>
    [Mirrors("_sanitize_isoformat_str", 5718, 5771)]
    internal static PyStr? Sanitize(PyStr text)
    {
        if (text.Length < 7) return null;
        foreach (int at in (ReadOnlySpan<int>)[7, 8, 10])
        {
            if (at >= text.Length) break;
            if (!IsSurrogate(text[at])) continue;
            int[] copy = new int[text.Length];
            for (int i = 0; i < copy.Length; i++) copy[i] = i == at ? 'T' : text[i];
            return PyStr.FromCodePoints(copy);
        }
        return text;
    }

    /// <summary>Where the date ends: characters 4 and 5 tell most formats apart, the digits of a week date the others. -1 when none fits.</summary>
    [Mirrors("_find_isoformat_datetime_separator", 5774, 5871)]
    internal static int FindSeparator(ReadOnlySpan<int> text, int length)
    {
        if (length == 7) return 7;
        if (text[4] == '-')
        {
            if (text[5] != 'W') return 10;
            if (length < 8) return -1;
            if (length > 8 && text[8] == '-')
            {
                if (length == 9) return -1;
                // YYYY-Www-## is ambiguous; a hyphen is the likelier separator than a digit.
                return length > 10 && IsDigit(text[10]) ? 8 : 10;
            }
            return 8;
        }
        if (text[4] != 'W') return 8;
        int digits = 7;
        while (digits < length && IsDigit(text[digits])) digits++;
        if (digits < 9) return digits;
        // The time's digits come in pairs: an odd one out is the week day.
        return digits % 2 == 0 ? 7 : 8;
    }
}
