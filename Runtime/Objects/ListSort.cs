// Objects/listobject.c: the merge sort (timsort with powersort's merge order).

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Whether a sorts before b: 1, 0, or -1 with an exception set.</summary>
internal interface ILess
{
    int Less(PyObject a, PyObject b);
}

/// <summary>Any objects.</summary>
internal readonly struct ObjectLess : ILess
{
    [Mirrors("safe_object_compare", 2722, 2727)]
    public int Less(PyObject a, PyObject b)
    {
        PyObject? result = Obj.RichCompare(a, b, CompareOp.Lt);
        if (ReferenceEquals(result, PyBool.True)) return 1;
        if (ReferenceEquals(result, PyBool.False)) return 0;
        return result is null ? -1 : Obj.IsTrue(result) switch { true => 1, false => 0, null => -1 };
    }
}

/// <summary>Exact ints that all fit a long.</summary>
internal readonly struct IntLess : ILess
{
    [Mirrors("unsafe_long_compare", 2793, 2815)]
    public int Less(PyObject a, PyObject b) => Unsafe.As<PyInt>(a).Value < Unsafe.As<PyInt>(b).Value ? 1 : 0;
}

/// <summary>Exact floats.</summary>
internal readonly struct FloatLess : ILess
{
    [Mirrors("unsafe_float_compare", 2818, 2830)]
    public int Less(PyObject a, PyObject b) => Unsafe.As<PyFloat>(a).Value < Unsafe.As<PyFloat>(b).Value ? 1 : 0;
}

/// <summary>Exact strs.</summary>
internal readonly struct StrLess : ILess
{
    [Mirrors("unsafe_latin_compare", 2769, 2790)]
    public int Less(PyObject a, PyObject b) => PyStr.Compare(Unsafe.As<PyStr>(a), Unsafe.As<PyStr>(b)) < 0 ? 1 : 0;
}

/// <summary>Exact non-empty tuples whose first items suit <typeparamref name="T"/>.</summary>
internal readonly struct TupleLess<T> : ILess where T : struct, ILess
{
    [Mirrors("unsafe_tuple_compare", 2838, 2872)]
    public int Less(PyObject a, PyObject b)
    {
        PyObject[] x = Unsafe.As<PyTuple>(a)._items, y = Unsafe.As<PyTuple>(b)._items;
        int n = Math.Min(x.Length, y.Length), i = 0;
        for (; i < n; i++)
        {
            bool? equal = Obj.RichCompareBool(x[i], y[i], CompareOp.Eq);
            if (equal is null) return -1;
            if (equal == false) break;
        }
        if (i >= n) return x.Length < y.Length ? 1 : 0;
        return i == 0 ? default(T).Less(x[0], y[0]) : default(ObjectLess).Less(x[i], y[i]);
    }
}

/// <summary>One sort: keys, and values that move along with them.</summary>
internal sealed class ListSort<T>(PyObject[] keys, PyObject[]? values, int count) where T : struct, ILess
{
    private const int MinGallop = 7, MaxMinRun = 64;

    private struct Run
    {
        internal int Start, Length, Power;
    }

    private readonly Run[] _pending = new Run[64];
    private int _runs, _minGallop = MinGallop;
    private PyObject[] _tempKeys = [];
    private PyObject[] _tempValues = [];

    private static int Less(PyObject a, PyObject b) => default(T).Less(a, b);

    /// <summary>Sort; false when a comparison raised, with the items still a permutation of the input.</summary>
    internal bool Sort()
    {
        int low = 0, left = count, minRun = MinRun(left);
        do
        {
            int n = CountRun(low, left);
            if (n < 0) return false;
            if (n < minRun)
            {
                int force = Math.Min(left, minRun);
                if (!BinarySort(low, force, n)) return false;
                n = force;
            }
            if (!FoundNewRun(n)) return false;
            _pending[_runs].Start = low;
            _pending[_runs].Length = n;
            _runs++;
            low += n;
            left -= n;
        }
        while (left > 0);
        return ForceCollapse();
    }

    [Mirrors("merge_compute_minrun", 2699, 2710)]
    private static int MinRun(int n)
    {
        int r = 0;
        while (n >= MaxMinRun)
        {
            r |= n & 1;
            n >>= 1;
        }
        return n + r;
    }

