// Modules/_sre/sre.c: checks of compiled patterns.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Checks that a code array is one that re._compiler makes, so that the engine need not look.</summary>
internal static class SreValidator
{
    [Mirrors("_validate", 2250, 2261)]
    internal static bool Validate(uint[] code, nint groups) =>
        groups >= 0 && (nuint)groups <= SreOp.MaxGroups && code.Length > 0 && code[^1] == SreOp.Success
        && Inner(code, 0, code.Length - 1, groups) == 0;

    [Mirrors("_validate_charset", 1838, 1922)]
    private static bool Charset(uint[] c, long i, long end)
    {
        if (end > c.Length) return false;
        while (i < end)
        {
            switch (c[i++])
            {
                case SreOp.Negate:
                    break;
                case SreOp.Literal:
                    if (i++ >= end) return false;
                    break;
                case SreOp.Range or SreOp.RangeUniIgnore:
                    i += 2;
                    if (i > end) return false;
                    break;
                case SreOp.Charset:
                    i += 8;
                    if (i > end) return false;
                    break;
                case SreOp.BigCharset:
                    if (i >= end) return false;
                    long blocks = c[i++];
                    if (64 > end - i) return false;
                    for (int b = 0; b < 256; b++)
                        if ((byte)(c[i + b / 4] >> (b % 4 * 8)) >= blocks) return false;
                    i += 64 + blocks * 8;
                    if (i > end) return false;
                    break;
                case SreOp.Category:
                    if (i >= end || c[i++] > 17) return false;
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    /// <summary>_validate_inner: 0 for good, -1 for bad, 1 when the last operation is a jump.</summary>
    [Mirrors("_validate_inner", 1925, 2239)]
    private static int Inner(uint[] c, long i, long end, nint groups)
    {
        if (i > end || end > c.Length) return -1;
        while (i < end)
        {
            uint op = c[i++];
            switch (op)
            {
                case SreOp.Mark:
                    if (i >= end || c[i++] > 2 * (ulong)groups + 1) return -1;
                    break;
                case SreOp.Literal or SreOp.NotLiteral or SreOp.LiteralIgnore or SreOp.NotLiteralIgnore or SreOp.LiteralUniIgnore
                    or SreOp.NotLiteralUniIgnore or SreOp.LiteralLocIgnore or SreOp.NotLiteralLocIgnore:
                    if (i++ >= end) return -1;
                    break;
                case SreOp.Success or SreOp.Failure or SreOp.Any or SreOp.AnyAll:
                    break;
                case SreOp.At:
                    if (i >= end || c[i++] > SreOp.AtUniNonBoundary) return -1;
                    break;
                case SreOp.In or SreOp.InIgnore or SreOp.InUniIgnore or SreOp.InLocIgnore:
                {
                    if (!Skip(c, ref i, end, 0, out long skip) || skip < 2) return -1;
                    if (!Charset(c, i, i + skip - 2) || c[i + skip - 2] != SreOp.Failure) return -1;
                    i += skip - 1;
                    break;
                }
                case SreOp.Info:
                {
                    if (!Skip(c, ref i, end, 0, out long skip)) return -1;
                    long after = i + skip - 1;
                    if (i + 3 > end) return -1;
                    uint flags = c[i];
                    i += 3;
                    if ((flags & ~(SreOp.InfoPrefix | SreOp.InfoLiteral | SreOp.InfoCharset)) != 0) return -1;
                    if ((flags & SreOp.InfoPrefix) != 0 && (flags & SreOp.InfoCharset) != 0) return -1;
                    if ((flags & SreOp.InfoLiteral) != 0 && (flags & SreOp.InfoPrefix) == 0) return -1;
                    if ((flags & SreOp.InfoPrefix) != 0)
                    {
                        if (i + 2 > end) return -1;
                        long length = c[i];
                        i += 2;
                        if (length > after - i) return -1;
                        i += length;
                        if (length > after - i) return -1;
                        for (long k = 0; k < length; k++)
                            if (c[i + k] >= length) return -1;
                        i += length;
                    }
                    if ((flags & SreOp.InfoCharset) != 0)
                    {
                        if (after < 1 || !Charset(c, i, after - 1) || c[after - 1] != SreOp.Failure) return -1;
                        i = after;
                    }
                    else if (i != after)
                    {
                        return -1;
                    }
                    break;
                }
                case SreOp.Branch:
                {
                    long target = -1;
                    while (true)
                    {
                        if (!Skip(c, ref i, end, 0, out long skip)) return -1;
                        if (skip == 0) break;
                        if (Inner(c, i, i + skip - 3, groups) != 0) return -1;
                        i += skip - 3;
                        if (i >= end || c[i++] != SreOp.Jump || !Skip(c, ref i, end, 0, out skip)) return -1;
                        if (target < 0) target = i + skip - 1;
                        else if (i + skip - 1 != target) return -1;
                    }
                    if (i != target) return -1;
                    break;
                }
                case SreOp.RepeatOne or SreOp.MinRepeatOne or SreOp.PossessiveRepeatOne:
                {
                    if (!Skip(c, ref i, end, 0, out long skip) || i + 2 > end) return -1;
                    if (c[i] > c[i + 1]) return -1;
                    i += 2;
                    if (Inner(c, i, i + skip - 4, groups) != 0) return -1;
                    i += skip - 4;
                    if (i >= end || c[i++] != SreOp.Success) return -1;
                    break;
                }
                case SreOp.Repeat or SreOp.PossessiveRepeat:
                {
                    if (!Skip(c, ref i, end, 0, out long skip) || i + 2 > end) return -1;
                    if (c[i] > c[i + 1]) return -1;
                    i += 2;
                    if (Inner(c, i, i + skip - 3, groups) != 0) return -1;
                    i += skip - 3;
                    if (i >= end) return -1;
                    uint last = c[i++];
                    if (op == SreOp.PossessiveRepeat ? last != SreOp.Success : last is not (SreOp.MaxUntil or SreOp.MinUntil)) return -1;
                    break;
                }
                case SreOp.AtomicGroup:
                {
                    if (!Skip(c, ref i, end, 0, out long skip)) return -1;
                    if (Inner(c, i, i + skip - 2, groups) != 0) return -1;
                    i += skip - 2;
                    if (i >= end || c[i++] != SreOp.Success) return -1;
                    break;
                }
                case SreOp.GroupRef or SreOp.GroupRefIgnore or SreOp.GroupRefUniIgnore or SreOp.GroupRefLocIgnore:
                    if (i >= end || c[i++] >= (ulong)groups) return -1;
                    break;
                case SreOp.GroupRefExists:
                {
                    if (i >= end || c[i++] >= (ulong)groups) return -1;
                    if (!Skip(c, ref i, end, 1, out long skip)) return -1;
                    i--;
                    int rc = Inner(c, i + 1, i + skip - 1, groups);
                    if (rc == 1)
                    {
                        i += skip - 2;
                        if (!Skip(c, ref i, end, 0, out skip)) return -1;
                        rc = Inner(c, i, i + skip - 1, groups);
                    }
                    if (rc != 0) return -1;
                    i += skip - 1;
                    break;
                }
                case SreOp.Assert or SreOp.AssertNot:
                {
                    if (!Skip(c, ref i, end, 0, out long skip) || i >= end) return -1;
                    if (Inner(c, i + 1, i + skip - 2, groups) != 0) return -1;
                    i += skip - 2;
                    if (i >= end || c[i++] != SreOp.Success) return -1;
                    break;
                }
                case SreOp.Jump:
                    return i + 1 == end ? 1 : -1;
                default:
                    return -1;
            }
        }
        return i == end ? 0 : -1;
    }

    private static bool Skip(uint[] c, ref long i, long end, long adjust, out long skip)
    {
        skip = 0;
        if (i >= end) return false;
        skip = c[i];
        if (skip - adjust > end - i) return false;
        i++;
        return true;
    }
}
