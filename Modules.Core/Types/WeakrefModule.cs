// Modules/_weakref.c: weak references.

using System.Runtime.CompilerServices;
using PyModules.Runtime;

namespace PyModules.Modules;

[PyModule("_weakref", Source = "Modules/_weakref.c", Doc = "Weak references.")]
public static partial class WeakrefModule
{
    private static WeakRefList? ListOf(PyObject o)
    {
        ref WeakRefList? list = ref o.WeakSlot;
        return Unsafe.IsNullRef(ref list) ? null : list;
    }

    /// <summary>How many weak references to the object there are.</summary>
    [PyFunction("getweakrefcount", "(object, /)"), Mirrors("_weakref_getweakrefcount_impl", 25, 30)]
    private static PyObject? GetWeakRefCount(PyObject @object) => PyInt.From(ListOf(@object)?.Live().Length ?? 0);

    /// <summary>The weak references to the object.</summary>
    [PyFunction("getweakrefs", "(object, /)"), Mirrors("_weakref_getweakrefs", 74, 109)]
    private static PyObject? GetWeakRefs(PyObject @object) => PyList.Own(ListOf(@object)?.Live() ?? []);

    /// <summary>Remove the key if its weak reference is dead.</summary>
    [PyFunction("_remove_dead_weakref", "(dct, key, /)"), Mirrors("_weakref__remove_dead_weakref_impl", 54, 63)]
    private static PyObject? RemoveDeadWeakref(PyDict dct, PyObject key)
    {
        if (!dct.TryGetItem(key, out PyObject? value)) return null;
        if (value is null) return PyNone.Instance;
        if (value is not PyWeakReference reference) return Err.Raise(Exc.TypeError, "not a weakref");
        return !reference.IsCleared || dct.Remove(key) is not null ? PyNone.Instance : null;
    }

    /// <summary>Make a proxy of the object; the callback is called when the object goes.</summary>
    [PyFunction("proxy", "(object, callback=None, /)"), Mirrors("_weakref_proxy_impl", 125, 130)]
    private static PyObject? Proxy(PyObject @object, PyObject? callback) => PyWeakProxy.CreateProxy(@object, callback);

    [PyExec, Mirrors("weakref_exec", 142, 162)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem("ref", PyWeakRef.TypeObject) && dict.SetItem("ReferenceType", PyWeakRef.TypeObject)
            && dict.SetItem("ProxyType", PyWeakProxy.TypeObject) && dict.SetItem("CallableProxyType", PyCallableWeakProxy.TypeObject);
    }
}
