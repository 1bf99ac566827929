// Modules/_sre/sre.c: compiled patterns.

using System.Runtime.InteropServices;
using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Compiled regular expression object.</summary>
[PyType("re.Pattern", Flags = TypeFlags.ImmutableType | TypeFlags.DisallowInstantiation | TypeFlags.HaveGc, WeakRefs = true,
    Doc = "Compiled regular expression object.")]
public sealed partial class PatternObject : PyObject
{
    [PyMember("pattern", ReadOnly = true, Doc = "The pattern string from which the RE object was compiled.")]
    private PyObject? _pattern;

    [PyMember("flags", ReadOnly = true, Doc = "The regex matching flags.")]
    private int _flags;

    [PyMember("groups", ReadOnly = true, Doc = "The number of capturing groups in the pattern.")]
    private nint _groups;

    private readonly SreModule.State _state;
    private readonly uint[] _code;

    internal PatternObject(SreModule.State state, PyObject pattern, int flags, uint[] code, nint groups, PyDict? groupIndex, PyTuple? indexGroup, int isBytes)
    {
        _state = state;
        _pattern = pattern;
        _flags = flags;
        _code = code;
        _groups = groups;
        GroupIndex = groupIndex;
        IndexGroup = indexGroup;
        IsBytes = isBytes;
    }

    /// <summary>1 for bytes, 0 for str, -1 for None.</summary>
    internal int IsBytes { get; }
    internal int GroupCount => (int)_groups;
    internal PyDict? GroupIndex { get; }
    internal PyTuple? IndexGroup { get; }
    internal uint[] CodeArray => _code;

    [PyGetSet("groupindex", Doc = "A dictionary mapping group names to group numbers."), Mirrors("pattern_groupindex", 1599, 1606)]
    private PyObject? GroupIndexGet => GroupIndex is { } index ? new PyMappingProxy(index) : new PyDict();

    private PyObject? MatchOnce(PyObject target, nint pos, nint endpos, bool all, bool search)
    {
        if (SreState.Create(this, target, pos, endpos) is not { } state) return null;
        state.Ptr = state.Start;
        state.MatchAll = all;
        int status = search ? state.Search(_code) : state.Match(_code);
        PyObject? match = NewMatch(state, status);
        state.Finish();
        return match;
    }

    /// <summary>pattern_new_match.</summary>
    [Mirrors("pattern_new_match", 2729, 2802)]
    internal PyObject? NewMatch(SreState state, int status)
    {
        if (status == 0) return PyNone.Instance;
        if (status < 0) return SreState.RaiseStatus(status);
        var mark = new int[2 * (GroupCount + 1)];
        mark[0] = state.Start;
        mark[1] = state.Ptr;
        for (int i = 0, j = 0; i < GroupCount; i++, j += 2)
        {
            if (j + 1 <= state.LastMark && state.Mark[j] >= 0 && state.Mark[j + 1] >= 0)
            {
                mark[j + 2] = state.Mark[j];
                mark[j + 3] = state.Mark[j + 1];
                if (mark[j + 2] > mark[j + 3]) return SreState.WrongSpan();
            }
            else
            {
                mark[j + 2] = mark[j + 3] = -1;
            }
        }
        return new MatchObject(this, state.String, mark, state.Pos, state.EndPos, state.LastIndex);
    }

    [PyMethod("match", "(string, pos=0, endpos=sys.maxsize)", DefiningClass = true, Doc = "Matches zero or more characters at the beginning of the string.")]
    [Mirrors("_sre_SRE_Pattern_match_impl", 782, 812)]
    private PyObject? Match(PyObject @string, nint pos = 0, long endpos = long.MaxValue) => MatchOnce(@string, pos, (nint)endpos, false, false);

    [PyMethod("fullmatch", "(string, pos=0, endpos=sys.maxsize)", DefiningClass = true, Doc = "Matches against all of the string.")]
    [Mirrors("_sre_SRE_Pattern_fullmatch_impl", 826, 857)]
    private PyObject? FullMatch(PyObject @string, nint pos = 0, long endpos = long.MaxValue) => MatchOnce(@string, pos, (nint)endpos, true, false);

