// From bytecode to register form: one bytecode instruction at a time.

using PyModules.Compiler;

namespace PyModules.Runtime;

internal sealed partial class Translator
{
    // Emit an instruction; the result is where reading goes on.
    private int EmitOne(Op op, int arg, int next, ref bool live)
    {
        switch (op)
        {
            case Op.NOP or Op.NOT_TAKEN or Op.CACHE or Op.RESERVED:
                break;

            // Variables and constants.
            case Op.LOAD_FAST or Op.LOAD_FAST_BORROW:
                Push(new Value(Kind.Local, arg));
                break;
            case Op.LOAD_FAST_CHECK:
                Add(IOp.CheckBound, b: arg);
                Push(new Value(Kind.Local, arg));
                break;
            case Op.LOAD_FAST_LOAD_FAST or Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
                Push(new Value(Kind.Local, arg >> 4));
                Push(new Value(Kind.Local, arg & 15));
                break;
            case Op.LOAD_FAST_AND_CLEAR:
                SettleLocal(arg);
                Add(IOp.LoadAndClear, Slot(_sp), arg);
                PushSlot();
                break;
            case Op.LOAD_CONST:
                Push(new Value(Kind.Const, 0, _code.Consts[arg]));
                break;
            case Op.LOAD_SMALL_INT:
                Push(new Value(Kind.Const, 0, PyInt.From(arg)));
                break;
            case Op.LOAD_COMMON_CONSTANT:
                AddResult(IOp.LoadBuildClass, b: arg + 1);
                break;
            case Op.PUSH_NULL:
                Push(new Value(Kind.Null, 0));
                break;
            case Op.STORE_FAST:
                Store(arg);
                break;
            case Op.STORE_FAST_LOAD_FAST:
                Store(arg >> 4);
                Push(new Value(Kind.Local, arg & 15));
                break;
            case Op.STORE_FAST_STORE_FAST:
                Store(arg >> 4);
                Store(arg & 15);
                break;
            case Op.DELETE_FAST:
                SettleLocal(arg);
                Add(IOp.DeleteFast, b: arg);
                break;
            case Op.MAKE_CELL:
                Add(IOp.MakeCell, arg);
                break;
            case Op.COPY_FREE_VARS:
                Add(IOp.CopyFreeVars, d: arg);
                break;
            case Op.LOAD_DEREF:
                AddResult(IOp.LoadDeref, b: arg);
                break;
            case Op.STORE_DEREF:
                Add(IOp.StoreDeref, arg, PopReg());
                break;
            case Op.DELETE_DEREF:
                Add(IOp.DeleteDeref, b: arg);
                break;

            // The stack itself.
            case Op.POP_TOP or Op.POP_ITER or Op.END_FOR:
                _sp--;
                if (op == Op.POP_ITER) Add(IOp.LoadNull, Slot(_sp));
                break;
            case Op.COPY:
            {
                int from = _sp - arg;
                Value value = _stack[from];
                _fresh[from] = -1;
                if (value.Kind != Kind.Slot)
                {
                    Push(value);
                    break;
                }
                Move(Slot(_sp), value.Index);
                PushSlot();
                break;
            }
            case Op.SWAP:
            {
                int low = _sp - arg, high = _sp - 1;
                if (_stack[low].Kind != Kind.Slot && _stack[high].Kind != Kind.Slot)
                {
                    (_stack[low], _stack[high]) = (_stack[high], _stack[low]);
                    break;
                }
                Settle(low);
                Settle(high);
                _fresh[low] = _fresh[high] = -1;
                Add(IOp.Swap, Slot(low), Slot(high));
                break;
            }

            // Operators.
            case Op.BINARY_OP:
                EmitBinary(arg);
                break;
            case Op.UNARY_NEGATIVE:
                { int b = PopReg(); AddResult(IOp.Negative, b); }
                break;
            case Op.UNARY_INVERT:
                { int b = PopReg(); AddResult(IOp.Invert, b); }
                break;
            case Op.UNARY_NOT:
                { int b = PopReg(); AddResult(IOp.Not, b); }
                break;
            case Op.TO_BOOL:
            {
                if (Peek(next, out Op jump, out int jumpArg, out int after) && jump is Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE)
                {
                    int b = PopReg();
                    SettleAll();
                    Add(jump == Op.POP_JUMP_IF_TRUE ? IOp.JumpIfTruthy : IOp.JumpIfFalsy, b: b, d: JumpTarget(after, jumpArg));
                    SkipFolded(next, after);
                    return after;
                }
                int value = PopReg();
                AddResult(IOp.ToBool, value);
                break;
            }
            case Op.COMPARE_OP:
                return EmitCompare(arg, next);
            case Op.IS_OP:
            {
                int c = PopReg(), b = PopReg();
                if (Peek(next, out Op jump, out int jumpArg, out int after) && jump is Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE)
                {
                    SettleAll();
                    Add(IOp.JumpIs, b: b, c: c, d: JumpTarget(after, jumpArg), e: (uint)(arg ^ (jump == Op.POP_JUMP_IF_TRUE ? 0 : 1)));
                    SkipFolded(next, after);
                    return after;
                }
                AddResult(IOp.Is, b, c, arg);
                break;
            }
            case Op.CONTAINS_OP:
            {
                int c = PopReg(), b = PopReg();
                if (Peek(next, out Op jump, out int jumpArg, out int after) && jump is Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE)
                {
                    SettleAll();
                    Add(IOp.JumpContains, b: b, c: c, d: JumpTarget(after, jumpArg), e: (uint)(arg ^ (jump == Op.POP_JUMP_IF_TRUE ? 0 : 1)));
                    SkipFolded(next, after);
                    return after;
                }
                AddResult(IOp.Contains, b, c, arg);
                break;
            }
            case Op.BINARY_SLICE:
            {
                SettleTop(2);
                int container = RegAt(_sp - 3);
                int start = Slot(_sp - 2);
                _sp -= 3;
                AddResult(IOp.BinarySlice, container, start);
                break;
            }
            case Op.STORE_SLICE:
                SettleTop(4);
                _sp -= 4;
                Add(IOp.StoreSlice, Slot(_sp));
                break;
            case Op.STORE_SUBSCR:
            {
                int sub = PopReg(), container = PopReg(), value = PopReg();
                Add(IOp.StoreSubscr, value, container, sub);
                break;
            }
            case Op.DELETE_SUBSCR:
            {
                int sub = PopReg(), container = PopReg();
                Add(IOp.DeleteSubscr, b: container, c: sub);
                break;
            }

            // Jumps.
            case Op.JUMP_FORWARD:
                SettleAll();
                Add(IOp.Jump, d: next + arg);
                live = false;
                break;
            case Op.JUMP_BACKWARD:
                SettleAll();
                Add(IOp.JumpBackward, d: next - arg);
                live = false;
                break;
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
                SettleAll();
                Add(IOp.Jump, d: next - arg);
                live = false;
                break;
            case Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE:
            {
                int b = PopReg();
                SettleAll();
                IOp jump = op switch
                {
                    Op.POP_JUMP_IF_FALSE => IOp.JumpIfFalse,
                    Op.POP_JUMP_IF_TRUE => IOp.JumpIfTrue,
                    Op.POP_JUMP_IF_NONE => IOp.JumpIfNone,
                    _ => IOp.JumpIfNotNone,
                };
                Add(jump, b: b, d: next + arg);
                break;
            }

            // Names.
            case Op.LOAD_GLOBAL:
                AddResult(IOp.LoadGlobal, cache: _code.Names[arg >> 1]);
                if ((arg & 1) != 0) Push(new Value(Kind.Null, 0));
                break;
            case Op.STORE_GLOBAL:
                Add(IOp.StoreGlobal, b: PopReg(), cache: _code.Names[arg]);
                break;
            case Op.DELETE_GLOBAL:
                Add(IOp.DeleteGlobal, cache: _code.Names[arg]);
                break;
            case Op.LOAD_NAME:
                AddResult(IOp.LoadName, cache: _code.Names[arg]);
                break;
            case Op.STORE_NAME:
                Add(IOp.StoreName, b: PopReg(), cache: _code.Names[arg]);
                break;
            case Op.DELETE_NAME:
                Add(IOp.DeleteName, cache: _code.Names[arg]);
                break;
            case Op.LOAD_LOCALS:
                AddResult(IOp.LoadLocals);
                break;
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
                { int b = PopReg(); AddResult(IOp.LoadFromDictOrGlobals, b, cache: _code.Names[arg]); }
                break;
            case Op.LOAD_FROM_DICT_OR_DEREF:
                { int b = PopReg(); AddResult(IOp.LoadFromDictOrDeref, b, arg); }
                break;
            case Op.LOAD_BUILD_CLASS:
                AddResult(IOp.LoadBuildClass, b: 0);
                break;

            // Attributes.
            case Op.LOAD_ATTR:
            {
                int b = PopReg();
                if ((arg & 1) == 0)
                {
                    AddResult(IOp.LoadAttr, b, cache: new AttrCache(_code.Names[arg >> 1]));
                    break;
                }
                Add(IOp.LoadMethod, Slot(_sp), b, cache: new AttrCache(_code.Names[arg >> 1]));
                PushSlot();
                PushSlot();
                break;
            }
            case Op.STORE_ATTR:
            {
                int owner = PopReg(), value = PopReg();
                Add(IOp.StoreAttr, value, owner, cache: new AttrCache(_code.Names[arg]));
                break;
            }
            case Op.DELETE_ATTR:
                Add(IOp.DeleteAttr, b: PopReg(), cache: _code.Names[arg]);
                break;
            case Op.LOAD_SUPER_ATTR:
                SettleTop(3);
                _sp -= 3;
                Add(IOp.LoadSuperAttr, Slot(_sp), d: arg, cache: _code.Names[arg >> 2]);
                PushSlot();
                if ((arg & 1) != 0) PushSlot();
                break;
            case Op.LOAD_SPECIAL:
                SettleTop(1);
                Add(IOp.LoadSpecial, Slot(_sp - 1), d: arg);
                PushSlot();
                break;

            // Building.
            case Op.BUILD_TUPLE or Op.BUILD_LIST or Op.BUILD_SET or Op.BUILD_STRING or Op.BUILD_SLICE:
            {
                SettleTop(arg);
                _sp -= arg;
                IOp build = op switch
                {
                    Op.BUILD_TUPLE => IOp.BuildTuple, Op.BUILD_LIST => IOp.BuildList, Op.BUILD_SET => IOp.BuildSet, Op.BUILD_STRING => IOp.BuildString, _ => IOp.BuildSlice,
                };
                AddResult(build, Slot(_sp), d: arg);
                break;
            }
            case Op.BUILD_MAP:
                SettleTop(arg * 2);
                _sp -= arg * 2;
                AddResult(IOp.BuildMap, Slot(_sp), d: arg);
                break;
            case Op.BUILD_TEMPLATE:
                SettleTop(2);
                _sp -= 2;
                AddResult(IOp.BuildTemplate, Slot(_sp));
                break;
            case Op.BUILD_INTERPOLATION:
            {
                int count = 2 + (arg & 1);
                SettleTop(count);
                _sp -= count;
                AddResult(IOp.BuildInterpolation, Slot(_sp), d: arg);
                break;
            }
            case Op.LIST_APPEND:
                { int v = PopReg(); Add(IOp.ListAppend, Slot(_sp - arg), v); }
                break;
            case Op.SET_ADD:
                { int v = PopReg(); Add(IOp.SetAdd, Slot(_sp - arg), v); }
                break;
            case Op.LIST_EXTEND:
                { int v = PopReg(); Settle(_sp - arg); Add(IOp.ListExtend, Slot(_sp - arg), v); }
                break;
            case Op.SET_UPDATE:
                { int v = PopReg(); Add(IOp.SetUpdate, Slot(_sp - arg), v); }
                break;
            case Op.DICT_UPDATE:
                { int v = PopReg(); Add(IOp.DictUpdate, Slot(_sp - arg), v); }
                break;
            case Op.DICT_MERGE:
            {
                int v = PopReg();
                int function = RegAt(_sp - arg - 3);
                Add(IOp.DictMerge, Slot(_sp - arg), v, function);
                break;
            }
            case Op.MAP_ADD:
            {
                int v = PopReg(), k = PopReg();
                Add(IOp.MapAdd, Slot(_sp - arg), k, v);
                break;
            }
            case Op.SETUP_ANNOTATIONS:
                Add(IOp.SetupAnnotations);
                break;
            case Op.UNPACK_SEQUENCE:
            {
                int b = PopReg();
                Add(IOp.UnpackSequence, Slot(_sp), b, d: arg);
                for (int i = 0; i < arg; i++) PushSlot();
                break;
            }
            case Op.UNPACK_EX:
            {
                int b = PopReg();
                Add(IOp.UnpackEx, Slot(_sp), b, d: arg);
                for (int i = 0; i < (arg & 0xFF) + 1 + (arg >> 8); i++) PushSlot();
                break;
            }
            case Op.FORMAT_SIMPLE:
                { int b = PopReg(); AddResult(IOp.FormatSimple, b); }
                break;
            case Op.FORMAT_WITH_SPEC:
                { int c = PopReg(), b = PopReg(); AddResult(IOp.FormatWithSpec, b, c); }
                break;
            case Op.CONVERT_VALUE:
                { int b = PopReg(); AddResult(IOp.ConvertValue, b, d: arg); }
                break;
            case Op.CALL_INTRINSIC_1:
                { int b = PopReg(); AddResult(IOp.Intrinsic1, b, d: arg); }
                break;
            case Op.CALL_INTRINSIC_2:
                { int c = PopReg(), b = PopReg(); AddResult(IOp.Intrinsic2, b, c, arg); }
                break;

            // Calls.
            case Op.CALL:
            case Op.CALL_KW:
            {
                int total = arg + 2;
                Value names = default;
                if (op == Op.CALL_KW)
                {
                    names = Pop();
                    if (names.Kind != Kind.Const) names = default;
                }
                int low = _sp - total;
                bool noSelf = _stack[low + 1].Kind == Kind.Null;
                for (int i = low; i < _sp; i++)
                {
                    if (i == low + 1 && noSelf) continue;
                    Settle(i);
                }
                _sp -= total;
                AddResult(op == Op.CALL ? IOp.Call : IOp.CallKw, Slot(_sp), arg, noSelf ? 1 : 0, names.Constant);
                break;
            }
            case Op.CALL_FUNCTION_EX:
            {
                SettleTop(4);
                _sp -= 4;
                AddResult(IOp.CallEx, Slot(_sp));
                break;
            }
            case Op.MAKE_FUNCTION:
                { int b = PopReg(); AddResult(IOp.MakeFunction, b); }
                break;
            case Op.SET_FUNCTION_ATTRIBUTE:
            {
                int function = PopReg(), value = PopReg();
                // The function moves down onto the slot of its attribute.
                AddResult(IOp.SetFunctionAttribute, value, function, arg);
                break;
            }
            case Op.RETURN_VALUE:
            {
                Value value = _stack[_sp - 1];
                if (value.Kind == Kind.Const && !_instrument)
                {
                    _sp--;
                    Add(IOp.ReturnConst, cache: value.Constant);
                }
                else Add(IOp.Return, b: PopReg());
                live = false;
                break;
            }

            // Iteration.
            case Op.GET_ITER:
                { int b = PopReg(); AddResult(IOp.GetIter, b); _last = -1; }
                break;
            case Op.FOR_ITER:
                SettleAll();
                AddResult(IOp.ForIter, Slot(_sp - 1), d: next + arg + 1);
                break;
            case Op.GET_YIELD_FROM_ITER:
                { int b = PopReg(); AddResult(IOp.GetYieldFromIter, b); _last = -1; }
                break;
            case Op.GET_LEN:
                { int b = RegAt(_sp - 1); AddResult(IOp.GetLen, b); }
                break;
            case Op.RESUME:
                SettleAll();
                Add(IOp.Resume, d: arg);
                break;
            case Op.RETURN_GENERATOR:
                AddResult(IOp.ReturnGenerator);
                _last = -1;
                break;
            case Op.YIELD_VALUE:
            {
                if (arg != 0) SettleAll();
                int b = PopReg();
                // B is the value, C the iterator below it for yield from, else the first slot that is not kept.
                // E: a handler is around, so that a forgotten generator has something to run; then the slots that may hold what nobody needs (see Run).
                Fetch(next, out Op resume, out int depth);
                uint guarded = resume == Op.RESUME && (depth & ResumeArg.Depth1Mask) != 0 ? 0u : 1u;
                AddResult(IOp.Yield, b, Slot(_sp) - arg, arg, e: guarded);
                _last = -1;
                break;
            }
            case Op.SEND:
                SettleAll();
                Add(IOp.Send, Slot(_sp - 1), Slot(_sp - 2), d: next + arg);
                break;
            case Op.END_SEND:
            {
                Value value = Pop();
                _sp--;
                if (value.Kind == Kind.Slot)
                {
                    Move(Slot(_sp), value.Index);
                    PushSlot();
                }
                else Push(value);
                break;
            }
            case Op.GET_AWAITABLE:
                { int b = PopReg(); AddResult(IOp.GetAwaitable, b, d: arg); _last = -1; }
                break;
            case Op.GET_AITER:
                { int b = PopReg(); AddResult(IOp.GetAiter, b); _last = -1; }
                break;
            case Op.GET_ANEXT:
                { int b = RegAt(_sp - 1); AddResult(IOp.GetAnext, b); _last = -1; }
                break;
            case Op.END_ASYNC_FOR:
                SettleTop(2);
                Add(IOp.EndAsyncFor, b: Slot(_sp - 1));
                _sp -= 2;
                break;
            case Op.CLEANUP_THROW:
                SettleTop(3);
                Add(IOp.CleanupThrow, Slot(_sp - 3));
                _sp -= 3;
                PushSlot();
                PushSlot();
                break;

            // Matching.
            case Op.MATCH_CLASS:
                SettleTop(3);
                _sp -= 3;
                AddResult(IOp.MatchClass, Slot(_sp), d: arg);
                break;
            case Op.MATCH_MAPPING:
                { int b = RegAt(_sp - 1); AddResult(IOp.MatchMapping, b); }
                break;
            case Op.MATCH_SEQUENCE:
                { int b = RegAt(_sp - 1); AddResult(IOp.MatchSequence, b); }
                break;
            case Op.MATCH_KEYS:
            {
                int c = RegAt(_sp - 1), b = RegAt(_sp - 2);
                AddResult(IOp.MatchKeys, b, c);
                break;
            }

            // Imports.
            case Op.IMPORT_NAME:
            {
                int c = PopReg(), b = PopReg();
                AddResult(IOp.ImportName, b, c, cache: _code.Names[arg]);
                break;
            }
            case Op.IMPORT_FROM:
                { int b = RegAt(_sp - 1); AddResult(IOp.ImportFrom, b, cache: _code.Names[arg]); }
                break;

            // Exceptions.
            case Op.RAISE_VARARGS:
            {
                SettleTop(arg);
                _sp -= arg;
                Add(IOp.RaiseVarargs, b: Slot(_sp), d: arg);
                live = false;
                break;
            }
            case Op.RERAISE:
                SettleTop(1 + arg);
                Add(IOp.Reraise, b: Slot(_sp - 1), c: arg != 0 ? Slot(_sp - 1 - arg) : 0, d: arg);
                live = false;
                break;
            case Op.PUSH_EXC_INFO:
                SettleTop(1);
                _handles = true;
                Add(IOp.PushExcInfo, Slot(_sp - 1));
                PushSlot();
                break;
            case Op.POP_EXCEPT:
                Add(IOp.PopExcept, b: PopReg());
                break;
            case Op.CHECK_EXC_MATCH:
            {
                int c = PopReg();
                int b = RegAt(_sp - 1);
                if (Peek(next, out Op jump, out int jumpArg, out int after) && jump == Op.POP_JUMP_IF_FALSE)
                {
                    SettleAll();
                    Add(IOp.JumpExcMatch, b: b, c: c, d: JumpTarget(after, jumpArg));
                    SkipFolded(next, after);
                    return after;
                }
                AddResult(IOp.CheckExcMatch, b, c);
                break;
            }
            case Op.CHECK_EG_MATCH:
                SettleTop(2);
                Add(IOp.CheckEgMatch, Slot(_sp - 2));
                break;
            case Op.WITH_EXCEPT_START:
                SettleTop(5);
                AddResult(IOp.WithExceptStart, Slot(_sp - 5));
                break;

            default:
            {
                // Code that was tampered with: an error when it gets there.
                PyObject message = PyStr.From($"{_code.Filename.Value}:{_code.LineAt(next - 1)}: unknown opcode {(int)op}");
                if (_sp >= _code.StackSize) PopReg();
                Push(new Value(Kind.Const, 0, Obj.Call(Exc.SystemError, message) ?? message));
                SettleTop(1);
                _sp--;
                Add(IOp.RaiseVarargs, b: Slot(_sp), d: 1);
                live = false;
                break;
            }
        }
        return next;
    }

