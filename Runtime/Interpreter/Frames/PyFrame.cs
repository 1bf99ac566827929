// Objects/frameobject.c: frame objects.

namespace PyModules.Runtime;

/// <summary>A frame as Python sees it.</summary>
[PyType("frame", Flags = TypeFlags.HaveGc | TypeFlags.DisallowInstantiation, Doc = "")]
public sealed partial class PyFrame : PyObject
{
    internal readonly Frame Inner;

    /// <summary>The caller, once the frame has left the stack.</summary>
    internal PyFrame? BackObject;
    internal PyDict? ExtraLocals;
    internal PyDict? LocalsCache;
    internal PyObject? TraceFunction;
    private bool _traceLines = true, _traceOpcodes;

    /// <summary>The line that a trace function sees or has set; 0 asks the line table.</summary>
    internal int LineNo;

    internal PyFrame(Frame inner) => Inner = inner;

    public PyCode Code => Inner.Code.Code;

    internal bool TraceLines => _traceLines;
    internal bool TraceOpcodes => _traceOpcodes;

    /// <summary>PyFrame_GetLineNumber; -1 when unknown.</summary>
    [Mirrors("PyFrame_GetLineNumber", 988, 1006)]
    public int Line => LineNo != 0 ? LineNo : Code.LineAt(Inner.Unit);

    /// <summary>PyFrame_GetBack.</summary>
    [Mirrors("PyFrame_GetBack", 2387, 2401)]
    public PyFrame? Back => BackObject ?? Frame.Complete(Inner.Previous)?.Object;

    [Mirrors("frame_back_get_impl", 1107, 1116)]
    [PyGetSet("f_back")] private PyObject? FBack => (PyObject?)Back ?? PyNone.Instance;
    [Mirrors("frame_code_get_impl", 1091, 1099)]
    [PyGetSet("f_code", Doc = "The code object that runs in the frame.")] private PyObject? FCode => Audit.Raise("object.__getattr__", this, PyStr.From("f_code")) ? Code : null;
    [Mirrors("frame_globals_get_impl", 1054, 1063)]
    [PyGetSet("f_globals", Doc = "The global variables that the frame sees.")] private PyObject? FGlobals => Inner.Globals;
    [Mirrors("frame_builtins_get_impl", 1073, 1082)]
    [PyGetSet("f_builtins", Doc = "The built-in names that the frame sees.")] private PyObject? FBuiltins => Inner.Builtins;
    [PyGetSet("f_lasti", Doc = "Where in the bytecode the frame is, -1 before its start."), Mirrors("frame_lasti_get_impl", 1035, 1044)]
    private PyObject? FLasti => PyInt.From(Inner.Generator is { IsSuspended: true } ? Inner.Unit * 2 + 2 : Inner.Unit * 2);

    [PyGetSet("f_generator", Doc = "The generator or coroutine that the frame belongs to, or None."), Mirrors("frame_generator_get_impl", 1888, 1897)]
    private PyObject? FGenerator => (PyObject?)Inner.Generator ?? PyNone.Instance;

    [PyGetSet("f_lineno", Setter = nameof(SetLine), Doc = "The line that the frame is at."), Mirrors("frame_lineno_get_impl", 1016, 1025)]
    private PyObject? FLineno => Line is var line && line < 0 ? PyNone.Instance : PyInt.From(line);

    [PyGetSet("f_locals", Doc = "The local variables of the frame as a mapping."), Mirrors("frame_locals_get_impl", 964, 986)]
    internal PyObject? FLocals => Locals(Inner);

    [PyGetSet("f_trace", Setter = nameof(SetTrace), Doc = "The trace function of the frame, or None."), Mirrors("frame_trace_get_impl", 1847, 1856)]
    private PyObject? FTrace => TraceFunction ?? PyNone.Instance;

    [Mirrors("frame_trace_set_impl", 1864, 1878)]
    private bool SetTrace(PyObject? value)
    {
        if (value == PyNone.Instance) value = null;
        if (ReferenceEquals(value, TraceFunction)) return true;
        TraceFunction = value;
        return value is null || !_traceOpcodes || Tracing.SetOpcodeTrace(this, true);
    }

    [PyMember("f_trace_lines")] private ref bool FTraceLines => ref _traceLines;

    [PyGetSet("f_trace_opcodes", Setter = nameof(SetTraceOpcodes), Doc = "Whether the trace function is called for every instruction.")]
    [Mirrors("frame_trace_opcodes_get_impl", 1126, 1131)]
    private PyObject? FTraceOpcodes => PyBool.From(_traceOpcodes);

    [Mirrors("frame_trace_opcodes_set_impl", 1139, 1159)]
    private bool SetTraceOpcodes(PyObject? value)
    {
        if (value is null) return Err.Fail(Exc.AttributeError, "attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted");
        if (value is not PyBool) return Err.Fail(Exc.TypeError, "attribute value type must be bool");
        _traceOpcodes = value == PyBool.True;
        if (_traceOpcodes && TraceFunction is null) return true;
        return Tracing.SetOpcodeTrace(this, _traceOpcodes);
    }

    private bool SetLine(PyObject? value) => FrameLine.Set(this, value);

    /// <summary><c>_PyFrame_GetLocals</c>: the namespace of a module or class, a proxy for a function.</summary>
    [Mirrors("_PyFrame_GetLocals", 2268, 2291)]
    internal static PyObject? Locals(Frame frame)
    {
        PyCode code = frame.Code.Code;
        if ((code.Flags & CodeFlags.Optimized) == 0 && !HasHidden(frame)) return frame.Locals ?? Err.Raise(Exc.SystemError, "frame does not have locals");
        return new PyFrameLocalsProxy(frame.Object);
    }

    // An inlined comprehension is running in a class or module body.
    [Mirrors("_PyFrame_HasHiddenLocals", 2245, 2265)]
    private static bool HasHidden(Frame frame)
    {
        byte[] kinds = frame.Code.Code.LocalsPlusKinds;
        for (int i = 0; i < kinds.Length; i++)
        {
            if ((kinds[i] & FastKind.Hidden) != 0 && PyFrameLocalsProxy.Value(frame, i) is not null) return true;
        }
        return false;
    }

    /// <summary>Clear all references held by the frame.</summary>
    [PyMethod("clear", "()"), Mirrors("frame_clear_impl", 1995, 2025)]
    private PyObject? Clear()
    {
        if (Inner.Generator is { } generator && Inner.Owner == FrameOwner.Generator)
        {
            if (generator.State == GeneratorState.Executing) return Err.Raise(Exc.RuntimeError, "cannot clear an executing frame");
            if (generator.IsSuspended) return Err.Raise(Exc.RuntimeError, "cannot clear a suspended frame");
            generator.FinalizeNow();
            generator.ClearFrame();
        }
        else if (Inner.Owner == FrameOwner.Thread) return Err.Raise(Exc.RuntimeError, "cannot clear an executing frame");
        else
        {
            TraceFunction = null;
            Array.Clear(Inner.Slots);
            Inner.Locals = null;
        }
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__", "()", Doc = "The size of the object in memory, in bytes."), Mirrors("frame___sizeof___impl", 2034, 2043)]
    private PyObject? SizeOf() => PyInt.From(56 + 80 + 8L * (Code.NLocalsPlus + Code.StackSize));

    [PySlot(Slot.Repr), Mirrors("frame_repr", 2045, 2054)]
    private PyObject? Repr() =>
        PyStr.From($"<frame at {Obj.Address(this)}, file {Eval.ReprText(Code.Filename)}, line {Line}, code {Code.Name.Value}>");
}
