// Include/cpython/object.h: the slots of a type, one struct that subtypes copy and then change.

namespace PyModules.Runtime;

/// <summary>The operator of a rich comparison.</summary>
public enum CompareOp { Lt, Le, Eq, Ne, Gt, Ge }

/// <summary>What <c>am_send</c> found.</summary>
public enum SendResult { Error = -1, Return = 0, Next = 1 }

/// <summary>The slots of <c>PyTypeObject</c>; named as the field without its <c>tp_</c>; number, sequence, mapping, async and buffer slots keep their prefix.</summary>
public enum Slot
{
    New, Init, Finalize, Repr, Str, Hash, Call, GetAttr, SetAttr, RichCompare, Iter, IterNext, DescrGet, DescrSet,
    AmAwait, AmAiter, AmAnext, AmSend,
    NbAdd, NbSubtract, NbMultiply, NbRemainder, NbDivmod, NbPower, NbNegative, NbPositive, NbAbsolute, NbBool, NbInvert,
    NbLshift, NbRshift, NbAnd, NbXor, NbOr, NbInt, NbFloat,
    NbInplaceAdd, NbInplaceSubtract, NbInplaceMultiply, NbInplaceRemainder, NbInplacePower, NbInplaceLshift, NbInplaceRshift,
    NbInplaceAnd, NbInplaceXor, NbInplaceOr, NbFloorDivide, NbTrueDivide, NbInplaceFloorDivide, NbInplaceTrueDivide, NbIndex,
    NbMatrixMultiply, NbInplaceMatrixMultiply,
    SqLength, SqConcat, SqRepeat, SqItem, SqAssItem, SqContains, SqInplaceConcat, SqInplaceRepeat,
    MpLength, MpSubscript, MpAssSubscript,
    BfGetBuffer, BfReleaseBuffer,
}

/// <summary>A type's slots as function pointers, in the order of <see cref="Slot"/>. Null is absent. A <c>PyObject?</c> result of null means that an exception is set
/// (for <see cref="IterNext"/>: exhausted when none is); a <c>bool</c> of false and a <c>bool?</c> of null likewise; a length or hash of -1 likewise.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
public unsafe struct TypeSlots
{
    /// <summary>Arguments are vectorcall-shaped everywhere: positionals, then the values of <c>kwnames</c>.</summary>
    public delegate*<PyType, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> New;
    public delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, bool> Init;
    public delegate*<PyObject, void> Finalize;
    public delegate*<PyObject, PyObject?> Repr, Str;
    public delegate*<PyObject, long> Hash;
    public delegate*<PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> Call;
    public delegate*<PyObject, PyStr, PyObject?> GetAttr;

    /// <summary>A null value deletes.</summary>
    public delegate*<PyObject, PyStr, PyObject?, bool> SetAttr;
    public delegate*<PyObject, PyObject, CompareOp, PyObject?> RichCompare;
    public delegate*<PyObject, PyObject?> Iter, IterNext;
    public delegate*<PyObject, PyObject?, PyObject?, PyObject?> DescrGet;
    public delegate*<PyObject, PyObject, PyObject?, bool> DescrSet;

    public delegate*<PyObject, PyObject?> AmAwait, AmAiter, AmAnext;
    public delegate*<PyObject, PyObject, out PyObject?, SendResult> AmSend;