    [PyMethod("search", "(string, pos=0, endpos=sys.maxsize)", DefiningClass = true, Doc = "Scan through string looking for a match; the match object, or None if no position matches.")]
    [Mirrors("_sre_SRE_Pattern_search_impl", 873, 902)]
    private PyObject? Search(PyObject @string, nint pos = 0, long endpos = long.MaxValue) => MatchOnce(@string, pos, (nint)endpos, false, true);

    [PyMethod("findall", "(string, pos=0, endpos=sys.maxsize)", Doc = "Return a list of all non-overlapping matches of pattern in string.")]
    [Mirrors("_sre_SRE_Pattern_findall_impl", 914, 999)]
    private PyObject? FindAll(PyObject @string, nint pos = 0, long endpos = long.MaxValue)
    {
        if (SreState.Create(this, @string, pos, (nint)endpos) is not { } state) return null;
        var list = new PyList();
        PyObject? result = list;
        while (state.Start <= state.End)
        {
            state.Reset();
            state.Ptr = state.Start;
            int status = state.Search(_code);
            if (status <= 0)
            {
                if (status < 0) result = SreState.RaiseStatus(status);
                break;
            }
            PyObject? item;
            if (GroupCount == 0)
            {
                item = state.Slice(state.Start, state.Ptr);
            }
            else if (GroupCount == 1)
            {
                item = state.GroupSlice(1, true);
            }
            else
            {
                var items = new PyObject[GroupCount];
                item = null;
                int i = 0;
                for (; i < items.Length; i++)
                {
                    if (state.GroupSlice(i + 1, true) is not { } o) break;
                    items[i] = o;
                }
                if (i == items.Length) item = PyTuple.Own(items);
            }
            if (item is null)
            {
                result = null;
                break;
            }
            list.Append(item);
            state.MustAdvance = state.Ptr == state.Start;
            state.Start = state.Ptr;
        }
        state.Finish();
        return result;
    }

    [PyMethod("finditer", "(string, pos=0, endpos=sys.maxsize)", DefiningClass = true, Doc = "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.")]
    [Mirrors("_sre_SRE_Pattern_finditer_impl", 1015, 1039)]
    private PyObject? FindIter(PyObject @string, nint pos = 0, long endpos = long.MaxValue)
    {
        if (NewScanner(@string, pos, (nint)endpos) is not { } scanner || Obj.GetAttr(scanner, "search") is not { } search) return null;
        return new PyCallIter(search, PyNone.Instance);
    }

    [Mirrors("pattern_scanner", 2955, 2982)]
    private PyObject? NewScanner(PyObject target, nint pos, nint endpos) =>
        SreState.Create(this, target, pos, endpos) is { } state ? new ScannerObject(this, state) : null;

    [PyMethod("scanner", "(string, pos=0, endpos=sys.maxsize)", DefiningClass = true), Mirrors("_sre_SRE_Pattern_scanner_impl", 1052, 1061)]
    private PyObject? Scanner(PyObject @string, nint pos = 0, long endpos = long.MaxValue) => NewScanner(@string, pos, (nint)endpos);

    [PyMethod("split", "(string, maxsplit=0)", Doc = "Split string by the occurrences of pattern."), Mirrors("_sre_SRE_Pattern_split_impl", 1072, 1164)]
    private PyObject? Split(PyObject @string, nint maxsplit = 0)
    {
        if (SreState.Create(this, @string, 0, nint.MaxValue) is not { } state) return null;
        var list = new PyList();
        nint n = 0;
        int last = state.Start;
        while (maxsplit == 0 || n < maxsplit)
        {
            state.Reset();
            state.Ptr = state.Start;
            int status = state.Search(_code);
            if (status < 0)
            {
                state.Finish();
                return SreState.RaiseStatus(status);
            }
            if (status == 0) break;
            list.Append(state.Slice(last, state.Start));
            for (int i = 0; i < GroupCount; i++)
            {
                if (state.GroupSlice(i + 1, false) is not { } item)
                {
                    state.Finish();
                    return null;
                }
                list.Append(item);
            }
            n++;
            state.MustAdvance = state.Ptr == state.Start;
            last = state.Start = state.Ptr;
        }
        list.Append(state.Slice(last, state.EndPos));
        state.Finish();
        return list;
    }

