// Modules/_queuemodule.c: a simple queue between threads.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>A queue for passing objects between threads.</summary>
[PyModule("_queue", Source = "Modules/_queuemodule.c", Doc = "A queue for passing objects between threads.")]
public static partial class QueueModule
{
    /// <summary>get_nowait() or a get() with a time-out found nothing.</summary>
    [PyException("_queue.Empty", Doc = "get(block=0) or get_nowait() found nothing.")]
    public static partial PyType Empty { get; }

    [PyExec, Mirrors("queuemodule_exec", 574, 600)]
    private static bool Exec(PyModuleObject module) => module.Dict.SetItem(PyStr.Intern("Empty"), Empty);
}

/// <summary>An unbounded queue: first in, first out.</summary>
[PyType("_queue.SimpleQueue", Module = typeof(QueueModule), Flags = TypeFlags.BaseType | TypeFlags.ImmutableType | TypeFlags.HaveGc, WeakRefs = true,
    Doc = "An unbounded queue: first in, first out.")]
public partial class PySimpleQueue : PyObject
{
    private readonly object _gate = new();
    private readonly Queue<PyObject> _items = new();
    private int _waiting;

    protected internal PySimpleQueue() { }

    [PySlot(Slot.New, Signature = "()"), Mirrors("simplequeue_new_impl", 250, 266)]
    private static PyObject? New(PyType type) => type.Alloc();

    /// <summary>Put an item in. The other arguments are there for likeness with Queue: it never blocks.</summary>
    [PyMethod("put", "(item, block=True, timeout=None)"), Mirrors("_queue_SimpleQueue_put_impl", 305, 326)]
    private PyObject? Put(PyObject item, bool block = true, PyObject? timeout = null)
    {
        lock (_gate)
        {
            _items.Enqueue(item);
            if (_waiting > 0) Monitor.Pulse(_gate);
        }
        return PyNone.Instance;
    }

    /// <summary>Put an item in.</summary>
    [PyMethod("put_nowait", "(item)"), Mirrors("_queue_SimpleQueue_put_nowait_impl", 340, 345)]
    private PyObject? PutNoWait(PyObject item) => Put(item);

    private bool TryTake(out PyObject? item)
    {
        lock (_gate) return _items.TryDequeue(out item);
    }

    private readonly ref struct NextItem(PySimpleQueue self, ref PyObject? item) : ILockCondition
    {
        private readonly PySimpleQueue _queue = self;
        private readonly ref PyObject? _item = ref item;

        public bool TryTake() => _queue._items.TryDequeue(out _item);
    }

    /// <summary>Take an item out, waiting for one where asked.</summary>
    [PyMethod("get", "(block=True, timeout=None)"), Mirrors("_queue_SimpleQueue_get_impl", 378, 453)]
    private PyObject? Get(ThreadState thread, bool block = true, PyObject? timeout = null)
    {
        long nanoseconds = -1;
        if (block && timeout is not null and not PyNone)
        {
            if (!PyTime.FromSeconds(timeout, TimeRound.Ceiling, out nanoseconds)) return null;
            if (nanoseconds < 0) return Err.Raise(Exc.ValueError, "'timeout' must be a non-negative number");
        }
        if (TryTake(out PyObject? item)) return item;
        if (!block || nanoseconds == 0) return Err.Raise(QueueModule.Empty);
        bool? found;
        Interlocked.Increment(ref _waiting);
        try
        {
            found = LockWait.Wait(thread, _gate, new NextItem(this, ref item), nanoseconds);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        if (found is null) return null;
        return found.Value ? item : Err.Raise(QueueModule.Empty);
    }

    /// <summary>Take an item out if there is one.</summary>
    [PyMethod("get_nowait", "()"), Mirrors("_queue_SimpleQueue_get_nowait_impl", 468, 474)]
    private PyObject? GetNoWait(ThreadState thread) => Get(thread, block: false);

    /// <summary>Whether the queue is empty now.</summary>
    [PyMethod("empty", "()"), Mirrors("_queue_SimpleQueue_empty_impl", 483, 488)]
    private PyObject? IsEmpty() => PyBool.From(_items.Count == 0);

    /// <summary>How many items there are now.</summary>
    [PyMethod("qsize", "()"), Mirrors("_queue_SimpleQueue_qsize_impl", 497, 502)]
    private PyObject? QSize() => PyInt.From(_items.Count);

    [PyMethod("__class_getitem__", "(object, /)", Class = true, Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
