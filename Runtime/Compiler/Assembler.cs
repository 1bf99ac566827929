// Python/assemble.c: from instructions to a code object.

using PyModules.Runtime;
using static PyModules.Compiler.Op;

namespace PyModules.Compiler;

internal static class Assembler
{
    /// <summary>Offset from an END_SEND to the start of the loop that END_ASYNC_FOR names.</summary>
    private const int EndSendOffset = 5;

    [Mirrors("instr_size", 38, 48)]
    private static int Size(in Instruction instr)
    {
        int oparg = instr.Oparg;
        int extended = (0xFFFFFF < oparg ? 1 : 0) + (0xFFFF < oparg ? 1 : 0) + (0xFF < oparg ? 1 : 0);
        return extended + 1 + OpInfo.Caches(instr.Opcode);
    }

    /// <summary>_PyAssemble_MakeCodeObject.</summary>
    [Mirrors("makecode", 574, 668)]
    public static PyCode MakeCode(UnitMetadata umd, List<PyObject> consts, int maxDepth, InstructionSequence instrs, int nlocalsplus, CodeFlags flags, PyObject filename)
    {
        instrs.ApplyLabelMap();
        ResolveUnconditionalJumps(instrs);
        ResolveJumpOffsets(instrs);
        byte[] code = EmitCode(instrs);
        byte[] lineTable = EmitLocations(instrs, umd.FirstLineNo);
        byte[] exceptionTable = EmitExceptionTable(instrs);
        PyStr[] names = new PyStr[nlocalsplus];
        byte[] kinds = new byte[nlocalsplus];
        ComputeLocalsPlus(umd, flags, names, kinds);
        return new PyCode(new CodeParts
        {
            Code = code,
            Consts = [.. consts],
            Names = umd.Names.Names.ConvertAll(PyStr.Intern).ToArray(),
            LocalsPlusNames = names,
            LocalsPlusKinds = kinds,
            ExceptionTable = exceptionTable,
            LineTable = lineTable,
            Filename = (PyStr)filename,
            Name = PyStr.Intern(umd.Name),
            QualName = PyStr.Intern(umd.QualName ?? umd.Name),
            ArgCount = umd.PosOnlyArgCount + umd.ArgCount,
            PosOnlyArgCount = umd.PosOnlyArgCount,
            KwOnlyArgCount = umd.KwOnlyArgCount,
            StackSize = Math.Max(maxDepth, 0),
            FirstLineNo = umd.FirstLineNo,
            Flags = flags,
        });
    }

    [Mirrors("resolve_unconditional_jumps", 748, 776)]
    private static void ResolveUnconditionalJumps(InstructionSequence instrs)
    {
        for (int i = 0; i < instrs.Used; i++)
        {
            ref Instruction instr = ref instrs.Instrs[i];
            bool isForward = instr.Oparg > i;
            if (instr.Opcode == JUMP) instr.Opcode = isForward ? JUMP_FORWARD : JUMP_BACKWARD;
            else if (instr.Opcode == JUMP_NO_INTERRUPT) instr.Opcode = isForward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
        }
    }

    [Mirrors("resolve_jump_offsets", 674, 746)]
    private static void ResolveJumpOffsets(InstructionSequence instrs)
    {
        for (int i = 0; i < instrs.Used; i++)
            if (OpInfo.HasJump(instrs.Instrs[i].Opcode)) instrs.Instrs[i].Target = instrs.Instrs[i].Oparg;
        bool again;
        do
        {
            // EXTENDED_ARGs move what follows, which may take more of them.
            int total = 0;
            for (int i = 0; i < instrs.Used; i++)
            {
                instrs.Instrs[i].Offset = total;
                total += Size(instrs.Instrs[i]);
            }
            again = false;
            int offset = 0;
            for (int i = 0; i < instrs.Used; i++)
            {
                ref Instruction instr = ref instrs.Instrs[i];
                int size = Size(instr);
                offset += size;
                if (!OpInfo.HasJump(instr.Opcode)) continue;
                int target = instrs.Instrs[instr.Target].Offset;
                instr.Oparg = instr.Opcode == END_ASYNC_FOR ? offset - target - EndSendOffset : target < offset ? offset - target : target - offset;
                if (Size(instr) != size) again = true;
            }
        }
        while (again);
    }

