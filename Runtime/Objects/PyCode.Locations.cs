// Objects/codeobject.c: reading the location table, and the iterators over it.

using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary>Walks <c>co_linetable</c> entry by entry.</summary>
internal struct CodeLocations(byte[] table, int firstLineNo)
{
    private const int NoColumns = 13, OneLine0 = 10, Long = 14, None = 15;
    private int _pos, _line = firstLineNo;

    /// <summary>The entry's code units, end exclusive.</summary>
    public int Start { get; private set; } = -1;
    public int End { get; private set; }

    /// <summary>What the entry says; -1 where it says nothing.</summary>
    public int Line { get; private set; } = -1;
    public int EndLine { get; private set; } = -1;
    public int Column { get; private set; } = -1;
    public int EndColumn { get; private set; } = -1;

    /// <summary>The running line, also over entries without one.</summary>
    public readonly int ComputedLine => _line;

    [Mirrors("read_byte", 1104, 1108)]
    private int Byte() => _pos < table.Length ? table[_pos++] : 0;

    [Mirrors("read_varint", 1110, 1122)]
    private int VarInt()
    {
        int read = Byte(), shift = 0;
        uint value = (uint)(read & 63);
        while ((read & 64) != 0)
        {
            read = Byte();
            shift += 6;
            value |= (uint)(read & 63) << shift;
        }
        return (int)value;
    }

    [Mirrors("read_signed_varint", 1124, 1134)]
    private int SignedVarInt()
    {
        uint value = (uint)VarInt();
        return (value & 1) != 0 ? -(int)(value >> 1) : (int)(value >> 1);
    }

    [Mirrors("advance_with_locations", 1176, 1229)]
    public bool Next()
    {
        if (_pos >= table.Length) return false;
        int first = Byte(), code = (first >> 3) & 15;
        Start = End;
        End = Start + (first & 7) + 1;
        switch (code)
        {
            case None:
                Line = EndLine = Column = EndColumn = -1;
                break;
            case Long:
                _line += SignedVarInt();
                Line = _line;
                EndLine = Line + VarInt();
                Column = VarInt() - 1;
                EndColumn = VarInt() - 1;
                break;
            case NoColumns:
                _line += SignedVarInt();
                Line = EndLine = _line;
                Column = EndColumn = -1;
                break;
            case >= OneLine0 and <= OneLine0 + 2:
                _line += code - OneLine0;
                Line = EndLine = _line;
                Column = Byte();
                EndColumn = Byte();
                break;
            default:
            {
                int second = Byte();
                Line = EndLine = _line;
                Column = (code << 3) | (second >> 4);
                EndColumn = Column + (second & 15);
                break;
            }
        }
        // An entry starts with its high bit set.
        while (_pos < table.Length && (table[_pos] & 128) == 0) _pos++;
        return true;
    }

    /// <summary>remove_column_info: lines only (-X no_debug_ranges).</summary>
    [Mirrors("remove_column_info", 642, 683)]
    public static byte[] RemoveColumns(byte[] table)
    {
        LineTableWriter writer = new(0);
        CodeLocations at = new(table, 0);
        while (at.Next())
        {
            SourceLocation loc = at.Line == -1 ? SourceLocation.None : new(at.Line, at.Line, -1, -1);
            writer.Emit(loc, at.End - at.Start);
        }
        return writer.ToArray();
    }
}

public sealed partial class PyCode
{
    private int[]? _lines;

    /// <summary>PyCode_Addr2Line for a code unit; -1 when it has no line; before the first unit, the first line.</summary>
    [Mirrors("PyCode_Addr2Line", 1015, 1028)]
    public int LineAt(int unit)
    {
        if (unit < 0) return FirstLineNo;
        int[]? lines = _lines;
        if (lines is null)
        {
            lines = new int[Code.Length / 2];
            Array.Fill(lines, -1);
            CodeLocations at = new(LineTable, FirstLineNo);
            while (at.Next())
                for (int i = at.Start; i < at.End && i < lines.Length; i++) lines[i] = at.Line;
            _lines = lines;
        }
        return unit < lines.Length ? lines[unit] : -1;
    }

    /// <summary>PyCode_Addr2Location; -1 where nothing is known.</summary>
    [Mirrors("PyCode_Addr2Location", 1230, 1248)]
    public (int Line, int Column, int EndLine, int EndColumn) LocationAt(int unit)
    {
        if (unit < 0) return (FirstLineNo, 0, FirstLineNo, 0);
        CodeLocations at = new(LineTable, FirstLineNo);
        while (at.Next())
            if (unit < at.End) return (at.Line, at.Column, at.EndLine, at.EndColumn);
        return (-1, -1, -1, -1);
    }

    [Mirrors("_source_offset_converter", 1365, 1372)]
    internal static PyObject OrNone(int value) => value == -1 ? PyNone.Instance : PyInt.From(value);

