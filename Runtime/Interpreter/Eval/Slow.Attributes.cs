// Python/specialize.c, Objects/object.c: attribute access and what is remembered of it.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Eval
{
    private const int MaxMisses = 60;

    // The instance's own dict has the name.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Shadowed(PyObject owner, PyStr name)
    {
        ref PyDict? slot = ref owner.DictSlot;
        return !Unsafe.IsNullRef(ref slot) && slot is { Count: > 0 } dict && dict.IndexOf(name) != PyDict.Absent;
    }

    private static bool IsGeneric(PyType type) => type.Slots.GetAttr == CoreTypes.Object.Slots.GetAttr;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_Specialize_LoadAttr", 1349, 1378)]
    private static PyObject? LoadAttr(PyObject owner, ref Instr i)
    {
        AttrCache cache = Unsafe.As<AttrCache>(i.Cache!);
        PyStr name = cache.Name;
        PyType type = owner.Type;
        i.Op = IOp.LoadAttr;
        if (cache.Misses < MaxMisses)
        {
            if (IsGeneric(type))
            {
                PyObject? descriptor = type.Lookup(name);
                uint version = type.VersionTag;
                if (descriptor is null)
                {
                    ref PyDict? slot = ref owner.DictSlot;
                    if (version != 0 && !Unsafe.IsNullRef(ref slot) && slot is { } dict && dict.IndexOf(name) is >= 0 and var index)
                    {
                        cache.Misses++;
                        i.E = version;
                        i.D = index;
                        i.Op = IOp.LoadAttrInstance;
                        return dict.ValueAt(index);
                    }
                }
                else if (version != 0)
                {
                    PyType kind = descriptor.Type;
                    if (kind.Slots.DescrGet == null)
                    {
                        if (!Shadowed(owner, name))
                        {
                            cache.Misses++;
                            cache.Value = descriptor;
                            i.E = version;
                            i.Op = IOp.LoadAttrTypeValue;
                            return descriptor;
                        }
                    }
                    else if (descriptor is PyProperty { Getter: PyFunction getter } && descriptor.GetType() == typeof(PyProperty)
                        && Translated.Of(getter.Code) is { Simple: true, ArgCount: 1 })
                    {
                        cache.Misses++;
                        cache.Value = getter;
                        i.E = version;
                        i.Op = IOp.LoadAttrProperty;
                    }
                    else if (SlotIndex(descriptor, owner) is >= 0 and var at)
                    {
                        cache.Misses++;
                        i.E = version;
                        i.D = at;
                        i.Op = IOp.LoadAttrSlot;
                    }
                }
            }
            else if (owner is PyModuleObject module && ReferenceEquals(module.Type, PyModuleObject.TypeObject) && module.Dict.IndexOf(name) is >= 0 and var index)
            {
                // The type's own attributes that win over the dict are data descriptors: __dict__, __annotations__.
                if (type.Lookup(name) is null || type.Lookup(name)!.Type.Slots.DescrSet == null)
                {
                    cache.Misses++;
                    i.E = module.Dict.KeysVersion;
                    i.D = index;
                    i.Op = IOp.LoadAttrModule;
                    return module.Dict.ValueAt(index);
                }
            }
            else if (owner is PyType cls && type.Slots.GetAttr == PyType.TypeObject.Slots.GetAttr && type.Lookup(name) is null)
            {
                PyObject? found = cls.Lookup(name);
                uint version = cls.VersionTag;
                if (found is not null && version != 0 && (found.Type.Slots.DescrGet == null || found is PyFunction))
                {
                    cache.Misses++;
                    cache.Value = found;
                    i.E = version;
                    i.Op = IOp.LoadAttrClass;
                    return found;
                }
            }
        }
        return Obj.GetAttr(owner, name);
    }

    /// <summary>A is the slot of the function or attribute; the one above takes self or null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool LoadMethod(ref PyObject? r, ref Instr i)
    {
        AttrCache cache = Unsafe.As<AttrCache>(i.Cache!);
        PyStr name = cache.Name;
        PyObject owner = Unsafe.Add(ref r, i.B)!;
        PyType type = owner.Type;
        ref PyObject? to = ref Unsafe.Add(ref r, i.A);
        i.Op = IOp.LoadMethod;
        if (IsGeneric(type))
        {
            PyObject? descriptor = type.Lookup(name);
            if (descriptor is not null && descriptor.Type.Has(TypeFlags.MethodDescriptor) && !Shadowed(owner, name))
            {
                uint version = type.VersionTag;
                if (version != 0 && cache.Misses < MaxMisses)
                {
                    cache.Misses++;
                    cache.Value = descriptor;
                    i.E = version;
                    i.Op = type.InstanceHasDict ? IOp.LoadMethodCached : IOp.LoadMethodBuiltin;
                }
                Unsafe.Add(ref to, 1) = owner;
                to = descriptor;
                return true;
            }
        }
        PyObject? found = Obj.GetAttr(owner, name);
        if (found is null) return false;
        Unsafe.Add(ref to, 1) = null;
        to = found;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_Specialize_StoreAttr", 1380, 1478)]
    private static bool StoreAttr(PyObject owner, PyObject value, ref Instr i)
    {
        AttrCache cache = Unsafe.As<AttrCache>(i.Cache!);
        PyStr name = cache.Name;
        PyType type = owner.Type;
        // A new object of a class that has been seen: it has a dict, and nothing in the class stands in the way.
        if (i.Op == IOp.StoreAttrInstance && i.E == type.VersionTagOrZero)
        {
            ref PyDict? dict = ref owner.DictSlot;
            if ((dict ??= new PyDict()).TryAppendAt(i.D, name, value)) return true;
        }
        i.Op = IOp.StoreAttr;
        if (type.Slots.SetAttr == CoreTypes.Object.Slots.SetAttr && cache.Misses < MaxMisses)
        {
            PyObject? descriptor = type.Lookup(name);
            if (descriptor is null || descriptor.Type.Slots.DescrSet == null)
            {
                ref PyDict? slot = ref owner.DictSlot;
                uint version = type.VersionTag;
                if (!Unsafe.IsNullRef(ref slot) && version != 0)
                {
                    PyDict dict = slot ??= new PyDict();
                    int index = dict.IndexOf(name);
                    if (index >= 0)
                    {
                        cache.Misses++;
                        dict.SetValueAt(index, value);
                    }
                    else if (index == PyDict.Absent) index = dict.Append(name, value);
                    else return false;
                    i.E = version;
                    i.D = index;
                    i.Op = IOp.StoreAttrInstance;
                    return true;
                }
            }
            else if (SlotIndex(descriptor, owner) is >= 0 and var at && type.VersionTag is not 0 and var version)
            {
                cache.Misses++;
                i.E = version;
                i.D = at;
                i.Op = IOp.StoreAttrSlot;
            }
        }
        return Obj.SetAttr(owner, name, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_Specialize_LoadSuperAttr", 825, 845)]
    private static bool LoadSuperAttr(Frame frame, ref PyObject? r, ref Instr i)
    {
        ref PyObject? to = ref Unsafe.Add(ref r, i.A);
        PyObject global = to!, cls = Unsafe.Add(ref to, 1)!, self = Unsafe.Add(ref to, 2)!;
        PyStr name = Unsafe.As<PyStr>(i.Cache!);
        bool method = (i.D & 1) != 0;
        if (ReferenceEquals(global, PySuper.TypeObject) && cls is PyType type)
        {
            PyObject? value = PySuper.Lookup(type, self, name, method, out bool found);
            if (value is null) return false;
            if (method) Unsafe.Add(ref to, 1) = found ? self : null;
            to = value;
            return true;
        }
        PyObject? super = (i.D & 2) != 0 ? Obj.Call(global, cls, self) : Obj.Call(global);
        if (super is null || Obj.GetAttr(super, name) is not { } attribute) return false;
        if (method) Unsafe.Add(ref to, 1) = null;
        to = attribute;
        return true;
    }

    // The place in the instance's slot values that a member of __slots__ stands for, or -1.
    private static int SlotIndex(PyObject descriptor, PyObject owner) =>
        descriptor is PyMemberDescr { SlotIndex: >= 0 } member && owner.Type.IsSubtypeOf(member.Owner) ? member.SlotIndex : -1;

    private static readonly PyStr[] s_special = [Id.__enter__, Id.__exit__, Id.__aenter__, Id.__aexit__];

    /// <summary>The slot holds the owner; it gets the method and the one above self or null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_PyEval_SpecialMethodCanSuggest", 3472, 3490, File = "Python/ceval.c")]
    private static bool LoadSpecial(ref PyObject? slot, int which)
    {
        PyObject owner = slot!;
        PyType type = owner.Type;
        PyObject? found = type.Lookup(s_special[which]);
        if (found is null)
        {
            string name = type.Name;
            bool other = which < 2
                ? HasSpecial(type, Id.__aenter__) && HasSpecial(type, Id.__aexit__)
                : HasSpecial(type, Id.__enter__) && HasSpecial(type, Id.__exit__);
            string message = which < 2
                ? $"'{QualifiedName(type)}' object does not support the context manager protocol (missed {s_special[which].Value} method)"
                  + (other ? " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?" : "")
                : $"'{QualifiedName(type)}' object does not support the asynchronous context manager protocol (missed {s_special[which].Value} method)"
                  + (other ? " but it supports the context manager protocol. Did you mean to use 'with'?" : "");
            return Err.Fail(Exc.TypeError, message);
        }
        if (found.Type.Has(TypeFlags.MethodDescriptor))
        {
            Unsafe.Add(ref slot, 1) = owner;
            slot = found;
            return true;
        }
        if (found.Type.Slots.DescrGet != null)
        {
            found = found.Type.Slots.DescrGet(found, owner, type);
            if (found is null) return false;
        }
        Unsafe.Add(ref slot, 1) = null;
        slot = found;
        return true;
    }

    [Mirrors("type_has_special_method", 3463, 3470, File = "Python/ceval.c")]
    private static bool HasSpecial(PyType type, PyStr name) => type.Lookup(name) is { } found && found.Type.Slots.DescrGet != null;

    /// <summary>%T: the fully qualified name of a type.</summary>
    internal static string QualifiedName(PyType type)
    {
        if (!type.IsHeapType) return type.Name;
        string module = type.Dict.GetItem(Id.__module__) is PyStr text ? text.Value : "";
        string qualname = Obj.GetAttr(type, Id.__qualname__) is PyStr full ? full.Value : type.Name;
        return module is "" or "builtins" or "__main__" ? qualname : module + "." + qualname;
    }
}
