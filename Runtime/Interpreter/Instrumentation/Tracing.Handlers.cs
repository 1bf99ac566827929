// Python/legacy_tracing.c: from each monitoring event to the call of a trace or profile function.

namespace PyModules.Runtime;

internal static unsafe partial class Tracing
{
    private delegate PyObject? Handler(ThreadState thread, PyFrame frame, PyStr what, ReadOnlySpan<PyObject> args);

    // For a thread that is not traced the event is none: other threads asked for it.
    private sealed class TraceHandler(PyStr what, Handler handle) : MonitorHandler
    {
        public override PyObject? Invoke(ThreadState thread, ReadOnlySpan<PyObject> args)
        {
            if (thread.TraceFunction is null) return PyNone.Instance;
            return thread.FrameObject is { } frame ? handle(thread, frame, what, args) : Err.Raise(Exc.SystemError, "Missing frame when calling trace function.");
        }
    }

    private sealed class ProfileHandler(PyStr what, Handler handle) : MonitorHandler
    {
        public override PyObject? Invoke(ThreadState thread, ReadOnlySpan<PyObject> args)
        {
            if (thread.ProfileFunction is null) return PyNone.Instance;
            return thread.FrameObject is { } frame ? handle(thread, frame, what, args) : Err.Raise(Exc.SystemError, "Missing frame when calling profile function.");
        }
    }

    /// <summary><c>call_trace_func</c>.</summary>
    [Mirrors("call_trace_func", 164, 191)]
    private static PyObject? Trace(ThreadState thread, PyFrame frame, PyStr what, PyObject? arg)
    {
        if (frame.TraceOpcodes && !SetOpcodeTrace(frame, true)) return null;
        bool ok = CallTrace(thread, frame, what, arg);
        frame.LineNo = 0;
        return ok ? PyNone.Instance : null;
    }

    [Mirrors("sys_trace_exception_func", 193, 216)]
    private static PyObject? TraceException(ThreadState thread, PyFrame frame, PyStr what, ReadOnlySpan<PyObject> args)
    {
        PyBaseException exception = (PyBaseException)args[2];
        return Trace(thread, frame, what, PyTuple.Of(exception.Type, exception, (PyObject?)exception.Traceback ?? PyNone.Instance));
    }

    // sys.settrace reports a line for every jump back, also within one line.
    [Mirrors("sys_trace_jump_func", 357, 397)]
    private static PyObject? TraceJump(ThreadState thread, PyFrame frame, PyStr what, ReadOnlySpan<PyObject> args)
    {
        int from = (int)((PyInt)args[1]).Value / 2, to = (int)((PyInt)args[2]).Value / 2;
        if (to > from) return Monitors.Disable;
        CodeMonitoring data = (CodeMonitoring)((PyCode)args[0]).Monitoring!;
        // A jump to another line is seen where it lands.
        if (data.Lines[to] != data.Lines[from]) return Monitors.Disable;
        return TraceLine(thread, frame, data.Lines[to]) ? PyNone.Instance : null;
    }

    [Mirrors("set_callbacks", 409, 425)]
    private static void RegisterTraceHandlers(Monitors monitors)
    {
        TraceHandler call = new(CallName, static (thread, frame, what, args) => Trace(thread, frame, what, null));
        TraceHandler @return = new(ReturnName, static (thread, frame, what, args) => Trace(thread, frame, what, args[2]));
        TraceHandler exception = new(ExceptionName, TraceException);
        Set(MonitorEvent.PyStart, call);
        Set(MonitorEvent.PyResume, call);
        Set(MonitorEvent.PyThrow, call);
        Set(MonitorEvent.PyReturn, @return);
        Set(MonitorEvent.PyYield, @return);
        Set(MonitorEvent.Raise, exception);
        Set(MonitorEvent.StopIteration, exception);
        Set(MonitorEvent.PyUnwind, new TraceHandler(ReturnName, static (thread, frame, what, args) => Trace(thread, frame, what, null)));
        Set(MonitorEvent.Jump, new TraceHandler(LineName, TraceJump));
        Set(MonitorEvent.Instruction, new OpcodeHandler());

        // LINE is delivered without a callback of its own.
        void Set(int @event, MonitorHandler handler) => monitors.Register(MonitorTool.SysTrace, @event, handler);
    }

    // Unlike the others it also has to notice that nobody wants opcodes any more.
    private sealed class OpcodeHandler : MonitorHandler
    {
        [Mirrors("sys_trace_instruction_func", 277, 306)]
        public override PyObject? Invoke(ThreadState thread, ReadOnlySpan<PyObject> args)
        {
            if (thread.FrameObject is not { } frame) return Err.Raise(Exc.SystemError, "Missing frame when calling trace function.");
            if (thread.TraceFunction is null || !frame.TraceOpcodes) return SetOpcodeTrace(frame, false) ? PyNone.Instance : null;
            bool ok = CallTrace(thread, frame, OpcodeName, null);
            frame.LineNo = 0;
            return ok ? PyNone.Instance : null;
        }
    }

    private static void RegisterProfileHandlers(Monitors monitors)
    {
        ProfileHandler call = new(CallName, static (thread, frame, what, args) => Profile(thread, frame, what, null));
        ProfileHandler @return = new(ReturnName, static (thread, frame, what, args) => Profile(thread, frame, what, args[2]));
        Set(MonitorEvent.PyStart, call);
        Set(MonitorEvent.PyResume, call);
        Set(MonitorEvent.PyThrow, call);
        Set(MonitorEvent.PyReturn, @return);
        Set(MonitorEvent.PyYield, @return);
        Set(MonitorEvent.PyUnwind, new ProfileHandler(ReturnName, static (thread, frame, what, args) => Profile(thread, frame, what, null)));
        Set(MonitorEvent.Call, new ProfileHandler(CCallName, ProfileCall));
        Set(MonitorEvent.CReturn, new ProfileHandler(CReturnName, ProfileCall));
        Set(MonitorEvent.CRaise, new ProfileHandler(CExceptionName, ProfileCall));

        void Set(int @event, MonitorHandler handler) => monitors.Register(MonitorTool.SysProfile, @event, handler);
    }

    [Mirrors("call_profile_func", 37, 57)]
    private static PyObject? Profile(ThreadState thread, PyFrame frame, PyStr what, PyObject? arg) => CallProfile(thread, frame, what, arg) ? PyNone.Instance : null;

    // Profilers hear of native functions only; a method descriptor is shown to them bound.
    [Mirrors("sys_profile_call_or_return", 103, 134)]
    private static PyObject? ProfileCall(ThreadState thread, PyFrame frame, PyStr what, ReadOnlySpan<PyObject> args)
    {
        PyObject callable = args[2];
        if (callable is PyBuiltinFunction) return Profile(thread, frame, what, callable);
        if (callable.GetType() != typeof(PyMethodDescr) || ReferenceEquals(args[3], Monitors.Missing)) return PyNone.Instance;
        return callable.Type.Slots.DescrGet(callable, args[3], args[3].Type) is { } method ? Profile(thread, frame, what, method) : null;
    }
}
