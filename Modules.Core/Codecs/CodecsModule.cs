// Modules/_codecsmodule.c: the codec registry and the built-in codecs, as Python sees them.

using PyModules.Runtime;
using Registry = PyModules.Runtime.Codecs;

namespace PyModules.Modules;

/// <summary>The <c>_codecs</c> module.</summary>
[PyModule("_codecs", Source = "Modules/_codecsmodule.c")]
public static partial class CodecsModule
{
    [Mirrors("codec_tuple", 165, 172)]
    private static PyObject? Pair(PyObject? result, long consumed) =>
        result is null ? null : PyTuple.Of(result, PyInt.From(consumed));

    /// <summary>The argument of a codec that reads text or bytes; null raised.</summary>
    private static byte[]? TextOrBytes(PyObject data)
    {
        if (data is PyStr text) return text.ToUtf8();
        var view = new PyBuffer();
        if (!Obj.GetBuffer(data, view, PyBuffer.Simple)) return null;
        byte[] bytes = view.Span.ToArray();
        view.Release();
        return bytes;
    }

    [PyFunction("register", "(search_function, /)", Doc = "Register a function that finds codecs: it takes an encoding's name in lower case and returns a tuple\n(encoder, decoder, stream_reader, stream_writer), or a CodecInfo, or None."), Mirrors("_codecs_register", 63, 71)]
    private static PyObject? Register(PyObject search_function) => Registry.Register(search_function) ? PyNone.Instance : null;

    [PyFunction("unregister", "(search_function, /)", Doc = "Take a search function away and clear the registry's cache. One that is not registered is ignored."), Mirrors("_codecs_unregister", 83, 92)]
    private static PyObject? Unregister(PyObject search_function) => Registry.Unregister(search_function) ? PyNone.Instance : null;

    [PyFunction("lookup", "(encoding, /)", Doc = "The CodecInfo of an encoding."), Mirrors("_codecs_lookup_impl", 102, 107)]
    private static PyObject? Lookup(string encoding) => Registry.Lookup(encoding);

    [PyFunction("encode", "(obj, encoding='utf-8', errors='strict')", Doc = "Encode an object with the codec that is registered for the encoding."), Mirrors("_codecs_encode_impl", 124, 134)]
    private static PyObject? Encode(PyObject obj, string? encoding = null, string? errors = null) =>
        Registry.Encode(obj, encoding ?? "utf-8", errors);

    [PyFunction("decode", "(obj, encoding='utf-8', errors='strict')", Doc = "Decode an object with the codec that is registered for the encoding."), Mirrors("_codecs_decode_impl", 151, 161)]
    private static PyObject? Decode(PyObject obj, string? encoding = null, string? errors = null) =>
        Registry.Decode(obj, encoding ?? "utf-8", errors);

    [PyFunction("register_error", "(errors, handler, /)", Doc = "Register an error handler under a name. It is called with an exception that says where the error is\nand returns a tuple (replacement, new position)."), Mirrors("_codecs_register_error_impl", 973, 981)]
    private static PyObject? RegisterError(string errors, PyObject handler) => Registry.RegisterError(errors, handler) ? PyNone.Instance : null;

    [PyFunction("_unregister_error", "(errors, /)", Doc = "Take a custom error handler away; False when there is none. Built-in ones cannot be."), Mirrors("_codecs__unregister_error_impl", 1000, 1005)]
    private static bool? UnregisterError(string errors) => Registry.UnregisterError(errors);

    [PyFunction("lookup_error", "(name, /)", Doc = "The error handler with a name; LookupError when there is none."), Mirrors("_codecs_lookup_error_impl", 1018, 1023)]
    private static PyObject? LookupError(string name) => Registry.LookupError(name);

    [PyFunction("charmap_build", "(map, /)"), Mirrors("_codecs_charmap_build_impl", 900, 905)]
    private static PyObject? CharmapBuild(PyStr map) => Registry.BuildEncodingMap(map);

    [PyFunction("escape_decode", "(data, errors=None, /)"), Mirrors("_codecs_escape_decode_impl", 182, 190)]
    private static PyObject? EscapeDecode(PyObject data, [AllowNone] string? errors = null)
    {
        if (TextOrBytes(data) is not { } bytes) return null;
        return Pair(Registry.DecodeBytesEscape(bytes, errors), bytes.Length);
    }

