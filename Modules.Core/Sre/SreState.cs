// Modules/_sre/sre.c: the state of a search, apart from the characters' type.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>SRE_STATE. Positions are indices into the whole string; -1 is C's null pointer.</summary>
internal abstract unsafe class SreState
{
    internal const int Illegal = -1, BadState = -2, NoMemory = -9, Interrupted = -10;

    internal PyObject String = null!;
    internal PyBuffer? View;
    internal int Pos, EndPos;
    internal int Ptr, Start, End;
    internal bool IsBytes, MatchAll, MustAdvance;
    internal int LastMark = -1, LastIndex = -1;
    internal int[] Mark = [];

    /// <summary>The current repeat, an index into <see cref="Repeats"/>, or -1.</summary>
    protected int Repeat = -1;

    protected struct RepeatContext
    {
        internal int Count, Pattern, LastPtr, Prev;
    }

    /// <summary>The match_context of C: a suspended match.</summary>
    protected struct Context
    {
        internal int Count, Rep, LastMark, LastIndex, Pattern, Ptr;
        internal uint Chr;
        internal bool TopLevel;
        internal Jump Jump;
    }

    protected enum Jump : byte
    {
        None, MaxUntil1, MaxUntil2, MaxUntil3, MinUntil1, MinUntil2, MinUntil3, Repeat, RepeatOne1, RepeatOne2, MinRepeatOne, Branch,
        Assert, AssertNot, PossRepeat1, PossRepeat2, AtomicGroup,
    }

    protected Context[] Contexts = new Context[16];
    protected int ContextCount;
    protected RepeatContext[] Repeats = new RepeatContext[4];
    protected int RepeatCount, RepeatFree = -1;
    protected int[] Data = new int[32];
    protected int DataCount;
    protected uint SignalCount;

    /// <summary>Find the string's characters and check them against the pattern; null raised.</summary>
    [Mirrors("state_init", 537, 614)]
    internal static SreState? Create(PatternObject pattern, PyObject target, nint start, nint end)
    {
        SreState state;
        int length;
        if (target is PyStr s)
        {
            if (pattern.IsBytes > 0) return Err.Raise<SreState>(Exc.TypeError, "cannot use a bytes pattern on a string-like object");
            length = s.Length;
            state = s.IsBmp ? new SreStringState(s.Value) : new SreCodePointState(s.CodePoints);
        }
        else
        {
            PyBuffer? view = null;
            if (target is PyBytes bytes)
            {
                length = bytes.Length;
            }
            else
            {
                view = new PyBuffer();
                if (!Obj.GetBuffer(target, view, PyBuffer.Simple))
                    return Err.Raise<SreState>(Exc.TypeError, $"expected string or bytes-like object, got '{target.Type.Name}'");
                length = (int)view.Len;
            }
            if (pattern.IsBytes == 0)
            {
                view?.Release();
                return Err.Raise<SreState>(Exc.TypeError, "cannot use a string pattern on a bytes-like object");
            }
            state = new SreBytesState(target) { View = view, IsBytes = true };
        }
        state.String = target;
        state.Mark = pattern.GroupCount == 0 ? [] : new int[pattern.GroupCount * 2];
        state.Pos = state.Start = (int)Math.Clamp(start, 0, length);
        state.EndPos = state.End = (int)Math.Clamp(end, 0, length);
        return state;
    }

    [Mirrors("state_fini", 616, 628)]
    internal void Finish() => View?.Release();

    [Mirrors("state_reset", 485, 497)]
    internal void Reset()
    {
        LastMark = LastIndex = -1;
        Repeat = -1;
        ContextCount = DataCount = RepeatCount = 0;
        RepeatFree = -1;
    }

    /// <summary>1 for a match at <see cref="Start"/>, 0 for none, negative for an error.</summary>
    [Mirrors("sre_match", 748, 757)]
    internal abstract int Match(uint[] code);

    /// <summary>1 for a match, which then is from <see cref="Start"/> to <see cref="Ptr"/>.</summary>
    [Mirrors("sre_search", 759, 768)]
    internal abstract int Search(uint[] code);

    /// <summary>getslice.</summary>
    [Mirrors("getslice", 634, 649)]
    internal PyObject Slice(int start, int end)
    {
        switch (String)
        {
            case PyStr s: return s.Substring(start, end);
            case PyBytes b: return start == 0 && end == b.Length && b.GetType() == typeof(PyBytes) ? b : PyBytes.From(b.Span[start..end]);
            default: return PyBytes.From(View!.Span[start..end]);
        }
    }

    /// <summary>state_getslice for a group from 1; null raised.</summary>
    [Mirrors("state_getslice", 651, 679)]
    internal PyObject? GroupSlice(int group, bool empty)
    {
        int i = (group - 1) * 2;
        if (i >= LastMark || Mark[i] < 0 || Mark[i + 1] < 0) return empty ? Slice(0, 0) : PyNone.Instance;
        if (Mark[i] > Mark[i + 1]) return WrongSpan();
        return Slice(Mark[i], Mark[i + 1]);
    }

    internal static PyObject? WrongSpan() =>
        Err.Raise(Exc.SystemError, "The span of capturing group is wrong, please report a bug for the re module.");

    /// <summary>pattern_error.</summary>
    [Mirrors("pattern_error", 681, 705)]
    internal static PyObject? RaiseStatus(int status) => status switch
    {
        Interrupted => null,
        NoMemory => PyStr.NoMemory<PyObject>(),
        _ => Err.Raise(Exc.RuntimeError, "internal error in regular expression engine"),
    };
}

internal sealed unsafe class SreStringState(string text) : SreEngine<ushort>
{
    internal override int Match(uint[] code)
    {
        fixed (char* p = text)
        fixed (uint* c = code) return Run((ushort*)p, c, c, true);
    }

    internal override int Search(uint[] code)
    {
        fixed (char* p = text)
        fixed (uint* c = code) return RunSearch((ushort*)p, c);
    }
}

internal sealed unsafe class SreCodePointState(int[] text) : SreEngine<int>
{
    internal override int Match(uint[] code)
    {
        fixed (int* p = text)
        fixed (uint* c = code) return Run(p, c, c, true);
    }

    internal override int Search(uint[] code)
    {
        fixed (int* p = text)
        fixed (uint* c = code) return RunSearch(p, c);
    }
}

internal sealed unsafe class SreBytesState(PyObject text) : SreEngine<byte>
{
    private ReadOnlySpan<byte> Bytes => text is PyBytes b ? b.Span : View!.Span;

    internal override int Match(uint[] code)
    {
        fixed (byte* p = Bytes)
        fixed (uint* c = code) return Run(p, c, c, true);
    }

    internal override int Search(uint[] code)
    {
        fixed (byte* p = Bytes)
        fixed (uint* c = code) return RunSearch(p, c);
    }
}
