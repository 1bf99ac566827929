// Objects/weakrefobject.c: weak references, their callbacks and proxies.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>The weak references to one object, kept by the object itself (<c>tp_weaklist</c>). It holds the references weakly: a reference that
/// dies before its object gets no callback. When the object dies, so does the list, and its finalizer queues the callbacks.</summary>
public sealed class WeakRefList
{
    private readonly object _lock = new();
    private readonly Interpreter _interpreter = ThreadState.Current.Interpreter;
    private WeakReference<PyWeakReference>[] _entries = new WeakReference<PyWeakReference>[1];
    private int _count;
    private bool _hasCallbacks;

    internal WeakRefList() => GC.SuppressFinalize(this);

    [Mirrors("insert_weakref", 374, 397)]
    internal void Add(PyWeakReference reference)
    {
        lock (_lock)
        {
            if (_count == _entries.Length) MakeRoom();
            // The plain reference comes first, then the plain proxy, then the rest, newest first.
            int index = 0;
            if (!reference.IsBasicRef)
            {
                while (index < _count && _entries[index].TryGetTarget(out PyWeakReference? e) && (e.IsBasicRef || (!reference.IsBasicProxy && e.IsBasicProxy))) index++;
            }
            Array.Copy(_entries, index, _entries, index + 1, _count - index);
            _entries[index] = reference.Self;
            _count++;
        }
        if (reference.Callback is not null && !_hasCallbacks)
        {
            _hasCallbacks = true;
            GC.ReRegisterForFinalize(this);
        }
    }

    /// <summary>Dead references go when the list is full; it grows when that does not free half of it.</summary>
    private void MakeRoom()
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
            if (_entries[i].TryGetTarget(out _)) _entries[kept++] = _entries[i];
        Array.Clear(_entries, kept, _count - kept);
        _count = kept;
        if (_count * 2 > _entries.Length) Array.Resize(ref _entries, _count * 2);
    }

    /// <summary><c>try_reuse_basic_ref</c>.</summary>
    [Mirrors("try_reuse_basic_ref", 329, 353)]
    internal PyWeakReference? Reusable(bool proxy)
    {
        lock (_lock)
        {
            for (int i = 0; i < _count; i++)
                if (_entries[i].TryGetTarget(out PyWeakReference? reference) && !reference.IsCleared && (proxy ? reference.IsBasicProxy : reference.IsBasicRef)) return reference;
        }
        return null;
    }

    /// <summary>The live references.</summary>
    internal PyObject[] Live()
    {
        lock (_lock)
        {
            PyObject[] live = new PyObject[_count];
            int count = 0;
            for (int i = 0; i < _count; i++)
                if (_entries[i].TryGetTarget(out PyWeakReference? reference) && !reference.IsCleared) live[count++] = reference;
            Array.Resize(ref live, count);
            return live;
        }
    }

    internal PyObject? First() => Live() is [var first, ..] ? first : null;

    ~WeakRefList()
    {
        for (int i = 0; i < _count; i++)
            if (_entries[i].TryGetTarget(out PyWeakReference? reference) && reference.TakeCallback() is { } callback)
                _interpreter.QueueFinalizer(new WeakRefCallback(reference, callback));
    }
}

/// <summary>A callback that waits for its turn.</summary>
internal sealed class WeakRefCallback(PyWeakReference reference, PyObject callback) : PendingFinalizer
{
    [Mirrors("handle_callback", 985, 997)]
    internal override void Run()
    {
        if (Obj.Call(callback, reference) is null) Err.Unraisable("Exception ignored while calling weakref callback", callback);
    }
}

/// <summary>What references and proxies share (<c>PyWeakReference</c>).</summary>
public abstract class PyWeakReference : PyObject
{
    private WeakReference<PyObject>? _target;
    private PyObject? _callback;

    /// <summary>What the list of the referent holds. It lives here, so that it is still good when only the list is being finalized.</summary>
    internal readonly WeakReference<PyWeakReference> Self;

    protected PyWeakReference() => Self = new WeakReference<PyWeakReference>(this);

    internal PyObject? Callback => _callback;

    [Mirrors("is_basic_ref", 355, 359)]
    internal bool IsBasicRef => _callback is null && GetType() == typeof(PyWeakRef);

    [Mirrors("is_basic_proxy", 361, 365)]
    internal bool IsBasicProxy => _callback is null && this is PyWeakProxy;

    [Mirrors("PyWeakref_IsDead", 935, 947)]
    internal bool IsCleared => !(_target?.TryGetTarget(out _) ?? false);

    /// <summary>The object, or null when it is gone.</summary>
    [Mirrors("PyWeakref_GetRef", 949, 964)]
    public PyObject? Target => _target is { } weak && weak.TryGetTarget(out PyObject? target) ? target : null;

