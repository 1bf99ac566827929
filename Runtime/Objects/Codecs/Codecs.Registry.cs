// Python/codecs.c: the registry of codecs.

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    internal PyList CodecSearchPath { get; } = new();
    internal PyDict CodecSearchCache { get; } = new();

    private PyDict? _codecErrors;

    /// <summary>The error handlers by name.</summary>
    internal PyDict CodecErrorRegistry => _codecErrors ??= Codecs.BuiltinErrorHandlers();
}

/// <summary>The <c>PyCodec_*</c> API and the built-in text codecs.</summary>
public static partial class Codecs
{
    private static Interpreter Interp => ThreadState.Current.Interpreter;

    /// <summary>PyCodec_Register.</summary>
    [Mirrors("PyCodec_Register", 31, 54)]
    public static bool Register(PyObject search)
    {
        if (!Obj.IsCallable(search)) return Err.Fail(Exc.TypeError, "argument must be callable");
        Interp.CodecSearchPath.Append(search);
        return true;
    }

    /// <summary>PyCodec_Unregister.</summary>
    [Mirrors("PyCodec_Unregister", 56, 91)]
    public static bool Unregister(PyObject search)
    {
        PyList path = Interp.CodecSearchPath;
        for (int i = 0; i < path.Count; i++)
        {
            if (!ReferenceEquals(path[i], search)) continue;
            Interp.CodecSearchCache.Clear();
            return Obj.DelItem(path, PyInt.From(i));
        }
        return true;
    }

