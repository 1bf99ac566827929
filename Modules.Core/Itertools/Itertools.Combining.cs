// Modules/itertoolsmodule.c: product, combinations, combinations_with_replacement, permutations.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Cartesian product.</summary>
[PyType("itertools.product", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(*iterables, repeat=1)",
    Doc = "The Cartesian product of the iterables, as nested for-loops make it.\n\nproduct(A, B) is ((x,y) for x in A for y in B): the rightmost element moves on\nevery step. With repeat, product(A, repeat=4) is product(A, A, A, A).")]
public partial class ProductIterator : PyObject
{
    private static readonly ArgParser s_repeat = new("product", 0, "repeat");

    private PyObject[][] _pools = [];
    private int[] _indices = [];
    private PyObject[]? _result;
    private bool _stopped;

    protected internal ProductIterator() { }

    [PySlot(Slot.New), Mirrors("product_new", 1966, 2047)]
    static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        nint repeat = 1;
        int given = Args.Positional(args, kwnames);
        if (kwnames is not null)
        {
            ArgCursor cursor = new(args[given..], kwnames, s_repeat, 0, 1);
            if (!cursor.Start() || !cursor.Next(out PyObject? times) || times is not null && !Args.AsSsize(times, out repeat) || !cursor.Finish()) return null;
        }
        if (repeat < 0) return Err.Raise(Exc.ValueError, "repeat argument cannot be negative");
        if (repeat == 0) given = 0;
        else if ((nuint)given > (nuint)nint.MaxValue / 8 / (nuint)repeat) return Err.Raise(Exc.OverflowError, "repeat argument too large");
        long pools = given * (long)repeat;
        if (pools > Array.MaxLength) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        PyObject[][] all = new PyObject[pools][];
        for (int i = 0; i < given; i++)
        {
            if (Seq.Tuple(args[i]) is not { } pool) return null;
            all[i] = pool.Items;
        }
        for (int i = given; i < pools; i++) all[i] = all[i - given];
        ProductIterator made = (ProductIterator)cls.Alloc();
        (made._pools, made._indices) = (all, new int[pools]);
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("product_next", 2083, 2168)]
    PyObject? Next()
    {
        if (_stopped) return null;
        PyObject[][] pools = _pools;
        PyObject[] result;
        if (_result is null)
        {
            result = new PyObject[pools.Length];
            for (int i = 0; i < pools.Length; i++)
            {
                if (pools[i].Length == 0) return End();
                result[i] = pools[i][0];
            }
        }
        else
        {
            result = (PyObject[])_result.Clone();
            int i = pools.Length - 1;
            for (; i >= 0; i--)
            {
                if (++_indices[i] < pools[i].Length)
                {
                    result[i] = pools[i][_indices[i]];
                    break;
                }
                _indices[i] = 0;
                result[i] = pools[i][0];
            }
            if (i < 0) return End();
        }
        _result = result;
        return PyTuple.Own(result);
    }

    private PyObject? End()
    {
        _stopped = true;
        return null;
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("product_sizeof", 2062, 2069)]
    PyObject? SizeOf() => PyInt.From(48 + 8L * _pools.Length);
}

/// <summary>Subsequences of r elements.</summary>
[PyType("itertools.combinations", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, r)")]
public partial class CombinationsIterator : PyObject
{
    private PyObject[] _pool = [];
    private int[] _indices = [];
    private bool _started, _stopped;

    protected internal CombinationsIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, r)"), Mirrors("itertools_combinations_impl", 2235, 2282)]
    static PyObject? New(PyType cls, PyObject iterable, nint r)
    {
        if (Seq.Tuple(iterable) is not { } pool) return null;
        if (r < 0) return Err.Raise(Exc.ValueError, "r must be non-negative");
        CombinationsIterator made = (CombinationsIterator)cls.Alloc();
        made._pool = pool.Items;
        made._stopped = r > pool.Count;
        if (!made._stopped)
        {
            made._indices = new int[r];
            for (int i = 0; i < r; i++) made._indices[i] = i;
        }
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("combinations_next", 2316, 2400)]
    PyObject? Next()
    {
        if (_stopped) return null;
        int[] indices = _indices;
        int n = _pool.Length, r = indices.Length;
        if (_started)
        {
            int i = r - 1;
            while (i >= 0 && indices[i] == i + n - r) i--;
            if (i < 0)
            {
                _stopped = true;
                return null;
            }
            indices[i]++;
            for (int j = i + 1; j < r; j++) indices[j] = indices[j - 1] + 1;
        }
        _started = true;
        return Combining.Pick(_pool, indices, r);
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("combinations_sizeof", 2297, 2304)]
    PyObject? SizeOf() => PyInt.From(56 + 8L * _indices.Length);
}

