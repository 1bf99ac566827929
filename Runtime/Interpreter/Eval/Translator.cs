// From bytecode to register form: an abstract stack turns loads into operands and stores into results.

using System.Runtime.CompilerServices;
using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary>Translates one code object. Loads of variables and constants wait on the abstract stack until something needs them in their slot;
/// a store right after an instruction becomes its result slot.</summary>
internal sealed partial class Translator
{
    private enum Kind : byte { Slot, Local, Const, Null }

    private readonly struct Value(Kind kind, int index, PyObject? constant = null)
    {
        public readonly Kind Kind = kind;
        public readonly int Index = index;
        public readonly PyObject? Constant = constant;
    }

    private readonly PyCode _code;
    private readonly bool _instrument;
    private readonly byte[] _bytes;
    private readonly int _units, _nlocals;
    private readonly int[] _depth;
    private readonly bool[] _label;
    private Vec<Instr> _out;
    private Vec<int> _outUnits;
    private Vec<ushort> _outDepths;
    private readonly int[] _ipOfUnit;
    private Vec<HandlerRange> _table;
    private readonly Value[] _stack;

    // For each position the operator whose result lies there and has not been looked at, -1 when it is something else.
    private readonly int[] _fresh;
    private int _sp, _unit, _last = -1, _before;
    private bool _handles;

    // The highest slot of the value stack that is ever written.
    private int _highest;

    public Translator(PyCode code, bool instrument)
    {
        _code = code;
        _instrument = instrument;
        _bytes = code.Code;
        _units = _bytes.Length / 2;
        TranslatorScratch scratch = ThreadState.Current.TranslatorScratch;
        (_out, _outUnits, _outDepths) = (scratch.Instrs, scratch.Units, scratch.StackDepths);
        _table = new(_code.ExceptionTable.Length / 4);
        _nlocals = code.NLocalsPlus;
        _depth = scratch.Depths(_units + 1);
        _label = scratch.Labels(_units + 1);
        _ipOfUnit = new int[_units + 1];
        _stack = new Value[code.StackSize + 8];
        _fresh = new int[_stack.Length];
    }

    public Translated Run()
    {
        if (_instrument) PrepareHooks();
        ReadExceptionTable();
        FindDepths();
        Emit();
        HandlerRange[] handlers = _table.ToArray();
        for (int i = 0; i < handlers.Length; i++)
        {
            ref HandlerRange range = ref handlers[i];
            (range.Start, range.End, range.Target) = (_ipOfUnit[range.Start], _ipOfUnit[range.End], _ipOfUnit[range.Target]);
        }
        Instr[] instrs = _out.ToArray();
        for (int i = 0; i < instrs.Length; i++)
        {
            instrs[i].Ip = i;
            if (IsJump(instrs[i].Op)) instrs[i].D = _ipOfUnit[instrs[i].D];
            // While a generator waits, its slots belong to it alone: it lets go of what the calls before have left there. A call writes one beyond its own.
            else if (instrs[i].Op == IOp.Yield) instrs[i].E |= (uint)Math.Max(Math.Min(_highest + 2, _nlocals + _code.StackSize) - instrs[i].C - instrs[i].D, 0) << 1;
        }
        int[] units = _outUnits.ToArray();
        ushort[] depths = _outDepths.ToArray();
        ThreadState.Current.TranslatorScratch.Give(_out, _outUnits, _outDepths);
        CodeFlags special = CodeFlags.VarArgs | CodeFlags.VarKeywords;
        return new Translated
        {
            Code = _code, Instrs = instrs, Units = units, IpOfUnit = _ipOfUnit, Depths = depths, Handlers = handlers,
            FrameSize = _nlocals + _code.StackSize + 2, NLocalsPlus = _nlocals, ArgCount = _code.ArgCount,
            Simple = (_code.Flags & special) == 0 && _code.KwOnlyArgCount == 0,
            NeedsLocals = (_code.Flags & CodeFlags.Optimized) == 0, Instrumented = _instrument, Handles = _handles,
        };
    }

    private static bool IsJump(IOp op) => op is IOp.Jump or IOp.JumpBackward or IOp.JumpIfTrue or IOp.JumpIfFalse or IOp.JumpIfTruthy or IOp.JumpIfFalsy
        or IOp.JumpIfNone or IOp.JumpIfNotNone or IOp.JumpCompareRR or IOp.JumpCompareRK or IOp.JumpIs or IOp.JumpContains or IOp.ForIter or IOp.Send or IOp.JumpExcMatch;

