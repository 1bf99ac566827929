// Objects/frameobject.c: the model of the value stack that tells which jumps are safe.

using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary>What lies on the value stack before each instruction: a kind of three bits per entry, the top in the lowest.
/// A stack that does not fit into 64 bits counts as <see cref="Overflowed"/>.</summary>
internal static class StackMarks
{
    internal enum Kind
    {
        Iterator = 1, Except, Object, Null, Lasti,
    }

    public const long Uninitialized = -2, Overflowed = -1, Empty = 0;

    private const int Bits = 3, Mask = (1 << Bits) - 1, MaxEntries = 63 / Bits;
    private const ulong WillOverflow = 1UL << (MaxEntries - 1) * Bits;

    [Mirrors("pop_value", 1210, 1214)]
    public static long Pop(long stack) => stack >> Bits;

    [Mirrors("top_of_stack", 1218, 1222)]
    public static Kind Top(long stack) => (Kind)(stack & Mask);

    /// <summary>How many values a stack holds that is neither unknown nor overflowed.</summary>
    public static int Depth(long stack)
    {
        int depth = 0;
        for (; stack > 0; stack = Pop(stack)) depth++;
        return depth;
    }

    [Mirrors("push_value", 1199, 1208)]
    private static long Push(long stack, Kind kind) => (ulong)stack >= WillOverflow ? Overflowed : stack << Bits | (long)kind;

    [Mirrors("peek", 1224, 1229)]
    private static Kind Peek(long stack, int n) => (Kind)(stack >> Bits * (n - 1) & Mask);

    [Mirrors("stack_swap", 1231, 1241)]
    private static long Swap(long stack, int n)
    {
        long other = (long)Peek(stack, n);
        int shift = Bits * (n - 1);
        long low = stack & ~((long)Mask << shift) | (stack & Mask) << shift;
        return low & ~(long)Mask | other;
    }

    [Mirrors("pop_to_level", 1243, 1254)]
    private static long PopTo(long stack, int level)
    {
        if (level == 0) return Empty;
        long highest = (long)Mask << (level - 1) * Bits;
        while (stack > highest) stack = Pop(stack);
        return stack;
    }

    [Mirrors("compatible_kind", 1175, 1187)]
    private static bool Compatible(Kind from, Kind to) => to switch
    {
        0 => false,
        Kind.Object => from != Kind.Null,
        Kind.Null => true,
        _ => from == to,
    };

    /// <summary><c>compatible_stack</c>: whether values may be popped from the one to reach the other.</summary>
    [Mirrors("compatible_stack", 1525, 1544)]
    public static bool Compatible(long from, long to)
    {
        if (from < 0 || to < 0) return false;
        while (from > to) from = Pop(from);
        while (from != 0)
        {
            if (!Compatible(Top(from), Top(to))) return false;
            from = Pop(from);
            to = Pop(to);
        }
        return to == 0;
    }

    /// <summary><c>explain_incompatible_stack</c>.</summary>
    [Mirrors("explain_incompatible_stack", 1546, 1570)]
    public static string Explain(long to) => to switch
    {
        Overflowed => "stack is too deep to analyze",
        Uninitialized => "can't jump into an exception handler, or code may be unreachable",
        _ => Top(to) switch
        {
            Kind.Except => "can't jump into an 'except' block as there's no exception",
            Kind.Lasti => "can't jump into a re-raising block as there's no location",
            Kind.Iterator => "can't jump into the body of a for loop",
            _ => "incompatible stacks",
        },
    };

