// Modules/_json.c: string literals.

using System.Buffers;
using PyModules.Runtime;

namespace PyModules.Modules;

internal static class JsonText
{
    private static readonly SearchValues<char> s_plainAscii =
        SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('\\' or '"')).ToArray());
    private static readonly SearchValues<char> s_special =
        SearchValues.Create(Enumerable.Range(0, 32).Select(c => (char)c).Append('\\').Append('"').ToArray());
    private static readonly SearchValues<char> s_stops = SearchValues.Create("\\\"");

    /// <summary>raise_errmsg.</summary>
    [Mirrors("raise_errmsg", 306, 324)]
    internal static PyObject? Raise(string message, PyStr doc, long at)
    {
        if (PyImport.ModuleAttr("json.decoder", "JSONDecodeError") is not { } type) return null;
        if (Obj.Call(type, PyStr.From(message), doc, PyInt.From(at)) is { } error) Err.SetObject(type, error);
        return null;
    }

    private static char Hex(int digit) => "0123456789abcdef"[digit & 15];

    private static void WriteUnit(ref StrWriter w, int unit)
    {
        w.Append([ '\\', 'u', Hex(unit >> 12), Hex(unit >> 8), Hex(unit >> 4), Hex(unit) ]);
    }

    private static char Short(int c) => c switch
    {
        '\\' or '"' => (char)c,
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => '\0',
    };

    [Mirrors("ascii_escape_unichar", 113, 147)]
    private static void WriteEscape(ref StrWriter w, int c)
    {
        if (Short(c) is not '\0' and var letter)
        {
            w.Append('\\');
            w.Append(letter);
        }
        else if (c >= 0x10000)
        {
            WriteUnit(ref w, 0xD800 + ((c - 0x10000) >> 10));
            WriteUnit(ref w, 0xDC00 + (c & 0x3FF));
        }
        else
        {
            WriteUnit(ref w, c);
        }
    }

    /// <summary>ascii_escape_unicode and escape_unicode.</summary>
    [Mirrors("ascii_escape_unicode", 149, 210), Mirrors("escape_unicode", 212, 304)]
    internal static void WriteEscaped(ref StrWriter w, PyStr s, bool ascii)
    {
        w.Append('"');
        if (s.IsBmp)
        {
            ReadOnlySpan<char> rest = s.Chars;
            while (true)
            {
                int stop = ascii ? rest.IndexOfAnyExcept(s_plainAscii) : rest.IndexOfAny(s_special);
                if (stop < 0) break;
                w.Append(rest[..stop]);
                WriteEscape(ref w, rest[stop]);
                rest = rest[(stop + 1)..];
            }
            w.Append(rest);
        }
        else
        {
            int n = s.Length;
            for (int i = 0; i < n; i++)
            {
                int c = s[i];
                bool plain = c >= ' ' && c is not ('\\' or '"') && (!ascii || c <= '~');
                if (plain) w.Append(c);
                else WriteEscape(ref w, c);
            }
        }
        w.Append('"');
    }

    private static int HexUnit(PyStr s, int at)
    {
        int value = 0;
        for (int i = at; i < at + 4; i++)
        {
            int c = s[i];
            int digit = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'f' ? c - 'a' + 10 : c is >= 'A' and <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    }

    // The next quote or backslash, or the length; -1 raised.
    private static int FindStop(PyStr s, int from, int length, bool strict)
    {
        if (s.IsBmp)
        {
            ReadOnlySpan<char> rest = s.Chars[from..];
            int stop = strict ? rest.IndexOfAny(s_special) : rest.IndexOfAny(s_stops);
            if (stop < 0) return length;
            if (rest[stop] is '"' or '\\') return from + stop;
            Raise("Invalid control character at", s, from + stop);
            return -1;
        }
        for (int i = from; i < length; i++)
        {
            int c = s[i];
            if (c is '"' or '\\') return i;
            if (c <= 0x1F && strict)
            {
                Raise("Invalid control character at", s, i);
                return -1;
            }
        }
        return length;
    }

    /// <summary>scanstring_unicode: <paramref name="start"/> is the index after the opening quote; null raised.</summary>
    [Mirrors("scanstring_unicode", 370, 543)]
    internal static PyStr? ScanString(PyStr s, nint start, bool strict, out int nextEnd)
    {
        nextEnd = -1;
        int length = s.Length;
        if (start < 0 || length < start) return Err.Raise<PyStr>(Exc.ValueError, "end is out of bounds");
        int begin = (int)start - 1, end = (int)start;
        int next = FindStop(s, end, length, strict);
        if (next < 0) return null;
        if (next < length && s[next] == '"')
        {
            nextEnd = next + 1;
            return s.Substring(end, next);
        }

        var w = new StrWriter(Math.Min(length - end, 256));
        bool done = false;
        while (true)
        {
            if (next == length)
            {
                Raise("Unterminated string starting at", s, begin);
                break;
            }
            w.Append(s, end, next);
            int c = s[next++];
            if (c == '"')
            {
                end = next;
                done = true;
                break;
            }
            if (next == length)
            {
                Raise("Unterminated string starting at", s, begin);
                break;
            }
            c = s[next];
            if (c != 'u')
            {
                end = next + 1;
                c = c switch { '"' or '\\' or '/' => c, 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => 0 };
                if (c == 0)
                {
                    Raise("Invalid \\escape", s, end - 2);
                    break;
                }
            }
            else
            {
                next++;
                end = next + 4;
                if (end > length)
                {
                    Raise("Invalid \\uXXXX escape", s, next - 1);
                    break;
                }
                if ((c = HexUnit(s, next)) < 0)
                {
                    Raise("Invalid \\uXXXX escape", s, end - 5);
                    break;
                }
                if (c is >= 0xD800 and <= 0xDBFF && end + 6 <= length && s[end] == '\\' && s[end + 1] == 'u')
                {
                    int low = HexUnit(s, end + 2);
                    if (low < 0)
                    {
                        Raise("Invalid \\uXXXX escape", s, end + 1);
                        break;
                    }
                    if (low is >= 0xDC00 and <= 0xDFFF)
                    {
                        c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
                        end += 6;
                    }
                }
            }
            w.Append(c);
            next = FindStop(s, end, length, strict);
            if (next < 0) break;
        }
        if (!done)
        {
            w.Dispose();
            return null;
        }
        nextEnd = end;
        return w.Finish();
    }
}