    private void EmitBinary(int kind)
    {
        Value right = _stack[_sp - 1];
        if (right.Kind == Kind.Const && _stack[_sp - 2].Kind is Kind.Local or Kind.Slot)
        {
            _sp--;
            int b = PopReg();
            IOp op = kind switch
            {
                NB.ADD or NB.INPLACE_ADD => IOp.AddRK,
                NB.SUBTRACT or NB.INPLACE_SUBTRACT => IOp.SubRK,
                NB.MULTIPLY or NB.INPLACE_MULTIPLY => IOp.MulRK,
                NB.SUBSCR => IOp.SubscrRK,
                _ => IOp.BinaryRK,
            };
            AddNumber(op is IOp.AddRK or IOp.SubRK or IOp.MulRK, op, b, 0, kind, right.Constant);
            return;
        }
        int c = PopReg(), left = PopReg();
        IOp plain = kind switch
        {
            NB.ADD or NB.INPLACE_ADD => IOp.AddRR,
            NB.SUBTRACT or NB.INPLACE_SUBTRACT => IOp.SubRR,
            NB.MULTIPLY or NB.INPLACE_MULTIPLY => IOp.MulRR,
            NB.SUBSCR => IOp.SubscrRR,
            _ => IOp.BinaryRR,
        };
        AddNumber(plain is IOp.AddRR or IOp.SubRR or IOp.MulRR, plain, left, c, kind, null);
    }

