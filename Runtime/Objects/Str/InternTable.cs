// Objects/unicodeobject.c: the interned strs.

namespace PyModules.Runtime;

/// <summary>The interned strs of the process: open addressing by the str's own hash.</summary>
internal sealed class InternTable
{
    internal static readonly InternTable Shared = new();

    private readonly Lock _lock = new();
    private PyStr?[] _table = new PyStr?[8192];
    private int _count;

    internal int Count => _count;

    /// <summary>The interned str equal to <paramref name="s"/>, which becomes it when there is none yet.</summary>
    [Mirrors("intern_common", 15929, 16058)]
    internal PyStr Intern(PyStr s)
    {
        long hash = s.Hash;
        lock (_lock)
        {
            PyStr?[] table = _table;
            int mask = table.Length - 1;
            int i = (int)hash & mask;
            for (; table[i] is { } found; i = (i + 1) & mask)
                if (found.Hash == hash && PyStr.Equal(found, s)) return found;
            s.MarkInterned();
            table[i] = s;
            if (++_count * 2 > table.Length) Grow();
            return s;
        }
    }

    private void Grow()
    {
        var table = new PyStr?[_table.Length * 2];
        int mask = table.Length - 1;
        foreach (PyStr? s in _table)
        {
            if (s is null) continue;
            int i = (int)s.Hash & mask;
            while (table[i] is not null) i = (i + 1) & mask;
            table[i] = s;
        }
        _table = table;
    }
}