    [Mirrors("assemble_emit", 431, 455)]
    private static byte[] EmitCode(InstructionSequence instrs)
    {
        int total = 0;
        for (int i = 0; i < instrs.Used; i++) total += Size(instrs.Instrs[i]);
        byte[] code = new byte[total * 2];
        int p = 0;
        for (int i = 0; i < instrs.Used; i++)
        {
            ref Instruction instr = ref instrs.Instrs[i];
            int oparg = instr.Oparg;
            for (int shift = 24; shift > 0; shift -= 8)
            {
                if ((uint)oparg >> shift == 0) continue;
                code[p++] = (byte)EXTENDED_ARG;
                code[p++] = (byte)(oparg >> shift);
            }
            code[p++] = (byte)instr.Opcode;
            code[p++] = (byte)oparg;
            p += 2 * OpInfo.Caches(instr.Opcode);
        }
        return code;
    }

    [Mirrors("assemble_exception_table", 157, 188)]
    private static byte[] EmitExceptionTable(InstructionSequence instrs)
    {
        List<byte> table = [];
        int offset = 0, start = -1, label = -1, startDepth = 0;
        bool preserveLasti = false;
        for (int i = 0; i < instrs.Used; i++)
        {
            ref Instruction instr = ref instrs.Instrs[i];
            if (instr.HandlerLabel != label)
            {
                Flush();
                start = offset;
                label = instr.HandlerLabel;
                startDepth = instr.HandlerStartDepth;
                preserveLasti = instr.HandlerPreserveLasti;
            }
            offset += Size(instr);
        }
        Flush();
        return [.. table];

        void Flush()
        {
            if (label < 0) return;
            int depth = startDepth - 1 - (preserveLasti ? 1 : 0);
            Item(start, 1 << 7);
            Item(offset - start, 0);
            Item(instrs.Instrs[label].Offset, 0);
            Item((depth << 1) | (preserveLasti ? 1 : 0), 0);
        }

        void Item(int value, int msb)
        {
            const int continuation = 64;
            for (int shift = 24; shift > 0; shift -= 6)
            {
                if (value < 1 << shift) continue;
                table.Add((byte)((shift == 24 ? value >> 24 : (value >> shift) & 0x3f) | continuation | msb));
                msb = 0;
            }
            table.Add((byte)((value & 0x3f) | msb));
        }
    }

    [Mirrors("assemble_location_info", 336, 366)]
    private static byte[] EmitLocations(InstructionSequence instrs, int firstLineNo)
    {
        for (int i = instrs.Used - 1; i >= 0; i--)
        {
            ref Instruction instr = ref instrs.Instrs[i];
            if (instr.Loc != SourceLocation.Next) continue;
            instr.Loc = OpInfo.IsTerminator(instr.Opcode) ? SourceLocation.None : instrs.Instrs[i + 1].Loc;
        }
        LineTableWriter writer = new(firstLineNo);
        SourceLocation loc = SourceLocation.None;
        int size = 0;
        for (int i = 0; i < instrs.Used; i++)
        {
            ref Instruction instr = ref instrs.Instrs[i];
            if (loc != instr.Loc)
            {
                writer.Emit(loc, size);
                loc = instr.Loc;
                size = 0;
            }
            size += Size(instr);
        }
        writer.Emit(loc, size);
        return writer.ToArray();
    }

