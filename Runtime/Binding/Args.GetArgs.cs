// Python/getargs.c: calls that clinic leaves to _PyArg_ParseStack and _PyArg_ParseStackAndKeywords, whose messages differ from those of its own parsers.

namespace PyModules.Runtime;

public static unsafe partial class Args
{
    /// <summary>The count of <c>vgetargs1_impl</c>.</summary>
    [Mirrors("vgetargs1_impl", 216, 371)]
    public static bool ParseCount(string name, int count, int min, int max)
    {
        if (count >= min && count <= max) return true;
        int limit = count < min ? min : max;
        string which = min == max ? "exactly" : count < min ? "at least" : "at most";
        return Err.Fail(Exc.TypeError, $"{(name.Length == 0 ? "function" : name + "()")} takes {which} {limit} argument{(limit == 1 ? "" : "s")} ({count} given)");
    }

    /// <summary>Whether the parameter with that index was given by name.</summary>
    public static bool HasKeyword(PyTuple? kwnames, ArgParser parser, int index)
    {
        if (kwnames is null) return false;
        for (int i = 0; i < kwnames.Count; i++)
            if (kwnames[i] is PyStr name && SameText(name, parser.Names[index - parser.PositionalOnly])) return true;
        return false;
    }

    /// <summary>Format unit <c>i</c>.</summary>
    [Mirrors("convertsimple", 691, 1367, Part = true)]
    public static bool ParseInt(PyObject o, out int value)
    {
        value = 0;
        if (!AsLong(o, out long number)) return false;
        if (number > int.MaxValue) return Err.Fail(Exc.OverflowError, "signed integer is greater than maximum");
        if (number < int.MinValue) return Err.Fail(Exc.OverflowError, "signed integer is less than minimum");
        value = (int)number;
        return true;
    }

    public static bool ParseIntTruth(PyObject o, out bool value)
    {
        bool good = ParseInt(o, out int number);
        value = number != 0;
        return good;
    }

    /// <summary>Format unit <c>c</c>.</summary>
    [Mirrors("convertsimple", 691, 1367, Part = true)]
    public static bool ParseChar(PyObject o, out byte value, string function, string display) => Char(o, out value, function, display, "()");

    /// <summary>Format unit <c>C</c>.</summary>
    [Mirrors("convertsimple", 691, 1367, Part = true)]
    public static bool ParseCodePoint(PyObject o, out int value, string function, string display)
    {
        value = 0;
        if (o is PyStr { Length: not 1 } text)
            return Err.Fail(Exc.TypeError, $"{function}() {display} must be a unicode character, not a string of length {text.Length}");
        return AsCodePoint(o, out value, function, display);
    }

    /// <summary><c>convertbuffer</c>: memory that stays where it is after the view is released.</summary>
    [Mirrors("convertbuffer", 1369, 1389)]
    private static bool ReadOnlyBytes(PyObject o, out ReadOnlySpan<byte> value, string function, string display)
    {
        value = default;
        if (o.Type.Slots.BfReleaseBuffer != null)
        {
            BadArgument(function, display, "read-only bytes-like object", o);
            return false;
        }
        PyBuffer view = new();
        if (!Obj.GetBuffer(o, view, PyBuffer.Simple)) return false;
        value = view.Span;
        view.Release();
        return true;
    }

    /// <summary>Format units <c>y</c> and <c>y#</c>.</summary>
    public static bool ParseBytes(PyObject o, out ReadOnlySpan<byte> value, string function, string display, bool zeroes) =>
        ReadOnlyBytes(o, out value, function, display) && (zeroes || !value.Contains((byte)0) || Err.Fail(Exc.ValueError, "embedded null byte"));

    /// <summary>Format units <c>s#</c> and <c>z#</c>.</summary>
    [Mirrors("convertsimple", 691, 1367, Part = true)]
    public static bool ParseText(PyObject o, out ReadOnlySpan<byte> value, string function, string display, bool allowNone)
    {
        value = default;
        if (allowNone && o is PyNone) return true;
        if (o is not PyStr text) return ReadOnlyBytes(o, out value, function, display);
        if (Codecs.EncodeUtf8Array(text) is not { } bytes) return false;
        value = bytes;
        return true;
    }

