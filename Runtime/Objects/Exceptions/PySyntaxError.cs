// Objects/exceptions.c: SyntaxError.

namespace PyModules.Runtime;

/// <summary><c>SyntaxError</c>, with the place and the text.</summary>
[PyType("SyntaxError", Flags = TypeFlags.BaseType | TypeFlags.HaveGc, CustomType = true, Doc = "The source is not valid Python.")]
public partial class PySyntaxError : PyExceptionObject
{
    [PyMember("msg", Doc = "the message")] internal PyObject? _message;
    [PyMember("filename", Doc = "the file")] internal PyObject? _filename;
    [PyMember("lineno", Doc = "the line, from 1")] internal PyObject? _lineno;
    [PyMember("offset", Doc = "the column, from 1")] internal PyObject? _offset;
    [PyMember("text", Doc = "the source line")] internal PyObject? _text;
    [PyMember("end_lineno", Doc = "the last line")] internal PyObject? _endLineno;
    [PyMember("end_offset", Doc = "the column after the last")] internal PyObject? _endOffset;
    [PyMember("print_file_and_line", Doc = "whether to show the place")] internal PyObject? _printFileAndLine;
    [PyMember("_metadata", Doc = "private details")] internal PyObject? _metadata;

    /// <inheritdoc cref="PyBaseException.AllocInstance"/>
    public static new PyObject AllocInstance(PyType type) => new PySyntaxError().OfType(type);

    [PySlot(Slot.Init), Mirrors("SyntaxError_init", 2647, 2692)]
    private bool SyntaxInit(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!BaseInit(args, kwnames)) return false;
        if (args.Length >= 1) _message = args[0];
        if (args.Length != 2) return true;
        if (Seq.Tuple(args[1]) is not { } info) return false;
        if (info.Count < 4) return Err.Fail(Exc.TypeError, $"function takes at least 4 arguments ({info.Count} given)");
        if (info.Count > 7) return Err.Fail(Exc.TypeError, $"function takes at most 7 arguments ({info.Count} given)");
        _filename = info[0];
        _lineno = info[1];
        _offset = info[2];
        _text = info[3];
        _endLineno = info.Count > 4 ? info[4] : null;
        _endOffset = info.Count > 5 ? info[5] : null;
        if (info.Count > 6) _metadata = info[6];
        return _endLineno is null || _endOffset is not null
            || Err.Fail(Exc.TypeError, "end_offset must be provided when end_lineno is provided");
    }

    [PySlot(Slot.Str), Mirrors("SyntaxError_str", 2762, 2806)]
    private PyObject? SyntaxStr()
    {
        if (Obj.Str(_message ?? PyNone.Instance) is not PyStr message) return null;
        string? file = _filename is PyStr name ? name.Value[(name.Value.LastIndexOf('/') + 1)..] : null;
        string? line = _lineno is PyLong number && (number.GetType() == typeof(PyInt) || number.GetType() == typeof(PyBigInt))
            ? $"line {(number.TryAsLong(out long value) ? value : -1)}"
            : null;
        string place = (file, line) switch
        {
            (null, null) => "",
            ({ }, { }) => $" ({file}, {line})",
            _ => $" ({file}{line})",
        };
        return place.Length == 0 ? message : PyStr.Concat(message, PyStr.From(place));
    }
}