    private void ReadExceptionTable()
    {
        byte[] table = _code.ExceptionTable;
        int p = 0;
        while (p < table.Length)
        {
            int start = Varint(table, ref p), size = Varint(table, ref p), target = Varint(table, ref p), depth = Varint(table, ref p);
            _table.Add(new HandlerRange { Start = start, End = start + size, Target = target, Level = depth >> 1, PushLasti = (depth & 1) != 0 });
            _label[start] = true;
            _label[target] = true;
        }
    }

    internal static int Varint(byte[] table, ref int p)
    {
        int value = table[p] & 63;
        while ((table[p++] & 64) != 0) value = (value << 6) | (table[p] & 63);
        return value;
    }

    private int Fetch(int unit, out Op op, out int arg)
    {
        arg = 0;
        op = (Op)_bytes[unit * 2];
        while (op == Op.EXTENDED_ARG)
        {
            arg = (arg << 8) | _bytes[unit * 2 + 1];
            unit++;
            op = (Op)_bytes[unit * 2];
        }
        arg = (arg << 8) | _bytes[unit * 2 + 1];
        return unit + 1 + OpInfo.Caches(op);
    }

    // The stack depth before every reachable instruction; -1 elsewhere.
    private void FindDepths()
    {
        for (int i = 0; i <= _units; i++) _depth[i] = -1;
        Vec<int> work = new(8);
        void Reach(int unit, int depth)
        {
            if (_depth[unit] >= 0) return;
            _depth[unit] = depth;
            work.Add(unit);
        }
        Reach(0, 0);
        for (int i = 0; i < _table.Count; i++) Reach(_table[i].Target, _table[i].Level + (_table[i].PushLasti ? 2 : 1));
        while (work.Count > 0)
        {
            int unit = work.Pop(), depth = _depth[unit];
            int next = Fetch(unit, out Op op, out int arg);
            int after = depth + OpInfo.NumPushed(op, arg) - OpInfo.NumPopped(op, arg);
            switch (op)
            {
                case Op.JUMP_FORWARD:
                    Label(next + arg);
                    Reach(next + arg, depth);
                    continue;
                case Op.JUMP_BACKWARD or Op.JUMP_BACKWARD_NO_INTERRUPT:
                    Label(next - arg);
                    Reach(next - arg, depth);
                    continue;
                case Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE:
                    Label(next + arg);
                    Reach(next + arg, depth - 1);
                    Reach(next, depth - 1);
                    continue;
                case Op.FOR_ITER:
                    Label(next + arg + 1);
                    Reach(next + arg + 1, depth);
                    Reach(next, depth + 1);
                    continue;
                case Op.SEND:
                    Label(next + arg);
                    Reach(next + arg, depth);
                    Reach(next, depth);
                    continue;
                case Op.RETURN_VALUE or Op.RAISE_VARARGS or Op.RERAISE:
                    continue;
                case Op.RETURN_GENERATOR:
                    Reach(next, depth + 1);
                    continue;
                default:
                    Reach(next, after);
                    continue;
            }
        }
    }

    private void Label(int unit) => _label[unit] = true;

    // Emission.

    private int Slot(int position) => _nlocals + position;

    private int Add(IOp op, int a = 0, int b = 0, int c = 0, int d = 0, object? cache = null, uint e = 0)
    {
        if ((uint)a > ushort.MaxValue || (uint)b > ushort.MaxValue || (uint)c > ushort.MaxValue) throw new InvalidOperationException("code object too large");
        if (_out.Count == _observed) NoteLive();
        _out.Add(new Instr { Op = op, A = (ushort)a, B = (ushort)b, C = (ushort)c, D = d, Cache = cache, E = e });
        _outUnits.Add(_unit);
        _outDepths.Add((ushort)Math.Max(_before, _sp));
        _last = -1;
        return _out.Count - 1;
    }

    // An instruction whose result lands on top of the stack, and which a store may redirect.
    private void AddResult(IOp op, int b = 0, int c = 0, int d = 0, object? cache = null, uint e = 0)
    {
        int at = Add(op, Slot(_sp), b, c, d, cache, e);
        PushSlot();
        _last = at;
    }

    private void Push(Value value)
    {
        _fresh[_sp] = -1;
        _stack[_sp++] = value;
    }

    private int PushSlot()
    {
        int slot = Slot(_sp);
        _fresh[_sp] = -1;
        _highest = Math.Max(_highest, slot);
        _stack[_sp++] = new Value(Kind.Slot, slot);
        return slot;
    }

    private Value Pop() => _stack[--_sp];

    // Pop into a register: the variable itself, or the slot.
    private int PopReg()
    {
        Value value = _stack[_sp - 1];
        if (value.Kind == Kind.Local)
        {
            _sp--;
            return value.Index;
        }
        Settle(_sp - 1);
        _sp--;
        return Slot(_sp);
    }

