// Objects/object.c: what has died together is finalized from the outside to the inside, as counting references does it.

namespace PyModules.Runtime;

/// <summary>
/// The order of finalizers. .NET's collector finds a group of dead objects at once and names them in no order. An object may still need what
/// it refers to when its finalizer runs, a buffer its file above all, so it goes first. References are looked for in the near only: the
/// group does not know where it ends and the living begin. What is not related goes by age.
/// </summary>
internal static class FinalizerOrder
{
    private const int NearEach = 200, NearAll = 20_000;

    /// <summary>Sort what waits: first what has a subject, from the outside to the inside, then the rest as it came.</summary>
    internal static void Sort(List<PendingFinalizer> batch)
    {
        if (batch.Count < 2) return;
        Dictionary<PyObject, PendingFinalizer> subjects = new(ReferenceEqualityComparer.Instance);
        List<PendingFinalizer> young = [], rest = [];
        foreach (PendingFinalizer finalizer in batch)
        {
            if (finalizer.Subject is { } subject && subjects.TryAdd(subject, finalizer)) young.Add(finalizer);
            else rest.Add(finalizer);
        }
        if (young.Count == 0) return;
        // The youngest first, because the result is read backwards; those of one age as they came.
        young.Reverse();
        Walk walk = new(subjects);
        foreach (PendingFinalizer finalizer in young.OrderByDescending(static finalizer => finalizer.Born)) walk.Visit(finalizer);
        batch.Clear();
        for (int i = walk.Ordered.Count; --i >= 0;) batch.Add(walk.Ordered[i]);
        batch.AddRange(rest);
    }

    private sealed class Walk(Dictionary<PyObject, PendingFinalizer> subjects)
    {
        /// <summary>The innermost first.</summary>
        internal readonly List<PendingFinalizer> Ordered = [];

        private readonly HashSet<PendingFinalizer> _seen = [];
        private readonly HashSet<PyObject> _near = new(ReferenceEqualityComparer.Instance);
        private readonly List<PyObject> _found = [];
        private int _left = NearAll;

        // Depth first, on a stack of its own: chains may be long.
        internal void Visit(PendingFinalizer start)
        {
            if (!_seen.Add(start)) return;
            Stack<(PendingFinalizer Finalizer, Queue<PendingFinalizer> Inner)> open = new();
            open.Push((start, Inner(start.Subject!)));
            while (open.TryPeek(out (PendingFinalizer Finalizer, Queue<PendingFinalizer> Inner) top))
            {
                if (top.Inner.TryDequeue(out PendingFinalizer? next))
                {
                    if (_seen.Add(next)) open.Push((next, Inner(next.Subject!)));
                    continue;
                }
                Ordered.Add(top.Finalizer);
                open.Pop();
            }
        }

        // The subjects that an object refers to, directly or through plain objects.
        private Queue<PendingFinalizer> Inner(PyObject subject)
        {
            Queue<PendingFinalizer> inner = new();
            _near.Clear();
            _near.Add(subject);
            Queue<PyObject> open = new();
            open.Enqueue(subject);
            int left = Math.Min(NearEach, _left);
            while (left > 0 && open.TryDequeue(out PyObject? o))
            {
                left--;
                _left--;
                _found.Clear();
                References.Of(o, _found);
                foreach (PyObject other in _found)
                {
                    if (!References.IsTracked(other) || other is PyType or PyModuleObject or PyFunction or PyCode || !_near.Add(other)) continue;
                    if (subjects.TryGetValue(other, out PendingFinalizer? finalizer)) inner.Enqueue(finalizer);
                    else open.Enqueue(other);
                }
            }
            return inner;
        }
    }
}
