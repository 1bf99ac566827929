// Objects/typeobject.c: slot_*, the slot functions of classes whose special methods are written in Python.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

internal static unsafe class SlotFunctions
{
    /// <summary><c>lookup_maybe_method</c>: the method, and whether it still wants self in front. Null without an exception when absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("lookup_maybe_method", 2974, 2978)]
    private static PyObject? Find(PyObject self, PyStr name, out bool unbound)
    {
        PyType type = self.Type;
        PyObject? method = type.Lookup(name);
        unbound = true;
        if (method is null or PyFunction || method.Type.Has(TypeFlags.MethodDescriptor)) return method;
        unbound = false;
        return Bind(method, self, type);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("vectorcall_unbound", 2987, 3000)]
    private static PyObject? Bind(PyObject method, PyObject self, PyType type)
    {
        if (method.Type.Slots.DescrGet == null) return method;
        PyObject? bound = method.Type.Slots.DescrGet(method, self, type);
        // As when it is missing: the caller sees a null without an exception.
        if (bound is null) Err.MatchesAndClear(Exc.AttributeError);
        return bound;
    }

    [Mirrors("lookup_method", 2980, 2984)]
    private static PyObject? Missing(PyStr name) => Err.Occurred is null ? Err.Raise(Exc.AttributeError, name) : null;

    /// <summary><c>vectorcall_method</c> without arguments.</summary>
    private static PyObject? Call0(PyObject self, PyStr name) =>
        Find(self, name, out bool unbound) is { } method ? (unbound ? Obj.Call(method, self) : Obj.Call(method)) : Missing(name);

    [Mirrors("vectorcall_method", 3057, 3074)]
    private static PyObject? Call1(PyObject self, PyStr name, PyObject a) =>
        Find(self, name, out bool unbound) is { } method ? (unbound ? Obj.Call(method, self, a) : Obj.Call(method, a)) : Missing(name);

    private static PyObject? Call2(PyObject self, PyStr name, PyObject a, PyObject b) =>
        Find(self, name, out bool unbound) is { } method ? (unbound ? Obj.Call(method, self, a, b) : Obj.Call(method, a, b)) : Missing(name);

    /// <summary><c>vectorcall_maybe</c>: NotImplemented when there is no such method.</summary>
    [Mirrors("vectorcall_maybe", 3078, 3099)]
    private static PyObject? Maybe1(PyObject self, PyStr name, PyObject a)
    {
        if (Find(self, name, out bool unbound) is not { } method) return Err.Occurred is null ? PyNotImplemented.Instance : null;
        return unbound ? Obj.Call(method, self, a) : Obj.Call(method, a);
    }

    private static PyObject? Maybe2(PyObject self, PyStr name, PyObject a, PyObject b)
    {
        if (Find(self, name, out bool unbound) is not { } method) return Err.Occurred is null ? PyNotImplemented.Instance : null;
        return unbound ? Obj.Call(method, self, a, b) : Obj.Call(method, a, b);
    }

    /// <summary><c>maybe_call_special_no_args</c>: null without an exception when absent or None.</summary>
    private static PyObject? Special0(PyObject self, PyStr name, out bool isNone)
    {
        PyObject? method = Find(self, name, out bool unbound);
        isNone = method is PyNone;
        if (method is null || isNone) return null;
        return unbound ? Obj.Call(method, self) : Obj.Call(method);
    }

    /// <summary><c>_PyObject_MaybeCallSpecialNoArgs</c>: null without an exception when absent.</summary>
    [Mirrors("_PyObject_MaybeCallSpecialNoArgs", 3147, 3151)]
    internal static PyObject? MaybeCall0(PyObject self, PyStr name)
    {
        PyObject? method = Find(self, name, out bool unbound);
        if (method is null) return null;
        return unbound ? Obj.Call(method, self) : Obj.Call(method);
    }

    /// <summary><c>_PyObject_MaybeCallSpecialOneArg</c>.</summary>
    [Mirrors("_PyObject_MaybeCallSpecialOneArg", 3153, 3157)]
    internal static PyObject? MaybeCall1(PyObject self, PyStr name, PyObject a)
    {
        PyObject? method = Find(self, name, out bool unbound);
        if (method is null) return null;
        return unbound ? Obj.Call(method, self, a) : Obj.Call(method, a);
    }

    internal static PyObject? NbNegative(PyObject self) => Call0(self, Id.__neg__);

