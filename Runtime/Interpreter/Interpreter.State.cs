// Include/internal/pycore_interp_structs.h: what the interpreter core keeps.

using System.Runtime.CompilerServices;

namespace PyModules.Runtime;

public sealed partial class Interpreter
{
    /// <summary>What <c>sys.modules</c> is now: a program may replace it.</summary>
    internal PyObject? ModulesObject => Modules;

    /// <summary><c>importlib._bootstrap</c>.</summary>
    internal PyObject? ImportLib;

    /// <summary>The builtin <c>__import__</c>, to notice a replaced one.</summary>
    internal PyObject? ImportFunction;
    internal PyObject? CommonAll, CommonAny;

    /// <summary>Settings, from the command line and the environment or from the embedder.</summary>
    public PyConfig Config { get; init; } = new();

    /// <summary>All threads that have a state.</summary>
    internal readonly List<ThreadState> Threads = [];

    /// <summary>Forget what dead slots of any thread refer to. The caller holds the GIL, so that the others wait at a known place.</summary>
    internal void ClearDeadSlots()
    {
        lock (Threads)
        {
            foreach (ThreadState thread in Threads) thread.ClearDeadSlots();
        }
    }

    /// <summary>PySys_GetAttr without the error: null when absent.</summary>
    [Mirrors("PySys_GetAttr", 78, 98, File = "Python/sysmodule.c")]
    internal PyObject? SysAttr(string name) => SysDict.GetItem(PyStr.Intern(name));

    /// <summary>1 and -1 turn frozen modules on and off whatever the settings say; for tests.</summary>
    internal int FrozenModulesOverride;

    internal long NextThreadId;

    /// <summary>Installed by the runtime: the plain prompt on standard input; false raised.</summary>
    internal Func<bool>? BaseRepl;

    /// <summary>Installed by the signal module: act as if the signal had arrived.</summary>
    internal Action<int>? SimulateSignal;

    /// <summary>Installed by the io module: a raw stream over a stream of the host's, for reading or for writing.</summary>
    internal Func<Stream, bool, PyObject>? StreamFactory;
    internal int RecursionLimit = ThreadState.DefaultRecursionLimit;

    /// <summary><c>dlopenflags</c>: kept for programs that ask; no extension module is loaded here.</summary>
    internal int DlopenFlags = 2;

    /// <summary>-O level.</summary>
    internal int OptimizationLevel => Config.OptimizationLevel;
}

public sealed partial class ThreadState
{
    internal int CoroutineOriginTrackingDepth;
    internal PyObject? AsyncGenFirstIter, AsyncGenFinalizer;

    /// <summary>The number that names the state (not the system's thread).</summary>
    internal long Id;

    /// <summary>threading.get_ident().</summary>
    internal long ThreadId;

    /// <summary>threading.get_native_id().</summary>
    internal readonly int NativeId = Native.LibC.gettid();

    /// <summary>What the thread's <c>threading.local</c> objects hold; the thread does not keep one alive that only its own dict refers to.</summary>
    internal ConditionalWeakTable<PyObject, PyDict> LocalDicts => _localDicts ??= new();
    private ConditionalWeakTable<PyObject, PyDict>? _localDicts;

    private List<Action>? _exitActions;

    /// <summary>Run when the thread ends, while it still holds the GIL.</summary>
    internal void AtExit(Action action) => (_exitActions ??= []).Add(action);

    internal void RunExitActions()
    {
        if (_exitActions is null) return;
        foreach (Action action in _exitActions) action();
        _exitActions = null;
    }

    /// <summary>Per-thread storage of native modules, PyThreadState_GetDict.</summary>
    internal PyDict? Dict;

    /// <summary>PyThreadState_GetFrame: the innermost frame that can be seen.</summary>
    internal PyFrame? FrameObject => Frame.Complete(CurrentFrame)?.Object;
}
