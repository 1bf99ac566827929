// Objects/unicodeobject.c: the character mapping codec.

using System.Globalization;

namespace PyModules.Runtime;

public static partial class Codecs
{
    /// <summary>PyUnicode_DecodeCharmap; a null mapping is Latin-1.</summary>
    [Mirrors("PyUnicode_DecodeCharmap", 8593, 8625)]
    public static PyStr? DecodeCharmap(ReadOnlySpan<byte> s, PyObject? mapping, string? errors)
    {
        if (mapping is null) return PyStr.FromLatin1(s);
        if (s.Length == 0) return PyStr.Empty;
        var w = new StrWriter(s.Length);
        var handler = new CodecErrors(errors);
        var table = mapping.GetType() == typeof(PyStr) ? (PyStr)mapping : null;
        int i = 0;
        while (i < s.Length)
        {
            int c = s[i];
            if (table is not null)
            {
                int x = c < table.Length ? table[c] : 0xFFFE;
                if (x != 0xFFFE)
                {
                    w.Append(x);
                    i++;
                    continue;
                }
            }
            else
            {
                if (!LookupDecode(mapping, c, ref w, out bool defined)) goto error;
                if (defined)
                {
                    i++;
                    continue;
                }
            }
            i = handler.Decode("charmap", "character maps to <undefined>", ref s, i, i + 1, ref w);
            if (i < 0) goto error;
        }
        return w.Finish();
    error:
        w.Dispose();
        return null;
    }

    [Mirrors("charmap_decode_mapping", 8489, 8591)]
    private static bool LookupDecode(PyObject mapping, int c, ref StrWriter w, out bool defined)
    {
        defined = false;
        if (!Mapping.TryGetItem(mapping, PyInt.From(c), out PyObject? item)) return Err.MatchesAndClear(Exc.LookupError);
        switch (item)
        {
            case null or PyNone:
                return true;
            case PyLong n:
                if (!n.TryAsLong(out long value) || value is < 0 or > PyStr.MaxCodePoint)
                    return Err.Fail(Exc.TypeError, "character mapping must be in range(0x110000)");
                if (value == 0xFFFE) return true;
                w.Append((int)value);
                break;
            case PyStr s:
                if (s.Length == 1 && s[0] == 0xFFFE) return true;
                w.Append(s);
                break;
            default:
                return Err.Fail(Exc.TypeError, "character mapping must return integer, None or str");
        }
        defined = true;
        return true;
    }

    /// <summary>PyUnicode_BuildEncodingMap: an EncodingMap, or a dict where that does not do.</summary>
    [Mirrors("PyUnicode_BuildEncodingMap", 8669, 8783)]
    public static PyObject? BuildEncodingMap(PyStr table)
    {
        if (table.Length == 0) return Err.Raise(Exc.TypeError, "bad argument type for built-in operation");
        int n = Math.Min(table.Length, 256);
        bool dict = table[0] != 0;
        for (int i = 1; i < n; i++) dict |= table[i] is 0 or > 0xFFFF;
        if (!dict) return new PyEncodingMap(table, n);
        var result = new PyDict();
        for (int i = 0; i < n; i++)
            if (!result.SetItem(PyInt.From(table[i]), PyInt.From(i))) return null;
        return result;
    }

    private enum CharmapResult { Done, Failed, Raised }

    /// <summary>charmapencode_lookup: an int in range(256), bytes or None; null raised.</summary>
    [Mirrors("charmapencode_lookup", 8821, 8866)]
    private static PyObject? LookupEncode(int c, PyObject mapping)
    {
        if (!Mapping.TryGetItem(mapping, PyInt.From(c), out PyObject? x))
            return Err.MatchesAndClear(Exc.LookupError) ? PyNone.Instance : null;
        switch (x)
        {
            case null:
                return PyNone.Instance;
            case PyLong n:
                if (n.TryAsLong(out long value) && value is >= 0 and <= 255) return x;
                return Err.Raise(Exc.TypeError, "character mapping must be in range(256)");
            case PyNone or PyBytes:
                return x;
        }
        return Err.Raise(Exc.TypeError, $"character mapping must return integer, bytes or None, not {x.Type.Name}");
    }

