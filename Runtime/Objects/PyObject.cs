// Include/object.h: what every object is.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Any Python object. Which C# class implements it says its memory layout; <see cref="Type"/> says its Python type.</summary>
public abstract partial class PyObject
{
    /// <summary><c>Py_TYPE</c>.</summary>
    public abstract PyType Type { get; }

    /// <summary>Assignment to <c>__class__</c>; the caller has checked that the layouts agree. False where the instance cannot change its type.</summary>
    public virtual bool TrySetType(PyType type) => false;

    /// <summary>Where the instance's <c>__dict__</c> lives, or a null reference when instances of this class have none. The dict itself is made on first use.</summary>
    public virtual ref PyDict? DictSlot => ref Unsafe.NullRef<PyDict?>();

    /// <summary>Where the list of weak references lives, or a null reference when the instance takes none.</summary>
    public virtual ref WeakRefList? WeakSlot => ref Unsafe.NullRef<WeakRefList?>();

    /// <summary>The values of <c>__slots__</c>, all levels of the class hierarchy together; null when the type has none.</summary>
    public virtual PyObject?[]? SlotValues => null;
}