    internal static PyObject? NbPositive(PyObject self) => Call0(self, Id.__pos__);

    internal static PyObject? NbAbsolute(PyObject self) => Call0(self, Id.__abs__);

    internal static PyObject? NbInvert(PyObject self) => Call0(self, Id.__invert__);

    internal static PyObject? NbInt(PyObject self) => Call0(self, Id.__int__);

    internal static PyObject? NbFloat(PyObject self) => Call0(self, Id.__float__);

    [Mirrors("slot_nb_index", 10400, 10405)]
    internal static PyObject? NbIndex(PyObject self) => Call0(self, Id.__index__);

    internal static PyObject? Str(PyObject self) => Call0(self, Id.__str__);

    /// <summary><c>_PyObject_NextNotImplemented</c>.</summary>
    [Mirrors("_PyObject_NextNotImplemented", 1555, 1562, File = "Objects/object.c")]
    internal static PyObject? NextNotImplemented(PyObject self) => Err.Raise(Exc.TypeError, $"'{self.Type.Name}' object is not iterable");

    [Mirrors("slot_tp_iternext", 10666, 10671)]
    internal static PyObject? IterNext(PyObject self) => Call0(self, Id.__next__);

    internal static PyObject? NbAdd(PyObject self, PyObject other) => Binary(self, other, Slot.NbAdd, Id.__add__, Id.__radd__);

    internal static PyObject? NbSubtract(PyObject self, PyObject other) => Binary(self, other, Slot.NbSubtract, Id.__sub__, Id.__rsub__);

    internal static PyObject? NbMultiply(PyObject self, PyObject other) => Binary(self, other, Slot.NbMultiply, Id.__mul__, Id.__rmul__);

    internal static PyObject? NbMatrixMultiply(PyObject self, PyObject other) => Binary(self, other, Slot.NbMatrixMultiply, Id.__matmul__, Id.__rmatmul__);

    internal static PyObject? NbRemainder(PyObject self, PyObject other) => Binary(self, other, Slot.NbRemainder, Id.__mod__, Id.__rmod__);

    internal static PyObject? NbDivmod(PyObject self, PyObject other) => Binary(self, other, Slot.NbDivmod, Id.__divmod__, Id.__rdivmod__);

    internal static PyObject? NbLshift(PyObject self, PyObject other) => Binary(self, other, Slot.NbLshift, Id.__lshift__, Id.__rlshift__);

    internal static PyObject? NbRshift(PyObject self, PyObject other) => Binary(self, other, Slot.NbRshift, Id.__rshift__, Id.__rrshift__);

    internal static PyObject? NbAnd(PyObject self, PyObject other) => Binary(self, other, Slot.NbAnd, Id.__and__, Id.__rand__);

    internal static PyObject? NbXor(PyObject self, PyObject other) => Binary(self, other, Slot.NbXor, Id.__xor__, Id.__rxor__);

    internal static PyObject? NbOr(PyObject self, PyObject other) => Binary(self, other, Slot.NbOr, Id.__or__, Id.__ror__);

    internal static PyObject? NbFloorDivide(PyObject self, PyObject other) => Binary(self, other, Slot.NbFloorDivide, Id.__floordiv__, Id.__rfloordiv__);

    internal static PyObject? NbTrueDivide(PyObject self, PyObject other) => Binary(self, other, Slot.NbTrueDivide, Id.__truediv__, Id.__rtruediv__);

    internal static PyObject? NbInplaceAdd(PyObject self, PyObject other) => Call1(self, Id.__iadd__, other);

    internal static PyObject? NbInplaceSubtract(PyObject self, PyObject other) => Call1(self, Id.__isub__, other);

    internal static PyObject? NbInplaceMultiply(PyObject self, PyObject other) => Call1(self, Id.__imul__, other);

    internal static PyObject? NbInplaceMatrixMultiply(PyObject self, PyObject other) => Call1(self, Id.__imatmul__, other);

    internal static PyObject? NbInplaceRemainder(PyObject self, PyObject other) => Call1(self, Id.__imod__, other);

    internal static PyObject? NbInplaceLshift(PyObject self, PyObject other) => Call1(self, Id.__ilshift__, other);

    internal static PyObject? NbInplaceRshift(PyObject self, PyObject other) => Call1(self, Id.__irshift__, other);

    internal static PyObject? NbInplaceAnd(PyObject self, PyObject other) => Call1(self, Id.__iand__, other);

