// Python/instrumentation.c: initialize_lines: where LINE events may start.

using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary>Finds the code units at which a line starts: in code order, by a jump, or as an exception handler.</summary>
internal static class LineStarts
{
    [Mirrors("initialize_lines", 1507, 1632)]
    public static void Mark(PyCode code, int[] lines, bool[] starts)
    {
        byte[] bytes = code.Code;
        int units = bytes.Length / 2, current = -1;
        for (int u = 0; u < units;)
        {
            Op op = (Op)bytes[u * 2];
            int line = lines[u] = code.LineAt(u);
            // Some instructions are skipped by those before them, and RESUME reports an event of its own.
            if (u >= code.FirstTraceable && op is not (Op.END_ASYNC_FOR or Op.END_FOR or Op.END_SEND or Op.RESUME or Op.POP_ITER))
            {
                starts[u] = line != current && line >= 0;
                current = line;
            }
            u += 1 + OpInfo.Caches(op);
        }
        for (int u = code.FirstTraceable; u < units;)
        {
            int oparg = 0;
            Op op = (Op)bytes[u * 2];
            while (op == Op.EXTENDED_ARG)
            {
                oparg = oparg << 8 | bytes[u * 2 + 1];
                op = (Op)bytes[++u * 2];
            }
            oparg = oparg << 8 | bytes[u * 2 + 1];
            u += 1 + OpInfo.Caches(op);
            int target = op switch
            {
                Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE or Op.JUMP_FORWARD => u + oparg,
                // They jump past the END_FOR or END_SEND that they lead to.
                Op.FOR_ITER or Op.SEND => u + oparg + 1,
                Op.JUMP_BACKWARD or Op.JUMP_BACKWARD_NO_INTERRUPT => u - oparg,
                _ => -1,
            };
            if (target >= 0 && lines[target] >= 0 && (Op)bytes[target * 2] != Op.POP_ITER) starts[target] = true;
        }
        byte[] table = code.ExceptionTable;
        for (int p = 0; p < table.Length;)
        {
            Translator.Varint(table, ref p);
            Translator.Varint(table, ref p);
            int handler = Translator.Varint(table, ref p);
            Translator.Varint(table, ref p);
            if (lines[handler] >= 0 && (Op)bytes[handler * 2] != Op.END_ASYNC_FOR) starts[handler] = true;
        }
    }
}
