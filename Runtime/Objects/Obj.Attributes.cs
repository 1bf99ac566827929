// Objects/object.c: attribute access.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public static unsafe partial class Obj
{
    /// <summary>PyObject_GetAttr.</summary>
    [Mirrors("PyObject_GetAttr", 1286, 1318)]
    public static PyObject? GetAttr(PyObject o, PyStr name)
    {
        PyObject? value = o.Type.Slots.GetAttr(o, name);
        if (value is null) Err.SetAttributeContext(o, name);
        return value;
    }

    /// <summary>PyObject_GetAttr with a name that may be no str.</summary>
    public static PyObject? GetAttr(PyObject o, PyObject name) => name is PyStr text ? GetAttr(o, text) : BadName(name);

    private static PyObject? BadName(PyObject name) => Err.Raise(Exc.TypeError, $"attribute name must be string, not '{name.Type.Name}'");

    /// <summary>PyObject_GetAttrString.</summary>
    [Mirrors("PyObject_GetAttrString", 1170, 1183)]
    public static PyObject? GetAttr(PyObject o, string name) => GetAttr(o, PyStr.Intern(name));

    /// <summary>PyObject_GetOptionalAttr: false only on error, value null when absent.</summary>
    [Mirrors("PyObject_GetOptionalAttr", 1320, 1386)]
    public static bool TryGetAttr(PyObject o, PyStr name, out PyObject? value)
    {
        nint getAttr = o.Type.SlotAt(Slot.GetAttr);
        if (getAttr == SlotPointers.GenericGetAttr)
        {
            value = GenericGetAttrSuppress(o, name);
            return value is not null || Err.Occurred is null || Err.MatchesAndClear(Exc.AttributeError);
        }
        if (getAttr == SlotPointers.ModuleGetAttr)
        {
            value = Unsafe.As<PyModuleObject>(o).GetAttr(name, suppress: true);
            return value is not null || Err.Occurred is null;
        }
        if (o is PyType type && type.Type.SlotAt(Slot.GetAttr) == PyType.TypeObject.SlotAt(Slot.GetAttr))
        {
            value = type.GetAttrSuppress(name);
            return value is not null || Err.Occurred is null || Err.MatchesAndClear(Exc.AttributeError);
        }
        value = ((delegate*<PyObject, PyStr, PyObject?>)getAttr)(o, name);
        return value is not null || Err.MatchesAndClear(Exc.AttributeError);
    }

    /// <summary>PyObject_HasAttrWithError.</summary>
    [Mirrors("PyObject_HasAttrWithError", 1413, 1420)]
    public static bool? HasAttr(PyObject o, PyStr name) => TryGetAttr(o, name, out PyObject? value) ? value is not null : null;

    /// <summary>PyObject_SetAttr; a null value deletes.</summary>
    [Mirrors("PyObject_SetAttr", 1436, 1484)]
    public static bool SetAttr(PyObject o, PyStr name, PyObject? value) => o.Type.Slots.SetAttr(o, PyStr.Intern(name), value);

    /// <summary>PyObject_SetAttr with a name that may be no str.</summary>
    public static bool SetAttr(PyObject o, PyObject name, PyObject? value)
    {
        if (name is PyStr text) return SetAttr(o, text, value);
        _ = BadName(name);
        return false;
    }

    /// <summary>PyObject_SetAttrString.</summary>
    public static bool SetAttr(PyObject o, string name, PyObject? value) => SetAttr(o, PyStr.Intern(name), value);

    /// <summary>PyObject_GenericGetAttr.</summary>
    [Mirrors("PyObject_GenericGetAttr", 1902, 1906)]
    public static PyObject? GenericGetAttr(PyObject o, PyStr name)
    {
        PyObject? value = GenericGetAttrSuppress(o, name);
        return value is null && Err.Occurred is null ? RaiseNoAttribute(o, name) : value;
    }

    /// <summary><c>_PyObject_GenericGetAttrWithDict</c> with suppress: null without an exception when absent (with one when a getter raised).</summary>
    [Mirrors("_PyObject_GenericGetAttrWithDict", 1779, 1900)]
    internal static PyObject? GenericGetAttrSuppress(PyObject o, PyStr name)
    {
        PyType type = o.Type;
        PyObject? descriptor = type.Lookup(name);
        delegate*<PyObject, PyObject?, PyObject?, PyObject?> get = null;
        if (descriptor is not null)
        {
            PyType descriptorType = descriptor.Type;
            get = descriptorType.Slots.DescrGet;
            if (get != null && descriptorType.Slots.DescrSet != null)
            {
                // A getter's own AttributeError stays set; those who only ask whether the attribute is there clear it.
                return get(descriptor, o, type);
            }
        }
        ref PyDict? dict = ref o.DictSlot;
        if (!Unsafe.IsNullRef(ref dict) && dict is not null && dict.GetItem(name) is { } own) return own;
        return get != null ? get(descriptor!, o, type) : descriptor;
    }

    /// <summary>"'T' object has no attribute 'name'", with the object and the name on the exception.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PyObject? RaiseNoAttribute(PyObject o, PyStr name)
    {
        Err.Raise(Exc.AttributeError, "'" + o.Type.Name + "' object has no attribute '" + name.Value + "'");
        return Err.SetAttributeContext(o, name);
    }

    /// <summary>PyObject_GenericSetAttr.</summary>
    [Mirrors("PyObject_GenericSetAttr", 2010, 2014)]
    public static bool GenericSetAttr(PyObject o, PyStr name, PyObject? value)
    {
        PyType type = o.Type;
        PyObject? descriptor = type.Lookup(name);
        if (descriptor is not null)
        {
            delegate*<PyObject, PyObject, PyObject?, bool> set = descriptor.Type.Slots.DescrSet;
            if (set != null) return set(descriptor, o, value);
        }
        ref PyDict? dict = ref o.DictSlot;
        if (Unsafe.IsNullRef(ref dict))
        {
            if (descriptor is not null)
                Err.Raise(Exc.AttributeError, $"'{type.Name}' object attribute '{name.Value}' is read-only");
            else if (type.SlotAt(Slot.SetAttr) == SlotPointers.GenericSetAttr)
                Err.Raise(Exc.AttributeError, $"'{type.Name}' object has no attribute '{name.Value}' and no __dict__ for setting new attributes");
            else
                Err.Raise(Exc.AttributeError, $"'{type.Name}' object has no attribute '{name.Value}'");
            Err.SetAttributeContext(o, name);
            return false;
        }
        if (value is not null) return (dict ??= new PyDict()).SetItem(name, value);
        if (dict is not null)
        {
            if (dict.Remove(name) is not { } removed) return false;
            if (removed) return true;
        }
        RaiseNoAttribute(o, name);
        return false;
    }

    /// <summary>PyObject_GenericGetDict.</summary>
    [Mirrors("PyObject_GenericGetDict", 7538, 7555, File = "Objects/dictobject.c")]
    public static PyObject? GenericGetDict(PyObject o)
    {
        ref PyDict? dict = ref o.DictSlot;
        if (Unsafe.IsNullRef(ref dict)) return Err.Raise(Exc.AttributeError, "This object has no __dict__");
        return dict ??= new PyDict();
    }

    /// <summary>PyObject_GenericSetDict.</summary>
    [Mirrors("PyObject_GenericSetDict", 2016, 2024)]
    public static bool GenericSetDict(PyObject o, PyObject? value)
    {
        ref PyDict? dict = ref o.DictSlot;
        if (value is null) return Err.Fail(Exc.TypeError, "cannot delete __dict__");
        if (value is not PyDict given) return Err.Fail(Exc.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
        if (Unsafe.IsNullRef(ref dict)) return Err.Fail(Exc.AttributeError, "This object has no __dict__");
        dict = given;
        return true;
    }

    /// <summary>_PyObject_LookupSpecial: bound; null WITHOUT an exception when absent: check Err.Occurred.</summary>
    [Mirrors("_PyObject_LookupSpecial", 2891, 2904, File = "Objects/typeobject.c")]
    public static PyObject? LookupSpecial(PyObject o, PyStr name)
    {
        PyType type = o.Type;
        PyObject? found = type.Lookup(name);
        if (found is null) return null;
        delegate*<PyObject, PyObject?, PyObject?, PyObject?> get = found.Type.Slots.DescrGet;
        return get != null ? get(found, o, type) : found;
    }

    /// <summary><c>_PyObject_GetMethod</c>: true when <paramref name="method"/> still wants <paramref name="o"/> in front; null when it raised.</summary>
    [Mirrors("_PyObject_GetMethod", 1575, 1665)]
    public static bool GetMethod(PyObject o, PyStr name, out PyObject? method)
    {
        PyType type = o.Type;
        if (type.SlotAt(Slot.GetAttr) != SlotPointers.GenericGetAttr)
        {
            method = GetAttr(o, name);
            return false;
        }
        PyObject? descriptor = type.Lookup(name);
        delegate*<PyObject, PyObject?, PyObject?, PyObject?> get = null;
        bool found = false;
        if (descriptor is not null)
        {
            PyType descriptorType = descriptor.Type;
            if (descriptorType.Has(TypeFlags.MethodDescriptor))
            {
                found = true;
            }
            else
            {
                get = descriptorType.Slots.DescrGet;
                if (get != null && descriptorType.Slots.DescrSet != null)
                {
                    method = get(descriptor, o, type);
                    return false;
                }
            }
        }
        ref PyDict? dict = ref o.DictSlot;
        if (!Unsafe.IsNullRef(ref dict) && dict is not null && dict.GetItem(name) is { } own)
        {
            method = own;
            return false;
        }
        if (found)
        {
            method = descriptor;
            return true;
        }
        method = get != null ? get(descriptor!, o, type) : descriptor ?? RaiseNoAttribute(o, name);
        return false;
    }
}