    [Mirrors("reverse_slice", 1574, 1587)]
    private void Reverse(int start, int n)
    {
        Array.Reverse(keys, start, n);
        if (values is not null) Array.Reverse(values, start, n);
    }

    [Mirrors("binarysort", 1764, 1884)]
    private bool BinarySort(int low, int n, int ok)
    {
        if (ok == 0) ok++;
        for (; ok < n; ok++)
        {
            int l = 0, r = ok;
            PyObject pivot = keys[low + ok];
            do
            {
                int m = (l + r) >> 1;
                int k = Less(pivot, keys[low + m]);
                if (k < 0) return false;
                if (k > 0) r = m;
                else l = m + 1;
            }
            while (l < r);
            Array.Copy(keys, low + l, keys, low + l + 1, ok - l);
            keys.AsSpan()[low + l] = pivot;
            if (values is not null)
            {
                PyObject value = values[low + ok];
                Array.Copy(values, low + l, values, low + l + 1, ok - l);
                values.AsSpan()[low + l] = value;
            }
        }
        return true;
    }

    [Mirrors("count_run", 1902, 1995)]
    private int CountRun(int low, int left)
    {
        int n = 1, k;
        for (; n < left; n++)
        {
            if ((k = Less(keys[low + n], keys[low + n - 1])) < 0) return -1;
            if (k > 0) break;
        }
        if (n == left) return n;
        if (n > 1)
        {
            if ((k = Less(keys[low], keys[low + n - 1])) < 0) return -1;
            if (k > 0) return n;
            Reverse(low, n);
        }
        n++;
        int equal = 0;
        for (; n < left; n++)
        {
            if ((k = Less(keys[low + n], keys[low + n - 1])) < 0) return -1;
            if (k > 0)
            {
                if (equal > 0)
                {
                    equal++;
                    Reverse(low + n - equal, equal);
                    equal = 0;
                }
            }
            else
            {
                if ((k = Less(keys[low + n - 1], keys[low + n])) < 0) return -1;
                if (k > 0) break;
                equal++;
            }
        }
        if (equal > 0)
        {
            equal++;
            Reverse(low + n - equal, equal);
        }
        Reverse(low, n);
        for (; n < left; n++)
        {
            if ((k = Less(keys[low + n], keys[low + n - 1])) < 0) return -1;
            if (k > 0) break;
        }
        return n;
    }

    // a[start + result - 1] < key <= a[start + result]
    [Mirrors("gallop_left", 2018, 2091)]
    private static int GallopLeft(PyObject key, PyObject[] a, int start, int n, int hint)
    {
        int last = 0, offset = 1, k, at = start + hint;
        if ((k = Less(a[at], key)) < 0) return -1;
        if (k > 0)
        {
            int max = n - hint;
            while (offset < max)
            {
                if ((k = Less(a[at + offset], key)) < 0) return -1;
                if (k == 0) break;
                last = offset;
                offset = (offset << 1) + 1;
                if (offset < 0) offset = max;
            }
            if (offset > max) offset = max;
            last += hint;
            offset += hint;
        }
        else
        {
            int max = hint + 1;
            while (offset < max)
            {
                if ((k = Less(a[at - offset], key)) < 0) return -1;
                if (k > 0) break;
                last = offset;
                offset = (offset << 1) + 1;
                if (offset < 0) offset = max;
            }
            if (offset > max) offset = max;
            (last, offset) = (hint - offset, hint - last);
        }
        last++;
        while (last < offset)
        {
            int m = last + ((offset - last) >> 1);
            if ((k = Less(a[start + m], key)) < 0) return -1;
            if (k > 0) last = m + 1;
            else offset = m;
        }
        return offset;
    }

