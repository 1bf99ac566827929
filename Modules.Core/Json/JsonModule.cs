// Modules/_json.c: the _json module.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>What json.decoder and json.encoder use when it is there.</summary>
[PyModule("_json", Source = "Modules/_json.c", Doc = "The fast half of the json package.\n")]
public static partial class JsonModule
{
    [PyConstant("make_scanner")]
    private static PyType Scanner => JsonScanner.TypeObject;

    [PyConstant("make_encoder")]
    private static PyType Encoder => JsonEncoder.TypeObject;

    [PyFunction("encode_basestring_ascii", "(string, /)", NoTextSignature = true, Doc = "encode_basestring_ascii(string) -> string\n\nA str as JSON text of ASCII characters alone."), Mirrors("py_encode_basestring_ascii", 587, 603)]
    private static PyObject? EncodeAscii(PyObject @string) => @string is PyStr s ? Escape(s, true) : NotStr(@string);

    [PyFunction("encode_basestring", "(string, /)", NoTextSignature = true, Doc = "encode_basestring(string) -> string\n\nA str as JSON text; characters outside ASCII stay."), Mirrors("py_encode_basestring", 612, 628)]
    private static PyObject? Encode(PyObject @string) => @string is PyStr s ? Escape(s, false) : NotStr(@string);

    [PyFunction("scanstring", "(string, end, strict=True, /)", NoTextSignature = true, VarArgs = true, Doc = "scanstring(string, end, strict=True) -> (string, end)\n\nDecode the JSON text that begins after its opening quote at end.\nThe str, and the index of what follows the closing quote. Strict decoding takes no control characters."), Mirrors("py_scanstring", 558, 579)]
    private static PyObject? ScanString(PyObject @string, nint end, bool strict = true)
    {
        if (@string is not PyStr s) return NotStr(@string);
        return JsonText.ScanString(s, end, strict, out int next) is { } text ? PyTuple.Of(text, PyInt.From(next)) : null;
    }

    internal static PyObject? NotStr(PyObject o) => Err.Raise(Exc.TypeError, $"first argument must be a string, not {o.Type.Name}");

    internal static PyStr? Escape(PyStr s, bool ascii)
    {
        var w = new StrWriter(s.Length + 2);
        JsonText.WriteEscaped(ref w, s, ascii);
        return w.Finish();
    }
}