    private int RegAt(int position)
    {
        Value value = _stack[position];
        _fresh[position] = -1;
        if (value.Kind == Kind.Local) return value.Index;
        Settle(position);
        return Slot(position);
    }

    // Put the value at a position into its slot.
    private void Settle(int position)
    {
        Value value = _stack[position];
        int slot = Slot(position);
        switch (value.Kind)
        {
            case Kind.Slot: return;
            case Kind.Local: Move(slot, value.Index); break;
            case Kind.Const: Add(IOp.LoadConst, slot, cache: value.Constant); break;
            case Kind.Null: Add(IOp.LoadNull, slot); break;
        }
        _highest = Math.Max(_highest, slot);
        _stack[position] = new Value(Kind.Slot, slot);
    }


    private void Move(int to, int from)
    {
        int last = _out.Count - 1;
        if (!_instrument && last >= 0 && _out[last].Op == IOp.Move && _moveMergeable == last)
        {
            Instr merged = _out[last];
            merged.Op = IOp.Move2;
            merged.C = (ushort)to;
            merged.D = from;
            _out[last] = merged;
            _last = -1;
            return;
        }
        _moveMergeable = Add(IOp.Move, to, from);
    }

    private int _moveMergeable = -1;

    private void SettleTop(int count)
    {
        for (int i = _sp - count; i < _sp; i++) Settle(i);
    }

    private void SettleAll() => SettleTop(_sp);

    private void SettleLocal(int local)
    {
        for (int i = 0; i < _sp; i++)
        {
            if (_stack[i].Kind == Kind.Local && _stack[i].Index == local) Settle(i);
        }
    }

    private void Store(int local)
    {
        Value value = Pop();
        int last = _last;
        SettleLocal(local);
        switch (value.Kind)
        {
            case Kind.Slot when last >= 0 && last == _last && _out[last].A == value.Index && !_instrument:
                Instr patched = _out[last];
                patched.A = (ushort)local;
                _out[last] = patched;
                _last = -1;
                ForgetPlace();
                break;
            case Kind.Slot:
                Move(local, value.Index);
                break;
            case Kind.Local:
                if (value.Index != local) Move(local, value.Index);
                break;
            case Kind.Const:
                Add(IOp.LoadConst, local, cache: value.Constant);
                break;
            case Kind.Null:
                Add(IOp.LoadNull, local);
                break;
        }
        _last = -1;
    }



    private void Emit()
    {
        int unit = 0;
        bool live = false;
        while (unit < _units)
        {
            int next = Fetch(unit, out Op op, out int arg);
            _unit = next - 1 - OpInfo.Caches(op);
            if (live) NotePlace(unit);
            if (_depth[unit] < 0)
            {
                live = false;
                for (int u = unit; u < next; u++) _ipOfUnit[u] = _out.Count;
                unit = next;
                continue;
            }
            if (!live)
            {
                // Reached only by jumps: everything lies in its slot.
                _sp = 0;
                while (_sp < _depth[unit]) PushSlot();
                _last = -1;
                _moveMergeable = -1;
            }
            else if (_label[unit] || _instrument)
            {
                SettleAll();
                _last = -1;
                _moveMergeable = -1;
            }
            if (_label[unit])
            {
                for (int i = 0; i < _sp; i++) _fresh[i] = -1;
            }
            live = true;
            NoteLabel(unit);
            if (_instrument) EmitLanding(unit);
            for (int u = unit; u < next; u++) _ipOfUnit[u] = _out.Count;
            if (_instrument) EmitHooks(op, arg, unit, next);
            // A jump into the caches or past EXTENDED_ARG does not occur; units of skipped prefixes map to the instruction.
            _before = _sp;
            next = EmitOne(op, arg, next, ref live);
            if (_instrument) EmitHooksBehind(op, arg, next);
            unit = next;
        }
        _ipOfUnit[_units] = _out.Count;
        // Never run: a landing for ranges that end with the code.
        _unit = _units;
        Add(IOp.Nop);
    }

    // The next real instruction when it may be folded into this one: no label on it.
    private bool Peek(int unit, out Op op, out int arg, out int next)
    {
        op = Op.NOP;
        arg = next = 0;
        if (_instrument || unit >= _units || _label[unit]) return false;
        next = Fetch(unit, out op, out arg);
        return true;
    }

    private void SkipFolded(int from, int to)
    {
        for (int u = from; u < to; u++) _ipOfUnit[u] = _out.Count;
    }

    private static int JumpTarget(int next, int arg) => next + arg;
}