    [Mirrors("charmapencode_output", 8889, 8944)]
    private static CharmapResult OutputCharmap(int c, PyObject mapping, ref ByteWriter w)
    {
        if (mapping is PyEncodingMap map)
        {
            int found = map.Lookup(c);
            if (found < 0) return CharmapResult.Failed;
            w.Append((byte)found);
            return CharmapResult.Done;
        }
        switch (LookupEncode(c, mapping))
        {
            case null: return CharmapResult.Raised;
            case PyLong n:
                n.TryAsLong(out long value);
                w.Append((byte)value);
                return CharmapResult.Done;
            case PyBytes bytes:
                w.Append(bytes.Span);
                return CharmapResult.Done;
        }
        return CharmapResult.Failed;
    }

    /// <summary>_PyUnicode_EncodeCharmap; a null mapping is Latin-1.</summary>
    [Mirrors("_PyUnicode_EncodeCharmap", 9089, 9156)]
    public static PyBytes? EncodeCharmap(PyStr text, PyObject? mapping, string? errors)
    {
        if (mapping is null) return EncodeLatin1(text, errors);
        var w = new ByteWriter(text.Length);
        var handler = new CodecErrors(errors);
        for (int i = 0; i < text.Length;)
        {
            switch (OutputCharmap(text[i], mapping, ref w))
            {
                case CharmapResult.Done:
                    i++;
                    continue;
                case CharmapResult.Failed:
                    i = CharmapError(text, i, mapping, ref handler, ref w);
                    if (i >= 0) continue;
                    break;
            }
            w.Dispose();
            return null;
        }
        return w.Finish();
    }

    /// <summary>charmap_encoding_error: where to go on; -1 raised.</summary>
    [Mirrors("charmap_encoding_error", 8948, 9087)]
    private static int CharmapError(PyStr text, int start, PyObject mapping, ref CodecErrors handler, ref ByteWriter w)
    {
        const string encoding = "charmap", reason = "character maps to <undefined>";
        int end = start + 1;
        while (end < text.Length)
        {
            if (mapping is PyEncodingMap map)
            {
                if (map.Lookup(text[end]) >= 0) break;
            }
            else
            {
                if (LookupEncode(text[end], mapping) is not { } found) return -1;
                if (found is not PyNone) break;
            }
            end++;
        }
        switch (handler.Known)
        {
            case ErrorHandler.Strict:
                handler.RaiseEncode(encoding, text, start, end, reason);
                return -1;
            case ErrorHandler.Ignore:
                return end;
            case ErrorHandler.Replace:
                for (int i = start; i < end; i++)
                    if (!Put('?', ref handler, ref w)) return -1;
                return end;
            case ErrorHandler.XmlCharRefReplace:
                for (int i = start; i < end; i++)
                    foreach (char c in string.Create(CultureInfo.InvariantCulture, $"&#{text[i]};"))
                        if (!Put(c, ref handler, ref w)) return -1;
                return end;
        }
        switch (handler.Encode(encoding, reason, text, start, end, out int next))
        {
            case PyBytes bytes:
                w.Append(bytes.Span);
                return next;
            case PyStr s:
                for (int i = 0; i < s.Length; i++)
                    if (!Put(s[i], ref handler, ref w)) return -1;
                return next;
        }
        return -1;

        bool Put(int c, ref CodecErrors errors, ref ByteWriter to)
        {
            switch (OutputCharmap(c, mapping, ref to))
            {
                case CharmapResult.Done: return true;
                case CharmapResult.Failed:
                    errors.RaiseEncode(encoding, text, start, end, reason);
                    break;
            }
            return false;
        }
    }
}

/// <summary>The inverse of a decoding table for the charmap codec.</summary>
[PyType("EncodingMap", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyEncodingMap : PyObject
{
    private readonly Dictionary<int, byte> _map = [];
    private readonly int _size;

    internal PyEncodingMap(PyStr table, int n)
    {
        var blocks1 = new HashSet<int>();
        var blocks2 = new HashSet<int>();
        for (int i = 1; i < n; i++)
        {
            if (table[i] == 0xFFFE) continue;
            _map[table[i]] = (byte)i;
            blocks1.Add(table[i] >> 11);
            blocks2.Add(table[i] >> 7);
        }
        _map[0] = 0;
        _size = 56 + 16 * blocks1.Count + 128 * blocks2.Count;
    }

    [Mirrors("encoding_map_lookup", 8785, 8814)]
    internal int Lookup(int c) => _map.TryGetValue(c, out byte b) ? b : -1;

    [PyMethod("size", "()", Doc = "The size in bytes that CPython would report."), Mirrors("EncodingMap_size_impl", 8647, 8653)]
    private PyObject? Size() => PyInt.From(_size);
}
