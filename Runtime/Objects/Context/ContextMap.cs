// Python/hamt.c: the persistent map behind contexts.

using System.Numerics;
using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>An immutable hash trie from context variables to values. Copies share all nodes but those on the changed path.</summary>
internal sealed class ContextMap
{
    private const int Bits = 5, Mask = (1 << Bits) - 1;

    internal static readonly ContextMap Empty = new(new Node(0, []), 0);

    private readonly Node _root;
    internal readonly int Count;

    private ContextMap(Node root, int count)
    {
        _root = root;
        Count = count;
    }

    /// <summary>A variable with its value.</summary>
    internal sealed class Entry(PyContextVar key, PyObject value)
    {
        internal readonly PyContextVar Key = key;
        internal readonly PyObject Value = value;
    }

    /// <summary>A slot for each set bit: an <see cref="Entry"/>, a deeper <see cref="Node"/>, or, past the last level, an <c>Entry[]</c> of equal hashes.</summary>
    private sealed class Node(uint bitmap, object[] slots)
    {
        internal readonly uint Bitmap = bitmap;
        internal readonly object[] Slots = slots;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        [Mirrors("hamt_bitindex", 440, 444)]
        internal int Index(uint bit) => BitOperations.PopCount(Bitmap & (bit - 1));

        internal Node With(int index, object slot)
        {
            object[] copy = (object[])Slots.Clone();
            copy[index] = slot;
            return new(Bitmap, copy);
        }

        internal Node Insert(uint bit, object slot)
        {
            int index = Index(bit);
            object[] copy = new object[Slots.Length + 1];
            Array.Copy(Slots, copy, index);
            copy[index] = slot;
            Array.Copy(Slots, index, copy, index + 1, Slots.Length - index);
            return new(Bitmap | bit, copy);
        }

        internal Node Remove(uint bit)
        {
            int index = Index(bit);
            object[] copy = new object[Slots.Length - 1];
            Array.Copy(Slots, copy, index);
            Array.Copy(Slots, index + 1, copy, index, copy.Length - index);
            return new(Bitmap & ~bit, copy);
        }
    }

    /// <summary>The value, null when absent (<c>_PyHamt_Find</c>).</summary>
    [Mirrors("_PyHamt_Find", 2303, 2317)]
    internal PyObject? Find(PyContextVar key)
    {
        uint hash = key.TrieHash;
        Node node = _root;
        for (int shift = 0; ; shift += Bits)
        {
            uint bit = 1u << (int)((hash >> shift) & Mask);
            if ((node.Bitmap & bit) == 0) return null;
            switch (node.Slots[node.Index(bit)])
            {
                case Entry entry:
                    return ReferenceEquals(entry.Key, key) ? entry.Value : null;
                case Node deeper:
                    node = deeper;
                    continue;
                case Entry[] equal:
                    foreach (Entry entry in equal)
                        if (ReferenceEquals(entry.Key, key)) return entry.Value;
                    return null;
            }
        }
    }

    /// <summary>The map with the key bound to the value (<c>_PyHamt_Assoc</c>).</summary>
    [Mirrors("_PyHamt_Assoc", 2209, 2244)]
    internal ContextMap Assoc(PyContextVar key, PyObject value)
    {
        bool added = false;
        Node root = Assoc(_root, 0, new Entry(key, value), ref added);
        return new(root, added ? Count + 1 : Count);
    }

    [Mirrors("hamt_node_assoc", 1933, 1965)]
    private static Node Assoc(Node node, int shift, Entry entry, ref bool added)
    {
        uint bit = 1u << (int)((entry.Key.TrieHash >> shift) & Mask);
        if ((node.Bitmap & bit) == 0)
        {
            added = true;
            return node.Insert(bit, entry);
        }
        int index = node.Index(bit);
        switch (node.Slots[index])
        {
            case Node deeper:
                return node.With(index, Assoc(deeper, shift + Bits, entry, ref added));
            case Entry[] equal:
            {
                int at = Array.FindIndex(equal, e => ReferenceEquals(e.Key, entry.Key));
                if (at < 0)
                {
                    added = true;
                    return node.With(index, (Entry[])[.. equal, entry]);
                }
                Entry[] copy = (Entry[])equal.Clone();
                copy[at] = entry;
                return node.With(index, copy);
            }
            default:
            {
                var existing = (Entry)node.Slots[index];
                if (ReferenceEquals(existing.Key, entry.Key)) return node.With(index, entry);
                added = true;
                return node.With(index, Split(existing, entry, shift + Bits));
            }
        }
    }

    /// <summary>The subtree that tells two entries apart.</summary>
    [Mirrors("hamt_node_new_bitmap_or_collision", 584, 640)]
    private static object Split(Entry a, Entry b, int shift)
    {
        if (shift >= 32) return (Entry[])[a, b];
        uint bitA = 1u << (int)((a.Key.TrieHash >> shift) & Mask), bitB = 1u << (int)((b.Key.TrieHash >> shift) & Mask);
        return bitA == bitB
            ? new Node(bitA, [Split(a, b, shift + Bits)])
            : new Node(bitA | bitB, bitA < bitB ? [a, b] : [b, a]);
    }

    /// <summary>The map without the key; itself when it has none (<c>_PyHamt_Without</c>).</summary>
    [Mirrors("_PyHamt_Without", 2246, 2285)]
    internal ContextMap Without(PyContextVar key)
    {
        if (Find(key) is null) return this;
        return Count == 1 ? Empty : new(Without(_root, 0, key), Count - 1);
    }

    [Mirrors("hamt_node_without", 1967, 1992)]
    private static Node Without(Node node, int shift, PyContextVar key)
    {
        uint bit = 1u << (int)((key.TrieHash >> shift) & Mask);
        int index = node.Index(bit);
        switch (node.Slots[index])
        {
            case Node deeper:
            {
                Node rest = Without(deeper, shift + Bits, key);
                // A single entry moves up, so that equal maps have equal shapes.
                if (rest.Slots is [Entry or Entry[]] && rest.Slots[0] is Entry single) return node.With(index, single);
                return rest.Slots.Length == 0 ? node.Remove(bit) : node.With(index, rest);
            }
            case Entry[] equal:
            {
                Entry[] rest = Array.FindAll(equal, e => !ReferenceEquals(e.Key, key));
                return node.With(index, rest.Length == 1 ? rest[0] : rest);
            }
            default:
                return node.Remove(bit);
        }
    }

    /// <summary>All entries, in trie order.</summary>
    internal Entry[] ToArray()
    {
        Entry[] entries = new Entry[Count];
        int n = 0;
        Collect(_root, entries, ref n);
        return entries;
    }

    [Mirrors("hamt_iterator_next", 2182, 2203)]
    private static void Collect(Node node, Entry[] entries, ref int n)
    {
        foreach (object slot in node.Slots)
        {
            if (slot is Entry entry) entries[n++] = entry;
            else if (slot is Node deeper) Collect(deeper, entries, ref n);
            else
                foreach (Entry equal in (Entry[])slot) entries[n++] = equal;
        }
    }

    /// <summary>Same keys with equal values (<c>_PyHamt_Eq</c>); null raised.</summary>
    [Mirrors("_PyHamt_Eq", 2320, 2365)]
    internal static bool? Equal(ContextMap a, ContextMap b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a.Count != b.Count) return false;
        foreach (Entry entry in a.ToArray())
        {
            if (b.Find(entry.Key) is not { } other) return false;
            bool? equal = Obj.RichCompareBool(entry.Value, other, CompareOp.Eq);
            if (equal is not true) return equal;
        }
        return true;
    }
}
