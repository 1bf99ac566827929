// Modules/_json.c: the encoder.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Encodes a value as JSON.</summary>
[PyType("_json.Encoder", NoTextSignature = true, Module = typeof(JsonModule), Hidden = true, Flags = TypeFlags.HaveGc)]
public sealed unsafe partial class JsonEncoder : PyObject
{
    private enum Escaping : byte { Call, Ascii, Plain }

    [PyMember("markers", ReadOnly = true, Doc = "the containers being encoded, by id")] private PyObject? _markers;
    [PyMember("default", ReadOnly = true, Doc = "what makes something encodable of other objects")] private PyObject? _default;
    [PyMember("encoder", ReadOnly = true, Doc = "what encodes strings")] private PyObject? _encoder;
    [PyMember("indent", ReadOnly = true, Doc = "the text that indents by one level, or None")] private PyObject? _indent;
    [PyMember("key_separator", ReadOnly = true, Doc = "what parts a key from its value")] private PyObject? _keySeparator;
    [PyMember("item_separator", ReadOnly = true, Doc = "what parts items")] private PyObject? _itemSeparator;
    [PyMember("sort_keys", ReadOnly = true, Doc = "whether keys are sorted")] private bool _sortKeys;
    [PyMember("skipkeys", ReadOnly = true, Doc = "whether keys that have no text are skipped")] private bool _skipKeys;
    private bool _allowNan;
    private Escaping _escaping;
    private HashSet<PyObject>? _running;

    [PySlot(Slot.New, Signature = "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)", Name = "make_encoder", VarArgs = true), Mirrors("encoder_new", 1225, 1264)]
    private static PyObject? New(PyType cls, PyObject markers, PyObject @default, PyObject encoder, PyObject indent,
        PyStr key_separator, PyStr item_separator, bool sort_keys, bool skipkeys, bool allow_nan)
    {
        if (markers is not (PyNone or PyDict)) return Err.Raise(Exc.TypeError, $"make_encoder() argument 1 must be dict or None, not {markers.Type.Name}");
        var s = (JsonEncoder)cls.Alloc();
        s._markers = markers;
        if (markers is not PyNone) s._running = new(ReferenceEqualityComparer.Instance);
        s._default = @default;
        s._encoder = encoder;
        s._indent = indent;
        s._keySeparator = key_separator;
        s._itemSeparator = item_separator;
        s._sortKeys = sort_keys;
        s._skipKeys = skipkeys;
        s._allowNan = allow_nan;
        if (encoder is PyBuiltinFunction { Self: PyModuleObject } native)
        {
            s._escaping = native.Def.Name switch
            {
                "encode_basestring_ascii" => Escaping.Ascii,
                "encode_basestring" => Escaping.Plain,
                _ => Escaping.Call,
            };
        }
        return s;
    }

    [PySlot(Slot.Call, Signature = "(obj, _current_indent_level)"), Mirrors("encoder_call", 1352, 1392)]
    private PyObject? Call(PyObject obj, nint _current_indent_level)
    {
        var run = new Run(this);
        if (_indent is not PyNone && !run.StartIndent(_current_indent_level)) return null;
        if (run.Value(obj, 0)) return PyTuple.Of(run.Writer.Finish());
        run.Writer.Dispose();
        return null;
    }

    /// <summary>encoder_encode_float.</summary>
    [Mirrors("encoder_encode_float", 1413, 1438)]
    private string? FloatText(PyFloat number)
    {
        double value = number.Value;
        if (double.IsFinite(value)) return PyFloat.ToText(value);
        if (_allowNan) return value > 0 ? "Infinity" : value < 0 ? "-Infinity" : "NaN";
        return Obj.Repr(number) is PyStr shown ? Err.Raise<string>(Exc.ValueError, $"Out of range float values are not JSON compliant: {shown.Value}") : null;
    }

    private static PyObject? IntText(PyLong number) => PyLong.TypeObject.Slots.Repr(number);

