// Objects/abstract.c: items, lengths, iteration, instance and subclass checks, buffers.

namespace PyModules.Runtime;

public static unsafe partial class Obj
{
    /// <summary>PyObject_GetItem.</summary>
    [Mirrors("PyObject_GetItem", 152, 204)]
    public static PyObject? GetItem(PyObject o, PyObject key)
    {
        PyType type = o.Type;
        if (type.Slots.MpSubscript != null) return type.Slots.MpSubscript(o, key);
        if (type.Slots.SqItem != null)
        {
            if (!Num.IndexCheck(key)) return Err.Raise(Exc.TypeError, $"sequence index must be integer, not '{key.Type.Name}'");
            return Num.AsSsize(key, Exc.IndexError, out nint i) ? Seq.GetItem(o, i) : null;
        }
        if (o is PyType cls)
        {
            if (ReferenceEquals(cls, PyType.TypeObject)) return PyGenericAlias.Create(cls, key);
            if (!TryGetAttr(cls, Id.__class_getitem__, out PyObject? method)) return null;
            if (method is not (null or PyNone)) return Call(method, key);
            return Err.Raise(Exc.TypeError, $"type '{cls.Name}' is not subscriptable");
        }
        return Err.Raise(Exc.TypeError, $"'{type.Name}' object is not subscriptable");
    }

    private static bool IsSequenceLike(PyType type) =>
        type.Slots.SqAssItem != null || type.Slots.SqItem != null || type.Slots.SqLength != null || type.Slots.SqContains != null || type.IsHeapType;

    /// <summary>PyObject_SetItem.</summary>
    [Mirrors("PyObject_SetItem", 225, 257)]
    public static bool SetItem(PyObject o, PyObject key, PyObject value)
    {
        PyType type = o.Type;
        if (type.Slots.MpAssSubscript != null) return type.Slots.MpAssSubscript(o, key, value);
        if (IsSequenceLike(type))
        {
            if (Num.IndexCheck(key)) return Num.AsSsize(key, Exc.IndexError, out nint i) && Seq.SetItem(o, i, value);
            if (type.Slots.SqAssItem != null) return Err.Fail(Exc.TypeError, $"sequence index must be integer, not '{key.Type.Name}'");
        }
        return Err.Fail(Exc.TypeError, $"'{type.Name}' object does not support item assignment");
    }

    /// <summary>PyObject_DelItem.</summary>
    [Mirrors("PyObject_DelItem", 259, 291)]
    public static bool DelItem(PyObject o, PyObject key)
    {
        PyType type = o.Type;
        if (type.Slots.MpAssSubscript != null) return type.Slots.MpAssSubscript(o, key, null);
        if (IsSequenceLike(type))
        {
            if (Num.IndexCheck(key)) return Num.AsSsize(key, Exc.IndexError, out nint i) && Seq.DelItem(o, i);
            if (type.Slots.SqAssItem != null) return Err.Fail(Exc.TypeError, $"sequence index must be integer, not '{key.Type.Name}'");
        }
        return Err.Fail(Exc.TypeError, $"'{type.Name}' object does not support item deletion");
    }

    /// <summary>PyObject_Size.</summary>
    [Mirrors("PyObject_Size", 56, 72)]
    public static nint Length(PyObject o) => o.Type.Slots.SqLength != null ? o.Type.Slots.SqLength(o) : Mapping.Size(o);

    /// <summary>PyObject_LengthHint.</summary>
    [Mirrors("PyObject_LengthHint", 94, 150)]
    public static nint LengthHint(PyObject o, nint defaultValue)
    {
        if (o.Type.Slots.SqLength != null || o.Type.Slots.MpLength != null)
        {
            nint length = Length(o);
            if (length >= 0) return length;
            if (!Err.MatchesAndClear(Exc.TypeError)) return -1;
        }
        if (LookupSpecial(o, Id.__length_hint__) is not { } hint) return Err.Occurred is null ? defaultValue : -1;
        PyObject? result = Call(hint);
        if (result is null) return Err.MatchesAndClear(Exc.TypeError) ? defaultValue : -1;
        if (result is PyNotImplemented) return defaultValue;
        if (result is not PyLong number) return Err.Minus1(Exc.TypeError, $"__length_hint__ must be an integer, not {result.Type.Name}");
        if (!number.TryAsLong(out long value)) return Err.Minus1(Exc.OverflowError, "Python int too large to convert to C ssize_t");
        return value < 0 ? Err.Minus1(Exc.ValueError, "__length_hint__() should return >= 0") : (nint)value;
    }