    internal static PyObject? NbInplaceXor(PyObject self, PyObject other) => Call1(self, Id.__ixor__, other);

    internal static PyObject? NbInplaceOr(PyObject self, PyObject other) => Call1(self, Id.__ior__, other);

    internal static PyObject? NbInplaceFloorDivide(PyObject self, PyObject other) => Call1(self, Id.__ifloordiv__, other);

    internal static PyObject? NbInplaceTrueDivide(PyObject self, PyObject other) => Call1(self, Id.__itruediv__, other);

    [Mirrors("slot_nb_inplace_power", 10423, 10428)]
    internal static PyObject? NbInplacePower(PyObject self, PyObject other, PyObject modulus) => Call1(self, Id.__ipow__, other);

    /// <summary><c>method_is_overloaded</c>: whether the right operand's class has another reflected method than the left one's.</summary>
    [Mirrors("method_is_overloaded", 10094, 10122)]
    private static bool? IsOverloaded(PyObject left, PyObject right, PyStr name)
    {
        if (!Obj.TryGetAttr(right.Type, name, out PyObject? b)) return null;
        if (b is null) return false;
        if (!Obj.TryGetAttr(left.Type, name, out PyObject? a)) return null;
        return a is null ? true : Obj.RichCompareBool(a, b, CompareOp.Ne);
    }

    /// <summary><c>SLOT1BINFULL</c>.</summary>
    private static PyObject? Binary(PyObject self, PyObject other, Slot slot, PyStr name, PyStr reflected)
    {
        nint function = SlotDefs.Generic[(int)slot];
        PyType type = self.Type, otherType = other.Type;
        bool sameType = ReferenceEquals(type, otherType);
        bool doOther = !sameType && otherType.SlotAt(slot) == function;
        if (type.SlotAt(slot) == function)
        {
            if (doOther && otherType.IsSubtypeOf(type))
            {
                if (IsOverloaded(self, other, reflected) is not { } overloaded) return null;
                if (overloaded)
                {
                    PyObject? first = Maybe1(other, reflected, self);
                    if (first is not PyNotImplemented) return first;
                    doOther = false;
                }
            }
            PyObject? result = Maybe1(self, name, other);
            if (result is not PyNotImplemented || ReferenceEquals(other.Type, self.Type)) return result;
        }
        return doOther ? Maybe1(other, reflected, self) : PyNotImplemented.Instance;
    }

    [Mirrors("slot_nb_power", 10302, 10349)]
    internal static PyObject? NbPower(PyObject self, PyObject other, PyObject modulus)
    {
        if (modulus is PyNone) return Binary(self, other, Slot.NbPower, Id.__pow__, Id.__rpow__);
        nint function = SlotDefs.Generic[(int)Slot.NbPower];
        PyType type = self.Type, otherType = other.Type;
        bool doOther = !ReferenceEquals(type, otherType) && otherType.SlotAt(Slot.NbPower) == function;
        if (type.SlotAt(Slot.NbPower) == function)
        {
            if (doOther && otherType.IsSubtypeOf(type))
            {
                if (IsOverloaded(self, other, Id.__rpow__) is not { } overloaded) return null;
                if (overloaded)
                {
                    PyObject? first = Maybe2(other, Id.__rpow__, self, modulus);
                    if (first is not PyNotImplemented) return first;
                    doOther = false;
                }
            }
            PyObject? result = Maybe2(self, Id.__pow__, other, modulus);
            if (result is not PyNotImplemented || ReferenceEquals(other.Type, self.Type)) return result;
        }
        return doOther ? Maybe2(other, Id.__rpow__, self, modulus) : PyNotImplemented.Instance;
    }

    [Mirrors("slot_sq_length", 10171, 10197)]
    internal static nint Length(PyObject self)
    {
        if (Call0(self, Id.__len__) is not { } result || Num.Index(result) is not { } length) return -1;
        if (length.Sign < 0)
        {
            Err.Fail(Exc.ValueError, "__len__() should return >= 0");
            return -1;
        }
        return Num.AsSsize(length, Exc.OverflowError, out nint n) ? n : -1;
    }

    [Mirrors("slot_sq_item", 10199, 10210)]
    internal static PyObject? SqItem(PyObject self, nint i) => Call1(self, Id.__getitem__, PyInt.From(i));

    [Mirrors("slot_sq_ass_item", 10212, 10240)]
    internal static bool SqAssItem(PyObject self, nint i, PyObject? value) => MpAssSubscript(self, PyInt.From(i), value);

