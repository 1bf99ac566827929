// No file of CPython's: small tables by name.

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A table of values by name, in the order of the first insertion. <c>Dictionary&lt;string, T&gt;</c> brings along fourteen types for every <typeparamref name="T"/>
/// that .NET loads at a start; this one brings two.</summary>
internal sealed class NameMap<T>
{
    private string[] _names = new string[4];
    private T[] _values = new T[4];

    // Places in the arrays plus one, by hash; made when a search in order takes too long.
    private int[]? _index;

    public int Count { get; private set; }

    public string NameAt(int place) => _names[place];

    public bool Contains(string name) => Find(name) >= 0;

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out T value)
    {
        int place = Find(name);
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    /// <summary>The value of a name that is there, or a new value for one that may not be.</summary>
    public T this[string name]
    {
        get
        {
            int place = Find(name);
            return place >= 0 ? _values[place] : throw new KeyNotFoundException(name);
        }
        set
        {
            int place = Find(name);
            if (place >= 0) _values[place] = value;
            else Append(name, value);
        }
    }

    /// <summary>Whether the name was not there and is now.</summary>
    public bool TryAdd(string name, T value)
    {
        if (Find(name) >= 0) return false;
        Append(name, value);
        return true;
    }

    /// <summary>The place of a name, -1 when it is not there.</summary>
    public int Find(string name)
    {
        if (_index is not { } index)
        {
            for (int place = 0; place < Count; place++)
                if (Same(_names[place], name)) return place;
            return -1;
        }
        int mask = index.Length - 1;
        for (int i = Hash(name) & mask; ; i = (i + 1) & mask)
        {
            int place = index[i] - 1;
            if (place < 0 || Same(_names[place], name)) return place;
        }
    }

    private void Append(string name, T value)
    {
        if (Count == _names.Length)
        {
            string[] names = new string[Count * 2];
            T[] values = new T[Count * 2];
            Array.Copy(_names, names, Count);
            Array.Copy(_values, values, Count);
            _names = names;
            _values = values;
            if (Count >= 8) Rehash();
        }
        _names[Count] = name;
        _values[Count++] = value;
        if (_index is not null) Enter(Count - 1);
    }

    private void Rehash()
    {
        _index = new int[_names.Length * 2];
        for (int place = 0; place < Count; place++) Enter(place);
    }

    private void Enter(int place)
    {
        int[] index = _index!;
        int mask = index.Length - 1, i = Hash(_names[place]) & mask;
        while (index[i] != 0) i = (i + 1) & mask;
        index[i] = place + 1;
    }

    private static bool Same(string a, string b) => ReferenceEquals(a, b) || a.Length == b.Length && string.Equals(a, b);

    // The names are identifiers and module names of programs: nobody gains by collisions that the str's own hash guards against.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name) hash = (hash ^ c) * 16777619;
        return (int)(hash ^ hash >> 15);
    }
}