    /// <summary>PyObject_GetIter.</summary>
    [Mirrors("PyObject_GetIter", 2805, 2828)]
    public static PyObject? GetIter(PyObject o)
    {
        PyType type = o.Type;
        if (type.Slots.Iter == null)
            return Seq.Check(o) ? new PySeqIter(o) : Err.Raise(Exc.TypeError, $"'{type.Name}' object is not iterable");
        PyObject? iterator = type.Slots.Iter(o);
        if (iterator is null || IsIterator(iterator)) return iterator;
        return Err.Raise(Exc.TypeError, $"iter() returned non-iterator of type '{iterator.Type.Name}'");
    }

    /// <summary>PyIter_Check.</summary>
    [Mirrors("PyIter_Check", 2849, 2855)]
    public static bool IsIterator(PyObject o)
    {
        nint next = (nint)o.Type.Slots.IterNext;
        return next != 0 && next != SlotPointers.NextNotImplemented;
    }

    /// <summary>PyIter_Next: null without an exception when exhausted (StopIteration is swallowed).</summary>
    [Mirrors("PyIter_Next", 2916, 2922)]
    public static PyObject? IterNext(PyObject iterator)
    {
        PyObject? item = iterator.Type.Slots.IterNext(iterator);
        if (item is null && Err.Occurred is not null) Err.MatchesAndClear(Exc.StopIteration);
        return item;
    }

    /// <summary>PyObject_GetAIter.</summary>
    [Mirrors("PyObject_GetAIter", 2830, 2847)]
    public static PyObject? GetAIter(PyObject o)
    {
        PyType type = o.Type;
        if (type.Slots.AmAiter == null) return Err.Raise(Exc.TypeError, $"'{type.Name}' object is not an async iterable");
        PyObject? iterator = type.Slots.AmAiter(o);
        if (iterator is null || iterator.Type.Slots.AmAnext != null) return iterator;
        return Err.Raise(Exc.TypeError, $"aiter() returned not an async iterator of type '{iterator.Type.Name}'");
    }

    /// <summary>PyIter_Send.</summary>
    [Mirrors("PyIter_Send", 2924, 2947)]
    public static SendResult Send(PyObject iterator, PyObject argument, out PyObject? result)
    {
        PyType type = iterator.Type;
        if (type.Slots.AmSend != null) return type.Slots.AmSend(iterator, argument, out result);
        result = argument is PyNone && type.Slots.IterNext != null ? type.Slots.IterNext(iterator) : CallMethod(iterator, Id.send, argument);
        if (result is not null) return SendResult.Next;
        if (Err.Occurred is null)
        {
            result = PyNone.Instance;
            return SendResult.Return;
        }
        if (!Err.Matches(Exc.StopIteration)) return SendResult.Error;
        PyBaseException stop = Err.Fetch()!;
        if (!TryGetAttr(stop, Id.value, out result)) return SendResult.Error;
        result ??= PyNone.Instance;
        return SendResult.Return;
    }

    // isinstance and issubclass.

    /// <summary><c>abstract_get_bases</c>: null without an exception when there are none.</summary>
    [Mirrors("abstract_get_bases", 2514, 2525)]
    private static PyTuple? AbstractBases(PyObject cls) => TryGetAttr(cls, Id.__bases__, out PyObject? bases) ? bases as PyTuple : null;

    [Mirrors("abstract_issubclass", 2528, 2577)]
    private static bool? AbstractIsSubclass(PyObject derived, PyObject cls)
    {
        PyTuple? bases;
        while (true)
        {
            if (ReferenceEquals(derived, cls)) return true;
            bases = AbstractBases(derived);
            if (bases is null) return Err.Occurred is null ? false : null;
            if (bases.Count == 0) return false;
            if (bases.Count > 1) break;
            derived = bases[0];
        }
        if (!Recursion.Enter(" in __issubclass__")) return null;
        for (int i = 0; i < bases.Count; i++)
        {
            bool? result = AbstractIsSubclass(bases[i], cls);
            if (result is not false) return result;
        }
        return false;
    }

    [Mirrors("check_class", 2579, 2593)]
    private static bool CheckClass(PyObject cls, string error)
    {
        if (AbstractBases(cls) is not null) return true;
        if (Err.Occurred is null) Err.Fail(Exc.TypeError, error);
        return false;
    }

