// Objects/structseq.c: tuples whose items have names.

namespace PyModules.Runtime;

/// <summary>A tuple whose items are attributes too, with further attributes that are no items. A class with
/// <see cref="PyStructSequenceAttribute"/> derives from it and is otherwise empty.</summary>
public abstract unsafe class PyStructSequence : PyTuple
{
    private PyObject[] _hidden = [];

    [Mirrors("get_real_size", 51, 58)]
    private static StructSequenceSpec SpecOf(PyType type)
    {
        for (PyType? t = type; t is not null; t = t.Base)
            if (t.Spec?.Sequence is { } spec) return spec;
        throw new InvalidOperationException($"'{type.Name}' is no struct sequence type");
    }

    /// <summary>PyStructSequence_New with the fields set: the items, then the hidden fields; those left out are None.</summary>
    [Mirrors("PyStructSequence_New", 60, 84)]
    public static PyStructSequence Create(PyType type, params PyObject[] values)
    {
        StructSequenceSpec spec = SpecOf(type);
        var made = (PyStructSequence)type.Alloc();
        made._items = new PyObject[spec.Visible];
        made._hidden = new PyObject[spec.Names.Length - spec.Visible];
        for (int i = 0; i < spec.Names.Length; i++) made.SetField(i, i < values.Length ? values[i] : PyNone.Instance);
        return made;
    }

    /// <summary>PyStructSequence_GetItem.</summary>
    [Mirrors("PyStructSequence_GetItem", 99, 109)]
    public PyObject Field(int index) => index < _items.Length ? _items[index] : _hidden[index - _items.Length];

    /// <summary>PyStructSequence_SetItem; for makers only, before anybody sees the object.</summary>
    [Mirrors("PyStructSequence_SetItem", 86, 97)]
    public void SetField(int index, PyObject value)
    {
        if (index < _items.Length) _items[index] = value;
        else _hidden[index - _items.Length] = value;
    }

    private static int Unnamed(StructSequenceSpec spec) => Array.FindAll(spec.Names, name => name is null).Length;

    [Mirrors("count_members", 463, 474)]
    private static string[] MemberNames(StructSequenceSpec spec) => Array.FindAll(spec.Names, name => name is not null)!;

    private static readonly ArgParser s_newParser = new("structseq", 0, "sequence", "dict");

    /// <summary>The <c>tp_new</c> of struct sequence types.</summary>
    [Mirrors("structseq_new_impl", 162, 266)]
    public static PyObject? NewSequence(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        Span<PyObject?> given = [null, null];
        if (!Args.UnpackKeywords(args, kwnames, s_newParser, 1, 2, 0, false, given)) return null;
        StructSequenceSpec spec = SpecOf(type);
        int min = spec.Visible, max = spec.Names.Length;
        if (!Seq.Fast(given[0]!, "constructor requires a sequence", out ReadOnlySpan<PyObject> items, out _)) return null;
        if (given[1] is not (null or PyDict)) return Err.Raise(Exc.TypeError, $"{type.Name}() takes a dict as second arg, if any");
        var dict = given[1] as PyDict;
        int count = items.Length;
        if (min != max)
        {
            if (count < min) return Err.Raise(Exc.TypeError, $"{type.Name}() takes an at least {min}-sequence ({count}-sequence given)");
            if (count > max) return Err.Raise(Exc.TypeError, $"{type.Name}() takes an at most {max}-sequence ({count}-sequence given)");
        }
        else if (count != min)
        {
            return Err.Raise(Exc.TypeError, $"{type.Name}() takes a {min}-sequence ({count}-sequence given)");
        }
        PyStructSequence made = Create(type, items.ToArray());
        if (dict is not { Count: > 0 }) return made;
        string[] names = MemberNames(spec);
        int unnamed = Unnamed(spec), found = 0;
        for (int i = count; i < max; i++)
        {
            if (dict.GetItem(PyStr.Intern(names[i - unnamed])) is not { } value) continue;
            made.SetField(i, value);
            found++;
        }
        return dict.Count > found ? Err.Raise(Exc.TypeError, $"{type.Name}() got duplicate or unexpected field name(s)") : made;
    }

