// Objects/typeobject.c: tp_subclasses.

namespace PyModules.Runtime;

/// <summary>The direct subclasses of a type, held weakly, in order of creation.</summary>
internal sealed class SubclassList
{
    private readonly object _lock = new();
    private WeakReference<PyType>[] _entries = new WeakReference<PyType>[4];
    private int _count;

    [Mirrors("add_subclass", 9259, 9290)]
    internal void Add(PyType type)
    {
        lock (_lock)
        {
            if (_count == _entries.Length)
            {
                RemoveDead(null);
                if (_count * 2 > _entries.Length) Array.Resize(ref _entries, _count * 2);
            }
            _entries[_count++] = new WeakReference<PyType>(type);
        }
    }

    [Mirrors("remove_subclass", 9339, 9360)]
    internal void Remove(PyType type)
    {
        lock (_lock) RemoveDead(type);
    }

    [Mirrors("_PyType_GetSubclasses", 772, 804)]
    internal PyType[] Live()
    {
        lock (_lock)
        {
            PyType[] live = new PyType[_count];
            int count = 0;
            for (int i = 0; i < _count; i++)
            {
                if (!_entries[i].TryGetTarget(out PyType? type)) continue;
                int known = 0;
                while (known < count && !ReferenceEquals(live[known], type)) known++;
                if (known == count) live[count++] = type;
            }
            Array.Resize(ref live, count);
            return live;
        }
    }

    /// <summary>What was found through the subclasses may not hold any longer.</summary>
    internal void Modified()
    {
        lock (_lock)
        {
            for (int i = 0; i < _count; i++)
                if (_entries[i].TryGetTarget(out PyType? type)) type.Modified();
        }
    }

    private void RemoveDead(PyType? also)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].TryGetTarget(out PyType? type) && !ReferenceEquals(type, also)) _entries[kept++] = _entries[i];
        }
        Array.Clear(_entries, kept, _count - kept);
        _count = kept;
    }
}