    // a[start + result - 1] <= key < a[start + result]
    [Mirrors("gallop_right", 2107, 2180)]
    private static int GallopRight(PyObject key, PyObject[] a, int start, int n, int hint)
    {
        int last = 0, offset = 1, k, at = start + hint;
        if ((k = Less(key, a[at])) < 0) return -1;
        if (k > 0)
        {
            int max = hint + 1;
            while (offset < max)
            {
                if ((k = Less(key, a[at - offset])) < 0) return -1;
                if (k == 0) break;
                last = offset;
                offset = (offset << 1) + 1;
                if (offset < 0) offset = max;
            }
            if (offset > max) offset = max;
            (last, offset) = (hint - offset, hint - last);
        }
        else
        {
            int max = n - hint;
            while (offset < max)
            {
                if ((k = Less(key, a[at + offset])) < 0) return -1;
                if (k > 0) break;
                last = offset;
                offset = (offset << 1) + 1;
                if (offset < 0) offset = max;
            }
            if (offset > max) offset = max;
            last += hint;
            offset += hint;
        }
        last++;
        while (last < offset)
        {
            int m = last + ((offset - last) >> 1);
            if ((k = Less(key, a[start + m])) < 0) return -1;
            if (k > 0) offset = m;
            else last = m + 1;
        }
        return offset;
    }

    [Mirrors("merge_getmem", 2231, 2260)]
    private void EnsureTemp(int need)
    {
        if (_tempKeys.Length >= need) return;
        _tempKeys = new PyObject[need];
        if (values is not null) _tempValues = new PyObject[need];
    }

    [Mirrors("sortslice_memcpy", 1632, 1639)]
    private void ToTemp(int from, int n)
    {
        Array.Copy(keys, from, _tempKeys, 0, n);
        if (values is not null) Array.Copy(values, from, _tempValues, 0, n);
    }

    private void FromTemp(int from, int to, int n)
    {
        Array.Copy(_tempKeys, from, keys, to, n);
        if (values is not null) Array.Copy(_tempValues, from, values, to, n);
    }

    [Mirrors("sortslice_memmove", 1641, 1648)]
    private void Move(int from, int to, int n)
    {
        Array.Copy(keys, from, keys, to, n);
        if (values is not null) Array.Copy(values, from, values, to, n);
    }

    [Mirrors("sortslice_copy", 1607, 1613)]
    private void MoveOne(int from, int to)
    {
        keys.AsSpan()[to] = keys[from];
        if (values is not null) values.AsSpan()[to] = values[from];
    }

    private void OneFromTemp(int from, int to)
    {
        keys.AsSpan()[to] = _tempKeys[from];
        if (values is not null) values.AsSpan()[to] = _tempValues[from];
    }

    [Mirrors("merge_lo", 2270, 2394)]
    private bool MergeLow(int sa, int na, int sb, int nb)
    {
        EnsureTemp(na);
        ToTemp(sa, na);
        int dest = sa, a = 0, b = sb, k;
        bool ok = false;
        MoveOne(b++, dest++);
        if (--nb == 0) goto succeed;
        if (na == 1) goto copyB;
        int gallop = _minGallop;
        while (true)
        {
            int wonA = 0, wonB = 0;
            while (true)
            {
                k = Less(keys[b], _tempKeys[a]);
                if (k != 0)
                {
                    if (k < 0) goto fail;
                    MoveOne(b++, dest++);
                    wonB++;
                    wonA = 0;
                    if (--nb == 0) goto succeed;
                    if (wonB >= gallop) break;
                }
                else
                {
                    OneFromTemp(a++, dest++);
                    wonA++;
                    wonB = 0;
                    if (--na == 1) goto copyB;
                    if (wonA >= gallop) break;
                }
            }
            gallop++;
            do
            {
                if (gallop > 1) gallop--;
                _minGallop = gallop;
                k = GallopRight(keys[b], _tempKeys, a, na, 0);
                wonA = k;
                if (k != 0)
                {
                    if (k < 0) goto fail;
                    FromTemp(a, dest, k);
                    dest += k;
                    a += k;
                    na -= k;
                    if (na == 1) goto copyB;
                    if (na == 0) goto succeed;
                }
                MoveOne(b++, dest++);
                if (--nb == 0) goto succeed;
                k = GallopLeft(_tempKeys[a], keys, b, nb, 0);
                wonB = k;
                if (k != 0)
                {
                    if (k < 0) goto fail;
                    Move(b, dest, k);
                    dest += k;
                    b += k;
                    nb -= k;
                    if (nb == 0) goto succeed;
                }
                OneFromTemp(a++, dest++);
                if (--na == 1) goto copyB;
            }
            while (wonA >= MinGallop || wonB >= MinGallop);
            gallop++;
            _minGallop = gallop;
        }

    succeed:
        ok = true;
    fail:
        if (na > 0) FromTemp(a, dest, na);
        return ok;

    copyB:
        Move(b, dest, nb);
        OneFromTemp(a, dest + nb);
        return true;
    }