    /// <summary>The <c>tp_repr</c> of struct sequence types.</summary>
    [Mirrors("structseq_repr", 269, 335)]
    public static PyObject? ReprSequence(PyObject self)
    {
        var sequence = (PyStructSequence)self;
        string[] names = MemberNames(SpecOf(self.Type));
        PyObject[] parts = new PyObject[sequence._items.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Obj.Repr(sequence._items[i]) is not PyStr repr) return null;
            if (PyStr.Concat(PyStr.From(names[i] + "="), repr) is not { } part) return null;
            parts[i] = part;
        }
        PyStr? text = parts.Length == 0 ? PyStr.Empty : (PyStr)parts[0];
        for (int i = 1; i < parts.Length && text is not null; i++)
            text = PyStr.Concat(text, PyStr.From(", ")) is { } more ? PyStr.Concat(more, (PyStr)parts[i]) : null;
        return text is null ? null : PyStr.Concat(PyStr.From(self.Type.Name + "("), text) is { } opened ? PyStr.Concat(opened, PyStr.From(")")) : null;
    }

    [Mirrors("structseq_reduce", 338, 381)]
    private static PyObject? Reduce(PyObject self)
    {
        var sequence = (PyStructSequence)self;
        StructSequenceSpec spec = SpecOf(self.Type);
        string[] names = MemberNames(spec);
        int unnamed = Unnamed(spec);
        PyDict dict = new();
        for (int i = spec.Visible; i < spec.Names.Length; i++)
            if (!dict.SetItem(PyStr.Intern(names[i - unnamed]), sequence.Field(i))) return null;
        return PyTuple.Of(self.Type, PyTuple.Of(PyTuple.Of(sequence._items), dict));
    }

    [Mirrors("structseq_replace", 384, 453)]
    private static PyObject? Replace(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var sequence = (PyStructSequence)self;
        if (!Args.NoPositional("__replace__", args, kwnames)) return null;
        StructSequenceSpec spec = SpecOf(self.Type);
        if (Unnamed(spec) > 0)
            return Err.Raise(Exc.TypeError, $"__replace__() is not supported for {self.Type.Name} because it has unnamed field(s)");
        if (!Args.KeywordDict(args, kwnames, out PyDict? changes)) return null;
        PyStructSequence made = Create(self.Type);
        for (int i = 0; i < spec.Names.Length; i++)
        {
            PyStr name = PyStr.Intern(spec.Names[i]!);
            PyObject? value = changes?.GetItem(name);
            if (value is not null && changes!.Remove(name) is null) return null;
            made.SetField(i, value ?? sequence.Field(i));
        }
        if (changes is not { Count: > 0 }) return made;
        PyList unexpected = new();
        int position = 0;
        while (changes.Next(ref position, out PyObject? key, out _)) unexpected.Append(key);
        return Obj.Repr(unexpected) is PyStr repr ? Err.Raise(Exc.TypeError, $"Got unexpected field name(s): {repr.Value}") : null;
    }

    /// <summary>The methods and the counts that every such type has.</summary>
    public static void FillMethods(NativeDict dict)
    {
        dict.Method(new MethodDef("__reduce__", MethodFlags.NoArgs, null, null) { NoArgs = &Reduce });
        dict.Method(new MethodDef("__replace__", MethodFlags.FastCall | MethodFlags.Keywords,
            "Return a copy of the structure with new values for the specified fields.", "($self, /, **changes)") { FastCall = &Replace });
    }

    /// <summary><c>initialize_structseq_dict</c>.</summary>
    [Mirrors("initialize_structseq_dict", 476, 531)]
    public static void FillCounts(NativeDict dict, int visible, params string?[] names)
    {
        int unnamed = 0;
        List<PyObject> match = [];
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is not { } name) unnamed++;
            else if (i < visible) match.Add(PyStr.Intern(name));
        }
        dict.Add("n_sequence_fields", PyInt.From(visible));
        dict.Add("n_fields", PyInt.From(names.Length));
        dict.Add("n_unnamed_fields", PyInt.From(unnamed));
        dict.Add("__match_args__", PyTuple.Own([.. match]));
    }
}
