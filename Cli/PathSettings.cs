// Modules/getpath.c and Modules/getpath.py: where we are, where the standard library is, and sys.path.

using System.Runtime.CompilerServices;
using System.Text;
using PyModules.Hosting;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

internal static class PathSettings
{
    private const string LibName = "python3.14";

    [Mirrors("_PyConfig_InitPathConfig", 855, 981)]
    public static void Apply(PyConfig config, PreCommandLine line, string program)
    {
        string executable = FindExecutable(program);
        config.ProgramName = program;
        config.Executable = config.BaseExecutable = executable;
        // Another name to be known by; isolation does not change it.
        if (Variable("PYTHONEXECUTABLE") is { } other) config.Executable = other;

        string? home = config.Home = line.Variable("PYTHONHOME");
        string? venv = FindVenv(config.Executable, config, home is not null);
        string? lib = Variable("PYMODULES_CPYTHON_LIB");
        string prefix, execPrefix;
        if (home is not null)
        {
            int colon = ShortText.IndexOf(home, ':');
            prefix = colon < 0 ? home : home[..colon];
            execPrefix = colon < 0 ? home : home[(colon + 1)..];
            lib = $"{prefix}/{config.PlatLibDir}/{LibName}";
        }
        else
        {
            prefix = FindPrefix(config, ref lib);
            execPrefix = prefix;
        }

        config.StdlibDir = lib;
        config.BasePrefix = prefix;
        config.BaseExecPrefix = execPrefix;
        config.Prefix = venv ?? prefix;
        config.ExecPrefix = venv ?? execPrefix;
        config.PythonPath = line.Variable("PYTHONPATH");
        if (config.PythonPath is { } path) AddPath(config, path);
        config.ModuleSearchPaths.Add((ShortText.Folder(lib!) ?? prefix) + "/python314.zip");
        config.ModuleSearchPaths.Add(lib!);
        string dynload = lib + "/lib-dynload";
        if (FileBytes.IsFolder(dynload)) config.ModuleSearchPaths.Add(dynload);

        config.SysPath0 = SysPath0(config);
    }

    /// <summary>What a program's own modules are found by.</summary>
    [Mirrors("_PyPathConfig_ComputeSysPath0", 351, 477, File = "Python/pathconfig.c")]
    private static string SysPath0(PyConfig config) =>
        config.RunCommand is not null ? ""
        : config.RunModule is not null ? Environment.CurrentDirectory
        : config.RunFilename is { } file ? ScriptFolder(file)
        : "";

    /// <summary>Where the library is named, beside the executable, or where the build found it.</summary>
    private static string FindPrefix(PyConfig config, ref string? lib)
    {
        if (lib is not null)
        {
            lib = Path.GetFullPath(lib).TrimEnd('/');
            return StandardLibraryFolder.Prefix(lib);
        }
        string prefix = ShortText.Folder(AppContext.BaseDirectory) ?? "";
        lib = $"{prefix}/{config.PlatLibDir}/{LibName}";
        if (FileBytes.IsFile(lib + "/os.py") || AppContext.GetData(StandardLibraryFolder.Setting) is not string built) return prefix;
        lib = built;
        return StandardLibraryFolder.Prefix(lib);
    }

    // By itself: a start without PYTHONPATH splits nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddPath(PyConfig config, string path)
    {
        foreach (string p in path.Split(':')) config.ModuleSearchPaths.Add(p.Length == 0 ? Environment.CurrentDirectory : Path.GetFullPath(p).TrimEnd('/') is { Length: > 0 } full ? full : "/");
    }

    /// <summary>A variable that counts in isolated mode too; null when it is not set or empty.</summary>
    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;


    /// <summary>The folder of the script that a symbolic link stands for.</summary>
    private static string ScriptFolder(string file)
    {
        string full = Path.GetFullPath(file);
        // A loop of links: opening the script says so.
        return Path.GetDirectoryName(FileBytes.IsFile(full) ? RealPath(full) : full) ?? "/";
    }

    /// <summary>An absolute path that keeps symbolic links: a virtual environment is one.</summary>
    private static string FindExecutable(string program)
    {
        if (ShortText.Contains(program, '/'))
        {
            return !ShortText.IsNormalPath(program) ? Path.GetFullPath(program)
                : program[0] == '/' || FileBytes.CurrentFolder() is not { } here ? program
                : here == "/" ? "/" + program : here + "/" + program;
        }
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            string candidate = Path.Combine(folder, program);
            if (IsExecutable(candidate)) return Path.GetFullPath(candidate);
        }
        return Environment.ProcessPath is { } path && Path.GetFileName(path) != "dotnet" ? path : Path.Combine(AppContext.BaseDirectory, "pymod");
    }

    [Mirrors("getpath_isxfile", 223, 252)]
    private static bool IsExecutable(string path) =>
        FileBytes.Stat(path, out LibC.StatX status) && (status.Mode & LibC.S_IFMT) == LibC.S_IFREG && (status.Mode & 0b001_001_001) != 0;

    /// <summary>pyvenv.cfg one folder up or beside the executable: the environment's folder, when the file says where its home is.</summary>
    private static string? FindVenv(string executable, PyConfig config, bool hasHome)
    {
        string? beside = ShortText.Folder(executable), above = beside is null ? null : ShortText.Folder(beside);
        string? folder = above is not null && FileBytes.IsFile(above + "/pyvenv.cfg") ? above : beside is not null && FileBytes.IsFile(beside + "/pyvenv.cfg") ? beside : null;
        return folder is not null && ReadVenv(folder + "/pyvenv.cfg", executable, config, hasHome) ? folder : null;
    }

    // By itself, so that a start without a virtual environment does not load the framework's readers.
    [Mirrors("getpath_readlines", 340, 421)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool ReadVenv(string file, string executable, PyConfig config, bool hasHome)
    {
        foreach (string line in File.ReadLines(file, Encoding.UTF8))
        {
            int equals = line.IndexOf('=');
            if (equals < 0 || !line[..equals].Trim().Equals("home", StringComparison.OrdinalIgnoreCase)) continue;
            // PYTHONHOME is stronger, and PYTHONEXECUTABLE has settled what the base is.
            if (!hasHome && config.BaseExecutable == executable) config.BaseExecutable = BaseExecutable(executable, line[(equals + 1)..].Trim());
            return true;
        }
        return false;
    }

    /// <summary>What a link leads to; else the executable of the same name in the home, or one of the names that installations have.</summary>
    private static string BaseExecutable(string executable, string home)
    {
        if (RealPath(executable) is var real && real != executable) return real;
        string candidate = Path.Combine(home, Path.GetFileName(executable));
        if (FileBytes.IsFile(candidate)) return candidate;
        foreach (string name in (string[])["python3", LibName, "pymod"])
        {
            string known = Path.Combine(home, name);
            if (FileBytes.IsFile(known)) return known;
        }
        return candidate;
    }

    /// <summary>The file that a chain of links ends at; the folders on the way are left alone.</summary>
    [Mirrors("getpath_realpath", 424, 563)]
    private static string RealPath(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
