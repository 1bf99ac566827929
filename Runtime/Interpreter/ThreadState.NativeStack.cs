// Python/ceval.c: how deep native code may recurse (_Py_EnterRecursiveCall, _Py_InitializeRecursionLimits).

using System.Runtime.CompilerServices;
using PyModules.Runtime.Native;

namespace PyModules.Runtime;

public sealed unsafe partial class ThreadState
{
    private const nuint Margin = 40 << 10, NetMargin = 256 << 10;
    private const int StackResource = 3;

    // Above every address: the check of a thread that is not ours takes the slow way, which asks .NET.
    private nuint _stackTop, _stackSoftLimit = nuint.MaxValue;

    /// <summary>The calling thread is this one and was started with a stack of <paramref name="size"/> bytes. Of those it uses as many as
    /// C would have: the rest is for what must not fail, and recursion ends where CPython's does.</summary>
    [Mirrors("_Py_InitializeRecursionLimits", 441, 484)]
    internal void OwnStack(nuint size)
    {
        byte here;
        _stackTop = (nuint)(&here);
        nuint budget = size;
        ulong* limits = stackalloc ulong[2];
        if (LibC.getrlimit(StackResource, limits) == 0 && limits[0] < size) budget = Math.Max((nuint)limits[0], NetMargin);
        _stackSoftLimit = _stackTop - Math.Min(budget - Margin, size - NetMargin);
    }

    /// <summary>Py_EnterRecursiveCall: true when there is room; false raised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Mirrors("Py_EnterRecursiveCall", 3296, 3299)]
    public bool EnterRecursiveCall(string where = "")
    {
        byte here;
        return (nuint)(&here) > _stackSoftLimit || NativeOverflow(where);
    }

    /// <summary>Whether there is room for calls of both kinds, asked without raising.</summary>
    internal bool HasRoom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte here;
            return RecursionRemaining > 1 && (nuint)(&here) > _stackSoftLimit;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [Mirrors("_Py_CheckRecursiveCall", 488, 515)]
    private bool NativeOverflow(string where)
    {
        byte here;
        bool own = _stackSoftLimit != nuint.MaxValue;
        if (RecursionHeadroom > 0 || (!own && RuntimeHelpers.TryEnsureSufficientExecutionStack())) return true;
        RecursionHeadroom++;
        Err.Raise(Exc.RecursionError, (own ? $"Stack overflow (used {(_stackTop - (nuint)(&here)) / 1024} kB)" : "Stack overflow") + where);
        RecursionHeadroom--;
        return false;
    }
}