    private ref struct Run(JsonEncoder encoder)
    {
        internal StrWriter Writer = new(256);
        private readonly JsonEncoder _e = encoder;
        private List<PyStr>? _newlines;
        private List<PyStr>? _separators;

        /// <summary>create_indent_cache.</summary>
        [Mirrors("write_newline_indent", 1343, 1349)]
        internal bool StartIndent(nint level)
        {
            PyObject? start = PyStr.From("\n");
            if (level != 0)
            {
                if (Seq.Repeat(_e._indent!, level) is not { } indent) return false;
                start = indent is PyStr text ? PyStr.Concat((PyStr)start, text)
                    : Err.Raise(Exc.TypeError, $"can only concatenate str (not \"{indent.Type.Name}\") to str");
            }
            if (start is not PyStr first) return false;
            _newlines = [first];
            _separators = [PyStr.Empty];
            return true;
        }

        /// <summary>get_item_separator with update_indent_cache.</summary>
        [Mirrors("get_item_separator", 1329, 1341)]
        private PyStr? Separator(int level)
        {
            if (_newlines is null) return (PyStr)_e._itemSeparator!;
            if (level >= _newlines.Count)
            {
                if (_e._indent is not PyStr indent) return Err.Raise<PyStr>(Exc.TypeError, $"must be str, not {_e._indent!.Type.Name}");
                if (PyStr.Concat(_newlines[level - 1], indent) is not { } newline || PyStr.Concat((PyStr)_e._itemSeparator!, newline) is not { } separator) return null;
                _newlines.Add(newline);
                _separators!.Add(separator);
            }
            return _separators![level];
        }

        private bool Enter(PyObject container)
        {
            if (_e._running is null || _e._running.Add(container)) return true;
            return Err.Fail(Exc.ValueError, "Circular reference detected");
        }

        private readonly void Leave(PyObject container) => _e._running?.Remove(container);

        [Mirrors("encoder_encode_string", 1440, 1458)]
        private bool Text(PyStr s)
        {
            if (_e._escaping != Escaping.Call)
            {
                JsonText.WriteEscaped(ref Writer, s, _e._escaping == Escaping.Ascii);
                return true;
            }
            if (Obj.Call(_e._encoder!, s) is not { } encoded) return false;
            if (encoded is not PyStr text) return Err.Fail(Exc.TypeError, $"encoder() must return a string, not {encoded.Type.Name}");
            Writer.Append(text);
            return true;
        }

        /// <summary>encoder_listencode_obj.</summary>
        [Mirrors("encoder_listencode_obj", 1469, 1571)]
        internal bool Value(PyObject obj, int level)
        {
            bool done;
            switch (obj)
            {
                case PyNone:
                    Writer.Append("null");
                    return true;
                case PyBool:
                    Writer.Append(ReferenceEquals(obj, PyBool.True) ? "true" : "false");
                    return true;
                case PyStr s:
                    return Text(s);
                case PyInt small:
                    Span<char> digits = stackalloc char[20];
                    small.Value.TryFormat(digits, out int written, default, System.Globalization.CultureInfo.InvariantCulture);
                    Writer.Append(digits[..written]);
                    return true;
                case PyLong number:
                    if (IntText(number) is not PyStr shown) return false;
                    Writer.Append(shown);
                    return true;
                case PyFloat real:
                    if (_e.FloatText(real) is not { } floatText) return false;
                    Writer.Append(floatText);
                    return true;
                case PyList or PyTuple:
                    if (!Recursion.Enter(" while encoding a JSON object")) return false;
                    done = Items(obj, level);
                    Recursion.Leave();
                    return done;
                case PyDict dict:
                    if (!Recursion.Enter(" while encoding a JSON object")) return false;
                    done = Dict(dict, level);
                    Recursion.Leave();
                    return done;
            }
            if (!Enter(obj) || Obj.Call(_e._default!, obj) is not { } replacement || !Recursion.Enter(" while encoding a JSON object")) return false;
            done = Value(replacement, level);
            Recursion.Leave();
            if (!done)
            {
                Err.AddNote($"when serializing {obj.Type.FullyQualifiedName} object");
                return false;
            }
            Leave(obj);
            return true;
        }

        // encoder_encode_key_value.
        [Mirrors("encoder_encode_key_value", 1573, 1637)]
        private bool Pair(PyDict dict, PyObject key, PyObject value, int level, PyStr separator, ref bool first)
        {
            PyStr? text;
            switch (key)
            {
                case PyStr s:
                    text = s;
                    break;
                case PyFloat real:
                    text = _e.FloatText(real) is { } floatText ? PyStr.From(floatText) : null;
                    break;
                case PyNone:
                    text = PyStr.From("null");
                    break;
                case PyBool:
                    text = PyStr.From(ReferenceEquals(key, PyBool.True) ? "true" : "false");
                    break;
                case PyLong number:
                    text = IntText(number) as PyStr;
                    break;
                default:
                    if (_e._skipKeys) return true;
                    return Err.Fail(Exc.TypeError, $"keys must be str, int, float, bool or None, not {key.Type.Name}");
            }
            if (text is null) return false;
            if (!first) Writer.Append(separator);
            else if (_newlines is not null) Writer.Append(_newlines[level]);
            first = false;
            if (!Text(text)) return false;
            Writer.Append((PyStr)_e._keySeparator!);
            if (Value(value, level)) return true;
            if (Err.Fetch() is { } error)
            {
                PyStr? shown = Obj.Repr(key) as PyStr;
                if (shown is null) Err.Clear();
                Err.Restore(error);
                if (shown is not null) Err.AddNote($"when serializing {dict.Type.FullyQualifiedName} item {shown.Value}");
            }
            return false;
        }

        [Mirrors("encoder_listencode_dict", 1639, 1739)]
        private bool Dict(PyDict dict, int level)
        {
            if (dict.Count == 0)
            {
                Writer.Append("{}");
                return true;
            }
            if (!Enter(dict)) return false;
            Writer.Append('{');
            level++;
            if (Separator(level) is not { } separator) return false;
            bool first = true;
            if (_e._sortKeys || dict.GetType() != typeof(PyDict))
            {
                if (Mapping.Items(dict) is not PyList items || (_e._sortKeys && !items.Sort())) return false;
                for (int i = 0; i < items.Count; i++)
                {
                    if (items[i] is not PyTuple { Count: 2 } pair) return Err.Fail(Exc.ValueError, "items must return 2-tuples");
                    if (!Pair(dict, pair[0], pair[1], level, separator, ref first)) return false;
                }
            }
            else
            {
                int pos = 0;
                while (dict.Next(ref pos, out PyObject? key, out PyObject? value))
                    if (!Pair(dict, key, value, level, separator, ref first)) return false;
            }
            Leave(dict);
            if (_newlines is not null && !first) Writer.Append(_newlines[level - 1]);
            Writer.Append('}');
            return true;
        }

        [Mirrors("encoder_listencode_list", 1741, 1823)]
        private bool Items(PyObject seq, int level)
        {
            if (!Seq.Fast(seq, "_iterencode_list needs a sequence", out _, out PyObject holder)) return false;
            PyList? list = holder as PyList;
            PyTuple? tuple = holder as PyTuple;
            if ((list?.Count ?? tuple!.Count) == 0)
            {
                Writer.Append("[]");
                return true;
            }
            if (!Enter(seq)) return false;
            Writer.Append('[');
            level++;
            if (Separator(level) is not { } separator) return false;
            if (_newlines is not null) Writer.Append(_newlines[level]);
            for (int i = 0; i < (list?.Count ?? tuple!.Count); i++)
            {
                if (i != 0) Writer.Append(separator);
                if (Value(list is not null ? list[i] : tuple![i], level)) continue;
                Err.AddNote($"when serializing {seq.Type.FullyQualifiedName} item {i}");
                return false;
            }
            Leave(seq);
            if (_newlines is not null) Writer.Append(_newlines[level - 1]);
            Writer.Append(']');
            return true;
        }
    }
}