    /// <summary>compile_template; null raised.</summary>
    [Mirrors("compile_template", 1166, 1221)]
    internal TemplateObject? CompileTemplate(PyObject template)
    {
        _state.CompileTemplate ??= PyImport.ModuleAttr("re", "_compile_template");
        if (_state.CompileTemplate is not { } compile) return null;
        PyObject? result = Obj.Call(compile, this, template);
        if (result is null && Err.Matches(Exc.TypeError))
        {
            if (template is PyStr s && s.GetType() != typeof(PyStr))
            {
                Err.Clear();
                result = Obj.Call(compile, this, s.Exact);
            }
            else if (Obj.CheckBuffer(template) && template.GetType() != typeof(PyBytes))
            {
                Err.Clear();
                if (PyBytes.FromObject(template) is not { } bytes) return null;
                result = Obj.Call(compile, this, bytes);
            }
        }
        if (result is null) return null;
        return result as TemplateObject
            ?? Err.Raise<TemplateObject>(Exc.RuntimeError, $"the result of compiling a replacement string is {result.Type.Name}");
    }

    /// <summary>pattern_subx.</summary>
    [Mirrors("pattern_subx", 1225, 1418)]
    private PyObject? Substitute(PyObject repl, PyObject target, nint count, bool withCount)
    {
        PyObject filter = repl;
        TemplateObject? template = null;
        bool callable = Obj.IsCallable(repl);
        if (!callable && !IsLiteral(repl))
        {
            template = CompileTemplate(repl);
            if (template is null) return null;
            if (template.IsLiteral)
            {
                filter = template.Literal;
                template = null;
            }
        }
        if (SreState.Create(this, target, 0, nint.MaxValue) is not { } state) return null;
        var list = new List<PyObject>();
        nint n = 0;
        int i = 0;
        while (count == 0 || n < count)
        {
            state.Reset();
            state.Ptr = state.Start;
            int status = state.Search(_code);
            if (status < 0)
            {
                SreState.RaiseStatus(status);
                goto error;
            }
            if (status == 0) break;
            int b = state.Start, e = state.Ptr;
            if (i < b) list.Add(state.Slice(i, b));
            PyObject? item = filter;
            if (callable || template is not null)
            {
                if (NewMatch(state, 1) is not { } match) goto error;
                item = template is not null ? template.Expand((MatchObject)match) : Obj.Call(filter, match);
                if (item is null) goto error;
            }
            if (item is not PyNone) list.Add(item);
            i = e;
            n++;
            state.MustAdvance = state.Ptr == state.Start;
            state.Start = state.Ptr;
        }
        if (i < state.EndPos) list.Add(state.Slice(i, state.EndPos));
        PyObject? result;
        if (list.Count == 0)
        {
            result = state.Slice(0, 0);
        }
        else if (state.IsBytes)
        {
            result = BytesMethods.Join(default, PyTuple.Own([.. list])) is { } joined ? PyBytes.Own(joined) : null;
            if (list.Count == 1 && list[0].GetType() == typeof(PyBytes)) result = list[0];
        }
        else
        {
            result = PyStr.JoinArray(PyStr.Empty, CollectionsMarshal.AsSpan(list));
        }
        state.Finish();
        return result is null ? null : withCount ? PyTuple.Of(result, PyInt.From(n)) : result;
    error:
        state.Finish();
        return null;
    }

