// Objects/classobject.c: bound methods.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

/// <summary>Make a method: a function with its first argument given.</summary>
[PyType("method", Flags = TypeFlags.HaveGc | TypeFlags.HaveVectorcall, WeakRefs = true, Signature = "(function, instance, /)")]
public sealed unsafe partial class PyMethod(PyObject function, PyObject self) : PyObject
{
    /// <summary><c>im_func</c>.</summary>
    [PyMember("__func__", ReadOnly = true, Doc = "the function that the method calls")] public readonly PyObject Function = function;

    /// <summary><c>im_self</c>.</summary>
    [PyMember("__self__", ReadOnly = true, Doc = "the instance that the function gets")] public readonly PyObject Self = self;

    [PySlot(Slot.New, Signature = "(function, instance, /)"), Mirrors("method_new_impl", 225, 241)]
    internal static PyObject? New(PyType cls, PyObject function, PyObject instance)
    {
        if (!Obj.IsCallable(function)) return Err.Raise(Exc.TypeError, "first argument must be callable");
        return instance is PyNone ? Err.Raise(Exc.TypeError, "instance must not be None") : new PyMethod(function, instance);
    }

    [PySlot(Slot.Call), Mirrors("method_vectorcall", 44, 101)]
    internal static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        var method = Unsafe.As<PyMethod>(self);
        return Obj.CallPrepend(method.Function, method.Self, args, kwnames);
    }

    [PySlot(Slot.GetAttr), Mirrors("method_getattro", 185, 213)]
    internal static PyObject? GetAttrSlot(PyObject self, PyStr name)
    {
        if (TypeObject.Lookup(name) is not { } descriptor) return Obj.GetAttr(Unsafe.As<PyMethod>(self).Function, name);
        return descriptor.Type.Slots.DescrGet != null ? descriptor.Type.Slots.DescrGet(descriptor, self, TypeObject) : descriptor;
    }

    [PySlot(Slot.DescrGet), Mirrors("method_descr_get", 338, 343)]
    internal PyObject? Get(PyObject? instance, PyObject? owner) => this;

    [Mirrors("method_get_doc", 173, 178)]
    [PyGetSet("__doc__")] internal PyObject? Doc => Obj.GetAttr(Function, Id.__doc__);

    [PySlot(Slot.RichCompare), Mirrors("method_richcompare", 256, 282)]
    internal PyObject? RichCompare(PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyMethod method) return PyNotImplemented.Instance;
        if (Obj.RichCompareBool(Function, method.Function, CompareOp.Eq) is not { } equal) return null;
        equal = equal && ReferenceEquals(Self, method.Self);
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PySlot(Slot.Repr), Mirrors("method_repr", 284, 310)]
    internal PyObject? Repr()
    {
        if (!Obj.TryGetAttr(Function, Id.__qualname__, out PyObject? name)) return null;
        if (name is null && !Obj.TryGetAttr(Function, Id.__name__, out name)) return null;
        return Obj.Repr(Self) is { } repr ? PyStr.From($"<bound method {(name is PyStr ? name : "?")} of {repr}>") : null;
    }

    [PySlot(Slot.Hash), Mirrors("method_hash", 312, 327)]
    internal long Hash()
    {
        long hash = Obj.Hash(Function);
        if (hash == -1) return -1;
        hash ^= Obj.GenericHash(Self);
        return hash == -1 ? -2 : hash;
    }

    [PyMethod("__reduce__", "()"), Mirrors("method___reduce___impl", 135, 147)]
    internal PyObject? Reduce()
    {
        if (Obj.GetAttr(Function, Id.__name__) is not { } name) return null;
        return FrameAccess.GetBuiltin(Id.getattr) is { } getattr ? PyTuple.Of(getattr, PyTuple.Of(Self, name)) : null;
    }
}
