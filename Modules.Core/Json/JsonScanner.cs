// Modules/_json.c: the scanner, which decodes.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Decodes one JSON value as a JSONDecoder says.</summary>
[PyType("_json.Scanner", NoTextSignature = true, Module = typeof(JsonModule), Hidden = true, Flags = TypeFlags.HaveGc, Doc = "Decodes JSON for a JSONDecoder")]
public sealed partial class JsonScanner : PyObject
{
    [PyMember("strict", ReadOnly = true, Doc = "whether control characters in strings are errors")] private bool _strict;
    [PyMember("object_hook", ReadOnly = true, Doc = "what makes the value of an object from a dict")] private PyObject? _objectHook;
    [PyMember("object_pairs_hook", ReadOnly = true)] private PyObject? _pairsHook;
    [PyMember("parse_float", ReadOnly = true, Doc = "what makes the value of a float literal")] private PyObject? _parseFloat;
    [PyMember("parse_int", ReadOnly = true, Doc = "what makes the value of an int literal")] private PyObject? _parseInt;
    [PyMember("parse_constant", ReadOnly = true, Doc = "what makes the value of NaN and Infinity")] private PyObject? _parseConstant;

    [PySlot(Slot.New, Signature = "(context)", Name = "make_scanner", VarArgs = true), Mirrors("scanner_new", 1157, 1202)]
    private static PyObject? New(PyType cls, PyObject context)
    {
        var s = (JsonScanner)cls.Alloc();
        if (Obj.GetAttr(context, Id.Make("strict")) is not { } strict || Obj.IsTrue(strict) is not { } truth) return null;
        s._strict = truth;
        if ((s._objectHook = Obj.GetAttr(context, Id.Make("object_hook"))) is null) return null;
        if ((s._pairsHook = Obj.GetAttr(context, Id.Make("object_pairs_hook"))) is null) return null;
        if ((s._parseFloat = Obj.GetAttr(context, Id.Make("parse_float"))) is null) return null;
        if ((s._parseInt = Obj.GetAttr(context, Id.Make("parse_int"))) is null) return null;
        return (s._parseConstant = Obj.GetAttr(context, Id.Make("parse_constant"))) is null ? null : s;
    }

    [PySlot(Slot.Call, Signature = "(string, idx)"), Mirrors("scanner_call", 1126, 1155)]
    private PyObject? Call(PyObject @string, nint idx)
    {
        if (@string is not PyStr s) return JsonModule.NotStr(@string);
        if (idx < 0) return Err.Raise(Exc.ValueError, "idx cannot be negative");
        if (idx >= s.Length) return Stop(idx);
        var scan = new Scan(this, s);
        int at = (int)idx;
        return scan.Once(ref at) is { } value ? PyTuple.Of(value, PyInt.From(at)) : null;
    }

    [Mirrors("raise_stop_iteration", 326, 334)]
    private static PyObject? Stop(nint idx)
    {
        Err.SetObject(Exc.StopIteration, PyInt.From(idx));
        return null;
    }