    private static bool IsLiteral(PyObject repl)
    {
        if (repl is PyStr s) return s.IndexOf('\\') < 0;
        var view = new PyBuffer();
        if (!Obj.GetBuffer(repl, view, PyBuffer.Simple))
        {
            Err.Clear();
            return false;
        }
        bool literal = !view.Span.Contains((byte)'\\');
        view.Release();
        return literal;
    }

    [PyMethod("sub", "(repl, string, count=0)", DefiningClass = true, Doc = "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.")]
    [Mirrors("_sre_SRE_Pattern_sub_impl", 1432, 1440)]
    private PyObject? Sub(PyObject repl, PyObject @string, nint count = 0) => Substitute(repl, @string, count, false);

    [PyMethod("subn", "(repl, string, count=0)", DefiningClass = true, Doc = "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.")]
    [Mirrors("_sre_SRE_Pattern_subn_impl", 1454, 1463)]
    private PyObject? SubN(PyObject repl, PyObject @string, nint count = 0) => Substitute(repl, @string, count, true);

    [PyMethod("__copy__", "()"), Mirrors("_sre_SRE_Pattern___copy___impl", 1470, 1475)]
    private PyObject? Copy() => this;

    [PyMethod("__deepcopy__", "(memo, /)"), Mirrors("_sre_SRE_Pattern___deepcopy___impl", 1485, 1490)]
    private PyObject? DeepCopy(PyObject memo) => this;

    [PyMethod("__class_getitem__", "(object, /)", Class = true, NoTextSignature = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject @object) => PyGenericAlias.Create(cls, @object);

    private static readonly (string Name, int Value)[] s_flagNames =
    [
        ("re.IGNORECASE", SreOp.FlagIgnoreCase), ("re.LOCALE", SreOp.FlagLocale), ("re.MULTILINE", SreOp.FlagMultiline), ("re.DOTALL", SreOp.FlagDotAll),
        ("re.UNICODE", SreOp.FlagUnicode), ("re.VERBOSE", SreOp.FlagVerbose), ("re.DEBUG", SreOp.FlagDebug), ("re.ASCII", SreOp.FlagAscii),
    ];

    [PySlot(Slot.Repr), Mirrors("pattern_repr", 1515, 1594)]
    private PyObject? Repr()
    {
        int flags = _flags;
        if (IsBytes == 0 && (flags & (SreOp.FlagLocale | SreOp.FlagUnicode | SreOp.FlagAscii)) == SreOp.FlagUnicode) flags &= ~SreOp.FlagUnicode;
        var names = new List<string>();
        foreach ((string name, int value) in s_flagNames)
        {
            if ((flags & value) == 0) continue;
            names.Add(name);
            flags &= ~value;
        }
        if (flags != 0) names.Add($"0x{flags:x}");
        if (Obj.Repr(_pattern!) is not PyStr pattern) return null;
        if (pattern.Length > 200) pattern = pattern.Substring(0, 200);
        return PyStr.From(names.Count > 0 ? $"re.compile({pattern.Value}, {string.Join('|', names)})" : $"re.compile({pattern.Value})");
    }

    [PySlot(Slot.Hash), Mirrors("pattern_hash", 3087, 3110)]
    private long Hash()
    {
        long hash = Obj.Hash(_pattern!);
        if (hash == -1) return -1;
        hash ^= HashSecret.HashBytes(MemoryMarshal.AsBytes(_code.AsSpan()));
        hash ^= _flags;
        hash ^= IsBytes;
        hash ^= _code.Length;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.RichCompare), Mirrors("pattern_richcompare", 3112, 3159)]
    private PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PatternObject right) return PyNotImplemented.Instance;
        if (ReferenceEquals(this, right)) return PyBool.From(op == CompareOp.Eq);
        bool? same = _flags == right._flags && IsBytes == right.IsBytes && _code.AsSpan().SequenceEqual(right._code);
        if (same == true) same = Obj.RichCompareBool(_pattern!, right._pattern!, CompareOp.Eq);
        return same is { } value ? PyBool.From(value == (op == CompareOp.Eq)) : null;
    }
}
