// Python/getargs.c: the argument formats that _datetimemodule.c uses by hand.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Conversions with the messages of PyArg_ParseTuple, which are not clinic's.</summary>
internal static class DatetimeArgs
{
    /// <summary>Format unit <c>i</c>.</summary>
    internal static bool Int(PyObject o, out int value)
    {
        value = 0;
        if (!Args.AsLong(o, out long number)) return false;
        if (number > int.MaxValue) return Err.Fail(Exc.OverflowError, "signed integer is greater than maximum");
        if (number < int.MinValue) return Err.Fail(Exc.OverflowError, "signed integer is less than minimum");
        value = (int)number;
        return true;
    }

    /// <summary>Format unit <c>i</c> of an optional argument.</summary>
    internal static bool OptionalInt(PyObject? o, ref int value) => o is null || Int(o, out value);

    /// <summary>The check of the leading positional ints, which comes before the complaint that others are missing.</summary>
    internal static bool LeadingInts(ReadOnlySpan<PyObject> args, PyTuple? kwnames, int required, int max)
    {
        int positional = Args.Positional(args, kwnames);
        if (positional >= required || args.Length > max) return true;
        foreach (PyObject o in args[..positional])
            if (!Int(o, out _)) return false;
        return true;
    }

    /// <summary>Format unit <c>C</c> of an optional argument.</summary>
    internal static bool OptionalCharacter(PyObject? o, string name, int position, ref int value)
    {
        if (o is null) return true;
        if (o is not PyStr text) return Args.BadArgument(name, $"argument {position}", "a unicode character", o) is not null;
        if (text.Length != 1) return Err.Fail(Exc.TypeError, $"{name}() argument {position} must be a unicode character, not a string of length {text.Length}");
        value = text[0];
        return true;
    }

    /// <summary>The count check of a format without keywords.</summary>
    internal static bool Count(string name, ReadOnlySpan<PyObject> args, PyTuple? kwnames, int count)
    {
        if (!Args.NoKeywords(name, kwnames)) return false;
        return args.Length == count || Err.Fail(Exc.TypeError, $"{name}() takes exactly {count} argument{(count == 1 ? "" : "s")} ({args.Length} given)");
    }

    /// <summary>Format unit <c>U</c>; null raised.</summary>
    internal static PyStr? Text(PyObject o, string name, int position)
    {
        if (o is PyStr text) return text;
        Args.BadArgument(name, $"argument {position}", "str", o);
        return null;
    }

    /// <summary>Format unit <c>O!</c>.</summary>
    internal static bool Typed(PyObject o, PyType type, string name, int position) =>
        o.Type.IsSubtypeOf(type) || Args.BadArgument(name, $"argument {position}", type.Name, o) is not null;

    /// <summary>Format unit <c>s</c> of an optional timespec.</summary>
    internal static bool TimeSpec(PyObject? o, int position, out string? value)
    {
        value = null;
        if (o is null) return true;
        bool good = Args.AsString(o, out string text, "isoformat", $"argument {position}");
        value = text;
        return good;
    }

    /// <summary>Hand a parse on to <c>_strptime</c>.</summary>
    internal static PyObject? StrPTime(string function, PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Count("strptime", args, kwnames, 2)) return null;
        if (Text(args[0], "strptime", 1) is not { } text || Text(args[1], "strptime", 2) is not { } format) return null;
        return PyImport.ModuleAttr("_strptime", function) is { } parse ? Obj.Call(parse, cls, text, format) : null;
    }

    /// <summary>The latin-1 bytes of a pickled state that Python 2 wrote as a str; null raised.</summary>
    internal static byte[]? PickledText(PyStr state, string kind)
    {
        byte[] bytes = new byte[state.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (state[i] > 255)
            {
                Err.Raise(Exc.ValueError, $"Failed to encode latin1 string when unpickling a {kind} object. pickle.load(data, encoding='latin1') is assumed.");
                return null;
            }
            bytes[i] = (byte)state[i];
        }
        return bytes;
    }
}
