// Objects/typeobject.c: slotdefs, the table between special method names and slots.

namespace PyModules.Runtime;

/// <summary>How a slot wrapper unpacks its arguments and calls the slot (<c>wrap_*</c>).</summary>
internal enum Wrap
{
    None, Unary, Hash, Call, GetAttribute, SetAttr, DelAttr, Lt, Le, Eq, Ne, Gt, Ge, Next, DescrGet, DescrSet, DescrDelete, Init, Del,
    Buffer, ReleaseBuffer, Binary, BinaryL, BinaryR, Ternary, TernaryR, Inquiry, Length, SetItem, DelItem, IndexArg, SqItem, SqSetItem, SqDelItem, ObjObj,
}

/// <summary>A row of the table: a special method, the slot that it fills and the function that calls it (<c>pytype_slotdef</c>).</summary>
internal sealed class SlotDef(int index, PyStr name, Slot slot, nint function, Wrap wrap, string textSignature, string doc)
{
    internal readonly int Index = index;
    internal readonly PyStr Name = name;
    internal readonly Slot Slot = slot;

    /// <summary>The slot function of classes that define the method in Python; 0 when the slot is never filled that way.</summary>
    internal readonly nint Function = function;
    internal readonly Wrap Wrap = wrap;
    internal readonly string TextSignature = textSignature;
    internal readonly string Doc = doc;
}

/// <summary>Slot pointers that others compare with; apart from the table, because making the first types needs them before strings exist.</summary>
internal static unsafe class SlotPointers
{
    internal static readonly nint HashNotImplemented = (nint)(delegate*<PyObject, long>)&Obj.HashNotImplemented;
    internal static readonly nint NextNotImplemented = (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NextNotImplemented;
    internal static readonly nint New = (nint)(delegate*<PyType, ReadOnlySpan<PyObject>, PyTuple?, PyObject?>)&SlotFunctions.New;
    internal static readonly nint SetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?, bool>)&SlotFunctions.SetAttr;
    internal static readonly nint GetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?>)&SlotFunctions.GetAttr;
    internal static readonly nint GetAttrHook = (nint)(delegate*<PyObject, PyStr, PyObject?>)&SlotFunctions.GetAttrHook;
    internal static readonly nint ReleaseBuffer = (nint)(delegate*<PyObject, PyBuffer, void>)&SlotFunctions.ReleaseBuffer;
    internal static readonly nint GenericGetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?>)&Obj.GenericGetAttr;
    internal static readonly nint GenericSetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?, bool>)&Obj.GenericSetAttr;
    internal static readonly nint TypeGetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?>)&PyType.GetAttrSlot;
    internal static readonly nint ModuleGetAttr = (nint)(delegate*<PyObject, PyStr, PyObject?>)&PyModuleObject.GetAttrSlot;
    internal static readonly nint ObjectNew = (nint)(delegate*<PyType, ReadOnlySpan<PyObject>, PyTuple?, PyObject?>)&PyBaseObject.New;
    internal static readonly nint ObjectInit = (nint)(delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, bool>)&PyBaseObject.Init;
}

