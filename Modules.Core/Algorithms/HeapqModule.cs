// Modules/_heapqmodule.c.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Heap queues: the smallest (or largest) item of a list at its front.</summary>
[PyModule("_heapq", Source = "Modules/_heapqmodule.c")]
public static partial class HeapqModule
{
    [PyConstant("__about__")]
    private const string About = "Heap queues: a list kept so that each item is not above its two children; the least item is at the front.";

    // The order of two items: min-heaps ask a < b, max-heaps b < a.
    private static bool? Before(PyObject a, PyObject b, bool max) =>
        max ? Obj.RichCompareBool(b, a, CompareOp.Lt) : Obj.RichCompareBool(a, b, CompareOp.Lt);

    private static bool Changed() => Err.Fail(Exc.RuntimeError, "list changed size during iteration");

    [Mirrors("siftdown", 24, 67), Mirrors("siftdown_max", 389, 431)]
    private static bool SiftDown(PyList heap, int start, int pos, bool max)
    {
        int size = heap.Count;
        if (pos >= size) return Err.Fail(Exc.IndexError, "index out of range");
        while (pos > start)
        {
            int parent = (pos - 1) >> 1;
            bool? before = Before(heap[pos], heap[parent], max);
            if (before is null) return false;
            if (size != heap.Count) return Changed();
            if (before == false) break;
            (heap[parent], heap[pos]) = (heap[pos], heap[parent]);
            pos = parent;
        }
        return true;
    }

    [Mirrors("siftup", 69, 117), Mirrors("siftup_max", 433, 481)]
    private static bool SiftUp(PyList heap, int pos, bool max)
    {
        int end = heap.Count, start = pos, limit = end >> 1;
        if (pos >= end) return Err.Fail(Exc.IndexError, "index out of range");
        while (pos < limit)
        {
            int child = 2 * pos + 1;
            if (child + 1 < end)
            {
                bool? before = Before(heap[child], heap[child + 1], max);
                if (before is null) return false;
                if (before == false) child++;
                if (end != heap.Count) return Changed();
            }
            (heap[child], heap[pos]) = (heap[pos], heap[child]);
            pos = child;
        }
        return SiftDown(heap, start, pos, max);
    }

    private static PyObject? Push(PyList heap, PyObject item, bool max)
    {
        heap.Append(item);
        return SiftDown(heap, 0, heap.Count - 1, max) ? PyNone.Instance : null;
    }

    [Mirrors("heappop_internal", 141, 171)]
    private static PyObject? Pop(PyList heap, bool max)
    {
        int n = heap.Count;
        if (n == 0) return Err.Raise(Exc.IndexError, "index out of range");
        PyObject last = heap[n - 1];
        heap.RemoveAt(n - 1);
        if (--n == 0) return last;
        PyObject top = heap[0];
        heap[0] = last;
        return SiftUp(heap, 0, max) ? top : null;
    }

    [Mirrors("heapreplace_internal", 189, 206)]
    private static PyObject? Replace(PyList heap, PyObject item, bool max)
    {
        if (heap.Count == 0) return Err.Raise(Exc.IndexError, "index out of range");
        PyObject top = heap[0];
        heap[0] = item;
        return SiftUp(heap, 0, max) ? top : null;
    }

    private static PyObject? PushPop(PyList heap, PyObject item, bool max)
    {
        if (heap.Count == 0) return item;
        bool? before = Before(heap[0], item, max);
        if (before is null) return null;
        if (before == false) return item;
        if (heap.Count == 0) return Err.Raise(Exc.IndexError, "index out of range");
        PyObject top = heap[0];
        heap[0] = item;
        return SiftUp(heap, 0, max) ? top : null;
    }

    [Mirrors("heapify_internal", 347, 371)]
    private static PyObject? Heapify(PyList heap, bool max)
    {
        for (int i = (heap.Count >> 1) - 1; i >= 0; i--)
            if (!SiftUp(heap, i, max)) return null;
        return PyNone.Instance;
    }

    [PyFunction("heappush", "(heap, item, /)", Doc = "Push an item onto a heap."), Mirrors("_heapq_heappush_impl", 129, 139)]
    static PyObject? HeapPush(PyList heap, PyObject item) => Push(heap, item, false);

    [PyFunction("heappop", "(heap, /)", Doc = "Pop the smallest item off a heap."), Mirrors("_heapq_heappop_impl", 182, 187)]
    static PyObject? HeapPop(PyList heap) => Pop(heap, false);

    [PyFunction("heapreplace", "(heap, item, /)", Doc = "Pop the smallest item, then push the new one; cheaper than the two calls."), Mirrors("_heapq_heapreplace_impl", 227, 232)]
    static PyObject? HeapReplace(PyList heap, PyObject item) => Replace(heap, item, false);

    [PyFunction("heappushpop", "(heap, item, /)", Doc = "Push the new item, then pop the smallest; cheaper than the two calls."), Mirrors("_heapq_heappushpop_impl", 247, 280)]
    static PyObject? HeapPushPop(PyList heap, PyObject item) => PushPop(heap, item, false);

    [PyFunction("heapify", "(heap, /)", Doc = "Turn a list into a heap, in place, in linear time."), Mirrors("_heapq_heapify_impl", 382, 387)]
    static PyObject? Heapify(PyList heap) => Heapify(heap, false);

    [PyFunction("heappush_max", "(heap, item, /)", Doc = "Push an item onto a max-heap."), Mirrors("_heapq_heappush_max_impl", 493, 506)]
    static PyObject? HeapPushMax(PyList heap, PyObject item) => Push(heap, item, true);

    [PyFunction("heappop_max", "(heap, /)", Doc = "Pop the largest item off a heap."), Mirrors("_heapq_heappop_max_impl", 517, 522)]
    static PyObject? HeapPopMax(PyList heap) => Pop(heap, true);

    [PyFunction("heapreplace_max", "(heap, item, /)", Doc = "Pop the largest item, then push the new one; cheaper than the two calls."), Mirrors("_heapq_heapreplace_max_impl", 534, 539)]
    static PyObject? HeapReplaceMax(PyList heap, PyObject item) => Replace(heap, item, true);

    [PyFunction("heappushpop_max", "(heap, item, /)", Doc = "Push the new item, then pop the largest; cheaper than the two calls."), Mirrors("_heapq_heappushpop_max_impl", 570, 604)]
    static PyObject? HeapPushPopMax(PyList heap, PyObject item) => PushPop(heap, item, true);

    [PyFunction("heapify_max", "(heap, /)", Doc = "Turn a list into a max-heap, in place, in linear time."), Mirrors("_heapq_heapify_max_impl", 550, 555)]
    static PyObject? HeapifyMax(PyList heap) => Heapify(heap, true);
}
