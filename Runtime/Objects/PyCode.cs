// Objects/codeobject.c: code objects.

using PyModules.Compiler;

namespace PyModules.Runtime;

/// <summary><c>co_flags</c>.</summary>
[Flags]
public enum CodeFlags
{
    None = 0,
    Optimized = 0x1, NewLocals = 0x2, VarArgs = 0x4, VarKeywords = 0x8, Nested = 0x10, Generator = 0x20, Coroutine = 0x80, IterableCoroutine = 0x100,
    AsyncGenerator = 0x200, FutureDivision = 0x20000, FutureAbsoluteImport = 0x40000, FutureWithStatement = 0x80000, FuturePrintFunction = 0x100000,
    FutureUnicodeLiterals = 0x200000, FutureBarryAsBdfl = 0x400000, FutureGeneratorStop = 0x800000, FutureAnnotations = 0x1000000,
    NoMonitoringEvents = 0x2000000, HasDocstring = 0x4000000, Method = 0x8000000,
    FutureMask = FutureDivision | FutureAbsoluteImport | FutureWithStatement | FuturePrintFunction | FutureUnicodeLiterals | FutureBarryAsBdfl
        | FutureGeneratorStop | FutureAnnotations,
}

/// <summary>Kind of a localsplus slot (<c>CO_FAST_*</c>): bits.</summary>
public static class FastKind
{
    public const byte ArgPos = 0x02, ArgKw = 0x04, ArgVar = 0x08, Arg = ArgPos | ArgKw | ArgVar, Hidden = 0x10, Local = 0x20, Cell = 0x40, Free = 0x80;
}

/// <summary>A compiled block of Python. Immutable but for what the interpreter hangs on it.</summary>
[PyType("code", WeakRefs = true)]
public sealed partial class PyCode : PyObject
{
    /// <summary>The instructions as <c>co_code</c> shows them: 2 bytes each, inline caches zero.</summary>
    public readonly byte[] Code;

    public readonly PyObject[] Consts;
    public readonly PyStr[] Names;

    /// <summary>Names and kinds (<see cref="FastKind"/>) of the frame's variables: locals, then cells that are no arguments, then free variables.</summary>
    public readonly PyStr[] LocalsPlusNames;
    public readonly byte[] LocalsPlusKinds;

    [PyMember("co_argcount", ReadOnly = true)] public int ArgCount;
    [PyMember("co_posonlyargcount", ReadOnly = true)] public int PosOnlyArgCount;
    [PyMember("co_kwonlyargcount", ReadOnly = true)] public int KwOnlyArgCount;
    [PyMember("co_stacksize", ReadOnly = true)] public int StackSize;
    [PyMember("co_firstlineno", ReadOnly = true)] public int FirstLineNo;
    [PyMember("co_flags", ReadOnly = true)] private int _flags;

    public CodeFlags Flags => (CodeFlags)_flags;

    /// <summary>Counts derived from the kinds; a cell that is a local too counts in both.</summary>
    [PyMember("co_nlocals", ReadOnly = true)] public int NLocals;
    public readonly int NCells, NFree;

    public readonly byte[] ExceptionTable, LineTable;
    [PyMember("co_filename", ReadOnly = true)] private PyObject? _filename;
    [PyMember("co_name", ReadOnly = true)] private PyObject? _name;
    [PyMember("co_qualname", ReadOnly = true)] private PyObject? _qualname;

    /// <summary>Where the code was loaded from; import sets it anew on cached code (<c>_imp._fix_co_filename</c>).</summary>
    public PyStr Filename
    {
        get => (PyStr)_filename!;
        internal set => _filename = value;
    }

    public PyStr Name => (PyStr)_name!;
    public PyStr QualName => (PyStr)_qualname!;

    /// <summary>The interpreter's own instruction stream.</summary>
    public object? Translated;

    /// <summary>Monitoring state of the code, owned by the interpreter.</summary>
    public object? Monitoring;

    /// <summary>Index of the first instruction that may be traced (its RESUME).</summary>
    public readonly int FirstTraceable;

    public int NLocalsPlus => LocalsPlusNames.Length;

    /// <summary>Index in localsplus of the first free variable.</summary>
    public int FirstFree => LocalsPlusNames.Length - NFree;

    /// <summary>Arguments of all kinds, with *args and **kwargs.</summary>
    public int TotalArgs => ArgCount + KwOnlyArgCount + ((Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);

    /// <summary>_PyCode_New: take the parts, validated by the caller; names and constants are interned here.</summary>
    [Mirrors("init_code", 509, 592)]
    internal PyCode(CodeParts parts)
    {
        Code = parts.Code;
        Consts = CodeInterning.Constants(parts.Consts);
        CodeInterning.Strings(parts.Names);
        CodeInterning.Strings(parts.LocalsPlusNames);
        Names = parts.Names;
        LocalsPlusNames = parts.LocalsPlusNames;
        LocalsPlusKinds = parts.LocalsPlusKinds;
        ArgCount = parts.ArgCount;
        PosOnlyArgCount = parts.PosOnlyArgCount;
        KwOnlyArgCount = parts.KwOnlyArgCount;
        StackSize = Math.Max(parts.StackSize, 1);
        FirstLineNo = parts.FirstLineNo;
        _flags = (int)parts.Flags;
        ExceptionTable = parts.ExceptionTable;
        LineTable = ThreadState.HasCurrent && !ThreadState.Current.Interpreter.Config.CodeDebugRanges ? CodeLocations.RemoveColumns(parts.LineTable) : parts.LineTable;
        _filename = parts.Filename;
        _name = parts.Name;
        _qualname = parts.QualName;
        foreach (byte kind in LocalsPlusKinds)
        {
            if ((kind & FastKind.Local) != 0)
            {
                NLocals++;
                if ((kind & FastKind.Cell) != 0) NCells++;
            }
            else if ((kind & FastKind.Cell) != 0) NCells++;
            else if ((kind & FastKind.Free) != 0) NFree++;
        }
        while (FirstTraceable < Code.Length / 2 && Code[FirstTraceable * 2] != (byte)Op.RESUME) FirstTraceable++;
    }
}

/// <summary>What a code object is made of (<c>struct _PyCodeConstructor</c>).</summary>
internal sealed class CodeParts
{
    public required byte[] Code, LocalsPlusKinds, ExceptionTable, LineTable;
    public required PyObject[] Consts;
    public required PyStr[] Names, LocalsPlusNames;
    public required PyStr Filename, Name, QualName;
    public int ArgCount, PosOnlyArgCount, KwOnlyArgCount, StackSize, FirstLineNo;
    public CodeFlags Flags;
}