    [PyFunction("escape_encode", "(data, errors=None, /)"), Mirrors("_codecs_escape_encode_impl", 199, 253)]
    private static PyObject? EscapeEncode(PyBytes data, [AllowNone] string? errors = null)
    {
        ReadOnlySpan<byte> s = data.Span;
        var w = new ByteWriter(s.Length + 16);
        foreach (byte c in s)
        {
            switch (c)
            {
                case (byte)'\'' or (byte)'\\': w.Append([(byte)'\\', c]); break;
                case (byte)'\t': w.Append("\\t"u8); break;
                case (byte)'\n': w.Append("\\n"u8); break;
                case (byte)'\r': w.Append("\\r"u8); break;
                case < (byte)' ' or >= 0x7f:
                    w.Append([(byte)'\\', (byte)'x', (byte)"0123456789abcdef"[c >> 4], (byte)"0123456789abcdef"[c & 15]]);
                    break;
                default: w.Append(c); break;
            }
        }
        return Pair(w.Finish(), s.Length);
    }

    [PyFunction("readbuffer_encode", "(data, errors=None, /)"), Mirrors("_codecs_readbuffer_encode_impl", 657, 664)]
    private static PyObject? ReadBufferEncode(PyObject data, [AllowNone] string? errors = null) =>
        TextOrBytes(data) is { } bytes ? Pair(PyBytes.From(bytes), bytes.Length) : null;

    [PyFunction("utf_16_ex_decode", "(data, errors=None, byteorder=0, final=False, /)"), Mirrors("_codecs_utf_16_ex_decode_impl", 378, 392)]
    private static PyObject? Utf16ExDecode(PyBuffer data, [AllowNone] string? errors = null, int byteorder = 0, bool final = false)
    {
        PyStr? s = Registry.DecodeUtf16(data.Span, errors, ref byteorder, final, out int consumed);
        return s is null ? null : PyTuple.Of(s, PyInt.From(final ? data.Len : consumed), PyInt.From(byteorder));
    }

    [PyFunction("utf_32_ex_decode", "(data, errors=None, byteorder=0, final=False, /)"), Mirrors("_codecs_utf_32_ex_decode_impl", 476, 488)]
    private static PyObject? Utf32ExDecode(PyBuffer data, [AllowNone] string? errors = null, int byteorder = 0, bool final = false)
    {
        PyStr? s = Registry.DecodeUtf32(data.Span, errors, ref byteorder, final, out int consumed);
        return s is null ? null : PyTuple.Of(s, PyInt.From(final ? data.Len : consumed), PyInt.From(byteorder));
    }

    [PyFunction("utf_7_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_7_decode_impl", 264, 274)]
    private static PyObject? Utf7Decode(PyBuffer data, [AllowNone] string? errors = null, bool final = false) =>
        Pair(Registry.DecodeUtf7(data.Span, errors, final, out int consumed), final ? data.Len : consumed);

    [PyFunction("utf_8_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_8_decode_impl", 284, 294)]
    private static PyObject? Utf8Decode(PyBuffer data, [AllowNone] string? errors = null, bool final = false) =>
        Pair(Registry.DecodeUtf8(data.Span, errors, final, out int consumed), final ? data.Len : consumed);

