// Modules/_io/textio.c: IncrementalNewlineDecoder.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Wraps a decoder: notes which line ends occur and turns them into \n when asked to.</summary>
[PyType("_io.IncrementalNewlineDecoder", Module = typeof(IoModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType,
    Doc = "Wraps another incremental decoder (None: str comes in), notes the line ends and translates them to \\n when translate is true. An end is never split in two.")]
public partial class PyNewLineDecoder : PyObject
{
    private const int SeenCr = 1, SeenLf = 2, SeenCrLf = 4, SeenAll = 7;

    private PyObject? _decoder, _errors;
    private bool _translate, _pendingCr;
    private int _seen;

    protected internal PyNewLineDecoder() { }

    internal PyNewLineDecoder(PyObject decoder, bool translate)
    {
        _decoder = decoder;
        _errors = IoNames.strict;
        _translate = translate;
    }

    [PySlot(Slot.Init, Signature = "(decoder, translate, errors='strict')"), Mirrors("_io_IncrementalNewlineDecoder___init___impl", 245, 266)]
    private bool Init(PyObject decoder, bool translate, PyObject? errors = null)
    {
        _errors = errors ?? IoNames.strict;
        _decoder = decoder;
        _translate = translate;
        _seen = 0;
        _pendingCr = false;
        return true;
    }

    private bool Check() => _errors is not null || Err.Fail(Exc.ValueError, "IncrementalNewlineDecoder.__init__() not called");

    /// <summary>A decoder's result must be a str.</summary>
    [Mirrors("check_decoded", 298, 311)]
    internal static PyStr? CheckDecoded(PyObject? decoded) => decoded switch
    {
        null => null,
        PyStr text => text,
        _ => Err.Raise<PyStr>(Exc.TypeError, $"decoder should return a string result, not '{decoded.Type.Name}'"),
    };

    [Mirrors("_PyIncrementalNewlineDecoder_decode", 325, 517)]
    internal PyStr? Decode(PyObject input, bool final)
    {
        if (!Check()) return null;
        PyStr? output = CheckDecoded(_decoder is PyNone or null ? input : Obj.CallMethod(_decoder, IoNames.decode, input, PyBool.From(final)));
        if (output is null) return null;
        if (_pendingCr && (final || output.Length > 0))
        {
            output = PyStr.Concat(PyStr.FromCodePoint('\r'), output)!;
            _pendingCr = false;
        }
        // Keep a last \r back even when nothing is translated, so that readline() gets \r\n in one piece.
        if (!final && output.Length > 0 && output[output.Length - 1] == '\r')
        {
            output = output.Substring(0, output.Length - 1);
            _pendingCr = true;
        }
        if (output.Length == 0) return output;

        if (_seen is SeenLf or 0 && output.IndexOf('\r') < 0)
        {
            if (_seen == 0 && output.IndexOf('\n') >= 0) _seen = SeenLf;
            return output;
        }
        if (!_translate)
        {
            for (int i = 0, n = output.Length; i < n && _seen != SeenAll; i++) Note(output, ref i);
            return output;
        }
        StrWriter writer = new(output.Length);
        for (int i = 0, n = output.Length; i < n; i++)
        {
            int c = output[i];
            Note(output, ref i);
            writer.Append(c == '\r' ? '\n' : c);
        }
        return writer.Finish();
    }

    private void Note(PyStr text, ref int i)
    {
        int c = text[i];
        if (c == '\n') _seen |= SeenLf;
        else if (c == '\r')
        {
            if (i + 1 < text.Length && text[i + 1] == '\n')
            {
                _seen |= SeenCrLf;
                i++;
            }
            else _seen |= SeenCr;
        }
    }

    [PyMethod("decode", "(input, final=False)"), Mirrors("_io_IncrementalNewlineDecoder_decode_impl", 525, 531)]
    private PyObject? DecodeMethod(PyObject input, bool final = false) => Decode(input, final);

    private static bool ParseState(PyObject state, string message, out PyObject buffer, out ulong flag)
    {
        buffer = PyNone.Instance;
        flag = 0;
        if (state is not PyTuple { Count: 2 } pair) return Err.Fail(Exc.TypeError, message);
        buffer = pair[0];
        return Args.AsULong(pair[1], out flag);
    }

    [PyMethod("getstate", "()"), Mirrors("_io_IncrementalNewlineDecoder_getstate_impl", 537, 574)]
    private PyObject? GetState()
    {
        if (!Check()) return null;
        PyObject buffer = PyBytes.From([]);
        ulong flag = 0;
        if (_decoder is not PyNone)
        {
            PyObject? state = Obj.CallMethod(_decoder!, IoNames.getstate);
            if (state is null || !ParseState(state, "illegal decoder state", out buffer, out flag)) return null;
        }
        flag = (flag << 1) | (_pendingCr ? 1UL : 0);
        return PyTuple.Of(buffer, PyLong.From(flag));
    }

    [PyMethod("setstate", "(state, /)"), Mirrors("_io_IncrementalNewlineDecoder_setstate_impl", 582, 612)]
    private PyObject? SetState(PyObject state)
    {
        if (!Check()) return null;
        if (state is not PyTuple) return Err.Raise(Exc.TypeError, "state argument must be a tuple");
        if (!ParseState(state, "setstate(): illegal state argument", out PyObject buffer, out ulong flag)) return null;
        _pendingCr = (flag & 1) != 0;
        return _decoder is PyNone ? PyNone.Instance : Obj.CallMethod(_decoder!, IoNames.setstate, PyTuple.Of(buffer, PyLong.From(flag >> 1)));
    }

    [PyMethod("reset", "()"), Mirrors("_io_IncrementalNewlineDecoder_reset_impl", 618, 630)]
    private PyObject? Reset()
    {
        if (!Check()) return null;
        _seen = 0;
        _pendingCr = false;
        return _decoder is PyNone ? PyNone.Instance : Obj.CallMethod(_decoder!, IoNames.reset);
    }

    [PyGetSet("newlines"), Mirrors("incrementalnewlinedecoder_newlines_get", 632, 657)]
    internal PyObject? NewLines
    {
        get
        {
            if (!Check()) return null;
            List<PyObject> seen = [];
            if ((_seen & SeenCr) != 0) seen.Add(PyStr.From("\r"));
            if ((_seen & SeenLf) != 0) seen.Add(PyStr.From("\n"));
            if ((_seen & SeenCrLf) != 0) seen.Add(PyStr.From("\r\n"));
            return seen.Count switch { 0 => PyNone.Instance, 1 => seen[0], _ => PyTuple.Own([.. seen]) };
        }
    }
}