    // An operator whose operands have been popped. See Fresh.
    private void AddNumber(bool known, IOp op, int left, int right, int kind, PyObject? constant)
    {
        uint fresh = known ? TakeFresh(_sp, Fresh.Left) | (constant is null ? TakeFresh(_sp + 1, Fresh.Right) : 0) : 0;
        AddResult(op, left, right, kind, constant, fresh);
        if (known) _fresh[_sp - 1] = _last;
    }

    // The operand that lies at a position and is popped: when it is what an operator made, both are told.
    private uint TakeFresh(int position, uint bit)
    {
        int maker = _fresh[position];
        if (maker < 0 || _stack[position].Kind != Kind.Slot) return 0;
        _out[maker].E |= Fresh.Result;
        // The instrumented form keeps to the promise, so that a frame may change over between the two; it does not make use of it.
        return _instrument ? 0 : bit;
    }

    // E: outcome mask in the low four bits, operator from bit 8; for jumps bit 4 says which truth jumps.
    private int EmitCompare(int arg, int next)
    {
        uint packed = (uint)(arg & 15) | (uint)(arg >> 5) << 8 | (uint)(arg & 16) << 1;
        bool constant = _stack[_sp - 1].Kind == Kind.Const;
        PyObject? right = _stack[_sp - 1].Constant;
        int c = 0;
        if (constant) _sp--;
        else c = PopReg();
        int b = PopReg();
        if ((arg & 16) != 0 && Peek(next, out Op jump, out int jumpArg, out int after) && jump is Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE)
        {
            SettleAll();
            if (jump == Op.POP_JUMP_IF_TRUE) packed |= 16;
            else packed ^= 15;
            Add(constant ? IOp.JumpCompareRK : IOp.JumpCompareRR, b: b, c: c, d: JumpTarget(after, jumpArg), cache: right, e: packed);
            SkipFolded(next, after);
            return after;
        }
        AddResult(constant ? IOp.CompareRK : IOp.CompareRR, b, c, cache: right, e: packed);
        return next;
    }
}

/// <summary>The inline cache of an attribute access.</summary>
internal sealed class AttrCache(PyStr name)
{
    public readonly PyStr Name = name;

    /// <summary>The type that <see cref="Version"/> was taken from.</summary>
    public PyType? Type;
    public uint Version;

    /// <summary>What the type's look-up gave: the function of a method, a class attribute, a slot's member.</summary>
    public PyObject? Value;

    /// <summary>Where the name was in the instance's or module's dict.</summary>
    public int Hint;
    public byte Misses;
}