    [PyFunction("utf_16_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_16_decode_impl", 304, 316)]
    private static PyObject? Utf16Decode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = 0;
        return Pair(Registry.DecodeUtf16(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_16_encode", "(str, errors=None, byteorder=0, /)"), Mirrors("_codecs_utf_16_encode_impl", 713, 720)]
    private static PyObject? Utf16Encode(PyStr str, [AllowNone] string? errors = null, int byteorder = 0) =>
        Pair(Registry.EncodeUtf16(str, errors, byteorder), str.Length);

    [PyFunction("utf_16_le_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_16_le_decode_impl", 326, 338)]
    private static PyObject? Utf16LeDecode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = -1;
        return Pair(Registry.DecodeUtf16(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_16_le_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_16_le_encode_impl", 729, 736)]
    private static PyObject? Utf16LeEncode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeUtf16(str, errors, -1), str.Length);

    [PyFunction("utf_16_be_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_16_be_decode_impl", 348, 360)]
    private static PyObject? Utf16BeDecode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = 1;
        return Pair(Registry.DecodeUtf16(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_16_be_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_16_be_encode_impl", 745, 752)]
    private static PyObject? Utf16BeEncode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeUtf16(str, errors, 1), str.Length);

    [PyFunction("utf_32_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_32_decode_impl", 402, 414)]
    private static PyObject? Utf32Decode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = 0;
        return Pair(Registry.DecodeUtf32(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_32_encode", "(str, errors=None, byteorder=0, /)"), Mirrors("_codecs_utf_32_encode_impl", 769, 776)]
    private static PyObject? Utf32Encode(PyStr str, [AllowNone] string? errors = null, int byteorder = 0) =>
        Pair(Registry.EncodeUtf32(str, errors, byteorder), str.Length);

    [PyFunction("utf_32_le_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_32_le_decode_impl", 424, 436)]
    private static PyObject? Utf32LeDecode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = -1;
        return Pair(Registry.DecodeUtf32(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_32_le_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_32_le_encode_impl", 785, 792)]
    private static PyObject? Utf32LeEncode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeUtf32(str, errors, -1), str.Length);

    [PyFunction("utf_32_be_decode", "(data, errors=None, final=False, /)"), Mirrors("_codecs_utf_32_be_decode_impl", 446, 458)]
    private static PyObject? Utf32BeDecode(PyBuffer data, [AllowNone] string? errors = null, bool final = false)
    {
        int order = 1;
        return Pair(Registry.DecodeUtf32(data.Span, errors, ref order, final, out int consumed), final ? data.Len : consumed);
    }

    [PyFunction("utf_32_be_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_32_be_encode_impl", 801, 808)]
    private static PyObject? Utf32BeEncode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeUtf32(str, errors, 1), str.Length);

    [PyFunction("unicode_escape_decode", "(data, errors=None, final=True, /)"), Mirrors("_codecs_unicode_escape_decode_impl", 498, 508)]
    private static PyObject? UnicodeEscapeDecode(PyObject data, [AllowNone] string? errors = null, bool final = true)
    {
        if (TextOrBytes(data) is not { } bytes) return null;
        return Pair(Registry.DecodeUnicodeEscape(bytes, errors, final, out int consumed), final ? bytes.Length : consumed);
    }

    [PyFunction("unicode_escape_encode", "(str, errors=None, /)"), Mirrors("_codecs_unicode_escape_encode_impl", 817, 824)]
    private static PyObject? UnicodeEscapeEncode(PyStr str, [AllowNone] string? errors = null) => Pair(Registry.EncodeUnicodeEscape(str), str.Length);

    [PyFunction("raw_unicode_escape_decode", "(data, errors=None, final=True, /)"), Mirrors("_codecs_raw_unicode_escape_decode_impl", 518, 528)]
    private static PyObject? RawUnicodeEscapeDecode(PyObject data, [AllowNone] string? errors = null, bool final = true)
    {
        if (TextOrBytes(data) is not { } bytes) return null;
        return Pair(Registry.DecodeRawUnicodeEscape(bytes, errors, final, out int consumed), final ? bytes.Length : consumed);
    }

    [PyFunction("raw_unicode_escape_encode", "(str, errors=None, /)"), Mirrors("_codecs_raw_unicode_escape_encode_impl", 833, 840)]
    private static PyObject? RawUnicodeEscapeEncode(PyStr str, [AllowNone] string? errors = null) => Pair(Registry.EncodeRawUnicodeEscape(str), str.Length);

    [PyFunction("latin_1_decode", "(data, errors=None, /)"), Mirrors("_codecs_latin_1_decode_impl", 537, 544)]
    private static PyObject? Latin1Decode(PyBuffer data, [AllowNone] string? errors = null) => Pair(PyStr.FromLatin1(data.Span), data.Len);

    [PyFunction("ascii_decode", "(data, errors=None, /)"), Mirrors("_codecs_ascii_decode_impl", 553, 560)]
    private static PyObject? AsciiDecode(PyBuffer data, [AllowNone] string? errors = null) =>
        Pair(Registry.DecodeAscii(data.Span, errors), data.Len);

    [PyFunction("charmap_decode", "(data, errors=None, mapping=None, /)"), Mirrors("_codecs_charmap_decode_impl", 570, 582)]
    private static PyObject? CharmapDecode(PyBuffer data, [AllowNone] string? errors = null, PyObject? mapping = null) =>
        Pair(Registry.DecodeCharmap(data.Span, mapping is PyNone ? null : mapping, errors), data.Len);

    [PyFunction("utf_7_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_7_encode_impl", 673, 680)]
    private static PyObject? Utf7Encode(PyStr str, [AllowNone] string? errors = null) => Pair(Registry.EncodeUtf7(str), str.Length);

    [PyFunction("utf_8_encode", "(str, errors=None, /)"), Mirrors("_codecs_utf_8_encode_impl", 689, 696)]
    private static PyObject? Utf8Encode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeUtf8(str, errors), str.Length);

    [PyFunction("latin_1_encode", "(str, errors=None, /)"), Mirrors("_codecs_latin_1_encode_impl", 849, 856)]
    private static PyObject? Latin1Encode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeLatin1(str, errors), str.Length);

    [PyFunction("ascii_encode", "(str, errors=None, /)"), Mirrors("_codecs_ascii_encode_impl", 865, 872)]
    private static PyObject? AsciiEncode(PyStr str, [AllowNone] string? errors = null) =>
        Pair(Registry.EncodeAscii(str, errors), str.Length);

    [PyFunction("charmap_encode", "(str, errors=None, mapping=None, /)"), Mirrors("_codecs_charmap_encode_impl", 882, 892)]
    private static PyObject? CharmapEncode(PyStr str, [AllowNone] string? errors = null, PyObject? mapping = null) =>
        Pair(Registry.EncodeCharmap(str, mapping is PyNone ? null : mapping, errors), str.Length);
}