    /// <summary>One run over one str.</summary>
    private readonly struct Scan(JsonScanner scanner, PyStr text)
    {
        private readonly JsonScanner _scanner = scanner;
        private readonly PyStr _text = text;
        private readonly int _length = text.Length;
        private readonly PyDict _memo = new();

        // The character there, or -1 beyond the end.
        private int At(int idx) => idx < _length ? _text[idx] : -1;

        private void SkipSpace(ref int idx)
        {
            while (At(idx) is ' ' or '\t' or '\n' or '\r') idx++;
        }

        private bool Has(int idx, string word)
        {
            if (idx + word.Length > _length) return false;
            for (int i = 1; i < word.Length; i++)
                if (_text[idx + i] != word[i]) return false;
            return true;
        }

        /// <summary>scan_once_unicode.</summary>
        [Mirrors("scan_once_unicode", 1017, 1124)]
        internal PyObject? Once(ref int idx)
        {
            switch (At(idx))
            {
                case -1:
                    return Stop(idx);
                case '"':
                    PyStr? s = JsonText.ScanString(_text, idx + 1, _scanner._strict, out int next);
                    idx = next;
                    return s;
                case '{':
                    if (!Recursion.Enter(" while decoding a JSON object from a unicode string")) return null;
                    idx++;
                    PyObject? made = Object(ref idx);
                    Recursion.Leave();
                    return made;
                case '[':
                    if (!Recursion.Enter(" while decoding a JSON array from a unicode string")) return null;
                    idx++;
                    PyObject? list = Array(ref idx);
                    Recursion.Leave();
                    return list;
                case 'n' when Has(idx, "null"):
                    idx += 4;
                    return PyNone.Instance;
                case 't' when Has(idx, "true"):
                    idx += 4;
                    return PyBool.True;
                case 'f' when Has(idx, "false"):
                    idx += 5;
                    return PyBool.False;
                case 'N' when Has(idx, "NaN"):
                    return Constant("NaN", ref idx);
                case 'I' when Has(idx, "Infinity"):
                    return Constant("Infinity", ref idx);
                case '-' when Has(idx, "-Infinity"):
                    return Constant("-Infinity", ref idx);
                default:
                    return Number(ref idx);
            }
        }

        [Mirrors("_parse_constant", 877, 901)]
        private PyObject? Constant(string name, ref int idx)
        {
            idx += name.Length;
            return Obj.Call(_scanner._parseConstant!, PyStr.Intern(name));
        }

        [Mirrors("_parse_object_unicode", 666, 796)]
        private PyObject? Object(ref int idx)
        {
            PyList? pairs = _scanner._pairsHook is PyNone ? null : new PyList();
            PyDict? dict = pairs is null ? new PyDict() : null;
            SkipSpace(ref idx);
            if (At(idx) != '}')
            {
                while (true)
                {
                    if (At(idx) != '"') return JsonText.Raise("Expecting property name enclosed in double quotes", _text, idx);
                    if (JsonText.ScanString(_text, idx + 1, _scanner._strict, out int next) is not { } read) return null;
                    if (_memo.SetDefault(read, read) is not { } key) return null;
                    idx = next;
                    SkipSpace(ref idx);
                    if (At(idx) != ':') return JsonText.Raise("Expecting ':' delimiter", _text, idx);
                    idx++;
                    SkipSpace(ref idx);
                    if (Once(ref idx) is not { } value) return null;
                    if (pairs is not null) pairs.Append(PyTuple.Of(key, value));
                    else if (!dict!.SetItem(key, value)) return null;
                    SkipSpace(ref idx);
                    if (At(idx) == '}') break;
                    if (At(idx) != ',') return JsonText.Raise("Expecting ',' delimiter", _text, idx);
                    int comma = idx++;
                    SkipSpace(ref idx);
                    if (At(idx) == '}') return JsonText.Raise("Illegal trailing comma before end of object", _text, comma);
                }
            }
            idx++;
            if (pairs is not null) return Obj.Call(_scanner._pairsHook!, pairs);
            return _scanner._objectHook is PyNone ? dict : Obj.Call(_scanner._objectHook!, dict!);
        }

        [Mirrors("_parse_array_unicode", 798, 875)]
        private PyObject? Array(ref int idx)
        {
            var list = new PyList();
            SkipSpace(ref idx);
            if (At(idx) != ']')
            {
                while (true)
                {
                    if (Once(ref idx) is not { } value) return null;
                    list.Append(value);
                    SkipSpace(ref idx);
                    if (At(idx) == ']') break;
                    if (At(idx) != ',') return JsonText.Raise("Expecting ',' delimiter", _text, idx);
                    int comma = idx++;
                    SkipSpace(ref idx);
                    if (At(idx) == ']') return JsonText.Raise("Illegal trailing comma before end of array", _text, comma);
                }
            }
            idx++;
            return list;
        }

        private bool Digit(int idx) => At(idx) is >= '0' and <= '9';

        // _match_number_unicode.
        [Mirrors("_match_number_unicode", 903, 1015)]
        private PyObject? Number(ref int from)
        {
            int start = from, idx = start;
            bool isFloat = false;
            if (At(idx) == '-') idx++;
            if (At(idx) is >= '1' and <= '9')
            {
                idx++;
                while (Digit(idx)) idx++;
            }
            else if (At(idx) == '0') idx++;
            else return Stop(start);

            if (At(idx) == '.' && Digit(idx + 1))
            {
                isFloat = true;
                idx += 2;
                while (Digit(idx)) idx++;
            }
            if (idx + 1 < _length && At(idx) is 'e' or 'E')
            {
                int exponent = idx++;
                if (idx + 1 < _length && At(idx) is '-' or '+') idx++;
                while (Digit(idx)) idx++;
                if (Digit(idx - 1)) isFloat = true;
                else idx = exponent;
            }

            from = idx;
            if (isFloat)
            {
                PyStr digits = _text.Substring(start, idx);
                return _scanner._parseFloat == PyFloat.TypeObject ? PyFloat.FromString(digits) : Obj.Call(_scanner._parseFloat!, digits);
            }
            if (_scanner._parseInt != PyLong.TypeObject) return Obj.Call(_scanner._parseInt!, _text.Substring(start, idx));
            if (idx - start > 18) return PyLong.FromUnicode(_text.Substring(start, idx), 10);
            bool negative = _text[start] == '-';
            long number = 0;
            for (int i = negative ? start + 1 : start; i < idx; i++) number = number * 10 + (_text[i] - '0');
            return PyInt.From(negative ? -number : number);
        }
    }
}