    internal static PyObject? MpSubscript(PyObject self, PyObject key) => Call1(self, Id.__getitem__, key);

    [Mirrors("slot_mp_ass_subscript", 10269, 10289)]
    internal static bool MpAssSubscript(PyObject self, PyObject key, PyObject? value) =>
        (value is null ? Call1(self, Id.__delitem__, key) : Call2(self, Id.__setitem__, key, value)) is not null;

    [Mirrors("slot_sq_contains", 10242, 10263)]
    internal static bool? SqContains(PyObject self, PyObject value)
    {
        PyObject? method = Find(self, Id.__contains__, out bool unbound);
        if (method is PyNone)
        {
            Err.Fail(Exc.TypeError, $"'{self.Type.Name}' object is not a container");
            return null;
        }
        if (method is null) return Err.Occurred is null ? Seq.IterContains(self, value) : null;
        PyObject? result = unbound ? Obj.Call(method, self, value) : Obj.Call(method, value);
        return result is null ? null : Obj.IsTrue(result);
    }

    [Mirrors("slot_nb_bool", 10355, 10397)]
    internal static bool? NbBool(PyObject self)
    {
        PyObject? value = Special0(self, Id.__bool__, out bool isNone);
        if (isNone)
        {
            Err.Fail(Exc.TypeError, $"'{self.Type.Name}' cannot be interpreted as a boolean");
            return null;
        }
        if (value is PyBool b) return ReferenceEquals(b, PyBool.True);
        if (value is not null)
        {
            Err.Fail(Exc.TypeError, $"__bool__ should return bool, returned {value.Type.Name}");
            return null;
        }
        if (Err.Occurred is not null) return null;
        value = MaybeCall0(self, Id.__len__);
        if (value is null) return Err.Occurred is null ? true : null;
        return Obj.IsTrue(value);
    }

    [Mirrors("slot_tp_repr", 10440, 10452)]
    internal static PyObject? Repr(PyObject self) =>
        MaybeCall0(self, Id.__repr__) ?? (Err.Occurred is null ? PyStr.From($"<{self.Type.Name} object at {Obj.Address(self)}>") : null);

    [Mirrors("slot_tp_hash", 10456, 10491)]
    internal static long Hash(PyObject self)
    {
        PyObject? result = Special0(self, Id.__hash__, out _);
        if (result is null) return Err.Occurred is not null ? -1 : Obj.HashNotImplemented(self);
        if (result is not PyLong number) return Err.Minus1(Exc.TypeError, "__hash__ method should return an integer");
        long hash = number.TryAsLong(out long value) ? value : Obj.Hash(number.Exact);
        return hash == -1 ? -2 : hash;
    }

    [Mirrors("slot_tp_call", 10493, 10497)]
    internal static PyObject? Call(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (Find(self, Id.__call__, out bool unbound) is not { } method) return Missing(Id.__call__);
        PyObject? result = unbound ? Obj.CallPrepend(method, self, args, kwnames) : Obj.Vectorcall(method, args, kwnames);
        // No tail call: an object that is its own __call__ shall run out of stack, not go round for ever.
        GC.KeepAlive(self);
        return result;
    }

    [Mirrors("_Py_slot_tp_getattro", 10510, 10515)]
    internal static PyObject? GetAttr(PyObject self, PyStr name) => Call1(self, Id.__getattribute__, name);

    /// <summary><c>call_attribute</c>.</summary>
    [Mirrors("call_attribute", 10517, 10540)]
    private static PyObject? CallAttribute(PyObject self, PyObject method, PyStr name)
    {
        if (method is PyFunction || method.Type.Has(TypeFlags.MethodDescriptor)) return Obj.Call(method, self, name);
        if (method.Type.Slots.DescrGet != null)
        {
            if (method.Type.Slots.DescrGet(method, self, self.Type) is not { } bound) return null;
            method = bound;
        }
        return Obj.Call(method, name);
    }

