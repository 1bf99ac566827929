// From bytecode to register form while tools watch: hooks at every place that can report an event, and the way over from plain code.

using PyModules.Compiler;

namespace PyModules.Runtime;

internal sealed partial class Translator
{
    private CodeMonitoring? _monitoring;
    private bool[] _lineStarts = [];

    // The instrumented form: nothing is folded, every unit marks itself as the last one that ran, and in front of every line is a place to land on.
    private void PrepareHooks()
    {
        _monitoring = CodeMonitoring.Of(_code);
        _lineStarts = new bool[_units + 1];
        foreach ((int unit, int _) in _code.LineChanges()) _lineStarts[unit] = true;
    }

    // An assignment to f_lineno puts the frame onto this instruction, wherever it stood: the value that a call or a yield still owes goes to a slot that nobody reads.
    private void EmitLanding(int unit)
    {
        if (_lineStarts[unit]) Add(IOp.Nop, _nlocals + _code.StackSize + 1);
    }

    private void AddHook(HookKind kind, int a = 0, int b = 0, int c = 0, int d = 0, object? cache = null) => Add(IOp.Hook, a, b, c, d, cache, (uint)kind);

    private void EmitHooks(Op op, int arg, int unit, int next)
    {
        int last = _unit;
        _before = _sp;
        for (int u = unit; u <= last; u++)
        {
            _unit = u;
            if (_monitoring!.StartsLine(u)) Add(IOp.TraceNoLine, d: u);
            Add(IOp.TraceMark, d: u);
        }
        int top = Slot(_sp - 1);
        switch (op)
        {
            case Op.RETURN_VALUE:
                AddHook(HookKind.Return, b: top);
                break;
            case Op.YIELD_VALUE:
                AddHook(HookKind.Yield, b: top);
                break;
            case Op.CALL:
                AddHook(HookKind.Call, b: Slot(_sp - arg - 2), c: arg);
                break;
            case Op.CALL_KW:
                AddHook(HookKind.CallKw, b: Slot(_sp - arg - 3), c: arg);
                break;
            case Op.CALL_FUNCTION_EX:
                AddHook(HookKind.CallEx, b: Slot(_sp - 4));
                break;
            case Op.LOAD_SUPER_ATTR:
                AddHook(HookKind.SuperAttr, b: Slot(_sp - 3), d: arg, cache: _code.Names[arg >> 2]);
                break;
            case Op.JUMP_FORWARD:
                AddHook(HookKind.Jump, d: next + arg);
                break;
            case Op.JUMP_BACKWARD:
                AddHook(HookKind.JumpBackward, d: next - arg);
                break;
            case Op.POP_JUMP_IF_FALSE:
                AddHook(HookKind.JumpIfFalse, b: top, d: next + arg);
                break;
            case Op.POP_JUMP_IF_TRUE:
                AddHook(HookKind.JumpIfTrue, b: top, d: next + arg);
                break;
            case Op.POP_JUMP_IF_NONE:
                AddHook(HookKind.JumpIfNone, b: top, d: next + arg);
                break;
            case Op.POP_JUMP_IF_NOT_NONE:
                AddHook(HookKind.JumpIfNotNone, b: top, d: next + arg);
                break;
            case Op.NOT_TAKEN:
                AddHook(HookKind.NotTaken);
                break;
            case Op.FOR_ITER:
                AddHook(HookKind.ForIter, a: Slot(_sp), b: top, d: next + arg + 1);
                break;
            case Op.POP_ITER:
                AddHook(HookKind.PopIter);
                break;
            case Op.END_SEND:
                AddHook(HookKind.EndSend, b: Slot(_sp - 2), c: top);
                break;
            case Op.END_ASYNC_FOR:
                AddHook(HookKind.EndAsyncFor, d: next - arg);
                break;
        }
    }

    private void EmitHooksBehind(Op op, int arg, int next)
    {
        if (op == Op.RESUME) AddHook(HookKind.Resume, d: arg);
        else if (op == Op.FOR_ITER) AddHook(HookKind.ForIterNext, d: next);
    }

    // Finding the place in instrumented code for a frame that stands in plain code. Plain code defers loads and redirects stores, so the abstract stack
    // must be known: translating again, which gives the same instructions, shows it.

    private readonly record struct Place(int Unit, Value[] Stack);

    private int _sought = -1;
    private Place? _reached, _labelled;

    /// <summary>The code unit to go on from for plain code that is about to run instruction <paramref name="ip"/>. Values whose load was deferred are put into their slots of the frame.</summary>
    public int Locate(int ip, Frame frame)
    {
        _sought = ip;
        Run();
        Place place = _reached ?? _labelled ?? throw new InvalidOperationException("no code unit begins here");
        for (int position = 0; position < place.Stack.Length; position++)
        {
            Value value = place.Stack[position];
            if (value.Kind == Kind.Slot) continue;
            frame[Slot(position)] = value.Kind switch
            {
                Kind.Local => frame[value.Index],
                Kind.Const => value.Constant,
                _ => null,
            };
        }
        return place.Unit;
    }

    // Before what a label wants in its slot is put there: whoever falls through to instruction _sought comes by here.
    private void NotePlace(int unit)
    {
        if (_out.Count == _sought) _reached ??= new Place(unit, _stack[.._sp]);
    }

    // Whoever jumps to _sought comes by here. One who falls through has passed the units before that gave no instruction, and their events are due; for one
    // who jumped they are some events too many, and change nothing else.
    private void NoteLabel(int unit)
    {
        if (_out.Count == _sought && _label[unit]) _labelled ??= new Place(unit, _stack[.._sp]);
    }

    // A store went into the instruction before: what comes after that instruction comes after the store.
    private void ForgetPlace()
    {
        if (_out.Count == _sought) _reached = null;
    }
}