    /// <summary>_Py_normalize_encoding.</summary>
    [Mirrors("normalizestring", 98, 124)]
    internal static string Normalize(string encoding)
    {
        if (IsNormal(encoding)) return encoding;
        var b = new System.Text.StringBuilder(encoding.Length);
        bool punctuation = false;
        foreach (char c in encoding)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
            {
                if (punctuation && b.Length > 0) b.Append('_');
                punctuation = false;
                b.Append(char.ToLowerInvariant(c));
            }
            else
            {
                punctuation = true;
            }
        }
        return b.ToString();
    }

    private static bool IsNormal(string encoding)
    {
        foreach (char c in encoding)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '.') return false;
        return true;
    }

    /// <summary>_PyCodec_Lookup: the codec's 4-tuple.</summary>
    [Mirrors("_PyCodec_Lookup", 141, 226)]
    public static PyTuple? Lookup(string encoding)
    {
        Interpreter interpreter = Interp;
        PyStr name = PyStr.Intern(Normalize(encoding));
        if (!interpreter.CodecSearchCache.TryGetItem(name, out PyObject? found)) return null;
        if (found is PyTuple cached) return cached;
        PyList path = interpreter.CodecSearchPath;
        if (path.Count == 0)
            return Err.Raise<PyTuple>(Exc.LookupError, "no codec search functions registered: can't find encoding");
        for (int i = 0; i < path.Count; i++)
        {
            if (Obj.Call(path[i], name) is not { } result) return null;
            if (result is PyNone) continue;
            if (result is not PyTuple { Count: 4 } codec)
                return Err.Raise<PyTuple>(Exc.TypeError, "codec search functions must return 4-tuples");
            return interpreter.CodecSearchCache.SetItem(name, codec) ? codec : null;
        }
        return Err.Raise<PyTuple>(Exc.LookupError, $"unknown encoding: {encoding}");
    }

    /// <summary>PyCodec_KnownEncoding.</summary>
    [Mirrors("PyCodec_KnownEncoding", 230, 243)]
    public static bool Known(string encoding)
    {
        if (Lookup(encoding) is not null) return true;
        Err.Clear();
        return false;
    }

    [Mirrors("_PyCodec_EncodeInternal", 406, 444), Mirrors("_PyCodec_DecodeInternal", 451, 488)]
    private static PyObject? CallCodec(PyObject? codec, PyObject value, string encoding, string? errors, string verb, string shape)
    {
        if (codec is null) return null;
        PyObject? result = errors is null ? Obj.Call(codec, value) : Obj.Call(codec, value, PyStr.From(errors));
        if (result is null)
        {
            AddNote($"{verb} with '{encoding}' codec failed");
            return null;
        }
        return result is PyTuple { Count: 2 } pair ? pair[0] : Err.Raise(Exc.TypeError, shape);
    }

    /// <summary>_PyErr_FormatNote on the exception that is set.</summary>
    private static void AddNote(string note)
    {
        if (Err.Fetch() is not { } exception) return;
        if (Obj.CallMethod(exception, Id.Make("add_note"), PyStr.From(note)) is null) return;
        Err.Restore(exception);
    }

    /// <summary>PyCodec_Encode.</summary>
    [Mirrors("PyCodec_Encode", 491, 502)]
    public static PyObject? Encode(PyObject value, string encoding, string? errors) =>
        CallCodec(Lookup(encoding)?[0], value, encoding, errors, "encoding", "encoder must return a tuple (object, integer)");

    /// <summary>PyCodec_Decode.</summary>
    [Mirrors("PyCodec_Decode", 504, 515)]
    public static PyObject? Decode(PyObject value, string encoding, string? errors) =>
        CallCodec(Lookup(encoding)?[1], value, encoding, errors, "decoding", "decoder must return a tuple (object,integer)");

    /// <summary>_PyCodec_LookupTextEncoding.</summary>
    [Mirrors("_PyCodec_LookupTextEncoding", 518, 563)]
    public static PyTuple? LookupTextEncoding(string encoding, string? alternate)
    {
        if (Lookup(encoding) is not { } codec) return null;
        if (codec.GetType() == typeof(PyTuple)) return codec;
        if (!Obj.TryGetAttr(codec, Id.Make("_is_text_encoding"), out PyObject? attribute)) return null;
        if (attribute is null) return codec;
        switch (Obj.IsTrue(attribute))
        {
            case null: return null;
            case true: return codec;
        }
        if (encoding.Length > 400) encoding = encoding[..400];
        return Err.Raise<PyTuple>(Exc.LookupError, alternate is null
            ? $"'{encoding}' is not a text encoding"
            : $"'{encoding}' is not a text encoding; use {alternate} to handle arbitrary codecs");
    }

    /// <summary>_PyCodec_EncodeText.</summary>
    [Mirrors("_PyCodec_EncodeText", 593, 604)]
    public static PyObject? EncodeText(PyObject value, string encoding, string? errors) =>
        CallCodec(LookupTextEncoding(encoding, "codecs.encode()")?[0], value, encoding, errors, "encoding", "encoder must return a tuple (object, integer)");

    /// <summary>_PyCodec_DecodeText.</summary>
    [Mirrors("_PyCodec_DecodeText", 606, 617)]
    public static PyObject? DecodeText(PyObject value, string encoding, string? errors) =>
        CallCodec(LookupTextEncoding(encoding, "codecs.decode()")?[1], value, encoding, errors, "decoding", "decoder must return a tuple (object,integer)");

    [Mirrors("codec_makeincrementalcodec", 285, 301)]
    private static PyObject? MakeIncremental(PyObject? codec, string? errors, string attribute)
    {
        if (codec is null || Obj.GetAttr(codec, attribute) is not { } factory) return null;
        return errors is null ? Obj.Call(factory) : Obj.Call(factory, PyStr.From(errors));
    }

    /// <summary>_PyCodecInfo_GetIncrementalDecoder.</summary>
    [Mirrors("_PyCodecInfo_GetIncrementalDecoder", 344, 349)]
    public static PyObject? IncrementalDecoder(PyObject codecInfo, string? errors) => MakeIncremental(codecInfo, errors, "incrementaldecoder");

    /// <summary>_PyCodecInfo_GetIncrementalEncoder.</summary>
    [Mirrors("_PyCodecInfo_GetIncrementalEncoder", 351, 356)]
    public static PyObject? IncrementalEncoder(PyObject codecInfo, string? errors) => MakeIncremental(codecInfo, errors, "incrementalencoder");

    /// <summary>PyCodec_RegisterError.</summary>
    [Mirrors("PyCodec_RegisterError", 625, 635)]
    public static bool RegisterError(string name, PyObject handler)
    {
        if (!Obj.IsCallable(handler)) return Err.Fail(Exc.TypeError, "handler must be callable");
        return Interp.CodecErrorRegistry.SetItem(PyStr.From(name), handler);
    }

    /// <summary>_PyCodec_UnregisterError: whether there was one.</summary>
    [Mirrors("_PyCodec_UnregisterError", 637, 649)]
    public static bool? UnregisterError(string name)
    {
        if (Array.IndexOf(s_builtinHandlers, name) < 0) return Interp.CodecErrorRegistry.Remove(PyStr.From(name));
        Err.Fail(Exc.ValueError, $"cannot un-register built-in error handler '{name}'");
        return null;
    }

    /// <summary>PyCodec_LookupError.</summary>
    [Mirrors("PyCodec_LookupError", 654, 670)]
    public static PyObject? LookupError(string? name)
    {
        name ??= "strict";
        if (!Interp.CodecErrorRegistry.TryGetItem(PyStr.From(name), out PyObject? handler)) return null;
        return handler ?? Err.Raise(Exc.LookupError, $"unknown error handler name '{(name.Length > 400 ? name[..400] : name)}'");
    }
}
