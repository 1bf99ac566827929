// Python/initconfig.c: PyConfig.

namespace PyModules.Runtime;

/// <summary>Settings of an interpreter.</summary>
public sealed class PyConfig
{
    public bool Isolated { get; set; }
    public bool UseEnvironment { get; set; } = true;
    public bool DevMode { get; set; }
    public bool SafePath { get; set; }
    public bool UserSiteDirectory { get; set; } = true;
    public bool SiteImport { get; set; } = true;
    public bool WriteBytecode { get; set; } = true;
    public bool BufferedStdio { get; set; } = true;
    public bool Quiet { get; set; }
    public bool Interactive { get; set; }
    public bool Inspect { get; set; }

    /// <summary>-X importtime: 1 tells of modules that are loaded, 2 of those that were there already too.</summary>
    public int ImportTime { get; set; }
    public bool Utf8Mode { get; set; } = true;
    public bool WarnDefaultEncoding { get; set; }
    public bool ParserDebug { get; set; }
    public bool InstallSignalHandlers { get; set; } = true;
    public bool SkipFirstLine { get; set; }
    public bool CodeDebugRanges { get; set; } = true;
    public bool FaultHandler { get; set; }

    /// <summary>-X frozen_modules: modules that a start needs are found without a search.</summary>
    public bool UseFrozenModules { get; set; } = true;
    public int TraceMalloc { get; set; }

    /// <summary>-X cpu_count; -1 asks the system.</summary>
    public int CpuCount { get; set; } = -1;
    public int Verbose { get; set; }
    public int OptimizationLevel { get; set; }

    /// <summary>-b: 1 warn, 2 raise.</summary>
    public int BytesWarning { get; set; }
    public int IntMaxStrDigits { get; set; } = 4300;
    public ulong? HashSeed { get; set; }

    /// <summary>PYTHONHASHSEED was not given or is <c>random</c>.</summary>
    public bool UseHashSeed { get; set; }
    public bool ThreadInheritContext { get; set; }
    public bool ContextAwareWarnings { get; set; }
    public string StdioEncoding { get; set; } = "utf-8";
    public string StdioErrors { get; set; } = "strict";
    public string FilesystemEncoding { get; set; } = "utf-8";
    public string FilesystemErrors { get; set; } = "surrogateescape";
    public string? CheckHashPycsMode { get; set; }
    public string? PycachePrefix { get; set; }

    public List<string> Argv { get; set; } = [];
    public List<string> OrigArgv { get; set; } = [];
    public List<string> WarnOptions { get; set; } = [];

    /// <summary>-X, by name; null stands for an option without a value.</summary>
    public Dictionary<string, string?> XOptions
    {
        get => _xOptions ??= [];
        set => _xOptions = value;
    }
    private Dictionary<string, string?>? _xOptions;

    /// <summary>Whether there are options of -X: asking for the table makes it.</summary>
    internal bool HasXOptions => _xOptions is { Count: > 0 };

    /// <summary>Whether an option of -X was given, and its value.</summary>
    internal bool XOption(string name, out string? value)
    {
        value = null;
        return HasXOptions && XOptions.TryGetValue(name, out value);
    }

    /// <summary>Where modules are searched, before <c>site</c> adds to it.</summary>
    public List<string> ModuleSearchPaths { get; set; } = [];

    /// <summary>What is put in front of sys.path for the script; null nothing.</summary>
    public string? SysPath0 { get; set; }
    public string Executable { get; set; } = "";

    /// <summary>argv[0], as messages name the program.</summary>
    public string ProgramName { get; set; } = "";
    public string BaseExecutable { get; set; } = "";
    public string Prefix { get; set; } = "";
    public string ExecPrefix { get; set; } = "";

    /// <summary>PYTHONHOME and PYTHONPATH as they were given; null when they were not.</summary>
    public string? Home { get; set; }
    public string? PythonPath { get; set; }
    public string BasePrefix { get; set; } = "";
    public string BaseExecPrefix { get; set; } = "";
    public string PlatLibDir { get; set; } = "lib";

    /// <summary>Directory of the standard library.</summary>
    public string? StdlibDir { get; set; }

    /// <summary>Standard streams of the host's in place of descriptors 0 to 2.</summary>
    public Stream? StandardInput { get; set; }
    public Stream? StandardOutput { get; set; }
    public Stream? StandardError { get; set; }

    // What to run.
    public string? RunCommand { get; set; }
    public string? RunModule { get; set; }
    public string? RunFilename { get; set; }
}
