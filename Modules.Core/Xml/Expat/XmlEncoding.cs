// The encodings that a document can be read in without help: how characters lie in bytes.

using System.Text;

namespace PyModules.Modules.Expat;

/// <summary>Finds the characters in bytes, one at a time, where they lie.</summary>
internal abstract class XmlEncoding(string name, int unit, bool isUtf8)
{
    /// <summary>Read's answers beside a character: nothing left, a part of one, none that XML allows.</summary>
    public const int End = -1, Partial = -2, Bad = -3;

    public static readonly XmlEncoding Utf8 = new Utf8Encoding(), Ascii = new AsciiEncoding(), Latin1 = new TableEncoding("ISO-8859-1", Identity()),
        Utf16Big = new Utf16Encoding("UTF-16BE", bigEndian: true), Utf16Little = new Utf16Encoding("UTF-16LE", bigEndian: false);

    public string Name => name;

    /// <summary>Bytes of the shortest character.</summary>
    public int Unit => unit;

    /// <summary>Whether the bytes are UTF-8 as they stand.</summary>
    public bool IsUtf8 => isUtf8;

    /// <summary>The character at a place and its length in bytes.</summary>
    public abstract int Read(ReadOnlySpan<byte> data, int at, out int length);

    /// <summary>How far the count of columns goes in one step; it does not care whether the bytes are right.</summary>
    public virtual int Step(ReadOnlySpan<byte> data, int at) => unit;

    /// <summary>The encoding that a protocol or a declaration names; null when it is not one of these.</summary>
    public static XmlEncoding? Named(string name) => name.ToUpperInvariant() switch
    {
        "ISO-8859-1" => Latin1,
        "US-ASCII" => Ascii,
        "UTF-8" => Utf8,
        "UTF-16" or "UTF-16BE" => Utf16Big,
        "UTF-16LE" => Utf16Little,
        _ => null,
    };

    /// <summary>Whether XML 1.0 allows a character.</summary>
    public static bool IsXml(int c) => c switch
    {
        < 0x20 => c is '\t' or '\n' or '\r',
        < 0xD800 => true,
        < 0xE000 => false,
        _ => c is not (0xFFFE or 0xFFFF) && c <= 0x10FFFF,
    };

    protected static int Checked(int c) => IsXml(c) ? c : Bad;

    private static int[] Identity()
    {
        int[] map = new int[256];
        for (int i = 0; i < map.Length; i++) map[i] = i;
        return map;
    }

    private sealed class Utf8Encoding() : XmlEncoding("UTF-8", 1, isUtf8: true)
    {
        public override int Read(ReadOnlySpan<byte> data, int at, out int length)
        {
            byte first = data[at];
            length = 1;
            if (first < 0x80) return Checked(first);
            int wanted = Lead(first);
            if (wanted == 1) return Bad;
            if (data.Length - at < wanted) return Partial;
            return Rune.DecodeFromUtf8(data.Slice(at, wanted), out Rune rune, out int used) == System.Buffers.OperationStatus.Done && (length = used) == wanted
                ? Checked(rune.Value) : Bad;
        }

        public override int Step(ReadOnlySpan<byte> data, int at) => Lead(data[at]);

        private static int Lead(byte first) => first switch
        {
            < 0xC2 => 1,
            < 0xE0 => 2,
            < 0xF0 => 3,
            < 0xF5 => 4,
            _ => 1,
        };
    }

    private sealed class AsciiEncoding() : XmlEncoding("US-ASCII", 1, isUtf8: true)
    {
        public override int Read(ReadOnlySpan<byte> data, int at, out int length)
        {
            length = 1;
            return data[at] < 0x80 ? Checked(data[at]) : Bad;
        }
    }

    private sealed class Utf16Encoding(string name, bool bigEndian) : XmlEncoding(name, 2, isUtf8: false)
    {
        public override int Read(ReadOnlySpan<byte> data, int at, out int length)
        {
            length = 2;
            if (data.Length - at < 2) return End;
            int c = CodeUnit(data, at);
            if (c is >= 0xDC00 and < 0xE000) return Bad;
            if (c is < 0xD800 or >= 0xE000) return Checked(c);
            if (data.Length - at < 4) return Partial;
            length = 4;
            int low = CodeUnit(data, at + 2);
            // Only the first half decides; what the second one is, shows where the text is made.
            return 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
        }

        public override int Step(ReadOnlySpan<byte> data, int at) => data.Length - at >= 4 && CodeUnit(data, at) is >= 0xD800 and < 0xDC00 ? 4 : 2;

        private int CodeUnit(ReadOnlySpan<byte> data, int at) => bigEndian ? data[at] << 8 | data[at + 1] : data[at + 1] << 8 | data[at];
    }
}

/// <summary>One byte a character: ISO-8859-1, and what Python's codecs make of other names.</summary>
internal sealed class TableEncoding(string name, int[] map) : XmlEncoding(name, 1, isUtf8: false)
{
    public override int Read(ReadOnlySpan<byte> data, int at, out int length)
    {
        length = 1;
        int c = map[data[at]];
        return c < 0 ? Bad : Checked(c);
    }

    /// <summary>Whether a map can serve: markup must lie where ASCII has it, and nothing else may be mapped onto it.</summary>
    public static bool Fits(int[] map)
    {
        for (int i = 0; i < 256; i++)
        {
            int c = map[i];
            if (i < 0x80 && Matters(i) && c != i) return false;
            if (c is < -1 or > 0xFFFF || c is >= 0 and < 0x80 && Matters(c) && c != i) return false;
        }
        return true;
    }

    /// <summary>The characters of ASCII that the grammar looks at.</summary>
    private static bool Matters(int c) => c is '\t' or '\n' or '\r' || c is > 0x1F and < 0x7F and not ('$' or '@' or '\\' or '^' or '`' or '{' or '}' or '~');
}