    [Mirrors("merge_hi", 2402, 2536)]
    private bool MergeHigh(int sa, int na, int sb, int nb)
    {
        EnsureTemp(nb);
        ToTemp(sb, nb);
        int dest = sb + nb - 1, a = sa + na - 1, b = nb - 1, k;
        bool ok = false;
        MoveOne(a--, dest--);
        if (--na == 0) goto succeed;
        if (nb == 1) goto copyA;
        int gallop = _minGallop;
        while (true)
        {
            int wonA = 0, wonB = 0;
            while (true)
            {
                k = Less(_tempKeys[b], keys[a]);
                if (k != 0)
                {
                    if (k < 0) goto fail;
                    MoveOne(a--, dest--);
                    wonA++;
                    wonB = 0;
                    if (--na == 0) goto succeed;
                    if (wonA >= gallop) break;
                }
                else
                {
                    OneFromTemp(b--, dest--);
                    wonB++;
                    wonA = 0;
                    if (--nb == 1) goto copyA;
                    if (wonB >= gallop) break;
                }
            }
            gallop++;
            do
            {
                if (gallop > 1) gallop--;
                _minGallop = gallop;
                k = GallopRight(_tempKeys[b], keys, sa, na, na - 1);
                if (k < 0) goto fail;
                k = na - k;
                wonA = k;
                if (k != 0)
                {
                    dest -= k;
                    a -= k;
                    Move(a + 1, dest + 1, k);
                    na -= k;
                    if (na == 0) goto succeed;
                }
                OneFromTemp(b--, dest--);
                if (--nb == 1) goto copyA;
                k = GallopLeft(keys[a], _tempKeys, 0, nb, nb - 1);
                if (k < 0) goto fail;
                k = nb - k;
                wonB = k;
                if (k != 0)
                {
                    dest -= k;
                    b -= k;
                    FromTemp(b + 1, dest + 1, k);
                    nb -= k;
                    if (nb == 1) goto copyA;
                    if (nb == 0) goto succeed;
                }
                MoveOne(a--, dest--);
                if (--na == 0) goto succeed;
            }
            while (wonA >= MinGallop || wonB >= MinGallop);
            gallop++;
            _minGallop = gallop;
        }

    succeed:
        ok = true;
    fail:
        if (nb > 0) FromTemp(0, dest - (nb - 1), nb);
        return ok;

    copyA:
        Move(a - na + 1, dest - na + 1, na);
        dest -= na;
        OneFromTemp(b, dest);
        return true;
    }

    [Mirrors("merge_at", 2541, 2594)]
    private bool MergeAt(int i)
    {
        int sa = _pending[i].Start, na = _pending[i].Length, sb = _pending[i + 1].Start, nb = _pending[i + 1].Length;
        _pending[i].Length = na + nb;
        if (i == _runs - 3) _pending[i + 1] = _pending[i + 2];
        _runs--;
        int k = GallopRight(keys[sb], keys, sa, na, 0);
        if (k < 0) return false;
        sa += k;
        na -= k;
        if (na == 0) return true;
        nb = GallopLeft(keys[sa + na - 1], keys, sb, nb, nb - 1);
        if (nb <= 0) return nb == 0;
        return na <= nb ? MergeLow(sa, na, sb, nb) : MergeHigh(sa, na, sb, nb);
    }

    [Mirrors("powerloop", 2601, 2635)]
    private static int Power(long s1, long n1, long n2, long n)
    {
        int result = 0;
        long a = 2 * s1 + n1, b = a + n1 + n2;
        while (true)
        {
            result++;
            if (a >= n)
            {
                a -= n;
                b -= n;
            }
            else if (b >= n) return result;
            a <<= 1;
            b <<= 1;
        }
    }

    [Mirrors("found_new_run", 2648, 2666)]
    private bool FoundNewRun(int n2)
    {
        if (_runs == 0) return true;
        int power = Power(_pending[_runs - 1].Start, _pending[_runs - 1].Length, n2, count);
        while (_runs > 1 && _pending[_runs - 2].Power > power)
            if (!MergeAt(_runs - 2)) return false;
        _pending[_runs - 1].Power = power;
        return true;
    }