    /// <summary>The callback, once.</summary>
    [Mirrors("clear_weakref", 106, 118)]
    internal PyObject? TakeCallback()
    {
        PyObject? callback = _callback;
        _callback = null;
        _target = null;
        return callback;
    }

    /// <summary><c>get_or_create_weakref</c>.</summary>
    [Mirrors("get_or_create_weakref", 410, 453)]
    internal static PyObject? Make(PyType type, PyObject target, PyObject? callback)
    {
        ref WeakRefList? list = ref target.WeakSlot;
        if (Unsafe.IsNullRef(ref list)) return Err.Raise(Exc.TypeError, $"cannot create weak reference to '{target.Type.Name}' object");
        if (callback is PyNone) callback = null;
        bool proxy = ReferenceEquals(type, PyWeakProxy.TypeObject) || ReferenceEquals(type, PyCallableWeakProxy.TypeObject);
        if (callback is null && list is not null && (proxy || ReferenceEquals(type, PyWeakRef.TypeObject)) && list.Reusable(proxy) is { } basic) return basic;
        PyWeakReference reference = proxy
            ? ReferenceEquals(type, PyCallableWeakProxy.TypeObject) ? new PyCallableWeakProxy() : new PyPlainWeakProxy()
            : (PyWeakReference)type.Alloc();
        reference._target = new WeakReference<PyObject>(target);
        reference._callback = callback;
        (list ??= new WeakRefList()).Add(reference);
        return reference;
    }
}

/// <summary>A weak reference to an object.</summary>
[PyType("weakref.ReferenceType", Flags = TypeFlags.HaveGc | TypeFlags.BaseType | TypeFlags.HaveVectorcall)]
public unsafe partial class PyWeakRef : PyWeakReference
{
    private long _hash = -1;

    protected internal PyWeakRef() { }

    /// <summary>PyWeakref_NewRef.</summary>
    [Mirrors("PyWeakref_NewRef", 918, 923)]
    public static PyObject? Create(PyObject target, PyObject? callback = null) => Make(TypeObject, target, callback);

    [PySlot(Slot.New), Mirrors("weakref___new__", 462, 470)]
    internal static PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        return CheckCount("__new__", positional) ? Make(cls, args[0], positional == 2 ? args[1] : null) : null;
    }

    [Mirrors("parse_weakref_init_args", 455, 460)]
    private static bool CheckCount(string name, int n)
    {
        if (n < 1) return Err.Fail(Exc.TypeError, $"{name} expected at least 1 argument, got {n}");
        return n <= 2 || Err.Fail(Exc.TypeError, $"{name} expected at most 2 arguments, got {n}");
    }

    [PySlot(Slot.Init), Mirrors("weakref___init__", 472, 484)]
    internal bool Init(ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Fail(Exc.TypeError, "ref() takes no keyword arguments");
        return CheckCount("__init__", args.Length);
    }

    [PySlot(Slot.Call), Mirrors("weakref_vectorcall", 171, 187)]
    internal static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return Err.Raise(Exc.TypeError, "weakref() takes no keyword arguments");
        if (args.Length != 0) return Err.Raise(Exc.TypeError, $"weakref expected 0 arguments, got {args.Length}");
        return Unsafe.As<PyWeakRef>(self).Target ?? PyNone.Instance;
    }

    [PySlot(Slot.Hash), Mirrors("weakref_hash", 204, 213)]
    internal long Hash()
    {
        if (_hash != -1) return _hash;
        if (Target is not { } target) return Err.Minus1(Exc.TypeError, "weak object has gone away");
        return _hash = Obj.Hash(target);
    }

    [PySlot(Slot.RichCompare), Mirrors("weakref_richcompare", 244, 269)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyWeakRef reference) return PyNotImplemented.Instance;
        PyObject? a = Target, b = reference.Target;
        if (a is null || b is null) return PyBool.From(ReferenceEquals(this, other) == (op == CompareOp.Eq));
        return Obj.RichCompare(a, b, op);
    }

    [PySlot(Slot.Repr), Mirrors("weakref_repr", 215, 238)]
    internal PyObject? Repr()
    {
        if (Target is not { } target) return PyStr.From($"<weakref at {Obj.Address(this)}; dead>");
        PyObject? name = Obj.LookupSpecial(target, Id.__name__);
        if (name is null && Err.Occurred is not null) return null;
        string shown = $"<weakref at {Obj.Address(this)}; to '{target.Type.FullyQualifiedName}' at {Obj.Address(target)}";
        return PyStr.From(name is PyStr ? $"{shown} ({name})>" : shown + ">");
    }

    [PyMember("__callback__", ReadOnly = true)] private PyObject? CallbackAttr => Callback;

    /// <summary>See PEP 585</summary>
    [PyMethod("__class_getitem__", "(object, /)", Class = true)]
    internal static PyObject? ClassGetItem(PyType cls, PyObject item) => PyGenericAlias.Create(cls, item);
}