    /// <summary>Attribute look-up of a class with <c>__getattr__</c>; one with only <c>__getattribute__</c> changes to <see cref="GetAttr"/> on first use.</summary>
    [Mirrors("_Py_slot_tp_getattr_hook", 10542, 10588)]
    internal static PyObject? GetAttrHook(PyObject self, PyStr name)
    {
        PyType type = self.Type;
        if (type.Lookup(Id.__getattr__) is not { } getattr)
        {
            type.SlotRef(Slot.GetAttr) = SlotPointers.GetAttr;
            return GetAttr(self, name);
        }
        PyObject? getattribute = type.Lookup(Id.__getattribute__);
        PyObject? result;
        if (getattribute is null or PyWrapperDescr { IsGenericGetAttr: true })
        {
            result = Obj.GenericGetAttrSuppress(self, name);
            return result is null && (Err.Occurred is null || Err.MatchesAndClear(Exc.AttributeError)) ? CallAttribute(self, getattr, name) : result;
        }
        result = CallAttribute(self, getattribute, name);
        return result is null && Err.MatchesAndClear(Exc.AttributeError) ? CallAttribute(self, getattr, name) : result;
    }

    [Mirrors("slot_tp_setattro", 10590, 10609)]
    internal static bool SetAttr(PyObject self, PyStr name, PyObject? value) =>
        (value is null ? Call1(self, Id.__delattr__, name) : Call2(self, Id.__setattr__, name, value)) is not null;

    [Mirrors("slot_tp_richcompare", 10620, 10631)]
    internal static PyObject? RichCompare(PyObject self, PyObject other, CompareOp op)
    {
        PyStr name = op switch
        {
            CompareOp.Lt => Id.__lt__,
            CompareOp.Le => Id.__le__,
            CompareOp.Eq => Id.__eq__,
            CompareOp.Ne => Id.__ne__,
            CompareOp.Gt => Id.__gt__,
            _ => Id.__ge__,
        };
        return MaybeCall1(self, name, other) ?? (Err.Occurred is null ? PyNotImplemented.Instance : null);
    }

    [Mirrors("slot_tp_iter", 10645, 10664)]
    internal static PyObject? Iter(PyObject self)
    {
        PyObject? result = Special0(self, Id.__iter__, out bool isNone);
        if (result is not null || Err.Occurred is not null) return result;
        if (isNone || Find(self, Id.__getitem__, out _) is null)
            return Err.Raise(Exc.TypeError, $"'{self.Type.Name}' object is not iterable");
        return new PySeqIter(self);
    }

    [Mirrors("slot_tp_descr_get", 10673, 10694)]
    internal static PyObject? DescrGet(PyObject self, PyObject? instance, PyObject? owner)
    {
        PyType type = self.Type;
        if (type.Lookup(Id.__get__) is not { } get)
        {
            if (type.SlotAt(Slot.DescrGet) == SlotDefs.Generic[(int)Slot.DescrGet]) type.SlotRef(Slot.DescrGet) = 0;
            return self;
        }
        return Obj.Call(get, self, instance ?? PyNone.Instance, owner ?? PyNone.Instance);
    }

    [Mirrors("slot_tp_descr_set", 10696, 10715)]
    internal static bool DescrSet(PyObject self, PyObject target, PyObject? value) =>
        (value is null ? Call1(self, Id.__delete__, target) : Call2(self, Id.__set__, target, value)) is not null;

    [Mirrors("slot_tp_init", 10717, 10732)]
    internal static bool Init(PyObject self, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        if (Find(self, Id.__init__, out bool unbound) is not { } method)
        {
            Missing(Id.__init__);
            return false;
        }
        PyObject? result = unbound ? Obj.CallPrepend(method, self, args, kwnames) : Obj.Vectorcall(method, args, kwnames);
        if (result is null) return false;
        return result is PyNone || Err.Fail(Exc.TypeError, $"__init__() should return None, not '{result.Type.Name}'");
    }