    /// <summary><c>mark_stacks</c>.</summary>
    [Mirrors("mark_stacks", 1307, 1523)]
    public static long[] Of(PyCode code)
    {
        byte[] bytes = code.Code;
        int units = bytes.Length / 2;
        long[] stacks = new long[units + 1];
        Array.Fill(stacks, Uninitialized);
        stacks[0] = Empty;
        bool again = true;
        while (again)
        {
            again = false;
            for (int i = 0; i < units;)
            {
                long stack = stacks[i];
                int oparg = 0;
                Op op = (Op)bytes[i * 2];
                while (op == Op.EXTENDED_ARG)
                {
                    oparg = oparg << 8 | bytes[i * 2 + 1];
                    i++;
                    op = (Op)bytes[i * 2];
                    stacks[i] = stack;
                }
                oparg = oparg << 8 | bytes[i * 2 + 1];
                int next = i + 1 + OpInfo.Caches(op);
                if (stack != Uninitialized && Step(op, oparg, i, next, stack, stacks)) again = true;
                i = next;
            }
            byte[] table = code.ExceptionTable;
            for (int p = 0; p < table.Length;)
            {
                int start = Translator.Varint(table, ref p);
                Translator.Varint(table, ref p);
                int handler = Translator.Varint(table, ref p), depth = Translator.Varint(table, ref p);
                if (stacks[start] == Uninitialized || stacks[handler] != Uninitialized) continue;
                again = true;
                long stack = PopTo(stacks[start], depth >> 1);
                if ((depth & 1) != 0) stack = Push(stack, Kind.Lasti);
                stacks[handler] = Push(stack, Kind.Except);
            }
        }
        return stacks;
    }

    // What one instruction makes of the stack; true when a jump back reached new ground.
    private static bool Step(Op op, int oparg, int at, int next, long stack, long[] stacks)
    {
        switch (op)
        {
            case Op.POP_JUMP_IF_FALSE or Op.POP_JUMP_IF_TRUE or Op.POP_JUMP_IF_NONE or Op.POP_JUMP_IF_NOT_NONE:
                stacks[next + oparg] = stacks[next] = Pop(stack);
                return false;
            case Op.SEND:
                stacks[next + oparg] = stacks[next] = stack;
                return false;
            case Op.JUMP_FORWARD:
                stacks[next + oparg] = stack;
                return false;
            case Op.JUMP_BACKWARD or Op.JUMP_BACKWARD_NO_INTERRUPT:
            {
                int target = next - oparg;
                bool fresh = stacks[target] == Uninitialized && target < at;
                stacks[target] = stack;
                return fresh;
            }
            case Op.GET_ITER or Op.GET_AITER:
                stacks[next] = Push(Pop(stack), Kind.Iterator);
                return false;
            case Op.FOR_ITER:
                stacks[next] = stacks[next + oparg] = Push(stack, Kind.Object);
                return false;
            case Op.END_ASYNC_FOR:
                stacks[next] = Pop(Pop(stack));
                return false;
            case Op.PUSH_EXC_INFO:
                stacks[next] = Push(stack, Kind.Except);
                return false;
            case Op.POP_EXCEPT:
                stacks[next] = Pop(stack);
                return false;
            case Op.RETURN_VALUE or Op.RAISE_VARARGS or Op.RERAISE:
                return false;
            case Op.PUSH_NULL:
                stacks[next] = Push(stack, Kind.Null);
                return false;
            case Op.LOAD_GLOBAL:
                stack = Push(stack, Kind.Object);
                stacks[next] = (oparg & 1) != 0 ? Push(stack, Kind.Null) : stack;
                return false;
            case Op.LOAD_ATTR:
                stacks[next] = (oparg & 1) != 0 ? Push(Push(Pop(stack), Kind.Object), Kind.Null) : stack;
                return false;
            case Op.SWAP:
                stacks[next] = Swap(stack, oparg);
                return false;
            case Op.COPY:
                stacks[next] = Push(stack, Peek(stack, oparg));
                return false;
            default:
            {
                int delta = OpInfo.NumPushed(op, oparg) - OpInfo.NumPopped(op, oparg);
                for (; delta < 0; delta++) stack = Pop(stack);
                for (; delta > 0; delta--) stack = Push(stack, Kind.Object);
                stacks[next] = stack;
                return false;
            }
        }
    }
}
