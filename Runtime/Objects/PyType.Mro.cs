// Objects/typeobject.c: the method resolution order, and the assignment of bases.

namespace PyModules.Runtime;

public sealed unsafe partial class PyType
{
    /// <summary><c>class_name</c>: for messages; "?" when it is no string.</summary>
    [Mirrors("class_name", 3200, 3209)]
    private static string ClassName(PyType type) => type.GetName().Value;

    /// <summary><c>mro_implementation</c>: the C3 order; null raised.</summary>
    [Mirrors("mro_implementation", 3456, 3464)]
    private static PyType[]? ComputeMro(PyType type)
    {
        PyType[] bases = type._baseTypes;
        foreach (PyType @base in bases)
            if (@base._mro.Length == 0)
                return Err.Raise<PyType[]>(Exc.TypeError, $"Cannot extend an incomplete type '{@base.Name}'");
        if (bases.Length == 1) return [type, .. bases[0]._mro];

        for (int i = 0; i < bases.Length; i++)
            for (int j = i + 1; j < bases.Length; j++)
                if (ReferenceEquals(bases[i], bases[j]))
                    return Err.Raise<PyType[]>(Exc.TypeError, $"duplicate base class {ClassName(bases[i])}");

        var toMerge = new PyType[bases.Length + 1][];
        for (int i = 0; i < bases.Length; i++) toMerge[i] = bases[i]._mro;
        toMerge[bases.Length] = bases;
        return Merge(type, toMerge);
    }

    /// <summary><c>pmerge</c>.</summary>
    [Mirrors("pmerge", 3302, 3370)]
    private static PyType[]? Merge(PyType type, PyType[][] toMerge)
    {
        Vec<PyType> result = new(8);
        result.Add(type);
        int[] remain = new int[toMerge.Length];
        while (true)
        {
            int empty = 0;
            PyType? next = null;
            for (int i = 0; i < toMerge.Length && next is null; i++)
            {
                if (remain[i] >= toMerge[i].Length)
                {
                    empty++;
                    continue;
                }
                PyType candidate = toMerge[i][remain[i]];
                bool inTail = false;
                for (int j = 0; j < toMerge.Length && !inTail; j++)
                {
                    for (int k = remain[j] + 1; k < toMerge[j].Length && !inTail; k++) inTail = ReferenceEquals(toMerge[j][k], candidate);
                }
                if (!inTail) next = candidate;
            }
            if (next is null) return empty == toMerge.Length ? result.ToArray() : RaiseMroError(toMerge, remain);
            result.Add(next);
            for (int j = 0; j < toMerge.Length; j++)
                if (remain[j] < toMerge[j].Length && ReferenceEquals(toMerge[j][remain[j]], next)) remain[j]++;
        }
    }

    /// <summary><c>set_mro_error</c>.</summary>
    [Mirrors("set_mro_error", 3251, 3300)]
    private static PyType[]? RaiseMroError(PyType[][] toMerge, int[] remain)
    {
        var heads = new List<PyType>();
        for (int i = 0; i < toMerge.Length; i++)
            if (remain[i] < toMerge[i].Length && !heads.Contains(toMerge[i][remain[i]])) heads.Add(toMerge[i][remain[i]]);
        return Err.Raise<PyType[]>(Exc.TypeError,
            $"Cannot create a consistent method resolution order (MRO) for bases {string.Join(", ", heads.Select(ClassName))}");
    }

    /// <summary>The order in which the classes of a type are searched.</summary>
    [PyMethod("mro", "()"), Mirrors("type_mro_impl", 3472, 3482)]
    internal PyObject? MroMethod() => ComputeMro(this) is { } mro ? PyList.Of(Array.ConvertAll(mro, static PyObject (t) => t)) : null;

    /// <summary><c>mro_invoke</c>: by the metaclass's <c>mro()</c> when it has one of its own.</summary>
    [Mirrors("mro_invoke", 3530, 3570)]
    private PyType[]? InvokeMro()
    {
        if (_metatype is null || HasBuiltinMro(_metatype)) return ComputeMro(this);
        PyObject? method = Obj.LookupSpecial(this, Id.mro);
        if (method is null)
        {
            if (Err.Occurred is null) Err.Raise(Exc.AttributeError, Id.mro);
            return null;
        }
        if (Obj.Call(method) is not { } result || Seq.Tuple(result) is not { } tuple) return null;
        if (tuple.Count == 0) return Err.Raise<PyType[]>(Exc.TypeError, "type MRO must not be empty");
        var mro = new PyType[tuple.Count];
        PyType solid = SolidBase();
        for (int i = 0; i < mro.Length; i++)
        {
            if (tuple[i] is not PyType type)
                return Err.Raise<PyType[]>(Exc.TypeError, $"mro() returned a non-class ('{tuple[i].Type.Name}')");
            PyType other = type.SolidBase();
            if (!ReferenceEquals(solid, other) && !solid.IsSubtypeOf(other))
                return Err.Raise<PyType[]>(Exc.TypeError, $"mro() returned base with unsuitable layout ('{type.Name}')");
            mro[i] = type;
        }
        return mro;
    }

    [Mirrors("has_custom_mro", 1257, 1273)]
    private static bool HasBuiltinMro(PyType metatype) => ReferenceEquals(metatype.Lookup(Id.mro), TypeObject.Lookup(Id.mro));

    /// <summary><c>mro_internal</c>: true with <paramref name="changed"/> false when a custom <c>mro()</c> has set the order by itself meanwhile.</summary>
    [Mirrors("mro_internal", 3594, 3641)]
    private bool MroInternal(out bool changed)
    {
        changed = false;
        PyType[] old = _mro;
        PyType[]? mro = InvokeMro();
        if (mro is null) return false;
        if (!ReferenceEquals(old, _mro)) return true;
        SetMro(mro);
        Modified();
        if (_metatype is not null && !HasBuiltinMro(_metatype)) _uncacheable = true;
        changed = true;
        return true;
    }