    [Mirrors("compute_localsplus_info", 483, 572)]
    private static void ComputeLocalsPlus(UnitMetadata umd, CodeFlags flags, PyStr[] names, byte[] kinds)
    {
        (int Count, byte Kind)[] argKinds =
        [
            (umd.PosOnlyArgCount, FastKind.ArgPos),
            (umd.ArgCount, FastKind.ArgPos | FastKind.ArgKw),
            (umd.KwOnlyArgCount, FastKind.ArgKw),
            ((flags & CodeFlags.VarArgs) != 0 ? 1 : 0, FastKind.ArgVar | FastKind.ArgPos),
            ((flags & CodeFlags.VarKeywords) != 0 ? 1 : 0, FastKind.ArgVar | FastKind.ArgKw),
            (int.MaxValue, 0),
        ];
        int pos = 0;
        long max = 0;
        foreach ((int count, byte argKind) in argKinds)
        {
            max += count;
            for (; pos < max && pos < umd.VarNames.Count; pos++)
            {
                string name = umd.VarNames.Names[pos];
                byte kind = (byte)(FastKind.Local | argKind);
                if (umd.FastHidden.Contains(name)) kind |= FastKind.Hidden;
                if (umd.CellVars.Contains(name)) kind |= FastKind.Cell;
                names[pos] = PyStr.Intern(name);
                kinds[pos] = kind;
            }
        }
        int nlocals = umd.VarNames.Count, dropped = 0;
        foreach (string name in umd.CellVars.Names)
        {
            if (umd.VarNames.Contains(name))
            {
                dropped++;
                continue;
            }
            int offset = umd.CellVars.Index[name] + nlocals - dropped;
            names[offset] = PyStr.Intern(name);
            kinds[offset] = FastKind.Cell;
        }
        foreach (string name in umd.FreeVars.Names)
        {
            int offset = umd.FreeVars.Index[name] + nlocals - dropped;
            names[offset] = PyStr.Intern(name);
            kinds[offset] = FastKind.Free;
        }
    }
}

/// <summary>Writes <c>co_linetable</c> (InternalDocs/code_objects.md).</summary>
internal sealed class LineTableWriter(int lineno)
{
    private const int NoColumns = 13, OneLine0 = 10, Long = 14, None = 15;
    private readonly List<byte> _table = [];
    private int _lineno = lineno;

    public byte[] ToArray() => [.. _table];

    [Mirrors("assemble_emit_location", 323, 334)]
    public void Emit(SourceLocation loc, int size)
    {
        if (size == 0) return;
        for (; size > 8; size -= 8) Entry(loc, 8);
        Entry(loc, size);
    }

    [Mirrors("write_location_first_byte", 210, 215)]
    private void First(int code, int length) => _table.Add((byte)(0x80 | (code << 3) | (length - 1)));

    [Mirrors("write_location_varint", 217, 222)]
    private void VarInt(uint value)
    {
        while (value >= 64)
        {
            _table.Add((byte)(64 | (value & 63)));
            value >>= 6;
        }
        _table.Add((byte)value);
    }

    [Mirrors("write_location_signed_varint", 225, 230)]
    private void SignedVarInt(int value) => VarInt(value < 0 ? ((0u - (uint)value) << 1) | 1 : (uint)value << 1);

    [Mirrors("write_location_info_entry", 285, 321)]
    private void Entry(SourceLocation loc, int size)
    {
        if (loc.Lineno == SourceLocation.None.Lineno)
        {
            First(None, size);
            return;
        }
        int delta = loc.Lineno - _lineno, column = loc.ColOffset, endColumn = loc.EndColOffset;
        if (column < 0 || endColumn < 0)
        {
            if (loc.EndLineno == loc.Lineno || loc.EndLineno < 0)
            {
                First(NoColumns, size);
                SignedVarInt(delta);
                _lineno = loc.Lineno;
                return;
            }
        }
        else if (loc.EndLineno == loc.Lineno)
        {
            if (delta == 0 && column < 80 && endColumn - column < 16 && endColumn >= column)
            {
                First(column >> 3, size);
                _table.Add((byte)(((column & 7) << 4) | (endColumn - column)));
                return;
            }
            if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128)
            {
                First(OneLine0 + delta, size);
                _table.Add((byte)column);
                _table.Add((byte)endColumn);
                _lineno = loc.Lineno;
                return;
            }
        }
        First(Long, size);
        SignedVarInt(delta);
        VarInt((uint)(loc.EndLineno - loc.Lineno));
        VarInt((uint)(column + 1));
        VarInt((uint)(endColumn + 1));
        _lineno = loc.Lineno;
    }
}
