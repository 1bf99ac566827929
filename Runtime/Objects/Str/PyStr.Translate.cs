// Objects/unicodeobject.c: maketrans, translate, and what pickling and sys.getsizeof ask for.

namespace PyModules.Runtime;

public partial class PyStr
{
    [PyMethod("maketrans", "(x, y=<unrepresentable>, z=<unrepresentable>, /)", Static = true,
        Doc = "A table for translate: from a dict, or from two strings of equal length\nand a third one of characters to delete.")]
    [Mirrors("unicode_maketrans_impl", 13381, 13485)]
    private static PyObject? MakeTrans(PyObject x, PyStr? y = null, PyStr? z = null)
    {
        var table = new PyDict();
        if (y is not null)
        {
            if (x is not PyStr from)
                return Err.Raise(Exc.TypeError, "first maketrans argument must be a string if there is a second argument");
            if (from.Length != y.Length) return Err.Raise(Exc.ValueError, "the first two maketrans arguments must have equal length");
            for (int i = 0; i < from.Length; i++)
                if (!table.SetItem(PyInt.From(from[i]), PyInt.From(y[i]))) return null;
            for (int i = 0; z is not null && i < z.Length; i++)
                if (!table.SetItem(PyInt.From(z[i]), PyNone.Instance)) return null;
            return table;
        }
        if (x.GetType() != typeof(PyDict)) return Err.Raise(Exc.TypeError, "if you give only one argument to maketrans it must be a dict");
        int pos = 0;
        while (((PyDict)x).Next(ref pos, out PyObject? key, out PyObject? value))
        {
            if (key is PyStr s)
            {
                if (s.Length != 1) return Err.Raise(Exc.ValueError, "string keys in translatetable must be of length 1");
                key = PyInt.From(s[0]);
            }
            else if (key is not PyLong)
            {
                return Err.Raise(Exc.TypeError, "keys in translate table must be strings or integers");
            }
            if (!table.SetItem(key, value)) return null;
        }
        return table;
    }

    [PyMethod("translate", "(table, /)", Doc = "A copy in which each character is replaced by what the table gives for its ordinal:\nan ordinal, a string, or None to delete it. LookupError leaves it as it is.")]
    [Mirrors("unicode_translate", 13502, 13507)]
    private PyObject? TranslateMethod(PyObject table) => Translate(table, "ignore");

    /// <summary>charmaptranslate_lookup: false raised; null for no mapping, else None, an int in range or a str.</summary>
    [Mirrors("charmaptranslate_lookup", 9254, 9306)]
    private static bool TranslateLookup(PyObject table, int c, out PyObject? result)
    {
        result = null;
        if (table is PyDict && table.GetType() == typeof(PyDict))
        {
            if (!((PyDict)table).TryGetItem(PyInt.From(c), out result)) return false;
            if (result is null) return true;
        }
        else
        {
            result = Obj.GetItem(table, PyInt.From(c));
            if (result is null) return Err.MatchesAndClear(Exc.LookupError);
        }
        switch (result)
        {
            case PyNone or PyStr: return true;
            case PyLong n:
                if (n.TryAsLong(out long value) && value is >= 0 and <= MaxCodePoint) return true;
                return Err.Fail(Exc.ValueError, "character mapping must be in range(0x110000)");
            default: return Err.Fail(Exc.TypeError, "character mapping must return integer, None or str");
        }
    }

    /// <summary>_PyUnicode_TranslateCharmap.</summary>
    [Mirrors("_PyUnicode_TranslateCharmap", 9460, 9575)]
    public PyStr? Translate(PyObject table, string? errors)
    {
        int n = Length;
        if (n == 0) return Exact;
        bool ignore = errors == "ignore";
        var w = new StrWriter(n);
        Span<int> cache = stackalloc int[128];
        cache.Fill(-1);
        CodecErrors handler = new(errors);
        for (int i = 0; i < n;)
        {
            int c = this[i];
            if (c < 128 && cache[c] >= 0)
            {
                w.Append(cache[c]);
                i++;
                continue;
            }
            if (!TranslateLookup(table, c, out PyObject? to)) goto error;
            if (to is PyNone)
            {
                int end = i + 1;
                for (; end < n && !ignore; end++)
                {
                    if (!TranslateLookup(table, this[end], out to)) goto error;
                    if (to is not PyNone) break;
                }
                if (!ignore)
                {
                    if (handler.Translate(this, i, end, "character maps to <undefined>", out int next) is not { } replacement) goto error;
                    w.Append(replacement);
                    end = next;
                }
                i = end;
                continue;
            }
            switch (to)
            {
                case null:
                    w.Append(c);
                    if (c < 128) cache[c] = c;
                    break;
                case PyStr s:
                    w.Append(s);
                    break;
                default:
                    ((PyLong)to).TryAsLong(out long code);
                    w.Append((int)code);
                    if (c < 128) cache[c] = (int)code;
                    break;
            }
            i++;
        }
        return w.Finish();
    error:
        w.Dispose();
        return null;
    }

    [PyMethod("__getnewargs__", "()", NoTextSignature = true), Mirrors("unicode_getnewargs", 14286, 14293)]
    private PyObject? GetNewArgs() => PyTuple.Of(Bare());

    [PyMethod("__sizeof__", "()", Doc = "The size in bytes that CPython would report."), Mirrors("unicode_sizeof_impl", 14257, 14284)]
    private PyObject? SizeOf() =>
        PyInt.From(Kind switch { StrKind.Ascii => 40L + Length + 1, StrKind.Latin1 => 56L + Length + 1, StrKind.Ucs2 => 56L + (Length + 1) * 2, _ => 56L + (Length + 1L) * 4 });

    [PyMethod("__format__", "(format_spec, /)", Doc = "The string formatted by a format specification."), Mirrors("unicode___format___impl", 14233, 14249)]
    private PyObject? FormatMethod(PyStr format_spec) =>
        format_spec.Length == 0 ? GetType() == typeof(PyStr) ? this : Obj.Str(this) : Formatter.FormatStr(this, format_spec);

    [PyMethod("format", "(*args, **kwargs)", Raw = true,
        Doc = "S.format(*args, **kwargs) -> str\n\nThe string with its fields, marked by braces, replaced by the arguments.")]
    private PyObject? FormatArgs(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int n = args.Length - (kwnames?.Count ?? 0);
        PyDict? kwargs = null;
        if (kwnames is not null)
        {
            kwargs = new PyDict();
            for (int i = 0; i < kwnames.Count; i++)
                if (!kwargs.SetItem(kwnames[i], args[n + i])) return null;
        }
        return MarkupFormatter.Format(this, args[..n], kwargs);
    }

    [PyMethod("format_map", "(mapping, /)", Doc = "The string with its fields, marked by braces, replaced from a mapping.")]
    private PyObject? FormatMap(PyObject mapping) => MarkupFormatter.Format(this, mapping);

    [PyMethod("encode", "(encoding='utf-8', errors='strict')", Doc = "The text as bytes."), Mirrors("unicode_encode_impl", 11843, 11848)]
    private PyObject? EncodeMethod(string? encoding = null, string? errors = null) => Encode(encoding, errors);
}
