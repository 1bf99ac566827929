// Objects/typeobject.c: keeping a class's slots in step with its special methods.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public sealed unsafe partial class PyType
{
    /// <summary><c>resolve_slotdups</c>: the one slot that is filled among those that share a name; -1 when none or several are.</summary>
    [Mirrors("resolve_slotdups", 11360, 11411)]
    private int ResolveSlotDuplicates(PyStr name)
    {
        int found = -1;
        foreach (SlotDef def in SlotDefs.Named(name))
        {
            if (SlotAt(def.Slot) == 0 || found == (int)def.Slot) continue;
            if (found >= 0) return -1;
            found = (int)def.Slot;
        }
        return found;
    }

    /// <summary><c>update_one_slot</c> for the rows from <paramref name="index"/> on that share its slot; returns the row after them.</summary>
    [Mirrors("update_one_slot", 11488, 11636)]
    private int UpdateOneSlot(int index)
    {
        SlotDef[] all = SlotDefs.All;
        Slot slot = all[index].Slot;
        nint specific = 0, generic = 0;
        bool useGeneric = false;
        for (; index < all.Length && all[index].Slot == slot; index++)
        {
            SlotDef def = all[index];
            PyObject? descriptor = FindNameInMro(def.Name);
            if (descriptor is null)
            {
                // A class that loses its __next__ keeps a slot that can be called.
                if (slot == Slot.IterNext && SlotAt(slot) != 0) specific = SlotPointers.NextNotImplemented;
                continue;
            }
            if (descriptor is PyWrapperDescr wrapper && ReferenceEquals(wrapper.Def.Name, def.Name))
            {
                int only = ResolveSlotDuplicates(def.Name);
                if (only < 0 || only == (int)slot) generic = def.Function;
                if ((specific == 0 || specific == wrapper.Wrapped) && wrapper.Def.Wrap == def.Wrap && IsSubtypeOf(wrapper.Owner))
                    specific = wrapper.Wrapped;
                else
                    useGeneric = true;
            }
            else if (slot == Slot.New && descriptor is PyBuiltinFunction function && ReferenceEquals(function.Def, NewWrapperDef.Def))
            {
                specific = SlotAt(Slot.New);
            }
            else if (slot == Slot.Hash && descriptor is PyNone)
            {
                specific = SlotPointers.HashNotImplemented;
            }
            else
            {
                useGeneric = true;
                generic = def.Function;
                if (slot == Slot.Call) ClearFlags(TypeFlags.HaveVectorcall);
            }
        }
        SlotRef(slot) = specific != 0 && !useGeneric ? specific : generic;
        return index;
    }

    /// <summary><c>fixup_slot_dispatchers</c>: all slots of a new class. Only names that some class below <c>object</c>'s natives defines can change a slot.</summary>
    [Mirrors("fixup_slot_dispatchers", 11699, 11706)]
    private void FixupSlotDispatchers()
    {
        SlotDef[] all = SlotDefs.All;
        // With one base, a slot whose names the class does not define is what it is in every other class of that base, and in the base if that is of Python code.
        PyType? only = _baseTypes.Length == 1 && _mro.Length == _baseTypes[0]._mro.Length + 1 && ReferenceEquals(_mro[1], _baseTypes[0]) ? _baseTypes[0] : null;
        nint[]? known = only is null or { _spec: null } ? null : only._slotsOfSubclasses ??= NoneKnown();
        for (int index = 0; index < all.Length;)
        {
            Slot slot = all[index].Slot;
            int next = index;
            bool own = only is null || slot == Slot.Call;
            for (; next < all.Length && all[next].Slot == slot; next++) own = own || Dict.GetItem(all[next].Name) is not null;
            if (own) UpdateOneSlot(index);
            else if (known is null) SlotRef(slot) = only!.SlotAt(slot);
            else if (known[(int)slot] is not Unknown and var value) SlotRef(slot) = value;
            else
            {
                UpdateOneSlot(index);
                known[(int)slot] = SlotAt(slot);
            }
            index = next;
        }
    }

    private const nint Unknown = -1;

    /// <summary>For native types: the slots of classes that have no other base, as far as one has been made that does not define them itself.</summary>
    private nint[]? _slotsOfSubclasses;

    private static nint[] NoneKnown()
    {
        nint[] slots = new nint[(int)Slot.BfReleaseBuffer + 1];
        for (int i = 0; i < slots.Length; i++) slots[i] = Unknown;
        return slots;
    }

    /// <summary><c>update_slot</c>: after an assignment to a special method, here and in the subclasses that do not define it themselves.</summary>
    [Mirrors("update_slot", 11656, 11694)]
    private void UpdateSlot(PyStr name, SlotDef[] rows)
    {
        Span<int> first = stackalloc int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int index = rows[i].Index;
            while (index > 0 && SlotDefs.All[index - 1].Slot == rows[i].Slot) index--;
            first[i] = index;
        }
        UpdateSubclasses(name, first);
    }

    [Mirrors("update_subclasses", 11850, 11858)]
    private void UpdateSubclasses(PyStr name, ReadOnlySpan<int> first)
    {
        foreach (int index in first) UpdateOneSlot(index);
        _slotsOfSubclasses = null;
        foreach (PyType subclass in LiveSubclasses())
            if (subclass.Dict.GetItem(name) is null) subclass.UpdateSubclasses(name, first);
    }

    [Mirrors("update_all_slots", 11711, 11734)]
    private void UpdateAllSlots()
    {
        foreach (SlotDef def in SlotDefs.All) UpdateSlot(def.Name, SlotDefs.Named(def.Name));
    }

    [Mirrors("is_dunder_name", 5936, 5950)]
    private static bool IsDunder(string name) => name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);
}
