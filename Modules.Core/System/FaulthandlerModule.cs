// Modules/faulthandler.c: tracebacks on faults, on signals and after a time.

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Modules;

/// <summary>Tracebacks on faults, on signals and after a time. .NET has the handlers of real faults (SIGSEGV and the like) for itself and
/// reports those in its own way; what enable() asks for holds for the faults that the process makes itself:
/// by this module's functions, by os.abort() and by sending itself the signal.</summary>
[PyModule("faulthandler", Source = "Modules/faulthandler.c", Doc = "Tracebacks on faults, on signals and after a time.")]
public static unsafe partial class FaulthandlerModule
{
    private const int MaxFrames = 100, MaxThreads = 100, MaxTextLength = 500;

    // .NET's frames have no symbols of C to show.
    private const string NativeStack = "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n";

    /// <summary>What the module object keeps.</summary>
    internal sealed class State : PyModuleState
    {
        public bool Enabled, AllThreads;
        public int Fd = 2;
        public PyObject? File;
        public Timer? Later;
        public readonly Dictionary<int, Registered> Signals = [];
    }

    /// <summary>A signal that register() was called for: where its tracebacks go, and what held before.</summary>
    internal sealed class Registered(SignalDelivery.Disposition previous)
    {
        public readonly SignalDelivery.Disposition Previous = previous;
        public PyObject? File;
        public int Fd;
        public bool AllThreads, Chain;
    }

    [LibraryImport("libc")] private static partial nint write(int fd, byte* data, nuint count);
    [LibraryImport("libc")] private static partial void _exit(int status);
    [LibraryImport("libc")] private static partial int pthread_getname_np(nint thread, byte* name, nuint length);
    [LibraryImport("libc")] private static partial int getrlimit(int resource, ulong* limits);
    [LibraryImport("libc")] private static partial int setrlimit(int resource, ulong* limits);

    /// <summary>faulthandler_get_fileno: the descriptor of a file object, of a number, or of sys.stderr.</summary>
    [Mirrors("faulthandler_get_fileno", 91, 160)]
    private static bool FileNo(ThreadState thread, PyObject? file, out int fd)
    {
        fd = -1;
        if (file is null or PyNone)
        {
            file = thread.Interpreter.SysDict.GetItem(PyStr.Intern("stderr"));
            if (file is null) return Err.Fail(Exc.RuntimeError, "unable to get sys.stderr");
            if (file is PyNone) return Err.Fail(Exc.RuntimeError, "sys.stderr is None");
        }
        else if (file is PyLong number)
        {
            if (!Args.AsInt(number, out fd)) return false;
            return fd >= 0 || Err.Fail(Exc.ValueError, "file is not a valid file descriptor");
        }
        if (Obj.CallMethod(file, PyStr.Intern("fileno")) is not { } result) return false;
        if (result is not PyLong || !Args.AsInt(result, out fd) || fd < 0)
        {
            Err.Clear();
            return Err.Fail(Exc.RuntimeError, "file.fileno() is not a valid file descriptor");
        }
        if (Obj.CallMethod(file, PyStr.Intern("flush")) is null) Err.Clear();
        return true;
    }

