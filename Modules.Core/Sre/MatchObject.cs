// Modules/_sre/sre.c: matches, scanners, replacement templates.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The result of re.match() and re.search().</summary>
[PyType("re.Match", Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation | TypeFlags.HaveGc,
    Doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")]
public sealed partial class MatchObject : PyObject
{
    [PyMember("string", ReadOnly = true, Doc = "The string passed to match() or search().")]
    private PyObject? _string;

    [PyMember("re", ReadOnly = true, Doc = "The regular expression object.")]
    private PyObject? _re;

    [PyMember("pos", ReadOnly = true, Doc = "The index into the string at which the RE engine started looking for a match.")]
    private nint _pos;

    [PyMember("endpos", ReadOnly = true, Doc = "The index into the string beyond which the RE engine will not go.")]
    private nint _endpos;

    private readonly int[] _mark;
    private readonly int _lastIndex;
    private PyTuple? _regs;

    internal MatchObject(PatternObject pattern, PyObject @string, int[] mark, int pos, int endpos, int lastIndex)
    {
        _re = pattern;
        _string = @string;
        _mark = mark;
        _pos = pos;
        _endpos = endpos;
        _lastIndex = lastIndex;
    }

    private PatternObject Pattern => (PatternObject)_re!;

    internal int Groups => _mark.Length / 2;

    /// <summary>match_getslice_by_index.</summary>
    [Mirrors("match_getslice_by_index", 2297, 2327)]
    internal PyObject? GetSlice(int index, PyObject otherwise)
    {
        int i = _mark[index * 2], j = _mark[index * 2 + 1];
        if (i < 0) return otherwise;
        switch (_string)
        {
            case PyStr s:
                return s.Substring(Math.Min(i, s.Length), Math.Min(j, s.Length));
            case PyBytes b:
                return i == 0 && j == b.Length && b.GetType() == typeof(PyBytes) ? b : PyBytes.From(b.Span[i..j]);
        }
        var view = new PyBuffer();
        if (!Obj.GetBuffer(_string!, view, PyBuffer.Simple))
            return Err.Raise(Exc.TypeError, $"expected string or bytes-like object, got '{_string!.Type.Name}'");
        int n = (int)view.Len;
        PyObject result = PyBytes.From(view.Span[Math.Min(i, n)..Math.Min(j, n)]);
        view.Release();
        return result;
    }

    /// <summary>match_getindex: -1 raised.</summary>
    [Mirrors("match_getindex", 2329, 2362)]
    private int GetIndex(PyObject? index)
    {
        nint i = -1;
        if (index is null) return 0;
        if (index is PyInt exact)
        {
            i = (nint)exact.Value;
        }
        else if (Num.IndexCheck(index))
        {
            if (!Num.AsSsize(index, null, out i)) return -1;
        }
        else if (Pattern.GroupIndex is { } names)
        {
            if (!names.TryGetItem(index, out PyObject? found)) return -1;
            if (found is PyLong number && number.TryAsLong(out long value)) i = (nint)value;
        }
        return i >= 0 && i < Groups ? (int)i : Err.Minus1(Exc.IndexError, "no such group");
    }

    [Mirrors("match_getslice", 2364, 2374)]
    private PyObject? Get(PyObject index, PyObject otherwise)
    {
        int i = GetIndex(index);
        return i < 0 ? null : GetSlice(i, otherwise);
    }

    [PyMethod("group", "(*args)", Raw = true, NoTextSignature = true, Doc = "group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n    For 0 returns the entire match.")]
    [Mirrors("match_group", 2398, 2432)]
    private PyObject? Group(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (!Args.NoKeywords("group", kwnames)) return null;
        if (args.Length == 0) return GetSlice(0, PyNone.Instance);
        if (args.Length == 1) return Get(args[0], PyNone.Instance);
        var items = new PyObject[args.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (Get(args[i], PyNone.Instance) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Own(items);
    }

    [PySlot(Slot.MpSubscript), Mirrors("match_getitem", 2434, 2439)]
    private PyObject? Subscript(PyObject name) => Get(name, PyNone.Instance);

    [PyMethod("start", "(group=0, /)", Doc = "Return index of the start of the substring matched by group.")]
    [Mirrors("_sre_SRE_Match_start_impl", 2530, 2542)]
    private PyObject? Start(PyObject? group = null)
    {
        int i = GetIndex(group);
        return i < 0 ? null : PyInt.From(_mark[i * 2]);
    }

    [PyMethod("end", "(group=0, /)", Doc = "Return index of the end of the substring matched by group."), Mirrors("_sre_SRE_Match_end_impl", 2553, 2565)]
    private PyObject? End(PyObject? group = null)
    {
        int i = GetIndex(group);
        return i < 0 ? null : PyInt.From(_mark[i * 2 + 1]);
    }

    [PyMethod("span", "(group=0, /)", Doc = "For match object m, return the 2-tuple (m.start(group), m.end(group)).")]
    [Mirrors("_sre_SRE_Match_span_impl", 2603, 2615)]
    private PyObject? Span(PyObject? group = null)
    {
        int i = GetIndex(group);
        return i < 0 ? null : Pair(i);
    }

    [Mirrors("_pair", 2567, 2592)]
    private PyTuple Pair(int i) => PyTuple.Of(PyInt.From(_mark[i * 2]), PyInt.From(_mark[i * 2 + 1]));

    [PyMethod("groups", "(default=None)", Doc = "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.")]
    [Mirrors("_sre_SRE_Match_groups_impl", 2450, 2472)]
    private PyObject? GroupsMethod(PyObject? @default = null)
    {
        var items = new PyObject[Groups - 1];
        for (int i = 0; i < items.Length; i++)
        {
            if (GetSlice(i + 1, @default ?? PyNone.Instance) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Own(items);
    }

    [PyMethod("groupdict", "(default=None)", Doc = "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.")]
    [Mirrors("_sre_SRE_Match_groupdict_impl", 2483, 2519)]
    private PyObject? GroupDict(PyObject? @default = null)
    {
        var result = new PyDict();
        if (Pattern.GroupIndex is not { } names) return result;
        int pos = 0;
        while (names.Next(ref pos, out PyObject? key, out _))
        {
            if (Get(key, @default ?? PyNone.Instance) is not { } value || !result.SetItem(key, value)) return null;
        }
        return result;
    }

    [PyMethod("expand", "(template)", Doc = "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.")]
    [Mirrors("_sre_SRE_Match_expand_impl", 2384, 2396)]
    private PyObject? Expand(PyObject template) => Pattern.CompileTemplate(template)?.Expand(this);

    [PyMethod("__copy__", "()"), Mirrors("_sre_SRE_Match___copy___impl", 2647, 2652)]
    private PyObject? Copy() => this;

    [PyMethod("__deepcopy__", "(memo, /)"), Mirrors("_sre_SRE_Match___deepcopy___impl", 2662, 2667)]
    private PyObject? DeepCopy(PyObject memo) => this;

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);

    [PyGetSet("lastindex", Doc = "The integer index of the last matched capturing group."), Mirrors("match_lastindex_get", 2678, 2685)]
    private PyObject? LastIndex => _lastIndex >= 0 ? PyInt.From(_lastIndex) : PyNone.Instance;

    [PyGetSet("lastgroup", Doc = "The name of the last matched capturing group."), Mirrors("match_lastgroup_get", 2687, 2700)]
    private PyObject? LastGroup =>
        Pattern.IndexGroup is { } names && _lastIndex >= 0 && _lastIndex < names.Count ? names[_lastIndex] : PyNone.Instance;

    [PyGetSet("regs"), Mirrors("match_regs", 2617, 2640)]
    private PyObject? Regs
    {
        get
        {
            if (_regs is not null) return _regs;
            var items = new PyObject[Groups];
            for (int i = 0; i < items.Length; i++) items[i] = Pair(i);
            return _regs = PyTuple.Own(items);
        }
    }

    [PySlot(Slot.Repr), Mirrors("match_repr", 2712, 2726)]
    private PyObject? Repr()
    {
        if (GetSlice(0, PyNone.Instance) is not { } whole || Obj.Repr(whole) is not PyStr text) return null;
        if (text.Length > 50) text = text.Substring(0, 50);
        return PyStr.From($"<{Type.Name} object; span=({_mark[0]}, {_mark[1]}), match={text.Value}>");
    }
}

/// <summary>Searches a string again and again.</summary>
[PyType("_sre.SRE_Scanner", Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class ScannerObject : PyObject
{
    [PyMember("pattern", ReadOnly = true)]
    private PyObject? _pattern;

    private readonly SreState _state;
    private bool _executing, _done;

    internal ScannerObject(PatternObject pattern, SreState state)
    {
        _pattern = pattern;
        _state = state;
    }

    private PyObject? Step(bool search)
    {
        if (_executing) return Err.Raise(Exc.ValueError, "regular expression scanner already executing");
        if (_done) return PyNone.Instance;
        _executing = true;
        var pattern = (PatternObject)_pattern!;
        _state.Reset();
        _state.Ptr = _state.Start;
        int status = search ? _state.Search(pattern.CodeArray) : _state.Match(pattern.CodeArray);
        PyObject? match = pattern.NewMatch(_state, status);
        if (status == 0)
        {
            _done = true;
            _state.Finish();
        }
        else
        {
            _state.MustAdvance = _state.Ptr == _state.Start;
            _state.Start = _state.Ptr;
        }
        _executing = false;
        return match;
    }

    [PyMethod("match", "()", DefiningClass = true), Mirrors("_sre_SRE_Scanner_match_impl", 2864, 2903)]
    private PyObject? Match() => Step(false);

    [PyMethod("search", "()", DefiningClass = true), Mirrors("_sre_SRE_Scanner_search_impl", 2914, 2953)]
    private PyObject? Search() => Step(true);
}

/// <summary>A compiled replacement string: literals and group numbers.</summary>
[PyType("_sre.SRE_Template", Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation | TypeFlags.HaveGc)]
public sealed partial class TemplateObject : PyObject
{
    private readonly (int Index, PyObject? Literal)[] _items;

    internal TemplateObject(PyObject literal, (int Index, PyObject? Literal)[] items)
    {
        Literal = literal;
        _items = items;
    }

    internal PyObject Literal { get; }

    internal bool IsLiteral => _items.Length == 0;

    /// <summary>expand_template.</summary>
    [Mirrors("expand_template", 3020, 3084)]
    internal PyObject? Expand(MatchObject match)
    {
        if (_items.Length == 0) return Literal;
        var parts = new List<PyObject>(2 * _items.Length + 1) { Literal };
        foreach ((int index, PyObject? literal) in _items)
        {
            if (index >= match.Groups) return Err.Raise(Exc.IndexError, "no such group");
            if (match.GetSlice(index, PyNone.Instance) is not { } item) return null;
            if (item is not PyNone) parts.Add(item);
            if (literal is not null) parts.Add(literal);
        }
        if (Literal is PyStr) return PyStr.JoinArray(PyStr.Empty, CollectionsMarshal.AsSpan(parts));
        return BytesMethods.Join(default, PyTuple.Own([.. parts])) is { } joined ? PyBytes.Own(joined) : null;
    }
}