    [Mirrors("slot_tp_new", 10734, 10748)]
    internal static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwnames)
    {
        // The usual case is a plain staticmethod around a function.
        PyObject? function = type.Lookup(Id.__new__) is PyStaticMethod { Callable: { } callable } && type.SlotAt(Slot.GetAttr) != 0 && type.Type.SlotAt(Slot.GetAttr) == SlotPointers.TypeGetAttr
            ? callable
            : Obj.GetAttr(type, Id.__new__);
        return function is null ? null : Obj.CallPrepend(function, type, args, kwnames);
    }

    [Mirrors("slot_tp_finalize", 10750, 10778)]
    internal static void Finalize(PyObject self)
    {
        PyBaseException? saved = Err.Fetch();
        PyObject? del = Find(self, Id.__del__, out bool unbound);
        if (del is not null && (unbound ? Obj.Call(del, self) : Obj.Call(del)) is null)
            Err.Unraisable("Exception ignored while calling deallocator", del);
        Err.Restore(saved);
    }

    [Mirrors("slot_am_generic", 11025, 11035)]
    private static PyObject? AmGeneric(PyObject self, PyStr name) => MaybeCall0(self, name)
        ?? (Err.Occurred is null ? Err.Raise(Exc.AttributeError, $"object {self.Type.Name} does not have {name} method") : null);

    [Mirrors("slot_am_await", 11037, 11041)]
    internal static PyObject? AmAwait(PyObject self) => AmGeneric(self, Id.__await__);

    [Mirrors("slot_am_aiter", 11043, 11047)]
    internal static PyObject? AmAiter(PyObject self) => AmGeneric(self, Id.__aiter__);

    [Mirrors("slot_am_anext", 11049, 11053)]
    internal static PyObject? AmAnext(PyObject self) => AmGeneric(self, Id.__anext__);

    /// <summary><c>slot_bf_getbuffer</c>.</summary>
    [Mirrors("slot_bf_getbuffer", 10852, 10894)]
    internal static bool GetBuffer(PyObject self, PyBuffer view, int flags)
    {
        if (Call1(self, Id.__buffer__, PyInt.From(flags)) is not { } result) return false;
        if (result is not PyMemoryView) return Err.Fail(Exc.TypeError, "__buffer__ returned non-memoryview object");
        if (!Obj.GetBuffer(result, view, flags)) return false;
        view.Obj = new PyBufferWrapper(result, self);
        return true;
    }

    /// <summary><c>slot_bf_releasebuffer</c>: the Python method, then the nearest native one.</summary>
    [Mirrors("slot_bf_releasebuffer", 11018, 11023)]
    internal static void ReleaseBuffer(PyObject self, PyBuffer view)
    {
        CallReleaseBuffer(self, view);
        ReadOnlySpan<PyType> mro = self.Type.MroTypes;
        for (int i = 1; i < mro.Length; i++)
        {
            nint slot = mro[i].SlotAt(Slot.BfReleaseBuffer);
            if (slot == 0 || slot == SlotPointers.ReleaseBuffer) continue;
            ((delegate*<PyObject, PyBuffer, void>)slot)(self, view);
            return;
        }
    }

    /// <summary><c>releasebuffer_call_python</c>.</summary>
    [Mirrors("releasebuffer_call_herthon", 10948, 11005)]
    internal static void CallReleaseBuffer(PyObject self, PyBuffer view)
    {
        PyBaseException? saved = Err.Fetch();
        PyObject? memoryView = view.Obj is PyBufferWrapper wrapper ? wrapper.View : PyMemoryView.FromBuffer(view);
        if (memoryView is null)
        {
            Err.Unraisable($"Exception ignored in bf_releasebuffer of {self.Type.Name}", null);
        }
        else
        {
            if (view.Obj is not PyBufferWrapper) ((PyMemoryView)memoryView).Restrict();
            if (Call1(self, Id.__release_buffer__, memoryView) is null)
                Err.Unraisable($"Exception ignored in __release_buffer__ of {self.Type.Name}", null);
            if (view.Obj is not PyBufferWrapper && Obj.CallMethod(memoryView, Id.release) is null)
                Err.Unraisable($"Exception ignored in bf_releasebuffer of {self.Type.Name}", null);
        }
        Err.Restore(saved);
    }
}

/// <summary>Stands for the exporter while a buffer made by a Python <c>__buffer__</c> is out.</summary>
[PyType("_buffer_wrapper")]
internal sealed partial class PyBufferWrapper(PyObject view, PyObject exporter) : PyObject
{
    internal PyObject View => view;

    [PySlot(Slot.BfReleaseBuffer), Mirrors("bufferwrapper_releasebuf", 10808, 10833)]
    internal unsafe void ReleaseBuffer(PyBuffer buffer)
    {
        view.Type.Slots.BfReleaseBuffer(view, buffer);
        if (view is not PyMemoryView memoryView) return;
        if (!ReferenceEquals(memoryView.View.Obj, exporter))
        {
            if (exporter.Type.SlotAt(Slot.BfReleaseBuffer) == SlotPointers.ReleaseBuffer) SlotFunctions.CallReleaseBuffer(exporter, buffer);
            return;
        }
        // The view that super().__buffer__() made has had its use; CPython drops the last reference to it here.
        PyBaseException? saved = Err.Fetch();
        if (Obj.CallMethod(memoryView, Id.release) is null) Err.Clear();
        Err.Restore(saved);
    }
}
