// Python/instruction_sequence.c: instructions with labels, between code generation and the graph.

using PyModules.Runtime;

namespace PyModules.Compiler;

/// <summary>One instruction of a sequence.</summary>
public struct Instruction
{
    public Op Opcode;
    public int Oparg;
    public SourceLocation Loc;

    /// <summary>The handler that covers it: its label (later index), the stack depth at its start, whether it keeps lasti.</summary>
    public int HandlerLabel, HandlerStartDepth;
    public bool HandlerPreserveLasti;

    /// <summary>Whether something jumps here; the assembler keeps a jump's index in it.</summary>
    public int Target;
    public int Offset;
}

public sealed class InstructionSequence
{
    public Instruction[] Instrs = new Instruction[32];
    public int Used;
    public InstructionSequence? AnnotationsCode;
    public List<InstructionSequence>? Nested;
    private int _nextLabel;
    private int[] _labelMap = [];
    private int _labelMapSize;

    [Mirrors("_PyInstructionSequence_NewLabel", 57, 62)]
    public int NewLabel() => ++_nextLabel;

    [Mirrors("_PyInstructionSequence_UseLabel", 64, 84)]
    public void UseLabel(int label)
    {
        if (label >= _labelMap.Length)
        {
            int old = _labelMap.Length;
            Array.Resize(ref _labelMap, Math.Max(16, Math.Max(label + 1, old * 2)));
            for (int i = old; i < _labelMap.Length; i++) _labelMap[i] = -111;
        }
        _labelMapSize = Math.Max(_labelMapSize, label + 1);
        _labelMap[label] = Used;
    }

    /// <summary>Turn labels into indexes, once.</summary>
    [Mirrors("_PyInstructionSequence_ApplyLabelMap", 86, 111)]
    public void ApplyLabelMap()
    {
        if (_labelMapSize == 0) return;
        for (int i = 0; i < Used; i++)
        {
            ref Instruction instr = ref Instrs[i];
            if (OpInfo.HasTarget(instr.Opcode)) instr.Oparg = _labelMap[instr.Oparg];
            if (instr.HandlerLabel >= 0 && instr.HandlerLabel < _labelMapSize) instr.HandlerLabel = _labelMap[instr.HandlerLabel];
        }
        _labelMap = [];
        _labelMapSize = 0;
    }

    [Mirrors("_PyInstructionSequence_Addop", 115, 131)]
    public ref Instruction Add(Op opcode, int oparg, SourceLocation loc)
    {
        if (Used == Instrs.Length) Array.Resize(ref Instrs, Used * 2);
        ref Instruction instr = ref Instrs[Used++];
        instr.Opcode = opcode;
        instr.Oparg = oparg;
        instr.Loc = loc;
        return ref instr;
    }

    [Mirrors("_PyInstructionSequence_InsertInstruction", 133, 155)]
    public void Insert(int pos, Op opcode, int oparg, SourceLocation loc)
    {
        Add(opcode, oparg, loc);
        Array.Copy(Instrs, pos, Instrs, pos + 1, Used - 1 - pos);
        Instrs[pos] = new Instruction { Opcode = opcode, Oparg = oparg, Loc = loc };
        for (int label = 0; label < _labelMapSize; label++)
            if (_labelMap[label] >= pos) _labelMap[label]++;
    }
}