    /// <summary>Format unit <c>z*</c>.</summary>
    public static bool ParseTextBufferOrNone(PyObject o, out PyBuffer? value)
    {
        if (o is not PyNone) return AsTextBuffer(o, out value);
        value = new PyBuffer();
        return value.FillInfo(null, default, true, PyBuffer.Simple);
    }

    /// <summary>Format units <c>es</c>, <c>et</c>, <c>es#</c> and <c>et#</c>.</summary>
    /// <param name="keepBytes">Bytes and bytearrays pass as they are.</param>
    [Mirrors("convertsimple", 691, 1367, Part = true)]
    public static bool ParseEncoded(PyObject o, out byte[]? value, string function, string display, string encoding, bool keepBytes, bool zeroes)
    {
        value = null;
        if (keepBytes && o is PyBytes raw) value = raw.Span.ToArray();
        else if (keepBytes && o is PyByteArray array) value = array.Span.ToArray();
        else if (o is PyStr text)
        {
            if (text.Encode(encoding, null) is not PyBytes encoded) return false;
            value = encoded.Span.ToArray();
        }
        else
        {
            BadArgument(function, display, keepBytes ? "str, bytes or bytearray" : "str", o);
            return false;
        }
        if (zeroes || !value.AsSpan().Contains((byte)0)) return true;
        BadArgument(function, display, "encoded string without null bytes", o);
        return false;
    }
}

/// <summary>The loop of <c>vgetargskeywordsfast_impl</c>, taken apart: the caller converts each argument before it asks for the next one.</summary>
public ref struct ArgCursor(ReadOnlySpan<PyObject> args, PyTuple? kwnames, ArgParser parser, int min, int max)
{
    private readonly ReadOnlySpan<PyObject> _args = args;
    private readonly int _positional = Args.Positional(args, kwnames);
    private int _left = kwnames is null ? 0 : kwnames.Count;
    private int _index = -1;

    /// <summary>Check the counts.</summary>
    public readonly bool Start()
    {
        int length = parser.PositionalOnly + parser.Names.Length;
        if (_args.Length > length)
            return Err.Fail(Exc.TypeError, $"{parser.Called} takes at most {length} {(_positional == 0 ? "keyword " : "")}argument{(length == 1 ? "" : "s")} ({_args.Length} given)");
        if (max >= _positional) return true;
        return Err.Fail(Exc.TypeError, max == 0
            ? $"{parser.Called} takes no positional arguments"
            : $"{parser.Called} takes {(min < max ? "at most" : "exactly")} {max} positional argument{(max == 1 ? "" : "s")} ({_positional} given)");
    }

    /// <summary>The next parameter's argument, null when it is not given; false raised.</summary>
    public bool Next(out PyObject? value)
    {
        int i = ++_index;
        value = null;
        if (i < _positional) value = _args[i];
        else if (_left > 0 && i >= parser.PositionalOnly)
        {
            value = Args.Keyword(_args, kwnames, parser.Names[i - parser.PositionalOnly]);
            if (value is not null) _left--;
        }
        if (value is not null || i >= min) return true;
        if (i >= parser.PositionalOnly)
            return Err.Fail(Exc.TypeError, $"{parser.Called} missing required argument '{parser.Names[i - parser.PositionalOnly].Value}' (pos {i + 1})");
        int least = Math.Min(parser.PositionalOnly, min);
        return Err.Fail(Exc.TypeError, $"{parser.Called} takes {(least < max ? "at least" : "exactly")} {least} positional argument{(least == 1 ? "" : "s")} ({_positional} given)");
    }

    /// <summary>Whether all keywords have found their parameter.</summary>
    public readonly bool Finish() => _left <= 0 || Args.LeftOver(_args, kwnames!, parser, _positional);
}