    private void SetMro(PyType[] mro)
    {
        _mro = mro;
        _mroTuple = null;
    }

    /// <summary><c>mro_hierarchy</c>: recompute the order here and in all subclasses; what was is noted in <paramref name="undo"/>.</summary>
    [Mirrors("mro_hierarchy", 1749, 1814)]
    private bool MroHierarchy(List<(PyType Type, PyType[] New, PyType[] Old)> undo)
    {
        PyType[] old = _mro;
        if (!MroInternal(out bool changed)) return false;
        if (!changed) return true;
        undo.Add((this, _mro, old));
        foreach (PyType subclass in LiveSubclasses())
            if (!subclass.MroHierarchy(undo)) return false;
        return true;
    }

    /// <summary>type_get_bases.</summary>
    [PyGetSet("__bases__", Setter = nameof(SetBases)), Mirrors("type_get_bases", 1702, 1711)]
    internal PyObject? GetBases() => Bases;

    /// <summary><c>type_check_new_bases</c> and <c>type_set_bases_unlocked</c>.</summary>
    [Mirrors("type_set_bases", 1966, 1979)]
    internal bool SetBases(PyObject? value)
    {
        if (!CheckSetSpecial(value, "__bases__")) return false;
        if (value is not PyTuple bases)
            return Err.Fail(Exc.TypeError, $"can only assign tuple to {_name}.__bases__, not {value!.Type.Name}");
        if (bases.Count == 0) return Err.Fail(Exc.TypeError, $"can only assign non-empty tuple to {_name}.__bases__, not ()");
        var types = new PyType[bases.Count];
        for (int i = 0; i < types.Length; i++)
        {
            if (bases[i] is not PyType type)
                return Err.Fail(Exc.TypeError, $"{_name}.__bases__ must be tuple of classes, not '{bases[i].Type.Name}'");
            if (type.IsSubtypeOf(this) || (type._mro.Length != 0 && !ReferenceEquals(this, CoreTypes.Object) && type.IsSubtypeByBaseChain(this)))
                return Err.Fail(Exc.TypeError, "a __bases__ item causes an inheritance cycle");
            types[i] = type;
        }
        if (FindBestBase(bases) is not { } best || !CompatibleForAssignment(Base!, best, "__bases__")) return false;

        PyType[] oldTypes = _baseTypes;
        PyTuple? oldTuple = _basesTuple;
        PyType? oldBase = Base;
        _baseTypes = types;
        _basesTuple = bases;
        Base = best;
        var undo = new List<(PyType Type, PyType[] New, PyType[] Old)>();
        if (!MroHierarchy(undo))
        {
            for (int i = undo.Count - 1; i >= 0; i--)
                if (ReferenceEquals(undo[i].Type._mro, undo[i].New)) undo[i].Type.SetMro(undo[i].Old);
            if (ReferenceEquals(_baseTypes, types))
            {
                _baseTypes = oldTypes;
                _basesTuple = oldTuple;
                Base = oldBase;
            }
            return false;
        }
        if (ReferenceEquals(_baseTypes, types))
        {
            foreach (PyType type in oldTypes) type.RemoveSubclass(this);
            foreach (PyType type in types) type.AddSubclass(this);
            UpdateAllSlots();
            Modified();
        }
        return true;
    }

    /// <summary><c>compatible_with_tp_base</c>.</summary>
    [Mirrors("compatible_with_tp_base", 7211, 7224)]
    private bool CompatibleWithBase() => Base is { } parent && ClrType == parent.ClrType && SlotCount == parent.SlotCount
        && InstanceHasDict == parent.InstanceHasDict && InstanceHasWeakRefs == parent.InstanceHasWeakRefs;

    /// <summary><c>same_slots_added</c>.</summary>
    [Mirrors("same_slots_added", 7226, 7253)]
    private static bool SameSlotsAdded(PyType a, PyType b)
    {
        if (!a.IsHeapType || !b.IsHeapType || a.ClrType != b.ClrType) return false;
        int size = a.Base!.SlotCount;
        if (a.HeapSlots is { } slotsA && b.HeapSlots is { } slotsB)
        {
            if (slotsA.Count != slotsB.Count) return false;
            for (int i = 0; i < slotsA.Count; i++)
                if (!((PyStr)slotsA[i]).Value.Equals(((PyStr)slotsB[i]).Value, StringComparison.Ordinal)) return false;
            size += slotsA.Count;
        }
        return size == a.SlotCount && size == b.SlotCount;
    }

    /// <summary><c>compatible_for_assignment</c>.</summary>
    [Mirrors("compatible_for_assignment", 7255, 7309)]
    internal static bool CompatibleForAssignment(PyType oldType, PyType newType, string attribute)
    {
        PyType newBase = newType, oldBase = oldType;
        while (newBase.CompatibleWithBase()) newBase = newBase.Base!;
        while (oldBase.CompatibleWithBase()) oldBase = oldBase.Base!;
        bool same = ReferenceEquals(newBase, oldBase) || (ReferenceEquals(newBase.Base, oldBase.Base) && newBase.Base is not null && SameSlotsAdded(newBase, oldBase));
        if (same && oldType.InstanceHasDict == newType.InstanceHasDict && oldType.InstanceHasWeakRefs == newType.InstanceHasWeakRefs) return true;
        return Err.Fail(Exc.TypeError, $"{attribute} assignment: '{newType.Name}' object layout differs from '{oldType.Name}'");
    }
}