    /// <summary>decode_linetable: the old <c>co_lnotab</c>.</summary>
    [Mirrors("decode_linetable", 1320, 1347)]
    private byte[] OldLineTable()
    {
        List<byte> table = [];
        int codeOffset = 0, line = FirstLineNo;
        CodeLocations at = new(LineTable, FirstLineNo);
        while (at.Next())
        {
            if (at.ComputedLine == line) continue;
            int bdelta = at.Start * 2 - codeOffset, ldelta = at.ComputedLine - line;
            for (; bdelta > 255; bdelta -= 255) Pair(255, 0);
            for (; ldelta > 127; ldelta -= 127)
            {
                Pair(bdelta, 127);
                bdelta = 0;
            }
            for (; ldelta < -128; ldelta += 128)
            {
                Pair(bdelta, -128);
                bdelta = 0;
            }
            Pair(bdelta, ldelta);
            codeOffset = at.Start * 2;
            line = at.ComputedLine;
        }
        return [.. table];

        void Pair(int a, int b)
        {
            table.Add((byte)a);
            table.Add((byte)b);
        }
    }
}

/// <summary>What <c>co_lines()</c> gives: (start, end, line) of runs with one line; with other tuples, what <c>co_branches()</c> gives.</summary>
[PyType("line_iterator", Flags = TypeFlags.BaseType)]
public partial class PyLineIterator : PyObject
{
    private readonly List<PyObject>? _items;
    private int _index;

    protected internal PyLineIterator() { }

    private PyLineIterator(List<PyObject> items) => _items = items;

    [Mirrors("new_linesiterator", 1438, 1448)]
    internal static PyLineIterator Lines(PyCode code)
    {
        List<PyObject> items = [];
        CodeLocations at = new(code.LineTable, code.FirstLineNo);
        bool more = at.Next();
        while (more)
        {
            int start = at.Start, end = at.End, line = at.Line;
            while ((more = at.Next()) && at.Line == line) end = at.End;
            items.Add(PyTuple.Of(PyInt.From(start * 2), PyInt.From(end * 2), PyCode.OrNone(line)));
        }
        return new(items);
    }

    /// <summary>_PyInstrumentation_BranchesIterator: (source, not taken, taken) of every branch, as byte offsets.</summary>
    [Mirrors("_PyInstrumentation_BranchesIterator", 3161, 3172, File = "Python/instrumentation.c")]
    internal static PyLineIterator Branches(PyCode code)
    {
        List<PyObject> items = [];
        byte[] bytes = code.Code;
        int units = bytes.Length / 2, oparg = 0;
        for (int i = 0; i < units;)
        {
            Op op = (Op)bytes[i * 2];
            oparg = (oparg << 8) | bytes[i * 2 + 1];
            int next = i + 1 + OpInfo.Caches(op);
            switch (op)
            {
                case Op.EXTENDED_ARG:
                    i++;
                    continue;
                case Op.FOR_ITER:
                    Add(i, next, next + oparg + 2);
                    break;
                case Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE:
                    // The NOT_TAKEN after it is skipped.
                    Add(i, next + 1, next + oparg);
                    break;
                case Op.END_ASYNC_FOR:
                {
                    int source = next - oparg, sourceUnits = source;
                    Add(sourceUnits, sourceUnits + 2, next);
                    break;
                }
            }
            oparg = 0;
            i = next;
        }
        return new(items);

        void Add(int source, int notTaken, int taken) =>
            items.Add(PyTuple.Of(PyInt.From(source * 2), PyInt.From(notTaken * 2), PyInt.From(taken * 2)));
    }

    [PySlot(Slot.Iter)]
    internal PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("lineiter_next", 1374, 1393)]
    internal PyObject? Next() => _items is not null && _index < _items.Count ? _items[_index++] : null;
}

/// <summary>What <c>co_positions()</c> gives: a tuple (line, end line, column, end column) for every code unit.</summary>
[PyType("positions_iterator", Flags = TypeFlags.BaseType)]
public partial class PyPositionsIterator : PyObject
{
    private CodeLocations _at;
    private int _unit;

    protected internal PyPositionsIterator() => _at = new([], 0);

    internal PyPositionsIterator(PyCode code) => _at = new(code.LineTable, code.FirstLineNo);

    [PySlot(Slot.Iter)]
    internal PyObject? Iter() => this;

    [PySlot(Slot.IterNext), Mirrors("positionsiter_next", 1469, 1486)]
    internal PyObject? Next()
    {
        if (_unit >= _at.End && !_at.Next()) return null;
        _unit++;
        return PyTuple.Of(PyCode.OrNone(_at.Line), PyCode.OrNone(_at.EndLine), PyCode.OrNone(_at.Column), PyCode.OrNone(_at.EndColumn));
    }
}
