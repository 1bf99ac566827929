// Modules/_sre/sre_lib.h: the matching engine, once for 8, 16 and 32 bit characters.

using System.Numerics;
using System.Runtime.CompilerServices;
using PyModules.Runtime;

namespace PyModules.Modules;

internal abstract unsafe class SreEngine<T> : SreState where T : unmanaged, IBinaryInteger<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Code(T c) => uint.CreateTruncating(c);

    private static bool Fits(uint c) => sizeof(T) == 4 || c >> (8 * sizeof(T)) == 0;

    [Mirrors("SRE(at)", 15, 89)]
    private bool IsAt(T* s, int ptr, uint at)
    {
        switch (at)
        {
            case SreOp.AtBeginning or SreOp.AtBeginningString: return ptr == 0;
            case SreOp.AtBeginningLine: return ptr == 0 || Code(s[ptr - 1]) == '\n';
            case SreOp.AtEnd: return ptr == End || End - ptr == 1 && Code(s[ptr]) == '\n';
            case SreOp.AtEndLine: return ptr == End || Code(s[ptr]) == '\n';
            case SreOp.AtEndString: return ptr == End;
            case SreOp.AtBoundary: return Boundary(&SreChars.IsWord);
            case SreOp.AtNonBoundary: return !Boundary(&SreChars.IsWord);
            case SreOp.AtLocBoundary: return Boundary(&SreChars.IsLocWord);
            case SreOp.AtLocNonBoundary: return !Boundary(&SreChars.IsLocWord);
            case SreOp.AtUniBoundary: return Boundary(&SreChars.IsUniWord);
            case SreOp.AtUniNonBoundary: return !Boundary(&SreChars.IsUniWord);
        }
        return false;

        bool Boundary(delegate*<uint, bool> isWord) =>
            (ptr > 0 && isWord(Code(s[ptr - 1]))) != (ptr < End && isWord(Code(s[ptr])));
    }

    /// <summary>SRE(count): how often a one-character pattern matches at <see cref="SreState.Ptr"/>.</summary>
    [Mirrors("SRE(count)", 192, 323)]
    private int CountOne(T* s, uint* code, uint* pattern, uint max)
    {
        int ptr = Ptr, end = End;
        if (max != SreOp.MaxRepeat && max < (uint)(end - ptr)) end = ptr + (int)max;
        uint c = pattern[1];
        switch (pattern[0])
        {
            case SreOp.In:
                uint* set = pattern + 2;
                if (set[0] == SreOp.Charset && set[9] == SreOp.Failure)
                {
                    uint* bits = set + 1;
                    while (ptr < end)
                    {
                        uint x = Code(s[ptr]);
                        if (x >= 256 || (bits[x >> 5] & 1u << (int)(x & 31)) == 0) break;
                        ptr++;
                    }
                    break;
                }
                while (ptr < end && SreChars.InSet(set, Code(s[ptr]))) ptr++;
                break;
            case SreOp.Any:
                int newline = new ReadOnlySpan<T>(s + ptr, end - ptr).IndexOf(T.CreateTruncating('\n'));
                ptr = newline < 0 ? end : ptr + newline;
                break;
            case SreOp.AnyAll:
                ptr = end;
                break;
            case SreOp.Literal:
                if (Fits(c))
                    while (ptr < end && Code(s[ptr]) == c) ptr++;
                break;
            case SreOp.LiteralIgnore:
                while (ptr < end && SreChars.LowerAscii(Code(s[ptr])) == c) ptr++;
                break;
            case SreOp.LiteralUniIgnore:
                while (ptr < end && SreChars.LowerUnicode(Code(s[ptr])) == c) ptr++;
                break;
            case SreOp.LiteralLocIgnore:
                while (ptr < end && SreChars.LocaleIgnore(c, Code(s[ptr]))) ptr++;
                break;
            case SreOp.NotLiteral:
                int found = Fits(c) ? new ReadOnlySpan<T>(s + ptr, end - ptr).IndexOf(T.CreateTruncating(c)) : -1;
                ptr = found < 0 ? end : ptr + found;
                break;
            case SreOp.NotLiteralIgnore:
                while (ptr < end && SreChars.LowerAscii(Code(s[ptr])) != c) ptr++;
                break;
            case SreOp.NotLiteralUniIgnore:
                while (ptr < end && SreChars.LowerUnicode(Code(s[ptr])) != c) ptr++;
                break;
            case SreOp.NotLiteralLocIgnore:
                while (ptr < end && !SreChars.LocaleIgnore(c, Code(s[ptr]))) ptr++;
                break;
            default:
                while (Ptr < end)
                {
                    int matched = Run(s, code, pattern, false);
                    if (matched < 0) return matched;
                    if (matched == 0) break;
                }
                return Ptr - ptr;
        }
        return ptr - Ptr;
    }

    private void PushMarks(int last)
    {
        if (last < 0) return;
        int n = last + 1;
        if (DataCount + n > Data.Length) Array.Resize(ref Data, Math.Max(Data.Length * 2, DataCount + n));
        Array.Copy(Mark, 0, Data, DataCount, n);
        DataCount += n;
    }

    private void PopMarks(int last)
    {
        if (last < 0) return;
        DataCount -= last + 1;
        Array.Copy(Data, DataCount, Mark, 0, last + 1);
    }

    private void KeepMarks(int last)
    {
        if (last >= 0) Array.Copy(Data, DataCount - last - 1, Mark, 0, last + 1);
    }

    private void DropMarks(int last)
    {
        if (last >= 0) DataCount -= last + 1;
    }

    private void PushData(int value)
    {
        if (DataCount == Data.Length) Array.Resize(ref Data, Data.Length * 2);
        Data[DataCount++] = value;
    }

    private int NewRepeat(int pattern)
    {
        int i = RepeatFree;
        if (i >= 0)
        {
            RepeatFree = Repeats[i].Prev;
        }
        else
        {
            if (RepeatCount == Repeats.Length) Array.Resize(ref Repeats, Repeats.Length * 2);
            i = RepeatCount++;
        }
        Repeats[i] = new RepeatContext { Count = -1, Pattern = pattern, LastPtr = -1, Prev = Repeat };
        return i;
    }

    private void FreeRepeat(int i)
    {
        Repeats[i].Prev = RepeatFree;
        RepeatFree = i;
    }

    private bool GroupSpan(uint group, out int start, out int end)
    {
        int i = (int)group * 2;
        start = end = -1;
        if (i >= LastMark) return false;
        start = Mark[i];
        end = Mark[i + 1];
        return start >= 0 && end >= start;
    }

    /// <summary>SRE(match): 1, 0, or negative for an error.</summary>
    [Mirrors("SRE(match)", 598, 1685)]
    protected int Run(T* s, uint* code, uint* pattern, bool topLevel)
    {
        int end = End, ret, ptr;
        int bottom = ContextCount;
        if (ContextCount == Contexts.Length) Array.Resize(ref Contexts, Contexts.Length * 2);
        ref Context ctx = ref Contexts[ContextCount++];
        ctx.Jump = Jump.None;
        ctx.TopLevel = topLevel;
        uint signals = SignalCount;
        Jump jump;
        uint* next;
        bool nextTop;

    entrance:
        ptr = Ptr;
        if (pattern[0] == SreOp.Info)
        {
            if (pattern[3] != 0 && (uint)(end - ptr) < pattern[3]) goto failure;
            pattern += pattern[1] + 1;
        }

    dispatch:
        if ((++signals & 0xfff) == 0 && !ThreadState.Current.CheckSignals()) return Fail(bottom, Interrupted);
        switch (*pattern++)
        {
            case SreOp.Mark:
            {
                int i = (int)pattern[0];
                if ((i & 1) != 0) LastIndex = i / 2 + 1;
                if (i > LastMark)
                {
                    for (int j = LastMark + 1; j < i; j++) Mark[j] = -1;
                    LastMark = i;
                }
                Mark[i] = ptr;
                pattern++;
                goto dispatch;
            }
            case SreOp.Literal:
                if (ptr >= end || Code(s[ptr]) != pattern[0]) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.NotLiteral:
                if (ptr >= end || Code(s[ptr]) == pattern[0]) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.Success:
                if (ctx.TopLevel && (MatchAll && ptr != End || MustAdvance && ptr == Start)) goto failure;
                Ptr = ptr;
                goto success;
            case SreOp.At:
                if (!IsAt(s, ptr, *pattern)) goto failure;
                pattern++;
                goto dispatch;
            case SreOp.Category:
                if (ptr >= end || !SreChars.InCategory(pattern[0], Code(s[ptr]))) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.Any:
                if (ptr >= end || Code(s[ptr]) == '\n') goto failure;
                ptr++;
                goto dispatch;
            case SreOp.AnyAll:
                if (ptr >= end) goto failure;
                ptr++;
                goto dispatch;
            case SreOp.In:
                if (ptr >= end || !SreChars.InSet(pattern + 1, Code(s[ptr]))) goto failure;
                pattern += pattern[0];
                ptr++;
                goto dispatch;
            case SreOp.LiteralIgnore:
                if (ptr >= end || SreChars.LowerAscii(Code(s[ptr])) != *pattern) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.LiteralUniIgnore:
                if (ptr >= end || SreChars.LowerUnicode(Code(s[ptr])) != *pattern) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.LiteralLocIgnore:
                if (ptr >= end || !SreChars.LocaleIgnore(*pattern, Code(s[ptr]))) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.NotLiteralIgnore:
                if (ptr >= end || SreChars.LowerAscii(Code(s[ptr])) == *pattern) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.NotLiteralUniIgnore:
                if (ptr >= end || SreChars.LowerUnicode(Code(s[ptr])) == *pattern) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.NotLiteralLocIgnore:
                if (ptr >= end || SreChars.LocaleIgnore(*pattern, Code(s[ptr]))) goto failure;
                pattern++;
                ptr++;
                goto dispatch;
            case SreOp.InIgnore:
                if (ptr >= end || !SreChars.InSet(pattern + 1, SreChars.LowerAscii(Code(s[ptr])))) goto failure;
                pattern += pattern[0];
                ptr++;
                goto dispatch;
            case SreOp.InUniIgnore:
                if (ptr >= end || !SreChars.InSet(pattern + 1, SreChars.LowerUnicode(Code(s[ptr])))) goto failure;
                pattern += pattern[0];
                ptr++;
                goto dispatch;
            case SreOp.InLocIgnore:
                if (ptr >= end || !SreChars.InSetLocaleIgnore(pattern + 1, Code(s[ptr]))) goto failure;
                pattern += pattern[0];
                ptr++;
                goto dispatch;
            case SreOp.Jump:
            case SreOp.Info:
                pattern += pattern[0];
                goto dispatch;
            case SreOp.Branch:
                ctx.LastMark = LastMark;
                ctx.LastIndex = LastIndex;
                if (Repeat >= 0) PushMarks(ctx.LastMark);
                goto branch;
            case SreOp.RepeatOne:
                goto repeatOne;
            case SreOp.MinRepeatOne:
                goto minRepeatOne;
            case SreOp.PossessiveRepeatOne:
                goto possessiveRepeatOne;
            case SreOp.Repeat:
                ctx.Rep = NewRepeat((int)(pattern - code));
                Repeat = ctx.Rep;
                Ptr = ptr;
                jump = Jump.Repeat;
                next = pattern + pattern[0];
                nextTop = ctx.TopLevel;
                goto call;
            case SreOp.MaxUntil:
                goto maxUntil;
            case SreOp.MinUntil:
                goto minUntil;
            case SreOp.PossessiveRepeat:
                Ptr = ptr;
                ctx.Rep = NewRepeat(-1);
                Repeat = ctx.Rep;
                ctx.Count = 0;
                goto possessiveMinimum;
            case SreOp.AtomicGroup:
                Ptr = ptr;
                jump = Jump.AtomicGroup;
                next = pattern + 1;
                nextTop = false;
                goto call;
            case SreOp.GroupRef:
            {
                if (!GroupSpan(pattern[0], out int p, out int e)) goto failure;
                for (; p < e; p++, ptr++)
                    if (ptr >= end || s[ptr] != s[p]) goto failure;
                pattern++;
                goto dispatch;
            }
            case SreOp.GroupRefIgnore:
            {
                if (!GroupSpan(pattern[0], out int p, out int e)) goto failure;
                for (; p < e; p++, ptr++)
                    if (ptr >= end || SreChars.LowerAscii(Code(s[ptr])) != SreChars.LowerAscii(Code(s[p]))) goto failure;
                pattern++;
                goto dispatch;
            }
            case SreOp.GroupRefUniIgnore:
            {
                if (!GroupSpan(pattern[0], out int p, out int e)) goto failure;
                for (; p < e; p++, ptr++)
                    if (ptr >= end || SreChars.LowerUnicode(Code(s[ptr])) != SreChars.LowerUnicode(Code(s[p]))) goto failure;
                pattern++;
                goto dispatch;
            }
            case SreOp.GroupRefLocIgnore:
            {
                if (!GroupSpan(pattern[0], out int p, out int e)) goto failure;
                for (; p < e; p++, ptr++)
                    if (ptr >= end || SreChars.LowerLocale(Code(s[ptr])) != SreChars.LowerLocale(Code(s[p]))) goto failure;
                pattern++;
                goto dispatch;
            }
            case SreOp.GroupRefExists:
                pattern += GroupSpan(pattern[0], out _, out _) ? 2 : pattern[1];
                goto dispatch;
            case SreOp.Assert:
                if ((uint)ptr < pattern[1]) goto failure;
                Ptr = ptr - (int)pattern[1];
                jump = Jump.Assert;
                next = pattern + 2;
                nextTop = false;
                goto call;
            case SreOp.AssertNot:
                if ((uint)ptr < pattern[1])
                {
                    pattern += pattern[0];
                    goto dispatch;
                }
                Ptr = ptr - (int)pattern[1];
                ctx.LastMark = LastMark;
                ctx.LastIndex = LastIndex;
                if (Repeat >= 0) PushMarks(ctx.LastMark);
                jump = Jump.AssertNot;
                next = pattern + 2;
                nextTop = false;
                goto call;
            case SreOp.Failure:
                goto failure;
            default:
                return Fail(bottom, Illegal);
        }

    branch:
        for (; pattern[0] != 0; pattern += pattern[0])
        {
            if (pattern[1] == SreOp.Literal && (ptr >= end || Code(s[ptr]) != pattern[2])) continue;
            if (pattern[1] == SreOp.In && (ptr >= end || !SreChars.InSet(pattern + 3, Code(s[ptr])))) continue;
            Ptr = ptr;
            jump = Jump.Branch;
            next = pattern + 1;
            nextTop = ctx.TopLevel;
            goto call;
        }
        if (Repeat >= 0) DropMarks(ctx.LastMark);
        goto failure;

    repeatOne:
        if (pattern[1] > (uint)(end - ptr)) goto failure;
        Ptr = ptr;
        ret = CountOne(s, code, pattern + 3, pattern[2]);
        ctx = ref Contexts[ContextCount - 1];
        if (ret < 0) return Fail(bottom, ret);
        ctx.Count = ret;
        ptr += ret;
        if ((uint)ctx.Count < pattern[1]) goto failure;
        if (pattern[pattern[0]] == SreOp.Success && ptr == End && !(ctx.TopLevel && MustAdvance && ptr == Start))
        {
            Ptr = ptr;
            goto success;
        }
        ctx.LastMark = LastMark;
        ctx.LastIndex = LastIndex;
        if (Repeat >= 0) PushMarks(ctx.LastMark);
        if (pattern[pattern[0]] == SreOp.Literal)
        {
            ctx.Chr = pattern[pattern[0] + 1];
            goto repeatOneLiteral;
        }
        goto repeatOneGeneral;

    repeatOneLiteral:
        {
            int least = (int)pattern[1];
            uint c = ctx.Chr;
            int count = ctx.Count;
            while (count >= least && (ptr >= end || Code(s[ptr]) != c))
            {
                ptr--;
                count--;
            }
            ctx.Count = count;
            if (count < least)
            {
                if (Repeat >= 0) DropMarks(ctx.LastMark);
                goto failure;
            }
            Ptr = ptr;
            jump = Jump.RepeatOne1;
            next = pattern + pattern[0];
            nextTop = ctx.TopLevel;
            goto call;
        }

    repeatOneGeneral:
        if (ctx.Count < (int)pattern[1])
        {
            if (Repeat >= 0) DropMarks(ctx.LastMark);
            goto failure;
        }
        Ptr = ptr;
        jump = Jump.RepeatOne2;
        next = pattern + pattern[0];
        nextTop = ctx.TopLevel;
        goto call;

    minRepeatOne:
        if (pattern[1] > (uint)(end - ptr)) goto failure;
        Ptr = ptr;
        if (pattern[1] == 0)
        {
            ctx.Count = 0;
        }
        else
        {
            ret = CountOne(s, code, pattern + 3, pattern[1]);
            ctx = ref Contexts[ContextCount - 1];
            if (ret < 0) return Fail(bottom, ret);
            if ((uint)ret < pattern[1]) goto failure;
            ctx.Count = ret;
            ptr += ret;
        }
        if (pattern[pattern[0]] == SreOp.Success && !(ctx.TopLevel && (MatchAll && ptr != End || MustAdvance && ptr == Start)))
        {
            Ptr = ptr;
            goto success;
        }
        ctx.LastMark = LastMark;
        ctx.LastIndex = LastIndex;
        if (Repeat >= 0) PushMarks(ctx.LastMark);
        goto minRepeatOneLoop;

    minRepeatOneLoop:
        if (pattern[2] == SreOp.MaxRepeat || (uint)ctx.Count <= pattern[2])
        {
            Ptr = ptr;
            jump = Jump.MinRepeatOne;
            next = pattern + pattern[0];
            nextTop = ctx.TopLevel;
            goto call;
        }
        if (Repeat >= 0) DropMarks(ctx.LastMark);
        goto failure;

    possessiveRepeatOne:
        if (pattern[1] > (uint)(end - ptr)) goto failure;
        Ptr = ptr;
        ret = CountOne(s, code, pattern + 3, pattern[2]);
        ctx = ref Contexts[ContextCount - 1];
        if (ret < 0) return Fail(bottom, ret);
        ctx.Count = ret;
        ptr += ret;
        if ((uint)ctx.Count < pattern[1]) goto failure;
        pattern += pattern[0];
        if (*pattern == SreOp.Success && ptr == End && !(ctx.TopLevel && MustAdvance && ptr == Start))
        {
            Ptr = ptr;
            goto success;
        }
        goto dispatch;

    maxUntil:
        ctx.Rep = Repeat;
        if (ctx.Rep < 0) return Fail(bottom, BadState);
        Ptr = ptr;
        {
            ref RepeatContext rep = ref Repeats[ctx.Rep];
            ctx.Count = rep.Count + 1;
            uint* repPattern = code + rep.Pattern;
            if ((uint)ctx.Count < repPattern[1])
            {
                rep.Count = ctx.Count;
                jump = Jump.MaxUntil1;
                next = repPattern + 3;
                nextTop = ctx.TopLevel;
                goto call;
            }
            if (((uint)ctx.Count < repPattern[2] || repPattern[2] == SreOp.MaxRepeat) && Ptr != rep.LastPtr)
            {
                rep.Count = ctx.Count;
                ctx.LastMark = LastMark;
                ctx.LastIndex = LastIndex;
                PushMarks(ctx.LastMark);
                PushData(rep.LastPtr);
                rep.LastPtr = Ptr;
                jump = Jump.MaxUntil2;
                next = repPattern + 3;
                nextTop = ctx.TopLevel;
                goto call;
            }
        }
        goto maxUntilTail;

    maxUntilTail:
        Repeat = Repeats[ctx.Rep].Prev;
        jump = Jump.MaxUntil3;
        next = pattern;
        nextTop = ctx.TopLevel;
        goto call;

    minUntil:
        ctx.Rep = Repeat;
        if (ctx.Rep < 0) return Fail(bottom, BadState);
        Ptr = ptr;
        {
            ref RepeatContext rep = ref Repeats[ctx.Rep];
            ctx.Count = rep.Count + 1;
            uint* repPattern = code + rep.Pattern;
            if ((uint)ctx.Count < repPattern[1])
            {
                rep.Count = ctx.Count;
                jump = Jump.MinUntil1;
                next = repPattern + 3;
                nextTop = ctx.TopLevel;
                goto call;
            }
            Repeat = rep.Prev;
        }
        ctx.LastMark = LastMark;
        ctx.LastIndex = LastIndex;
        if (Repeat >= 0) PushMarks(ctx.LastMark);
        jump = Jump.MinUntil2;
        next = pattern;
        nextTop = ctx.TopLevel;
        goto call;

    possessiveMinimum:
        if ((uint)ctx.Count < pattern[1])
        {
            jump = Jump.PossRepeat1;
            next = pattern + 3;
            nextTop = false;
            goto call;
        }
        ptr = -1;
        goto possessiveMore;

    possessiveMore:
        if (((uint)ctx.Count < pattern[2] || pattern[2] == SreOp.MaxRepeat) && Ptr != ptr)
        {
            ctx.LastMark = LastMark;
            ctx.LastIndex = LastIndex;
            PushMarks(ctx.LastMark);
            ptr = Ptr;
            jump = Jump.PossRepeat2;
            next = pattern + 3;
            nextTop = false;
            goto call;
        }
        goto possessiveTail;

    possessiveTail:
        Repeat = Repeats[ctx.Rep].Prev;
        FreeRepeat(ctx.Rep);
        pattern += pattern[0] + 1;
        ptr = Ptr;
        goto dispatch;

    call:
        ctx.Pattern = (int)(pattern - code);
        ctx.Ptr = ptr;
        if (ContextCount == Contexts.Length) Array.Resize(ref Contexts, Contexts.Length * 2);
        ctx = ref Contexts[ContextCount++];
        ctx.TopLevel = nextTop;
        ctx.Jump = jump;
        pattern = next;
        goto entrance;

    success:
        ret = 1;
        goto exit;

    failure:
        ret = 0;

    exit:
        jump = ctx.Jump;
        ContextCount--;
        if (ContextCount == bottom)
        {
            SignalCount = signals;
            return ret;
        }
        ctx = ref Contexts[ContextCount - 1];
        pattern = code + ctx.Pattern;
        ptr = ctx.Ptr;
        switch (jump)
        {
            case Jump.Branch:
                if (ret != 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto success;
                }
                if (Repeat >= 0) KeepMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                pattern += pattern[0];
                goto branch;
            case Jump.RepeatOne1:
                if (ret != 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto success;
                }
                if (Repeat >= 0) KeepMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                ptr--;
                ctx.Count--;
                goto repeatOneLiteral;
            case Jump.RepeatOne2:
                if (ret != 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto success;
                }
                if (Repeat >= 0) KeepMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                ptr--;
                ctx.Count--;
                goto repeatOneGeneral;
            case Jump.MinRepeatOne:
                if (ret != 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto success;
                }
                if (Repeat >= 0) KeepMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                Ptr = ptr;
                ret = CountOne(s, code, pattern + 3, 1);
                ctx = ref Contexts[ContextCount - 1];
                if (ret < 0) return Fail(bottom, ret);
                if (ret == 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto failure;
                }
                ptr++;
                ctx.Count++;
                goto minRepeatOneLoop;
            case Jump.Repeat:
                Repeat = Repeats[ctx.Rep].Prev;
                FreeRepeat(ctx.Rep);
                goto exit;
            case Jump.MaxUntil1:
                if (ret != 0) goto success;
                Repeats[ctx.Rep].Count = ctx.Count - 1;
                Ptr = ptr;
                goto failure;
            case Jump.MaxUntil2:
                Repeats[ctx.Rep].LastPtr = Data[--DataCount];
                if (ret != 0)
                {
                    DropMarks(ctx.LastMark);
                    goto success;
                }
                PopMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                Repeats[ctx.Rep].Count = ctx.Count - 1;
                Ptr = ptr;
                goto maxUntilTail;
            case Jump.MaxUntil3:
                Repeat = ctx.Rep;
                if (ret != 0) goto success;
                Ptr = ptr;
                goto failure;
            case Jump.MinUntil1:
                if (ret != 0) goto success;
                Repeats[ctx.Rep].Count = ctx.Count - 1;
                Ptr = ptr;
                goto failure;
            case Jump.MinUntil2:
            {
                int repeatOfTail = Repeat;
                Repeat = ctx.Rep;
                if (ret != 0)
                {
                    if (repeatOfTail >= 0) DropMarks(ctx.LastMark);
                    goto success;
                }
                if (repeatOfTail >= 0) PopMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                Ptr = ptr;
                ref RepeatContext rep = ref Repeats[ctx.Rep];
                uint* repPattern = code + rep.Pattern;
                if ((uint)ctx.Count >= repPattern[2] && repPattern[2] != SreOp.MaxRepeat || Ptr == rep.LastPtr) goto failure;
                rep.Count = ctx.Count;
                PushData(rep.LastPtr);
                rep.LastPtr = Ptr;
                jump = Jump.MinUntil3;
                next = repPattern + 3;
                nextTop = ctx.TopLevel;
                goto call;
            }
            case Jump.MinUntil3:
                Repeats[ctx.Rep].LastPtr = Data[--DataCount];
                if (ret != 0) goto success;
                Repeats[ctx.Rep].Count = ctx.Count - 1;
                Ptr = ptr;
                goto failure;
            case Jump.PossRepeat1:
                if (ret != 0)
                {
                    ctx.Count++;
                    goto possessiveMinimum;
                }
                Ptr = ptr;
                Repeat = Repeats[ctx.Rep].Prev;
                FreeRepeat(ctx.Rep);
                goto failure;
            case Jump.PossRepeat2:
                if (ret != 0)
                {
                    DropMarks(ctx.LastMark);
                    ctx.Count++;
                    goto possessiveMore;
                }
                PopMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                Ptr = ptr;
                goto possessiveTail;
            case Jump.AtomicGroup:
                if (ret == 0)
                {
                    Ptr = ptr;
                    goto failure;
                }
                pattern += pattern[0];
                ptr = Ptr;
                goto dispatch;
            case Jump.Assert:
                if (ret == 0) goto failure;
                pattern += pattern[0];
                goto dispatch;
            default: // Jump.AssertNot
                if (ret != 0)
                {
                    if (Repeat >= 0) DropMarks(ctx.LastMark);
                    goto failure;
                }
                if (Repeat >= 0) PopMarks(ctx.LastMark);
                LastMark = ctx.LastMark;
                LastIndex = ctx.LastIndex;
                pattern += pattern[0];
                goto dispatch;
        }
    }

    private int Fail(int bottom, int status)
    {
        ContextCount = bottom;
        return status;
    }

    /// <summary>SRE(search).</summary>
    [Mirrors("SRE(search)", 1691, 1867)]
    protected int RunSearch(T* s, uint* code)
    {
        int ptr = Start, end = End, status = 0;
        uint* pattern = code, prefix = null, charset = null;
        int prefixLength = 0, prefixSkip = 0;
        uint flags = 0;
        if (ptr > end) return 0;
        if (pattern[0] == SreOp.Info)
        {
            flags = pattern[2];
            if (pattern[3] != 0 && (uint)(end - ptr) < pattern[3]) return 0;
            if (pattern[3] > 1)
            {
                end -= (int)pattern[3] - 1;
                if (end <= ptr) end = ptr;
            }
            if ((flags & SreOp.InfoPrefix) != 0)
            {
                prefixLength = (int)pattern[5];
                prefixSkip = (int)pattern[6];
                prefix = pattern + 7;
            }
            else if ((flags & SreOp.InfoCharset) != 0)
            {
                charset = pattern + 5;
            }
            pattern += 1 + pattern[1];
        }

        if (prefixLength >= 1)
        {
            end = End;
            Span<T> wanted = prefixLength <= 64 ? stackalloc T[prefixLength] : new T[prefixLength];
            for (int i = 0; i < prefixLength; i++)
            {
                if (!Fits(prefix[i])) return 0;
                wanted[i] = T.CreateTruncating(prefix[i]);
            }
            MustAdvance = false;
            while (end - ptr >= prefixLength)
            {
                var rest = new ReadOnlySpan<T>(s + ptr, end - ptr);
                int found = prefixLength == 1 ? rest.IndexOf(wanted[0]) : rest.IndexOf(wanted);
                if (found < 0) return 0;
                ptr += found;
                Start = ptr;
                Ptr = ptr + prefixSkip;
                if ((flags & SreOp.InfoLiteral) != 0)
                {
                    Ptr = ptr + prefixLength;
                    return 1;
                }
                status = Run(s, code, pattern + 2 * prefixSkip, false);
                if (status != 0) return status;
                ptr++;
                LastMark = LastIndex = -1;
            }
            return 0;
        }

        if (charset is not null)
        {
            end = End;
            MustAdvance = false;
            while (true)
            {
                while (ptr < end && !SreChars.InSet(charset, Code(s[ptr]))) ptr++;
                if (ptr >= end) return 0;
                Start = Ptr = ptr;
                status = Run(s, code, pattern, false);
                if (status != 0) return status;
                ptr++;
                LastMark = LastIndex = -1;
            }
        }

        Start = Ptr = ptr;
        status = Run(s, code, pattern, true);
        MustAdvance = false;
        if (status == 0 && pattern[0] == SreOp.At && pattern[1] is SreOp.AtBeginning or SreOp.AtBeginningString && status == 0 && pattern[0] == SreOp.At)
        {
            Start = Ptr = end;
            return 0;
        }
        while (status == 0 && ptr < end)
        {
            ptr++;
            LastMark = LastIndex = -1;
            Start = Ptr = ptr;
            status = Run(s, code, pattern, false);
        }
        return status;
    }
}