internal static class Combining
{
    internal static PyObject Pick(PyObject[] pool, int[] indices, int r)
    {
        PyObject[] result = new PyObject[r];
        for (int i = 0; i < r; i++) result[i] = pool[indices[i]];
        return PyTuple.Own(result);
    }
}

/// <summary>Combinations in which elements may repeat.</summary>
[PyType("itertools.combinations_with_replacement", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, r)")]
public partial class CombinationsWithReplacementIterator : PyObject
{
    private PyObject[] _pool = [];
    private int[] _indices = [];
    private bool _started, _stopped;

    protected internal CombinationsWithReplacementIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, r)"), Mirrors("itertools_combinations_with_replacement_impl", 2478, 2526)]
    static PyObject? New(PyType cls, PyObject iterable, nint r)
    {
        if (Seq.Tuple(iterable) is not { } pool) return null;
        if (r < 0) return Err.Raise(Exc.ValueError, "r must be non-negative");
        if (r > Array.MaxLength) return Err.Raise(Exc.MemoryError, (PyObject?)null);
        CombinationsWithReplacementIterator made = (CombinationsWithReplacementIterator)cls.Alloc();
        made._pool = pool.Items;
        made._indices = new int[r];
        made._stopped = pool.Count == 0 && r > 0;
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("cwr_next", 2560, 2638)]
    PyObject? Next()
    {
        if (_stopped) return null;
        int[] indices = _indices;
        int n = _pool.Length, r = indices.Length;
        if (_started)
        {
            int i = r - 1;
            while (i >= 0 && indices[i] == n - 1) i--;
            if (i < 0)
            {
                _stopped = true;
                return null;
            }
            Array.Fill(indices, indices[i] + 1, i, r - i);
        }
        _started = true;
        return Combining.Pick(_pool, indices, r);
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("cwr_sizeof", 2541, 2548)]
    PyObject? SizeOf() => PyInt.From(56 + 8L * _indices.Length);
}

/// <summary>Arrangements of r elements.</summary>
[PyType("itertools.permutations", GenericGetAttr = true, Module = typeof(ItertoolsModule), Flags = TypeFlags.BaseType | TypeFlags.HaveGc | TypeFlags.ImmutableType, Signature = "(iterable, r=None)")]
public partial class PermutationsIterator : PyObject
{
    private PyObject[] _pool = [];
    private int[] _indices = [], _cycles = [];
    private bool _started, _stopped;

    protected internal PermutationsIterator() { }

    [PySlot(Slot.New, Signature = "(iterable, r=None)"), Mirrors("itertools_permutations_impl", 2717, 2783)]
    static PyObject? New(PyType cls, PyObject iterable, PyObject? r)
    {
        if (Seq.Tuple(iterable) is not { } pool) return null;
        nint length = pool.Count;
        if (r is not (null or PyNone))
        {
            if (r is not PyLong) return Err.Raise(Exc.TypeError, "Expected int as r");
            if (!Args.AsSsize(r, out length)) return null;
        }
        if (length < 0) return Err.Raise(Exc.ValueError, "r must be non-negative");
        PermutationsIterator made = (PermutationsIterator)cls.Alloc();
        made._pool = pool.Items;
        made._stopped = length > pool.Count;
        if (!made._stopped)
        {
            made._indices = new int[pool.Count];
            for (int i = 0; i < pool.Count; i++) made._indices[i] = i;
            made._cycles = new int[length];
            for (int i = 0; i < length; i++) made._cycles[i] = pool.Count - i;
        }
        return made;
    }

    [PySlot(Slot.Iter)]
    PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("permutations_next", 2819, 2908)]
    PyObject? Next()
    {
        if (_stopped) return null;
        int[] indices = _indices, cycles = _cycles;
        int n = _pool.Length, r = cycles.Length;
        if (_started)
        {
            int i = n == 0 ? -1 : r - 1;
            for (; i >= 0; i--)
            {
                if (--cycles[i] != 0)
                {
                    int j = n - cycles[i];
                    (indices[i], indices[j]) = (indices[j], indices[i]);
                    break;
                }
                int first = indices[i];
                Array.Copy(indices, i + 1, indices, i, n - 1 - i);
                indices[n - 1] = first;
                cycles[i] = n - i;
            }
            if (i < 0)
            {
                _stopped = true;
                return null;
            }
        }
        _started = true;
        return Combining.Pick(_pool, indices, r);
    }

    [PyMethod("__sizeof__", "()", Doc = "The size in memory, in bytes."), Mirrors("permutations_sizeof", 2799, 2807)]
    PyObject? SizeOf() => PyInt.From(64 + 8L * (_indices.Length + _cycles.Length));
}