    [Mirrors("merge_force_collapse", 2673, 2687)]
    private bool ForceCollapse()
    {
        while (_runs > 1)
        {
            int n = _runs - 2;
            if (n > 0 && _pending[n - 1].Length < _pending[n + 1].Length) n--;
            if (!MergeAt(n)) return false;
        }
        return true;
    }
}

public partial class PyList
{
    /// <summary>PyList_Sort.</summary>
    public bool Sort() => Sort(null, false);

    /// <summary>list.sort: the list is empty while it is being sorted; who changes it then gets a ValueError.</summary>
    [Mirrors("list_sort_impl", 2898, 3161)]
    internal bool Sort(PyObject? keyFunction, bool reverse)
    {
        if (keyFunction is PyNone) keyFunction = null;
        PyObject[] items = _items;
        int count = _count;
        PyObject[] marker = new PyObject[0];
        _items = marker;
        _count = 0;
        bool ok = true;
        PyObject[] keys = items;
        if (keyFunction is not null)
        {
            keys = new PyObject[count];
            for (int i = 0; ok && i < count; i++)
            {
                if (Obj.Call(keyFunction, items[i]) is { } key) keys[i] = key;
                else ok = false;
            }
        }
        if (ok)
        {
            PyObject[]? values = keyFunction is null ? null : items;
            if (count > 1)
            {
                if (reverse)
                {
                    Array.Reverse(keys, 0, count);
                    if (values is not null) Array.Reverse(values, 0, count);
                }
                ok = SortBy(keys, values, count);
                if (reverse) Array.Reverse(items, 0, count);
            }
            if (ok && !ReferenceEquals(_items, marker)) ok = Err.Fail(Exc.ValueError, "list modified during sort");
        }
        _items = items;
        _count = count;
        return ok;
    }

    private enum KeyKind { Mixed, Int, Float, Str }

    private static KeyKind KindOf(PyObject key) => key switch
    {
        PyInt => KeyKind.Int,
        PyFloat when key.GetType() == typeof(PyFloat) => KeyKind.Float,
        PyStr when key.GetType() == typeof(PyStr) => KeyKind.Str,
        _ => KeyKind.Mixed,
    };

    private static bool SortBy(PyObject[] keys, PyObject[]? values, int count)
    {
        static bool IsTuple(PyObject key) => key.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(key).Count > 0;
        bool tuples = IsTuple(keys[0]);
        KeyKind kind = KindOf(tuples ? ((PyTuple)keys[0])[0] : keys[0]);
        for (int i = 1; i < count; i++)
        {
            if (tuples && !IsTuple(keys[i]))
            {
                tuples = false;
                kind = KeyKind.Mixed;
                break;
            }
            if (kind != KeyKind.Mixed && KindOf(tuples ? ((PyTuple)keys[i])[0] : keys[i]) != kind) kind = KeyKind.Mixed;
            if (!tuples && kind == KeyKind.Mixed) break;
        }
        return (tuples, kind) switch
        {
            (false, KeyKind.Int) => SortBy<IntLess>(keys, values, count),
            (false, KeyKind.Float) => SortBy<FloatLess>(keys, values, count),
            (false, KeyKind.Str) => SortBy<StrLess>(keys, values, count),
            (true, KeyKind.Int) => SortBy<TupleLess<IntLess>>(keys, values, count),
            (true, KeyKind.Float) => SortBy<TupleLess<FloatLess>>(keys, values, count),
            (true, KeyKind.Str) => SortBy<TupleLess<StrLess>>(keys, values, count),
            (true, _) => SortBy<TupleLess<ObjectLess>>(keys, values, count),
            _ => SortBy<ObjectLess>(keys, values, count),
        };
    }

    // By itself: only the kind of sort that is wanted is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SortBy<T>(PyObject[] keys, PyObject[]? values, int count) where T : struct, ILess => new ListSort<T>(keys, values, count).Sort();

    [PyMethod("sort", "(*, key=None, reverse=False)", Doc = "Sort the list in ascending order, in place and stably; returns None.\n\nA key function is applied once to each item, and the results are compared.\nThe reverse flag sorts in descending order.")]
    PyObject? SortMethod(PyObject? key = null, bool reverse = false) => Sort(key, reverse) ? PyNone.Instance : null;
}
