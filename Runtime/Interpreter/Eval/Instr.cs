// The loop's own instructions: bytecode of one code object in register form.

namespace PyModules.Runtime;

/// <summary>One instruction. A is the slot of the result, B and C are slots of operands unless the instruction says otherwise;
/// slots count from the frame's base, variables first, then the value stack.</summary>
internal struct Instr
{
    /// <summary>A constant, a name or the inline cache, as the instruction needs.</summary>
    public object? Cache;

    /// <summary>Jump target or plain argument.</summary>
    public int D;

    /// <summary>A second argument: type version, counters, flags.</summary>
    public uint E;
    public IOp Op;
    public ushort A, B, C;

    /// <summary>Its own index: the loop moves a reference along, and tells the frame where it is by this.</summary>
    public int Ip;
}

/// <summary>What an instruction does; see the loop.</summary>
internal enum IOp : ushort
{
    Nop,
    // Moves.
    Move, Move2, LoadConst, LoadNull, CheckBound, ClearLocal, LoadAndClear, Swap, DeleteFast,
    LoadDeref, StoreDeref, DeleteDeref, MakeCell, CopyFreeVars,
    // Operators.
    AddRR, AddRK, SubRR, SubRK, MulRR, MulRK, BinaryRR, BinaryRK, SubscrRR, SubscrRK, AndRR, ModRR,
    CompareRR, CompareRK, JumpCompareRR, JumpCompareRK,
    Negative, Not, Invert, ToBool, Is, Contains, JumpIs, JumpContains,
    JumpIfTrue, JumpIfFalse, JumpIfTruthy, JumpIfFalsy, JumpIfNone, JumpIfNotNone,
    Jump, JumpBackward,
    BinarySlice, StoreSlice, StoreSubscr, DeleteSubscr,
    // Names and attributes.
    LoadGlobal, LoadGlobalCached, LoadBuiltinCached, StoreGlobal, DeleteGlobal,
    LoadName, StoreName, DeleteName, LoadLocals, LoadFromDictOrGlobals, LoadFromDictOrDeref,
    LoadAttr, LoadAttrInstance, LoadAttrSlot, LoadAttrModule, LoadAttrClass, LoadAttrTypeValue, LoadAttrProperty,
    LoadMethod, LoadMethodCached, LoadMethodBuiltin,
    StoreAttr, StoreAttrInstance, StoreAttrSlot, DeleteAttr,
    LoadSuperAttr, LoadSpecial, LoadBuildClass,
    // Building.
    BuildTuple, BuildList, BuildSet, BuildMap, BuildString, BuildSlice, BuildTemplate, BuildInterpolation,
    ListAppend, ListExtend, SetAdd, SetUpdate, MapAdd, DictUpdate, DictMerge, SetupAnnotations,
    UnpackSequence, UnpackEx, FormatSimple, FormatWithSpec, ConvertValue, Intrinsic1, Intrinsic2,
    // Calls.
    Call, CallPyExact, CallMethodPyExact, CallKw, CallEx, MakeFunction, SetFunctionAttribute, Return, ReturnConst,
    // Iteration, generators, coroutines.
    GetIter, ForIter, ForIterList, ForIterTuple, ForIterRange, GetYieldFromIter, GetLen, Resume, ReturnGenerator, Yield, Send,
    GetAwaitable, GetAiter, GetAnext, EndAsyncFor, CleanupThrow,
    // Matching, imports, exceptions.
    MatchClass, MatchMapping, MatchSequence, MatchKeys,
    ImportName, ImportFrom, RaiseVarargs, Reraise, PushExcInfo, PopExcept, CheckExcMatch, JumpExcMatch, CheckEgMatch, WithExceptStart,
    // Tracing: what a code object carries while tools watch it; Retired stands in plain code that is out of use meanwhile.
    TraceMark, TraceInstruction, TraceLine, TraceNoLine, Hook, Retired,
}
