// Modules/unicodedata.c: the database and normalisation.

using System.Globalization;
using System.IO.Compression;
using System.Text;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The properties of a code point that only unicodedata needs.</summary>
internal readonly record struct UnicodeRecord(string Category, string Bidirectional, int Combining, int Mirrored, string EastAsianWidth);

/// <summary>The database. It is a resource, read when first asked for: for the current version and for 3.2.0 the distinct records and the runs of code points
/// that have them; numeric values; those that 3.2.0 has otherwise; decompositions, a plus sign before those that compose again.</summary>
internal sealed class UnicodeDatabase
{
    private static UnicodeDatabase? s_instance;

    internal static UnicodeDatabase Instance => s_instance ??= new UnicodeDatabase();

    private sealed class Runs
    {
        private readonly List<UnicodeRecord> _records = [];
        private readonly List<int> _starts = [];
        private readonly List<int> _indices = [];

        internal Runs(StreamReader reader)
        {
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                string[] f = line.Split(' ');
                _records.Add(new UnicodeRecord(f[0], f[1] == "-" ? "" : f[1], Decimal(f[2]), Decimal(f[3]), f[4] == "-" ? "" : f[4]));
            }
            int start = 0;
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                int space = line.IndexOf(' ');
                _starts.Add(start);
                _indices.Add(Decimal(line.AsSpan(space + 1)));
                start += Hex(line.AsSpan(0, space));
            }
        }

        internal UnicodeRecord this[int c]
        {
            get
            {
                int i = _starts.BinarySearch(c);
                return _records[_indices[i >= 0 ? i : ~i - 1]];
            }
        }
    }

    private readonly Runs _current, _old;
    private readonly Dictionary<int, double> _numeric = [];
    private readonly Dictionary<int, (int? Decimal, double? Numeric)> _oldNumbers = [];
    private readonly Dictionary<int, string> _decompositions = [];
    private readonly Dictionary<int, int[]> _canonical = [], _compatibility = [];
    private readonly Dictionary<long, int> _compositions = [];

    private static int Decimal(ReadOnlySpan<char> s) => int.Parse(s, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static int Hex(ReadOnlySpan<char> s) => int.Parse(s, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private UnicodeDatabase()
    {
        using Stream resource = typeof(UnicodeDatabase).Assembly.GetManifestResourceStream("UnicodeData.bin")!;
        using var reader = new StreamReader(new ZLibStream(resource, CompressionMode.Decompress), Encoding.ASCII);
        _current = new Runs(reader);
        _old = new Runs(reader);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            int space = line.IndexOf(' ');
            _numeric.Add(Hex(line.AsSpan(0, space)), double.Parse(line.AsSpan(space + 1), CultureInfo.InvariantCulture));
        }
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            string[] f = line.Split(' ');
            _oldNumbers.Add(Hex(f[0]), (f[1] == "-" ? null : Decimal(f[1]), f[2] == "-" ? null : double.Parse(f[2], CultureInfo.InvariantCulture)));
        }
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            int mark = line.IndexOfAny(['=', '+']);
            int c = Hex(line.AsSpan(0, mark));
            string text = line[(mark + 1)..];
            _decompositions.Add(c, text);
            bool compatible = text[0] == '<';
            string[] parts = text.Split(' ');
            int[] codes = Array.ConvertAll(compatible ? parts[1..] : parts, static p => Hex(p));
            (compatible ? _compatibility : _canonical).Add(c, codes);
            if (line[mark] == '+') _compositions.Add((long)codes[0] << 32 | (uint)codes[1], c);
        }
    }

    [Mirrors("_getrecord_ex", 58, 70)]
    internal UnicodeRecord Record(int c, bool old) => old ? _old[c] : _current[c];

    private bool Unassigned(int c, bool old) => old && _old[c].Category == "Cn";

    internal int? DecimalValue(int c, bool old)
    {
        if (old && _oldNumbers.TryGetValue(c, out (int? Decimal, double?) number)) return number.Decimal;
        int value = UnicodeData.ToDecimal(c);
        return value < 0 ? null : value;
    }

    internal double? NumericValue(int c, bool old)
    {
        if (old && _oldNumbers.TryGetValue(c, out (int?, double? Numeric) number)) return number.Numeric;
        return _numeric.TryGetValue(c, out double value) ? value : null;
    }

    internal string Decomposition(int c, bool old) => Unassigned(c, old) ? "" : _decompositions.GetValueOrDefault(c, "");

    internal string? Name(int c, bool old) => Unassigned(c, old) ? null : UnicodeNames.GetName(c);

    // Normalisation.

    private const int SBase = 0xAC00, LBase = 0x1100, VBase = 0x1161, TBase = 0x11A7, LCount = 19, VCount = 21, TCount = 28, NCount = VCount * TCount, SCount = LCount * NCount;

    [Mirrors("nfd_nfkd", 493, 624)]
    private void Decompose(int c, bool old, bool compatible, List<int> to)
    {
        if (c is >= SBase and < SBase + SCount)
        {
            int s = c - SBase;
            to.Add(LBase + s / NCount);
            to.Add(VBase + s % NCount / TCount);
            if (s % TCount != 0) to.Add(TBase + s % TCount);
            return;
        }
        if (old)
        {
            // What 3.2.0 had wrong and later versions corrected.
            int wrong = c switch { 0x2F868 => 0x2136A, 0x2F874 => 0x5F33, 0x2F91F => 0x43AB, 0x2F95F => 0x7AAE, 0x2F9BF => 0x4D57, _ => 0 };
            if (wrong != 0)
            {
                Decompose(wrong, old, compatible, to);
                return;
            }
        }
        int[]? codes = null;
        if (c >= 0xA0 && !_canonical.TryGetValue(c, out codes) && compatible) _compatibility.TryGetValue(c, out codes);
        if (codes is null || Unassigned(c, old))
        {
            to.Add(c);
            return;
        }
        foreach (int part in codes) Decompose(part, old, compatible, to);
    }

    /// <summary>nfd_nfkd and nfc_nfkc.</summary>
    internal PyStr Normalize(PyStr text, bool old, bool compose, bool compatible)
    {
        if (text.IsAscii) return text.Exact;
        var codes = new List<int>(text.Length + 10);
        for (int i = 0; i < text.Length; i++) Decompose(text[i], old, compatible, codes);
        Sort(codes);
        if (compose) Compose(codes);
        PyStr result = PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codes));
        return PyStr.Equal(result, text) ? text.Exact : result;
    }

    private int Combining(int c) => c < 0x300 ? 0 : _current[c].Combining;

    private void Sort(List<int> codes)
    {
        for (int i = 0; i < codes.Count;)
        {
            if (Combining(codes[i]) == 0)
            {
                i++;
                continue;
            }
            int start = i;
            while (i < codes.Count && Combining(codes[i]) != 0) i++;
            if (i - start < 2) continue;
            int[] sorted = [.. codes.GetRange(start, i - start).OrderBy(Combining)];
            for (int k = 0; k < sorted.Length; k++) codes[start + k] = sorted[k];
        }
    }

    [Mirrors("nfc_nfkc", 642, 779)]
    private void Compose(List<int> codes)
    {
        int to = 0, starter = -1, last = 0;
        for (int i = 0; i < codes.Count; i++)
        {
            int c = codes[i], combining = Combining(c);
            if (starter >= 0 && (last < combining || last == 0 && to - 1 == starter) && Pair(codes[starter], c) is var pair and not 0)
            {
                codes[starter] = pair;
                continue;
            }
            if (combining == 0) starter = to;
            last = combining;
            codes[to++] = c;
        }
        codes.RemoveRange(to, codes.Count - to);
    }

    private int Pair(int first, int second)
    {
        if (first is >= LBase and < LBase + LCount && second is >= VBase and < VBase + VCount)
            return SBase + ((first - LBase) * VCount + (second - VBase)) * TCount;
        if (first is >= SBase and < SBase + SCount && (first - SBase) % TCount == 0 && second is > TBase and < TBase + TCount)
            return first + second - TBase;
        return _compositions.GetValueOrDefault((long)first << 32 | (uint)second);
    }
}