    public delegate*<PyObject, PyObject, PyObject?> NbAdd, NbSubtract, NbMultiply, NbRemainder, NbDivmod;
    public delegate*<PyObject, PyObject, PyObject, PyObject?> NbPower;
    public delegate*<PyObject, PyObject?> NbNegative, NbPositive, NbAbsolute;
    public delegate*<PyObject, bool?> NbBool;
    public delegate*<PyObject, PyObject?> NbInvert;
    public delegate*<PyObject, PyObject, PyObject?> NbLshift, NbRshift, NbAnd, NbXor, NbOr;
    public delegate*<PyObject, PyObject?> NbInt, NbFloat;
    public delegate*<PyObject, PyObject, PyObject?> NbInplaceAdd, NbInplaceSubtract, NbInplaceMultiply, NbInplaceRemainder;
    public delegate*<PyObject, PyObject, PyObject, PyObject?> NbInplacePower;
    public delegate*<PyObject, PyObject, PyObject?> NbInplaceLshift, NbInplaceRshift, NbInplaceAnd, NbInplaceXor, NbInplaceOr;
    public delegate*<PyObject, PyObject, PyObject?> NbFloorDivide, NbTrueDivide, NbInplaceFloorDivide, NbInplaceTrueDivide;
    public delegate*<PyObject, PyObject?> NbIndex;
    public delegate*<PyObject, PyObject, PyObject?> NbMatrixMultiply, NbInplaceMatrixMultiply;

    public delegate*<PyObject, nint> SqLength;
    public delegate*<PyObject, PyObject, PyObject?> SqConcat;
    public delegate*<PyObject, nint, PyObject?> SqRepeat, SqItem;
    public delegate*<PyObject, nint, PyObject?, bool> SqAssItem;
    public delegate*<PyObject, PyObject, bool?> SqContains;
    public delegate*<PyObject, PyObject, PyObject?> SqInplaceConcat;
    public delegate*<PyObject, nint, PyObject?> SqInplaceRepeat;

    public delegate*<PyObject, nint> MpLength;
    public delegate*<PyObject, PyObject, PyObject?> MpSubscript;
    public delegate*<PyObject, PyObject, PyObject?, bool> MpAssSubscript;

    /// <summary>Fill the view for the <c>PyBUF_*</c> flags.</summary>
    public delegate*<PyObject, PyBuffer, int, bool> BfGetBuffer;
    public delegate*<PyObject, PyBuffer, void> BfReleaseBuffer;

    /// <summary>Look attributes up as <c>object</c> does: the very pointer that the fast paths know.</summary>
    public void SetGenericGetAttr() => GetAttr = (delegate*<PyObject, PyStr, PyObject?>)SlotPointers.GenericGetAttr;

    /// <summary>Refuse to be hashed, and say so with a <c>__hash__</c> of None.</summary>
    public void SetUnhashable() => Hash = (delegate*<PyObject, long>)SlotPointers.HashNotImplemented;

    /// <summary>Store attributes as <c>object</c> does.</summary>
    public void SetGenericSetAttr() => SetAttr = (delegate*<PyObject, PyStr, PyObject?, bool>)SlotPointers.GenericSetAttr;
}

/// <summary>The <c>Py_TPFLAGS_*</c> bits.</summary>
[Flags]
public enum TypeFlags : ulong
{
    None = 0,
    StaticBuiltin = 1UL << 1,
    InlineValues = 1UL << 2,
    ManagedWeakref = 1UL << 3,
    ManagedDict = 1UL << 4,
    Sequence = 1UL << 5,
    Mapping = 1UL << 6,
    DisallowInstantiation = 1UL << 7,
    ImmutableType = 1UL << 8,
    HeapType = 1UL << 9,
    BaseType = 1UL << 10,
    HaveVectorcall = 1UL << 11,
    Ready = 1UL << 12,
    Readying = 1UL << 13,
    HaveGc = 1UL << 14,
    MethodDescriptor = 1UL << 17,
    IsAbstract = 1UL << 20,
    MatchSelf = 1UL << 22,
    ItemsAtEnd = 1UL << 23,
    LongSubclass = 1UL << 24,
    ListSubclass = 1UL << 25,
    TupleSubclass = 1UL << 26,
    BytesSubclass = 1UL << 27,
    UnicodeSubclass = 1UL << 28,
    DictSubclass = 1UL << 29,
    BaseExcSubclass = 1UL << 30,
    TypeSubclass = 1UL << 31,
}
