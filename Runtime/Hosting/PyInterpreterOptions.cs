// What an embedder decides about an interpreter before it starts.

using PyModules.Runtime;

namespace PyModules.Hosting;

/// <summary>The settings of a <see cref="PyInterpreter"/>. They are read once, when it starts.</summary>
public sealed class PyInterpreterOptions
{
    /// <summary>The folder of CPython 3.14's standard library (the one with <c>os.py</c>). Null looks in <c>PYMODULES_CPYTHON_LIB</c>,
    /// beside the application, in what the package put into the application's settings, and where the build fetched it.</summary>
    public string? StandardLibrary { get; set; }

    /// <summary>Folders that come before the standard library on <c>sys.path</c>.</summary>
    public IList<string> SearchPaths { get; } = [];

    /// <summary><c>sys.argv</c>; the first is the program's name.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>What <c>sys.executable</c> says; empty when there is no command that starts this Python.</summary>
    public string Executable { get; set; } = "";

    /// <summary>No environment variable, no user folder and no current folder has an influence. On unless switched off.</summary>
    public bool Isolated { get; set; } = true;

    /// <summary>Import <c>site</c>: <c>exit</c>, <c>help</c> and the packages of a prefix.</summary>
    public bool ImportSite { get; set; } = true;

    /// <summary>Have Python handle signals such as Ctrl-C. For one interpreter of a process at most.</summary>
    public bool HandleSignals { get; set; }

    /// <summary>Keep compiled code in <c>__pycache__</c>.</summary>
    public bool WriteBytecode { get; set; } = true;

    /// <summary>0 for all, 1 without assertions, 2 without docstrings too.</summary>
    public int OptimizationLevel { get; set; }

    /// <summary>How deep Python calls may nest before <c>RecursionError</c>; <c>sys.getrecursionlimit()</c>.</summary>
    public int RecursionLimit { get; set; } = 1000;

    /// <summary>How long a single call of the embedder's (execute, evaluate, import, call) may run; null for as long as it wants.
    /// What goes on longer is interrupted and the embedder gets a <see cref="TimeoutException"/>.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>How long interrupted code may clean up before every further step of it is interrupted too.</summary>
    public TimeSpan InterruptionGrace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where <c>sys.stdin</c> reads; null is the process's own. See <see cref="PyStdio"/>.</summary>
    public PyStdio? StandardInput { get; set; }

    /// <summary>Where <c>sys.stdout</c> writes; null is the process's own.</summary>
    public PyStdio? StandardOutput { get; set; }

    /// <summary>Where <c>sys.stderr</c> writes; null is the process's own.</summary>
    public PyStdio? StandardError { get; set; }

    /// <summary><c>-X</c> options by name; a null value is a bare one.</summary>
    public IDictionary<string, string?> XOptions { get; } = new Dictionary<string, string?>();

    /// <summary><c>-W</c> options, in order.</summary>
    public IList<string> WarningOptions { get; } = [];

    internal PyConfig ToConfig()
    {
        string lib = StandardLibraryFolder.Find(StandardLibrary);
        string prefix = StandardLibraryFolder.Prefix(lib);
        PyConfig config = new()
        {
            Isolated = Isolated,
            UseEnvironment = !Isolated,
            SafePath = Isolated,
            UserSiteDirectory = !Isolated,
            SiteImport = ImportSite,
            InstallSignalHandlers = HandleSignals,
            WriteBytecode = WriteBytecode,
            OptimizationLevel = OptimizationLevel,
            Executable = Executable,
            BaseExecutable = Executable,
            ProgramName = Arguments.Count > 0 ? Arguments[0] : "",
            Prefix = prefix,
            ExecPrefix = prefix,
            BasePrefix = prefix,
            BaseExecPrefix = prefix,
            StdlibDir = lib,
            Argv = Arguments.Count > 0 ? [.. Arguments] : [""],
            OrigArgv = [.. Arguments],
            WarnOptions = [.. WarningOptions],
            XOptions = new(XOptions),
            StandardInput = StandardInput?.Stream,
            StandardOutput = StandardOutput?.Stream,
            StandardError = StandardError?.Stream,
        };
        foreach (string path in SearchPaths) config.ModuleSearchPaths.Add(Path.GetFullPath(path));
        config.ModuleSearchPaths.Add(lib);
        if (!Isolated) config.SysPath0 = "";
        return config;
    }
}
