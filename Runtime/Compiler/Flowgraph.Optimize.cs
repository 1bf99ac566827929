// Python/flowgraph.c: constant folding and peephole optimisation.

using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal sealed partial class Flowgraph
{
    private const int MaxIntSize = 128, MaxCollectionSize = 256, MaxStrSize = 4096, MaxTotalItems = 1024, MinConstSequenceSize = 3;

    private List<PyObject> _consts = null!;
    private ConstantCache _constCache = null!;
    private Dictionary<PyObject, int>? _constIndex;

    [Mirrors("loads_const", 1293, 1297)]
    private static bool LoadsConst(Op op) => op is LOAD_CONST or LOAD_SMALL_INT;

    [Mirrors("get_const_value", 1300, 1318)]
    private PyObject ConstValue(Op op, int oparg) => op == LOAD_SMALL_INT ? PyInt.From(oparg) : _consts[oparg];

    [Mirrors("add_const", 1321, 1348)]
    private int AddConst(PyObject value)
    {
        value = _constCache.Merge(value, false);
        if (_constIndex is null || _constIndex.Count > _consts.Count)
        {
            _constIndex = new Dictionary<PyObject, int>(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < _consts.Count; i++) _constIndex.TryAdd(_consts[i], i);
        }
        if (_constIndex.TryGetValue(value, out int index)) return index;
        index = _consts.Count;
        _consts.Add(value);
        _constIndex[value] = index;
        return index;
    }

    /// <summary>Indexes of the <paramref name="size"/> constant loads that end at <paramref name="start"/>; null when something else is between.</summary>
    [Mirrors("get_const_loading_instrs", 1357, 1376)]
    private static int[]? ConstLoadingInstrs(BasicBlock bb, int start, int size)
    {
        int[] found = new int[size];
        for (; start >= 0 && size > 0; start--)
        {
            Op op = bb.Instrs[start].Opcode;
            if (op == NOP) continue;
            if (!LoadsConst(op)) return null;
            found[--size] = start;
        }
        return size == 0 ? found : null;
    }

    [Mirrors("nop_out", 1382, 1391)]
    private static void NopOut(BasicBlock bb, int[] indexes)
    {
        foreach (int i in indexes)
        {
            bb.Instrs[i].SetNop();
            bb.Instrs[i].Loc = SourceLocation.None;
        }
    }

    private PyObject[] ConstValues(BasicBlock bb, int[] indexes)
    {
        PyObject[] values = new PyObject[indexes.Length];
        for (int i = 0; i < values.Length; i++) values[i] = ConstValue(bb.Instrs[indexes[i]].Opcode, bb.Instrs[indexes[i]].Oparg);
        return values;
    }

    [Mirrors("maybe_instr_make_load_smallint", 1398, 1415)]
    private static bool MakeLoadSmallInt(ref CfgInstr instr, PyObject value)
    {
        if (value is not PyInt { Value: >= 0 and <= 255 } small) return false;
        instr.Set(LOAD_SMALL_INT, (int)small.Value);
        return true;
    }

    [Mirrors("instr_make_load_const", 1419, 1435)]
    private void MakeLoadConst(ref CfgInstr instr, PyObject value)
    {
        if (!MakeLoadSmallInt(ref instr, value)) instr.Set(LOAD_CONST, AddConst(value));
    }

    [Mirrors("fold_tuple_of_constants", 1443, 1482)]
    private void FoldTuple(BasicBlock bb, int i)
    {
        int size = bb.Instrs[i].Oparg;
        if (size > OpInfo.StackUseGuideline || ConstLoadingInstrs(bb, i - 1, size) is not { } loads) return;
        PyTuple tuple = PyTuple.Own(ConstValues(bb, loads));
        NopOut(bb, loads);
        MakeLoadConst(ref bb.Instrs[i], tuple);
    }

    /// <summary>A big constant display was built piece by piece: BUILD_LIST, (load, LIST_APPEND)*, then LIST_TO_TUPLE for a tuple. At <paramref name="i"/> stands the
    /// last of these. Sets likewise, with SET_ADD.</summary>
    [Mirrors("fold_constant_intrinsic_list_to_tuple", 1497, 1571)]
    private void FoldConstSequence(BasicBlock bb, int i)
    {
        int found = 0;
        Op target = bb.Instrs[i].Opcode, append = target == CALL_INTRINSIC_1 ? LIST_APPEND : target, build = append == LIST_APPEND ? BUILD_LIST : BUILD_SET;
        bool expectAppend = target == CALL_INTRINSIC_1;
        for (int pos = i - 1; pos >= 0; pos--)
        {
            Op op = bb.Instrs[pos].Opcode;
            int oparg = bb.Instrs[pos].Oparg;
            if (op == NOP) continue;
            if (op == build && oparg == 0)
            {
                if (!expectAppend) return;
                PyObject[] items = new PyObject[found];
                for (int p = target == CALL_INTRINSIC_1 ? i - 1 : i; p >= pos; p--)
                {
                    ref CfgInstr instr = ref bb.Instrs[p];
                    if (instr.Opcode == NOP) continue;
                    if (LoadsConst(instr.Opcode)) items[--found] = ConstValue(instr.Opcode, instr.Oparg);
                    instr.SetNop();
                    instr.Loc = SourceLocation.None;
                }
                PyObject result = PyTuple.Own(items);
                if (build == BUILD_SET) result = CompileErrors.Check(PyFrozenSet.FromIterable(result));
                MakeLoadConst(ref bb.Instrs[i], result);
                return;
            }
            if (expectAppend)
            {
                if (op != append || oparg != 1) return;
            }
            else
            {
                if (!LoadsConst(op)) return;
                found++;
            }
            expectAppend = !expectAppend;
        }
    }

    [Mirrors("optimize_lists_and_sets", 1585, 1655)]
    private void OptimizeListsAndSets(BasicBlock bb, int i, Op nextOp)
    {
        ref CfgInstr instr = ref bb.Instrs[i];
        bool containsOrIter = nextOp is GET_ITER or CONTAINS_OP;
        int size = instr.Oparg;
        if (size > OpInfo.StackUseGuideline || (size < MinConstSequenceSize && !containsOrIter)) return;
        if (ConstLoadingInstrs(bb, i - 1, size) is not { } loads)
        {
            if (containsOrIter && instr.Opcode == BUILD_LIST) instr.Opcode = BUILD_TUPLE;
            return;
        }
        PyObject result = PyTuple.Own(ConstValues(bb, loads));
        if (instr.Opcode == BUILD_SET) result = CompileErrors.Check(PyFrozenSet.FromIterable(result));
        int index = AddConst(result);
        NopOut(bb, loads);
        if (containsOrIter)
        {
            instr.Set(LOAD_CONST, index);
            return;
        }
        bb.Instrs[i - 2].Loc = instr.Loc;
        bb.Instrs[i - 2].Set(instr.Opcode, 0);
        bb.Instrs[i - 1].Set(LOAD_CONST, index);
        instr.Set(instr.Opcode == BUILD_LIST ? LIST_EXTEND : SET_UPDATE, 1);
    }

    [Mirrors("const_folding_check_complexity", 1661, 1675)]
    private static long CheckComplexity(PyObject o, long limit)
    {
        if (o is not PyTuple tuple) return limit;
        limit -= tuple.Items.Length;
        for (int i = 0; limit >= 0 && i < tuple.Items.Length; i++) limit = CheckComplexity(tuple.Items[i], limit);
        return limit;
    }

    private static long Bits(PyLong v) => (long)System.Numerics.BigInteger.Abs(v.AsBigInteger()).GetBitLength();

    private static bool IsZero(PyLong v) => v.TryAsLong(out long n) && n == 0;

    [Mirrors("const_folding_safe_multiply", 1682, 1725)]
    private static PyObject? SafeMultiply(PyObject v, PyObject w)
    {
        if (v is PyLong a && w is PyLong b)
        {
            if (!IsZero(a) && !IsZero(b) && Bits(a) + Bits(b) > MaxIntSize) return null;
        }
        else if (v is PyLong count)
        {
            long size, limit;
            switch (w)
            {
                case PyTuple tuple:
                    size = tuple.Items.Length;
                    limit = MaxCollectionSize;
                    break;
                case PyStr str:
                    size = str.Length;
                    limit = MaxStrSize;
                    break;
                case PyBytes bytes:
                    size = bytes.Span.Length;
                    limit = MaxStrSize;
                    break;
                default:
                    return Num.Multiply(v, w);
            }
            if (size > 0)
            {
                if (!count.TryAsLong(out long n) || n < 0 || n > limit / size) return null;
                if (n > 0 && w is PyTuple && CheckComplexity(w, MaxTotalItems / n) < 0) return null;
            }
        }
        else if (w is PyLong && v is (PyTuple or PyStr or PyBytes)) return SafeMultiply(w, v);
        return Num.Multiply(v, w);
    }

    [Mirrors("const_folding_safe_power", 1727, 1745)]
    private static PyObject? SafePower(PyObject v, PyObject w)
    {
        if (v is PyLong a && w is PyLong b && !IsZero(a) && b.AsBigInteger().Sign > 0)
        {
            if (!b.TryAsLong(out long wbits) || Bits(a) > MaxIntSize / wbits) return null;
        }
        return Num.Power(v, w, PyNone.Instance);
    }

    [Mirrors("const_folding_safe_lshift", 1747, 1765)]
    private static PyObject? SafeLshift(PyObject v, PyObject w)
    {
        if (v is PyLong a && w is PyLong b && !IsZero(a) && !IsZero(b))
        {
            if (!b.TryAsLong(out long wbits) || wbits < 0 || wbits > MaxIntSize || Bits(a) > MaxIntSize - wbits) return null;
        }
        return Num.Lshift(v, w);
    }

    [Mirrors("eval_const_binop", 1777, 1831)]
    private static PyObject? EvalBinary(PyObject left, int op, PyObject right)
    {
        switch (op)
        {
            case NB.ADD: return Num.Add(left, right);
            case NB.SUBTRACT: return Num.Subtract(left, right);
            case NB.MULTIPLY: return SafeMultiply(left, right);
            case NB.TRUE_DIVIDE: return Num.TrueDivide(left, right);
            case NB.FLOOR_DIVIDE: return Num.FloorDivide(left, right);
            case NB.REMAINDER: return left is PyStr or PyBytes ? null : Num.Remainder(left, right);
            case NB.POWER: return SafePower(left, right);
            case NB.LSHIFT: return SafeLshift(left, right);
            case NB.RSHIFT: return Num.Rshift(left, right);
            case NB.OR: return Num.Or(left, right);
            case NB.XOR: return Num.Xor(left, right);
            case NB.AND: return Num.And(left, right);
            case NB.SUBSCR: return Obj.GetItem(left, right);
            default: return null;
        }
    }

    [Mirrors("fold_const_binop", 1833, 1877)]
    private void FoldBinary(BasicBlock bb, int i)
    {
        if (ConstLoadingInstrs(bb, i - 1, 2) is not { } loads) return;
        PyObject[] values = ConstValues(bb, loads);
        PyObject? result = EvalBinary(values[0], bb.Instrs[i].Oparg, values[1]);
        if (!Folded(result)) return;
        NopOut(bb, loads);
        MakeLoadConst(ref bb.Instrs[i], result!);
    }

    /// <summary>An operation that fails is left for run time.</summary>
    private static bool Folded(PyObject? result)
    {
        if (result is not null) return true;
        if (Err.Occurred is not null && Err.Matches(Exc.KeyboardInterrupt)) CompileErrors.Abort();
        Err.Clear();
        return false;
    }

    [Mirrors("fold_const_unaryop", 1917, 1956)]
    private void FoldUnary(BasicBlock bb, int i)
    {
        if (ConstLoadingInstrs(bb, i - 1, 1) is not { } loads) return;
        PyObject operand = ConstValues(bb, loads)[0];
        PyObject? result = bb.Instrs[i].Opcode switch
        {
            UNARY_NEGATIVE => Num.Negative(operand),
            UNARY_INVERT => operand is PyBool ? null : Num.Invert(operand),
            UNARY_NOT => Obj.IsTrue(operand) is { } truth ? PyBool.From(!truth) : null,
            _ => Num.Positive(operand),
        };
        if (!Folded(result)) return;
        NopOut(bb, loads);
        MakeLoadConst(ref bb.Instrs[i], result!);
    }

    /// <summary>Replace a run of SWAPs by the shortest one that does the same.</summary>
    [Mirrors("swaptimize", 1962, 2056)]
    private static void Swaptimize(BasicBlock block, ref int ix)
    {
        Span<CfgInstr> instrs = block.Instrs.AsSpan(ix, block.Used - ix);
        int depth = instrs[0].Oparg, len = 0;
        bool more = false;
        while (++len < instrs.Length)
        {
            if (instrs[len].Opcode == SWAP)
            {
                depth = Math.Max(depth, instrs[len].Oparg);
                more = true;
            }
            else if (instrs[len].Opcode != NOP) break;
        }
        if (!more) return;
        const int visited = -1;
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) stack[i] = i;
        for (int i = 0; i < len; i++)
        {
            if (instrs[i].Opcode != SWAP) continue;
            int oparg = instrs[i].Oparg;
            (stack[0], stack[oparg - 1]) = (stack[oparg - 1], stack[0]);
        }
        // Each cycle of the permutation costs one SWAP more than its length, less one through the top.
        int current = len - 1;
        for (int i = 0; i < depth; i++)
        {
            if (stack[i] == visited || stack[i] == i) continue;
            int j = i;
            while (true)
            {
                if (j != 0) instrs[current--].Set(SWAP, j + 1);
                if (stack[j] == visited) break;
                int next = stack[j];
                stack[j] = visited;
                j = next;
            }
        }
        while (0 <= current) instrs[current--].SetNop();
        ix += len - 1;
    }

    private static bool Swappable(Op op) => op is STORE_FAST or STORE_FAST_MAYBE_NULL or POP_TOP;

    private static int StoresTo(in CfgInstr instr) => instr.Opcode is STORE_FAST or STORE_FAST_MAYBE_NULL ? instr.Oparg : -1;

    [Mirrors("next_swappable_instruction", 2073, 2092)]
    private static int NextSwappable(BasicBlock block, int i, int lineno)
    {
        while (++i < block.Used)
        {
            ref CfgInstr instr = ref block.Instrs[i];
            if (0 <= lineno && instr.Loc.Lineno != lineno) return -1;
            if (instr.Opcode == NOP) continue;
            return Swappable(instr.Opcode) ? i : -1;
        }
        return -1;
    }

    /// <summary>SWAP followed by stores: exchange the stores instead.</summary>
    [Mirrors("apply_static_swaps", 2097, 2147)]
    private static void ApplyStaticSwaps(BasicBlock block, int i)
    {
        for (; 0 <= i; i--)
        {
            ref CfgInstr swap = ref block.Instrs[i];
            if (swap.Opcode != SWAP)
            {
                if (swap.Opcode == NOP || Swappable(swap.Opcode)) continue;
                return;
            }
            int j = NextSwappable(block, i, -1);
            if (j < 0) return;
            int k = j, lineno = block.Instrs[j].Loc.Lineno;
            for (int count = swap.Oparg - 1; 0 < count; count--)
            {
                k = NextSwappable(block, k, lineno);
                if (k < 0) return;
            }
            int storeJ = StoresTo(block.Instrs[j]), storeK = StoresTo(block.Instrs[k]);
            if (storeJ >= 0 || storeK >= 0)
            {
                // The order of two stores to one variable is visible.
                if (storeJ == storeK) return;
                for (int idx = j + 1; idx < k; idx++)
                {
                    int store = StoresTo(block.Instrs[idx]);
                    if (store >= 0 && (store == storeJ || store == storeK)) return;
                }
            }
            swap.SetNop();
            (block.Instrs[j], block.Instrs[k]) = (block.Instrs[k], block.Instrs[j]);
        }
    }

    private static bool IsTrue(PyObject o)
    {
        bool? truth = Obj.IsTrue(o);
        if (truth is null) CompileErrors.Abort();
        return truth.Value;
    }

    [Mirrors("optimize_load_const", 2278, 2284)]
    private void OptimizeLoadConst()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next) OptimizeLoadConst(b);
    }

    [Mirrors("basicblock_optimize_load_const", 2149, 2276)]
    private void OptimizeLoadConst(BasicBlock bb)
    {
        Op opcode = CACHE;
        int oparg = 0;
        for (int i = 0; i < bb.Used; i++)
        {
            ref CfgInstr inst = ref bb.Instrs[i];
            if (inst.Opcode == LOAD_CONST) MakeLoadSmallInt(ref inst, _consts[inst.Oparg]);
            bool isCopy = opcode == LOAD_CONST && inst.Opcode == COPY && inst.Oparg == 1;
            if (!isCopy)
            {
                opcode = inst.Opcode;
                oparg = inst.Oparg;
            }
            if (!LoadsConst(opcode)) continue;
            Op nextOp = i + 1 < bb.Used ? bb.Instrs[i + 1].Opcode : CACHE;
            switch (nextOp)
            {
                case POP_JUMP_IF_FALSE:
                case POP_JUMP_IF_TRUE:
                case JUMP_IF_FALSE:
                case JUMP_IF_TRUE:
                {
                    bool isTrue = IsTrue(ConstValue(opcode, oparg));
                    if (nextOp is POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE) inst.SetNop();
                    if (isTrue == (nextOp is POP_JUMP_IF_TRUE or JUMP_IF_TRUE)) bb.Instrs[i + 1].Opcode = JUMP;
                    else bb.Instrs[i + 1].SetNop();
                    break;
                }
                case IS_OP:
                {
                    if (ConstValue(opcode, oparg) is not PyNone || bb.Used <= i + 2) break;
                    int jump = i + 2;
                    if (bb.Instrs[jump].Opcode == TO_BOOL)
                    {
                        bb.Instrs[jump].SetNop();
                        if (bb.Used <= i + 3) break;
                        jump = i + 3;
                    }
                    bool invert = bb.Instrs[i + 1].Oparg != 0;
                    if (bb.Instrs[jump].Opcode == POP_JUMP_IF_FALSE) invert = !invert;
                    else if (bb.Instrs[jump].Opcode != POP_JUMP_IF_TRUE) break;
                    inst.SetNop();
                    bb.Instrs[i + 1].SetNop();
                    bb.Instrs[jump].Opcode = invert ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
                    break;
                }
                case TO_BOOL:
                {
                    int index = AddConst(PyBool.From(IsTrue(ConstValue(opcode, oparg))));
                    inst.SetNop();
                    bb.Instrs[i + 1].Set(LOAD_CONST, index);
                    break;
                }
            }
        }
    }

    /// <summary>A jump to a jump goes on to where that one leads.</summary>
    [Mirrors("jump_thread", 1270, 1291)]
    private static bool JumpThread(BasicBlock bb, int i, in CfgInstr target, Op opcode)
    {
        BasicBlock? destination = target.Target;
        if (bb.Instrs[i].Target == destination) return false;
        SourceLocation loc = target.Loc;
        bb.Instrs[i].SetNop();
        bb.AddJump(opcode, destination!, loc);
        return true;
    }

    [Mirrors("optimize_basic_block", 2286, 2499)]
    private void OptimizeBasicBlock(BasicBlock bb)
    {
        for (int i = 0; i < bb.Used; i++)
        {
            ref CfgInstr inst = ref bb.Instrs[i];
            Op opcode = inst.Opcode;
            int oparg = inst.Oparg;
            CfgInstr target = default;
            target.Opcode = NOP;
            if (OpInfo.HasTarget(opcode) && inst.Target!.Instrs.Length > 0) target = inst.Target.Instrs[0];
            Op nextOp = i + 1 < bb.Used ? bb.Instrs[i + 1].Opcode : CACHE;
            switch (opcode)
            {
                case BUILD_TUPLE:
                    if (nextOp == UNPACK_SEQUENCE && oparg == bb.Instrs[i + 1].Oparg)
                    {
                        if (oparg == 1)
                        {
                            inst.SetNop();
                            bb.Instrs[i + 1].SetNop();
                            continue;
                        }
                        if (oparg is 2 or 3)
                        {
                            inst.SetNop();
                            bb.Instrs[i + 1].Opcode = SWAP;
                            continue;
                        }
                    }
                    FoldTuple(bb, i);
                    break;
                case BUILD_LIST:
                case BUILD_SET:
                    OptimizeListsAndSets(bb, i, nextOp);
                    break;
                case POP_JUMP_IF_NOT_NONE:
                case POP_JUMP_IF_NONE:
                case POP_JUMP_IF_FALSE:
                case POP_JUMP_IF_TRUE:
                    if (target.Opcode == JUMP && JumpThread(bb, i, target, opcode)) i--;
                    break;
                case JUMP_IF_FALSE:
                case JUMP_IF_TRUE:
                    if (target.Opcode == JUMP || target.Opcode == opcode)
                    {
                        if (JumpThread(bb, i, target, opcode)) i--;
                    }
                    else if (target.Opcode is JUMP_IF_FALSE or JUMP_IF_TRUE)
                    {
                        // The opposite test of the same value: it will not jump.
                        inst.Target = inst.Target!.Next;
                        i--;
                    }
                    break;
                case JUMP:
                case JUMP_NO_INTERRUPT:
                    if (target.Opcode == JUMP)
                    {
                        if (JumpThread(bb, i, target, JUMP)) i--;
                    }
                    else if (target.Opcode == JUMP_NO_INTERRUPT && JumpThread(bb, i, target, opcode)) i--;
                    break;
                case STORE_FAST:
                    if (nextOp == opcode && oparg == bb.Instrs[i + 1].Oparg && inst.Loc.Lineno == bb.Instrs[i + 1].Loc.Lineno) inst.Set(POP_TOP, 0);
                    break;
                case SWAP:
                    if (oparg == 1) inst.SetNop();
                    break;
                case LOAD_GLOBAL:
                    if (nextOp == PUSH_NULL && (oparg & 1) == 0)
                    {
                        inst.Oparg = oparg | 1;
                        bb.Instrs[i + 1].SetNop();
                    }
                    break;
                case COMPARE_OP:
                    if (nextOp == TO_BOOL)
                    {
                        inst.SetNop();
                        bb.Instrs[i + 1].Set(COMPARE_OP, oparg | CompareArg.BoolFlag);
                    }
                    break;
                case CONTAINS_OP:
                case IS_OP:
                    if (nextOp == TO_BOOL)
                    {
                        inst.SetNop();
                        bb.Instrs[i + 1].Set(opcode, oparg);
                    }
                    else if (nextOp == UNARY_NOT)
                    {
                        inst.SetNop();
                        bb.Instrs[i + 1].Set(opcode, oparg ^ 1);
                    }
                    break;
                case TO_BOOL:
                    if (nextOp == TO_BOOL) inst.SetNop();
                    break;
                case UNARY_NOT:
                    if (nextOp == TO_BOOL)
                    {
                        inst.SetNop();
                        bb.Instrs[i + 1].Set(UNARY_NOT, 0);
                    }
                    else if (nextOp == UNARY_NOT)
                    {
                        inst.SetNop();
                        bb.Instrs[i + 1].SetNop();
                    }
                    else FoldUnary(bb, i);
                    break;
                case UNARY_INVERT:
                case UNARY_NEGATIVE:
                    FoldUnary(bb, i);
                    break;
                case CALL_INTRINSIC_1:
                    if (oparg == Intrinsic1.ListToTuple)
                    {
                        FoldConstSequence(bb, i);
                        if (nextOp == GET_ITER && inst.Opcode == CALL_INTRINSIC_1) inst.SetNop();
                    }
                    else if (oparg == Intrinsic1.UnaryPositive) FoldUnary(bb, i);
                    break;
                case LIST_APPEND:
                case SET_ADD:
                    if (oparg == 1 && nextOp is (GET_ITER or CONTAINS_OP)) FoldConstSequence(bb, i);
                    break;
                case BINARY_OP:
                    FoldBinary(bb, i);
                    break;
            }
        }
        for (int i = 0; i < bb.Used; i++)
        {
            if (bb.Instrs[i].Opcode != SWAP) continue;
            Swaptimize(bb, ref i);
            ApplyStaticSwaps(bb, i);
        }
    }

    [Mirrors("remove_redundant_nops_and_pairs", 1121, 1163)]
    private void RemoveRedundantNopsAndPairs()
    {
        bool done = false;
        while (!done)
        {
            done = true;
            BasicBlock? prevBlock = null, block = null;
            int prev = -1, index = -1;
            for (BasicBlock? b = _entry; b is not null; b = b.Next)
            {
                RemoveRedundantNops(b);
                if (b.Label != -1) block = null;
                for (int i = 0; i < b.Used; i++)
                {
                    (prevBlock, prev) = (block, index);
                    (block, index) = (b, i);
                    if (prevBlock is null || b.Instrs[i].Opcode != POP_TOP) continue;
                    ref CfgInstr before = ref prevBlock.Instrs[prev];
                    if (before.Opcode is not (LOAD_CONST or LOAD_SMALL_INT) && !(before.Opcode == COPY && before.Oparg == 1)) continue;
                    before.SetNop();
                    b.Instrs[i].SetNop();
                    done = false;
                }
                if ((block is not null && OpInfo.HasJump(block.Instrs[index].Opcode)) || b.NoFallThrough) block = null;
            }
        }
    }

    [Mirrors("make_super_instruction", 2545, 2559)]
    private static void MakeSuperInstruction(ref CfgInstr first, ref CfgInstr second, Op super)
    {
        int line1 = first.Loc.Lineno, line2 = second.Loc.Lineno;
        if (line1 >= 0 && line2 >= 0 && line1 != line2) return;
        if (first.Oparg >= 16 || second.Oparg >= 16) return;
        first.Set(super, (first.Oparg << 4) | second.Oparg);
        second.SetNop();
    }

    [Mirrors("insert_superinstructions", 2561, 2591)]
    private void InsertSuperInstructions()
    {
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
        {
            for (int i = 0; i + 1 < b.Used; i++)
            {
                ref CfgInstr inst = ref b.Instrs[i];
                ref CfgInstr next = ref b.Instrs[i + 1];
                if (inst.Opcode == LOAD_FAST)
                {
                    if (next.Opcode == LOAD_FAST) MakeSuperInstruction(ref inst, ref next, LOAD_FAST_LOAD_FAST);
                }
                else if (inst.Opcode == STORE_FAST)
                {
                    if (next.Opcode == LOAD_FAST) MakeSuperInstruction(ref inst, ref next, STORE_FAST_LOAD_FAST);
                    else if (next.Opcode == STORE_FAST) MakeSuperInstruction(ref inst, ref next, STORE_FAST_STORE_FAST);
                }
            }
        }
        RemoveRedundantNops();
    }

    [Mirrors("remove_unused_consts", 3128, 3223)]
    private void RemoveUnusedConsts()
    {
        int n = _consts.Count;
        if (n == 0) return;
        bool[] used = new bool[n];
        // The first constant may be the docstring: it stays.
        used[0] = true;
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            for (int i = 0; i < b.Used; i++)
                if (b.Instrs[i].Opcode == LOAD_CONST) used[b.Instrs[i].Oparg] = true;
        int[] newIndex = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++)
        {
            if (!used[i]) continue;
            newIndex[i] = count;
            _consts[count++] = _consts[i];
        }
        if (count == n) return;
        _consts.RemoveRange(count, n - count);
        for (BasicBlock? b = _entry; b is not null; b = b.Next)
            for (int i = 0; i < b.Used; i++)
                if (b.Instrs[i].Opcode == LOAD_CONST) b.Instrs[i].Oparg = newIndex[b.Instrs[i].Oparg];
    }
}
