// Python/ceval_gil.c: struct _pending_calls, a queue that any thread may write.

namespace PyModules.Runtime;

/// <summary>What other threads leave for one that runs Python. The framework's concurrent queue is made for many readers and brings two dozen types to every start.</summary>
internal sealed class HandoffQueue<T> where T : class
{
    private sealed class Node(T item)
    {
        internal readonly T Item = item;
        internal Node? Next;
    }

    private readonly object _lock = new();
    private volatile Node? _first;
    private Node? _last;
    private int _count;

    internal bool IsEmpty => _first is null;

    /// <summary>How many wait.</summary>
    internal int Count
    {
        get
        {
            lock (_lock) return _count;
        }
    }

    internal void Enqueue(T item)
    {
        Node node = new(item);
        lock (_lock)
        {
            if (_last is { } last) last.Next = node;
            else _first = node;
            _last = node;
            _count++;
        }
    }

    /// <summary>The oldest one, null when none waits.</summary>
    internal T? Dequeue()
    {
        if (_first is null) return null;
        lock (_lock)
        {
            if (_first is not { } first) return null;
            _first = first.Next;
            if (first.Next is null) _last = null;
            _count--;
            return first.Item;
        }
    }
}
