// A code object as the loop runs it.

namespace PyModules.Runtime;

/// <summary>A range of instructions whose exceptions one handler takes.</summary>
internal struct HandlerRange
{
    public int Start, End, Target, Level;
    public bool PushLasti;
}

/// <summary>The internal form of a code object: instructions, and the ways back to <c>co_code</c>.</summary>
internal sealed class Translated
{
    public required PyCode Code;
    public required Instr[] Instrs;

    /// <summary>For each instruction the code unit that it comes from.</summary>
    public required int[] Units;

    /// <summary>For each code unit the instruction that runs it, or the next one.</summary>
    public required int[] IpOfUnit;

    /// <summary>For each instruction the depth of the value stack before it.</summary>
    public required ushort[] Depths;

    /// <summary>Sorted by start; ranges do not overlap.</summary>
    public required HandlerRange[] Handlers;

    /// <summary>Variables and value stack.</summary>
    public required int FrameSize;
    public required int NLocalsPlus;
    public required int ArgCount;

    /// <summary>Only positional parameters: a call with exactly <see cref="ArgCount"/> arguments needs no binding.</summary>
    public required bool Simple;

    /// <summary>Whether the frame has a namespace object (modules and classes).</summary>
    public required bool NeedsLocals;

    /// <summary>Has an except or finally clause, or a with block: while one runs, the exception at hand is the frame's own.</summary>
    public required bool Handles;

    /// <summary>Carries hooks, no folding.</summary>
    public bool Instrumented;

    private IOp[]? _retired;

    /// <summary>Tools watch the code now: have every frame that comes back to this form go over to the instrumented one.</summary>
    public void Retire()
    {
        if (_retired is not null) return;
        _retired = new IOp[Instrs.Length];
        for (int ip = 0; ip < Instrs.Length; ip++)
        {
            ref IOp op = ref Instrs[ip].Op;
            _retired[ip] = op;
            // A frame that waits in one of these is known by them; it goes over at the instruction behind.
            if (op is not (IOp.Send or IOp.ForIter)) op = IOp.Retired;
        }
    }

    /// <summary>Nobody watches any more: take the form into use again.</summary>
    public void Reinstate()
    {
        if (_retired is null) return;
        for (int ip = 0; ip < Instrs.Length; ip++)
        {
            // One that was running meanwhile may have specialised itself.
            if (Instrs[ip].Op == IOp.Retired) Instrs[ip].Op = _retired[ip];
        }
        _retired = null;
    }

    /// <summary>The handler of an instruction, or false.</summary>
    public bool FindHandler(int ip, out HandlerRange handler)
    {
        HandlerRange[] handlers = Handlers;
        int low = 0, high = handlers.Length - 1;
        while (low <= high)
        {
            int mid = (low + high) >> 1;
            if (ip < handlers[mid].Start) high = mid - 1;
            else if (ip >= handlers[mid].End) low = mid + 1;
            else
            {
                handler = handlers[mid];
                return true;
            }
        }
        handler = default;
        return false;
    }

    /// <summary>The translation of <paramref name="code"/>, made on first use.</summary>
    public static Translated Of(PyCode code) =>
        code.Translated is Translated done ? done : Make(code);

    private static Translated Make(PyCode code)
    {
        Translated made = new Translator(code, instrument: false).Run();
        code.Translated = made;
        ThreadState.Current.Interpreter.Register(made);
        return made;
    }
}