    private static void Put(int fd, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* p = bytes) write(fd, p, (nuint)bytes.Length);
    }

    /// <summary>dump_traceback: the frames of one thread, innermost first. Nothing is locked: the thread may run on meanwhile.</summary>
    private static void Frames(StringBuilder text, ThreadState thread)
    {
        Frame? frame = Frame.Complete(thread.CurrentFrame);
        if (frame is null)
        {
            text.Append("  <no Python frame>\n");
            return;
        }
        for (int depth = 0; frame is not null; depth++)
        {
            if (depth == MaxFrames)
            {
                text.Append("  ...\n");
                return;
            }
            text.Append("  File \"");
            Ascii(text, frame.Function.Code.Filename);
            text.Append($"\", line {frame.Object.Line} in ");
            Ascii(text, frame.Function.Code.Name);
            text.Append('\n');
            frame = Frame.Complete(frame.Previous);
        }
    }

    /// <summary>_Py_DumpASCII: what any terminal shows, and not too much of it.</summary>
    private static void Ascii(StringBuilder text, PyStr value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (i == MaxTextLength)
            {
                text.Append("...");
                return;
            }
            int c = value[i];
            text.Append(c switch
            {
                >= ' ' and <= '~' => ((char)c).ToString(),
                <= 0xFF => $"\\x{c:x2}",
                <= 0xFFFF => $"\\u{c:x4}",
                _ => $"\\U{c:x8}",
            });
        }
    }

    private static string NameOf(ThreadState thread)
    {
        byte* name = stackalloc byte[100];
        if (pthread_getname_np((nint)thread.ThreadId, name, 100) != 0 || *name == 0) return "";
        return $" [{Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name))}]";
    }

    [Mirrors("faulthandler_dump_traceback", 177, 210)]
    private static string Dump(ThreadState current, bool allThreads)
    {
        var text = new StringBuilder();
        if (!allThreads)
        {
            text.Append("Stack (most recent call first):\n");
            Frames(text, current);
            return text.ToString();
        }
        return DumpAll(current.Interpreter, current);
    }

    /// <summary>_Py_DumpTracebackThreads.</summary>
    private static string DumpAll(Interpreter interpreter, ThreadState? current)
    {
        var text = new StringBuilder();
        ThreadState[] threads;
        lock (interpreter.Threads) threads = [.. interpreter.Threads];
        for (int i = threads.Length - 1; i >= 0; i--)
        {
            bool isCurrent = ReferenceEquals(threads[i], current);
            if (text.Length > 0) text.Append('\n');
            if (threads.Length - 1 - i == MaxThreads)
            {
                text.Append("...\n");
                break;
            }
            text.Append($"{(isCurrent ? "Current thread" : "Thread")} 0x{threads[i].ThreadId:x16}{NameOf(threads[i])} (most recent call first):\n");
            Frames(text, threads[i]);
        }
        return text.ToString();
    }

    /// <summary>Write the traceback of the thread, or of all.</summary>
    [PyFunction("dump_traceback", "(file=sys.stderr, all_threads=True)"), Mirrors("faulthandler_dump_traceback_py", 231, 279)]
    private static PyObject? DumpTraceback(ThreadState thread, PyObject? file = null, bool all_threads = true)
    {
        if (!FileNo(thread, file, out int fd)) return null;
        Put(fd, Dump(thread, all_threads));
        return ThreadState.Current.CheckSignals() ? PyNone.Instance : null;
    }

    /// <summary>Write the native stack of the thread: .NET's methods, of which it tells names and offsets but no addresses.</summary>
    [PyFunction("dump_c_stack", "(file=sys.stderr)"), Mirrors("faulthandler_dump_c_stack_py", 281, 307)]
    private static PyObject? DumpCStack(ThreadState thread, PyObject? file = null)
    {
        const int limit = 32;
        if (!FileNo(thread, file, out int fd)) return null;
        StringBuilder text = new("Current thread's C stack trace (most recent call first):\n");
        StackFrame[] frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        foreach (StackFrame frame in frames.AsSpan(0, Math.Min(frames.Length, limit)))
        {
            text.Append(DiagnosticMethodInfo.Create(frame) is { } method
                ? $"  <{method.DeclaringAssemblyName.Split(',')[0]}, at {method.DeclaringTypeName}.{method.Name}+0x{frame.GetNativeOffset():x}>\n"
                : "  <unknown>\n");
        }
        if (frames.Length > limit) text.Append("  <truncated rest of calls>\n");
        Put(fd, text.ToString());
        return PyNone.Instance;
    }

    /// <summary>Have faults written down.</summary>
    [PyFunction("enable", "(file=sys.stderr, all_threads=True)"), Mirrors("faulthandler_py_enable", 567, 602)]
    private static PyObject? Enable(ThreadState thread, State state, PyObject? file = null, bool all_threads = true)
    {
        if (!FileNo(thread, file, out int fd)) return null;
        (state.File, state.Fd, state.AllThreads, state.Enabled) = (file, fd, all_threads, true);
        SignalDelivery.Process.Fault = signal => WriteFault(state, signal);
        return PyNone.Instance;
    }

    /// <summary>Undo enable(); whether it was on.</summary>
    [PyFunction("disable", "()"), Mirrors("faulthandler_disable_py", 624, 632)]
    private static PyObject? Disable(State state)
    {
        bool was = state.Enabled;
        state.Enabled = false;
        state.File = null;
        SignalDelivery.Process.Fault = null;
        return PyBool.From(was);
    }

    /// <summary>Whether faults are written down.</summary>
    [PyFunction("is_enabled", "()"), Mirrors("faulthandler_is_enabled", 634, 638)]
    private static PyObject? IsEnabled(State state) => PyBool.From(state.Enabled);

    /// <summary>Write all tracebacks after so many seconds, again and again or once; with exit the process ends then.</summary>
    [PyFunction("dump_traceback_later", "(timeout, repeat=False, file=sys.stderr, exit=False)"), Mirrors("faulthandler_dump_traceback_later", 732, 832)]
    private static PyObject? DumpTracebackLater(ThreadState thread, State state, PyObject timeout, bool repeat = false, PyObject? file = null, bool exit = false)
    {
        if (!PyTime.FromSeconds(timeout, TimeRound.Ceiling, out long nanoseconds)) return null;
        if (nanoseconds <= 0) return Err.Raise(Exc.ValueError, "timeout must be greater than 0");
        if (!FileNo(thread, file, out int fd)) return null;
        var span = TimeSpan.FromMicroseconds(nanoseconds / 1000);
        string header = $"Timeout ({Format(span)})!\n";
        state.Later?.Dispose();
        state.File = file;
        state.Later = new Timer(_ =>
        {
            Put(fd, header + DumpAll(thread.Interpreter, null));
            if (exit) _exit(1);
        }, null, span, repeat ? span : Timeout.InfiniteTimeSpan);
        return PyNone.Instance;
    }

    [Mirrors("format_timeout", 704, 730)]
    private static string Format(TimeSpan span)
    {
        string text = $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}";
        int microseconds = (int)(span.Ticks % TimeSpan.TicksPerSecond / 10);
        return microseconds == 0 ? text : $"{text}.{microseconds:000000}";
    }

    /// <summary>Undo dump_traceback_later().</summary>
    [PyFunction("cancel_dump_traceback_later", "()"), Mirrors("faulthandler_cancel_dump_traceback_later_py", 834, 840)]
    private static PyObject? CancelDumpTracebackLater(State state)
    {
        state.Later?.Dispose();
        state.Later = null;
        return PyNone.Instance;
    }

    /// <summary>Write the tracebacks whenever a signal arrives; with chain the earlier handler runs too.</summary>
    [PyFunction("register", "(signum, file=sys.stderr, all_threads=True, chain=False)"), Mirrors("faulthandler_register_py", 936, 1002)]
    private static PyObject? Register(ThreadState thread, State state, int signum, PyObject? file = null, bool all_threads = true, bool chain = false)
    {
        if (!CheckSignal(signum) || !FileNo(thread, file, out int fd)) return null;
        if (!state.Signals.TryGetValue(signum, out Registered? user))
        {
            if (SignalDelivery.Process.Current(signum) is not { } previous) return Err.FromErrno(Marshal.GetLastPInvokeError());
            user = new Registered(previous);
            if (!Install(thread, signum, user)) return Err.FromErrno(Marshal.GetLastPInvokeError());
            state.Signals[signum] = user;
        }
        (user.File, user.Fd, user.AllThreads, user.Chain) = (file, fd, all_threads, chain);
        return PyNone.Instance;
    }

    [Mirrors("check_signum", 917, 934)]
    private static bool CheckSignal(int signum)
    {
        if (signum is SignalDelivery.Sigsegv or SignalDelivery.Sigabrt or SignalDelivery.Sigfpe or SignalDelivery.Sigbus or SignalDelivery.Sigill)
            return Err.Fail(Exc.RuntimeError, $"signal {signum} cannot be registered, use enable() instead");
        return signum is >= 1 and < SignalDelivery.Count || Err.Fail(Exc.ValueError, "signal number out of range");
    }

    /// <summary>Have the signal write tracebacks; with chain, what held before runs after that.</summary>
    [Mirrors("faulthandler_register", 844, 875)]
    private static bool Install(ThreadState thread, int signum, Registered user) => SignalDelivery.Process.Set(signum, new SignalDelivery.Disposition(default, signal =>
    {
        Put(user.Fd, Dump(thread, user.AllThreads));
        if (!user.Chain) return;
        if (user.Previous.Callback is { } handler)
        {
            handler(signal);
            return;
        }
        SignalDelivery.Process.Set(signal, user.Previous);
        SignalDelivery.raise(signal);
        Install(thread, signal, user);
    }));

    /// <summary>Undo register(); whether the signal was registered.</summary>
    [PyFunction("unregister", "(signum, /)"), Mirrors("faulthandler_unregister_py", 1020, 1039)]
    private static PyObject? Unregister(State state, int signum)
    {
        if (!CheckSignal(signum)) return null;
        if (!state.Signals.Remove(signum, out Registered? user)) return PyBool.False;
        SignalDelivery.Process.Set(signum, user.Previous);
        return PyBool.True;
    }

    /// <summary>The message of a fault and the tracebacks; once, whatever happens on the way.</summary>
    [Mirrors("faulthandler_fatal_error", 357, 414)]
    private static void WriteFault(State state, int signal)
    {
        if (!state.Enabled) return;
        state.Enabled = false;
        string name = signal switch
        {
            SignalDelivery.Sigabrt => "Aborted",
            SignalDelivery.Sigbus => "Bus error",
            SignalDelivery.Sigill => "Illegal instruction",
            SignalDelivery.Sigfpe => "Floating-point exception",
            SignalDelivery.Sigsegv => "Segmentation fault",
            _ => "",
        };
        if (name.Length == 0) return;
        Put(state.Fd, $"Fatal Python error: {name}\n\n{Dump(ThreadState.Current, state.AllThreads)}\n{NativeStack}");
    }

    /// <summary>No core file for a death that was asked for.</summary>
    [Mirrors("faulthandler_suppress_crash_report", 1043, 1069)]
    private static void SuppressCrashReport()
    {
        const int core = 4;
        ulong* limits = stackalloc ulong[2];
        if (getrlimit(core, limits) != 0) return;
        limits[0] = 0;
        setrlimit(core, limits);
    }

    /// <summary>Die of a signal as a fault would, with what enable() asked for written before.</summary>
    private static PyObject? Die(int signal)
    {
        SuppressCrashReport();
        SignalDelivery.Process.DieOf(signal);
        return PyNone.Instance;
    }

    [PyFunction("_read_null", "()", Doc = "Die as by reading at address zero.")]
    private static PyObject? ReadNull() => Die(SignalDelivery.Sigsegv);

    [PyFunction("_sigsegv", "(release_gil=False, /)", Doc = "Die of SIGSEGV."), Mirrors("faulthandler_sigsegv", 1095, 1110)]
    private static PyObject? DieOfSigsegv(bool release_gil = false) => Die(SignalDelivery.Sigsegv);

    [PyFunction("_sigabrt", "()", Doc = "Die of SIGABRT."), Mirrors("faulthandler_sigabrt", 1156, 1162)]
    private static PyObject? DieOfSigabrt() => Die(SignalDelivery.Sigabrt);

    [PyFunction("_sigfpe", "()", Doc = "Die of SIGFPE."), Mirrors("faulthandler_sigfpe", 1148, 1154)]
    private static PyObject? DieOfSigfpe() => Die(SignalDelivery.Sigfpe);

    [PyFunction("_fatal_error_c_thread", "()", Doc = "Die of a fatal error in a thread that Python knows nothing of."), Mirrors("faulthandler_fatal_error_c_thread", 1118, 1146)]
    private static PyObject? FatalErrorInNativeThread(ThreadState thread)
    {
        SuppressCrashReport();
        // The thread ends the process: nobody comes back from here.
        var native = new Thread(() => FatalErrorThread(thread));
        using (Gil.Release(thread))
        {
            native.Start();
            native.Join();
        }
        return PyNone.Instance;
    }

    [Mirrors("faulthandler_fatal_error_thread", 1112, 1116)]
    private static void FatalErrorThread(ThreadState thread)
    {
        Put(2, $"Fatal Python error: faulthandler_fatal_error_thread: in new thread\nPython runtime state: initialized\n\n{DumpAll(thread.Interpreter, null)}");
        LibC.abort();
    }
}
