// Objects/codeobject.c: PyCode_Addr2Line.

namespace PyModules.Runtime;

/// <summary>Reads the line table of a code object.</summary>
internal static class CodeLines
{
    /// <summary>The line of a code unit; -1 when it has none.</summary>
    public static int LineAt(this PyCode code, int unit)
    {
        if (unit < 0) return code.FirstLineNo;
        byte[] table = code.LineTable;
        int p = 0, line = code.FirstLineNo, start = 0;
        while (p < table.Length)
        {
            int found = Entry(table, ref p, ref line, out int length);
            start += length;
            if (unit < start) return found;
        }
        return -1;
    }

    /// <summary><c>marklines</c>: the code units at which another line begins, with that line.</summary>
    public static List<(int Unit, int Line)> LineChanges(this PyCode code)
    {
        List<(int, int)> changes = [];
        CodeLocations at = new(code.LineTable, code.FirstLineNo);
        int last = -1;
        while (at.Next())
        {
            if (at.Line == last || at.Line == -1) continue;
            changes.Add((at.Start, at.Line));
            last = at.Line;
        }
        return changes;
    }

    /// <summary>Read one entry: its line or -1; <paramref name="line"/> runs along.</summary>
    [Mirrors("advance", 1156, 1174)]
    public static int Entry(byte[] table, ref int p, ref int line, out int length)
    {
        byte first = table[p++];
        int kind = (first >> 3) & 15;
        length = (first & 7) + 1;
        switch (kind)
        {
            case 15:
                return -1;
            case 14:
                line += Signed(table, ref p);
                Unsigned(table, ref p);
                Unsigned(table, ref p);
                Unsigned(table, ref p);
                return line;
            case 13:
                line += Signed(table, ref p);
                return line;
            case >= 10:
                line += kind - 10;
                p += 2;
                return line;
            default:
                p++;
                return line;
        }
    }

    private static int Unsigned(byte[] table, ref int p)
    {
        int value = table[p] & 63, shift = 0;
        while ((table[p++] & 64) != 0)
        {
            shift += 6;
            value |= (table[p] & 63) << shift;
        }
        return value;
    }

    private static int Signed(byte[] table, ref int p)
    {
        int value = Unsigned(table, ref p);
        return (value & 1) != 0 ? -(value >> 1) : value >> 1;
    }
}
