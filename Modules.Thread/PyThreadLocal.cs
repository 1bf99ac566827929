// Modules/_threadmodule.c: thread-local data.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>Thread-local data.</summary>
[PyType("_thread._local", Module = typeof(ThreadModule), Hidden = true, Flags = TypeFlags.HaveGc | TypeFlags.BaseType | TypeFlags.ImmutableType, WeakRefs = true,
    Signature = "()", Doc = "Attributes that each thread has for itself.")]
public partial class PyThreadLocal : PyObject
{
    private PyObject[] _args = [];
    private PyTuple? _kwnames;
    private PyDict? _dict;

    protected internal PyThreadLocal() { }

    /// <summary>The dict of the thread that is looking; to the type, its instances have none.</summary>
    public override ref PyDict? DictSlot => ref _dict;

    [PySlot(Slot.New), Mirrors("local_new", 1452, 1509)]
    private static unsafe PyObject? New(PyType cls, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (args.Length > 0 && cls.Slots.Init == PyBaseObject.TypeObject.Slots.Init) return Err.Raise(Exc.TypeError, "Initialization arguments are not supported");
        PyThreadLocal self = (PyThreadLocal)cls.Alloc();
        self._args = args.ToArray();
        self._kwnames = kwnames;
        ThreadState.Current.LocalDicts.Add(self, new PyDict());
        return self;
    }

    // _ldict: the thread's own dict; made, and __init__ run, when the thread meets the object first.
    [Mirrors("_ldict", 1640, 1690)]
    private unsafe bool Enter()
    {
        ThreadState thread = ThreadState.Current;
        if (thread.LocalDicts.TryGetValue(this, out PyDict? dict))
        {
            DictSlot = dict;
            return true;
        }
        dict = new PyDict();
        thread.LocalDicts.Add(this, dict);
        DictSlot = dict;
        if (Type.Slots.Init != PyBaseObject.TypeObject.Slots.Init && !Type.Slots.Init(this, _args, _kwnames))
        {
            thread.LocalDicts.Remove(this);
            return false;
        }
        DictSlot = dict;
        return true;
    }

    [PySlot(Slot.GetAttr), Mirrors("local_getattro", 1752, 1792)]
    private PyObject? GetAttr(PyStr name)
    {
        if (!Enter()) return null;
        return name.Value == "__dict__" ? DictSlot : Obj.GenericGetAttr(this, name);
    }

    [PySlot(Slot.SetAttr), Mirrors("local_setattro", 1692, 1723)]
    private bool SetAttr(PyStr name, PyObject? value)
    {
        if (!Enter()) return false;
        return name.Value == "__dict__" ? Err.Fail(Exc.AttributeError, $"'{Type.Name}' object attribute '__dict__' is read-only") : Obj.GenericSetAttr(this, name, value);
    }
}