/// <summary>The table. Rows of one slot stand together.</summary>
internal static unsafe class SlotDefs
{
    internal static readonly SlotDef[] All =
    [
        new(0, Id.__repr__, Slot.Repr, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.Repr, Wrap.Unary, "($self, /)", "Show self as repr() does."),
        new(1, Id.__hash__, Slot.Hash, (nint)(delegate*<PyObject, long>)&SlotFunctions.Hash, Wrap.Hash, "($self, /)", "Compute hash(self)."),
        new(2, Id.__call__, Slot.Call, (nint)(delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?>)&SlotFunctions.Call, Wrap.Call, "($self, /, *args, **kwargs)", "Use self as a function."),
        new(3, Id.__str__, Slot.Str, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.Str, Wrap.Unary, "($self, /)", "Show self as str() does."),
        new(4, Id.__getattribute__, Slot.GetAttr, SlotPointers.GetAttrHook, Wrap.GetAttribute, "($self, name, /)", "Evaluate getattr(self, name)."),
        new(5, Id.__getattr__, Slot.GetAttr, SlotPointers.GetAttrHook, Wrap.None, "($self, name, /)", "Answer for an attribute that was not found."),
        new(6, Id.__setattr__, Slot.SetAttr, SlotPointers.SetAttr, Wrap.SetAttr, "($self, name, value, /)", "Perform setattr(self, name, value)."),
        new(7, Id.__delattr__, Slot.SetAttr, SlotPointers.SetAttr, Wrap.DelAttr, "($self, name, /)", "Perform delattr(self, name)."),
        new(8, Id.__lt__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Lt, "($self, value, /)", "Evaluate self<value."),
        new(9, Id.__le__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Le, "($self, value, /)", "Evaluate self<=value."),
        new(10, Id.__eq__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Eq, "($self, value, /)", "Evaluate self==value."),
        new(11, Id.__ne__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Ne, "($self, value, /)", "Evaluate self!=value."),
        new(12, Id.__gt__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Gt, "($self, value, /)", "Evaluate self>value."),
        new(13, Id.__ge__, Slot.RichCompare, (nint)(delegate*<PyObject, PyObject, CompareOp, PyObject?>)&SlotFunctions.RichCompare, Wrap.Ge, "($self, value, /)", "Evaluate self>=value."),
        new(14, Id.__iter__, Slot.Iter, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.Iter, Wrap.Unary, "($self, /)", "Evaluate iter(self)."),
        new(15, Id.__next__, Slot.IterNext, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.IterNext, Wrap.Next, "($self, /)", "Evaluate next(self)."),
        new(16, Id.__get__, Slot.DescrGet, (nint)(delegate*<PyObject, PyObject?, PyObject?, PyObject?>)&SlotFunctions.DescrGet, Wrap.DescrGet, "($self, instance, owner=None, /)", "Read the attribute of an instance of owner."),
        new(17, Id.__set__, Slot.DescrSet, (nint)(delegate*<PyObject, PyObject, PyObject?, bool>)&SlotFunctions.DescrSet, Wrap.DescrSet, "($self, instance, value, /)", "Give the attribute of instance a value."),
        new(18, Id.__delete__, Slot.DescrSet, (nint)(delegate*<PyObject, PyObject, PyObject?, bool>)&SlotFunctions.DescrSet, Wrap.DescrDelete, "($self, instance, /)", "Remove the attribute of instance."),
        new(19, Id.__init__, Slot.Init, (nint)(delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, bool>)&SlotFunctions.Init, Wrap.Init, "($self, /, *args, **kwargs)", "Set up self.  See help(type(self)) for its real signature."),
        new(20, Id.__new__, Slot.New, SlotPointers.New, Wrap.None, "(type, /, *args, **kwargs)", "Make a new object.  See help(type) for its real signature."),
        new(21, Id.__del__, Slot.Finalize, (nint)(delegate*<PyObject, void>)&SlotFunctions.Finalize, Wrap.Del, "($self, /)", "Run when the instance is about to go."),
        new(22, Id.__buffer__, Slot.BfGetBuffer, (nint)(delegate*<PyObject, PyBuffer, int, bool>)&SlotFunctions.GetBuffer, Wrap.Buffer, "($self, flags, /)", "Expose the object's memory as a buffer."),
        new(23, Id.__release_buffer__, Slot.BfReleaseBuffer, SlotPointers.ReleaseBuffer, Wrap.ReleaseBuffer, "($self, buffer, /)", "Let go of a buffer that exposed the object's memory."),
        new(24, Id.__await__, Slot.AmAwait, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.AmAwait, Wrap.Unary, "($self, /)", "Give the iterator that an await expression drives."),
        new(25, Id.__aiter__, Slot.AmAiter, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.AmAiter, Wrap.Unary, "($self, /)", "Give an asynchronous iterator."),
        new(26, Id.__anext__, Slot.AmAnext, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.AmAnext, Wrap.Unary, "($self, /)", "Give an awaitable of the next value, or raise StopAsyncIteration."),
        new(27, Id.__add__, Slot.NbAdd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbAdd, Wrap.BinaryL, "($self, value, /)", "Evaluate self+value."),
        new(28, Id.__radd__, Slot.NbAdd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbAdd, Wrap.BinaryR, "($self, value, /)", "Evaluate value+self."),
        new(29, Id.__sub__, Slot.NbSubtract, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbSubtract, Wrap.BinaryL, "($self, value, /)", "Evaluate self-value."),
        new(30, Id.__rsub__, Slot.NbSubtract, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbSubtract, Wrap.BinaryR, "($self, value, /)", "Evaluate value-self."),
        new(31, Id.__mul__, Slot.NbMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbMultiply, Wrap.BinaryL, "($self, value, /)", "Evaluate self*value."),
        new(32, Id.__rmul__, Slot.NbMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbMultiply, Wrap.BinaryR, "($self, value, /)", "Evaluate value*self."),
        new(33, Id.__mod__, Slot.NbRemainder, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbRemainder, Wrap.BinaryL, "($self, value, /)", "Evaluate self%value."),
        new(34, Id.__rmod__, Slot.NbRemainder, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbRemainder, Wrap.BinaryR, "($self, value, /)", "Evaluate value%self."),
        new(35, Id.__divmod__, Slot.NbDivmod, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbDivmod, Wrap.BinaryL, "($self, value, /)", "Evaluate divmod(self, value)."),
        new(36, Id.__rdivmod__, Slot.NbDivmod, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbDivmod, Wrap.BinaryR, "($self, value, /)", "Evaluate divmod(value, self)."),
        new(37, Id.__pow__, Slot.NbPower, (nint)(delegate*<PyObject, PyObject, PyObject, PyObject?>)&SlotFunctions.NbPower, Wrap.Ternary, "($self, value, mod=None, /)", "Evaluate pow(self, value, mod)."),
        new(38, Id.__rpow__, Slot.NbPower, (nint)(delegate*<PyObject, PyObject, PyObject, PyObject?>)&SlotFunctions.NbPower, Wrap.TernaryR, "($self, value, mod=None, /)", "Evaluate pow(value, self, mod)."),
        new(39, Id.__neg__, Slot.NbNegative, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbNegative, Wrap.Unary, "($self, /)", "Evaluate -self."),
        new(40, Id.__pos__, Slot.NbPositive, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbPositive, Wrap.Unary, "($self, /)", "Evaluate +self."),
        new(41, Id.__abs__, Slot.NbAbsolute, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbAbsolute, Wrap.Unary, "($self, /)", "Evaluate abs(self)."),
        new(42, Id.__bool__, Slot.NbBool, (nint)(delegate*<PyObject, bool?>)&SlotFunctions.NbBool, Wrap.Inquiry, "($self, /)", "Whether self counts as true."),
        new(43, Id.__invert__, Slot.NbInvert, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbInvert, Wrap.Unary, "($self, /)", "Evaluate ~self."),
        new(44, Id.__lshift__, Slot.NbLshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbLshift, Wrap.BinaryL, "($self, value, /)", "Evaluate self<<value."),
        new(45, Id.__rlshift__, Slot.NbLshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbLshift, Wrap.BinaryR, "($self, value, /)", "Evaluate value<<self."),
        new(46, Id.__rshift__, Slot.NbRshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbRshift, Wrap.BinaryL, "($self, value, /)", "Evaluate self>>value."),
        new(47, Id.__rrshift__, Slot.NbRshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbRshift, Wrap.BinaryR, "($self, value, /)", "Evaluate value>>self."),
        new(48, Id.__and__, Slot.NbAnd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbAnd, Wrap.BinaryL, "($self, value, /)", "Evaluate self&value."),
        new(49, Id.__rand__, Slot.NbAnd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbAnd, Wrap.BinaryR, "($self, value, /)", "Evaluate value&self."),
        new(50, Id.__xor__, Slot.NbXor, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbXor, Wrap.BinaryL, "($self, value, /)", "Evaluate self^value."),
        new(51, Id.__rxor__, Slot.NbXor, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbXor, Wrap.BinaryR, "($self, value, /)", "Evaluate value^self."),
        new(52, Id.__or__, Slot.NbOr, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbOr, Wrap.BinaryL, "($self, value, /)", "Evaluate self|value."),
        new(53, Id.__ror__, Slot.NbOr, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbOr, Wrap.BinaryR, "($self, value, /)", "Evaluate value|self."),
        new(54, Id.__int__, Slot.NbInt, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbInt, Wrap.Unary, "($self, /)", "Evaluate int(self)."),
        new(55, Id.__float__, Slot.NbFloat, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbFloat, Wrap.Unary, "($self, /)", "Evaluate float(self)."),
        new(56, Id.__iadd__, Slot.NbInplaceAdd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceAdd, Wrap.Binary, "($self, value, /)", "Perform self+=value."),
        new(57, Id.__isub__, Slot.NbInplaceSubtract, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceSubtract, Wrap.Binary, "($self, value, /)", "Perform self-=value."),
        new(58, Id.__imul__, Slot.NbInplaceMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceMultiply, Wrap.Binary, "($self, value, /)", "Perform self*=value."),
        new(59, Id.__imod__, Slot.NbInplaceRemainder, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceRemainder, Wrap.Binary, "($self, value, /)", "Perform self%=value."),
        new(60, Id.__ipow__, Slot.NbInplacePower, (nint)(delegate*<PyObject, PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplacePower, Wrap.Ternary, "($self, value, /)", "Perform self**=value."),
        new(61, Id.__ilshift__, Slot.NbInplaceLshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceLshift, Wrap.Binary, "($self, value, /)", "Perform self<<=value."),
        new(62, Id.__irshift__, Slot.NbInplaceRshift, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceRshift, Wrap.Binary, "($self, value, /)", "Perform self>>=value."),
        new(63, Id.__iand__, Slot.NbInplaceAnd, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceAnd, Wrap.Binary, "($self, value, /)", "Perform self&=value."),
        new(64, Id.__ixor__, Slot.NbInplaceXor, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceXor, Wrap.Binary, "($self, value, /)", "Perform self^=value."),
        new(65, Id.__ior__, Slot.NbInplaceOr, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceOr, Wrap.Binary, "($self, value, /)", "Perform self|=value."),
        new(66, Id.__floordiv__, Slot.NbFloorDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbFloorDivide, Wrap.BinaryL, "($self, value, /)", "Evaluate self//value."),
        new(67, Id.__rfloordiv__, Slot.NbFloorDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbFloorDivide, Wrap.BinaryR, "($self, value, /)", "Evaluate value//self."),
        new(68, Id.__truediv__, Slot.NbTrueDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbTrueDivide, Wrap.BinaryL, "($self, value, /)", "Evaluate self/value."),
        new(69, Id.__rtruediv__, Slot.NbTrueDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbTrueDivide, Wrap.BinaryR, "($self, value, /)", "Evaluate value/self."),
        new(70, Id.__ifloordiv__, Slot.NbInplaceFloorDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceFloorDivide, Wrap.Binary, "($self, value, /)", "Perform self//=value."),
        new(71, Id.__itruediv__, Slot.NbInplaceTrueDivide, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceTrueDivide, Wrap.Binary, "($self, value, /)", "Perform self/=value."),
        new(72, Id.__index__, Slot.NbIndex, (nint)(delegate*<PyObject, PyObject?>)&SlotFunctions.NbIndex, Wrap.Unary, "($self, /)", "Give self as an integer, where it can serve as an index."),
        new(73, Id.__matmul__, Slot.NbMatrixMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbMatrixMultiply, Wrap.BinaryL, "($self, value, /)", "Evaluate self@value."),
        new(74, Id.__rmatmul__, Slot.NbMatrixMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbMatrixMultiply, Wrap.BinaryR, "($self, value, /)", "Evaluate value@self."),
        new(75, Id.__imatmul__, Slot.NbInplaceMatrixMultiply, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.NbInplaceMatrixMultiply, Wrap.Binary, "($self, value, /)", "Perform self@=value."),
        new(76, Id.__len__, Slot.MpLength, (nint)(delegate*<PyObject, nint>)&SlotFunctions.Length, Wrap.Length, "($self, /)", "Evaluate len(self)."),
        new(77, Id.__getitem__, Slot.MpSubscript, (nint)(delegate*<PyObject, PyObject, PyObject?>)&SlotFunctions.MpSubscript, Wrap.Binary, "($self, key, /)", "Evaluate self[key]."),
        new(78, Id.__setitem__, Slot.MpAssSubscript, (nint)(delegate*<PyObject, PyObject, PyObject?, bool>)&SlotFunctions.MpAssSubscript, Wrap.SetItem, "($self, key, value, /)", "Perform self[key]=value."),
        new(79, Id.__delitem__, Slot.MpAssSubscript, (nint)(delegate*<PyObject, PyObject, PyObject?, bool>)&SlotFunctions.MpAssSubscript, Wrap.DelItem, "($self, key, /)", "Perform del self[key]."),
        new(80, Id.__len__, Slot.SqLength, (nint)(delegate*<PyObject, nint>)&SlotFunctions.Length, Wrap.Length, "($self, /)", "Evaluate len(self)."),
        new(81, Id.__add__, Slot.SqConcat, 0, Wrap.Binary, "($self, value, /)", "Evaluate self+value."),
        new(82, Id.__mul__, Slot.SqRepeat, 0, Wrap.IndexArg, "($self, value, /)", "Evaluate self*value."),
        new(83, Id.__rmul__, Slot.SqRepeat, 0, Wrap.IndexArg, "($self, value, /)", "Evaluate value*self."),
        new(84, Id.__getitem__, Slot.SqItem, (nint)(delegate*<PyObject, nint, PyObject?>)&SlotFunctions.SqItem, Wrap.SqItem, "($self, key, /)", "Evaluate self[key]."),
        new(85, Id.__setitem__, Slot.SqAssItem, (nint)(delegate*<PyObject, nint, PyObject?, bool>)&SlotFunctions.SqAssItem, Wrap.SqSetItem, "($self, key, value, /)", "Perform self[key]=value."),
        new(86, Id.__delitem__, Slot.SqAssItem, (nint)(delegate*<PyObject, nint, PyObject?, bool>)&SlotFunctions.SqAssItem, Wrap.SqDelItem, "($self, key, /)", "Perform del self[key]."),
        new(87, Id.__contains__, Slot.SqContains, (nint)(delegate*<PyObject, PyObject, bool?>)&SlotFunctions.SqContains, Wrap.ObjObj, "($self, key, /)", "Evaluate key in self."),
        new(88, Id.__iadd__, Slot.SqInplaceConcat, 0, Wrap.Binary, "($self, value, /)", "Perform self+=value."),
        new(89, Id.__imul__, Slot.SqInplaceRepeat, 0, Wrap.IndexArg, "($self, value, /)", "Perform self*=value."),
    ];

    /// <summary>Rows by name.</summary>
    private static readonly NameMap<SlotDef[]> s_byName = Group();

    private static NameMap<SlotDef[]> Group()
    {
        NameMap<SlotDef[]> byName = new();
        foreach (SlotDef def in All)
            byName[def.Name.Value] = byName.TryGetValue(def.Name.Value, out SlotDef[]? rows) ? [.. rows, def] : [def];
        return byName;
    }

    /// <summary>The function of classes written in Python, by slot.</summary>
    internal static readonly nint[] Generic = MakeGeneric();

    private static nint[] MakeGeneric()
    {
        var generic = new nint[(int)Slot.BfReleaseBuffer + 1];
        foreach (SlotDef def in All)
            if (def.Function != 0) generic[(int)def.Slot] = def.Function;
        return generic;
    }

    /// <summary>The rows with a name; empty when it is no special method.</summary>
    [Mirrors("has_slotdef", 11415, 11424)]
    internal static SlotDef[] Named(PyStr name) => s_byName.TryGetValue(name.Value, out SlotDef[]? rows) ? rows : [];
}
