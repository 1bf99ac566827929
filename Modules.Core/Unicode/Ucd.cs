// Modules/unicodedata.c: what the module's functions and the methods of UCD share.

using PyModules.Runtime;

namespace PyModules.Modules;

internal static class Ucd
{
    private static UnicodeDatabase Database => UnicodeDatabase.Instance;

    /// <summary>int(accept={str}): -1 raised.</summary>
    private static int Character(string function, string argument, PyObject o)
    {
        if (o is not PyStr s)
            return Err.Minus1(Exc.TypeError, $"{function}() {argument} must be a unicode character, not {(o is PyNone ? "None" : o.Type.Name)}");
        if (s.Length != 1)
            return Err.Minus1(Exc.TypeError, $"{function}(): {argument} must be a unicode character, not a string of length {s.Length}");
        return s[0];
    }

    internal static PyObject? Decimal(bool old, PyObject chr, PyObject? otherwise)
    {
        int c = Character("decimal", "argument 1", chr);
        if (c < 0) return null;
        return Database.DecimalValue(c, old) is { } value ? PyInt.From(value) : otherwise ?? Err.Raise(Exc.ValueError, "not a decimal");
    }

    internal static PyObject? Digit(bool old, PyObject chr, PyObject? otherwise)
    {
        int c = Character("digit", "argument 1", chr);
        if (c < 0) return null;
        int value = UnicodeData.ToDigit(c);
        return value >= 0 ? PyInt.From(value) : otherwise ?? Err.Raise(Exc.ValueError, "not a digit");
    }

    internal static PyObject? Numeric(bool old, PyObject chr, PyObject? otherwise)
    {
        int c = Character("numeric", "argument 1", chr);
        if (c < 0) return null;
        return Database.NumericValue(c, old) is { } value ? new PyFloat(value) : otherwise ?? Err.Raise(Exc.ValueError, "not a numeric character");
    }

    internal static PyObject? Category(bool old, PyObject chr)
    {
        int c = Character("category", "argument", chr);
        return c < 0 ? null : PyStr.FromAscii(Database.Record(c, old).Category);
    }

    internal static PyObject? Bidirectional(bool old, PyObject chr)
    {
        int c = Character("bidirectional", "argument", chr);
        return c < 0 ? null : PyStr.FromAscii(Database.Record(c, old).Bidirectional);
    }

    internal static PyObject? Combining(bool old, PyObject chr)
    {
        int c = Character("combining", "argument", chr);
        return c < 0 ? null : PyInt.From(Database.Record(c, old).Combining);
    }

    internal static PyObject? Mirrored(bool old, PyObject chr)
    {
        int c = Character("mirrored", "argument", chr);
        return c < 0 ? null : PyInt.From(Database.Record(c, old).Mirrored);
    }

    internal static PyObject? EastAsianWidth(bool old, PyObject chr)
    {
        int c = Character("east_asian_width", "argument", chr);
        return c < 0 ? null : PyStr.FromAscii(Database.Record(c, old).EastAsianWidth);
    }

    internal static PyObject? Decomposition(bool old, PyObject chr)
    {
        int c = Character("decomposition", "argument", chr);
        return c < 0 ? null : PyStr.FromAscii(Database.Decomposition(c, old));
    }

    internal static PyObject? Name(bool old, PyObject chr, PyObject? otherwise)
    {
        int c = Character("name", "argument 1", chr);
        if (c < 0) return null;
        return Database.Name(c, old) is { } name ? PyStr.FromAscii(name) : otherwise ?? Err.Raise(Exc.ValueError, "no such name");
    }

    internal static PyObject? Lookup(bool old, PyObject name)
    {
        byte[]? bytes;
        if (name is PyStr s)
        {
            bytes = s.ToUtf8();
            if (bytes is null) return null;
        }
        else
        {
            var view = new PyBuffer();
            if (!Obj.GetBuffer(name, view, PyBuffer.Simple)) return null;
            bytes = view.Span.ToArray();
            view.Release();
        }
        if (bytes.Length > 256) return Err.Raise(Exc.KeyError, "name too long");
        string text = System.Text.Encoding.UTF8.GetString(bytes);
        if (UnicodeNames.TryGetCode(text, out int code) && (!old || string.Equals(Database.Name(code, true), text, StringComparison.OrdinalIgnoreCase)))
            return PyStr.FromCodePoint(code);
        if (!old && UnicodeNames.GetSequence(text) is { } sequence) return PyStr.From(sequence);
        return Err.Raise(Exc.KeyError, $"undefined character name '{text}'");
    }

    private static bool Form(PyStr form, out bool compose, out bool compatible)
    {
        compose = compatible = false;
        switch (form.Value)
        {
            case "NFC": compose = true; return true;
            case "NFKC": compose = compatible = true; return true;
            case "NFD": return true;
            case "NFKD": compatible = true; return true;
        }
        return Err.Fail(Exc.ValueError, "invalid normalization form");
    }

    internal static PyObject? Normalize(bool old, PyStr form, PyStr text)
    {
        if (text.Length == 0) return text.Exact;
        return Form(form, out bool compose, out bool compatible) ? Database.Normalize(text, old, compose, compatible) : null;
    }

    internal static PyObject? IsNormalized(bool old, PyStr form, PyStr text)
    {
        if (text.Length == 0) return PyBool.True;
        if (!Form(form, out bool compose, out bool compatible)) return null;
        return PyBool.From(PyStr.Equal(Database.Normalize(text, old, compose, compatible), text));
    }
}