    /// <summary><c>object_isinstance</c>, what <c>type.__instancecheck__</c> does.</summary>
    [Mirrors("object_isinstance", 2595, 2629)]
    internal static bool? RealIsInstance(PyObject o, PyObject cls)
    {
        PyObject? given;
        if (cls is PyType type)
        {
            PyType actual = o.Type;
            if (ReferenceEquals(actual, type) || actual.IsSubtypeOf(type)) return true;
            // Nothing but a __class__ of its own can make it one.
            if (ReferenceEquals(actual.Lookup(Id.__class__), CoreTypes.Object.Dict.GetItem(Id.__class__)) && actual.SlotAt(Slot.GetAttr) == SlotPointers.GenericGetAttr)
                return false;
            if (!TryGetAttr(o, Id.__class__, out given)) return null;
            return given is PyType claimed && !ReferenceEquals(claimed, actual) && claimed.IsSubtypeOf(type);
        }
        if (!CheckClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return null;
        if (!TryGetAttr(o, Id.__class__, out given)) return null;
        return given is null ? false : AbstractIsSubclass(given, cls);
    }

    /// <summary>PyObject_IsInstance.</summary>
    [Mirrors("object_recursive_isinstance", 2631, 2693)]
    public static bool? IsInstance(PyObject o, PyObject cls)
    {
        if (ReferenceEquals(o.Type, cls)) return true;
        if (cls is PyType && ReferenceEquals(cls.Type, PyType.TypeObject)) return RealIsInstance(o, cls);
        if (cls is PyUnion union) cls = union.Members;
        if (cls is PyTuple tuple)
        {
            if (!Recursion.Enter(" in __instancecheck__")) return null;
            for (int i = 0; i < tuple.Count; i++)
            {
                bool? result = IsInstance(o, tuple[i]);
                if (result is not false) return result;
            }
            return false;
        }
        if (LookupSpecial(cls, Id.__instancecheck__) is { } checker)
        {
            if (!Recursion.Enter(" in __instancecheck__")) return null;
            return Call(checker, o) is { } answer ? IsTrue(answer) : null;
        }
        return Err.Occurred is null ? RealIsInstance(o, cls) : null;
    }

    /// <summary><c>recursive_issubclass</c>, what <c>type.__subclasscheck__</c> does.</summary>
    [Mirrors("recursive_issubclass", 2704, 2722)]
    internal static bool? RealIsSubclass(PyObject derived, PyObject cls)
    {
        if (cls is PyType type && derived is PyType subtype) return subtype.IsSubtypeOf(type);
        if (!CheckClass(derived, "issubclass() arg 1 must be a class")) return null;
        if (cls is not PyUnion && !CheckClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return null;
        return AbstractIsSubclass(derived, cls);
    }

    /// <summary>PyObject_IsSubclass.</summary>
    [Mirrors("object_issubclass", 2724, 2781)]
    public static bool? IsSubclass(PyObject cls, PyObject of)
    {
        if (of is PyType && ReferenceEquals(of.Type, PyType.TypeObject)) return ReferenceEquals(cls, of) ? true : RealIsSubclass(cls, of);
        if (of is PyUnion union) of = union.Members;
        if (of is PyTuple tuple)
        {
            if (!Recursion.Enter(" in __subclasscheck__")) return null;
            for (int i = 0; i < tuple.Count; i++)
            {
                bool? result = IsSubclass(cls, tuple[i]);
                if (result is not false) return result;
            }
            return false;
        }
        if (LookupSpecial(of, Id.__subclasscheck__) is { } checker)
        {
            if (!Recursion.Enter(" in __subclasscheck__")) return null;
            return Call(checker, cls) is { } answer ? IsTrue(answer) : null;
        }
        return Err.Occurred is null ? RealIsSubclass(cls, of) : null;
    }

    /// <summary>PyObject_GetBuffer.</summary>
    [Mirrors("PyObject_GetBuffer", 428, 448)]
    public static bool GetBuffer(PyObject o, PyBuffer view, int flags)
    {
        PyType type = o.Type;
        return type.Slots.BfGetBuffer != null
            ? type.Slots.BfGetBuffer(o, view, flags)
            : Err.Fail(Exc.TypeError, $"a bytes-like object is required, not '{type.Name}'");
    }

    /// <summary>PyObject_CheckBuffer.</summary>
    [Mirrors("PyObject_CheckBuffer", 313, 318)]
    public static bool CheckBuffer(PyObject o) => o.Type.Slots.BfGetBuffer != null;
}
