// Modules/unicodedata.c: character names, which \N{...}, namereplace and unicodedata share.

using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyModules.Runtime;

/// <summary>Unicode character names. The table is a resource, read when first asked for: lines of code point (as hex step from the one before)
/// and name; after an empty line aliases, after another named sequences.</summary>
public static class UnicodeNames
{
    private sealed class Table
    {
        internal readonly Dictionary<int, string> Names = new(42000);
        internal readonly Dictionary<string, int> Codes = new(42000, StringComparer.OrdinalIgnoreCase);
        internal readonly Dictionary<string, string> Sequences = new(500, StringComparer.OrdinalIgnoreCase);

        internal static readonly Table Instance = new();

        private Table()
        {
            using Stream resource = typeof(UnicodeNames).Assembly.GetManifestResourceStream("UnicodeNames.bin")!;
            using var reader = new StreamReader(new ZLibStream(resource, CompressionMode.Decompress), Encoding.ASCII);
            int part = 0, code = 0;
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0)
                {
                    part++;
                    continue;
                }
                int space = line.IndexOf(' ');
                ReadOnlySpan<char> number = line.AsSpan(0, space);
                string name = line[(space + 1)..];
                switch (part)
                {
                    case 0:
                        code += int.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                        Names.Add(code, name);
                        Codes.Add(name, code);
                        break;
                    case 1:
                        Codes.TryAdd(name, int.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                        break;
                    default:
                        var sequence = new StringBuilder();
                        foreach (string c in number.ToString().Split('+'))
                            sequence.Append(char.ConvertFromUtf32(int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                        Sequences.Add(name, sequence.ToString());
                        break;
                }
            }
        }
    }

    private const int SBase = 0xAC00, VCount = 21, TCount = 28, SCount = 11172;

    private static readonly string[] s_lead =
        ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] s_vowel =
        ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];

    private static readonly string[] s_tail =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
    ];

    private static bool IsUnifiedIdeograph(int c) =>
        c is >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0x20000 and <= 0x2A6DF or >= 0x2A700 and <= 0x2B739 or >= 0x2B740 and <= 0x2B81D
            or >= 0x2B820 and <= 0x2CEA1 or >= 0x2CEB0 and <= 0x2EBE0 or >= 0x2EBF0 and <= 0x2EE5D or >= 0x30000 and <= 0x3134A or >= 0x31350 and <= 0x323AF;

    /// <summary>The name of a code point, or null.</summary>
    public static string? GetName(int c)
    {
        if (c is >= SBase and < SBase + SCount)
        {
            int s = c - SBase;
            return "HANGUL SYLLABLE " + s_lead[s / (VCount * TCount)] + s_vowel[s % (VCount * TCount) / TCount] + s_tail[s % TCount];
        }
        return IsUnifiedIdeograph(c) ? $"CJK UNIFIED IDEOGRAPH-{c:X}" : Table.Instance.Names.GetValueOrDefault(c);
    }

    /// <summary>The code point with a name or alias, in any case.</summary>
    public static bool TryGetCode(string name, out int code)
    {
        code = 0;
        if (name.StartsWith("HANGUL SYLLABLE ", StringComparison.OrdinalIgnoreCase)) return TryGetHangul(name.AsSpan(16), out code);
        if (name.StartsWith("CJK UNIFIED IDEOGRAPH-", StringComparison.OrdinalIgnoreCase)) return TryGetHex(name.AsSpan(22), out code) && IsUnifiedIdeograph(code);
        if (name.StartsWith("TANGUT IDEOGRAPH-", StringComparison.OrdinalIgnoreCase))
            return TryGetHex(name.AsSpan(17), out code) && code is >= 0x17000 and <= 0x187F7 or >= 0x18D00 and <= 0x18D08;
        return Table.Instance.Codes.TryGetValue(name, out code);
    }

    private static bool TryGetHex(ReadOnlySpan<char> digits, out int code)
    {
        code = 0;
        if (digits.Length is not (4 or 5) || digits[0] == '0') return false;
        foreach (char c in digits)
            if (!char.IsAsciiHexDigit(c)) return false;
        code = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return true;
    }

    private static readonly ConditionalWeakTable<Interpreter, object> s_loaded = [];

    /// <summary><c>_PyUnicode_GetNameCAPI</c>: the names are unicodedata's, and are to be had only if it can be imported; false raised.</summary>
    public static bool Load()
    {
        Interpreter interpreter = ThreadState.Current.Interpreter;
        if (s_loaded.TryGetValue(interpreter, out _)) return true;
        PyStr name = PyStr.Intern("unicodedata");
        if (interpreter.ModulesObject is not PyDict modules || !modules.TryGetItem(name, out PyObject? module)) return true;
        if (module is PyNone)
            return Err.Fail(Exc.UnicodeError, "\\N escapes not supported (can't load unicodedata module)");
        PyBaseException? error = Err.Fetch();
        if (module is null && PyImport.Module("unicodedata") is null) Err.Clear();
        if (error is not null) Err.Restore(error);
        s_loaded.AddOrUpdate(interpreter, name);
        return true;
    }

    /// <summary>The characters of a named sequence, or null.</summary>
    public static string? GetSequence(string name) => Table.Instance.Sequences.GetValueOrDefault(name);

    private static int Longest(string[] jamo, ref ReadOnlySpan<char> s)
    {
        int found = -1, length = -1;
        for (int i = 0; i < jamo.Length; i++)
        {
            if (jamo[i].Length <= length || !s.StartsWith(jamo[i], StringComparison.OrdinalIgnoreCase)) continue;
            found = i;
            length = jamo[i].Length;
        }
        if (found >= 0) s = s[length..];
        return found;
    }

    private static bool TryGetHangul(ReadOnlySpan<char> s, out int code)
    {
        int lead = Longest(s_lead, ref s), vowel = Longest(s_vowel, ref s), tail = Longest(s_tail, ref s);
        code = SBase + (lead * VCount + vowel) * TCount + tail;
        return lead >= 0 && vowel >= 0 && tail >= 0 && s.Length == 0;
    }
}
