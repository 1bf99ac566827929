// Modules/getpath.py: where we are, where the standard library is, and sys.path.

using System.Runtime.CompilerServices;
using System.Text;
using PyModules.Hosting;
using PyModules.Runtime;
using PyModules.Runtime.Native;

namespace PyModules.Cli;

internal static class PathSettings
{
    private const string LibName = "python3.14";

    public static void Apply(PyConfig config, CommandLine line)
    {
        string executable = FindExecutable(line.Program);
        config.Executable = config.BaseExecutable = executable;
        config.ProgramName = line.Program;

        string? home = line.IgnoreEnvironment ? null : NonEmpty(Environment.GetEnvironmentVariable("PYTHONHOME"));
        string? venv = home is null ? FindVenv(executable, config) : null;

        string? lib = NonEmpty(Environment.GetEnvironmentVariable("PYMODULES_CPYTHON_LIB"));
        string prefix;
        if (home is not null)
        {
            prefix = home.Split(':')[0];
            lib = Path.Combine(prefix, "lib", LibName);
        }
        else if (lib is not null)
        {
            lib = Path.GetFullPath(lib).TrimEnd('/');
            prefix = StandardLibraryFolder.Prefix(lib);
        }
        else
        {
            prefix = ShortText.Folder(AppContext.BaseDirectory) ?? "";
            lib = $"{prefix}/lib/{LibName}";
            if (!FileBytes.IsFile(lib + "/os.py") && AppContext.GetData(StandardLibraryFolder.Setting) is string built)
            {
                lib = built;
                prefix = StandardLibraryFolder.Prefix(lib);
            }
        }

        config.StdlibDir = lib;
        config.BasePrefix = config.BaseExecPrefix = prefix;
        config.Prefix = config.ExecPrefix = venv ?? prefix;
        if (!line.IgnoreEnvironment && NonEmpty(Environment.GetEnvironmentVariable("PYTHONPATH")) is { } path)
        {
            foreach (string p in path.Split(':')) config.ModuleSearchPaths.Add(p.Length == 0 ? Environment.CurrentDirectory : Path.GetFullPath(p).TrimEnd('/') is { Length: > 0 } full ? full : "/");
        }
        config.ModuleSearchPaths.Add((ShortText.Folder(lib) ?? prefix) + "/python314.zip");
        config.ModuleSearchPaths.Add(lib);
        string dynload = lib + "/lib-dynload";
        if (FileBytes.IsFolder(dynload)) config.ModuleSearchPaths.Add(dynload);

        config.SysPath0 = config.RunCommand is not null ? ""
            : config.RunModule is not null ? Environment.CurrentDirectory
            : config.RunFilename is { } file ? ScriptFolder(file)
            : "";
    }

    private static string? NonEmpty(string? s) => string.IsNullOrEmpty(s) ? null : s;

    /// <summary>The folder of the script that a symbolic link stands for.</summary>
    private static string ScriptFolder(string file)
    {
        string full = Path.GetFullPath(file);
        try
        {
            FileSystemInfo? target = FileBytes.IsFile(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true) : null;
            if (target is not null) full = target.FullName;
        }
        catch (IOException)
        {
            // A loop of links: opening the script says so.
        }
        return Path.GetDirectoryName(full) ?? "/";
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
            if (FileBytes.IsFile(candidate)) return Path.GetFullPath(candidate);
        }
        return Environment.ProcessPath is { } path && Path.GetFileName(path) != "dotnet" ? path : Path.Combine(AppContext.BaseDirectory, "pymod");
    }

    /// <summary>pyvenv.cfg beside the executable or one folder up: the environment's folder; its home key leads to the base executable.</summary>
    private static string? FindVenv(string executable, PyConfig config)
    {
        string? folder = ShortText.Folder(executable);
        for (int up = 0; up < 2 && folder is not null; up++, folder = ShortText.Folder(folder))
        {
            string file = folder + "/pyvenv.cfg";
            if (!FileBytes.IsFile(file)) continue;
            ReadVenv(file, executable, config);
            return folder;
        }
        return null;
    }

    // By itself, so that a start without a virtual environment does not load the framework's readers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadVenv(string file, string executable, PyConfig config)
    {
        foreach (string line in File.ReadLines(file, Encoding.UTF8))
        {
            int equals = line.IndexOf('=');
            if (equals < 0 || !line[..equals].Trim().Equals("home", StringComparison.OrdinalIgnoreCase)) continue;
            string home = line[(equals + 1)..].Trim();
            string candidate = Path.Combine(home, Path.GetFileName(executable));
            if (!FileBytes.IsFile(candidate)) candidate = File.ResolveLinkTarget(executable, returnFinalTarget: true)?.FullName ?? candidate;
            config.BaseExecutable = candidate;
            return;
        }
    }
}
