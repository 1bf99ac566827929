// Objects/codeobject.c: _PyCode_ConstantKey, as a comparer instead of key tuples.

using System.Runtime.CompilerServices;
using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>Equality of constants for merging: same type and value all the way down, 0.0 and -0.0 apart, code objects by contents, anything else by identity.</summary>
internal sealed class ConstantComparer : IEqualityComparer<PyObject>
{
    public static readonly ConstantComparer Instance = new();

    public bool Equals(PyObject? x, PyObject? y) => AreEqual(x!, y!);

    public int GetHashCode(PyObject o) => Hash(o);

    [Mirrors("compare_constants", 3107, 3172)]
    public static bool AreEqual(PyObject x, PyObject y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x.GetType() != y.GetType()) return false;
        switch (x)
        {
            case PyInt a:
                return a.Value == ((PyInt)y).Value;
            case PyBigInt a when x.GetType() == typeof(PyBigInt):
                return a.Value == ((PyBigInt)y).Value;
            case PyStr a when x.GetType() == typeof(PyStr):
                return SameText(a, (PyStr)y);
            case PyBytes a when x.GetType() == typeof(PyBytes):
                return a.Span.SequenceEqual(((PyBytes)y).Span);
            case PyFloat a when x.GetType() == typeof(PyFloat):
                return SameFloat(a.Value, ((PyFloat)y).Value);
            case PyComplex a when x.GetType() == typeof(PyComplex):
                return SameFloat(a.Real, ((PyComplex)y).Real) && SameFloat(a.Imag, ((PyComplex)y).Imag);
            case PyTuple a when x.GetType() == typeof(PyTuple):
            {
                PyObject[] p = a.Items, q = ((PyTuple)y).Items;
                if (p.Length != q.Length) return false;
                for (int i = 0; i < p.Length; i++)
                    if (!AreEqual(p[i], q[i])) return false;
                return true;
            }
            case PySlice a:
            {
                PySlice b = (PySlice)y;
                return AreEqual(a.Start, b.Start) && AreEqual(a.Stop, b.Stop) && AreEqual(a.Step, b.Step);
            }
            case PyFrozenSet a when x.GetType() == typeof(PyFrozenSet):
                return SameSet(a, (PyFrozenSet)y);
            case PyCode a:
                return SameCode(a, (PyCode)y);
            default:
                return false;
        }
    }

    [Mirrors("hash_const", 3174, 3199)]
    public static int Hash(PyObject o)
    {
        switch (o)
        {
            case PyInt a:
                return a.Value.GetHashCode();
            case PyBigInt a when o.GetType() == typeof(PyBigInt):
                return a.Value.GetHashCode();
            case PyStr a when o.GetType() == typeof(PyStr):
                return string.GetHashCode(a.Value);
            case PyBytes a when o.GetType() == typeof(PyBytes):
            {
                HashCode hash = default;
                hash.AddBytes(a.Span);
                return hash.ToHashCode();
            }
            case PyFloat a when o.GetType() == typeof(PyFloat):
                return a.Value.GetHashCode();
            case PyComplex a when o.GetType() == typeof(PyComplex):
                return HashCode.Combine(a.Real, a.Imag);
            case PyTuple a when o.GetType() == typeof(PyTuple):
            {
                HashCode hash = default;
                foreach (PyObject item in a.Items) hash.Add(Hash(item));
                return hash.ToHashCode();
            }
            case PySlice a:
                return HashCode.Combine(Hash(a.Start), Hash(a.Stop), Hash(a.Step));
            case PyFrozenSet a when o.GetType() == typeof(PyFrozenSet):
            {
                int hash = 0;
                foreach (PyObject item in Members(a)) hash += Hash(item);
                return hash;
            }
            case PyCode a:
                return HashCode.Combine(a.FirstLineNo, a.Code.Length, string.GetHashCode(a.Name.Value), a.Consts.Length);
            default:
                return RuntimeHelpers.GetHashCode(o);
        }
    }

    // Code points, not UTF-16: a pair of lone surrogates is not the astral character.
    private static bool SameText(PyStr a, PyStr b) => a.Length == b.Length && a.Value == b.Value;

    private static bool SameFloat(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) && !double.IsNaN(a);

    internal static List<PyObject> Members(PyAnySet set)
    {
        List<PyObject> items = [];
        int pos = 0;
        while (set.Next(ref pos, out PyObject? item)) items.Add(item!);
        return items;
    }

    private static bool SameSet(PyFrozenSet a, PyFrozenSet b)
    {
        List<PyObject> p = Members(a), q = Members(b);
        if (p.Count != q.Count) return false;
        HashSet<PyObject> seen = new(p, Instance);
        return q.TrueForAll(seen.Contains);
    }

    /// <summary>code_richcompare.</summary>
    public static bool SameCode(PyCode a, PyCode b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (!SameText(a.Name, b.Name) || a.ArgCount != b.ArgCount || a.PosOnlyArgCount != b.PosOnlyArgCount || a.KwOnlyArgCount != b.KwOnlyArgCount
            || a.Flags != b.Flags || a.FirstLineNo != b.FirstLineNo || !a.Code.AsSpan().SequenceEqual(b.Code)
            || a.Consts.Length != b.Consts.Length || a.Names.Length != b.Names.Length || a.LocalsPlusNames.Length != b.LocalsPlusNames.Length)
            return false;
        for (int i = 0; i < a.Consts.Length; i++)
            if (!AreEqual(a.Consts[i], b.Consts[i])) return false;
        for (int i = 0; i < a.Names.Length; i++)
            if (!SameText(a.Names[i], b.Names[i])) return false;
        for (int i = 0; i < a.LocalsPlusNames.Length; i++)
            if (!SameText(a.LocalsPlusNames[i], b.LocalsPlusNames[i])) return false;
        return a.LineTable.AsSpan().SequenceEqual(b.LineTable)
            && a.ExceptionTable.AsSpan().SequenceEqual(b.ExceptionTable);
    }
}

/// <summary>The constants of one compilation, each kept once (<c>c_const_cache</c>).</summary>
internal sealed class ConstantCache
{
    private readonly Dictionary<PyObject, PyObject> _map = new(ConstantComparer.Instance);

    /// <summary>const_cache_insert: the object that stands for all equal ones; with <paramref name="recursive"/> the items of tuples are merged too.</summary>
    [Mirrors("_PyCode_ConstantKey", 2911, 3072)]
    [Mirrors("merge_consts_recursive", 428, 432, File = "Python/compile.c")]
    public PyObject Merge(PyObject o, bool recursive)
    {
        if (o is PyNone or PyEllipsis) return o;
        if (_map.TryGetValue(o, out PyObject? known)) return known;
        _map[o] = o;
        if (recursive && o.GetType() == typeof(PyTuple))
        {
            PyObject[] items = ((PyTuple)o).Items;
            for (int i = 0; i < items.Length; i++) items[i] = Merge(items[i], true);
        }
        return o;
    }
}
