// No file of CPython's: growing arrays of value types.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>A growing array. <c>List&lt;T&gt;</c> of a value type of ours brings along a dozen interface types that .NET loads at every start.</summary>
internal struct Vec<T>(int capacity)
{
    private T[] _items = new T[capacity];

    public int Count { get; private set; }

    public readonly ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Count) OutOfRange();
            return ref _items[index];
        }
    }

    public void Add(T item)
    {
        if (Count == _items.Length) Grow();
        _items[Count++] = item;
    }

    public T Pop()
    {
        T item = this[Count - 1];
        _items[--Count] = default!;
        return item;
    }

    /// <summary>Forget the items and keep the room for others.</summary>
    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        Count = 0;
    }

    public readonly T[] ToArray()
    {
        T[] items = new T[Count];
        Array.Copy(_items, items, Count);
        return items;
    }

    private static void OutOfRange() => throw new ArgumentOutOfRangeException();

    private void Grow()
    {
        T[] items = new T[Math.Max(4, Count * 2)];
        Array.Copy(_items, items, Count);
        _items = items;
    }
}
